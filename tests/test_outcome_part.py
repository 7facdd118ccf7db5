"""The outcome on the coach's desk: only once the session is closed, and what it would change before anyone accepts it."""

from __future__ import annotations

import pytest

from lessons.reading import read
from lessons.records import Proposal
from lessons.shape import shape
from tests.pages import open_page, text_of
from tests.test_room_screen import HOSTILE, Room
from ui import outcome_part, steering
from ui.data import catalogue
from ui.rooms import rooms

AGENDA = "level:belastingdienst.room,level:ienm.room,lessons:work,rate:bicycles,words:obstacle"


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> Room:
    """A closed session of six that this visitor steered: divided on room, with hostile words that were let through."""
    room = Room.opened(agenda=AGENDA).to("q1", "compared").to("q3", "revealed").to("q4", "revealed").to("q5", "first")
    monkeypatch.setattr(steering, "secret", lambda: room.key)
    rooms().add_words(room.session.id, "q5", "voter0", HOSTILE, "once-0001")
    rooms().let_through(room.session.id, rooms().words(room.session.id)[0].id, True)
    rooms().close(room.session.id)
    return room


def test_while_the_session_is_open_there_is_no_outcome(monkeypatch: pytest.MonkeyPatch) -> None:
    room = Room.opened(agenda=AGENDA)
    monkeypatch.setattr(steering, "secret", lambda: room.key)
    app = open_page("sessie")
    assert "outcome-head" not in text_of(app)
    assert not app.get("download_button")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("nl", ["De uitkomst meenemen", "Wat het zou veranderen", "1 oordeel over 1 organisatie", "verdeeld", "Belastingdienst, ruimte"]),
        ("en", ["Take the outcome along", "What it would change", "1 judgement on 1 organisation", "divided", "Tax Administration, room"]),
    ],
)  # fmt: skip
def test_it_tells_what_is_in_it_and_what_it_would_change(closed: Room, language: str, told: list[str]) -> None:
    """The words of people stand in the file, and are no markup on the page."""
    app = open_page("sessie", uitkomst="open", taal=language)
    page = text_of(app)
    assert [words for words in told if words not in page] == []
    assert HOSTILE not in page


def test_what_is_in_it_opens_with_a_button_and_the_file_is_the_record(closed: Room) -> None:
    app = open_page("sessie")
    assert "outcome-inside" not in text_of(app)
    app.button(key=outcome_part.KEY).click().run()
    assert "outcome-inside" in text_of(app)
    raw = outcome_part.file(rooms().of_id(closed.session.id), catalogue())
    record, problems = shape(read(raw, "outcomes/x.yaml", long_lists=True), Proposal)
    assert record is not None
    assert not problems
    assert [lesson.text.nl for lesson in record.lessons] == [" ".join(HOSTILE.split())]


def test_it_links_to_the_day_on_which_the_overview_shows_it(closed: Room) -> None:
    """The usual date of the overview is long before the session: the day of the session is a link."""
    page = text_of(open_page("sessie", uitkomst="open"))
    day = outcome_part._made(closed.session, catalogue()).session.date.last
    assert "Het overzicht kijkt gewoon vanaf december 2023." in page
    assert f"peildatum={day.isoformat()}" in page
