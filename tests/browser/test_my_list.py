"""My list in a browser: it stays along wherever the visitor goes, by any way; it is shared by its link and fits on one sheet."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Locator, Page

from lessons.tables import tables
from lessons.words import Language
from tools.browser import Server, Visit
from tools.expecting import expect
from ui.shelf import shelf

FIRST, SECOND, THIRD = "bd-jobcoach", "ienm-candidate-first/agree-who-decides", "binnenwerk-growth"
THREE = f"{FIRST},{SECOND},{THIRD}"


def kept(page: Page) -> list[str]:
    """The ids of the list in the address."""
    found = parse_qs(urlsplit(page.url).query).get("lijst", [""])[0]
    return found.split(",") if found else []


def offered(page: Page) -> Locator:
    """The buttons that keep a lesson."""
    return page.locator(".keep a[data-keep]:not(.kept)")


def taken(page: Page) -> Locator:
    """The buttons that let go of a lesson that is kept."""
    return page.locator(".keep a[data-keep].kept")


def test_a_lesson_is_kept_where_it_stands_and_the_page_stays_as_it_was(visitor: Callable[..., Visit]) -> None:
    """With a keyboard: the button keeps the focus and turns, the page does not move, and what happened is said."""
    someone = visitor(width=390, height=844)
    page = someone.open("lessen")
    button = offered(page).nth(2)
    wanted = button.get_attribute("data-keep")
    button.focus()
    before = page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop")
    assert before > 200
    page.keyboard.press("Enter")
    expect(page.locator("body > .said")).to_have_text("Bewaard. 1 les op uw lijst.")
    assert page.locator("body > .said").get_attribute("role") == "status"
    someone.settle()
    assert kept(page) == [wanted]
    focused = page.locator(":focus")
    assert focused.get_attribute("data-keep") == wanted
    assert "kept" in str(focused.get_attribute("class"))
    assert abs(page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") - before) < 5
    sign = page.get_by_role("link", name="Mijn lijst (1)").first
    expect(sign).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("body > .said")).to_have_text("Weggehaald. Geen lessen op uw lijst.")
    someone.settle()
    assert kept(page) == []
    assert page.locator(":focus").get_attribute("data-keep") == wanted
    assert someone.complaints == []


@pytest.mark.parametrize("width", [1366, 390])
def test_the_buttons_are_large_enough_for_a_thumb(visitor: Callable[..., Visit], width: int) -> None:
    page = visitor(width=width, height=844).open(f"lijst?lijst={THREE}")
    least = 44 if width == 390 else 24
    small = page.evaluate(
        """(least) => [...document.querySelectorAll('.keep a, .moves a, .copying button')]
          .filter((one) => one.getBoundingClientRect().height < least).length""",
        least,
    )
    assert small == 0


def test_the_list_goes_along_by_every_way(visit: Visit) -> None:
    """The menu, a link in the page, the browser's reload, another language, the print form and back."""
    page = visit.open("lessen?zoek=jobcoach")
    for _ in range(2):
        count = taken(page).count()
        offered(page).first.click()
        expect(taken(page)).to_have_count(count + 1)
        visit.settle()
    mine = kept(page)
    assert len(mine) == 2
    page.get_by_test_id("stTopNavLink").filter(has_text="Netwerk").click()
    visit.settle()
    assert kept(page) == mine
    page.get_by_role("link", name="Mijn lijst (2)").first.click()
    visit.settle()
    expect(page.locator("h1")).to_have_text("2 lessen op uw lijst")
    page.locator(".shortlist a.quiet").first.click()
    visit.settle()
    assert "les=" in page.url
    assert kept(page) == mine
    page.reload()
    visit.settle()
    assert kept(page) == mine
    page.get_by_role("link", name="Mijn lijst (2)").first.click()
    visit.settle()
    page.get_by_role("link", name="English").click()
    visit.settle()
    expect(page.locator("h1")).to_have_text("2 lessons on your list")
    page.get_by_role("link", name="Print the list").click()
    visit.settle()
    expect(page.locator(".handout li")).to_have_count(2)
    page.get_by_role("link", name="Back to the screen").click()
    visit.settle()
    assert kept(page) == mine
    assert visit.complaints == []


def test_back_leaves_the_page_and_never_loses_a_lesson(visit: Visit) -> None:
    """Keeping a lesson is no page of its own to go back to, and the pages behind hold the list as it is now."""
    page = visit.open(f"lijst?lijst={FIRST}")
    page.get_by_role("link", name="Obstakels").first.click()
    visit.settle()
    page.get_by_role("link", name="Lessen", exact=True).nth(1).click()
    visit.settle()
    added = []
    for _ in range(2):
        button = offered(page).first
        added.append(button.get_attribute("data-keep"))
        button.click()
        expect(page.locator(f".kept[data-keep='{added[-1]}']")).to_have_count(1)
        visit.settle()
    page.go_back()
    visit.settle()
    assert urlsplit(page.url).path == "/obstakels"
    assert kept(page) == [FIRST, *added]
    page.go_back()
    visit.settle()
    expect(page.locator("h1")).to_have_text("3 lessen op uw lijst")
    page.go_forward()
    visit.settle()
    assert kept(page) == [FIRST, *added]


def test_the_order_is_changed_by_keyboard_and_the_focus_goes_along(visit: Visit) -> None:
    page = visit.open(f"lijst?lijst={THREE}")
    up = page.locator(f"[data-keep='{THIRD}'][data-act=up]")
    up.focus()
    page.keyboard.press("Enter")
    expect(page.locator("body > .said")).to_have_text("Nu op plaats 2.")
    visit.settle()
    assert kept(page) == [FIRST, THIRD, SECOND]
    expect(up).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("body > .said")).to_have_text("Nu op plaats 1.")
    visit.settle()
    assert kept(page) == [THIRD, FIRST, SECOND]
    assert page.locator(":focus").get_attribute("data-keep") == THIRD


def test_what_is_taken_off_can_be_put_back_in_its_place(visit: Visit) -> None:
    page = visit.open(f"lijst?lijst={THREE}")
    page.locator(f".moves [data-keep='{SECOND}']:not([data-act])").click()
    visit.settle()
    assert kept(page) == [FIRST, THIRD]
    page.get_by_role("link", name="Zet terug").click()
    visit.settle()
    assert kept(page) == [FIRST, SECOND, THIRD]
    page.get_by_role("link", name="Maak de lijst leeg").click()
    visit.settle()
    expect(page.locator("h1")).to_have_text("Uw lijst is nog leeg")
    page.get_by_role("link", name="Zet terug").click()
    visit.settle()
    assert kept(page) == [FIRST, SECOND, THIRD]
    assert visit.complaints == []


def test_a_copied_link_shows_somebody_else_the_same_list(visitor: Callable[..., Visit]) -> None:
    someone = visitor()
    page = someone.open(f"lijst?lijst={THIRD},{FIRST}")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button = page.get_by_role("button", name="Kopieer de link")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("body > .said")).to_have_text("Gekopieerd.")
    expect(button).to_be_focused()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.get_by_label("Link naar deze lijst").input_value()
    mail = page.get_by_role("link", name="Mail de link").get_attribute("href")
    assert mail is not None
    assert mail.startswith("mailto:?subject=")
    assert copied in unquote(mail)
    shown = page.locator(".shortlist a.quiet").all_inner_texts()
    other = visitor(width=390)
    other.open(copied.removeprefix(f"{other.home}/"))
    assert other.page.locator(".shortlist a.quiet").all_inner_texts() == shown
    assert len(shown) == 2
    assert someone.abroad == []


def test_without_the_clipboard_the_link_is_copied_in_the_old_way(visit: Visit) -> None:
    page = visit.open(f"lijst?lijst={THREE}")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')) }")
    page.get_by_role("button", name="Kopieer de link").click()
    expect(page.locator("body > .said")).to_have_text("Gekopieerd.")


def _ids(language: Language) -> list[str]:
    """The lessons with the longest texts first: what fits for them fits for all."""
    lessons = tables(shelf().look().catalogue, language).lessons
    length = lessons["text"].str.len() + lessons["ask"].str.len() + lessons["conditions"].str.len()
    return list(lessons.loc[length.sort_values(ascending=False).index, "id"])


def _sheets(raw: bytes) -> list[tuple[int, int]]:
    """Width and height of each sheet of a PDF, in points."""
    assert len(re.findall(rb"/Type\s*/Page\b", raw)) == len(re.findall(rb"/MediaBox", raw))
    sides = re.findall(rb"/MediaBox \[([\d. ]+)\]", raw)
    return [(round(float(side.split()[2])), round(float(side.split()[3]))) for side in sides]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_handout_of_eight_lessons_is_one_sheet(visit: Visit, language: Language) -> None:
    """A4 upright, black on white, no letter under 10.5 points; more lessons go on to a second sheet."""
    ids = _ids(language)
    for number, sheets in ((1, 1), (4, 1), (8, 1), (14, 2)):
        page = visit.open(f"lijst?taal={language}&beeld=afdruk&lijst={','.join(ids[:number])}")
        expect(page.locator(".handout li")).to_have_count(number)
        assert _sheets(page.pdf(prefer_css_page_size=True)) == [(595, 842)] * sheets
    page.emulate_media(media="print")
    looks = page.evaluate(
        """() => [...document.querySelectorAll('.handout, .handout *')].map((part) => {
          const style = getComputedStyle(part)
          return [parseFloat(style.fontSize) * 0.75, style.color]
        })"""
    )
    assert min(size for size, _ in looks) >= 10.5
    assert {colour for _, colour in looks} == {"rgb(0, 0, 0)"}
    assert visit.violations() == []


@pytest.mark.parametrize(("language", "widths"), [("nl", (1366, 320)), ("en", (390,))])
def test_everybody_can_use_it(visit: Visit, language: str, widths: tuple[int, ...]) -> None:
    """The list, by theme too, the empty one, and one with what is not there: nothing against WCAG, nothing too wide."""
    for keys in (f"lijst={THREE}", f"lijst={THREE}&indeling=thema", "", f"lijst={FIRST},{'zzz' * 40},%3Cb%3E"):
        page = visit.open(f"lijst?taal={language}&{keys}")
        for look in visit.turned(*widths):
            assert visit.violations() == [], (keys, look)
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), (keys, look)
        levels = [int(tag[1]) for tag in page.locator("h1, h2, h3").evaluate_all("(all) => all.map((h) => h.tagName)")]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))
    assert visit.complaints == []


def test_the_sign_of_the_list_is_in_sight_on_every_page_but_not_on_slides_or_paper(
    visitor: Callable[..., Visit], server: Server
) -> None:
    """Beside the language where there is room, at the thumb on a phone; it covers no part of the menu."""
    for width in (1366, 390):
        someone = visitor(width=width, height=844)
        for address in ("", "netwerk", "lessen"):
            page = someone.open(f"{address}?lijst={FIRST}")
            sign = page.locator("a.kept-sign")
            expect(sign).to_have_text("Mijn lijst (1)")
            expect(sign).to_be_in_viewport()
            assert someone.violations() == []
        for address in ("presenteren", "netwerk"):
            page = someone.open(f"{address}?lijst={FIRST}" + ("&beeld=afdruk" if address == "netwerk" else ""))
            expect(page.locator("a.kept-sign")).to_have_count(0)
    assert server.process.poll() is None
