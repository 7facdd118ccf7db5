"""Counts through time: they always add up, an earlier moment never knows a later judgement, and the words are right."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lessons import tally_captions as captions
from lessons import tally_chart
from lessons.columns import COLUMNS
from lessons.comparison import steps
from lessons.readiness import OUTCOMES, Readiness
from lessons.tally import MOMENTS, STANDINGS, left_out, moments, outcome_frame, past, standing, tally_frame
from lessons.words import Words
from tests.strategies import FIXED, LOOKS, Case, Entry, case, cases, edition, judgement, judgements, organisation

NL, EN = Words("nl"), Words("en")
GOAL = "first-placement"
FEWER = settings(FIXED, max_examples=40)


def tallied(made: Case, as_of: date, dimension: str | None = None, among: list[str] | None = None) -> pd.DataFrame:
    seen = Readiness(made.build(), as_of)
    return tally_frame(past(seen if among is None else seen.narrowed(among)), "nl", dimension)


def reached(made: Case, as_of: date, purpose: str | None = None) -> pd.DataFrame:
    seen = Readiness(made.build(), as_of)
    return outcome_frame(past(seen), purpose or seen.edition.purposes[0].id, "nl")


def counts(frame: pd.DataFrame, column: str = "standing") -> dict[tuple[str, str], int]:
    return {(row.date, getattr(row, column)): row.count for row in frame.itertuples()}  # type: ignore[misc]


# --- properties ------------------------------------------------------------------------------------------------------


@FEWER
@given(cases(), LOOKS)
def test_the_counts_of_every_moment_add_up(made: Case, as_of: date) -> None:
    judged = sum(item.judged for item in made.organisations)
    for dimension, total in ((None, judged * 9), ("work", judged)):
        frame = tallied(made, as_of, dimension)
        assert (frame.groupby("date")["count"].sum() == total).all()
        assert (frame["total"] == total).all()
        assert (frame["collective"] <= frame["count"]).all()
    assert (reached(made, as_of).groupby("date")["count"].sum() == judged).all()


@FEWER
@given(cases(), LOOKS)
def test_a_moment_shows_what_a_reader_saw_from_that_date(made: Case, as_of: date) -> None:
    """The counts of a moment are those of the readiness looked at from that moment."""
    catalogue = made.build()
    frame = counts(tallied(made, as_of))
    for day in moments(Readiness(catalogue, as_of)):
        found = [standing(cell) for cell in Readiness(catalogue, day).cells.values()]
        assert {item: frame[day.isoformat(), item] for item in STANDINGS} == {
            item: found.count(item) for item in STANDINGS
        }


@FEWER
@given(cases(), LOOKS)
def test_the_outcomes_of_a_moment_are_those_seen_from_that_date(made: Case, as_of: date) -> None:
    catalogue, purpose = made.build(), made.edition.purposes[0].id
    frame = counts(reached(made, as_of), "outcome")
    for day in moments(Readiness(catalogue, as_of)):
        found = [verdict.outcome for verdict in Readiness(catalogue, day).verdicts(purpose)]
        assert {item: frame[day.isoformat(), item] for item in OUTCOMES} == {
            item: found.count(item) for item in OUTCOMES
        }


@FEWER
@given(cases(), LOOKS)
def test_a_later_judgement_never_changes_an_earlier_moment(made: Case, as_of: date) -> None:
    """Method, property 10: with and without everything after the date, the whole frame is the same."""
    before = made.but(entries=tuple(entry for entry in made.entries if entry.judgement.date.last <= as_of))
    assert tallied(made, as_of).equals(tallied(before, as_of))
    assert reached(made, as_of).equals(reached(before, as_of))


@FEWER
@given(cases(), LOOKS, st.randoms(use_true_random=False))
def test_the_order_of_records_changes_nothing(made: Case, as_of: date, shuffler: Any) -> None:
    entries = list(made.entries)
    shuffler.shuffle(entries)
    assert tallied(made.but(entries=tuple(entries)), as_of).equals(tallied(made, as_of))


@FEWER
@given(cases(), LOOKS, judgements())
def test_one_judgement_more_changes_only_its_cell_from_its_date_on(made: Case, as_of: date, extra: Any) -> None:
    more = made.but(entries=(*made.entries, Entry("ash", extra)))
    plain, richer = past(Readiness(made.build(), as_of)), past(Readiness(more.build(), as_of))
    for place, cells in richer.cells.items():
        then = dict(zip(plain.moments, plain.cells[place], strict=True))
        for day, cell in zip(richer.moments, cells, strict=True):
            if day in then and (place != ("ash", extra.dimension) or day < extra.date.last):
                assert standing(cell) == standing(then[day])


@FEWER
@given(cases(), LOOKS, st.sets(st.sampled_from(["ash", "birch", "cedar"])))
def test_a_choice_and_its_rest_sum_to_the_whole(made: Case, as_of: date, chosen: set[str]) -> None:
    rest = [item.id for item in made.organisations if item.id not in chosen]
    whole, one, other = (counts(tallied(made, as_of, None, among)) for among in (None, list(chosen), rest))
    assert whole == {key: one[key] + other[key] for key in whole}


@FEWER
@given(cases(), LOOKS)
def test_the_dimensions_sum_to_all_of_them(made: Case, as_of: date) -> None:
    whole = counts(tallied(made, as_of))
    parts = [counts(tallied(made, as_of, item.id)) for item in made.edition.dimensions]
    assert whole == {key: sum(part[key] for part in parts) for key in whole}


# --- moments ---------------------------------------------------------------------------------------------------------


def test_the_moments_are_the_ends_of_years_since_the_first_judgement_and_the_date_looked_from() -> None:
    made = case({"ash": [judgement("work", 2, "2014-12")]}).build()
    assert moments(Readiness(made, date(2014, 6, 1))) == (date(2014, 6, 1),)
    assert moments(Readiness(made, date(2014, 12, 31))) == (date(2014, 12, 31),)
    assert moments(Readiness(made, date(2016, 3, 1))) == (date(2014, 12, 31), date(2015, 12, 31), date(2016, 3, 1))


def test_there_are_never_more_moments_than_fit() -> None:
    made = case({"ash": [judgement("work", 2, "1950")]}).build()
    found = moments(Readiness(made, date(9999, 12, 31)))
    assert len(found) == MOMENTS
    assert found[-1] == date(9999, 12, 31)


def test_the_years_that_do_not_fit_are_told() -> None:
    made = case({"ash": [judgement("work", 2, "2000")]}).build()
    fits, one, more = (left_out(Readiness(made, date(year, 6, 1))) for year in (2014, 2015, 2020))
    assert (fits, one, more) == (None, (2000, 2000), (2000, 2005))
    assert captions.left_out_words(fits, NL) == ""
    assert captions.left_out_words(one, EN) == "The year 2000 is left out."
    assert captions.left_out_words(more, NL) == "De jaren 2000 tot en met 2005 staan er niet bij."
    seen = Readiness(made, date(2020, 6, 1))
    drawn = tally_chart.tally(
        tally_frame(past(seen), "nl"), seen.edition, NL, left_out=captions.left_out_words(more, NL)
    )
    assert drawn.subtitle.endswith("De jaren 2000 tot en met 2005 staan er niet bij.")


def test_the_moments_do_not_shift_with_the_choice_of_organisations() -> None:
    made = case({"ash": [judgement("work", 2, "2012")], "birch": [judgement("work", 2, "2015")]}).build()
    seen = Readiness(made, date(2016, 1, 1))
    assert moments(seen.narrowed(["birch"])) == moments(seen)


def test_a_level_is_counted_at_its_level_until_the_day_it_goes_stale() -> None:
    made = case({"ash": [judgement("work", 2, "2014-12-31"), judgement("room", "unknown", "2014")]})
    frame = counts(tallied(made, date(2018, 6, 1)))
    assert [frame[f"{year}-12-31", "2"] for year in (2014, 2015, 2016, 2017)] == [1, 1, 1, 1]
    assert (frame["2018-06-01", "2"], frame["2018-06-01", "stale"]) == (0, 1)
    assert frame["2018-06-01", "unknown"] == 1, "what is not known does not go out of date"


def test_a_step_says_that_it_lapsed_only_when_it_did() -> None:
    made = case({"ash": [judgement("work", 2, "2014-12-31"), judgement("work", 1, "2020")]}).build()
    first, last = steps(Readiness(made, date(2021, 1, 1)), "ash", "work")
    assert (first.lapses, str(first.until)) == (True, "2017-12-31")
    assert not last.lapses
    assert not steps(Readiness(made, date(2017, 12, 31)), "ash", "work")[0].lapses


# --- words -----------------------------------------------------------------------------------------------------------


def crowd(size: int, known: int, when: str = "2014", ready: int = 0) -> Case:
    """So many organisations; of the first `known` one dimension is judged, the first `ready` meet the gate."""
    method = edition(purposes={GOAL: {"work": 2}})
    names = [f"org-{number}" for number in range(size)]
    entries = [
        Entry(name, judgement("work", 3 if place < ready else 1, when)) for place, name in enumerate(names[:known])
    ]
    return Case(method, tuple(organisation(name) for name in names), tuple(entries))


@pytest.mark.parametrize(
    ("size", "nl", "en"),
    [
        (1, "Tussen 2014 en 2015 bleef het aantal beoordeelde vakken gelijk: 1 van de 9; geen is verouderd.",
         "Between 2014 and 2015 the number of judged cells stayed the same: 1 of 9; none is out of date."),
        (30, "Tussen 2014 en 2015 bleef het aantal beoordeelde vakken gelijk: 1 van de 270; geen is verouderd.",
         "Between 2014 and 2015 the number of judged cells stayed the same: 1 of 270; none is out of date."),
    ],
)  # fmt: skip
def test_the_finding_says_from_what_to_what(size: int, nl: str, en: str) -> None:
    frame = tallied(crowd(size, 1), date(2015, 12, 31))
    assert captions.tally_title(frame, NL) == nl
    assert captions.tally_title(frame, EN) == en


@pytest.mark.parametrize(("known", "words"), [(0, ""), (1, "; 1 is verouderd"), (2, "; alle 2 zijn verouderd")])
def test_the_finding_says_how_many_are_out_of_date(known: int, words: str) -> None:
    title = captions.tally_title(tallied(crowd(2, known), date(2019, 6, 1)), NL)
    assert title.endswith(f"{known} van de 18{words}.")


def test_a_growing_number_with_some_out_of_date() -> None:
    made = crowd(9, 1)
    later = [Entry(f"org-{place}", judgement("work", 2, "2019")) for place in range(1, 9)]
    frame = tallied(made.but(entries=(*made.entries, *later)), date(2019, 12, 31), "work")
    assert captions.tally_title(frame, NL) == (
        "Tussen 2014 en 2019 groeide het aantal organisaties met een niveau op Work van 1 naar 9 van de 9; 1 is verouderd."
    )
    assert captions.tally_title(frame, EN) == (
        "Between 2014 and 2019 the number of organisations with a level on Work grew from 1 to 9 of 9; 1 is out of date."
    )


def test_one_moment_is_no_span() -> None:
    assert captions.tally_title(tallied(crowd(2, 1), date(2014, 12, 31)), NL) == (
        "Eind 2014 is het aantal beoordeelde vakken 1 van de 18; geen is verouderd."
    )
    assert captions.tally_title(tallied(crowd(2, 1), date(2015, 1, 30)), EN).startswith(
        "Between 2014 and 30 January 2015 "
    )


@pytest.mark.parametrize(
    ("size", "ready", "nl", "en"),
    [
        (1, 0, "De enige organisatie in beeld, voor first-placement: eind 2014 nog niet.",
         "The only organisation in view, for first-placement: not yet at the end of 2014."),
        (2, 0, "Eind 2014 is van geen van de 2 organisaties te zeggen dat die klaar is voor first-placement.",
         "At the end of 2014 none of the 2 organisations can be said to be ready for first-placement."),
        (9, 1, "Eind 2014 is 1 van de 9 organisaties klaar voor first-placement.",
         "At the end of 2014 1 of the 9 organisations is ready for first-placement."),
        (30, 2, "Eind 2014 zijn 2 van de 30 organisaties klaar voor first-placement.",
         "At the end of 2014 2 of the 30 organisations are ready for first-placement."),
    ],
)  # fmt: skip
def test_the_headline_of_one_moment(size: int, ready: int, nl: str, en: str) -> None:
    frame = reached(crowd(size, size, ready=ready), date(2014, 12, 31))
    assert captions.outcome_title(frame, NL) == nl
    assert captions.outcome_title(frame, EN) == en


def test_the_headline_of_a_span() -> None:
    """Ready at the end of 2014; in 2019 the judgements are out of date, so it cannot be said any more."""
    frame = reached(crowd(9, 9, ready=2), date(2019, 5, 31))
    assert captions.outcome_title(frame, NL) == (
        "Tussen 2014 en mei 2019 daalde het aantal organisaties dat klaar is voor first-placement van 2 naar 0 van de 9."
    )
    assert captions.outcome_lead(frame, NL) == "Eind mei 2019: 0 klaar, 0 nog niet, van 9 nog niet te zeggen."
    none = reached(crowd(9, 9), date(2019, 5, 31))
    assert captions.outcome_title(none, EN) == (
        "Between 2014 and May 2019 none of the 9 organisations could be said to be ready for first-placement."
    )


# --- picture and table -----------------------------------------------------------------------------------------------


def test_the_picture_the_table_and_the_frame_hold_the_same_numbers() -> None:
    frame = tallied(crowd(9, 4), date(2019, 5, 31))
    drawn = tally_chart.tally(frame, edition(), NL)
    names = captions.standing_names(edition(), NL)
    for trace in drawn.figure.data:
        assert drawn.table[trace.name].tolist() == list(trace.x)
    shown = {trace.name for trace in drawn.figure.data}
    assert shown == {names[item] for item in frame.loc[frame["count"] > 0, "standing"]}
    assert (drawn.table[list(names.values())].sum(axis=1) == drawn.table["Samen"]).all()


def test_what_is_no_level_has_a_pattern_of_its_own() -> None:
    said = [judgement("work", 1, "2011"), judgement("room", (1, 2)), judgement("hiring", "unknown"), judgement("backing", 3),
            judgement("network", "not_applicable")]  # fmt: skip
    drawn = tally_chart.tally(tallied(case({"ash": said}), date(2015, 1, 1)), edition(), NL)
    names = captions.standing_names(edition(), NL)
    patterns = {trace.name: trace.marker.pattern.shape for trace in drawn.figure.data}
    others = [patterns[names[item]] for item in STANDINGS[5:]]
    assert len(set(others)) == len(others) == 5
    assert patterns[names["3"]] is None


def test_nothing_joins_two_moments() -> None:
    drawn = tally_chart.tally(tallied(crowd(9, 4), date(2019, 5, 31)), edition(), NL)
    assert {trace.type for trace in drawn.figure.data} == {"bar"}


@pytest.mark.parametrize("words", [NL, EN])
def test_without_organisations_there_is_nothing_to_draw(words: Words) -> None:
    frame = tallied(Case(edition(), (), ()), date(2015, 1, 1))
    assert list(frame.columns) == list(COLUMNS["tally"])
    assert not tally_chart.tally(frame.iloc[:0], edition(), words).figure.data
    assert (frame["count"] == 0).all()


def test_light_and_dark_differ_in_colour_only() -> None:
    frame = tallied(crowd(9, 4), date(2015, 5, 31))
    light, dark = (tally_chart.tally(frame, edition(), NL, dark=dark) for dark in (False, True))
    assert light.alt == dark.alt
    assert [trace.x for trace in light.figure.data] == [trace.x for trace in dark.figure.data]
    assert light.figure.data[0].marker.color != dark.figure.data[0].marker.color or len(light.figure.data) == 1
