"""What the visitor chose. The address holds it: every view is a link.

Each choice reads the address, shows a widget with that value, and writes the address when the widget changes. Values
the address cannot mean are dropped. (Why not Streamlit's own binding: docs/adr/0003-the-address-is-the-choice.md.)
"""

from __future__ import annotations

import string
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

import streamlit as st

from lessons.agenda import LONGEST_WRITTEN
from lessons.catalogue import Catalogue
from lessons.fields import is_date, last_day
from lessons.findings import moment_words
from lessons.readiness import AsOf, as_of_choices, default_as_of
from lessons.search import LONGEST_SEARCH
from ui import left_keys, lesson_keys
from ui.data import VERSION, catalogue, edition, pin
from ui.html import LIST, list_is_open
from ui.language import words

PAGE, MOST = 24, 192
"""How many cards one page shows, and how many at most after asking for more."""
DATES = 12
KEPT = ("taal", "opgave", "peildatum", "sinds", "lijst")
"""The keys that go along to another page of this visit. `lijst`: the ids of the kept lessons, with commas between."""
SHOWN = ("meer", "elders")
"""How many are shown: where the choice changes, a list begins at its first page."""
VIEWS = ("", "voorwaarden", "vragen", "verloop")
"""The addresses of the views of readiness, which show the same organisations."""
FOR_COACHES = ("agenda", "presenteren", "sessie", "meenemen")
"""The addresses of the pages that make, show and close a session."""
ALONG = (
    (VIEWS, ("soort", "onder", "doel")),
    (FOR_COACHES, ("agenda", "organisatie", "thema", "namen", "naam", "duur", "sessie")),
)
"""Pages that stand together, and the keys that go along from one of those to another: which organisations, which agenda.
A key may stand in an address more than once."""
KEPT_IN_VIEWS = tuple(key for _, keys in ALONG for key in keys)
LONGEST = 2_000
"""A key of the address with more signs than this is not copied into links; the list and the agenda have bounds of their own."""
PINNED = ("versie", "editie")
"""The keys of a frozen view. They go along together, until the reader leaves it (`LEFT`)."""
LEFT = "nu"
"""The value of `versie` that says: the data as they are now."""


def keep_along(page: str) -> None:
    """On arriving at another page, put back the kept choices that its address does not name."""
    before = st.session_state.get("page")
    st.session_state["arrived"] = before != page
    if st.session_state["arrived"] and before is not None:
        for key in (*_kept(before, page), *(PINNED if "versie" not in st.query_params else ())):
            value = st.session_state.get(f"kept-{key}")
            if value and key not in st.query_params:
                st.query_params[key] = value
    if page == "lessen":
        _keep_lessons(before)
    st.session_state["page"] = page
    for key in (*KEPT, *KEPT_IN_VIEWS):
        st.session_state[f"kept-{key}"] = st.query_params.get_all(key)
    for key in PINNED:
        st.session_state[f"kept-{key}"] = st.query_params.get_all(key) if pin() else []
    st.session_state["beside"] = {}
    left_keys.begin()


def put_along(keys: Mapping[str, str | Sequence[str] | None]) -> None:
    """These keys go along from this page to those that stand together with it, whatever its address says; None for one
    that does not. The coach's desk knows its session by a cookie, and has it in no address."""
    st.session_state["beside"] = dict(keys)
    for key in (*KEPT, *KEPT_IN_VIEWS):
        if key in keys:
            value = keys[key]
            st.session_state[f"kept-{key}"] = [value] if isinstance(value, str) else list(value or ())


def _keep_lessons(before: str | None) -> None:
    """The choice among the lessons survives a visit to another page, unless the address names some of it or a lesson."""
    asked = any(key in st.query_params for key in (*lesson_keys.KEYS, "les"))
    if before not in (None, "lessen") and not asked:
        for key, value in st.session_state.get("kept-lessons", {}).items():
            st.query_params[key] = value
    chosen = {key: st.query_params.get_all(key) for key in lesson_keys.KEYS if key in st.query_params}
    if chosen or "les" not in st.query_params:
        st.session_state["kept-lessons"] = chosen


def _kept(before: str, page: str) -> tuple[str, ...]:
    return (*KEPT, *(key for pages, keys in ALONG if before in pages and page in pages for key in keys))


def _along(before: str, page: str) -> tuple[str, ...]:
    return (*_kept(before, page), *(PINNED if pin() else ()))


def link(page: str, **keys: str | Sequence[str] | None) -> str:
    """The address of a view: the page, the kept choices of this one, and the given keys (None leaves one out)."""
    named = frozenset(st.query_params)
    along = _along(st.session_state.get("page", ""), page) if named else ()
    asked = {key: _values(key) for key in along if key in named}
    kept = {key: value if key in KEPT_IN_VIEWS else value[-1] for key, value in asked.items() if value}
    beside = _beside(page)
    pairs = {key: value for key, value in {**kept, **beside, **keys}.items() if value}
    return f"/{page}" + (f"?{_written_keys(pairs)}" if pairs else "")


def _beside(page: str) -> Mapping[str, str | Sequence[str] | None]:
    """What `put_along` said, for a page that stands together with this one."""
    before = st.session_state.get("page", "")
    together = any(before in pages and page in pages for pages, _ in ALONG)
    found: Mapping[str, str | Sequence[str] | None] = st.session_state.get("beside", {}) if together else {}
    return found


def _written_keys(pairs: Mapping[str, str | Sequence[str]]) -> str:
    return urlencode(pairs, doseq=True, safe=",/:")


def _values(key: str) -> list[str]:
    """What the address says for a key, for use in a link; nothing where it is longer than a link may be.

    Of the list only its place, in a part that is kept for whatever list there is.
    """
    found = st.query_params.get_all(key) if left_keys.is_named(key) else []
    if key == "lijst":
        return [LIST] if list_is_open() and any(found) else found
    return found if len(key) + sum(map(len, found)) <= (LONGEST_WRITTEN if key == "agenda" else LONGEST) else []


def here(**keys: str | Sequence[str] | None) -> str:
    """The address of this view with some keys changed (None takes one away)."""
    now: dict[str, str | Sequence[str] | None] = {key: _values(key) for key in st.query_params}
    pairs = {key: value for key, value in {**now, **keys}.items() if value}
    return f"/{st.session_state.get('page', '')}" + (f"?{_written_keys(pairs)}" if pairs else "")


def whole(**keys: str | Sequence[str] | None) -> str:
    """The whole address of this view, host included, with the purpose and the date it shows even where they are usual."""
    shown = {key: st.session_state[key] for key in ("opgave", "peildatum", "sinds") if key in st.session_state}
    parts = urlsplit(st.context.url or "")
    host = f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
    return host + here(**{**shown, "beeld": None, **keys})


def following() -> str:
    """The whole address of this view, which shows the data as they are when somebody opens it; a session passes sooner."""
    return whole(versie=None, editie=None, sessie=None)


def pinned() -> str:
    """The whole address of this view as it is: with the version of the data, the edition and the date in it."""
    return whole(**pins(catalogue()), sessie=None)


def pins(version: Catalogue) -> dict[str, str | None]:
    """The keys that pin a version: the date this page looks from, the hash of the version, its edition."""
    edition = version.edition.id if version.edition else None
    return {"peildatum": date_as_written(), "versie": version.fingerprint[:VERSION], "editie": edition}


def date_as_written() -> str | None:
    """The date of the address, or the usual one; None when there is no method to look with."""
    asked = st.query_params.get("peildatum", "")
    if is_date(asked):
        return asked
    return default_as_of(catalogue()).date if catalogue().edition else None


def on_paper() -> bool:
    """Whether this is the print form of the page (address: `beeld=afdruk`)."""
    return st.query_params.get("beeld") == "afdruk"


def plain(text: str) -> str:
    """A text as a label that Streamlit would read as Markdown: every sign stands for itself.

    A comma does so already: it stays as it is, because a slider tells its value as written.
    """
    signs = string.punctuation.replace(",", "")
    return "".join(f"\\{sign}" if sign in signs else sign for sign in " ".join(text.split()))


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
        for shown in SHOWN:
            st.query_params.pop(shown, None)

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


def some_of_few(key: str, label: str, names: Mapping[str, str], now: Sequence[str] | None = None) -> list[str]:
    """None, one or more of a set shown in full. `names`: id -> name with its count. `now`: what the page takes as
    chosen, where it reads the address itself."""
    _put(key, several_from_address(key, list(names)) if now is None else [name for name in names if name in now])
    st.pills(
        label,
        list(names),
        format_func=lambda item: plain(names[item]),
        selection_mode="multi",
        key=key,
        on_change=_write(key, None),
    )
    return list(st.session_state[key])


def some_of_many(
    key: str, label: str, names: Mapping[str, str], default: Sequence[str], most: int, now: Sequence[str] | None = None
) -> list[str]:
    """None or more of a long list, at most `most`; the default stands when none is chosen. `now` as in `some_of_few`."""
    asked = several_from_address(key, list(names)) if now is None else [name for name in names if name in now]
    _put(key, asked[:most] or list(default))
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


def opened(key: str, more: str, fewer: str) -> bool:
    """Whether a part of the page is open (address: `key=open`), under a button that opens and closes it.

    Not an expander: that is a new one, closed and without the hand on it, each time its name changes.
    """
    now = st.query_params.get(key) == "open"

    def write() -> None:
        st.query_params.pop(key, None)
        if not now:
            st.query_params[key] = "open"

    st.button(plain(fewer if now else more), key=key, on_click=write)
    return now


def how_many(key: str) -> int:
    """How many cards the address asks for: one page, or more in whole pages, up to `MOST`; on paper as many as can be."""
    if on_paper():
        return MOST
    asked = st.query_params.get(key, "")
    pages = -(-int(asked) // PAGE) if asked.isdecimal() and len(asked) < 5 else 1
    return PAGE * min(max(pages, 1), MOST // PAGE)


def search_text(key: str, label: str, placeholder: str) -> str:
    """What the visitor types to search for; a pause in typing counts, so that the page follows along."""
    _put(key, st.query_params.get(key, "")[:LONGEST_SEARCH])
    st.text_input(
        label,
        key=key,
        placeholder=placeholder,
        max_chars=LONGEST_SEARCH,
        type="search",
        live=True,
        on_change=_write(key, ""),
    )
    return str(st.session_state[key]).strip()


def one_line(key: str, label: str, placeholder: str, longest: int) -> str:
    """A text of one line that the visitor writes, such as a title."""
    _put(key, st.query_params.get(key, "")[:longest])
    st.text_input(label, key=key, placeholder=placeholder, max_chars=longest, on_change=_write(key, ""))
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


def named_once(choices: Sequence[AsOf]) -> set[str]:
    """The dates with a name, today, and where there are many others one a year: the last of each."""
    if len(choices) <= DATES:
        return {item.date for item in choices}
    last_of_year = {item.day.year: item.date for item in reversed(choices)}
    return {item.date for item in choices if item.kind in ("view", "today")} | set(last_of_year.values())


class Dates(NamedTuple):
    """The dates offered to look from, newest first: as written -> name on the screen; and the usual one of them."""

    names: Mapping[str, str]
    usual: str


def offered_dates() -> Dates:
    """The dates to choose from; the one the address asks for is always among them."""
    speech = words()
    choices = as_of_choices(catalogue(), date.today())
    names = {item.date: speech.opening(moment_words(item, speech)) for item in choices}
    default = default_as_of(catalogue()).date
    offered = named_once(choices)
    names = {item: name for item, name in names.items() if item in offered or item == default}
    asked = st.query_params.get("peildatum", default)
    if asked not in names and is_date(asked):
        names[asked] = speech.date(asked)
    return Dates(names, default)


def as_of() -> date:
    """The date to look from (address: `peildatum`); by default the one at which most judgements are valid."""
    names, usual = offered_dates()
    return last_day(one_of_many("peildatum", words().say(nl="Peildatum", en="As of"), names, usual))


def as_of_on_a_line() -> tuple[str, tuple[str, ...]]:
    """The same choice as a slider over the dates, oldest first: the one chosen, as written, and all of them."""
    names, usual = offered_dates()
    days = tuple(sorted(names, key=last_day))
    _put("peildatum", from_address("peildatum", days, usual))
    st.select_slider(
        words().say(nl="Peildatum", en="As of"),
        days,
        format_func=lambda item: plain(names[item]),
        key="peildatum",
        on_change=_write("peildatum", usual),
    )
    return str(st.session_state["peildatum"]), days


def as_of_of_address() -> date:
    """The date as `as_of` gives it, for a page that shows no widget for it."""
    asked = st.query_params.get("peildatum", "")
    return last_day(asked) if is_date(asked) else default_as_of(catalogue()).day
