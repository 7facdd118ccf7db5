"""The agenda of a session: which slides are shown and which questions are put to the room, in which order.

An item is written as a word, or as a word and a subject: `matrix`, `experiment:ienm-candidate-first`, `level:room`,
`level:belastingdienst.room`, `lessons:work`, `rate:bicycles`, `words:obstacle`. So it stands in the address and in a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Self

from lessons.catalogue import Catalogue

SLIDES = (
    "question",
    "assignment",
    "readiness",
    "matrix",
    "experiment",
    "obstacles",
    "contradictions",
    "unknown",
    "concepts",
    "next",
)
"""What a slide, or a few slides in a row, can be about. `experiment` has the id of one as its subject."""
QUESTIONS = ("level", "lessons", "rate", "words")
"""What a room can be asked: the level of a dimension, which lessons first, what they find of a concept, their own words."""
WORDS = ("obstacle", "idea")
"""The subjects of `words`: what people add in words of their own."""
LONGEST = 60
"""So many items an agenda has at most."""


class Item(NamedTuple):
    """One item of an agenda. `subject` is empty where the kind needs none."""

    kind: str
    subject: str = ""

    @classmethod
    def of(cls, written: str) -> Self:
        """The item as the address and the file write it."""
        kind, _, subject = written.strip().partition(":")
        return cls(kind, subject)

    @property
    def asks(self) -> bool:
        """Whether this is a question to the room and not a slide."""
        return self.kind in QUESTIONS

    @property
    def about(self) -> str:
        """The organisation that a question on a level names; empty where everybody speaks of their own."""
        return self.subject.rpartition(".")[0] if self.kind == "level" else ""

    @property
    def dimension(self) -> str:
        """The dimension of a question on a level."""
        return self.subject.rpartition(".")[2] if self.kind == "level" else ""

    def __str__(self) -> str:
        return f"{self.kind}:{self.subject}" if self.subject else self.kind


def is_known(item: Item, catalogue: Catalogue) -> bool:
    """Whether the catalogue has what the item is about."""
    dimensions = {found.id for found in catalogue.edition.dimensions} if catalogue.edition else set()
    if item.kind == "level":
        return item.dimension in dimensions and (not item.about or item.about in catalogue.organisations)
    subjects: dict[str, Iterable[str]] = {
        "experiment": catalogue.experiments,
        "lessons": catalogue.themes,
        "rate": catalogue.concepts,
        "words": WORDS,
    }
    if item.kind in subjects:
        return item.subject in subjects[item.kind]
    return item.kind in SLIDES and not item.subject


def items(written: str, catalogue: Catalogue) -> tuple[Item, ...]:
    """The items of an address, in its order, each once; what the catalogue does not know is left out."""
    found = dict.fromkeys(Item.of(part) for part in written.split(",") if part.strip())
    return tuple(item for item in found if is_known(item, catalogue))[:LONGEST]


def written(chosen: Sequence[Item]) -> str:
    """The items as one value of an address."""
    return ",".join(str(item) for item in chosen)
