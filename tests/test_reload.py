"""A folder that is read again holds what it would hold if it were read afresh, whatever happened to its files between."""

from __future__ import annotations

import gc
import random
import re
import weakref
from collections.abc import Callable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from lessons import demo
from lessons import folder as disk
from lessons.catalogue import Catalogue, Loaded, Shelf, _look, _State, load
from lessons.columns import COLUMNS
from lessons.tables import Tables, tables

LOOKS = 20


class Folder:
    """A folder of some files, and what can happen to them."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.folder, self.chance = folder, chance
        self.first = {path: path.read_bytes() for path in sorted(folder.rglob("*.yaml"))}

    def any(self) -> Path:
        """A file; the lists at the top, which all others name, more often than their number."""
        found = [Path(path) for path, _ in disk.listed(self.folder)]
        lists = [path for path in found if path.parent == self.folder]
        return self.chance.choice(lists if lists and self.chance.random() < 0.2 else found)

    def change(self) -> None:
        self._replaced(r'nl: "\w+', lambda found: f"{found}{self.chance.randrange(10)}")

    def rename_a_part(self) -> None:
        self._replaced(r'id: "[\w-]+', lambda found: f"{found}-{self.chance.randrange(3)}")

    def point_elsewhere(self) -> None:
        ids = re.findall(r'id: "([\w-]+)', self.any().read_text("utf-8", "replace")) or ["nothing"]
        self._replaced(r'(?<=\[")[\w/-]+', lambda _found: self.chance.choice(ids))

    def lead_in_a_circle(self) -> None:
        """An organisation is part of itself."""
        path = self.folder / "organisations.yaml"
        if path.exists():
            own = rb'- id: "([\w-]+)"'
            path.write_bytes(re.sub(own, rb'- id: "\1"\n    part_of: "\1"', self.first[path], count=1))

    def point_nowhere(self) -> None:
        path = next(path for path in iter(self.any, None) if b'sources: ["' in path.read_bytes())
        path.write_bytes(path.read_bytes().replace(b'sources: ["', b'sources: ["nothing-', 1))

    def garble(self) -> None:
        self.any().write_bytes(b"[")

    def break_(self) -> None:
        path = self.any()
        raw = path.read_bytes()
        path.write_bytes(self.chance.choice([raw[: len(raw) // 2], raw + b"\nodd: 1\n", b"[", b"\xff"]))

    def mend(self) -> None:
        path = self.chance.choice(list(self.first))
        path.write_bytes(self.first[path])

    def add(self) -> None:
        path = next(path for path in iter(self.any, None) if path.parent != self.folder)
        stem = f"{path.stem}-{self.chance.randrange(3)}"
        text = re.sub(r"(?m)^id: .*", f"id: {stem}", path.read_text("utf-8", "replace"), count=1)
        path.with_name(f"{stem}.yaml").write_text(text, "utf-8")

    def rename(self) -> None:
        path = self.any()
        path.rename(path.with_name(f"{path.stem}{self.chance.randrange(3)}.yaml"))

    def delete(self) -> None:
        self.any().unlink()

    def _replaced(self, pattern: str, other: Callable[[str], str]) -> None:
        path = self.any()
        text = path.read_text("utf-8", "replace")
        if found := list(re.finditer(pattern, text)):
            one = self.chance.choice(found)
            path.write_text(text[: one.start()] + other(one[0]) + text[one.end() :], "utf-8")

    EDITS = (
        change,
        change,
        rename_a_part,
        point_elsewhere,
        lead_in_a_circle,
        point_nowhere,
        garble,
        break_,
        mend,
        mend,
        mend,
        add,
        rename,
        delete,
    )


SURE = (
    (Folder.lead_in_a_circle, "circular-reference"),
    (Folder.point_nowhere, "dangling-reference"),
    (Folder.garble, "yaml-syntax"),
)
"""What is always told, with its code: each happens once, to a folder that has no other mistakes."""


def held(catalogue: Catalogue) -> Mapping[str, Any]:
    """Every field, with the order of what it holds."""
    found = {one.name: getattr(catalogue, one.name) for one in fields(catalogue)}
    return {name: list(value.items()) if isinstance(value, Mapping) else value for name, value in found.items()}


def made(catalogue: Catalogue) -> dict[str, pd.DataFrame]:
    return {name: getattr(tables(catalogue, "en"), name) for name in COLUMNS if hasattr(Tables, name)}


def assert_same(now: Loaded, afresh: Loaded) -> None:
    assert held(now.catalogue) == held(afresh.catalogue)
    assert now.problems == afresh.problems
    again = made(afresh.catalogue)
    for name, frame in made(now.catalogue).items():
        pd.testing.assert_frame_equal(frame, again[name], obj=name)


@pytest.mark.parametrize("seed", range(2))
def test_what_is_kept_between_two_looks_changes_nothing(seed: int, tmp_path: Path) -> None:
    """Change, add, delete, rename, break and mend at random. Afresh: all read, checked and made again.

    Of a file that is broken the last good version stays, so afresh has to know that one.
    """
    chance = random.Random(seed)
    demo.write(tmp_path, 4, 8, seed)
    folder = Folder(tmp_path, chance)
    shelf = Shelf(tmp_path, every=0, full=float("inf"))
    now = shelf.look()
    sure = dict(zip(range(3, LOOKS, 6), SURE, strict=True))
    for look in range(LOOKS):
        good = dict(shelf._state.good)
        if look in sure:
            mended(folder)
            sure[look][0](folder)
        else:
            for _ in range(chance.randrange(1, 4)):
                chance.choice(Folder.EDITS)(folder)
        before, now = now, shelf.look()
        afresh = _look(tmp_path, _State(good=good))
        assert afresh is not None
        assert_same(now, afresh)
        assert now is not before or now.problems == before.problems
        assert look not in sure or sure[look][1] in {problem.code for problem in now.problems}
    mended(folder)
    assert_same(shelf.look(), load(tmp_path))


def mended(folder: Folder) -> None:
    """All as it was."""
    for path in folder.folder.rglob("*.yaml"):
        path.unlink()
    for path, raw in folder.first.items():
        path.write_bytes(raw)


def test_of_ten_files_only_the_one_that_changed_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And after `full` seconds all of them."""
    demo.write(tmp_path, 4, 8, 1)
    shelf = Shelf(tmp_path, every=0, full=60, clock=lambda: now)
    now = 0.0
    shelf.look()
    read: list[str] = []
    real = disk.found_at
    monkeypatch.setattr(disk, "found_at", lambda path, file, top: read.append(file) or real(path, file, top))
    path = min((tmp_path / "experiments").glob("*.yaml"))
    path.write_text(path.read_text("utf-8") + "# more\n", "utf-8")
    shelf.look()
    assert read == [f"experiments/{path.name}"]
    now = 61.0
    shelf.look()
    assert len(read) == 1 + len(list(disk.listed(tmp_path)))


def test_a_version_that_is_gone_leaves_memory_without_a_search(tmp_path: Path) -> None:
    """Nothing in a catalogue or its frames points in a ring: so not every reload has to look through all that is frozen."""
    demo.write(tmp_path, 4, 8, 1)
    shelf = Shelf(tmp_path, every=0, full=0)
    frames = tables(shelf.look().catalogue, "nl")
    made = [getattr(frames, name) for name in COLUMNS if hasattr(Tables, name)]
    held = [weakref.ref(one) for one in (frames, frames.catalogue, *made)]
    gc.disable()
    try:
        min((tmp_path / "experiments").glob("*.yaml")).unlink()
        shelf.look()
        del frames, made
        assert [one() for one in held if one() is not None] == []
    finally:
        gc.enable()
