"""The page with concepts: what is unknown is shown as unknown, and the title is true for other data too."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.other_data import replaced, showing
from tests.pages import open_page, text_of
from ui.data import catalogue


def title(page: str) -> str:
    found = re.search(r"<h1>(.*?)</h1>", page, re.DOTALL)
    assert found
    return re.sub(r"<[^>]+>", "", found[1])


@pytest.mark.parametrize(
    ("language", "heading", "heard"),
    [
        ("nl", "Vier concepten voor echt werk. Geen ervan is hier beoordeeld op de drie eisen.", ["betaalbaar", "nergens uitgelegd", "Te testen", "30 oktober 2014"]),
        ("en", "Four concepts for real work. None of them is rated here on the three criteria.", ["affordable", "explained nowhere", "To test", "30 October 2014"]),
    ],
)  # fmt: skip
def test_the_page_says_how_many_ideas_are_rated(language: str, heading: str, heard: list[str]) -> None:
    page = text_of(open_page("concepten", taal=language))
    assert title(page) == heading
    assert page.count("<h1") == 1
    assert [word for word in heard if word not in page] == []


def cards(page: str) -> dict[str, str]:
    """The id of every card, and its classes."""
    found = re.findall(r'<article class="([^"]*)" id="([^"]*)"', page)
    return {name.removeprefix("concept-"): classes for classes, name in found}


def test_every_idea_has_a_row_with_every_criterion_and_a_card() -> None:
    page = text_of(open_page("concepten"))
    rows = re.findall(r"<tr><th scope=\"row\">.*?</tr>", page, re.DOTALL)
    assert [row.count('class="rating unknown"') for row in rows] == [3, 3, 3, 3]
    assert list(cards(page)) == ["bicycles", "catering", "hosting", "upholstery"]


def test_the_address_marks_one_idea() -> None:
    marked = cards(text_of(open_page("concepten", concept="hosting")))
    assert [name for name, classes in marked.items() if "marked" in classes] == ["hosting"]


@pytest.mark.parametrize("unknown", ["nothing", "<script>alert(1)</script>", "' or 1=1", "../../etc/passwd"])
def test_an_unknown_idea_is_said_and_all_ideas_stay(unknown: str) -> None:
    page = text_of(open_page("concepten", concept=unknown))
    assert "Dit concept staat niet in de gegevens" in page
    assert "<script" not in page
    assert len(cards(page)) == 4


def test_an_idea_leads_to_its_session_its_lessons_and_its_paragraphs() -> None:
    addresses = set(re.findall(r'href="([^"]*)"', text_of(open_page("concepten")).replace("&amp;", "&")))
    assert "/netwerk#sessie-2014-10-30" in addresses
    assert "/lessen?les=programme/test-one-concept" in addresses
    assert "/methode?bron=seed-network&alinea=26" in addresses


def test_a_rating_changes_the_title_and_the_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with showing(tmp_path / "data", monkeypatch) as data:
        replaced(
            data / "concepts" / "hosting.yaml",
            "criterion: feasible\n    state: unknown",
            "criterion: feasible\n    state: yes",
        )
        page = text_of(open_page("concepten"))
    assert title(page) == "Vier concepten voor echt werk. Eén is hier beoordeeld op een of meer van de drie eisen."
    assert "rating yes" in page
    assert "Onbekend betekent niet nee." in page
    assert "Geen enkele bron beoordeelt" not in page


def test_the_meetings_the_ideas_come_from_stand_in_order_of_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with showing(tmp_path / "data", monkeypatch) as data:
        replaced(data / "concepts" / "bicycles.yaml", 'session: "2014-10-30"', 'session: "2014-12-02"')
        page = text_of(open_page("concepten"))
    assert "het overleg van 30 oktober 2014 en 2 december 2014" in page


def test_while_nothing_is_rated_the_table_says_that_no_source_does() -> None:
    assert "Onbekend betekent niet nee. Geen enkele bron beoordeelt" in text_of(open_page("concepten"))


def test_without_ideas_the_page_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with showing(tmp_path / "data", monkeypatch) as data:
        for file in (data / "concepts").iterdir():
            file.unlink()
        page = text_of(open_page("concepten"))
    assert title(page) == "Er zijn nog geen concepten."


def test_the_later_news_of_an_idea_stands_apart() -> None:
    page = text_of(open_page("concepten"))
    later = [told.text.nl for concept in catalogue().concepts.values() for told in concept.later]
    assert later
    assert [told for told in later if told not in page] == []
