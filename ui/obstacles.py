"""Obstacles: what stood in the way, per dimension and organisation, and what was tried against it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from lessons.obstacle_choice import FacetName, ObstacleChoice, ObstacleFinder, Order, Standing
from lessons.obstacle_words import finding, state_words, tried_words, untried_words
from lessons.obstacles import Answering, Recurrence, obstacle_frame, recurrence
from lessons.spread import Row
from lessons.tables import Tables
from lessons.words import Language, Words
from ui import obstacle_cards
from ui.blank_spot import names
from ui.choices import (
    MOST,
    PAGE,
    from_address,
    here,
    how_many,
    link,
    on_paper,
    one_of_few,
    one_of_many,
    several_from_address,
    some_of_few,
)
from ui.data import frames
from ui.figures import take_away
from ui.html import show
from ui.labels import label
from ui.language import language, words

KEYS: Mapping[FacetName, str] = {
    "theme": "thema", "organisation": "organisatie", "state": "staat", "kind": "soort", "scope": "bereik", "tried": "gedaan",
}  # fmt: skip
"""Facet -> its key in the address."""
FEW = 12
"""So many organisations stand in the table, before all are asked for."""
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
    tables = frames()
    return ready_of(tables.catalogue.fingerprint, language(), tables)


def ready_of(version: str, spoken: Language, tables: Tables) -> Ready:
    """The obstacles of one version of the data, in one language: made once."""
    return _ready(version, spoken, _answering(version, tables), tables)


@st.cache_resource(max_entries=4, show_spinner=False)
def _answering(version: str, _tables: Tables) -> Answering:
    return Answering(_tables)


@st.cache_resource(max_entries=4, show_spinner=False)
def _ready(version: str, spoken: Language, _answering: Answering, _tables: Tables) -> Ready:
    found = obstacle_frame(_tables, _answering, Words(spoken))
    return Ready(ObstacleFinder(found, _tables, Words(spoken)), _answering, recurrence(found, _tables))


def chosen() -> Chosen:
    """What the address asks for; values that do not exist are dropped."""
    finder = ready().finder
    found = {name: tuple(several_from_address(key, finder.facets[name].values)) for name, key in KEYS.items()}
    choice = ObstacleChoice(**found)
    order: Order = "tried" if from_address("orde", ("thema", "gedaan"), "thema") == "gedaan" else "theme"
    return Chosen(choice, order, finder.keep(choice, order), finder.counts(choice))


def headline(now: Chosen) -> None:
    """How many stand open as far as the sources tell, where they come back, and against how many nothing was tried."""
    speech, say = words(), words().say
    subjects = {} if now.choice.organisation else recurrence(now.rows, frames()).subjects
    untried = int((now.rows["tried"] == "nothing").sum())
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
    """Theme and state in full; organisation, kind, scope, what was tried and the order as lists."""
    if not len(ready().finder.obstacles) or on_paper():
        return
    speech = words()
    say, named = speech.say, _value_names(speech)
    show("obstacles_filters")
    with st.container(key="filters"):
        some_of_few("thema", say(nl="Thema's", en="Themes"), _counted("theme", now, named, speech))
        some_of_few("staat", say(nl="Stand", en="State"), _counted("state", now, named, speech))
        with st.container(key="filters-row", horizontal=True, vertical_alignment="top"):
            for facet, name, every in _lists(speech):
                one_of_many(KEYS[facet], name, {"": every} | _counted(facet, now, named, speech), "")
        orders = {
            "thema": say(nl="per thema", en="by theme"),
            "gedaan": say(nl="waar het minst is geprobeerd eerst", en="where least was tried first"),
        }
        one_of_few("orde", say(nl="Volgorde", en="Order"), orders, "thema")


def _lists(speech: Words) -> tuple[tuple[FacetName, str, str], ...]:
    """The filters that are a list: facet, name, and what stands for all of them."""
    say = speech.say
    every = say(nl="Alles", en="All")
    return (
        ("organisation", say(nl="Organisatie", en="Organisation"), say(nl="Alle", en="All")),
        ("kind", say(nl="Soort", en="Kind"), say(nl="Obstakels en risico's", en="Obstacles and risks")),
        ("scope", say(nl="Over wie", en="About whom"), every),
        ("tried", say(nl="Wat is geprobeerd?", en="What was tried?"), every),
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
        "theme": names(),
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
        "address": f"{here(organisatie=asked[0], thema=asked[1], meer=None, obstakel=None)}#lijst",
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
    told = _told_by_others(found)
    show(
        "obstacles_back",
        told=[obstacle_cards.said_by(obstacle, ready().answering, speech) for obstacle in told[:TOLD]],
        more=max(0, len(told) - TOLD),
        subjects=[
            {
                "name": theme_names[theme],
                "number": len(held),
                "who": speech.few([shown.get(name, name) for name in held], 6),
                "address": f"{here(thema=theme, bereik='organisation', meer=None, obstakel=None)}#lijst",
            }
            for theme in theme_names
            if (held := found.subjects.get(theme))
        ],
    )


def _told_by_others(found: Recurrence) -> list[str]:
    """Each circle of obstacles that say the same, by the first of them."""
    named: set[str] = set()
    firsts = []
    for obstacle in found.told:
        if obstacle not in named:
            firsts.append(obstacle)
        named |= {obstacle, *ready().answering.of(obstacle).same}
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
        clear=here(**dict.fromkeys([*KEYS.values(), "meer", "obstakel"], None)) if now.choice.used else "",
        more=here(meer=str(limit + PAGE)) if limit < min(len(rest), MOST) else "",
        left=max(0, len(rest) - limit),
    )


def _groups(rows: pd.DataFrame, now: Chosen, speech: Words) -> list[dict[str, Any]]:
    """The cards under the theme they stand in, or under what was tried."""
    by_theme = now.order == "theme"
    titles: Mapping[Any, str] = names() if by_theme else tried_words(speech)
    keys = rows["themes"].str.split().str[0] if by_theme else rows["tried"].astype("str")
    return [
        {"title": speech.opening(titles.get(key, key)), "cards": obstacle_cards.cards(rows[keys == key], ready().answering, speech)}
        for key in keys.dropna().unique()
    ]  # fmt: skip


def take_home(now: Chosen) -> None:
    """Exactly the obstacles that match."""
    if len(now.rows):
        speech = words()
        take_away(now.rows, _about(now, speech), speech.say(nl="obstakels", en="obstacles"))


def _about(now: Chosen, speech: Words) -> dict[str, str]:
    say, named = speech.say, _value_names(speech)
    titles: dict[FacetName, str] = {
        "theme": say(nl="Thema's", en="Themes"), "organisation": say(nl="Organisatie", en="Organisation"),
        "state": say(nl="Stand", en="State"), "kind": say(nl="Soort", en="Kind"), "scope": say(nl="Over wie", en="About whom"),
        "tried": say(nl="Wat is geprobeerd?", en="What was tried?"),
    }  # fmt: skip
    told = {
        titles[name]: speech.list(named[name].get(value, value) for value in getattr(now.choice, name))
        for name in now.choice.used
    }
    chosen_words = told or {say(nl="Filters", en="Filters"): say(nl="geen", en="none")}
    return {**chosen_words, say(nl="Aantal obstakels", en="Number of obstacles"): speech.number(len(now.rows))}


def obstacle_address(obstacle: str) -> str:
    """Where an obstacle stands on the page with obstacles, on top."""
    return f"{link('obstakels', obstakel=obstacle)}#{obstacle_cards.obstacle_place(obstacle)}"
