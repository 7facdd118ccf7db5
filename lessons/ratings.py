"""How a concept stands on a criterion: which of its ratings counts now, and how the people in the room were divided.

Answers are ordinal words. They are never averaged, turned into a percentage, or used to rank concepts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from lessons.records import Concept, Rating, Session, Votes

Answer = Literal["yes", "partly", "no"]
ANSWERS: tuple[Answer, ...] = ("yes", "partly", "no")
Room = Literal["agreed", "divided", "few"]
ROOMS: tuple[Room, ...] = ("agreed", "divided", "few")
FEWEST = 3
"""With fewer people than this who answered, only that is told, and no count: that would tell who said what."""


def answered(votes: Votes) -> int:
    """How many people gave an answer; who had no opinion is told beside it, and counts for nobody."""
    return votes.yes + votes.partly + votes.no


def majority(votes: Votes) -> Answer | None:
    """The answer that at least two thirds of those who answered gave, if there is one and they are not too few.

    Two thirds, because then those who found otherwise are at most half as many as those who found so.
    """
    if answered(votes) < FEWEST:
        return None
    return next((answer for answer in ANSWERS if 3 * getattr(votes, answer) >= 2 * answered(votes)), None)


def room(votes: Votes) -> Room:
    """Agreed, divided, or too few to say."""
    if answered(votes) < FEWEST:
        return "few"
    return "agreed" if majority(votes) else "divided"


def counts(votes: Votes | None) -> tuple[int | None, int | None, int | None, int | None, Room | None]:
    """No, partly, yes, no opinion and the room, for a file; without counts where so few answered that they would tell."""
    if votes is None:
        return None, None, None, None, None
    found = room(votes)
    if found == "few":
        return None, None, None, None, found
    return votes.no, votes.partly, votes.yes, votes.unknown, found


def day(rating: Rating, sessions: Mapping[str, Session]) -> date | None:
    """From when it counts: its own date, else that of its session; None where neither is known."""
    session = sessions.get(rating.session or "")
    when = rating.date or (session.date if session else None)
    return when.last if when else None


@dataclass(frozen=True, slots=True)
class Standing:
    """How a concept stands on a criterion. `now` is None where nobody rated it; `earlier` has the latest first."""

    concept: str
    criterion: str
    now: Rating | None
    earlier: tuple[Rating, ...] = ()

    @property
    def state(self) -> str:
        """`yes`, `partly`, `no` or `unknown`; what nobody rated is unknown, and unknown is never no."""
        return self.now.state if self.now else "unknown"

    @property
    def before(self) -> Rating | None:
        """The last earlier rating that gave an answer: it stays in sight beside a later *unknown*."""
        return next((rating for rating in self.earlier if rating.state != "unknown"), None)


def standing(concept: Concept, criterion: str, sessions: Mapping[str, Session]) -> Standing:
    """The latest rating counts, also when it says less (as for levels, method 3); the earlier ones stay readable.

    Latest: by its date, else that of its session; of one day the one that stands lower in the file. Without either it
    comes before all that have one, so that the *unknown* a concept begins with never takes the place of an answer.
    A later *unknown* of a session does: the room looked again and could not say. The answer before it is told with it.
    """
    found = [rating for rating in concept.ratings if rating.criterion == criterion]
    in_time = sorted(found, key=lambda rating: day(rating, sessions) or date.min)
    newest_first = tuple(reversed(in_time))
    return Standing(concept.id, criterion, next(iter(newest_first), None), newest_first[1:])


def current(concept: Concept, sessions: Mapping[str, Session]) -> frozenset[int]:
    """The places in `concept.ratings` of those that count now."""
    now = {id(standing(concept, name, sessions).now) for name in {rating.criterion for rating in concept.ratings}}
    return frozenset(place for place, rating in enumerate(concept.ratings) if id(rating) in now)


def twice(concept: Concept) -> Iterator[tuple[int, int]]:
    """The places of ratings that say who rated when with the same words: (the second, the first).

    A session rates a concept once on a criterion; what no session rated differs in its date.
    """
    first: dict[tuple[str, str, str], int] = {}
    for place, rating in enumerate(concept.ratings):
        when = rating.date.date if rating.date and not rating.session else ""
        before = first.setdefault((rating.criterion, rating.session or "", when), place)
        if before != place:
            yield place, before
