"""New and used, and the feeds, in a real browser on the running server."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import Request, urlopen
from xml.etree import ElementTree as Tree

import pytest

from lessons.feed import ATOM
from tools.browser import Server, Visit, serving
from tools.expecting import expect

LIST = "[aria-labelledby='nieuw-lesson'] li"


@pytest.fixture(scope="module")
def thirty_server(thirty_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The dashboard on thirty invented organisations: with dates, uses and lessons that wait."""
    with serving(tmp_path_factory.mktemp("server") / "log.txt", {"LESSONS_DATA": str(thirty_folder)}) as running:
        yield running


def test_every_page_names_the_feed_and_the_feed_is_there(visit: Visit) -> None:
    """From the head of the page to the lesson that an entry leads to."""
    page = visit.open("methode?taal=en")
    named = page.locator("link[rel=alternate][type='application/atom+xml']").get_attribute("href")
    assert named == "/lessen.atom?taal=en"
    answer = page.request.get(f"{visit.home}{named}")
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    feed = Tree.fromstring(answer.body())
    entry = feed.find(f"{{{ATOM}}}entry")
    assert entry is not None
    link, title = entry.find(f"{{{ATOM}}}link"), entry.findtext(f"{{{ATOM}}}title")
    assert link is not None
    assert link.attrib["href"].startswith(f"{visit.home}/lessen?les=")
    page.goto(link.attrib["href"])
    visit.settle()
    assert page.locator("h1").inner_text() == title
    assert not visit.complaints


def test_the_links_of_the_page_open_the_feeds(visitor: Callable[..., Visit], thirty_server: Server) -> None:
    visit = visitor(at=thirty_server)
    page = visit.open("nieuw?nieuw=2026-01-01")
    number = int(re.findall(r"\d+ lessen", page.locator("h1").inner_text())[0].split()[0])
    named = page.get_by_role("link", name="JSON").get_attribute("href")
    told = json.loads(page.request.get(f"{visit.home}{named}").body())
    assert told["total"] == number > 5
    assert told["choice"] == {"Nieuw sinds": "1 januari 2026"}


def test_who_has_the_feed_gets_304_also_when_it_is_packed(server: Server) -> None:
    """A server may pack what it sends; the tag holds for both."""
    packed = Request(f"{server.home}/lessen.atom", headers={"Accept-Encoding": "gzip"})
    with urlopen(packed, timeout=30) as first:
        tag = first.headers["ETag"]
    again = Request(f"{server.home}/lessen.atom", headers={"If-None-Match": tag, "Accept-Encoding": "gzip"})
    with pytest.raises(OSError, match="304"):
        urlopen(again, timeout=30)


def test_a_way_to_another_day_changes_the_title_the_lists_and_the_address(
    visitor: Callable[..., Visit], thirty_server: Server
) -> None:
    """By the quick link and by the control; back is back."""
    visit = visitor(at=thirty_server)
    page = visit.open("nieuw")
    before = page.locator("h1").inner_text()
    page.get_by_role("link", name=re.compile("^Dit jaar")).click()
    expect(page).to_have_url(re.compile("nieuw="))
    visit.settle()
    assert "1\N{NO-BREAK SPACE}januari" in page.locator("h1").inner_text()
    assert page.locator(LIST).count() > 5
    page.go_back()
    visit.settle()
    assert page.locator("h1").inner_text() == before
    page.get_by_text("Andere datum").click()
    visit.settle()
    visit.pick("Nieuw sinds", "1 januari 2025")
    expect(page).to_have_url(re.compile("nieuw=2025-01-01"))
    visit.settle()
    assert "2025" in page.locator("h1").inner_text()
    assert not visit.complaints
    assert not visit.abroad


def test_a_full_page_of_news_has_no_violation(visitor: Callable[..., Visit], thirty_server: Server) -> None:
    """With lists, uses, lessons that wait and the lines to paste open; never wider than the screen."""
    visit = visitor(at=thirty_server)
    page = visit.open("nieuw?nieuw=2025-01-01")
    page.locator("[aria-labelledby=wacht] summary").click()
    expect(page.locator("#gebruik-regels")).to_be_visible()
    for look in visit.turned(1366, 390, 320):
        assert visit.violations() == [], look
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), look
        small = page.evaluate(
            """() => [...document.querySelectorAll(".news li > a, ul.since a, ul.heaps a")]
              .filter((link) => link.getBoundingClientRect().height < 24).map((link) => link.textContent)"""
        )
        assert small == [], look


def test_the_lines_to_paste_are_copied(visitor: Callable[..., Visit], thirty_server: Server) -> None:
    visit = visitor(at=thirty_server)
    page = visit.open("nieuw?taal=en")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("[aria-labelledby=wacht] summary").click()
    page.get_by_role("button", name="Copy these lines").click()
    page.get_by_role("status").filter(has_text="Copied.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").startswith("used_by:\n  - organisation: ")
