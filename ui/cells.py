"""A cell of readiness as the screen shows it: digit, dots, word and pattern, never colour alone."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from lessons.cells import Cell
from lessons.findings import cell_words
from lessons.readiness import Readiness
from lessons.words import Words
from ui.choices import here

SIGNS = {"unknown": "?", "not_assessed": "–", "not_applicable": "×"}


class Face(NamedTuple):
    """What a template needs to draw a cell. `name`: the dimension; `full`: the whole in words, for who hears it."""

    look: str
    digit: str
    dots: str
    word: str
    name: str
    gate: bool
    full: str
    address: str


class Sign(NamedTuple):
    """One line of the legend: how a cell can look, and what that means."""

    look: str
    digit: str
    meaning: str


def face(readiness: Readiness, cell: Cell, words: Words, gates: Collection[str] = ()) -> Face:
    """The face of one cell, with a link that opens its evidence. `gates`: the dimensions that are a condition here."""
    short = {item.id: words.text(item.short) for item in readiness.edition.dimensions}
    return Face(
        look=_look(cell),
        digit=_digit(cell),
        dots="" if cell.level is None else "●" * cell.level + "○" * (4 - cell.level),
        word=_word(readiness, cell, words),
        name=short[cell.dimension],
        gate=cell.dimension in gates,
        full=cell_words(readiness, cell, words),
        address=here(cel=f"{cell.organisation}.{cell.dimension}"),
    )


def legend(readiness: Readiness, words: Words) -> list[Sign]:
    """Every look a cell can have: the levels and the states, in the words of the edition."""
    levels = [Sign(f"l{item.id}", item.id, words.text(item.label)) for item in readiness.edition.levels]
    signs = {"mixed": "1–2", "stale": "2", "collective": "1", **SIGNS}
    looks = {"stale": "l2 stale", "collective": "l1 collective"}
    states = [
        Sign(looks.get(item.id, item.id), signs.get(item.id, ""), words.text(item.label))
        for item in readiness.edition.states
    ]
    return levels + states


def _look(cell: Cell) -> str:
    kind = f"l{cell.level}" if cell.level is not None else cell.state
    marks = [mark for mark, holds in (("stale", cell.stale), ("collective", cell.collective)) if holds]
    return " ".join([kind, *marks])


def _digit(cell: Cell) -> str:
    if cell.level is not None:
        return str(cell.level)
    return f"{cell.low}–{cell.high}" if cell.state == "mixed" else SIGNS[cell.state]


def _word(readiness: Readiness, cell: Cell, words: Words) -> str:
    named: dict[str, str] = {item.id: words.text(item.label) for item in readiness.edition.states}
    marks = [
        named.get(cell.state, "") if cell.level is None else "",
        named.get("collective", "") if cell.collective else "",
        named.get("stale", "") if cell.stale else "",
    ]
    return ", ".join(mark for mark in marks if mark)
