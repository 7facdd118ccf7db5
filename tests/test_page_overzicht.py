"""The landing page: the finding in words, the matrix, the drawer with evidence."""

from __future__ import annotations

import re
from pathlib import Path
from shutil import copytree

import pytest

import ui.shelf
from lessons.catalogue import load
from lessons.demo import write
from lessons.readiness import Readiness, default_as_of
from lessons.words import LANGUAGES
from tests.other_data import showing
from tests.pages import open_page, text_of

DATA = Path(__file__).parent.parent / "data"


@pytest.mark.parametrize(("language", "first"), [("nl", "Hoe klaar is elke organisatie"), ("en", "How ready is each")])
def test_says_the_finding_and_shows_the_matrix_in_both_languages(language: str, first: str) -> None:
    app = open_page(taal=language)
    assert first in text_of(app)
    assert text_of(app).count("<h1>") == 1


def test_the_counts_add_up_to_the_judged_organisations() -> None:
    text = text_of(open_page())
    counts = [int(found) for found in re.findall(r"<dd>(\d+)</dd>", text)]
    judged = sum(item.judged for item in load(DATA).catalogue.organisations.values())
    assert len(counts) == 3
    assert sum(counts) == judged


def test_the_matrix_has_a_cell_for_each_judged_organisation_and_dimension() -> None:
    catalogue = load(DATA).catalogue
    seen = Readiness(catalogue, default_as_of(catalogue).day)
    assert text_of(open_page()).count('<a class="go cell') == len(seen.cells)


def test_the_purpose_and_the_date_come_from_the_address() -> None:
    text = text_of(open_page(opgave="scale-up", peildatum="2014-12"))
    assert "opschalen" in text
    assert "december 2014" in text


def test_an_address_that_means_nothing_gives_the_usual_view() -> None:
    plain = text_of(open_page())
    odd = text_of(open_page(opgave="<script>", peildatum="gisteren", cel="../../etc.passwd"))
    matrix = re.compile(r"<tbody>.*?</tbody>", re.DOTALL)
    name = re.compile(r'href="[^"]*"')
    assert name.sub("", matrix.findall(plain)[0]) == name.sub("", matrix.findall(odd)[0])
    assert "<script>" not in odd


def test_any_date_may_be_looked_from() -> None:
    text = text_of(open_page(peildatum="2013"))
    assert "0 van 81 vakken beoordeeld" in text


def test_whoever_is_only_not_known_is_never_said_to_need_help() -> None:
    """On the shipped data nobody is surely below a condition, so nobody is offered help; what is open is to be asked."""
    for language, asked, offered in (
        ("nl", "is dat nog te vragen", " helpen met "),
        ("en", "is still to ask", " could help "),
    ):
        text = text_of(open_page(taal=language))
        assert asked in text
        assert offered not in text


def test_a_choice_of_purpose_is_written_to_the_address() -> None:
    app = open_page()
    app.segmented_control(key="opgave").set_value("scale-up").run()
    assert app.query_params["opgave"] == "scale-up"
    app.segmented_control(key="opgave").set_value("first-placement").run()
    assert "opgave" not in app.query_params


def test_the_choice_goes_along_to_another_page() -> None:
    app = open_page(opgave="scale-up")
    app.query_params.clear()
    app.switch_page("vergelijken.py").run()
    assert app.query_params["opgave"] == "scale-up"


def test_the_drawer_shows_level_reason_evidence_and_the_way_to_the_paragraph() -> None:
    text = text_of(open_page(peildatum="2014-12", cel="belastingdienst.coordination"))
    assert "Waarom dit niveau" in text
    assert "bron=seed-network&amp;alinea=12" in text
    assert "Hoe zeker is dit" in text


def test_the_drawer_of_a_cell_never_asked_gives_the_question() -> None:
    text = text_of(open_page(peildatum="2014-12", cel="bzk.work"))
    assert "Vraag dit" in text
    assert "Waarom dit niveau" not in text


def test_collective_evidence_is_marked_in_its_cell() -> None:
    text = text_of(open_page(peildatum="2014-12"))
    assert "l1 collective" in text


def test_one_broken_file_leaves_the_page_and_names_the_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copytree(DATA, tmp_path / "data")
    broken = tmp_path / "data" / "experiments" / "ienm-candidate-first.yaml"
    broken.write_text("id: [ienm\n", encoding="utf-8")
    monkeypatch.setenv("LESSONS_DATA", str(tmp_path / "data"))
    ui.shelf.shelf.cache_clear()
    try:
        text = text_of(open_page())
    finally:
        ui.shelf.shelf.cache_clear()
    assert "experiments/ienm-candidate-first.yaml, regel 1" in text
    assert "Belastingdienst" in text


# --- the finding, and what changed since -----------------------------------------------------------------------------


def label_values(text: str) -> dict[str, str]:
    """The labelled lines under the finding: label -> what it says, without the link."""
    found = re.findall(r"<div><dt>([^<]+)</dt><dd>([^<]+?) ?<a", text)
    return {name.strip(): told.strip() for name, told in found}


@pytest.mark.parametrize(
    ("language", "labels"),
    [
        ("nl", ["Hoe zeker", "Weten we nog niet", "Ontbreekt het vaakst", "Veranderd sinds december 2022"]),
        ("en", ["How sure", "Not known yet", "Most often missing", "Changed since December 2022"]),
    ],
)
def test_the_lines_under_the_finding_say_how_sure_what_is_open_missing_and_changed(
    language: str, labels: list[str]
) -> None:
    lines = label_values(text_of(open_page(taal=language)))
    assert list(lines) == labels
    assert all(told.endswith(".") for told in lines.values())


def test_the_lines_lead_to_the_whole_of_it() -> None:
    text = text_of(open_page(opgave="scale-up", peildatum="2023-12"))
    told = re.findall(r'<dl class="told">.*?</dl>', text, re.DOTALL)[0]
    assert [address.partition("?")[0] for address in re.findall(r'href="([^"]+)"', told)] == [
        "/methode",
        "/vragen",
        "/voorwaarden",
        "/verloop",
    ]
    assert told.count("opgave=scale-up") == 4
    assert "#veranderd" in told


def test_what_to_do_first_stands_above_the_matrix() -> None:
    text = text_of(open_page())
    assert text.index("Nu doen") < text.index('<table class="matrix')
    assert re.search(r'Nu doen:</b>.*href="/lessen[^"]*thema=.*href="/vergelijken.*href="/netwerk[^"]*#banen"', text)


def test_the_date_of_changes_comes_from_the_address() -> None:
    app = open_page(peildatum="2023-12", sinds="2017-11")
    assert "Veranderd sinds november 2017" in text_of(app)
    assert app.selectbox(key="sinds").value == "2017-11"
    text = text_of(open_page(peildatum="2023-12", sinds="2015-06-03"))
    assert "Veranderd sinds 3 juni 2015" in text, "any date may be named, also one without a judgement"


@pytest.mark.parametrize("odd", ["2023-12", "2024-06", "gisteren", "2022-13", "<script>", ""])
def test_a_date_of_changes_that_is_none_or_comes_too_late_is_dropped(odd: str) -> None:
    app = open_page(peildatum="2023-12", sinds=odd)
    assert "Veranderd sinds december 2022" in text_of(app)
    assert app.selectbox(key="sinds").value == "2022-12"
    assert all(option for option in app.selectbox(key="sinds").options)


@pytest.mark.parametrize(
    ("as_of", "usual"), [("2014", "2013-12"), ("2015", "2014-12"), ("2024-02-29", "2023-02-28"), ("1990-05", "1989-05")]
)
def test_changes_are_counted_from_one_year_before_unless_asked(as_of: str, usual: str) -> None:
    assert open_page(peildatum=as_of).selectbox(key="sinds").value == usual


def test_a_choice_of_that_date_is_written_to_the_address_and_goes_along() -> None:
    app = open_page()
    app.selectbox(key="sinds").set_value("2016-03").run()
    assert app.query_params["sinds"] == "2016-03"
    assert "sinds=2016-03" in text_of(app)


def test_of_some_organisations_the_finding_says_so() -> None:
    judged = [item for item in load(DATA).catalogue.organisations.values() if item.judged]
    agencies = sum(item.kind == "agency" for item in judged)
    text = text_of(open_page(soort="agency"))
    assert f"van de {agencies} gekozen organisaties" in text
    counts = [int(found) for found in re.findall(r"<dd>(\d+)</dd>", text)]
    assert sum(counts) == agencies


@pytest.mark.parametrize(
    ("left", "nl", "en"),
    [
        (0, "Er is <em>nog geen organisatie</em> om te beoordelen.", "There is <em>no organisation</em> to judge yet."),
        (1, "de enige organisatie</em> is nog niet", "the only organisation</em> it cannot be said"),
        (2, "beide organisaties</em> is nog niet", "both organisations</em> it cannot be said"),
    ],
)
def test_the_page_holds_with_hardly_any_organisation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, left: int, nl: str, en: str
) -> None:
    keep = ["bzk", "ienm", "belastingdienst"][:left]
    with showing(tmp_path / "data", monkeypatch) as folder:
        file = folder / "organisations.yaml"
        head, *others = re.split(r"(?m)^(?=  - id: )", file.read_text(encoding="utf-8"))
        told = [item if item.split()[2] in keep else item.replace("judged: true", "judged: false") for item in others]
        file.write_text("".join([head, *told]), encoding="utf-8")
        for language, expected in (("nl", nl), ("en", en)):
            said = text_of(open_page(taal=language, peildatum="2014-12"))
            assert expected in said
            assert (len(label_values(said)) == 4) == bool(left)


@pytest.mark.parametrize("number", [0, 1, 2, 8, 30, 300])
def test_the_finding_is_whole_for_any_number_of_organisations(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "data", organisations=number, experiments=number, seed=3)
    with showing(tmp_path / "data", monkeypatch):
        for language in LANGUAGES:
            text = text_of(open_page(taal=language))
            (title,) = re.findall(r"<h1>(.*?)</h1>", text)
            assert title.endswith(".")
            counts = [int(found) for found in re.findall(r"<dd>(\d+)</dd>", text)]
            assert sum(counts) == number
            lines = label_values(text)
            assert len(lines) == (4 if number else 0)
            for line in lines.values():
                assert re.fullmatch(r"\S.*[.]", line), line
                assert not re.search(r"\b1 (oordelen|organisaties|vakken|judgements|organisations|cells)\b", line), line
