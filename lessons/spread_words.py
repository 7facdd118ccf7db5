"""The map of lessons in words: on how many themes this collection has few lessons or none, and what that does not say.

Where no lesson stands, somebody may have learned something all the same: the collection does not know of it.
"""

from __future__ import annotations

from collections.abc import Mapping

from lessons.findings import Finding
from lessons.spread import Spread
from lessons.words import Words


def finding(seen: Spread, names: Mapping[str, str], narrowed: bool, words: Words) -> Finding:
    """On how many themes a lesson stands at less than half of the organisations, and on how many at none."""
    total, themes = len(seen.organisations), len(seen.themes)
    if not total or not themes:
        return Finding.said(
            words, nl="Er zijn |nog geen lessen| over organisaties.", en="There are |no lessons| on organisations yet."
        )
    if themes == 1:
        return _of_one_theme(seen, names[seen.themes[0]], narrowed, words)
    if total == 1:
        return _of_one(seen, words)
    few = sum(number * 2 < total for number in seen.learned.values())
    none = sum(number == 0 for number in seen.learned.values())
    return _of_many(few, none, themes, narrowed, words)


def _of_one_theme(seen: Spread, name: str, narrowed: bool, words: Words) -> Finding:
    number, total = seen.learned[seen.themes[0]], len(seen.organisations)
    some = words.spelled(number)
    of_nl, of_en = _all_of(total, narrowed, words)
    return Finding.said(
        words,
        nl=f"Over het thema {name} staat |bij {some} van {of_nl}| een les in deze verzameling.",
        en=f"On the theme {name} this collection has a lesson |at {some} of {of_en}|.",
    )


def _all_of(total: int, narrowed: bool, words: Words) -> tuple[str, str]:
    nl = words.count(total, nl=("organisatie", "organisaties"), en=("organisation", "organisations"))
    return f"de {nl}{' in deze keuze' if narrowed else ''}", f"the {nl}{' in this choice' if narrowed else ''}"


def _of_one(seen: Spread, words: Words) -> Finding:
    name, number, themes = seen.organisations[0].name, sum(seen.learned.values()), len(seen.themes)
    some = words.spelled(number)
    return Finding.said(
        words,
        nl=f"Bij {name} staat |over {some} van de {words.spelled(themes)} thema's| een les in deze verzameling.",
        en=f"At {name} this collection has a lesson |on {some} of {words.spelled(themes)} themes|.",
    )


def _of_many(few: int, none: int, themes: int, narrowed: bool, words: Words) -> Finding:
    of_nl = "organisaties in deze keuze" if narrowed else "organisaties"
    of_en = "organisations in this choice" if narrowed else "organisations"
    nobody = words.spelled(none)
    rest = words.say(nl=f" Over {nobody} bij geen enkele.", en=f" On {nobody} at none.") if none else ""
    if not few:
        return Finding.said(
            words,
            nl=f"Over |elk thema| staat bij ten minste de helft van de {of_nl} een les in deze verzameling.",
            en=f"On |every theme| this collection has a lesson at half of the {of_en} or more.",
        )
    if few == themes:
        return Finding.said(
            words,
            nl=f"Over |geen enkel thema| staat bij de helft van de {of_nl} een les in deze verzameling.{rest}",
            en=f"On |no theme| this collection has a lesson at half of the {of_en}.{rest}",
        )
    some = words.spelled(few)
    return Finding.said(
        words,
        nl=f"Over |{some} van de {words.spelled(themes)} thema's| staat bij minder dan de helft van de {of_nl} een les in deze verzameling.{rest}",
        en=f"On |{some} of {words.spelled(themes)} themes| this collection has a lesson at less than half of the {of_en}.{rest}",
    )


def lead(words: Words) -> str:
    """What an empty spot means and what to do with it."""
    empty = words.say(
        nl="In een leeg vak staat nog geen les. Of daar iets is geleerd, weten we niet. Kies het vak voor de vraag om te stellen.",
        en="An empty cell has no lesson yet. Whether something was learned there, we do not know. Choose the cell for the question to ask.",
    )
    return words.join([empty, says_not(words)])


def says_not(words: Words) -> str:
    """What a number of lessons does not say."""
    return words.say(
        nl="Weinig of veel lessen zegt niets over hoe klaar een organisatie is.",
        en="Few or many lessons say nothing of how ready an organisation is.",
    )
