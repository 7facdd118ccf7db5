"""Open vragen."""

from lessons.findings import Finding
from ui.html import show

show("opening", finding=Finding("Open vragen", "", ""), first="", lead="", under="", counts=[])
