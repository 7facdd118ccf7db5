"""`make bench`: measure, print the table of goals, write bench.json; exit code 1 when a gated goal does not hold."""

from __future__ import annotations

import argparse
import json
import os
import platform
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime

from tools.bench import files, loading, pages, rooms, searching
from tools.bench.folders import catalogue
from tools.bench.table import Row, as_json, failed, told
from tools.browser import ROOT

OUT = ROOT / "bench.json"
LIMIT = 600.0
PARTS: Mapping[str, Callable[[], list[Row]]] = {
    "searching": lambda: searching.rows(catalogue(10_000)),
    "pages": lambda: pages.rows(catalogue(10), catalogue(10_000)),
    "loading": lambda: loading.rows(catalogue(1_000), catalogue(10_000)),
    "files": lambda: files.rows(catalogue(1_000)),
    "rooms": rooms.rows,
}
"""Each runs in a process of its own, one after the other, so that none measures what another left in memory."""


def main(arguments: list[str] | None = None) -> int:
    """The exit code."""
    wanted = argparse.ArgumentParser(prog="python -m tools.bench", description=__doc__)
    wanted.add_argument("--only", choices=list(PARTS), help="one part of the table; bench.json stays as it is")
    wanted.add_argument("--part", choices=list(PARTS), help=argparse.SUPPRESS)
    options = wanted.parse_args(arguments)
    if options.part:
        print(json.dumps([vars(row) for row in PARTS[options.part]()]))
        return 0
    begun = time.monotonic()
    rows = [row for part in ([options.only] if options.only else PARTS) for row in measured(part)]
    print(told(rows))
    if not options.only:
        taken = round(time.monotonic() - begun)
        OUT.write_text(json.dumps(as_json(rows, seconds=taken, **machine()), indent=1) + "\n", encoding="utf-8")
    missed = failed(rows)
    print(f"\n{len(missed)} gated goals do not hold." if missed else "\nEvery gated goal holds.")
    return 1 if missed else 0


def measured(part: str) -> list[Row]:
    """The rows of one part, from a process of its own."""
    command = [sys.executable, "-m", "tools.bench", "--part", part]
    try:
        code, said, complained = ended(command, LIMIT)
    except subprocess.TimeoutExpired:
        code, said, complained = 1, "", f"not done in {LIMIT:.0f} seconds"
    if code:
        reason = (complained.strip().splitlines() or ["no reason given"])[-1]
        return [Row(f"the part on {part}", 0, None, note=f"could not be measured: {reason}")]
    return [Row(**row) for row in json.loads(said.strip().splitlines()[-1])]


def ended(command: list[str], limit: float) -> tuple[int, str, str]:
    """The exit code of a command and what it said; whatever happens, nothing that it started is left running."""
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as begun:
        try:
            said, complained = begun.communicate(timeout=limit)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(begun.pid, signal.SIGKILL)
    return begun.returncode, said, complained


def machine() -> dict[str, object]:
    """When and on what it was measured."""
    about = {"cores": os.cpu_count(), "python": platform.python_version()}
    return {"date": datetime.now(UTC).isoformat(timespec="minutes"), **about}


if __name__ == "__main__":
    sys.exit(main())
