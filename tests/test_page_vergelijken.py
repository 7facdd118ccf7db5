"""Comparison: dominance in words, side by side, who could help whom."""

from __future__ import annotations

import pytest

from tests.pages import open_page, text_of


@pytest.mark.parametrize(("language", "word"), [("nl", "Naast elkaar"), ("en", "Side by side")])
def test_two_organisations_stand_side_by_side(language: str, word: str) -> None:
    app = open_page("vergelijken", organisatie=["belastingdienst", "binnenwerk"], taal=language)
    text = text_of(app)
    assert word in text
    assert text.count('<a class="go cell') == 18


def test_too_little_known_by_both_is_said() -> None:
    text = text_of(open_page("vergelijken", organisatie=["belastingdienst", "ienm"], peildatum="2014-12"))
    assert "Belastingdienst en I&amp;M zijn nog niet te vergelijken." in text
    assert "verouderd of rijksbreed is, telt hier niet mee" in text


def test_at_most_four_are_taken_from_the_address() -> None:
    many = ["belastingdienst", "binnenwerk", "bzk", "dji", "ienm", "rws"]
    assert text_of(open_page("vergelijken", organisatie=many)).count('<a class="go cell') == 36


def test_one_organisation_asks_for_another() -> None:
    app = open_page("vergelijken", organisatie=["dji"])
    assert "Kies twee tot vier organisaties" in text_of(app)


def test_who_could_help_names_the_condition_and_the_lessons() -> None:
    text = text_of(open_page("vergelijken", organisatie=["belastingdienst", "ienm"]))
    assert "Haalt dit" in text
    assert "/lessen?les=" in text
