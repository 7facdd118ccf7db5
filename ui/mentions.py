"""Who names a lesson: the lessons and conclusions beside it, the concepts that use it. Made once per version of the data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lessons.tables import Tables
from lessons.words import LANGUAGES
from ui.data import version_shown
from ui.versions import Version

RELATIONS = ("supports", "contradicts", "follows_from")


class Mentions(NamedTuple):
    """(record named, relation) -> the records that name it, in the order of the catalogue.

    `by` holds `supports`, `contradicts` and `follows_from` (what a lesson or a conclusion rests on), by reference.
    `concepts` holds the ids of the concepts that use a lesson, by the reference of the lesson.
    """

    by: Mapping[tuple[str, str], tuple[str, ...]]
    concepts: Mapping[str, tuple[str, ...]]

    def of(self, reference: str, relation: str) -> tuple[str, ...]:
        """The records that name this one in this relation."""
        return self.by.get((reference, relation), ())


def mentions() -> Mentions:
    """The mentions in the version of the data that the page shows."""
    return mentions_of(version_shown())


def mentions_of(version: Version) -> Mentions:
    """The mentions in one version of the data, made once: the same in every language."""
    return version.once("mentions", "", lambda: _mentions(version.frames(LANGUAGES[0])))


def _mentions(tables: Tables) -> Mentions:
    by: dict[tuple[str, str], dict[str, None]] = {}
    for name, relation, named in _named(tables):
        by.setdefault((named, relation), {})[name] = None
    concepts: dict[str, dict[str, None]] = {}
    for concept in tables.catalogue.concepts.values():
        for lesson in concept.lessons:
            concepts.setdefault(lesson, {})[concept.id] = None
    return Mentions(
        {key: tuple(names) for key, names in by.items()}, {key: tuple(names) for key, names in concepts.items()}
    )


def _named(tables: Tables) -> Iterator[tuple[str, str, str]]:
    """(the record that names, the relation, the record named)."""
    for relation in RELATIONS:
        for name, references in zip(tables.lessons["id"], tables.lessons[relation], strict=True):
            yield from ((name, relation, reference) for reference in references.split())
    for name, references in zip(tables.conclusions["id"], tables.conclusions["based_on"], strict=True):
        yield from ((name, "follows_from", reference) for reference in references.split())
