"""Where the parts of a slide stand in a file with slides of 960 by 540 points: texts of 18 points or more, never smaller.

What does not fit on one slide goes on to the next. Plain values: `slides_file` draws them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from math import ceil

from lessons.deck_parts import Count, Figure, Lead, Matrix, Part, Point, Row, Side, Slide, Table
from lessons.words import Words

LEFT, WIDE = 48, 864
TITLE, LAST = 54, 466
"""The top of the title, and the bottom of what stands under it."""
TEXTS = (26, 24, 22, 20)
"""The letters that a text is tried in, the largest first; what stands under a point is two points smaller."""
UNDER, BIG = 18, 40
LARGE_TITLE, SMALL_TITLE = 28, 24
LONG_TITLE = 100
CELL = 18
NAME, VERDICT, LEGEND = 118.0, 120.0, 48
"""The widths of the first two columns of the matrix, and the height under it for what its signs mean."""
NAMED = 12
"""The letter of a name in the matrix."""
GAP = 12
WORDY = 40
"""A category of more signs is a sentence."""
CHART, LOW_CHART = 190.0, 150.0
"""The least height of a chart, and of one with three categories or fewer."""


_HALVES = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart with bars: per series a number for each category; `told` is what it says for who does not see it.

    `heading` stands above it, such as its round.
    """

    caption: str
    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[int, ...]], ...]
    told: str
    heading: str = ""
    stacked: bool = False

    @property
    def upright(self) -> bool:
        """Series beside each other stand: lying, programs turn the order of their names around."""
        return len(self.series) > 1 and not self.stacked

    @property
    def wordy(self) -> bool:
        """Whether its categories are sentences, which take half of the width."""
        return any(len(name) > WORDY for name in self.categories)


Drawn = Part | Bars


@dataclass(frozen=True, slots=True)
class Group:
    """Parts of one kind that stand together, with their place in points and the letter of their texts."""

    parts: tuple[Drawn, ...]
    top: float
    height: float
    size: float = TEXTS[-1]


@dataclass(frozen=True, slots=True)
class Page:
    """One slide of the file."""

    kick: str
    title: str
    groups: tuple[Group, ...]
    mark: str = ""
    sources: tuple[str, ...] = ()
    prompts: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """The letter of the title."""
        return title_size(self.title)


def title_size(title: str) -> int:
    """A long title stands in a smaller letter."""
    return LARGE_TITLE if len(title) <= LONG_TITLE else SMALL_TITLE


def under(title: str) -> float:
    """The top of what stands under a title."""
    size = title_size(title)
    return TITLE + lines(title, WIDE, size * 1.06) * size * 1.22 + 16


def pages(slide: Slide, extra: Sequence[Drawn], words: Words) -> Iterator[Page]:
    """The slide as one page or a few after each other. `extra`: what stands on pages of its own behind it."""
    again, top = words.say(nl="vervolg", en="continued"), under(slide.title)
    body = [*_bars(slide, words), *(part for part in slide.parts if not isinstance(part, Count))]
    heaps = [*_heaps(body, LAST - top), *_heaps(extra, LAST - top)] or [[]]
    for place, heap in enumerate(heaps):
        kick = f"{slide.kick} · {again}" if place else slide.kick
        prompts = slide.prompts if not place else ()
        yield Page(kick, slide.title, tuple(placed(heap, top)), slide.mark, slide.sources, prompts)


def _bars(slide: Slide, words: Words) -> list[Drawn]:
    """The counts of a slide as one chart."""
    counts = [part for part in slide.parts if isinstance(part, Count)]
    if not counts:
        return []
    caption = words.say(nl="Hoeveel organisaties", en="How many organisations")
    told = ", ".join(f"{part.name}: {part.number}" for part in counts)
    values = tuple(part.number for part in counts)
    return [Bars(caption, tuple(f"{part.sign} {part.name}" for part in counts), ((caption, values),), told)]


def _heaps(parts: Iterable[Drawn], room: float) -> Iterator[list[Drawn]]:
    """The parts as far as they fit, page by page; what stands beside each other stays together, two charts do not."""
    heap: list[Drawn] = []
    for group in _together(chain.from_iterable(_pieces(part, room) for part in parts)):
        if heap and _high([*heap, *group], TEXTS[-1]) > room:
            yield heap
            heap = []
        heap += group
    if heap:
        yield heap


def _together(parts: Iterable[Drawn]) -> Iterator[list[Drawn]]:
    """Sides two by two, figures by four, all else alone."""
    beside: list[Drawn] = []
    for part in parts:
        most = 2 if isinstance(part, Side) else 4
        if beside and not (type(part) is type(beside[0]) and len(beside) < most):
            yield beside
            beside = []
        if isinstance(part, Side | Figure):
            beside.append(part)
        else:
            yield [part]
    if beside:
        yield beside


def _pieces(part: Drawn, room: float) -> Iterator[Drawn]:
    """A table that is too high in tables that are not, each with its head."""
    if not isinstance(part, Table):
        yield part
        return
    rows: list[tuple[str, ...]] = []
    for row in part.rows:
        if rows and table_height(replace(part, rows=(*rows, row))) > room:
            yield replace(part, rows=tuple(rows))
            rows = []
        rows.append(row)
    yield replace(part, rows=tuple(rows))


def _kind(part: Drawn) -> str:
    return "text" if isinstance(part, Lead | Row | Point) else type(part).__name__


def _groups(heap: Sequence[Drawn]) -> Iterator[list[Drawn]]:
    """Texts one under another in one frame, all else apart."""
    group: list[Drawn] = []
    for part in heap:
        joins = _kind(part) in ("text", "Side", "Figure")
        if group and not (joins and _kind(part) == _kind(group[0])):
            yield group
            group = []
        group.append(part)
    if group:
        yield group


def placed(heap: Sequence[Drawn], top: float) -> Iterator[Group]:
    """From the top down, texts in the largest letter that fits; a chart takes the room that is left."""
    room = LAST - top
    size = next((one for one in TEXTS if _high(heap, one) <= room), TEXTS[-1])
    left = room - _high(heap, size)
    for group in _groups(heap):
        height = _height(group, size) + (max(left, 0) if isinstance(group[0], Bars) else 0)
        yield Group(tuple(group), top, height, size)
        top += height + GAP


def _high(heap: Sequence[Drawn], size: float) -> float:
    groups = list(_groups(heap))
    return sum(_height(group, size) for group in groups) + GAP * (len(groups) - 1)


def clean(text: str) -> str:
    """Without what XML cannot hold."""
    return _HALVES.sub("\ufffd", text)


# --- how high things are ------------------------------------------------------------------------------------------------


def lines(text: str, wide: float, size: float) -> int:
    """So many lines a text takes at most in a width, for a letter as wide as Arial is on average."""
    return sum(max(1, ceil(len(part) * size * 0.5 / wide)) for part in text.split("\n"))


def _height(group: Sequence[Drawn], size: float) -> float:
    first = group[0]
    match first:
        case Bars():
            return CHART if len(first.categories) > 3 or first.upright else LOW_CHART
        case Matrix():
            return sum(matrix_rows(first)) + LEGEND
        case Table():
            return table_height(first)
        case Side():
            rows = [part for part in group if isinstance(part, Side)]
            return sum(max(_side(part, size) for part in rows[at : at + 2]) for at in range(0, len(rows), 2))
        case Figure():
            return max(_figure(part, len(group)) for part in group if isinstance(part, Figure))
        case _:
            return sum(_text(part, size) for part in group)


def matrix_rows(matrix: Matrix) -> list[float]:
    """The heights of the head and of each organisation: a long name takes two lines, or more."""
    return [38.0, *(max(29.0, lines(line.name, NAME - 6, NAMED * 1.04) * NAMED * 1.22 + 8) for line in matrix.lines)]


def marks(look: str) -> str:
    """What a shade cannot tell: a dagger where a level is out of date, a double one where it is said of all."""
    return "†" * ("stale" in look.split()) + "‡" * ("collective" in look.split())


def legend(matrix: Matrix) -> list[str]:
    """What the signs of a matrix mean: all levels, and of the other signs those that are in it."""
    looks = {part for line in matrix.lines for square in line.squares for part in square.look.split()}
    told = []
    for sign in matrix.legend:
        kind = sign.look.split()[-1] if sign.look.split()[-1] in ("stale", "collective") else sign.look.split()[0]
        if kind in looks or kind.startswith("l"):
            told.append(f"{marks(kind) or sign.digit} {sign.meaning}")
    return told


def _leading(text: str, wide: float, size: float) -> float:
    return lines(text, wide, size) * size * 1.22


def _text(part: Drawn, size: float) -> float:
    if isinstance(part, Point):
        sign = f"{part.label or part.number}.  " if part.label or part.number else ""
        beneath = _leading(part.under, WIDE - 24, size - 2) if part.under else 0
        return _leading(sign + part.text, WIDE - 24, size) + beneath + 7
    assert isinstance(part, Lead | Row)
    return _leading(labelled(part.label) + part.text, WIDE, size) + 8


def labelled(label: str) -> str:
    """A label before a text: with a colon, unless it ends in a sign of its own."""
    return f"{label}{' ' if label.endswith((':', '?', '.', '!')) else ': '}" if label else ""


def _side(part: Side, size: float) -> float:
    wide = (WIDE - 24) / 2
    return 30 + _leading(part.text, wide, size) + _leading(part.source, wide, UNDER) + GAP


def _figure(part: Figure, beside: int) -> float:
    return BIG * 1.3 + _leading(part.label, WIDE / max(beside, 2) - 16, UNDER) + 8


def table_height(table: Table) -> float:
    """Of all rows and the head, with columns as wide as `columns` has them."""
    wide = columns(table)
    return sum(row_height(row, wide) for row in (table.head, *table.rows))


def row_height(row: Sequence[str], wide: Sequence[float]) -> float:
    """Of the cell with most lines."""
    return max(lines(text, width - 14, CELL) for text, width in zip(row, wide, strict=False)) * CELL * 1.22 + 8


def columns(table: Table) -> list[float]:
    """The widths of the columns: the first twice the others, unless the texts ask otherwise."""
    longest = [max(len(row[place]) for row in (table.head, *table.rows)) for place in range(len(table.head))]
    weights = [min(max(found, 6), 40) for found in longest]
    return [WIDE * weight / sum(weights) for weight in weights]
