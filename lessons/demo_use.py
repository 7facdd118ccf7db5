"""Invented dates on which records came into the collection, and invented uses of lessons: told by a number, not drawn."""

from __future__ import annotations

from datetime import date, timedelta

from lessons.demo_world import Fields, World, both

_FIRST = date(2023, 1, 9)
_LAST = date(2026, 11, 20)
_ROLES = ("director", "coach", "hr", "line-manager")
_DECISIONS = (
    ("De organisatie begint met één plek in plaats van tien.", "The organisation starts with one place instead of ten."),
    ("De directeur vraagt elke maand hoe het gaat.", "The director asks every month how it goes."),
    ("De begeleiding begint een week eerder.", "Guidance starts a week earlier."),
)  # fmt: skip


def added(number: int) -> str:
    """A day for the record of this number; close to each other they lie far apart."""
    days = (_LAST - _FIRST).days
    return (_FIRST + timedelta(days=number * 397 % days)).isoformat()


def used_by(world: World, number: int) -> dict[str, list[Fields]]:
    """A use for one lesson in six; for one in thirty two."""
    times = (number % 6 == 0) + (number % 30 == 0)
    return {"used_by": [_use(world, number + extra) for extra in range(times)]} if times else {}


def _use(world: World, number: int) -> Fields:
    return {
        "organisation": world.places[number % len(world.places)].id,
        "role": _ROLES[number % len(_ROLES)],
        "date": added(number * 7)[:7],
        "decision": both(_DECISIONS[number % len(_DECISIONS)]),
    }
