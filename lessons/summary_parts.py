"""What the summary on one page is made of: plain values in the words of one language, for the screen, the print and the PDF."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from lessons.words import Language


@dataclass(frozen=True, slots=True)
class Count:
    """How many organisations have one outcome."""

    sign: str
    name: str
    number: str


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of the purpose: the level it asks, at how many it is missing, open and met; `who` misses it, if few."""

    name: str
    minimum: str
    missing: str
    open: str
    met: str
    who: str


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask, and of whom."""

    text: str
    who: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A cell of the matrix: its sign, how dark it is (-1 where there is no level), and the whole in words."""

    sign: str
    level: int
    full: str


@dataclass(frozen=True, slots=True)
class Row:
    """One organisation in the matrix."""

    name: str
    sign: str
    outcome: str
    covered: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Organisations x dimensions, at most `ROWS` of them; `rest` says what is not on the page."""

    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    rest: str
    key: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson with its theme, and the question to take home."""

    theme: str
    text: str
    ask: str


@dataclass(frozen=True, slots=True)
class Told:
    """What the room said to one question."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stated:
    """What the page is about, in words: its own title, the facts that every print states, where it comes from."""

    title: str
    day: str
    facts: tuple[tuple[str, str], ...]
    sources: tuple[str, ...]
    link: str


@dataclass(frozen=True, slots=True)
class Summary:
    """All that stands on the page."""

    language: Language
    finding: tuple[str, str, str]
    sure: str
    coverage: str
    counts: tuple[Count, ...]
    conditions: tuple[Condition, ...]
    more_conditions: str
    questions: tuple[Question, ...]
    matrix: Matrix | None
    lessons: tuple[Lesson, ...]
    steps: tuple[str, ...]
    room: tuple[Told, ...]
    more_room: str
    stated: Stated

    def as_json(self) -> dict[str, Any]:
        """Lists, strings and numbers only."""
        return asdict(self)
