"""The steps of a session as its coach takes them: a question goes one step further, or the room goes to another question."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import Literal

import streamlit as st

from lessons.ballots import RefusedError
from lessons.room import Asked, ClosedError, Phase, Session, UnknownError
from lessons.store import StoreError
from ui import room_parts, steering
from ui.html import show
from ui.language import words
from ui.rooms import rooms

PAUSE = 1.0
"""Within so many seconds another press in the same place is the same press: the button of the step after it stands there."""
TELLING = 8.0
"""So many seconds it is told that a press came too late."""
_PRESSED, _LATE = "pressed", "pressed-late"
Kind = Literal["primary", "secondary"]
_MAIN: tuple[str, Kind] = ("next-now", "primary")
_BESIDE: tuple[str, Kind] = ("then-now", "secondary")
"""The places of the buttons above, and how they look."""


def show_now(session: Session, asked: Asked) -> bool:
    """The next step of the question at hand as one button, that keeps its place; the keyboard stays there (ui/look/go.js).

    Its key names the step: a press on what is drawn still, but is not so any more, is a press on that step and no other.

    Beside it what else may be done. False where nothing is left to do.
    """
    with st.container(horizontal=True, key="steps-now"):
        left = _show_now(session, asked)
    show("desk_late", late=time.monotonic() < st.session_state.get(_LATE, -TELLING) + TELLING)
    return left


def _show_now(session: Session, asked: Asked) -> bool:
    question, following, then = asked.question.id, next(iter(asked.may), None), after(session, asked)
    if following:
        _step_button(session, asked, following, f"next-now-{question}", *_MAIN)
    if then and not asked.round and asked.phase != "waiting":
        _go_button(session, then, following is None)
    if session.current != question:
        _put_button(session, question, f"show-now-{question}")
    return bool(following or then)


def _step_button(session: Session, asked: Asked, following: Phase, key: str, place: str, kind: Kind) -> None:
    label = room_parts.step_word(asked, following, words())
    args = (session.id, asked.question.id, asked.phase, following, place)
    st.button(label, key=f"{key}-{following}", type=kind, on_click=step, args=args)


def _go_button(session: Session, then: Asked, main: bool) -> None:
    """To another question; the main button where this one has no step left."""
    place, kind = _MAIN if main else _BESIDE
    question = then.question.id
    args = (session.id, question, place)
    st.button(_go_to(session, then), key=f"{place}-{question}", type=kind, on_click=put, args=args)


def _go_to(session: Session, asked: Asked) -> str:
    place = session.asked.index(asked) + 1
    return words().say(nl="Ga naar vraag {n}", en="Go to question {n}", n=place)


def after(session: Session, asked: Asked) -> Asked | None:
    """The question that comes after this one: the next that was not asked yet, else an earlier one that was left out."""
    place = session.asked.index(asked)
    order = (*session.asked[place + 1 :], *session.asked[:place])
    return next((one for one in order if one.phase == "waiting"), None)


def show_row(session: Session, asked: Asked) -> None:
    """The same for a question in the list: its own next step, and the way to the telephones."""
    question, following = asked.question.id, next(iter(asked.may), None)
    if following:
        key = f"next-{question}"
        _step_button(session, asked, following, key, key, "secondary")
    _put_button(session, question, f"show-{question}")


def _put_button(session: Session, question: str, key: str) -> None:
    label = words().say(nl="Zet op de telefoons", en="Put on the phones")
    st.button(label, key=key, on_click=put, args=(session.id, question, key))


def step(session: str, question: str, saw: Phase, phase: Phase, place: str) -> None:
    """Take a question that was seen in one phase to the next, as its coach; where it is elsewhere by now, say so."""
    if _again(place):
        return
    st.session_state.pop(_LATE, None)
    with suppress(RefusedError, ClosedError, UnknownError, StoreError):
        if steering.steers(session) and not rooms().move(session, question, phase, saw):
            st.session_state[_LATE] = time.monotonic()


def put(session: str, question: str, place: str) -> None:
    """Let the room look at this question, as its coach."""
    if _again(place):
        return
    st.session_state.pop(_LATE, None)
    with suppress(ClosedError, UnknownError, StoreError):
        if steering.steers(session):
            rooms().show(session, question)


def _again(place: str) -> bool:
    """Whether this press is the one before, a second time: as quick, and in the same place."""
    last: tuple[str, float] | None = st.session_state.get(_PRESSED)
    now = time.monotonic()
    if last is not None and last[0] == place and now - last[1] < PAUSE:
        return True
    st.session_state[_PRESSED] = (place, now)
    return False
