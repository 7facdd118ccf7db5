"""Presenting in a real browser: slides turn without the server, two windows go together, every slide fits, paper has all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from lessons.demo import write
from tools.browser import Server, Visit, serving
from tools.expecting import expect

EVERYTHING = (
    "question,assignment,readiness,matrix,experiment:belastingdienst-colleagues,experiment:ienm-candidate-first,obstacles,"
    "contradictions,unknown,concepts,next,level:room,level:dji.work,level:coordination,lessons:work,lessons:hiring,"
    "lessons:guidance,rate:bicycles,words:idea"
)
MEASURE = """() => {
  const slide = document.querySelector('.slide.now'), end = document.querySelector('.deck').getBoundingClientRect().top
  const shown = [...slide.querySelectorAll('*')].filter((part) => part.getClientRects().length && !part.closest('.hidden'))
  const main = document.querySelector("[data-testid='stMain']")
  const texts = [...shown, ...document.querySelectorAll('.deck *')].filter((part) => part.getClientRects().length &&
    !part.closest('.hidden, .panel') && [...part.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
  return {
    under: shown.filter((part) => part.getBoundingClientRect().bottom > end).map((part) => part.textContent.slice(0, 60)),
    scrolls: main.scrollHeight - main.clientHeight,
    wide: document.documentElement.scrollWidth - window.innerWidth,
    small: texts.map((part) => parseFloat(getComputedStyle(part).fontSize)).filter((size) => size < 24),
  }
}"""
"""What of the slide in sight runs under the bar, whether it scrolls, and which letters are smaller than 24 px."""


def slide(page: Page, number: int) -> None:
    """Go to a slide with all its steps open, as a link does."""
    page.evaluate(
        """(number) => {
          const to = new URL(window.location.href)
          to.searchParams.set('dia', number)
          to.searchParams.set('stap', 99)
          history.replaceState(history.state, '', to)
          window.dispatchEvent(new PopStateEvent('popstate'))
        }""",
        number,
    )
    expect(page.locator("[data-at]")).to_have_text(re.compile(rf"^{number} /"))


def faults(page: Page, letters: bool = True) -> list[str]:
    """What does not fit, slide by slide."""
    found = []
    for number in range(1, page.locator(".slide").count() + 1):
        slide(page, number)
        seen = page.evaluate(MEASURE)
        wrong = [name for name in ("under", "scrolls", "wide", *(["small"] if letters else [])) if seen[name]]
        found += [f"slide {number}: {name} {seen[name]}" for name in wrong]
    return found


@pytest.fixture(scope="module")
def long_texts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with thirty invented organisations whose texts are far longer than anybody should write them."""
    folder = tmp_path_factory.mktemp("long")
    write(folder / "data", 30, 12, 7)
    more = " Dit is een lange zin die niemand zo zou opschrijven, maar die er toch kan staan." * 9
    for file in [*(folder / "data" / "experiments").glob("*.yaml"), *(folder / "data" / "lessons").glob("*.yaml")]:
        text = file.read_text(encoding="utf-8")
        file.write_text(
            re.sub(r'(\b(?:nl|en): )"(.{12,}?)"$', rf'\1"\2{more}"', text, flags=re.MULTILINE), encoding="utf-8"
        )
    with serving(folder / "log.txt", {"LESSONS_DATA": str(folder / "data")}) as running:
        yield running


# --- turning ----------------------------------------------------------------------------------------------------------


def test_keys_and_buttons_open_step_by_step_and_every_step_is_a_link(visitor: Callable[..., Visit]) -> None:
    coach = visitor(width=1920, height=1080)
    page = coach.open("presenteren?dia=4")
    page.keyboard.press("PageDown")
    expect(page).to_have_url(re.compile("dia=5"))
    rows = page.locator("#dia-5 .slide-row")
    expect(rows.first).to_be_hidden()
    page.keyboard.press(" ")
    expect(rows.first).to_be_visible()
    expect(rows.nth(1)).to_be_hidden()
    expect(page).to_have_url(re.compile("dia=5.*stap=1"))
    page.locator("#following").click()
    expect(rows.nth(1)).to_be_visible()
    for name in ("#previous", "#following"):
        box = page.locator(name).bounding_box()
        assert box is not None
        assert box["height"] >= 48
    coach.open(page.url.removeprefix(coach.home + "/"))
    expect(page.locator("#dia-5 .slide-row").nth(1)).to_be_visible()
    expect(page.locator("#dia-5 .slide-row").nth(2)).to_be_hidden()
    page.locator("#previous").click()
    expect(page).to_have_url(re.compile("dia=5.*stap=1"))
    page.keyboard.press("End")
    expect(page.locator("[data-at]")).to_have_text(re.compile(r"^(\d+) / \1$"))
    page.keyboard.press("Home")
    expect(page.locator("[data-at]")).to_have_text(re.compile("^1 /"))
    expect(page.locator("#previous")).to_have_attribute("aria-disabled", "true")
    assert coach.complaints == []


def test_who_hears_it_and_who_uses_the_keyboard_go_along(visit: Visit) -> None:
    page = visit.open("presenteren")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#dia-2 h2")).to_be_focused()
    page.locator("#following").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text(page.locator("#dia-2 .slide-step").first.inner_text()[:40])
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("Dia 3 van")
    expect(page.locator("#following")).to_be_focused()
    page.keyboard.press("o")
    page.get_by_role("link", name=re.compile("^De agenda")).first.press("Enter")
    expect(page.locator(".slide.now h2")).to_have_text("Wat we nog niet weten")
    expect(page.locator(".slide.now h2")).to_be_focused()
    expect(page.locator(".overview")).not_to_have_attribute("open", "")
    page.keyboard.press("o")
    expect(page.locator(".overview")).to_have_attribute("open", "")
    page.keyboard.press("Escape")
    expect(page.locator(".overview")).not_to_have_attribute("open", "")
    expect(page).to_have_url(re.compile("presenteren"))
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile("/agenda"))


def test_light_or_dark_is_a_choice_of_the_deck_and_stays_in_the_address(visit: Visit) -> None:
    page = visit.open("presenteren?dia=3")
    ground = "() => getComputedStyle(document.querySelector('.deck')).backgroundColor"
    light = page.evaluate(ground)
    page.locator(".overview summary").click()
    page.get_by_role("button", name="Licht of donker").click()
    expect(page).to_have_url(re.compile("kleur=donker"))
    expect(page.locator(".deck")).not_to_have_css("background-color", light)
    dark = page.evaluate(ground)
    visit.open(page.url.removeprefix(visit.home + "/"))
    assert page.evaluate(ground) == dark
    assert visit.violations() == []


def test_slides_turn_when_the_server_is_gone(visitor: Callable[..., Visit], tmp_path: Path) -> None:
    with serving(tmp_path / "log.txt") as server:
        page = visitor(at=server).open("presenteren?dia=2")
    page.get_by_test_id("stDialog").wait_for(state="attached", timeout=60_000)
    expect(page.get_by_test_id("stDialog")).to_be_hidden()
    said = "() => getComputedStyle(document.querySelector('.deck .where'), '::before').content"
    assert "Geen verbinding" in page.evaluate(said)
    for _ in range(3):
        page.keyboard.press("PageDown")
    expect(page.locator("[data-at]")).to_have_text(re.compile("^3 /"))
    expect(page.locator("#dia-3 .slide-step").first).to_be_visible()
    expect(page).to_have_url(re.compile("dia=3.*stap=1"))
    page.locator("#previous").click()
    expect(page.locator("#dia-3 .slide-step").first).to_be_hidden()


# --- the window of the coach ---------------------------------------------------------------------------------------------


def test_the_window_of_the_coach_follows_and_steers(visitor: Callable[..., Visit]) -> None:
    room = visitor(width=1920, height=1080)
    page = room.open("presenteren?dia=5&duur=45")
    page.keyboard.press("ArrowRight")
    coach = Visit(room.home, page.context.new_page())
    own = coach.open("presenteren?rol=coach&duur=45")
    expect(own.locator("[data-at]")).to_have_text(re.compile("^5 /"))
    expect(own.locator("#dia-5")).to_be_visible()
    expect(own.locator("#dia-6")).to_be_visible()
    expect(own.locator(".cue:not([hidden])")).to_contain_text("De les erbij")
    expect(own.locator(".cues [data-clock]")).to_contain_text("nog 4")
    own.locator("#following").click()
    expect(page).to_have_url(re.compile("dia=5.*stap=2"))
    expect(page.locator("#dia-5 .slide-row").nth(1)).to_be_visible()
    page.keyboard.press("End")
    total = page.locator(".slide").count()
    expect(own.locator("[data-at]")).to_have_text(f"{total} / {total}")
    own.keyboard.press("Home")
    expect(page.locator("[data-at]")).to_have_text(f"1 / {total}")
    assert coach.violations() == []
    assert coach.complaints == room.complaints == []


# --- what fits ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_slide_fits_the_screen_with_letters_of_24_px(visitor: Callable[..., Visit], language: str) -> None:
    coach = visitor(width=1920, height=1080)
    page = coach.open(f"presenteren?taal={language}&agenda={EVERYTHING}&opgave=scale-up")
    assert page.locator(".slide").count() > 25
    assert faults(page) == []
    coach.open(f"presenteren?taal={language}&organisatie=ienm&namen=verborgen")
    assert faults(page) == []
    page.set_viewport_size({"width": 1366, "height": 768})
    coach.open(f"presenteren?taal={language}&agenda={EVERYTHING}")
    assert faults(page, letters=False) == []


def test_texts_that_are_far_too_long_go_on_to_a_next_slide(visitor: Callable[..., Visit], long_texts: Server) -> None:
    coach = visitor(at=long_texts, width=1920, height=1080)
    page = coach.open("presenteren?organisatie=voorbeeld-001-esdoorn&organisatie=voorbeeld-002-eik")
    assert page.get_by_text("vervolg").count() > 0
    assert faults(page) == []
    coach.open("presenteren")
    assert faults(page) == []


def test_on_a_telephone_a_slide_scrolls_and_nothing_runs_off_its_side(visitor: Callable[..., Visit]) -> None:
    someone = visitor(width=390, height=844, touch=True)
    page = someone.open("presenteren?dia=4")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    last = page.locator("#dia-4 .key")
    last.scroll_into_view_if_needed()
    page.locator("[data-testid='stMain']").evaluate("(main) => main.scrollTo(0, main.scrollHeight)")
    low, bar = last.bounding_box(), page.locator(".deck").bounding_box()
    assert low is not None
    assert bar is not None
    assert low["y"] + low["height"] <= bar["y"]


# --- who looks otherwise, and paper --------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_kind_of_slide_has_a_violation(visitor: Callable[..., Visit], scheme: Literal["light", "dark"]) -> None:
    someone = visitor(scheme=scheme)
    page = someone.open(f"presenteren?agenda={EVERYTHING}")
    kinds = page.locator(".slide").evaluate_all("(all) => all.map((one) => one.className.match(/kind-(\\w+)/)[1])")
    for kind in dict.fromkeys(kinds):
        slide(page, kinds.index(kind) + 1)
        assert someone.violations() == [], kind
    page.keyboard.press("o")
    assert someone.violations() == []


@pytest.mark.parametrize("address", ["presenteren?dia=3", "presenteren?beeld=afdruk", "presenteren?rol=coach"])
def test_paper_has_every_slide_with_every_step_on_a_page_of_its_own(visit: Visit, address: str, tmp_path: Path) -> None:
    page = visit.open(address)
    titles = [" ".join(title.split()) for title in page.locator(".slide h2").all_text_contents()]
    last = page.locator("#dia-5 .slide-row dd").last.text_content()
    page.pdf(path=str(tmp_path / "deck.pdf"), prefer_css_page_size=True)
    pages = PdfReader(tmp_path / "deck.pdf").pages
    texts = [" ".join((one.extract_text() or "").split()) for one in pages]
    assert len(pages) == len(titles)
    assert pages[0].mediabox.width > pages[0].mediabox.height
    assert [title for title, text in zip(titles, texts, strict=True) if title[:25] not in text] == []
    assert last is not None
    assert last[:30] in texts[4]
    assert not any("Volgende →" in text for text in texts)
    assert all("peildatum december 2023" in text for text in texts)
