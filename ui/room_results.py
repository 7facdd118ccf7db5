"""What came out of a question, as values for the room's slides and the coach's desk: votes, beside them what the catalogue says.

Nothing here asks whether something may be shown yet: who calls it does (`room_parts.told`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from lessons import later, vote_findings, vote_words
from lessons.ballots import Question
from lessons.cells import Cell
from lessons.labels import confidence_word, state_words
from lessons.ratings import standing
from lessons.readiness import Readiness
from lessons.room import Said
from lessons.summary import by_letter
from lessons.tallies import (
    REST,
    SEVERAL,
    Chosen,
    Difference,
    Distribution,
    Group,
    LessonsTally,
    LevelTally,
    Rated,
    RateTally,
    Tally,
    let_through,
)
from lessons.words import Words
from ui.labels import label
from ui.room_parts import Seen

ORGANISATIONS = 10
"""So many organisations fit on a slide."""
LINES, SIGNS = 24, 46
"""So many lines of people's own words fit on a slide, and so many signs on a line."""


def result(found: Tally, seen: Seen) -> dict[str, Any]:
    """The result of one round."""
    if found.few:
        return {"kind": "few", "line": vote_words.few(seen.speech), "n": "", "sentence": ""}
    speech = seen.speech
    made = {
        "kind": found.kind,
        "n": vote_words.votes(found.n, speech),
        "sentence": seen.told(vote_findings.finding(found, speech)),
    }
    if isinstance(found, LevelTally):
        return {**made, **_level(found, seen)}
    if isinstance(found, LessonsTally):
        return {**made, "rows": [_lesson(one, found.question, seen) for one in found.chosen], "notes": []}
    return {
        **made,
        "rows": [_criterion(one, found, seen) for one in found.rated],
        "notes": [vote_findings.share(speech)],
    }


def _level(found: LevelTally, seen: Seen) -> dict[str, Any]:
    speech = seen.speech
    assert found.seen is not None
    roles = found.roles if len(found.roles) > 1 else ()
    rows = [_row(vote_words.role_word(group.name, speech), group.seen, speech) for group in roles]
    return {
        "heads": _heads(seen),
        "rows": [_everybody(found.seen, speech), *rows],
        "organisations": [] if found.seen.one else _organisations(found.organisations, found.question, seen),
        "most": ORGANISATIONS,
        "notes": vote_findings.notes(found, speech),
        "catalogue": beside(found, seen),
    }


def _heads(seen: Seen) -> list[dict[str, str]]:
    """The levels as the edition names them, and who does not know."""
    levels = seen.catalogue.edition.levels if seen.catalogue.edition else ()
    named = [{"sign": item.id, "label": seen.text(item.label)} for item in levels]
    return [*named, {"sign": "?", "label": seen.speech.say(nl="weet niet", en="do not know")}]


def _everybody(found: Distribution, speech: Words) -> dict[str, Any]:
    return {**_row(speech.say(nl="Iedereen", en="Everybody"), found, speech), "whole": True}


def _row(name: str, found: Distribution, speech: Words) -> dict[str, Any]:
    counts = (*found.counts, found.unknown)
    return {
        "name": name,
        "n": speech.number(found.n),
        "cells": [_bar(count, found.n, speech) for count in counts],
        "spread": vote_words.spread_words(found, speech),
        "middle": "" if found.median is None else str(found.median),
        "divided": found.divided and found.one,
        "one": found.one,
        "whole": False,
        "known": "",
    }


def _bar(count: int, of: int, speech: Words) -> dict[str, str]:
    """A number and how long its bar is: its share of the group, so that bars of groups and rounds can be laid beside each
    other."""
    return {"n": speech.number(count), "part": f"{count / max(1, of):.3f}"}


def _organisations(groups: Sequence[Group], asked: Question, seen: Seen) -> list[dict[str, Any]]:
    """A row for each organisation that people spoke of, with what the catalogue says of it; none where all groups are too
    small to stand alone: that says the same as everybody together."""
    if all(group.name == REST for group in groups):
        return []
    return [_organisation(group, asked, seen) for group in _in_order(groups, seen)]


def _in_order(groups: Sequence[Group], seen: Seen) -> Sequence[Group]:
    """Where names are hidden by letter: the order of the names would tell them."""
    names = seen.names
    if names is None:
        return groups
    own = {group.name: group for group in groups if group.name not in SEVERAL}
    last = [group for group in groups if group.name in SEVERAL]
    return [*(own[name] for name in by_letter(names, tuple(own))), *last]


def _organisation(group: Group, asked: Question, seen: Seen) -> dict[str, Any]:
    row = _row(seen.organisation(group.name), group.seen, seen.speech)
    if group.name in SEVERAL:
        apart = seen.speech.say(nl="verschillende organisaties", en="different organisations")
        row |= {"spread": apart}
    return row if group.name == REST else {**row, "known": _known(group.name, asked.subject, seen)}


def _lesson(found: Chosen, asked: Question, seen: Seen) -> dict[str, Any]:
    texts = {option.id: seen.text(option.label) for option in asked.options}
    number = seen.speech.number
    return {
        "text": texts.get(found.lesson, found.lesson),
        "n": number(found.n),
        "places": [number(place) for place in found.places],
        "strength": _strength(found.lesson, seen),
    }


def _strength(lesson: str, seen: Seen) -> str:
    """How strong the catalogue calls a lesson; one of the Doetanks or the programme is their own account."""
    found = seen.catalogue.lessons.get(lesson)
    if found:
        return label("strength", found.strength, seen.speech).partition(":")[0]
    if lesson.startswith("programme/"):
        return seen.speech.say(nl="van het programma zelf", en="of the programme itself")
    return seen.speech.say(nl="van een Doetank zelf", en="of a Doetank itself")


def _criterion(found: Rated, of: RateTally, seen: Seen) -> dict[str, Any]:
    texts = {option.id: seen.text(option.label) for option in of.question.options}
    votes = found.votes
    counts = (votes.yes, votes.partly, votes.no, votes.unknown) if votes else ()
    return {
        "text": texts.get(found.criterion, found.criterion),
        "cells": [_bar(count, sum(counts), seen.speech) for count in counts],
        "says": vote_words.rated_word(found, seen.speech),
        "divided": found.room == "divided",
        "known": _rated_before(of.question.subject, found.criterion, seen),
    }


def _rated_before(concept: str, criterion: str, seen: Seen) -> str:
    """How the concept stands in the catalogue: "deels, 30 oktober 2014"."""
    found = seen.catalogue.concepts.get(concept)
    if found is None:
        return ""
    now, sessions = standing(found, criterion, seen.catalogue.sessions), seen.catalogue.sessions
    session = sessions.get(now.now.session or "") if now.now else None
    when = (now.now.date or (session.date if session else None)) if now.now else None
    word = label("rating", now.state, seen.speech)
    return f"{word}, {seen.speech.dated(when)}" if when else word


# --- what the catalogue says ----------------------------------------------------------------------------------------------


def beside(found: LevelTally, seen: Seen) -> dict[str, Any] | None:
    """What the catalogue says of the one organisation that the votes are about."""
    spoken = {group.name for group in found.organisations}
    about = found.question.about or (spoken.pop() if len(spoken) == 1 else "")
    cell = _cell(about, found.question.subject, seen)
    if cell is None or seen.readiness is None:
        return None
    date = later.date_words(seen.readiness, seen.speech)
    after = later.later_words(about, found.question.subject, seen.readiness, seen.speech)
    lines = [*_cell_lines(cell, seen.readiness, seen.speech), *([seen.speech.opening(after)] if after else [])]
    return {"name": seen.organisation(about), "date": seen.speech.opening(date), "lines": lines}


def _cell(organisation: str, dimension: str, seen: Seen) -> Cell | None:
    return seen.readiness.cells.get((organisation, dimension)) if seen.readiness else None


def _cell_lines(cell: Cell, readiness: Readiness, speech: Words) -> Iterable[str]:
    """The level with its marks, when it was said, how sure it is, and how much evidence there is."""
    yield speech.opening(state_words(readiness, cell, speech))
    if not cell.current:
        return
    yield speech.opening(speech.dated(cell.current[-1].judgement.date))
    if cell.confidence is not None:
        sure = confidence_word(readiness, cell.confidence, speech)
        yield speech.say(nl=f"Vertrouwen: {sure}", en=f"Confidence: {sure}")
    number = sum(len(dated.judgement.evidence) for dated in cell.current)
    yield speech.count(number, nl=("stuk bewijs", "stukken bewijs"), en=("piece of evidence", "pieces of evidence"))


def _known(organisation: str, dimension: str, seen: Seen) -> str:
    """The same in as few words as fit in a table: "2–3 (2020), vertrouwen laag"; never only an empty place."""
    say, cell = seen.speech.say, _cell(organisation, dimension, seen)
    if seen.readiness is None:
        return ""
    if cell is None and organisation not in seen.catalogue.organisations:
        return say(nl="niet in de catalogus", en="not in the catalogue")
    after = later.later_short(organisation, dimension, seen.readiness, seen.speech)
    if cell is None or not cell.current:
        return ", ".join(part for part in (say(nl="nooit gevraagd", en="never asked"), after) if part)
    states: dict[str, str] = {item.id: seen.speech.text(item.label) for item in seen.readiness.edition.states}
    level = "" if cell.low is None else str(cell.low) if cell.low == cell.high else f"{cell.low}–{cell.high}"
    marks = [states[name] for name, holds in (("stale", cell.stale), ("collective", cell.collective)) if holds]
    sure = confidence_word(seen.readiness, cell.confidence, seen.speech) if cell.confidence else ""
    told = say(nl=f"vertrouwen {sure}", en=f"confidence {sure}") if sure else ""
    first = f"{level or states[cell.state]} ({cell.current[-1].last.year})"
    return ", ".join(part for part in (first, *marks, told, after) if part)


# --- two rounds, and words --------------------------------------------------------------------------------------------------


def compared(found: Difference, seen: Seen) -> dict[str, Any]:
    """Both rounds side by side, with the sentence of difference."""
    say, (before, after) = seen.speech.say, (found.before, found.after)
    names = (say(nl="Eerste ronde", en="First round"), say(nl="Tweede ronde", en="Second round"))
    rounds = [result(before, seen), result(after, seen)]
    made: dict[str, Any] = {"kind": after.kind, "sentence": vote_words.difference(found, seen.speech), "rounds": rounds}
    made["notes"] = _notes_of_both(found, seen.speech)
    if isinstance(before, LevelTally) and isinstance(after, LevelTally):
        both = [(names[0], before), (names[1], after)]
        rows = [{**_row(name, one.seen, seen.speech), "whole": True} for name, one in both if one.seen]
        return {**made, "heads": _heads(seen), "rows": rows, "catalogue": beside(after, seen)}
    return {**made, "names": names, "rows": _pairs(rounds)}


def _notes_of_both(found: Difference, speech: Words) -> list[str]:
    """What the bars say, where a round has them."""
    if found.after.kind == "lessons" or (found.before.few and found.after.few):
        return []
    means = isinstance(found.after, LevelTally) and vote_findings.may_be_divided(found.after)
    return [vote_findings.share(speech), *([vote_findings.divided_means(speech)] if means else [])]


def _pairs(rounds: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Each lesson or criterion with its row in both rounds, in the order of the second; None where a round has none."""
    found = [{row["text"]: row for row in seen.get("rows", ())} for seen in rounds]
    return [{"text": text, "rounds": [seen.get(text) for seen in found]} for text in {**found[1], **found[0]}]


def words(said: Iterable[Said], seen: Seen) -> dict[str, Any]:
    """The words that were let through, as many as fit; `more`: how many did not."""
    shown: list[dict[str, Any]] = []
    through, lines = let_through(said), 0
    for one in through:
        lines += -(-len(one.text) // SIGNS) + 2
        if shown and lines > LINES:
            break
        number = seen.speech.number(one.support)
        text = seen.quoted(one.text, one.language)
        shown.append({"text": text, "language": one.language, "support": number, "n": one.support})
    return {"shown": shown, "more": len(through) - len(shown), "total": len(through)}
