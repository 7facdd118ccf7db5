"""Open a page of the site as a visitor would, without a browser: `open_page("lessen", thema="work", taal="en")`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from ui.site import SCREENS

SITE = Path(__file__).parent.parent / "pages" / "site.py"
ADDRESSES = tuple(screen.address for screen in SCREENS)


@cache
def _components() -> BidiComponentManager:
    """Streamlit looks through every installed package for components of others: once is enough for all visitors."""
    found = BidiComponentManager()
    found.discover_and_register_components(start_file_watching=False)
    return found


def coming_in(address: str = "") -> AppTest:
    """A new visitor about to open the page at this address, as by a link to it; nothing has run yet."""
    assert address in ADDRESSES
    app = AppTest.from_file(str(SITE), default_timeout=60)
    app._bidi_component_manager = _components()
    app._page_hash = calc_hash(address)
    return app


def open_page(address: str = "", **keys: str | Sequence[str]) -> AppTest:
    """The page at this address with these keys in it, after one run; fails when the page tells of a fault."""
    app = coming_in(address)
    for key, value in keys.items():
        app.query_params[key] = value if isinstance(value, str) else list(value)
    app.run()
    assert not app.exception
    assert not app.error, [str(found.value) for found in app.error]
    return app


def text_of(app: AppTest) -> str:
    """Everything the page's own HTML says, one string."""
    return "\n".join(str(block.value) for block in app.get("html"))
