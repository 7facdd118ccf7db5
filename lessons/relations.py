"""How two organisations stand to each other, in sentences; `findings` passes them on (method 8)."""

from __future__ import annotations

from collections.abc import Sequence

from lessons.cells import Cell
from lessons.comparison import Relation
from lessons.labels import dimension_word, label, organisation_word
from lessons.readiness import Readiness
from lessons.words import Words

FEW = 5
"""How many dimensions one question names; the others are counted."""


def relation_words(readiness: Readiness, relation: Relation, words: Words) -> str:
    """How two organisations stand to each other, with how many dimensions both know (method 8)."""
    return words.join([relation_line(readiness, relation, words), relation_details(readiness, relation, words)])


def relation_line(readiness: Readiness, relation: Relation, words: Words) -> str:
    """The finding in one sentence."""
    say = words.say
    a, b = organisation_word(readiness, relation.a, words), organisation_word(readiness, relation.b, words)
    known = words.count(relation.jointly, nl=("dimensie", "dimensies"), en=("dimension", "dimensions"))
    if relation.kind == "too_little":
        return say(nl=f"{a} en {b} zijn nog niet te vergelijken.", en=f"{a} and {b} cannot be compared yet.")
    if relation.kind == "equal":
        return say(
            nl=f"{a} en {b} staan gelijk op {known} die van beide bekend zijn.",
            en=f"{a} and {b} are equal on {known} known for both.",
        )
    if relation.ahead and relation.behind:
        first, second = (organisation_word(readiness, item, words) for item in (relation.ahead, relation.behind))
        return say(
            nl=f"{first} is minstens zo klaar als {second} op alle {known} die van beide bekend zijn.",
            en=f"{first} is at least as ready as {second} on all {known} known for both.",
        )
    if not (relation.leads_a or relation.leads_b):
        return say(
            nl=f"Tussen {a} en {b} is geen verschil zeker op de {known} die van beide bekend zijn.",
            en=f"No difference between {a} and {b} is certain on the {known} known for both.",
        )
    return say(nl=f"{a} en {b} zijn niet te vergelijken op {known}.", en=f"{a} and {b} cannot be compared on {known}.")


def relation_details(readiness: Readiness, relation: Relation, words: Words) -> str:
    """Where each leads and what is not certain; or of how many dimensions a level of both counts, and how many are needed."""
    if relation.kind != "too_little":
        return "" if relation.kind == "equal" else _leads(readiness, relation, words)
    say = words.say
    if relation.jointly:
        on = words.count(relation.jointly, nl=("dimensie", "dimensies"), en=("dimension", "dimensions"), spelled=True)
    else:
        on = say(nl="geen enkele dimensie", en="no dimension")
    need = max(1, readiness.edition.jointly_known)
    return words.join(
        [
            say(nl=f"Op {on} is van beide een geldig niveau bekend.", en=f"Both have a valid level on {on}."),
            say(nl=f"Nodig {'is' if need == 1 else 'zijn'} er {need}.", en=f"Needed: {need}."),
        ]
    )


def dominance_words(readiness: Readiness, relations: Sequence[Relation], words: Words) -> str:
    """Of three or four organisations: who is at least as ready as all the others, or that nobody is.

    `relations`: one for each pair.
    """
    say = words.say
    everybody = list(dict.fromkeys(item for relation in relations for item in (relation.a, relation.b)))
    number, short = words.spelled(len(everybody)), [item for item in relations if item.kind == "too_little"]
    if len(short) == len(relations):
        return say(nl=f"Deze {number} zijn nog niet te vergelijken.", en=f"These {number} cannot be compared yet.")
    first = [item for item in everybody if all(_covers(relation, item) for relation in relations)]
    if first:
        names, rest = (
            words.list(organisation_word(readiness, item, words) for item in first),
            len(everybody) - len(first),
        )
        others_nl, others_en = ("de andere", "the others") if rest else ("elkaar", "each other")
        is_nl, is_en = ("is", "is") if len(first) == 1 else ("zijn", "are")
        return say(
            nl=f"{names} {is_nl} minstens zo klaar als {others_nl}, op alles wat van beide bekend is.",
            en=f"{names} {is_en} at least as ready as {others_en}, on all that is known for both.",
        )
    none = say(
        nl=f"Geen van deze {number} is zeker minstens zo klaar als alle andere.",
        en=f"None of these {number} is surely at least as ready as all the others.",
    )
    return words.join([none, _short_pairs(len(short), len(relations), words)])


def too_little_line(readiness: Readiness, relations: Sequence[Relation], words: Words) -> str:
    """Of which pairs too little is known, each once, and what is needed; "" where enough is known of all."""
    short = [relation for relation in relations if relation.kind == "too_little"]
    if not short:
        return ""
    pairs = "; ".join(
        words.list(organisation_word(readiness, item, words) for item in (relation.a, relation.b)) for relation in short
    )
    need = words.count(
        max(1, readiness.edition.jointly_known),
        nl=("dimensie", "dimensies"),
        en=("dimension", "dimensions"),
        spelled=True,
    )
    return words.say(
        nl=f"Te weinig is bekend van: {pairs}. Nodig: {need} waarop van beide een niveau telt.",
        en=f"Too little is known of: {pairs}. Needed: {need} on which a level of both counts.",
    )


def _covers(relation: Relation, organisation: str) -> bool:
    """Whether this organisation is at least as ready in this pair; true of a pair that it is no part of."""
    return organisation not in (relation.a, relation.b) or relation.kind == "equal" or relation.ahead == organisation


def _short_pairs(short: int, pairs: int, words: Words) -> str:
    if not short:
        return ""
    return words.say(
        nl=f"Bij {short} van de {pairs} paren is te weinig bekend.",
        en=f"Of {short} of the {pairs} pairs too little is known.",
    )


def ask_words(readiness: Readiness, relation: Relation, words: Words) -> str:
    """What to ask to make two organisations comparable: first where a level of one of them counts already."""
    if relation.kind != "too_little":
        return ""
    pairs = list(zip(readiness.row(relation.a), readiness.row(relation.b), strict=True))
    missing = {
        relation.b: [one.dimension for one, other in pairs if one.decides and _open(other)],
        relation.a: [one.dimension for one, other in pairs if other.decides and _open(one)],
    }
    told = [_ask_one(readiness, item, dimensions, words) for item, dimensions in missing.items() if dimensions]
    lacking = max(1, readiness.edition.jointly_known) - relation.jointly
    neither = [one.dimension for one, other in pairs if _open(one) and _open(other)]
    if sum(map(len, missing.values())) < lacking and neither:
        named = words.few([dimension_word(readiness, item, words) for item in neither], FEW)
        told.append(words.say(nl=f"Vraag beide naar {named}.", en=f"Ask both about {named}."))
    return words.join(told)


def _open(cell: Cell) -> bool:
    """Whether asking can give a level: not where one counts already, nor where it does not apply."""
    return not cell.decides and cell.state != "not_applicable"


def _ask_one(readiness: Readiness, organisation: str, dimensions: Sequence[str], words: Words) -> str:
    name = organisation_word(readiness, organisation, words)
    named = words.few([dimension_word(readiness, item, words) for item in dimensions], FEW)
    return words.say(
        nl=f"Vraag {name} naar {named}: van de andere telt daar al een niveau.",
        en=f"Ask {name} about {named}: a level of the other counts there already.",
    )


def what_counts(readiness: Readiness, words: Words) -> str:
    """Which levels a comparison leaves out, as the edition names them."""
    old, all_ = (label(readiness.edition.states, mark, words) for mark in ("stale", "collective"))
    return words.say(
        nl=f"Een niveau dat {old} of {all_} is, telt hier niet mee.",
        en=f"A level that is {old} or {all_} does not count here.",
    )


def _leads(readiness: Readiness, relation: Relation, words: Words) -> str:
    a, b = organisation_word(readiness, relation.a, words), organisation_word(readiness, relation.b, words)

    def named(dimensions: tuple[str, ...]) -> str:
        return words.list(dimension_word(readiness, item, words) for item in dimensions)

    return words.join(
        [
            words.say(nl=f"{a} ligt voor op {named(relation.leads_a)}.", en=f"{a} leads on {named(relation.leads_a)}.")
            if relation.leads_a
            else "",
            words.say(nl=f"{b} ligt voor op {named(relation.leads_b)}.", en=f"{b} leads on {named(relation.leads_b)}.")
            if relation.leads_b
            else "",
            words.say(nl=f"Niet zeker is {named(relation.undecided)}.", en=f"Not certain: {named(relation.undecided)}.")
            if relation.undecided
            else "",
        ]
    )
