"""What the visitor chose among the lessons: the rows that match, how many are behind every other choice, and the way
out when nothing is found.

Facets are numpy pairs (row, code), so that a choice is a mask and a count is a bincount.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, combinations
from typing import Any, Literal, NamedTuple, get_args

import numpy as np
import pandas as pd

from lessons.columns import LESSON_KIND, ORIGIN_PUBLIC, PERIOD, STRENGTH, field, frame
from lessons.fields import first_day, is_date, latest_day
from lessons.records import Audience, Organisation
from lessons.search import Index, asked
from lessons.tables import Tables
from lessons.texts import entries
from lessons.trail import paragraph

FacetName = Literal[
    "theme", "organisation", "organisation_kind", "audience", "kind", "strength", "year", "source", "period"
]  # fmt: skip
FACETS: tuple[FacetName, ...] = get_args(FacetName)
OPEN: frozenset[FacetName] = frozenset(("organisation", "year", "source"))
"""Facets without a fixed set of values."""
Order = Literal["best", "strength", "date"]
ORDERS: tuple[Order, ...] = get_args(Order)
NONE = "none"
"""The value of a lesson that says nothing here: no strength rated, no year, no organisation, nobody it is meant for."""

Mask = np.ndarray[Any, np.dtype[np.bool_]]
Numbers = np.ndarray[Any, np.dtype[np.int64]]


@dataclass(frozen=True)
class Choice:
    """The chosen values per facet (any of them; of themes all of them with `all_themes`), and words that all must occur.

    `since`: a date as written; only lessons that were added or changed on or after it. An empty facet leaves every row.
    A value that does not exist matches no row.
    """

    theme: tuple[str, ...] = ()
    organisation: tuple[str, ...] = ()
    organisation_kind: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    strength: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    period: tuple[str, ...] = ()
    all_themes: bool = False
    since: str = ""
    search: str = ""

    @property
    def used(self) -> tuple[str, ...]:
        """The names of the filters in use: the facets, `since`, and `search` last."""
        others = {"since": is_date(self.since), "search": bool(asked(self.search))}
        facets = (name for name in FACETS if getattr(self, name))
        return (*facets, *(name for name, used in others.items() if used))

    def without(self, name: str, value: str = "") -> Choice:
        """The choice without a filter, or without one value of it."""
        now = getattr(self, name)
        left: Any = tuple(item for item in now if value and item != value) if isinstance(now, tuple) else type(now)()
        changed: dict[str, Any] = {name: left}
        return replace(self, **changed)


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


class Dropped(NamedTuple):
    """A filter that is let go of, or one value of it; `all_themes` when any of the themes will do."""

    filter: str
    value: str = ""


ANY_THEME = Dropped("all_themes")
MOST_WAYS = 6
"""So many ways out are told."""


class WayOut(NamedTuple):
    """Dropping these leaves this choice, which gives so many lessons."""

    drop: tuple[Dropped, ...]
    left: Choice
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

    @cached_property
    def totals(self) -> Numbers:
        """How many rows have each value."""
        return self.counts(np.ones(self.size, dtype=bool))


class Finder:
    """The lessons of one set of frames, ready to be chosen from. Make it once per `Tables`.

    `index` holds all other texts of the catalogue too; the lessons come first in it, in the order of their frame.
    """

    def __init__(self, tables: Tables) -> None:
        lessons = tables.lessons
        self.lessons = lessons
        self.facets: Mapping[FacetName, Facet] = _facets(tables)
        self.index = Index(entries(tables), tables.language)
        self._all: Mask = np.ones(len(lessons), dtype=bool)
        self._last: tuple[Choice, dict[str, Mask], Numbers] | None = None

    def keep(self, choice: Choice) -> pd.DataFrame:
        """The lessons that match, in the order of the catalogue."""
        return self.lessons[self._mask(choice)].reset_index(drop=True)

    def ordered(self, choice: Choice, order: Order = "best") -> pd.DataFrame:
        """The lessons that match, in the order asked: the one frame that cards, table, download and feed share.

        best: what fits the search best; strength: the strongest first, not rated last; date: the newest year first,
        unknown last. What is alike in that stands in the order of `in_order`.
        """
        rows = np.flatnonzero(self._mask(choice))
        keys: list[Any] = [self._rank[rows], -self.scores(choice.search)[rows]]
        keys += {"best": [], "strength": [-self._strengths[rows]], "date": [-self._years[rows]]}[order]
        return self.lessons.take(rows[np.lexsort(keys)]).reset_index(drop=True)

    def counts(self, choice: Choice) -> pd.DataFrame:
        """One row per facet and value: `count` is how many lessons it has given the other filters, `total` without any.

        With `all_themes` the count of a theme is of the lessons that have it beside the chosen themes.
        """
        masks = self._masks(choice)
        return frame("facets", (row for name in FACETS for row in self._counted(name, choice, masks)))

    def count(self, choice: Choice, name: FacetName) -> dict[str, int]:
        """How many lessons each value of a facet has given the other filters, zeros too; of the `OPEN` ones those that
        some lesson of the catalogue has."""
        facet = self.facets[name]
        counts = facet.counts(self._besides(name, choice, self._masks(choice))).tolist()
        places = np.flatnonzero(facet.totals).tolist() if name in OPEN else range(len(counts))
        return {facet.values[place]: counts[place] for place in places}

    def spread(self, choice: Choice, name: FacetName, besides: Collection[str] = ()) -> int:
        """How many values of a facet, `besides` some, the lessons that match have together: from how many organisations
        they are."""
        facet = self.facets[name]
        counted = facet.counts(self._mask(choice)) > 0
        return int(np.count_nonzero(counted & ~np.isin(np.array(facet.values, dtype=object), list(besides))))

    def scores(self, search: str) -> Numbers:
        """Per lesson 0 if the search does not find it, else more the better it fits."""
        last = self._last
        return last[2] if last and last[0].search == search else self._scored(search)

    def ways_out(self, choice: Choice) -> tuple[WayOut, ...]:
        """What to drop when nothing is found, what gives most first: one filter or one value; two at once if that
        does not help."""
        now, drops = self._size(choice), tuple(_drops(choice))
        one = self._tried(choice, ((drop,) for drop in drops), now)
        return one or self._tried(choice, combinations((drop for drop in drops if drop != ANY_THEME), 2), now)

    def _tried(self, choice: Choice, drops: Iterable[tuple[Dropped, ...]], now: int) -> tuple[WayOut, ...]:
        left = ((drop, _dropped(choice, drop)) for drop in drops)
        found = [WayOut(drop, rest, self._size(rest)) for drop, rest in left]
        ways = (way for way in found if way.found > now)
        return tuple(sorted(ways, key=lambda way: (-way.found, sum(not item.value for item in way.drop)))[:MOST_WAYS])

    def _size(self, choice: Choice) -> int:
        return int(_joined(self._made(choice, self.scores(choice.search)), self._all).sum())

    def _mask(self, choice: Choice) -> Mask:
        return _joined(self._masks(choice), self._all)

    def _masks(self, choice: Choice) -> dict[str, Mask]:
        """Per filter in use the lessons it lets through; those of the last choice are kept, because a page asks more
        than once."""
        last = self._last
        if last is None or last[0] != choice:
            scores = self._scored(choice.search)
            self._last = last = choice, self._made(choice, scores), scores
        return last[1]

    def _made(self, choice: Choice, scores: Numbers) -> dict[str, Mask]:
        masks: dict[str, Mask] = {
            name: self.facets[name].matching(getattr(choice, name), every=name == "theme" and choice.all_themes)
            for name in FACETS
            if getattr(choice, name)
        }
        if "since" in choice.used:
            masks["since"] = self._days >= first_day(choice.since).toordinal()
        return masks | ({"search": scores > 0} if "search" in choice.used else {})

    def _scored(self, search: str) -> Numbers:
        found = self.index.scores(search)
        own = np.searchsorted(found.places, len(self.lessons))
        scores: Numbers = np.zeros(len(self.lessons), dtype=np.int64)
        scores[found.places[:own]] = found.scores[:own]
        return scores

    def _counted(self, name: FacetName, choice: Choice, masks: Mapping[str, Mask]) -> Iterable[tuple[Any, ...]]:
        facet, chosen = self.facets[name], set(getattr(choice, name))
        counts = facet.counts(self._besides(name, choice, masks))
        for value, count, total in zip(facet.values, counts, facet.totals, strict=True):
            yield name, value, count, total, value in chosen

    def _besides(self, name: FacetName, choice: Choice, masks: Mapping[str, Mask]) -> Mask:
        """The lessons among which the values of a facet are counted."""
        own = "" if name == "theme" and choice.all_themes else name
        return _joined(masks, self._all, besides=own)

    # --- what the order goes by -----------------------------------------------------------------------------------

    @cached_property
    def _rank(self) -> Numbers:
        rank: Numbers = np.empty(len(self.lessons), dtype=np.int64)
        rank[in_order(self.lessons[["origin", "strength", "text"]]).index.to_numpy()] = np.arange(len(self.lessons))
        return rank

    @cached_property
    def _strengths(self) -> Numbers:
        return np.asarray(self.lessons["strength"].cat.codes, dtype=np.int64)

    @cached_property
    def _years(self) -> Numbers:
        return np.asarray(self.lessons["year"].fillna(0), dtype=np.int64)

    @cached_property
    def _days(self) -> Numbers:
        """Per lesson the last day on which it was added or changed; 0 when no date is known."""
        written = zip(self.lessons["added"], self.lessons["changed"], strict=True)
        days = (latest_day(*dates) for dates in written)
        return np.array([day.toordinal() if day else 0 for day in days], dtype=np.int64)


def _drops(choice: Choice) -> Iterator[Dropped]:
    """What can be let go of by itself: a filter, one of the themes or words that must all occur, or that all must."""
    together = choice.all_themes and len(choice.theme) > 1
    yield from (Dropped("theme", theme) for theme in choice.theme if together)
    yield from (Dropped("search", said) for said in said_apart(choice.search))
    yield from map(Dropped, choice.used)
    yield from (ANY_THEME,) * together


def said_apart(search: str) -> tuple[str, ...]:
    """The words of a search of more than one word, each as it was typed; none when a part stands in quotes."""
    words = tuple(dict.fromkeys(word for word in search.split() if asked(word)))
    return words if len(words) > 1 and all(not item.exact for item in asked(search)) else ()


def _dropped(choice: Choice, drops: Iterable[Dropped]) -> Choice:
    for name, value in drops:
        if name == "search" and value:
            choice = replace(choice, search=" ".join(word for word in choice.search.split() if word != value))
        else:
            choice = choice.without(name, value)
    return choice


def _joined(masks: Mapping[str, Mask], everything: Mask, besides: str = "") -> Mask:
    joined = everything.copy()
    for name, mask in masks.items():
        if name != besides:
            joined &= mask
    return joined


# --- the facets -----------------------------------------------------------------------------------------------------


def _facets(tables: Tables) -> dict[FacetName, Facet]:
    lessons, organisations = tables.lessons, tables.organisations
    ids, linked = lessons["id"], tables.lesson_organisation
    kinds = dict(zip(organisations["id"], organisations["kind"], strict=True))
    years = lessons["year"].astype("str").fillna(NONE)
    return {
        "theme": _linked(ids, tables.lesson_theme["lesson"], tables.lesson_theme["theme"], tables.themes["id"]),
        "organisation": _linked(ids, linked["lesson"], linked["organisation"], organisations["id"]),
        "organisation_kind": _worded(
            (
                dict.fromkeys(kinds[name] for name in names.split() if name in kinds)
                for names in lessons["organisations"]
            ),
            field(Organisation, "kind").categories,
        ),
        "audience": _worded((names.split() for names in lessons["audience"]), get_args(Audience)),
        "kind": _single(lessons["kind"], LESSON_KIND.categories),
        "strength": _single(lessons["strength"].astype("str").fillna(NONE), (*STRENGTH.categories[::-1], NONE)),
        "year": _single(years, sorted(years.unique(), key=lambda year: (year != NONE, year), reverse=True)),
        "source": _worded((_sources(names) for names in lessons["sources"]), tables.sources["id"], none=False),
        "period": _single(lessons["period"].astype("str"), PERIOD.categories),
    }


def _sources(named: str) -> Collection[str]:
    """The sources of a lesson, each once, however many of its paragraphs are named."""
    return dict.fromkeys(paragraph(source)[0] for source in named.split())


def _linked(lessons: pd.Series[Any], ids: pd.Series[Any], named: pd.Series[Any], values: Iterable[str]) -> Facet:
    return _facet(values, pd.Index(lessons).get_indexer(pd.Index(ids)), named, len(lessons))


def _worded(named: Iterable[Collection[str]], values: Iterable[str], none: bool = True) -> Facet:
    """Per lesson the values it names; with `none` one that names nothing has the value NONE."""
    words = [tuple(names) or ((NONE,) if none else ()) for names in named]
    rows = np.repeat(np.arange(len(words)), [len(names) for names in words])
    return _facet((*values, NONE) if none else values, rows, list(chain.from_iterable(words)), len(words))


def _single(column: pd.Series[Any], values: Iterable[str]) -> Facet:
    return _facet(values, np.arange(len(column)), column, len(column))


def _facet(values: Iterable[str], rows: Numbers, named: Iterable[str], size: int) -> Facet:
    """Each pair once; those of which either side is not known are left out."""
    every = tuple(values)
    codes = pd.Index(every, dtype="str").get_indexer(pd.Index(list(named), dtype="str"))
    known = (rows >= 0) & (codes >= 0)
    pairs = np.unique(rows[known] * max(len(every), 1) + codes[known])
    return Facet(every, pairs // max(len(every), 1), pairs % max(len(every), 1), size)
