"""By keyboard: what is hidden is no stop, the menu of a telephone opens and closes, and the keyboard never gets lost."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page

from tools.browser import Visit
from tools.expecting import expect


def on(page: Page) -> str:
    """What the keyboard is on: its name or its words."""
    return str(
        page.evaluate("() => document.activeElement.ariaLabel ?? document.activeElement.innerText.trim().slice(0, 80)")
    )


def test_a_closed_menu_is_no_stop_and_an_open_one_closes_with_escape(visitor: Callable[..., Visit]) -> None:
    page = visitor(width=390, height=844).open("lessen")
    for _ in range(4):
        page.keyboard.press("Tab")
        assert page.evaluate("() => document.activeElement.getBoundingClientRect().right > 0")
    page.get_by_role("button", name="Menu openen").click()
    expect(page.get_by_test_id("stSidebarNavLink").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Menu openen")).to_be_focused()


def test_all_themes_and_what_was_found_are_in_the_first_screen_of_a_telephone(visitor: Callable[..., Visit]) -> None:
    page = visitor(width=390, height=844).open("lessen")
    bottoms = page.evaluate(
        "() => [...document.querySelectorAll('.st-key-thema button, .found-bar')].map(part => part.getBoundingClientRect().bottom)"
    )
    assert len(bottoms) > 10
    assert max(bottoms) <= 844


def test_nothing_stays_over_the_page_on_a_low_screen(visitor: Callable[..., Visit]) -> None:
    """400 % zoom: 320 x 256."""
    visit = visitor(width=320, height=256)
    for address, part in (("lessen", ".found-bar"), ("netwerk", ".contents.parted")):
        found = visit.open(address).evaluate(
            """(part) => getComputedStyle(document.querySelector(part).closest('[data-testid="stElementContainer"]')).position""",
            part,
        )
        assert found != "sticky", address


def test_an_opened_spot_stands_clear_of_the_heads_and_has_the_keyboard(visit: Visit) -> None:
    page = visit.open("witte-vlekken")
    page.get_by_role("link", name="DJI, Regie: geen lessen").focus()
    page.keyboard.press("Enter")
    heading = page.locator("#vak h3")
    expect(heading).to_be_focused()
    visit.settle()
    page.wait_for_function(
        """() => document.querySelector('.spread a.cell[aria-current]')?.getBoundingClientRect().top
          >= document.querySelector('.spread thead th').getBoundingClientRect().bottom"""
    )


def test_the_other_filters_tell_whether_they_are_open(visit: Visit) -> None:
    page = visit.open("lessen")
    button = page.locator(".st-key-meerfilters button")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")


def test_the_keyboard_stays_after_a_chip_is_taken_away_and_goes_to_the_name_of_another_page(visit: Visit) -> None:
    page = visit.open("lessen?thema=work&thema=hiring")
    page.get_by_role("link", name=re.compile("Haal weg: Thema")).first.focus()
    page.keyboard.press("Enter")
    visit.settle()
    expect(page.locator(".chips a.chip").first).to_be_focused()
    page.get_by_role("link", name=re.compile(r"Zet deze \d+ lessen op mijn lijst")).focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/lijst"))
    expect(page.locator("h1")).to_be_focused()
    assert "les" in on(page)
