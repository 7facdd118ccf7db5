"""A copy of the shipped data with something changed in it, shown by the site for the length of one test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ui.shelf import SHIPPED, shelf


@contextmanager
def showing(changed: Path, patch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The site shows the folder `changed`, made as a copy of the shipped data unless it is there; yields that folder."""
    if not changed.exists():
        shutil.copytree(SHIPPED, changed)
    patch.setenv("LESSONS_DATA", str(changed))
    shelf.cache_clear()
    try:
        yield changed
    finally:
        shelf.cache_clear()


def replaced(file: Path, old: str, new: str) -> None:
    """Write `new` for `old` in the file, which must hold it."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
