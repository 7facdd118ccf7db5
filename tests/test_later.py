"""A later judgement than the date that is looked from is told with its date, and never changes what is looked at."""

from __future__ import annotations

from datetime import date

import pytest

from lessons.catalogue import Catalogue, load
from lessons.cells import judgements_of
from lessons.later import date_words, later, later_words
from lessons.readiness import Readiness
from lessons.words import Words
from tests.test_room_screen import Room
from ui.shelf import SHIPPED

NL, EN = Words("nl"), Words("en")


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    return load(SHIPPED).catalogue


def test_every_judgement_after_the_date_is_told_and_none_of_before(shipped: Catalogue) -> None:
    for day in (date(2014, 12, 31), date(2023, 12, 31), date(2026, 11, 22)):
        seen = Readiness(shipped, day)
        after = {(said.organisation, said.judgement.dimension) for said in judgements_of(shipped) if said.last > day}
        assert {place for place in seen.cells if later(*place, seen)} == after & set(seen.cells)
        assert all(bool(later_words(*place, seen, NL)) == (place in after) for place in seen.cells)


@pytest.mark.parametrize(
    ("speech", "named", "told"),
    [(NL, "peildatum december 2023", "(december 2024)"), (EN, "as of December 2023", "(December 2024)")],
)
def test_the_dates_are_no_more_precise_than_they_were_written(
    shipped: Catalogue, speech: Words, named: str, told: str
) -> None:
    seen = Readiness(shipped, date(2023, 12, 31))
    assert date_words(seen, speech) == named
    place = next(place for place in seen.cells if place[0] == "ienm" and later(*place, seen))
    assert later_words(*place, seen, speech).endswith(told)


def test_on_the_wall_what_the_catalogue_says_has_its_date_and_what_came_later(shipped: Catalogue) -> None:
    """The session looks from December 2014; the ministry was judged again ten years later."""
    seen = Readiness(shipped, date(2014, 12, 31))
    dimension = next(place[1] for place in seen.cells if place[0] == "ienm" and later(*place, seen))
    shown = Room.opened(agenda=f"level:ienm.{dimension}").to("q1", "revealed").part("q1").text
    assert "Peildatum december 2014" in shown
    assert later_words("ienm", dimension, seen, NL)[1:] in shown
