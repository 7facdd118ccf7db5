"""The finding in words: sentences made from the readiness as it is now, never kept ready-made.

Every function takes the readiness, the thing it speaks about and the words of one language. No mean, no rank, no
summary without how many are judged (method 7).
"""

from __future__ import annotations

from lessons.headlines import (
    Finding,
    confidence_line,
    first_step,
    headline,
    lead,
    missing_line,
    narrowed,
    open_line,
    question_line,
    sure_line,
)
from lessons.labels import (
    answer_word,
    cell_words,
    confidence_why,
    confidence_word,
    dimension_word,
    history_words,
    judge_words,
    level_words,
    moment_words,
    organisation_word,
    outcome_word,
    state_words,
    step_words,
)
from lessons.readiness import AsOf, GateReading, Readiness, Verdict, as_of_on, default_as_of
from lessons.relations import relation_words, what_counts
from lessons.words import Words

__all__ = [
    "Finding",
    "answer_word",
    "as_of_words",
    "cell_words",
    "confidence_line",
    "confidence_why",
    "confidence_word",
    "coverage_words",
    "dimension_word",
    "first_step",
    "gate_line",
    "headline",
    "history_words",
    "judge_words",
    "judged_line",
    "lead",
    "level_words",
    "missing_line",
    "moment_words",
    "open_line",
    "organisation_word",
    "outcome_word",
    "question_line",
    "relation_words",
    "state_words",
    "step_words",
    "sure_line",
    "verdict_line",
    "what_counts",
]


# --- one organisation ---------------------------------------------------------------------------------------------


def verdict_line(readiness: Readiness, verdict: Verdict, words: Words) -> str:
    """ "3 van de 5 voorwaarden gehaald; vraag eerst: begeleiding"; never the outcome alone (method 6)."""
    met, total = len(verdict.met), len(verdict.gates)
    of = words.count(total, nl=("voorwaarde", "voorwaarden"), en=("condition", "conditions"))
    line = words.say(nl="{k} van de {of} gehaald", en="{k} of {of} met", k=words.number(met), of=of)
    if verdict.first is None:
        return line
    dimension = dimension_word(readiness, verdict.first, words)
    if verdict.outcome == "not_yet":
        return words.say(nl=f"{line}; eerst: {dimension}", en=f"{line}; first: {dimension}")
    return words.say(nl=f"{line}; vraag eerst: {dimension}", en=f"{line}; ask first: {dimension}")


def gate_line(readiness: Readiness, reading: GateReading, words: Words) -> str:
    """ "begeleiding: nodig is niveau 2; nu onbekend"."""
    dimension, now = dimension_word(readiness, reading.dimension, words), state_words(readiness, reading.cell, words)
    answer = answer_word(reading.answer, words)
    need = words.say(nl="nodig is niveau {n}", en="level {n} is needed", n=reading.gate.minimum)
    return words.say(
        nl=f"{dimension}: {need}; nu {now}; {answer}",
        en=f"{dimension}: {need}; now {now}; {answer}",
    )


def coverage_words(readiness: Readiness, organisation: str, words: Words) -> str:
    """ "6 van de 9 beoordeeld"."""
    known, total = readiness.coverage(organisation)
    return words.say(
        nl="{k} van de {n} beoordeeld", en="{k} of {n} judged", k=words.number(known), n=words.number(total)
    )


# --- all organisations ------------------------------------------------------------------------------------------------


def judged_line(readiness: Readiness, words: Words) -> str:
    """ "40 van 81 vakken beoordeeld, 3 verouderd.": stands beside every summary (method 7)."""
    judged = sum(readiness.coverage(item.id)[0] for item in readiness.organisations)
    total = len(readiness.organisations) * len(readiness.dimensions)
    old = sum(cell.known and cell.stale for cell in readiness.cells.values())
    k, n = words.number(judged), words.number(total)
    told = words.say(nl=f"{k} van {n} vakken beoordeeld", en=f"{k} of {n} cells judged")
    stale = words.say(nl=f", {words.number(old)} verouderd", en=f", {words.number(old)} out of date") if old else ""
    return f"{told}{stale}."


# --- the date ---------------------------------------------------------------------------------------------------------


def as_of_words(readiness: Readiness, words: Words) -> str:
    """From which date the reader looks, why, and which date has most judgements that hold; those are counts of all
    organisations, so not where some are chosen."""
    day, best = readiness.as_of, default_as_of(readiness.catalogue)
    now = as_of_on(readiness.catalogue, day)
    first = words.say(nl="Peildatum: {moment}.", en="As of {moment}.", moment=moment_words(now, words))
    if narrowed(readiness):
        return first
    return words.join([first, _holding(now.valid, words), _most(now, best, words)])


def _holding(valid: int, words: Words) -> str:
    """How many judgements hold on the date looked from; one that says *unknown* holds too, and is no level."""
    held = words.count(valid, nl=("oordeel", "oordelen"), en=("judgement", "judgements"), spelled=True)
    verb = ("geldt", "holds") if valid == 1 else ("gelden", "hold")
    also = words.say(nl=" (‘onbekend’ meegeteld)", en=" (‘unknown’ included)") if valid else ""
    return words.say(
        nl=f"Op deze datum {verb[0]} {held}{also}.", en=f"{words.opening(held)}{also} {verb[1]} on this date."
    )


def _most(now: AsOf, best: AsOf, words: Words) -> str:
    """On which date most hold; that none has more where this is one of those; "" where nothing ever holds."""
    if not best.valid:
        return ""
    if now.valid == best.valid:
        return words.say(nl="Op geen enkele datum zijn het er meer.", en="No date has more.")
    return words.say(
        nl="De meeste ({n}) gelden bij peildatum {moment}.",
        en="Most ({n}) hold as of {moment}.",
        n=words.number(best.valid),
        moment=moment_words(best, words),
    )
