"""Reading a catalogue, beside `yaml.load` with the C loader on the same bytes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import yaml

from lessons.catalogue import Shelf, load
from lessons.columns import COLUMNS
from lessons.tables import Tables, tables
from tools.bench.rounds import ROUNDS, cpu, interleaved
from tools.bench.table import Row, ratio

FEWER_ROUNDS = 3
"""For ten thousand files, that the whole stays within its minutes."""


def rows(smaller: Path, larger: Path) -> list[Row]:
    """The rows on loading: a thousand experiments, ten thousand, one file changed, and what is not built."""
    small, many = _sides(smaller, ROUNDS), _sides(larger, FEWER_ROUNDS)
    cold = sorted(many["ours"])[FEWER_ROUNDS // 2]
    note = "a catalogue that is unpacked from a file of an earlier run is not built: every start is a cold one"
    return [
        _cold("1,000", small),
        _cold("10,000", many),
        Row("warm start / cold, 1,000 experiments", 0.03, None, gated=False, note=note),
        Row("warm start / cold, 10,000 experiments", 0.012, None, gated=False, note=note),
        _reload(larger, cold),
    ]


def _cold(number: str, taken: dict[str, list[float]]) -> Row:
    parts = {f"{side}_s": sorted(times)[len(times) // 2] for side, times in taken.items()}
    found = ratio(taken["ours"], taken["plain"])
    note = "read, places of every value, validation, links, frames of one language; plain gives values only"
    return Row(f"cold load / yaml.load(CSafeLoader), {number}", 0.60, found, gated=False, note=note, parts=parts)


def _sides(folder: Path, rounds: int) -> dict[str, list[float]]:
    raw = [path.read_bytes() for path in sorted(folder.rglob("*.yaml"))]
    return interleaved({"ours": lambda: framed(tables(load(folder).catalogue, "nl")), "plain": _plain(raw)}, rounds)


def _plain(raw: list[bytes]) -> Callable[[], object]:
    return lambda: [yaml.load(held, yaml.CSafeLoader) for held in raw]


def framed(held: Tables) -> list[object]:
    """Every frame of the catalogue, made."""
    return [getattr(held, name) for name in COLUMNS if hasattr(Tables, name)]


def _reload(folder: Path, cold: float) -> Row:
    """A text in one file is changed, seen, and the frames are made; then it is as it was."""
    shelf = Shelf(folder, every=float("inf"))
    shelf.look()
    file = min((folder / "experiments").glob("*.yaml"))
    before = file.read_bytes()
    try:
        taken = [_changed(shelf, file, _worded(before, number)) for number in range(FEWER_ROUNDS)]
    finally:
        file.write_bytes(before)
    read, made = (sorted(times)[FEWER_ROUNDS // 2] for times in zip(*taken, strict=True))
    note = "what did not change is neither read nor checked again; all frames are made anew, beside the visitors"
    parts = {"read_s": read, "frames_s": made, "cold_s": cold}
    return Row("reload after 1 file of 10,000 / cold", 0.01, (read + made) / cold, gated=False, note=note, parts=parts)


def _worded(held: bytes, number: int) -> bytes:
    """The file with one more word in the first of its texts."""
    return held.replace(b'nl: "', b'nl: "%d ' % number, 1)


def _changed(shelf: Shelf, file: Path, held: bytes) -> tuple[float, float]:
    """The seconds until it is read, and until the frames are made."""
    file.write_bytes(held)
    read = cpu(lambda: shelf.refresh(lambda _loaded: None))
    return read, cpu(lambda: framed(tables(shelf.look().catalogue, "nl")))
