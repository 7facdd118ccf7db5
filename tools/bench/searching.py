"""Search with typing errors and three counted facets, beside SQLite's full text search on the same texts."""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

from lessons.catalogue import load
from lessons.choice import FacetName, Finder
from lessons.search import Index
from lessons.spelling import written
from lessons.tables import Tables, tables
from lessons.texts import Entry, entries
from lessons.words import Language
from tests.test_search import APART, TOGETHER, joined
from tools.bench.rounds import ROUNDS
from tools.bench.table import Row, p95, ratio

TEXTS = 100_000
SEARCHES = 60
FACETS: tuple[FacetName, ...] = ("theme", "organisation", "kind")


class Smaller(Finder):
    """A finder over the first so many texts only."""

    def __init__(self, held: Tables, records: Sequence[Entry]) -> None:
        super().__init__(held)
        self.index = Index(records, held.language)


def rows(folder: Path) -> list[Row]:
    """The rows on search, on the invented catalogue in this folder."""
    held = tables(load(folder).catalogue, "nl")
    records = list(_first(entries(held), TEXTS))
    finder, database = Smaller(held, records), _database(records)
    searches = list(islice(_searches(records), SEARCHES))
    ours, theirs = list[float](), list[float]()
    for _ in range(ROUNDS):
        ours.append(p95([_timed(partial(_ours, finder, typed)) for typed, _ in searches]))
        theirs.append(p95([_timed(partial(_theirs, database, meant)) for _, meant in searches]))
    texts = sum(len(record.fields) for record in records)
    note = f"{texts:,} texts; a third of the searches has a slip of the hand; p95 of {SEARCHES} searches"
    parts = {"ours_ms": min(ours) * 1000, "fts5_ms": min(theirs) * 1000, "texts": texts}
    return [
        Row("search with typo fallback, 3 facets / FTS5", 0.15, ratio(ours, theirs), note=note, parts=parts),
        *_pairs(),
    ]


def _pairs() -> Iterator[Row]:
    """The word pairs of the tests."""
    nl: Language = "nl"
    yield Row("Dutch word pairs joined, of 32", 30, sum(joined(pair, nl) for pair in TOGETHER), least=True)
    yield Row("false joins", 0, sum(joined(pair, nl) for pair in APART))


def _ours(finder: Finder, search: str) -> object:
    """What the page with lessons asks: the best twenty with what may have been meant, and three facets counted."""
    found = finder.index.find(search, most=20)
    mask = finder.scores(search) > 0
    return found, [finder.facets[name].counts(mask) for name in FACETS]


def _theirs(database: sqlite3.Connection, search: str) -> object:
    asked = " ".join(f'"{word}"' for word in search.split())
    return database.execute("SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT 20", (asked,)).fetchall()


def _database(records: Sequence[Entry]) -> sqlite3.Connection:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE texts USING fts5(said, tokenize = 'unicode61 remove_diacritics 2')")
    database.executemany(
        "INSERT INTO texts (said) VALUES (?)", ((field.text,) for record in records for field in record.fields)
    )
    database.execute("INSERT INTO texts (texts) VALUES ('optimize')")
    return database


def _first(found: Iterator[Entry], texts: int) -> Iterator[Entry]:
    """The first records, until they hold so many texts."""
    for record in found:
        if texts <= 0:
            return
        texts -= len(record.fields)
        yield record


def _searches(records: Sequence[Entry]) -> Iterator[tuple[str, str]]:
    """(as typed, as meant): one or two words of one text, every third time with two letters swapped."""
    pick = random.Random(1)  # noqa: S311  (the same searches in every run)
    while True:
        said = [word for word in written(pick.choice(records).fields[0].text) if word.isalpha() and len(word) > 3]
        if not said:
            continue
        meant = " ".join(pick.sample(said, min(len(said), pick.choice((1, 2)))))
        yield (_slipped(meant, pick) if pick.random() < 1 / 3 else meant), meant


def _slipped(meant: str, pick: random.Random) -> str:
    at = pick.randrange(1, len(meant) - 2)
    return meant[:at] + meant[at + 1] + meant[at] + meant[at + 2 :]


def _timed(task: Callable[[], object]) -> float:
    before = time.thread_time()
    task()
    return time.thread_time() - before
