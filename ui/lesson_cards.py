"""A lesson for a template: what to do or what was seen, how strong and why, what speaks for and against, where from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import pandas as pd

from lessons.columns import ORIGIN_PROGRAMME, ORIGIN_PUBLIC
from lessons.search import PLAIN, Marker
from lessons.words import Words
from ui.choices import here, link
from ui.citations import citations
from ui.data import catalogue, frames
from ui.labels import label
from ui.parts import concept_place, find, name_word, rests_on, who_word

TO_DO = frozenset({"lesson", "advice"})


class Way(NamedTuple):
    """A link to another part of the catalogue. `kind`: what it is, and where it comes from."""

    kind: str
    text: str
    address: str


Named = Mapping[tuple[str, str], list[str]]
"""(lesson, relation) -> the records that name it in that relation."""


def cards(rows: pd.DataFrame, speech: Words, mark: Marker = PLAIN) -> list[dict[str, Any]]:
    """One card per row of the frame of lessons, in its order, with its texts in pieces as `mark` divides them."""
    named = _named(rows["id"])
    return [_card(row, named, speech, mark) for row in rows.to_dict("records")]


def _named(lessons: Iterable[str]) -> Named:
    links = frames().links
    hits = links[links["to_id"].isin(list(lessons)) & links["from_kind"].isin(["lesson", "concept"])]
    found: dict[tuple[str, str], list[str]] = {}
    for row in hits.itertuples():
        found.setdefault((str(row.to_id), str(row.relation)), []).append(str(row.from_id))
    return found


def _card(row: Mapping[Any, Any], named: Named, speech: Words, mark: Marker) -> dict[str, Any]:
    lesson = str(row["id"])
    return {
        "id": lesson,
        "text": row["text"],
        "kind": label("lesson", row["kind"], speech),
        "to_do": row["kind"] in TO_DO,
        "year": "" if pd.isna(row["year"]) else str(row["year"]),
        "title": mark(row["text"]),
        "organisations": [_organisation(name, speech, mark) for name in row["organisations"].split()],
        "whole": row["origin"] == ORIGIN_PROGRAMME,
        "themes": [_theme(theme, speech, mark) for theme in row["themes"].split()],
        "audience": speech.list(label("audience", word, speech) for word in row["audience"].split()),
        "conditions": mark(row["conditions"]),
        "ask": mark(row["ask"]),
        "note": mark(row["note"]),
        "why": _why(row, speech),
        "supports": _ways([*row["supports"].split(), *named.get((lesson, "supports"), ())], speech),
        "contradicts": _ways([*row["contradicts"].split(), *named.get((lesson, "contradicts"), ())], speech),
        "follows_from": _ways(row["follows_from"].split(), speech),
        "used_in": _concepts(named.get((lesson, "lessons"), ()), speech),
        "experiment": _experiment(row["origin"], speech),
        "sources": citations(row["sources"].split(), speech),
        "address": here(les=lesson),
    }


def _organisation(organisation: str, speech: Words, mark: Marker) -> dict[str, Any]:
    found = catalogue().organisations.get(organisation)
    return {
        "name": mark(speech.text(found.short) if found else organisation),
        "address": link("organisatie", organisatie=organisation),
    }


def _theme(theme: str, speech: Words, mark: Marker) -> dict[str, Any]:
    found = catalogue().themes.get(theme)
    return {"name": mark(speech.text(found.label) if found else theme), "address": link("lessen", thema=theme)}


def _why(row: Mapping[Any, Any], speech: Words) -> str:
    """How strong it is and why: by its sources if it is public, else whether a source says it or we inferred it."""
    if not pd.isna(row["strength"]):
        return speech.opening(label("strength", row["strength"], speech))
    if pd.isna(row["basis"]):
        return ""
    return {
        "inferred": speech.say(
            nl="Onze gevolgtrekking uit wat in de bron staat", en="Our inference from what the source says"
        ),
    }.get(row["basis"], speech.opening(label("basis", row["basis"], speech)))


def _ways(references: Iterable[str], speech: Words) -> list[Way]:
    found = (find(reference) for reference in dict.fromkeys(references))
    return [
        Way(
            f"{name_word(item, speech)}, {who_word(item, speech)}",
            speech.text(item.record.text),
            here(les=item.reference) if item.kind == "lesson" else item.address,
        )
        for item in found
        if item
    ]


def _concepts(names: Iterable[str], speech: Words) -> list[Way]:
    found = (catalogue().concepts.get(name) for name in dict.fromkeys(names))
    kind = speech.say(nl="Concept", en="Concept")
    return [
        Way(kind, speech.text(item.title), f"{link('concepten')}#{concept_place(item.id)}") for item in found if item
    ]


def _experiment(origin: str, speech: Words) -> dict[str, str] | None:
    experiment = catalogue().experiments.get(origin) if origin not in (ORIGIN_PROGRAMME, ORIGIN_PUBLIC) else None
    if experiment is None:
        return None
    return {"title": speech.text(experiment.title), "address": link("experimenten", experiment=experiment.id)}


# --- the whole trail of one lesson ------------------------------------------------------------------------------------------


def trail(lesson: str, speech: Words) -> dict[str, list[Way]]:
    """Everything a lesson rests on, step by step back: first the conclusions, then what stood in the way."""
    before: dict[str, None] = {}
    ahead = [lesson]
    while ahead:
        found = find(ahead.pop(0))
        steps = rests_on(found.record, found.origin) if found else ()
        ahead += [step for step in steps if step not in before]
        before |= dict.fromkeys(steps)
    kinds = {reference: found.kind for reference in before if (found := find(reference))}
    return {
        kind: _ways((reference for reference, its in kinds.items() if its == kind), speech)
        for kind in ("obstacle", "conclusion", "lesson")
    }
