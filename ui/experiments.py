"""The list of experiments: what they came to in one sentence, a card for each, and what they have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from itertools import chain
from typing import Any

import streamlit as st

from lessons.catalogue import Catalogue
from lessons.records import Experiment
from lessons.trail import parts
from lessons.words import Words
from ui.choices import MOST, PAGE, here, how_many, link
from ui.data import catalogue, version_shown
from ui.html import show
from ui.labels import label
from ui.language import words
from ui.parts import find
from ui.versions import Version

PLACED = frozenset({"placed", "partly-placed"})
RUNNING = frozenset({"", "running"})


def chosen() -> Experiment | None:
    """The experiment that the address names, if there is one like that."""
    return catalogue().experiments.get(st.query_params.get("experiment", ""))


def listing() -> None:
    """All experiments, newest first, with the finding above them; an unknown name in the address is told."""
    speech = words()
    current = catalogue()
    found = [current.experiments[name] for name in newest_first(version_shown())]
    limit = how_many("meer")
    show(
        "experiments",
        missing=st.query_params.get("experiment", "")[:80] if chosen() is None else "",
        finding=finding([_kind(item) for item in found], speech),
        wanted=_wanted(found, speech),
        cards=[_card(item, speech) for item in found[:limit]],
        more=here(meer=str(limit + PAGE)) if limit < min(len(found), MOST) else "",
        left=len(found) - limit,
        common=[_common(reference, names, speech) for reference, names in _in_common(catalogue()).items()],
    )


def newest_first(version: Version) -> tuple[str, ...]:
    """The ids of the experiments: the one that ended last, or else began last, is the first."""
    return version.once("newest first", "", lambda: _newest_first(version.catalogue))


def _newest_first(catalogue: Catalogue) -> tuple[str, ...]:
    def age(name: str) -> tuple[int, str]:
        period = catalogue.experiments[name].period
        when = period.end or period.start
        return -(when.last.toordinal() if when else 0), name

    return tuple(sorted(catalogue.experiments, key=age))


def _kind(experiment: Experiment) -> str:
    return experiment.outcome.kind if experiment.outcome else ""


# --- the finding ------------------------------------------------------------------------------------------------------


def finding(outcomes: Collection[str], speech: Words) -> str:
    """How many experiments there are and how many led to a placement; those without an outcome yet are counted apart."""
    say, total = speech.say, len(outcomes)
    if not total:
        return say(nl="Er staan nog geen experimenten in de gegevens.", en="There are no experiments in the data yet.")
    placed = sum(outcome in PLACED for outcome in outcomes)
    running = sum(outcome in RUNNING for outcome in outcomes)
    number = speech.count(total, nl=("experiment", "experimenten"), en=("experiment", "experiments"), spelled=True)
    if running == total:
        return (
            f"{speech.opening(number)}. {say(nl='De uitkomst is nog niet bekend.', en='The outcome is not known yet.')}"
        )
    known = _placements(placed, total, running, "too-early" in outcomes, speech)
    return speech.join([f"{speech.opening(number)}.", known, _running(running, speech)])


def _placements(placed: int, total: int, running: int, early: bool, speech: Words) -> str:
    say = speech.say
    so_far = say(nl=" tot nu toe", en=" so far") if running else ""
    if total == 1:
        if placed:
            return say(nl="Het leidde tot een plaatsing.", en="It led to a placement.")
        if early:
            return say(nl="Voor een plaatsing was het nog te vroeg.", en="It was still too early for a placement.")
        return say(nl="Het leidde niet tot een plaatsing.", en="It did not lead to a placement.")
    if not placed:
        none = say(nl="Geen van beide", en="Neither") if total == 2 else say(nl="Geen daarvan", en="None of them")
        return say(
            nl="{none} leidde{so_far} tot een plaatsing.",
            en="{none} led to a placement{so_far}.",
            none=none,
            so_far=so_far,
        )
    if placed == total:
        every = say(nl="Allebei", en="Both") if total == 2 else say(nl="Allemaal", en="All of them")
        return say(nl="{every} leidden tot een plaatsing.", en="{every} led to a placement.", every=every)
    some = speech.opening(speech.spelled(placed))
    verb = "leidde" if placed == 1 else "leidden"
    return say(
        nl="{some} daarvan {verb}{so_far} tot een plaatsing.",
        en="{some} of them led to a placement{so_far}.",
        some=some, verb=verb, so_far=so_far,
    )  # fmt: skip


def _running(running: int, speech: Words) -> str:
    if not running:
        return ""
    return speech.say(
        nl="Van {n} is de uitkomst nog niet bekend.",
        en="Of {n} the outcome is not known yet.",
        n=speech.spelled(running),
    )


def _wanted(experiments: Collection[Experiment], speech: Words) -> str:
    """What they were for, counted, so that nobody takes a placement for the aim of every one."""
    edition = catalogue().edition
    if edition is None or not experiments:
        return ""
    labels = {item.id: speech.text(item.label) for item in edition.purposes}
    counted = Counter(labels.get(item.purpose, item.purpose) for item in experiments)
    purposes = speech.list(f"{purpose} ({speech.number(count)})" for purpose, count in counted.items())
    return speech.say(nl="Waar ze voor waren: {all}.", en="What they were for: {all}.", all=purposes)


# --- a card -----------------------------------------------------------------------------------------------------------


def _card(experiment: Experiment, speech: Words) -> dict[str, Any]:
    return {
        "organisation": organisation_name(experiment.organisation, speech),
        "year": year(experiment, speech),
        "title": speech.text(experiment.title),
        "question": speech.text(experiment.question),
        "kind": outcome_word(experiment, speech),
        "outcome": speech.text(experiment.outcome.summary) if experiment.outcome else "",
        "counts": counts(experiment, speech),
        "unknown": len(experiment.unknown),
        "address": link("experimenten", experiment=experiment.id),
    }


def organisation_name(organisation: str, speech: Words) -> str:
    """The short name of an organisation; its id if the catalogue does not have it."""
    found = catalogue().organisations.get(organisation)
    return speech.text(found.short) if found else organisation


def outcome_word(experiment: Experiment, speech: Words) -> str:
    """What came of it in a word or two, to stand in a tag."""
    if experiment.outcome:
        return speech.opening(label("outcome", experiment.outcome.kind, speech))
    return speech.say(nl="Nog geen uitkomst", en="No outcome yet")


def year(experiment: Experiment, speech: Words) -> str:
    """The year it ended, or else began, with a mark when no source prints it."""
    when = experiment.period.end or experiment.period.start
    if when is None:
        return speech.say(nl="jaar onbekend", en="year unknown")
    return speech.probably(when.date[:4], when.inferred)


def counts(experiment: Experiment, speech: Words, spelled: bool = False) -> list[str]:
    """How many obstacles, conclusions and lessons, each with its noun."""
    rows = (
        (experiment.obstacles, ("obstakel", "obstakels"), ("obstacle", "obstacles")),
        (experiment.conclusions, ("conclusie", "conclusies"), ("conclusion", "conclusions")),
        (experiment.lessons, ("les", "lessen"), ("lesson", "lessons")),
    )
    return [speech.count(len(parts), nl=nl, en=en, spelled=spelled) for parts, nl, en in rows]


# --- what they have in common -------------------------------------------------------------------------------------------


def _in_common(current: Catalogue) -> Mapping[str, tuple[str, ...]]:
    named = shared_by_more(version_shown())
    return {reference: names for reference, names in named.items() if find(reference)}


def shared_by_more(version: Version) -> Mapping[str, tuple[str, ...]]:
    """What stands elsewhere, and steps of more than one experiment rest on: with those experiments."""
    return version.once("shared by more", "", lambda: _shared_by_more(version.catalogue))


def _shared_by_more(catalogue: Catalogue) -> Mapping[str, tuple[str, ...]]:
    named: dict[str, dict[str, None]] = {}
    for experiment in catalogue.experiments.values():
        own = parts(experiment)
        rests = chain(
            *(item.based_on for item in experiment.conclusions), *(item.follows_from for item in experiment.lessons)
        )
        for reference in rests:
            if reference not in own:
                named.setdefault(reference, {})[experiment.id] = None
    return {reference: tuple(names) for reference, names in named.items() if len(names) > 1}


def _common(reference: str, names: tuple[str, ...], speech: Words) -> dict[str, Any]:
    found = find(reference)
    assert found is not None
    experiments = (catalogue().experiments[name] for name in names)
    return {
        "text": speech.text(found.record.text),
        "address": found.address,
        "names": [
            {"name": speech.text(item.title), "address": link("experimenten", experiment=item.id)}
            for item in experiments
        ],
    }
