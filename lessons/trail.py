"""The trail through the catalogue: which record names which (`Tables.links`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from lessons.catalogue import Catalogue
from lessons.columns import ORIGIN_PROGRAMME, ORIGIN_PUBLIC
from lessons.records import (
    Concept,
    Conclusion,
    Experiment,
    Judgement,
    Lesson,
    Obstacle,
    Programme,
    PublicLesson,
    Session,
    Statement,
)

Part = Obstacle | Conclusion | Lesson | Statement
Holder = Experiment | Programme | Session | Concept


class Hop(NamedTuple):
    """From the record that names to the record it names; `relation` is the field that does."""

    from_kind: str
    from_id: str
    to_kind: str
    to_id: str
    relation: str
    paragraph: int | None = None


def to_sources(kind: str, key: str, sources: Iterable[str], relation: str = "sources") -> Iterator[Hop]:
    """The hops from one record to the places in its sources."""
    for source in sources:
        name, place = paragraph(source)
        yield Hop(kind, key, "source", name, relation, place)


def paragraph(source: str) -> tuple[str, int | None]:
    """`seed-network#p13` is the source `seed-network` and 13; without a paragraph None."""
    name, _, place = source.partition("#p")
    return name, int(place) if place else None


class Story(NamedTuple):
    """A file with obstacles, conclusions and lessons: an experiment or the programme.

    `origin` stands before the ids of its parts; `parts` are all that a reference may name, by their id in the file.
    """

    origin: str
    organisation: str
    record: Experiment | Programme
    parts: Mapping[str, Part]

    def qualified(self, references: Iterable[str]) -> tuple[str, ...]:
        """References as they count in the whole catalogue: a part of this file gets `origin/` in front."""
        return tuple(f"{self.origin}/{name}" if name in self.parts else name for name in references)

    @property
    def year(self) -> int | None:
        """The year in which the experiment ended, else began; None where no source tells, and for the programme."""
        period = self.record.period if isinstance(self.record, Experiment) else None
        when = period and (period.end or period.start)
        return when.last.year if when else None

    def sources_before(self, lesson: Lesson) -> tuple[str, ...]:
        """The sources of what a lesson follows from, for a lesson that names none of its own."""
        before = (self.parts[name].sources for name in lesson.follows_from if name in self.parts)
        return tuple(dict.fromkeys(chain.from_iterable(before)))


def stories(catalogue: Catalogue) -> Iterator[Story]:
    """Every experiment, then the programme."""
    for experiment in catalogue.experiments.values():
        yield Story(experiment.id, experiment.organisation, experiment, parts(experiment))
    if catalogue.programme:
        yield Story(ORIGIN_PROGRAMME, "", catalogue.programme, parts(catalogue.programme))


def parts(record: Holder) -> dict[str, Part]:
    """Everything in one file that a reference may name, by its id there."""
    found: tuple[Part, ...]
    match record:
        case Session():
            found = record.results
        case Concept():
            found = record.later
        case _:
            found = (*record.obstacles, *record.conclusions, *record.lessons)
    if isinstance(record, Programme):
        found += (*record.law, *record.aims, *record.phases, *record.method, *record.remarks)
    return {part.id: part for part in found}


def _stated(catalogue: Catalogue) -> Iterator[tuple[str, dict[str, Part]]]:
    """The statements of sessions and concepts, by the id of the file."""
    yield from ((session.id, parts(session)) for session in catalogue.sessions.values())
    yield from ((concept.id, parts(concept)) for concept in catalogue.concepts.values())


def identified(catalogue: Catalogue) -> set[tuple[str, str]]:
    """(kind, id) of everything a hop may lead to."""
    found = {(kind, key) for key, kind in kinds_ofparts(catalogue).items()}
    shelves = {
        "experiment": catalogue.experiments,
        "organisation": catalogue.organisations,
        "theme": catalogue.themes,
        "source": catalogue.sources,
        "session": catalogue.sessions,
        "concept": catalogue.concepts,
    }
    found |= {(kind, key) for kind, shelf in shelves.items() for key in shelf}
    dimensions = [d.id for d in catalogue.edition.dimensions] if catalogue.edition else []
    found |= {("dimension", dimension) for dimension in dimensions}
    return found | {("cell", f"{organisation}/{d}") for organisation in catalogue.organisations for d in dimensions}


def kinds_ofparts(catalogue: Catalogue) -> dict[str, str]:
    """Qualified id -> `obstacle`, `conclusion`, `lesson` or `statement`; public lessons have their own id."""
    kinds = dict.fromkeys(catalogue.lessons, "lesson")
    for story in stories(catalogue):
        kinds |= {f"{story.origin}/{key}": type(part).__name__.lower() for key, part in story.parts.items()}
    for origin, statements in _stated(catalogue):
        kinds |= {f"{origin}/{key}": "statement" for key in statements}
    return kinds


def judged(catalogue: Catalogue) -> Iterator[tuple[str, str, str, Judgement]]:
    """Every judgement with its id (the file and its place in it, from 1), its origin and its organisation."""
    for e in catalogue.experiments.values():
        yield from ((f"experiments/{e.id}/{n}", e.id, e.organisation, j) for n, j in enumerate(e.judgements, 1))
    for later in catalogue.judgements.values():
        yield from (
            (f"judgements/{later.id}/{n}", ORIGIN_PUBLIC, later.id, j) for n, j in enumerate(later.judgements, 1)
        )


def hops(catalogue: Catalogue) -> Iterator[Hop]:
    """Every hop there is, also to what is not in the catalogue."""
    kinds = kinds_ofparts(catalogue)
    for story in stories(catalogue):
        yield from _ofparts(story, kinds)
    for experiment in catalogue.experiments.values():
        yield from _of_experiment(experiment)
    for lesson in catalogue.lessons.values():
        yield from _of_public_lesson(lesson, kinds)
    for concept in catalogue.concepts.values():
        yield from _of_concept(concept, kinds)
    for session in catalogue.sessions.values():
        yield from to_sources("session", session.id, session.sources)
    for origin, statements in _stated(catalogue):
        for name, part in statements.items():
            yield from to_sources("statement", f"{origin}/{name}", part.sources)
    for key, origin, organisation, judgement in judged(catalogue):
        yield from _of_judgement(key, origin, f"{organisation}/{judgement.dimension}", judgement)


def _ofparts(story: Story, kinds: Mapping[str, str]) -> Iterator[Hop]:
    for name, part in story.parts.items():
        kind, key = type(part).__name__.lower(), f"{story.origin}/{name}"
        for relation in ("based_on", "follows_from", "supports", "contradicts"):
            references = story.qualified(getattr(part, relation, ()))
            yield from _named(kind, key, references, relation, kinds)
        if isinstance(part, Obstacle) and story.organisation:
            yield Hop(kind, key, "cell", f"{story.organisation}/{part.dimension}", "dimension")
        if isinstance(part, Obstacle | Conclusion) and part.dimension:
            yield Hop(kind, key, "dimension", part.dimension, "dimension")
        if isinstance(part, Lesson):
            yield from _to(kind, key, "theme", part.themes, "themes")
        yield from to_sources(kind, key, part.sources)


def _of_experiment(experiment: Experiment) -> Iterator[Hop]:
    key = experiment.id
    for relation in ("obstacles", "conclusions", "lessons"):
        parts = (f"{key}/{part.id}" for part in getattr(experiment, relation))
        yield from _to("experiment", key, relation.removesuffix("s"), parts, relation)
    yield Hop("experiment", key, "organisation", experiment.organisation, "organisation")
    yield from _to("experiment", key, "experiment", experiment.related, "related")
    yield from to_sources("experiment", key, experiment.sources)


def _of_public_lesson(lesson: PublicLesson, kinds: Mapping[str, str]) -> Iterator[Hop]:
    yield from _named("lesson", lesson.id, lesson.supports, "supports", kinds)
    yield from _named("lesson", lesson.id, lesson.contradicts, "contradicts", kinds)
    yield from _to("lesson", lesson.id, "theme", lesson.themes, "themes")
    yield from _to("lesson", lesson.id, "organisation", lesson.organisations, "organisations")
    yield from to_sources("lesson", lesson.id, lesson.sources)


def _of_concept(concept: Concept, kinds: Mapping[str, str]) -> Iterator[Hop]:
    yield Hop("concept", concept.id, "session", concept.session, "session")
    yield from _named("concept", concept.id, concept.lessons, "lessons", kinds)
    yield from _to("concept", concept.id, "dimension", concept.dimensions, "dimensions")
    yield from _to("concept", concept.id, "organisation", concept.could_try, "could_try")
    yield from to_sources("concept", concept.id, concept.sources)


def _of_judgement(key: str, origin: str, cell: str, judgement: Judgement) -> Iterator[Hop]:
    yield Hop("judgement", key, "cell", cell, "dimension")
    yield from to_sources("judgement", key, (item.source for item in judgement.evidence), "evidence")
    if origin != ORIGIN_PUBLIC:
        yield Hop("experiment", origin, "cell", cell, "judgements")


def _to(kind: str, key: str, to_kind: str, to_ids: Iterable[str], relation: str) -> Iterator[Hop]:
    return (Hop(kind, key, to_kind, to_id, relation) for to_id in to_ids)


def _named(kind: str, key: str, references: Iterable[str], relation: str, kinds: Mapping[str, str]) -> Iterator[Hop]:
    return (Hop(kind, key, kinds[name], name, relation) for name in references if name in kinds)
