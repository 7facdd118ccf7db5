"""What the visitor chose. The address holds it: every view is a link.

Each choice reads the address, shows a widget with that value, and writes the address when the widget changes. Values
the address cannot mean are dropped. (Why not Streamlit's own binding: docs/adr/0003-the-address-is-the-choice.md.)
"""

from __future__ import annotations

import string
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from urllib.parse import urlencode, urlsplit

import streamlit as st

from lessons.fields import is_date, last_day
from lessons.findings import moment_words
from lessons.readiness import AsOf, as_of_choices, default_as_of
from ui.data import catalogue, edition
from ui.language import words

PAGE, MOST = 24, 192
"""How many cards one page shows, and how many at most after asking for more."""
DATES = 12
KEPT = ("taal", "opgave", "peildatum")
"""The keys that go along to another page of this visit."""


def keep_along(page: str) -> None:
    """On arriving at another page, put back the kept choices that its address does not name."""
    st.session_state["arrived"] = st.session_state.get("page") != page
    if st.session_state["arrived"] and "page" in st.session_state:
        for key in KEPT:
            value = st.session_state.get(f"kept-{key}")
            if value and key not in st.query_params:
                st.query_params[key] = value
    st.session_state["page"] = page
    for key in KEPT:
        st.session_state[f"kept-{key}"] = st.query_params.get(key)


def link(page: str, **keys: str | Sequence[str] | None) -> str:
    """The address of a view: the page, the kept choices of this one, and the given keys (None leaves one out)."""
    kept = {key: st.query_params[key] for key in KEPT if key in st.query_params}
    pairs = {key: value for key, value in {**kept, **keys}.items() if value}
    return f"/{page}" + (f"?{urlencode(pairs, doseq=True)}" if pairs else "")


def here(**keys: str | Sequence[str] | None) -> str:
    """The address of this view with some keys changed (None takes one away)."""
    now: dict[str, str | Sequence[str] | None] = {key: st.query_params.get_all(key) for key in st.query_params}
    pairs = {key: value for key, value in {**now, **keys}.items() if value}
    return f"/{st.session_state.get('page', '')}" + (f"?{urlencode(pairs, doseq=True)}" if pairs else "")


def pinned() -> str:
    """The whole address of this view, host included, with the purpose and the date it shows even where they are usual."""
    shown = {key: st.session_state[key] for key in ("opgave", "peildatum") if key in st.session_state}
    parts = urlsplit(st.context.url or "")
    host = f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
    return host + here(**shown)


def plain(text: str) -> str:
    """A text as a label that Streamlit would read as Markdown: every sign stands for itself."""
    return "".join(f"\\{sign}" if sign in string.punctuation else sign for sign in " ".join(text.split()))


def from_address(key: str, options: Sequence[str], default: str) -> str:
    """The value of `key` in the address if it is one of the options, else the default."""
    found = st.query_params.get(key, default)
    return found if found in options else default


def several_from_address(key: str, options: Sequence[str]) -> list[str]:
    """The values of `key` in the address that are options, each once, in the order of the options."""
    found = set(st.query_params.get_all(key))
    return [option for option in options if option in found]


def _write(key: str, default: str | None) -> Callable[[], None]:
    def write() -> None:
        value = st.session_state.get(key)
        if not value or value == default:
            st.query_params.pop(key, None)
        else:
            st.query_params[key] = value

    return write


def _put(key: str, value: object) -> None:
    """Give the widget the value of the address; not when it has it, so that a hurried visitor is never overtaken."""
    if st.session_state.get("arrived", True) or st.session_state.get(key) != value:
        st.session_state[key] = value


def one_of_few(key: str, label: str, names: Mapping[str, str], default: str) -> str:
    """One of a handful, side by side. `names`: id -> name on the screen."""
    _put(key, from_address(key, list(names), default))
    st.segmented_control(
        label,
        list(names),
        format_func=lambda item: plain(names[item]),
        key=key,
        required=True,
        wrap=True,
        on_change=_write(key, default),
    )
    return str(st.session_state[key])


def one_of_many(key: str, label: str, names: Mapping[str, str], default: str) -> str:
    """One of a list."""
    _put(key, from_address(key, list(names), default))
    st.selectbox(label, list(names), format_func=names.__getitem__, key=key, on_change=_write(key, default))
    return str(st.session_state[key])


def some_of_few(key: str, label: str, names: Mapping[str, str]) -> list[str]:
    """None, one or more of a set shown in full. `names`: id -> name with its count."""
    _put(key, several_from_address(key, list(names)))
    st.pills(
        label,
        list(names),
        format_func=lambda item: plain(names[item]),
        selection_mode="multi",
        key=key,
        on_change=_write(key, None),
    )
    return list(st.session_state[key])


def some_of_many(key: str, label: str, names: Mapping[str, str], default: Sequence[str], most: int) -> list[str]:
    """None or more of a long list, at most `most`; the default stands when the address names none."""
    _put(key, several_from_address(key, list(names))[:most] or list(default))
    st.multiselect(
        label,
        list(names),
        format_func=names.__getitem__,
        key=key,
        max_selections=most,
        placeholder=words().say(nl="Kies", en="Choose"),
        on_change=_write(key, None),
    )
    return list(st.session_state[key])


def how_many(key: str) -> int:
    """How many cards the address asks for: one page, or more in whole pages, up to `MOST`."""
    asked = st.query_params.get(key, "")
    pages = -(-int(asked) // PAGE) if asked.isdecimal() and len(asked) < 5 else 1
    return PAGE * min(max(pages, 1), MOST // PAGE)


def search_text(key: str, label: str, placeholder: str) -> str:
    """What the visitor typed to search for."""
    _put(key, st.query_params.get(key, "")[:200])
    st.text_input(label, key=key, placeholder=placeholder, max_chars=200, on_change=_write(key, ""))
    return str(st.session_state[key]).strip()


def _purposes() -> dict[str, str]:
    return {item.id: words().text(item.label) for item in edition().purposes}


def _usual_purpose(names: Mapping[str, str]) -> str:
    return "first-placement" if "first-placement" in names else next(iter(names))


def purpose() -> str:
    """What readiness is for: the id of a purpose (address: `opgave`)."""
    names = _purposes()
    return one_of_few("opgave", words().say(nl="Klaar voor", en="Ready for"), names, _usual_purpose(names))


def purpose_of_address() -> str:
    """The purpose as `purpose` gives it, for a page that shows no widget for it."""
    names = _purposes()
    return from_address("opgave", list(names), _usual_purpose(names))


def _offered(choices: Sequence[AsOf]) -> set[str]:
    """The dates with a name, today, and where there are many others one a year: the last of each."""
    if len(choices) <= DATES:
        return {item.date for item in choices}
    last_of_year = {item.day.year: item.date for item in reversed(choices)}
    return {item.date for item in choices if item.kind in ("view", "today")} | set(last_of_year.values())


def as_of() -> date:
    """The date to look from (address: `peildatum`); by default the one at which most judgements are valid."""
    speech = words()
    choices = as_of_choices(catalogue(), date.today())
    names = {item.date: speech.opening(moment_words(item, speech)) for item in choices}
    default = default_as_of(catalogue()).date
    names = {item: name for item, name in names.items() if item in _offered(choices) or item == default}
    asked = st.query_params.get("peildatum", default)
    if asked not in names and is_date(asked):
        names[asked] = speech.date(asked)
    chosen = one_of_many("peildatum", speech.say(nl="Peildatum", en="As of"), names, default)
    return last_day(chosen)


def as_of_of_address() -> date:
    """The date as `as_of` gives it, for a page that shows no widget for it."""
    asked = st.query_params.get("peildatum", "")
    return last_day(asked) if is_date(asked) else default_as_of(catalogue()).day
