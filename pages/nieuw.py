"""New and used: what came into the collection since a date, who used which lesson, and which wait to be used."""

import streamlit as st

from ui import news, use_log

with st.container(key="bar", horizontal=True, vertical_alignment="bottom", gap="large"):
    seen = news.looked()
news.headline(seen, use_log.since_words(seen.since))
news.themes(seen)
news.listing(seen)
use_log.noted()
use_log.waiting()
