"""Opening a session: what it will ask, its title, and the one link that steers it."""

from __future__ import annotations

import os
import secrets
from importlib.util import find_spec
from typing import Any
from urllib.parse import urlsplit

import streamlit as st

from lessons.agenda_proposal import first_questions
from lessons.ballots import questions
from lessons.room import Plan
from lessons.store import StoreError
from ui import agenda_keys, limits, room_parts, steering
from ui.agenda_keys import LONGEST_TITLE, Presentation, presentation
from ui.choices import date_as_written, here, link
from ui.data import catalogue
from ui.html import show
from ui.language import language, words
from ui.rooms import days, hours, rooms

OPENED = "opened-session"
"""Where the secret key of a session that was opened just now is kept, until the coach goes on."""
TITLE = "session-title"


def show_opening(lost: bool) -> None:
    """What a session is and what this one will ask; after opening, its secret link. `lost`: the one before is gone."""
    if key := st.session_state.get(OPENED):
        show("desk_key", address=f"{home()}/s/{key}", key=key, hours=hours(), days=days())
        return
    made = presentation()
    asked = questions(made.items, catalogue())
    seen = room_parts.Seen(words(), catalogue(), agenda_keys.seen(made))
    show(
        "desk_opening",
        lost=lost,
        questions=[room_parts.question(question, seen) for question in asked],
        agenda=link("agenda"),
        usual=None if asked else _usual(made),
    )
    if not asked:
        return
    if not may_open():
        show("desk_login", possible=login_works())
        if login_works():
            st.button(words().say(nl="Log in", en="Log in"), key="log-in", type="primary", on_click=st.login)
        return
    _form(made)


def _form(made: Presentation) -> None:
    say = words().say
    with st.form("open-session", border=False):
        st.text_input(
            say(nl="Naam van de sessie", en="Name of the session"),
            value=made.title,
            key=TITLE,
            max_chars=LONGEST_TITLE,
            placeholder=say(nl="Bijvoorbeeld: Netwerkdag", en="For example: Network day"),
            help=None,
        )
        st.form_submit_button(say(nl="Open de sessie", en="Open the session"), type="primary", on_click=open_session)
    if failed := st.session_state.get("opening-failed"):
        show(failed)


def open_session() -> None:
    """Open the session that the address asks for. Pressed twice it is one session."""
    if st.session_state.get(OPENED) or not may_open():
        return
    if not login_asked() and not limits.OPENED.add(secrets.token_hex(8), steering.address()):
        st.session_state["opening-failed"] = "desk_often"
        return
    made = presentation()
    asked = questions(made.items, catalogue())
    title = agenda_keys.title_of(st.session_state.get(TITLE, "")) or _usual_title()
    try:
        _, key = rooms().open(title, language(), plan(made), asked, hours(), days())
    except StoreError:
        st.session_state["opening-failed"] = "desk_down"
        return
    st.session_state.pop("opening-failed", None)
    st.session_state[OPENED] = key


def _usual_title() -> str:
    return words().say(nl="Sessie", en="Session")


def plan(made: Presentation) -> Plan:
    """What the deck and the results of the session are made with, whatever the address says later."""
    edition = catalogue().edition
    return Plan(
        purpose=made.purpose,
        as_of=date_as_written() or made.as_of.isoformat(),
        organisations=made.organisations,
        themes=made.themes,
        agenda=agenda_keys.items_written(made.items),
        version=catalogue().fingerprint,
        edition=edition.id if edition else "",
        names_hidden=made.names_hidden,
    )


def _usual(made: Presentation) -> dict[str, Any]:
    """The way to a session on the first questions that are proposed: the same page with them on its agenda."""
    first = first_questions(agenda_keys.seen(made), made.purpose, made.themes, catalogue())
    return {"link": here(agenda=agenda_keys.items_written((*made.items, *first))), "number": len(first)}


def home() -> str:
    """The address of this server as the coach sees it: "https://lessen.example.nl"."""
    parts = urlsplit(st.context.url or "")
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


# --- who may open a session -------------------------------------------------------------------------------------------------


def may_open() -> bool:
    """Everybody; with the setting LESSONS_COACH_LOGIN=1 only who logged in with the provider of `.streamlit/secrets.toml`."""
    return not login_asked() or (login_works() and logged_in())


def login_asked() -> bool:
    """Whether who opens a session must have logged in."""
    return os.environ.get("LESSONS_COACH_LOGIN", "").strip() == "1"


def login_works() -> bool:
    """Whether a provider is set up, and what talks to it is installed."""
    return find_spec("authlib") is not None and st.secrets.load_if_toml_exists() and "auth" in st.secrets


def logged_in() -> bool:
    """Whether this visitor logged in."""
    user: Any = st.user
    return bool(user.get("is_logged_in", False))
