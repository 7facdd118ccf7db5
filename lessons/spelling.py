"""Words as they are searched for: without capitals, accents and invisible signs; and how far two words lie apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_INSIDE = "\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff"
"""Accents and invisible signs: they belong to the word they stand in."""
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_INSIDE}]|['’&](?=[^\W_]))*")
_OWNED = re.compile("(?<=..)['’]s$")


class Token(NamedTuple):
    """A word of a text: where it begins and ends, and how it is searched for."""

    start: int
    end: int
    word: str


def folded(text: str) -> str:
    """For searching: no capitals, no accents, no invisible characters."""
    plain = unicodedata.normalize("NFKD", text.encode("utf-8", "ignore").decode("utf-8"))
    kinds = ((sign, unicodedata.category(sign)) for sign in plain)
    return "".join(" " if kind == "Cc" else sign for sign, kind in kinds if kind not in ("Mn", "Cf")).casefold()


def written(text: str) -> list[str]:
    """The words of a text as they are written there."""
    return _WORD.findall(text)


def word(raw: str) -> str:
    """One written word as it is searched for: "Thema's" is `thema`, "coördinatie" `coordinatie`, "I&M" `im`."""
    if raw.isascii() and raw.isalnum():
        return raw.lower()
    return "".join(sign for sign in _OWNED.sub("", folded(raw)) if sign.isalnum())


def tokens(text: str) -> Iterator[Token]:
    """The words of a text with their places."""
    for found in _WORD.finditer(text):
        if searched := word(found[0]):
            yield Token(found.start(), found.end(), searched)


def slips(one: str, other: str, most: int) -> int:
    """How many slips of the hand (a letter too many, missing, wrong, or two swapped) lie between two words.

    Above `most` it is `most + 1`.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for y, letter in enumerate(one, 1):
        before, last, row = row, before, [y]
        for x, sign in enumerate(other, 1):
            best = min(before[x] + 1, row[x - 1] + 1, before[x - 1] + (letter != sign))
            if y > 1 and x > 1 and letter == other[x - 2] and one[y - 2] == sign:
                best = min(best, last[x - 2] + 1)
            row.append(best)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
