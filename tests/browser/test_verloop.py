"""The date on a line in a real browser: by keyboard, by its links, and large enough to hit."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tools.browser import Visit
from tools.expecting import expect


@pytest.mark.parametrize("width", [1366, 390])
def test_the_arrow_keys_move_the_date_and_write_it_in_the_address(visitor: Callable[..., Visit], width: int) -> None:
    someone = visitor(width=width)
    page = someone.open("verloop?peildatum=2020")
    line = page.get_by_role("slider")
    expect(line).to_have_accessible_name(re.compile("Peildatum"))
    expect(line).to_have_attribute("aria-valuetext", "2020")
    line.focus()
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile(r"peildatum=2021-12"))
    someone.settle()
    expect(page.locator("h1")).to_contain_text("2021")
    page.keyboard.press("Home")
    expect(page).to_have_url(re.compile(r"peildatum=2014-12"))
    someone.settle()
    expect(page.locator("h1")).to_contain_text("2014")


def test_the_links_move_the_date_without_dragging_and_are_large_enough(visitor: Callable[..., Visit]) -> None:
    someone = visitor(width=390, height=844)
    page = someone.open("verloop?peildatum=2020")
    dates = page.get_by_role("navigation", name="Peildatum")
    for link in dates.get_by_role("link").all():
        box = link.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44
    dates.get_by_role("link", name="Volgende datum").click()
    expect(page).to_have_url(re.compile(r"peildatum=2021-12"))
    someone.settle()
    expect(page.get_by_role("slider")).to_have_attribute("aria-valuetext", "December 2021")
    page.go_back()
    someone.settle()
    expect(page.get_by_role("slider")).to_have_attribute("aria-valuetext", "2020")


def test_the_handle_of_the_line_is_large_enough(visitor: Callable[..., Visit]) -> None:
    page = visitor(width=390).open("verloop")
    box = page.locator("[data-testid='stSlider'] div:has(> [data-testid='stSliderThumbValue'])").bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 24


def test_a_date_chosen_on_the_line_goes_along_to_the_other_views(visit: Visit) -> None:
    page = visit.open("verloop?peildatum=2020")
    page.get_by_role("slider").focus()
    page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(re.compile(r"peildatum=2018"))
    visit.settle()
    page.locator(".views").get_by_role("link", name="Overzicht").click()
    visit.settle()
    expect(page).to_have_url(re.compile(r"peildatum=2018"))


def test_one_dimension_has_no_violation(visit: Visit) -> None:
    page = visit.open("verloop?dimensie=guidance&peildatum=2020")
    for look in visit.turned(1366, 390):
        assert visit.violations() == [], look
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), look
    assert visit.complaints == []


def test_the_line_says_its_name_once_and_its_date_as_it_is_written(visit: Visit) -> None:
    page = visit.open("verloop?peildatum=2023-12")
    line = page.get_by_role("slider")
    expect(line).to_have_accessible_name("Peildatum")
    expect(line).to_have_attribute("aria-valuetext", "December 2023, de latere bronnen")


def test_on_a_phone_the_newest_years_stand_in_sight(visitor: Callable[..., Visit]) -> None:
    page = visitor(width=390, height=844).open("verloop?peildatum=2025-06")
    newest = page.locator(".outcomes thead th").last.bounding_box()
    assert newest
    assert 0 <= newest["x"] < newest["x"] + newest["width"] <= 390
