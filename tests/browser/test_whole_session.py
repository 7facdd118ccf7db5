"""A whole session: a coach, the projected deck and five telephones, and a server that stops and starts in the middle.

The same play on SQLite and on PostgreSQL. Nothing is seen before it is shown, and nothing is lost or counted twice.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page

from lessons.catalogue import load
from lessons.proposal_command import beside
from lessons.room import Session
from lessons.sessions import Sessions
from lessons.store import Store
from tools.browser import ROOT, Server, Visit, serving, visiting
from tools.expecting import expect

AGENDA = "question,level:ienm.room,lessons:room,rate:bicycles,words:idea,next"
PEOPLE = (("hr", "ienm"), ("hr", "ienm"), ("hr", "ienm"), ("director", "dji"), ("director", "dji"))
FIRST, SECOND = ("1", "1", "3", "3", "3"), ("2", "2", "3", "3", "3")
KEPT, TRYING = "Uw stem is bewaard.", "Nog niet bewaard. We proberen het opnieuw."
HOSTILE = "<img src=x onerror=window.PWNED=1> Begin met één team."
SAME_PRESS = 1_300
"""Within so many milliseconds after a step a press on its button is the same press (ui/look/room.js)."""
SLIDE = """(question) => {
  const to = new URL(window.location.href)
  to.searchParams.set('dia', document.querySelector(`.live[data-live=${question}]`).closest('.slide').id.slice(4))
  history.replaceState(history.state, '', to)
  window.dispatchEvent(new PopStateEvent('popstate'))
}"""


@dataclass
class Play:
    """Who take part: the desk of the coach, the deck on the wall, the telephones; and the store beneath."""

    server: Server
    coach: Visit
    deck: Page
    phones: Sequence[Page]
    code: str
    sessions: Sessions

    @property
    def desk(self) -> Page:
        return self.coach.page

    @property
    def live(self) -> Locator:
        """What the wall shows of the question in sight."""
        return self.deck.locator(".slide:not([hidden]) .live")

    @property
    def session(self) -> Session:
        return self.sessions.of_code(self.code)

    def ask(self, question: str) -> None:
        """Go to the slide of a question and open the vote there; every telephone gets it."""
        self.turn(question)
        self.step("first")
        for phone in self.phones:
            expect(phone.locator(f'section[data-question="{question}"][data-round="1"]')).to_be_visible()

    def turn(self, question: str) -> None:
        """Go to the slide of a question on the wall."""
        expect(self.deck.locator(f".live[data-live={question}]")).to_have_count(1)
        self.deck.evaluate(SLIDE, question)

    def step(self, phase: str) -> None:
        """Press the button on the wall that takes the question there, as soon as a press counts as a new one."""
        self.deck.wait_for_timeout(SAME_PRESS)
        self.live.locator(f'.steer button[value="{phase}"]').click()
        expect(self.live.locator(f".room.phase-{phase}")).to_be_visible()

    def blind(self, counted: str) -> None:
        """Everybody voted, and no screen tells what."""
        expect(self.live.locator(".voted")).to_have_text(counted)
        expect(self.desk.locator(".asking .voted")).to_have_text(counted)
        for page in (self.deck, self.desk):
            expect(page.locator("table.votes")).to_have_count(0)
        for phone in self.phones:
            expect(phone.locator("table, .voted")).to_have_count(0)

    def answers(self, question: str, round_: int) -> list[str]:
        """What the store holds, sorted: one answer a person."""
        return sorted(str(vote.answer) for vote in self.sessions.votes(self.session.id, question, round_))


@pytest.fixture(params=["sqlite", "postgresql"])
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where the server keeps the session."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'state' / 'sessions.sqlite'}"
    return str(request.getfixturevalue("postgres_url"))


@pytest.fixture
def running(kept: str, tmp_path: Path) -> Iterator[Server]:
    with serving(tmp_path / "log.txt", {"DATABASE_URL": kept}) as server:
        yield server


@pytest.fixture
def play(kept: str, running: Server, visitor: Callable[..., Visit]) -> Iterator[Play]:
    """The coach has opened a session and put it on the wall; five people have come in."""
    coach = visitor(running)
    code, deck = opened(coach)
    phones = [visitor(running, width=390, height=844, touch=True).page for _ in PEOPLE]
    for place, (phone, who) in enumerate(zip(phones, PEOPLE, strict=True)):
        come_in(phone, running.home, code, who, typed=place > 1)
    store = Store(kept)
    yield Play(running, coach, deck, phones, code, Sessions(store))
    store.close()


def opened(coach: Visit) -> tuple[str, Page]:
    """From the agenda to the desk and the wall, by hand; no address shows the secret of the coach."""
    page = coach.open(f"agenda?agenda={AGENDA}")
    page.get_by_role("link", name="Open een live sessie").click()
    page.get_by_label("Naam van de sessie").fill("Netwerkdag")
    page.get_by_role("button", name="Open de sessie").click()
    key = page.locator("#desk-key").input_value().rpartition("/")[2]
    page.get_by_role("button", name="Begin de sessie").click()
    expect(page.locator("h1")).to_have_text("Netwerkdag")
    code = page.locator(".entrance .code").inner_text().strip()
    with page.expect_popup() as second:
        page.get_by_role("link", name="Toon op het scherm").click()
    deck = second.value
    deck.set_viewport_size({"width": 1920, "height": 1080})
    expect(deck.locator(".deck")).to_be_visible()
    assert len(key) > 20
    assert key not in page.url + deck.url + page.content() + deck.content()
    return code, deck


def come_in(phone: Page, home: str, code: str, who: tuple[str, str], typed: bool) -> None:
    """By the short link of the QR, or by typing the code as people do."""
    if typed:
        phone.goto(f"{home}/meedoen")
        phone.locator("input.code").fill(f"{code[:3].lower()} {code[3:]}")
        phone.get_by_role("button", name="Verder").click()
    else:
        phone.goto(f"{home}/m/{code}")
    role, organisation = who
    phone.locator(f'input[value="{role}"]').check()
    phone.locator("#organisation").select_option(organisation)
    phone.get_by_role("button", name="Doe mee").click()
    expect(phone.locator("h1")).to_have_text("U doet mee")
    assert phone.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def choose(phone: Page, answer: str) -> None:
    phone.locator(f'input[name="answer"][value="{answer}"]').check(force=True)


def kept_on(phone: Page) -> None:
    expect(phone.locator("form.vote .state")).to_contain_text(KEPT)


# --- the play -----------------------------------------------------------------------------------------------------------


def test_a_whole_session_loses_nothing(play: Play, browser: Browser, tmp_path: Path) -> None:
    vote_blind(play)
    show_and_vote_again_while_the_server_stops(play)
    rank_lessons(play)
    rate_a_concept(play)
    write_and_support(play)
    close_while_a_telephone_is_away(play)
    take_the_outcome(play, tmp_path)
    see_it_afterwards(play, browser)
    assert "Traceback" not in play.server.log.read_text()


def vote_blind(play: Play) -> None:
    """Five votes; one taps twice, one changes their mind; no screen tells what was voted."""
    play.ask("q1")
    choose(play.phones[0], "4")
    for phone, answer in zip(play.phones, FIRST, strict=True):
        choose(phone, answer)
    play.phones[1].locator('label:has(input[name="answer"][value="1"])').dblclick()
    for phone in play.phones:
        kept_on(phone)
    play.blind("5 van 5 stemden")


def show_and_vote_again_while_the_server_stops(play: Play) -> None:
    """Divided is told; in the second round the server goes away after three votes, and one votes meanwhile."""
    play.step("revealed")
    expect(play.live.locator("tr.everybody")).to_contain_text("Iedereen (5)")
    expect(play.live.locator(".divided").first).to_be_visible()
    expect(play.phones[0].locator("dl.own")).to_contain_text("1 ·")
    assert play.answers("q1", 1) == sorted(FIRST)
    play.step("second")
    for phone, answer in list(zip(play.phones, SECOND, strict=True))[:3]:
        expect(phone.locator('section[data-round="2"]')).to_be_visible()
        choose(phone, answer)
        kept_on(phone)
    away, last = play.phones[3:]
    for phone in (away, last):
        expect(phone.locator('section[data-round="2"]')).to_be_visible()
    assert play.server.stop() == 0
    choose(away, SECOND[3])
    expect(away.locator("form.vote .state")).to_contain_text(TRYING)
    play.server.go_on()
    expect(away.locator("form.vote .state")).to_contain_text(KEPT, timeout=60_000)  # it asks less and less often
    choose(last, SECOND[4])
    kept_on(last)
    expect(play.live.locator(".voted")).to_have_text("5 van 5 stemden")
    play.step("compared")
    expect(play.live.locator("table.both tbody tr")).to_have_count(2)
    assert (play.answers("q1", 1), play.answers("q1", 2)) == (sorted(FIRST), sorted(SECOND))


def rank_lessons(play: Play) -> None:
    """Two lessons each, the most useful first; a third tap on the first takes it away and the other moves up."""
    play.ask("q2")
    for phone in play.phones:
        phone.locator(".tap").nth(0).tap()
        phone.locator(".tap").nth(1).tap()
        kept_on(phone)
    play.phones[4].locator(".tap").nth(0).tap()
    expect(play.phones[4].locator(".tap").nth(1).locator("b")).to_have_text("1")
    kept_on(play.phones[4])
    expect(play.live.locator(".voted")).to_have_text("5 van 5 stemden")
    play.step("revealed")
    rows = play.live.locator("table.by-lesson tbody tr")
    expect(rows.nth(0).locator("td b")).to_have_text("5")
    expect(rows.nth(1).locator("td b")).to_have_text("4")


def rate_a_concept(play: Play) -> None:
    """Each says of each criterion yes, partly or no."""
    play.ask("q3")
    for place, phone in enumerate(play.phones):
        for group in phone.locator("fieldset.rate").all():
            group.locator(f'input[value="{"yes" if place < 4 else "no"}"]').check(force=True)
        kept_on(phone)
    expect(play.live.locator(".voted")).to_have_text("5 van 5 stemden")
    play.step("revealed")
    expect(play.live.locator("table.by-criterion tbody tr").first.locator("td").first).to_have_text("4")


def write_and_support(play: Play) -> None:
    """Words reach the room after the coach let them through, as text; the others support them."""
    play.ask("q4")
    for phone, text in zip(play.phones, (HOSTILE, "Vraag een oud-deelnemer mee."), strict=False):
        phone.locator("textarea").fill(text)
        phone.get_by_role("button", name="Stuur op").click()
        expect(phone.locator(".heard")).to_contain_text("Wacht op de coach")
    expect(play.live.locator(".voted")).to_have_text("Twee bijdragen binnen")
    expect(play.live).not_to_contain_text("Begin met één team")
    expect(play.phones[4].locator(".heard li")).to_have_count(0)
    waiting = play.desk.locator('[class*="st-key-words-"]').filter(has_text="Begin met één team")
    waiting.get_by_role("button", name="Laat zien").click()
    expect(play.live).to_contain_text(HOSTILE)
    for phone in play.phones[3:]:
        phone.get_by_role("button", name="Ik steun dit").tap()
    expect(play.live).to_contain_text("2 keer gesteund")
    assert not any(page.evaluate("window.PWNED") for page in (play.desk, play.deck, *play.phones))


def close_while_a_telephone_is_away(play: Play) -> None:
    """Its vote comes after the end, and it is told that it does not count."""
    play.turn("q3")
    play.step("second")
    late = play.phones[2]
    expect(late.locator('section[data-question="q3"][data-round="2"]')).to_be_visible()
    late.context.set_offline(True)
    late.locator("fieldset.rate").first.locator('input[value="no"]').check(force=True)
    expect(late.locator("form.vote .state")).to_contain_text(TRYING)
    play.desk.get_by_role("button", name="Sluit de sessie").click()
    play.desk.get_by_role("button", name="Ja, sluit de sessie").click()
    expect(play.desk.locator(".lead").first).to_contain_text("Deze sessie is gesloten")
    expect(play.phones[0].locator("h1")).to_have_text("Dank u wel")
    late.context.set_offline(False)
    expect(late.locator(".gone")).to_contain_text("Te laat")
    expect(late.locator("h1")).to_have_text("Dank u wel")
    assert play.sessions.answered(play.session.id, "q3", 2) == 0


def take_the_outcome(play: Play, tmp_path: Path) -> None:
    """The file passes the check beside the data, and says what the room said."""
    with play.desk.expect_download() as waiting:
        play.desk.get_by_role("button", name=re.compile("Download de uitkomst")).click()
    file = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(file)
    command = [sys.executable, "-m", "lessons", "check", str(ROOT / "data"), "--with", str(file)]
    checked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert "0 errors" in checked.stderr
    text = file.read_text(encoding="utf-8")
    assert "Begin met één team" in text
    assert "oud-deelnemer" not in text, "what was not let through is not in it"
    before, after = (load(ROOT / "data", more).catalogue for more in ((), [beside(file)]))
    judged = [len(held.judgements["ienm"].judgements) for held in (before, after) if "ienm" in held.judgements]
    assert judged[1] == judged[0] + 1


def see_it_afterwards(play: Play, browser: Browser) -> None:
    """The deck shows the results to whoever opens it, with nothing to steer."""
    with visiting(browser, play.server, width=1920, height=1080) as other:
        page = other.open(play.deck.url.removeprefix(f"{other.home}/"))
        page.evaluate(SLIDE, "q1")
        expect(page.locator(".slide:not([hidden]) .live table.both tbody tr")).to_have_count(2)
        expect(page.locator(".steer")).to_have_count(0)
        assert other.complaints == []
