"""What changed between two dates, in sentences: the summary of all, the verdicts that turned, and one change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from lessons.changes import Change, ChangeKind, TurnedVerdict, changes, counted, turned
from lessons.fields import last_day
from lessons.labels import dimension_word, organisation_word, outcome_word, state_words, why_word
from lessons.readiness import Readiness, Why, as_of_on
from lessons.words import Words

NAMED = 2
"""More organisations than this are counted, not named."""

_SUMMED: tuple[tuple[tuple[ChangeKind, ...], str, str], ...] = (
    (("first", "found"), "voor het eerst bekend", "known for the first time"),
    (("higher",), "hoger", "higher"),
    (("lower",), "lager", "lower"),
    (("same",), "bevestigd", "confirmed"),
    (("lost",), "niet meer bekend", "no longer known"),
    (("stale",), "verouderd", "out of date"),
    (("mixed", "unclear", "asked", "not_applicable"), "anders", "different"),
)
"""Each kind of change in one of these heaps: the kinds, and the word for them."""


def since_words(earlier: Readiness, words: Words) -> str:
    """ "december 2022": the date that changes are counted from; a month for its last day, as dates are read here."""
    written = as_of_on(earlier.catalogue, earlier.as_of).date
    month = written[:7]
    return words.date(month if last_day(month) == earlier.as_of and len(written) > len(month) else written)


def changes_line(earlier: Readiness, later: Readiness, purpose: str, words: Words) -> str:
    """ "9 vakken veranderden: 5 voor het eerst bekend, 1 hoger, 3 verouderd. IND werd klaar."; says so when nothing changed."""
    found = counted(changes(earlier, later))
    told = _summed(found, words)
    return words.join([told or _nothing(words), *turn_lines(later, turned(earlier, later, purpose), words)])


def _nothing(words: Words) -> str:
    return words.say(
        nl="Niets: er is geen nieuw oordeel, en niets raakte verouderd.",
        en="Nothing: there is no new judgement, and none went out of date.",
    )


def _summed(found: Mapping[ChangeKind, int], words: Words) -> str:
    """The heaps that hold something, in their order; the first one says of what."""
    heaps = [(sum(found[kind] for kind in kinds), words.say(nl=nl, en=en)) for kinds, nl, en in _SUMMED]
    held = [(number, what) for number, what in heaps if number]
    if not held:
        return ""
    total = words.count(sum(found.values()), nl=("vak veranderde", "vakken veranderden"), en=("cell", "cells"))
    changed = words.say(nl=total, en=f"{total} changed")
    return f"{changed}: {', '.join(f'{words.number(number)} {what}' for number, what in held)}."


# --- verdicts -------------------------------------------------------------------------------------------------------


Heap = Literal["ready", "fallen", "seen", "lost"]

_HEAPS: Mapping[Heap, tuple[tuple[str, str], tuple[str, str]]] = {
    "ready": (
        ("{who} werd klaar.", "{who} werden klaar."),
        ("{who} became ready.", "{who} became ready."),
    ),
    "fallen": (
        ("{who} is niet meer klaar.", "{who} zijn niet meer klaar."),
        ("{who} is no longer ready.", "{who} are no longer ready."),
    ),
    "seen": (
        ("{who} blijkt nog niet klaar.", "{who} blijken nog niet klaar."),
        ("{who} turns out not to be ready yet.", "{who} turn out not to be ready yet."),
    ),
    "lost": (
        ("Van {who} is het niet meer te zeggen.", "Van {who} is het niet meer te zeggen."),
        ("For {who} it can no longer be said.", "For {who} it can no longer be said."),
    ),
}
"""Each way a verdict can turn: the sentence in Dutch and in English, for one organisation and for more."""


def heap(turn: TurnedVerdict) -> Heap:
    """ready: became so · fallen: was ready, is not yet · seen: turns out not yet · lost: it cannot be said any more."""
    if turn.after.outcome == "ready":
        return "ready"
    if turn.after.outcome == "cannot_say":
        return "lost"
    return "fallen" if turn.before.outcome == "ready" else "seen"


def heaps(turns: Sequence[TurnedVerdict]) -> Mapping[Heap, list[TurnedVerdict]]:
    """The turns by the way they went; a way that nobody went is left out."""
    found = {name: [turn for turn in turns if heap(turn) == name] for name in _HEAPS}
    return {name: held for name, held in found.items() if held}


def turn_lines(readiness: Readiness, turns: Sequence[TurnedVerdict], words: Words) -> list[str]:
    """A sentence for each way a verdict turned: who became ready, who is no longer, of whom it cannot be said now."""
    return [heap_line(readiness, name, held, words) for name, held in heaps(turns).items()]


def heap_line(readiness: Readiness, name: Heap, turns: Sequence[TurnedVerdict], words: Words) -> str:
    """The sentence with the names, or with their number when they are many."""
    one, more = (words.say(nl=nl, en=en) for nl, en in zip(*_HEAPS[name], strict=True))
    names = [organisation_word(readiness, item.organisation, words) for item in turns]
    who = words.list(names)
    if len(names) > NAMED:
        who = words.count(len(names), nl=("organisatie", "organisaties"), en=("organisation", "organisations"))
    before, after = (one if len(names) == 1 else more).split("{who}")
    return f"{before}{who}{after}"


def turn_words(readiness: Readiness, turn: TurnedVerdict, words: Words) -> str:
    """One verdict that turned: "nog niet te zeggen, nu klaar; door ruimte en begeleiding"."""
    before, after = outcome_word(turn.before.outcome, words), outcome_word(turn.after.outcome, words)
    through = words.list(_through(readiness, turn, words))
    told = words.say(nl=f"was {before}, is nu {after}", en=f"was: {before}; now: {after}")
    return told + (words.say(nl=f"; door {through}", en=f"; through {through}") if through else "")


_MARKS: tuple[Why, ...] = ("stale", "mixed")


def _through(readiness: Readiness, turn: TurnedVerdict, words: Words) -> list[str]:
    """The conditions that made the difference, each with why it no longer decides, where that is it."""
    why = {reading.dimension: reading.why for reading in turn.after.gates if reading.answer == "open"}
    marks = {mark: f" ({why_word(readiness, mark, words)})" for mark in _MARKS}
    return [dimension_word(readiness, item, words) + marks.get(why.get(item, "level"), "") for item in turn.through]


# --- one change -----------------------------------------------------------------------------------------------------


def change_word(change: Change, words: Words) -> str:
    """What happened, in a few words: "hoger", "verouderd, zonder nieuw oordeel", "voor het eerst beoordeeld"."""
    say = words.say
    told = {
        "first": say(nl="voor het eerst beoordeeld", en="judged for the first time"),
        "found": say(nl="nu bekend", en="known now"),
        "higher": say(nl="hoger", en="higher"),
        "lower": say(nl="lager", en="lower"),
        "same": say(nl="bevestigd, zelfde niveau", en="confirmed, same level"),
        "mixed": say(nl="nu gemengd", en="mixed now"),
        "unclear": say(
            nl="opnieuw beoordeeld; hoger of lager is niet te zeggen",
            en="judged again; higher or lower cannot be said",
        ),
        "lost": say(nl="niet meer bekend", en="no longer known"),
        "asked": say(nl="gevraagd, niet bekend", en="asked, not known"),
        "not_applicable": say(nl="niet van toepassing", en="not applicable"),
        "stale": say(nl="verouderd, zonder nieuw oordeel", en="out of date, no new judgement"),
    }[change.kind]
    if not change.again:
        return told
    back = say(nl="; telt weer mee", en="; counts again")
    return told + (back if change.before.stale else say(nl="; telt nu mee", en="; counts now"))


def from_to(readiness: Readiness, change: Change, words: Words) -> tuple[str, str]:
    """What it was and what it is: ("niveau 1, benoemd", "niveau 2, geprobeerd")."""
    return state_words(readiness, change.before, words), state_words(readiness, change.after, words)
