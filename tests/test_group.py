"""One organisation against a group: counts that add up, what does not count counts in no direction, no rank (method 7, 8)."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings

from lessons import group_chart, group_words
from lessons.comparison import compare
from lessons.group import HEAPS, STANDINGS, PeerGroup, groups, held_against, help_for, to_ask
from lessons.readiness import Readiness
from lessons.words import Words
from tests.strategies import FIXED, LOOKS, NINE, Case, Entry, at_levels, case, cases, edition, evidence, judgement
from tests.strategies import organisation as named

NL, EN = Words("nl"), Words("en")
END_2014 = date(2014, 12, 31)
DRAWN = settings(FIXED, max_examples=40)
Said = int | str | tuple[int, int]


def looking(said: dict[str, dict[str, Said]], **more: object) -> Readiness:
    made = case({name: at_levels(found) for name, found in said.items()}, edition(**more) if more else None)
    return Readiness(made.build(), END_2014)


def everybody(readiness: Readiness, organisation: str) -> PeerGroup:
    others = [item.id for item in readiness.organisations if item.id != organisation]
    return held_against(readiness, organisation, "all", others)


def full(level: int) -> dict[str, Said]:
    return dict.fromkeys(NINE, level)


# --- the heaps -------------------------------------------------------------------------------------------------------


def test_each_other_is_in_the_heap_that_is_sure() -> None:
    readiness = looking(
        {"ash": {"work": 2}, "birch": {"work": 3}, "cedar": {"work": 2}, "elm": {"work": 1}, "fir": {"work": (2, 3)},
         "larch": {"work": "unknown"}, "maple": {}, "oak": {"work": (3, 4)}, "pine": {"work": "not_applicable"}}
    )  # fmt: skip
    found = next(item for item in everybody(readiness, "ash").dimensions if item.dimension == "work")
    assert (found.higher, found.same, found.lower) == (("birch", "oak"), ("cedar",), ("elm",))
    assert (found.undecided, found.unknown) == (("fir",), ("larch", "maple", "pine"))
    assert (found.levels, found.between, found.known, found.total) == ((0, 1, 1, 1, 0), 2, 5, 8)


def test_what_is_stale_or_said_of_all_counts_in_no_direction() -> None:
    made = case(
        {
            "ash": at_levels({"work": 2}),
            "birch": [judgement("work", 4, "2010")],
            "cedar": [judgement("work", 0, evidence=[evidence("e3", "collective")])],
        }
    )
    found = next(item for item in everybody(Readiness(made.build(), END_2014), "ash").dimensions if item.known == 0)
    assert found.dimension == "urgency"
    work = everybody(Readiness(made.build(), END_2014), "ash").dimensions[NINE.index("work")]
    assert work.unknown == ("birch", "cedar")


@FIXED
@given(cases(), LOOKS)
def test_the_counts_add_up_to_the_group_and_the_unknown_is_never_lower(made: Case, as_of: date) -> None:
    readiness = Readiness(made.build(), as_of)
    for one in readiness.organisations:
        group = everybody(readiness, one.id)
        assert sum(len(group.standing(standing)) for standing in STANDINGS) == len(group.others)
        for item in group.dimensions:
            heaps = [getattr(item, heap) for heap in HEAPS]
            assert sorted(name for heap in heaps for name in heap) == sorted(group.others)
            assert sum(item.levels) + item.between + len(item.unknown) == item.total == len(group.others)
            for name in (*item.higher, *item.same, *item.lower):
                assert readiness.cell(name, item.dimension).decides
                assert item.own.decides


@FIXED
@given(cases(), LOOKS)
def test_the_group_says_what_the_pairs_say(made: Case, as_of: date) -> None:
    readiness = Readiness(made.build(), as_of)
    for one in readiness.organisations:
        group = everybody(readiness, one.id)
        for other in group.others:
            pair = compare(readiness, one.id, other)
            for heap, dimensions in (("lower", pair.leads_a), ("higher", pair.leads_b), ("same", pair.equal)):
                assert tuple(item.dimension for item in group.dimensions if other in getattr(item, heap)) == dimensions


@FIXED
@given(cases(), LOOKS)
def test_the_order_of_records_changes_nothing(made: Case, as_of: date) -> None:
    turned = made.but(organisations=made.organisations[::-1], entries=made.entries[::-1])
    one, other = (Readiness(item.build(), as_of) for item in (made, turned))
    for organisation in one.organisations:
        here, there = everybody(one, organisation.id), everybody(other, organisation.id)
        assert [[getattr(item, heap) for heap in HEAPS] for item in here.dimensions] == [
            [getattr(item, heap) for heap in HEAPS] for item in there.dimensions
        ]
        assert [here.standing(item) for item in STANDINGS] == [there.standing(item) for item in STANDINGS]


@FIXED
@given(cases(), LOOKS)
def test_a_smaller_group_only_takes_away(made: Case, as_of: date) -> None:
    readiness = Readiness(made.build(), as_of)
    for one in readiness.organisations:
        whole = everybody(readiness, one.id)
        fewer = held_against(readiness, one.id, "all", whole.others[1:])
        for all_of_them, left in zip(whole.dimensions, fewer.dimensions, strict=True):
            for heap in HEAPS:
                kept = tuple(name for name in getattr(all_of_them, heap) if name in fewer.others)
                assert getattr(left, heap) == kept


# --- which groups ----------------------------------------------------------------------------------------------------


def test_a_group_is_offered_with_two_others_or_more() -> None:
    kinds = {"ash": "agency", "birch": "agency", "cedar": "agency", "elm": "ministry", "fir": "ministry"}
    above = {"ash": "elm", "birch": "elm"}
    organisations = tuple(
        named(name, kind=kind, part_of=above.get(name), judged=name != "fir") for name, kind in kinds.items()
    )
    readiness = Readiness(Case(edition(), organisations, ()).build(), END_2014)
    assert groups(readiness, "ash") == {"kind": ("birch", "cedar"), "all": ("birch", "cedar", "elm")}
    assert groups(readiness, "elm") == {"all": ("ash", "birch", "cedar")}


def test_those_under_the_same_organisation_are_a_group() -> None:
    organisations = tuple(named(name, part_of="elm") for name in ("ash", "birch", "cedar"))
    readiness = Readiness(Case(edition(), organisations, ()).build(), END_2014)
    assert groups(readiness, "birch")["part_of"] == ("ash", "cedar")


def test_the_organisation_itself_and_who_is_not_judged_are_no_part_of_the_group() -> None:
    readiness = looking({"ash": {}, "birch": {}})
    assert held_against(readiness, "ash", "all", ["ash", "birch", "nobody"]).others == ("birch",)


# --- the words -------------------------------------------------------------------------------------------------------


def line(readiness: Readiness, dimension: str, words: Words) -> str:
    group = everybody(readiness, "ash")
    return group_words.dimension_line(readiness, group, group.dimensions[NINE.index(dimension)], words)


@pytest.mark.parametrize(
    ("own", "others", "nl", "en"),
    [
        (3, [2, 1, 3, 4, "unknown", "unknown"],
         "Op guidance staat ash hoger dan 2 van de 4 andere organisaties met een geldig niveau, gelijk met 1 en lager dan 1. Van 2 is geen geldig niveau bekend.",
         "On guidance ash stands higher than 2 of the 4 other organisations with a valid level, the same as 1 and lower than 1. For 2 no valid level is known."),
        (3, [2, 1], "Op guidance staat ash hoger dan alle 2 andere organisaties met een geldig niveau.",
         "On guidance ash stands higher than all 2 other organisations with a valid level."),
        (1, [2, "unknown"],
         "Op guidance staat ash lager dan de enige van de 2 andere organisaties met een geldig niveau. Van 1 is geen geldig niveau bekend.",
         "On guidance ash stands lower than the only one of the 2 other organisations with a valid level. For 1 no valid level is known."),
        (2, [(1, 2), (2, 3)], "Op guidance is niet zeker of ash hoger of lager staat. Bij 2 is het niet zeker.",
         "On guidance it is not certain whether ash stands higher or lower. For 2 it is not certain."),
        ("unknown", [2, 3, "unknown"], "Op guidance is van ash geen geldig niveau bekend. Van 2 van de 3 andere organisaties wel.",
         "On guidance no valid level is known for ash. For 2 of the 3 other organisations there is."),
        (2, ["unknown", "unknown"], "Op guidance is van geen van de 2 andere organisaties een geldig niveau bekend.",
         "On guidance no valid level is known for any of the 2 other organisations."),
    ],
)  # fmt: skip
def test_a_dimension_in_one_sentence(own: Said, others: list[Said], nl: str, en: str) -> None:
    readiness = looking(
        {"ash": {"guidance": own}} | {f"tree-{place}": {"guidance": said} for place, said in enumerate(others)}
    )
    assert (line(readiness, "guidance", NL), line(readiness, "guidance", EN)) == (nl, en)


@pytest.mark.parametrize(
    ("others", "nl", "en"),
    [
        ({"birch": full(1), "cedar": full(0)}, "Geen van de 2 andere organisaties is minstens zo klaar als ash.",
         "None of the 2 other organisations is at least as ready as ash."),
        ({"birch": full(3), "cedar": full(2)}, "Twee van de 2 andere organisaties zijn minstens zo klaar als ash.",
         "Two of the 2 other organisations are at least as ready as ash."),
        ({"birch": full(3), "cedar": {}, "elm": full(1)},
         "Van de 3 andere organisaties zijn er 2 te vergelijken. Eén daarvan is minstens zo klaar als ash.",
         "2 of the 3 other organisations can be compared. One of those is at least as ready as ash."),
        ({"birch": full(1), "cedar": {}}, "Van de 2 andere organisaties is er 1 te vergelijken. Die is niet minstens zo klaar als ash.",
         "1 of the 2 other organisations can be compared. It is not at least as ready as ash."),
        ({"birch": {}, "cedar": {}}, "ash is met geen van de 2 andere organisaties al te vergelijken.",
         "ash cannot be compared yet with any of the 2 other organisations."),
    ],
)  # fmt: skip
def test_dominance_over_a_group_in_words(others: dict[str, dict[str, Said]], nl: str, en: str) -> None:
    readiness = looking({"ash": full(2), **others})
    group = everybody(readiness, "ash")
    assert group_words.dominance(readiness, group, NL) == nl
    assert group_words.dominance(readiness, group, EN) == en


def test_a_group_of_two_is_called_small_and_one_of_three_is_not() -> None:
    two, three = (
        looking({"ash": {}, "birch": {}, "cedar": {}}),
        looking({"ash": {}, "birch": {}, "cedar": {}, "elm": {}}),
    )
    assert "klein" in group_words.size_words(everybody(two, "ash"), NL)
    assert "small" in group_words.size_words(everybody(two, "ash"), EN)
    assert group_words.size_words(everybody(three, "ash"), NL) == ""


def test_too_little_known_says_what_to_ask_first() -> None:
    """First where most of the group have a level that counts."""
    readiness = looking({"ash": {}, "birch": {"work": 2}, "cedar": {"work": 1, "room": 2}})
    group = everybody(readiness, "ash")
    assert [item.dimension for item in to_ask(group)] == ["work", "room"]
    assert (
        group_words.ask_words(readiness, group, NL) == "Vraag ash eerst naar work en room. Dan is meer te vergelijken."
    )
    known = looking({"ash": full(2), "birch": full(2), "cedar": full(1)})
    assert group_words.ask_words(known, everybody(known, "ash"), NL) == ""


@DRAWN
@given(cases(), LOOKS)
def test_every_sentence_is_whole_and_names_no_mean_no_rank_no_share(made: Case, as_of: date) -> None:
    readiness = Readiness(made.build(), as_of)
    for one in readiness.organisations:
        group = everybody(readiness, one.id)
        for words in (NL, EN):
            said = [group_words.dimension_line(readiness, group, item, words) for item in group.dimensions]
            said += [group_words.dominance(readiness, group, words), group_words.size_words(group, words)]
            drawn = group_chart.against(readiness, group, words)
            said += [drawn.title, drawn.subtitle, drawn.alt, group_words.ask_words(readiness, group, words)]
            for sentence in filter(None, said):
                assert re.fullmatch(r"\S.*[.]", sentence), sentence
                assert not re.search(r"  | [.,;]|[{}]|%|gemiddeld|average|median|rang|rank|percent", sentence), sentence


# --- the picture -----------------------------------------------------------------------------------------------------


@DRAWN
@given(cases(), LOOKS)
def test_what_is_drawn_is_what_the_table_holds(made: Case, as_of: date) -> None:
    """Per dimension the numbers in the picture, those in the table and those of the method are the same."""
    readiness = Readiness(made.build(), as_of)
    for one in readiness.organisations:
        group = everybody(readiness, one.id)
        drawn = group_chart.against(readiness, group, NL)
        rows = group_words.against_frame(readiness, group, "nl")
        assert len(rows) == len(drawn.table) == len(group.dimensions)
        seen: dict[int, dict[int, int]] = {}
        for trace in drawn.figure.data:
            if trace.text:
                for x, y, number in zip(trace.x, trace.y, trace.text, strict=True):
                    seen.setdefault(round(y), {})[x] = int(number)
        for place, item in enumerate(group.dimensions):
            found = seen.get(place, {})
            assert [found.get(level, 0) for level in range(5)] == list(item.levels)
            assert sum(found.values()) == item.total == drawn.table["Groep"][place]
            assert drawn.table["Geen geldig niveau"][place] == len(item.unknown)
            assert [drawn.table[f"Groep op niveau {level}"][place] for level in range(5)] == list(item.levels)


def test_the_own_mark_stands_at_its_level_and_is_open_where_it_does_not_count() -> None:
    old = judgement("work", 3, "2010")
    made = case({"ash": [*at_levels({"room": 1, "hiring": (1, 2)}), old], "birch": [], "cedar": []})
    readiness = Readiness(made.build(), END_2014)
    drawn = group_chart.against(readiness, everybody(readiness, "ash"), NL, dark=True)
    marks = next(trace for trace in drawn.figure.data if trace.name == "ash")
    places = {(round(y + 0.33), x): symbol for x, y, symbol in zip(marks.x, marks.y, marks.marker.symbol, strict=True)}
    assert places == {
        (NINE.index("room"), 1): "diamond",
        (NINE.index("hiring"), 1): "diamond",
        (NINE.index("hiring"), 2): "diamond",
        (NINE.index("work"), 3): "diamond-open",
    }


def test_a_group_of_three_hundred_is_counted_like_one_of_two() -> None:
    names = [f"tree-{number}" for number in range(300)]
    organisations = tuple(named(name) for name in ("ash", *names))
    said = [Entry(name, judgement("work", number % 5)) for number, name in enumerate(names)]
    made = Case(edition(), organisations, (Entry("ash", judgement("work", 2)), *said))
    readiness = Readiness(made.build(), END_2014)
    group = everybody(readiness, "ash")
    work = group.dimensions[NINE.index("work")]
    assert [len(heap) for heap in (work.higher, work.same, work.lower)] == [120, 60, 120]
    assert "hoger dan 120 van de 300 andere organisaties" in line(readiness, "work", NL)


# --- help ------------------------------------------------------------------------------------------------------------


def test_help_is_for_the_organisation_or_from_it() -> None:
    """What others of the group could give each other is left out."""
    readiness = looking(
        {"ash": {"work": 1, "room": 2}, "birch": {"work": 3, "room": 1}, "cedar": {"work": 0, "hiring": 2}}
    )
    found = help_for(readiness, everybody(readiness, "ash"), "first-placement")
    assert [offer.dimension for offer in found] == ["room", "work", "hiring"]
    lacking = [[cell.organisation for cell in (*offer.below, *offer.open)] for offer in found]
    assert lacking == [["birch", "cedar"], ["ash"], ["ash"]]
    assert [[cell.organisation for cell in offer.helpers] for offer in found] == [["ash"], ["birch"], ["cedar"]]
