"""What a room can choose: only lessons that a reader can do, in an order that is told, as many as fit a phone."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from lessons.agenda import Item
from lessons.ballots import MOST_OFFERED, questions
from lessons.catalogue import Catalogue
from lessons.records import PublicLesson
from ui.data import catalogue

KINDS = get_args(PublicLesson.model_fields["kind"].annotation)


def offered(held: Catalogue, theme: str) -> list[str]:
    """The ids that a room may choose from on a theme; none where the question is not asked."""
    return [option.id for asked in questions([Item("lessons", theme)], held) for option in asked.options]


def with_lessons(*found: PublicLesson) -> Catalogue:
    """The shipped catalogue with these public lessons, and no others of any kind."""
    held = catalogue()
    programme = held.programme.model_copy(update={"lessons": ()}) if held.programme else None
    return replace(held, lessons={one.id: one for one in found}, experiments={}, programme=programme)


def lesson(name: str, **more: object) -> PublicLesson:
    known = {"id": name, "text": {"nl": name, "en": name}, "kind": "practice", "organisations": ["ind"], "themes": ["work"], "strength": "medium", "sources": ["seed"]}  # fmt: skip
    return PublicLesson.model_validate(known | more)


def test_what_is_no_advice_is_never_offered() -> None:
    """ "A reorganisation caused delay" is on the theme of urgency, and nobody can do it."""
    assert "urgency" in catalogue().lessons["bd-reorganisation"].themes
    for theme in catalogue().themes:
        for name in offered(catalogue(), theme):
            found = catalogue().lessons.get(name)
            assert found is None or found.kind in ("practice", "advice", "idea"), name


@pytest.mark.parametrize("kind", KINDS)
def test_of_the_public_lessons_only_a_practice_advice_and_idea_can_be_done(kind: str) -> None:
    can = kind in ("practice", "advice", "idea")
    assert offered(with_lessons(lesson("one", kind=kind)), "work") == ["one"] * can


@pytest.mark.parametrize(
    ("kind", "organisations", "can"),
    [("practice", ["rijk"], 0), ("advice", ["rijk"], 0), ("advice", [], 0), ("advice", ["bzk", "rijk"], 1), ("idea", [], 1)],
)  # fmt: skip
def test_what_is_said_of_a_whole_sector_no_organisation_can_do(kind: str, organisations: list[str], can: int) -> None:
    found = with_lessons(lesson("one", kind=kind, organisations=organisations))
    assert len(offered(found, "work")) == can


def test_a_theme_without_such_a_lesson_asks_nothing_and_the_next_question_keeps_its_number() -> None:
    asked = questions([Item("lessons", "work"), Item("words", "idea")], with_lessons(lesson("one", kind="result")))
    assert [(one.id, one.item) for one in asked] == [("q1", "words:idea")]


def test_lessons_of_the_doetanks_take_turns_and_those_of_others_follow_by_strength_and_ideas_last() -> None:
    own = offered(catalogue(), "hiring")[:3]
    assert own == ["ienm-candidate-first/agree-who-decides", "programme/check-steps-before-start", "ienm-candidate-first/write-down-why-not"]  # fmt: skip
    found = with_lessons(
        lesson("an-idea", kind="idea", strength="strong"),
        lesson("weak", strength="weak"),
        lesson("medium", kind="advice"),
        lesson("strong", strength="strong"),
    )
    assert offered(found, "work") == ["strong", "medium", "weak", "an-idea"]


def test_no_more_are_offered_than_stand_on_a_phone() -> None:
    held = with_lessons(*(lesson(f"l{number}") for number in range(40)))
    assert len(offered(held, "work")) == MOST_OFFERED
