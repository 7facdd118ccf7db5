"""The keys of the address that make a presentation: one meaning on the four pages for coaches.

`agenda`: the items, with commas; `leeg` for none; without it the usual agenda · `organisatie`: which organisations, a key
each; without it all · `thema`: on which themes, a key each; without it all · `namen=verborgen`: letters for names ·
`naam`: the title · `duur`: the minutes there are. The purpose and the date are those of every page (`choices`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from lessons import agenda
from lessons.agenda import Item
from lessons.agenda_proposal import can_ask
from lessons.deck_names import Names
from lessons.findings import organisation_word
from lessons.readiness import Readiness
from lessons.words import Words
from ui.choices import as_of_of_address, purpose_of_address, several_from_address
from ui.data import catalogue, readiness, version_shown
from ui.experiments import newest_first

AGENDA, ORGANISATION, THEME, NAMES, TITLE, MINUTES = "agenda", "organisatie", "thema", "namen", "naam", "duur"
HIDDEN = "verborgen"
"""The value of `namen` that hides the names of organisations."""
NOTHING = "leeg"
"""The value of `agenda` that asks for no item at all."""
MOST = 30
"""So many organisations are chosen at most: more in one address would not stay a link. All of them is none chosen."""
LONGEST_TITLE = 80
USUAL_MINUTES, MOST_MINUTES = 60, 480


@dataclass(frozen=True, slots=True)
class Presentation:
    """What a coach put together. `organisations` and `themes`: the chosen ones, empty for all.

    `own`: whether the address names an agenda; else `items` is the usual one.
    """

    items: tuple[Item, ...]
    organisations: tuple[str, ...]
    themes: tuple[str, ...]
    names_hidden: bool
    title: str
    minutes: int
    purpose: str
    as_of: date
    own: bool = False


def presentation() -> Presentation:
    """What the address asks for. What does not exist is left out, and so is what an agenda has too much of."""
    organisations = chosen_organisations()
    own = own_items()
    return Presentation(
        items=usual_items(organisations) if own is None else own,
        organisations=organisations,
        themes=tuple(several_from_address(THEME, list(catalogue().themes))),
        names_hidden=st.query_params.get(NAMES) == HIDDEN,
        title=title_of(st.query_params.get(TITLE, "")),
        minutes=minutes_of(st.query_params.get(MINUTES, "")),
        purpose=purpose_of_address(),
        as_of=as_of_of_address(),
        own=own is not None,
    )


def own_items() -> tuple[Item, ...] | None:
    """The items that the address names; none at all for `leeg`; None where it asks for nothing that is there."""
    named = named_agenda()
    found = agenda.items(named, catalogue())
    return found if found or NOTHING in agenda.parts(named) else None


def named_agenda() -> str:
    """The value of `agenda`, as it is written."""
    return ",".join(st.query_params.get_all(AGENDA))


def tidy() -> None:
    """Before anything is shown: an agenda that is too long to go along in links is cut to what is read of it."""
    named = named_agenda()
    if len(named) > agenda.LONGEST_WRITTEN or len(st.query_params.get_all(AGENDA)) > 1:
        kept = ",".join(agenda.parts(named))
        st.query_params.pop(AGENDA)
        if kept:
            st.query_params[AGENDA] = kept


def usual_items(organisations: Sequence[str]) -> tuple[Item, ...]:
    """The usual agenda for these organisations."""
    return agenda.usual(catalogue(), newest_first(version_shown()), organisations)


def chosen_organisations() -> tuple[str, ...]:
    """The judged organisations that the address names, in the order of the catalogue; none for all."""
    judged = [item.id for item in catalogue().organisations.values() if item.judged]
    return tuple(several_from_address(ORGANISATION, judged)[:MOST])


def title_of(written: str) -> str:
    """A title as it may stand on a slide: one line, not too long."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in written).split())[:LONGEST_TITLE].rstrip()


def minutes_of(written: str) -> int:
    """A number of minutes as it may stand in the address; an hour where it makes no sense."""
    asked = int(written) if written.isascii() and written.isdecimal() and len(written) < 5 else 0
    return asked if 0 < asked <= MOST_MINUTES else USUAL_MINUTES


def written(made: Presentation) -> dict[str, str | list[str] | None]:
    """The keys of an address that ask for this presentation, but for its purpose and date; None for a key it leaves out."""
    return {
        AGENDA: items_written(made.items) if made.own else None,
        ORGANISATION: list(made.organisations) or None,
        THEME: list(made.themes) or None,
        NAMES: HIDDEN if made.names_hidden else None,
        TITLE: made.title or None,
        MINUTES: str(made.minutes) if made.minutes != USUAL_MINUTES else None,
    }


def items_written(items: Sequence[Item]) -> str:
    """The value of `agenda` for these items, in their order."""
    return agenda.written(items) or NOTHING


def themes_to_ask() -> frozenset[str]:
    """The themes with a lesson that a reader can do: of the others a room has nothing to choose."""
    return version_shown().once(
        "agenda themes",
        "",
        lambda: frozenset(name for name in catalogue().themes if can_ask(Item("lessons", name), catalogue())),
    )


def is_silent(item: Item) -> bool:
    """Whether it is a question that is left out because there is nothing to choose from now."""
    return item.kind == "lessons" and item.subject not in themes_to_ask()


def seen(made: Presentation) -> Readiness:
    """The readiness that the presentation speaks of: from its date, of its organisations."""
    every = readiness(made.as_of)
    return every.narrowed(made.organisations) if made.organisations else every


def name_on_slide(made: Presentation, organisation: str, speech: Words) -> str:
    """The short name of an organisation, or "Organisatie A" where the names are hidden."""
    every = seen(made)
    if not made.names_hidden:
        return organisation_word(every, organisation, speech)
    return Names(catalogue(), speech, tuple(item.id for item in every.organisations)).of(organisation)
