"""Where a concept could be tried, for a template: the places a source names, and what to ask before trying it anywhere."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from lessons.labels import dimension_word, organisation_word
from lessons.readiness import Readiness
from lessons.records import Concept
from lessons.tryouts import Asking, Tryout, tryout
from lessons.words import Words
from ui.choices import as_of_of_address, link, purpose_of_address
from ui.data import catalogue, readiness


class Look(NamedTuple):
    """From where the conditions are read: the readiness at a date, for a purpose."""

    ready: Readiness
    purpose: str

    @property
    def day(self) -> date:
        """The date looked from."""
        return self.ready.as_of


def look() -> Look | None:
    """As the address has it, or as usual; None where the data hold no method to read with."""
    return Look(readiness(as_of_of_address()), purpose_of_address()) if catalogue().edition else None


def to_ask(concept: Concept, seen: Look | None, speech: Words) -> dict[str, Any] | None:
    """What to ask before the concept is tried: each condition it touches, with of how many it is known."""
    if seen is None or not seen.ready.organisations:
        return None
    found = tryout(seen.ready, concept, seen.purpose, speech.language)
    return {
        "first": speech.list(dimension_word(seen.ready, item.dimension, speech) for item in found.asked if item.open),
        "purpose": speech.text(seen.ready.purpose(seen.purpose).label),
        "date": speech.date(seen.day),
        "asked": [_asking(item, found, seen.ready, speech) for item in found.asked],
        "standing": _standing(found, seen.ready, speech),
        "elsewhere": speech.list(dimension_word(seen.ready, item, speech) for item in found.elsewhere),
        "questions": link("vragen"),
        "conditions": link("voorwaarden"),
    }


def _asking(item: Asking, found: Tryout, ready: Readiness, speech: Words) -> dict[str, str]:
    dimension = next(one for one in ready.edition.dimensions if one.id == item.dimension)
    return {
        "name": speech.text(dimension.short),
        "level": speech.say(nl=f"niveau {item.minimum} of hoger", en=f"level {item.minimum} or higher"),
        "question": speech.text(dimension.question),
        "known": _known(item, len(found.verdicts), speech),
    }


def _known(item: Asking, total: int, speech: Words) -> str:
    """ "Bekend bij 3 van de 9 organisaties: 2 halen het, 1 nog niet." """
    organisations = speech.count(total, nl=("organisatie", "organisaties"), en=("organisation", "organisations"))
    known = speech.spelled(item.known) if item.known == 0 else speech.number(item.known)
    line = speech.say(nl=f"Bekend bij {known} van de {organisations}", en=f"Known of {known} of the {organisations}")
    if total == 1:
        line = (
            speech.say(nl="Bekend bij de ene organisatie", en="Known of the one organisation")
            if item.known
            else speech.say(nl="Niet bekend bij de ene organisatie", en="Not known of the one organisation")
        )
    met, below = len(item.met), len(item.below)
    meets = speech.say(nl="haalt" if met == 1 else "halen", en="meets" if met == 1 else "meet")
    parts = [
        speech.say(nl=f"{met} {meets} het", en=f"{met} {meets} it") if met else "",
        speech.say(nl=f"{below} nog niet", en=f"{below} not yet") if below else "",
    ]
    told = ", ".join(part for part in parts if part)
    return f"{line}: {told}." if told else f"{line}."


def _standing(found: Tryout, ready: Readiness, speech: Words) -> str:
    """The three answers over the organisations, on the conditions this concept touches alone; all open is told as that."""
    if not found.verdicts:
        return ""
    say, names = speech.say, [organisation_word(ready, item.organisation, speech) for item in found.that("ready")]
    if names:
        line = "Elke voorwaarde hierboven is gehaald bij {names}.", "Every condition above is met by {names}."
        met = say(nl=line[0], en=line[1], names=speech.few(names))
    else:
        met = say(
            nl="Van geen organisatie is bekend dat elke voorwaarde hierboven gehaald is.",
            en="Of no organisation is it known that every condition above is met.",
        )
    return speech.join([met, _below(len(found.that("not_yet")), speech), _open(len(found.that("cannot_say")), speech)])


def _below(number: int, speech: Words) -> str:
    if not number:
        return ""
    count = speech.count(number, nl=("organisatie", "organisaties"), en=("organisation", "organisations"))
    return speech.say(nl=f"Bij {count} is zeker nog niet alles gehaald.", en=f"Of {count} surely not all are met yet.")


def _open(number: int, speech: Words) -> str:
    if not number:
        return ""
    count = speech.count(number, nl=("organisatie", "organisaties"), en=("organisation", "organisations"))
    return speech.say(nl=f"Bij {count} is er nog iets te vragen.", en=f"Of {count} something is still to be asked.")
