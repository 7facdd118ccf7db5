"""Where a concept could be tried: what is known about the conditions it touches, organisation by organisation.

An invitation to ask, never advice: it says nothing of an organisation that the method does not say (method 6, 13).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from lessons.readiness import Outcome, Readiness, Verdict
from lessons.records import Concept, Gate


@dataclass(frozen=True, slots=True)
class Asking:
    """One condition that the concept touches, over all organisations: ids, alphabetical by their name."""

    dimension: str
    minimum: int
    met: tuple[str, ...]
    below: tuple[str, ...]
    open: tuple[str, ...]

    @property
    def known(self) -> int:
        """Of how many organisations it is surely known."""
        return len(self.met) + len(self.below)


@dataclass(frozen=True, slots=True)
class Tryout:
    """What is known of the conditions of a purpose in the dimensions a concept touches.

    `asked`: each of those conditions, the one open for most organisations first, then in the order of the gates.
    `verdicts`: one per organisation, of those conditions alone; none where the concept touches no condition.
    `elsewhere`: the dimensions it touches that are no condition of this purpose.
    """

    concept: str
    purpose: str
    asked: tuple[Asking, ...]
    verdicts: tuple[Verdict, ...]
    elsewhere: tuple[str, ...]

    def that(self, outcome: Outcome) -> tuple[Verdict, ...]:
        """The organisations with this outcome on the conditions the concept touches, in alphabetical order."""
        return tuple(verdict for verdict in self.verdicts if verdict.outcome == outcome)


def tryout(readiness: Readiness, concept: Concept, purpose: str, language: str = "nl") -> Tryout:
    """What is known, and what to ask first, before the concept is tried somewhere."""
    touched = [gate for gate in readiness.purpose(purpose).gates if gate.dimension in concept.dimensions]
    verdicts = [_touched(verdict, concept) for verdict in readiness.verdicts(purpose, language)] if touched else []
    asked = [_asking(gate, verdicts) for gate in touched]
    conditions = {gate.dimension for gate in touched}
    return Tryout(
        concept.id,
        purpose,
        tuple(sorted(asked, key=lambda item: -len(item.open))),
        tuple(verdicts),
        tuple(item for item in readiness.dimensions if item in concept.dimensions and item not in conditions),
    )


def _touched(whole: Verdict, concept: Concept) -> Verdict:
    """The verdict on the conditions that the concept touches, and no others."""
    return replace(whole, gates=tuple(reading for reading in whole.gates if reading.dimension in concept.dimensions))


def _asking(gate: Gate, verdicts: Iterable[Verdict]) -> Asking:
    found: dict[str, list[str]] = {"met": [], "below": [], "open": []}
    for verdict in verdicts:
        reading = next(reading for reading in verdict.gates if reading.dimension == gate.dimension)
        found[reading.answer].append(verdict.organisation)
    return Asking(gate.dimension, gate.minimum, tuple(found["met"]), tuple(found["below"]), tuple(found["open"]))
