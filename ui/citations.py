"""Where something is said: the sources of a record, each with its paragraphs and how far it was read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from lessons.trail import paragraph
from lessons.words import Words
from ui import paper
from ui.choices import link
from ui.data import catalogue
from ui.labels import label


class Place(NamedTuple):
    """A paragraph of a source, with the address where it is told what it says."""

    number: int
    address: str


class Citation(NamedTuple):
    """A source with the paragraphs that are meant, in order; without paragraphs the whole of it.

    `address` is where it is told here, `outside` where it stands on the web (empty where none is known).
    """

    title: str
    publisher: str
    date: str
    read: str
    address: str
    places: tuple[Place, ...]
    outside: str


def citations(references: Iterable[str], speech: Words) -> list[Citation]:
    """One per source, in the order of the references (`seed-network#p13`)."""
    found: dict[str, set[int]] = {}
    for reference in references:
        source, number = paragraph(reference)
        found.setdefault(source, set()).update([number] if number else [])
    paper.tell({}, found)
    return [_citation(source, sorted(numbers), speech) for source, numbers in found.items()]


def _citation(source: str, numbers: list[int], speech: Words) -> Citation:
    record = catalogue().sources.get(source)
    places = tuple(Place(number, link("methode", bron=source, alinea=str(number))) for number in numbers)
    return Citation(
        title=record.title if record else source,
        publisher=record.publisher if record else "",
        date=speech.dated(record.date) if record and record.date else "",
        read=label("read", record.read, speech) if record else "",
        address=link("methode", bron=source),
        places=places,
        outside=record.url or "" if record else "",
    )
