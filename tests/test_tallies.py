"""What a room said: nothing about fewer than three people, no middle of a few, and no number that is not a count."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, combinations, product

from hypothesis import given
from hypothesis import strategies as st

from lessons import groups, tallies
from lessons.ballots import LEVELS, RATINGS, ROLES, Kind, Option, Question, Said
from lessons.heard import heard, lines
from lessons.room import Said as Words
from lessons.room import Vote
from lessons.tallies import REST, Distribution, Group, LessonsTally, LevelTally
from lessons.vote_words import difference, rated_word, who_voted_twice
from lessons.words import Words as Speech
from tests import voted
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
    for named, table in tables(seen):
        parts = {group.name: {one.voter for one in votes if named(one) == group.name} for group in table if group.name}
        rest = {one.voter for one in votes} - set().union(*parts.values())
        people = {**parts, REST: rest} if rest else parts
        assert {group.name: group.seen.n for group in table} == {name: len(found) for name, found in people.items()}
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
    assert {name: len(places) for name, places in groups.gathered(roles, ROLES).items()} == {"director": 4, REST: 5}
    three = [*roles, "other"]
    assert {name: len(found) for name, found in groups.gathered(three, ROLES).items()} == {
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
    many = {str(name): range(name * 9, name * 9 + 9) for name in range(groups.MOST_GROUPS + 1)}
    assert groups.isolates(many, many)
    del many["0"]
    assert not groups.isolates(many, many)


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


BOTH, FIRST, SECOND = (True, True), (True, False), (False, True)
TWICE = st.lists(
    st.tuples(PEOPLE, st.sampled_from(LEVELS), st.sampled_from([BOTH, BOTH, BOTH, FIRST, SECOND])), max_size=24
) | st.lists(
    st.tuples(st.tuples(st.sampled_from(ROLES[:2]), st.sampled_from("ab"), st.sampled_from(LEVELS)), st.sampled_from(LEVELS), st.sampled_from([BOTH, BOTH, BOTH, FIRST])), min_size=12, max_size=30
)  # fmt: skip
Rounds = tuple[list[Vote], list[Vote]]


def rounds(people: list[tuple[tuple[str, str, str], str, tuple[bool, bool]]]) -> Rounds:
    """Who voted in each of two rounds, and what."""
    first = [vote(n, said, role, own) for n, ((role, own, said), _, at) in enumerate(people) if at[0]]
    second = [vote(n, said, role, own) for n, ((role, own, _), said, at) in enumerate(people) if at[1]]
    return first, second


@FIXED
@given(TWICE.map(rounds), ABOUT, st.sampled_from(LEVELS))
def test_of_two_rounds_nobody_who_voted_in_only_one_can_be_worked_out(two: Rounds, about: str, other: str) -> None:
    """Either every group of the one minus a group of the other is three people at least, or the answers of who voted in
    one round only change nothing in what is told beside the first."""
    first, second = two
    asked = question(about=about)
    seen = tallies.difference(asked, first, second)
    once = {one.voter for one in first} ^ {one.voter for one in second}
    if seen.few:
        assert seen.moves is None
    elif seen.moves is None:
        was, now = ([replace(one, answer=other) if one.voter in once else one for one in votes] for votes in two)
        again = tallies.difference(asked, was, now)
        assert (again.after, again.moves, again.twice) == (seen.after, None, seen.twice)
        assert once
    else:
        here = [one for one in second if not seen.twice or one.voter not in once]
        pools = [unions(table) for votes in (first, here) for table in people_of(tallies.level(asked, votes), votes)]
        assert all(max(len(one - other), len(other - one)) >= 3 for one, other in differing(pools))


def people_of(seen: LevelTally, votes: list[Vote]) -> Iterator[list[set[str]]]:
    """Who is in each group of each table that is told, those together in `REST` the last."""
    for named, table in tables(seen):
        parts = [{one.voter for one in votes if named(one) == group.name} for group in table if group.name]
        rest = {one.voter for one in votes}.difference(*parts)
        yield [*parts, rest] if rest else parts


def test_one_newcomer_or_one_who_left_is_not_told_by_two_rounds() -> None:
    """Five say 2 and say so again; a sixth who says 0 comes in, or goes."""
    five, six = said(*"22222"), [*said(*"22222"), vote(5, "0")]
    came = tallies.difference(question(about="a"), five, six)
    assert (came.after, came.moves, came.twice) == (came.before, tallies.Moves(None), True)
    assert difference(came, Speech("nl")) == (
        "Minder dan drie mensen kozen iets anders, en de zaal was en is niet verdeeld. "
        "De tweede ronde telt wie ook in de eerste stemde."
    )
    left = tallies.difference(question(about="a"), six, five)
    assert (left.moves, left.twice, left.after.n) == (None, False, 5)
    assert difference(left, Speech("nl")) == (
        "De zaal is niet meer verdeeld. Hoeveel mensen iets anders kozen, tonen we niet: enkele mensen stemden één keer."
    )
    for asked, answer in ((question("lessons"), ["x"]), (question("rate"), {"x": "yes"})):
        came = tallies.difference(asked, said(*[answer] * 5), said(*[answer] * 6))
        assert (came.after.n, came.twice) == (5, True)
        assert tallies.difference(asked, said(*[answer] * 6), said(*[answer] * 5)).moves is None


def test_the_wall_the_handouts_and_the_file_count_the_same_people() -> None:
    five = voted.votes(["2"] * 5)
    six = [*five, voted.vote(5, "0")]
    left_behind = voted.results(voted.small(), {voted.ROOM: five}, {voted.ROOM: six})
    (polled,) = left_behind.polled
    (item,) = heard(left_behind.session, lambda asked, number: left_behind.votes.get((asked, number), ()), ())
    wall = tallies.difference(polled.question, five, six)
    assert item.rounds == (wall.before, wall.after)
    assert (polled.votes, polled.round) == (tuple(five), 2)
    assert [who_voted_twice(Speech("en")) in line for line in lines(item, Speech("en"))] == [False, True]


def test_a_group_that_came_or_left_together_counts_and_one_in_another_role_does_not() -> None:
    """Three newcomers of one role and organisation are a group; one of each role is told by the table of the roles."""
    eight = [vote(n, "2", "hr" if n < 4 else "lead") for n in range(8)]
    three = [vote(n, "0", "hr") for n in range(8, 11)]
    found = tallies.difference(question(about="a"), eight, [*eight, *three])
    assert (found.after.n, found.twice, found.moves) == (11, False, tallies.Moves(None))
    mixed = [vote(8, "0", "hr"), vote(9, "0", "lead"), vote(10, "0", "coach")]
    found = tallies.difference(question(about="a"), eight, [*eight, *mixed])
    assert (found.after.n, found.twice) == (8, True)


@FIXED
@given(st.lists(st.tuples(st.sampled_from(LEVELS), st.sampled_from(LEVELS)), min_size=3, max_size=30))
def test_a_difference_tells_of_no_fewer_than_three_who_changed(answers: list[tuple[str, str]]) -> None:
    seen = tallies.difference(question(about="a"), said(*(a for a, _ in answers)), said(*(b for _, b in answers)))
    assert seen.moves is not None
    changed = sum(a != b for a, b in answers)
    assert seen.moves.changed == (changed if changed >= 3 else None)
    told = [seen.moves.up, seen.moves.down, seen.moves.turned, seen.moves.same, seen.moves.once]
    assert all(number is None or number == 0 or number >= 3 for number in told)
    assert changed >= 3 or told == [None] * 5
    if seen.moves.up is not None:
        assert sum(told[:3]) == changed  # type: ignore[arg-type]
    if seen.moves.same is not None:
        assert (seen.moves.same, seen.moves.once) == (len(answers) - changed, 0)


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
