"""The page of the network: every part of the assignment is there with its source, and gaps are named as gaps."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path

import pytest

from lessons.drawing import Drawing
from tests.other_data import replaced, showing
from tests.pages import open_page, text_of
from ui import network_jobs
from ui.data import catalogue


def said(language: str = "nl") -> str:
    return text_of(open_page("netwerk", taal=language))


@pytest.mark.parametrize(
    ("language", "heard"),
    [
        ("nl", ["De opdracht", "125.000", "5.000", "ongeveer", "Wet en aansprakelijkheid", "neveneffecten", "Kennisbehoud", "Zij meebrengen", "Contact, per rol", "Wat we niet weten", "nergens uitgelegd"]),
        ("en", ["The assignment", "125,000", "5,000", "about", "Law and liability", "side effects", "Kennisbehoud", "Contact, by role", "What we do not know", "explained nowhere"]),
    ],
)  # fmt: skip
def test_the_page_tells_the_assignment_in_both_languages(language: str, heard: list[str]) -> None:
    page = said(language)
    assert [word for word in heard if word.lower() not in page.lower()] == []
    assert page.count("<h1") == 1


def test_everything_of_the_programme_is_on_the_page() -> None:
    page, programme = said(), catalogue().programme
    assert programme
    parts = [*programme.law, *programme.aims, *programme.phases, *programme.method, *programme.remarks]
    learned = [
        *programme.obstacles,
        *programme.conclusions,
        *programme.lessons,
        *programme.timeline,
        *programme.challenges,
    ]
    texts = [part.text.nl for part in [*parts, *learned]] + [text.nl for text in programme.unknown]
    texts += [group.label.nl for group in programme.groups] + [role.meaning.nl for role in programme.roles]
    shown = unescape(page)
    assert [text for text in texts if text not in shown] == []


def test_every_statement_leads_to_its_paragraph() -> None:
    page = said().replace("&amp;", "&")
    assert 'bron=seed-network&alinea=7"' in page
    assert 'bron=seed-assignment&alinea=5"' in page


def test_no_two_places_share_an_anchor_and_every_entry_of_the_contents_leads_somewhere() -> None:
    page = said()
    anchors = re.findall(r'\sid="([^"]+)"', page)
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(anchors)


def test_every_part_of_the_programme_has_an_anchor_of_its_own_name() -> None:
    programme = catalogue().programme
    assert programme
    anchors = set(re.findall(r'\sid="([^"]+)"', said()))
    parts = [*programme.obstacles, *programme.conclusions, *programme.lessons, *programme.law, *programme.aims]
    parts += [*programme.phases, *programme.method, *programme.remarks]
    assert {f"deel-{part.id}" for part in parts} <= anchors
    assert {f"sessie-{key}" for key in catalogue().sessions} <= anchors


def test_a_session_without_a_list_of_people_says_that_no_source_tells() -> None:
    session = said().split('id="sessie-2014-12-02"')[1]
    assert "Dat zegt geen bron." in session.split("</article>")[0]
    assert "plaats onbekend" in session.split("</article>")[0]


def test_each_series_has_a_chart_of_its_own_with_its_words_and_statements_stay_text() -> None:
    app = open_page("netwerk")
    lines = [series for series in catalogue().series.values() if series.kind == "line"]
    statements = [series for series in catalogue().series.values() if series.kind != "line"]
    charts = app.get("plotly_chart")
    assert lines
    assert len(charts) == len(lines)
    page = text_of(app)
    assert [series.id for series in statements if series.title.nl not in page] == []
    assert [text.nl for series in [*lines, *statements] for text in series.missing if text.nl not in page] == []
    assert "geen enkel cijfer gevonden" in page


@pytest.mark.parametrize("language", ["nl", "en"])
def test_where_the_jobs_stand_is_told_per_series_with_who_is_counted(language: str) -> None:
    """The newest count with its target, from the data; that nobody tells of people hired in is told too."""
    page = unescape(said(language))
    jobs = page[page.index('id="banen"') :]
    dutch = language == "nl"
    assert (
        "74.031 van de 80.000 eind 2023: 5.969 te weinig." if dutch else "74,031 of 80,000 at the end of 2023"
    ) in jobs
    assert ("3.749 van de 5.144 eind 2022" if dutch else "3,749 of 5,144 at the end of 2022") in jobs
    assert ("zegt niets over één organisatie" if dutch else "says nothing about one organisation") in jobs
    untold = (
        "Of ingehuurde mensen meetellen, zegt geen bron." if dutch else "No source says whether people hired in count."
    )
    lines = [series for series in catalogue().series.values() if series.kind == "line"]
    assert [series.id for series in lines if series.hired_in and series.hired_in.say(language) not in jobs] == []
    assert jobs.count(f"</strong> {untold}") == sum(series.hired_in is None for series in lines) > 0
    assert all(f'href="#deel-{series.id}"' in jobs and f'id="deel-{series.id}"' in jobs for series in lines)


def test_no_two_series_share_a_chart_and_each_file_says_what_it_measures(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rows behind a chart are of one series; the facts beside them name unit, measure, who is counted, what is missing."""
    given: list[tuple[Drawing, Mapping[str, str]]] = []
    monkeypatch.setattr(network_jobs, "drawing", lambda drawn, key, about: given.append((drawn, about)))
    said()
    lines = [series for series in catalogue().series.values() if series.kind == "line"]
    assert [set(drawn.table["Reeks"]) for drawn, _ in given] == [{series.title.nl} for series in lines]
    for (_, about), series in zip(given, lines, strict=True):
        assert about["Eenheid"] == series.unit.nl
        assert about["Wat is gemeten"] == series.measures.nl
        assert all(text.nl in about["Wat ontbreekt"] for text in series.missing)
        assert about["Wie telt mee"]


def test_the_words_of_a_role_are_not_a_persons_name() -> None:
    page = said()
    contact = page.split('id="contact"')[1].split("</section>")[0]
    assert "Trekker" in contact
    programme = catalogue().programme
    assert programme
    assert not any(member.name for member in programme.contacts)


def test_the_title_counts_what_there_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "twee opdrachten, twee sessies en vier concepten" in said()
    with showing(tmp_path / "data", monkeypatch) as data:
        (data / "concepts" / "hosting.yaml").unlink()
        (data / "sessions" / "2014-12-02.yaml").unlink()
        page = said()
    assert "twee opdrachten, één sessie en drie concepten" in page


def test_without_first_sources_the_timeline_is_one_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Tot en met 2014" in said()
    with showing(tmp_path / "data", monkeypatch) as data:
        sources = data / "sources.yaml"
        sources.write_text(sources.read_text("utf-8").replace("kind: seed", "kind: archive"), "utf-8")
        page = said()
    assert "Tot en met" not in page
    assert "Eerste sessie, in Den Haag" in page


def test_without_an_assignment_the_page_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with showing(tmp_path / "data", monkeypatch) as data:
        (data / "programme.yaml").unlink()
        page = said()
    assert "De opdracht staat nog niet in de gegevens." in page
    assert page.count("<h1") == 1


def test_markup_in_the_data_stays_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with showing(tmp_path / "data", monkeypatch) as data:
        replaced(data / "sessions" / "2014-10-30.yaml", '"Den Haag"', '"<img src=x onerror=alert(1)> **Den Haag**"')
        page = said()
    assert "&lt;img src=x onerror=alert(1)&gt; **Den Haag**" in page
    assert "<img" not in page
