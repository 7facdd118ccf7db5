"""What the visitor chose among the lessons (the address holds it), in words, and what may be taken away from it again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from lessons.choice import ANY_THEME, FACETS, Choice, Dropped, FacetName, Order
from lessons.words import Words
from ui import facets, lesson_keys
from ui.choices import here
from ui.data import finder, frames
from ui.facets import facet_word
from ui.language import words


@dataclass(frozen=True)
class Chosen:
    """What was chosen, the order asked, and what matches: `rows` in that order, out of `total`."""

    choice: Choice
    order: Order
    rows: pd.DataFrame
    total: int


def chosen() -> Chosen:
    """What the address asks for. Values that do not exist are dropped."""
    ready, keys = finder(), {key: st.query_params.get_all(key) for key in st.query_params}
    choice, order = lesson_keys.choice(ready, keys), lesson_keys.order(keys)
    return Chosen(choice, order, ready.ordered(choice, order), len(ready.lessons))


def address(choice: Choice) -> str:
    """The address of this view with another choice."""
    return here(**lesson_keys.keys(choice), meer=None, elders=None)


# --- the choice in words --------------------------------------------------------------------------------------------------


def value_words(name: FacetName, speech: Words) -> Mapping[str, str]:
    """What the values of a facet are called, each to begin a line with."""
    return facets.value_words(name, finder().facets[name].values, frames(), speech)


def choice_words(choice: Choice) -> list[tuple[str, str]]:
    """(filter, what was chosen) for each filter in use: for a download."""
    return list(facets.choice_words(choice, frames(), words()).items())


# --- what may be taken away -------------------------------------------------------------------------------------------------


class Chip(NamedTuple):
    """One thing that was chosen, and the address without it."""

    filter: str
    value: str
    address: str


def chips(choice: Choice) -> list[Chip]:
    """One chip per value that was chosen, and one for "all of these themes"."""
    speech = words()
    return [
        *(Chip(facet_word(name, speech), value, address(left)) for name, value, left in _apart(choice, speech)),
        *_every(choice, speech),
    ]


def _apart(choice: Choice, speech: Words) -> Iterator[tuple[str, str, Choice]]:
    for name in FACETS:
        chosen = getattr(choice, name)
        names = value_words(name, speech) if chosen else {}
        yield from ((name, names[value], choice.without(name, value)) for value in chosen)
    yield from (
        (name, value, choice.without(name)) for name, value in facets.free_words(choice, speech) if name in choice.used
    )


def _every(choice: Choice, speech: Words) -> Iterator[Chip]:
    if choice.all_themes and len(choice.theme) > 1:
        told = speech.say(nl="al deze thema's", en="all of these themes")
        yield Chip(speech.say(nl="Gaat over", en="Is about"), told, address(replace(choice, all_themes=False)))


class Door(NamedTuple):
    """A way out of "nothing found": what to take away, how many lessons that gives, and the address."""

    name: str
    found: int
    address: str


def ways_out(now: Chosen) -> list[Door]:
    """What to take away and by how much it helps, the best first; two filters at once when no single one helps."""
    speech = words()
    return [Door(_way_word(way.drop, speech), way.found, address(way.left)) for way in finder().ways_out(now.choice)]


def _way_word(drop: tuple[Dropped, ...], speech: Words) -> str:
    """ "Haal het zoekwoord weg"; "Haal de thema's en de soort les weg"; "Haal alleen het thema Regie weg"."""
    say = speech.say
    if ANY_THEME in drop:
        return say(nl="Kies: één van deze thema's", en="Choose: one of these themes")
    what = speech.list(_one_of(item, speech) if item.value else _whole(item.filter, speech) for item in drop)
    if all(item.value for item in drop):
        return say(nl="Haal alleen {what} weg", en="Take away only {what}", what=what)
    return say(nl="Haal {what} weg", en="Take {what} away", what=what)


def _one_of(item: Dropped, speech: Words) -> str:
    if item.filter == "search":
        return speech.say(nl="het woord “{word}”", en="the word “{word}”", word=item.value)
    theme = value_words("theme", speech)[item.value]
    return speech.say(nl="het thema {theme}", en="the theme {theme}", theme=theme)


def _whole(name: str, speech: Words) -> str:
    say = speech.say
    names: dict[str, Any] = {
        "theme": say(nl="de thema's", en="the themes"),
        "organisation": say(nl="de organisatie", en="the organisation"),
        "organisation_kind": say(nl="de soort organisatie", en="the kind of organisation"),
        "audience": say(nl="voor wie de les is", en="for whom the lesson is"),
        "kind": say(nl="de soort les", en="the kind of lesson"),
        "strength": say(nl="de sterkte", en="the strength"),
        "year": say(nl="het jaar", en="the year"),
        "source": say(nl="de bron", en="the source"),
        "period": say(nl="de herkomst", en="the origin"),
        "since": say(nl="de datum", en="the date"),
        "search": say(nl="het zoekwoord", en="the search word"),
    }
    return str(names[name])
