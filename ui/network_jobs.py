"""Jobs realised against target over the years: a chart for each series, and single statements as text."""

from __future__ import annotations

from typing import Any

from lessons.captions import part_names
from lessons.charts import jobs as drawn_jobs
from lessons.records import Point, Series
from lessons.words import Words
from ui.choices import link
from ui.citations import citations
from ui.data import catalogue, frames
from ui.figures import dark, drawing
from ui.html import show
from ui.labels import label
from ui.language import words
from ui.statements import lines


def jobs() -> None:
    """Every series in a chart of its own, since each measures something else; then what cannot be drawn."""
    speech = words()
    found = list(catalogue().series.values())
    show("jobs_opening", any=bool(found))
    for series in found:
        if series.kind == "line":
            _chart(series, speech)
    statements = [series for series in found if series.kind != "line"]
    if statements:
        show("jobs_statements", series=[_statements(series, speech) for series in statements])


def _chart(series: Series, speech: Words) -> None:
    rows = frames().series[frames().series["series"] == series.id]
    show("jobs_series", title=speech.text(series.title))
    about = {
        speech.say(nl="Reeks", en="Series"): speech.text(series.title),
        speech.say(nl="Eenheid", en="Unit"): speech.text(series.unit),
        speech.say(nl="Wat is gemeten", en="What is measured"): speech.text(series.measures),
    }
    titles = {source.id: source.title for source in catalogue().sources.values()}
    drawing(drawn_jobs(rows, titles, speech, dark=dark()), f"jobs-{series.id}", about)
    show(
        "jobs_notes",
        hired_in=speech.text(series.hired_in),
        missing=lines(series.missing, speech),
    )


def _statements(series: Series, speech: Words) -> dict[str, Any]:
    return {
        "title": speech.text(series.title),
        "measures": speech.text(series.measures),
        "points": [_point(point, series, speech) for point in series.points],
        "missing": lines(series.missing, speech),
    }


def _point(point: Point, series: Series, speech: Words) -> dict[str, Any]:
    record = catalogue().organisations.get(point.organisation or "")
    return {
        "date": speech.dated(point.date),
        "organisation": speech.text(record.short) if record else "",
        "address": link("organisatie", organisatie=point.organisation),
        "part": speech.opening(part_names(speech).get(point.part or "", point.part or "")),
        "value": _value(point, series, speech),
        "note": speech.text(point.note),
        "cited": citations(point.sources, speech),
    }


def _value(point: Point, series: Series, speech: Words) -> str:
    """The number with what it counts: "1.336 banen", "54% (procent van het eigen doel)"."""
    number = point.target if point.target is not None else point.realised
    if number is not None:
        counted = label("counted", point.kind, speech) if point.kind else speech.text(series.unit)
        return f"{speech.number(number)} {counted}"
    if point.percent is not None:
        return f"{speech.percent(point.percent)} ({speech.text(series.unit)})"
    return speech.say(nl="geen getal", en="no number")
