"""What came in or changed since a day, which lessons wait to be used, and both in sentences."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons import records as r
from lessons.fields import first_day, last_day
from lessons.news import News, themes_of
from lessons.news_words import (
    also_words,
    last_words,
    news_finding,
    one_day_finding,
    undated_words,
)
from lessons.tables import Tables, tables
from lessons.use import due, months_later, unused
from lessons.words import Language, Words
from tests import sample

NL, EN = Words("nl"), Words("en")
DAYS = st.dates(date(2001, 1, 1), date(2060, 12, 31))
WRITTEN = DAYS.flatmap(lambda day: st.sampled_from([day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]]))


def lesson(name: str, **more: Any) -> r.PublicLesson:
    base = {
        "id": name,
        "text": sample.text(name),
        "kind": "advice",
        "themes": ["work"],
        "strength": "weak",
        "sources": [sample.LATER],
    }
    return r.PublicLesson.model_validate(base | more)


def holding(*lessons: r.PublicLesson, language: Language = "nl", months: int | None = 12, **more: Any) -> Tables:
    """A catalogue with these lessons from public sources and nothing else that is told as news."""
    programme = sample.programme().model_copy(update={"lessons": (), "unused_after_months": months}) if months else None
    shelves = {
        "lessons": {item.id: item for item in lessons},
        "programme": programme,
        "experiments": {},
        "concepts": {},
        "sessions": {},
    }
    return tables(sample.catalogue(**{**shelves, **more}), language)


def since(found: Tables, day: str) -> list[tuple[str, str, str]]:
    rows = News(found).since(date.fromisoformat(day))
    return list(zip(rows["id"], rows["moment"], rows["date"], strict=True))


# --- what is new ----------------------------------------------------------------------------------------------------------


def test_new_is_what_came_in_or_changed_on_or_after_the_day() -> None:
    """On the very day counts; the day before does not; what came in is told as that, even where it changed later."""
    found = holding(
        lesson("old", added="2026-01-31"),
        lesson("same-day", added="2026-02-01"),
        lesson("changed", added="2020-01-01", changed="2026-02-03"),
        lesson("both", added="2026-02-02", changed="2026-02-09"),
        lesson("undated"),
        lesson("only-changed", changed="2026-02-01"),
    )
    assert since(found, "2026-02-01") == [
        ("changed", "changed", "2026-02-03"),
        ("both", "added", "2026-02-02"),
        ("only-changed", "changed", "2026-02-01"),
        ("same-day", "added", "2026-02-01"),
    ]
    assert since(found, "2026-02-10") == []
    news = News(found)
    assert news.undated == 2
    assert news.days[0] == date(2026, 2, 9)
    assert [news.counted(day).records for day in (date(2026, 2, 1), date(2026, 2, 10))] == [4, 0]


def test_every_kind_is_told_and_a_lesson_has_the_date_of_its_file() -> None:
    """A lesson of an experiment without its own date came in with the experiment."""
    dated = {"added": "2026-03-01"}
    found = tables(
        sample.catalogue(
            experiments={"house-first": sample.experiment(**dated)},
            concepts={name: item.model_copy(update=dated) for name, item in sample.catalogue().concepts.items()},
            sessions={name: item.model_copy(update=dated) for name, item in sample.catalogue().sessions.items()},
            lessons={},
        ),
        "en",
    )
    rows = News(found).since(date(2026, 3, 1))
    assert list(zip(rows["kind"], rows["id"], strict=True)) == [
        ("lesson", "house-first/ask-first"),
        ("experiment", "house-first"),
        ("concept", "bicycles"),
        ("session", "2014-10-30"),
    ]
    assert themes_of(rows) == {"hiring": 1, "work": 1}
    assert set(rows["text"]) == {"Vraag eerst en", "Proef en", "Fietsen en", "Sessie en"}


def test_nothing_dated_is_never_news() -> None:
    news = News(holding(lesson("a"), lesson("b")))
    assert (news.undated, news.days, len(news.since(date(1900, 1, 1)))) == (2, [], 0)
    empty = News(holding())
    assert (empty.undated, empty.days, len(empty.since(date(1900, 1, 1)))) == (0, [], 0)


@given(st.lists(st.tuples(st.none() | WRITTEN, st.none() | WRITTEN), max_size=8), DAYS)
def test_looking_from_later_never_gives_more(dates: list[tuple[str | None, str | None]], day: date) -> None:
    """By the last day that each date can mean; counts and rows say the same; the newest stands first."""
    found = holding(*(lesson(f"l{n}", added=added, changed=changed) for n, (added, changed) in enumerate(dates)))
    news = News(found)
    rows = news.since(day)
    wanted = {f"l{n}" for n, pair in enumerate(dates) if any(written and last_day(written) >= day for written in pair)}
    assert set(rows["id"]) == wanted
    assert news.counted(day) == (len(wanted), len(wanted))
    assert list(rows["day"]) == sorted(rows["day"], reverse=True)
    assert set(news.since(day + timedelta(days=40))["id"]) <= wanted


# --- what waits -----------------------------------------------------------------------------------------------------------


def test_a_lesson_waits_from_the_very_day() -> None:
    """Twelve months after it came in: not the day before, and from then on always."""
    found = holding(lesson("a", added="2025-03-10"))
    assert [len(unused(found, date(2026, 3, day)).waiting) for day in (9, 10, 11)] == [0, 1, 1]
    before, on = unused(found, date(2026, 3, 9)), unused(found, date(2026, 3, 10))
    assert (before.first, before.never) == (date(2026, 3, 10), 1)
    assert (on.first, on.never) == (None, 1)


@pytest.mark.parametrize(
    ("added", "months", "from_day"),
    [
        ("2026-11-22", 12, "2027-11-22"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2025-10-31", 1, "2025-11-30"),
        ("2025-12-31", 2, "2026-02-28"),
        ("2025-03", 1, "2025-04-30"),
        ("2025", 120, "2035-12-31"),
    ],
)
def test_months_count_from_the_last_day_that_the_date_can_mean(added: str, months: int, from_day: str) -> None:
    assert due(added, months) == date.fromisoformat(from_day)


@given(DAYS, st.integers(1, 120))
def test_a_later_day_never_comes_sooner(day: date, months: int) -> None:
    """And months back and forth end on the same day, or on the last of a shorter month."""
    later = months_later(day, months)
    assert later <= months_later(day + timedelta(days=1), months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert months_later(later, -months).replace(day=1) == day.replace(day=1)


def test_a_use_ends_the_waiting_and_a_date_is_needed_for_it() -> None:
    """Used once, in whatever year: not listed. Without a date: counted and never listed. The oldest stand first."""
    use = {"organisation": "house", "date": "2030", "decision": sample.text("later")}
    found = holding(
        lesson("young", added="2026-01-01"),
        lesson("used", added="2001-01-01", used_by=[use]),
        lesson("undated"),
        lesson("older", added="2020-06-01"),
        lesson("oldest", added="2019"),
        months=6,
    )
    seen = unused(found, date(2026, 2, 1))
    assert list(seen.waiting["id"]) == ["oldest", "older"]
    assert (seen.months, seen.never, seen.undated, seen.first) == (6, 4, 1, date(2026, 7, 1))


def test_without_a_programme_a_lesson_may_wait_a_year() -> None:
    assert unused(holding(lesson("a", added="2025-03-10"), months=None), date(2026, 3, 10)).months == 12
    assert unused(holding(), date(2026, 3, 10)).never == 0


# --- in words -------------------------------------------------------------------------------------------------------------


def told(rows: pd.DataFrame, words: Words) -> str:
    return str(news_finding(rows, date(2026, 11, 1), words)).replace("\N{NO-BREAK SPACE}", " ")


def news(*lessons: r.PublicLesson, **more: Any) -> pd.DataFrame:
    return News(holding(*lessons, **more)).since(date(2026, 11, 1))


def test_the_finding_counts_lessons_and_themes() -> None:
    """One and more, in both languages; what only changed is no lesson that came in."""
    one = lesson("a", added="2026-11-03")
    two = lesson("b", added="2026-11-04", themes=["hiring", "work"])
    changed = lesson("c", added="2020", changed="2026-11-04", themes=["scaling"])
    assert told(news(one, changed), NL) == "Sinds 1 november 2026 is er 1 les bij gekomen, over 1 thema."
    assert told(news(one, changed), EN) == "Since 1 November 2026, 1 lesson has come in, on 1 theme."
    assert told(news(one, two), NL) == "Sinds 1 november 2026 zijn er 2 lessen bij gekomen, over 2 thema's."
    assert told(news(one, two), EN) == "Since 1 November 2026, 2 lessons have come in, on 2 themes."
    assert also_words(news(one, changed), NL) == "Veranderd: 1 les."
    assert also_words(news(one, changed), EN) == "Changed: 1 lesson."


def test_the_finding_says_so_when_no_lesson_or_nothing_at_all_came_in() -> None:
    experiment = sample.experiment(added="2026-11-05").model_copy(update={"lessons": ()})
    only = news(experiments={"house-first": experiment})
    assert told(only, NL) == "Sinds 1 november 2026 kwam er geen les bij, wel 1 experiment."
    assert told(only, EN) == "Since 1 November 2026, no lesson has come in, but 1 experiment did."
    assert also_words(only, NL) == ""
    nothing = news(lesson("old", added="2020"))
    assert told(nothing, NL) == "Sinds 1 november 2026 is er niets nieuws."
    assert told(nothing, EN) == "Since 1 November 2026, nothing is new."
    changed = news(lesson("c", added="2020", changed="2026-11-04"))
    assert told(changed, NL) == "Sinds 1 november 2026 kwam er geen les bij."


def test_dates_that_are_missing_are_told() -> None:
    assert undated_words(0, NL) == undated_words(0, EN) == ""
    assert undated_words(1, NL) == "Eén stuk heeft geen datum. Dan is niet te zeggen of het nieuw is."
    assert undated_words(3, NL) == "Drie stukken hebben geen datum. Dan is niet te zeggen of ze nieuw zijn."
    assert undated_words(1, EN) == "One item has no date, so nobody can say whether it is new."
    assert undated_words(3, EN) == "Three items have no date, so nobody can say whether they are new."
    assert last_words(None, NL).startswith("Van niets in deze verzameling")
    assert last_words(date(2026, 11, 5), EN) == "The last thing came in or changed on 5 November 2026."
    assert "22\N{NO-BREAK SPACE}november\N{NO-BREAK SPACE}2026" in str(one_day_finding(date(2026, 11, 22), NL))


def test_the_first_and_the_last_day_of_a_date() -> None:
    assert (first_day("2024-02"), last_day("2024-02")) == (date(2024, 2, 1), date(2024, 2, 29))
    assert (first_day("2024"), last_day("2024")) == (date(2024, 1, 1), date(2024, 12, 31))
    assert first_day("2024-02-03") == last_day("2024-02-03") == date(2024, 2, 3)
