"""Our own addresses beside the pages: `/ready` for whoever runs the server, `/fonts/` for the browser."""

from __future__ import annotations

from pathlib import Path

import anyio
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from lessons import __version__
from lessons.catalogue import Loaded
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


ROUTES = [Route("/ready", ready), Route("/fonts/{name}", font), Route("/look/{name}", look)]
