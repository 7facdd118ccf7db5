"""The own targets of one organisation: what it wants to reach, where it stands, and what lies between."""

from __future__ import annotations

from typing import Any

from lessons import findings
from lessons.aims import Aim, aim_frame, aim_words, aims, aims_line, standing_word
from lessons.readiness import Readiness
from lessons.records import Organisation
from lessons.words import Words
from ui.about import about
from ui.choices import here
from ui.citations import citations
from ui.figures import take_away
from ui.html import show
from ui.labels import label
from ui.language import words
from ui.signs import AIMS


def own_targets(seen: Readiness, organisation: Organisation) -> None:
    """Each own target with its distance in words, who set it and why; and a sentence where none is known."""
    speech = words()
    found = aims(seen, organisation.id)
    show(
        "own_targets",
        line=speech.opening(aims_line(seen, organisation.id, speech)),
        targets=[_row(seen, item, speech) for item in found],
        file=f"data/targets/{organisation.id}.yaml",
    )
    if found:
        name = speech.say(nl="eigen-doelen", en="own-targets")
        take_away(
            aim_frame(seen, [organisation.id], speech.language), about(seen), f"{name}-{organisation.id}", key="targets"
        )


def _row(seen: Readiness, item: Aim, speech: Words) -> dict[str, Any]:
    target = item.target
    said = [speech.dated(target.date), label("role", target.role, speech) if target.role else ""]
    return {
        "dimension": speech.opening(findings.dimension_word(seen, item.dimension, speech)),
        "sign": AIMS[item.standing],
        "standing": item.standing,
        "word": standing_word(item.standing, speech),
        "distance": aim_words(seen, item, speech),
        "descriptor": _descriptor(seen, item, speech),
        "reason": speech.text(target.reason),
        "set": speech.say(nl="gesteld {said}", en="set {said}", said=", ".join(filter(None, said))),
        "earlier": [
            speech.say(
                nl="eerder: niveau {n} ({day})", en="before: level {n} ({day})", n=old.level, day=speech.dated(old.date)
            )
            for old in item.earlier
        ],
        "cited": citations(target.sources, speech),
        "address": here(cel=f"{item.cell.organisation}.{item.dimension}"),
    }


def _descriptor(seen: Readiness, item: Aim, speech: Words) -> str:
    """What the level aimed at looks like in practice."""
    levels = next(dimension.levels for dimension in seen.edition.dimensions if dimension.id == item.dimension)
    return speech.text(levels[item.target.level])
