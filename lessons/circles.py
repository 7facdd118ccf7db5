"""References that lead back to where they began: a part that follows from itself, an organisation that is part of itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lessons.entries import Entry
from lessons.links import Link
from lessons.problems import Problem

_CHAINS = ("based_on", "follows_from")
_Held = tuple[Entry, list["_Step"]]


@dataclass(frozen=True, slots=True)
class _Step:
    """A reference from one part to another, along which a circle may run."""

    start: str
    end: str
    link: Link

    @property
    def way(self) -> tuple[str, str]:
        return self.start, self.end


class Circles:
    """The circles among some entries; what it found the last time saves looking at what cannot have changed."""

    def __init__(self) -> None:
        self._held: dict[str, _Held] = {}
        self._problems: list[Problem] = []

    def of(self, entries: Iterable[Entry]) -> list[Problem]:
        """Each circle once. Where there was none, and no step is new, there is none now."""
        before = self._held
        self._held = {entry.file: _held(entry, before.get(entry.file)) for entry in entries}
        if self._problems or any(_leads_elsewhere(held, before.get(file)) for file, held in self._held.items()):
            self._problems = _closing(_edges(self._held.values()))
        return self._problems


def _held(entry: Entry, before: _Held | None) -> _Held:
    return before if before and before[0] is entry else (entry, _steps(entry))


def _leads_elsewhere(held: _Held, before: _Held | None) -> bool:
    """Whether the entry has a step that it did not have."""
    if held is before or not held[1]:
        return False
    return not before or not {step.way for step in held[1]} <= {step.way for step in before[1]}


def _steps(entry: Entry) -> list[_Step]:
    steps = []
    for link in entry.links:
        if link.field == "part_of" or link.field in _CHAINS:
            owner = entry.owner(link.path)
            start = owner if link.field == "part_of" else f"{entry.stem}/{owner}"
            end = link.value if link.field == "part_of" or "/" in link.value else f"{entry.stem}/{link.value}"
            if start != end or link.field == "part_of":
                steps.append(_Step(str(start), end, link))
    return steps


_Edges = Mapping[str, list[tuple[Entry, _Step]]]


def _edges(held: Iterable[_Held]) -> _Edges:
    """The steps of all entries by where they start."""
    edges: dict[str, list[tuple[Entry, _Step]]] = defaultdict(list)
    for entry, steps in held:
        for step in steps:
            edges[step.start].append((entry, step))
    return edges


def _closing(edges: _Edges) -> list[Problem]:
    problems = []
    done: set[str] = set()
    for start in sorted(edges):
        trail: list[str] = []
        stack = [(start, 0)]
        while stack:
            node, index = stack.pop()
            if index == 0:
                if node in done:
                    continue
                trail.append(node)
            if index < len(edges.get(node, ())):
                stack.append((node, index + 1))
                entry, step = edges[node][index]
                if step.end in trail:
                    problems.append(_problem(entry, step, [*trail[trail.index(step.end) :], step.end]))
                else:
                    stack.append((step.end, 0))
            else:
                trail.pop()
                done.add(node)
    return problems


def _problem(entry: Entry, step: _Step, circle: list[str]) -> Problem:
    told = " -> ".join(circle)
    return entry.problem(step.link.path, "circular-reference", f"a circle: {told[:200]}", "remove one of the steps")
