"""Ratings of a concept for a template: the answer, who gave it when, how the room was divided, and what came before."""

from __future__ import annotations

from datetime import date
from typing import Any

from lessons.ratings import ANSWERS, FEWEST, Standing, answered, room, standing
from lessons.records import Concept, Criterion, Rating, Votes
from lessons.words import Words
from ui.choices import link
from ui.citations import citations
from ui.data import catalogue
from ui.labels import label
from ui.parts import session_place

SIGNS = {"yes": "✓", "partly": "◐", "no": "✕", "unknown": "?"}


def standings(concept: Concept, criteria: tuple[Criterion, ...]) -> list[Standing]:
    """How the concept stands on each criterion, in their order."""
    return [standing(concept, criterion.id, catalogue().sessions) for criterion in criteria]


def rated(found: Standing, criterion: Criterion, speech: Words) -> dict[str, Any]:
    """One criterion of one concept: what counts now, and every rating before it, the latest first."""
    return {
        "criterion": speech.text(criterion.label),
        **_rating(found.now, speech),
        "before": _word(found.before, speech) if found.before and found.state == "unknown" else "",
        "earlier": [_rating(rating, speech) for rating in found.earlier],
    }


def _rating(rating: Rating | None, speech: Words) -> dict[str, Any]:
    """A rating for a template; a criterion that nobody rated is unknown."""
    state = rating.state if rating else "unknown"
    return {
        "state": state,
        "sign": SIGNS[state],
        "word": label("rating", state, speech),
        "who": _who(rating, speech) if rating else None,
        "room": votes_words(rating.votes, speech) if rating and rating.votes else "",
        "reason": speech.text(rating.reason) if rating else "",
        "cited": citations(rating.sources, speech) if rating else [],
    }


def _word(rating: Rating, speech: Words) -> str:
    return label("rating", rating.state, speech)


def _who(rating: Rating, speech: Words) -> dict[str, str] | None:
    """The session and the day it was rated; None where no source tells either."""
    session = catalogue().sessions.get(rating.session or "")
    when = rating.date or (session.date if session else None)
    if not session and not when:
        return None
    return {
        "session": speech.text(session.title) if session else "",
        "address": f"{link('netwerk')}#{session_place(session.id)}" if session else "",
        "date": speech.dated(when) if when else "",
    }


def votes_words(votes: Votes, speech: Words) -> str:
    """The room as it was: "9 ja, 3 deels, 2 nee: verdeeld. 1 zonder mening."; of few people only that they were few."""
    seen = room(votes)
    if seen == "few" and not answered(votes) and votes.unknown >= FEWEST:
        return speech.say(
            nl="Niemand wist het: {n} mensen.", en="Nobody knew: {n} people.", n=speech.number(votes.unknown)
        )
    if seen == "few":
        return speech.opening(f"{label('room', seen, speech)}.")
    given = ", ".join(
        f"{speech.number(getattr(votes, answer))} {label('rating', answer, speech)}" for answer in ANSWERS
    )
    silent = speech.say(nl="{n} zonder mening.", en="{n} without an opinion.", n=speech.number(votes.unknown))
    return speech.join([f"{given}: {label('room', seen, speech)}.", silent if votes.unknown else ""])


# --- for who brings the outcome of a session home -----------------------------------------------------------------------


def to_decide(concept: Concept, criteria: tuple[Criterion, ...]) -> tuple[Criterion, ...]:
    """The criteria on which the concept is unknown: what a session has to decide."""
    found = zip(standings(concept, criteria), criteria, strict=True)
    return tuple(criterion for now, criterion in found if now.state == "unknown")


def questions(criteria: tuple[Criterion, ...], speech: Words) -> list[dict[str, str]]:
    """What to ask the room, one for each criterion."""
    return [{"criterion": speech.text(item.label), "asked": _asked(item, speech)} for item in criteria]


def _asked(criterion: Criterion, speech: Words) -> str:
    """The question to the room; where nobody defined the criterion, that comes first."""
    if criterion.defined:
        holds = speech.say(nl="Geldt dat voor dit concept?", en="Does that hold for this concept?")
        return speech.join([speech.text(criterion.meaning), holds])
    return speech.say(
        nl="Spreek eerst af wat dit woord betekent. Geldt het dan voor dit concept?",
        en="First agree on what this word means. Does it hold for this concept then?",
    )


def fragment(criteria: tuple[Criterion, ...], day: date) -> str:
    """The lines to paste under `ratings:` in the file of a concept, for a session held on this day."""
    return "\n".join(_lines(criterion.id, day.isoformat()) for criterion in criteria)


def _lines(criterion: str, day: str) -> str:
    return (
        f"  - criterion: {criterion}\n"
        "    state: unknown\n"
        "    reason:\n"
        '      nl: "..."\n'
        '      en: "..."\n'
        f'    session: "{day}"\n'
        f'    date: "{day}"\n'
        "    votes: {yes: 0, partly: 0, no: 0, unknown: 0}"
    )
