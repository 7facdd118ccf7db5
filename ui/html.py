"""The one way from values to HTML: Jinja templates in `ui/templates`, every value escaped.

No other module writes markup, and no template marks a value as safe (a test holds both).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from secrets import token_hex
from typing import Any
from urllib.parse import quote

import streamlit as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from lessons.words import Words
from ui.language import words

TEMPLATES = Path(__file__).parent / "templates"
LONGEST_KEPT = 4_096
"""A part of a page whose address is longer is filled in each time: nobody's hand made it, and it would stay in memory."""
LIST = f"~{token_hex(8)}~"
"""Where the list of the visitor (`lijst`) comes in the links of a kept part: safe in an address, and in no data."""
_OPEN: ContextVar[bool] = ContextVar("list_left_open", default=False)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def compiled() -> None:
    """Have every template ready, so that no visitor waits for the first use of one."""
    for name in _environment().list_templates(extensions=["html"]):
        _environment().get_template(name)


def render(template: str, **values: Any) -> str:
    """The template filled in, as one string of HTML; `words` and `say` are always there."""
    return render_in(words(), template, **values)


def render_in(speech: Words, template: str, **values: Any) -> str:
    """As `render`, in the language of `speech`: for an answer that no page of Streamlit gives."""
    return _environment().get_template(f"{template}.html").render(words=speech, say=speech.say, **values)


@contextmanager
def list_left_open() -> Iterator[None]:
    """Inside it a link that takes the list along says `LIST` for it, so that it is the same whatever list there is."""
    token = _OPEN.set(True)
    try:
        yield
    finally:
        _OPEN.reset(token)


def list_is_open() -> bool:
    """Whether links are made for a part that is kept, and so for whatever list there is."""
    return _OPEN.get()


def show_kept(template: str, key: Hashable, make: Callable[[], Mapping[str, Any]], address: str) -> None:
    """As `show`, for a large part of a page: filled in once per `key`, which names all that decides what it says.

    `address`: the keys in its links, made with the list left open, and part of `key`; a very long one is not kept.
    """
    with list_left_open():
        filled = _kept(template, key, make) if len(address) <= LONGEST_KEPT else render(template, **make())
    st.html(filled.replace(LIST, quote(st.query_params.get("lijst", ""), safe=",/")))


@st.cache_resource(max_entries=24, show_spinner=False)
def _kept(template: str, key: Hashable, _make: Callable[[], Mapping[str, Any]]) -> str:
    return render(template, **_make())


def show(template: str, **values: Any) -> None:
    """Put a filled-in template on the page."""
    st.html(render(template, **values))
