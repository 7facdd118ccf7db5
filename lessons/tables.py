"""The catalogue as tidy frames in one language: each is made when it is first asked for, and kept.

`COLUMNS` in `columns` holds the name and dtype of every column. Nobody may change a frame: take a copy first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any, Literal

import pandas as pd

from lessons.catalogue import Catalogue
from lessons.columns import ORIGIN_PROGRAMME, ORIGIN_PUBLIC, frame
from lessons.fields import Text, When
from lessons.problems import Problem
from lessons.ratings import counts, current
from lessons.readiness_tables import condition_frame, readiness_frame, step_frame, verdict_frame
from lessons.records import Outcome, Statement, Use
from lessons.trail import hops, identified, judged, paragraph, stories
from lessons.words import Language

__all__ = [
    "Tables",
    "condition_frame",
    "problems_frame",
    "readiness_frame",
    "step_frame",
    "tables",
    "verdict_frame",
]

Row = tuple[Any, ...]


def tables(catalogue: Catalogue, language: Language) -> Tables:
    """All frames of the catalogue, with the texts in `language` (Dutch where the English is missing)."""
    return Tables(catalogue, language)


def problems_frame(problems: Sequence[Problem]) -> pd.DataFrame:
    """One row per problem in the data folder, with its place; line and column count from 1."""
    return frame("problems", (tuple(problem.as_row().values()) for problem in problems))


@dataclass(frozen=True, eq=False)
class Tables:
    """The frames of one catalogue in one language."""

    catalogue: Catalogue
    language: Language

    # --- organisations, experiments and what they found -----------------------------------------------------------

    @cached_property
    def organisations(self) -> pd.DataFrame:
        """One row per organisation, in the order of the catalogue; counts its experiments, judgements and lessons on it."""
        lessons = self.lesson_organisation["organisation"].value_counts()
        judged = self.judgements["organisation"].value_counts()
        tried = self.experiments["organisation"].value_counts()
        return frame("organisations", (
            (o.id, self._say(o.name), self._say(o.short), o.kind, o.part_of, self._say(o.part_of_note),
             self._say(o.successor.name if o.successor else None), self._say(o.role), o.years, o.judged,
             tried.get(o.id, 0), judged.get(o.id, 0), lessons.get(o.id, 0), _ids(o.sources))
            for o in self.catalogue.organisations.values()
        ))  # fmt: skip

    @cached_property
    def experiments(self) -> pd.DataFrame:
        """One row per experiment (Doetank); `inferred` when no source prints its period in full."""
        return frame("experiments", (
            (e.id, self._say(e.title), e.organisation, self._organisation(e.organisation), e.purpose, self._purpose(e.purpose),
             e.route, e.status, _date(e.period.start), _date(e.period.end),
             _inferred(e.period.start) or _inferred(e.period.end), self._say(e.question), self._say(e.tried),
             *self._outcome(e.outcome), len(e.obstacles), len(e.conclusions), len(e.lessons),
             len(e.judgements), self._lines(e.unknown), _ids(e.related), e.added, e.changed, _ids(e.sources))
            for e in self.catalogue.experiments.values()
        ))  # fmt: skip

    @cached_property
    def obstacles(self) -> pd.DataFrame:
        """One row per obstacle or risk of an experiment or the programme (`origin`), with an id like `origin/part`."""
        return frame("obstacles", (
            (f"{story.origin}/{o.id}", story.origin, story.organisation, self._say(o.text), o.dimension,
             self._dimension(o.dimension), o.state, o.kind, o.scope, o.basis, self._say(o.note), _ids(o.sources))
            for story in stories(self.catalogue) for o in story.record.obstacles
        ))  # fmt: skip

    @cached_property
    def conclusions(self) -> pd.DataFrame:
        """One row per conclusion of an experiment or the programme; `based_on` are obstacles and conclusions."""
        return frame("conclusions", (
            (f"{story.origin}/{c.id}", story.origin, story.organisation, self._say(c.text), c.dimension,
             self._dimension(c.dimension), _ids(story.qualified(c.based_on)), c.basis, self._say(c.note), _ids(c.sources))
            for story in stories(self.catalogue) for c in story.record.conclusions
        ))  # fmt: skip

    @cached_property
    def lessons(self) -> pd.DataFrame:
        """One row per lesson: of an experiment (`origin` is its id), of the programme, or from a public source.

        `strength` is known of public lessons only, `basis` of the others only. `year`: of the lesson, else of the end of
        its experiment, else of its newest source. `period` tells the texts of 2014 (seed) from what came later. `added`
        (else that of its file) and `changed` are dates as written. `uses` counts who used it.
        """
        return frame("lessons", chain(self._own_lessons(), self._public_lessons()))

    @cached_property
    def lesson_use(self) -> pd.DataFrame:
        """One row per lesson and use of it, the latest first. `day`: the last day the date can mean."""
        found = ((lesson, use) for lesson, uses in self._used() for use in uses)
        return frame("lesson_use", (
            (lesson, use.organisation, self._organisation(use.organisation), use.role, use.date.date, use.date.last,
             self._say(use.decision), use.session, self._say(use.note), _ids(use.sources))
            for lesson, use in sorted(found, key=lambda pair: pair[1].date.last, reverse=True)
        ))  # fmt: skip

    @cached_property
    def lesson_theme(self) -> pd.DataFrame:
        """One row per lesson and theme of it."""
        return _pairs("lesson_theme", self.lessons, "themes")

    @cached_property
    def lesson_organisation(self) -> pd.DataFrame:
        """One row per lesson and organisation it is about."""
        return _pairs("lesson_organisation", self.lessons, "organisations")

    # --- judgements and evidence ------------------------------------------------------------------------------------

    @cached_property
    def judgements(self) -> pd.DataFrame:
        """One row per judgement: organisation x dimension x date. Levels are 0 to 4, ordinal; no arithmetic on them.

        `id` is the file and the place in it; `origin` the experiment, or `public`. `day` is the last day the date can
        mean: it counts from then on. `grade` is the best of its evidence, `collective` when none of it is about this
        organisation alone.
        """
        return frame("judgements", (
            (key, origin, organisation, self._organisation(organisation), j.dimension, self._dimension(j.dimension),
             j.state or "level", j.level, j.low, j.high, j.date.date, j.date.last, j.date.inferred, j.by.role, j.by.kind,
             self._say(j.reason), j.agreement, max((e.grade for e in j.evidence), default=None), len(j.evidence),
             bool(j.evidence) and all(e.scope == "collective" for e in j.evidence), self._say(j.reply),
             _ids(dict.fromkeys(e.source for e in j.evidence)))
            for key, origin, organisation, j in judged(self.catalogue)
        ))  # fmt: skip

    @cached_property
    def evidence(self) -> pd.DataFrame:
        """One row per item of evidence of a judgement; `paragraph` counts from 1, in the source."""
        return frame("evidence", (
            (key, organisation, j.dimension, *paragraph(e.source), self._source(e.source), e.kind, e.role, _date(e.date),
             e.grade, e.scope, self._say(e.note))
            for key, _, organisation, j in judged(self.catalogue) for e in j.evidence
        ))  # fmt: skip

    # --- concepts, sessions, programme ------------------------------------------------------------------------------

    @cached_property
    def concepts(self) -> pd.DataFrame:
        """One row per job concept; `to_test` has a line per thing to test."""
        return frame("concepts", (
            (c.id, self._say(c.title), self._say(c.work), c.session, c.state, self._say(c.state_note), _ids(c.could_try),
             self._say(c.where), self._lines(c.to_test), _ids(c.dimensions), _ids(c.lessons), c.added, c.changed,
             _ids(c.sources))
            for c in self.catalogue.concepts.values()
        ))  # fmt: skip

    @cached_property
    def ratings(self) -> pd.DataFrame:
        """One row per rating of a concept on a criterion, in the order of the file; `unknown` until a session rates it.

        The counts are of the people of that session, NA without votes and where few answered; `room`: how they were divided;
        `current`: counts now.
        """
        labels = {c.id: self._say(c.label) for c in self._programme("criteria")}
        return frame("ratings", (
            (c.id, r.criterion, labels.get(r.criterion, r.criterion), r.state, self._say(r.reason), r.session, _date(r.date),
             *counts(r.votes), place in now, _ids(r.sources))
            for c in self.catalogue.concepts.values() for now in [current(c, self.catalogue.sessions)]
            for place, r in enumerate(c.ratings)
        ))  # fmt: skip

    @cached_property
    def sessions(self) -> pd.DataFrame:
        """One row per network session; `open` has a line per open question, `concepts` counts those worked out there."""
        worked = self.concepts["session"].value_counts()
        return frame("sessions", (
            (s.id, self._say(s.title), s.date.date, s.date.last, s.date.inferred, self._say(s.place), _ids(s.groups),
             self._say(s.outcome), self._lines(s.open), worked.get(s.id, 0), s.added, s.changed, _ids(s.sources))
            for s in self.catalogue.sessions.values()
        ))  # fmt: skip

    @cached_property
    def timeline(self) -> pd.DataFrame:
        """One row per moment of the programme or an experiment (`origin`), the earliest first."""
        moments = [("programme", m) for m in self._programme("timeline")]
        moments += [(e.id, m) for e in self.catalogue.experiments.values() for m in e.timeline]
        return frame("timeline", (
            (origin, m.date.date, m.date.last, m.date.inferred, self._say(m.text), _ids(m.sources))
            for origin, m in sorted(moments, key=lambda pair: pair[1].date.last)
        ))  # fmt: skip

    @cached_property
    def statements(self) -> pd.DataFrame:
        """One row per statement: law, aims, phases, method, challenges and remarks of the programme, results of a
        session, later news of a concept; `origin` is `programme`, the session or the concept."""
        return frame("statements", chain(
            *(self._stated(ORIGIN_PROGRAMME, kind, self._programme(part))
              for kind, part in (("law", "law"), ("aim", "aims"), ("phase", "phases"), ("method", "method"))),
            ((f"programme/{c.id}", "programme", "challenge", self._say(c.text), "stated", "", _ids(c.sources))
             for c in self._programme("challenges")),
            self._stated(ORIGIN_PROGRAMME, "remark", self._programme("remarks")),
            *(self._stated(s.id, "result", s.results) for s in self.catalogue.sessions.values()),
            *(self._stated(c.id, "later", c.later) for c in self.catalogue.concepts.values()),
        ))  # fmt: skip

    @cached_property
    def figures(self) -> pd.DataFrame:
        """One row per target figure of the assignment, in the unit it was set in."""
        return frame("figures", (
            (f.id, self._say(f.label), f.value, f.approximate, self._say(f.unit), self._say(f.scope), _date(f.year),
             self._say(f.note), _ids(f.sources))
            for f in self._programme("figures")
        ))  # fmt: skip

    @cached_property
    def criteria(self) -> pd.DataFrame:
        """One row per criterion of the network for an idea; not `defined` when no source says what it means."""
        return frame("criteria", (
            (c.id, self._say(c.label), self._say(c.meaning), c.defined, self._say(c.note), _ids(c.sources))
            for c in self._programme("criteria")
        ))  # fmt: skip

    @cached_property
    def groups(self) -> pd.DataFrame:
        """One row per kind of partner: inside government, outside, or both."""
        return frame("groups", (
            (g.id, self._say(g.label), g.side, self._say(g.brings), _ids(g.sources)) for g in self._programme("groups")
        ))  # fmt: skip

    @cached_property
    def members(self) -> pd.DataFrame:
        """One row per role in the team of an experiment, or contact of the programme."""
        teams = [(ORIGIN_PROGRAMME, m) for m in self._programme("contacts")]
        teams += [(e.id, m) for e in self.catalogue.experiments.values() for m in e.team]
        return frame("members", (
            (origin, m.role, m.organisation, self._organisation(m.organisation), m.name, self._say(m.note), _ids(m.sources))
            for origin, m in teams
        ))  # fmt: skip

    @cached_property
    def themes(self) -> pd.DataFrame:
        """One row per theme, in the catalogue's order, with how many lessons it has."""
        counts = self.lesson_theme["theme"].value_counts()
        return frame("themes", (
            (t.id, self._say(t.label), self._say(t.about), counts.get(t.id, 0)) for t in self.catalogue.themes.values()
        ))  # fmt: skip

    # --- sources, facts, figures over the years, links --------------------------------------------------------------

    @cached_property
    def sources(self) -> pd.DataFrame:
        """One row per source, with how far it was read and how many records rest on it."""
        rests = self.links[self.links["to_kind"] == "source"].drop_duplicates(["from_kind", "from_id", "to_id"])
        counts = rests["to_id"].value_counts()
        return frame("sources", (
            (s.id, s.kind, s.title, s.publisher, _date(s.date), s.date and s.date.last, self._say(s.date_note), s.url,
             s.read, self._say(s.note), counts.get(s.id, 0))
            for s in self.catalogue.sources.values()
        ))  # fmt: skip

    @cached_property
    def facts(self) -> pd.DataFrame:
        """One row per fact of the source texts, in our words, at its paragraph."""
        return frame("facts", (
            (f.id, *paragraph(f.source), f.kind, f.certain, self._say(f.text), self._say(f.note))
            for f in self.catalogue.facts.values()
        ))  # fmt: skip

    @cached_property
    def series(self) -> pd.DataFrame:
        """One row per point of a series. `target` and `realised` are counts in `unit`; `percent` (0 to 100) stands only
        where the source prints no counts. `day` is the last day the date can mean. Series are never added or joined."""
        return frame("series", (
            (s.id, self._say(s.title), self._say(s.unit), self._say(s.measures), s.kind, p.part, p.organisation, p.date.date,
             p.date.last, p.date.last.year, p.kind, p.target, p.realised, p.percent, p.status, self._say(p.note),
             _ids(p.sources))
            for s in self.catalogue.series.values() for p in s.points
        ))  # fmt: skip

    @cached_property
    def links(self) -> pd.DataFrame:
        """One row per hop between two records. From the record that names to the record named; `relation` is the field
        that names it. Ids of parts are like `origin/part`, those of cells `organisation/dimension`; `paragraph` is
        known of sources only. A hop to something that is not in the catalogue is left out."""
        known = identified(self.catalogue)
        found = (hop for hop in hops(self.catalogue) if (hop.to_kind, hop.to_id) in known)
        return frame("links", dict.fromkeys(found))

    # --- how it is made ---------------------------------------------------------------------------------------------

    def _say(self, text: Text | None) -> str:
        return text.say(self.language) if text is not None else ""

    def _lines(self, texts: Iterable[Text]) -> str:
        return "\n".join(self._say(text) for text in texts)

    def _outcome(self, outcome: Outcome | None) -> Row:
        """outcome, outcome_text and retry_when."""
        return (outcome.kind, self._say(outcome.summary), self._say(outcome.retry_when)) if outcome else (None, "", "")

    def _organisation(self, organisation: str) -> str:
        record = self.catalogue.organisations.get(organisation)
        return self._say(record.short) if record else organisation

    def _source(self, source: str) -> str:
        record = self.catalogue.sources.get(paragraph(source)[0])
        return record.title if record else source

    @cached_property
    def _dimensions(self) -> dict[str, str]:
        edition = self.catalogue.edition
        return {d.id: self._say(d.short) for d in edition.dimensions} if edition else {}

    def _dimension(self, dimension: str | None) -> str:
        return self._dimensions.get(dimension or "", dimension or "")

    @cached_property
    def _purposes(self) -> dict[str, str]:
        edition = self.catalogue.edition
        return {p.id: self._say(p.label) for p in edition.purposes} if edition else {}

    def _purpose(self, purpose: str) -> str:
        return self._purposes.get(purpose, purpose)

    def _programme(self, part: str) -> Sequence[Any]:
        return getattr(self.catalogue.programme, part) if self.catalogue.programme else ()

    def _own_lessons(self) -> Iterator[Row]:
        for story in stories(self.catalogue):
            for lesson in story.record.lessons:
                sources = lesson.sources or story.sources_before(lesson)
                references = (
                    _ids(story.qualified(names)) for names in (lesson.follows_from, lesson.supports, lesson.contradicts)
                )
                yield (
                    f"{story.origin}/{lesson.id}", story.origin, story.organisation, "lesson", None,
                    story.year or self._newest(sources), self._period(sources), self._say(lesson.text), self._say(lesson.ask),
                    self._say(lesson.conditions), _ids(lesson.themes), _ids(lesson.audience), lesson.basis, *references, "",
                    lesson.added or story.record.added, lesson.changed, len(lesson.used_by), _ids(sources),
                )  # fmt: skip

    def _public_lessons(self) -> Iterator[Row]:
        for lesson in self.catalogue.lessons.values():
            yield (
                lesson.id, ORIGIN_PUBLIC, _ids(lesson.organisations), lesson.kind, lesson.strength,
                lesson.year.last.year if lesson.year else self._newest(lesson.sources), self._period(lesson.sources),
                self._say(lesson.text), self._say(lesson.ask), self._say(lesson.conditions), _ids(lesson.themes),
                _ids(lesson.audience), None, "", _ids(lesson.supports), _ids(lesson.contradicts), self._say(lesson.note),
                lesson.added, lesson.changed, len(lesson.used_by), _ids(lesson.sources),
            )  # fmt: skip

    def _used(self) -> Iterator[tuple[str, tuple[Use, ...]]]:
        for story in stories(self.catalogue):
            yield from ((f"{story.origin}/{lesson.id}", lesson.used_by) for lesson in story.record.lessons)
        yield from ((lesson.id, lesson.used_by) for lesson in self.catalogue.lessons.values())

    def _newest(self, sources: Iterable[str]) -> int | None:
        records = (self.catalogue.sources.get(paragraph(source)[0]) for source in sources)
        return max((record.date.last.year for record in records if record and record.date), default=None)

    def _period(self, sources: Iterable[str]) -> Literal["seed", "later"] | None:
        kinds = {record.kind for s in sources if (record := self.catalogue.sources.get(paragraph(s)[0]))}
        return ("seed" if "seed" in kinds else "later") if kinds else None

    def _stated(self, origin: str, kind: str, statements: Iterable[Statement]) -> Iterator[Row]:
        for s in statements:
            yield f"{origin}/{s.id}", origin, kind, self._say(s.text), s.basis, self._say(s.note), _ids(s.sources)


def _ids(ids: Iterable[str]) -> str:
    """Each once, in order, so that nothing counts twice."""
    return " ".join(dict.fromkeys(ids))


def _date(when: When | None) -> str:
    return when.date if when else ""


def _inferred(when: When | None) -> bool:
    return bool(when and when.inferred)


def _pairs(name: str, lessons: pd.DataFrame, column: str) -> pd.DataFrame:
    rows = zip(lessons["id"], lessons[column], strict=True)
    return frame(name, ((lesson, word) for lesson, words in rows for word in words.split()))
