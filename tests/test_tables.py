"""The frames: their columns and dtypes, what a row is, and that nothing is lost or made up on the way."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from lessons.columns import COLUMNS
from lessons.problems import Problem
from lessons.readiness import Readiness
from lessons.readiness_tables import condition_frame, readiness_frame, step_frame, verdict_frame
from lessons.tables import Tables, problems_frame, tables
from tests import sample

ELSEWHERE = {
    "facets",
    "flow",
    "bands",
    "problems",
    "readiness",
    "verdicts",
    "conditions",
    "steps",
    "aims",
    "against",
    "tally",
}
ELSEWHERE |= {"outcomes", "open_questions", "changes", "turns", "spread", "obstacle_answers", "news", "unused"}
OF_CATALOGUE = sorted(set(COLUMNS) - ELSEWHERE)


@pytest.fixture(scope="module")
def nl() -> Tables:
    return tables(sample.catalogue(), "nl")


@pytest.fixture(scope="module")
def readiness() -> Readiness:
    return Readiness(sample.catalogue(), date(2014, 12, 31))


def assert_as_defined(name: str, frame: pd.DataFrame) -> None:
    assert {column: str(dtype) for column, dtype in frame.dtypes.items()} == {
        c: str(d) for c, d in COLUMNS[name].items()
    }
    for column, dtype in COLUMNS[name].items():
        assert frame[column].dtype == dtype, column


@pytest.mark.parametrize("name", OF_CATALOGUE)
def test_every_frame_has_its_columns_and_rows(name: str, nl: Tables) -> None:
    assert_as_defined(name, getattr(nl, name))
    assert len(getattr(nl, name)) > 0


@pytest.mark.parametrize("name", OF_CATALOGUE)
def test_an_empty_catalogue_gives_the_same_columns_without_rows(name: str) -> None:
    frame = getattr(tables(sample.empty(), "nl"), name)
    assert_as_defined(name, frame)
    assert len(frame) == 0


@pytest.mark.parametrize("name", OF_CATALOGUE)
def test_both_languages_have_the_same_rows_and_no_missing_text(name: str, nl: Tables) -> None:
    """Text is never NaN: a page may write `if row.note`."""
    one, other = getattr(nl, name), getattr(tables(sample.catalogue(), "en"), name)
    texts = [column for column, dtype in COLUMNS[name].items() if dtype == "str"]
    assert one.shape == other.shape
    assert not one[texts].isna().any(axis=None)
    pd.testing.assert_frame_equal(one.drop(columns=texts), other.drop(columns=texts))


def test_texts_are_in_the_language_asked(nl: Tables) -> None:
    assert nl.obstacles.loc[0, "text"] == "no-place nl"
    assert tables(sample.catalogue(), "en").obstacles.loc[0, "text"] == "no-place en"


def test_a_frame_is_made_once(nl: Tables) -> None:
    assert nl.lessons is nl.lessons


def test_parts_have_an_id_that_is_unique_in_the_catalogue(nl: Tables) -> None:
    assert list(nl.obstacles["id"]) == ["house-first/no-place", "programme/slow-door"]
    assert list(nl.conclusions["based_on"]) == ["house-first/no-place"]


def test_lessons_of_all_three_origins_stand_together(nl: Tables) -> None:
    rows = nl.lessons.set_index("id")
    assert list(rows.index) == ["house-first/ask-first", "programme/go-higher", "pub-one"]
    assert list(rows["origin"]) == ["house-first", "programme", "public"]
    assert list(rows["period"]) == ["seed", "seed", "later"]
    assert list(rows["year"]) == [2014, 2014, 2020]
    assert rows.loc["house-first/ask-first", "follows_from"] == "house-first/too-few house-first/no-place"
    assert rows.loc["house-first/ask-first", "contradicts"] == "programme/slow-door"
    assert pd.isna(rows.loc["programme/go-higher", "strength"])


def test_a_lesson_without_sources_rests_on_those_of_what_it_follows_from(nl: Tables) -> None:
    assert nl.lessons.loc[0, "sources"] == "seed-network seed-network#p13"


def test_strength_grade_and_reading_have_an_order(nl: Tables) -> None:
    assert (nl.lessons["strength"] >= "medium").sum() == 1
    assert nl.judgements["grade"].max() == "e2"
    assert (nl.sources["read"] < "full").tolist() == [False, True]


def test_a_judgement_that_is_no_level_has_no_level(nl: Tables) -> None:
    rows = nl.judgements.set_index("id")
    assert rows.loc["experiments/house-first/1", "level"] == 2
    assert pd.isna(rows.loc["experiments/house-first/2", "level"])
    assert (rows.loc["experiments/house-first/3", "low"], rows.loc["experiments/house-first/3", "high"]) == (1, 2)
    assert rows.loc["judgements/barn/1", ["origin", "organisation", "collective", "evidence"]].tolist() == [
        "public",
        "barn",
        True,
        2,
    ]
    assert rows.loc["experiments/house-first/1", "day"] == pd.Timestamp(2014, 12, 31)


def test_evidence_carries_its_paragraph(nl: Tables) -> None:
    assert nl.evidence.loc[0, ["source", "paragraph", "source_label"]].tolist() == ["seed-network", 13, "Seed"]
    assert pd.isna(nl.evidence.loc[nl.evidence["source"] == "press-2020", "paragraph"]).all()


def test_a_series_keeps_what_is_unknown_unknown(nl: Tables) -> None:
    assert nl.series["realised"].tolist()[0] == 12
    assert nl.series.loc[1, ["realised", "target"]].isna().all()
    assert nl.series.loc[1, "percent"] == 61.0


def test_the_timeline_runs_from_early_to_late_by_the_last_day_a_date_can_mean(nl: Tables) -> None:
    assert nl.timeline["date"].tolist() == ["2014-10", "2014"]


def test_the_trail_runs_from_source_to_concept(nl: Tables) -> None:
    hops = set(nl.links[["from_id", "to_id", "relation"]].itertuples(index=False, name=None))
    assert {
        ("house-first/no-place", "seed-network", "sources"),
        ("house-first/too-few", "house-first/no-place", "based_on"),
        ("house-first/ask-first", "house-first/too-few", "follows_from"),
        ("house-first/ask-first", "pub-one", "supports"),
        ("bicycles", "house-first/ask-first", "lessons"),
        ("house-first/no-place", "house/hiring", "dimension"),
        ("experiments/house-first/1", "house/hiring", "dimension"),
        ("experiments/house-first/1", "seed-network", "evidence"),
    } <= hops


def test_every_end_of_a_hop_is_in_the_catalogue() -> None:
    """A file left out takes its hops with it, and nothing points at it any more."""
    whole, without = sample.catalogue(), sample.catalogue(lessons={}, programme=None)
    assert "pub-one" in set(tables(whole, "nl").links["to_id"])
    ends = set(tables(without, "nl").links["to_id"])
    assert not {"pub-one", "programme/slow-door"} & ends
    assert "house-first/no-place" in ends


def test_sources_count_each_record_that_rests_on_them_once() -> None:
    twice = sample.experiment(obstacles=[sample.obstacle("no-place", sources=["press-2020#p1", "press-2020#p2"])])
    before = tables(sample.catalogue(), "nl").sources.set_index("id")["records"]
    after = tables(sample.catalogue(experiments={"house-first": twice}), "nl").sources.set_index("id")["records"]
    assert (after - before).to_dict() == {"press-2020": 1, "seed-network": -1}


def test_counts_of_an_organisation(nl: Tables) -> None:
    assert nl.organisations[["id", "experiments", "judgements", "lessons"]].to_numpy().tolist() == [
        ["house", 1, 3, 1],
        ["barn", 0, 1, 1],
    ]


def test_problems_keep_their_order_and_place() -> None:
    problem = Problem("a.yaml", 3, 7, "bad-id", "x", "found", "hint", "warning")
    frame = problems_frame([problem])
    assert_as_defined("problems", frame)
    assert frame.loc[0].to_dict() == problem.as_row()
    assert_as_defined("problems", problems_frame([]))


def test_readiness_has_one_row_per_organisation_and_dimension(readiness: Readiness) -> None:
    frame = readiness_frame(readiness, "nl")
    assert_as_defined("readiness", frame)
    assert frame[["organisation", "dimension"]].drop_duplicates().shape == (6, 2)
    house = frame[frame["organisation"] == "house"].set_index("dimension")
    assert house["state"].tolist() == ["mixed", "unknown", "level"]
    assert house.loc["hiring", ["level", "confidence", "date", "judge", "reason"]].tolist() == [
        2,
        "low",
        "2014-12",
        "lead",
        "reden nl",
    ]
    assert frame[frame["organisation"] == "barn"]["state"].tolist() == ["not_assessed"] * 3
    assert frame["organisation"].tolist()[0] == "barn"


def test_verdicts_count_their_conditions_and_their_coverage(readiness: Readiness) -> None:
    frame = verdict_frame(readiness, "first-placement", "en")
    assert_as_defined("verdicts", frame)
    house = frame.set_index("organisation").loc["house"]
    assert house[["outcome", "met", "below", "open", "conditions", "first", "judged", "dimensions"]].tolist() == [
        "cannot_say",
        1,
        0,
        1,
        2,
        "work",
        2,
        3,
    ]
    assert frame["conditions"].tolist() == (frame["met"] + frame["below"] + frame["open"]).tolist()


def test_conditions_stand_in_the_order_of_the_gates(readiness: Readiness) -> None:
    frame = condition_frame(readiness, "first-placement", "nl")
    assert_as_defined("conditions", frame)
    house = frame[frame["organisation"] == "house"]
    assert house[["dimension", "answer", "why"]].to_numpy().tolist() == [
        ["work", "open", "unknown"],
        ["hiring", "met", "level"],
    ]


def test_steps_end_when_a_judgement_goes_stale() -> None:
    later = sample.catalogue(experiments={"house-first": sample.experiment(judgements=[
        sample.judgement("hiring", "2014-12", level=2), sample.judgement("hiring", "2020", level=1)])})  # fmt: skip
    frame = step_frame(Readiness(later, date(2021, 1, 1)), ["house"], "nl")
    assert_as_defined("steps", frame)
    assert frame[["date", "low", "movement", "gap"]].to_numpy().tolist() == [
        ["2014-12", 2, "first", False],
        ["2020", 1, "down", True],
    ]
    assert frame.loc[0, "until"] == pd.Timestamp(2017, 12, 31)


def test_an_organisation_that_is_not_judged_has_no_steps(readiness: Readiness) -> None:
    frame: Any = step_frame(readiness, ["nowhere"], "nl")
    assert_as_defined("steps", frame)
    assert frame.empty
