"""A phone in a session, in a real browser: every step without a violation, and no vote lost by line, tab, reload or server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Literal

import pytest
from playwright.sync_api import APIResponse, Browser, Page, Route

from lessons.agenda import items
from lessons.ballots import questions
from lessons.catalogue import load
from lessons.room import Phase, Plan, Session
from lessons.sessions import Sessions
from lessons.store import Store
from tools.browser import Server, Visit, serving, visiting
from tools.expecting import expect
from ui.shelf import SHIPPED

AGENDA = "level:room,level:ienm.work,lessons:work,rate:bicycles,words:obstacle"
KEPT = "Uw stem is bewaard."
WAY = (("q1", "first"), ("q1", "revealed"), ("q1", "second"), ("q1", "compared"), ("q3", "first"), ("q4", "first"))


class Room:
    """A server with a session on it; the test steers as the coach does, in the same store."""

    def __init__(self, server: Server, store: Store) -> None:
        self.server, self.sessions = server, Sessions(store)

    def opened(self) -> Session:
        data = load(SHIPPED).catalogue
        plan = Plan("first-placement", "2014-12", (), (), AGENDA, data.fingerprint, "")
        return self.sessions.open("Netwerkdag", "nl", plan, questions(items(AGENDA, data), data))[0]

    def kept(self, session: Session, question: str, round_: int = 1) -> list[Any]:
        """What a round holds, once it is shown."""
        phase: Phase = "revealed" if round_ == 1 else "compared"
        self.sessions.move(session.id, question, phase)
        return [vote.answer for vote in self.sessions.votes(session.id, question, round_)]


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    folder = tmp_path_factory.mktemp("room")
    with serving(folder / "log.txt", {"LESSONS_STATE": str(folder)}) as running:
        yield Room(running, Store(f"sqlite:///{folder / 'sessions.sqlite'}"))


@pytest.fixture
def phone(browser: Browser, room: Room) -> Iterator[Callable[..., Visit]]:
    """`phone(session)`: somebody who came in."""
    made = []

    def come(session: Session, **looks: Any) -> Visit:
        made.append(visiting(browser, room.server, **{"width": 390, "height": 844, "touch": True, **looks}))
        someone = made[-1].__enter__()
        someone.page.goto(f"{room.server.home}/m/{session.code}")
        someone.page.locator("input[value=hr]").check()
        someone.page.locator("select").select_option("ienm")
        someone.page.locator("main button").click()
        someone.page.wait_for_selector("body.live #deel")  # the script listens
        return someone

    yield come
    for one in reversed(made):
        one.__exit__(None, None, None)


def at(page: Page, key: str) -> None:
    """Wait until the phone follows the room to this step."""
    page.wait_for_selector(f'section[data-key="{key}"]', timeout=20_000)


def choose(page: Page, level: int) -> None:
    page.locator(f'input[name=answer][value="{level}"]').check()


@pytest.mark.parametrize(
    ("width", "scheme", "locale"),
    [(390, "light", "nl-NL"), (320, "dark", "en-GB"), (1366, "light", "en-GB"), (390, "dark", "nl-NL")],
)
def test_every_step_has_no_violation_and_fits(
    room: Room, phone: Callable[..., Visit], width: int, scheme: Literal["light", "dark"], locale: str
) -> None:
    session = room.opened()
    someone = phone(session, width=width, scheme=scheme, locale=locale)
    page = someone.page

    def right(where: str) -> None:
        assert someone.violations() == [], where
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), where
        low = page.evaluate(
            """[...document.querySelectorAll('a, button, select, textarea, label.choice')]
            .filter((one) => one.offsetParent && one.getBoundingClientRect().height < 44).map((one) => one.outerHTML)"""
        )
        assert low == [], where
        assert page.locator("h1").count() == 1

    right("waiting")
    for question, phase in WAY:
        room.sessions.move(session.id, question, phase)  # type: ignore[arg-type]
        at(page, f"{question}-{phase}")
        if phase in ("first", "second"):
            page.locator("label.choice, .tap").locator("visible=true").nth(1).click()
            expect(page.locator(".state")).not_to_be_empty()
        right(f"{question} {phase}")
    room.sessions.join(session.id, "somebody", "lead", "ienm")
    room.sessions.move(session.id, "q5", "first")
    room.sessions.add_words(session.id, "q5", "somebody", "Er is geen geld.", "once-0001")
    room.sessions.let_through(session.id, room.sessions.words(session.id)[0].id, True)
    at(page, "q5-first")
    page.locator("textarea").fill("Niemand durft.")
    page.locator("form.say button").click()
    page.locator(".support").first.click()
    expect(page.locator(".heard li")).to_have_count(2)
    right("words")
    room.sessions.close(session.id)
    at(page, "closed")
    right("closed")
    assert someone.complaints == []
    assert someone.abroad == []


def test_the_last_choice_is_kept_without_a_line_and_through_a_reload(room: Room, phone: Callable[..., Visit]) -> None:
    session = room.opened()
    room.sessions.move(session.id, "q1", "first")
    page = phone(session).page
    choose(page, 1)
    expect(page.locator(".state")).to_contain_text(KEPT)
    page.context.set_offline(True)
    choose(page, 3)
    expect(page.locator(".state")).to_contain_text("Nog niet bewaard")
    assert room.sessions.answered(session.id, "q1", 1) == 1
    choose(page, 4)
    page.context.set_offline(False)
    expect(page.locator(".state")).to_contain_text(KEPT)
    page.reload()
    expect(page.locator('input[type=radio][value="4"]')).to_be_checked()
    assert room.kept(session, "q1") == ["4"]


def test_two_tabs_are_one_voter_and_show_the_same(room: Room, phone: Callable[..., Visit]) -> None:
    session = room.opened()
    room.sessions.move(session.id, "q1", "first")
    one = phone(session).page
    two = one.context.new_page()
    two.goto(one.url)
    two.wait_for_selector("body.live")
    choose(one, 1)
    expect(two.locator('input[type=radio][value="1"]')).to_be_checked()
    choose(two, 2)
    expect(one.locator('input[type=radio][value="2"]')).to_be_checked()
    expect(one.locator(".state")).to_contain_text(KEPT)
    assert room.kept(session, "q1") == ["2"]


def test_each_step_is_told_to_who_does_not_see_it(room: Room, phone: Callable[..., Visit]) -> None:
    """A new question by its name; of the same one what changed, and whether one can vote now."""
    session = room.opened()
    page = phone(session).page
    said, title = page.locator("body > .said"), session.of("q1").question.title.nl
    for phase, heard in (
        ("first", [f"Nieuw: {title}", "U kunt nu stemmen."]),
        ("revealed", ["Minder dan 3 stemmen."]),
        ("second", ["Tweede ronde: u hebt elkaar gehoord.", "U kunt nu stemmen."]),
    ):
        room.sessions.move(session.id, "q1", phase)  # type: ignore[arg-type]
        at(page, f"q1-{phase}")
        for words in heard:
            expect(said).to_contain_text(words)
        assert (title in said.inner_text()) is (phase == "first")


def test_a_phone_stays_at_the_end_and_reads_that_a_session_is_deleted(room: Room, phone: Callable[..., Visit]) -> None:
    """Deleted after its end: the thanks stay. Deleted while it was open: that is said, not that the code is wrong."""
    closed, open_ = room.opened(), room.opened()
    one, two = phone(closed).page, phone(open_).page
    room.sessions.close(closed.id)
    at(one, "closed")
    with one.expect_response(lambda answer: "/meedoen/deel" in answer.url and answer.status == 404):
        room.sessions.delete(closed.id)
    asked: list[str] = []
    one.on("request", lambda request: asked.append(request.url))
    room.sessions.delete(open_.id)
    expect(two.locator(".warn")).to_have_text("Deze sessie is gewist.")
    one.evaluate("dispatchEvent(new Event('online'))")
    expect(one.locator("h1")).to_have_text("Dank u wel")
    assert asked == []


def test_what_came_too_late_is_told_in_sight(room: Room, phone: Callable[..., Visit]) -> None:
    session = room.opened()
    room.sessions.move(session.id, "q1", "first")
    page = phone(session).page
    page.context.set_offline(True)
    choose(page, 2)
    expect(page.locator(".state")).to_contain_text("Nog niet bewaard")
    room.sessions.move(session.id, "q1", "revealed")
    page.context.set_offline(False)
    at(page, "q1-revealed")
    expect(page.locator(".gone")).to_contain_text("Te laat")
    expect(page.get_by_text("U hebt bij deze vraag niet gestemd")).to_be_visible()


def test_lessons_are_ranked_by_taps_and_by_the_keyboard(room: Room, phone: Callable[..., Visit]) -> None:
    session = room.opened()
    names = [option.id for option in session.of("q3").question.options]
    room.sessions.move(session.id, "q3", "first")
    page = phone(session).page
    taps = page.locator(".tap")
    for place in (2, 0, 1):
        taps.nth(place).click()
    expect(page.locator(".state")).to_contain_text(KEPT)
    taps.nth(3).click()
    expect(page.locator(".state")).to_contain_text("al drie")
    taps.nth(2).focus()
    page.keyboard.press("Enter")
    expect(taps.nth(0)).to_have_text("1" + (session.of("q3").question.options[0].label.nl))
    expect(page.locator(".state")).to_contain_text(KEPT)
    assert room.kept(session, "q3") == [names[:2]]


def test_words_that_are_being_typed_survive_what_the_room_does(room: Room, phone: Callable[..., Visit]) -> None:
    """The list changes under one's hands: text and focus stay. The question goes away and comes back: so does the text."""
    session = room.opened()
    room.sessions.join(session.id, "somebody", "lead", "ienm")
    room.sessions.move(session.id, "q5", "first")
    page = phone(session).page
    page.locator("textarea").press_sequentially("Half een zin")
    room.sessions.add_words(session.id, "q5", "somebody", "Er is geen geld.", "once-0001")
    room.sessions.let_through(session.id, room.sessions.words(session.id)[0].id, True)
    expect(page.get_by_text("Er is geen geld.")).to_be_visible()
    expect(page.locator("textarea")).to_be_focused()
    expect(page.locator("textarea")).to_have_value("Half een zin")
    room.sessions.show(session.id, "q1")
    at(page, "q1-waiting")
    room.sessions.show(session.id, "q5")
    at(page, "q5-first")
    expect(page.locator("textarea")).to_have_value("Half een zin")
    room.sessions.move(session.id, "q5", "revealed")
    at(page, "q5-revealed")
    expect(page.locator(".unsent")).to_contain_text("Half een zin")


@pytest.mark.parametrize("question", ["q1", "q3"])
def test_a_choice_that_came_before_the_script_is_kept(room: Room, phone: Callable[..., Visit], question: str) -> None:
    """A level, or a lesson from its list."""
    session = room.opened()
    lesson = session.of("q3").question.options[1].id
    room.sessions.move(session.id, question, "first")
    page = phone(session).page
    waiting: list[Route] = []
    page.route("**/look/meedoen.js", lambda route: waiting.append(route))
    page.goto(f"{room.server.home}/meedoen?code={session.code}", wait_until="commit")
    if question == "q1":
        choose(page, 3)
    else:
        page.locator("#rank1").select_option(lesson)
    while not waiting:
        page.wait_for_timeout(50)
    waiting[0].continue_()
    expect(page.locator(".state")).to_contain_text(KEPT)
    assert room.kept(session, question) == (["3"] if question == "q1" else [[lesson]])


def test_what_the_room_showed_before_the_vote_does_not_take_it_off_the_screen(
    room: Room, phone: Callable[..., Visit]
) -> None:
    """An answer that is slow to come was written before the vote was there."""
    session = room.opened()
    room.sessions.move(session.id, "q1", "first")
    page = phone(session).page
    page.goto(f"{room.server.home}/ready")
    slow: list[tuple[Route, APIResponse]] = []
    page.route("**/meedoen/deel?*", lambda route: route.continue_() if slow else slow.append((route, route.fetch())))
    page.goto(f"{room.server.home}/meedoen?code={session.code}")
    while not slow:
        page.wait_for_timeout(50)
    choose(page, 3)
    expect(page.locator(".state")).to_contain_text(KEPT)
    (held, answer), *_ = slow
    with page.expect_request("**/meedoen/deel?*"):
        held.fulfill(response=answer)
    expect(page.locator('input[type=radio][value="3"]')).to_be_checked()
    expect(page.locator(".state")).to_contain_text(KEPT)


def test_two_quick_taps_are_both_kept(room: Room, phone: Callable[..., Visit]) -> None:
    """The second is given while the first is still on its way."""
    session = room.opened()
    room.sessions.join(session.id, "somebody", "lead", "ienm")
    room.sessions.move(session.id, "q5", "first")
    for number, text in enumerate(("Er is geen geld.", "Er is geen tijd.")):
        room.sessions.add_words(session.id, "q5", "somebody", text, f"once-000{number}")
    for words in room.sessions.words(session.id):
        room.sessions.let_through(session.id, words.id, True)
    page = phone(session).page
    taps = page.locator(".support")
    expect(taps).to_have_count(2)
    page.evaluate("document.querySelectorAll('.support').forEach((one) => one.click())")
    page.wait_for_function("() => !Object.keys(localStorage).some((key) => key.startsWith('uit:'))")
    assert [words.support for words in room.sessions.words(session.id)] == [1, 1]


def test_a_double_tap_is_one_tap(room: Room, phone: Callable[..., Visit]) -> None:
    """On a lesson and on words of somebody else; a second tap later on takes it away again."""
    session = room.opened()
    room.sessions.join(session.id, "somebody", "lead", "ienm")
    room.sessions.move(session.id, "q3", "first")
    page = phone(session).page
    lesson = page.locator(".tap").first
    lesson.dblclick()
    expect(lesson).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".state")).to_contain_text(KEPT)
    room.sessions.move(session.id, "q5", "first")
    room.sessions.add_words(session.id, "q5", "somebody", "Er is geen geld.", "once-0001")
    words = room.sessions.words(session.id)[0].id
    room.sessions.let_through(session.id, words, True)
    support = page.locator(".support")
    expect(support).to_be_visible()
    support.dblclick()
    expect(support).to_contain_text("(1)")
    expect(support).to_have_attribute("aria-pressed", "true")
    page.wait_for_timeout(800)  # longer than a finger that slips
    support.click()
    expect(support).to_contain_text("(0)")
    assert room.sessions.words(session.id)[0].support == 0


def test_without_scripts_a_whole_question_can_be_answered(browser: Browser, room: Room) -> None:
    session = room.opened()
    room.sessions.move(session.id, "q3", "first")
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False, locale="nl-NL")
    page = context.new_page()
    page.goto(f"{room.server.home}/meedoen")
    page.get_by_label("Code").fill(f"{session.code[:3].lower()} {session.code[3:]}")
    page.locator("main button").click()
    page.locator("input[value=lead]").check()
    page.locator("select").select_option("ienm")
    page.locator("main button").click()
    names = [option.id for option in session.of("q3").question.options]
    page.locator("#rank1").select_option(names[1])
    page.locator("#rank2").select_option(names[0])
    page.get_by_role("button", name="Stem").click()
    expect(page.locator(".state")).to_contain_text(KEPT)
    page.get_by_role("link", name="Kijk opnieuw").click()
    expect(page.locator("#rank2")).to_have_value(names[0])
    context.close()
    assert room.kept(session, "q3") == [[names[1], names[0]]]


def test_a_vote_outlives_a_server_that_stops(room: Room, phone: Callable[..., Visit]) -> None:
    """Chosen while there is no server: it says so, and is kept once there is one again at the same address."""
    session = room.opened()
    room.sessions.move(session.id, "q1", "first")
    page = phone(session).page
    at(page, "q1-first")
    room.server.stop()
    choose(page, 3)
    expect(page.locator(".state")).to_contain_text("Nog niet bewaard")
    room.server.go_on()
    expect(page.locator(".state")).to_contain_text(KEPT, timeout=60_000)  # it asks less and less often
    assert room.kept(session, "q1") == ["3"]
