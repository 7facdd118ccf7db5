"""What stands on the screen, in Dutch and in English, and how numbers and dates are written there.

Both languages stand side by side where they are used: `words.say(nl="...", en="...")`. This module stands alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Literal, Protocol

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = ("nl", "en")
_LOCALES = {"nl": "nl_NL", "en": "en_GB"}
_SPELLED = {
    "nl": ["geen", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"],
    "en": ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
}
_WITHOUT_ACCENT = {"é": "E", "ó": "O"}
_PATTERNS = {2: "MMMM y", 3: "d MMMM y"}


class Tongues(Protocol):
    """A text in both languages."""

    def say(self, language: str) -> str: ...


class Dated(Protocol):
    """A date as written in the catalogue, with its precision."""

    @property
    def date(self) -> str: ...

    @property
    def inferred(self) -> bool: ...


Moment = str | date | Dated | None


@dataclass(frozen=True, slots=True)
class Words:
    """One language: every function gives text for a reader of that language."""

    language: Language

    def say(self, *, nl: str, en: str, **values: object) -> str:
        """The sentence in this language; with values their places `{name}` are filled, without them it stays as it is."""
        sentence = en if self.language == "en" else nl
        return sentence.format(**values) if values else sentence

    def text(self, text: Tongues | None) -> str:
        """A text of the catalogue; empty where there is none."""
        return text.say(self.language) if text is not None else ""

    def number(self, value: float) -> str:
        """1250 is "1.250" in Dutch and "1,250" in English; at most one decimal."""
        return _number(float(value), _LOCALES[self.language])

    def percent(self, value: float) -> str:
        """72.9 is "72,9%" in Dutch and "72.9%" in English."""
        return f"{self.number(value)}%"

    def date(self, value: Moment) -> str:
        """A day, month or year, no more precise than it was given: "30 oktober 2014", "oktober 2014", "2014"."""
        text = _written(value)
        return _day(text, _LOCALES[self.language]) if text else self.say(nl="datum onbekend", en="date unknown")

    def dated(self, when: Dated | None) -> str:
        """The date; "waarschijnlijk 2014" when no source prints it in full."""
        return self.probably(self.date(when), when is not None and when.inferred)

    def probably(self, text: str, inferred: bool = True) -> str:
        """A moment in words, marked when it follows from the context: "waarschijnlijk december 2014"."""
        return self.say(nl="waarschijnlijk ", en="probably ") * inferred + text

    def spelled(self, n: int) -> str:
        """In running text, before a noun: "geen", "één" up to "twaalf", then digits."""
        return _SPELLED[self.language][n] if 0 <= n <= 12 else self.number(n)

    def count(self, n: int, *, nl: tuple[str, str], en: tuple[str, str], spelled: bool = False) -> str:
        """A number with its noun (one, more): "1 organisatie", "2 organisaties"; spelled: "geen organisaties"."""
        one, more = en if self.language == "en" else nl
        return f"{self.spelled(n) if spelled else self.number(n)} {one if n == 1 else more}"

    def list(self, items: Iterable[str]) -> str:
        """ "a", "a en b", "a, b en c"; in English "a, b and c"."""
        return format_list(list(items), locale=_LOCALES[self.language])

    def few(self, names: Sequence[str], most: int = 4) -> str:
        """A list that stays readable: "A, B, C en 5 andere" when there are more than `most`."""
        if len(names) <= most:
            return self.list(names)
        rest = len(names) - most + 1
        return self.list([*names[: most - 1], self.say(nl="{n} andere", en="{n} others", n=self.number(rest))])

    def join(self, sentences: Iterable[str]) -> str:
        """Sentences after each other, the empty ones left out."""
        return " ".join(sentence.strip() for sentence in sentences if sentence and sentence.strip())

    def opening(self, text: str) -> str:
        """The text with a capital first, to begin a sentence with; a Dutch capital has no accent ("Eén")."""
        return _WITHOUT_ACCENT.get(text[:1], text[:1].upper()) + text[1:]


def _written(value: Moment) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else value.date


@lru_cache(maxsize=4096)
def _number(value: float, locale: str) -> str:
    return format_decimal(value, format="#,##0.#", locale=locale)


@lru_cache(maxsize=4096)
def _day(text: str, locale: str) -> str:
    try:
        parts = [int(part) for part in text.split("-")]
        moment = date(*[*parts, 1, 1][:3])
    except (TypeError, ValueError):
        return text
    return format_date(moment, _PATTERNS[len(parts)], locale=locale) if len(parts) in _PATTERNS else text
