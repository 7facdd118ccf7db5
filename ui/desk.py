"""The coach's desk (`/sessie`): open a session, or steer the one that this browser holds the secret of."""

from __future__ import annotations

from contextlib import suppress

import streamlit as st

from lessons.store import StoreError
from ui import desk_live, desk_opening, left_keys, steering
from ui.choices import put_along
from ui.html import show


def leave_session() -> None:
    """A session of the address that is not there (any more) goes along to no page."""
    code = st.query_params.get("sessie", "")
    if code and steering.is_gone(code):
        left_keys.leave_behind("sessie")


def keep_session() -> None:
    """From the desk the session goes along to the deck and the handouts, with the plan it was opened with."""
    with suppress(StoreError):
        session = steering.own_session()
        if session is not None:
            put_along(desk_live.plan_keys(session))


def show_desk() -> None:
    """The desk of the session of this browser; without one, the form that opens one."""
    try:
        session = steering.own_session()
        if session is None:
            desk_opening.show_opening(lost=steering.is_lost())
        else:
            desk_live.show_session(session)
    except StoreError:
        show("desk_down")
