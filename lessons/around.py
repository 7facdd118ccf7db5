"""What stands around one record: all that names it, all that it names, and what follows from that.

The data state a hop in one direction. Here it is walked both ways, and hops that follow from others are added, each
with its reason, so that the trail has no dead end. Stated and derived stay apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from lessons.catalogue import Catalogue
from lessons.hop_words import NAMES, OPPOSITE, SIDES, Relation, Side, relation
from lessons.trail import Story, cells, identified, judged, kinds_ofparts, stories
from lessons.trail import paragraph as place_of

Numbers = npt.NDArray[np.int32]
ORDER = tuple(NAMES)
"""The kinds of record in the order in which they are read."""
Record = tuple[str, str]
"""A record by its kind and id."""


Before = Mapping[str, tuple[str, ...]]
"""Conclusion or lesson -> what it rests on, by their ids in the whole catalogue."""


class Lead(NamedTuple):
    """A hop that no field states: from, to, the relation, and the record it leads over, if there is one."""

    from_kind: str
    from_id: str
    to_kind: str
    to_id: str
    relation: str
    via_kind: str = ""
    via_id: str = ""


class Tie(NamedTuple):
    """Another record, as seen from the one in the middle. `via`: the record that a derived hop leads over."""

    kind: str
    id: str
    paragraphs: tuple[int, ...] = ()
    via: Record | None = None


# --- what follows from what the data state -----------------------------------------------------------------------


def leads(catalogue: Catalogue) -> Iterator[Lead]:
    """Every derived hop, each once per pair of records and relation."""
    held = {cell for cell, _, _ in cells(catalogue)}
    before = {key: found for story in stories(catalogue) for key, found in _rests_on(story)}
    met = dict(_met(catalogue, before))
    yield from _through(catalogue, before)
    yield from (Lead("experiment", experiment, "obstacle", *ends) for (experiment, _), ends in met.items())
    yield from _of_lessons(catalogue, held)
    yield from _of_concepts(catalogue, held)
    yield from _helped(catalogue, before, {pair[::-1] for pair in met})
    yield from _of_judgements(catalogue, held)
    dimensions = {item.id for item in catalogue.edition.dimensions} if catalogue.edition else set()
    yield from (Lead("theme", theme, "dimension", theme, "same") for theme in catalogue.themes if theme in dimensions)


def _through(catalogue: Catalogue, before: Before) -> Iterator[Lead]:
    """From a conclusion or lesson to what it rests on with a step in between."""
    kinds = kinds_ofparts(catalogue)
    for key in before:
        for earlier, over in _further(key, before).items():
            if earlier in kinds and over in kinds:
                yield Lead(kinds[key], key, kinds[earlier], earlier, "through", kinds[over], over)


def _rests_on(story: Story) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, part in story.parts.items():
        named = (*getattr(part, "based_on", ()), *getattr(part, "follows_from", ()))
        if named:
            yield f"{story.origin}/{name}", story.qualified(named)


def _met(catalogue: Catalogue, before: Before) -> Iterator[tuple[tuple[str, str], tuple[str, ...]]]:
    """(experiment, obstacle of another file) -> the obstacle, the relation and the conclusion or lesson that names it.

    A conclusion or lesson that we inferred ourselves says nothing of what the experiment met.
    """
    kinds = kinds_ofparts(catalogue)
    for story in stories(catalogue):
        own = (name for name, part in story.parts.items() if getattr(part, "basis", "") != "inferred")
        for key in (f"{story.origin}/{name}" for name in own if story.organisation):
            for other in before.get(key, ()):
                if kinds.get(other) == "obstacle" and not other.startswith(f"{story.origin}/"):
                    yield (story.origin, other), (other, "met", kinds[key], key)


def _helped(catalogue: Catalogue, before: Before, met: set[tuple[str, str]]) -> Iterator[Lead]:
    """A concept -> the experiments that name what a lesson it names rests on."""
    where: dict[str, list[str]] = {}
    for obstacle, experiment in sorted(met):
        where.setdefault(obstacle, []).append(experiment)
    for concept in catalogue.concepts.values():
        over: dict[str, str] = {}
        for lesson in concept.lessons:
            for step in (*before.get(lesson, ()), *_further(lesson, before)):
                own = step.rpartition("/")[0]
                found = [*where.get(step, ()), *([own] if own in catalogue.experiments else [])]
                over = dict.fromkeys(found, lesson) | over
        named = {name.rpartition("/")[0] for name in concept.lessons}
        for experiment in sorted(over.keys() - named):
            yield Lead("concept", concept.id, "experiment", experiment, "helped", "lesson", over[experiment])


def _further(key: str, before: Before) -> dict[str, str]:
    """What lies two or more steps back -> the step after it on the way here."""
    found: dict[str, str] = {}
    ahead = list(before.get(key, ()))
    for step in ahead:
        new = [item for item in before.get(step, ()) if item not in found and item not in ahead and item != key]
        found |= dict.fromkeys(new, step)
        ahead += new
    return found


def _of_lessons(catalogue: Catalogue, held: set[str]) -> Iterator[Lead]:
    """A lesson -> the cells of its organisations on its themes; of an experiment: its organisation as well."""
    for story in stories(catalogue):
        for lesson in story.record.lessons if story.organisation else ():
            key = f"{story.origin}/{lesson.id}"
            yield Lead("lesson", key, "organisation", story.organisation, "learned", "experiment", story.origin)
            yield from _cells("lesson", key, [story.organisation], lesson.themes, "place", held)
    for public in catalogue.lessons.values():
        yield from _cells("lesson", public.id, public.organisations, public.themes, "place", held)


def _cells(
    kind: str, key: str, organisations: Iterable[str], dimensions: Iterable[str], name: str, held: set[str]
) -> Iterator[Lead]:
    found = (f"{organisation}/{dimension}" for organisation, dimension in product(organisations, dimensions))
    return (Lead(kind, key, "cell", cell, name) for cell in dict.fromkeys(found) if cell in held)


def _of_concepts(catalogue: Catalogue, held: set[str]) -> Iterator[Lead]:
    """A concept -> the cells where it could be tried, and the experiments of which it names a lesson."""
    for concept in catalogue.concepts.values():
        yield from _cells("concept", concept.id, concept.could_try, concept.dimensions, "could", held)
        origins = {name.rpartition("/")[0]: name for name in reversed(concept.lessons)}
        for origin, lesson in origins.items():
            if origin in catalogue.experiments:
                yield Lead("concept", concept.id, "experiment", origin, "taught", "lesson", lesson)


def _of_judgements(catalogue: Catalogue, held: set[str]) -> Iterator[Lead]:
    """A cell -> the sources that the judgements on it name."""
    seen = set()
    for key, _, organisation, judgement in judged(catalogue):
        cell = f"{organisation}/{judgement.dimension}"
        for source in dict.fromkeys(place_of(item.source)[0] for item in judgement.evidence):
            if cell in held and (cell, source) not in seen:
                seen.add((cell, source))
                yield Lead("cell", cell, "source", source, "judged", "judgement", key)


# --- the index ------------------------------------------------------------------------------------------------------


class Group:
    """The records of one kind that stand in one relation to the one in the middle."""

    def __init__(self, around: Around, found: Relation, kind: str, ahead: bool, rows: Numbers) -> None:
        self.relation, self.kind, self.ahead = found, kind, ahead
        self.side: Side = found.side if ahead else OPPOSITE[found.side]
        self._around, self._rows = around, rows
        ends = (around.to if ahead else around.of)[rows]
        _, first = np.unique(ends, return_index=True)
        self._ends, self._once = ends, ends[np.sort(first)]

    @property
    def derived(self) -> bool:
        """Whether no field states it."""
        return self.relation.why is not None

    def __len__(self) -> int:
        """How many records, each once, whichever paragraphs are meant."""
        return len(self._once)

    @property
    def numbers(self) -> list[int]:
        """The numbers of the records."""
        return [int(number) for number in self._once]

    def ties(self, most: int | None = None) -> list[Tie]:
        """The first of them, in the order of the catalogue."""
        return [self._tie(end) for end in self._once[:most]]

    def _tie(self, end: np.int32) -> Tie:
        rows = self._rows[self._ends == end]
        places = self._around.paragraphs[rows]
        via = self._around.via[rows[0]]
        over = self._around.record(via) if via >= 0 else None
        return Tie(*self._around.record(end), tuple(sorted({int(place) for place in places if place > 0})), over)


class Around:
    """Every hop of a catalogue, stated and derived, ready to be looked up from either end. Made once per version."""

    def __init__(self, catalogue: Catalogue, links: pd.DataFrame) -> None:
        keys = (f"{kind}:{key}" for kind, key in sorted(identified(catalogue)))
        self._records = pd.Index(list(keys), dtype="str")
        known, derived = set(self._records), pd.DataFrame(leads(catalogue), columns=list(Lead._fields), dtype="str")
        derived = derived[(derived["to_kind"] + ":" + derived["to_id"]).isin(known)]
        self.of, self.to = (
            np.concatenate([self._ends(part, end) for part in (links, derived)]) for end in ("from", "to")
        )
        self.via = np.concatenate([np.full(len(links), -1, np.int32), self._ends(derived, "via")])
        places = links["paragraph"].fillna(0).to_numpy(np.int32)
        self.paragraphs = np.concatenate([places, np.zeros(len(derived), np.int32)])
        self._names, self._relation = _relations(links, derived)
        self._after, self._before = _Lookup(self.of, len(self._records)), _Lookup(self.to, len(self._records))

    def _ends(self, hops: pd.DataFrame, end: str) -> Numbers:
        keys = hops[f"{end}_kind"].astype("str") + ":" + hops[f"{end}_id"]
        return self._records.get_indexer(pd.Index(keys)).astype(np.int32)

    def __contains__(self, record: Record) -> bool:
        return ":".join(record) in self._records

    def __iter__(self) -> Iterator[Record]:
        return (self.record(number) for number in range(len(self._records)))

    def record(self, number: int | np.int32) -> Record:
        """The record with that number."""
        kind, _, key = str(self._records[int(number)]).partition(":")
        return kind, key

    def groups(self, record: Record) -> list[Group]:
        """All that stands around a record that is in the catalogue: by side, then as the relations are listed."""
        number = int(self._records.get_indexer(pd.Index([":".join(record)]))[0])
        found = [*self._grouped(self._after.rows(number), True), *self._grouped(self._before.rows(number), False)]
        return sorted(found, key=lambda group: (SIDES.index(group.side), ORDER.index(group.kind), group.derived))

    def _grouped(self, rows: Numbers, ahead: bool) -> Iterator[Group]:
        names = self._relation[rows]
        for name in np.unique(names):
            found, from_kind, to_kind = self._names[name]
            yield Group(self, found, to_kind if ahead else from_kind, ahead, rows[names == name])


class _Lookup:
    """The rows of each record, found without looking through all of them."""

    def __init__(self, ends: Numbers, records: int) -> None:
        self._order = np.argsort(ends, kind="stable").astype(np.int32)
        self._starts = np.searchsorted(ends[self._order], np.arange(records + 1))

    def rows(self, number: int) -> Numbers:
        return self._order[self._starts[number] : self._starts[number + 1]]


def _relations(*hops: pd.DataFrame) -> tuple[list[tuple[Relation, str, str]], Numbers]:
    """What each kind of hop is, and which kind each hop is of."""
    columns = ["relation", "from_kind", "to_kind"]
    rows = pd.concat([part[columns].astype("str") for part in hops])
    keys = rows["relation"] + "\t" + rows["from_kind"] + "\t" + rows["to_kind"]
    numbers, found = pd.factorize(pd.Index(keys))
    named: Iterable[Any] = (key.split("\t") for key in found)
    return [(relation(name, start, end), start, end) for name, start, end in named], numbers.astype(np.int32)
