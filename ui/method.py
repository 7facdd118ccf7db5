"""The method: what readiness is here and is not, its levels, states, evidence, purposes and rules."""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from lessons.findings import Finding
from lessons.labels import moment_words
from lessons.readiness import AsOf, as_of_choices, default_as_of
from lessons.records import Dimension, Edition, Meaning, Purpose
from lessons.words import Words
from ui.choices import here, link
from ui.citations import citations
from ui.data import catalogue
from ui.html import show
from ui.language import words


def headline() -> None:
    """What a level is and is not, in one sentence, with the size of the method beside it."""
    speech = words()
    say = speech.say
    found = catalogue().edition
    finding = Finding(
        say(
            nl="Een niveau is hier een oordeel met bewijs en een datum. ",
            en="A level here is a judgement with evidence and a date. ",
        ),
        say(nl="Het is geen meting.", en="It is not a measurement."),
        "",
    )
    lead = say(
        nl="Iemand oordeelt over één organisatie, in één dimensie, op één dag. Het bewijs staat erbij. U leest het oordeel voor één opgave.",
        en="Somebody judges one organisation, in one dimension, on one day. The evidence is given. You read the judgement for one purpose.",
    )
    sources = {"name": say(nl="bronnen", en="sources"), "number": speech.number(len(catalogue().sources))}
    show(
        "opening",
        finding=finding,
        first="",
        lead=lead,
        under=_edition_words(found, speech),
        counts=[*_sizes(found, speech), sources] if found else [sources],
    )


def _edition_words(found: Edition | None, speech: Words) -> str:
    if found is None:
        return speech.say(
            nl="De methode kan nu niet worden gelezen. Onder Gegevens staat wat er mis is.",
            en="The method cannot be read now. Under Data stands what is wrong.",
        )
    return speech.say(nl="Editie {id}, {date}.", en="Edition {id}, {date}.", id=found.id, date=speech.date(found.date))


def _sizes(found: Edition, speech: Words) -> list[dict[str, str]]:
    say = speech.say
    return [
        {"name": say(nl="dimensies", en="dimensions"), "number": speech.number(len(found.dimensions))},
        {"name": say(nl="beschreven niveaus", en="levels described"), "number": speech.number(_descriptors(found))},
    ]


def _descriptors(found: Edition) -> int:
    return sum(len(dimension.levels) for dimension in found.dimensions)


def contents() -> None:
    """The parts of this page, as links to them."""
    say = words().say
    method = [
        ("gereedheid", say(nl="Wat gereedheid is", en="What readiness is")),
        ("niveaus", say(nl="Niveaus", en="Levels")),
        ("toestanden", say(nl="Geen niveau", en="Not a level")),
        ("bewijs", say(nl="Bewijs en vertrouwen", en="Evidence and confidence")),
        ("opgaven", say(nl="Opgaven en uitspraak", en="Purposes and verdict")),
        ("nooit", say(nl="Wat u nooit ziet", en="What you never see")),
        ("peildata", say(nl="Peildata", en="Dates to look from")),
    ]
    rest = [
        ("bronnen", say(nl="Bronnen", en="Sources")),
        ("data", say(nl="Gegevens", en="Data")),
        ("citeren", say(nl="Citeren", en="How to cite")),
        ("toegankelijk", say(nl="Toegankelijkheid", en="Accessibility")),
        ("privacy", say(nl="Privacy", en="Privacy")),
    ]
    show("contents", parts=[*method, *rest] if catalogue().edition else rest)


def method() -> None:
    """Everything of the edition; nothing when it cannot be read, so that the data health below stays in sight."""
    found = catalogue().edition
    if found is None:
        return
    speech = words()
    show("method_meaning", roots=[speech.text(item) for item in found.roots])
    levels(found, speech)
    show("method_states", states=_meanings(found.states, speech), months=found.valid_months)
    show(
        "method_evidence",
        grades=_meanings(found.grades, speech),
        confidence=_meanings(found.confidence, speech),
    )
    show("method_purposes", purposes=[_purpose(item, found, speech) for item in found.purposes])
    show("method_never", jointly=found.jointly_known, dimensions=len(found.dimensions))
    dates(found, speech)


def _meanings(meanings: tuple[Meaning, ...], speech: Words) -> list[dict[str, str]]:
    return [
        {"id": item.id, "label": speech.text(item.label), "meaning": speech.text(item.meaning)} for item in meanings
    ]


def levels(found: Edition, speech: Words) -> None:
    """The five levels, and per dimension what each looks like; `dimensie=<id>` opens one."""
    asked = st.query_params.get("dimensie", "")
    known = {dimension.id for dimension in found.dimensions}
    show(
        "method_levels",
        levels=_meanings(found.levels, speech),
        descriptors=_descriptors(found),
        unknown_id=bool(asked) and asked not in known,
        dimensions=[_dimension(item, item.id == asked, speech) for item in found.dimensions],
    )


def _dimension(dimension: Dimension, opened: bool, speech: Words) -> dict[str, Any]:
    return {
        "id": dimension.id,
        "label": speech.text(dimension.label),
        "question": speech.text(dimension.question),
        "why": speech.text(dimension.why),
        "levels": [speech.text(level) for level in dimension.levels],
        "opened": opened,
        "address": here(dimensie=dimension.id),
        "lessons": link("lessen", thema=dimension.id),
        "cited": citations(dimension.sources, speech),
    }


def _purpose(purpose: Purpose, found: Edition, speech: Words) -> dict[str, Any]:
    labels = {dimension.id: speech.text(dimension.short) for dimension in found.dimensions}
    return {
        "label": speech.opening(speech.text(purpose.label)),
        "meaning": speech.text(purpose.meaning),
        "gates": [
            {"name": labels.get(gate.dimension, gate.dimension), "minimum": gate.minimum} for gate in purpose.gates
        ],
        "address": link("", opgave=purpose.id),
    }


def dates(found: Edition, speech: Words) -> None:
    """The dates a reader can look from, with how many judgements hold on each, and which one is the default."""
    best = default_as_of(catalogue())
    choices = as_of_choices(catalogue(), date.today())
    show(
        "method_dates",
        months=found.valid_months,
        default=moment_words(best, speech),
        dates=[_date(choice, best, speech) for choice in choices],
    )


def _date(choice: AsOf, best: AsOf, speech: Words) -> dict[str, Any]:
    return {
        "name": moment_words(choice, speech),
        "valid": speech.number(choice.valid),
        "default": choice.day == best.day,
        "address": link("", peildatum=choice.date),
    }
