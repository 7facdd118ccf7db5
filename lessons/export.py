"""The chosen rows as a file to take home: CSV for machines, XLSX for a spreadsheet, never with a live formula.

A CSV file begins with what it is about: one line per fact, each beginning with `#` (title, filters, date, edition,
licence, link), then a line per source. Then the names of the columns and the rows. Texts stand in quotes and numbers
do not, so that `pandas.read_csv(file, comment="#")` gives the rows back, and every other reader can skip the lines
with `#`. The same rows with the same facts give the same bytes, today and next year.
"""

from __future__ import annotations

import csv as table
import io
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Literal

import pandas as pd
import xlsxwriter
from pandas.api.types import is_datetime64_any_dtype, is_numeric_dtype

Kind = Literal["csv", "xlsx"]
Beside = Sequence[tuple[str, ...]]
"""Further lines about the rows, each beginning with its kind: ("Bron", "Een titel", "https://...")."""

LONGEST_CELL = 32_767
_STARTS = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
_INSIDE = re.compile(r"(?<=[;\t\r\n])(?=[ ]*[=+\-@＝＋－＠])")
_WIDTHS = 8, 60
_NO_MOMENT = datetime(1980, 1, 1, tzinfo=UTC)
"""The first moment a zip file knows: no moment at all, so that the same rows give the same bytes."""
_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9_-]+")
_NOT_IN_A_SHEET = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_A4 = 9


def csv(frame: pd.DataFrame, about: Mapping[str, str], beside: Beside = ()) -> bytes:
    """The rows as UTF-8 with a byte order mark, so that a spreadsheet reads the accents.

    In texts a `'` stands before = + - @ tab and return where a spreadsheet would begin a formula: at the start, and
    after a semicolon, a tab or a new line, which some readers take for a new cell.
    """
    lines = io.StringIO(newline="")
    writer = table.writer(lines, quoting=table.QUOTE_NONNUMERIC, lineterminator="\r\n")
    for told in (*about.items(), *beside):
        lines.write("#,")
        writer.writerow([_harmless(_one_line(value)) for value in told])
    plain = _plain(frame)
    safe = {
        _harmless(name): _days(column).map(_harmless) if not is_numeric_dtype(column) else column
        for name, column in plain.items()
    }
    pd.DataFrame(safe).to_csv(lines, index=False, quoting=table.QUOTE_NONNUMERIC, lineterminator="\r\n")
    return lines.getvalue().encode("utf-8-sig")


def xlsx(
    frame: pd.DataFrame, about: Mapping[str, str], beside: Beside = (), sheets: tuple[str, str] = ("data", "about")
) -> bytes:
    """The rows on one sheet, what they are about on the other; numbers and days as such, every text as a text."""
    return _book({sheets[0]: frame}, about, beside, sheets[1], last=True)


def workbook(frames: Mapping[str, pd.DataFrame], about: Mapping[str, str], beside: Beside, sheet: str) -> bytes:
    """Several kinds of rows, each on a sheet of its own, behind the sheet that says what they are about."""
    return _book(frames, about, beside, sheet, last=False)


def _book(frames: Mapping[str, pd.DataFrame], about: Mapping[str, str], beside: Beside, told: str, last: bool) -> bytes:
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(file, options) as book:
        facts = list(about.items())
        book.set_properties({"title": _one_line(facts[0][1]) if facts else "", "created": _NO_MOMENT})
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        body = book.add_format({"text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
        bold = book.add_format({"bold": True, "valign": "top"})
        first = None if last else book.add_worksheet(sheet_name(told))
        for name, frame in frames.items():
            _rows(book.add_worksheet(sheet_name(name)), frame, (head, body, day))
        _tell(first or book.add_worksheet(sheet_name(told)), [*facts, *beside], (bold, body))
    return file.getvalue()


def _rows(sheet: Any, frame: pd.DataFrame, styles: tuple[Any, Any, Any]) -> None:
    plain = _plain(frame)
    rows = zip(*(column.tolist() for column in plain.values()), strict=True)
    _fill(sheet, [list(plain), *map(list, rows)], styles)
    sheet.autofilter(0, 0, len(frame), max(len(plain) - 1, 0))


def file_name(name: str, kind: Kind | Literal["md", "pdf", "pptx"]) -> str:
    """A name that every file system takes and no shell or spreadsheet reads as more: "vakken.csv"."""
    return f"{_NOT_IN_A_NAME.sub('-', name).strip('-')[:80] or 'data'}.{kind}"


def sheet_name(name: str) -> str:
    """A name that a spreadsheet takes: at most 31 signs, and none of those it forbids."""
    return _NOT_IN_A_SHEET.sub(" ", name).strip(" '")[:31].rstrip(" '") or "data"


def _plain(frame: pd.DataFrame) -> dict[str, pd.Series[Any]]:
    """Numbers, flags and days as they are, all else as text."""
    return {
        _text(name): column if is_numeric_dtype(column) or is_datetime64_any_dtype(column) else _texts(column)
        for name, column in frame.items()
    }


def _texts(column: pd.Series[Any]) -> pd.Series[Any]:
    return pd.Series(["" if pd.isna(value) else _text(value) for value in column], index=column.index, dtype="str")


def _days(column: pd.Series[Any]) -> pd.Series[Any]:
    """Days as text: 2014-12-31."""
    return _texts(column.dt.strftime("%Y-%m-%d")) if is_datetime64_any_dtype(column) else column


def _text(value: object) -> str:
    """Without halves of characters, which no file can hold."""
    return str(value).encode("utf-8", "replace").decode("utf-8")


def _harmless(text: str) -> str:
    safe = _INSIDE.sub("'", text)
    return f"'{safe}" if _STARTS.match(text) else safe


def _one_line(text: str) -> str:
    return " ".join(_text(text).split())


def _fill(sheet: Any, rows: list[list[Any]], styles: tuple[Any, Any, Any]) -> None:
    """Write the rows from the top; the first one is the head, which stays in sight and is printed on every page."""
    head, body, day = styles
    for place, row in enumerate(rows):
        for column, value in enumerate(row):
            _write(sheet, place, column, value, (body, day) if place else (head, head))
    for column, values in enumerate(zip(*rows, strict=True)):
        longest = max(len(_shown(value)) for value in values)
        sheet.set_column(column, column, min(max(longest + 2, _WIDTHS[0]), _WIDTHS[1]))
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    _on_paper(sheet)


def _tell(sheet: Any, rows: Beside, styles: tuple[Any, Any]) -> None:
    """What the rows are about: the kind of each line in bold, then what there is to say."""
    bold, body = styles
    for place, row in enumerate(rows):
        for column, value in enumerate(row):
            _write(sheet, place, column, _text(value), (body, body) if column else (bold, bold))
    sheet.set_column(0, 0, max((len(row[0]) for row in rows), default=0) + 2)
    sheet.set_column(1, 3, _WIDTHS[1])
    _on_paper(sheet)


def _on_paper(sheet: Any) -> None:
    """A4 landscape, as wide as the paper, with the number of the page."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&R&P / &N")


def _shown(value: Any) -> str:
    return "2014-12-31" if isinstance(value, pd.Timestamp) else str(value)


def _write(sheet: Any, row: int, column: int, value: Any, styles: tuple[Any, Any]) -> None:
    """One value, a day in the second style; nothing where nothing is known."""
    style = styles[0]
    if isinstance(value, str):
        if value:
            sheet.write_string(row, column, value[:LONGEST_CELL], style)
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value, style)
    elif isinstance(value, pd.Timestamp):
        _write_day(sheet, row, column, value, styles)
    elif not pd.isna(value):
        sheet.write_number(row, column, value, style)


def _write_day(sheet: Any, row: int, column: int, value: pd.Timestamp, styles: tuple[Any, Any]) -> None:
    """A spreadsheet counts its days from 1900; an earlier one stays a text."""
    if value.year < 1900:
        sheet.write_string(row, column, value.strftime("%Y-%m-%d"), styles[0])
    else:
        sheet.write_datetime(row, column, value.to_pydatetime(), styles[1])
