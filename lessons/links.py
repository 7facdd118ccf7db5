"""What one record points to, and what in it can be pointed at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from lessons.fields import Record, TwoTongues
from lessons.problems import Problem
from lessons.ratings import twice
from lessons.reading import Document, Path
from lessons.records import Concept, Conclusion, Judgements, Lesson, Obstacle, Statement, Targets
from lessons.shape import record_in

TARGETS = {
    "organisation": "organisations",
    "organisations": "organisations",
    "part_of": "organisations",
    "could_try": "organisations",
    "purpose": "purposes",
    "dimension": "dimensions",
    "dimensions": "dimensions",
    "themes": "themes",
    "concept": "concepts",
    "criterion": "criteria",
    "criteria": "criteria",
    "groups": "groups",
    "session": "sessions",
    "related": "experiments",
    "source": "sources",
    "sources": "sources",
    "lessons": "parts",
    "based_on": "parts",
    "follows_from": "parts",
    "supports": "parts",
    "contradicts": "parts",
}
"""Field name -> the kind of thing it names. One name means one thing in every record."""
SHARED = (Conclusion, Lesson, Obstacle, Statement)
"""These share one set of ids per file, because a reference names them by id alone."""


@dataclass(frozen=True, slots=True)
class Link:
    """A reference: `value`, found in `field` at `path`, names something of kind `target`."""

    target: str
    field: str
    value: str
    path: Path


@dataclass(frozen=True, slots=True)
class Part:
    """A record inside a file that has an id."""

    id: str
    path: Path
    record: Record


def links(record: Record, path: Path = ()) -> Iterator[Link]:
    """Every reference in the record, in the order of its fields."""
    if isinstance(record, Judgements | Targets):
        yield Link("organisations", "id", record.id, (*path, "id"))
    for name, target, nested in _plan(type(record)):
        value = getattr(record, name)
        if target and isinstance(value, str):
            yield Link(target, name, value, (*path, name))
        elif target and value:
            yield from (Link(target, name, item, (*path, name, index)) for index, item in enumerate(value))
        elif nested and value is not None:
            for inside, place in _inside(value, (*path, name)):
                yield from links(inside, place)


def parts(record: Record, path: Path = ()) -> Iterator[Part]:
    """Every record with an id inside the record."""
    for name in _nested(type(record)):
        if value := getattr(record, name):
            for inside, place in _inside(value, (*path, name)):
                if "id" in vars(inside):
                    yield Part(vars(inside)["id"], place, inside)
                yield from parts(inside, place)


def repeated(document: Document, found: list[Part]) -> list[Problem]:
    """Ids that stand twice in one list, or twice among the parts that share their ids."""
    first: dict[tuple[Path, str], Part] = {}
    problems = []
    for part in found:
        group: Path = ("shared",) if isinstance(part.record, SHARED) else part.path[:-1]
        before = first.setdefault((group, part.id), part)
        if before is not part:
            line, _ = document.place((*before.path, "id"))
            message = f"'{part.id}' was already used on line {line}"
            problems.append(document.problem((*part.path, "id"), "duplicate-id", message, "choose another id"))
    return problems


def rated_twice(document: Document, record: Record) -> list[Problem]:
    """Ratings of a concept on a criterion that one session gave twice, or that have no session and one date."""
    if not isinstance(record, Concept):
        return []
    problems = []
    for place, before in twice(record):
        rating = record.ratings[place]
        by = f"session '{rating.session}'" if rating.session else "a rating without a session"
        line, _ = document.place(("ratings", before, "criterion"))
        message = f"{by} already rates '{rating.criterion}' on line {line}"
        hint = "keep one of the two, or write the session or the date that tells them apart"
        problems.append(document.problem(("ratings", place, "criterion"), "duplicate-rating", message, hint))
    return problems


def named_twice(document: Document, found: list[Link]) -> list[Problem]:
    """References that stand twice in one list: the second one says nothing, and counts for nothing."""
    first: dict[tuple[Path, str], Link] = {}
    problems = []
    for link in found:
        before = first.setdefault((link.path[:-1], link.value), link) if isinstance(link.path[-1], int) else link
        if before is not link:
            line, _ = document.place(before.path)
            message = f"'{link.value}' already stands in this list on line {line}"
            problems.append(document.problem(link.path, "duplicate-reference", message, "remove it", warning=True))
    return problems


def _inside(value: object, path: Path) -> list[tuple[Record, Path]]:
    if isinstance(value, Record):
        return [(value, path)]
    if isinstance(value, tuple):
        return [(item, (*path, index)) for index, item in enumerate(value) if isinstance(item, Record)]
    return []


@cache
def _plan(model: type[Record]) -> tuple[tuple[str, str, bool], ...]:
    """Per field worth a look: its name, the kind it points to ("" if none), whether it holds records."""
    rows = []
    for name, about in model.model_fields.items():
        nested = record_in(about.annotation) is not None
        target = "" if nested else TARGETS.get(name, "")
        if target or (nested and record_in(about.annotation) is not TwoTongues):
            rows.append((name, target, nested))
    return tuple(rows)


@cache
def _nested(model: type[Record]) -> tuple[str, ...]:
    """The fields that hold records."""
    return tuple(name for name, _, nested in _plan(model) if nested)
