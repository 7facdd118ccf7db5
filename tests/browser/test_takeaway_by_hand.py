"""Taking away in a browser: the sheet is one page of A4 whatever is on it, and a click gives a file that opens."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from pptx import Presentation
from pypdf import PdfReader

from tests.downloads import read_xlsx
from tests.rooms import session_with_results
from tools.browser import Server, Visit, serving
from tools.expecting import expect


@pytest.fixture(scope="module")
def thirty_server(thirty_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> object:
    """The dashboard on thirty invented organisations."""
    with serving(
        tmp_path_factory.mktemp("thirty-takeaway") / "log.txt", {"LESSONS_DATA": str(thirty_folder)}
    ) as running:
        yield running


def sheets(visit: Visit, address: str) -> list[tuple[int, int]]:
    page = visit.open(address)
    expect(page.locator(".sheet footer")).to_be_visible()
    held = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    return [(round(one.mediabox.width), round(one.mediabox.height)) for one in held.pages]


def test_on_paper_it_is_one_sheet_also_with_all_that_a_room_said(
    visitor: Callable[..., Visit], thirty_server: Server
) -> None:
    code = session_with_results()
    visit = visitor()
    for keys in (
        "taal=nl",
        f"sessie={code}&opgave=scale-up&taal=en",
        f"sessie={code}&opgave=scale-up&naam={'Een%20lange%20titel%20' * 8}",
    ):
        assert sheets(visit, f"meenemen?beeld=afdruk&{keys}") == [(595, 842)], keys
        expect(visit.page.locator(".sheet.full")).to_have_count(int("sessie" in keys))
    many = visitor(thirty_server)
    assert sheets(many, "meenemen?beeld=afdruk&opgave=scale-up") == [(595, 842)]
    assert many.violations() == []


def test_a_click_gives_each_file(visit: Visit) -> None:
    page = visit.open("meenemen?taal=nl")
    for name, opens in (
        ("Samenvatting als PDF, in het Engels", lambda raw: len(PdfReader(io.BytesIO(raw)).pages) == 1),
        ("Dia's als PPTX, in het Nederlands", lambda raw: len(Presentation(io.BytesIO(raw)).slides) > 5),
        ("Resultaten als XLSX, in het Engels", lambda raw: len(read_xlsx(raw, 2)) > 5),
    ):
        with page.expect_download() as waiting:
            page.get_by_role("button", name=name).click()
        assert opens(Path(waiting.value.path()).read_bytes()), name


MATRIX = "document.querySelector('.sheet .wide')"
LINES = "it => { const all = document.createRange(); all.selectNodeContents(it); return all.getClientRects().length }"


@pytest.mark.parametrize(("width", "scheme"), [(1366, "light"), (320, "dark")])
def test_everybody_can_use_the_page(visitor: Callable[..., Visit], width: int, scheme: str) -> None:
    visit = visitor(width=width, scheme=scheme)
    page = visit.open("meenemen")
    expect(page.locator(".sheet footer")).to_be_visible()
    assert visit.violations() == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert width < 1366 or page.evaluate(f"{MATRIX}.scrollWidth <= {MATRIX}.clientWidth"), "the matrix is whole"
    for head in page.locator(".sheet .plain thead th").all():
        assert head.evaluate(LINES) <= head.inner_text().count(" ") + 1, "no word is broken"
