"""My list: the lessons that the address keeps; share it, print it as one page, take it home."""

from __future__ import annotations

from lessons.findings import Finding
from ui.html import show
from ui.language import words


def headline() -> None:
    """The finding of this page."""
    finding = Finding("", words().say(nl="Mijn lijst", en="My list"), "")
    show("opening", finding=finding, first="", lead="", under="", counts=[])
