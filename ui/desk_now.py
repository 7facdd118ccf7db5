"""What the coach needs in the moment, above all else on the desk: the way in, the question at hand, and its next step."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import streamlit as st

from lessons.room import Asked, Session
from lessons.sessions import Sessions
from lessons.words import Words
from ui import clock, desk_asked, desk_steps, room_parts
from ui.desk_opening import home
from ui.html import show
from ui.language import words
from ui.room_parts import Seen

LOOPBACK = ("127.0.0.1", "localhost", "::1")
"""Names of this very computer: no telephone reaches a server there."""


def at_hand(session: Session) -> Asked | None:
    """The question that the room is at; before the first one that one; none once the session is closed."""
    return None if session.closed else session.now or session.asked[0]


def show_way_in(session: Session, store: Sessions, joined: int) -> None:
    """How the room comes in, in full until the first question was opened; how many did, and which words wait."""
    speech = words()
    people = speech.count(joined, nl=("deelnemer", "deelnemers"), en=("participant", "participants"), spelled=True)
    with st.container(key="way-in", horizontal=True, vertical_alignment="center"):
        show("desk_entrance", **_entrance(session))
        show("desk_joined", joined=speech.opening(people), waiting=_waiting(session, store, speech))


def _entrance(session: Session) -> dict[str, Any]:
    return {
        "code": session.code,
        "short": f"{home().partition('://')[2]}/m/{session.code}",
        "own": urlsplit(home()).hostname in LOOPBACK,
        "until": clock.moment(session.joins_until, words()),
        "folded": any(asked.phase != "waiting" for asked in session.asked),
    }


def _waiting(session: Session, store: Sessions, speech: Words) -> list[dict[str, str]]:
    """The questions in the list below with words that wait for the coach: how many, and where."""
    now, found = at_hand(session), []
    for place, asked in enumerate(session.asked, 1):
        if asked.question.kind != "words" or asked is now:
            continue
        number = sum(said.state == "waiting" for said in store.words(session.id, asked.question.id))
        told = speech.count(number, nl=("bijdrage wacht", "bijdragen wachten"), en=("contribution waits", "contributions wait"))  # fmt: skip
        where = speech.say(nl="op u bij vraag {n}", en="for you at question {n}", n=place)
        found += [{"told": f"{told} {where}", "at": f"asked-{asked.question.id}"}] if number else []
    return found


def show_now(session: Session, asked: Asked, store: Sessions, seen: Seen, joined: int) -> None:
    """The question at hand: how far it is, how many voted, its next step as one button, and what may be seen of it."""
    with st.container(key="asked-now"):
        told = desk_asked.state(session, asked, store, joined)
        show("desk_now", question=room_parts.question(asked.question, seen), of=len(session.asked), **told)
        if not desk_steps.show_now(session, asked):
            show("desk_done")
        desk_asked.show_said(session, asked, store, seen, at_hand=True)
