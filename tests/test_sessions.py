"""Live sessions, on SQLite and on PostgreSQL: one vote each, blind until the reveal, closed is closed, gone is gone."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import pairwise
from typing import Any, ClassVar

import pytest
from hypothesis import Phase as Phases
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import and_, func, select, update

from lessons.ballots import LONGEST_WORDS, ROLES, Question, RefusedError
from lessons.room import PHASES, BlindError, ClosedError, Phase, Plan, UnknownError, hashed, plain, tidy
from lessons.sessions import ALPHABET, LARGEST_SEQ, LONGEST_TITLE, MOST_VOTERS, MOST_WORDS, Sessions
from lessons.store import ASKED, META, SCHEMA, SESSIONS, Store
from tests.small_room import LEVEL, ONE, PLAN, QUESTIONS, RATE, opened

HOSTILE = ("", "q9", "q1\0", "\ud800", "q1' OR '1'='1", "q" * 4_000, "Q1", "%", "\U0001f600")
"""What an address may hold in the place of an id."""


def rows(sessions: Sessions) -> dict[str, int]:
    """How many rows each table has, the number of the version apart."""
    with sessions.store.reading() as connection:
        return {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in META.sorted_tables
            if table is not SCHEMA
        }


def filled(sessions: Sessions) -> tuple[str, str]:
    """A session with a row in every table; its id and its join code."""
    session = opened(sessions, 3, "q1")
    sessions.vote(session.id, "q1", "voter0", "3", 1, 1)
    sessions.move(session.id, "q4", "first")
    sessions.add_words(session.id, "q4", "voter0", "Geen tijd", ONE)
    words = sessions.words(session.id)[0].id
    sessions.let_through(session.id, words, True)
    sessions.support(session.id, words, "voter1", True, 1)
    return session.id, session.code


# --- opening and finding --------------------------------------------------------------------------------------------------


def test_a_session_is_found_by_its_code_its_key_and_its_id(sessions: Sessions) -> None:
    session, key = sessions.open("  Een\nsessie\u202e\0 ", "en", PLAN, QUESTIONS, hours=2, days=3)
    assert sessions.of_code(session.code) == sessions.of_key(key) == sessions.of_id(session.id) == session
    assert sessions.of_code(f" {session.code[:3].lower()}-{session.code[3:].lower()} ") == session
    assert (session.title, session.language, session.plan) == ("Een sessie", "en", PLAN)
    assert tuple(asked.question for asked in session.asked) == QUESTIONS
    assert {asked.phase for asked in session.asked} == {"waiting"}
    assert not session.closed
    assert session.now is None
    assert round(session.joins_until - session.opened_at) == 2 * 3_600
    assert round(session.kept_until - session.opened_at) == 3 * 86_400
    assert set(session.code) <= set(ALPHABET)
    assert len(sessions.open("x" * 999, "nl", PLAN, ())[0].title) == LONGEST_TITLE


def test_a_code_is_never_given_twice(sessions: Sessions, monkeypatch: pytest.MonkeyPatch) -> None:
    given = iter("BBBBBB" + "BBBBBB" + "BBBBBB" + "CCCCCC")
    monkeypatch.setattr("lessons.sessions.secrets.choice", lambda _: next(given))
    assert [sessions.open("", "nl", PLAN, QUESTIONS)[0].code for _ in range(2)] == ["BBBBBB", "CCCCCC"]
    assert rows(sessions)["questions"] == 2 * len(QUESTIONS)


def test_the_database_holds_no_secret(sessions: Sessions) -> None:
    """Who reads it can neither steer nor vote, and finds no name or address."""
    session, key = sessions.open("", "nl", PLAN, QUESTIONS)
    sessions.join(session.id, "a-secret-of-a-browser", "hr", "oak")
    with sessions.store.reading() as connection:
        kept = str([connection.execute(select(table)).all() for table in META.sorted_tables])
    assert key not in kept
    assert "a-secret-of-a-browser" not in kept
    assert hashed(key) in kept


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_not_there_is_unknown_and_breaks_nothing(sessions: Sessions, name: str) -> None:
    session = opened(sessions, 1, "q1").id
    asked: tuple[Callable[[], object], ...] = (
        lambda: sessions.of_code(name),
        lambda: sessions.of_key(name),
        lambda: sessions.of_id(name),
        lambda: sessions.show(name, "q1"),
        lambda: sessions.move(session, name, "first"),
        lambda: sessions.let_through(session, name, True),
        lambda: sessions.join(name, "voter0", "lead", "ash"),
        lambda: sessions.vote(session, name, "voter0", "3", 1, 1),
        lambda: sessions.vote(session, "q1", name, "3", 1, 1),
        lambda: sessions.add_words(session, name, "voter0", "x", ONE),
        lambda: sessions.support(session, name, "voter0", True, 1),
        lambda: sessions.votes(session, name, 1),
        lambda: sessions.pulse(name),
    )
    for ask in asked:
        with pytest.raises(UnknownError):
            ask()
    assert sessions.words(name) == []
    assert sessions.joined(session, name) is sessions.answer_of(session, name, "voter0", 1) is None
    assert not sessions.delete(name)
    sessions.close(name)
    assert not sessions.of_id(session).closed


# --- steering -------------------------------------------------------------------------------------------------------------


def test_a_phase_follows_the_one_before_it_and_a_second_press_changes_nothing(sessions: Sessions) -> None:
    session = opened(sessions).id
    for before, phase in pairwise(PHASES):
        for wrong in set(PHASES) - {before, phase}:
            with pytest.raises(RefusedError):
                sessions.move(session, "q1", wrong)
        assert sessions.move(session, "q1", phase)
        assert not sessions.move(session, "q1", phase)
        found = sessions.of_id(session)
        assert (found.current, found.of("q1").phase) == ("q1", phase)
    assert sessions.of_id(session).of("q2").phase == "waiting"


def test_words_are_not_voted_on_twice(sessions: Sessions) -> None:
    session = opened(sessions, 0, "q4").id
    sessions.move(session, "q4", "revealed")
    with pytest.raises(RefusedError):
        sessions.move(session, "q4", "second")


def test_the_room_looks_at_what_is_shown_to_it(sessions: Sessions) -> None:
    session = opened(sessions).id
    marks = [sessions.pulse(session).mark]
    for question in ("q3", ""):
        sessions.show(session, question)
        assert sessions.of_id(session).current == sessions.pulse(session).current == question
        marks.append(sessions.pulse(session).mark)
    assert marks[0] == marks[2] != marks[1]


def test_a_closed_session_takes_nothing_more(sessions: Sessions) -> None:
    session, _ = filled(sessions)
    words = sessions.words(session)[0].id
    sessions.close(session)
    ended = sessions.of_id(session).closed_at
    sessions.close(session)
    asked: tuple[Callable[[], object], ...] = (
        lambda: sessions.vote(session, "q1", "voter1", "3", 2, 1),
        lambda: sessions.add_words(session, "q4", "voter1", "te laat", "once-0002"),
        lambda: sessions.support(session, words, "voter2", True, 2),
        lambda: sessions.join(session, "voter9", "lead", "ash"),
        lambda: sessions.move(session, "q2", "first"),
        lambda: sessions.show(session, "q1"),
    )
    for ask in asked:
        with pytest.raises(ClosedError):
            ask()
    assert sessions.of_id(session).closed_at == ended
    assert sessions.pulse(session).closed
    kept = sessions.answer_of(session, "q1", "voter0", 1)
    assert kept is not None
    assert kept.answer == "3", "nothing that was said is lost"
    sessions.let_through(session, words, False)
    assert sessions.words(session)[0].state == "refused", "the coach may still decide on words"


# --- taking part ----------------------------------------------------------------------------------------------------------


def test_somebody_who_comes_in_twice_is_one(sessions: Sessions) -> None:
    session = opened(sessions).id
    before = sessions.pulse(session)
    for role, organisation in (("lead", "ash"), ("lead", "ash"), ("hr", "other")):
        sessions.join(session, "voter", role, organisation)
    assert sessions.joined(session, "voter") == ("hr", "other")
    assert sessions.joined(session, "nobody") is None
    assert (before.joined, sessions.pulse(session).joined) == (0, 1)


@pytest.mark.parametrize(
    ("role", "organisation"),
    [("king", "ash"), ("", "ash"), ("lead", ""), ("lead", "Ash"), ("lead", "a b"), ("lead", "a" * 65), ("lead", "a\0")],
)
def test_a_role_or_organisation_that_is_none_is_refused(sessions: Sessions, role: str, organisation: str) -> None:
    session = opened(sessions).id
    with pytest.raises(RefusedError):
        sessions.join(session, "voter", role, organisation)
    assert sessions.joined(session, "voter") is None


def test_a_room_is_full_at_last_but_who_is_in_stays_in(sessions: Sessions, monkeypatch: pytest.MonkeyPatch) -> None:
    assert MOST_VOTERS >= 500
    monkeypatch.setattr("lessons.sessions.MOST_VOTERS", 2)
    session = opened(sessions, 2).id
    with pytest.raises(ClosedError):
        sessions.join(session, "voter2", "lead", "ash")
    sessions.join(session, "voter1", "hr", "oak")
    assert sessions.joined(session, "voter1") == ("hr", "oak")


ANSWERS = [
    ("q1", "unknown", ["5", "", 3, None, ["3"], {"level": "3"}, "3 "]),
    (
        "q2",
        ["far", "ash/one"],
        [[], ["far", "far"], ["near"], "far", [["far"]], ["far", "ash/one", "ash/two", "oak/one"]],
    ),
    ("q3", {"feasible": "partly"}, [{}, {"fun": "yes"}, {"feasible": "7"}, {"feasible": None}, "yes", ["yes"]]),
    ("q4", None, ["words", ["words"], {"words": "yes"}]),
]


@pytest.mark.parametrize(("question", "right", "wrong"), ANSWERS, ids=[answer[0] for answer in ANSWERS])
def test_only_what_a_question_offers_is_an_answer(
    sessions: Sessions, question: str, right: Any, wrong: list[object]
) -> None:
    session = opened(sessions, 1, question).id
    for given in wrong:
        with pytest.raises(RefusedError):
            sessions.vote(session, question, "voter0", given, 1, 1)
    assert sessions.answered(session, question, 1) == 0
    if right is not None:
        kept = sessions.vote(session, question, "voter0", right, 1, 1)
        assert (kept.answer, kept.role, kept.organisation, kept.seq) == (right, "lead", "ash", 1)
        assert sessions.answer_of(session, question, "voter0", 1) == kept


def test_of_two_votes_of_one_voter_the_one_with_the_higher_seq_stays(sessions: Sessions) -> None:
    """A double tap, a changed mind, a retry that comes late, two tabs: one row, and the answer tells what is kept."""
    session = opened(sessions, 1, "q1").id
    sent = [("1", 10), ("1", 10), ("4", 30), ("2", 20), ("3", 30), ("0", 0)]
    kept = [sessions.vote(session, "q1", "voter0", answer, seq, 1) for answer, seq in sent]
    assert [(vote.answer, vote.seq) for vote in kept] == [("1", 10)] * 2 + [("4", 30)] * 4
    assert sessions.answered(session, "q1", 1) == rows(sessions)["votes"] == 1
    assert kept[-1] == sessions.answer_of(session, "q1", "voter0", 1)


@pytest.mark.parametrize("seq", [-1, LARGEST_SEQ + 1, 2**80, 1.5, "1", True, None])
def test_a_seq_that_no_browser_counts_is_refused(sessions: Sessions, seq: Any) -> None:
    session = opened(sessions, 1, "q1").id
    with pytest.raises(RefusedError):
        sessions.vote(session, "q1", "voter0", "1", seq, 1)
    assert sessions.vote(session, "q1", "voter0", "1", LARGEST_SEQ, 1).seq == LARGEST_SEQ


def test_a_late_vote_of_the_first_round_never_counts_in_the_second(sessions: Sessions) -> None:
    session = opened(sessions, 2, "q1").id
    sessions.vote(session, "q1", "voter0", "1", 1, 1)
    for phase, round_ in (("revealed", 1), ("second", 1), ("compared", 2)):
        sessions.move(session, "q1", phase)  # type: ignore[arg-type]
        for tried in {1, 2, 0, 3, -1, 2**70} - ({2} if phase == "second" else set()):
            with pytest.raises(ClosedError):
                sessions.vote(session, "q1", "voter1", "4", 9, tried)
        if phase == "second":
            sessions.vote(session, "q1", "voter0", "2", 0, 2)
        assert sessions.answered(session, "q1", 3 - round_) == (phase != "revealed" or 0)
    assert [[vote.answer for vote in sessions.votes(session, "q1", round_)] for round_ in (1, 2)] == [["1"], ["2"]]
    with pytest.raises(BlindError):
        sessions.votes(session, "q1", 2**70)


def test_votes_are_blind_until_the_coach_shows_them(sessions: Sessions) -> None:
    """Of a round that is not shown only the number is told, also after the end; a later round does not hide an earlier one."""
    session = opened(sessions, 3, "q1").id
    sessions.vote(session, "q1", "voter0", "1", 1, 1)
    with pytest.raises(BlindError):
        sessions.votes(session, "q1", 1)
    one = sessions.pulse(session)
    sessions.vote(session, "q1", "voter0", "4", 2, 1)
    assert sessions.pulse(session) == one, "the pulse tells nothing of what is voted"
    assert sessions.answered(session, "q1", 1) == one.answered == 1
    sessions.move(session, "q1", "revealed")
    assert [vote.answer for vote in sessions.votes(session, "q1", 1)] == ["4"]
    sessions.move(session, "q1", "second")
    sessions.vote(session, "q1", "voter1", "2", 1, 2)
    assert [vote.answer for vote in sessions.votes(session, "q1", 1)] == ["4"]
    for end in (lambda: None, lambda: sessions.close(session)):
        end()
        with pytest.raises(BlindError):
            sessions.votes(session, "q1", 2)
    assert [vote.answer for vote in sessions.votes(session, "q1", 1)] == ["4"]


def test_a_vote_keeps_the_role_and_organisation_it_was_given_with(sessions: Sessions) -> None:
    """Who changes theirs changes nothing that the room saw: two pictures would tell what this one person said."""
    session = opened(sessions, 3, "q1").id

    def who(question: str, round_: int) -> list[tuple[str, str, str]]:
        found = {hashed(f"voter{number}"): f"voter{number}" for number in range(3)}
        return sorted(
            (found[one.voter], one.role, one.organisation) for one in sessions.votes(session, question, round_)
        )

    for voter in ("voter0", "voter1"):
        sessions.vote(session, "q1", voter, "1", 1, 1)
        sessions.join(session, voter, "hr", "oak")
    kept = sessions.vote(session, "q1", "voter1", "2", 2, 1)
    assert (kept.role, kept.organisation) == ("hr", "oak"), "who votes again says it as who they are by then"
    late = sessions.vote(session, "q1", "voter0", "3", 0, 1)
    assert (late.answer, late.role, late.organisation) == ("1", "lead", "ash")
    sessions.move(session, "q1", "revealed")
    shown = who("q1", 1)
    assert shown == [("voter0", "lead", "ash"), ("voter1", "hr", "oak")]
    for voter in ("voter0", "voter1", "voter2"):
        sessions.join(session, voter, "director", "other")
    assert who("q1", 1) == shown
    sessions.move(session, "q1", "second")
    for voter in ("voter0", "voter1", "voter2"):
        sessions.vote(session, "q1", voter, "4", 3, 2)
    sessions.move(session, "q1", "compared")
    assert who("q1", 2) == [*shown, ("voter2", "director", "other")], (
        "in the second round everybody stands where they stood"
    )
    assert sessions.joined(session, "voter0") == ("director", "other")
    sessions.move(session, "q2", "first")
    kept = sessions.vote(session, "q2", "voter0", ["far"], 1, 1)
    assert (kept.role, kept.organisation) == ("director", "other")


def test_a_cookie_that_was_let_go_of_is_remembered_with_its_session_alone(sessions: Sessions) -> None:
    """However often it is let go of; a wrong key changes nothing; of the cookies only a hash is kept."""
    (_, key), (other, _) = (sessions.open("Dag", "nl", PLAN, QUESTIONS) for _ in range(2))
    for cookie in (f"{key}.tab", f"{key}.tab", f"{key}.phone"):
        sessions.let_go(key, cookie)
        sessions.let_go("wrong", cookie)
    assert sessions.of_key(key).ended == (hashed(f"{key}.tab"), hashed(f"{key}.phone"))
    assert sessions.of_id(other.id).ended == ()


# --- words ----------------------------------------------------------------------------------------------------------------


def test_words_keep_the_role_and_organisation_they_were_written_with(sessions: Sessions) -> None:
    session = opened(sessions, 1, "q4").id
    sessions.add_words(session, "q4", "voter0", "Geen tijd", ONE)
    sessions.join(session, "voter0", "hr", "oak")
    sessions.add_words(session, "q4", "voter0", "Geen tijd", ONE)
    sessions.add_words(session, "q4", "voter0", "Geen geld", "once-0002")
    assert {(said.text, said.role, said.organisation) for said in sessions.words(session)} == {
        ("Geen tijd", "lead", "ash"),
        ("Geen geld", "hr", "oak"),
    }


def test_words_keep_the_language_they_are_written_in_else_that_of_the_session(sessions: Sessions) -> None:
    session, _ = sessions.open("A room", "en", PLAN, QUESTIONS)
    sessions.join(session.id, "voter0", "hr", "oak")
    sessions.move(session.id, "q4", "first")
    sessions.add_words(session.id, "q4", "voter0", "Geen tijd", "once-0001", "nl")
    sessions.add_words(session.id, "q4", "voter0", "No time", "once-0002")
    assert {(said.text, said.language) for said in sessions.words(session.id)} == {
        ("Geen tijd", "nl"),
        ("No time", "en"),
    }


def test_words_wait_for_the_coach_and_come_once(sessions: Sessions) -> None:
    session = opened(sessions, 2, "q4").id
    for text in ("  Geen\ttijd\0 \n", "iets anders"):
        sessions.add_words(session, "q4", "voter0", text, ONE)
    sessions.add_words(session, "q4", "voter1", "Geen geld", ONE)
    assert {(said.text, said.state) for said in sessions.words(session)} == {
        ("Geen tijd", "waiting"),
        ("Geen geld", "waiting"),
    }
    assert [said.text for said in sessions.heard(session, "q4", "voter0")] == ["Geen tijd"], "their own"
    assert sessions.heard(session, "q4") == []
    pulse = sessions.pulse(session)
    assert (pulse.answered, pulse.said, pulse.waiting) == (2, 2, 2)
    for said in sessions.words(session, "q4"):
        sessions.let_through(session, said.id, said.text == "Geen geld")
    assert [said.text for said in sessions.heard(session, "q4")] == ["Geen geld"]
    assert sessions.pulse(session).waiting == 0


@pytest.mark.parametrize("text", ["", "  \n ", "\u200b\u200b", "\u202e", "\0\0", "\ud83d", "x" * (LONGEST_WORDS + 1)])
def test_words_that_nobody_can_read_are_refused(sessions: Sessions, text: str) -> None:
    session = opened(sessions, 1, "q4").id
    with pytest.raises(RefusedError):
        sessions.add_words(session, "q4", "voter0", text, ONE)
    assert sessions.words(session) == []


@pytest.mark.parametrize("once", ["", "short", "x" * 65])
def test_words_without_a_mark_of_their_own_are_refused(sessions: Sessions, once: str) -> None:
    session = opened(sessions, 1, "q4").id
    with pytest.raises(RefusedError):
        sessions.add_words(session, "q4", "voter0", "Geen tijd", once)


def test_one_voter_cannot_fill_the_room_with_words(sessions: Sessions) -> None:
    session = opened(sessions, 2, "q4").id
    for number in range(MOST_WORDS):
        sessions.add_words(session, "q4", "voter0", f"tekst {number}", f"once-{number:04}")
    with pytest.raises(RefusedError):
        sessions.add_words(session, "q4", "voter0", "nog meer", "once-9999")
    sessions.add_words(session, "q4", "voter0", "tekst 3", "once-0003")
    sessions.add_words(session, "q4", "voter1", "ook iets", "once-0000")
    assert len(sessions.words(session)) == MOST_WORDS + 1


@pytest.mark.parametrize(("question", "error"), [("q1", RefusedError), ("q2", ClosedError)])
def test_a_question_that_asks_no_words_takes_none(sessions: Sessions, question: str, error: type[Exception]) -> None:
    session = opened(sessions, 1, "q1").id
    with pytest.raises(error):
        sessions.add_words(session, question, "voter0", "Geen tijd", ONE)


def test_words_of_others_are_supported_once_each_and_only_when_shown(sessions: Sessions) -> None:
    session = opened(sessions, 3, "q4").id
    sessions.add_words(session, "q4", "voter0", "Geen tijd", ONE)
    words = sessions.words(session)[0].id
    with pytest.raises(UnknownError):
        sessions.support(session, words, "voter1", True, 1)
    sessions.let_through(session, words, True)
    with pytest.raises(RefusedError):
        sessions.support(session, words, "voter0", True, 1)
    with pytest.raises(UnknownError):
        sessions.support(session, words, "stranger", True, 1)
    with pytest.raises(RefusedError):
        sessions.support(session, words, "voter1", True, 2**60)
    for voter, given, seq in (("voter1", True, 5), ("voter1", True, 5), ("voter1", False, 4), ("voter2", True, 1)):
        sessions.support(session, words, voter, given, seq)
    seen = {voter: sessions.words(session, "q4", voter)[0] for voter in ("", "voter0", "voter1")}
    assert {voter: (said.support, said.mine, said.supported) for voter, said in seen.items()} == {
        "": (2, False, False),
        "voter0": (2, True, False),
        "voter1": (2, False, True),
    }
    sessions.support(session, words, "voter1", False, 6)
    assert sessions.words(session)[0].support == sessions.pulse(session).supported == 1


def test_every_change_that_a_room_can_see_moves_the_mark(sessions: Sessions) -> None:
    """Also those that leave every count as it was: a vote of support moves, one text is swapped for another."""
    now = 1_000.0
    sessions.clock = lambda: now
    session = opened(sessions, 2, "q4").id
    for voter in ("voter0", "voter1"):
        sessions.add_words(session, "q4", voter, "Geen tijd", ONE)
    first, second = (said.id for said in sessions.words(session))
    for words in (first, second):
        sessions.let_through(session, words, True)
    sessions.join(session, "voter3", "hr", "oak")
    sessions.support(session, first, "voter3", True, 1)
    sessions.let_through(session, second, False)

    def swapped() -> None:
        sessions.let_through(session, first, False)
        sessions.let_through(session, second, True)

    def moved() -> None:
        sessions.support(session, first, "voter3", False, 2)
        sessions.let_through(session, second, True)

    changes: tuple[Callable[[], object], ...] = (
        lambda: sessions.join(session, "voter3", "hr", "ash"),
        lambda: sessions.join(session, "voter4", "hr", "ash"),
        lambda: sessions.add_words(session, "q4", "voter1", "Geen geld", "once-0002"),
        lambda: sessions.let_through(session, first, True),
        lambda: sessions.support(session, first, "voter4", True, 1),
        lambda: sessions.move(session, "q4", "revealed"),
        swapped,
        lambda: sessions.close(session),
    )
    marks = [sessions.pulse(session).mark]
    for change in changes:
        now += 1
        change()
        marks.append(sessions.pulse(session).mark)
        assert sessions.pulse(session).mark == marks[-1]
    assert len(set(marks)) == len(marks)


# --- the end --------------------------------------------------------------------------------------------------------------


def test_a_session_that_is_no_longer_open_to_all_still_takes_votes_of_who_is_in(sessions: Sessions) -> None:
    session = opened(sessions, 1, "q1")
    sessions.clock = lambda: session.joins_until + 1
    with pytest.raises(ClosedError):
        sessions.join(session.id, "late", "lead", "ash")
    assert sessions.vote(session.id, "q1", "voter0", "2", 1, 1).answer == "2"


def test_a_session_that_is_kept_no_longer_is_as_if_it_never_was(sessions: Sessions) -> None:
    """From that moment, not from when it is purged; and the purge takes that one only."""
    other, _ = sessions.open("", "nl", PLAN, QUESTIONS, days=90)
    ended, code = filled(sessions)
    kept_until, words = sessions.of_id(ended).kept_until, sessions.words(ended)[0].id
    sessions.clock = lambda: kept_until + 1
    asked: tuple[Callable[[], object], ...] = (
        lambda: sessions.of_code(code),
        lambda: sessions.of_id(ended),
        lambda: sessions.show(ended, "q1"),
        lambda: sessions.move(ended, "q1", "revealed"),
        lambda: sessions.let_through(ended, words, False),
        lambda: sessions.join(ended, "voter0", "lead", "ash"),
        lambda: sessions.vote(ended, "q1", "voter0", "3", 9, 1),
        lambda: sessions.add_words(ended, "q4", "voter0", "Geen tijd", "once-0003"),
        lambda: sessions.support(ended, words, "voter1", True, 9),
        lambda: sessions.votes(ended, "q1", 1),
        lambda: sessions.pulse(ended),
    )
    for ask in asked:
        with pytest.raises(UnknownError):
            ask()
    assert sessions.words(ended) == sessions.heard(ended) == []
    assert sessions.joined(ended, "voter0") is sessions.answer_of(ended, "q1", "voter0", 1) is None
    assert sessions.answered(ended, "q1", 1) == 0
    assert [one.id for one in sessions.overview()] == [other.id]
    assert (sessions.purge(), sessions.purge()) == (1, 0)
    assert rows(sessions) == dict.fromkeys(rows(sessions), 0) | {"sessions": 1, "questions": len(QUESTIONS)}


def test_a_deleted_session_leaves_no_row_in_any_table(sessions: Sessions) -> None:
    session, _ = filled(sessions)
    assert all(rows(sessions).values()), "the test looks at every table"
    assert sessions.delete(session)
    assert not sessions.delete(session)
    assert not any(rows(sessions).values())


def test_an_overview_counts_and_tells_nothing_of_what_was_said(sessions: Sessions) -> None:
    session, code = filled(sessions)
    (found,) = sessions.overview()
    assert (found.id, found.code, found.closed) == (session, code, False)
    assert (found.questions, found.joined, found.votes, found.words) == (4, 3, 1, 1)


def test_what_people_type_is_tidied() -> None:
    assert tidy(" bcd-234\u00a0") == "BCD234"
    assert plain("e\u0301\u2028\x07 👩‍👧 \u202ex") == "é 👩‍👧 x"


# --- against a plain model ------------------------------------------------------------------------------------------------


class Room(RuleBasedStateMachine):
    """Whatever coach and voters do in whatever order: the store says what a plain dictionary says."""

    url: ClassVar[str]
    voters = Bundle("voters")

    @initialize()
    def begin(self) -> None:
        self.sessions = Sessions(Store(self.url))
        self.id = opened(self.sessions).id
        self.phases: dict[str, Phase] = {question.id: "waiting" for question in QUESTIONS[:2]}
        self.came: dict[str, str] = {}
        self.kept: dict[tuple[str, int, str], tuple[Any, int, str]] = {}
        self.closed = False

    @rule(target=voters, name=st.sampled_from(["ann", "bob", "cas"]), role=st.sampled_from(ROLES))
    def join(self, name: str, role: str) -> str:
        if self.closed:
            with pytest.raises(ClosedError):
                self.sessions.join(self.id, name, role, "ash")
        else:
            self.sessions.join(self.id, name, role, "ash")
            self.came[name] = role
        return name

    @rule(question=st.sampled_from(["q1", "q2"]), phase=st.sampled_from(PHASES))
    def move(self, question: str, phase: Phase) -> None:
        now = self.phases[question]
        if self.closed or phase not in (now, *PHASES[PHASES.index(now) + 1 :][:1]):
            with pytest.raises((ClosedError, RefusedError)):
                self.sessions.move(self.id, question, phase)
        else:
            assert self.sessions.move(self.id, question, phase) is (phase != now)
            self.phases[question] = phase

    @rule(
        voter=voters,
        sent=st.one_of(
            st.tuples(st.just("q1"), st.sampled_from(["0", "4", "unknown"])),
            st.tuples(st.just("q2"), st.permutations(["ash/one", "far"])),
        ),
        seq=st.integers(0, 4),
        round_=st.integers(1, 2),
    )
    def vote(self, voter: str, sent: tuple[str, Any], seq: int, round_: int) -> None:
        (question, answer), place = sent, (sent[0], round_, voter)
        if self.closed or voter not in self.came or self.phases[question] != ("first", "second")[round_ - 1]:
            with pytest.raises((ClosedError, UnknownError)):
                self.sessions.vote(self.id, question, voter, answer, seq, round_)
            return
        if place not in self.kept or self.kept[place][1] < seq:
            before = self.kept.get((question, 1, voter)) if round_ == 2 else None
            self.kept[place] = (answer, seq, before[2] if before else self.came[voter])
        kept = self.sessions.vote(self.id, question, voter, answer, seq, round_)
        assert (kept.answer, kept.seq, kept.role) == self.kept[place]

    @rule(sure=st.integers(0, 9))
    def close(self, sure: int) -> None:
        if sure == 0:
            self.sessions.close(self.id)
            self.closed = True

    @invariant()
    def same(self) -> None:
        assert self.sessions.pulse(self.id).joined == len(self.came)
        for question, phase in self.phases.items():
            for round_ in (1, 2):
                expected = {
                    hashed(voter): kept
                    for (asked, of, voter), kept in self.kept.items()
                    if (asked, of) == (question, round_)
                }
                assert self.sessions.answered(self.id, question, round_) == len(expected)
                if PHASES.index(phase) < PHASES.index(("revealed", "compared")[round_ - 1]):
                    with pytest.raises(BlindError):
                        self.sessions.votes(self.id, question, round_)
                    continue
                found = self.sessions.votes(self.id, question, round_)
                assert {vote.voter: (vote.answer, vote.seq, vote.role) for vote in found} == expected

    def teardown(self) -> None:
        if hasattr(self, "sessions"):
            self.sessions.store.close()


def test_a_session_is_what_a_plain_dictionary_says(store_url: str) -> None:
    machine = type("Machine", (Room,), {"url": store_url})
    small = settings(max_examples=12, stateful_step_count=30, phases=[Phases.explicit, Phases.generate])
    run_state_machine_as_test(machine, settings=small)


def test_the_question_of_a_vote_is_the_one_that_was_opened(sessions: Sessions) -> None:
    assert sessions.of_id(opened(sessions).id).of("q1").question == LEVEL


def test_a_session_of_a_newer_program_is_read_as_far_as_it_is_known(sessions: Sessions) -> None:
    """What this program does not know is left out; what an older one did not keep has its usual value."""
    newer = opened(sessions)
    bare = opened(sessions)
    with sessions.store.writing() as connection:
        for session, change in ((newer, _with_more), (bare, _with_less)):
            for table, column, own in ((SESSIONS, "plan", "id"), (ASKED, "asked", "session")):
                kept = connection.execute(select(table).where(table.c[own] == session.id)).mappings().all()
                for row in kept:
                    one = and_(table.c[own] == session.id, table.c["id"] == row["id"])
                    connection.execute(update(table).where(one).values({column: change(row[column])}))
    assert sessions.of_id(newer.id) == newer
    found = sessions.of_id(bare.id)
    assert found.plan == Plan(PLAN.purpose, PLAN.as_of, (), (), "", "", "")
    assert [asked.question for asked in found.asked] == [
        Question(one.id, one.kind, one.subject, "", one.title, ()) for one in QUESTIONS
    ]


def test_a_question_that_was_kept_without_the_meaning_of_its_options_opens_still() -> None:
    kept = RATE.as_json()
    for option in kept["options"]:
        option.pop("about")
    assert [(option.id, option.about) for option in Question.of_json(kept).options] == [
        ("feasible", None),
        ("affordable", None),
    ]


def _with_more(kept: str) -> str:
    """With names that nobody knows at every level."""

    def more(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: more(held) for name, held in value.items()} | {"later": [1, {"more": "x"}]}
        return [more(held) for held in value] if isinstance(value, list) else value

    return json.dumps(more(json.loads(kept)))


def _with_less(kept: str) -> str:
    named = ("purpose", "as_of", "id", "kind", "subject", "title")
    return json.dumps({name: held for name, held in json.loads(kept).items() if name in named})
