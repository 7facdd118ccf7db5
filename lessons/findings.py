"""The finding in words: sentences made from the readiness as it is now, never kept ready-made.

Every function takes the readiness, the thing it speaks about and the words of one language. No mean, no rank, no
summary without how many are judged (method 7).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from lessons.labels import (
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
from lessons.readiness import (
    CONFIDENCES,
    GateReading,
    Outcome,
    Question,
    Readiness,
    Support,
    Verdict,
    as_of_on,
    default_as_of,
)
from lessons.records import Confidence
from lessons.relations import relation_words, what_counts
from lessons.words import Words

__all__ = [
    "Finding",
    "as_of_words",
    "cell_words",
    "confidence_line",
    "confidence_why",
    "confidence_word",
    "coverage_words",
    "dimension_word",
    "gate_line",
    "headline",
    "history_words",
    "judge_words",
    "lead",
    "level_words",
    "moment_words",
    "organisation_word",
    "outcome_word",
    "question_line",
    "relation_words",
    "state_words",
    "step_words",
    "verdict_line",
    "what_counts",
]


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence or two with one part to stress; `str()` gives the whole."""

    before: str
    emphasis: str
    after: str

    def __str__(self) -> str:
        return f"{self.before}{self.emphasis}{self.after}"


# --- all organisations, one purpose ------------------------------------------------------------------------------


def headline(readiness: Readiness, purpose: str, words: Words) -> Finding:
    """The outcome that holds for most organisations; of equal ones the most careful: cannot say, not yet, ready."""
    total = len(readiness.organisations)
    if not total:
        return Finding(
            *words.say(
                nl="Er is |nog geen organisatie| om te beoordelen.", en="There is |no organisation| to judge yet."
            ).split("|")
        )
    found = Counter(verdict.outcome for verdict in readiness.verdicts(purpose))
    careful: tuple[Outcome, ...] = ("cannot_say", "not_yet", "ready")
    outcome = max(careful, key=lambda item: found[item])
    count = found[outcome]
    if outcome == "not_yet" and count == total > 1:
        return _none_yet(readiness, purpose, total, words)
    before, after = _frame(outcome, count == 1, _goal(readiness, purpose, words), words)
    who = _who(count, total, words)
    return Finding(before, who if before else words.opening(who), after)


def _goal(readiness: Readiness, purpose: str, words: Words) -> str:
    return words.text(readiness.purpose(purpose).label)


def _who(count: int, total: int, words: Words) -> str:
    say = words.say
    if total == 1:
        return say(nl="de enige organisatie", en="the only organisation")
    if count == total:
        both, all_of = (
            say(nl="beide organisaties", en="both organisations"),
            say(nl="alle {n} organisaties", en="all {n} organisations", n=words.number(total)),
        )
        return both if total == 2 else all_of
    return say(
        nl="{k} van de {n} organisaties",
        en="{k} of the {n} organisations",
        k=words.number(count),
        n=words.number(total),
    )


def _frame(outcome: Outcome, one: bool, goal: str, words: Words) -> tuple[str, str]:
    """What stands before and after the organisations."""
    is_nl, is_en = ("is", "is") if one else ("zijn", "are")
    if outcome == "cannot_say":
        asked_nl = f"deze organisatie klaar is voor {goal}" if one else f"ze klaar zijn voor {goal}"
        asked_en = f"it is ready for {goal}" if one else f"they are ready for {goal}"
        before = words.say(nl="Van ", en="For ")
        return before, words.say(
            nl=f" is nog niet te zeggen of {asked_nl}.", en=f" it cannot be said yet whether {asked_en}."
        )
    if outcome == "not_yet":
        return "", words.say(nl=f" {is_nl} nog niet klaar voor {goal}.", en=f" {is_en} not ready for {goal} yet.")
    return "", words.say(nl=f" {is_nl} klaar voor {goal}.", en=f" {is_en} ready for {goal}.")


def _none_yet(readiness: Readiness, purpose: str, total: int, words: Words) -> Finding:
    goal = _goal(readiness, purpose, words)
    who = words.say(nl="Geen van beide organisaties", en="Neither organisation")
    if total > 2:
        who = words.say(nl="Geen van de {n} organisaties", en="None of the {n} organisations", n=words.number(total))
    return Finding("", who, words.say(nl=f" is al klaar voor {goal}.", en=f" is ready for {goal} yet."))


def lead(readiness: Readiness, purpose: str, words: Words) -> Finding:
    """What to ask first, or else to do first, what that gives, and how sure all this is."""
    say = words.say
    if not readiness.organisations:
        return Finding("", say(nl="Voeg eerst een organisatie toe.", en="First add an organisation."), "")
    questions = readiness.ask_first(purpose)
    sure = confidence_line(readiness, purpose, words)
    if questions:
        dimension = dimension_word(readiness, questions[0].dimension, words)
        ask = say(nl=f"Vraag eerst naar {dimension}.", en=f"Ask about {dimension} first.")
        return Finding("", ask, f" {words.join([question_line(questions[0], words), sure])}")
    firsts = Counter(verdict.first for verdict in readiness.verdicts(purpose) if verdict.first)
    if not firsts:
        return Finding("", say(nl="Alle voorwaarden zijn gehaald.", en="All conditions are met."), f" {sure}")
    gates = [gate.dimension for gate in readiness.purpose(purpose).gates]
    first = max(gates, key=lambda dimension: firsts[dimension])
    dimension, count = dimension_word(readiness, first, words), firsts[first]
    work = say(nl=f"Werk eerst aan {dimension}.", en=f"Work on {dimension} first.")
    held = _organisations(count, words)
    blocked = say(
        nl=f"Daarop wachten {held}." if count > 1 else f"Daarop wacht {held}.",
        en=f"{words.opening(held)} {'wait' if count > 1 else 'waits'} for that.",
    )
    return Finding("", work, f" {words.join([blocked, sure])}")


def question_line(question: Question, words: Words) -> str:
    """What an answer gives: a decision at once, or else one open point less."""
    if question.settles:
        held = _organisations(len(question.settles), words)
        return words.say(nl=f"Dat geeft bij {held} meteen uitsluitsel.", en=f"That decides it at once for {held}.")
    held = _organisations(len(question.open_for), words)
    return words.say(
        nl=f"Dat staat bij {held} open. Er is daarna nog meer te vragen.",
        en=f"That is open for {held}. More is left to ask after that.",
    )


def _organisations(count: int, words: Words) -> str:
    return words.count(count, nl=("organisatie", "organisaties"), en=("organisation", "organisations"), spelled=True)


# --- confidence --------------------------------------------------------------------------------------------------

_REASONS = {
    "collective": ("is gezegd over alle organisaties samen", "was said of all organisations together"),
    "divided": ("wordt verschillend beoordeeld", "is judged differently by different people"),
    "stale": ("is verouderd", "is out of date"),
    "one_voice": ("rust op één stem", "rests on one voice"),
    "account": ("rust op het verhaal van één persoon", "rests on one person's account"),
    "told": ("staat in een document of is door twee mensen verteld", "is in a document or was told by two people"),
    "one_source": ("is gezien of geteld, maar nog niet bevestigd", "was seen or counted, but not confirmed yet"),
    "checked": ("is gezien of geteld, en men is het eens", "was seen or counted, and people agree"),
}


def _reason(support: Support) -> str:
    """The one reason that holds the confidence where it is."""
    if support.grade is None or support.agreement == "divided":
        return "collective" if support.grade is None else "divided"
    if support.stale:
        return "stale"
    if support.grade == "e3":
        return "checked" if support.confidence == "high" else "one_source"
    if support.agreement == "one-voice":
        return "one_voice"
    return "told" if support.grade == "e2" else "account"


def confidence_line(readiness: Readiness, purpose: str, words: Words) -> str:
    """How sure the known levels behind the gates of a purpose are, and the main reason; counted, never averaged."""
    readings = [reading for verdict in readiness.verdicts(purpose) for reading in verdict.gates]
    supports = [reading.cell.support for reading in readings if reading.cell.support]
    if not supports:
        return words.say(
            nl="Over deze voorwaarden is nog niets bekend.", en="Nothing is known about these conditions yet."
        )
    found = Counter(support.confidence for support in supports)
    most = max(CONFIDENCES, key=lambda item: found[item])
    share = found[most] / len(supports)
    if share <= 0.5:
        return words.say(
            nl="Vertrouwen: wisselend, {all}.", en="Confidence: varies, {all}.", all=_spread(readiness, found, words)
        )
    usually = "" if share == 1 else words.say(nl="meestal ", en="mostly ")
    label = usually + confidence_word(readiness, most, words)
    why = _why([_reason(item) for item in supports if item.confidence == most], len(supports), words)
    return words.say(nl=f"Vertrouwen: {label}, want {why}.", en=f"Confidence: {label}, because {why}.")


def _why(reasons: list[str], known: int, words: Words) -> str:
    """The main reason with how much of the known it covers; the two main ones when neither covers more than half."""
    ordered = Counter(sorted(reasons)).most_common(2)
    said = [words.say(nl=_REASONS[reason][0], en=_REASONS[reason][1]) for reason, _ in ordered]
    share = ordered[0][1] / known
    if share > 0.5 or len(said) == 1:
        return f"{_much(share, words)} {said[0]}"
    return words.list(f"{_much(0, words)} {reason}" for reason in said)


def _spread(readiness: Readiness, found: Counter[Confidence], words: Words) -> str:
    """ "laag (440 oordelen), midden (439) en hoog (135)": the first number says of what."""
    first, *others = (item for item in CONFIDENCES if found[item])
    told = words.count(found[first], nl=("oordeel", "oordelen"), en=("judgement", "judgements"))
    numbers = [(first, told), *((item, words.number(found[item])) for item in others)]
    return words.list(f"{confidence_word(readiness, item, words)} ({number})" for item, number in numbers)


def _much(share: float, words: Words) -> str:
    if share == 1:
        return words.say(nl="alles", en="everything")
    if share >= 0.75:
        return words.say(nl="bijna alles", en="almost everything")
    return words.say(nl="het meeste", en="most of it") if share > 0.5 else words.say(nl="een deel", en="part of it")


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
    answers = {
        "met": words.say(nl="gehaald", en="met"),
        "below": words.say(nl="nog niet gehaald", en="not met yet"),
        "open": words.say(nl="nog te vragen", en="still to ask"),
    }
    need = words.say(nl="nodig is niveau {n}", en="level {n} is needed", n=reading.gate.minimum)
    return words.say(
        nl=f"{dimension}: {need}; nu {now}; {answers[reading.answer]}",
        en=f"{dimension}: {need}; now {now}; {answers[reading.answer]}",
    )


def coverage_words(readiness: Readiness, organisation: str, words: Words) -> str:
    """ "6 van de 9 beoordeeld"."""
    known, total = readiness.coverage(organisation)
    return words.say(
        nl="{k} van de {n} beoordeeld", en="{k} of {n} judged", k=words.number(known), n=words.number(total)
    )


# --- the date ---------------------------------------------------------------------------------------------------------


def as_of_words(readiness: Readiness, words: Words) -> str:
    """From which date the reader looks, why, and which date has most judgements that hold."""
    day, best = readiness.as_of, default_as_of(readiness.catalogue)
    now = as_of_on(readiness.catalogue, day)
    first = words.say(nl="Peildatum: {moment}.", en="As of {moment}.", moment=moment_words(now, words))
    if now.day == best.day:
        most = words.say(
            nl="Dan gelden de meeste oordelen: {n}.", en="Most judgements hold then: {n}.", n=words.number(now.valid)
        )
        return words.join([first, most])
    held = words.count(now.valid, nl=("oordeel", "oordelen"), en=("judgement", "judgements"), spelled=True)
    one = now.valid == 1
    then = words.say(
        nl=f"Dan {'geldt' if one else 'gelden'} {held}.", en=f"{words.opening(held)} {'holds' if one else 'hold'} then."
    )
    most = words.say(
        nl="De meeste ({n}) gelden bij peildatum {moment}.",
        en="Most ({n}) hold as of {moment}.",
        n=words.number(best.valid),
        moment=moment_words(best, words),
    )
    return words.join([first, then, most if best.valid else ""])
