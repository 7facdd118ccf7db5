"""Trail: one record with all that leads to it and all that follows, or the flow of an experiment, a theme or everything."""

from __future__ import annotations

from lessons.findings import Finding
from ui.html import show
from ui.language import words


def headline() -> None:
    """The finding of this page."""
    finding = Finding("", words().say(nl="Spoor", en="Trail"), "")
    show("opening", finding=finding, first="", lead="", under="", counts=[])
