"""Texts and tables of slides as XML: runs, paragraphs, cells. `slides_file` puts them where they belong.

Written at once: a library that sets size, language and colour of every run one by one takes several times as long.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal
from xml.sax.saxutils import escape

from lessons.slides_layout import clean
from lessons.words import Language

Tint = Literal["accent1", "accent2", "accent4", "tx2"]
"""Colours of the theme: of the house, of what asks something, of what stands aside, of what stands out."""
TAGS: dict[Language, str] = {"nl": "nl-NL", "en": "en-GB"}
_BODY = "<a:bodyPr/><a:lstStyle/>"
_GRID = "{5940675A-B579-460E-94D1-54222C63F5DA}"
"""The style of tables that every program knows: lines and no shades."""


def length(points: float) -> int:
    """Points in the unit of the file."""
    return int(points * 12_700)


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes runs of text in the language of the file."""

    language: Language

    def run(
        self, text: str, size: float, *, bold: bool = False, tint: Tint | None = None, rgb: str = "", link: str = ""
    ) -> str:
        """A piece of text in one letter. `link`: the relation of the slide to the address behind it."""
        look = f'<a:solidFill><a:schemeClr val="{tint}"/></a:solidFill>' if tint else _fill(rgb)
        if link:
            look += f'<a:hlinkClick r:id="{link}"/>'
        about = f'lang="{TAGS[self.language]}" sz="{int(size * 100)}"' + (' b="1"' if bold else "")
        return f"<a:r><a:rPr {about}>{look}</a:rPr><a:t>{_escaped(text)}</a:t></a:r>"


def _fill(rgb: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{rgb}"/></a:solidFill>' if rgb else ""


def _escaped(text: str) -> str:
    """As a text of XML; a carriage return in the way of the format, else it would be read as the end of a line."""
    return escape(clean(text), {"\r": "_x000D_"})


def paragraph(*runs: str) -> str:
    """Pieces of text behind each other."""
    return f"<a:p>{''.join(runs)}</a:p>"


def spaced(*runs: str, level: int = 0) -> str:
    """A paragraph with room under it; on the second level it has a bullet."""
    about = f' lvl="{level}"' if level else ""
    return paragraph(f'<a:pPr{about}><a:spcAft><a:spcPts val="700"/></a:spcAft></a:pPr>', *runs)


def cell(run: str, *, fill: str = "", margin: float | None = None, centred: bool = False) -> str:
    """A text in a cell of a table; a `margin` beside it sets it in the middle of its height as well."""
    about = "" if margin is None else f' marL="{length(margin)}" marR="{length(margin)}" anchor="ctr"'
    text = paragraph('<a:pPr algn="ctr"/>' if centred else "", run)
    return f"<a:tc><a:txBody>{_BODY}{text}</a:txBody><a:tcPr{about}>{_fill(fill)}</a:tcPr></a:tc>"


def grid(rows: Iterable[Iterable[str]], high: Sequence[float], wide: Sequence[float]) -> str:
    """A table of these cells; its first row and column are heads."""
    columns = "".join(f'<a:gridCol w="{length(width)}"/>' for width in wide)
    lines = ((f'<a:tr h="{length(height)}">', *cells, "</a:tr>") for height, cells in zip(high, rows, strict=True))
    return (
        f'<a:tbl><a:tblPr firstRow="1" firstCol="1"><a:tableStyleId>{_GRID}</a:tableStyleId></a:tblPr>'
        f"<a:tblGrid>{columns}</a:tblGrid>{''.join(chain.from_iterable(lines))}</a:tbl>"
    )
