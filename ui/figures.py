"""A drawing with its title, its words for who cannot see it, its table and its downloads: one way for every chart."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import partial
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from lessons import export
from lessons.meanings import column_lines
from lessons.readiness import Readiness
from lessons.records import Source
from lessons.words import Words
from ui import paper
from ui.about import About, about, evidence_of, organisations_words, source_lines, sources_behind, stated
from ui.choices import following, link, on_paper, pinned
from ui.citations import citations
from ui.data import catalogue
from ui.html import show
from ui.language import words

if TYPE_CHECKING:
    from lessons.charts import Drawing


_FILES: Mapping[export.Kind, tuple[Callable[..., bytes], str]] = {
    "csv": (export.csv, "text/csv"),
    "xlsx": (export.xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
MOST = 24
"""So many sources stand in a picture of a chart; of more it is said how many, and where."""
NO_BREAK = "\N{NO-BREAK SPACE}"
_DATE = re.compile(r"\d{4}-\d\d(-\d\d)?")


def dark() -> bool:
    """Whether this visitor sees the dark theme; paper is white."""
    return st.context.theme.type == "dark" and not on_paper()


def drawing(drawn: Drawing, key: str, about: Mapping[str, str], level: int = 3) -> None:
    """The finding as title, the picture, the way to keep it, the same numbers as a table, and the downloads.

    `level`: of the title among the headings of the page.
    """
    speech, sources = words(), _sources(drawn, about)
    show("figure", drawn=drawn, level=level)
    st.plotly_chart(
        drawn.figure,
        width="stretch",
        key=key,
        theme=None,
        config={"displayModeBar": False, "responsive": True},
        alt=drawn.alt,
    )
    show(
        "figure_source",
        cited=citations(drawn.sources, speech),
        date=drawn.date,
        drawn=drawn,
        key=key,
        file_name=drawn.file_name,
        lines=_lines(drawn.title, about, sources, speech),
    )
    with _folded(speech.say(nl="Als tabel", en="As a table"), f"table-{key}"):
        _table(drawn, speech)
        take_away(drawn.table, about, drawn.file_name, key=key, title=drawn.title, sources=sources)


def _table(drawn: Drawing, speech: Words) -> None:
    """The rows that were drawn; what is the same in every row is told once, above them."""
    rows = [[_shown(value, speech) for value in row] for row in drawn.table.astype("object").fillna("").values.tolist()]
    columns = [str(column) for column in drawn.table.columns]
    same = [place for place in range(len(columns)) if len(rows) > 1 and len({row[place] for row in rows}) == 1]
    show(
        "rows",
        name=drawn.title,
        same=[(columns[place], rows[0][place]) for place in same if rows[0][place]],
        columns=[column for place, column in enumerate(columns) if place not in same],
        rows=[[value for place, value in enumerate(row) if place not in same] for row in rows],
        titles=speech.say(nl="Bronnen", en="Sources"),
    )


def _folded(name: str, key: str) -> AbstractContextManager[Any]:
    """What a reader may open; open on paper, where nothing opens."""
    return st.container(key=key) if on_paper() else st.expander(name, key=key)


def _lines(title: str, about: Mapping[str, str], sources: Sequence[str], speech: Words) -> list[str]:
    """What stands under the chart in a picture of it: the facts, and each source with its address."""
    facts = stated(about, title)
    facts.pop(speech.say(nl="Titel", en="Title"))
    lines = source_lines(sources, catalogue().sources, speech)
    if len(lines) > MOST:
        told = speech.say(nl="{n}, met adres achter de link", en="{n}, with addresses behind the link", n=len(lines))
        lines = [(speech.say(nl="Bronnen", en="Sources"), told)]
    parts = [*facts.items(), *((name, " · ".join(rest)) for name, *rest in lines)]
    return [" ".join(f"{name}: {value}".split()) for name, value in parts]


def _sources(drawn: Drawing, about: Mapping[str, str]) -> Sequence[str]:
    """The ids of the sources behind a drawing; one of counts through time rests on all that was ever counted."""
    seen = about.seen if isinstance(about, About) else None
    return drawn.sources or (evidence_of(seen, past=True) if seen else ())


def _shown(value: object, speech: Words) -> str:
    """A value of a table as a reader writes it: numbers and dates in the language; the files keep them as they are."""
    if isinstance(value, int | float):
        return speech.number(value)
    return speech.date(str(value)).replace(" ", NO_BREAK) if _DATE.fullmatch(str(value)) else str(value)


def take_away(
    frame: pd.DataFrame,
    about: Mapping[str, str],
    file_name: str,
    *,
    key: str = "rows",
    what: str = "",
    title: str = "",
    sources: Collection[str] | None = None,
    markdown: Callable[[Mapping[str, str], export.Beside], str] | None = None,
) -> None:
    """Exactly these rows as CSV and as XLSX, with what they are stated in the file; as Markdown where that is written.

    `key` is its own on the page; `what` names the rows on the buttons where a page offers more than one kind; `title`
    is what the file says it is, else `what` or the name of the file; `sources` are the ids of those behind the rows,
    else they are found in the rows themselves. On paper there are no files: the facts and the sources go to its head.
    """
    rows = f"{what} " if what else ""
    facts = _of_these(frame, about)
    if on_paper():
        paper.tell(facts, sources_behind(frame, about) if sources is None else sources)
        return
    behind = _known(frame, about) if sources is None else sources
    told = stated(facts, title or paper.titled(what or file_name.replace("-", " ")))
    made = frame, told, behind, catalogue().sources, words()
    with st.container(horizontal=True):
        for kind, (_, mime) in _FILES.items():
            _button(rows, kind.upper(), partial(_file, kind, *made), export.file_name(file_name, kind), mime, key)
        if markdown:
            written = partial(_written, markdown, *made)
            _button(rows, "Markdown", written, export.file_name(file_name, "md"), "text/markdown", key)


def _button(rows: str, kind: str, file: Callable[[], bytes], file_name: str, mime: str, key: str) -> None:
    """A file to take home, made once it is asked for."""
    st.download_button(
        words().say(nl=f"Download {rows}als {kind}", en=f"Download {rows}as {kind}"),
        file,
        file_name=file_name,
        mime=mime,
        on_click="ignore",
        key=f"{key}-{file_name}",
    )


def _of_these(frame: pd.DataFrame, about: Mapping[str, str]) -> Mapping[str, str]:
    """The facts, about the organisations of these rows where those are fewer than the facts are about."""
    seen = about.seen if isinstance(about, About) else None
    if seen is None or "organisation" not in frame:
        return about
    shown = seen.narrowed(frame["organisation"].unique())
    if not shown.organisations or len(shown.organisations) == len(seen.organisations):
        return about
    speech = words()
    return {**about, speech.say(nl="Organisaties", en="Organisations"): organisations_words(shown, speech)}


def _known(frame: pd.DataFrame, about: Mapping[str, str]) -> Collection[str] | None:
    """The ids of the sources behind the rows, where the rows do not name them: what waits to be made holds no catalogue."""
    return None if "sources" in frame or "source" in frame else sources_behind(frame, about)


def _written(
    markdown: Callable[[Mapping[str, str], export.Beside], str],
    frame: pd.DataFrame,
    told: Mapping[str, str],
    ids: Collection[str] | None,
    sources: Mapping[str, Source],
    speech: Words,
) -> bytes:
    """The rows as Markdown, with the same facts and sources as the other files."""
    behind = source_lines(sources_behind(frame, {}) if ids is None else ids, sources, speech)
    return markdown(told, behind).encode("utf-8")


def _file(
    kind: export.Kind,
    frame: pd.DataFrame,
    told: Mapping[str, str],
    ids: Collection[str] | None,
    sources: Mapping[str, Source],
    speech: Words,
) -> bytes:
    """The file itself, made once it is asked for; by then the visit that asked may be over."""
    behind = source_lines(sources_behind(frame, {}) if ids is None else ids, sources, speech)
    beside = [*behind, *column_lines(map(str, frame.columns), speech)]
    if kind == "csv":
        return export.csv(frame, told, beside)
    sheets = speech.say(nl="gegevens", en="data"), speech.say(nl="toelichting", en="about")
    return export.xlsx(frame, told, beside, sheets)


def colophon(seen: Readiness, organisations: Collection[str] | None = None) -> None:
    """What a view of readiness rests on: how many sources, the date, the edition, and a link to the view itself.

    `organisations`: those the view shows; all without it.
    """
    speech = words()
    sources = evidence_of(seen, organisations)
    if on_paper():
        shown = seen if organisations is None else seen.narrowed(organisations)
        paper.tell(about(shown, st.session_state.get("opgave")), sources)
        return
    show(
        "colophon",
        sources=speech.number(len(sources)),
        date=speech.date(seen.as_of),
        edition=seen.edition.id,
        address=following(),
        pinned=pinned(),
        method=link("methode"),
    )
