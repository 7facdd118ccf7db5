"""The lessons for programs, at `/lessen.atom` and `/lessen.json`: what an address asks for, and the bytes that answer it.

The keys are those of `/lessen`, read by the same `lesson_keys.choice`. Nothing here knows a visitor: the address alone
decides, so that everybody with the same address gets the same answer.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any, Literal, NamedTuple
from urllib.parse import urlencode

import pandas as pd

from lessons.catalogue import Catalogue
from lessons.choice import Choice, Finder
from lessons.feed import Head, atom, json_text
from lessons.fields import last_day, latest_day
from lessons.words import LANGUAGES, Language, Words
from ui import lesson_keys
from ui.about import LICENCE, LICENCE_ADDRESS
from ui.door import allowed_origins
from ui.facets import choice_words
from ui.feed_entries import Teller
from ui.versions import versions

Form = Literal["atom", "json"]
KINDS: Mapping[Form, str] = {"atom": "application/atom+xml; charset=utf-8", "json": "application/json"}
USUAL, MOST = 50, 200
"""How many lessons an answer holds, and how many at most."""
_LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_HOST = re.compile(rf"(?=.{{1,255}}$)(?:{_LABEL}(?:\.{_LABEL})*\.?|\[[0-9A-Fa-f:.]{{2,45}}\])(?::[0-9]{{1,5}})?")
"""A name or an address of the internet, with a port or without."""
_ORIGIN = re.compile(rf"https?://{_HOST.pattern}")
_WHOLE = re.compile(r"[0-9]{1,6}")

Keys = Mapping[str, Sequence[str]]


class Answer(NamedTuple):
    """What is sent. `etag` is weak, because a server may pack the bytes; `modified`: the day of the newest lesson."""

    body: bytes
    kind: str
    etag: str
    modified: str


def answer(form: Form, catalogue: Catalogue, keys: Keys, home: str) -> Answer:
    """The feed that these keys ask for. `home`: what stands before every address in it, as `https://host`, or ""."""
    version, language = versions().of(catalogue), language_of(keys)
    finder, teller = version.finder(language), Teller(version.frames(language), Words(language), home)
    asked = _asked(form, finder, keys)
    found = _found(finder, asked)
    held = found.rows if form == "json" else found.rows[(found.days != "").to_numpy()]
    last = asked.start - 1 + asked.most
    entries = [teller.entry(row) for row in held.iloc[asked.start - 1 : last].to_dict("records")]
    head = _head(asked, teller, found, more=last < len(held))
    body = atom(head, entries) if form == "atom" else json_text(head, entries)
    return Answer(body, KINDS[form], f'W/"{hashlib.sha256(body).hexdigest()[:32]}"', _modified(head.newest))


def home(scheme: str, host: str) -> str:
    """What stands before the addresses: `https://host` of a request, or "" where its `Host` is none.

    Where origins are named (LESSONS_ORIGINS), the one with this host, else the first: a cache beside us never keeps
    addresses of a host that somebody made up. Every host gets its answer, so that a health check may ask by number.
    """
    origins = [origin for origin in allowed_origins() if _ORIGIN.fullmatch(origin)]
    if allowed_origins():
        ours = (origin for origin in origins if origin.partition("://")[2] == host.lower())
        return next(ours, origins[0] if origins else "")
    return f"{'https' if scheme == 'https' else 'http'}://{host}" if _HOST.fullmatch(host) else ""


def address(form: Form, keys: Keys, language: Language) -> str:
    """Where the feed of a choice is, on this server."""
    chosen = {key: found for key in lesson_keys.KEYS if (found := [value for value in keys.get(key, ()) if value])}
    return f"/lessen.{form}?{_written({**chosen, 'taal': language})}"


def language_of(keys: Keys) -> Language:
    """The language that the address names, else Dutch: no cookie and no browser changes what an address means."""
    asked = "".join(keys.get("taal", ())[-1:])
    return next((known for known in LANGUAGES if known == asked), "nl")


# --- what is asked ------------------------------------------------------------------------------------------------------


class _Asked(NamedTuple):
    """The choice, its order ("" for the newest first), how many lessons at most, and from which (1 is the first)."""

    form: Form
    choice: Choice
    order: str
    most: int
    start: int

    @property
    def keys(self) -> dict[str, Any]:
        """The keys that ask for the same lessons."""
        chosen = {key: value for key, value in lesson_keys.keys(self.choice).items() if value}
        return chosen | ({"orde": self.order} if self.order else {})


def _asked(form: Form, finder: Finder, keys: Keys) -> _Asked:
    order = "".join(keys.get("orde", ())[-1:])
    return _Asked(
        form,
        _plainest(lesson_keys.choice(finder, keys)),
        order if order in lesson_keys.ORDER_KEYS.values() else "",
        _number(keys, "aantal", USUAL, MOST),
        _number(keys, "vanaf", 1, 10**6) if form == "json" else 1,
    )


def _plainest(choice: Choice) -> Choice:
    """The same choice written in one way: who asks for the same lessons gets the same feed, with the same id."""
    every = choice.all_themes and len(choice.theme) > 1
    search = " ".join(choice.search.split()) if "search" in choice.used else ""
    return replace(choice, all_themes=every, search=search)


def _number(keys: Keys, key: str, usual: int, most: int) -> int:
    """The whole number from 1 that a key names, at most `most`; the usual one where it names none."""
    asked = "".join(keys.get(key, ())[-1:])
    found = int(asked) if _WHOLE.fullmatch(asked) else 0
    return min(found, most) if found else usual


class _Found(NamedTuple):
    """The lessons of the choice in their order. `days`: when each last came in or changed, as `2026-11-22`, or ""."""

    rows: pd.DataFrame
    days: pd.Series[str]


def _found(finder: Finder, asked: _Asked) -> _Found:
    """In the order that is asked; the newest first where none is, and those without a day last."""
    rows = finder.ordered(asked.choice, lesson_keys.order({"orde": [asked.order]}))
    days = _days(rows)
    if asked.order:
        return _Found(rows, days)
    place = days.sort_values(ascending=False, kind="stable").index.to_numpy()
    return _Found(rows.take(place), days.take(place))


def _days(rows: pd.DataFrame) -> pd.Series[str]:
    days = (latest_day(*written) for written in zip(rows["added"], rows["changed"], strict=True))
    return pd.Series([day.isoformat() if day else "" for day in days], rows.index, dtype="str")


# --- what it says of itself ---------------------------------------------------------------------------------------------


def _head(asked: _Asked, teller: Teller, found: _Found, more: bool) -> Head:
    """`more`: whether lessons follow after this part."""
    speech, catalogue = teller.speech, teller.tables.catalogue
    chosen = choice_words(asked.choice, teller.tables, speech)
    name = speech.say(nl="Doetank-lessen", en="Doetank lessons")
    keys = asked.keys | {"taal": speech.language}
    size = {"aantal": asked.most} if asked.most != USUAL else {}
    this = f"{teller.home}/lessen.{asked.form}?{_written(keys | size)}"
    undated = int((found.days == "").sum())
    return Head(
        key=_written(asked.keys),
        title=f"{name}: {'; '.join(chosen.values())}" if chosen else name,
        subtitle=_subtitle(chosen, len(found.rows), undated, speech),
        author=speech.text(catalogue.programme.title) if catalogue.programme else name,
        rights=f"{LICENCE}, {LICENCE_ADDRESS}",
        licence=LICENCE_ADDRESS,
        language=speech.language,
        newest=teller.newest,
        address=f"{this}&vanaf={asked.start}" if asked.start > 1 else this,
        page=f"{teller.home}/lessen?{_written(keys)}",
        following=f"{this}&vanaf={asked.start + asked.most}" if more else "",
        facts={
            "choice": chosen,
            "total": len(found.rows),
            "undated": undated,
            "from": asked.start,
            "data": catalogue.fingerprint[:12],
            "edition": catalogue.edition.id if catalogue.edition else None,
        },
    )


def _subtitle(chosen: Mapping[str, str], total: int, undated: int, speech: Words) -> str:
    """How many lessons it is about, what was chosen, and how many have no date."""
    lessons = speech.opening(speech.count(total, nl=("les", "lessen"), en=("lesson", "lessons"), spelled=True))
    told = "; ".join(f"{name}: {value}" for name, value in chosen.items())
    missing = speech.count(undated, nl=("les heeft", "lessen hebben"), en=("lesson has", "lessons have"), spelled=True)
    without = speech.say(nl=f"{missing} geen datum.", en=f"{missing} no date.") if undated else ""
    return speech.join([f"{lessons}. {told}." if told else f"{lessons}.", speech.opening(without)])


def _written(keys: Mapping[str, Any]) -> str:
    return urlencode(keys, doseq=True, safe=",/")


def _modified(day: str) -> str:
    """The day as a header writes it; never one that is still to come, and none where none is known."""
    if not day:
        return ""
    moment = datetime.combine(last_day(day), datetime.min.time(), UTC)
    return format_datetime(min(moment, datetime.now(UTC).replace(microsecond=0)), usegmt=True)
