"""Obstacles: what stood in the way, per dimension and organisation, and what was tried against it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from lessons.obstacle_choice import FacetName, ObstacleChoice, ObstacleFinder, Order, Standing, first_themes
from lessons.obstacle_words import finding, state_words, tried_words, untried_words
from lessons.obstacles import Answering, Recurrence, obstacle_frame, recurrence
from lessons.spread import Row
from lessons.words import Language, Words
from ui import obstacle_cards
from ui.blank_spot import names, whole_names
from ui.choices import (
    MOST,
    PAGE,
    from_address,
    here,
    how_many,
    on_paper,
    one_of_few,
    one_of_many,
    opened,
    several_from_address,
    some_of_few,
)
from ui.data import frames, version_shown
from ui.figures import take_away
from ui.html import show
from ui.labels import label
from ui.language import language, words
from ui.lesson_choice import Chip
from ui.lesson_keys import MOST_CHOSEN
from ui.versions import Version

KEYS: Mapping[FacetName, str] = {
    "theme": "thema", "organisation": "organisatie", "state": "staat", "kind": "soort", "scope": "bereik", "tried": "gedaan",
}  # fmt: skip
"""Facet -> its key in the address."""
SEVERAL: tuple[FacetName, ...] = ("theme", "state")
"""The facets of which more than one value may be chosen."""
FEW = 12
"""So many organisations stand in the table, before all are asked for."""
AFRESH: Mapping[str, None] = {"meer": None, "obstakel": None}
"""What another choice leaves behind."""
TOLD = 6
"""So many obstacles that come back are told."""


class Ready(NamedTuple):
    """The obstacles of one version in one language, ready to be chosen from."""

    finder: ObstacleFinder
    answering: Answering
    recurrence: Recurrence


@dataclass(frozen=True)
class Chosen:
    """What was chosen, and the obstacles that match, in order."""

    choice: ObstacleChoice
    order: Order
    rows: pd.DataFrame
    counts: Mapping[FacetName, Mapping[str, int]]


def ready() -> Ready:
    """The obstacles of the data that the pages show, in this visitor's language."""
    return ready_of(version_shown(), language())


def ready_of(version: Version, spoken: Language) -> Ready:
    """The obstacles of one version of the data, in one language: made once."""
    return version.once("obstacles", spoken, lambda: _ready(version, spoken))


def _ready(version: Version, spoken: Language) -> Ready:
    tables, speech = version.frames(spoken), Words(spoken)
    answering = version.once("answering", "", lambda: Answering(tables))
    found = obstacle_frame(tables, answering, speech)
    return Ready(ObstacleFinder(found, tables, speech), answering, recurrence(found, tables))


def chosen() -> Chosen:
    """What the address asks for; values that do not exist are dropped, and of a list more than one."""
    finder = ready().finder
    choice = ObstacleChoice(**{name: _asked(name, finder) for name in KEYS})
    order: Order = "tried" if from_address("orde", ("thema", "gedaan"), "thema") == "gedaan" else "theme"
    return Chosen(choice, order, finder.keep(choice, order), finder.counts(choice))


def _asked(facet: FacetName, finder: ObstacleFinder) -> tuple[str, ...]:
    key, values = KEYS[facet], finder.facets[facet].values
    if facet in SEVERAL:
        return tuple(several_from_address(key, values)[:MOST_CHOSEN])
    found = from_address(key, values, "")
    return (found,) if found else ()


def headline(now: Chosen) -> None:
    """How many stand open as far as the sources tell, where they come back, and of how many no deed is known."""
    speech, say = words(), words().say
    subjects = {} if now.choice.organisation else recurrence(now.rows, frames()).subjects
    untried = int(now.rows["tried"].isin(["advised", "nothing"]).sum())
    lead = say(nl="De stand is die van de bron, niet van vandaag.", en="The state is that of the source, not of today.")
    show(
        "opening",
        finding=finding(now.rows, len(subjects), bool(now.choice.used), speech),
        first="",
        lead=speech.join([lead, untried_words(untried, speech)]) if len(now.rows) else "",
        under="",
        counts=[],
    )


# --- the filters -------------------------------------------------------------------------------------------------------


def filters(now: Chosen) -> None:
    """Theme and state in full; the others and the order under a button; then what was chosen."""
    if not len(ready().finder.obstacles) or on_paper():
        return
    speech = words()
    named = _value_names(speech)
    show("obstacles_filters")
    with st.container(key="filters"):
        for facet in SEVERAL:
            some_of_few(KEYS[facet], _titles(speech)[facet], _counted(facet, now, named, speech))
        if _opened(now, speech):
            _others(now, named, speech)
    if now.choice.used:
        total = speech.count(len(ready().finder.obstacles), nl=("obstakel", "obstakels"), en=("obstacle", "obstacles"))
        show("chips", chips=_chips(now, named, speech), clear=_cleared(), total=total)


def _opened(now: Chosen, speech: Words) -> bool:
    """Whether the other filters are open, under a button that tells how many of them are in use."""
    say = speech.say
    used = sum(facet not in SEVERAL for facet in now.choice.used)
    told = say(nl=" ({n} in gebruik)", en=" ({n} in use)", n=used) if used else ""
    more, fewer = say(nl="Meer filters", en="More filters"), say(nl="Minder filters", en="Fewer filters")
    return opened("meerfilters", more + told, fewer + told)


def _others(now: Chosen, named: Mapping[str, Mapping[str, str]], speech: Words) -> None:
    say = speech.say
    orders = {
        "thema": say(nl="per thema", en="by theme"),
        "gedaan": say(nl="eerst waar de minste pogingen bekend zijn", en="where the fewest attempts are known first"),
    }
    with st.container(key="filters-more", border=True):
        with st.container(key="filters-lists", horizontal=True, vertical_alignment="top"):
            for facet, name, every in _lists(speech):
                one_of_many(KEYS[facet], name, {"": every} | _counted(facet, now, named, speech), "")
        one_of_few("orde", say(nl="Volgorde", en="Order"), orders, "thema")


def _chips(now: Chosen, named: Mapping[str, Mapping[str, str]], speech: Words) -> list[Chip]:
    """One chip per value that was chosen, with the address without it."""
    titles, found = _titles(speech), []
    for facet in now.choice.used:
        values: tuple[str, ...] = getattr(now.choice, facet)
        for value in values:
            left = [other for other in values if other != value]
            found.append(Chip(titles[facet], named[facet].get(value, value), here(**{KEYS[facet]: left}, **AFRESH)))
    return found


def _cleared(**keys: str) -> str:
    """This page without a choice but these."""
    return here(**{**dict.fromkeys(KEYS.values()), **AFRESH, **keys})


def _titles(speech: Words) -> dict[FacetName, str]:
    """What the filters are called."""
    say = speech.say
    return {
        "theme": say(nl="Thema's", en="Themes"),
        "organisation": say(nl="Organisatie", en="Organisation"),
        "state": say(nl="Stand", en="State"),
        "kind": say(nl="Soort", en="Kind"),
        "scope": say(nl="Over wie", en="About whom"),
        "tried": say(nl="Wat is geprobeerd?", en="What was tried?"),
    }


def _lists(speech: Words) -> tuple[tuple[FacetName, str, str], ...]:
    """The filters that are a list: facet, name, and what stands for all of them."""
    say, titles = speech.say, _titles(speech)
    every = say(nl="Alles", en="All")
    return (
        ("organisation", titles["organisation"], say(nl="Alle", en="All")),
        ("kind", titles["kind"], say(nl="Obstakels en risico's", en="Obstacles and risks")),
        ("scope", titles["scope"], every),
        ("tried", titles["tried"], every),
    )


def _counted(facet: FacetName, now: Chosen, named: Mapping[str, Mapping[str, str]], speech: Words) -> dict[str, str]:
    return {
        value: f"{named[facet].get(value, value)} ({speech.number(count)})"
        for value, count in now.counts[facet].items()
    }


def _value_names(speech: Words) -> dict[str, Mapping[str, str]]:
    """Facet -> value -> its name on the screen."""
    say = speech.say
    return {
        "theme": whole_names(),
        "organisation": {row.key: row.name for row in ready().finder.who},
        "state": {key: f"{obstacle_cards.SIGNS[key]} {word}" for key, word in state_words(speech).items()},
        "kind": {"obstacle": say(nl="obstakel", en="obstacle"), "risk": say(nl="risico", en="risk")},
        "scope": {key: label("scope", key, speech) for key in ("organisation", "collective")},
        "tried": {str(key): word for key, word in tried_words(speech).items()},
    }


# --- where they stand ------------------------------------------------------------------------------------------------


def table(now: Chosen) -> None:
    """Organisation x theme: how many in each state; a cell keeps only those in the list."""
    found = ready().finder.standings(now.choice)
    who = [row for row in ready().finder.who if any(key == row.key for key, _ in found)]
    if not who:
        return
    themes = [theme for theme in ready().finder.themes if any(key == theme for _, key in found)]
    everybody = on_paper() or from_address("rijen", ("alle",), "") == "alle"
    speech, theme_names = words(), names()
    shown = who if everybody else who[:FEW]
    show(
        "obstacles_table",
        heads=[theme_names[theme] for theme in themes],
        rows=[_row(row, themes, found, now, speech) for row in shown],
        left=len(who) - len(shown),
        everybody=f"{here(rijen='alle')}#tabel",
        signs=[(obstacle_cards.SIGNS[state], word) for state, word in state_words(speech).items()],
        total=len(who),
    )


def _row(
    row: Row, themes: list[str], found: Mapping[tuple[str, str], Standing], now: Chosen, speech: Words
) -> dict[str, Any]:
    return {
        "name": row.name,
        "kind": label("organisation", row.kind, speech) if row.kind else "",
        "cells": [_cell(row, theme, found.get((row.key, theme)), now, speech) for theme in themes],
    }


def _cell(row: Row, theme: str, found: Standing | None, now: Chosen, speech: Words) -> dict[str, Any] | None:
    if found is None:
        return None
    chosen_now = now.choice.organisation == (row.key,) and now.choice.theme == (theme,)
    asked = (None, None) if chosen_now else (row.key, theme)
    told = state_words(speech)
    return {
        "states": [
            (obstacle_cards.SIGNS[state], speech.number(number), told[state]) for state, number in found.states.items()
        ],
        "address": f"{here(organisatie=asked[0], thema=asked[1], **AFRESH)}#lijst",
        "chosen": chosen_now,
    }


# --- what comes back ---------------------------------------------------------------------------------------------------


def coming_back() -> None:
    """What others say as well, told apart from what is only on the same subject; of all obstacles, whatever is chosen."""
    found = ready().recurrence
    if not found.told and not found.subjects:
        return
    speech, theme_names = words(), names()
    shown = {row.key: row.name for row in ready().finder.who}
    told = circles(found)
    show(
        "obstacles_back",
        told=[obstacle_cards.said_by(obstacle, ready().answering, speech) for obstacle in told[:TOLD]],
        more=max(0, len(told) - TOLD),
        subjects=[
            {
                "name": theme_names[theme],
                "number": len(held),
                "who": speech.few([shown.get(name, name) for name in held], 6),
                "address": f"{_cleared(thema=theme, bereik='organisation')}#lijst",
            }
            for theme in theme_names
            if (held := found.subjects.get(theme))
        ],
    )


def circles(found: Recurrence) -> list[str]:
    """Each whole circle of obstacles that say the same, by the first of them: no obstacle in two."""
    named: set[str] = set()
    firsts = []
    for obstacle in found.told:
        if obstacle not in named:
            firsts.append(obstacle)
        named.update(ready().answering.circle(obstacle))
    return firsts


# --- the list, and to take home ----------------------------------------------------------------------------------------


def listing(now: Chosen) -> None:
    """The obstacles that match, in groups, one page at a time; first the one that the address names (`obstakel`)."""
    limit = how_many("meer")
    every = ready().finder.obstacles
    asked = every[every["id"] == st.query_params.get("obstakel", "")]
    rest = now.rows[~now.rows["id"].isin(asked["id"])]
    speech = words()
    show(
        "obstacles",
        one=obstacle_cards.cards(asked, ready().answering, speech),
        groups=_groups(rest.head(limit), now, speech),
        total=len(now.rows),
        any=len(every) > 0,
        more=here(meer=str(limit + PAGE)) if limit < min(len(rest), MOST) else "",
        left=max(0, len(rest) - limit),
    )


def _groups(rows: pd.DataFrame, now: Chosen, speech: Words) -> list[dict[str, Any]]:
    """The cards under the theme they stand in, the first that was chosen, or under what was tried."""
    by_theme = now.order == "theme"
    titles: Mapping[Any, str] = whole_names() if by_theme else tried_words(speech)
    found = first_themes(rows, now.choice) if by_theme else rows["tried"].astype("str")
    keys = pd.Series(found, index=rows.index, dtype="str")
    return [
        {"title": speech.opening(titles.get(key, key)), "cards": obstacle_cards.cards(rows[keys == key], ready().answering, speech)}
        for key in keys.unique()
    ]  # fmt: skip


def take_home(now: Chosen) -> None:
    """Exactly the obstacles that match."""
    if len(now.rows):
        speech = words()
        take_away(now.rows, _about(now, speech), speech.say(nl="obstakels", en="obstacles"))


def _about(now: Chosen, speech: Words) -> dict[str, str]:
    say, named, titles = speech.say, _value_names(speech), _titles(speech)
    told = {
        titles[name]: speech.list(named[name].get(value, value) for value in getattr(now.choice, name))
        for name in now.choice.used
    }
    chosen_words = told or {say(nl="Filters", en="Filters"): say(nl="geen", en="none")}
    return {**chosen_words, say(nl="Aantal obstakels", en="Number of obstacles"): speech.number(len(now.rows))}
