"""The page of the network: every part of the assignment is there with its source, and gaps are named as gaps."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path

import pytest

from lessons.drawing import Drawing
from lessons.glossary import explained
from lessons.tables import Tables, tables
from lessons.words import LANGUAGES, Language
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


# --- as a participant finds it --------------------------------------------------------------------------------------------


def test_what_a_participant_looks_for_stands_before_what_lies_behind() -> None:
    page = said()
    places = [page.index(f'id="{name}"') for name in ("rollen", "contact", "partners", "sessies", "eisen", "onbekend")]
    behind = [page.index(f'id="{name}"') for name in ("opdracht", "wet", "fasen", "geleerd", "tijdlijn", "banen")]
    assert places == sorted(places)
    assert max(places) < min(behind)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_role_says_what_to_ask_it_and_leads_to_the_lessons_for_it(language: str) -> None:
    programme = catalogue().programme
    assert programme
    page = unescape(said(language))
    table = page.split('id="rollen"')[1].split("</table>")[0]
    rows = re.findall(r"<tr><th scope=\"row\">.*?</tr>", table, re.DOTALL)
    assert len(rows) == len({*(role.id for role in programme.roles), *(member.role for member in programme.contacts)})
    lessons = frames_of(language).lessons["audience"].str.split()
    for role, row in zip(programme.roles, rows, strict=False):
        assert role.meaning.say(language) in row
        number = sum(role.id in audience for audience in lessons)
        assert bool(number) == (f"voor={role.id}" in row)
        assert not number or f">{number} " in row


def frames_of(language: str) -> Tables:
    return tables(catalogue(), "en" if language == "en" else "nl")


def test_a_role_that_nobody_is_named_for_says_so_and_one_without_a_source_is_ours() -> None:
    table = said().split('id="rollen"')[1].split("</table>")[0]
    director = table.split("Directeur</th>")[1].split("</tr>")[0]
    assert "geen bron noemt iemand" in director
    assert "In onze woorden, zonder bron" in director
    lead = table.split("Trekker</th>")[1].split("</tr>")[0]
    assert "organisatie=ienm" in lead
    assert "In onze woorden" not in lead


def test_a_partner_says_what_it_brings_or_that_no_source_does_and_which_sessions_it_was_at() -> None:
    partners = unescape(said().split('id="partners"')[1].split("</section>")[0])
    assert "Een ondernemende, creatieve blik." in partners
    assert "Genoemd. Wat zij meebrengen, zegt geen bron." in partners
    scientists = partners.split("Wetenschappers</strong>")[1].split("</li>")[0]
    assert 'href="#sessie-2014-10-30"' in scientists
    assert "Was bij" not in partners.split("UWV</strong>")[1].split("</li>")[0]


def test_a_session_leads_to_the_concepts_it_worked_out_and_rated_and_to_its_trail(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rating = '  - {criterion: feasible, state: yes, reason: {nl: Zo., en: So.}, session: "2014-12-02"}\n'
    with showing(tmp_path / "data", monkeypatch) as data:
        replaced(data / "concepts" / "hosting.yaml", "ratings:\n", f"ratings:\n{rating}")
        page = said().replace("%3A", ":")
    first = page.split('id="sessie-2014-10-30"')[1].split("</article>")[0]
    second = page.split('id="sessie-2014-12-02"')[1].split("</article>")[0]
    assert "<dt>Beoordeeld</dt>" not in first
    assert "concept=hosting" in second.split("<dt>Beoordeeld</dt>")[1].split("</dd>")[0]
    assert "van=session:2014-12-02" in second


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_the_site_are_explained(language: Language) -> None:
    words = unescape(said(language).split('<dl class="words">')[1].split("</dl>")[0])
    programme = catalogue().programme
    assert [item.term.id for item in explained(programme) if item.meaning.say(language) not in words] == []
    assert words.count('class="src"') == sum(bool(item.sources) for item in explained(programme))


def test_without_sessions_and_contacts_the_page_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with showing(tmp_path / "data", monkeypatch) as data:
        for file in (*(data / "sessions").iterdir(), *(data / "concepts").iterdir()):
            file.unlink()
        programme = data / "programme.yaml"
        text = programme.read_text("utf-8")
        kept = text[: text.index("contacts:\n")] + "contacts: []\n" + text[text.index("timeline:\n") :]
        programme.write_text(kept, "utf-8")
        page = said()
    assert "Er zijn nog geen sessies beschreven." in page
    assert "Er staat nog geen contact in de gegevens." in page
    assert "twee opdrachten, geen sessies en geen concepten" in page


def test_a_lesson_of_the_programme_stands_under_each_of_its_themes_and_has_one_place() -> None:
    programme = catalogue().programme
    assert programme is not None
    page = said()
    for lesson in programme.lessons:
        text = unescape(lesson.text.nl)
        assert unescape(page).count(f">{text}</a>") == len(lesson.themes), lesson.id
        assert page.count(f'id="deel-{lesson.id}"') == 1
