"""A small data folder for tests: the invented catalogue of `tests/bad_input/base`, with changes."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

BASE = Path(__file__).parent / "bad_input" / "base"
WORDS: dict[str, tuple[str, ...]] = {
    "levels": ("0", "1", "2", "3", "4"),
    "states": ("unknown", "not_assessed", "mixed", "not_applicable", "stale", "collective"),
    "grades": ("e1", "e2", "e3"),
    "confidence": ("low", "medium", "high"),
}
"""The words that every edition of the method explains."""


def small_catalogue(folder: Path, changes: Mapping[str, str | bytes | None] | None = None) -> Path:
    """A valid data folder at `folder`/data; `changes` gives a file other content, or removes it with None."""
    target = folder / "data"
    shutil.copytree(BASE, target)
    for name, content in (changes or {}).items():
        write(target, name, content)
    return target


def write(folder: Path, name: str, content: str | bytes | None) -> Path:
    """Write one file of a data folder, or remove it with None."""
    path = folder / name
    if content is None:
        path.unlink()
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def base_text(name: str = "experiments/doetank-rijk.yaml") -> str:
    """A file of the small catalogue, to change in a test."""
    return (BASE / name).read_text(encoding="utf-8")
