"""What the visitor chose among the obstacles: the rows that match, how many are behind every other choice, and where
they stand: per organisation and theme, how many in each state.

Facets are numpy pairs (row, code), as those of the lessons.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple, get_args

import numpy as np
import pandas as pd

from lessons.choice import Facet, Mask
from lessons.columns import ORIGIN_PROGRAMME, SCOPE
from lessons.obstacles import STATES, TRIED, State
from lessons.readiness import name_order
from lessons.spread import PROGRAMME, UNNAMED, Row
from lessons.tables import Tables
from lessons.words import Words

FacetName = Literal["theme", "organisation", "state", "kind", "scope", "tried"]
FACETS: tuple[FacetName, ...] = get_args(FacetName)
Order = Literal["theme", "tried"]


@dataclass(frozen=True)
class ObstacleChoice:
    """The chosen values per facet, any of them; an empty facet leaves every row."""

    theme: tuple[str, ...] = ()
    organisation: tuple[str, ...] = ()
    state: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()
    tried: tuple[str, ...] = ()

    @property
    def used(self) -> tuple[FacetName, ...]:
        """The facets in which something is chosen."""
        return tuple(name for name in FACETS if getattr(self, name))


class Standing(NamedTuple):
    """How many obstacles one organisation has on one theme, per state in the order of `STATES`."""

    row: str
    theme: str
    counts: tuple[int, ...]

    @property
    def states(self) -> dict[State, int]:
        """The states that occur, with how many."""
        return {state: number for state, number in zip(STATES, self.counts, strict=True) if number}


class ObstacleFinder:
    """The obstacles of one set of frames (`obstacle_frame`), ready to be chosen from. Make it once per `Tables`.

    `who`: every organisation with an obstacle, alphabetical, then the programme and the obstacles that name none.
    """

    def __init__(self, obstacles: pd.DataFrame, tables: Tables, words: Words) -> None:
        size = len(obstacles)
        self.obstacles = obstacles
        self.who = _who(obstacles, tables, words)
        self.themes = tuple(tables.themes["id"])
        names = [row.key for row in self.who]
        self.facets: Mapping[FacetName, Facet] = {
            "theme": _facet(self.themes, obstacles["themes"].str.split(), size),
            "organisation": _facet(names, list(_named(obstacles, set(names))), size),
            "state": _facet(STATES, obstacles["obstacle_state"].astype("str").str.split(), size),
            "kind": _facet(("obstacle", "risk"), obstacles["obstacle_kind"].astype("str").str.split(), size),
            "scope": _facet(tuple(SCOPE.categories), obstacles["scope"].astype("str").str.split(), size),
            "tried": _facet(TRIED, obstacles["tried"].astype("str").str.split(), size),
        }
        self._all: Mask = np.ones(size, dtype=bool)
        self._places = {order: self._in_order(order) for order in get_args(Order)}

    def keep(self, choice: ObstacleChoice, order: Order = "theme") -> pd.DataFrame:
        """The obstacles that match; per theme in the order of the themes, or those of which least is known to be done
        first."""
        places = self._places[order]
        found = self.obstacles.iloc[places[self._mask(choice)[places]]]
        if order == "theme" and choice.theme:
            first = pd.Index(self.themes).get_indexer(pd.Index(first_themes(found, choice)))
            found = found.iloc[np.argsort(first, kind="stable")]
        return found.reset_index(drop=True)

    def counts(self, choice: ObstacleChoice) -> Mapping[FacetName, Mapping[str, int]]:
        """Facet -> value -> how many obstacles it has given the other facets, zeros too."""
        found: dict[FacetName, Mapping[str, int]] = {}
        for name, facet in self.facets.items():
            others = self._mask(replace(choice, **{name: ()}))
            found[name] = dict(zip(facet.values, facet.counts(others).tolist(), strict=True))
        return found

    def standings(self, choice: ObstacleChoice) -> Mapping[tuple[str, str], Standing]:
        """(organisation, theme) -> how the obstacles there stand, whatever organisation and theme are chosen."""
        mask = self._mask(replace(choice, organisation=(), theme=()))
        who, theme, state = (self.facets[name] for name in ("organisation", "theme", "state"))
        pairs = pd.DataFrame({"row": who.rows, "who": who.codes}).merge(
            pd.DataFrame({"row": theme.rows, "theme": theme.codes}), on="row"
        )
        pairs = pairs[mask[pairs["row"].to_numpy()]]
        counted = np.zeros((len(who.values), len(theme.values), len(STATES)), dtype=np.int64)
        states = np.empty(len(self.obstacles), dtype=np.int64)
        states[state.rows] = state.codes
        np.add.at(counted, (pairs["who"], pairs["theme"], states[pairs["row"].to_numpy()]), 1)
        return {
            (who.values[one], theme.values[other]): Standing(
                who.values[one], theme.values[other], tuple(counted[one, other].tolist())
            )
            for one, other in zip(*counted.sum(axis=2).nonzero(), strict=True)
        }

    def _mask(self, choice: ObstacleChoice) -> Mask:
        mask = self._all.copy()
        for name in choice.used:
            mask &= self.facets[name].matching(getattr(choice, name))
        return mask

    def _in_order(self, order: Order) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
        """Places of all obstacles in an order; inside a theme those of the experiments come first, as in the frame."""
        first = self.obstacles["themes"].str.split().str[0]
        theme = pd.Index(self.themes).get_indexer(pd.Index(first.fillna("")))
        if order == "theme":
            return np.argsort(theme, kind="stable")
        tried = -self.obstacles["tried"].cat.codes.to_numpy().astype(int)
        return np.lexsort((theme, tried))


def first_themes(obstacles: pd.DataFrame, choice: ObstacleChoice) -> list[str]:
    """The theme under which each obstacle stands: the first of its own that was chosen, else its first; "" without."""
    found = []
    for themes in obstacles["themes"].str.split():
        kept = [theme for theme in themes if theme in choice.theme] or themes
        found.append(kept[0] if kept else "")
    return found


def _facet(values: Sequence[str], found: Iterable[Sequence[str]], size: int) -> Facet:
    """Values that are not among these are left out."""
    codes = {value: code for code, value in enumerate(values)}
    pairs = [(row, codes[name]) for row, names in enumerate(found) for name in dict.fromkeys(names) if name in codes]
    rows, coded = zip(*pairs, strict=True) if pairs else ((), ())
    return Facet(tuple(values), np.array(rows, dtype=np.int64), np.array(coded, dtype=np.int64), size)


def _named(obstacles: pd.DataFrame, known: set[str]) -> Iterable[list[str]]:
    """Whom each obstacle is about: its organisations, else the programme or nobody."""
    for names, origin in zip(obstacles["organisations"], obstacles["origin"], strict=True):
        found = [name for name in dict.fromkeys(names.split()) if name in known]
        yield found or [PROGRAMME if origin == ORIGIN_PROGRAMME else UNNAMED]


def _who(obstacles: pd.DataFrame, tables: Tables, words: Words) -> tuple[Row, ...]:
    held = tables.organisations
    named = {name for names in obstacles["organisations"] for name in names.split()}
    found = [
        Row(key, name, str(kind), str(kind) == "sector")
        for key, name, kind in zip(held["id"], held["short"], held["kind"], strict=True)
        if key in named
    ]
    found.sort(key=lambda row: (row.shared, name_order(row.name), row.key))
    apart = {
        PROGRAMME: words.say(nl="Hele programma", en="Whole programme"),
        UNNAMED: words.say(nl="Geen organisatie genoemd", en="No organisation named"),
    }
    there = {name for names in _named(obstacles, {row.key for row in found}) for name in names}
    return (*found, *(Row(key, name, "", True) for key, name in apart.items() if key in there))
