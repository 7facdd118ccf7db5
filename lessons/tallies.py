"""What a room said to a question, as it may be shown (method 10): distributions per group, never a group under `FEWEST`.

`level`, `lessons`, `rate` count the votes of one round; `difference` lays two rounds side by side. Counts only: no means,
no points, no shares. "I do not know" stands beside the levels and moves nothing. The order of votes changes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from lessons.ballots import OTHER, ROLES, Question
from lessons.groups import REST as REST
from lessons.groups import exposes, gathered, isolates
from lessons.ratings import FEWEST, Room, room
from lessons.records import Votes
from lessons.room import Said, Vote

MEDIAN_FROM = 5
"""With fewer known levels than this there is no median."""
DIVIDED_FROM = 2
"""From a range of this many levels a group is divided."""
SEVERAL = (REST, OTHER)
"""Groups whose people may be of different organisations: what differs among them is no disagreement."""


@dataclass(frozen=True, slots=True)
class Distribution:
    """How many chose each level, 0 to 4, and how many do not know. `one`: all speak of one and the same organisation;
    of several there is no middle."""

    counts: tuple[int, int, int, int, int]
    unknown: int
    one: bool = True

    @property
    def n(self) -> int:
        """Everybody who voted."""
        return self.known + self.unknown

    @property
    def known(self) -> int:
        """Who named a level."""
        return sum(self.counts)

    @property
    def levels(self) -> tuple[int, ...]:
        """The levels that somebody named, the lowest first."""
        return tuple(level for level, count in enumerate(self.counts) if count)

    @property
    def low(self) -> int | None:
        return self.levels[0] if self.levels else None

    @property
    def high(self) -> int | None:
        return self.levels[-1] if self.levels else None

    @property
    def divided(self) -> bool:
        """Whether the lowest and the highest level named are two or more apart."""
        return bool(self.levels) and self.levels[-1] - self.levels[0] >= DIVIDED_FROM

    @property
    def median(self) -> int | None:
        """The level of the one in the middle; of two in the middle the lower."""
        if self.known < MEDIAN_FROM or not self.one:
            return None
        half, below = (self.known + 1) // 2, 0
        for level, count in enumerate(self.counts):
            below += count
            if below >= half:
                return level
        return None


@dataclass(frozen=True, slots=True)
class Group:
    """The people of one role, or speaking of one organisation; `REST` for those of small groups together."""

    name: str
    seen: Distribution


@dataclass(frozen=True, slots=True)
class LevelTally:
    """What a room said to a question on a level. `seen` is None and nothing else is told with fewer than `FEWEST` votes.

    `organisations` is empty where the question names one; it is empty too where, laid beside the roles, it would tell
    what fewer than `FEWEST` people said, and then `withheld`.
    """

    question: Question
    n: int
    seen: Distribution | None = None
    roles: tuple[Group, ...] = ()
    organisations: tuple[Group, ...] = ()
    withheld: bool = False
    kind: Literal["level"] = "level"

    @property
    def few(self) -> bool:
        return self.seen is None


@dataclass(frozen=True, slots=True)
class Chosen:
    """How many chose a lesson, and how many of them put it first, second, third."""

    lesson: str
    n: int
    places: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class LessonsTally:
    """Which lessons a room chose: the one that most people chose first; of the same number the one more often put first."""

    question: Question
    n: int
    chosen: tuple[Chosen, ...] = ()
    kind: Literal["lessons"] = "lessons"

    @property
    def few(self) -> bool:
        return not self.chosen


@dataclass(frozen=True, slots=True)
class Rated:
    """What a room found on one criterion. `votes` is None where fewer than `FEWEST` gave an answer."""

    criterion: str
    votes: Votes | None
    room: Room


@dataclass(frozen=True, slots=True)
class RateTally:
    """What a room found of a concept, one criterion at a time."""

    question: Question
    n: int
    rated: tuple[Rated, ...] = ()
    kind: Literal["rate"] = "rate"

    @property
    def few(self) -> bool:
        return not any(rated.votes for rated in self.rated)

    @property
    def divided(self) -> bool:
        return any(rated.room == "divided" for rated in self.rated)


Tally = LevelTally | LessonsTally | RateTally


@dataclass(frozen=True, slots=True)
class Moves:
    """How many people answered otherwise in the second round. None where it would tell what fewer than `FEWEST` did.

    `up`, `down`, `turned`: to a higher level, a lower one, to or from "I do not know"; only of levels. `same`: the same
    answer twice. `once`: voted in one round only.
    """

    changed: int | None
    up: int | None = None
    down: int | None = None
    turned: int | None = None
    same: int | None = None
    once: int | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """Two rounds of one question. `moves` is None where one of the two has too few votes to be shown, or where it would
    tell what somebody said who voted in one of them only. `twice`: `after` is of those who voted in the first round too.
    """

    before: Tally
    after: Tally
    moves: Moves | None
    twice: bool = False

    @property
    def few(self) -> bool:
        """Whether a round has too few votes to be shown."""
        return min(self.before.n, self.after.n) < FEWEST


def tally(question: Question, votes: Sequence[Vote]) -> Tally:
    """The tally of a round, whatever is asked. Raises ValueError for words: on those nobody votes."""
    if question.kind == "level":
        return level(question, votes)
    if question.kind == "lessons":
        return lessons(question, votes)
    if question.kind == "rate":
        return rate(question, votes)
    raise ValueError(question.kind)


# --- levels -------------------------------------------------------------------------------------------------------------


def level(question: Question, votes: Sequence[Vote]) -> LevelTally:
    """The levels that a room named: of all, per role, and per organisation where everybody speaks of their own."""
    if len(votes) < FEWEST:
        return LevelTally(question, len(votes))
    own = not question.about
    about = [(vote.organisation or OTHER) if own else "" for vote in votes]
    one = len(set(about)) == 1 and about[0] != OTHER
    by_role = gathered([vote.role for vote in votes], ROLES)
    by_organisation = gathered(about) if own else {}
    withheld = own and isolates(by_role, by_organisation)
    shown = {} if withheld else by_organisation
    return LevelTally(
        question,
        len(votes),
        distribution(votes, one),
        tuple(Group(name, distribution([votes[i] for i in places], one)) for name, places in by_role.items()),
        tuple(Group(name, distribution([votes[i] for i in at], name not in SEVERAL)) for name, at in shown.items()),
        withheld,
    )


def distribution(votes: Iterable[Vote], one: bool = True) -> Distribution:
    """How many votes each level has."""
    found = Counter(str(vote.answer) for vote in votes)
    return Distribution((found["0"], found["1"], found["2"], found["3"], found["4"]), found["unknown"], one)


# --- lessons and concepts -------------------------------------------------------------------------------------------------


def lessons(question: Question, votes: Sequence[Vote]) -> LessonsTally:
    """Per lesson how many chose it, and in which place; also what nobody chose."""
    if len(votes) < FEWEST:
        return LessonsTally(question, len(votes))
    places = Counter(
        (lesson, place) for vote in votes if isinstance(vote.answer, list) for place, lesson in enumerate(vote.answer)
    )
    found = [_chosen(option.id, places) for option in question.options]
    return LessonsTally(question, len(votes), tuple(sorted(found, key=lambda one: (-one.n, -one.places[0]))))


def _chosen(lesson: str, places: Mapping[tuple[str, int], int]) -> Chosen:
    first, second, third = (places.get((lesson, place), 0) for place in range(3))
    return Chosen(lesson, first + second + third, (first, second, third))


def rate(question: Question, votes: Sequence[Vote]) -> RateTally:
    """Per criterion how many found yes, partly and no, and whether the room agreed."""
    if len(votes) < FEWEST:
        return RateTally(question, len(votes))
    answers = [vote.answer for vote in votes if isinstance(vote.answer, dict)]
    found = (_rated(option.id, [answer.get(option.id, "") for answer in answers]) for option in question.options)
    return RateTally(question, len(votes), tuple(found))


def _rated(criterion: str, answers: Iterable[str]) -> Rated:
    found = Counter(answers)
    answered = found["no"] + found["partly"] + found["yes"]
    if answered < FEWEST and (answered or found["unknown"] < FEWEST):
        return Rated(criterion, None, "few")
    votes = Votes(no=found["no"], partly=found["partly"], yes=found["yes"], unknown=found["unknown"])
    return Rated(criterion, votes, room(votes))


# --- two rounds -----------------------------------------------------------------------------------------------------------


def difference(question: Question, first: Sequence[Vote], second: Sequence[Vote]) -> Difference:
    """What a room said before it talked and after it, and how many changed their answer."""
    told = told_beside(question, first, second)
    found = Difference(tally(question, first), tally(question, told), None, len(told) < len(second))
    if found.few or exposes(tables(question, first), tables(question, told)):
        return found
    return replace(found, moves=moves(question, first, second))


def told_beside(question: Question, first: Sequence[Vote], second: Sequence[Vote]) -> Sequence[Vote]:
    """The votes of the second round that may be told beside the first: all of them; or, where the two would tell what
    fewer than `FEWEST` said who voted in one round only, those of who voted in both."""
    if len(first) < FEWEST or not exposes(tables(question, first), tables(question, second)):
        return second
    before = {vote.voter for vote in first}
    return [vote for vote in second if vote.voter in before]


def tables(question: Question, votes: Sequence[Vote]) -> list[dict[str, frozenset[str]]]:
    """Who stand together in each table that is told of a round: the wall tells roles and organisations, the file who is of
    the organisation that was asked about. Lessons and concepts are told of all together."""
    if question.kind != "level":
        return [_voters(votes, gathered([""] * len(votes)))]
    by_role = gathered([vote.role for vote in votes])
    about = [vote.organisation == question.about if question.about else vote.organisation or OTHER for vote in votes]
    by_organisation = gathered([str(name) for name in about])
    shown = [by_role] if isolates(by_role, by_organisation) else [by_role, by_organisation]
    return [_voters(votes, table) for table in shown]


def _voters(votes: Sequence[Vote], table: Mapping[str, Sequence[int]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(votes[place].voter for place in places) for name, places in table.items()}


def moves(question: Question, first: Sequence[Vote], second: Sequence[Vote]) -> Moves:
    """How many changed. With fewer than `FEWEST` who did only that is told, not even whether it was anybody."""
    was = {vote.voter: vote.answer for vote in first}
    now = {vote.voter: vote.answer for vote in second}
    both = [(was[voter], now[voter]) for voter in now if voter in was]
    steps = Counter(_step(old, new) for old, new in both)
    same, once = steps.pop("same", 0), len(was) + len(now) - 2 * len(both)
    changed = sum(steps.values())
    if changed < FEWEST:
        return Moves(None)
    hidden = not all(_shown(number) for number in (same, once))
    told = question.kind == "level" and all(map(_shown, steps.values()))
    up, down, turned = (steps[name] if told else None for name in ("up", "down", "turned"))
    return Moves(changed, up, down, turned, None if hidden else same, None if hidden else once)


def _shown(number: int) -> bool:
    return number == 0 or number >= FEWEST


def _step(old: object, new: object) -> str:
    """What happened to an answer; a level and "I do not know" are not higher or lower than each other."""
    if old == new:
        return "same"
    if not (isinstance(old, str) and isinstance(new, str) and old.isdigit() and new.isdigit()):
        return "turned"
    return "up" if int(new) > int(old) else "down"


# --- words ----------------------------------------------------------------------------------------------------------------


def let_through(said: Iterable[Said]) -> tuple[Said, ...]:
    """The words that the room may see: what most people support first, of the same number the newest."""
    newest_first = [one for one in said if one.state == "shown"][::-1]
    return tuple(sorted(newest_first, key=lambda one: -one.support))
