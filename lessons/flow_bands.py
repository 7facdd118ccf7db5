"""The flow of many steps at once: how many hops run between the topics of obstacles, conclusions and lessons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

import pandas as pd

from lessons import drawing as d
from lessons import flow_captions
from lessons.columns import frame
from lessons.drawing import Canvas, Drawing, Ink
from lessons.flow import KINDS, Flow
from lessons.words import Words

Node = tuple[str, str]
"""A kind of step and a topic of it; without a topic the second is empty."""
PLACES = {"obstacle": 0.001, "conclusion": 0.5, "lesson": 0.999}
NODE, GAP, HEAD = 18, 0.02, 30
TALL, LOW = 46, 320


def band_frame(flow: Flow, labels: Mapping[str, str]) -> pd.DataFrame:
    """One row per pair of topics with the hops between them; `labels`: topic -> its name, in the order of the picture.

    A lesson with two themes counts with both. A hop from a conclusion to a conclusion, or from a lesson to a lesson, has
    no place between two columns and is left out.
    """
    counted: Counter[tuple[Node, Node]] = Counter()
    for start, end in flow.hops:
        earlier, later = flow.steps[start], flow.steps[end]
        if earlier.kind != later.kind:
            pairs = product(earlier.topics or ("",), later.topics or ("",))
            counted.update(((earlier.kind, one), (later.kind, other)) for one, other in pairs)
    order = {topic: place for place, topic in enumerate([*labels, ""])}

    def sequence(band: tuple[Node, Node]) -> tuple[int, ...]:
        return tuple(number for kind, topic in band for number in (KINDS.index(kind), order.get(topic, len(order))))

    return frame("bands", (
        (kind, topic, labels.get(topic, topic), to_kind, to_topic, labels.get(to_topic, to_topic), counted[band])
        for band in sorted(counted, key=sequence) for (kind, topic), (to_kind, to_topic) in [band]
    ))  # fmt: skip


def bands(flow: Flow, labels: Mapping[str, str], words: Words, *, dark: bool = False) -> Drawing:
    """The flow as bands between topics: the width of a band is the number of hops."""
    rows = band_frame(flow, labels)
    table = flow_captions.band_table(rows, words)
    title, subtitle = flow_captions.band_title(flow, rows, words), flow_captions.band_subtitle(flow, words)
    alt = words.say(nl="Stroomschema met banden. {t}", en="Flow chart with bands. {t}", t=title)
    name = words.say(nl="van-obstakel-naar-les", en="from-obstacle-to-lesson")
    sources = d.once(source for step in flow.steps.values() for source in d.cites(step.sources))
    return Drawing(
        _figure(rows, list(labels), words, d.ink(dark)), title, subtitle, alt, table, tuple(sources), "", name
    )


def _figure(rows: pd.DataFrame, topics: Sequence[str], words: Words, ink: Ink) -> Any:
    weights = _weights(rows, topics)
    nodes = list(weights)
    place = {node: number for number, node in enumerate(nodes)}
    tallest = max((sum(node[0] == kind for node in nodes) for kind in KINDS), default=0)
    canvas = Canvas(ink, max(LOW, TALL * tallest) + HEAD)
    canvas.set(margin={"l": 8, "r": 8, "t": HEAD, "b": 8})
    heights = _heights(weights)
    canvas.trace(
        type="sankey", arrangement="fixed",
        node={
            "label": _labels(rows, weights, words), "pad": 12, "thickness": NODE,
            "x": [PLACES[kind] for kind, _ in nodes], "y": [heights[node] for node in nodes],
            "color": [ink.kinds[KINDS.index(kind)] for kind, _ in nodes], "line": {"color": ink.text, "width": 1},
            "hovertemplate": "%{label}<extra></extra>",
        },
        link={
            "source": [place[str(row.from_kind), row.from_topic] for row in d.rows_of(rows)],
            "target": [place[str(row.to_kind), row.to_topic] for row in d.rows_of(rows)],
            "value": [int(row.hops) for row in d.rows_of(rows)], "color": ink.flow,
            "customdata": [flow_captions.band_words(row, words) for row in d.rows_of(rows)],
            "hovertemplate": "%{customdata}<extra></extra>",
        },
        textfont={"color": ink.text, "size": d.TEXT_SIZE},
    )  # fmt: skip
    for kind, x, anchor in zip(KINDS, (0, 0.5, 1), ("left", "center", "right"), strict=True):
        heading = flow_captions.column_names(words)[kind]
        canvas.annotation(
            text=f"<b>{heading}</b>", x=x, y=1, xref="paper", yref="paper", xanchor=anchor, yanchor="bottom"
        )
    return canvas.figure()


def _weights(rows: pd.DataFrame, topics: Sequence[str]) -> dict[Node, int]:
    """How thick each node is: the larger of what comes in and what goes out; column by column, as `topics` are listed."""
    into: Counter[Node] = Counter()
    out: Counter[Node] = Counter()
    for row in d.rows_of(rows):
        out[str(row.from_kind), row.from_topic] += int(row.hops)
        into[str(row.to_kind), row.to_topic] += int(row.hops)
    thick = {node: max(into[node], out[node]) for node in (*out, *into)}
    order = d.once([*topics, *(topic for _, topic in thick)])
    return {(kind, topic): thick[kind, topic] for kind in KINDS for topic in order if (kind, topic) in thick}


def _heights(weights: Mapping[Node, int]) -> dict[Node, float]:
    """The middle of each node between 0 and 1, from the top, with an even gap below each."""
    placed = {}
    for kind in KINDS:
        nodes = [node for node in weights if node[0] == kind]
        total = max(1, sum(weights[node] for node in nodes))
        room, top = 1 - GAP * len(nodes), 0.0
        for node in nodes:
            share = room * weights[node] / total
            placed[node] = min(0.999, max(0.001, top + share / 2))
            top += share + GAP
    return placed


def _labels(rows: pd.DataFrame, weights: Mapping[Node, int], words: Words) -> list[str]:
    names = dict(zip(rows["from_topic"], rows["from_label"], strict=True))
    names |= dict(zip(rows["to_topic"], rows["to_label"], strict=True))
    none = flow_captions.no_topic(words)
    return [d.safe(f"{names[topic] or none}: {words.number(weight)}") for (_, topic), weight in weights.items()]
