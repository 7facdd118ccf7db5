"""The what-if in the address (`stel`, repeated): what is supposed, and the ways to suppose one thing more or less."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import streamlit as st

from lessons import supposing
from lessons.cells import Cell
from lessons.labels import level_words
from lessons.readiness import Readiness
from lessons.supposing import Supposition, WhatIf, what_if
from ui.choices import here, on_paper, purpose_of_address
from ui.html import show
from ui.language import words

KEY = "stel"
PAGE = "voorwaarden"
PLACE = "#wat-als"
"""Where the outcome of a what-if stands on the page."""
REFUSED = 5


class Way(NamedTuple):
    """One level that may be supposed in a cell: in words, where it leads, and whether it is supposed now."""

    level: int
    words: str
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of this page, with what is supposed now and one thing changed."""

    base: str
    taken: tuple[Supposition, ...]

    def with_these(self, *added: Supposition) -> str:
        """Supposing these too, in the place of what was supposed of the same."""
        named = {(item.organisation, item.dimension) for item in added}
        kept = [item for item in self.taken if (item.organisation, item.dimension) not in named]
        return self._of([*kept, *added]) + PLACE

    def without(self, item: Supposition) -> str:
        """No longer supposing this."""
        return self._of(other for other in self.taken if other != item)

    @property
    def same(self) -> str:
        """Supposing what is supposed now, and nothing that could not be."""
        return self._of(self.taken)

    @property
    def before_cell(self) -> str:
        """What stands before "organisation.dimension" in the address that opens the drawer of a cell."""
        return self._of(self.taken, "cel=")

    @property
    def before_one(self) -> str:
        """What stands before "organisation.dimension.level" in the address that supposes one thing more."""
        return self._of(self.taken, f"{KEY}=")

    def _of(self, items: Iterable[Supposition], more: str = "") -> str:
        keys = "&".join([*(f"{KEY}={item}" for item in sorted(items)), *([more] if more else [])])
        return f"{self.base}{'&' if '?' in self.base else '?'}{keys}" if keys else self.base


def addresses(seen: WhatIf) -> Addresses:
    """The addresses around a what-if; what could not be taken is left out of them."""
    return Addresses(here(stel=None, cel=None), seen.taken)


def suppose(seen: Readiness, purpose: str) -> WhatIf:
    """What the address asks to suppose (`stel`), as far as it can be; nothing without it."""
    return what_if(seen, purpose, st.query_params.get_all(KEY))


def ways(seen: Readiness, cell: Cell) -> list[Way]:
    """The levels that may be supposed in a cell, on the page with conditions; none elsewhere, where all is known,
    or where the organisation is not among those of `seen`.

    `seen` with or without the what-if of the address.
    """
    purpose = purpose_of_address()
    gates = {gate.dimension for gate in seen.purpose(purpose).gates}
    if st.session_state.get("page") != PAGE or cell.dimension not in gates:
        return []
    now, speech = suppose(seen, purpose), words()
    place = (cell.organisation, cell.dimension)
    offered = addresses(now)
    if place not in now.readiness.cells:
        return []
    return [
        Way(
            level,
            level_words(seen, level, speech),
            offered.with_these(Supposition(*place, level)),
            now.readiness.cells[place].supposed == level,
        )
        for level in supposing.supposable(now.readiness, purpose, place)
    ]


def banner(seen: WhatIf) -> None:
    """That this is a what-if, and what is supposed, each with the way to drop it; what could not be taken, and why."""
    if not (seen.taken or seen.refused):
        return
    speech, offered = words(), addresses(seen)
    show(
        "supposing",
        items=[
            {"words": supposing.supposition_words(seen, item, speech), "address": offered.without(item)}
            for item in sorted(seen.taken, key=lambda item: seen.readiness.dimensions.index(item.dimension))
        ],
        nothing=offered.base,
        without_refused=offered.same,
        refused=list(
            dict.fromkeys(supposing.refused_words(seen.readiness, item, speech) for item in seen.refused[:REFUSED])
        ),
        more=max(0, len(seen.refused) - REFUSED),
    )


def suggested(seen: WhatIf, purpose: str) -> None:
    """What would turn most: the conditions that one answer, or a few, would decide; each one link. Nothing on paper."""
    if on_paper():
        return
    speech, offered = words(), addresses(seen)
    found = supposing.suggestions(seen.readiness, purpose)
    if found:
        show(
            "supposing_next",
            started=bool(seen.taken),
            items=[
                {
                    "words": supposing.suggestion_words(seen.readiness, item, speech),
                    "outcome": supposing.suggestion_outcome(seen.readiness, item, speech),
                    "address": offered.with_these(*item.suppositions),
                }
                for item in found
            ],
        )
