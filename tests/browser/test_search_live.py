"""Searching as one types, in a real browser: the page follows, the field keeps the hand, and a slip is one click away."""

from __future__ import annotations

import re
from collections.abc import Callable

from tools.browser import Visit
from tools.expecting import expect


def test_the_page_follows_the_typing_and_the_field_keeps_the_hand(visit: Visit) -> None:
    page = visit.open("lessen")
    before = page.locator("h1").inner_text()
    field = page.get_by_label("Zoek", exact=True)
    field.press_sequentially("begel", delay=60)
    expect(page.locator("article.lesson mark").first).to_be_visible()
    field.press_sequentially("eider", delay=60)
    expect(page.locator("h1")).not_to_have_text(before)
    expect(page).to_have_url(re.compile("zoek=begeleider"))
    expect(field).to_have_value("begeleider")
    expect(field).to_be_focused()
    expect(page.locator("article.lesson mark", has_text="egeleiding").first).to_be_visible()


def test_clearing_the_field_brings_all_lessons_back(visit: Visit) -> None:
    page = visit.open("lessen?zoek=jobcoach")
    few = page.locator("h1").inner_text()
    page.get_by_role("button", name="Zoekwoord wissen").click()
    expect(page.locator("h1")).not_to_have_text(few)
    expect(page.locator("mark")).to_have_count(0)


def test_what_was_meant_is_one_click_away(visit: Visit) -> None:
    page = visit.open("lessen?zoek=jobcaoch")
    page.get_by_role("link", name="jobcoach", exact=True).click()
    expect(page.get_by_label("Zoek", exact=True)).to_have_value("jobcoach")
    expect(page.locator("article.lesson mark").first).to_have_text("jobcoach")


def test_what_else_was_found_is_reached_from_the_top_and_leads_on(visitor: Callable[..., Visit]) -> None:
    visit = visitor(width=390, scheme="dark")
    page = visit.open("lessen?zoek=draagvlak")
    page.locator("a[href='#elders']").click()
    expect(page.locator("#elders")).to_be_in_viewport()
    assert visit.violations() == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.locator("section[aria-labelledby=elders] a").first.click()
    expect(page.locator("#elders")).to_have_count(0)
