"""What a room said: nothing about fewer than three people, no middle of a few, and no number that is not a count."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, combinations, product

from hypothesis import given
from hypothesis import strategies as st

from lessons import tallies
from lessons.ballots import LEVELS, RATINGS, ROLES, Kind, Option, Question, Said
from lessons.room import Said as Words
from lessons.room import Vote
from lessons.tallies import REST, Distribution, Group, LessonsTally, LevelTally
from lessons.vote_words import rated_word
from lessons.words import Words as Speech
from tests.strategies import FIXED

PLACES = ("a", "b", "c", "d", "other")


def question(kind: Kind = "level", about: str = "", options: Sequence[str] = ("x", "y", "z")) -> Question:
    return Question("q1", kind, "room", about, Said("?", "?"), tuple(Option(one, Said(one, one)) for one in options))


def vote(voter: int, answer: object, role: str = "hr", organisation: str = "a") -> Vote:
    return Vote(f"v{voter}", role, organisation, answer, 1)  # type: ignore[arg-type]


def said(*answers: object, role: str = "hr") -> list[Vote]:
    return [vote(place, answer, role) for place, answer in enumerate(answers)]


PEOPLE = st.tuples(st.sampled_from(ROLES), st.sampled_from(PLACES), st.sampled_from(LEVELS))
ROOMS = st.lists(PEOPLE, max_size=30).map(
    lambda people: [vote(place, answer, role, own) for place, (role, own, answer) in enumerate(people)]
)
ABOUT = st.sampled_from(["", "a"])


def tables(seen: LevelTally) -> Iterator[tuple[Callable[[Vote], str], tuple[Group, ...]]]:
    """Each table that is shown, with what its groups are made of."""
    yield lambda one: one.role, seen.roles
    if seen.organisations:
        yield lambda one: one.organisation, seen.organisations


@FIXED
@given(ROOMS, ABOUT)
def test_no_shown_group_is_under_three_and_none_can_be_worked_out(votes: list[Vote], about: str) -> None:
    """Whatever is added up or taken from each other, what is left is nobody, or three people at least."""
    seen = tallies.level(question(about=about), votes)
    if len(votes) < 3:
        assert (seen.n, seen.seen, seen.roles, seen.organisations) == (len(votes), None, (), ())
        return
    shown: list[list[set[str]]] = []
    for named, groups in tables(seen):
        parts = {group.name: {one.voter for one in votes if named(one) == group.name} for group in groups if group.name}
        rest = {one.voter for one in votes} - set().union(*parts.values())
        people = {**parts, REST: rest} if rest else parts
        assert {group.name: group.seen.n for group in groups} == {name: len(found) for name, found in people.items()}
        shown.append(list(people.values()))
    pools = [unions(table) for table in shown]
    assert all(max(len(one - other), len(other - one)) >= 3 for one, other in differing(pools))


def unions(table: list[set[str]]) -> list[set[str]]:
    return [set().union(*chosen) for size in range(len(table) + 1) for chosen in combinations(table, size)]


def differing(pools: list[list[set[str]]]) -> Iterator[tuple[set[str], set[str]]]:
    """Some groups of a table laid beside some groups of the same or another one, where these are not the same people."""
    for one, other in product(chain(*pools), repeat=2):
        if one != other:
            yield one, other


@FIXED
@given(ROOMS, ABOUT)
def test_counts_add_up_in_every_table(votes: list[Vote], about: str) -> None:
    seen = tallies.level(question(about=about), votes)
    if seen.seen is None:
        return
    everybody = Counter(str(one.answer) for one in votes)
    assert {str(level): count for level, count in enumerate(seen.seen.counts)} == {
        str(level): everybody[str(level)] for level in range(5)
    }
    assert seen.seen.unknown == everybody["unknown"]
    for table in (seen.roles, seen.organisations):
        for place in range(5):
            assert not table or sum(group.seen.counts[place] for group in table) == seen.seen.counts[place]
        assert not table or sum(group.seen.unknown for group in table) == seen.seen.unknown


@FIXED
@given(ROOMS, ABOUT, st.randoms(use_true_random=False))
def test_the_order_of_votes_changes_nothing(votes: list[Vote], about: str, chance: random.Random) -> None:
    mixed = chance.sample(votes, len(votes))
    assert tallies.level(question(about=about), mixed) == tallies.level(question(about=about), votes)


@FIXED
@given(st.lists(st.integers(0, 4), min_size=5, max_size=40), st.integers(0, 40))
def test_unknown_moves_neither_the_middle_nor_the_range(levels: list[int], unknown: int) -> None:
    """The lower one in the middle, of those who named a level."""
    asked = question(about="a")
    seen = tallies.level(asked, said(*map(str, levels), *["unknown"] * unknown)).seen
    assert seen is not None
    assert seen.median == sorted(levels)[(len(levels) - 1) // 2]
    assert (seen.low, seen.high, seen.divided) == (min(levels), max(levels), max(levels) - min(levels) >= 2)
    assert (seen.known, seen.unknown) == (len(levels), unknown)


def test_a_middle_takes_five_levels_and_one_organisation() -> None:
    four = tallies.level(question(about="a"), said("1", "1", "1", "1", "unknown", "unknown"))
    assert four.seen == Distribution((0, 4, 0, 0, 0), 2)
    assert four.seen.median is None
    own = [vote(place, "1", "hr", "a" if place < 6 else "b") for place in range(12)]
    seen = tallies.level(question(), own)
    assert seen.seen is not None
    assert seen.seen.median is None
    assert [(group.name, group.seen.median) for group in seen.organisations] == [("a", 1), ("b", 1)]


def test_a_group_is_divided_from_a_range_of_two_levels() -> None:
    assert not tallies.distribution(said("1", "2", "unknown")).divided
    assert tallies.distribution(said("1", "3")).divided
    assert not tallies.distribution(said("unknown", "unknown")).divided


def test_small_roles_stand_together_and_take_the_smallest_other_where_they_are_too_few() -> None:
    roles = ["director"] * 4 + ["hr"] * 3 + ["lead", "coach"]
    assert {name: len(places) for name, places in tallies.gathered(roles, ROLES).items()} == {"director": 4, REST: 5}
    three = [*roles, "other"]
    assert {name: len(found) for name, found in tallies.gathered(three, ROLES).items()} == {
        "director": 4,
        "hr": 3,
        REST: 3,
    }


def test_two_tables_side_by_side_tell_nothing_that_one_of_them_keeps() -> None:
    """All directors are of organisation a, and one more: without the director's table a would tell who that is."""
    people = [("director", "a")] * 3 + [("hr", "a")] + [("hr", "b")] * 4
    votes = [vote(place, "1", role, own) for place, (role, own) in enumerate(people)]
    seen = tallies.level(question(), votes)
    assert seen.withheld
    assert seen.organisations == ()
    assert len(seen.roles) == 2


def test_two_groups_that_differ_in_one_person_each_tell_of_both() -> None:
    """Directors minus organisation a: one vote too many and one too few. Whose they are, everybody in the room knows."""
    told = [("director", "a", "2")] * 2 + [("director", "b", "0"), ("hr", "a", "3")] + [("hr", "b", "1")] * 2
    seen = tallies.level(question(), [vote(place, answer, role, own) for place, (role, own, answer) in enumerate(told)])
    assert seen.withheld
    assert seen.organisations == ()
    assert [(group.name, group.seen.n) for group in seen.roles] == [("director", 3), ("hr", 3)]


def test_a_room_of_a_thousand_is_told_per_organisation_and_too_many_groups_are_not() -> None:
    """Seven roles beside thirty organisations; of tables with too many groups to look through nothing is told."""
    people = [(ROLES[place % 7], f"o{place % 30}") for place in range(1_000)]
    seen = tallies.level(question(), [vote(place, "1", *who) for place, who in enumerate(people)])
    assert (len(seen.roles), len(seen.organisations), seen.withheld) == (7, 30, False)
    many = {str(name): range(name * 9, name * 9 + 9) for name in range(tallies.MOST_GROUPS + 1)}
    assert tallies.isolates(many, many)
    del many["0"]
    assert not tallies.isolates(many, many)


CHOICES = st.lists(
    st.permutations(["x", "y", "z"]).flatmap(lambda p: st.integers(1, 3).map(lambda n: p[:n])), max_size=20
)


@FIXED
@given(CHOICES)
def test_lessons_are_counted_by_who_chose_them_and_ordered_by_that(choices: list[list[str]]) -> None:
    seen = tallies.lessons(question("lessons"), said(*choices))
    assert seen.few == (len(choices) < 3)
    order = [(-one.n, -one.places[0]) for one in seen.chosen]
    assert order == sorted(order)
    for one in seen.chosen:
        assert one.n == sum(one.lesson in choice for choice in choices) == sum(one.places)
        assert one.places == tuple(sum(choice[at : at + 1] == [one.lesson] for choice in choices) for at in range(3))


RATES = st.lists(st.dictionaries(st.sampled_from(["x", "y", "z"]), st.sampled_from(RATINGS), min_size=1), max_size=15)


@FIXED
@given(RATES)
def test_a_criterion_with_fewer_than_three_answers_has_no_counts(answers: list[dict[str, str]]) -> None:
    seen = tallies.rate(question("rate"), said(*answers))
    for one in seen.rated:
        found = Counter(answer[one.criterion] for answer in answers if one.criterion in answer)
        answered = found["yes"] + found["partly"] + found["no"]
        told = answered >= 3 or (not answered and found["unknown"] >= 3)
        assert (one.votes is not None) == told
        assert one.votes is None or one.votes.model_dump() == {name: found[name] for name in RATINGS}
    assert seen.few == all(one.votes is None for one in seen.rated)


def test_that_nobody_knows_is_an_answer() -> None:
    """Six times "I do not know" is not the same as too few answers."""
    (one,) = tallies.rate(question("rate", options=["x"]), said(*[{"x": "unknown"}] * 6)).rated
    assert one.votes is not None
    assert one.votes.unknown == 6
    assert rated_word(one, Speech("nl")) == "niemand weet het"


@FIXED
@given(ROOMS, st.lists(st.sampled_from([*LEVELS, None]), max_size=34))
def test_a_difference_tells_of_no_fewer_than_three_who_changed(first: list[Vote], answers: list[str | None]) -> None:
    second = [vote(place, answer) for place, answer in enumerate(answers) if answer is not None]
    seen = tallies.difference(question(about="a"), first, second)
    assert (seen.moves is None) == (min(len(first), len(second)) < 3)
    if seen.moves is None:
        return
    was = {one.voter: one.answer for one in first}
    now = {one.voter: one.answer for one in second}
    changed = sum(was[one] != now[one] for one in was if one in now)
    assert seen.moves.changed == (changed if changed >= 3 else None)
    told = [seen.moves.up, seen.moves.down, seen.moves.turned, seen.moves.same, seen.moves.once]
    assert all(number is None or number == 0 or number >= 3 for number in told)
    assert changed >= 3 or told == [None] * 5
    if seen.moves.up is not None:
        assert sum(told[:3]) == changed  # type: ignore[arg-type]
    if seen.moves.same is not None:
        assert (seen.moves.same, seen.moves.once) == (
            sum(was.get(one) == now[one] for one in now),
            len(was.keys() ^ now.keys()),
        )


def test_up_and_down_are_those_of_the_same_people() -> None:
    before = said("0", "1", "1", "4", "3", "2", "unknown", "unknown", "unknown", "2", "2", "2")
    after = said("1", "2", "4", "0", "0", "1", "3", "3", "3", "2", "2", "2")
    assert tallies.difference(question(about="a"), before, after).moves == tallies.Moves(9, 3, 3, 3, 3, 0)
    lessons = tallies.difference(question("lessons"), said(["x"], ["y"], ["x"]), said(["z"], ["z"], ["z"]))
    assert lessons.moves == tallies.Moves(3, None, None, None, 0, 0)
    assert isinstance(lessons.after, LessonsTally)
    assert lessons.after.chosen[0] == tallies.Chosen("z", 3, (3, 0, 0))


def test_only_words_that_are_let_through_are_in_sight_the_most_supported_first() -> None:
    kept = [("1", "shown", 0), ("2", "waiting", 9), ("3", "shown", 2), ("4", "refused", 9), ("5", "shown", 0)]
    words = [Words(name, "q1", "tekst", state, support, "hr", "a") for name, state, support in kept]  # type: ignore[arg-type]
    assert [one.id for one in tallies.let_through(words)] == ["3", "5", "1"]
