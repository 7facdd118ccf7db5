"""The use of lessons: which of them stand here long enough and were never used.

The rule. A lesson waits from the day that it has stood here for so many months, while no use of it is noted. The months
count from the last day that its `added` can mean, so that no lesson waits too early; in a shorter month the last day
counts. On that very day it is listed. Without `added` it is never listed, only counted. Any noted use counts, whatever
its date: it says that somebody did something with the lesson.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

import pandas as pd

from lessons.columns import frame
from lessons.fields import last_day
from lessons.tables import Tables

USUAL_MONTHS = 12
"""How many months a lesson may wait where no programme says so."""


def months_later(day: date, months: int) -> date:
    """The same day so many months later (or earlier, below 0); the last day of a month that has no such day."""
    number = day.year * 12 + day.month - 1 + months
    year, month = number // 12, number % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def due(added: str, months: int) -> date:
    """The first day on which a lesson that was added then has stood here for so many months."""
    return months_later(last_day(added), months)


def patience(tables: Tables) -> int:
    """After how many months a lesson without a use is listed."""
    programme = tables.catalogue.programme
    return programme.unused_after_months if programme else USUAL_MONTHS


@dataclass(frozen=True, eq=False)
class Unused:
    """The lessons that nobody used. `waiting`: one row for each that waits on that day, oldest first.

    `never`: how many have no use, those included. `undated`: how many of these have no date, so never wait.
    `first`: the day that the next one begins to wait; None when there is no other with a date.
    """

    months: int
    waiting: pd.DataFrame
    never: int
    undated: int
    first: date | None


def unused(tables: Tables, as_of: date) -> Unused:
    """The lessons that nobody used, seen from a day."""
    months, lessons = patience(tables), tables.lessons
    never = lessons[lessons["uses"] == 0]
    dated = never[never["added"] != ""]
    days = {added: due(added, months) for added in dated["added"].unique()}
    keyed = dated.assign(due=dated["added"].map(days)).sort_values("due", kind="stable")
    late = keyed["due"] <= as_of
    ahead = keyed.loc[~late, "due"]
    rows = keyed.loc[late, ["id", "text", "kind", "organisations", "themes", "added", "due", "sources"]]
    waiting = frame("unused", rows.itertuples(index=False, name=None))
    return Unused(months, waiting, len(never), len(never) - len(dated), ahead.iloc[0] if len(ahead) else None)
