"""The trail of one experiment as rows, and where each step stands when they are drawn: from obstacle to lesson."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

import pandas as pd

from lessons.columns import ORIGIN_PUBLIC, frame
from lessons.drawing import LINE, wrapped
from lessons.tables import Tables
from lessons.trail import walked

KINDS = ("obstacle", "conclusion", "lesson")
FOLLOWS = ("based_on", "follows_from")
CARD_WIDTH, LETTERS = 220, 25
PADDING, GAP, LANE = 22, 14, 16
BEND = 0.34
Point = tuple[float, float]


class Flow:
    """Obstacles, conclusions and lessons with the hops between them: of everything, or as far as `of` chose.

    `steps` by their id, with their topics: the dimension of an obstacle or conclusion, the themes of a lesson.
    """

    def __init__(self, steps: dict[str, Step], hops: list[tuple[str, str]], whole: Flow | None = None) -> None:
        self.steps, self.hops, self.whole = steps, hops, whole or self

    @cached_property
    def after(self) -> dict[str, list[str]]:
        """Step -> what follows from it in one hop."""
        found: dict[str, list[str]] = {}
        for start, end in self.hops:
            found.setdefault(start, []).append(end)
        return found

    def of(self, origin: str = "", theme: str = "") -> Flow:
        """The steps of one experiment (or `programme`), of one theme, or both, with the hops they are an end of."""
        if not origin and not theme:
            return self
        own = {
            key: step
            for key, step in self.steps.items()
            if (not origin or step.origin == origin) and (not theme or theme in step.topics)
        }
        hops = [hop for hop in self.hops if hop[1] in own or (not origin and hop[0] in own)]
        touched = {key: self.steps[key] for hop in hops for key in hop}
        kept = {key: step for key, step in self.steps.items() if key in own or key in touched}
        return Flow(kept, hops, self.whole)

    def following(self, start: str) -> list[Step]:
        """All that follows from a step in the whole of the data, in as many hops as it takes, each once."""
        return [self.whole.steps[key] for key in walked(start, lambda key: self.whole.after.get(key, ()))]

    def of_kind(self, kind: str) -> list[Step]:
        """The steps of a kind, in the order of the catalogue."""
        return [step for step in self.steps.values() if step.kind == kind]

    @cached_property
    def fruit(self) -> dict[str, list[Step]]:
        """Obstacle -> all that follows from it."""
        return {step.id: self.following(step.id) for step in self.of_kind("obstacle")}

    @cached_property
    def barren(self) -> list[Step]:
        """The obstacles that no lesson follows from yet."""
        return [
            self.steps[key] for key, found in self.fruit.items() if not any(step.kind == "lesson" for step in found)
        ]

    @cached_property
    def rootless(self) -> list[Step]:
        """The conclusions and lessons that no obstacle lies before."""
        reached = {step.id for found in self.whole.fruit.values() for step in found}
        return [step for step in self.steps.values() if step.kind != "obstacle" and step.id not in reached]

    def frame(self) -> pd.DataFrame:
        """One row per hop; a step without any hop has a row with an empty `to`."""
        rows = [
            (*_told(self.steps[start]), *_told(self.steps[end])[:3], self.steps[end].sources)
            for start, end in self.hops
        ]
        touched = {key for hop in self.hops for key in hop}
        alone = [(*_told(step), None, "", "", step.sources) for step in self.steps.values() if step.id not in touched]
        return frame("flow", [*rows, *alone])


class Step(NamedTuple):
    """An obstacle, a conclusion or a lesson."""

    kind: str
    id: str
    text: str
    origin: str
    topics: tuple[str, ...]
    sources: str


def _told(step: Step) -> tuple[str, str, str]:
    return step.kind, step.id, step.text


def whole_flow(tables: Tables) -> Flow:
    """Every obstacle, conclusion and own lesson; a lesson from a public source only where a hop has it as an end."""
    topics = {"obstacle": "dimension", "conclusion": "dimension", "lesson": "themes"}
    shelves = {"obstacle": tables.obstacles, "conclusion": tables.conclusions, "lesson": tables.lessons}
    links = tables.links[tables.links["relation"].isin(FOLLOWS) & tables.links["to_kind"].isin(KINDS)]
    hops = list(zip(links["to_id"], links["from_id"], strict=True))
    touched = {key for hop in hops for key in hop}
    steps = {
        row[0]: Step(kind, row[0], row[1], row[2], tuple(row[3].split()), row[4])
        for kind, shelf in shelves.items()
        for row in zip(*(shelf[name] for name in ("id", "text", "origin", topics[kind], "sources")), strict=True)
        if row[2] != ORIGIN_PUBLIC or row[0] in touched
    }
    return Flow(steps, hops)


def flow_frame(tables: Tables, origin: str) -> pd.DataFrame:
    """One row per hop from an obstacle or conclusion to what follows from it, for one experiment or `programme`.

    What a step rests on in another file comes along. A step of this file without any hop has a row with an empty `to`.
    """
    return whole_flow(tables).of(origin).frame()


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
