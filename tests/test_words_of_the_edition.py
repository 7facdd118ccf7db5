"""One screen has one word for one state: the one of the edition, whatever it is called there."""

from __future__ import annotations

from datetime import date

import pytest

from lessons import captions, conditions, findings
from lessons.change_words import turn_words
from lessons.changes import turned
from lessons.gap_words import why_words
from lessons.gaps import in_order, topics
from lessons.readiness import Readiness
from lessons.supposing import still_lines, turns, what_if
from lessons.words import Words
from tests.strategies import at_levels, case, edition, evidence, judgement

MARK = " anders"
GOAL = "first-placement"
DAY = date(2014, 12, 31)
STATES = ("unknown", "not assessed", "mixed", "stale", "collective", "not applicable")


@pytest.fixture
def renamed() -> Readiness:
    """Six organisations, each with another reason why the condition is open, under labels with a mark."""
    said = {
        "ash": judgement("work", "unknown"),
        "birch": judgement("work", (1, 2)),
        "cedar": judgement("work", 1, "2009"),
        "elm": judgement("work", 1, evidence=[evidence("e1", "collective")]),
        "fir": judgement("work", "not_applicable"),
    }
    method = edition(purposes={GOAL: {"work": 2, "room": 1}}, mark=MARK)
    return Readiness(case({"larch": [], **{name: [item] for name, item in said.items()}}, method).build(), DAY)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_reason_is_told_by_its_label(renamed: Readiness, language: str) -> None:
    """In the questions, in the conditions and in a what-if."""
    words = Words("nl" if language == "nl" else "en")
    told = {
        item.why: why_words(renamed, item, words)
        for item in in_order(topics(renamed, [GOAL]))
        if item.dimension == "work"
    }
    assert {why.replace("_", " ") for why in told} == set(STATES)
    for why, line in told.items():
        assert line.startswith(words.opening(f"{why.replace('_', ' ')}{MARK}"))
    work = conditions.conditions(renamed, GOAL, renamed.verdicts(GOAL))[0]
    line = conditions.open_line(renamed, work, words)
    assert all(f"1 {state}{MARK}" in line for state in STATES[:-1])
    assert STATES[-1] not in line
    assert conditions.elsewhere_line(renamed, work, words) == f"Not applicable{MARK}: 1"
    supposed = what_if(renamed.narrowed(["larch"]), GOAL, ["room.1"]).readiness
    assert f"(not assessed{MARK})" in " ".join(still_lines(supposed, turns(supposed, GOAL), words))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_sentences_over_all_follow_the_labels(renamed: Readiness, language: str) -> None:
    words = Words("nl" if language == "nl" else "en")
    assert f"ot assessed{MARK}" in findings.open_line(renamed, GOAL, words)
    old = renamed.narrowed(["cedar"])
    assert f"stale{MARK}" in findings.sure_line(old, GOAL, words)
    assert f"collective{MARK}" in findings.sure_line(renamed.narrowed(["elm"]), GOAL, words)
    assert all(f"{mark}{MARK}" in findings.what_counts(renamed, words) for mark in ("stale", "collective"))
    subtitle = captions.comparison_subtitle(renamed.edition, words)
    assert all(f"{state}{MARK}" in subtitle for state in STATES if state != "mixed")


def test_a_verdict_that_turned_names_why_by_its_label() -> None:
    method = edition(purposes={GOAL: {"work": 2}}, mark=MARK)
    made = case({"ash": at_levels({"work": 2})}, method).build()
    earlier, later = Readiness(made, DAY), Readiness(made, date(2018, 1, 1))
    [turn] = turned(earlier, later, GOAL)
    assert f"(stale{MARK})" in turn_words(later, turn, Words("nl"))
