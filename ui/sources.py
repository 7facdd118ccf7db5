"""The sources: the list with how far each was read, and one source with its paragraphs and all that rests on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from lessons.records import Fact, Source
from lessons.trail import paragraph
from lessons.words import Words
from ui import facets
from ui.choices import MOST, PAGE, here, how_many, link
from ui.data import catalogue
from ui.hops import trail_address
from ui.html import show
from ui.labels import label
from ui.language import words
from ui.uses import KINDS, Use, uses

SEED_FIRST = ("seed", "parliament", "government", "agency", "research", "trade", "ngo", "press", "archive", "session")
ROWS = 100
"""How many rows of the list one page shows; the address asks for more pages as it does for cards."""


def chosen() -> Source | None:
    """The source that the address names (`bron`), if it is in the catalogue."""
    return catalogue().sources.get(st.query_params.get("bron", ""))


def seed_year() -> int:
    """The year of the newest of the first sources, those of the Doetanks; 0 when there are none."""
    return facets.seed_year(catalogue())


def all_sources() -> None:
    """The sources, so many at a time: kind, publisher, date, how far it was read, and how many records rest on it."""
    speech = words()
    asked = st.query_params.get("bron", "")
    found = sorted(catalogue().sources.values(), key=lambda item: (SEED_FIRST.index(item.kind), item.title.casefold()))
    resting, wanted = uses(), how_many("meer")
    limit = ROWS * (wanted // PAGE)
    show(
        "sources",
        unknown_id=bool(asked) and asked not in catalogue().sources,
        read=_read_counts(found, speech),
        sources=[
            _listed(source, speech) | {"uses": speech.number(len(_once(resting.get(source.id, ()))))}
            for source in found[:limit]
        ],
        more=here(meer=str(wanted + PAGE)) + "#bronnen" if limit < len(found) and wanted < MOST else "",
        left=max(0, len(found) - limit),
    )


def _read_counts(found: Sequence[Source], speech: Words) -> str:
    """How many sources were read how far: "4 helemaal gelezen, 30 alleen het begin gelezen"."""
    counts = [
        f"{speech.number(number)} {label('read', read, speech)}"
        for read in ("full", "opening", "title", "not-read")
        if (number := sum(source.read == read for source in found))
    ]
    return speech.list(counts)


def _listed(source: Source, speech: Words) -> dict[str, Any]:
    return {
        "title": source.title,
        "address": link("methode", bron=source.id),
        "kind": label("source", source.kind, speech),
        "publisher": source.publisher,
        "date": speech.dated(source.date) if source.date else speech.say(nl="datum onbekend", en="date unknown"),
        "read": label("read", source.read, speech),
        "url": external(source.url),
    }


def external(url: str | None) -> str:
    """The address of a page outside, for a link; empty when it is not an ordinary web address."""
    return url if url and url.startswith(("https://", "http://")) else ""


def one_source(source: Source) -> None:
    """One source: about it, every paragraph with its facts and what rests on it, and all that rests on it."""
    speech = words()
    resting = uses().get(source.id, ())
    paragraphs = _paragraphs(source, resting, speech)
    asked = st.query_params.get("alinea", "")
    show(
        "source",
        source=_about(source, speech),
        trail=trail_address("source", source.id),
        back=here(bron=None, alinea=None) + "#bronnen",
        paragraphs=paragraphs,
        missing=asked if asked and asked not in {item["number"] for item in paragraphs} else "",
        kinds=_by_kind(_once(resting), speech),
        total=len(_once(resting)),
    )


def _about(source: Source, speech: Words) -> dict[str, str]:
    return {
        **_listed(source, speech),
        "date_note": speech.text(source.date_note),
        "note": speech.text(source.note),
        "limit": _limit(source, speech),
    }


def _limit(source: Source, speech: Words) -> str:
    """What may be said on the ground of a source that was read this far."""
    say = speech.say
    return {
        "full": say(nl="De hele tekst is gelezen.", en="The whole text was read."),
        "opening": say(
            nl="Alleen het begin is gelezen. Wat verderop staat, kan hier ontbreken.",
            en="Only the opening was read. What stands further on may be missing here.",
        ),
        "title": say(
            nl="Alleen de titel is gelezen. Daar rust dus maar weinig op.",
            en="Only the title was read. So little can rest on it.",
        ),
        "not-read": say(
            nl="De tekst zelf is niet gelezen. Er rust dus geen oordeel op.",
            en="The text itself was not read. So no judgement rests on it.",
        ),
    }[source.read]


def _paragraphs(source: Source, resting: Sequence[Use], speech: Words) -> list[dict[str, Any]]:
    """Every paragraph that a fact or a record names, in order, with the one of the address marked."""
    facts: dict[int, list[Fact]] = {}
    for fact in catalogue().facts.values():
        name, number = paragraph(fact.source)
        if name == source.id and number:
            facts.setdefault(number, []).append(fact)
    named = {use.paragraph for use in resting if use.paragraph}
    asked = st.query_params.get("alinea", "")
    return [
        {
            "number": str(number),
            "marked": str(number) == asked,
            "facts": [_fact(fact, speech) for fact in facts.get(number, [])],
            "kinds": _by_kind(_once(use for use in resting if use.paragraph == number), speech),
        }
        for number in sorted(facts.keys() | named)
    ]


def _fact(fact: Fact, speech: Words) -> dict[str, str]:
    doubt = {
        "stated": "",
        "ambiguous": speech.say(nl="niet eenduidig", en="ambiguous"),
        "inferred": speech.say(nl="afgeleid", en="inferred"),
    }[fact.certain]
    return {"id": fact.id, "text": speech.text(fact.text), "note": speech.text(fact.note), "doubt": doubt}


def _once(found: Any) -> list[Use]:
    """Each record once, whichever paragraphs it names."""
    return list({use._replace(paragraph=None): use for use in found}.values())


def _by_kind(found: Sequence[Use], speech: Words) -> list[dict[str, Any]]:
    return [
        {
            "kind": speech.say(nl=nl, en=en),
            "uses": [{"text": use.text, "address": address(use)} for use in found if use.kind == kind],
        }
        for kind, (nl, en) in KINDS.items()
        if any(use.kind == kind for use in found)
    ]


def address(use: Use) -> str:
    """The address of what rests on a source, with the kept choices of this visit."""
    return link(use.page, **dict(use.keys)) + (f"#{use.anchor}" if use.anchor else "")
