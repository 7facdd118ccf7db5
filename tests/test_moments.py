"""The dates a reader may look from are offered oldest to newest on the line, and the same in the list."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from lessons.fields import last_day
from lessons.moments import as_of_choices, as_of_on, default_as_of
from tests.pages import open_page
from tests.strategies import FIXED, LOOKS, Case, case, cases, judgement


@FIXED
@given(cases(), LOOKS)
def test_every_date_is_offered_once_newest_first_and_today_is_among_them(made: Case, today: date) -> None:
    days = [choice.day for choice in as_of_choices(made.build(), today)]
    assert days == sorted(set(days), reverse=True)
    assert today in days


@FIXED
@given(cases(), LOOKS)
def test_no_date_offered_has_more_valid_judgements_than_the_usual_one(made: Case, today: date) -> None:
    catalogue = made.build()
    usual = default_as_of(catalogue)
    assert all(choice.valid <= usual.valid for choice in as_of_choices(catalogue, today) if choice.kind != "today")


def test_a_date_between_two_judgements_is_a_date_to_look_from() -> None:
    made = case({"ash": [judgement("work", 2, "2014"), judgement("work", 3, "2016")]}).build()
    found = as_of_on(made, date(2015, 5, 17))
    assert (found.kind, found.valid, found.date) == ("chosen", 1, "2015-05-17")


@pytest.fixture(params=["nl", "en"])
def line(request: pytest.FixtureRequest) -> list[str]:
    return list(open_page("verloop", taal=request.param).select_slider[0].options)


def test_the_line_runs_from_the_oldest_date_to_the_newest(line: list[str]) -> None:
    listed = list(open_page("").selectbox(key="peildatum").options)
    assert len(line) == len(listed) > 5


def test_a_date_asked_for_stands_at_its_place_on_the_line() -> None:
    app = open_page("verloop", peildatum="2015-05-17", taal="nl")
    options = list(app.select_slider[0].options)
    place = next(place for place, name in enumerate(options) if "17 mei 2015" in name)
    assert "2014" in options[place - 1]
    assert "2016" in options[place + 1]
    assert app.select_slider[0].value == "2015-05-17"
    assert last_day(str(app.select_slider[0].value)) == date(2015, 5, 17)
