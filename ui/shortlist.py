"""My list: the lessons that the address keeps, in the order of whoever keeps them. Nothing of it is stored anywhere."""

from __future__ import annotations

from typing import NamedTuple

import streamlit as st

from lessons.catalogue import Catalogue
from lessons.columns import ORIGIN_PROGRAMME
from lessons.fields import is_id
from lessons.records import Lesson, PublicLesson
from lessons.words import Words
from ui.choices import here, link
from ui.data import catalogue
from ui.language import words

MOST = 40
"""So many lessons a list holds: the address stays short enough to send."""
READ = 100
"""So many ids of an address are read, and no more."""
_LONGEST = READ * 132


class Asked(NamedTuple):
    """What the address asks to keep (`lijst`): the lessons that are there, those that are not, and how many were too many."""

    lessons: tuple[str, ...]
    gone: tuple[str, ...]
    over: int


class Keep(NamedTuple):
    """The way to keep a lesson, or to let go of it. `word`: on the button; `lesson`: its text; `said`: once it is done."""

    id: str
    address: str
    kept: bool
    word: str
    lesson: str
    said: str


def asked() -> Asked:
    """What the address asks to keep, each id once, in its order."""
    current = catalogue()
    return _asked(current.fingerprint, st.query_params.get("lijst", "")[:_LONGEST], current)


@st.cache_resource(max_entries=256, show_spinner=False)
def _asked(fingerprint: str, written: str, _catalogue: Catalogue) -> Asked:
    ids = dict.fromkeys(name for part in written.split(",", READ)[:READ] if (name := part.strip()))
    known = [name for name in ids if _lesson(_catalogue, name)]
    gone = (name for name in ids if not _lesson(_catalogue, name))
    return Asked(tuple(known[:MOST]), tuple(gone), max(0, len(known) - MOST))


def kept() -> tuple[str, ...]:
    """The ids of the kept lessons, in the order of whoever keeps them."""
    return asked().lessons


def keep(lesson: str) -> Keep:
    """The way to keep the lesson with this id, or to let go of it where it is kept; to the list itself once that is full."""
    speech, now = words(), asked()
    record = _lesson(catalogue(), lesson)
    text = speech.text(record.text) if record else lesson
    if lesson in now.lessons:
        left = tuple(name for name in now.lessons if name != lesson)
        word = speech.say(nl="Haal van mijn lijst", en="Take off my list")
        said = speech.say(nl="Weggehaald.", en="Taken off.")
        return Keep(lesson, address(left), True, word, text, f"{said} {number_words(len(left), speech)}")
    if len(now.lessons) == MOST:
        full = speech.say(nl="Uw lijst is vol ({n} lessen)", en="Your list is full ({n} lessons)", n=MOST)
        return Keep("", link("lijst"), False, full, text, "")
    word, said = speech.say(nl="Bewaar op mijn lijst", en="Keep on my list"), speech.say(nl="Bewaard.", en="Kept.")
    more = (*now.lessons, lesson)
    return Keep(lesson, address(more), False, word, text, f"{said} {number_words(len(more), speech)}")


def address(lessons: tuple[str, ...]) -> str:
    """The address of this view with these lessons kept. Ids that are not there now stay: they may come back."""
    away = (name for name in asked().gone if all(map(is_id, name.split("/"))))
    return here(lijst=",".join([*lessons, *away]))


def number_words(number: int, speech: Words) -> str:
    """How many lessons are on the list, as a sentence."""
    counted = speech.count(number, nl=("les", "lessen"), en=("lesson", "lessons"), spelled=not number)
    return speech.opening(speech.say(nl="{n} op uw lijst.", en="{n} on your list.", n=counted))


def sign() -> dict[str, str] | None:
    """The link to the list that every page shows as long as the list holds something: its name and its address."""
    number = len(kept())
    return {"name": named(words()), "address": link("lijst")} if number else None


def named(speech: Words) -> str:
    """ "Mijn lijst (3)", without a number where it is empty."""
    name, number = speech.say(nl="Mijn lijst", en="My list"), len(kept())
    return f"{name} ({speech.number(number)})" if number else name


def _lesson(held: Catalogue, name: str) -> Lesson | PublicLesson | None:
    """The lesson of that id: of an experiment or the programme (`origin/id`), or from a public source."""
    origin, _, own = name.rpartition("/")
    if not origin:
        return held.lessons.get(own)
    story = held.programme if origin == ORIGIN_PROGRAMME else held.experiments.get(origin)
    return next((lesson for lesson in story.lessons if lesson.id == own), None) if story else None
