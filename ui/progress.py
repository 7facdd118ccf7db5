"""Readiness through time: the date to look from, where the cells stood, who was ready for what, and the steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd
import streamlit as st

from lessons import charts, findings, tally_captions, tally_chart
from lessons.cells import Cell
from lessons.fields import last_day
from lessons.readiness import Readiness, alphabetical
from lessons.readiness_tables import step_frame
from lessons.tally import Past, left_out, outcome_frame, past, tally_frame
from lessons.words import Language, Words
from ui.about import about, evidence_of
from ui.choices import Dates, as_of_on_a_line, here, offered_dates, one_of_many
from ui.data import edition, version_of
from ui.figures import dark, drawing, take_away
from ui.html import show
from ui.language import language, words
from ui.overview import SIGNS

LANES = 12
"""Organisations drawn one under the other at most."""
ALL = "alle"

Moments = tuple[date, ...]
Courses = Mapping[tuple[str, str], tuple[Cell, ...]]


# --- the choices ----------------------------------------------------------------------------------------------------


def day() -> date:
    """The date to look from, on a line of dates, with a link to the one before and the one after."""
    with st.container(key="line", horizontal=True, vertical_alignment="bottom"):
        chosen, days = as_of_on_a_line()
        place, dates = days.index(chosen), offered_dates()
        show("trend_dates", before=_beside(days, place - 1, dates), after=_beside(days, place + 1, dates))
    return last_day(chosen)


def _beside(days: Sequence[str], place: int, dates: Dates) -> dict[str, str] | None:
    """The date at this place on the line, with its address; None past the ends."""
    if not 0 <= place < len(days):
        return None
    found = days[place]
    return {"name": dates.names[found], "address": here(peildatum=None if found == dates.usual else found)}


def dimension() -> str | None:
    """The one dimension to look at, or None for all of them (address: `dimensie`)."""
    speech = words()
    everything = speech.say(nl="Alle dimensies", en="All dimensions")
    names = {ALL: everything, **{item.id: speech.text(item.short) for item in edition().dimensions}}
    chosen = one_of_many("dimensie", speech.say(nl="Dimensie", en="Dimension"), names, ALL)
    return None if chosen == ALL else chosen


# --- what was -------------------------------------------------------------------------------------------------------


def _past(seen: Readiness) -> Past:
    moments, cells = _courses(version_of(seen), seen.as_of, seen.among, seen)
    return Past(seen, moments, cells)


@st.cache_resource(max_entries=12, show_spinner=False)
def _courses(version: str, as_of: date, among: frozenset[str] | None, _seen: Readiness) -> tuple[Moments, Courses]:
    """What is kept of a past: nothing that holds the whole catalogue."""
    found = past(_seen)
    return found.moments, found.cells


def _outcomes(seen: Readiness, purpose: str) -> pd.DataFrame:
    return _counted(version_of(seen), seen.as_of, seen.among, purpose, language(), seen)


@st.cache_resource(max_entries=24, show_spinner=False)
def _counted(
    version: str, as_of: date, among: frozenset[str] | None, purpose: str, language: Language, _seen: Readiness
) -> pd.DataFrame:
    return outcome_frame(_past(_seen), purpose, language)


def headline(seen: Readiness, purpose: str) -> None:
    """How the number of organisations that are ready went, in one sentence; without organisations a word of that."""
    speech = words()
    if not seen.organisations:
        show("nobody")
        return
    frame = _outcomes(seen, purpose)
    show(
        "trend_headline",
        headline=tally_captions.outcome_title(frame, speech),
        lead=tally_captions.outcome_lead(frame, speech),
        as_of=findings.as_of_words(seen, speech),
    )


def outcomes(seen: Readiness, purpose: str) -> None:
    """How many organisations were ready, not yet, or could not be said, at the end of each year."""
    speech = words()
    frame = _outcomes(seen, purpose)
    heads, rows = tally_captions.outcome_rows(frame, speech)
    show(
        "trend_outcomes",
        goal=speech.text(seen.purpose(purpose).label),
        heads=heads,
        left_out=_years_left_out(seen, speech),
        rows=[{**row, "sign": SIGNS[row["outcome"]]} for row in rows],
    )
    name = speech.say(nl="conclusies", en="verdicts")
    rows_of_file = tally_captions.outcome_table(frame, speech)
    file_name = speech.say(nl="conclusies-per-jaar", en="verdicts-by-year")
    behind = evidence_of(seen, past=True)
    take_away(rows_of_file, about(seen, purpose), file_name, key="outcomes", what=name, sources=behind)


def _years_left_out(seen: Readiness, speech: Words) -> str:
    return tally_captions.left_out_words(left_out(seen), speech)


def standings(seen: Readiness, dimension: str | None) -> None:
    """Where the cells stood at the end of each year."""
    speech = words()
    frame = tally_frame(_past(seen), speech.language, dimension)
    drawing(
        tally_chart.tally(frame, seen.edition, speech, dark=dark(), left_out=_years_left_out(seen, speech)),
        "tally",
        about(seen),
        level=2,
    )


def lanes(seen: Readiness, dimension: str | None) -> None:
    """The steps of one dimension, an organisation under the other; which of them are left out is said."""
    speech = words()
    if dimension is None:
        return
    judged = [item.id for item in alphabetical(seen.organisations, speech.language) if seen.history(item.id, dimension)]
    rows = step_frame(seen, judged[:LANES], speech.language)
    show(
        "trend_lanes",
        dimension=findings.dimension_word(seen, dimension, speech),
        left_out=_left_out(len(judged), len(seen.organisations) - len(judged), speech),
    )
    if judged:
        drawing(
            charts.steps(
                rows[rows["dimension"] == dimension].reset_index(drop=True), seen.edition, speech, dark=dark()
            ),
            "steps",
            about(seen),
        )


def _left_out(judged: int, never: int, speech: Words) -> str:
    """How many organisations have no lane, and why."""
    rest = judged - LANES
    many = speech.say(
        nl="Dit zijn de eerste {n} op naam; {m} andere staan er niet bij. Kies een groep om die te zien.",
        en="These are the first {n} by name; {m} others are left out. Choose a group to see them.",
        n=LANES,
        m=speech.number(rest),
    )
    silent = speech.count(
        never,
        nl=("organisatie heeft hier nog geen oordeel", "organisaties hebben hier nog geen oordeel"),
        en=("organisation has no judgement here yet", "organisations have no judgement here yet"),
        spelled=True,
    )
    return speech.join([many if rest > 0 else "", f"{speech.opening(silent)}." if never else ""])
