"""The invented organisations and sources that the rest of a catalogue to try things on is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, Generic, TypeVar

from lessons.demo_texts import KINDS, TREES, Pair

Fields = dict[str, Any]
"""A record as it will be written: texts, numbers, flags, lists and fields inside."""
PARAGRAPHS = 12
_T = TypeVar("_T")


class Deck(Generic[_T]):
    """Cards drawn one by one and shuffled again when they are gone: all of them turn up, in an order of chance."""

    def __init__(self, chance: Random, cards: Sequence[_T]) -> None:
        self._chance, self._cards = chance, cards
        self._left: list[_T] = []

    def draw(self) -> _T:
        """The next card."""
        if not self._left:
            self._left = list(self._cards)
            self._chance.shuffle(self._left)
        return self._left.pop()


@dataclass(frozen=True, slots=True)
class Place:
    """An invented organisation. `name` and `short` say that it is one."""

    id: str
    kind: str
    name: Pair
    short: Pair
    part_of: str | None


@dataclass(frozen=True, slots=True)
class World:
    """What every record may name. `documented`: the sources whose paragraphs stand in facts.yaml."""

    chance: Random
    dimensions: tuple[str, ...]
    purposes: tuple[str, ...]
    themes: tuple[str, ...]
    places: tuple[Place, ...]
    sources: tuple[str, ...]
    documented: tuple[str, ...]

    def source(self) -> str:
        """Any source, with a paragraph where it has those."""
        found = self.chance.choice(self.sources)
        return f"{found}#p{self.chance.randint(1, PARAGRAPHS)}" if found in self.documented else found

    def cited(self, most: int = 2) -> list[str]:
        """One or more different sources."""
        return list(dict.fromkeys(self.source() for _ in range(self.chance.randint(1, most))))

    def day(self, first: int, last: int) -> str:
        """A day, a month or a year from the year `first` up to `last`."""
        year, month, day = self.chance.randint(first, last), self.chance.randint(1, 12), self.chance.randint(1, 28)
        return self.chance.choice(
            [f"{year}-{month:02}-{day:02}", f"{year}-{month:02}", f"{year}-{month:02}", f"{year}"]
        )

    def when(self, first: int, last: int) -> str | Fields:
        """The same; now and then as a date that no source prints in full."""
        found = self.day(first, last)
        return {"date": found, "inferred": True} if self.chance.random() < 0.2 else found


def both(pair: Pair, **values: object) -> Fields:
    """The two languages of a text, their places `{name}` filled."""
    return {"nl": pair[0].format(**values), "en": pair[1].format(**values)}


def world(chance: Random, organisations: int, experiments: int, method: dict[str, tuple[str, ...]]) -> World:
    """The organisations and sources of a catalogue of this size, for the dimensions, purposes and themes of `method`."""
    count = min(1_500, 12 + 2 * organisations + experiments // 5)
    sources = tuple(f"verzonnen-bron-{number:04}" for number in range(1, count + 1))
    return World(
        chance, **method, places=tuple(_places(chance, organisations)), sources=sources, documented=sources[:3]
    )


def _places(chance: Random, count: int) -> list[Place]:
    """Ministries first, one in twelve; the others mostly belong to one of them."""
    ministries = max(1, count // 12) if count > 1 else 0
    kinds = Deck(chance, ["agency", "agency", "agency", "directorate"])
    found: list[Place] = []
    for number in range(1, count + 1):
        kind = "ministry" if number <= ministries else kinds.draw()
        alone = number <= ministries or not ministries or chance.random() < 0.15
        found.append(_place(number, kind, None if alone else chance.choice(found[:ministries]).id))
    return found


def _place(number: int, kind: str, part_of: str | None) -> Place:
    (tree, tree_en), (word, word_en) = TREES[(number - 1) % len(TREES)], KINDS[kind]
    return Place(
        id=f"voorbeeld-{number:03}-{tree.lower()}",
        kind=kind,
        name=(f"{word} {tree} {number}", f"{word_en} {tree_en} {number}"),
        short=(f"Voorbeeld {tree} {number}", f"Example {tree_en} {number}"),
        part_of=part_of,
    )
