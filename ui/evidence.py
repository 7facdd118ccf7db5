"""The evidence behind a cell, in a drawer beside the page: level, reason, evidence, source, confidence, history."""

from __future__ import annotations

from typing import Any

import streamlit as st

from lessons import findings
from lessons.cells import Cell, Dated
from lessons.choice import on_theme
from lessons.readiness import Readiness
from lessons.records import Dimension, Edition, Evidence
from lessons.words import Words
from ui.cells import face
from ui.choices import link, plain
from ui.data import catalogue, frames
from ui.guard import guard
from ui.html import show
from ui.labels import label
from ui.language import words

MOST = 4


def drawer(seen: Readiness) -> None:
    """Open the drawer when the address names a cell (`cel=organisation.dimension`); closing it clears the address."""
    organisation, _, dimension = st.query_params.get("cel", "").partition(".")
    cell = seen.cells.get((organisation, dimension))
    if cell is None:
        return
    speech = words()
    names = catalogue().organisations[organisation].short, _dimension(seen, dimension).label
    title = " · ".join(speech.text(name) for name in names)
    opened = st.dialog(plain(title), width="medium", position="right", on_dismiss=_close)(_body)
    opened(seen, cell)


def _close() -> None:
    st.query_params.pop("cel", None)


def _dimension(seen: Readiness, dimension: str) -> Dimension:
    return next(item for item in seen.edition.dimensions if item.id == dimension)


def _body(seen: Readiness, cell: Cell) -> None:
    with guard():
        _tell(seen, cell)


def _tell(seen: Readiness, cell: Cell) -> None:
    speech = words()
    dimension = _dimension(seen, cell.dimension)
    show(
        "evidence",
        face=face(seen, cell, speech),
        state=speech.opening(findings.state_words(seen, cell, speech)),
        descriptor=speech.text(dimension.levels[cell.level]) if cell.level is not None else "",
        following=_following(cell, dimension, speech),
        question=speech.text(dimension.question),
        why=findings.confidence_why(seen, cell, speech),
        judgements=[_judgement(seen, dated, speech) for dated in cell.current],
        earlier=[_judgement(seen, dated, speech) for dated in reversed(cell.history) if dated not in cell.current],
        obstacles=_obstacles(cell),
        lessons=_lessons(cell),
        lessons_address=link("lessen", thema=cell.dimension),
        organisation_address=link("organisatie", organisatie=cell.organisation),
    )


def _following(cell: Cell, dimension: Dimension, speech: Words) -> dict[str, Any] | None:
    level = cell.level if cell.level is not None else cell.low
    if level is None or level >= 4:
        return None
    return {"level": level + 1, "text": speech.text(dimension.levels[level + 1])}


def _judgement(seen: Readiness, dated: Dated, speech: Words) -> dict[str, Any]:
    judgement = dated.judgement
    return {
        "answer": findings.history_words(seen, dated, speech),
        "reason": speech.text(judgement.reason),
        "date": speech.dated(judgement.date),
        "note": speech.text(judgement.date.note),
        "by": findings.judge_words(judgement.by, speech),
        "agreement": label("agreement", judgement.agreement, speech),
        "reply": speech.text(judgement.reply),
        "evidence": [evidence_row(seen.edition, item, speech) for item in judgement.evidence],
        "origin": _origin(dated, speech),
    }


def _origin(dated: Dated, speech: Words) -> dict[str, str] | None:
    experiment = catalogue().experiments.get(dated.origin.id) if dated.origin.kind == "experiment" else None
    if experiment is None:
        return None
    return {"title": speech.text(experiment.title), "address": link("experimenten", experiment=experiment.id)}


def evidence_row(edition: Edition, item: Evidence, speech: Words) -> dict[str, Any]:
    """One piece of evidence for a template: grade, scope, role, date, and the way to its source."""
    source, _, paragraph = item.source.partition("#p")
    found = catalogue().sources.get(source)
    return {
        "grade": item.grade,
        "meaning": next(speech.text(grade.label) for grade in edition.grades if grade.id == item.grade),
        "scope": label("scope", item.scope, speech),
        "role": label("role", item.role, speech) if item.role else "",
        "date": speech.dated(item.date) if item.date else (speech.dated(found.date) if found and found.date else ""),
        "source": found.title if found else source,
        "paragraph": paragraph,
        "address": link("methode", bron=source, alinea=paragraph or None),
        "note": speech.text(item.note),
    }


def _obstacles(cell: Cell) -> list[dict[str, Any]]:
    obstacles = frames().obstacles
    here = (obstacles["dimension"] == cell.dimension) & (obstacles["organisation"] == cell.organisation)
    return [
        {"text": row["text"], "address": link("experimenten", experiment=row["origin"])}
        for row in obstacles[here].head(MOST).to_dict("records")
    ]


def _lessons(cell: Cell) -> list[dict[str, Any]]:
    return [
        {"text": row["text"], "address": link("lessen", thema=cell.dimension, les=row["id"])}
        for row in on_theme(frames(), cell.dimension).head(MOST).to_dict("records")
    ]
