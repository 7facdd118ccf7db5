"""The one catalogue of this process, shared by the pages and the routes."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from lessons.catalogue import Shelf

SHIPPED = Path(__file__).resolve().parent.parent / "data"


def folder() -> Path:
    """The folder with the catalogue: the variable LESSONS_DATA, else the shipped `data/`."""
    named = os.environ.get("LESSONS_DATA", "").strip()
    return Path(named).expanduser() if named else SHIPPED


@cache
def shelf() -> Shelf:
    """The shelf of this process; `shelf().look()` gives the catalogue as it is now, and its problems."""
    return Shelf(folder())
