"""The gap report on the screen: every open question, by question or by organisation, with what an answer would do."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from lessons import findings, gap_words
from lessons.gaps import EFFECTS, Agenda, OpenQuestion, Topic, agendas, in_order, topics
from lessons.readiness import Readiness
from lessons.records import Dimension
from lessons.words import Language, Words
from ui.about import about
from ui.cells import face
from ui.choices import from_address, here, link, one_of_few
from ui.data import version_of
from ui.figures import take_away
from ui.html import show
from ui.labels import label
from ui.language import language, words
from ui.overview import SIGNS

FEW = 12
"""A list longer than this is folded, with its first names in sight; so is what cannot change an outcome."""


class Report(NamedTuple):
    """The open questions of a view. `rows`: one per question, in the order in which the screen shows them."""

    seen: Readiness
    purposes: tuple[str, ...]
    topics: tuple[Topic, ...]
    agendas: tuple[Agenda, ...]
    rows: pd.DataFrame
    per: str
    only: str

    @property
    def questions(self) -> tuple[OpenQuestion, ...]:
        """In the order of the screen."""
        return in_order(self.agendas if self.per == "organisatie" else self.topics)


def choose() -> None:
    """How the questions are arranged, and whether they are about this purpose or about all (`per`, `bereik`)."""
    say = words().say
    with st.container(key="asking", horizontal=True, gap="large"):
        one_of_few(
            "bereik",
            say(nl="Vragen voor", en="Questions for"),
            {"een": say(nl="deze opgave", en="this purpose"), "alle": say(nl="alle opgaven samen", en="all purposes")},
            "een",
        )
        names = {"vraag": say(nl="vraag", en="question"), "organisatie": say(nl="organisatie", en="organisation")}
        one_of_few("per", say(nl="Per", en="By"), names, "vraag")


def report(seen: Readiness, purpose: str) -> Report:
    """The open questions as the address asks for them; of one organisation when it names one (`organisatie`)."""
    every = tuple(item.id for item in seen.edition.purposes)
    purposes = every if from_address("bereik", ["een", "alle"], "een") == "alle" else (purpose,)
    per = from_address("per", ["vraag", "organisatie"], "vraag")
    only = from_address("organisatie", [item.id for item in seen.organisations], "") if per == "organisatie" else ""
    shown = seen.narrowed([only]) if only else seen
    among = None if shown.among is None else tuple(sorted(shown.among))
    found = _found(version_of(shown), shown.as_of, among, purposes, per, language(), shown)
    return Report(shown, purposes, *found, per, only)


class _Found(NamedTuple):
    """What is kept of a report: nothing that holds the whole catalogue."""

    topics: tuple[Topic, ...]
    agendas: tuple[Agenda, ...]
    rows: pd.DataFrame


@st.cache_resource(max_entries=12, show_spinner=False)
def _found(
    version: str,
    as_of: object,
    among: tuple[str, ...] | None,
    purposes: tuple[str, ...],
    per: str,
    language: Language,
    _seen: Readiness,
) -> _Found:
    speech = Words(language)
    by_topic, by_organisation = topics(_seen, purposes, language), agendas(_seen, purposes, language)
    shown = in_order(by_organisation if per == "organisatie" else by_topic)
    rows = gap_words.question_frame(_seen, shown, speech, partial(label, "role", words=speech))
    return _Found(by_topic, by_organisation, rows)


def headline(asked: Report) -> None:
    """How many questions are open and what the first one gives, where to begin, and the rule of the order."""
    speech = words()
    seen = asked.seen
    finding = gap_words.headline(seen, asked.topics, speech)
    lead = gap_words.lead(seen, asked.topics, asked.purposes, speech)
    under = findings.as_of_words(seen, speech)
    if asked.topics:
        undecided = any(item.effect != "cannot" for item in asked.questions)
        low = gap_words.low_words(speech) if undecided else ""
        under = speech.join([_order(asked, speech), low, under])
    counts = [
        {"name": _effect_name(effect, speech), "number": sum(item.effect == effect for item in asked.questions)}
        for effect in EFFECTS
    ]
    show("opening", finding=finding, first="", lead=lead, under=under, counts=counts if asked.topics else [])


def _order(asked: Report, speech: Words) -> str:
    return gap_words.order_words(asked.per == "organisatie", len(asked.seen.organisations) == 1, speech)


def _effect_name(effect: str, speech: Words) -> str:
    return {
        "settles": speech.say(nl="geven meteen uitsluitsel", en="decide it at once"),
        "leaves": speech.say(nl="laten daarna nog vragen open", en="leave more to ask"),
        "cannot": speech.say(nl="veranderen de uitkomst niet", en="do not change the outcome"),
    }[effect]


def questions(asked: Report) -> None:
    """The questions in the arrangement that the address asks for."""
    if not asked.questions and not asked.only:
        return
    if asked.per == "organisatie":
        _by_organisation(asked)
    else:
        _by_question(asked)


# --- by question -------------------------------------------------------------------------------------------------------


def _by_question(asked: Report) -> None:
    speech = words()
    told = dict(zip(asked.questions, _lines(asked, speech), strict=True))
    show(
        "questions",
        several=len(asked.purposes) > 1,
        topics=[_topic(asked, topic, told, speech) for topic in asked.topics],
    )


def _topic(asked: Report, topic: Topic, told: dict[OpenQuestion, dict[str, Any]], speech: Words) -> dict[str, Any]:
    dimension = _dimension(asked.seen, topic.dimension)
    groups = [
        {"effect": effect, "name": _group_name(effect, speech), "rows": [told[item] for item in found]}
        for effect in EFFECTS
        if (found := topic.that(effect))
    ]
    return {
        "id": topic.dimension,
        "name": speech.text(dimension.label),
        "question": speech.text(dimension.question),
        "why": speech.text(dimension.why),
        "needs": _needs(asked, dimension, speech),
        "groups": [
            {**group, "folded": len(group["rows"]) > FEW or group["effect"] == "cannot", "names": _names(group, speech)}
            for group in groups
        ],
    }


def _group_name(effect: str, speech: Words) -> str:
    return {
        "settles": speech.say(nl="Geeft meteen uitsluitsel", en="Decides it at once"),
        "leaves": speech.say(nl="Daarna is er nog meer te vragen", en="More is left to ask after that"),
        "cannot": speech.say(nl="Verandert de uitkomst niet", en="Does not change the outcome"),
    }[effect]


def _names(group: dict[str, Any], speech: Words) -> str:
    return speech.few([row["organisation"] for row in group["rows"]])


def _needs(asked: Report, dimension: Dimension, speech: Words) -> list[dict[str, str]]:
    """The level that each purpose asks here, with the behaviour that goes with it."""
    return [
        {
            "purpose": speech.text(asked.seen.purpose(purpose).label),
            "level": findings.level_words(asked.seen, gate.minimum, speech),
            "text": speech.text(dimension.levels[gate.minimum]),
        }
        for purpose in asked.purposes
        for gate in asked.seen.purpose(purpose).gates
        if gate.dimension == dimension.id
    ]


def _dimension(seen: Readiness, dimension: str) -> Dimension:
    return next(item for item in seen.edition.dimensions if item.id == dimension)


# --- by organisation ---------------------------------------------------------------------------------------------------


def _by_organisation(asked: Report) -> None:
    speech = words()
    told = dict(zip(asked.questions, _lines(asked, speech), strict=True))
    show(
        "questions_agenda",
        fold=len(asked.agendas) > FEW,
        back=here(organisatie=None) if asked.only else "",
        agendas=[_agenda(asked, agenda, [told[item] for item in agenda.questions], speech) for agenda in asked.agendas],
    )


def _agenda(asked: Report, agenda: Agenda, rows: Sequence[dict[str, Any]], speech: Words) -> dict[str, Any]:
    return {
        "id": agenda.organisation,
        "name": findings.organisation_word(asked.seen, agenda.organisation, speech),
        "address": link("organisatie", organisatie=agenda.organisation),
        "alone": here(organisatie=agenda.organisation),
        "verdicts": [_verdict(asked.seen, agenda.organisation, purpose, speech) for purpose in asked.purposes],
        "number": _number(agenda, speech),
        "ask": rows[0]["ask"],
        "rows": rows,
    }


def _number(agenda: Agenda, speech: Words) -> str:
    """How many questions, and how many of them decide an outcome at once."""
    number = speech.count(len(agenda.questions), nl=("vraag", "vragen"), en=("question", "questions"))
    settling = sum(item.effect == "settles" for item in agenda.questions)
    if not settling:
        return number
    decide = speech.say(
        nl=f"{settling} {'geeft' if settling == 1 else 'geven'} meteen uitsluitsel",
        en=f"{settling} {'decides' if settling == 1 else 'decide'} it at once",
    )
    return f"{number}, {decide}"


def _verdict(seen: Readiness, organisation: str, purpose: str, speech: Words) -> dict[str, str]:
    verdict = seen.verdict(organisation, purpose)
    return {
        "outcome": verdict.outcome,
        "sign": SIGNS[verdict.outcome],
        "word": findings.outcome_word(verdict.outcome, speech),
        "purpose": speech.text(seen.purpose(purpose).label),
        "line": findings.verdict_line(seen, verdict, speech),
    }


# --- rows and files --------------------------------------------------------------------------------------------------


def _lines(asked: Report, speech: Words) -> list[dict[str, Any]]:
    """The rows of the frame for a template, each with its cell and the ways on."""
    rows = asked.rows.to_dict("records")
    addresses = {
        name: link("organisatie", organisatie=name) for name in {item.organisation for item in asked.questions}
    }
    return [
        _line(asked, item, row, addresses[item.organisation], speech)
        for item, row in zip(asked.questions, rows, strict=True)
    ]


def _line(asked: Report, item: OpenQuestion, row: dict[Any, Any], address: str, speech: Words) -> dict[str, Any]:
    return {
        "organisation": row["organisation_label"],
        "address": address,
        "dimension": row["dimension_label"],
        "question": row["question"],
        "needed": speech.opening(row["needed"]),
        "face": face(asked.seen, item.cell, speech),
        "now": row["now"],
        "gives": row["gives"],
        "effect": item.effect,
        "ask": row["ask"],
    }


def downloads(asked: Report) -> None:
    """The questions as they stand on the screen, as files; stated of all that were looked at, also without a question."""
    speech = words()
    if asked.rows.empty:
        return
    say = speech.say
    told = about(asked.seen, asked.purposes[0])
    told[say(nl="Opgave", en="Purpose")] = speech.list(
        speech.text(asked.seen.purpose(purpose).label) for purpose in asked.purposes
    )
    told[say(nl="Volgorde", en="Order")] = _order(asked, speech)
    name, what = say(nl="open-vragen", en="open-questions"), say(nl="open vragen", en="open questions")
    take_away(asked.rows, told, name, key="questions", what=what)
