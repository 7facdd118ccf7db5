"""Jobs realised against target over the years: a chart for each series, and single statements as text."""

from __future__ import annotations

from typing import Any

import pandas as pd

from lessons import jobs_captions
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
from ui.parts import place
from ui.statements import lines


def jobs() -> None:
    """Where each series stands against its target; then each in a chart of its own, since each measures something else;
    then what cannot be drawn."""
    speech = words()
    found = list(catalogue().series.values())
    drawn = [series for series in found if series.kind == "line"]
    show("jobs_opening", any=bool(found), series=[_standing(series, speech) for series in drawn])
    for series in drawn:
        _chart(series, speech)
    statements = [series for series in found if series.kind != "line"]
    if statements:
        show("jobs_statements", series=[_statements(series, speech) for series in statements])


def _rows(series: Series) -> pd.DataFrame:
    return frames().series[frames().series["series"] == series.id]


def _standing(series: Series, speech: Words) -> dict[str, Any]:
    return {
        "title": speech.text(series.title),
        "anchor": place(series.id),
        "unit": speech.text(series.unit),
        "parts": jobs_captions.standing(_rows(series), speech),
    }


def _chart(series: Series, speech: Words) -> None:
    show("jobs_series", title=speech.text(series.title), anchor=place(series.id))
    say, titles = speech.say, {source.id: source.title for source in catalogue().sources.values()}
    missing = lines(series.missing, speech)
    about = {
        say(nl="Reeks", en="Series"): speech.text(series.title),
        say(nl="Eenheid", en="Unit"): speech.text(series.unit),
        say(nl="Wat is gemeten", en="What is measured"): speech.text(series.measures),
        say(nl="Wie telt mee", en="Who is counted"): _hired_in(series, speech),
        say(nl="Wat ontbreekt", en="What is missing"): " ".join(missing),
        say(nl="Peildatum", en="As of"): say(nl="geen: alle jaren staan erin", en="none: all years are in it"),
    }
    drawn = drawn_jobs(_rows(series), titles, speech, dark=dark())
    drawing(drawn, f"jobs-{series.id}", {name: value for name, value in about.items() if value})
    show("jobs_notes", hired_in=_hired_in(series, speech), missing=missing)


def _hired_in(series: Series, speech: Words) -> str:
    """Whether people that are hired in count; said so when no source tells."""
    untold = speech.say(
        nl="Of ingehuurde mensen meetellen, zegt geen bron.", en="No source says whether people hired in count."
    )
    return speech.text(series.hired_in) or untold


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
        "part": speech.opening(jobs_captions.part_names(speech).get(point.part or "", point.part or "")),
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
