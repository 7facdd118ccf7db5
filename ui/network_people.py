"""Whom to ask what, by role; and the words of this site."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import Any

from lessons.catalogue import Catalogue
from lessons.choice import Choice
from lessons.glossary import Explained, explained
from lessons.records import Audience, Member, Programme
from lessons.words import Words
from ui.choices import link
from ui.citations import citations
from ui.data import catalogue, finder, version_shown
from ui.html import show
from ui.labels import known, label
from ui.language import words

NAMED = 4
"""So many organisations are named for a role; of the others it is said how many they are."""


def roles(found: Programme) -> None:
    """For each role what it does, so what to ask it; where somebody had that role; and the lessons written for it."""
    speech = words()
    meanings = {item.id: item for item in found.roles}
    ids = dict.fromkeys([*meanings, *_where()])
    show(
        "network_roles",
        roles=[_role(key, found, speech) for key in ids],
        contacts=[_contact(item, found, speech) for item in found.contacts],
    )


def _where() -> Mapping[str, tuple[str, ...]]:
    version = version_shown()
    return version.once("where", "", lambda: where(version.catalogue))


def where(catalogue: Catalogue) -> Mapping[str, tuple[str, ...]]:
    """Per role the organisations where somebody had it: the contacts of the programme, then the teams of experiments."""
    contacts = catalogue.programme.contacts if catalogue.programme else ()
    found: dict[str, dict[str, None]] = {}
    for member in chain(contacts, *(experiment.team for experiment in catalogue.experiments.values())):
        found.setdefault(member.role, {})[member.organisation] = None
    return {role: tuple(organisations) for role, organisations in found.items()}


def _role(key: str, found: Programme, speech: Words) -> dict[str, Any]:
    note = next((item for item in found.roles if item.id == key), None)
    seen = _where().get(key, ())
    return {
        "name": speech.text(note.label) if note else speech.opening(label("role", key, speech)),
        "meaning": speech.text(note.meaning) if note else "",
        "cited": citations(note.sources, speech) if note else [],
        "where": [_organisation(item, speech) for item in seen[:NAMED]],
        "others": max(0, len(seen) - NAMED),
        "lessons": _lessons(key) if key in known("audience") else 0,
        "address": link("lessen", voor=key),
    }


def _lessons(audience: Audience | str) -> int:
    """How many lessons are written for this role."""
    return finder().count(Choice(), "audience").get(audience, 0)


def _organisation(key: str, speech: Words) -> dict[str, str]:
    record = catalogue().organisations.get(key)
    return {"name": speech.text(record.short) if record else key, "address": link("organisatie", organisatie=key)}


def _contact(item: Member, found: Programme, speech: Words) -> dict[str, Any]:
    labels = {role.id: speech.text(role.label) for role in found.roles}
    return {
        "role": labels.get(item.role, speech.opening(label("role", item.role, speech))),
        "organisation": _organisation(item.organisation, speech),
        "note": speech.text(item.note),
        "cited": citations(item.sources, speech),
    }


def glossary(found: Programme) -> None:
    """The words of this site: ours in our own words, the others with the source that tells them."""
    speech = words()
    show("network_words", terms=[_term(item, speech) for item in explained(found)])


def _term(item: Explained, speech: Words) -> dict[str, Any]:
    return {
        "anchor": f"woord-{item.term.id}",
        "word": speech.text(item.word),
        "meaning": speech.text(item.meaning),
        "address": link(item.term.page),
        "cited": citations(item.sources, speech),
    }
