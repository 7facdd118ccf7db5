"""What the method says, as tidy frames in one language: organisations alphabetical, dimensions in the edition's order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from lessons.cells import Cell, Dated
from lessons.columns import frame
from lessons.comparison import Step, steps
from lessons.fields import Text
from lessons.readiness import Readiness, Verdict, alphabetical
from lessons.records import Organisation
from lessons.words import Language

Row = tuple[Any, ...]


def readiness_frame(readiness: Readiness, language: Language) -> pd.DataFrame:
    """One row per judged organisation and dimension, seen from the date of `readiness`.

    `level`, `low` and `high` are 0 to 4, ordinal: equal for a level, apart for `mixed`, NA for other states. `stale`,
    `collective`, `divided` and `confidence` as method 4 and 5 derive them. `date`, `judge` and `reason` are of the
    latest judgement; with several on that date their reasons follow each other.
    """
    labels = _labels(readiness, language)
    return frame("readiness", (
        (o.id, o.short.say(language), cell.dimension, labels[cell.dimension], cell.state, cell.level, cell.low, cell.high,
         cell.stale, cell.collective, cell.divided, cell.confidence, *_latest(cell, language))
        for o in alphabetical(readiness.organisations, language) for cell in readiness.row(o.id)
    ))  # fmt: skip


def verdict_frame(readiness: Readiness, purpose: str, language: Language) -> pd.DataFrame:
    """One row per judged organisation: its verdict for one purpose (method 6), with how many conditions are met, below
    and open. `first` and `ask` are ids of dimensions, in the order in which to ask. `judged` of `dimensions` is the
    coverage. `supposed`: what a what-if puts in the place of what is not known ("work.2"), empty without one.
    Raises KeyError for a purpose that does not exist.
    """
    label = readiness.purpose(purpose).label.say(language)
    return frame("verdicts", (
        (o.id, o.short.say(language), purpose, label, *_verdict(verdict), *readiness.coverage(o.id), _supposed(verdict))
        for o in alphabetical(readiness.organisations, language) for verdict in [readiness.verdict(o.id, purpose)]
    ))  # fmt: skip


def condition_frame(readiness: Readiness, purpose: str, language: Language) -> pd.DataFrame:
    """One row per judged organisation and condition of one purpose, in the order of the gates: the gap to a purpose.

    `minimum` is the level asked, `low` and `high` what is known, `why` where the answer comes from, `supposed` the level
    that a what-if puts in the place of what is not known. Raises KeyError for a purpose that does not exist.
    """
    labels = _labels(readiness, language)
    return frame("conditions", (
        (o.id, o.short.say(language), purpose, gate.dimension, labels[gate.dimension], gate.gate.minimum, gate.answer,
         gate.why, gate.cell.low, gate.cell.high, gate.cell.confidence, gate.cell.supposed)
        for o in alphabetical(readiness.organisations, language) for gate in readiness.verdict(o.id, purpose).gates
    ))  # fmt: skip


def step_frame(readiness: Readiness, organisations: Sequence[str], language: Language) -> pd.DataFrame:
    """One row per organisation, dimension and date of a judgement, oldest first (method 9).

    A step holds from `day` to `until`: the day before the next one, the day it goes stale, or the date looked from.
    `gap` when the one before had gone stale by then, `lapses` when it went stale itself. Organisations that are not judged give no rows.
    """
    labels = _labels(readiness, language)
    chosen = [o for o in alphabetical(readiness.organisations, language) if o.id in organisations]
    return frame("steps", (
        _step(o, dimension, labels[dimension], step, language)
        for o in chosen for dimension in readiness.dimensions for step in steps(readiness, o.id, dimension)
    ))  # fmt: skip


def _labels(readiness: Readiness, language: Language) -> dict[str, str]:
    return {dimension.id: dimension.short.say(language) for dimension in readiness.edition.dimensions}


def _latest(cell: Cell, language: Language) -> Row:
    """date, day, judge, reason and sources of the latest judgements."""
    if not cell.current:
        return "", None, None, "", ""
    judgement = cell.current[0].judgement
    return judgement.date.date, cell.current[0].last, judgement.by.role, *_reasons(cell.current, language)


def _reasons(current: Sequence[Dated], language: Language) -> tuple[str, str]:
    reasons = _once(dated.judgement.reason for dated in current)
    sources = dict.fromkeys(item.source for dated in current for item in dated.judgement.evidence)
    return " ".join(reason.say(language) for reason in reasons), " ".join(sources)


def _once(texts: Iterable[Text]) -> list[Text]:
    return list({text.nl: text for text in texts}.values())


def _verdict(verdict: Verdict) -> Row:
    """outcome, met, below, open, conditions, first, ask and confidence."""
    counts = len(verdict.met), len(verdict.below), len(verdict.ask), len(verdict.gates)
    return verdict.outcome, *counts, verdict.first, " ".join(verdict.ask), verdict.confidence


def _supposed(verdict: Verdict) -> str:
    """The conditions that a what-if answers, each with its level, in the order of the gates."""
    return " ".join(f"{item.dimension}.{item.cell.supposed}" for item in verdict.gates if item.why == "supposed")


def _step(organisation: Organisation, dimension: str, label: str, step: Step, language: Language) -> Row:
    dated = step.reasons[0].judgement.date.date
    return (
        organisation.id, organisation.short.say(language), dimension, label, step.state, step.low, step.high, dated,
        step.day, step.until, step.movement, step.gap, step.lapses, *_reasons(step.reasons, language),
    )  # fmt: skip
