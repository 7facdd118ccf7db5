"""The network and its assignment: what was asked, of whom, under which law, in which steps, and with whom."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import streamlit as st

from lessons.findings import Finding
from lessons.records import Challenge, Concept, Criterion, Figure, Group, Programme, Session
from lessons.words import Words
from ui.choices import link
from ui.citations import citations
from ui.data import catalogue
from ui.hops import trail_address
from ui.html import show
from ui.labels import label
from ui.language import words
from ui.parts import session_place
from ui.statements import all_told

SIDES = ("inside", "both", "outside")


def programme() -> Programme:
    """The assignment; without one the page stops with a plain sentence under its heading."""
    found = catalogue().programme
    if found is None:
        say = words().say
        nothing = Finding(
            "", say(nl="De opdracht staat nog niet in de gegevens.", en="The assignment is not in the data yet."), ""
        )
        lead = say(nl="Voeg programme.yaml toe.", en="Add programme.yaml.")
        show("opening", finding=nothing, first="", lead=lead, under="", counts=[])
        st.stop()
    return found


def headline(found: Programme) -> None:
    """What the network set itself to do, what came of it so far, and how much is open; with the figures beside it."""
    speech = words()
    show(
        "opening",
        finding=_finding(found, speech),
        first="",
        lead=speech.text(found.question),
        under=speech.text(found.title),
        counts=[_tile(figure, speech) for figure in found.figures[:3]],
    )


def _finding(found: Programme, speech: Words) -> Finding:
    spell = speech.count
    parts = [
        spell(len(found.challenges), nl=("opdracht", "opdrachten"), en=("task", "tasks"), spelled=True),
        spell(len(catalogue().sessions), nl=("sessie", "sessies"), en=("session", "sessions"), spelled=True),
        spell(len(catalogue().concepts), nl=("concept", "concepten"), en=("concept", "concepts"), spelled=True),
    ]
    before = speech.say(nl="Het netwerk: {what}. ", en="The network: {what}. ", what=speech.list(parts))
    unknown = spell(len(found.unknown), nl=("ding weten we", "dingen weten we"), en=("thing", "things"), spelled=True)
    emphasis = speech.say(
        nl=f"{speech.opening(unknown)} nog niet.", en=f"{speech.opening(unknown)} we do not know yet."
    )
    return Finding(before, emphasis if found.unknown else "", "")


def _tile(figure: Figure, speech: Words) -> dict[str, str]:
    about = speech.say(nl=", ongeveer", en=", about") if figure.approximate else ""
    return {"name": speech.text(figure.label) + about, "number": speech.number(figure.value)}


def contents() -> None:
    """The parts of this page, as links to them: first what a participant looks for, then where it came from."""
    say = words().say
    people = [
        ("rollen", say(nl="Voor welke vraag naar wie", en="For which question to whom")),
        ("contact", say(nl="Contact", en="Contact")),
        ("partners", say(nl="Partners", en="Partners")),
        ("sessies", say(nl="Sessies", en="Sessions")),
        ("eisen", say(nl="Opdrachten en eisen", en="Tasks and criteria")),
        ("onbekend", say(nl="Wat we niet weten", en="What we do not know")),
        ("woorden", say(nl="Woorden", en="Words")),
    ]
    ground = [
        ("opdracht", say(nl="De opdracht", en="The assignment")),
        ("wet", say(nl="Wet en doelen", en="Law and aims")),
        ("fasen", say(nl="Fasen en aanpak", en="Phases and approach")),
        ("geleerd", say(nl="Obstakels en conclusies", en="Obstacles and conclusions")),
        ("tijdlijn", say(nl="Tijdlijn", en="Timeline")),
        ("opmerkingen", say(nl="Opmerkingen", en="Remarks")),
        ("banen", say(nl="Banen en doel", en="Jobs and target")),
    ]
    join, background = say(nl="Meedoen", en="Joining in"), say(nl="Achtergrond", en="Background")
    show("contents_parted", groups=[(join, people), (background, ground)])


def assignment(found: Programme) -> None:
    """The question, who asked it, the route it came by, and the figures with what they count."""
    speech = words()
    route = found.commissioner
    show(
        "network_assignment",
        question=speech.text(found.question),
        commissioners=_organisations(route.organisations, speech),
        route=speech.text(route.route),
        note=speech.text(route.note),
        cited=citations(route.sources, speech),
        figures=[_figure(figure, speech) for figure in found.figures],
    )


def _organisations(ids: Iterable[str], speech: Words) -> list[dict[str, str]]:
    records = catalogue().organisations
    return [
        {
            "name": speech.text(records[key].short) if key in records else key,
            "address": link("organisatie", organisatie=key),
        }
        for key in ids
    ]


def _figure(figure: Figure, speech: Words) -> dict[str, Any]:
    return {
        "value": speech.number(figure.value),
        "about": speech.say(nl="ongeveer", en="about") if figure.approximate else "",
        "unit": speech.text(figure.unit),
        "label": speech.text(figure.label),
        "scope": speech.text(figure.scope),
        "year": speech.dated(figure.year) if figure.year else "",
        "note": speech.text(figure.note),
        "cited": citations(figure.sources, speech),
    }


def law_and_aims(found: Programme) -> None:
    """What the law asks and who may have to pay; what the assignment wanted to reach, side effects included."""
    speech = words()
    show("network_law", law=all_told(found.law, speech), aims=all_told(found.aims, speech))


def phases(found: Programme) -> None:
    """The phases from assignment to network as numbered steps, and what was special about the approach."""
    speech = words()
    show("network_phases", phases=all_told(found.phases, speech), method=all_told(found.method, speech))


def challenges(found: Programme) -> None:
    """What the network set itself to do, and the criteria a concept must meet."""
    speech = words()
    labels = {item.id: speech.text(item.label).lower() for item in found.criteria}
    show(
        "network_challenges",
        challenges=[_challenge(item, labels, speech) for item in found.challenges],
        criteria=[_criterion(item, speech) for item in found.criteria],
        concepts=link("concepten"),
    )


def _challenge(item: Challenge, labels: dict[str, str], speech: Words) -> dict[str, Any]:
    return {
        "text": speech.text(item.text),
        "criteria": [labels.get(key, key) for key in item.criteria],
        "cited": citations(item.sources, speech),
    }


def _criterion(item: Criterion, speech: Words) -> dict[str, Any]:
    return {
        "label": speech.text(item.label),
        "meaning": speech.text(item.meaning),
        "defined": item.defined,
        "note": speech.text(item.note),
        "cited": citations(item.sources, speech),
    }


def sessions(found: Programme) -> None:
    """Each session: when and where, who was there, what came out of it, and what is open."""
    speech = words()
    labels = {group.id: speech.text(group.label) for group in found.groups}
    show("network_sessions", sessions=[_session(item, labels, speech) for item in catalogue().sessions.values()])


def _session(item: Session, labels: dict[str, str], speech: Words) -> dict[str, Any]:
    held = catalogue().concepts.values()
    return {
        "anchor": session_place(item.id),
        "title": speech.text(item.title),
        "date": speech.dated(item.date),
        "date_note": speech.text(item.date.note),
        "place": speech.text(item.place),
        "groups": [labels.get(key, key) for key in item.groups],
        "outcome": speech.text(item.outcome),
        "results": all_told(item.results, speech),
        "open": [speech.text(text) for text in item.open],
        "concepts": [_concept(one, speech) for one in held if one.session == item.id],
        "rated": [_concept(one, speech) for one in held if any(rating.session == item.id for rating in one.ratings)],
        "trail": trail_address("session", item.id),
        "cited": citations(item.sources, speech),
    }


def _concept(concept: Concept, speech: Words) -> dict[str, str]:
    return {"title": speech.text(concept.title), "address": link("concepten", concept=concept.id)}


def partners(found: Programme) -> None:
    """The kinds of partners inside and outside government, and what each brings where a source says so."""
    speech = words()
    sides = [_side(side, found, speech) for side in SIDES]
    show("network_partners", sides=[side for side in sides if side["bringing"] or side["named"]])


def _side(side: str, found: Programme, speech: Words) -> dict[str, Any]:
    groups = [_group(group, speech) for group in found.groups if group.side == side]
    return {
        "name": speech.opening(label("side", side, speech)),
        "bringing": [group for group in groups if group["brings"]],
        "named": [group for group in groups if not group["brings"]],
    }


def _group(group: Group, speech: Words) -> dict[str, Any]:
    return {
        "label": speech.text(group.label),
        "brings": speech.text(group.brings),
        "sessions": [
            {"title": speech.text(item.title), "address": f"#{session_place(item.id)}"}
            for item in catalogue().sessions.values()
            if group.id in item.groups
        ],
        "cited": citations(group.sources, speech),
    }


def remarks(found: Programme) -> None:
    """What is worth knowing and belongs nowhere else."""
    speech = words()
    show("network_remarks", remarks=all_told(found.remarks, speech))


def unknown(found: Programme) -> None:
    """What no source tells."""
    speech = words()
    show("network_unknown", unknown=[speech.text(item) for item in found.unknown])
