"""Trend: how readiness went through time, looked at from any date."""

import streamlit as st

from ui import evidence, lineup, progress
from ui.changes import changes_list
from ui.choices import purpose
from ui.data import edition, readiness
from ui.figures import colophon
from ui.since import since

edition()
bar = st.container(key="bar", horizontal=True, vertical_alignment="bottom", gap="large")
day = progress.day()
with bar:
    goal = purpose()
    before = since(day)
    dimension = progress.dimension()
    seen = lineup.bar(readiness(day))
lineup.anybody(seen)

progress.headline(seen, goal)
if seen.organisations:
    progress.outcomes(seen, goal)
    progress.standings(seen, dimension)
    progress.lanes(seen, dimension)
    changes_list(seen, readiness(before), goal, dimension)
colophon(seen, [item.id for item in seen.organisations])
evidence.drawer(seen)
