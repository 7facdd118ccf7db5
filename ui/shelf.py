"""The one catalogue of this process, shared by the pages and the routes; and where its versions are kept."""

from __future__ import annotations

import hashlib
import os
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from pathlib import Path

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


class Keeper:
    """Keeps each version that a page shows, beside the pages: none of them waits for it."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self._desk = ThreadPoolExecutor(1, thread_name_prefix="versions")
        self._work: dict[str, Future[bool]] = {}

    def keep(self, catalogue: Catalogue) -> None:
        """Have this version kept, once."""
        if catalogue.fingerprint in self._work:
            return
        self._work[catalogue.fingerprint] = self._desk.submit(self.archive.keep, catalogue)
        for version in list(self._work)[:-_REMEMBERED]:
            self._work.pop(version, None)

    def kept(self, version: str) -> bool:
        """Whether this version is kept; waits for it where that is still being done."""
        return version in self._work and self._work[version].result()

    def wait(self) -> None:
        """Until all that was asked is done."""
        for work in list(self._work.values()):
            work.result()


@cache
def keeper() -> Keeper:
    """The keeper of this process."""
    return Keeper(Archive(versions_folder()))
