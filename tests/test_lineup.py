"""Which organisations stand on the screen, in which groups and order: properties over invented catalogues."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from random import Random

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from lessons.aims import STANDINGS
from lessons.lineup import KINDS, LAST, Lineup, facets, groups, in_order, keep, order, traits
from lessons.readiness import Readiness, alphabetical
from lessons.records import Target, Targets
from tests.strategies import (
    FIXED,
    LOOKS,
    NINE,
    Case,
    Entry,
    Small,
    at_levels,
    case,
    cases,
    judgement,
    judgements,
    organisation,
)

DAY = date(2014, 12, 31)
NAMES = ("ash", "birch", "cedar", "elm", "fir", "hazel")


def seen_from(made: Case, day: date = DAY) -> Readiness:
    return Readiness(made.build(), day)


def told(name: str, dimension: str, level: int) -> Targets:
    target = Target.model_validate(
        {"dimension": dimension, "level": level, "date": "2012", "reason": "because", "sources": ["invented"]}
    )
    return Targets(id=name, targets=(target,))


@st.composite
def families(draw: st.DrawFn) -> Small:
    """One to six organisations of several kinds, some part of another (now and then in a ring), some with a target."""
    names = NAMES[: draw(st.integers(1, len(NAMES)))]
    parts = st.sampled_from([None, *names, "nowhere"])
    some = tuple(
        organisation(name, kind=draw(st.sampled_from(KINDS[:3])), part_of=draw(parts), judged=name != "elm")
        for name in names
    )
    entry = st.builds(Entry, st.sampled_from(names), judgements(dimensions=("work", "room", "hiring")))
    built = case({}).but(organisations=some, entries=tuple(draw(st.lists(entry, max_size=16)))).build()
    aims = {name: told(name, "work", draw(st.integers(1, 4))) for name in draw(st.sets(st.sampled_from(names)))}
    return replace(built, targets=aims)


@st.composite
def lineups(draw: st.DrawFn) -> Lineup:
    return Lineup(
        kinds=tuple(draw(st.sets(st.sampled_from(KINDS[:3])))),
        above=tuple(draw(st.sets(st.sampled_from(NAMES), max_size=2))),
        standings=tuple(draw(st.sets(st.sampled_from(STANDINGS)))),
        grouping=draw(st.sampled_from(["none", "kind", "part_of"])),
        dimension=draw(st.sampled_from([None, *NINE, "no-dimension"])),
        highest=draw(st.booleans()),
    )


# --- which ----------------------------------------------------------------------------------------------------------


@FIXED
@given(families(), lineups(), LOOKS)
def test_what_is_kept_is_judged_and_matches_every_filter(made: Small, choice: Lineup, day: date) -> None:
    seen = Readiness(made, day)
    known = traits(seen)
    kept = keep(known, choice)
    assert set(kept) <= {item.id for item in seen.organisations}
    assert len(kept) == len(set(kept))
    for name, trait in known.items():
        wanted = (
            (not choice.kinds or trait.kind in choice.kinds)
            and (not choice.above or bool(set(choice.above) & trait.above))
            and (not choice.standings or trait.standing in choice.standings)
        )
        assert (name in kept) == wanted


@FIXED
@given(families(), lineups())
def test_a_filter_less_never_leaves_fewer(made: Small, choice: Lineup) -> None:
    known = traits(Readiness(made, DAY))
    for name in choice.used:
        assert set(keep(known, choice)) <= set(keep(known, choice.without(name)))
    assert set(keep(known, choice.without(*choice.used))) == set(known)


@FIXED
@given(families(), lineups())
def test_a_count_is_what_choosing_that_value_alone_leaves(made: Small, choice: Lineup) -> None:
    """Zero is shown; the kinds and the standings divide what the other filters leave, so their counts add up to it."""
    known = traits(Readiness(made, DAY))
    found = facets(known, choice)
    for kind, count in found["kinds"].items():
        assert count == len(keep(known, replace(choice, kinds=(kind,))))
    for top, count in found["above"].items():
        assert count == len(keep(known, replace(choice, above=(top,))))
    for standing, count in found["standings"].items():
        assert count == len(keep(known, replace(choice, standings=(standing,))))
    assert sum(found["kinds"].values()) == len(keep(known, choice.without("kinds")))
    assert sum(found["standings"].values()) == len(keep(known, choice.without("standings")))
    assert found["kinds"].keys() == {trait.kind for trait in known.values()}


def test_above_leaves_an_organisation_itself_and_all_below_it() -> None:
    some = (
        organisation("rijk", judged=False, kind="sector"),
        organisation("bzk", kind="ministry", part_of="rijk"),
        organisation("agency", part_of="bzk"),
        organisation("other"),
    )
    known = traits(seen_from(case({}).but(organisations=some)))
    assert keep(known, Lineup(above=("rijk",))) == ("agency", "bzk")
    assert keep(known, Lineup(above=("bzk",))) == ("agency", "bzk")
    assert keep(known, Lineup(above=("agency",))) == ("agency",)
    assert facets(known, Lineup())["above"] == {"bzk": 2, "rijk": 2}


def test_organisations_that_are_part_of_each_other_end_no_loop() -> None:
    """The check of the data tells of it; the pages go on."""
    ring = (organisation("ash", part_of="birch"), organisation("birch", part_of="ash"))
    assert keep(traits(seen_from(case({}).but(organisations=ring))), Lineup(above=("ash",))) == ("ash", "birch")


def test_own_targets_can_be_filtered_by_how_they_stand() -> None:
    made = case({"ash": at_levels({"work": 3}), "birch": at_levels({"work": 1}), "cedar": [], "elm": []}).build()
    targets = {name: told(name, "work", 2) for name in ("ash", "birch", "cedar")}
    known = traits(Readiness(replace(made, targets=targets), DAY))
    assert keep(known, Lineup(standings=("reached",))) == ("ash",)
    assert keep(known, Lineup(standings=("below", "open"))) == ("birch", "cedar")
    assert facets(known, Lineup())["standings"] == {"reached": 1, "below": 1, "open": 1, "none": 1}


# --- in which order -------------------------------------------------------------------------------------------------


@FIXED
@given(families(), lineups(), LOOKS, st.sampled_from(["nl", "en"]))
def test_grouping_and_order_keep_every_organisation_once(made: Small, choice: Lineup, day: date, language: str) -> None:
    seen = Readiness(made, day)
    narrowed = seen.narrowed(keep(traits(seen), choice))
    found = groups(narrowed, choice, language)
    shown = [name for group in found for name in group.organisations]
    assert sorted(shown) == sorted(item.id for item in narrowed.organisations)
    assert all(group.organisations for group in found)
    assert len({group.key for group in found}) == len(found)
    assert "" not in [group.key for group in found[:-1]], "what belongs nowhere comes last"
    ordered = order(narrowed, choice, language)
    for group in found:
        assert list(group.organisations) == [name for name in ordered if name in group.organisations]
        if choice.grouping == "kind":
            assert {made.organisations[name].kind for name in group.organisations} == {group.key}


@FIXED
@given(cases(), st.sampled_from(NINE), st.booleans(), LOOKS)
def test_what_has_no_level_is_last_in_both_directions(made: Case, dimension: str, highest: bool, day: date) -> None:
    """Method 7. What is known goes up or down; the rest stands behind it in one order for both directions."""
    seen = seen_from(made, day)
    cells = [seen.cell(name, dimension) for name in order(seen, Lineup(dimension=dimension, highest=highest))]
    known = [(cell.low or 0, cell.high or 0) for cell in cells if cell.known]
    assert [cell.known for cell in cells] == [True] * len(known) + [False] * (len(cells) - len(known))
    assert known == sorted(known, reverse=highest)
    rest = [LAST.index(cell.state) for cell in cells if not cell.known]
    assert rest == sorted(rest)


@FIXED
@given(cases(), st.sampled_from(NINE), st.booleans())
def test_ties_are_alphabetical_in_both_directions(made: Case, dimension: str, highest: bool) -> None:
    seen = seen_from(made)
    names = [item.id for item in alphabetical(seen.organisations)]
    shown = order(seen, Lineup(dimension=dimension, highest=highest))
    for first, second in pairwise(shown):
        one, other = seen.cell(first, dimension), seen.cell(second, dimension)
        if (one.state, one.low, one.high) == (other.state, other.low, other.high):
            assert names.index(first) < names.index(second)


@FIXED
@given(cases(), lineups(), st.randoms())
def test_the_order_of_the_records_changes_nothing(made: Case, choice: Lineup, chance: Random) -> None:
    """Method 11.4."""
    organisations, entries = list(made.organisations), list(made.entries)
    chance.shuffle(organisations)
    chance.shuffle(entries)
    other = made.but(organisations=tuple(organisations), entries=tuple(entries))
    assert groups(seen_from(made), choice) == groups(seen_from(other), choice)


def test_a_range_stands_between_its_low_end_and_the_level_above_it() -> None:
    said = {
        "ash": 1,
        "birch": (1, 3),
        "cedar": 2,
        "elm": "unknown",
        "fir": "not_applicable",
        "hazel": None,
        "ivy": (0, 4),
    }
    made = case({name: [judgement("work", answer)] if answer is not None else [] for name, answer in said.items()})
    seen = seen_from(made)
    last = ("elm", "hazel", "fir")
    assert order(seen, Lineup(dimension="work")) == ("cedar", "birch", "ash", "ivy", *last)
    assert order(seen, Lineup(dimension="work", highest=False)) == ("ivy", "ash", "birch", "cedar", *last)


def test_an_old_level_stands_at_its_level() -> None:
    """The cell says that it is old; the order neither hides that nor calls it unknown."""
    made = case({"ash": [judgement("work", 2, "2014")], "birch": [judgement("work", 3, "2008")], "cedar": []})
    seen = seen_from(made)
    assert seen.cell("birch", "work").stale
    assert order(seen, Lineup(dimension="work")) == ("birch", "ash", "cedar")


def test_a_what_if_changes_no_order() -> None:
    seen = seen_from(case({"ash": [], "birch": at_levels({"work": 1})}))
    supposed = seen.supposing({("ash", "work"): 4})
    assert order(supposed, Lineup(dimension="work")) == ("birch", "ash")


def test_each_organisation_stands_with_what_it_is_a_part_of() -> None:
    """One rule for all: one that has parts itself stands with its own house, not with its parts."""
    some = (
        organisation("rijk", judged=False, kind="sector"),
        organisation("bzk", kind="ministry", part_of="rijk"),
        organisation("agency", part_of="bzk"),
        organisation("alone", kind="ministry", part_of="rijk"),
        organisation("free"),
        organisation("lost", part_of="nowhere"),
    )
    found = groups(seen_from(case({}).but(organisations=some)), Lineup(grouping="part_of"))
    assert {group.key: group.organisations for group in found} == {
        "bzk": ("agency",),
        "rijk": ("alone", "bzk"),
        "": ("free", "lost"),
    }
    kinds = groups(seen_from(case({}).but(organisations=some)), Lineup(grouping="kind"))
    assert [group.key for group in kinds] == ["ministry", "agency"]


def test_the_rows_of_a_frame_follow_the_order_of_the_organisations() -> None:
    rows = pd.DataFrame({"organisation": ["a", "a", "b", "c", "c"], "n": [1, 2, 3, 4, 5]})
    assert in_order(rows, ("c", "a"))["n"].tolist() == [4, 5, 1, 2]
    assert in_order(rows, ()).empty
