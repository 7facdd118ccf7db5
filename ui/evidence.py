"""The evidence behind a cell, in a drawer beside the page: what level, why, how sure, what next, and then the rest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from weakref import ReferenceType, ref

import streamlit as st

from lessons import findings
from lessons.age import age_words
from lessons.aims import aim, aim_words
from lessons.around import Tie
from lessons.cells import Cell, Dated
from lessons.comparison import Movement, Step, higher, steps
from lessons.hop_words import NAMES
from lessons.readiness import Readiness
from lessons.records import Dimension, Edition, Evidence
from lessons.themed import Themed
from lessons.words import Words
from ui import paper
from ui.cells import face
from ui.choices import link, on_paper, plain
from ui.data import catalogue, frames, lessons_on, settled
from ui.guard import guard
from ui.hops import trail_address
from ui.html import show
from ui.labels import label
from ui.language import words
from ui.signs import MOVEMENTS
from ui.sources import external
from ui.supposing import ways
from ui.trail_page import around
from ui.trail_records import told

MOST = 4
"""Obstacles and lessons of a cell shown here at most, and organisations that stand higher."""
EACH = 2
"""Lessons of each organisation that stands higher."""


def drawer(seen: Readiness) -> None:
    """Open the drawer when the address names a cell (`cel=organisation.dimension`); closing it clears the address.

    On paper nothing lies over the page: the evidence is a part of it.
    """
    organisation, _, dimension = st.query_params.get("cel", "").partition(".")
    place = organisation, dimension
    cell = seen.cells.get(place) or seen.whole.cells.get(place)
    if cell is None:
        return
    speech = words()
    names = catalogue().organisations[organisation].short, _dimension(seen, dimension).label
    title = " · ".join(speech.text(name) for name in names)
    if on_paper():
        paper.tell({}, [item.source for dated in cell.history for item in dated.judgement.evidence])
        show("paper_part", title=title)
        _body(ref(seen), cell)
        return
    opened = st.dialog(plain(title), width="medium", position="right", on_dismiss=_close)(_body)
    opened(ref(seen), cell)


def _close() -> None:
    st.query_params.pop("cel", None)


def _dimension(seen: Readiness, dimension: str) -> Dimension:
    return next(item for item in seen.edition.dimensions if item.id == dimension)


def _body(held: ReferenceType[Readiness], cell: Cell) -> None:
    """A drawer that stays open holds no version of the data; when its readiness is gone the page is made anew."""
    with settled(), guard():
        seen = held()
        if seen is None:
            st.rerun()
        _tell(seen, cell)


def _tell(shown: Readiness, cell: Cell) -> None:
    """The whole of a cell; a what-if stays among the organisations that the page shows."""
    seen, speech = shown.whole, words()
    dimension = _dimension(seen, cell.dimension)
    themed = lessons_on(cell.dimension)
    own = aim(seen, cell.organisation, cell.dimension)
    path = steps(seen, cell.organisation, cell.dimension)
    show(
        "evidence",
        face=face(seen, cell, speech),
        state=speech.opening(findings.state_words(seen, cell, speech)),
        ends=_ends(cell, dimension, speech),
        moved=_moved(path[-1], speech) if len(path) > 1 else None,
        judgements=[_judgement(seen, dated, speech) for dated in cell.current],
        why=findings.confidence_why(seen, cell, speech),
        age=age_words(seen, cell, speech),
        following=_following(cell, dimension, speech),
        top=cell.low == 4,
        supposed=findings.level_words(seen, cell.supposed, speech) if cell.supposed is not None else "",
        ways=ways(shown, cell),
        ask=None if cell.decides and cell.level is not None else _question(cell, dimension, speech),
        target=_target(seen, own, speech) if own else None,
        higher=_higher(seen, cell, themed, speech),
        obstacles=_obstacles(cell),
        lessons=lessons_at(themed, cell.organisation, MOST),
        earlier=[_step(seen, step, speech) for step in reversed(path[:-1])],
        beside=_beside(cell, speech),
        trail=trail_address("cell", f"{cell.organisation}/{cell.dimension}"),
        lessons_address=link("lessen", thema=cell.dimension),
        theme=findings.dimension_word(seen, cell.dimension, speech),
        name=findings.organisation_word(seen, cell.organisation, speech),
        organisation_address=link("organisatie", organisatie=cell.organisation),
    )


# --- what level, and what next ------------------------------------------------------------------------------------


def _ends(cell: Cell, dimension: Dimension, speech: Words) -> list[dict[str, Any]]:
    """What the level means; for a range its low and its high end."""
    ends = dict.fromkeys(level for level in (cell.low, cell.high) if level is not None)
    return [{"level": level, "text": speech.text(dimension.levels[level])} for level in ends]


def _following(cell: Cell, dimension: Dimension, speech: Words) -> dict[str, Any] | None:
    if cell.low is None or cell.low >= 4:
        return None
    return {"level": cell.low + 1, "text": speech.text(dimension.levels[cell.low + 1])}


def _question(cell: Cell, dimension: Dimension, speech: Words) -> dict[str, Any] | None:
    """What to ask where it is not surely known, with the answers to choose from; nothing where it does not apply."""
    if cell.state == "not_applicable":
        return None
    answers = [{"level": level, "text": speech.text(text)} for level, text in enumerate(dimension.levels)]
    return {"question": speech.text(dimension.question), "answers": answers}


def _target(seen: Readiness, own: Any, speech: Words) -> dict[str, Any]:
    """The organisation's own target here: the distance in words, why it was set, and where that stands."""
    return {
        "line": aim_words(seen, own, speech),
        "reason": speech.text(own.target.reason),
        "sources": [source_link(item) for item in own.target.sources],
    }


def _higher(seen: Readiness, cell: Cell, themed: Themed, speech: Words) -> dict[str, Any] | None:
    """Who stands higher in this dimension, and what they learned on it: those of the same kind first, then by name."""
    found = higher(seen, cell)
    if not found:
        return None
    kind = catalogue().organisations[cell.organisation].kind
    teaching = [item for item in found if themed.number(item.organisation, besides=cell.organisation)]
    teaching.sort(key=lambda item: catalogue().organisations[item.organisation].kind != kind)
    return {
        "surely": cell.decides,
        "told": _who_teaches(cell, len(found), len(teaching), speech),
        "rows": [
            {
                "name": findings.organisation_word(seen, item.organisation, speech),
                "state": findings.state_words(seen, item, speech),
                "address": link(
                    "organisatie", organisatie=item.organisation, cel=f"{item.organisation}.{cell.dimension}"
                ),
                "lessons": lessons_at(themed, item.organisation, EACH, besides=cell.organisation),
                "all": link("lessen", thema=cell.dimension, organisatie=item.organisation),
                "more": themed.number(item.organisation, besides=cell.organisation) > EACH,
            }
            for item in teaching[:MOST]
        ],
    }


def _who_teaches(cell: Cell, found: int, teaching: int, speech: Words) -> str:
    """How many stand higher (or did something, where no level counts here), and of how many lessons are shown."""
    say = speech.say
    if not cell.decides:
        one_nl, more_nl, one_en, more_en = (
            "organisatie heeft",
            "organisaties hebben",
            "organisation has",
            "organisations have",
        )
        rest_nl, rest_en = "dit al geprobeerd", "tried this already"
    else:
        one_nl, more_nl, one_en, more_en = (
            "organisatie staat",
            "organisaties staan",
            "organisation stands",
            "organisations stand",
        )
        rest_nl, rest_en = "hier zeker hoger", "surely higher here"
    who = speech.count(found, nl=(one_nl, more_nl), en=(one_en, more_en))
    first = say(nl=f"{who} {rest_nl}.", en=f"{who} {rest_en}.")
    if not teaching:
        return speech.join(
            [
                first,
                say(
                    nl="Daar is hierover nog geen les opgeschreven.", en="No lesson on this is written down there yet."
                ),
            ]
        )
    if teaching <= MOST:
        return first
    shown = say(
        nl=f"Bij {teaching} is een les opgeschreven. Hier staan er {MOST}.",
        en=f"Lessons are written down at {teaching}. Here are {MOST}.",
    )
    return speech.join([first, shown])


# --- why, and how sure --------------------------------------------------------------------------------------------


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
    """One piece of evidence for a template: grade, kind, scope, role, date, and the way to its source."""
    found = catalogue().sources.get(item.source.partition("#")[0])
    return {
        "grade": item.grade,
        "meaning": next(speech.text(grade.label) for grade in edition.grades if grade.id == item.grade),
        "kind": label("evidence", item.kind, speech),
        "scope": label("scope", item.scope, speech),
        "collective": item.scope == "collective",
        "role": label("role", item.role, speech) if item.role else "",
        "date": speech.dated(item.date) if item.date else (speech.dated(found.date) if found and found.date else ""),
        "note": speech.text(item.note),
        **source_link(item.source),
    }


def source_link(reference: str) -> dict[str, str]:
    """A source for a template: its title, paragraph, our page about it, and its own address where it has one."""
    source, _, paragraph = reference.partition("#p")
    found = catalogue().sources.get(source)
    return {
        "source": found.title if found else source,
        "paragraph": paragraph,
        "address": link("methode", bron=source, alinea=paragraph or None),
        "outside": external(found.url) if found else "",
    }


# --- how it came to be --------------------------------------------------------------------------------------------


def _moved(step: Step, speech: Words) -> dict[str, str]:
    """How a judgement moved: a shape and a word."""
    said: Mapping[Movement, str] = {
        "first": speech.say(nl="eerste oordeel", en="first judgement"),
        "up": speech.say(nl="hoger dan daarvoor", en="higher than before"),
        "down": speech.say(nl="lager dan daarvoor", en="lower than before"),
        "same": speech.say(nl="gelijk gebleven", en="the same as before"),
        "unknown": speech.say(nl="niet te vergelijken met daarvoor", en="cannot be compared with before"),
    }
    lapsed = speech.say(nl="; het oordeel daarvoor was verouderd", en="; the judgement before was out of date")
    return {"shape": MOVEMENTS[step.movement], "word": said[step.movement] + lapsed * step.gap}


def _step(seen: Readiness, step: Step, speech: Words) -> dict[str, Any]:
    return {
        "date": speech.opening(speech.dated(step.reasons[0].judgement.date)),
        "answer": findings.state_words(seen, step, speech),
        "moved": _moved(step, speech),
        "judgements": [_judgement(seen, dated, speech) for dated in step.reasons],
    }


# --- obstacles and lessons ----------------------------------------------------------------------------------------


def _obstacles(cell: Cell) -> list[dict[str, Any]]:
    obstacles = frames().obstacles
    here = (obstacles["dimension"] == cell.dimension) & (obstacles["organisation"] == cell.organisation)
    return [
        {
            "text": row["text"],
            "state": label("obstacle", row["state"], words()),
            "address": link("experimenten", experiment=row["origin"]),
        }
        for row in obstacles[here].head(MOST).to_dict("records")
    ]


def _beside(cell: Cell, speech: Words) -> list[dict[str, Any]]:
    """The conclusions, experiments and concepts about this cell: a few of each, with the way to their trail."""
    groups = around().groups(("cell", f"{cell.organisation}/{cell.dimension}"))
    found: dict[str, list[Tie]] = {kind: [] for kind in ("conclusion", "experiment", "concept")}
    for group in groups:
        if group.kind in found:
            found[group.kind] += group.ties(MOST)
    return [
        {
            "name": speech.opening(speech.say(nl=NAMES[kind].nl[1], en=NAMES[kind].en[1])),
            "rows": [
                {"text": told(kind, tie.id, speech).text, "address": trail_address(kind, tie.id)} for tie in ties[:MOST]
            ],
        }
        for kind, ties in found.items()
        if ties
    ]


def lessons_at(themed: Themed, organisation: str, most: int, besides: str = "") -> list[dict[str, Any]]:
    """The lessons of one organisation among these, for a template: its own experiments first."""
    own = themed.at(organisation, most, besides)
    return [{"text": told.text, "address": link("lessen", les=told.id)} for told in own]
