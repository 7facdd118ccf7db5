"""Numbers, dates and sentences as a reader of each language expects them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from lessons.fields import Text, When
from lessons.words import Words

NL, EN = Words("nl"), Words("en")


def test_a_sentence_comes_in_the_language_asked() -> None:
    assert NL.say(nl="Nog niet", en="Not yet") == "Nog niet"
    assert EN.say(nl="Nog niet", en="Not yet") == "Not yet"


def test_values_fill_their_places_and_their_own_braces_stay() -> None:
    assert NL.say(nl="{a} van {b}", en="{a} of {b}", a="{b}", b="{0.__class__}") == "{b} van {0.__class__}"


def test_a_sentence_without_values_keeps_its_braces() -> None:
    assert EN.say(nl="{x}", en="{y}") == "{y}"


@pytest.mark.parametrize(
    ("value", "nl", "en"),
    [
        (0, "0", "0"),
        (1250, "1.250", "1,250"),
        (125_000, "125.000", "125,000"),
        (-3, "-3", "-3"),
        (2.5, "2,5", "2.5"),
        (3.0, "3", "3"),
    ],
)
def test_numbers_follow_the_habit_of_the_language(value: float, nl: str, en: str) -> None:
    assert (NL.number(value), EN.number(value)) == (nl, en)


def test_percentages() -> None:
    assert (NL.percent(72.9), EN.percent(72.9), NL.percent(100)) == ("72,9%", "72.9%", "100%")


@pytest.mark.parametrize(
    ("value", "nl", "en"),
    [
        ("2014", "2014", "2014"),
        ("2014-10", "oktober 2014", "October 2014"),
        ("2014-10-30", "30 oktober 2014", "30 October 2014"),
        (date(2014, 3, 1), "1 maart 2014", "1 March 2014"),
        (datetime(2014, 3, 1, 13, 30, tzinfo=UTC), "1 maart 2014", "1 March 2014"),
        (When(date="2014-12", inferred=True), "december 2014", "December 2014"),
        (None, "datum onbekend", "date unknown"),
        ("", "datum onbekend", "date unknown"),
    ],
)
def test_a_date_is_written_no_more_precise_than_it_is_known(value: str | date | When | None, nl: str, en: str) -> None:
    assert (NL.date(value), EN.date(value)) == (nl, en)


@pytest.mark.parametrize("value", ["gisteren", "2014-13", "2014-02-30", "2014-10-30-1", "-"])
def test_what_is_no_date_is_shown_as_written(value: str) -> None:
    assert NL.date(value) == value


def test_an_inferred_date_is_marked_only_when_asked() -> None:
    when = When(date="2014", inferred=True)
    assert (NL.dated(when), EN.dated(when)) == ("waarschijnlijk 2014", "probably 2014")
    assert NL.dated(When(date="2014")) == "2014"
    assert NL.dated(None) == "datum onbekend"


def test_counts_take_the_right_noun() -> None:
    noun = {"nl": ("organisatie", "organisaties"), "en": ("organisation", "organisations")}
    assert [NL.count(n, **noun) for n in (0, 1, 2, 1250)] == [
        "0 organisaties",
        "1 organisatie",
        "2 organisaties",
        "1.250 organisaties",
    ]
    assert [EN.count(n, **noun, spelled=True) for n in (0, 1, 2)] == [
        "no organisations",
        "one organisation",
        "two organisations",
    ]


def test_numbers_are_spelled_up_to_twelve() -> None:
    assert [NL.spelled(n) for n in (0, 1, 12, 13)] == ["geen", "één", "twaalf", "13"]
    assert EN.spelled(1250) == "1,250"


def test_lists_end_with_and() -> None:
    assert [NL.list("abc"[:n]) for n in range(4)] == ["", "a", "a en b", "a, b en c"]
    assert EN.list(iter(["a", "b", "c"])) == "a, b and c"


def test_texts_of_the_catalogue_fall_back_to_dutch() -> None:
    assert EN.text(Text(nl="ja", en="yes")) == "yes"
    assert EN.text(Text(nl="ja")) == "ja"
    assert NL.text(None) == ""


def test_sentences_join_without_the_empty_ones() -> None:
    assert NL.join(["Een.", "", " ", "Twee. "]) == "Een. Twee."
    assert NL.opening("één van de drie") == "Eén van de drie"
    assert NL.opening("") == ""


def test_a_long_list_names_a_few_and_counts_the_rest() -> None:
    assert NL.few(["a", "b", "c", "d"]) == "a, b, c en d"
    assert NL.few(["a", "b", "c", "d", "e"]) == "a, b, c en 2 andere"
    assert EN.few([f"n{place}" for place in range(300)]) == "n0, n1, n2 and 297 others"
