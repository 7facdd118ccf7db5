"""The deck as a file with slides (PPTX) that can be edited: native texts, tables and charts, with alt texts and notes.

Titles stand in the placeholders of titles, so that the outline works; the coach's prompts stand in the notes. Every
slide states what was chosen. The empty file is `slides.pptx` (tools/slides_template.py).
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.slide import Slide as Sheet
from pptx.util import Pt

from lessons import slides_room
from lessons.deck_parts import Figure, Lead, Matrix, Point, Row, Side, Slide, Square, Table
from lessons.heard import Heard
from lessons.slides_layout import (
    BIG,
    CELL,
    LAST,
    LEFT,
    NAME,
    NAMED,
    UNDER,
    VERDICT,
    WIDE,
    Bars,
    Drawn,
    Group,
    Page,
    clean,
    columns,
    labelled,
    legend,
    marks,
    matrix_rows,
    pages,
    placed,
    row_height,
    under,
)
from lessons.summary import cut
from lessons.words import Words

_EMPTY = Path(__file__).parent / "slides.pptx"
SMALL = 12
"""What the slide is about, its sources and the heads of the matrix: for who reads it at a desk."""
ASIDE, ABOVE = 7.2, 3.6
"""The margins that a text box and a cell of a table have by themselves."""
_GRID = "{5940675A-B579-460E-94D1-54222C63F5DA}"
"""The style of tables that every program knows: lines and no shades."""
LONGEST = 160
"""Of a fact so many signs stand on the first slide."""
_SHADES = {"l1": "E8F1FA", "l2": "B5D3EE", "l3": "2F6FA7", "l4": "123F66"}
_DATA: Any = CategoryChartData
_TINTS = ("B5D3EE", "F6D7B8", "E3E8ED", "8FBBE0", "FFFFFF", "E0B88F", "C3CCD5", "D6E7F7")
_HALF = f"""<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>
<c:x val="0.6"/><c:y val="0.14"/><c:w val="0.34"/><c:h val="0.84"/></c:manualLayout></c:layout>"""
"""The bars on the right: their names are sentences."""
_LANGUAGES = {"nl": MSO_LANGUAGE_ID.DUTCH, "en": MSO_LANGUAGE_ID.ENGLISH_UK}


@dataclass(frozen=True, slots=True)
class Cover:
    """What the slides are about: their title, what stands on the first slide, and at the foot of each."""

    title: str
    lead: str
    facts: tuple[tuple[str, str], ...]
    foot: str
    link: str
    link_name: str


def slides_file(slides: Sequence[Slide], cover: Cover, words: Words, room: Mapping[str, Heard] | None = None) -> bytes:
    """The file. `room`: by the item of the agenda, what a room said to it: it stands behind the slide that asked it."""
    deck = Presentation(str(_EMPTY))
    deck.core_properties.title = clean(cover.title)[:255]
    deck.core_properties.language = {"nl": "nl-NL", "en": "en-GB"}[words.language]
    layouts = {layout.name: layout for layout in deck.slide_layouts}
    made = [_cover(cover), *_pages(slides, room or {}, words)]
    for page in made:
        texts = bool(page.groups) and isinstance(page.groups[0].parts[0], Lead | Row | Point)
        sheet = deck.slides.add_slide(layouts["Titel en tekst" if texts else "Titel en beeld"])
        _fill(sheet, page, cover, _Pen(words))
    held = io.BytesIO()
    deck.save(held)
    return held.getvalue()


def _pages(slides: Sequence[Slide], room: Mapping[str, Heard], words: Words) -> Iterator[Page]:
    """Every slide; behind the last one of a question what the room said to it, or in its place where it has no options."""
    for slide, following in zip(slides, [*slides[1:], None], strict=True):
        last = following is None or following.item != slide.item
        said = room.get(str(slide.item)) if slide.kind == "ask" and last else None
        found = [*slides_room.drawn(said, words)] if said else []
        yield from pages(slides_room.answered(slide) if found else slide, found, words)


def _cover(cover: Cover) -> Page:
    """The first slide: what it is all about. The whole link stands in the notes, and behind the one at the foot."""
    parts: list[Drawn] = [Lead(cover.lead), *(Row(name, cut(value, LONGEST)) for name, value in cover.facts)]
    return Page("", cover.title, tuple(placed(parts, under(cover.title))))


def _colour(rgb: str) -> Any:
    """Of six hexadecimal signs."""
    paint: Any = RGBColor
    return paint.from_string(rgb)


# --- one slide ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Pen:
    """Writes runs of text in the language of the file."""

    words: Words

    def write(
        self, paragraph: Any, text: str, size: float, *, bold: bool = False, theme: Any = None, rgb: str = ""
    ) -> Any:
        run = paragraph.add_run()
        run.text = clean(text)
        font = run.font
        font.size, font.language_id = Pt(size), _LANGUAGES[self.words.language]
        if bold:
            font.bold = True
        if theme is not None:
            font.color.theme_color = theme
        if rgb:
            font.color.rgb = _colour(rgb)
        return run


def _fill(sheet: Sheet, page: Page, cover: Cover, pen: _Pen) -> None:
    sheet.shapes.turbo_add_enabled = True  # else every new shape looks for the number of every other one
    _title(sheet, page, pen)
    if page.kick:
        pen.write(
            _frame(sheet, "Kop", LEFT, 26, WIDE, 26).paragraphs[0], page.kick, UNDER, theme=MSO_THEME_COLOR.ACCENT_4
        )
    for place, group in enumerate(page.groups):
        _draw(sheet, group, not place, pen)
    _foot(sheet, page, cover, pen)
    sources = [pen.words.say(nl="Bronnen: ", en="Sources: ") + "; ".join(page.sources)] if page.sources else []
    notes = sheet.notes_slide.notes_text_frame
    assert notes is not None
    notes.text = clean("\n".join([*page.prompts, *sources, cover.foot, cover.link]))


def _title(sheet: Sheet, page: Page, pen: _Pen) -> None:
    """The title in its placeholder; the words that stand out in the colour of the house."""
    assert sheet.shapes.title is not None
    paragraph = sheet.shapes.title.text_frame.paragraphs[0]
    before, mark, after = page.title.partition(page.mark) if page.mark else (page.title, "", "")
    for text, theme in ((before, None), (mark, MSO_THEME_COLOR.TEXT_2), (after, None)):
        if text:
            pen.write(paragraph, text, page.size, theme=theme)


def _frame(sheet: Sheet, name: str, left: float, top: float, wide: float, high: float) -> Any:
    """A text box whose texts stand in this place: the usual margins lie around it. Its frame of texts."""
    box = sheet.shapes.add_textbox(Pt(left - ASIDE), Pt(top - ABOVE), Pt(wide + 2 * ASIDE), Pt(high + 2 * ABOVE))
    box.name = name
    box.text_frame.word_wrap = True
    return box.text_frame


def _foot(sheet: Sheet, page: Page, cover: Cover, pen: _Pen) -> None:
    """The sources; what was chosen, and the way to the live page."""
    told = pen.words.say(nl="Bron: ", en="Source: ") + "; ".join(page.sources)
    frame = _frame(sheet, "Voet", LEFT, LAST + 8, WIDE - 70, 540 - LAST - 16)
    pen.write(frame.paragraphs[0], told if page.sources else "", SMALL)
    foot = frame.add_paragraph()
    pen.write(foot, f"{cover.foot} · ", SMALL)
    pen.write(foot, cover.link_name, SMALL).hyperlink.address = cover.link


def _draw(sheet: Sheet, group: Group, opens: bool, pen: _Pen) -> None:
    first = group.parts[0]
    match first:
        case Bars():
            _bars(sheet, first, group, pen)
        case Matrix():
            _matrix(sheet, first, group, pen)
        case Table():
            _table(sheet, first, group, pen)
        case Side():
            _sides(sheet, group, pen)
        case Figure():
            _figures(sheet, group, pen)
        case _:
            _texts(sheet, group, opens, pen)


# --- texts --------------------------------------------------------------------------------------------------------------


def _texts(sheet: Sheet, group: Group, first: bool, pen: _Pen) -> None:
    """In the placeholder of texts where these come first, so that they stand in the outline."""
    if first:
        free: Any = sheet.placeholders[1]
        free.left, free.top, free.width, free.height = Pt(LEFT), Pt(group.top), Pt(WIDE), Pt(group.height)
        frame: Any = free.text_frame
    else:
        frame = _frame(sheet, "Tekst", LEFT, group.top, WIDE, group.height)
    for place, part in enumerate(group.parts):
        assert isinstance(part, Lead | Row | Point)
        _text(frame.add_paragraph() if place else frame.paragraphs[0], part, group.size, pen)


def _text(paragraph: Any, part: Lead | Row | Point, size: float, pen: _Pen) -> None:
    """One part: its label in bold, what it says, and in a smaller letter what stands under it."""
    paragraph.space_after = Pt(7)
    if isinstance(part, Point):
        sign = part.label or (f"{part.number}." if part.number else "")
        paragraph.level = 0 if sign else 1
        label = f"{sign}  " if sign else ""
    else:
        label = labelled(part.label)
    asks = not isinstance(part, Point) and part.asks
    if label:
        colour = MSO_THEME_COLOR.ACCENT_2 if asks else MSO_THEME_COLOR.ACCENT_1
        pen.write(paragraph, label, size, bold=True, theme=colour)
    pen.write(paragraph, part.text, size, bold=asks and not label)
    if isinstance(part, Point) and part.under:
        paragraph.add_line_break()
        pen.write(paragraph, part.under, size - 2, theme=MSO_THEME_COLOR.ACCENT_4)


def _sides(sheet: Sheet, group: Group, pen: _Pen) -> None:
    """Two by two beside each other, each in a frame of its own."""
    wide, high = (WIDE - 24) / 2, group.height / ((len(group.parts) + 1) // 2)
    for place, part in enumerate(group.parts):
        assert isinstance(part, Side)
        left, top = LEFT + place % 2 * (wide + 24), group.top + place // 2 * high
        frame = _frame(sheet, part.label, left, top, wide, high)
        pen.write(frame.paragraphs[0], part.label, UNDER, bold=True, theme=MSO_THEME_COLOR.ACCENT_1)
        pen.write(frame.add_paragraph(), part.text, group.size)
        if part.source:
            pen.write(frame.add_paragraph(), part.source, UNDER, theme=MSO_THEME_COLOR.ACCENT_4)


def _figures(sheet: Sheet, group: Group, pen: _Pen) -> None:
    """Numbers in a row, each with what it counts."""
    wide = WIDE / max(len(group.parts), 2)
    for place, part in enumerate(group.parts):
        assert isinstance(part, Figure)
        frame = _frame(sheet, part.label, LEFT + place * wide, group.top, wide - 16, group.height)
        pen.write(frame.paragraphs[0], part.value, BIG, bold=True, theme=MSO_THEME_COLOR.ACCENT_1)
        pen.write(frame.add_paragraph(), part.label, UNDER)


# --- tables and charts --------------------------------------------------------------------------------------------------


def _described(shape: Any, name: str, told: str) -> None:
    """The name of a picture, and what it says for who does not see it."""
    shape.name = clean(name)[:120]
    shape.element.xpath(".//p:cNvPr")[0].set("descr", clean(told))


def _grid(sheet: Sheet, rows: Sequence[float], wide: Sequence[float], top: float, name: str, told: str) -> Any:
    """An empty table with a head."""
    places = (Pt(LEFT), Pt(top), Pt(sum(wide)), Pt(sum(rows)))
    shape = sheet.shapes.add_table(len(rows), len(wide), *places)
    _described(shape, name, told)
    shape.element.xpath(".//a:tableStyleId")[0].text = _GRID
    table = shape.table
    table.horz_banding = False
    for place, width in enumerate(wide):
        table.columns[place].width = Pt(width)
    for place, high in enumerate(rows):
        table.rows[place].height = Pt(high)
    return table


def _cell(cell: Any, text: str, size: float, pen: _Pen, *, bold: bool = False, rgb: str = "", fill: str = "") -> None:
    """A text in a cell, in white on a dark shade."""
    if fill:
        cell.fill.solid()
        cell.fill.fore_color.rgb = _colour(fill)
    pen.write(cell.text_frame.paragraphs[0], text, size, bold=bold, rgb=rgb)


def _narrow(cell: Any, margin: float) -> Any:
    """The cell with little room around its text."""
    cell.margin_left = cell.margin_right = Pt(margin)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    return cell


def _table(sheet: Sheet, held: Table, group: Group, pen: _Pen) -> None:
    wide = columns(held)
    rows = [held.head, *held.rows]
    told = "; ".join(", ".join(row) for row in rows)
    made = _grid(sheet, [row_height(row, wide) for row in rows], wide, group.top, held.caption, told)
    made.first_col = True
    for place, (row, cells) in enumerate(zip(rows, made.rows, strict=True)):
        for column, (text, cell) in enumerate(zip(row, cells.cells, strict=True)):
            rgb, fill = ("", "") if place else ("FFFFFF", "14507F")
            _cell(cell, text, CELL, pen, bold=not place or not column, rgb=rgb, fill=fill)


def _matrix(sheet: Sheet, held: Matrix, group: Group, pen: _Pen) -> None:
    """Organisations by dimensions: the sign of each cell, in the shade of its level; the legend under it."""
    across = len(held.dimensions)
    wide = [NAME, VERDICT] + [(WIDE - NAME - VERDICT) / max(across, 1)] * across
    told = ". ".join(f"{line.name}: {line.word}" for line in held.lines)
    rows = matrix_rows(held)
    made = _grid(sheet, rows, wide, group.top, held.caption, f"{held.caption} {told}")
    made.first_col = True
    say = pen.words.say
    heads = (say(nl="Organisatie", en="Organisation"), say(nl="Klaar?", en="Ready?"), *held.dimensions)
    head, *lines = (row.cells for row in made.rows)
    for column, (text, cell) in enumerate(zip(heads, head, strict=True)):
        _cell(_narrow(cell, 0.5 if column > 1 else 3), text, SMALL, pen, rgb="FFFFFF", fill="14507F")
    for line, (name, verdict, *cells) in zip(held.lines, lines, strict=True):
        _cell(_narrow(name, 3), line.name, NAMED, pen, bold=True)
        _cell(_narrow(verdict, 3), f"{line.sign} {line.word}", SMALL, pen)
        for square, cell in zip(line.squares, cells, strict=True):
            _square(cell, square, pen)
    _legend(sheet, held, group.top + sum(rows) + 8, pen)


def _square(cell: Any, square: Square, pen: _Pen) -> None:
    """A cell of the matrix: white letters on the two darkest shades."""
    fill = _SHADES.get(square.look.split()[0], "")
    rgb = "FFFFFF" if fill in (_SHADES["l3"], _SHADES["l4"]) else ""
    _cell(_narrow(cell, 1), square.digit + marks(square.look), CELL, pen, rgb=rgb, fill=fill)
    cell.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER


def _legend(sheet: Sheet, held: Matrix, top: float, pen: _Pen) -> None:
    frame = _frame(sheet, "Legenda", LEFT, top, WIDE, 32)
    pen.write(frame.paragraphs[0], "   ".join(legend(held)), SMALL)


def _bars(sheet: Sheet, held: Bars, group: Group, pen: _Pen) -> None:
    """Bars with their numbers; a legend where there is more than one series."""
    data = _DATA(number_format="0;;;" if held.stacked else "0")
    data.categories = [clean(name) for name in held.categories]
    for name, values in held.series:
        data.add_series(clean(name), values)
    beside = XL_CHART_TYPE.COLUMN_CLUSTERED if held.upright else XL_CHART_TYPE.BAR_CLUSTERED
    kind = XL_CHART_TYPE.BAR_STACKED if held.stacked else beside
    shape: Any = sheet.shapes.add_chart(kind, Pt(LEFT), Pt(group.top), Pt(WIDE), Pt(group.height), data)
    _described(shape, held.caption, f"{held.caption}. {held.told}")
    chart = shape.chart
    chart.font.size = Pt(CELL)
    chart.has_title = bool(held.heading)
    if held.heading:
        pen.write(chart.chart_title.text_frame.paragraphs[0], held.heading, CELL, bold=True)
        chart.chart_title.include_in_layout = False
    chart.has_legend = len(held.series) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    chart.category_axis.reverse_order = not held.upright
    chart.category_axis.has_major_gridlines = False
    chart.value_axis.visible = chart.value_axis.has_major_gridlines = False
    chart.value_axis.minimum_scale = 0
    if held.wordy:
        chart.element.chart.plotArea.insert(0, parse_xml(_HALF))
    _numbered(chart.plots[0], held.stacked)


def _numbered(plot: Any, stacked: bool) -> None:
    """The numbers at the bars; of those on top of each other the shades."""
    plot.gap_width = 40
    plot.overlap = 100 if stacked else 0
    plot.has_data_labels = True
    plot.data_labels.show_value = True
    plot.data_labels.font.size = Pt(CELL)
    if stacked:
        _tinted(plot)


def _tinted(plot: Any) -> None:
    """Light enough for the numbers in them, each with a line around it; the names and numbers tell them apart as well."""
    for place, series in enumerate(plot.series):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = _colour(_TINTS[place % len(_TINTS)])
        series.format.line.color.rgb = _colour("45525F")
