"""The map of lessons in words: on how many themes little or nothing was learned, and what that does not say."""

from __future__ import annotations

from collections.abc import Mapping

from lessons.findings import Finding
from lessons.spread import Spread
from lessons.words import Words


def finding(seen: Spread, names: Mapping[str, str], narrowed: bool, words: Words) -> Finding:
    """On how many themes less than half of the organisations learned something, and on how many nobody did."""
    total, themes = len(seen.organisations), len(seen.themes)
    if not total or not themes:
        return _split(
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
    return _split(
        words,
        nl=f"Over het thema {name} is |bij {some} van {of_nl}| iets geleerd.",
        en=f"On the theme {name} |{some} of {of_en}| learned something.",
    )


def _all_of(total: int, narrowed: bool, words: Words) -> tuple[str, str]:
    nl = words.count(total, nl=("organisatie", "organisaties"), en=("organisation", "organisations"))
    return f"de {nl}{' in deze keuze' if narrowed else ''}", f"the {nl}{' in this choice' if narrowed else ''}"


def _of_one(seen: Spread, words: Words) -> Finding:
    name, number, themes = seen.organisations[0].name, sum(seen.learned.values()), len(seen.themes)
    some = words.spelled(number)
    return _split(
        words,
        nl=f"Bij {name} is |over {some} van de {words.spelled(themes)} thema's| iets geleerd.",
        en=f"{name} learned something |on {some} of {words.spelled(themes)} themes|.",
    )


def _of_many(few: int, none: int, themes: int, narrowed: bool, words: Words) -> Finding:
    of_nl = "organisaties in deze keuze" if narrowed else "organisaties"
    of_en = "organisations in this choice" if narrowed else "organisations"
    nobody = words.spelled(none)
    rest = words.say(nl=f" Over {nobody} bij niemand.", en=f" On {nobody} of them none did.") if none else ""
    if not few:
        return _split(
            words,
            nl=f"Over |elk thema| is bij ten minste de helft van de {of_nl} iets geleerd.",
            en=f"On |every theme| half of the {of_en} or more learned something.",
        )
    if few == themes:
        return _split(
            words,
            nl=f"Over |geen enkel thema| is bij de helft van de {of_nl} iets geleerd.{rest}",
            en=f"On |no theme| did half of the {of_en} learn something.{rest}",
        )
    some = words.spelled(few)
    return _split(
        words,
        nl=f"Over |{some} van de {words.spelled(themes)} thema's| is bij minder dan de helft van de {of_nl} iets geleerd.{rest}",
        en=f"On |{some} of {words.spelled(themes)} themes| less than half of the {of_en} learned something.{rest}",
    )


def _split(words: Words, *, nl: str, en: str) -> Finding:
    return Finding(*words.say(nl=nl, en=en).split("|"))


def lead(words: Words) -> str:
    """What an empty spot means and what to do with it."""
    empty = words.say(
        nl="Een leeg vak is een vondst: daar kunt u als eerste iets leren. Kies het vak voor de vraag om te stellen.",
        en="An empty cell is a finding: you can be the first to learn there. Choose the cell for the question to ask.",
    )
    return words.join([empty, says_not(words)])


def says_not(words: Words) -> str:
    """What a number of lessons does not say."""
    return words.say(
        nl="Weinig of veel lessen zegt niets over hoe klaar een organisatie is.",
        en="Few or many lessons say nothing of how ready an organisation is.",
    )
