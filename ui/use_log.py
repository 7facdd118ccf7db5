"""The use log: what was done with which lesson, and for coaches the lessons that wait to be used."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from lessons.use import Unused, unused
from lessons.words import Words
from ui import shortlist
from ui.about import version
from ui.choices import MOST, PAGE, here, how_many, link, on_paper
from ui.citations import citations
from ui.data import catalogue, frames, version_shown
from ui.figures import take_away
from ui.html import show
from ui.labels import label
from ui.language import language, words
from ui.news import today
from ui.parts import session_place

FEW = 8
"""So many uses and so many waiting lessons are shown at first."""


def since_words(since: date) -> str:
    """How often a use was noted on or after that day; "" where none was."""
    uses, speech = frames().lesson_use, words()
    number = int((uses["day"] >= pd.Timestamp(since)).sum())
    times = speech.count(number, nl=("keer", "keer"), en=("time", "times"), spelled=True)
    if not number:
        return ""
    return speech.say(nl=f"Gebruik is {times} genoteerd.", en=f"Use was noted {times}.")


def noted() -> None:
    """Every use: who, when, which decision, which lesson, which session; the latest first."""
    uses, speech, limit = frames().lesson_use, words(), _limit("gebruikt")
    texts = dict(zip(frames().lessons["id"], frames().lessons["text"], strict=True))
    shown = uses.head(limit)
    show(
        "uses",
        number=len(uses),
        lessons=int(uses["lesson"].nunique()),
        rows=[_use(row, texts, speech) for row in shown.to_dict("records")],
        more=here(gebruikt=_further(limit)) if limit < min(len(uses), MOST) else "",
        left=max(0, len(uses) - limit),
    )
    if len(uses):
        name = speech.say(nl="gebruik van lessen", en="use of lessons")
        take_away(uses, _about(len(uses)), name.replace(" ", "-"), key="uses", what=name)


def _use(row: Mapping[Any, Any], texts: Mapping[str, str], speech: Words) -> dict[str, Any]:
    session = catalogue().sessions.get(row["session"])
    return {
        "date": speech.date(row["date"]),
        "role": "" if pd.isna(row["role"]) else speech.opening(label("role", row["role"], speech)),
        "organisation": row["organisation_label"],
        "about": link("organisatie", organisatie=row["organisation"])
        if row["organisation"] in catalogue().organisations
        else "",
        "decision": row["decision"],
        "note": row["note"],
        "lesson": texts.get(row["lesson"], row["lesson"]),
        "address": link("lessen", les=row["lesson"]),
        "session": speech.text(session.title) if session else "",
        "place": f"{link('netwerk')}#{session_place(session.id)}" if session else "",
        "cited": citations(row["sources"].split(), speech),
    }


def _limit(key: str) -> int:
    """How many rows the address asks for; a few where it does not say."""
    return how_many(key) if key in st.query_params or on_paper() else FEW


def _further(limit: int) -> str:
    return str(PAGE if limit == FEW else limit + PAGE)


# --- what waits -------------------------------------------------------------------------------------------------------


def waiting() -> None:
    """The lessons that stand here long enough and that nobody used, the oldest first; and how to note a use."""
    speech, day, tables = words(), today(), frames()
    found = version_shown().once("unused", (language(), day), lambda: unused(tables, day))
    limit = _limit("wacht")
    total = len(found.waiting)
    show(
        "unused",
        months=_months(found.months, speech),
        number=total,
        line=_line(found, len(tables.lessons), speech),
        undated=found.undated,
        rows=[_waits(row, speech) for row in found.waiting.head(limit).to_dict("records")],
        more=here(wacht=_further(limit)) if limit < min(total, MOST) else "",
        left=max(0, total - limit),
        bring=_bring(found.waiting["id"].head(limit).tolist()),
        day=speech.date(day),
        lines=use_lines(next(iter(catalogue().organisations), "voorbeeld-organisatie"), day),
    )
    if total:
        name = speech.say(nl="nog niet gebruikte lessen", en="lessons not used yet")
        take_away(found.waiting, _about(total), name.replace(" ", "-"), key="unused", what=name)


def _months(months: int, speech: Words) -> str:
    """ "12 maanden", "1 maand"."""
    return speech.count(months, nl=("maand", "maanden"), en=("month", "months"))


def _line(found: Unused, total: int, speech: Words) -> str:
    """How many wait; or that none does, from which day the next will, and how many were never used."""
    say, months = speech.say, _months(found.months, speech)
    never = speech.count(found.never, nl=("les", "lessen"), en=("lesson", "lessons"), spelled=True)
    if not found.never:
        return say(nl="Elke les is al eens gebruikt.", en="Every lesson has been used.") if total else say(
            nl="Er zijn nog geen lessen.", en="There are no lessons yet."
        )  # fmt: skip
    unused_ = say(nl=f"Van {never} is nog geen gebruik genoteerd.", en=f"No use has been noted yet of {never}.")
    number = len(found.waiting)
    if number:
        told = speech.count(
            number, nl=("daarvan staat", "daarvan staan"), en=("of these has", "of these have"), spelled=True
        )
        long = say(nl=f"{told} hier al {months} of langer.", en=f"{told} stood here for {months} or longer.")
        return speech.join([unused_, speech.opening(long)])
    first = speech.date(found.first) if found.first else ""
    none = say(nl=f"Geen daarvan staat hier al {months}.", en=f"None of these has stood here for {months}.")
    next_ = say(nl=f"De eerste komt hier op {first}.", en=f"The first will stand here on {first}.") if first else ""
    return speech.join([unused_, none, next_])


def _waits(row: Mapping[Any, Any], speech: Words) -> dict[str, Any]:
    held = catalogue().themes
    return {
        "text": row["text"],
        "address": link("lessen", les=row["id"]),
        "kind": label("lesson", row["kind"], speech),
        "since": speech.date(row["added"]),
        "themes": speech.list(speech.text(held[name].label) for name in row["themes"].split() if name in held),
    }


class Bring(NamedTuple):
    """The way to put the lessons that wait on my list. `new`: how many are not on it yet; `room`: how many of those fit."""

    address: str
    new: int
    room: int


def _bring(lessons: list[str]) -> Bring:
    """The list of this visitor with these lessons behind its own, as many as fit; no address where none does."""
    mine = shortlist.kept()
    new = [lesson for lesson in lessons if lesson not in mine]
    others = shortlist.fitting(new)
    address = link("lijst", lijst=shortlist.changed([*mine, *others])) if others else ""
    return Bring(address, len(new), len(others))


def use_lines(organisation: str, day: date) -> str:
    """The lines that note a use, to paste under a lesson in its file."""
    return "\n".join([
        "used_by:",
        f"  - organisation: {organisation}",
        "    role: coach",
        f'    date: "{day.isoformat()}"',
        "    decision:",
        '      nl: "Schrijf hier welk besluit de les hielp nemen."',
        '      en: "Write here which decision the lesson helped to make."',
    ])  # fmt: skip


def _about(number: int) -> dict[str, str]:
    """What a file of uses is: seen on which day, how many, and of which data."""
    speech = words()
    say = speech.say
    return {
        say(nl="Gezien op", en="Seen on"): speech.date(today()),
        say(nl="Aantal", en="Number"): speech.number(number),
        say(nl="Gegevens", en="Data"): version(),
    }
