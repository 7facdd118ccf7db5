"""The coach of a rehearsal: opens a session that says it is one, and takes it through its questions."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from functools import partial

from lessons.agenda import written
from lessons.agenda_proposal import proposal
from lessons.ballots import questions
from lessons.catalogue import Catalogue
from lessons.readiness import Readiness, default_as_of
from lessons.room import REHEARSAL, ROUND, Asked, ClosedError, Phase, Plan, Session, UnknownError
from lessons.sessions import Sessions

_LOOK = 0.1
"""Every so many seconds the coach looks how far the room is."""


def opened(sessions: Sessions, catalogue: Catalogue, minutes: int) -> Session:
    """A session on the questions that are proposed for so many minutes. Its title says that the people are invented."""
    seen = Readiness(catalogue, default_as_of(catalogue).day)
    purpose = next(item.id for item in seen.edition.purposes)
    agenda = proposal(seen, purpose, (), sorted(catalogue.experiments), catalogue, minutes)
    plan = Plan(
        purpose=purpose,
        as_of=seen.as_of.isoformat(),
        organisations=(),
        themes=(),
        agenda=written(agenda),
        version=catalogue.fingerprint,
        edition=seen.edition.id,
    )
    title = f"{REHEARSAL['nl']} met verzonnen deelnemers, {date.today().isoformat()}"
    return sessions.open(title, "nl", plan, questions(agenda, catalogue), hours=1, days=1)[0]


class Coach:
    """Steers a session as a coach does. Waits at each round until all `voters` answered, at most `patience` seconds, and
    then `calm` seconds more for who changes their mind."""

    def __init__(self, sessions: Sessions, session: Session, voters: int, patience: float, calm: float) -> None:
        self.sessions, self.session, self.voters = sessions, session, voters
        self.patience, self.calm = patience, calm

    def play(self, seconds: float) -> None:
        """All questions one after another, then the end; what is not asked within so many seconds is left out."""
        ends = time.monotonic() + seconds
        with suppress(ClosedError, UnknownError):  # somebody else ended it
            self._wait(lambda: self.sessions.pulse(self.session.id).joined, self.voters)
            for asked in self.session.asked:
                if time.monotonic() < ends:
                    self._ask(asked)
            self.sessions.close(self.session.id)

    def _ask(self, asked: Asked) -> None:
        for phase in _phases(asked):
            self.sessions.move(self.session.id, asked.question.id, phase)
            if round_ := ROUND.get(phase):
                self._wait(partial(self._answered, asked, round_), self.voters)
                if asked.question.kind == "words":
                    self._let_through(asked.question.id)

    def _answered(self, asked: Asked, round_: int) -> int:
        name = asked.question.id
        if asked.question.kind == "words":
            return len(self.sessions.words(self.session.id, name))
        return self.sessions.answered(self.session.id, name, round_)

    def _let_through(self, question: str) -> None:
        """Every word but each tenth; then time to support them."""
        before = self._supported()
        for place, said in enumerate(self.sessions.words(self.session.id, question)):
            self.sessions.let_through(self.session.id, said.id, place % 10 != 9)
        self._wait(self._supported, before + self.voters)

    def _supported(self) -> int:
        return self.sessions.pulse(self.session.id).supported

    def _wait(self, counted: Callable[[], int], wanted: int) -> None:
        ends = time.monotonic() + self.patience
        while counted() < wanted and time.monotonic() < ends:
            time.sleep(_LOOK)
        time.sleep(self.calm)


def _phases(asked: Asked) -> Iterator[Phase]:
    yield from ("first", "revealed") if asked.question.kind == "words" else ("first", "revealed", "second", "compared")
