"""What changed between two dates: each cell once, no later judgement, nothing lost, and in whole sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.change_words import change_word, changes_line, from_to, since_words, turn_words
from lessons.changes import KINDS, Change, change_frame, changes, counted, turn_frame, turned
from lessons.columns import CHANGE
from lessons.readiness import Readiness
from lessons.records import Judgement
from lessons.words import LANGUAGES, Words
from tests.strategies import FIXED, LOOKS, Case, Entry, at_levels, case, cases, edition, evidence, judgement, judgements

NL, EN = Words("nl"), Words("en")
BEFORE, AFTER = date(2013, 12, 31), date(2014, 12, 31)
FIVE = ("backing", "room", "work", "hiring", "guidance")
SPAN = st.tuples(LOOKS, LOOKS).map(sorted)


def between(made: Case, dates: Sequence[date] = (BEFORE, AFTER)) -> tuple[Readiness, Readiness]:
    catalogue = made.build()
    return Readiness(catalogue, dates[0]), Readiness(catalogue, dates[1])


def only(*said: Judgement, dates: Sequence[date] = (BEFORE, AFTER)) -> Change | None:
    """The one change of an organisation that has only these judgements; None when nothing changed."""
    found = changes(*between(case({"ash": said}), dates))
    assert len(found) < 2
    return found[0] if found else None


def kind(*said: Judgement, dates: Sequence[date] = (BEFORE, AFTER)) -> str | None:
    found = only(*said, dates=dates)
    return found.kind if found else None


# --- what happened to one cell ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (None, 2, "first"),
        (None, (1, 2), "first"),
        (None, "unknown", "asked"),
        (None, "not_applicable", "not_applicable"),
        ("unknown", 2, "found"),
        ("not_applicable", 2, "found"),
        ("unknown", "unknown", "asked"),
        (1, 2, "higher"),
        (2, 0, "lower"),
        (2, 2, "same"),
        (2, (1, 3), "mixed"),
        (0, (1, 2), "higher"),
        ((1, 2), 3, "higher"),
        ((1, 2), 0, "lower"),
        ((1, 2), 2, "unclear"),
        ((1, 2), (1, 2), "unclear"),
        (2, "unknown", "lost"),
        ((1, 2), "unknown", "lost"),
        (2, "not_applicable", "not_applicable"),
    ],
)
def test_a_new_judgement_is_told_against_the_one_before(
    before: int | str | tuple[int, int] | None, after: int | str | tuple[int, int], expected: str
) -> None:
    """Ranges compare as in a comparison: higher or lower only when they lie apart."""
    first = [] if before is None else [judgement("work", before, "2013-12")]
    assert kind(*first, judgement("work", after, "2014-06")) == expected


def test_a_level_that_grows_too_old_is_stale_and_an_unknown_is_not() -> None:
    dates = (date(2016, 12, 31), date(2018, 1, 1))
    assert kind(judgement("work", 2, "2014-12"), dates=dates) == "stale"
    assert kind(judgement("work", "unknown", "2014-12"), dates=dates) is None
    assert kind(judgement("work", 2, "2010"), dates=dates) is None, "it was too old before as well"


def test_a_new_judgement_makes_an_old_level_count_again() -> None:
    dates = (date(2018, 1, 1), date(2018, 12, 31))
    found = only(judgement("work", 2, "2014-12"), judgement("work", 2, "2018-06"), dates=dates)
    assert found is not None
    assert (found.kind, found.again) == ("same", True)
    assert change_word(found, NL) == "bevestigd, zelfde niveau; telt weer mee"


def test_what_was_said_of_all_organisations_is_no_level_to_move_from() -> None:
    together = judgement("work", 1, "2013", evidence=[evidence("e1", "collective")])
    found = only(together, judgement("work", 3, "2014-06"))
    assert found is not None
    assert (found.kind, found.again) == ("unclear", True)
    assert change_word(found, EN).endswith("; counts now")


def test_of_several_judgements_between_the_dates_the_last_one_tells() -> None:
    found = only(judgement("work", 2, "2013"), judgement("work", 4, "2014-03"), judgement("work", 1, "2014-06"))
    assert found is not None
    assert found.kind == "lower"
    assert [dated.judgement.level for dated in found.after.history] == [2, 4, 1]


# --- properties ----------------------------------------------------------------------------------------------------


@FIXED
@given(cases(), LOOKS)
def test_on_one_date_nothing_changed(made: Case, day: date) -> None:
    earlier, later = between(made, (day, day))
    assert changes(earlier, later) == ()
    assert all(turned(earlier, later, purpose.id) == () for purpose in later.edition.purposes)


@FIXED
@given(cases(), SPAN)
def test_the_order_of_records_changes_nothing(made: Case, dates: list[date]) -> None:
    turned_round = made.but(entries=tuple(reversed(made.entries)), organisations=tuple(reversed(made.organisations)))
    told = [[change_frame(*between(item, dates), "nl").to_dict("records")] for item in (made, turned_round)]
    assert told[0] == told[1]


@FIXED
@given(cases(), SPAN)
def test_every_change_lies_between_the_two_dates(made: Case, dates: list[date]) -> None:
    for item in changes(*between(made, dates)):
        assert (item.day is None) == (item.kind == "stale")
        assert item.day is None or dates[0] < item.day <= dates[1]


@FIXED
@given(cases(), SPAN)
def test_the_later_counts_are_the_earlier_ones_and_the_changes(made: Case, dates: list[date]) -> None:
    """Per organisation: judged cells, and cells in each state."""
    earlier, later = between(made, dates)
    found = changes(earlier, later)
    for item in later.organisations:
        own = [change for change in found if change.organisation == item.id]
        added = sum(change.kind in ("first", "found") for change in own)
        gone = sum(change.before.known and not change.after.known for change in own)
        assert later.coverage(item.id)[0] == earlier.coverage(item.id)[0] + added - gone
        moved = Counter(change.after.state for change in own)
        moved.subtract(Counter(change.before.state for change in own))
        for state in ("level", "mixed", "unknown", "not_assessed", "not_applicable"):
            before, after = (sum(cell.state == state for cell in seen.row(item.id)) for seen in (earlier, later))
            assert after == before + moved[state]


@FIXED
@given(cases(), SPAN)
def test_a_cell_without_a_change_says_what_it_said(made: Case, dates: list[date]) -> None:
    earlier, later = between(made, dates)
    changed = {(item.organisation, item.dimension) for item in changes(earlier, later)}
    for place, now in later.cells.items():
        if place not in changed:
            before = earlier.cells[place]
            assert (now.state, now.low, now.high, now.current) == (
                before.state,
                before.low,
                before.high,
                before.current,
            )
            assert not now.known or now.stale == before.stale


@FIXED
@given(cases(), SPAN, judgements(), st.integers(0, 2))
def test_a_judgement_after_the_later_date_changes_nothing(
    made: Case, dates: list[date], said: Judgement, shelf: int
) -> None:
    after = (dates[1] + timedelta(days=1)).isoformat()
    new = judgement(said.dimension, 4, after)
    more = made.but(entries=(*made.entries, Entry(made.organisations[0].id, new, shelf)))
    assert change_frame(*between(more, dates), "en").equals(change_frame(*between(made, dates), "en"))


@FIXED
@given(cases(), SPAN)
def test_a_verdict_turned_through_one_of_its_own_conditions(made: Case, dates: list[date]) -> None:
    earlier, later = between(made, dates)
    changed = {(item.organisation, item.dimension) for item in changes(earlier, later)}
    for purpose in later.edition.purposes:
        gates = {gate.dimension for gate in purpose.gates}
        for turn in turned(earlier, later, purpose.id):
            assert turn.through
            assert set(turn.through) <= gates
            assert all((turn.organisation, dimension) in changed for dimension in turn.through)


@FIXED
@given(cases(), SPAN)
def test_every_sentence_is_whole(made: Case, dates: list[date]) -> None:
    earlier, later = between(made, dates)
    for words in (NL, EN):
        for purpose in later.edition.purposes:
            line = changes_line(earlier, later, purpose.id, words)
            assert re.fullmatch(r"\S.*[.]", line), line
            assert not re.search(r"  | [.,;]|\bNone\b|[{}]|_", line), line
            for turn in turned(earlier, later, purpose.id):
                assert turn_words(later, turn, words)
        for item in changes(earlier, later):
            assert all([change_word(item, words), *from_to(later, item, words)])


# --- frames, narrowing, errors -------------------------------------------------------------------------------------


def test_the_frame_has_a_row_per_change_in_the_order_of_names_and_of_the_edition() -> None:
    said = [judgement("work", 2, "2014-06"), judgement("backing", 1, "2014-05")]
    made = case({"cedar": said, "ash": said, "birch": []})
    rows = change_frame(*between(made), "nl")
    assert list(zip(rows["organisation"], rows["dimension"], strict=True)) == [
        ("ash", "backing"), ("ash", "work"), ("cedar", "backing"), ("cedar", "work"),
    ]  # fmt: skip
    assert list(rows["change"]) == ["first"] * 4
    assert list(rows["reason"]) == ["because"] * 4
    assert rows["after_low"].dtype == "Int8"


def test_the_kinds_are_those_of_the_column() -> None:
    assert list(KINDS) == list(CHANGE.categories)
    assert list(counted([])) == list(KINDS)


def test_only_the_organisations_of_the_later_view_are_told() -> None:
    made = case({"ash": [judgement("work", 2, "2014-06")], "birch": [judgement("work", 2, "2014-06")]})
    earlier, later = between(made)
    assert [item.organisation for item in changes(earlier, later.narrowed(["birch"]))] == ["birch"]
    assert [item.organisation for item in changes(earlier.narrowed(["ash"]), later.narrowed(["birch"]))] == ["birch"]


def test_a_what_if_is_no_change() -> None:
    earlier, later = between(case({"ash": at_levels(dict.fromkeys(FIVE[:4], 2), when="2013")}))
    thought = later.supposing({("ash", "guidance"): 4})
    assert thought.verdict("ash", "first-placement").outcome == "ready"
    assert changes(earlier, thought) == ()
    assert turned(earlier, thought, "first-placement") == ()


def test_dates_that_come_in_the_wrong_order_are_refused() -> None:
    earlier, later = between(case({"ash": []}))
    with pytest.raises(ValueError, match="comes after"):
        changes(later, earlier)
    with pytest.raises(ValueError, match="comes after"):
        turned(later, earlier, "first-placement")


# --- in words ------------------------------------------------------------------------------------------------------


def grown(number: int) -> Case:
    """So many organisations that were one answer short of ready, and got it in 2014."""
    said = [*at_levels(dict.fromkeys(FIVE[:4], 2), when="2013-12"), judgement("guidance", 2, "2014-06")]
    return case({f"org-{place}": said for place in range(number)})


@pytest.mark.parametrize(
    ("number", "nl", "en"),
    [
        (0, "Niets: er is geen nieuw oordeel, en niets raakte verouderd.",
         "Nothing: there is no new judgement, and none went out of date."),
        (1, "1 vak veranderde: 1 voor het eerst bekend. org-0 werd klaar.", "1 cell changed: 1 known for the first time. org-0 became ready."),
        (2, "2 vakken veranderden: 2 voor het eerst bekend. org-0 en org-1 werden klaar.", "2 cells changed: 2 known for the first time. org-0 and org-1 became ready."),
        (8, "8 vakken veranderden: 8 voor het eerst bekend. 8 organisaties werden klaar.", "8 cells changed: 8 known for the first time. 8 organisations became ready."),
        (30, "30 vakken veranderden: 30 voor het eerst bekend. 30 organisaties werden klaar.", "30 cells changed: 30 known for the first time. 30 organisations became ready."),
        (300, "300 vakken veranderden: 300 voor het eerst bekend. 300 organisaties werden klaar.",
         "300 cells changed: 300 known for the first time. 300 organisations became ready."),
    ],
)  # fmt: skip
def test_the_summary_counts_and_names(number: int, nl: str, en: str) -> None:
    earlier, later = between(grown(number))
    assert changes_line(earlier, later, "first-placement", NL) == nl
    assert changes_line(earlier, later, "first-placement", EN) == en


def test_the_summary_says_of_what_it_counts_and_leaves_zeros_out() -> None:
    said = [judgement(name, 2, "2013-12") for name in FIVE]
    new = [judgement("backing", 3, "2014-06"), judgement("room", 1, "2014-06"), judgement("work", 2, "2014-06")]
    earlier, later = between(case({"ash": [*said, *new, judgement("hiring", "unknown", "2014-06")]}))
    assert (since_words(earlier, NL), since_words(earlier, EN)) == ("december 2013", "December 2013")
    assert changes_line(earlier, later, "first-placement", NL) == (
        "4 vakken veranderden: 1 hoger, 1 lager, 1 bevestigd, 1 niet meer bekend. ash is niet meer klaar."
    )
    assert changes_line(earlier, later, "first-placement", EN) == (
        "4 cells changed: 1 higher, 1 lower, 1 confirmed, 1 no longer known. ash is no longer ready."
    )


def test_a_verdict_that_went_out_of_date_says_through_what() -> None:
    made = case({"ash": at_levels(dict.fromkeys(FIVE, 2), when="2014-12")}, edition(purposes={"goal": {"work": 2}}))
    earlier, later = between(made, (date(2016, 1, 1), date(2018, 1, 1)))
    turn = turned(earlier, later, "goal")[0]
    assert turn_words(later, turn, NL) == "was klaar, is nu nog niet te zeggen; door work (stale)"
    assert changes_line(earlier, later, "goal", NL).endswith("Van ash is het niet meer te zeggen.")
    rows = turn_frame(earlier, later, "goal", "nl")
    told = ["before", "after", "through", "sources"]
    assert rows[told].to_numpy().tolist() == [["ready", "cannot_say", "work", "invented#p1"]]
    assert change_frame(earlier, later, "nl")["sources"].tolist() == ["invented#p1"] * len(FIVE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fall_and_a_finding_are_told_apart(language: str) -> None:
    said = [judgement("work", 2, "2013"), judgement("work", 1, "2014-06")]
    made = case({"ash": said, "birch": [said[1]]}, edition(purposes={"goal": {"work": 2}}))
    line = changes_line(*between(made), "goal", NL if language == "nl" else EN)
    expected = {
        "nl": "ash is niet meer klaar. birch blijkt nog niet klaar.",
        "en": "ash is no longer ready. birch turns out not to be ready yet.",
    }
    assert line.endswith(expected[language])
