"""The bare page that ours are measured against: a heat map, a table and four select boxes, and nothing to work out."""

import gc

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import streamlit as st

ORGANISATIONS, DIMENSIONS = 300, 9


@st.cache_resource
def held() -> pd.DataFrame:
    """Invented levels, made once; then what is in memory is passed over by later collections, as in our own server."""
    levels = np.random.default_rng(1).integers(0, 5, (ORGANISATIONS, DIMENSIONS))
    gc.collect()
    gc.freeze()
    return pd.DataFrame(levels, columns=[f"dimension {number}" for number in range(DIMENSIONS)])


rows = held()
st.title("Bare")
for number in range(4):
    st.selectbox(f"Choice {number}", range(10), key=f"choice-{number}")
st.plotly_chart(go.Figure(go.Heatmap(z=rows.to_numpy(), x=list(rows.columns), y=list(rows.index))))
st.dataframe(rows)
