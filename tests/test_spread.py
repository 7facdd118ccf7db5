"""How lessons are spread over organisations and themes: every lesson counts where it belongs, and nowhere else."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons import records as r
from lessons.columns import COLUMNS
from lessons.spread import PROGRAMME, STRENGTHS, UNNAMED, Spread, inside, lesson_spots, spread, spread_frame
from lessons.spread_words import finding
from lessons.tables import Tables, tables
from lessons.words import Words
from tests import sample

NL, EN = Words("nl"), Words("en")
THEMES = ("urgency", "work", "hiring", "scaling")


def lesson(name: str, who: list[str], themes: list[str], strength: str = "weak") -> r.PublicLesson:
    return r.PublicLesson.model_validate({
        "id": name, "text": sample.text(name), "kind": "practice", "organisations": who, "themes": themes,
        "strength": strength, "sources": [sample.LATER],
    })  # fmt: skip


def seen(*lessons: r.PublicLesson, **more: Any) -> tuple[Spread, Tables]:
    frames = tables(sample.catalogue(lessons={item.id: item for item in lessons}, **more), "nl")
    return spread(frames, NL), frames


LESSONS = st.lists(
    st.tuples(
        st.lists(st.sampled_from(["house", "barn"]), unique=True),
        st.lists(st.sampled_from(THEMES), min_size=1, unique=True),
        st.sampled_from(["weak", "medium", "strong"]),
    ),
    max_size=8,
).map(lambda found: [lesson(f"made-{place}", *item) for place, item in enumerate(found)])


@given(LESSONS)
def test_the_spots_together_are_every_lesson_on_each_of_its_themes_at_each_of_its_organisations(
    lessons: list[r.PublicLesson],
) -> None:
    found, frames = seen(*lessons)
    own = 2 * 1 + 1  # the lesson of the house on two themes, that of the programme on one
    expected = own + sum(len(item.themes) * max(1, len(item.organisations)) for item in lessons)
    assert int(found.counts.sum()) == len(lesson_spots(frames)) == expected


@given(LESSONS, st.sampled_from(["weak", "strong"]))
def test_one_lesson_more_takes_none_away(lessons: list[r.PublicLesson], strength: str) -> None:
    before, _ = seen(*lessons)
    after, _ = seen(*lessons, lesson("one-more", ["barn"], ["work"], strength))
    for row in before.rows:
        for theme in before.themes:
            was, now = before.spot(row.key, theme), after.spot(row.key, theme)
            here = (row.key, theme) == ("barn", "work")
            assert now.lessons == was.lessons + here
            assert all(one <= other for one, other in zip(was.counts, now.counts, strict=True))


@given(LESSONS)
def test_what_stands_in_a_spot_is_what_is_counted_there(lessons: list[r.PublicLesson]) -> None:
    found, frames = seen(*lessons)
    themed = frames.lesson_theme
    for row in found.rows:
        for theme in found.themes:
            ids = themed.loc[themed["theme"] == theme, "lesson"]
            on_theme = frames.lessons[frames.lessons["id"].isin(ids)]
            assert (
                int(inside(on_theme, row.key, frames.catalogue.organisations).sum())
                == found.spot(row.key, theme).lessons
            )


def test_a_spot_says_how_strong_its_strongest_is_and_whether_all_are_weak() -> None:
    found, _ = seen(
        lesson("a", ["barn"], ["work"]),
        lesson("b", ["barn"], ["hiring"]),
        lesson("c", ["barn"], ["hiring"], "strong"),
        lesson("d", ["house"], ["work"]),
    )
    assert (found.spot("barn", "work").strongest, found.spot("barn", "work").standing) == ("weak", "weak_only")
    assert (found.spot("barn", "hiring").strongest, found.spot("barn", "hiring").standing) == ("strong", "found")
    assert found.spot("house", "work").strongest == "weak"
    assert found.spot("house", "work").standing == "found", "beside a weak one stands one that nobody rated"
    assert found.spot("house", "hiring").strongest == "none"
    assert (found.spot("house", "scaling").strongest, found.spot("house", "scaling").standing) == (None, "empty")


def test_what_is_about_no_single_organisation_stands_apart_and_counts_for_none() -> None:
    sector = r.Organisation.model_validate(
        {"id": "all", "name": "All", "short": "All", "kind": "sector", "sources": [sample.SEED]}
    )
    organisations = sample.catalogue().organisations | {"all": sector}
    found, _ = seen(lesson("a", ["all"], ["scaling"]), lesson("b", [], ["scaling"]), organisations=organisations)
    assert [row.key for row in found.rows] == ["barn", "house", "all", PROGRAMME, UNNAMED]
    assert [row.key for row in found.organisations] == ["barn", "house"]
    assert found.learned["scaling"] == 0
    assert found.spot(PROGRAMME, "urgency").lessons == 1
    assert [row.key for row in found.narrowed(kinds=["agency"]).rows] == ["all", PROGRAMME, UNNAMED]


def test_an_organisation_that_is_not_judged_and_has_nothing_is_left_out() -> None:
    held = sample.catalogue().organisations
    quiet = {key: item.model_copy(update={"judged": False}) for key, item in held.items()}
    found, _ = seen(organisations=quiet)
    assert [row.key for row in found.organisations] == ["house"], "it has an experiment and lessons"


def test_the_frame_has_a_row_for_each_spot_and_a_question_for_each_empty_one() -> None:
    found, frames = seen(lesson("a", ["barn"], ["work"]))
    rows = spread_frame(found, frames, dict.fromkeys(THEMES, "vraag?"), {"house": ("lead",)})
    assert list(rows.columns) == list(COLUMNS["spread"])
    assert len(rows) == len(found.rows) * len(found.themes)
    assert int(rows["lessons"].sum()) == int(found.counts.sum())
    assert (rows["lessons"] == rows[["weak", "medium", "strong", "not_rated"]].sum(axis=1)).all()
    asked = rows["question"] != ""
    assert (asked == ((rows["lessons"] == 0) & (rows["organisation"] != ""))).all()
    assert set(rows.loc[asked & (rows["organisation"] == "house"), "whom"]) == {"lead"}
    assert ((rows["sources"] != "") == (rows["lessons"] > 0)).all()


@pytest.mark.parametrize(
    ("lessons", "nl", "en"),
    [
        ([], "Over geen enkel thema staat bij de helft", "On no theme this collection has a lesson at half of the organisations."),
        ([lesson("a", ["barn", "house"], list(THEMES))], "Over elk thema", "On every theme this collection has a lesson at half of the organisations or more."),
        ([lesson("a", ["barn"], ["work", "urgency"])], "Over één van de vier thema's staat bij minder dan de helft van de organisaties een les in deze verzameling. Over één bij geen enkele.", "On one of four themes"),
    ],
)  # fmt: skip
def test_the_finding_counts_the_themes_where_a_lesson_stands_at_less_than_half(
    lessons: list[r.PublicLesson], nl: str, en: str
) -> None:
    more: dict[str, Any] = {} if lessons else {"experiments": {}}
    found, _ = seen(*lessons, **more)
    names = {theme: theme for theme in THEMES}
    assert str(finding(found, names, False, NL)).startswith(nl)
    assert str(finding(found, names, False, EN)).startswith(en)


def test_the_finding_of_one_organisation_names_it_and_of_none_says_so() -> None:
    names = {theme: theme for theme in THEMES}
    one, _ = seen(organisations={"house": sample.catalogue().organisations["house"]})
    assert (
        str(finding(one, names, False, NL))
        == "Bij House nl staat over twee van de vier thema's een les in deze verzameling."
    )
    nobody = spread(tables(sample.empty(), "nl"), NL)
    assert str(finding(nobody, {}, False, NL)) == "Er zijn nog geen lessen over organisaties."
    assert nobody.counts.shape == (0, 0, len(STRENGTHS))


def test_the_order_of_lessons_and_organisations_changes_nothing() -> None:
    lessons = [lesson("a", ["barn"], ["work"]), lesson("b", ["house", "barn"], ["hiring", "work"], "strong")]
    one, _ = seen(*lessons)
    other, _ = seen(*reversed(lessons), organisations=dict(reversed(sample.catalogue().organisations.items())))
    assert one.rows == other.rows
    assert (one.counts == other.counts).all()
