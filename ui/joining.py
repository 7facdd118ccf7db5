"""Taking part on a phone: plain pages of our own, that also work without scripts (docs/adr/0044-phones-are-plain-pages.md).

| address | does |
|---|---|
| `GET /meedoen?code=CODE` | the page; without a code it asks for one. Its first view sets the cookie `stem-CODE`: the secret of this browser |
| `GET /m/CODE` | the short way there |
| `GET /meedoen/deel?code=CODE&mark=M` | the part that follows the room, with the header `X-Mark`; 204 while the mark is the same |
| `POST /meedoen/wie` | code, role, organisation: come in, or say again who you are |
| `POST /meedoen/stem` | code, question, round, seq, and the answer: `answer` (for lessons once per lesson, the most useful first), or for a concept `rate-CRITERION` per criterion |
| `POST /meedoen/woorden` | code, question, text, once |
| `POST /meedoen/steun` | code, words, given (1 or 0), seq |

A post is a form. Who asks for `application/json` is told in JSON: 200 with what is kept (`kept`, `seq`), else `why`: `late` (409),
`refused` (400), `unknown` (404), `stranger` (403: not come in, or not from our own page), `wait` (429), `store` (503), `long` (413),
`full` (409: the room, or what comes into it from one place).
Anybody else goes back to the page, which says the same. Of two votes of one browser the one with the higher `seq` stays.
"""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Callable
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlencode, urlsplit

import anyio
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from lessons import qr
from lessons.ballots import RefusedError
from lessons.room import ClosedError, Session, UnknownError, is_voter_secret, tidy, voter_secret
from lessons.store import StoreError
from lessons.words import LANGUAGES, Language, Words
from ui import joining_parts, joining_results, limits
from ui.door import scheme
from ui.frontpage import asked_language, language_of
from ui.html import render_in
from ui.limits import WaitError, place_of, session_of
from ui.room_parts import seen_by
from ui.room_screen import MARK, is_own_page
from ui.rooms import rooms

LONGEST_POST = 16_000
"""So many bytes a form has at most."""
_DESK = anyio.CapacityLimiter(6)
"""So many phones are answered at a time: they wait for each other, the dashboard does not wait for them."""
_WEEK = 7 * 24 * 3_600
HEADERS = {"Cache-Control": "no-store"}
_CODES = {
    "late": 409,
    "refused": 400,
    "unknown": 404,
    "stranger": 403,
    "wait": 429,
    "store": 503,
    "long": 413,
    "full": 409,
}


class RefusalError(Exception):
    """The request is not carried out; `why` is one of the words above."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Form(NamedTuple):
    """A post: its fields, who sent it, and in which language they read."""

    fields: dict[str, list[str]]
    session: Session
    voter: str
    who: str
    reads: Language

    @property
    def language(self) -> Language:
        """The language that they write in: as the form says, else the one they read."""
        return next((language for language in LANGUAGES if language == self.one("language")), self.reads)

    def one(self, name: str) -> str:
        """The field, or nothing."""
        return self.fields.get(name, [""])[0]

    def number(self, name: str) -> int:
        """The field as a whole number. Raises RefusedError."""
        written = self.one(name)
        if not (written.isascii() and written.isdecimal() and len(written) < 17):
            raise RefusedError(name)
        return int(written)


def _cookie(code: str) -> str:
    return f"stem-{code}"


def _who(request: Request) -> str:
    """Where a request comes from: behind a proxy that the server trusts (FORWARDED_ALLOW_IPS), from before it."""
    return request.client.host if request.client else ""


def _found(request: Request, code: str) -> Session:
    """The session with this code. Raises RefusalError: unknown, or wait after too many wrong ones."""

    def belongs(found: Session) -> bool:
        voter = _voter(request, found)
        return bool(voter) and rooms().joined(found.id, voter) is not None

    try:
        return session_of(code, _who(request), belongs)
    except UnknownError:
        raise RefusalError("unknown") from None
    except WaitError:
        raise RefusalError("wait") from None


def _voter(request: Request, session: Session) -> str:
    """The secret of this browser; nothing where this server did not make it."""
    told = request.cookies.get(_cookie(session.code), "")
    return told if is_voter_secret(session, told) else ""


def _now() -> int:
    return int(time.time() * 1_000)


def speech_of(request: Request) -> Words:
    return Words(language_of(request.scope["query_string"], request.headers))


# --- looking ------------------------------------------------------------------------------------------------------------


def _page(request: Request) -> Response:
    """The whole page: the code, who you are, or what the room is asked."""
    speech, code = speech_of(request), request.query_params.get("code", "")
    told = request.query_params.get("toch", "")
    found: dict[str, Any] = {"session": None, "told": told if told in (*_CODES, "cookie") else "", "code": code[:16]}
    status, session = 200, None
    if code.strip():
        try:
            session = _found(request, code)
        except RefusalError as refusal:
            found, status = {**found, **_refused(request, refusal.why)}, _CODES[refusal.why]
    if session is None:
        return shown(request, speech, status, {**found, "step": "code"})
    voter = _voter(request, session)
    seen = seen_by(session, speech)
    who = rooms().joined(session.id, voter) if voter else None
    step = _step(session, who, request.query_params.get("wie") == "1")
    values = {**found, "session": session, "who": who, "step": step, **joining_parts.choices(session, seen)}
    values |= {"kept": joining_parts.kept(session, speech)}
    if step == "room":
        values |= {
            "part": joining_parts.part(session, rooms(), voter, seen),
            "ratings": joining_parts.rating_words(speech),
        }
        values |= _stamps()
    answer = shown(request, speech, status, {**values, "code": session.code})
    if not voter:
        remember(request, answer, _cookie(session.code), voter_secret(session), _WEEK)
    return answer


def _refused(request: Request, why: str) -> dict[str, str]:
    """Why this code leads nowhere. Who was in a session with it is not told that it is wrong: the session is deleted."""
    was_in = _cookie(tidy(request.query_params.get("code", ""))) in request.cookies
    return {"told": "gone", "code": ""} if why == "unknown" and was_in else {"told": why}


def _step(session: Session, who: tuple[str, str] | None, again: bool) -> str:
    """Where somebody is: in the room, at who they are, or before a door that is closed."""
    if session.closed or session.joins_until < time.time():
        return "room" if who else "closed"
    return "who" if not who or again else "room"


def _stamps() -> dict[str, int | str]:
    """What makes a post one time: the number of a vote, and a mark for words."""
    return {"seq": _now(), "once": secrets.token_hex(8)}


def shown(request: Request, speech: Words, status: int, values: dict[str, Any]) -> Response:
    other = "en" if speech.language == "nl" else "nl"
    keys = {"code": values["code"], "taal": other} if values["session"] else {"taal": other}
    page = render_in(speech, "meedoen", **values, other=f"/meedoen?{urlencode(keys)}", other_language=other)
    if values["session"]:
        page = joining_results.filled(page, values["session"], rooms(), speech)
    answer = HTMLResponse(page, status_code=status, headers=HEADERS)
    if language := asked_language(request.scope["query_string"]):
        answer.set_cookie("taal", language, max_age=52 * _WEEK, httponly=True, samesite="lax", path="/")
    return answer


def remember(request: Request, answer: Response, name: str, value: str, seconds: int) -> None:
    safe = scheme(request) == "https"
    answer.set_cookie(name, value, max_age=seconds, httponly=True, samesite="lax", path="/", secure=safe)


def _part(request: Request) -> Response:
    """The part that follows the room; 204 where nothing of it changed, 403 for who has not come in."""
    session = _found(request, request.query_params.get("code", ""))
    voter = _voter(request, session)
    pulse = rooms().pulse(session.id)
    # Of the session as it is shown, and not of the pulse: a mark that is ahead of its part would hide the step for good.
    phase = session.now.phase if session.now else "waiting"
    moving = (pulse.said, pulse.supported, pulse.changed) if phase != "waiting" else ()
    words = session.now is not None and session.now.question.kind == "words"
    speech = speech_of(request)
    state = repr((session.closed, session.current, phase, moving if words else (), voter, speech.language))
    mark = hashlib.sha256(state.encode()).hexdigest()[:16]
    headers = {**HEADERS, MARK: mark}
    if request.query_params.get("mark") == mark:
        return Response(status_code=204, headers=headers)
    if not voter or rooms().joined(session.id, voter) is None:
        raise RefusalError("stranger")
    values: dict[str, Any] = {
        "part": joining_parts.part(session, rooms(), voter, seen_by(session, speech)),
        "code": session.code,
    }
    values |= {"ratings": joining_parts.rating_words(speech), **_stamps()}
    made = joining_results.filled(render_in(speech, "meedoen_deel", **values), session, rooms(), speech)
    return HTMLResponse(made, headers=headers)


def _short(request: Request) -> Response:
    return RedirectResponse(f"/meedoen?{urlencode({'code': tidy(request.path_params['code'])})}", 303, headers=HEADERS)


def _picture(request: Request) -> Response:
    """The QR code of the page to join this session."""
    session = _found(request, request.path_params["code"])
    home = f"{scheme(request)}://{request.headers.get('host', '')}"
    return Response(qr.svg(f"{home}/m/{session.code}"), media_type="image/svg+xml", headers=HEADERS)


# --- taking part --------------------------------------------------------------------------------------------------------


def _join(form: Form) -> dict[str, Any]:
    known = dict(joining_parts.choices(form.session, seen_by(form.session, Words("nl")))["organisations"])
    if form.one("organisation") not in known:
        raise RefusedError("organisation")
    if not _fits(form):
        raise RefusalError("full")
    rooms().join(form.session.id, form.voter, form.one("role"), form.one("organisation"))
    return {}


def _fits(form: Form) -> bool:
    """Whether one more may come in from where this one is. Who was in already does, and an invented room may be large."""
    if form.session.rehearsal or rooms().joined(form.session.id, form.voter):
        return True
    return limits.JOINS.add(form.voter, place_of(form.who), form.session.id)


def _vote(form: Form) -> dict[str, Any]:
    kind = form.session.of(form.one("question")).question.kind
    answer: object = form.one("answer")
    if kind == "lessons":
        answer = [one for one in form.fields.get("answer", []) if one]
    elif kind == "rate":
        answer = {
            name.removeprefix("rate-"): given[0] for name, given in form.fields.items() if name.startswith("rate-")
        }
    session, question = form.session.id, form.one("question")
    vote = rooms().vote(session, question, form.voter, answer, form.number("seq"), form.number("round"))
    return {"kept": vote.answer, "seq": vote.seq}


def _say(form: Form) -> dict[str, Any]:
    words = (form.one("text"), form.one("once"), form.language)
    rooms().add_words(form.session.id, form.one("question"), form.voter, *words)
    return {"kept": True}


def _support(form: Form) -> dict[str, Any]:
    given = form.one("given") == "1"
    rooms().support(form.session.id, form.one("words"), form.voter, given, form.number("seq"))
    return {"kept": given}


def _posted(request: Request, body: bytes, act: Callable[[Form], dict[str, Any]]) -> Response:
    """What came of a post: to a script in JSON, to anybody else the page again."""
    scripted = "application/json" in request.headers.get("accept", "")
    fields = fields_of(body, scripted)
    code = fields.get("code", [""])[0]
    try:
        done, why = _done(request, fields, code, act), ""
    except RefusalError as refusal:
        done, why = {}, refusal.why
    if scripted:
        told = {"why": why} if why else done
        return JSONResponse(told, status_code=_CODES.get(why, 200), headers=HEADERS)
    if why == "stranger" and not request.cookies.get(_cookie(tidy(code))):
        why = "cookie"
    keys = {"code": tidy(code)} | ({"toch": why} if why else {})
    return RedirectResponse(f"/meedoen?{urlencode(keys)}", 303, headers=HEADERS)


def fields_of(body: bytes, scripted: bool) -> dict[str, list[str]]:
    """The fields of a form. Sent without a script, a form that was opened before and is sent again counts anew."""
    try:
        fields = parse_qs(body.decode("utf-8", "replace"), max_num_fields=60)
    except ValueError:
        return {}
    seq = fields.get("seq", ["0"])[0]
    if not scripted and seq.isascii() and seq.isdecimal() and len(seq) < 17:
        fields["seq"] = [str(max(int(seq), _now()))]
    return fields


def _done(
    request: Request, fields: dict[str, list[str]], code: str, act: Callable[[Form], dict[str, Any]]
) -> dict[str, Any]:
    """Carry a post out. Raises RefusalError."""
    session = _found(request, code)
    voter = _voter(request, session)
    if not voter or not is_own_page(request):
        raise RefusalError("stranger")
    try:
        return act(Form(fields, session, voter, _who(request), speech_of(request).language))
    except UnknownError as error:
        raise RefusalError("stranger" if "voter" in error.args else "unknown") from None
    except ClosedError as error:
        raise RefusalError("full" if "full" in error.args else "late") from None
    except RefusedError:
        raise RefusalError("refused") from None


# --- the routes ---------------------------------------------------------------------------------------------------------


def _told(request: Request, work: Callable[..., Response], *more: Any) -> Response:
    """The answer; where there is none the page that says why, or a word for a script."""
    try:
        return work(request, *more)
    except RefusalError as refusal:
        why = refusal.why
    except UnknownError:
        why = "unknown"
    except StoreError:
        why = "store"
    if request.url.path == "/meedoen/deel" or "application/json" in request.headers.get("accept", ""):
        return JSONResponse({"why": why}, status_code=_CODES[why], headers=HEADERS)
    values = {"session": None, "told": why, "code": "", "step": "none" if why in ("store", "wait") else "code"}
    return shown(request, speech_of(request), _CODES[why], values)


def looking(work: Callable[[Request], Response]) -> Callable[[Request], Any]:
    async def answer(request: Request) -> Response:
        return await anyio.to_thread.run_sync(_told, request, work, limiter=_DESK)

    return answer


def posting(work: Callable[..., Response], *more: Any) -> Callable[[Request], Any]:
    async def answer(request: Request) -> Response:
        told, body = request.headers.get("content-length", "0"), b""
        if not (told.isascii() and told.isdecimal()) or int(told[:9]) > LONGEST_POST:
            return _too_long(request)
        async for piece in request.stream():
            body += piece
            if len(body) > LONGEST_POST:
                return _too_long(request)
        return await anyio.to_thread.run_sync(_told, request, work, body, *more, limiter=_DESK)

    return answer


def _too_long(request: Request) -> Response:
    """A form that is not read: in JSON, or the page that it came from says so."""
    if "application/json" in request.headers.get("accept", ""):
        return JSONResponse({"why": "long"}, status_code=413, headers=HEADERS)
    code = parse_qs(urlsplit(request.headers.get("referer", "")).query).get("code", [""])[0]
    return RedirectResponse(f"/meedoen?{urlencode({'code': tidy(code), 'toch': 'long'})}", 303, headers=HEADERS)


JOINING_ROUTES = [
    Route("/meedoen", looking(_page), methods=["GET"]),
    Route("/m/{code}", looking(_short), methods=["GET"]),
    Route("/meedoen/deel", looking(_part), methods=["GET"]),
    Route("/meedoen/wie", posting(_posted, _join), methods=["POST"]),
    Route("/meedoen/stem", posting(_posted, _vote), methods=["POST"]),
    Route("/meedoen/woorden", posting(_posted, _say), methods=["POST"]),
    Route("/meedoen/steun", posting(_posted, _support), methods=["POST"]),
    Route("/zaal/{code}/qr.svg", looking(_picture), methods=["GET"]),
]
