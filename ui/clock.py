"""The clock of who looks: moments and days in the time zone of their browser; where that is not known, in the server's."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from lessons.words import Words


def moment(seconds: float, speech: Words) -> str:
    """Seconds since 1970 as they stand on that clock: "22 november 2026, 14:05"."""
    at = datetime.fromtimestamp(seconds, zone())
    return f"{speech.date(at.date())}, {at:%H:%M}"


def day(seconds: float) -> date:
    """The day it then was there."""
    return datetime.fromtimestamp(seconds, zone()).date()


def safe_day(seconds: float, speech: Words) -> str:
    """The day that it then surely is, or a later one, wherever one looks: for who tells a day to many, whose zone is not known."""
    return speech.date(datetime.fromtimestamp(seconds, timezone(timedelta(hours=-12))).date())


def zone() -> tzinfo | None:
    """The time zone of this visitor's browser; None for the one of the server."""
    try:
        return ZoneInfo(st.context.timezone) if st.context.timezone else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
