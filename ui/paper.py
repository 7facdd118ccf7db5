"""The print form of a page (address: `beeld=afdruk`): no navigation, all open, a head that states what it is, its sources whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date

import streamlit as st

from ui.about import source_words, stated
from ui.choices import here, on_paper, pinned
from ui.data import catalogue, problems
from ui.html import show
from ui.language import words


@dataclass
class Sheet:
    """What the parts of the page tell while it is made. `apart`: facts that differ from part to part.

    `whole`: the page itself says all that the head and the sources would.
    """

    facts: dict[str, str] = field(default_factory=dict)
    apart: set[str] = field(default_factory=set)
    sources: dict[str, None] = field(default_factory=dict)
    whole: bool = False


def tell(facts: Mapping[str, str], sources: Iterable[str]) -> None:
    """A part of the page tells what it is about and on which sources it rests; on the screen nobody asks."""
    if not on_paper():
        return
    sheet = _sheet()
    sheet.apart |= {name for name, value in facts.items() if sheet.facts.get(name, value) != value}
    sheet.facts = {**facts, **sheet.facts} if len(facts) > len(sheet.facts) else {**sheet.facts, **facts}
    sheet.sources |= dict.fromkeys(source.partition("#")[0] for source in sources)


def by_itself() -> None:
    """This page says on paper what it is and what it rests on: no head above it, no sources below."""
    _sheet().whole = True


def titled(what: str) -> str:
    """The name of this page with that of a part: "Overzicht, vakken"."""
    name = st.session_state.get("screen", "")
    return ", ".join(part for part in (name, what) if part) if what.casefold() != name.casefold() else name


@contextmanager
def printing(name: str) -> Iterator[None]:
    """The page inside stands under a head and above its sources, which are whole once it is made.

    A page that stops halfway keeps the head it began with.
    """
    st.session_state["screen"] = name
    if not on_paper():
        yield
        return
    st.session_state["sheet"] = Sheet()
    show("paper_buttons", back=here(beeld=None))
    head = st.empty()
    with head:
        _head(name)
    yield
    if _sheet().whole:
        head.empty()
        return
    with head:
        _head(name)
    _sources()


def _sheet() -> Sheet:
    found = st.session_state.setdefault("sheet", Sheet())
    assert isinstance(found, Sheet)
    return found


def _head(name: str) -> None:
    """Title, filters, purpose, dates, versions, licence and link."""
    speech = words()
    say, sheet = speech.say, _sheet()
    common = {key: value for key, value in sheet.facts.items() if key not in sheet.apart}
    facts = stated(common, name)
    link = say(nl="Link", en="Link")
    facts.pop(link)
    errors = sum(problem.severity == "error" for problem in problems())
    made = say(nl="Gemaakt op", en="Made on"), speech.date(date.today())
    show("paper_head", facts=[*facts.items(), made], link=link, address=pinned(), errors=errors)


def _sources() -> None:
    """Every source that the page rests on, whole, with its address on the web."""
    speech, known = words(), catalogue().sources
    sources = [source_words(known[name], speech) for name in _sheet().sources if name in known]
    if sources:
        show("paper_sources", sources=sources)
