"""What is expected of a page that is being drawn: Streamlit puts what is new beside what goes, for a moment.

Playwright waits for what it expects, but not where it finds two of what should be one: that is an error at once. Here it waits
for that too, as long: what stays double fails as it did.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import Any, cast, overload

from playwright.sync_api import Locator, LocatorAssertions, Page, PageAssertions
from playwright.sync_api import expect as at_once

SECONDS = 30.0
"""As long as Playwright waits for a click: on a busy machine all takes long."""
at_once.set_options(timeout=SECONDS * 1_000)


@overload
def expect(what: Locator) -> LocatorAssertions: ...
@overload
def expect(what: Page) -> PageAssertions: ...
def expect(what: Locator | Page) -> LocatorAssertions | PageAssertions:
    """As `expect` of Playwright; of a locator also while there are two of it."""
    return cast("LocatorAssertions", _Patient(what)) if isinstance(what, Locator) else at_once(what)


class _Patient:
    def __init__(self, found: Locator) -> None:
        self._found = found

    def __getattr__(self, name: str) -> Callable[..., None]:
        def waited(*args: Any, **keys: Any) -> None:
            end = monotonic() + SECONDS
            while True:
                try:
                    return cast("None", getattr(at_once(self._found), name)(*args, **keys))
                except AssertionError as error:
                    if "strict mode violation" not in str(error) or monotonic() > end:
                        raise
                self._found.page.wait_for_timeout(50)

        return waited
