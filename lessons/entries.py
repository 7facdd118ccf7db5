"""One file of the data folder as it was read: what it holds, what it points to, what is wrong in it."""

from __future__ import annotations

from dataclasses import dataclass

from lessons.fields import Record
from lessons.links import Link, Part
from lessons.problems import Problem
from lessons.reading import Document


@dataclass(frozen=True, slots=True)
class Entry:
    """`kind` is the folder, or the stem of a file at the top; `record` is None when the file has an error of its own."""

    file: str
    kind: str
    stem: str
    digest: str
    document: Document
    record: Record | None
    problems: tuple[Problem, ...]
    links: tuple[Link, ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def sound(self) -> bool:
        """No error, seen by itself."""
        return self.record is not None and not any(problem.severity == "error" for problem in self.problems)
