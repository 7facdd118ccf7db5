"""Steering a session: who joined, the questions with one clear next step each, and what the room said."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

import streamlit as st

from lessons import vote_words
from lessons.ballots import RefusedError
from lessons.room import Asked, ClosedError, Phase, Session, UnknownError
from lessons.sessions import Sessions
from lessons.store import StoreError
from lessons.tallies import difference, tally
from lessons.words import Words
from ui import desk_close, desk_words, outcome_part, room_parts, steering
from ui.agenda_keys import HIDDEN
from ui.choices import link
from ui.data import VERSION, catalogue
from ui.desk_opening import home
from ui.html import show
from ui.language import words
from ui.room_parts import Seen, seen_by, told
from ui.rooms import rooms

LOOPBACK = ("127.0.0.1", "localhost", "::1")
"""Names of this very computer: no telephone reaches a server there."""
EVERY = 2
"""So many seconds pass between two looks at the room."""
PAUSE = 1.0
"""Within so many seconds after a step of a question a second press of its button is the same press."""
_PRESSED = "pressed"


def show_session(session: Session) -> None:
    """The desk of this session: live while it is open; once it is closed what came out of it stands before the questions."""
    speech = words()
    show("desk_head", title=session.title, closed=session.closed, **entrance(session, speech))
    outcome_part.show_outcome(session)
    if session.closed:
        show("desk_take", address=planned("meenemen", session))
    st.fragment(_live, run_every=None if session.closed else EVERY)(session.id, session.closed)
    desk_close.show_end(session)


def entrance(session: Session, speech: Words) -> dict[str, Any]:
    """The ways in and out of a session: code, short link, the deck, until when."""
    return {
        "code": session.code,
        "short": f"{home().partition('://')[2]}/m/{session.code}",
        "present": planned("presenteren", session),
        "own": urlsplit(home()).hostname in LOOPBACK,
        "until": desk_close.moment(session.joins_until, speech),
        "kept": desk_close.moment(session.kept_until, speech),
    }


def planned(page: str, session: Session) -> str:
    """This page with the plan of the session, on the version of the data that it was opened with."""
    plan = session.plan
    moved = plan.version != catalogue().fingerprint
    return link(
        page,
        sessie=session.code,
        agenda=plan.agenda,
        opgave=plan.purpose,
        peildatum=plan.as_of,
        organisatie=plan.organisations or None,
        thema=plan.themes or None,
        namen=HIDDEN if plan.names_hidden else None,
        naam=session.title,
        versie=plan.version[:VERSION] if moved else None,
        editie=plan.edition if moved else None,
    )


def _live(session: str, closed: bool) -> None:
    """What changes while the room votes; made again every `EVERY` seconds, without the page around it."""
    try:
        now = rooms().of_id(session)
        if now.closed != closed or not steering.steers(session):
            st.rerun()
        _questions(now, rooms())
    except UnknownError:
        st.rerun()
    except StoreError:
        show("desk_down")


def _questions(session: Session, store: Sessions) -> None:
    speech = words()
    pulse = store.pulse(session.id)
    joined = speech.count(
        pulse.joined, nl=("deelnemer", "deelnemers"), en=("participant", "participants"), spelled=True
    )
    show("desk_joined", joined=speech.opening(joined), closed=session.closed)
    for place, asked in enumerate(session.asked, 1):
        with st.container(key=f"asked-{asked.question.id}"):
            _asked(session, asked, place, store, pulse.joined)


def _asked(session: Session, asked: Asked, place: int, store: Sessions, joined: int) -> None:
    """One question: how far it is, the next step, and what may be seen of it."""
    speech, question = words(), asked.question
    seen = seen_by(session, speech)
    show(
        "desk_question",
        place=place,
        question=room_parts.question(question, seen),
        phase=vote_words.phase_word(asked, speech, session.closed),
        open=asked.round > 0 and not session.closed,
        current=session.current == question.id and not session.closed,
        voted=_voted(session, asked, store, joined),
    )
    if not session.closed:
        _step(session, asked)
    if question.kind == "words":
        desk_words.show_words(session, asked, store)
    elif told(asked, session.closed):
        show(
            "desk_result",
            result=outcome(session, asked, store, seen),
            open=session.current == question.id,
            first=asked.phase == "second" and not session.closed,
        )


def _voted(session: Session, asked: Asked, store: Sessions, joined: int) -> str:
    """How many voted in the round that is open; nothing else of a vote is told while it is."""
    if asked.question.kind == "words" or asked.round == 0 or session.closed:
        return ""
    return vote_words.voted(room_parts.answered(store, session, asked), joined, words())


def outcome(session: Session, asked: Asked, store: Sessions, seen: Seen) -> dict[str, Any]:
    """What the room said to this question, as far as it may be told."""
    question = asked.question
    first = store.votes(session.id, question.id, 1)
    if told(asked, session.closed) < 2:
        return room_parts.result(tally(question, first), seen)
    return {
        **room_parts.compared(difference(question, first, store.votes(session.id, question.id, 2)), seen),
        "compared": True,
    }


# --- steering -------------------------------------------------------------------------------------------------------------


def _step(session: Session, asked: Asked) -> None:
    """The button of the next step. It keeps its place and its focus; only what it says changes."""
    question = asked.question.id
    following = next(iter(asked.may), None)
    with st.container(horizontal=True):
        if following:
            label = room_parts.step_word(asked, following, words())
            st.button(label, key=f"next-{question}", on_click=step, args=(session.id, question, following))
        if session.current != question:
            label = words().say(nl="Zet op de telefoons", en="Put on the phones")
            st.button(label, key=f"show-{question}", on_click=put, args=(session.id, question))


def step(session: str, question: str, phase: Phase) -> None:
    """Take a question one step further, as its coach. A press right after another one is the same press."""
    last: dict[str, float] = st.session_state.setdefault(_PRESSED, {})
    if time.monotonic() - last.get(question, -PAUSE) < PAUSE:
        return
    last[question] = time.monotonic()
    with suppress(RefusedError, ClosedError, UnknownError, StoreError):
        if steering.steers(session):
            rooms().move(session, question, phase)


def put(session: str, question: str) -> None:
    """Let the room look at this question, as its coach."""
    with suppress(ClosedError, UnknownError, StoreError):
        if steering.steers(session):
            rooms().show(session, question)
