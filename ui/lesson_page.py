"""One lesson, which the address names (`les`): all that is known of it, and the way on from it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from textwrap import shorten
from typing import Any

import pandas as pd
import streamlit as st

from lessons.columns import ORIGIN_PUBLIC
from lessons.findings import cell_words
from lessons.words import Words
from ui import paper
from ui.choices import MOST, PAGE, as_of_of_address, here, how_many, link
from ui.citations import Citation, citations
from ui.data import catalogue, frames, readiness
from ui.hops import trail_address
from ui.html import show
from ui.labels import known, label
from ui.language import words
from ui.lesson_cards import Way, address, anchor, cards, trail
from ui.lesson_choice import Chosen
from ui.lesson_near import near
from ui.parts import session_place
from ui.shortlist import keep

TITLE = 60
"""So many signs of a lesson stand in the title of its page."""
FEW = 4
"""So many cells of readiness, and so many other lessons, are named."""


def one(now: Chosen) -> bool:
    """Show the lesson that the address names (`les`). Whether there is one; a name that does not exist is told."""
    asked = st.query_params.get("les", "")
    if not asked:
        return False
    lessons = frames().lessons
    row = lessons[lessons["id"] == asked]
    if row.empty:
        show("lesson_missing", missing=asked[:80], meant=_meant(asked), all=here(les=None))
        return False
    _page(row, now)
    return True


def _page(row: pd.DataFrame, now: Chosen) -> None:
    speech = words()
    lesson, found = str(row["id"].iloc[0]), dict(row.iloc[0])
    card = {**cards(row, speech)[0], "keep": keep(lesson)}
    name = speech.say(nl="Doetank-lessen", en="Doetank lessons")
    st.set_page_config(page_title=f"{shorten(card['text'], TITLE, placeholder='…')} · {name}")
    paper.tell({speech.say(nl="Les", en="Lesson"): card["text"]}, ())
    show(
        "lesson",
        card=card,
        all=_back(lesson, now),
        place=_place(lesson, now),
        before=trail(lesson, speech),
        public=found["origin"] == ORIGIN_PUBLIC,
        cells=_cells(found, speech),
        dimensions=_dimensions(found, speech),
        trail=trail_address("lesson", lesson),
        strengths=[label("strength", word, speech) for word in reversed(known("strength"))],
        read=_read(card["sources"], speech),
        uses=_uses(lesson, speech),
        dates=_dates(found, speech),
        near=near(found, speech, FEW),
    )


# --- the way back, and to the lessons beside it in the choice --------------------------------------------------------------


def _back(lesson: str, now: Chosen) -> dict[str, Any]:
    """The choice it came from, at the place of this lesson in it, with as many cards as that takes."""
    ids = now.rows["id"].tolist()
    if lesson not in ids:
        return {"address": here(les=None), "chosen": 0}
    at = ids.index(lesson)
    shown = max(how_many("meer"), PAGE * (at // PAGE + 1))
    address = here(les=None, meer=str(shown) if PAGE < shown <= MOST else st.query_params.get("meer"))
    return {
        "address": f"{address}#{anchor(lesson)}" if at < MOST else address,
        "chosen": len(ids) if now.choice.used else 0,
    }


def _place(lesson: str, now: Chosen) -> dict[str, Any] | None:
    """Which of how many it is in the choice, with the one before and after it; None outside the choice."""
    ids = now.rows["id"].tolist()
    if lesson not in ids or len(ids) < 2:
        return None
    at = ids.index(lesson)
    return {
        "number": at + 1,
        "of": len(ids),
        "chosen": bool(now.choice.used),
        "previous": here(les=ids[at - 1]) if at else "",
        "following": here(les=ids[at + 1]) if at + 1 < len(ids) else "",
    }


# --- what it is beside ------------------------------------------------------------------------------------------------------


def _cells(row: Mapping[Any, Any], speech: Words) -> dict[str, Any]:
    """The cells of readiness of its organisations on its themes, and how many more there are."""
    if catalogue().edition is None:
        return {"cells": [], "more": 0, "date": ""}
    day = as_of_of_address()
    seen = readiness(day)
    places = [(name, theme) for name in row["organisations"].split() for theme in row["themes"].split()]
    held = [place for place in places if place in seen.cells]
    ways = [
        Way(
            "",
            cell_words(seen, seen.cells[place], speech),
            link("organisatie", organisatie=place[0], cel=".".join(place)),
        )
        for place in held[:FEW]
    ]
    return {"cells": ways, "more": len(held) - len(ways), "date": speech.date(day)}


def _dimensions(row: Mapping[Any, Any], speech: Words) -> list[Way]:
    """Its themes that are dimensions, each with the way to what the levels mean."""
    edition, themes = catalogue().edition, row["themes"].split()
    return [
        Way("", speech.text(item.label), f"{link('methode', dimensie=item.id)}#dimensie-{item.id}")
        for item in (edition.dimensions if edition else ())
        if item.id in themes
    ]


def _read(sources: list[Citation], speech: Words) -> str:
    """How many sources it has, and how far they were read: "3 bronnen: helemaal gelezen (1) en alleen het begin gelezen (2)"."""
    if not sources:
        return ""
    number = speech.count(len(sources), nl=("bron", "bronnen"), en=("source", "sources"))
    far = Counter(source.read for source in sources if source.read)
    if len(far) == 1:
        return f"{number} ({next(iter(far))})"
    return f"{number}: {speech.list(f'{word} ({speech.number(times)})' for word, times in far.items())}"


# --- who used it, and since when it is here ---------------------------------------------------------------------------------


def _uses(lesson: str, speech: Words) -> list[dict[str, Any]]:
    held = frames().lesson_use
    return [_use(row, speech) for row in held[held["lesson"] == lesson].to_dict("records")]


def _use(row: Mapping[Any, Any], speech: Words) -> dict[str, Any]:
    session = catalogue().sessions.get(row["session"])
    return {
        "organisation": row["organisation_label"],
        "address": link("organisatie", organisatie=row["organisation"]),
        "role": "" if pd.isna(row["role"]) else label("role", row["role"], speech),
        "date": speech.date(row["date"]),
        "decision": row["decision"],
        "session": Way("", speech.text(session.title), f"{link('netwerk')}#{session_place(session.id)}")
        if session
        else None,
        "note": row["note"],
        "sources": citations(row["sources"].split(), speech),
    }


def _dates(row: Mapping[Any, Any], speech: Words) -> str:
    """Since when it stands here, and when it last changed."""
    since = speech.say(
        nl="In deze verzameling sinds {d}.", en="In this collection since {d}.", d=speech.date(row["added"])
    )
    changed = speech.say(nl="Veranderd op {d}.", en="Changed on {d}.", d=speech.date(row["changed"]))
    return speech.join([since if row["added"] else "", changed if row["changed"] else ""])


# --- a name that does not exist ----------------------------------------------------------------------------------------------


def _meant(asked: str) -> list[dict[str, str]]:
    """The lessons whose names have most words in common with what was asked, at most `FEW`."""
    wanted = _words(asked[:80])
    lessons = frames().lessons
    shared = (
        (len(wanted & _words(name)), name, text) for name, text in zip(lessons["id"], lessons["text"], strict=True)
    )
    best = sorted((hit for hit in shared if hit[0]), key=lambda hit: (-hit[0], hit[1]))[:FEW]
    return [{"text": text, "address": address(name)} for number, name, text in best if number * 2 >= len(wanted)]


def _words(name: str) -> frozenset[str]:
    return frozenset(word for word in re.split(r"[^a-z0-9]+", name.casefold()) if len(word) > 2)
