"""What the filters among the lessons and their values are called: the same words on the page, in a download and in a feed.

Nothing here knows a visitor.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from lessons.catalogue import Catalogue
from lessons.choice import FACETS, NONE, Choice, FacetName
from lessons.tables import Tables
from lessons.words import Words
from ui.labels import label

_TABLES: Mapping[str, str] = {
    "organisation_kind": "organisation",
    "audience": "audience",
    "kind": "lesson",
    "strength": "strength",
}


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


def value_words(name: FacetName, values: Iterable[str], tables: Tables, speech: Words) -> Mapping[str, str]:
    """What these values of a facet are called, each to begin a line with."""
    match name:
        case "theme" | "organisation":
            rows, column = (tables.themes, "label") if name == "theme" else (tables.organisations, "short")
            return dict(zip(rows["id"], rows[column], strict=True))
        case "source":
            return _source_names(tables.catalogue)
        case "period":
            return _origin_names(tables.catalogue, speech)
    return {value: speech.opening(_value_word(name, value, speech)) for value in values}


def choice_words(choice: Choice, tables: Tables, speech: Words) -> dict[str, str]:
    """What was chosen, per filter in use: what it is called and its values."""
    or_, and_ = speech.say(nl=" of ", en=" or "), speech.say(nl=" én ", en=" and ")
    told: dict[str, str] = {}
    for name in FACETS:
        if chosen := getattr(choice, name):
            names = value_words(name, chosen, tables, speech)
            joined = and_ if name == "theme" and choice.all_themes else or_
            told[name] = joined.join(names[value] for value in chosen)
    told |= {name: value for name, value in free_words(choice, speech) if name in choice.used}
    return {facet_word(name, speech): value for name, value in told.items()}


def free_words(choice: Choice, speech: Words) -> tuple[tuple[str, str], ...]:
    """What was typed or dated, beside the facets."""
    return ("since", speech.date(choice.since) if choice.since else ""), ("search", choice.search.strip())


def seed_year(catalogue: Catalogue) -> int:
    """The year of the newest of the first sources, those of the Doetanks; 0 when there are none."""
    seeds = (source.date for source in catalogue.sources.values() if source.kind == "seed")
    return max((when.last.year for when in seeds if when), default=0)


def _value_word(name: FacetName, value: str, speech: Words) -> str:
    if value == NONE:
        return {
            "organisation_kind": speech.say(nl="geen organisatie genoemd", en="no organisation named"),
            "strength": speech.say(nl="niet bepaald", en="not rated"),
            "year": speech.say(nl="jaar onbekend", en="year unknown"),
        }.get(name, speech.say(nl="niet genoemd", en="not named"))
    return label(_TABLES[name], value, speech).partition(":")[0] if name in _TABLES else value


def _source_names(catalogue: Catalogue) -> dict[str, str]:
    """The title of each source, with who published it where two share one title."""
    held = catalogue.sources.values()
    titles = Counter(source.title for source in held)
    return {
        source.id: source.title if titles[source.title] == 1 else f"{source.title} ({source.publisher})"
        for source in held
    }


def _origin_names(catalogue: Catalogue, speech: Words) -> dict[str, str]:
    say = speech.say
    return {
        "seed": say(
            nl="Rust op de teksten van {year}", en="Rests on the texts of {year}", year=seed_year(catalogue) or "?"
        ),
        "later": say(nl="Rust alleen op latere bronnen", en="Rests on later sources only"),
    }
