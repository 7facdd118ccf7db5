"""A drawing with its title, its words for who cannot see it, its table and its downloads: one way for every chart."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from lessons import export
from lessons.readiness import Readiness
from lessons.words import Words
from ui.choices import link, pinned
from ui.citations import citations
from ui.data import catalogue
from ui.html import show
from ui.language import words

if TYPE_CHECKING:
    from lessons.charts import Drawing


_FILES: Mapping[str, tuple[Callable[[pd.DataFrame, Mapping[str, str]], bytes], str]] = {
    "csv": (export.csv, "text/csv"),
    "xlsx": (export.xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
_DATE = re.compile(r"\d{4}-\d\d(-\d\d)?")


def dark() -> bool:
    """Whether this visitor sees the dark theme."""
    return st.context.theme.type == "dark"


def drawing(drawn: Drawing, key: str, about: Mapping[str, str]) -> None:
    """The finding as title, the picture, the same numbers as a table, and the downloads."""
    say = words().say
    show("figure", drawn=drawn)
    st.plotly_chart(
        drawn.figure,
        width="stretch",
        key=key,
        theme=None,
        config={"displayModeBar": False, "responsive": True},
        alt=drawn.alt,
    )
    show("figure_source", cited=citations(drawn.sources, words()), date=drawn.date)
    with st.expander(say(nl="Als tabel", en="As a table"), key=f"table-{key}"):
        speech = words()
        rows = [
            [_shown(value, speech) for value in row] for row in drawn.table.astype("object").fillna("").values.tolist()
        ]
        show("rows", name=drawn.title, columns=list(drawn.table.columns), rows=rows)
        take_away(drawn.table, about, drawn.file_name, key=key)


def _shown(value: object, speech: Words) -> str:
    """A value of a table as a reader writes it: numbers and dates in the language; the files keep them as they are."""
    if isinstance(value, int | float):
        return speech.number(value)
    return speech.date(str(value)) if _DATE.fullmatch(str(value)) else str(value)


def take_away(
    frame: pd.DataFrame, about: Mapping[str, str], file_name: str, *, key: str = "rows", what: str = ""
) -> None:
    """Exactly these rows as CSV and as XLSX, with what they are stated in the file.

    `key` is its own on the page; `what` names the rows on the buttons where a page offers more than one kind.
    """
    say = words().say
    rows = f"{what} " if what else ""
    told = {**about, say(nl="Licentie", en="Licence"): "CC BY 4.0", say(nl="Link", en="Link"): pinned()}
    with st.container(horizontal=True):
        for kind, (make, mime) in _FILES.items():
            st.download_button(
                say(nl=f"Download {rows}als {kind.upper()}", en=f"Download {rows}as {kind.upper()}"),
                partial(make, frame, told),
                file_name=f"{file_name}.{kind}",
                mime=mime,
                on_click="ignore",
                key=f"{kind}-{key}-{file_name}",
            )


def colophon(seen: Readiness, organisations: Collection[str] | None = None) -> None:
    """What a view of readiness rests on: how many sources, the date, the edition, and a link to the view itself.

    `organisations`: those the view shows; all without it.
    """
    speech = words()
    cells = [cell for cell in seen.cells.values() if organisations is None or cell.organisation in organisations]
    evidence = (item for cell in cells for dated in cell.current for item in dated.judgement.evidence)
    sources = {item.source.partition("#")[0] for item in evidence}
    show(
        "colophon",
        sources=speech.number(len(sources)),
        date=speech.date(seen.as_of),
        edition=f"{seen.edition.id} · {catalogue().fingerprint[:8]}",
        address=pinned(),
        method=link("methode"),
    )
