"""A line to stand in: whoever came first is first, within one process."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager


class Line:
    """Writers stand in line, first come first served: SQLite lets them ask again and again, and some for seconds."""

    def __init__(self) -> None:
        self._change = threading.Lock()
        self._waiting: deque[threading.Lock] = deque()

    @contextmanager
    def turn(self, wait: float) -> Iterator[None]:
        """The block is run when all that came before are done. Raises TimeoutError after `wait` seconds."""
        mine = threading.Lock()
        with self._change:
            self._waiting.append(mine)
            if self._waiting[0] is not mine:
                mine.acquire()
        try:
            if not mine.acquire(timeout=wait):
                raise TimeoutError(f"waited {wait} s for the writer before")
            yield
        finally:
            self._leave(mine)

    def _leave(self, mine: threading.Lock) -> None:
        with self._change:
            first = self._waiting[0] is mine
            self._waiting.remove(mine)
            if first and self._waiting:
                self._waiting[0].release()
