"""What differs between two versions of the data, looked at from one date: verdicts, cells, records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from lessons.catalogue import Catalogue
from lessons.cells import Cell
from lessons.readiness import Outcome, Readiness

KINDS = (
    "edition",
    "programme",
    "organisations",
    "experiments",
    "judgements",
    "targets",
    "lessons",
    "concepts",
    "sessions",
    "themes",
    "sources",
    "facts",
    "series",
)
"""The records that are counted, as the catalogue names them."""


class Turned(NamedTuple):
    """A verdict that is another one now."""

    organisation: str
    then: Outcome
    now: Outcome


class Pair(NamedTuple):
    """A cell that shows something else now."""

    then: Cell
    now: Cell


@dataclass(frozen=True, slots=True)
class Differences:
    """Of the organisations in both: verdicts and cells; `came`, `left`: those only now, or only then. Alphabetical."""

    turned: tuple[Turned, ...]
    cells: tuple[Pair, ...]
    came: tuple[str, ...]
    left: tuple[str, ...]


def differences(then: Readiness, now: Readiness, purpose: str) -> Differences | None:
    """What turned for this purpose; None over two editions, whose levels mean different things (method 9)."""
    if then.edition.id != now.edition.id:
        return None
    old, new = ([item.id for item in seen.organisations] for seen in (then, now))
    both = [item for item in old if item in set(new)]
    return Differences(
        turned=_turned(then, now, purpose, both),
        cells=_cells(then, now, both),
        came=tuple(item for item in new if item not in set(old)),
        left=tuple(item for item in old if item not in set(new)),
    )


def _turned(then: Readiness, now: Readiness, purpose: str, both: list[str]) -> tuple[Turned, ...]:
    if not all(purpose in {item.id for item in seen.edition.purposes} for seen in (then, now)):
        return ()
    pairs = ((item, then.verdict(item, purpose).outcome, now.verdict(item, purpose).outcome) for item in both)
    return tuple(Turned(*pair) for pair in pairs if pair[1] != pair[2])


def _cells(then: Readiness, now: Readiness, both: list[str]) -> tuple[Pair, ...]:
    places = [(item, dimension) for item in both for dimension in then.dimensions if (item, dimension) in now.cells]
    pairs = (Pair(then.cells[place], now.cells[place]) for place in places)
    return tuple(pair for pair in pairs if _shown(pair.then) != _shown(pair.now))


def _shown(cell: Cell) -> tuple[object, ...]:
    return cell.state, cell.low, cell.high, cell.stale, cell.collective, cell.divided, cell.confidence


class Changed(NamedTuple):
    """How many records of a kind (a name of `KINDS`) are only there now, say something else, or are gone."""

    kind: str
    added: int
    changed: int
    removed: int


def changed(then: Catalogue, now: Catalogue) -> tuple[Changed, ...]:
    """The kinds of records in which something differs, in the order of `KINDS`."""
    found = (_changed(kind, _records(then, kind), _records(now, kind)) for kind in KINDS)
    return tuple(kind for kind in found if kind.added or kind.changed or kind.removed)


def _records(catalogue: Catalogue, kind: str) -> Mapping[str, Any]:
    """By id; the method and the programme, of which there is one, under their own name."""
    held = getattr(catalogue, kind)
    if held is None or isinstance(held, Mapping):
        return held or {}
    return {kind: held}


def _changed(kind: str, then: Mapping[str, Any], now: Mapping[str, Any]) -> Changed:
    both = then.keys() & now.keys()
    return Changed(
        kind,
        added=len(now.keys() - both),
        changed=sum(then[item] != now[item] for item in both),
        removed=len(then.keys() - both),
    )
