"""A coach at work: opens a session, steers it with the keyboard and on the projected deck; the room sees what fits a slide."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from playwright.sync_api import Page

from lessons.ballots import ROLES
from lessons.room import Phase
from tests.test_room_screen import Room
from tools.browser import Visit
from tools.expecting import expect
from ui.rooms import rooms
from ui.shelf import shelf

AGENDA = "level:room,level:belastingdienst.room,lessons:work,rate:bicycles,words:idea"
STAYS = "() => { window.sameDocument = true }"
HELD = "() => !!document.activeElement.closest('[class*=st-key-next-now]') && window.sameDocument === true"
OUTSIDE = """() => {
  const bar = document.querySelector('.deck').getBoundingClientRect().top
  const texts = [...document.querySelectorAll('.slide:not([hidden]) *')].filter((one) =>
    !one.closest('.hidden') && one.getClientRects().length && [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()))
  const seen = texts.map((one) => [one, one.getBoundingClientRect(), parseFloat(getComputedStyle(one).fontSize)])
  return seen.filter(([, box, size]) => box.bottom > bar + 1 || box.right > innerWidth || size < 23.9)
    .map(([one, box, size]) => `${one.textContent.trim().slice(0, 40)} ${Math.round(box.bottom)} ${size}`)
}"""
COVERED = """() => {
  const slide = [...document.querySelectorAll('.slide:not([hidden])')].find((one) => one.querySelector('.steer'))
  const press = slide.querySelector('.steer button').getBoundingClientRect()
  const words = [...slide.querySelectorAll('.kick, h2, .room > :not(.steer)')].flatMap((one) => {
    const range = document.createRange()
    range.selectNodeContents(one)
    return [...range.getClientRects()].map((box) => [one, box])
  })
  return words.filter(([, box]) => box.width && box.left < press.right && box.right > press.left &&
    box.top < press.bottom && box.bottom > press.top).map(([one]) => one.textContent.trim().slice(0, 40))
}"""
SIZES = ((390, 844), (683, 384), (820, 600), (1366, 768), (1280, 720), (1024, 768), (960, 540))


def opened(visit: Visit) -> Page:
    """A session opened by hand, and its desk."""
    page = visit.open("sessie?agenda=matrix,level:belastingdienst.room,words:idea")
    page.get_by_label("Naam van de sessie").fill("Netwerkdag")
    page.get_by_role("button", name="Open de sessie").click()
    page.get_by_role("button", name="Begin de sessie").click()
    page.wait_for_url(re.compile(r"/sessie\?*$"))
    expect(page.locator("h1")).to_have_text("Netwerkdag")
    visit.settle()
    return page


def voted(code: str, number: int, question: str = "q1") -> None:
    """So many people come in and vote."""
    session = rooms().of_code(code)
    for one in range(number):
        rooms().join(session.id, f"voter{one}", ROLES[one % 2], "belastingdienst")
        rooms().vote(session.id, question, f"voter{one}", str(one % 4), 1, 1)


def test_a_coach_opens_steers_and_stops(visit: Visit) -> None:
    """By keyboard on the desk, by a press on the deck; the count comes by itself and the focus stays where it was."""
    page = opened(visit)
    code = page.locator(".entrance .code").inner_text().strip()
    page.evaluate(STAYS)
    page.locator('[class*="st-key-next-now"] button').focus()
    page.keyboard.press("Enter")
    expect(page.locator('[class*="st-key-next-now"] button')).to_have_text("Toon de uitslag")
    voted(code, 6)
    expect(page.locator(".st-key-asked-now .voted")).to_have_text("6 van 6 stemden")
    assert page.evaluate(HELD)
    for width, scheme in ((1366, "light"), (390, "dark")):
        visit.turn(width, 844, scheme)  # type: ignore[arg-type]
        assert visit.violations() == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    with page.expect_popup() as second:
        page.get_by_role("link", name="Toon op het scherm").click()
    steered(second.value, page)
    page.get_by_role("button", name="Stop met sturen").click()
    expect(page.locator("h1")).to_have_text("Live sessie")
    assert visit.complaints == []


def steered(deck: Page, desk: Page) -> None:
    """The same session on the projected deck."""
    deck.set_viewport_size({"width": 1366, "height": 768})
    deck.wait_for_selector(".deck")
    live = deck.locator(".slide:not([hidden]) .live")
    expect(live.locator(".joined")).to_have_text("6 deelnemers zijn binnen")
    deck.keyboard.press("ArrowRight")
    deck.keyboard.press("ArrowRight")
    expect(live.locator(".voted")).to_have_text("6 van 6 stemden")
    live.get_by_role("button", name="Toon de uitslag").dblclick()
    expect(live.get_by_role("button", name="Open de tweede ronde")).to_be_visible()
    expect(live.locator("tr.everybody")).to_contain_text("Iedereen (6)")
    expect(desk.locator(".st-key-asked-now .tag").first).to_have_text("uitslag getoond")
    expect(desk.locator(".st-key-asked-now table")).to_be_visible()
    deck.route("**/zaal/**", lambda route: route.abort())
    expect(live.locator(".lost")).to_have_text("Geen verbinding. Dit is de laatste stand.")
    expect(live.locator("tr.everybody")).to_be_visible()
    deck.unroute("**/zaal/**")
    expect(live.locator(".lost")).to_have_count(0)
    deck.keyboard.press("ArrowRight")
    expect(desk.locator(".st-key-asked-now .kick")).to_contain_text(re.compile("vraag 2 van 2", re.IGNORECASE))
    expect(desk.locator(".st-key-asked-now .at-phones")).to_be_visible()
    deck.close()


TWELVE = (
    "level:room,level:belastingdienst.work,level:ienm.room,lessons:work,lessons:hiring,rate:bicycles,words:obstacle,"
    "words:idea,level:coordination,level:dji.work,lessons:guidance,level:guidance"
)
IN_SIGHT = """() => ['.code', '.joined', '.words-wait', '.st-key-asked-now h2', '.st-key-asked-now .voted', '[class*=st-key-next-now] button']
  .filter((what) => { const box = document.querySelector(what)?.getBoundingClientRect(); return !box || !box.height || box.bottom > innerHeight })"""


def steering(visit: Visit, room: Room) -> Page:
    """The desk of this session."""
    visit.page.context.add_cookies([{"name": "coach", "value": room.key, "url": visit.home}])
    return visit.open("sessie")


def test_what_a_coach_needs_now_is_on_the_first_screen(visit: Visit) -> None:
    """Twelve questions, five words that wait: the question at hand, how many voted and the next step without scrolling."""
    room = Room.opened(12, TWELVE).to("q1", "compared").to("q2", "revealed").to("q7", "first").to("q4", "first")
    for one in range(5):
        rooms().add_words(room.session.id, "q7", f"voter{one}", "Zoek werk dat blijft liggen. " * 4, "once-0001")
    page = steering(visit, room)
    for width, height in ((1366, 768), (390, 844)):
        page.set_viewport_size({"width": width, "height": height})
        expect(page.locator(".st-key-asked-now .voted")).to_have_text("12 van 12 stemden")
        assert page.evaluate(IN_SIGHT) == [], width
    page.locator(".entrance summary").click()
    expect(page.locator(".entrance img")).to_be_visible()
    page.locator(".st-key-show-q12 button").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-asked-now h2")).to_be_focused()
    expect(page.locator(".st-key-asked-now h2")).to_be_in_viewport()
    expect(page.locator(".st-key-asked-now .kick")).to_contain_text(re.compile("vraag 12 van 12", re.IGNORECASE))
    expect(page.locator(".entrance img")).to_be_visible()
    assert visit.violations() == []


def test_from_the_desk_by_the_menu_and_back_the_session_is_kept(visit: Visit) -> None:
    """The menu of Streamlit knows no keys: the session comes along all the same."""
    room = Room.opened()
    page = steering(visit, room)
    page.get_by_test_id("stTopNavLink").filter(has_text="Presenteren").click()
    expect(page).to_have_url(re.compile(f"/agenda.*sessie={room.session.code}"))
    expect(page.locator(".views a[aria-current]")).to_have_text("Presenteren")
    page.locator(".views").get_by_role("link", name="Meenemen").click()
    expect(page.locator(".views a[aria-current]")).to_have_text("Meenemen")
    expect(page).to_have_url(re.compile(f"/meenemen.*sessie={room.session.code}"))
    page.locator(".views").get_by_role("link", name="Live sessie").click()
    expect(page.locator(".st-key-asked-now h2")).to_be_visible()
    assert room.key not in page.url


def test_the_keyboard_stays_with_the_words_that_are_judged(visit: Visit) -> None:
    """Each button says what it is about; after a press it is the same button of the next words, at last the list itself."""
    page = opened(visit)
    session = rooms().of_code(page.locator(".entrance .code").inner_text().strip())
    rooms().move(session.id, "q2", "first")
    for one, text in enumerate(("Begin klein en blijf dan lang kijken hoe het gaat.", "Zoek werk.", "Vraag het.")):
        rooms().join(session.id, f"voter{one}", "hr", "belastingdienst")
        rooms().add_words(session.id, "q2", f"voter{one}", text, "once-0001")
    first, second, third = (one.id for one in rooms().words(session.id, "q2"))
    begin = page.get_by_role("button", name="Laat zien: Begin klein en blijf dan lang kijken hoe…", exact=True)
    begin.focus()
    page.keyboard.press("Enter")
    expect(page.locator(f".st-key-through-{second} button")).to_be_focused()
    page.locator(f".st-key-refuse-{third} button").focus()
    page.keyboard.press("Enter")
    expect(page.locator(f".st-key-refuse-{second} button")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio", name="Wacht op u (0)")).to_be_focused()
    states = {one.id: one.state for one in rooms().words(session.id, "q2")}
    assert states == {first: "shown", second: "refused", third: "refused"}


def test_a_second_press_lets_no_other_words_through(visit: Visit) -> None:
    """The next words come under the pointer that has just pressed."""
    page = opened(visit)
    session = rooms().of_code(page.locator(".entrance .code").inner_text().strip())
    rooms().move(session.id, "q2", "first")
    for one in range(2):
        rooms().join(session.id, f"voter{one}", "hr", "belastingdienst")
        rooms().add_words(session.id, "q2", f"voter{one}", f"Zoek werk {one}.", "once-0001")
    first, second = (one.id for one in rooms().words(session.id, "q2"))
    expect(page.locator("[class*='st-key-through-'] button")).to_have_count(2)
    press = "(all) => all.forEach((one) => one.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 })))"
    page.locator("[class*='st-key-through-'] button").evaluate_all(press)
    expect(page.locator(f".st-key-through-{first}")).to_have_count(0)
    visit.settle()
    page.wait_for_timeout(1000)  # what was pressed would be there by now
    assert {one.id: one.state for one in rooms().words(session.id, "q2")} == {first: "shown", second: "waiting"}
    page.locator(f".st-key-through-{second} button").click()
    expect(page.locator(f".st-key-through-{second}")).to_have_count(0)


def test_what_the_room_said_fits_its_slide(visitor: Callable[..., Visit]) -> None:
    """Forty people of nine organisations, in every phase, at 1920 x 1080: nothing below the bar, nothing smaller than 24 px."""
    room = crowded()
    phases: tuple[Phase, ...] = ("first", "revealed", "compared")
    someone = visitor(width=1920, height=1080)
    page = someone.open(f"presenteren?agenda={AGENDA}&sessie={room.session.code}")
    expect(page.locator(".slide:not([hidden]) .live .entrance .code")).to_have_text(room.session.code)
    assert page.evaluate(OUTSIDE) == []
    page.keyboard.press("ArrowRight")
    for place in range(1, 6):
        question, live = f"q{place}", page.locator(".slide:not([hidden]) .live .room")
        expect(live.locator(".later") if place < 5 else live).to_be_visible()
        rooms().show(room.session.id, question)
        expect(live).to_have_class(re.compile("phase-waiting" if place < 5 else "phase-first"))
        assert page.evaluate(OUTSIDE) == [], question
        for phase in phases[: 2 if question == "q5" else 3]:
            room.to(question, phase, shift=1)
            expect(live).to_have_class(re.compile(f"phase-{phase}"))
            assert page.evaluate(OUTSIDE) == [], (question, phase)
        assert someone.violations() == [], question
        page.keyboard.press("ArrowRight")


def test_the_button_that_steers_covers_no_word_and_a_result_is_read_aloud(visitor: Callable[..., Visit]) -> None:
    """On a phone, on small screens and in the window of the coach; what is read aloud stands outside what is replaced."""
    room = Room.opened(12).to("q1", "revealed")
    coach = visitor(width=1366, height=768)
    coach.page.context.add_cookies([{"name": "coach", "value": room.key, "url": coach.home}])
    for role in ("", "&rol=coach"):
        page = coach.open(f"presenteren?agenda={AGENDA}&sessie={room.session.code}&dia=2{role}")
        expect(page.locator(".slide.now .steer button")).to_be_visible()
        expect(page.locator(".slide.now .live + [role=status]")).to_have_text(
            re.compile("organisaties is men verdeeld")
        )
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            assert page.evaluate(COVERED) == [], (role, width, height)
        coach.turn(390, 844, "light")
        assert coach.violations() == []
    assert page.locator(".slide:not(.now):not([hidden]) .live").is_hidden()


def test_a_press_that_is_going_on_is_not_lost_when_a_vote_comes_in(visitor: Callable[..., Visit]) -> None:
    """What the slide shows is made anew with every vote; its button is not while somebody holds it."""
    room = Room.opened(6, AGENDA).to("q1", "first")
    coach = visitor()
    coach.page.context.add_cookies([{"name": "coach", "value": room.key, "url": coach.home}])
    page = coach.open(f"presenteren?agenda={AGENDA}&sessie={room.session.code}&dia=2")
    live = page.locator(".slide.now .live")
    expect(live.locator(".voted")).to_have_text("6 van 6 stemden")
    live.get_by_role("button", name="Toon de uitslag").hover()
    page.mouse.down()
    rooms().join(room.session.id, "late", "hr", "ienm")
    for _ in range(3):
        page.wait_for_event("response", lambda answer: "/zaal/" in answer.url)
    page.mouse.up()
    expect(live.locator("tr.everybody")).to_contain_text("Iedereen (6)")


def crowded() -> Room:
    """Forty people, of every role and organisation, with words of every length."""
    room, chance = Room.opened(40, AGENDA), random.Random(3)
    names = [one.id for one in shelf().look().catalogue.organisations.values() if one.judged]
    for one in range(room.people):
        rooms().join(room.session.id, f"voter{one}", chance.choice(ROLES), chance.choice(names))
    rooms().move(room.session.id, "q5", "first")
    for one in range(20):
        rooms().add_words(
            room.session.id, "q5", f"voter{one}", "Zoek werk dat blijft liggen. " * (1 + one % 8), "once-0001"
        )
    for words in rooms().words(room.session.id, "q5"):
        rooms().let_through(room.session.id, words.id, True)
    return room
