"""The page with blank spots: a spot for each theme and organisation, what to ask where there is none, and the file."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from lessons.demo import write
from lessons.spread import lesson_spots, spread_frame
from tests.downloads import read_csv, visited
from tests.other_data import showing
from tests.pages import open_page, text_of
from ui import blank_spots
from ui.data import frames
from ui.shelf import shelf

SIZES = (0, 1, 2, 30, 300)


def said(**keys: str) -> str:
    return text_of(open_page("witte-vlekken", **keys))


def plain(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def spots(page: str) -> list[int]:
    """How many lessons each spot of the table says it has."""
    found = re.findall(r'<a class="go cell spot (?:found|weak_only|empty)"[^>]*>(?:<b>(\d+)</b>|<b>–</b>)', page)
    return [int(number) if number else 0 for number in found]


@pytest.fixture(scope="module", params=SIZES)
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """So many invented organisations."""
    made = tmp_path_factory.mktemp("many") / "data"
    write(made, organisations=request.param, experiments=request.param, seed=4)
    return made


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_holds_with_none_one_and_many(folder: Path, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One h1 with a whole sentence, a row for each organisation of the page, and never too much to load."""
    with showing(folder, monkeypatch):
        page, size = said(taal=language), len(shelf().look().catalogue.organisations)
    [heading] = re.findall(r"<h1>(.*?)</h1>", page)
    assert plain(heading).endswith(".")
    table = re.search(r"<tbody>(.*?)</tbody>", page, re.DOTALL)
    rows = table[1].count('<th scope="row"') if table else 0
    assert rows == min(size, blank_spots.ROWS)
    assert len(page) < 300_000


def test_the_spots_of_the_table_are_the_lessons_of_the_data() -> None:
    page = said()
    assert sum(spots(page)) == len(lesson_spots(frames()))
    assert 0 in spots(page)


def test_the_shipped_page_begins_with_the_finding_and_says_what_it_does_not_say() -> None:
    page = plain(said())
    assert (
        "Over negen van de tien thema's staat bij minder dan de helft van de organisaties een les in deze verzameling."
        in page
    )
    assert "Weinig of veel lessen zegt niets over hoe klaar een organisatie is." in page
    english = plain(said(taal="en"))
    assert "On nine of ten themes this collection has a lesson at less than half of the organisations." in english
    assert "Few or many lessons say nothing of how ready an organisation is." in english


def test_a_filled_spot_leads_to_as_many_lessons_as_it_says() -> None:
    page = said()
    found = re.search(r'href="(/lessen\?thema=work&amp;organisatie=binnenwerk)"[^>]*><b>(\d+)</b>', page)
    assert found
    lessons = plain(text_of(open_page("lessen", thema="work", organisatie="binnenwerk")))
    assert f"{found[2]} lessen" in lessons


def test_an_empty_spot_opens_with_the_question_whom_to_ask_and_what_others_learned() -> None:
    page = plain(said(vak="dji.coordination"))
    assert "DJI · Regie" in page
    assert "Hier staat nog geen les. Vraag dit Bij wie kan ik vragen welke projecten er bij ons lopen?" in page
    assert "Wie het kan weten bij DJI: niet bekend." in page
    assert "Hoe klaar DJI hier is, is een andere vraag." in page
    assert "Wat anderen hierover leerden" in page
    assert "trekker" in plain(said(vak="belastingdienst.work"))


def test_a_theme_that_is_no_dimension_asks_what_it_is_about() -> None:
    page = plain(said(vak="dji.scaling", taal="en"))
    assert "· Scaling up There is no lesson here yet." in page
    assert "is here, was not judged." in page


def test_what_an_opened_spot_holds_is_never_hidden_by_a_strange_address() -> None:
    for asked in ("", ".", "dji", "dji.nothing", "nobody.work", "<script>.work", "dji.work.work", "~programme.work"):
        page = said(vak=asked)
        assert page.count("<h1") == 1
        assert "<script>" not in page
    assert 'id="vak"' not in said(vak="nobody.work")
    assert 'id="vak"' in said(vak="~programme.work")


def test_each_theme_of_the_list_names_those_without_a_lesson() -> None:
    page, seen = said(), blank_spots.whole()
    cards = dict(re.findall(r'<article class="card topic-card"><h3>(.*?)</h3>(.*?)</article>', page, re.DOTALL))
    assert len(cards) == sum(bool(seen.that(theme, "empty") or seen.that(theme, "weak_only")) for theme in seen.themes)
    empty = [row.name for row in seen.that("urgency", "empty")]
    assert [name for name in empty if name not in plain(cards["Urgentie"])] == []
    assert "Alleen zwakke lessen bij:" in plain(cards["Urgentie"]), "a softer finding"


def test_the_choice_narrows_table_list_and_file_alike() -> None:
    app, files = visited("witte-vlekken", van="ministry", thema=["work", "hiring"])
    page = text_of(app)
    assert "Belastingdienst" not in plain(page)
    assert "BZK" in plain(page)
    assert len(re.findall(r'<th scope="col"', page)) == 3
    seen = blank_spots.whole().narrowed(["ministry"], ["work", "hiring"])
    assert len(read_csv(files["witte-vlekken.csv"])) == len(spread_frame(seen, frames(), {}, {}))


def test_what_the_file_holds_is_what_the_table_shows() -> None:
    app, files = visited("witte-vlekken")
    rows = read_csv(files["witte-vlekken.csv"])
    assert int(rows["lessons"].astype(int).sum()) == sum(spots(text_of(app)))


@pytest.mark.parametrize("asked", ["0", "-3", "99999", "²", "x", "2"])
def test_a_strange_page_number_is_still_a_page(asked: str, thirty: object) -> None:
    assert spots(said(blad=asked))


def test_every_organisation_of_three_hundred_stands_on_one_of_the_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "data", organisations=90, experiments=90, seed=4)
    with showing(tmp_path / "data", monkeypatch):
        names = {row.name for row in blank_spots.whole().organisations}
        pages = [said(blad=str(number)) for number in (1, 2, 3)]
        paper = said(beeld="afdruk")
    told = [set(re.findall(r'<th scope="row" data-name="([^"]*)"', page)) & names for page in pages]
    assert set.union(*told) == names
    assert sum(map(len, told)) == len(names)
    assert set(re.findall(r'<th scope="row" data-name="([^"]*)"', paper)) >= names


def test_the_map_stands_without_a_method(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without an edition there are no questions of dimensions; what each theme is about stands there instead."""
    with showing(tmp_path / "data", monkeypatch) as folder:
        (folder / "readiness.yaml").unlink()
        page = plain(said(vak="dji.coordination"))
    assert "Eén plek die projecten kent, helpt en stuurt." in page


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("keys", [{}, {"vak": "dji.coordination"}, {"van": "agency", "thema": "work"}])
def test_no_lesson_in_this_collection_is_never_told_as_nothing_learned(language: str, keys: dict[str, str]) -> None:
    """What the collection does not hold is unknown, not nothing."""
    page = plain(said(taal=language, **keys)).lower()
    for claim in (
        "niets geleerd",
        "nog niets bij",
        "de eerste zijn",
        "nothing was learned",
        "nothing yet",
        "be the first",
    ):
        assert claim not in page
