"""A running server and a browser for the whole run; a visitor of its own for each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tools.browser import Server, Visit, launch, serving, visiting

LONGEST = (
    "test_whole_session",
    "test_accessibility",
    "test_exports",
    "test_deck_by_hand",
    "test_my_list",
    "test_front_door",
)
"""These files begin first: two workers that take a file at a time then end at about the same moment."""


def _needs_browser(item: pytest.Item) -> bool:
    return Path(__file__).parent in item.path.parents


def _turn(item: pytest.Item) -> tuple[bool, int]:
    """What stands in this folder comes last: the browser keeps an event loop open once it runs."""
    return _needs_browser(item), LONGEST.index(item.path.stem) if item.path.stem in LONGEST else len(LONGEST)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What stands in this folder is marked; each file has its turn."""
    for item in filter(_needs_browser, items):
        item.add_marker(pytest.mark.browser)
    items.sort(key=_turn)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The dashboard on the shipped data."""
    with serving(tmp_path_factory.mktemp("server") / "log.txt") as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium of this machine."""
    with sync_playwright() as playwright:
        started = launch(playwright)
        yield started
        started.close()


@pytest.fixture
def visitor(browser: Browser, server: Server) -> Iterator[Callable[..., Visit]]:
    """`visitor(width=390, scheme="dark", locale="en-GB")`: a new visitor of the running server."""
    with ExitStack() as stack:

        def come(at: Server = server, **looks: Any) -> Visit:
            return stack.enter_context(visiting(browser, at, **looks))

        yield come


@pytest.fixture
def visit(visitor: Callable[..., Visit]) -> Visit:
    """A Dutch visitor on a laptop."""
    return visitor()
