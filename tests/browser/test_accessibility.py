"""axe-core on every page, in both widths, light and dark: no violation of WCAG 2.2 A or AA.

A page is opened once and turned through its looks, as by who makes the window narrow or asks for dark in the evening.
"""

from __future__ import annotations

from typing import Literal

import pytest

from tools.browser import Visit
from ui.site import SCREENS

LOOKS: tuple[tuple[int, int, Literal["light", "dark"]], ...] = (
    (1366, 768, "light"),
    (1366, 768, "dark"),
    (390, 844, "dark"),
    (390, 844, "light"),
)
GROUND = """() => {
  const seen = getComputedStyle(document.querySelector('[data-testid="stApp"]')).backgroundColor
  return seen.match(/\\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) > 380 ? 'light' : 'dark'
}"""


def wrong(visit: Visit, width: int, scheme: str) -> list[str]:
    """What is not as it should be on the page as it is now, in these looks."""
    page = visit.page
    found = visit.violations()
    seen = page.evaluate(GROUND)
    found += [f"the ground is {seen}"] * (seen != scheme)
    if not page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"):
        found.append("the page is wider than the screen")
    if page.locator("h1").count() != 1:
        found.append("a page has one h1")
    return [f"{width} {scheme}: {line}" for line in found]


@pytest.mark.parametrize("address", [screen.address for screen in SCREENS])
def test_a_page_has_no_violation(visit: Visit, address: str) -> None:
    visit.open(address)
    found = []
    for width, height, scheme in LOOKS:
        visit.turn(width, height, scheme)
        found += wrong(visit, width, scheme)
    assert not found, "\n".join(found)
