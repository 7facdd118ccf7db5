"""The deck as a file with slides (PPTX) that can be edited: native texts, tables and charts, with alt texts and notes.

Titles stand in the placeholders of titles, so that the outline works; the coach's prompts stand in the notes. Every
slide states what was chosen. The empty file is `slides.pptx` (tools/slides_template.py).
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.slide import Slide as Sheet
from pptx.util import Emu, Pt

from lessons import slides_room
from lessons.deck_parts import Figure, Lead, Line, Matrix, Point, Row, Side, Slide, Square, Table
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
from lessons.slides_text import TAGS, Pen, Tint, cell, grid, length, paragraph, spaced
from lessons.summary import cut
from lessons.words import Words

_EMPTY = Path(__file__).parent / "slides.pptx"
SMALL = 12
"""What the slide is about, its sources and the heads of the matrix: for who reads it at a desk."""
ASIDE, ABOVE = 7.2, 3.6
"""The margins that a text box and a cell of a table have by themselves."""
LONGEST = 160
"""Of a fact so many signs stand on the first slide."""
HEAD = "14507F"
"""The shade of the head of a table."""
_SHADES = {"l1": "E8F1FA", "l2": "B5D3EE", "l3": "2F6FA7", "l4": "123F66"}
_DATA: Any = CategoryChartData
_TINTS = ("B5D3EE", "F6D7B8", "E3E8ED", "8FBBE0", "FFFFFF", "E0B88F", "C3CCD5", "D6E7F7")
_HALF = f"""<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>
<c:x val="0.6"/><c:y val="0.14"/><c:w val="0.34"/><c:h val="0.84"/></c:manualLayout></c:layout>"""
"""The bars on the right: their names are sentences."""


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
    deck.core_properties.language = TAGS[words.language]
    layouts = {layout.name: layout for layout in deck.slide_layouts}
    made = [_cover(cover), *_pages(slides, room or {}, words)]
    for page in made:
        texts = bool(page.groups) and isinstance(page.groups[0].parts[0], Lead | Row | Point)
        sheet = deck.slides.add_slide(layouts["Titel en tekst" if texts else "Titel en beeld"])
        _fill(sheet, page, cover, Pen(words.language))
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


def _fill(sheet: Sheet, page: Page, cover: Cover, pen: Pen) -> None:
    sheet.shapes.turbo_add_enabled = True  # else every new shape looks for the number of every other one
    assert sheet.shapes.title is not None
    _write(sheet.shapes.title.element.get_or_add_txBody(), [_title(page, pen)])
    if page.kick:
        _box(sheet, "Kop", (LEFT, 26, WIDE, 26), [paragraph(pen.run(page.kick, UNDER, tint="accent4"))])
    for place, group in enumerate(page.groups):
        _draw(sheet, group, not place, pen)
    _foot(sheet, page, cover, pen)
    names = {"nl": "Bronnen: ", "en": "Sources: "}
    sources = [names[pen.language] + "; ".join(page.sources)] if page.sources else []
    notes = sheet.notes_slide.notes_text_frame
    assert notes is not None
    notes.text = clean("\n".join([*page.prompts, *sources, cover.foot, cover.link]))


def _write(body: Any, paragraphs: Iterable[str]) -> None:
    """Puts these texts into the body of a shape, in the place of the empty one that it came with."""
    for empty in body.p_lst:
        body.remove(empty)
    body.extend(_parsed("".join(paragraphs)))


def _parsed(xml: str) -> Any:
    """The elements of XML that names them by the usual prefixes."""
    return list(parse_xml(f"<p:txBody {nsdecls('a', 'p', 'r')}>{xml}</p:txBody>"))


def _title(page: Page, pen: Pen) -> str:
    """The words that stand out in the colour of the house."""
    before, mark, after = page.title.partition(page.mark) if page.mark else (page.title, "", "")
    tints: tuple[tuple[str, Tint | None], ...] = ((before, None), (mark, "tx2"), (after, None))
    return paragraph(*(pen.run(text, page.size, tint=tint) for text, tint in tints if text))


def _box(sheet: Sheet, name: str, place: tuple[float, float, float, float], paragraphs: Iterable[str]) -> None:
    """A text box whose texts stand in this place (left, top, width, height): the usual margins lie around it."""
    left, top, wide, high = place
    box = sheet.shapes.add_textbox(Pt(left - ASIDE), Pt(top - ABOVE), Pt(wide + 2 * ASIDE), Pt(high + 2 * ABOVE))
    box.name = clean(name)
    box.text_frame.word_wrap = True
    _write(box.element.txBody, paragraphs)


def _foot(sheet: Sheet, page: Page, cover: Cover, pen: Pen) -> None:
    """The sources; what was chosen, and the way to the live page."""
    told = {"nl": "Bron: ", "en": "Source: "}[pen.language] + "; ".join(page.sources)
    link = sheet.part.relate_to(cover.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    chosen = (pen.run(f"{cover.foot} · ", SMALL), pen.run(cover.link_name, SMALL, link=link))
    sources = pen.run(told if page.sources else "", SMALL)
    place = (LEFT, LAST + 8, WIDE - 70, 540 - LAST - 16)
    _box(sheet, "Voet", place, [paragraph(sources), paragraph(*chosen)])


def _draw(sheet: Sheet, group: Group, opens: bool, pen: Pen) -> None:
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


def _texts(sheet: Sheet, group: Group, first: bool, pen: Pen) -> None:
    """In the placeholder of texts where these come first, so that they stand in the outline."""
    told = [_text(part, group.size, pen) for part in group.parts if isinstance(part, Lead | Row | Point)]
    if not first:
        _box(sheet, "Tekst", (LEFT, group.top, WIDE, group.height), told)
        return
    free: Any = sheet.placeholders[1]
    free.left, free.top, free.width, free.height = Pt(LEFT), Pt(group.top), Pt(WIDE), Pt(group.height)
    _write(free.element.get_or_add_txBody(), told)


def _text(part: Lead | Row | Point, size: float, pen: Pen) -> str:
    """One part: its label in bold, what it says, and in a smaller letter what stands under it."""
    if isinstance(part, Point):
        return _point(part, size, pen)
    label = labelled(part.label)
    tint: Tint = "accent2" if part.asks else "accent1"
    before = [pen.run(label, size, bold=True, tint=tint)] if label else []
    return spaced(*before, pen.run(part.text, size, bold=part.asks and not label))


def _point(part: Point, size: float, pen: Pen) -> str:
    """With its sign or number, else with a bullet."""
    sign = part.label or (f"{part.number}." if part.number else "")
    runs = [pen.run(f"{sign}  ", size, bold=True, tint="accent1")] if sign else []
    runs.append(pen.run(part.text, size))
    if part.under:
        runs += ["<a:br/>", pen.run(part.under, size - 2, tint="accent4")]
    return spaced(*runs, level=0 if sign else 1)


def _sides(sheet: Sheet, group: Group, pen: Pen) -> None:
    """Two by two beside each other, each in a frame of its own."""
    wide, high = (WIDE - 24) / 2, group.height / ((len(group.parts) + 1) // 2)
    for place, part in enumerate(group.parts):
        assert isinstance(part, Side)
        runs = [pen.run(part.label, UNDER, bold=True, tint="accent1"), pen.run(part.text, group.size)]
        if part.source:
            runs.append(pen.run(part.source, UNDER, tint="accent4"))
        corner = (LEFT + place % 2 * (wide + 24), group.top + place // 2 * high)
        _box(sheet, part.label, (*corner, wide, high), map(paragraph, runs))


def _figures(sheet: Sheet, group: Group, pen: Pen) -> None:
    """Numbers in a row, each with what it counts."""
    wide = WIDE / max(len(group.parts), 2)
    for place, part in enumerate(group.parts):
        assert isinstance(part, Figure)
        runs = (pen.run(part.value, BIG, bold=True, tint="accent1"), pen.run(part.label, UNDER))
        _box(sheet, part.label, (LEFT + place * wide, group.top, wide - 16, group.height), map(paragraph, runs))


# --- tables and charts --------------------------------------------------------------------------------------------------


def _described(shape: Any, name: str, told: str) -> None:
    """The name of a picture, and what it says for who does not see it."""
    shape.name = clean(name)[:120]
    shape.element.xpath(".//p:cNvPr")[0].set("descr", clean(told))


def _grid(
    sheet: Sheet, cells: Iterable[Iterable[str]], high: Sequence[float], wide: Sequence[float], top: float
) -> Any:
    """A table of these cells: made with one, which gives way to all of them."""
    size = (Emu(sum(map(length, wide))), Emu(sum(map(length, high))))
    shape = sheet.shapes.add_table(1, 1, Pt(LEFT), Pt(top), *size)
    (empty,) = shape.element.xpath(".//a:tbl")
    empty.getparent().replace(empty, *_parsed(grid(cells, high, wide)))
    return shape


def _table(sheet: Sheet, held: Table, group: Group, pen: Pen) -> None:
    wide = columns(held)
    head = [cell(pen.run(text, CELL, bold=True, rgb="FFFFFF"), fill=HEAD) for text in held.head]
    rows = [[cell(pen.run(text, CELL, bold=not at)) for at, text in enumerate(row)] for row in held.rows]
    high = [row_height(row, wide) for row in (held.head, *held.rows)]
    shape = _grid(sheet, [head, *rows], high, wide, group.top)
    _described(shape, held.caption, "; ".join(", ".join(row) for row in (held.head, *held.rows)))


def _matrix(sheet: Sheet, held: Matrix, group: Group, pen: Pen) -> None:
    """Organisations by dimensions: the sign of each cell, in the shade of its level; the legend under it."""
    across = len(held.dimensions)
    wide = [NAME, VERDICT] + [(WIDE - NAME - VERDICT) / max(across, 1)] * across
    high = matrix_rows(held)
    names = {"nl": ("Organisatie", "Klaar?"), "en": ("Organisation", "Ready?")}[pen.language]
    heads = [
        cell(pen.run(text, SMALL, rgb="FFFFFF"), fill=HEAD, margin=0.5 if place > 1 else 3)
        for place, text in enumerate((*names, *held.dimensions))
    ]
    shape = _grid(sheet, [heads, *(_line(line, pen) for line in held.lines)], high, wide, group.top)
    told = ". ".join(f"{line.name}: {line.word}" for line in held.lines)
    _described(shape, held.caption, f"{held.caption} {told}")
    under = (LEFT, group.top + sum(high) + 8, WIDE, 32)
    _box(sheet, "Legenda", under, [paragraph(pen.run("   ".join(legend(held)), SMALL))])


def _line(line: Line, pen: Pen) -> list[str]:
    """One organisation in the matrix."""
    name = cell(pen.run(line.name, NAMED, bold=True), margin=3)
    verdict = cell(pen.run(f"{line.sign} {line.word}", SMALL), margin=3)
    return [name, verdict, *(_square(square, pen) for square in line.squares)]


def _square(square: Square, pen: Pen) -> str:
    """A cell of the matrix: white letters on the two darkest shades."""
    fill = _SHADES.get(square.look.split()[0], "")
    rgb = "FFFFFF" if fill in (_SHADES["l3"], _SHADES["l4"]) else ""
    run = pen.run(square.digit + marks(square.look), CELL, rgb=rgb)
    return cell(run, fill=fill, margin=1, centred=True)


def _bars(sheet: Sheet, held: Bars, group: Group, pen: Pen) -> None:
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
        (line,) = chart.chart_title.element.get_or_add_tx_rich().p_lst
        line.extend(_parsed(pen.run(held.heading, CELL, bold=True)))
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
