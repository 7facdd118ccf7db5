"""The gap report: every open condition once, in the order that settles most, and what an answer would do."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.gap_words import (
    effect_words,
    headline,
    lead,
    needed_words,
    order_words,
    question_frame,
    why_words,
)
from lessons.gaps import OpenQuestion, agendas, in_order, topics, whom
from lessons.readiness import Readiness
from lessons.records import Member, Period
from lessons.words import Words
from tests.strategies import FIXED, LOOKS, Case, at_levels, case, cases, edition, evidence, judgement

NL, EN = Words("nl"), Words("en")
TWO = edition(purposes={"first-placement": {"backing": 2, "work": 2}})
BOTH = edition(purposes={"learn-in-house": {"backing": 2, "learning": 1}, "first-placement": {"backing": 3, "work": 2}})


def seen(found: Case) -> Readiness:
    return Readiness(found.build(), date(2015, 6, 1))


def purposes(readiness: Readiness) -> list[str]:
    return [item.id for item in readiness.edition.purposes]


def asked(readiness: Readiness, *goals: str) -> tuple[OpenQuestion, ...]:
    return in_order(topics(readiness, goals))


def places(questions: tuple[OpenQuestion, ...]) -> list[tuple[str, str]]:
    return [(item.organisation, item.dimension) for item in questions]


# --- properties ------------------------------------------------------------------------------------------------------


@FIXED
@given(cases(), LOOKS)
def test_every_open_condition_stands_there_exactly_once(found: Case, day: date) -> None:
    """Both arrangements hold the same: each open gate of each verdict, and nothing else."""
    readiness = Readiness(found.build(), day)
    goals = purposes(readiness)
    expected = Counter(
        (verdict.organisation, reading.dimension, purpose, reading.gate.minimum)
        for purpose in goals
        for verdict in readiness.verdicts(purpose)
        for reading in verdict.gates
        if reading.answer == "open"
    )
    for arranged in (topics(readiness, goals), agendas(readiness, goals)):
        listed = in_order(arranged)
        assert len(set(places(listed))) == len(listed)
        told = Counter(
            (item.organisation, item.dimension, use.purpose, use.minimum) for item in listed for use in item.uses
        )
        assert told == expected


@FIXED
@given(cases(), LOOKS, st.data())
def test_an_answer_does_what_it_is_said_to_do(found: Case, day: date, data: st.DataObject) -> None:
    """Suppose the answer at any level: a verdict said to be settled is; one that cannot change does not; and at the
    level that is asked exactly as many conditions stay open as was said."""
    readiness = Readiness(found.build(), day)
    for purpose in purposes(readiness):
        for item in asked(readiness, purpose):
            if not item.cell.supposable:
                continue
            [use] = item.uses
            level = data.draw(st.integers(0, 4))
            place = item.organisation, item.dimension
            after = readiness.supposing({place: level}).verdict(item.organisation, purpose)
            at_level = readiness.supposing({place: use.minimum}).verdict(item.organisation, purpose)
            assert len(at_level.ask) == use.left
            assert (item.effect == "settles") == (at_level.outcome == "ready")
            if item.effect == "settles":
                assert after.outcome != "cannot_say"
            if item.effect == "cannot":
                assert after.outcome == readiness.verdict(item.organisation, purpose).outcome == "not_yet"


@FIXED
@given(cases(), LOOKS)
def test_the_first_question_settles_as_many_verdicts_as_it_says(found: Case, day: date) -> None:
    """And its order is that of the method: the questions that `ask_first` has stand on top, in its order."""
    readiness = Readiness(found.build(), day)
    for purpose in purposes(readiness):
        listed, first = topics(readiness, [purpose]), readiness.ask_first(purpose)
        decisive = [item for item in listed if any(question.effect != "cannot" for question in item.questions)]
        assert list(listed[: len(decisive)]) == decisive
        assert [item.dimension for item in decisive] == [item.dimension for item in first]
        for topic in decisive[:1]:
            least = topic.questions[0].uses[0].minimum
            answers = {(item.organisation, item.dimension): least for item in topic.questions if item.cell.supposable}
            after = readiness.supposing(answers)
            settled = {item.organisation for item in topic.that("settles") if item.cell.supposable}
            before = {item.organisation for item in readiness.verdicts(purpose) if item.outcome == "cannot_say"}
            still = {item.organisation for item in after.verdicts(purpose) if item.outcome == "cannot_say"}
            assert before - still == settled


@FIXED
@given(cases(), LOOKS, st.integers(0, 9))
def test_the_order_of_the_records_changes_nothing(found: Case, day: date, seed: int) -> None:
    mixed, draw = list(found.entries), random.Random(seed)
    draw.shuffle(mixed)
    organisations = list(found.organisations)
    draw.shuffle(organisations)
    other = found.but(entries=tuple(mixed), organisations=tuple(organisations))
    one, two = (Readiness(item.build(), day) for item in (found, other))
    for arrange in (topics, agendas):
        listed = (in_order(arrange(item, purposes(one))) for item in (one, two))
        first, second = ([(*place, item.uses) for place, item in zip(places(q), q, strict=True)] for q in listed)
        assert first == second


@FIXED
@given(cases(), LOOKS, st.sets(st.sampled_from(["ash", "birch", "cedar"])))
def test_narrowing_only_takes_questions_away(found: Case, day: date, kept: set[str]) -> None:
    """What is left are the questions to the organisations kept, each as it was."""
    readiness = Readiness(found.build(), day)
    goals = purposes(readiness)
    whole, part = asked(readiness, *goals), asked(readiness.narrowed(kept), *goals)
    assert Counter(places(part)) == Counter(place for place in places(whole) if place[0] in kept)
    assert set(map(str, part)) <= set(map(str, whole))


@FIXED
@given(cases(), LOOKS)
def test_inside_a_question_the_easiest_comes_first_and_what_cannot_turn_comes_last(found: Case, day: date) -> None:
    readiness = Readiness(found.build(), day)
    for topic in topics(readiness, purposes(readiness)[:1]):
        effects = [item.effect for item in topic.questions]
        assert effects == sorted(effects, key=["settles", "leaves", "cannot"].index)
        left = [item.uses[0].left for item in topic.that("leaves")]
        assert left == sorted(left)


# --- by hand -----------------------------------------------------------------------------------------------------------


def test_what_settles_most_stands_on_top() -> None:
    """Work decides two, backing one; an organisation that is surely below stands last, and says why."""
    found = case(
        {
            "ash": at_levels({"backing": 2, "work": "unknown"}),
            "birch": at_levels({"backing": 3, "work": (1, 2)}),
            "cedar": at_levels({"work": 2}),
            "elder": at_levels({"backing": 0}),
            "fir": [],
        },
        TWO,
    )
    readiness = seen(found)
    listed = topics(readiness, ["first-placement"])
    assert [topic.dimension for topic in listed] == ["work", "backing"]
    told = [(item.organisation, item.effect, item.why) for item in listed[0].questions]
    assert told == [
        ("ash", "settles", "unknown"),
        ("birch", "settles", "mixed"),
        ("fir", "leaves", "not_assessed"),
        ("elder", "cannot", "not_assessed"),
    ]
    assert effect_words(readiness, listed[0].questions[2], NL) == "Daarna nog één vraag."
    assert effect_words(readiness, listed[0].questions[3], NL) == "Verandert de uitkomst niet (te laag: backing)."


def test_agendas_are_alphabetical_and_begin_with_what_the_verdict_asks() -> None:
    found = case({"fir": at_levels({"work": "unknown"}), "ash": [], "done": at_levels({"backing": 2, "work": 2})}, TWO)
    readiness = seen(found)
    listed = agendas(readiness, ["first-placement"])
    assert [item.organisation for item in listed] == ["ash", "fir"]
    assert [item.dimension for item in listed[1].questions] == ["work", "backing"]
    assert tuple(item.dimension for item in listed[1].questions) == readiness.verdict("fir", "first-placement").ask


def test_one_question_serves_several_purposes() -> None:
    readiness = seen(case({"ash": at_levels({"learning": 1})}, BOTH))
    [backing, work] = asked(readiness, "learn-in-house", "first-placement")
    assert [(use.purpose, use.minimum, use.effect) for use in backing.uses] == [
        ("learn-in-house", 2, "settles"),
        ("first-placement", 3, "leaves"),
    ]
    assert work.dimension == "work"
    assert needed_words(readiness, backing, NL) == "learn-in-house: niveau 2; first-placement: niveau 3"
    assert effect_words(readiness, backing, EN) == (
        "Decides it at once: learn-in-house. One question left after that: first-placement."
    )


WHYS = {
    "never": ([], "Not assessed.", "Not assessed."),
    "unknown": (
        [judgement("backing", "unknown")],
        "Unknown, wel gevraagd (december 2014).",
        "Unknown, though asked (December 2014).",
    ),
    "mixed": (
        [judgement("backing", (1, 2))],
        "Mixed: niveau 1 tot 2 (december 2014).",
        "Mixed: level 1 to 2 (December 2014).",
    ),
    "stale": (
        [judgement("backing", 1, "2011")],
        "Stale: niveau 1, 1 (2011).",
        "Stale: level 1, 1 (2011).",
    ),
    "collective": (
        [judgement("backing", 1, evidence=[evidence("e1", "collective")])],
        "Collective: niveau 1, 1 (december 2014).",
        "Collective: level 1, 1 (December 2014).",
    ),
    "not_applicable": (
        [judgement("backing", "not_applicable")],
        "Not applicable, is gezegd (december 2014). Vraag of dat klopt.",
        "Not applicable, it was said (December 2014). Ask whether that is so.",
    ),
}


@pytest.mark.parametrize("why", WHYS)
def test_the_reason_why_a_question_is_open_is_told(why: str) -> None:
    said, dutch, english = WHYS[why]
    readiness = seen(case({"ash": said}, TWO))
    [backing] = [item for item in asked(readiness, "first-placement") if item.dimension == "backing"]
    assert why_words(readiness, backing, NL) == dutch
    assert why_words(readiness, backing, EN) == english


# --- the finding -----------------------------------------------------------------------------------------------------


def sentence(found: Case, words: Words, *goals: str) -> str:
    readiness = seen(found)
    return str(headline(readiness, topics(readiness, goals or ["first-placement"]), words))


def many(count: int, levels: dict[str, int | str | tuple[int, int]]) -> Case:
    return case({f"org-{place}": at_levels(levels) for place in range(count)}, TWO)


@pytest.mark.parametrize(
    ("found", "dutch", "english"),
    [
        (many(0, {}), "Er is nog geen organisatie om iets te vragen.", "There is no organisation to ask yet."),
        (many(2, {"backing": 2, "work": 2}), "Er staat geen vraag open.", "No question is open."),
        (
            many(1, {"backing": 2}),
            "Eén antwoord over work geeft bij org-0 meteen uitsluitsel.",
            "One answer about work decides it at once for org-0.",
        ),
        (
            case({"ash": at_levels({"backing": 2}), "birch": at_levels({"backing": 2, "work": 2})}, TWO),
            "Er staat nog één vraag open, over work. Het antwoord geeft meteen uitsluitsel.",
            "One question is still open, about work. The answer decides it at once.",
        ),
        (
            many(9, {"backing": 2}),
            "Antwoorden over work geven bij negen organisaties meteen uitsluitsel. Er staan negen vragen open.",
            "Answers about work decide it at once for nine organisations. Nine questions are open.",
        ),
        (
            many(2, {}),
            "Er staan vier vragen open. Eén antwoord is nergens genoeg voor een uitspraak.",
            "Four questions are open. One answer is nowhere enough to decide.",
        ),
        (
            many(1, {"work": "unknown"}),
            "Aan org-0 staan twee vragen open. Begin met work.",
            "Two questions are open to org-0. Begin with work.",
        ),
        (
            many(1, {"backing": 2, "work": 3}),
            "Aan org-0 staat geen vraag open.",
            "No question is open to org-0.",
        ),
        (
            many(300, {"backing": 0}),
            "Er staan 300 vragen open. Geen antwoord verandert nu een uitkomst.",
            "300 questions are open. No answer changes an outcome now.",
        ),
        (
            many(1, {"backing": 0}),
            "Aan org-0 staat één vraag open. Geen antwoord verandert nu de uitkomst.",
            "One question is open to org-0. No answer changes the outcome now.",
        ),
        (
            case({"ash": at_levels({"backing": 2}), "birch": []}, TWO),
            "Eén antwoord over work geeft bij één organisatie meteen uitsluitsel. Er staan drie vragen open.",
            "One answer about work decides it at once for one organisation. Three questions are open.",
        ),
    ],
)
def test_the_finding_is_true_for_none_one_and_many(found: Case, dutch: str, english: str) -> None:
    assert sentence(found, NL) == dutch
    assert sentence(found, EN) == english


def test_nothing_open_says_what_that_means() -> None:
    readiness = seen(many(2, {"backing": 2, "work": 2}))
    assert lead(readiness, (), ["first-placement"], NL) == (
        "Elke voorwaarde voor first-placement is bekend. Klaar: 2. Nog niet: 0. "
        "Oordelen gelden 36 maanden. Daarna komt de vraag terug."
    )


def test_the_order_is_told_in_two_short_sentences() -> None:
    for words in (NL, EN):
        for by_organisation, alone in product((False, True), repeat=2):
            told = [sentence.split() for sentence in order_words(by_organisation, alone, words).split(". ")]
            assert len(told) == 2
            assert all(len(sentence) <= 12 for sentence in told)


# --- the frame -------------------------------------------------------------------------------------------------------


def test_the_frame_has_a_row_per_question_in_the_order_given() -> None:
    readiness = seen(case({"ash": at_levels({"backing": (1, 2)}), "birch": at_levels({"work": "unknown"})}, TWO))
    for arranged in (topics(readiness, ["first-placement"]), agendas(readiness, ["first-placement"])):
        questions = in_order(arranged)
        rows = question_frame(readiness, questions, NL)
        assert list(zip(rows["organisation"], rows["dimension"], strict=True)) == places(questions)
        assert list(rows["effect"]) == [item.effect for item in questions]
    [mixed] = rows[(rows["organisation"] == "ash") & (rows["dimension"] == "backing")].to_dict("records")
    assert (mixed["low"], mixed["high"], mixed["minimum"], mixed["why"]) == (1, 2, 2, "mixed")
    assert (mixed["date"], mixed["judge"], mixed["sources"], mixed["left"]) == ("2014-12", "lead", "invented#p1", 1)


def test_an_empty_report_has_the_columns_of_a_full_one() -> None:
    readiness = seen(case({"ash": []}, TWO))
    full, empty = question_frame(readiness, asked(readiness, "first-placement"), NL), question_frame(readiness, (), NL)
    assert list(full.dtypes) == list(empty.dtypes)


def test_whom_to_ask_are_the_roles_in_its_own_team() -> None:
    catalogue = case({"ash": [judgement("work", 1)]}, TWO).build()
    team = [Member(role="lead", organisation="ash"), Member(role="coach", organisation="birch")]
    team += [Member(role="lead", organisation="ash"), Member(role="hr", organisation="ash")]
    changed = {key: item.model_copy(update={"team": tuple(team)}) for key, item in catalogue.experiments.items()}
    object.__setattr__(catalogue, "experiments", changed)
    assert whom(catalogue, date(2015, 6, 1)) == {"ash": ("lead", "hr"), "birch": ("coach",)}


def test_whoever_takes_part_later_is_not_named_at_an_earlier_date() -> None:
    """It counts from the day it began, without that from the day it ended, without any date always."""
    catalogue = case({"ash": [judgement("work", 1)]}, TWO).build()
    [made] = catalogue.experiments.values()
    team = (Member(role="lead", organisation="ash"),)

    def named(**period: str) -> bool:
        changed = made.model_copy(update={"team": team, "period": Period.model_validate(period)})
        object.__setattr__(catalogue, "experiments", {changed.id: changed})
        return bool(whom(catalogue, date(2014, 12, 31)))

    assert named()
    assert named(start="2014-12", end="2015-06")
    assert not named(start="2015-01")
    assert not named(end="2015-06")
