"""One lesson, which the address names (`les`): all that is known of it."""

from __future__ import annotations

import streamlit as st

from ui.choices import here, link
from ui.data import frames
from ui.html import show
from ui.language import words
from ui.lesson_cards import cards, trail


def one() -> None:
    """The lesson that the address names (`les`), with its whole trail; a name that does not exist is told."""
    asked = st.query_params.get("les", "")
    if not asked:
        return
    speech, lessons = words(), frames().lessons
    row = lessons[lessons["id"] == asked]
    show(
        "lesson",
        all=here(les=None),
        missing=asked[:80] if row.empty else "",
        card=None if row.empty else cards(row, speech)[0],
        before=trail(asked, speech),
        network=link("netwerk"),
    )
