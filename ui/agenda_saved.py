"""A presentation kept and brought back: as a link, and as a file of YAML (docs/agenda.md)."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from lessons import agenda_file
from lessons.agenda import Item
from lessons.agenda_file import Agenda, Opened, opened, text
from lessons.fields import as_id
from ui import agenda_keys
from ui.agenda_keys import Presentation, items_written
from ui.choices import date_as_written, on_paper, pinned, plain, whole
from ui.data import catalogue
from ui.faults import wholly_told
from ui.html import show
from ui.language import words

PASTED, DONE = "agenda-file", "agenda-loaded"
"""Where the session keeps the text that was pasted, and what came of the last one that was loaded."""


def keeping() -> None:
    """The link to this presentation, to copy; and the file of it."""
    if on_paper():
        return
    say, made = words().say, agenda_keys.presentation()
    show("agenda_share", link=whole(versie=None, editie=None, over=None, sessie=None), frozen=pinned())
    st.download_button(
        say(nl="Download de agenda als bestand (YAML)", en="Download the agenda as a file (YAML)"),
        partial(_bytes, as_file(made)),
        file_name=f"{as_id(made.title) or 'agenda'}.yaml",
        mime="application/yaml",
        on_click="ignore",
        key="agenda-yaml",
    )


def _bytes(made: Agenda) -> bytes:
    return text(made).encode("utf-8")


def as_file(made: Presentation) -> Agenda:
    """The presentation as a record: with the items as they are now, also those of the usual agenda."""
    return Agenda(
        agenda=agenda_file.VERSION,
        title=made.title or None,
        purpose=made.purpose,
        as_of=date_as_written(),
        organisations=made.organisations,
        themes=made.themes,
        hide_names=made.names_hidden,
        minutes=made.minutes,
        items=tuple(map(str, made.items)),
    )


def loading() -> None:
    """A file that was kept, brought back: pasted, or chosen and put in the same place by the page's script."""
    if on_paper():
        return
    say = words().say
    show("agenda_load")
    label = say(nl="De tekst van het bestand", en="The text of the file")
    st.text_area(label, key=PASTED, height=180, placeholder="agenda: 1", on_change=_forget)
    st.button(plain(say(nl="Laad deze agenda", en="Load this agenda")), key="agenda-load", on_click=_load)
    if st.session_state.get("arrived"):
        _forget()
    done: Opened | None = st.session_state.get(DONE)
    if done is not None:
        show("agenda_loaded", **_outcome(done))


def _forget() -> None:
    """What came of an earlier text says nothing of another one."""
    st.session_state.pop(DONE, None)


def _outcome(done: Opened) -> dict[str, Any]:
    speech = words()
    problems = [wholly_told(problem, speech) for problem in done.problems]
    number = len(done.agenda.items or ()) if done.agenda else 0
    return {
        "loaded": done.agenda is not None,
        "number": number,
        "usual": bool(done.agenda and done.agenda.items is None),
        "problems": problems,
    }


def _load() -> None:
    """Put what the file asks for in the address; where it is no agenda, tell why and leave the address as it was."""
    done = opened(str(st.session_state.get(PASTED, "")).encode("utf-8", "replace"), catalogue())
    st.session_state[DONE] = done
    if done.agenda is None:
        return
    for key, value in keys(done.agenda).items():
        st.query_params.pop(key, None)
        if value:
            st.query_params[key] = value


def keys(found: Agenda) -> dict[str, str | list[str] | None]:
    """The keys of an address that ask for what a file says; the purpose and the date stay where it says none."""
    items = tuple(map(Item.of, found.items or ()))
    also = {"opgave": found.purpose, "peildatum": found.as_of}
    return {
        agenda_keys.AGENDA: None if found.items is None else items_written(items),
        agenda_keys.ORGANISATION: list(found.organisations) or None,
        agenda_keys.THEME: list(found.themes) or None,
        agenda_keys.NAMES: agenda_keys.HIDDEN if found.hide_names else None,
        agenda_keys.TITLE: agenda_keys.title_of(found.title or "") or None,
        agenda_keys.MINUTES: str(found.minutes) if found.minutes != agenda_keys.USUAL_MINUTES else None,
        **{key: value for key, value in also.items() if value},
    }
