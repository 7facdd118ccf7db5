"""The trail through the catalogue: which record names which (`Tables.links`)."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from lessons.catalogue import Catalogue
from lessons.columns import ORIGIN_PROGRAMME, ORIGIN_PUBLIC
from lessons.records import (
    Concept,
    Conclusion,
    Edition,
    Experiment,
    Judgement,
    Lesson,
    Member,
    Obstacle,
    Organisation,
    Programme,
    PublicLesson,
    Series,
    Session,
    Statement,
    Target,
    Use,
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
    found |= {("cell", cell) for cell, _, _ in cells(catalogue)}
    found |= {("judgement", key) for key, *_ in judged(catalogue)}
    found |= {("target", key) for key, _, _ in targets(catalogue)}
    found |= {("figure", f"series/{series}") for series in catalogue.series}
    if catalogue.programme:
        found |= _of_the_programme(catalogue.programme)
    if catalogue.edition:
        found |= {("dimension", item.id) for item in catalogue.edition.dimensions}
        found |= {("purpose", item.id) for item in catalogue.edition.purposes}
    return found


def _of_the_programme(programme: Programme) -> set[tuple[str, str]]:
    """The programme itself, and what stands in its file and nowhere else."""
    origin = ORIGIN_PROGRAMME
    found = {("statement", f"{origin}/{item.id}") for item in programme.challenges}
    found |= {("figure", f"{origin}/{item.id}") for item in programme.figures}
    found |= {("criterion", item.id) for item in programme.criteria}
    return found | {("group", item.id) for item in programme.groups} | {("programme", origin)}


def cells(catalogue: Catalogue) -> Iterator[tuple[str, str, str]]:
    """The id of every cell of readiness, its organisation and its dimension."""
    dimensions = [item.id for item in catalogue.edition.dimensions] if catalogue.edition else []
    for organisation in catalogue.organisations.values():
        if organisation.judged:
            yield from ((f"{organisation.id}/{d}", organisation.id, d) for d in dimensions)


def targets(catalogue: Catalogue) -> Iterator[tuple[str, str, Target]]:
    """Every own target with its id (the organisation and its place in the file, from 1) and its organisation."""
    for held in catalogue.targets.values():
        yield from ((f"{held.id}/{n}", held.id, target) for n, target in enumerate(held.targets, 1))


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


def walked(start: str, steps: Callable[[str], Iterable[str]]) -> Iterator[str]:
    """All that is reached from a record by its `steps` and theirs, each once and the nearest first; never itself."""
    seen, ahead = {start}, deque([start])
    while ahead:
        for step in steps(ahead.popleft()):
            if step not in seen:
                seen.add(step)
                ahead.append(step)
                yield step


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
        yield from _of_session(session)
    for origin, statements in _stated(catalogue):
        for name, part in statements.items():
            yield from to_sources("statement", f"{origin}/{name}", part.sources)
    for key, origin, organisation, judgement in judged(catalogue):
        yield from _of_judgement(key, origin, f"{organisation}/{judgement.dimension}", judgement)
    yield from _of_the_lists(catalogue)


def _of_the_lists(catalogue: Catalogue) -> Iterator[Hop]:
    """The hops of what has no file of its own: the programme, the method, organisations, cells, targets, figures."""
    if catalogue.programme:
        yield from _of_programme(catalogue.programme)
    if catalogue.edition:
        yield from _of_edition(catalogue.edition)
    for organisation in catalogue.organisations.values():
        yield from _of_organisation(organisation)
    for cell, whose, dimension in cells(catalogue):
        yield Hop("cell", cell, "organisation", whose, "organisation")
        yield Hop("cell", cell, "dimension", dimension, "dimension")
    for key, whose, target in targets(catalogue):
        yield Hop("target", key, "cell", f"{whose}/{target.dimension}", "dimension")
        yield from to_sources("target", key, target.sources)
    for series in catalogue.series.values():
        yield from _of_series(series)


_REFERENCES: Mapping[type[Part], tuple[str, ...]] = {
    Conclusion: ("based_on",),
    Lesson: ("follows_from", "supports", "contradicts"),
}
"""The fields in which a part names other parts."""


def _ofparts(story: Story, kinds: Mapping[str, str]) -> Iterator[Hop]:
    for name, part in story.parts.items():
        kind, key = type(part).__name__.lower(), f"{story.origin}/{name}"
        for relation in _REFERENCES.get(type(part), ()):
            references = story.qualified(getattr(part, relation))
            yield from _named(kind, key, references, relation, kinds)
        if isinstance(part, Obstacle | Conclusion) and part.dimension and story.organisation:
            yield Hop(kind, key, "cell", f"{story.organisation}/{part.dimension}", "dimension")
        if isinstance(part, Obstacle | Conclusion) and part.dimension:
            yield Hop(kind, key, "dimension", part.dimension, "dimension")
        if isinstance(part, Lesson):
            yield from _to(kind, key, "theme", part.themes, "themes")
            yield from _used(key, part.used_by)
        yield from to_sources(kind, key, part.sources)


def _used(lesson: str, uses: Iterable[Use]) -> Iterator[Hop]:
    """Who used a lesson, in which session, and where that is told."""
    for use in uses:
        yield Hop("lesson", lesson, "organisation", use.organisation, "used_by")
        yield from _to("lesson", lesson, "session", [use.session] if use.session else [], "used_by")
        yield from to_sources("lesson", lesson, use.sources, "used_by")


def _of_experiment(experiment: Experiment) -> Iterator[Hop]:
    key = experiment.id
    for relation in ("obstacles", "conclusions", "lessons"):
        parts = (f"{key}/{part.id}" for part in getattr(experiment, relation))
        yield from _to("experiment", key, relation.removesuffix("s"), parts, relation)
    yield Hop("experiment", key, "organisation", experiment.organisation, "organisation")
    yield Hop("experiment", key, "purpose", experiment.purpose, "purpose")
    yield from _to("experiment", key, "experiment", experiment.related, "related")
    yield from _team("experiment", key, experiment.team, "team")
    outcome = experiment.outcome.sources if experiment.outcome else ()
    for sources in (experiment.sources, outcome, *(moment.sources for moment in experiment.timeline)):
        yield from to_sources("experiment", key, sources)


def _team(kind: str, key: str, members: Iterable[Member], relation: str) -> Iterator[Hop]:
    """The organisations of the people in a team, and where it says so."""
    for member in members:
        yield Hop(kind, key, "organisation", member.organisation, relation)
        yield from to_sources(kind, key, member.sources)


def _of_public_lesson(lesson: PublicLesson, kinds: Mapping[str, str]) -> Iterator[Hop]:
    yield from _named("lesson", lesson.id, lesson.supports, "supports", kinds)
    yield from _named("lesson", lesson.id, lesson.contradicts, "contradicts", kinds)
    yield from _to("lesson", lesson.id, "theme", lesson.themes, "themes")
    yield from _to("lesson", lesson.id, "organisation", lesson.organisations, "organisations")
    yield from _used(lesson.id, lesson.used_by)
    yield from to_sources("lesson", lesson.id, lesson.sources)


def _of_concept(concept: Concept, kinds: Mapping[str, str]) -> Iterator[Hop]:
    yield Hop("concept", concept.id, "session", concept.session, "session")
    yield from _named("concept", concept.id, concept.lessons, "lessons", kinds)
    yield from _to("concept", concept.id, "dimension", concept.dimensions, "dimensions")
    yield from _to("concept", concept.id, "organisation", concept.could_try, "could_try")
    yield from _to("concept", concept.id, "statement", (f"{concept.id}/{item.id}" for item in concept.later), "later")
    for rating in concept.ratings:
        yield Hop("concept", concept.id, "criterion", rating.criterion, "ratings")
        yield from _to("concept", concept.id, "session", [rating.session] if rating.session else [], "ratings")
        yield from to_sources("concept", concept.id, rating.sources)
    yield from to_sources("concept", concept.id, concept.sources)


def _of_session(session: Session) -> Iterator[Hop]:
    yield from _to("session", session.id, "group", session.groups, "groups")
    yield from _to(
        "session", session.id, "statement", (f"{session.id}/{item.id}" for item in session.results), "results"
    )
    yield from to_sources("session", session.id, session.sources)


def _of_judgement(key: str, origin: str, cell: str, judgement: Judgement) -> Iterator[Hop]:
    yield Hop("judgement", key, "cell", cell, "dimension")
    yield from to_sources("judgement", key, (item.source for item in judgement.evidence), "evidence")
    if origin != ORIGIN_PUBLIC:
        yield Hop("experiment", origin, "judgement", key, "judgements")
        yield Hop("experiment", origin, "cell", cell, "judgements")


def _of_programme(programme: Programme) -> Iterator[Hop]:
    origin, key = ORIGIN_PROGRAMME, "programme"
    for name, part in parts(programme).items():
        kind = type(part).__name__.lower()
        yield Hop("programme", key, kind, f"{origin}/{name}", f"{kind}s")
    for challenge in programme.challenges:
        yield Hop("programme", key, "statement", f"{origin}/{challenge.id}", "statements")
        yield from _to("statement", f"{origin}/{challenge.id}", "criterion", challenge.criteria, "criteria")
        yield from to_sources("statement", f"{origin}/{challenge.id}", challenge.sources)
    for figure in programme.figures:
        yield Hop("programme", key, "figure", f"{origin}/{figure.id}", "figures")
        yield from to_sources("figure", f"{origin}/{figure.id}", figure.sources)
    for kind, relation, named in (("criterion", "criteria", programme.criteria), ("group", "groups", programme.groups)):
        for item in named:
            yield Hop("programme", key, kind, item.id, relation)
            yield from to_sources(kind, item.id, item.sources)
    yield from _to("programme", key, "organisation", programme.commissioner.organisations, "commissioner")
    yield from _team("programme", key, programme.contacts, "contacts")
    roles, moments = (role.sources for role in programme.roles), (moment.sources for moment in programme.timeline)
    for sources in (programme.commissioner.sources, *roles, *moments):
        yield from to_sources("programme", key, sources)


def _of_edition(edition: Edition) -> Iterator[Hop]:
    for dimension in edition.dimensions:
        yield from to_sources("dimension", dimension.id, dimension.sources)
    for purpose in edition.purposes:
        yield from _to("purpose", purpose.id, "dimension", (gate.dimension for gate in purpose.gates), "gates")


def _of_organisation(organisation: Organisation) -> Iterator[Hop]:
    above = [organisation.part_of] if organisation.part_of else []
    yield from _to("organisation", organisation.id, "organisation", above, "part_of")
    yield from to_sources("organisation", organisation.id, organisation.sources)


def _of_series(series: Series) -> Iterator[Hop]:
    for point in series.points:
        named = [point.organisation] if point.organisation else []
        yield from _to("figure", f"series/{series.id}", "organisation", named, "organisation")
        yield from to_sources("figure", f"series/{series.id}", point.sources)


def _to(kind: str, key: str, to_kind: str, to_ids: Iterable[str], relation: str) -> Iterator[Hop]:
    return (Hop(kind, key, to_kind, to_id, relation) for to_id in to_ids)


def _named(kind: str, key: str, references: Iterable[str], relation: str, kinds: Mapping[str, str]) -> Iterator[Hop]:
    return (Hop(kind, key, kinds[name], name, relation) for name in references if name in kinds)
