"""The filters above the lessons: themes and search in sight, the others folded away; and the order of what is found."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from lessons.choice import FacetName, Order
from lessons.readiness import name_order
from lessons.words import Words
from ui.choices import on_paper, one_of_few, opened, search_text, some_of_few, some_of_many
from ui.data import finder
from ui.facets import facet_word
from ui.html import show
from ui.language import words
from ui.lesson_choice import Chosen, value_words
from ui.lesson_keys import ALL, FACET_KEYS, MOST_CHOSEN, ORDER_KEYS

ANY = "een"
MOST_VALUES = 300
"""A list offers so many values: those with most lessons, and those that were chosen."""
_SHORT: tuple[FacetName, ...] = ("kind", "strength", "audience", "organisation_kind", "period")
_LONG: tuple[FacetName, ...] = ("organisation", "year", "source")
"""The filters that are folded away: short ones shown in full, long ones as a list to choose from."""


def filters(now: Chosen) -> None:
    """The themes and whether any or all of them, search, and the other filters; nothing on paper."""
    if on_paper():
        return
    say = words().say
    with st.container(key="filters"):
        some_of_few("thema", say(nl="Thema's", en="Themes"), _named(now, "theme", words()), now.choice.theme)
        with st.container(key="filters-row", horizontal=True, vertical_alignment="bottom"):
            one_of_few("hoe", say(nl="De les gaat over", en="The lesson is about"), _ways(), ANY)
            search_text(
                "zoek", say(nl="Zoek", en="Search"), say(nl="bijvoorbeeld: jobcoach", en="for example: job coach")
            )
            folded = not _opened(now)
        if not folded:
            _others(now)


def _opened(now: Chosen) -> bool:
    """Whether the other filters are open, under a button that tells how many of them are in use."""
    say = words().say
    used = sum(bool(getattr(now.choice, name)) for name in (*_SHORT, *_LONG))
    told = say(nl=" ({n} in gebruik)", en=" ({n} in use)", n=used) if used else ""
    more, fewer = say(nl="Meer filters", en="More filters"), say(nl="Minder filters", en="Fewer filters")
    return opened("meerfilters", more + told, fewer + told)


def _others(now: Chosen) -> None:
    """The other filters; their counts are made only once somebody opens them."""
    speech = words()
    with st.container(key="filters-more", border=True):
        for facet in _SHORT:
            named = _named(now, facet, speech)
            some_of_few(FACET_KEYS[facet], facet_word(facet, speech), named, getattr(now.choice, facet))
        with st.container(key="filters-lists", horizontal=True, vertical_alignment="top"):
            for facet in _LONG:
                held, chosen = _listed(now, facet, speech), getattr(now.choice, facet)
                some_of_many(FACET_KEYS[facet], facet_word(facet, speech), held, (), MOST_CHOSEN, chosen)


def _named(now: Chosen, facet: FacetName, speech: Words) -> dict[str, str]:
    return _numbered(value_words(facet, speech), finder().count(now.choice, facet), speech)


def _listed(now: Chosen, facet: FacetName, speech: Words) -> dict[str, str]:
    """The values by name, years the newest first."""
    names, counts = value_words(facet, speech), finder().count(now.choice, facet)
    kept = set(getattr(now.choice, facet))
    if len(counts) > MOST_VALUES:
        most = sorted(counts, key=lambda value: (value not in kept, -counts[value]))[:MOST_VALUES]
        counts = {value: counts[value] for value in most}
    if facet != "year":
        counts = dict(sorted(counts.items(), key=lambda pair: name_order(names[pair[0]])))
    return _numbered(names, counts, speech)


def _numbered(names: Mapping[str, str], counts: Mapping[str, int], speech: Words) -> dict[str, str]:
    return {value: f"{names[value]} ({speech.number(count)})" for value, count in counts.items()}


def _ways() -> dict[str, str]:
    say = words().say
    return {
        ANY: say(nl="één van deze thema's", en="one of these themes"),
        ALL: say(nl="al deze thema's", en="all of these themes"),
    }


def order(now: Chosen) -> None:
    """In which order the lessons stand, and what that means; nothing where there is nothing to order."""
    if len(now.rows) < 2:
        return
    speech = words()
    names = {ORDER_KEYS[order]: name for order, name in order_words(now, speech).items()}
    with st.container(key="order", horizontal=True, vertical_alignment="center"):
        if not on_paper():
            one_of_few("orde", speech.say(nl="Volgorde", en="Order"), names, ORDER_KEYS["best"])
        show("lessons_order", meaning=_meaning(now, speech))


def order_words(now: Chosen, speech: Words) -> dict[Order, str]:
    """What the orders are called."""
    say = speech.say
    best = say(nl="Beste treffer", en="Best match") if "search" in now.choice.used else say(nl="Doetanks eerst", en="Doetanks first")  # fmt: skip
    return {
        "best": best,
        "strength": say(nl="Sterkste eerst", en="Strongest first"),
        "date": say(nl="Nieuwste eerst", en="Newest first"),
    }


def _meaning(now: Chosen, speech: Words) -> str:
    say = speech.say
    house = say(
        nl="Eerst komen de lessen van de Doetanks. Daarna die van anderen, de sterkste bron eerst.",
        en="The lessons of the Doetanks come first. Then those of others, the strongest source first.",
    )
    best = say(nl="Wat het best past bij uw zoekwoord, staat eerst.", en="What fits your search word best comes first.")
    told = {
        "best": best if "search" in now.choice.used else house,
        "strength": say(
            nl="De sterkste bron staat eerst. Lessen zonder oordeel over de sterkte staan achteraan.",
            en="The strongest source comes first. Lessons whose strength nobody rated come last.",
        ),
        "date": say(
            nl="Het nieuwste jaar staat eerst. Lessen zonder jaar staan achteraan.",
            en="The newest year comes first. Lessons without a year come last.",
        ),
    }[now.order]
    organisations = say(
        nl="De volgorde zegt niets over organisaties.", en="The order says nothing about organisations."
    )
    return f"{told} {organisations}"
