"""What if: levels put in the place of what is not known for sure, and the verdicts that would then turn.

A what-if answers an open condition of one purpose, and only with a level that what is known leaves possible. So it
never thinks away what is known, and it says nothing about how sure anything is (method 6 and 11).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from lessons.headlines import Finding
from lessons.labels import dimension_word, level_words, organisation_word, state_words, why_word
from lessons.readiness import Outcome, Readiness, Verdict, read_gate
from lessons.words import Words

Place = tuple[str, str]
Refusal = Literal["unreadable", "organisation", "elsewhere", "dimension", "decided", "outside", "nowhere", "double"]
LEVELS = {str(level): level for level in range(5)}
LONGEST = 200
REASONS = 5
"""So many reasons are told why a verdict stays as it is."""


@dataclass(frozen=True, slots=True, order=True)
class Supposition:
    """A level supposed in one dimension: of one organisation, or ("") of every one where the condition is open."""

    organisation: str
    dimension: str
    level: int

    def __str__(self) -> str:
        """As the address has it: "dji.work.2", "work.2"."""
        return ".".join(filter(None, (self.organisation, self.dimension, str(self.level))))


@dataclass(frozen=True, slots=True)
class Refused:
    """A supposition that could not be taken, as it was said, and why; `place` where it names a cell of this view."""

    said: str
    why: Refusal
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A readiness in which is supposed what could be taken, and what could not."""

    readiness: Readiness
    taken: tuple[Supposition, ...]
    refused: tuple[Refused, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """One organisation about which something is supposed: its verdict as known, and the verdict of the what-if."""

    before: Verdict
    after: Verdict

    @property
    def organisation(self) -> str:
        """The id of the organisation."""
        return self.after.organisation

    @property
    def turned(self) -> bool:
        """Whether the what-if changes the outcome."""
        return self.before.outcome != self.after.outcome


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Conditions that, met wherever they are open, would turn the verdict of these organisations."""

    suppositions: tuple[Supposition, ...]
    organisations: tuple[str, ...]


# --- taking what is asked ---------------------------------------------------------------------------------------


def what_if(readiness: Readiness, purpose: str, asked: Iterable[str]) -> WhatIf:
    """Suppose what is asked ("dji.work.2", "work.2"), for one purpose; in whatever order it is asked.

    One organisation by name goes before all of them. Of two levels for one place the lowest is taken.
    """
    known = readiness.as_known
    said = sorted(set(asked))
    found = {text: _read(text) for text in said}
    refused = [_refusal(known, purpose, text, found[text]) for text in said]
    fit = sorted(item for text, no in zip(said, refused, strict=True) if not no and (item := found[text]))
    levels, taken, left = _placed(known, purpose, fit)
    return WhatIf(known.supposing(levels), taken, (*(item for item in refused if item), *left))


def _read(text: str) -> Supposition | None:
    *names, level = text.split(".")
    if level not in LEVELS or len(names) not in (1, 2) or not all(names) or len(text) > LONGEST:
        return None
    organisation = names[0] if len(names) == 2 else ""
    return Supposition(organisation, names[-1], LEVELS[level])


def _refusal(known: Readiness, purpose: str, text: str, asked: Supposition | None) -> Refused | None:
    """Why this cannot be taken, whatever else is supposed."""
    if asked is None:
        return Refused(text, "unreadable")
    if asked.dimension not in {gate.dimension for gate in known.purpose(purpose).gates}:
        return Refused(text, "dimension")
    if not asked.organisation:
        return None if _open(known, purpose, asked) else Refused(text, "nowhere")
    place = (asked.organisation, asked.dimension)
    if place not in known.cells:
        return Refused(text, "elsewhere" if place in known.whole.cells else "organisation")
    levels = supposable(known, purpose, place)
    if not levels:
        return Refused(text, "decided", place)
    return None if asked.level in levels else Refused(text, "outside", place)


def supposable(readiness: Readiness, purpose: str, place: Place) -> tuple[int, ...]:
    """The levels that may be supposed in a cell: the possible ones where its condition is open; () where it is decided."""
    gates = {gate.dimension: gate for gate in readiness.purpose(purpose).gates}
    known = replace(readiness.cells[place], supposed=None)
    return known.possible if read_gate(gates[place[1]], known).answer == "open" else ()


def open_levels(readiness: Readiness, purpose: str, dimension: str) -> tuple[int, ...]:
    """The levels that may be supposed of at least one organisation in this dimension, lowest first."""
    found: set[int] = set()
    for organisation in readiness.organisations:
        found |= {*supposable(readiness, purpose, (organisation.id, dimension))}
        if len(found) == len(LEVELS):
            break
    return tuple(sorted(found))


def _open(known: Readiness, purpose: str, asked: Supposition) -> tuple[Place, ...]:
    """The cells where this level may stand in for all organisations."""
    places = ((item.id, asked.dimension) for item in known.organisations)
    return tuple(place for place in places if asked.level in supposable(known, purpose, place))


def _placed(
    known: Readiness, purpose: str, fit: Sequence[Supposition]
) -> tuple[dict[Place, int], tuple[Supposition, ...], tuple[Refused, ...]]:
    """The level of each cell, what was taken and what was not; `fit` in order: all organisations first, low before high."""
    first = {(item.organisation, item.dimension): item for item in reversed(fit)}
    taken = tuple(item for item in fit if first[item.organisation, item.dimension] is item)
    levels: dict[Place, int] = {}
    for item in taken:
        places = [(item.organisation, item.dimension)] if item.organisation else _open(known, purpose, item)
        levels |= dict.fromkeys(places, item.level)
    return levels, taken, tuple(Refused(str(item), "double") for item in fit if item not in taken)


# --- what it would turn -----------------------------------------------------------------------------------------


def turns(readiness: Readiness, purpose: str, language: str = "nl") -> tuple[Turn, ...]:
    """The organisations about which something is supposed for this purpose, alphabetical, each before and after."""
    known = readiness.as_known
    after = readiness.verdicts(purpose, language)
    touched = (verdict for verdict in after if any(gate.why == "supposed" for gate in verdict.gates))
    return tuple(Turn(known.verdict(verdict.organisation, purpose), verdict) for verdict in touched)


def suggestions(readiness: Readiness, purpose: str, most: int = 3) -> tuple[Suggestion, ...]:
    """Which open conditions, met wherever they are open, would turn verdicts: the fewest first, then those that turn most."""
    gates = readiness.purpose(purpose).gates
    needs = _needs(readiness, purpose)
    count = Counter(needs.values())
    turning = {chosen: sum(number for need, number in count.items() if need <= chosen) for chosen in count}
    order = [gate.dimension for gate in gates]
    best = sorted(count, key=lambda chosen: (len(chosen), -turning[chosen], sorted(map(order.index, chosen))))
    return tuple(
        Suggestion(
            tuple(Supposition("", gate.dimension, gate.minimum) for gate in gates if gate.dimension in chosen),
            tuple(organisation for organisation, need in needs.items() if need <= chosen),
        )
        for chosen in best[:most]
    )


def _needs(readiness: Readiness, purpose: str) -> Mapping[str, frozenset[str]]:
    """Of each undecided organisation the conditions that are open; not of one where a condition does not apply."""
    return {
        verdict.organisation: frozenset(verdict.ask)
        for verdict in readiness.verdicts(purpose)
        if verdict.outcome == "cannot_say"
        and all(readiness.cells[verdict.organisation, dimension].supposable for dimension in verdict.ask)
    }


# --- in words -----------------------------------------------------------------------------------------------------


def supposition_words(seen: WhatIf, item: Supposition, words: Words) -> str:
    """ "werk bij DJI op niveau 2, geprobeerd", "werk overal minstens op niveau 2 (open bij 7 organisaties)"."""
    dimension = dimension_word(seen.readiness, item.dimension, words)
    if item.organisation:
        who = organisation_word(seen.readiness, item.organisation, words)
        level = level_words(seen.readiness, item.level, words)
        return words.say(nl=f"{dimension} bij {who} op {level}", en=f"{dimension} of {who} at {level}")
    named = {(other.organisation, other.dimension) for other in seen.taken if other.organisation}
    places = {place[:2] for place in seen.readiness.supposed if place[1] == item.dimension} - named
    number = words.count(len(places), nl=("organisatie", "organisaties"), en=("organisation", "organisations"))
    return words.say(
        nl=f"{dimension} overal op niveau {item.level} (open bij {number})",
        en=f"{dimension} everywhere at level {item.level} (open for {number})",
    )


def suggestion_words(readiness: Readiness, item: Suggestion, words: Words) -> str:
    """ "Stel dat werk en ruimte overal zijn gehaald"."""
    named = words.list(dimension_word(readiness, place.dimension, words) for place in item.suppositions)
    verb = ("is", "is") if len(item.suppositions) == 1 else ("zijn", "are")
    return words.say(nl=f"Stel dat {named} overal {verb[0]} gehaald", en=f"Suppose {named} {verb[1]} met everywhere")


def suggestion_outcome(readiness: Readiness, item: Suggestion, words: Words) -> str:
    """ "Dan wordt IND klaar."."""
    return _ready_line([organisation_word(readiness, name, words) for name in item.organisations], words)


def refused_words(readiness: Readiness, refused: Refused, words: Words) -> str:
    """Why something was not taken, in a sentence: "Over ruimte bij IND weten we dit al: niveau 2, geprobeerd. ..."."""
    asked = _read(refused.said)
    known = asked is not None and asked.dimension in readiness.dimensions
    if asked is None or not known or refused.why in ("unreadable", "organisation"):
        return _unknown_words(refused, words)
    what = dimension_word(readiness, asked.dimension, words)
    if refused.place:
        return _known_words(readiness, refused, asked, what, words)
    if refused.why == "elsewhere":
        who = organisation_word(readiness, asked.organisation, words)
        return words.say(nl=f"{who} hoort niet bij de gekozen organisaties.", en=f"{who} is not among those chosen.")
    if refused.why == "dimension":
        return words.say(
            nl=f"{words.opening(what)} is hier geen voorwaarde.", en=f"{words.opening(what)} is no condition here."
        )
    if refused.why == "nowhere":
        return words.say(
            nl=f"Bij geen organisatie staat {what} nog open voor niveau {asked.level}.",
            en=f"At no organisation is {what} still open for level {asked.level}.",
        )
    return words.say(
        nl=f"Over {what} staat hier ook een lager niveau. Daarom rekenen we niet met {asked.level}.",
        en=f"On {what} a lower level is supposed here too. So we do not reckon with {asked.level}.",
    )


def _unknown_words(refused: Refused, words: Words) -> str:
    """What names nothing that exists here, as it was said."""
    said = " ".join(refused.said[:60].split())
    if refused.why == "organisation":
        return words.say(
            nl=f"‘{said}’: deze organisatie beoordelen we niet.", en=f"‘{said}’: we do not judge this organisation."
        )
    if refused.why == "unreadable":
        return words.say(nl=f"‘{said}’ kunnen we niet lezen.", en=f"We cannot read ‘{said}’.")
    return words.say(nl=f"‘{said}’: deze dimensie is er niet.", en=f"‘{said}’: there is no such dimension.")


def _known_words(readiness: Readiness, refused: Refused, asked: Supposition, what: str, words: Words) -> str:
    """What is known of this cell, which a what-if does not think away."""
    assert refused.place is not None
    who = organisation_word(readiness, asked.organisation, words)
    state = state_words(readiness, readiness.as_known.cells[refused.place], words)
    if refused.why == "outside":
        return words.say(
            nl=f"Over {what} bij {who} is al bekend: {state}. Niveau {asked.level} kan dus niet.",
            en=f"On {what} at {who} this is known: {state}. So level {asked.level} cannot be.",
        )
    return words.say(
        nl=f"Over {what} bij {who} weten we dit al: {state}. Daarom rekenen we hier niet met {asked.level}.",
        en=f"On {what} at {who} we know this already: {state}. So we do not reckon with {asked.level} here.",
    )


def turns_title(found: Sequence[Turn], words: Words) -> Finding:
    """How many verdicts the what-if changes."""
    number = sum(turn.turned for turn in found)
    start = words.say(nl="Wat als? Dan ", en="What if? Then ")
    if not number:
        return Finding(start, words.say(nl="verandert geen enkele conclusie", en="no verdict changes"), ".")
    told = words.count(number, nl=("conclusie", "conclusies"), en=("verdict", "verdicts"), spelled=True)
    verb = ("verandert", "changes") if number == 1 else ("veranderen", "change")
    return Finding(start, words.say(nl=f"{verb[0]} {told}", en=f"{told} {verb[1]}"), ".")


def turned_lines(readiness: Readiness, found: Sequence[Turn], words: Words) -> list[str]:
    """Who would be ready, and who not yet."""
    turned: dict[str, list[str]] = {"ready": [], "not_yet": []}
    for turn in found:
        if turn.turned:
            turned[turn.after.outcome].append(organisation_word(readiness, turn.organisation, words))
    return [line for line in (_ready_line(turned["ready"], words), _below_line(turned["not_yet"], words)) if line]


def still_lines(readiness: Readiness, found: Sequence[Turn], words: Words) -> list[str]:
    """What keeps the other verdicts as they are: one line for all with the same reason, of a few reasons."""
    reasons: dict[tuple[Outcome, str], list[str]] = defaultdict(list)
    for turn in (turn for turn in found if not turn.turned):
        name = organisation_word(readiness, turn.organisation, words)
        reasons[turn.after.outcome, _still(readiness, turn, words)].append(name)
    lines = [_still_line(outcome, why, names, words) for (outcome, why), names in reasons.items()]
    rest = sum(len(names) for names in list(reasons.values())[REASONS:])
    return [line for line in (*lines[:REASONS], _rest_line(rest, words)) if line]


def _ready_line(names: Sequence[str], words: Words) -> str:
    told = words.few(names)
    verb = ("wordt", "is") if len(names) == 1 else ("worden", "are")
    return words.say(nl=f"Dan {verb[0]} {told} klaar.", en=f"Then {told} {verb[1]} ready.") if names else ""


def _below_line(names: Sequence[str], words: Words) -> str:
    told = words.few(names)
    verb = ("is", "is") if len(names) == 1 else ("zijn", "are")
    return (
        words.say(nl=f"Dan {verb[0]} {told} nog niet klaar.", en=f"Then {told} {verb[1]} not ready yet.")
        if names
        else ""
    )


def _still_line(outcome: Outcome, why: str, names: Sequence[str], words: Words) -> str:
    """ "Van DJI is het dan nog niet te zeggen: ook werk is nog open (onbekend).": the same verdict, and what it still hangs on."""
    verb = ("blijft", "stays") if len(names) == 1 else ("blijven", "stay")
    told = words.few(names)
    if outcome == "not_yet":
        return words.say(
            nl=f"{told} {verb[0]} nog niet klaar, want {why}.", en=f"{told} {verb[1]} not ready yet: {why}."
        )
    return words.say(nl=f"Van {told} is het dan nog niet te zeggen: {why}.", en=f"Still cannot say for {told}: {why}.")


def _still(readiness: Readiness, turn: Turn, words: Words) -> str:
    """Why the verdict stays: what is known to be below, or what is open besides."""
    if turn.after.outcome == "cannot_say":
        return _still_open(readiness, turn.after, words)
    named = words.list(dimension_word(readiness, dimension, words) for dimension in turn.before.below)
    verb = ("is", "is") if len(turn.before.below) == 1 else ("zijn", "are")
    return words.say(nl=f"{named} {verb[0]} nog niet gehaald", en=f"{named} {verb[1]} not met yet")


def _still_open(readiness: Readiness, verdict: Verdict, words: Words) -> str:
    """ "ook werk en ruimte zijn nog open (onbekend)"; a reason each where those differ: "werk (onbekend) en ruimte (verouderd)"."""
    gates = {gate.dimension: gate for gate in verdict.gates}
    still = [
        (dimension_word(readiness, item, words), why_word(readiness, gates[item].why, words)) for item in verdict.ask
    ]
    verb = ("is", "is") if len(still) == 1 else ("zijn", "are")
    reasons = {why for _, why in still}
    if len(reasons) == 1:
        named, why = words.list(name for name, _ in still), f" ({reasons.pop()})"
    else:
        named, why = words.list(f"{name} ({reason})" for name, reason in still), ""
    return words.say(nl=f"ook {named} {verb[0]} nog open{why}", en=f"{named} {verb[1]} open too{why}")


def _rest_line(number: int, words: Words) -> str:
    if number <= 0:
        return ""
    told = words.count(
        number,
        nl=("andere organisatie", "andere organisaties"),
        en=("other organisation", "other organisations"),
        spelled=True,
    )
    return words.say(nl=f"Bij nog {told} verandert er niets.", en=f"For {told} nothing changes.")
