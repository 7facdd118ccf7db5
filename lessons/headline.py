"""The headline of a catalogue for a terminal: organisations x purposes, with what to ask."""

from __future__ import annotations

from collections.abc import Iterator

from lessons.catalogue import Catalogue
from lessons.labels import dimension_word, organisation_word, outcome_word
from lessons.readiness import Readiness, Verdict, default_as_of
from lessons.words import Words


def headline(catalogue: Catalogue, words: Words) -> Iterator[str]:
    """One line per organisation and purpose, alphabetical: verdict, conditions met, what is below or to ask."""
    if catalogue.edition is None:
        yield words.say(nl="De methode (readiness.yaml) kan niet worden gelezen.", en="The method cannot be read.")
        return
    moment = default_as_of(catalogue)
    readiness = Readiness(catalogue, moment.day)
    yield words.say(nl="Peildatum: {day}", en="As of: {day}", day=words.date(moment.date))
    for purpose in readiness.edition.purposes:
        yield ""
        yield words.text(purpose.label)
        for verdict in readiness.verdicts(purpose.id, words.language):
            yield "  " + _line(readiness, verdict, words)


def _line(readiness: Readiness, verdict: Verdict, words: Words) -> str:
    name = organisation_word(readiness, verdict.organisation, words)
    met = words.say(
        nl="{n} van {all} voorwaarden gehaald",
        en="{n} of {all} conditions met",
        n=len(verdict.met),
        all=len(verdict.gates),
    )
    known, total = readiness.coverage(verdict.organisation)
    cover = words.say(nl="{n} van {all} beoordeeld", en="{n} of {all} judged", n=known, all=total)
    parts = [f"{name:<24} {outcome_word(verdict.outcome, words):<22}", met, cover]
    for label, dimensions in (
        (words.say(nl="te laag", en="too low"), verdict.below),
        (words.say(nl="vraag naar", en="ask about"), verdict.ask),
    ):
        if dimensions:
            parts.append(f"{label}: " + ", ".join(dimension_word(readiness, item, words) for item in dimensions))
    return "; ".join(parts)
