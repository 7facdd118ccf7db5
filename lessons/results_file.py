"""The results as a workbook: what they are about, verdicts, cells, open questions, lessons; and what a room said.

Rows only, with no live formula (`export`). Of a session: its votes as counts, of groups that may be shown, after the
reveal, and the words that the coach let through.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from lessons import export, vote_words
from lessons.agenda import Item
from lessons.agenda_words import item_words
from lessons.ballots import OTHER
from lessons.catalogue import Catalogue
from lessons.choice import in_order
from lessons.deck_names import Names
from lessons.heard import Heard
from lessons.meanings import column_lines
from lessons.readiness import Readiness
from lessons.readiness_tables import readiness_frame, verdict_frame
from lessons.summary import by_letter, letter_order
from lessons.tables import Tables
from lessons.tallies import Distribution, LessonsTally, LevelTally, RateTally, Tally
from lessons.words import Words

LESSONS = 500
"""So many lessons are on a sheet at most: the strongest of those on the themes."""
_TELLING = (
    "id",
    "item",
    "organisation",
    "origin",
    "organisations",
    "sources",
    "follows_from",
    "supports",
    "contradicts",
)
"""Columns with ids, which tell the names that are hidden."""

Sheets = Mapping[str, pd.DataFrame]


def results(sheets: Sheets, about: Mapping[str, str], beside: export.Beside, speech: Words) -> bytes:
    """The workbook. The first sheet says what it is about, and what the columns hold."""
    columns = dict.fromkeys(str(column) for frame in sheets.values() for column in frame.columns)
    told = [*beside, _caution(speech), *column_lines(columns, speech)]
    return export.workbook(sheets, about, told, speech.say(nl="toelichting", en="about"))


def _caution(speech: Words) -> tuple[str, ...]:
    """What holds here, and no longer in a file that somebody saves from it."""
    return (
        speech.say(nl="Let op", en="Note"),
        speech.say(
            nl="Hier is elke tekst een tekst. Bewaart u een blad als CSV, dan kan een tekst die begint met = + - of @ bij "
            "het openen een formule worden.",
            en="Every text here is a text. If you save a sheet as CSV, a text that begins with = + - or @ may become a "
            "formula when that is opened.",
        ),
    )


def sheets(
    seen: Readiness,
    purpose: str,
    tables: Tables,
    speech: Words,
    themes: Sequence[str] = (),
    agenda: Sequence[Item] = (),
    room: Sequence[Heard] = (),
    names: Names | None = None,
) -> Sheets:
    """Name of a sheet -> its rows. `names`: the letters that organisations go by where their names are hidden."""
    say = speech.say
    found = {
        say(nl="conclusies", en="verdicts"): verdict_frame(seen, purpose, speech.language),
        say(nl="vakken", en="cells"): readiness_frame(seen, speech.language),
        say(nl="vragen", en="questions"): _questions(seen, purpose, names, speech),
        say(nl="lessen", en="lessons"): _lessons(tables, themes),
        say(nl="agenda", en="agenda"): _agenda(agenda, tables.catalogue, speech),
    }
    if room:
        found[say(nl="stemmen", en="votes")] = votes(room, seen, speech, names)
        found[say(nl="woorden", en="words")] = _words(room, speech)
    return {name: _hidden(frame, names) for name, frame in found.items()} if names else found


def _questions(seen: Readiness, purpose: str, names: Names | None, speech: Words) -> pd.DataFrame:
    """What to ask, best first: one row per dimension that is open for somebody."""
    asked = {item.id: item for item in seen.edition.dimensions}
    rows = [
        {
            "place": place,
            "dimension": question.dimension,
            "dimension_label": speech.text(asked[question.dimension].short),
            "question": speech.text(asked[question.dimension].question),
            "open_for": ", ".join(_name(seen, item, speech) for item in by_letter(names, question.open_for)),
            "open": len(question.open_for),
            "settles": len(question.settles),
        }
        for place, question in enumerate(seen.ask_first(purpose), 1)
    ]
    return pd.DataFrame(
        rows, columns=["place", "dimension", "dimension_label", "question", "open_for", "open", "settles"]
    )


def _name(seen: Readiness, organisation: str, speech: Words) -> str:
    found = seen.catalogue.organisations.get(organisation)
    return speech.text(found.short) if found else organisation


def _lessons(tables: Tables, themes: Sequence[str]) -> pd.DataFrame:
    """The lessons on these themes, the strongest first; on all without one."""
    found = tables.lessons
    if themes:
        on = tables.lesson_theme.loc[tables.lesson_theme["theme"].isin(list(themes)), "lesson"]
        found = found[found["id"].isin(on)]
    return in_order(found).head(LESSONS).reset_index(drop=True)


def _agenda(items: Sequence[Item], catalogue: Catalogue, speech: Words) -> pd.DataFrame:
    rows = [(place, str(item), item_words(item, catalogue, speech)) for place, item in enumerate(items, 1)]
    return pd.DataFrame(rows, columns=["place", "item", "text"])


# --- what a room said ---------------------------------------------------------------------------------------------------


def votes(room: Sequence[Heard], seen: Readiness, speech: Words, names: Names | None = None) -> pd.DataFrame:
    """One row per question, round, group and answer, zeros shown. A round that may not be shown has one row without.

    With names hidden a lesson is its place in the question, and an organisation its letter: their ids would tell them.
    """
    rows = [
        {
            "question": item.question.id,
            "item": item.question.item,
            "text": speech.text(item.question.title),
            "round": number,
            **row,
        }
        for item in room
        for number, found in enumerate(item.rounds, 1)
        for row in _round(found, seen, names, speech)
    ]
    columns = ["question", "item", "text", "round", "votes", "group", "group_label", "answer", "answer_label", "count"]
    return pd.DataFrame(rows, columns=columns).astype({"count": "Int64"})


def _round(found: Tally, seen: Readiness, names: Names | None, speech: Words) -> Iterator[dict[str, Any]]:
    everybody = {"votes": found.n, "group": "all", "group_label": speech.say(nl="iedereen", en="everybody")}
    if found.few:
        told = vote_words.few(speech)
        yield {**everybody, "answer": "", "answer_label": told, "count": None}
    elif isinstance(found, LevelTally):
        assert found.seen is not None
        whole: _Grouped = ("all", speech.say(nl="iedereen", en="everybody"), found.seen)
        yield from _level(found, [whole, *_groups(found, seen, names, speech)], speech)
    elif isinstance(found, RateTally):
        labels = {option.id: speech.text(option.label) for option in found.question.options}
        for rated in found.rated:
            for answer in ("yes", "partly", "no", "unknown") if rated.votes else ():
                number = getattr(rated.votes, answer)
                group = {**everybody, "group": f"criterion:{rated.criterion}", "group_label": labels[rated.criterion]}
                yield {**group, "answer": answer, "answer_label": _rating(answer, speech), "count": number}
    else:
        assert isinstance(found, LessonsTally)
        labels = {option.id: speech.text(option.label) for option in found.question.options}
        offered = {option.id: str(place) for place, option in enumerate(found.question.options, 1)}
        for one in found.chosen:
            answer = offered.get(one.lesson, "") if names else one.lesson
            label = labels.get(one.lesson, answer)
            yield {**everybody, "answer": answer, "answer_label": label, "count": one.n}


def _rating(answer: str, speech: Words) -> str:
    return {
        "yes": speech.say(nl="ja", en="yes"),
        "partly": speech.say(nl="deels", en="partly"),
        "no": speech.say(nl="nee", en="no"),
        "unknown": speech.say(nl="weet ik niet", en="do not know"),
    }[answer]


_Grouped = tuple[str, str, Distribution]
"""A group, its name, and what it said."""


def _groups(found: LevelTally, seen: Readiness, names: Names | None, speech: Words) -> Iterator[_Grouped]:
    """Per role, and per organisation where that may be shown; in the order of their letters where names are hidden."""
    for one in found.roles:
        yield f"role:{one.name or 'rest'}", vote_words.role_word(one.name, speech), one.seen
    told = {one.name: one.seen for one in found.organisations if one.name}
    for name in by_letter(names, list(told)):
        id_ = names.letters.get(name, OTHER) if names else name
        yield f"organisation:{id_}", names.of(name) if names else _name(seen, name, speech), told[name]
    rest = speech.say(nl="andere organisaties samen", en="other organisations together")
    yield from (("organisation:rest", rest, one.seen) for one in found.organisations if not one.name)


def _level(found: LevelTally, groups: Iterable[_Grouped], speech: Words) -> Iterator[dict[str, Any]]:
    """How many of each group gave each answer."""
    labels = {option.id: speech.text(option.label) for option in found.question.options}
    for group, label, distribution in groups:
        for answer, count in zip(
            ("0", "1", "2", "3", "4", "unknown"), (*distribution.counts, distribution.unknown), strict=True
        ):
            told = {"group": group, "group_label": label, "answer": answer, "answer_label": labels.get(answer, answer)}
            yield {"votes": distribution.n, **told, "count": count}


def _words(room: Sequence[Heard], speech: Words) -> pd.DataFrame:
    """The words that the coach let through, those with most support first."""
    rows = [
        {
            "question": item.question.id,
            "text": speech.text(item.question.title),
            "words": one.text,
            "support": one.support,
        }
        for item in room
        for one in item.words
    ]
    return pd.DataFrame(rows, columns=["question", "text", "words", "support"])


# --- names hidden -------------------------------------------------------------------------------------------------------


def _hidden(frame: pd.DataFrame, names: Names) -> pd.DataFrame:
    """The rows without the ids that tell, with letters for names, and in the order of those where they are rows."""
    told = frame.drop(columns=[name for name in _TELLING if name in frame])
    if "organisation" in frame:
        told = told.loc[
            frame["organisation"].map(lambda item: letter_order(names, item)).sort_values(kind="stable").index
        ]
    for name in told.columns:
        if not pd.api.types.is_numeric_dtype(told[name]) and not pd.api.types.is_datetime64_any_dtype(told[name]):
            held = [names.hide(value) if isinstance(value, str) else value for value in told[name].astype("object")]
            told[name] = pd.Series(held, index=told.index, dtype="object")
    return told
