"""How the lessons are spread over organisations and themes: how many, how strong, and where there are none.

A count of lessons says where people looked and wrote down what they learned. It says nothing of how ready an
organisation is: nothing here is added up per organisation, and the order is alphabetical.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal, NamedTuple, get_args

import numpy as np
import pandas as pd

from lessons.columns import ORIGIN_PROGRAMME, frame
from lessons.readiness import name_order
from lessons.records import Role
from lessons.tables import Tables
from lessons.words import Words

Strength = Literal["weak", "medium", "strong", "none"]
STRENGTHS: tuple[Strength, ...] = get_args(Strength)
"""From weak to strong; `none`: nobody rated it, as with lessons of the Doetanks themselves."""
Standing = Literal["empty", "weak_only", "found"]
PROGRAMME, UNNAMED = "~programme", "~unnamed"
"""The rows of lessons that are about no organisation: those of the whole programme, and those that name none."""
SECTOR = "sector"
"""The kind of organisation that stands for all of them together: it is never counted as one of them."""

Counts = np.ndarray[Any, np.dtype[np.int64]]
Mask = np.ndarray[Any, np.dtype[np.bool_]]


class Spot(NamedTuple):
    """The lessons on one theme about one organisation, counted per strength in the order of `STRENGTHS`."""

    row: str
    theme: str
    counts: tuple[int, ...]

    @property
    def lessons(self) -> int:
        """How many lessons there are."""
        return sum(self.counts)

    @property
    def strongest(self) -> Strength | None:
        """The strength of the strongest; `none` where none of them was rated, None where there are none."""
        for strength in ("strong", "medium", "weak", "none"):
            if self.counts[STRENGTHS.index(strength)]:
                return strength
        return None

    @property
    def standing(self) -> Standing:
        """Nothing, weak lessons alone, or more than that."""
        if not self.lessons:
            return "empty"
        return "weak_only" if self.lessons == self.counts[0] else "found"


class Row(NamedTuple):
    """A row: an organisation, or lessons about no single one (`shared`). `kind` is empty where it is no organisation."""

    key: str
    name: str
    kind: str
    shared: bool


@dataclass(frozen=True, eq=False)
class Spread:
    """The spots of these rows and themes. `counts`: rows x themes x strengths.

    `rows`: first the organisations, alphabetical, then what is about no single one.
    """

    rows: tuple[Row, ...]
    themes: tuple[str, ...]
    counts: Counts

    def spot(self, row: str, theme: str) -> Spot:
        """Raises KeyError for a row or theme that is not here."""
        found = self.counts[self._rows[row], self._themes[theme]]
        return Spot(row, theme, tuple(found.tolist()))

    def row(self, row: str) -> tuple[Spot, ...]:
        """The spots of a row, in the order of the themes."""
        return tuple(self.spot(row, theme) for theme in self.themes)

    def known(self, row: str, theme: str) -> bool:
        """Whether there is such a spot."""
        return row in self._rows and theme in self._themes

    @property
    def organisations(self) -> tuple[Row, ...]:
        """The rows that are one organisation."""
        return tuple(row for row in self.rows if not row.shared)

    def that(self, theme: str, standing: Standing) -> tuple[Row, ...]:
        """The organisations whose spot on this theme stands so, alphabetical."""
        return tuple(row for row in self.organisations if self.spot(row.key, theme).standing == standing)

    @cached_property
    def learned(self) -> Mapping[str, int]:
        """Theme -> about how many of the organisations there is a lesson on it."""
        size = len(self.organisations)
        found = (self.counts[:size].sum(axis=2) > 0).sum(axis=0)
        return dict(zip(self.themes, found.tolist(), strict=True))

    def narrowed(self, kinds: Collection[str] = (), themes: Collection[str] = ()) -> Spread:
        """The same with only organisations of these kinds and only these themes; all of them where none is given.

        What is about no single organisation has no kind, and stays.
        """
        rows = [place for place, row in enumerate(self.rows) if not kinds or row.shared or row.kind in kinds]
        columns = [place for place, theme in enumerate(self.themes) if not themes or theme in themes]
        return replace(
            self,
            rows=tuple(self.rows[place] for place in rows),
            themes=tuple(self.themes[place] for place in columns),
            counts=self.counts[np.ix_(rows, columns)],
        )

    def holding(self, part: Spread) -> Mask:
        """Which of the spots of this one, rows in order and then themes, stand in a part of it too."""
        rows = np.array([row.key in part._rows for row in self.rows], dtype=bool)
        themes = np.array([theme in part._themes for theme in self.themes], dtype=bool)
        found: Mask = (rows[:, None] & themes).ravel()
        return found

    @cached_property
    def _rows(self) -> dict[str, int]:
        return {row.key: place for place, row in enumerate(self.rows)}

    @cached_property
    def _themes(self) -> dict[str, int]:
        return {theme: place for place, theme in enumerate(self.themes)}


# --- from the catalogue --------------------------------------------------------------------------------------------


def spread(tables: Tables, words: Words) -> Spread:
    """The whole of it: every organisation that is judged or that has a lesson or an experiment, and every theme."""
    pairs = lesson_spots(tables)
    rows, themes = _rows(tables, set(pairs["row"]), words), tuple(tables.themes["id"])
    places = {row.key: place for place, row in enumerate(rows)}
    counts: Counts = np.zeros((len(rows), len(themes), len(STRENGTHS)), dtype=np.int64)
    row, theme = pairs["row"].map(places).to_numpy(), pd.Index(themes).get_indexer(pd.Index(pairs["theme"]))
    np.add.at(counts, (row.astype(int), theme, pairs["strength"].to_numpy()), 1)
    return Spread(rows, themes, counts)


def lesson_spots(tables: Tables) -> pd.DataFrame:
    """(lesson, theme, row, strength): one per lesson, theme and row in which it counts; `strength` is a place in
    `STRENGTHS`. A theme or organisation that is not in the catalogue is left out."""
    lessons, about = tables.lessons, tables.lesson_organisation.rename(columns={"organisation": "row"})
    about = about[about["row"].isin(tables.organisations["id"])]
    rest = lessons[~lessons["id"].isin(about["lesson"])]
    row = np.where(rest["origin"] == ORIGIN_PROGRAMME, PROGRAMME, UNNAMED)
    where = pd.concat([about, pd.DataFrame({"lesson": rest["id"], "row": row})])
    codes = lessons["strength"].cat.codes.to_numpy().astype(int)
    strength = pd.Series(np.where(codes < 0, STRENGTHS.index("none"), codes), index=lessons["id"])
    themed = tables.lesson_theme[tables.lesson_theme["theme"].isin(tables.themes["id"])]
    found = themed.merge(where, on="lesson").drop_duplicates().reset_index(drop=True)
    return found.assign(strength=found["lesson"].map(strength).astype(int))


def inside(lessons: pd.DataFrame, row: str, organisations: Collection[str]) -> pd.Series[bool]:
    """Which of these lessons count in a row; `organisations`: the ids of those that the catalogue has."""
    known = set(organisations)
    named = [set(names.split()) & known for names in lessons["organisations"]]
    of_all = lessons["origin"] == ORIGIN_PROGRAMME
    found = [
        row in names or (not names and row == (PROGRAMME if whole else UNNAMED))
        for names, whole in zip(named, of_all, strict=True)
    ]
    return pd.Series(found, index=lessons.index, dtype=bool)


def _rows(tables: Tables, named: Collection[str], words: Words) -> tuple[Row, ...]:
    held = tables.organisations
    there = held[held["judged"] | (held["experiments"] > 0) | held["id"].isin(named)]
    found = [
        Row(key, name, str(kind), str(kind) == SECTOR)
        for key, name, kind in zip(there["id"], there["short"], there["kind"], strict=True)
    ]
    found.sort(key=lambda row: (row.shared, name_order(row.name), row.key))
    apart = (
        (PROGRAMME, words.say(nl="Hele programma", en="Whole programme")),
        (UNNAMED, words.say(nl="Geen organisatie genoemd", en="No organisation named")),
    )
    return (*found, *(Row(key, name, "", True) for key, name in apart if key in named))


# --- as rows to take home --------------------------------------------------------------------------------------------


def spread_frame(
    seen: Spread,
    tables: Tables,
    questions: Mapping[str, str],
    whom: Mapping[str, tuple[Role, ...]],
) -> pd.DataFrame:
    """One row per spot, rows in order, then themes: the counts, and for one without lessons what to ask and whom."""
    names = dict(zip(tables.themes["id"], tables.themes["label"], strict=True))
    behind = _sources(tables)
    return frame("spread", (
        ("" if row.key.startswith("~") else row.key, row.name, theme, names[theme], spot.lessons, *spot.counts,
         spot.strongest, spot.standing, *_asked(row, spot, questions, whom), behind.get((row.key, theme), ""))
        for row in seen.rows for theme, spot in zip(seen.themes, seen.row(row.key), strict=True)
    ))  # fmt: skip


def _asked(row: Row, spot: Spot, questions: Mapping[str, str], whom: Mapping[str, tuple[Role, ...]]) -> tuple[str, str]:
    if row.shared or spot.lessons:
        return "", ""
    return questions.get(spot.theme, ""), " ".join(whom.get(row.key, ()))


def _sources(tables: Tables) -> dict[tuple[str, str], str]:
    """(row, theme) -> the sources of the lessons there, each once."""
    pairs = lesson_spots(tables)
    sources = pairs["lesson"].map(pd.Series(tables.lessons["sources"].to_numpy(), index=tables.lessons["id"]))
    found: dict[tuple[str, str], dict[str, None]] = {}
    for row, theme, named in zip(pairs["row"], pairs["theme"], sources, strict=True):
        found.setdefault((row, theme), {}).update(dict.fromkeys(named.split()))
    return {place: " ".join(named) for place, named in found.items()}
