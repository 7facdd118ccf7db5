"""One organisation against a group, in sentences and as rows: how many stand where, never which place it takes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from lessons.columns import frame
from lessons.group import SMALL, Against, Grouping, Heap, PeerGroup, Standing, to_ask
from lessons.labels import dimension_word, organisation_word
from lessons.readiness import Readiness
from lessons.words import Language, Words

_NOUNS = {
    "ministry": (("ander ministerie", "andere ministeries"), ("other ministry", "other ministries")),
    "agency": (("andere uitvoeringsorganisatie", "andere uitvoeringsorganisaties"), ("other agency", "other agencies")),
    "directorate": (("andere directie", "andere directies"), ("other directorate", "other directorates")),
    "partner": (("andere partner", "andere partners"), ("other partner", "other partners")),
    "network": (("ander netwerk", "andere netwerken"), ("other network", "other networks")),
    "sector": (("andere sector", "andere sectoren"), ("other sector", "other sectors")),
}
_ANY = (("andere organisatie", "andere organisaties"), ("other organisation", "other organisations"))


def members(readiness: Readiness, organisation: str, grouping: Grouping, count: int, words: Words) -> str:
    """ "4 andere uitvoeringsorganisaties", "3 andere organisaties onder BZK"."""
    own = readiness.catalogue.organisations[organisation]
    nl, en = _NOUNS.get(own.kind, _ANY) if grouping == "kind" else _ANY
    named = words.count(count, nl=nl, en=en)
    if grouping != "part_of" or own.part_of is None:
        return named
    above = organisation_word(readiness, own.part_of, words)
    return words.say(nl=f"{named} onder {above}", en=f"{named} under {above}")


def _of_all(readiness: Readiness, group: PeerGroup, words: Words) -> str:
    return members(readiness, group.organisation, group.grouping, len(group.others), words)


# --- dominance ----------------------------------------------------------------------------------------------------


def dominance(readiness: Readiness, group: PeerGroup, words: Words) -> str:
    """Who of the group is at least as ready on all that both know: the finding, with how many could be compared."""
    say, own = words.say, organisation_word(readiness, group.organisation, words)
    whole, able = _of_all(readiness, group, words), group.comparable
    if not able:
        return say(
            nl=f"{own} is met geen van de {whole} al te vergelijken.",
            en=f"{own} cannot be compared yet with any of the {whole}.",
        )
    count = len(group.standing("ahead") + group.standing("equal"))
    if able == 1:
        not_nl, not_en = ("", "") if count else ("niet ", "not ")
        return say(
            nl=f"Van de {whole} is er 1 te vergelijken. Die is {not_nl}minstens zo klaar als {own}.",
            en=f"1 of the {whole} can be compared. It is {not_en}at least as ready as {own}.",
        )
    many = words.opening(words.spelled(count)) if count else say(nl="Geen", en="None")
    is_nl, is_en = ("is", "is") if count < 2 else ("zijn", "are")
    if able == len(group.others):
        return say(
            nl=f"{many} van de {whole} {is_nl} minstens zo klaar als {own}.",
            en=f"{many} of the {whole} {is_en} at least as ready as {own}.",
        )
    return say(
        nl=f"Van de {whole} zijn er {able} te vergelijken. {many} daarvan {is_nl} minstens zo klaar als {own}.",
        en=f"{able} of the {whole} can be compared. {many} of those {is_en} at least as ready as {own}.",
    )


def standing_words(readiness: Readiness, group: PeerGroup, standing: Standing, words: Words) -> str:
    """What it means to stand so, as the head of a list of names."""
    say, own = words.say, organisation_word(readiness, group.organisation, words)
    need = max(1, readiness.edition.jointly_known)
    told: Mapping[Standing, str] = {
        "ahead": say(
            nl=f"Minstens zo klaar als {own}, op alles wat van beide bekend is",
            en=f"At least as ready as {own}, on all that is known for both",
        ),
        "equal": say(
            nl=f"Gelijk aan {own}, op alles wat van beide bekend is",
            en=f"Equal to {own}, on all that is known for both",
        ),
        "behind": say(
            nl=f"{own} is minstens zo klaar, op alles wat van beide bekend is",
            en=f"{own} is at least as ready, on all that is known for both",
        ),
        "not_comparable": say(
            nl="Geen van beide is minstens zo klaar: elk ligt ergens voor, of het is niet zeker",
            en="Neither is at least as ready: each leads somewhere, or it is not certain",
        ),
        "too_little": say(
            nl=f"Te weinig bekend: nodig {'is' if need == 1 else 'zijn'} {need} dimensies waarvan van beide een niveau telt"
            if need > 1
            else "Te weinig bekend: van geen dimensie telt van beide een niveau",
            en=f"Too little known: {need} dimensions are needed on which a level of both counts"
            if need > 1
            else "Too little known: there is no dimension on which a level of both counts",
        ),
    }
    return told[standing]


def size_words(group: PeerGroup, words: Words) -> str:
    """That the group is small, where it is; "" otherwise."""
    count = len(group.others)
    if count >= SMALL:
        return ""
    return words.say(
        nl=f"De groep is klein: {words.spelled(count)} andere. Lees er niet te veel in.",
        en=f"The group is small: {words.spelled(count)} others. Do not read too much into it.",
    )


def ask_words(readiness: Readiness, group: PeerGroup, words: Words) -> str:
    """What to ask the organisation so that more can be compared; "" where that is not needed."""
    asked = [dimension_word(readiness, item.dimension, words) for item in to_ask(group)][:3]
    if not asked or not group.standing("too_little"):
        return ""
    own = organisation_word(readiness, group.organisation, words)
    return words.say(
        nl=f"Vraag {own} eerst naar {words.list(asked)}. Dan is meer te vergelijken.",
        en=f"Ask {own} about {words.list(asked)} first. Then more can be compared.",
    )


# --- one dimension ------------------------------------------------------------------------------------------------


def heap_word(heap: Heap, words: Words) -> str:
    """How many of the group: a word over a column of counts."""
    told: Mapping[Heap, str] = {
        "higher": words.say(nl="Staan hoger", en="Stand higher"),
        "same": words.say(nl="Staan gelijk", en="Stand the same"),
        "lower": words.say(nl="Staan lager", en="Stand lower"),
        "undecided": words.say(nl="Niet te zeggen", en="Cannot be said"),
        "unknown": words.say(nl="Geen geldig niveau", en="No valid level"),
    }
    return told[heap]


def dimension_line(readiness: Readiness, group: PeerGroup, against: Against, words: Words) -> str:
    """ "Op begeleiding staat A hoger dan 2 van de 4 andere ministeries met een geldig niveau. Van 1 is dat er niet."."""
    say = words.say
    dimension = dimension_word(readiness, against.dimension, words)
    own = organisation_word(readiness, group.organisation, words)
    whole = _of_all(readiness, group, words)
    if not against.known:
        return say(
            nl=f"Op {dimension} is van geen van de {whole} een geldig niveau bekend.",
            en=f"On {dimension} no valid level is known for any of the {whole}.",
        )
    if not against.own.decides:
        nobody = say(
            nl=f"Op {dimension} is van {own} geen geldig niveau bekend.",
            en=f"On {dimension} no valid level is known for {own}.",
        )
        some = say(nl=f"Van {against.known} van de {whole} wel.", en=f"For {against.known} of the {whole} there is.")
        return words.join([nobody, some])
    return words.join([_stands(readiness, group, against, words), _doubt(against, words), _rest(against, words)])


def _stands(readiness: Readiness, group: PeerGroup, against: Against, words: Words) -> str:
    """Where the organisation stands to those whose level counts; the first number says of how many."""
    say = words.say
    dimension = dimension_word(readiness, against.dimension, words)
    own = organisation_word(readiness, group.organisation, words)
    heaps = [
        (say(nl="hoger dan", en="higher than"), against.lower),
        (say(nl="gelijk met", en="the same as"), against.same),
        (say(nl="lager dan", en="lower than"), against.higher),
    ]
    filled = [(word, len(heap)) for word, heap in heaps if heap]
    if not filled:
        return say(
            nl=f"Op {dimension} is niet zeker of {own} hoger of lager staat.",
            en=f"On {dimension} it is not certain whether {own} stands higher or lower.",
        )
    (first, count), *others = filled
    parts = [f"{first} {_first(readiness, group, against, count, words)}", *(f"{word} {n}" for word, n in others)]
    return say(
        nl=f"Op {dimension} staat {own} {words.list(parts)}.", en=f"On {dimension} {own} stands {words.list(parts)}."
    )


def _first(readiness: Readiness, group: PeerGroup, against: Against, count: int, words: Words) -> str:
    known = members(readiness, group.organisation, group.grouping, against.known, words)
    if against.known == 1:
        whole = _of_all(readiness, group, words)
        return words.say(
            nl=f"de enige van de {whole} met een geldig niveau", en=f"the only one of the {whole} with a valid level"
        )
    if count == against.known:
        return words.say(nl=f"alle {known} met een geldig niveau", en=f"all {known} with a valid level")
    return words.say(
        nl=f"{count} van de {known} met een geldig niveau", en=f"{count} of the {known} with a valid level"
    )


def _doubt(against: Against, words: Words) -> str:
    count = len(against.undecided)
    return words.say(nl=f"Bij {count} is het niet zeker.", en=f"For {count} it is not certain.") if count else ""


def _rest(against: Against, words: Words) -> str:
    count = len(against.unknown)
    if not count:
        return ""
    return words.say(nl=f"Van {count} is geen geldig niveau bekend.", en=f"For {count} no valid level is known.")


# --- the rows -----------------------------------------------------------------------------------------------------


def against_frame(readiness: Readiness, group: PeerGroup, language: Language) -> pd.DataFrame:
    """One row per dimension: the own cell, how many of the group per level, and how many stand higher, same, lower.

    `at_0` to `at_4`, `between` and `unknown` add up to `group`, and so do `higher`, `same`, `lower`, `undecided` and
    `unknown`.
    """
    labels = {dimension.id: dimension.short.say(language) for dimension in readiness.edition.dimensions}
    own = readiness.catalogue.organisations[group.organisation]
    return frame("against", (
        (own.id, own.short.say(language), item.dimension, labels[item.dimension], item.own.state, item.own.low, item.own.high,
         item.own.stale, item.own.collective, *item.levels, item.between, len(item.higher), len(item.same), len(item.lower),
         len(item.undecided), len(item.unknown), item.total, *_rests_on(readiness, group, item.dimension))
        for item in group.dimensions
    ))  # fmt: skip


def _rests_on(readiness: Readiness, group: PeerGroup, dimension: str) -> tuple[str, date | None, str]:
    """The newest date and the sources of the judgements behind a row."""
    cells = [readiness.cell(item, dimension) for item in (group.organisation, *group.others)]
    current = [dated for cell in cells for dated in cell.current]
    sources = dict.fromkeys(item.source for dated in current for item in dated.judgement.evidence)
    newest = max(current, key=lambda dated: dated.last, default=None)
    return (newest.judgement.date.date, newest.last, " ".join(sources)) if newest else ("", None, " ".join(sources))
