"""One organisation: the finding, the verdict for each purpose, its own story."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.other_data import showing
from tests.pages import open_page, text_of


@pytest.mark.parametrize(("language", "word"), [("nl", "De negen dimensies"), ("en", "The nine dimensions")])
def test_an_organisation_has_a_finding_verdicts_and_nine_cells(language: str, word: str) -> None:
    app = open_page("organisatie", organisatie="ienm", taal=language)
    text = text_of(app)
    assert word in text
    assert text.count("<h1>") == 1
    assert text.count('<a class="go cell') == 9
    assert text.count('class="rows gates"') == 3


def test_its_experiments_and_obstacles_are_there() -> None:
    text = text_of(open_page("organisatie", organisatie="ienm"))
    assert "experiment=ienm-candidate-first" in text
    assert "Obstakels hier" in text


def test_what_became_of_it_is_told() -> None:
    assert "Infrastructuur en Waterstaat" in text_of(open_page("organisatie", organisatie="ienm"))


def test_an_organisation_that_is_not_judged_has_a_profile_and_no_levels() -> None:
    text = text_of(open_page("organisatie", organisatie="uwv"))
    assert "beoordelen we niet" in text
    assert 'class="go cell' not in text


def test_an_unknown_organisation_shows_the_first_one() -> None:
    app = open_page("organisatie", organisatie="bestaat-niet")
    assert text_of(app).count("<h1>") == 1


def test_an_organisation_without_judgements_says_so() -> None:
    text = text_of(open_page("organisatie", organisatie="bzk", peildatum="2014-12"))
    assert "0 van de 9 beoordeeld" in text
    assert "geen oordeel" in text


def test_an_open_span_of_years_reads_as_since() -> None:
    assert "sinds 2016" in text_of(open_page("organisatie", organisatie="binnenwerk"))
    assert "2010-2014" in text_of(open_page("organisatie", organisatie="slimmernetwerk"))


TARGETS = """id: ienm
targets:
  - dimension: hiring
    level: 3
    date: "2013"
    reason: {nl: "Verzonnen: het eerste plan.", en: "Invented: the first plan."}
    sources: ["seed-network"]
  - dimension: hiring
    level: 4
    date: "2014-06"
    until: "2014-09"
    role: director
    reason: {nl: "Verzonnen: het tweede plan.", en: "Invented: the second plan."}
    sources: ["seed-network#p13"]
"""


@pytest.mark.parametrize(
    ("language", "distance", "before"),
    [
        (
            "nl",
            "Te gaan: niveau 3, werkt; dan niveau 4, geborgd. De datum (september 2014) is voorbij.",
            "eerder: niveau 3 (2013)",
        ),
        (
            "en",
            "To go: level 3, works; then level 4, secured. The date (September 2014) has passed.",
            "before: level 3 (2013)",
        ),
    ],
)
def test_an_own_target_is_told_with_its_distance(
    language: str, distance: str, before: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with showing(tmp_path / "data", monkeypatch) as folder:
        (folder / "targets").mkdir()
        (folder / "targets" / "ienm.yaml").write_text(TARGETS, encoding="utf-8")
        text = text_of(open_page("organisatie", organisatie="ienm", peildatum="2014-12", taal=language))
    assert distance in text
    assert before in text
    assert "bron=seed-network&amp;alinea=13" in text


@pytest.mark.parametrize(("language", "words"), [("nl", "geen eigen doel bekend"), ("en", "No own target")])
def test_no_own_target_is_told_as_not_known(language: str, words: str) -> None:
    assert words in text_of(open_page("organisatie", organisatie="ienm", taal=language))


@pytest.mark.parametrize(
    ("language", "asked"), [("nl", "Wat nog aan IND te vragen is"), ("en", "What is still to ask ")]
)
def test_the_way_on_leads_to_its_questions_and_to_its_group(language: str, asked: str) -> None:
    text = text_of(open_page("organisatie", organisatie="ind", taal=language))
    assert asked in text
    assert "per=organisatie&amp;organisatie=ind" in text
    assert "organisatie=ind&amp;tegen=soort" in text
