"""Versions of the catalogue, kept by the hash of what they hold, so that a link to one opens after the data moved on.

One file per version, `<fingerprint>.zip`, with the data files as they were. Nothing is ever unpacked to disk, and a
version opens only when it has the very hash it is named after (docs/adr/0020-frozen-views.md).
"""

from __future__ import annotations

import os
import re
import stat
import struct
import tempfile
import time
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import IO, BinaryIO, NamedTuple

from lessons import folder as disk
from lessons.catalogue import Catalogue, fingerprint, of_files
from lessons.encoding import LARGEST_FILE
from lessons.fields import is_id
from lessons.memory import freeze

MOST, MOST_BYTES = 64, 256_000_000
"""How many versions stay, and how many bytes they take together; those not looked at for longest go first."""
LARGEST = 400_000_000
"""How many bytes the files of one version may be, unpacked."""
_BEFORE = 4
_HALF_WRITTEN = 3600.0
_VERSION = re.compile(r"([0-9a-f]{64})\.zip")
_PART = ".part"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_UNREADABLE = (OSError, ValueError, RuntimeError, EOFError, zipfile.BadZipFile, zlib.error, struct.error)


class ChangedError(ValueError):
    """A file is no longer what the catalogue holds of it."""


class Kept(NamedTuple):
    """A version that is kept. `since`: the day it was first seen; `used`: when it was last looked at."""

    fingerprint: str
    path: Path
    since: date
    used: float
    size: int


class Archive:
    """A folder with versions. A folder that cannot be made or written keeps nothing, and that is no failure."""

    def __init__(self, folder: Path, most: int = MOST, most_bytes: int = MOST_BYTES) -> None:
        self.folder, self.most, self.most_bytes = folder, most, most_bytes

    def versions(self) -> list[Kept]:
        """What is kept, last used first."""
        try:
            found = [kept for path in self.folder.iterdir() if (kept := _kept(path))]
        except OSError:
            return []
        return sorted(found, key=lambda kept: (-kept.used, kept.fingerprint))

    def find(self, version: str) -> Kept | None:
        """The version whose hash begins so; None when there is none, or more than one."""
        found = [kept for kept in self.versions() if kept.fingerprint.startswith(version)]
        return found[0] if len(found) == 1 else None

    def holds(self, version: str) -> bool:
        """Whether the version with this fingerprint lies there."""
        return _kept(self._path(version)) is not None

    def open(self, version: str) -> Catalogue | None:
        """The catalogue with this fingerprint; None when it is not kept, or is not what its name says."""
        path = self._path(version)
        try:
            with _ordinary(path) as file, zipfile.ZipFile(file) as packed:
                if fingerprint({found.file: found.digest for found in _files(path, packed)}) != version:
                    return None
                found = of_files(path, _files(path, packed)).catalogue
        except _UNREADABLE:
            return None
        _used(path)
        freeze()
        return found if found.fingerprint == version else None

    def keep(self, catalogue: Catalogue) -> bool:
        """Keep the version that this catalogue holds; whether it is kept now."""
        path = self._path(catalogue.fingerprint)
        if _kept(path):
            _used(path)
            return True
        try:
            self._write(catalogue, path)
        except _UNREADABLE:
            return False
        self._tidy(path)
        return True

    def _path(self, version: str) -> Path:
        return self.folder / f"{version}.zip"

    def _write(self, catalogue: Catalogue, path: Path) -> None:
        """Written beside its place and then put there at once, so that nobody ever meets a half one."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=self.folder, prefix=".", suffix=_PART, delete=False) as file:
            try:
                self._pack(catalogue, file)
                file.flush()
                os.fsync(file.fileno())
                Path(file.name).replace(path)
            except BaseException:
                Path(file.name).unlink(missing_ok=True)
                raise

    def _pack(self, catalogue: Catalogue, file: IO[bytes]) -> None:
        """The same version gives the same bytes, whoever writes it and when."""
        total = 0
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, digest in sorted(catalogue.files.items()):
                raw = self._bytes(catalogue, name, digest)
                total += len(raw)
                if total > min(LARGEST, self.most_bytes * 4) or not _known(name):
                    raise ChangedError(name)
                packed.writestr(_member(name), raw)
        if os.fstat(file.fileno()).st_size > self.most_bytes:
            raise ChangedError(str(catalogue.folder))

    def _bytes(self, catalogue: Catalogue, name: str, digest: str) -> bytes:
        """What the catalogue holds of a file: from its folder, or, where it is broken now, from a version before."""
        raw = disk.again(str(catalogue.folder / name))
        if disk.digest(raw) == digest:
            return raw
        for kept in self.versions()[:_BEFORE]:
            with suppress(*_UNREADABLE), _ordinary(kept.path) as file, zipfile.ZipFile(file) as packed:
                before = _read(packed, name)
                if disk.digest(before) == digest:
                    return before
        raise ChangedError(name)

    def _tidy(self, newest: Path) -> None:
        """Let go of what is too much, and of what a stopped process left half written."""
        room, left = self.most_bytes, self.most
        for kept in sorted(self.versions(), key=lambda kept: kept.path != newest):
            room, left = room - kept.size, left - 1
            if kept.path != newest and (room < 0 or left < 0):
                with suppress(OSError):
                    kept.path.unlink()
        with suppress(OSError):
            for path in self.folder.glob(f".*{_PART}"):
                if time.time() - path.lstat().st_mtime > _HALF_WRITTEN:
                    path.unlink()


def _kept(path: Path) -> Kept | None:
    """The version in this file; None for anything else that lies there, a link included."""
    named = _VERSION.fullmatch(path.name)
    if named is None:
        return None
    try:
        about = path.lstat()
    except OSError:
        return None
    if not stat.S_ISREG(about.st_mode):
        return None
    since = datetime.fromtimestamp(about.st_mtime, UTC).astimezone().date()
    return Kept(named[1], path, since, max(about.st_atime, about.st_mtime), about.st_size)


def _used(path: Path) -> None:
    """Mark it as used now; the day it was first seen stays."""
    with suppress(OSError):
        os.utime(path, (time.time(), path.lstat().st_mtime), follow_symlinks=False)


@contextmanager
def _ordinary(path: Path) -> Iterator[BinaryIO]:
    """The file, opened; OSError for a link, a pipe or a device."""
    with os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(f"{path} is not an ordinary file")
        yield file


def _known(name: str) -> bool:
    """Whether the loader has a place for a file of this name."""
    kind, slash, rest = name.removesuffix(".yaml").partition("/")
    fits = kind in disk.FOLDERS and is_id(rest) if slash else kind in disk.LISTS
    return fits and name.endswith(".yaml")


def _member(name: str) -> zipfile.ZipInfo:
    about = zipfile.ZipInfo(name, _FIRST_DAY)
    about.compress_type, about.create_system, about.external_attr = zipfile.ZIP_DEFLATED, 3, 0o600 << 16
    return about


def _files(path: Path, packed: zipfile.ZipFile) -> Iterator[disk.Found]:
    """The data files of a version, one by one; ValueError when something else lies in it, or it is too large."""
    names = [about.filename for about in packed.infolist()]
    if len(names) != len(set(names)) or sum(about.file_size for about in packed.infolist()) > LARGEST:
        raise ValueError("a name stands there twice, or it is too large")
    for name in names:
        yield disk.Found(name, str(path / name), _read(packed, name))


def _read(packed: zipfile.ZipFile, name: str) -> bytes:
    about = packed.getinfo(name) if name in packed.NameToInfo else None
    if about is None or not _known(name) or about.file_size > LARGEST_FILE:
        raise ValueError(f"{name} has no place in a version")
    return packed.read(about)
