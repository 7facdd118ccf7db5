"""The page with lessons: the address holds the choice, the cards match it, and nothing found has a way out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.other_data import showing
from tests.pages import open_page, text_of
from tests.test_page_experimenten import HOSTILE, plain
from ui.data import catalogue

LESSON = "ienm-candidate-first/agree-who-decides"


def number(app: AppTest) -> int:
    """How many lessons the page says there are."""
    found = re.search(r"<h[12]>\s*(\d+|Geen|No) les", text_of(app))
    assert found
    return int(found[1]) if found[1].isdecimal() else 0


def cards(app: AppTest) -> list[str]:
    return re.findall(r"<article.*?</article>", text_of(app), flags=re.DOTALL)


@pytest.mark.parametrize(
    ("language", "heard"),
    [
        ("nl", ["lessen, van", "Vraag voor uw organisatie", "Wijst dezelfde kant op", "Hoe sterk", "Toon meer lessen", "Om te doen", "Gezien"]),
        ("en", ["lessons, from", "Question for your organisation", "Points the same way", "How strong", "Show more lessons", "To do", "Seen"]),
    ],
)  # fmt: skip
def test_the_page_speaks_both_languages(language: str, heard: list[str]) -> None:
    app = open_page("lessen", taal=language)
    text = plain(text_of(app))
    assert [words for words in heard if words not in text] == []
    assert text_of(app).count("<h1") == 1


def test_one_page_of_cards_and_a_way_to_more() -> None:
    assert len(cards(open_page("lessen"))) == 24
    assert len(cards(open_page("lessen", meer="48"))) == 48


@pytest.mark.parametrize("asked", ["-1", "0", "1e309", "²", "99999999999999999999", "x"])
def test_a_strange_number_of_cards_is_still_a_page(asked: str) -> None:
    assert 24 <= len(cards(open_page("lessen", meer=asked))) <= 192


def test_any_of_two_themes_gives_more_than_both_at_once() -> None:
    one, other = number(open_page("lessen", thema="work")), number(open_page("lessen", thema="hiring"))
    either = number(open_page("lessen", thema=["work", "hiring"]))
    both = number(open_page("lessen", thema=["work", "hiring"], hoe="alle"))
    assert either == one + other - both
    assert 0 < both < either


def test_every_card_of_a_theme_has_that_theme() -> None:
    app = open_page("lessen", thema="coordination")
    assert len(cards(app)) == number(app) > 0
    assert all("thema=coordination" in card for card in cards(app))


def test_the_doetanks_and_what_came_later_are_all_there_is() -> None:
    everything = number(open_page("lessen"))
    seeds, later = number(open_page("lessen", herkomst="seed")), number(open_page("lessen", herkomst="later"))
    assert seeds + later == everything
    assert 0 < seeds < later


SOURCE = "seed-network"


def test_every_card_of_a_source_names_that_source() -> None:
    app = open_page("lessen", bron=SOURCE)
    assert 0 < len(cards(app)) == number(app)
    assert all(f"bron={SOURCE}" in card for card in cards(app))
    assert "Bron: <strong" in text_of(app)


def test_the_choice_of_a_source_gives_as_many_as_it_says() -> None:
    options = next(box for box in open_page("lessen", thema="work").selectbox if box.key == "bron").options
    title = catalogue().sources[SOURCE].title
    told = next(option for option in options if option.startswith(title))
    assert told == f"{title} ({number(open_page('lessen', thema='work', bron=SOURCE))})"


def test_a_source_without_a_lesson_under_the_other_filters_is_not_offered() -> None:
    """But the chosen one stays, so that the page shows what the address asks for."""

    def offered(**keys: str) -> list[str]:
        return list(next(box for box in open_page("lessen", **keys).selectbox if box.key == "bron").options)

    title = catalogue().sources[SOURCE].title
    assert any(option.startswith(title) for option in offered())
    later = offered(herkomst="later")
    assert not [option for option in later if option.startswith(title) or option.endswith("(0)")]
    assert f"{title} (0)" in offered(herkomst="later", bron=SOURCE)


def test_nothing_found_can_let_go_of_the_source() -> None:
    text = plain(text_of(open_page("lessen", bron=SOURCE, zoek="zzzz", thema="work")))
    assert "Niets gevonden" in text
    later = plain(text_of(open_page("lessen", bron=SOURCE, herkomst="later")))
    assert "Laat de bron weg" in later


def test_a_count_beside_a_theme_is_what_choosing_it_gives() -> None:
    app = open_page("lessen", herkomst="seed")
    pills = next(group for group in app.get("button_group") if group.key == "thema")
    names = [name.replace("\\", "") for name in pills.options]
    told = {name.rsplit(" (", 1)[0]: int(name.rsplit("(", 1)[1][:-1]) for name in names}
    assert told["Regie"] == number(open_page("lessen", herkomst="seed", thema="coordination"))


def test_search_ignores_capitals_and_finds_only_what_is_there() -> None:
    app = open_page("lessen", zoek="JOBCOACH")
    assert 0 < number(app) < 20
    assert all("jobcoach" in card.casefold() for card in cards(app))


def test_nothing_found_names_the_filter_to_drop_and_how_much_it_helps() -> None:
    app = open_page("lessen", thema="work", zoek="zzzz")
    text = plain(text_of(app))
    assert number(app) == 0
    assert "Niets gevonden" in text
    assert f"Laat het zoekwoord weg : {number(open_page('lessen', thema='work'))} lessen" in text
    assert not app.get("download_button")


def test_when_no_single_filter_helps_two_are_named() -> None:
    text = plain(text_of(open_page("lessen", thema="scaling", organisatie="ienm", zoek="zzzz")))
    assert "en het zoekwoord weg" in text


def test_a_lesson_in_the_address_stands_first_with_its_trail() -> None:
    app = open_page("lessen", les=LESSON)
    text = text_of(app)
    first = text.split("</h1>")[0]
    assert "Spreek vóór het zoeken met een directeur af" in first
    assert "experiment=ienm-candidate-first#deel-no-placement" in text
    assert "experiment=ienm-candidate-first#deel-help-was-not-enough" in text
    assert text.count("<h1") == 1


def test_a_public_lesson_shows_both_sides_and_where_it_was_read() -> None:
    text = plain(text_of(open_page("lessen", les="binnenwerk-growth", taal="en")))
    assert "Points the same way" in text
    assert "Points the other way" in text
    assert "Ministries have fairly little work" in text
    assert "(only the opening read)" in text


@pytest.mark.parametrize("asked", HOSTILE)
def test_strange_values_are_dropped_or_told(asked: str) -> None:
    app = open_page(
        "lessen",
        les=asked,
        thema=asked,
        hoe=asked,
        organisatie=asked,
        soort=asked,
        herkomst=asked,
        bron=asked,
        meer=asked,
    )
    text = text_of(app)
    assert "Deze les staat niet in de gegevens" in text
    assert "<script" not in text
    assert number(app) == number(open_page("lessen"))


@pytest.mark.parametrize("asked", HOSTILE)
def test_any_search_word_is_only_searched_for(asked: str) -> None:
    app = open_page("lessen", zoek=asked)
    assert number(app) >= 0
    assert "<script" not in text_of(app)


def test_without_any_lesson_the_page_still_opens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with showing(tmp_path / "data", monkeypatch) as folder:
        for part in ("lessons", "experiments", "concepts"):
            for file in (folder / part).iterdir():
                file.unlink()
        (folder / "programme.yaml").unlink()
        app = open_page("lessen")
    assert number(app) == 0
    assert not cards(app)


def test_without_the_method_lessons_are_still_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with showing(tmp_path / "data", monkeypatch) as folder:
        (folder / "readiness.yaml").write_text("id: [", encoding="utf-8")
        app = open_page("lessen", les="binnenwerk-growth")
    assert number(app) > 0
