"""Which language this visitor reads: the address, else a cookie, else the browser, else Dutch."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

import streamlit as st

from lessons.words import Language, Words

LANGUAGES: tuple[Language, ...] = ("nl", "en")


@dataclass
class _Spoken:
    """The language of one run of a page, once it was asked for."""

    found: Language | None = None


_SPOKEN: ContextVar[_Spoken | None] = ContextVar("spoken", default=None)


@contextmanager
def one_language() -> Iterator[None]:
    """Inside it the language is found out once: a page asks for it some fifty times."""
    token = _SPOKEN.set(_Spoken())
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def language() -> Language:
    """`nl` or `en`, in that order of sources: `?taal=`, this session, the cookie `taal`, the browser's own."""
    spoken = _SPOKEN.get() or _Spoken()
    spoken.found = spoken.found or _language()
    return spoken.found


def _language() -> Language:
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
    if spoken := _SPOKEN.get():
        spoken.found = None


def words() -> Words:
    """The words of this visitor's language."""
    return Words(language())


@contextmanager
def speaking(language: Language) -> Iterator[Words]:
    """Inside it everything is said in this language: for a file in another one than the page."""
    token = _SPOKEN.set(_Spoken(language))
    try:
        yield Words(language)
    finally:
        _SPOKEN.reset(token)
