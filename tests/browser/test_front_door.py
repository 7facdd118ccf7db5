"""What a visitor meets at the door, in a real browser and over the wire."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Callable
from email.message import Message
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from tools.browser import NotStartedError, Server, Visit, serving, visiting
from tools.expecting import expect
from ui.door import security_headers
from ui.site import SCREENS

FONT = "fonts/atkinson-hyperlegible-next-latin-normal.woff2"


def ask(address: str, **headers: str) -> tuple[int, Message, bytes]:
    """Code, headers and body of an answer, errors included."""
    request = urllib.request.Request(
        address, headers={name.replace("_", "-"): value for name, value in headers.items()}
    )
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as refusal:
        with refusal:
            return refusal.code, refusal.headers, refusal.read()


def test_the_first_visit_after_a_start_may_be_a_deep_link(browser: Browser, tmp_path: Path) -> None:
    """Right page, our own navigation, no dialog; and the server ends with code 0 when asked to."""
    with serving(tmp_path / "log.txt") as fresh:
        with visiting(browser, fresh) as first:
            page = first.open("lessen")
            expect(page).to_have_title("Lessen · Doetank-lessen")
            assert page.get_by_test_id("stTopNavLink").all_inner_texts() == [
                screen.nl for screen in SCREENS if screen.in_menu
            ]
            assert page.get_by_test_id("stSidebarNavLink").count() == 0
            assert page.get_by_role("dialog").count() == 0
            assert first.complaints == []
        assert fresh.stop() == 0
    assert "Traceback" not in fresh.log.read_text()


@pytest.mark.parametrize("address", [screen.address for screen in SCREENS])
def test_a_visit_asks_no_other_host_and_logs_no_error(visit: Visit, address: str) -> None:
    page = visit.open(address)
    assert visit.abroad == []
    assert visit.complaints == []
    assert page.get_by_test_id("stException").count() == 0
    assert page.get_by_test_id("stAlert").count() == 0


@pytest.mark.parametrize(
    ("address", "locale", "language"),
    [("", "nl-NL", "nl"), ("", "en-GB", "en"), ("?taal=en", "nl-NL", "en"), ("lessen?taal=nl", "en-GB", "nl")],
)
def test_the_document_says_its_language(
    visitor: Callable[..., Visit], address: str, locale: str, language: str
) -> None:
    """The address goes before the browser; the words on the page are in that language too."""
    page = visitor(locale=locale).open(address)
    expect(page.locator("html")).to_have_attribute("lang", language)
    first = SCREENS[0]
    expect(page.get_by_test_id("stTopNavLink").first).to_have_text(first.en if language == "en" else first.nl)


def test_a_chosen_language_is_remembered(visitor: Callable[..., Visit]) -> None:
    someone = visitor(locale="nl-NL")
    someone.open("?taal=en")
    page = someone.open("")
    assert page.evaluate("document.documentElement.lang") == "en"


@pytest.mark.parametrize(
    "path", ["", "lessen", "no/such/page", "ready", FONT, "_stcore/health", "fonts/none", "static/none.js"]
)
def test_every_answer_carries_the_security_headers(server: Server, path: str) -> None:
    _, headers, _ = ask(f"{server.home}/{path}")
    for name, value in security_headers(server.home.removeprefix("http://")).items():
        assert headers.get_all(name) == [value], name


@pytest.mark.parametrize("path", ["", "ready", FONT, "_stcore/health", "_stcore/host-config"])
def test_a_foreign_origin_is_refused(server: Server, path: str) -> None:
    assert ask(f"{server.home}/{path}", Origin="https://elders.example")[0] == 403
    assert ask(f"{server.home}/{path}", Origin=server.home)[0] == 200


def test_a_foreign_websocket_is_refused_and_our_own_is_not(server: Server) -> None:
    stream = server.home.replace("http", "ws", 1) + "/_stcore/stream"
    spoken = [Subprotocol("streamlit")]
    with (
        pytest.raises(InvalidStatus) as refusal,
        connect(stream, origin=Origin("https://elders.example"), subprotocols=spoken),
    ):
        pass
    assert refusal.value.response.status_code == 403
    with connect(stream, origin=Origin(server.home), subprotocols=spoken) as open_socket:
        assert open_socket.subprotocol == "streamlit"


def test_ready_tells_what_is_loaded(server: Server) -> None:
    code, headers, body = ask(f"{server.home}/ready")
    told = json.loads(body)
    assert (code, headers.get_content_type()) == (200, "application/json")
    assert told["experiments"] >= 2
    assert told["problems"] == 0
    assert told.keys() == {"experiments", "problems", "edition", "version"}


def test_an_empty_folder_is_not_ready(tmp_path: Path) -> None:
    """The server runs and says 503: whoever watches it knows that there is nothing to show."""
    (tmp_path / "data").mkdir()
    with serving(tmp_path / "log.txt", {"LESSONS_DATA": str(tmp_path / "data")}) as empty:
        code, _, body = ask(f"{empty.home}/ready")
    assert (code, json.loads(body)["experiments"]) == (503, 0)


def test_our_own_font_is_used(visit: Visit) -> None:
    page = visit.open("")
    used = page.evaluate("[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family)")
    assert "Atkinson Hyperlegible Next" in used
    assert not any("Source Sans" in family for family in used)


@pytest.mark.parametrize("path", ["onzin", "lessen/x", "onzin/nog/dieper", "overzichten"])
@pytest.mark.parametrize(
    ("language", "words"), [("nl", "Deze pagina bestaat niet"), ("en", "This page does not exist")]
)
def test_an_address_that_does_not_exist_says_so_and_names_the_pages(
    server: Server, path: str, language: str, words: str
) -> None:
    code, headers, body = ask(f"{server.home}/{path}?taal={language}")
    assert code == 404
    assert words in body.decode()
    assert 'href="/lessen"' in body.decode()
    assert headers["Content-Security-Policy"]


def test_the_first_page_answers_to_its_own_name_too(visit: Visit) -> None:
    page = visit.open("overzicht?opgave=scale-up")
    expect(page).to_have_url(f"{visit.home}/?opgave=scale-up")
    expect(page.locator(".st-key-opgave").get_by_role("radio", checked=True)).to_have_text("opschalen")


def test_streamlits_own_parts_have_dutch_names_on_a_dutch_page(visit: Visit) -> None:
    page = visit.open("?cel=binnenwerk.work")
    expect(page.get_by_role("button", name="Sluiten")).to_be_visible()
    assert page.get_by_role("button", name="Close").count() == 0


def test_a_folder_that_is_not_there_is_refused_at_the_start(tmp_path: Path) -> None:
    with pytest.raises(NotStartedError, match="There is no folder"):
        Server.start(tmp_path / "log.txt", {"LESSONS_DATA": str(tmp_path / "nergens")})
