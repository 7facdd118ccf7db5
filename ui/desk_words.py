"""What people wrote: the coach lets it through to the room, or not, and can change their mind."""

from __future__ import annotations

from contextlib import suppress

import streamlit as st

from lessons.room import Asked, Said, Session, UnknownError
from lessons.sessions import Sessions
from lessons.store import StoreError
from lessons.words import Words
from ui import steering
from ui.choices import one_of_few
from ui.html import show
from ui.language import words
from ui.rooms import rooms

MOST = 20
"""So many are shown at a time: the oldest of those that wait, else the newest."""


def show_words(session: Session, asked: Asked, store: Sessions) -> None:
    """What was written to this question, those that wait first; a choice to see the others."""
    speech, question = words(), asked.question.id
    said = store.words(session.id, question)
    if asked.phase == "waiting" and not said:
        return
    counts = {state: sum(one.state == state for one in said) for state in ("waiting", "shown", "refused")}
    names = {state: f"{name} ({speech.number(counts[state])})" for state, name in states(speech).items()}
    chosen = one_of_few(
        f"woorden-{question}", speech.say(nl="Wat mensen schreven", en="What people wrote"), names, "waiting"
    )
    found = [one for one in said if one.state == chosen]
    found = found if chosen == "waiting" else found[::-1]
    if not found:
        show("desk_words_none", state=chosen)
    for one in found[:MOST]:
        _one(session, one, speech)
    if len(found) > MOST:
        show("desk_words_more", more=len(found) - MOST)


def states(speech: Words) -> dict[str, str]:
    """Where words of a participant can be."""
    return {
        "waiting": speech.say(nl="Wacht op u", en="Waiting for you"),
        "shown": speech.say(nl="In de zaal", en="In the room"),
        "refused": speech.say(nl="Niet getoond", en="Not shown"),
    }


def _one(session: Session, said: Said, speech: Words) -> None:
    say = speech.say
    with st.container(key=f"words-{said.id}", horizontal=True):
        show("desk_words", said=said, other=said.language != session.language)
        if said.state != "shown":
            through = (
                say(nl="Laat zien", en="Let through")
                if said.state == "waiting"
                else say(nl="Toch laten zien", en="Show after all")
            )
            st.button(through, key=f"through-{said.id}", on_click=decide, args=(session.id, said.id, True))
        if said.state != "refused":
            back = (
                say(nl="Niet tonen", en="Do not show")
                if said.state == "waiting"
                else say(nl="Haal terug", en="Take back")
            )
            st.button(back, key=f"refuse-{said.id}", on_click=decide, args=(session.id, said.id, False))


def decide(session: str, said: str, through: bool) -> None:
    """Let these words through, or not, as the coach."""
    with suppress(UnknownError, StoreError):
        if steering.steers(session):
            rooms().let_through(session, said, through)
