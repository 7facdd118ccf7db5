"""Putting a presentation together: which slides and questions, in which order; and the way to begin."""

import streamlit as st

from ui import agenda_offers, agenda_page, agenda_saved
from ui.data import edition

edition()
agenda_page.opening()
agenda_page.choices()
order, more = st.columns([3, 2], gap="large")
with order:
    agenda_page.listing()
with more:
    agenda_offers.offers()
agenda_saved.keeping()
agenda_saved.loading()
