"""What can be taken away: a summary on one page, slides, results; with a session also what the room said."""

import streamlit as st

from ui import takeaway
from ui.choices import as_of, on_paper, purpose
from ui.data import edition

edition()
if not on_paper():
    takeaway.opening()
    with st.container(key="bar", horizontal=True, vertical_alignment="bottom", gap="large"):
        purpose()
        as_of()
    takeaway.files()
takeaway.sheet()
