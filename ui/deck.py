"""The deck a coach presents: all slides are in the page, and a script turns them without the server (ui/look/deck.js).

The slide and the step stand in the address (`dia`, `stap`), so that each is a link. `rol=coach` is the second window of
the coach; `sessie` names a live session by its join code, whose questions are then live on the slides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any

import streamlit as st

from lessons.agenda import Item
from lessons.deck import Choice, Lead, Slide, slides
from lessons.deck_names import Names
from lessons.readiness import Readiness
from lessons.room import Session, UnknownError
from lessons.store import StoreError
from lessons.words import Words
from ui import agenda_keys, left_keys, paper, steering
from ui.agenda_keys import Presentation
from ui.choices import date_as_written, here, link, on_paper
from ui.data import catalogue, readiness, version_of, version_shown
from ui.html import show
from ui.language import words
from ui.limits import WaitError
from ui.rooms import BEGIN

COACH = "coach"
COLOURS = ("licht", "donker")
_ENTRANCE = Item("question", BEGIN)
"""What the slide before the questions comes from; no agenda names it."""
FEW = 3
"""So many organisations or themes are named at the foot; more are counted."""
_PAGES = {"experiment": "experimenten", "obstacles": "obstakels", "concepts": "concepten", "assignment": "netwerk"}
"""Where the whole of a slide can be read, by the kind of its item; elsewhere it is the page that goes with the question."""


def present() -> None:
    """The deck of the address, with what turns it; or all slides for paper; or the window of the coach."""
    made, speech = agenda_keys.presentation(), words()
    session, problem = _session(speech)
    if session and session.plan.names_hidden:
        made = replace(made, names_hidden=True)
    found = _slides(made, session, speech)
    if session and not session.closed:
        found = (_entrance(session, _told(session.title, made, speech), speech), *found)
    if on_paper():
        paper.by_itself()
    place, step = current(found)
    show(
        "deck",
        slides=[_shown(slide, number, speech) for number, slide in enumerate(found, 1)],
        place=place,
        step=step,
        coach=st.query_params.get("rol") == COACH,
        hidden=made.names_hidden,
        paper=on_paper(),
        code=session.code if session else "",
        deck=_name(made, session, speech),
        colour=next((one for one in COLOURS if st.query_params.get("kleur") == one), ""),
        clock=st.query_params.get("klok") == "aan",
        minutes=made.minutes if agenda_keys.MINUTES in st.query_params else 0,
        title=_told(made.title, made, speech) or speech.say(nl="Doetank-lessen", en="Doetank lessons"),
        about=_about(made, speech),
        problem=problem,
        gone="sessie" in st.query_params and not left_keys.is_named("sessie"),
        ways=_ways(),
    )


def _told(title: str, made: Presentation, speech: Words) -> str:
    """A title as the coach wrote it; where names are hidden with letters for those in it."""
    return Names(catalogue(), speech, made.organisations).typed(title) if made.names_hidden else title


def current(found: Sequence[Slide]) -> tuple[int, int]:
    """The slide and the step that the address names, from 1 and from 0; the nearest ones that exist."""
    place = min(max(_number("dia", 1), 1), max(1, len(found)))
    return place, min(_number("stap", 0), found[place - 1].steps if found else 0)


def _number(key: str, usual: int) -> int:
    asked = st.query_params.get(key, "")
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 6 else usual


def _slides(made: Presentation, session: Session | None, speech: Words) -> tuple[Slide, ...]:
    """The slides, made once per version of the data and choice."""
    asked = tuple(one.question for one in session.asked) if session else None
    choice = Choice(made.items, made.organisations, made.themes, made.names_hidden, asked)
    seen: Readiness = readiness(made.as_of)
    key = (made.as_of, made.purpose, choice, speech.language)
    return version_shown().once("deck", key, lambda: slides(seen, made.purpose, choice, speech))


# --- the live session -------------------------------------------------------------------------------------------------


def _session(speech: Words) -> tuple[Session | None, str]:
    """The session that the address names, or why there is none: a deck goes on without it."""
    code = st.query_params.get("sessie", "")
    if not code or on_paper():
        return None, ""
    try:
        return steering.named(code), ""
    except WaitError:
        return None, steering.waiting(speech)
    except (UnknownError, StoreError):
        return None, speech.say(nl="Deze sessie is er niet (meer).", en="This session is not there (any more).")


def _entrance(session: Session, title: str, speech: Words) -> Slide:
    """The first slide of a live session: how the room comes in (`ui/room_screen.py` puts the QR and the number in it)."""
    say = speech.say
    return Slide(
        "ask",
        _ENTRANCE,
        title,
        say(nl="Doe mee", en="Join in"),
        (Lead(say(nl="De code is {c}.", en="The code is {c}.", c=session.code)),),
        prompts=(
            say(
                nl="Pak uw telefoon en scan de code, of typ de link.", en="Take your phone and scan, or type the link."
            ),
            say(
                nl="Kies uw rol en uw organisatie. Uw naam vragen wij niet.",
                en="Choose your role and organisation. We do not ask your name.",
            ),
        ),
    )


# --- what stands around the slides ------------------------------------------------------------------------------------


def _shown(slide: Slide, number: int, speech: Words) -> dict[str, Any]:
    """A slide with its place, its own link, and where the whole of it stands."""
    return {
        "it": slide,
        "live": slide.question.id if slide.question else BEGIN if slide.item is _ENTRANCE else "",
        "number": number,
        "address": here(dia=str(number), stap=None, rol=None, beeld=None),
        "whole": _whole(slide.item),
        "long": len(slide.title) > LARGE,
        "parts": [(type(part).__name__, part) for part in slide.parts],
        "sources": "; ".join(slide.sources),
    }


LARGE = 64


def _whole(item: Item) -> str:
    if item.kind == "experiment":
        return link("experimenten", experiment=item.subject)
    return link(_PAGES.get(item.kind, "vragen" if item.kind == "unknown" else ""))


def _name(made: Presentation, session: Session | None, speech: Words) -> str:
    """A name for this very deck: two windows that show the same one turn together."""
    seen = readiness(made.as_of)
    told = (version_of(seen), made, (session.code, session.closed) if session else "", speech.language)
    return sha256(repr(told).encode("utf-8", "replace")).hexdigest()[:16]


def _about(made: Presentation, speech: Words) -> list[str]:
    """What the deck speaks of: the purpose, the date, the organisations and the themes."""
    say = speech.say
    seen = readiness(made.as_of)
    goal, day = speech.text(seen.purpose(made.purpose).label), speech.date(date_as_written())
    names = [agenda_keys.name_on_slide(made, one, speech) for one in made.organisations]
    themes = [speech.text(catalogue().themes[one].label) for one in made.themes]
    counted = speech.count(len(names), nl=("organisatie", "organisaties"), en=("organisation", "organisations"))
    on = speech.count(len(themes), nl=("thema", "thema's"), en=("theme", "themes"))
    return [
        say(nl=f"Klaar voor: {goal}", en=f"Ready for: {goal}"),
        say(nl=f"peildatum {day}", en=f"as of {day}"),
        (speech.list(sorted(names)) if len(names) <= FEW else counted)
        if names
        else say(nl="alle organisaties", en="all organisations"),
        (speech.list(themes) if len(themes) <= FEW else on) if themes else say(nl="alle thema's", en="all themes"),
    ]


def _ways() -> dict[str, str]:
    """Where one can go from here."""
    return {
        "agenda": link("agenda"),
        "session": link("sessie"),
        "stop": link("sessie" if left_keys.is_named("sessie") else "agenda"),
        "coach": here(rol=COACH, dia=None, stap=None),
        "room": here(rol=None, dia=None, stap=None),
        "paper": here(beeld="afdruk", dia=None, stap=None, rol=None, sessie=None),
    }
