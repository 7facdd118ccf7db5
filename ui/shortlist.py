"""My list: the lessons that the address keeps, in the order of whoever keeps them. Nothing of it is stored anywhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import accumulate, islice
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
"""So many ids the address holds at most: those on the list, and those that are not there now or did not fit."""
LONGEST = 6_000
"""So many signs the list in the address has at most. `MOST` of the longest ids fit."""


class Cut(NamedTuple):
    """What of an address was not taken over: parts that no lesson can be called, and ids that were too many or too long."""

    strange: int
    over: int


class Asked(NamedTuple):
    """What the address asks to keep (`lijst`): the lessons on the list, those that were too many, and those not there now."""

    lessons: tuple[str, ...]
    over: tuple[str, ...]
    gone: tuple[str, ...]

    @property
    def every(self) -> tuple[str, ...]:
        """All that the address names."""
        return (*self.lessons, *self.over, *self.gone)


class Keep(NamedTuple):
    """The way to keep a lesson, or to let go of it. `word`: on the button; `lesson`: its text; `said`: once it is done."""

    id: str
    address: str
    kept: bool
    word: str
    lesson: str
    said: str


# --- what the address asks ----------------------------------------------------------------------------------------------


def tidy() -> None:
    """Before anything is shown: the address holds a list as it may be, so that no link is longer; what was cut is known."""
    if "lijst" not in st.query_params:
        return
    written = ",".join(st.query_params.get_all("lijst"))
    tidied, cut = tidied_list(written)
    if tidied != written:
        st.session_state["list-cut"] = tidied, cut
        if tidied:
            st.query_params["lijst"] = tidied
        else:
            st.query_params.pop("lijst")


def tidied_list(written: str) -> tuple[str, Cut]:
    """The list as it may stand in an address: its ids in their order, each once, no more than fit; and what was cut."""
    parts = dict.fromkeys(name for part in written.split(",") if (name := part.strip()))
    ids = [name for name in parts if _may_be_lesson(name)]
    held = _fitting(ids, (), READ)
    return ",".join(held), Cut(len(parts) - len(ids), len(ids) - len(held))


def cut() -> Cut:
    """What was cut from the list of this visit when it came in, as long as that list stands."""
    tidied, found = st.session_state.get("list-cut", ("", Cut(0, 0)))
    return found if tidied == st.query_params.get("lijst", "") else Cut(0, 0)


def _may_be_lesson(name: str) -> bool:
    return name.count("/") < 2 and all(map(is_id, name.split("/")))


def _fitting(names: Sequence[str], held: Sequence[str], most: int) -> tuple[str, ...]:
    """The first of these, at most `most`, that an address has room for behind what it holds."""
    signs = accumulate((len(name) + 1 for name in names), initial=sum(len(name) + 1 for name in held) - 1)
    room = max(0, min(most, READ - len(held)))
    return tuple(name for name, end in zip(names, islice(signs, 1, room + 1), strict=False) if end <= LONGEST)


def asked() -> Asked:
    """What the address asks to keep, each id once, in its order: read once as long as neither it nor the data change."""
    current = catalogue()
    written = current.fingerprint, st.query_params.get("lijst", "")
    before: tuple[tuple[str, str], Asked] | None = st.session_state.get("list-asked")
    if before is None or before[0] != written:
        before = st.session_state["list-asked"] = written, _asked(written[1], current)
    return before[1]


def _asked(written: str, held: Catalogue) -> Asked:
    ids = [name for name in tidied_list(written)[0].split(",") if name]
    known = [name for name in ids if _lesson(held, name)]
    gone = tuple(name for name in ids if name not in known)
    return Asked(tuple(known[:MOST]), tuple(known[MOST:]), gone)


def kept() -> tuple[str, ...]:
    """The ids of the kept lessons, in the order of whoever keeps them."""
    return asked().lessons


def keep(lesson: str) -> Keep:
    """The way to keep the lesson with this id, or to let go of it where it is kept; to the list itself once that is full."""
    speech, now = words(), asked()
    record = _lesson(catalogue(), lesson)
    text = speech.text(record.text) if record else lesson
    if lesson in now.lessons:
        number = len(now.lessons) - 1 + min(1, len(now.over))
        word = speech.say(nl="Haal van mijn lijst", en="Take off my list")
        said = speech.say(nl="Weggehaald.", en="Taken off.")
        return Keep(lesson, address((), (lesson,)), True, word, text, f"{said} {number_words(number, speech)}")
    if not fitting([lesson]):
        return Keep("", link("lijst"), False, _full(now, speech), text, "")
    word, said = speech.say(nl="Bewaar op mijn lijst", en="Keep on my list"), speech.say(nl="Bewaard.", en="Kept.")
    more = address((*now.lessons, lesson))
    return Keep(lesson, more, False, word, text, f"{said} {number_words(len(now.lessons) + 1, speech)}")


def _full(now: Asked, speech: Words) -> str:
    """That nothing more fits: the list has its lessons, or what is not there now takes the room."""
    if len(now.lessons) == MOST:
        return speech.say(nl="Uw lijst is vol ({n} lessen)", en="Your list is full ({n} lessons)", n=MOST)
    return speech.say(nl="Uw lijst is vol", en="Your list is full")


def fitting(lessons: Iterable[str]) -> tuple[str, ...]:
    """Of these lessons those that are not on the list yet and that it has room for, in their order."""
    now = asked()
    return _fitting([name for name in lessons if name not in now.every], now.every, MOST - len(now.lessons))


def changed(lessons: Sequence[str], off: Collection[str] = ()) -> str:
    """Every new list: these lessons, then all that the address named, but for what the reader lets go of (`off`).

    So what did not fit and what is not there now stays: it may get room, or come back.
    """
    return ",".join(name for name in dict.fromkeys([*lessons, *asked().every]) if name not in off)


def address(lessons: Sequence[str], off: Collection[str] = ()) -> str:
    """The address of this view with a new list (`changed`)."""
    return here(lijst=changed(lessons, off))


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
