"""The running dashboard and a real browser, for the tests and for the pictures of the README."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Playwright, Request, WebSocket
from playwright.sync_api import TimeoutError as TooLate

ROOT = Path(__file__).resolve().parent.parent
DASHBOARD = ROOT / "dashboard.py"
_STARTING = 180.0
_STOPPING = 60.0
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
)
_WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
_RUNS = """(() => {
  const send = WebSocket.prototype.send, heard = new WeakSet()
  const fields = (message) => {
    const bytes = new Uint8Array(message), found = new Map()
    let at = 0
    const number = () => {
      let value = 0, shift = 0, byte
      do { byte = bytes[at++]; value |= (byte & 127) << shift; shift += 7 } while (byte > 127)
      return value
    }
    while (at < bytes.length) {
      const tag = number(), value = number()
      found.set(tag >> 3, value)
      if ((tag & 7) === 2) at += value
    }
    return found
  }
  window.runs = { asked: false, begun: false }
  const hear = (message) => {
    if (!(message.data instanceof ArrayBuffer)) return
    const told = fields(message.data)
    if (told.has(4)) window.runs.begun = true
    if (told.has(6) && told.get(6) !== 2 && window.runs.begun) window.runs.asked = false
  }
  WebSocket.prototype.send = function (message) {
    if (!heard.has(this)) {
      heard.add(this)
      this.addEventListener('message', hear)
      this.addEventListener('close', () => { window.runs.asked = false })
    }
    if (message instanceof Uint8Array && message[0] === 11 * 8 + 2) window.runs = { asked: true, begun: false }
    return send.call(this, message)
  }
})()"""
"""Keeps `window.runs` in every page: whether the script was asked to run and has not yet come to the end of a run that began
after that. Streamlit itself says "not running" until the server answers, which may take long. In its messages field 11 of
what is sent asks for a run; of what comes, field 4 begins a run, and 6 ends it (2: broken off for the next one)."""
_SETTLED = """(calmFor) => {
  const app = document.querySelector('[data-testid="stApp"]')
  const calm = app && app.dataset.testConnectionState === 'CONNECTED' && app.dataset.testScriptState === 'notRunning'
    && !window.runs.asked && document.fonts.status === 'loaded'
    && !document.querySelector('[data-stale="true"], [data-testid="stSkeleton"], [data-testid="stAppSkeleton"]')
    && document.querySelector('h1, [data-testid="stAlert"]')
  const now = performance.now()
  const { since = now, looks = 0 } = window.calm ?? {}
  window.calm = calm ? { since, looks: looks + 1 } : undefined
  return calm && now - since > calmFor && looks > 2
}"""
_DRAWN, _CALM = 150, 400
"""For so many milliseconds a page stays as it is before it counts as drawn: once it was loaded; after a visitor did something."""
_EMPTY = "() => { try { localStorage.clear(); sessionStorage.clear() } catch {} }"


class NotStartedError(RuntimeError):
    """The server or the browser could not be started; the message says why."""


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@dataclass
class Server:
    """`streamlit run dashboard.py`, as `make run` starts it, or another script, on a free port of this machine."""

    home: str
    log: Path
    begin: Callable[[], subprocess.Popen[bytes]]
    process: subprocess.Popen[bytes] = field(init=False)

    @classmethod
    def start(cls, log: Path, environment: Mapping[str, str] | None = None, script: Path = DASHBOARD) -> Server:
        """Start the server and wait until `/ready` answers; what it prints goes to `log`."""
        port = _free_port()
        command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
        command += ["--server.address", "127.0.0.1", "--server.headless", "true"]
        told = {"LESSONS_ARCHIVE": str(log.parent / "versions"), **os.environ, **(environment or {})}

        def begin() -> subprocess.Popen[bytes]:
            with log.open("ab") as out:
                # any folder: the server does not depend on where it is started
                return subprocess.Popen(command, cwd=log.parent, env=told, stdout=out, stderr=subprocess.STDOUT)

        log.unlink(missing_ok=True)
        server = cls(f"http://127.0.0.1:{port}", log, begin)
        server.go_on()
        return server

    def go_on(self) -> None:
        """Start it, also again after `stop`: at the same address, with the same settings."""
        self.process = self.begin()
        self._wait()

    def _wait(self) -> None:
        end = time.monotonic() + _STARTING
        while time.monotonic() < end and self.process.poll() is None:
            try:
                urllib.request.urlopen(f"{self.home}/ready", timeout=20).close()
            except urllib.error.HTTPError as answer:
                answer.close()
                return
            except OSError:
                time.sleep(0.1)
            else:
                return
        self.stop()
        raise NotStartedError(f"the server did not answer:\n{self.log.read_text(errors='replace')}")

    def stop(self) -> int:
        """Ask the server to end, and give its exit code."""
        self.process.terminate()
        try:
            return self.process.wait(_STOPPING)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()


@contextmanager
def serving(log: Path, environment: Mapping[str, str] | None = None, script: Path = DASHBOARD) -> Iterator[Server]:
    """A server for as long as the block lasts."""
    server = Server.start(log, environment, script)
    try:
        yield server
    finally:
        server.stop()


def launch(playwright: Playwright) -> Browser:
    """The Chromium of this machine, or the one that the variable CHROMIUM names."""
    named = os.environ.get("CHROMIUM", "")
    found = next((path for name in (named, *_NAMES) if name and (path := shutil.which(name))), None)
    if found is None:
        raise NotStartedError(
            "No Chromium found. Install it (Debian: apt-get install chromium), or name it in CHROMIUM."
        )
    return playwright.chromium.launch(executable_path=found, args=list(_QUIET))


@dataclass
class Visit:
    """One visitor: a page in a context of its own, with what it complained of and which other hosts it asked."""

    home: str
    page: Page
    complaints: list[str] = field(default_factory=list)
    abroad: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._watched = {
            "console": self._note_complaint,
            "pageerror": self._note_fault,
            "request": self._note_request,
            "websocket": self._note_socket,
        }
        for event, note in self._watched.items():
            self.page.on(event, note)  # type: ignore[call-overload]

    def leave(self) -> None:
        """Stop watching the page: what happens there from now on is no longer of this visit."""
        for event, note in self._watched.items():
            self.page.remove_listener(event, note)

    def _note_complaint(self, said: ConsoleMessage) -> None:
        if said.type == "error":
            self.complaints.append(said.text)

    def _note_fault(self, error: Error) -> None:
        self.complaints.append(str(error))

    def _note_request(self, request: Request) -> None:
        self._note_host(request.url)

    def _note_socket(self, socket: WebSocket) -> None:
        self._note_host(socket.url)

    def _note_host(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob", "about") and parts.netloc != urlsplit(self.home).netloc:
            self.abroad.append(url)

    def open(self, address: str = "") -> Page:
        """Go to an address of the dashboard (`lessen?thema=work`) and wait until it is drawn."""
        self.page.goto(f"{self.home}/{address}")
        self.settle(_DRAWN)
        return self.page

    def settle(self, calm: int = _CALM) -> None:
        """Wait until the script has run, its outcome is drawn, and it stays so for a moment."""
        self.page.evaluate("() => { window.calm = undefined }")
        self.page.wait_for_function(_SETTLED, arg=calm, timeout=60_000, polling=50)

    def pick(self, field: str, option: str) -> None:
        """Choose from a list by typing. A field that is drawn anew meanwhile closes its list: then once more, as people do."""
        choice = self.page.get_by_role("option", name=option, exact=True)
        for patience in (3_000, 6_000, 30_000):
            self.page.get_by_role("combobox", name=field).fill(option)
            with suppress(TooLate):
                return choice.click(timeout=patience)
        raise AssertionError(f"{field} has no {option}")

    def turn(self, width: int, height: int, scheme: Literal["light", "dark"]) -> None:
        """Another size of the window, or light for dark, and wait until the page is drawn so."""
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.emulate_media(color_scheme=scheme)
        self.settle()

    def turned(self, *widths: int, schemes: Sequence[Literal["light", "dark"]] = ("light", "dark")) -> Iterator[str]:
        """The page as it is in each of these widths, light and dark; tells which: "390 dark"."""
        for width in widths:
            for scheme in schemes:
                self.turn(width, 768 if width > 900 else 844, scheme)
                yield f"{width} {scheme}"

    def violations(self) -> list[str]:
        """What axe-core finds against WCAG 2.2 A and AA, a line per element: the rule, the element, what is wrong."""
        wishes = {"runOnly": {"type": "tag", "values": _WCAG}, "resultTypes": ["violations"]}
        found = Axe().run(self.page, options=wishes).response["violations"]
        return [
            f"{rule['id']}: {' '.join(map(str, node['target']))}: {node['failureSummary']}"
            for rule in found
            for node in rule["nodes"]
        ]


@contextmanager
def visiting(
    browser: Browser,
    server: Server,
    *,
    width: int = 1366,
    height: int = 768,
    scheme: Literal["light", "dark"] = "light",
    locale: str = "nl-NL",
    touch: bool = False,
) -> Iterator[Visit]:
    """A new visitor with a clean slate: screen, light or dark, the language of the browser, and whether by touch."""
    page = _empty_page(browser, (locale, touch))
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme=scheme)
    visit = Visit(server.home, page)
    try:
        yield visit
    finally:
        visit.leave()
        try:
            _empty(page, server)
            _FREE[browser][locale, touch].append(page)
        except Error:  # the server has gone, or the page broke
            page.context.close()


_FREE: WeakKeyDictionary[Browser, dict[tuple[str, bool], list[Page]]] = WeakKeyDictionary()
"""Pages that a visitor left and that were emptied, by language and touch. The next visitor there need not load the
scripts of the dashboard again, which is half the work of a visit; nothing else is left of the one before."""


def _empty_page(browser: Browser, looks: tuple[str, bool]) -> Page:
    free = _FREE.setdefault(browser, {}).setdefault(looks, [])
    if free:
        return free.pop()
    locale, touch = looks
    context = browser.new_context(locale=locale, has_touch=touch, reduced_motion="reduce")
    context.add_init_script(_RUNS)
    return context.new_page()


def _empty(page: Page, server: Server) -> None:
    """Nothing stays that the visitor could be known by: no cookie, no storage, no permission, no page."""
    for other in page.context.pages:
        if other is not page:
            other.close()
    page.context.set_offline(False)
    page.unroute_all()
    page.evaluate(_EMPTY)
    page.goto(f"{server.home}/ready")  # of the same site: the browser keeps the scripts it has read
    page.emulate_media(media="null", color_scheme="null", reduced_motion="reduce")
    page.context.clear_cookies()
    page.context.clear_permissions()
