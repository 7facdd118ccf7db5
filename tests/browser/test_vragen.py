"""Open questions in the browser: both arrangements by keyboard, the file, a question beside its evidence, paper."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tools.browser import Visit

DEEPER = (
    "vragen?bereik=alle",
    "vragen?per=organisatie",
    "vragen?per=organisatie&organisatie=rws",
    "vragen?beeld=afdruk",
)
ROWS = "table.questions tbody tr"


def press(page: Page, name: str) -> None:
    """Choose one of a few by keyboard alone."""
    page.locator(".st-key-asking").get_by_role("radio", name=name, exact=True).press("Space")


def test_both_arrangements_and_both_reaches_by_keyboard(visit: Visit) -> None:
    """Each choice stands in the address."""
    page = visit.open("vragen")
    by_question = page.locator(ROWS).count()
    assert page.get_by_role("heading", level=2).first.inner_text() == "Opdracht en draagvlak"
    press(page, "organisatie")
    page.wait_for_url("**per=organisatie**")
    visit.settle()
    assert page.locator(ROWS).count() == by_question
    assert page.locator("section.agenda").count() > 1
    press(page, "alle opgaven samen")
    page.wait_for_url("**bereik=alle**")
    visit.settle()
    assert page.locator(ROWS).count() > by_question
    assert not visit.complaints


def test_one_organisation_has_an_agenda_of_its_own(visit: Visit) -> None:
    page = visit.open("vragen?per=organisatie")
    alone = page.get_by_role("link", name=re.compile("Alleen deze vragen.*Rijkswaterstaat"))
    alone.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**organisatie=rws**")
    visit.settle()
    assert page.locator("section.agenda").count() == 1
    assert "Rijkswaterstaat" in page.locator("h1").inner_text()
    page.get_by_role("link", name="Vragen aan alle organisaties").click()
    visit.settle()
    assert page.locator("section.agenda").count() > 1


def test_a_question_opens_what_is_known_and_closes_again(visit: Visit) -> None:
    page = visit.open("vragen")
    page.locator("a.cell.mini").first.focus()
    page.keyboard.press("Enter")
    page.get_by_role("dialog").wait_for()
    visit.settle()
    assert "cel=" in page.url
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="detached")
    visit.settle()
    assert "cel=" not in page.url


def test_the_file_holds_the_rows_of_the_screen(visit: Visit) -> None:
    page = visit.open("vragen?bereik=alle&per=organisatie")
    names = page.locator(f"{ROWS} th").evaluate_all("cells => cells.map(cell => cell.firstChild.textContent.trim())")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download open vragen als CSV").click()
    text = waiting.value.path().read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))
    assert [row["dimension_label"] for row in rows] == names
    assert "Volgorde" in text


def test_paper_opens_all_and_leaves_room_to_write(visit: Visit) -> None:
    page = visit.open("vragen?opgave=scale-up")
    answer = page.locator("th.write").first
    assert not answer.is_visible()
    page.emulate_media(media="print")
    assert answer.is_visible()
    hidden = page.locator(".topic details td").evaluate_all(
        "cells => cells.filter(cell => !cell.checkVisibility()).length"
    )
    assert hidden == 0
    assert not page.get_by_text("Vragen voor", exact=True).is_visible()


@pytest.mark.parametrize("address", DEEPER)
def test_no_deeper_view_has_a_violation(visit: Visit, address: str) -> None:
    page = visit.open(address)
    for look in visit.turned(1366, 390):
        assert visit.violations() == [], look
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), look


def test_a_narrow_phone_needs_no_sideways_scrolling(visitor: Callable[..., Visit]) -> None:
    page = visitor(width=320, height=640).open("vragen?bereik=alle&per=organisatie")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
