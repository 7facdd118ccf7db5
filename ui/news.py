"""New and used: what came into the collection since a date, who used which lesson, and which wait to be used."""

from __future__ import annotations

from lessons.findings import Finding
from ui.html import show
from ui.language import words


def headline() -> None:
    """The finding of this page."""
    finding = Finding("", words().say(nl="Nieuw en gebruikt", en="New and used"), "")
    show("opening", finding=finding, first="", lead="", under="", counts=[])
