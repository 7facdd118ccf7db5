"""What the room's slides and the coach's desk show of a question, as values for templates, and how a session sees the data.

Nothing here asks whether something may be shown yet: who calls it does (`room.Asked.told`). What came out is in `room_results`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from lessons.ballots import OTHER, Question, Said
from lessons.catalogue import Catalogue
from lessons.deck_names import Names, unnamed
from lessons.fields import Text, is_date, last_day
from lessons.readiness import Readiness, default_as_of
from lessons.room import Asked, Phase, Session
from lessons.sessions import Sessions
from lessons.tallies import REST
from lessons.words import Language, Words
from ui.shelf import keeper, shelf
from ui.versions import versions


@dataclass(frozen=True, slots=True)
class Seen:
    """The catalogue as a session sees it: its version and date, in one language, with names or with letters for them."""

    speech: Words
    catalogue: Catalogue
    readiness: Readiness | None
    names: Names | None = None

    def hiding(self, organisations: tuple[str, ...]) -> Seen:
        """The same with letters for these organisations; without any for all judged ones."""
        return replace(self, names=_names(self.catalogue, self.speech, organisations))

    def text(self, text: Text | Said | None) -> str:
        """A text of a record, without a name where names are hidden."""
        return self.told(self.speech.text(text))

    def told(self, sentence: str) -> str:
        """A sentence with a text of a record in it, without a name where names are hidden."""
        return self.names.hide(sentence) if self.names else sentence

    def quoted(self, words: str, language: Language) -> str:
        """What somebody wrote, without a name where names are hidden: what stands for it is in the language of the words."""
        if self.names is None:
            return words
        return _names(self.catalogue, Words(language), self.names.lettered).typed(words)

    def organisation(self, name: str) -> str:
        """The short name of an organisation as voters chose it."""
        if name == REST:
            return self.speech.say(nl="Andere organisaties", en="Other organisations")
        if name == OTHER:
            return self.speech.opening(unnamed(self.speech))
        if self.names:
            return self.speech.opening(self.names.of(name))
        found = self.catalogue.organisations.get(name)
        return self.speech.text(found.short) if found else name


def seen_by(session: Session, speech: Words, hidden: bool = False) -> Seen:
    """What this session sees: the version of the data it was opened with where that is kept, else the one of now."""
    catalogue, plan = _catalogue(session.plan.version), session.plan
    seen = Seen(speech, catalogue, _readiness(catalogue, plan.as_of) if catalogue.edition else None)
    return seen.hiding(plan.organisations) if hidden else seen


def _names(held: Catalogue, speech: Words, organisations: tuple[str, ...]) -> Names:
    key = (organisations, speech.language)
    return versions().of(held).once("room-names", key, lambda: Names(held, speech, organisations))


def _catalogue(version: str) -> Catalogue:
    now = shelf().look().catalogue
    if not version or now.fingerprint.startswith(version):
        return now
    found = keeper().archive.find(version)
    opened = versions().opened(found.fingerprint, keeper().archive.open) if found else None
    return opened.catalogue if opened else now


def _readiness(catalogue: Catalogue, written: str) -> Readiness:
    as_of = last_day(written) if is_date(written) else default_as_of(catalogue).day
    return versions().of(catalogue).readiness(as_of)


def answered(store: Sessions, session: Session, asked: Asked) -> int:
    """How many voted in the round that is open."""
    return store.answered(session.id, asked.question.id, asked.round) if asked.round else 0


# --- the question ---------------------------------------------------------------------------------------------------------


def question(found: Question, seen: Seen) -> dict[str, Any]:
    """What is asked, and what can be chosen."""
    return {
        "id": found.id,
        "kind": found.kind,
        "kick": kick(found, seen),
        "title": seen.text(found.title),
        "lead": seen.text(found.lead),
        "about": seen.organisation(found.about) if found.about else "",
        "options": [
            {
                "sign": option.id if option.id.isdecimal() else "?",
                "label": seen.text(option.label),
                "about": seen.text(option.about),
            }
            for option in found.options
        ],
    }


def kick(found: Question, seen: Seen) -> str:
    """ "Niveau · Ruimte · Belastingdienst": what kind of question it is, on what and on whom."""
    say = seen.speech.say
    kinds = {
        "level": say(nl="Niveau", en="Level"),
        "lessons": say(nl="Lessen kiezen", en="Choose lessons"),
        "rate": say(nl="Concept beoordelen", en="Rate a concept"),
        "words": say(nl="Eigen woorden", en="Own words"),
    }
    if found.kind != "level":
        return kinds[found.kind]
    shorts = {item.id: item.short for item in seen.catalogue.edition.dimensions} if seen.catalogue.edition else {}
    about = seen.organisation(found.about) if found.about else say(nl="eigen organisatie", en="own organisation")
    named = (kinds["level"], seen.text(shorts.get(found.subject)), about)
    return " · ".join(part for part in named if part)


def step_word(asked: Asked, following: Phase, speech: Words) -> str:
    """What the button says that takes a question to this phase."""
    say = speech.say
    if asked.question.kind == "words":
        own = {
            "first": say(nl="Open het invullen", en="Open for words"),
            "revealed": say(nl="Stop het invullen", en="Close for words"),
        }
        return own.get(following, "")
    return {
        "waiting": "",
        "first": say(nl="Open de stemming", en="Open the vote"),
        "revealed": say(nl="Toon de uitslag", en="Show the result"),
        "second": say(nl="Open de tweede ronde", en="Open the second round"),
        "compared": say(nl="Toon het verschil", en="Show the difference"),
    }[following]
