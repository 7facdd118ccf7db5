"""A rehearsal over the real server: nothing is lost with fifty at once, invented people enter no real session, it says so."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import parse_qs

import pytest

from lessons import outcome
from lessons.__main__ import main
from lessons.ballots import RefusedError as NoAnswerError
from lessons.catalogue import Catalogue, load
from lessons.polled import Results
from lessons.rehearsal import Plan, RefusedError, place, run
from lessons.rehearsal_coach import opened
from lessons.rehearsal_report import Count, Report, at_most
from lessons.rehearsal_voters import voters
from lessons.room import Session
from lessons.sessions import Sessions
from lessons.store import Store
from tools.browser import serving
from ui.shelf import SHIPPED


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load(SHIPPED).catalogue


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sessions]:
    """The sessions that a server started in this test keeps too."""
    monkeypatch.setenv("LESSONS_STATE", str(tmp_path / "state"))
    store = Store(f"sqlite:///{tmp_path / 'state' / 'sessions.sqlite'}")
    yield Sessions(store)
    store.close()


def test_fifty_voters_over_the_real_server_lose_nothing_and_95_of_100_requests_take_less_than_three_seconds(
    kept: Sessions, catalogue: Catalogue, tmp_path: Path
) -> None:
    with serving(tmp_path / "log.txt") as server:
        report = run(Plan(server.home, 50, minutes=40, every=1.0, thinking=0.5, seconds=120.0), kept, catalogue)
    told = "\n".join(report.lines())
    print(told)
    assert report.good, told
    assert report.counts["votes"] == Count(50 * 3 * 2, 50 * 3 * 2, 50 * 3 * 2), (
        "everybody votes twice on three questions"
    )
    assert report.counts["words"].kept == 50
    assert report.counts["support"].kept > 0
    assert report.again > 0, "some tapped twice or lost their line"
    assert report.p95 < 3.0, told
    assert "Traceback" not in (tmp_path / "log.txt").read_text()
    (told_session,) = kept.overview()
    session = kept.of_code(told_session.code)
    assert session.closed
    made = outcome.proposal(Results.of(kept, session), catalogue)
    assert "verzonnen" in made.session.title.nl
    assert made.note is not None
    assert (made.note.nl[:9], made.note.say("en")[:8]) == ("Verzonnen", "Invented")


class _Forgetful(BaseHTTPRequestHandler):
    """A server that confirms every vote and keeps none. Once all voted, the coach closes the session."""

    session: Session
    sessions: Sessions
    voted: ClassVar[set[str]] = set()

    def do_GET(self) -> None:
        form = f'<form action="/meedoen/stem"><input type="hidden" name="question" value="{self.session.asked[0].question.id}">'
        self._answer(form + '<input type="hidden" name="round" value="1"></form>', f"stem-{self.session.code}")

    def do_POST(self) -> None:
        assert parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())["code"] == [self.session.code]
        if self.path == "/meedoen/stem":
            self.voted.add(self.headers["Cookie"])
        if len(self.voted) == 3:
            self.sessions.close(self.session.id)
        self._answer("{}", "")

    def _answer(self, text: str, cookie: str) -> None:
        self.send_response(200)
        if cookie and "Cookie" in self.headers and not self.headers["Cookie"]:
            self.send_header("Set-Cookie", f"{cookie}=invented-{self.client_address[1]}; Path=/")
        with suppress(ConnectionError):  # some lose their line
            self.end_headers()
            self.wfile.write(text.encode())

    def log_message(self, *_: object) -> None:
        """Nothing."""


def test_a_server_that_confirms_what_it_does_not_keep_is_told(kept: Sessions, catalogue: Catalogue) -> None:
    _Forgetful.session, _Forgetful.sessions = opened(kept, catalogue, 40), kept
    with ThreadingHTTPServer(("127.0.0.1", 0), _Forgetful) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        plan = Plan(f"127.0.0.1:{server.server_address[1]}", 3, 60.0, _Forgetful.session.code, every=0.1, thinking=0.0)
        report = run(plan, kept, catalogue)
        server.shutdown()
    assert not report.good
    assert report.joined == 0
    assert report.counts["votes"] == Count(3, 3, 0)
    assert "Not all is as it should be." in report.lines()


@pytest.mark.parametrize("title", ["Netwerkdag", "Een proefsessie", ""])
def test_invented_people_enter_no_session_that_does_not_say_so(
    kept: Sessions, catalogue: Catalogue, title: str, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = opened(kept, catalogue, 40)
    real, _ = kept.open(title, "nl", asked.plan, [asked.asked[0].question])
    assert main(["rehearse", "http://127.0.0.1:1", "--code", real.code]) == 2
    assert "Proefsessie or Rehearsal" in capsys.readouterr().err
    assert kept.pulse(real.id).joined == 0


@pytest.mark.parametrize("code", ["BCD234", "", "closed"])
def test_what_cannot_be_rehearsed_is_told(
    kept: Sessions, catalogue: Catalogue, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A code that this store does not know; nobody; a session that is over."""
    if code == "closed":
        session = opened(kept, catalogue, 40)
        kept.close(session.id)
        code = session.code
    assert main(["rehearse", "http://127.0.0.1:1", "--code", code, "--voters", "5" if code else "0"]) == 2
    assert capsys.readouterr().err.strip()


@pytest.mark.parametrize(
    "address",
    ["http://lessen.example.nl", "10.0.0.1:8501", "https://127.0.0.1", "http://127.0.0.1.example.nl", "//0.0.0.0"],
)
def test_only_a_server_of_this_machine_is_asked(address: str) -> None:
    with pytest.raises(RefusedError, match="this machine only"):
        place(address)


def test_an_address_may_be_written_short() -> None:
    assert place("localhost") == ("localhost", 8501)
    assert place("127.0.0.1:9000") == place("http://127.0.0.1:9000/") == ("127.0.0.1", 9000)


def test_the_same_seed_is_the_same_room_and_every_answer_can_be_given(kept: Sessions, catalogue: Catalogue) -> None:
    asked = [one.question for one in opened(kept, catalogue, 90).asked]
    room, same, other = (voters(60, seed, ["ienm", "dji"]) for seed in (1, 1, 2))
    said = {voter.number: [voter.words(question) for question in asked] for voter in room}
    assert said == {voter.number: [voter.words(question) for question in asked] for voter in same}
    assert [(voter.role, voter.organisation) for voter in room] != [(voter.role, voter.organisation) for voter in other]
    assert all(text.startswith("(verzonnen) ") for texts in said.values() for text in texts)
    moved = 0
    for question in (one for one in asked if one.kind != "words"):
        for voter in room:
            first, second = (question.answer(voter.answer(question, round_)) for round_ in (1, 2))
            moved += first != second
            with pytest.raises(NoAnswerError):
                question.answer("9")
    assert moved > 20, "some change their mind after the talk"


def test_a_report_is_good_when_all_came_in_and_all_that_was_sent_is_kept() -> None:
    good = {
        "voters": 2,
        "joined": 2,
        "counts": {"votes": Count(4, 4, 4)},
        "late": 1,
        "again": 3,
        "times": {"poll": [0.1]},
    }
    assert Report(**good).good
    for worse in (
        {"joined": 1},
        {"counts": {"votes": Count(4, 4, 3)}},
        {"counts": {"votes": Count(4, 3, 3)}},
        {"wrong": {"x": 1}},
    ):
        assert not Report(**{**good, **worse}).good
    assert at_most([0.3, 0.1, 0.2], 0.5) == 0.2
    assert at_most(list(range(1, 101)), 0.95) == 95
    assert at_most([], 0.95) == 0.0


def test_a_rehearsal_that_would_ask_nothing_is_refused(tmp_path: Path) -> None:
    sessions = Sessions(Store(f"sqlite:///{tmp_path / 'sessions.sqlite'}"))
    with pytest.raises(RefusedError, match="time for no question"):
        run(Plan(address="127.0.0.1:9", voters=1, minutes=1), sessions, load(SHIPPED).catalogue)
    assert sessions.overview() == []
    sessions.store.close()
