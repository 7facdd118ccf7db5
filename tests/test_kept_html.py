"""The large parts of a page that are kept as HTML are the same for everybody: whose list they carry is filled in when shown.

And links copy nothing of an address that is longer than anybody makes it.
"""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.pages import open_page, text_of
from ui import html
from ui.choices import LONGEST
from ui.html import LIST, LONGEST_KEPT

ONE, OTHER = "bd-jobcoach", "binnenwerk-growth,gone-1"
TABLES = [("", "matrix"), ("voorwaarden", "conditions")]


@pytest.fixture
def filled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The templates that were filled in, in order."""
    found: list[str] = []
    before = html.render

    def render(template: str, **values: Any) -> str:
        found.append(template)
        return before(template, **values)

    monkeypatch.setattr(html, "render", render)
    return found


def table(page: str, **keys: str) -> str:
    found = re.search(r'<table class="matrix lineup.*?</table>', text_of(open_page(page, **keys)), re.DOTALL)
    assert found
    return found.group()


def lists(markup: str) -> set[str]:
    """The lists in the links; "" for a link without one."""
    links = re.findall(r'href="([^"#]*)', markup)
    return {found[1] if (found := re.search(r"lijst=([^&]*)", link)) else "" for link in links}


@pytest.mark.parametrize(("page", "part"), TABLES)
def test_who_has_another_list_gets_the_same_kept_part_with_their_own_list(
    filled: list[str], page: str, part: str
) -> None:
    assert lists(table(page, lijst=ONE)) == {ONE}
    filled.clear()
    other = table(page, lijst=OTHER)
    assert lists(other) == {OTHER}
    assert part not in filled
    assert other.replace(OTHER, ONE) == table(page, lijst=ONE)
    assert lists(table(page)) == {""}


@pytest.mark.parametrize(("page", "part"), TABLES)
def test_the_place_of_the_list_is_never_shown(page: str, part: str) -> None:
    for keys in ({}, {"lijst": ONE}, {"lijst": "<b>"}, {"lijst": ONE, "peildatum": "x" * 1_900, "sinds": "y" * 1_900}):
        assert LIST not in text_of(open_page(page, **keys)), part


@pytest.mark.parametrize(("page", "part"), TABLES)
def test_a_part_with_a_very_long_address_is_not_kept(filled: list[str], page: str, part: str) -> None:
    long = dict.fromkeys(("opgave", "peildatum", "sinds"), "x" * 1900)
    assert sum(map(len, long.values())) > LONGEST_KEPT
    for _ in range(2):
        filled.clear()
        assert lists(table(page, lijst=ONE, **long)) == {ONE}
        assert part in filled


@pytest.mark.parametrize("page", ["", "voorwaarden", "lessen", "lijst", "netwerk"])
@pytest.mark.parametrize("key", ["taal", "opgave", "soort", "zoek", "whatever", "z" * 3_000])
def test_no_link_copies_a_key_that_is_longer_than_anybody_makes_it(page: str, key: str) -> None:
    text = text_of(open_page(page, **{key: "q" * (LONGEST * 5)}))
    links = [link for link in re.findall(r'href="([^"]*)"', text) if not link.startswith("/lessen.")]
    assert [link[:80] for link in links if "q" * LONGEST in link] == []
    assert "z" * 3_000 not in text


def test_a_key_of_usual_length_goes_along() -> None:
    assert f"whatever={'q' * 1_900}" in text_of(open_page("lessen", whatever="q" * 1_900))
