"""One organisation, whole."""

import streamlit as st

from ui import aims, evidence, onward, organisation, trend
from ui.choices import as_of, purpose
from ui.data import edition, readiness
from ui.figures import colophon

edition()
with st.container(key="bar", horizontal=True, vertical_alignment="bottom", gap="large"):
    goal = purpose()
    day = as_of()
    chosen = organisation.choose()
seen = readiness(day)

organisation.profile(seen, chosen, goal)
if chosen.judged:
    organisation.verdicts(seen, chosen)
    aims.own_targets(seen, chosen)
    trend.history(seen, chosen.id)
    onward.onward(seen, chosen)
organisation.own_story(chosen)
if chosen.judged:
    colophon(seen, [chosen.id])
evidence.drawer(seen)
