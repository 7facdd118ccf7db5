"""How two organisations stand to each other, in sentences; `findings` passes them on (method 8)."""

from __future__ import annotations

from lessons.comparison import Relation
from lessons.labels import dimension_word, organisation_word
from lessons.readiness import Readiness
from lessons.words import Words


def relation_words(readiness: Readiness, relation: Relation, words: Words) -> str:
    """How two organisations stand to each other, with how many dimensions both know (method 8)."""
    say = words.say
    a, b = organisation_word(readiness, relation.a, words), organisation_word(readiness, relation.b, words)
    known = words.count(relation.jointly, nl=("dimensie", "dimensies"), en=("dimension", "dimensions"))
    if relation.kind == "too_little":
        return _too_little(readiness, relation, words)
    if relation.kind == "equal":
        return say(
            nl=f"{a} en {b} staan gelijk op {known} die van beide bekend zijn.",
            en=f"{a} and {b} are equal on {known} known for both.",
        )
    if relation.ahead and relation.behind:
        first, second = (organisation_word(readiness, item, words) for item in (relation.ahead, relation.behind))
        sure = say(
            nl=f"{first} is minstens zo klaar als {second} op alle {known} die van beide bekend zijn.",
            en=f"{first} is at least as ready as {second} on all {known} known for both.",
        )
        return words.join([sure, _leads(readiness, relation, words)])
    if not (relation.leads_a or relation.leads_b):
        apart = say(
            nl=f"Tussen {a} en {b} is geen verschil zeker op de {known} die van beide bekend zijn.",
            en=f"No difference between {a} and {b} is certain on the {known} known for both.",
        )
    else:
        apart = say(
            nl=f"{a} en {b} zijn niet te vergelijken op {known}.", en=f"{a} and {b} cannot be compared on {known}."
        )
    return words.join([apart, _leads(readiness, relation, words)])


def _too_little(readiness: Readiness, relation: Relation, words: Words) -> str:
    """Two organisations cannot be compared yet: of how many dimensions a level of both counts, and how many are needed."""
    say = words.say
    a, b = organisation_word(readiness, relation.a, words), organisation_word(readiness, relation.b, words)
    if relation.jointly:
        on = words.count(relation.jointly, nl=("dimensie", "dimensies"), en=("dimension", "dimensions"), spelled=True)
    else:
        on = say(nl="geen enkele dimensie", en="no dimension")
    need = max(1, readiness.edition.jointly_known)
    return words.join(
        [
            say(nl=f"{a} en {b} zijn nog niet te vergelijken.", en=f"{a} and {b} cannot be compared yet."),
            say(nl=f"Op {on} is van beide een geldig niveau bekend.", en=f"Both have a valid level on {on}."),
            say(nl=f"Nodig {'is' if need == 1 else 'zijn'} er {need}.", en=f"Needed: {need}."),
        ]
    )


def what_counts(words: Words) -> str:
    """Which levels a comparison leaves out."""
    return words.say(
        nl="Een niveau dat verouderd of rijksbreed is, telt hier niet mee.",
        en="A level that is out of date or government-wide does not count here.",
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
