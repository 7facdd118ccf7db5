"""The steps of a session as its coach takes them: a question goes one step further, or the room goes to another question."""

from __future__ import annotations

import time
from contextlib import suppress

import streamlit as st

from lessons.ballots import RefusedError
from lessons.room import Asked, ClosedError, Phase, Session, UnknownError
from lessons.store import StoreError
from ui import room_parts, steering
from ui.language import words
from ui.rooms import rooms

PAUSE = 1.0
"""Within so many seconds after a step another press is the same press: the button of the step after it may stand there."""
_PRESSED = "pressed"


def show_now(session: Session, asked: Asked) -> bool:
    """The next step of the question at hand as one button, that keeps its place and its focus; only what it says changes.

    Beside it what else may be done. False where nothing is left to do.
    """
    with st.container(horizontal=True, key="steps-now"):
        return _show_now(session, asked)


def _show_now(session: Session, asked: Asked) -> bool:
    question, following, then = asked.question.id, next(iter(asked.may), None), after(session, asked)
    if following:
        label = room_parts.step_word(asked, following, words())
        st.button(label, key="next-now", type="primary", on_click=step, args=(session.id, question, following))
    if then and not asked.round and asked.phase != "waiting":
        main = following is None
        key, kind = ("next-now", "primary") if main else ("then-now", "secondary")
        st.button(_go_to(session, then), key=key, type=kind, on_click=put, args=(session.id, then.question.id))  # type: ignore[arg-type]
    if session.current != question:
        _put_button(session, question, "show-now")
    return bool(following or then)


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
        label = room_parts.step_word(asked, following, words())
        st.button(label, key=f"next-{question}", on_click=step, args=(session.id, question, following))
    _put_button(session, question, f"show-{question}")


def _put_button(session: Session, question: str, key: str) -> None:
    label = words().say(nl="Zet op de telefoons", en="Put on the phones")
    st.button(label, key=key, on_click=put, args=(session.id, question))


def step(session: str, question: str, phase: Phase) -> None:
    """Take a question one step further, as its coach."""
    if _again():
        return
    with suppress(RefusedError, ClosedError, UnknownError, StoreError):
        if steering.steers(session):
            rooms().move(session, question, phase)


def put(session: str, question: str) -> None:
    """Let the room look at this question, as its coach."""
    if _again():
        return
    with suppress(ClosedError, UnknownError, StoreError):
        if steering.steers(session):
            rooms().show(session, question)


def _again() -> bool:
    """Whether this press is the one before, a second time."""
    last: float | None = st.session_state.get(_PRESSED)
    now = time.monotonic()
    if last is not None and now - last < PAUSE:
        return True
    st.session_state[_PRESSED] = now
    return False
