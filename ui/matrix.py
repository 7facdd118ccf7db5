"""The matrix organisation x dimension: a real table, each cell the way to its evidence."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from lessons import findings
from lessons.readiness import Readiness, Verdict
from lessons.words import Words
from ui.cells import face, legend
from ui.choices import link
from ui.data import catalogue
from ui.html import show
from ui.labels import label
from ui.language import words
from ui.overview import SIGNS, coverage, row_coverage


def matrix(seen: Readiness, purpose: str) -> None:
    """Organisation x dimension as a table; each cell opens its evidence."""
    speech = words()
    minimum = {gate.dimension: gate.minimum for gate in seen.purpose(purpose).gates}
    dimensions = [
        {"name": speech.text(item.short), "minimum": minimum.get(item.id)} for item in seen.edition.dimensions
    ]
    verdicts = seen.verdicts(purpose, speech.language)
    show(
        "matrix",
        caption=coverage(seen, speech),
        purpose=speech.opening(speech.text(seen.purpose(purpose).label)),
        dimensions=dimensions,
        signs=legend(seen, speech),
        rows=[_row(seen, verdict, minimum, speech) for verdict in verdicts],
    )


def _row(seen: Readiness, verdict: Verdict, gates: Collection[str], speech: Words) -> dict[str, Any]:
    organisation = catalogue().organisations[verdict.organisation]
    return {
        "name": speech.text(organisation.short),
        "kind": label("organisation", organisation.kind, speech),
        "coverage": row_coverage(seen, organisation.id, speech),
        "address": link("organisatie", organisatie=organisation.id),
        "outcome": verdict.outcome,
        "sign": SIGNS[verdict.outcome],
        "verdict": speech.opening(findings.outcome_word(verdict.outcome, speech)),
        "line": findings.verdict_line(seen, verdict, speech),
        "sure": findings.confidence_word(seen, verdict.confidence, speech) if verdict.confidence else "",
        "faces": [face(seen, cell, speech, gates) for cell in seen.row(organisation.id)],
    }
