"""Which organisations a page shows, grouped how and in which order: the choices in the address."""

from __future__ import annotations

from lessons.readiness import Readiness


def narrow(seen: Readiness) -> Readiness:
    """The same for the chosen organisations only."""
    return seen


def told(seen: Readiness) -> str:
    """Which organisations that are, in words, for prints and downloads."""
    return ""
