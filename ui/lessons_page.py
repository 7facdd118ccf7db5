"""The lessons: how many there are, what was chosen, the cards, and the ways to take them home."""

from __future__ import annotations

from typing import NamedTuple

import streamlit as st

from lessons.choice import Choice, in_order
from lessons.search import Found
from lessons.spread import SECTOR
from lessons.words import Words
from ui import feeds, search, shortlist
from ui.choices import MOST, PAGE, here, how_many, link, on_paper
from ui.data import finder, frames
from ui.figures import take_away
from ui.html import show
from ui.language import language, words
from ui.lesson_cards import cards
from ui.lesson_choice import Chosen, address, chips, choice_words, value_words, ways_out
from ui.lesson_filters import order_words


def headline(now: Chosen) -> None:
    """How many lessons match, on which themes where only those were chosen, and from how many organisations."""
    speech, organisations = words(), _organisations(now)
    show(
        "lessons_head",
        lessons=_lessons_word(len(now.rows)),
        organisations=speech.count(
            organisations, nl=("organisatie", "organisaties"), en=("organisation", "organisations")
        )
        if organisations
        else "",
        on=_on(now, speech),
        chosen=bool(now.choice.used),
        elsewhere=search.in_short(found(now), speech),
    )


def _on(now: Chosen, speech: Words) -> str:
    """ "echt en passend werk of werving en plaatsing"; "" unless one or two themes were chosen, and nothing else."""
    choice = now.choice
    if choice.used != ("theme",) or len(choice.theme) > 2 or now.rows.empty:
        return ""
    names = value_words("theme", speech)
    or_, and_ = speech.say(nl=" of ", en=" or "), speech.say(nl=" én ", en=" and ")
    return (and_ if choice.all_themes else or_).join(
        names[theme][:1].lower() + names[theme][1:] for theme in choice.theme
    )


def found_bar(now: Chosen) -> None:
    """How many were found, with the way to them and to take them home: always in sight; then what was chosen."""
    number = len(now.rows)
    if number:
        show("lessons_bar", lessons=_lessons_word(number), number=number, home=_home(now))
    if now.choice.used and not on_paper():
        total = words().count(now.total, nl=("les", "lessen"), en=("lesson", "lessons"))
        show("chips", chips=chips(now.choice), clear=_clear(), total=total)


class Home(NamedTuple):
    """The way to put all that was found on my list. `new`: how many are not on it yet; `room`: how many of those fit.

    No address when they do not all fit.
    """

    address: str
    new: int
    room: int


def _home(now: Chosen) -> Home | None:
    """None when nothing was found, or more than a list holds."""
    if not 0 < len(now.rows) <= shortlist.MOST:
        return None
    kept = shortlist.kept()
    new = [lesson for lesson in in_order(now.rows)["id"] if lesson not in kept]
    room = len(shortlist.fitting(new))
    fits = link("lijst", lijst=shortlist.changed([*kept, *new])) if room == len(new) else ""
    return Home(fits, len(new), room)


def listing(now: Chosen) -> None:
    """The cards, one page at a time; or what to take away when nothing is found."""
    speech, limit = words(), how_many("meer")
    show(
        "lessons",
        empty=now.rows.empty,
        doors=ways_out(now) if now.rows.empty else [],
        meant=search.meant(found(now)) if now.rows.empty else [],
        also=search.also(now.choice, len(now.rows)),
        cards=cards(now.rows.head(limit), speech, finder().index.marker(now.choice.search)),
        clear=_clear(),
        more=here(meer=str(limit + PAGE)) if limit < min(len(now.rows), MOST) else "",
        left=max(0, len(now.rows) - limit),
    )


def found(now: Chosen) -> Found:
    """What the search finds in the whole catalogue, whatever else was chosen."""
    return finder().index.find(now.choice.search, most=0)


def take_home(now: Chosen) -> None:
    """Exactly the lessons that were chosen, as a file; nothing when there are none."""
    if len(now.rows):
        take_away(now.rows, about(now), words().say(nl="lessen", en="lessons"))


def about(now: Chosen) -> dict[str, str]:
    """What the rows of a download are: what was chosen, in which order, and how many."""
    speech = words()
    say = speech.say
    chosen = choice_words(now.choice) or [(say(nl="Filters", en="Filters"), say(nl="geen", en="none"))]
    order = say(nl="Volgorde", en="Order"), order_words(now, speech)[now.order]
    number = say(nl="Aantal lessen", en="Number of lessons"), speech.number(len(now.rows))
    return dict([*chosen, order, number])


def follow() -> None:
    """The addresses at which a program finds the same lessons."""
    asked = {key: st.query_params.get_all(key) for key in st.query_params}
    show("follow", atom=feeds.address("atom", asked, language()), json=feeds.address("json", asked, language()))


def _lessons_word(number: int) -> str:
    speech = words()
    return speech.opening(speech.count(number, nl=("les", "lessen"), en=("lesson", "lessons"), spelled=not number))


def _clear() -> str:
    return address(Choice())


def _organisations(now: Chosen) -> int:
    """From how many organisations; what stands for all of them together is not one."""
    known = frames().organisations
    return finder().spread(now.choice, "organisation", set(known.loc[known["kind"] == SECTOR, "id"]))
