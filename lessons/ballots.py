"""What a room is asked, and what counts as an answer. Plain values: they are kept in the store of sessions as JSON.

Kinds of question, and the answer to each:
`level`: one of "0" to "4", or "unknown" (method 3, 4) · `lessons`: at most `MOST` ids, the most useful first ·
`rate`: one of no, partly, yes, unknown for each criterion, some may be missing · `words`: no vote; people write
(`sessions.Words`). An answer that the question does not offer raises `RefusedError`: nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import chain, zip_longest
from typing import Any, Literal

from lessons.agenda import Item
from lessons.catalogue import Catalogue
from lessons.fields import Text
from lessons.records import Dimension, Experiment, PublicLesson

Kind = Literal["level", "lessons", "rate", "words"]
Answer = str | list[str] | dict[str, str]
LEVELS = ("0", "1", "2", "3", "4", "unknown")
RATINGS = ("yes", "partly", "no", "unknown")
MOST = 3
"""So many lessons a participant chooses at most."""
MOST_OFFERED = 6
"""Out of so many lessons at most: they stand on a phone with little scrolling."""
LONGEST_WORDS = 500
"""So many signs an obstacle or an idea has at most."""
ROLES = ("director", "line-manager", "hr", "lead", "coach", "target-group", "other")
"""The roles that a participant can choose from."""
OTHER = "other"
"""The organisation of who belongs to none in the catalogue."""


class RefusedError(ValueError):
    """This is no answer to the question; nothing was kept."""


@dataclass(frozen=True, slots=True)
class Said:
    """A text in both languages, as it stood when the session was opened."""

    nl: str
    en: str

    @classmethod
    def of(cls, text: Text) -> Said:
        return cls(text.nl, text.say("en"))

    @classmethod
    def of_json(cls, kept: Mapping[str, str]) -> Said:
        return cls(kept.get("nl", ""), kept.get("en", "") or kept.get("nl", ""))

    def say(self, language: str) -> str:
        """The text in `language`; with `words.text` it reads as any text of the catalogue."""
        return self.en if language == "en" else self.nl


@dataclass(frozen=True, slots=True)
class Option:
    """What can be chosen: a level with its behaviour, a lesson, a criterion to rate a concept on. `about`: what it means."""

    id: str
    label: Said
    about: Said | None = None

    @classmethod
    def of_json(cls, kept: Mapping[str, Any]) -> Option:
        about = kept.get("about")
        return cls(kept["id"], Said.of_json(kept["label"]), Said.of_json(about) if about else None)


@dataclass(frozen=True, slots=True)
class Question:
    """A question to the room. `subject`: the dimension, theme, concept, or obstacle/idea. `about`: the organisation that a
    level is asked of; empty where everybody speaks of their own. `lead`: what a concept is, in a sentence."""

    id: str
    kind: Kind
    subject: str
    about: str
    title: Said
    options: tuple[Option, ...]
    lead: Said | None = None

    @property
    def item(self) -> str:
        """The item of the agenda that it comes from: `level:belastingdienst.room`."""
        return f"{self.kind}:{self.about + '.' if self.about else ''}{self.subject}"

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def of_json(cls, kept: Mapping[str, Any]) -> Question:
        """As far as we know it: a newer program kept more, an older one less."""
        options = tuple(Option.of_json(option) for option in kept.get("options", ()))
        title, lead = Said.of_json(kept.get("title", {})), kept.get("lead")
        told = Said.of_json(lead) if lead else None
        return cls(kept["id"], kept["kind"], kept.get("subject", ""), kept.get("about", ""), title, options, told)

    def answer(self, given: object) -> Answer:
        """The answer as it is kept. Raises RefusedError."""
        if self.kind == "level" and given in LEVELS:
            return str(given)
        if self.kind == "lessons" and isinstance(given, list):
            return self._chosen(given)
        if self.kind == "rate" and isinstance(given, dict):
            return self._rated(given)
        raise RefusedError(f"not an answer to {self.id}")

    def _chosen(self, given: Sequence[object]) -> Answer:
        known = [option.id for option in self.options]
        if (
            not 1 <= len(given) <= MOST
            or len(set(map(str, given))) < len(given)
            or any(one not in known for one in given)
        ):
            raise RefusedError(f"not a choice of {self.id}")
        return [str(one) for one in given]

    def _rated(self, given: Mapping[object, object]) -> Answer:
        known = {option.id for option in self.options}
        if not given or not set(given) <= known or not set(map(str, given.values())) <= set(RATINGS):
            raise RefusedError(f"not a rating of {self.id}")
        return {str(criterion): str(rating) for criterion, rating in given.items()}


def questions(items: Sequence[Item], catalogue: Catalogue) -> tuple[Question, ...]:
    """The questions of an agenda, in its order, with the words as they are now: `q1`, `q2` and on."""
    asked = [made for item in items if item.asks and (made := _question(item, catalogue))]
    return tuple(Question(f"q{place}", *made) for place, made in enumerate(asked, 1))


_Made = tuple[Kind, str, str, Said, tuple[Option, ...], Said | None]


def _question(item: Item, catalogue: Catalogue) -> _Made | None:
    if item.kind == "level":
        return _level(item, catalogue)
    if item.kind == "lessons":
        return _lessons(item, catalogue)
    if item.kind == "rate":
        return _rate(item, catalogue)
    asked = {
        "obstacle": Said("Wat staat bij u in de weg?", "What stands in the way where you work?"),
        "idea": Said("Welk idee wilt u proberen?", "Which idea do you want to try?"),
    }
    return ("words", item.subject, "", asked[item.subject], (), None) if item.subject in asked else None


def _level(item: Item, catalogue: Catalogue) -> _Made | None:
    found = catalogue.edition.dimensions if catalogue.edition else ()
    dimension = next((one for one in found if one.id == item.dimension), None)
    if dimension is None:
        return None
    options = [Option(str(level), Said.of(text)) for level, text in enumerate(dimension.levels)]
    unknown = Option("unknown", Said("Dat weet ik niet", "I do not know"))
    return "level", dimension.id, item.about, _asked_of(dimension, item.about, catalogue), (*options, unknown), None


def _asked_of(dimension: Dimension, about: str, catalogue: Catalogue) -> Said:
    """The question of the dimension speaks of "us"; of a named organisation it is asked by its name."""
    named = catalogue.organisations.get(about)
    if named is None:
        return Said.of(dimension.question)
    return Said(
        f"Welk niveau heeft {named.short.nl} bij {dimension.label.nl.lower()}?",
        f"Which level has {named.short.say('en')} reached on {dimension.label.say('en').lower()}?",
    )


# --- lessons to choose from -------------------------------------------------------------------------------------------------


def _lessons(item: Item, catalogue: Catalogue) -> _Made | None:
    """Nothing where the theme has no lesson that a reader can do: a room can only choose what can be done."""
    theme = catalogue.themes.get(item.subject)
    options = _offered(theme.id, catalogue) if theme else []
    if theme is None or not options:
        return None
    title = Said(
        f"Welke lessen helpen u het meest bij {theme.label.nl.lower()}?",
        f"Which lessons help you most with {theme.label.say('en').lower()}?",
    )
    return "lessons", theme.id, "", title, tuple(options[:MOST_OFFERED]), None


def _offered(theme: str, catalogue: Catalogue) -> list[Option]:
    """The lessons on this theme that a reader can do, in the order of `docs/agenda.md`.

    Those of the Doetanks and the programme in turn; then what an organisation does or advises, the strongest first; then
    ideas that nobody tried yet.
    """
    held = catalogue.lessons.values()
    followed = sorted((one for one in held if _can_follow(one, catalogue)), key=lambda one: _STRENGTH[one.strength])
    ideas = [one for one in held if one.kind == "idea"]
    later = [Option(one.id, Said.of(one.text)) for one in (*followed, *ideas) if theme in one.themes]
    return [*_in_turn(theme, catalogue), *later]


_STRENGTH = {"strong": 0, "medium": 1, "weak": 2}
_FOLLOWED = ("practice", "advice")
"""The kinds of public lesson that say what somebody does, or what others could do."""


def _can_follow(lesson: PublicLesson, catalogue: Catalogue) -> bool:
    """What one organisation does or advises, another can do too; what is said of a whole sector, or of nobody, it cannot."""
    named = [catalogue.organisations[name] for name in lesson.organisations if name in catalogue.organisations]
    return lesson.kind in _FOLLOWED and any(organisation.kind != "sector" for organisation in named)


def _in_turn(theme: str, catalogue: Catalogue) -> Iterator[Option]:
    """The first lesson of each experiment, the one that ended last first, and of the programme; then the second of each."""
    sources = [(one.id, one.lessons) for one in sorted(catalogue.experiments.values(), key=_age)]
    sources += [("programme", catalogue.programme.lessons)] if catalogue.programme else []
    heaps = [
        [Option(f"{name}/{one.id}", Said.of(one.text)) for one in lessons if theme in one.themes]
        for name, lessons in sources
    ]
    return (option for option in chain.from_iterable(zip_longest(*heaps)) if option is not None)


def _age(experiment: Experiment) -> tuple[int, str]:
    when = experiment.period.end or experiment.period.start
    return -(when.last.toordinal() if when else 0), experiment.id


def _rate(item: Item, catalogue: Catalogue) -> _Made | None:
    concept = catalogue.concepts.get(item.subject)
    if concept is None or catalogue.programme is None:
        return None
    title = Said(
        f"Wat vindt u van dit concept: {concept.title.nl}?",
        f"What do you think of this concept: {concept.title.say('en')}?",
    )
    criteria = catalogue.programme.criteria
    options = [Option(one.id, Said.of(one.label), Said.of(one.meaning)) for one in criteria]
    return "rate", concept.id, "", title, tuple(options), Said.of(concept.work)
