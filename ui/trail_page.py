"""The trail of one record (`/spoor?van=kind:id`): what it rests on, what comes after, and what else hangs on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from lessons.around import Around, Group, Record, Tie
from lessons.hop_words import NAMES, SIDES, Side, relation_words, side_words, why_words
from lessons.words import LANGUAGES, Words
from ui.choices import MOST, PAGE, here, how_many, link
from ui.citations import Place
from ui.data import version_shown
from ui.hops import trail_address
from ui.html import show
from ui.language import words
from ui.trail_records import kind_of, told
from ui.versions import Version

FEW = 6
"""So many records of a group stand open; the others can be opened."""
KINDS_NAMED = 4
"""So many kinds of record the sentence above a trail names; the rest is counted together."""
GROWS: dict[str, tuple[str, ...]] = {
    "obstacle": ("conclusion", "lesson"),
    "conclusion": ("lesson",),
    "lesson": ("concept",),
    "experiment": ("lesson",),
    "session": ("concept",),
}
"""What one hopes to find after a record: where it is not there, that is told."""


def around() -> Around:
    """Every hop of the version of the data that the pages show."""
    return around_of(version_shown())


def around_of(version: Version) -> Around:
    """Every hop of a version, made once: the same in every language."""
    return version.once("around", "", lambda: Around(version.catalogue, version.frames(LANGUAGES[0]).links))


def chosen() -> Record | None:
    """The record that the address names (`van`), if it is in the catalogue."""
    kind, _, key = st.query_params.get("van", "").partition(":")
    return (kind, key) if kind in NAMES and (kind, key) in around() else None


def one(record: Record) -> None:
    """The record in the middle of its trail."""
    speech = words()
    shown, groups = told(*record, speech), around().groups(record)
    limit = how_many("meer")
    longest = max(map(len, groups), default=0)
    show(
        "trail",
        all=link("spoor"),
        shown=shown,
        lead=sentences(record[0], groups, speech),
        sides=[_side(side, record, groups, limit, speech) for side in SIDES if _has(side, record[0], groups)],
        more=here(meer=str(limit + PAGE)) if limit < min(longest, MOST) else "",
    )


def _has(side: Side, kind: str, groups: Sequence[Group]) -> bool:
    return any(group.side == side for group in groups) or (side == "after" and kind in GROWS)


def _side(side: Side, middle: Record, groups: Sequence[Group], limit: int, speech: Words) -> dict[str, Any]:
    found = [group for group in groups if group.side == side]
    return {
        "side": side,
        "title": side_words(side, speech),
        "missing": missing(middle[0], found, speech) if side == "after" else "",
        "groups": [_group(group, middle, limit, speech) for group in found],
    }


def _group(group: Group, middle: Record, limit: int, speech: Words) -> dict[str, Any]:
    name = NAMES[group.kind]
    items = [_item(tie, middle, speech) for tie in group.ties(limit)]
    return {
        "name": speech.opening(speech.say(nl=name.nl[len(group) > 1], en=name.en[len(group) > 1])),
        "number": speech.number(len(group)),
        "words": relation_words(group.relation, group.ahead, speech),
        "why": why_words(group.relation, speech),
        "items": items[:FEW],
        "others": items[FEW:],
        "left": len(group) - len(items),
        "end": limit >= MOST,
    }


def _item(tie: Tie, middle: Record, speech: Words) -> dict[str, Any]:
    shown = told(tie.kind, tie.id, speech)
    over = told(*tie.via, speech) if tie.via else None
    source = tie.id if tie.kind == "source" else middle[1]
    return {
        "text": shown.text,
        "dutch": shown.dutch,
        "kind": shown.kind,
        "address": trail_address(tie.kind, tie.id),
        "place": shown.place,
        "paragraphs": [Place(number, link("methode", bron=source, alinea=str(number))) for number in tie.paragraphs],
        "via": {"kind": kind_of(tie.via[0], speech), "text": over.text, "address": trail_address(*tie.via)}
        if tie.via and over
        else None,
    }


# --- in words ---------------------------------------------------------------------------------------------------------


def sentences(kind: str, groups: Sequence[Group], speech: Words) -> str:
    """How a record hangs together with others, in a sentence or two."""
    name = NAMES[kind]
    this, it = speech.say(nl=name.this[0], en=name.this[1]), speech.say(nl=name.it, en="it")
    made: list[str] = []
    sides: tuple[Side, ...] = ("after", "under", "before", "about")
    for side in sides:
        found = _counted([group for group in groups if group.side == side], speech)
        if found:
            made.append(_sentence(side, it if made else this, kind, *found, speech))
    if not made:
        return speech.say(nl="Hier hangt in de gegevens nog niets aan.", en="Nothing in the data hangs on this yet.")
    return speech.join(speech.opening(sentence) for sentence in made[:2])


def _sentence(side: Side, it: str, kind: str, counted: str, single: bool, speech: Words) -> str:
    say = speech.say
    if side == "after" and kind == "source":
        rest = say(nl="rust" if single else "rusten", en="rests" if single else "rest")
        return say(nl=f"op {it} {rest} {counted}.", en=f"{counted} {rest} on {it}.")
    if side == "under":
        belong = say(nl="hoort" if single else "horen", en="belongs" if single else "belong")
        if speech.language == "nl" and it in ("die", "het"):
            return f"daarbij {belong} {counted}."
        return say(nl=f"bij {it} {belong} {counted}.", en=f"{counted} {belong} to {it}.")
    if side == "after" and kind != "judgement":
        come = say(nl="volgt" if single else "volgen", en="comes" if single else "come")
        return say(nl=f"op {it} {come} {counted}.", en=f"after {it} {come} {counted}.")
    verbs = {
        "after": say(nl="gaat over", en="is about"),
        "before": say(nl="rust op", en="rests on"),
        "about": say(nl="hoort bij", en="belongs to"),
    }
    return f"{it} {verbs[side]} {counted}."


def _counted(groups: Sequence[Group], speech: Words) -> tuple[str, bool] | None:
    """How many of each kind, and whether that is a single record; None when there are none."""
    counts = {kind: len(_records(groups, kind)) for kind in dict.fromkeys(group.kind for group in groups)}
    if not counts:
        return None
    said = [speech.count(counts[kind], nl=NAMES[kind].nl, en=NAMES[kind].en) for kind in counts]
    rest = sum(list(counts.values())[KINDS_NAMED:])
    if len(said) > KINDS_NAMED + 1:
        said = [*said[:KINDS_NAMED], speech.say(nl="nog {n} andere", en="{n} others", n=speech.number(rest))]
    return speech.list(said), sum(counts.values()) == 1


def _records(groups: Sequence[Group], kind: str) -> set[int]:
    """The records of a kind, each once, in whatever relation they stand."""
    return {number for group in groups if group.kind == kind for number in group.numbers}


def missing(kind: str, groups: Sequence[Group], speech: Words) -> str:
    """What does not follow yet: the next question."""
    there = {group.kind for group in groups}
    wanted = [item for item in GROWS.get(kind, ()) if item not in there]
    if not wanted:
        return ""
    say = speech.say
    if kind == "lesson":
        return say(
            nl="Nog geen concept noemt deze les. Waar past zij?",
            en="No concept names this lesson yet. Where does it fit?",
        )
    named = say(nl=" of ", en=" or ").join(say(nl=NAMES[item].nl[0], en=NAMES[item].en[0]) for item in wanted)
    return say(
        nl=f"Hieruit volgt nog geen {named}. Dat is de volgende vraag: wat leren we hiervan?",
        en=f"No {named} follows from this yet. That is the next question: what do we learn from it?",
    )


def unknown() -> str:
    """The record that the address names and that is not there, as far as it can be shown; "" when it names none."""
    return st.query_params.get("van", "")[:80]
