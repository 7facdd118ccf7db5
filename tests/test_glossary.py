"""The words of the site: each is used on it, and each is ours or a source's."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from lessons.catalogue import load
from lessons.glossary import TERMS, explained
from lessons.words import LANGUAGES, Language
from tests.pages import ADDRESSES, open_page, text_of

DATA = Path(__file__).parent.parent / "data"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_stands_somewhere_else_on_the_site(language: Language) -> None:
    pages = " ".join(
        text_of(open_page(address, taal=language)) for address in dict.fromkeys(item.page for item in TERMS)
    )
    elsewhere = unescape(re.sub(r'<dl class="words">.*?</dl>', "", pages, flags=re.DOTALL)).casefold()
    assert [item.id for item in TERMS if item.word[language == "en"].casefold() not in elsewhere] == []


def test_a_word_leads_to_a_page_of_the_site_and_has_a_name_of_its_own() -> None:
    assert {item.page for item in TERMS} <= set(ADDRESSES)
    assert len({item.id for item in TERMS}) == len(TERMS)


def test_a_word_is_ours_or_a_source_tells_it() -> None:
    """Never both, never neither: what comes from outside has its source."""
    for item in TERMS:
        assert bool(item.told) != (all(item.meaning)), item.id
    found = explained(load(DATA).catalogue.programme)
    assert len(found) == len(TERMS)
    assert [item.term.id for item in found if bool(item.sources) != bool(item.term.told)] == []


def test_a_word_that_the_data_do_not_tell_is_left_out() -> None:
    assert [item.term.id for item in explained(None)] == [item.id for item in TERMS if not item.told]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_meanings_are_short_sentences(language: Language) -> None:
    sentences = [part for item in TERMS for part in re.split(r"(?<=[.?!])\s+", item.meaning[language == "en"]) if part]
    assert sum(len(part.split()) for part in sentences) / len(sentences) <= 15
    assert max(len(part.split()) for part in sentences) <= 22
