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
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Playwright, Request

ROOT = Path(__file__).resolve().parent.parent
DASHBOARD = ROOT / "dashboard.py"
_STARTING = 60.0
_STOPPING = 20.0
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
_SETTLED = """() => {
  const app = document.querySelector('[data-testid="stApp"]')
  const calm = app && app.dataset.testConnectionState === 'CONNECTED' && app.dataset.testScriptState === 'notRunning'
    && !document.querySelector('[data-stale="true"], [data-testid="stSkeleton"], [data-testid="stAppSkeleton"]')
    && document.querySelector('h1, [data-testid="stAlert"]')
  const now = performance.now()
  window.calmSince = calm ? (window.calmSince ?? now) : undefined
  return window.calmSince !== undefined && now - window.calmSince > 400
}"""


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
    process: subprocess.Popen[bytes]

    @classmethod
    def start(cls, log: Path, environment: Mapping[str, str] | None = None, script: Path = DASHBOARD) -> Server:
        """Start the server and wait until `/ready` answers; what it prints goes to `log`."""
        port = _free_port()
        command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
        command += ["--server.address", "127.0.0.1", "--server.headless", "true"]
        with log.open("wb") as out:
            process = subprocess.Popen(
                command,
                cwd=log.parent,  # any folder: the server does not depend on where it is started
                env={"LESSONS_ARCHIVE": str(log.parent / "versions"), **os.environ, **(environment or {})},
                stdout=out,
                stderr=subprocess.STDOUT,
            )
        server = cls(f"http://127.0.0.1:{port}", log, process)
        server._wait()
        return server

    def _wait(self) -> None:
        end = time.monotonic() + _STARTING
        while time.monotonic() < end and self.process.poll() is None:
            try:
                urllib.request.urlopen(f"{self.home}/ready", timeout=5).close()
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
        self.page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", self._note)
        self.page.on("websocket", lambda socket: self._note_host(socket.url))

    def _note(self, request: Request) -> None:
        self._note_host(request.url)

    def _note_host(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob", "about") and parts.netloc != urlsplit(self.home).netloc:
            self.abroad.append(url)

    def open(self, address: str = "") -> Page:
        """Go to an address of the dashboard (`lessen?thema=work`) and wait until it is drawn."""
        self.page.goto(f"{self.home}/{address}")
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until the script has run, its outcome is drawn, and it stays so for a moment."""
        self.page.evaluate("() => { window.calmSince = undefined }")
        self.page.wait_for_function(_SETTLED, timeout=30_000, polling=50)

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
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=scheme,
        locale=locale,
        has_touch=touch,
        reduced_motion="reduce",
    )
    try:
        yield Visit(server.home, context.new_page())
    finally:
        context.close()
