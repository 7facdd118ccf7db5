"""A lesson on a phone and in a browser: cards short enough to look through, and the way back to where somebody was."""

from __future__ import annotations

import re
from collections.abc import Callable
from statistics import median

import pytest

from tools.browser import Visit
from tools.expecting import expect

OWN = "ienm-candidate-first/agree-who-decides"


@pytest.mark.parametrize("locale", ["nl-NL", "en-GB"])
def test_cards_are_short_on_a_phone_until_somebody_opens_one(visitor: Callable[..., Visit], locale: str) -> None:
    page = visitor(width=390, height=844, locale=locale).open("lessen?meer=96")
    tall = page.eval_on_selector_all(".card.lesson", "cards => cards.map(card => card.offsetHeight)")
    assert len(tall) > 70
    assert median(tall) < 280
    assert max(tall) < 360
    card = page.locator(".card.lesson").filter(has=page.locator(".sides")).first
    before = card.evaluate("card => card.offsetHeight")
    card.locator("summary").click()
    expect(card.locator(".sides").first).to_be_visible()
    assert card.evaluate("card => card.offsetHeight") > before


@pytest.mark.parametrize("width", [320, 390])
def test_what_is_pressed_on_a_card_is_large_enough(visitor: Callable[..., Visit], width: int) -> None:
    page = visitor(width=width, height=844).open("lessen")
    pressed = ".card.lesson .keep a, .card.lesson summary"
    small = page.eval_on_selector_all(
        pressed, "all => all.filter(it => it.getBoundingClientRect().height < 43.5).length"
    )
    assert small == 0
    covered = page.eval_on_selector_all(
        ".card.lesson summary",
        """all => all.filter(it => { it.scrollIntoView({block: 'center'}); const box = it.getBoundingClientRect()
        return !it.contains(document.elementFromPoint(box.x + 20, box.y + 22)) }).length""",
    )
    assert covered == 0


def test_back_from_a_lesson_is_where_it_stood_in_the_choice(visitor: Callable[..., Visit]) -> None:
    someone = visitor(width=390, height=844)
    page = someone.open("lessen?thema=work")
    last = page.locator(".card.lesson h2 a").last
    name = page.locator(".card.lesson").last.get_attribute("id")
    last.click()
    page.locator("#h_lesson").wait_for()
    someone.settle()
    assert page.title().startswith(page.locator("#h_lesson").inner_text()[:20])
    assert page.evaluate("document.querySelector('#h_lesson').getBoundingClientRect().top") < 600
    page.locator(".turn a").first.click()
    page.wait_for_function(
        "name => { const box = document.getElementById(name)?.getBoundingClientRect(); return box && box.top >= 0 && box.top < 400 }",
        arg=name,
    )
    assert "thema=work" in page.url
    assert "les=" not in page.url.partition("#")[0]


def test_the_page_of_a_lesson_has_no_violation(visit: Visit) -> None:
    for address in (f"lessen?les={OWN}", "lessen?les=binnenwerk-growth&thema=work", "lessen?les=nope-work"):
        page = visit.open(address)
        for look in visit.turned(1366, 390, 320):
            assert visit.violations() == [], (address, look)
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), (address, look)
            assert page.locator("h1").count() == 1
    page = visit.open("lessen?thema=coordination")
    for fold in page.locator(".card.lesson summary").all():
        fold.click()
    for look in visit.turned(1366, 390, 320):
        assert visit.violations() == [], look
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), look
    assert visit.complaints == []
    assert visit.abroad == []


def test_an_unfolded_card_stays_unfolded_when_its_lesson_is_kept(visitor: Callable[..., Visit]) -> None:
    someone = visitor(width=390, height=844)
    page = someone.open("lessen")
    card = page.locator(".card.lesson").nth(2)
    card.locator("summary").click()
    card.locator(".keep a").click()
    expect(page).to_have_url(re.compile("lijst="))
    someone.settle()
    assert page.locator(".card.lesson details[open]").count() == 1
    card.locator("summary").click()
    card.locator(".keep a").click()
    expect(page).not_to_have_url(re.compile("lijst="))
    someone.settle()
    assert page.locator(".card.lesson details[open]").count() == 0
