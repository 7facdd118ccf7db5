"""The story of one experiment: who, the question, what was tried, what came of it, and what nobody knows."""

from __future__ import annotations

from typing import Any

from lessons import findings
from lessons.cells import Dated, Origin, cell
from lessons.fields import last_day
from lessons.readiness import Readiness, default_as_of
from lessons.records import Experiment, Judgement, Member, Moment, Outcome, Period
from lessons.words import Words
from ui.cells import face
from ui.choices import link
from ui.citations import citations
from ui.data import catalogue, readiness
from ui.experiments import counts, organisation_name, outcome_word
from ui.html import show
from ui.labels import label
from ui.language import words


def opening(experiment: Experiment) -> None:
    """The head of the story, and the question, the attempt and the outcome side by side."""
    speech = words()
    show(
        "story",
        all=link("experimenten"),
        title=speech.text(experiment.title),
        organisation=organisation_name(experiment.organisation, speech),
        organisation_address=link("organisatie", organisatie=experiment.organisation),
        outcome_word=outcome_word(experiment, speech),
        outcome=_outcome(experiment.outcome, speech),
        question=speech.text(experiment.question),
        tried=speech.text(experiment.tried),
        period=speech.opening(period_words(experiment.period, speech)),
        notes=_period_notes(experiment.period, speech),
        status=speech.opening(label("status", experiment.status, speech)),
        route=speech.opening(label("route", experiment.route, speech)),
        purpose=speech.opening(_purpose(experiment.purpose, speech)),
        said=said(experiment, speech),
    )


def ending(experiment: Experiment) -> None:
    """What the sources do not tell, what it says about readiness, when and by whom, and the sources themselves."""
    speech = words()
    show(
        "story_end",
        unknown=[speech.text(item) for item in experiment.unknown],
        organisation=organisation_name(experiment.organisation, speech),
        judgements=_judgements(experiment, speech),
        moments=[_moment(item, speech) for item in sorted(experiment.timeline, key=lambda item: item.date.last)],
        team=[_member(item, speech) for item in experiment.team],
        sources=citations(experiment.sources, speech),
        related=[
            {"title": speech.text(other.title), "address": link("experimenten", experiment=other.id)}
            for name in experiment.related
            if (other := catalogue().experiments.get(name))
        ],
    )


def said(experiment: Experiment, speech: Words) -> str:
    """What it left behind, counted: "Twee obstakels, vier conclusies en vier lessen. Zes dingen zeggen de bronnen niet."."""
    left = speech.opening(speech.list(counts(experiment, speech, spelled=True)))
    unknown = len(experiment.unknown)
    things = speech.count(unknown, nl=("ding", "dingen"), en=("thing", "things"), spelled=True)
    verb = speech.say(nl="zeggen de bronnen niet", en="the sources do not tell")
    return speech.join([f"{left}.", f"{speech.opening(things)} {verb}." if unknown else ""])


def period_words(period: Period, speech: Words) -> str:
    """ "mei 2014 tot waarschijnlijk december 2014"; one end alone is said as such."""
    say, start, end = speech.say, period.start, period.end
    if start is None and end is None:
        return say(nl="onbekend", en="unknown")
    if start and end and start.date != end.date:
        first = speech.dated(start)
        if len(start.date) == 4 and end.date.startswith(start.date):
            some = say(nl="ergens in {year}", en="some time in {year}", year=start.date)
            first = speech.probably(some, start.inferred)
        return say(nl="{first} tot {last}", en="{first} to {last}", first=first, last=speech.dated(end))
    return speech.dated(start or end)


def _period_notes(period: Period, speech: Words) -> list[str]:
    named = ((speech.say(nl="Begin", en="Start"), period.start), (speech.say(nl="Eind", en="End"), period.end))
    return [f"{name}: {speech.text(when.note)}" for name, when in named if when and when.note]


def _purpose(purpose: str, speech: Words) -> str:
    edition = catalogue().edition
    found = next((item for item in edition.purposes if item.id == purpose), None) if edition else None
    return speech.text(found.label) if found else purpose


def _outcome(outcome: Outcome | None, speech: Words) -> dict[str, Any] | None:
    if outcome is None:
        return None
    return {
        "summary": speech.text(outcome.summary),
        "retry": speech.text(outcome.retry_when),
        "sources": citations(outcome.sources, speech),
    }


# --- what it says about readiness ---------------------------------------------------------------------------------------


def _judgements(experiment: Experiment, speech: Words) -> list[dict[str, Any]]:
    """One row per judgement that this experiment gave; none while the method cannot be read."""
    current = catalogue()
    if current.edition is None or experiment.organisation not in current.organisations:
        return []
    seen = readiness(last_day(default_as_of(current).date))
    known = {item.id for item in current.edition.dimensions}
    return [_judgement(item, experiment, seen, speech) for item in experiment.judgements if item.dimension in known]


def _judgement(judgement: Judgement, experiment: Experiment, seen: Readiness, speech: Words) -> dict[str, Any]:
    last = judgement.date.last
    dated = Dated(experiment.organisation, judgement, Origin("experiment", experiment.id), last)
    alone = cell(experiment.organisation, judgement.dimension, (dated,), last, seen.edition.valid_months)
    key = f"{experiment.organisation}.{judgement.dimension}"
    return {
        "face": face(seen, alone, speech)._replace(
            address=link("organisatie", organisatie=experiment.organisation, cel=key)
        ),
        "state": speech.opening(findings.state_words(seen, alone, speech)),
        "reason": speech.text(judgement.reason),
        "date": speech.dated(judgement.date),
        "by": findings.judge_words(judgement.by, speech),
        "sources": citations(dict.fromkeys(item.source for item in judgement.evidence), speech),
    }


# --- when and who --------------------------------------------------------------------------------------------------------


def _moment(moment: Moment, speech: Words) -> dict[str, Any]:
    return {
        "date": speech.dated(moment.date),
        "text": speech.text(moment.text),
        "note": speech.text(moment.date.note),
        "sources": citations(moment.sources, speech),
    }


def _member(member: Member, speech: Words) -> dict[str, Any]:
    return {
        "role": speech.opening(label("role", member.role, speech)),
        "organisation": organisation_name(member.organisation, speech),
        "address": link("organisatie", organisatie=member.organisation),
        "name": member.name or "",
        "note": speech.text(member.note),
        "sources": citations(member.sources, speech),
    }
