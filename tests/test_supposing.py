"""What if: it fills only what is open, turns a verdict only through its own gate, and says nothing about how sure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons import conditions, supposing
from lessons.readiness import CONFIDENCES, Readiness
from lessons.readiness_tables import condition_frame, verdict_frame
from lessons.supposing import Supposition, Turn, turns, what_if
from lessons.words import Words
from tests.strategies import FIXED, LEVELS, LOOKS, NINE, Case, at_levels, case, cases, edition, evidence, judgement

END = date(2014, 12, 31)
NL, EN = Words("nl"), Words("en")
MET = {"backing": 2, "room": 2, "work": 2, "hiring": 2, "guidance": 2}
GOAL = "first-placement"
PLACES = st.tuples(st.sampled_from(["ash", "birch", "cedar", "elm"]), st.sampled_from(NINE))
WISHES = st.dictionaries(PLACES, LEVELS, max_size=12)
ASKED = st.lists(
    st.one_of(
        st.builds(lambda name, dimension, level: f"{name}.{dimension}.{level}",
                  st.sampled_from(["ash", "birch", "cedar", "oak"]), st.sampled_from(NINE), st.integers(0, 5)),
        st.builds(lambda dimension, level: f"{dimension}.{level}", st.sampled_from(NINE), LEVELS),
        st.text(max_size=12),
    ),
    max_size=8,
)  # fmt: skip


def seen(levels: Mapping[str, Mapping[str, int | str | tuple[int, int]]], method: Any = None) -> Readiness:
    return Readiness(case({name: at_levels(said) for name, said in levels.items()}, method).build(), END)


def names(readiness: Readiness) -> list[str]:
    return [item.id for item in readiness.edition.purposes]


def verdicts(readiness: Readiness, purpose: str) -> dict[str, tuple[str, object]]:
    return {item.organisation: (item.outcome, item.confidence) for item in readiness.verdicts(purpose)}


# --- properties of Readiness.supposing --------------------------------------------------------------------------------


@FIXED
@given(cases(), LOOKS, PLACES, LEVELS)
def test_one_supposed_level_changes_a_verdict_only_through_its_own_gate(
    made: Case, as_of: date, place: tuple[str, str], level: int
) -> None:
    """Method 11.1: every other gate reads the same, and the outcome follows from this one."""
    known = Readiness(made.build(), as_of)
    after = known.supposing({place: level})
    for purpose in names(known):
        for before, now in zip(known.verdicts(purpose), after.verdicts(purpose), strict=True):
            changed = [a.dimension for a, b in zip(before.gates, now.gates, strict=True) if a != b]
            assert changed in ([], [place[1]])
            assert not changed or now.organisation == place[0]
            if before.outcome != now.outcome:
                assert changed == [place[1]]


@FIXED
@given(cases(), LOOKS, WISHES)
def test_a_level_at_or_above_the_gate_never_turns_anything_into_not_yet(
    made: Case, as_of: date, wishes: dict[tuple[str, str], int]
) -> None:
    known = Readiness(made.build(), as_of)
    for purpose in known.edition.purposes:
        minimum = {gate.dimension: gate.minimum for gate in purpose.gates}
        enough = {place: max(level, minimum.get(place[1], 0)) for place, level in wishes.items()}
        for before, now in zip(known.verdicts(purpose.id), known.supposing(enough).verdicts(purpose.id), strict=True):
            assert set(now.below) <= set(before.below)
            assert before.outcome == "not_yet" or now.outcome != "not_yet"


@FIXED
@given(cases(), LOOKS, WISHES)
def test_a_what_if_never_contradicts_what_is_known(made: Case, as_of: date, wishes: dict[tuple[str, str], int]) -> None:
    """A gate that is met stays met, and one that is surely not met stays so."""
    known = Readiness(made.build(), as_of)
    after = known.supposing(wishes)
    for purpose in names(known):
        for before, now in zip(known.verdicts(purpose), after.verdicts(purpose), strict=True):
            for old, new in zip(before.gates, now.gates, strict=True):
                assert old.answer == "open" or new.answer == old.answer


@FIXED
@given(cases(), LOOKS, WISHES)
def test_supposing_changes_no_coverage_no_history_and_no_other_cell(
    made: Case, as_of: date, wishes: dict[tuple[str, str], int]
) -> None:
    known = Readiness(made.build(), as_of)
    after = known.supposing(wishes)
    assert after.as_known.cells == known.cells == after.whole.cells
    for place, cell in after.cells.items():
        assert after.history(*place) == known.history(*place)
        assert (cell.state, cell.low, cell.high, cell.confidence) == (
            known.cells[place].state, known.cells[place].low, known.cells[place].high, known.cells[place].confidence,
        )  # fmt: skip
        assert place in wishes or cell == known.cells[place]
    for item in known.organisations:
        assert after.coverage(item.id) == known.coverage(item.id)
        assert after.counts(item.id) == known.counts(item.id)


@FIXED
@given(cases(), LOOKS, WISHES)
def test_a_what_if_never_makes_a_verdict_surer_and_what_it_decides_has_no_confidence(
    made: Case, as_of: date, wishes: dict[tuple[str, str], int]
) -> None:
    known = Readiness(made.build(), as_of)
    after = known.supposing(wishes)
    for purpose in names(known):
        for before, now in zip(known.verdicts(purpose), after.verdicts(purpose), strict=True):
            supposed = {gate.dimension for gate in now.gates if gate.why == "supposed"}
            assert now.confidence is None or now.confidence == before.confidence
            if before.outcome != now.outcome or (now.outcome == "ready" and supposed) or supposed & set(now.below):
                assert now.confidence is None


def test_a_level_in_the_place_of_collective_evidence_does_not_make_not_yet_surer() -> None:
    """As taking that evidence away does not (method 11.2)."""
    own = judgement(
        "work", 1, evidence=[evidence("e3", source="one"), evidence("e3", source="two")], agreement="agreed"
    )
    said_of_all = judgement("room", 1, evidence=[evidence(scope="collective")])
    known = Readiness(case({"ash": [own, said_of_all]}).build(), END)
    after = known.supposing({("ash", "room"): 3})
    assert known.verdict("ash", GOAL).confidence == CONFIDENCES[0]
    assert after.verdict("ash", GOAL).outcome == "not_yet"
    assert after.verdict("ash", GOAL).confidence is None


@FIXED
@given(cases(), LOOKS, WISHES, st.sets(st.sampled_from(["ash", "birch", "cedar", "elm"])))
def test_narrowing_then_supposing_is_supposing_then_narrowing(
    made: Case, as_of: date, wishes: dict[tuple[str, str], int], kept: set[str]
) -> None:
    known = Readiness(made.build(), as_of)
    one, other = known.narrowed(kept).supposing(wishes), known.supposing(wishes).narrowed(kept)
    assert one.cells == other.cells
    assert one.supposed == other.supposed
    assert one.organisations == other.organisations
    assert all(verdicts(one, purpose) == verdicts(other, purpose) for purpose in names(known))


@FIXED
@given(cases(), LOOKS)
def test_supposing_nothing_changes_nothing(made: Case, as_of: date) -> None:
    known = Readiness(made.build(), as_of)
    assert known.supposing({}).cells == known.cells
    for purpose in names(known):
        found = what_if(known, purpose, [])
        assert (found.taken, found.refused, found.readiness.supposed) == ((), (), ())
        assert turns(found.readiness, purpose) == ()


def test_a_range_keeps_its_ends_and_what_surely_is_one_level_or_does_not_apply_stays() -> None:
    known = seen({"ash": {"backing": (1, 3), "room": 2, "work": "not_applicable", "hiring": "unknown"}})
    possible = {name: known.cell("ash", name).possible for name in ("backing", "room", "work", "hiring", "guidance")}
    everything = (0, 1, 2, 3, 4)
    assert possible == {"backing": (1, 2, 3), "room": (), "work": (), "hiring": everything, "guidance": everything}
    tried = known.supposing({("ash", name): 4 for name in NINE})
    assert {place[1] for place in tried.supposed} == set(NINE) - {"backing", "room", "work"}


# --- what the address asks --------------------------------------------------------------------------------------------


@FIXED
@given(cases(), LOOKS, ASKED, st.randoms())
def test_the_order_of_asking_does_not_matter_and_nothing_is_lost(
    made: Case, as_of: date, asked: list[str], chance: Any
) -> None:
    """Each thing asked is taken once, or refused once with a reason."""
    known = Readiness(made.build(), as_of)
    mixed = list(asked)
    chance.shuffle(mixed)
    for purpose in names(known):
        one, other = what_if(known, purpose, asked), what_if(known, purpose, [*mixed, *mixed])
        assert one.taken == other.taken
        assert one.refused == other.refused
        assert one.readiness.cells == other.readiness.cells
        said = sorted([*map(str, one.taken), *(item.said for item in one.refused)])
        assert said == sorted(set(asked))
        assert what_if(one.readiness, purpose, asked).readiness.cells == one.readiness.cells


@FIXED
@given(cases(), LOOKS, ASKED)
def test_only_open_conditions_of_this_purpose_are_filled(made: Case, as_of: date, asked: list[str]) -> None:
    known = Readiness(made.build(), as_of)
    for purpose in names(known):
        found = what_if(known, purpose, asked).readiness
        open_places = {
            (verdict.organisation, dimension) for verdict in known.verdicts(purpose) for dimension in verdict.ask
        }
        assert {place[:2] for place in found.supposed} <= open_places
        for turn in turns(found, purpose):
            assert turn.before.outcome in ("cannot_say", "not_yet")
            assert not turn.turned or turn.before.outcome == "cannot_say"


HERE: Any = {
    "ash": {"backing": 2, "room": (1, 3), "work": "not_applicable", "guidance": (2, 3)},
    "birch": {"backing": 3},
}


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ("x", "unreadable"),
        ("work", "unreadable"),
        ("work.5", "unreadable"),
        ("work.-1", "unreadable"),
        ("ash.work.2.2", "unreadable"),
        (".work.2", "unreadable"),
        ("a" * 500 + ".work.2", "unreadable"),
        ("ash.hiring.²", "unreadable"),
        ("ash.network.2", "dimension"),
        ("nothing.2", "dimension"),
        ("oak.work.2", "organisation"),
        ("cedar.work.2", "elsewhere"),
        ("ash.backing.3", "decided"),
        ("ash.work.3", "decided"),
        ("ash.guidance.3", "decided"),
        ("ash.room.4", "outside"),
        ("backing.2", "nowhere"),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(asked: str, why: str) -> None:
    known = seen(HERE | {"cedar": {}}).narrowed({"ash", "birch"})
    found = what_if(known, GOAL, [asked])
    assert [item.why for item in found.refused] == [why]
    assert found.readiness.supposed == ()
    for words in (NL, EN):
        told = supposing.refused_words(found.readiness, found.refused[0], words)
        assert re.fullmatch(r"\S.*[.]", told)
        assert "_" not in told
        assert len(told) < 150
        if found.refused[0].place:
            assert asked not in told, "what we know is told by its names, not by what stands in the address"


def test_one_organisation_goes_before_all_and_the_lowest_of_two_levels_is_taken() -> None:
    known = seen({"ash": {}, "birch": {}})
    found = what_if(known, GOAL, ["work.3", "ash.work.1", "work.2", "ash.work.4"])
    assert found.taken == (Supposition("", "work", 2), Supposition("ash", "work", 1))
    assert found.readiness.supposed == (("ash", "work", 1), ("birch", "work", 2))
    assert {(item.said, item.why) for item in found.refused} == {("work.3", "double"), ("ash.work.4", "double")}


def test_everywhere_leaves_a_range_that_cannot_be_at_that_level() -> None:
    known = seen({"ash": {"room": (0, 2)}, "birch": {"room": (1, 3)}, "cedar": {}})
    found = what_if(known, GOAL, ["room.3"])
    assert [place[0] for place in found.readiness.supposed] == ["birch", "cedar"]


# --- which verdicts would turn, in words ------------------------------------------------------------------------------


def told(found: tuple[Turn, ...], readiness: Readiness, words: Words) -> list[str]:
    title = str(supposing.turns_title(found, words))
    return [title, *supposing.turned_lines(readiness, found, words), *supposing.still_lines(readiness, found, words)]


ALMOST = {name: level for name, level in MET.items() if name != "work"}


def test_what_turns_and_what_stays_with_its_reason() -> None:
    known = seen({
        "ash": ALMOST | {"work": "unknown"},
        "birch": {"backing": 2, "room": 2, "hiring": "unknown", "guidance": 2},
        "cedar": {"room": 0},
    })  # fmt: skip
    found = what_if(known, GOAL, ["work.2"]).readiness
    lines = told(turns(found, GOAL), found, NL)
    assert lines == [
        "Wat als? Dan verandert één conclusie.",
        "Dan wordt ash klaar.",
        "Van birch is het dan nog niet te zeggen: ook hiring is nog open (unknown).",
        "cedar blijft nog niet klaar, want room is nog niet gehaald.",
    ]
    assert told(turns(found, GOAL), found, EN)[:2] == ["What if? Then one verdict changes.", "Then ash is ready."]


def test_a_level_below_the_gate_says_who_is_not_ready_yet() -> None:
    known = seen({"ash": {}, "birch": {}})
    found = what_if(known, GOAL, ["work.1"]).readiness
    assert told(turns(found, GOAL), found, NL) == [
        "Wat als? Dan veranderen twee conclusies.",
        "Dan zijn ash en birch nog niet klaar.",
    ]


def test_the_same_reason_is_told_once_and_the_rest_is_counted() -> None:
    many = {f"o{number}": dict.fromkeys(list(MET)[: number % 5], 2) for number in range(40)}
    found = what_if(seen(many), "scale-up", ["coordination.3"]).readiness
    lines = told(turns(found, "scale-up"), found, EN)
    assert lines[0] == "What if? Then no verdict changes."
    assert len(lines) <= 2 + supposing.REASONS


# --- what would turn most ---------------------------------------------------------------------------------------------


@FIXED
@given(cases(), LOOKS)
def test_a_suggestion_turns_exactly_the_verdicts_it_names(made: Case, as_of: date) -> None:
    known = Readiness(made.build(), as_of)
    for purpose in names(known):
        for item in supposing.suggestions(known, purpose):
            found = what_if(known, purpose, map(str, item.suppositions))
            assert found.refused == ()
            ready = [turn.organisation for turn in turns(found.readiness, purpose) if turn.after.outcome == "ready"]
            assert ready == list(item.organisations)
            assert ready


def test_the_fewest_conditions_come_first_and_then_those_that_turn_most() -> None:
    known = seen({
        "ash": ALMOST,
        "birch": ALMOST,
        "cedar": {name: 2 for name in MET if name != "room"},
        "elm": {name: 2 for name in MET if name not in ("room", "work")},
        "fir": ALMOST | {"work": "not_applicable"},
    })  # fmt: skip
    found = supposing.suggestions(known, GOAL)
    assert [[place.dimension for place in item.suppositions] for item in found] == [
        ["work"],
        ["room"],
        ["room", "work"],
    ]
    assert [item.organisations for item in found] == [("ash", "birch"), ("cedar",), ("ash", "birch", "cedar", "elm")]
    assert supposing.suggestion_words(known, found[2], NL) == "Stel dat room en work overal zijn gehaald"
    assert supposing.suggestion_outcome(known, found[0], EN) == "Then ash and birch are ready."


def test_nothing_is_suggested_where_nothing_is_open() -> None:
    assert supposing.suggestions(seen({"ash": MET, "birch": {"work": 0}}), GOAL) == ()


# --- the frames -------------------------------------------------------------------------------------------------------


def test_the_frames_mark_every_supposed_cell_and_keep_what_is_known() -> None:
    found = what_if(seen({"ash": {"work": (1, 2)}, "birch": {}}), GOAL, ["work.2", "birch.room.1"]).readiness
    rows = condition_frame(found, GOAL, "nl").set_index(["organisation", "dimension"])
    marked = rows[rows["supposed"].notna()]
    assert marked["supposed"].to_dict() == {("ash", "work"): 2, ("birch", "room"): 1, ("birch", "work"): 2}
    assert set(marked["why"]) == {"supposed"}
    assert [rows["low"]["ash", "work"], rows["high"]["ash", "work"]] == [1, 2]
    assert list(verdict_frame(found, GOAL, "nl")["supposed"]) == ["work.2", "room.1 work.2"]
    assert not condition_frame(found.as_known, GOAL, "nl")["supposed"].notna().any()
    assert list(verdict_frame(found.as_known, GOAL, "nl")["supposed"]) == ["", ""]


# --- the conditions in words ------------------------------------------------------------------------------------------


def finding(known: Readiness, words: Words = NL, purpose: str = GOAL) -> str:
    found = conditions.conditions(known, purpose, known.verdicts(purpose))
    return str(conditions.finding(known, purpose, found, words))


@pytest.mark.parametrize(
    ("levels", "nl", "en"),
    [
        ({}, "Er is nog geen organisatie om te beoordelen.", "There is no organisation to judge yet."),
        ({"ash": {"work": 2}}, "ash: 1 van de 5 voorwaarden gehaald; vraag eerst: backing.",
         "ash: 1 of 5 conditions met; ask first: backing."),
        ({"ash": {}, "birch": {}}, "Elke voorwaarde is nog te vragen: bij beide organisaties.",
         "Each condition is still to ask: at both organisations."),
        ({"ash": MET, "birch": MET, "cedar": MET}, "Elke voorwaarde is gehaald: bij alle 3 organisaties.",
         "Each condition is met: at all 3 organisations."),
        ({"ash": {"work": 1}, "birch": {"work": 1}, "cedar": {"backing": 2, "room": 2, "hiring": 2, "guidance": 2}},
         "Backing, room en 2 andere zijn het vaakst nog te vragen: bij 2 van de 3 organisaties.",
         "Backing, room and 2 others are most often still to ask: at 2 of the 3 organisations."),
        (
            {"ash": {"backing": 2, "room": 2, "work": 2}, "birch": {"hiring": 2, "guidance": 2}},
            "Elke voorwaarde is nog te vragen: bij 1 van de 2 organisaties.",
            "Each condition is still to ask: at 1 of the 2 organisations.",
        ),
        ({"ash": MET | {"work": 0}, "birch": MET | {"work": 0}, "cedar": {"work": 0}},
         "Work is het vaakst nog niet gehaald: bij alle 3 organisaties.",
         "Work is most often not met yet: at all 3 organisations."),
    ],
)  # fmt: skip
def test_the_finding_names_the_condition_that_stands_out(levels: Any, nl: str, en: str) -> None:
    assert finding(seen(levels)) == nl
    assert finding(seen(levels), EN) == en


def test_a_choice_that_leaves_nobody_is_not_an_empty_catalogue() -> None:
    assert finding(seen({"ash": {}}).narrowed(())) == "Deze keuze laat geen organisatie over."


@FIXED
@given(cases(), LOOKS)
def test_the_answers_of_a_condition_add_up_to_the_organisations(made: Case, as_of: date) -> None:
    known = Readiness(made.build(), as_of)
    for purpose in names(known):
        for item in conditions.conditions(known, purpose, known.verdicts(purpose)):
            assert sum(len(item.that(answer)) for answer in conditions.ANSWERS) == len(known.organisations)
            assert sum(item.reasons.values()) == len(item.that("open"))


def test_only_conditions_of_the_method_are_asked_about() -> None:
    """A purpose with one gate: the finding speaks of that gate."""
    method = edition(purposes={"one": {"work": 2}})
    assert finding(seen({"ash": {"work": 2}, "birch": {}, "cedar": {}}, method), NL, "one") == (
        "Work is het vaakst nog te vragen: bij 2 van de 3 organisaties."
    )
