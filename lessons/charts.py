"""The pictures: each takes a frame and gives a `Drawing`.

No radar, no gauge, no red-amber-green; states differ by symbol and place, not by colour alone. The page shows the
title, the subtitle and the table, and leaves the mode bar out. An empty frame gives an empty picture, and says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Any

import pandas as pd

from lessons import captions, flow_captions, jobs_captions
from lessons import drawing as d
from lessons.drawing import LINE, MARGIN, Canvas, Drawing, Ink
from lessons.flow import CARD_WIDTH, plan
from lessons.records import Edition
from lessons.words import Words

__all__ = ["Drawing", "comparison", "flow", "jobs", "steps"]

LANE = 24
PLOT, FOOTER, BELOW_HEAD = 216, 46, 12
STEP, FOOT = 0.14, 0.15
Frame = pd.DataFrame


def _nothing(words: Words, table: Frame, name: str, dark: bool) -> Drawing:
    title = words.say(nl="Er is nog niets om te tekenen.", en="There is nothing to draw yet.")
    return Drawing(Canvas(d.ink(dark), 120).figure(), title, "", title, table, (), "", name)


# --- two to four organisations beside each other ------------------------------------------------------------------


def comparison(frame: Frame, edition: Edition, words: Words, *, dark: bool = False) -> Drawing:
    """Dumbbells per dimension: the rows of `readiness_frame` of up to four organisations, in the words of the edition.

    Levels 0 to 4 from left to right; what is not a level stands off the scale. An open mark does not count: not known,
    stale, or said of all organisations; hover and table say which. More than four organisations: the first four.
    """
    organisations = d.once(frame["organisation"])[: len(d.SYMBOLS)]
    rows = frame[frame["organisation"].isin(organisations)].reset_index(drop=True)
    table, name = (
        captions.comparison_table(rows, edition, words),
        d.file_name(words.say(nl="vergelijking", en="comparison"), *organisations),
    )
    if rows.empty:
        return _nothing(words, table, name, dark)
    title = captions.comparison_title(rows, organisations, words)
    subtitle = captions.comparison_subtitle(edition, words)
    alt = words.say(
        nl="Puntenplot met een regel per dimensie. {t}", en="Dot plot with a row per dimension. {t}", t=title
    )
    figure = _comparison_figure(rows, organisations, edition, words, d.ink(dark))
    return Drawing(figure, title, subtitle, alt, table, d.sources_of(rows), d.newest(rows, words), name)


def _comparison_figure(rows: Frame, organisations: list[str], edition: Edition, words: Words, ink: Ink) -> Any:
    dimensions = d.once(rows["dimension"])
    labels = dict(zip(rows["dimension"], rows["dimension_label"], strict=True))
    states = [state for state in d.SIGNS if (rows["state"] == state).any()]
    places = {state: -1 - place for place, state in enumerate(states)}
    canvas = Canvas(ink, 80 + len(dimensions) * LANE * (1 + len(organisations)))
    hovers = captions.comparison_hovers(rows, edition, words)
    for place, dimension in enumerate(dimensions):
        _row_lines(canvas, rows[rows["dimension"] == dimension], place, -0.6 - len(states), ink)
    for lane, organisation in enumerate(organisations):
        shift = (lane - (len(organisations) - 1) / 2) / (len(organisations) + 1)
        heights = {dimension: place + shift for place, dimension in enumerate(dimensions)}
        own = rows[rows["organisation"] == organisation]
        _organisation(canvas, own, hovers, heights, places, lane, words, ink)
    ticks = [*places.values(), 0, 1, 2, 3, 4]
    signs = [*(d.SIGNS[state] for state in places), "0", "1", "2", "3", "4"]
    canvas.axis("xaxis", tickvals=ticks, ticktext=signs, range=[-0.6 - len(states), 4.6], side="top")
    canvas.axis(
        "yaxis",
        tickvals=list(range(len(dimensions))),
        ticktext=[d.wrapped(labels[item], 14) for item in dimensions],
        range=[len(dimensions) - 0.5, -0.5],
    )
    legend = {
        "orientation": "h",
        "x": 0,
        "xref": "container",
        "y": 1,
        "yref": "container",
        "yanchor": "top",
        "itemclick": False,
        "itemdoubleclick": False,
    }
    canvas.set(showlegend=True, legend=legend, margin=MARGIN | {"r": 8, "t": 60})
    return canvas.figure()


def _row_lines(canvas: Canvas, rows: Frame, place: int, left: float, ink: Ink) -> None:
    """A thin line under the row, and a band from the lowest to the highest level in it that counts."""
    canvas.shape(type="line", x0=left, x1=4.6, y0=place + 0.5, y1=place + 0.5, line={"color": ink.line, "width": 1})
    known = rows[d.counts(rows)]
    if len(known) > 1:
        ends = {"x0": int(known["low"].min()), "x1": int(known["high"].max())}
        band = {"y0": place - 0.36, "y1": place + 0.36, "fillcolor": ink.flow, "line": {"width": 0}, "layer": "below"}
        canvas.shape(type="rect", **ends, **band)


def _organisation(
    canvas: Canvas,
    rows: Frame,
    hovers: pd.Series[Any],
    heights: dict[str, float],
    places: dict[str, int],
    lane: int,
    words: Words,
    ink: Ink,
) -> None:
    """The marks of one organisation: one for a level, two joined for a range, an open one for what does not count."""
    label, colour, symbol = rows["organisation_label"].iloc[0], ink.series[lane], d.SYMBOLS[lane]
    counts = d.counts(rows)
    marks: list[tuple[float, float, str, str]] = []
    for row in d.rows_of(rows):
        y = heights[str(row.dimension)]
        ends = [places[str(row.state)]] if pd.isna(row.low) else d.once([row.low, row.high])
        shown = symbol if counts[row.Index] else f"{symbol}-open"
        marks += [(float(x), y, shown, hovers[row.Index]) for x in ends]
        if len(ends) == 2:
            line = {"color": colour, "width": 4, "dash": "solid" if counts[row.Index] else "dot"}
            canvas.scatter(x=ends, y=[y, y], mode="lines", line=line, hoverinfo="skip", showlegend=False)
    x, y_, symbols, told = (list(values) for values in zip(*marks, strict=True))
    judged = int(rows["low"].notna().sum())
    canvas.scatter(
        x=x, y=y_, hovertext=told, hoverinfo="text", mode="markers",
        marker={"symbol": symbols, "size": 15, "color": colour, "line": {"color": colour, "width": 2.5}},
        name=d.wrapped(words.say(nl="{o}: {n} van {m} beoordeeld", en="{o}: {n} of {m} judged", o=label, n=judged, m=len(rows)), 36),
    )  # fmt: skip


# --- one organisation through time --------------------------------------------------------------------------------


def steps(frame: Frame, edition: Edition, words: Words, *, dark: bool = False) -> Drawing:
    """Steps through time, a lane per organisation and dimension: the rows of `step_frame`, usually of one of either.

    A line runs from a judgement to the next one, to the day it goes stale, marked by a tick, or to the date looked
    from: a gap stays a gap, nothing is interpolated. What is not a level is an open mark at the foot of its lane.
    """
    organisations = d.once(frame["organisation"])
    table, name = (
        captions.steps_table(frame, edition, words),
        d.file_name(words.say(nl="door-de-tijd", en="through-time"), *organisations),
    )
    if frame.empty:
        return _nothing(words, table, name, dark)
    title = captions.steps_title(frame, words)
    subtitle = captions.steps_subtitle(words)
    alt = words.say(
        nl="Stappen door de tijd, een baan per organisatie en dimensie. {t}",
        en="Steps through time, a lane per organisation and dimension. {t}",
        t=title,
    )
    figure = _steps_figure(frame, words, d.ink(dark))
    return Drawing(figure, title, subtitle, alt, table, d.sources_of(frame), d.newest(frame, words), name)


def _steps_figure(frame: Frame, words: Words, ink: Ink) -> Any:
    lanes = [list(rows) for _, rows in groupby(d.rows_of(frame), key=lambda row: (row.organisation, row.dimension))]
    canvas = Canvas(ink, 48 + 84 * len(lanes))
    feet = [len(lanes) - 1 - place + FOOT for place in range(len(lanes))]
    for foot in feet:
        ends = {"x0": 0, "x1": 1, "xref": "paper", "y0": foot - FOOT, "y1": foot - FOOT}
        canvas.shape(type="line", line={"color": ink.line, "width": 1}, layer="below", **ends)
    _stretches(canvas, lanes, feet, ink)
    _lapses(canvas, lanes, feet, words, ink)
    _judgements(canvas, lanes, feet, words, ink)
    start, end = frame["day"].min() - pd.DateOffset(months=6), frame["until"].max() + pd.DateOffset(months=6)
    years = [year for year in range(start.year, end.year + 1) if start <= pd.Timestamp(year, 7, 1) <= end]
    ticks = d.year_ticks(years, "-07-01", "-01-01", ink)
    canvas.axis("xaxis", type="date", range=[start, end], side="top", **ticks)
    labels = captions.lane_names(frame)
    names = [labels[lane[0].organisation, lane[0].dimension] for lane in lanes]
    middle = [foot - FOOT + 0.5 for foot in feet]
    canvas.axis("yaxis", tickvals=middle, ticktext=[d.wrapped(name, 14) for name in names], range=[0, len(lanes)])
    return canvas.figure()


def _stretches(canvas: Canvas, lanes: list[list[Any]], feet: list[float], ink: Ink) -> None:
    """As long as each judgement holds: a line at its level, and a dotted one at the high end of a range."""
    x: list[Any] = []
    low: list[float | None] = []
    high: list[float | None] = []
    for lane, foot in zip(lanes, feet, strict=True):
        for place, row in enumerate(lane):
            if place == 0 or row.gap or pd.isna(row.low):
                x, low, high = [*x, None], [*low, None], [*high, None]
            if not pd.isna(row.low):
                x += [row.day, row.until]
                low += [foot + row.low * STEP] * 2
                high += [foot + row.high * STEP if row.low < row.high else None] * 2
    line = {"color": ink.brand, "width": 3}
    canvas.scatter(x=x, y=low, mode="lines", line=line, hoverinfo="skip")
    canvas.scatter(x=x, y=high, mode="lines", line=line | {"dash": "dot"}, hoverinfo="skip")


def _lapses(canvas: Canvas, lanes: list[list[Any]], feet: list[float], words: Words, ink: Ink) -> None:
    """A tick across the end of a line where the level or range went stale."""
    ends = [
        (row, foot)
        for lane, foot in zip(lanes, feet, strict=True)
        for row in lane
        if row.lapses and not pd.isna(row.low)
    ]
    until = words.say(nl="Geldig tot en met", en="Valid until")
    canvas.scatter(
        x=[row.until for row, _ in ends],
        y=[foot + row.low * STEP for row, foot in ends],
        hovertext=[f"{until} {words.date(row.until.date())}" for row, _ in ends],
        mode="markers", hoverinfo="text",
        marker={"symbol": "line-ns", "size": 14, "line": {"color": ink.brand, "width": 3}},
    )  # fmt: skip


def _judgements(canvas: Canvas, lanes: list[list[Any]], feet: list[float], words: Words, ink: Ink) -> None:
    """A mark at each judgement with its level and how it moved; an open one at the foot when it is no level."""
    signs = {"up": " ↑", "down": " ↓", "same": " =", "unknown": " ◇"}
    placed = [(row, foot) for lane, foot in zip(lanes, feet, strict=True) for row in lane]
    levels = [d.level_word(row.low, row.high, words) for row, _ in placed]
    symbols = ["circle" if level else "circle-open" for level in levels]
    canvas.scatter(
        x=[row.day for row, _ in placed],
        y=[foot if pd.isna(row.high) else foot + row.high * STEP for row, foot in placed],
        text=[level + signs.get(row.movement, "") if level else d.SIGNS[row.state] for level, (row, _) in zip(levels, placed, strict=True)],
        hovertext=[d.wrapped(f"{words.date(row.date)}. {row.reason}", 60) for row, _ in placed],
        mode="markers+text", textposition="top center", hoverinfo="text",
        marker={"symbol": symbols, "size": 11, "color": ink.brand, "line": {"color": ink.brand, "width": 2}},
    )  # fmt: skip


# --- jobs realised against target ---------------------------------------------------------------------------------


def jobs(frame: Frame, titles: Mapping[str, str], words: Words, *, dark: bool = False) -> Drawing:
    """Jobs realised against target over the years: rows of `Tables.series`, a panel per series, part and measure.
    `titles` of the sources, by id, are for the table.

    What is measured differently never shares a panel, so never a line. A year without a figure is a gap, and is named.
    Series that are single statements are not drawn.
    """
    drawn = frame["target"].notna() | frame["realised"].notna() | frame["percent"].notna()
    rows = frame[(frame["kind"] == "line") & drawn].reset_index(drop=True)
    table = jobs_captions.table(rows, titles, words)
    name = d.file_name(words.say(nl="banen", en="jobs"), *d.once(rows["series"]))
    if rows.empty:
        return _nothing(words, table, name, dark)
    title = jobs_captions.title(rows, words)
    figure, gaps = _jobs_figure(rows, words, d.ink(dark))
    subtitle = jobs_captions.subtitle(rows, words)
    alt = words.say(
        nl="Lijnen over de jaren, per reeks apart. {t} {g}",
        en="Lines over the years, each series apart. {t} {g}",
        t=title,
        g=" ".join(gaps),
    ).strip()
    return Drawing(figure, title, subtitle, alt, table, d.sources_of(rows), d.newest(rows, words), name)


def _jobs_figure(rows: Frame, words: Words, ink: Ink) -> tuple[Any, list[str]]:
    """The figure, and per panel which years have no figure. All heights are in pixels, from the top down."""
    panels = [
        (part.sort_values("day", kind="stable"), measures)
        for _, part in rows.groupby(["series", "part"], sort=False)
        for measures in (["target", "realised"], ["percent"])
        if part[measures].notna().any(axis=None)
    ]
    missing = [jobs_captions.missing_years(part, measures, words) for part, measures in panels]
    several = rows["series"].nunique() > 1
    heads = [
        jobs_captions.panel_head(part, measures, gap, words, several)
        for (part, measures), gap in zip(panels, missing, strict=True)
    ]
    total = sum(LINE * len(head) + BELOW_HEAD + PLOT for head in heads) + FOOTER * (len(heads) - 1)
    canvas, used = Canvas(ink, total + FOOTER), 0
    canvas.set(separators=words.say(nl=",.", en=".,"), margin={"l": 8, "r": 78, "t": 0, "b": FOOTER})
    years = range(int(rows["year"].min()), int(rows["year"].max()) + 1)
    for place, (head, (part, measures)) in enumerate(zip(heads, panels, strict=True)):
        used += LINE * len(head) + BELOW_HEAD
        top, bottom = 1 - used / total, max(0.0, 1 - (used + PLOT) / total)
        used += PLOT + FOOTER
        _heading(canvas, head, top)
        _panel(canvas, part, measures, "" if place == 0 else str(place + 1), (bottom, top), years, words)
    return canvas.figure(), [f"{gap}." for gap in missing if gap]


def _heading(canvas: Canvas, head: list[str], top: float) -> None:
    place = {"x": 0, "xref": "paper", "xanchor": "left", "y": top, "yref": "paper", "yanchor": "bottom", "yshift": 6}
    if head:
        canvas.annotation(text="<br>".join(head), **place)


def _panel(
    canvas: Canvas, part: Frame, measures: list[str], axis: str, domain: tuple[float, float], years: range, words: Words
) -> None:
    """Years at their last day, values from zero up, and beside the plot the last value of each line."""
    across = {"anchor": f"y{axis}", "range": [f"{years[0] - 1}-11-01", f"{years[-1] + 1}-02-15"], "automargin": False}
    canvas.axis(f"xaxis{axis}", type="date", **across, **d.year_ticks(years, "-12-31", "-12-31", canvas.ink))
    highest = max(float(part[measures].to_numpy(dtype="float64", na_value=0).max()), 1) * 1.25
    up = {"anchor": f"x{axis}", "domain": domain, "range": [0, highest], "nticks": 5, "tickformat": ",d"}
    suffix = "%" if measures == ["percent"] else ""
    canvas.axis(f"yaxis{axis}", showgrid=True, gridcolor=canvas.ink.line, ticksuffix=suffix, **up)
    ends = {}
    for measure in measures:
        rows = part[part[measure].notna()]
        if len(rows):
            _measure(canvas, rows, measure, axis, words)
            ends[measure] = rows.iloc[-1]
    _end_labels(canvas, ends, axis, PLOT / highest, years[-1], words)


def _end_labels(canvas: Canvas, ends: dict[str, Any], axis: str, scale: float, last: int, words: Words) -> None:
    """The last value of each line, in the margin at its height; two that would touch are moved apart."""
    texts = {measure: jobs_captions.end_label(row, measure, row["year"] < last, words) for measure, row in ends.items()}
    order = sorted(ends, key=lambda measure: float(ends[measure][measure]))
    apart = float(ends[order[-1]][order[-1]] - ends[order[0]][order[0]]) * scale
    room = LINE * max(text.count("<br>") + 1 for text in texts.values())
    shift = max(0.0, room - apart) / 2 if len(ends) > 1 else 0.0
    for measure, row in ends.items():
        place = {"x": 1, "xref": "paper", "xanchor": "left", "xshift": 8, "yref": f"y{axis}", "y": float(row[measure])}
        colour = canvas.ink.soft if measure == "target" else canvas.ink.brand
        up = shift if measure == order[-1] else -shift
        canvas.annotation(text=texts[measure], font={"color": colour}, yshift=up, **place)


def _measure(canvas: Canvas, rows: Frame, measure: str, axis: str, words: Words) -> None:
    """One line with a gap for every missing year, and a mark for every figure."""
    name, write = jobs_captions.measure_names(words)[measure], words.percent if measure == "percent" else words.number
    ink = canvas.ink
    shape, colour, dash = ("diamond", ink.soft, "dash") if measure == "target" else ("circle", ink.brand, "solid")
    x: list[Any] = []
    y: list[float | None] = []
    before = rows["year"].iloc[0]
    for row in d.rows_of(rows):
        pause = row.year - before > 1
        x += [row.day, row.day] if pause else [row.day]
        y += [None, float(getattr(row, measure))] if pause else [float(getattr(row, measure))]
        before = row.year
    hover = [f"{words.date(row.date)}: {name} {write(getattr(row, measure))}" for row in d.rows_of(rows)]
    symbols = [f"{shape}-open" if status == "indicative" else shape for status in rows["status"]]
    axes = {"xaxis": f"x{axis}", "yaxis": f"y{axis}"}
    canvas.scatter(x=x, y=y, mode="lines", line={"color": colour, "width": 3, "dash": dash}, hoverinfo="skip", **axes)
    canvas.scatter(
        x=rows["day"], y=rows[measure].astype("float64"), mode="markers", hovertext=hover, hoverinfo="text",
        marker={"symbol": symbols, "size": 10, "color": colour, "line": {"color": colour, "width": 2}}, **axes,
    )  # fmt: skip


# --- from obstacle to lesson --------------------------------------------------------------------------------------


def flow(frame: Frame, words: Words, *, dark: bool = False) -> Drawing:
    """Obstacle -> conclusion -> lesson of one experiment: the rows of `flow_frame`, a card per step, a line per hop.

    A step that nothing follows from, and that follows from nothing, stands in the table only; the subtitle counts them.
    """
    table, name = flow_captions.table(frame, words), words.say(nl="van-obstakel-naar-les", en="from-obstacle-to-lesson")
    hops = frame[frame["to_id"] != ""]
    if hops.empty:
        return _nothing(words, table, name, dark)
    title, subtitle = flow_captions.title(hops, words), flow_captions.subtitle(frame, words)
    alt = words.say(nl="Stroomschema. {t}", en="Flow chart. {t}", t=title)
    return Drawing(_flow_figure(hops, d.ink(dark)), title, subtitle, alt, table, d.sources_of(frame), "", name)


def _flow_figure(hops: Frame, ink: Ink) -> Any:
    """Cards in three columns, on top of the lines between them; the cards left and right stand in the margins."""
    cards, lines, height = plan(hops)
    canvas = Canvas(ink, height + 16)
    canvas.set(margin={"l": CARD_WIDTH + 8, "r": CARD_WIDTH + 8, "t": 8, "b": 8})
    canvas.axis("xaxis", range=[0, 2], visible=False)
    canvas.axis("yaxis", range=[height, 0], visible=False)
    for line in lines:
        x, y = ([point[axis] for point in line] for axis in (0, 1))
        canvas.scatter(
            x=x, y=y, mode="lines", line={"color": ink.bands, "width": 3, "simplify": False}, hoverinfo="skip"
        )
    for card in cards:
        canvas.annotation(
            text=card.text, x=card.column, y=card.y, xanchor=("right", "center", "left")[card.column],
            width=CARD_WIDTH - 16, height=card.height - 14, bgcolor=ink.panel, bordercolor=ink.kinds[card.column],
            borderwidth=2, borderpad=6,
        )  # fmt: skip
    return canvas.figure()
