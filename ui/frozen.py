"""The frozen view: what stands above a page whose link pins a version of the data (docs/adr/0020-frozen-views.md).

The data are still that version; or they moved on, and the page shows that version with the difference; or the version
is not kept, and the page shows the data of now and says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

import streamlit as st

from lessons import findings
from lessons.archive import Kept
from lessons.catalogue import Catalogue
from lessons.differences import Changed, Differences, Pair, Turned, changed, differences
from lessons.fields import is_date
from lessons.readiness import Readiness
from lessons.words import Words
from ui import lineup
from ui.choices import (
    LEFT,
    PINNED,
    VIEWS,
    as_of_of_address,
    date_as_written,
    here,
    link,
    pins,
    purpose_of_address,
    whole,
)
from ui.data import VERSION, Pin, earlier, kept, pin, present, readiness
from ui.html import show
from ui.language import words
from ui.overview import coverage
from ui.shelf import keeper

FIRST = 5
"""How many verdicts and cells are named; the rest is counted."""


class Both(NamedTuple):
    """The pinned version and the one of now, looked at from the same date for the same purpose."""

    then: Readiness
    now: Readiness
    purpose: str


def banner() -> None:
    """What the address pins, and what became of it; nothing for an address that pins nothing."""
    asked = pin()
    if asked is None:
        return
    current = present().catalogue
    if current.fingerprint.startswith(asked.version):
        _same(current)
        return
    then, since = earlier(asked.version), kept(asked.version)
    if then is None or since is None:
        _gone(asked, current, short=False)
    else:
        _moved(then, since, current)


def line() -> None:
    """The same in one sentence, for a slide and for paper; nothing where the data are still what was pinned."""
    asked, current = pin(), present().catalogue
    if asked is None or current.fingerprint.startswith(asked.version):
        return
    then = earlier(asked.version)
    if then is None:
        _gone(asked, current, short=True)
    else:
        _line(then, current)


def _leave() -> str:
    """This view with the data as they are now."""
    return here(**dict.fromkeys(PINNED))


def _same(current: Catalogue) -> None:
    version = current.fingerprint
    show("frozen_same", version=version[:VERSION], kept=keeper().kept(version), leave=_leave())


def _line(then: Catalogue, current: Catalogue) -> None:
    """One sentence, for a slide and for paper."""
    speech = words()
    day = date_as_written()
    told = speech.say(
        nl="Vastgezet beeld: versie {then} van de gegevens{day}. Nu is er versie {now}.",
        en="Frozen view: version {then} of the data{day}. There is a version {now} now.",
        then=then.fingerprint[:VERSION],
        day=speech.say(nl=f", peildatum {speech.date(day)}", en=f", as of {speech.date(day)}") if day else "",
        now=current.fingerprint[:VERSION],
    )
    show("frozen_line", told=told)


def _gone(asked: Pin, current: Catalogue, short: bool) -> None:
    """The version is not there: the page shows the data of now, and does not pretend otherwise."""
    speech = words()
    edition = current.edition.id if current.edition else ""
    other = bool(asked.edition and edition and asked.edition != edition)
    pinned = st.query_params.get("peildatum", "")
    show(
        "frozen_gone",
        asked=asked.version[:VERSION],
        facts=[
            *([f"{speech.say(nl='peildatum', en='as of')} {speech.date(pinned)}"] if is_date(pinned) else []),
            *([f"{speech.say(nl='editie', en='edition')} {asked.edition}"] if asked.edition else []),
        ],
        version=current.fingerprint[:VERSION],
        edition=edition,
        other_edition=other,
        short=short,
        leave=_leave(),
    )


# --- the data moved on: both versions, and the difference ---------------------------------------------------------


def _moved(then: Catalogue, since: Kept, current: Catalogue) -> None:
    speech = words()
    both = _both(then, current)
    editions = [item.edition.id if item.edition else "" for item in (then, current)]
    sides = [_side(then, both, "then", speech), _side(current, both, "now", speech)]
    found = _differences(both) if both else None
    records = _records(then.fingerprint, current.fingerprint, then, current)
    show(
        "frozen_moved",
        since=speech.date(since.since),
        day=speech.date(date_as_written()),
        sides=sides,
        other_edition=editions[0] != editions[1],
        summary=_summary(found, records, speech),
        turned=[_turned(item, both, speech) for item in found.turned[:FIRST]] if found and both else [],
        cells=[_cell(item, both, speech) for item in found.cells[:FIRST]] if found and both else [],
        moved=_moved_organisations(found, both, speech) if found and both else [],
        more=_more(found, speech) if found else "",
        records=[_record(item, speech) for item in records],
        leave=_leave(),
    )


def _both(then: Catalogue, current: Catalogue) -> Both | None:
    """Both seen from the date of the address; None when one of them has no method."""
    if not (then.edition and current.edition):
        return None
    day = as_of_of_address()
    return Both(readiness(day, then), readiness(day, current), purpose_of_address())


def _side(version: Catalogue, both: Both | None, name: str, speech: Words) -> dict[str, Any]:
    """One of the two versions: what it says in one sentence, how much of it is judged, and its own link."""
    seen = (both.then if name == "then" else both.now) if both else None
    purposes = {item.id for item in seen.edition.purposes} if seen else set()
    said = findings.headline(seen, both.purpose, speech) if seen and both and both.purpose in purposes else None
    return {
        "name": name,
        "version": version.fingerprint[:VERSION],
        "edition": version.edition.id if version.edition else "",
        "headline": said,
        "coverage": speech.join([_about_all(seen, speech), coverage(seen, speech)]) if seen else "",
        "address": whole(**pins(version)),
    }


def _about_all(seen: Readiness, speech: Words) -> str:
    """That it is about all organisations, where the page below shows a choice of them."""
    if st.session_state.get("page") not in VIEWS or not lineup.chosen(seen).used:
        return ""
    return speech.say(
        nl="Over alle organisaties, niet alleen over uw keuze.", en="About all organisations, not only your choice."
    )


def _differences(both: Both) -> Differences | None:
    then, now = both.then.catalogue, both.now.catalogue
    assert isinstance(then, Catalogue)
    assert isinstance(now, Catalogue)
    return _compared(then.fingerprint, now.fingerprint, both.then.as_of, both.purpose, both)


@st.cache_resource(max_entries=12, show_spinner=False)
def _compared(then: str, now: str, day: date, purpose: str, _both: Both) -> Differences | None:
    return differences(_both.then, _both.now, purpose)


@st.cache_resource(max_entries=4, show_spinner=False)
def _records(then: str, now: str, _then: Catalogue, _now: Catalogue) -> tuple[Changed, ...]:
    return changed(_then, _now)


def _summary(found: Differences | None, records: Sequence[Changed], speech: Words) -> str:
    """What differs, counted: "1 conclusie, 4 vakken en 2 andere gegevens"."""
    say = speech.say
    counts = [
        (len(found.turned) if found else 0, ("conclusie", "conclusies"), ("verdict", "verdicts")),
        (len(found.cells) if found else 0, ("vak", "vakken"), ("cell", "cells")),
        (len(found.came) if found else 0, ("nieuwe organisatie", "nieuwe organisaties"), ("new organisation",) * 2),
        (
            len(found.left) if found else 0,
            ("organisatie minder", "organisaties minder"),
            ("organisation fewer", "organisations fewer"),
        ),
        (
            sum(item.added + item.changed + item.removed for item in records),
            ("onderdeel van de gegevens", "onderdelen van de gegevens"),
            ("record", "records"),
        ),
    ]
    told = [speech.count(number, nl=nl, en=(en[0], en[1])) for number, nl, en in counts if number]
    return speech.list(told) if told else say(nl="alleen de opmaak van de bestanden", en="only the form of the files")


def _turned(turned: Turned, both: Both, speech: Words) -> dict[str, str]:
    known = both.then
    return {
        "name": findings.organisation_word(known, turned.organisation, speech),
        "then": findings.outcome_word(turned.then, speech),
        "now": findings.outcome_word(turned.now, speech),
        "address": link("organisatie", organisatie=turned.organisation),
        "address_now": link("organisatie", organisatie=turned.organisation, versie=LEFT, editie=None),
    }


def _cell(pair: Pair, both: Both, speech: Words) -> dict[str, str]:
    place = f"{pair.then.organisation}.{pair.then.dimension}"
    return {
        "name": ", ".join(
            [
                findings.organisation_word(both.then, pair.then.organisation, speech),
                findings.dimension_word(both.then, pair.then.dimension, speech),
            ]
        ),
        "then": _told(both.then, pair, "then", speech),
        "now": _told(both.now, pair, "now", speech),
        "address": link("", cel=place),
        "address_now": link("", cel=place, versie=LEFT, editie=None),
    }


def _told(seen: Readiness, pair: Pair, side: str, speech: Words) -> str:
    """What the cell shows; how sure that is too, where nothing else tells the two apart."""
    cell = pair.then if side == "then" else pair.now
    state = findings.state_words(seen, cell, speech)
    marks = {(item.state, item.low, item.high, item.stale, item.collective) for item in pair}
    if len(marks) > 1:
        return state
    divided = speech.say(nl=", verdeeld", en=", divided") if cell.divided else ""
    sure = findings.confidence_word(seen, cell.confidence, speech) if cell.confidence else ""
    return state + (speech.say(nl=f", vertrouwen {sure}", en=f", confidence {sure}") if sure else "") + divided


def _moved_organisations(found: Differences, both: Both, speech: Words) -> list[str]:
    """Who is judged now and was not then, and the other way round."""
    lines = []
    for who, seen, nl, en in (
        (found.came, both.now, "Nieuw", "New"),
        (found.left, both.then, "Nu niet meer", "No longer there"),
    ):
        if who:
            names = speech.few([findings.organisation_word(seen, item, speech) for item in who], most=FIRST)
            lines.append(f"{speech.say(nl=nl, en=en)}: {names}.")
    return lines


def _more(found: Differences, speech: Words) -> str:
    """How many verdicts and cells are not named."""
    rest = [
        (len(found.turned) - FIRST, ("conclusie", "conclusies"), ("verdict", "verdicts")),
        (len(found.cells) - FIRST, ("vak", "vakken"), ("cell", "cells")),
    ]
    told = [speech.count(number, nl=nl, en=en) for number, nl, en in rest if number > 0]
    return speech.say(nl=f"En nog {speech.list(told)}.", en=f"And {speech.list(told)} more.") if told else ""


def _record(item: Changed, speech: Words) -> str:
    """ "Experimenten: 1 nieuw, 2 gewijzigd"."""
    counts = (
        (item.added, speech.say(nl="nieuw", en="new")),
        (item.changed, speech.say(nl="gewijzigd", en="changed")),
        (item.removed, speech.say(nl="weg", en="gone")),
    )
    told = ", ".join(f"{speech.number(number)} {word}" for number, word in counts if number)
    return f"{_kind(item.kind, speech)}: {told}"


def _kind(kind: str, speech: Words) -> str:
    say = speech.say
    return {
        "experiments": say(nl="Experimenten", en="Experiments"),
        "lessons": say(nl="Openbare lessen", en="Public lessons"),
        "concepts": say(nl="Concepten", en="Concepts"),
        "sessions": say(nl="Sessies", en="Sessions"),
        "judgements": say(nl="Lijsten met oordelen", en="Lists of judgements"),
        "targets": say(nl="Lijsten met eigen doelen", en="Lists of own targets"),
        "organisations": say(nl="Organisaties", en="Organisations"),
        "sources": say(nl="Bronnen", en="Sources"),
        "facts": say(nl="Feiten uit de bronnen", en="Facts from the sources"),
        "themes": say(nl="Thema’s", en="Themes"),
        "programme": say(nl="Programma", en="Programme"),
        "edition": say(nl="Methode", en="Method"),
        "series": say(nl="Reeksen van cijfers", en="Series of figures"),
    }[kind]
