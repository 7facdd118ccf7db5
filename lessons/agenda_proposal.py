"""What to ask this room: the questions that the catalogue itself cannot answer, as an agenda that fits the time.

For the purpose, the level of what is still to ask; for the themes, which lessons help; for the concepts, what nobody
rated yet; and the words of the people in the room.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, zip_longest

from lessons.agenda import WORDS, Item, minutes
from lessons.ballots import questions
from lessons.catalogue import Catalogue
from lessons.ratings import standing
from lessons.readiness import Readiness

BEFORE = tuple(map(Item, ("question", "readiness", "matrix")))
AFTER = tuple(map(Item, ("unknown", "next")))
"""What every session begins and ends with."""
LEVELS, THEMES, CONCEPTS, STORIES = 3, 2, 2, 2
"""So many of each kind are proposed at most."""
FIRST = 3
"""So many questions are enough to begin with."""


def proposal(
    seen: Readiness, purpose: str, themes: Sequence[str], newest: Sequence[str], catalogue: Catalogue, time: int
) -> tuple[Item, ...]:
    """The agenda for a room with so many minutes; without time for any question only what begins and ends it.

    `newest`: the ids of the experiments, the newest first.
    """
    kinds = (*_asking(seen, purpose, themes, catalogue), _stories(seen, newest, catalogue))
    fitting = set(_fitting(_in_turn(kinds), time - minutes((*BEFORE, *AFTER))))
    order = (kinds[4], kinds[0], kinds[1], kinds[3], kinds[2])
    return (*BEFORE, *(item for items in order for item in items if item in fitting), *AFTER)


def first_questions(seen: Readiness, purpose: str, themes: Sequence[str], catalogue: Catalogue) -> tuple[Item, ...]:
    """What is proposed first to ask, to begin with: usually a level, lessons, and what stands in the way."""
    return tuple(islice(_in_turn(_asking(seen, purpose, themes, catalogue)), FIRST))


def _asking(seen: Readiness, purpose: str, themes: Sequence[str], catalogue: Catalogue) -> tuple[list[Item], ...]:
    """The questions by kind: levels, lessons, words, ratings."""
    levels = _levels(seen, purpose)
    return (
        levels,
        _lessons(themes or [item.dimension for item in levels], catalogue),
        [Item("words", subject) for subject in WORDS],
        unrated(catalogue)[:CONCEPTS],
    )


def _in_turn(kinds: Sequence[Sequence[Item]]) -> Iterator[Item]:
    """The first of each kind, then the second of each."""
    return (item for item in chain.from_iterable(zip_longest(*kinds)) if item is not None)


def _fitting(wanted: Iterable[Item], time: int) -> Iterator[Item]:
    for item in wanted:
        if item.minutes <= time:
            time -= item.minutes
            yield item


def _levels(seen: Readiness, purpose: str) -> list[Item]:
    """What to ask first; of the one organisation where the session is about one, else everybody of their own."""
    about = f"{seen.organisations[0].id}." if len(seen.organisations) == 1 else ""
    return [Item("level", about + question.dimension) for question in seen.ask_first(purpose)[:LEVELS]]


def _lessons(themes: Sequence[str], catalogue: Catalogue) -> list[Item]:
    return [item for theme in themes if can_ask(item := Item("lessons", theme), catalogue)][:THEMES]


def _stories(seen: Readiness, newest: Sequence[str], catalogue: Catalogue) -> list[Item]:
    """The newest experiments of these organisations."""
    here = {item.id for item in seen.organisations}
    return [Item("experiment", name) for name in newest if catalogue.experiments[name].organisation in here][:STORIES]


def unrated(catalogue: Catalogue) -> list[Item]:
    """The concepts of which a criterion is unknown."""
    criteria = catalogue.programme.criteria if catalogue.programme else ()
    return [
        Item("rate", concept.id)
        for concept in catalogue.concepts.values()
        if any(standing(concept, criterion.id, catalogue.sessions).state == "unknown" for criterion in criteria)
    ]


def can_ask(item: Item, catalogue: Catalogue) -> bool:
    """Whether there is anything to choose from: a theme without lessons asks nothing."""
    return any(question.options or question.kind == "words" for question in questions([item], catalogue))
