"""Ratings of a concept: the latest counts, the earlier stay, and a divided room is told as divided."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from builders import base_text, small_catalogue
from hypothesis import given
from hypothesis import strategies as st

from lessons import ratings, records
from lessons.catalogue import load
from lessons.tables import tables

CONCEPT = "concepts/fietsen.yaml"
RATED = "  - {criterion: feasible, state: unknown, reason: {nl: Nog niet bekeken., en: Not looked at yet.}}\n"
COUNTS = st.integers(min_value=0, max_value=60)


def votes(yes: int = 0, partly: int = 0, no: int = 0, unknown: int = 0) -> records.Votes:
    return records.Votes(yes=yes, partly=partly, no=no, unknown=unknown)


def rated(state: str, **more: Any) -> dict[str, Any]:
    return {"criterion": "feasible", "state": state, "reason": state, **more}


def concept(*found: dict[str, Any]) -> records.Concept:
    return records.Concept.model_validate(
        {"id": "fietsen", "title": "a", "work": "b", "session": "early", "state": "idea", "where": "c", "to_test": [],
         "ratings": list(found), "sources": ["s"]}
    )  # fmt: skip


def session(name: str, day: str) -> records.Session:
    return records.Session.model_validate({"id": name, "title": name, "date": day, "outcome": "o", "sources": ["s"]})


SESSIONS = {"early": session("early", "2014-10-30"), "late": session("late", "2019-05-01")}


def standing(*found: dict[str, Any]) -> ratings.Standing:
    return ratings.standing(concept(*found), "feasible", SESSIONS)


def states(found: ratings.Standing) -> list[str]:
    return [found.state, *(rating.state for rating in found.earlier)]


def test_what_nobody_rated_is_unknown() -> None:
    assert standing().state == "unknown"
    assert standing().now is None


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([rated("yes", session="late"), rated("no", session="early")], ["yes", "no"]),
        ([rated("yes", date="2013"), rated("no", session="early")], ["no", "yes"]),
        ([rated("yes", session="early", date="2020-01"), rated("no", session="late")], ["yes", "no"]),
        ([rated("yes", session="early"), rated("no", date="2014-10-30")], ["no", "yes"]),
        ([rated("yes", session="early"), rated("unknown")], ["yes", "unknown"]),
        ([rated("yes", session="gone"), rated("no", session="early")], ["no", "yes"]),
        ([rated("yes", session="early"), rated("unknown", session="late")], ["unknown", "yes"]),
        ([rated("yes", date="2014"), rated("no", session="early")], ["yes", "no"]),
    ],
    ids=["session", "date", "own date first", "lower in the file", "undated first", "session gone", "says less", "year ends"],
)  # fmt: skip
def test_the_latest_counts_and_the_earlier_stay(found: list[dict[str, Any]], expected: list[str]) -> None:
    assert states(standing(*found)) == expected


def test_the_answer_before_a_later_unknown_stays_in_sight() -> None:
    found = standing(rated("yes", session="early"), rated("unknown", session="late"), rated("unknown"))
    assert (found.state, found.before and found.before.state) == ("unknown", "yes")
    assert standing(rated("unknown"), rated("yes", session="late")).before is None


@pytest.mark.parametrize(
    ("counted", "room", "most"),
    [
        (votes(9, 3, 2), "divided", None),
        (votes(8, 2, 2), "agreed", "yes"),
        (votes(0, 2, 4, 50), "agreed", "no"),
        (votes(7, 4, 0), "divided", None),
        (votes(2, 0, 0, 9), "few", None),
        (votes(unknown=4), "few", None),
    ],
)
def test_a_room_is_divided_when_no_answer_has_two_thirds_of_those_who_answered(
    counted: records.Votes, room: str, most: str | None
) -> None:
    assert (ratings.room(counted), ratings.majority(counted)) == (room, most)


@given(COUNTS, COUNTS, COUNTS, COUNTS)
def test_who_has_no_opinion_changes_nothing_but_their_own_number(yes: int, partly: int, no: int, silent: int) -> None:
    without, with_them = votes(yes, partly, no, 1), votes(yes, partly, no, silent + 1)
    assert ratings.room(without) == ratings.room(with_them)


@given(COUNTS, COUNTS, COUNTS)
def test_one_more_for_the_answer_that_most_gave_never_divides_a_room(yes: int, partly: int, no: int) -> None:
    counted = votes(yes, partly, no, 1)
    most = ratings.majority(counted)
    if most:
        more = counted.model_copy(update={most: getattr(counted, most) + 1})
        assert ratings.majority(more) == most


@given(st.permutations([rated("no", session="early"), rated("yes", session="late"), rated("unknown")]))
def test_the_order_in_the_file_counts_only_for_one_day(found: list[dict[str, Any]]) -> None:
    assert states(standing(*found)) == ["yes", "no", "unknown"]


# --- what the check says ----------------------------------------------------------------------------------------------


def problems(folder: Path, more: str) -> list[tuple[str, int, str]]:
    text = base_text(CONCEPT).replace(RATED, RATED + more)
    return [(one.code, one.line, one.message) for one in load(small_catalogue(folder, {CONCEPT: text})).problems]


AGAIN = "  - {{criterion: feasible, state: {state}, reason: {{nl: Zo., en: So.}}{more}}}\n"


@pytest.mark.parametrize(
    ("more", "code", "told"),
    [
        (", session: 2014-10-31", "dangling-reference", "'2014-10-31' is not a session"),
        (", session: 2014-10-30, votes: {yes: -1, no: 4}", "out-of-range", "-1 people"),
        (", session: 2014-10-30, votes: {yes: veel}", "wrong-type", "'veel'"),
        (", session: 2014-10-30, votes: {ja: 3}", "unknown-field", "ja"),
        (", session: 2014-10-30, votes: {yes: 0}", "missing-value", "nobody voted"),
        ("", "duplicate-rating", "a rating without a session already rates 'feasible' on line 7"),
        (", session: 2014-10-30, votes: {yes: 1, no: 5}", "state-against-votes", "two thirds"),
    ],
)
def test_a_mistake_in_a_rating_is_told_at_its_line(tmp_path: Path, more: str, code: str, told: str) -> None:
    found = problems(tmp_path, AGAIN.format(state="yes", more=more))
    assert [(one[0], one[1]) for one in found if one[0] != "left-out-reference"] == [(code, 8)]
    assert told in found[0][2]


def test_a_session_rates_a_criterion_of_a_concept_once(tmp_path: Path) -> None:
    one = AGAIN.format(state="yes", more=", session: 2014-10-30, date: 2014-10-30")
    other = AGAIN.format(state="no", more=", session: 2014-10-30, date: 2014-10-31")
    found = problems(tmp_path, one + other)
    assert [(code, line) for code, line, _ in found if code != "left-out-reference"] == [("duplicate-rating", 9)]
    assert "session '2014-10-30' already rates 'feasible' on line 8" in found[0][2]


def test_more_ratings_that_say_who_or_when_are_no_mistake(tmp_path: Path) -> None:
    one = AGAIN.format(state="yes", more=", session: 2014-10-30, votes: {yes: 9, partly: 3, no: 2}")
    assert problems(tmp_path, one + AGAIN.format(state="no", more=", date: 2020")) == []


# --- the rows -----------------------------------------------------------------------------------------------------------


def test_the_frame_has_one_current_rating_for_each_criterion_and_tells_the_room(tmp_path: Path) -> None:
    one = AGAIN.format(state="yes", more=", session: 2014-10-30, votes: {yes: 9, partly: 3, no: 2, unknown: 1}")
    text = base_text(CONCEPT).replace(RATED, RATED + one)
    found = tables(load(small_catalogue(tmp_path, {CONCEPT: text})).catalogue, "nl").ratings
    assert found["current"].tolist() == [False, True]
    assert found["room"].astype("object").where(found["room"].notna(), None).tolist() == [None, "divided"]
    assert found[["no", "partly", "yes", "no_opinion"]].iloc[1].tolist() == [2, 3, 9, 1]


@pytest.mark.parametrize(
    ("given", "told"),
    [("yes: 1, partly: 1, no: 0, unknown: 5", False), ("unknown: 4", False), ("yes: 1, partly: 1, no: 1", True)],
)
def test_of_fewer_than_three_answers_no_row_gives_a_count(tmp_path: Path, given: str, told: bool) -> None:
    one = AGAIN.format(state="yes", more=f", session: 2014-10-30, votes: {{{given}}}")
    text = base_text(CONCEPT).replace(RATED, RATED + one)
    found = tables(load(small_catalogue(tmp_path, {CONCEPT: text})).catalogue, "nl").ratings.iloc[1]
    assert found[["no", "partly", "yes", "no_opinion"]].notna().tolist() == [told] * 4
    assert found["room"] == ("divided" if told else "few")
