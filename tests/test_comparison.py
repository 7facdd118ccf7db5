"""Dominance, gaps, help and steps (method 8 and 9): never added up, never joined where nothing is known."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.comparison import Movement, Relation, compare, gap, higher, steps, who_could_help
from lessons.readiness import Readiness
from lessons.records import Judgement
from lessons.relations import ask_words, dominance_words, too_little_line
from lessons.words import Words
from tests.strategies import (
    FIXED,
    LEVELS,
    LOOKS,
    NINE,
    Case,
    at_levels,
    case,
    cases,
    edition,
    evidence,
    judgement,
    organisation,
)

END_2014 = date(2014, 12, 31)
NL, EN = Words("nl"), Words("en")
FIVE = ("urgency", "backing", "coordination", "room", "learning")
Said = int | str | tuple[int, int]


def relation(one: dict[str, Said], other: dict[str, Said], jointly: int = 5, as_of: date = END_2014) -> Relation:
    made = case({"ash": at_levels(one), "birch": at_levels(other)}, edition(jointly_known=jointly))
    return compare(Readiness(made.build(), as_of), "ash", "birch")


def levels(*said: Said) -> dict[str, Said]:
    return dict(zip(NINE, said, strict=False))


# --- two organisations -----------------------------------------------------------------------------------------------


def test_at_least_as_ready_on_every_one() -> None:
    found = relation(levels(2, 2, 3, 1, 0), levels(2, 1, 1, 1, 0))
    assert (found.kind, found.ahead, found.behind, found.jointly) == ("at_least", "ash", "birch", 5)
    assert (found.leads_a, found.leads_b) == (("backing", "coordination"), ())
    assert found.equal == ("urgency", "room", "learning")


def test_equal_on_every_one() -> None:
    found = relation(levels(2, 2, 3, 1, 0), levels(2, 2, 3, 1, 0))
    assert (found.kind, found.ahead, found.equal) == ("equal", None, FIVE)


def test_each_leads_somewhere_is_not_comparable() -> None:
    found = relation(levels(3, 2, 2, 2, 0), levels(2, 2, 2, 2, 1))
    assert (found.kind, found.ahead, found.behind) == ("not_comparable", None, None)
    assert (found.leads_a, found.leads_b) == (("urgency",), ("learning",))


def test_fewer_than_five_known_by_both_is_too_little_however_far_one_leads() -> None:
    found = relation(levels(4, 4, 4, 4, "unknown"), levels(0, 0, 0, 0, 0))
    assert (found.kind, found.ahead, found.jointly) == ("too_little", None, 4)


def test_nothing_known_by_both_is_too_little_even_when_the_edition_asks_for_none() -> None:
    assert relation({}, {}, jointly=0).kind == "too_little"


def test_an_unknown_is_left_out_and_never_counted_as_zero() -> None:
    found = relation(levels(2, 2, 2, 2, 2, "unknown"), levels(2, 2, 2, 2, 2, 1))
    assert (found.kind, found.jointly) == ("equal", 5)


def test_stale_and_collective_levels_are_not_known_here() -> None:
    full = at_levels(levels(2, 2, 2, 2))
    said_of_all = judgement("learning", 4, evidence=[evidence("e3", "collective")])
    old = judgement("work", 4, "2010")
    made = case({"ash": [*full, said_of_all, old], "birch": at_levels(levels(2, 2, 2, 2, 2, 2))})
    assert compare(Readiness(made.build(), END_2014), "ash", "birch").jointly == 4


@pytest.mark.parametrize(
    ("one", "other", "group", "kind"),
    [
        ((3, 4), (1, 2), "leads_a", "at_least"),
        ((1, 2), 3, "leads_b", "at_least"),
        ((2, 3), (1, 2), "undecided", "at_least"),
        ((1, 3), 2, "undecided", "not_comparable"),
        ((1, 2), (1, 2), "undecided", "not_comparable"),
    ],
)
def test_a_range_leads_only_when_it_lies_wholly_above(one: Said, other: Said, group: str, kind: str) -> None:
    found = relation(levels(2, 2, 2, 2, one), levels(2, 2, 2, 2, other))
    assert getattr(found, group) == ("learning",)
    assert found.kind == kind


@FIXED
@given(cases(), LOOKS)
def test_the_relation_turned_round_says_the_same(made: Case, as_of: date) -> None:
    readiness = Readiness(made.build(), as_of)
    for one in readiness.organisations:
        for other in readiness.organisations:
            there, back = compare(readiness, one.id, other.id), compare(readiness, other.id, one.id)
            assert (there.kind, there.leads_a, there.leads_b) == (back.kind, back.leads_b, back.leads_a)
            assert (there.equal, there.undecided) == (back.equal, back.undecided)
            assert there.ahead == back.ahead or one.id == other.id
            assert there.jointly <= min(readiness.coverage(one.id)[0], readiness.coverage(other.id)[0])


@FIXED
@given(cases(), LOOKS)
def test_property_6_an_empty_organisation_is_never_ahead_and_never_helps(made: Case, as_of: date) -> None:
    readiness = Readiness(made.but(organisations=(*made.organisations, organisation("zelkova"))).build(), as_of)
    for other in readiness.organisations:
        assert compare(readiness, "zelkova", other.id).kind == "too_little"
    for purpose in readiness.edition.purposes:
        for found in who_could_help(readiness, purpose.id):
            assert "zelkova" not in [cell.organisation for cell in found.helpers]
            assert "zelkova" in [cell.organisation for cell in found.open]


@FIXED
@given(st.lists(LEVELS, min_size=9, max_size=9), st.integers(0, 8), st.integers(1, 4))
def test_being_higher_somewhere_and_lower_nowhere_is_at_least_as_ready(base: list[int], place: int, more: int) -> None:
    higher = [min(4, level + more) if index == place else level for index, level in enumerate(base)]
    found = relation(levels(*higher), levels(*base))
    assert found.kind == ("equal" if higher == base else "at_least")
    assert found.ahead == (None if higher == base else "ash")


# --- gap and help ----------------------------------------------------------------------------------------------------


def test_the_gap_lists_what_is_met_what_is_not_and_what_is_open() -> None:
    made = case({"ash": at_levels({"backing": 2, "room": 1, "work": "unknown", "hiring": 3})})
    found = gap(Readiness(made.build(), END_2014).verdict("ash", "first-placement"))
    assert [item.dimension for item in found.met] == ["backing", "hiring"]
    assert [item.dimension for item in found.below] == ["room"]
    assert [(item.dimension, item.why) for item in found.open] == [("work", "unknown"), ("guidance", "not_assessed")]


def test_who_meets_a_condition_could_help_who_lacks_it() -> None:
    collective = judgement("room", 4, evidence=[evidence("e3", "collective")])
    made = case(
        {
            "ash": at_levels({"hiring": 3, "work": 2}),
            "birch": [*at_levels({"hiring": 1, "work": 2}), collective],
            "cedar": at_levels({"work": 2}),
        }
    )
    found = who_could_help(Readiness(made.build(), END_2014), "first-placement")
    assert [item.dimension for item in found] == ["hiring"]
    assert [[cell.organisation for cell in group] for group in (found[0].helpers, found[0].below, found[0].open)] == [
        ["ash"],
        ["birch"],
        ["cedar"],
    ]
    assert found[0].helpers[0].history[0].origin.id == "ash-try-1"


def test_help_can_stay_among_chosen_organisations() -> None:
    made = case({"ash": at_levels({"hiring": 3}), "birch": at_levels({"hiring": 1}), "cedar": []})
    readiness = Readiness(made.build(), END_2014)
    found = who_could_help(readiness, "first-placement", among=["birch", "cedar"])
    assert found == ()
    assert who_could_help(readiness, "first-placement", among=["ash", "cedar"])[0].below == ()


# --- three or four, and too little known -----------------------------------------------------------------------------


def dominance(words: Words = NL, **said: dict[str, Said]) -> str:
    readiness = Readiness(case({name: at_levels(found) for name, found in said.items()}).build(), END_2014)
    return dominance_words(readiness, [compare(readiness, a, b) for a, b in combinations(said, 2)], words)


def test_of_three_the_one_that_is_at_least_as_ready_as_the_others_is_named() -> None:
    three = {"ash": levels(1, 1, 1, 1, 1), "birch": levels(2, 2, 2, 2, 2), "cedar": levels(1, 1, 1, 1, 2)}
    assert dominance(**three) == "birch is minstens zo klaar als de andere, op alles wat van beide bekend is."
    assert dominance(EN, **three) == "birch is at least as ready as the others, on all that is known for both."


def test_of_four_equal_ones_each_is_as_ready_as_the_others() -> None:
    four = {name: levels(2, 2, 2, 2, 2) for name in ("ash", "birch", "cedar", "elm")}
    assert dominance(**four).startswith("ash, birch, cedar en elm zijn minstens zo klaar als elkaar")


def test_where_nobody_is_ahead_of_all_it_is_said_with_the_pairs_of_which_too_little_is_known() -> None:
    apart = {"ash": levels(3, 1, 1, 1, 1), "birch": levels(1, 3, 1, 1, 1), "cedar": levels(1)}
    assert dominance(**apart) == (
        "Geen van deze drie is zeker minstens zo klaar als alle andere. Bij 2 van de 3 paren is te weinig bekend."
    )
    assert dominance(EN, **apart).startswith("None of these three")
    little = {"ash": levels(4), "birch": levels(1), "cedar": levels(1), "elm": levels(0)}
    assert dominance(**little) == "Deze vier zijn nog niet te vergelijken."


def test_too_little_known_says_whom_to_ask_what() -> None:
    """First what one of both knows already; what neither knows only when that is not enough."""
    one, other = {"urgency": 2, "backing": 2, "room": 1}, {"urgency": 1, "work": 3}
    readiness = Readiness(case({"ash": at_levels(one), "birch": at_levels(other)}).build(), END_2014)
    assert ask_words(readiness, compare(readiness, "ash", "birch"), NL) == (
        "Vraag birch naar backing en room: van de andere telt daar al een niveau. "
        "Vraag ash naar work: van de andere telt daar al een niveau. "
        "Vraag beide naar coordination, learning, hiring, guidance en network."
    )
    apart = {"ash": at_levels({"urgency": 2, "room": 1}), "birch": at_levels({"urgency": "not_applicable"})}
    readiness = Readiness(case(apart).build(), END_2014)
    assert "urgency" not in ask_words(readiness, compare(readiness, "ash", "birch"), NL)
    full = {"ash": at_levels(levels(*[2] * 9)), "birch": at_levels(levels(1, 1))}
    readiness = Readiness(case(full).build(), END_2014)
    said = ask_words(readiness, compare(readiness, "ash", "birch"), EN)
    assert (
        said
        == "Ask birch about coordination, room, learning, work and 3 others: a level of the other counts there already."
    )
    assert ask_words(readiness, compare(readiness, "ash", "ash"), EN) == ""


def test_pairs_of_which_too_little_is_known_stand_in_one_line() -> None:
    said = {"ash": levels(1, 1, 1, 1, 1), "birch": levels(2, 2, 2, 2, 2), "cedar": levels(1), "elm": levels(0)}
    readiness = Readiness(case({name: at_levels(found) for name, found in said.items()}).build(), END_2014)
    pairs = [compare(readiness, a, b) for a, b in combinations(said, 2)]
    assert too_little_line(readiness, pairs, NL) == (
        "Te weinig is bekend van: ash en cedar; ash en elm; birch en cedar; birch en elm; cedar en elm. "
        "Nodig: vijf dimensies waarop van beide een niveau telt."
    )
    assert too_little_line(readiness, pairs[:1], EN) == ""


# --- who stands higher -----------------------------------------------------------------------------------------------


def higher_than(said: Said | None, others: dict[str, Said]) -> list[str]:
    found = {"ash": at_levels({} if said is None else {"work": said})}
    made = case(found | {name: at_levels({"work": level}) for name, level in others.items()})
    readiness = Readiness(made.build(), END_2014)
    return [cell.organisation for cell in higher(readiness, readiness.cell("ash", "work"))]


OTHERS: dict[str, Said] = {
    "birch": 0,
    "cedar": 1,
    "elm": 2,
    "fir": (1, 3),
    "larch": 3,
    "maple": (3, 4),
    "oak": "unknown",
}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (1, ["elm", "larch", "maple"]),
        (2, ["larch", "maple"]),
        ((0, 2), ["larch", "maple"]),
        (4, []),
        ("unknown", ["elm", "larch", "maple"]),
        (None, ["elm", "larch", "maple"]),
        ("not_applicable", []),
    ],
)
def test_higher_is_surely_higher_and_for_an_unknown_who_tried_it(said: Said | None, found: list[str]) -> None:
    assert higher_than(said, OTHERS) == found


@FIXED
@given(cases(), LOOKS)
def test_nobody_stands_higher_on_what_does_not_count_and_never_both_ways(made: Case, as_of: date) -> None:
    readiness = Readiness(made.build(), as_of)
    for cell in readiness.cells.values():
        for other in higher(readiness, cell):
            assert other.decides
            assert cell.organisation not in [back.organisation for back in higher(readiness, other)]
            assert not cell.decides or (cell.high is not None and other.low is not None and other.low > cell.high)


@pytest.mark.parametrize("held", [
    [judgement("work", 3, "2009")],
    [judgement("work", 3, evidence=[evidence("e2", "collective")])],
])  # fmt: skip
def test_a_level_that_does_not_count_is_not_known_here(held: list[Judgement]) -> None:
    """Out of date, or said of all organisations together: nobody stands surely higher, so those that tried it teach."""
    others = {name: at_levels({"work": level}) for name, level in OTHERS.items()}
    readiness = Readiness(case({"ash": held, **others}).build(), END_2014)
    found = [cell.organisation for cell in higher(readiness, readiness.cell("ash", "work"))]
    assert found == higher_than("unknown", OTHERS) == ["elm", "larch", "maple"]


# --- steps through time ------------------------------------------------------------------------------------------------


def moved(*said: tuple[str, Said], as_of: date = date(2026, 1, 1)) -> list[tuple[str, Movement, bool]]:
    made = case({"ash": [judgement("work", answer, when) for when, answer in said]})
    found = steps(Readiness(made.build(), as_of), "ash", "work")
    return [(item.day.isoformat(), item.movement, item.gap) for item in found]


def test_steps_say_up_down_same_or_unknown() -> None:
    assert moved(("2013", 1), ("2014", 3), ("2015", 3), ("2016", 2), ("2017", (1, 3)), ("2018", "unknown")) == [
        ("2013-12-31", "first", False),
        ("2014-12-31", "up", False),
        ("2015-12-31", "same", False),
        ("2016-12-31", "down", False),
        ("2017-12-31", "unknown", False),
        ("2018-12-31", "unknown", False),
    ]


def test_a_gap_stays_a_gap() -> None:
    assert [item[2] for item in moved(("2010", 1), ("2013", 2), ("2018", 2))] == [False, False, True]


def test_a_step_holds_until_the_next_or_until_it_is_stale() -> None:
    made = case({"ash": [judgement("work", 1, "2014-01-15"), judgement("work", 2, "2015-01-15")]})
    first, last = steps(Readiness(made.build(), date(2026, 1, 1)), "ash", "work")
    assert (first.until, last.until) == (date(2015, 1, 14), date(2018, 1, 15))
    (only,) = steps(Readiness(made.build(), date(2014, 6, 1)), "ash", "work")
    assert only.until == date(2014, 6, 1)


def test_two_judgements_of_one_date_are_one_step_with_both_reasons() -> None:
    made = case({"ash": [judgement("work", 1), judgement("work", 2)]})
    (step,) = steps(Readiness(made.build(), END_2014), "ash", "work")
    assert (step.state, step.low, step.high, len(step.reasons)) == ("mixed", 1, 2, 2)


def test_no_judgement_no_step() -> None:
    assert steps(Readiness(case({"ash": []}).build(), END_2014), "ash", "work") == ()
