"""The words and the rows around the pictures of jobs: what came of the target, where it stands, and the table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from lessons.drawing import cites, named, once, renamed, rows_of, wrapped
from lessons.words import Words

Frame = pd.DataFrame


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


def table(rows: Frame, titles: Mapping[str, str], words: Words) -> Frame:
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


def title(rows: Frame, words: Words) -> str:
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


def standing(rows: Frame, words: Words) -> list[tuple[str, str]]:
    """Per part of one series its name ("" where there are no parts) and where it stands: the newest count that has its
    target, then what is known since."""
    told = []
    for _, part in rows.sort_values("day", kind="stable").groupby("part", sort=False):
        name = part_names(words).get(part.iloc[0]["part"], part.iloc[0]["part"])
        sentences = words.join(f"{words.opening(item)}." for item in _standing(part, words))
        told.append((words.opening(name), sentences))
    return told or [("", words.say(nl="Geen cijfer gevonden.", en="No figure was found."))]


def _standing(part: Frame, words: Words) -> list[str]:
    """The newest count with its target; a newer count, a newer target; a percentage newer than any count."""
    counted, aimed = part[part["realised"].notna()], part[part["target"].notna()]
    both = counted[counted["target"].notna()].tail(1)
    since = both["day"].max() if len(both) else pd.Timestamp.min
    known = counted["day"].max() if len(counted) else pd.Timestamp.min
    without = words.say(nl="een doel met een jaar is niet gevonden", en="no target with a year was found")
    return [
        *(_against(row, words) for row in rows_of(both)),
        *(_uncompared(row, not aimed.empty, words) for row in rows_of(counted[counted["day"] > since].tail(1))),
        *(_aimed(row, words) for row in rows_of(aimed[aimed["day"] > since].tail(1))),
        *([without] if aimed.empty else []),
        *(_share(row, words) for row in rows_of(part[part["percent"].notna() & (part["day"] > known)].tail(1))),
    ]


def _against(row: Any, words: Words) -> str:
    """ "11.634 van de 25.000 eind 2023: 13.366 te weinig"."""
    short = int(row.target) - int(row.realised)
    number = words.number(abs(short))
    gap = words.say(nl=f"{number} te weinig", en=f"{number} too few")
    if short <= 0:
        gap = words.say(nl=f"{number} meer dan het doel", en=f"{number} above the target")
    if not short:
        gap = words.say(nl="precies het doel", en="exactly the target")
    ours = words.say(nl=" (door ons berekend)", en=" (worked out by us)") if row.status == "derived" else ""
    return words.say(
        nl="{n} van de {m} {w}: {g}{o}",
        en="{n} of {m} {w}: {g}{o}",
        w=_moment(row.date, words),
        n=_about(row, words) + words.number(row.realised),
        m=words.number(row.target),
        g=gap,
        o=ours,
    )


def _uncompared(row: Any, aimed: bool, words: Words) -> str:
    """A count whose own date has no target beside it; `aimed`: other dates have one."""
    without = words.say(nl=", zonder doel voor dat moment", en=", without a target for that moment")
    return _count(row, words) + without * aimed


def _aimed(row: Any, words: Words) -> str:
    told = {"w": _moment(row.date, words), "m": words.number(row.target)}
    return words.say(nl="een doel van {m} {w}, zonder telling", en="a target of {m} {w}, without a count", **told)


def _share(row: Any, words: Words) -> str:
    return words.say(
        nl="{p} van het doel {w}, zonder aantal",
        en="{p} of the target {w}, without a count",
        w=_moment(row.date, words),
        p=_about(row, words) + words.percent(row.percent),
    )


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


def subtitle(rows: Frame, words: Words) -> str:
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
