"""Ids that the outcome of a session brings along and that something else has already: the outcome is the one in the wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from lessons.entries import Entry
from lessons.fields import Record
from lessons.problems import Problem
from lessons.reading import Path
from lessons.records import Concept, Proposal, Rating, Sources

_Key = tuple[str, str]
_Claim = tuple[_Key, Path]
_KINDS = ("lessons", "sessions")


def taken(entries: Iterable[Entry]) -> Mapping[str, list[Problem]]:
    """Per file with an outcome: what in it has an id that is taken. Of two outcomes the first by name has the id."""
    found: dict[str, list[Problem]] = defaultdict(list)
    held = list(entries)
    outcomes = sorted((entry for entry in held if isinstance(entry.record, Proposal)), key=lambda entry: entry.file)
    if not outcomes:
        return found
    first: dict[_Key, tuple[Entry, Path]] = {}
    for entry in (entry for entry in held if entry.kind != "outcomes"):
        for key, path in _of_the_catalogue(entry):
            first.setdefault(key, (entry, path))
    for entry in outcomes:
        for key, path in _of_outcome(entry.record):
            owner, place = first.setdefault(key, (entry, path))
            if (owner, place) != (entry, path):
                found[entry.file].append(_problem(entry, path, key, owner, place))
    return found


def brought(record: Proposal) -> dict[str, set[str]]:
    """What can be named because the outcome is there: ids per kind."""
    return {
        "sessions": {record.session.id},
        "sources": {source.id for source in record.sources},
        "lessons": {lesson.id for lesson in record.lessons},
    }


def _of_the_catalogue(entry: Entry) -> Iterator[_Claim]:
    """The ids that a file has, also where it cannot be read now: its name is its id."""
    if entry.kind in _KINDS:
        yield (entry.kind, entry.stem), ("id",)
    elif isinstance(entry.record, Sources):
        yield from ((("sources", item.id), ("sources", n, "id")) for n, item in enumerate(entry.record.sources))
    elif isinstance(entry.record, Concept):
        yield from _rated(entry.stem, entry.record.ratings, ())


def _of_outcome(record: Record | None) -> Iterator[_Claim]:
    if isinstance(record, Proposal):
        yield ("sessions", record.session.id), ("session", "id")
        yield from ((("sources", item.id), ("sources", n, "id")) for n, item in enumerate(record.sources))
        yield from ((("lessons", item.id), ("lessons", n, "id")) for n, item in enumerate(record.lessons))
        for place, said in enumerate(record.ratings):
            yield from _rated(said.concept, said.ratings, ("ratings", place))


def _rated(concept: str, ratings: Iterable[Rating], path: Path) -> Iterator[_Claim]:
    """Who rated a concept on what: one session does so once."""
    for place, rating in enumerate(ratings):
        by = rating.session or (rating.date.date if rating.date else "")
        key = ("ratings", f"{concept} {rating.criterion} {by}")
        yield key, (*path, "ratings", place, "criterion")


def _problem(entry: Entry, path: Path, key: _Key, owner: Entry, place: Path) -> Problem:
    line, _ = owner.place(place)
    where = f"on line {line}" if owner is entry else f"in {owner.file}:{line}"
    hint = "strike out what is in the catalogue already, or choose another id"
    if key[0] == "ratings":
        concept, criterion, _ = key[1].split(" ", 2)
        message = f"this session already rates '{concept}' on '{criterion}' {where}"
        return entry.problem(path, "duplicate-rating", message, hint)
    return entry.problem(path, "duplicate-id", f"'{key[1]}' was already used {where}", hint)
