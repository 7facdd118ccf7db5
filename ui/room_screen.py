"""The room's screen: the live part of a question slide in the projected deck, and the buttons that steer it.

`GET /zaal/CODE?vraag=q1&mark=...` answers with a part of a page, or 204 where it is the one with this mark; `vraag=begin`
is the slide before the questions, on which the room comes in, and `vraag=nu` a slide without a question: nothing is in that
answer. Each tells in the header `X-Now` which question the room is at, and its phase.
`POST /zaal/CODE/stuur` (question; for a step also the `phase` it leads to and the one that was seen, `saw`) needs the
coach's cookie. While a round is open the part tells how many voted and nothing else, to whoever asks.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

import anyio
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from lessons import vote_words
from lessons.ballots import RefusedError
from lessons.room import PHASES, Asked, BlindError, ClosedError, Phase, Session, UnknownError
from lessons.sessions import Sessions
from lessons.store import StoreError
from lessons.tallies import difference, tally
from lessons.words import LANGUAGES, Words
from ui import room_parts, room_results, steering
from ui.agenda_keys import HIDDEN
from ui.html import render_in
from ui.limits import WaitError, session_of
from ui.room_parts import Seen, seen_by
from ui.rooms import BEGIN, rooms

MARK, AT_HAND = "X-Mark", "X-Now"
NOW = "nu"
"""What a slide without a question asks for: only where the room is."""
LONGEST_POST = 400
"""So many bytes the press of a button takes at most."""
_PARTS = anyio.CapacityLimiter(4)
"""So many parts are made at a time."""
_HEADERS = {"Cache-Control": "no-store"}


async def part(request: Request) -> Response:
    """The live part of the question `vraag`; 204 where nothing changed since `mark`, 404 where there is no such session,
    409 where the room is not at this question yet, unless its coach asks."""
    return await anyio.to_thread.run_sync(_told, _part, request, b"", limiter=_PARTS)


async def steer(request: Request) -> Response:
    """A step of a question by its coach; 204 when it is done, 412 where the question is elsewhere by now and nothing was
    changed, 403 for anybody but the coach."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > LONGEST_POST:
            return PlainTextResponse("Too long.\n", status_code=413)
    return await anyio.to_thread.run_sync(_told, _steer, request, body, limiter=_PARTS)


def _told(answer: Callable[[Request, bytes], Response], request: Request, body: bytes) -> Response:
    """The answer, or in a word why there is none."""
    try:
        return answer(request, body)
    except UnknownError:
        return PlainTextResponse("Not found.\n", status_code=404, headers=_HEADERS)
    except (RefusedError, ClosedError, BlindError):
        return PlainTextResponse("Not now.\n", status_code=409, headers=_HEADERS)
    except WaitError:
        return PlainTextResponse("Too many wrong codes.\n", status_code=429, headers=_HEADERS)
    except StoreError:
        return PlainTextResponse("The store does not answer.\n", status_code=503, headers=_HEADERS)


# --- what is on the screen ------------------------------------------------------------------------------------------------


def _part(request: Request, _body: bytes) -> Response:
    """The part, if any; and on every slide which question the room is at, so that the wall can go along."""
    session = _found(request)
    try:
        made = _part_of(request, session)
    except BlindError:
        made = PlainTextResponse("Not now.\n", status_code=409, headers=_HEADERS)
    made.headers[AT_HAND] = at_hand(session)
    return made


def at_hand(session: Session) -> str:
    """The question that the room is at and its phase, "q2.first"; empty before it is at one."""
    return f"{session.current}.{session.of(session.current).phase}" if session.current else ""


def _part_of(request: Request, session: Session) -> Response:
    if request.query_params.get("vraag") == NOW:
        return Response(status_code=204, headers=_HEADERS)
    if request.query_params.get("vraag") == BEGIN:
        return _marked(request, render_in(_speech(request, session), "room", **_entrance(request, session)), False)
    asked = session.of(request.query_params.get("vraag", "") or session.current)
    steers = is_coach(request, session)
    if not (steers or _is_out(session, asked)):
        raise BlindError(asked.question.id)
    speech = _speech(request, session)
    hidden = session.plan.names_hidden or request.query_params.get("namen") == HIDDEN
    seen = seen_by(session, speech, hidden)
    made = render_in(
        speech, "room", **shown(session, asked, seen, rooms(), steers), host=request.headers.get("host", "")
    )
    return _marked(request, made, steers and not session.closed)


def _marked(request: Request, made: str, follows: bool) -> Response:
    """The part with its mark, or that it is the same; and whether the room follows the screen here."""
    mark = hashlib.sha256(made.encode()).hexdigest()[:16]
    headers = {**_HEADERS, MARK: mark, "X-Coach": "1" if follows else "0"}
    if request.query_params.get("mark") == mark:
        return Response(status_code=204, headers=headers)
    return Response(made, headers=headers, media_type="text/html")


def _entrance(request: Request, session: Session) -> dict[str, Any]:
    """How the room comes in, and how many did; of no question anything."""
    return {
        "code": session.code,
        "closed": session.closed,
        "phase": "waiting",
        "question": {"kind": BEGIN, "options": []},
        "joined": rooms().pulse(session.id).joined,
        "host": request.headers.get("host", ""),
        "open": False,
        "result": None,
        "steps": [],
    }


def _is_out(session: Session, asked: Asked) -> bool:
    """Whether the room was at this question already; before it begins it stands at the first one."""
    first = session.current or session.asked[0].question.id
    return session.closed or asked.phase != "waiting" or asked.question.id == first


def _found(request: Request) -> Session:
    """The session of the address. Raises UnknownError, and WaitError for who tries codes."""
    who = request.client.host if request.client else ""
    return session_of(request.path_params["code"], who, lambda found: is_coach(request, found))


def _speech(request: Request, session: Session) -> Words:
    """The language that the address asks for, else the one of the session."""
    asked = request.query_params.get("taal")
    return Words(next((language for language in LANGUAGES if language == asked), session.language))


def shown(session: Session, asked: Asked, seen: Seen, store: Sessions, steers: bool) -> dict[str, Any]:
    """What the part of this question shows now."""
    joined = store.pulse(session.id).joined
    return {
        "code": session.code,
        "closed": session.closed,
        "phase": asked.phase,
        "question": room_parts.question(asked.question, seen),
        "joined": joined,
        "open": asked.round > 0 and not session.closed,
        "heard": _heard(session, asked, store, joined, seen),
        "result": result(session, asked, store, seen),
        "steps": _steps(session, asked, seen.speech) if steers else [],
    }


def _heard(session: Session, asked: Asked, store: Sessions, joined: int, seen: Seen) -> dict[str, Any]:
    """How many answered, in the round that is open; for words those that were let through."""
    if asked.question.kind == "words":
        said = store.words(session.id, asked.question.id)
        return {"voted": "", "words": room_results.words(said, seen), "number": len(said)}
    if not asked.round:
        return {"voted": "", "words": None, "number": 0}
    number = room_parts.answered(store, session, asked)
    return {"voted": vote_words.voted(number, joined, seen.speech), "words": None, "number": number}


def result(session: Session, asked: Asked, store: Sessions, seen: Seen) -> dict[str, Any] | None:
    """What the room said, once it may be seen and no round is open; a phone shows the same."""
    question = asked.question
    if question.kind == "words" or asked.round or not asked.told:
        return None
    first = store.votes(session.id, question.id, 1)
    if asked.told < 2:
        return room_results.result(tally(question, first), seen)
    return room_results.compared(difference(question, first, store.votes(session.id, question.id, 2)), seen)


# --- steering -------------------------------------------------------------------------------------------------------------


def is_coach(request: Request, session: Session) -> bool:
    """Whether the cookie of this browser steers this session."""
    own = steering.steered(request.cookies.get(steering.COOKIE, ""))
    return own is not None and own.id == session.id


def _steps(session: Session, asked: Asked, speech: Words) -> list[dict[str, str]]:
    """The steps that the coach can take from here, as buttons."""
    if session.closed:
        return []
    return [{"phase": phase, "name": room_parts.step_word(asked, phase, speech)} for phase in asked.may]


def _steer(request: Request, body: bytes) -> Response:
    session = _found(request)
    if not is_coach(request, session) or not is_own_page(request):
        return PlainTextResponse("Only the coach steers.\n", status_code=403, headers=_HEADERS)
    fields = parse_qs(body.decode("utf-8", "replace"))
    asked = session.of(fields.get("question", [""])[0])
    question = asked.question.id
    phase, saw = (fields.get(name, [""])[0] for name in ("phase", "saw"))
    if not phase:
        rooms().show(session.id, question)
    elif not rooms().move(session.id, question, _phase(phase), _phase(saw)):
        return PlainTextResponse("Not any more.\n", status_code=412, headers=_HEADERS)
    return Response(status_code=204, headers={**_HEADERS, AT_HAND: f"{question}.{phase or asked.phase}"})


def _phase(written: str) -> Phase:
    found = next((phase for phase in PHASES if phase == written), None)
    if found is None:
        raise RefusedError("no such phase")
    return found


def is_own_page(request: Request) -> bool:
    """Whether a page of this server sent this. Every browser tells so; the front door refuses a foreign `Origin`."""
    return request.headers.get("sec-fetch-site", "same-origin") == "same-origin" and "origin" in request.headers


ROOM_ROUTES = [
    Route("/zaal/{code}", part, methods=["GET"]),
    Route("/zaal/{code}/stuur", steer, methods=["POST"]),
]
