"""What a round says in one sentence: of the groups that are shown alone, and never that a few speak for a room."""

from __future__ import annotations

import pytest

from lessons import tallies
from lessons.ballots import Option, Question, Said
from lessons.room import Vote
from lessons.tallies import Distribution, lessons, level, rate
from lessons.vote_findings import finding, notes
from lessons.vote_words import difference, spread_words, supported
from lessons.words import Words

DUTCH, ENGLISH = Words("nl"), Words("en")
ABOUT = Question("q1", "level", "room", "a", Said("?", "?"), ())
OWN = Question("q1", "level", "room", "", Said("?", "?"), ())
SOME = tuple(Option(name, Said(name, name)) for name in ("x", "y", "z"))


def votes(*answers: object, own: str = "") -> list[Vote]:
    """One vote an answer; `own` has a letter for the organisation of each."""
    places = own or "a" * len(answers)
    return [Vote(f"v{n}", "hr", places[n], answer, 1) for n, answer in enumerate(answers)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("answers", "nl", "en"),
    [
        ("0 0 4", "De zaal is verdeeld, van 0 tot 4.", "The room is divided, from 0 to 4."),
        ("3 4 3", "De antwoorden liggen dicht bij elkaar: 3 en 4.", "The answers are close: 3 and 4."),
        ("2 2 2", "De zaal is het eens: 2.", "The room agrees: 2."),
        (
            "2 2 2 unknown",
            "De zaal is het eens: 2. 1 mens weet het niet.",
            "The room agrees: 2. 1 person does not know.",
        ),
        ("2 2 unknown unknown", "Minder dan drie mensen noemden een niveau.", "Fewer than three people named a level."),
        ("2 2", "", ""),
    ],
)
def test_of_one_organisation_it_says_whether_the_room_is_divided(answers: str, nl: str, en: str) -> None:
    found = level(ABOUT, votes(*answers.split()))
    assert (finding(found, DUTCH), finding(found, ENGLISH)) == (nl, en)


@pytest.mark.parametrize(
    ("answers", "own", "nl", "en"),
    [
        ("0 1 2 3 3 4", "aaabbb", "Bij één van de twee organisaties is men verdeeld.", "one of the two organisations."),
        ("0 1 2 1 3 4", "aaabbb", "Bij beide organisaties is men verdeeld.", "at both organisations."),
        (
            "0 1 1 3 3 4",
            "aaabbb",
            "Bij geen van de twee organisaties is men verdeeld.",
            "none of the two organisations.",
        ),
        ("0 1 1 3 3 4", "aaabcd", "Bij de ene organisatie met genoeg stemmen is men niet verdeeld.", "enough votes."),
        ("0 4 1", "abc", "Niveaus van 0 tot 4, van verschillende organisaties.", "of different organisations."),
        (
            "1 1 1",
            "abc",
            "Alle genoemde niveaus zijn 1, bij verschillende organisaties.",
            "at different organisations.",
        ),
    ],
)
def test_levels_of_several_organisations_are_no_disagreement(answers: str, own: str, nl: str, en: str) -> None:
    found = level(OWN, votes(*answers.split(), own=own))
    assert finding(found, DUTCH) == nl
    assert finding(found, ENGLISH).endswith(en)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("0 1 1 3 3 4", "0 2 2 1 3 3", "bij beide organisaties is men nu verdeeld (eerst bij geen)."),
        ("0 2 2 1 3 3", "0 1 1 1 3 3", "bij één van de twee organisaties is men nu verdeeld (eerst bij twee)."),
        ("0 1 1 3 3 4", "1 0 0 4 4 3", "bij geen van de twee organisaties is men nu verdeeld."),
    ],
)
def test_the_second_round_says_at_how_many_organisations_people_are_divided_and_what_that_was(
    before: str, after: str, told: str
) -> None:
    first, second = (votes(*answers.split(), own="aaabbb") for answers in (before, after))
    assert difference(tallies.difference(OWN, first, second), DUTCH).endswith(told)


def test_two_who_named_a_level_do_not_agree_for_a_group() -> None:
    assert spread_words(Distribution((0, 0, 0, 2, 0), 2), DUTCH) == "minder dan drie niveaus genoemd"
    assert spread_words(Distribution((0, 0, 0, 3, 0), 2), DUTCH) == "eens, 3"


def test_the_signs_are_told_where_they_are_used() -> None:
    """Without a group of one organisation nobody is called divided; with four levels there is no middle."""
    few, many = level(OWN, votes("0", "4", "1", own="abc")), level(ABOUT, votes(*"01234"))
    assert not any(told.startswith(("Verdeeld", "Het midden")) for told in notes(few, DUTCH))
    assert [told.split()[0] for told in notes(many, DUTCH)] == ["De", "Verdeeld:", "Groepen", "Het"]


def test_lessons_and_ratings_have_a_sentence_too() -> None:
    question = Question("q1", "lessons", "work", "", Said("?", "?"), SOME)
    assert finding(lessons(question, votes(["x", "y"], ["x"], ["y", "x"])), DUTCH).endswith("het vaakst: 3 van 3.")
    assert "twee lessen zijn even vaak" in finding(lessons(question, votes(["x", "y"], ["y", "x"], ["z"])), DUTCH)
    given = [{"x": "yes", "y": one} for one in ("yes", "no", "no", "yes")]
    told = "De meeste mensen zeggen: x ja. De zaal is verdeeld over één van twee eisen."
    assert finding(rate(question, votes(*given)), DUTCH) == told
    assert finding(rate(question, votes(*given[:1] * 3)), ENGLISH) == "Most people say: x yes, y yes."


def test_a_rating_says_the_answer_itself_and_nothing_of_who_gave_too_few() -> None:
    """Feasible and not scalable is another outcome than agreement on two criteria; nobody speaks for who has no opinion."""
    question = Question("q1", "rate", "bike", "", Said("?", "?"), SOME)
    given = [{"x": "yes", "y": "no", "z": "yes" if place < 2 else "unknown"} for place in range(6)]
    assert finding(rate(question, votes(*given)), DUTCH) == "De meeste mensen zeggen: x ja, y nee."
    some = [{"x": "yes" if place < 3 else "unknown", "y": "unknown"} for place in range(6)]
    assert finding(rate(question, votes(*some)), DUTCH) == "De meeste mensen met een mening zeggen: x ja."
    none = rate(question, votes(*[{"x": "unknown", "y": "unknown"}] * 6))
    assert finding(none, DUTCH) in ("", "Minder dan drie mensen hadden een mening.")


@pytest.mark.parametrize(
    ("number", "nl", "en"),
    [(1, "1 keer gesteund", "supported once"), (2, "2 keer gesteund", "supported 2 times")],
)
def test_support_is_counted_in_words_that_fit_the_number(number: int, nl: str, en: str) -> None:
    assert (supported(number, DUTCH), supported(number, ENGLISH)) == (nl, en)
