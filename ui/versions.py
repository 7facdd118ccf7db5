"""The versions of the data in memory: the one of now and a few beside it, each with what is made of it.

What holds a whole catalogue (its frames, its readiness) is kept here and nowhere else, so that a version is let go of
as a whole: docs/adr/0020-frozen-views.md.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from datetime import date
from functools import cache, cached_property
from typing import Any, TypeVar

from lessons.catalogue import Catalogue
from lessons.choice import Finder
from lessons.readiness import Readiness
from lessons.tables import Tables, tables
from lessons.words import Language

MOST = 3
"""So many versions stay in memory: the one of now, which every page looks at, and two beside it."""
DATES = 12
"""Of so many dates the readiness of a version stays."""
KEPT = 24
"""Of so many choices what was made of a version stays, by name: of one theme, of one experiment."""
AGAIN = 10.0
"""So many seconds after it failed, a version is tried again."""

Made = TypeVar("Made")


class _Once:
    """Something that is made when it is first asked for, by one visitor while others wait; what fails is tried again."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._made: list[Any] = []

    def of(self, make: Callable[[], Any]) -> Any:
        with self._lock:
            if not self._made:
                self._made.append(make())
            return self._made[0]


class Version:
    """A version of the data, with its frames, its readiness and all else that is made of it: each once, let go of together."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._lock, self._indexing = threading.Lock(), threading.Lock()
        self._frames: dict[Language, Tables] = {}
        self._finders: dict[Language, Finder] = {}
        self._seen: OrderedDict[date, Readiness] = OrderedDict()
        self._keeping = threading.Lock()
        self._kept: dict[str, OrderedDict[Hashable, _Once]] = {}

    def once(self, name: str, key: Hashable, make: Callable[[], Made]) -> Made:
        """What `make` makes of this version, made once for a name and key; of a name the `KEPT` asked for last stay."""
        with self._keeping:
            kept = self._kept.setdefault(name, OrderedDict())
            found = kept.setdefault(key, _Once())
            kept.move_to_end(key)
            if len(kept) > KEPT:
                kept.popitem(last=False)
        made: Made = found.of(make)
        return made

    def frames(self, language: Language) -> Tables:
        """The catalogue as frames in this language."""
        with self._lock:
            if language not in self._frames:
                self._frames[language] = tables(self.catalogue, language)
            return self._frames[language]

    def finder(self, language: Language) -> Finder:
        """The lessons ready to be chosen from and searched; made by one visitor at a time, while others look on."""
        found = self._finders.get(language)
        if found is None:
            frames = self.frames(language)
            with self._indexing:
                found = self._finders.get(language) or Finder(frames)
                self._finders[language] = found
        return found

    def make_ready(self, language: Language) -> None:
        """Make every frame of this language, and all that choosing and searching need: no visitor waits for them."""
        finder = self.finder(language)
        for kept in (self.frames(language), finder, finder.index, *finder.facets.values()):
            for name, made in vars(type(kept)).items():
                if isinstance(made, cached_property):
                    getattr(kept, name)

    def readiness(self, as_of: date) -> Readiness:
        """The readiness of all organisations, seen from this date."""
        with self._lock:
            found = self._seen.get(as_of) or Readiness(self.catalogue, as_of)
            self._seen[as_of] = found
            self._seen.move_to_end(as_of)
            if len(self._seen) > DATES:
                self._seen.popitem(last=False)
            return found


class Versions:
    """The versions looked at last, by fingerprint."""

    def __init__(self, most: int = MOST, clock: Callable[[], float] = time.monotonic) -> None:
        self.most, self.clock = most, clock
        self._held: OrderedDict[str, Version] = OrderedDict()
        self._failed: dict[str, float] = {}
        self._lock, self._opening = threading.Lock(), threading.Lock()

    def of(self, catalogue: Catalogue) -> Version:
        """The version that is this very catalogue."""
        with self._lock:
            found = self._held.get(catalogue.fingerprint)
            if found is None or found.catalogue is not catalogue:
                found = Version(catalogue)
            return self._keep(found)

    def opened(self, fingerprint: str, open_: Callable[[str], Catalogue | None]) -> Version | None:
        """The version with this fingerprint, opened by one visitor at a time where it is not in memory."""
        if found := self._known(fingerprint):
            return found
        with self._opening:
            if found := self._known(fingerprint):
                return found
            if self.clock() - self._failed.get(fingerprint, -AGAIN) < AGAIN:
                return None
            self._failed.pop(fingerprint, None)
            catalogue = open_(fingerprint)
            if catalogue is None:
                self._failed = {fingerprint: self.clock(), **dict(list(self._failed.items())[:DATES])}
                return None
            return self.of(catalogue)

    def clear(self) -> None:
        """As a server that just began: nothing in memory, nothing failed."""
        with self._lock:
            self._held.clear()
            self._failed.clear()

    def _known(self, fingerprint: str) -> Version | None:
        with self._lock:
            found = self._held.get(fingerprint)
            return self._keep(found) if found else None

    def _keep(self, version: Version) -> Version:
        """Looked at now; those looked at longest ago go."""
        self._held[version.catalogue.fingerprint] = version
        self._held.move_to_end(version.catalogue.fingerprint)
        while len(self._held) > self.most:
            self._held.popitem(last=False)
        return version


@cache
def versions() -> Versions:
    """The versions of this process."""
    return Versions()
