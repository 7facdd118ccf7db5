"""The end of a session: closing it, with what is not shown yet; deleting it; and letting go of it on this computer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial

import streamlit as st

from lessons.room import Asked, Session, UnknownError
from lessons.store import StoreError
from lessons.words import Words
from ui import clock, desk_now, joining_results, steering
from ui.choices import opened
from ui.html import show
from ui.language import words
from ui.rooms import rooms


def show_end(session: Session, every: int) -> None:
    """Close it; delete it; let go of it. What closing leaves out is told anew every so many seconds."""
    speech = words()
    show("desk_end", closed=session.closed, kept=clock.safe_day(session.kept_until, speech))
    if not session.closed:
        told = partial(st.fragment(_closing, run_every=every), session.id)
        _confirmed("sluiten", told, _close_words(speech), session, close)
    _confirmed("wissen", partial(show, "desk_deleting"), _delete_words(speech), session, delete)
    show("desk_stop")


def _confirmed(
    key: str, told: Callable[[], None], said: tuple[str, str, str], session: Session, act: Callable[[str], None]
) -> None:
    """A button that first says what it does, above it, and then asks again."""
    ask, sure, back = said
    above = st.container()
    with st.container(horizontal=True, key=f"{key}-buttons"):
        if opened(key, ask, back):
            with above:
                told()
            st.button(sure, key=f"{key}-sure", type="primary", on_click=act, args=(session.id,))


def _closing(session: str) -> None:
    """What closing does, and what it leaves out: the rounds that were not shown, and the words that wait."""
    with suppress(UnknownError, StoreError):
        now, speech = rooms().of_id(session), words()
        waiting = sum(said.state == "waiting" for said in rooms().words(session))
        blind = [(place, asked) for place, asked in enumerate(now.asked, 1) if asked.blind]
        show(
            "desk_closing",
            lost=[line for line in (_never(blind, speech), _first_counts(blind, speech)) if line],
            ways=[{"place": place, "at": _at(now, asked)} for place, asked in blind],
            waiting=waiting,
        )


def _never(blind: Sequence[tuple[int, Asked]], speech: Words) -> str:
    """ "Vraag 6 en 12 zijn niet getoond: die stemmen tellen dan niet mee."; "" where each was shown once."""
    places = [str(place) for place, asked in blind if not asked.told]
    if len(places) < 2:
        return speech.join(
            speech.say(
                nl="Vraag {n} is niet getoond: die stemmen tellen dan niet mee.",
                en="Question {n} was not shown: those votes will not count.",
                n=place,
            )
            for place in places
        )
    return speech.say(
        nl="Vraag {n} zijn niet getoond: die stemmen tellen dan niet mee.",
        en="Questions {n} were not shown: those votes will not count.",
        n=speech.list(places),
    )


def _first_counts(blind: Sequence[tuple[int, Asked]], speech: Words) -> str:
    """ "Van vraag 4 is de tweede ronde niet getoond: dan telt de eerste."; "" where there is none."""
    places = [str(place) for place, asked in blind if asked.told]
    if not places:
        return ""
    many = len(places) > 1
    return speech.say(
        nl="Van vraag {n} is de tweede ronde niet getoond: dan telt de eerste.",
        en=f"The second round of question{'s' * many} {{n}} was not shown: the first round will count.",
        n=speech.list(places),
    )


def _at(session: Session, asked: Asked) -> str:
    """Where on the desk a question has its next step."""
    return "asked-now" if asked is desk_now.at_hand(session) else f"asked-{asked.question.id}"


def _close_words(speech: Words) -> tuple[str, str, str]:
    say = speech.say
    return (
        say(nl="Sluit de sessie", en="Close the session"),
        say(nl="Ja, sluit de sessie", en="Yes, close the session"),
        say(nl="Nee, ga door", en="No, go on"),
    )


def _delete_words(speech: Words) -> tuple[str, str, str]:
    say = speech.say
    return (
        say(nl="Wis de sessie", en="Delete the session"),
        say(nl="Ja, wis alles", en="Yes, delete everything"),
        say(nl="Nee, bewaar haar", en="No, keep it"),
    )


def close(session: str) -> None:
    """Nobody votes from now on."""
    st.query_params.pop("sluiten", None)
    with suppress(UnknownError, StoreError):
        if steering.steers(session):
            rooms().close(session)


def delete(session: str) -> None:
    """Take it away, for good."""
    st.query_params.pop("wissen", None)
    with suppress(UnknownError, StoreError):
        if steering.steers(session):
            rooms().delete(session)
            joining_results.RESULTS.forget(session)
