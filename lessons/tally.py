"""How many cells stood where, and how many organisations were ready, at the end of each year (`docs/method.md` 9).

Counted from the histories up to the date looked from: a later judgement is never used at an earlier date, nothing is
filled in between, and levels are only counted, never computed with.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from typing import Literal, get_args

import pandas as pd

from lessons.cells import Cell, Dated, cell, valid_until
from lessons.columns import frame
from lessons.readiness import OUTCOMES, Outcome, Readiness, Verdict, read_gate
from lessons.words import Language

Standing = Literal["0", "1", "2", "3", "4", "mixed", "stale", "unknown", "not_assessed", "not_applicable"]

STANDINGS: tuple[Standing, ...] = get_args(Standing)
JUDGED: tuple[Standing, ...] = STANDINGS[:7]
"""The standings of a cell with a level or a range, of whatever age: what coverage counts."""
MOMENTS = 15
"""At most so many moments: the newest."""


@dataclass(frozen=True, slots=True)
class Course:
    """One cell through time: what it is from each of these days on, until the next. Before the first: never asked."""

    days: tuple[date, ...]
    cells: tuple[Cell, ...]

    def on(self, day: date) -> Cell:
        """The cell as it is seen on that day."""
        return self.cells[bisect_right(self.days, day)]


def course(organisation: str, dimension: str, history: Iterable[Dated], months: int) -> Course:
    """The course of one cell from its judgements, oldest first: each date, and each day on which one goes stale."""
    days: list[date] = []
    cells = [cell(organisation, dimension, (), date.min, months)]
    for last, group in groupby(history, key=lambda dated: dated.last):
        _lapse(days, cells, last, months)
        days.append(last)
        cells.append(cell(organisation, dimension, tuple(group), last, months))
    _lapse(days, cells, date.max, months)
    return Course(tuple(days), tuple(cells))


def _lapse(days: list[date], cells: list[Cell], before: date, months: int) -> None:
    """The last cell goes stale, when that is before the next judgement."""
    if days and (end := valid_until(days[-1], months)) < before - timedelta(days=1):
        days.append(end + timedelta(days=1))
        cells.append(replace(cells[-1], stale=True))


def standing(cell: Cell) -> Standing:
    """Where a cell is counted: a level or range that is too old counts as out of date, and nowhere else."""
    if cell.known and cell.stale:
        return "stale"
    if cell.state != "level":
        return cell.state
    assert cell.low is not None
    return STANDINGS[cell.low]


def moments(readiness: Readiness) -> tuple[date, ...]:
    """The end of each year since the first judgement, and the date looked from; at most the `MOMENTS` newest.

    The same for every choice of organisations and dimension, so that what is chosen can be laid side by side.
    """
    now, first = readiness.as_of, _first_year(readiness)
    ends = [date(year, 12, 31) for year in range(max(first, now.year - MOMENTS), now.year)]
    return (*ends, now)[-MOMENTS:]


def _first_year(readiness: Readiness) -> int:
    """The year of the first judgement; without any the year looked from."""
    found = (cell.history[0].last.year for cell in readiness.whole.cells.values() if cell.history)
    return min(found, default=readiness.as_of.year)


def left_out(readiness: Readiness) -> tuple[int, int] | None:
    """The first and the last year with a judgement or after it that are before the first moment; None when there is none."""
    first, shown = _first_year(readiness), moments(readiness)[0].year
    return (first, shown - 1) if first < shown else None


@dataclass(frozen=True, eq=False)
class Past:
    """The cells of a readiness at each of its moments. Make it once per readiness: it is the slow part."""

    readiness: Readiness
    moments: tuple[date, ...]
    cells: Mapping[tuple[str, str], tuple[Cell, ...]]


def past(readiness: Readiness) -> Past:
    """Every cell at every moment. What a what-if supposes is no history, and is left out."""
    when, months = moments(readiness), readiness.edition.valid_months
    found = {}
    for place, seen in readiness.cells.items():
        run = course(*place, seen.history, months)
        found[place] = tuple(run.on(day) for day in when)
    return Past(readiness, when, found)


def tally_frame(seen: Past, language: Language, dimension: str | None = None) -> pd.DataFrame:
    """One row per moment and standing, in the order of `STANDINGS`, zeros shown: how many cells stand there.

    The counts of a moment add up to `total`: organisations x dimensions, or organisations for one dimension.
    `collective`: how many of them rest only on what is said of all organisations.
    """
    labels = {item.id: item.short.say(language) for item in seen.readiness.edition.dimensions}
    named = (dimension or "", labels.get(dimension or "", ""))
    rows = [cells for place, cells in seen.cells.items() if dimension in (None, place[1])]
    columns = list(zip(*rows, strict=True)) or [()] * len(seen.moments)
    return frame("tally", (
        (day.isoformat(), day, *named, item, count, collective, len(rows))
        for day, cells in zip(seen.moments, columns, strict=True)
        for item, count, collective in _counts(cells)
    ))  # fmt: skip


def _counts(cells: Sequence[Cell]) -> list[tuple[Standing, int, int]]:
    standings = [standing(item) for item in cells]
    found = Counter(standings)
    collective = Counter(item for item, cell in zip(standings, cells, strict=True) if cell.collective)
    return [(item, found[item], collective[item]) for item in STANDINGS]


def outcome_frame(seen: Past, purpose: str, language: Language) -> pd.DataFrame:
    """One row per moment and outcome, zeros shown: how many organisations are there for one purpose.

    The counts of a moment add up to `total`, the organisations. Raises KeyError for a purpose that does not exist.
    """
    named = (purpose, seen.readiness.purpose(purpose).label.say(language))
    total = len(seen.readiness.organisations)
    return frame("outcomes", (
        (day.isoformat(), day, *named, outcome, found[outcome], total)
        for place, day in enumerate(seen.moments)
        for found in [_outcomes(seen, purpose, place)]
        for outcome in OUTCOMES
    ))  # fmt: skip


def _outcomes(seen: Past, purpose: str, place: int) -> Counter[Outcome]:
    """The outcomes at the moment of this place in the row."""
    gates = seen.readiness.purpose(purpose).gates
    verdicts = (
        Verdict(item.id, purpose, tuple(read_gate(gate, seen.cells[item.id, gate.dimension][place]) for gate in gates))
        for item in seen.readiness.organisations
    )
    return Counter(verdict.outcome for verdict in verdicts)
