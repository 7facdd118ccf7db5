"""The way to the trail of a record: what leads to it and what follows from it."""

from __future__ import annotations

from ui.choices import link


def trail_address(kind: str, key: str) -> str:
    """The address of the trail of one record; `kind` and `key` as they stand in `Tables.links`."""
    return link("spoor", van=f"{kind}:{key}")
