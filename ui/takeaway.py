"""Take away what was shown (`/meenemen`): a summary on one sheet, slides to edit, all rows; with a session what the room said.

Nothing is made before it is asked for, and no more than two files at a time: other visitors do not wait for them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from threading import BoundedSemaphore
from typing import Literal

import streamlit as st

from lessons import agenda, deck, export
from lessons.agenda import Item
from lessons.deck_material import Material
from lessons.deck_names import Names
from lessons.heard import Heard, heard
from lessons.heard_names import hidden
from lessons.readiness import Readiness
from lessons.room import Plan, Session, UnknownError
from lessons.store import StoreError
from lessons.summary import summary
from lessons.summary_parts import Stated, Summary
from lessons.summary_words import labels, notes
from lessons.themed import Themed
from lessons.words import LANGUAGES, Language, Words
from ui import agenda_keys, clock, desk_live, paper, steering
from ui.about import about, evidence_of, source_lines, stated
from ui.agenda_keys import Presentation
from ui.choices import here, on_paper, pins, whole
from ui.data import catalogue, problems, version_shown
from ui.html import show
from ui.language import speaking, words
from ui.limits import WaitError
from ui.rooms import rooms
from ui.shelf import keeper
from ui.versions import Version, versions

SESSION = "sessie"
"""The key of the address that names a session by its join code."""
SOURCES = 4
"""So many sources are named on the sheet; of more it is said how many."""
AT_A_TIME = BoundedSemaphore(2)
"""So many files are made at a time."""
Kind = Literal["pdf", "pptx", "xlsx"]
MIMES: Mapping[Kind, str] = {
    "pdf": "application/pdf",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True)
class Order:
    """All that a file is made from, in one language; it holds no catalogue, so that a version can be let go of."""

    version: str
    made: Presentation
    language: Language
    stated: Stated
    about: Mapping[str, str]
    beside: export.Beside
    room: tuple[Heard, ...]
    slides: str
    """The address of the deck."""


# --- the session --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Room:
    """The session of the address and what may be told of it; `missing`: why there is none."""

    session: Session | None = None
    heard: tuple[Heard, ...] = ()
    missing: str = ""


def _room(speech: Words) -> _Room:
    """What the room of the address said."""
    code = st.query_params.get(SESSION, "")
    if not code:
        return _Room()
    try:
        session = steering.named(code)
        told = heard(
            session, lambda question, number: rooms().votes(session.id, question, number), rooms().words(session.id)
        )
    except UnknownError:
        gone = speech.say(nl="Deze sessie is er niet, of niet meer.", en="This session is not there, or no longer.")
        return _Room(missing=gone)
    except WaitError:
        return _Room(missing=steering.waiting(speech))
    except StoreError:
        return _Room(missing=speech.say(nl="De sessies zijn nu niet te lezen.", en="The sessions cannot be read now."))
    blind = speech.say(nl="In deze sessie is nog niets getoond.", en="Nothing has been shown in this session yet.")
    return _Room(session, told, "" if told else blind)


def _presented(room: _Room) -> Presentation:
    """What the address asks for; with a session its plan where the address names no agenda, and all that it asked.

    Names that the session hides stay hidden, whatever the address says.
    """
    made = agenda_keys.presentation()
    if room.session is None:
        return made
    if not made.own:
        made = _planned(made, room.session.plan)
    asked = (Item.of(one.question.item) for one in room.session.asked)
    return replace(
        made,
        items=tuple(dict.fromkeys([*made.items, *asked])),
        title=made.title or room.session.title,
        names_hidden=made.names_hidden or room.session.plan.names_hidden,
        own=True,
    )


def _planned(made: Presentation, plan: Plan) -> Presentation:
    """With the agenda, the organisations and the themes that the session was opened with, as far as they are there now."""
    held = catalogue()
    judged = [item.id for item in held.organisations.values() if item.judged and item.id in plan.organisations]
    return replace(
        made,
        items=agenda.items(plan.agenda, held) or made.items,
        organisations=made.organisations or tuple(judged),
        themes=made.themes or tuple(name for name in plan.themes if name in held.themes),
    )


# --- the page -----------------------------------------------------------------------------------------------------------


def opening() -> None:
    """What can be taken away; what is wrong with the session of the address; the way to the coach's own session."""
    room = _room(words())
    show("takeaway_head", told=[room.missing] if room.missing else [], session=_own(room))


def _own(room: _Room) -> dict[str, str] | None:
    """The session that this coach steers, where the address names none; the way to it asks for all of its plan."""
    if room.session or room.missing:
        return None
    try:
        session = steering.own_session()
    except StoreError:
        return None
    if session is None:
        return None
    return {"title": session.title or session.code, "address": desk_live.planned("meenemen", session)}


def files() -> None:
    """Each kind of file in both languages, made when it is asked for."""
    speech, room = words(), _room(words())
    show("takeaway_files", paper=here(beeld="afdruk"))
    made = _presented(room)
    orders = {language: _order(made, room, language) for language in LANGUAGES}
    places = st.columns(len(MIMES))
    for kind, (name, what), place in zip(MIMES, _kinds(speech), places, strict=True):
        with place:
            show("takeaway_kind", name=name, what=what)
            for language, order in orders.items():
                _button(kind, name, language, order, speech)


def _kinds(speech: Words) -> list[tuple[str, str]]:
    say = speech.say
    return [
        (
            say(nl="Samenvatting als PDF", en="Summary as PDF"),
            say(
                nl="Eén blad A4, ook voor wie het laat voorlezen.", en="One sheet of A4, also for who has it read out."
            ),
        ),
        (
            say(nl="Dia's als PPTX", en="Slides as PPTX"),
            say(
                nl="Tekst, tabellen en grafieken die u kunt wijzigen, met notities voor wie presenteert.",
                en="Texts, tables and charts that you can change, with notes for who presents.",
            ),
        ),
        (
            say(nl="Resultaten als XLSX", en="Results as XLSX"),
            say(
                nl="Alle rijen achter het blad, voor een rekenblad.", en="All rows behind the sheet, for a spreadsheet."
            ),
        ),
    ]


def _button(kind: Kind, name: str, language: Language, order: Order, speech: Words) -> None:
    tongue = {
        "nl": speech.say(nl="in het Nederlands", en="in Dutch"),
        "en": speech.say(nl="in het Engels", en="in English"),
    }[language]
    st.download_button(
        f"{name}, {tongue}",
        partial(_limited, kind, order),
        file_name=export.file_name(f"{date.today().isoformat()}-{order.stated.title}-{language}", kind),
        mime=MIMES[kind],
        on_click="ignore",
        key=f"file-{kind}-{language}",
    )


def sheet() -> None:
    """The summary itself: on the screen under the files, on paper alone."""
    speech, room = words(), _room(words())
    order = _order(_presented(room), room, speech.language)
    made = _summary(order, version_shown(), speech)
    errors = any(problem.severity == "error" for problem in problems())
    if on_paper():
        paper.by_itself()
    else:
        show("takeaway_preview")
    level = 1 if on_paper() else 3
    show("takeaway_sheet", it=made, label=labels(speech), notes=notes(made, speech), level=level, errors=errors)


# --- what it is about ---------------------------------------------------------------------------------------------------


def _order(made: Presentation, room: _Room, language: Language) -> Order:
    """Everything that only the page knows: facts, sources and addresses."""
    seen = agenda_keys.seen(made)
    with speaking(language) as speech:
        title = _hidden(made.title or _title(seen, made, speech), seen, made, speech)
        facts = {**about(seen, made.purpose), **_more_facts(made, room, speech)}
        told = stated(facts, title)
        link, slides = _links(made, language)
        told[speech.say(nl="Link", en="Link")] = link
        ids = [] if made.names_hidden else evidence_of(seen)
        beside = source_lines(ids, catalogue().sources, speech)
        short = Material(seen, made.purpose, deck.Choice(), speech).sources(ids, SOURCES)
    named = {speech.say(nl=nl, en=en) for nl, en in (("Titel", "Title"), ("Link", "Link"))}
    lines = tuple((name, value) for name, value in told.items() if name not in named)
    page = Stated(title, speech.date(date.today()), lines, short, link)
    return Order(catalogue().fingerprint, made, language, page, told, beside, _heard(room, seen, made, speech), slides)


def _hidden(text: str, seen: Readiness, made: Presentation, speech: Words) -> str:
    """A text that a coach wrote, with letters for the names in it where those are hidden: it is the name of the files too."""
    return _letters(seen, speech).typed(text) if made.names_hidden else text


def _heard(room: _Room, seen: Readiness, made: Presentation, speech: Words) -> tuple[Heard, ...]:
    """What the room said, with letters for the names in its questions, lessons and words where those are hidden."""
    if not made.names_hidden:
        return room.heard
    names = _letters(seen, speech)
    return tuple(hidden(item, names) for item in room.heard)


def _letters(seen: Readiness, speech: Words) -> Names:
    return Names(catalogue(), speech, tuple(item.id for item in seen.organisations))


def _title(seen: Readiness, made: Presentation, speech: Words) -> str:
    goal = speech.text(seen.purpose(made.purpose).label)
    return speech.say(nl=f"Klaar voor {goal}?", en=f"Ready for {goal}?")


def _more_facts(made: Presentation, room: _Room, speech: Words) -> dict[str, str]:
    """The themes, the session, and that names are hidden; each where it is so."""
    say, held = speech.say, catalogue().themes
    found = {}
    if made.themes:
        found[say(nl="Thema's", en="Themes")] = speech.list(speech.text(held[name].label) for name in made.themes)
    if room.session:
        day = speech.date(clock.day(room.session.opened_at))
        name = _hidden(room.session.title, agenda_keys.seen(made), made, speech)
        found[say(nl="Sessie", en="Session")] = ", ".join(part for part in (name, day) if part)
        if room.session.rehearsal:
            found[say(nl="Let op", en="Note")] = say(
                nl="proef met verzonnen deelnemers", en="rehearsal, the participants are invented"
            )
    if made.names_hidden:
        found[say(nl="Namen", en="Names")] = say(nl="verborgen", en="hidden")
    return found


def _links(made: Presentation, language: Language) -> tuple[str, str]:
    """The whole address of this page and of the deck; without ids that tell names where those are hidden.

    Never with the code of the session: who reads it while that is open could vote. What its plan gave stands in the link.
    """
    untold = dict.fromkeys((agenda_keys.ORGANISATION, agenda_keys.AGENDA, agenda_keys.TITLE), None)
    chosen = {**agenda_keys.written(made), **(untold if made.names_hidden else {}), SESSION: None}
    link = whole(**pins(catalogue()), taal=language, **chosen)
    return link, link.replace("/meenemen", "/presenteren", 1)


# --- the files, away from the page --------------------------------------------------------------------------------------


def _limited(kind: Kind, order: Order) -> bytes:
    """The file, when it is its turn."""
    makers: Mapping[Kind, Callable[[Order, Version], bytes]] = {"pdf": _pdf, "pptx": _pptx, "xlsx": _xlsx}
    with AT_A_TIME:
        version = versions().opened(order.version, keeper().archive.open)
        if version is None:
            raise LookupError("the version of the data of this page is gone")
        return makers[kind](order, version)


def _seen(order: Order, version: Version) -> Readiness:
    every = version.readiness(order.made.as_of)
    return every.narrowed(order.made.organisations) if order.made.organisations else every


def _names(order: Order, seen: Readiness, version: Version, speech: Words) -> Names | None:
    if not order.made.names_hidden:
        return None
    return Names(version.catalogue, speech, tuple(item.id for item in seen.organisations))


def _summary(order: Order, version: Version, speech: Words) -> Summary:
    seen, frames = _seen(order, version), version.frames(order.language)
    return summary(
        seen,
        order.made.purpose,
        lambda theme: version.once("themed", (order.language, theme), lambda: Themed(frames, theme)),
        order.stated,
        speech,
        order.made.themes,
        order.room,
        _names(order, seen, version, speech),
    )


def _pdf(order: Order, version: Version) -> bytes:
    from lessons.pdf import pdf  # loaded at the first file: a server that makes none does without

    speech = Words(order.language)
    return pdf(_summary(order, version, speech), speech)


def _pptx(order: Order, version: Version) -> bytes:
    from lessons.slides_file import Cover, slides_file

    speech, made = Words(order.language), order.made
    said = {item.question.item: item for item in order.room}
    asked = tuple(item.question for item in order.room) or None
    choice = deck.Choice(made.items, made.organisations, made.themes, made.names_hidden, asked)
    slides = deck.slides(version.readiness(made.as_of), made.purpose, choice, speech)
    page = _summary(order, version, speech).stated
    foot = " · ".join(value for name, value in page.facts if not value.startswith("CC "))
    live = speech.say(nl="Open de live dia's", en="Open the live slides")
    lead = speech.say(nl="Gemaakt op {day}.", en="Made on {day}.", day=page.day)
    return slides_file(slides, Cover(page.title, lead, page.facts, foot, order.slides, live), speech, said)


def _xlsx(order: Order, version: Version) -> bytes:
    from lessons.results_file import results, sheets

    speech, seen, made = Words(order.language), _seen(order, version), order.made
    names = _names(order, seen, version, speech)
    frames = version.frames(order.language)
    found = sheets(seen, made.purpose, frames, speech, made.themes, made.items, order.room, names)
    told = {name: names.hide(value) for name, value in order.about.items()} if names else order.about
    return results(found, told, order.beside, speech)
