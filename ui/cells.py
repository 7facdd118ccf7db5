"""A cell of readiness as the screen shows it: digit, dots, word and pattern, never colour alone."""

from __future__ import annotations

from typing import NamedTuple

from lessons.cells import Cell
from lessons.findings import cell_words
from lessons.readiness import Readiness
from lessons.words import Words
from ui.choices import here


class Face(NamedTuple):
    """What a template needs to draw a cell. `name`: the dimension; `full`: the whole in words, for who hears it."""

    look: str
    digit: str
    dots: str
    word: str
    name: str
    full: str
    address: str


def face(readiness: Readiness, cell: Cell, words: Words) -> Face:
    """The face of one cell, with a link that opens its evidence."""
    short = {item.id: words.text(item.short) for item in readiness.edition.dimensions}
    return Face(
        look=_look(cell),
        digit=_digit(cell),
        dots="" if cell.level is None else "●" * cell.level + "○" * (4 - cell.level),
        word=_word(cell, words),
        name=short[cell.dimension],
        full=cell_words(readiness, cell, words),
        address=here(cel=f"{cell.organisation}.{cell.dimension}"),
    )


def _look(cell: Cell) -> str:
    kind = f"l{cell.level}" if cell.level is not None else cell.state
    marks = [mark for mark, holds in (("stale", cell.stale), ("collective", cell.collective)) if holds]
    return " ".join([kind, *marks])


def _digit(cell: Cell) -> str:
    if cell.level is not None:
        return str(cell.level)
    signs = {"mixed": f"{cell.low}–{cell.high}", "unknown": "?", "not_assessed": "–", "not_applicable": "n.v.t."}
    return signs[cell.state]


def _word(cell: Cell, words: Words) -> str:
    say = words.say
    states = {
        "level": "",
        "mixed": say(nl="gemengd", en="mixed"),
        "unknown": say(nl="onbekend", en="unknown"),
        "not_assessed": say(nl="niet gevraagd", en="never asked"),
        "not_applicable": say(nl="past hier niet", en="not applicable"),
    }
    marks = [
        states[cell.state],
        say(nl="rijksbreed", en="all ministries") if cell.collective else "",
        say(nl="verouderd", en="out of date") if cell.stale else "",
    ]
    return ", ".join(mark for mark in marks if mark)
