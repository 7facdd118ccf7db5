"""What stood in the way, wherever it is told: how it stands, where it comes back, and what was tried against it.

Obstacles and risks of experiments and the programme, and public lessons of the kind `obstacle`. Of those nobody keeps
the state: it is `not_followed`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import Any, Literal, get_args

import pandas as pd

from lessons.catalogue import Catalogue
from lessons.columns import ORIGIN_PUBLIC, frame
from lessons.spread import SECTOR
from lessons.tables import Tables
from lessons.trail import paragraph, stories
from lessons.words import Words

State = Literal["open", "reduced", "removed", "unknown", "not_followed"]
STATES: tuple[State, ...] = get_args(State)
Tried = Literal["tried", "elsewhere", "advised", "nothing"]
TRIED: tuple[Tried, ...] = get_args(Tried)
DONE = ("practice", "result", "example")
"""The kinds of public lesson that tell of something that was done."""
ADVISING = ("advice", "lesson")
"""The kinds that say what somebody could do."""
SAYING = ("obstacle", "conclusion", "opinion", "context")
"""The kinds of public lesson that say how things are."""

Ids = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """What the catalogue holds about one obstacle, as ids; nothing stands in two places.

    `same`: others that say the same (a `supports` link, either way). `after`: conclusions and lessons that follow from
    it, step by step. `done`: what somebody did: a practice, result or example that supports the obstacle or what
    follows from it, or that speaks against the obstacle. `elsewhere`: what was done against others that say the same.
    `advised`: advice and lessons that support it. `against`: others that speak against the obstacle, or it against them.
    """

    same: Ids = ()
    after: Ids = ()
    done: Ids = ()
    elsewhere: Ids = ()
    advised: Ids = ()
    against: Ids = ()

    @property
    def tried(self) -> Tried:
        """Whether something was done, here or against the same, or only a conclusion, lesson or advice is known."""
        if self.done or self.elsewhere:
            return "tried" if self.done else "elsewhere"
        return "advised" if self.after or self.advised else "nothing"


class Answering:
    """The links between obstacles and what answers them, of one catalogue; no language in it."""

    def __init__(self, tables: Tables) -> None:
        links, lessons = tables.links, tables.lessons
        self._kinds: Mapping[str, str] = dict(zip(lessons["id"], lessons["kind"].astype("str"), strict=True))
        self._obstacles = set(tables.obstacles["id"])
        self._following = _lists(links[links["relation"].isin(["based_on", "follows_from"])])
        self._supporting = _lists(links[links["relation"] == "supports"])
        self._supported = _lists(links[links["relation"] == "supports"], turned=True)
        against = links[links["relation"] == "contradicts"]
        self._against, self._denied = _lists(against), _lists(against, turned=True)

    def of(self, obstacle: str) -> Answers:
        """Everything that the catalogue holds about this obstacle."""
        near = self._near(obstacle)
        known = {obstacle, *near.same, *near.after, *near.done, *near.advised, *near.against}
        others = (self._near(item).done for item in near.same if self._stands_in_the_way(item))
        elsewhere = (item for item in dict.fromkeys(chain.from_iterable(others)) if item not in known)
        return replace(near, elsewhere=tuple(elsewhere))

    def _near(self, obstacle: str) -> Answers:
        """Without what was done against others."""
        after, same = self._after(obstacle), self._same(obstacle)
        taken = {obstacle, *after, *same}
        denying = dict.fromkeys(chain(self._against[obstacle], self._denied[obstacle]))
        supporting = chain(self._supporting[obstacle], *(self._supporting[item] for item in after))
        beside = [item for item in dict.fromkeys(supporting) if item not in taken]
        done = tuple(item for item in dict.fromkeys((*beside, *denying)) if self._kinds.get(item) in DONE)
        advised = tuple(item for item in beside if self._kinds.get(item) in ADVISING and item not in denying)
        against = tuple(item for item in denying if item not in taken and item not in done)
        return Answers(same, after, done, advised=advised, against=against)

    def _stands_in_the_way(self, item: str) -> bool:
        return item in self._obstacles or self._kinds.get(item) == "obstacle"

    def _after(self, obstacle: str) -> Ids:
        found: dict[str, None] = {}
        ahead = [obstacle]
        while ahead:
            steps = [step for step in self._following[ahead.pop(0)] if step not in found and step != obstacle]
            found |= dict.fromkeys(steps)
            ahead += steps
        return tuple(found)

    def _same(self, obstacle: str) -> Ids:
        """Those that support it or that it supports, as far as they say how things are."""
        near = dict.fromkeys(chain(self._supporting[obstacle], self._supported[obstacle]))
        return tuple(item for item in near if item in self._obstacles or self._kinds.get(item) in SAYING)


def _lists(links: pd.DataFrame, turned: bool = False) -> defaultdict[str, list[str]]:
    """The record that is named -> those that name it; the other way round when turned. No sources, no themes,
    and nothing that names itself."""
    own = links[links["to_kind"].isin(["obstacle", "conclusion", "lesson"])]
    found: defaultdict[str, list[str]] = defaultdict(list)
    for one, other in zip(own["from_id"], own["to_id"], strict=True):
        if one == other:
            continue
        if turned:
            found[one].append(other)
        else:
            found[other].append(one)
    return found


# --- the obstacles as rows -----------------------------------------------------------------------------------------


def obstacle_frame(tables: Tables, answering: Answering, words: Words) -> pd.DataFrame:
    """One row per obstacle: those of experiments, of the programme, then of public sources.

    `themes`: its dimension, or the themes of a public lesson. `same`, `done`: how many ids stand in `Answers` there.
    """
    rows = chain(_own(tables, words), _public(tables, words))
    return frame("obstacle_answers", (_answered(row, answering) for row in rows))


def _answered(row: tuple[Any, ...], answering: Answering) -> tuple[Any, ...]:
    found = answering.of(row[0])
    return (
        *row[:-1],
        *(len(ids) for ids in (found.same, found.done, found.after, found.advised)),
        found.tried,
        row[-1],
    )


def _own(tables: Tables, words: Words) -> Iterator[tuple[Any, ...]]:
    years = {story.origin: story.year for story in stories(tables.catalogue)}
    labels = dict(zip(tables.organisations["id"], tables.organisations["short"], strict=True))
    for row in _rows(tables.obstacles):
        who = labels.get(row["organisation"], row["organisation"]) or words.say(
            nl="Hele programma", en="Whole programme"
        )
        year = years.get(row["origin"]) or _newest(tables.catalogue, row["sources"])
        yield (
            row["id"], row["origin"], row["organisation"], who, row["dimension"], row["dimension_label"], row["state"], row["kind"], row["scope"],
            row["basis"], None, year, row["text"], row["note"], row["sources"],
        )  # fmt: skip


def _public(tables: Tables, words: Words) -> Iterator[tuple[Any, ...]]:
    labels = dict(zip(tables.organisations["id"], tables.organisations["short"], strict=True))
    kinds = dict(zip(tables.organisations["id"], tables.organisations["kind"], strict=True))
    themes = dict(zip(tables.themes["id"], tables.themes["label"], strict=True))
    found = tables.lessons[tables.lessons["kind"] == "obstacle"]
    for row in _rows(found):
        who = row["organisations"].split()
        named = words.list(labels.get(name, name) for name in who)
        scope = "collective" if not who or any(kinds.get(name) == SECTOR for name in who) else "organisation"
        yield (
            row["id"], ORIGIN_PUBLIC, row["organisations"], named or words.say(nl="Geen organisatie genoemd", en="No organisation named"),
            row["themes"], words.list(themes.get(theme, theme) for theme in row["themes"].split()), "not_followed", "obstacle",
            scope, None, row["strength"], row["year"], row["text"], row["note"], row["sources"],
        )  # fmt: skip


def _rows(table: pd.DataFrame) -> Iterator[dict[str, Any]]:
    return (dict(zip(table.columns, row, strict=True)) for row in table.itertuples(index=False, name=None))


def _newest(catalogue: Catalogue, sources: str) -> int | None:
    records = (catalogue.sources.get(paragraph(source)[0]) for source in sources.split())
    return max((record.date.last.year for record in records if record and record.date), default=None)


# --- what comes back -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class Recurrence:
    """What comes back among these obstacles.

    `told`: the obstacles of which another record says the same, in order. `subjects`: dimension or theme -> the
    organisations that have an obstacle there, where they are two or more. That is the same subject, not the same
    obstacle; what is said of all organisations together counts for none of them.
    """

    obstacles: pd.DataFrame
    sectors: frozenset[str]

    @cached_property
    def told(self) -> tuple[str, ...]:
        return tuple(self.obstacles.loc[self.obstacles["same"] > 0, "id"])

    @cached_property
    def subjects(self) -> Mapping[str, Ids]:
        found: dict[str, dict[str, None]] = {}
        own = self.obstacles[self.obstacles["scope"] == "organisation"]
        for themes, names in zip(own["themes"], own["organisations"], strict=True):
            for theme in themes.split():
                named = (name for name in names.split() if name not in self.sectors)
                found.setdefault(theme, {}).update(dict.fromkeys(named))
        return {theme: tuple(names) for theme, names in found.items() if len(names) > 1}


def recurrence(obstacles: pd.DataFrame, tables: Tables) -> Recurrence:
    """What comes back among the obstacles of `obstacle_frame`."""
    held = tables.organisations
    return Recurrence(obstacles, frozenset(held.loc[held["kind"] == SECTOR, "id"]))
