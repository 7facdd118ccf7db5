"""The words and the rows around the counts through time: the finding, what is counted, and the table of what is drawn."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from typing import Any

import pandas as pd

from lessons.drawing import rows_of
from lessons.labels import label, outcome_word
from lessons.readiness import OUTCOMES, Outcome
from lessons.records import Edition
from lessons.tally import JUDGED, STANDINGS
from lessons.words import Words

Frame = pd.DataFrame


# --- moments ------------------------------------------------------------------------------------------------------


def short_moment(day: str, words: Words) -> str:
    """The end of a year is its year, the end of a month its month: "2014", "mei 2026", "22 november 2026"."""
    year, month, last = (int(part) for part in day.split("-"))
    if last != monthrange(year, month)[1]:
        return words.date(day)
    return day[:4] if month == 12 else words.date(day[:7])


def moment_in(day: str, words: Words) -> str:
    """A moment inside a sentence: "eind 2014", "eind mei 2026", "op 22 november 2026"."""
    short = short_moment(day, words)
    if short == words.date(day):
        return words.say(nl="op {d}", en="on {d}", d=short)
    return words.say(nl="eind {d}", en="at the end of {d}", d=short)


def left_out_words(years: tuple[int, int] | None, words: Words) -> str:
    """That the oldest years are not shown; "" when all are."""
    if years is None:
        return ""
    first, last = years
    if first == last:
        return words.say(nl=f"Het jaar {first} staat er niet bij.", en=f"The year {first} is left out.")
    return words.say(
        nl=f"De jaren {first} tot en met {last} staan er niet bij.", en=f"The years {first} to {last} are left out."
    )


# --- where the cells stand ----------------------------------------------------------------------------------------


def standing_names(edition: Edition, words: Words) -> Mapping[str, str]:
    """Every standing by its id, as the edition names it: "1 benoemd", "verouderd"."""
    levels: dict[str, str] = {item.id: f"{item.id} {words.text(item.label)}" for item in edition.levels}
    return {item: levels.get(item) or label(edition.states, item, words) for item in STANDINGS}


def per_moment(frame: Frame) -> Frame:
    """One row per moment, one column per standing; `judged`, `collective` and `total` of that moment."""
    counts = frame.assign(standing=frame["standing"].astype("str")).pivot(
        index="date", columns="standing", values="count"
    )
    totals = frame.groupby("date").agg(total=("total", "first"), collective=("collective", "sum"))
    return counts.join(totals).assign(judged=counts[list(JUDGED)].sum(axis=1)).astype("Int64").reset_index()


def tally_table(frame: Frame, edition: Edition, words: Words) -> Frame:
    """The counts drawn, one row per moment; how many are judged in all, and on what is said of everybody alone."""
    say = words.say
    everybody = label(edition.states, "collective", words)
    columns = {
        "date": say(nl="Op", en="On"),
        **standing_names(edition, words),
        "total": say(nl="Samen", en="Together"),
        "judged": say(nl="Waarvan beoordeeld", en="Of which judged"),
        "collective": say(nl="Waarvan {c}", en="Of which {c}", c=everybody),
    }
    return per_moment(frame)[list(columns)].rename(columns=columns)


def tally_title(frame: Frame, words: Words) -> str:
    """How many cells are judged: from the first moment to the last, and how many of them are out of date."""
    rows = list(rows_of(per_moment(frame)))
    topic, last = str(frame["dimension_label"].iloc[0]), rows[-1]
    numbers = {"a": words.number(rows[0].judged), "b": words.number(last.judged), "n": words.number(last.total)}
    told = {**numbers, "w": _what(topic, words), "old": _old(last.stale, last.judged, words)}
    if len(rows) == 1:
        return words.say(
            nl="{m} is {w} {b} van de {n}{old}.",
            en="{m} {w} is {b} of {n}{old}.",
            m=words.opening(moment_in(last.date, words)),
            **told,
        )
    span = {"f": short_moment(rows[0].date, words), "l": short_moment(last.date, words)}
    return _moved(last.judged - rows[0].judged, span | told, words)


def _what(topic: str, words: Words) -> str:
    if topic:
        return words.say(
            nl="het aantal organisaties met een niveau op {t}", en="the number of organisations with a level on {t}", t=topic
        )  # fmt: skip
    return words.say(nl="het aantal beoordeelde vakken", en="the number of judged cells")


def _moved(change: int, told: Mapping[str, str], words: Words) -> str:
    if change == 0:
        return words.say(
            nl="Tussen {f} en {l} bleef {w} gelijk: {b} van de {n}{old}.",
            en="Between {f} and {l} {w} stayed the same: {b} of {n}{old}.",
            **told,
        )
    return words.say(
        nl="Tussen {f} en {l} {v} {w} van {a} naar {b} van de {n}{old}.",
        en="Between {f} and {l} {w} {v} from {a} to {b} of {n}{old}.",
        v=words.say(nl="groeide", en="grew") if change > 0 else words.say(nl="daalde", en="fell"),
        **told,
    )


def _old(stale: int, judged: int, words: Words) -> str:
    """ "; 10 zijn verouderd"; "" when nothing is judged."""
    if not judged:
        return ""
    if stale == judged > 1:
        return words.say(nl="; alle {n} zijn verouderd", en="; all {n} are out of date", n=words.number(stale))
    if stale == 1:
        return words.say(nl="; 1 is verouderd", en="; 1 is out of date")
    none = words.say(nl="; geen is verouderd", en="; none is out of date")
    return words.say(nl="; {n} zijn verouderd", en="; {n} are out of date", n=words.number(stale)) if stale else none


def tally_subtitle(frame: Frame, words: Words) -> str:
    """What is counted, and at which moments."""
    dimensions = str(frame["dimension_label"].iloc[0]) == ""
    what = (
        words.say(
            nl="Geteld: vakken, een vak is een organisatie in een dimensie.",
            en="Counted: cells, a cell is one organisation in one dimension.",
        )
        if dimensions
        else words.say(nl="Geteld: organisaties.", en="Counted: organisations.")
    )
    return words.join([
        what,
        words.say(
            nl="Een balk per jaareinde, de laatste is van de peildatum. Een verouderd oordeel telt als verouderd, niet meer op zijn niveau.",
            en="A bar per end of a year, the last one is of the as-of date. A judgement that is out of date counts as that, and no longer at its level.",
        ),
    ])  # fmt: skip


def tally_alt(frame: Frame, edition: Edition, title: str, words: Words) -> str:
    """The picture in words: the finding, and how the last bar is made up."""
    last = frame[frame["date"] == frame["date"].iloc[-1]]
    names = standing_names(edition, words)
    parts = [
        f"{words.number(row['count'])} {names[row['standing']]}" for row in last.to_dict("records") if row["count"]
    ]
    return words.say(
        nl="Liggende balken, een per jaareinde. {t} {m}: {p}.",
        en="Horizontal bars, one per end of a year. {t} {m}: {p}.",
        t=title,
        m=words.opening(moment_in(str(last["date"].iloc[0]), words)),
        p=words.list(parts),
    )


# --- what the organisations are ready for -------------------------------------------------------------------------


def outcome_rows(frame: Frame, words: Words) -> tuple[list[str], list[dict[str, Any]]]:
    """The moments as headings, and per outcome its word and its count at each of them."""
    heads = [short_moment(day, words) for day in dict.fromkeys(frame["date"])]
    rows = [
        {
            "outcome": outcome,
            "name": outcome_word(outcome, words),
            "counts": [words.number(count) for count in frame.loc[frame["outcome"] == outcome, "count"]],
        }
        for outcome in OUTCOMES
    ]
    return heads, rows


def outcome_table(frame: Frame, words: Words) -> Frame:
    """The same counts as rows of a file: one per moment."""
    counts = frame.assign(outcome=frame["outcome"].astype("str")).pivot(index="date", columns="outcome", values="count")
    totals = frame.groupby("date")["total"].first()
    columns: dict[str, str] = {
        "date": words.say(nl="Op", en="On"),
        **{outcome: words.opening(outcome_word(outcome, words)) for outcome in OUTCOMES},
        "total": words.say(nl="Samen", en="Together"),
    }
    return counts.join(totals).reset_index()[list(columns)].rename(columns=columns)


def outcome_title(frame: Frame, words: Words) -> str:
    """How many organisations were ready for the purpose, at the first moment and at the last."""
    days, total = list(dict.fromkeys(frame["date"])), int(frame["total"].iloc[0])
    goal = str(frame["purpose_label"].iloc[0])
    if total == 1:
        return _alone(frame, goal, words)
    ready = [int(count) for count in frame.loc[frame["outcome"] == "ready", "count"]]
    told = {"g": goal, "n": words.number(total), "a": words.number(ready[0]), "b": words.number(ready[-1])}
    if len(days) == 1:
        return _ready_on(days[0], ready[0], told, words)
    span = {"f": short_moment(days[0], words), "l": short_moment(days[-1], words)}
    if not any(ready):
        return words.say(
            nl="Tussen {f} en {l} was van geen van de {n} organisaties te zeggen dat die klaar was voor {g}.",
            en="Between {f} and {l} none of the {n} organisations could be said to be ready for {g}.",
            **span,
            **told,
        )
    return _readier(ready[-1] - ready[0], span | told, words)


def _alone(frame: Frame, goal: str, words: Words) -> str:
    """One organisation: its outcome at the first moment and at the last."""
    found = frame[frame["count"] == 1]
    ends = dict.fromkeys([found["date"].iloc[0], found["date"].iloc[-1]])
    outcomes = dict(zip(found["date"], found["outcome"], strict=True))
    parts = [
        words.say(nl="{m} {o}", en="{o} {m}", m=moment_in(day, words), o=outcome_word(outcomes[day], words))
        for day in ends
    ]
    return words.say(
        nl="De enige organisatie in beeld, voor {g}: {p}.",
        en="The only organisation in view, for {g}: {p}.",
        g=goal,
        p=", ".join(parts),
    )


def _ready_on(day: str, ready: int, told: Mapping[str, str], words: Words) -> str:
    when = words.opening(moment_in(day, words))
    if not ready:
        return words.say(
            nl="{m} is van geen van de {n} organisaties te zeggen dat die klaar is voor {g}.",
            en="{m} none of the {n} organisations can be said to be ready for {g}.",
            m=when,
            **told,
        )
    return words.say(
        nl="{m} {is_} {b} van de {n} organisaties klaar voor {g}.",
        en="{m} {b} of the {n} organisations {are} ready for {g}.",
        m=when,
        is_="is" if ready == 1 else "zijn",
        are="is" if ready == 1 else "are",
        **told,
    )


def _readier(change: int, told: Mapping[str, str], words: Words) -> str:
    if change == 0:
        return words.say(
            nl="Het aantal organisaties dat klaar is voor {g} is {a} van de {n}, net als eind {f}.",
            en="The number of organisations ready for {g} is {a} of {n}, as at the end of {f}.",
            **told,
        )
    return words.say(
        nl="Tussen {f} en {l} {v} het aantal organisaties dat klaar is voor {g} van {a} naar {b} van de {n}.",
        en="Between {f} and {l} the number of organisations ready for {g} {v} from {a} to {b} of {n}.",
        v=words.say(nl="groeide", en="grew") if change > 0 else words.say(nl="daalde", en="fell"),
        **told,
    )


def outcome_lead(frame: Frame, words: Words) -> str:
    """How all outcomes stand at the last moment: "Eind 2023: 0 klaar, 1 nog niet, van 8 nog niet te zeggen."."""
    last = frame[frame["date"] == frame["date"].iloc[-1]]
    parts = [_so_many(row["count"], row["outcome"], words) for row in last.to_dict("records")]
    when = words.opening(moment_in(str(last["date"].iloc[0]), words))
    return f"{when}: {', '.join(parts)}."


def _so_many(count: int, outcome: Outcome, words: Words) -> str:
    """ "2 klaar", "van 7 nog niet te zeggen"."""
    number = words.number(count)
    if outcome == "cannot_say":
        of = "van " if count else ""
        return words.say(nl=f"{of}{number} nog niet te zeggen", en=f"{number} cannot be said yet")
    return f"{number} {outcome_word(outcome, words)}"
