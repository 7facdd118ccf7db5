"""People in groups, none of them so small that it tells who said what, also when tables are laid beside each other.

`gathered` makes a table, `isolates` lays two of them beside each other, `exposes` those of two rounds (method 10).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Mapping, Sequence
from itertools import compress, product

from lessons.ratings import FEWEST

MOST_GROUPS = 10
"""Of two tables laid beside each other the smaller has at most so many groups; it doubles the work with each."""
REST = ""
"""The name of the groups that are too small to stand alone, put together."""

Table = Mapping[str, Collection[Hashable]]
"""The people of each group."""


def gathered(names: Sequence[str], order: Sequence[str] = ()) -> dict[str, tuple[int, ...]]:
    """The places of everybody per name; names of fewer than `FEWEST` together as `REST`, the last.

    Where these together are fewer than that too, the smallest other group joins them: otherwise the total would tell
    what they said. In the order given, what is not in it by name. Names of fewer than `FEWEST` in all: nothing.
    """
    sizes = Counter(names)
    small = {name for name, size in sizes.items() if size < FEWEST}
    if 0 < sum(sizes[name] for name in small) < FEWEST:
        others = [name for name in sizes if name not in small]
        small |= {min(others, key=lambda name: (sizes[name], name))} if others else set()
    ranks = {name: place for place, name in enumerate(order)}
    shown = sorted(set(names) - small, key=lambda name: (ranks.get(name, len(ranks)), name))
    found = {name: tuple(i for i, own in enumerate(names) if own == name) for name in shown}
    rest = tuple(i for i, own in enumerate(names) if own in small)
    return {**found, REST: rest} if len(rest) >= FEWEST else found


def isolates(one: Table, other: Table) -> bool:
    """Whether two tables of the same people, subtracted from each other, tell what fewer than `FEWEST` of them said.

    So it is when some groups of the one and some groups of the other differ in fewer than `FEWEST` people on each side.
    Of tables that are too large to look through it is taken to be so.
    """
    small, large = sorted((one, other), key=len)
    if len(small) > MOST_GROUPS:
        return True
    shared = [[len(set(own) & set(places)) for own in small.values()] for places in large.values()]
    return any(_near(shared, chosen) for chosen in product((False, True), repeat=len(small)))


def _near(shared: Sequence[Sequence[int]], chosen: Sequence[bool]) -> bool:
    """Whether these groups of one table are nearly, and not quite, some groups of the other.

    Group by group of the other: left out, its people among the chosen are missed; taken, its further people are too many.
    """
    differences = {(0, 0)}
    for row in shared:
        within = sum(compress(row, chosen))
        beyond = sum(row) - within
        steps = {step for missed, extra in differences for step in ((missed + within, extra), (missed, extra + beyond))}
        differences = {step for step in steps if max(step) < FEWEST}
    return bool(differences - {(0, 0)})


def exposes(before: Sequence[Table], after: Sequence[Table]) -> bool:
    """Whether the tables of two rounds tell what fewer than `FEWEST` people said: people who voted in one of the two only,
    or who stood in another group. Those who are not in a round are a group there too: who they are, the room saw."""
    return any(isolates(*_differing(one, other)) for one, other in product(before, after))


def _differing(one: Table, other: Table) -> tuple[Table, Table]:
    """Both tables with those who stand only in the other, without the groups that are the same in both: they tell nothing."""
    first, second = _whole(one, other), _whole(other, one)
    return _beyond(first, second), _beyond(second, first)


def _whole(table: Table, other: Table) -> list[set[Hashable]]:
    here = [set(people) for people in table.values()]
    return [*here, set().union(*other.values()) - set().union(*here)]


def _beyond(groups: Sequence[set[Hashable]], others: Sequence[set[Hashable]]) -> Table:
    return {str(place): people for place, people in enumerate(groups) if people and people not in others}
