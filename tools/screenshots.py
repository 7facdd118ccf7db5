"""Pictures of the running dashboard: `make screenshots` makes those of the README, `--every DIR` all pages in all looks."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from playwright.sync_api import Browser, sync_playwright

from tools.browser import ROOT, Server, launch, serving, visiting
from ui.site import SCREENS

HERE = ROOT / "docs" / "screenshots"


class Shot(NamedTuple):
    """One picture: its file, the address, the size of the screen, and how the visitor looks."""

    name: str
    address: str
    width: int = 1366
    height: int = 900
    scheme: Literal["light", "dark"] = "light"
    locale: str = "nl-NL"
    whole: bool = False


README = (
    Shot("overzicht", ""),
    Shot("vergelijken", "vergelijken", scheme="dark"),
    Shot("experiment", "experimenten?taal=en", locale="en-GB"),
    Shot("telefoon", "lessen", width=390, height=844),
    Shot("presenteren", "presenteren?dia=5&stap=4", width=1600, height=900),
)


def every_look() -> Iterator[Shot]:
    """Every page at three widths, light and dark, in Dutch and English, from top to bottom."""
    for screen in SCREENS:
        for width, height in ((1366, 768), (1920, 1080), (390, 844)):
            for scheme in ("light", "dark"):
                for locale in ("nl-NL", "en-GB"):
                    name = f"{screen.address or 'overzicht'}-{width}-{scheme}-{locale[:2]}"
                    yield Shot(name, screen.address, width, height, scheme, locale, whole=True)  # type: ignore[arg-type]


def take(browser: Browser, server: Server, shot: Shot, folder: Path) -> Path:
    """Make one picture; a whole page is made by a screen as tall as the page, since Streamlit scrolls inside it."""
    file = folder / f"{shot.name}.png"
    looks = {"width": shot.width, "height": shot.height, "scheme": shot.scheme, "locale": shot.locale}
    with visiting(browser, server, **looks) as visit:  # type: ignore[arg-type]
        page = visit.open(shot.address)
        if shot.whole:
            inside = '[data-testid="stMain"]'
            tall = page.evaluate(f"document.querySelector('{inside}').scrollHeight")
            page.set_viewport_size({"width": shot.width, "height": max(shot.height, min(int(tall) + 80, 12_000))})
            visit.settle()
        page.screenshot(path=file, animations="disabled", caret="hide")
    return file


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--every", type=Path, metavar="DIR", help="all pages in all looks, into this folder")
    asked.add_argument("--only", default="", metavar="TEXT", help="only the pictures with this in their name")
    wishes = asked.parse_args()
    folder, shots = (wishes.every, every_look()) if wishes.every else (HERE, iter(README))
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, serving(Path(place) / "log.txt") as server, sync_playwright() as play:
        browser = launch(play)
        for shot in shots:
            if wishes.only in shot.name:
                print(take(browser, server, shot, folder))
        browser.close()


if __name__ == "__main__":
    main()
