"""Concepts and the network by hand, on a telephone: every part within two taps, and two concepts side by side."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tools.browser import Visit
from tools.expecting import expect

PARTS = ("rollen", "contact", "partners", "sessies", "eisen", "onbekend", "woorden", "opdracht", "wet", "tijdlijn", "banen")  # fmt: skip


def scrolled(page: Page, down: int) -> None:
    page.get_by_test_id("stMain").evaluate("(main, down) => main.scrollTo(0, down)", down)


def test_each_part_of_the_network_is_two_taps_away_wherever_you_are(visitor: Callable[..., Visit]) -> None:
    page = visitor(width=390, height=844).open("netwerk")
    for part in PARTS:
        scrolled(page, 3000)
        page.locator(".pocket summary").click()
        page.locator(f'.pocket a[href="#{part}"]').click()
        expect(page.locator(f"#{part}")).to_be_in_viewport()
        expect(page.locator(".pocket")).not_to_have_attribute("open", "")


def test_a_link_from_elsewhere_opens_what_is_folded(visitor: Callable[..., Visit]) -> None:
    page = visitor(width=390, height=844).open("netwerk#deel-low-urgency")
    expect(page.locator("#deel-low-urgency")).to_be_in_viewport()


def test_two_concepts_come_side_by_side_by_two_taps(visitor: Callable[..., Visit]) -> None:
    someone = visitor(width=390, height=844)
    page = someone.open("concepten")
    for _ in range(2):
        count = page.locator("a.pick.picked").count()
        page.locator("a.pick:not(.picked)").first.click()
        expect(page.locator("a.pick.picked")).to_have_count(count + 1)
        someone.settle()
    expect(page.locator("#naast")).to_be_visible()
    assert "naast=bicycles&naast=catering" in page.url
    assert someone.violations() == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("address", ["concepten?naast=bicycles&naast=catering&naast=hosting", "netwerk"])
def test_all_that_is_folded_is_as_good_when_it_is_open(visit: Visit, address: str) -> None:
    page = visit.open(address)
    page.evaluate("document.querySelectorAll('.dl details').forEach((part) => (part.open = true))")
    for look in visit.turned(320, 1366, schemes=["light"]):
        assert visit.violations() == [], look
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), look


HANDS_OFF = "() => document.addEventListener('click', (event) => event.preventDefault(), true)"


def test_a_link_into_a_folded_part_opens_it_also_by_itself(visit: Visit) -> None:
    """Also where the browser opens nothing: the place is in the address already, and the part was closed again."""
    page = visit.open("netwerk#woorden")
    fold = page.locator("details:has(> #woorden)")
    expect(fold).to_have_attribute("open", "")
    fold.evaluate("fold => { fold.open = false }")
    page.evaluate(HANDS_OFF)
    page.locator(".dl a[href='#woorden']").first.dispatch_event("click")
    expect(fold).to_have_attribute("open", "")
