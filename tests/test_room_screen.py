"""The room's screen: blind until it is shown, to whoever asks; steered by the coach alone; only words that were let through."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette
from starlette.types import Message, Scope

from lessons.agenda import items
from lessons.ballots import questions
from lessons.room import Phase, Plan, Session
from lessons.store import StoreError
from lessons.words import Language, Words
from ui import room_parts, room_screen
from ui.rooms import rooms
from ui.routes import ROUTES
from ui.shelf import shelf

AGENDA = "level:room,level:belastingdienst.room,lessons:work,rate:bicycles,words:idea"
STEPS: tuple[Phase, ...] = ("first", "revealed", "second", "compared")
KINDS = {"q1": "level", "q2": "level", "q3": "lessons", "q4": "rate"}
APP = Starlette(routes=ROUTES)
HOSTILE = "<script>alert(1)</script> & *vet* {{ 7 * 7 }}"


@dataclass
class Answer:
    code: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    text: str = ""


def call(path: str, method: str = "GET", body: str = "", query: str = "", **headers: str) -> Answer:
    """One request; headers as keywords, `_` for `-`."""
    named = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope: Scope = {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": query.encode(),
        "headers": [(b"host", b"lessen.example"), *named],
        "scheme": "http",
        "client": ("127.0.0.1", 1),
    }
    answer, sent = Answer(), [{"type": "http.request", "body": body.encode(), "more_body": False}]

    async def receive() -> Message:
        return sent.pop() if sent else {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            answer.code = message["status"]
            answer.headers = {name.decode(): value.decode() for name, value in message["headers"]}
        answer.text += message.get("body", b"").decode()

    asyncio.run(APP(scope, receive, send))
    return answer


@dataclass
class Room:
    """A session with people in it, and its coach's key."""

    session: Session
    key: str
    people: int

    @classmethod
    def opened(cls, people: int = 6, agenda: str = AGENDA, hidden: bool = False) -> Room:
        data = shelf().look().catalogue
        edition = data.edition.id if data.edition else ""
        plan = Plan("first-placement", "2014-12", (), (), agenda, data.fingerprint, edition, hidden)
        made = cls(*rooms().open("Netwerkdag", "nl", plan, questions(items(agenda, data), data)), people)
        for one in range(people):
            role = ("director", "hr")[one % 2]
            rooms().join(made.session.id, f"voter{one}", role, ("belastingdienst", "ienm")[one % 2])
        return made

    def to(self, question: str, phase: Phase, shift: int = 0) -> Room:
        """Take a question to this phase; in each open round everybody votes."""
        now = self.phase(question)
        for step in STEPS[0 if now == "waiting" else STEPS.index(now) + 1 : STEPS.index(phase) + 1]:  # type: ignore[call-overload]
            rooms().move(self.session.id, question, step)
            if step in ("first", "second") and question in KINDS:
                self.vote(question, 1 if step == "first" else 2, shift)
        return self

    def vote(self, question: str, round_: int, shift: int, seq: int = 1) -> None:
        asked = rooms().of_id(self.session.id).of(question).question
        for one in range(self.people):
            names = [option.id for option in asked.options]
            picked = names[(one + shift) % len(names)]
            made: dict[str, Any] = {
                "level": str((one + shift) % 5),
                "lessons": [picked],
                "rate": dict.fromkeys(names, ("yes", "partly", "no")[(one + shift) % 3]),
            }
            rooms().vote(self.session.id, question, f"voter{one}", made[asked.kind], seq, round_)

    def part(self, question: str, coach: bool = False, **keys: str) -> Answer:
        cookie = {"cookie": f"coach={self.key}"} if coach else {}
        return call(f"/zaal/{self.session.code}", query=urlencode({"vraag": question, **keys}), **cookie)

    def steer(self, body: str, **headers: str) -> Answer:
        usual = {"cookie": f"coach={self.key}", "origin": "http://lessen.example", "sec_fetch_site": "same-origin"}
        sent = {name: value for name, value in {**usual, **headers}.items() if value}
        return call(f"/zaal/{self.session.code}/stuur", "POST", body, **sent)

    def phase(self, question: str) -> str:
        return rooms().of_id(self.session.id).of(question).phase


# --- blind ------------------------------------------------------------------------------------------------------------------


def everything(room: Room, question: str, cookie: str) -> dict[str, str]:
    """What every address that can be looked at says of a question, without the clock and the chance in a form."""
    query = urlencode({"code": room.session.code, "vraag": question})
    paths = [route.path.replace("{code}", room.session.code) for route in ROUTES if "GET" in (route.methods or ())]
    seen = {path: call(path, query=query, cookie=cookie) for path in paths if "{" not in path and "lessen." not in path}
    said = {path: f"{one.code} {one.headers.get('x-mark')} {one.text}" for path, one in seen.items()}
    return {path: re.sub(r"value=\"(\d{13}|[0-9a-f]{16})\"", "", text) for path, text in said.items()}


@pytest.mark.parametrize("question", KINDS)
@pytest.mark.parametrize("phase", ["first", "second"])
def test_while_a_round_is_open_no_answer_changes_anything_that_anybody_sees(question: str, phase: Phase) -> None:
    """Not a sign of any page or part differs, nor its mark, when everybody votes otherwise; also not for the coach."""
    room = Room.opened().to(question, phase)
    rooms().join(room.session.id, "onlooker", "lead", "ienm")
    cookies = ("", f"coach={room.key}", f"stem-{room.session.code}=onlooker")
    before = [everything(room, question, cookie) for cookie in cookies]
    assert f"/zaal/{room.session.code}" in before[0]
    room.vote(question, 1 if phase == "first" else 2, shift=1, seq=2)
    assert [everything(room, question, cookie) for cookie in cookies] == before


@pytest.mark.parametrize("question", KINDS)
def test_what_is_open_tells_how_many_voted_and_shows_the_question(question: str) -> None:
    room = Room.opened().to(question, "first")
    shown = room.part(question).text
    assert "6 van 6 stemden" in shown
    assert "<table" not in shown
    rooms().join(room.session.id, "late", "lead", "ienm")
    assert "6 van 7 stemden" in room.part(question).text
    assert "6 of 7 voted" in room.part(question, taal="en").text


def test_a_room_that_waits_shows_the_way_in() -> None:
    room = Room.opened(people=0)
    shown = room.part("q1").text
    assert f"/zaal/{room.session.code}/qr.svg" in shown
    assert f"lessen.example/m/{room.session.code}" in shown
    assert "Nog niemand is binnen" in shown


def test_before_the_questions_the_screen_shows_the_way_in_to_all_and_moves_nobody() -> None:
    """Also while the room is at a later question; of no question anything; after the end only that it is closed."""
    room = Room.opened(people=2)
    rooms().show(room.session.id, "q3")
    room.to("q3", "first")
    for coach in (False, True):
        shown = room.part("begin", coach=coach)
        assert (shown.code, shown.headers["x-coach"]) == (200, "0")
        assert f"/zaal/{room.session.code}/qr.svg" in shown.text
        assert f"lessen.example/m/{room.session.code}" in shown.text
        assert "wee deelnemers zijn binnen" in shown.text or "2 deelnemers zijn binnen" in shown.text
        assert "<form" not in shown.text
        assert "stemden" not in shown.text
    assert room.part("begin", mark=shown.headers["x-mark"]).code == 204
    rooms().join(room.session.id, "late", "lead", "ienm")
    assert room.part("begin", mark=shown.headers["x-mark"]).code == 200
    rooms().close(room.session.id)
    assert "qr.svg" not in room.part("begin").text
    assert "gesloten" in room.part("begin").text


# --- shown ------------------------------------------------------------------------------------------------------------------


def test_what_the_room_is_not_at_yet_is_for_the_coach_alone() -> None:
    """The first question shows the way in before anything is asked; another one waits until the room is or was at it."""
    room = Room.opened()
    assert [room.part(name).code for name in ("q1", "q3")] == [200, 409]
    assert room.part("q3", coach=True).code == 200
    rooms().show(room.session.id, "q3")
    assert [room.part(name).code for name in ("q1", "q3")] == [409, 200]
    room.to("q1", "revealed")
    rooms().show(room.session.id, "q2")
    assert [room.part(name).code for name in ("q1", "q2", "q3")] == [200, 200, 409]
    rooms().close(room.session.id)
    assert room.part("q3").code == 200


def test_a_result_is_a_table_per_role_with_what_the_catalogue_says() -> None:
    """Three directors said 0, 2, 4: divided; three of HR 1, 3, 0. The catalogue has a level, its date and evidence."""
    room = Room.opened().to("q2", "revealed")
    shown = room.part("q2").text
    assert re.search(r"<th scope=\"row\">Directeur <small>\(3\)</small></th>", shown)
    assert "verdeeld, 0–4" in shown
    for heard in ("De catalogus zegt", "Niveau 1, benoemd", "december 2014", "Vertrouwen: laag", "2 stukken bewijs"):
        assert heard in shown


def test_everybody_of_their_own_organisation_is_told_per_organisation() -> None:
    shown = Room.opened().to("q1", "revealed").part("q1").text
    assert "Per eigen organisatie" in shown
    assert re.search(r"<th scope=\"row\">Belastingdienst <small>\(3\)</small></th>", shown)


def test_a_bar_is_the_share_of_its_group_in_every_row_and_round() -> None:
    """Six people, of three at each organisation one at each of three levels: everybody's bars are sixths, a group's thirds."""
    room = Room.opened().to("q1", "revealed")
    for phase in ("revealed", "compared"):
        shown = room.to("q1", phase, shift=1).part("q1").text
        for n, row in re.findall(r"<th scope=\"row\">[^<]*<small>\((\d+)\)</small></th>(.*?)</tr>", shown):
            bars = re.findall(r"<b>(\d+)</b>(?:<i style=\"--part: ([\d.]+)\">)?", row)
            assert len(bars) == 6
            assert [f"{int(count) / int(n):.3f}" if count != "0" else "" for count, _ in bars] == [
                part for _, part in bars
            ]
        assert "De balk is het deel van de groep." in shown
        assert "Verdeeld: twee niveaus of meer uit elkaar." in shown


@pytest.mark.parametrize(
    ("question", "nl", "en"),
    [
        (
            "q1",
            "Bij beide organisaties is men verdeeld.",
            "People are divided at both organisations.",
        ),
        ("q2", "De zaal is verdeeld, van 0 tot 4.", "The room is divided, from 0 to 4."),
        ("q4", "De zaal is verdeeld over drie eisen.", "The room is divided on three criteria."),
    ],
)
def test_a_result_begins_with_what_it_says(question: str, nl: str, en: str) -> None:
    room = Room.opened().to(question, "revealed")
    for language, sentence in (("nl", nl), ("en", en)):
        assert f'<p class="sentence" data-tell>{sentence}</p>' in room.part(question, taal=language).text


def test_organisations_of_one_or_two_people_are_no_table_of_their_own() -> None:
    """All of them together are everybody, who stand in the table of the roles already."""
    room = Room.opened(people=0)
    for one in range(6):
        rooms().join(
            room.session.id, f"voter{one}", "hr", ("belastingdienst", "ienm", "bzk", "szw", "tno", "other")[one]
        )
    room.people = 6
    shown = room.to("q1", "revealed").part("q1").text
    assert "Iedereen" in shown
    assert "Per eigen organisatie" not in shown
    assert "Niveaus van 0 tot 4, van verschillende organisaties." in shown


def test_what_the_catalogue_says_reads_as_words_beside_each_organisation() -> None:
    """Also why it says nothing: of who belongs to none in the catalogue, and of small groups together."""
    room = Room.opened(people=0)
    for one in range(11):
        own = "belastingdienst" if one < 3 else "other" if one < 6 else ("bzk", "ienm")[one % 2] if one < 9 else "tno"
        rooms().join(room.session.id, f"voter{one}", "hr", own)
    room.people = 11
    shown = room.to("q1", "revealed").part("q1").text
    rows = dict(re.findall(r"<th scope=\"row\">([^<]*) <small>.*?<td class=\"beside\">(.*?)</td></tr>", shown))
    assert rows["Belastingdienst"] == "1 (2014), rijksbreed, vertrouwen laag, later: 2–3 (2021)"
    assert rows["Een andere organisatie"] == "niet in de catalogus"
    assert re.search(r"Een andere organisatie .*<td class=\"meaning\">verschillende organisaties</td>", shown)
    assert re.search(r"Andere organisaties .*<td class=\"meaning\">verschillende organisaties</td>", shown)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_who_rates_reads_what_each_criterion_means(language: str) -> None:
    shown = Room.opened().to("q4", "first").part("q4", taal=language).text
    meaning = {"nl": "Andere organisaties kunnen de nieuwe taak ook", "en": "Other organisations can test or use"}
    assert f"<small>{meaning[language]}" in shown


def test_who_comes_late_finds_the_way_in_while_a_vote_is_open() -> None:
    room = Room.opened().to("q1", "first")
    shown = room.part("q1").text
    assert f"/zaal/{room.session.code}/qr.svg" in shown
    assert f"lessen.example/m/{room.session.code}" in shown


@pytest.mark.parametrize(
    ("language", "title", "kick"),
    [("nl", "Welk niveau heeft een andere organisatie bij", "Een andere organisatie"), ("en", "Which level has another organisation", "Another organisation")],
)  # fmt: skip
def test_an_organisation_outside_the_choice_has_no_letter(language: Language, title: str, kick: str) -> None:
    """It is asked of, and the agenda does not look at it: it is called another one, in the language of who looks."""
    room = Room.opened(agenda="level:belastingdienst.room")
    seen = room_parts.seen_by(room.session, Words(language)).hiding(("ienm",))
    asked = room_parts.question(room.session.asked[0].question, seen)
    assert (asked["title"].startswith(title), kick in asked["kick"]) == (True, True), asked


def test_hidden_names_stay_hidden() -> None:
    """Because the deck says so, or because the session was opened so."""
    for room, keys in ((Room.opened(), {"namen": "verborgen"}), (Room.opened(hidden=True), {})):
        shown = room.to("q1", "revealed").part("q1", **keys).text
        assert "Belastingdienst" not in shown
        assert re.search(r"Organisatie [A-Z]", shown)


@pytest.mark.parametrize("question", KINDS)
def test_of_two_people_nothing_is_shown(question: str) -> None:
    room = Room.opened(people=2).to(question, "revealed")
    assert "Minder dan 3 stemmen" in room.part(question).text
    assert "<table" not in room.part(question).text
    assert '<ul class="options' in room.part(question).text
    room.to(question, "compared", shift=1)
    assert "<td" not in room.part(question).text


@pytest.mark.parametrize("question", KINDS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_two_rounds_stand_side_by_side_with_one_sentence(question: str, language: str) -> None:
    room = Room.opened().to(question, "compared")
    shown = room.part(question, taal=language).text
    sentence = {"nl": "Minder dan drie mensen kozen iets anders", "en": "Fewer than three people chose otherwise"}
    assert sentence[language] in shown
    assert {"nl": "Tweede ronde", "en": "Second round"}[language] in shown


def test_only_words_that_were_let_through_are_in_the_room_and_as_text() -> None:
    room = Room.opened().to("q5", "first")
    for place, text in enumerate((HOSTILE, "Wacht nog", "Geweigerd")):
        rooms().add_words(room.session.id, "q5", f"voter{place}", text, "once-0001")
    ids = {one.text: one.id for one in rooms().words(room.session.id, "q5")}
    before = room.part("q5").text
    assert "Drie bijdragen" in before
    assert not any(text in before for text in ("alert", "Wacht nog", "Geweigerd"))
    rooms().let_through(room.session.id, ids[HOSTILE], True)
    rooms().let_through(room.session.id, ids["Geweigerd"], False)
    rooms().support(room.session.id, ids[HOSTILE], "voter5", True, 1)
    for coach in (False, True):
        shown = room.part("q5", coach=coach).text
        assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; *vet* {{ 7 * 7 }}" in shown
        assert "1 keer gesteund" in shown
        assert not any(text in shown for text in ("<script", "Wacht nog", "Geweigerd"))


def test_a_part_that_did_not_change_is_not_sent_again() -> None:
    room = Room.opened().to("q1", "first")
    mark = room.part("q1").headers["x-mark"]
    same = room.part("q1", mark=mark)
    assert (same.code, same.text, same.headers["cache-control"]) == (204, "", "no-store")
    rooms().join(room.session.id, "late", "lead", "ienm")
    assert room.part("q1", mark=mark).code == 200


# --- steering ---------------------------------------------------------------------------------------------------------------


def test_the_coach_steers_and_a_second_press_changes_nothing() -> None:
    room = Room.opened()
    assert 'value="first"' in room.part("q1", coach=True).text
    assert "<form" not in room.part("q1").text
    for code in (204, 412, 412):
        assert room.steer("question=q1&saw=waiting&phase=first").code == code
        assert room.phase("q1") == "first"
    assert 'name="saw" value="first"' in room.part("q1", coach=True).text
    assert room.steer("question=q2").code == 204
    assert rooms().of_id(room.session.id).current == "q2"
    assert room.phase("q2") == "waiting"


def test_nobody_else_steers() -> None:
    room, other = Room.opened(), Room.opened()
    wrong: list[dict[str, str]] = [
        {"cookie": ""},
        {"cookie": f"coach={other.key}"},
        {"cookie": f"stem-{room.session.code}=voter0; coach={room.session.code}"},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
        {"origin": ""},
    ]
    for headers in wrong:
        assert room.steer("question=q1&saw=waiting&phase=first", **headers).code == 403, headers
    assert room.phase("q1") == "waiting"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("question=q1&saw=waiting&phase=compared", 409),
        ("question=q1&saw=waiting&phase=<b>", 409),
        ("question=q1&phase=first", 409),
        ("question=q9&saw=waiting&phase=first", 404),
        ("", 404),
        ("question=q1&phase=first" + "x" * 999, 413),
    ],
)
def test_a_press_that_cannot_be_is_refused(body: str, code: int) -> None:
    room = Room.opened()
    assert room.steer(body).code == code
    assert room.phase("q1") == "waiting"


def test_a_closed_session_has_no_buttons_and_takes_no_step() -> None:
    room = Room.opened().to("q1", "first")
    rooms().close(room.session.id)
    assert room.steer("question=q1&saw=first&phase=revealed").code == 409
    shown = room.part("q1", coach=True).text
    assert "<form" not in shown
    assert "De sessie is gesloten" in shown


def test_what_is_not_there_is_not_found_and_a_store_that_is_away_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    room = Room.opened()
    assert room.part("q99").code == 404
    assert call("/zaal/ZZZZZZ", query="vraag=q1").code == 404

    def away() -> Any:
        raise StoreError("away")

    monkeypatch.setattr(room_screen, "rooms", away)
    assert room.part("q1").code == 503
    assert room.steer("question=q1&saw=waiting&phase=first").code == 503
