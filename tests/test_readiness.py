"""The method as code: ten properties on generated catalogues (method 11), then examples worked out by hand."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.catalogue import load
from lessons.readiness import CONFIDENCES, Readiness, alphabetical, as_of_choices, default_as_of, judgements_of
from lessons.records import Evidence, Judgement
from tests.strategies import (
    ANSWERS,
    FIXED,
    LEVELS,
    LONGER,
    LOOKS,
    NINE,
    ROWS_OF_EVIDENCE,
    Case,
    Entry,
    at_levels,
    case,
    cases,
    crowded_cases,
    edition,
    evidence,
    judgement,
    judgements,
    organisation,
    ready_cases,
)

END_2014 = date(2014, 12, 31)


def look(built: Case, as_of: date = END_2014) -> Readiness:
    return Readiness(built.build(), as_of)


def purposes(readiness: Readiness) -> list[str]:
    return [purpose.id for purpose in readiness.edition.purposes]


def step(confidence: str | None) -> int:
    return -1 if confidence is None else [str(item) for item in CONFIDENCES].index(confidence)


# --- the ten properties ----------------------------------------------------------------------------------------------


@FIXED
@given(cases(), LOOKS, st.sampled_from(NINE), LEVELS, ROWS_OF_EVIDENCE)
def test_property_1_an_unknown_turned_into_a_level_works_only_through_its_own_gate(
    made: Case, as_of: date, dimension: str, level: int, rests_on: list[Evidence]
) -> None:
    rest = tuple(item for item in made.entries if (item.organisation, item.judgement.dimension) != ("ash", dimension))
    day = as_of.isoformat()
    unknown = look(made.but(entries=(*rest, Entry("ash", judgement(dimension, "unknown", day)))), as_of)
    told = look(made.but(entries=(*rest, Entry("ash", judgement(dimension, level, day, evidence=rests_on)))), as_of)
    for purpose in purposes(told):
        for before, after in zip(unknown.verdicts(purpose), told.verdicts(purpose), strict=True):
            gated = dimension in [gate.dimension for gate in told.purpose(purpose).gates]
            if before.organisation != "ash" or not gated:
                assert before == after
                assert before.outcome == after.outcome
            others = [item for item in before.gates if item.dimension != dimension]
            assert others == [item for item in after.gates if item.dimension != dimension]
            if before.below:
                assert after.outcome == "not_yet"
            elif gated and after.outcome == "not_yet":
                assert after.below == (dimension,)
            elif set(before.ask) - {dimension}:
                assert after.outcome == "cannot_say"
                assert dimension not in after.below


def less_evidence_is_never_surer(made: Case, as_of: date, chosen: Entry, left: tuple[Evidence, ...]) -> None:
    before = look(made, as_of)
    after = look(made.swap(chosen, chosen.judgement.model_copy(update={"evidence": left})), as_of)
    for place, cell in after.cells.items():
        assert step(cell.confidence) <= step(before.cells[place].confidence)
    for purpose in purposes(before):
        for old, new in zip(before.verdicts(purpose), after.verdicts(purpose), strict=True):
            assert step(new.confidence) <= step(old.confidence)
            assert new.outcome in (old.outcome, "cannot_say")


@FIXED
@given(cases(), LOOKS, st.data())
def test_property_2_taking_evidence_away_never_raises_confidence(made: Case, as_of: date, data: st.DataObject) -> None:
    resting = [item for item in made.entries if item.judgement.evidence]
    if resting:
        chosen = data.draw(st.sampled_from(resting))
        gone = data.draw(st.sets(st.sampled_from(range(len(chosen.judgement.evidence))), min_size=1))
        left = tuple(item for place, item in enumerate(chosen.judgement.evidence) if place not in gone)
        less_evidence_is_never_surer(made, as_of, chosen, left)


@LONGER
@given(crowded_cases(), st.data())
def test_property_2_holds_where_judgements_share_a_date_and_gates_a_verdict(made: Case, data: st.DataObject) -> None:
    chosen = data.draw(st.sampled_from(made.entries))
    kept = data.draw(st.sampled_from(["collective", "organisation"]))
    left = tuple(item for item in chosen.judgement.evidence if item.scope == kept)
    less_evidence_is_never_surer(made, END_2014, chosen, left)


@FIXED
@given(ready_cases(), st.data())
def test_property_3_raising_a_level_never_turns_ready_into_not_yet(made: Case, data: st.DataObject) -> None:
    before = look(made)
    raisable = [item for item in made.entries if item.judgement.level is not None and item.judgement.level < 4]
    if not raisable:
        return
    chosen = data.draw(st.sampled_from(raisable))
    higher = data.draw(st.integers(chosen.judgement.level + 1 if chosen.judgement.level is not None else 4, 4))
    after = look(made.swap(chosen, chosen.judgement.model_copy(update={"level": higher})))
    for purpose in purposes(before):
        assert before.verdict("ash", purpose).outcome == "ready"
        assert after.verdict("ash", purpose).outcome == "ready"


@FIXED
@given(st.one_of(cases(), crowded_cases()), LOOKS, st.randoms(use_true_random=False))
def test_property_4_the_order_of_files_records_and_dimensions_changes_nothing(
    made: Case, as_of: date, chance: Any
) -> None:
    def mixed(items: Any) -> tuple[Any, ...]:
        return tuple(chance.sample(list(items), len(items)))

    method = made.edition.model_copy(update={"dimensions": mixed(made.edition.dimensions)})
    shuffled = Case(method, mixed(made.organisations), mixed(made.entries))
    one, other = look(made, as_of), look(shuffled, as_of)
    assert one.cells == other.cells
    assert judgements_of(made.build()) == judgements_of(shuffled.build())
    assert as_of_choices(made.build(), as_of) == as_of_choices(shuffled.build(), as_of)
    assert default_as_of(made.build()) == default_as_of(shuffled.build())
    for purpose in purposes(one):
        assert one.verdicts(purpose) == other.verdicts(purpose)
        assert one.ask_first(purpose) == other.ask_first(purpose)


@FIXED
@given(cases(), LOOKS)
def test_property_5_renaming_labels_changes_nothing(made: Case, as_of: date) -> None:
    gates = {item.id: {gate.dimension: gate.minimum for gate in item.gates} for item in made.edition.purposes}
    months, jointly = made.edition.valid_months, made.edition.jointly_known
    renamed = edition(purposes=gates, mark=" renamed", valid_months=months, jointly_known=jointly)
    assert renamed.levels != made.edition.levels
    one, other = look(made, as_of), look(made.but(edition=renamed), as_of)
    assert one.cells == other.cells
    assert [one.verdicts(item) for item in purposes(one)] == [other.verdicts(item) for item in purposes(other)]


@FIXED
@given(cases(), LOOKS)
def test_property_6_an_empty_organisation_is_cannot_say_with_0_of_9(made: Case, as_of: date) -> None:
    readiness = look(made.but(organisations=(*made.organisations, organisation("zelkova"))), as_of)
    assert readiness.coverage("zelkova") == (0, 9)
    assert readiness.counts("zelkova")["not_assessed"] == 9
    for purpose in purposes(readiness):
        verdict = readiness.verdict("zelkova", purpose)
        assert (verdict.outcome, verdict.met, verdict.below, verdict.confidence) == ("cannot_say", (), (), None)
        assert list(verdict.ask) == [gate.dimension for gate in readiness.purpose(purpose).gates]
        assert readiness.verdicts(purpose)[-1].organisation == "zelkova"


@FIXED
@given(ready_cases(), st.data())
def test_property_7_not_applicable_never_yields_ready(made: Case, data: st.DataObject) -> None:
    dimension = data.draw(st.sampled_from([item.judgement.dimension for item in made.entries]))
    rest = tuple(item for item in made.entries if item.judgement.dimension != dimension)
    readiness = look(made.but(entries=(*rest, Entry("ash", judgement(dimension, "not_applicable", "2014-12-31")))))
    for purpose in purposes(readiness):
        verdict = readiness.verdict("ash", purpose)
        if dimension in [gate.dimension for gate in readiness.purpose(purpose).gates]:
            assert verdict.outcome == "cannot_say"
            assert dimension not in verdict.met
            assert verdict.ask == (dimension,)
        else:
            assert verdict.outcome == "ready"


@FIXED
@given(cases(), st.sampled_from(NINE), st.integers(0, 3), LOOKS)
def test_property_8_a_later_lower_judgement_leaves_the_earlier_one_in_the_history(
    made: Case, dimension: str, lower: int, as_of: date
) -> None:
    high = Entry("ash", judgement(dimension, 4, (as_of - timedelta(days=1)).isoformat()))
    low = Entry("ash", judgement(dimension, lower, as_of.isoformat()))
    before = look(made.but(entries=(*made.entries, high)), as_of).history("ash", dimension)
    cell = look(made.but(entries=(*made.entries, high, low)), as_of).cell("ash", dimension)
    assert set(before) < set(cell.history)
    assert high.judgement in [dated.judgement for dated in cell.history]
    assert low.judgement in [dated.judgement for dated in cell.current]
    assert high.judgement not in [dated.judgement for dated in cell.current]
    assert [dated.last for dated in cell.history] == sorted(dated.last for dated in cell.history)


@FIXED
@given(cases(), LOOKS)
def test_property_9_counts_per_level_and_state_add_up_to_nine(made: Case, as_of: date) -> None:
    readiness = look(made, as_of)
    for item in readiness.organisations:
        counts = readiness.counts(item.id)
        assert sum(counts.values()) == 9
        known, total = readiness.coverage(item.id)
        assert total == 9
        assert known == sum(counts[level] for level in range(5)) + counts["mixed"]


@FIXED
@given(cases(), LOOKS, st.data())
def test_property_10_an_earlier_date_never_uses_a_later_judgement(made: Case, as_of: date, data: st.DataObject) -> None:
    later = st.integers(1, 900).map(lambda days: (as_of + timedelta(days=days)).isoformat())
    names = st.sampled_from([item.id for item in made.organisations])
    more = data.draw(st.lists(st.builds(Entry, names, judgements(said=ANSWERS, when=later)), min_size=1, max_size=5))
    one, other = look(made, as_of), look(made.but(entries=(*made.entries, *more)), as_of)
    assert one.cells == other.cells
    assert all(dated.last <= as_of for cell in other.cells.values() for dated in cell.history)


# --- states, current judgement, staleness ----------------------------------------------------------------------------


def test_a_missing_judgement_is_not_assessed_and_never_zero() -> None:
    cell = look(case({"ash": []})).cell("ash", "work")
    assert (cell.state, cell.level, cell.low, cell.confidence, cell.known) == ("not_assessed", None, None, None, False)


def test_an_organisation_that_is_not_judged_has_no_cells() -> None:
    made = case({"ash": [judgement("work", 2)]}).but(organisations=(organisation("ash", judged=False),))
    assert look(made).cells == {}


def test_a_month_counts_from_its_last_day() -> None:
    made = case({"ash": [judgement("work", 2, "2014-10")]})
    assert look(made, date(2014, 10, 30)).cell("ash", "work").state == "not_assessed"
    assert look(made, date(2014, 10, 31)).cell("ash", "work").level == 2


def test_the_latest_judgement_is_the_current_one() -> None:
    made = case(
        {"ash": [judgement("work", 3, "2013"), judgement("work", 1, "2014"), judgement("work", "unknown", "2012")]}
    )
    cell = look(made).cell("ash", "work")
    assert cell.level == 1
    assert [dated.judgement.level for dated in cell.history] == [None, 3, 1]


def test_a_later_unknown_takes_the_place_of_a_level() -> None:
    made = case({"ash": [judgement("work", 3, "2013"), judgement("work", "unknown", "2014")]})
    assert look(made).cell("ash", "work").state == "unknown"


@pytest.mark.parametrize(
    ("months", "last", "fresh", "stale"),
    [
        (36, "2014-12", date(2017, 12, 31), date(2018, 1, 1)),
        (36, "2014-10-30", date(2017, 10, 30), date(2017, 10, 31)),
        (1, "2015-01-31", date(2015, 2, 28), date(2015, 3, 1)),
        (0, "2014-12-31", date(2014, 12, 31), date(2015, 1, 1)),
        (10**12, "2014", date(9999, 12, 31), None),
    ],
)
def test_stale_is_older_than_the_valid_months(months: int, last: str, fresh: date, stale: date | None) -> None:
    made = case({"ash": [judgement("work", 2, last)]}, edition(valid_months=months))
    assert not look(made, fresh).cell("ash", "work").stale
    assert stale is None or look(made, stale).cell("ash", "work").stale


def test_two_levels_on_one_date_become_a_range_and_stay_divided() -> None:
    sure = {"agreement": "agreed", "evidence": [evidence("e3", source="one"), evidence("e3", source="two")]}
    made = case({"ash": [judgement("work", 1, **sure), judgement("work", 3, "2014-12-31", **sure)]})
    cell = look(made).cell("ash", "work")
    assert (cell.state, cell.low, cell.high, cell.divided, cell.confidence) == ("mixed", 1, 3, True, "low")
    assert len(cell.current) == 2


def test_two_equal_levels_on_one_date_stay_a_level_as_sure_as_the_surest() -> None:
    sure = {"agreement": "agreed", "evidence": [evidence("e2")]}
    cell = look(case({"ash": [judgement("work", 2), judgement("work", 2, **sure)]})).cell("ash", "work")
    assert (cell.level, cell.divided, cell.confidence) == (2, False, "medium")


def test_on_one_date_known_beats_not_applicable_beats_unknown() -> None:
    three = [judgement("work", "unknown"), judgement("work", "not_applicable"), judgement("work", 2)]
    assert look(case({"ash": three})).cell("ash", "work").level == 2
    assert look(case({"ash": three[:2]})).cell("ash", "work").state == "not_applicable"
    assert look(case({"ash": three[:1]})).cell("ash", "work").state == "unknown"


def test_not_applicable_beside_a_level_is_a_disagreement_and_unknown_is_not() -> None:
    assert look(case({"ash": [judgement("work", "not_applicable"), judgement("work", 2)]})).cell("ash", "work").divided
    assert not look(case({"ash": [judgement("work", "unknown"), judgement("work", 2)]})).cell("ash", "work").divided


# --- confidence --------------------------------------------------------------------------------------------------------

E1, E2, E3 = evidence("e1"), evidence("e2"), evidence("e3")
OTHER, SAME_TEXT = evidence("e1", source="other#p2"), evidence("e1", source="invented#p7")
ALL_E3 = evidence("e3", "collective", "other")


@pytest.mark.parametrize(
    ("rests_on", "agreement", "fresh", "stale"),
    [
        ([E1], "one-voice", "low", "low"),
        ([E1], "agreed", "low", "low"),
        ([E2], "one-voice", "low", "low"),
        ([E2], "agreed", "medium", "low"),
        ([E2], "divided", "low", "low"),
        ([E3], "one-voice", "medium", "low"),
        ([E3], "agreed", "medium", "low"),
        ([E3, SAME_TEXT], "agreed", "medium", "low"),
        ([E3, OTHER], "one-voice", "medium", "low"),
        ([E3, OTHER], "agreed", "high", "medium"),
        ([E3, OTHER], "divided", "low", "low"),
        ([E3, ALL_E3], "agreed", "medium", "low"),
        ([ALL_E3], "agreed", "low", "low"),
    ],
)
def test_confidence_is_derived(rests_on: list[Evidence], agreement: str, fresh: str, stale: str) -> None:
    made = case({"ash": [judgement("work", 2, evidence=rests_on, agreement=agreement)]})
    assert look(made).cell("ash", "work").confidence == fresh
    assert look(made, date(2018, 6, 1)).cell("ash", "work").confidence == stale


# --- gates and verdicts -----------------------------------------------------------------------------------------------

FIVE = ("backing", "room", "work", "hiring", "guidance")


def first_placement(changed: dict[str, int | str | tuple[int, int]], as_of: date = END_2014) -> Any:
    levels: dict[str, int | str | tuple[int, int]] = dict.fromkeys(FIVE, 2) | changed
    return look(case({"ash": at_levels(levels)}), as_of).verdict("ash", "first-placement")


def test_all_conditions_met_is_ready() -> None:
    verdict = first_placement({})
    assert (verdict.outcome, verdict.met, verdict.ask, verdict.first) == ("ready", FIVE, (), None)
    assert verdict.confidence == "low"


def test_one_below_is_not_yet_even_with_others_open() -> None:
    verdict = first_placement({"room": 1, "work": "unknown"})
    assert (verdict.outcome, verdict.below, verdict.ask, verdict.first) == ("not_yet", ("room",), ("work",), "room")


def test_one_open_is_cannot_say_without_confidence() -> None:
    verdict = first_placement({"guidance": "unknown"})
    assert (verdict.outcome, verdict.first, verdict.confidence) == ("cannot_say", "guidance", None)
    assert len(verdict.met) == 4


@pytest.mark.parametrize(
    ("said", "answer"),
    [((0, 1), "below"), ((1, 2), "open"), ((2, 3), "met"), ((0, 4), "open"), (1, "below"), (2, "met")],
)
def test_a_range_is_below_by_its_high_end_and_met_by_its_low_end(said: int | tuple[int, int], answer: str) -> None:
    assert first_placement({"work": said}).gates[2].answer == answer


def test_a_stale_level_leaves_its_gate_open() -> None:
    verdict = first_placement({"work": 0}, date(2018, 1, 1))
    assert (verdict.outcome, {item.why for item in verdict.gates}) == ("cannot_say", {"stale"})


@pytest.mark.parametrize("level", range(5))
def test_collective_evidence_alone_never_decides(level: int) -> None:
    said = judgement("work", level, evidence=[evidence("e3", "collective"), evidence("e3", "collective", "two")])
    rest = [judgement(name, 2) for name in FIVE if name != "work"]
    readiness = look(case({"ash": [*rest, said]}))
    verdict = readiness.verdict("ash", "first-placement")
    assert (verdict.outcome, verdict.ask, verdict.gates[2].why) == ("cannot_say", ("work",), "collective")
    assert readiness.cell("ash", "work").collective


def test_the_order_to_ask_is_by_kind_then_by_gate() -> None:
    gates = dict.fromkeys(("network", "hiring", "room", "work", "learning", "urgency", "backing"), 2)
    collective = judgement("room", 3, evidence=[evidence("e1", "collective")])
    old = judgement("work", 3, "2009")
    said = [judgement("network", "not_applicable"), collective, old, judgement("urgency", (1, 3))]
    made = case({"ash": [*said, judgement("backing", "unknown")]}, edition(purposes={"aim": gates}))
    ask = look(made).verdict("ash", "aim").ask
    assert ask == ("backing", "hiring", "learning", "urgency", "work", "room", "network")


def test_the_confidence_of_not_yet_is_the_lowest_of_what_lies_below() -> None:
    checked = {"agreement": "agreed", "evidence": [evidence("e3", source="one"), evidence("e3", source="two")]}
    two_below = [judgement("room", 1), judgement("work", 1, **checked)]
    assert look(case({"ash": two_below})).verdict("ash", "first-placement").confidence == "low"
    assert look(case({"ash": two_below[1:]})).verdict("ash", "first-placement").confidence == "high"


def test_dropping_weak_evidence_does_not_make_not_yet_surer() -> None:
    checked = {"agreement": "agreed", "evidence": [evidence("e3", source="one"), evidence("e3", source="two")]}
    weak = judgement("room", 1, evidence=[evidence("e1"), evidence("e1", "collective")])
    made = case({"ash": [weak, judgement("work", 1, **checked)]})
    bare = made.swap(made.entries[0], weak.model_copy(update={"evidence": weak.evidence[1:]}))
    before, after = (look(item).verdict("ash", "first-placement") for item in (made, bare))
    assert (before.below, after.below) == (("room", "work"), ("work",))
    assert (before.confidence, after.confidence) == ("low", "low")


def test_verdicts_are_alphabetical_by_name_in_the_language() -> None:
    named = (
        organisation("o1", short={"nl": "Zee", "en": "Alder"}),
        organisation("o2", short={"nl": "één", "en": "One"}),
        organisation("o3", short={"nl": "Eik", "en": "Oak"}),
    )
    assert [item.id for item in alphabetical(named)] == ["o2", "o3", "o1"]
    readiness = look(case({}).but(organisations=named))
    assert [item.organisation for item in readiness.verdicts("scale-up", "en")] == ["o1", "o3", "o2"]


def test_numbers_in_names_sort_by_their_size() -> None:
    """Also behind a nought, and of any length; a name that is a number stands with the others."""
    names = ["Berk 104", "Bérk 4", "berk 4 b", "2 Berken", "10 Berken", "Berk", "Berk 05", f"Berk {'9' * 60}"]
    named = [organisation(f"o{place}", short={"nl": name, "en": name}) for place, name in enumerate(names)]
    assert [item.id for item in alphabetical(named)] == ["o3", "o4", "o5", "o1", "o2", "o6", "o0", "o7"]


# --- what to ask first ------------------------------------------------------------------------------------------------


def test_ask_first_what_settles_most_then_what_is_open_for_most() -> None:
    met = dict.fromkeys(FIVE, 2)
    made = case(
        {
            "ash": at_levels(met | {"guidance": "unknown"}),
            "birch": at_levels({"backing": 2, "work": 2}),
            "cedar": at_levels({"backing": 2, "work": 2, "guidance": 2}),
            "decided": at_levels({"room": 0}),
        }
    )
    questions = look(made).ask_first("first-placement")
    assert [(item.dimension, len(item.open_for), len(item.settles)) for item in questions] == [
        ("guidance", 2, 1),
        ("room", 2, 0),
        ("hiring", 2, 0),
    ]
    assert questions[0].settles == ("ash",)


def test_nothing_to_ask_when_all_is_decided() -> None:
    assert look(case({"ash": at_levels(dict.fromkeys(FIVE, 3))})).ask_first("first-placement") == ()


# --- dates to look from -----------------------------------------------------------------------------------------------


def test_choices_are_the_judgement_dates_the_views_and_today_newest_first() -> None:
    views = [{"id": "tries", "label": "the tries", "date": "2014-12"}, {"id": "late", "label": "late", "date": "2020"}]
    made = case({"ash": [judgement("work", 2), judgement("room", 1, "2016-05")]}, edition(views=views))
    choices = as_of_choices(made.build(), date(2026, 11, 21))
    assert [(item.date, item.kind, item.valid) for item in choices] == [
        ("2026-11-21", "today", 0),
        ("2020", "view", 0),
        ("2016-05", "judgement", 2),
        ("2014-12", "view", 1),
    ]
    assert choices[-1].label == made.edition.views[0].label
    assert default_as_of(made.build()).date == "2016-05"


def test_of_equal_dates_the_latest_is_the_default_and_a_replaced_judgement_counts_once() -> None:
    made = case({"ash": [judgement("work", 2, "2013"), judgement("work", 1, "2014")]})
    assert (default_as_of(made.build()).date, default_as_of(made.build()).valid) == ("2014", 1)


@FIXED
@given(cases(), LOOKS)
def test_the_count_of_a_date_is_the_number_of_cells_that_hold_then(made: Case, as_of: date) -> None:
    built = made.build()
    for choice in as_of_choices(built, as_of):
        cells = Readiness(built, choice.day).cells.values()
        assert choice.valid == sum(bool(cell.current) and not cell.stale for cell in cells)


def test_without_judgements_the_default_is_a_view_or_the_edition() -> None:
    views = [{"id": "tries", "label": "the tries", "date": "2014-12"}]
    assert default_as_of(case({}, edition(views=views)).build()).day == END_2014
    assert default_as_of(case({}).build()).day == END_2014


def test_without_an_edition_there_is_no_readiness() -> None:
    empty = case({}).build().__class__(None, {})
    with pytest.raises(ValueError, match="edition"):
        Readiness(empty, END_2014)
    assert [item.kind for item in as_of_choices(empty, END_2014)] == ["today"]


def test_each_judgement_says_where_it_stands() -> None:
    late: Judgement = judgement("work", 3, "2016")
    made = Case(edition(), (organisation("ash"),), (Entry("ash", judgement("work", 2)), Entry("ash", late, 0)))
    found = [(item.origin.kind, item.origin.id) for item in judgements_of(made.build())]
    assert found == [("experiment", "ash-try-1"), ("judgements", "ash")]


# --- the shipped data, as of December 2014 -----------------------------------------------------------------------------

SHIPPED = load(Path(__file__).parent.parent / "data").catalogue


@pytest.fixture(scope="module")
def doetanks() -> Readiness:
    return Readiness(SHIPPED, END_2014)


def test_the_tax_administration_of_2014_is_cannot_say_with_five_open(doetanks: Readiness) -> None:
    verdict = doetanks.verdict("belastingdienst", "first-placement")
    assert (verdict.outcome, len(verdict.ask), verdict.met, verdict.confidence) == ("cannot_say", 5, (), None)
    assert {item.dimension: item.why for item in verdict.gates} == {
        "backing": "unknown",
        "room": "collective",
        "work": "not_assessed",
        "hiring": "not_assessed",
        "guidance": "unknown",
    }


def test_infrastructure_of_2014_is_cannot_say_with_four_open_and_hiring_met(doetanks: Readiness) -> None:
    verdict = doetanks.verdict("ienm", "first-placement")
    assert (verdict.outcome, verdict.met) == ("cannot_say", ("hiring",))
    assert verdict.ask == ("work", "guidance", "backing", "room")


def test_nine_of_eighteen_cells_carry_a_level_or_range_and_none_is_surer_than_low(doetanks: Readiness) -> None:
    cells = [cell for name in ("belastingdienst", "ienm") for cell in doetanks.row(name)]
    known = [cell for cell in cells if cell.known]
    assert (len(cells), len(known)) == (18, 9)
    assert {cell.confidence for cell in known} == {"low"}
    assert sum(cell.collective for cell in known) == 4


def test_commissioner_and_speaker_are_0_of_9_in_2014(doetanks: Readiness) -> None:
    assert [doetanks.coverage(name) for name in ("bzk", "szw")] == [(0, 9), (0, 9)]


def test_without_the_collective_sentences_every_outcome_of_2014_is_the_same(doetanks: Readiness) -> None:
    entries = [
        Entry(dated.organisation, dated.judgement, number)
        for number, cell in enumerate(doetanks.cells.values(), start=1)
        for dated in cell.history
        if not cell.collective
    ]
    assert doetanks.catalogue.edition is not None
    bare = Case(doetanks.catalogue.edition, doetanks.organisations, tuple(entries)).build()
    for purpose in doetanks.edition.purposes:
        before, after = doetanks.verdicts(purpose.id), Readiness(bare, END_2014).verdicts(purpose.id)
        assert [(item.outcome, item.met, item.below) for item in before] == [
            (item.outcome, item.met, item.below) for item in after
        ]
