"""Our own addresses beside the pages: `/ready` for whoever runs the server, `/fonts/` for the browser, and the lessons
for programs at `/lessen.atom` and `/lessen.json` (docs/feed.md)."""

from __future__ import annotations

from pathlib import Path

import anyio
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from lessons import __version__
from lessons.catalogue import Loaded
from ui import feeds
from ui.coach_link import COACH_ROUTES
from ui.door import scheme
from ui.frontpage import language_of, nowhere
from ui.joining import JOINING_ROUTES
from ui.room_screen import ROOM_ROUTES
from ui.shelf import shelf

FONTS = Path(__file__).parent / "fonts"
LOOK = Path(__file__).parent / "look"
_SERVED = {".woff2": "font/woff2", ".txt": "text/plain", ".css": "text/css", ".js": "text/javascript"}
_WEEK = "public, max-age=604800"


def state(loaded: Loaded) -> tuple[int, dict[str, object]]:
    """The status code and what `/ready` tells: 200 when there is at least one experiment to show, else 503."""
    experiments = len(loaded.catalogue.experiments)
    edition = loaded.catalogue.edition
    told: dict[str, object] = {
        "experiments": experiments,
        "problems": len(loaded.problems),
        "edition": edition.id if edition else None,
        "version": __version__,
    }
    return (200 if experiments else 503), told


async def ready(_request: Request) -> Response:
    """Whether this server has something to show, as JSON."""
    loaded = await anyio.to_thread.run_sync(lambda: shelf().look())
    code, told = state(loaded)
    return JSONResponse(told, status_code=code, headers={"Cache-Control": "no-store"})


def _file(folder: Path, name: str, keep: str) -> Response:
    file = next((file for file in folder.iterdir() if file.name == name), None)
    if file is None or file.suffix not in _SERVED:
        return PlainTextResponse("Not found.\n", status_code=404)
    return FileResponse(file, media_type=_SERVED[file.suffix], headers={"Cache-Control": keep})


async def font(request: Request) -> Response:
    """A file of the folder of fonts by its name, or 404."""
    return _file(FONTS, request.path_params["name"], _WEEK)


async def look(request: Request) -> Response:
    """Our style sheet or script by its name, or 404; checked again at each visit."""
    return _file(LOOK, request.path_params["name"], "no-cache")


_FEEDS = anyio.CapacityLimiter(2)
"""So many feeds are made at a time: who asks for many waits for himself, not the pages for him."""


async def _feed(request: Request, form: feeds.Form) -> Response:
    """The lessons that the address chooses; 304 where the asker has just these."""
    keys = {key: request.query_params.getlist(key) for key in request.query_params}
    home = feeds.home(scheme(request), request.headers.get("host", ""))
    made = await anyio.to_thread.run_sync(
        lambda: feeds.answer(form, shelf().look().catalogue, keys, home), limiter=_FEEDS
    )
    headers = {"ETag": made.etag, "Cache-Control": "max-age=300", "Last-Modified": made.modified}
    kept = {name: value for name, value in headers.items() if value}
    if _has(request.headers.get("if-none-match", ""), made.etag):
        return Response(status_code=304, headers=kept)
    return Response(made.body, headers={**kept, "Content-Type": made.kind})


def _has(named: str, etag: str) -> bool:
    """Whether a header If-None-Match names this answer; a mark `W/` makes no difference there."""
    tags = {one.strip().removeprefix("W/") for one in named.split(",")}
    return bool(tags & {etag.removeprefix("W/"), "*"})


async def atom(request: Request) -> Response:
    """The lessons as an Atom feed."""
    return await _feed(request, "atom")


async def listed(request: Request) -> Response:
    """The lessons as JSON."""
    return await _feed(request, "json")


async def below(request: Request) -> Response:
    """What is below our own addresses and is none: the page that says so, never a page of Streamlit."""
    language = language_of(request.scope["query_string"], request.headers)
    return HTMLResponse(nowhere(language), status_code=404, headers={"Cache-Control": "no-store"})


async def back(_request: Request) -> Response:
    """Where only forms go: who comes there by hand is brought to the page that has them."""
    return RedirectResponse("/meedoen", 303, headers={"Cache-Control": "no-store"})


_FORMS = ("/meedoen/", "/meedoen/wie", "/meedoen/stem", "/meedoen/woorden", "/meedoen/steun")

ROUTES = [
    Route("/ready", ready),
    Route("/fonts/{name}", font),
    Route("/look/{name}", look),
    Route("/lessen.atom", atom),
    Route("/lessen.json", listed),
    *JOINING_ROUTES,
    *COACH_ROUTES,
    *ROOM_ROUTES,
    *(Route(form, back) for form in _FORMS),
    *(Route(f"/{place}/{{rest:path}}", below) for place in ("meedoen", "m", "s", "zaal")),
]
