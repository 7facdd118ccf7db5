"""Overview: who is ready for what, how sure, what is unknown, what changed, what to ask first."""

import streamlit as st

from ui import evidence, lineup, matrix, overview
from ui.choices import as_of, purpose
from ui.data import edition, readiness
from ui.figures import colophon
from ui.since import since

edition()
with st.container(key="bar", horizontal=True, vertical_alignment="bottom", gap="large"):
    chosen = purpose()
    day = as_of()
    before = since(day)
    seen = lineup.bar(readiness(day))
lineup.anybody(seen)

overview.headline(seen, chosen, readiness(before))
matrix.matrix(seen, chosen)
overview.downloads(seen, chosen)
colophon(seen, [item.id for item in seen.organisations])
overview.actions(seen, chosen)
evidence.drawer(seen)
