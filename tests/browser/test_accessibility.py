"""axe-core on every page, in both widths, light and dark: no violation of WCAG 2.2 A or AA."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import pytest

from tools.browser import Visit
from ui.site import SCREENS


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1366, 390])
@pytest.mark.parametrize("address", [screen.address for screen in SCREENS])
def test_a_page_has_no_violation(
    visitor: Callable[..., Visit], address: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    someone = visitor(width=width, height=844 if width == 390 else 768, scheme=scheme)
    page = someone.open(address)
    found = someone.violations()
    assert not found, "\n".join(found)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), (
        "the page is wider than the screen"
    )
    assert page.locator("h1").count() == 1, "a page has one h1"
