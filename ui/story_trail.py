"""The trail of one experiment: obstacle, conclusion, lesson; each with what it rests on and what follows from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from textwrap import shorten
from typing import Any, NamedTuple

import streamlit as st

from lessons import charts
from lessons.records import Conclusion, Experiment, Lesson, Obstacle
from lessons.trail import Part
from lessons.words import Words
from ui.choices import link
from ui.citations import citations
from ui.data import catalogue, frames
from ui.figures import dark, drawing
from ui.flow_page import flows
from ui.hops import trail_address
from ui.html import show
from ui.labels import label
from ui.language import words
from ui.parts import Found, concept_place, find, parts_of, place, place_word, rests_on, who_word

START = 32
"""So many signs of a text tell it apart from another."""


class Mark(NamedTuple):
    """A step by its sign on this page (`C1`), with its text and the way to it; `far` when that is another page."""

    sign: str
    text: str
    address: str
    far: bool


class Web(NamedTuple):
    """What hangs together around one experiment, by reference: the marks, what follows here, what is said elsewhere."""

    experiment: Experiment
    marks: dict[str, Mark]
    after: dict[str, list[str]]
    elsewhere: dict[str, dict[str, list[Mark]]]


def trail(experiment: Experiment) -> None:
    """Three columns, from what stood in the way to what a reader can do."""
    speech = words()
    web = Web(experiment, _marks(experiment, speech), _after(experiment), _elsewhere(experiment, speech))
    show(
        "story_trail",
        obstacles=[_step(part, web, speech) for part in experiment.obstacles],
        shared=[_shared_step(found, web, speech) for found in shared(experiment)],
        conclusions=[_step(part, web, speech) for part in experiment.conclusions],
        lessons=[_step(part, web, speech) for part in experiment.lessons],
    )


def flow(experiment: Experiment) -> None:
    """The same trail as a picture, with its table and downloads."""
    speech = words()
    drawn = charts.flow(flows().of(experiment.id).frame(), speech, dark=dark())
    about = {speech.say(nl="Experiment", en="Experiment"): speech.text(experiment.title)}
    with st.container(key="story-flow"):
        drawing(drawn, "flow", about)


def shared(experiment: Experiment) -> list[Found]:
    """What its conclusions and lessons rest on that stands in another file, in the order in which it is named."""
    named = (reference for part in parts_of(experiment.id).values() for reference in rests_on(part, experiment.id))
    elsewhere = dict.fromkeys(name for name in named if not name.startswith(f"{experiment.id}/"))
    return [found for found in map(find, elsewhere) if found]


def _marks(experiment: Experiment, speech: Words) -> dict[str, Mark]:
    """Every step on this page by its reference: O1, C1, L1, and G1 for what stands elsewhere (S1 in English)."""
    columns: dict[str, tuple[Part, ...]] = {
        "O": experiment.obstacles,
        "C": experiment.conclusions,
        "L": experiment.lessons,
    }
    marks = {
        f"{experiment.id}/{part.id}": Mark(f"{letter}{number}", speech.text(part.text), f"#{place(part.id)}", far=False)
        for letter, parts in columns.items()
        for number, part in enumerate(parts, 1)
    }
    letter = speech.say(nl="G", en="S")
    signs = {f"{letter}{number}": found for number, found in enumerate(shared(experiment), 1)}
    return marks | {
        found.reference: Mark(sign, speech.text(found.record.text), f"#gedeeld-{sign}", far=False)
        for sign, found in signs.items()
    }


def _after(experiment: Experiment) -> dict[str, list[str]]:
    after: dict[str, list[str]] = {}
    for part in parts_of(experiment.id).values():
        for reference in rests_on(part, experiment.id):
            after.setdefault(reference, []).append(f"{experiment.id}/{part.id}")
    return after


def _step(part: Part, web: Web, speech: Words) -> dict[str, Any]:
    origin, marks = web.experiment.id, web.marks
    reference = f"{origin}/{part.id}"
    said = web.elsewhere[reference]
    return {
        "anchor": place(part.id),
        "sign": marks[reference].sign,
        "text": speech.text(part.text),
        "address": link("lessen", les=reference) if isinstance(part, Lesson) else "",
        "trail": trail_address(type(part).__name__.lower(), reference),
        "uses": len(part.used_by) if isinstance(part, Lesson) else 0,
        "about": list(_about(part, web.experiment, speech)),
        "basis": label("basis", part.basis, speech),
        "note": "" if isinstance(part, Lesson) else speech.text(part.note),
        "conditions": speech.text(part.conditions) if isinstance(part, Lesson) else "",
        "ask": speech.text(part.ask) if isinstance(part, Lesson) else "",
        "before": [marks[name] for name in rests_on(part, origin) if name in marks],
        "after": [marks[name] for name in web.after.get(reference, ())] + said["after"],
        "supports": said["supports"],
        "contradicts": said["contradicts"],
        "sources": citations(part.sources, speech),
    }


def _shared_step(found: Found, web: Web, speech: Words) -> dict[str, Any]:
    mark = web.marks[found.reference]
    return {
        "anchor": mark.address.removeprefix("#"),
        "sign": mark.sign,
        "text": mark.text,
        "address": found.address,
        "trail": trail_address(found.kind, found.reference),
        "place": place_word(found.origin, speech),
        "after": [web.marks[name] for name in web.after.get(found.reference, ())],
        "sources": citations(found.record.sources, speech),
    }


def _about(part: Part, experiment: Experiment, speech: Words) -> Iterator[dict[str, str]]:
    """The dimension or the themes, each with the way to the cell or to the other lessons."""
    if isinstance(part, Lesson):
        for theme in part.themes:
            found = catalogue().themes.get(theme)
            yield {"name": speech.text(found.label) if found else theme, "address": link("lessen", thema=theme)}
    elif isinstance(part, Obstacle | Conclusion) and part.dimension:
        cell = f"{experiment.organisation}.{part.dimension}"
        address = link("organisatie", organisatie=experiment.organisation, cel=cell)
        yield {"name": _dimension(part.dimension, speech), "address": address}
    if isinstance(part, Obstacle):
        yield {"name": label("obstacle", part.state, speech), "address": ""}


def _dimension(dimension: str, speech: Words) -> str:
    edition = catalogue().edition
    found = next((item for item in edition.dimensions if item.id == dimension), None) if edition else None
    return speech.text(found.label) if found else dimension


def _elsewhere(experiment: Experiment, speech: Words) -> dict[str, dict[str, list[Mark]]]:
    """What other files say of its parts, by reference and relation: `supports`, `contradicts`, `after` for the rest."""
    own = [f"{experiment.id}/{part}" for part in parts_of(experiment.id)]
    links = frames().links
    named = links[links["to_id"].isin(own) & (links["from_kind"] != "experiment")]
    said: dict[str, dict[str, list[Mark]]] = {name: {"supports": [], "contradicts": [], "after": []} for name in own}
    for row in named.itertuples():
        name, relation = str(row.from_id), str(row.relation)
        mark = None if name in said else _far(str(row.from_kind), name, speech)
        if mark:
            said[str(row.to_id)][relation if relation in ("supports", "contradicts") else "after"].append(mark)
    return {name: {relation: _told_apart(marks) for relation, marks in found.items()} for name, found in said.items()}


def _told_apart(marks: list[Mark]) -> list[Mark]:
    """Marks that would show the same sign get the first words of what they say."""
    shown = Counter(mark.sign for mark in marks)
    return [
        mark
        if shown[mark.sign] == 1
        else mark._replace(sign=f"{mark.sign}: {shorten(mark.text, START, placeholder='…')}")
        for mark in marks
    ]


def _far(kind: str, name: str, speech: Words) -> Mark | None:
    if kind == "concept":
        concept = catalogue().concepts.get(name)
        sign = speech.say(nl="concept", en="concept")
        return (
            Mark(sign, speech.text(concept.title), f"{link('concepten')}#{concept_place(name)}", far=True)
            if concept
            else None
        )
    found = find(name)
    return Mark(who_word(found, speech), speech.text(found.record.text), found.address, far=True) if found else None
