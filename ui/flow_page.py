"""The flow from obstacle to lesson, of one experiment, one theme or everything."""

from __future__ import annotations

from lessons.findings import Finding
from ui.html import show
from ui.language import words


def whole() -> None:
    """The finding of this page."""
    finding = Finding("", words().say(nl="Spoor", en="Trail"), "")
    show("opening", finding=finding, first="", lead="", under="", counts=[])
