"""A cell of readiness as the screen shows it: digit, dots, word and pattern, never colour alone."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from lessons.aims import Aim, Standing
from lessons.cells import Cell
from lessons.findings import cell_words, confidence_word
from lessons.readiness import Readiness
from lessons.squares import SIGNS, digit, look
from lessons.words import Words
from ui.choices import here


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


class Mark(NamedTuple):
    """A cell of the matrix in as few signs as can be: its row and its column say the rest.

    `word` is on the screen; `before` and `after` stand around it for who hears the cell. `aim`: the own target.
    """

    dimension: str
    look: str
    digit: str
    before: str
    word: str
    after: str
    aim: AimMark | None


class AimMark(NamedTuple):
    """An own target in a cell: how it stands (shape and word), and what it is."""

    look: Standing
    name: str
    word: str


class Sign(NamedTuple):
    """One line of the legend: how a cell can look, and what that means."""

    look: str
    digit: str
    meaning: str


def face(readiness: Readiness, cell: Cell, words: Words, gates: Collection[str] = ()) -> Face:
    """The face of one cell, with a link that opens its evidence. `gates`: the dimensions that are a condition here."""
    short = {item.id: words.text(item.short) for item in readiness.edition.dimensions}
    return Face(
        look=look(cell),
        digit=digit(cell),
        dots="" if cell.level is None else "●" * cell.level + "○" * (4 - cell.level),
        word=_word(readiness, cell, words),
        name=short[cell.dimension],
        gate=cell.dimension in gates,
        full=cell_words(readiness, cell, words),
        address=here(cel=f"{cell.organisation}.{cell.dimension}"),
    )


def mark(readiness: Readiness, cell: Cell, aim: Aim | None, words: Words) -> Mark:
    """The same cell as part of the matrix: "2, geprobeerd, verouderd, vertrouwen laag"."""
    word, sure = _word(readiness, cell, words), ""
    before = f", {words.text(readiness.edition.levels[cell.level].label)}" if cell.level is not None else ""
    if cell.state == "mixed":
        before = words.say(nl=f", niveau {cell.low} tot {cell.high}", en=f", level {cell.low} to {cell.high}")
    if cell.confidence is not None:
        sure = confidence_word(readiness, cell.confidence, words)
        sure = words.say(nl=f", vertrouwen {sure}", en=f", confidence {sure}")
    joined = f"{before}, " if before and word else before
    return Mark(cell.dimension, look(cell), digit(cell), joined, word, sure, _aim_mark(aim, words))


def _aim_mark(aim: Aim | None, words: Words) -> AimMark | None:
    if aim is None:
        return None
    name = words.say(nl=f"doel {aim.target.level}", en=f"target {aim.target.level}")
    return AimMark(aim.standing, name, _aim_words(words)[aim.standing])


def _aim_words(words: Words) -> dict[Standing, str]:
    return {
        "reached": words.say(nl="gehaald", en="reached"),
        "below": words.say(nl="nog niet gehaald", en="not reached yet"),
        "open": words.say(nl="nog te vragen", en="still to ask"),
    }


def aim_signs(words: Words) -> list[AimMark]:
    """How an own target can stand in a cell: for the legend."""
    name = words.say(nl="eigen doel", en="own target")
    return [AimMark(look, name, word) for look, word in _aim_words(words).items()]


def legend(readiness: Readiness, words: Words) -> list[Sign]:
    """Every look a cell can have: the levels and the states, in the words of the edition."""
    levels = [Sign(f"l{item.id}", item.id, words.text(item.label)) for item in readiness.edition.levels]
    signs = {"mixed": "1–2", "stale": "2", "collective": "1", **SIGNS}
    looks = {"mixed": "mixed lo1 hi2", "stale": "l2 stale", "collective": "l1 collective"}
    states = [
        Sign(looks.get(item.id, item.id), signs.get(item.id, ""), words.text(item.label))
        for item in readiness.edition.states
    ]
    return levels + states


def _word(readiness: Readiness, cell: Cell, words: Words) -> str:
    named: dict[str, str] = {item.id: words.text(item.label) for item in readiness.edition.states}
    marks = [
        named.get(cell.state, "") if cell.level is None else "",
        named.get("collective", "") if cell.collective else "",
        named.get("stale", "") if cell.stale else "",
    ]
    return ", ".join(mark for mark in marks if mark)
