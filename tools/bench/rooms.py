"""A live session: fifty invented people on a server of this machine, as `python -m lessons rehearse` does it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from lessons.catalogue import load
from lessons.rehearsal import Plan, run
from lessons.rehearsal_report import Report
from lessons.sessions import Sessions
from lessons.store import Store
from tools.bench.table import Row
from tools.browser import ROOT, serving

VOTERS, MINUTES = 50, 40
"""So many people, and one question of each kind."""


def rows() -> list[Row]:
    """How long somebody in a full room waits, and what is lost."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        with serving(folder / "log.txt", {"LESSONS_STATE": str(folder / "state"), "DATABASE_URL": ""}) as server:
            sessions = Sessions(Store(f"sqlite:///{folder / 'state' / 'sessions.sqlite'}"))
            report = run(Plan(server.home, VOTERS, minutes=MINUTES), sessions, load(ROOT / "data").catalogue)
            sessions.store.close()
    return told(report)


def told(report: Report) -> list[Row]:
    """The report as rows."""
    lost = sum(count.sent - min(count.acknowledged, count.kept) for count in report.counts.values())
    people = f"{report.joined} of {report.voters} came in"
    wrong = "; ".join(f"{number} times {what}" for what, number in report.wrong.items())
    requests = f"{sum(map(len, report.times.values()))} requests"
    return [
        Row(f"session of {report.voters} telephones: seconds, p95 of all requests", 3.0, report.p95, note=requests),
        Row(
            f"session of {report.voters} telephones: votes and words that were lost",
            0,
            lost + (report.voters - report.joined) + sum(report.wrong.values()),
            note="; ".join(filter(None, (people, wrong))),
        ),
    ]
