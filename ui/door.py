"""Who may come in, and with which headers every answer leaves: plain ASGI, before Streamlit sees anything.

Safety 4 and 5: Streamlit sends no security headers, and a foreign `Origin` makes it call an outside address.
"""

from __future__ import annotations

import base64
import hashlib
import os
import re
from collections.abc import Iterable
from functools import cache
from urllib.parse import urlsplit

from starlette.datastructures import Headers as Fields
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from ui.frontpage import INDEX, rewritten

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_FEATURES = ("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "microphone", "payment", "usb")


def script_hashes(html: str) -> list[str]:
    """One `'sha256-...'` source per inline script of a page, as a browser computes it."""
    digests = [hashlib.sha256(script.encode()).digest() for script in _INLINE.findall(html)]
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


@cache
def script_sources() -> str:
    """Where scripts may come from: this server, and the few lines inside the page itself, each by its hash."""
    return " ".join(["'self'", *script_hashes(rewritten(INDEX.read_text(encoding="utf-8"), "", "nl"))])


def policy(host: str) -> str:
    """The Content-Security-Policy for visitors of this `Host`.

    The websocket of that host is named too: not every browser takes it as part of 'self'.
    """
    sockets = f" ws://{host} wss://{host}" if re.fullmatch(r"[A-Za-z0-9.:\[\]-]+", host) else ""
    return "; ".join(
        [
            "default-src 'self'",
            f"script-src {script_sources()}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self'{sockets}",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        ]
    )


def security_headers(host: str) -> dict[str, str]:
    """The headers that every answer carries."""
    return {
        "Content-Security-Policy": policy(host),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _FEATURES),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }


class Headers:
    """Adds the security headers to every HTTP answer, refusals and errors included."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        host = Fields(scope=scope).get("host", "")

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(security_headers(host))
            await send(message)

        await self.app(scope, receive, send_with_headers)


def allowed_origins() -> tuple[str, ...]:
    """Origins beside our own, from the variable LESSONS_ORIGINS: `https://lessen.example.nl`, with commas between."""
    named = os.environ.get("LESSONS_ORIGINS", "").split(",")
    return tuple(dict.fromkeys(origin.strip().rstrip("/").lower() for origin in named if origin.strip()))


def is_ours(origin: str | None, host: str, allowed: Iterable[str]) -> bool:
    """Whether a request with this `Origin` may come in: none at all, the one of its own `Host`, or an allowed one."""
    if origin is None:
        return True
    try:
        parts = urlsplit(origin.lower())
    except ValueError:
        return False
    own = parts.scheme in ("http", "https") and parts.netloc == host.lower() != ""
    return own or origin.lower() in allowed


def scheme(request: Request) -> str:
    """`https` or `http`, as the visitor sees it. What a proxy says of it counts with LESSONS_BEHIND_PROXY=1 alone."""
    told = request.headers.get("x-forwarded-proto", "").partition(",")[0].strip().lower()
    behind = os.environ.get("LESSONS_BEHIND_PROXY", "").strip() == "1"
    return told if behind and told in ("http", "https") else request.url.scheme


class Origins:
    """Refuses a foreign `Origin`: 403 for a request, a closed door for a websocket."""

    def __init__(self, app: ASGIApp, allowed: Iterable[str] = ()) -> None:
        self.app = app
        self.allowed = frozenset(allowed)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket") or self._welcome(Fields(scope=scope)):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await WebSocketClose(code=1008)(scope, receive, send)
        else:
            await PlainTextResponse("This origin may not use this server.\n", status_code=403)(scope, receive, send)

    def _welcome(self, fields: Fields) -> bool:
        return all(is_ours(origin, fields.get("host", ""), self.allowed) for origin in fields.getlist("origin"))
