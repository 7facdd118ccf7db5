"""Put your presentation together."""

from __future__ import annotations

import streamlit as st

from ui.language import words


def show_agenda() -> None:
    """The page."""
    st.title(words().say(nl="Stel uw presentatie samen", en="Put your presentation together"))
