"""The words and the rows around the pictures: the finding as title, and the table of exactly the rows drawn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from lessons.drawing import (
    cites,
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
    """On how many dimensions the level of all counts. Who is ahead is said by dominance, never by counting (method 7, 8)."""
    labels = dict(zip(rows["organisation"], rows["organisation_label"], strict=True))
    ranges: dict[str, dict[str, tuple[int, int]]] = {}
    for row in rows_of(rows[counts(rows)]):
        ranges.setdefault(row.dimension, {})[row.organisation] = (row.low, row.high)
    joint = [known for known in ranges.values() if len(known) == len(organisations)]
    total = rows["dimension"].nunique()
    names = words.list(labels[item] for item in organisations)
    return words.say(
        nl="Op {n} van de {m} dimensies telt het niveau van {names} mee: bekend, niet verouderd en niet rijksbreed.",
        en="The level of {names} counts on {n} of the {m} dimensions: known, not out of date and not government-wide.",
        n=words.spelled(len(joint)) if len(joint) else words.say(nl="geen", en="none"),
        m=total,
        names=names,
    )


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
        nl="Niveau 0 tot 4, het cijfer staat bij het oordeel. Een streepje dwars op de lijn: daar is het oordeel verouderd. ▲ hoger, ▼ lager, = gelijk, ? niet bekend.",
        en="Level 0 to 4, the digit stands at the judgement. A tick across the line: there the judgement went out of date. ▲ higher, ▼ lower, = the same, ? not known.",
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


# --- jobs realised against target ---------------------------------------------------------------------------------


def part_names(words: Words) -> dict[str, str]:
    """The parts of a series by their id, in words."""
    say = words.say
    return {
        "market": say(nl="markt", en="market"),
        "government": say(nl="overheid", en="government"),
        "total": say(nl="totaal", en="total"),
        "police": say(nl="politie", en="police"),
        "municipalities": say(nl="gemeenten", en="municipalities"),
    }


def jobs_table(rows: Frame, titles: Mapping[str, str], words: Words) -> Frame:
    """One row per point of a series, with its sources by title."""
    say = words.say
    statuses = {
        "official": say(nl="officieel", en="official"),
        "derived": say(nl="door ons berekend", en="worked out by us"),
        "indicative": say(nl="indicatie", en="indicative"),
        "stated": say(nl="genoemd", en="stated"),
    }
    cited = [[titles.get(found, found) for found in cites(ids)] for ids in rows["sources"]]
    told = rows.assign(
        part=named(rows["part"], part_names(words)),
        status=named(rows["status"], statuses),
        sources=pd.Series(["; ".join(names) for names in cited], index=rows.index, dtype="str"),
    )
    return renamed(told, {
        "title": say(nl="Reeks", en="Series"),
        "part": say(nl="Deel", en="Part"),
        "date": say(nl="Datum", en="Date"),
        "target": say(nl="Doel", en="Target"),
        "realised": say(nl="Gerealiseerd", en="Realised"),
        "percent": say(nl="Percentage van het doel", en="Percentage of the target"),
        "unit": say(nl="Eenheid", en="Unit"),
        "status": say(nl="Soort cijfer", en="Kind of figure"),
        "note": say(nl="Toelichting", en="Note"),
        "sources": say(nl="Bronnen", en="Sources"),
    })  # fmt: skip


def jobs_title(rows: Frame, words: Words) -> str:
    """Whether the target was met at the newest count; where that cannot be said, what is known and of when."""
    several = rows["series"].nunique() > 1
    decided: dict[tuple[str, bool], list[str]] = {}
    said = []
    for _, part in rows.sort_values("day", kind="stable").groupby(["series", "part"], sort=False):
        newest = part[part["realised"].notna()].tail(1)
        full = newest["target"].notna() & (newest["status"] != "indicative")
        name = _part_name(part.iloc[0], words, several)
        if full.any():
            row = newest.iloc[0]
            count = words.say(
                nl="{n} van de {m}", en="{n} of {m}", n=words.number(row.realised), m=words.number(row.target)
            )
            decided.setdefault((row.date, row.realised >= row.target), []).append(f"{name} {count}".strip())
        rest = [_reached(part, newest, words)] if full.any() else _loose(part, newest, words)
        told = "; ".join(item for item in rest if item)
        said += [f"{name or part.iloc[0].title}: {told}"] if told else []
    met = [_met(date, met, words.list(counts), words) for (date, met), counts in decided.items()]
    return words.join(f"{words.opening(item)}." for item in [*met, *said])


def _part_name(row: Any, words: Words, several: bool) -> str:
    part = part_names(words).get(row.part, row.part)
    return ", ".join(item for item in (row.title if several else "", part) if item)


def _met(date: str, met: bool, counts: str, words: Words) -> str:
    when = _moment(date, words)
    if met:
        return words.say(nl="{w} is het doel gehaald: {c}", en="{w} the target was met: {c}", w=when, c=counts)
    return words.say(nl="{w} is het doel niet gehaald: {c}", en="{w} the target was not met: {c}", w=when, c=counts)


def _loose(part: Frame, newest: Frame, words: Words) -> list[str]:
    """The newest count with its date, then the newest target or else the first count, then a later percentage."""
    target, first = part[part["target"].notna()].tail(1), part[part["realised"].notna()].head(1)
    said = [_count(row, words) for row in rows_of(newest)]
    if len(target):
        row = target.iloc[0]
        told = {"w": _moment(row.date, words), "m": words.number(row.target)}
        said.append(words.say(nl="het doel {w} was {m}", en="the target {w} was {m}", **told))
    elif len(first) and first.index[0] != newest.index[0]:
        said[0] = words.say(nl="{n}, tegen {b}", en="{n}, against {b}", n=said[0], b=_count(first.iloc[0], words))
    return [*said, _reached(part, newest, words)]


def _count(row: Any, words: Words) -> str:
    return f"{_about(row, words)}{words.number(row.realised)} {_moment(row.date, words)}"


def _reached(part: Frame, newest: Frame, words: Words) -> str:
    """The newest percentage, when it is newer than the newest count."""
    since = newest["day"].max() if len(newest) else pd.Timestamp.min
    later = part[part["percent"].notna() & (part["day"] > since)].tail(1)
    told = [
        words.say(
            nl="{w} was {p} van het doel gehaald",
            en="{w} {p} of the target was reached",
            w=_moment(row.date, words),
            p=_about(row, words) + words.percent(row.percent),
        )
        for row in rows_of(later)
    ]
    return "".join(told)


def _about(row: Any, words: Words) -> str:
    return words.say(nl="ongeveer ", en="about ") if row.status == "indicative" else ""


def _moment(date: str, words: Words) -> str:
    """A date with its preposition: "eind 2023", "op 30 september 2023", "in 2023"."""
    if date.endswith("-12-31"):
        return words.say(nl="eind {y}", en="at the end of {y}", y=date[:4])
    return (words.say(nl="op ", en="on ") if len(date) == 10 else "in ") + words.date(date)


def missing_years(rows: Frame, measures: list[str], words: Words) -> str:
    """The years between the first and the last that have no figure, in words; "" when there is none."""
    known = {int(year) for year in rows.loc[rows[measures].notna().any(axis=1), "year"]}
    gaps = [str(year) for year in range(min(known), max(known)) if year not in known] if known else []
    return words.say(nl="geen cijfer: {y}", en="no figure: {y}", y=words.list(gaps)) if gaps else ""


def jobs_subtitle(rows: Frame, words: Words) -> str:
    """The unit, what is measured, and how to read the marks."""
    return words.join([
        words.say(nl="Eenheid: {u}.", en="Unit: {u}.", u=words.list(once(rows["unit"]))),
        *(f"{measure.rstrip('.')}." for measure in once(rows["measures"])),
        words.say(nl="Open teken: indicatie. Een jaar zonder cijfer is een gat in de lijn.", en="Open mark: indicative. A year without a figure is a gap in the line."),
    ])  # fmt: skip


def measure_names(words: Words) -> dict[str, str]:
    """What a line shows, in a word; a panel of per cents has one line and needs none."""
    return {
        "target": words.say(nl="doel", en="target"),
        "realised": words.say(nl="gehaald", en="reached"),
        "percent": "",
    }


def panel_head(part: Frame, measures: list[str], missing: str, words: Words, several: bool) -> list[str]:
    """The lines above a panel: what it shows, unless the title says so already, and which years have no figure."""
    first, percent = part.iloc[0], measures == ["percent"]
    shown = words.say(nl="in procenten van het doel", en="in per cent of the target") if percent else ""
    if not percent and part["percent"].notna().any():
        shown = words.say(nl="in aantallen", en="in counts")
    name = words.opening(", ".join(item for item in (_part_name(first, words, several), shown) if item))
    bold = [f"<b>{line}</b>" for line in wrapped(name, 30).split("<br>")] if name else []
    return bold + (wrapped(missing, 34).split("<br>") if missing else [])


def end_label(row: Any, measure: str, old: bool, words: Words) -> str:
    """The last value of a line: its name, the number, and the year when others in the picture are newer."""
    write = words.percent if measure == "percent" else words.number
    lines = [measure_names(words)[measure], write(row[measure]), f"({row['year']})" if old else ""]
    return "<br>".join(line for line in lines if line)
