"""What a slide is made of: plain values in the words of one language, for the screen, for a file with slides and for paper.

`step`: a part with step 0 is there at once; the others come one after another, in the order of their steps.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from lessons.agenda import Item
from lessons.ballots import Question
from lessons.readiness import Outcome

Kind = Literal["statement", "figures", "finding", "matrix", "story", "points", "sides", "table", "ask"]


@dataclass(frozen=True, slots=True)
class Lead:
    """A sentence or a few under the title. `label` opens it in bold; `asks`: it is put to the room."""

    text: str
    label: str = ""
    asks: bool = False
    step: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A step of a story: what it is called, and what happened."""

    label: str
    text: str
    asks: bool = False
    step: int = 0


@dataclass(frozen=True, slots=True)
class Point:
    """One of a list of points; `under` says more in a smaller letter. `label`: its own sign, such as the
    level "2"; `number`: its place in an order that matters, else 0. `small`: one of many, in a smaller letter."""

    text: str
    under: str = ""
    label: str = ""
    number: int = 0
    step: int = 0
    small: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts and where it stands."""

    value: str
    label: str
    source: str
    step: int = 0


@dataclass(frozen=True, slots=True)
class Count:
    """How many organisations have an outcome."""

    outcome: Outcome
    sign: str
    name: str
    number: int
    step: int = 0


@dataclass(frozen=True, slots=True)
class Square:
    """A cell of the matrix: look and sign for the eye, `told` in full for who hears it."""

    dimension: str
    look: str
    digit: str
    told: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the matrix. `name`: the organisation, or its letter where names are hidden."""

    name: str
    outcome: Outcome
    sign: str
    word: str
    squares: tuple[Square, ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """One line of the legend."""

    look: str
    digit: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """Organisations by dimensions."""

    caption: str
    dimensions: tuple[str, ...]
    lines: tuple[Line, ...]
    legend: tuple[Sign, ...]
    step: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table of words: the first cell of each row names it."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    step: int = 0


@dataclass(frozen=True, slots=True)
class Side:
    """One of two that stand beside each other: who or what, what it says, and where it stands."""

    label: str
    text: str
    source: str
    step: int = 0


Part = Lead | Row | Point | Figure | Count | Matrix | Table | Side


@dataclass(frozen=True, slots=True)
class Slide:
    """One message.

    `item`: what of the agenda it comes from. `mark`: the words of the title that stand out. `sources`, `prompts`: short;
    the prompts are for the coach alone. `question`: what the room is asked here, on the slides of the kind `ask`.
    `more`: a text that did not fit was cut here; the whole of it stands on the page that the item leads to.
    """

    kind: Kind
    item: Item
    kick: str
    title: str
    parts: tuple[Part, ...] = ()
    mark: str = ""
    sources: tuple[str, ...] = ()
    prompts: tuple[str, ...] = ()
    question: Question | None = None
    more: bool = False

    @property
    def steps(self) -> int:
        """How often it opens further before the next slide comes."""
        return max((part.step for part in self.parts), default=0)

    @property
    def name(self) -> str:
        """As it stands in a list of slides."""
        return f"{self.kick}: {self.title}" if self.kick else self.title

    @property
    def text(self) -> str:
        """All that it says, in plain text, line by line: for who hears it, and beside a picture of it."""
        return "\n".join(line for line in (self.kick, self.title, *map(said, self.parts)) if line)


def said(part: Part) -> str:
    """A part in plain text."""
    match part:
        case Matrix():
            return "\n".join(
                f"{line.name}: {line.word}; "
                + ", ".join(f"{square.dimension} {square.told}" for square in line.squares)
                for line in part.lines
            )
        case Table():
            return "\n".join("; ".join(row) for row in (part.head, *part.rows))
        case Figure():
            return f"{part.value} {part.label}"
        case Count():
            return f"{part.name}: {part.number}"
        case Point():
            return " ".join(text for text in (part.label, part.text, part.under) if text)
        case Lead():
            return f"{part.label} {part.text}".strip()
        case _:
            return f"{part.label}: {part.text}" if part.label else part.text
