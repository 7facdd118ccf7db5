"""Trend: how readiness went through time, looked at from any date."""

import streamlit as st

from ui import evidence, lineup, progress
from ui.choices import purpose
from ui.data import edition, readiness
from ui.figures import colophon

edition()
with st.container(key="bar", horizontal=True, vertical_alignment="bottom", gap="large"):
    goal = purpose()
    dimension = progress.dimension()
seen = lineup.bar(readiness(progress.day()))

progress.headline(seen, goal)
if seen.organisations:
    progress.outcomes(seen, goal)
    progress.standings(seen, dimension)
    progress.lanes(seen, dimension)
colophon(seen, [item.id for item in seen.organisations])
evidence.drawer(seen)
