"""What could be better in a record that is right: warnings, each about one text or one choice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import Any

from lessons.fields import Record, TwoTongues, first_day, last_day
from lessons.problems import Problem
from lessons.ratings import majority
from lessons.reading import Document, Path
from lessons.records import (
    Concept,
    Experiment,
    Judgement,
    Lesson,
    Member,
    Programme,
    PublicLesson,
    Rating,
    Session,
    Use,
)

_WORDS = {
    "arbeidsgehandicapt": "mensen met een arbeidsbeperking",
    "arbeidsgehandicapte": "mensen met een arbeidsbeperking",
    "arbeidsgehandicapten": "mensen met een arbeidsbeperking",
    "gehandicapten": "mensen met een arbeidsbeperking",
    "jongens en meisjes": "mensen, kandidaten of deelnemers",
    "moeilijkst inzetbare": "mensen die het langst op werk wachten",
    "moeilijk plaatsbaren": "mensen die moeilijk werk vinden",
    "the disabled": "people with a work disability",
    "handicapped": "people with a work disability",
    "boys and girls": "people, candidates or participants",
}
_AVOID = re.compile(r"\b(" + "|".join(sorted(_WORDS, key=len, reverse=True)) + r")\b", re.IGNORECASE)
_TELLTALES = ("gehandicapt", "jongens", "moeilijk", "disabled", "handicapped", "boys")
"""One of these is in every word to avoid: quicker to look for than the words."""
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{2,24})+")
_PHONE = re.compile(r"(?<![\w.,/-])(?:\+31|0031|0)[ -]?(?:\(0\))?[1-9](?:[ -]?[0-9]){8}(?![\w/-])")
_UNFILLED = re.compile(r"\s*(?:\.\.\.|…|TODO|TBD|tekst volgt|nog invullen|<[\w -]+>)\s*", re.IGNORECASE)
_Dated = Experiment | Lesson | PublicLesson | Concept | Session | Programme
"""The records that tell when they came in and when they last changed."""
_WINDOWS = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")


def advise(document: Document, record: Record) -> list[Problem]:
    """Every warning about the record, in the order of its fields."""
    found = list(_about(record, ()))
    identity = getattr(record, "id", "")
    if isinstance(identity, str) and _WINDOWS.fullmatch(identity):
        hint = "choose another id, also for the file"
        found.append((("id",), "reserved-id", f"'{identity}' cannot be a file name on Windows", hint))
    return [document.problem(path, code, message, hint, warning=True) for path, code, message, hint in found]


_Advice = tuple[Path, str, str, str]


def _about(record: Record, path: Path) -> Iterator[_Advice]:
    for ask in _asks(type(record)):
        yield from ask(record, path)
    for name, value in vars(record).items():
        if isinstance(value, str):
            yield from _private(value, (*path, name), web=name == "url")
        elif isinstance(value, TwoTongues):
            yield from _text(value, (*path, name))
        elif isinstance(value, Record):
            yield from _about(value, (*path, name))
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, TwoTongues):
                    yield from _text(item, (*path, name, index))
                elif isinstance(item, Record):
                    yield from _about(item, (*path, name, index))


@cache
def _asks(kind: type[Record]) -> tuple[Callable[[Any, Path], Iterator[_Advice]], ...]:
    """What is asked of a record of this kind: looked up once, since there are tens of thousands of them."""
    return tuple(ask for kinds, ask in _ASKED if issubclass(kind, kinds))


def _text(text: TwoTongues, path: Path) -> Iterator[_Advice]:
    if text.en is None:
        yield path, "missing-english", "the English text is missing", "write {nl: ..., en: ...}"
    for language, words in (("nl", text.nl), ("en", text.en or "")):
        place = (*path, language)
        yield from _private(words, place)
        yield from _wording(words, place)
        if _UNFILLED.fullmatch(words):
            yield (
                place,
                "placeholder-left",
                f"the text is only '{words.strip()[:40]}'",
                "write the text, or remove the line",
            )


def _wording(words: str, place: Path) -> Iterator[_Advice]:
    low = words.casefold()
    if any(part in low for part in _TELLTALES) and (found := _AVOID.search(words)):
        yield place, "word-to-avoid", f"'{found[0]}'", f"write: {_WORDS[found[0].casefold()]}"


def _private(words: str, place: Path, web: bool = False) -> Iterator[_Advice]:
    """An e-mail address or telephone number; digits in an address on the web are neither."""
    mail = "@" in words and _MAIL.search(words)
    if mail or (not web and ("0" in words or "+31" in words) and _PHONE.search(words)):
        kind = "an e-mail address" if mail else "a telephone number"
        yield place, "private-data", f"holds {kind}", "contact goes by role; remove it"


def _member(record: Member, path: Path) -> Iterator[_Advice]:
    if record.name is not None:
        hint = "the role is enough, unless a source prints the name and it serves the reader"
        yield (*path, "name"), "person-name", "a person is named", hint


def _experiment(record: Experiment, path: Path) -> Iterator[_Advice]:
    if record.status in ("completed", "stopped"):
        for name in ("obstacles", "lessons"):
            if not getattr(record, name):
                yield (
                    (*path, name),
                    "nothing-learned",
                    f"a {record.status} experiment without {name}",
                    "write what the sources tell",
                )


def _judgement(record: Judgement, path: Path) -> Iterator[_Advice]:
    own = {item.grade for item in record.evidence if item.scope == "organisation"}
    if record.level is not None and record.level >= 3 and not own & {"e2", "e3"}:
        message = (
            f"level {record.level} rests on one person's account"
            if own
            else f"level {record.level} without evidence of its own"
        )
        yield (
            (*path, "level"),
            "thin-evidence",
            message,
            "find a second account, a document or a count, or lower the level",
        )


def _rating(record: Rating, path: Path) -> Iterator[_Advice]:
    most = majority(record.votes) if record.votes else None
    if most and record.state != most:
        message = f"state '{record.state}', and at least two thirds of those who answered found '{most}'"
        yield (*path, "state"), "state-against-votes", message, f"write {most}, or say in the reason why not"


def _public(record: PublicLesson, path: Path) -> Iterator[_Advice]:
    if not record.themes:
        yield (*path, "themes"), "no-theme", "the lesson stands under no theme", "write the themes it is about"


def _came_in(record: _Dated, path: Path) -> Iterator[_Advice]:
    """That it changed before it came in."""
    added, changed = record.added, record.changed
    if added and changed and last_day(changed) < first_day(added):
        message = f"changed {changed} is before added {added}"
        yield (*path, "changed"), "wrong-order", message, "write the later date under changed, or remove it"


def _use(record: Use, path: Path) -> Iterator[_Advice]:
    """A use that is still to come; the lesson may well have been used before it came in."""
    if first_day(record.date.date) > date.today():
        message = f"a use on {record.date.date}, which is still to come"
        yield (*path, "date"), "future-date", message, "note a use once it is there"


_ASKED: tuple[tuple[Any, Callable[[Any, Path], Iterator[_Advice]]], ...] = (
    (Experiment, _experiment),
    (Judgement, _judgement),
    (Member, _member),
    (PublicLesson, _public),
    (_Dated, _came_in),
    (Use, _use),
    (Rating, _rating),
)
"""What is asked of which records, in this order."""
