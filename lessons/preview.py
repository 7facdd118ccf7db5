"""Before and after: what the outcome of a session would change in verdicts, cells and ratings, if all of it were accepted.

Looked at from the day of the session. Only the organisations and concepts that it is about are worked out again, so that
it takes no longer in a catalogue of ten thousand experiments.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from lessons.catalogue import Catalogue, folded
from lessons.cells import Cell
from lessons.ratings import Standing, standing
from lessons.readiness import AsOf, Readiness, Verdict, default_as_of
from lessons.records import Proposal


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """What an organisation is ready for, before and after. Changed: also where only the conditions met or not met are."""

    before: Verdict
    after: Verdict

    @property
    def changed(self) -> bool:
        was, now = ((side.outcome, side.met, side.below) for side in (self.before, self.after))
        return was != now


@dataclass(frozen=True, slots=True)
class CellChange:
    """What is known of a dimension of an organisation, before and after."""

    before: Cell
    after: Cell

    @property
    def changed(self) -> bool:
        return _said(self.before) != _said(self.after)


@dataclass(frozen=True, slots=True)
class RatingChange:
    """How a concept stands on a criterion, before and after."""

    before: Standing
    after: Standing

    @property
    def changed(self) -> bool:
        return self.before.state != self.after.state


@dataclass(frozen=True, eq=False)
class Preview:
    """Every verdict, cell and rating that the outcome is about, changed or not. `before` and `after` hold no other
    organisations; None where the catalogue has no method, and then there are no verdicts and cells. `accepted`: it is in
    the catalogue already, so that nothing changes. `usual`: the date that pages look from when nobody chooses another."""

    as_of: date
    before: Readiness | None
    after: Readiness | None
    catalogue: Catalogue
    accepted: bool
    verdicts: tuple[VerdictChange, ...] = ()
    cells: tuple[CellChange, ...] = ()
    ratings: tuple[RatingChange, ...] = ()
    usual: AsOf | None = None

    @property
    def later(self) -> bool:
        """Whether what it says of organisations is not in sight on the usual date."""
        return bool(self.cells) and self.usual is not None and self.usual.day < self.as_of

    @property
    def changes(self) -> bool:
        """Whether it changes anything in a verdict, cell or rating."""
        found: list[VerdictChange | CellChange | RatingChange] = [*self.verdicts, *self.cells, *self.ratings]
        return any(item.changed for item in found)


def preview(catalogue: Catalogue, outcome: Proposal) -> Preview:
    """The catalogue as it is beside the catalogue with the outcome in it."""
    before = _about(catalogue, outcome)
    after = folded(before, [outcome])
    day = outcome.session.date.last
    ratings, accepted = tuple(_ratings(before, after, outcome)), outcome.id in catalogue.outcomes
    if catalogue.edition is None:
        return Preview(day, None, None, after, accepted, ratings=ratings)
    was, now = Readiness(before, day), Readiness(after, day)
    verdicts, cells = tuple(_verdicts(was, now)), tuple(_cells(was, now, outcome))
    return Preview(day, was, now, after, accepted, verdicts, cells, ratings, default_as_of(catalogue))


def _about(catalogue: Catalogue, outcome: Proposal) -> Catalogue:
    """The part of the catalogue that the outcome is about."""
    names = {said.id for said in outcome.judgements}
    return replace(
        catalogue,
        organisations={key: item for key, item in catalogue.organisations.items() if key in names},
        experiments={key: item for key, item in catalogue.experiments.items() if item.organisation in names},
        judgements={key: item for key, item in catalogue.judgements.items() if key in names},
        concepts={said.concept: catalogue.concepts[said.concept] for said in outcome.ratings if said.concept in catalogue.concepts},
        lessons={},
    )  # fmt: skip


def _verdicts(was: Readiness, now: Readiness) -> Iterator[VerdictChange]:
    """Per organisation, in the order of its name, every purpose."""
    for organisation in was.organisations:
        for purpose in was.edition.purposes:
            before, after = (side.verdict(organisation.id, purpose.id) for side in (was, now))
            yield VerdictChange(before, after)


def _cells(was: Readiness, now: Readiness, outcome: Proposal) -> Iterator[CellChange]:
    """The cells that the outcome has a judgement of, in the order of the method."""
    asked = {(said.id, judgement.dimension) for said in outcome.judgements for judgement in said.judgements}
    for organisation in was.organisations:
        for dimension in was.dimensions:
            if (organisation.id, dimension) in asked:
                yield CellChange(was.cell(organisation.id, dimension), now.cell(organisation.id, dimension))


def _ratings(was: Catalogue, now: Catalogue, outcome: Proposal) -> Iterator[RatingChange]:
    for said in outcome.ratings:
        if said.concept in was.concepts:
            for criterion in dict.fromkeys(rating.criterion for rating in said.ratings):
                before, after = (standing(side.concepts[said.concept], criterion, side.sessions) for side in (was, now))
                yield RatingChange(before, after)


def _said(cell: Cell) -> tuple[object, ...]:
    return cell.state, cell.low, cell.high, cell.stale, cell.collective, cell.confidence
