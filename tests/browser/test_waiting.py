"""The tests themselves: `settle` waits for the run that was asked for, also while the server has not yet answered."""

from __future__ import annotations

import os
import signal
from threading import Timer

from tools.browser import Server, Visit


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
