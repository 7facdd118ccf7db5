"""One organisation: profile, verdict for each purpose, the nine dimensions, history, experiments, obstacles, lessons."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import pandas as pd
import streamlit as st

from lessons import findings
from lessons.choice import of_organisation
from lessons.readiness import Readiness, Verdict, name_order
from lessons.records import Organisation
from lessons.words import Words
from ui.cells import face, legend
from ui.choices import link, one_of_many
from ui.data import catalogue, frames
from ui.html import show
from ui.labels import label
from ui.language import words
from ui.overview import SIGNS, row_coverage
from ui.signs import ANSWERS

MOST = 12
"""Experiments, obstacles and lessons shown here at most; the pages about them have all."""


def choose() -> Organisation:
    """The organisation of this page (address: `organisatie`); the judged ones first, each group alphabetical."""
    speech = words()
    found = sorted(
        catalogue().organisations.values(),
        key=lambda item: (not item.judged, name_order(speech.text(item.short))),
    )
    if not found:
        show("nobody")
        st.stop()
    names = {item.id: speech.text(item.short) for item in found}
    chosen = one_of_many("organisatie", speech.say(nl="Organisatie", en="Organisation"), names, found[0].id)
    return catalogue().organisations[chosen]


def profile(seen: Readiness, organisation: Organisation, purpose: str) -> None:
    """Who this is, and the finding for the chosen purpose."""
    speech = words()
    found = seen.verdict(organisation.id, purpose) if organisation.judged else None
    above = catalogue().organisations.get(organisation.part_of or "")
    show(
        "profile",
        name=speech.text(organisation.name),
        short=speech.text(organisation.short),
        kind=label("organisation", organisation.kind, speech),
        above={"name": speech.text(above.short), "address": link("organisatie", organisatie=above.id)}
        if above
        else None,
        above_note=speech.text(organisation.part_of_note),
        finding=_finding(seen, found, speech) if found else "",
        line=findings.verdict_line(seen, found, speech) if found else "",
        coverage=row_coverage(seen, organisation.id, speech) if found else "",
        role=speech.text(organisation.role),
        successor=_successor(organisation, speech),
        years=_years(organisation.years or "", speech),
        as_of=findings.as_of_words(seen, speech),
    )


def _years(years: str, speech: Words) -> str:
    """ "2010-2014" as it stands; "2016-" is since 2016."""
    first = years.removesuffix("-")
    return speech.say(nl=f"sinds {first}", en=f"since {first}") if first != years else years


def _finding(seen: Readiness, verdict: Verdict, speech: Words) -> str:
    goal = speech.text(seen.purpose(verdict.purpose).label)
    short = findings.organisation_word(seen, verdict.organisation, speech)
    sentences = {
        "ready": speech.say(nl=f"{short} is klaar voor {goal}.", en=f"{short} is ready for {goal}."),
        "not_yet": speech.say(nl=f"{short} is nog niet klaar voor {goal}.", en=f"{short} is not ready yet for {goal}."),
        "cannot_say": speech.say(
            nl=f"Van {short} is nog niet te zeggen of deze organisatie klaar is voor {goal}.",
            en=f"It cannot be said yet whether {short} is ready for {goal}.",
        ),
    }
    return sentences[verdict.outcome]


def _successor(organisation: Organisation, speech: Words) -> str:
    later = organisation.successor
    if later is None:
        return ""
    since = f" ({speech.dated(later.since)})" if later.since else ""
    return speech.join([f"{speech.text(later.name)}{since}.", speech.text(later.note)])


def verdicts(seen: Readiness, organisation: Organisation) -> None:
    """The verdict for each purpose, with every condition and where it stands."""
    speech = words()
    cards = [verdict_card(seen, seen.verdict(organisation.id, item.id), speech) for item in seen.edition.purposes]
    faces = [face(seen, cell, speech) for cell in seen.row(organisation.id)]
    show("verdicts", cards=cards, faces=faces, signs=legend(seen, speech))


def verdict_card(seen: Readiness, verdict: Verdict, speech: Words) -> dict[str, Any]:
    """One verdict for a template: the outcome, how sure, and each condition with where it stands."""
    purpose = seen.purpose(verdict.purpose)
    sure = findings.confidence_word(seen, verdict.confidence, speech) if verdict.confidence else ""
    return {
        "name": findings.organisation_word(seen, verdict.organisation, speech),
        "purpose": speech.opening(speech.text(purpose.label)),
        "meaning": speech.text(purpose.meaning),
        "outcome": verdict.outcome,
        "sign": SIGNS[verdict.outcome],
        "word": findings.outcome_word(verdict.outcome, speech),
        "line": findings.verdict_line(seen, verdict, speech),
        "confidence": sure,
        "gates": [
            {
                "mark": ANSWERS[reading.answer],
                "answer": findings.answer_word(reading.answer, speech),
                "dimension": findings.dimension_word(seen, reading.dimension, speech),
                "minimum": reading.gate.minimum,
                "now": findings.state_words(seen, reading.cell, speech),
            }
            for reading in verdict.gates
        ],
    }


def own_story(organisation: Organisation) -> None:
    """The experiments here, the obstacles met, the lessons seen here and single figures."""
    show(
        "own_story",
        experiments=_experiments(organisation),
        obstacles=_obstacles(organisation),
        lessons=_lessons(organisation),
        lessons_address=link("lessen", organisatie=organisation.id),
        figures=_figures(organisation),
    )


def _of(frame: pd.DataFrame, organisation: Organisation) -> list[dict[Hashable, Any]]:
    return frame[frame["organisation"] == organisation.id].to_dict("records")


def _experiments(organisation: Organisation) -> list[dict[str, Any]]:
    return [
        {"title": row["title"], "outcome": row["outcome_text"], "address": link("experimenten", experiment=row["id"])}
        for row in _of(frames().experiments, organisation)[:MOST]
    ]


def _obstacles(organisation: Organisation) -> list[dict[str, Any]]:
    speech = words()
    return [
        {"text": row["text"], "dimension": row["dimension_label"], "state": label("obstacle", row["state"], speech)}
        for row in _of(frames().obstacles, organisation)[:MOST]
    ]


def _lessons(organisation: Organisation) -> list[dict[str, Any]]:
    speech, tables = words(), frames()
    lessons = of_organisation(tables, organisation.id)
    return [
        {
            "text": row["text"],
            "kind": label("lesson", row["kind"], speech),
            "year": "" if pd.isna(row["year"]) else str(row["year"]),
            "address": link("lessen", les=row["id"]),
        }
        for row in lessons.head(MOST).to_dict("records")
    ]


def _figures(organisation: Organisation) -> list[dict[str, Any]]:
    speech = words()
    found = []
    for row in _of(frames().series, organisation):
        value = row["target"] if pd.isna(row["realised"]) else row["realised"]
        source = row["sources"].split(" ")[0].partition("#")[0]
        if not pd.isna(value):
            found.append(
                {
                    "value": speech.number(value),
                    "kind": label("counted", row["point_kind"], speech) if row["point_kind"] else row["title"],
                    "date": speech.date(row["date"]),
                    "note": row["note"],
                    "address": link("methode", bron=source),
                }
            )
    return found
