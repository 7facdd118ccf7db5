"""The words and the rows around the pictures: the finding as title, and the table of exactly the rows drawn."""

from __future__ import annotations

from typing import Any

import pandas as pd

from lessons.drawing import confidence_names, levels, marks, named, once, renamed, rows_of, state_names
from lessons.words import Words

Frame = pd.DataFrame


# --- two to four organisations beside each other ------------------------------------------------------------------


def comparison_table(rows: Frame, words: Words) -> Frame:
    say = words.say
    told = rows.assign(
        level_word=levels(rows, words),
        state=named(rows["state"], state_names(words)),
        confidence=named(rows["confidence"], confidence_names(words)),
        mark=[marks(*pair, words) for pair in zip(rows["stale"], rows["collective"], strict=True)],
    )
    return renamed(told, {
        "organisation_label": say(nl="Organisatie", en="Organisation"),
        "dimension_label": say(nl="Dimensie", en="Dimension"),
        "level_word": say(nl="Niveau", en="Level"),
        "state": say(nl="Toestand", en="State"),
        "mark": say(nl="Telt niet mee", en="Does not count"),
        "confidence": say(nl="Vertrouwen", en="Confidence"),
        "date": say(nl="Datum", en="Date"),
        "reason": say(nl="Reden", en="Reason"),
    })  # fmt: skip


def comparison_title(rows: Frame, organisations: list[str], words: Words) -> str:
    """On how many dimensions all are known. Who is ahead is said by dominance, never by counting (method 7, 8)."""
    labels = dict(zip(rows["organisation"], rows["organisation_label"], strict=True))
    ranges: dict[str, dict[str, tuple[int, int]]] = {}
    for row in rows_of(rows[rows["low"].notna() & ~rows["stale"] & ~rows["collective"]]):
        ranges.setdefault(row.dimension, {})[row.organisation] = (row.low, row.high)
    joint = [known for known in ranges.values() if len(known) == len(organisations)]
    total = rows["dimension"].nunique()
    names = words.list(labels[item] for item in organisations)
    known = words.say(
        nl="Op {n} van de {m} dimensies is het niveau van {names} bekend en niet verouderd",
        en="On {n} of the {m} dimensions the level of {names} is known and not stale",
        n=words.spelled(len(joint)) if len(joint) else words.say(nl="geen", en="none"),
        m=total,
        names=names,
    )
    return f"{known}."


# --- one organisation through time --------------------------------------------------------------------------------


def steps_table(rows: Frame, words: Words) -> Frame:
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
        state=named(rows["state"], state_names(words)),
        movement=named(rows["movement"], moves),
        until=rows["until"].dt.strftime("%Y-%m-%d").astype("str"),
    )
    return renamed(told, {
        "organisation_label": say(nl="Organisatie", en="Organisation"),
        "dimension_label": say(nl="Dimensie", en="Dimension"),
        "date": say(nl="Datum", en="Date"),
        "until": say(nl="Geldig tot en met", en="Valid until"),
        "level_word": say(nl="Niveau", en="Level"),
        "state": say(nl="Toestand", en="State"),
        "movement": say(nl="Beweging", en="Movement"),
        "reason": say(nl="Reden", en="Reason"),
    })  # fmt: skip


def steps_title(rows: Frame, words: Words) -> str:
    """How the latest judgement of each dimension moved."""
    say = words.say
    names = words.list(dict.fromkeys(rows["organisation_label"]))
    latest = rows.drop_duplicates(["organisation", "dimension"], keep="last")
    parts = [
        (
            say(nl="hoger op {t}", en="higher on {t}", t=_topics(latest, "up", words)),
            (latest["movement"] == "up").any(),
        ),
        (
            say(nl="lager op {t}", en="lower on {t}", t=_topics(latest, "down", words)),
            (latest["movement"] == "down").any(),
        ),
        (
            say(nl="gelijk op {t}", en="the same on {t}", t=_topics(latest, "same", words)),
            (latest["movement"] == "same").any(),
        ),
    ]
    moved = "; ".join(part for part, holds in parts if holds)
    still = say(
        nl="nog geen twee oordelen die te vergelijken zijn, dus nog geen beweging te zien",
        en="no two judgements that can be compared yet, so no movement to see",
    )
    return f"{names}: {moved or still}."


def _topics(latest: Frame, movement: str, words: Words) -> str:
    return words.list(dict.fromkeys(latest.loc[latest["movement"] == movement, "dimension_label"]))


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


def jobs_table(rows: Frame, words: Words) -> Frame:
    """One row per point of a series."""
    say = words.say
    statuses = {
        "official": say(nl="officieel", en="official"),
        "derived": say(nl="door ons berekend", en="our calculation"),
        "indicative": say(nl="indicatie", en="indicative"),
        "stated": say(nl="genoemd in de bron", en="stated by the source"),
    }
    told = rows.assign(part=named(rows["part"], part_names(words)), status=named(rows["status"], statuses))
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
    """Per series and part the newest count, against its target where one is known."""
    counted = rows[rows["realised"].notna()].sort_values("day", kind="stable")
    latest = counted.drop_duplicates(["series", "part"], keep="last").sort_index()
    if latest.empty:
        return words.say(
            nl="Er zijn geen aantallen bekend, alleen percentages.", en="No counts are known, only percentages."
        )
    several = latest["series"].nunique() > 1
    years = latest.groupby("year", sort=False)
    said = [
        f"{year}: {words.list(_newest_count(row, words, several) for row in rows_of(part))}" for year, part in years
    ]
    return "; ".join(said) + "."


def _newest_count(row: Any, words: Words, several: bool) -> str:
    name = " ".join(
        part for part in (f"{row.title}:" if several else "", part_names(words).get(row.part, row.part)) if part
    )
    about = words.say(nl="ongeveer ", en="about ") if row.status == "indicative" else ""
    realised = about + words.number(row.realised)
    told = words.say(nl="{n} banen", en="{n} jobs", n=realised)
    if not pd.isna(row.target):
        told = words.say(nl="{n} van de {m} banen", en="{n} of {m} jobs", n=realised, m=words.number(row.target))
    return f"{name} {told}".strip()


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


def panel_name(part: Frame, measures: list[str], words: Words, several: bool) -> str:
    """The part, with its series where there is more than one."""
    first = part.iloc[0]
    name = words.opening(part_names(words).get(first["part"], first["part"]))
    percent = (
        words.say(nl="in procenten van het doel", en="in per cent of the target") if measures == ["percent"] else ""
    )
    return ", ".join(item for item in (first["title"] if several or not name else "", name, percent) if item)


# --- from obstacle to lesson --------------------------------------------------------------------------------------


def kind_names(words: Words) -> dict[str, str]:
    """The steps of the trail by their kind, in words."""
    say = words.say
    return {
        "obstacle": say(nl="Obstakel", en="Obstacle"),
        "conclusion": say(nl="Conclusie", en="Conclusion"),
        "lesson": say(nl="Les", en="Lesson"),
    }


def flow_table(rows: Frame, words: Words) -> Frame:
    """One row per hop, or per step that nothing follows from."""
    say, kinds = words.say, kind_names(words)
    told = rows.assign(from_kind=named(rows["from_kind"], kinds), to_kind=named(rows["to_kind"], kinds))
    return renamed(told, {
        "from_kind": say(nl="Van", en="From"),
        "from_text": say(nl="Tekst", en="Text"),
        "to_kind": say(nl="Naar", en="To"),
        "to_text": say(nl="Wat eruit volgt", en="What follows"),
    })  # fmt: skip


def flow_title(rows: Frame, words: Words) -> str:
    """How many obstacles, conclusions and lessons stand on the trail."""
    ends = pd.concat([
        rows[["from_kind", "from_id"]].set_axis(["kind", "id"], axis=1),
        rows[["to_kind", "to_id"]].set_axis(["kind", "id"], axis=1),
    ])  # fmt: skip
    counts = ends[ends["kind"].notna()].drop_duplicates()["kind"].value_counts()
    told = [
        words.count(
            counts.get("obstacle", 0), nl=("obstakel", "obstakels"), en=("obstacle", "obstacles"), spelled=True
        ),
        words.count(
            counts.get("conclusion", 0), nl=("conclusie", "conclusies"), en=("conclusion", "conclusions"), spelled=True
        ),
        words.count(counts.get("lesson", 0), nl=("les", "lessen"), en=("lesson", "lessons"), spelled=True),
    ]
    return words.opening(
        words.say(
            nl="{o}, {c} en {l}, en wat waaruit volgt.",
            en="{o}, {c} and {l}, and what follows from what.",
            o=told[0],
            c=told[1],
            l=told[2],
        )
    )


def flow_subtitle(rows: Frame, words: Words) -> str:
    """Where to look, and how many steps stand in the table only."""
    alone = len(set(rows.loc[rows["to_id"] == "", "from_id"]))
    count = words.count(alone, nl=("stap", "stappen"), en=("step", "steps"), spelled=True)
    return words.join([
        words.say(nl="Links de obstakels, dan de conclusies, rechts de lessen.", en="Obstacles on the left, then conclusions, lessons on the right."),
        words.say(nl="Los daarvan in de tabel: {n}.", en="Apart from these, in the table: {n}.", n=count) if alone else "",
    ])  # fmt: skip
