"""Two to four organisations side by side: dominance in words, per dimension, the gap to a purpose, who could help whom."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Any

from lessons import charts, findings, relations
from lessons.cells import Cell
from lessons.comparison import Help, compare, who_could_help
from lessons.lineup import in_order
from lessons.readiness import Readiness, name_order
from lessons.readiness_tables import readiness_frame
from lessons.records import Dimension
from lessons.themed import Themed
from lessons.words import Words
from ui.about import about
from ui.cells import face, legend
from ui.choices import link, some_of_many
from ui.data import catalogue, lessons_on
from ui.evidence import evidence_row, lessons_at
from ui.figures import colophon, dark, drawing, take_away
from ui.html import show
from ui.language import words
from ui.organisation import verdict_card

MOST = 4
FEW = 12
LESSONS, HELPERS, SUGGESTED = 2, 3, 4


# --- who ----------------------------------------------------------------------------------------------------------


def names(seen: Readiness) -> dict[str, str]:
    """The judged organisations by their short name."""
    speech = words()
    return {item.id: speech.text(item.short) for item in seen.organisations}


def choose(seen: Readiness) -> list[str]:
    """Two to four organisations (address: `organisatie`, repeated); by default two of which enough is known."""
    title = words().say(nl="Organisaties (twee tot vier)", en="Organisations (two to four)")
    return some_of_many("organisatie", title, names(seen), comparable(seen), MOST)


def comparable(seen: Readiness) -> list[str]:
    """The two of which most is known together; alphabetical among equals, and among the best known where they are many."""
    named = names(seen)
    known = sorted(named, key=lambda item: (-sum(cell.decides for cell in seen.row(item)), name_order(named[item])))[
        :FEW
    ]
    pairs = combinations(sorted(known, key=lambda item: name_order(named[item])), 2)
    return list(max(pairs, key=lambda pair: compare(seen, *pair).jointly, default=tuple(known)))


def suggestions(seen: Readiness, chosen: Sequence[str]) -> None:
    """Links that add one more: of the kind of the first one, those of which most is known together with it."""
    if not 0 < len(chosen) < MOST:
        return
    speech, first = words(), chosen[0]
    kind = catalogue().organisations[first].kind
    others = [item.id for item in seen.organisations if item.kind == kind and item.id not in chosen]
    jointly = {item: compare(seen, first, item).jointly for item in others}
    best = sorted((item for item in others if jointly[item]), key=lambda item: -jointly[item])[:SUGGESTED]
    rows = [
        {
            "name": findings.organisation_word(seen, item, speech),
            "jointly": jointly[item],
            "address": link("vergelijken", organisatie=[*chosen, item]),
        }
        for item in best
    ]
    if rows:
        show("suggestions", rows=rows, name=findings.organisation_word(seen, first, speech))


# --- the finding --------------------------------------------------------------------------------------------------


def relation(seen: Readiness, chosen: Sequence[str]) -> None:
    """The finding: how they stand to each other, on what both of each pair know; and what to ask where that is little."""
    speech = words()
    pairs = [compare(seen, a, b) for a, b in combinations(chosen, 2)]
    told = [
        {
            "line": relations.relation_line(seen, pair, speech),
            "short": pair.kind == "too_little",
            "details": relations.relation_details(seen, pair, speech),
            "ask": relations.ask_words(seen, pair, speech),
        }
        for pair in pairs
    ]
    several = len(pairs) > 1
    show(
        "relations",
        first=relations.dominance_words(seen, pairs, speech) if several else told[0]["line"] if told else "",
        only=None if several or not told else told[0],
        pairs=[pair for pair in told if several and not pair["short"]],
        too_little=relations.too_little_line(seen, pairs, speech) if several else "",
        short=[pair for pair in told if several and pair["short"]],
        counts=findings.what_counts(seen, speech) if any(pair.kind == "too_little" for pair in pairs) else "",
        coverage=[_coverage(seen, item, speech) for item in chosen],
        as_of=findings.as_of_words(seen, speech),
    )


def _coverage(seen: Readiness, organisation: str, speech: Words) -> dict[str, str]:
    return {
        "name": findings.organisation_word(seen, organisation, speech),
        "line": findings.coverage_words(seen, organisation, speech),
        "address": link("organisatie", organisatie=organisation),
    }


def picture(seen: Readiness, chosen: Sequence[str], purpose: str) -> None:
    """The levels beside each other, drawn, with the table behind it."""
    speech, these = words(), seen.narrowed(chosen)
    rows = in_order(readiness_frame(these, speech.language), chosen)
    if not rows.empty:
        drawing(
            charts.comparison(rows, seen.edition, speech, dark=dark()), "comparison", about(these, purpose), level=2
        )


def downloads(seen: Readiness, chosen: Sequence[str], purpose: str) -> None:
    """The cells of these organisations as files, and what the view of them rests on."""
    these = seen.narrowed(chosen)
    rows = in_order(readiness_frame(these, words().language), chosen)
    take_away(rows, about(these, purpose), words().say(nl="vergelijking", en="comparison"))
    colophon(seen, chosen)


def side_by_side(seen: Readiness, chosen: Sequence[str], purpose: str) -> None:
    """Dimension by dimension: each organisation's cell, and what the purpose asks."""
    if not chosen:
        return
    speech = words()
    needed = {gate.dimension: gate.minimum for gate in seen.purpose(purpose).gates}
    rows = [
        {
            "name": speech.text(item.short),
            "question": speech.text(item.question),
            "needed": needed.get(item.id),
            "faces": [face(seen, seen.cell(organisation, item.id), speech) for organisation in chosen],
        }
        for item in seen.edition.dimensions
    ]
    heads = [verdict_card(seen, seen.verdict(item, purpose), speech) for item in chosen]
    show(
        "side_by_side",
        rows=rows,
        heads=heads,
        signs=legend(seen, speech),
        purpose=speech.text(seen.purpose(purpose).label),
    )


# --- who could help whom ------------------------------------------------------------------------------------------


def offers(seen: Readiness, chosen: Sequence[str], purpose: str) -> None:
    """Who meets a condition that another one lacks, with the evidence and the lessons on it."""
    if len(chosen) > 1:
        show_offers(seen, who_could_help(seen, purpose, among=chosen), purpose)


def show_offers(seen: Readiness, found: Sequence[Help], purpose: str) -> None:
    """Per condition: who meets it and why we think so, what they learned, who lacks it and what to ask them."""
    speech = words()
    show(
        "help",
        offers=[_offer(seen, offer, speech) for offer in found],
        goal=speech.text(seen.purpose(purpose).label),
    )


def _offer(seen: Readiness, offer: Help, speech: Words) -> dict[str, Any]:
    dimension = next(item for item in seen.edition.dimensions if item.id == offer.dimension)
    themed = lessons_on(offer.dimension)
    helpers = sorted(offer.helpers, key=lambda cell: not themed.number(cell.organisation))
    return {
        "dimension": speech.text(dimension.short),
        "minimum": offer.gate.minimum,
        "asked": speech.text(dimension.levels[offer.gate.minimum]),
        "helpers": [_helper(seen, cell, themed, speech) for cell in helpers[:HELPERS]],
        "others": max(0, len(helpers) - HELPERS),
        "below": [_lacking(seen, cell, speech) for cell in offer.below],
        "open": [_lacking(seen, cell, speech) for cell in offer.open],
        "question": _first_question(dimension, offer, speech),
        "more": link("lessen", thema=offer.dimension),
    }


def _helper(seen: Readiness, cell: Cell, themed: Themed, speech: Words) -> dict[str, Any]:
    judgement = cell.current[0].judgement
    return {
        **_lacking(seen, cell, speech),
        "reason": speech.text(judgement.reason),
        "date": speech.dated(judgement.date),
        "sure": findings.confidence_word(seen, cell.confidence, speech) if cell.confidence else "",
        "evidence": [
            evidence_row(seen.edition, item, speech) for dated in cell.current for item in dated.judgement.evidence
        ],
        "lessons": lessons_at(themed, cell.organisation, LESSONS),
        "more": themed.number(cell.organisation) > LESSONS,
        "all": link("lessen", thema=cell.dimension, organisatie=cell.organisation),
    }


def _lacking(seen: Readiness, cell: Cell, speech: Words) -> dict[str, Any]:
    return {
        "name": findings.organisation_word(seen, cell.organisation, speech),
        "state": findings.state_words(seen, cell, speech),
        "address": link("organisatie", organisatie=cell.organisation, cel=f"{cell.organisation}.{cell.dimension}"),
    }


def _first_question(dimension: Dimension, offer: Help, speech: Words) -> str:
    """What to ask who lacks it: the question of the dimension where it is open, else what is still needed."""
    if offer.open:
        return speech.text(dimension.question)
    return speech.say(nl="Wat is er nog nodig om hier te komen?", en="What is still needed to get here?")
