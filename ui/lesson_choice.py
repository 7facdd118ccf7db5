"""What the visitor chose among the lessons (the address holds it), the filters, and the rows that match."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd
import streamlit as st

from lessons.choice import Choice, Dropped
from lessons.readiness import name_order
from lessons.words import Words
from ui import lesson_keys
from ui.choices import (
    here,
    one_of_few,
    one_of_many,
    search_text,
    some_of_few,
)
from ui.data import catalogue, finder, frames
from ui.labels import label
from ui.language import words
from ui.lesson_keys import ALL
from ui.sources import seed_year

ANY = "een"


@dataclass(frozen=True)
class Chosen:
    """What was chosen and what matches: `rows` in order (what fits a search best is first), `counts` per facet and value given the other filters."""

    choice: Choice
    rows: pd.DataFrame
    counts: pd.DataFrame
    total: int

    def count(self, facet: str) -> dict[str, int]:
        """How many lessons each value of a facet has, in the order of the facet; those that no lesson has are left out."""
        own = self.counts[(self.counts["facet"] == facet) & (self.counts["total"] > 0)]
        return dict(zip(own["value"], own["count"].astype(int), strict=True))


def chosen() -> Chosen:
    """What the address asks for. Values that do not exist are dropped."""
    ready, keys = finder(), {key: st.query_params.get_all(key) for key in st.query_params}
    choice = lesson_keys.choice(ready, keys)
    rows = ready.ordered(choice, lesson_keys.order(keys))
    return Chosen(choice, rows, ready.counts(choice), len(ready.lessons))


# --- the filters --------------------------------------------------------------------------------------------------------


def filters(now: Chosen) -> None:
    """The themes, and whether all or any of them; below it search, organisation, kind, source and origin in one row."""
    say = words().say
    with st.container(key="filters"):
        some_of_few("thema", say(nl="Thema's", en="Themes"), _themes(now))
        one_of_few("hoe", say(nl="De les gaat over", en="The lesson is about"), _ways(), ANY)
        with st.container(key="filters-row", horizontal=True, vertical_alignment="top"):
            search_text(
                "zoek", say(nl="Zoek", en="Search"), say(nl="bijvoorbeeld: jobcoach", en="for example: job coach")
            )
            one_of_many("organisatie", say(nl="Organisatie", en="Organisation"), _organisations(now), "")
            one_of_many("soort", say(nl="Soort", en="Kind"), _kinds(now), "")
            one_of_many("bron", say(nl="Bron", en="Source"), _sources(now), "")
            one_of_few("herkomst", say(nl="Herkomst", en="Origin"), _origins(now), "")


def _numbered(names: Mapping[str, str], counts: Mapping[str, int], speech: Words) -> dict[str, str]:
    return {value: f"{names.get(value, value)} ({speech.number(count)})" for value, count in counts.items()}


def _themes(now: Chosen) -> dict[str, str]:
    names = dict(zip(frames().themes["id"], frames().themes["label"], strict=True))
    counts = dict.fromkeys(names, 0) | now.count("theme")
    return _numbered(names, counts, words())


def _organisations(now: Chosen) -> dict[str, str]:
    tables, speech = frames().organisations, words()
    names = dict(zip(tables["id"], tables["short"], strict=True))
    found = sorted(now.count("organisation").items(), key=lambda pair: name_order(names.get(pair[0], pair[0])))
    every = {"": speech.say(nl="Alle organisaties", en="All organisations")}
    return every | _numbered(names, dict(found), speech)


def _kinds(now: Chosen) -> dict[str, str]:
    speech = words()
    counts = now.count("kind")
    names = {kind: speech.opening(label("lesson", kind, speech)) for kind in counts}
    return {"": speech.say(nl="Alle soorten", en="All kinds")} | _numbered(names, counts, speech)


def _sources(now: Chosen) -> dict[str, str]:
    """The sources that have a lesson under the other filters, and the chosen one."""
    speech, names = words(), _source_names()
    offered = ((name, count) for name, count in now.count("source").items() if count or name in now.choice.source)
    found = sorted(offered, key=lambda pair: names[pair[0]].casefold())
    return {"": speech.say(nl="Alle bronnen", en="All sources")} | _numbered(names, dict(found), speech)


def _source_names() -> dict[str, str]:
    """The title of each source, with who published it where two share one title."""
    held = catalogue().sources.values()
    titles = Counter(source.title for source in held)
    return {
        source.id: source.title if titles[source.title] == 1 else f"{source.title} ({source.publisher})"
        for source in held
    }


def _origins(now: Chosen) -> dict[str, str]:
    speech = words()
    return {"": speech.say(nl="Alles", en="All")} | _numbered(_origin_names(speech), now.count("period"), speech)


def _origin_names(speech: Words) -> dict[str, str]:
    say = speech.say
    return {
        "seed": say(nl="Rust op de teksten van {year}", en="Rests on the texts of {year}", year=seed_year() or "?"),
        "later": say(nl="Rust alleen op latere bronnen", en="Rests on later sources only"),
    }


def _ways() -> dict[str, str]:
    say = words().say
    return {
        ANY: say(nl="één van deze thema's", en="one of these themes"),
        ALL: say(nl="al deze thema's", en="all of these themes"),
    }


# --- the choice in words --------------------------------------------------------------------------------------------------


def choice_words(choice: Choice) -> list[tuple[str, str]]:
    """(filter, what was chosen) for each filter in use: to say above the cards and in a download."""
    speech, tables = words(), frames()
    say = speech.say
    themes = dict(zip(tables.themes["id"], tables.themes["label"], strict=True))
    organisations = dict(zip(tables.organisations["id"], tables.organisations["short"], strict=True))
    joined = say(nl=" én ", en=" and ") if choice.all_themes else say(nl=" of ", en=" or ")
    told = [
        (say(nl="Thema", en="Theme"), joined.join(themes[theme] for theme in choice.theme)),
        (say(nl="Organisatie", en="Organisation"), "".join(organisations[name] for name in choice.organisation)),
        (say(nl="Soort", en="Kind"), "".join(label("lesson", kind, speech) for kind in choice.kind)),
        (say(nl="Bron", en="Source"), "".join(_source_names()[source] for source in choice.source)),
        (say(nl="Herkomst", en="Origin"), "".join(_origin_names(speech)[period] for period in choice.period)),
        (say(nl="Zoekwoord", en="Search word"), choice.search if "search" in choice.used else ""),
    ]
    return [(name, value) for name, value in told if value]


class Door(NamedTuple):
    """A way out of "nothing found": what to let go of, how many lessons that gives, and the address."""

    name: str
    found: int
    address: str


def ways_out(now: Chosen) -> list[Door]:
    """What to drop and by how much it helps, the best first; two filters at once when no single one helps."""
    speech = words()
    return [
        Door(_dropped(way.drop, speech), way.found, here(**lesson_keys.keys(way.left), meer=None))
        for way in finder().ways_out(now.choice)
    ]


def _dropped(drop: Sequence[Dropped], speech: Words) -> str:
    """ "Haal het zoekwoord weg"; "Haal de thema's en de soort weg"."""
    say = speech.say
    if drop[0].filter == "all_themes":
        return say(nl="Kies: één van deze thema's", en="Choose: one of these themes")
    names = {
        "theme": say(nl="de thema's", en="the themes"),
        "organisation": say(nl="de organisatie", en="the organisation"),
        "organisation_kind": say(nl="de soort organisatie", en="the kind of organisation"),
        "audience": say(nl="voor wie", en="who it is for"),
        "kind": say(nl="de soort les", en="the kind of lesson"),
        "strength": say(nl="de sterkte", en="the strength"),
        "year": say(nl="het jaar", en="the year"),
        "source": say(nl="de bron", en="the source"),
        "period": say(nl="de herkomst", en="the origin"),
        "since": say(nl="de datum", en="the date"),
        "search": say(nl="het zoekwoord", en="the search word"),
    }
    what = speech.list(names[item.filter] if not item.value else item.value for item in drop)
    return say(nl="Haal {what} weg", en="Take {what} away", what=what)
