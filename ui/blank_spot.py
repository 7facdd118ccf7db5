"""One spot of the map of lessons: its words and signs, and what it tells when it is open."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from lessons.choice import on_theme
from lessons.columns import ORIGIN_PUBLIC
from lessons.findings import state_words
from lessons.gaps import whom
from lessons.records import Role
from lessons.spread import Row, Spot, Strength, inside
from lessons.words import Words
from ui.choices import as_of_of_address, here, link
from ui.data import catalogue, frames, readiness, version_shown
from ui.labels import label
from ui.language import language, words

MOST = 5
"""So many lessons stand in an opened spot."""


# --- what the edition and the experiments say of it -----------------------------------------------------------------


def names() -> dict[str, str]:
    """Theme -> its name in the head of a table, short where it is a dimension."""
    held, speech = catalogue(), words()
    short = {item.id: speech.text(item.short) for item in held.edition.dimensions} if held.edition else {}
    return {theme.id: short.get(theme.id, speech.text(theme.label)) for theme in held.themes.values()}


def whole_names() -> dict[str, str]:
    """Theme -> its whole name, as on every pill."""
    themes = frames().themes
    return dict(zip(themes["id"], themes["label"], strict=True))


def questions() -> dict[str, str]:
    """Theme -> what to ask: the question of its dimension, else what the theme is about."""
    held, speech = catalogue(), words()
    asked = {item.id: speech.text(item.question) for item in held.edition.dimensions} if held.edition else {}
    return {theme.id: asked.get(theme.id, speech.text(theme.about)) for theme in held.themes.values()}


def roles() -> Mapping[str, tuple[Role, ...]]:
    """Organisation -> the roles there that took part in an experiment, as far as the data tell."""
    return whom(catalogue(), as_of_of_address() if catalogue().edition else date.max)


# --- in words and signs ---------------------------------------------------------------------------------------------


def noun(number: int, speech: Words) -> str:
    """les, lessen."""
    return speech.say(nl="les", en="lesson") if number == 1 else speech.say(nl="lessen", en="lessons")


def strength_word(spot: Spot, speech: Words) -> str:
    """How strong the strongest is, in a word; that there is none; that there are weak ones alone."""
    if spot.strongest is None:
        return speech.say(nl="geen", en="none")
    if spot.standing == "weak_only":
        return speech.say(nl="alleen zwak", en="weak only")
    return _strength(spot.strongest, speech)


def _strength(strength: Strength, speech: Words) -> str:
    """The first word of the label of a strength: zwak, redelijk, sterk; or that nobody rated it."""
    if strength == "none":
        return speech.say(nl="niet gewogen", en="not rated")
    return label("strength", strength, speech).partition(":")[0]


def signs(speech: Words) -> list[dict[str, str]]:
    """The legend: every sign of a strength with its word and what it rests on."""
    empty = speech.say(nl="geen les: kies het vak voor de vraag", en="no lesson: choose the cell for the question")
    own = speech.say(
        nl="niet gewogen, zoals lessen van de Doetanks zelf", en="not rated, as lessons of the Doetanks themselves"
    )
    rated = [{"look": item, "word": label("strength", item, speech)} for item in ("strong", "medium", "weak")]
    return [*rated, {"look": "none", "word": own}, {"look": "empty", "word": empty}]


# --- open ------------------------------------------------------------------------------------------------------------


def opened(spot: Spot, row: Row, speech: Words) -> dict[str, Any]:
    """What an opened spot tells: the lessons there; or the question, whom to ask, what is known and what others learned."""
    asking, theme = not spot.lessons and not row.shared, names()[spot.theme]
    themed = _lessons_on(spot.theme)
    own = inside(themed, row.key, catalogue().organisations)
    public = themed["origin"] == ORIGIN_PUBLIC
    return {
        "title": f"{row.name} · {theme}",
        "name": row.name,
        "theme": theme,
        "organisation": bool(row.kind) and not row.shared,
        "lessons": _lessons(themed[own]),
        "more": max(0, int(own.sum()) - MOST),
        "question": questions()[spot.theme] if asking else "",
        "whom": speech.list(label("role", role, speech) for role in roles().get(row.key, ())),
        "cell": _cell(spot, speech) if asking else None,
        "others": _lessons(pd.concat([themed[~own & public], themed[~own & ~public]])) if not own.any() else [],
        "elsewhere": int((~own).sum()),
        "all": link("lessen", thema=spot.theme),
        "close": here(vak=None),
    }


def _lessons_on(theme: str) -> pd.DataFrame:
    version, spoken = version_shown(), language()
    columns = ["id", "origin", "organisations", "text"]
    return version.once("on theme", (spoken, theme), lambda: on_theme(version.frames(spoken), theme)[columns])


def _lessons(rows: pd.DataFrame) -> list[dict[str, str]]:
    shown = rows.head(MOST)
    pairs = zip(shown["id"], shown["text"], strict=True)
    return [{"text": text, "address": link("lessen", les=lesson)} for lesson, text in pairs]


def _cell(spot: Spot, speech: Words) -> dict[str, str] | None:
    """How ready the organisation is there, if it is judged: another question than what was learned."""
    if catalogue().edition is None:
        return None
    seen = readiness(as_of_of_address())
    cell = seen.cells.get((spot.row, spot.theme))
    if cell is None:
        return None
    return {
        "state": speech.opening(state_words(seen, cell, speech)),
        "date": speech.date(seen.as_of),
        "address": link("", cel=f"{spot.row}.{spot.theme}"),
    }
