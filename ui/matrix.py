"""The matrix organisation x dimension: a real table, each cell the way to its evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import streamlit as st

from lessons import findings
from lessons.aims import Aim, aims
from lessons.lineup import Lineup, RowGroup
from lessons.readiness import OUTCOMES, Readiness, Verdict
from lessons.words import Words
from ui import lineup
from ui.cells import aim_signs, legend, mark
from ui.choices import link
from ui.data import version_of
from ui.html import list_left_open, show, show_kept
from ui.labels import label
from ui.language import words
from ui.overview import SIGNS, coverage, row_coverage

FEW_GROUPS = 6
"""With more groups than this, the list of groups is folded."""


def matrix(seen: Readiness, purpose: str) -> None:
    """Organisation x dimension as a table, in groups and in the chosen order; each cell opens its evidence.

    Without organisations there is no table.
    """
    if not seen.organisations:
        return
    with st.container(key="arrange", horizontal=True, vertical_alignment="bottom"):
        show("matrix_title")
        lineup.arrangement(seen)
    speech, choice, groups = words(), lineup.chosen(seen), lineup.arranged(seen)
    with list_left_open():
        query = urlsplit(lineup.rows_here(cel=None, stel=None)).query
    key = (version_of(seen), seen.as_of, seen.supposed, purpose, speech.language, choice, groups, query)
    show_kept("matrix", key, lambda: _filled(seen, purpose, choice, groups, query, speech), query)


def _filled(
    seen: Readiness, purpose: str, choice: Lineup, groups: tuple[RowGroup, ...], query: str, speech: Words
) -> dict[str, Any]:
    verdicts = {item.organisation: item for item in seen.verdicts(purpose, speech.language)}
    gates = {gate.dimension: gate.minimum for gate in seen.purpose(purpose).gates}
    titled = choice.grouping != "none"
    targets = {name: {aim.dimension: aim for aim in aims(seen, name)} for name in verdicts}
    return {
        "caption": coverage(seen, speech),
        "purpose": speech.opening(speech.text(seen.purpose(purpose).label)),
        "heads": [_head(seen, item.id, gates.get(item.id), choice, speech) for item in seen.edition.dimensions],
        "groups": [
            {
                "anchor": f"groep-{group.key or 'overige'}",
                "title": lineup.group_title(seen, group, speech) if titled else "",
                "told": _group_line([verdicts[name] for name in group.organisations], speech),
                "rows": [_row(seen, verdicts[name], targets[name], speech) for name in group.organisations],
            }
            for group in groups
        ],
        "folded": len(groups) > FEW_GROUPS,
        "titled": titled,
        "before": f"?{query}&cel=" if query else "?cel=",
        "level": speech.say(nl="niveau", en="level"),
        "signs": legend(seen, speech),
        "aims": aim_signs(speech) if any(targets.values()) else [],
    }


def _head(seen: Readiness, dimension: str, minimum: int | None, choice: Lineup, speech: Words) -> dict[str, Any]:
    """A column: its names, what this purpose asks, how it is ordered, and the address that orders by it."""
    item = next(item for item in seen.edition.dimensions if item.id == dimension)
    ordered = choice.dimension == dimension
    turned = lineup.LOW if ordered and choice.highest else None
    after = None if ordered and not choice.highest else dimension
    return {
        "name": speech.text(item.short),
        "label": speech.text(item.label),
        "minimum": minimum,
        "sort": ("descending" if choice.highest else "ascending") if ordered else "",
        "address": lineup.rows_here(orde=after, richting=turned, cel=None, stel=None)
        if len(seen.organisations) >= lineup.FEW
        else "",
        "then": _then(turned, after, speech),
    }


def _then(turned: str | None, after: str | None, speech: Words) -> str:
    """What choosing the head of a column does."""
    if after is None:
        return speech.say(nl="zet op naam", en="order by name")
    if turned:
        return speech.say(nl="zet laagste eerst", en="put lowest first")
    return speech.say(nl="zet hoogste eerst", en="put highest first")


def _group_line(verdicts: list[Verdict], speech: Words) -> str:
    """How many organisations, and the outcomes counted: "12 organisaties: 3 klaar, 2 nog niet, 7 nog niet te zeggen"."""
    found = Counter(verdict.outcome for verdict in verdicts)
    told = [f"{speech.number(found[item])} {findings.outcome_word(item, speech)}" for item in OUTCOMES if found[item]]
    number = speech.count(len(verdicts), nl=("organisatie", "organisaties"), en=("organisation", "organisations"))
    return f"{number}: {', '.join(told)}"


def _row(seen: Readiness, verdict: Verdict, own: Mapping[str, Aim], speech: Words) -> dict[str, Any]:
    organisation = seen.catalogue.organisations[verdict.organisation]
    return {
        "id": organisation.id,
        "name": speech.text(organisation.short),
        "kind": label("organisation", organisation.kind, speech),
        "coverage": row_coverage(seen, organisation.id, speech),
        "address": link("organisatie", organisatie=organisation.id),
        "outcome": verdict.outcome,
        "sign": SIGNS[verdict.outcome],
        "verdict": findings.outcome_word(verdict.outcome, speech),
        "line": findings.verdict_line(seen, verdict, speech),
        "sure": findings.confidence_word(seen, verdict.confidence, speech) if verdict.confidence else "",
        "cells": [mark(seen, cell, own.get(cell.dimension), speech) for cell in seen.row(organisation.id)],
    }
