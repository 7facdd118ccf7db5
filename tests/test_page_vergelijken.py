"""Comparison: dominance in words, side by side, one against a group, who could help whom."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from lessons import charts, demo
from lessons.charts import Drawing
from lessons.group import HEAPS
from lessons.readiness import Readiness
from lessons.words import Language
from tests.other_data import showing
from tests.pages import open_page, text_of
from ui import compare, figures

THREE = ["belastingdienst", "ienm", "binnenwerk"]


def read(app: AppTest) -> str:
    """What the page says, without its tags."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", text_of(app))))


# --- two to four -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "word"), [("nl", "Naast elkaar"), ("en", "Side by side")])
def test_two_organisations_stand_side_by_side(language: str, word: str) -> None:
    app = open_page("vergelijken", organisatie=["belastingdienst", "binnenwerk"], taal=language)
    text = text_of(app)
    assert word in text
    assert text.count('<a class="go cell') == 18


def test_too_little_known_by_both_is_said_and_what_to_ask() -> None:
    text = read(open_page("vergelijken", organisatie=["belastingdienst", "ienm"], peildatum="2014-12"))
    assert "Belastingdienst en I&M zijn nog niet te vergelijken." in text
    assert "Vraag Belastingdienst naar" in text
    assert "verouderd of rijksbreed is, telt hier niet mee" in text


def test_three_have_one_finding_and_a_sentence_for_each_pair() -> None:
    text = text_of(open_page("vergelijken", organisatie=THREE))
    assert text.count("<h1>") == 1
    assert "Geen van deze drie is zeker minstens zo klaar als alle andere." in text
    assert len(re.findall(r"<li><strong>[^<]+(Binnenwerk|I&amp;M|Belastingdienst)", text)) == 3


def test_at_most_four_are_taken_from_the_address() -> None:
    many = ["belastingdienst", "binnenwerk", "bzk", "dji", "ienm", "rws"]
    assert text_of(open_page("vergelijken", organisatie=many)).count('<a class="go cell') == 36


def test_one_organisation_asks_for_another_and_offers_some() -> None:
    text = text_of(open_page("vergelijken", organisatie=["binnenwerk"]))
    assert "Kies twee tot vier organisaties" in text
    assert "Voeg toe, van dezelfde soort als" in text
    assert re.search(r"/vergelijken\?organisatie=binnenwerk&amp;organisatie=\w+", text)


def test_who_could_help_shows_why_we_think_so_and_what_was_learned() -> None:
    """The helper's level, reason, date, grade, source and confidence; its own lessons; what to ask who lacks it."""
    text = text_of(open_page("vergelijken", organisatie=["belastingdienst", "ienm"]))
    offer = text[text.index("Wie kan wie helpen?") :]
    assert re.search(r"niveau \d[^<]*, vertrouwen (laag|midden|hoog) · [a-z]* ?20\d\d", offer)
    assert '<span class="grade">e2</span>' in offer
    assert "/methode?bron=" in offer
    assert 'rel="noopener noreferrer"' in offer
    assert "/lessen?les=" in offer
    assert "<h4>Nog te vragen</h4>" in offer
    assert "Vraag eerst" in offer


def test_the_lessons_of_a_helper_are_its_own(thirty: Readiness) -> None:
    tables = {lesson.id: item.organisation for item in thirty.catalogue.experiments.values() for lesson in item.lessons}
    assert tables
    for chosen in ([item.id for item in thirty.organisations[i : i + 4]] for i in range(0, 12, 4)):
        offer = text_of(open_page("vergelijken", organisatie=chosen)).partition("Wie kan wie helpen?")[2]
        for helper in re.findall(r'<div class="step">.*?</div>', offer, re.DOTALL):
            own = re.search(r"organisatie=([\w-]+)&amp;cel=", helper)
            for experiment in re.findall(r"les=([\w-]+)/", helper):
                assert own
                assert thirty.catalogue.experiments[experiment].organisation == own[1]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_rows_of_the_picture_its_table_and_the_files_are_the_same(
    language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is drawn, what stands under "as a table", and what both downloads hold: one row per organisation and dimension."""
    given: dict[str, pd.DataFrame] = {}
    drawn: list[Drawing] = []

    def keep(frame: pd.DataFrame, about: object, name: str, **more: str) -> None:
        given[more.get("key", "rows")] = frame

    def draw(frame: pd.DataFrame, *rest: Any, **more: Any) -> Drawing:
        drawn.append(charts.comparison(frame, *rest, **more))
        return drawn[-1]

    monkeypatch.setattr(figures, "take_away", keep)
    monkeypatch.setattr(compare, "take_away", keep)
    monkeypatch.setattr(compare, "charts", SimpleNamespace(comparison=draw))
    open_page("vergelijken", organisatie=THREE, taal=language)
    table, cells = given["comparison"], given["rows"]
    assert table.equals(drawn[0].table)
    assert len(table) == len(cells) == 27
    for column, own in (("organisation_label", 0), ("dimension_label", 1), ("reason", -1)):
        assert list(cells[column]) == list(table[table.columns[own]])
    ends = [1 if pd.isna(row.low) or row.low == row.high else 2 for row in cells.itertuples()]
    marks = [trace for trace in drawn[0].figure.data if trace.mode == "markers"]
    assert sum(len(trace.x) for trace in marks) == sum(ends)


# --- one against a group ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", ["Binnenwerk en de groep, per dimensie", "Staan hoger", "5 andere uitvoeringsorganisaties", "Wie kan wie helpen"]),
        ("en", ["Binnenwerk and the group, by dimension", "Stand higher", "5 other agencies", "Who could help whom"]),
    ],
)  # fmt: skip
def test_one_organisation_stands_against_those_of_its_kind(language: str, words: list[str]) -> None:
    text = text_of(open_page("vergelijken", organisatie="binnenwerk", tegen="soort", taal=language))
    assert text.count("<h1>") == 1
    assert text.count('<a class="go cell') == 9
    for word in words:
        assert word in text


def test_the_numbers_of_each_row_add_up_to_the_group(thirty: Readiness) -> None:
    for organisation in (thirty.organisations[0], thirty.organisations[7]):
        text = text_of(open_page("vergelijken", organisatie=organisation.id, tegen="alle"))
        rows = text.partition('class="matrix beside against"')[2].partition("</table>")[0].split("<tr>")[2:]
        assert len(rows) == 9
        for row in rows:
            counts = [int(number) for number in re.findall(r'<td class="number[^>]*>.*?<b>(\d+)</b>', row)]
            assert len(counts) == len(HEAPS)
            assert sum(counts) == 29


@pytest.mark.parametrize("said", ["bestaat-niet", "onder", "<b>"])
def test_a_group_that_is_not_there_leaves_the_pairs(said: str) -> None:
    """DJI has one other under the same organisation."""
    text = text_of(open_page("vergelijken", organisatie="dji", tegen=said))
    assert "Kies twee tot vier organisaties" in text
    assert "en de groep, per dimensie" not in text


def test_a_small_group_is_called_small() -> None:
    text = text_of(open_page("vergelijken", organisatie="ienm", tegen="soort"))
    assert "De groep is klein: twee andere." in text
    assert "2 andere ministeries" in text


def test_the_names_of_the_group_lead_to_the_pair() -> None:
    text = text_of(open_page("vergelijken", organisatie="binnenwerk", tegen="soort"))
    assert "/vergelijken?organisatie=binnenwerk&amp;organisatie=belastingdienst" in text


# --- any size --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("size", [0, 1, 2, 3, 4])
def test_the_page_holds_with_few_organisations(
    size: int, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    demo.write(tmp_path / "demo", size, 2 * size, 3)
    with showing(tmp_path / "demo", monkeypatch):
        for keys in ({}, {"tegen": "alle"}, {"tegen": "soort"}):
            text = text_of(open_page("vergelijken", taal=language, **keys))
            assert text.count("<h1>") == 1
            grouped = "en de groep, per dimensie" in text or "and the group, by dimension" in text
            assert not grouped or size > 2
            assert grouped or keys.get("tegen") != "alle" or size < 3


@pytest.mark.parametrize("grouping", ["soort", "onder", "alle"])
def test_the_page_holds_with_thirty(thirty: Readiness, grouping: str) -> None:
    for organisation in thirty.organisations[::7]:
        for language in ("nl", "en"):
            text = text_of(open_page("vergelijken", organisatie=organisation.id, tegen=grouping, taal=language))
            assert text.count("<h1>") == 1
