"""The job concepts: what the work is, how each stands on the criteria of the network, and what must be tested."""

from __future__ import annotations

from typing import Any

import streamlit as st

from lessons.findings import Finding
from lessons.records import Concept, Criterion, Rating
from lessons.words import Words
from ui.choices import here, link
from ui.citations import citations
from ui.data import catalogue, frames
from ui.html import show
from ui.labels import label
from ui.language import words
from ui.parts import concept_place, session_place
from ui.statements import all_told

SIGNS = {"yes": "✓", "partly": "◐", "no": "✕", "unknown": "?"}


def _concepts() -> list[Concept]:
    return list(catalogue().concepts.values())


def _criteria() -> tuple[Criterion, ...]:
    programme = catalogue().programme
    return programme.criteria if programme else ()


def headline() -> None:
    """How many concepts there are, how many are rated, what has to be agreed first."""
    speech = words()
    concepts = _concepts()
    ratings = [rating for concept in concepts for rating in concept.ratings]
    given = sum(rating.state != "unknown" for rating in ratings)
    show(
        "opening",
        finding=_finding(concepts, speech),
        first=_undefined(speech),
        lead=_where_from(concepts, speech),
        under="",
        counts=[
            {"name": speech.say(nl="concepten", en="concepts"), "number": speech.number(len(concepts))},
            {"name": speech.say(nl="oordelen gegeven", en="ratings given"), "number": _of(given, len(ratings), speech)},
            {
                "name": speech.say(nl="met een plek om te proberen", en="with a place to try"),
                "number": speech.number(sum(bool(concept.could_try) for concept in concepts)),
            },
        ],
    )


def _of(part: int, whole: int, speech: Words) -> str:
    return f"{speech.number(part)}/{speech.number(whole)}"


def _finding(concepts: list[Concept], speech: Words) -> Finding:
    """How many concepts, and how many of them are rated on all criteria, or on some."""
    total, criteria = len(concepts), len(_criteria())
    if not total:
        return Finding("", speech.say(nl="Er zijn nog geen concepten.", en="There are no concepts yet."), "")
    count = speech.count(total, nl=("concept", "concepten"), en=("concept", "concepts"), spelled=True)
    before = speech.opening(speech.say(nl=f"{count} voor echt werk. ", en=f"{count} for real work. "))
    if not criteria:
        return Finding(before, "", "")
    demands = speech.count(criteria, nl=("eis", "eisen"), en=("criterion", "criteria"), spelled=True)
    return Finding(before, *_how_many_rated(concepts, criteria, demands, speech))


def _how_many_rated(concepts: list[Concept], criteria: int, demands: str, speech: Words) -> tuple[str, str]:
    """What to stress and what follows it: none rated, some in part, or all on every criterion."""
    say, total = speech.say, len(concepts)
    some = sum(any(rating.state != "unknown" for rating in concept.ratings) for concept in concepts)
    whole = sum(sum(rating.state != "unknown" for rating in concept.ratings) >= criteria for concept in concepts)
    on = say(nl=f" op de {demands}.", en=f" on the {demands}.")
    if not some:
        none = say(nl="Geen ervan is hier beoordeeld", en="None of them is rated here")
        return none if total > 1 else say(nl="Het is hier niet beoordeeld", en="It is not rated here"), on
    if whole == total:
        return say(nl="Alles is hier beoordeeld", en="Everything is rated here"), on
    rated = speech.count(
        some, nl=("is hier beoordeeld", "zijn hier beoordeeld"), en=("is rated here", "are rated here"), spelled=True
    )
    return speech.opening(rated), say(nl=f" op een of meer van de {demands}.", en=f" on one or more of the {demands}.")


def _undefined(speech: Words) -> str:
    """What has to be agreed first: a criterion that no source explains."""
    open_ = [speech.text(criterion.label).lower() for criterion in _criteria() if not criterion.defined]
    if not open_:
        return ""
    named, verb = speech.list(open_), "betekent" if len(open_) == 1 else "betekenen"
    return speech.say(
        nl=f"Spreek eerst af wat {named} {verb}: geen bron legt dat uit.",
        en=f"First agree on the meaning of {named}: no source explains it.",
    )


def _where_from(concepts: list[Concept], speech: Words) -> str:
    """The sessions the concepts come from."""
    ids = {concept.session for concept in concepts}
    sessions = [session for key, session in catalogue().sessions.items() if key in ids]
    dates = [speech.date(item.date) for item in sorted(sessions, key=lambda item: (item.date.last, item.id))]
    if not dates:
        return speech.say(
            nl="Uit welke sessie ze komen, is niet bekend.", en="From which session they come is not known."
        )
    named = speech.list(dates)
    return speech.say(
        nl=f"De concepten komen uit het overleg van {named}. Testen is de volgende stap.",
        en=f"The concepts come from the meeting of {named}. Testing is the next step.",
    )


def comparison() -> None:
    """Concept x criterion as a table: the rating of each, and what each criterion means."""
    if not _concepts() or not _criteria():
        return
    speech = words()
    show(
        "concept_table",
        caption=_caption(speech),
        criteria=[_criterion(criterion, speech) for criterion in _criteria()],
        rows=[_row(concept, speech) for concept in _concepts()],
    )


def _caption(speech: Words) -> str:
    """What unknown means in the table; that no source rates anything only while that is so."""
    known = {criterion.id for criterion in _criteria()}
    states = [rating.state for concept in _concepts() for rating in concept.ratings if rating.criterion in known]
    if len(states) == len(_concepts()) * len(known) and "unknown" not in states:
        return ""
    no = speech.say(nl="Onbekend betekent niet nee.", en="Unknown does not mean no.")
    if any(state != "unknown" for state in states):
        return no
    none = speech.say(
        nl="Geen enkele bron beoordeelt de concepten één voor één.",
        en="No source rates the concepts one by one.",
    )
    return speech.join([no, none])


def _criterion(criterion: Criterion, speech: Words) -> dict[str, Any]:
    reasons = [
        rating.reason for concept in _concepts() for rating in concept.ratings if rating.criterion == criterion.id
    ]
    told_once = [speech.text(reason) for reason in dict.fromkeys(reasons)] if reasons else []
    return {
        "id": criterion.id,
        "label": speech.text(criterion.label),
        "meaning": speech.text(criterion.meaning),
        "defined": criterion.defined,
        "note": speech.text(criterion.note),
        "reason": told_once[0] if len(told_once) == 1 and len(reasons) > 1 else "",
        "cited": citations(criterion.sources, speech),
    }


def _row(concept: Concept, speech: Words) -> dict[str, Any]:
    by_criterion = {rating.criterion: rating for rating in concept.ratings}
    return {
        "id": concept.id,
        "anchor": concept_place(concept.id),
        "title": speech.text(concept.title),
        "address": here(concept=concept.id),
        "state": label("concept", concept.state, speech),
        "ratings": [_rating(by_criterion.get(criterion.id), criterion, speech) for criterion in _criteria()],
    }


def _rating(rating: Rating | None, criterion: Criterion, speech: Words) -> dict[str, Any]:
    """A rating for a template; a criterion that nobody rated is unknown."""
    state = rating.state if rating else "unknown"
    return {
        "state": state,
        "sign": SIGNS[state],
        "word": label("rating", state, speech),
        "criterion": speech.text(criterion.label),
        "reason": speech.text(rating.reason) if rating else "",
        "cited": citations(rating.sources, speech) if rating else [],
    }


def all_concepts() -> None:
    """A card for each concept, and once what holds for all of them; `concept=<id>` in the address marks one."""
    speech = words()
    concepts = _concepts()
    if not concepts:
        return
    marked = st.query_params.get("concept", "")
    cards = [_card(concept, concept.id == marked, speech) for concept in concepts]
    show(
        "concept_cards",
        unknown_id=bool(marked) and marked not in catalogue().concepts,
        shared=_shared(cards),
        cards=cards,
    )


def _shared(cards: list[dict[str, Any]]) -> dict[str, Any]:
    """What is the same for all concepts, so that it is said once."""
    first = cards[0]
    same = {key for key in ("state", "note", "session", "where") if all(card[key] == first[key] for card in cards)}
    return {
        key: first[key] if key in same and len(cards) > 1 else None for key in ("state", "note", "session", "where")
    }


def _session(key: str, speech: Words) -> dict[str, Any]:
    """Who worked the concepts out, and when, with the link to that session."""
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


def _inside(name: str) -> str:
    """A name inside a sentence: no capital, unless it is all capitals."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def _card(concept: Concept, marked: bool, speech: Words) -> dict[str, Any]:
    return {
        **_row(concept, speech),
        "marked": marked,
        "work": speech.text(concept.work),
        "note": speech.text(concept.state_note),
        "session": _session(concept.session, speech),
        "where": speech.text(concept.where),
        "could_try": [_organisation(key, speech) for key in concept.could_try],
        "to_test": [speech.text(item) for item in concept.to_test],
        "dimensions": [_theme(key, speech) for key in concept.dimensions],
        "lessons": _lessons(concept),
        "later": all_told(concept.later, speech),
        "cited": citations(concept.sources, speech),
    }


def _organisation(key: str, speech: Words) -> dict[str, str]:
    record = catalogue().organisations.get(key)
    return {"name": speech.text(record.short) if record else key, "address": link("organisatie", organisatie=key)}


def _theme(key: str, speech: Words) -> dict[str, str]:
    record = catalogue().themes.get(key)
    return {"name": speech.text(record.label) if record else key, "address": link("lessen", thema=key)}


def _lessons(concept: Concept) -> list[dict[str, str]]:
    texts = dict(zip(frames().lessons["id"], frames().lessons["text"], strict=True))
    return [{"text": texts[key], "address": link("lessen", les=key)} for key in concept.lessons if key in texts]
