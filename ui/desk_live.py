"""Steering a session: who joined, the question at hand with one clear next step, all questions, and what the room said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from lessons.room import Asked, Session, UnknownError
from lessons.sessions import Sessions
from lessons.store import StoreError
from ui import desk_asked, desk_close, desk_now, desk_steps, outcome_part, room_parts, steering
from ui.agenda_keys import HIDDEN
from ui.choices import link
from ui.data import VERSION, catalogue
from ui.html import show
from ui.language import words
from ui.room_parts import Seen, seen_by
from ui.rooms import rooms

EVERY = 2
"""So many seconds pass between two looks at the room."""


def show_session(session: Session) -> None:
    """The desk of this session: live while it is open; once it is closed what came out of it stands before the questions."""
    show("desk_head", title=session.title, closed=session.closed, present=planned("presenteren", session))
    outcome_part.show_outcome(session)
    if session.closed:
        show("desk_take", address=planned("meenemen", session))
    st.fragment(_live, run_every=None if session.closed else EVERY)(session.id, session.closed)
    desk_close.show_end(session, EVERY)


def planned(page: str, session: Session) -> str:
    """This page with the plan of the session, on the version of the data that it was opened with."""
    return link(page, **plan_keys(session))


def plan_keys(session: Session) -> Mapping[str, str | Sequence[str] | None]:
    """The keys of an address that ask for this session with its plan; None for a key it leaves out."""
    plan = session.plan
    moved = plan.version != catalogue().fingerprint
    return {
        "sessie": session.code,
        "agenda": plan.agenda,
        "opgave": plan.purpose,
        "peildatum": plan.as_of,
        "organisatie": plan.organisations or None,
        "thema": plan.themes or None,
        "namen": HIDDEN if plan.names_hidden else None,
        "naam": session.title,
        "versie": plan.version[:VERSION] if moved else None,
        "editie": plan.edition if moved else None,
    }


def _live(session: str, closed: bool) -> None:
    """What changes while the room votes; made again every `EVERY` seconds, without the page around it."""
    try:
        now = rooms().of_id(session)
        if now.closed != closed or not steering.steers(session):
            st.rerun()
        _questions(now, rooms())
    except UnknownError:
        st.rerun()
    except StoreError:
        show("desk_down")


def _questions(session: Session, store: Sessions) -> None:
    """The question at hand above; all of them below, in their order."""
    joined, now = store.pulse(session.id).joined, desk_now.at_hand(session)
    seen = seen_by(session, words())
    if now:
        desk_now.show_way_in(session, store, joined)
        desk_now.show_now(session, now, store, seen, joined)
    show("desk_questions", closed=session.closed)
    for asked in session.asked:
        with st.container(key=f"asked-{asked.question.id}"):
            _listed(session, asked, store, seen, joined, asked is now)


def _listed(session: Session, asked: Asked, store: Sessions, seen: Seen, joined: int, at_hand: bool) -> None:
    """A question in the list. The one at hand has only its name there: all else of it stands above."""
    told = desk_asked.state(session, asked, store, joined)
    with st.container(horizontal=True, vertical_alignment="center"):
        show("desk_row", question=room_parts.question(asked.question, seen), at_hand=at_hand, **told)
        if not session.closed and not at_hand:
            desk_steps.show_row(session, asked)
    if not at_hand:
        desk_asked.show_said(session, asked, store, seen, at_hand=False)
