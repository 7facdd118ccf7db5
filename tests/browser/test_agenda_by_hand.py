"""Putting a presentation together in a browser: two clicks to presenting, the keyboard stays, a file goes out and comes in."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Literal
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page

from tools.browser import Visit
from tools.expecting import expect

FIVE = "question,matrix,level:room,words:idea,next"
SIXTY = ",".join(
    f"level:{organisation}.{dimension}"
    for organisation in ("belastingdienst", "binnenwerk", "bzk", "dji", "ienm", "ind", "rws", "szw")
    for dimension in ("urgency", "backing", "coordination", "room", "learning", "work", "hiring", "guidance")
)


def agenda(page: Page) -> str:
    """The agenda of the address."""
    return parse_qs(urlsplit(page.url).query).get("agenda", [""])[0]


def pressed(visit: Visit, said: str) -> None:
    """Press what has the keyboard, and hear what is said of it."""
    visit.page.keyboard.press("Enter")
    expect(visit.page.locator("body > .said")).to_have_text(said)
    visit.settle()


def focused(page: Page) -> tuple[str | None, str | None]:
    """The item and the act of the link that has the keyboard."""
    link = page.locator(":focus")
    return link.get_attribute("data-keep"), link.get_attribute("data-act")


def test_from_the_start_to_presenting_is_two_clicks(visit: Visit) -> None:
    page = visit.open()
    page.get_by_test_id("stTopNavLink").filter(has_text="Presenteren").click()
    begin = page.get_by_role("link", name="Begin met presenteren")
    expect(begin).to_be_in_viewport()
    visit.settle()
    begin.click()
    page.wait_for_url("**/presenteren*")
    visit.settle()
    expect(page.locator("h1").first).to_be_visible()
    assert visit.complaints == []


def test_the_order_changes_by_keyboard_and_the_keyboard_stays_on_the_row(visit: Visit) -> None:
    page = visit.open(f"agenda?agenda={FIVE}")
    room = "Vraag aan de zaal: welk niveau heeft Ruimte in uw organisatie?"
    page.get_by_role("link", name=f"Zet hoger: {room}").focus()
    pressed(visit, f"{room}: nu op plaats 2.")
    assert focused(page) == ("level:room", "up")
    pressed(visit, f"{room}: nu op plaats 1.")
    assert agenda(page) == "level:room,question,matrix,words:idea,next"
    assert focused(page) == ("level:room", "down")
    pressed(visit, f"{room}: nu op plaats 2.")
    assert focused(page) == ("level:room", "down")
    page.get_by_role("link", name=f"Haal weg: {room}").focus()
    pressed(visit, f"Weggehaald: {room}")
    assert agenda(page) == FIVE.replace("level:room,", "")
    assert focused(page) == ("matrix", "drop")
    page.locator("[data-keep='next'][data-act='drop']").focus()
    pressed(visit, "Weggehaald: De volgende stap: wat doen we maandag?")
    assert focused(page) == ("words:idea", "drop")
    page.get_by_role("link", name="Maak de laatste wijziging ongedaan").focus()
    pressed(visit, "De laatste wijziging is ongedaan gemaakt.")
    assert agenda(page) == FIVE.replace("level:room,", "")
    assert visit.complaints == []


def test_what_is_added_leaves_the_group_open_and_the_keyboard_where_it_was(visit: Visit) -> None:
    page = visit.open(f"agenda?agenda={FIVE}")
    page.get_by_text("Vraag: oordeel over een concept").click()
    page.locator("[data-keep='bij rate:bicycles']").focus()
    pressed(visit, "Op plaats 5 gezet: Wat vindt u van het concept “Fietsen beheren en repareren”?")
    assert focused(page) == ("bij rate:bicycles", None)
    assert agenda(page) == "question,matrix,level:room,words:idea,rate:bicycles,next"
    expect(page.locator("[data-keep='bij rate:hosting']")).to_be_visible()
    pressed(visit, "Van de agenda gehaald: Wat vindt u van het concept “Fietsen beheren en repareren”?")
    assert agenda(page) == FIVE
    assert focused(page) == ("bij rate:bicycles", None)


def test_what_is_chosen_goes_along_to_the_deck_and_comes_back(visit: Visit) -> None:
    """By the widgets: a theme, a time, names hidden and a title stand in the address, and so in the link to begin."""
    page = visit.open(f"agenda?agenda={FIVE}")
    page.get_by_text("Echt en passend werk", exact=True).first.click()
    expect(page).to_have_url(re.compile("thema=work"))
    visit.settle()
    page.get_by_role("radio", name="45").or_(page.get_by_role("button", name="45", exact=True)).first.click()
    expect(page).to_have_url(re.compile("duur=45"))
    visit.settle()
    page.get_by_text("Verbergen", exact=True).click()
    expect(page).to_have_url(re.compile("namen=verborgen"))
    visit.settle()
    page.get_by_label("Titel").fill("Onze dag")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Onze dag")
    visit.settle()
    page.get_by_role("link", name="Begin met presenteren").click()
    page.wait_for_url("**/presenteren*")
    found = parse_qs(urlsplit(page.url).query)
    wanted = {"agenda": [FIVE], "thema": ["work"], "duur": ["45"], "namen": ["verborgen"], "naam": ["Onze dag"]}
    assert {key: found.get(key) for key in wanted} == wanted
    page.go_back()
    page.wait_for_url("**/agenda*")
    visit.settle()
    expect(page.locator("h1")).to_have_text("Onze dag")


def test_a_file_goes_out_and_comes_in_again(visitor: Callable[..., Visit], tmp_path: Path) -> None:
    """With the keyboard on the button that loads it; what is no agenda changes nothing and says why."""
    one = visitor()
    page = one.open(f"agenda?agenda={FIVE}&organisatie=ienm&naam=Onze+dag&namen=verborgen")
    with page.expect_download() as coming:
        page.get_by_role("button", name="Download de agenda als bestand (YAML)").click()
    kept = tmp_path / coming.value.suggested_filename
    coming.value.save_as(kept)
    assert kept.name == "onze-dag.yaml"
    other = visitor(width=390, height=844)
    page = other.open("agenda")
    page.get_by_label("Bestand (YAML)").set_input_files(kept)
    expect(page.get_by_label("De tekst van het bestand")).to_have_value(kept.read_text(encoding="utf-8"))
    expect(page.get_by_role("button", name="Laad deze agenda")).to_be_focused()
    expect(page.locator("body > .said")).to_have_text("Het bestand staat in het veld. Druk op Laad deze agenda.")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Geladen: 5 onderdelen.")).to_be_visible()
    other.settle()
    assert agenda(page) == FIVE
    expect(page.locator("h1")).to_have_text("Onze dag")
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("agenda: 1\nitems: [matrix\n", encoding="utf-8")
    page.get_by_label("Bestand (YAML)").set_input_files(wrong)
    expect(page.get_by_label("De tekst van het bestand")).to_have_value(wrong.read_text(encoding="utf-8"))
    other.settle()
    expect(page.get_by_role("button", name="Laad deze agenda")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Niet geladen. De agenda is gebleven zoals hij was.")).to_be_visible()
    assert agenda(page) == FIVE
    assert one.complaints + other.complaints == []
    assert one.abroad + other.abroad == []


@pytest.mark.parametrize(
    ("width", "language", "scheme"), [(1366, "en", "dark"), (390, "nl", "light"), (320, "nl", "dark")]
)
def test_everybody_can_use_it(
    visitor: Callable[..., Visit], width: int, language: str, scheme: Literal["light", "dark"]
) -> None:
    """Empty, usual, sixty items and what is not there: nothing against WCAG, nothing too wide or too small for a thumb."""
    someone = visitor(width=width, height=844, scheme=scheme)
    for keys in (
        "agenda=leeg",
        "over=bzk&duur=20",
        f"agenda={SIXTY}&naam={'Lang' * 20}",
        "agenda=matrix,experiment:gone",
    ):
        page = someone.open(f"agenda?taal={language}&{keys}")
        page.evaluate("document.querySelectorAll('.offer details').forEach((fold) => (fold.open = true))")
        assert someone.violations() == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        levels = [int(tag[1]) for tag in page.locator("h1, h2, h3").evaluate_all("(all) => all.map((h) => h.tagName)")]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))
        small = page.evaluate(
            """(least) => [...document.querySelectorAll('.turns a, .adds a, .begin a, .moves a, .choosing-file input')]
              .filter((one) => one.getBoundingClientRect().height < least).length""",
            24 if width == 1366 else 44,
        )
        assert small == 0
    assert someone.complaints == []
