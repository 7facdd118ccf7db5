"""A concept whole, for a template: its work, its ratings, where to try it, what to test, its lessons and its trail."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd

from lessons.records import Concept, Criterion
from lessons.words import Words
from ui import concept_places, ratings
from ui.choices import here, link
from ui.citations import citations
from ui.data import catalogue, frames
from ui.hops import trail_address
from ui.labels import label
from ui.parts import concept_place, session_place
from ui.statements import all_told, lines


def row(concept: Concept, criteria: tuple[Criterion, ...], speech: Words) -> dict[str, Any]:
    """What stands in a row of the table: the concept and how it stands on each criterion."""
    found = zip(ratings.standings(concept, criteria), criteria, strict=True)
    return {
        "id": concept.id,
        "anchor": concept_place(concept.id),
        "title": speech.text(concept.title),
        "address": here(concept=concept.id),
        "state": label("concept", concept.state, speech),
        "ratings": [ratings.rated(now, criterion, speech) for now, criterion in found],
    }


def card(
    concept: Concept, criteria: tuple[Criterion, ...], seen: concept_places.Look | None, speech: Words
) -> dict[str, Any]:
    """Everything that is known of it, and what is not."""
    return {
        **row(concept, criteria, speech),
        "work": speech.text(concept.work),
        "note": speech.text(concept.state_note),
        "session": _session(concept.session, speech),
        "rated_in": _rated_in(concept, speech),
        "where": speech.text(concept.where),
        "could_try": [_organisation(key, speech) for key in concept.could_try],
        "asking": concept_places.to_ask(concept, seen, speech),
        "to_test": lines(concept.to_test, speech),
        "dimensions": [_theme(key, speech) for key in concept.dimensions],
        "lessons": _lessons(concept.lessons, speech),
        "later": all_told(concept.later, speech),
        "outcome": _outcome(concept, criteria, speech),
        "trail": trail_address("concept", concept.id),
        "cited": citations(concept.sources, speech),
    }


def _outcome(concept: Concept, criteria: tuple[Criterion, ...], speech: Words) -> dict[str, Any] | None:
    """How the outcome of a session gets into the data: what to decide, the file, and the lines to paste."""
    if not criteria:
        return None
    open_ = ratings.to_decide(concept, criteria)
    day = date.today()
    return {
        "unknown": len(open_),
        "questions": ratings.questions(open_ or criteria, speech),
        "session": f"sessions/{day.isoformat()}.yaml",
        "file": f"concepts/{concept.id}.yaml",
        "lines": ratings.fragment(open_ or criteria, day),
    }


def _session(key: str, speech: Words) -> dict[str, Any]:
    """Who worked the concept out, and when, with the link to that session."""
    session = catalogue().sessions.get(key)
    programme = catalogue().programme
    labels = {group.id: speech.text(group.label) for group in programme.groups} if programme else {}
    groups = [_inside(labels.get(group, group)) for group in session.groups] if session else []
    return {
        "title": speech.text(session.title) if session else key,
        "date": speech.dated(session.date) if session else "",
        "place": speech.text(session.place) if session else "",
        "groups": groups,
        "address": f"{link('netwerk')}#{session_place(key)}",
    }


def _rated_in(concept: Concept, speech: Words) -> list[dict[str, str]]:
    """The sessions that rated it, each once."""
    known = catalogue().sessions
    keys = dict.fromkeys(rating.session for rating in concept.ratings if rating.session)
    return [
        {
            "title": speech.text(known[key].title) if key in known else key,
            "date": speech.dated(known[key].date) if key in known else "",
            "address": f"{link('netwerk')}#{session_place(key)}",
        }
        for key in keys
    ]


def _inside(name: str) -> str:
    """A name inside a sentence: no capital, unless it is all capitals."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def _organisation(key: str, speech: Words) -> dict[str, str]:
    record = catalogue().organisations.get(key)
    return {"name": speech.text(record.short) if record else key, "address": link("organisatie", organisatie=key)}


def _theme(key: str, speech: Words) -> dict[str, str]:
    record = catalogue().themes.get(key)
    return {"name": speech.text(record.label) if record else key, "address": link("lessen", thema=key)}


def _lessons(named: Sequence[str], speech: Words) -> list[dict[str, str]]:
    """The lessons that help, each with how strong it is."""
    rows = frames().lessons
    found = rows[rows["id"].isin(named)].set_index("id")
    return [
        {
            "text": str(found.at[key, "text"]),
            "strength": _strength(found.at[key, "strength"], speech),
            "address": link("lessen", les=key),
        }
        for key in named
        if key in found.index
    ]


def _strength(word: Any, speech: Words) -> str:
    """The one word for it; a lesson of the Doetanks themselves is not rated."""
    if pd.isna(word):
        return speech.say(nl="sterkte niet bepaald", en="strength not rated")
    return label("strength", str(word), speech).partition(":")[0]
