"""The wall goes along with the desk: it turns where the session is moved elsewhere, and leaves who turns it by hand."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page

from tests.test_room_screen import Room
from tools.browser import Visit
from tools.expecting import expect
from ui.rooms import rooms

AGENDA = "matrix,level:room,lessons:work,words:idea"
NOTHING = "vraag=nu"


def at(page: Page, number: int) -> None:
    expect(page.locator("[data-at]").first).to_have_text(f"{number} / 5")


def looked(page: Page, what: str, times: int = 2) -> None:
    """So many answers later."""
    for _ in range(times):
        page.wait_for_event("response", lambda answer: what in answer.url)


def test_the_wall_turns_where_the_desk_moves_the_session_and_stays_where_it_is_turned(
    visitor: Callable[..., Visit],
) -> None:
    room = Room.opened(6, AGENDA)
    wall = visitor()
    page = wall.open(f"presenteren?agenda={AGENDA}&sessie={room.session.code}")
    own = Visit(wall.home, page.context.new_page()).open(
        f"presenteren?agenda={AGENDA}&sessie={room.session.code}&rol=coach"
    )
    live = page.locator(".slide:not([hidden]) .live")
    expect(live.locator(".code")).to_have_text(room.session.code)
    expect(own.locator(".slide.now .live .code")).to_have_text(room.session.code)
    room.to("q1", "first")
    at(page, 3)
    expect(live.locator(".voted")).to_have_text("6 van 6 stemden")
    at(own, 3)
    page.bring_to_front()
    page.keyboard.press("ArrowLeft")
    at(page, 2)
    looked(page, NOTHING)
    at(page, 2)
    room.to("q1", "revealed")
    at(page, 3)
    expect(live.locator("tr.everybody")).to_contain_text("Iedereen (6)")
    page.keyboard.press("ArrowRight")
    expect(live.locator(".later")).to_be_visible()
    at(page, 4)
    rooms().show(room.session.id, "q3")
    at(page, 5)
    expect(live.locator(".room")).to_have_class(re.compile("phase-waiting"))
    assert [one for one in wall.complaints if "409" not in one] == []


def test_who_steers_on_the_wall_is_not_turned_back_and_the_window_of_the_coach_does_not_turn_itself(
    visitor: Callable[..., Visit],
) -> None:
    room = Room.opened(6, AGENDA)
    wall, coach = visitor(), visitor()
    for one in (wall, coach):
        one.page.context.add_cookies([{"name": "coach", "value": room.key, "url": one.home}])
    own = coach.open(f"presenteren?agenda={AGENDA}&sessie={room.session.code}&rol=coach")
    expect(own.locator(".slide.now .live .code")).to_have_text(room.session.code)
    page = wall.open(f"presenteren?agenda={AGENDA}&sessie={room.session.code}&dia=3")
    live = page.locator(".slide:not([hidden]) .live")
    live.get_by_role("button", name="Open de stemming").click()
    expect(live.locator(".voted")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(live.get_by_role("button", name="Open de stemming")).to_be_visible()
    page.keyboard.press("Home")
    at(page, 1)
    for deck in (page, own):
        looked(deck, "vraag=begin")
        at(deck, 1)
    assert rooms().of_id(room.session.id).current == "q2"
    assert wall.complaints == coach.complaints == []
