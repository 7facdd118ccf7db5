"""Files to take home: a workbook beside bare xlsxwriter, slides beside bare python-pptx, with the same content."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import xlsxwriter
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Pt

from lessons import deck, export, slides_layout
from lessons.catalogue import load
from lessons.deck_parts import Matrix, Table, said
from lessons.readiness import Readiness, default_as_of
from lessons.slides_file import Cover, slides_file
from lessons.slides_layout import Bars, Page
from lessons.tables import tables
from lessons.words import Words
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
        _slides(folder),
        Row("xlsx / bare xlsxwriter", 1.3, ratio(taken["ours"], taken["bare"]), gated=False, note=note, parts=parts),
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


def _slides(folder: Path) -> Row:
    """The deck as a file, beside the same texts, tables and charts put down without place, look, notes or alt text."""
    catalogue = load(folder).catalogue
    seen, words = Readiness(catalogue, default_as_of(catalogue).day), Words("nl")
    slides = deck.slides(seen, "first-placement", deck.Choice(), words)
    cover = Cover("Titel", "Gemaakt vandaag.", (("Opgave", "x"),), "voet", "http://127.0.0.1/", "link")
    pages = [page for slide in slides for page in slides_layout.pages(slide, [], words)]
    taken = interleaved({
        "ours": lambda: slides_file(slides, cover, words),
        "bare": lambda: _bare_slides(pages),
    })  # fmt: skip
    parts = {f"{side}_ms": min(times) * 1000 for side, times in taken.items()}
    note = f"{len(pages)} slides; bare puts the same texts, cells and bars down and nothing else"
    return Row("pptx / bare python-pptx", 1.5, ratio(taken["ours"], taken["bare"]), note=note, parts=parts)


def _bare_slides(pages: Sequence[Page]) -> bytes:
    made = Presentation()
    for page in pages:
        sheet = made.slides.add_slide(made.slide_layouts[5])
        sheet.shapes.title.text = page.title
        texts = [page.kick]
        for group in page.groups:
            for part in group.parts:
                texts += [] if _bare_part(sheet, part) else [said(part)]
        box = sheet.shapes.add_textbox(0, 0, Pt(900), Pt(400))
        box.text_frame.text = "\n".join([*texts, *page.sources, "voet"])
        sheet.notes_slide.notes_text_frame.text = "\n".join([*page.prompts, "voet"])
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _bare_part(sheet: Any, part: Any) -> bool:
    """A table or a chart; False for a text."""
    rows: list[list[str]] = []
    if isinstance(part, Table):
        rows = [list(row) for row in (part.head, *part.rows)]
    elif isinstance(part, Matrix):
        rows = [["", "", *part.dimensions]]
        rows += [[line.name, line.word, *(square.digit for square in line.squares)] for line in part.lines]
    elif isinstance(part, Bars):
        data = CategoryChartData()
        data.categories = part.categories
        for name, values in part.series:
            data.add_series(name, values)
        sheet.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, 0, 0, Pt(900), Pt(300), data)
        return True
    if rows:
        table = sheet.shapes.add_table(len(rows), len(rows[0]), 0, 0, Pt(900), Pt(300)).table
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                table.cell(at, column).text = text
    return bool(rows)
