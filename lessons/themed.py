"""The lessons of one theme, in order, with the organisations where each was seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from lessons.choice import on_theme
from lessons.tables import Tables


class Told(NamedTuple):
    """A lesson as a line: its id, what it says, and the question to take home."""

    id: str
    text: str
    ask: str


class Themed:
    """The lessons of one theme, the strongest first; kept column by column, so that many cost little."""

    def __init__(self, tables: Tables, theme: str) -> None:
        found = on_theme(tables, theme)
        self._ids: list[str] = found["id"].tolist()
        self._texts: list[str] = found["text"].tolist()
        self._asks: list[str] = found["ask"].tolist()
        self._seen: list[str] = found["organisations"].tolist()

    def __len__(self) -> int:
        return len(self._ids)

    def first(self, most: int) -> list[Told]:
        """The first of them, wherever they were seen."""
        return [self._told(place) for place in range(min(most, len(self)))]

    def asking(self) -> Told | None:
        """The first that gives a question to take home, if there is one."""
        return next((self._told(place) for place, ask in enumerate(self._asks) if ask), None)

    def at(self, organisation: str, most: int, besides: str = "") -> list[Told]:
        """The first that were seen at an organisation, those that were seen `besides` at another left out."""
        places = self._places_at(organisation, besides)
        return [self._told(place) for _, place in zip(range(most), places, strict=False)]

    def number(self, organisation: str, besides: str = "") -> int:
        """How many were seen at an organisation, and not at the other."""
        return sum(1 for _ in self._places_at(organisation, besides))

    def _places_at(self, organisation: str, besides: str) -> Iterator[int]:
        left_out = set(self._places.get(besides, ()))
        return (place for place in self._places.get(organisation, ()) if place not in left_out)

    def _told(self, place: int) -> Told:
        return Told(self._ids[place], self._texts[place], self._asks[place])

    @cached_property
    def _places(self) -> Mapping[str, list[int]]:
        places: dict[str, list[int]] = {}
        for place, seen in enumerate(self._seen):
            for organisation in dict.fromkeys(seen.split()):
                places.setdefault(organisation, []).append(place)
        return places
