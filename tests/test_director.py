"""The director's walk: from the overview through its views to one organisation and a comparison, whatever the data are.

In both languages, on the shipped data and on none, one, two, thirty and three hundred invented organisations.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from lessons.readiness import Readiness, default_as_of
from lessons.words import LANGUAGES, Language, Words
from tests.other_data import showing
from tests.walks import Step, holes, strangers, unreadable, walked
from ui.overview import SIGNS
from ui.shelf import shelf

WALK: tuple[Step, ...] = (
    ("overzicht.py", {}),
    ("voorwaarden.py", {}),
    ("vragen.py", {}),
    ("verloop.py", {}),
    ("organisatie.py", {}),
    ("vergelijken.py", {}),
    ("vergelijken.py", {"tegen": "soort"}),
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_walk_can_be_read_from_end_to_end(world: str, language: Language) -> None:
    """Each page opens, with one h1, nothing left unfilled, and nothing of the other language."""
    assert unreadable(WALK, language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_counts_of_the_headline_add_up_to_the_judged_organisations(world: str, language: Language) -> None:
    """And each is the count of that outcome, for every purpose."""
    current = shelf().look().catalogue
    assert current.edition is not None
    seen = Readiness(current, default_as_of(current).day)
    for purpose in current.edition.purposes:
        page = next(walked(WALK, language, opgave=purpose.id))
        outcomes = [verdict.outcome for verdict in seen.verdicts(purpose.id)]
        counts = [Words(language).number(outcomes.count(outcome)) for outcome in SIGNS]
        shown = re.search(r'<dl class="count">(.*?)</dl>', page.markup, re.DOTALL)
        told = re.findall(r"<dd>([\d.,]+)</dd>", shown[1]) if shown else []
        assert told == (counts if outcomes else told)
        assert sum(int(re.sub(r"\D", "", item)) for item in told) == len(seen.organisations)


@pytest.mark.parametrize("day", ["1990", "2014-12", "2199-01-01"])
def test_the_walk_holds_on_any_date(day: str, worlds: Mapping[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Before the first judgement, among them, and when all are out of date."""
    for name in ("shipped", "2"):
        with showing(worlds[name], monkeypatch):
            wrong = [line for page in walked(WALK, "nl", peildatum=day) for line in holes(page) + strangers(page, "nl")]
        assert wrong == [], name
