"""Facts about the shipped data that must hold, whoever edits it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pydantic import BaseModel

from lessons import catalogue as catalogues
from lessons.catalogue import Catalogue
from lessons.fields import TwoTongues
from lessons.readiness import Readiness, default_as_of
from lessons.records import Edition, Judgement, Point, Series

DATA = Path(__file__).parent.parent / "data"
LATER = date(2023, 12, 31)
DIMENSIONS = ["urgency", "backing", "coordination", "room", "learning", "work", "hiring", "guidance", "network"]
UNKIND = re.compile(r"arbeidsgehandicapt|jongens en meisjes|lastig(st)? inzetba|moeilijk(st)? inzetba", re.IGNORECASE)


@pytest.fixture(scope="module")
def loaded() -> catalogues.Loaded:
    return catalogues.load(DATA)


@pytest.fixture(scope="module")
def catalogue(loaded: catalogues.Loaded) -> Catalogue:
    return loaded.catalogue


@pytest.fixture(scope="module")
def edition(catalogue: Catalogue) -> Edition:
    assert catalogue.edition is not None
    return catalogue.edition


def texts(value: object, place: str) -> Iterator[tuple[str, TwoTongues]]:
    """Every text in two languages inside a record, with its place."""
    if isinstance(value, TwoTongues):
        yield place, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from texts(getattr(value, name), f"{place}.{name}")
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from texts(item, f"{place}[{number}]")


def every_text(catalogue: Catalogue) -> list[tuple[str, TwoTongues]]:
    kinds = (
        "organisations",
        "themes",
        "sources",
        "facts",
        "experiments",
        "lessons",
        "concepts",
        "sessions",
        "judgements",
        "series",
    )
    records = [record for kind in kinds for record in getattr(catalogue, kind).values()]
    return [
        pair
        for record in [catalogue.edition, catalogue.programme, *records]
        for pair in texts(record, getattr(record, "id", ""))
    ]


def later_judgements(catalogue: Catalogue) -> list[tuple[str, Judgement]]:
    """The editor's judgements from public sources, with their organisation."""
    return [(record.id, judgement) for record in catalogue.judgements.values() for judgement in record.judgements]


# --- the whole --------------------------------------------------------------------------------------------------


def test_the_check_finds_nothing(loaded: catalogues.Loaded) -> None:
    assert [str(problem) for problem in loaded.problems] == []


def test_how_much_there_is(catalogue: Catalogue) -> None:
    assert len(catalogue.facts) == 98
    assert len(catalogue.experiments) == 2
    assert len(catalogue.concepts) == 4
    assert len(catalogue.sessions) == 2
    assert len(catalogue.lessons) == 58
    assert len(catalogue.series) == 7
    assert len(catalogue.sources) == 78


def test_every_text_is_there_in_both_languages(catalogue: Catalogue) -> None:
    assert [place for place, text in every_text(catalogue) if not text.en] == []


def test_dutch_sentences_have_at_most_twenty_words(catalogue: Catalogue) -> None:
    sentences = (
        (place, sentence) for place, text in every_text(catalogue) for sentence in re.split(r"(?<=[.!?])\s+", text.nl)
    )
    assert [(place, sentence) for place, sentence in sentences if len(sentence.split()) > 20] == []


def test_no_text_uses_a_dated_word_for_the_group(catalogue: Catalogue) -> None:
    assert [place for place, text in every_text(catalogue) if UNKIND.search(f"{text.nl} {text.en}")] == []


# --- the method -------------------------------------------------------------------------------------------------


def test_nine_dimensions_with_45_different_behaviours(edition: Edition) -> None:
    assert [dimension.id for dimension in edition.dimensions] == DIMENSIONS
    for language in ("nl", "en"):
        behaviours = {level.say(language) for dimension in edition.dimensions for level in dimension.levels}
        assert len(behaviours) == 45


def test_every_dimension_comes_from_a_paragraph_of_2014(edition: Edition) -> None:
    for dimension in edition.dimensions:
        assert dimension.sources
        assert all(re.fullmatch(r"seed-(network|assignment)#p\d+", source) for source in dimension.sources)


def test_the_gates_are_those_of_the_method(edition: Edition) -> None:
    gates = {purpose.id: [(gate.dimension, gate.minimum) for gate in purpose.gates] for purpose in edition.purposes}
    five = ["backing", "room", "work", "hiring", "guidance"]
    assert gates == {
        "learn-in-house": [("backing", 2), ("learning", 1), ("guidance", 1)],
        "first-placement": [(dimension, 2) for dimension in five],
        "scale-up": [(dimension, 3) for dimension in [*five, "coordination"]]
        + [(dimension, 2) for dimension in ("urgency", "network", "learning")],
    }


def test_a_short_label_fits_a_narrow_column(edition: Edition) -> None:
    assert (
        max(len(dimension.short.say(language)) for dimension in edition.dimensions for language in ("nl", "en")) <= 13
    )


def test_each_theme_but_scaling_is_a_dimension(catalogue: Catalogue, edition: Edition) -> None:
    assert list(catalogue.themes) == [*DIMENSIONS, "scaling"]
    for dimension in edition.dimensions:
        assert catalogue.themes[dimension.id].label == dimension.label


# --- judgements from public sources -----------------------------------------------------------------------------


def test_every_later_judgement_rests_on_a_public_source_that_was_read(catalogue: Catalogue) -> None:
    for organisation, judgement in later_judgements(catalogue):
        assert judgement.evidence, (organisation, judgement.dimension)
        for evidence in judgement.evidence:
            source = catalogue.sources[evidence.source.partition("#")[0]]
            assert source.kind not in ("seed", "research"), (organisation, judgement.dimension)
            assert source.read != "not-read", (organisation, judgement.dimension)


def test_a_source_of_which_only_the_title_was_read_carries_no_level(catalogue: Catalogue) -> None:
    for organisation, judgement in later_judgements(catalogue):
        read = {catalogue.sources[evidence.source.partition("#")[0]].read for evidence in judgement.evidence}
        if read == {"title"}:
            assert judgement.state == "unknown", (organisation, judgement.dimension)


def test_level_three_and_up_needs_more_than_one_persons_account(catalogue: Catalogue) -> None:
    for organisation, judgement in later_judgements(catalogue):
        if judgement.level is not None and judgement.level >= 3:
            assert {evidence.grade for evidence in judgement.evidence} & {"e2", "e3"}, (
                organisation,
                judgement.dimension,
            )


def test_the_reason_names_the_level_it_argues_for(catalogue: Catalogue) -> None:
    for organisation, judgement in later_judgements(catalogue):
        if judgement.level is not None:
            assert f"niveau {judgement.level}" in judgement.reason.nl, (organisation, judgement.dimension)
            assert f"level {judgement.level}" in judgement.reason.say("en"), (organisation, judgement.dimension)


def test_no_source_shows_that_anything_is_secured(catalogue: Catalogue) -> None:
    """Level 4 survives a change of person or budget; nothing that was read tells of one."""
    assert [pair for pair in later_judgements(catalogue) if pair[1].level == 4] == []


def test_later_judgements_are_later_than_the_doetanks_and_by_an_editor(catalogue: Catalogue) -> None:
    for organisation, judgement in later_judgements(catalogue):
        assert judgement.date.last > date(2014, 12, 31), (organisation, judgement.dimension)
        assert judgement.by.role == judgement.by.kind == "editor"


def test_the_reader_looks_first_from_the_later_sources(catalogue: Catalogue) -> None:
    chosen = default_as_of(catalogue)
    assert (chosen.kind, chosen.date, chosen.day) == ("view", "2023-12", LATER)


def test_five_organisations_can_be_compared_and_gaps_stay_gaps(catalogue: Catalogue) -> None:
    readiness = Readiness(catalogue, LATER)
    judged = {organisation.id: readiness.coverage(organisation.id)[0] for organisation in readiness.organisations}
    assert judged == {
        "belastingdienst": 8,
        "binnenwerk": 9,
        "bzk": 1,
        "dji": 2,
        "ienm": 5,
        "ind": 8,
        "inspectie-ocw": 4,
        "rws": 4,
        "szw": 1,
    }


@pytest.mark.parametrize(
    ("organisation", "outcome", "first"),
    [
        ("belastingdienst", "ready", None),
        ("binnenwerk", "ready", None),
        ("ind", "cannot_say", "guidance"),
        ("inspectie-ocw", "cannot_say", "backing"),
        ("rws", "cannot_say", "backing"),
        ("bzk", "cannot_say", "backing"),
    ],
)
def test_a_first_placement_seen_from_the_later_sources(
    catalogue: Catalogue, organisation: str, outcome: str, first: str | None
) -> None:
    verdict = Readiness(catalogue, LATER).verdict(organisation, "first-placement")
    assert (verdict.outcome, verdict.first) == (outcome, first)


def test_no_organisation_is_shown_as_ready_to_scale_up(catalogue: Catalogue) -> None:
    readiness = Readiness(catalogue, LATER)
    assert "ready" not in {verdict.outcome for verdict in readiness.verdicts("scale-up")}


# --- lessons and sources ----------------------------------------------------------------------------------------


def test_what_a_reader_can_act_on_ends_in_a_question(catalogue: Catalogue) -> None:
    for lesson in catalogue.lessons.values():
        if lesson.kind in ("obstacle", "practice", "advice"):
            assert lesson.ask is not None, lesson.id
            assert lesson.ask.nl.endswith("?"), lesson.id
            assert lesson.audience, lesson.id


def test_public_lessons_come_from_public_sources_only(catalogue: Catalogue) -> None:
    for lesson in catalogue.lessons.values():
        kinds = {catalogue.sources[source.partition("#")[0]].kind for source in lesson.sources}
        assert kinds, lesson.id
        assert not kinds & {"seed", "research"}, lesson.id


def test_a_lesson_read_only_as_a_title_is_weak(catalogue: Catalogue) -> None:
    for lesson in catalogue.lessons.values():
        read = {catalogue.sources[source].read for source in lesson.sources}
        assert (lesson.strength == "weak") == (read == {"title"}), lesson.id


def test_every_theme_has_a_public_lesson(catalogue: Catalogue) -> None:
    themes = Counter(theme for lesson in catalogue.lessons.values() for theme in lesson.themes)
    assert set(themes) == set(catalogue.themes)


def test_opposite_lessons_point_at_each_other(catalogue: Catalogue) -> None:
    assert "short-contracts" in catalogue.lessons["once-in-they-stay"].contradicts
    assert "once-in-they-stay" in catalogue.lessons["short-contracts"].contradicts


def test_a_source_without_a_printed_date_says_so(catalogue: Catalogue) -> None:
    for source in catalogue.sources.values():
        if source.kind not in ("seed", "research") and (source.date is None or source.date.inferred):
            assert source.date_note is not None, source.id


def test_what_was_not_read_says_so(catalogue: Catalogue) -> None:
    unread = {source.id for source in catalogue.sources.values() if source.read == "not-read"}
    assert unread == {"leads-blog", "mastrandrea-2010", "eef-padlocks"}
    assert all(catalogue.sources[source].note for source in unread)


# --- series -----------------------------------------------------------------------------------------------------


def parts(series: Series) -> dict[str, dict[str | None, Point]]:
    """The points of a series by date and part."""
    found: dict[str, dict[str | None, Point]] = {}
    for point in series.points:
        found.setdefault(point.date.date, {})[point.part] = point
    return found


def test_market_and_government_add_up_to_the_total(catalogue: Catalogue) -> None:
    """Only 2021 differs, by one, and says why."""
    odd = {}
    for day, by_part in parts(catalogue.series["national-extra-jobs"]).items():
        for column in ("target", "realised"):
            both = getattr(by_part["market"], column) + getattr(by_part["government"], column)
            if both != getattr(by_part["total"], column):
                odd[day, column] = getattr(by_part["total"], column) - both
    assert odd == {("2021-12-31", "realised"): 1}
    assert parts(catalogue.series["national-extra-jobs"])["2021-12-31"]["total"].note is not None


def test_a_derived_figure_says_how(catalogue: Catalogue) -> None:
    derived = [point for series in catalogue.series.values() for point in series.points if point.status == "derived"]
    assert len(derived) == 4
    assert all(point.note for point in derived)


def test_a_point_without_any_figure_says_why(catalogue: Catalogue) -> None:
    for series in catalogue.series.values():
        for point in series.points:
            if (point.target, point.realised, point.percent) == (None, None, None):
                assert point.note is not None, (series.id, point.date.date)


def test_a_percentage_stands_only_where_the_source_prints_no_counts(catalogue: Catalogue) -> None:
    for series in catalogue.series.values():
        for point in series.points:
            assert point.percent is None or None in (point.target, point.realised), (series.id, point.date.date)


def test_no_figure_per_ministry_was_found_and_the_series_says_so(catalogue: Catalogue) -> None:
    ministries = catalogue.series["ministries"]
    assert (ministries.kind, ministries.points) == ("statements", ())
    assert ministries.missing


def test_no_series_claims_to_be_complete(catalogue: Catalogue) -> None:
    assert [series.id for series in catalogue.series.values() if not series.missing] == []
