"""The matrix of the landing page: its rows, groups and order, what the filters leave, and the same rows in the files."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lessons import demo
from lessons.catalogue import load
from lessons.lineup import Lineup, facets, groups, keep, traits
from lessons.readiness import Readiness, default_as_of
from tests.downloads import about_csv, read_csv, visited
from tests.other_data import replaced, showing
from tests.pages import coming_in, open_page, text_of
from ui.choices import KEPT_IN_VIEWS, VIEWS
from ui.data import catalogue
from ui.lineup import KEYS
from ui.site import SCREENS

CELL = re.compile(r'<td><a class="go cell ([^"]*)" href="([^"]*)">(.*?)</a>')
ROW = re.compile(r'<tr><th scope="row">(.*?)(?=<tr>|<tr |</tbody>)', re.DOTALL)
GROUP = re.compile(r'<tr class="group" id="([^"]+)"><th scope="rowgroup" colspan="11">(.*?) <small>(.*?)</small>')


def table(app: AppTest) -> str:
    found = re.search(r'<table class="matrix lineup".*?</table>', text_of(app), re.DOTALL)
    return found.group() if found else ""


def ids(app: AppTest) -> list[str]:
    """The organisations of the rows, from top to bottom."""
    return [re.findall(r"organisatie=([a-z0-9-]+)", row)[0] for row in ROW.findall(table(app))]


def plain(text: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", text))


def seen() -> Readiness:
    return Readiness(catalogue(), default_as_of(catalogue()).day)


# --- the table --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("size", [0, 1, 2, 9, 30])
def test_a_row_for_each_organisation_and_a_cell_for_each_dimension(
    size: int, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    demo.write(tmp_path / "demo", size, size, 5)
    with showing(tmp_path / "demo", monkeypatch):
        app = open_page(taal=language)
        assert ids(app) == list(order_of(Lineup(), language))
        assert len(CELL.findall(table(app))) == 9 * size
        assert text_of(app).count("<h1>") == 1
        assert ("volgorde" in {box.key for box in app.selectbox}) == (size > 2)


def order_of(choice: Lineup, language: str = "nl") -> Iterator[str]:
    now = seen()
    narrowed = now.narrowed(keep(traits(now), choice))
    for group in groups(narrowed, choice, language):
        yield from group.organisations


def test_a_cell_tells_level_state_marks_and_confidence(thirty: Readiness) -> None:
    """Each cell opens its own evidence and says what it is; the words in the table are those of the method."""
    app = open_page()
    place = {(item.organisation, item.dimension): item for item in thirty.cells.values()}
    for look, address, content in CELL.findall(table(app)):
        organisation, dimension = re.findall(r"cel=([a-z0-9-]+)\.([a-z]+)", address)[0]
        cell, said = place[organisation, dimension], plain(content)
        assert ("verouderd" in said) == cell.stale == ("stale" in look)
        assert ("rijksbreed" in said) == cell.collective == ("collective" in look)
        assert ("onbekend" in said) == (cell.state == "unknown")
        assert ("niet gevraagd" in said) == (cell.state == "not_assessed")
        assert ("niet van toepassing" in said) == (cell.state == "not_applicable")
        assert ("vertrouwen" in said) == cell.known
        if cell.level is not None:
            assert said.startswith(f"{cell.level}, {thirty.edition.levels[cell.level].label.nl}")
            assert f"l{cell.level}" in look.split()
        if cell.state == "mixed":
            assert said.startswith(f"{cell.low}–{cell.high}, niveau {cell.low} tot {cell.high}, gemengd")


def test_an_own_target_stands_in_its_cell_with_how_it_stands(thirty: Readiness) -> None:
    from lessons.aims import aims

    found = dict.fromkeys(("reached", "below", "open"), 0)
    for _, address, content in CELL.findall(table(open_page(taal="en"))):
        for look in re.findall(r'<small class="([a-z]+)">', content):
            organisation, dimension = re.findall(r"cel=([a-z0-9-]+)\.([a-z]+)", address)[0]
            [aim] = [item for item in aims(thirty, organisation) if item.dimension == dimension]
            words = {"reached": "reached", "below": "not reached yet", "open": "still to ask"}
            assert plain(content).endswith(f", target {aim.target.level} {words[aim.standing]}")
            assert look == aim.standing
            found[look] += 1
    assert sum(found.values()) == sum(len(aims(thirty, item.id)) for item in thirty.organisations)


def test_without_own_targets_the_page_says_nothing_of_them() -> None:
    assert "eigen doel" not in text_of(open_page())
    assert "doel" not in {pill.key for pill in open_page().get("button_group")}


def test_the_text_of_the_catalogue_is_shown_as_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with showing(tmp_path / "data", monkeypatch) as folder:
        replaced(folder / "organisations.yaml", 'nl: "DJI"', 'nl: "<b onclick=x>DJI"')
        page = table(open_page(groep="onder"))
    assert "<b onclick" not in page
    assert "&lt;b onclick=x&gt;DJI" in page


# --- groups and order ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_group_says_its_name_how_many_and_the_outcomes(thirty: Readiness, language: str) -> None:
    app = open_page(groep="soort", taal=language)
    page = table(app)
    assert page.count("<tbody>") == page.count('scope="rowgroup"') == 3
    verdicts = {item.organisation: item.outcome for item in thirty.verdicts("first-placement")}
    expected = groups(thirty, Lineup(grouping="kind"), language)
    for (anchor, _, told), group in zip(GROUP.findall(page), expected, strict=True):
        outcomes = [verdicts[name] for name in group.organisations]
        assert anchor == f"groep-{group.key}"
        assert re.findall(r"\d+", plain(told))[0] == str(len(outcomes))
        assert sum(map(int, re.findall(r"\d+", plain(told))[1:])) == len(outcomes)
        assert (f"{outcomes.count('ready')} {'klaar' if language == 'nl' else 'ready'}" in told) == (
            "ready" in outcomes
        )
        assert f'href="#{anchor}"' in text_of(app)
    assert ids(app) == [name for group in expected for name in group.organisations]


def test_what_belongs_nowhere_is_the_last_group(thirty: Readiness) -> None:
    found = GROUP.findall(table(open_page(groep="onder")))
    assert found[-1][:2] == ("groep-overige", "Valt onder geen andere organisatie")
    assert len(found) == 3


@pytest.mark.parametrize(("direction", "sort"), [("hoog", "descending"), ("laag", "ascending")])
def test_the_order_is_by_one_dimension_with_what_has_no_level_last(
    thirty: Readiness, direction: str, sort: str
) -> None:
    app = open_page(orde="room", richting=direction)
    assert ids(app) == list(order_of(Lineup(dimension="room", highest=direction == "hoog")))
    known = [thirty.cell(name, "room").known for name in ids(app)]
    assert known == sorted(known, reverse=True)
    assert re.findall(r'data-name="([^"]+)"[^>]*aria-sort="([a-z]+)"', table(app)) == [("Ruimte", sort)]


def test_the_head_of_a_column_orders_by_it_then_turns_then_stops(thirty: Readiness) -> None:
    def address(**keys: str) -> str:
        head = re.findall(r'data-name="Ruimte".*?href="([^"]*)"', table(open_page(**keys)))[0]
        return html.unescape(head).removeprefix("/").removeprefix("?")

    assert thirty.dimensions
    assert address() == "orde=room"
    assert address(orde="room") == "orde=room&richting=laag"
    assert address(orde="room", richting="laag") == ""
    assert address(orde="work", richting="laag", groep="soort") == "orde=room&groep=soort"


def test_the_order_is_written_to_the_address_and_taken_out_again(thirty: Readiness) -> None:
    assert thirty.organisations
    app = open_page()
    app.selectbox(key="volgorde").set_value("room laag").run()
    assert app.query_params["orde"] == ["room"] or app.query_params["orde"] == "room"
    assert "laag" in app.query_params["richting"]
    app.selectbox(key="volgorde").set_value("").run()
    assert "orde" not in app.query_params
    assert "richting" not in app.query_params


def test_no_number_stands_before_a_row(thirty: Readiness) -> None:
    """Method 7: an order is no rank."""
    assert thirty.organisations
    page = table(open_page(orde="room"))
    assert "<ol" not in page
    assert all(row.startswith('<a class="go"') for row in ROW.findall(page))


# --- filters ----------------------------------------------------------------------------------------------------------------


def test_a_filter_leaves_the_same_organisations_on_every_view(thirty: Readiness) -> None:
    left = keep(traits(thirty), Lineup(kinds=("directorate",)))
    assert ids(open_page(soort="directorate")) == list(order_of(Lineup(kinds=("directorate",))))
    for view in VIEWS:
        assert f"{len(left)} van de 30 organisaties: directie." in plain(text_of(open_page(view, soort="directorate")))


def test_the_filters_show_how_many_each_value_leaves(thirty: Readiness) -> None:
    counts = facets(traits(thirty), Lineup(standings=("reached",)))
    app = open_page(doel="reached")
    pills = {item.key: item for item in app.get("button_group")}
    shown = [re.findall(r"\((\d+)", option.content)[0] for option in pills["soort"].proto.options]
    assert shown == [str(count) for count in counts["kinds"].values()]
    assert "0" in shown, "zero is shown"
    tops = [re.findall(r"\((\d+)\)", option)[0] for option in app.multiselect(key="onder").options]
    assert sorted(tops) == sorted(str(count) for count in counts["above"].values())


def test_several_values_of_a_filter_are_said_with_or(thirty: Readiness) -> None:
    assert thirty.organisations
    page = plain(text_of(open_page(soort=["ministry", "directorate"], onder="voorbeeld-002-eik", taal="en")))
    assert re.search(r"\d+ of 30 organisations: ministry or directorate, under Example Oak 2\.", page)


def test_nothing_left_says_which_filter_to_drop(thirty: Readiness) -> None:
    keys = {"soort": "ministry", "onder": "voorbeeld-002-eik", "doel": "reached"}
    assert not keep(traits(thirty), Lineup(("ministry",), ("voorbeeld-002-eik",), ("reached",)))
    app = open_page(**keys, groep="soort")
    text = text_of(app)
    assert "Geen organisatie past bij deze keuze" in text
    assert 'class="dl foot"' in text
    assert table(app) == ""
    doors = re.findall(r'<li><a class="go" href="([^"]*)">Haal weg: [^<]*</a>: (\d+) organisatie', text)
    assert doors
    for address, found in doors:
        query = dict(pair.split("=") for pair in html.unescape(address).removeprefix("/?").split("&"))
        assert len(ids(open_page(**query))) == int(found) > 0
    everybody = re.findall(r'class="go more" href="([^"]*)"', text)
    assert everybody == ["/?groep=soort"]


@pytest.mark.parametrize(
    "keys",
    [
        {"soort": "<script>"},
        {"soort": ["keizer", "../.."], "onder": "ienm'", "doel": "reached"},
        {"groep": "niveau", "orde": "level", "richting": "schuin"},
        {"orde": ["", "room;drop"], "groep": ["x", "soort "]},
    ],
)
def test_values_that_mean_nothing_are_dropped(keys: dict[str, str | list[str]]) -> None:
    """`doel=reached` is nothing here either: the shipped data have no targets."""
    odd = open_page(**keys)
    assert ids(odd) == ids(open_page())
    assert "<script>" not in table(odd)
    assert "van de 9 organisaties:" not in text_of(odd)


@pytest.mark.parametrize("size", [1, 2])
def test_one_or_two_organisations_have_nothing_to_filter(
    size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    demo.write(tmp_path / "demo", size, size, 5)
    with showing(tmp_path / "demo", monkeypatch):
        app = open_page()
    assert not {item.key for item in app.get("button_group")} & set(KEPT_IN_VIEWS)
    assert "Filter organisaties" not in [item.proto.popover.label for item in app.get("popover")]


# --- the same on paper and in a file ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    "keys",
    [
        {},
        {"groep": "soort", "orde": "room"},
        {"groep": "onder", "orde": "work", "richting": "laag", "soort": "agency"},
        {"soort": ["ministry", "directorate"], "doel": ["below", "none"]},
    ],
)
def test_the_files_hold_the_rows_of_the_screen_in_their_order(
    thirty: Readiness, language: str, keys: dict[str, str | list[str]]
) -> None:
    assert thirty.organisations
    app, found = visited(taal=language, **keys)
    cells, verdicts = (raw for name, raw in found.items() if name.endswith(".csv"))
    assert read_csv(verdicts)["organisation"].tolist() == ids(app)
    assert list(dict.fromkeys(read_csv(cells)["organisation"])) == ids(app)
    shown = [re.findall(r"cel=([a-z0-9-]+)\.([a-z]+)", address)[0] for _, address, _ in CELL.findall(table(app))]
    assert list(zip(read_csv(cells)["organisation"], read_csv(cells)["dimension"], strict=True)) == shown
    told = " ".join(" ".join(line) for line in about_csv(cells))
    filtered = re.search(r'role="status">(.*?)\. <a', text_of(app))
    assert bool(filtered) == bool(set(keys) & set(KEYS.values()))
    if filtered:
        assert plain(filtered.group(1)) in told


# --- from view to view --------------------------------------------------------------------------------------------------------


def test_the_views_are_those_of_the_site() -> None:
    assert tuple(screen.address for screen in SCREENS if screen.family == "") == VIEWS


def test_the_filters_go_along_between_the_views_and_nowhere_else(
    thirty_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with showing(thirty_folder, monkeypatch):
        app = coming_in()
        app.query_params["soort"] = ["ministry", "directorate"]
        app.run()
        views = re.findall(r'<nav class="dl views".*?</nav>', text_of(app), re.DOTALL)[0]
        assert views.count("soort=ministry&amp;soort=directorate") == len(VIEWS)
        others = re.findall(r'href="/((?:organisatie|vergelijken|lessen|netwerk|methode)[^"]*)"', text_of(app))
        assert others
        assert not [link for link in others if "soort" in link]
        app.query_params.clear()
        app.switch_page("voorwaarden.py").run()
        assert app.query_params["soort"] == ["ministry", "directorate"]
        app.query_params.clear()
        app.switch_page("lessen.py").run()
        assert "soort" not in app.query_params
        app.query_params.clear()
        app.switch_page("vragen.py").run()
        assert "soort" not in app.query_params


def test_the_shipped_catalogue_can_be_grouped_by_what_an_organisation_is_part_of() -> None:
    held = load(Path(demo.SHIPPED)).catalogue
    found = groups(Readiness(held, default_as_of(held).day), Lineup(grouping="part_of"))
    assert [
        (anchor, len(re.findall(r"\d+", told)) > 0)
        for anchor, _, told in GROUP.findall(table(open_page(groep="onder")))
    ] == [(f"groep-{group.key}", True) for group in found]
