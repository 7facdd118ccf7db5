"""The keys of the address that mean nothing any more: they stay where they are, and go along in no link and to no page."""

from __future__ import annotations

import streamlit as st

_LEFT = "left-keys"


def begin() -> None:
    """At the beginning of a page no key is left behind."""
    st.session_state[_LEFT] = ()


def leave_behind(key: str) -> None:
    """What the address says for this key is no more."""
    st.session_state[_LEFT] = (*st.session_state.get(_LEFT, ()), key)
    st.session_state[f"kept-{key}"] = []


def is_named(key: str) -> bool:
    """Whether the address says something for this key that still is."""
    return key in st.query_params and key not in st.session_state.get(_LEFT, ())
