"""The ways through the site: from the landing page to a source paragraph and back, by mouse, by keyboard, in a room."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from tools.browser import Visit
from tools.expecting import expect

STAYS = "() => { window.sameDocument = true }"


def stayed(page: Page) -> bool:
    """Whether the page was not loaded again since `STAYS` ran."""
    return bool(page.evaluate("() => window.sameDocument === true"))


def test_from_the_landing_page_to_the_paragraph_behind_a_level_and_back(visit: Visit) -> None:
    page = visit.open("?peildatum=2014-12")
    page.evaluate(STAYS)
    page.locator("a.cell[href*='belastingdienst.coordination']").click()
    drawer = page.get_by_role("dialog")
    expect(drawer).to_contain_text("Waarom dit niveau")
    expect(page).to_have_url(re.compile("cel=belastingdienst.coordination"))
    visit.settle()
    drawer.get_by_role("link", name=re.compile("alinea 12")).click()
    expect(page).to_have_url(re.compile("methode.*bron=seed-network"))
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_text("centraal punt").first).to_be_visible()
    visit.settle()
    assert stayed(page)
    page.go_back()
    expect(page.get_by_role("dialog")).to_contain_text("Waarom dit niveau")
    assert visit.complaints == []


def test_closing_the_drawer_clears_the_address_and_keeps_the_page(visit: Visit) -> None:
    page = visit.open("?cel=binnenwerk.work")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page).not_to_have_url(re.compile("cel="))


def test_a_link_to_another_page_carries_its_own_choice(visit: Visit) -> None:
    """The value in the link wins over what this visit chose before (ADR 3)."""
    page = visit.open("?opgave=scale-up")
    page.evaluate(STAYS)
    page.locator(".dl a.go[href*='/organisatie']").first.click()
    expect(page).to_have_url(re.compile("organisatie.*opgave=scale-up|opgave=scale-up.*organisatie"))
    visit.settle()
    expect(page.locator(".st-key-opgave").get_by_role("radio", checked=True)).to_have_text("opschalen")
    assert stayed(page)


def test_the_navigation_keeps_purpose_and_date(visit: Visit) -> None:
    page = visit.open("?opgave=scale-up&peildatum=2014-12")
    page.get_by_role("link", name="Vergelijken", exact=True).click()
    visit.settle()
    expect(page).to_have_url(re.compile("/vergelijken"))
    expect(page.locator(".st-key-opgave").get_by_role("radio", checked=True)).to_have_text("opschalen")
    expect(page).to_have_url(re.compile("peildatum=2014-12"))


def test_each_row_of_the_matrix_is_one_tab_stop_and_the_arrows_go_through_its_cells(visit: Visit) -> None:
    page = visit.open("")
    first = page.locator(".matrix tbody tr").first.locator("a.cell")
    first.first.focus()
    page.keyboard.press("ArrowRight")
    expect(first.nth(1)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".matrix tbody tr").nth(1).locator("a.cell").nth(1)).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".matrix tbody tr").nth(2).locator("th a")).to_be_focused()
    first.nth(1).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()


def test_the_header_keeps_its_parts_apart_and_on_the_screen(visit: Visit) -> None:
    page = visit.open("netwerk")
    for width in (1024, 1280, 1366, 1920):
        visit.turn(width, 768, "light")
        language = page.locator(".language a").bounding_box()
        assert language is not None
        assert language["x"] + language["width"] <= width
        for link in page.get_by_test_id("stTopNavLink").all():
            box = link.bounding_box()
            if link.is_visible() and box is not None:
                assert box["x"] + box["width"] <= language["x"], width


@pytest.mark.parametrize(
    "address",
    [
        "?cel=belastingdienst.coordination&peildatum=2014-12",
        "experimenten?experiment=ienm-candidate-first",
        "lessen?thema=work&zoek=jobcoach",
        "methode?bron=seed-network&alinea=12",
        "organisatie?organisatie=ienm&peildatum=2014-12&taal=en",
        "presenteren?dia=4",
    ],
)
def test_a_view_deeper_in_has_no_violation(visit: Visit, address: str) -> None:
    visit.open(address)
    for look in visit.turned(1366):
        assert visit.violations() == [], look


def test_the_other_language_is_one_click_and_stays(visit: Visit) -> None:
    page = visit.open("lessen?thema=work")
    page.get_by_role("link", name="English").click()
    visit.settle()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page).to_have_url(re.compile("thema=work"))
    page.get_by_role("link", name="Overview", exact=True).click()
    expect(page.get_by_role("heading", name="How ready is each organisation")).to_be_visible()
