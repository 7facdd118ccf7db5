"""Taking part on a phone: who comes in, that a vote is kept once or its voter is told why not, and what a phone may see."""

from __future__ import annotations

import asyncio
import html
import json
import logging
import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any
from urllib.parse import urlencode

import pytest
from sqlalchemy import select
from starlette.applications import Starlette
from starlette.types import Message, Scope

from lessons.agenda import items
from lessons.ballots import OTHER, questions
from lessons.room import Plan, Pulse, Session
from lessons.sessions import Sessions
from lessons.store import VOTES, StoreError
from lessons.words import LANGUAGES, Words
from ui import limits, room_screen, steering
from ui.access_log import Masked, keep_secrets_out
from ui.joining import LONGEST_POST
from ui.joining_results import Once
from ui.limits import Limits, Times
from ui.rooms import _kept_at, rooms
from ui.routes import LOOK, ROUTES
from ui.shelf import shelf

AGENDA = "level:room,level:belastingdienst.room,lessons:work,rate:bicycles,words:idea"
APP = Starlette(routes=ROUTES)
HOME = "http://lessen.example"
KEY = f"/{'k' * 32}"
HOSTILE = "<script>alert(1)</script> {{ 7*7 }}"
Fields = dict[str, Any]


@dataclass
class Answer:
    """What came back. `told`: the JSON, for who asked for that."""

    code: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    cookies: list[str] = field(default_factory=list)
    text: str = ""

    @property
    def told(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.text)
        return found


@dataclass
class Phone:
    """A browser with its cookies. `scripted` posts as the script does; else as a form does."""

    code: str = ""
    scripted: bool = True
    cookies: dict[str, str] = field(default_factory=dict)
    address: str = "10.0.0.1"
    language: str = "nl"

    def ask(self, path: str, method: str = "GET", body: bytes = b"", query: str = "", **more: str) -> Answer:
        """One request; more headers as keywords, `_` for `-`."""
        usual = {"host": "lessen.example", "accept-language": self.language}
        usual |= {"cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if method == "POST":
            usual |= {"origin": HOME, "sec-fetch-site": "same-origin", "content-length": str(len(body))}
            usual |= {"accept": "application/json"} if self.scripted else {}
        usual |= {name.replace("_", "-"): value for name, value in more.items()}
        answer = asyncio.run(_asked(self.address, path, method, body, query, usual))
        for cookie in answer.cookies:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer

    def look(self, **keys: str) -> Answer:
        return self.ask("/meedoen", query=urlencode({"code": self.code, **keys}))

    def part(self, mark: str = "") -> Answer:
        return self.ask("/meedoen/deel", query=urlencode({"code": self.code, "mark": mark}))

    def post(self, what: str, fields: Fields, **more: str) -> Answer:
        body = urlencode({"code": self.code, **fields}, doseq=True).encode()
        return self.ask(f"/meedoen/{what}", "POST", body, **more)

    def joined(self, role: str = "hr", organisation: str = "ienm") -> Phone:
        self.look()
        assert self.post("wie", {"role": role, "organisation": organisation}).code in (200, 303)
        return self

    def vote(self, answer: Any, seq: int = 1, question: str = "q1", round_: int = 1, **more: str) -> Answer:
        given = answer if isinstance(answer, dict) else {"answer": answer}
        return self.post("stem", {"question": question, "round": round_, "seq": seq, **given}, **more)

    @property
    def secret(self) -> str:
        return self.cookies[f"stem-{self.code}"]


async def _asked(who: str, path: str, method: str, body: bytes, query: str, headers: dict[str, str]) -> Answer:
    named = [(name.encode(), value.encode("latin-1")) for name, value in headers.items() if value]
    scope: Scope = {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": query.encode(),
        "headers": named,
        "scheme": headers.get("x-test-scheme", "http"),
        "client": (who, 1),
    }
    answer, sent = Answer(), [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> Message:
        return sent.pop() if sent else {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            answer.code = message["status"]
            answer.headers = {name.decode(): value.decode() for name, value in message["headers"]}
            answer.cookies = [value.decode() for name, value in message["headers"] if name == b"set-cookie"]
        answer.text += message.get("body", b"").decode()

    await APP(scope, receive, send)
    return answer


def opened(**plan: Any) -> tuple[Session, str]:
    """A session with one question of each kind, and the coach's key."""
    data = shelf().look().catalogue
    kept = {"purpose": "first-placement", "as_of": "2014-12", "organisations": (), "themes": (), "agenda": AGENDA}
    made = Plan(**{**kept, "version": data.fingerprint, "edition": "", **plan})
    return rooms().open(f"Netwerkdag {HOSTILE}", "nl", made, questions(items(made.agenda, data), data))


@pytest.fixture
def session() -> Session:
    """A session of which q1 is asked."""
    made, _ = opened()
    rooms().move(made.id, "q1", "first")
    return made


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody was wrong before."""
    monkeypatch.setattr(limits, "LIMITS", Limits(each=5, together=1_000))
    monkeypatch.setattr(limits, "JOINS", Times(limits.CROWD, 60))


def kept(session: Session, question: str = "q1", round_: int = 1) -> list[Any]:
    """What the store holds, without the rule that a round is blind while it is open."""
    moved = {"first": "revealed", "second": "compared"}.get(rooms().of_id(session.id).of(question).phase)
    if moved:
        rooms().move(session.id, question, moved)  # type: ignore[arg-type]
    return [vote.answer for vote in rooms().votes(session.id, question, round_)]


# --- coming in ----------------------------------------------------------------------------------------------------------


def test_the_first_look_makes_the_voter_so_that_joining_twice_is_one(session: Session) -> None:
    """The cookie comes before anything is sent, no script can read it, and it stays what it is."""
    phone = Phone(session.code)
    first = phone.look()
    assert [cookie.partition("=")[0] for cookie in first.cookies] == [f"stem-{session.code}"]
    assert all(word in first.cookies[0] for word in ("HttpOnly", "Path=/", "SameSite=lax"))
    assert "Secure" not in first.cookies[0]
    assert phone.look().cookies == []
    for role in ("hr", "lead", "lead"):
        phone.post("wie", {"role": role, "organisation": "ienm"})
    assert rooms().joined(session.id, phone.secret) == ("lead", "ienm")
    assert rooms().pulse(session.id).joined == 1


def test_over_https_the_cookie_stays_there(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a proxy says of it counts where one was named, for the picture too; else anybody could say it."""
    asked = {"query": f"code={session.code}", "x_forwarded_proto": "https"}
    addresses: list[str] = []
    monkeypatch.setattr("ui.joining.qr.svg", lambda address: addresses.append(address) or "")
    assert "Secure" not in Phone().ask("/meedoen", **asked).cookies[0]
    Phone().ask(f"/zaal/{session.code}/qr.svg", **asked)
    monkeypatch.setenv("LESSONS_BEHIND_PROXY", "1")
    assert "Secure" in Phone().ask("/meedoen", **asked).cookies[0]
    Phone().ask(f"/zaal/{session.code}/qr.svg", **asked)
    assert [address.partition(":")[0] for address in addresses] == ["http", "https"]


@pytest.mark.parametrize("typed", ["{0}{1}", "{0}-{1}", " {0} {1} ", "{0}.{1}"])
def test_a_code_is_known_however_it_is_typed(session: Session, typed: str) -> None:
    written = typed.format(session.code[:3].lower(), session.code[3:])
    assert f'data-code="{session.code}"' in Phone().ask("/meedoen", query=urlencode({"code": written})).text


def test_the_short_link_goes_to_the_page(session: Session) -> None:
    answer = Phone().ask(f"/m/{session.code.lower()}")
    assert (answer.code, answer.headers["location"]) == (303, f"/meedoen?code={session.code}")


def test_a_wrong_code_is_told_and_may_be_typed_again() -> None:
    answer = Phone().ask("/meedoen", query="code=ZZZ999")
    assert answer.code == 404
    assert "Deze code kennen we niet" in answer.text
    assert 'value="ZZZ999"' in answer.text


@pytest.mark.parametrize(("language", "said"), [("nl", "Deze sessie is gewist."), ("en", "This session was deleted.")])
def test_who_was_in_a_session_reads_that_it_is_deleted_not_that_the_code_is_wrong(
    session: Session, language: str, said: str
) -> None:
    phone = Phone(session.code).joined()
    rooms().delete(session.id)
    assert phone.part().code == 404
    answer = phone.look(taal=language)
    assert (answer.code, said in answer.text, session.code in answer.text) == (404, True, False)
    assert said not in Phone(session.code).look(taal=language).text


@pytest.mark.parametrize("organisations", [(), ("ienm", "belastingdienst")])
def test_the_organisations_are_those_of_the_plan_else_all_judged_ones(organisations: tuple[str, ...]) -> None:
    made, _ = opened(organisations=organisations)
    page = Phone(made.code).look().text
    offered = re.findall(r'<option value="([\w-]+)"', page)
    judged = {name for name, item in shelf().look().catalogue.organisations.items() if item.judged}
    assert set(offered) == set(organisations or judged) | {OTHER}
    phone = Phone(made.code)
    phone.look()
    assert phone.post("wie", {"role": "hr", "organisation": "nowhere"}).told == {"why": "refused"}
    assert phone.post("wie", {"role": "king", "organisation": "ienm"}).told == {"why": "refused"}


@pytest.mark.parametrize(
    ("language", "told_"),
    [
        ("nl", ["antwoorden tot", "Dat is 12 dagen", "drie of meer mensen", "leest de coach eerst", "eerder wissen"]),
        ("en", ["answers until", "That is 12 days", "three people or more", "coach reads first", "delete everything"]),
    ],
)
def test_who_comes_in_reads_what_is_kept_how_long_who_sees_it_and_who_takes_it_away(
    session: Session, language: str, told_: list[str]
) -> None:
    """How long is that of this session, whatever the setting became after it was opened."""
    asked = [one.question for one in session.asked]
    made, _ = rooms().open("Dag", "nl", session.plan, asked, days=12)
    page = Phone(made.code, language=language).look().text
    last = datetime.fromtimestamp(made.kept_until, timezone(timedelta(hours=-12))).date()
    ends = Words("nl" if language == "nl" else "en").date(last)
    assert [words for words in (*told_, f" {ends}, ") if words not in page] == []


def test_without_cookies_the_page_says_what_to_do(session: Session) -> None:
    lost = Phone(session.code, scripted=False)
    answer = lost.post("wie", {"role": "hr", "organisation": "ienm"})
    assert answer.headers["location"].endswith("toch=cookie")
    assert "cookies" in lost.look(toch="cookie").text


# --- voting ---------------------------------------------------------------------------------------------------------------

GIVEN: dict[str, tuple[Any, Any]] = {
    "q1": ("2", "2"),
    "q2": ("unknown", "unknown"),
    "q3": (None, None),
    "q4": ({"rate-feasible": "partly"}, {"feasible": "partly"}),
}


@pytest.mark.parametrize("scripted", [True, False], ids=["script", "form"])
@pytest.mark.parametrize("question", GIVEN)
def test_every_kind_of_vote_is_kept_with_and_without_a_script(session: Session, question: str, scripted: bool) -> None:
    rooms().move(session.id, question, "first")
    phone = Phone(session.code, scripted).joined()
    sent, expected = GIVEN[question]
    if question == "q3":
        names = [option.id for option in session.of("q3").question.options]
        sent = expected = [names[2], names[0]]
    answer = phone.vote(sent, question=question)
    if scripted:
        assert (answer.code, answer.told["kept"]) == (200, expected)
    else:
        assert (answer.code, answer.headers["location"]) == (303, f"/meedoen?code={session.code}")
        assert "Uw stem is bewaard" in phone.look().text
    assert kept(session, question) == [expected]


def test_a_step_of_the_coach_while_a_part_is_made_comes_with_the_next_look(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone = Phone(session.code).joined()
    rooms().show(session.id, "q2")
    found = type(rooms()).pulse

    def late(store: Sessions, of: str) -> Pulse:
        store.move(of, "q2", "first")
        return found(store, of)

    with monkeypatch.context() as patch:
        patch.setattr(Sessions, "pulse", late)
        before = phone.part()
    assert "Deze vraag komt zo" in before.text
    after = phone.part(before.headers["x-mark"])
    assert (after.code, 'class="vote"' in after.text) == (200, True)


@pytest.mark.parametrize(
    ("language", "said"), [("nl", "ook testen of gebruiken."), ("en", "test or use the new task too.")]
)
def test_who_rates_a_concept_reads_what_it_is_and_what_each_criterion_means(
    session: Session, language: str, said: str
) -> None:
    rooms().move(session.id, "q4", "first")
    form = Phone(session.code).joined().look(taal=language).text
    work = shelf().look().catalogue.concepts["bicycles"].work
    assert f"</h1>\n<p>{work.say(language)}</p>" in form
    assert f"{said}</small></legend>" in form


def test_the_form_of_the_page_is_the_vote_that_is_kept(session: Session) -> None:
    """Without a script: what the page offers, sent as a browser sends it; and once more, as a double tap does."""
    phone = Phone(session.code, scripted=False).joined()
    form = phone.look().text
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))
    for _ in range(2):
        phone.post("stem", {**hidden, "answer": "3"})
    assert re.search(r'value="3" required checked', phone.look().text)
    phone.post("stem", {**hidden, "answer": "1"})
    assert kept(session) == ["1"], "an old form that is sent again is the last choice"


def test_of_two_tabs_the_newest_choice_stays_and_the_older_is_told_so(session: Session) -> None:
    phone = Phone(session.code).joined()
    phone.vote("4", seq=20)
    assert phone.vote("1", seq=10).told == {"kept": "4", "seq": 20}
    assert kept(session) == ["4"]


def test_late_in_the_wrong_round_or_after_the_end_is_told(session: Session) -> None:
    phone = Phone(session.code).joined()
    rooms().move(session.id, "q1", "revealed")
    assert phone.vote("1").told == {"why": "late"}
    rooms().move(session.id, "q1", "second")
    assert phone.vote("1", round_=1).code == 409
    assert phone.vote("1", round_=2).code == 200
    rooms().close(session.id)
    assert phone.vote("2", round_=2, seq=9).told == {"why": "late"}
    assert kept_after_close(session) == ["1"]


def kept_after_close(session: Session) -> list[Any]:
    """What the store holds, also of a round that was never shown."""
    votes = select(VOTES.c.answer).where(VOTES.c.session == session.id)
    with rooms().store.reading() as connection:
        return [json.loads(answer) for answer in connection.execute(votes).scalars()]


def test_a_full_disk_is_told_to_script_and_form(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    phone = Phone(session.code).joined()

    def full(*_: object, **__: object) -> None:
        raise StoreError("database or disk is full: /secret/path")

    monkeypatch.setattr(type(rooms()), "vote", full)
    answer = phone.vote("1")
    assert (answer.code, answer.told) == (503, {"why": "store"})
    phone.scripted = False
    page = phone.vote("1")
    assert page.code == 503
    assert "niet bewaard" in page.text
    assert "secret" not in page.text


@pytest.mark.parametrize(
    ("answer", "seq"), [("9", "1"), ("", "1"), ("1", "x"), ("1", "9" * 30), ("1", "-1"), (["1"] * 70, "1")]
)
def test_what_is_no_vote_is_refused_and_nothing_is_kept(session: Session, answer: Any, seq: Any) -> None:
    phone = Phone(session.code).joined()
    assert phone.vote(answer, seq=seq).code in (400, 404)
    assert kept(session) == []


# --- words ----------------------------------------------------------------------------------------------------------------


def test_words_wait_for_the_coach_and_then_can_be_supported(session: Session) -> None:
    rooms().move(session.id, "q5", "first")
    author, other = Phone(session.code).joined(), Phone(session.code).joined("lead")
    said = {"question": "q5", "text": f"Begin klein {HOSTILE}", "once": "once-0001"}
    for _ in range(2):
        assert author.post("woorden", said).code == 200
    assert "Wacht op de coach" in author.look().text
    assert "Begin klein" not in other.look().text
    (words,) = rooms().words(session.id, "q5")
    before = other.part().headers["x-mark"]
    rooms().let_through(session.id, words.id, True)
    changed = other.part(before)
    assert changed.code == 200
    assert html.escape(HOSTILE, quote=False) in changed.text.replace("&#34;", '"')
    assert "<script>" not in changed.text
    for seq, given in ((5, 1), (4, 0), (5, 1)):
        assert other.post("steun", {"words": words.id, "given": given, "seq": seq}).code == 200
    assert rooms().words(session.id, "q5")[0].support == 1
    assert author.post("steun", {"words": words.id, "given": 1, "seq": 1}).told == {"why": "refused"}


@pytest.mark.parametrize(
    ("language", "given", "kept_as"),
    [("nl", {}, "nl"), ("en", {}, "en"), ("en", {"language": "nl"}, "nl"), ("en", {"language": "xx"}, "en")],
)
def test_words_keep_the_language_of_the_phone_unless_its_owner_says_otherwise(
    session: Session, language: str, given: Fields, kept_as: str
) -> None:
    """Who reads in another language than the session is asked in which one they write; the coach and the file know it."""
    rooms().move(session.id, "q5", "first")
    phone = Phone(session.code, language=language).joined()
    form = phone.look().text
    assert ("In which language do you write?" in form) is (language == "en")
    assert f'name="language" value="{language}"' in form
    phone.post("woorden", {"question": "q5", "text": "Begin", "once": "once-0001", **given})
    assert [words.language for words in rooms().words(session.id)] == [kept_as]
    marked = re.search('<p[^>]* lang="nl">Begin</p>', phone.look().text)
    assert (marked is not None) is (language == "en" and kept_as == "nl")


# --- what a phone sees --------------------------------------------------------------------------------------------------


def test_nothing_new_is_204_and_a_step_of_the_coach_is_a_new_part(session: Session) -> None:
    phone = Phone(session.code).joined()
    first = phone.part()
    mark = first.headers["x-mark"]
    assert phone.part(mark).code == 204
    Phone(session.code).joined("lead").vote("4", seq=3)
    assert phone.part(mark).code == 204, "the vote of somebody else changes nothing on this phone"
    rooms().move(session.id, "q1", "revealed")
    later = phone.part(mark)
    assert (later.code, 'data-key="q1-revealed"' in later.text) == (200, True)


def test_a_phone_shows_its_own_answer_and_nothing_of_others(session: Session) -> None:
    one, two = Phone(session.code).joined(), Phone(session.code).joined("lead")
    one.vote("1")
    alone = re.sub(r'value="\d{13}"', "", one.part().text)
    two.vote("4")
    assert re.sub(r'value="\d{13}"', "", one.part().text) == alone
    rooms().move(session.id, "q1", "revealed")
    own = session.of("q1").question.options
    assert own[1].label.nl in one.part().text
    assert own[4].label.nl not in one.part().text
    rooms().move(session.id, "q1", "second")
    assert "In de eerste ronde koos u" in one.part().text


# --- what came out, as the wall tells it ----------------------------------------------------------------------------------


def voted(session: Session, question: str, round_: int, people: int = 9) -> None:
    """So many people vote, of three roles and two organisations, then the coach shows it."""
    asked = session.of(question).question
    names = [option.id for option in asked.options]
    rooms().move(session.id, question, "first" if round_ == 1 else "second")
    for one in range(people):
        rooms().join(
            session.id, f"v{one}", ("hr", "lead", "director")[one % 7 % 3], ("ienm", "belastingdienst")[one % 2]
        )
        turn = one * round_ + one // 3
        answer: Any = {
            "level": ("0", "1", "1", "3", "unknown")[turn % 5],
            "lessons": [names[turn % len(names)], names[(turn + 1) % len(names)]],
            "rate": dict.fromkeys(names, ("yes", "no", "unknown")[turn % 3]),
        }[asked.kind]
        rooms().vote(session.id, question, f"v{one}", answer, round_, round_)
    rooms().move(session.id, question, "revealed" if round_ == 1 else "compared")


def counts(text: str) -> list[list[str]]:
    """The numbers in the tables of a page, row by row; on the wall without its other columns."""
    rows = [re.findall(r"<td([^>]*)>(.*?)</td>", row, re.DOTALL) for row in re.findall(r"<tr.*?</tr>", text, re.DOTALL)]
    bars = [[part for part in row if "pillar" in part[0]] or row for row in rows]
    plain = [[re.sub(r"<span class=.of.>[^<]*</span>|<[^>]*>", "", told).strip() for _, told in row] for row in bars]
    numbers = [[told for told in row if re.fullmatch(r"\d+( \(\d+\))?|–", told)] for row in plain]
    return [row for row in numbers if row]


def told(text: str, mark: str) -> list[str]:
    return [re.sub("<[^>]*>", "", found).strip() for found in re.findall(rf"<p [^>]*{mark}[^>]*>(.*?)</p>", text)]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("question", GIVEN)
def test_a_phone_tells_what_the_wall_tells_once_the_wall_does(session: Session, question: str, language: str) -> None:
    """The same sentence and the same numbers, after each round; before it nothing. With and without a script."""
    phone = Phone(session.code, language=language).joined("lead")

    def wall() -> Answer:
        return Phone().ask(f"/zaal/{session.code}", query=urlencode({"vraag": question, "taal": language}))

    for round_ in (1, 2):
        rooms().move(session.id, question, "first" if round_ == 1 else "second")
        assert "<table" not in phone.part().text
        voted(session, question, round_)
        part, shown = phone.part().text, wall().text
        assert told(part, "data-say") == told(shown, "data-tell") != []
        assert counts(part) == counts(shown) != []
        assert counts(phone.look().text) == counts(part)
        assert part.count("<caption>") == part.count("<table")
        assert 'scope="col"' in part
        assert 'scope="rowgroup"' in part


def test_what_the_wall_withholds_a_phone_withholds(session: Session) -> None:
    """Two votes tell nothing; a role of two stands with others; an organisation beside the roles would tell who said what."""
    phone = Phone(session.code).joined()
    voted(session, "q1", 1, people=2)
    assert "Minder dan 3 stemmen" in phone.part().text
    assert counts(phone.part().text) == []
    voted(session, "q2", 1, people=7)
    part = phone.part().text
    assert re.findall(r'"rowgroup"[^>]*>([^<]*) <', part) == ["Iedereen", "HR", "Andere rollen"]
    assert "Per eigen organisatie" not in part
    voted(session, "q1", 2, people=7)
    assert "het verschil is niet te tonen" in phone.part().text


def test_divided_is_told_in_words(session: Session) -> None:
    voted(session, "q2", 1)
    part = Phone(session.code).joined().part().text
    assert "De zaal is verdeeld, van 0 tot 3." in part
    assert '<strong class="divided"><span aria-hidden="true">≠ </span>verdeeld, 0–3</strong>' in part


def test_where_names_are_hidden_the_result_has_letters() -> None:
    made, _ = opened(names_hidden=True, organisations=("ienm", "belastingdienst"))
    voted(made, "q1", 1, people=12)
    result = Phone(made.code).joined("coach", "other").part().text.partition("<h2>")[2]
    assert "Organisatie A" in result
    assert "Belastingdienst" not in result


STEPS = dict.fromkeys(("level", "lessons", "rate"), ("waiting", "first", "revealed", "second", "compared"))
STEPS["words"] = STEPS["level"][:3]
NAMED = "level:belastingdienst.room"
"""A question that names an organisation: on the telephone it keeps its name, so that people know of whom they speak."""


def asked_of_all() -> str:
    """An agenda with every kind of question, on every theme."""
    data = shelf().look().catalogue
    themes = [f"lessons:{name}" for name in data.themes]
    rated = [f"rate:{name}" for name in [*data.concepts][:2]]
    return ",".join(("level:room", NAMED, *rated, "words:obstacle", *themes))


def named_in(text: str) -> list[str]:
    """The names, short names and ids of organisations in the words of a page."""
    held = [one for one in shelf().look().catalogue.organisations.values() if one.kind != "sector"]
    names = {name.say(language) for one in held for name in (one.name, one.short) for language in LANGUAGES}
    words, every = html.unescape(re.sub("<[^>]*>", " ", text)), (*names, *(one.id for one in held))
    return [name for name in every if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words)]


def test_hidden_names_stand_in_no_question_and_no_result() -> None:
    """Of no kind of question, on no theme, in no step and language, not on the wall and not on a telephone."""
    made, _ = opened(agenda=asked_of_all(), names_hidden=True)
    phones = [Phone(made.code, language=language).joined("coach", "other") for language in LANGUAGES]
    for asked in (one.question for one in made.asked):
        for phase in STEPS[asked.kind]:
            to(made, asked.id, phase)
            for phone in phones:
                wall, part = told_on_wall(made, asked.id, phone.language), phone.part().text
                if asked.item == NAMED:
                    part = part.partition('class="came-out"')[2]
                    assert not re.search("Organisati(e|on) [A-Z]", part), "a letter beside the name tells whose it is"
                assert (asked.item, phase, named_in(wall), named_in(part)) == (asked.item, phase, [], [])


@pytest.mark.parametrize(("language", "name"), [("nl", "Belastingdienst"), ("en", "Tax Administration")])
def test_without_hiding_there_are_names_to_hide(language: str, name: str) -> None:
    made, _ = opened(agenda=asked_of_all())
    to(made, "q2", "revealed")
    assert name in " ".join(named_in(told_on_wall(made, "q2", language)))
    lessons = [
        one.question.id for one in made.asked if one.question.kind == "lessons" and to(made, one.question.id, "first")
    ]
    assert any(named_in(told_on_wall(made, question, language)) for question in lessons)


def to(session: Session, question: str, phase: str) -> bool:
    """Take the room to this question in this phase; in an open round people vote."""
    if phase in ("revealed", "compared") and rooms().of_id(session.id).of(question).question.kind != "words":
        voted(session, question, 1 if phase == "revealed" else 2, people=9 if question in ("q1", "q2") else 3)
    elif phase == "waiting":
        rooms().show(session.id, question)
    else:
        rooms().move(session.id, question, phase)  # type: ignore[arg-type]
    return True


def told_on_wall(session: Session, question: str, language: str) -> str:
    answer = Phone().ask(f"/zaal/{session.code}", query=urlencode({"vraag": question, "taal": language}))
    assert answer.code == 200
    return answer.text


@pytest.mark.parametrize("hidden", [False, True])
def test_words_stand_in_their_own_language_and_without_hidden_names(hidden: bool) -> None:
    """On the wall, and on the telephone of somebody else: in the list and in the sentence. One reads one's own as one wrote it."""
    made, _ = opened(names_hidden=hidden)
    rooms().move(made.id, "q5", "first")
    authors = [Phone(made.code).joined() for _ in range(2)]
    for number, author in enumerate(authors):
        text = f"De belastingdienst en IND helpen {number}"
        author.post("woorden", {"question": "q5", "text": text, "once": f"once-{number:04}", "language": "nl"})
    found = rooms().words(made.id, "q5")
    for words in found:
        rooms().let_through(made.id, words.id, True)
    authors[1].post("steun", {"words": found[0].id, "given": 1, "seq": 1})
    rooms().move(made.id, "q5", "revealed")
    walls = {language: told_on_wall(made, "q5", language) for language in LANGUAGES}
    phones = {language: Phone(made.code, language=language).joined().part().text for language in LANGUAGES}
    for shown in (walls, phones):
        marked = {language: re.findall('<p[^>]* lang="nl">', text) for language, text in shown.items()}
        assert (len(marked["en"]), marked["nl"]) == (2, [])
        assert ["en IND" in text for text in shown.values()] == [not hidden] * 2
        assert ["elastingdienst" in re.sub('value="[^"]*"', "", text) for text in shown.values()] == [not hidden] * 2
        assert [bool(re.search("Organisatie [A-Z] en Organisatie [A-Z]", text)) for text in shown.values()] == [
            hidden
        ] * 2
    assert re.search('<span lang="nl">[^<]* helpen 0</span>\u201d', phones["en"])
    assert re.search("\u201c<span>[^<]* helpen 0</span>\u201d", phones["nl"])
    assert "De belastingdienst en IND helpen 0" in authors[0].part().text


def test_a_result_is_made_once_for_all_phones_of_a_language(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    real = room_screen.result
    monkeypatch.setattr(room_screen, "result", lambda *given: made.append(given[1].phase) or real(*given))
    voted(session, "q1", 1)
    phones = [Phone(session.code, language=language).joined() for language in ("nl", "en") * 3]
    assert {phone.part().code for phone in phones} == {200}
    assert made == ["revealed"] * 2
    voted(session, "q1", 2)
    assert {phone.part().code for phone in phones} == {200}
    assert made == ["revealed"] * 2 + ["compared"] * 2


def test_a_result_is_held_for_a_while_only() -> None:
    now = [0.0]
    found, made = Once(2, 60, lambda: now[0]), iter("abcdefg")
    assert [found.of((key,), lambda: next(made)) for key in (1, 1, 2, 3, 2)] == ["a", "a", "b", "c", "b"]
    assert found.of((1,), lambda: next(made)) == "d", "the oldest made room"
    now[0] = 60
    assert found.of((1,), lambda: next(made)) == "e"
    found.forget(2)
    assert found.of((1,), lambda: next(made)) == "e"
    found.forget(1)
    assert found.of((1,), lambda: next(made)) == "f"


def test_nobody_waits_for_the_result_of_another_session() -> None:
    """While one is being made, another one is told."""
    found = Once(2, 60)
    assert found.of((1,), lambda: found.of((2,), lambda: "other") + " and one") == "other and one"


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("nl", "Het invullen is klaar. De zaal leest twee bijdragen. Het meest gesteund, 1 keer: “Idee 0”"),
        ("en", "Writing is done. The room reads two contributions. Supported most, once: “Idee 0”"),
    ],
)
def test_of_words_is_told_how_many_there_are_and_what_is_supported_most(
    session: Session, language: str, expected: str
) -> None:
    """Only of those that the coach let through."""
    rooms().move(session.id, "q5", "first")
    authors = [Phone(session.code).joined() for _ in range(3)]
    for number, author in enumerate(authors):
        author.post("woorden", {"question": "q5", "text": f"Idee {number}", "once": f"once-{number:04}"})
    found = rooms().words(session.id, "q5")
    for words in found[:2]:
        rooms().let_through(session.id, words.id, True)
    authors[2].post("steun", {"words": found[0].id, "given": 1, "seq": 1})
    rooms().move(session.id, "q5", "revealed")
    part = Phone(session.code, language=language).joined().part().text
    assert told(part, "data-say") == [expected]
    assert "Idee 2" not in part


def test_every_step_of_every_question_in_both_languages(session: Session) -> None:
    """A page has one h1 and the language of who reads it; the title of the session is text only."""
    dutch, english = Phone(session.code).joined(), Phone(session.code, language="en").joined()
    for asked in session.asked:
        for phase in ("waiting", "first", "revealed", "second", "compared"):
            if phase != "waiting" and phase in rooms().of_id(session.id).of(asked.question.id).may:
                rooms().move(session.id, asked.question.id, phase)
            else:
                rooms().show(session.id, asked.question.id)
            for phone, language in ((dutch, "nl"), (english, "en")):
                page = phone.look()
                assert page.code == 200
                assert page.text.count("<h1") == 1
                assert f'<html lang="{language}">' in page.text
                assert html.escape(asked.question.title.say(language)) in html.escape(html.unescape(page.text))
                assert "<script>alert" not in page.text
                assert "{{ 7*7 }}" in page.text
    rooms().close(session.id)
    assert "Dank u wel" in dutch.look().text
    assert "deleted" in english.look().text


def test_the_language_of_the_address_is_remembered() -> None:
    phone = Phone()
    assert '<html lang="en">' in phone.ask("/meedoen", query="taal=en").text
    assert '<html lang="en">' in phone.ask("/meedoen").text


# --- who may what -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "headers",
    [{"origin": ""}, {"sec_fetch_site": "cross-site"}, {"sec_fetch_site": "same-site"}, {"cookie": ""}],
    ids=["no origin", "another site", "a neighbour", "no cookie"],
)
def test_only_a_page_of_ours_with_its_cookie_votes(session: Session, headers: dict[str, str]) -> None:
    phone = Phone(session.code).joined()
    assert phone.post("stem", {"question": "q1", "round": 1, "seq": 1, "answer": "1"}, **headers).told == {
        "why": "stranger"
    }
    assert kept(session) == []


def test_a_cookie_alone_is_no_voter(session: Session) -> None:
    """Who never came in, has no vote; who made up a cookie neither."""
    phone = Phone(session.code, cookies={f"stem-{session.code}": "made-up"})
    assert phone.vote("1").told == {"why": "stranger"}
    assert phone.part().code == 403


def test_only_a_cookie_of_this_server_and_session_comes_in(session: Session) -> None:
    """A script that makes up voters makes none; whoever has such a cookie gets a real one at the next look."""
    other, _ = opened()
    elsewhere = Phone(other.code)
    elsewhere.look()
    number, _, signature = elsewhere.secret.partition(".")
    for told in ("made-up", "made-up.", f".{signature}", elsewhere.secret, f"{number}x.{signature}", "\u00e9.\u00e9"):
        phone = Phone(session.code, cookies={f"stem-{session.code}": told})
        assert phone.post("wie", {"role": "hr", "organisation": "ienm"}).told == {"why": "stranger"}
        assert phone.look().cookies
        assert phone.post("wie", {"role": "hr", "organisation": "ienm"}).code == 200
    assert rooms().pulse(other.id).joined == 0


def test_who_is_in_is_in_after_a_restart_of_the_server(session: Session) -> None:
    """The secret of a browser is signed with what the store keeps, not with what a process holds."""
    phone = Phone(session.code).joined()
    _kept_at.cache_clear()
    assert phone.look().cookies == []
    assert phone.part().code == 200


def test_from_one_place_only_so_many_come_in(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """One script cannot fill the room; who is in stays in, may say again who they are, and others come in elsewhere."""
    monkeypatch.setattr(limits, "JOINS", Times(3, 60))
    first = [Phone(session.code, address="2001:db8::1").joined() for _ in range(3)]
    late = Phone(session.code, scripted=False, address="2001:db8::99")
    late.look()
    answer = late.post("wie", {"role": "hr", "organisation": "ienm"})
    assert answer.headers["location"].endswith("toch=full")
    assert "Er kan niemand meer bij" in late.look(toch="full").text
    assert first[0].post("wie", {"role": "lead", "organisation": "ienm"}).code == 200
    assert Phone(session.code, address="2001:db8:0:1::1").joined().part().code == 200
    assert rooms().pulse(session.id).joined == 4


def test_a_rehearsal_may_be_as_large_as_it_is_asked_to_be(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "JOINS", Times(1, 60))
    made, _ = rooms().open("Proefsessie", "nl", session.plan, [asked.question for asked in session.asked])
    assert {Phone(made.code).joined().part().code for _ in range(3)} == {200}


def test_a_full_room_says_so(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lessons.sessions.MOST_VOTERS", 1)
    Phone(session.code).joined()
    late = Phone(session.code)
    late.look()
    assert late.post("wie", {"role": "hr", "organisation": "ienm"}).told == {"why": "full"}


@pytest.mark.parametrize("closed", [True, False], ids=["closed", "too late to join"])
def test_who_comes_after_the_end_reads_so_at_once(
    session: Session, closed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    voter = Phone(session.code).joined()
    if closed:
        rooms().close(session.id)
    else:
        monkeypatch.setattr("ui.joining.time.time", lambda: session.joins_until + 1)
    page = Phone(session.code).look()
    assert "<h1>De sessie is dicht</h1>" in page.text
    assert "<form" not in page.text
    assert ("Dank u wel" if closed else 'data-question="q1"') in voter.look(wie="1").text


def test_a_large_post_is_refused_before_it_is_read(session: Session) -> None:
    phone = Phone(session.code).joined()
    assert phone.post("woorden", {"text": "a" * LONGEST_POST}).code == 413
    assert phone.vote("1", content_length="999999").code == 413
    assert phone.vote("1", content_length="x").code == 413


def test_without_a_script_the_page_says_that_it_was_too_long(session: Session) -> None:
    phone = Phone(session.code, scripted=False).joined()
    answer = phone.post("woorden", {"text": "a" * LONGEST_POST}, referer=f"{HOME}/meedoen?code={session.code}")
    assert (answer.code, answer.headers["location"]) == (303, f"/meedoen?code={session.code}&toch=long")
    page = phone.look(toch="long").text
    assert "Maak het korter" in page
    assert 'data-question="q1"' in page


def test_who_tries_codes_waits_and_the_room_goes_on(session: Session) -> None:
    """Five wrong ones: then a right code is not told either, whatever cookie is made up; a voter goes on from anywhere."""
    voter = Phone(session.code, address="10.0.0.2").joined()
    thief = Phone(session.code, address="10.6.6.6", cookies={f"stem-{session.code}": "made-up"})
    for number in range(5):
        assert thief.ask("/meedoen", query=f"code=ZZZ99{number}").code == 404
    assert thief.look().code == 429
    assert thief.ask(f"/zaal/{session.code}/qr.svg").code == 429
    assert thief.ask("/meedoen", query="code=ZZZ999").code == 429
    voter.address = thief.address
    assert voter.part().code == 200
    assert Phone(session.code, address="10.0.0.2").look().code == 200
    assert Phone(session.code, address="10.0.0.9").look().code == 200


def test_many_phones_behind_one_address_come_in(session: Session) -> None:
    """More than may be wrong: a right code never counts."""
    assert {Phone(session.code).joined().part().code for _ in range(12)} == {200}


def test_what_is_no_guess_does_not_count(session: Session) -> None:
    """A room that goes on asking for a deleted session, an empty code, a form that is no form: the next code comes in."""
    for _ in range(20):
        assert Phone("GNE234").part().code == 404
        Phone().ask("/meedoen/deel", query="code=")
        Phone().ask("/meedoen/stem", "POST", b"a=1&" * 70)
    assert Phone(session.code).joined().part().code == 200


def test_the_secret_link_gives_the_cookie_and_nothing_secret_in_the_address() -> None:
    _, key = opened()
    coach = Phone()
    answer = coach.ask(f"/s/{key}")
    assert (answer.code, answer.headers["location"]) == (303, "/sessie")
    assert all(word in answer.cookies[0] for word in (f"coach={key}", "HttpOnly", "SameSite=lax"))
    coach.scripted = False
    assert coach.ask("/s/stop", "POST", origin="").cookies == [], "only our own page ends it"
    assert "Max-Age=0" in coach.ask("/s/stop", "POST").cookies[0]


def test_a_key_has_no_limit_and_wrong_codes_keep_no_coach_out() -> None:
    """A key cannot be found by trying; a coach behind the address of a guesser gets in, and a wrong key is no wrong code."""
    made, key = opened()
    guesser = Phone(made.code)
    assert [guesser.ask(f"/s/wrong-{number}").code for number in range(9)] == [404] * 9
    assert guesser.look().code == 200
    for number in range(9):
        guesser.ask("/meedoen", query=f"code=ZZZ99{number}")
    assert "coach" in guesser.ask(f"/s/{key}").cookies[0]


def test_the_form_with_the_key_steers_from_our_own_page_alone() -> None:
    _, key = opened()
    body = urlencode({"key": key}).encode()
    answer = Phone().ask("/s", "POST", body)
    assert (answer.code, answer.headers["location"]) == (303, "/sessie")
    assert answer.cookies[0].startswith(f"coach={key}.")
    assert Phone().ask("/s", "POST", body, origin="").code == 403
    assert Phone().ask("/s", "POST", b"key=wrong").code == 404
    assert Phone().ask("/s", "POST", b"").code == 404


def test_who_steers_another_session_is_asked_first() -> None:
    _, first = opened()
    _, second = opened()
    coach = Phone(scripted=False)
    coach.ask(f"/s/{first}")
    assert coach.ask(f"/s/{first}").code == 303, "the same session is no other one"
    page = coach.ask(f"/s/{second}")
    assert (page.code, page.cookies) == (200, [])
    assert "Deze sessie sturen?" in page.text
    key = re.findall(r'name="key" value="([^"]*)"', page.text)[0]
    assert coach.ask("/s", "POST", urlencode({"key": key}).encode()).code == 303
    assert coach.cookies["coach"].startswith(second)


def test_who_stops_steering_stops_in_every_tab() -> None:
    """A tab that holds the cookie for longer steers no more, also after a restart; the kept link begins anew."""
    made, key = opened()
    coach = Phone(made.code)
    coach.ask(f"/s/{key}")
    tab = Phone(made.code, cookies={"coach": coach.cookies["coach"]})
    steer = (f"/zaal/{made.code}/stuur", "POST", b"question=q1&saw=waiting&phase=first")
    assert tab.ask(*steer).code == 204
    coach.ask("/s/stop", "POST")
    for _ in range(2):
        assert tab.ask(f"/zaal/{made.code}/stuur", "POST", b"question=q1&saw=first&phase=revealed").code == 403
        assert steering.steered(tab.cookies["coach"]) is None
        _kept_at.cache_clear()
    assert rooms().of_id(made.id).of("q1").phase == "first"
    again = Phone(made.code)
    again.ask(f"/s/{key}")
    assert again.ask(f"/zaal/{made.code}/stuur", "POST", b"question=q1&saw=first&phase=revealed").code == 204


@pytest.mark.parametrize(
    ("path", "code"),
    [
        (path, 404)
        for path in ("/meedoen/x", "/m/A/B", "/s/x/y", "/zaal/ABC/stuur", "/zaal/x/y/z", "/zaal/", "/m/", "/s/")
    ]
    + [(path, 303) for path in ("/meedoen/stem", "/meedoen/wie", "/meedoen/")],
)
def test_below_our_own_addresses_nothing_else_is_a_page(path: str, code: int) -> None:
    answer = Phone().ask(path)
    assert answer.code == code
    assert answer.headers["location"] == "/meedoen" if code == 303 else "bestaat niet" in answer.text


def test_no_answer_is_kept_by_anybody(session: Session) -> None:
    _, key = opened()
    phone = Phone(session.code).joined()
    answers = [phone.look(), phone.part(), phone.vote("1"), phone.ask(f"/s/{key}"), phone.ask(f"/m/{session.code}")]
    answers += [phone.ask("/s/x"), phone.ask(f"/zaal/{session.code}/qr.svg"), phone.vote("9")]
    assert {answer.headers["cache-control"] for answer in answers} == {"no-store"}


def test_a_log_of_requests_has_no_codes_keys_or_addresses() -> None:
    told = [
        Masked().filter(record) and record.getMessage()
        for path in ("/s/KEY?a=1", "/m/BCD234", "/zaal/BCD234/stuur", "/meedoen?code=BCD234", "/S/KEY", "//s/KEY", KEY)
        for record in [_line(path)]
    ]
    paths = ("/s/...", "/m/...", "/zaal/.../stuur", "/meedoen", "/S/...", "//s/...", "/...")
    assert told == [f'- - "GET {path} HTTP/1.1" 200' for path in paths]


def test_a_log_of_websockets_and_errors_has_no_addresses() -> None:
    """The lines of the server itself, which is where it tells of websockets, go through the same sieve."""
    told: list[str] = []
    log = logging.getLogger("uvicorn.error")
    keep_secrets_out()
    lines: list[tuple[str, tuple[Any, ...]]] = [
        ('%s - "WebSocket %s" [accepted]', ("203.0.113.7:0", "/_stcore/stream?code=BCD234")),
        ('%s - "WebSocket %s" %d', ("203.0.113.7:0", "/s/KEY", 404)),
        ("%s:%d - ASGI [%d]", ("203.0.113.7", 5, 1)),
        ("Application startup complete.", ()),
    ]
    for line, args in lines:
        record = logging.LogRecord(log.name, logging.INFO, "", 1, line, args, None)
        assert log.filter(record)
        told.append(record.getMessage())
    assert told == [
        '- - "WebSocket /_stcore/stream" [accepted]',
        '- - "WebSocket /s/..." 404',
        "- - ASGI [1]",
        "Application startup complete.",
    ]


def _line(path: str) -> logging.LogRecord:
    args = ("10.0.0.1:5", "GET", path, "1.1", 200)
    return logging.LogRecord("uvicorn.access", logging.INFO, "", 1, '%s - "%s %s HTTP/%s" %d', args, None)


def test_the_small_sheet_has_the_colours_of_the_large_one() -> None:
    """A phone loads its own sheet, with the same tokens, in light and in dark."""
    large = dict(re.findall(r"--([\w-]+): light-dark\(([^)]*)\)", (LOOK / "look.css").read_text(encoding="utf-8")))
    small = re.findall(r"--([\w-]+): (#\w{6});", (LOOK / "meedoen.css").read_text(encoding="utf-8"))
    other = {"warn": "first", "warn-wash": "first-wash"}
    names = list(dict.fromkeys(name for name, _ in small))
    for name in set(names) - {"on-l2"}:
        both = [colour for found, colour in small if found == name]
        assert ", ".join(both) == large[other.get(name, name)], name
