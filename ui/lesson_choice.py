"""What the visitor chose among the lessons (the address holds it), in words, and what may be taken away from it again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from lessons.choice import ANY_THEME, FACETS, NONE, Choice, Dropped, FacetName, Order
from lessons.words import Words
from ui import lesson_keys
from ui.choices import here
from ui.data import catalogue, finder, frames
from ui.labels import label
from ui.language import words
from ui.sources import seed_year


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


def facet_word(name: str, speech: Words) -> str:
    """What a filter is called: "Thema", "Voor wie"."""
    say = speech.say
    return {
        "theme": say(nl="Thema", en="Theme"),
        "organisation": say(nl="Organisatie", en="Organisation"),
        "organisation_kind": say(nl="Soort organisatie", en="Kind of organisation"),
        "audience": say(nl="Voor wie", en="For whom"),
        "kind": say(nl="Soort les", en="Kind of lesson"),
        "strength": say(nl="Sterkte", en="Strength"),
        "year": say(nl="Jaar", en="Year"),
        "source": say(nl="Bron", en="Source"),
        "period": say(nl="Herkomst", en="Origin"),
        "since": say(nl="Nieuw sinds", en="New since"),
        "search": say(nl="Zoekwoord", en="Search word"),
    }[name]


def value_words(name: FacetName, speech: Words) -> Mapping[str, str]:
    """What the values of a facet are called, each to begin a line with."""
    match name:
        case "theme" | "organisation":
            rows, column = (frames().themes, "label") if name == "theme" else (frames().organisations, "short")
            return dict(zip(rows["id"], rows[column], strict=True))
        case "source":
            return _source_names()
        case "period":
            return _origin_names(speech)
    values = finder().facets[name].values
    return {value: speech.opening(_value_word(name, value, speech)) for value in values}


def _value_word(name: FacetName, value: str, speech: Words) -> str:
    if value == NONE:
        return {
            "organisation_kind": speech.say(nl="geen organisatie genoemd", en="no organisation named"),
            "strength": speech.say(nl="niet bepaald", en="not rated"),
            "year": speech.say(nl="jaar onbekend", en="year unknown"),
        }.get(name, speech.say(nl="niet genoemd", en="not named"))
    tables = {"organisation_kind": "organisation", "audience": "audience", "kind": "lesson", "strength": "strength"}
    return label(tables[name], value, speech).partition(":")[0] if name in tables else value


def _source_names() -> dict[str, str]:
    """The title of each source, with who published it where two share one title."""
    held = catalogue().sources.values()
    titles = Counter(source.title for source in held)
    return {
        source.id: source.title if titles[source.title] == 1 else f"{source.title} ({source.publisher})"
        for source in held
    }


def _origin_names(speech: Words) -> dict[str, str]:
    say = speech.say
    return {
        "seed": say(nl="Rust op de teksten van {year}", en="Rests on the texts of {year}", year=seed_year() or "?"),
        "later": say(nl="Rust alleen op latere bronnen", en="Rests on later sources only"),
    }


def choice_words(choice: Choice) -> list[tuple[str, str]]:
    """(filter, what was chosen) for each filter in use: for a download."""
    speech = words()
    or_, and_ = speech.say(nl=" of ", en=" or "), speech.say(nl=" én ", en=" and ")
    told: dict[str, str] = {
        name: (and_ if name == "theme" and choice.all_themes else or_).join(
            value_words(name, speech)[value] for value in getattr(choice, name)
        )
        for name in FACETS
        if getattr(choice, name)
    }
    told |= {name: value for name, value in _free(choice, speech) if name in choice.used}
    return [(facet_word(name, speech), value) for name, value in told.items()]


def _free(choice: Choice, speech: Words) -> tuple[tuple[str, str], ...]:
    """What was typed or dated, beside the facets."""
    return ("since", speech.date(choice.since) if choice.since else ""), ("search", choice.search.strip())


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
    yield from ((name, value, choice.without(name)) for name, value in _free(choice, speech) if name in choice.used)


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
