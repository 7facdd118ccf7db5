"""The front door: the ASGI app that serves the dashboard.

Start it with `streamlit run dashboard.py`, or with an ASGI server: `uvicorn dashboard:app`. Both work from any folder.
The pages themselves begin at `pages/site.py`; why the app is not that script is told in docs/adr/0001-front-door.md.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import anyio
import streamlit as st
from starlette.middleware import Middleware
from streamlit import config

from ui.access_log import keep_secrets_out
from ui.door import Headers, Origins, allowed_origins
from ui.frontpage import FrontPage
from ui.guard import tell
from ui.routes import ROUTES
from ui.shelf import folder, shelf
from ui.signals import leave_quietly
from ui.warm import watching

ROOT = Path(__file__).resolve().parent

# `streamlit run` sets this itself. Under another server, started from another folder, Streamlit would look for
# `.streamlit/config.toml` beside the script in `pages/`, and run on its own defaults: telemetry, and errors in full.
config._main_script_path = config._main_script_path or str(ROOT / "dashboard.py")  # noqa: SLF001


if not folder().is_dir():
    raise SystemExit(f"There is no folder {folder()}: LESSONS_DATA names the folder with the catalogue.")


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Read the catalogue before the first visitor comes, and end with exit code 0 on SIGTERM."""
    leave_quietly()
    keep_secrets_out()
    await anyio.to_thread.run_sync(lambda: shelf().look())
    with watching():
        yield


app = st.App(
    ROOT / "pages" / "site.py",
    lifespan=lifespan,
    routes=ROUTES,
    middleware=[Middleware(Headers), Middleware(Origins, allowed=allowed_origins()), Middleware(FrontPage)],
    on_script_error=tell,
)
