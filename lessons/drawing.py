"""What every chart gives, and what all charts share: colours, signs, and text that is safe in a picture.

The only module that knows Plotly.
"""

from __future__ import annotations

import html
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import pandas as pd
import plotly.graph_objects as go

from lessons.labels import label
from lessons.records import Edition
from lessons.words import Words

_T = TypeVar("_T")
WIDEST_LABEL = 36
TEXT_SIZE, LINE = 15, 20
MARGIN = {"l": 8, "r": 24, "t": 8, "b": 8}
FONT = "'Atkinson Hyperlegible Next', 'Source Sans 3', system-ui, sans-serif"
SIGNS = {"unknown": "?", "not_assessed": "–", "not_applicable": "×"}
SYMBOLS = "circle", "diamond", "square", "triangle-up"


@dataclass(frozen=True, eq=False)
class Drawing:
    """A picture with all that stands around it.

    `title`: the finding in one sentence. `subtitle`: measure, unit and how to read it. `alt`: the picture in words.
    `table`: exactly the rows drawn, with readable column names. `sources`: ids of sources. `date`: the newest date in
    the rows, as a reader writes it, or "". `file_name`: without an ending.
    """

    figure: Any
    title: str
    subtitle: str
    alt: str
    table: pd.DataFrame
    sources: tuple[str, ...]
    date: str
    file_name: str


@dataclass(frozen=True)
class Ink:
    """Colours on a transparent ground: text at least 4.5 to 1, marks at least 3 to 1. `series`: one per organisation,
    each with a symbol of its own, none the colour of what to ask first. `kinds`: obstacle, conclusion, lesson. `levels`: 0 to 4, and `on_levels` the text on it.
    """

    text: str
    soft: str
    line: str
    panel: str
    brand: str
    series: tuple[str, str, str, str]
    kinds: tuple[str, str, str]
    flow: str
    bands: str
    levels: tuple[str, str, str, str, str]
    on_levels: tuple[str, str, str, str, str]
    edge: str


LIGHT = Ink(
    text="#16202b",
    soft="#45525f",
    line="#c9d2db",
    panel="#f2f5f8",
    brand="#14507f",
    series=("#14507f", "#a3246e", "#22705c", "#6b5d00"),
    kinds=("#6fa8d6", "#2f6fa7", "#123f66"),
    flow="rgba(47,111,167,0.22)",
    bands="#6f93b5",
    levels=("#ffffff", "#e8f1fa", "#b5d3ee", "#2f6fa7", "#123f66"),
    on_levels=("#16202b", "#16202b", "#16202b", "#ffffff", "#ffffff"),
    edge="#6b7785",
)
DARK = Ink(
    text="#f2f5f8",
    soft="#b9c3ce",
    line="#36424e",
    panel="#1b232c",
    brand="#8cc4f5",
    series=("#8cc4f5", "#f39ac7", "#7fd1b5", "#d9cb6a"),
    kinds=("#2f6493", "#5f9fd3", "#a5cdf0"),
    flow="rgba(165,205,240,0.24)",
    bands="#5b83a8",
    levels=("#12181f", "#1c3d5a", "#2f6493", "#a5cdf0", "#e6f2fc"),
    on_levels=("#f2f5f8", "#f2f5f8", "#ffffff", "#0d1a26", "#0d1a26"),
    edge="#8b97a5",
)


def ink(dark: bool) -> Ink:
    """The colours for a dark or a light page."""
    return DARK if dark else LIGHT


class Canvas:
    """What a picture will hold: traces and a layout, in our own type and colours, without a ground or a title."""

    def __init__(self, ink: Ink, height: int) -> None:
        letters = {"size": TEXT_SIZE, "color": ink.text}
        self.ink = ink
        self.traces: list[dict[str, Any]] = []
        self.layout: dict[str, Any] = {
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"family": FONT, **letters},
            "margin": MARGIN,
            "height": height,
            "showlegend": False,
            "dragmode": False,
            "hoverlabel": {"bgcolor": ink.panel, "bordercolor": ink.soft, "font": letters, "align": "left"},
            "shapes": [],
            "annotations": [],
        }

    def set(self, **settings: Any) -> None:
        """Change the layout."""
        self.layout |= settings

    def axis(self, name: str, **settings: Any) -> None:
        """An axis by its name in the layout: no grid, no zooming, room for its labels; and these settings."""
        base = {
            "automargin": True,
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
            "linecolor": self.ink.line,
        }
        self.layout[name] = self.layout.get(name, base) | settings

    def trace(self, **trace: Any) -> None:
        """Anything to draw."""
        self.traces.append(trace)

    def scatter(self, **trace: Any) -> None:
        """Marks, lines or words at places; they may stand out over the edge."""
        self.trace(type="scatter", cliponaxis=False, **trace)

    def shape(self, **shape: Any) -> None:
        """A line or a field behind the marks."""
        self.layout["shapes"].append(shape)

    def annotation(self, **annotation: Any) -> None:
        """Words at a place."""
        self.layout["annotations"].append({"showarrow": False, "align": "left", **annotation})

    def figure(self) -> Any:
        """The figure, made and checked in one go: adding piece by piece costs five times as much."""
        return go.Figure({"data": self.traces, "layout": self.layout | {"template": go.layout.Template()}})


def safe(text: str) -> str:
    """Text as it is: no tag, no link and no formula of the chart library."""
    return html.escape(text, quote=False).replace("$", "&#36;")


def wrapped(text: str, width: int = WIDEST_LABEL) -> str:
    """Safe text in lines of at most `width` characters; a longer word is cut."""
    return "<br>".join(safe(line) for line in textwrap.wrap(text, width)) or " "


def sources_of(frame: pd.DataFrame) -> tuple[str, ...]:
    """The ids of the sources of these rows, each once, without paragraphs."""
    return tuple(once(source for ids in frame["sources"] for source in cites(ids)))


def cites(ids: str) -> list[str]:
    """The ids of sources in one field, each once, without paragraphs."""
    return once(source.partition("#")[0] for source in ids.split())


def newest(frame: pd.DataFrame, words: Words) -> str:
    """The newest date in these rows in words; "" when there is none."""
    known = frame[frame["day"].notna()].sort_values("day", kind="stable")
    return words.date(known["date"].iloc[-1]) if len(known) else ""


def rows_of(frame: pd.DataFrame) -> Iterator[Any]:
    """The rows one by one, with their columns as attributes."""
    return iter(frame.itertuples())


def renamed(frame: pd.DataFrame, columns: Mapping[str, str]) -> pd.DataFrame:
    """These columns only, in this order, under the names a reader sees."""
    return frame[list(columns)].rename(columns=dict(columns)).reset_index(drop=True)


def named(column: pd.Series[Any], names: Mapping[str, str]) -> pd.Series[Any]:
    """A column of ids as words; an id without a name stays, what is missing is empty."""
    said = ["" if pd.isna(value) else names.get(str(value), str(value)) for value in column]
    return pd.Series(said, index=column.index, dtype="str")


def levels(frame: pd.DataFrame, words: Words) -> pd.Series[Any]:
    """The level or range of each row in words: "2", "1 tot 2", "" for other states."""
    pairs = zip(frame["low"], frame["high"], strict=True)
    return pd.Series([level_word(low, high, words) for low, high in pairs], index=frame.index, dtype="str")


def level_word(low: Any, high: Any, words: Words) -> str:
    """ "2", "1 tot 2", or "" when there is no level."""
    if pd.isna(low):
        return ""
    return str(low) if low == high else words.say(nl="{a} tot {b}", en="{a} to {b}", a=low, b=high)


def meaning(edition: Edition, state: str, low: Any, words: Words) -> str:
    """The word of the edition for a level or for what is not a level: "geprobeerd", "gemengd", "onbekend"."""
    return label(edition.levels, str(low), words) if state == "level" else label(edition.states, state, words)


def meanings(frame: pd.DataFrame, edition: Edition, words: Words) -> pd.Series[Any]:
    """That word for each row."""
    said = [meaning(edition, str(row.state), row.low, words) for row in rows_of(frame)]
    return pd.Series(said, index=frame.index, dtype="str")


def counts(frame: pd.DataFrame) -> pd.Series[Any]:
    """For each row whether its level counts: known, not stale and not said of all organisations together (method 6)."""
    return frame["low"].notna() & ~frame["stale"] & ~frame["collective"]


def held_back(frame: pd.DataFrame, edition: Edition, words: Words) -> pd.Series[Any]:
    """For each row what keeps its level from counting, in the edition's words: "verouderd", "rijksbreed", both, ""."""
    said = [
        ", ".join(label(edition.states, mark, words) for mark in ("stale", "collective") if getattr(row, mark))
        for row in rows_of(frame)
    ]
    return pd.Series(said, index=frame.index, dtype="str")


def year_ticks(years: Sequence[int], at: str, bounds: str, ink: Ink) -> dict[str, Any]:
    """The ticks of a time axis: three years at most, so that they fit on a phone, and a small mark for every year."""
    step = -(-len(years) // 3)
    shown = [year for year in years if (years[-1] - year) % step == 0]
    small = {"ticks": "outside", "ticklen": 5, "tickcolor": ink.soft, "tickvals": [f"{year}{bounds}" for year in years]}
    named = {"tickvals": [f"{year}{at}" for year in shown], "ticktext": [str(year) for year in shown]}
    return {**named, "tickangle": 0, "minor": small}


def file_name(*parts: str) -> str:
    """Parts of ids joined; only what every file system takes."""
    return "-".join(
        "".join(sign for sign in part if sign.isascii() and (sign.isalnum() or sign in "-_")) for part in parts
    )


def once(values: Iterable[_T]) -> list[_T]:
    """Each value once, in the order of appearance."""
    return list(dict.fromkeys(values))
