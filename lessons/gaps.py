"""What is not known, per organisation, dimension and purpose, in the order in which to ask: the gap report.

A question is put to one organisation about one dimension, once, for all the purposes it matters for. It is open as
long as a condition of such a purpose is neither surely met nor surely below (method 6).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from lessons.cells import Cell, Readable
from lessons.comparison import gap
from lessons.readiness import ASK_ORDER, GateReading, Readiness, Verdict, Why, alphabetical
from lessons.records import Role
from lessons.words import Language

Effect = Literal["settles", "leaves", "cannot"]
EFFECTS: tuple[Effect, ...] = ("settles", "leaves", "cannot")


@dataclass(frozen=True, slots=True)
class Use:
    """What an answer would do for one purpose.

    `minimum`: the level its condition asks. `left`: how many other conditions stay open. `below`: the dimensions that
    are surely below, so that no answer changes the outcome.
    """

    purpose: str
    minimum: int
    left: int
    below: tuple[str, ...]

    @property
    def effect(self) -> Effect:
        """Settles the verdict whatever the level is; leaves more open; or cannot change the outcome."""
        if self.below:
            return "cannot"
        return "leaves" if self.left else "settles"


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """One question to one organisation. `why`: why it is open. `uses`: per purpose with this condition open, in order."""

    cell: Cell
    why: Why
    uses: tuple[Use, ...]

    @property
    def organisation(self) -> str:
        """The id of the organisation."""
        return self.cell.organisation

    @property
    def dimension(self) -> str:
        """The id of the dimension."""
        return self.cell.dimension

    def uses_that(self, effect: Effect) -> tuple[Use, ...]:
        """The purposes for which an answer has this effect."""
        return tuple(use for use in self.uses if use.effect == effect)

    @property
    def effect(self) -> Effect:
        """The most that an answer does, over the purposes."""
        return min((use.effect for use in self.uses), key=EFFECTS.index)

    @property
    def order(self) -> tuple[int, int, int]:
        """Settles most purposes first, then fewest conditions left open, then what cannot change an outcome."""
        left = min((use.left for use in self.uses_that("leaves")), default=0)
        return -len(self.uses_that("settles")), EFFECTS.index(self.effect), left


@dataclass(frozen=True, slots=True)
class Topic:
    """One dimension with the questions about it: one per organisation, in the order in which to ask."""

    dimension: str
    questions: tuple[OpenQuestion, ...]

    def that(self, effect: Effect) -> tuple[OpenQuestion, ...]:
        """The questions whose answer has this effect."""
        return tuple(question for question in self.questions if question.effect == effect)


@dataclass(frozen=True, slots=True)
class Agenda:
    """One organisation with the questions to it, in the order in which to ask."""

    organisation: str
    questions: tuple[OpenQuestion, ...]


# --- which questions, in which order -----------------------------------------------------------------------------


def topics(readiness: Readiness, purposes: Sequence[str], language: Language = "nl") -> tuple[Topic, ...]:
    """The question that settles most verdicts first, then open for most undecided ones, then as a verdict
    asks (unknown before never asked), then the order of the gates.

    Inside a topic the order of `OpenQuestion`, then alphabetical. Raises KeyError for a purpose that does not exist.
    """
    found: dict[str, list[OpenQuestion]] = defaultdict(list)
    for question in _questions(readiness, purposes, language):
        found[question.dimension].append(question)
    listed = [
        Topic(dimension, tuple(sorted(found[dimension], key=lambda question: question.order)))
        for dimension in _gates(readiness, purposes)
        if dimension in found
    ]
    return tuple(sorted(listed, key=_weight))


def agendas(readiness: Readiness, purposes: Sequence[str], language: Language = "nl") -> tuple[Agenda, ...]:
    """Per organisation with an open question: where an answer settles most first, then alphabetical. Inside it what
    settles most first, then as a verdict asks."""
    found: dict[str, list[OpenQuestion]] = defaultdict(list)
    for question in _questions(readiness, purposes, language):
        found[question.organisation].append(question)
    listed = [Agenda(organisation, tuple(sorted(asked, key=_turn))) for organisation, asked in found.items()]
    return tuple(sorted(listed, key=lambda agenda: min(question.order for question in agenda.questions)))


def in_order(arranged: Iterable[Topic | Agenda]) -> tuple[OpenQuestion, ...]:
    """All the questions, one after the other."""
    return tuple(question for group in arranged for question in group.questions)


def first_to_one(found: Sequence[Topic]) -> OpenQuestion:
    """What to ask first where all the questions are to one organisation: as its agenda begins."""
    return min(in_order(found), key=_turn)


def _questions(readiness: Readiness, purposes: Sequence[str], language: Language) -> list[OpenQuestion]:
    """One per organisation and dimension; organisations alphabetical, dimensions in the order of the gates."""
    gates = _gates(readiness, purposes)
    return [
        question
        for organisation in alphabetical(readiness.organisations, language)
        for question in _of_one([readiness.verdict(organisation.id, purpose) for purpose in purposes], gates)
    ]


def _of_one(verdicts: Sequence[Verdict], gates: Sequence[str]) -> list[OpenQuestion]:
    """The open conditions of the verdicts on one organisation, each dimension once."""
    uses: dict[str, list[Use]] = defaultdict(list)
    read: dict[str, GateReading] = {}
    for verdict in verdicts:
        for reading in gap(verdict).open:
            uses[reading.dimension].append(_use(verdict, reading.gate.minimum))
            read[reading.dimension] = reading
    return [OpenQuestion(read[item].cell, read[item].why, tuple(uses[item])) for item in gates if item in uses]


def _use(verdict: Verdict, minimum: int) -> Use:
    return Use(verdict.purpose, minimum, len(verdict.ask) - 1, verdict.below)


def _gates(readiness: Readiness, purposes: Sequence[str]) -> tuple[str, ...]:
    """The dimensions that are a condition, in the order of the gates of the first purpose, then the next."""
    return tuple(dict.fromkeys(gate.dimension for purpose in purposes for gate in readiness.purpose(purpose).gates))


def _weight(topic: Topic) -> tuple[int, int, int]:
    settling = sum(len(question.uses_that("settles")) for question in topic.questions)
    leaving = sum(len(question.uses_that("leaves")) for question in topic.questions)
    why = [ASK_ORDER.index(question.why) for question in topic.questions if question.effect != "cannot"]
    return -settling, -settling - leaving, min(why, default=len(ASK_ORDER))


def _turn(question: OpenQuestion) -> tuple[int, int, int]:
    settled, effect, _ = question.order
    return effect, settled, ASK_ORDER.index(question.why)


# --- whom to ask ---------------------------------------------------------------------------------------------------


def whom(catalogue: Readable, as_of: date) -> Mapping[str, tuple[Role, ...]]:
    """Organisation -> the roles in it that took part in an experiment by then, so far as the records tell.

    An experiment without a date at which it began counts from when it ended; without any date it counts always.
    """
    found: dict[str, dict[Role, None]] = defaultdict(dict)
    for experiment in catalogue.experiments.values():
        began = experiment.period.start or experiment.period.end
        if began is None or began.last <= as_of:
            for member in experiment.team:
                found[member.organisation][member.role] = None
    return {organisation: tuple(roles) for organisation, roles in found.items()}
