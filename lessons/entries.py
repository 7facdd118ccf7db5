"""One file of the data folder as it was read: what it holds, what it points to, what is wrong in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from lessons import folder as disk
from lessons.fields import Record
from lessons.links import Link, Part
from lessons.problems import Problem
from lessons.reading import Document, Path, Place, placed


@dataclass(frozen=True, slots=True)
class Entry:
    """`kind` is the folder, or the stem of a file at the top; `record` is None when the file has an error of its own.

    The text is not kept: for the place of a problem the file at `path` is read again, if it still has this `digest`.
    """

    file: str
    path: str
    kind: str
    stem: str
    digest: str
    record: Record | None
    problems: tuple[Problem, ...]
    links: tuple[Link, ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def sound(self) -> bool:
        """No error, seen by itself."""
        return self.record is not None and not any(problem.severity == "error" for problem in self.problems)

    def owner(self, path: Path) -> str | None:
        """The id of the part of the record that `path` leads into."""
        return next((part.id for part in self.parts if path[: len(part.path)] == part.path), None)

    def place(self, path: Path) -> Place:
        """Line and column of the value at `path`."""
        return _document(self.path, self.file, self.digest).place(path)

    def problem(self, path: Path, code: str, message: str, hint: str = "", *, warning: bool = False) -> Problem:
        """A problem at the place of `path`."""
        return _document(self.path, self.file, self.digest).problem(path, code, message, hint, warning=warning)


def forget() -> None:
    """Let go of the texts that were read again."""
    _document.cache_clear()


@lru_cache(maxsize=4)
def _document(path: str, file: str, digest: str) -> Document:
    raw = disk.again(path)
    return placed(raw if disk.digest(raw) == digest else b"", file)
