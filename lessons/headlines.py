"""The finding about all organisations for one purpose, in sentences: who is ready, what to ask first, what is missing.

Made from the readiness as it is; where it is narrowed to some organisations the sentences say so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from lessons.labels import confidence_word, dimension_word, label, why_word
from lessons.readiness import (
    CONFIDENCES,
    Outcome,
    Question,
    Readiness,
    Support,
    Why,
)
from lessons.records import Confidence
from lessons.words import Words


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence or two with one part to stress; `str()` gives the whole."""

    before: str
    emphasis: str
    after: str

    def __str__(self) -> str:
        return f"{self.before}{self.emphasis}{self.after}"

    @classmethod
    def said(cls, words: Words, *, nl: str, en: str) -> Finding:
        """The sentence in the language of these words, written with a bar on either side of the part to stress."""
        return cls(*words.say(nl=nl, en=en).split("|"))


# --- all organisations, one purpose ------------------------------------------------------------------------------


def headline(readiness: Readiness, purpose: str, words: Words) -> Finding:
    """The outcome that holds for most organisations; of equal ones the most careful: cannot say, not yet, ready."""
    total = len(readiness.organisations)
    if not total:
        return _nobody(readiness, words)
    found = Counter(verdict.outcome for verdict in readiness.verdicts(purpose))
    careful: tuple[Outcome, ...] = ("cannot_say", "not_yet", "ready")
    outcome = max(careful, key=lambda item: found[item])
    count = found[outcome]
    if outcome == "not_yet" and count == total > 1:
        return _none_yet(readiness, purpose, total, words)
    before, after = _frame(outcome, count == 1, _goal(readiness, purpose, words), words)
    who = _who(count, total, _chosen(readiness, words), words)
    return Finding(before, who if before else words.opening(who), after)


def narrowed(readiness: Readiness) -> bool:
    """Whether this is about some of the organisations only."""
    return len(readiness.organisations) < len(readiness.whole.organisations)


def _chosen(readiness: Readiness, words: Words) -> str:
    return words.say(nl="gekozen ", en="chosen ") if narrowed(readiness) else ""


def _nobody(readiness: Readiness, words: Words) -> Finding:
    if narrowed(readiness):
        return Finding(
            "",
            words.say(nl="Geen enkele organisatie", en="No organisation"),
            words.say(nl=" past bij deze keuze.", en=" fits this choice."),
        )
    return Finding(
        *words.say(
            nl="Er is |nog geen organisatie| om te beoordelen.", en="There is |no organisation| to judge yet."
        ).split("|")
    )


def _goal(readiness: Readiness, purpose: str, words: Words) -> str:
    return words.text(readiness.purpose(purpose).label)


def _who(count: int, total: int, chosen: str, words: Words) -> str:
    """The organisations spoken about; `chosen`: the word that says that they are some of all, or ""."""
    n, k = words.number(total), words.number(count)
    if total == 1:
        return words.say(nl=f"de enige {chosen}organisatie", en=f"the only {chosen}organisation")
    if count == total == 2:
        return words.say(nl=f"beide {chosen}organisaties", en=f"both {chosen}organisations")
    if count == total:
        return words.say(nl=f"alle {n} {chosen}organisaties", en=f"all {n} {chosen}organisations")
    return words.say(nl=f"{k} van de {n} {chosen}organisaties", en=f"{k} of the {n} {chosen}organisations")


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
    goal, chosen, n = _goal(readiness, purpose, words), _chosen(readiness, words), words.number(total)
    who = words.say(nl=f"Geen van beide {chosen}organisaties", en=f"Neither {chosen}organisation")
    if total > 2:
        who = words.say(nl=f"Geen van de {n} {chosen}organisaties", en=f"None of the {n} {chosen}organisations")
    return Finding("", who, words.say(nl=f" is al klaar voor {goal}.", en=f" is ready for {goal} yet."))


def lead(readiness: Readiness, purpose: str, words: Words) -> Finding:
    """What to ask first, or else to do first, what that gives, and how sure all this is."""
    found = first_step(readiness, purpose, words)
    if not readiness.organisations:
        return found
    return Finding(found.before, found.emphasis, f"{found.after} {confidence_line(readiness, purpose, words)}")


def first_step(readiness: Readiness, purpose: str, words: Words) -> Finding:
    """What to ask first, or else to do first, and what that gives."""
    say = words.say
    if not readiness.organisations:
        return Finding("", _nobody_to_ask(readiness, words), "")
    questions = readiness.ask_first(purpose)
    if questions:
        dimension = dimension_word(readiness, questions[0].dimension, words)
        ask = say(nl=f"Vraag eerst naar {dimension}.", en=f"Ask about {dimension} first.")
        return Finding("", ask, f" {question_line(questions[0], words)}")
    firsts = Counter(verdict.first for verdict in readiness.verdicts(purpose) if verdict.first)
    if not firsts:
        return Finding("", say(nl="Alle voorwaarden zijn gehaald.", en="All conditions are met."), "")
    gates = [gate.dimension for gate in readiness.purpose(purpose).gates]
    first = max(gates, key=lambda dimension: firsts[dimension])
    dimension, count = dimension_word(readiness, first, words), firsts[first]
    work = say(nl=f"Werk eerst aan {dimension}.", en=f"Work on {dimension} first.")
    held = _organisations(count, words)
    blocked = say(
        nl=f"Daarop wachten {held}." if count > 1 else f"Daarop wacht {held}.",
        en=f"{words.opening(held)} {'wait' if count > 1 else 'waits'} for that.",
    )
    return Finding("", work, f" {blocked}")


def _nobody_to_ask(readiness: Readiness, words: Words) -> str:
    if narrowed(readiness):
        return words.say(nl="Kies andere organisaties.", en="Choose other organisations.")
    return words.say(nl="Voeg eerst een organisatie toe.", en="First add an organisation.")


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


# --- what is missing, and what is not known --------------------------------------------------------------------------


def missing(readiness: Readiness, purpose: str) -> tuple[tuple[str, ...], int]:
    """The conditions most often surely below their level, in the order of the gates, and at how many organisations."""
    found = Counter(dimension for verdict in readiness.verdicts(purpose) for dimension in verdict.below)
    most = max(found.values(), default=0)
    gates = [gate.dimension for gate in readiness.purpose(purpose).gates]
    return tuple(dimension for dimension in gates if most and found[dimension] == most), most


def missing_line(readiness: Readiness, purpose: str, words: Words) -> str:
    """ "Ruimte, bij twee organisaties."; of equal ones two are named; what is only not known is never missing."""
    dimensions, count = missing(readiness, purpose)
    if not dimensions:
        return _nothing_missing(readiness, purpose, words)
    named = [dimension_word(readiness, dimension, words) for dimension in dimensions]
    rest = len(named) - 2
    if rest > 0:
        others = words.count(
            rest, nl=("andere voorwaarde", "andere voorwaarden"), en=("other condition", "other conditions")
        )
        named = [*named[:2], others]
    who, what = _organisations(count, words), words.opening(words.list(named))
    each = words.say(nl="elk ", en="each ") if len(named) > 1 else ""
    return words.say(nl=f"{what}, {each}bij {who}.", en=f"{what}, {each}at {who}.")


def _nothing_missing(readiness: Readiness, purpose: str, words: Words) -> str:
    if all(verdict.outcome == "ready" for verdict in readiness.verdicts(purpose)):
        return words.say(nl="Niets: alle voorwaarden zijn gehaald.", en="Nothing: all conditions are met.")
    return words.say(nl="Van geen voorwaarde is bekend dat die ontbreekt.", en="No condition is known to be missing.")


def open_line(readiness: Readiness, purpose: str, words: Words) -> str:
    """How many of the conditions have no answer yet, at how many organisations, and the two main reasons."""
    verdicts = readiness.verdicts(purpose)
    still = [reading.why for verdict in verdicts for reading in verdict.gates if reading.answer == "open"]
    if not still:
        return words.say(nl="Niets: elke voorwaarde heeft een antwoord.", en="Nothing: every condition has an answer.")
    cells = words.count(sum(len(verdict.gates) for verdict in verdicts), nl=("vak", "vakken"), en=("cell", "cells"))
    who = _organisations(sum(bool(verdict.ask) for verdict in verdicts), words)
    k = words.number(len(still))
    told = words.say(
        nl=f"{k} van de {cells} voor deze opgave, bij {who}.", en=f"{k} of the {cells} for this purpose, at {who}."
    )
    return words.join([told, _open_because(readiness, still, words)])


def _open_because(readiness: Readiness, still: Iterable[Why], words: Words) -> str:
    """ "Vooral niet gevraagd (21) en gemengd (6)."; "Alles: niet gevraagd." when there is one reason."""
    found = Counter(sorted(still)).most_common()
    said = [(why_word(readiness, why, words), words.number(number)) for why, number in found[:2]]
    if len(found) == 1:
        return words.say(nl=f"Alles: {said[0][0]}.", en=f"All: {said[0][0]}.")
    listed = words.list(f"{name} ({number})" for name, number in said)
    mostly = words.say(nl="Vooral ", en="Mostly ") if len(found) > 2 else ""
    return words.opening(f"{mostly}{listed}.")


# --- confidence --------------------------------------------------------------------------------------------------

_REASONS = {
    "divided": ("wordt verschillend beoordeeld", "is judged differently by different people"),
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
    found = _sure(readiness, purpose, words)
    return words.say(nl=f"Vertrouwen: {found}.", en=f"Confidence: {found}.") if found else _nothing_known(words)


def sure_line(readiness: Readiness, purpose: str, words: Words) -> str:
    """The same beside a label that says what it is: "Meestal laag, want het meeste rust op één stem."."""
    found = _sure(readiness, purpose, words)
    return f"{words.opening(found)}." if found else _nothing_known(words)


def _nothing_known(words: Words) -> str:
    return words.say(nl="Over deze voorwaarden is nog niets bekend.", en="Nothing is known about these conditions yet.")


def _sure(readiness: Readiness, purpose: str, words: Words) -> str:
    readings = [reading for verdict in readiness.verdicts(purpose) for reading in verdict.gates]
    supports = [reading.cell.support for reading in readings if reading.cell.support]
    if not supports:
        return ""
    found = Counter(support.confidence for support in supports)
    most = max(CONFIDENCES, key=lambda item: found[item])
    share = found[most] / len(supports)
    if share <= 0.5:
        return words.say(nl="wisselend, ", en="varies, ") + _spread(readiness, found, words)
    usually = "" if share == 1 else words.say(nl="meestal ", en="mostly ")
    why = _why(readiness, [_reason(item) for item in supports if item.confidence == most], len(supports), words)
    label = usually + confidence_word(readiness, most, words)
    return words.say(nl=f"{label}, want {why}", en=f"{label}, because {why}")


def _why(readiness: Readiness, reasons: list[str], known: int, words: Words) -> str:
    """The main reason with how much of the known it covers; the two main ones when neither covers more than half."""
    ordered = Counter(sorted(reasons)).most_common(2)
    said = [_reason_words(readiness, reason, words) for reason, _ in ordered]
    share = ordered[0][1] / known
    if share > 0.5 or len(said) == 1:
        return f"{_much(share, words)} {said[0]}"
    return words.list(f"{_much(0, words)} {reason}" for reason in said)


def _reason_words(readiness: Readiness, reason: str, words: Words) -> str:
    """ "rust op één stem"; what a cell can be is named as the edition names it: "is verouderd"."""
    if reason in _REASONS:
        return words.say(nl=_REASONS[reason][0], en=_REASONS[reason][1])
    state = label(readiness.edition.states, reason, words)
    return words.say(nl=f"is {state}", en=f"is {state}")


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
