"""What came into the collection, and what changed in it, on or after a day.

A record counts from the last day that its `added` or `changed` can mean. Without `added` it is never new; it may have
changed. One that both came in and changed since is told once, as new. A lesson without `added` of its own has that of
its file (`Tables.lessons`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Literal, NamedTuple, get_args

import numpy as np
import pandas as pd

from lessons.choice import in_order
from lessons.columns import frame
from lessons.fields import latest_day
from lessons.tables import Tables

NewsKind = Literal["lesson", "experiment", "concept", "session"]
NEWS_KINDS: tuple[NewsKind, ...] = get_args(NewsKind)

Days = np.ndarray[Any, np.dtype[np.datetime64]]


class Counted(NamedTuple):
    """How many lessons, and how many records of any kind, came in or changed."""

    lessons: int
    records: int


class News:
    """The moments of one set of frames, ready to be looked at from any day. Make it once per `Tables`."""

    def __init__(self, tables: Tables) -> None:
        self._records = _records(tables)
        self._added, self._changed = _days(self._records["added"]), _days(self._records["changed"])
        self._latest: Days = np.fmax(self._added, self._changed)

    @property
    def undated(self) -> int:
        """How many records have no day on which they came in."""
        return int(np.isnat(self._added).sum())

    @property
    def days(self) -> list[date]:
        """Each day on which something came in or changed, the latest first."""
        known = np.concatenate([self._added, self._changed])
        found: list[date] = np.unique(known[~np.isnat(known)]).astype(object).tolist()
        return found[::-1]

    def counted(self, since: date) -> Counted:
        """How many there are since, without making their rows."""
        new = self._latest >= np.datetime64(since)
        return Counted(int((new & (self._records["kind"] == "lesson").to_numpy()).sum()), int(new.sum()))

    def since(self, day: date) -> pd.DataFrame:
        """One row per record that came in or changed on or after the day, the latest first."""
        start = np.datetime64(day)
        came, changed = self._added >= start, self._changed >= start
        moment = np.where(came, self._added, self._changed)
        what = np.where(came, "added", "changed")
        written = np.where(came, self._records["added"], self._records["changed"])
        kept = np.flatnonzero(came | changed)
        kept = kept[np.argsort(-moment[kept].astype("int64"), kind="stable")]
        rows = self._records.iloc[kept][["kind", "id", "text", "organisations", "themes"]]
        told = zip(
            what[kept], written[kept], moment[kept].astype(object), self._records["sources"].iloc[kept], strict=True
        )
        return frame("news", (
            (*row, *moments) for row, moments in zip(rows.itertuples(index=False, name=None), told, strict=True)
        ))  # fmt: skip


def _records(tables: Tables) -> pd.DataFrame:
    """One row per lesson, experiment, concept and session; lessons in the order in which they are shown."""
    lessons = in_order(tables.lessons)
    titled: Mapping[NewsKind, tuple[pd.DataFrame, str, str]] = {
        "lesson": (lessons, "text", "organisations"),
        "experiment": (tables.experiments, "title", "organisation"),
        "concept": (tables.concepts, "title", ""),
        "session": (tables.sessions, "title", ""),
    }
    parts = [_part(kind, *titled[kind]) for kind in NEWS_KINDS]
    return pd.concat(parts, ignore_index=True)


def _part(kind: NewsKind, table: pd.DataFrame, text: str, organisations: str) -> pd.DataFrame:
    empty = pd.Series("", index=table.index, dtype="str")
    return pd.DataFrame({
        "kind": pd.Series(kind, index=table.index, dtype="str"),
        "id": table["id"],
        "text": table[text],
        "organisations": table[organisations] if organisations else empty,
        "themes": table["themes"] if kind == "lesson" else empty,
        "added": table["added"],
        "changed": table["changed"],
        "sources": table["sources"],
    })  # fmt: skip


def _days(written: pd.Series[Any]) -> Days:
    """The last day that each date can mean; none where nothing is written."""
    return np.array([latest_day(text) for text in written], dtype="datetime64[D]")


def themes_of(news: pd.DataFrame) -> dict[str, int]:
    """How many of the lessons among these rows are about each theme, as far as there are any."""
    counted: dict[str, int] = {}
    for theme in _named(news):
        counted[theme] = counted.get(theme, 0) + 1
    return counted


def _named(news: pd.DataFrame) -> Iterator[str]:
    for themes in news.loc[news["kind"] == "lesson", "themes"]:
        yield from themes.split()
