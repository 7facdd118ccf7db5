"""The one HTML page that Streamlit serves, in the visitor's language: `<html lang>`, `<title>` and the note without scripts.

Plain ASGI. Streamlit answers every unknown address with the same `index.html` in English; here that answer is held,
rewritten, and sent on with its right length.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from pathlib import Path
from urllib.parse import parse_qs

import streamlit
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lessons.words import LANGUAGES, Language, Words
from ui.site import SCREENS

INDEX = Path(streamlit.__file__).parent / "static" / "index.html"
COOKIE = "taal"
FIRST = "overzicht"
_YEAR = 365 * 24 * 3600
_OTHERS = (
    "/static/",
    "/_stcore/",
    "/media/",
    "/component/",
    "/fonts/",
    "/look/",
    "/zaal/",
    "/meedoen/",
    "/m/",
    "/s/",
    "/lessen.atom",
    "/lessen.json",
)
_ASKS_FOR_LESS = (b"if-none-match", b"if-modified-since", b"range", b"if-range", b"accept-encoding")
_HOME = "<script>window.__streamlit = { BACKEND_BASE_URL: window.location.origin }</script>"
"""Tells Streamlit's script where the server is; else it tries the folder of the page first, and logs an error."""
_PRELOADED_FONT = re.compile(r'<link\s+rel="preload"[^>]*?as="font"[^>]*?/?>', re.DOTALL)
_NOTE = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)


LOOK = '<link rel="stylesheet" href="/look/look.css"><script src="/look/go.js" defer></script><script src="/look/picture.js" defer></script><link rel="stylesheet" href="/look/deck.css"><script src="/look/deck.js" defer></script>'
"""Our style and our way of following links, from this server itself (so no inline script is needed for them)."""


def title(address: str, words: Words) -> str:
    """The title of the window for an address, as the page sets it once it runs."""
    name = words.say(nl="Doetank-lessen", en="Doetank lessons")
    here = next((screen for screen in SCREENS if screen.address == address.strip("/")), None)
    return f"{words.say(nl=here.nl, en=here.en)} · {name}" if here else name


def rewritten(page: str, address: str, language: Language) -> str:
    """Streamlit's `index.html` with our language, title and note, without the font that it would preload."""
    words = Words(language)
    note = words.say(
        nl="Deze pagina heeft JavaScript nodig. Zet JavaScript aan en laad de pagina opnieuw.",
        en="This page needs JavaScript. Turn JavaScript on and load the page again.",
    )
    page = page.replace('<html lang="en">', f'<html lang="{language}">', 1)
    page = page.replace("<title>Streamlit</title>", f"<title>{html.escape(title(address, words))}</title>", 1)
    page = _PRELOADED_FONT.sub(_HOME, page, count=1)
    page = page.replace("</head>", f"{LOOK}{_feed(words)}</head>", 1)
    return _NOTE.sub(f"<noscript><p>{html.escape(note)}</p></noscript>", page, count=1)


def _feed(words: Words) -> str:
    """Where a program finds the lessons, so that a reader of feeds can follow any page."""
    name = html.escape(words.say(nl="Lessen van de Doetanks", en="Lessons of the Doetanks"))
    address = f"/lessen.atom?taal={words.language}"
    return f'<link rel="alternate" type="application/atom+xml" title="{name}" href="{address}">'


def _is_other(path: str) -> bool:
    """What is no page of Streamlit: files, and routes of our own."""
    return path.startswith(_OTHERS) or path == "/meedoen"


def _is_ours(path: str) -> bool:
    """A page of the site, or something that is no page at all (a file, a route of our own)."""
    return "." in path.rpartition("/")[2] or path == "/ready" or path.strip("/") in {item.address for item in SCREENS}


def nowhere(language: Language) -> str:
    """The page for an address that does not exist, with the way to the first one."""
    say = Words(language).say
    name = say(nl="Deze pagina bestaat niet", en="This page does not exist")
    ways = "".join(
        f'<li><a href="/{screen.address}">{html.escape(say(nl=screen.nl, en=screen.en))}</a></li>' for screen in SCREENS
    )
    lead = say(nl="Deze pagina's zijn er wel:", en="These pages do exist:")
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{name}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<link rel="stylesheet" href="/look/look.css"></head>'
        f'<body class="nowhere"><main class="dl"><h1>{name}.</h1><p class="lead">{lead}</p><ul>{ways}</ul></main></body></html>'
    )


def asked_language(query: bytes) -> Language | None:
    """The language that the address itself asks for with `?taal=`."""
    asked = parse_qs(query.decode("latin-1")).get(COOKIE, [""])[-1]
    return _known(asked)


def language_of(query: bytes, fields: Headers) -> Language:
    """`nl` or `en`: the address, else the cookie, else the browser's first language, else Dutch."""
    first = fields.get("accept-language", "nl").strip().lower()
    return asked_language(query) or _cookie(fields) or ("en" if first.startswith("en") else "nl")


def _known(language: str) -> Language | None:
    return next((known for known in LANGUAGES if known == language), None)


def _cookie(fields: Headers) -> Language | None:
    try:
        morsel = SimpleCookie(fields.get("cookie", "")).get(COOKIE)
    except CookieError:
        return None
    return _known(morsel.value) if morsel else None


@dataclass(slots=True)
class _Held:
    """An answer that is kept until it is whole."""

    scope: Scope
    send: Send
    start: Message = field(default_factory=dict)
    body: list[bytes] = field(default_factory=list)

    async def take(self, message: Message) -> None:
        """Pass the answer on as it comes; keep it when it is a page."""
        if message["type"] == "http.response.start" and _is_page(message):
            self.start = message
        elif message["type"] == "http.response.body" and self.start:
            self.body.append(message.get("body", b""))
            if not message.get("more_body", False):
                await self._let_go()
        else:
            await self.send(message)

    async def _let_go(self) -> None:
        fields = Headers(scope=self.scope)
        language = language_of(self.scope["query_string"], fields)
        page = rewritten(b"".join(self.body).decode("utf-8", "replace"), self.scope["path"], language).encode()
        headers = MutableHeaders(scope=self.start)
        for stale in ("etag", "last-modified", "accept-ranges"):
            del headers[stale]
        headers["Content-Length"] = str(len(page))
        headers["Content-Language"] = language
        headers["Cache-Control"] = "no-cache"
        headers.add_vary_header("Accept-Language, Cookie")
        if asked_language(self.scope["query_string"]):
            headers.append("Set-Cookie", f"{COOKIE}={language}; Path=/; Max-Age={_YEAR}; SameSite=Lax; HttpOnly")
        await self.send(self.start)
        await self.send({"type": "http.response.body", "body": b"" if self.scope["method"] == "HEAD" else page})


def _is_page(start: Message) -> bool:
    return start["status"] == 200 and Headers(raw=start["headers"]).get("content-type", "").startswith("text/html")


class FrontPage:
    """Rewrites the page for addresses that are not files, data or routes of our own."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD") or _is_other(scope["path"]):
            await self.app(scope, receive, send)
            return
        if not _is_ours(scope["path"]):
            await self._turn(scope)(scope, receive, send)
            return
        headers = [(name, value) for name, value in scope["headers"] if name not in _ASKS_FOR_LESS]
        inner = {**scope, "method": "GET", "headers": headers}
        await self.app(inner, receive, _Held(scope, send).take)

    @staticmethod
    def _turn(scope: Scope) -> ASGIApp:
        """`/overzicht` is the first page under its own name; any other unknown address gets a page that says so."""
        if scope["path"].strip("/") == FIRST:
            query = scope["query_string"].decode("latin-1")
            return RedirectResponse(f"/?{query}" if query else "/", status_code=308)
        language = language_of(scope["query_string"], Headers(scope=scope))
        return HTMLResponse(nowhere(language), status_code=404)
