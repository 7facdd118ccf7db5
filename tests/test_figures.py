"""A table under a chart: written as a reader writes, and told apart from the other tables of the page."""

from __future__ import annotations

import re

from tests.pages import open_page, text_of


def tables(language: str) -> list[tuple[str, str]]:
    """The name and the rows of each table under a chart of the network page, which has more than one."""
    text = text_of(open_page("netwerk", taal=language))
    return re.findall(r'role="region" aria-label="([^"]+)"><table class="rows">(.*?)</table>', text, re.DOTALL)


def test_every_table_under_a_chart_has_a_name_of_its_own() -> None:
    names = [name for name, _ in tables("nl")]
    assert len(names) > 2
    assert len(set(names)) == len(names)


def test_numbers_and_dates_are_written_in_the_language_and_sources_by_title() -> None:
    cells = {
        language: re.findall(r"<td>(.*?)</td>", rows) for language in ("nl", "en") for _, rows in tables(language)[1:2]
    }
    assert {"31 december 2019", "3.531", "30 september 2023"} <= set(cells["nl"])
    assert {"31 December 2019", "3,531", "30 September 2023"} <= set(cells["en"])
    assert not any(re.fullmatch(r"\d{4}-\d\d.*|ddd-cijfers.*", cell) for cell in cells["nl"])
