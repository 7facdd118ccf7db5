"""The print form of a page: nothing to click, all open, and a head that says what it is and on what it rests."""

from __future__ import annotations

import html
import re
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.downloads import about_csv, files
from tests.other_data import replaced, showing
from tests.pages import open_page, text_of
from ui.choices import MOST, PAGE
from ui.site import SCREENS

Keys = dict[str, str | list[str]]
PRINTED = [screen.address for screen in SCREENS if screen.address != "presenteren"]
HEADED = [address for address in PRINTED if address != "meenemen"]
"""Those with a head of the house above them; the sheet to take away says by itself what it is (test_page_meenemen)."""


def paper(address: str = "", **keys: str | list[str]) -> str:
    return text_of(open_page(address, **{"beeld": "afdruk", **keys}))


def head(text: str) -> dict[str, str]:
    """The facts of the head by their names."""
    found = re.search(r'<header class="dl paper-head">(.*?)</header>', text, re.DOTALL)
    assert found
    pairs = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", found.group(1), re.DOTALL)
    return {name: html.unescape(re.sub(r"<[^>]+>", "", value)) for name, value in pairs}


def sources(text: str) -> list[tuple[str, str]]:
    """Title and address of each source at the end."""
    part = text.partition('class="dl paper-sources"')[2]
    return re.findall(r'<li><span lang="nl">(.*?)</span><br><(?:a href|span class)="(.*?)"', part, re.DOTALL)


@pytest.mark.parametrize("address", HEADED)
@pytest.mark.parametrize(("language", "names"), [
    ("nl", {"Titel", "Editie", "Gegevens", "Licentie", "Gemaakt op", "Link"}),
    ("en", {"Title", "Edition", "Data", "Licence", "Made on", "Link"}),
])  # fmt: skip
def test_every_page_has_a_print_form_that_says_what_it_is(address: str, language: str, names: set[str]) -> None:
    text = paper(address, taal=language)
    found = head(text)
    assert names <= set(found)
    assert text.count("<h1") == 1
    assert found["Link"].partition("?")[0] == f"/{address}"
    assert "beeld=" not in found["Link"]


@pytest.mark.parametrize("address", PRINTED)
def test_nothing_on_paper_leads_anywhere_else(address: str) -> None:
    """No menu, no language link, no foot, no files; only what prints it, and the way back."""
    app = open_page(address, beeld="afdruk")
    text = text_of(app)
    assert not app.get("download_button")
    assert not app.get("expander")
    for part in ('class="dl language"', 'class="dl foot"', 'class="dl views"'):
        assert part not in text
    assert "data-print" in text
    assert re.search(r'<a class="go" href="/[^"]*">Terug naar het scherm</a>', text)


@pytest.mark.parametrize("address", PRINTED)
def test_every_page_leads_to_its_print_form_with_its_choices(address: str) -> None:
    text = text_of(open_page(address, peildatum="2014-12", opgave="scale-up"))
    ways = [html.unescape(way) for way in re.findall(r'href="([^"]*beeld=afdruk[^"]*)"', text)]
    assert {way.partition("?")[0] for way in ways} == {f"/{address}"}
    assert all("peildatum=2014-12" in way for way in ways)


@pytest.mark.parametrize(("address", "keys"), [
    ("", {"soort": "ministry"}), ("vergelijken", {"organisatie": ["ienm", "ind"]}), ("voorwaarden", {"stel": "ienm.work.3"}),
])  # fmt: skip
def test_the_head_says_what_the_files_say(address: str, keys: Keys) -> None:
    """Which organisations, what is supposed, the purpose and the date: the same words on paper and in a file."""
    found = head(paper(address, **keys))
    for name, raw in files(address, **keys).items():
        if name.endswith("csv"):
            told = {line[0]: line[1] for line in about_csv(raw)}
            for fact in ("Organisaties", "Wat als", "Opgave", "Peildatum", "Editie", "Gegevens"):
                assert told.get(fact, found.get(fact)) == found.get(fact), f"{name}: {fact}"


def _parts_that_differ() -> None:
    """A page whose parts have one fact in common and one apart."""
    from ui import paper

    with paper.printing("Proef"):
        paper.tell({"Samen": "1", "Apart": "2"}, [])
        paper.tell({"Apart": "3", "Samen": "1"}, [])


def test_the_head_tells_only_what_holds_for_the_whole_page() -> None:
    app = AppTest.from_function(_parts_that_differ)
    app.query_params["beeld"] = "afdruk"
    found = head(text_of(app.run(timeout=60)))
    assert found["Samen"] == "1"
    assert "Apart" not in found


def test_a_what_if_is_marked_on_paper() -> None:
    assert "verondersteld" in head(paper("voorwaarden", stel="ienm.work.3"))["Wat als"]
    assert "Wat als" not in head(paper("voorwaarden"))


def test_the_day_of_printing_is_today() -> None:
    assert str(date.today().year) in head(paper())["Gemaakt op"]


@pytest.mark.parametrize(
    ("address", "keys"), [("", {}), ("organisatie", {"organisatie": "ind"}), ("lessen", {}), ("netwerk", {})]
)
def test_the_sources_stand_at_the_end_whole_each_once(address: str, keys: Keys) -> None:
    found = sources(paper(address, **keys))
    assert len(found) > 1
    assert len(set(found)) == len(found)
    assert any(place.startswith("http") for _, place in found)


def test_the_sources_on_paper_are_those_of_what_is_shown() -> None:
    """The same as in the file of the same cells, and fewer for fewer organisations."""
    some = {title for title, _ in sources(paper(soort="ministry"))}
    every = {title for title, _ in sources(paper())}
    assert some < every
    in_file = {line[1] for line in about_csv(files(soort="ministry")["vakken.csv"]) if line[0] == "Bron"}
    assert in_file <= {html.unescape(title) for title in some}


def test_paper_shows_all_the_lessons_at_once() -> None:
    """Nobody can ask paper for more."""
    on_screen = text_of(open_page("lessen")).count('<article class="card')
    assert on_screen <= PAGE < paper("lessen").count('<article class="card') <= MOST


def test_the_table_under_a_chart_is_open_on_paper() -> None:
    assert 'class="rows"' in paper("netwerk")


def test_a_hostile_name_is_a_text_in_the_head(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = "<img src=x onerror=alert(1)> & {{7*7}}"
    with showing(tmp_path / "data", monkeypatch) as folder:
        replaced(folder / "organisations.yaml", '"I&M"', f"'{bad}'")
        replaced(folder / "sources.yaml", '"De start van een netwerk (DGOBR)"', f"'{bad}'")
        text = paper("voorwaarden", stel="ienm.work.3", peildatum="2014-12")
    assert bad in head(text)["Wat als"]
    assert "<img" not in text
    assert bad in next(html.unescape(title) for title, _ in sources(text))


def test_a_fault_in_the_data_is_told_on_paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "kan niet worden gelezen" not in paper()
    with showing(tmp_path / "data", monkeypatch) as folder:
        (folder / "experiments" / "extra.yaml").write_text("x: [", encoding="utf-8")
        assert "een deel van de gegevens kan niet worden gelezen" in paper()


def test_paper_opens_without_a_method(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with showing(tmp_path / "data", monkeypatch) as folder:
        (folder / "readiness.yaml").unlink()
        for address in PRINTED:
            assert head(paper(address))["Licentie"]


def test_the_evidence_of_a_cell_is_a_part_of_the_page_on_paper() -> None:
    """Nothing lies over the page; its sources are among those at the end."""
    app = open_page("organisatie", organisatie="ind", cel="binnenwerk.hiring", beeld="afdruk")
    text = text_of(app)
    assert not app.get("dialog")
    assert "<h2>Binnenwerk · Werving en plaatsing</h2>" in text
    assert any("Binnenwerk jaaroverzicht 2021" in title for title, _ in sources(text))
