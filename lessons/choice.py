"""What the visitor chose among the lessons: the rows that match, how many are behind every other choice, and the way
out when nothing is found.

Facets are numpy pairs (row, code), so that a choice is a mask and a count is a bincount.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, get_args

import numpy as np
import pandas as pd

from lessons.columns import LESSON_KIND, ORIGIN_PUBLIC, PERIOD, frame
from lessons.search import Index, asked
from lessons.tables import Tables
from lessons.texts import entries
from lessons.trail import paragraph

FacetName = Literal["theme", "organisation", "kind", "source", "period"]
FACETS: tuple[FacetName, ...] = get_args(FacetName)

Mask = np.ndarray[Any, np.dtype[np.bool_]]
Numbers = np.ndarray[Any, np.dtype[np.int64]]


@dataclass(frozen=True)
class Choice:
    """The chosen values per facet (any of them; of themes all of them with `all_themes`), and words that all must occur.

    An empty facet leaves every row. A value that does not exist matches no row.
    """

    theme: tuple[str, ...] = ()
    organisation: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    period: tuple[str, ...] = ()
    all_themes: bool = False
    search: str = ""

    @property
    def used(self) -> tuple[str, ...]:
        """The names of the filters in use; `search` is the last."""
        search = ("search",) if asked(self.search) else ()
        return tuple(name for name in FACETS if getattr(self, name)) + search


def in_order(lessons: pd.DataFrame) -> pd.DataFrame:
    """The lessons of experiments and the programme first, then the public ones by strength; inside that by text."""
    keyed = lessons.assign(public=lessons["origin"] == ORIGIN_PUBLIC)
    return lessons.loc[keyed.sort_values(["public", "strength", "text"], ascending=[True, False, True]).index]


def on_theme(tables: Tables, theme: str) -> pd.DataFrame:
    """The lessons of a theme, in order."""
    ids = tables.lesson_theme.loc[tables.lesson_theme["theme"] == theme, "lesson"]
    return in_order(tables.lessons[tables.lessons["id"].isin(ids)])


def of_organisation(tables: Tables, organisation: str) -> pd.DataFrame:
    """The lessons seen at an organisation, in order."""
    links = tables.lesson_organisation
    ids = links.loc[links["organisation"] == organisation, "lesson"]
    return in_order(tables.lessons[tables.lessons["id"].isin(ids)])


class WayOut(NamedTuple):
    """Dropping this filter gives so many lessons."""

    drop: str
    found: int


@dataclass(frozen=True, eq=False)
class Facet:
    """The values of one facet, and the pairs of row and value in which it occurs."""

    values: tuple[str, ...]
    rows: Numbers
    codes: Numbers
    size: int

    def matching(self, chosen: Collection[str], every: bool = False) -> Mask:
        """The rows with one of the chosen values, or with every one of them."""
        wanted = np.isin(np.array(self.values, dtype=object), list(chosen))
        hits = np.bincount(self.rows[wanted[self.codes]], minlength=self.size)
        found: Mask = hits >= (len(set(chosen)) if every else 1)
        return found

    def counts(self, mask: Mask) -> Numbers:
        """How many of the rows have each value, zeros shown."""
        counted: Numbers = np.bincount(self.codes[mask.take(self.rows)], minlength=len(self.values))
        return counted


class Finder:
    """The lessons of one set of frames, ready to be chosen from. Make it once per `Tables`.

    `index` holds all other texts of the catalogue too; the lessons come first in it, in the order of their frame.
    """

    def __init__(self, tables: Tables) -> None:
        lessons = tables.lessons
        size = len(lessons)
        self.lessons = lessons
        self.facets: Mapping[FacetName, Facet] = {
            "theme": _linked(lessons["id"], tables.lesson_theme, "theme", tuple(tables.themes["id"])),
            "organisation": _linked(
                lessons["id"], tables.lesson_organisation, "organisation", tuple(tables.organisations["id"])
            ),
            "kind": _single(lessons["kind"], tuple(LESSON_KIND.categories)),
            "source": _linked(lessons["id"], _sources(lessons), "source", tuple(tables.sources["id"])),
            "period": _single(lessons["period"], tuple(PERIOD.categories)),
        }
        self.index = Index(entries(tables), tables.language)
        self._all: Mask = np.ones(size, dtype=bool)

    def keep(self, choice: Choice) -> pd.DataFrame:
        """The lessons that match, in the order of the catalogue: the one frame that cards, table and download share."""
        return self.lessons[self._mask(choice)].reset_index(drop=True)

    def counts(self, choice: Choice) -> pd.DataFrame:
        """One row per facet and value: `count` is how many lessons it has given the other filters, `total` without any.

        With `all_themes` the count of a theme is of the lessons that have it beside the chosen themes.
        """
        masks = self._masks(choice)
        return frame("facets", (row for name in FACETS for row in self._counted(name, choice, masks)))

    def fits(self, choice: Choice) -> Numbers:
        """How well each kept lesson fits the search, in the order of `keep`; all alike without one."""
        return self.scores(choice.search)[self._mask(choice)]

    def scores(self, search: str) -> Numbers:
        """Per lesson 0 if the search does not find it, else more the better it fits."""
        found = self.index.scores(search)
        own = np.searchsorted(found.places, len(self.lessons))
        scores: Numbers = np.zeros(len(self.lessons), dtype=np.int64)
        scores[found.places[:own]] = found.scores[:own]
        return scores

    def ways_out(self, choice: Choice) -> tuple[WayOut, ...]:
        """The filters whose dropping helps, the one that gives most first: for when nothing is found."""
        masks = self._masks(choice)
        now = int(self._joined(masks).sum())
        found = [WayOut(name, int(self._joined(masks, besides=name).sum())) for name in choice.used]
        return tuple(sorted((way for way in found if way.found > now), key=lambda way: -way.found))

    def _mask(self, choice: Choice) -> Mask:
        return self._joined(self._masks(choice))

    def _masks(self, choice: Choice) -> dict[str, Mask]:
        masks = {
            name: self.facets[name].matching(getattr(choice, name), every=name == "theme" and choice.all_themes)
            for name in FACETS
            if getattr(choice, name)
        }
        return masks | ({"search": self.scores(choice.search) > 0} if "search" in choice.used else {})

    def _joined(self, masks: Mapping[str, Mask], besides: str = "") -> Mask:
        joined = self._all.copy()
        for name, mask in masks.items():
            if name != besides:
                joined &= mask
        return joined

    def _counted(self, name: FacetName, choice: Choice, masks: Mapping[str, Mask]) -> Iterable[tuple[Any, ...]]:
        facet, chosen = self.facets[name], set(getattr(choice, name))
        own = "" if name == "theme" and choice.all_themes else name
        counts, totals = facet.counts(self._joined(masks, besides=own)), facet.counts(self._all)
        for value, count, total in zip(facet.values, counts, totals, strict=True):
            yield name, value, count, total, value in chosen


def _linked(lessons: pd.Series[Any], links: pd.DataFrame, column: str, values: Sequence[str]) -> Facet:
    rows = pd.Index(lessons).get_indexer(pd.Index(links["lesson"]))
    codes = pd.Index(list(values), dtype="str").get_indexer(pd.Index(links[column]))
    return _facet(values, rows, codes, len(lessons))


def _sources(lessons: pd.DataFrame) -> pd.DataFrame:
    """(lesson, source), each pair once, however many paragraphs are named."""
    named = zip(lessons["id"], lessons["sources"], strict=True)
    pairs = {(lesson, paragraph(source)[0]): None for lesson, sources in named for source in sources.split()}
    return pd.DataFrame(list(pairs), columns=["lesson", "source"])


def _single(column: pd.Series[Any], values: Sequence[str]) -> Facet:
    codes = pd.Index(list(values), dtype="str").get_indexer(pd.Index(column.astype("str")))
    return _facet(values, np.arange(len(column)), codes, len(column))


def _facet(values: Sequence[str], rows: Numbers, codes: Numbers, size: int) -> Facet:
    """Pairs of which either side is not known are left out."""
    known = (rows >= 0) & (codes >= 0)
    return Facet(tuple(values), rows[known], codes[known], size)
