"""Live session."""

from __future__ import annotations

import streamlit as st

from ui.language import words


def show_desk() -> None:
    """The page."""
    st.title(words().say(nl="Live sessie", en="Live session"))
