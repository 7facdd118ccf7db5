"""What the pages show: the catalogue as it is now, its frames and its readiness, each made once per version."""

from __future__ import annotations

from datetime import date

import streamlit as st

from lessons.catalogue import Catalogue, Loaded
from lessons.problems import Problem
from lessons.readiness import Readiness
from lessons.records import Edition
from lessons.tables import Tables, tables
from lessons.words import Language
from ui.html import show
from ui.language import language
from ui.shelf import shelf


def loaded() -> Loaded:
    """The catalogue and its problems, as the shelf has them at this look."""
    return shelf().look()


def catalogue() -> Catalogue:
    """The catalogue of this look."""
    return loaded().catalogue


def problems() -> tuple[Problem, ...]:
    """What is wrong in the data, errors first."""
    return tuple(sorted(loaded().problems, key=lambda problem: (problem.severity, problem)))


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


def readiness(as_of: date) -> Readiness:
    """The readiness of all organisations, seen from a date."""
    current = catalogue()
    return _readiness(current.fingerprint, as_of, current)


@st.cache_resource(max_entries=4, show_spinner=False)
def _frames(fingerprint: str, language: Language, _catalogue: Catalogue) -> Tables:
    return tables(_catalogue, language)


@st.cache_resource(max_entries=12, show_spinner=False)
def _readiness(fingerprint: str, as_of: date, _catalogue: Catalogue) -> Readiness:
    return Readiness(_catalogue, as_of)
