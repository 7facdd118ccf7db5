"""What rests on a source: every record of the catalogue that names it, with its paragraph and the way to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import pandas as pd

from lessons.columns import ORIGIN_PROGRAMME
from lessons.tables import Tables
from lessons.trail import paragraph
from lessons.words import Language, Words
from ui.data import version_shown
from ui.language import language
from ui.parts import place, session_place
from ui.versions import Version

KINDS: Mapping[str, tuple[str, str]] = {
    "experiment": ("Experimenten", "Experiments"),
    "judgement": ("Niveaus en oordelen", "Levels and judgements"),
    "obstacle": ("Obstakels", "Obstacles"),
    "conclusion": ("Conclusies", "Conclusions"),
    "lesson": ("Lessen", "Lessons"),
    "concept": ("Concepten", "Concepts"),
    "session": ("Sessies", "Sessions"),
    "statement": ("Over de opdracht en het netwerk", "On the assignment and the network"),
    "figure": ("Cijfers", "Figures"),
    "organisation": ("Organisaties", "Organisations"),
    "dimension": ("Dimensies van de methode", "Dimensions of the method"),
}
"""The kinds of record that can rest on a source, in the order of the screen, with their names."""

_NETWORK = {
    "law": "wet", "aim": "doelen", "phase": "fasen", "method": "fasen", "challenge": "eisen", "remark": "opmerkingen",
    "result": "sessies", "figures": "opdracht", "criteria": "eisen", "groups": "partners", "members": "rollen",
    "timeline": "tijdlijn", "series": "banen",
}  # fmt: skip


class Use(NamedTuple):
    """One record that rests on a source, at a paragraph or as a whole; `page`, `keys` and `anchor` make its address."""

    source: str
    paragraph: int | None
    kind: str
    text: str
    page: str
    keys: tuple[tuple[str, str], ...] = ()
    anchor: str = ""


def uses() -> Mapping[str, tuple[Use, ...]]:
    """Source -> what rests on it, each once per paragraph, in the order of the catalogue."""
    return resting(version_shown(), language())


def resting(version: Version, spoken: Language) -> Mapping[str, tuple[Use, ...]]:
    """What rests on each source, in one version of the data and one language: made once."""
    return version.once("uses", spoken, lambda: _resting(version.frames(spoken), spoken))


def _resting(tables: Tables, spoken: Language) -> Mapping[str, tuple[Use, ...]]:
    found: dict[str, dict[Use, None]] = {}
    for use in _all(tables, Words(spoken)):
        found.setdefault(use.source, {})[use] = None
    order = list(KINDS)
    return {key: tuple(sorted(kept, key=lambda use: order.index(use.kind))) for key, kept in found.items()}


def _all(tables: Tables, speech: Words) -> Iterator[Use]:
    for row in _rows(tables.experiments):
        yield from _each(row, "experiment", row["title"], "experimenten", experiment=row["id"])
    for row in _rows(tables.judgements):
        cell = {"cel": f"{row['organisation']}.{row['dimension']}", "peildatum": row["date"]}
        yield from _each(row, "judgement", _judged(row, speech), "", **cell)
    yield from _parts("obstacle", tables.obstacles)
    yield from _parts("conclusion", tables.conclusions)
    for row in _rows(tables.lessons):
        yield from _each(row, "lesson", row["text"], "lessen", les=row["id"])
    for row in _rows(tables.concepts):
        yield from _each(row, "concept", row["title"], "concepten", concept=row["id"])
    for row in _rows(tables.sessions):
        yield from _each(row, "session", row["title"], "netwerk", session_place(row["id"]))
    yield from _of_the_network(tables, speech)
    for row in _rows(tables.organisations):
        yield from _each(row, "organisation", row["name"], "organisatie", organisatie=row["id"])
    yield from _dimensions(tables, speech)


def _judged(row: dict[str, Any], speech: Words) -> str:
    low, high, level = row["low"], row["high"], row["level"]
    if not pd.isna(level):
        found = speech.say(nl=f"niveau {level}", en=f"level {level}")
    elif not pd.isna(low) and not pd.isna(high):
        found = speech.say(nl=f"niveau {low} tot {high}", en=f"level {low} to {high}")
    else:
        found = speech.say(nl="geen niveau", en="no level")
    return f"{row['organisation_label']}, {row['dimension_label']}: {found} ({speech.date(row['date'])})"


def _parts(kind: str, table: pd.DataFrame) -> Iterator[Use]:
    for row in _rows(table):
        name = place(row["id"].rpartition("/")[2])
        if row["origin"] == ORIGIN_PROGRAMME:
            yield from _each(row, kind, row["text"], "netwerk", name)
        else:
            yield from _each(row, kind, row["text"], "experimenten", name, experiment=row["origin"])


def _of_the_network(tables: Tables, speech: Words) -> Iterator[Use]:
    for row in _rows(tables.statements):
        if row["kind"] == "later":
            yield from _each(row, "concept", row["text"], "concepten", concept=row["origin"])
        else:
            yield from _each(row, "statement", row["text"], "netwerk", _NETWORK[row["kind"]])
    for name, table in (("criteria", tables.criteria), ("groups", tables.groups)):
        for row in _rows(table):
            yield from _each(row, "statement", row["label"], "netwerk", _NETWORK[name])
    for row in _rows(tables.timeline):
        page, keys = (
            ("netwerk", {}) if row["origin"] == ORIGIN_PROGRAMME else ("experimenten", {"experiment": row["origin"]})
        )
        anchor = _NETWORK["timeline"] if page == "netwerk" else ""
        yield from _each(row, "statement", f"{speech.date(row['date'])}: {row['text']}", page, anchor, **keys)
    for row in _rows(tables.figures):
        yield from _each(
            row, "figure", f"{row['label']}: {speech.number(row['value'])}", "netwerk", _NETWORK["figures"]
        )
    for row in _rows(tables.series):
        yield from _each(row, "figure", f"{row['title']}, {speech.date(row['date'])}", "netwerk", _NETWORK["series"])


def _dimensions(tables: Tables, speech: Words) -> Iterator[Use]:
    edition = tables.catalogue.edition
    for dimension in edition.dimensions if edition else ():
        for reference in dimension.sources:
            source, number = paragraph(reference)
            keys = (("dimensie", dimension.id),)
            yield Use(
                source, number, "dimension", speech.text(dimension.label), "methode", keys, f"dimensie-{dimension.id}"
            )


def _rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    return [dict(zip(table.columns, row, strict=True)) for row in table.itertuples(index=False, name=None)]


def _each(row: dict[str, Any], kind: str, text: str, page: str, anchor: str = "", **keys: str) -> Iterator[Use]:
    """A use for every source that the row names."""
    for reference in row["sources"].split():
        source, number = paragraph(reference)
        yield Use(source, number, kind, text, page, tuple(keys.items()), anchor)
