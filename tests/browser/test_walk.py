"""The ways through the site: from the landing page to a source paragraph and back, by mouse, by keyboard, in a room."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tools.browser import Visit

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


def test_the_slides_turn_by_key_and_by_large_buttons(visitor: Callable[..., Visit]) -> None:
    coach = visitor(width=1920, height=1080)
    page = coach.open("presenteren")
    page.keyboard.press("PageDown")
    expect(page.locator("summary.button")).to_contain_text("2 /")
    page.keyboard.press("ArrowRight")
    expect(page.locator("summary.button")).to_contain_text("3 /")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("summary.button")).to_contain_text("2 /")
    button = page.locator("#following").bounding_box()
    assert button is not None
    assert button["height"] >= 48
    page.locator("#following").click()
    expect(page).to_have_url(re.compile("dia=3"))
    page.keyboard.press("Escape")
    expect(page).not_to_have_url(re.compile("presenteren"))


def test_home_and_end_go_to_the_first_and_the_last_slide(visit: Visit) -> None:
    page = visit.open("presenteren?dia=3")
    total = page.locator("summary.button").inner_text().split("/")[1].strip()
    page.keyboard.press("End")
    expect(page.locator("summary.button")).to_contain_text(f"{total} / {total}")
    page.keyboard.press("Home")
    expect(page.locator("summary.button")).to_contain_text("1 /")


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1280, 720)])
def test_the_matrix_fits_a_smaller_screen_too(visitor: Callable[..., Visit], width: int, height: int) -> None:
    page = visitor(width=width, height=height).open("presenteren?dia=4")
    below = page.evaluate(
        """() => {
          const end = document.querySelector('.deck').getBoundingClientRect().top
          return [...document.querySelectorAll('.slide > *, .slide tr')].filter((part) => part.getBoundingClientRect().bottom > end).length
        }"""
    )
    assert below == 0


@pytest.mark.parametrize("width", [1024, 1280, 1366, 1920])
def test_the_header_keeps_its_parts_apart_and_on_the_screen(visitor: Callable[..., Visit], width: int) -> None:
    page = visitor(width=width).open("netwerk")
    language = page.locator(".language a").bounding_box()
    assert language is not None
    assert language["x"] + language["width"] <= width
    for link in page.get_by_test_id("stTopNavLink").all():
        box = link.bounding_box()
        if link.is_visible() and box is not None:
            assert box["x"] + box["width"] <= language["x"]


def test_from_the_start_to_presenting_takes_two_clicks_at_most(visit: Visit) -> None:
    page = visit.open("")
    page.get_by_role("link", name="Presenteren", exact=True).click()
    expect(page.locator("#following")).to_be_visible()
    expect(page.get_by_test_id("stHeader")).to_be_hidden()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_slide_fits_the_screen_with_text_of_24_px(visitor: Callable[..., Visit], language: str) -> None:
    coach = visitor(width=1920, height=1080)
    page = coach.open(f"presenteren?taal={language}")
    total = int(page.locator("summary.button").inner_text().split("/")[1])
    for number in range(1, total + 1):
        coach.open(f"presenteren?taal={language}&dia={number}")
        small = page.evaluate(
            """() => [...document.querySelectorAll('.slide *, .deck *')]
              .filter((part) => [...part.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
              .filter((part) => !part.closest('.hidden, details ol') && part.getClientRects().length)
              .filter((part) => parseFloat(getComputedStyle(part).fontSize) < 24)
              .map((part) => `${part.textContent.trim().slice(0, 40)}: ${getComputedStyle(part).fontSize}`)"""
        )
        assert small == [], f"slide {number}"
        fits = page.evaluate(
            """() => {
              const end = document.querySelector('.deck').getBoundingClientRect().top
              const parts = document.querySelectorAll('.slide > *, .slide tr, .slide li')
              return [...parts].every((part) => part.getBoundingClientRect().bottom <= end)
            }"""
        )
        assert fits, f"slide {number} runs under the buttons"


@pytest.mark.parametrize("scheme", ["light", "dark"])
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
def test_a_view_deeper_in_has_no_violation(visitor: Callable[..., Visit], address: str, scheme: str) -> None:
    someone = visitor(scheme=scheme)
    someone.open(address)
    assert someone.violations() == []


def test_the_other_language_is_one_click_and_stays(visit: Visit) -> None:
    page = visit.open("lessen?thema=work")
    page.get_by_role("link", name="English").click()
    visit.settle()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page).to_have_url(re.compile("thema=work"))
    page.get_by_role("link", name="Overview", exact=True).click()
    expect(page.get_by_role("heading", name="How ready is each organisation")).to_be_visible()
