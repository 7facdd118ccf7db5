"""The obstacle, conclusion, lesson or statement that a reference names, in whatever file it stands, and the way to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from lessons import year
from lessons.catalogue import Catalogue
from lessons.columns import ORIGIN_PROGRAMME
from lessons.records import Conclusion, Lesson, PublicLesson
from lessons.trail import Holder, Part, parts
from lessons.words import Words
from ui.choices import link
from ui.data import catalogue
from ui.labels import label


class Found(NamedTuple):
    """What a reference names. `origin`: the file it stands in, empty for a lesson from a public source."""

    reference: str
    origin: str
    record: Part | PublicLesson

    @property
    def kind(self) -> str:
        """`obstacle`, `conclusion`, `lesson` or `statement`."""
        return "lesson" if isinstance(self.record, PublicLesson) else type(self.record).__name__.lower()

    @property
    def address(self) -> str:
        """Where it stands: a lesson with the lessons, the rest in its story, with its concept or with the network."""
        if self.kind == "lesson":
            return link("lessen", les=self.reference)
        if self.origin in catalogue().experiments:
            return f"{link('experimenten', experiment=self.origin)}#{place(self.record.id)}"
        if self.origin in catalogue().concepts:
            return f"{link('concepten')}#{concept_place(self.origin)}"
        if self.origin in catalogue().sessions:
            return f"{link('netwerk')}#{session_place(self.origin)}"
        return f"{link('netwerk')}#{place(self.record.id)}"


def place(part: str) -> str:
    """The name of the place of a part on its page; no part can have the name of a section."""
    return f"deel-{part}"


def concept_place(concept: str) -> str:
    """The name of the place of a concept on the page with concepts."""
    return f"concept-{concept}"


def session_place(session: str) -> str:
    """The name of the place of a session on the page of the network."""
    return f"sessie-{session}"


def find(reference: str) -> Found | None:
    """The part of that reference (`experiment/part`, `programme/part`, or a public lesson's id); None if it is gone."""
    origin, _, name = reference.rpartition("/")
    if not origin:
        lesson = catalogue().lessons.get(name)
        return Found(reference, "", lesson) if lesson else None
    part = parts_of(origin).get(name)
    return Found(reference, origin, part) if part else None


def holder(origin: str) -> Holder | None:
    """The file that holds the parts of an origin."""
    return _holder(catalogue(), origin)


def _holder(held: Catalogue, origin: str) -> Holder | None:
    if origin == ORIGIN_PROGRAMME:
        return held.programme
    return held.experiments.get(origin) or held.sessions.get(origin) or held.concepts.get(origin)


def parts_of(origin: str) -> Mapping[str, Part]:
    """All that a reference may name in the file of an origin, by its id there."""
    current = catalogue()
    return _parts(current.fingerprint, origin, current)


@st.cache_resource(max_entries=512, show_spinner=False)
def _parts(fingerprint: str, origin: str, _catalogue: Catalogue) -> Mapping[str, Part]:
    record = _holder(_catalogue, origin)
    return parts(record) if record else {}


def rests_on(record: Part | PublicLesson, origin: str) -> tuple[str, ...]:
    """What a conclusion or lesson rests on, as references that count everywhere: a part of its own file gets `origin/`."""
    if not isinstance(record, Conclusion | Lesson):
        return ()
    own = parts_of(origin)
    named = record.based_on if isinstance(record, Conclusion) else record.follows_from
    return tuple(f"{origin}/{name}" if name in own else name for name in named)


def kind_word(kind: str, speech: Words) -> str:
    """Obstacle, conclusion, lesson or statement, to begin a line with."""
    say = speech.say
    return {
        "obstacle": say(nl="Obstakel", en="Obstacle"),
        "conclusion": say(nl="Conclusie", en="Conclusion"),
        "lesson": say(nl="Les", en="Lesson"),
        "statement": say(nl="Feit", en="Fact"),
    }[kind]


def name_word(found: Found, speech: Words) -> str:
    """What kind of thing it is; a public source may hold a practice, an advice, an opinion."""
    if isinstance(found.record, PublicLesson):
        return speech.opening(label("lesson", found.record.kind, speech))
    return kind_word(found.kind, speech)


def who_word(found: Found, speech: Words) -> str:
    """Who says it and when ("Belastingdienst 2020") for a public source, else the file it stands in."""
    return " ".join(_who_and_when(found, speech))


def kick_word(found: Found, speech: Words) -> str:
    """What it is, who says it, when, as above every text: "Praktijk · Belastingdienst · 2020"."""
    return " · ".join([name_word(found, speech), *_who_and_when(found, speech)])


def _who_and_when(found: Found, speech: Words) -> list[str]:
    if not isinstance(found.record, PublicLesson):
        return [place_word(found.origin, speech)]
    known = (catalogue().organisations.get(name) for name in found.record.organisations)
    names = [speech.text(organisation.short) for organisation in known if organisation]
    who = speech.list(names[:2]) or speech.say(nl="andere bron", en="other source")
    when = found.record.year
    return [who, speech.probably(when.date[:4], when.inferred)] if when else [who]


def year_word(lesson: str, found: Any, speech: Words) -> str:
    """The year of a lesson; "waarschijnlijk 2021" when no source prints it; "" when it is not known."""
    if pd.isna(found):
        return ""
    return speech.probably(str(found), year.is_inferred(lesson, catalogue()))


def place_word(origin: str, speech: Words) -> str:
    """Where a part comes from, in a few words: its experiment, session or concept, the programme, a public source."""
    record = holder(origin) if origin else None
    if origin == ORIGIN_PROGRAMME:
        return speech.say(nl="hele programma", en="whole programme")
    return speech.text(record.title) if record else speech.say(nl="andere bron", en="other source")
