"""What changed since an earlier date: one line for a headline, and the whole list with its reasons and downloads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from lessons import change_words
from lessons.changes import Change, TurnedVerdict, change_frame, changes, turn_frame, turned
from lessons.findings import dimension_word, organisation_word
from lessons.readiness import Readiness, alphabetical
from lessons.words import Words
from ui.about import About, about
from ui.choices import MOST, PAGE, here, how_many, link
from ui.figures import take_away
from ui.html import show
from ui.language import words
from ui.signs import CHANGES

ANCHOR = "veranderd"
"""The name of the place of the list on its page."""
FEW = 8
"""Longer lists of verdicts that turned the same way are folded."""


class Told(NamedTuple):
    """One line for a headline: the label with the date, the summary, and where the whole list is."""

    label: str
    line: str
    address: str


def told(seen: Readiness, since: Readiness, purpose: str) -> Told:
    """What changed since, in one line, about the organisations of `seen`."""
    speech = words()
    day = change_words.since_words(since, speech)
    label = speech.say(nl=f"Veranderd sinds {day}", en=f"Changed since {day}")
    return Told(label, change_words.changes_line(since, seen, purpose, speech), f"{link('verloop')}#{ANCHOR}")


def changes_list(seen: Readiness, since: Readiness, purpose: str, dimension: str | None = None) -> None:
    """Every change since then: the summary, the verdicts that turned, each cell with its reason, and the rows as files.

    Summary and verdicts are of all dimensions, cells and their file of the chosen one: how many others there are is told.
    The list comes in parts (address: `wijzigingen`); the files hold all of it.
    """
    speech = words()
    order = {item.id: place for place, item in enumerate(alphabetical(seen.organisations, speech.language))}
    every = sorted(changes(since, seen), key=lambda item: order[item.organisation])
    found = [item for item in every if dimension in (None, item.dimension)]
    turns = sorted(turned(since, seen, purpose), key=lambda item: order[item.organisation])
    limit = how_many("wijzigingen")
    show(
        "changes",
        anchor=ANCHOR,
        since=change_words.since_words(since, speech),
        line=change_words.changes_line(since, seen, purpose, speech),
        goal=speech.text(seen.purpose(purpose).label),
        heaps=[
            {
                "line": change_words.heap_line(seen, name, held, speech),
                "open": len(held) <= FEW,
                "turns": [_turn(seen, item, speech) for item in held],
            }
            for name, held in change_words.heaps(turns).items()
        ],
        only=_only(seen, dimension, found, every, speech) if dimension and every else None,
        rows=[_row(seen, item, speech) for item in found[:limit]],
        more=here(wijzigingen=str(limit + PAGE)) if limit < min(len(found), MOST) else "",
        left=len(found) - limit,
    )
    _files(seen, since, purpose, dimension, speech)


def _only(
    seen: Readiness, dimension: str, found: Sequence[Change], every: Sequence[Change], speech: Words
) -> dict[str, str]:
    """What the list leaves out because one dimension is chosen, and the way to see it."""
    changed = speech.count(
        len(found),
        nl=("vak veranderde", "vakken veranderden"),
        en=("cell changed", "cells changed"),
        spelled=not found,
    )
    name = dimension_word(seen, dimension, speech)
    return {
        "name": name,
        "told": speech.opening(
            speech.say(
                nl="{changed} bij {name}, en {others} bij de andere dimensies.",
                en="{changed} in {name}, and {others} in the other dimensions.",
                changed=changed,
                name=name,
                others=speech.number(len(every) - len(found)),
            )
        ),
        "address": f"{here(dimensie=None, wijzigingen=None)}#{ANCHOR}",
    }


def _files(seen: Readiness, since: Readiness, purpose: str, dimension: str | None, speech: Words) -> None:
    """All changes of the chosen dimension, and all verdicts that turned; nothing where there are none."""
    rows = change_frame(since, seen, speech.language)
    if dimension:
        rows = rows[rows["dimension"] == dimension].reset_index(drop=True)
    if len(rows):
        name, facts = speech.say(nl="wijzigingen", en="changes"), _about(seen, None, since, speech)
        if dimension:
            facts[speech.say(nl="Dimensie", en="Dimension")] = dimension_word(seen, dimension, speech)
        take_away(rows, facts, f"{name}-{dimension}" if dimension else name, key="changes", what=name)
    turns = turn_frame(since, seen, purpose, speech.language)
    if len(turns):
        file, name = (
            speech.say(nl="andere-conclusies", en="other-verdicts"),
            speech.say(nl="andere conclusies", en="other verdicts"),
        )
        take_away(turns, _about(seen, purpose, since, speech), file, key="turns", what=name)


def _about(seen: Readiness, purpose: str | None, since: Readiness, speech: Words) -> About:
    """The facts of a file, and the date that it counts from."""
    facts = about(seen, purpose)
    facts[speech.say(nl="Veranderd sinds", en="Changed since")] = speech.date(since.as_of)
    return facts


def _turn(seen: Readiness, item: TurnedVerdict, speech: Words) -> dict[str, Any]:
    return {
        "name": organisation_word(seen, item.organisation, speech),
        "address": link("organisatie", organisatie=item.organisation),
        "told": change_words.turn_words(seen, item, speech),
    }


def _row(seen: Readiness, item: Change, speech: Words) -> dict[str, Any]:
    """One line of the list; a decline and a new answer come with their reason."""
    before, after = change_words.from_to(seen, item, speech)
    said = [dated.judgement for dated in item.after.current] if item.day else []
    return {
        "organisation": organisation_word(seen, item.organisation, speech),
        "dimension": speech.opening(dimension_word(seen, item.dimension, speech)),
        "address": here(cel=f"{item.organisation}.{item.dimension}"),
        "sign": CHANGES[item.kind],
        "down": item.kind in ("lower", "lost"),
        "word": change_words.change_word(item, speech),
        "before": before,
        "after": after,
        "date": speech.dated(said[0].date) if said else "",
        "reason": speech.join(dict.fromkeys(speech.text(judgement.reason) for judgement in said)),
    }
