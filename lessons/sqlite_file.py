"""A file of SQLite: how it begins, and how it gets its journal."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Any


def begin(file: Path) -> None:
    """Only who runs the app reads the folder and the file that it makes."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with suppress(FileExistsError):
        os.close(os.open(file, os.O_CREAT | os.O_EXCL, 0o600))


def keep_journal(connection: Any, error: type[Exception], wait: float) -> None:
    """Write ahead, also where another program asks for the same at this moment: SQLite refuses one of the two at once,
    whatever its patience. Raises `error` after `wait` seconds."""
    until = time.monotonic() + wait
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except error as refusal:
            if "locked" not in str(refusal) or time.monotonic() > until:
                raise
            time.sleep(0.01)
        else:
            return
