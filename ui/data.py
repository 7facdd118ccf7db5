"""What the pages show: the catalogue, its frames and its readiness, each made once per version.

The catalogue is the one of now, or the version that a link pins (docs/adr/0020-frozen-views.md). Which one that is, is
settled once per run of a page (`settled`): a page that is being made when the data move is of one version throughout.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

import streamlit as st

from lessons.archive import Kept
from lessons.catalogue import Catalogue, Loaded
from lessons.choice import Finder
from lessons.problems import Problem
from lessons.readiness import Readiness
from lessons.records import Edition
from lessons.tables import Tables
from lessons.themed import Themed
from ui.html import show
from ui.language import language, one_language
from ui.shelf import keeper, shelf
from ui.versions import Version, versions

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


# --- one version for a whole run --------------------------------------------------------------------------------------


class Earlier(NamedTuple):
    """A version that is no longer the one of now: what is known of it where it is kept, and the version itself."""

    kept: Kept
    version: Version


@dataclass
class _Run:
    """What a run of a page settled: the data as they were when it first looked, and the versions it asked for."""

    loaded: Loaded | None = None
    versions: dict[str, Version] = field(default_factory=dict)
    earlier: dict[str, Earlier | None] = field(default_factory=dict)


_RUN: ContextVar[_Run | None] = ContextVar("run", default=None)


@contextmanager
def settled() -> Iterator[None]:
    """Inside it the data stand still, however they move meanwhile: for a run of a page, or a part that runs by itself."""
    if _RUN.get() is not None:
        yield
        return
    token = _RUN.set(_Run())
    try:
        with one_language():
            yield
    finally:
        _RUN.reset(token)


def present() -> Loaded:
    """The catalogue as it is now and its problems, whatever the address pins."""
    run = _RUN.get() or _Run()
    if run.loaded is None:
        run.loaded = shelf().look()
        keeper().keep(run.loaded.catalogue)
    return run.loaded


def catalogue() -> Catalogue:
    """The catalogue that the pages show: the version the address pins if that is kept, else the one of now."""
    return version_shown().catalogue


def version_shown() -> Version:
    """The version that the pages show: what is made of it is kept in it (`Version.once`)."""
    current, pinned = present().catalogue, pin()
    now = _version(current)
    if pinned is None or current.fingerprint.startswith(pinned.version):
        return now
    found = _earlier(pinned.version)
    return found.version if found else now


def _version(of: Catalogue) -> Version:
    run = _RUN.get() or _Run()
    found = run.versions.get(of.fingerprint)
    if found is None or found.catalogue is not of:
        found = run.versions[of.fingerprint] = versions().of(of)
    return found


def earlier(version: str) -> Catalogue | None:
    """A version that is no longer the one of now, if it is kept and can be opened."""
    found = _earlier(version)
    return found.version.catalogue if found else None


def kept(version: str) -> Kept | None:
    """What is known of such a version."""
    found = _earlier(version)
    return found.kept if found else None


def _earlier(version: str) -> Earlier | None:
    run = _RUN.get() or _Run()
    if version not in run.earlier:
        run.earlier[version] = _opened(version)
        if found := run.earlier[version]:
            run.versions[found.kept.fingerprint] = found.version
    return run.earlier[version]


def _opened(version: str) -> Earlier | None:
    keeper().wait(version)
    found = keeper().archive.find(version)
    opened = versions().opened(found.fingerprint, keeper().archive.open) if found else None
    return Earlier(found, opened) if found and opened else None


# --- what it holds ------------------------------------------------------------------------------------------------------


def version_of(seen: Readiness) -> str:
    """The fingerprint of the version that is looked at here: what is kept of it is kept under this."""
    assert isinstance(seen.catalogue, Catalogue)
    return seen.catalogue.fingerprint


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
    return version_shown().frames(language())


def finder() -> Finder:
    """The lessons ready to be chosen from and searched, in this visitor's language."""
    return version_shown().finder(language())


def lessons_on(theme: str) -> Themed:
    """The lessons on a theme, the strongest first, in this visitor's language."""
    version, spoken = version_shown(), language()
    return version.once("themed", (spoken, theme), lambda: Themed(version.frames(spoken), theme))


def readiness(as_of: date, of: Catalogue | None = None) -> Readiness:
    """The readiness of all organisations, seen from a date; of the catalogue that the pages show, or of another."""
    return (_version(of) if of else version_shown()).readiness(as_of)
