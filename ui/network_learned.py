"""What the programme learned: its obstacles, conclusions and lessons by dimension, and its timeline."""

from __future__ import annotations

from typing import Any

from lessons.records import Conclusion, Lesson, Moment, Obstacle, Programme
from lessons.words import Words
from ui.choices import link
from ui.citations import citations
from ui.data import catalogue
from ui.html import show
from ui.labels import label
from ui.language import words
from ui.parts import place
from ui.sources import seed_year


def learned(found: Programme) -> None:
    """One row per dimension or theme: what stood in the way, what was concluded, and the lessons to use."""
    speech = words()
    rows = [_row(theme.id, speech.text(theme.label), found, speech) for theme in catalogue().themes.values()]
    rows.append(_row(None, speech.say(nl="Zonder dimensie", en="Without a dimension"), found, speech))
    filled = [row for row in rows if row["obstacles"] or row["conclusions"] or row["lessons"]]
    show("network_learned", rows=filled)


def _row(theme: str | None, name: str, found: Programme, speech: Words) -> dict[str, Any]:
    lessons = [lesson for lesson in found.lessons if theme in (lesson.themes or (None,))]
    return {
        "name": name,
        "address": link("lessen", thema=theme),
        "obstacles": [_obstacle(item, speech) for item in found.obstacles if item.dimension == theme],
        "conclusions": [_part(item, speech) for item in found.conclusions if item.dimension == theme],
        "lessons": [_lesson(item, theme, speech) for item in lessons],
    }


def _obstacle(item: Obstacle, speech: Words) -> dict[str, Any]:
    risk = speech.say(nl="risico", en="risk") if item.kind == "risk" else ""
    marks = [label("scope", item.scope, speech), label("obstacle", item.state, speech)]
    return {**_part(item, speech), "marks": [risk, *marks] if risk else marks}


def _part(item: Obstacle | Conclusion, speech: Words) -> dict[str, Any]:
    return {
        "anchor": place(item.id),
        "text": speech.text(item.text),
        "note": speech.text(item.note),
        "basis": label("basis", item.basis, speech) if item.basis != "stated" else "",
        "marks": [],
        "cited": citations(item.sources, speech),
    }


def _lesson(item: Lesson, theme: str | None, speech: Words) -> dict[str, str]:
    """A lesson under one of its themes; the place that others link to is under the first."""
    return {
        "anchor": place(item.id) if theme in (item.themes or (None,))[:1] else "",
        "text": speech.text(item.text),
        "address": link("lessen", les=f"programme/{item.id}"),
    }


def timeline(found: Programme) -> None:
    """The moments of the programme, those after the first sources apart."""
    speech = words()
    moments = sorted(found.timeline, key=lambda moment: moment.date.last)
    year = seed_year()
    early = [moment for moment in moments if moment.date.last.year <= year]
    show(
        "network_timeline",
        year=year,
        early=[_moment(moment, speech) for moment in early],
        later=[_moment(moment, speech) for moment in moments[len(early) :]],
    )


def _moment(moment: Moment, speech: Words) -> dict[str, Any]:
    return {
        "date": speech.dated(moment.date),
        "text": speech.text(moment.text),
        "note": speech.text(moment.date.note),
        "cited": citations(moment.sources, speech),
    }
