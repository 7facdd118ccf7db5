"""What is kept, counted and offered as a way out when a visitor chooses among the lessons."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons import records as r
from lessons.choice import OPEN, ORDERS, Choice, Finder, Order, in_order
from lessons.columns import COLUMNS
from lessons.tables import tables
from tests import sample


def lesson(name: str, words: str, themes: list[str], **more: object) -> r.PublicLesson:
    base = {
        "id": name,
        "text": {"nl": words},
        "kind": "advice",
        "themes": themes,
        "strength": "weak",
        "sources": [sample.LATER],
    }
    return r.PublicLesson.model_validate(base | more)


PUBLIC = [
    lesson("a", "Begin bij de coördinatie", ["work", "hiring"], year="2016", organisations=["barn"], strength="strong",
           audience=["hr", "director"], added="2026-03"),
    lesson("b", "Zoek echt werk", ["work"], year="2020", organisations=["barn", "house"], kind="practice",
           added="2025-01-01", changed="2026-06-30", sources=[f"{sample.LATER}#p1", f"{sample.LATER}#p2"]),
    lesson("c", "Leg de regie vast", ["hiring"], ask={"nl": "Wie heeft de REGIE?"}),
]  # fmt: skip


@pytest.fixture(scope="module")
def finder() -> Finder:
    return Finder(tables(sample.catalogue(lessons={item.id: item for item in PUBLIC}), "nl"))


def kept(finder: Finder, **choice: object) -> list[str]:
    return finder.keep(Choice(**choice))["id"].tolist()  # type: ignore[arg-type]


def dropped(finder: Finder, choice: Choice) -> list[tuple[tuple[str, ...], int]]:
    return [(tuple(item.value or item.filter for item in way.drop), way.found) for way in finder.ways_out(choice)]


def counted(finder: Finder, facet: str, **choice: object) -> dict[str, int]:
    frame = finder.counts(Choice(**choice))  # type: ignore[arg-type]
    rows = frame[frame["facet"] == facet]
    return dict(zip(rows["value"], rows["count"], strict=True))


def test_no_choice_keeps_every_lesson_in_order(finder: Finder) -> None:
    pd.testing.assert_frame_equal(finder.keep(Choice()), finder.lessons)


def test_lessons_of_an_experiment_come_before_public_ones_whatever_their_sources() -> None:
    """A new Doetank rests on new sources: it stands beside the first ones, and the filter still tells it is later."""
    later = sample.experiment().lessons[0].model_copy(update={"sources": (sample.LATER,)})
    new = sample.experiment().model_copy(update={"id": "house-later", "lessons": (later,)})
    every = sample.catalogue(experiments={"house-later": new}, lessons={item.id: item for item in PUBLIC})
    frame = in_order(tables(every, "nl").lessons)
    assert frame["id"].tolist() == ["programme/go-higher", "house-later/ask-first", "a", "c", "b"]
    assert frame["period"].tolist()[:2] == ["seed", "later"]


def test_any_of_the_themes_or_all_of_them(finder: Finder) -> None:
    assert kept(finder, theme=("work", "urgency"), period=("later",)) == ["a", "b"]
    assert kept(finder, theme=("work", "hiring"), all_themes=True) == ["house-first/ask-first", "a"]


@pytest.mark.parametrize(
    ("choice", "found"),
    [
        ({"organisation": ("house",)}, ["house-first/ask-first", "b"]),
        ({"kind": ("lesson",)}, ["house-first/ask-first", "programme/go-higher"]),
        ({"kind": ("practice", "advice")}, ["a", "b", "c"]),
        ({"period": ("seed",)}, ["house-first/ask-first", "programme/go-higher"]),
        ({"source": (sample.LATER,)}, ["a", "b", "c"]),
        (
            {"source": (sample.SEED, sample.LATER), "kind": ("lesson", "practice")},
            ["house-first/ask-first", "programme/go-higher", "b"],
        ),
        ({"source": ("nothing-like-it",)}, []),
        ({"kind": ("practice",), "organisation": ("house",)}, ["b"]),
        ({"organisation_kind": ("ministry",)}, ["house-first/ask-first", "a", "b"]),
        ({"organisation_kind": ("none",)}, ["programme/go-higher", "c"]),
        ({"organisation_kind": ("agency",)}, []),
        ({"audience": ("hr", "coach")}, ["a"]),
        ({"audience": ("none",)}, ["house-first/ask-first", "programme/go-higher", "b", "c"]),
        ({"strength": ("strong", "none")}, ["house-first/ask-first", "programme/go-higher", "a"]),
        ({"strength": ("weak",), "year": ("2020", "2016")}, ["b"]),
        ({"year": ("2014",)}, ["house-first/ask-first", "programme/go-higher"]),
        ({"year": ("none",)}, ["c"]),
        ({"since": "2026-03"}, ["a", "b"]),
        ({"since": "2026-04-01"}, ["b"]),
        ({"since": "2027"}, []),
        ({"since": "soon"}, ["house-first/ask-first", "programme/go-higher", "a", "b", "c"]),
        ({"theme": ("scaling",)}, []),
        ({"theme": ("nothing-like-it",)}, []),
        ({"theme": ("work", "nothing-like-it"), "all_themes": True}, []),
    ],
)
def test_each_filter_keeps_what_matches(finder: Finder, choice: dict[str, object], found: list[str]) -> None:
    assert kept(finder, **choice) == found


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("coordinatie", ["a"]),
        ("COÖRDINATIE", ["a"]),
        ("coo\u0308rdi\u00adnatie", ["a"]),
        ("regie leg", ["c"]),
        ("regie\tzoek", []),
        ("wie regie", ["c"]),
        ("barn", ["a", "b"]),
        ("  ", ["house-first/ask-first", "programme/go-higher", "a", "b", "c"]),
        ("\u200b", ["house-first/ask-first", "programme/go-higher", "a", "b", "c"]),
        (".*", ["house-first/ask-first", "programme/go-higher", "a", "b", "c"]),
        (".* regie", ["c"]),
        ("\ud800regie", ["c"]),
    ],
)
def test_every_word_searched_for_must_occur(finder: Finder, search: str, found: list[str]) -> None:
    assert kept(finder, search=search) == found


def test_counts_are_given_the_other_filters_and_show_zero(finder: Finder) -> None:
    assert counted(finder, "theme", organisation=("barn",)) == {"urgency": 0, "work": 2, "hiring": 1, "scaling": 0}
    assert counted(finder, "theme", theme=("urgency",), organisation=("barn",)) == {
        "urgency": 0,
        "work": 2,
        "hiring": 1,
        "scaling": 0,
    }
    assert counted(finder, "organisation", theme=("hiring",)) == {"house": 1, "barn": 1}


def test_with_all_themes_a_count_is_of_the_lessons_that_have_it_as_well(finder: Finder) -> None:
    assert counted(finder, "theme", theme=("work",), all_themes=True) == {
        "urgency": 0,
        "work": 3,
        "hiring": 2,
        "scaling": 0,
    }


def test_the_chosen_values_are_marked(finder: Finder) -> None:
    frame = finder.counts(Choice(theme=("work",), source=(sample.LATER,)))
    assert frame[frame["chosen"]]["value"].tolist() == ["work", sample.LATER]
    assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == {
        name: str(dtype) for name, dtype in COLUMNS["facets"].items()
    }


def test_what_a_lesson_names_twice_counts_once() -> None:
    """Themes, organisations, audiences and sources; and naming one twice is not naming two of them."""
    twice = lesson("twice", "Kijk vooruit", ["work", "work"], organisations=["barn", "barn"], audience=["hr", "hr"],
                   sources=[sample.LATER, sample.LATER])  # fmt: skip
    frames = tables(sample.catalogue(lessons={"twice": twice}), "nl")
    finder = Finder(frames)
    public = {"period": ("later",)}
    assert counted(finder, "theme", **public)["work"] == 1
    assert counted(finder, "organisation", **public)["barn"] == 1
    assert counted(finder, "audience", **public)["hr"] == 1
    assert counted(finder, "source", **public)[sample.LATER] == 1
    assert kept(finder, theme=("work", "hiring"), all_themes=True) == ["house-first/ask-first"]
    rows = frames.lesson_theme
    assert rows[rows["lesson"] == "twice"]["theme"].tolist() == ["work"]


@given(
    theme=st.sets(st.sampled_from(["urgency", "work", "hiring", "scaling"])),
    organisation=st.sets(st.sampled_from(["house", "barn"])),
    kind=st.sets(st.sampled_from(["lesson", "advice", "practice"])),
    search=st.sampled_from(["", "e", "regie", "xyz"]),
    strength=st.sets(st.sampled_from(["weak", "strong", "none"])),
    year=st.sets(st.sampled_from(["2014", "2020", "none"])),
    since=st.sampled_from(["", "2026", "2026-04"]),
)
def test_a_count_is_what_choosing_only_that_value_would_keep(
    finder: Finder,
    theme: set[str],
    organisation: set[str],
    kind: set[str],
    search: str,
    strength: set[str],
    year: set[str],
    since: str,
) -> None:
    choice = Choice(
        theme=tuple(theme),
        organisation=tuple(organisation),
        kind=tuple(kind),
        strength=tuple(strength),
        year=tuple(year),
        since=since,
        search=search,
    )
    for row in finder.counts(choice).to_dict("records"):
        narrowed = Choice(**(vars(choice) | {row["facet"]: (row["value"],)}))
        assert row["count"] == len(finder.keep(narrowed)), row
        assert finder.count(choice, row["facet"]).get(row["value"], 0) == row["count"]
    kept = finder.keep(choice)["id"].tolist()
    for order in ORDERS:
        assert sorted(finder.ordered(choice, order)["id"]) == sorted(kept)
    for way in finder.ways_out(choice):
        assert way.found == len(finder.keep(way.left)) > len(kept)


def ordered(finder: Finder, order: Order, **choice: object) -> list[str]:
    return finder.ordered(Choice(**choice), order)["id"].tolist()  # type: ignore[arg-type]


def test_the_house_order_is_that_of_in_order_and_a_search_puts_the_best_match_first(finder: Finder) -> None:
    assert ordered(finder, "best") == in_order(finder.lessons)["id"].tolist()
    assert ordered(finder, "best", search="regie") == ["c"]
    assert ordered(finder, "best", search="work") == ["house-first/ask-first", "a", "b"]


def test_the_strongest_stand_first_and_what_nobody_rated_last(finder: Finder) -> None:
    assert ordered(finder, "strength") == ["a", "c", "b", "programme/go-higher", "house-first/ask-first"]


def test_the_newest_year_stands_first_and_an_unknown_year_last(finder: Finder) -> None:
    assert ordered(finder, "date") == ["b", "a", "programme/go-higher", "house-first/ask-first", "c"]


def test_years_are_offered_the_newest_first_and_strengths_the_strongest_first(finder: Finder) -> None:
    assert finder.facets["year"].values == ("2020", "2016", "2014", "none")
    assert finder.facets["strength"].values == ("strong", "medium", "weak", "none")


def test_a_fixed_set_of_values_is_offered_whole_and_an_open_one_as_far_as_lessons_have_it(finder: Finder) -> None:
    """Given the other filters zeros stay, so that nobody wonders where a value went."""
    everywhere = Choice()
    assert finder.count(everywhere, "audience") == {
        "director": 1, "coach": 0, "hr": 1, "line-manager": 0, "lead": 0, "participant": 0, "none": 4
    }  # fmt: skip
    assert finder.count(everywhere, "theme")["scaling"] == 0
    assert finder.count(everywhere, "organisation_kind")["partner"] == 0
    nothing = Choice(search="xyz")
    for name in OPEN:
        offered = finder.count(everywhere, name)
        assert 0 not in offered.values()
        assert finder.count(nothing, name) == dict.fromkeys(offered, 0)


def test_the_way_out_names_the_filter_that_helps_most_first(finder: Finder) -> None:
    choice = Choice(theme=("urgency",), kind=("advice",), search="coordinatie")
    assert finder.keep(choice).empty
    assert dropped(finder, choice) == [(("theme",), 1)]
    wider = Choice(theme=("urgency",), kind=("practice", "advice"))
    assert dropped(finder, wider) == [(("theme",), 3), (("kind",), 1)]


def test_when_no_single_filter_helps_two_are_dropped_at_once(finder: Finder) -> None:
    choice = Choice(theme=("scaling",), search="xyz", kind=("advice",))
    assert dropped(finder, choice) == [(("theme", "search"), 2)]


def test_of_values_that_must_all_occur_one_alone_may_be_dropped(finder: Finder) -> None:
    both = Choice(theme=("urgency", "hiring"), all_themes=True)
    assert dropped(finder, both) == [(("theme",), 5), (("all_themes",), 4), (("urgency",), 3), (("hiring",), 1)]
    words = Choice(search="regie xyz", kind=("advice",))
    assert dropped(finder, words)[-1] == (("xyz",), 1)
    assert [way.left.search for way in finder.ways_out(words)][-1] == "regie"
    assert dropped(finder, Choice(search='"regie xyz"')) == [(("search",), 5)]


def test_two_at_once_may_be_one_theme_and_one_word(finder: Finder) -> None:
    choice = Choice(theme=("scaling", "hiring"), all_themes=True, search="regie xyz")
    ways = dropped(finder, choice)
    assert ways[0] == (("theme", "search"), 5)
    assert len(ways) <= 6
    assert next(way for way in ways if way[1] == 1) == (("scaling", "xyz"), 1), "what loses least stands first"


def test_no_way_out_when_nothing_was_chosen_or_nothing_is_there(finder: Finder) -> None:
    assert finder.ways_out(Choice()) == ()


def test_an_empty_catalogue_can_be_chosen_from() -> None:
    finder = Finder(tables(sample.empty(), "nl"))
    choice = Choice(theme=("work",), search="x")
    assert finder.keep(choice).empty
    assert set(finder.counts(choice)["count"]) == {0}
    assert finder.ways_out(choice) == ()


def test_the_filters_in_use_are_named_in_order() -> None:
    assert Choice(period=("later",), theme=("work",), search=" x ").used == ("theme", "period", "search")
    assert Choice(search=" ").used == ()
    assert Choice(since="2026", kind=("advice",)).used == ("kind", "since")
    assert Choice(since="soon").used == ()
