"""A walk over pages in one visit, whatever the data are; and what may not stand in their words."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from streamlit.testing.v1 import AppTest

from lessons.words import Language
from tests.pages import coming_in

SIZES = (0, 1, 2, 30, 300)
"""So many invented organisations a walk is made over, beside the shipped data."""
WORLDS = ("shipped", *map(str, SIZES))
Step = tuple[str, Mapping[str, str | Sequence[str]]]
"""The file of a page, and the keys in its address."""
FOREIGN: Mapping[Language, tuple[str, ...]] = {
    "nl": ("ready", "organisations", "organisation", "conditions", "judged", "confidence", "the", "cells", "not yet",
           "cannot", "unknown", "compare", "level", "what if", "changed", "since", "help", "ask", "lessons", "obstacle",
           "list", "used", "sources", "strength", "trail", "found", "filters for"),
    "en": ("klaar", "organisaties", "organisatie", "voorwaarden", "voorwaarde", "beoordeeld", "vertrouwen", "het", "een", "vakken", "nog niet",
           "onbekend", "vergelijk", "niveau", "wat als", "veranderd", "sinds", "vraag", "opgave", "peildatum", "lessen", "obstakel",
           "lijst", "gebruikt", "bronnen", "sterkte", "spoor", "gevonden", "thema's"),
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


def walked(walk: Sequence[Step], language: Language, **more: str) -> Iterator[Page]:
    """The pages one after another in one visit, as by the menu, which clears the address."""
    app = coming_in()
    for step, (file, keys) in enumerate(walk):
        app.query_params.clear()
        for key, value in {"taal": language, **keys, **more}.items():
            app.query_params[key] = value if isinstance(value, str) else list(value)
        if step:
            app.switch_page(file)
        app.run()
        assert not app.exception, file
        assert not app.error, file
        yield _page(f"{file} {dict(keys)}", app)


def _page(name: str, app: AppTest) -> Page:
    markup = "\n".join(str(block.value) for block in app.get("html"))
    foreign = r"<(\w+)[^>]*\slang=\"\w\w\"[^>]*>.*?</\1>"
    code = r"<(?:pre|textarea)\b[^>]*>.*?</(?:pre|textarea)>"
    text = re.sub(r"<[^>]+>", " ", re.sub(f"{foreign}|{code}", " ", markup, flags=re.DOTALL))
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


def unreadable(walk: Sequence[Step], language: Language) -> list[str]:
    """What stops a reader on this walk: a page without one h1, what was not filled in, what is in the other language."""
    wrong: list[str] = []
    for page in walked(walk, language):
        heads = re.findall(r"<h1\b", page.markup)
        wrong += [f"{page.name}: {len(heads)} h1"] * (len(heads) != 1)
        wrong += holes(page) + strangers(page, language)
    return wrong
