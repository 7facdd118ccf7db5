"""Put a presentation together: what it is for, about whom, and its items in their order; and begin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from lessons import agenda
from lessons.agenda import Item
from lessons.agenda_proposal import proposal
from lessons.agenda_words import item_words
from lessons.readiness import name_order
from lessons.words import Words
from ui import agenda_keys, paper, steering
from ui.about import about
from ui.agenda_keys import HIDDEN, MINUTES, MOST, NAMES, ORGANISATION, THEME, TITLE, Presentation, items_written
from ui.choices import as_of, here, link, on_paper, one_line, one_of_few, purpose, some_of_few, some_of_many
from ui.data import catalogue, version_shown
from ui.experiments import newest_first
from ui.html import show
from ui.language import words

TOLD = 5
"""So many items that are not there are named; of more it is said how many."""
PRESETS = (20, 30, 45, 60, 90, 120)
"""The minutes that are offered; those of the address are always among them."""


def opening() -> None:
    """What will be presented, how long that takes, and the way to begin."""
    speech, made = words(), agenda_keys.presentation()
    heard = [item for item in made.items if not agenda_keys.is_silent(item)]
    number, takes = len(made.items), agenda.minutes(heard)
    counted = speech.count(number, nl=("onderdeel", "onderdelen"), en=("item", "items"))
    asked = sum(item.asks for item in heard)
    show(
        "agenda_head",
        title=made.title,
        counted=counted if number else "",
        asked=speech.count(asked, nl=("vraag aan de zaal", "vragen aan de zaal"), en=("question", "questions"))
        if asked
        else "",
        takes=_minutes(takes, speech),
        fits=_fits(takes, made.minutes, speech),
        over=takes > made.minutes,
        begin=link("presenteren"),
        session=link("sessie"),
        running=steering.is_open(st.query_params.get("sessie", "")),
    )


def _minutes(number: int, speech: Words) -> str:
    return speech.count(number, nl=("minuut", "minuten"), en=("minute", "minutes"))


def _fits(takes: int, given: int, speech: Words) -> str:
    """How that stands to the minutes there are."""
    if takes > given:
        over = _minutes(takes - given, speech)
        return speech.say(
            nl="U heeft er {given}. Dat is {over} te lang.",
            en="You have {given}. That is {over} too long.",
            given=speech.number(given),
            over=over,
        )
    if takes == given:
        return speech.say(
            nl="U heeft er {given}. Dat past precies.",
            en="You have {given}. That fits exactly.",
            given=speech.number(given),
        )
    return speech.say(
        nl="U heeft er {given}. Dat past: er blijven {left} over.",
        en="You have {given}. That fits: {left} are left.",
        given=speech.number(given),
        left=_minutes(given - takes, speech),
    )


# --- what it is for, and about whom -------------------------------------------------------------------------------------


def choices() -> None:
    """Purpose and date; which organisations and themes; names, title and time. On paper its head says them."""
    if on_paper():
        _on_paper()
        return
    with st.container(horizontal=True, key="bar"):
        purpose()
        as_of()
    with st.container(key="agenda-choices"):
        _about()
        with st.container(horizontal=True, key="agenda-row"):
            _looks()


def _on_paper() -> None:
    speech, made = words(), agenda_keys.presentation()
    themes = speech.list(speech.text(catalogue().themes[theme].label) for theme in made.themes)
    facts = {speech.say(nl="Thema's", en="Themes"): themes} if themes else {}
    paper.tell({**about(agenda_keys.seen(made), made.purpose), **facts}, ())


def _about() -> None:
    speech = words()
    named = {item.id: speech.text(item.short) for item in catalogue().organisations.values() if item.judged}
    if named:
        label = speech.say(nl="Organisaties (geen is alle)", en="Organisations (none is all)")
        some_of_many(ORGANISATION, label, dict(sorted(named.items(), key=_by_name)), (), MOST)
    themes = {item.id: speech.text(item.label) for item in catalogue().themes.values()}
    if themes:
        some_of_few(THEME, speech.say(nl="Thema's (geen is alle)", en="Themes (none is all)"), themes)


def _by_name(pair: tuple[str, str]) -> tuple[tuple[str | tuple[int, str], ...], str]:
    return name_order(pair[1]), pair[0]


def _looks() -> None:
    say = words().say
    placeholder = say(nl="Zo heet uw bijeenkomst", en="What your session is called")
    one_line(TITLE, say(nl="Titel", en="Title"), placeholder, agenda_keys.LONGEST_TITLE)
    asked = agenda_keys.minutes_of(st.query_params.get(MINUTES, ""))
    usual = str(agenda_keys.USUAL_MINUTES)
    times = {str(number): str(number) for number in sorted({*PRESETS, asked})}
    one_of_few(MINUTES, say(nl="Minuten", en="Minutes"), times, usual)
    shown = {"": say(nl="Tonen", en="Show"), HIDDEN: say(nl="Verbergen", en="Hide")}
    one_of_few(NAMES, say(nl="Namen op de dia's", en="Names on the slides"), shown, "")


# --- the agenda itself --------------------------------------------------------------------------------------------------


def listing() -> None:
    """The items in their order, each with the way up, down and off; the proposal, the usual agenda, the last change."""
    speech, made = words(), agenda_keys.presentation()
    names = [item_words(item, catalogue(), speech) for item in made.items]
    gone = left_over()
    offered = _proposed(made)
    show(
        "agenda_items",
        rows=[_row(place, made.items, names, speech) for place in range(len(names))],
        gone=[name[:80] for name in gone[:TOLD]],
        more_gone=max(0, len(gone) - TOLD),
        clear=here(agenda=items_written(made.items)),
        proposal=here(agenda=items_written(offered)) if offered != made.items else "",
        asks=_asks(offered, speech),
        fitting=agenda.minutes(offered) <= made.minutes,
        usual=here(agenda=None) if made.own else "",
        undo=_undo(),
    )


def _row(place: int, items: Sequence[Item], names: Sequence[str], speech: Words) -> dict[str, Any]:
    """An item on the screen; `up` and `down` are empty where it cannot go further, `after` takes the keyboard over."""
    item, last = items[place], len(items) - 1
    return {
        "id": str(item),
        "name": names[place],
        "asks": item.asks,
        "minutes": speech.number(0 if agenda_keys.is_silent(item) else item.minutes),
        "silent": agenda_keys.is_silent(item),
        "up": address(_swapped(items, place - 1)) if place else "",
        "down": address(_swapped(items, place)) if place < last else "",
        "drop": address([*items[:place], *items[place + 1 :]]),
        "after": str(items[place + 1 if place < last else place - 1]) if last else "",
        "places": [
            speech.say(nl="{name}: nu op plaats {n}.", en="{name}: now in place {n}.", name=names[place], n=n)
            for n in (place, place + 2)
        ],
    }


def _swapped(items: Sequence[Item], place: int) -> list[Item]:
    """The agenda with the item at this place and the next one changed about."""
    return [*items[:place], items[place + 1], items[place], *items[place + 2 :]]


def address(items: Sequence[Item]) -> str:
    """The address of this page with these items; what the old one named and is not there now stays in it."""
    return here(agenda=agenda.written([*items, *left_over()]) or agenda_keys.NOTHING)


def left_over() -> tuple[str, ...]:
    """What the address names as an item and is not shown."""
    found = agenda.left_over(agenda_keys.named_agenda(), catalogue())
    return tuple(part for part in found if part != agenda_keys.NOTHING)


def _proposed(made: Presentation) -> tuple[Item, ...]:
    newest = newest_first(version_shown())
    return proposal(agenda_keys.seen(made), made.purpose, made.themes, newest, catalogue(), made.minutes)


def _asks(offered: Sequence[Item], speech: Words) -> str:
    """What the proposal is, in short: "5 vragen aan de zaal, 58 minuten"."""
    number = sum(item.asks for item in offered)
    asked = speech.count(number, nl=("vraag aan de zaal", "vragen aan de zaal"), en=("question", "questions"))
    return f"{asked}, {_minutes(agenda.minutes(offered), speech)}"


def _undo() -> str:
    """The address of the agenda as it was before the last change of this visit; "" where nothing was changed."""
    now, state = agenda_keys.named_agenda(), st.session_state
    if state.get("arrived") or "agenda-now" not in state:
        state["agenda-before"] = None
    elif state["agenda-now"] != now:
        state["agenda-before"] = state["agenda-now"]
    state["agenda-now"] = now
    before: str | None = state["agenda-before"]
    return "" if before is None else here(agenda=before or None)
