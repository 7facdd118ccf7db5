"""The trail of one experiment as rows, and where each step stands when they are drawn: from obstacle to lesson."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any

import pandas as pd

from lessons.columns import frame
from lessons.drawing import LINE, rows_of, wrapped
from lessons.tables import Tables

KINDS = ("obstacle", "conclusion", "lesson")
FOLLOWS = ("based_on", "follows_from")
CARD_WIDTH, LETTERS = 220, 25
PADDING, GAP, LANE = 22, 14, 16
BEND = 0.34
Point = tuple[float, float]


def flow_frame(tables: Tables, origin: str) -> pd.DataFrame:
    """One row per hop from an obstacle or conclusion to what follows from it, for one experiment or `programme`.

    What a step rests on in another file comes along. A step of this file without any hop has a row with an empty `to`.
    """
    own = {kind: shelf[shelf["origin"] == origin] for kind, shelf in _shelves(tables).items()}
    links = tables.links[tables.links["relation"].isin(FOLLOWS) & tables.links["to_kind"].isin(KINDS)]
    links = links[links["from_id"].str.startswith(f"{origin}/")]
    text, sources = _by_id(tables, "text"), _by_id(tables, "sources")
    touched = {*links["from_id"], *links["to_id"]}
    hops = [
        (hop.to_kind, hop.to_id, text[hop.to_id], hop.from_kind, hop.from_id, text[hop.from_id], sources[hop.from_id])
        for hop in rows_of(links)
    ]
    alone = [
        (kind, key, text[key], None, "", "", sources[key])
        for kind, parts in own.items()
        for key in parts["id"]
        if key not in touched
    ]
    return frame("flow", [*hops, *alone])


def _shelves(tables: Tables) -> dict[str, pd.DataFrame]:
    return {"obstacle": tables.obstacles, "conclusion": tables.conclusions, "lesson": tables.lessons}


def _by_id(tables: Tables, column: str) -> dict[str, str]:
    shelves = _shelves(tables).values()
    return {key: value for shelf in shelves for key, value in zip(shelf["id"], shelf[column], strict=True)}


@dataclass(frozen=True)
class Card:
    """One step in the picture: its column (0 to 2), its middle and height in pixels from the top."""

    text: str
    column: int
    y: float
    height: int


def plan(hops: pd.DataFrame) -> tuple[list[Card], list[list[Point]], int]:
    """The cards, the line of every hop, and the height of it all.

    A hop from the first column to the last passes the middle in a lane of its own, between the cards: so it never
    seems to come from a conclusion it has nothing to do with.
    """
    ends = [("from_id", "from_kind", "from_text"), ("to_id", "to_kind", "to_text")]
    steps = {
        key: (str(kind), text) for names in ends for key, kind, text in zip(*(hops[n] for n in names), strict=True)
    }
    column = {key: KINDS.index(kind) for key, (kind, _) in steps.items()}
    texts = {key: wrapped(text, LETTERS) for key, (_, text) in steps.items()}
    pairs = list(zip(hops["from_id"], hops["to_id"], strict=True))
    lanes = [pair for pair in pairs if column[pair[1]] - column[pair[0]] == 2]
    heights: dict[Any, int] = {key: LINE * (text.count("<br>") + 1) + PADDING for key, text in texts.items()}
    heights |= dict.fromkeys(lanes, LANE)
    left, middle, right = ([key for key in steps if column[key] == place] for place in range(3))
    total = max(sum(heights[key] + GAP for key in keys) for keys in (left, [*middle, *lanes], right))
    at = _spread(left, heights, total) | _spread(right, heights, total)
    near = {key: [at[end] for pair in pairs if key in pair for end in pair if end in at] for key in middle}
    near |= {lane: [at[end] for end in lane] for lane in lanes}
    at |= _spread(sorted(near, key=lambda key: sum(near[key]) / max(1, len(near[key]))), heights, total)
    cards = [Card(texts[key], column[key], at[key], heights[key]) for key in steps]
    return cards, [_line(pair, column, at) for pair in pairs], total


def _spread(keys: list[Any], heights: dict[Any, int], total: int) -> dict[Any, float]:
    """The middle of each, under each other, with the room that is left divided evenly."""
    room = (total - sum(heights[key] for key in keys)) / max(1, len(keys))
    tops = accumulate((heights[key] + room for key in keys), initial=room / 2)
    return {key: top + heights[key] / 2 for key, top in zip(keys, tops, strict=False)}


def _line(pair: tuple[str, str], column: dict[str, int], at: dict[Any, float]) -> list[Point]:
    """From the one to the other, straight where it passes or meets the middle column and bent beside it."""
    stops = [(float(column[pair[0]]), at[pair[0]]), (float(column[pair[1]]), at[pair[1]])]
    if pair in at:
        stops.insert(1, (1.0, at[pair]))
    points = [stops[0]]
    for (x, y), (to_x, to_y) in pairwise(stops):
        start = x if x != 1 else to_x - BEND
        steps = [step / 16 for step in range(17)] if x != to_x else [0.0, 1.0]
        width = BEND if x != to_x else 0.0
        points += [(start + step * width, y + (to_y - y) * step * step * (3 - 2 * step)) for step in steps]
        points.append((to_x, to_y))
    return points
