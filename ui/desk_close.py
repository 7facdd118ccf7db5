"""The end of a session: closing it, what came out of it, deleting it, and letting go of it on this computer."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import streamlit as st

from lessons.room import Session, UnknownError
from lessons.store import StoreError
from lessons.words import Words
from ui import clock, steering
from ui.choices import opened
from ui.html import show
from ui.language import words
from ui.rooms import rooms


def show_end(session: Session) -> None:
    """Close it; once it is closed what came out; delete it; let go of it."""
    speech = words()
    show("desk_end", closed=session.closed, kept=clock.moment(session.kept_until, speech))
    if not session.closed:
        _confirmed("sluiten", "desk_closing", _close_words(speech), session, close)
    _confirmed("wissen", "desk_deleting", _delete_words(speech), session, delete)
    show("desk_stop")


def _confirmed(
    key: str, template: str, said: tuple[str, str, str], session: Session, act: Callable[[str], None]
) -> None:
    """A button that first says what it does, and then asks again."""
    ask, sure, back = said
    if opened(key, ask, back):
        show(template, kept=clock.moment(session.kept_until, words()))
        st.button(sure, key=f"{key}-sure", type="primary", on_click=act, args=(session.id,))


def _close_words(speech: Words) -> tuple[str, str, str]:
    say = speech.say
    return (
        say(nl="Sluit de sessie", en="Close the session"),
        say(nl="Ja, sluit de sessie", en="Yes, close the session"),
        say(nl="Nee, ga door", en="No, go on"),
    )


def _delete_words(speech: Words) -> tuple[str, str, str]:
    say = speech.say
    return (
        say(nl="Wis de sessie", en="Delete the session"),
        say(nl="Ja, wis alles", en="Yes, delete everything"),
        say(nl="Nee, bewaar haar", en="No, keep it"),
    )


def close(session: str) -> None:
    """Nobody votes from now on."""
    st.query_params.pop("sluiten", None)
    with suppress(UnknownError, StoreError):
        if steering.steers(session):
            rooms().close(session)


def delete(session: str) -> None:
    """Take it away, for good."""
    st.query_params.pop("wissen", None)
    with suppress(UnknownError, StoreError):
        if steering.steers(session):
            rooms().delete(session)
