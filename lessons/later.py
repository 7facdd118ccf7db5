"""What a catalogue says of a cell after the date that is looked from: told with its date, never used for a verdict."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from lessons.cells import Cell, Dated, cell, judgements_of
from lessons.labels import label, state_words
from lessons.readiness import Readiness, as_of_on
from lessons.words import Words


def later(organisation: str, dimension: str, readiness: Readiness) -> Cell | None:
    """The cell as its latest judgement makes it, where that is of after the date; None where there is none."""
    place, found = (organisation, dimension), judgements_of(readiness.catalogue)
    said = found[bisect_left(found, place, key=_place) : bisect_right(found, place, key=_place)]
    after = tuple(dated for dated in said if dated.last > readiness.as_of)
    return cell(organisation, dimension, after, after[-1].last, readiness.edition.valid_months) if after else None


def _place(dated: Dated) -> tuple[str, str]:
    return dated.organisation, dated.judgement.dimension


def later_words(organisation: str, dimension: str, readiness: Readiness, speech: Words) -> str:
    """ "later: niveau 2, aanwezig (december 2024)"; "" where nothing is said later."""
    found = later(organisation, dimension, readiness)
    if found is None:
        return ""
    when = speech.dated(found.current[-1].judgement.date)
    return speech.say(
        nl="later: {state} ({when})",
        en="later: {state} ({when})",
        state=state_words(readiness, found, speech),
        when=when,
    )


def later_short(organisation: str, dimension: str, readiness: Readiness, speech: Words) -> str:
    """ "later: 2–3 (2021)", to fit in a table; "" where nothing is said later."""
    found = later(organisation, dimension, readiness)
    if found is None:
        return ""
    level = "" if found.low is None else str(found.low) if found.low == found.high else f"{found.low}–{found.high}"
    said = level or label(readiness.edition.states, found.state, speech)
    return speech.say(
        nl="later: {said} ({year})", en="later: {said} ({year})", said=said, year=found.current[-1].last.year
    )


def date_words(readiness: Readiness, speech: Words) -> str:
    """ "peildatum december 2023": the date that is looked from, no more precise than it was written."""
    day = speech.date(as_of_on(readiness.catalogue, readiness.as_of).date)
    return speech.say(nl="peildatum {day}", en="as of {day}", day=day)
