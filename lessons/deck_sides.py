"""The slides on what contradicts: two lessons or sources that point different ways, and judgements that are divided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from lessons.agenda import Item
from lessons.cells import Cell
from lessons.deck_material import Material
from lessons.deck_parts import Lead, Side, Slide
from lessons.fixed_words import label
from lessons.records import Judgement

PAIRS, CELLS = 3, 2
"""So many pairs of texts and so many divided judgements are told."""
CHOSEN = 6
"""So many of each where themes are chosen."""


class Text(NamedTuple):
    """A text of the catalogue that another can contradict."""

    reference: str
    text: str
    who: str
    themes: tuple[str, ...]
    sources: tuple[str, ...]
    first: bool
    """Whether it comes from an experiment or the programme, and not from a later source."""


def contradictions(item: Item, of: Material) -> Iterator[Slide]:
    """Two sides beside each other, one pair a slide."""
    most = (CHOSEN, CHOSEN) if of.choice.themes else (PAIRS, CELLS)
    slides = [*islice(_pairs(item, of), most[0]), *islice(_divided(item, of), most[1])]
    yield from slides
    if not slides:
        yield Slide(
            "statement",
            item,
            _kick(of),
            of.words.say(
                nl="Wij vonden geen bronnen die elkaar tegenspreken.",
                en="We found no sources that contradict each other.",
            ),
            (
                Lead(
                    of.words.say(
                        nl="Dat zegt nog niet dat iedereen het eens is. Vraag het in de zaal.",
                        en="That does not say that everybody agrees. Ask the room.",
                    )
                ),
            ),
        )


def _kick(of: Material) -> str:
    return of.words.say(nl="Wat elkaar tegenspreekt", en="What contradicts")


# --- texts --------------------------------------------------------------------------------------------------------------


def _pairs(item: Item, of: Material) -> Iterator[Slide]:
    texts = {text.reference: text for text in _texts(of)}
    pairs = {
        frozenset((name, other)): (texts[name], texts[other])
        for name, named in _against(of)
        for other in named
        if name in texts and other in texts and name != other
    }
    on_theme = (pair for pair in pairs.values() if of.on_theme((*pair[0].themes, *pair[1].themes)))
    for one, other in sorted(on_theme, key=lambda pair: not (pair[0].first or pair[1].first)):
        left, right = (one, other) if one.first >= other.first else (other, one)
        shared = [theme for theme in left.themes if theme in right.themes] or [*left.themes, *right.themes]
        about = of.dimension(shared[0]) if shared else ""
        yield Slide(
            "sides",
            item,
            _kick(of) + (f" · {of.words.opening(about)}" if about else ""),
            of.words.say(nl="Twee antwoorden. Wat klopt bij u?", en="Two answers. Which holds where you work?"),
            (_side(left, of), _side(right, of, step=1)),
            mark=of.words.say(nl="Wat klopt bij u?", en="Which holds where you work?"),
            prompts=(
                of.words.say(
                    nl="Kies geen kant. Vraag: in welk geval klopt het ene, en in welk geval het andere?",
                    en="Take no side. Ask: in which case does the one hold, and in which the other?",
                ),
                of.resting_on((*left.sources, *right.sources)),
            ),
        )


def _side(text: Text, of: Material, step: int = 0) -> Side:
    return Side(text.who, text.text, of.source(text.sources), step)


def _against(of: Material) -> Iterator[tuple[str, Sequence[str]]]:
    """(a text, what it contradicts), each as a reference from anywhere."""
    for name, told in of.catalogue.experiments.items():
        own = (
            {part.id for part in told.obstacles}
            | {part.id for part in told.conclusions}
            | {lesson.id for lesson in told.lessons}
        )
        for lesson in told.lessons:
            yield f"{name}/{lesson.id}", [f"{name}/{one}" if one in own else one for one in lesson.contradicts]
    if of.catalogue.programme:
        for lesson in of.catalogue.programme.lessons:
            yield f"programme/{lesson.id}", lesson.contradicts
    for later in of.catalogue.lessons.values():
        yield later.id, later.contradicts


def _texts(of: Material) -> Iterator[Text]:
    """Every text that can contradict or be contradicted."""
    say, words = of.words.say, of.words.text
    for name, told in of.catalogue.experiments.items():
        who = f"{of.organisation(told.organisation)}, Doetank"
        yield from _own(name, who, (*told.obstacles, *told.conclusions, *told.lessons), of)
    if of.catalogue.programme:
        programme = of.catalogue.programme
        whole = say(nl="Het programma", en="The programme")
        yield from _own("programme", whole, (*programme.obstacles, *programme.conclusions, *programme.lessons), of)
    for later in of.catalogue.lessons.values():
        named = of.some(later.organisations) or say(nl="Een latere bron", en="A later source")
        who = f"{named}, {of.words.dated(later.year)}" if later.year else named
        yield Text(later.id, words(later.text), who, later.themes, later.sources, first=False)


def _own(name: str, who: str, parts: Sequence[object], of: Material) -> Iterator[Text]:
    for part in parts:
        held = vars(part)
        themes = held.get("themes") or tuple(one for one in (held.get("dimension"),) if one)
        yield Text(f"{name}/{held['id']}", of.words.text(held["text"]), who, tuple(themes), held["sources"], first=True)


# --- judgements -----------------------------------------------------------------------------------------------------------


def _divided(item: Item, of: Material) -> Iterator[Slide]:
    """Of each dimension one cell on which people disagree, or that is a range; the conditions of the purpose first."""
    gates = [gate.dimension for gate in of.seen.purpose(of.purpose).gates]
    order = [*gates, *(name for name in of.seen.dimensions if name not in gates)]
    names = of.in_order(one.id for one in of.seen.organisations)
    for dimension in (name for name in order if of.on_theme([name])):
        cells = (of.seen.cell(organisation, dimension) for organisation in names)
        apart = [cell for cell in cells if (cell.divided or cell.state == "mixed") and cell.current]
        yield from (_apart(item, cell, of) for cell in sorted(apart, key=lambda one: not one.divided)[:1])


def _apart(item: Item, cell: Cell, of: Material) -> Slide:
    say, what = of.words.say, of.dimension(cell.dimension)
    who = of.organisation(cell.organisation)
    sides = _voices(cell, of) if len(cell.current) > 1 else _ends(cell, of)
    reason = of.words.text(cell.current[0].judgement.reason)
    evidence = [one.source for dated in cell.current for one in dated.judgement.evidence]
    return Slide(
        "sides",
        item,
        f"{_kick(of)} · {of.words.opening(what)}",
        say(nl=f"{who}: over {what} is men verdeeld.", en=f"{who}: people are divided on {what}.")
        if cell.divided
        else say(nl=f"{who}: over {what} is het beeld gemengd.", en=f"{who}: the picture of {what} is mixed."),
        (*sides, *([Lead(reason, label=say(nl="Waarom:", en="Why:"), step=2)] if len(cell.current) == 1 else [])),
        prompts=(
            say(nl="Vraag: wat zou beide kanten overtuigen?", en="Ask: what would convince both sides?"),
            of.resting_on(evidence),
        ),
        sources=of.sources(evidence) if len(cell.current) == 1 else (),
    )


def _voices(cell: Cell, of: Material) -> list[Side]:
    """What the first two say who answered differently."""
    said = [dated.judgement for dated in cell.current]
    different = {(one.level, one.low, one.high, one.state): one for one in said}
    two = list(different.values())[:2] if len(different) > 1 else said[:2]
    return [
        Side(
            f"{of.words.opening(label('role', one.by.role, of.words))}: {_answer(one, of)}",
            of.words.text(one.reason),
            of.source([evidence.source for evidence in one.evidence]),
            step,
        )
        for step, one in enumerate(two)
    ]


def _answer(judgement: Judgement, of: Material) -> str:
    level = of.words.say(nl="niveau", en="level")
    if judgement.level is not None:
        return f"{level} {judgement.level}"
    if judgement.state == "mixed":
        return f"{level} {judgement.low}–{judgement.high}"
    return of.words.text({one.id: one.label for one in of.seen.edition.states}[judgement.state or "unknown"]).lower()


def _ends(cell: Cell, of: Material) -> list[Side]:
    """The two ends of a range, each as the behaviour that its level describes; of one level only that."""
    dimension = {one.id: one for one in of.seen.edition.dimensions}[cell.dimension]
    ends = dict.fromkeys(end for end in (cell.low, cell.high) if end is not None)
    level = of.words.say(nl="Niveau", en="Level")
    return [Side(f"{level} {end}", of.words.text(dimension.levels[end]), "", step) for step, end in enumerate(ends)]
