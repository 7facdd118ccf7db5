"""Which language this visitor reads: the address, else a cookie, else the browser, else Dutch."""

from __future__ import annotations

import streamlit as st

from lessons.words import Language, Words

LANGUAGES: tuple[Language, ...] = ("nl", "en")


def language() -> Language:
    """`nl` or `en`, in that order of sources: `?taal=`, this session, the cookie `taal`, the browser's own."""
    asked = (st.query_params.get("taal"), st.session_state.get("taal"), st.context.cookies.get("taal"))
    for found in asked:
        if found in LANGUAGES:
            return found
    return "en" if (st.context.locale or "nl").lower().startswith("en") else "nl"


def remember_language() -> None:
    """Keep the language that the address asks for, for the rest of this visit."""
    asked = st.query_params.get("taal")
    if asked in LANGUAGES:
        st.session_state["taal"] = asked


def words() -> Words:
    """The words of this visitor's language."""
    return Words(language())
