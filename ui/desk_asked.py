"""What the desk tells of one question: how many voted while a round is open, and what came out once that may be told."""

from __future__ import annotations

from typing import Any

from lessons import vote_words
from lessons.room import Asked, Session
from lessons.sessions import Sessions
from lessons.tallies import difference, tally
from ui import desk_words, room_parts, room_results
from ui.html import show
from ui.language import words
from ui.room_parts import Seen


def state(session: Session, asked: Asked, store: Sessions, joined: int) -> dict[str, Any]:
    """How far it is, and how many voted in the round that is open: nothing else of a vote is told while it is."""
    is_open = asked.round > 0 and not session.closed
    counts = is_open and asked.question.kind != "words"
    number = room_parts.answered(store, session, asked) if counts else 0
    return {
        "place": session.asked.index(asked) + 1,
        "phase": vote_words.phase_word(asked, words(), session.closed),
        "open": is_open,
        "current": session.current == asked.question.id and not session.closed,
        "voted": vote_words.voted(number, joined, words()) if counts else "",
    }


def show_said(session: Session, asked: Asked, store: Sessions, seen: Seen, at_hand: bool) -> None:
    """What people wrote, with what the coach decides on it; of votes the result, in sight where the question is at hand."""
    if asked.question.kind == "words":
        desk_words.show_words(session, asked, store)
    elif asked.told:
        first = asked.phase == "second"
        show("desk_result", result=_outcome(session, asked, store, seen), open=at_hand, first=first)


def _outcome(session: Session, asked: Asked, store: Sessions, seen: Seen) -> dict[str, Any]:
    """What the room said to this question, as far as it may be told."""
    question = asked.question
    first = store.votes(session.id, question.id, 1)
    if asked.told < 2:
        return room_results.result(tally(question, first), seen)
    found = difference(question, first, store.votes(session.id, question.id, 2))
    return {**room_results.compared(found, seen), "compared": True}
