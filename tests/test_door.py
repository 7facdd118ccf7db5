"""The door without a browser: headers, origins, language, the rewritten page, the routes."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import os
import re
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from starlette.datastructures import Headers as Fields
from starlette.responses import HTMLResponse, JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lessons import __version__
from lessons.catalogue import load
from lessons.words import Words
from ui.door import Headers, Origins, allowed_origins, is_ours, policy, security_headers
from ui.frontpage import INDEX, FrontPage, language_of, rewritten, title
from ui.routes import state
from ui.shelf import SHIPPED, folder
from ui.signals import leave_quietly

STREAMLIT = INDEX.read_text(encoding="utf-8")


@dataclass
class Answer:
    """What an app sent back."""

    code: int = 0
    headers: Fields = field(default_factory=Fields)
    body: bytes = b""
    kinds: list[str] = field(default_factory=list)


def ask(
    app: ASGIApp, path: str = "/", *, kind: str = "http", method: str = "GET", query: str = "", **fields: str
) -> Answer:
    """One request to an ASGI app; headers as keywords, `_` for `-`."""
    named = [(name.replace("_", "-").encode(), value.encode("latin-1")) for name, value in fields.items()]
    scope: Scope = {
        "type": kind,
        "method": method,
        "path": path,
        "query_string": query.encode(),
        "headers": [(b"host", b"lessen.example"), *named],
    }
    answer = Answer()

    async def receive() -> Message:
        return {"type": f"{kind}.connect" if kind == "websocket" else "http.request"}

    async def send(message: Message) -> None:
        answer.kinds.append(message["type"])
        if message["type"] == "http.response.start":
            answer.code, answer.headers = message["status"], Fields(raw=message["headers"])
        answer.body += message.get("body", b"")

    asyncio.run(app(scope, receive, send))
    return answer


async def streamlit_page(scope: Scope, receive: Receive, send: Send) -> None:
    """Stands in for Streamlit: its own index.html, in the way that it sends it."""
    headers = {"etag": '"one-for-all"', "last-modified": "Sat, 01 Aug 2026 00:00:00 GMT", "cache-control": "no-cache"}
    conditional = [name for name in (b"if-none-match", b"range", b"accept-encoding") if name in dict(scope["headers"])]
    answer = HTMLResponse(STREAMLIT, 304 if conditional else 200, headers)
    await answer(scope, receive, send)


async def welcome(scope: Scope, receive: Receive, send: Send) -> None:
    """Lets everybody in."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
    else:
        await JSONResponse({"in": True})(scope, receive, send)


def test_the_policy_allows_exactly_the_scripts_of_the_page_we_serve() -> None:
    """Each inline script by its own hash, computed here anew; nothing inline, no eval, no blob."""
    page = rewritten(STREAMLIT, "", "nl")
    inline = re.findall(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", page, re.DOTALL)
    hashes = [f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'" for code in inline]
    allowed = next(part for part in policy("lessen.example").split("; ") if part.startswith("script-src")).split()
    assert len(inline) == 2
    assert sorted(allowed) == sorted(["script-src", "'self'", *hashes])


def test_the_policy_names_the_websocket_of_its_own_host_only() -> None:
    assert "connect-src 'self' ws://lessen.example:8501 wss://lessen.example:8501;" in policy("lessen.example:8501")


@pytest.mark.parametrize("host", ["", "a b", "x; script-src *", "x'y", "x\ny", "x,y"])
def test_a_host_that_is_no_host_never_reaches_the_policy(host: str) -> None:
    assert "connect-src 'self';" in policy(host)


def test_every_answer_carries_the_headers() -> None:
    answer = ask(Headers(welcome))
    assert {name: answer.headers[name] for name in security_headers("lessen.example")} == security_headers(
        "lessen.example"
    )


@pytest.mark.parametrize(
    ("origin", "ours"),
    [
        (None, True),
        ("http://lessen.example", True),
        ("https://lessen.example", True),
        ("https://LESSEN.example", True),
        ("https://ernaast.example", True),
        ("https://lessen.example.elders.example", False),
        ("https://lessen.example:444", False),
        ("https://user@lessen.example", False),
        ("http://ernaast.example", False),
        ("ftp://lessen.example", False),
        ("null", False),
        ("", False),
        ("https://[", False),
    ],
)
def test_only_our_own_and_named_origins_are_ours(origin: str | None, ours: bool) -> None:
    assert is_ours(origin, "lessen.example", {"https://ernaast.example"}) is ours


def test_without_a_host_no_origin_is_ours() -> None:
    assert not is_ours("http://", "", ())


def test_named_origins_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LESSONS_ORIGINS", " https://Een.example/ ,, https://twee.example")
    assert allowed_origins() == ("https://een.example", "https://twee.example")


def test_a_foreign_request_gets_403_and_a_foreign_websocket_a_closed_door() -> None:
    door = Origins(welcome)
    assert ask(door, origin="https://elders.example").code == 403
    assert ask(door, origin="https://lessen.example").code == 200
    assert ask(door, kind="websocket", origin="https://elders.example").kinds == ["websocket.close"]
    assert ask(door, kind="websocket", origin="https://lessen.example").kinds == ["websocket.accept"]


@pytest.mark.parametrize(
    ("query", "cookie", "browser", "language"),
    [
        ("", "", "nl-NL,nl;q=0.9", "nl"),
        ("", "", "en-GB,nl;q=0.9", "en"),
        ("", "", "fr-FR,en;q=0.5", "nl"),
        ("", "taal=en", "nl-NL", "en"),
        ("taal=nl", "taal=en", "en-GB", "nl"),
        ("taal=fy", "taal=en", "nl-NL", "en"),
        ("taal=%00", "taal=", "en", "en"),
        ("", 'taal="; bad', "nl", "nl"),
    ],
)
def test_the_language_comes_from_the_address_then_the_cookie_then_the_browser(
    query: str, cookie: str, browser: str, language: str
) -> None:
    fields = Fields({"cookie": cookie, "accept-language": browser})
    assert language_of(query.encode(), fields) == language


def test_without_any_wish_the_language_is_dutch() -> None:
    assert language_of(b"", Fields({})) == "nl"


def test_the_installed_page_of_streamlit_is_rewritten_in_each_place() -> None:
    """Fails when a new Streamlit writes its page differently, so that nobody gets an English title unseen."""
    page = rewritten(STREAMLIT, "/lessen", "nl")
    assert '<html lang="nl">' in page
    assert "<title>Lessen · Doetank-lessen</title>" in page
    assert "Zet JavaScript aan" in page
    assert "BACKEND_BASE_URL: window.location.origin" in page
    for gone in ('lang="en"', "Streamlit</title>", "enable JavaScript", "SourceSansVF"):
        assert gone not in page


@pytest.mark.parametrize(("address", "window"), [("/", "Overview · Doetank lessons"), ("/no/such", "Doetank lessons")])
def test_the_title_follows_the_address(address: str, window: str) -> None:
    assert title(address, Words("en")) == window


def test_a_rewritten_page_is_whole_and_never_from_another_language() -> None:
    """The length is that of what is sent; no validator of Streamlit's own page is left, and none is passed to it."""
    answer = ask(
        FrontPage(streamlit_page),
        "/lessen",
        accept_language="en",
        if_none_match='"one-for-all"',
        accept_encoding="gzip",
    )
    assert answer.code == 200
    assert answer.headers["content-length"] == str(len(answer.body))
    assert answer.headers["vary"] == "Accept-Language, Cookie"
    assert "etag" not in answer.headers
    assert "last-modified" not in answer.headers
    assert b'<html lang="en">' in answer.body


def test_head_tells_the_length_and_sends_nothing() -> None:
    whole, head = ask(FrontPage(streamlit_page)), ask(FrontPage(streamlit_page), method="HEAD")
    assert head.headers["content-length"] == str(len(whole.body))
    assert head.body == b""


def test_only_the_address_sets_the_cookie() -> None:
    front = FrontPage(streamlit_page)
    assert ask(front, query="taal=en").headers["set-cookie"].startswith("taal=en; Path=/; ")
    assert "SameSite=Lax" in ask(front, query="taal=en").headers["set-cookie"]
    assert "set-cookie" not in ask(front, cookie="taal=en").headers
    assert "set-cookie" not in ask(front, query="taal=xx").headers


def test_what_is_no_page_passes_untouched() -> None:
    answer = ask(FrontPage(welcome), "/ready")
    assert answer.body == b'{"in":true}'
    assert "content-language" not in answer.headers


def test_ready_counts_what_is_loaded() -> None:
    code, told = state(load(SHIPPED))
    assert code == 200
    assert told == {
        "experiments": 2,
        "problems": 0,
        "edition": load(SHIPPED).catalogue.edition.id,
        "version": __version__,
    }


def test_nothing_to_show_is_not_ready(tmp_path: Path) -> None:
    code, told = state(load(tmp_path))
    assert (code, told["experiments"], told["edition"]) == (503, 0, None)


def test_the_folder_is_the_shipped_one_unless_another_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("LESSONS_DATA", raising=False)
    assert folder() == SHIPPED
    monkeypatch.setenv("LESSONS_DATA", str(tmp_path))
    assert folder() == tmp_path


def test_our_settings_hold_under_another_server_in_another_folder(tmp_path: Path) -> None:
    """`uvicorn dashboard:app` started elsewhere: still no call home, and no errors in full."""
    told = (
        "import dashboard; from streamlit.config import get_option as told;"
        "print(told('browser.gatherUsageStats'), told('client.showErrorDetails'), told('server.enableStaticServing'))"
    )
    path = {**os.environ, "PYTHONPATH": str(SHIPPED.parent)}
    ran = subprocess.run(
        [sys.executable, "-c", told], cwd=tmp_path, env=path, capture_output=True, text=True, check=True
    )
    assert ran.stdout.split() == ["False", "none", "False"]


def test_signals_are_left_alone_outside_the_main_thread() -> None:
    """Under another server, or in a test, the app may start in a thread, where Python allows no handlers."""
    before = signal.getsignal(signal.SIGTERM)
    with ThreadPoolExecutor(1) as other:
        other.submit(leave_quietly).result()  # raises here what it raised there
    assert signal.getsignal(signal.SIGTERM) is before
