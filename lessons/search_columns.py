"""The records of a search, column by column: their texts, and all words after each other as numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from lessons.spelling import word, written
from lessons.texts import KINDS, Entry

Numbers = np.ndarray[Any, np.dtype[np.int64]]


class Columns:
    """The records column by column, because Python looks at every object that is kept after every run of a page.

    Per record its kind, id, origin, weight and `first` text; per text its name, its `slots` (the record times two, one
    more in its head) and where it `begins` in the stream: all words as numbers after each other, -1 behind every text.
    """

    def __init__(self) -> None:
        self.kinds, self.weights, self.first = list[int](), list[int](), [0]
        self.ids, self.origins, self.names, self.texts = list[str](), list[str](), list[str](), list[str]()
        self.slots, self.begins, self.stream = list[int](), list[int](), list[int]()

    def read(self, entries: Iterable[Entry]) -> dict[str, int]:
        """Keep these records; the number of each word in the stream."""
        raw: dict[str, int] = {}
        words: dict[str, int] = {}
        for place, entry in enumerate(entries):
            for name, text, head in entry.fields:
                self.names.append(name)
                self.texts.append(text)
                self.slots.append(place * 2 + head)
                self.begins.append(len(self.stream))
                self.stream += [*_numbered(written(text), raw, words), -1]
            self.kinds.append(KINDS.index(entry.kind))
            self.ids.append(entry.id)
            self.origins.append(entry.origin)
            self.weights.append(entry.weight)
            self.first.append(len(self.texts))
        return words


def _numbered(said: Iterable[str], raw: dict[str, int], words: dict[str, int]) -> Iterator[int]:
    for item in said:
        if item not in raw:
            searched = word(item)
            raw[item] = words.setdefault(searched, len(words)) if searched else -1
        if raw[item] >= 0:
            yield raw[item]


def once(terms: Numbers, slots: Numbers, size: int) -> tuple[Numbers, Numbers]:
    """The slots of each term, each once, and where those of a term begin."""
    kept = terms >= 0
    pairs = np.unique(terms[kept] * max(size, 1) + slots[kept])
    last = int(terms[-1]) + 2 if len(terms) else 1
    return pairs % max(size, 1), np.searchsorted(pairs // max(size, 1), np.arange(last))
