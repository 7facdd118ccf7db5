"""The picture of the counts through time: a bar per moment, a piece per standing. The rows of `tally_frame`."""

from __future__ import annotations

from typing import Any, NamedTuple

import pandas as pd

from lessons import drawing as d
from lessons import tally_captions as captions
from lessons.drawing import MARGIN, Canvas, Drawing, Ink
from lessons.records import Edition
from lessons.tally import STANDINGS
from lessons.words import Words

BAR, HEAD, FOOT = 34, 110, 16
SMALLEST = 13
Frame = pd.DataFrame


class Fill(NamedTuple):
    """How a piece of a bar looks: its ground, the text on it, and a pattern in a colour of its own."""

    ground: str
    text: str
    pattern: str = ""
    ink: str = ""


def tally(frame: Frame, edition: Edition, words: Words, *, dark: bool = False) -> Drawing:
    """Stacked bars, oldest moment on top: levels from low to high, then what is no level, each with its count.

    Nothing joins the bars: what was between two moments is not filled in. Standings differ by pattern and place, not by
    colour alone. A count that does not fit its piece is left out there; table and hover have it.
    """
    ink = d.ink(dark)
    name = d.file_name(words.say(nl="verloop", en="trend"), *filter(None, d.once(frame["dimension"])))
    if frame.empty:
        title = words.say(nl="Er is nog niets om te tekenen.", en="There is nothing to draw yet.")
        return Drawing(Canvas(ink, 120).figure(), title, "", title, frame, (), "", name)
    title = captions.tally_title(frame, words)
    return Drawing(
        _figure(frame, edition, words, ink),
        title,
        captions.tally_subtitle(frame, words),
        captions.tally_alt(frame, edition, title, words),
        captions.tally_table(frame, edition, words),
        (),
        "",
        name,
    )


def _figure(frame: Frame, edition: Edition, words: Words, ink: Ink) -> Any:
    days = d.once(frame["date"])
    canvas = Canvas(ink, HEAD + BAR * len(days) + FOOT)
    names, fills = captions.standing_names(edition, words), _fills(ink)
    for item in STANDINGS:
        rows = frame[frame["standing"] == item]
        if rows["count"].sum():
            _pieces(canvas, rows, names[item], fills[item], words)
    ticks = {
        "tickvals": list(range(len(days))),
        "ticktext": [d.wrapped(captions.short_moment(day, words), 11) for day in days],
    }
    canvas.axis("yaxis", range=[len(days) - 0.5, -0.5], **ticks)
    canvas.axis("xaxis", range=[0, int(frame["total"].max())], visible=False)
    legend = {"orientation": "h", "x": 0, "xref": "container", "y": 1, "yref": "container", "yanchor": "top",
              "itemclick": False, "itemdoubleclick": False, "traceorder": "normal"}  # fmt: skip
    canvas.set(
        barmode="stack",
        bargap=0.22,
        showlegend=True,
        legend=legend,
        margin=MARGIN | {"t": HEAD},
        uniformtext={"minsize": SMALLEST, "mode": "hide"},
    )
    return canvas.figure()


def _pieces(canvas: Canvas, rows: Frame, name: str, fill: Fill, words: Words) -> None:
    """One standing in every bar."""
    counts = rows["count"].tolist()
    hover = [
        f"{words.opening(captions.moment_in(row.date, words))}: {words.number(row.count)} {name}"
        for row in d.rows_of(rows)
    ]
    canvas.trace(
        type="bar", orientation="h", name=d.safe(name), x=counts, y=list(range(len(counts))),
        text=[words.number(count) if count else "" for count in counts],
        textposition="inside", insidetextanchor="middle", textangle=0, insidetextfont={"color": fill.text, "size": d.TEXT_SIZE},
        hovertext=[d.safe(text) for text in hover], hoverinfo="text",
        marker={"color": fill.ground, "line": {"color": canvas.ink.edge, "width": 1}, "pattern": _pattern(fill)},
    )  # fmt: skip


def _pattern(fill: Fill) -> dict[str, Any]:
    lines = {"fgcolor": fill.ink, "bgcolor": fill.ground, "fillmode": "replace", "size": 9, "solidity": 0.14}
    return {"shape": fill.pattern, **lines} if fill.pattern else {}


def _fills(ink: Ink) -> dict[str, Fill]:
    """The levels in one hue from light to dark; what is no level has no hue but a pattern."""
    levels = {str(level): Fill(ground, ink.on_levels[level]) for level, ground in enumerate(ink.levels)}
    ground = ink.levels[0]
    return {
        **levels,
        "mixed": Fill(ink.levels[1], ink.text, "|", ink.bands),
        "stale": Fill(ground, ink.text, ".", ink.edge),
        "unknown": Fill(ground, ink.text, "/", ink.line),
        "not_assessed": Fill(ink.panel, ink.soft),
        "not_applicable": Fill(ground, ink.text, "x", ink.line),
    }
