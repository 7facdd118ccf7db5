"""Conditions in a browser: from an unknown to what would turn in one or two steps, and back; by mouse and by keyboard."""

from __future__ import annotations

import re

import pytest

from tools.browser import Visit
from tools.expecting import expect

OPEN = "voorwaarden"
SUPPOSED = "voorwaarden?stel=backing.2&stel=dji.work.1&stel=nothing"


def test_from_an_unknown_through_its_drawer_to_what_would_turn_and_back(visit: Visit) -> None:
    page = visit.open(OPEN)
    page.get_by_role("link", name="IND, Begeleiding: nog te vragen, onbekend").click()
    drawer = page.get_by_role("dialog")
    level = drawer.get_by_role("link", name="Niveau 2, geprobeerd")
    expect(level).to_be_visible()
    visit.settle()
    level.click()
    expect(page).to_have_url(re.compile(r"[?&]stel=ind\.guidance\.2"))
    expect(page.locator("h1")).to_have_text("Wat als? Dan verandert één conclusie.")
    expect(drawer).to_have_count(0)
    expect(page.locator("#wat-als")).to_be_in_viewport()
    expect(page.locator("p.lead", has_text="Dan wordt IND klaar.")).to_be_visible()

    page.reload()
    visit.settle()
    expect(page.locator("h1")).to_have_text("Wat als? Dan verandert één conclusie.")
    page.get_by_role("link", name="Haal weg begeleiding bij IND").click()
    expect(page.locator("h1")).to_contain_text("het vaakst nog te vragen")
    expect(page).not_to_have_url(re.compile("stel="))
    assert visit.complaints == []


def test_one_click_on_an_open_cell_supposes_the_level_it_needs(visit: Visit) -> None:
    page = visit.open(OPEN)
    page.get_by_role("link", name="stel 2: IND, Begeleiding").click()
    expect(page.locator("p.lead", has_text="Dan wordt IND klaar.")).to_be_visible()
    cell = page.get_by_role("link", name="IND, Begeleiding: gehaald, wat als: niveau 2")
    expect(cell).to_have_css("border-top-style", "dotted")


def test_a_suggestion_and_a_whole_condition_are_one_step(visit: Visit) -> None:
    page = visit.open(OPEN)
    page.get_by_role("link", name="Stel dat draagvlak overal is gehaald").click()
    expect(page).to_have_url(re.compile(r"stel=backing\.2"))
    visit.settle()
    page.get_by_role("link", name="Draagvlak: niveau 1, benoemd").click()
    expect(page).to_have_url(re.compile(r"stel=backing\.1"))
    assert "backing.2" not in page.url
    expect(page.locator("h1")).to_contain_text("veranderen zes conclusies")


def test_with_the_keyboard_alone(visit: Visit) -> None:
    """The row is one stop; an arrow leads to the cell, Enter to its drawer, and a level to the outcome."""
    page = visit.open(OPEN)
    first = page.get_by_role("link", name="IND, Draagvlak: gehaald, niveau 2–3")
    first.focus()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    level = page.get_by_role("dialog").get_by_role("link", name="Niveau 2, geprobeerd")
    expect(level).to_be_visible()
    visit.settle()
    level.focus()
    page.keyboard.press("Enter")
    expect(page.locator("p.lead", has_text="Dan wordt IND klaar.")).to_be_visible()


def test_another_page_leaves_the_what_if_behind(visit: Visit) -> None:
    page = visit.open(SUPPOSED)
    page.get_by_role("navigation", name="Beelden van gereedheid").get_by_role("link", name="Overzicht").click()
    expect(page.locator("table.lineup")).to_be_visible()
    visit.settle()
    assert "stel=" not in page.url
    assert page.locator(".supposed").count() == 0


@pytest.mark.parametrize("address", [OPEN, SUPPOSED, f"{SUPPOSED}&opgave=scale-up&taal=en"])
def test_it_has_no_violation_and_fits(visit: Visit, address: str) -> None:
    page = visit.open(address)
    for look in visit.turned(1366, 390, 320):
        assert visit.violations() == [], look
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), look
        small = page.locator("a.stel, .levels a, .supposing a").evaluate_all(
            "links => links.filter(link => { const box = link.getBoundingClientRect(); return box.height < 24 || box.width < 24 }).length"
        )
        assert small == 0, look


def test_on_paper_it_fits_and_has_nothing_to_press(visit: Visit) -> None:
    page = visit.open(f"{SUPPOSED}&beeld=afdruk")
    page.emulate_media(media="print")
    assert page.locator("a.stel:visible, .levels:visible").count() == 0
    expect(page.get_by_text("Dit is een veronderstelling, niet gemeten.")).to_be_visible()
    cell = page.locator("a.cell.supposed").first
    expect(cell).to_have_css("border-top-style", "dotted")
