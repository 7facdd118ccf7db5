"""The landing page: who is ready for what, how sure, what is unknown, what changed, what to ask first."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from lessons import findings
from lessons.comparison import Help, who_could_help
from lessons.lineup import in_order
from lessons.readiness import Readiness
from lessons.readiness_tables import readiness_frame, verdict_frame
from lessons.squares import VERDICTS
from lessons.words import Words
from ui import changes, lineup
from ui.about import about
from ui.choices import link
from ui.data import lessons_on, pin, readiness, version_of
from ui.figures import take_away
from ui.html import show
from ui.language import words

NAMES = 3
SIGNS = VERDICTS


def headline(seen: Readiness, purpose: str, since: Readiness) -> None:
    """The finding in one sentence, what to ask first, the three counts; how sure, what is open, missing and changed."""
    speech = words()
    show(
        "headline",
        headline=findings.headline(seen, purpose, speech),
        lead=findings.first_step(seen, purpose, speech),
        as_of=findings.as_of_words(seen, speech),
        now=_now(seen, purpose, speech),
        counts=outcome_counts(seen, purpose, speech),
        lines=_lines(seen, purpose, since, speech) if seen.organisations else [],
        steps=_steps(seen, purpose, speech) if seen.organisations else [],
    )


def _lines(seen: Readiness, purpose: str, since: Readiness, speech: Words) -> list[dict[str, str]]:
    """The labelled lines under the finding; each with a link to the whole of it."""
    say, changed = speech.say, changes.told(seen, since, purpose)
    return [
        {
            "name": say(nl="Hoe zeker", en="How sure"),
            "told": findings.sure_line(seen, purpose, speech),
            "address": f"{link('methode')}#bewijs",
            "more": say(nl="Hoe bepalen we dat?", en="How is that decided?"),
        },
        {
            "name": say(nl="Weten we nog niet", en="Not known yet"),
            "told": findings.open_line(seen, purpose, speech),
            "address": link("vragen"),
            "more": say(nl="Alle open vragen", en="All open questions"),
        },
        {
            "name": say(nl="Ontbreekt het vaakst", en="Most often missing"),
            "told": findings.missing_line(seen, purpose, speech),
            "address": link("voorwaarden"),
            "more": say(nl="Alle voorwaarden", en="All conditions"),
        },
        {
            "name": changed.label,
            "told": changed.line,
            "address": changed.address,
            "more": say(nl="Alle wijzigingen", en="All changes"),
        },
    ]


def _steps(seen: Readiness, purpose: str, speech: Words) -> list[dict[str, str]]:
    """What can be done now, each as one link: a lesson, who could help, the jobs against target."""
    say, dimension = speech.say, _about(seen, purpose)
    found = []
    if dimension and (lesson := _lesson(seen, dimension, speech)):
        name = say(nl=f"Lessen over {lesson['theme']}", en=f"Lessons on {lesson['theme']}")
        found.append({"name": name, "address": lesson["address"]})
    if offer := _help(seen, purpose, speech):
        found.append({"name": _help_words(offer, speech), "address": offer["address"]})
    jobs = say(nl="Banen tegenover het doel", en="Jobs against the target")
    return [*found, {"name": jobs, "address": f"{link('netwerk')}#banen"}]


def _help_words(offer: Mapping[str, Any], speech: Words) -> str:
    """Who could help whom; where the other is only not known, that it is to be asked: no need of help is invented."""
    helper, helped, what = offer["helper"], offer["helped"], offer["dimension"]
    if offer["below"]:
        return speech.say(nl=f"{helper} kan {helped} helpen met {what}", en=f"{helper} could help {helped} with {what}")
    return speech.say(
        nl=f"{helper} haalt {what}. Van {helped} is dat nog te vragen",
        en=f"{helper} meets {what}. Of {helped} that is still to ask",
    )


def _about(seen: Readiness, purpose: str) -> str | None:
    """The dimension to ask about first, or else to work on first; None when there is neither."""
    questions = seen.ask_first(purpose)
    below = (verdict.first for verdict in seen.verdicts(purpose) if verdict.below)
    return questions[0].dimension if questions else next(below, None)


def outcome_counts(seen: Readiness, purpose: str, speech: Words) -> list[dict[str, Any]]:
    """How many organisations per outcome; who they are when that is decided and they are few."""
    verdicts = seen.verdicts(purpose, speech.language)
    found = []
    for outcome in SIGNS:
        names = [
            findings.organisation_word(seen, item.organisation, speech) for item in verdicts if item.outcome == outcome
        ]
        few = outcome != "cannot_say" and len(names) <= NAMES
        found.append(
            {
                "sign": SIGNS[outcome],
                "name": findings.outcome_word(outcome, speech),
                "number": len(names),
                "who": speech.list(names) if few else "",
            }
        )
    return found


def _now(seen: Readiness, purpose: str, speech: Words) -> str:
    """What is left of it today, when the reader looks from an earlier day; a frozen view knows nothing of today."""
    today = date.today()
    if seen.as_of >= today or pin():
        return ""
    present = readiness(today).narrowed([item.id for item in seen.organisations])
    ready = sum(verdict.outcome == "ready" for verdict in present.verdicts(purpose))
    valid = speech.count(
        sum(bool(cell.history) and not cell.stale for cell in present.cells.values()),
        nl=("oordeel geldt", "oordelen gelden"),
        en=("judgement still holds", "judgements still hold"),
    )
    return speech.say(nl=f"Vandaag: {ready} klaar; {valid} nog.", en=f"Today: {ready} ready; {valid}.")


def coverage(seen: Readiness, speech: Words) -> str:
    """How many cells carry a level or range: stands beside every summary (method 7)."""
    return findings.judged_line(seen, speech)


def row_coverage(seen: Readiness, organisation: str, speech: Words) -> str:
    """How many of the dimensions are judged, and how many of those judgements are out of date."""
    old = sum(cell.known and cell.stale for cell in seen.row(organisation))
    told = findings.coverage_words(seen, organisation, speech)
    return told + (speech.say(nl=f", {old} verouderd", en=f", {old} out of date") if old else "")


def actions(seen: Readiness, purpose: str) -> None:
    """What can be done now: ask first, who could help whom, a lesson for what is asked or missing first."""
    speech, dimension = words(), _about(seen, purpose)
    if dimension is None:
        return
    questions = seen.ask_first(purpose)
    show(
        "actions",
        ask=_question(seen, questions[0].dimension, questions[0].open_for, speech) if questions else None,
        help=_help(seen, purpose, speech),
        lesson=_lesson(seen, dimension, speech),
        questions=link("vragen"),
        conditions=link("voorwaarden"),
        jobs=f"{link('netwerk')}#banen",
    )


def _question(seen: Readiness, dimension: str, open_for: tuple[str, ...], speech: Words) -> dict[str, Any]:
    found = next(item for item in seen.edition.dimensions if item.id == dimension)
    names = [speech.text(seen.catalogue.organisations[item].short) for item in open_for]
    return {
        "question": speech.text(found.question),
        "label": speech.text(found.short),
        "names": speech.few(names, most=8),
    }


def _help(seen: Readiness, purpose: str, speech: Words) -> dict[str, Any] | None:
    offers = who_could_help(seen, purpose)
    if not offers:
        return None
    offer = next((item for item in offers if item.below), offers[0])
    helper, helped = offer.helpers[0], (offer.below or offer.open)[0]
    return {
        "helper": findings.organisation_word(seen, helper.organisation, speech),
        "helped": findings.organisation_word(seen, helped.organisation, speech),
        "dimension": findings.dimension_word(seen, offer.dimension, speech),
        "below": bool(offer.below),
        "title": _help_title(seen, offer, speech),
        "address": link("vergelijken", organisatie=[helper.organisation, helped.organisation], opgave=purpose),
    }


def _help_title(seen: Readiness, offer: Help, speech: Words) -> str:
    """ "3 organisaties halen draagvlak": how many meet the condition."""
    what = findings.dimension_word(seen, offer.dimension, speech)
    number = len(offer.helpers)
    who = speech.count(number, nl=("organisatie", "organisaties"), en=("organisation", "organisations"), spelled=True)
    verb = ("haalt", "meets") if number == 1 else ("halen", "meet")
    return speech.opening(speech.say(nl=f"{who} {verb[0]} {what}", en=f"{who} {verb[1]} {what}"))


def _lesson(seen: Readiness, dimension: str, speech: Words) -> dict[str, Any] | None:
    found = lessons_on(dimension)
    best = found.asking()
    if best is None:
        return None
    return {
        "text": best.text,
        "ask": best.ask,
        "theme": findings.dimension_word(seen, dimension, speech),
        "address": link("lessen", thema=dimension),
        "number": len(found),
    }


def frame(seen: Readiness, organisations: Collection[str] | None = None) -> pd.DataFrame:
    """The rows behind the matrix, one per organisation and dimension; only of the given organisations if there are."""
    rows = readiness_frame(seen, words().language)
    return rows if organisations is None else rows[rows["organisation"].isin(organisations)]


def verdicts(seen: Readiness, purpose: str) -> pd.DataFrame:
    """The rows behind the verdicts: one per organisation, for this purpose."""
    return verdict_frame(seen, purpose, words().language)


def downloads(seen: Readiness, purpose: str) -> None:
    """The cells, and the verdicts, as files: exactly the organisations on the screen, in their order."""
    say, shown = words().say, lineup.shown(seen)
    key = (version_of(seen), seen.as_of, words().language, shown, purpose, seen.supposed)
    with st.container(horizontal=True):
        name = say(nl="vakken", en="cells")
        take_away(_cells(key, seen), about(seen), name, key="cells", what=name)
        name = say(nl="conclusies", en="verdicts")
        take_away(_verdicts(key, seen), about(seen, purpose), name, key="verdicts", what=name)


@st.cache_resource(max_entries=12, show_spinner=False)
def _cells(key: tuple[Any, ...], _seen: Readiness) -> pd.DataFrame:
    return in_order(frame(_seen), key[3])


@st.cache_resource(max_entries=12, show_spinner=False)
def _verdicts(key: tuple[Any, ...], _seen: Readiness) -> pd.DataFrame:
    return in_order(verdicts(_seen, key[4]), key[3])
