"""Blank spots: per theme and organisation how many lessons there are and how strong; where there are none, what to ask."""

from __future__ import annotations

from lessons.findings import Finding
from ui.html import show
from ui.language import words


def headline() -> None:
    """The finding of this page."""
    finding = Finding("", words().say(nl="Witte vlekken", en="Blank spots"), "")
    show("opening", finding=finding, first="", lead="", under="", counts=[])
