"""The director's walk: from the overview through its views to one organisation and a comparison, whatever the data are.

In both languages, on the shipped data and on none, one, two, thirty and three hundred invented organisations.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from streamlit.testing.v1 import AppTest

from lessons import demo
from lessons.readiness import Readiness, default_as_of
from lessons.words import LANGUAGES, Language, Words
from tests.other_data import showing
from tests.pages import SITE
from ui.overview import SIGNS
from ui.shelf import SHIPPED, shelf

SIZES = (0, 1, 2, 30, 300)
WORLDS = ("shipped", *map(str, SIZES))
WALK: tuple[tuple[str, Mapping[str, str]], ...] = (
    ("overzicht.py", {}),
    ("voorwaarden.py", {}),
    ("vragen.py", {}),
    ("verloop.py", {}),
    ("organisatie.py", {}),
    ("vergelijken.py", {}),
    ("vergelijken.py", {"tegen": "soort"}),
)
FOREIGN: Mapping[Language, tuple[str, ...]] = {
    "nl": ("ready", "organisations", "organisation", "conditions", "judged", "confidence", "the", "cells", "not yet",
           "cannot", "unknown", "compare", "level", "what if", "changed", "since", "help", "ask"),
    "en": ("klaar", "organisaties", "organisatie", "voorwaarden", "voorwaarde", "beoordeeld", "vertrouwen", "het", "een", "vakken", "nog niet",
           "onbekend", "vergelijk", "niveau", "wat als", "veranderd", "sinds", "vraag", "opgave", "peildatum"),
}  # fmt: skip
"""Words that give a sentence in the other language away; names of files may hold them."""
HOLES = (
    r"\{",
    r"\}",
    r"\bNone\b(?! of| By kind)",
    r"\b[nN]a[nN]\b",
    r"\bNaT\b",
    r"<NA>",
    r"Ellipsis",
    r"\bTrue\b",
    r"\bFalse\b",
    r"\bobject at 0x",
)


class Page(NamedTuple):
    """One page of the walk: its file, all its HTML, and what it says, the names of its controls included."""

    name: str
    markup: str
    said: str


@pytest.fixture(scope="session")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The folders to walk through, each written once."""
    folder = tmp_path_factory.mktemp("worlds")
    for size in SIZES:
        demo.write(folder / str(size), size, min(size, 60), seed=7)
    return {"shipped": SHIPPED, **{str(size): folder / str(size) for size in SIZES}}


@pytest.fixture(params=WORLDS)
def world(request: pytest.FixtureRequest, worlds: Mapping[str, Path], monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The site on one of them."""
    with showing(worlds[request.param], monkeypatch):
        yield request.param


def walked(language: Language, **more: str) -> Iterator[Page]:
    """The pages one after another in one visit, as by the menu, which clears the address."""
    app = AppTest.from_file(str(SITE), default_timeout=60)
    for step, (file, keys) in enumerate(WALK):
        app.query_params.clear()
        for key, value in {"taal": language, **keys, **more}.items():
            app.query_params[key] = value
        if step:
            app.switch_page(file)
        app.run()
        assert not app.exception, file
        assert not app.error, file
        yield _page(f"{file} {dict(keys)}", app)


def _page(name: str, app: AppTest) -> Page:
    markup = "\n".join(str(block.value) for block in app.get("html"))
    foreign = r"<(\w+)[^>]*\slang=\"\w\w\"[^>]*>.*?</\1>"
    text = re.sub(r"<[^>]+>", " ", re.sub(foreign, " ", markup, flags=re.DOTALL))
    return Page(name, markup, " ".join([html.unescape(text), *_controls(app)]))


def _controls(app: AppTest) -> Iterator[str]:
    for kind in (
        "selectbox",
        "multiselect",
        "button_group",
        "text_input",
        "select_slider",
        "download_button",
        "expander",
    ):
        for found in app.get(kind):
            yield str(getattr(found, "label", "") or getattr(found.proto, "label", ""))
            yield from map(str, getattr(found, "options", ()))


def holes(page: Page) -> list[str]:
    """What was not filled in, or came out as Python writes it."""
    return [f"{page.name}: {found}" for hole in HOLES for found in re.findall(rf".{{0,40}}{hole}.{{0,40}}", page.said)]


def strangers(page: Page, language: Language) -> list[str]:
    """The places where the other language stands."""
    told = page.said
    return [
        f"{page.name}: {told[max(0, found.start() - 40) : found.end() + 40]}"
        for word in FOREIGN[language]
        for found in re.finditer(rf"(?<![\w-]){word}(?![\w-]|\.yaml)", told)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_walk_can_be_read_from_end_to_end(world: str, language: Language) -> None:
    """Each page opens, with one h1, nothing left unfilled, and nothing of the other language."""
    wrong: list[str] = []
    for page in walked(language):
        heads = re.findall(r"<h1\b", page.markup)
        wrong += [f"{page.name}: {len(heads)} h1"] * (len(heads) != 1)
        wrong += holes(page) + strangers(page, language)
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_counts_of_the_headline_add_up_to_the_judged_organisations(world: str, language: Language) -> None:
    """And each is the count of that outcome, for every purpose."""
    current = shelf().look().catalogue
    assert current.edition is not None
    seen = Readiness(current, default_as_of(current).day)
    for purpose in current.edition.purposes:
        page = next(walked(language, opgave=purpose.id))
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
            wrong = [line for page in walked("nl", peildatum=day) for line in holes(page) + strangers(page, "nl")]
        assert wrong == [], name
