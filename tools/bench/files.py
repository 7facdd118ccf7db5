"""A download as a workbook, beside bare xlsxwriter with the same rows."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pandas as pd
import xlsxwriter

from lessons import export
from lessons.catalogue import load
from lessons.tables import tables
from tools.bench.rounds import interleaved
from tools.bench.table import Row, ratio

ROWS = 500
AGAIN = 5


def rows(folder: Path) -> list[Row]:
    """The row on workbooks."""
    frame = tables(load(folder).catalogue, "nl").lessons.head(ROWS).reset_index(drop=True)
    plain = frame.astype("object").where(frame.notna(), None).to_numpy().tolist()
    taken = interleaved({
        "ours": lambda: [export.xlsx(frame, {"Filters": "geen"}) for _ in range(AGAIN)],
        "bare": lambda: [_bare(list(frame.columns), plain) for _ in range(AGAIN)],
    })  # fmt: skip
    parts = {f"{side}_ms": min(times) / AGAIN * 1000 for side, times in taken.items()}
    note = (
        f"{len(frame)} lessons of {frame.shape[1]} columns; bare writes the same values without widths, heads or notes"
    )
    return [
        Row("xlsx / bare xlsxwriter", 1.3, ratio(taken["ours"], taken["bare"]), gated=False, note=note, parts=parts)
    ]


def _bare(heads: list[str], held: list[list[Any]]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    for at, row in enumerate([heads, *held]):
        for column, value in enumerate(row):
            _write(sheet, at, column, value)
    book.close()
    return out.getvalue()


def _write(sheet: Any, at: int, column: int, value: Any) -> None:
    if isinstance(value, pd.Timestamp):
        sheet.write_datetime(at, column, value.to_pydatetime())
    elif value is not None:
        sheet.write(at, column, value)
