"""Blank spots: per theme and organisation how many lessons there are and how strong; where there are none, what to ask."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st

from lessons.spread import Row, Spot, Spread, spread, spread_frame
from lessons.spread_words import finding, lead, says_not
from lessons.words import Language, Words
from ui import blank_spot
from ui.blank_spot import names, questions, roles, whole_names
from ui.choices import as_of_of_address, here, link, on_paper, several_from_address, some_of_few
from ui.data import frames, version_shown
from ui.figures import take_away
from ui.html import show
from ui.labels import label
from ui.language import language, words
from ui.versions import Version

ROWS, ON_PAPER = 40, 192
"""So many organisations stand on one page of the table, and at most on paper."""
NAMED = 15
"""So many organisations are named behind a theme; of more it is said how many."""


@dataclass(frozen=True)
class Map:
    """The whole map, what is chosen of it, and which page of it is shown (from 1)."""

    whole: Spread
    seen: Spread
    kinds: tuple[str, ...]
    themes: tuple[str, ...]
    page: int

    @property
    def pages(self) -> int:
        """How many pages there are; paper has one."""
        return 1 if on_paper() else max(1, -(-len(self.seen.organisations) // ROWS))

    @property
    def shown(self) -> tuple[Row, ...]:
        """The organisations of this page."""
        if on_paper():
            return self.seen.organisations[:ON_PAPER]
        return self.seen.organisations[ROWS * (self.page - 1) : ROWS * self.page]


def whole() -> Spread:
    """The map of this version of the data, in this visitor's language."""
    return spread_of(version_shown(), language())


def spread_of(version: Version, spoken: Language) -> Spread:
    """The map of one version of the data, in one language: made once."""
    return version.once("spread", spoken, lambda: spread(version.frames(spoken), Words(spoken)))


def chosen() -> Map:
    """What the address asks for (`van`: kinds of organisation, `thema`, `blad`); what it cannot mean is dropped."""
    everything = whole()
    kinds = tuple(several_from_address("van", list(_kinds(everything))))
    themes = tuple(several_from_address("thema", everything.themes))
    seen = everything.narrowed(kinds, themes)
    asked = st.query_params.get("blad", "1")
    page = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 5 else 1
    found = Map(everything, seen, kinds, themes, 1)
    return Map(everything, seen, kinds, themes, min(max(page, 1), found.pages))


def _kinds(seen: Spread) -> dict[str, int]:
    return dict(Counter(row.kind for row in seen.organisations))


def headline(now: Map) -> None:
    """The finding: on how many themes few lessons stand or none; and what a number of lessons does not say."""
    speech = words()
    found = finding(now.seen, names(), bool(now.kinds), speech)
    show("opening", finding=found, first="", lead=lead(speech), under="", counts=[])


def filters(now: Map) -> None:
    """Kind of organisation, where there is more than one; theme."""
    speech = words()
    kinds, themes = _kinds(now.whole), whole_names()
    counted = {kind: f"{speech.opening(label('organisation', kind, speech))} ({kinds[kind]})" for kind in kinds}
    if on_paper() or not now.whole.organisations:
        return
    name = speech.say(nl="Kies organisaties en thema's", en="Choose organisations and themes")
    with st.expander(name, expanded=bool(now.kinds or now.themes), key="filters"):
        if len(kinds) > 1:
            some_of_few("van", speech.say(nl="Soort organisatie", en="Kind of organisation"), counted)
        some_of_few("thema", speech.say(nl="Thema's", en="Themes"), {key: themes[key] for key in now.whole.themes})


# --- the table -------------------------------------------------------------------------------------------------------


def table(now: Map) -> None:
    """Organisation x theme as a table; a filled spot leads to its lessons, an empty one opens what to ask."""
    if not now.seen.organisations and not now.seen.rows:
        return
    speech = words()
    opened = opened_spot(now)
    shared = [row for row in now.seen.rows if row.shared]
    theme_names = names()
    show(
        "spread",
        heads=[_head(theme, now, theme_names, speech) for theme in now.seen.themes],
        organisations=[_row(row, now, opened, speech) for row in now.shown],
        shared=[_row(row, now, opened, speech) for row in shared] if now.page == now.pages else [],
        total=len(now.seen.organisations),
        pages=_pages(now, speech),
        left=len(now.seen.organisations) - len(now.shown) if on_paper() else 0,
        signs=blank_spot.signs(speech),
        opened=_opened(opened, now, speech),
    )


def opened_spot(now: Map) -> Spot | None:
    """The spot that the address opens (`vak=organisation.theme`), if it is in sight."""
    row, _, theme = st.query_params.get("vak", "").rpartition(".")
    shown = {item.key for item in (*now.shown, *(row for row in now.seen.rows if row.shared))}
    return now.seen.spot(row, theme) if row in shown and now.seen.known(row, theme) else None


def _opened(spot: Spot | None, now: Map, speech: Words) -> dict[str, Any] | None:
    if spot is None:
        return None
    return blank_spot.opened(spot, next(row for row in now.seen.rows if row.key == spot.row), speech)


def _head(theme: str, now: Map, theme_names: Mapping[str, str], speech: Words) -> dict[str, str]:
    number, total = now.seen.learned[theme], len(now.seen.organisations)
    return {
        "name": theme_names[theme],
        "address": link("lessen", thema=theme),
        "learned": speech.say(nl="{n} van {total}", en="{n} of {total}", n=number, total=total),
    }


def _row(row: Row, now: Map, opened: Spot | None, speech: Words) -> dict[str, Any]:
    """A row with its spots; the one that is open is marked, and closes again."""
    return {
        "key": row.key,
        "name": row.name,
        "kind": label("organisation", row.kind, speech) if row.kind else "",
        "address": link("organisatie", organisatie=row.key) if row.kind else "",
        "spots": [_face(spot, row, spot == opened, speech) for spot in now.seen.row(row.key)],
        "open": opened is not None and opened.row == row.key,
    }


def _face(spot: Spot, row: Row, is_open: bool, speech: Words) -> dict[str, Any]:
    goes = spot.lessons and row.kind
    opens = here(vak=None if is_open else f"{spot.row}.{spot.theme}")
    return {
        "standing": "shared" if row.shared and not spot.lessons else spot.standing,
        "number": spot.lessons,
        "noun": blank_spot.noun(spot.lessons, speech),
        "strength": spot.strongest,
        "word": blank_spot.strength_word(spot, speech),
        "address": link("lessen", thema=spot.theme, organisatie=row.key) if goes else f"{opens}#vak",
        "open": is_open,
    }


def _pages(now: Map, speech: Words) -> list[dict[str, Any]]:
    """A link per page of the table, named by the first organisation of it; none where there is one page."""
    if now.pages == 1:
        return []
    firsts = now.seen.organisations[::ROWS]
    lasts = [
        now.seen.organisations[min(place + ROWS, len(now.seen.organisations)) - 1]
        for place in range(0, len(now.seen.organisations), ROWS)
    ]
    return [
        {
            "name": speech.say(nl="{a} tot en met {b}", en="{a} to {b}", a=first.name, b=last.name),
            "address": here(blad=str(number), vak=None),
            "here": number == now.page,
        }
        for number, (first, last) in enumerate(zip(firsts, lasts, strict=True), 1)
    ]  # fmt: skip


# --- the same as a list: where to ask ----------------------------------------------------------------------------------


def listing(now: Map) -> None:
    """Per theme the question, and the organisations of which there is nothing yet, or weak lessons alone."""
    if not now.seen.organisations:
        return
    speech, theme_names, asked = words(), names(), questions()
    topics = [_topic(theme, now, theme_names[theme], asked[theme], speech) for theme in now.seen.themes]
    show(
        "spread_list",
        topics=[topic for topic in topics if topic["empty"] or topic["weak"]],
        whole=speech.list(topic["name"] for topic in topics if not topic["empty"]),
        total=len(now.seen.organisations),
    )


def _topic(theme: str, now: Map, name: str, question: str, speech: Words) -> dict[str, Any]:
    empty, weak = now.seen.that(theme, "empty"), now.seen.that(theme, "weak_only")
    elsewhere = int(now.whole.learned[theme])
    return {
        "id": theme,
        "name": name,
        "question": question,
        "empty": len(empty),
        "rows": [_named(row, theme, now, speech) for row in empty[:NAMED]],
        "left": max(0, len(empty) - NAMED),
        "weak": [{"name": row.name, "address": link("lessen", thema=theme, organisatie=row.key)} for row in weak[:NAMED]],
        "weak_left": max(0, len(weak) - NAMED),
        "elsewhere": elsewhere,
        "lessons": link("lessen", thema=theme),
    }  # fmt: skip


def _named(row: Row, theme: str, now: Map, speech: Words) -> dict[str, str]:
    """An organisation without a lesson on a theme, and the way to its open spot, on whatever page of the table."""
    place = now.seen.organisations.index(row) // ROWS + 1
    page = str(place) if place > 1 else None
    return {"name": row.name, "address": f"{here(vak=f'{row.key}.{theme}', blad=page)}#vak"}


# --- to take home --------------------------------------------------------------------------------------------------------


def take_home(now: Map) -> None:
    """Every spot of the map as it is chosen, those of other pages too."""
    if not now.seen.rows or not now.seen.themes:
        return
    speech = words()
    tables = frames()
    day = as_of_of_address() if tables.catalogue.edition else date.max
    key = language(), day  # whom to ask is as it was on this day
    every = version_shown().once("spots", key, lambda: spread_frame(now.whole, tables, questions(), roles()))
    rows = every[now.whole.holding(now.seen)].reset_index(drop=True)
    take_away(rows, _about(now, speech), speech.say(nl="witte-vlekken", en="blank-spots"))


def _about(now: Map, speech: Words) -> dict[str, str]:
    say, theme_names = speech.say, whole_names()
    kinds = speech.list(label("organisation", kind, speech) for kind in now.kinds)
    themes = speech.list(theme_names[theme] for theme in now.themes)
    every = say(nl="alle", en="all")
    return {
        say(nl="Soort organisatie", en="Kind of organisation"): kinds or every,
        say(nl="Thema's", en="Themes"): themes or every,
        say(nl="Let op", en="Note"): says_not(speech),
    }
