"""A running server and a browser for the whole run; a visitor of its own for each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tools.browser import Server, Visit, launch, serving, visiting


def _needs_browser(item: pytest.Item) -> bool:
    return Path(__file__).parent in item.path.parents


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What stands in this folder is marked, and comes last: the browser keeps an event loop open once it runs."""
    for item in filter(_needs_browser, items):
        item.add_marker(pytest.mark.browser)
    items.sort(key=_needs_browser)


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
