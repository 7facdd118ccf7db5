"""What is new, in sentences: how much came in since a day, over how many themes, and when the last thing came in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from lessons.headlines import Finding
from lessons.news import NEWS_KINDS, NewsKind, themes_of
from lessons.words import Words

_NO_BREAK = "\N{NO-BREAK SPACE}"
_NAMES: Mapping[NewsKind, tuple[tuple[str, str], tuple[str, str]]] = {
    "lesson": (("les", "lessen"), ("lesson", "lessons")),
    "experiment": (("experiment", "experimenten"), ("experiment", "experiments")),
    "concept": (("concept", "concepten"), ("concept", "concepts")),
    "session": (("sessie", "sessies"), ("session", "sessions")),
}


def counted_words(rows: pd.DataFrame, words: Words, besides: str = "") -> str:
    """How many there are of each kind, those that are there: "2 experimenten, 4 concepten en 1 sessie"."""
    counts = rows["kind"].value_counts()
    found = [(kind, int(counts[kind])) for kind in NEWS_KINDS if kind != besides and counts[kind]]
    return words.list(words.count(n, nl=_NAMES[kind][0], en=_NAMES[kind][1]) for kind, n in found)


def news_finding(rows: pd.DataFrame, since: date, words: Words) -> Finding:
    """The first sentence: how many lessons came in since then, and over how many themes."""
    say, day = words.say, _day(since, words)
    new = rows[rows["moment"] == "added"]
    lessons, themes = int((new["kind"] == "lesson").sum()), len(themes_of(new))
    if not len(rows):
        return Finding(
            say(nl=f"Sinds {day} is er ", en=f"Since {day}, "), say(nl="niets nieuws", en="nothing is new"), "."
        )
    if not lessons:
        return Finding(say(nl=f"Sinds {day} kwam er ", en=f"Since {day}, "), *_no_lesson(new, words))
    number = words.count(lessons, nl=("les", "lessen"), en=("lesson", "lessons"))
    over = words.count(themes, nl=("thema", "thema's"), en=("theme", "themes"))
    is_, came = ("is", "has") if lessons == 1 else ("zijn", "have")
    about = say(nl=f", over {over}", en=f", on {over}") if themes else ""
    return Finding(
        say(nl=f"Sinds {day} {is_} er ", en=f"Since {day}, "),
        number,
        say(nl=" bij gekomen", en=f" {came} come in") + about + ".",
    )


def _no_lesson(new: pd.DataFrame, words: Words) -> tuple[str, str]:
    none = words.say(nl="geen les bij", en="no lesson has come in")
    others = counted_words(new, words)
    return none, words.say(nl=f", wel {others}.", en=f", but {others} did.") if others else "."


def one_day_finding(day: date, words: Words) -> Finding:
    """All there is came in on one day, so that a list of what is new would be a list of all."""
    return Finding(
        words.say(nl="Deze hele verzameling kwam ", en="This whole collection came in "),
        words.say(nl="op één dag", en="on one day"),
        words.say(nl=f" binnen: {_day(day, words)}.", en=f": {_day(day, words)}."),
    )


def _day(day: date, words: Words) -> str:
    """The day as one word, for a title."""
    return words.date(day).replace(" ", _NO_BREAK)


def also_words(rows: pd.DataFrame, words: Words) -> str:
    """What else is new beside the lessons, and what changed."""
    new, changed = rows[rows["moment"] == "added"], rows[rows["moment"] == "changed"]
    others = counted_words(new, words, besides="lesson") if (new["kind"] == "lesson").any() else ""
    told = counted_words(changed, words)
    return words.join([
        words.say(nl=f"Ook nieuw: {others}.", en=f"Also new: {others}.") if others else "",
        words.say(nl=f"Veranderd: {told}.", en=f"Changed: {told}.") if told else "",
    ])  # fmt: skip


def undated_words(undated: int, words: Words) -> str:
    """How many have no date, and so are never told as new; "" where all have one."""
    if not undated:
        return ""
    items = words.count(undated, nl=("stuk heeft", "stukken hebben"), en=("item has", "items have"), spelled=True)
    they = ("het nieuw is", "it is") if undated == 1 else ("ze nieuw zijn", "they are")
    return words.opening(
        words.say(
            nl=f"{items} geen datum. Dan is niet te zeggen of {they[0]}.",
            en=f"{items} no date, so nobody can say whether {they[1]} new.",
        )
    )


def last_words(last: date | None, words: Words) -> str:
    """When the last thing came in or changed; said so where no date is known at all."""
    if last is None:
        return words.say(
            nl="Van niets in deze verzameling is bekend wanneer het erbij kwam.",
            en="Of nothing in this collection is it known when it came in.",
        )
    day = words.date(last)
    return words.say(
        nl=f"Het laatste kwam erbij of veranderde op {day}.", en=f"The last thing came in or changed on {day}."
    )
