"""Own targets: which one counts on a date, how it stands, and the distance in named levels."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.aims import Aim, aim, aim_frame, aim_words, aims, aims_line, standing
from lessons.catalogue import load
from lessons.readiness import Readiness
from lessons.records import Target, Targets
from lessons.words import Words
from tests.builders import small_catalogue
from tests.strategies import FIXED, NINE, Small, at_levels, cases, judgement
from tests.strategies import case as case_of

DAY = date(2015, 6, 1)
NL, EN = Words("nl"), Words("en")


def target(dimension: str, level: int, when: str = "2014", **more: Any) -> Target:
    base = {"dimension": dimension, "level": level, "date": when, "reason": "wish", "sources": ["invented"]}
    return Target.model_validate(base | more)


def wishing(catalogue: Small, **targets: list[Target]) -> Small:
    """The catalogue with these own targets by organisation."""
    held = {
        name: Targets(id=name, targets=()).model_copy(update={"targets": tuple(found)})
        for name, found in targets.items()
    }
    return replace(catalogue, targets=held)


def seen(levels: dict[str, Any], *found: Target, on: date = DAY) -> Readiness:
    """Ash at these levels in December 2014, with these own targets."""
    return Readiness(wishing(case_of({"ash": at_levels(levels)}).build(), ash=list(found)), on)


def the_aim(readiness: Readiness) -> Aim:
    (only,) = aims(readiness, "ash")
    return only


@pytest.mark.parametrize(
    ("said", "answer"),
    [(2, "below"), (3, "reached"), (4, "reached"), ((1, 2), "below"), ((2, 3), "open"), ((3, 4), "reached"),
     ("unknown", "open"), ("not_applicable", "open")],
)  # fmt: skip
def test_a_target_is_read_as_a_gate(said: Any, answer: str) -> None:
    assert the_aim(seen({"room": said}, target("room", 3))).standing == answer


def test_never_asked_and_out_of_date_leave_it_open() -> None:
    assert the_aim(seen({}, target("room", 3))).standing == "open"
    assert the_aim(seen({"room": 4}, target("room", 3), on=date(2019, 1, 1))).standing == "open"


def test_the_one_set_last_counts_and_the_earlier_ones_stay() -> None:
    found = the_aim(seen({}, target("room", 3, "2015-01"), target("room", 2, "2013")))
    assert found.target.level == 3
    assert [item.level for item in found.earlier] == [2]


def test_a_target_set_later_is_not_used_at_an_earlier_date() -> None:
    readiness = seen({}, target("room", 3, "2015"))
    assert aims(readiness, "ash") == ()
    assert standing(readiness, "ash") == "none"


def test_one_below_is_below_and_all_reached_is_reached() -> None:
    levels = {"room": 3, "work": 1}
    room, work, hiring = target("room", 3), target("work", 2), target("hiring", 2)
    assert standing(seen(levels, room), "ash") == "reached"
    assert standing(seen(levels, room, hiring), "ash") == "open"
    assert standing(seen(levels, room, hiring, work), "ash") == "below"


def test_the_distance_is_told_in_the_levels_between() -> None:
    readiness = seen({"room": 1}, target("room", 3, until="2016"))
    assert aim_words(readiness, the_aim(readiness), NL) == (
        "Eigen doel: niveau 3, 3, uiterlijk 2016. Nu: niveau 1, 1. Te gaan: niveau 2, 2; dan niveau 3, 3."
    )
    assert aim_words(readiness, the_aim(readiness), EN) == (
        "Own target: level 3, 3, by 2016 at the latest. Now: level 1, 1. To go: level 2, 2; then level 3, 3."
    )


def test_what_is_open_is_to_be_asked_and_a_passed_date_is_told() -> None:
    readiness = seen({}, target("room", 3, until="2014-12"))
    told = aim_words(readiness, the_aim(readiness), NL)
    assert "nog te vragen" in told
    assert "Te gaan" not in told
    assert told.endswith("De datum (december 2014) is voorbij.")


def test_reached_after_its_date_is_just_reached() -> None:
    readiness = seen({"room": 3}, target("room", 3, until="2014-12"))
    assert not the_aim(readiness).late(DAY)
    assert "Gehaald: nu niveau 3" in aim_words(readiness, the_aim(readiness), NL)


def test_the_line_counts_and_names() -> None:
    readiness = seen({"room": 3, "work": 1}, target("room", 3), target("work", 2), target("hiring", 1))
    assert aims_line(readiness, "ash", NL) == "1 van 3 eigen doelen gehaald; nog niet: work; nog te vragen: hiring"
    assert aims_line(readiness, "ash", EN) == "1 of 3 own targets reached; not yet: work; still to ask: hiring"
    assert aims_line(seen({}), "ash", NL) == ""


def test_the_frame_has_a_row_for_each_target_that_counts() -> None:
    readiness = seen(
        {"room": (1, 2)}, target("room", 3, role="director"), target("room", 2, "2013"), target("work", 2, "2018")
    )
    made = aim_frame(readiness, ["ash"], "nl")
    assert made[["dimension", "target", "low", "high", "standing", "role"]].values.tolist() == [
        ["room", 3, 1, 2, "below", "director"]
    ]


@given(
    cases(),
    st.lists(
        st.tuples(st.sampled_from(NINE), st.integers(1, 4), st.sampled_from(["2012", "2014", "2014-12", "2020"])),
        max_size=6,
    ),
)
@FIXED
def test_the_order_in_the_file_and_a_what_if_change_nothing(made: Any, told: list[tuple[str, int, str]]) -> None:
    found = [target(dimension, level, when) for dimension, level, when in told]
    one = Readiness(wishing(made.build(), ash=found), date(2018, 1, 1))
    other = Readiness(wishing(made.build(), ash=found[::-1]), date(2018, 1, 1))
    kept = [(item.target, item.standing) for item in aims(one, "ash")]
    assert kept == [(item.target, item.standing) for item in aims(other, "ash")]
    supposed = one.supposing({("ash", dimension): 4 for dimension in NINE})
    assert kept == [(item.target, item.standing) for item in aims(supposed, "ash")]
    assert all(item.target.date.last <= date(2018, 1, 1) for item in aims(one, "ash"))


@given(cases(), st.sampled_from(NINE), st.integers(1, 3))
@FIXED
def test_what_reaches_a_target_reaches_a_lower_one(made: Any, dimension: str, level: int) -> None:
    catalogue = made.build()
    high, low = (
        aim(Readiness(wishing(catalogue, ash=[target(dimension, asked)]), DAY), "ash", dimension)
        for asked in (level + 1, level)
    )
    assert high is not None
    assert low is not None
    assert high.standing != "reached" or low.standing == "reached"
    assert low.standing != "below" or high.standing == "below"


# --- the file -----------------------------------------------------------------------------------------------------

FILE = "targets/{name}.yaml"
GOOD = """id: {name}
targets:
  - dimension: {dimension}
    level: 3
    date: "2020-01"
    until: "2022"
    role: director
    reason: {{nl: "Zo staat het in het plan.", en: "The plan says so."}}
    sources: ["{source}"]
"""


def names(tmp_path: Path) -> dict[str, str]:
    """An organisation, a dimension and a source of the small catalogue."""
    catalogue = load(small_catalogue(tmp_path / "plain")).catalogue
    assert catalogue.edition
    return {
        "name": next(iter(catalogue.organisations)),
        "dimension": catalogue.edition.dimensions[0].id,
        "source": next(iter(catalogue.sources)),
    }


def problems(tmp_path: Path, content: str, name: str) -> list[tuple[str, str, int]]:
    loaded = load(small_catalogue(tmp_path / "with", {FILE.format(name=name): content}))
    return [(problem.code, problem.path, problem.line) for problem in loaded.problems]


def test_a_file_of_targets_is_read(tmp_path: Path) -> None:
    about = names(tmp_path)
    loaded = load(small_catalogue(tmp_path / "with", {FILE.format(**about): GOOD.format(**about)}))
    assert loaded.problems == ()
    (told,) = loaded.catalogue.targets[about["name"]].targets
    assert (told.level, told.date.date, told.role) == (3, "2020-01", "director")


@pytest.mark.parametrize(
    ("old", "new", "code", "path"),
    [
        ("level: 3", "level: 0", "out-of-range", "targets[0].level"),
        ("level: 3", "level: 5", "out-of-range", "targets[0].level"),
        ('until: "2022"', 'until: "2019"', "wrong-order", "targets[0]"),
        ("    sources:", "    source:", "unknown-field", "targets[0].source"),
        ("dimension: ", "dimension: no-", "dangling-reference", "targets[0].dimension"),
    ],
)
def test_a_wrong_target_is_told_with_its_place(tmp_path: Path, old: str, new: str, code: str, path: str) -> None:
    about = names(tmp_path)
    found = problems(tmp_path, GOOD.format(**about).replace(old, new), about["name"])
    assert (code, path) in [(told, place) for told, place, _ in found]
    assert all(line > 1 for _, _, line in found)


def test_targets_of_nobody_are_told(tmp_path: Path) -> None:
    about = names(tmp_path) | {"name": "nobody-here"}
    assert [(code, path) for code, path, _ in problems(tmp_path, GOOD.format(**about), "nobody-here")] == [
        ("dangling-reference", "id")
    ]


def test_a_judgement_and_a_target_stand_apart() -> None:
    """A target is a wish: it never becomes a level."""
    readiness = seen({}, target("room", 4))
    assert readiness.cell("ash", "room").state == "not_assessed"
    assert judgement("room", 4).level == 4
