"""What a visitor sees when something goes wrong in a page: a plain sentence and a number. The log has the rest."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from ui.language import words

_log = logging.getLogger("doetank")


@contextmanager
def guard() -> Iterator[None]:
    """Around a page: any exception becomes a plain sentence; `st.stop` and `st.rerun` pass."""
    try:
        yield
    except Exception as error:
        tell(error)


def tell(error: Exception) -> bool:
    """Log the error under a new number and show the visitor that number; True says that no more need be shown."""
    number = secrets.token_hex(4)
    _log.error("error %s in a page", number, exc_info=error)
    say = words().say
    st.error(
        say(
            nl="Hier ging iets mis. De rest van het dashboard werkt nog. Blijft het misgaan? Geef dan dit nummer door: {number}.",
            en="Something went wrong here. The rest of the dashboard still works. If it keeps happening, pass on this number: {number}.",
            number=number,
        )
    )
    return True
