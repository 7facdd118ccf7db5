"""The keys of an address that choose lessons: one meaning on the page, in the feed and in the JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lessons.choice import Choice, FacetName, Finder
from lessons.search import LONGEST_SEARCH

ALL = "alle"
"""The value of `hoe` that asks for lessons on every chosen theme."""
FACET_KEYS: Mapping[FacetName, str] = {
    "theme": "thema",
    "organisation": "organisatie",
    "kind": "soort",
    "source": "bron",
    "period": "herkomst",
}


def choice(finder: Finder, keys: Mapping[str, Sequence[str]]) -> Choice:
    """What these keys ask for, each with its values in the order of the address. Values that do not exist are dropped."""
    chosen = {name: _values(finder, name, keys.get(key, ())) for name, key in FACET_KEYS.items()}
    search = next(iter(keys.get("zoek", ())), "")[:LONGEST_SEARCH]
    return Choice(**chosen, all_themes=list(keys.get("hoe", ()))[-1:] == [ALL], search=search)


def _values(finder: Finder, name: FacetName, asked: Sequence[str]) -> tuple[str, ...]:
    return tuple(value for value in finder.facets[name].values if value in set(asked))
