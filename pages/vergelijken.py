"""Two to four organisations side by side."""

import streamlit as st

from ui import compare, evidence, overview
from ui.about import about
from ui.choices import as_of, purpose
from ui.data import edition, readiness
from ui.figures import colophon, take_away

edition()
with st.container(key="bar", horizontal=True, vertical_alignment="bottom", gap="large"):
    goal = purpose()
    day = as_of()
seen = readiness(day)
chosen = compare.choose(seen)

compare.relations(seen, chosen)
compare.side_by_side(seen, chosen, goal)
compare.picture(seen, chosen, goal)
compare.offers(seen, chosen, goal)
take_away(overview.frame(seen, chosen), about(seen, goal), "vergelijking")
colophon(seen, chosen)
evidence.drawer(seen)
