"""The year of a lesson: whether a source prints it, or it follows from the context and is told as probable."""

from __future__ import annotations

from collections.abc import Sequence

from lessons.catalogue import Catalogue
from lessons.columns import ORIGIN_PROGRAMME
from lessons.fields import When
from lessons.records import Experiment, Lesson, Programme
from lessons.trail import Story, paragraph, parts


def is_inferred(lesson: str, catalogue: Catalogue) -> bool:
    """Of a lesson by its id in the frame of lessons: the year there is its own, else that of the end of its experiment,
    else that of its newest source. Inferred when what it is taken from is."""
    when, sources = _own(lesson, catalogue)
    return when.inferred if when else _newest_inferred(sources, catalogue)


def _own(lesson: str, catalogue: Catalogue) -> tuple[When | None, Sequence[str]]:
    """When it is from, where it says so itself or its experiment does; and its sources."""
    public = catalogue.lessons.get(lesson)
    if public:
        return public.year, public.sources
    origin, _, name = lesson.partition("/")
    holder = catalogue.programme if origin == ORIGIN_PROGRAMME else catalogue.experiments.get(origin)
    found = next((one for one in holder.lessons if one.id == name), None) if holder else None
    if holder is None or found is None:
        return None, ()
    if isinstance(holder, Experiment) and (when := holder.period.end or holder.period.start):
        return when, ()
    return None, _sources(found, holder, origin)


def _sources(lesson: Lesson, holder: Experiment | Programme, origin: str) -> Sequence[str]:
    return lesson.sources or Story(origin, "", holder, parts(holder)).sources_before(lesson)


def _newest_inferred(sources: Sequence[str], catalogue: Catalogue) -> bool:
    """Whether no source of the latest year prints it."""
    named = (catalogue.sources.get(paragraph(source)[0]) for source in sources)
    dates = [record.date for record in named if record and record.date]
    latest = max((when.last.year for when in dates), default=None)
    return latest is not None and all(when.inferred for when in dates if when.last.year == latest)
