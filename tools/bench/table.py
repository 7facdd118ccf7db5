"""The table of goals: each row a goal, what was measured, and whether it holds; and what a measurement comes down to."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any, Literal

Verdict = Literal["holds", "does not hold", "not measured"]


@dataclass(frozen=True)
class Row:
    """One goal. `measured` is None when nothing was measured, and `note` says why; only a `gated` row decides.

    `least`: the goal is the least that holds, instead of the most. `parts`: what the number was made of.
    """

    name: str
    goal: float
    measured: float | None
    gated: bool = True
    least: bool = False
    note: str = ""
    parts: dict[str, float] | None = None

    @property
    def verdict(self) -> Verdict:
        """Whether the goal holds for what was measured, before any rounding."""
        if self.measured is None or math.isnan(self.measured):
            return "not measured"
        held = self.measured >= self.goal if self.least else self.measured <= self.goal
        return "holds" if held else "does not hold"


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """The median of the ratios of one round each: what slows a whole round slows both of its sides."""
    return median(one / other if other > 0 else math.inf for one, other in zip(ours, theirs, strict=True))


def p95(times: Sequence[float]) -> float:
    """The time that 95 of 100 stay under (nearest rank)."""
    ordered = sorted(times)
    return ordered[max(0, math.ceil(len(ordered) * 0.95) - 1)]


def failed(rows: Iterable[Row]) -> list[Row]:
    """The gated rows that do not hold; one that was not measured does not."""
    return [row for row in rows if row.gated and row.verdict != "holds"]


def told(rows: Sequence[Row]) -> str:
    """The table as text: goal, measured, verdict; a note stands under its row."""
    width = max((len(row.name) for row in rows), default=0)
    head = f"{'goal':{width}}  {'wanted':>9}  {'measured':>9}  verdict"
    return "\n".join([head, "-" * len(head), *(line for row in rows for line in _lines(row, width))])


def _lines(row: Row, width: int) -> Iterable[str]:
    wanted = f"{'>=' if row.least else '<='} {row.goal:g}"
    measured = "-" if row.measured is None else _number(row.measured)
    gate = "" if row.gated else " (not gated)"
    yield f"{row.name:{width}}  {wanted:>9}  {measured:>9}  {row.verdict}{gate}"
    if row.note:
        yield f"    {row.note}"


def _number(value: float) -> str:
    """Three figures, and never rounded to a goal that it misses: 0.1504 is not 0.15."""
    return f"{value:.4g}"


def as_json(rows: Iterable[Row], **about: Any) -> dict[str, Any]:
    """Everything, for a file."""
    return {**about, "rows": [{**asdict(row), "verdict": row.verdict} for row in rows]}
