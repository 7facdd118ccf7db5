"""What stood in the way, wherever it is told: how it stands, where it comes back, and what was tried against it.

Obstacles and risks of experiments and the programme, and public lessons of the kind `obstacle`. Of those nobody keeps
the state: it is `not_followed`.

What counts as tried, and where:

- A conclusion, lesson or advice is no deed, whoever follows it.
- A deed is a practice, result or example that supports or contradicts the obstacle itself, or a practice that supports
  what follows from it. What names only what follows from it in another way is related, and never counts.
- Tried here: what the experiment that met the obstacle tried (the source does not always tell against what), and a deed
  of the same organisation that is known not to be of a later year.
- Later: a deed of the same organisation of a later year, or of an unknown one.
- Elsewhere: a deed of others, or against an obstacle of others that say the same. An obstacle of the whole programme
  has no organisation, so every deed against it is elsewhere.
- A source that names no deed does not say that nothing was done: nothing is *known* to be tried.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any, Literal, NamedTuple, get_args

import pandas as pd

from lessons.catalogue import Catalogue
from lessons.columns import ORIGIN_PUBLIC, frame
from lessons.spread import SECTOR
from lessons.tables import Tables
from lessons.trail import paragraph, stories
from lessons.words import Words

State = Literal["open", "reduced", "removed", "unknown", "not_followed"]
STATES: tuple[State, ...] = get_args(State)
Tried = Literal["tried", "later", "elsewhere", "advised", "nothing"]
TRIED: tuple[Tried, ...] = get_args(Tried)
DOING = "practice"
"""The kind of public lesson that tells what somebody does."""
SHOWING = ("result", "example")
"""The kinds that show what came of something: a deed only where they name the obstacle itself."""
ADVISING = ("advice", "lesson", "idea")
"""The kinds that say what somebody could do."""
SAYING = ("obstacle", "conclusion", "opinion", "context")
"""The kinds of public lesson that say how things are."""

Ids = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """What the catalogue holds about one obstacle, as ids; nothing stands in two places.

    `same`: others that say the same (a `supports` link, either way). `after`: conclusions and lessons that follow from
    it, step by step. `experiment`: whether an experiment that met it tried something. `done`, `later`, `elsewhere`,
    `related`: deeds and what is related, as the rule above has it. `advised`: advice and lessons that support it.
    `against`: others that speak against the obstacle, or it against them.
    """

    same: Ids = ()
    after: Ids = ()
    experiment: bool = False
    done: Ids = ()
    later: Ids = ()
    elsewhere: Ids = ()
    related: Ids = ()
    advised: Ids = ()
    against: Ids = ()

    @property
    def tried(self) -> Tried:
        """Whether a deed is known, here first; or only a conclusion, lesson or advice; or nothing."""
        if self.done or self.experiment:
            return "tried"
        if self.later or self.elsewhere:
            return "later" if self.later else "elsewhere"
        return "advised" if self.after or self.advised else "nothing"


class Deeds(NamedTuple):
    """What was done against one obstacle, and what is only related to it; in the order of the links."""

    done: Ids
    related: Ids


class Answering:
    """The links between obstacles and what answers them, of one catalogue; no language in it."""

    def __init__(self, tables: Tables) -> None:
        links, lessons, obstacles = tables.links, tables.lessons, tables.obstacles
        self._kinds: Mapping[str, str] = dict(zip(lessons["id"], lessons["kind"].astype("str"), strict=True))
        self._obstacles = set(obstacles["id"])
        self._following = _lists(links[links["relation"].isin(["based_on", "follows_from"])])
        self._supporting = _lists(links[links["relation"] == "supports"])
        self._supported = _lists(links[links["relation"] == "supports"], turned=True)
        against = links[links["relation"] == "contradicts"]
        self._against, self._denied = _lists(against), _lists(against, turned=True)
        named = chain(
            zip(lessons["id"], lessons["organisations"], strict=True),
            zip(obstacles["id"], obstacles["organisation"], strict=True),
        )
        self._who = {name: frozenset(who.split()) for name, who in named}
        public = zip(lessons["id"], lessons["year"], strict=True)
        self._years = {name: None if pd.isna(year) else int(year) for name, year in public} | _years(tables)
        begun = {item.id for item in tables.catalogue.experiments.values() if item.status != "planned"}
        self._in_experiments = set(obstacles.loc[obstacles["origin"].isin(begun), "id"])

    def of(self, obstacle: str) -> Answers:
        """Everything that the catalogue holds about this obstacle."""
        after, same, deeds = self._after(obstacle), self._same(obstacle), self._deeds(obstacle)
        here = [item for item in deeds.done if self._shared(obstacle, item)]
        others = [item for one in same if self._stands_in_the_way(one) for item in self._deeds(one).done]
        far = [item for item in dict.fromkeys((*deeds.done, *others)) if not self._shared(obstacle, item)]
        akin = [item for item in dict.fromkeys((*deeds.related, *others)) if item not in here and item not in far]
        later = tuple(item for item in here if self._may_be_later(obstacle, item))
        done = tuple(item for item in here if item not in later)
        advised, against = self._spoken(obstacle, {obstacle, *after, *same, *here, *far, *akin})
        mine = obstacle in self._in_experiments
        return Answers(same, after, mine, done, later, tuple(far), tuple(akin), advised, against)

    def circle(self, obstacle: str) -> Ids:
        """Everything that says the same, straight or by way of another, this one first."""
        found = {obstacle: None}
        ahead = [obstacle]
        while ahead:
            steps = [step for step in self._same(ahead.pop(0)) if step not in found]
            found |= dict.fromkeys(steps)
            ahead += steps
        return tuple(found)

    def _deeds(self, obstacle: str) -> Deeds:
        straight = dict.fromkeys(self._naming(obstacle))
        after = self._after(obstacle)
        following = dict.fromkeys(item for step in after for item in self._supporting[step])
        further = dict.fromkeys(item for step in after for item in self._naming(step))
        done = [item for item in straight if self._kinds.get(item) in (DOING, *SHOWING)]
        done += [item for item in following if self._kinds.get(item) == DOING and item not in straight]
        left = (item for item in further if self._kinds.get(item) in (DOING, *SHOWING) and item not in done)
        return Deeds(tuple(done), tuple(left))

    def _naming(self, item: str) -> list[str]:
        """What supports or contradicts it."""
        return [*self._supporting[item], *self._against[item]]

    def _shared(self, obstacle: str, deed: str) -> bool:
        return bool(self._who.get(obstacle, frozenset()) & self._who.get(deed, frozenset()))

    def _may_be_later(self, obstacle: str, deed: str) -> bool:
        known, year = self._years.get(obstacle), self._years.get(deed)
        return known is None or year is None or year > known

    def _spoken(self, obstacle: str, taken: set[str]) -> tuple[Ids, Ids]:
        """Advice and lessons that support it or what follows; and what speaks against it."""
        denying = dict.fromkeys((*self._against[obstacle], *self._denied[obstacle]))
        after = self._after(obstacle)
        beside = dict.fromkeys(chain(self._supporting[obstacle], *(self._supporting[item] for item in after)))
        advised = (item for item in beside if self._kinds.get(item) in ADVISING and item not in {*taken, *denying})
        return tuple(advised), tuple(item for item in denying if item not in taken)

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

    `themes`: its dimension, or the themes of a public lesson. `same`, `done`, `later`,
    `elsewhere`: how many ids stand in `Answers` there.
    """
    rows = chain(_own(tables, words), _public(tables, words))
    return frame("obstacle_answers", (_answered(row, answering) for row in rows))


def _answered(row: tuple[Any, ...], answering: Answering) -> tuple[Any, ...]:
    found = answering.of(row[0])
    return (
        *row[:-1],
        *(len(ids) for ids in (found.same, found.done, found.later, found.elsewhere, found.after, found.advised)),
        found.tried,
        row[-1],
    )


def _own(tables: Tables, words: Words) -> Iterator[tuple[Any, ...]]:
    years = _years(tables)
    labels = dict(zip(tables.organisations["id"], tables.organisations["short"], strict=True))
    for row in _rows(tables.obstacles):
        who = labels.get(row["organisation"], row["organisation"]) or words.say(
            nl="Hele programma", en="Whole programme"
        )
        yield (
            row["id"], row["origin"], row["organisation"], who, row["dimension"], row["dimension_label"], row["state"], row["kind"], row["scope"],
            row["basis"], None, years[row["id"]], row["text"], row["note"], row["sources"],
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


def _years(tables: Tables) -> dict[str, int | None]:
    """Each obstacle of an experiment or the programme -> the year of the experiment, else of the newest source."""
    held, years = tables.obstacles, {story.origin: story.year for story in stories(tables.catalogue)}
    rows = zip(held["id"], held["origin"], held["sources"], strict=True)
    return {name: years.get(origin) or _newest(tables.catalogue, sources) for name, origin, sources in rows}


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
