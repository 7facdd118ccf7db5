"""Take away what the room saw."""

from __future__ import annotations

import streamlit as st

from ui.language import words


def show_takeaway() -> None:
    """The page."""
    st.title(words().say(nl="Neem mee wat de zaal zag", en="Take away what the room saw"))
