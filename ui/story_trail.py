"""The trail of one experiment: obstacle, conclusion, lesson; each with what it rests on and what follows from it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from lessons.records import Conclusion, Experiment, Lesson, Obstacle
from lessons.words import Words
from ui.choices import link
from ui.citations import citations
from ui.data import catalogue, frames
from ui.html import show
from ui.labels import label
from ui.language import words
from ui.parts import Found, Part, find, parts_of, place_word, rests_on


class Mark(NamedTuple):
    """A step by its sign on this page (`C1`), with its text and the way to it; `far` when that is another page."""

    sign: str
    text: str
    address: str
    far: bool


def trail(experiment: Experiment) -> None:
    """Three columns, from what stood in the way to what a reader can do."""
    speech = words()
    marks = _marks(experiment, speech)
    after = _after(experiment)
    show(
        "story_trail",
        obstacles=[_step(part, experiment, marks, after, speech) for part in experiment.obstacles],
        shared=[_shared_step(found, marks, after, speech) for found in shared(experiment)],
        conclusions=[_step(part, experiment, marks, after, speech) for part in experiment.conclusions],
        lessons=[_step(part, experiment, marks, after, speech) for part in experiment.lessons],
    )


def shared(experiment: Experiment) -> list[Found]:
    """What its conclusions and lessons rest on that stands in another file, in the order in which it is named."""
    named = (reference for part in parts_of(experiment).values() for reference in rests_on(part, experiment.id))
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
        f"{experiment.id}/{part.id}": Mark(f"{letter}{number}", speech.text(part.text), f"#{part.id}", far=False)
        for letter, parts in columns.items()
        for number, part in enumerate(parts, 1)
    }
    letter = speech.say(nl="G", en="S")
    signs = {f"{letter}{number}": found for number, found in enumerate(shared(experiment), 1)}
    return marks | {
        found.reference: Mark(sign, speech.text(found.record.text), f"#{sign}", far=False)
        for sign, found in signs.items()
    }


def _after(experiment: Experiment) -> dict[str, list[str]]:
    after: dict[str, list[str]] = {}
    for part in parts_of(experiment).values():
        for reference in rests_on(part, experiment.id):
            after.setdefault(reference, []).append(f"{experiment.id}/{part.id}")
    return after


def _step(
    part: Part, experiment: Experiment, marks: dict[str, Mark], after: dict[str, list[str]], speech: Words
) -> dict[str, Any]:
    reference = f"{experiment.id}/{part.id}"
    return {
        "anchor": part.id,
        "sign": marks[reference].sign,
        "text": speech.text(part.text),
        "address": link("lessen", les=reference) if isinstance(part, Lesson) else "",
        "about": list(_about(part, experiment, speech)),
        "basis": label("basis", part.basis, speech),
        "note": "" if isinstance(part, Lesson) else speech.text(part.note),
        "conditions": speech.text(part.conditions) if isinstance(part, Lesson) else "",
        "ask": speech.text(part.ask) if isinstance(part, Lesson) else "",
        "before": [marks[name] for name in rests_on(part, experiment.id) if name in marks],
        "after": [marks[name] for name in after.get(reference, ())] + _elsewhere(reference, experiment.id, speech),
        "sources": citations(part.sources, speech),
    }


def _shared_step(found: Found, marks: dict[str, Mark], after: dict[str, list[str]], speech: Words) -> dict[str, Any]:
    mark = marks[found.reference]
    return {
        "anchor": mark.sign,
        "sign": mark.sign,
        "text": mark.text,
        "address": found.address,
        "place": place_word(found.origin, speech),
        "after": [marks[name] for name in after.get(found.reference, ())],
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


def _elsewhere(reference: str, origin: str, speech: Words) -> list[Mark]:
    """What follows from it in other files: conclusions and lessons, and the concepts that use it."""
    links = frames().links
    named = links[(links["to_id"] == reference) & (links["from_kind"] != "experiment")]
    others = [row for row in named.itertuples() if not str(row.from_id).startswith(f"{origin}/")]
    return [mark for row in others if (mark := _far(str(row.from_kind), str(row.from_id), speech))]


def _far(kind: str, name: str, speech: Words) -> Mark | None:
    if kind == "concept":
        concept = catalogue().concepts.get(name)
        sign = speech.say(nl="concept", en="concept")
        return Mark(sign, speech.text(concept.title), f"{link('concepten')}#{name}", far=True) if concept else None
    found = find(name)
    if found is None:
        return None
    return Mark(place_word(found.origin, speech), speech.text(found.record.text), found.address, far=True)
