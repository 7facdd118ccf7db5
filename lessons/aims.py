"""What organisations want to reach by their own word, and how far that is: in levels named, never in numbers added.

A target is read as a gate is (method 6): reached, surely below, or open. It counts from the day it was set, and the
one set last in a dimension replaces those before it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import pandas as pd

from lessons.cells import Cell
from lessons.columns import frame
from lessons.labels import dimension_word, level_words, state_words
from lessons.readiness import Readiness, alphabetical, read_gate
from lessons.records import Gate, Target
from lessons.words import Language, Words

Standing = Literal["reached", "below", "open"]
Overall = Literal["none", "reached", "below", "open"]
STANDINGS: tuple[Overall, ...] = ("reached", "below", "open", "none")


@dataclass(frozen=True, slots=True)
class Aim:
    """One own target beside the cell it is about. `earlier`: the targets it replaced, oldest first."""

    target: Target
    cell: Cell
    earlier: tuple[Target, ...] = ()

    @property
    def dimension(self) -> str:
        """The id of the dimension."""
        return self.target.dimension

    @property
    def standing(self) -> Standing:
        """Reached and below only when that is sure; else open."""
        reading = read_gate(Gate(dimension=self.target.dimension, minimum=self.target.level), self.cell)
        answers: Mapping[str, Standing] = {"met": "reached", "below": "below", "open": "open"}
        return answers[reading.answer]

    def late(self, on: date) -> bool:
        """Whether its last day has passed without it being surely reached."""
        return self.standing != "reached" and self.target.until is not None and self.target.until.last < on


def aims(readiness: Readiness, organisation: str) -> tuple[Aim, ...]:
    """The own targets of one organisation that count on the date of `readiness`, in the order of the dimensions.

    A what-if changes nothing here: a target is reached in fact or not.
    """
    held = readiness.catalogue.targets.get(organisation)
    known = [target for target in held.targets if target.date.last <= readiness.as_of] if held else []
    ordered = sorted(known, key=_order)
    found = []
    for cell in readiness.whole.row(organisation):
        own = [target for target in ordered if target.dimension == cell.dimension]
        if own:
            found.append(Aim(own[-1], cell, tuple(own[:-1])))
    return tuple(found)


def _order(target: Target) -> tuple[date, int, str, str]:
    """By the day it counts from; on one day the lower level first, and then so that the order in the file is nothing."""
    return target.date.last, target.level, target.date.date, target.reason.nl


def aim(readiness: Readiness, organisation: str, dimension: str) -> Aim | None:
    """The own target of one organisation in one dimension, if it has one."""
    return next((item for item in aims(readiness, organisation) if item.dimension == dimension), None)


def standing(readiness: Readiness, organisation: str) -> Overall:
    """How an organisation stands to all its targets: one below is below; all reached is reached; none has none."""
    found = {item.standing for item in aims(readiness, organisation)}
    for answer in STANDINGS[1:3]:
        if answer in found:
            return answer
    return "reached" if found else "none"


def aim_frame(readiness: Readiness, organisations: Sequence[str], language: Language) -> pd.DataFrame:
    """One row per own target that counts, organisations alphabetical, dimensions in the order of the edition.

    `target` is a level 1 to 4; `low` and `high` what is known now; `late`: its last day has passed.
    """
    labels = {dimension.id: dimension.short.say(language) for dimension in readiness.edition.dimensions}
    chosen = [item for item in alphabetical(readiness.organisations, language) if item.id in organisations]
    return frame("aims", (
        (o.id, o.short.say(language), item.dimension, labels[item.dimension], item.target.level, item.target.date.date,
         item.target.until.date if item.target.until else "", item.target.role, item.standing, item.late(readiness.as_of),
         item.cell.state, item.cell.low, item.cell.high, item.target.reason.say(language), " ".join(item.target.sources))
        for o in chosen for item in aims(readiness, o.id)
    ))  # fmt: skip


# --- in words -----------------------------------------------------------------------------------------------------


def standing_word(answer: Overall, words: Words) -> str:
    """eigen doel gehaald, nog niet gehaald, nog te vragen; geen eigen doel."""
    labels = {
        "reached": words.say(nl="eigen doel gehaald", en="own target reached"),
        "below": words.say(nl="eigen doel nog niet gehaald", en="own target not reached yet"),
        "open": words.say(nl="eigen doel: nog te vragen", en="own target: still to ask"),
        "none": words.say(nl="geen eigen doel", en="no own target"),
    }
    return labels[answer]


def aim_words(readiness: Readiness, item: Aim, words: Words) -> str:
    """The target, where it stands now, and which levels come next: "Nu niveau 1, benoemd. Te gaan: niveau 2, geprobeerd"."""
    goal = level_words(readiness, item.target.level, words)
    by = _by(item, words)
    told = words.say(nl=f"Eigen doel: {goal}{by}.", en=f"Own target: {goal}{by}.")
    now = state_words(readiness, item.cell, words)
    if item.standing == "reached":
        return words.join([told, words.say(nl=f"Gehaald: nu {now}.", en=f"Reached: now {now}.")])
    stands = words.say(nl=f"Nu: {now}.", en=f"Now: {now}.")
    return words.join([told, stands, _to_go(readiness, item, words), _late(readiness, item, words)])


def _by(item: Aim, words: Words) -> str:
    if item.target.until is None:
        return ""
    day = words.dated(item.target.until)
    return words.say(nl=f", uiterlijk {day}", en=f", by {day} at the latest")


def _to_go(readiness: Readiness, item: Aim, words: Words) -> str:
    """The levels between, each by its name; what is not sure is to be asked first."""
    low = item.cell.low
    if item.standing == "open" or low is None:
        return words.say(nl="Of het gehaald is, is nog te vragen.", en="Whether it is reached is still to ask.")
    still = [level_words(readiness, level, words) for level in range(low + 1, item.target.level + 1)]
    return words.say(nl=f"Te gaan: {'; dan '.join(still)}.", en=f"To go: {'; then '.join(still)}.")


def _late(readiness: Readiness, item: Aim, words: Words) -> str:
    """That its last day has passed, with that day: the level to go to stands between this and the date."""
    if not item.late(readiness.as_of):
        return ""
    day = words.dated(item.target.until)
    return words.say(nl=f"De datum ({day}) is voorbij.", en=f"The date ({day}) has passed.")


def aims_line(readiness: Readiness, organisation: str, words: Words) -> str:
    """ "2 van de 3 eigen doelen gehaald; nog niet: ruimte"; "" without targets."""
    found = aims(readiness, organisation)
    if not found:
        return ""
    reached = sum(item.standing == "reached" for item in found)
    of = words.count(len(found), nl=("eigen doel", "eigen doelen"), en=("own target", "own targets"))
    line = words.say(nl=f"{reached} van {of} gehaald", en=f"{reached} of {of} reached")
    parts = [
        (words.say(nl="nog niet", en="not yet"), "below"),
        (words.say(nl="nog te vragen", en="still to ask"), "open"),
    ]
    for said, answer in parts:
        named = [dimension_word(readiness, item.dimension, words) for item in found if item.standing == answer]
        line += f"; {said}: {words.list(named)}" if named else ""
    return line
