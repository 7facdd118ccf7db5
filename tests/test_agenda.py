"""The agenda of a session: how it is written, what of it is known, and the usual one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons import agenda
from lessons.agenda import LONGEST, LONGEST_WRITTEN, READ, Item
from ui.data import catalogue, version_shown
from ui.experiments import newest_first

ids = st.from_regex("[a-z0-9-]{1,64}", fullmatch=True)
NINE = "question,assignment,matrix,level:room,level:belastingdienst.room,lessons:work,rate:bicycles,words:idea,next"


def test_an_agenda_is_read_as_it_was_written() -> None:
    found = agenda.items(NINE, catalogue())
    assert agenda.written(found) == NINE
    assert [item.kind for item in found if item.asks] == ["level", "level", "lessons", "rate", "words"]
    assert (found[4].about, found[4].dimension) == ("belastingdienst", "room")
    assert (found[3].about, found[3].dimension) == ("", "room")


@pytest.mark.parametrize(
    "unknown",
    ["bogus", "matrix:room", "level:bogus", "level:bogus.room", "level:room.room.room", "experiment", "experiment:no", "rate:no", "words:hate", "LEVEL:room", "level: room", "<b>", "level:room'"],
)  # fmt: skip
def test_what_the_catalogue_does_not_have_is_left_out_and_the_rest_stays(unknown: str) -> None:
    assert agenda.written(agenda.items(f"matrix,{unknown},next,matrix", catalogue())) == "matrix,next"


def test_what_may_be_an_item_but_is_not_there_is_kept_apart() -> None:
    assert agenda.left_over("matrix,experiment:gone,<b>,next", catalogue()) == ("experiment:gone",)


@given(st.lists(st.text(max_size=30) | ids | ids.map(lambda name: f"level:{name}.{name}"), max_size=150))
def test_whatever_is_written_what_is_read_of_it_is_short_in_order_and_stays_what_it_is(found: list[str]) -> None:
    parts = agenda.parts(",".join(found))
    assert len(parts) == len(set(parts)) <= READ
    assert len(",".join(parts)) <= LONGEST_WRITTEN
    assert agenda.parts(",".join(parts)) == parts
    assert len(agenda.items(",".join(found), catalogue())) <= LONGEST


def test_the_usual_agenda_has_every_slide_and_the_newest_experiments_of_the_chosen_organisations() -> None:
    newest = newest_first(version_shown())
    found = agenda.usual(catalogue(), newest)
    assert {item.kind for item in found} == set(agenda.SLIDES)
    assert agenda.items(agenda.written(found), catalogue()) == found
    assert [item.subject for item in found if item.kind == "experiment"] == list(catalogue().experiments)
    one = agenda.usual(catalogue(), newest, ["ienm"])
    assert [item.subject for item in one if item.kind == "experiment"] == ["ienm-candidate-first"]
    assert not any(item.kind == "experiment" for item in agenda.usual(catalogue(), newest, ["szw"]))


@given(st.sets(ids, max_size=60))
def test_each_organisation_has_a_letter_of_its_own_whatever_the_order_they_come_in(names: set[str]) -> None:
    letters = agenda.stand_ins(names)
    assert set(letters) == names
    assert len(set(letters.values())) == len(names)
    assert agenda.stand_ins(sorted(names)) == letters
    assert "A" in letters.values() or not names


def test_letters_go_on_behind_z_and_do_not_follow_the_names() -> None:
    letters = agenda.stand_ins(f"org-{place:03}" for place in range(60))
    assert {"A", "Z", "AA", "BH"} <= set(letters.values())
    assert "BI" not in letters.values()
    assert list(letters) != sorted(letters)


def test_an_item_is_written_as_it_stands_in_an_address() -> None:
    assert str(Item("level", "ienm.work")) == "level:ienm.work"
    assert str(Item("matrix")) == "matrix"
