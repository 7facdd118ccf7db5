"""Invented own targets: two in five organisations have some, now and then one that was replaced or whose day has passed."""

from __future__ import annotations

from collections.abc import Iterator

from lessons import demo_texts as texts
from lessons.demo_world import Deck, Fields, World, both

MOST = 4
_SETTERS = ("director", "director", "commissioner", "hr", "lead")


def targets(world: World) -> Iterator[Fields]:
    """One record per organisation that has targets: the last organisation always has."""
    chance = world.chance
    has_some = Deck(chance, [True, True, False, False, False])
    for place in world.places:
        if has_some.draw() or place is world.places[-1]:
            about = chance.sample(world.dimensions, min(len(world.dimensions), chance.randint(1, MOST)))
            told = [target for dimension in about for target in _course(world, dimension)]
            yield {"id": place.id, "targets": told}


def _course(world: World, dimension: str) -> Iterator[Fields]:
    """The targets of one dimension, oldest first."""
    level = world.chance.choice([2, 3, 3, 4])
    if world.chance.random() < 0.2:
        yield _target(world, dimension, max(1, level - 1), 2018)
    yield _target(world, dimension, level, world.chance.randint(2021, 2024))


def _target(world: World, dimension: str, level: int, year: int) -> Fields:
    chance = world.chance
    until = {"until": f"{year + chance.randint(2, 4)}"} if chance.random() < 0.8 else {}
    return {
        "dimension": dimension,
        "level": level,
        "date": f"{year}-{chance.randint(1, 12):02}",
        **until,
        "role": chance.choice(_SETTERS),
        "reason": both(chance.choice(texts.AIMS)),
        "sources": world.cited(1),
    }
