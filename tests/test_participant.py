"""The participant's walk: from the filter to a lesson, its trail, the blank spots, the list to take home, whatever the data are.

In both languages, on the shipped data and on none, one, two, thirty and three hundred invented organisations.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from lessons.words import LANGUAGES, Language
from tests.walks import Step, unreadable, walked

SHIPPED_LESSON, DEMO_LESSON = "programme/make-the-task-visible", "verzonnen-les-001"
KEPT: Mapping[str, str] = {"lijst": f"{SHIPPED_LESSON},{DEMO_LESSON},bd-jobcoach,programme/begin-klein"}
WALK: tuple[Step, ...] = (
    ("lessen.py", {}),
    ("lessen.py", {"thema": ["guidance", "work"], "hoe": "alle"}),
    ("lessen.py", {"zoek": "jobcoach", "sterkte": "weak", "jaar": "1901"}),
    ("lessen.py", {"les": SHIPPED_LESSON}),
    ("lessen.py", {"les": DEMO_LESSON}),
    ("obstakels.py", {}),
    ("witte_vlekken.py", {}),
    ("spoor.py", {}),
    ("spoor.py", {"thema": "guidance"}),
    ("spoor.py", {"van": f"lesson:{DEMO_LESSON}"}),
    ("nieuw.py", {}),
    ("nieuw.py", {"nieuw": "2020"}),
    ("lijst.py", {}),
    ("lijst.py", KEPT),
    ("concepten.py", {}),
    ("netwerk.py", {}),
    ("experimenten.py", {}),
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_walk_can_be_read_from_end_to_end(world: str, language: Language) -> None:
    """Each page opens, with one h1, nothing left unfilled, and nothing of the other language."""
    assert unreadable(WALK, language) == []


def test_the_list_goes_along_on_every_page(world: str) -> None:
    """Every link to another page of the site keeps the list that the address holds."""
    for page in walked(WALK, "nl", **KEPT):
        inside = [
            link for link in re.findall(r'class="[^"]*\bgo\b[^"]*" href="(/[^"#]*)', page.markup) if "beeld" not in link
        ]
        lost = [link for link in inside if "lijst=" not in link and not link.startswith("/lijst")]
        assert lost == [], page.name
