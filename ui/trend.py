"""One organisation through time: dated judgements as steps, with the same in words."""

from __future__ import annotations

from lessons import charts, findings
from lessons.comparison import steps
from lessons.readiness import Readiness
from lessons.readiness_tables import step_frame
from ui.about import about
from ui.figures import dark, drawing
from ui.html import show
from ui.language import words


def history(seen: Readiness, organisation: str) -> None:
    """The judgements of each dimension in order, drawn when there is more than one date; a list either way."""
    speech = words()
    rows = [
        {
            "dimension": speech.opening(findings.dimension_word(seen, item, speech)),
            "steps": [findings.step_words(seen, step, speech) for step in found],
        }
        for item in seen.dimensions
        if (found := steps(seen, organisation, item))
    ]
    show("history", rows=rows)
    made = step_frame(seen, [organisation], speech.language)
    if made["date"].nunique() > 1:
        drawing(charts.steps(made, seen.edition, speech, dark=dark()), "steps", about(seen))
