"""Verloop."""

from lessons.findings import Finding
from ui.html import show

show("opening", finding=Finding("Verloop", "", ""), first="", lead="", under="", counts=[])
