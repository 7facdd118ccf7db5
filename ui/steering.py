"""Who steers a session: the coach's cookie, how it ends, and whose a session is that a page names by its code.

The cookie is the secret key, a dot, and a ticket of this browser. Streamlit reads cookies when its websocket opens, and a tab
keeps that for as long as it is open; so the store remembers which cookies were let go of: they steer nothing any more, in no
tab, in no process of the server, and not after a restart either.
"""

from __future__ import annotations

import secrets

import streamlit as st

from lessons.room import Session, UnknownError, hashed
from lessons.store import StoreError
from lessons.words import Words
from ui import left_keys
from ui.limits import WaitError, session_of
from ui.rooms import rooms

COOKIE = "coach"
"""The cookie with the coach's secret; only `/s` sets it."""
DAYS = 30
"""So many days a browser keeps it."""


def cookie_for(key: str) -> str:
    """The cookie for a browser that begins to steer with this key."""
    return f"{key}.{secrets.token_urlsafe(9)}"


def end(cookie: str) -> None:
    """From now on this cookie steers nothing, in whatever tab."""
    if steered(cookie) is not None:
        rooms().let_go(_key_in(cookie), cookie)


def steered(cookie: str) -> Session | None:
    """The session that this cookie steers, or this key; none where steering with it ended."""
    found = _found(cookie)
    return None if found is None or hashed(cookie) in found.ended else found


def _found(cookie: str) -> Session | None:
    try:
        return rooms().of_key(_key_in(cookie)) if cookie else None
    except UnknownError:
        return None


def _key_in(cookie: str) -> str:
    return cookie.partition(".")[0]


# --- in the pages of Streamlit --------------------------------------------------------------------------------------------


def secret() -> str:
    """The coach's cookie of this browser; empty without one."""
    found = st.context.cookies.get(COOKIE, "")
    return found if isinstance(found, str) else ""


def is_lost() -> bool:
    """Whether this browser has a cookie of a session that is no longer there."""
    return bool(secret()) and _found(secret()) is None


def own_session() -> Session | None:
    """The session that this browser may steer."""
    return steered(secret())


def steers(session: str) -> bool:
    """Whether this browser may steer the session with this id, now."""
    own = own_session()
    return own is not None and own.id == session


def address() -> str:
    """Where this visitor is; nothing on the machine of the server itself."""
    found = st.context.ip_address
    return found if isinstance(found, str) else ""


def named(code: str) -> Session:
    """The session with this join code, for a page. Raises UnknownError, WaitError, StoreError.

    A code that was wrong at the beginning of this page is not asked for, and not counted, a second time.
    """
    if code == st.query_params.get("sessie") and not left_keys.is_named("sessie"):
        raise UnknownError("session")
    return session_of(code, address(), lambda found: steers(found.id) or _takes_part(found))


def is_gone(code: str) -> bool:
    """Whether there is surely no session with this join code (any more)."""
    try:
        named(code)
    except UnknownError:
        return True
    except (WaitError, StoreError):
        return False
    return False


def is_open(code: str) -> bool:
    """Whether the session with this join code is there, and still open."""
    try:
        return not named(code).closed
    except (UnknownError, WaitError, StoreError):
        return False


def waiting(speech: Words) -> str:
    """What is said to who tried too many codes."""
    return speech.say(
        nl="Er zijn te veel verkeerde codes geprobeerd. Wacht tien minuten.",
        en="Too many wrong codes were tried. Wait ten minutes.",
    )


def _takes_part(session: Session) -> bool:
    voter = st.context.cookies.get(f"stem-{session.code}", "")
    return isinstance(voter, str) and bool(voter) and rooms().joined(session.id, voter) is not None
