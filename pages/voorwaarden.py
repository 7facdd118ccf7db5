"""Voorwaarden."""

from lessons.findings import Finding
from ui.html import show

show("opening", finding=Finding("Voorwaarden", "", ""), first="", lead="", under="", counts=[])
