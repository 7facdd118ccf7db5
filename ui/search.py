"""What a search finds beside the lessons, with the way to each, and what may have been meant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from lessons.choice import Choice
from lessons.near_words import others
from lessons.search import MOST_MEANT, Found, Hit, Index, Marker, Piece
from lessons.texts import SearchedKind
from lessons.trail import paragraph
from lessons.words import Words
from ui import trail_records
from ui.choices import MOST, PAGE, here, how_many, link, on_paper
from ui.data import catalogue, finder
from ui.html import show
from ui.language import words
from ui.parts import find, place_word, session_place

FEW = 8
"""So many are shown at first."""
FEW_KINDS = 3
"""So many kinds are named above the lessons: those of which most was found."""
LITTLE = 3
"""A search that finds fewer lessons than this finds little."""
MOST_TRIED = 12
"""So many words that mean nearly the same are tried."""
AROUND = 70
"""So many signs of a text are shown before and after what was searched for."""

_NAMES: Mapping[SearchedKind, tuple[tuple[str, str], tuple[str, str]]] = {
    "obstacle": (("obstakel", "obstakels"), ("obstacle", "obstacles")),
    "conclusion": (("conclusie", "conclusies"), ("conclusion", "conclusions")),
    "experiment": (("experiment", "experimenten"), ("experiment", "experiments")),
    "concept": (("concept", "concepten"), ("concept", "concepts")),
    "session": (("sessie", "sessies"), ("session", "sessions")),
    "statement": (("feit", "feiten"), ("fact", "facts")),
    "organisation": (("organisatie", "organisaties"), ("organisation", "organisations")),
    "dimension": (("dimensie", "dimensies"), ("dimension", "dimensions")),
    "source": (("bron", "bronnen"), ("source", "sources")),
    "fact": (("alinea van een bron", "alinea's van een bron"), ("paragraph of a source", "paragraphs of a source")),
    "judgement": (("oordeel", "oordelen"), ("judgement", "judgements")),
    "target": (("eigen doel", "eigen doelen"), ("own target", "own targets")),
    "theme": (("thema", "thema's"), ("theme", "themes")),
    "purpose": (("opgave", "opgaven"), ("purpose", "purposes")),
    "criterion": (
        ("eis van het netwerk", "eisen van het netwerk"),
        ("criterion of the network", "criteria of the network"),
    ),
    "group": (("soort partner", "soorten partners"), ("kind of partner", "kinds of partners")),
    "role": (("rol", "rollen"), ("role", "roles")),
    "figure": (("cijfer", "cijfers"), ("figure", "figures")),
    "programme": (("programma", "programma's"), ("programme", "programmes")),
    "term": (("woord van deze site", "woorden van deze site"), ("word of this site", "words of this site")),
    "word": (("woord van de methode", "woorden van de methode"), ("word of the method", "words of the method")),
}
_METHOD = {
    "levels": "niveaus", "states": "toestanden", "grades": "bewijs", "confidence": "bewijs", "views": "peildata",
    "roots": "gereedheid",
}  # fmt: skip
"""List of the edition -> the place on the page of the method where its words stand."""
_NETWORK = {"contacts": "contact", "timeline": "tijdlijn", "unknown": "onbekend"}
"""Field of the programme -> the place on the page of the network where its texts stand; the others begin that page."""


def elsewhere(search: str) -> None:
    """What else holds the words, the best first, so many at a time; nothing when there is nothing."""
    limit = how_many("elders") if "elders" in st.query_params or on_paper() else FEW
    index: Index = finder().index
    found = index.find(search, limit, besides="lesson")
    total = sum(found.counts.values()) - found.counts["lesson"]
    if not total:
        return
    speech, mark = words(), index.marker(search)
    left = total - len(found.hits)
    show(
        "elsewhere",
        told=told(found, speech),
        found=[_row(hit, mark, speech) for hit in found.hits],
        more=here(elders=str(PAGE if limit == FEW else limit + PAGE)) if left and limit < MOST else "",
        left=left,
    )


def told(found: Found, speech: Words) -> str:
    """How many of each kind: "3 obstakels en 1 experiment"."""
    return speech.list(
        speech.count(found.counts[kind], nl=nl, en=en) for kind, (nl, en) in _NAMES.items() if found.counts[kind]
    )


def in_short(found: Found, speech: Words) -> str:
    """The kinds with most, and how many more there are: "29 oordelen, 14 feiten, 8 bronnen en nog 43"."""
    most = sorted((kind for kind in _NAMES if found.counts[kind]), key=lambda kind: -found.counts[kind])
    if len(most) <= FEW_KINDS + 1:
        return told(found, speech)
    named = [speech.count(found.counts[kind], nl=_NAMES[kind][0], en=_NAMES[kind][1]) for kind in most[:FEW_KINDS]]
    rest = sum(found.counts[kind] for kind in most[FEW_KINDS:])
    return speech.list([*named, speech.say(nl="nog {n}", en="{n} more", n=speech.number(rest))])


def meant(found: Found) -> list[dict[str, Any]]:
    """What may have been meant, each with the address that searches for it; with a lesson if any of them has one."""
    helps = [item for item in found.meant if finder().scores(item.search).any()] or found.meant
    return [item._asdict() | {"address": here(zoek=item.search, meer=None, elders=None)} for item in helps]


def also(choice: Choice, number: int) -> list[dict[str, Any]]:
    """Words that mean nearly the same and find a lesson, the most first, when a search finds none or few.

    Each with the number of lessons that it finds given what else was chosen, and the address that searches for it.
    """
    if not choice.search or number >= LITTLE:
        return []
    tried = list(others(choice.search, words().language))[:MOST_TRIED]
    found = [(len(finder().keep(replace(choice, search=item.search))), item) for item in tried]
    helps = sorted((pair for pair in found if pair[0]), key=lambda pair: -pair[0])[:MOST_MEANT]
    return [
        {"word": item.word, "number": times, "address": here(zoek=item.search, meer=None, elders=None)}
        for times, item in helps
    ]


def _row(hit: Hit, mark: Marker, speech: Words) -> dict[str, Any]:
    nl, en = _NAMES[hit.kind]
    named = hit.origin and hit.kind not in ("fact", "word")
    return {
        "kind": speech.opening(speech.say(nl=nl[0], en=en[0])),
        "origin": place_word(hit.origin, speech) if named else "",
        "title": mark(hit.title),
        "where": () if hit.where.text == hit.title else excerpt(mark(hit.where.text)),
        "address": address(hit),
    }


def excerpt(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The part of a text around the first place that is marked."""
    first = next(number for number, piece in enumerate(pieces) if piece.marked)
    before = "".join(piece.text for piece in pieces[:first])
    start = Piece(f"… {before[-AROUND:].partition(' ')[2]}" if len(before) > AROUND else before, False)
    kept, room = [start], AROUND
    for piece in pieces[first:]:
        text = piece.text if piece.marked or len(piece.text) <= room else f"{piece.text[:room].rpartition(' ')[0]} …"
        kept.append(Piece(text, piece.marked))
        room -= len(piece.text)
        if room <= 0:
            break
    return tuple(piece for piece in kept if piece.text)


def address(hit: Hit) -> str:
    """Where a record stands."""
    match hit.kind:
        case "experiment":
            return link("experimenten", experiment=hit.id)
        case "concept":
            return link("concepten", concept=hit.id)
        case "organisation":
            return link("organisatie", organisatie=hit.id)
        case "session":
            return f"{link('netwerk')}#{session_place(hit.id)}"
        case "dimension":
            return f"{link('methode', dimensie=hit.id)}#dimensie-{hit.id}"
        case "source":
            return link("methode", bron=hit.id)
        case "fact":
            return link("methode", bron=hit.origin, alinea=_paragraph(hit.id))
        case "word":
            return f"{link('methode')}#{_METHOD[hit.origin]}"
        case "term":
            return f"{link('netwerk')}#woord-{hit.id}"
        case "purpose":
            return f"{link('methode')}#opgaven"
        case "role":
            return f"{link('netwerk')}#rollen"
        case "programme":
            return f"{link('netwerk')}#{_NETWORK.get(hit.where.name, 'opdracht')}"
        case "judgement" | "target" | "theme" | "criterion" | "group" | "figure":
            return trail_records.told(hit.kind, hit.id, words()).place
    part = find(hit.id)
    return part.address if part else f"{link('netwerk')}#eisen"


def _paragraph(fact: str) -> str | None:
    number = paragraph(catalogue().facts[fact].source)[1]
    return str(number) if number else None
