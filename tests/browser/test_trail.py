"""From the landing page, by clicks, to the paragraph behind a level; and back."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tools.browser import Visit


def test_clicks_lead_from_the_matrix_to_the_paragraph_and_back(visit: Visit) -> None:
    """Level, reason and evidence, source paragraph: each one click on, nothing loaded anew, and Back returns."""
    page = visit.open("")
    page.evaluate("window.loadedOnce = true")
    page.locator('a.go[href*="cel=belastingdienst.room"]').first.click()
    drawer = page.get_by_role("dialog")
    expect(drawer).to_contain_text("Ruimte in formatie en geld")
    visit.settle()
    assert visit.violations() == []

    drawer.locator('a.go[href*="bron=seed-network"][href*="alinea="]').first.click()
    expect(page).to_have_url(re.compile(r"/methode\?.*bron=seed-network.*alinea=\d+"))
    visit.settle()
    paragraph = re.search(r"alinea=(\d+)", page.url)
    assert paragraph is not None
    marked = page.locator(f'[data-arrive="alinea={paragraph.group(1)}"]')
    expect(marked).to_be_in_viewport()
    assert page.evaluate("window.loadedOnce") is True

    page.go_back()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert visit.complaints == []
    assert visit.abroad == []
