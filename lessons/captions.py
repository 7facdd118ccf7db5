"""The words and the rows around the pictures: the finding as title, and the table of exactly the rows drawn."""

from __future__ import annotations

from typing import Any

import pandas as pd

from lessons.drawing import (
    SIGNS,
    counts,
    held_back,
    level_word,
    levels,
    meanings,
    named,
    once,
    renamed,
    rows_of,
    wrapped,
)
from lessons.labels import label
from lessons.records import Edition
from lessons.words import Words

Frame = pd.DataFrame


# --- two to four organisations beside each other ------------------------------------------------------------------


def comparison_table(rows: Frame, edition: Edition, words: Words) -> Frame:
    """One row per organisation and dimension, in the words of the edition."""
    say = words.say
    told = rows.assign(
        level_word=levels(rows, words),
        state=meanings(rows, edition, words),
        confidence=named(rows["confidence"], {item.id: words.text(item.label) for item in edition.confidence}),
        mark=held_back(rows, edition, words),
    )
    return renamed(told, {
        "organisation_label": say(nl="Organisatie", en="Organisation"),
        "dimension_label": say(nl="Dimensie", en="Dimension"),
        "level_word": say(nl="Niveau", en="Level"),
        "state": say(nl="In woorden", en="In words"),
        "mark": say(nl="Telt niet mee", en="Does not count"),
        "confidence": say(nl="Vertrouwen", en="Confidence"),
        "date": say(nl="Datum", en="Date"),
        "reason": say(nl="Reden", en="Reason"),
    })  # fmt: skip


def comparison_hovers(rows: Frame, edition: Edition, words: Words) -> pd.Series[Any]:
    """Each mark in words: "I&M, Urgentie: niveau 1, benoemd, verouderd. Weinig haast."."""
    told = rows.assign(word=meanings(rows, edition, words), mark=held_back(rows, edition, words))
    said = []
    for row in rows_of(told):
        level = level_word(row.low, row.high, words)
        level = words.say(nl="niveau {n}", en="level {n}", n=level) if level else ""
        held = ", ".join(part for part in (level, row.word, row.mark) if part)
        said.append(wrapped(f"{row.organisation_label}, {row.dimension_label}: {held}. {row.reason}", 44))
    return pd.Series(said, index=rows.index, dtype="str")


def comparison_title(rows: Frame, organisations: list[str], words: Words) -> str:
    """On how many dimensions all have a level that counts. Who is ahead is said by dominance, never by counting (method 7, 8)."""
    labels = dict(zip(rows["organisation"], rows["organisation_label"], strict=True))
    ranges: dict[str, dict[str, tuple[int, int]]] = {}
    for row in rows_of(rows[counts(rows)]):
        ranges.setdefault(row.dimension, {})[row.organisation] = (row.low, row.high)
    joint = [known for known in ranges.values() if len(known) == len(organisations)]
    total = rows["dimension"].nunique()
    told = {
        "names": words.list(labels[item] for item in organisations),
        "all": _all_of(len(organisations), words),
        "on": _of_dimensions(len(joint), total, words),
    }
    if not joint:
        return _none_jointly(told["names"], len(organisations), words)
    if len(organisations) == 1:
        return words.say(nl="{on} heeft {names} een geldig niveau.", en="{on} {names} has a valid level.", **told)
    return words.say(
        nl="{on} hebben {names} {all} een geldig niveau.", en="{on} {names} {all} have a valid level.", **told
    )


def _none_jointly(names: str, number: int, words: Words) -> str:
    if number == 1:
        return words.say(
            nl=f"Op geen enkele dimensie heeft {names} een geldig niveau.",
            en=f"On no dimension does {names} have a valid level.",
        )
    every = _all_of(number, words)
    return words.say(
        nl=f"Op geen enkele dimensie hebben {names} {every} een geldig niveau.",
        en=f"On no dimension do {names} {every} have a valid level.",
    )


def comparison_subtitle(edition: Edition, words: Words) -> str:
    """The scale and the open marks, in the words of the edition."""
    ends = (edition.levels[0], edition.levels[-1])
    first, last = (f"{item.id} ({words.text(item.label)})" for item in ends)
    off = [f"{label(edition.states, state, words)} ({sign})" for state, sign in SIGNS.items()]
    marks = [label(edition.states, mark, words) for mark in ("stale", "collective")]
    parts = [*off, *marks]
    return words.say(
        nl=f"Niveau {first} tot {last} per dimensie. Een open teken telt niet mee: {', '.join(parts[:-1])} of {parts[-1]}.",
        en=f"Level {first} to {last} per dimension. An open mark does not count: {', '.join(parts[:-1])} or {parts[-1]}.",
    )


def _all_of(number: int, words: Words) -> str:
    if number == 2:
        return words.say(nl="allebei", en="both")
    return words.say(nl="alle {n}", en="all", n=words.spelled(number))


def _of_dimensions(number: int, total: int, words: Words) -> str:
    """ "Op zes van de negen dimensies", "Op alle negen dimensies", "Op de enige dimensie"."""
    if total == 1:
        return words.say(nl="Op de enige dimensie", en="On the only dimension")
    counted = {"n": words.spelled(number), "m": words.spelled(total)}
    if number == total:
        return words.say(nl="Op alle {m} dimensies", en="On all {m} dimensions", **counted)
    return words.say(nl="Op {n} van de {m} dimensies", en="On {n} of the {m} dimensions", **counted)


# --- one organisation through time --------------------------------------------------------------------------------


def steps_table(rows: Frame, edition: Edition, words: Words) -> Frame:
    """One row per organisation, dimension and date of a judgement."""
    say = words.say
    moves = {
        "first": "",
        "up": say(nl="hoger", en="higher"),
        "down": say(nl="lager", en="lower"),
        "same": say(nl="gelijk", en="the same"),
        "unknown": say(nl="niet te vergelijken", en="cannot be compared"),
    }
    told = rows.assign(
        level_word=levels(rows, words),
        state=meanings(rows, edition, words),
        movement=named(rows["movement"], moves),
        until=rows["until"].dt.strftime("%Y-%m-%d").astype("str"),
    )
    return renamed(told, {
        "organisation_label": say(nl="Organisatie", en="Organisation"),
        "dimension_label": say(nl="Dimensie", en="Dimension"),
        "date": say(nl="Datum", en="Date"),
        "until": say(nl="Geldig tot en met", en="Valid until"),
        "level_word": say(nl="Niveau", en="Level"),
        "state": say(nl="In woorden", en="In words"),
        "movement": say(nl="Beweging", en="Movement"),
        "reason": say(nl="Reden", en="Reason"),
    })  # fmt: skip


def steps_title(rows: Frame, words: Words) -> str:
    """How the latest judgement of each lane moved; by organisation where the lanes share one dimension."""
    say = words.say
    names, topics = once(rows["organisation_label"]), once(rows["dimension_label"])
    shared = len(names) > 1 and len(topics) == 1
    latest = rows.drop_duplicates(["organisation", "dimension"], keep="last")
    where = {
        movement: words.few(once(latest.loc[latest["movement"] == movement, _lane(shared)]), most=6)
        for movement in ("up", "down", "same")
    }
    at = say(nl="bij", en="at") if shared else say(nl="op", en="on")
    moves = {
        "up": say(nl="hoger {p} {t}", en="higher {p} {t}", p=at, t=where["up"]),
        "down": say(nl="lager {p} {t}", en="lower {p} {t}", p=at, t=where["down"]),
        "same": say(nl="gelijk {p} {t}", en="the same {p} {t}", p=at, t=where["same"]),
    }
    moved = "; ".join(moves[movement] for movement, found in where.items() if found)
    still = say(
        nl="nog geen twee oordelen die te vergelijken zijn, dus nog geen beweging te zien",
        en="no two judgements that can be compared yet, so no movement to see",
    )
    return f"{topics[0] if shared else words.few(names)}: {moved or still}."


def _lane(shared: bool) -> str:
    return "organisation_label" if shared else "dimension_label"


def steps_subtitle(words: Words) -> str:
    """What the steps measure, and how to read the marks."""
    return words.say(
        nl="Niveau 0 tot 4, het cijfer staat bij het oordeel. Een streepje dwars op de lijn: daar is het oordeel verouderd. ↑ hoger, ↓ lager, = gelijk, ◇ niet te vergelijken, ? onbekend.",
        en="Level 0 to 4, the digit stands at the judgement. A tick across the line: there the judgement went out of date. ↑ higher, ↓ lower, = the same, ◇ cannot be compared, ? unknown.",
    )


def lane_names(rows: Frame) -> dict[tuple[str, str], str]:
    """What to write beside the lane of an organisation and dimension: only what the lanes do not share."""
    organisations, dimensions = rows["organisation"].nunique() > 1, rows["dimension"].nunique() > 1
    return {
        (row.organisation, row.dimension): ", ".join(
            [row.organisation_label] * organisations + [row.dimension_label] * (dimensions or not organisations)
        )
        for row in rows_of(rows)
    }
