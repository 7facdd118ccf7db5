"""Who steers a session: the coach's cookie, how it ends, and whose a session is that a page names by its code.

The cookie is the secret key, a dot, and a ticket of this browser. Streamlit reads cookies when its websocket opens, and a tab
keeps that for as long as it is open; so a cookie that was let go of is remembered here, and steers nothing any more.
"""

from __future__ import annotations

import secrets

import streamlit as st

from lessons.room import Session, UnknownError
from lessons.words import Words
from ui.limits import Times, session_of
from ui.rooms import rooms

COOKIE = "coach"
"""The cookie with the coach's secret; only `/s` sets it."""
DAYS = 30
"""So many days a browser keeps it."""
ENDED = Times(1, DAYS * 86_400.0)
"""The cookies that were let go of, as hashes."""


def cookie_for(key: str) -> str:
    """The cookie for a browser that begins to steer with this key."""
    return f"{key}.{secrets.token_urlsafe(9)}"


def key_in(cookie: str) -> str:
    """The key in a cookie; nothing where steering with it ended."""
    return "" if not cookie or ENDED.has(cookie, cookie) else cookie.partition(".")[0]


def end(cookie: str) -> None:
    """From now on this cookie steers nothing, in whatever tab."""
    if cookie:
        ENDED.add(cookie, cookie)


def steered(key: str) -> Session | None:
    """The session that this key steers."""
    try:
        return rooms().of_key(key) if key else None
    except UnknownError:
        return None


# --- in the pages of Streamlit --------------------------------------------------------------------------------------------


def secret() -> str:
    """The coach's secret that this browser holds; empty without one."""
    found = st.context.cookies.get(COOKIE, "")
    return key_in(found) if isinstance(found, str) else ""


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
    """The session with this join code, for a page. Raises UnknownError, WaitError, StoreError."""
    return session_of(code, address(), lambda found: steers(found.id) or _takes_part(found))


def waiting(speech: Words) -> str:
    """What is said to who tried too many codes."""
    return speech.say(
        nl="Er zijn te veel verkeerde codes geprobeerd. Wacht tien minuten.",
        en="Too many wrong codes were tried. Wait ten minutes.",
    )


def _takes_part(session: Session) -> bool:
    voter = st.context.cookies.get(f"stem-{session.code}", "")
    return isinstance(voter, str) and bool(voter) and rooms().joined(session.id, voter) is not None
