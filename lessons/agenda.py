"""The agenda of a session: which slides are shown and which questions are put to the room, in which order.

An item is written as a word, or as a word and a subject: `matrix`, `experiment:ienm-candidate-first`, `level:room`,
`level:belastingdienst.room`, `lessons:work`, `rate:bicycles`, `words:obstacle`. So it stands in the address and in a file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from itertools import accumulate
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
MINUTES: Mapping[str, int] = {
    "question": 1,
    "assignment": 2,
    "readiness": 3,
    "matrix": 4,
    "experiment": 5,
    "obstacles": 5,
    "contradictions": 4,
    "unknown": 3,
    "concepts": 3,
    "next": 3,
    "level": 8,
    "lessons": 6,
    "rate": 6,
    "words": 6,
}
"""How long an item takes: a rule of thumb of ours, not measured. A question on a level has two votes with a talk between."""
LONGEST = 60
"""So many items an agenda has at most."""
READ, LONGEST_WRITTEN = 100, 6_000
"""So many items, and so many signs of them, are read from an address at most: those it shows, and those not there now."""
STORIES = 4
"""So many experiments the usual agenda tells: the newest."""
PATTERN = f"^({'|'.join((*SLIDES, *QUESTIONS))})(:[a-z0-9-]{{1,64}}([.][a-z0-9-]{{1,64}})?)?$"
"""What an item looks like, for who writes one by hand."""
_ITEM = re.compile("[a-z]{1,20}(:[a-z0-9-]{1,64}([.][a-z0-9-]{1,64})?)?")


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

    @property
    def minutes(self) -> int:
        """How long it takes, as a rule of thumb."""
        return MINUTES.get(self.kind, 0)

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


def parts(written: str) -> tuple[str, ...]:
    """What may be an item in a value of an address, in its order, each once, and no more than is read of one."""
    named = dict.fromkeys(part.strip() for part in written[: 10 * LONGEST_WRITTEN].split(","))
    found = [part for part in named if _ITEM.fullmatch(part)][:READ]
    ends = accumulate(len(part) + 1 for part in found)
    return tuple(part for part, end in zip(found, ends, strict=True) if end <= LONGEST_WRITTEN)


def items(written: str, catalogue: Catalogue) -> tuple[Item, ...]:
    """The items of an address, in its order, each once; what the catalogue does not know is left out."""
    found = map(Item.of, parts(written))
    return tuple(item for item in found if is_known(item, catalogue))[:LONGEST]


def left_over(written: str, catalogue: Catalogue) -> tuple[str, ...]:
    """The parts of an address that are not shown: what the catalogue does not have now, and what is too many."""
    shown = set(map(str, items(written, catalogue)))
    return tuple(part for part in parts(written) if part not in shown)


def written(chosen: Sequence[Item | str]) -> str:
    """The items as one value of an address."""
    return ",".join(map(str, chosen))


def usual(catalogue: Catalogue, newest: Sequence[str], organisations: Sequence[str] = ()) -> tuple[Item, ...]:
    """The agenda of who chose none: every slide, with the experiments that ended last among these organisations.

    `newest`: the ids of the experiments, the newest first; they are told in the order of the catalogue.
    """
    held = catalogue.experiments
    told = [name for name in newest if not organisations or held[name].organisation in organisations][:STORIES]
    stories = [Item("experiment", name) for name in held if name in told]
    kinds = ((Item(kind),) if kind != "experiment" else stories for kind in SLIDES)
    return tuple(item for items_of_kind in kinds for item in items_of_kind)


def stand_ins(organisations: Iterable[str]) -> Mapping[str, str]:
    """The letter that stands for each organisation where names are hidden: "A", "B", and behind "Z" "AA".

    The same for the same organisations on every page, and not in the order of their names, which would give them away.
    """
    shuffled = sorted(organisations, key=lambda name: sha256(name.encode("utf-8", "replace")).digest())
    return {name: _letters(place) for place, name in enumerate(shuffled)}


def _letters(place: int) -> str:
    before, last = divmod(place, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + last)


def minutes(chosen: Iterable[Item]) -> int:
    """How long they take together, as a rule of thumb."""
    return sum(item.minutes for item in chosen)
