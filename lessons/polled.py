"""What a session left behind, question by question: the votes of the round that counts, and of the one before the talk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from lessons.ballots import Question
from lessons.heard import heard
from lessons.ratings import FEWEST
from lessons.room import Said, Session, Vote
from lessons.sessions import Sessions
from lessons.tallies import let_through, told_beside


@dataclass(frozen=True, slots=True)
class Polled:
    """A question that people voted on. `round`: the last one that enough people voted in; `first`: the one before the talk."""

    question: Question
    round: int
    votes: tuple[Vote, ...]
    first: tuple[Vote, ...]


@dataclass(frozen=True)
class Results:
    """All that may be told of a session. `votes`: by question and round, of those that were shown. `joined`: how many came in."""

    session: Session
    votes: Mapping[tuple[str, int], tuple[Vote, ...]]
    said: tuple[Said, ...]
    joined: int

    @classmethod
    def of(cls, sessions: Sessions, session: Session) -> Results:
        """Read them from the store. Raises UnknownError, StoreError."""
        votes = {place: tuple(sessions.votes(session.id, *place)) for place in session.told}
        return cls(session, votes, tuple(sessions.words(session.id)), sessions.pulse(session.id).joined)

    @property
    def polled(self) -> tuple[Polled, ...]:
        """Every question with votes that were shown, in the order of the session."""
        told = heard(self.session, lambda question, number: self.votes.get((question, number), ()), self.said)
        return tuple(self._polled(item.question, len(item.rounds)) for item in told if item.rounds)

    def _polled(self, question: Question, rounds: int) -> Polled:
        first = self.votes.get((question.id, 1), ())
        last = told_beside(question, first, self.votes.get((question.id, 2), ())) if rounds > 1 else first
        return (
            Polled(question, rounds, tuple(last), first) if len(last) >= FEWEST else Polled(question, 1, first, first)
        )

    @property
    def words(self) -> tuple[Said, ...]:
        """The words that the coach let through; what most people support first."""
        return let_through(self.said)

    @property
    def voters(self) -> tuple[Vote, ...]:
        """One vote of everybody who voted in a round that was shown, for who they are."""
        found = {vote.voter: vote for place in sorted(self.session.told) for vote in self.votes.get(place, ())}
        return tuple(found[voter] for voter in sorted(found))

    @property
    def day(self) -> date:
        """The day of the session, where it was held."""
        return _day(self.session.opened_at)

    @property
    def closed_on(self) -> date:
        """The day it was closed; today while it is open."""
        return _day(self.session.closed_at) if self.session.closed_at else date.today()

    @property
    def id(self) -> str:
        """The id of its outcome."""
        return self.name(self.session)

    @staticmethod
    def name(session: Session) -> str:
        """The id of the outcome of a session, always the same: the day and a part of its own id."""
        return f"{_day(session.opened_at).isoformat()}-{session.id[:8]}"


def _day(seconds: float) -> date:
    return datetime.fromtimestamp(seconds, UTC).astimezone().date()
