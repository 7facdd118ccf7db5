"""The dates a reader may look from, and how many judgements hold on each (`docs/method.md` 4)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from lessons.cells import Readable, judgements_of, once_per_catalogue, valid_until
from lessons.fields import TwoTongues, last_day
from lessons.records import Edition

Day = date


@dataclass(frozen=True, slots=True)
class AsOf:
    """A date to look from. `date` as written (a day, month or year), `day` the day it means: the last one.

    `label`: its name in the edition, if it has one. `valid`: how many judgements hold on that day (the latest of an
    organisation and dimension, not stale).
    """

    date: str
    day: Day
    kind: Literal["view", "judgement", "today", "chosen"]
    label: TwoTongues | None = None
    valid: int = 0


@dataclass(frozen=True, slots=True)
class _Holding:
    """The first days and the last days on which judgements hold, each sorted."""

    first: tuple[date, ...]
    last: tuple[date, ...]

    def on(self, day: date) -> int:
        return bisect_right(self.first, day) - bisect_left(self.last, day)


def as_of_choices(catalogue: Readable, today: date) -> tuple[AsOf, ...]:
    """Every date on which a judgement starts to count, every named view, and today; newest first."""
    dated = _dated(catalogue)
    if any(choice.day == today for choice in dated):
        return dated
    now = AsOf(today.isoformat(), today, "today", valid=_holding(catalogue).on(today))
    return tuple(sorted([*dated, now], key=lambda choice: choice.day, reverse=True))


def as_of_on(catalogue: Readable, day: date) -> AsOf:
    """The date to look from that falls on this day, whether or not a judgement starts to count on it."""
    found = next((choice for choice in _dated(catalogue) if choice.day == day), None)
    return found or AsOf(day.isoformat(), day, "chosen", valid=_holding(catalogue).on(day))


def default_as_of(catalogue: Readable) -> AsOf:
    """The date on which most judgements hold; of equal ones the latest.

    Without judgements the latest named view, without those the date of the edition; ValueError without an edition.
    """
    if catalogue.edition is None:
        raise ValueError("the catalogue has no edition of the method (readiness.yaml)")
    written = catalogue.edition.date.date
    last_resort = AsOf(written, last_day(written), "view")
    return max(_dated(catalogue), key=lambda choice: (choice.valid, choice.day), default=last_resort)


@once_per_catalogue
def _dated(catalogue: Readable) -> tuple[AsOf, ...]:
    """The named views and the dates of judgements, newest first, each day once: a name first, then the most precise."""
    if catalogue.edition is None:
        return ()
    views = [AsOf(view.date, last_day(view.date), "view", view.label) for view in catalogue.edition.views]
    written = {(dated.judgement.date.date, dated.last) for dated in judgements_of(catalogue)}
    found = [AsOf(text, day, "judgement") for text, day in sorted(written, key=lambda pair: -len(pair[0]))]
    by_day = {choice.day: choice for choice in reversed(views + found)}
    holding = _holding(catalogue)
    return tuple(replace(by_day[day], valid=holding.on(day)) for day in sorted(by_day, reverse=True))


@once_per_catalogue
def _holding(catalogue: Readable) -> _Holding:
    edition = catalogue.edition
    spans = _spans(catalogue, edition) if edition else []
    return _Holding(tuple(sorted(first for first, _ in spans)), tuple(sorted(last for _, last in spans)))


def _spans(catalogue: Readable, edition: Edition) -> list[tuple[date, date]]:
    """(first day, last day) on which a judgement is the latest one of its place and is not stale."""
    places: dict[tuple[str, str], set[date]] = defaultdict(set)
    dimensions = {dimension.id for dimension in edition.dimensions}
    judged = {organisation.id for organisation in catalogue.organisations.values() if organisation.judged}
    for dated in judgements_of(catalogue):
        if dated.organisation in judged and dated.judgement.dimension in dimensions:
            places[dated.organisation, dated.judgement.dimension].add(dated.last)
    spans = []
    for days in map(sorted, places.values()):
        for day, following in zip(days, [*days[1:], date.max], strict=True):
            spans.append((day, min(valid_until(day, edition.valid_months), following - timedelta(days=1))))
    return spans
