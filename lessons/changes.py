"""What changed between two dates of one catalogue: per organisation and dimension, and in the verdicts for a purpose.

Levels are compared as `comparison.side` does, never subtracted; the words for all this are in `change_words`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args

import pandas as pd

from lessons.cells import Cell
from lessons.columns import frame
from lessons.comparison import side
from lessons.readiness import Readiness, Verdict, alphabetical
from lessons.records import Organisation
from lessons.words import Language

ChangeKind = Literal[
    "first", "found", "higher", "lower", "same", "mixed", "unclear", "lost", "asked", "not_applicable", "stale"
]
KINDS: tuple[ChangeKind, ...] = get_args(ChangeKind)


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that is not what it was. `before` is as the earlier date shows it, `after` as the later date does.

    first: judged, and never asked before · found: judged, and asked before without a level · higher, lower, same: the
    level against the one before · mixed: a level that became a range · unclear: judged again, higher or lower cannot
    be said · lost: no longer known · asked: asked, not known · not_applicable · stale: no new judgement, too old now.
    """

    kind: ChangeKind
    before: Cell
    after: Cell

    @property
    def organisation(self) -> str:
        """The id of the organisation."""
        return self.after.organisation

    @property
    def dimension(self) -> str:
        """The id of the dimension."""
        return self.after.dimension

    @property
    def again(self) -> bool:
        """It was known but did not count for a verdict (too old, or of all organisations together); now it counts."""
        return self.before.known and not self.before.decides and self.after.decides

    @property
    def day(self) -> date | None:
        """From which day it counts; None for what went out of date without a new judgement."""
        return None if self.kind == "stale" else self.after.current[0].last


def changes(earlier: Readiness, later: Readiness) -> tuple[Change, ...]:
    """Every cell of the organisations of `later` that changed since `earlier`, alphabetical, in the order of the edition.

    The whole history stays behind it: of several judgements between the two dates the last one tells. A what-if
    changes nothing here. Raises ValueError when the dates do not come in this order.
    """
    _ordered(earlier, later)
    before, after = earlier.whole.cells, later.whole.cells
    places = [(item.id, dimension) for item in later.organisations for dimension in later.dimensions]
    kinds = ((place, _kind(before[place], after[place])) for place in places)
    return tuple(Change(kind, before[place], after[place]) for place, kind in kinds if kind)


def _ordered(earlier: Readiness, later: Readiness) -> None:
    if earlier.as_of > later.as_of:
        raise ValueError(f"{earlier.as_of} comes after {later.as_of}")


def _kind(before: Cell, after: Cell) -> ChangeKind | None:
    if len(after.history) == len(before.history):
        return "stale" if after.known and after.stale and not before.stale else None
    if after.state == "not_applicable":
        return "not_applicable"
    if not after.known:
        return "lost" if before.known else "asked"
    if not before.known:
        return "found" if before.history else "first"
    return _moved(before, after)


def _moved(before: Cell, after: Cell) -> ChangeKind:
    """What is said of all organisations is no level of this one, so nothing can have moved from or to it."""
    if before.collective or after.collective:
        return "unclear"
    if before.state == "level" and side(after, before) == "undecided":
        return "mixed"
    moved: Mapping[str, ChangeKind] = {"a_leads": "higher", "b_leads": "lower", "equal": "same", "undecided": "unclear"}
    return moved[side(after, before)]


def counted(found: Sequence[Change]) -> Mapping[ChangeKind, int]:
    """How many changes of each kind, zeros shown, in the order of `KINDS`."""
    held = Counter(item.kind for item in found)
    return {kind: held[kind] for kind in KINDS}


# --- verdicts ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TurnedVerdict:
    """A verdict that changed. `through`: the conditions that made the difference, ids in the order of the gates."""

    before: Verdict
    after: Verdict

    @property
    def organisation(self) -> str:
        """The id of the organisation."""
        return self.after.organisation

    @property
    def through(self) -> tuple[str, ...]:
        """To ready: those met now and not before. To not yet: those below now and not before. To cannot say: those that
        no longer decide."""
        before, after = self.before, self.after
        if after.outcome == "ready":
            return _without(after.met, before.met)
        if after.outcome == "not_yet":
            return _without(after.below, before.below)
        return _without(before.below, after.below) or _without(after.ask, before.ask)


def _without(these: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    return tuple(item for item in these if item not in others)


def turned(earlier: Readiness, later: Readiness, purpose: str) -> tuple[TurnedVerdict, ...]:
    """The organisations of `later` whose verdict for this purpose changed since `earlier`, alphabetical.

    Raises KeyError for a purpose that does not exist, ValueError when the dates do not come in this order.
    """
    _ordered(earlier, later)
    pairs = (
        TurnedVerdict(earlier.whole.verdict(item.id, purpose), later.whole.verdict(item.id, purpose))
        for item in later.organisations
    )
    return tuple(pair for pair in pairs if pair.before.outcome != pair.after.outcome)


# --- frames --------------------------------------------------------------------------------------------------------


def change_frame(earlier: Readiness, later: Readiness, language: Language) -> pd.DataFrame:
    """One row per cell that changed, organisations alphabetical, dimensions in the order of the edition.

    `before_` and `after_`: what the two dates show; `date`, `judge` and `reason` are of the judgement that made the
    change, and empty where a level only went out of date; `sources` are of what holds, or held, at the later date.
    """
    labels = {dimension.id: dimension.short.say(language) for dimension in later.edition.dimensions}
    found: dict[str, list[Change]] = {}
    for item in changes(earlier, later):
        found.setdefault(item.organisation, []).append(item)
    return frame("changes", (
        (o.id, o.short.say(language), item.dimension, labels[item.dimension], item.kind, item.again,
         *_shown(item.before), *_shown(item.after), *_judgement(item, language))
        for o in alphabetical(later.organisations, language) for item in found.get(o.id, [])
    ))  # fmt: skip


def _shown(cell: Cell) -> tuple[Any, ...]:
    """state, low, high and stale."""
    return cell.state, cell.low, cell.high, cell.known and cell.stale


def _judgement(item: Change, language: Language) -> tuple[Any, ...]:
    """date, day, judge, reason and sources of the latest judgements."""
    sources = _sources(item.after)
    if item.kind == "stale":
        return "", None, None, "", sources
    said = [dated.judgement for dated in item.after.current]
    reasons = list({judgement.reason.nl: judgement.reason.say(language) for judgement in said}.values())
    return said[0].date.date, item.day, said[0].by.role, " ".join(reasons), sources


def _sources(*cells: Cell) -> str:
    """The sources of the latest judgements of these cells, each once."""
    said = [dated.judgement for cell in cells for dated in cell.current]
    return " ".join(dict.fromkeys(proof.source for judgement in said for proof in judgement.evidence))


def turn_frame(earlier: Readiness, later: Readiness, purpose: str, language: Language) -> pd.DataFrame:
    """One row per organisation whose verdict for this purpose changed; `through` holds ids of dimensions.

    `sources`: behind those conditions, as they are now and as they were.
    """
    label = later.purpose(purpose).label.say(language)
    found = {item.organisation: item for item in turned(earlier, later, purpose)}
    return frame("turns", (
        _turn(o, found[o.id], purpose, label, language)
        for o in alphabetical(later.organisations, language) if o.id in found
    ))  # fmt: skip


def _turn(
    organisation: Organisation, item: TurnedVerdict, purpose: str, label: str, language: Language
) -> tuple[Any, ...]:
    outcomes = item.before.outcome, item.after.outcome
    gates = [gate for verdict in (item.after, item.before) for gate in verdict.gates if gate.dimension in item.through]
    behind = " ".join(item.through), _sources(*(gate.cell for gate in gates))
    return organisation.id, organisation.short.say(language), purpose, label, *outcomes, *behind
