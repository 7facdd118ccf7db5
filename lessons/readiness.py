"""Who is ready for what, and what is still to ask: `docs/method.md` 4 to 6 as code, looked at from one date.

The cells come from `cells`, the dates from `moments`; their names stand here too, so that this module is the way in to the method.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from typing import Literal

from lessons.cells import (
    CONFIDENCES,
    Cell,
    CellState,
    Dated,
    Origin,
    Readable,
    Support,
    cell,
    judgements_of,
    own_evidence,
)
from lessons.moments import AsOf, as_of_choices, as_of_on, default_as_of
from lessons.records import Confidence, Edition, Gate, Organisation, Purpose

__all__ = [
    "ASK_ORDER",
    "CONFIDENCES",
    "COUNTED",
    "OUTCOMES",
    "AsOf",
    "Cell",
    "CellState",
    "Dated",
    "GateReading",
    "Origin",
    "Outcome",
    "Question",
    "Readable",
    "Readiness",
    "Support",
    "Verdict",
    "Why",
    "alphabetical",
    "as_of_choices",
    "as_of_on",
    "default_as_of",
    "judgements_of",
    "name_order",
    "own_evidence",
    "read_gate",
]

Answer = Literal["met", "below", "open"]
Why = Literal["level", "mixed", "unknown", "not_assessed", "stale", "collective", "not_applicable", "supposed"]
Outcome = Literal["ready", "not_yet", "cannot_say"]

ASK_ORDER: tuple[Why, ...] = ("unknown", "not_assessed", "mixed", "stale", "collective", "not_applicable")
COUNTED: tuple[int | CellState, ...] = (0, 1, 2, 3, 4, "mixed", "unknown", "not_assessed", "not_applicable")
OUTCOMES: tuple[Outcome, ...] = ("ready", "not_yet", "cannot_say")


# --- gates and verdicts -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class GateReading:
    """One condition of a purpose, read for one organisation; `why` says what the answer comes from."""

    gate: Gate
    cell: Cell
    answer: Answer
    why: Why

    @property
    def dimension(self) -> str:
        """The id of the dimension."""
        return self.gate.dimension


def read_gate(gate: Gate, cell: Cell) -> GateReading:
    """below only if the high end is below, met only if the low end meets, else open (method 6)."""
    if cell.supposed is not None:
        return GateReading(gate, cell, "met" if cell.supposed >= gate.minimum else "below", "supposed")
    if cell.low is None or cell.high is None:
        return GateReading(gate, cell, "open", cell.state)
    if cell.collective:
        return GateReading(gate, cell, "open", "collective")
    if cell.stale:
        return GateReading(gate, cell, "open", "stale")
    if cell.high < gate.minimum:
        return GateReading(gate, cell, "below", cell.state)
    if cell.low >= gate.minimum:
        return GateReading(gate, cell, "met", cell.state)
    return GateReading(gate, cell, "open", "mixed")


@dataclass(frozen=True, slots=True)
class Verdict:
    """The three-valued AND over the gates of a purpose, for one organisation (method 6).

    `gates` in the order of the data. `met`, `below`: ids of dimensions in that order. `ask`: the open ones, in the
    order in which to ask. `confidence` is None when nothing is decided.
    """

    organisation: str
    purpose: str
    gates: tuple[GateReading, ...]

    @property
    def met(self) -> tuple[str, ...]:
        """The conditions met."""
        return tuple(reading.dimension for reading in self.gates if reading.answer == "met")

    @property
    def below(self) -> tuple[str, ...]:
        """The conditions surely not met."""
        return tuple(reading.dimension for reading in self.gates if reading.answer == "below")

    @property
    def ask(self) -> tuple[str, ...]:
        """Unknown, never asked, mixed, stale, collective, not applicable; inside that the order of the gates."""
        still = (reading for reading in self.gates if reading.answer == "open")
        return tuple(reading.dimension for reading in sorted(still, key=lambda item: ASK_ORDER.index(item.why)))

    @property
    def outcome(self) -> Outcome:
        """One below is enough for not_yet; ready needs every one; else cannot_say."""
        answers = {reading.answer for reading in self.gates}
        if "below" in answers:
            return "not_yet"
        return "cannot_say" if "open" in answers else "ready"

    @property
    def first(self) -> str | None:
        """What to do first (the first condition below), or else to ask first; None when ready."""
        return next(iter(self.below or self.ask), None)

    @property
    def confidence(self) -> Confidence | None:
        """The lowest among the gates that decide; none where a what-if has a part in that.

        A gate that points below on collective evidence decides nothing, but does not leave the others surer either:
        so taking evidence away never raises it.
        """
        if self.outcome == "cannot_say":
            return None
        ready = self.outcome == "ready"
        deciding = [item for item in self.gates if ready or item.answer == "below" or _would_be_below(item)]
        if any(item.why == "supposed" for item in deciding):
            return None
        return min((step for item in deciding if (step := item.cell.confidence)), key=CONFIDENCES.index)


def _would_be_below(reading: GateReading) -> bool:
    """On collective evidence; also where a what-if stands in its place, which so makes nothing surer."""
    cell = reading.cell
    return cell.collective and cell.high is not None and cell.high < reading.gate.minimum


@dataclass(frozen=True, slots=True)
class Question:
    """A dimension to ask about. `open_for`: undecided organisations with this gate open; `settles`: those for which
    it is the only open gate, so that an answer decides their verdict. Both alphabetical."""

    dimension: str
    open_for: tuple[str, ...]
    settles: tuple[str, ...]


# --- the whole, from one date ------------------------------------------------------------------------------------


def alphabetical(organisations: Iterable[Organisation], language: str = "nl") -> tuple[Organisation, ...]:
    """By short name, as `name_order` has it: the only order of organisations the method allows (method 7)."""
    return tuple(sorted(organisations, key=lambda item: (name_order(item.short.say(language)), item.id)))


@lru_cache(maxsize=4096)
def name_order(name: str) -> tuple[str | tuple[int, str], ...]:
    """A key to sort names by: accents and capitals aside, and a number by its size ("Berk 4" before "Berk 104")."""
    plain = unicodedata.normalize("NFKD", name)
    parts = re.split("([0-9]+)", "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold())
    digits = [part.lstrip("0") if place % 2 else part for place, part in enumerate(parts)]
    return tuple((len(part), part) if place % 2 else part for place, part in enumerate(digits))


@dataclass(frozen=True, eq=False)
class Readiness:
    """All judged organisations in all dimensions, looked at from one date. Build it once per catalogue and date.

    `narrowed` and `supposing` give the same with fewer organisations, or with a what-if; both cost next to nothing.
    `among`: the organisations it is narrowed to; None for all. Raises ValueError when the catalogue has no edition of
    the method.
    """

    catalogue: Readable
    as_of: date
    among: frozenset[str] | None = None
    supposed: tuple[tuple[str, str, int], ...] = ()
    _whole: Readiness | None = None

    def __post_init__(self) -> None:
        if self.catalogue.edition is None:
            raise ValueError("the catalogue has no edition of the method (readiness.yaml)")
        _ = self.cells  # made here, not at the first look: the maker may then freeze memory

    @cached_property
    def edition(self) -> Edition:
        """The method's edition."""
        assert self.catalogue.edition is not None
        return self.catalogue.edition

    @cached_property
    def dimensions(self) -> tuple[str, ...]:
        """The ids of the dimensions, in the order of the edition."""
        return tuple(dimension.id for dimension in self.edition.dimensions)

    @property
    def whole(self) -> Readiness:
        """All organisations, and nothing supposed."""
        return self._whole or self

    @property
    def as_known(self) -> Readiness:
        """The same organisations, and nothing supposed."""
        return replace(self, supposed=()) if self.supposed else self

    def narrowed(self, organisations: Collection[str]) -> Readiness:
        """The same for these organisations only: every sentence, count and question is then about them."""
        kept = frozenset(organisations) & {item.id for item in self.organisations}
        still = tuple(item for item in self.supposed if item[0] in kept)
        return replace(self, among=kept, supposed=still, _whole=self.whole)

    def supposing(self, levels: Mapping[tuple[str, str], int]) -> Readiness:
        """What if these (organisation, dimension) were known to be at these levels? Only where a level is `possible`."""
        kept = tuple(
            (*place, level)
            for place, level in sorted(levels.items())
            if place in self.cells and level in self.cells[place].possible
        )
        return replace(self, supposed=kept, _whole=self.whole)

    @cached_property
    def organisations(self) -> tuple[Organisation, ...]:
        """The judged organisations, alphabetical by their Dutch short name."""
        if self._whole is not None:
            return tuple(item for item in self._whole.organisations if self.among is None or item.id in self.among)
        return alphabetical(item for item in self.catalogue.organisations.values() if item.judged)

    @cached_property
    def _histories(self) -> dict[tuple[str, str], tuple[Dated, ...]]:
        found: dict[tuple[str, str], list[Dated]] = defaultdict(list)
        for dated in judgements_of(self.catalogue):
            if dated.last <= self.as_of:
                found[dated.organisation, dated.judgement.dimension].append(dated)
        return {place: tuple(history) for place, history in found.items()}

    @cached_property
    def cells(self) -> Mapping[tuple[str, str], Cell]:
        """(organisation, dimension) -> Cell, for every judged organisation and every dimension."""
        if self._whole is not None:
            return self._derived(self._whole)
        months = self.edition.valid_months
        return {
            (organisation.id, dimension): cell(
                organisation.id, dimension, self._histories.get((organisation.id, dimension), ()), self.as_of, months
            )
            for organisation in self.organisations
            for dimension in self.dimensions
        }

    def _derived(self, whole: Readiness) -> Mapping[tuple[str, str], Cell]:
        among = {item.id for item in self.organisations}
        cells = {place: cell for place, cell in whole.cells.items() if place[0] in among}
        for organisation, dimension, level in self.supposed:
            if organisation in among:
                cells[organisation, dimension] = replace(cells[organisation, dimension], supposed=level)
        return cells

    def cell(self, organisation: str, dimension: str) -> Cell:
        """One cell; KeyError for an organisation that is not judged or a dimension that does not exist."""
        return self.cells[organisation, dimension]

    def row(self, organisation: str) -> tuple[Cell, ...]:
        """The cells of one organisation, in the order of the dimensions."""
        return tuple(self.cells[organisation, dimension] for dimension in self.dimensions)

    def history(self, organisation: str, dimension: str) -> tuple[Dated, ...]:
        """All judgements up to the date looked from, oldest first; a later one never removes an earlier one."""
        return self.cells[organisation, dimension].history

    def purpose(self, purpose: str) -> Purpose:
        """The purpose with this id; KeyError when there is none."""
        return {item.id: item for item in self.edition.purposes}[purpose]

    def verdict(self, organisation: str, purpose: str) -> Verdict:
        """What may be said of one organisation for one purpose."""
        return self._read(purpose)[organisation]

    def verdicts(self, purpose: str, language: str = "nl") -> tuple[Verdict, ...]:
        """One verdict per judged organisation, alphabetical: never ranked."""
        found = self._ordered.get((purpose, language))
        if found is None:
            read = self._read(purpose)
            found = tuple(read[item.id] for item in alphabetical(self.organisations, language))
            self._ordered[purpose, language] = found
        return found

    def _read(self, purpose: str) -> Mapping[str, Verdict]:
        """Organisation -> verdict; of the whole where that says the same."""
        found = self._verdicts.get(purpose)
        if found is None:
            whole = self._whole if self._whole is not None and not self.supposed else None
            read = whole._read(purpose) if whole else {}  # noqa: SLF001
            found = {item.id: read[item.id] if whole else self._judged(item.id, purpose) for item in self.organisations}
            self._verdicts[purpose] = found
        return found

    def _judged(self, organisation: str, purpose: str) -> Verdict:
        gates = self.purpose(purpose).gates
        readings = tuple(read_gate(gate, self.cells[organisation, gate.dimension]) for gate in gates)
        return Verdict(organisation, purpose, readings)

    @cached_property
    def _verdicts(self) -> dict[str, Mapping[str, Verdict]]:
        return {}

    @cached_property
    def _ordered(self) -> dict[tuple[str, str], tuple[Verdict, ...]]:
        return {}

    @cached_property
    def _asked(self) -> dict[str, tuple[Question, ...]]:
        return {}

    def coverage(self, organisation: str) -> tuple[int, int]:
        """(dimensions with a level or range, dimensions): stands beside every summary (method 7)."""
        row = self.row(organisation)
        return sum(cell.known for cell in row), len(row)

    def counts(self, organisation: str) -> Mapping[int | CellState, int]:
        """How many dimensions per level (0..4) and per other state, zeros shown; adds up to the dimensions."""
        row = self.row(organisation)
        found: Counter[int | CellState] = Counter(item.state if item.level is None else item.level for item in row)
        return {key: found[key] for key in COUNTED}

    def ask_first(self, purpose: str) -> tuple[Question, ...]:
        """What to ask, best first: settles most verdicts, then open for most, then as a verdict asks, then the gates."""
        if purpose not in self._asked:
            undecided = [verdict for verdict in self.verdicts(purpose) if verdict.outcome == "cannot_say"]
            questions = [_question(gate.dimension, undecided) for gate in self.purpose(purpose).gates]
            asked = [question for question in questions if question.open_for]
            why = _first_why(undecided)
            self._asked[purpose] = tuple(
                sorted(asked, key=lambda item: (-len(item.settles), -len(item.open_for), why[item.dimension]))
            )
        return self._asked[purpose]


def _first_why(undecided: Collection[Verdict]) -> Mapping[str, int]:
    """Dimension -> the first place in `ASK_ORDER` among the reasons why it is open, so that one and all ask alike."""
    found: dict[str, int] = {}
    for reading in (reading for verdict in undecided for reading in verdict.gates if reading.answer == "open"):
        place = ASK_ORDER.index(reading.why)
        found[reading.dimension] = min(place, found.get(reading.dimension, place))
    return found


def _question(dimension: str, undecided: Collection[Verdict]) -> Question:
    still = [verdict for verdict in undecided if dimension in verdict.ask]
    only = tuple(verdict.organisation for verdict in still if len(verdict.ask) == 1)
    return Question(dimension, tuple(verdict.organisation for verdict in still), only)
