"""Every text of the catalogue that can be searched, record by record, in one language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Literal, NamedTuple, get_args

import pandas as pd

from lessons.columns import ORIGIN_PUBLIC
from lessons.tables import Tables

SearchedKind = Literal[
    "lesson", "obstacle", "conclusion", "experiment", "concept", "session", "statement", "organisation", "dimension",
    "source", "fact",
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
    "organisation": ("organisations", ("name", "short"), ("role", "part_of_note", "successor")),
    "source": ("sources", ("title",), ("publisher", "note")),
    "fact": ("facts", ("text",), ("note",)),
}
"""Kind -> its frame, the columns that say what the record is, and its other texts."""
_ORIGIN = {"fact": "source"}
"""The column that says where a record stands, when it is not `origin`."""
_OWN = 4
"""Lessons of experiments and the programme weigh more than any public one: 1 to 3, by strength."""


def entries(tables: Tables) -> Iterator[Entry]:
    """The lessons in the order of their frame, then everything else."""
    frames = (_of_frame(tables, kind) for kind in KINDS if kind in _FRAMES and kind != "lesson")
    return chain(_lessons(tables), *frames, _dimensions(tables))


def _lessons(tables: Tables) -> Iterator[Entry]:
    """With the names of their themes and organisations; a stronger source weighs more."""
    lessons = tables.lessons
    themes = dict(zip(tables.themes["id"], tables.themes["label"], strict=True))
    names = dict(zip(tables.organisations["id"], tables.organisations["name"], strict=True))
    known = zip(lessons["origin"], lessons["strength"].cat.codes, strict=True)
    weights = (int(code) + 1 if origin == ORIGIN_PUBLIC else _OWN for origin, code in known)
    labels = zip(lessons["themes"], lessons["organisations"], strict=True)
    for entry, weight, (theme, organisation) in zip(_of_frame(tables, "lesson"), weights, labels, strict=True):
        more = (*_named("themes", theme, themes), *_named("organisations", organisation, names))
        yield entry._replace(fields=entry.fields + more, weight=weight)


def _named(name: str, ids: str, labels: Mapping[str, str]) -> Iterator[Field]:
    return (Field(name, labels.get(key, key), False) for key in ids.split())


def _of_frame(tables: Tables, kind: SearchedKind) -> Iterator[Entry]:
    name, heads, others = _FRAMES[kind]
    frame: pd.DataFrame = getattr(tables, name)
    origin = _ORIGIN.get(kind, "origin")
    origins: Iterable[str] = frame[origin] if origin in frame else [""] * len(frame)
    texts = zip(*(frame[column].tolist() for column in (*heads, *others)), strict=True)
    for key, where, row in zip(frame["id"], origins, texts, strict=True):
        said = zip((*heads, *others), row, strict=True)
        yield Entry(kind, key, where, tuple(Field(column, text, column in heads) for column, text in said if text))


def _dimensions(tables: Tables) -> Iterator[Entry]:
    edition, language = tables.catalogue.edition, tables.language
    for item in edition.dimensions if edition else ():
        levels = (Field("levels", level.say(language), False) for level in item.levels)
        question, why = (Field(name, getattr(item, name).say(language), False) for name in ("question", "why"))
        yield Entry("dimension", item.id, "", (Field("label", item.label.say(language), True), question, why, *levels))
