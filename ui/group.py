"""One organisation against a group: who is at least as ready, per dimension how many stand where, who could help."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import streamlit as st

from lessons import findings, group_chart, group_words
from lessons.group import HEAPS, STANDINGS, Against, Grouping, PeerGroup, Standing, groups, held_against, help_for
from lessons.readiness import Readiness, name_order
from lessons.words import Words
from ui import compare
from ui.about import about
from ui.cells import face, legend
from ui.choices import from_address, link, one_of_few, one_of_many
from ui.figures import colophon, dark, drawing
from ui.html import show
from ui.language import words

EACH_OTHER = "elkaar"
GROUPINGS: Mapping[str, Grouping] = {"soort": "kind", "onder": "part_of", "alle": "all"}
NAMES = 8
"""How many of the group are named for each way to stand; the others are counted."""


class Chosen(NamedTuple):
    """The organisations to compare; with a grouping it is one, against that group."""

    organisations: list[str]
    grouping: Grouping | None


def choose(seen: Readiness) -> Chosen:
    """Two to four (address: `organisatie`), or one against a group (`tegen`); only groups that are large enough."""
    named = compare.names(seen)
    usual = next(iter(compare.comparable(seen)), "")
    base = from_address("organisatie", list(named), usual)
    offered = _offered(seen, base) if base else {}
    with st.container(key="sides", horizontal=True, vertical_alignment="bottom", gap="large"):
        grouping = GROUPINGS.get(from_address("tegen", list(offered), EACH_OTHER))
        if grouping:
            title = words().say(nl="Organisatie", en="Organisation")
            chosen = [one_of_many("organisatie", title, named, base)]
        else:
            chosen = compare.choose(seen)
        if offered:
            with_each_other = {EACH_OTHER: words().say(nl="elkaar", en="each other")}
            title = words().say(nl="Vergelijk met", en="Compare with")
            one_of_few("tegen", title, with_each_other | offered, EACH_OTHER)
    if not grouping:
        compare.suggestions(seen, chosen)
    return Chosen(chosen, grouping)


def _offered(seen: Readiness, organisation: str) -> dict[str, str]:
    """The groups of this organisation: word of the address -> name with its size."""
    found, speech = groups(seen, organisation), words()
    return {
        word: group_words.members(seen, organisation, grouping, len(found[grouping]), speech)
        for word, grouping in GROUPINGS.items()
        if grouping in found
    }


def against(seen: Readiness, chosen: Chosen, purpose: str) -> None:
    """The whole comparison with a group: finding, picture, dimensions, help, and what it rests on."""
    assert chosen.grouping is not None
    (organisation,) = chosen.organisations
    group = held_against(seen, organisation, chosen.grouping, groups(seen, organisation)[chosen.grouping])
    _finding(seen, group)
    _picture(seen, group, purpose)
    _dimensions(seen, group)
    compare.show_offers(seen, help_for(seen, group, purpose), purpose)
    colophon(seen, {organisation, *group.others})


def _finding(seen: Readiness, group: PeerGroup) -> None:
    speech = words()
    show(
        "group",
        first=group_words.dominance(seen, group, speech),
        ask=group_words.ask_words(seen, group, speech),
        size=group_words.size_words(group, speech),
        name=findings.organisation_word(seen, group.organisation, speech),
        coverage=findings.coverage_words(seen, group.organisation, speech),
        address=link("organisatie", organisatie=group.organisation),
        counts=findings.what_counts(seen, speech),
        as_of=findings.as_of_words(seen, speech),
        rows=[_standing(seen, group, standing, speech) for standing in STANDINGS if group.standing(standing)],
    )


def _standing(seen: Readiness, group: PeerGroup, standing: Standing, speech: Words) -> dict[str, Any]:
    found = sorted(
        group.standing(standing), key=lambda other: name_order(findings.organisation_word(seen, other, speech))
    )
    return {
        "what": group_words.standing_words(seen, group, standing, speech),
        "number": len(found),
        "names": [
            {
                "name": findings.organisation_word(seen, other, speech),
                "address": link("vergelijken", organisatie=[group.organisation, other]),
            }
            for other in found[:NAMES]
        ],
        "others": max(0, len(found) - NAMES),
    }


def _picture(seen: Readiness, group: PeerGroup, purpose: str) -> None:
    speech = words()
    whole = group_words.members(seen, group.organisation, group.grouping, len(group.others), speech)
    name = findings.organisation_word(seen, group.organisation, speech)
    facts = about(seen.narrowed({group.organisation, *group.others}), purpose)
    facts[speech.say(nl="Vergelijking", en="Comparison")] = speech.say(
        nl=f"{name} tegen {whole}", en=f"{name} against {whole}"
    )
    drawing(group_chart.against(seen, group, speech, dark=dark()), "group", facts, level=2)


def _dimensions(seen: Readiness, group: PeerGroup) -> None:
    """Dimension by dimension: the own cell, and how many of the group stand where."""
    speech = words()
    show(
        "group_dimensions",
        name=findings.organisation_word(seen, group.organisation, speech),
        whole=group_words.members(seen, group.organisation, group.grouping, len(group.others), speech),
        heads=[group_words.heap_word(heap, speech) for heap in HEAPS],
        rows=[_dimension(seen, group, item, speech) for item in group.dimensions],
        signs=legend(seen, speech),
    )


def _dimension(seen: Readiness, group: PeerGroup, item: Against, speech: Words) -> dict[str, Any]:
    counts = item.higher, item.same, item.lower, item.undecided, item.unknown
    return {
        "name": speech.opening(findings.dimension_word(seen, item.dimension, speech)),
        "line": group_words.dimension_line(seen, group, item, speech),
        "face": face(seen, item.own, speech),
        "counts": [len(heap) for heap in counts],
    }
