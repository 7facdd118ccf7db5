"""The pictures: each takes a frame and gives a `Drawing`. The only module that knows Plotly.

No radar, no gauge, no red-amber-green; states differ by symbol and place, not by colour alone. The page shows the
title, the subtitle and the table, and leaves the mode bar out. An empty frame gives an empty picture, and says so.
"""

from __future__ import annotations

from itertools import groupby
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from lessons import captions
from lessons import drawing as d
from lessons.drawing import MARGIN, TEXT_SIZE, Canvas, Drawing, Ink
from lessons.words import Words

__all__ = ["Drawing", "comparison", "flow", "jobs", "steps"]

LANE = 24
PANEL, HEADING = 320, 88
STEP = 0.15
FLOW_COLUMNS = (0.001, 0.36, 0.999)
Frame = pd.DataFrame


def _figure(canvas: Canvas) -> Any:
    """The figure, made and checked in one go: adding piece by piece costs five times as much."""
    return go.Figure({"data": canvas.traces, "layout": canvas.layout | {"template": go.layout.Template()}})


def _nothing(words: Words, table: Frame, name: str, dark: bool) -> Drawing:
    title = words.say(nl="Er is nog niets om te tekenen.", en="There is nothing to draw yet.")
    return Drawing(_figure(Canvas(d.ink(dark), 120)), title, "", title, table, (), "", name)


# --- two to four organisations beside each other ------------------------------------------------------------------


def comparison(frame: Frame, words: Words, *, dark: bool = False) -> Drawing:
    """Dumbbells per dimension: the rows of `readiness_frame` of up to four organisations.

    Levels 0 to 4 from left to right; what is not a level stands off the scale. An open mark does not count: not known,
    stale, or said of all organisations. More than four organisations: the first four.
    """
    organisations = d.once(frame["organisation"])[: len(d.SYMBOLS)]
    rows = frame[frame["organisation"].isin(organisations)].reset_index(drop=True)
    table, name = (
        captions.comparison_table(rows, words),
        d.file_name(words.say(nl="vergelijking", en="comparison"), *organisations),
    )
    if rows.empty:
        return _nothing(words, table, name, dark)
    title = captions.comparison_title(rows, organisations, words)
    subtitle = words.say(
        nl="Niveau 0 (niet geregeld) tot 4 (geborgd) per dimensie. Een open teken telt niet mee: niet bekend (?), niet gevraagd (–), niet van toepassing (×), verouderd of rijksbreed.",
        en="Level 0 (not arranged) to 4 (secured) per dimension. An open mark does not count: not known (?), never asked (–), not applicable (×), stale, or said of all organisations.",
    )
    alt = words.say(
        nl="Puntenplot met een regel per dimensie. {t}", en="Dot plot with a row per dimension. {t}", t=title
    )
    figure = _comparison_figure(rows, organisations, words, d.ink(dark))
    return Drawing(figure, title, subtitle, alt, table, d.sources_of(rows), d.newest(rows, words), name)


def _comparison_figure(rows: Frame, organisations: list[str], words: Words, ink: Ink) -> Any:
    dimensions = d.once(rows["dimension"])
    labels = dict(zip(rows["dimension"], rows["dimension_label"], strict=True))
    states = [state for state in d.SIGNS if (rows["state"] == state).any()]
    places = {state: -1 - place for place, state in enumerate(states)}
    canvas = Canvas(ink, 150 + len(dimensions) * LANE * (1 + len(organisations)))
    for place, dimension in enumerate(dimensions):
        _row_lines(canvas, rows[rows["dimension"] == dimension], place, -0.6 - len(states), ink)
    for lane, organisation in enumerate(organisations):
        shift = (lane - (len(organisations) - 1) / 2) / (len(organisations) + 1)
        heights = {dimension: place + shift for place, dimension in enumerate(dimensions)}
        _organisation(canvas, rows[rows["organisation"] == organisation], heights, places, lane, words, ink)
    ticks = [*places.values(), 0, 1, 2, 3, 4]
    signs = [*(d.SIGNS[state] for state in places), "0", "1", "2", "3", "4"]
    canvas.axis("xaxis", tickvals=ticks, ticktext=signs, range=[-0.6 - len(states), 4.6], side="top")
    canvas.axis(
        "yaxis",
        tickvals=list(range(len(dimensions))),
        ticktext=[d.wrapped(labels[item], 18) for item in dimensions],
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
    canvas.set(showlegend=True, legend=legend, margin=MARGIN | {"t": 100})
    return _figure(canvas)


def _row_lines(canvas: Canvas, rows: Frame, place: int, left: float, ink: Ink) -> None:
    """A thin line under the row, and a band from the lowest to the highest level in it."""
    canvas.shape(type="line", x0=left, x1=4.6, y0=place + 0.5, y1=place + 0.5, line={"color": ink.line, "width": 1})
    known = rows[rows["low"].notna()]
    if len(known) > 1:
        ends = {"x0": int(known["low"].min()), "x1": int(known["high"].max())}
        band = {"y0": place - 0.36, "y1": place + 0.36, "fillcolor": ink.flow, "line": {"width": 0}, "layer": "below"}
        canvas.shape(type="rect", **ends, **band)


def _organisation(
    canvas: Canvas, rows: Frame, heights: dict[str, float], places: dict[str, int], lane: int, words: Words, ink: Ink
) -> None:
    """The marks of one organisation: one for a level, two joined for a range, an open one off the scale."""
    label, colour, symbol = rows["organisation_label"].iloc[0], ink.series[lane], d.SYMBOLS[lane]
    marks: list[tuple[float, float, str, str, str]] = []
    for row in d.rows_of(rows):
        y, note = heights[str(row.dimension)], d.marks(bool(row.stale), bool(row.collective), words)
        ends = [places[str(row.state)]] if pd.isna(row.low) else d.once([row.low, row.high])
        shown = symbol if row.state in ("level", "mixed") and not note else f"{symbol}-open"
        said = (
            f"{row.dimension_label}: {d.level_word(row.low, row.high, words) or d.state_names(words)[str(row.state)]}"
        )
        hover = d.wrapped(f"{label}, {said}. {row.reason}", 60)
        marks += [
            (float(x), y, shown, f" {d.safe(note)}" if x == ends[-1] and not pd.isna(row.low) else "", hover)
            for x in ends
        ]
        if len(ends) == 2:
            line = {"color": colour, "width": 4}
            canvas.scatter(x=ends, y=[y, y], mode="lines", line=line, hoverinfo="skip", showlegend=False)
    x, y_, symbols, notes, hovers = (list(values) for values in zip(*marks, strict=True))
    judged = int(rows["low"].notna().sum())
    canvas.scatter(
        x=x, y=y_, text=notes, hovertext=hovers, hoverinfo="text", mode="markers+text", textposition="middle right",
        textfont={"size": 14, "color": ink.soft},
        marker={"symbol": symbols, "size": 15, "color": colour, "line": {"color": colour, "width": 2.5}},
        name=words.say(nl="{o}: {n} van {m} beoordeeld", en="{o}: {n} of {m} judged", o=d.safe(label), n=judged, m=len(rows)),
    )  # fmt: skip


# --- one organisation through time --------------------------------------------------------------------------------


def steps(frame: Frame, words: Words, *, dark: bool = False) -> Drawing:
    """Steps through time, a lane per dimension: the rows of `step_frame`, usually of one organisation.

    A line runs from a judgement to the next one, or to the day it goes stale: a gap stays a gap, nothing is
    interpolated. What is not a level is an open mark at the foot of its lane.
    """
    organisations = d.once(frame["organisation"])
    table, name = (
        captions.steps_table(frame, words),
        d.file_name(words.say(nl="door-de-tijd", en="through-time"), *organisations),
    )
    if frame.empty:
        return _nothing(words, table, name, dark)
    title = captions.steps_title(frame, words)
    subtitle = words.say(
        nl="Niveau 0 tot 4 per dimensie, het cijfer staat bij het oordeel. Een lijn stopt waar het oordeel verouderd is. ▲ hoger, ▼ lager, = gelijk, ? niet bekend.",
        en="Level 0 to 4 per dimension, the digit stands at the judgement. A line ends where the judgement goes stale. ▲ higher, ▼ lower, = the same, ? not known.",
    )
    alt = words.say(
        nl="Stappen door de tijd, een baan per dimensie. {t}",
        en="Steps through time, a lane per dimension. {t}",
        t=title,
    )
    figure = _steps_figure(frame, words, d.ink(dark))
    return Drawing(figure, title, subtitle, alt, table, d.sources_of(frame), d.newest(frame, words), name)


def _steps_figure(frame: Frame, words: Words, ink: Ink) -> Any:
    lanes = [list(rows) for _, rows in groupby(d.rows_of(frame), key=lambda row: (row.organisation, row.dimension))]
    several = frame["organisation"].nunique() > 1
    canvas = Canvas(ink, 48 + 84 * len(lanes))
    feet = [float(len(lanes) - 1 - place) for place in range(len(lanes))]
    for foot in feet:
        ends = {"x0": 0, "x1": 1, "xref": "paper", "y0": foot, "y1": foot}
        canvas.shape(type="line", line={"color": ink.line, "width": 1}, layer="below", **ends)
    _stretches(canvas, lanes, feet, ink)
    _judgements(canvas, lanes, feet, words, ink)
    start, end = frame["day"].min() - pd.DateOffset(months=6), frame["until"].max() + pd.DateOffset(months=6)
    every = "M12" if (end - start).days < 6 * 366 else "M24"
    ticks = {"tickformat": "%Y", "ticklabelmode": "period", "dtick": every, "tick0": "2014-01-01", "tickangle": 0}
    canvas.axis("xaxis", type="date", range=[start, end], side="top", **ticks)
    names = [f"{lane[0].organisation_label}, " * several + lane[0].dimension_label for lane in lanes]
    middle = [foot + 0.35 for foot in feet]
    canvas.axis("yaxis", tickvals=middle, ticktext=[d.wrapped(name, 18) for name in names], range=[-0.15, len(lanes)])
    return _figure(canvas)


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


def _judgements(canvas: Canvas, lanes: list[list[Any]], feet: list[float], words: Words, ink: Ink) -> None:
    """A mark at each judgement with its level and how it moved; an open one at the foot when it is no level."""
    signs = {"up": " ▲", "down": " ▼", "same": " ="}
    placed = [(row, foot) for lane, foot in zip(lanes, feet, strict=True) for row in lane]
    levels = [d.level_word(row.low, row.high, words) for row, _ in placed]
    symbols = ["circle" if level else "circle-open" for level in levels]
    canvas.scatter(
        x=[row.day for row, _ in placed],
        y=[foot if pd.isna(row.high) else foot + row.high * STEP for row, foot in placed],
        text=[(level or d.SIGNS[row.state]) + signs.get(row.movement, "") for level, (row, _) in zip(levels, placed, strict=True)],
        hovertext=[d.wrapped(f"{words.date(row.date)}. {row.reason}", 60) for row, _ in placed],
        mode="markers+text", textposition="top center", hoverinfo="text",
        marker={"symbol": symbols, "size": 11, "color": ink.brand, "line": {"color": ink.brand, "width": 2}},
    )  # fmt: skip


# --- jobs realised against target ---------------------------------------------------------------------------------


def jobs(frame: Frame, words: Words, *, dark: bool = False) -> Drawing:
    """Jobs realised against target over the years: rows of `Tables.series`, a panel per series, part and measure.

    What is measured differently never shares a panel, so never a line. A year without a figure is a gap, and is named.
    Series that are single statements are not drawn.
    """
    drawn = frame["target"].notna() | frame["realised"].notna() | frame["percent"].notna()
    rows = frame[(frame["kind"] == "line") & drawn].reset_index(drop=True)
    table = captions.jobs_table(rows, words)
    name = d.file_name(words.say(nl="banen", en="jobs"), *d.once(rows["series"]))
    if rows.empty:
        return _nothing(words, table, name, dark)
    title = captions.jobs_title(rows, words)
    figure, gaps = _jobs_figure(rows, words, d.ink(dark))
    subtitle = captions.jobs_subtitle(rows, words)
    alt = words.say(
        nl="Lijnen over de jaren, per reeks apart. {t} {g}",
        en="Lines over the years, each series apart. {t} {g}",
        t=title,
        g=" ".join(gaps),
    ).strip()
    return Drawing(figure, title, subtitle, alt, table, d.sources_of(rows), d.newest(rows, words), name)


def _jobs_figure(rows: Frame, words: Words, ink: Ink) -> tuple[Any, list[str]]:
    """The figure, and per panel which years have no figure."""
    panels = [
        (part.sort_values("day", kind="stable"), measures)
        for _, part in rows.groupby(["series", "part"], sort=False)
        for measures in (["target", "realised"], ["percent"])
        if part[measures].notna().any(axis=None)
    ]
    total = len(panels) * PANEL
    canvas, gaps = Canvas(ink, total + 40), []
    canvas.set(separators=words.say(nl=",.", en=".,"), margin=MARGIN | {"t": 0, "r": 116})
    years = range(int(rows["year"].min()), int(rows["year"].max()) + 1)
    for place, (part, measures) in enumerate(panels):
        axis, top = "" if place == 0 else str(place + 1), 1 - (place * PANEL + HEADING) / total
        missing = captions.missing_years(part, measures, words)
        gaps += [f"{missing}."] if missing else []
        _heading(canvas, captions.panel_name(part, measures, words, rows["series"].nunique() > 1), missing, top)
        _axes(canvas, axis, (top - (PANEL - HEADING) / total, top), years, ink)
        highest = float(part[measures].to_numpy(dtype="float64", na_value=0).max())
        canvas.axis(f"yaxis{axis}", range=[0, max(highest, 1) * 1.2], ticksuffix="%" if measures == ["percent"] else "")
        ends = part[measures].ffill().iloc[-1].fillna(-1)
        for measure in measures:
            _measure(canvas, part[part[measure].notna()], measure, axis, measure == ends.idxmax(), words, ink)
    return _figure(canvas), gaps


def _heading(canvas: Canvas, name: str, missing: str, top: float) -> None:
    text = f"<b>{d.wrapped(name, 34)}</b>" + (f"<br>{d.safe(missing)}" if missing else "")
    place = {"x": 0, "xref": "paper", "xanchor": "left", "y": top, "yref": "paper", "yanchor": "bottom", "yshift": 8}
    canvas.annotation(text=text, **place)


def _axes(canvas: Canvas, axis: str, domain: tuple[float, float], years: range, ink: Ink) -> None:
    """The axes of one panel: years at their last day, one or two apart."""
    shown = [year for year in years if len(years) < 6 or (years[-1] - year) % 2 == 0]
    across = {"anchor": f"y{axis}", "range": [f"{years[0] - 1}-11-01", f"{years[-1] + 1}-03-31"]}
    ticks = {"tickvals": [f"{year}-12-31" for year in shown], "ticktext": [str(year) for year in shown], "tickangle": 0}
    up = {"anchor": f"x{axis}", "domain": [max(0.0, domain[0]), domain[1]], "nticks": 5, "tickformat": ",d"}
    canvas.axis(f"xaxis{axis}", type="date", **across, **ticks)
    canvas.axis(f"yaxis{axis}", showgrid=True, gridcolor=ink.line, **up)


def _measure(canvas: Canvas, rows: Frame, measure: str, axis: str, above: bool, words: Words, ink: Ink) -> None:
    """One line with a gap for every missing year, named at its last point."""
    if rows.empty:
        return
    name, write = captions.measure_names(words)[measure], words.percent if measure == "percent" else words.number
    shape, colour, dash = ("diamond", ink.soft, "dash") if measure == "target" else ("circle", ink.brand, "solid")
    x: list[Any] = []
    y: list[float | None] = []
    before = rows["year"].iloc[0]
    for row in d.rows_of(rows):
        pause = row.year - before > 1
        x += [row.day, row.day] if pause else [row.day]
        y += [None, float(getattr(row, measure))] if pause else [float(getattr(row, measure))]
        before = row.year
    values = [write(value) for value in rows[measure]]
    hover = [f"{words.date(date)}: {name} {value}" for date, value in zip(rows["date"], values, strict=True)]
    symbols = [f"{shape}-open" if status == "indicative" else shape for status in rows["status"]]
    axes = {"xaxis": f"x{axis}", "yaxis": f"y{axis}"}
    canvas.scatter(x=x, y=y, mode="lines", line={"color": colour, "width": 3, "dash": dash}, hoverinfo="skip", **axes)
    canvas.scatter(
        x=rows["day"], y=rows[measure].astype("float64"), mode="markers+text", hovertext=hover, hoverinfo="text",
        text=[""] * (len(rows) - 1) + [f" {name}<br> {values[-1]}" if name else f" {values[-1]}"],
        textposition="top right" if above else "bottom right",
        marker={"symbol": symbols, "size": 10, "color": colour, "line": {"color": colour, "width": 2}}, **axes,
    )  # fmt: skip


# --- from obstacle to lesson --------------------------------------------------------------------------------------


def flow(frame: Frame, words: Words, *, dark: bool = False) -> Drawing:
    """Obstacle -> conclusion -> lesson of one experiment: the rows of `flow_frame`.

    A step that nothing follows from, and that follows from nothing, stands in the table only; the subtitle counts them.
    """
    table, name = captions.flow_table(frame, words), words.say(nl="van-obstakel-naar-les", en="from-obstacle-to-lesson")
    hops = frame[frame["to_id"] != ""]
    if hops.empty:
        return _nothing(words, table, name, dark)
    title, subtitle = captions.flow_title(frame, words), captions.flow_subtitle(frame, words)
    alt = words.say(nl="Stroomschema. {t}", en="Flow chart. {t}", t=title)
    return Drawing(_flow_figure(hops, words, d.ink(dark)), title, subtitle, alt, table, d.sources_of(frame), "", name)


def _flow_figure(hops: Frame, words: Words, ink: Ink) -> Any:
    kinds = captions.kind_names(words)
    ends = [
        *zip(hops["from_id"], hops["from_kind"], hops["from_text"], strict=True),
        *zip(hops["to_id"], hops["to_kind"], hops["to_text"], strict=True),
    ]
    nodes = {key: (str(kind), text) for key, kind, text in ends}
    order, columns = list(nodes), [[key for key, (found, _) in nodes.items() if found == kind] for kind in kinds]
    places = {key: (x, (y + 0.5) / len(keys)) for x, keys in enumerate(columns) for y, key in enumerate(keys)}
    canvas = Canvas(ink, 40 + 104 * max(2, *map(len, columns)))
    canvas.trace(
        type="sankey",
        arrangement="snap",
        node={
            "label": [d.wrapped(text, 30) for _, text in nodes.values()],
            "color": [ink.kinds[places[key][0]] for key in order],
            "x": [FLOW_COLUMNS[places[key][0]] for key in order],
            "y": [places[key][1] for key in order],
            "line": {"color": ink.soft, "width": 1},
            "pad": 56,
            "thickness": 14,
            "hoverinfo": "none",
        },
        link={
            "source": [order.index(key) for key in hops["from_id"]],
            "target": [order.index(key) for key in hops["to_id"]],
            "value": [1] * len(hops),
            "color": ink.flow,
            "hoverinfo": "none",
        },
        textfont={"size": TEXT_SIZE, "color": ink.text},
    )
    return _figure(canvas)
