"""The live sessions of this process: where they are kept, for how long, and who may open one."""

from __future__ import annotations

import logging
import os
from functools import cache

from lessons.sessions import DAYS, HOURS, Sessions
from lessons.store import Store, StoreError, address

_log = logging.getLogger("doetank")

BEGIN = "begin"
"""Stands where else a question is named, for the slide before the questions: the room comes in."""


@cache
def _kept_at(where: str) -> Sessions:
    return Sessions(Store(where))


def rooms() -> Sessions:
    """The sessions of this process."""
    return _kept_at(address())


def purge() -> None:
    """Take away the sessions that are kept no longer; a database that does not answer is logged, and asked next time."""
    try:
        count = rooms().purge()
    except StoreError as error:
        _log.warning("old sessions were not taken away: %s", error)
    else:
        if count:
            _log.info("%d old sessions taken away", count)


def _setting(name: str, usual: int, most: int) -> int:
    written = os.environ.get(name, "").strip()
    return min(int(written), most) if written.isdecimal() and len(written) < 6 and int(written) else usual


def hours() -> int:
    """How many hours people can join a session: the setting LESSONS_SESSION_HOURS, at most a week."""
    return _setting("LESSONS_SESSION_HOURS", HOURS, 168)


def days() -> int:
    """How many days a session is kept: the setting LESSONS_SESSION_DAYS, at most a year."""
    return _setting("LESSONS_SESSION_DAYS", DAYS, 365)
