"""The deck a coach presents, made from the live data: one message a slide, and the slide in the address (`dia`)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any

import streamlit as st

from lessons import findings
from lessons.comparison import Help, who_could_help
from lessons.readiness import Readiness, Verdict
from lessons.records import Experiment, Lesson, Obstacle
from lessons.words import Words
from ui.cells import face, legend
from ui.choices import here, link, several_from_address
from ui.data import catalogue, lessons_on, version_shown
from ui.experiments import newest_first
from ui.html import show
from ui.language import words
from ui.overview import SIGNS, coverage, outcome_counts

Slide = dict[str, Any]
ROWS = 9
"""Organisations on one slide with the matrix: what stays readable from the back of the room."""
QUESTIONS = 4
WORKS = 3
STORIES = 4
"""Experiments told in one deck: the newest. `experiment` in the address chooses others."""
MATRICES = 3


def slides(seen: Readiness, purpose: str) -> list[Slide]:
    """All slides in order; what each needs for its template, `kind` names the template's part."""
    speech = words()
    told = _told()
    stories = (_story(experiment, place, len(told), speech) for place, experiment in enumerate(told, 1))
    return [
        *_opening(seen, purpose, speech),
        _finding(seen, purpose, speech),
        *_matrices(seen, purpose, speech),
        *chain.from_iterable(stories),
        _agenda(seen, purpose, speech),
        *_concepts(speech),
        _next_steps(seen, purpose, speech),
    ]


def current(total: int) -> int:
    """The number of the slide in the address, from 1; the nearest one that exists."""
    found = st.query_params.get("dia", "1")
    return min(max(int(found), 1), total) if found.isascii() and found.isdigit() and len(found) < 6 else 1


def present(seen: Readiness, purpose: str) -> None:
    """The slide of the address with its controls: previous, next, all slides, stop."""
    speech = words()
    found = slides(seen, purpose)
    number = current(len(found))
    show(
        "slide",
        slide={"lead": "", "ask": "", "unknown": [], **found[number - 1]},
        number=number,
        total=len(found),
        previous=here(dia=str(number - 1)) if number > 1 else None,
        following=here(dia=str(number + 1)) if number < len(found) else None,
        overview=[{"title": _title(slide), "address": here(dia=str(place))} for place, slide in enumerate(found, 1)],
        stop=link(""),
        goal=speech.text(seen.purpose(purpose).label),
        day=speech.date(seen.as_of),
    )


def _title(slide: Slide) -> str:
    return f"{slide['kick']}: {slide['title']}"


def _opening(seen: Readiness, purpose: str, speech: Words) -> list[Slide]:
    programme = catalogue().programme
    if programme is None:
        return []
    goal = speech.text(seen.purpose(purpose).label)
    return [
        {
            "kind": "plain",
            "kick": speech.say(nl="De vraag", en="The question"),
            "title": speech.say(
                nl=f"Hoe klaar is onze organisatie voor {goal}?", en=f"How ready is our organisation for {goal}?"
            ),
            "lead": speech.text(programme.question),
        },
        {
            "kind": "figures",
            "kick": speech.say(nl="De opdracht", en="The assignment"),
            "title": speech.text(programme.title),
            "lead": speech.text(programme.commissioner.route),
            "figures": [
                {
                    "value": _about(speech.number(figure.value), figure.approximate, speech),
                    "label": speech.text(figure.label),
                    "year": speech.date(figure.year) if figure.year else "",
                    "source": _first_source(figure.sources),
                }
                for figure in programme.figures
            ],
        },
    ]


def _first_source(sources: Sequence[str]) -> str:
    found = catalogue().sources.get(sources[0].partition("#")[0]) if sources else None
    return found.title if found else ""


def _about(value: str, approximate: bool, speech: Words) -> str:
    return speech.say(nl=f"± {value}", en=f"± {value}") if approximate else value


def _finding(seen: Readiness, purpose: str, speech: Words) -> Slide:
    return {
        "kind": "finding",
        "kick": speech.say(nl="Hoe klaar zijn we?", en="How ready are we?"),
        "title": findings.headline(seen, purpose, speech),
        "lead": findings.lead(seen, purpose, speech),
        "coverage": coverage(seen, speech),
        "counts": outcome_counts(seen, purpose, speech),
    }


def _matrices(seen: Readiness, purpose: str, speech: Words) -> list[Slide]:
    parts = _parts(_shown(seen, purpose, speech))
    title = coverage(seen, speech)
    return [
        {
            "kind": "matrix",
            "kick": speech.say(nl="Het beeld", en="The picture") + (f" {place}/{len(parts)}" if len(parts) > 1 else ""),
            "title": title,
            "signs": legend(seen, speech),
            "dimensions": [speech.text(item.short) for item in seen.edition.dimensions],
            "rows": [
                {
                    "name": findings.organisation_word(seen, verdict.organisation, speech),
                    "outcome": verdict.outcome,
                    "sign": SIGNS[verdict.outcome],
                    "word": findings.outcome_word(verdict.outcome, speech),
                    "faces": [face(seen, cell, speech) for cell in seen.row(verdict.organisation)],
                }
                for verdict in part
            ],
        }
        for place, part in enumerate(parts, 1)
    ]


def _shown(seen: Readiness, purpose: str, speech: Words) -> Sequence[Verdict]:
    """All organisations while a room can follow them; of very many only those whose experiment is told."""
    found = seen.verdicts(purpose, speech.language)
    if len(found) <= ROWS * MATRICES:
        return found
    told = {experiment.organisation for experiment in _told()}
    return [verdict for verdict in found if verdict.organisation in told]


def _parts(verdicts: Sequence[Verdict]) -> list[Sequence[Verdict]]:
    number = max(1, -(-len(verdicts) // ROWS))
    size = -(-len(verdicts) // number)
    return [verdicts[first : first + size] for first in range(0, len(verdicts), size)] if size else []


def _told() -> list[Experiment]:
    """The experiments of the address, or else the newest, told in the order of the catalogue."""
    current = catalogue()
    known = current.experiments
    asked = several_from_address("experiment", list(known)) or newest_first(version_shown())
    told = frozenset(asked[:STORIES])
    return [experiment for experiment in known.values() if experiment.id in told]


def _story(experiment: Experiment, place: int, total: int, speech: Words) -> list[Slide]:
    """Question, outcome, obstacles, lessons: those of the four that the experiment has."""
    organisation = catalogue().organisations.get(experiment.organisation)
    name = speech.text(organisation.short) if organisation else experiment.organisation
    kick = speech.say(nl=f"Experiment {place} van {total} · {name}", en=f"Experiment {place} of {total} · {name}")
    told = [
        {"kind": "plain", "title": speech.text(experiment.question), "lead": speech.text(experiment.tried)},
        *_outcome(experiment, speech),
        *_points(speech.say(nl="Wat stond in de weg?", en="What stood in the way?"), experiment.obstacles, speech),
        *_points(speech.say(nl="Wat kunt u ermee?", en="What can you do with it?"), experiment.lessons, speech),
    ]
    return [{"kick": kick, **slide} for slide in told]


def _outcome(experiment: Experiment, speech: Words) -> list[Slide]:
    if experiment.outcome is None:
        return []
    lesson = next((item for item in experiment.lessons if item.ask), None)
    return [
        {
            "kind": "plain",
            "title": speech.text(experiment.outcome.summary),
            "unknown": [speech.text(item) for item in experiment.unknown[:2]],
            "ask": speech.text(lesson.ask) if lesson else "",
        }
    ]


def _points(title: str, items: Sequence[Obstacle | Lesson], speech: Words) -> list[Slide]:
    texts = [speech.text(item.text) for item in items[:QUESTIONS]]
    return [{"kind": "list", "title": title, "items": texts}] if texts else []


def _agenda(seen: Readiness, purpose: str, speech: Words) -> Slide:
    asked = {item.id: speech.text(item.question) for item in seen.edition.dimensions}
    questions = seen.ask_first(purpose)[:QUESTIONS]
    return {
        "kind": "agenda",
        "kick": speech.say(nl="De agenda", en="The agenda"),
        "title": speech.say(nl="Wat we nog niet weten", en="What we do not know yet"),
        "items": [
            {
                "question": asked[question.dimension],
                "who": speech.few([findings.organisation_word(seen, item, speech) for item in question.open_for]),
            }
            for question in questions
        ],
    }


def _concepts(speech: Words) -> list[Slide]:
    concepts = catalogue().concepts.values()
    if not concepts:
        return []
    return [
        {
            "kind": "list",
            "kick": speech.say(nl="Concepten voor echt werk", en="Concepts for real work"),
            "title": speech.say(nl="Welk concept zou u willen testen?", en="Which concept would you want to test?"),
            "items": [speech.text(concept.title) for concept in concepts],
        }
    ]


def _working(seen: Readiness, offers: Sequence[Help], speech: Words) -> list[tuple[str, str]]:
    """Where a room can go and look: an organisation where it works (level 3), not one that tried it once."""
    return [
        (
            findings.organisation_word(seen, cell.organisation, speech),
            findings.dimension_word(seen, offer.dimension, speech),
        )
        for offer in offers
        for cell in offer.helpers
        if cell.low is not None and cell.low >= WORKS
    ]


def _next_steps(seen: Readiness, purpose: str, speech: Words) -> Slide:
    say = speech.say
    steps = []
    asked = [question.dimension for question in seen.ask_first(purpose)[:1]]
    for item in asked:
        dimension = findings.dimension_word(seen, item, speech)
        steps.append(say(nl=f"Vraag eerst naar {dimension}.", en=f"Ask about {dimension} first."))
    offers = [offer for offer in who_could_help(seen, purpose) if offer.dimension in asked]
    for helper, dimension in _working(seen, offers, speech)[:1]:
        steps.append(
            say(
                nl=f"Ga kijken bij {helper}: daar werkt {dimension}.",
                en=f"Go and look at {helper}: {dimension} works there.",
            )
        )
    lessons = [told.text for item in asked for told in lessons_on(item).first(1)]
    steps += [say(nl=f"Probeer deze les: {text}", en=f"Try this lesson: {text}") for text in lessons]
    steps.append(say(nl="Spreek af wie wat vraagt, en wanneer.", en="Agree who asks what, and when."))
    return {
        "kind": "list",
        "kick": say(nl="Volgende stap", en="Next step"),
        "title": say(nl="Wat doen we maandag?", en="What do we do on Monday?"),
        "items": steps,
    }
