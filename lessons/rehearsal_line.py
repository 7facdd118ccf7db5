"""The telephone line of an invented participant: plain HTTP with its own cookies, and the forms of the pages that come back."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from http.client import HTTPConnection, HTTPException
from http.cookies import SimpleCookie
from typing import NamedTuple
from urllib.parse import urlencode

from lessons.rehearsal_report import Ledger

PATIENCE = 30.0
"""So many seconds a telephone waits for an answer."""
TRIES, PAUSE = 40, 0.5
"""So often it tries again, with so many seconds between, when nobody answers or the store does not."""
Fields = Sequence[tuple[str, str]]


class Answer(NamedTuple):
    """What came back. `mark`: how far the room was."""

    status: int
    text: str
    mark: str


class Line:
    """One browser on one server. `jar` holds its cookies."""

    def __init__(self, host: str, port: int, ledger: Ledger) -> None:
        self.host, self.port, self.ledger = host, port, ledger
        self.jar: dict[str, str] = {}
        self._connection = HTTPConnection(host, port, timeout=PATIENCE)

    def look(self, kind: str, path: str) -> Answer:
        """Ask for an address; again and again while nobody answers."""
        return self._asked(kind, "GET", path, None)

    def send(self, kind: str, path: str, fields: Fields) -> Answer:
        """Send a form, as the script of the page does."""
        return self._asked(kind, "POST", path, fields)

    def drop(self) -> None:
        """The connection is gone."""
        self._connection.close()

    def lose(self, path: str, fields: Fields) -> None:
        """Send a form and lose the line before the answer comes: it may have arrived, or not."""
        self._begin("POST", path, fields)
        self.drop()

    def _asked(self, kind: str, method: str, path: str, fields: Fields | None) -> Answer:
        answer = Answer(0, "", "")
        for place in range(TRIES):
            if place:
                self.ledger.repeated()
                time.sleep(PAUSE * (place > 1))  # the first time the server may only have hung up a line that was idle
            answer = self._once(kind, method, path, fields)
            if answer.status not in (0, 502, 503):
                return answer
        self.ledger.went_wrong(f"{kind}: no answer ({answer.status})")
        return answer

    def _once(self, kind: str, method: str, path: str, fields: Fields | None) -> Answer:
        begun = time.perf_counter()
        try:
            self._begin(method, path, fields)
            found = self._connection.getresponse()
            text = found.read().decode("utf-8", "replace")
        except (OSError, HTTPException):
            self.drop()
            return Answer(0, "", "")
        self.ledger.took(kind, time.perf_counter() - begun)
        for written in found.headers.get_all("set-cookie", []):
            self.jar.update({name: cookie.value for name, cookie in SimpleCookie(written).items()})
        return Answer(found.status, text, found.headers.get("x-mark", ""))

    def _begin(self, method: str, path: str, fields: Fields | None) -> None:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.jar.items()), "Accept-Language": "nl"}
        body = None
        if fields is not None:
            body = urlencode(fields)
            headers |= {"Origin": f"http://{self.host}:{self.port}", "Accept": "application/json"}
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self._connection.request(method, path, body, headers)


class Form(NamedTuple):
    """A form of a page: where it goes, and what it holds that nobody fills in."""

    action: str
    hidden: dict[str, str]


def forms(page: str) -> list[Form]:
    """The forms of a page, or of a part of one."""
    reader = _Reader()
    reader.feed(page)
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Form] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.found.append(Form(held.get("action", ""), {}))
        elif tag == "input" and held.get("type") == "hidden" and self.found:
            self.found[-1].hidden[held.get("name", "")] = held.get("value", "")


def to(found: Sequence[Form], action: str) -> Iterator[Form]:
    """The forms that go to this address."""
    return (form for form in found if form.action.partition("?")[0] == action)
