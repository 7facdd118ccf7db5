"""What can stand on the agenda, by group: press to put an item on it, press again to take it off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from lessons.agenda import LONGEST, SLIDES, WORDS, Item
from lessons.agenda_proposal import can_ask
from lessons.agenda_words import item_words, question_words
from lessons.readiness import name_order
from lessons.words import Words
from ui import agenda_keys
from ui.agenda_keys import Presentation
from ui.agenda_page import address
from ui.choices import from_address, on_paper, one_of_many
from ui.data import catalogue, version_shown
from ui.experiments import newest_first
from ui.html import show
from ui.language import words

ABOUT = "over"
"""The key of the address that says about which organisation a question on a level is."""
STORIES = 12
"""So many experiments are offered where the address chooses no organisation: the newest."""


class Group(NamedTuple):
    """Items of one kind that can be added. `id`: its own on the page."""

    id: str
    name: str
    items: list[Item]
    note: str = ""
    open: bool = False


def offers() -> None:
    """The groups, each folded; a question about one organisation behind the choice of which."""
    if on_paper():
        return
    speech, made = words(), agenda_keys.presentation()
    groups = [group for group in _groups(made, speech) if group.items or group.note]
    show(
        "agenda_offers",
        groups=[_told(group, made, speech) for group in groups],
        full=len(made.items) >= LONGEST,
        most=LONGEST,
    )
    _about_one(made, speech)


def _groups(made: Presentation, speech: Words) -> list[Group]:
    say, held = speech.say, catalogue()
    slides = [Item(kind) for kind in SLIDES if kind != "experiment"]
    dimensions = [Item("level", found.id) for found in held.edition.dimensions] if held.edition else []
    stories, note = _stories(made, speech)
    return [
        Group("dias", say(nl="Dia's", en="Slides"), slides),
        Group("verhalen", say(nl="Experimenten", en="Experiments"), stories, note),
        Group(
            "niveaus",
            say(nl="Vraag: niveau van de eigen organisatie", en="Question: level of one's own organisation"),
            dimensions,
        ),
        Group("lessen", say(nl="Vraag: welke lessen helpen", en="Question: which lessons help"), *_themes(speech)),
        Group(
            "concepten",
            say(nl="Vraag: oordeel over een concept", en="Question: rating of a concept"),
            [item for name in held.concepts if can_ask(item := Item("rate", name), held)],
        ),
        Group(
            "woorden",
            say(nl="Vraag: in eigen woorden", en="Question: in their own words"),
            [Item("words", subject) for subject in WORDS],
        ),
    ]


def _themes(speech: Words) -> tuple[list[Item], str]:
    """The themes with a lesson to choose, and what is said of those without."""
    items = [Item("lessons", name) for name in catalogue().themes]
    silent = [
        speech.text(catalogue().themes[item.subject].label).lower() for item in items if agenda_keys.is_silent(item)
    ]
    note = speech.say(
        nl="Niet over {themes}: daar is nog geen les die een lezer zelf kan doen.",
        en="Not about {themes}: there is no lesson there yet that a reader can do.",
        themes=speech.list(silent),
    )
    return [item for item in items if not agenda_keys.is_silent(item)], note if silent else ""


def _stories(made: Presentation, speech: Words) -> tuple[list[Item], str]:
    """The experiments of the chosen organisations, or else the newest, and what is said of those that are not there."""
    held = catalogue().experiments
    newest = newest_first(version_shown())
    if made.organisations:
        return [Item("experiment", name) for name in newest if held[name].organisation in made.organisations], ""
    note = speech.say(
        nl="Dit zijn de nieuwste. Kies een organisatie om haar experimenten te zien.",
        en="These are the newest. Choose an organisation to see its experiments.",
    )
    return [Item("experiment", name) for name in newest[:STORIES]], note if len(newest) > STORIES else ""


def _told(group: Group, made: Presentation, speech: Words) -> dict[str, Any]:
    """A group for its template."""
    return {
        "id": group.id,
        "name": group.name,
        "note": group.note,
        "open": group.open,
        "on": sum(item in made.items for item in group.items),
        "offers": [_offer(item, made.items, speech) for item in group.items],
    }


def _offer(item: Item, items: Sequence[Item], speech: Words) -> dict[str, Any]:
    """The way to put the item on the agenda, or to take it off."""
    name = _short(item, speech)
    if item in items:
        off = speech.say(nl="Van de agenda gehaald: {name}", en="Taken off the agenda: {name}", name=name)
        return {
            "id": str(item),
            "name": name,
            "on": True,
            "address": address([one for one in items if one != item]),
            "said": off,
        }
    place = _place(items)
    said = speech.say(nl="Op plaats {n} gezet: {name}", en="Put in place {n}: {name}", n=place + 1, name=name)
    return {
        "id": str(item),
        "name": name,
        "on": False,
        "address": address([*items[:place], item, *items[place:]]),
        "said": said,
    }


def _place(items: Sequence[Item]) -> int:
    """Where a new item comes: at the end, but before the slide that closes the session."""
    return len(items) - (items[-1:] == (Item("next"),))


def _short(item: Item, speech: Words) -> str:
    """The name inside its group."""
    if item.asks:
        return speech.opening(question_words(item, catalogue(), speech))
    return item_words(item, catalogue(), speech)


def _about_one(made: Presentation, speech: Words) -> None:
    """A question on a level of one organisation: first which, then the dimension."""
    edition = catalogue().edition
    judged = {item.id: speech.text(item.short) for item in catalogue().organisations.values() if item.judged}
    if not judged or edition is None:
        return
    first = made.organisations or tuple(judged)
    order = sorted(judged, key=lambda name: (name not in first, name_order(judged[name]), name))
    label = speech.say(nl="Vraag over één organisatie", en="Question about one organisation")
    nobody = {"": speech.say(nl="Kies een organisatie", en="Choose an organisation")}
    one_of_many(ABOUT, label, nobody | {name: judged[name] for name in order}, "")
    about = from_address(ABOUT, list(judged), "")
    if about:
        items = [Item("level", f"{about}.{found.id}") for found in edition.dimensions]
        group = Group(
            "over-een",
            speech.say(nl="Welk niveau heeft {name}?", en="Which level has {name}?", name=judged[about]),
            items,
            open=True,
        )
        show(
            "agenda_offers",
            groups=[_told(group, made, speech)],
            full=len(made.items) >= LONGEST,
            most=LONGEST,
        )
