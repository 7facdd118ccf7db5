"""The comparison and the drawer in a browser: a group by keyboard, in and out of the drawer, both widths, light and dark."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tools.browser import Visit
from tools.expecting import expect

DEEPER = (
    "vergelijken?organisatie=binnenwerk&tegen=soort",
    "vergelijken?organisatie=belastingdienst&organisatie=ienm&organisatie=binnenwerk&organisatie=dji&taal=en",
    "vergelijken?cel=ienm.work&peildatum=2014-12",
    "vergelijken?cel=binnenwerk.guidance&taal=en",
)


def test_a_group_is_chosen_by_keyboard_and_stands_in_the_address(visit: Visit) -> None:
    page = visit.open("vergelijken?organisatie=binnenwerk")
    page.locator(".st-key-tegen").get_by_role("radio", name="elkaar").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("tegen=soort"))
    visit.settle()
    expect(page.get_by_role("heading", level=1)).to_contain_text("5 andere uitvoeringsorganisaties")
    expect(page.locator(".st-key-tegen").get_by_role("radio", checked=True)).to_contain_text("5 andere")
    page.go_back()
    visit.settle()
    expect(page.get_by_role("heading", name="Binnenwerk en de groep, per dimensie")).to_have_count(0)
    assert visit.complaints == []


def test_another_organisation_keeps_the_group(visit: Visit) -> None:
    page = visit.open("vergelijken?organisatie=binnenwerk&tegen=soort")
    visit.pick("Organisatie", "Belastingdienst")
    expect(page).to_have_url(re.compile("organisatie=belastingdienst"))
    visit.settle()
    expect(page.get_by_role("heading", name="Belastingdienst en de groep, per dimensie")).to_be_visible()


@pytest.mark.parametrize("width", [1366, 390])
def test_the_drawer_takes_the_focus_and_gives_it_back(visitor: Callable[..., Visit], width: int) -> None:
    someone = visitor(width=width, height=844)
    page = someone.open("vergelijken?organisatie=binnenwerk&tegen=soort")
    cell = page.locator("a.cell[href*='binnenwerk.guidance']")
    cell.focus()
    page.keyboard.press("Enter")
    drawer = page.get_by_role("dialog")
    expect(drawer).to_contain_text("Waarom dit niveau")
    someone.settle()
    assert page.evaluate("document.querySelector('[role=dialog]').contains(document.activeElement)")
    page.keyboard.press("Escape")
    expect(drawer).to_have_count(0)
    expect(page).not_to_have_url(re.compile("cel="))
    someone.settle()
    expect(page.locator("a.cell[href*='binnenwerk.guidance']")).to_be_focused()


@pytest.mark.parametrize("address", DEEPER)
def test_a_comparison_and_a_drawer_have_no_violation(visit: Visit, address: str) -> None:
    page = visit.open(address)
    for look in visit.turned(1366, 390):
        assert visit.violations() == [], look
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), look
        assert page.locator("h1").count() == 1
