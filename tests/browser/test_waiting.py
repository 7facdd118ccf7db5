"""The tests themselves: `settle` waits for the run that was asked for, `expect` for a page that is being drawn."""

from __future__ import annotations

import os
import signal
from threading import Timer

import pytest
from playwright.sync_api import Browser

from tools.browser import Server, Visit
from tools.expecting import expect

TWICE = "<h1>Wat gaat</h1><h1>Wat komt</h1>"


def test_settle_waits_for_a_server_that_is_slow_to_begin(visit: Visit, server: Server) -> None:
    """For longer than a page has to be calm, the server does not even say that it runs."""
    page = visit.open("lessen")
    resume = Timer(1.5, os.kill, (server.process.pid, signal.SIGCONT))
    os.kill(server.process.pid, signal.SIGSTOP)
    resume.start()
    try:
        page.get_by_test_id("stTopNavLink").filter(has_text="Netwerk").click()
        visit.settle()
        assert page.locator("h1").inner_text().startswith("Het netwerk")
    finally:
        resume.join()


def test_what_is_there_twice_for_a_moment_is_waited_for(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(TWICE)
    page.evaluate("() => void setTimeout(() => document.querySelector('h1').remove(), 400)")
    expect(page.locator("h1")).to_have_text("Wat komt")
    page.close()


def test_what_stays_there_twice_fails(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tools.expecting.SECONDS", 0.3)
    page = browser.new_page()
    page.set_content(TWICE)
    with pytest.raises(AssertionError, match="strict mode violation"):
        expect(page.locator("h1")).to_have_text("Wat komt")
    page.close()
