"""Every text of the catalogue that can be searched, record by record, in one language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, Literal, NamedTuple, get_args

import pandas as pd

from lessons.columns import ORIGIN_PROGRAMME, ORIGIN_PUBLIC
from lessons.fields import Record, Text
from lessons.glossary import explained
from lessons.records import Edition, Programme
from lessons.tables import Tables
from lessons.trail import judged, stories
from lessons.words import Language

SearchedKind = Literal[
    "lesson", "obstacle", "conclusion", "experiment", "concept", "session", "statement", "organisation", "dimension",
    "source", "fact", "judgement", "target", "theme", "purpose", "criterion", "group", "role", "figure", "programme",
    "word", "term",
]  # fmt: skip
KINDS: tuple[SearchedKind, ...] = get_args(SearchedKind)


class Field(NamedTuple):
    """One text of a record. `name`: the column it stands in; `head`: it says what the record is, so it weighs more."""

    name: str
    text: str
    head: bool


class Entry(NamedTuple):
    """One record with its texts. `origin`: the file it stands in; `weight`: among equals the heaviest comes first."""

    kind: SearchedKind
    id: str
    origin: str
    fields: tuple[Field, ...]
    weight: int = 0


_FRAMES: Mapping[SearchedKind, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "lesson": ("lessons", ("text",), ("ask", "conditions", "note")),
    "obstacle": ("obstacles", ("text",), ("note",)),
    "conclusion": ("conclusions", ("text",), ("note",)),
    "experiment": (
        "experiments",
        ("title",),
        ("question", "tried", "outcome_text", "retry_when", "unknown", "organisation_label"),
    ),
    "concept": ("concepts", ("title",), ("work", "where", "state_note", "to_test")),
    "session": ("sessions", ("title",), ("outcome", "open", "place")),
    "statement": ("statements", ("text",), ("note",)),
    "organisation": ("organisations", ("name", "short"), ("role", "part_of_note")),
    "source": ("sources", ("title",), ("publisher", "note", "date_note")),
    "fact": ("facts", ("text",), ("note",)),
    "theme": ("themes", ("label",), ("about",)),
    "criterion": ("criteria", ("label",), ("meaning", "note")),
    "group": ("groups", ("label",), ("brings",)),
}
"""Kind -> its frame, the columns that say what the record is, and its other texts."""
_NESTED: Mapping[SearchedKind, tuple[str, tuple[str, ...]]] = {
    "experiment": ("experiments", ("timeline", "team", "period")),
    "concept": ("concepts", ("ratings",)),
    "session": ("sessions", ("date",)),
    "organisation": ("organisations", ("successor",)),
    "source": ("sources", ("date",)),
}
"""Kind -> its shelf, and the fields of its records that hold further texts, however deep."""
_ORIGIN = {"fact": "source"}
"""The column that says where a record stands, when it is not `origin`."""
_OWN = 4
"""Lessons of experiments and the programme weigh more than any public one: 1 to 3, by strength."""


def entries(tables: Tables) -> Iterator[Entry]:
    """The lessons in the order of their frame, then everything else."""
    frames = (_of_frame(tables, kind) for kind in KINDS if kind in _FRAMES and kind != "lesson")
    edition, programme = tables.catalogue.edition, tables.catalogue.programme
    return chain(
        _lessons(tables),
        *frames,
        _judgements(tables),
        _series(tables),
        _of_programme(programme, tables.language) if programme else (),
        _terms(programme, tables.language) if programme else (),
        _of_edition(edition, tables.language) if edition else (),
    )


def texts(value: Any, language: Language) -> Iterator[str]:
    """Every text in a record, or in what one of its fields holds."""
    if isinstance(value, Text):
        yield value.say(language)
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item, language)
    elif isinstance(value, Record):
        for item in vars(value).values():
            if not isinstance(item, str):
                yield from texts(item, language)


def _fields(record: Record, names: Iterable[str], language: Language, heads: Iterable[str] = ()) -> tuple[Field, ...]:
    """The texts in these fields of a record, those that say what it is first."""
    named = chain(((name, True) for name in heads), ((name, False) for name in names))
    return tuple(
        Field(name, text, head) for name, head in named for text in texts(getattr(record, name), language) if text
    )


# --- what stands in a frame --------------------------------------------------------------------------------------------


def _lessons(tables: Tables) -> Iterator[Entry]:
    """With the names of their themes and organisations, and what was done with them; a stronger source weighs more."""
    lessons, used = tables.lessons, _used(tables)
    themes = dict(zip(tables.themes["id"], tables.themes["label"], strict=True))
    names = dict(zip(tables.organisations["id"], tables.organisations["name"], strict=True))
    known = zip(lessons["origin"], lessons["strength"].cat.codes, strict=True)
    weights = (int(code) + 1 if origin == ORIGIN_PUBLIC else _OWN for origin, code in known)
    labels = zip(lessons["themes"], lessons["organisations"], strict=True)
    for entry, weight, (theme, organisation) in zip(_of_frame(tables, "lesson"), weights, labels, strict=True):
        more = (*_named("themes", theme, themes), *_named("organisations", organisation, names))
        yield entry._replace(fields=entry.fields + more + used.get(entry.id, ()), weight=weight)


def _used(tables: Tables) -> dict[str, tuple[Field, ...]]:
    """Lesson -> which decisions it helped to make, and what is said of its year."""
    catalogue, language = tables.catalogue, tables.language
    own = (
        (f"{story.origin}/{lesson.id}", lesson, ("used_by",))
        for story in stories(catalogue)
        for lesson in story.record.lessons
    )
    public = ((lesson.id, lesson, ("used_by", "year")) for lesson in catalogue.lessons.values())
    found = ((key, _fields(lesson, names, language)) for key, lesson, names in chain(own, public))
    return {key: fields for key, fields in found if fields}


def _named(name: str, ids: str, labels: Mapping[str, str]) -> Iterator[Field]:
    return (Field(name, labels.get(key, key), False) for key in ids.split())


def _of_frame(tables: Tables, kind: SearchedKind) -> Iterator[Entry]:
    name, heads, others = _FRAMES[kind]
    frame: pd.DataFrame = getattr(tables, name)
    origin = _ORIGIN.get(kind, "origin")
    origins: Iterable[str] = frame[origin] if origin in frame else [""] * len(frame)
    shelf, nested = _NESTED.get(kind, ("", ()))
    records = getattr(tables.catalogue, shelf) if shelf else {}
    rows = zip(*(frame[column].tolist() for column in (*heads, *others)), strict=True)
    for key, where, row in zip(frame["id"], origins, rows, strict=True):
        said = zip((*heads, *others), row, strict=True)
        own = tuple(Field(column, text, column in heads) for column, text in said if text)
        more = _fields(records[key], nested, tables.language) if nested else ()
        yield Entry(kind, key, where, own + more)


# --- what stands in no frame of its own ----------------------------------------------------------------------------------


def _judgements(tables: Tables) -> Iterator[Entry]:
    """Every judgement and own target, under the name of its cell."""
    names = dict(zip(tables.organisations["id"], tables.organisations["short"], strict=True))
    edition, language = tables.catalogue.edition, tables.language
    short = {item.id: item.short.say(language) for item in edition.dimensions} if edition else {}

    def cell(organisation: str, dimension: str) -> Field:
        return Field("cell", f"{names.get(organisation, organisation)}, {short.get(dimension, dimension)}", False)

    for key, _, organisation, item in judged(tables.catalogue):
        more = _fields(item, ("reason", "reply", "evidence", "date"), language)
        yield Entry("judgement", key, "", (cell(organisation, item.dimension), *more))
    for organisation, own in tables.catalogue.targets.items():
        for number, target in enumerate(own.targets, 1):
            more = _fields(target, ("reason", "date", "until"), language)
            yield Entry("target", f"{organisation}/{number}", "", (cell(organisation, target.dimension), *more))


def _series(tables: Tables) -> Iterator[Entry]:
    for item in tables.catalogue.series.values():
        fields = _fields(item, ("unit", "measures", "hired_in", "points", "missing"), tables.language, ("title",))
        yield Entry("figure", f"series/{item.id}", "", fields)


def _terms(programme: Programme, language: Language) -> Iterator[Entry]:
    """The words of this site that we explain ourselves; what a source tells is a statement of its own."""
    for item in explained(programme):
        said = "" if item.sources else item.meaning.say(language)
        fields = (Field("word", item.word.say(language), True), Field("meaning", said, False))
        yield Entry("term", item.term.id, "", tuple(field for field in fields if field.text))


def _of_programme(programme: Programme, language: Language) -> Iterator[Entry]:
    """The assignment itself, its figures and its roles."""
    own = _fields(programme, ("question", "commissioner", "contacts", "timeline", "unknown"), language, ("title",))
    yield Entry("programme", ORIGIN_PROGRAMME, "", own)
    for figure in programme.figures:
        fields = _fields(figure, ("unit", "scope", "year", "note"), language, ("label",))
        yield Entry("figure", f"{ORIGIN_PROGRAMME}/{figure.id}", "", fields)
    for role in programme.roles:
        yield Entry("role", role.id, "", _fields(role, ("meaning",), language, ("label",)))


def _of_edition(edition: Edition, language: Language) -> Iterator[Entry]:
    """The dimensions, the purposes, and the words of the method. `origin` of a word: the list it stands in."""
    for item in edition.dimensions:
        yield Entry(
            "dimension", item.id, "", _fields(item, ("short", "question", "why", "levels"), language, ("label",))
        )
    for purpose in edition.purposes:
        yield Entry("purpose", purpose.id, "", _fields(purpose, ("meaning",), language, ("label",)))
    for name in ("levels", "states", "grades", "confidence", "views"):
        for word in getattr(edition, name):
            rest = ("meaning",) if hasattr(word, "meaning") else ()
            yield Entry("word", word.id, name, _fields(word, rest, language, ("label",)))
    for number, root in enumerate(edition.roots, 1):
        yield Entry("word", str(number), "roots", (Field("text", root.say(language), True),))
