"""Conditions: the finding, every condition and organisation, and a what-if that is marked wherever it goes."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import streamlit as st

from lessons.catalogue import load
from lessons.demo import write
from lessons.readiness import Readiness, default_as_of
from tests.other_data import showing
from tests.pages import open_page, text_of
from tests.test_export import read_csv, read_xlsx
from ui.shelf import SHIPPED

PAGE = "voorwaarden"
SIZES = (0, 1, 2, 30, 300)
GATES = {"learn-in-house": 3, "first-placement": 5, "scale-up": 9}
ROW = re.compile(r'<tr><th scope="row">.*?</tr>', re.DOTALL)
FIVE = ["backing.2", "room.2", "work.2", "hiring.2", "guidance.2"]


def plain(markup: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def rows(text: str) -> list[str]:
    return [plain(found) for found in ROW.findall(text)]


def links(text: str) -> list[str]:
    return [unescape(found) for found in re.findall(r'href="([^"]*)"', text)]


def known() -> Readiness:
    catalogue = load(SHIPPED).catalogue
    return Readiness(catalogue, default_as_of(catalogue).day)


@pytest.fixture(scope="module", params=SIZES)
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[int, Path]:
    made = tmp_path_factory.mktemp("conditions") / "data"
    write(made, organisations=request.param, experiments=request.param, seed=4)
    return request.param, made


# --- what is shown ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("asked", [[], ["work.2"]], ids=["known", "what-if"])
def test_any_number_of_organisations_stands_in_the_table(
    folder: tuple[int, Path], language: str, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    size, made = folder
    with showing(made, monkeypatch):
        for purpose, gates in GATES.items():
            text = text_of(open_page(PAGE, taal=language, opgave=purpose, stel=asked))
            assert text.count("<h1>") == 1
            assert len(rows(text)) == size
            assert text.count('class="go cell ') == size * gates
            assert len(re.findall(r'<li class="card"><h3>', text)) == gates


@pytest.mark.parametrize(
    ("language", "finding", "level"),
    [
        ("nl", "Draagvlak is het vaakst nog te vragen : bij 6 van de 9 organisaties.", "Niveau 2, geprobeerd."),
        ("en", "Backing is most often still to ask : at 6 of the 9 organisations.", "Level 2, tried."),
    ],
)
def test_the_finding_and_the_gates_with_their_words(language: str, finding: str, level: str) -> None:
    text = text_of(open_page(PAGE, taal=language))
    assert finding in plain(text)
    assert plain(text).count(level) == 5
    backing = next(item for item in known().edition.dimensions if item.id == "backing")
    assert backing.levels[2].say(language) in plain(text)


def test_every_cell_says_its_answer_its_level_and_why_it_is_open() -> None:
    dji = next(row for row in rows(text_of(open_page(PAGE))) if row.startswith("DJI"))
    assert "? nog niet te zeggen 0 van de 5 voorwaarden gehaald; vraag eerst: draagvlak" in dji
    assert "? nog te vragen, verouderd , niveau 1–2" in dji
    assert dji.count("? nog te vragen, niet gevraagd") == 3
    rijkswaterstaat = next(row for row in rows(text_of(open_page(PAGE))) if row.startswith("Rijkswaterstaat"))
    assert "✓ gehaald , niveau 3" in rijkswaterstaat


def test_each_condition_counts_all_organisations_once() -> None:
    for purpose in GATES:
        text = text_of(open_page(PAGE, opgave=purpose))
        for tally in re.findall(r'<p class="tally">.*?</p>', text, re.DOTALL):
            assert sum(map(int, re.findall(r"[✓▲?] (\d+)", plain(tally)))) == len(known().organisations)


def test_the_table_and_the_file_follow_the_choice_and_the_order(files: dict[str, Any]) -> None:
    text = text_of(open_page(PAGE, soort="agency", orde="work", richting="laag"))
    shown = [re.findall(r'<a class="go" href="[^"]*">(.*?)</a>', row)[0] for row in ROW.findall(text)]
    taken = read_csv(files["voorwaarden.csv"]())
    assert list(dict.fromkeys(taken["organisation_label"])) == [unescape(name) for name in shown]
    assert len(taken) == 5 * len(shown)
    assert len(shown) < len(known().organisations)
    assert "SZW" not in shown


# --- what if ----------------------------------------------------------------------------------------------------------


def test_a_what_if_says_so_and_says_which_verdicts_turn() -> None:
    text = plain(text_of(open_page(PAGE, stel="backing.2")))
    assert "Dit is een veronderstelling, niet gemeten." in text
    assert "Stel: draagvlak overal op niveau 2 (open bij 6 organisaties)" in text
    assert "Wat als? Dan verandert één conclusie ." in text
    assert "Dan wordt Onderwijsinspectie klaar." in text
    assert "Van Rijkswaterstaat is het dan nog niet te zeggen: ook ruimte is nog open (niet gevraagd)." in text


def test_supposed_cells_and_verdicts_are_marked_and_no_others() -> None:
    found = ROW.findall(text_of(open_page(PAGE, stel=["dji.work.2", "dji.backing.0"])))
    for row in found:
        supposed = "DJI" in plain(row).split(" ")[0]
        assert ("what" in row or "wat als" in row) == supposed
        assert row.count(" supposed") == (3 if supposed else 0)
    dji = next(plain(row) for row in found if plain(row).startswith("DJI"))
    assert "▲ wat als: nog niet" in dji
    assert "zonder wat-als: nog niet te zeggen" in dji
    assert "wat als: niveau 2" in dji
    assert "vertrouwen" not in dji


def test_a_verdict_with_a_what_if_in_it_shows_no_confidence(
    folder: tuple[int, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where a condition that is known decides."""
    with showing(folder[1], monkeypatch):
        found = rows(text_of(open_page(PAGE, opgave="scale-up", stel=["work.3", "backing.3"])))
    supposed = [row for row in found if "wat als: " in row]
    assert bool(supposed) == (folder[0] > 0)
    assert not [row for row in supposed if "vertrouwen" in row]


def test_what_is_known_is_told_as_known_in_a_what_if() -> None:
    """Coverage, finding and helpers are of what is known, whatever is supposed."""
    text = plain(text_of(open_page(PAGE, stel=FIVE)))
    assert "Wat we weten: Draagvlak is het vaakst nog te vragen: bij 6 van de 9 organisaties." in text
    assert "21 van de 45 antwoorden bekend." in text
    assert "Haalt dit al: Belastingdienst, Binnenwerk en IND." in text


def test_without_a_what_if_nothing_speaks_of_one() -> None:
    text = plain(text_of(open_page(PAGE)))
    assert "niet gemeten" not in text
    assert "zonder wat-als" not in text


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("x", "‘x’ kunnen we niet lezen."),
        ("nobody.work.2", "‘nobody.work.2’: deze organisatie beoordelen we niet."),
        (
            "binnenwerk.work.1",
            "Over passend werk bij Binnenwerk weten we dit al: niveau 3, werkt. Daarom rekenen we hier niet met 1.",
        ),
        ("network.2", "Netwerk is hier geen voorwaarde."),
        (
            "<script>alert(1)</script>.work.2",
            "‘<script>alert(1)</script>.work.2’: deze organisatie beoordelen we niet.",
        ),
    ],
)
def test_what_cannot_be_supposed_is_dropped_and_said(asked: str, told: str) -> None:
    text = text_of(open_page(PAGE, stel=[asked, "dji.work.2"]))
    assert "<script>" not in text
    assert "Haal de veronderstelling weg" in text
    assert told in plain(text)
    assert "Stel: passend werk bij DJI op niveau 2, geprobeerd" in plain(text)
    offered = [parse_qs(urlsplit(found).query)["stel"] for found in links(text) if found.endswith("#wat-als")]
    assert offered
    assert not [found for found in offered if asked in found]


def test_a_hundred_bad_values_take_a_few_lines() -> None:
    text = plain(text_of(open_page(PAGE, stel=[f"q{number}" for number in range(100)])))
    assert "En nog 95." in text
    assert "Wat als?" not in text


def test_only_this_page_carries_the_what_if() -> None:
    """Every link to another page leaves it out; a link to this page keeps it, or changes it by one."""
    text = text_of(open_page(PAGE, stel=["backing.2", "dji.work.2"], cel="dji.hiring"))
    elsewhere = [found for found in links(text) if not urlsplit(found).path.endswith(PAGE) and found[:1] != "?"]
    assert len(elsewhere) > 10
    assert not [found for found in elsewhere if "stel=" in found]


def test_no_other_page_hears_of_a_what_if() -> None:
    matrix = text_of(open_page("", stel="dji.work.2"))
    assert matrix.count('class="go cell ') == len(known().cells)
    assert "supposed" not in matrix
    assert "verondersteld" not in matrix


def test_each_supposition_can_be_dropped_and_all() -> None:
    text = text_of(open_page(PAGE, stel=["backing.2", "dji.work.2"]))
    banner = next(part for part in text.split("<section") if 'id="wat-als"' in part)
    left = [parse_qs(urlsplit(found).query).get("stel", []) for found in links(banner)]
    assert left == [["dji.work.2"], ["backing.2"], []]


def test_from_an_open_cell_one_link_supposes_its_condition_met() -> None:
    text = text_of(open_page(PAGE))
    quick = [unescape(found) for found in re.findall(r'class="go stel" href="([^"]*)"', text)]
    asked = [parse_qs(urlsplit(found).query)["stel"] for found in quick]
    assert ["ienm.work.2"] in asked
    assert len(asked) == sum(len(verdict.ask) for verdict in known().verdicts("first-placement"))
    assert all(found.endswith("#wat-als") for found in quick)


def test_the_drawer_offers_every_level_that_may_be_supposed() -> None:
    text = text_of(open_page(PAGE, cel="ienm.work", stel="backing.2"))
    asked = [sorted(parse_qs(urlsplit(found).query).get("stel", [])) for found in links(text) if "cel=" not in found]
    assert all(["backing.2", f"ienm.work.{level}"] in asked for level in range(5))


def test_the_drawer_of_somebody_outside_the_choice_offers_no_what_if() -> None:
    """What is supposed stays among the organisations that the page shows."""
    inside = plain(text_of(open_page(PAGE, cel="ienm.work", soort="ministry", stel="ienm.backing.2")))
    outside = plain(text_of(open_page(PAGE, cel="dji.work", soort="ministry", stel="ienm.backing.2")))
    assert "Stel een niveau" in inside
    assert "Wat nu?" in outside
    assert "Stel een niveau" not in outside


def test_a_suggestion_leads_to_what_it_says() -> None:
    text = text_of(open_page(PAGE))
    card = re.findall(r'<li class="card"><p><a class="go" href="([^"]*)">(.*?)</a></p><p class="small">(.*?)</p>', text)
    address, words, outcome = (unescape(part) for part in card[0])
    assert words == "Stel dat draagvlak overal is gehaald"
    then = text_of(open_page(PAGE, stel=parse_qs(urlsplit(address).query)["stel"]))
    assert outcome in plain(then)


def test_a_what_if_of_somebody_outside_the_choice_is_said() -> None:
    text = plain(text_of(open_page(PAGE, soort="ministry", stel="dji.work.2")))
    assert "DJI hoort niet bij de gekozen organisaties." in text


# --- to take along ----------------------------------------------------------------------------------------------------


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The downloads that the page offers: name of the file -> what makes it."""
    offered: dict[str, Any] = {}

    def keep(_label: str, data: Any, *, file_name: str, **_rest: Any) -> bool:
        if file_name.startswith(("voorwaarden", "conditions")):
            offered[file_name] = data
        return False

    monkeypatch.setattr(st, "download_button", keep)
    return offered


@pytest.mark.parametrize(
    ("language", "name", "mark"),
    [("nl", "voorwaarden-wat-als", "Wat als"), ("en", "conditions-what-if", "What if")],
)
def test_no_file_of_a_what_if_is_without_its_mark(files: dict[str, Any], language: str, name: str, mark: str) -> None:
    """In its name, in its facts, and in each supposed row: CSV and XLSX."""
    open_page(PAGE, stel=["dji.work.2", "bzk.work.1"], taal=language)
    assert set(files) == {f"{name}.csv", f"{name}.xlsx"}
    raw = files[f"{name}.csv"]()
    facts = raw.decode("utf-8-sig").split("\r\n")
    assert any(fact.startswith("#") and mark in fact and "DJI" in fact and "BZK" in fact for fact in facts)
    taken = read_csv(raw)
    assert dict(zip(taken["organisation"] + "." + taken["dimension"], taken["supposed"], strict=True)) == {
        f"{item.organisation}.{gate.dimension}": {"dji.work": "2", "bzk.work": "1"}.get(
            f"{item.organisation}.{gate.dimension}", ""
        )
        for item in known().verdicts("first-placement")
        for gate in item.gates
    }
    book = files[f"{name}.xlsx"]()
    sheet = read_xlsx(book)
    assert sheet[0][-1] == "supposed"
    assert sorted(row[-1] for row in sheet[1:] if "supposed" in row) == ["1", "2"]
    assert any(mark in cell for row in read_xlsx(book, 2) for cell in row)


def test_a_file_without_a_what_if_has_no_mark(files: dict[str, Any]) -> None:
    open_page(PAGE)
    raw = files["voorwaarden.csv"]()
    assert "Wat als" not in raw.decode("utf-8-sig")
    assert set(read_csv(raw)["supposed"]) == {""}


@pytest.mark.parametrize(("language", "mark"), [("nl", "Wat als"), ("en", "What if")])
def test_the_print_form_of_a_what_if_says_so_in_its_head_and_over_its_table(language: str, mark: str) -> None:
    text = plain(text_of(open_page(PAGE, stel="dji.work.2", beeld="afdruk", taal=language)))
    assert re.search(rf"{mark} (passend werk|suitable work) .{{0,20}}2 .{{0,30}}DJI", text)
    assert text.count(f"{mark}: ") >= 3
    assert mark not in plain(text_of(open_page(PAGE, beeld="afdruk", taal=language)))
