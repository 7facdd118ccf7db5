"""Every bad file is answered with its place and the way out, and the rest of the catalogue stays."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from builders import BASE, base_text, small_catalogue

from lessons.catalogue import load

HERE = Path(__file__).parent / "bad_input"
CASES: list[dict[str, Any]] = json.loads((HERE / "manifest.json").read_text(encoding="utf-8"))["cases"]


def _generated() -> dict[str, str]:
    """The cases that are too large to keep."""
    lines = base_text().split("\n")

    def instead(number: int, text: str) -> str:
        return "\n".join([*lines[: number - 1], text, *lines[number:]])

    item = "  - {id: o1, text: {nl: Iets, en: Thing}, dimension: work, sources: [verslag]}"
    return {
        "dos-deep-block": "\n".join(["  " * level + f"k{level}:" for level in range(400)]),
        "dos-deep-seq-line": "id: x\nrelated:\n" + " -" * 2000,
        "dos-many-items": "\n".join([*lines[:14], *[item] * 12_000, *lines[20:]]),
        "dos-long-text": instead(17, "      nl: " + "a" * 100_000),
        "dos-huge-int": instead(33, "    level: 1" + "0" * 5000),
    }


def _files(case: dict[str, Any]) -> dict[str, str | bytes | None]:
    removed: dict[str, str | bytes | None] = {"experiments/doetank-rijk.yaml": None}
    if case.get("generated"):
        return {case["files"][0]: _generated()[case["id"]]}
    return removed | {name: (HERE / case["id"] / name).read_bytes() for name in case["files"]}


def _value(record: Any, path: str) -> Any:
    for part in path.split("."):
        record = record[int(part)] if part.isdigit() else getattr(record, part)
    return list(record) if isinstance(record, tuple) else record


def _without_references() -> dict[str, str | bytes | None]:
    """The rest of the base does not name the experiment, so that only the case itself speaks."""
    names = ("lessons/taken-eerst.yaml", "concepts/fietsen.yaml")
    return {name: base_text(name).replace("doetank-rijk/l1", "") for name in names}


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_a_bad_file_is_answered_as_the_manifest_says(case: dict[str, Any], tmp_path: Path) -> None:
    """Code, place, severity and hint; no other problem than those listed; a good file keeps every letter."""
    loaded = load(small_catalogue(tmp_path, _without_references() | _files(case)))
    found = [(problem.code, problem.line, problem.column) for problem in loaded.problems]
    if case["expect"] == "accept":
        assert not loaded.problems
    else:
        expected = (case["code"], case["line"], case["column"])
        problem = next((one for one in loaded.problems if (one.code, one.line, one.column) == expected), None)
        assert problem, loaded.problems
        assert (problem.file, problem.severity) == (case["file"], case["expect"])
        assert case["hint"] in f"{problem.message}; {problem.hint}"
        if case["id"] != "dos-billion-laughs":
            assert sorted(found) == sorted([expected, *map(tuple, case.get("also", []))]), loaded.problems
    stem = Path(case["files"][0]).stem
    assert (stem in loaded.catalogue.experiments) == (case["expect"] != "error")
    for path, value in case.get("must_equal", {}).items():
        assert _value(loaded.catalogue.experiments[stem], path) == value


def test_all_shared_kinds_of_damage_have_a_case() -> None:
    """The folder and the manifest hold the same cases."""
    kept = {path.name for path in HERE.iterdir() if path.is_dir()} - {BASE.name}
    assert kept == {case["id"] for case in CASES if not case.get("generated")}
    assert len(CASES) >= 114


def test_the_answer_to_the_largest_files_is_short() -> None:
    """However bad a file is, what is said about it fits on a screen or two."""
    for text in _generated().values():
        assert len(text) < 1_000_000
