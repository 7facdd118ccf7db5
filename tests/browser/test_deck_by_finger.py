"""The deck by finger, and on the whole screen: a swipe turns the slide and never leaves the deck; no address bar is needed."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tools.browser import Visit
from tools.expecting import expect

SCROLLED = "() => document.querySelector(\"[data-testid='stMain']\").scrollTop"
WIDE = """() => {
  const table = document.querySelector('.slide.now .scroll')
  table.firstElementChild.style.width = '200%'
  document.querySelector('.slides').append(document.createElement('i'))
}"""
"""As a table with many columns is; the page hears that something came."""


def swipe(page: Page, across: int, down: int, at: float = 0.4) -> None:
    """One finger goes so many pixels sideways and down, as a hand does: in small steps, from the middle of the way."""
    size = page.viewport_size
    assert size is not None
    x, y = size["width"] / 2 - across / 2, size["height"] * at - down / 2
    hand = page.context.new_cdp_session(page)
    hand.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for part in range(1, 9):
        point = {"x": x + across * part / 8, "y": y + down * part / 8}
        hand.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
    hand.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    hand.detach()


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1024, 768)])
def test_a_finger_sideways_turns_and_one_up_or_down_does_not(
    visitor: Callable[..., Visit], width: int, height: int
) -> None:
    """Also on the matrix and before the first slide, where the browser itself would go back to the page before."""
    coach = visitor(width=width, height=height, touch=True)
    page = coach.open("presenteren?agenda=matrix,experiment:belastingdienst-colleagues,next")
    where = page.locator("[data-at]")
    far = width - 120
    swipe(page, far, 0)
    swipe(page, 40, -300, 0.5)
    swipe(page, -60, 300, 0.5)
    expect(where).to_have_text(re.compile("^1 /"))
    swipe(page, -far, 20)
    expect(where).to_have_text(re.compile("^2 /"))
    swipe(page, -far, 0)
    expect(page).to_have_url(re.compile("dia=2.*stap=1"))
    swipe(page, far, 0)
    swipe(page, far, 0)
    expect(where).to_have_text(re.compile("^1 /"))
    page.evaluate(WIDE)
    expect(page.locator(".slide.now .scroll")).to_have_attribute("data-wide", "")
    swipe(page, -far, 0)
    expect(where).to_have_text(re.compile("^1 /"))
    assert coach.complaints == []


def test_a_long_slide_scrolls_under_a_finger(visitor: Callable[..., Visit]) -> None:
    coach = visitor(width=390, height=844, touch=True)
    page = coach.open("presenteren?agenda=matrix,next")
    swipe(page, 30, -400, 0.5)
    page.wait_for_function(f"() => ({SCROLLED})() > 100")
    expect(page.locator("[data-at]")).to_have_text(re.compile("^1 /"))


def test_where_a_browser_cannot_fill_the_screen_there_is_no_button(visit: Visit) -> None:
    page = visit.open("presenteren")
    expect(page.locator(".full.in-bar")).to_be_visible()
    page.evaluate("() => Object.defineProperty(document, 'fullscreenEnabled', { value: false })")
    page.evaluate("() => document.dispatchEvent(new Event('fullscreenchange'))")
    expect(page.locator(".full.in-bar")).to_be_hidden()


@pytest.mark.parametrize(
    ("locale", "fills", "leaves"), [("nl-NL", "Heel scherm", "Verlaat heel scherm"), ("en-GB", "Whole screen", "Leave whole screen")]
)  # fmt: skip
def test_the_whole_screen_by_key_and_button_keeps_the_slide(
    visitor: Callable[..., Visit], locale: str, fills: str, leaves: str
) -> None:
    """The button says what it will do; Escape leaves the whole screen and not the deck; names are hidden without links."""
    coach = visitor(locale=locale)
    page = coach.open("presenteren?namen=verborgen&organisatie=ienm&dia=3")
    full, button = "() => !!document.fullscreenElement", page.locator(".full.in-bar")
    expect(button).to_have_text(fills)
    page.keyboard.press("f")
    expect(button).to_have_text(leaves)
    assert page.evaluate(full)
    page.keyboard.press("PageDown")
    place = page.locator("[data-at]").inner_text()
    page.keyboard.press("Escape")
    expect(button).to_have_text(fills)
    expect(page.locator("[data-at]")).to_have_text(place)
    button.click()
    expect(button).to_have_text(leaves)
    button.click()
    expect(button).to_have_text(fills)
    expect(page).to_have_url(re.compile("/presenteren"))
    button.click()
    expect(button).to_have_text(leaves)
    page.locator("#stop").click()
    expect(page).to_have_url(re.compile("/agenda.*namen=verborgen"))
    page.wait_for_function("() => !document.fullscreenElement")
    assert coach.complaints == []
