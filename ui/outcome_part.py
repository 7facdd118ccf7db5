"""The outcome of a closed session on the coach's desk: the file to take along, what is in it, and what it would change."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import streamlit as st

from lessons import outcome, preview_words
from lessons.catalogue import Catalogue
from lessons.polled import Results
from lessons.preview import preview
from lessons.preview_words import Row
from lessons.records import Proposal
from lessons.room import Session
from lessons.words import Words
from ui.choices import link, opened
from ui.data import present
from ui.html import show
from ui.language import words
from ui.rooms import rooms

KEY = "uitkomst"
"""The key of the address that opens what is in the file."""
MOST = 40
"""So many rows of what would change stand in sight; more of them under a fold."""


def show_outcome(session: Session) -> None:
    """The file, and under a button what is in it; nothing while the session is open. Raises StoreError."""
    if not session.closed:
        return
    say, held = words().say, present().catalogue
    show("outcome_head")
    st.download_button(
        say(nl="Download de uitkomst als bestand (YAML)", en="Download the outcome as a file (YAML)"),
        partial(file, session, held),
        file_name=f"{Results.name(session)}.yaml",
        mime="application/yaml",
        on_click="ignore",
        key="outcome-yaml",
        type="primary",
    )
    ask = say(nl="Wat staat erin, en wat zou het veranderen?", en="What is in it, and what would it change?")
    if opened(KEY, ask, say(nl="Verberg wat erin staat", en="Hide what is in it")):
        made = _made(session, held)
        show("outcome", **_inside(made, words()), **_changes(held, made, words()))


def _made(session: Session, held: Catalogue) -> Proposal:
    """The proposal, for the data as they are now: who accepts it looks at those too."""
    return outcome.proposal(Results.of(rooms(), session), held)


def file(session: Session, held: Catalogue) -> bytes:
    """The file itself, made when it is asked for."""
    return outcome.text(_made(session, held)).encode("utf-8")


def _inside(made: Proposal, speech: Words) -> dict[str, Any]:
    """What is in the file, counted; and what is not in it, and why."""
    judged = [judgement for said in made.judgements for judgement in said.judgements]
    ratings = [rating for said in made.ratings for rating in said.ratings]
    count = speech.count
    return {
        "name": f"{made.id}.yaml",
        "outcome": speech.text(made.session.outcome),
        "judgements": count(len(judged), nl=("oordeel", "oordelen"), en=("judgement", "judgements")),
        "organisations": count(len(made.judgements), nl=("organisatie", "organisaties"), en=("organisation", "organisations")),
        "divided": sum(judgement.agreement == "divided" for judgement in judged),
        "ratings": count(len(ratings), nl=("beoordeling", "beoordelingen"), en=("rating", "ratings")),
        "concepts": count(len(made.ratings), nl=("concept", "concepten"), en=("concept", "concepts")),
        "lessons": count(len(made.lessons), nl=("obstakel of idee", "obstakels en ideeën"), en=("obstacle or idea", "obstacles and ideas")),
        "results": count(len(made.session.results), nl=("uitslag", "uitslagen"), en=("result", "results")),
        "still_open": [speech.text(line) for line in made.session.open],
    }  # fmt: skip


def _changes(held: Catalogue, made: Proposal, speech: Words) -> dict[str, Any]:
    """What it would change and what not, in three tables; a table without rows is left out."""
    found = preview(held, made)
    say = speech.say
    tables = [
        (say(nl="Wie is klaar voor wat", en="Who is ready for what"), say(nl="Organisatie en opgave", en="Organisation and purpose"), preview_words.verdicts(found, speech)),
        (say(nl="Oordelen", en="Judgements"), say(nl="Organisatie en voorwaarde", en="Organisation and condition"), preview_words.cells(found, speech)),
        (say(nl="Concepten", en="Concepts"), say(nl="Concept en eis", en="Concept and criterion"), preview_words.ratings(found, speech)),
    ]  # fmt: skip
    return {
        "summary": preview_words.summary(found, speech),
        "day": speech.date(found.as_of),
        "where": preview_words.where(found, speech),
        "link": link("", peildatum=found.as_of.isoformat()),
        "tables": [_table(name, what, rows, speech) for name, what, rows in tables if rows],
    }


def _table(name: str, what: str, rows: Sequence[Row], speech: Words) -> dict[str, Any]:
    """What changes in sight, as far as it fits; the rest of it, and what stays, under a fold each."""
    changed, same = [row for row in rows if row.changed], [row for row in rows if not row.changed]
    more = speech.count(len(changed[MOST:]), nl=("andere die verandert", "andere die veranderen"), en=("other that changes", "others that change"))  # fmt: skip
    stays = speech.count(len(same), nl=("die niet verandert", "die niet veranderen"), en=("that does not change", "that do not change"))  # fmt: skip
    folds = [(more, changed[MOST:]), (stays, same)]
    return {"name": name, "what": what, "rows": changed[:MOST], "folds": [fold for fold in folds if fold[1]]}
