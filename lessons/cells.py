"""What is known in one dimension of one organisation, and how sure (`docs/method.md` 4 and 5).

Levels are only compared, never computed with (method 3).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import MAXYEAR, date
from functools import wraps
from typing import Literal, Protocol, TypeVar
from weakref import ReferenceType, ref

from lessons.records import (
    Agreement,
    Confidence,
    Edition,
    Evidence,
    Experiment,
    Grade,
    Judgement,
    Judgements,
    Organisation,
    Targets,
)

CellState = Literal["level", "mixed", "unknown", "not_assessed", "not_applicable"]
_T = TypeVar("_T")

CONFIDENCES: tuple[Confidence, ...] = ("low", "medium", "high")


class Readable(Protocol):
    """The part of a catalogue that the method reads."""

    @property
    def edition(self) -> Edition | None: ...

    @property
    def organisations(self) -> Mapping[str, Organisation]: ...

    @property
    def experiments(self) -> Mapping[str, Experiment]: ...

    @property
    def judgements(self) -> Mapping[str, Judgements]: ...

    @property
    def targets(self) -> Mapping[str, Targets]: ...


# --- judgements, each with its organisation and its origin ------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a judgement stands: an experiment by its id, or the judgements file of an organisation."""

    kind: Literal["experiment", "judgements"]
    id: str


@dataclass(frozen=True, slots=True)
class Dated:
    """A judgement with the organisation it is about. `last`: the last day its date can mean; it counts from then on."""

    organisation: str
    judgement: Judgement
    origin: Origin
    last: date

    @property
    def order(self) -> tuple[str, ...]:
        """Organisation, dimension, date, origin, then what it says: the same for every order of files and records."""
        said, origin = self.judgement, self.origin
        answer = f"{said.state} {said.level} {said.low} {said.high} {said.agreement} {said.by.role} {said.by.kind}"
        rests_on = " ".join(f"{item.source} {item.grade} {item.scope}" for item in said.evidence)
        place = (self.organisation, said.dimension, self.last.isoformat(), origin.kind, origin.id, said.date.date)
        return (*place, answer, said.reason.nl, rests_on)


def once_per_catalogue(make: Callable[[Readable], _T]) -> Callable[[Readable], _T]:
    """Keeps the answer for the catalogues asked about last (the very objects, which never change), not the catalogues.

    Three: the one of now, and the earlier versions that visitors look at beside it.
    """
    kept: list[tuple[ReferenceType[Readable], _T]] = []

    @wraps(make)
    def answer(catalogue: Readable) -> _T:
        for known, made in tuple(kept):
            if known() is catalogue:
                return made
        fresh = make(catalogue)
        kept[:] = [(ref(catalogue), fresh), *(pair for pair in kept[:2] if pair[0]() is not None)]
        return fresh

    return answer


@once_per_catalogue
def judgements_of(catalogue: Readable) -> tuple[Dated, ...]:
    """All judgements, sorted by organisation, dimension, date and origin."""
    found = [
        Dated(experiment.organisation, judgement, Origin("experiment", experiment.id), judgement.date.last)
        for experiment in catalogue.experiments.values()
        for judgement in experiment.judgements
    ]
    found += [
        Dated(later.id, judgement, Origin("judgements", later.id), judgement.date.last)
        for later in catalogue.judgements.values()
        for judgement in later.judgements
    ]
    return tuple(sorted(found, key=lambda dated: dated.order))


def valid_until(last: date, months: int) -> date:
    """The last day on which a judgement of `last` is not stale: so many months later, at most the end of that month."""
    month = last.year * 12 + last.month - 1 + max(0, months)
    if month // 12 > MAXYEAR:
        return date.max
    year, number = month // 12, month % 12 + 1
    return date(year, number, min(last.day, monthrange(year, number)[1]))


# --- support: how sure a judgement is ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Support:
    """What a level rests on, counted over evidence about the organisation itself; confidence follows (method 5).

    `grade`: the best grade, None without such evidence. `sources`: how many different sources.
    """

    grade: Grade | None
    agreement: Agreement
    sources: int
    stale: bool

    @property
    def confidence(self) -> Confidence:
        """Derived, never typed. Less evidence gives the same or a lower one."""
        return CONFIDENCES[max(0, CONFIDENCES.index(self.fresh) - self.stale)]

    @property
    def fresh(self) -> Confidence:
        """The confidence before age lowers it a step."""
        return CONFIDENCES[self._step]

    @property
    def _step(self) -> int:
        if self.grade is None or self.agreement == "divided":
            return 0
        agreed = self.agreement == "agreed"
        if self.grade == "e3":
            return 2 if agreed and self.sources >= 2 else 1
        return 1 if self.grade == "e2" and agreed else 0


def own_evidence(judgement: Judgement) -> tuple[Evidence, ...]:
    """The evidence about this organisation; what is said of all organisations together is left out."""
    return tuple(item for item in judgement.evidence if item.scope == "organisation")


def _support(judgement: Judgement, divided: bool, stale: bool) -> Support:
    own = own_evidence(judgement)
    return Support(
        grade=max((item.grade for item in own), default=None),
        agreement="divided" if divided else judgement.agreement,
        sources=len({item.source.split("#")[0] for item in own}),
        stale=stale,
    )


# --- cells: one organisation, one dimension, one date to look from ----------------------------------------------


@dataclass(frozen=True, slots=True)
class Cell:
    """What is known of one dimension of one organisation.

    `low`, `high`: levels 0..4, equal for a level, apart for mixed, None for the other states.
    `stale`: older than the edition's valid months at this date. `collective`: a level or range that rests only on
    what is said of all organisations. `divided`: judgements disagree. `support`: for a level or range only.
    `current`: the judgements of the latest date, mostly one. `history`: all up to this date, oldest first.
    `supposed`: the level a what-if puts in the place of what is not known for sure; nothing else of the cell changes.
    """

    organisation: str
    dimension: str
    state: CellState
    low: int | None = None
    high: int | None = None
    stale: bool = False
    collective: bool = False
    divided: bool = False
    support: Support | None = None
    current: tuple[Dated, ...] = ()
    history: tuple[Dated, ...] = ()
    supposed: int | None = None

    @property
    def confidence(self) -> Confidence | None:
        """low, medium or high for a level or range, else None."""
        return self.support.confidence if self.support else None

    @property
    def level(self) -> int | None:
        """0..4 when the state is a level, else None."""
        return self.low if self.state == "level" else None

    @property
    def known(self) -> bool:
        """A level or a range, of whatever age and scope: counts as judged (coverage)."""
        return self.state in ("level", "mixed")

    @property
    def decides(self) -> bool:
        """A level or range that may decide a gate: about this organisation, and not stale (method 5, 6)."""
        return self.known and not self.stale and not self.collective

    @property
    def supposable(self) -> bool:
        """A what-if may put a level here: nothing that surely is one level, or that does not apply, is thought away."""
        return bool(self.possible)

    @property
    def possible(self) -> tuple[int, ...]:
        """The levels a what-if may put here: those that what is known for sure leaves open, so a range keeps its ends."""
        if self.state == "not_applicable" or (self.decides and self.state == "level"):
            return ()
        if self.decides and self.low is not None and self.high is not None:
            return tuple(range(self.low, self.high + 1))
        return (0, 1, 2, 3, 4)


def cell(organisation: str, dimension: str, history: tuple[Dated, ...], as_of: date, months: int) -> Cell:
    """The cell from its judgements up to `as_of`, oldest first. Several on the latest date are joined (method 4)."""
    if not history:
        return Cell(organisation, dimension, "not_assessed")
    current = tuple(dated for dated in history if dated.last == history[-1].last)
    stale = as_of > valid_until(current[0].last, months)
    known = [dated.judgement for dated in current if dated.judgement.state in (None, "mixed")]
    if not known:
        apart = any(dated.judgement.state == "not_applicable" for dated in current)
        state: CellState = "not_applicable" if apart else "unknown"
        return Cell(organisation, dimension, state, stale=stale, current=current, history=history)
    low, high = min(map(_low, known)), max(map(_high, known))
    divided = _divided([dated.judgement for dated in current])
    supports = [_support(judgement, divided, stale) for judgement in known]
    return Cell(
        organisation,
        dimension,
        "level" if low == high else "mixed",
        low,
        high,
        stale=stale,
        collective=not any(own_evidence(judgement) for judgement in known),
        divided=divided,
        support=max(supports, key=lambda item: (CONFIDENCES.index(item.confidence), item.grade or "", item.sources)),
        current=current,
        history=history,
    )


def _low(judgement: Judgement) -> int:
    bound = judgement.level if judgement.level is not None else judgement.low
    return bound if bound is not None else 0


def _high(judgement: Judgement) -> int:
    bound = judgement.level if judgement.level is not None else judgement.high
    return bound if bound is not None else 4


def _divided(judgements: list[Judgement]) -> bool:
    """One of them says so, or they answer differently (an unknown contradicts nothing)."""
    said = [judgement for judgement in judgements if judgement.state != "unknown"]
    answers = {(judgement.state, judgement.level, judgement.low, judgement.high) for judgement in said}
    return len(answers) > 1 or any(judgement.agreement == "divided" for judgement in said)
