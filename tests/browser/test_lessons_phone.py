"""The lessons on a telephone, by touch: two themes and the way home in three taps, and nothing wider than the screen."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page

from lessons.catalogue import load
from tools.browser import Visit
from tools.expecting import expect
from ui.shelf import SHIPPED

TWO = {"Ruimte in formatie en geld": "room", "Regie": "coordination"}


def tap(page: Page, group: str, name: str) -> None:
    """Tap a value of a filter that is shown in full."""
    page.locator(f".st-key-{group} button", has_text=name).tap()


def in_sight(page: Page, link: str) -> bool:
    """Whether the middle of a link is on the screen with nothing over it."""
    return bool(
        page.get_by_role("link", name=re.compile(link)).evaluate(
            """(link) => {
              const box = link.getBoundingClientRect()
              const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
              return box.bottom <= window.innerHeight && (link === top || link.contains(top))
            }"""
        )
    )


def themes_of(lessons: list[str]) -> list[set[str]]:
    """The themes of these lessons of the shipped data."""
    now = load(SHIPPED).catalogue
    assert now.programme
    own = {"programme": now.programme, **now.experiments}
    held = {f"{name}/{lesson.id}": lesson.themes for name, story in own.items() for lesson in story.lessons}
    held |= {name: lesson.themes for name, lesson in now.lessons.items()}
    return [set(held[lesson]) for lesson in lessons]


def test_lessons_on_two_themes_are_found_and_taken_home_in_three_taps(visitor: Callable[..., Visit]) -> None:
    visit = visitor(width=390, height=844, touch=True)
    page = visit.open("lessen")
    tap(page, "thema", "Ruimte in formatie en geld")
    visit.settle()
    tap(page, "thema", "Regie")
    visit.settle()
    home = page.get_by_role("link", name=re.compile(r"Zet deze \d+ lessen op mijn lijst"))
    told = re.search(r"\d+", home.inner_text())
    assert told
    assert in_sight(page, "Zet deze")
    home.tap()
    expect(page).to_have_url(re.compile("/lijst"))
    visit.settle()
    (kept,) = parse_qs(urlsplit(page.url).query)["lijst"]
    lessons = kept.split(",")
    assert len(lessons) == int(told[0]) > 2
    about = themes_of(lessons)
    assert all(themes & set(TWO.values()) for themes in about)
    assert all(any(theme in themes for themes in about) for theme in TWO.values())
    expect(page.locator("h1")).to_contain_text(str(len(lessons)))


@pytest.mark.parametrize("width", [390, 320])
@pytest.mark.parametrize(
    "address",
    [
        "lessen",
        "lessen?thema=work&thema=hiring&hoe=alle&meerfilters=open&organisatie=ienm&bron=seed-network&van=agency&jaar=2014",
        "lessen?thema=scaling&organisatie=ienm&zoek=zzzz&nieuw=2026-01-01",
        "lessen?zoek=begeleiding&orde=datum&taal=en",
    ],
)
def test_nothing_is_wider_than_the_screen_and_everything_can_be_touched(
    visitor: Callable[..., Visit], width: int, address: str
) -> None:
    visit = visitor(width=width, height=700, scheme="dark", touch=True)
    page = visit.open(address)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    wide = page.evaluate(
        """() => [...document.querySelectorAll('.dl a, .dl p, .dl li, [data-testid="stButtonGroup"] button')]
          .filter((part) => !part.closest('.hidden') && !part.matches('.hidden') && part.getBoundingClientRect().right > window.innerWidth + 1)
          .map((part) => part.textContent.trim().slice(0, 60))"""
    )
    assert wide == []
    small = page.evaluate(
        """() => [...document.querySelectorAll('.st-key-filters button[role], .st-key-order button, .chips a, .found-bar a')]
          .filter((part) => part.offsetHeight < 43 && part.offsetHeight > 0).map((part) => part.textContent)"""
    )
    assert small == []
    assert visit.violations() == []


def test_the_filters_that_are_folded_away_stay_open_while_one_chooses(visitor: Callable[..., Visit]) -> None:
    visit = visitor(width=390, height=844, touch=True)
    page = visit.open("lessen")
    kinds = page.locator(".st-key-soort")
    expect(kinds).to_have_count(0)
    page.get_by_role("button", name="Meer filters").tap()
    expect(kinds).to_be_visible()
    visit.settle()
    tap(page, "soort", "Advies")
    fewer = page.get_by_role("button", name="Minder filters (1 in gebruik)")
    expect(fewer).to_be_visible()
    expect(kinds).to_be_visible()
    expect(page).to_have_url(re.compile("soort=advice"))
    visit.settle()
    fewer.tap()
    expect(kinds).to_have_count(0)
    expect(page.get_by_role("button", name="Meer filters (1 in gebruik)")).to_be_visible()
    expect(page).not_to_have_url(re.compile("meerfilters"))


def test_a_choice_survives_another_page_and_another_language(visitor: Callable[..., Visit]) -> None:
    visit = visitor()
    page = visit.open("lessen")
    page.get_by_text("Regie (").first.click()
    expect(page).to_have_url(re.compile("thema=coordination"))
    visit.settle()
    found = page.locator("h1").inner_text()
    page.get_by_test_id("stTopNavLink").filter(has_text="Netwerk").click()
    expect(page).to_have_url(re.compile("/netwerk"))
    visit.settle()
    page.get_by_test_id("stTopNavLink").filter(has_text="Lessen").click()
    expect(page).to_have_url(re.compile("thema=coordination"))
    visit.settle()
    expect(page.locator("h1")).to_have_text(found)
    page.get_by_role("link", name="English").click()
    expect(page.locator("h1")).to_contain_text("lessons")
    expect(page).to_have_url(re.compile("thema=coordination"))
    visit.settle()
    page.get_by_role("link", name="Take away: Theme Coordination").click()
    expect(page).not_to_have_url(re.compile("thema="))
    visit.settle()
    expect(page.locator(".chips")).to_have_count(0)
