"""The signs beside the words, each in one place: how a condition or target stands, and how a level moved."""

from __future__ import annotations

from collections.abc import Mapping

from lessons.aims import Standing
from lessons.changes import ChangeKind
from lessons.comparison import Movement
from lessons.readiness import Answer

MET, BELOW, OPEN, APART = "✓", "▲", "?", "◇"

ANSWERS: Mapping[Answer, str] = {"met": MET, "below": BELOW, "open": OPEN}
AIMS: Mapping[Standing, str] = {"reached": MET, "below": BELOW, "open": OPEN}
MOVEMENTS: Mapping[Movement, str] = {"first": "●", "up": "↑", "down": "↓", "same": "=", "unknown": APART}
CHANGES: Mapping[ChangeKind, str] = {
    "first": "+",
    "found": "+",
    "higher": MOVEMENTS["up"],
    "lower": MOVEMENTS["down"],
    "same": MOVEMENTS["same"],
    "mixed": APART,
    "unclear": APART,
    "lost": OPEN,
    "asked": OPEN,
    "not_applicable": "×",
    "stale": "!",
}
