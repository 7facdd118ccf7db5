"""What the pages show: the catalogue, its frames and its readiness, each made once per version.

The catalogue is the one of now, or the version that a link pins (docs/adr/0020-frozen-views.md).
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

import streamlit as st

from lessons.archive import Kept
from lessons.catalogue import Catalogue, Loaded
from lessons.problems import Problem
from lessons.readiness import Readiness
from lessons.records import Edition
from lessons.tables import Tables, tables
from lessons.words import Language
from ui.html import show
from ui.language import language
from ui.shelf import keeper, shelf

VERSION = 12
"""How many signs of the hash of a version an address names."""
_VERSION = re.compile(rf"[0-9a-f]{{{VERSION},64}}")
_EDITION = re.compile(r"[\w.:/-]{1,64}")


class Pin(NamedTuple):
    """What a link pins: the first signs of the hash of a version, and the edition ("" when it names none)."""

    version: str
    edition: str


def pin() -> Pin | None:
    """The version and the edition that the address pins (`versie`, `editie`), if it does."""
    version = st.query_params.get("versie")
    if version is None or not _VERSION.fullmatch(version):
        return None
    edition = st.query_params.get("editie", "")
    return Pin(version, edition if _EDITION.fullmatch(edition) else "")


def present() -> Loaded:
    """The catalogue as it is now and its problems, whatever the address pins."""
    loaded = shelf().look()
    keeper().keep(loaded.catalogue)
    return loaded


def catalogue() -> Catalogue:
    """The catalogue that the pages show: the version the address pins if that is kept, else the one of now."""
    current, pinned = present().catalogue, pin()
    if pinned is None or current.fingerprint.startswith(pinned.version):
        return current
    return earlier(pinned.version) or current


def earlier(version: str) -> Catalogue | None:
    """A version that is no longer the one of now, if it is kept and can be opened."""
    found = kept(version)
    return _opened(str(found.path), found.fingerprint) if found else None


def kept(version: str) -> Kept | None:
    """What is known of a version that is kept."""
    return _found(str(keeper().archive.folder), version)


@st.cache_resource(ttl=2, max_entries=64, show_spinner=False)
def _found(folder: str, version: str) -> Kept | None:
    keeper().wait()
    return keeper().archive.find(version)


@st.cache_resource(max_entries=2, show_spinner=False)
def _opened(path: str, fingerprint: str) -> Catalogue | None:
    return keeper().archive.open(fingerprint)


def problems() -> tuple[Problem, ...]:
    """What is wrong in the data as they are now, errors first."""
    return tuple(sorted(present().problems, key=lambda problem: (problem.severity, problem)))


def edition() -> Edition:
    """The method's edition; without one there is nothing to judge by, and the page stops with a plain sentence."""
    found = catalogue().edition
    if found is None:
        show("no_method")
        st.stop()
    return found


def frames() -> Tables:
    """The catalogue as frames in this visitor's language."""
    current = catalogue()
    return _frames(current.fingerprint, language(), current)


def readiness(as_of: date, of: Catalogue | None = None) -> Readiness:
    """The readiness of all organisations, seen from a date; of the catalogue that the pages show, or of another."""
    current = of or catalogue()
    made = _readiness if current is present().catalogue else _earlier_readiness
    return made(current.fingerprint, as_of, current)


@st.cache_resource(max_entries=4, show_spinner=False)
def _frames(fingerprint: str, language: Language, _catalogue: Catalogue) -> Tables:
    return tables(_catalogue, language)


@st.cache_resource(max_entries=12, show_spinner=False)
def _readiness(fingerprint: str, as_of: date, _catalogue: Catalogue) -> Readiness:
    return Readiness(_catalogue, as_of)


@st.cache_resource(max_entries=4, show_spinner=False)
def _earlier_readiness(fingerprint: str, as_of: date, _catalogue: Catalogue) -> Readiness:
    """Fewer of them: each holds a version of the data that would not stay in memory without it."""
    return Readiness(_catalogue, as_of)
