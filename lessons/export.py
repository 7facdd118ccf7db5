"""The chosen rows as a file to take home: CSV for machines, XLSX for a spreadsheet, never with a live formula.

A CSV file begins with what it is about: one line per fact, each beginning with `#` (title, filters, date, edition,
licence, link). Then the names of the columns and the rows. Texts stand in quotes and numbers do not, so that
`pandas.read_csv(file, comment="#")` gives the rows back, and every other reader can skip the lines with `#`.
"""

from __future__ import annotations

import csv as table
import io
import re
from collections.abc import Mapping
from typing import Any

import pandas as pd
import xlsxwriter
from pandas.api.types import is_datetime64_any_dtype, is_numeric_dtype

LONGEST_CELL = 32_767
_STARTS = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
_INSIDE = re.compile(r"(?<=[;\t\r\n])(?=[ ]*[=+\-@＝＋－＠])")
_WIDTHS = 8, 60


def csv(frame: pd.DataFrame, about: Mapping[str, str]) -> bytes:
    """The rows as UTF-8 with a byte order mark, so that a spreadsheet reads the accents.

    In texts a `'` stands before = + - @ tab and return where a spreadsheet would begin a formula: at the start, and
    after a semicolon, a tab or a new line, which some readers take for a new cell.
    """
    lines = io.StringIO(newline="")
    writer = table.writer(lines, quoting=table.QUOTE_NONNUMERIC, lineterminator="\r\n")
    for name, value in about.items():
        lines.write("#,")
        writer.writerow([_harmless(_one_line(name)), _harmless(_one_line(value))])
    plain = _plain(frame)
    safe = {
        _harmless(name): column.map(_harmless) if column.dtype == "str" else column for name, column in plain.items()
    }
    pd.DataFrame(safe).to_csv(lines, index=False, quoting=table.QUOTE_NONNUMERIC, lineterminator="\r\n")
    return lines.getvalue().encode("utf-8-sig")


def xlsx(frame: pd.DataFrame, about: Mapping[str, str], sheets: tuple[str, str] = ("data", "about")) -> bytes:
    """The rows on one sheet, what they are about on the other (its first fact as the head); every text is written as a text."""
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(file, options) as book:
        styles = (
            book.add_format({"bold": True, "text_wrap": True}),
            book.add_format({"text_wrap": True, "valign": "top"}),
        )
        plain = _plain(frame)
        rows = zip(*(column.tolist() for column in plain.values()), strict=True)
        _fill(book.add_worksheet(sheets[0]), [list(plain), *map(list, rows)], *styles)
        _fill(book.add_worksheet(sheets[1]), [list(pair) for pair in about.items()], *styles)
    return file.getvalue()


def _plain(frame: pd.DataFrame) -> dict[str, pd.Series[Any]]:
    """Numbers and flags as they are, all else as text; days as 2014-12-31."""
    return {_text(name): column if is_numeric_dtype(column) else _texts(column) for name, column in frame.items()}


def _texts(column: pd.Series[Any]) -> pd.Series[Any]:
    said = column.dt.strftime("%Y-%m-%d") if is_datetime64_any_dtype(column) else column
    return pd.Series(["" if pd.isna(value) else _text(value) for value in said], index=column.index, dtype="str")


def _text(value: object) -> str:
    """Without halves of characters, which no file can hold."""
    return str(value).encode("utf-8", "replace").decode("utf-8")


def _harmless(text: str) -> str:
    safe = _INSIDE.sub("'", text)
    return f"'{safe}" if _STARTS.match(text) else safe


def _one_line(text: str) -> str:
    return " ".join(_text(text).split())


def _fill(sheet: Any, rows: list[list[Any]], head: Any, body: Any) -> None:
    """Write the rows from the top; the first one is the head, and stays in sight."""
    for place, row in enumerate(rows):
        for column, value in enumerate(row):
            _write(sheet, place, column, value, body if place else head)
    for column, values in enumerate(zip(*rows, strict=True)):
        longest = max(len(str(value)) for value in values)
        sheet.set_column(column, column, min(max(longest + 2, _WIDTHS[0]), _WIDTHS[1]))
    sheet.freeze_panes(1, 0)


def _write(sheet: Any, row: int, column: int, value: Any, style: Any) -> None:
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value, style)
    elif isinstance(value, int | float) and not pd.isna(value):
        sheet.write_number(row, column, value, style)
    elif isinstance(value, str) and value:
        sheet.write_string(row, column, _text(value)[:LONGEST_CELL], style)
