"""One organisation against a group: per dimension how many surely stand higher, the same or lower (method 8).

Counts of organisations only: no mean, no percentile, no place in a row. What does not count for sure counts in no
direction.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from lessons.cells import Cell
from lessons.comparison import Help, Relation, compare, side, who_could_help
from lessons.readiness import Readiness

Grouping = Literal["kind", "part_of", "all"]
Heap = Literal["higher", "same", "lower", "undecided", "unknown"]
Standing = Literal["ahead", "equal", "behind", "not_comparable", "too_little"]

LEAST, SMALL = 2, 3
"""How many others a group needs to be offered, and below how many it is called small."""
HEAPS: tuple[Heap, ...] = ("higher", "same", "lower", "undecided", "unknown")
STANDINGS: tuple[Standing, ...] = ("ahead", "equal", "behind", "not_comparable", "too_little")


@dataclass(frozen=True, slots=True)
class Against:
    """One dimension: the cell of the organisation, and the group in five heaps that together are the group.

    `higher`: surely above the organisation; `same`: the same level; `lower`: surely below; `undecided`: what counts of
    the other cannot be held against it; `unknown`: no level of the other counts. Ids, alphabetical.
    `levels`: how many of the group stand at 0, 1, 2, 3, 4; `between`: how many on a range.
    """

    own: Cell
    higher: tuple[str, ...]
    same: tuple[str, ...]
    lower: tuple[str, ...]
    undecided: tuple[str, ...]
    unknown: tuple[str, ...]
    levels: tuple[int, ...]
    between: int

    @property
    def dimension(self) -> str:
        """The id of the dimension."""
        return self.own.dimension

    @property
    def total(self) -> int:
        """How many the group has."""
        return self.known + len(self.unknown)

    @property
    def known(self) -> int:
        """Of how many of the group the level or range counts."""
        return sum(self.levels) + self.between


@dataclass(frozen=True, slots=True)
class PeerGroup:
    """One organisation against the others of a group; `dimensions` in the order of the edition, `others` alphabetical.

    `relations`: one per other, in that order; `a` is the organisation.
    """

    organisation: str
    grouping: Grouping
    others: tuple[str, ...]
    dimensions: tuple[Against, ...]
    relations: tuple[Relation, ...]

    def standing(self, standing: Standing) -> tuple[str, ...]:
        """The others that stand so: ahead of the organisation, equal, behind it, not comparable, or too little known."""
        return tuple(relation.b for relation in self.relations if _standing(relation) == standing)

    @property
    def comparable(self) -> int:
        """With how many of the group enough is known by both."""
        return len(self.others) - len(self.standing("too_little"))


def _standing(relation: Relation) -> Standing:
    if relation.kind == "at_least":
        return "behind" if relation.ahead == relation.a else "ahead"
    return relation.kind


def groups(readiness: Readiness, organisation: str) -> Mapping[Grouping, tuple[str, ...]]:
    """The groups this organisation can be held against, with the others in each; only those with enough others."""
    own = readiness.catalogue.organisations[organisation]
    others = [item for item in readiness.organisations if item.id != organisation]
    found: dict[Grouping, tuple[str, ...]] = {
        "kind": tuple(item.id for item in others if item.kind == own.kind),
        "part_of": tuple(item.id for item in others if own.part_of and item.part_of == own.part_of),
        "all": tuple(item.id for item in others),
    }
    return {grouping: members for grouping, members in found.items() if len(members) >= LEAST}


def held_against(readiness: Readiness, organisation: str, grouping: Grouping, others: Collection[str]) -> PeerGroup:
    """The organisation against these others; those that are not judged, and itself, are left out."""
    kept = tuple(item.id for item in readiness.organisations if item.id in others and item.id != organisation)
    return PeerGroup(
        organisation,
        grouping,
        kept,
        tuple(_against(readiness, readiness.cell(organisation, item), kept) for item in readiness.dimensions),
        tuple(compare(readiness, organisation, other) for other in kept),
    )


def _against(readiness: Readiness, own: Cell, others: Sequence[str]) -> Against:
    cells = [readiness.cell(other, own.dimension) for other in others]
    heaps: dict[Heap, list[str]] = {heap: [] for heap in HEAPS}
    for cell in cells:
        heaps[_heap(own, cell)].append(cell.organisation)
    counted = [cell for cell in cells if cell.decides]
    levels = tuple(sum(cell.level == level for cell in counted) for level in range(5))
    higher, same, lower, undecided, unknown = (tuple(heaps[heap]) for heap in HEAPS)
    return Against(own, higher, same, lower, undecided, unknown, levels, len(counted) - sum(levels))


def _heap(own: Cell, other: Cell) -> Heap:
    if not other.decides:
        return "unknown"
    if not own.decides:
        return "undecided"
    found: Mapping[str, Heap] = {"a_leads": "lower", "b_leads": "higher", "equal": "same", "undecided": "undecided"}
    return found[side(own, other)]


def to_ask(group: PeerGroup) -> tuple[Against, ...]:
    """The dimensions in which no level of the organisation counts but one of the group does; known of most first."""
    open_here = (item for item in group.dimensions if not item.own.decides and item.own.state != "not_applicable")
    still = [item for item in open_here if item.known]
    return tuple(sorted(still, key=lambda item: -item.known))


def _of(organisation: str, cells: Sequence[Cell]) -> tuple[Cell, ...]:
    return tuple(cell for cell in cells if cell.organisation == organisation)


def help_for(readiness: Readiness, group: PeerGroup, purpose: str) -> tuple[Help, ...]:
    """Per condition who of the group meets what the organisation lacks or does not know; or, where it meets the
    condition itself, who of the group lacks it or does not know."""
    among = {group.organisation, *group.others}
    found = []
    for offer in who_could_help(readiness, purpose, among):
        own = tuple(cell for cell in offer.helpers if cell.organisation == group.organisation)
        below, still = (_of(group.organisation, cells) for cells in (offer.below, offer.open))
        if own:
            found.append(Help(offer.gate, own, offer.below, offer.open))
        elif below or still:
            found.append(Help(offer.gate, offer.helpers, below, still))
    return tuple(found)
