"""The conditions of a purpose: the finding, each condition over all organisations, each organisation over all conditions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from lessons import conditions, findings, supposing
from lessons.comparison import Help, who_could_help
from lessons.conditions import Condition
from lessons.labels import why_word
from lessons.lineup import RowGroup
from lessons.readiness import Answer, GateReading, Readiness, Verdict
from lessons.readiness_tables import condition_frame
from lessons.records import Dimension
from lessons.supposing import Supposition, WhatIf
from lessons.words import Words
from ui import lineup
from ui.about import about
from ui.choices import link
from ui.data import version_of
from ui.figures import take_away
from ui.html import list_left_open, show, show_kept
from ui.labels import label
from ui.language import words
from ui.overview import SIGNS
from ui.signs import ANSWERS
from ui.supposing import PLACE, Addresses, addresses

HELPERS = 3


class Mark(NamedTuple):
    """One condition of one organisation for a template. `told`: what only who hears it needs; `may`: a what-if may go here."""

    dimension: str
    look: str
    sign: str
    word: str
    now: str
    told: str
    may: str


def headline(seen: WhatIf, purpose: str) -> None:
    """The finding in words; in a what-if first what it changes, then what is known."""
    speech, known = words(), seen.readiness.as_known
    found = _conditions(known, purpose, speech)
    finding = conditions.finding(known, purpose, found, speech)
    others = conditions.others_line(known, found, speech)
    answers = conditions.answers_line(found, speech)
    title, lines, still, told = finding, [others], [], ""
    if seen.taken:
        turns = supposing.turns(seen.readiness, purpose, speech.language)
        title = supposing.turns_title(turns, speech)
        lines = supposing.turned_lines(seen.readiness, turns, speech)
        still = supposing.still_lines(seen.readiness, turns, speech)
        told = speech.join([speech.say(nl="Wat we weten:", en="What we know:"), str(finding), others])
    under = speech.join([told, answers, findings.as_of_words(known, speech)])
    show("conditions_head", finding=title, lines=[line for line in lines if line], still=still, under=under)


def _conditions(ready: Readiness, purpose: str, speech: Words) -> tuple[Condition, ...]:
    return conditions.conditions(ready, purpose, ready.verdicts(purpose, speech.language))


# --- each condition, over all organisations ---------------------------------------------------------------------------


def overview(seen: WhatIf, purpose: str) -> None:
    """Per condition: the level it asks with its words, how many meet it, who could help, and the ways to a what-if."""
    speech, ready = words(), seen.readiness
    dimensions = {item.id: item for item in ready.edition.dimensions}
    help_of = {offer.dimension: offer for offer in who_could_help(ready.as_known, purpose)}
    offered = addresses(seen)
    show(
        "conditions_gates",
        purpose=speech.text(ready.purpose(purpose).label),
        meaning=speech.text(ready.purpose(purpose).meaning),
        supposed=bool(seen.taken),
        items=[
            _gate(seen, purpose, item, dimensions[item.dimension], help_of.get(item.dimension), offered, speech)
            for item in _conditions(ready, purpose, speech)
        ],
    )


def _gate(
    seen: WhatIf,
    purpose: str,
    item: Condition,
    dimension: Dimension,
    offer: Help | None,
    offered: Addresses,
    speech: Words,
) -> dict[str, Any]:
    counts: Mapping[Answer, int] = {answer: len(item.that(answer)) for answer in conditions.ANSWERS}
    return {
        "name": speech.text(dimension.short),
        "level": findings.level_words(seen.readiness, item.gate.minimum, speech),
        "descriptor": speech.text(dimension.levels[item.gate.minimum]),
        "total": len(item.readings),
        "counts": counts,
        "tally": tally(counts, speech),
        "reasons": conditions.open_line(seen.readiness, item, speech),
        "elsewhere": conditions.elsewhere_line(seen.readiness, item, speech),
        "help": _help(seen.readiness, offer, speech) if offer else None,
        "levels": _levels(seen, purpose, item.dimension, offered, speech),
    }


def tally(counts: Mapping[Answer, int], speech: Words) -> list[dict[str, str]]:
    """Each answer with its sign, its number and its word."""
    return [
        {"look": answer if counts[answer] else "none", "sign": ANSWERS[answer], "number": speech.number(counts[answer]), "word": findings.answer_word(answer, speech)}
        for answer in conditions.ANSWERS
    ]  # fmt: skip


def _help(ready: Readiness, offer: Help, speech: Words) -> dict[str, Any]:
    helpers = [findings.organisation_word(ready, cell.organisation, speech) for cell in offer.helpers]
    other = (offer.below or offer.open)[0]
    pair = [offer.helpers[0].organisation, other.organisation]
    return {
        "below": bool(offer.below),
        "names": speech.few(helpers, most=HELPERS),
        "address": link("vergelijken", organisatie=pair),
        "pair": speech.list(findings.organisation_word(ready, name, speech) for name in pair),
    }


def _levels(seen: WhatIf, purpose: str, dimension: str, offered: Addresses, speech: Words) -> list[dict[str, Any]]:
    """The levels that may be supposed of everybody for whom this condition is open."""
    known = seen.readiness.as_known
    everybody = [Supposition("", dimension, level) for level in supposing.open_levels(known, purpose, dimension)]
    return [
        {
            "level": item.level,
            "words": findings.level_words(known, item.level, speech),
            "address": offered.with_these(item),
            "chosen": item in seen.taken,
        }
        for item in everybody
    ]


# --- each organisation, over all conditions ---------------------------------------------------------------------------


def table(seen: WhatIf, purpose: str) -> None:
    """Organisation x condition: met, not yet or to ask, the level now, and why it is open; each opens its evidence."""
    if not seen.readiness.organisations:
        return
    with st.container(key="arrange", horizontal=True, vertical_alignment="bottom"):
        show("conditions_title", supposed=bool(seen.taken))
        lineup.arrangement(seen.readiness)
    speech, groups = words(), lineup.arranged(seen.readiness)
    with list_left_open():
        offered = Addresses(lineup.rows_here(stel=None, cel=None), seen.taken)
    titled = lineup.chosen(seen.readiness).grouping != "none"
    version = version_of(seen.readiness), seen.readiness.as_of, purpose, speech.language
    key = (*version, seen.readiness.supposed, seen.taken, offered, groups, titled)
    show_kept(
        "conditions", key, lambda: _filled(seen, purpose, offered, groups if titled else (), speech), offered.same
    )


def _filled(
    seen: WhatIf, purpose: str, offered: Addresses, titled: Sequence[RowGroup], speech: Words
) -> dict[str, Any]:
    ready = seen.readiness
    verdicts = {item.organisation: item for item in ready.verdicts(purpose, speech.language)}
    before = {turn.organisation: turn.before for turn in supposing.turns(ready, purpose) if turn.turned}
    short = {item.id: speech.text(item.short) for item in ready.edition.dimensions}
    return {
        "groups": [
            {
                "title": lineup.group_title(ready, group, speech) if titled else "",
                "number": len(group.organisations),
                "rows": [_row(ready, verdicts[name], before.get(name), speech) for name in group.organisations],
            }
            for group in titled or lineup.arranged(ready)
        ],
        "heads": [{"name": short[gate.dimension], "minimum": gate.minimum} for gate in ready.purpose(purpose).gates],
        "purpose": speech.opening(speech.text(ready.purpose(purpose).label)),
        "supposed": bool(seen.taken),
        "before_cell": offered.before_cell,
        "before_one": offered.before_one,
        "place": PLACE,
        "signs": [
            {"look": item, "sign": ANSWERS[item], "word": findings.answer_word(item, speech)}
            for item in conditions.ANSWERS
        ],
    }


def _row(ready: Readiness, verdict: Verdict, before: Verdict | None, speech: Words) -> dict[str, Any]:
    organisation = ready.catalogue.organisations[verdict.organisation]
    supposed = any(reading.why == "supposed" for reading in verdict.gates)
    sure = None if supposed else verdict.confidence
    return {
        "id": organisation.id,
        "name": speech.text(organisation.short),
        "kind": label("organisation", organisation.kind, speech),
        "address": link("organisatie", organisatie=organisation.id),
        "outcome": verdict.outcome,
        "sign": SIGNS[verdict.outcome],
        "word": findings.outcome_word(verdict.outcome, speech),
        "supposed": supposed,
        "before": findings.outcome_word(before.outcome, speech) if before else "",
        "line": findings.verdict_line(ready, verdict, speech),
        "sure": findings.confidence_word(ready, sure, speech) if sure else "",
        "counts": {"met": len(verdict.met), "below": len(verdict.below), "open": len(verdict.ask)},
        "marks": [_mark(ready, reading, speech) for reading in verdict.gates],
    }


def _mark(ready: Readiness, reading: GateReading, speech: Words) -> Mark:
    cell, answer = reading.cell, findings.answer_word(reading.answer, speech)
    supposed = cell.supposed is not None
    decided = reading.answer != "open"
    return Mark(
        dimension=reading.dimension,
        look=f"{reading.answer} supposed" if supposed else reading.answer,
        sign=ANSWERS[reading.answer],
        word=answer if decided else why_word(ready, reading.why, speech),
        now=_now(reading, speech),
        told="" if decided else answer,
        may="" if decided or not cell.supposable else str(reading.gate.minimum),
    )


def _now(reading: GateReading, speech: Words) -> str:
    """ "niveau 2", "niveau 1–2", "stel 2"; empty where there is no level."""
    cell = reading.cell
    if cell.supposed is not None:
        return speech.say(nl=f"wat als: niveau {cell.supposed}", en=f"what if: level {cell.supposed}")
    if cell.low is None or cell.high is None:
        return ""
    level = str(cell.low) if cell.low == cell.high else f"{cell.low}–{cell.high}"
    return speech.say(nl=f"niveau {level}", en=f"level {level}")


# --- to take along ------------------------------------------------------------------------------------------------------


def frame(seen: Readiness, purpose: str) -> pd.DataFrame:
    """The rows behind the table, one per organisation and condition, in the order of the screen."""
    return lineup.as_shown(seen, condition_frame(seen, purpose, words().language))


def downloads(seen: WhatIf, purpose: str) -> None:
    """The conditions as files; the name of a what-if says that it is one."""
    speech = words()
    name = speech.say(nl="voorwaarden", en="conditions")
    mark = speech.say(nl="-wat-als", en="-what-if") if seen.readiness.supposed else ""
    take_away(frame(seen.readiness, purpose), about(seen.readiness, purpose), name + mark)
