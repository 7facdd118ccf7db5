"""The picture of one organisation against a group: per dimension how many stand at each level, and where it stands."""

from __future__ import annotations

from typing import Any

import pandas as pd

from lessons import drawing as d
from lessons.drawing import MARGIN, Canvas, Drawing, Ink
from lessons.group import HEAPS, PeerGroup
from lessons.group_words import against_frame, heap_word, members
from lessons.labels import dimension_word, organisation_word
from lessons.readiness import Readiness
from lessons.words import Words

ROW, HEAD = 58, 84
SMALLEST, LARGEST = 24, 34
LEVELS = tuple(f"at_{level}" for level in range(5))
SIGNS = {"between": "↔", "unknown": "?"}
Frame = pd.DataFrame


def against(readiness: Readiness, group: PeerGroup, words: Words, *, dark: bool = False) -> Drawing:
    """A row per dimension, levels 0 to 4 from left to right; each mark of the group carries its number.

    What is not one level stands off the scale: ↔ a range, ? no level that counts. The organisation has a mark of its
    own, open where its level does not count.
    """
    rows = against_frame(readiness, group, words.language)
    title = _title(readiness, group, words)
    whole = members(readiness, group.organisation, group.grouping, len(group.others), words)
    subtitle = words.say(
        nl=f"Een getal is hoeveel van de {whole} op dat niveau staan. Onder de dimensie staat van hoeveel het niveau telt. ? is geen geldig niveau, ↔ is tussen twee niveaus.",
        en=f"A number is how many of the {whole} stand at that level. Below the dimension stands for how many the level counts. ? is no valid level, ↔ is between two levels.",
    )
    alt = words.say(
        nl=f"Een regel per dimensie met aantallen per niveau. {title}",
        en=f"A row per dimension with numbers per level. {title}",
    )
    name = d.file_name(words.say(nl="tegen-de-groep", en="against-the-group"), group.organisation)
    figure = _figure(rows, words, d.ink(dark))
    table = _table(readiness, rows, words)
    return Drawing(figure, title, subtitle, alt, table, d.sources_of(rows), d.newest(rows, words), name)


def _title(readiness: Readiness, group: PeerGroup, words: Words) -> str:
    """On which dimensions somebody of the group surely stands higher: there help can be found."""
    say = words.say
    above = [dimension_word(readiness, item.dimension, words) for item in group.dimensions if item.higher]
    own = organisation_word(readiness, group.organisation, words)
    whole = members(readiness, group.organisation, group.grouping, len(group.others), words)
    if not above:
        return say(
            nl=f"Op geen enkele dimensie staat een van de {whole} zeker hoger dan {own}.",
            en=f"On no dimension does any of the {whole} surely stand higher than {own}.",
        )
    return say(
        nl=f"Op {words.list(above)} staat minstens een van de {whole} zeker hoger dan {own}.",
        en=f"On {words.list(above)} at least one of the {whole} surely stands higher than {own}.",
    )


def _figure(rows: Frame, words: Words, ink: Ink) -> Any:
    off = [name for name in SIGNS if rows[name].sum()]
    places = {name: -1 - place for place, name in enumerate(off)} | {name: level for level, name in enumerate(LEVELS)}
    left = -0.7 - len(off)
    canvas = Canvas(ink, HEAD + ROW * len(rows))
    for place in range(len(rows)):
        line = {"color": ink.line, "width": 1}
        canvas.shape(type="line", x0=left, x1=4.7, y0=place + 0.5, y1=place + 0.5, line=line)
    _counted(canvas, rows, places, words, ink)
    _own(canvas, rows, words, ink)
    ticks = {**{places[name]: SIGNS[name] for name in off}, **{level: str(level) for level in range(5)}}
    canvas.axis("xaxis", tickvals=list(ticks), ticktext=list(ticks.values()), range=[left, 4.7], side="top")
    known = [
        words.say(nl=f"{row.group - row.unknown} van {row.group}", en=f"{row.group - row.unknown} of {row.group}")
        for row in d.rows_of(rows)
    ]
    labels = [f"{d.wrapped(name, 14)}<br>{count}" for name, count in zip(rows["dimension_label"], known, strict=True)]
    canvas.axis("yaxis", tickvals=list(range(len(rows))), ticktext=labels, range=[len(rows) - 0.5, -0.5])
    legend = {"orientation": "h", "x": 0, "xref": "container", "y": 1, "yref": "container", "yanchor": "top"}
    canvas.set(showlegend=True, legend=legend | {"itemclick": False, "itemdoubleclick": False})
    canvas.set(margin=MARGIN | {"r": 8, "t": 60})
    return canvas.figure()


def _counted(canvas: Canvas, rows: Frame, places: dict[str, int], words: Words, ink: Ink) -> None:
    """The group: a mark with its number wherever somebody stands; open where it is no level."""
    marks = [
        (x, place + 0.13, int(getattr(row, name)), int(row.group), name, row.dimension_label)
        for place, row in enumerate(d.rows_of(rows))
        for name, x in places.items()
        if getattr(row, name)
    ]
    for open_mark in (False, True):
        shown = [mark for mark in marks if (mark[4] in SIGNS) == open_mark]
        if not shown:
            continue
        x, y, numbers, totals, names, labels = (list(values) for values in zip(*shown, strict=True))
        sizes = [SMALLEST + (LARGEST - SMALLEST) * (n / whole) ** 0.5 for n, whole in zip(numbers, totals, strict=True)]
        told = [
            d.wrapped(f"{label}: {_place(name, words)}: {number}", 44)
            for label, name, number in zip(labels, names, numbers, strict=True)
        ]
        canvas.scatter(
            x=x, y=y, mode="markers+text", text=[str(number) for number in numbers], hovertext=told, hoverinfo="text",
            textfont={"color": ink.text if open_mark else ink.panel, "size": 14},
            marker={"symbol": "circle-open" if open_mark else "circle", "size": sizes, "opacity": 1, "color": ink.brand, "line": {"color": ink.brand, "width": 1.5}},
            name=words.say(nl="aantal uit de groep", en="number of the group"), showlegend=not open_mark,
        )  # fmt: skip


def _place(name: str, words: Words) -> str:
    if name == "unknown":
        return heap_word("unknown", words).lower()
    if name == "between":
        return words.say(nl="tussen twee niveaus", en="between two levels")
    return words.say(nl=f"niveau {name[-1]}", en=f"level {name[-1]}")


def _own(canvas: Canvas, rows: Frame, words: Words, ink: Ink) -> None:
    """The organisation itself: a diamond over the row, two joined for a range, open where it does not count."""
    colour, label = ink.series[1], rows["organisation_label"].iloc[0]
    counts = d.counts(rows)
    x: list[float] = []
    y: list[float] = []
    symbols: list[str] = []
    told: list[str] = []
    for place, row in enumerate(d.rows_of(rows)):
        if pd.isna(row.low):
            continue
        for level in d.once([int(row.low), int(row.high)]):
            x.append(level)
            y.append(place - 0.33)
            symbols.append("diamond" if counts[row.Index] else "diamond-open")
            level_word = d.level_word(row.low, row.high, words)
            told.append(
                d.wrapped(f"{label}, {row.dimension_label}: {words.say(nl='niveau', en='level')} {level_word}", 44)
            )
        if row.low != row.high:
            ends = {"x": [int(row.low), int(row.high)], "y": [place - 0.33, place - 0.33]}
            dash = "solid" if counts[row.Index] else "dot"
            line = {"color": colour, "width": 3, "dash": dash}
            canvas.scatter(**ends, mode="lines", line=line, hoverinfo="skip", showlegend=False)
    if not x:
        x, y, symbols, told = [None], [None], ["diamond"], [""]  # type: ignore[list-item]
    canvas.scatter(
        x=x, y=y, hovertext=told, hoverinfo="text", mode="markers", name=d.wrapped(label, 30),
        marker={"symbol": symbols, "size": 14, "color": colour, "line": {"color": colour, "width": 2}},
    )  # fmt: skip


def _table(readiness: Readiness, rows: Frame, words: Words) -> Frame:
    """The rows drawn, under the names a reader sees."""
    say, label = words.say, rows["organisation_label"].iloc[0]
    told = rows.assign(
        level=d.levels(rows, words),
        state=d.meanings(rows, readiness.edition, words),
        mark=d.held_back(rows, readiness.edition, words),
    )
    return d.renamed(told, {
        "dimension_label": say(nl="Dimensie", en="Dimension"),
        "level": say(nl=f"Niveau van {label}", en=f"Level of {label}"),
        "state": say(nl="In woorden", en="In words"),
        "mark": say(nl="Telt niet mee", en="Does not count"),
        **{name: say(nl=f"Groep op niveau {level}", en=f"Group at level {level}") for level, name in enumerate(LEVELS)},
        "between": say(nl="Groep tussen twee niveaus", en="Group between two levels"),
        **{heap: heap_word(heap, words) for heap in HEAPS},
        "group": say(nl="Groep", en="Group"),
    })  # fmt: skip
