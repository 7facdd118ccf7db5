"""The conditions of a purpose over all organisations: where each is met, surely not met, or open; counted, never added up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lessons.findings import verdict_line
from lessons.headlines import Finding
from lessons.labels import answer_word, dimension_word, organisation_word, why_word
from lessons.readiness import ASK_ORDER, Answer, GateReading, Readiness, Verdict, Why
from lessons.records import Gate
from lessons.words import Words

ANSWERS: tuple[Answer, ...] = ("met", "below", "open")
CAREFUL: tuple[Answer, ...] = ("open", "below", "met")
NAMED = 3


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition with its reading for every organisation, in the order of the verdicts."""

    gate: Gate
    readings: tuple[GateReading, ...]

    @property
    def dimension(self) -> str:
        """The id of the dimension."""
        return self.gate.dimension

    def that(self, answer: Answer) -> tuple[GateReading, ...]:
        """The readings with this answer."""
        return tuple(reading for reading in self.readings if reading.answer == answer)

    @property
    def reasons(self) -> Mapping[Why, int]:
        """Why it is open, and how often, in the order in which to ask."""
        found = Counter(reading.why for reading in self.that("open"))
        return {why: found[why] for why in ASK_ORDER if found[why]}


def conditions(readiness: Readiness, purpose: str, verdicts: Sequence[Verdict]) -> tuple[Condition, ...]:
    """The conditions of a purpose in their order, over these verdicts."""
    gates = readiness.purpose(purpose).gates
    return tuple(Condition(gate, tuple(verdict.gates[at] for verdict in verdicts)) for at, gate in enumerate(gates))


# --- the finding ------------------------------------------------------------------------------------------------------


def finding(readiness: Readiness, purpose: str, found: Sequence[Condition], words: Words) -> Finding:
    """The answer that one condition has most often, and which condition that is; of equal ones the most careful."""
    organisations = readiness.organisations
    if not organisations:
        return _nobody(readiness, words)
    if len(organisations) == 1:
        verdict = readiness.verdict(organisations[0].id, purpose)
        name = organisation_word(readiness, verdict.organisation, words)
        return Finding(f"{name}: ", verdict_line(readiness, verdict, words), ".")
    answer = _leading(found)
    most = _most(found, answer)
    count, total = len(most[0].that(answer)), len(organisations)
    where = words.say(nl=f": bij {_of(count, total, words)}.", en=f": at {_of(count, total, words)}.")
    if len(most) == len(found) > 1:
        return _each(answer, where, words)
    named = words.opening(_names(readiness, most, words))
    verb = ("is ", "is ") if len(most) == 1 else ("zijn ", "are ")
    return Finding(f"{named} {words.say(nl=verb[0], en=verb[1])}", _often(answer, words), where)


def _leading(found: Sequence[Condition]) -> Answer:
    return max(CAREFUL, key=lambda item: max(len(condition.that(item)) for condition in found))


def _nobody(readiness: Readiness, words: Words) -> Finding:
    if readiness.whole.organisations:
        told = words.say(nl="Deze keuze laat |geen organisatie| over.", en="This choice leaves |no organisation|.")
    else:
        told = words.say(
            nl="Er is |nog geen organisatie| om te beoordelen.", en="There is |no organisation| to judge yet."
        )
    return Finding(*told.split("|"))


def _most(found: Sequence[Condition], answer: Answer) -> list[Condition]:
    """The conditions that have this answer most often; none when no condition has it."""
    highest = max((len(condition.that(answer)) for condition in found), default=0)
    return [condition for condition in found if highest and len(condition.that(answer)) == highest]


def _names(readiness: Readiness, found: Sequence[Condition], words: Words) -> str:
    return words.few([dimension_word(readiness, condition.dimension, words) for condition in found], most=NAMED)


def _often(answer: Answer, words: Words) -> str:
    return {
        "open": words.say(nl="het vaakst nog te vragen", en="most often still to ask"),
        "below": words.say(nl="het vaakst nog niet gehaald", en="most often not met yet"),
        "met": words.say(nl="het vaakst gehaald", en="most often met"),
    }[answer]


def _each(answer: Answer, where: str, words: Words) -> Finding:
    """All conditions have this answer equally often, not always of the same organisations."""
    return Finding(words.say(nl="Elke voorwaarde is ", en="Each condition is "), answer_word(answer, words), where)


def _of(count: int, total: int, words: Words) -> str:
    """ "7 van de 9 organisaties", "alle 9 organisaties", "beide organisaties"."""
    if count < total:
        return words.say(nl="{k} van de {n} organisaties", en="{k} of the {n} organisations",
                         k=words.number(count), n=words.number(total))  # fmt: skip
    if total == 2:
        return words.say(nl="beide organisaties", en="both organisations")
    return words.say(nl="alle {n} organisaties", en="all {n} organisations", n=words.number(total))


def others_line(readiness: Readiness, found: Sequence[Condition], words: Words) -> str:
    """The two other answers: "Het vaakst gehaald: draagvlak (4). Het vaakst nog niet gehaald: ruimte (2)."."""
    if len(readiness.organisations) < 2:
        return ""
    lines = []
    for answer in ANSWERS:
        most = _most(found, answer)
        if most and len(most) < len(found) and answer != _leading(found):
            number = words.number(len(most[0].that(answer)))
            lines.append(f"{words.opening(_often(answer, words))}: {_names(readiness, most, words)} ({number}).")
    if not _most(found, "met"):
        lines.append(words.say(nl="Nog nergens is een voorwaarde gehaald.", en="No condition is met anywhere yet."))
    return words.join(lines)


def answers_line(found: Sequence[Condition], words: Words) -> str:
    """How much of it is known: "Van de 45 antwoorden zijn er 18 bekend."."""
    total = sum(len(condition.readings) for condition in found)
    known = total - sum(len(condition.that("open")) for condition in found)
    if not total:
        return ""
    return words.say(
        nl="{k} van de {n} antwoorden bekend.",
        en="{k} of {n} answers known.",
        k=words.number(known),
        n=words.number(total),
    )


# --- one condition, one cell -----------------------------------------------------------------------------------------


def open_line(readiness: Readiness, condition: Condition, words: Words) -> str:
    """Why it is to ask, counted: "3 onbekend, 2 niet gevraagd, 1 verouderd"; where it does not apply is told apart."""
    return ", ".join(
        f"{words.number(number)} {why_word(readiness, why, words)}"
        for why, number in condition.reasons.items()
        if why != "not_applicable"
    )


def elsewhere_line(readiness: Readiness, condition: Condition, words: Words) -> str:
    """ "Niet van toepassing: 6": where there is nothing to ask; "" where it applies to everybody."""
    number = condition.reasons.get("not_applicable", 0)
    told = words.opening(why_word(readiness, "not_applicable", words))
    return f"{told}: {words.number(number)}" if number else ""
