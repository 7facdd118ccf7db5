"""The summary on one sheet: what it says, what it leaves out, and that a room is only told what it may know."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from lessons import agenda
from lessons.ballots import questions
from lessons.catalogue import Catalogue, load
from lessons.deck_names import Names
from lessons.heard import Heard, heard, lines
from lessons.readiness import Readiness, default_as_of
from lessons.room import Asked, Phase, Plan, Said, Session
from lessons.summary import ROWS, cut, summary
from lessons.summary_parts import Stated, Summary
from lessons.tables import tables
from lessons.themed import Themed
from lessons.words import LANGUAGES, Language, Words
from tests.rooms import said, votes
from tests.walks import SIZES
from ui.shelf import SHIPPED

STATED = Stated("Een titel", "22 november 2026", (("Opgave", "x"),), ("Een bron",), "http://127.0.0.1/meenemen")
ASKED = "level:room,lessons:work,words:idea"


def made(catalogue: Catalogue, language: Language = "nl", purpose: str = "first-placement", **more: Any) -> Summary:
    seen = Readiness(catalogue, default_as_of(catalogue).day)
    if more.pop("hidden", False):
        more["names"] = Names(catalogue, Words(language), tuple(item.id for item in seen.organisations))
    frames = tables(catalogue, language)
    return summary(seen, purpose, lambda theme: Themed(frames, theme), STATED, Words(language), **more)


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    return load(SHIPPED).catalogue


def texts(value: Any) -> list[str]:
    """Every text in it."""
    if isinstance(value, str):
        return [value]
    if dataclasses.is_dataclass(value):
        return [text for field in dataclasses.fields(value) for text in texts(getattr(value, field.name))]
    return [text for item in value for text in texts(item)] if isinstance(value, tuple) else []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", ["shipped", *map(str, SIZES)])
def test_it_holds_for_any_number_of_organisations(size: str, language: Language, worlds: Mapping[str, Path]) -> None:
    """At most nine in the matrix and honest about the rest; counts of all; coverage always."""
    catalogue = load(worlds[size]).catalogue
    total = sum(item.judged for item in catalogue.organisations.values())
    for purpose in ("first-placement", "scale-up"):
        found = made(catalogue, language, purpose)
        assert sum(int(count.number.replace(".", "").replace(",", "")) for count in found.counts) == total
        assert re.search(r"\d+ (van|of) [\d.,]+ (vakken beoordeeld|cells judged)", found.coverage)
        assert (found.matrix is None) == (total == 0)
        if found.matrix:
            assert len(found.matrix.rows) == min(total, ROWS)
            assert bool(found.matrix.rest) == (total > ROWS)
            assert {len(row.marks) for row in found.matrix.rows} == {9}
        assert not re.search(r"\d %|gemiddeld|average", " ".join(texts(found)))


def test_what_is_missing_stands_first(worlds: Mapping[str, Path]) -> None:
    found = made(load(worlds["30"]).catalogue, purpose="scale-up").conditions
    numbers = [(int(one.missing), int(one.open)) for one in found]
    assert numbers == sorted(numbers, reverse=True)
    assert numbers[0][0] > 0


def test_lessons_are_of_the_asked_themes_and_each_stands_there_once(shipped: Catalogue) -> None:
    label = shipped.themes["work"].label.nl
    found = made(shipped, themes=["work"]).lessons
    assert {one.theme for one in found} == {label}
    assert len({one.text for one in found}) == len(found) == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_hidden_names_stand_nowhere_and_letters_are_in_order(shipped: Catalogue, language: Language) -> None:
    """Not in a sentence, not cut in half, and not to be told from the order."""
    room = said(agenda.items("level:belastingdienst.room,words:idea", shipped), shipped, texts=["Kijk bij de IND."])
    found = made(shipped, language, hidden=True, room=room)
    held = [
        name
        for item in shipped.organisations.values()
        if item.judged
        for name in (item.short.say(language), item.name.say(language))
    ]
    told = "\n".join(texts(found))
    assert not [name for name in held if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", told)]
    assert found.matrix
    letters = [row.name.split()[-1] for row in found.matrix.rows]
    assert letters == sorted(letters) == list("ABCDEFGHI")


def test_a_long_text_is_cut_at_a_word_and_a_short_one_stays() -> None:
    assert cut("een twee drie", 13) == "een twee drie"
    assert cut("een  twee\ndrie vier", 14) == "een twee drie…"
    assert len(cut("x" * 2_000, 190)) == 190


# --- what a room said ---------------------------------------------------------------------------------------------------


def session(catalogue: Catalogue, phase: Phase, closed: bool = False) -> Session:
    asked = tuple(Asked(one, phase) for one in questions(agenda.items(ASKED, catalogue), catalogue))
    plan = Plan("first-placement", "2023-12", (), (), ASKED, "v", "e")
    return Session("s", "BCDFGH", "Titel", "nl", plan, closed, "", 0.0, None, 1.0, 2.0, asked)


@pytest.mark.parametrize(
    ("phase", "closed", "rounds"),
    [("waiting", False, 0), ("first", False, 0), ("revealed", False, 1), ("second", False, 1), ("compared", False, 2), ("first", True, 0), ("second", True, 1), ("waiting", True, 0)],
)  # fmt: skip
def test_a_round_is_told_after_the_reveal_and_not_before_nor_by_closing(
    shipped: Catalogue, phase: Phase, closed: bool, rounds: int
) -> None:
    held = session(shipped, phase, closed)
    voted = {1: 9, 2: 8 if phase in ("second", "compared") else 0}
    words = [
        Said("a", "q3", "Wacht nog", "waiting", 0, "hr", "x"),
        Said("b", "q3", "Mag gezien", "shown", 2, "hr", "x"),
    ]
    found = heard(held, lambda name, number: votes(held.of(name).question, voted[number]), words)
    told = {item.question.kind: item for item in found}
    assert len(told["level"].rounds if "level" in told else ()) == rounds
    assert [one.text for one in told["words"].words] == ["Mag gezien"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_fewer_than_three_votes_are_no_numbers(shipped: Catalogue, language: Language) -> None:
    found = said(agenda.items(ASKED, shipped), shipped, people=2)[:2]
    for item in found:
        told = " ".join(lines(item, Words(language)))
        assert "2 " in told
        assert not re.search(r"(niveau|level) \d: ", told)


def test_a_divided_room_is_called_divided_and_a_median_needs_five(shipped: Catalogue) -> None:
    (many,) = said(agenda.items("level:belastingdienst.room", shipped), shipped)
    (few,) = said(agenda.items("level:belastingdienst.room", shipped), shipped, people=4)
    assert all("verdeeld" in line and "middelste stem" in line for line in lines(many, Words("nl")))
    assert not any("middelste stem" in line for line in lines(few, Words("nl")))


def test_the_sheet_tells_three_questions_and_says_how_many_more(shipped: Catalogue) -> None:
    room: list[Heard] = said(agenda.items("level:room,level:work,level:hiring,level:backing", shipped), shipped)
    found = made(shipped, room=room)
    assert len(found.room) == 3
    assert found.more_room.startswith("Nog 1 vraag")
    assert not made(shipped).room
