"""A card per obstacle: how it stands, who else says it, and what was concluded, advised and done against it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import pandas as pd

from lessons.columns import ORIGIN_PROGRAMME, ORIGIN_PUBLIC
from lessons.comparison import steps
from lessons.findings import step_words
from lessons.obstacle_words import state_words, tried_line
from lessons.obstacles import Answering, Answers, State
from lessons.words import Words
from ui.choices import as_of_of_address, link
from ui.citations import citations
from ui.data import catalogue, readiness
from ui.hops import trail_address
from ui.labels import label
from ui.parts import find, kick_word, who_word
from ui.signs import MOVEMENTS

SIGNS: Mapping[State, str] = {"open": "○", "reduced": "◐", "removed": "✓", "unknown": "?", "not_followed": "–"}
"""The sign beside the word of a state."""
MOST = 4
"""So many answers of one sort stand on a card; of more it is said how many, behind the trail."""


class Way(NamedTuple):
    """A link to another record, with what kind of thing it is."""

    kind: str
    text: str
    address: str


class Answer(NamedTuple):
    """One sort of answer: what it is, the first records, and how many more there are."""

    name: str
    ways: list[Way]
    more: int


def obstacle_place(obstacle: str) -> str:
    """The name of the place of an obstacle on its page."""
    return f"obstakel-{obstacle.replace('/', '.')}"


def obstacle_address(obstacle: str) -> str:
    """Where an obstacle stands on the page with obstacles, on top."""
    return f"{link('obstakels', obstakel=obstacle)}#{obstacle_place(obstacle)}"


def cards(rows: pd.DataFrame, answering: Answering, speech: Words) -> list[dict[str, Any]]:
    """What the template needs to show these rows of `obstacle_frame`."""
    return [_card(row, answering, speech) for row in rows.to_dict("records")]


def said_by(obstacle: str, answering: Answering, speech: Words) -> dict[str, Any]:
    """An obstacle with everything that says the same, straight or by way of another."""
    found = find(obstacle)
    return {
        "text": speech.text(found.record.text) if found else obstacle,
        "address": obstacle_address(obstacle),
        "who": who_word(found, speech) if found else "",
        "others": _ways(answering.circle(obstacle)[1:], speech),
    }


def _card(row: Mapping[Any, Any], answering: Answering, speech: Words) -> dict[str, Any]:
    found = answering.of(row["id"])
    public = row["origin"] == ORIGIN_PUBLIC
    return {
        "place": obstacle_place(row["id"]),
        "text": row["obstacle"],
        "kind": _kind(row, speech),
        "who": row["organisation_label"],
        "organisations": [link("organisatie", organisatie=name) for name in row["organisations"].split()],
        "year": "" if pd.isna(row["year"]) else str(row["year"]),
        "themes": row["theme_label"],
        "state": row["obstacle_state"],
        "sign": SIGNS[row["obstacle_state"]],
        "word": speech.opening(state_words(speech)[row["obstacle_state"]]),
        "scope": label("scope", row["scope"], speech),
        "sure": _sure(row, speech),
        "note": row["note"],
        "line": tried_line(found, speech),
        "answers": _answers(found, speech),
        "experiment": _experiment(row["origin"], speech),
        "later": _later(row, speech),
        "sources": citations(row["sources"].split(), speech),
        "trail": trail_address("lesson" if public else "obstacle", row["id"]),
        "lesson": link("lessen", les=row["id"]) if public else "",
    }


def _kind(row: Mapping[Any, Any], speech: Words) -> str:
    if row["obstacle_kind"] == "risk":
        return speech.say(nl="Risico", en="Risk")
    return speech.say(nl="Obstakel", en="Obstacle")


def _sure(row: Mapping[Any, Any], speech: Words) -> str:
    """What it rests on: how the source has it, or how strong a public source is."""
    if not pd.isna(row["strength"]):
        return speech.opening(label("strength", row["strength"], speech))
    return "" if pd.isna(row["basis"]) else speech.opening(label("basis", row["basis"], speech))


# --- what answers it ---------------------------------------------------------------------------------------------------


def _answers(found: Answers, speech: Words) -> list[Answer]:
    """What was done first; then what follows and what is advised, who says the same, and who says otherwise."""
    say = speech.say
    sorts = (
        (say(nl="Hier geprobeerd", en="Tried here"), found.done),
        (say(nl="Hier later gedaan, of onbekend wanneer", en="Done here later, or unknown when"), found.later),
        (say(nl="Elders geprobeerd", en="Tried elsewhere"), found.elsewhere),
        (say(nl="Wat eruit volgt", en="What follows from it"), found.after),
        (say(nl="Wat wordt aangeraden", en="What is advised"), found.advised),
        (say(nl="Anderen zeggen hetzelfde", en="Others say the same"), found.same),
        (say(nl="Dit wijst de andere kant op", en="This points the other way"), found.against),
        (say(nl="Verwant, telt niet als poging", en="Related, not counted as an attempt"), found.related),
    )
    return [Answer(name, _ways(ids[:MOST], speech), max(0, len(ids) - MOST)) for name, ids in sorts if ids]


def _ways(references: Iterable[str], speech: Words) -> list[Way]:
    found = (find(reference) for reference in references)
    return [
        Way(kick_word(item, speech), speech.text(item.record.text), _address(item.reference, item.address))
        for item in found
        if item
    ]  # fmt: skip


def _address(reference: str, usual: str) -> str:
    """An obstacle among the others on this page; every other record where it stands."""
    found = find(reference)
    if found and found.kind == "obstacle":
        return obstacle_address(reference)
    return usual


def _experiment(origin: str, speech: Words) -> dict[str, str] | None:
    """What the experiment that ran into it tried."""
    found = catalogue().experiments.get(origin) if origin not in (ORIGIN_PROGRAMME, ORIGIN_PUBLIC) else None
    if found is None:
        return None
    address = link("experimenten", experiment=found.id)
    return {"title": speech.text(found.title), "tried": speech.text(found.tried), "address": address}


def _later(row: Mapping[Any, Any], speech: Words) -> list[dict[str, str]]:
    """The judgements of the same cell after the year of the obstacle that moved: seen later, not caused by anything."""
    names, themes = row["organisations"].split(), row["themes"].split()
    if pd.isna(row["year"]) or len(names) != 1 or len(themes) != 1 or catalogue().edition is None:
        return []
    seen = readiness(as_of_of_address())
    if (names[0], themes[0]) not in seen.cells:
        return []
    path = [step for step in steps(seen, names[0], themes[0]) if step.day.year > row["year"]]
    return [
        {"sign": MOVEMENTS[step.movement], "text": step_words(seen, step, speech), "address": link("", cel=f"{names[0]}.{themes[0]}")}
        for step in path
        if step.movement in ("up", "down")
    ]  # fmt: skip
