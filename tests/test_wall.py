"""Which question the room is at is told on every slide, so that the wall can go along with the desk."""

from __future__ import annotations

import pytest

from tests.test_room_screen import Room
from ui.rooms import rooms


@pytest.mark.parametrize("slide", ["nu", "begin", "q1", "q2"])
def test_every_slide_is_told_which_question_the_room_is_at_and_its_phase(slide: str) -> None:
    """Also a slide without a question, one that shows nothing yet, and one that did not change."""
    room = Room.opened()
    assert room.part(slide).headers["x-now"] == ""
    for question, phase in (("q1", "first"), ("q1", "revealed"), ("q3", "first")):
        room.to(question, phase)  # type: ignore[arg-type]
        told = room.part(slide)
        assert told.headers["x-now"] == f"{question}.{phase}"
    assert room.part("nu").text == ""
    rooms().show(room.session.id, "q4")
    same = room.part(slide, mark=told.headers.get("x-mark", ""))
    assert same.code in (204, 409)
    assert same.headers["x-now"] == "q4.waiting"


def test_who_steers_is_told_what_that_very_press_made_of_it() -> None:
    room = Room.opened()
    assert room.steer("question=q2").headers["x-now"] == "q2.waiting"
    assert room.steer("question=q2&saw=waiting&phase=first").headers["x-now"] == "q2.first"
    assert room.part("nu").headers["x-now"] == "q2.first"
    assert "x-now" not in room.steer("question=q2&saw=waiting&phase=first").headers
