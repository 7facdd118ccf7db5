"""Two or more organisations beside each other, and one through time: `docs/method.md` 8 and 9.

Dominance only: dimension by dimension, never added up. What is not known for sure stays undecided.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Literal

from lessons.cells import Cell, CellState, Dated, cell, valid_until
from lessons.readiness import GateReading, Readiness, Verdict
from lessons.records import Gate

Kind = Literal["at_least", "equal", "not_comparable", "too_little"]
Side = Literal["a_leads", "b_leads", "equal", "undecided"]
Movement = Literal["first", "up", "down", "same", "unknown"]


# --- two organisations -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Relation:
    """How two organisations stand to each other on the dimensions that both know.

    `ahead`: for at_least the one that is at least as ready on every one of them. The four tuples hold ids of
    dimensions in the order of the edition; together they are all that both know.
    """

    a: str
    b: str
    kind: Kind
    ahead: str | None
    leads_a: tuple[str, ...]
    leads_b: tuple[str, ...]
    equal: tuple[str, ...]
    undecided: tuple[str, ...]

    @property
    def jointly(self) -> int:
        """How many dimensions both know."""
        return len(self.leads_a) + len(self.leads_b) + len(self.equal) + len(self.undecided)

    @property
    def behind(self) -> str | None:
        """The other one, when one is ahead."""
        return None if self.ahead is None else self.b if self.ahead == self.a else self.a


def side(a: Cell, b: Cell) -> Side:
    """Who leads in one dimension: the whole range above the other's. Equal needs two levels, not two ranges."""
    if a.low is None or a.high is None or b.low is None or b.high is None:
        return "undecided"
    if a.low > b.high:
        return "a_leads"
    if b.low > a.high:
        return "b_leads"
    return "equal" if a.low == a.high == b.low == b.high else "undecided"


def compare(readiness: Readiness, a: str, b: str) -> Relation:
    """The relation of two organisations; too_little when both know fewer dimensions than the edition asks for.

    Known is: a level or range, not stale, about the organisation itself.
    """
    shared = [(one, other) for one, other in zip(readiness.row(a), readiness.row(b), strict=True) if one.decides]
    shared = [(one, other) for one, other in shared if other.decides]
    found: dict[Side, list[str]] = {"a_leads": [], "b_leads": [], "equal": [], "undecided": []}
    for one, other in shared:
        found[side(one, other)].append(one.dimension)
    kind, ahead = _kind(readiness, shared, a, b)
    groups = (tuple(found[key]) for key in ("a_leads", "b_leads", "equal", "undecided"))
    return Relation(a, b, kind, ahead, *groups)


def _kind(readiness: Readiness, shared: list[tuple[Cell, Cell]], a: str, b: str) -> tuple[Kind, str | None]:
    if len(shared) < max(1, readiness.edition.jointly_known):
        return "too_little", None
    a_covers = all(_at_least(one, other) for one, other in shared)
    b_covers = all(_at_least(other, one) for one, other in shared)
    if a_covers and b_covers:
        return "equal", None
    if a_covers or b_covers:
        return "at_least", a if a_covers else b
    return "not_comparable", None


def _at_least(one: Cell, other: Cell) -> bool:
    """For sure: the low end of the one is not under the high end of the other."""
    return one.low is not None and other.high is not None and one.low >= other.high


# --- the gap to a purpose, and who could help whom ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Gap:
    """The conditions of a verdict in three heaps, each in the order of the gates."""

    met: tuple[GateReading, ...]
    below: tuple[GateReading, ...]
    open: tuple[GateReading, ...]


def gap(verdict: Verdict) -> Gap:
    """What is met, what surely is not, and what is still to ask."""
    met, below, still = (
        tuple(reading for reading in verdict.gates if reading.answer == answer) for answer in ("met", "below", "open")
    )
    return Gap(met, below, still)


@dataclass(frozen=True, slots=True)
class Help:
    """One condition: who meets it, with evidence, and who is below it or does not know. Each alphabetical.

    The history of a helper's cell leads to the experiments, and so to the lessons, that led there.
    """

    gate: Gate
    helpers: tuple[Cell, ...]
    below: tuple[Cell, ...]
    open: tuple[Cell, ...]

    @property
    def dimension(self) -> str:
        """The id of the dimension."""
        return self.gate.dimension


def who_could_help(readiness: Readiness, purpose: str, among: Collection[str] | None = None) -> tuple[Help, ...]:
    """Per condition of the purpose, in order, those who could help and those who lack it; only where both exist.

    `among`: ids of organisations to stay with; all judged ones without it.
    """
    verdicts = [item for item in readiness.verdicts(purpose) if among is None or item.organisation in among]
    found = []
    for place, gate in enumerate(readiness.purpose(purpose).gates):
        readings = [verdict.gates[place] for verdict in verdicts]
        match = Help(gate, _cells(readings, "met"), _cells(readings, "below"), _cells(readings, "open"))
        if match.helpers and (match.below or match.open):
            found.append(match)
    return tuple(found)


def _cells(readings: list[GateReading], answer: str) -> tuple[Cell, ...]:
    return tuple(reading.cell for reading in readings if reading.answer == answer)


def higher(readiness: Readiness, cell: Cell) -> tuple[Cell, ...]:
    """The cells of the same dimension that surely stand above this one, alphabetical.

    Where this one is not known or does not count, nobody is above it for sure: then those that stand at 2 or at the
    highest condition of any purpose, whichever is lower. Only what counts (method 5, 6).
    """
    if cell.state == "not_applicable":
        return ()
    high = cell.high if cell.decides else None
    least = _tried(readiness, cell.dimension) if high is None else high + 1
    others = (
        readiness.cell(item.id, cell.dimension) for item in readiness.organisations if item.id != cell.organisation
    )
    return tuple(other for other in others if other.decides and other.low is not None and other.low >= least)


def _tried(readiness: Readiness, dimension: str) -> int:
    gates = (gate for purpose in readiness.edition.purposes for gate in purpose.gates)
    highest = max((gate.minimum for gate in gates if gate.dimension == dimension), default=2)
    return max(1, min(2, highest))


# --- one organisation through time --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Step:
    """What was judged on one date, and how it moved since the step before; first for the first one.

    `until`: the last day it holds: the day before the next step, the day it goes stale, or the date looked from.
    `gap`: the step before had gone stale by then, so no line joins the two. `reasons`: the judgements of this date.
    `lapses`: it went stale before the next step or the date looked from, on the day after `until`.
    """

    day: date
    until: date
    state: CellState
    low: int | None
    high: int | None
    movement: Movement
    gap: bool
    reasons: tuple[Dated, ...]
    lapses: bool


def steps(readiness: Readiness, organisation: str, dimension: str) -> tuple[Step, ...]:
    """The dated steps of one dimension, oldest first, up to the date looked from. No interpolation (method 9)."""
    history = readiness.history(organisation, dimension)
    months = readiness.edition.valid_months
    dates = [tuple(group) for _, group in groupby(history, key=lambda dated: dated.last)]
    cells = [cell(organisation, dimension, group, group[0].last, months) for group in dates]
    ends = [group[0].last - timedelta(days=1) for group in dates[1:]] + [readiness.as_of]
    found: list[Step] = []
    for now, before, end in zip(cells, [None, *cells], ends, strict=False):
        day, fresh = now.current[0].last, valid_until(now.current[0].last, months)
        lapsed = bool(found) and found[-1].until < day - timedelta(days=1)
        movement = _movement(before, now)
        found.append(
            Step(day, min(end, fresh), now.state, now.low, now.high, movement, lapsed, now.current, lapses=fresh < end)
        )
    return tuple(found)


def _movement(before: Cell | None, now: Cell) -> Movement:
    """up or down when the ranges lie apart, same for two equal levels, unknown when it cannot be said.

    What is said of all organisations is no level of this one, so nothing can have moved from or to it.
    """
    if before is None:
        return "first"
    if before.collective or now.collective:
        return "unknown"
    moved: dict[Side, Movement] = {"a_leads": "up", "b_leads": "down", "equal": "same", "undecided": "unknown"}
    return moved[side(now, before)]
