"""One organisation through time: dated judgements as steps, with the same in words."""

from __future__ import annotations

from typing import Any

from lessons import captions, charts, findings
from lessons.comparison import Step, steps
from lessons.readiness import Readiness
from lessons.readiness_tables import step_frame
from lessons.words import Words
from ui.about import about, sources_behind
from ui.choices import on_paper
from ui.figures import dark, drawing, take_away
from ui.html import show
from ui.language import words
from ui.signs import MOVEMENTS


def history(seen: Readiness, organisation: str) -> None:
    """The judgements of each dimension in order: drawn first when there is more than one date, and as a list."""
    speech = words()
    rows = [
        {
            "dimension": speech.opening(findings.dimension_word(seen, item, speech)),
            "steps": [_told(seen, step, speech) for step in found],
        }
        for item in seen.dimensions
        if (found := steps(seen, organisation, item))
    ]
    made = step_frame(seen, [organisation], speech.language)
    told, drawn = about(seen.narrowed([organisation])), made["date"].nunique() > 1
    show("history", rows=rows)
    if drawn:
        drawing(charts.steps(made, seen.edition, speech, dark=dark()), "steps", told)
    if rows:
        show("history_steps", rows=rows, folded=drawn and not on_paper())
    if rows and not drawn:
        name = speech.say(nl="door-de-tijd", en="through-time")
        take_away(
            captions.steps_table(made, seen.edition, speech),
            told,
            f"{name}-{organisation}",
            key="steps",
            sources=sources_behind(made, told),
        )


def _told(seen: Readiness, step: Step, speech: Words) -> dict[str, Any]:
    """One step for a template: how it moved by shape and in words, and its reason."""
    reasons = dict.fromkeys(speech.text(dated.judgement.reason) for dated in step.reasons)
    return {
        "sign": MOVEMENTS[step.movement],
        "down": step.movement == "down",
        "text": findings.step_words(seen, step, speech),
        "reason": speech.join(reasons),
    }
