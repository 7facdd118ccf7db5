"""One organisation through time: dated judgements as steps, with the same in words."""

from __future__ import annotations

from typing import Any

from lessons import captions, charts, findings
from lessons.comparison import Movement, Step, steps
from lessons.readiness import Readiness
from lessons.readiness_tables import step_frame
from lessons.words import Words
from ui.about import about, sources_behind
from ui.figures import dark, drawing, take_away
from ui.html import show
from ui.language import words

SIGNS: dict[Movement, str] = {"first": "●", "up": "▲", "down": "▼", "same": "=", "unknown": "?"}


def history(seen: Readiness, organisation: str) -> None:
    """The judgements of each dimension in order, drawn when there is more than one date; a list either way."""
    speech = words()
    rows = [
        {
            "dimension": speech.opening(findings.dimension_word(seen, item, speech)),
            "steps": [_told(seen, step, speech) for step in found],
        }
        for item in seen.dimensions
        if (found := steps(seen, organisation, item))
    ]
    show("history", rows=rows)
    made = step_frame(seen, [organisation], speech.language)
    told = about(seen.narrowed([organisation]))
    if made["date"].nunique() > 1:
        drawing(charts.steps(made, seen.edition, speech, dark=dark()), "steps", told)
    elif rows:
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
        "sign": SIGNS[step.movement],
        "down": step.movement == "down",
        "text": findings.step_words(seen, step, speech),
        "reason": speech.join(reasons),
    }
