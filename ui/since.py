"""The date that changes are counted from (address: `sinds`)."""

from __future__ import annotations

from datetime import date

import streamlit as st

from lessons.fields import is_date, last_day
from lessons.findings import moment_words
from lessons.readiness import as_of_choices
from ui.choices import named_once, one_of_many
from ui.data import catalogue
from ui.language import words


def _years_before(written: str, years: int) -> str:
    """The same date so many years earlier, as precise as it was written; 29 February becomes the 28th."""
    year, *rest = written.split("-")
    return "-".join([f"{int(year) - years:04}", *(["02", "28"] if rest == ["02", "29"] else rest)])


def _written(day: date) -> str:
    """The date looked from as the address writes it."""
    asked = st.query_params.get("peildatum", "")
    return asked if is_date(asked) and last_day(asked) == day else day.isoformat()


def _dates_before(day: date) -> tuple[dict[str, str], str]:
    """The dates offered before this day, newest first: as written -> name on the screen; and the usual one of them."""
    speech, choices = words(), as_of_choices(catalogue(), date.today())
    before = [item for item in choices if item.day < day and item.kind != "today"]
    offered = named_once(before)
    names = {item.date: speech.opening(moment_words(item, speech)) for item in before if item.date in offered}
    written = next((item.date for item in choices if item.day == day), _written(day))
    for years in (1, 2):
        found = _years_before(written, years)
        if all(last_day(item) != last_day(found) for item in names):
            names[found] = speech.date(found)
    usual = next(item for item in names if last_day(item) == last_day(_years_before(written, 1)))
    asked = st.query_params.get("sinds", "")
    if asked not in names and is_date(asked) and last_day(asked) < day:
        names[asked] = speech.date(asked)
    return {item: speech.opening(names[item]) for item in sorted(names, key=last_day, reverse=True)}, usual


def since(as_of: date) -> date:
    """The date that changes are counted from (address: `sinds`), always before `as_of`; by default one year before."""
    names, usual = _dates_before(as_of)
    return last_day(one_of_many("sinds", words().say(nl="Sinds", en="Since"), names, usual))
