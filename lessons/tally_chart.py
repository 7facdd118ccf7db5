"""The picture of the counts through time: a bar per moment, a piece per standing. The rows of `tally_frame`."""

from __future__ import annotations

from typing import Any, NamedTuple

import pandas as pd

from lessons import drawing as d
from lessons import tally_captions as captions
from lessons.drawing import LINE, MARGIN, Canvas, Drawing, Ink
from lessons.records import Edition
from lessons.tally import STANDINGS
from lessons.words import Words

BAR, FOOT, NAMES = 34, 8, 96
LEVELS = 5
LEGENDS = {"legend": 0.0, "legend2": 0.45}
"""The levels to the left and what is no level beside it, so that they fit on a phone: name -> place from the left."""
SMALLEST = 13
Frame = pd.DataFrame


class Fill(NamedTuple):
    """How a piece of a bar looks: its ground, the text on it, and a pattern in a colour of its own.

    `wide`: the pattern is two grounds side by side, not lines on one.
    """

    ground: str
    text: str
    pattern: str = ""
    ink: str = ""
    wide: bool = False


def tally(frame: Frame, edition: Edition, words: Words, *, dark: bool = False, left_out: str = "") -> Drawing:
    """Stacked bars, oldest moment on top: levels from low to high, then what is no level, each with its count.

    Nothing joins the bars: what was between two moments is not filled in. Standings differ by pattern and place, not by
    colour alone. A count that does not fit its piece is left out there; table and hover have it. `left_out`: which
    moments are not drawn, in words.
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
        words.join([captions.tally_subtitle(frame, words), left_out]),
        captions.tally_alt(frame, edition, title, words),
        captions.tally_table(frame, edition, words),
        (),
        "",
        name,
    )


def _figure(frame: Frame, edition: Edition, words: Words, ink: Ink) -> Any:
    days = d.once(frame["date"])
    found = [item for item in STANDINGS if frame.loc[frame["standing"] == item, "count"].sum()]
    halves = [[item for item in found if item in half] for half in (STANDINGS[:LEVELS], STANDINGS[LEVELS:])]
    head = LINE * max(map(len, halves)) + 12
    canvas = Canvas(ink, head + BAR * len(days) + FOOT)
    names, fills = captions.standing_names(edition, words), _fills(ink)
    for legend, half in zip(LEGENDS, halves, strict=True):
        for item in half:
            _pieces(canvas, frame[frame["standing"] == item], names[item], fills[item], legend, words)
    ticks = [d.wrapped(captions.short_moment(day, words), 11) for day in days]
    canvas.axis("yaxis", range=[len(days) - 0.5, -0.5], tickvals=list(range(len(days))), ticktext=ticks)
    canvas.axis("xaxis", range=[0, int(frame["total"].max()) * 1.002], visible=False)
    place = {"xref": "container", "y": 1, "yref": "container", "yanchor": "top", "font": {"size": 14}}
    fixed = {"itemclick": False, "itemdoubleclick": False, "traceorder": "normal"}
    canvas.set(**{name: {"x": x, "xanchor": "left", **place, **fixed} for name, x in LEGENDS.items()})
    labels = {"minsize": SMALLEST, "mode": "hide"}
    canvas.set(barmode="stack", bargap=0.2, showlegend=True, uniformtext=labels)
    canvas.set(margin=MARGIN | {"l": NAMES, "t": head, "autoexpand": False})
    return canvas.figure()


def _pieces(canvas: Canvas, rows: Frame, name: str, fill: Fill, legend: str, words: Words) -> None:
    """One standing in every bar."""
    counts = rows["count"].tolist()
    hover = [
        f"{words.opening(captions.moment_in(row.date, words))}: {words.number(row.count)} {name}"
        for row in d.rows_of(rows)
    ]
    canvas.trace(
        type="bar", orientation="h", name=d.safe(name), legend=legend, x=counts, y=list(range(len(counts))),
        text=[words.number(count) if count else "" for count in counts],
        textposition="inside", insidetextanchor="middle", textangle=0, insidetextfont=_letters(fill),
        hovertext=[d.safe(text) for text in hover], hoverinfo="text",
        marker={"color": fill.ground, "line": {"color": canvas.ink.edge, "width": 1}, "pattern": _pattern(fill)},
    )  # fmt: skip


def _pattern(fill: Fill) -> dict[str, Any]:
    size, solidity = (14, 0.5) if fill.wide else (7, 0.14)
    lines = {"fgcolor": fill.ink, "bgcolor": fill.ground, "fillmode": "replace", "size": size, "solidity": solidity}
    return {"shape": fill.pattern, **lines} if fill.pattern else {}


def _letters(fill: Fill) -> dict[str, Any]:
    """Text inside a piece; on a pattern it has an edge of the ground, so that it stays readable."""
    edge = ", ".join(f"{x}px {y}px 2px {fill.ground}" for x in (-2, 0, 2) for y in (-2, 0, 2))
    return {"color": fill.text, "size": d.TEXT_SIZE} | ({"shadow": edge} if fill.pattern else {})


def _fills(ink: Ink) -> dict[str, Fill]:
    """As the cells of the matrix look. The levels in one hue from light to dark; what is no level has no hue of its own.

    Level 0 has its empty dots, a range two levels side by side, what is out of date double lines, what is unknown the
    hatch of its cell. What nobody asked about is empty, with a thin edge.
    """
    levels = {str(level): Fill(ground, ink.on_levels[level]) for level, ground in enumerate(ink.levels)}
    ground = ink.levels[0]
    return {
        **levels,
        "0": Fill(ground, ink.text, ".", ink.edge),
        "mixed": Fill(ink.levels[1], ink.text, "|", ink.levels[2], wide=True),
        "stale": Fill(ink.panel, ink.text, "-", ink.edge),
        "unknown": Fill(ground, ink.text, "/", ink.edge),
        "not_assessed": Fill(ground, ink.soft),
        "not_applicable": Fill(ground, ink.text, "x", ink.edge),
    }
