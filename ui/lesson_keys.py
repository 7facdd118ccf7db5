"""The keys of an address that choose lessons: one meaning on the page, in the feed and in the JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice

from lessons.choice import FACETS, Choice, FacetName, Finder, Order
from lessons.fields import is_date
from lessons.search import LONGEST_SEARCH

ALL = "alle"
"""The value of `hoe` that asks for lessons on every chosen theme."""
FACET_KEYS: Mapping[FacetName, str] = {
    "theme": "thema",
    "organisation": "organisatie",
    "organisation_kind": "van",
    "audience": "voor",
    "kind": "soort",
    "strength": "sterkte",
    "year": "jaar",
    "source": "bron",
    "period": "herkomst",
}
SINCE = "nieuw"
ORDER_KEYS: Mapping[Order, str] = {"best": "best", "strength": "sterkte", "date": "datum"}
"""The values of `orde`."""
KEYS = (*FACET_KEYS.values(), "hoe", SINCE, "zoek", "orde")
"""The keys that choose lessons and their order."""
MOST_CHOSEN = 20
"""So many values of one facet are taken from an address: the first in the order of the facet."""


def choice(finder: Finder, keys: Mapping[str, Sequence[str]]) -> Choice:
    """What these keys ask for, each with its values in the order of the facet. Values that do not exist are dropped."""
    chosen = {name: _values(finder, name, keys.get(key, ())) for name, key in FACET_KEYS.items()}
    search = next(iter(keys.get("zoek", ())), "")[:LONGEST_SEARCH]
    since = "".join(keys.get(SINCE, ())[-1:])
    return Choice(
        **chosen,
        all_themes=list(keys.get("hoe", ()))[-1:] == [ALL],
        since=since if is_date(since) else "",
        search=search,
    )


def order(keys: Mapping[str, Sequence[str]]) -> Order:
    """The order that these keys ask for; the best match first when they ask for none."""
    asked = list(keys.get("orde", ()))[-1:]
    return next((name for name, key in ORDER_KEYS.items() if [key] == asked), "best")


def keys(choice: Choice) -> dict[str, str | list[str] | None]:
    """The keys that ask for this choice; None for a key that it leaves out. The way back of `choice`."""
    chosen: dict[str, str | list[str] | None] = {
        FACET_KEYS[name]: list(getattr(choice, name)) or None for name in FACETS
    }
    every = ALL if choice.all_themes and choice.theme else None
    return chosen | {"hoe": every, SINCE: choice.since or None, "zoek": choice.search or None}


def _values(finder: Finder, name: FacetName, asked: Sequence[str]) -> tuple[str, ...]:
    wanted = set(asked)
    return tuple(islice((value for value in finder.facets[name].values if value in wanted), MOST_CHOSEN))
