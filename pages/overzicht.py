"""Overview: who is ready for what, how sure, what is unknown, what to ask first."""

import streamlit as st

from ui import evidence, matrix, overview
from ui.choices import as_of, purpose
from ui.data import edition, readiness
from ui.figures import colophon

edition()
with st.container(key="bar", horizontal=True, vertical_alignment="bottom", gap="large"):
    chosen = purpose()
    day = as_of()
seen = readiness(day)

overview.headline(seen, chosen)
matrix.matrix(seen, chosen)
overview.downloads(seen, chosen)
colophon(seen)
overview.actions(seen, chosen)
evidence.drawer(seen)
