"""The lessons: how many there are, the cards, and what a download says about them."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from lessons.search import Found
from ui import search
from ui.choices import MOST, PAGE, here, how_many
from ui.data import finder, frames
from ui.figures import take_away
from ui.html import show
from ui.language import words
from ui.lesson_cards import cards
from ui.lesson_choice import Chosen, choice_words, ways_out


def headline(now: Chosen) -> None:
    """How many lessons match, from how many organisations, and what was chosen."""
    speech, number = words(), len(now.rows)
    lessons = speech.count(number, nl=("les", "lessen"), en=("lesson", "lessons"), spelled=not number)
    organisations = _organisations(now)
    show(
        "lessons_head",
        one=not _row(st.query_params.get("les", "")).empty,
        lessons=speech.opening(lessons),
        organisations=speech.count(
            organisations, nl=("organisatie", "organisaties"), en=("organisation", "organisations")
        )
        if organisations
        else "",
        total=now.total,
        chosen=choice_words(now.choice),
        elsewhere=search.told(found(now), speech),
        clear=_clear(),
    )


def listing(now: Chosen) -> None:
    """The cards, one page at a time; or which filter to drop when nothing is found."""
    speech = words()
    asked = st.query_params.get("les", "")
    others = now.rows[now.rows["id"] != asked] if asked else now.rows
    limit = how_many("meer")
    show(
        "lessons",
        one=not _row(asked).empty,
        empty=not len(now.rows),
        doors=ways_out(now) if not len(now.rows) else [],
        meant=search.meant(found(now)) if not len(now.rows) else [],
        cards=cards(others.head(limit), speech, finder().index.marker(now.choice.search)),
        clear=_clear(),
        more=here(meer=str(limit + PAGE)) if limit < min(len(others), MOST) else "",
        left=max(0, len(others) - limit),
    )


def found(now: Chosen) -> Found:
    """What the search finds in the whole catalogue, whatever else was chosen."""
    return finder().index.find(now.choice.search, most=0)


def take_home(now: Chosen) -> None:
    """Exactly the lessons that were chosen, as a file; nothing when there are none."""
    if len(now.rows):
        take_away(now.rows, about(now), words().say(nl="lessen", en="lessons"))


def about(now: Chosen) -> dict[str, str]:
    """What the rows of a download are: what was chosen, and how many."""
    say = words().say
    chosen = choice_words(now.choice) or [(say(nl="Filters", en="Filters"), say(nl="geen", en="none"))]
    number = say(nl="Aantal lessen", en="Number of lessons"), words().number(len(now.rows))
    return dict([*chosen, number])


def _clear() -> str:
    return here(
        thema=None, hoe=None, organisatie=None, soort=None, bron=None, herkomst=None, zoek=None, meer=None, elders=None
    )


def _row(lesson: str) -> pd.DataFrame:
    lessons = frames().lessons
    return lessons[lessons["id"] == lesson]


def _organisations(now: Chosen) -> int:
    links = frames().lesson_organisation
    return int(links.loc[links["lesson"].isin(now.rows["id"]), "organisation"].nunique())
