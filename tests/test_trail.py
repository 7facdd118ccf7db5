"""What stands around a record: everything the data name is walked both ways, and what is derived says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import pytest

from lessons.around import Around, Lead, Record, leads
from lessons.catalogue import Catalogue, load
from lessons.flow import whole_flow
from lessons.flow_bands import band_frame, bands
from lessons.hop_words import DERIVED, NAMES, OPPOSITE, SIDES, STATED, Side, relation_words, side_words, why_words
from lessons.links import links
from lessons.tables import tables
from lessons.trail import Hop, hops, identified, walked
from lessons.words import Words
from tests import sample
from ui.shelf import SHIPPED

NL, EN = Words("nl"), Words("en")
WHOLE = {
    "organisations": "organisation", "purposes": "purpose", "dimensions": "dimension", "themes": "theme",
    "criteria": "criterion", "sessions": "session", "experiments": "experiment", "sources": "source", "groups": "group",
}  # fmt: skip
"""What a field names -> the kind of record on the trail; the parts of a file have four kinds."""


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    return load(SHIPPED).catalogue


@pytest.fixture(scope="module", params=["shipped", "thirty"])
def held(request: pytest.FixtureRequest, thirty_folder: Path) -> Catalogue:
    return load(SHIPPED if request.param == "shipped" else thirty_folder).catalogue


def around(catalogue: Catalogue) -> Around:
    return Around(catalogue, tables(catalogue, "nl").links)


def seen_from(web: Around, record: Record) -> list[tuple[Side, str, Record]]:
    """(side, relation, other record) for all that stands around a record."""
    return [
        (group.side, group.relation.name, (tie.kind, tie.id)) for group in web.groups(record) for tie in group.ties()
    ]


# --- all that the data name ------------------------------------------------------------------------------------------


def test_every_reference_in_every_record_is_a_hop(held: Catalogue) -> None:
    """Whatever field names a record: a hop ends at what it names."""
    shelves: list[Iterable[object]] = [
        held.organisations.values(), held.experiments.values(), held.lessons.values(), held.concepts.values(),
        held.sessions.values(), held.judgements.values(), held.targets.values(), held.series.values(),
        [held.programme, held.edition],
    ]  # fmt: skip
    found = {link for shelf in shelves for record in shelf if record for link in links(record)}  # type: ignore[arg-type]
    ends = {(hop.to_kind, hop.to_id) for hop in hops(held)}
    ends |= {("dimension", key.partition("/")[2]) for kind, key in ends if kind == "cell"}
    ends |= {("organisation", key.partition("/")[0]) for kind, key in ends if kind in ("cell", "judgement", "target")}
    for link in found:
        if link.target in WHOLE:
            assert (WHOLE[link.target], link.value.partition("#")[0]) in ends, link
        elif link.target == "parts":
            assert any(key == link.value or key.endswith(f"/{link.value}") for _, key in ends), link
    assert {link.target for link in found} <= {*WHOLE, "parts"}


def test_a_hop_starts_and_ends_at_a_record(held: Catalogue) -> None:
    known = identified(held)
    assert [hop for hop in hops(held) if {hop[:2], hop[2:4]} - known] == []
    assert [lead for lead in leads(held) if {lead[:2], lead[2:4]} - known] == []
    assert [lead for lead in leads(held) if lead.via_kind and lead[5:] not in known] == []


def test_every_hop_is_seen_from_both_ends(held: Catalogue) -> None:
    """b stands after a if and only if a stands before b; the same for belonging, and for standing beside."""
    web = around(held)
    seen = {record: set(seen_from(web, record)) for record in web}
    for record, ties in seen.items():
        for side, relation, other in ties:
            assert (OPPOSITE[side], relation, record) in seen[other]
    walked = {(record, relation, other) for record, ties in seen.items() for _, relation, other in ties}
    stated = {(hop[:2], hop.relation, hop[2:4]) for hop in hops(held)}
    derived = {(lead[:2], lead.relation, lead[2:4]) for lead in leads(held)}
    assert stated | derived <= walked
    assert len(walked) == len(stated | derived | {(to, name, start) for start, name, to in stated | derived})


def test_only_sources_and_figures_that_nothing_rests_on_stand_alone(held: Catalogue) -> None:
    """A source may wait for its first reader; a series without points has nothing to rest on. All else hangs together."""
    web = around(held)
    alone = {record for record in web if not web.groups(record)}
    assert {kind for kind, _ in alone} <= {"source", "figure"}
    points = {f"series/{series.id}" for series in held.series.values() if any(point.sources for point in series.points)}
    assert not {key for kind, key in alone if kind == "figure"} & points


def test_the_chain_from_obstacle_to_source_has_no_gap(shipped: Catalogue, thirty_folder: Path) -> None:
    """Of two kinds next to each other in the chain there are records that know each other.

    No source says where a concept of 2014 could be tried: there the chain runs over the dimension. The invented
    concepts name lessons from public sources only, so they reach no experiment.
    """
    chain = ("obstacle", "conclusion", "lesson", "experiment", "concept", "cell", "source")
    expected = {shipped: [("concept", "cell")], load(thirty_folder).catalogue: [("experiment", "concept")]}
    for catalogue, gaps in expected.items():
        web = around(catalogue)
        pairs = {(record[0], other[0]) for record in web for _, _, other in seen_from(web, record)}
        assert [(a, b) for a, b in pairwise(chain) if (a, b) not in pairs or (b, a) not in pairs] == gaps
        assert {("concept", "dimension"), ("dimension", "cell")} <= pairs
        for kind in ("obstacle", "conclusion", "lesson", "source", "judgement"):
            assert (kind, "cell") in pairs, kind


def test_what_the_data_do_not_hold_is_on_no_trail() -> None:
    web = around(sample.catalogue())
    assert ("obstacle", "house-first/no-place") in web
    assert ("obstacle", "house-first/nowhere") not in web
    assert ("wrong", "house-first/no-place") not in web


def test_an_empty_catalogue_has_no_trail() -> None:
    assert list(around(sample.empty())) == []


# --- stated and derived ------------------------------------------------------------------------------------------------


def test_what_is_derived_says_how_and_what_is_stated_does_not() -> None:
    assert all(why_words(found, NL) and why_words(found, EN) for found in DERIVED)
    assert not any(why_words(found, NL) for found in STATED)
    assert not {found.name for found in STATED} & {found.name for found in DERIVED}


def test_a_derived_hop_is_never_one_that_the_data_state(held: Catalogue) -> None:
    stated = {(hop[:2], hop[2:4]) for hop in hops(held) if hop.relation in ("based_on", "follows_from")}
    assert [lead for lead in leads(held) if lead.relation == "through" and (lead[:2], lead[2:4]) in stated] == []


def test_a_derived_hop_leads_over_a_record_that_both_ends_hang_on(held: Catalogue) -> None:
    """The record it leads over is named by one end, or names it; from there the other end is at most two hops away."""
    near: dict[Record, set[Record]] = {}
    every: list[Hop | Lead] = [*hops(held), *leads(held)]
    for hop in every:
        one, other = (hop.from_kind, hop.from_id), (hop.to_kind, hop.to_id)
        near.setdefault(one, set()).add(other)
        near.setdefault(other, set()).add(one)
    for lead in leads(held):
        if lead.via_kind:
            via, start, end = (lead.via_kind, lead.via_id), lead[:2], lead[2:4]
            assert via in near[start]
            assert via in near[end] or near[via] & near[end]


def test_a_lesson_reaches_the_cells_of_its_organisation_on_its_themes() -> None:
    found = {lead for lead in leads(sample.catalogue()) if lead.relation == "place"}
    assert Lead("lesson", "house-first/ask-first", "cell", "house/hiring", "place") in found
    assert all(lead.to_id.startswith("house/") for lead in found if lead.from_id == "house-first/ask-first")


def test_a_concept_reaches_the_experiment_whose_lesson_it_names() -> None:
    found = [lead for lead in leads(sample.catalogue()) if lead.relation == "taught"]
    assert found == [
        Lead("concept", "bicycles", "experiment", "house-first", "taught", "lesson", "house-first/ask-first")
    ]


def test_an_obstacle_reaches_a_lesson_over_the_conclusion_between() -> None:
    only = sample.experiment()
    lesson = only.lessons[0].model_copy(update={"follows_from": ("too-few",)})
    made = sample.catalogue(experiments={"house-first": only.model_copy(update={"lessons": (lesson,)})})
    through = [lead for lead in leads(made) if lead.relation == "through"]
    assert through == [
        Lead("lesson", "house-first/ask-first", "obstacle", "house-first/no-place", "through", "conclusion", "house-first/too-few")
    ]  # fmt: skip


# --- the words -----------------------------------------------------------------------------------------------------------


def test_every_relation_and_every_side_is_worded_both_ways_in_both_languages() -> None:
    for words in (NL, EN):
        assert all(side_words(side, words) for side in SIDES)
        assert all(relation_words(found, ahead, words) for found in (*STATED, *DERIVED) for ahead in (True, False))
    texts = [text for found in (*STATED, *DERIVED) for both in (found.ahead, found.back) for text in both]
    assert [text for text in texts if "_" in text or not text[0].isupper()] == []


def test_every_kind_on_a_trail_has_its_name(held: Catalogue) -> None:
    assert {kind for kind, _ in identified(held)} <= set(NAMES)


# --- the flow ------------------------------------------------------------------------------------------------------------


def test_the_flow_of_a_theme_has_its_steps_and_the_hops_they_are_an_end_of(shipped: Catalogue) -> None:
    whole = whole_flow(tables(shipped, "nl"))
    for theme in shipped.themes:
        part = whole.of(theme=theme)
        on = {key for key, step in whole.steps.items() if theme in step.topics}
        assert set(part.hops) == {hop for hop in whole.hops if set(hop) & on}
        assert set(part.steps) == on | {key for hop in part.hops for key in hop}


def test_what_leads_nowhere_is_told_of_the_whole_of_the_data(shipped: Catalogue) -> None:
    """Looking at one experiment or theme never makes an obstacle barren that leads to a lesson elsewhere."""
    whole = whole_flow(tables(shipped, "nl"))
    barren, rootless = {step.id for step in whole.barren}, {step.id for step in whole.rootless}
    for part in [whole.of(theme=theme) for theme in shipped.themes] + [whole.of(key) for key in shipped.experiments]:
        assert {step.id for step in part.barren} == barren & set(part.steps)
        assert {step.id for step in part.rootless} == rootless & set(part.steps)


def test_a_band_counts_each_hop_with_every_theme_of_its_lesson(held: Catalogue) -> None:
    flow = whole_flow(tables(held, "nl"))
    rows = band_frame(flow, {theme: theme for theme in held.themes})
    counted: Counter[tuple[str, str]] = Counter()
    for start, end in flow.hops:
        a, b = flow.steps[start], flow.steps[end]
        if a.kind != b.kind:
            counted[a.kind, b.kind] += max(1, len(a.topics)) * max(1, len(b.topics))
    told = rows.astype({"from_kind": "str", "to_kind": "str"}).groupby(["from_kind", "to_kind"])["hops"].sum()
    assert {key: int(count) for key, count in told.items()} == dict(counted)


@pytest.mark.parametrize("words", [NL, EN], ids=["nl", "en"])
def test_the_bands_are_drawn_as_the_table_tells(held: Catalogue, words: Words) -> None:
    flow = whole_flow(tables(held, words.language))
    drawn = bands(flow, {theme: theme for theme in held.themes}, words)
    values = drawn.figure.data[0].link.value
    assert sorted(values) == sorted(drawn.table.iloc[:, -1].tolist())
    assert str(max(values)) in drawn.title
    assert drawn.title in drawn.alt
    assert all(0 < y < 1 for y in drawn.figure.data[0].node.y)


def test_a_walk_passes_each_record_once_the_nearest_first_and_ends_in_a_ring() -> None:
    steps = {"a": ("b", "c"), "b": ("d", "a"), "c": ("d",), "d": ("a", "e")}
    assert list(walked("a", lambda key: steps.get(key, ()))) == ["b", "c", "d", "e"]
    assert list(walked("e", lambda key: steps.get(key, ()))) == []
