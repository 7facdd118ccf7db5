"""Obstacles: how they stand, where they come back, and what answers them, as the links of the catalogue tell."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons import records as r
from lessons.columns import COLUMNS
from lessons.obstacle_choice import FACETS, ObstacleChoice, ObstacleFinder
from lessons.obstacle_words import finding, untried_words
from lessons.obstacles import STATES, TRIED, Answering, Answers, obstacle_frame, recurrence
from lessons.spread import PROGRAMME, UNNAMED
from lessons.tables import Tables, tables
from lessons.words import Words
from tests import sample

NL, EN = Words("nl"), Words("en")
STUCK = "house-first/no-place"


def public(name: str, kind: str, who: tuple[str, ...] = ("barn",), **more: Any) -> r.PublicLesson:
    return r.PublicLesson.model_validate({
        "id": name, "text": sample.text(name), "kind": kind, "organisations": list(who), "themes": ["hiring"], "year": "2020",
        "strength": "medium", "sources": [sample.LATER],
    } | more)  # fmt: skip


def frames(*lessons: r.PublicLesson, **more: Any) -> Tables:
    return tables(sample.catalogue(lessons={item.id: item for item in lessons}, **more), "nl")


def answers(obstacle: str, *lessons: r.PublicLesson) -> Answers:
    return Answering(frames(*lessons)).of(obstacle)


def finder(*lessons: r.PublicLesson, **more: Any) -> ObstacleFinder:
    held = frames(*lessons, **more)
    return ObstacleFinder(obstacle_frame(held, Answering(held), NL), held, NL)


# --- what answers an obstacle ----------------------------------------------------------------------------------------


def test_what_follows_is_found_step_by_step() -> None:
    found = answers(STUCK)
    assert set(found.after) == {"house-first/too-few", "house-first/ask-first"}
    assert found.done == ()
    assert found.tried == "advised"


def test_an_obstacle_that_nothing_names_has_had_nothing_tried_against_it() -> None:
    alone = public("alone", "obstacle")
    assert answers("alone", alone) == Answers()
    assert answers("alone", alone).tried == "nothing"


@pytest.mark.parametrize("kind", ["practice", "result", "example"])
@pytest.mark.parametrize("named", [STUCK, "house-first/too-few", "house-first/ask-first"])
def test_a_deed_that_supports_an_obstacle_or_what_follows_from_it_was_tried(kind: str, named: str) -> None:
    found = answers(STUCK, public("deed", kind, supports=[named]))
    assert (found.done, found.tried) == (("deed",), "tried")


def test_a_deed_that_speaks_against_an_obstacle_was_tried_and_an_opinion_is_told_apart() -> None:
    found = answers(
        STUCK, public("deed", "result", contradicts=[STUCK]), public("view", "opinion", contradicts=[STUCK])
    )
    assert found.done == ("deed",)
    assert found.against == ("view",)


@pytest.mark.parametrize("kind", ["obstacle", "opinion", "context", "conclusion"])
def test_who_supports_an_obstacle_and_tells_how_things_are_says_the_same(kind: str) -> None:
    found = answers(STUCK, public("told", kind, supports=[STUCK]))
    assert (found.same, found.done, found.advised) == (("told",), (), ())


def test_saying_the_same_goes_both_ways_and_what_was_tried_against_the_one_is_elsewhere_for_the_other() -> None:
    told, deed = public("told", "obstacle", supports=[STUCK]), public("deed", "practice", supports=[STUCK])
    found = answers("told", told, deed)
    assert found.same == (STUCK,)
    assert (found.done, found.elsewhere, found.tried) == ((), ("deed",), "elsewhere")


def test_advice_alone_is_no_deed() -> None:
    found = answers("alone", public("alone", "obstacle"), public("hint", "advice", supports=["alone"]))
    assert (found.advised, found.tried) == (("hint",), "advised")


KINDS = st.sampled_from(["practice", "result", "example", "advice", "opinion", "obstacle", "context", "conclusion"])
TARGETS = st.sampled_from([STUCK, "programme/slow-door", "house-first/ask-first", "told-0", "told-1"])


@st.composite
def told(draw: st.DrawFn) -> list[r.PublicLesson]:
    made = []
    for place in range(draw(st.integers(0, 6))):
        links = {name: [draw(TARGETS)] for name in ("supports", "contradicts") if draw(st.booleans())}
        made.append(public(f"told-{place}", draw(KINDS), **links))
    return made


@given(told())
def test_nothing_answers_an_obstacle_in_two_ways_or_is_the_obstacle_itself(lessons: list[r.PublicLesson]) -> None:
    held = frames(*lessons)
    for obstacle in obstacle_frame(held, Answering(held), NL)["id"]:
        found = Answering(held).of(obstacle)
        every = [*found.same, *found.after, *found.done, *found.elsewhere, *found.advised, *found.against]
        assert len(every) == len(set(every))
        assert obstacle not in every


@given(told())
def test_a_deed_more_never_makes_less_tried(lessons: list[r.PublicLesson]) -> None:
    before = finder(*lessons).obstacles.set_index("id")["tried"]
    after = finder(*lessons, public("one-more", "practice", supports=[STUCK])).obstacles.set_index("id")["tried"]
    order = list(TRIED)
    assert all(order.index(after[name]) <= order.index(before[name]) for name in before.index)
    assert after[STUCK] == "tried"


# --- as rows -----------------------------------------------------------------------------------------------------------


def test_every_obstacle_is_a_row_and_of_a_public_one_nobody_follows_the_state() -> None:
    held = frames(public("one", "obstacle", ("barn", "house"), themes=["hiring", "scaling"]), public("two", "advice"))
    rows = obstacle_frame(held, Answering(held), NL)
    assert list(rows.columns) == list(COLUMNS["obstacle_answers"])
    assert list(rows["id"]) == [STUCK, "programme/slow-door", "one"]
    assert list(rows["obstacle_state"]) == ["open", "open", "not_followed"]
    assert list(rows["year"]) == [2014, 2014, 2020]
    assert list(rows["organisation_label"]) == ["House nl", "Hele programma", "Barn nl en House nl"]


def test_the_same_subject_needs_two_organisations_and_what_is_said_of_all_counts_for_none() -> None:
    held = frames(public("one", "obstacle"), public("two", "obstacle", (), themes=["work"]))
    rows = obstacle_frame(held, Answering(held), NL)
    assert recurrence(rows, held).subjects == {"hiring": ("house", "barn")}
    held = frames(public("one", "obstacle", ("house",)))
    assert recurrence(obstacle_frame(held, Answering(held), NL), held).subjects == {}


# --- the choice ----------------------------------------------------------------------------------------------------------

SOME = [
    public("one", "obstacle", themes=["work", "scaling"]),
    public("two", "obstacle", (), supports=[STUCK]),
    public("deed", "practice", supports=["programme/slow-door"]),
]


@pytest.mark.parametrize("facet", FACETS)
def test_a_count_beside_a_value_is_what_choosing_it_gives(facet: str) -> None:
    found = finder(*SOME)
    for other in (ObstacleChoice(), ObstacleChoice(state=("open",)), ObstacleChoice(theme=("hiring",))):
        for value, count in found.counts(other)[facet].items():  # type: ignore[index]
            assert len(found.keep(ObstacleChoice(**{**vars(other), facet: (value,)}))) == count


def test_the_standings_are_every_obstacle_on_each_of_its_themes_at_each_whom_it_is_about() -> None:
    found = finder(*SOME)
    standings = found.standings(ObstacleChoice())
    assert sum(sum(item.counts) for item in standings.values()) == 5
    assert standings[("barn", "scaling")].states == {"not_followed": 1}
    assert standings[(PROGRAMME, "urgency")].states == {"open": 1}
    assert standings[(UNNAMED, "hiring")].states == {"not_followed": 1}
    for (who, theme), item in standings.items():
        assert len(found.keep(ObstacleChoice(organisation=(who,), theme=(theme,)))) == sum(item.counts)


def test_by_what_was_tried_those_with_nothing_come_first_and_none_is_lost() -> None:
    found = finder(*SOME)
    rows = found.keep(ObstacleChoice(), "tried")
    places = [list(TRIED).index(value) for value in rows["tried"]]
    assert places == sorted(places, reverse=True)
    assert set(rows["id"]) == set(found.keep(ObstacleChoice())["id"]) == set(found.obstacles["id"])


def test_an_empty_catalogue_has_no_obstacles() -> None:
    held = tables(sample.empty(), "nl")
    found = ObstacleFinder(obstacle_frame(held, Answering(held), NL), held, NL)
    assert len(found.keep(ObstacleChoice())) == 0
    assert found.standings(ObstacleChoice()) == {}
    assert sum(found.counts(ObstacleChoice())["state"].values()) == 0
    assert set(found.counts(ObstacleChoice())["state"]) == set(STATES)


# --- in words ------------------------------------------------------------------------------------------------------------


def test_the_finding_says_how_many_stand_open_as_far_as_the_sources_tell() -> None:
    rows = finder(*SOME).obstacles
    assert str(finding(rows, 1, False, NL)) == (
        "Van de 4 obstakels staan er twee open, voor zover de bronnen zeggen. Bij één thema komen ze van meer dan één organisatie."
    )
    assert str(finding(rows.head(0), 0, False, EN)) == "There are no obstacles in the data yet."
    assert str(finding(rows.head(0), 0, True, NL)) == "Deze keuze laat geen obstakel over."
    assert str(finding(rows.head(1), 0, False, NL)) == "Het ene obstakel staat open in de bron."
    assert (
        str(finding(rows.tail(1), 0, True, EN)) == "The one obstacle in this choice does not stand open in its source."
    )


def test_nothing_is_said_of_untried_obstacles_where_there_are_none() -> None:
    assert untried_words(0, NL) == ""
    assert untried_words(3, EN) == "Against three of them nothing was tried yet, as far as the sources tell."
