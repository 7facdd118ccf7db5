"""Open a page of the site as a visitor would, without a browser: `open_page("lessen", thema="work", taal="en")`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from streamlit.testing.v1 import AppTest

from ui.site import SCREENS

SITE = Path(__file__).parent.parent / "pages" / "site.py"
ADDRESSES = tuple(screen.address for screen in SCREENS)
_FILES = {screen.address: screen.file for screen in SCREENS}


def open_page(address: str = "", **keys: str | Sequence[str]) -> AppTest:
    """The page at this address with these keys in it, after one run; fails when the page tells of a fault."""
    app = AppTest.from_file(str(SITE), default_timeout=60)
    if address:
        app.run()
        app.switch_page(_FILES[address])
    for key, value in keys.items():
        app.query_params[key] = value if isinstance(value, str) else list(value)
    app.run()
    assert not app.exception
    assert not app.error, [str(found.value) for found in app.error]
    return app


def text_of(app: AppTest) -> str:
    """Everything the page's own HTML says, one string."""
    return "\n".join(str(block.value) for block in app.get("html"))
