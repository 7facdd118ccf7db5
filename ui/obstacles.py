"""Obstacles: what stood in the way, per dimension and organisation, and what was tried against it."""

from __future__ import annotations

from lessons.findings import Finding
from ui.html import show
from ui.language import words


def headline() -> None:
    """The finding of this page."""
    finding = Finding("", words().say(nl="Obstakels", en="Obstacles"), "")
    show("opening", finding=finding, first="", lead="", under="", counts=[])
