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


@pytest.mark.parametrize("case", [case for case in CASES if case.get("generated")], ids=lambda case: str(case["id"]))
def test_the_answer_to_the_largest_files_is_short(case: dict[str, Any], tmp_path: Path) -> None:
    """However large a bad file is, what is said about it fits on a few lines of a page."""
    text = _generated()[case["id"]]
    assert len(text) > 4_000
    problems = load(small_catalogue(tmp_path, _without_references() | _files(case))).problems
    assert 1 <= len(problems) <= 3
    assert max(len(str(problem)) for problem in problems) < 300


def _method(old: str, new: str) -> dict[str, str | bytes | None]:
    text = base_text("readiness.yaml")
    assert old in text
    return {"readiness.yaml": text.replace(old, new, 1)}


@pytest.mark.parametrize(
    ("old", "new", "path", "code", "message"),
    [
        ("  - {id: e2, label", "  - {id: e4, label", "grades[1].id", "unknown-value", "'e4' is not accepted here"),
        ("  - {id: e2,", "  - {id: e3,", "grades", "missing-value", "'e2' is not there"),
        ("  - {id: low,", "  - {id: high,", "confidence", "missing-value", "'low' is not there"),
        ("  - {id: 3, label", "  - {id: 4, label", "levels", "missing-value", "'3' is not there"),
        ("  - {id: 3, label", "  - {id: l3, label", "levels[3].id", "unknown-value", "'l3' is not accepted here"),
        ("  - {id: stale,", "  - {id: mixed,", "states", "missing-value", "'stale' is not there"),
        ("  - {id: stale,", "  - {id: 'stale\" onclick=x',", "states[4].id", "unknown-value", "is not accepted here"),
        ("grades:\n", "grades: []\nx:\n", "grades", "missing-value", "'e1', 'e2', 'e3' are not there"),
    ],
)  # fmt: skip
def test_the_method_has_every_word_that_the_pages_show(
    tmp_path: Path, old: str, new: str, path: str, code: str, message: str
) -> None:
    """A level, state, grade or confidence word that is missing, unknown or badly spelt is told at its place."""
    loaded = load(small_catalogue(tmp_path, _method(old, new)))
    assert loaded.catalogue.edition is None
    problem = next(problem for problem in loaded.problems if problem.path == path)
    assert (problem.file, problem.code, problem.severity) == ("readiness.yaml", code, "error")
    assert message in problem.message
    assert problem.line > 1


def test_the_levels_stand_in_order_and_each_word_once(tmp_path: Path) -> None:
    """The legend is a scale; of a second `e2` it would not be known which one counts."""
    lines = base_text("readiness.yaml").split("\n")
    at = next(number for number, line in enumerate(lines) if line.startswith("  - {id: 1, label"))
    swapped = "\n".join([*lines[:at], lines[at + 1], lines[at], *lines[at + 2 :]])
    problems = load(small_catalogue(tmp_path / "order", {"readiness.yaml": swapped})).problems
    assert [(one.path, one.code, one.hint) for one in problems] == [
        ("levels", "wrong-order", "write them in this order: 0, 1, 2, 3, 4")
    ]
    again = _method("  - {id: e3,", "  - {id: e2, label: Weer, meaning: Weer}\n  - {id: e3,")
    problems = load(small_catalogue(tmp_path / "twice", again)).problems
    assert ("grades[2].id", "duplicate-id") in {(one.path, one.code) for one in problems}
