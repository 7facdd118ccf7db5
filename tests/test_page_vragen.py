"""Open questions: the finding, both arrangements, all purposes at once, and the files."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path

import pandas as pd
import pytest

from lessons.demo import write
from lessons.export import csv
from lessons.gaps import in_order, topics
from lessons.readiness import Readiness, default_as_of
from tests.other_data import showing
from tests.pages import open_page, text_of
from ui import questions
from ui.data import catalogue

SIZES = (0, 1, 2, 30, 300)


def told(page: str) -> str:
    """The text without its markup."""
    return unescape(re.sub(r"<[^>]+>", "", page))


def said(**keys: str) -> str:
    return text_of(open_page("vragen", **keys))


def rows_of(page: str) -> int:
    return page.count('<th scope="row">')


@pytest.fixture(scope="module", params=SIZES)
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """So many invented organisations."""
    made = tmp_path_factory.mktemp("many") / "data"
    write(made, organisations=request.param, experiments=request.param, seed=4)
    return made


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("per", ["vraag", "organisatie"])
def test_the_page_holds_with_none_one_and_many(
    folder: Path, language: str, per: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One h1 with a whole sentence, and a row for each open question, in either arrangement."""
    with showing(folder, monkeypatch):
        page = said(taal=language, per=per)
        rows = expected(["first-placement"])
    [heading] = re.findall(r"<h1>(.*?)</h1>", page)
    assert told(heading).endswith(".")
    assert rows_of(page) == rows


def expected(purposes: list[str]) -> int:
    held = catalogue()
    return len(in_order(topics(Readiness(held, default_as_of(held).day), purposes)))


def test_the_shipped_page_begins_with_the_finding_and_the_rule_of_the_order() -> None:
    page = told(said())
    assert "Eén antwoord over draagvlak geeft bij één organisatie meteen uitsluitsel. Er staan 24 vragen open." in page
    assert "Bovenaan staat de vraag die het meest beslist" in page
    english = told(said(taal="en"))
    assert "One answer about backing decides it at once for one organisation. 24 questions are open." in english
    assert "On top stands the question that decides most" in english


def test_a_question_stands_as_it_is_asked_with_why_and_the_level_needed() -> None:
    page = told(said())
    assert "Wie geeft bij ons de opdracht, en welke afdelingen doen echt mee?" in page
    assert "In 2014 opende een betrokken opdrachtgever snel deuren." in page
    assert "niveau 2, geprobeerd. Een leidinggevende maakte in ten minste één geval tijd of mensen vrij." in page


def test_all_purposes_ask_each_question_once_and_name_what_each_is_for() -> None:
    page = said(bereik="alle")
    goals = ["learn-in-house", "first-placement", "scale-up"]
    assert rows_of(page) == expected(goals) == len(set(re.findall(r"cel=([a-z0-9.-]+)", page)))
    assert "Een eerste plaatsing: <strong>niveau 2, geprobeerd</strong>" in page
    assert "Opschalen: <strong>niveau 3, werkt</strong>" in page


def test_the_agenda_of_one_organisation_names_it_and_leads_back() -> None:
    page = said(per="organisatie", organisatie="rws")
    assert "bij Rijkswaterstaat" in told(page) or "Aan Rijkswaterstaat" in told(page)
    assert len(set(re.findall(r"cel=([a-z0-9-]+)", page))) == 1
    assert "/organisatie?organisatie=rws" in page
    assert "Vragen aan alle organisaties" in page
    assert "2 vragen" in told(page)


@pytest.mark.parametrize("keys", [{"bereik": "x"}, {"per": "<b>"}, {"per": "organisatie", "organisatie": "nobody"}])
def test_what_the_address_cannot_mean_is_dropped(keys: dict[str, str]) -> None:
    usual = said(per="organisatie") if keys.get("per") == "organisatie" else said()
    assert rows_of(said(**keys)) == rows_of(usual)


@pytest.mark.parametrize("keys", [{}, {"per": "organisatie"}, {"bereik": "alle", "taal": "en"}, {"soort": "ministry"}])
def test_the_files_hold_the_rows_of_the_screen_in_their_order(
    keys: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And they state the purposes and the order."""
    given: list[tuple[pd.DataFrame, Mapping[str, str]]] = []
    monkeypatch.setattr(questions, "take_away", lambda frame, about, *rest, **more: given.append((frame, about)))
    page = said(**keys)
    [(frame, about)] = given
    file = csv(frame, about).decode("utf-8-sig")
    rows = pd.read_csv(io.StringIO(file), comment="#")
    shown = re.findall(r"cel=([a-z0-9-]+)\.([a-z-]+)", page)
    assert list(zip(rows["organisation"], rows["dimension"], strict=True)) == shown
    assert all(reason in told(page) for reason in rows["now"])
    assert all(gives in told(page) for gives in rows["gives"])
    goals = "learning in-house, a first placement and scaling up" if "bereik" in keys else "een eerste plaatsing"
    assert goals in file
    order = about.get("Volgorde") or about["Order"]
    assert order in told(page)
    assert order in " ".join(file.split())


@pytest.mark.parametrize(
    ("language", "finding", "meaning"),
    [
        ("nl", "Aan Binnenwerk staat geen vraag open.", "Elke voorwaarde voor een eerste plaatsing is bekend."),
        ("en", "No question is open to Binnenwerk.", "Every condition for a first placement is known."),
    ],
)
def test_nothing_open_says_so_and_what_that_means(language: str, finding: str, meaning: str) -> None:
    app = open_page("vragen", per="organisatie", organisatie="binnenwerk", taal=language)
    page = told(text_of(app))
    assert finding in page
    assert meaning in page
    assert not app.get("download_button")


def test_what_cannot_change_an_outcome_is_there_last_and_says_why() -> None:
    page = told(said(opgave="scale-up"))
    assert "Verandert de uitkomst niet (te laag:" in page
    assert page.index("Daarna is er nog meer te vragen") < page.index("Verandert de uitkomst niet")
