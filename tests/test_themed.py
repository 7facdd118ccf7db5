"""The lessons of a theme: in the order of the catalogue, by organisation, and those of another left out on request."""

from __future__ import annotations

import pytest

from lessons.choice import Choice, Finder, on_theme
from lessons.readiness import Readiness
from lessons.tables import Tables, tables
from lessons.themed import Themed
from tests import sample


@pytest.fixture
def held(thirty: Readiness) -> Tables:
    return tables(thirty.catalogue, "nl")  # type: ignore[arg-type]


def themes(held: Tables) -> list[str]:
    return list(held.themes["id"])


def test_what_an_organisation_learned_on_a_theme_is_what_the_frame_says_in_its_order(held: Tables) -> None:
    for theme in themes(held):
        themed, rows = Themed(held, theme), on_theme(held, theme)
        assert len(themed) == len(rows)
        for organisation in held.organisations["id"]:
            own = rows[[organisation in names.split() for names in rows["organisations"]]]
            assert [told.id for told in themed.at(organisation, 10_000)] == list(own["id"])
            assert themed.number(organisation) == len(own)
            assert themed.at(organisation, 2) == themed.at(organisation, 10_000)[:2]


def test_lessons_that_the_other_has_too_are_left_out_and_only_those(held: Tables) -> None:
    left_out = 0
    for theme in themes(held):
        themed = Themed(held, theme)
        one, other, *_ = sorted(held.organisations["id"], key=lambda name: -themed.number(name))
        theirs = {told.id for told in themed.at(other, 10_000)}
        kept = [told for told in themed.at(one, 10_000) if told.id not in theirs]
        assert themed.at(one, 10_000, besides=other) == kept
        assert themed.number(one, besides=other) == len(kept)
        left_out += themed.number(one) - len(kept)
    assert left_out


def test_the_first_and_the_first_with_a_question_to_take_home(held: Tables) -> None:
    for theme in themes(held):
        themed, rows = Themed(held, theme), on_theme(held, theme)
        assert [told.text for told in themed.first(1)] == list(rows["text"].head(1))
        asking = themed.asking()
        assert ([asking.id] if asking else []) == list(rows.loc[rows["ask"] != "", "id"].head(1))


def test_a_theme_that_nobody_knows_has_no_lessons() -> None:
    themed = Themed(Tables(sample.catalogue(), "nl"), "no-such-theme")
    assert (len(themed), themed.first(1), themed.asking(), themed.at("house", 2)) == (0, [], None, [])


def test_the_spread_is_how_many_organisations_the_kept_lessons_name(held: Tables) -> None:
    finder = Finder(held)
    for choice in (Choice(), Choice(theme=("work",)), Choice(search="werk"), Choice(kind=("no-such-kind",))):
        links = held.lesson_organisation
        named = links.loc[links["lesson"].isin(finder.keep(choice)["id"]), "organisation"].nunique()
        assert finder.spread(choice, "organisation") == named
