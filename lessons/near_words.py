"""Words of this field that mean nearly the same, in Dutch and in English: for a hint when a search finds little.

A search never looks for them by itself: the visitor is told what else may be meant, and presses it or not. The words of a
row are hints for each other, in the language of the page; whoever types a word of the other language is told the word here.
Every word is written as it is spelled; `spelling.word` makes of it what is searched for. The list is short and grows by hand: docs/adr/0030-search.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from lessons.search import LONGEST_SEARCH
from lessons.spelling import tokens
from lessons.spelling import word as searched
from lessons.stems import stem
from lessons.words import Language

_ROWS = """
    regie coördinatie afstemming aansturing / coordination steering direction
    geld budget financiering bekostiging middelen / money budget funding finance
    subsidie loonkostensubsidie / subsidy
    leidinggevende manager baas chef teamleider / manager boss supervisor
    directeur bestuurder topmanager / director executive
    opdrachtgever sponsor / commissioner sponsor
    begeleider jobcoach coach mentor buddy / coach mentor buddy
    begeleiding ondersteuning hulp / guidance support supervision
    werving aannemen selectie sollicitatie / hiring recruitment selection application
    plaatsing detachering / placement secondment
    draagvlak steun bereidheid / backing support willingness
    urgentie haast noodzaak / urgency haste pressure
    baan functie plek arbeidsplaats / job position
    taak klus werkzaamheden takenpakket / task duties
    functiecreatie jobcarving taakafsplitsing takenpakket / carving
    werkplek werkomgeving / workplace workspace
    beperking arbeidsbeperking ; handicap arbeidshandicap / disability ; handicap impairment
    doelgroep kandidaat werkzoekende sollicitant / candidate applicant jobseeker
    obstakel belemmering hindernis drempel barrière / obstacle barrier hurdle
    opschalen uitbreiden groei / scaling growth expansion
    proef pilot experiment test / trial pilot experiment test
    leren evaluatie terugkijken / learning evaluation review
    opleiding training cursus / training course education
    inkoop aanbesteding / procurement purchasing tender
    wet wetgeving regels / law legislation rules
    quotum norm doelstelling / quota target
    bezuiniging krimp / cuts cutbacks savings
    collega medewerker personeel / colleague employee staff
    hr personeelszaken po / hr personnel
    afdeling team / department team unit
    ministerie departement / ministry department
    ondernemer bedrijf werkgever / entrepreneur company business employer
    thuiswerken / remote
    hulpmiddel aanpassing voorziening / aids adjustment tools
    aanjager ambassadeur / driver ambassador
    trekker projectleider kartrekker / lead leader
    netwerk samenwerking / network cooperation collaboration partnership
"""
"""A row: Dutch words / English words. What stands behind a `;` is understood and never proposed."""


class Row(NamedTuple):
    """Words that mean nearly the same: those to propose, and the stems of all that are understood, per language."""

    proposed: Mapping[Language, tuple[str, ...]]
    stems: Mapping[Language, frozenset[str]]


@cache
def rows() -> tuple[Row, ...]:
    """The list."""
    return tuple(_row(*line.split("/")) for line in _ROWS.strip().splitlines())


def _row(nl: str, en: str) -> Row:
    sides: dict[Language, str] = {"nl": nl, "en": en}
    return Row(
        {language: tuple(side.partition(";")[0].split()) for language, side in sides.items()},
        {
            language: frozenset(stem(searched(one), language) for one in side.replace(";", " ").split())
            for language, side in sides.items()
        },
    )


class Other(NamedTuple):
    """A word that may be meant as well, and the search with it."""

    word: str
    search: str


def others(search: str, language: Language) -> Iterator[Other]:
    """What else may be meant by a search: for each of its words those of its rows, in the language of the page."""
    text, told = search[:LONGEST_SEARCH], set[str]()
    for token in tokens(text):
        for word in _near(token.word, language):
            if word not in told:
                told.add(word)
                yield Other(word, text[: token.start] + word + text[token.end :])


def _near(word: str, language: Language) -> Iterator[str]:
    understood: dict[Language, str] = {"nl": stem(word, "nl"), "en": stem(word, "en")}
    for row in rows():
        if any(understood[side] in row.stems[side] for side in understood):
            yield from (one for one in row.proposed[language] if stem(searched(one), language) != understood[language])
