"""The one way from values to HTML: Jinja templates in `ui/templates`, every value escaped.

No other module writes markup, and no template marks a value as safe (a test holds both).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ui.language import words

TEMPLATES = Path(__file__).parent / "templates"


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
    speech = words()
    return _environment().get_template(f"{template}.html").render(words=speech, say=speech.say, **values)


def show_kept(template: str, key: Hashable, make: Callable[[], Mapping[str, Any]]) -> None:
    """As `show`, for a large part of a page: filled in once per `key`, which names all that decides what it says."""
    st.html(_kept(template, key, make))


@st.cache_resource(max_entries=24, show_spinner=False)
def _kept(template: str, key: Hashable, _make: Callable[[], Mapping[str, Any]]) -> str:
    return render(template, **_make())


def show(template: str, **values: Any) -> None:
    """Put a filled-in template on the page."""
    st.html(render(template, **values))
