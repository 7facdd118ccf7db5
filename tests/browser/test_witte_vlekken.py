"""The map of lessons by hand: an empty spot opens in place, the arrow keys go from spot to spot, and all have a name."""

from __future__ import annotations

from collections.abc import Callable

from tools.browser import Visit


def test_an_empty_spot_opens_in_place_and_closes_again(visit: Visit) -> None:
    page = visit.open("witte-vlekken")
    page.get_by_role("link", name="DJI, Regie: geen lessen").click()
    visit.settle()
    assert "vak=dji.coordination" in page.url
    opened = page.locator("#vak")
    assert "Bij wie kan ik vragen welke projecten er bij ons lopen?" in opened.inner_text()
    row = opened.locator("xpath=preceding-sibling::tr[1]")
    assert row.locator("th").inner_text().startswith("DJI")
    opened.get_by_role("link", name="Sluit dit vak").click()
    visit.settle()
    assert "vak=" not in page.url
    assert page.locator("#vak").count() == 0


def test_the_arrow_keys_go_from_spot_to_spot_past_an_opened_one(visit: Visit) -> None:
    """Each row is one stop of the Tab key."""
    page = visit.open("witte-vlekken?vak=dji.coordination")
    stops = page.evaluate(
        "[...document.querySelectorAll('.spread tbody tr:not(.group)')]"
        ".map(row => row.querySelectorAll('a.cell[tabindex=\"0\"]').length)"
    )
    assert set(stops) == {1}
    page.get_by_role("link", name="DJI, Regie: geen lessen").focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.ariaLabel") == "DJI, Ruimte: geen lessen"
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.ariaLabel") == "Financiën, Ruimte: geen lessen"


def test_on_a_phone_each_spot_names_its_theme(visitor: Callable[..., Visit]) -> None:
    someone = visitor(width=390, height=844)
    page = someone.open("witte-vlekken")
    named = page.evaluate("getComputedStyle(document.querySelector('.spread a.cell'), '::before').content")
    assert "Urgentie" in named


def test_a_cell_of_the_obstacles_keeps_only_those_in_the_list(visit: Visit) -> None:
    page = visit.open("obstakels")
    page.locator("a.hurdle", has_text="1 open").first.click()
    visit.settle()
    assert "organisatie=ienm" in page.url
    assert "thema=hiring" in page.url
    assert page.locator("article.obstacle").count() == 1
