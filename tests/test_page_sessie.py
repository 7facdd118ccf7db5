"""The coach's desk: a session opens with questions alone, goes on one step at a time, and says nothing before it is shown."""

from __future__ import annotations

import re
import time
from datetime import datetime, timedelta, timezone
from html import unescape
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from lessons.room import UnknownError
from lessons.store import StoreError
from lessons.words import LANGUAGES, Language, Words
from tests.pages import open_page, text_of
from tests.test_room_screen import AGENDA, HOSTILE, KINDS, Room, call
from ui import desk_live, desk_now, desk_opening, desk_steps, limits, steering
from ui.data import catalogue
from ui.limits import Limits, Times
from ui.rooms import rooms

THREE = "matrix,level:room,lessons:work,words:idea"


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> Room:
    """A session that this visitor steers."""
    found = Room.opened()
    monkeypatch.setattr(steering, "secret", lambda: found.key)
    return found


def pressed(app: AppTest, place: str) -> AppTest:
    button(app, place).click().run()
    assert not app.exception
    return app


def button(app: AppTest, place: str) -> Any:
    """The button in this place; behind the place its key may name the step that it takes."""
    (found,) = (one for one in app.button if f"{one.key}-".startswith(f"{place}-"))
    return found


def keys(app: AppTest) -> list[str]:
    return [str(button.key) for button in app.button]


# --- opening ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "heard"),
    [
        ("nl", ["Live sessie", "zonder account", "3 vragen aan de zaal", "Niveau · Ruimte · eigen organisatie", "Verander de agenda"]),
        ("en", ["Live session", "without an account", "3 questions to the room", "Level · Room · own organisation", "Change the agenda"]),
    ],
)  # fmt: skip
def test_the_form_says_what_will_be_asked(language: str, heard: list[str]) -> None:
    app = open_page("sessie", agenda=THREE, taal=language)
    assert all(words in text_of(app) for words in heard)


def test_without_a_question_there_is_a_way_to_three() -> None:
    """An agenda of slides alone opens nothing; the link beside it asks three things, and opens."""
    app = open_page("sessie", agenda="matrix")
    assert "ten minste één vraag" in text_of(app)
    assert not app.button
    found = re.search(r'href="(/sessie[^"]*)">Begin met drie', text_of(app))
    assert found
    agenda = parse_qs(urlsplit(unescape(found[1])).query)["agenda"][0]
    assert agenda.startswith("matrix,")
    assert "3 vragen aan de zaal" in text_of(open_page("sessie", agenda=agenda))


def test_opening_tells_the_secret_once_and_keeps_the_plan() -> None:
    app = open_page("sessie", agenda=THREE, naam="Netwerkdag", organisatie="ienm", thema="work", namen="verborgen")
    app.button[0].click().run()
    key = re.findall(r'name="key" value="([\w-]+)"', text_of(app))[0]
    session = rooms().of_key(key)
    assert (session.title, [asked.question.item for asked in session.asked]) == ("Netwerkdag", THREE.split(",")[1:])
    assert (session.plan.organisations, session.plan.themes) == (("ienm",), ("work",))
    assert (session.plan.agenda, session.plan.version) == (THREE, catalogue().fingerprint)
    assert session.plan.names_hidden
    assert key not in text_of(open_page("sessie", agenda=THREE))


def test_two_presses_open_one_session() -> None:
    app = open_page("sessie", agenda=THREE)
    app.button[0].click().run()
    key = re.findall(r'name="key" value="([\w-]+)"', text_of(app))
    app.run()
    assert re.findall(r'name="key" value="([\w-]+)"', text_of(app)) == key
    assert not app.button


# --- steering ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_desk_has_the_way_in_and_one_next_step_for_each_question(room: Room, language: str) -> None:
    app = open_page("sessie", taal=language)
    assert room.session.code in text_of(app)
    assert {"nl": "Zes deelnemers in de sessie.", "en": "Six participants in the session."}[language] in text_of(app)
    following = [key for key in keys(app) if key.startswith("next-")]
    assert following == ["next-now-q1-first", *(f"next-q{n}-first" for n in range(2, 6))]
    assert button(app, "next-now").label == {"nl": "Open de stemming", "en": "Open the vote"}[language]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_question_at_hand_stands_above_all_others_and_has_all_that_it_needs(room: Room, language: str) -> None:
    """Before the first round the way in in full; from then on code and count on a line, whatever else waits below it."""
    before = text_of(open_page("sessie", taal=language))
    assert "<details" not in before
    room.to("q1", "compared").to("q5", "first").to("q2", "first")
    for one in range(5):
        rooms().add_words(room.session.id, "q5", f"voter{one}", "Begin klein", "once-0001")
    shown = text_of(open_page("sessie", taal=language))
    said = [
        "<details",
        {"nl": "5 bijdragen wachten op u bij vraag 5", "en": "5 contributions wait for you at question 5"}[language],
    ]
    said += [
        {"nl": "Vraag 2 van 5", "en": "Question 2 of 5"}[language],
        {"nl": "6 van 6 stemden", "en": "6 of 6 voted"}[language],
    ]
    places = [
        shown.index(words) for words in (*said, 'id="desk-questions"', 'id="asked-q1"', 'id="asked-q5"', "Begin klein")
    ]
    assert places == sorted(places)
    assert [shown.count(words) for words in said[1:]] == [1, 1, 1]


def test_one_button_leads_through_the_whole_agenda(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each question in its order and all its steps; what was left out comes at the end, and then it says so."""
    monkeypatch.setattr(desk_steps, "PAUSE", 0.0)
    rooms().show(room.session.id, "q2")
    app, pressed_ = open_page("sessie"), []
    while any(key.startswith("next-now") for key in keys(app)):
        pressed_.append(button(app, "next-now").label)
        pressed(app, "next-now")
    vote = ["Open de stemming", "Toon de uitslag", "Open de tweede ronde", "Toon het verschil"]
    write = ["Open het invullen", "Stop het invullen"]
    assert pressed_ == [
        *vote,
        "Ga naar vraag 3",
        *vote,
        "Ga naar vraag 4",
        *vote,
        "Ga naar vraag 5",
        *write,
        "Ga naar vraag 1",
        *vote,
    ]
    assert "Alle vragen zijn gesteld" in text_of(app)
    room_now = rooms().of_id(room.session.id)
    assert {asked.phase for asked in room_now.asked} == {"compared", "revealed"}


def test_after_a_result_the_second_round_may_be_left_out(room: Room) -> None:
    room.to("q1", "revealed")
    app = open_page("sessie")
    assert (button(app, "next-now").label, button(app, "then-now").label) == (
        "Open de tweede ronde",
        "Ga naar vraag 2",
    )
    pressed(app, "then-now")
    assert (rooms().of_id(room.session.id).current, room.phase("q2")) == ("q2", "waiting")


def test_steps_follow_each_other_and_a_press_right_after_is_the_same_one(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_steps, "PAUSE", 3_600.0)
    app = pressed(open_page("sessie"), "next-now")
    assert button(pressed(app, "next-now"), "next-now").label == "Toon de uitslag"
    assert room.phase("q1") == "first"
    pressed(app, "show-q3")
    assert rooms().of_id(room.session.id).current == "q3", "a press elsewhere is another one, however soon it comes"
    pressed(pressed(app, "next-q4"), "next-q5")
    assert (room.phase("q4"), room.phase("q5")) == ("first", "first")
    rooms().show(room.session.id, "q1")
    app.run()
    monkeypatch.setattr(desk_steps, "PAUSE", 0.0)
    for phase in ("revealed", "second", "compared"):
        app = pressed(app, "next-now")
        assert room.phase("q1") == phase
    pressed(app, "show-q3")
    assert rooms().of_id(room.session.id).current == "q3"
    pressed(app, "next-q2")
    assert (rooms().of_id(room.session.id).current, room.phase("q2")) == ("q2", "first")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_one_step_that_is_pressed_in_two_places_is_one_step(room: Room, language: str) -> None:
    """Desk and desk, deck and desk: who pressed last saw a question that is elsewhere by now. Nothing changes; it is said."""
    room.to("q1", "first")
    first, second = open_page("sessie", taal=language), open_page("sessie", taal=language)
    late = {"nl": "Deze stap was al gezet.", "en": "This step was already taken."}[language]
    assert late not in text_of(pressed(first, "next-now"))
    rooms().show(room.session.id, "q2")
    assert late in text_of(pressed(second, "next-now"))
    assert (room.phase("q1"), rooms().of_id(room.session.id).current) == ("revealed", "q2")
    assert late not in text_of(pressed(second, "next-q3"))
    room.to("q4", "first")
    tab = open_page("sessie", taal=language)
    assert room.steer("question=q4&saw=first&phase=revealed").code == 204
    assert late in text_of(pressed(tab, "next-now"))
    assert room.steer("question=q4&saw=first&phase=revealed").code == 412
    assert room.phase("q4") == "revealed"


def test_a_press_on_what_the_browser_still_shows_is_not_one_on_what_was_drawn_since(room: Room) -> None:
    """The desk draws by itself: a press that was under way names its own step, and not the one that stands there by now."""
    room.to("q1", "first")
    app = open_page("sessie")
    shown = button(app, "next-now")
    room.to("q1", "revealed")
    app.run()
    shown.click().run()
    assert room.phase("q1") == "revealed"


@pytest.mark.parametrize("question", KINDS)
def test_the_desk_is_blind_too(room: Room, question: str) -> None:
    """While a round is open the coach sees how many voted; whatever they vote, the desk says the same."""
    room.to(question, "first")
    before = text_of(open_page("sessie"))
    assert "6 van 6 stemden" in before
    assert "<table" not in before
    room.vote(question, 1, shift=1, seq=2)
    assert text_of(open_page("sessie")) == before
    room.to(question, "second")
    assert "<table" in (shown := text_of(open_page("sessie")))
    room.vote(question, 2, shift=2, seq=2)
    assert text_of(open_page("sessie")) == shown


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_was_shown_is_on_the_desk(room: Room, language: str) -> None:
    for question in KINDS:
        room.to(question, "compared", shift=1)
    shown = text_of(open_page("sessie", taal=language))
    assert shown.count({"nl": "<summary>Wat de zaal zei", "en": "<summary>What the room said"}[language]) == len(KINDS)
    assert {"nl": "Eerste en tweede ronde naast elkaar", "en": "First and second round side by side"}[language] in shown


def test_the_deck_opens_with_the_plan_and_its_version_of_the_data(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    def query() -> dict[str, list[str]]:
        found = re.search(r'href="(/presenteren[^"]*sessie=[^"]*)"', text_of(open_page("sessie")))
        assert found
        return parse_qs(urlsplit(unescape(found[1])).query)

    asked = query()
    assert (asked["sessie"], asked["agenda"], asked["peildatum"]) == ([room.session.code], [AGENDA], ["2014-12"])
    assert asked["naam"] == ["Netwerkdag"]
    assert "versie" not in asked
    kept, plan = desk_live.catalogue, room.session.plan
    monkeypatch.setattr(desk_live, "catalogue", lambda: type("Newer", (), {"fingerprint": "f" * 64})())
    assert query()["versie"] == [plan.version[:12]]
    monkeypatch.setattr(desk_live, "catalogue", kept)


@pytest.mark.parametrize("host", ["127.0.0.1:8501", "localhost", "[::1]:8501", "192.168.1.5:8501"])
def test_an_address_that_no_telephone_reaches_says_so(room: Room, monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    monkeypatch.setattr(desk_now, "home", lambda: f"http://{host}")
    own = not host.startswith("192")
    assert ("Telefoons bereiken dit adres niet" in text_of(open_page("sessie"))) is own
    assert ("Telephones do not reach this address" in text_of(open_page("sessie", taal="en"))) is own


def test_words_wait_for_the_coach_who_can_change_their_mind(room: Room) -> None:
    room.to("q5", "first")
    rooms().add_words(room.session.id, "q5", "voter0", HOSTILE, "once-0001", "en")
    said = rooms().words(room.session.id)[0].id
    app = open_page("sessie")
    assert "&lt;script&gt;alert(1)" in text_of(app)
    assert "<script" not in text_of(app)
    assert "Geschreven in het Engels" in text_of(app)
    assert "invullen kan" in text_of(app)
    assert "ronde open" not in text_of(app)
    app = pressed(app, f"through-{said}")
    assert rooms().words(room.session.id)[0].state == "shown"
    assert "Er wacht niets op u" in text_of(app)
    app = open_page("sessie", **{"woorden-q5": "shown"})
    pressed(app, f"refuse-{said}")
    assert rooms().words(room.session.id)[0].state == "refused"
    pressed(open_page("sessie", **{"woorden-q5": "refused"}), f"through-{said}")
    assert rooms().words(room.session.id)[0].state == "shown"


# --- the end ----------------------------------------------------------------------------------------------------------------


def test_closing_asks_first_and_leaves_the_outcome(room: Room) -> None:
    room.to("q2", "first")
    app = pressed(open_page("sessie"), "sluiten")
    assert "U kunt haar niet meer openen" in text_of(app)
    assert not rooms().of_id(room.session.id).closed
    app = pressed(app, "sluiten-sure")
    assert rooms().of_id(room.session.id).closed
    assert "Deze sessie is gesloten" in text_of(app)
    assert not [key for key in keys(app) if key.startswith(("next-", "show-"))]
    assert app.get("download_button")
    found = re.search(r'href="/meenemen\?([^"]*)"[^>]*>Meenemen: blad', text_of(app))
    assert found
    asked = parse_qs(unescape(found[1]))
    assert (asked["sessie"], asked["peildatum"]) == ([room.session.code], ["2014-12"])


@pytest.mark.parametrize(
    ("language", "said"), [("nl", ["gesloten tijdens ronde 1", "gesloten tijdens ronde 2"]), ("en", ["closed during round 1", "closed during round 2"])]
)  # fmt: skip
def test_what_was_open_at_the_end_says_so_and_the_outcome_stands_first(
    room: Room, language: str, said: list[str]
) -> None:
    room.to("q1", "first").to("q2", "second")
    before = text_of(open_page("sessie", taal=language))
    rooms().close(room.session.id)
    shown = text_of(open_page("sessie", taal=language))
    assert all(words in shown and words not in before for words in said)
    assert not re.search(r"ronde open|round open", shown)
    assert shown.index("data/outcomes/") < shown.index('id="desk-questions"')


def test_while_the_second_round_is_open_the_result_says_it_is_the_first(room: Room) -> None:
    for phase, said in (("revealed", False), ("second", True), ("compared", False)):
        room.to("q3", phase)  # type: ignore[arg-type]
        assert ("Wat de zaal zei in de eerste ronde" in text_of(open_page("sessie"))) is said


def test_deleting_asks_first_and_leaves_nothing(room: Room) -> None:
    app = pressed(open_page("sessie"), "wissen")
    assert "voor goed" in text_of(app)
    assert rooms().of_id(room.session.id)
    app = pressed(app, "wissen-sure")
    with pytest.raises(UnknownError):
        rooms().of_id(room.session.id)
    assert "gewist of verlopen" in text_of(app)


def test_where_the_store_does_not_answer_the_page_says_so(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> Any:
        raise StoreError("away")

    monkeypatch.setattr(steering, "rooms", away)
    assert "De opslag van sessies antwoordt nu niet" in text_of(open_page("sessie"))
    monkeypatch.setattr(steering, "rooms", rooms)
    monkeypatch.setattr(desk_live, "rooms", away)
    assert "The store of sessions does not answer now" in text_of(open_page("sessie", taal="en"))
    monkeypatch.setattr(steering, "secret", str)
    monkeypatch.setattr(desk_opening, "rooms", away)
    app = open_page("sessie", agenda=THREE)
    assert "De opslag van sessies" in text_of(app.button[0].click().run())


def test_a_desk_that_stays_open_steers_no_more_after_the_end_of_steering(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two tabs, "stop" in one: no button of the other does anything any more, whatever it still shows."""
    room.to("q5", "first")
    rooms().add_words(room.session.id, "q5", "voter0", "Begin klein", "once-0001")
    (words,) = rooms().words(room.session.id, "q5")
    buttons = ("next-q1", "next-now", "show-q2", f"through-{words.id}", "sluiten-sure", "wissen-sure")
    tabs = {button: open_page("sessie", sluiten="open", wissen="open") for button in buttons}
    monkeypatch.setattr(steering, "secret", str)
    for button, tab in tabs.items():
        assert "Live sessie" in text_of(pressed(tab, button))
    after = rooms().of_id(room.session.id)
    assert (after.of("q1").phase, after.current, after.closed) == ("waiting", "q5", False)
    assert rooms().words(room.session.id, "q5")[0].state == "waiting"


# --- who may open a session -------------------------------------------------------------------------------------------------


def test_with_the_setting_only_who_logged_in_opens_a_session(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a provider nobody does; with one the button logs in; who is logged in has the form."""
    monkeypatch.setenv("LESSONS_COACH_LOGIN", "1")
    app = open_page("sessie", agenda=THREE)
    assert "Dat is nog niet ingesteld" in text_of(app)
    assert not app.button
    monkeypatch.setattr(desk_opening, "login_works", lambda: True)
    app = open_page("sessie", agenda=THREE)
    assert keys(app) == ["log-in"]
    monkeypatch.setattr(desk_opening, "logged_in", lambda: True)
    app = open_page("sessie", agenda=THREE)
    assert app.button[0].label == "Open de sessie"
    monkeypatch.setattr(desk_opening, "logged_in", lambda: False)
    assert "/s/" not in text_of(app.button[0].click().run())


def test_from_one_place_only_so_many_sessions_are_opened_unless_coaches_log_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "OPENED", Times(1, 60))
    for place, opens in (("10.0.0.1", True), ("10.0.0.1", False), ("10.0.0.2", True)):
        monkeypatch.setattr(steering, "address", lambda place=place: place)
        app = open_page("sessie", agenda=THREE)
        text = text_of(app.button[0].click().run())
        assert ('name="key"' in text, "Probeer het later opnieuw" in text) == (opens, not opens)
    monkeypatch.setenv("LESSONS_COACH_LOGIN", "1")
    monkeypatch.setattr(desk_opening, "login_works", lambda: True)
    monkeypatch.setattr(desk_opening, "logged_in", lambda: True)
    assert 'name="key"' in text_of(open_page("sessie", agenda=THREE).button[0].click().run())


@pytest.mark.parametrize("page", ["meenemen", "presenteren"])
@pytest.mark.parametrize(
    ("language", "said"), [("nl", "te veel verkeerde codes geprobeerd"), ("en", "Too many wrong codes were tried")]
)
def test_no_page_tells_codes_to_who_tries_them(
    page: str, language: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page with a code in its address counts as the phones do; the coach and who takes part are let in."""
    room = Room.opened()
    monkeypatch.setattr(limits, "LIMITS", Limits(each=3, together=1_000))
    for number in range(3):
        assert said not in text_of(open_page(page, sessie=f"ZZZ99{number}", taal=language))
    assert said in text_of(open_page(page, sessie=room.session.code, taal=language))
    monkeypatch.setattr(steering, "secret", lambda: room.key)
    assert said not in text_of(open_page(page, sessie=room.session.code, taal=language))


def test_who_steers_needs_no_login(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LESSONS_COACH_LOGIN", "1")
    assert button(open_page("sessie"), "next-now")


# --- from the desk to the other pages of a coach ------------------------------------------------------------------------------


def test_the_session_goes_along_to_the_deck_the_agenda_and_the_handouts_and_back(room: Room) -> None:
    """By the links above the page, from each page to each other one; the key is in none of them."""
    app = open_page("sessie")
    for page in ("agenda", "presenteren", "meenemen", "sessie"):
        shown = text_of(app)
        assert room.key not in shown
        (found,) = re.findall(rf'class="go" href="(/{page}\?[^"]*)"', shown) or [""]
        asked = parse_qs(urlsplit(unescape(found)).query)
        assert (asked["sessie"], asked["agenda"]) == ([room.session.code], [AGENDA])
        if page != "presenteren":
            app = open_page(page, **asked)
    assert room.session.title in text_of(app)


def test_what_a_coach_keeps_of_an_agenda_names_no_session(room: Room) -> None:
    shown = text_of(open_page("agenda", sessie=room.session.code))
    assert "Terug naar de live sessie" in shown
    kept = re.findall(r'class="copyable"[^>]*value="([^"]*)"', shown)
    assert len(kept) == 2
    assert not [address for address in kept if "sessie=" in address]


# --- the clock of who looks -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("where", "hours"),
    [("Asia/Tokyo", 9), ("America/Bogota", -5), ("No/Where", 5.75), ("../etc", 5.75), (None, 5.75)],
)
def test_times_are_those_of_the_browser_and_without_one_those_of_the_server(
    room: Room, monkeypatch: pytest.MonkeyPatch, where: str | None, hours: float
) -> None:
    """On the desk and on the sheet that is taken along; this server stands in Kathmandu."""
    monkeypatch.setenv("TZ", "Asia/Kathmandu")
    time.tzset()
    monkeypatch.setattr(type(st.context), "timezone", property(lambda _: where))
    try:
        there = datetime.fromtimestamp(room.session.joins_until, timezone(timedelta(hours=hours)))
        assert f"Binnenkomen kan tot {Words('nl').date(there.date())}, {there:%H:%M}." in text_of(open_page("sessie"))
        opened = datetime.fromtimestamp(room.session.opened_at, timezone(timedelta(hours=hours)))
        sheet = text_of(open_page("meenemen", sessie=room.session.code))
        assert f"Netwerkdag, {Words('nl').date(opened.date())}" in sheet
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize("language", LANGUAGES)
def test_until_which_day_all_is_kept_is_the_same_on_desk_and_telephone_and_true_in_every_zone(
    room: Room, monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    """Who tells it to a telephone does not know its zone: it is the day that begins last of all, where the end comes."""
    ends = datetime.fromtimestamp(room.session.kept_until, timezone(timedelta(hours=-12))).date()
    day = Words(language).date(ends)
    telephone = call("/meedoen", query=f"code={room.session.code}&taal={language}").text
    assert f" {day}, " in telephone
    for where in ("Pacific/Kiritimati", "America/Bogota", None):
        monkeypatch.setattr(type(st.context), "timezone", property(lambda _, where=where: where))
        assert f" {day}. " in text_of(open_page("sessie", taal=language))
