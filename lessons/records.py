"""The domain as frozen records: one class per file or list item of `data/`, in the order of `docs/format.md`.

JSON Schemas come from these classes. References are checked by `catalogue`, the method by `readiness`.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self, TypeVar, get_args

from pydantic import AfterValidator, Field, model_validator
from pydantic.config import JsonDict

from lessons.fields import (
    AsList,
    Date,
    Flag,
    Id,
    Level,
    Line,
    Number,
    Record,
    Reference,
    SourceRef,
    Text,
    When,
    Whole,
    wrong,
)

Confidence = Literal["low", "medium", "high"]
Grade = Literal["e1", "e2", "e3"]
Scope = Literal["organisation", "collective"]
Agreement = Literal["one-voice", "agreed", "divided"]
Role = Literal[
    "lead",
    "coach",
    "commissioner",
    "director",
    "hr",
    "line-manager",
    "participant",
    "target-group",
    "editor",
    "room",
    "other",
]
Audience = Literal["director", "coach", "hr", "line-manager", "lead", "participant"]
State = Literal["unknown", "mixed", "not_applicable"]
Basis = Literal["stated", "opinion", "inferred"]

_T = TypeVar("_T")
Many = Annotated[tuple[_T, ...], AsList]
"""A list in YAML, a tuple in the record."""


# --- shared parts -----------------------------------------------------------------------------------------------


class Evidence(Record):
    """What a judgement rests on. Grade: e1 one person's account, e2 two accounts or a document, e3 checked (method 5)."""

    source: SourceRef
    kind: Literal["account", "document", "count", "observation"] = "account"
    role: Role | None = None
    date: When | None = None
    grade: Grade
    scope: Scope = "organisation"
    note: Text | None = None


class Judge(Record):
    """Who judged: the role, and from where they look. `mixed`: people of the organisation and people from elsewhere."""

    role: Role
    kind: Literal["self", "peer", "mixed", "coach", "external", "editor"]


class Judgement(Record):
    """One organisation, one dimension, one date: a level 0..4, or a state that is not a level (method 1, 4)."""

    dimension: Id
    level: Level | None = None
    state: State | None = None
    low: Level | None = None
    high: Level | None = None
    date: When
    by: Judge
    reason: Text
    agreement: Agreement = "one-voice"
    evidence: Many[Evidence] = ()
    reply: Text | None = None

    @model_validator(mode="after")
    def _one_answer(self) -> Self:
        if (self.level is None) == (self.state is None):
            raise wrong(
                "wrong-state",
                "a judgement has a level or a state, one of the two",
                "write level: 0..4, or state: unknown, mixed or not_applicable",
            )
        if (self.state == "mixed") != (self.low is not None and self.high is not None) or (
            self.state != "mixed" and (self.low is not None or self.high is not None)
        ):
            raise wrong(
                "wrong-state", "low and high belong to state: mixed", "write both with mixed, and neither without"
            )
        if self.low is not None and self.high is not None and self.low >= self.high:
            raise wrong("wrong-state", f"low {self.low} is not below high {self.high}", "write the lower level first")
        if self.state in (None, "mixed") and not self.evidence:
            raise wrong("missing-evidence", "a level without evidence", "add evidence, or write state: unknown")
        return self


class Statement(Record):
    """Something a source says, in our words."""

    id: Id
    text: Text
    basis: Basis = "stated"
    note: Text | None = None
    sources: Many[SourceRef]


class Obstacle(Record):
    """What stood in the way, in one dimension."""

    id: Id
    text: Text
    dimension: Id
    state: Literal["open", "reduced", "removed", "unknown"] = "open"
    kind: Literal["obstacle", "risk"] = "obstacle"
    scope: Scope = "organisation"
    basis: Basis = "stated"
    note: Text | None = None
    sources: Many[SourceRef]


class Conclusion(Record):
    """What those involved concluded, or what follows."""

    id: Id
    text: Text
    dimension: Id | None = None
    based_on: Many[Reference] = ()
    basis: Basis = "stated"
    note: Text | None = None
    sources: Many[SourceRef]


class Use(Record):
    """That somebody used a lesson: who, by role and organisation, when, and which decision it helped to make."""

    organisation: Id
    role: Role | None = None
    date: When
    decision: Text
    session: Id | None = None
    note: Text | None = None
    sources: Many[SourceRef] = ()


class Lesson(Record):
    """A lesson of an experiment or of the programme: something a reader can do.

    `added`: when it came into this collection; without it that of its file. `changed`: when what it says last changed.
    """

    id: Id
    text: Text
    themes: Many[Id]
    audience: Many[Audience] = ()
    follows_from: Many[Reference] = ()
    supports: Many[Reference] = ()
    contradicts: Many[Reference] = ()
    conditions: Text | None = None
    ask: Text | None = None
    basis: Basis = "inferred"
    added: Date | None = None
    changed: Date | None = None
    used_by: Many[Use] = ()
    sources: Many[SourceRef] = ()


class Member(Record):
    """Somebody in a team, by role; a name only where a source prints it and it serves the reader."""

    role: Role
    organisation: Id
    name: Line | None = None
    note: Text | None = None
    sources: Many[SourceRef] = ()


# --- experiments, lessons, concepts, sessions, judgements: one file each ------------------------------------------


class Period(Record):
    """From and to; either may be unknown."""

    start: When | None = None
    end: When | None = None


class Outcome(Record):
    """What came of it; failure has equal weight."""

    kind: Literal["placed", "not-placed", "partly-placed", "no-clear-result", "too-early", "stopped", "running"]
    summary: Text
    retry_when: Text | None = None
    sources: Many[SourceRef]


class Moment(Record):
    """A point on the timeline of an experiment or the programme."""

    date: When
    text: Text
    sources: Many[SourceRef]


class Experiment(Record):
    """One Doetank: `experiments/<id>.yaml`."""

    id: Id
    title: Text
    organisation: Id
    purpose: Id
    route: Literal["candidate-first", "existing-colleagues", "vacancy-first", "work-first", "other"]
    status: Literal["planned", "running", "completed", "stopped"]
    period: Period = Period()
    question: Text
    tried: Text
    outcome: Outcome | None = None
    team: Many[Member] = ()
    timeline: Many[Moment] = ()
    obstacles: Many[Obstacle]
    conclusions: Many[Conclusion]
    lessons: Many[Lesson]
    judgements: Many[Judgement] = ()
    unknown: Many[Text] = ()
    related: Many[Id] = ()
    added: Date | None = None
    changed: Date | None = None
    sources: Many[SourceRef]


class PublicLesson(Record):
    """A lesson, obstacle, practice, advice, result or opinion from a public source: `lessons/<id>.yaml`.

    An `idea` comes from a session: nobody tried it yet.
    """

    id: Id
    text: Text
    kind: Literal["obstacle", "practice", "advice", "result", "opinion", "conclusion", "context", "example", "idea"]
    organisations: Many[Id] = ()
    year: When | None = None
    themes: Many[Id]
    audience: Many[Audience] = ()
    strength: Literal["weak", "medium", "strong"]
    conditions: Text | None = None
    supports: Many[Reference] = ()
    contradicts: Many[Reference] = ()
    ask: Text | None = None
    note: Text | None = None
    added: Date | None = None
    changed: Date | None = None
    used_by: Many[Use] = ()
    sources: Many[SourceRef]


def _people(count: int) -> int:
    if count < 0:
        raise wrong("out-of-range", f"found {count} people", "write how many people found so: 0 or more")
    return count


_Count = Annotated[Whole, AfterValidator(_people)]


class Votes(Record):
    """How many people of a session found what of a concept on one criterion: disagreement stays as data."""

    no: _Count = 0
    partly: _Count = 0
    yes: _Count = 0
    unknown: _Count = 0

    @model_validator(mode="after")
    def _somebody(self) -> Self:
        if not self.no + self.partly + self.yes + self.unknown:
            raise wrong("missing-value", "nobody voted", "write how many people found so, or leave votes out")
        return self


class Rating(Record):
    """How a concept stands on one criterion; `unknown` until a session rates it.

    A criterion may stand here more than once: the latest counts, and the earlier ones stay readable.
    """

    criterion: Id
    state: Literal["unknown", "no", "partly", "yes"]
    reason: Text
    session: Id | None = None
    date: When | None = None
    votes: Votes | None = None
    sources: Many[SourceRef] = ()


class Concept(Record):
    """A job concept: `concepts/<id>.yaml`."""

    id: Id
    title: Text
    work: Text
    session: Id
    state: Literal["idea", "tried", "works", "unknown"]
    state_note: Text | None = None
    ratings: Many[Rating]
    could_try: Many[Id] = ()
    where: Text
    to_test: Many[Text]
    dimensions: Many[Id] = ()
    lessons: Many[Reference] = ()
    later: Many[Statement] = ()
    added: Date | None = None
    changed: Date | None = None
    sources: Many[SourceRef]


class Session(Record):
    """A network session: `sessions/<id>.yaml`."""

    id: Id
    title: Text
    date: When
    place: Text | None = None
    groups: Many[Id] = ()
    outcome: Text
    results: Many[Statement] = ()
    open: Many[Text] = ()
    added: Date | None = None
    changed: Date | None = None
    sources: Many[SourceRef]


class Judgements(Record):
    """Later judgements of one organisation from public sources: `judgements/<organisation>.yaml`."""

    id: Id
    judgements: Many[Judgement]


def _reachable(level: int) -> int:
    if level == 0:
        raise wrong("out-of-range", "level 0 is nothing to reach", "write a level from 1 to 4")
    return level


class Target(Record):
    """What an organisation itself wants to reach in one dimension. The one set last counts; earlier ones stay.

    `date`: when it was set; it counts from then on. `until`: when it is to be reached. `role`: who set it.
    """

    dimension: Id
    level: Annotated[Level, AfterValidator(_reachable)]
    date: When
    until: When | None = None
    role: Role | None = None
    reason: Text
    sources: Many[SourceRef]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.until is not None and self.until.last < self.date.last:
            raise wrong("wrong-order", "until is before the date it was set", "write the later date under until")
        return self


class Targets(Record):
    """The own targets of one organisation: `targets/<organisation>.yaml`."""

    id: Id
    targets: Many[Target]


# --- the lists: one file each -------------------------------------------------------------------------------------


class Successor(Record):
    """What an organisation became."""

    name: Text
    since: When | None = None
    note: Text | None = None


class Organisation(Record):
    """An organisation, and its part in the programme."""

    id: Id
    name: Text
    short: Text
    kind: Literal["ministry", "agency", "directorate", "partner", "network", "sector"]
    part_of: Id | None = None
    part_of_note: Text | None = None
    successor: Successor | None = None
    role: Text | None = None
    years: Line | None = None
    judged: Flag = True
    sources: Many[SourceRef]


class Theme(Record):
    """A theme of lessons: one of the nine dimensions, or `scaling`."""

    id: Id
    label: Text
    about: Text


class Source(Record):
    """Where a fact comes from. `read`: how far it was really read."""

    id: Id
    kind: Literal[
        "seed", "parliament", "government", "agency", "press", "trade", "ngo", "archive", "research", "session"
    ]
    title: Line
    publisher: Line
    date: When | None = None
    date_note: Text | None = None
    url: Line | None = None
    read: Literal["full", "opening", "title", "not-read"]
    note: Text | None = None


class Fact(Record):
    """One fact of a source text, in our words, at its paragraph."""

    id: Id
    source: SourceRef
    kind: Line
    certain: Literal["stated", "ambiguous", "inferred"]
    text: Text
    note: Text | None = None


class Figure(Record):
    """A target figure of the assignment."""

    id: Id
    label: Text
    value: Whole
    approximate: Flag = False
    unit: Text
    scope: Text
    year: When | None = None
    note: Text | None = None
    sources: Many[SourceRef]


class Criterion(Record):
    """One of the network's criteria for an idea. `defined: false` when no source says what it means."""

    id: Id
    label: Text
    meaning: Text
    defined: Flag
    note: Text | None = None
    sources: Many[SourceRef]


class Challenge(Record):
    """What the network set itself to do."""

    id: Id
    text: Text
    criteria: Many[Id] = ()
    sources: Many[SourceRef]


class Group(Record):
    """A kind of partner, and where it stands."""

    id: Id
    label: Text
    side: Literal["inside", "outside", "both"]
    brings: Text | None = None
    sources: Many[SourceRef]


class RoleNote(Record):
    """What somebody in a role does; contact goes by role."""

    id: Id
    label: Text
    meaning: Text
    sources: Many[SourceRef] = ()


class Commissioner(Record):
    """Who gave the assignment, and by which route it came."""

    organisations: Many[Id]
    route: Text
    note: Text | None = None
    sources: Many[SourceRef]


def _some_months(months: int) -> int:
    if not 1 <= months <= 120:
        raise wrong("out-of-range", f"found {months} months", "write how many months a lesson may wait: 1 to 120")
    return months


class Programme(Record):
    """The assignment and all that belongs to no single experiment: `programme.yaml`.

    `unused_after_months`: a lesson that stands here so long and that nobody used is listed for coaches.
    """

    id: Id
    title: Text
    question: Text
    commissioner: Commissioner
    figures: Many[Figure]
    law: Many[Statement]
    aims: Many[Statement]
    phases: Many[Statement]
    method: Many[Statement]
    challenges: Many[Challenge]
    criteria: Many[Criterion]
    groups: Many[Group]
    roles: Many[RoleNote]
    contacts: Many[Member]
    timeline: Many[Moment]
    obstacles: Many[Obstacle]
    conclusions: Many[Conclusion]
    lessons: Many[Lesson]
    remarks: Many[Statement]
    unknown: Many[Text]
    added: Date | None = None
    changed: Date | None = None
    unused_after_months: Annotated[Whole, AfterValidator(_some_months)] = 12


class Point(Record):
    """One moment of a series. Counts are whole; `percent` only where the source prints no counts."""

    date: When
    part: Id | None = None
    organisation: Id | None = None
    kind: Line | None = None
    target: Whole | None = None
    realised: Whole | None = None
    percent: Number | None = None
    status: Literal["official", "derived", "indicative", "stated"]
    note: Text | None = None
    sources: Many[SourceRef]


class Series(Record):
    """Jobs realised against target. Two series are never drawn in one line."""

    id: Id
    title: Text
    unit: Text
    measures: Text
    kind: Literal["line", "statements"]
    hired_in: Text | None = None
    points: Many[Point]
    missing: Many[Text] = ()


# --- what a live session leaves: one file each ----------------------------------------------------------------------


class ConceptRatings(Record):
    """How a session rated one concept."""

    concept: Id
    ratings: Many[Rating]


class Proposal(Record):
    """What a live session found, written by the app: `outcomes/<id>.yaml`. It counts once an editor puts it there.

    Judgements and ratings are added to those of their organisation and concept; session, sources and lessons are new.
    """

    id: Id
    made: Date
    note: Text
    session: Session
    sources: Many[Source]
    judgements: Many[Judgements] = ()
    lessons: Many[PublicLesson] = ()
    ratings: Many[ConceptRatings] = ()


# --- the method ---------------------------------------------------------------------------------------------------


class Dimension(Record):
    """One of the nine dimensions, with a behaviour for each level (method 2, 3)."""

    id: Id
    label: Text
    short: Text
    question: Text
    why: Text
    levels: Annotated[Many[Text], Field(min_length=5, max_length=5)]
    sources: Many[SourceRef] = ()


class Meaning(Record):
    """A word of the method and what it means. Its id is fixed, because the look of the pages hangs on it."""

    id: Line
    label: Text
    meaning: Text


class LevelMeaning(Meaning):
    """A level of the scale."""

    id: Literal["0", "1", "2", "3", "4"]


class StateMeaning(Meaning):
    """What a cell can show beside a level that is fresh and its own."""

    id: Literal["unknown", "not_assessed", "mixed", "not_applicable", "stale", "collective"]


class GradeMeaning(Meaning):
    """A grade of evidence."""

    id: Grade


class ConfidenceMeaning(Meaning):
    """How sure a judgement is."""

    id: Confidence


def _each_of(model: type[Meaning], *, ordered: bool = False) -> tuple[AfterValidator, Any]:
    """The list has a meaning for every id that the model can have; one that stands twice is told by `links`."""
    wanted = get_args(model.model_fields["id"].annotation)
    words = ", ".join(wanted)

    def check(meanings: tuple[Meaning, ...]) -> tuple[Meaning, ...]:
        found = list(dict.fromkeys(meaning.id for meaning in meanings))
        if missing := [f"'{word}'" for word in wanted if word not in found]:
            verb = "is" if len(missing) == 1 else "are"
            raise wrong("missing-value", f"{', '.join(missing)} {verb} not there", f"write each of: {words}")
        if ordered and found != list(wanted):
            raise wrong("wrong-order", f"found {', '.join(found)}", f"write them in this order: {words}")
        return meanings

    size: JsonDict = {"minItems": len(wanted), "maxItems": len(wanted)}
    return AfterValidator(check), Field(json_schema_extra=size)


class Gate(Record):
    """A condition: this dimension at this level or above."""

    dimension: Id
    minimum: Level


class Purpose(Record):
    """What readiness is for. The order of the gates is the order in which to ask (method 6)."""

    id: Id
    label: Text
    meaning: Text
    gates: Annotated[Many[Gate], Field(min_length=1)]


class View(Record):
    """A date to look from that has a name."""

    id: Id
    label: Text
    date: Date


class Edition(Record):
    """The method as data: `readiness.yaml`."""

    id: Line
    date: When
    valid_months: Whole
    jointly_known: Whole
    dimensions: Many[Dimension]
    levels: Annotated[Many[LevelMeaning], *_each_of(LevelMeaning, ordered=True)]
    states: Annotated[Many[StateMeaning], *_each_of(StateMeaning)]
    grades: Annotated[Many[GradeMeaning], *_each_of(GradeMeaning)]
    confidence: Annotated[Many[ConfidenceMeaning], *_each_of(ConfidenceMeaning)]
    purposes: Annotated[Many[Purpose], Field(min_length=1)]
    views: Many[View] = ()
    roots: Many[Text] = ()


class Organisations(Record):
    """`organisations.yaml`."""

    organisations: Many[Organisation]


class Themes(Record):
    """`themes.yaml`."""

    themes: Many[Theme]


class Sources(Record):
    """`sources.yaml`."""

    sources: Many[Source]


class Facts(Record):
    """`facts.yaml`: every fact of the two source texts, at its paragraph."""

    facts: Many[Fact]


class SeriesList(Record):
    """`series.yaml`."""

    series: Many[Series]
