"""Conditions: what each organisation meets, lacks and does not know for a purpose, and what would change if it were known."""

import streamlit as st

from ui import conditions, evidence, lineup, supposing
from ui.choices import as_of, purpose
from ui.data import edition, readiness
from ui.figures import colophon

edition()
with st.container(key="bar", horizontal=True, vertical_alignment="bottom", gap="large"):
    chosen = purpose()
    day = as_of()
    found = lineup.bar(readiness(day))
lineup.anybody(found)
seen = supposing.suppose(found, chosen)

supposing.banner(seen)
conditions.headline(seen, chosen)
conditions.overview(seen, chosen)
supposing.suggested(seen, chosen)
conditions.table(seen, chosen)
conditions.downloads(seen, chosen)
colophon(seen.readiness)
evidence.drawer(seen.readiness)
