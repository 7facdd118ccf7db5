"""Two to four organisations side by side: dominance in words, per dimension, the gap to a purpose, who could help whom."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import combinations
from typing import Any

import pandas as pd

from lessons import charts, findings
from lessons.choice import of_organisation, on_theme
from lessons.comparison import compare, who_could_help
from lessons.readiness import Readiness, name_order
from lessons.readiness_tables import readiness_frame
from lessons.words import Words
from ui.about import about
from ui.cells import face, legend
from ui.choices import link, some_of_many
from ui.data import frames
from ui.figures import dark, drawing
from ui.html import show
from ui.language import words
from ui.organisation import verdict_card

MOST = 4
LESSONS = 3
FEW = 12


def choose(seen: Readiness) -> list[str]:
    """Two to four organisations (address: `organisatie`, repeated); by default two of which enough is known."""
    speech = words()
    names = {item.id: speech.text(item.short) for item in seen.organisations}
    default = _comparable(seen, names)
    title = speech.say(nl="Organisaties (twee tot vier)", en="Organisations (two to four)")
    return some_of_many("organisatie", title, names, default, MOST)


def _comparable(seen: Readiness, names: Mapping[str, str]) -> list[str]:
    """The two of which most is known together; alphabetical among equals, and among the best known where they are many."""
    known = sorted(names, key=lambda item: (-sum(cell.decides for cell in seen.row(item)), name_order(names[item])))[
        :FEW
    ]
    pairs = combinations(sorted(known, key=lambda item: name_order(names[item])), 2)
    return list(max(pairs, key=lambda pair: compare(seen, *pair).jointly, default=tuple(known)))


def relations(seen: Readiness, chosen: list[str]) -> None:
    """The finding: for each pair how they stand to each other, on what both know."""
    speech = words()
    pairs = [compare(seen, a, b) for a, b in combinations(chosen, 2)]
    found = [findings.relation_words(seen, pair, speech) for pair in pairs]
    too_little = [pair for pair in pairs if pair.kind == "too_little"]
    coverage = [
        {
            "name": findings.organisation_word(seen, item, speech),
            "line": findings.coverage_words(seen, item, speech),
            "address": link("organisatie", organisatie=item),
        }
        for item in chosen
    ]
    unknown = len(found) > 1 and len(too_little) == len(found)
    show(
        "relations",
        first=_none_comparable(len(chosen), speech) if unknown else found[0] if found else "",
        others=found if unknown else found[1:],
        counts=findings.what_counts(speech) if too_little else "",
        coverage=coverage,
        as_of=findings.as_of_words(seen, speech),
    )


def _none_comparable(number: int, speech: Words) -> str:
    return speech.say(
        nl=f"Deze {speech.spelled(number)} zijn nog niet te vergelijken.",
        en=f"These {speech.spelled(number)} cannot be compared yet.",
    )


def picture(seen: Readiness, chosen: list[str], purpose: str) -> None:
    """The levels beside each other, drawn, with the table behind it."""
    speech = words()
    rows = readiness_frame(seen, speech.language)
    rows = rows[rows["organisation"].isin(chosen)]
    if not rows.empty:
        drawing(charts.comparison(rows, seen.edition, speech, dark=dark()), "comparison", about(seen, purpose))


def side_by_side(seen: Readiness, chosen: list[str], purpose: str) -> None:
    """Dimension by dimension: each organisation's cell, and what the purpose asks."""
    speech = words()
    needed = {gate.dimension: gate.minimum for gate in seen.purpose(purpose).gates}
    rows = [
        {
            "name": speech.text(item.label),
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


def offers(seen: Readiness, chosen: list[str], purpose: str) -> None:
    """Who meets a condition that another one lacks, with the lessons on it."""
    speech = words()
    found = who_could_help(seen, purpose, among=chosen)
    show(
        "help",
        offers=[
            {
                "dimension": findings.dimension_word(seen, offer.dimension, speech),
                "minimum": offer.gate.minimum,
                "helpers": [_reference(seen, cell.organisation, offer.dimension, speech) for cell in offer.helpers],
                "below": speech.list(
                    findings.organisation_word(seen, cell.organisation, speech) for cell in offer.below
                ),
                "open": speech.list(findings.organisation_word(seen, cell.organisation, speech) for cell in offer.open),
                "lessons": _lessons(offer.dimension, [cell.organisation for cell in offer.helpers]),
                "more": link("lessen", thema=offer.dimension),
            }
            for offer in found
        ],
        goal=speech.text(seen.purpose(purpose).label),
    )


def _reference(seen: Readiness, organisation: str, dimension: str, speech: Words) -> dict[str, str]:
    return {
        "name": findings.organisation_word(seen, organisation, speech),
        "address": link("organisatie", organisatie=organisation, cel=f"{organisation}.{dimension}"),
    }


def _lessons(dimension: str, helpers: Collection[str]) -> list[dict[str, Any]]:
    """Up to three lessons of the helpers themselves on this dimension: what may have led there."""
    tables = frames()
    themed = on_theme(tables, dimension)
    theirs = pd.concat([of_organisation(tables, helper) for helper in helpers])["id"]
    own = themed[themed["id"].isin(theirs)].head(LESSONS)
    return [{"text": row["text"], "address": link("lessen", les=row["id"])} for row in own.to_dict("records")]
