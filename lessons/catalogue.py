"""All records of a data folder, linked and checked; and the shelf that keeps the last good version.

`load` never raises for any content. A file with an error is left out and the rest stays, so a record can name
something that is not there: look up with `.get` what another file holds.
"""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from lessons import folder as disk
from lessons.advice import advise
from lessons.entries import Entry
from lessons.fields import Record
from lessons.links import links, named_twice, parts, rated_twice, repeated
from lessons.memory import freeze, without_gc
from lessons.problems import Problem
from lessons.reading import read
from lessons.records import (
    Concept,
    ConceptRatings,
    Edition,
    Experiment,
    Fact,
    Facts,
    Judgements,
    Organisation,
    Organisations,
    Programme,
    Proposal,
    PublicLesson,
    Series,
    SeriesList,
    Session,
    Source,
    Sources,
    Targets,
    Theme,
    Themes,
)
from lessons.references import Memory, check
from lessons.shape import shape

_T = TypeVar("_T", Organisation, Theme, Source, Fact, Series)
_R = TypeVar("_R", bound=Record)
_A = TypeVar("_A", bound=Record)
_Stamps = Mapping[str, disk.Stamp]


@dataclass(frozen=True, eq=False)
class Catalogue:
    """Every record by id. Lists keep the order of their file, folders are sorted by id.

    `fingerprint` is of what is held, also where that is an older version of a file than the one on disk.
    """

    folder: Path
    fingerprint: str
    edition: Edition | None
    programme: Programme | None
    organisations: Mapping[str, Organisation]
    themes: Mapping[str, Theme]
    sources: Mapping[str, Source]
    facts: Mapping[str, Fact]
    experiments: Mapping[str, Experiment]
    lessons: Mapping[str, PublicLesson]
    concepts: Mapping[str, Concept]
    sessions: Mapping[str, Session]
    judgements: Mapping[str, Judgements]
    targets: Mapping[str, Targets]
    series: Mapping[str, Series]
    outcomes: Mapping[str, Proposal] = field(default_factory=dict)
    """What sessions left and editors accepted; everything in it stands in the fields above as well."""
    files: Mapping[str, str] = field(default_factory=dict)
    """The files it is made of, each with the hash of what it held: `experiments/a.yaml` -> sha256."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A catalogue, and everything that is wrong in its folder, by file and line."""

    catalogue: Catalogue
    problems: tuple[Problem, ...]


@dataclass
class _State:
    """What is known of a folder between two looks: every file as read, and the last good version of each.

    `stamps` is of the files by path when they were read, and `read` what was read there: what has the same stamp need
    not be read again. `disk` stands for all that was seen, right or wrong: it only tells whether anything changed.
    """

    entries: dict[str, Entry] = field(default_factory=dict)
    good: dict[str, Entry] = field(default_factory=dict)
    stamps: _Stamps = field(default_factory=dict)
    read: dict[str, Entry] = field(default_factory=dict)
    memory: Memory = field(default_factory=Memory)
    disk: str = ""

    def at(self, path: str, stamps: _Stamps) -> Entry | None:
        """What was read at this path, if it has the same stamp still."""
        return self.read.get(path) if path in stamps and stamps[path] == self.stamps.get(path) else None


def load(folder: str | Path, beside: Iterable[disk.Found] = ()) -> Loaded:
    """Read a data folder once, with the files `beside` it as if they lay in it."""
    return _look(Path(folder), _State(), beside) or _assembled(Path(folder), _State(), [])


def of_files(folder: Path, files: Iterable[disk.Found]) -> Loaded:
    """The catalogue of these files, wherever their bytes come from; `folder` says where, for people."""
    with without_gc():
        state = _State({found.file: _entry(found) for found in files})
        return _assembled(folder, state, [])


_AGAIN = 10
"""After so many changes of a folder all that is in memory is looked through for garbage, else only what is new."""


class Shelf:
    """A folder that is looked at again and again: a look costs nothing until the content changes.

    A look within `every` seconds of the last one touches no disk; after that names, sizes and times are compared;
    and after `full` seconds the content itself is, so that a change which keeps all three is seen as well.
    """

    def __init__(
        self, folder: str | Path, every: float = 2.0, full: float = 60.0, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.folder, self.every, self.full, self.clock = Path(folder), every, full, clock
        self._lock = threading.Lock()
        self._state = _State()
        self._loaded: Loaded | None = None
        self._looked = self._read = 0.0
        self._changes = 0
        self._signature: object = None

    def look(self) -> Loaded:
        """The catalogue as the folder is now, with the last good version of a file that is broken."""
        if loaded := self._recent():
            return loaded
        with self._lock:
            return self._recent() or self._refreshed(None)

    def refresh(self, prepare: Callable[[Loaded], None]) -> Loaded:
        """Look at the folder whenever that was done last; what changed is prepared before anyone sees it."""
        with self._lock:
            return self._refreshed(prepare)

    def _recent(self) -> Loaded | None:
        return self._loaded if self.clock() - self._looked < self.every else None

    def _refreshed(self, prepare: Callable[[Loaded], None] | None) -> Loaded:
        now = self.clock()
        signature = disk.signature(self.folder)
        if self._loaded is None or signature != self._signature or now - self._read >= self.full:
            changed = self._changed(signature, now)
            if changed:
                if prepare:
                    prepare(changed)
                self._loaded = changed
                self._changes += 1
                freeze(again=self._changes % _AGAIN == 1)
        self._looked = now
        return self._loaded or load(self.folder)

    def _changed(self, signature: _Stamps, now: float) -> Loaded | None:
        """What the folder is now, if it changed; after `full` seconds nothing goes without being read."""
        full = self._loaded is None or now - self._read >= self.full
        if full:
            self._state.stamps, self._read = {}, now
        self._signature = signature
        return _look(self.folder, self._state, stamps=signature)


def _look(
    folder: Path, state: _State, beside: Iterable[disk.Found] = (), stamps: _Stamps | None = None
) -> Loaded | None:
    """Read what changed, and link everything again; None if nothing changed. Without `stamps` every file is read."""
    with without_gc():
        return _relook(folder, state, beside, stamps or {})


def _relook(folder: Path, state: _State, beside: Iterable[disk.Found], stamps: _Stamps) -> Loaded | None:
    strays = list(disk.strays(folder))
    entries: dict[str, Entry] = {}
    read: dict[str, Entry] = {}
    top = folder.resolve()
    for path, file in disk.listed(folder):
        if same := state.at(path, stamps):
            entries[file] = read[path] = same
        elif found := disk.found_at(path, file, top):
            entries[file] = _known(found, state)
            if not found.problem:
                read[path] = entries[file]
    entries |= {found.file: _known(found, state) for found in beside}
    seen = fingerprint(_digests(entries.values()), strays)
    state.entries, state.read, state.stamps = entries, read, stamps
    if seen == state.disk:
        return None
    state.disk = seen
    return _assembled(folder, state, strays)


def _known(found: disk.Found, state: _State) -> Entry:
    """The entry of a file; the one that is known where it holds the same."""
    known = state.entries.get(found.file)
    return known if known and known.digest == found.digest else _entry(found)


def _digests(entries: Iterable[Entry]) -> dict[str, str]:
    return {entry.file: entry.digest for entry in entries}


def fingerprint(files: Mapping[str, str], strays: Iterable[Problem] = ()) -> str:
    """The sha256 of these versions of the files (name -> hash of what it holds), whatever their order."""
    rows = sorted(f"{file} {held}" for file, held in files.items()) + [str(problem) for problem in strays]
    return hashlib.sha256("\n".join(rows).encode("utf-8", "replace")).hexdigest()


def _entry(found: disk.Found) -> Entry:
    """One file, read and checked by itself."""
    model = disk.LISTS.get(found.kind) or disk.FOLDERS[found.kind]
    document = read(found.raw, found.file, long_lists=found.kind in disk.LONG)
    if found.problem:
        document.problems[:] = [found.problem]
    record, problems = shape(document, model)
    about = (found.file, found.path, found.kind, found.stem, found.digest)
    if record is None:
        return Entry(*about, None, tuple(problems))
    inside = tuple(parts(record))
    named = tuple(links(record))
    again = [*repeated(document, list(inside)), *rated_twice(document, record), *named_twice(document, list(named))]
    more = [*problems, *again, *advise(document, record)]
    return Entry(*about, record, tuple(more), named, inside)


def _assembled(folder: Path, state: _State, strays: list[Problem]) -> Loaded:
    """The catalogue of what is good, or was good last."""
    current = list(state.entries.values())
    gone = [entry for file, entry in state.good.items() if file not in state.entries and entry.kind in disk.NEEDED]
    found = check(
        current, [state.good[entry.file] for entry in current if entry.file in state.good] + gone, state.memory
    )
    state.good = {entry.file: entry for entry in found.usable}
    problems = sorted({*strays, *found.problems})
    return Loaded(_catalogue(folder, found.usable), tuple(problems))


def _catalogue(folder: Path, entries: tuple[Entry, ...]) -> Catalogue:
    records: dict[str, dict[str, Any]] = {kind: {} for kind in (*disk.LISTS, *disk.FOLDERS)}
    for entry in sorted(entries, key=lambda entry: (entry.kind, entry.stem)):
        records[entry.kind][entry.stem] = entry.record
    found = Catalogue(
        folder=folder,
        fingerprint=fingerprint(_digests(entries)),
        edition=_one(records["readiness"], Edition),
        programme=_one(records["programme"], Programme),
        organisations=_by_id(
            record.organisations for record in records["organisations"].values() if isinstance(record, Organisations)
        ),
        themes=_by_id(record.themes for record in records["themes"].values() if isinstance(record, Themes)),
        sources=_by_id(record.sources for record in records["sources"].values() if isinstance(record, Sources)),
        facts=_by_id(record.facts for record in records["facts"].values() if isinstance(record, Facts)),
        series=_by_id(record.series for record in records["series"].values() if isinstance(record, SeriesList)),
        experiments=MappingProxyType(records["experiments"]),
        lessons=MappingProxyType(records["lessons"]),
        concepts=MappingProxyType(records["concepts"]),
        sessions=MappingProxyType(records["sessions"]),
        judgements=MappingProxyType(records["judgements"]),
        targets=MappingProxyType(records["targets"]),
        files=MappingProxyType(_digests(entries)),
    )
    return folded(found, records["outcomes"].values())


def folded(catalogue: Catalogue, outcomes: Iterable[Proposal]) -> Catalogue:
    """The catalogue with what these outcomes of sessions add. What has the same id already stays as it is."""
    added = tuple(outcomes)
    if not added:
        return catalogue
    sources = {source.id: source for outcome in added for source in outcome.sources}
    return replace(
        catalogue,
        sources=MappingProxyType({**catalogue.sources, **_new(sources, catalogue.sources)}),
        sessions=_sorted({outcome.session.id: outcome.session for outcome in added} | dict(catalogue.sessions)),
        lessons=_sorted({item.id: item for outcome in added for item in outcome.lessons} | dict(catalogue.lessons)),
        judgements=_judged(catalogue.judgements, [said for outcome in added for said in outcome.judgements]),
        concepts=_rated(catalogue.concepts, [said for outcome in added for said in outcome.ratings]),
        outcomes=MappingProxyType({**catalogue.outcomes, **{outcome.id: outcome for outcome in added}}),
    )


def _new(found: Mapping[str, _A], known: Mapping[str, _A]) -> dict[str, _A]:
    return {key: record for key, record in found.items() if key not in known}


def _sorted(found: Mapping[str, _A]) -> Mapping[str, _A]:
    return MappingProxyType(dict(sorted(found.items())))


def _judged(known: Mapping[str, Judgements], added: Iterable[Judgements]) -> Mapping[str, Judgements]:
    """Every organisation with the judgements of the sessions behind those of its own file."""
    found = dict(known)
    for said in added:
        before = found[said.id].judgements if said.id in found else ()
        found[said.id] = said.model_copy(update={"judgements": before + said.judgements})
    return _sorted(found)


def _rated(known: Mapping[str, Concept], added: Iterable[ConceptRatings]) -> Mapping[str, Concept]:
    """Every concept with the ratings of the sessions behind its own; of a concept that is left out they wait."""
    found = dict(known)
    for said in added:
        if concept := found.get(said.concept):
            found[said.concept] = concept.model_copy(update={"ratings": concept.ratings + said.ratings})
    return MappingProxyType(found)


def _one(records: dict[str, Any], model: type[_R]) -> _R | None:
    return next((record for record in records.values() if isinstance(record, model)), None)


def _by_id(lists: Iterable[tuple[_T, ...]]) -> Mapping[str, _T]:
    return MappingProxyType({str(item.id): item for items in lists for item in items})
