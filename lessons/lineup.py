"""Which organisations are shown, in which groups and in which order: never a rank (`docs/method.md` 7).

The order is alphabetical, or by one named dimension. Then what is known stands first in both directions; unknown, not
assessed and not applicable come last, in that order. A range stands by its low end, and after the level that this end
is. Out of date and collective levels stand at their level: the cell says what they are. Ties are alphabetical.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

import pandas as pd

from lessons.aims import STANDINGS, Overall, standing
from lessons.cells import Cell, Readable
from lessons.readiness import Readiness, alphabetical, name_order
from lessons.records import Organisation

Grouping = Literal["none", "kind", "part_of"]
Filter = Literal["kinds", "above", "standings"]

KINDS: tuple[str, ...] = get_args(Organisation.model_fields["kind"].annotation)
FILTERS: tuple[Filter, ...] = get_args(Filter)
LAST = ("unknown", "not_assessed", "not_applicable")
"""The states without a level, in the order in which they close an order by dimension."""


@dataclass(frozen=True, slots=True)
class Lineup:
    """What was chosen. An empty filter leaves every organisation; two values of one filter leave those with either.

    `above`: organisations; each leaves itself and everything below it. `dimension`: order by it, None: alphabetical.
    """

    kinds: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    standings: tuple[Overall, ...] = ()
    grouping: Grouping = "none"
    dimension: str | None = None
    highest: bool = True

    @property
    def used(self) -> tuple[Filter, ...]:
        """The filters in use."""
        return tuple(name for name in FILTERS if getattr(self, name))

    def without(self, *filters: Filter) -> Lineup:
        """The same without these filters."""
        return replace(
            self,
            kinds=() if "kinds" in filters else self.kinds,
            above=() if "above" in filters else self.above,
            standings=() if "standings" in filters else self.standings,
        )


@dataclass(frozen=True, slots=True)
class Trait:
    """What one organisation can be filtered by. `above`: itself and every organisation it is a part of."""

    kind: str
    above: frozenset[str]
    standing: Overall


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Organisations that stand together, in order. `key`: a kind or an organisation; "" for all, or for the rest."""

    key: str
    organisations: tuple[str, ...]


# --- which --------------------------------------------------------------------------------------------------------


def traits(readiness: Readiness) -> Mapping[str, Trait]:
    """What every judged organisation can be filtered by, alphabetical. Make it once per catalogue and date."""
    whole = readiness.whole
    return {
        item.id: Trait(item.kind, _above(whole.catalogue, item.id), standing(whole, item.id))
        for item in whole.organisations
    }


def _above(catalogue: Readable, organisation: str) -> frozenset[str]:
    found: list[str] = []
    at: str | None = organisation
    while at is not None and at in catalogue.organisations and at not in found:
        found.append(at)
        at = catalogue.organisations[at].part_of
    return frozenset(found)


def keep(known: Mapping[str, Trait], choice: Lineup) -> tuple[str, ...]:
    """The ids of the organisations that match every filter, in the order of `known`."""
    return tuple(name for name, trait in known.items() if _matches(trait, choice))


def _matches(trait: Trait, choice: Lineup) -> bool:
    return (
        (not choice.kinds or trait.kind in choice.kinds)
        and (not choice.above or not trait.above.isdisjoint(choice.above))
        and (not choice.standings or trait.standing in choice.standings)
    )


def facets(known: Mapping[str, Trait], choice: Lineup) -> Mapping[Filter, Mapping[str, int]]:
    """Filter -> value -> how many organisations have it among those that the other filters leave; zero shown.

    A value stands here when at least one organisation has it. Kinds and standings in their own order, `above` by id.
    """
    return {
        "kinds": _counts(known, choice.without("kinds"), [{trait.kind} for trait in known.values()], KINDS),
        "above": _counts(known, choice.without("above"), [trait.above for trait in known.values()], _tops(known)),
        "standings": _counts(
            known, choice.without("standings"), [{trait.standing} for trait in known.values()], STANDINGS
        ),
    }


def _tops(known: Mapping[str, Trait]) -> list[str]:
    """The organisations that have another one below them."""
    return sorted({top for name, trait in known.items() for top in trait.above if top != name})


def _counts(
    known: Mapping[str, Trait], others: Lineup, has: Iterable[Collection[str]], values: Sequence[str]
) -> dict[str, int]:
    found: dict[str, int] = {}
    wanted = set(values)
    for trait, own in zip(known.values(), has, strict=True):
        left = _matches(trait, others)
        for value in wanted.intersection(own):
            found[value] = found.get(value, 0) + left
    return {value: found[value] for value in values if value in found}


# --- in which order -----------------------------------------------------------------------------------------------


def groups(readiness: Readiness, choice: Lineup, language: str = "nl") -> tuple[RowGroup, ...]:
    """The organisations of `readiness`, each once, in groups and in order; one group without grouping."""
    ordered = order(readiness, choice, language)
    if choice.grouping == "none":
        return (RowGroup("", ordered),) if ordered else ()
    houses = _houses(readiness)
    found: dict[str, list[str]] = defaultdict(list)
    for name in ordered:
        kind = readiness.catalogue.organisations[name].kind
        found[kind if choice.grouping == "kind" else houses.get(name, "")].append(name)
    keys = (
        [kind for kind in KINDS if kind in found] if choice.grouping == "kind" else _named(readiness, found, language)
    )
    return tuple(RowGroup(key, tuple(found[key])) for key in keys)


def _houses(readiness: Readiness) -> Mapping[str, str]:
    """Organisation -> what it is a part of, for each in the same way; "" where that is nothing the catalogue knows."""
    places = readiness.catalogue.organisations
    return {
        item.id: item.part_of if item.part_of and item.part_of in places else "" for item in readiness.organisations
    }


def _named(readiness: Readiness, keys: Collection[str], language: str) -> list[str]:
    """Organisations by name, and what belongs nowhere last."""
    places = readiness.catalogue.organisations
    named = sorted((key for key in keys if key), key=lambda key: (name_order(places[key].short.say(language)), key))
    return [*named, *([""] if "" in keys else [])]


def order(readiness: Readiness, choice: Lineup, language: str = "nl") -> tuple[str, ...]:
    """The organisations alphabetical, or by the chosen dimension with what has no level last."""
    names = [item.id for item in alphabetical(readiness.organisations, language)]
    if choice.dimension not in readiness.dimensions:
        return tuple(names)
    cells = {name: readiness.cell(name, choice.dimension) for name in names}
    known = sorted((name for name in names if cells[name].known), key=lambda name: _place(cells[name], choice.highest))
    rest = sorted((name for name in names if not cells[name].known), key=lambda name: LAST.index(cells[name].state))
    return (*known, *rest)


def _place(cell: Cell, highest: bool) -> tuple[int, int]:
    """The low end, then the high end; the other way round these stand the other way round, ties not."""
    assert cell.low is not None
    assert cell.high is not None
    return (-cell.low, -cell.high) if highest else (cell.low, cell.high)


def in_order(frame: pd.DataFrame, organisations: Sequence[str]) -> pd.DataFrame:
    """The rows of these organisations in this order; inside one organisation the rows stay as they stood."""
    place = {name: number for number, name in enumerate(organisations)}
    kept = frame[frame["organisation"].isin(organisations)]
    return kept.iloc[kept["organisation"].map(place).argsort(kind="stable")].reset_index(drop=True)
