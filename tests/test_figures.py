"""A chart, its table and its files: the same rows everywhere, written as a reader writes, each told apart from the others."""

from __future__ import annotations

import html
import re
from functools import cache

import pandas as pd
import pytest

from tests.downloads import read_csv, rows_xlsx, visited
from tests.pages import open_page, text_of
from ui.choices import PAGE

Keys = dict[str, str | list[str]]
OFFERED: tuple[tuple[str, Keys], ...] = (
    ("", {}),
    ("", {"soort": ["ministry", "agency"], "orde": "work"}),
    ("", {"opgave": "scale-up", "peildatum": "2014-12"}),
    ("voorwaarden", {"opgave": "learn-in-house"}),
    ("voorwaarden", {"stel": ["work.3", "ienm.room.1"], "soort": "ministry"}),
    ("vragen", {"soort": "agency"}),
    ("verloop", {"peildatum": "2020"}),
    ("organisatie", {"organisatie": "belastingdienst"}),
    ("vergelijken", {"organisatie": ["ienm", "ind", "szw"]}),
    ("vergelijken", {"organisatie": "ind", "tegen": "soort"}),
    ("experimenten", {"experiment": "ienm-candidate-first"}),
    ("lessen", {"thema": ["work", "guidance"], "hoe": "alle"}),
    ("netwerk", {}),
)


@cache
def taken(place: int, language: str) -> tuple[str, dict[str, bytes]]:
    """The text and the files of a page of `OFFERED`, opened once for all that is asked of it."""
    address, keys = OFFERED[place]
    app, found = visited(address, taal=language, **keys)
    return text_of(app), found


def tables(text: str) -> list[tuple[str, list[list[str]]]]:
    """The name and the rows of each table under a chart; what it says of every row stands in every row."""
    found = re.findall(r'role="region" aria-label="([^"]+)"><table class="rows">(.*?)</table>', text, re.DOTALL)
    return [(html.unescape(name), _rows(table)) for name, table in found]


def _rows(table: str) -> list[list[str]]:
    rows = re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)
    return [[html.unescape(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)] for row in rows]


def network(language: str) -> list[tuple[str, list[list[str]]]]:
    """The tables of the network page, which has more than one."""
    return tables(text_of(open_page("netwerk", taal=language)))


def test_every_table_under_a_chart_has_a_name_of_its_own() -> None:
    names = [name for name, _ in network("nl")]
    assert len(names) > 2
    assert len(set(names)) == len(names)


def test_numbers_and_dates_are_written_in_the_language_and_sources_by_title() -> None:
    cells = {
        language: [cell.replace("\N{NO-BREAK SPACE}", " ") for row in network(language)[1][1] for cell in row]
        for language in ("nl", "en")
    }
    assert {"31 december 2019", "3.531", "30 september 2023"} <= set(cells["nl"])
    assert {"31 December 2019", "3,531", "30 September 2023"} <= set(cells["en"])
    assert not any(re.fullmatch(r"\d{4}-\d\d.*|ddd-cijfers.*", cell) for cell in cells["nl"])


def test_what_is_the_same_in_every_row_is_told_once() -> None:
    text = text_of(open_page("netwerk"))
    assert "In elke rij: Reeks: Banen bij Binnenwerk; Eenheid: banen (uren per baan staan niet in de bronnen)." in text


# --- rows equal to those on the screen ----------------------------------------------------------------------------


@pytest.mark.parametrize("place", range(len(OFFERED)))
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_two_files_of_a_button_pair_hold_the_same_rows(place: int, language: str) -> None:
    """Whatever the page, its filters and its language; a day is a date in the one and its count in the other."""
    _, found = taken(place, language)
    assert found
    for name in (name for name in found if name.endswith("csv")):
        rows = read_csv(found[name]).to_dict("records")
        others = rows_xlsx(found[name.replace(".csv", ".xlsx")])
        assert [_plain(row) for row in rows] == [_plain(row) for row in others], name
        assert rows


def _plain(row: dict[str, str]) -> dict[str, str]:
    """Numbers as numbers, flags as words, days as dates, a guarding quote left out."""
    return {name: _value(name, value) for name, value in row.items()}


def _value(name: str, value: str) -> str:
    if name in ("day", "until") and re.fullmatch(r"\d{5}", value):
        return str((pd.Timestamp("1899-12-30") + pd.Timedelta(days=int(value))).date())
    if re.fullmatch(r"-?\d+\.0", value):
        return value[:-2]
    return value.replace("'", "").replace("\r\n", "\n")


@pytest.mark.parametrize("place", range(len(OFFERED)))
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_table_under_a_chart_holds_the_rows_of_its_file(place: int, language: str) -> None:
    """As many rows, and each word of a row stands in the row of the file: numbers and dates are written for a reader."""
    text, found = taken(place, language)
    files = [read_csv(raw) for name, raw in found.items() if name.endswith("csv")]
    for name, (head, *rows) in tables(text):
        of = [frame for frame in files if set(head) <= set(frame.columns) and len(frame) == len(rows)]
        assert any(_same(frame[head].values.tolist(), rows) for frame in of), name


def _same(kept: list[list[str]], shown: list[list[str]]) -> bool:
    """Whether texts agree letter for letter; a number or a date may be written differently."""
    pairs = [pair for ours, theirs in zip(kept, shown, strict=True) for pair in zip(ours, theirs, strict=True)]
    return all(
        ours.replace("'", "") == theirs.replace("'", "") or bool(re.match(r"\d", ours)) for ours, theirs in pairs
    )


@pytest.mark.parametrize("keys", [
    {}, {"soort": "agency"}, {"peildatum": "2014-12"}, {"orde": "work"}, {"groep": "soort"}, {"soort": "ministry", "taal": "en"},
])  # fmt: skip
def test_the_cells_of_the_matrix_are_the_rows_of_its_file(keys: Keys) -> None:
    """Each cell on the screen is a row, with the same level, range or sign; and no row is not on the screen."""
    app, found = visited("", **keys)
    frame = read_csv(next(raw for name, raw in found.items() if name in ("vakken.csv", "cells.csv")))
    links = re.findall(r'<a class="go cell [^"]*" href="[^"]*cel=([^"&]+)"><b>(.*?)</b>', text_of(app))
    rows = {f"{row.organisation}.{row.dimension}": _digit(row) for row in frame.itertuples()}
    assert dict(links) == rows
    assert len(links) == len(frame)


def _digit(row: object) -> str:
    low, high, state = (getattr(row, name) for name in ("low", "high", "state"))
    signs = {"unknown": "?", "not_assessed": "–", "not_applicable": "×"}
    return str(signs.get(state, low if low == high else f"{low}–{high}"))


@pytest.mark.parametrize(
    "keys", [{"thema": ["work"]}, {"thema": ["work", "guidance"], "hoe": "alle"}, {"soort": "lesson"}]
)
def test_the_cards_of_the_lessons_are_the_rows_of_their_file_in_the_same_order(keys: Keys) -> None:
    app, found = visited("lessen", **keys)
    kept = list(read_csv(found["lessen.csv"])["text"])
    shown = [html.unescape(text) for text in re.findall(r"<h2><a[^>]*>(.*?)</a></h2>", text_of(app), re.DOTALL)]
    assert shown
    assert shown == kept[: len(shown)]
    assert len(shown) == min(len(kept), PAGE)


# --- a picture to keep ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", range(len(OFFERED)))
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_chart_has_a_button_that_knows_what_stands_under_its_picture(place: int, language: str) -> None:
    """A name, a title, and a line for each fact and each source."""
    text, _ = taken(place, language)
    for button in re.findall(r"<button[^>]*data-picture[^>]*>", text):
        told = {name: html.unescape(value) for name, value in re.findall(r'data-([a-z]+)="([^"]*)"', button)}
        names = [line.partition(": ")[0] for line in told["lines"].split("\n")]
        assert re.fullmatch(r"[A-Za-z0-9_-]+", told["picture"])
        assert told["title"]
        assert {"nl": {"Editie", "Gegevens", "Licentie", "Link"}, "en": {"Edition", "Data", "Licence", "Link"}}[
            language
        ] <= set(names)
        assert {"Bron", "Bronnen", "Source", "Sources"} & set(names)


def test_a_picture_names_few_sources_whole_and_counts_many(monkeypatch: pytest.MonkeyPatch) -> None:
    page = "organisatie", {"organisatie": "belastingdienst"}
    assert len(re.findall(r"^Bron: ", text_of(open_page(page[0], **page[1])), re.MULTILINE)) > 1
    monkeypatch.setattr("ui.figures.MOST", 1)
    assert re.search(r"^Bronnen: \d+, met adres achter de link", text_of(open_page(page[0], **page[1])), re.MULTILINE)
