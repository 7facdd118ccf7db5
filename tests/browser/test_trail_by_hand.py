"""The trail walked by hand: from an obstacle to a source and back, on a phone and on a laptop, in light and dark."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tools.browser import Visit
from tools.expecting import expect

STAYS = "() => { window.sameDocument = true }"
START = "spoor?van=obstacle:ienm-candidate-first/no-placement"
PAGES = (
    START, "spoor?van=source:seed-network", "spoor?van=cell:belastingdienst/coordination", "spoor?van=concept:bicycles",
    "spoor?thema=hiring", "spoor?van=wrong:record",
)  # fmt: skip


def walk(visit: Visit, kind: str) -> str:
    """Follow the first link to a record of this kind, once the page of the record before is there whole; its text."""
    page = visit.page
    link = page.locator(f".around .hops li > a[href*='van={kind}']").first
    text = link.inner_text()
    link.click()
    expect(page.locator("h1")).to_have_text(text)
    visit.settle()
    return text


@pytest.mark.parametrize("width", [1366, 390])
def test_from_an_obstacle_to_a_source_and_back_by_hand(visitor: Callable[..., Visit], width: int) -> None:
    """Every step is a link that does not load the page again, and the way back is there too."""
    someone = visitor(width=width, height=844)
    page = someone.open(START)
    page.evaluate(STAYS)
    there = ("conclusion", "lesson", "experiment", "judgement", "cell", "source")
    steps = [page.locator("h1").inner_text(), *(walk(someone, kind) for kind in there)]
    for kind in ("cell", "judgement", "experiment", "lesson", "conclusion", "obstacle"):
        walk(someone, kind)
    assert len(set(steps)) == len(steps)
    for _ in range(12):
        page.go_back()
    expect(page.locator("h1")).to_have_text(steps[0])
    assert page.evaluate("() => window.sameDocument === true")
    assert someone.complaints == []


def test_the_flow_leads_to_a_trail_and_the_trail_to_the_flow(visit: Visit) -> None:
    page = visit.open("spoor")
    expect(page.locator(".st-key-flow .js-plotly-plot")).to_be_visible()
    page.locator(".thread a").first.click()
    expect(page).to_have_url(re.compile("van=obstacle"))
    visit.settle()
    page.get_by_role("link", name="Alle sporen").click()
    expect(page.locator(".thread").first).to_be_visible()


def test_a_theme_is_chosen_from_the_list_and_stands_in_the_address(visit: Visit) -> None:
    page = visit.open("spoor")
    visit.pick("Thema", "Netwerk en stem van de doelgroep")
    expect(page).to_have_url(re.compile("thema=network"))


@pytest.mark.parametrize("address", PAGES)
def test_a_trail_can_be_read_by_everybody(visit: Visit, address: str) -> None:
    page = visit.open(address)
    for look in (*visit.turned(1366, schemes=["light"]), *visit.turned(320, schemes=["dark"])):
        assert visit.violations() == [], look
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), look
        assert page.locator("h1").count() == 1


def test_on_a_phone_the_list_comes_first_and_no_picture_is_offered(visitor: Callable[..., Visit]) -> None:
    """There the picture itself is not shown: a button to keep it would give what nobody saw."""
    page = visitor(width=390, height=844).open("spoor")
    expect(page.locator(".st-key-flow")).to_be_hidden()
    expect(page.locator(".st-key-story-flow .picture button")).to_be_hidden()
    listed, drawn = page.locator(".flow-list").bounding_box(), page.locator(".st-key-story-flow").bounding_box()
    assert listed
    assert drawn
    assert listed["y"] < drawn["y"]


def test_on_a_laptop_the_picture_comes_first_and_can_be_kept(visit: Visit) -> None:
    page = visit.open("spoor")
    expect(page.locator(".st-key-story-flow .picture button")).to_be_visible()
    listed, drawn = page.locator(".flow-list").bounding_box(), page.locator(".st-key-story-flow").bounding_box()
    assert listed
    assert drawn
    assert drawn["y"] < listed["y"]
