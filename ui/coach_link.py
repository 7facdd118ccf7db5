"""The coach's secret link: it gives this browser the cookie that steers, and another address takes it away.

| address | does |
|---|---|
| `GET /s/KEY` | the link that a coach keeps: it sets the cookie `coach`. Who steers another session is asked first |
| `POST /s` | the same by a form with the key in it, so that it is in no address |
| `POST /s/stop` | the end of steering in this browser, in all its tabs |
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from lessons.room import Session
from ui import steering
from ui.joining import HEADERS, RefusalError, fields_of, looking, posting, remember, shown, speech_of
from ui.room_screen import is_own_page


def _link(request: Request) -> Response:
    """The coach's secret link, with nothing secret in the address after it. Another session is not left unasked."""
    key = request.path_params["key"]
    session, own = _of_key(key), steering.steered(_steering(request))
    if own is None or own.id == session.id:
        return _steers(request, key, session)
    values = {"session": None, "told": "", "code": "", "step": "steer"}
    return shown(
        request, speech_of(request), 200, {**values, "key": key, "title": session.title, "other_title": own.title}
    )


def _begin(request: Request, body: bytes) -> Response:
    """The same by a form: the key is in no address."""
    if not is_own_page(request):
        raise RefusalError("stranger")
    key = fields_of(body, True).get("key", [""])[0]
    return _steers(request, key, _of_key(key))


def _of_key(key: str) -> Session:
    """Nobody finds a key of 192 bits by trying: no limit stands before it. Raises RefusalError."""
    session = steering.steered(key)
    if session is None:
        raise RefusalError("unknown")
    return session


def _steering(request: Request) -> str:
    return request.cookies.get(steering.COOKIE, "")


def _steers(request: Request, key: str, session: Session) -> Response:
    """From now on this browser steers this session."""
    answer = RedirectResponse("/sessie", 303, headers=HEADERS)
    own = steering.steered(_steering(request))
    if own is None or own.id != session.id:
        remember(request, answer, steering.COOKIE, steering.cookie_for(key), steering.DAYS * 24 * 3_600)
    return answer


def _stop(request: Request, _body: bytes) -> Response:
    answer = RedirectResponse("/sessie", 303, headers=HEADERS)
    if is_own_page(request):
        steering.end(_steering(request))
        answer.delete_cookie(steering.COOKIE, path="/")
    return answer


COACH_ROUTES = [
    Route("/s/stop", posting(_stop), methods=["POST"]),
    Route("/s", posting(_begin), methods=["POST"]),
    Route("/s/{key}", looking(_link), methods=["GET"]),
]
