"""The one catalogue of this process, shared by the pages and the routes; and where its versions are kept."""

from __future__ import annotations

import hashlib
import os
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from functools import cache
from pathlib import Path
from typing import NamedTuple

from lessons.archive import Archive
from lessons.catalogue import Catalogue, Shelf

SHIPPED = Path(__file__).resolve().parent.parent / "data"
_REMEMBERED = 32


def folder() -> Path:
    """The folder with the catalogue: the variable LESSONS_DATA, else the shipped `data/`."""
    named = os.environ.get("LESSONS_DATA", "").strip()
    return Path(named).expanduser() if named else SHIPPED


@cache
def shelf() -> Shelf:
    """The shelf of this process; `shelf().look()` gives the catalogue as it is now, and its problems."""
    return Shelf(folder())


def versions_folder() -> Path:
    """Where versions are kept: the variable LESSONS_ARCHIVE, else a folder per catalogue in this user's state."""
    named = os.environ.get("LESSONS_ARCHIVE", "").strip()
    if named:
        return Path(named).expanduser()
    state = os.environ.get("XDG_STATE_HOME", "").strip()
    home = Path(state) if Path(state).is_absolute() else Path("~/.local/state").expanduser()
    own = hashlib.sha256(os.fsencode(folder().resolve())).hexdigest()[:12]
    return home / "doetank-lessen" / "versions" / own


class _Work(NamedTuple):
    """The keeping of one version, and when it was last asked for."""

    done: Future[bool]
    asked: float


class Keeper:
    """Keeps each version that a page shows, beside the pages."""

    def __init__(self, archive: Archive, again: float = 60.0, clock: Callable[[], float] = time.monotonic) -> None:
        self.archive, self.again, self.clock = archive, again, clock
        self._desk = ThreadPoolExecutor(1, thread_name_prefix="versions")
        self._work: dict[str, _Work] = {}
        self._lock = threading.Lock()

    def keep(self, catalogue: Catalogue) -> None:
        """Have this version kept; again after a while where that failed, or where it is no longer there."""
        version, now = catalogue.fingerprint, self.clock()
        with self._lock:
            work = self._work.get(version)
            if work and now - work.asked < self.again:
                return
            if work and (not work.done.done() or self.kept(version)):
                self._work[version] = _Work(work.done, now)
                return
            self._work.pop(version, None)
            self._work[version] = _Work(self._desk.submit(self.archive.keep, catalogue), now)
            for old in list(self._work)[:-_REMEMBERED]:
                del self._work[old]

    def kept(self, version: str) -> bool:
        """Whether this version was kept and is still there; waits for it where it is being kept."""
        work = self._work.get(version)
        return work is not None and _went_well(work.done) and self.archive.holds(version)

    def wait(self, version: str = "") -> None:
        """Until the versions whose hash begins so are kept, as far as that was asked; without it all of them."""
        wait([work.done for asked, work in list(self._work.items()) if asked.startswith(version)])


def _went_well(done: Future[bool]) -> bool:
    return done.exception() is None and done.result()


@cache
def keeper() -> Keeper:
    """The keeper of this process."""
    return Keeper(Archive(versions_folder()))
