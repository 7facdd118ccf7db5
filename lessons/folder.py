"""The data folder: which files count, and their bytes, whole."""

from __future__ import annotations

import hashlib
import os
import stat
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lessons.encoding import LARGEST_FILE
from lessons.fields import Record
from lessons.problems import Problem, did_you_mean
from lessons.records import (
    Concept,
    Edition,
    Experiment,
    Facts,
    Judgements,
    Organisations,
    Programme,
    Proposal,
    PublicLesson,
    SeriesList,
    Session,
    Sources,
    Targets,
    Themes,
)

LISTS: dict[str, type[Record]] = {
    "facts": Facts,
    "organisations": Organisations,
    "programme": Programme,
    "readiness": Edition,
    "series": SeriesList,
    "sources": Sources,
    "themes": Themes,
}
"""Files at the top of the folder."""
FOLDERS: dict[str, type[Record]] = {
    "concepts": Concept,
    "experiments": Experiment,
    "judgements": Judgements,
    "lessons": PublicLesson,
    "outcomes": Proposal,
    "sessions": Session,
    "targets": Targets,
}
"""Folders with one record per file."""
LONG = (*LISTS, "outcomes")
"""Files whose lists at the top may be long: a session leaves as many lessons as people had words."""
NEEDED = ("organisations", "readiness", "sources", "themes")
Stamp = tuple[int, int, int]
"""Size, time of the last change and number of a file: another one almost whenever the content is another."""
_TRIES = 4
_FRESH_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Found:
    """One file of the folder: its bytes, or the problem that keeps them from being read. `file` is `path` as shown."""

    file: str
    path: str
    raw: bytes
    problem: Problem | None = None

    @property
    def kind(self) -> str:
        """`experiments`, `organisations`, ...: the folder, or the stem of a file at the top."""
        return self.file.split("/")[0].removesuffix(".yaml")

    @property
    def stem(self) -> str:
        return self.file.rsplit("/", 1)[-1].removesuffix(".yaml")

    @property
    def digest(self) -> str:
        """What the file holds, as a key."""
        return digest(self.raw) + (str(self.problem) if self.problem else "")


def digest(raw: bytes) -> str:
    """The sha256 of the content of a file."""
    return hashlib.sha256(raw).hexdigest()


def shown(name: str) -> str:
    """A file name that can be printed."""
    if name.isprintable():
        return name
    text = os.fsencode(name).decode("utf-8", "replace")
    return "".join(sign if sign.isprintable() else "?" for sign in text)


def signature(folder: Path) -> Mapping[str, Stamp]:
    """The stamp of every file that counts, by its path; of one that cannot be looked at it says so."""
    rows: dict[str, Stamp] = {}
    for _, found in _counting(folder):
        try:
            about = found.stat()
            rows[found.path] = (about.st_size, about.st_mtime_ns, about.st_ino)
        except OSError:
            rows[found.path] = (-1, 0, 0)
    return rows


def files(folder: Path) -> Iterator[Found]:
    """Every file that counts, in sorted order, read whole."""
    top = folder.resolve()
    yield from (found for path, file in listed(folder) if (found := found_at(path, file, top)))


def listed(folder: Path) -> Iterator[tuple[str, str]]:
    """The path of every file that counts and its name as shown, in sorted order."""
    return ((found.path, shown(file)) for file, found in _counting(folder))


def found_at(path: str, file: str, top: Path) -> Found | None:
    """The file at this path, read whole; None when it is gone by now."""
    try:
        return _file(Path(path), file, top)
    except (OSError, RuntimeError, ValueError) as error:
        if not os.path.lexists(path):
            return None
        message = "the file cannot be read" + (
            f": {error.strerror}" if isinstance(error, OSError) and error.strerror else ""
        )
        hint = "check the link or the rights of the file"
        return Found(file, path, b"", Problem(file, 1, 1, "unreadable-file", "", message, hint))


def again(path: str) -> bytes:
    """The bytes of a file that was read before; none when it cannot be read any more."""
    try:
        return _ordinary(Path(path)) or b""
    except OSError:
        return b""


def strays(folder: Path) -> Iterator[Problem]:
    """Files and folders that look like data and are not read, as warnings; and needed files that are not there."""
    for found in _inside(folder):
        path, name = folder / found.name, shown(found.name)
        if _is_folder(found) and name not in FOLDERS and any(_yaml_like(inside) for inside in _inside(path)):
            yield _stray(name, "unknown-folder", "this folder is not read", did_you_mean(name, FOLDERS))
        elif (path.suffix == ".yaml" and path.stem not in LISTS) or path.suffix == ".yml":
            near = did_you_mean(name, [f"{word}.yaml" for word in LISTS])
            yield _stray(name, "unknown-file", "this file is not read", near)
    for kind in FOLDERS:
        for found in _inside(folder / kind):
            if found.name.endswith(".yml") or (not found.name.endswith(".yaml") and _is_folder(found)):
                name = f"{kind}/{shown(found.name)}"
                yield _stray(name, "unknown-file", "this is not read", "a file here is named <id>.yaml")
    for kind in NEEDED:
        if not os.path.lexists(folder / f"{kind}.yaml"):
            yield Problem(
                f"{kind}.yaml",
                1,
                1,
                "missing-file",
                "",
                "the file is not there",
                "restore it, or copy it from another catalogue",
            )


def _stray(name: str, code: str, message: str, hint: str) -> Problem:
    return Problem(name, 1, 1, code, "", message, hint, "warning")


def _yaml_like(found: os.DirEntry[str]) -> bool:
    return found.name.endswith((".yaml", ".yml"))


def _is_folder(found: os.DirEntry[str]) -> bool:
    try:
        return found.is_dir()
    except OSError:
        return False


def _inside(folder: Path) -> list[os.DirEntry[str]]:
    """What lies in a folder and is not hidden, in the order of its names."""
    try:
        with os.scandir(folder) as found:
            return sorted((one for one in found if not one.name.startswith(".")), key=lambda one: one.name)
    except OSError:
        return []


def _counting(folder: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """The files that count by their names in the folder: the lists, then those of each kind."""
    lists = {f"{kind}.yaml" for kind in LISTS}
    yield from ((found.name, found) for found in _inside(folder) if found.name in lists)
    for kind in FOLDERS:
        below = (found for found in _inside(folder / kind) if found.name.endswith(".yaml"))
        yield from ((f"{kind}/{found.name}", found) for found in below)


def _file(path: Path, file: str, top: Path) -> Found:
    if not path.resolve(strict=True).is_relative_to(top):
        message, hint = "the link leads out of the data folder", "put the file itself here"
        return Found(file, str(path), b"", Problem(file, 1, 1, "link-outside", "", message, hint))
    raw = _ordinary(path)
    if raw is None:
        message, hint = "this is not an ordinary file", "remove or rename it"
        return Found(file, str(path), b"", Problem(file, 1, 1, "not-a-file", "", message, hint))
    return Found(file, str(path), raw)


def _ordinary(path: Path) -> bytes | None:
    """The bytes of a file; None for a folder, a pipe or a device."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        return _whole(descriptor) if stat.S_ISREG(os.fstat(descriptor).st_mode) else None
    finally:
        os.close(descriptor)


def _whole(descriptor: int) -> bytes:
    """The bytes; of a file that was just written: read until two readings are the same."""
    raw = _bytes(descriptor)
    for _ in range(_TRIES):
        if time.time() - os.fstat(descriptor).st_mtime > _FRESH_SECONDS:
            break
        again = _bytes(descriptor)
        if again == raw:
            break
        raw = again
        time.sleep(0.01)
    return raw


def _bytes(descriptor: int) -> bytes:
    os.lseek(descriptor, 0, os.SEEK_SET)
    parts, left = [], LARGEST_FILE + 1
    while left > 0 and (part := os.read(descriptor, left)):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)
