"""The job concepts: what the work is, how each stands on the criteria of the network, and what must be tested."""

from __future__ import annotations

from typing import Any

import streamlit as st

from lessons.findings import Finding
from lessons.ratings import standing
from lessons.records import Concept, Criterion
from lessons.words import Words
from ui import concept_cards, concept_places
from ui.choices import here, several_from_address
from ui.citations import citations
from ui.data import catalogue, frames
from ui.figures import take_away
from ui.html import show
from ui.language import words
from ui.parts import concept_place

SIDES = 4
"""So many concepts stand side by side at most."""
FEW = 8
"""With more concepts than this each card is folded."""


def _concepts() -> list[Concept]:
    return list(catalogue().concepts.values())


def _criteria() -> tuple[Criterion, ...]:
    programme = catalogue().programme
    return programme.criteria if programme else ()


def _answers(concept: Concept) -> int:
    """On how many of the criteria it has an answer now."""
    sessions = catalogue().sessions
    return sum(standing(concept, item.id, sessions).state != "unknown" for item in _criteria())


def headline() -> None:
    """How many concepts there are, how many are rated, what has to be agreed first."""
    speech = words()
    concepts = _concepts()
    given, asked = sum(_answers(concept) for concept in concepts), len(concepts) * len(_criteria())
    show(
        "opening",
        finding=_finding(concepts, speech),
        first=_undefined(speech),
        lead=_where_from(concepts, speech),
        under="",
        counts=[
            {"name": speech.say(nl="concepten", en="concepts"), "number": speech.number(len(concepts))},
            {"name": speech.say(nl="oordelen gegeven", en="ratings given"), "number": _of(given, asked, speech)},
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
    some = sum(bool(_answers(concept)) for concept in concepts)
    whole = sum(_answers(concept) == criteria for concept in concepts)
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


def contents() -> None:
    """The parts of this page, as links to them; on a telephone they stay at hand."""
    speech, concepts = words(), _concepts()
    if len(concepts) < 2:
        return
    say = speech.say
    table = [("eisen", say(nl="Alle concepten op de eisen", en="All concepts on the criteria"))] if _criteria() else []
    sides = [("naast", say(nl="Naast elkaar", en="Side by side"))] if len(beside()) > 1 else []
    each = [(concept_place(concept.id), speech.text(concept.title)) for concept in concepts]
    compare, one = say(nl="Vergelijken", en="Comparing"), say(nl="Eén voor één", en="One by one")
    show("contents_parted", groups=[*([(compare, [*table, *sides])] if table or sides else []), (one, each)])


def comparison() -> None:
    """Concept x criterion as a table: how each stands, who rated it when, and what each criterion means."""
    if not _concepts() or not _criteria():
        return
    speech, chosen = words(), beside()
    show(
        "concept_table",
        caption=_caption(speech),
        criteria=[_criterion(criterion, speech) for criterion in _criteria()],
        rows=[
            {**concept_cards.row(concept, _criteria(), speech), **_choosing(concept.id, chosen)}
            for concept in _concepts()
        ],
        chosen=len(chosen),
        one_state=len({concept.state for concept in _concepts()}) == 1,
    )


def _caption(speech: Words) -> str:
    """What unknown means in the table; that no source rates anything only while that is so."""
    given, asked = sum(map(_answers, _concepts())), len(_concepts()) * len(_criteria())
    if given == asked:
        return ""
    no = speech.say(nl="Onbekend betekent niet nee.", en="Unknown does not mean no.")
    if given:
        return no
    none = speech.say(
        nl="Geen enkele bron beoordeelt de concepten één voor één.",
        en="No source rates the concepts one by one.",
    )
    return speech.join([no, none])


def _criterion(criterion: Criterion, speech: Words) -> dict[str, Any]:
    found = (standing(concept, criterion.id, catalogue().sessions).now for concept in _concepts())
    reasons = [speech.text(rating.reason) for rating in found if rating]
    told_once = len(set(reasons)) == 1 and len(reasons) > 1
    return {
        "id": criterion.id,
        "label": speech.text(criterion.label),
        "meaning": speech.text(criterion.meaning),
        "defined": criterion.defined,
        "note": speech.text(criterion.note),
        "reason": reasons[0] if told_once else "",
        "cited": citations(criterion.sources, speech),
    }


# --- side by side -------------------------------------------------------------------------------------------------------


def beside() -> list[str]:
    """The concepts that the address puts side by side (`naast`), in the order of the page."""
    return several_from_address("naast", list(catalogue().concepts))[:SIDES]


def _choosing(concept: str, chosen: list[str]) -> dict[str, Any]:
    """The way to put it beside the others, or away again; none where as many as can be stand there."""
    now = [key for key in chosen if key != concept]
    picked = concept in chosen
    full = len(chosen) >= SIDES and not picked
    return {"picked": picked, "beside": "" if full else here(naast=now if picked else [*chosen, concept])}


def side_by_side() -> None:
    """The chosen concepts in columns: two, three or four."""
    chosen = beside()
    if len(chosen) < 2:
        return
    speech, seen = words(), concept_places.look()
    held = catalogue().concepts
    cards = [concept_cards.card(held[key], _criteria(), seen, speech) for key in chosen]
    criteria = [speech.text(item.label) for item in _criteria()]
    show("concept_sides", cards=cards, criteria=criteria, none=here(naast=None))


# --- one by one -----------------------------------------------------------------------------------------------------------


def all_concepts() -> None:
    """A card for each concept, and once what holds for all of them; `concept=<id>` in the address marks one."""
    speech, concepts = words(), _concepts()
    if not concepts:
        return
    marked = st.query_params.get("concept", "")
    seen = concept_places.look()
    cards = [
        {**concept_cards.card(concept, _criteria(), seen, speech), "marked": concept.id == marked}
        for concept in concepts
    ]
    show(
        "concept_cards",
        unknown_id=bool(marked) and marked not in catalogue().concepts,
        shared=_shared(cards),
        folded=len(cards) > FEW,
        cards=cards,
    )


def _shared(cards: list[dict[str, Any]]) -> dict[str, Any]:
    """What is the same for all concepts, so that it is said once."""
    names = ("state", "note", "session", "where")
    same = {key for key in names if len(cards) > 1 and all(card[key] == cards[0][key] for card in cards)}
    return {key: cards[0][key] if key in same else None for key in names}


# --- to take along --------------------------------------------------------------------------------------------------------


def downloads() -> None:
    """Every rating with its session, its date and its votes, earlier ones included, as a file."""
    rows = frames().ratings
    if rows.empty:
        return
    speech = words()
    say = speech.say
    titles = dict(zip(frames().concepts["id"], frames().concepts["title"], strict=True))
    named = rows.rename(columns={"state": "rating"})
    named.insert(1, "concept_label", rows["concept"].map(titles).astype("str"))
    about = {
        say(nl="Concepten", en="Concepts"): speech.number(len(titles)),
        say(nl="Peildatum", en="As of"): say(
            nl="geen: elk oordeel staat erin, ook eerdere", en="none: every rating is in it, earlier ones too"
        ),
    }
    take_away(named, about, say(nl="concepten-oordelen", en="concept-ratings"))
