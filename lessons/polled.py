"""What a session left behind, question by question: the votes of the round that counts, and of the blind one before it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime

from lessons.ballots import Question
from lessons.heard import heard
from lessons.ratings import FEWEST
from lessons.room import BlindError, Said, Session, Vote
from lessons.sessions import Sessions
from lessons.tallies import let_through


@dataclass(frozen=True, slots=True)
class Polled:
    """A question that people voted on. `round`: the last one that enough people voted in; `first`: the blind round."""

    question: Question
    round: int
    votes: tuple[Vote, ...]
    first: tuple[Vote, ...]


@dataclass(frozen=True)
class Results:
    """All that may be told of a session. `votes`: by question and round. `joined`: how many came in."""

    session: Session
    votes: Mapping[tuple[str, int], tuple[Vote, ...]]
    said: tuple[Said, ...]
    joined: int

    @classmethod
    def of(cls, sessions: Sessions, session: Session) -> Results:
        """Read them from the store. Raises UnknownError, StoreError."""
        rounds = [(asked.question.id, number) for asked in session.asked for number in (1, 2)]
        votes: dict[tuple[str, int], tuple[Vote, ...]] = {}
        for place in rounds:
            with suppress(BlindError):
                votes[place] = tuple(sessions.votes(session.id, *place))
        return cls(session, votes, tuple(sessions.words(session.id)), sessions.pulse(session.id).joined)

    @property
    def polled(self) -> tuple[Polled, ...]:
        """Every question with votes that is no longer blind, in the order of the session."""
        told = heard(self.session, lambda question, number: self.votes.get((question, number), ()), self.said)
        return tuple(self._polled(item.question, len(item.rounds)) for item in told if item.rounds)

    def _polled(self, question: Question, rounds: int) -> Polled:
        first = self.votes.get((question.id, 1), ())
        last = self.votes.get((question.id, rounds), ())
        return Polled(question, rounds, last, first) if len(last) >= FEWEST else Polled(question, 1, first, first)

    @property
    def words(self) -> tuple[Said, ...]:
        """The words that the coach let through; what most people support first."""
        return let_through(self.said)

    @property
    def voters(self) -> tuple[Vote, ...]:
        """One vote of everybody who voted at all, for who they are."""
        found = {vote.voter: vote for place in sorted(self.votes) for vote in self.votes[place]}
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
