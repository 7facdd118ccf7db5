"""What the collector of garbage has to look through: not thousands of records that are being made, or that stay."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_gc() -> Iterator[None]:
    """Thousands of new records, none of them garbage: looking for it would take most of the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def freeze(again: bool = True) -> None:
    """Later collections pass over what is in memory now: thousands of records that stay.

    `again`: what was passed over before is looked at first, else a version in a ring of garbage would stay for ever.
    """
    if again:
        gc.unfreeze()
    gc.collect()
    gc.freeze()
