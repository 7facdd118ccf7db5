"""What an invented room of the small catalogue left behind, for the tests of outcomes: no store, no phones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal
from zlib import crc32

from lessons.agenda import items
from lessons.ballots import Answer, questions
from lessons.catalogue import Catalogue, load
from lessons.polled import Results
from lessons.room import Asked, Phase, Plan, Said, Session, Vote
from tests.builders import BASE

AGENDA = "level:dienst-demo.room,level:room,lessons:work,rate:fietsen,words:obstacle,words:idea"
ROOM, OWN, LESSONS, CONCEPT, OBSTACLE, IDEA = (f"q{place}" for place in range(1, 7))
OPENED = 1_795_000_000.0
"""A moment in November 2026."""


def small() -> Catalogue:
    return load(BASE).catalogue


def session(catalogue: Catalogue, phase: Phase = "compared", **more: Any) -> Session:
    """A closed session with a question of each kind, all as far as `phase`."""
    plan = Plan("first-placement", "2026-11", (), (), AGENDA, "f" * 64, "invented/1")
    asked = tuple(Asked(question, phase) for question in questions(items(AGENDA, catalogue), catalogue))
    known: dict[str, Any] = {"id": "0123456789abcdef", "code": "BCD234", "title": "Een zaal", "language": "nl"}
    times = {"opened_at": OPENED, "closed_at": OPENED + 3_600, "joins_until": OPENED, "kept_until": OPENED + 9e6}
    return Session(**{**known, **times, "plan": plan, "closed": True, "current": "", "asked": asked, **more})


def vote(place: int, answer: Answer, organisation: str = "dienst-demo", role: str = "hr") -> Vote:
    return Vote(f"voter{place:03}", role, organisation, answer, 1)


def votes(answers: Iterable[Answer], organisation: str = "dienst-demo", role: str = "hr", start: int = 0) -> list[Vote]:
    return [vote(place, answer, organisation, role) for place, answer in enumerate(answers, start)]


def words(
    text: str, state: Literal["waiting", "shown", "refused"] = "shown", question: str = OBSTACLE, **more: Any
) -> Said:
    known: dict[str, Any] = {"id": f"{crc32(text.encode()):012}abcdef", "support": 0, "role": "hr", "organisation": "dienst-demo"}  # fmt: skip
    return Said(question=question, text=text, state=state, **{**known, **more})


def results(
    catalogue: Catalogue,
    first: Mapping[str, Sequence[Vote]],
    second: Mapping[str, Sequence[Vote]] | None = None,
    said: Sequence[Said] = (),
    **more: Any,
) -> Results:
    """A room that voted so in each round."""
    held = {(question, 1): tuple(found) for question, found in first.items()}
    held |= {(question, 2): tuple(found) for question, found in (second or {}).items()}
    joined = len({one.voter for found in held.values() for one in found})
    return Results(session(catalogue, **more), held, tuple(said), joined)


def also(found: Results, **more: Any) -> Results:
    return replace(found, **more)
