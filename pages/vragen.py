"""Open questions: what is not known, in the order that settles most, by question or by organisation."""

import streamlit as st

from ui import evidence, lineup, questions
from ui.choices import as_of, purpose
from ui.data import edition, readiness
from ui.figures import colophon

edition()
with st.container(key="bar", horizontal=True, vertical_alignment="bottom", gap="large"):
    chosen = purpose()
    day = as_of()
    seen = lineup.bar(readiness(day))
lineup.anybody(seen)

asked = questions.report(seen, chosen)
questions.headline(asked)
questions.choose()
questions.questions(asked)
questions.downloads(asked)
colophon(asked.seen)
evidence.drawer(seen)
