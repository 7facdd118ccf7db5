"""The ten seconds of a director: on a laptop, without a click and without scrolling, the first screen says it all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page

from tools.browser import Visit
from tools.expecting import expect

WIDTH, HEIGHT = 1366, 768
FOUND = """(selector) => [...document.querySelectorAll(selector)].map((part) => {
  const box = part.getBoundingClientRect()
  const seen = getComputedStyle(part)
  return { text: part.innerText.trim(), top: box.top, bottom: box.bottom, left: box.left, right: box.right,
    shown: seen.visibility !== "hidden" && box.width > 1 && box.height > 1 }
})"""
LABELS = {
    "nl-NL": ["Hoe zeker", "Weten we nog niet", "Ontbreekt het vaakst", "Veranderd sinds december 2022"],
    "en-GB": ["How sure", "Not known yet", "Most often missing", "Changed since December 2022"],
}
FIRST = {"nl-NL": "Vraag eerst naar", "en-GB": "Ask about"}


def on_screen(page: Page, selector: str) -> list[str]:
    """The text of each of these parts; every one of them must stand whole inside the screen."""
    parts = page.evaluate(FOUND, selector)
    assert parts, f"nothing is {selector}"
    for part in parts:
        assert part["shown"], part
        assert 0 <= part["top"] < part["bottom"] <= HEIGHT, part
        assert 0 <= part["left"] < part["right"] <= WIDTH, part
    return [str(part["text"]) for part in parts]


@pytest.mark.parametrize("locale", ["nl-NL", "en-GB"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_first_screen_says_who_is_ready_how_sure_what_is_open_and_changed_and_what_to_do(
    visitor: Callable[..., Visit], locale: str, scheme: Literal["light", "dark"]
) -> None:
    someone = visitor(width=WIDTH, height=HEIGHT, locale=locale, scheme=scheme)
    page = someone.open()
    (title,) = on_screen(page, "h1")
    assert "9" in title, "how many of how many organisations"
    counts = on_screen(page, ".count dd:not(.who)")
    assert sum(map(int, counts)) == 9
    assert on_screen(page, ".count dt")[0].startswith("✓")
    (lead,) = on_screen(page, ".finding .lead")
    assert lead.startswith(FIRST[locale])
    assert on_screen(page, ".told dt") == LABELS[locale]
    assert all(told.split() for told in on_screen(page, ".told dd"))
    assert len(on_screen(page, ".steps a")) == 3, "what to do now"
    assert len(on_screen(page, ".matrix thead th")) == 11
    first = on_screen(page, ".matrix tbody tr:first-child > *")
    assert len(first) == 11
    assert page.evaluate("document.querySelector('[data-testid=\"stMain\"]').scrollTop") == 0
    assert someone.violations() == []
    assert someone.complaints == []


@pytest.mark.parametrize("locale", ["nl-NL", "en-GB"])
def test_the_choices_stand_on_one_line(visitor: Callable[..., Visit], locale: str) -> None:
    """Also with a filter in use, which makes its button wider."""
    for address in ("", "?soort=agency"):
        page = visitor(width=WIDTH, height=HEIGHT, locale=locale).open(address)
        names = ".st-key-opgave, .st-key-peildatum, .st-key-sinds, .st-key-organisations-filter"
        middles = {round((part["top"] + part["bottom"]) / 2 / 12) for part in page.evaluate(FOUND, names)}
        assert len(page.evaluate(FOUND, names)) == 4
        assert len(middles) == 1, page.evaluate(FOUND, names)


def test_on_a_phone_the_finding_is_one_column_and_its_links_are_easy_to_touch(visitor: Callable[..., Visit]) -> None:
    page = visitor(width=390, height=844).open()
    lines = page.evaluate(FOUND, ".told > div")
    assert len({round(part["left"]) for part in lines}) == 1
    assert all(part["right"] <= 390 for part in lines)
    assert all(part["bottom"] - part["top"] >= 24 for part in page.evaluate(FOUND, ".told a, .steps a"))


def test_the_line_of_changes_leads_to_the_list_of_them(visit: Visit) -> None:
    page = visit.open("?sinds=2017-11")
    page.get_by_role("link", name="Alle wijzigingen").click()
    expect(page.get_by_role("heading", name="Veranderd sinds november 2017")).to_be_visible()
    assert "sinds=2017-11" in page.url


def test_a_range_has_the_colour_of_both_its_levels_and_its_words_on_the_low_one(visit: Visit) -> None:
    """Otherwise a range of 2 to 3 looks lower than a 2."""
    page = visit.open()
    cell = page.locator(".lineup .cell.lo2.hi3").first
    grounds = [
        page.locator(f".legend .cell.l{level}").first.evaluate("(part) => getComputedStyle(part).backgroundColor")
        for level in (2, 3)
    ]
    drawn = cell.evaluate("(part) => getComputedStyle(part).backgroundImage")
    assert all(ground in drawn for ground in grounds)
    clear = cell.evaluate(
        """(part) => {
          const band = parseFloat(getComputedStyle(part).getPropertyValue('--band')) * parseFloat(getComputedStyle(document.documentElement).fontSize)
          const words = [...part.querySelectorAll('b, u')].map((word) => { const range = new Range(); range.selectNodeContents(word); return range.getBoundingClientRect().right })
          return part.getBoundingClientRect().right - band - Math.max(...words)
        }"""
    )
    assert clear >= 0


def test_on_a_very_narrow_phone_nothing_in_the_head_stands_on_another(visitor: Callable[..., Visit]) -> None:
    page = visitor(width=320, height=700).open()
    menu = page.get_by_test_id("stExpandSidebarButton").bounding_box()
    language = page.locator(".language a").bounding_box()
    assert menu
    assert language
    assert menu["x"] + menu["width"] <= language["x"]
    assert language["x"] + language["width"] <= 320
