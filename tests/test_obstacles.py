"""Obstacles: how they stand, where they come back, and what answers them, as the links of the catalogue tell."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons import records as r
from lessons.columns import COLUMNS
from lessons.obstacle_choice import FACETS, ObstacleChoice, ObstacleFinder, first_themes
from lessons.obstacle_words import finding, tried_line, tried_words, untried_words
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


OWN = "own"
"""A public obstacle of the barn, of 2020."""


def own(*lessons: r.PublicLesson) -> Answers:
    return answers(OWN, public(OWN, "obstacle"), *lessons)


def test_what_follows_is_found_step_by_step_and_is_no_deed() -> None:
    found = answers(STUCK)
    assert set(found.after) == {"house-first/too-few", "house-first/ask-first"}
    assert (found.done, found.later, found.elsewhere) == ((), (), ())


def test_an_obstacle_that_nothing_names_has_nothing_known_against_it() -> None:
    assert own() == Answers()
    assert own().tried == "nothing"


def test_what_the_experiment_that_met_it_tried_is_tried_here_unless_it_has_yet_to_begin() -> None:
    assert (answers(STUCK).experiment, answers(STUCK).tried) == (True, "tried")
    planned = frames(experiments={"house-first": sample.experiment(status="planned")})
    found = Answering(planned).of(STUCK)
    assert (found.experiment, found.tried) == (False, "advised")
    assert Answering(planned).of("programme/slow-door").experiment is False


@pytest.mark.parametrize("relation", ["supports", "contradicts"])
@pytest.mark.parametrize("kind", ["practice", "result", "example"])
def test_a_deed_of_the_same_organisation_that_names_the_obstacle_was_tried_here(kind: str, relation: str) -> None:
    found = own(public("deed", kind, ("barn",), **{relation: [OWN]}))
    assert (found.done, found.later, found.elsewhere, found.tried) == (("deed",), (), (), "tried")


@pytest.mark.parametrize(("year", "place"), [("2019", "done"), ("2020", "done"), ("2021", "later"), (None, "later")])
def test_a_deed_of_a_later_or_unknown_year_is_later(year: str | None, place: str) -> None:
    found = own(public("deed", "practice", supports=[OWN], year=year))
    assert getattr(found, place) == ("deed",)
    assert found.tried == {"done": "tried", "later": "later"}[place]


@pytest.mark.parametrize("who", [("house",), ()])
def test_a_deed_of_another_organisation_or_of_nobody_named_is_elsewhere(who: tuple[str, ...]) -> None:
    found = own(public("deed", "practice", who, supports=[OWN], year="2010"))
    assert (found.done, found.later, found.elsewhere, found.tried) == ((), (), ("deed",), "elsewhere")


def test_the_whole_programme_has_no_organisation_so_every_deed_against_it_is_elsewhere() -> None:
    found = answers("programme/slow-door", public("deed", "practice", ("house",), supports=["programme/slow-door"]))
    assert (found.elsewhere, found.tried) == (("deed",), "elsewhere")


FOLLOWS = ["house-first/too-few", "house-first/ask-first"]


@pytest.mark.parametrize("named", FOLLOWS)
def test_a_practice_that_supports_what_follows_counts_by_who_did_it_and_when(named: str) -> None:
    there = answers(STUCK, public("deed", "practice", supports=[named]))
    here = answers(STUCK, public("deed", "practice", ("house",), supports=[named], year="2014"))
    later = answers(STUCK, public("deed", "practice", ("house",), supports=[named]))
    assert (there.elsewhere, here.done, later.later) == (("deed",), ("deed",), ("deed",))


@pytest.mark.parametrize("named", FOLLOWS)
@pytest.mark.parametrize(
    ("kind", "relation"), [("result", "supports"), ("example", "supports"), ("practice", "contradicts")]
)
def test_what_only_shows_something_of_what_follows_is_related_and_never_counts(
    kind: str, relation: str, named: str
) -> None:
    found = answers(STUCK, public("shown", kind, ("house",), **{"year": "2014", relation: [named]}))
    assert found.related == ("shown",)
    assert (found.done, found.later, found.elsewhere) == ((), (), ())


def test_an_opinion_against_an_obstacle_is_no_deed() -> None:
    found = own(public("view", "opinion", contradicts=[OWN]))
    assert (found.against, found.done, found.tried) == (("view",), (), "nothing")


@pytest.mark.parametrize("kind", ["obstacle", "opinion", "context", "conclusion"])
def test_who_supports_an_obstacle_and_tells_how_things_are_says_the_same(kind: str) -> None:
    found = answers(STUCK, public("told", kind, supports=[STUCK]))
    assert (found.same, found.done, found.advised) == (("told",), (), ())


def test_saying_the_same_goes_both_ways_and_what_was_tried_against_the_one_is_elsewhere_for_the_other() -> None:
    told, deed = public("told", "obstacle", supports=[STUCK]), public("deed", "practice", supports=[STUCK])
    found = answers("told", told, deed)
    assert found.same == (STUCK,)
    assert (found.done, found.elsewhere, found.related) == ((), (), ("deed",)), "of the barn itself, so not elsewhere"
    far = public("deed", "practice", ("house",), supports=[STUCK])
    assert answers("told", told, far).tried == "elsewhere"


def test_a_circle_is_everything_that_says_the_same_straight_or_by_way_of_another() -> None:
    chain = [public("one", "obstacle", supports=[STUCK]), public("two", "obstacle", supports=["one"])]
    answering = Answering(frames(*chain, public("apart", "obstacle")))
    whole = {STUCK, "one", "two"}
    assert [set(answering.circle(name)) for name in (STUCK, "one", "two")] == [whole] * 3
    assert answering.circle("two")[0] == "two"
    assert answering.circle("apart") == ("apart",)


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
        made.append(public(f"told-{place}", draw(KINDS), ("barn",), **links))
    return made


@given(told())
def test_nothing_answers_an_obstacle_in_two_ways_or_is_the_obstacle_itself(lessons: list[r.PublicLesson]) -> None:
    held = frames(*lessons)
    for obstacle in obstacle_frame(held, Answering(held), NL)["id"]:
        found = Answering(held).of(obstacle)
        every = [
            *found.same,
            *found.after,
            *found.done,
            *found.later,
            *found.elsewhere,
            *found.related,
            *found.advised,
            *found.against,
        ]
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


def test_an_obstacle_stands_under_the_first_of_its_themes_that_was_chosen() -> None:
    found = finder(*SOME, public("three", "obstacle", themes=["urgency", "work"]))
    choice = ObstacleChoice(theme=("work", "scaling"))
    rows = found.keep(choice)
    assert dict(zip(rows["id"], first_themes(rows, choice), strict=True)) == {"one": "work", "three": "work"}
    assert set(first_themes(found.keep(ObstacleChoice()), ObstacleChoice())) == {"urgency", "hiring", "work"}
    only = ObstacleChoice(theme=("scaling",))
    assert first_themes(found.keep(only), only) == ["scaling"]


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
    assert untried_words(3, EN) == "For three of them this collection does not tell what was tried."


def test_that_no_attempt_is_known_is_never_told_as_that_none_was_made() -> None:
    for speech in (NL, EN):
        told = [tried_line(item, speech) for item in (Answers(), Answers(after=("x",)), Answers(elsewhere=("x",)))]
        for claim in ("niets geprobeerd", "nothing was tried", "de eerste", "the first"):
            assert claim not in " ".join([*told, untried_words(2, speech), *tried_words(speech).values()]).lower()
