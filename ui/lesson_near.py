"""The lessons near to one: on the same theme, of the same organisation, from the same source; each with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np

from lessons.choice import FacetName, Numbers
from lessons.trail import paragraph
from lessons.words import Words
from ui.data import catalogue, finder
from ui.labels import label
from ui.lesson_cards import address
from ui.mentions import RELATIONS, mentions
from ui.parts import year_word

WEIGHTS: Mapping[FacetName, int] = {"theme": 6, "organisation": 4, "source": 1}
"""How much each thing in common counts: the theme most, because that is what a reader came for."""


class Near(NamedTuple):
    """A lesson with what it has in common with the one that was opened."""

    kind: str
    who: str
    year: str
    text: str
    address: str
    why: str


def near(row: Mapping[Any, Any], speech: Words, most: int) -> list[Near]:
    """At most so many, the nearest first; what already stands for, against or before this lesson is left out."""
    found = finder()
    score = sum((_shared(name, row) * weight for name, weight in WEIGHTS.items()), np.zeros(len(found.lessons), int))
    score[found.lessons["id"].isin(_beside(row)).to_numpy()] = 0
    sure = found.lessons["strength"].cat.codes.to_numpy()
    places = np.lexsort((-sure, -score))[:most]
    rows = found.lessons.iloc[[place for place in places if score[place] > 0]]
    return [_near(other, row, speech) for other in rows.to_dict("records")]


def _values(name: FacetName, row: Mapping[Any, Any]) -> set[str]:
    if name == "source":
        return {paragraph(source)[0] for source in row["sources"].split()}
    return set(row["themes" if name == "theme" else "organisations"].split())


def _shared(name: FacetName, row: Mapping[Any, Any]) -> Numbers:
    """Per lesson 1 when it has one of the values of this row, else 0."""
    return finder().facets[name].matching(_values(name, row)).astype(np.int64)


def _beside(row: Mapping[Any, Any]) -> set[str]:
    lesson, named = str(row["id"]), mentions()
    own = {reference for relation in RELATIONS for reference in row[relation].split()}
    return {lesson, *own, *(name for relation in RELATIONS for name in named.of(lesson, relation))}


def _near(other: Mapping[Any, Any], row: Mapping[Any, Any], speech: Words) -> Near:
    who = speech.list(_short(name, speech) for name in other["organisations"].split())
    kind = speech.opening(label("lesson", other["kind"], speech))
    year = year_word(other["id"], other["year"], speech)
    return Near(
        kind,
        who,
        year,
        other["text"],
        address(str(other["id"])),
        _why(other, row, speech),
    )


def _why(other: Mapping[Any, Any], row: Mapping[Any, Any], speech: Words) -> str:
    """ "Ook over Regie, ook van I&M"."""
    common = {name: sorted(_values(name, other) & _values(name, row)) for name in WEIGHTS}
    say, themes, sources = speech.say, catalogue().themes, catalogue().sources
    on = speech.few([speech.text(themes[name].label) for name in common["theme"] if name in themes], 3)
    who = speech.few([_short(name, speech) for name in common["organisation"]], 2)
    told = [sources[name].title for name in common["source"] if name in sources]
    reasons = [
        say(nl="ook over {x}", en="also about {x}", x=on) if on else "",
        say(nl="ook van {x}", en="also from {x}", x=who) if who else "",
        say(nl="uit dezelfde bron", en="from the same source") if told else "",
    ]
    return speech.opening(", ".join(reason for reason in reasons if reason))


def _short(organisation: str, speech: Words) -> str:
    found = catalogue().organisations.get(organisation)
    return speech.text(found.short) if found else organisation
