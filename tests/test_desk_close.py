"""Closing a session: first what it does and what it leaves out, with a way to show that first; then the buttons."""

from __future__ import annotations

import re

import pytest

from tests.pages import open_page, text_of
from tests.test_room_screen import Room
from ui import steering
from ui.rooms import rooms


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> Room:
    """A session that this visitor steers."""
    found = Room.opened()
    monkeypatch.setattr(steering, "secret", lambda: found.key)
    return found


def asked(language: str) -> str:
    """What the desk says before it closes a session."""
    found = re.search(r'<div class="dl note" role="status">.*?</div>', text_of(open_page("sessie", sluiten="open", taal=language)), re.DOTALL)  # fmt: skip
    assert found
    return found[0]


@pytest.mark.parametrize(
    ("language", "never", "first", "waits"),
    [
        ("nl", "Vraag 1 en 3 zijn niet getoond: die stemmen tellen dan niet mee.", "Van vraag 2 is de tweede ronde niet getoond: dan telt de eerste.", "Twee bijdragen wachten nog op u."),
        ("en", "Questions 1 and 3 were not shown: those votes will not count.", "The second round of question 2 was not shown: the first round will count.", "Two contributions wait for you."),
    ],
)  # fmt: skip
def test_what_is_not_shown_is_named_with_a_way_to_show_it_first(
    room: Room, language: str, never: str, first: str, waits: str
) -> None:
    """Each question that is open has a link to where its next step stands; one that was shown, or not asked, has none."""
    room.to("q4", "compared").to("q5", "first").to("q1", "first").to("q2", "second").to("q3", "first")
    for one in range(2):
        rooms().add_words(room.session.id, "q5", f"voter{one}", "Begin klein", "once-0001")
    told = asked(language)
    assert [line for line in (never, first, waits) if line not in told] == []
    assert re.findall(r'href="#([^"]*)"', told) == ["asked-q1", "asked-q2", "asked-now"]


def test_one_question_is_told_in_the_singular_and_nothing_where_all_was_shown(room: Room) -> None:
    room.to("q2", "first")
    assert "Vraag 2 is niet getoond: die stemmen tellen dan niet mee." in asked("nl")
    room.to("q2", "revealed").to("q5", "first")
    told = asked("nl")
    assert "tellen" not in told
    assert "href" not in told
    assert "wacht" not in told


def test_the_explanation_stands_before_the_buttons(room: Room) -> None:
    room.to("q2", "first")
    app = open_page("sessie", sluiten="open", wissen="open")
    order = [getattr(found, "key", None) or str(getattr(found, "value", "") or getattr(found, "body", "")) for found in app.main]  # fmt: skip
    place = {name: next(n for n, text in enumerate(order) if name in text) for name in ("tellen dan niet mee", "voor goed")}  # fmt: skip
    assert place["tellen dan niet mee"] < order.index("sluiten") < order.index("sluiten-sure")
    assert place["voor goed"] < order.index("wissen") < order.index("wissen-sure")


def test_an_outcome_that_names_nothing_of_it_follows(room: Room) -> None:
    """What the confirmation said is so: after closing the desk shows nothing of that question."""
    room.to("q2", "first")
    app = open_page("sessie", sluiten="open")
    app.button(key="sluiten-sure").click().run()
    assert not app.exception
    shown = text_of(app)
    assert "gesloten tijdens ronde 1, niet getoond" in shown
    assert "Wat de zaal zei" not in shown
