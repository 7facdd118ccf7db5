"""Rounds: two sides measured in turn, so that what the machine does meanwhile meets both."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Mapping

ROUNDS = 5


def cpu(task: Callable[[], object]) -> float:
    """The seconds of processor time that a task takes; the garbage of the one before is cleared first."""
    gc.collect()
    before = time.process_time()
    task()
    return time.process_time() - before


def interleaved(sides: Mapping[str, Callable[[], object]], rounds: int = ROUNDS) -> dict[str, list[float]]:
    """Seconds of processor time per side and round. Every other round goes the other way about."""
    taken: dict[str, list[float]] = {name: [] for name in sides}
    for number in range(rounds):
        for name in list(sides) if number % 2 == 0 else reversed(list(sides)):
            taken[name].append(cpu(sides[name]))
    return taken
