"""A lesson for a template: what to do or what was seen, how strong and why, what speaks for and against, where from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from lessons.columns import ORIGIN_PROGRAMME, ORIGIN_PUBLIC
from lessons.search import PLAIN, Marker
from lessons.trail import walked
from lessons.words import Words
from ui.choices import here, link
from ui.citations import citations
from ui.data import catalogue
from ui.labels import label
from ui.mentions import Mentions, mentions
from ui.parts import concept_place, find, kick_word, rests_on, year_word
from ui.shortlist import Keep, keep

TO_DO = frozenset({"lesson", "advice"})
"""The kinds of lesson whose text is something to do; of the others the question is."""
DOTS = {"weak": "●○○", "medium": "●●○", "strong": "●●●"}


class Way(NamedTuple):
    """A link to another part of the catalogue. `kind`: what it is, and where it comes from."""

    kind: str
    text: str
    address: str


class Side(NamedTuple):
    """What stands on one side of a lesson: `says` is what the lesson names itself, `said` is what names the lesson."""

    says: list[Way]
    said: list[Way]

    @property
    def number(self) -> int:
        """How many there are, each once."""
        return len({*self.says, *self.said})


class Strength(NamedTuple):
    """How strong a lesson is, in a word with the reason, `short` and whole; `dots` is empty where nobody rated it."""

    word: str
    short: str
    why: str
    dots: str


def cards(rows: pd.DataFrame, speech: Words, mark: Marker = PLAIN) -> list[dict[str, Any]]:
    """One card per row of the frame of lessons, in its order, with its texts in pieces as `mark` divides them."""
    named = mentions()
    columns = list(rows.columns)
    return [_card(dict(zip(columns, row, strict=True)), named, speech, mark) for row in _tuples(rows)]


def _tuples(rows: pd.DataFrame) -> Iterable[tuple[Any, ...]]:
    return rows.itertuples(index=False, name=None)


def anchor(lesson: str) -> str:
    """The name of the place of a lesson in the list."""
    return f"les-{lesson}"


def address(lesson: str) -> str:
    """The page of a lesson; among the lessons with the choice that was made there, so that there is a way back to it."""
    if st.session_state.get("page") == "lessen":
        return here(les=lesson)
    return link("lessen", les=lesson)


def _card(row: Mapping[str, Any], named: Mentions, speech: Words, mark: Marker) -> dict[str, Any]:
    lesson = str(row["id"])
    folded = {name: mark(row[name]) for name in ("conditions", "note")}
    themes = [_theme(theme, speech, mark) for theme in row["themes"].split()]
    card = {
        "id": lesson,
        "anchor": anchor(lesson),
        "text": row["text"],
        "kind": "" if row["kind"] == "lesson" else label("lesson", row["kind"], speech),
        "to_do": row["kind"] in TO_DO,
        "year": year_word(lesson, row["year"], speech),
        "title": mark(row["text"]),
        "organisations": [_organisation(name, speech, mark) for name in row["organisations"].split()],
        "whole": row["origin"] == ORIGIN_PROGRAMME,
        "themes": themes,
        "audience": speech.list(label("audience", word, speech) for word in row["audience"].split()),
        "ask": mark(row["ask"]),
        "strength": strength(row, speech),
        "supports": _side("supports", row, named, speech),
        "contradicts": _side("contradicts", row, named, speech),
        "follows_from": ways(row["follows_from"].split(), speech),
        "followed_by": ways(named.of(lesson, "follows_from"), speech),
        "used_in": _concepts(named.concepts.get(lesson, ()), speech),
        "experiment": _experiment(row["origin"], speech),
        "sources": citations(row["sources"].split(), speech),
        "uses": int(row["uses"]),
        "keep": _keep(lesson, speech),
        "address": address(lesson),
        "open": any(piece.marked for pieces in (*folded.values(), *(it["name"] for it in themes)) for piece in pieces),
    }
    return {**card, **folded, "inside": _inside(card, bool(folded["conditions"]), speech)}


def _inside(card: Mapping[str, Any], conditions: bool, speech: Words) -> str:
    """What the folded part of a card holds: "voorwaarde, 2 voor en 1 tegen"."""
    say = speech.say
    supports, contradicts = card["supports"].number, card["contradicts"].number
    held = [
        say(nl="voorwaarde", en="condition") if conditions else "",
        say(nl="{n} voor", en="{n} for", n=supports) if supports else "",
        say(nl="{n} tegen", en="{n} against", n=contradicts) if contradicts else "",
    ]
    return speech.list(item for item in held if item) or say(nl="bron en spoor", en="source and trail")


def _keep(lesson: str, speech: Words) -> Keep:
    """The way to keep it in few words, because a card is narrow; in all of them once the list is full."""
    found = keep(lesson)
    if not found.id:
        return found
    off, on = speech.say(nl="Haal weg", en="Take off"), speech.say(nl="Bewaar", en="Keep")
    return found._replace(word=off if found.kept else on)


# --- who, on what, how strong --------------------------------------------------------------------------------------------


def _organisation(organisation: str, speech: Words, mark: Marker) -> dict[str, Any]:
    found = catalogue().organisations.get(organisation)
    return {
        "name": mark(speech.text(found.short) if found else organisation),
        "address": link("organisatie", organisatie=organisation),
    }


def _theme(theme: str, speech: Words, mark: Marker) -> dict[str, Any]:
    found = catalogue().themes.get(theme)
    return {"name": mark(speech.text(found.label) if found else theme), "address": link("lessen", thema=theme)}


def strength(row: Mapping[str, Any], speech: Words) -> Strength:
    """By its sources if it is public. Nobody rates a lesson of the Doetanks: then whether a source says it."""
    if not pd.isna(row["strength"]):
        word, _, why = label("strength", row["strength"], speech).partition(": ")
        return Strength(speech.opening(word), why, why, DOTS[row["strength"]])
    unrated = speech.say(nl="Sterkte niet bepaald", en="Strength not rated")
    if pd.isna(row["basis"]):
        return Strength(unrated, "", "", "")
    return Strength(unrated, label("basis", row["basis"], speech), _basis(row["basis"], speech), "")


def _basis(basis: str, speech: Words) -> str:
    inferred = speech.say(
        nl="onze gevolgtrekking uit wat in de bron staat", en="our inference from what the source says"
    )
    return inferred if basis == "inferred" else label("basis", basis, speech)


# --- what is beside it -----------------------------------------------------------------------------------------------------


def _side(relation: str, row: Mapping[str, Any], named: Mentions, speech: Words) -> Side:
    return Side(ways(row[relation].split(), speech), ways(named.of(str(row["id"]), relation), speech))


def ways(references: Iterable[str], speech: Words) -> list[Way]:
    """The way to each part that is named here, each once; what is gone is left out."""
    found = (find(reference) for reference in dict.fromkeys(references))
    return [
        Way(
            kick_word(item, speech),
            speech.text(item.record.text),
            address(item.reference) if item.kind == "lesson" else item.address,
        )
        for item in found
        if item
    ]


def _concepts(names: Iterable[str], speech: Words) -> list[Way]:
    found = (catalogue().concepts.get(name) for name in names)
    kind = speech.say(nl="Concept", en="Concept")
    return [
        Way(kind, speech.text(item.title), f"{link('concepten')}#{concept_place(item.id)}") for item in found if item
    ]


def _experiment(origin: str, speech: Words) -> Way | None:
    experiment = catalogue().experiments.get(origin) if origin not in (ORIGIN_PROGRAMME, ORIGIN_PUBLIC) else None
    if experiment is None:
        return None
    kind = speech.say(nl="Experiment", en="Experiment")
    return Way(kind, speech.text(experiment.title), link("experimenten", experiment=experiment.id))


# --- the whole trail of one lesson ------------------------------------------------------------------------------------------


def trail(lesson: str, speech: Words) -> dict[str, list[Way]]:
    """Everything a lesson rests on, step by step back: first the conclusions, then what stood in the way."""
    kinds = {reference: found.kind for reference in walked(lesson, _before) if (found := find(reference))}
    return {
        kind: ways((reference for reference, its in kinds.items() if its == kind), speech)
        for kind in ("obstacle", "conclusion", "lesson", "statement")
    }


def _before(reference: str) -> tuple[str, ...]:
    found = find(reference)
    return rests_on(found.record, found.origin) if found else ()
