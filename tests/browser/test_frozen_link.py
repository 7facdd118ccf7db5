"""The frozen view in a browser: a link from the page, the data move on under a running server, the link still holds."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Page

from tools.browser import Server, Visit, serving
from tools.expecting import expect
from ui.shelf import SHIPPED


class Moving(NamedTuple):
    """A server on a copy of the shipped data, in which the test changes something."""

    server: Server
    data: Path

    def change(self) -> None:
        """Somebody stands lower than before."""
        file = self.data / "judgements" / "ind.yaml"
        file.write_text(file.read_text(encoding="utf-8").replace("level: 2", "level: 1"), encoding="utf-8")


@pytest.fixture
def moving(tmp_path: Path) -> Iterator[Moving]:
    data = Path(shutil.copytree(SHIPPED, tmp_path / "data"))
    kept = str(tmp_path / "versions")
    with serving(tmp_path / "log.txt", {"LESSONS_DATA": str(data), "LESSONS_ARCHIVE": kept}) as running:
        yield Moving(running, data)


def changed(someone: Visit, address: str) -> Page:
    """The page at this address, as soon as the server has seen the change."""
    page = someone.open(address)
    for _ in range(20):
        if page.locator(".frozen").count():
            break
        page.wait_for_timeout(500)
        someone.open(address)
    return page


def test_a_frozen_link_still_holds_when_the_data_moved_on(visitor: Callable[..., Visit], moving: Moving) -> None:
    someone = visitor(at=moving.server)
    page = someone.open("?peildatum=2023-12")
    fixed = page.get_by_role("link", name="Vastgezette link").get_attribute("href")
    assert fixed is not None
    address = fixed.removeprefix(f"{moving.server.home}/")
    expect(page.locator("a.cell[href*='ind.urgency']")).to_contain_text("2")
    someone.open(address)
    expect(page.locator(".frozen-same")).to_contain_text("Die is nog gelijk aan nu")

    moving.change()
    changed(someone, address)
    banner = page.locator(".frozen")
    expect(banner).to_contain_text("de gegevens zijn sindsdien veranderd")
    expect(banner.locator(".says")).to_have_count(2)
    expect(page.locator(".matrix a.cell[href*='ind.urgency']")).to_contain_text("2")
    banner.locator("summary").click()
    expect(banner.get_by_text("IND, urgentie")).to_be_visible()
    assert someone.violations() == []

    page.get_by_role("link", name="Verloop").click()
    someone.settle()
    expect(page.locator(".frozen")).to_contain_text("de gegevens zijn sindsdien veranderd")
    page.go_back()
    someone.settle()
    page.get_by_role("link", name="Toon zoals nu").click()
    someone.settle()
    expect(page.locator(".frozen")).to_have_count(0)
    expect(page.locator(".matrix a.cell[href*='ind.urgency']")).to_contain_text("1")
    assert "versie" not in page.url
    assert "peildatum=2023-12" in page.url
    page.get_by_role("link", name="Verloop").click()
    someone.settle()
    expect(page.locator(".frozen")).to_have_count(0)
    assert someone.complaints == []
    assert someone.abroad == []


def test_the_banner_can_be_read_by_everybody(visitor: Callable[..., Visit], moving: Moving) -> None:
    """The difference, and a version that is not there, on a laptop and on a phone."""
    someone = visitor(at=moving.server)
    page = someone.open("?peildatum=2023-12")
    fixed = page.get_by_role("link", name="Vastgezette link").get_attribute("href")
    assert fixed is not None
    someone.open("?peildatum=2023-12")
    moving.change()
    for address in (fixed.removeprefix(f"{moving.server.home}/"), "?versie=0123456789ab&editie=gereedheid/0"):
        changed(someone, address)
        for folded in page.locator(".frozen summary").all():
            folded.click()
        for look in someone.turned(1366, 390, 320):
            assert someone.violations() == [], look
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), look
            small = page.evaluate(
                "() => [...document.querySelectorAll('.frozen .ways a, .frozen summary')].filter((item) => item.getBoundingClientRect().height < 24).length"
            )
            assert small == 0, look
