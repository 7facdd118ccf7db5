"""Which organisations a page shows, grouped how and in which order: the choices in the address.

`soort`, `onder` and `doel` choose organisations and go along between the views of readiness; `groep`, `orde` and
`richting` arrange the rows of the matrix.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import combinations
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from lessons import lineup
from lessons.aims import STANDINGS, Overall, standing_word
from lessons.lineup import Filter, Grouping, Lineup, RowGroup, Trait
from lessons.readiness import Readiness, name_order
from lessons.words import Words
from ui.choices import (
    KEPT,
    KEPT_IN_VIEWS,
    PINNED,
    from_address,
    here,
    one_of_many,
    several_from_address,
    some_of_few,
    some_of_many,
)
from ui.data import version_of
from ui.html import show
from ui.labels import label
from ui.language import words

KEYS: Mapping[Filter, str] = {"kinds": "soort", "above": "onder", "standings": "doel"}
GROUPINGS: Mapping[str, Grouping] = {"soort": "kind", "onder": "part_of"}
LOW = "laag"
FEW = 3
"""With fewer organisations there is nothing to filter, to group or to order."""


class NobodyLeftError(Exception):
    """The filters leave no organisation: the page ends here, and what stands under every page follows."""


# --- what the address asks for ------------------------------------------------------------------------------------


def chosen(seen: Readiness) -> Lineup:
    """What the address asks for. Values that do not exist are dropped."""
    every = _every(seen)
    return Lineup(
        kinds=tuple(several_from_address(KEYS["kinds"], list(every["kinds"]))),
        above=tuple(several_from_address(KEYS["above"], list(every["above"]))),
        standings=_standings(seen, every["standings"]),
        grouping=GROUPINGS.get(st.query_params.get("groep", ""), "none"),
        dimension=from_address("orde", seen.dimensions, "") or None,
        highest=st.query_params.get("richting") != LOW,
    )


def _standings(seen: Readiness, held: Mapping[str, int]) -> tuple[Overall, ...]:
    asked = several_from_address(KEYS["standings"], list(held)) if seen.catalogue.targets else []
    return tuple(standing for standing in STANDINGS if standing in asked)


def narrow(seen: Readiness) -> Readiness:
    """The same for the chosen organisations only; the very same when the address chooses none."""
    choice = chosen(seen)
    return seen.narrowed(lineup.keep(_traits(seen), choice)) if choice.used else seen


def arranged(seen: Readiness) -> tuple[RowGroup, ...]:
    """The organisations of `seen` in the groups and the order of the screen."""
    return lineup.groups(seen, chosen(seen), words().language)


def shown(seen: Readiness) -> tuple[str, ...]:
    """The ids of the organisations of `seen`, in the order of the screen."""
    return tuple(name for group in arranged(seen) for name in group.organisations)


def as_shown(seen: Readiness, frame: pd.DataFrame) -> pd.DataFrame:
    """The rows of a frame in the order of the screen. `frame` has a column `organisation`."""
    return lineup.in_order(frame, shown(seen))


def _traits(seen: Readiness) -> Mapping[str, Trait]:
    return _kept_traits(version_of(seen), seen.as_of, seen.whole)


@st.cache_resource(max_entries=12, show_spinner=False)
def _kept_traits(version: str, as_of: date, _seen: Readiness) -> Mapping[str, Trait]:
    return lineup.traits(_seen)


def _every(seen: Readiness) -> Mapping[Filter, Mapping[str, int]]:
    """What there is to filter by: filter -> value -> how many organisations."""
    return _kept_facets(version_of(seen), seen.as_of, _traits(seen))


@st.cache_resource(max_entries=12, show_spinner=False)
def _kept_facets(version: str, as_of: date, _known: Mapping[str, Trait]) -> Mapping[Filter, Mapping[str, int]]:
    return lineup.facets(_known, Lineup())


# --- in words -----------------------------------------------------------------------------------------------------


def told(seen: Readiness) -> str:
    """ "12 van de 300 organisaties: uitvoering, onder Beuk 3, eigen doel nog niet gehaald"; "" for all."""
    choice, speech = chosen(seen), words()
    if not choice.used:
        return ""
    left, total = len(seen.organisations), len(seen.whole.organisations)
    of = speech.count(total, nl=("organisatie", "organisaties"), en=("organisation", "organisations"))
    number = speech.number(left)
    what = ", ".join(_filter_words(seen, choice, name, speech) for name in choice.used)
    return speech.say(nl=f"{number} van de {of}: {what}", en=f"{number} of {of}: {what}")


def _filter_words(seen: Readiness, choice: Lineup, name: Filter, speech: Words) -> str:
    """One filter in words, its values joined by "of"."""
    joined = speech.say(nl=" of ", en=" or ")
    if name == "kinds":
        return joined.join(label("organisation", kind, speech) for kind in choice.kinds)
    if name == "above":
        tops = joined.join(_short(seen, top, speech) for top in choice.above)
        return speech.say(nl=f"onder {tops}", en=f"under {tops}")
    return joined.join(standing_word(standing, speech) for standing in choice.standings)


def _short(seen: Readiness, organisation: str, speech: Words) -> str:
    return speech.text(seen.catalogue.organisations[organisation].short)


# --- the address of the rows --------------------------------------------------------------------------------------


ROWS = (*KEPT, *KEPT_IN_VIEWS, *PINNED, "groep", "orde", "richting", "stel", "beeld")
"""The keys that tell the rows of a view of readiness, or go along in their links."""


def rows_here(**keys: str | None) -> str:
    """The address of this view with some keys changed, and without keys that mean nothing to its rows.

    The rows of a view are kept by their address: a key that nobody knows makes no new ones.
    """
    return here(**{**dict.fromkeys(key for key in st.query_params if key not in ROWS), **keys})


# --- the filters --------------------------------------------------------------------------------------------------


def bar(seen: Readiness) -> Readiness:
    """The filters behind one button, and the same for the organisations they leave.

    Filters that cannot do anything are not shown. What is left may be nothing: `anybody` stands under the bar.
    """
    choice, found = chosen(seen), narrow(seen)
    offered = _offered(seen, choice)
    if offered:
        _filters(seen, offered, choice)
    if choice.used and found.organisations:
        show("chosen", told=told(found), address=here(**_no_filters(choice), cel=None))
    return found


def anybody(found: Readiness) -> None:
    """When the filters leave nothing, the page says which one to drop, and ends (`NobodyLeftError`)."""
    choice, everybody = chosen(found), here(**_no_filters(chosen(found)), cel=None)
    if choice.used and not found.organisations:
        show("nobody_left", told=told(found), doors=_ways_out(found.whole, choice), everybody=everybody)
        raise NobodyLeftError


def _no_filters(choice: Lineup) -> dict[str, None]:
    return {KEYS[name]: None for name in choice.used}


def _offered(seen: Readiness, choice: Lineup) -> dict[Filter, Mapping[str, int]]:
    """Filter -> value -> how many organisations, for the filters that can do anything here or that are in use."""
    known = _traits(seen)
    now, every = lineup.facets(known, choice), _every(seen)
    enough = len(known) >= FEW
    useful: Mapping[Filter, bool] = {
        "kinds": enough and len(every["kinds"]) > 1,
        "above": enough and any(count < len(known) for count in every["above"].values()),
        "standings": enough and bool(seen.catalogue.targets) and len(every["standings"]) > 1,
    }
    return {name: now[name] for name in KEYS if useful[name] or name in choice.used}


def _filters(seen: Readiness, offered: Mapping[Filter, Mapping[str, int]], choice: Lineup) -> None:
    speech = words()
    used = f" ({len(choice.used)})" if choice.used else ""
    title = speech.say(nl=f"Filter organisaties{used}", en=f"Filter organisations{used}")
    with st.popover(title, key="organisations-filter"):
        if "kinds" in offered:
            kinds = {kind: speech.opening(label("organisation", kind, speech)) for kind in offered["kinds"]}
            some_of_few(KEYS["kinds"], speech.say(nl="Soort", en="Kind"), _numbered(kinds, offered["kinds"], speech))
        if "above" in offered:
            shorts = {top: _short(seen, top, speech) for top in offered["above"]}
            tops = dict(sorted(shorts.items(), key=lambda pair: (name_order(pair[1]), pair[0])))
            under = speech.say(nl="Valt onder", en="Is part of")
            some_of_many(KEYS["above"], under, _numbered(tops, offered["above"], speech), (), len(tops))
        if "standings" in offered:
            standings = {item: speech.opening(standing_word(item, speech)) for item in STANDINGS}
            held = {item: name for item, name in standings.items() if item in offered["standings"]}
            some_of_few(
                KEYS["standings"],
                speech.say(nl="Eigen doel", en="Own target"),
                _numbered(held, offered["standings"], speech),
            )


def _numbered(names: Mapping[Any, str], counts: Mapping[str, int], speech: Words) -> dict[str, str]:
    return {value: f"{name} ({speech.number(counts[value])})" for value, name in names.items()}


class Door(NamedTuple):
    """A way out of "nothing found": what to let go of, how many organisations that gives, and the address."""

    name: str
    found: int
    address: str


def _ways_out(seen: Readiness, choice: Lineup) -> list[Door]:
    """Which filter to drop and by how much it helps, the best first; two at once when no single one helps."""
    for size in (1, 2):
        doors = [_door(seen, choice, pair) for pair in combinations(choice.used, size)]
        if helping := [door for door in doors if door.found]:
            return sorted(helping, key=lambda door: -door.found)
    return []


def _door(seen: Readiness, choice: Lineup, filters: tuple[Filter, ...]) -> Door:
    speech = words()
    what = speech.list(_filter_words(seen, choice, name, speech) for name in filters)
    found = len(lineup.keep(_traits(seen), choice.without(*filters)))
    address = here(**{KEYS[name]: None for name in filters}, cel=None)
    return Door(speech.say(nl=f"Haal weg: {what}", en=f"Drop: {what}"), found, address)


# --- groups and order ---------------------------------------------------------------------------------------------


def arrangement(seen: Readiness) -> None:
    """How the rows are grouped and ordered; nothing where there are too few to arrange."""
    if len(seen.organisations) < FEW:
        return
    speech = words()
    groupings = _groupings(seen, speech)
    if len(groupings) > 1:
        one_of_many("groep", speech.say(nl="Groepen", en="Groups"), groupings, "")
    _order(seen, speech)


def _order(seen: Readiness, speech: Words) -> None:
    """One list for `orde` and `richting` together: by name, or by a dimension with the highest or the lowest first."""
    high, low = speech.say(nl="hoogste eerst", en="highest first"), speech.say(nl="laagste eerst", en="lowest first")
    names = {"": speech.say(nl="Op naam", en="By name")}
    for item in seen.edition.dimensions:
        short = speech.text(item.short)
        names |= {item.id: f"{short}: {high}", f"{item.id} {LOW}": f"{short}: {low}"}
    choice = chosen(seen)
    now = f"{choice.dimension or ''}{'' if choice.highest or not choice.dimension else f' {LOW}'}"
    if st.session_state.get("volgorde") != now:
        st.session_state["volgorde"] = now
    st.selectbox(
        speech.say(nl="Volgorde", en="Order"),
        list(names),
        format_func=names.__getitem__,
        key="volgorde",
        on_change=_write_order,
    )


def _write_order() -> None:
    dimension, _, direction = str(st.session_state["volgorde"]).partition(" ")
    for key, value in (("orde", dimension), ("richting", direction)):
        if value:
            st.query_params[key] = value
        else:
            st.query_params.pop(key, None)


def _groupings(seen: Readiness, speech: Words) -> dict[str, str]:
    """The groupings that make more than one group of these organisations, or that the address asks for."""
    names = {
        "soort": speech.say(nl="Per soort", en="By kind"),
        "onder": speech.say(nl="Waar het onder valt", en="What it is part of"),
    }
    asked = st.query_params.get("groep")
    useful = {
        key: name
        for key, name in names.items()
        if key == asked or len(lineup.groups(seen, Lineup(grouping=GROUPINGS[key]))) > 1
    }
    return {"": speech.say(nl="Geen", en="None"), **useful}


def group_title(seen: Readiness, group: RowGroup, speech: Words) -> str:
    """The name of a group on the screen: a kind, an organisation with its parts, or the rest."""
    grouping = chosen(seen).grouping
    if grouping == "kind":
        return speech.opening(label("organisation", group.key, speech))
    if group.key:
        return _short(seen, group.key, speech)
    return speech.say(nl="Valt onder geen andere organisatie", en="Is part of no other organisation")
