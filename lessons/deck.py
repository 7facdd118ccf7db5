"""The deck a coach presents, made from the live data: one message a slide, in the order of the agenda.

`slides` gives plain values (`deck_parts`): the page, the file with slides and the print show the same ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from lessons import agenda
from lessons.agenda import Item
from lessons.catalogue import Catalogue
from lessons.deck_fit import fitted
from lessons.deck_material import Choice, Material
from lessons.deck_parts import (
    Count,
    Figure,
    Kind,
    Lead,
    Line,
    Matrix,
    Part,
    Point,
    Row,
    Side,
    Sign,
    Slide,
    Square,
    Table,
    said,
)
from lessons.deck_readiness import assignment, matrix, next_steps, question, readiness, unknown
from lessons.deck_room import asked, concepts
from lessons.deck_sides import contradictions
from lessons.deck_story import experiment, obstacles
from lessons.readiness import Readiness
from lessons.words import Words

__all__ = [
    "Choice",
    "Count",
    "Figure",
    "Item",
    "Kind",
    "Lead",
    "Line",
    "Matrix",
    "Part",
    "Point",
    "Row",
    "Side",
    "Sign",
    "Slide",
    "Square",
    "Table",
    "said",
    "slides",
    "usual",
]

_MAKERS: Mapping[str, Callable[[Item, Material], Iterator[Slide]]] = {
    "question": question,
    "assignment": assignment,
    "readiness": readiness,
    "matrix": matrix,
    "experiment": experiment,
    "obstacles": obstacles,
    "contradictions": contradictions,
    "unknown": unknown,
    "concepts": concepts,
    "next": next_steps,
    "level": asked,
    "lessons": asked,
    "rate": asked,
    "words": asked,
}


def usual(catalogue: Catalogue, choice: Choice) -> tuple[Item, ...]:
    """The agenda where the coach chose none: every kind of slide, with the newest experiments of the chosen
    organisations; no questions."""

    def age(name: str) -> tuple[int, str]:
        period = catalogue.experiments[name].period
        when = period.end or period.start
        return -(when.last.toordinal() if when else 0), name

    return agenda.usual(catalogue, sorted(catalogue.experiments, key=age), choice.organisations)


def slides(seen: Readiness, purpose: str, choice: Choice, words: Words) -> tuple[Slide, ...]:
    """All slides in order. `seen`: of all organisations; those that the choice names are looked at."""
    assert isinstance(seen.catalogue, Catalogue)
    narrow = seen.narrowed(choice.organisations) if choice.organisations else seen
    items = usual(seen.catalogue, choice) if choice.agenda is None else choice.agenda
    of = Material(narrow, purpose, replace(choice, agenda=items), words)
    made = tuple(slide for item in items for slide in _of_item(item, of))
    return of.names.over(made) if choice.hidden else made


def _of_item(item: Item, of: Material) -> Iterator[Slide]:
    """The slides of one item, each cut where it does not fit."""
    for slide in _MAKERS[item.kind](item, of):
        if slide.question is not None:
            yield _live(slide, of)
        else:
            yield from _by_hand(slide, of) if slide.kind == "ask" else fitted(slide, _again(slide, of), of.words)


def _small(slide: Slide) -> Slide:
    return replace(
        slide, parts=tuple(replace(one, small=True) if isinstance(one, Point) else one for one in slide.parts)
    )


def _whole(slide: Slide, of: Material) -> tuple[Slide, ...]:
    """A question on one slide, in smaller letters where needed; or more, where even that is too much."""
    cut = fitted(slide, slide.title, of.words)
    return cut if len(cut) == 1 else fitted(_small(slide), slide.title, of.words)


def _by_hand(slide: Slide, of: Material) -> tuple[Slide, ...]:
    """A question that is answered by hand: all its options with how to answer, on one slide or evenly on the fewest."""
    whole = _whole(slide, of)
    points = [part for part in slide.parts if isinstance(part, Point)]
    for number in range(2, len(points) + 1) if len(whole) > 1 else ():
        made = [_whole(one, of) for one in _divided(slide, points, number, of)]
        if all(len(one) == 1 for one in made):
            return tuple(one for (one,) in made)
    return whole


def _divided(slide: Slide, points: list[Point], number: int, of: Material) -> Iterator[Slide]:
    """The options over so many slides, each with how to answer."""
    others = tuple(part for part in slide.parts if not isinstance(part, Point))
    ends = [len(points) * place // number for place in range(number + 1)]
    for place, (begin, end) in enumerate(pairwise(ends)):
        kick = f"{slide.kick} · {of.words.say(nl='vervolg', en='continued')}" if place else slide.kick
        yield replace(slide, kick=kick, parts=(*points[begin:end], *others))


def _live(slide: Slide, of: Material) -> Slide:
    """A live question stays on one slide: of what does not fit in smaller letters it says how much."""
    first, *others = _whole(slide, of)
    left = sum(isinstance(part, Point) and bool(part.label) for one in others for part in one.parts)
    if not left:
        return first
    number = of.words.number(left + 1)
    told = of.words.say(nl="En nog {n}: lees ze op uw telefoon.", en="And {n} more: read them on your phone.", n=number)
    return replace(first, parts=(*first.parts[:-1], Lead(told, asks=True)))


def _again(slide: Slide, of: Material) -> str:
    """The title of a slide that goes on: short."""
    told = of.catalogue.experiments.get(slide.item.subject) if slide.item.kind == "experiment" else None
    return of.words.text(told.title) if told else slide.title
