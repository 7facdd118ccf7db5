"""The landing page: the finding in words, the matrix, the drawer with evidence."""

from __future__ import annotations

import re
from pathlib import Path
from shutil import copytree

import pytest

import ui.shelf
from lessons.catalogue import load
from lessons.readiness import Readiness, default_as_of
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
