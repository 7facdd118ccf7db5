"""Every page on ten thousand experiments, beside the same page on ten and beside a bare page; memory and bytes."""

from __future__ import annotations

import math
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import NamedTuple

from playwright.sync_api import Error, sync_playwright

from tools.bench.rounds import ROUNDS
from tools.bench.table import Row
from tools.bench.visitor import (
    FaultyPageError,
    Visitor,
    megabytes,
    processor_seconds,
    visiting,
    wait_until_calm,
)
from tools.browser import ROOT, NotStartedError, Server, launch, serving
from ui.site import SCREENS

AGAIN, AGAIN_BARE = 4, 12
"""A page is run so many times in a round: the clock of a process goes in steps of 10 ms, and the bare page is short."""
BARE = ROOT / "tools" / "bench" / "bare.py"
TUNED = {"STREAMLIT_RUNNER_POST_SCRIPT_GC": "false", "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false"}
CHOSEN = {
    "lessen": ("zoek=begeleding", "zoek=jobcoach%20werk", "thema=work&thema=hiring&hoe=alle", "thema=work&zoek=plek"),
    "spoor": ("van=theme%3Awork",),
}
"""Beside every page as it opens: pages with a choice in their address, among them filters and searches."""


class View(NamedTuple):
    """A page with the choice in its address."""

    page: str
    query: str

    @property
    def name(self) -> str:
        return f"/{self.page}" + (f"?{self.query}" if self.query else "")


class Side(NamedTuple):
    """A running server and a visitor of it."""

    server: Server
    visitor: Visitor


Times = dict[str, dict[View, list[float]]]
"""Side -> view -> milliseconds of processor time for one rerun, per round."""


def views() -> list[View]:
    """Every screen of the site, and those with a choice."""
    opened = [View(screen.address, "") for screen in SCREENS]
    return opened + [View(page, query) for page, queries in CHOSEN.items() for query in queries]


def rows(few: Path, many: Path) -> list[Row]:
    """The rows on reruns, memory and the landing page."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        sides = {
            "many": _side(stack, Path(folder) / "many", {"LESSONS_DATA": str(many)}),
            "few": _side(stack, Path(folder) / "few", {"LESSONS_DATA": str(few)}),
            "bare": _side(stack, Path(folder) / "bare", TUNED, BARE),
        }
        faults = _faults(sides["many"].visitor)
        seen = [view for view in views() if view.name not in faults]
        times = measured(sides, seen)
        memory = megabytes(sides["many"].server), megabytes(sides["bare"].server)
        return [*reruns(times, seen, faults), _memory(*memory), *_landing(sides)]


def _side(stack: ExitStack, folder: Path, environment: Mapping[str, str], script: Path | None = None) -> Side:
    folder.mkdir()
    server = stack.enter_context(serving(folder / "log.txt", environment, *([script] if script else [])))
    wait_until_calm(server)
    return Side(server, stack.enter_context(visiting(server)))


def _faults(visitor: Visitor) -> dict[str, str]:
    """The views that tell of a fault: no time is taken of those."""
    found = {}
    for view in views():
        try:
            visitor.run(view.page, view.query)
        except FaultyPageError as fault:
            found[view.name] = str(fault)
    return found


def measured(sides: Mapping[str, Side], seen: list[View], rounds: int = ROUNDS) -> Times:
    """All views on all sides, the sides in turn inside each view; the bare page has one view, and takes every turn."""
    times: Times = {name: {view: [] for view in seen} for name in sides}
    for _ in range(rounds):
        for view in seen:
            for name, side in sides.items():
                bare = name == "bare"
                times[name][view].append(_rerun(side, View("", "") if bare else view, AGAIN_BARE if bare else AGAIN))
    return times


def _rerun(side: Side, view: View, again: int) -> float:
    """Arriving is not counted: what is measured is showing it again."""
    side.visitor.run(view.page, view.query)
    before = processor_seconds(side.server)
    for _ in range(again):
        side.visitor.run(view.page, view.query)
    return (processor_seconds(side.server) - before) / again * 1000


def reruns(times: Times, seen: list[View], faults: Mapping[str, str]) -> Iterator[Row]:
    """Each page beside the bare page of the same moments, the worst and the middle; and beside itself on few."""
    bare = median(time for view in seen for time in times["bare"][view])
    beside_bare = {view: median(times["many"][view]) / bare for view in seen}
    beside_few = {view: median(times["many"][view]) / max(median(times["few"][view]), 1e-9) for view in seen}
    worst = sorted(seen, key=lambda view: -beside_bare[view])
    most = max(beside_bare.values(), default=math.nan)
    note = f"bare: {bare:.0f} ms. Heaviest: " + ", ".join(f"{view.name} {beside_bare[view]:.2f}" for view in worst[:5])
    if faults:
        note += f". Not measured, told of a fault: {', '.join(faults)}"
    parts = {view.name: beside_bare[view] for view in seen}
    middle = median(beside_bare.values()) if seen else math.nan
    yield Row(
        "rerun at 10,000 / bare page: every page",
        1.5,
        math.nan if faults else most,
        gated=False,
        note=note,
        parts=parts,
    )
    yield Row("rerun at 10,000 / bare page: median page", 1.25, middle, gated=False)
    yield Row(
        "rerun at 10,000 / at 10, processor: median page",
        1.25,
        median(beside_few.values()) if seen else math.nan,
        note="300 organisations on both sides. Most: "
        + ", ".join(f"{view.name} {beside_few[view]:.2f}" for view in sorted(seen, key=lambda v: -beside_few[v])[:4]),
        parts={view.name: beside_few[view] for view in seen},
    )


def _memory(ours: float, bare: float) -> Row:
    note = "records, frames, and the index of both languages stay in memory"
    parts = {"ours_mb": ours, "bare_mb": bare}
    return Row("memory at 10,000 / bare page", 1.3, ours / bare, gated=False, note=note, parts=parts)


def _landing(sides: Mapping[str, Side]) -> Iterator[Row]:
    """What a browser fetches on its first visit, as it comes over the line."""
    name, goal = "first visit in megabytes / bare page with plotly and grid", 0.35
    try:
        found = {side: _fetched(sides[side].server) for side in ("many", "bare")}
    except (NotStartedError, Error) as error:
        yield Row(name, goal, None, gated=False, note=str(error).splitlines()[0])
        return
    parts = {"ours_mb": found["many"], "bare_mb": found["bare"]}
    yield Row(name, goal, found["many"] / found["bare"], gated=False, parts=parts)


def _fetched(server: Server) -> float:
    with sync_playwright() as playwright:
        browser = launch(playwright)
        try:
            page = browser.new_context().new_page()
            taken: list[float] = []
            session = page.context.new_cdp_session(page)
            session.send("Network.enable")
            session.on("Network.loadingFinished", lambda event: taken.append(event["encodedDataLength"]))
            session.on(
                "Network.webSocketFrameReceived",
                lambda event: taken.append(len(event["response"]["payloadData"]) * 0.75),
            )
            page.goto(server.home)
            page.wait_for_selector("h1")
            page.wait_for_load_state("networkidle")
            page.wait_for_timeout(2000)
        finally:
            browser.close()
    return sum(taken) / 1e6
