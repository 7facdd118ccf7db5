"""The items of an agenda in words: "Het beeld: vakken per organisatie", "Vraag aan de zaal: welk niveau heeft Ruimte?"."""

from __future__ import annotations

from collections.abc import Mapping

from lessons.agenda import Item
from lessons.catalogue import Catalogue
from lessons.words import Words

_SLIDES: Mapping[str, tuple[str, str]] = {
    "question": ("De vraag: hoe klaar is onze organisatie?", "The question: how ready is our organisation?"),
    "assignment": ("De opdracht: om hoeveel banen het gaat", "The assignment: how many jobs it is about"),
    "readiness": ("Hoe klaar zijn we: de uitkomst in woorden", "How ready are we: the outcome in words"),
    "matrix": ("Het beeld: vakken per organisatie", "The picture: cells per organisation"),
    "obstacles": ("Obstakels: een voor een", "Obstacles: one by one"),
    "contradictions": ("Tegenspraak: waar bronnen iets anders zeggen", "Contradictions: where sources differ"),
    "unknown": ("Wat we niet weten: wat er te vragen is", "What we do not know: what there is to ask"),
    "concepts": ("Concepten: werk dat we kunnen testen", "Concepts: work that we can test"),
    "next": ("De volgende stap: wat doen we maandag?", "The next step: what do we do on Monday?"),
}
_WORDS: Mapping[str, tuple[str, str]] = {
    "obstacle": ("wat staat bij u in de weg?", "what stands in the way where you work?"),
    "idea": ("welk idee wilt u proberen?", "which idea do you want to try?"),
}


def item_words(item: Item, catalogue: Catalogue, words: Words) -> str:
    """The item as a row of the agenda names it; a name that is not there stands as it is written."""
    if item.kind in _SLIDES:
        nl, en = _SLIDES[item.kind]
        return words.say(nl=nl, en=en)
    if item.kind == "experiment":
        return words.say(nl="Experiment: ", en="Experiment: ") + _title(item, catalogue, words)
    return words.say(nl="Vraag aan de zaal: ", en="Question to the room: ") + question_words(item, catalogue, words)


def question_words(item: Item, catalogue: Catalogue, words: Words) -> str:
    """A question to the room, in short: "welk niveau heeft Ruimte bij ons?"."""
    if item.kind == "level":
        return _level(item, catalogue, words)
    if item.kind == "lessons":
        theme = catalogue.themes.get(item.subject)
        name = words.text(theme.label) if theme else item.subject
        return words.say(nl="welke lessen helpen bij ", en="which lessons help with ") + f"{name}?"
    if item.kind == "rate":
        return words.say(nl="wat vindt u van het concept ", en="what do you think of the concept ") + (
            f"“{_title(item, catalogue, words)}”?"
        )
    nl, en = _WORDS.get(item.subject, (item.subject, item.subject))
    return words.say(nl=nl, en=en)


def _level(item: Item, catalogue: Catalogue, words: Words) -> str:
    dimensions = catalogue.edition.dimensions if catalogue.edition else ()
    short = next((words.text(one.short) for one in dimensions if one.id == item.dimension), item.dimension)
    what = words.say(nl="welk niveau heeft ", en="which level has ") + short
    if not item.about:
        return what + words.say(nl=" in uw organisatie?", en=" in your organisation?")
    found = catalogue.organisations.get(item.about)
    name = words.text(found.short) if found else item.about
    return what + words.say(nl=" bij ", en=" at ") + f"{name}?"


def _title(item: Item, catalogue: Catalogue, words: Words) -> str:
    records = catalogue.experiments if item.kind == "experiment" else catalogue.concepts
    found = records.get(item.subject)
    return words.text(found.title) if found else item.subject
