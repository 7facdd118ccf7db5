"""The address holds the choice: it is written when a visitor chooses, and restores the view when opened."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tools.browser import Visit
from tools.expecting import expect


def test_a_choice_is_written_to_the_address_and_the_address_restores_it(visitor: Callable[..., Visit]) -> None:
    one = visitor()
    page = one.open("")
    purpose = page.locator(".st-key-opgave")
    wanted = purpose.get_by_role("radio", checked=False).last
    name = wanted.inner_text()
    wanted.click()
    expect(page).to_have_url(re.compile(r"[?&]opgave=[a-z-]+"))
    one.settle()
    address = page.url.removeprefix(f"{one.home}/")

    other = visitor().open(address)
    expect(other.locator(".st-key-opgave").get_by_role("radio", checked=True)).to_have_text(name)


@pytest.mark.parametrize(
    "query",
    [
        "?opgave=bestaat-niet",
        "?opgave=",
        "?peildatum=2014-99-99",
        "?taal=xx",
        "?opgave=%00",
        "?peildatum=%F0%9F%92%A9&opgave=a&opgave=b",
    ],
)
def test_an_address_that_means_nothing_shows_the_page_all_the_same(visit: Visit, query: str) -> None:
    page = visit.open(query)
    assert page.get_by_test_id("stAlert").count() == 0
    assert page.locator("h1").count() == 1
    assert visit.complaints == []
