"""The page with obstacles: the finding, the table, the list and the file say the same; nothing tried is told."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from lessons.demo import write
from tests.downloads import read_csv, visited
from tests.other_data import replaced, showing
from tests.pages import open_page, text_of
from tests.test_page_experimenten import HOSTILE
from ui import obstacles
from ui.obstacle_cards import obstacle_place

SIZES = (0, 1, 2, 30, 300)
STUCK = "ienm-candidate-first/no-placement"


def said(**keys: str | list[str]) -> str:
    return text_of(open_page("obstakels", **keys))


def plain(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def cards(page: str) -> dict[str, str]:
    """Place -> what its card says."""
    found = re.findall(r'<article class="card obstacle" id="([^"]+)">(.*?)</article>', page, re.DOTALL)
    return {place: plain(card) for place, card in found}


@pytest.fixture(scope="module", params=SIZES)
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """So many invented organisations."""
    made = tmp_path_factory.mktemp("many") / "data"
    write(made, organisations=request.param, experiments=request.param, seed=4)
    return made


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_holds_with_none_one_and_many(folder: Path, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One h1 with a whole sentence, at most a page of cards, and never too much to load."""
    with showing(folder, monkeypatch):
        page, total = said(taal=language), len(obstacles.ready().finder.obstacles)
    [heading] = re.findall(r"<h1>(.*?)</h1>", page)
    assert plain(heading).endswith(".")
    assert len(cards(page)) == min(total, 24)
    assert len(page) < 300_000


def test_the_shipped_page_begins_with_the_finding() -> None:
    page = plain(said().replace("<em>", "").replace("</em>", ""))
    assert "Van de 25 obstakels staan er elf open, voor zover de bronnen zeggen." in page
    assert "Bij drie thema's komen ze van meer dan één organisatie." in page
    assert "De stand is die van de bron, niet van vandaag." in page
    english = plain(said(taal="en").replace("<em>", "").replace("</em>", ""))
    assert "Of the 25 obstacles eleven stand open, as far as the sources tell." in english


def test_a_card_tells_state_in_sign_and_word_who_when_and_where_it_is_said() -> None:
    card = cards(said(thema="hiring"))[obstacle_place(STUCK)]
    for told in (
        "○ Open",
        "Obstakel · I&M · 2014",
        "Het experiment probeerde iets. Of dat tegen dit obstakel was, zegt de bron niet altijd.",
        "Hier later gedaan, of onbekend wanneer (1) Praktijk · I&M · 2024",
        "Elders geprobeerd (2) Praktijk · Rijkswaterstaat · 2021",
        "Wat eruit volgt (6)",
        "Anderen zeggen hetzelfde (1)",
        "Staat in de bron",
        "Bron:",
        "Bekijk het spoor",
    ):
        assert told in card, told


def test_where_no_attempt_is_known_it_is_said_and_comes_first_on_request() -> None:
    told = "In deze verzameling staat geen poging hiertegen."
    page = said(orde="gedaan")
    unknown = [told in card for card in cards(page).values()]
    assert any(unknown)
    assert unknown == sorted(unknown, reverse=True)
    only = cards(said(gedaan="nothing"))
    assert len(only) == sum(unknown)
    assert all(told in card for card in only.values())
    assert "Bij vijf daarvan staat in deze verzameling niet wat is geprobeerd." in plain(page)


def test_a_statistic_that_supports_a_conclusion_is_not_told_as_tried() -> None:
    place = "belastingdienst-colleagues/doubt-before-start"
    card = cards(said(obstakel=place))[obstacle_place(place)]
    tried, _, related = card.partition("Verwant")
    assert "neemt sneller nog iemand aan" in related
    assert "neemt sneller nog iemand aan" not in tried


def test_an_obstacle_that_others_name_too_tells_what_was_tried_against_the_same() -> None:
    card = cards(said(obstakel="dji-nature-of-work"))["obstakel-dji-nature-of-work"]
    assert "Elders geprobeerd" in card
    assert "Ministeries hebben vrij weinig werk" in card


def test_a_later_movement_is_told_as_seen_later_and_not_as_its_effect() -> None:
    card = cards(said(obstakel="belastingdienst-colleagues/doubt-before-start"))
    told = card["obstakel-belastingdienst-colleagues.doubt-before-start"]
    assert "Later waargenomen ↑" in told
    assert "Of dat hierdoor komt, zeggen de bronnen niet." in told


def test_a_later_judgement_is_not_used_at_an_earlier_date() -> None:
    card = cards(said(obstakel="belastingdienst-colleagues/doubt-before-start", peildatum="2014-12"))
    assert "Later waargenomen" not in card["obstakel-belastingdienst-colleagues.doubt-before-start"]


def test_who_says_the_same_and_what_is_only_the_same_subject_stand_apart() -> None:
    page = said()
    back = page[page.index('id="terug"') :]
    same, subject = plain(back[: back.index("Hetzelfde onderwerp")]), plain(back[back.index("Hetzelfde onderwerp") :])
    assert "Ministeries hebben vrij weinig werk" in same
    assert "Urgentie : 3 organisaties" in subject


@pytest.mark.parametrize(
    "keys",
    [
        {},
        {"thema": "room"},
        {"staat": ["open", "unknown"]},
        {"organisatie": "belastingdienst"},
        {"organisatie": "~programme", "soort": "risk"},
        {"bereik": "organisation", "gedaan": "tried"},
        {"thema": "room", "organisatie": "dji"},
    ],
)
def test_the_page_and_the_file_hold_the_same_obstacles(keys: dict[str, str | list[str]]) -> None:
    app, files = visited("obstakels", beeld="", **keys)
    page = text_of(open_page("obstakels", meer="192", **keys))
    places = set(cards(page))
    if not places:
        assert files == {}
        assert "Deze keuze laat" in plain(text_of(app))
        return
    rows = read_csv(files["obstakels.csv"])
    assert {obstacle_place(key) for key in rows["id"]} == places


def test_a_cell_of_the_table_leaves_as_many_as_it_says() -> None:
    page = said()
    found = re.findall(r'<a class="go cell hurdle" href="/obstakels\?([^"#]*)#lijst">(.*?)</a>', page, re.DOTALL)
    assert len(found) > 10
    for query, told in found[::4]:
        keys = dict(pair.split("=", 1) for pair in unescape(query).split("&"))
        number = sum(map(int, re.findall(r"(\d+) ", plain(told))))
        assert len(cards(said(**keys))) == number


def test_the_counts_beside_the_filters_are_what_they_give_and_zero_is_shown() -> None:
    app = open_page("obstakels", thema="room")
    states = next(group for group in app.get("button_group") if group.key == "staat")
    told = [re.fullmatch(r"\W+ (.*) \((\d+)\)", option.replace("\\", "")) for option in states.options]
    counts = [int(found[2]) for found in told if found]
    assert len(counts) == 5
    assert 0 in counts
    assert sum(counts) == len(cards(said(thema="room")))


def test_a_list_holds_one_value_and_page_chips_and_list_agree_on_it() -> None:
    """An address that names two is read as the select shows it: the last."""
    app = open_page("obstakels", organisatie=["ienm", "belastingdienst"], meerfilters="open")
    assert next(box for box in app.selectbox if box.key == "organisatie").value == "belastingdienst"
    assert set(cards(text_of(app))) == set(cards(said(organisatie="belastingdienst")))
    assert plain(text_of(app)).count("Haal weg:") == 1


def test_what_was_chosen_stands_as_chips_and_each_can_be_taken_away() -> None:
    page = said(thema=["room", "work"], staat="open", meer="48", obstakel=STUCK)
    found = re.findall(r'class="go chip" href="([^"]+)"', page)
    assert [unescape(address) for address in found] == [
        "/obstakels?thema=work&staat=open", "/obstakels?thema=room&staat=open", "/obstakels?thema=room&thema=work",
    ]  # fmt: skip
    assert 'href="/obstakels">Wis alle filters' in page
    assert "Haal weg:" not in plain(said())


def test_what_comes_back_is_of_all_obstacles_so_its_links_leave_every_filter() -> None:
    page = said(staat="open", organisatie="ienm", soort="obstacle", gedaan="tried")
    back = page[page.index('id="terug"') :].split("</section>")[0]
    found = [unescape(address) for address in re.findall(r'href="(/obstakels\?[^"]*bereik=[^"]*)"', back)]
    assert found
    for address in found:
        assert re.fullmatch(r"/obstakels\?thema=[a-z-]+&bereik=organisation#lijst", address)


def test_no_obstacle_comes_back_in_two_circles() -> None:
    firsts = obstacles.circles(obstacles.ready().recurrence)
    circles = [set(obstacles.ready().answering.circle(first)) for first in firsts]
    assert sum(map(len, circles)) == len(set.union(*circles))
    assert set.union(*circles) >= set(obstacles.ready().recurrence.told)


def test_the_cards_stand_under_the_theme_that_was_chosen() -> None:
    page = said(thema="room")
    assert [plain(title) for title in re.findall(r'<h3 class="kind">(.*?)</h3>', page)] == [
        "Ruimte in formatie en geld"
    ]


def test_the_other_filters_are_folded_and_say_how_many_are_in_use() -> None:
    app = open_page("obstakels", organisatie="ienm")
    assert not app.selectbox
    assert "Meer filters \\(1 in gebruik\\)" in [button.label for button in app.button]
    assert len(open_page("obstakels", meerfilters="open").selectbox) == 4


@pytest.mark.parametrize("asked", ["<script>", "x", "nobody/none", ""])
def test_a_strange_address_is_still_a_page(asked: str) -> None:
    page = said(thema=asked, staat=asked, organisatie=asked, obstakel=asked, orde=asked, meer=asked)
    assert "<script>" not in page
    assert len(cards(page)) == 24


def test_hostile_text_stays_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with showing(tmp_path / "data", monkeypatch) as changed:
        replaced(
            changed / "experiments" / "ienm-candidate-first.yaml",
            "De kandidaat kreeg geen plek, ook niet met hulp van meerdere afdelingen.",
            HOSTILE[0],
        )
        page = said(obstakel=STUCK)
    assert HOSTILE[0] not in page
    assert HOSTILE[0] in unescape(page)


def test_on_paper_every_row_of_the_table_stands(thirty: object) -> None:
    screen, paper = said(), said(beeld="afdruk")
    rows = [page[page.index('id="tabel"') :].split("</table>")[0].count('<th scope="row"') for page in (screen, paper)]
    assert rows[0] == obstacles.FEW
    assert rows[1] == len(obstacles.ready().finder.who)
