"""The flow from obstacle to lesson (`/spoor`), of one experiment, one theme or everything: a picture and its list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import streamlit as st

from lessons import charts, flow_bands
from lessons.flow import Flow, Step, whole_flow
from lessons.words import Language, Words
from ui.choices import MOST, PAGE, here, how_many, link, one_of_many
from ui.data import catalogue, frames, version_shown
from ui.figures import dark, drawing
from ui.hops import trail_address
from ui.html import show
from ui.language import language, words
from ui.parts import place_word
from ui.versions import Version

CARDS = 40
"""Up to so many steps each one is drawn as a card; more are counted in bands."""
OFFERED = 200
"""So many experiments the list to choose from names; the page with experiments has all."""
EACH = 4
"""Obstacles of a dimension shown where all dimensions stand together and there are many."""


class Chosen(NamedTuple):
    """The flow of one experiment, one theme, both or neither (then of everything)."""

    flow: Flow
    experiment: str
    theme: str


def flows() -> Flow:
    """The whole flow of the version of the data that the pages show."""
    return flow_of(version_shown(), language())


def flow_of(version: Version, spoken: Language) -> Flow:
    """The whole flow of a version in one language: made once."""
    return version.once("flow", spoken, lambda: whole_flow(version.frames(spoken)))


def whole(unknown: str) -> None:
    """The finding, what to look at, the picture and the list. `unknown`: a record asked for that is not there."""
    experiment, theme = _asked()
    now = Chosen(_of(experiment, theme), experiment, theme)
    speech = words()
    show("flow_head", unknown=unknown, title=_title(now, speech), lead=_lead(now.flow, speech))
    with st.container(key="bar", horizontal=True):
        _choices()
    with st.container(key="flow-and-list"):
        if now.flow.hops:
            _picture(now, speech)
        _list(now, speech)


def _asked() -> tuple[str, str]:
    """The experiment and the theme of the address, as far as they are there."""
    experiment, theme = st.query_params.get("experiment", ""), st.query_params.get("thema", "")
    return experiment if experiment in catalogue().experiments else "", theme if theme in catalogue().themes else ""


def _of(experiment: str, theme: str) -> Flow:
    found, key = flows(), (language(), experiment, theme)
    return version_shown().once("flow chosen", key, lambda: found.of(experiment, theme))


def _choices() -> None:
    say, text = words().say, words().text
    found = list(catalogue().experiments.values())[:OFFERED]
    asked = catalogue().experiments.get(st.query_params.get("experiment", ""))
    names = {item.id: text(item.title) for item in (*found, *([asked] if asked else []))}
    themes = {item.id: text(item.label) for item in catalogue().themes.values()}
    one_of_many("thema", say(nl="Thema", en="Theme"), {"": say(nl="Alle thema's", en="All themes"), **themes}, "")
    every = {"": say(nl="Alles samen", en="Everything together"), **names}
    one_of_many("experiment", say(nl="Experiment", en="Experiment"), every, "")


# --- the finding ------------------------------------------------------------------------------------------------------


def _title(now: Chosen, speech: Words) -> str:
    """From how many obstacles to how many lessons, of what was chosen."""
    say = speech.say
    counts = {kind: len(now.flow.of_kind(kind)) for kind in ("obstacle", "lesson")}
    obstacles = speech.count(
        counts["obstacle"], nl=("obstakel", "obstakels"), en=("obstacle", "obstacles"), spelled=True
    )
    lessons = speech.count(counts["lesson"], nl=("les", "lessen"), en=("lesson", "lessons"), spelled=True)
    if not now.flow.steps:
        return say(nl="Hier is nog geen spoor", en="There is no trail here yet")
    return say(nl=f"Van {obstacles} naar {lessons}", en=f"From {obstacles} to {lessons}")


def _lead(flow: Flow, speech: Words) -> str:
    """What leads nowhere yet, and what rests on no obstacle: the next questions."""
    say, barren = speech.say, len(flow.barren)
    bare = sum(step.kind == "lesson" for step in flow.rootless)
    noun = speech.count(barren, nl=("obstakel", "obstakels"), en=("obstacle", "obstacles"), spelled=True)
    lessons = speech.count(
        bare, nl=("les volgt", "lessen volgen"), en=("lesson follows", "lessons follow"), spelled=True
    )
    return speech.join([
        say(nl=f"Uit {noun} volgt nog geen les.", en=f"No lesson follows from {noun} yet.") if barren else "",
        speech.opening(say(nl=f"{lessons} uit geen obstakel.", en=f"{lessons} from no obstacle.")) if bare else "",
    ])  # fmt: skip


# --- the picture ------------------------------------------------------------------------------------------------------


def topics(speech: Words) -> dict[str, str]:
    """The names of the dimensions and themes, in the order of the method."""
    edition = catalogue().edition
    names = {item.id: speech.text(item.short) for item in edition.dimensions} if edition else {}
    return {**{item.id: speech.text(item.label) for item in catalogue().themes.values()}, **names}


def _picture(now: Chosen, speech: Words) -> None:
    say = speech.say
    theme, experiment = catalogue().themes.get(now.theme), catalogue().experiments.get(now.experiment)
    about = {
        say(nl="Thema", en="Theme"): speech.text(theme.label) if theme else say(nl="alle", en="all"),
        say(nl="Experiment", en="Experiment"): speech.text(experiment.title)
        if experiment
        else say(nl="alle", en="all"),
    }
    with st.container(key="story-flow"):
        night = dark()
        key = speech.language, now.experiment, now.theme, night
        made = version_shown().once("flow drawn", key, lambda: _drawn(now.flow, speech, night))
        drawing(made, "flow", about, level=2)


def _drawn(flow: Flow, speech: Words, dark: bool) -> charts.Drawing:
    """Each step a card, or all of them counted in bands where they are many."""
    if len(flow.steps) <= CARDS:
        return charts.flow(flow.frame(), speech, dark=dark)
    return flow_bands.bands(flow, topics(speech), speech, dark=dark)


# --- the list ---------------------------------------------------------------------------------------------------------


def _list(now: Chosen, speech: Words) -> None:
    limit = how_many("meer")
    obstacles = now.flow.of_kind("obstacle")
    together = not now.theme and len(obstacles) > limit
    shown = _by_topic(obstacles, together, limit, speech)
    roots = now.flow.rootless
    show(
        "flow_list",
        groups=[
            {**group, "obstacles": [_obstacle(step, now.flow, speech) for step in group["obstacles"]]}
            for group in shown
        ],
        conclusions=[_link(step, speech) for step in roots if step.kind == "conclusion"][:limit],
        lessons=[_link(step, speech) for step in roots if step.kind == "lesson"][:limit],
        hidden=sum(max(0, sum(step.kind == kind for step in roots) - limit) for kind in ("conclusion", "lesson")),
        public=_public(now, speech),
        more=here(meer=str(limit + PAGE))
        if limit < min(max(len(obstacles), len(roots)), MOST) and not together
        else "",
    )


def _by_topic(obstacles: Sequence[Step], together: bool, limit: int, speech: Words) -> list[dict[str, Any]]:
    """The obstacles under their dimension: all of them, or the first of each with the way to the others."""
    groups: dict[str, list[Step]] = {}
    for step in obstacles if together else obstacles[:limit]:
        groups.setdefault(step.topics[0], []).append(step)
    totals = Counter(step.topics[0] for step in obstacles)
    names = topics(speech)
    return [
        {
            "id": topic,
            "name": names.get(topic, topic),
            "number": speech.number(totals[topic]),
            "obstacles": groups[topic][:EACH] if together else groups[topic],
            "address": here(thema=topic) if together and topic in catalogue().themes else "",
            "trail": trail_address("dimension", topic),
        }
        for topic in (*names, *(groups.keys() - names.keys()))
        if topic in groups
    ]


def _obstacle(step: Step, flow: Flow, speech: Words) -> dict[str, Any]:
    after = flow.fruit[step.id]
    return {
        **_link(step, speech),
        "conclusions": [_link(item, speech) for item in after if item.kind == "conclusion"],
        "lessons": [_link(item, speech) for item in after if item.kind == "lesson"],
    }


def _link(step: Step, speech: Words) -> dict[str, str]:
    return {
        "text": step.text,
        "where": speech.opening(place_word(step.origin, speech)),
        "address": trail_address(step.kind, step.id),
    }


def _public(now: Chosen, speech: Words) -> Mapping[str, str] | None:
    """How many lessons come straight from a public source, with the way to them; they follow from no step of ours."""
    if now.experiment:
        return None
    own = frames().lessons
    held = own[own["origin"] == "public"]
    if now.theme:
        held = held[[now.theme in found.split() for found in held["themes"]]]
    if not len(held):
        return None
    number = speech.count(len(held), nl=("les", "lessen"), en=("lesson", "lessons"))
    come = speech.say(nl="komt" if len(held) == 1 else "komen", en="comes" if len(held) == 1 else "come")
    return {
        "text": speech.say(nl=f"{number} {come} rechtstreeks uit een andere bron.", en=f"{number} {come} straight from another source."),
        "address": link("lessen", thema=now.theme or None),
    }  # fmt: skip
