"""What a visitor takes home from a browser: a picture of a chart, a file of rows, a page on paper."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from playwright.sync_api import Browser, Download, Page

from tests.browser.test_hostile import HOSTILE
from tests.downloads import about_csv, read_csv, read_xlsx
from tools.browser import ROOT, Server, Visit, serving, visiting
from tools.expecting import expect

COLOURS = """async (bytes) => {
  const image = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }))
  const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height })
  const pen = canvas.getContext('2d')
  pen.drawImage(image, 0, 0)
  const parts = (from, to) => {
    const data = new Uint32Array(pen.getImageData(0, from, image.width, to - from).data.buffer)
    return new Set(data).size
  }
  const ground = [...pen.getImageData(2, 2, 1, 1).data]
  return { width: image.width, height: image.height, ground, middle: parts(Math.floor(image.height * .25), Math.floor(image.height * .6)) }
}"""


def chunks(raw: bytes) -> list[tuple[str, bytes]]:
    """The parts of a PNG, each with a right checksum."""
    assert raw[:8] == b"\x89PNG\r\n\x1a\n"
    place, found = 8, []
    while place < len(raw):
        length, kind = struct.unpack(">I4s", raw[place : place + 8])
        body = raw[place + 8 : place + 8 + length]
        assert struct.unpack(">I", raw[place + 8 + length : place + 12 + length])[0] == zlib.crc32(kind + body)
        found.append((kind.decode(), body))
        place += 12 + length
    return found


def texts(raw: bytes) -> dict[str, str]:
    """What a PNG says of itself, by keyword."""
    told = [body.split(b"\0", 1) for kind, body in chunks(raw) if kind == "iTXt"]
    return {keyword.decode(): rest[4:].decode() for keyword, rest in told}


def taken(page: Page, click: Callable[[], None]) -> tuple[Download, bytes]:
    with page.expect_download() as waiting:
        click()
    return waiting.value, Path(waiting.value.path()).read_bytes()


@pytest.mark.parametrize(
    ("address", "name", "width", "scheme"),
    [
        ("netwerk", "banen-national-extra-jobs", 1366, "light"),
        ("netwerk", "banen-national-extra-jobs", 390, "light"),
        ("vergelijken?organisatie=ienm&organisatie=belastingdienst", "vergelijking", 390, "dark"),
        ("verloop", "verloop", 1366, "light"),
        ("experimenten?experiment=ienm-candidate-first", "van-obstakel-naar-les", 1366, "dark"),
    ],
)
def test_a_chart_is_kept_as_a_picture(
    visitor: Callable[..., Visit], address: str, name: str, width: int, scheme: str
) -> None:
    """Wide enough for paper and slides also from a phone, not blank, on the ground of the theme, and it says what it is."""
    someone = visitor(width=width, height=844, scheme=scheme)
    page = someone.open(address)
    button = page.get_by_role("button", name="Download als PNG").first
    file, raw = taken(page, button.click)
    assert file.suggested_filename.startswith(name)
    assert file.suggested_filename.endswith(".png")
    seen: dict[str, Any] = page.evaluate(COLOURS, list(raw))
    assert seen["width"] >= 1200
    assert seen["middle"] > 20
    assert (sum(seen["ground"][:3]) > 380) is (scheme == "light")
    told = texts(raw)
    assert told["Title"] == button.get_attribute("data-title")
    for fact in ("Gegevens: ", "Editie: ", "Licentie: CC BY 4.0", "Link: http", "Bron"):
        assert fact in told["Description"]
    expect(button.locator("xpath=..").get_by_role("status")).to_have_text("Het plaatje is bewaard.")
    assert someone.complaints == []
    assert someone.abroad == []


def test_the_picture_leaves_the_page_as_it_was(visitor: Callable[..., Visit]) -> None:
    """A phone draws the chart wide for a moment; the chart is back in its place, and nothing is wider than the screen."""
    page = visitor(width=390, height=844).open("netwerk")
    chart = page.locator(".js-plotly-plot").first
    before = chart.bounding_box()
    taken(page, page.get_by_role("button", name="Download als PNG").first.click)
    page.wait_for_function("() => document.querySelector('.main-svg')?.getAttribute('width') < 400")
    after = chart.bounding_box()
    assert before is not None
    assert after is not None
    assert (after["x"], after["width"]) == (before["x"], before["width"])
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_keyboard_keeps_a_picture_too_and_stays_at_the_button(visit: Visit) -> None:
    page = visit.open("netwerk")
    button = page.get_by_role("button", name="Download als PNG").first
    button.focus()
    taken(page, lambda: page.keyboard.press("Enter"))
    expect(button).to_be_focused()


def test_a_picture_that_fails_says_so(visit: Visit) -> None:
    page = visit.open("netwerk")
    page.evaluate("() => { HTMLCanvasElement.prototype.toBlob = (done) => done(null) }")
    button = page.get_by_role("button", name="Download als PNG").first
    button.click()
    expect(button.locator("xpath=..").get_by_role("status")).to_contain_text("niet gelukt")
    expect(button).to_be_enabled()


@pytest.mark.parametrize("address", ["?soort=ministry", "lessen?thema=work&taal=en", "vragen"])
def test_the_files_arrive_with_the_rows_and_what_they_are_about(visit: Visit, address: str) -> None:
    page = visit.open(address)
    _, rows = taken(
        page, page.get_by_test_id("stDownloadButton").filter(has_text="CSV").first.get_by_role("button").click
    )
    _, book = taken(
        page, page.get_by_test_id("stDownloadButton").filter(has_text="XLSX").first.get_by_role("button").click
    )
    assert len(read_csv(rows)) == len(read_xlsx(book)) - 1 > 0
    told = {line[0]: line[1] for line in about_csv(rows)}
    assert told["Link"].startswith(f"{visit.home}/")
    visit.page.goto(told["Link"])
    visit.settle()
    _, again = taken(
        page, page.get_by_test_id("stDownloadButton").filter(has_text="CSV").first.get_by_role("button").click
    )
    assert [list(row) for row in read_csv(again).values] == [list(row) for row in read_csv(rows).values]


# --- on paper ---------------------------------------------------------------------------------------------------------


def test_the_way_to_paper_and_back(visit: Visit) -> None:
    page = visit.open("?opgave=scale-up&peildatum=2014-12")
    page.get_by_role("link", name="Afdrukken", exact=True).click()
    visit.settle()
    expect(page.get_by_test_id("stTopNavLink")).to_have_count(0)
    expect(page.locator(".paper-head")).to_contain_text("opschalen")
    expect(page.locator(".st-key-bar")).to_be_hidden()
    page.evaluate("window.print = () => { window.printed = true }")
    page.get_by_role("button", name="Afdrukken of bewaren als pdf").click()
    page.wait_for_function("() => window.printed")
    page.get_by_role("link", name="Terug naar het scherm").click()
    visit.settle()
    expect(page.locator(".paper-head")).to_have_count(0)
    expect(page.get_by_role("radio", name="opschalen")).to_be_checked()


@pytest.mark.parametrize(
    ("address", "scheme"),
    [
        ("", "light"),
        ("", "dark"),
        ("lessen?thema=work", "light"),
        ("netwerk", "dark"),
        ("organisatie?organisatie=ind", "dark"),
    ],
)
def test_paper_is_white_with_dark_ink_all_open_and_without_a_violation(
    visitor: Callable[..., Visit], address: str, scheme: str
) -> None:
    someone = visitor(scheme=scheme)
    page = someone.open(f"{address}{'&' if '?' in address else '?'}beeld=afdruk")
    assert someone.violations() == []
    lights = page.evaluate(
        """() => [...document.querySelectorAll('.dl p, .dl td, .dl dd, .js-plotly-plot text')].map((part) => {
          if (part.closest('.cell, .tag, .rating, .sign')) return 0
          const style = getComputedStyle(part)
          const ink = part.closest('svg') ? style.fill : style.color
          return ink.match(/[\\d.]+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0)
        }).filter((sum) => sum > 600).length"""
    )
    assert lights == 0
    assert page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor") == "rgb(255, 255, 255)"
    hidden = page.evaluate(
        "() => [...document.querySelectorAll('.dl details:not(.screen-only) > :not(summary)')].filter((part) => !part.checkVisibility()).length"
    )
    assert hidden == 0


def test_an_ordinary_page_that_is_printed_opens_what_is_folded_and_folds_it_again(visit: Visit) -> None:
    page = visit.open("netwerk")
    folded = page.locator(".dl details:not([open])").count()
    assert folded > 0
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".dl details:not([open])").count() == 0
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator(".dl details:not([open])").count() == folded


def test_the_head_of_the_matrix_stands_on_every_sheet(visit: Visit) -> None:
    """In print the rows of the head repeat, nothing scrolls, and the sheets lie on their side."""
    page = visit.open("?beeld=afdruk")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.querySelector('.matrix thead')).display") == "table-header-group"
    assert page.evaluate("getComputedStyle(document.body).page") == "wide"
    raw = page.pdf(prefer_css_page_size=True)
    boxes = sorted(set(_boxes(raw)))
    assert boxes
    assert all(wide > high for wide, high in boxes)


def _boxes(raw: bytes) -> list[tuple[float, float]]:
    """Width and height of each sheet of a PDF."""
    parts = raw.split(b"/MediaBox [")[1:]
    sides = [[float(side) for side in part.split(b"]")[0].split()] for part in parts]
    return [(side[2], side[3]) for side in sides]


def test_the_headings_of_paper_are_in_order(visit: Visit) -> None:
    page = visit.open("organisatie?organisatie=ind&beeld=afdruk")
    levels = [
        int(tag[1]) for tag in page.locator("h1, h2, h3, h4").evaluate_all("(all) => all.map((one) => one.tagName)")
    ]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


# --- hostile texts ------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = copytree(ROOT / "data", tmp_path_factory.mktemp("hostile") / "data")
    for name, text in (("organisations.yaml", '"I&M"'), ("sources.yaml", '"De start van een netwerk (DGOBR)"')):
        content = (folder / name).read_text(encoding="utf-8")
        assert text in content
        (folder / name).write_text(content.replace(text, f"'{HOSTILE}'"), encoding="utf-8")
    with serving(tmp_path_factory.mktemp("server") / "log.txt", {"LESSONS_DATA": str(folder)}) as running:
        yield running


def test_a_hostile_name_is_a_text_in_a_picture_and_on_paper(browser: Browser, hostile: Server) -> None:
    with visiting(browser, hostile) as visit:
        page = visit.open("vergelijken?organisatie=ienm&organisatie=belastingdienst&peildatum=2014-12")
        _, raw = taken(page, page.get_by_role("button", name="Download als PNG").first.click)
        assert HOSTILE in texts(raw)["Description"]
        visit.open("vergelijken?organisatie=ienm&organisatie=belastingdienst&peildatum=2014-12&beeld=afdruk")
        expect(page.locator(".paper-head")).to_contain_text(HOSTILE)
        expect(page.locator(".paper-sources")).to_contain_text(HOSTILE)
        assert page.evaluate("window.PWNED") is None
        assert visit.abroad == []
        assert visit.complaints == []
