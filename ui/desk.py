"""The coach's desk (`/sessie`): open a session, or steer the one that this browser holds the secret of."""

from __future__ import annotations

import streamlit as st

from lessons.room import Session, UnknownError
from lessons.store import StoreError
from ui import desk_live, desk_opening
from ui.html import show
from ui.rooms import rooms

COOKIE = "coach"
"""The cookie with the coach's secret; only `/s/KEY` sets it."""


def show_desk() -> None:
    """The desk of the session of this browser; without one, the form that opens one."""
    try:
        session = own_session()
        if session is None:
            desk_opening.show_opening(lost=bool(secret()))
        else:
            desk_live.show_session(session)
    except StoreError:
        show("desk_down")


def secret() -> str:
    """The coach's secret that this browser holds; empty without one."""
    found = st.context.cookies.get(COOKIE, "")
    return found if isinstance(found, str) else ""


def own_session() -> Session | None:
    """The session that this browser may steer."""
    key = secret()
    try:
        return rooms().of_key(key) if key else None
    except UnknownError:
        return None
