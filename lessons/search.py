"""Search over every text of the catalogue: an inverted index in numpy. How it joins words: docs/adr/0030-search.md.

All words that were asked for must occur. A word meets itself, the words that belong to it, and the compounds it is a
part of; the last word, while it is no word yet, whatever begins with it. What stands in quotes must occur as it is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

from lessons.search_columns import Columns, Numbers, once
from lessons.spelling import slips, tokens
from lessons.stems import compounds, halves, stem, wholes
from lessons.texts import KINDS, Entry, Field, SearchedKind
from lessons.words import Language

Mask = np.ndarray[Any, np.dtype[np.bool_]]
Small = np.ndarray[Any, np.dtype[np.int8]]

LONGEST_SEARCH = 200
MOST_MEANT = 3
_PART, _STEM, _WHOLE = 1, 2, 3
"""How a word was met: as a part or a beginning, by a word that belongs to it, or as it is."""
_TRIED = 8
_NEAR = 24
"""So many words that look most alike are compared letter by letter."""
_QUOTED = re.compile(r'["“”„«»]([^"“”„«»]*)(["“”„«»]|$)')


@dataclass(frozen=True)
class Asked:
    """Words that must stand side by side; or, not `exact`, one word in any form. `last`: perhaps not typed in full."""

    words: tuple[str, ...]
    exact: bool
    last: bool


def asked(search: str) -> tuple[Asked, ...]:
    """What a search asks for: its words in order, and its phrases."""
    text, at = search[:LONGEST_SEARCH], 0
    found: list[Asked] = []
    for quoted in _QUOTED.finditer(text):
        found += _singles(text[at : quoted.start()])
        phrase = tuple(token.word for token in tokens(quoted[1]))
        found += [Asked(phrase, True, not quoted[2])] if phrase else []
        at = quoted.end()
    rest = _singles(text[at:])
    return (*found, *rest[:-1], *(Asked(item.words, False, True) for item in rest[-1:]))


def _singles(text: str) -> list[Asked]:
    return [Asked((token.word,), False, False) for token in tokens(text)]


class Hit(NamedTuple):
    """A record that holds all that was asked. `title`: what it is; `where`: the first of its texts that holds some of it."""

    kind: SearchedKind
    id: str
    origin: str
    score: int
    title: str
    where: Field


class Scores(NamedTuple):
    """The places of records, in order, and how well each fits what was asked."""

    places: Numbers
    scores: Numbers


class Suggestion(NamedTuple):
    """A word that meets nothing, what may have been meant, how often that is found, and the search with it."""

    word: str
    instead: str
    times: int
    search: str


class Piece(NamedTuple):
    """A part of a text; `marked` when it is what was searched for."""

    text: str
    marked: bool


@dataclass(frozen=True)
class Found:
    """The best hits first; per kind how many there are in all; and what may have been meant."""

    hits: tuple[Hit, ...] = ()
    counts: Counter[SearchedKind] = field(default_factory=Counter)
    meant: tuple[Suggestion, ...] = ()


class Index:
    """The texts of some records, ready to be searched. Make it once per language and version of the catalogue."""

    def __init__(self, entries: Iterable[Entry], language: Language) -> None:
        self.language = language
        self._kept = kept = Columns()
        words = kept.read(entries)
        self._size = len(kept.ids)
        self._words: list[str] = sorted(words)
        self._ids = {item: number for number, item in enumerate(self._words)}
        place = np.full(len(words) + 1, -1, dtype=np.int64)
        place[[words[item] for item in self._words]] = np.arange(len(words))
        self._stream = place[np.array(kept.stream, dtype=np.int64)]
        begins = np.array([*kept.begins, len(kept.stream)], dtype=np.int64)
        slots = np.repeat(np.array(kept.slots, dtype=np.int64), begins[1:] - begins[:-1])
        self._slots = slots // 2 + slots % 2 * self._size
        self._at = np.argsort(self._stream, kind="stable")
        self._from = np.searchsorted(self._stream[self._at], np.arange(len(words) + 1))
        self._posted = once(self._stream[self._at], self._slots[self._at], 2 * self._size)
        self._weights = np.array(kept.weights, dtype=np.int64)
        self._kinds = np.array(kept.kinds, dtype=np.int64)
        kept.stream.clear()

    def scores(self, search: str) -> Scores:
        """The records that hold all that was asked, and how well each fits."""
        met = self._each_met(asked(search))
        if not met:
            return Scores(_NONE, _NONE)
        places = np.flatnonzero(np.logical_and.reduce([item > 0 for item in met]))
        fits = np.sum([_WORTH[item[places]] for item in met], axis=0, dtype=np.int64)
        return Scores(places, fits * 8 + self._weights[places])

    def find(self, search: str, most: int = 50, besides: SearchedKind | None = None) -> Found:
        """The best hits, those of one kind left out; when a word meets nothing, what may have been meant."""
        places, scores = self.scores(search)
        kinds = self._kinds[places]
        counts = Counter(dict(zip(KINDS, np.bincount(kinds, minlength=len(KINDS)).tolist(), strict=True)))
        wanted = np.flatnonzero(kinds != KINDS.index(besides)) if besides else np.arange(len(places))
        best = wanted[np.argsort(-scores[wanted], kind="stable")][:most]
        mark = self.marker(search)
        hits = tuple(self._hit(int(places[rank]), int(scores[rank]), mark) for rank in best)
        return Found(hits, +counts, () if len(places) else self.meant(search))

    def marker(self, search: str) -> Marker:
        """What divides a text into what was searched for and the rest."""
        said = asked(search)
        apart = [halves for item in said for halves in self._apart(item)]
        joined = [item for _, item in self._joined(said)]
        return Marker(self._ids, (*(tuple(self._terms(item)) for item in (*said, *joined)), *apart))

    def meant(self, search: str) -> tuple[Suggestion, ...]:
        """For the first word that meets nothing: the words that look like it, those that find most first."""
        text = search[:LONGEST_SEARCH]
        for token in tokens(text):
            if not self._known(token.word, text, token.end):
                tried = (
                    (near, text[: token.start] + near + text[token.end :]) for near in self._near(token.word)[:_TRIED]
                )
                found = ((near, len(self.scores(other).places), other) for near, other in tried)
                meant = [Suggestion(text[token.start : token.end], *row) for row in found if row[1]]
                return tuple(meant[:MOST_MEANT])
        return ()

    # --- from words to places -------------------------------------------------------------------------------------

    def _each_met(self, said: Sequence[Asked]) -> list[Small]:
        """Per word how each record meets it; two words side by side are met by the one that they make as well."""
        met = [self._met(item) for item in said]
        for number, item in self._joined(said):
            whole = self._met(item)
            met[number : number + 2] = [np.maximum(one, whole, dtype=np.int8) for one in met[number : number + 2]]
        return met

    def _joined(self, said: Sequence[Asked]) -> Iterator[tuple[int, Asked]]:
        """The words of the catalogue that two asked words make, each with the place of the first of them."""
        for number, (one, other) in enumerate(pairwise(said)):
            if not one.exact and not other.exact:
                made = (
                    Asked((whole,), False, other.last) for whole in wholes(one.words[0], other.words[0], self.language)
                )
                yield from ((number, item) for item in made if any(len(terms) for _, terms in self._ways(item)))

    def _apart(self, item: Asked) -> Iterator[tuple[frozenset[int], frozenset[int]]]:
        """For a word that no text has: the terms of the two words that it is written as where they stand side by side."""
        if item.exact or any(len(terms) for _, terms in self._ways(item)):
            return
        for first, last in halves(item.words[0], self.language):
            known, group = self._ids.get(first), self._stems.get(stem(last, self.language))
            if known is not None and group and len(self._after(known, group)):
                yield frozenset([known]), frozenset(group)

    def _after(self, first: int, group: Sequence[int]) -> Numbers:
        """The places in the stream of a term with one of these right behind it."""
        at = self._at[self._from[first] : self._from[first + 1]]
        return at[np.isin(self._stream[at + 1], group)]

    def _met(self, item: Asked) -> Small:
        """Per record how it was met, times two, and one more when that is in its head."""
        slots = np.zeros(2 * self._size, dtype=np.int8)
        if item.exact:
            slots[self._slots[self._side_by_side(item)]] = _WHOLE
        else:
            for way, terms in self._ways(item):
                slots[self._places(terms)] = way
            for (first,), group in self._apart(item):
                slots[self._slots[self._after(first, list(group))]] = _STEM
        body, head = slots[: self._size], slots[self._size :]
        met: Small = np.maximum(body * 2, head * 2 + (head > 0), dtype=np.int8)
        return met

    def _places(self, terms: range | Sequence[int]) -> Numbers:
        posted, starts = self._posted
        if isinstance(terms, range):
            return posted[starts[terms.start] : starts[terms.stop]] if terms else posted[:0]
        found = [posted[starts[term] : starts[term + 1]] for term in terms]
        return np.concatenate(found) if found else posted[:0]

    def _ways(self, item: Asked) -> Iterator[tuple[int, range | Sequence[int]]]:
        """The terms that a word meets, the weakest way first."""
        (asked_for,) = item.words
        exact, group = self._ids.get(asked_for), stem(asked_for, self.language)
        if len(asked_for) >= 4:
            yield _PART, self._parts.get(group, ())
        if item.last and exact is None:
            yield _PART, self._beginning(asked_for)
        yield _STEM, self._stems.get(group, ())
        if exact is not None:
            yield _WHOLE, range(exact, exact + 1)

    def _beginning(self, letters: str) -> range:
        return range(bisect_left(self._words, letters), bisect_left(self._words, f"{letters}\U0010ffff"))

    def _exact(self, item: Asked) -> Iterator[range]:
        """Per word of a phrase the terms that may stand there."""
        for number, said in enumerate(item.words, 1):
            known = self._ids.get(said)
            if known is None and item.last and number == len(item.words):
                yield self._beginning(said)
            else:
                yield range(0) if known is None else range(known, known + 1)

    def _side_by_side(self, item: Asked) -> Numbers:
        """The places in the stream where a phrase begins."""
        first, *others = self._exact(item)
        at = self._at[self._from[first.start] : self._from[first.stop]]
        for number, terms in enumerate(others, 1):
            following = self._stream[at + number]
            at = at[(following >= terms.start) & (following < terms.stop)]
        return at

    def _terms(self, item: Asked) -> Iterator[frozenset[int]]:
        if item.exact:
            yield from (frozenset(terms) for terms in self._exact(item))
        else:
            yield frozenset(term for _, terms in self._ways(item) for term in terms)

    @cached_property
    def _stems(self) -> dict[str, list[int]]:
        groups: dict[str, list[int]] = {}
        for number, known in enumerate(self._words):
            groups.setdefault(stem(known, self.language), []).append(number)
        return groups

    @cached_property
    def _parts(self) -> dict[str, list[int]]:
        groups: dict[str, list[int]] = {}
        for whole, part in compounds(self._words, self.language):
            groups.setdefault(stem(part, self.language), []).append(self._ids[whole])
        return groups

    def _hit(self, place: int, score: int, mark: Marker) -> Hit:
        kept = self._kept
        fields = [
            Field(kept.names[text], kept.texts[text], bool(kept.slots[text] % 2))
            for text in range(kept.first[place], kept.first[place + 1])
        ]
        where = next(text for text in fields if any(piece.marked for piece in mark(text.text)))
        return Hit(KINDS[kept.kinds[place]], kept.ids[place], kept.origins[place], score, fields[0].text, where)

    # --- words that were typed wrongly ------------------------------------------------------------------------------

    def _known(self, said: str, text: str, end: int) -> bool:
        """Whether a word meets anything; the last one as a beginning too."""
        item = Asked((said,), False, not any(True for _ in tokens(text[end:])))
        return any(len(terms) for _, terms in self._ways(item)) or any(True for _ in self._apart(item))

    def _near(self, said: str) -> list[str]:
        """The words at one slip, for a long word two; the nearest first, then the one that occurs most; one of a stem."""
        most = (len(said) >= 4) + (len(said) >= 7)
        number = np.diff(self._posted[1])
        far = {term: slips(said, self._words[term], most) for term in self._alike(said)} if most else {}
        near = sorted((far[term], -number[term], self._words[term]) for term in far if far[term] <= most)
        by_stem = {stem(known, self.language): known for *_, known in reversed(near)}
        return [known for *_, known in near if by_stem[stem(known, self.language)] == known]

    def _alike(self, said: str) -> list[int]:
        """The words that share most pairs of letters with this one, for their length."""
        pairs, terms, starts = self._letter_pairs
        found = [terms[starts[pairs[pair]] : starts[pairs[pair] + 1]] for pair in _pairs(said) if pair in pairs]
        shared = np.bincount(np.concatenate(found), minlength=len(self._words)) if found else np.zeros(0)
        alike = shared / (self._lengths[: len(shared)] + len(said) + 2)
        best = np.argpartition(-alike, _NEAR)[:_NEAR] if len(alike) > _NEAR else np.arange(len(alike))
        return [int(term) for term in best]

    @cached_property
    def _lengths(self) -> Numbers:
        return np.array([len(known) for known in self._words], dtype=np.int64)

    @cached_property
    def _letter_pairs(self) -> tuple[dict[str, int], Numbers, Numbers]:
        numbers: dict[str, int] = {}
        held = [
            (numbers.setdefault(pair, len(numbers)), n) for n, known in enumerate(self._words) for pair in _pairs(known)
        ]
        table = np.array(sorted(held), dtype=np.int64).reshape(-1, 2)
        return numbers, table[:, 1], np.searchsorted(table[:, 0], np.arange(len(numbers) + 1))


class Marker:
    """Divides a text into pieces: what was searched for, and the rest. The pieces together are the text."""

    def __init__(self, ids: dict[str, int], wanted: tuple[tuple[frozenset[int], ...], ...]) -> None:
        self._ids, self._wanted = ids, wanted

    def __call__(self, text: str) -> tuple[Piece, ...]:
        if not self._wanted or not text:
            return (Piece(text, False),) if text else ()
        known = list(tokens(text))
        pieces, at = [], 0
        for number in sorted(self._met([self._ids.get(token.word, -1) for token in known])):
            token = known[number]
            pieces += [Piece(text[at : token.start], False), Piece(text[token.start : token.end], True)]
            at = token.end
        return tuple(piece for piece in (*pieces, Piece(text[at:], False)) if piece.text)

    def _met(self, said: Sequence[int]) -> set[int]:
        """The numbers of the words that were searched for, alone or in a phrase."""
        met: set[int] = set()
        for terms in self._wanted:
            for start in range(len(said) - len(terms) + 1):
                if all(said[start + number] in wanted for number, wanted in enumerate(terms)):
                    met.update(range(start, start + len(terms)))
        return met


PLAIN = Marker({}, ())
"""Marks nothing."""
_NONE: Numbers = np.empty(0, dtype=np.int64)
_WORTH = np.array([way * 128 + head for way in range(_WHOLE + 1) for head in (0, 1)], dtype=np.int64)
"""What a word adds to the score: first how it was met, then whether in a head."""


def _pairs(said: str) -> set[str]:
    framed = f"^{said}$"
    return {framed[at : at + 2] for at in range(len(framed) - 1)}
