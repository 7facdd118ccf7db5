"""A cell of readiness in as few signs as can be: its digit and its look; and the sign of a verdict. Never colour alone."""

from __future__ import annotations

from collections.abc import Mapping

from lessons.cells import Cell
from lessons.readiness import Outcome

SIGNS: Mapping[str, str] = {"unknown": "?", "not_assessed": "–", "not_applicable": "×"}
"""The signs of the states that are not a level."""
VERDICTS: Mapping[Outcome, str] = {"ready": "✓", "not_yet": "▲", "cannot_say": "?"}
"""The signs of the verdicts, in the order in which they are counted."""


def look(cell: Cell) -> str:
    """What the style sheet draws: "l2 stale", "mixed lo1 hi2", "unknown"."""
    kind = f"l{cell.level}" if cell.level is not None else cell.state
    if cell.state == "mixed":
        kind = f"mixed lo{cell.low} hi{cell.high}"
    marks = [mark for mark, holds in (("stale", cell.stale), ("collective", cell.collective)) if holds]
    return " ".join([kind, *marks])


def digit(cell: Cell) -> str:
    """ "2", "1–2", or the sign of the state."""
    if cell.level is not None:
        return str(cell.level)
    return f"{cell.low}–{cell.high}" if cell.state == "mixed" else SIGNS[cell.state]
