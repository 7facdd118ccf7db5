"""The invented catalogues that are measured on, each written once."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

from lessons import demo
from tools.browser import ROOT

KEPT = ROOT / "build" / "bench"
ORGANISATIONS, SEED = 300, 1


@cache
def catalogue(experiments: int) -> Path:
    """A folder with so many experiments of 300 organisations: made anew in each run, since the format may have moved."""
    made = KEPT / f"{experiments}"
    shutil.rmtree(made, ignore_errors=True)
    made.parent.mkdir(parents=True, exist_ok=True)
    demo.write(made, ORGANISATIONS, experiments, SEED)
    return made
