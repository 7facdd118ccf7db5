"""Two to four organisations side by side, or one against a group."""

import streamlit as st

from ui import compare, evidence, group
from ui.choices import as_of, purpose
from ui.data import edition, readiness

edition()
with st.container(key="bar", horizontal=True, vertical_alignment="bottom", gap="large"):
    goal = purpose()
    day = as_of()
seen = readiness(day)
chosen = group.choose(seen)

if chosen.grouping:
    group.against(seen, chosen, goal)
else:
    compare.relation(seen, chosen.organisations)
    compare.side_by_side(seen, chosen.organisations, goal)
    compare.picture(seen, chosen.organisations, goal)
    compare.offers(seen, chosen.organisations, goal)
    compare.downloads(seen, chosen.organisations, goal)
evidence.drawer(seen)
