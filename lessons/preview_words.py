"""A preview in words: what an outcome would change, one row per verdict, cell or rating, and what stays as it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lessons.cells import Cell
from lessons.labels import confidence_word, dimension_word, organisation_word, outcome_word, state_words
from lessons.preview import CellChange, Preview, RatingChange, VerdictChange
from lessons.ratings import room
from lessons.readiness import Readiness, Verdict
from lessons.words import Words

_Changes = Sequence[VerdictChange] | Sequence[CellChange] | Sequence[RatingChange]
_Numbers = tuple[_Changes, tuple[str, str], tuple[str, str]]


class Row(NamedTuple):
    """One thing before and after. `what`: its name; `why`: what makes it so after; `changed`: whether it differs."""

    what: str
    before: str
    after: str
    why: str
    changed: bool


def verdicts(found: Preview, words: Words) -> list[Row]:
    """ "Belastingdienst, eerste plaatsing | nog niet te zeggen | nog niet | want ruimte is niveau 1, nodig is 2"."""
    if not found.before or not found.after:
        return []
    return [_verdict(found.before, found.after, change, words) for change in found.verdicts]


def cells(found: Preview, words: Words) -> list[Row]:
    """ "Belastingdienst, ruimte | nooit gevraagd | niveau 1, benoemd, vertrouwen laag"."""
    if not found.before or not found.after:
        return []
    return [_cell(found.before, found.after, change, words) for change in found.cells]


def ratings(found: Preview, words: Words) -> list[Row]:
    """ "Fietsen maken, haalbaar | onbekend | ja"."""
    programme = found.catalogue.programme
    criteria = {item.id: words.text(item.label) for item in programme.criteria} if programme else {}
    return [_rating(found, change, criteria, words) for change in found.ratings]


def summary(found: Preview, words: Words) -> str:
    """How much would change, in one sentence or two."""
    if found.accepted:
        return words.say(
            nl="Deze uitkomst staat al in de gegevens. Zij verandert niets meer.",
            en="This outcome is in the data already. It changes nothing any more.",
        )
    numbers: list[_Numbers] = [
        (found.verdicts, ("uitspraak over gereedheid", "uitspraken over gereedheid"), ("verdict", "verdicts")),
        (found.cells, ("oordeel", "oordelen"), ("judgement", "judgements")),
        (found.ratings, ("beoordeling van een concept", "beoordelingen van een concept"), ("concept rating", "concept ratings")),
    ]  # fmt: skip
    told = [_of(sum(item.changed for item in items), len(items), nl, en, words) for items, nl, en in numbers if items]
    if not told:
        return words.say(
            nl="Er is geen oordeel of beoordeling voorgesteld. Er verandert dus geen uitspraak.",
            en="No judgement or rating is proposed. So no verdict changes.",
        )
    return words.say(nl="Dit verandert: {told}.", en="This changes: {told}.", told=words.list(told))


def where(found: Preview, words: Words) -> str:
    """From which date it is to be seen; "" where the usual date shows it."""
    if not found.later or found.usual is None:
        return ""
    days = {"usual": words.date(found.usual.date), "day": words.date(found.as_of)}
    if found.accepted:
        return words.say(
            nl="Het overzicht kijkt gewoon vanaf {usual}. Kies daar {day} om dit te zien.",
            en="The overview usually looks from {usual}. Choose {day} there to see this.",
            **days,
        )
    return words.say(
        nl="Het overzicht kijkt gewoon vanaf {usual}. Is dit overgenomen? Kies daar dan {day} om het te zien.",
        en="The overview usually looks from {usual}. Has this been accepted? Then choose {day} there to see it.",
        **days,
    )


def lines(found: Preview, words: Words) -> Iterator[str]:
    """The whole as text: the summary, then every row that changes, what stays, and from which date it is to be seen."""
    yield summary(found, words)
    rows = [*verdicts(found, words), *cells(found, words), *ratings(found, words)]
    for row in (row for row in rows if row.changed):
        yield f"{row.what}: {row.before} -> {row.after}{f', {row.why}' if row.why else ''}"
    for row in (row for row in rows if not row.changed):
        yield words.say(nl="{what}: blijft {after}", en="{what}: stays {after}", what=row.what, after=row.after)
    if told := where(found, words):
        yield told


def _of(changed: int, total: int, nl: tuple[str, str], en: tuple[str, str], words: Words) -> str:
    """ "2 van 6 uitspraken"."""
    return f"{words.number(changed)} {words.say(nl='van', en='of')} {words.count(total, nl=nl, en=en)}"


def _verdict(was: Readiness, now: Readiness, change: VerdictChange, words: Words) -> Row:
    """With the reason after; where only the reason differs, that before as well."""
    organisation = organisation_word(now, change.after.organisation, words)
    what = f"{organisation}, {_lowered(words.text(now.purpose(change.after.purpose).label))}"
    before, after = (_outcome(verdict, words) for verdict in (change.before, change.after))
    if change.changed and before == after:
        before = f"{before}; {_because(was, change.before, words)}"
    return Row(what, before, after, _because(now, change.after, words), change.changed)


def _outcome(verdict: Verdict, words: Words) -> str:
    """ "nog niet te zeggen (1 van 5 voorwaarden gehaald)"."""
    met, total = len(verdict.met), len(verdict.gates)
    of = words.say(nl="{met} van {total} gehaald", en="{met} of {total} met", met=met, total=total)
    return f"{outcome_word(verdict.outcome, words)} ({of})"


def _because(readiness: Readiness, verdict: Verdict, words: Words) -> str:
    """The conditions that decide: those below; else those to ask."""
    below = [
        words.say(
            nl="{name} is {state}, nodig is {least}",
            en="{name} is {state}, needed is {least}",
            name=dimension_word(readiness, reading.dimension, words),
            state=state_words(readiness, reading.cell, words),
            least=reading.gate.minimum,
        )
        for reading in verdict.gates
        if reading.answer == "below"
    ]
    if below:
        return words.say(nl="want {why}", en="because {why}", why="; ".join(below))
    ask = [dimension_word(readiness, dimension, words) for dimension in verdict.ask]
    return words.say(nl="nog te vragen: {ask}", en="still to ask: {ask}", ask=words.list(ask)) if ask else ""


def _cell(was: Readiness, now: Readiness, change: CellChange, words: Words) -> Row:
    organisation = organisation_word(now, change.after.organisation, words)
    what = f"{organisation}, {dimension_word(now, change.after.dimension, words)}"
    divided = words.say(nl="de zaal is verdeeld", en="the room is divided") if change.after.divided else ""
    return Row(what, _state(was, change.before, words), _state(now, change.after, words), divided, change.changed)


def _state(readiness: Readiness, cell: Cell, words: Words) -> str:
    state = state_words(readiness, cell, words)
    if cell.confidence is None:
        return state
    sure = confidence_word(readiness, cell.confidence, words)
    return words.say(nl=f"{state}, vertrouwen {sure}", en=f"{state}, confidence {sure}")


def _rating(found: Preview, change: RatingChange, criteria: dict[str, str], words: Words) -> Row:
    concept = words.text(found.catalogue.concepts[change.after.concept].title)
    criterion = criteria.get(change.after.criterion, change.after.criterion)
    states = {
        "unknown": words.say(nl="onbekend", en="unknown"),
        "no": words.say(nl="nee", en="no"),
        "partly": words.say(nl="deels", en="partly"),
        "yes": words.say(nl="ja", en="yes"),
    }
    now = change.after.now
    split = now is not None and now.votes is not None and room(now.votes) == "divided"
    divided = words.say(nl="de zaal is verdeeld", en="the room is divided") if split else ""
    what = f"{concept}, {_lowered(criterion)}"
    return Row(what, states[change.before.state], states[change.after.state], divided, change.changed)


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
