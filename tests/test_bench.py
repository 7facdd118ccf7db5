"""The bench's own sums: what a ratio is, when a goal holds, what the table says, and when the exit code is 1."""

from __future__ import annotations

import json
import math
import subprocess
import time
from dataclasses import replace
from pathlib import Path

import pytest

from lessons.rehearsal_report import Count, Report
from tools.bench import __main__ as bench
from tools.bench import pages, rooms
from tools.bench.pages import View
from tools.bench.rounds import interleaved
from tools.bench.table import Row, as_json, failed, p95, ratio, told
from ui.site import SCREENS


def test_a_ratio_is_the_median_over_rounds_so_one_slow_round_changes_nothing() -> None:
    assert ratio([1.0, 1.0, 1.0], [2.0, 2.0, 2.0]) == 0.5
    assert ratio([1.0, 50.0, 1.0], [2.0, 2.0, 2.0]) == 0.5
    assert ratio([10.0, 1.0, 100.0], [20.0, 2.0, 200.0]) == 0.5, "what slows a round slows both its sides"
    assert ratio([1.0], [0.0]) == math.inf, "nothing is never as fast as a goal"


def test_p95_is_a_time_that_was_taken_and_95_of_100_stay_under() -> None:
    assert p95(list(range(1, 101))) == 95
    assert p95([3.0]) == 3.0
    assert p95([5.0, 1.0]) == 5.0


@pytest.mark.parametrize(
    ("goal", "measured", "least", "verdict"),
    [
        (1.5, 1.5, False, "holds"),
        (1.5, 1.5001, False, "does not hold"),
        (30, 30, True, "holds"),
        (30, 29, True, "does not hold"),
        (0, 0, False, "holds"),
        (1.5, None, False, "not measured"),
        (1.5, math.nan, False, "not measured"),
    ],
)
def test_a_goal_holds_at_its_edge_and_not_past_it(
    goal: float, measured: float | None, least: bool, verdict: str
) -> None:
    assert Row("a", goal, measured, least=least).verdict == verdict


def test_only_gated_rows_decide_and_a_gated_row_that_was_not_measured_fails() -> None:
    good, bad = Row("good", 1, 1), Row("bad", 1, 2)
    known, lost = Row("known", 1, 2, gated=False), Row("lost", 1, None)
    assert failed([good, known]) == []
    assert failed([good, bad, known, lost]) == [bad, lost]


def test_the_table_says_goal_measured_and_verdict_and_rounds_no_miss_away() -> None:
    text = told([Row("search", 0.15, 0.1504, note="with 3 facets"), Row("pairs", 30, 32, least=True)])
    assert "<= 0.15" in text
    assert "0.1504" in text
    assert "does not hold" in text
    assert "    with 3 facets" in text
    assert ">= 30" in text
    assert "pairs" in told([Row("pairs", 30, None, gated=False)])
    assert "not measured (not gated)" in told([Row("pairs", 30, None, gated=False)])


def test_the_file_holds_every_row_with_its_verdict() -> None:
    held = as_json([Row("search", 0.15, 0.2, parts={"ours_ms": 1.0})], cores=2)
    assert held["cores"] == 2
    assert held["rows"][0] | {"note": ""} == {
        "name": "search", "goal": 0.15, "measured": 0.2, "gated": True, "least": False, "note": "",
        "parts": {"ours_ms": 1.0}, "verdict": "does not hold",
    }  # fmt: skip


def test_sides_take_turns_and_each_other_round_goes_the_other_way() -> None:
    order: list[str] = []
    taken = interleaved({"one": lambda: order.append("one"), "other": lambda: order.append("other")}, rounds=3)
    assert order == ["one", "other", "other", "one", "one", "other"]
    assert {name: len(times) for name, times in taken.items()} == {"one": 3, "other": 3}


def test_every_screen_is_measured_and_lessons_also_with_a_filter_and_a_search() -> None:
    seen = pages.views()
    assert {view.page for view in seen} == {screen.address for screen in SCREENS}
    assert any("zoek=" in view.query for view in seen if view.page == "lessen")
    assert any("thema=" in view.query for view in seen if view.page == "lessen")


def test_a_page_that_tells_of_a_fault_makes_its_row_fail_and_is_named() -> None:
    view = View("lessen", "")
    times = {side: {view: [10.0, 12.0, 11.0]} for side in ("many", "few", "bare")}
    every, *_ = pages.reruns(times, [view], {})
    assert every.measured == 1.0
    assert every.verdict == "holds"
    every, *_ = pages.reruns(times, [view], {"/spoor": "told of a fault"})
    assert every.verdict == "not measured"
    assert "/spoor" in every.note


def test_the_worst_page_decides_the_row_of_every_page_and_the_middle_one_the_other() -> None:
    light, middle, heavy = View("a", ""), View("b", ""), View("c", "")
    many = {light: [5.0], middle: [12.0], heavy: [40.0]}
    few = {light: [5.0], middle: [10.0], heavy: [10.0]}
    bare = {key: [10.0] for key in (light, middle, heavy)}
    every, half, scale = pages.reruns({"many": many, "few": few, "bare": bare}, [light, middle, heavy], {})
    assert (every.measured, half.measured, scale.measured) == (4.0, 1.2, 1.2)
    assert "/c 4.00" in every.note


def test_what_is_lost_in_a_session_fails_its_row_and_so_does_who_did_not_come_in() -> None:
    good = Report(2, 2, {"votes": Count(4, 4, 4)}, 0, 0, {"poll": [0.1, 0.2]})
    time_taken, lost = rooms.told(good)
    assert (time_taken.measured, time_taken.verdict, lost.measured, lost.verdict) == (0.2, "holds", 0, "holds")
    for worse in (
        replace(good, counts={"votes": Count(4, 4, 3)}),
        replace(good, joined=1),
        replace(good, wrong={"x": 1}),
    ):
        assert rooms.told(worse)[1].verdict == "does not hold"
    assert rooms.told(replace(good, times={"poll": [3.1]}))[0].verdict == "does not hold"


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The bench with nothing to measure; its file."""
    monkeypatch.setattr(bench, "OUT", tmp_path / "bench.json")
    monkeypatch.setattr(bench, "measured", lambda part: [Row(part, 1, 1)])
    return tmp_path / "bench.json"


def test_the_exit_code_says_whether_the_gated_goals_hold(
    quick: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bench.main([]) == 0
    assert [row["name"] for row in json.loads(quick.read_text())["rows"]] == list(bench.PARTS)
    assert "Every gated goal holds." in capsys.readouterr().out
    monkeypatch.setattr(bench, "measured", lambda part: [Row(part, 1, 2, gated=part == "pages")])
    assert bench.main([]) == 1
    assert "1 gated goals do not hold." in capsys.readouterr().out


def test_one_part_leaves_the_file_as_it_is(quick: Path) -> None:
    assert bench.main(["--only", "files"]) == 0
    assert not quick.exists()


def test_a_part_that_breaks_is_a_row_that_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "ended", lambda *_args: (1, "", "Traceback\nOSError: no room left"))
    (row,) = bench.measured("pages")
    assert failed([row]) == [row]
    assert "no room left" in row.note


def running(process: Path) -> bool:
    """Whether a process is there and no mere entry of one that ended."""
    try:
        return "(zombie)" not in (process / "status").read_text()
    except OSError:
        return False


def test_a_part_that_never_ends_is_a_row_that_fails_and_leaves_nothing_running(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    child = tmp_path / "child"
    with pytest.raises(subprocess.TimeoutExpired):
        bench.ended(["sh", "-c", f"sleep 600 & echo $! > '{child}'; wait"], 2.0)
    held, end = Path(f"/proc/{child.read_text().strip()}"), time.monotonic() + 20
    while running(held) and time.monotonic() < end:
        time.sleep(0.05)
    assert not running(held)

    def late(command: list[str], limit: float) -> tuple[int, str, str]:
        raise subprocess.TimeoutExpired(command, limit)

    monkeypatch.setattr(bench, "ended", late)
    (row,) = bench.measured("pages")
    assert "not done in" in row.note
    assert failed([row]) == [row]
