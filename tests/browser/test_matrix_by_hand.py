"""The matrix as a browser shows it: the head that stays, the arrow keys over groups, the filters, the cards, the paper."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from lessons import demo
from lessons.catalogue import load
from lessons.labels import cell_words
from lessons.readiness import Readiness, default_as_of
from lessons.words import Words
from tools.browser import Server, Visit, serving
from tools.expecting import expect

SCROLL = "(top) => document.querySelector('[data-testid=\"stMain\"]').scrollTo(0, top)"
FILTER = re.compile("Filter organisaties")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Thirty invented organisations."""
    made = tmp_path_factory.mktemp("thirty") / "data"
    demo.write(made, 30, 60, 1)
    return made


@pytest.fixture(scope="module")
def many(folder: Path) -> Iterator[Server]:
    """The dashboard on them."""
    with serving(folder.parent / "log.txt", {"LESSONS_DATA": str(folder)}) as running:
        yield running


def cells(page: Page) -> list[str]:
    """The accessible names of the cells, from left to right and from top to bottom."""
    return page.locator(".matrix a.cell").evaluate_all("(cells) => cells.map((cell) => cell.ariaLabel)")


@pytest.mark.parametrize("locale", ["nl-NL", "en-GB"])
def test_every_cell_has_its_full_name(visitor: Callable[..., Visit], many: Server, folder: Path, locale: str) -> None:
    """Organisation, dimension, level or state with its marks, confidence: as the method says it, own target behind it."""
    words = Words("nl" if locale.startswith("nl") else "en")
    catalogue = load(folder).catalogue
    seen = Readiness(catalogue, default_as_of(catalogue).day)
    page = visitor(at=many, locale=locale).open("?orde=room")
    names = cells(page)
    assert len(names) == len(seen.cells)
    expected = {cell_words(seen, cell, words) for cell in seen.cells.values()}
    assert {re.sub(", (doel|target) [1-4] .*", "", name) for name in names} == expected
    assert [name for name in names if re.search(", (doel|target) [1-4] ", name)]


def test_the_head_stays_in_sight_under_the_header(visitor: Callable[..., Visit], many: Server) -> None:
    page = visitor(at=many).open("?groep=soort")
    page.evaluate(SCROLL, 1500)
    page.wait_for_function(
        "() => document.querySelector('.lineup tbody:nth-of-type(2)').getBoundingClientRect().top < 0"
    )
    header = page.get_by_test_id("stHeader").bounding_box()
    head = page.locator(".lineup thead th").nth(4).bounding_box()
    assert header is not None
    assert head is not None
    assert abs(head["y"] - (header["y"] + header["height"])) <= 1
    on_top = page.evaluate(
        "([x, y]) => document.elementFromPoint(x, y).closest('th')?.dataset.name",
        [head["x"] + 20, head["y"] + head["height"] - 12],
    )
    assert on_top == "Regie"


def test_the_arrow_keys_go_from_group_to_group(visitor: Callable[..., Visit], many: Server) -> None:
    page = visitor(at=many).open("?groep=soort")
    bodies = page.locator(".lineup tbody")
    last, first = (
        bodies.nth(0).locator("tr").last.locator("a.cell"),
        bodies.nth(1).locator("tr").nth(1).locator("a.cell"),
    )
    last.nth(2).focus()
    page.keyboard.press("ArrowDown")
    expect(first.nth(2)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(last.nth(2)).to_be_focused()
    page.keyboard.press("Tab")
    expect(bodies.nth(1).locator("tr").nth(1).locator("th a")).to_be_focused()


def test_a_cell_reached_by_key_is_not_behind_the_head(visitor: Callable[..., Visit], many: Server) -> None:
    """WCAG 2.2, 2.4.11: what has the focus is to be seen."""
    page = visitor(at=many).open("?groep=soort")
    rows = page.locator(".lineup tbody").nth(1).locator("tr")
    rows.nth(12).locator("a.cell").nth(3).focus()
    for _ in range(10):
        page.keyboard.press("ArrowUp")
        assert page.evaluate(
            """() => {
              const box = document.activeElement.getBoundingClientRect()
              const top = document.elementFromPoint(box.x + box.width / 2, box.y + 4)
              return document.activeElement.contains(top)
            }"""
        )


def test_a_list_of_groups_goes_to_a_group(visitor: Callable[..., Visit], many: Server) -> None:
    page = visitor(at=many).open("?groep=soort")
    page.locator(".groups a").last.click()
    expect(page.locator(".lineup .group").last).to_be_in_viewport()


def test_a_filter_is_written_to_the_address_and_the_address_restores_it(
    visitor: Callable[..., Visit], many: Server
) -> None:
    one = visitor(at=many)
    page = one.open("")
    page.get_by_role("button", name=FILTER).click()
    for name in ("Ministerie", "Directie"):
        page.locator(".st-key-soort").get_by_text(re.compile(f"^{name} ")).click()
        one.settle()
    expect(page).to_have_url(re.compile("soort=ministry&soort=directorate"))
    expect(page.locator(".chosen")).to_contain_text("ministerie of directie")
    shown = cells(page)

    other = visitor(at=many)
    again = other.open(page.url.removeprefix(f"{many.home}/"))
    assert cells(again) == shown
    again.locator(".views a").nth(1).click()
    other.settle()
    expect(again).to_have_url(re.compile("voorwaarden.*soort=ministry&soort=directorate"))
    expect(again.locator(".chosen")).to_contain_text("ministerie of directie")
    again.get_by_role("link", name="Toon alle organisaties").click()
    other.settle()
    expect(again).not_to_have_url(re.compile("soort="))
    expect(again.locator(".chosen")).to_have_count(0)
    assert other.complaints == []


def test_the_head_of_a_column_orders_the_rows_without_loading_the_page(
    visitor: Callable[..., Visit], many: Server
) -> None:
    someone = visitor(at=many)
    page = someone.open("")
    page.evaluate("() => { window.sameDocument = true }")
    head = page.locator(".lineup thead th", has_text="Ruimte")
    for sort, address in (("descending", "orde=room"), ("ascending", "orde=room&richting=laag")):
        head.get_by_role("link").click()
        expect(head).to_have_attribute("aria-sort", sort)
        expect(page).to_have_url(re.compile(f"{address}$"))
        someone.settle()
    head.get_by_role("link").click()
    expect(page).not_to_have_url(re.compile("orde="))
    someone.settle()
    assert page.evaluate("window.sameDocument === true")


def test_groups_and_open_filters_have_no_violation_and_fit(visitor: Callable[..., Visit], many: Server) -> None:
    someone = visitor(at=many)
    page = someone.open("?groep=onder&orde=room&richting=laag&soort=agency&soort=directorate")
    for look in someone.turned(1366, 390, 320):
        assert someone.violations() == [], look
    page.get_by_role("button", name=FILTER).click()
    someone.settle()
    for look in someone.turned(1366, 390, 320):
        expect(page.locator(".st-key-doel")).to_be_visible()
        assert someone.violations() == [], look
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), look


def test_on_a_phone_each_organisation_is_a_card_with_the_names_of_its_dimensions(
    visitor: Callable[..., Visit], many: Server
) -> None:
    page = visitor(at=many, width=390, height=844).open("?groep=soort")
    card = page.locator(".lineup tbody tr:not(.group)").first
    assert card.evaluate("(card) => getComputedStyle(card).display") == "grid"
    named = card.locator("a.cell").evaluate_all(
        "(cells) => cells.map((cell) => getComputedStyle(cell, '::before').content)"
    )
    assert len(named) == 9
    assert '"Urgentie"' in named[0]
    expect(page.locator(".lineup .group").first).to_be_visible()
    wide = page.locator(".lineup *").evaluate_all(
        "(parts) => parts.filter((part) => part.getBoundingClientRect().right > window.innerWidth).length"
    )
    assert wide == 0


def test_on_paper_the_matrix_is_a_table_that_breaks_between_rows_under_its_head(
    visitor: Callable[..., Visit], many: Server
) -> None:
    page = visitor(at=many).open("?groep=soort&soort=agency&soort=ministry")
    page.emulate_media(media="print")
    looks = page.evaluate(
        """() => Object.fromEntries([['thead', 'display'], ['tbody tr', 'breakInside'], ['.group', 'breakAfter'], ['thead th', 'position']]
          .map(([part, look]) => [part, getComputedStyle(document.querySelector(`.lineup ${part}`))[look]]))"""
    )
    assert looks == {"thead": "table-header-group", "tbody tr": "avoid", ".group": "avoid", "thead th": "static"}
    expect(page.get_by_role("button", name=FILTER)).to_be_hidden()
    expect(page.get_by_text("23 van de 30 organisaties: ministerie of uitvoering.")).to_be_visible()
    expect(page.get_by_role("link", name="Toon alle organisaties")).to_be_hidden()
