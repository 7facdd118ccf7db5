"""The obstacle, conclusion or lesson that a reference names, in whatever file it stands, and the way to it."""

from __future__ import annotations

from typing import NamedTuple

from lessons.columns import ORIGIN_PROGRAMME
from lessons.records import Conclusion, Experiment, Lesson, Obstacle, Programme, PublicLesson
from lessons.trail import own_parts, qualified
from lessons.words import Words
from ui.choices import link
from ui.data import catalogue


class Found(NamedTuple):
    """What a reference names. `origin`: the experiment, `programme`, or empty for a lesson from a public source."""

    reference: str
    origin: str
    record: Obstacle | Conclusion | Lesson | PublicLesson

    @property
    def name(self) -> str:
        """Its id in its own file, which is its place on the page too."""
        return self.record.id

    @property
    def kind(self) -> str:
        """`obstacle`, `conclusion` or `lesson`."""
        return "lesson" if isinstance(self.record, PublicLesson) else type(self.record).__name__.lower()

    @property
    def address(self) -> str:
        """Where it stands: a lesson with the lessons, the rest in its story or with the network."""
        if self.kind == "lesson":
            return link("lessen", les=self.reference)
        if self.origin == ORIGIN_PROGRAMME:
            return f"{link('netwerk')}#{self.name}"
        return f"{link('experimenten', experiment=self.origin)}#{self.name}"


def find(reference: str) -> Found | None:
    """The part of that reference (`experiment/part`, `programme/part`, or a public lesson's id); None if it is gone."""
    origin, _, name = reference.rpartition("/")
    if not origin:
        lesson = catalogue().lessons.get(name)
        return Found(reference, "", lesson) if lesson else None
    record = holder(origin)
    part = own_parts(record).get(name) if record else None
    return Found(reference, origin, part) if part else None


def rests_on(record: Obstacle | Conclusion | Lesson | PublicLesson, origin: str) -> tuple[str, ...]:
    """What a conclusion or lesson rests on, as references that count everywhere."""
    file = holder(origin)
    if file is None or not isinstance(record, Conclusion | Lesson):
        return ()
    return qualified(record.based_on if isinstance(record, Conclusion) else record.follows_from, origin, file)


def holder(origin: str) -> Experiment | Programme | None:
    """The file that holds the parts of an origin."""
    return catalogue().programme if origin == ORIGIN_PROGRAMME else catalogue().experiments.get(origin)


def kind_word(kind: str, speech: Words) -> str:
    """Obstacle, conclusion or lesson, to begin a line with."""
    say = speech.say
    return {
        "obstacle": say(nl="Obstakel", en="Obstacle"),
        "conclusion": say(nl="Conclusie", en="Conclusion"),
        "lesson": say(nl="Les", en="Lesson"),
    }[kind]


def place_word(origin: str, speech: Words) -> str:
    """Where a part comes from, in a few words: the title of the experiment, the whole programme, or a public source."""
    record = holder(origin) if origin else None
    if isinstance(record, Experiment):
        return speech.text(record.title)
    if origin == ORIGIN_PROGRAMME:
        return speech.say(nl="hele programma", en="whole programme")
    return speech.say(nl="openbare bron", en="public source")
