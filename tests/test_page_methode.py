"""The page of the method: from a level down to the paragraph it rests on, and the state of the data told in full."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lessons.trail import judged
from tests.other_data import replaced, showing
from tests.pages import open_page, text_of
from ui.data import catalogue
from ui.faults import known
from ui.uses import KINDS

ROOT = Path(__file__).parent.parent


def said(language: str = "nl", **keys: str) -> str:
    return text_of(open_page("methode", taal=language, **keys)).replace("&amp;", "&").replace("&#39;", "'")


# --- the method ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "heard"),
    [
        ("nl", ["Het is geen meting", "Wat geen niveau is", "Geen ranglijst", "nog niet te zeggen", "Van welke datum kijkt u", "Geen fouten", "CC BY 4.0", "Toegankelijkheid", "Privacy", "_streamlit_xsrf"]),
        ("en", ["It is not a measurement", "What is not a level", "No ranking", "cannot say yet", "From which date do you look", "No errors", "CC BY 4.0", "Accessibility", "Privacy", "_streamlit_xsrf"]),
    ],
)  # fmt: skip
def test_the_page_tells_the_method_in_both_languages(language: str, heard: list[str]) -> None:
    page = said(language)
    assert [word for word in heard if word not in page] == []
    assert page.count("<h1") == 1


@pytest.mark.parametrize(
    ("language", "kept"), [("nl", "Na 12 dagen wordt een sessie gewist"), ("en", "After 12 days a session is deleted")]
)
def test_the_page_tells_every_cookie_and_how_long_a_session_is_kept(
    language: str, kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LESSONS_SESSION_DAYS", "12")
    private = said(language).partition('id="privacy"')[2]
    assert [name for name in ("taal", "_streamlit_xsrf", "stem", "coach") if name not in private] == []
    assert kept in private


@pytest.mark.parametrize("language", ["nl", "en"])
def test_all_descriptors_states_grades_and_gates_of_the_edition_are_there(language: str) -> None:
    page, edition = said(language), catalogue().edition
    assert edition
    meanings = [*edition.levels, *edition.states, *edition.grades, *edition.confidence, *edition.purposes]
    texts = [level.say(language) for dimension in edition.dimensions for level in dimension.levels]
    texts += [meaning.meaning.say(language) for meaning in meanings] + [root.say(language) for root in edition.roots]
    assert [text for text in texts if text not in page] == []
    gates = re.findall(r'<ul class="gatelist">(.*?)</ul>', page, re.DOTALL)
    assert [gate.count("<li>") for gate in gates] == [len(purpose.gates) for purpose in edition.purposes]


def test_a_dimension_is_opened_by_the_address_and_the_others_stay_closed() -> None:
    opened = re.findall(r'<details class="row[^"]*" id="dimensie-([a-z]+)" open', said(dimensie="work"))
    assert opened == ["work"]
    assert "Deze dimensie staat niet in de methode" in said(dimensie="nothing")


# --- the sources -----------------------------------------------------------------------------------------------------


def listed_rows(page: str) -> list[str]:
    return page.split('class="rows stack sources"')[1].split("</table>")[0].split("<tr>")[2:]


def test_every_source_is_listed_with_how_far_it_was_read() -> None:
    rows = listed_rows(said())
    assert len(rows) == len(catalogue().sources)
    assert all(re.search("gelezen", row) for row in rows)


def test_a_long_list_of_sources_comes_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """100 rows and a way to more; a source that is not on the first page still opens by its address."""
    with showing(tmp_path / "data", monkeypatch) as data:
        row = "  - {{id: extra-{0}, kind: archive, title: 'Zz verzonnen bron {0}', publisher: Verzonnen, read: not-read}}\n"
        file = data / "sources.yaml"
        file.write_text(file.read_text("utf-8") + "".join(row.format(number) for number in range(200)), "utf-8")
        first, more, last = said(), said(meer="48"), said(bron="extra-199")
    assert (len(listed_rows(first)), len(listed_rows(more))) == (100, 200)
    assert "meer=48#bronnen" in first
    assert "Toon meer bronnen" in more
    assert "Zz verzonnen bron 199" in last


def test_dutch_titles_are_marked_as_dutch_on_an_english_screen() -> None:
    source = catalogue().sources["seed-network"]
    places = [said("en"), said("en", bron=source.id), text_of(open_page("concepten", taal="en"))]
    for page in places:
        before = [part[-200:].rsplit("<", 1)[1] for part in page.split(f">{source.title}<")[:-1]]
        assert before
        assert [tag for tag in before if 'lang="nl"' not in tag] == []


def test_a_link_out_of_the_site_hands_nothing_on() -> None:
    outside = re.findall(r'<a [^>]*href="https?://[^>]*>', said())
    assert outside
    assert [link for link in outside if 'rel="noopener noreferrer"' not in link] == []


def test_an_address_that_is_not_of_the_web_is_no_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with showing(tmp_path / "data", monkeypatch) as data:
        address = "https://www.slimmernetwerk.nl/doetanks/dgobr/"
        replaced(data / "sources.yaml", address, "javascript:alert(1)")
        pages = said() + said(bron="seed-assignment")
    assert "javascript:" not in pages


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_link_to_a_paragraph_marks_that_paragraph_and_no_other(language: str) -> None:
    page = said(language, bron="seed-network", alinea="13")
    assert re.findall(r'class="step paragraph marked" id="([^"]+)" data-arrive="([^"]+)"', page) == [
        ("alinea-13", "alinea=13")
    ]
    facts = [fact for fact in catalogue().facts.values() if fact.source == "seed-network#p13"]
    paragraph = page.split('id="alinea-13"')[1].split("</article>")[0]
    assert facts
    assert [fact.id for fact in facts if fact.text.say(language) not in paragraph] == []


def test_the_two_source_texts_show_all_their_facts() -> None:
    pages = said(bron="seed-network") + said(bron="seed-assignment")
    assert [fact.id for fact in catalogue().facts.values() if fact.text.nl not in pages] == []


def test_every_judgement_is_found_back_at_the_source_it_rests_on() -> None:
    pages = {source: said(bron=source) for source in catalogue().sources if source.startswith("seed-")}
    missing = [
        key
        for key, _, organisation, judgement in judged(catalogue())
        for item in judgement.evidence
        if (page := pages.get(item.source.partition("#")[0]))
        and f"cel={organisation}.{judgement.dimension}" not in page
    ]
    assert missing == []


def test_a_source_is_rested_on_by_as_many_records_as_the_list_says() -> None:
    listed = re.search(r'bron=seed-assignment" lang="nl">.*?<td class="num">.*?(\d+)</td>', said(), re.DOTALL)
    total = re.search(r"Alles wat op deze bron rust \((\d+)\)", said(bron="seed-assignment"))
    assert listed
    assert total
    assert listed[1] == total[1]
    assert int(total[1]) > 20


@pytest.mark.parametrize(
    "unknown", ["nothing", "<script>alert(1)</script>", "../../etc/passwd", "__proto__", "a" * 5000]
)
def test_an_unknown_source_is_said_above_all_sources(unknown: str) -> None:
    page = said(bron=unknown)
    assert "Deze bron staat niet in de gegevens" in page
    assert "<script" not in page


@pytest.mark.parametrize("unknown", ["999", "-1", "abc", "<b>13</b>"])
def test_an_unknown_paragraph_is_said_above_the_paragraphs(unknown: str) -> None:
    page = said(bron="seed-network", alinea=unknown)
    assert "staat hier niets" in page
    assert "paragraph marked" not in page
    assert "<b>13" not in page


def test_every_kind_of_record_that_rests_on_a_source_has_a_name() -> None:
    kinds = {kind for pair in KINDS.values() for kind in pair}
    shown = set(re.findall(r'<p class="kick">([^<]+)</p>', said(bron="seed-network")))
    assert shown
    assert shown <= kinds


# --- the state of the data ----------------------------------------------------------------------------------------------


def test_the_data_has_no_errors_and_the_version_is_given() -> None:
    page = said()
    assert "✓ Geen fouten." in page
    assert page.count(catalogue().fingerprint[:12]) >= 3
    assert "gereedheid/1" in page


def test_every_problem_is_listed_with_its_place_and_what_is_accepted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with showing(tmp_path / "data", monkeypatch) as data:
        replaced(data / "concepts" / "hosting.yaml", "state: unknown\nstate_note", "state: unknwon\nstate_note")
        replaced(
            data / "experiments" / "ienm-candidate-first.yaml", "\nroute: candidate-first", "\nrote: candidate-first"
        )
        app = open_page("methode")
    page = text_of(app)
    table = page.split('class="rows stack problems"')[1].split("</table>")[0]
    assert re.search(r"concepts/hosting\.yaml, regel \d+, kolom \d+<", table)
    assert re.search(r"experiments/ienm-candidate-first\.yaml, regel \d+, kolom \d+<", table)
    assert "Veld bestaat niet." in table
    assert "bedoelde u" in table
    assert "Geen fouten." not in page
    assert len(app.get("download_button")) == 2


@pytest.mark.parametrize(
    ("language", "heard"),
    [("nl", r"sources\.yaml, regel \d+, kolom \d+: niet te lezen\."), ("en", r"sources\.yaml, line \d+, column \d+: cannot be read\.")],
)  # fmt: skip
def test_the_banner_says_place_and_kind_in_the_visitors_language(
    language: str, heard: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with showing(tmp_path / "data", monkeypatch) as data:
        (data / "sources.yaml").write_text("sources: [", encoding="utf-8")
        page = text_of(open_page("experimenten", taal=language))
    assert re.search(heard, page)


def test_every_kind_of_problem_has_words() -> None:
    """The format names every code; a code of the format is words with hyphens between backticks."""
    told = (ROOT / "docs" / "format.md").read_text(encoding="utf-8").split("## What can be wrong")[1].split("\n## ")[0]
    codes = set(re.findall(r"`([a-z0-9]+(?:-[a-z0-9]+)+)`", told))
    assert "yaml-syntax" in codes
    assert codes == known()


def test_without_a_method_the_sources_and_the_problems_stay_in_sight(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with showing(tmp_path / "data", monkeypatch) as data:
        (data / "readiness.yaml").write_text("id: [", encoding="utf-8")
        page = said()
    assert "De methode kan nu niet worden gelezen" in page
    assert re.search(r"readiness\.yaml, regel \d+, kolom \d+<", page)
    assert 'id="bronnen"' in page
    assert page.count("<h1") == 1
