"""The site: which pages there are, and what stands around each of them."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import streamlit as st

from ui import agenda_keys, desk, frozen, lineup, paper, shortlist
from ui.choices import FOR_COACHES, here, keep_along, link, on_paper
from ui.data import catalogue, problems, settled
from ui.faults import told
from ui.html import show
from ui.language import language, remember_language, words

FOLDER = Path(__file__).parent.parent / "pages"


class Screen(NamedTuple):
    """One screen: its address, its file in `pages/` and its name.

    `family`: the address of the first of the screens that stand together under one name in the menu.
    """

    address: str
    file: str
    nl: str
    en: str
    family: str | None = None

    @property
    def in_menu(self) -> bool:
        """Whether the menu above every page names it."""
        return self.family in (None, self.address)


SCREENS = (
    Screen("", "overzicht.py", "Overzicht", "Overview", ""),
    Screen("voorwaarden", "voorwaarden.py", "Voorwaarden", "Conditions", ""),
    Screen("vragen", "vragen.py", "Open vragen", "Open questions", ""),
    Screen("verloop", "verloop.py", "Verloop", "Trend", ""),
    Screen("organisatie", "organisatie.py", "Organisatie", "Organisation"),
    Screen("vergelijken", "vergelijken.py", "Vergelijken", "Compare"),
    Screen("experimenten", "experimenten.py", "Experimenten", "Experiments"),
    Screen("lessen", "lessen.py", "Lessen", "Lessons", "lessen"),
    Screen("obstakels", "obstakels.py", "Obstakels", "Obstacles", "lessen"),
    Screen("witte-vlekken", "witte_vlekken.py", "Witte vlekken", "Blank spots", "lessen"),
    Screen("spoor", "spoor.py", "Spoor", "Trail", "lessen"),
    Screen("nieuw", "nieuw.py", "Nieuw en gebruikt", "New and used", "lessen"),
    Screen("lijst", "lijst.py", "Mijn lijst", "My list", "lessen"),
    Screen("concepten", "concepten.py", "Concepten", "Concepts"),
    Screen("netwerk", "netwerk.py", "Netwerk", "Network"),
    Screen("methode", "methode.py", "Methode", "Method"),
    Screen("agenda", "agenda.py", "Presenteren", "Present", "agenda"),
    Screen("presenteren", "presenteren.py", "Beeldvullend", "Full screen", "agenda"),
    Screen("sessie", "sessie.py", "Live sessie", "Live session", "agenda"),
    Screen("meenemen", "meenemen.py", "Meenemen", "Take away", "agenda"),
)


def run() -> None:
    """Show the page the address asks for, with the navigation above it and the colophon below; all of one version."""
    with settled():
        _run()


def _run() -> None:
    remember_language()
    say = words().say
    pages = {
        screen.address: st.Page(
            FOLDER / screen.file,
            title=say(nl=screen.nl, en=screen.en),
            url_path=screen.address or None,
            default=not screen.address,
            visibility="visible" if screen.in_menu else "hidden",
        )
        for screen in SCREENS
    }
    chosen = st.navigation(list(pages.values()), position="hidden" if on_paper() else "top")
    name = say(nl="Doetank-lessen", en="Doetank lessons")
    st.set_page_config(page_title=f"{chosen.title} · {name}", layout="wide", initial_sidebar_state="collapsed")
    shortlist.tidy()
    agenda_keys.tidy()
    keep_along(chosen.url_path)
    if chosen.url_path in FOR_COACHES:
        desk.leave_session()
    if chosen.url_path == "sessie":
        desk.keep_session()
    _above(chosen.url_path)
    with suppress(lineup.NobodyLeftError), paper.printing(chosen.title):
        chosen.run()
    _below(chosen.url_path)


def _above(page: str) -> None:
    if page == "presenteren" or on_paper():
        frozen.line()
        return
    speech = words()
    other = "en" if language() == "nl" else "nl"
    show("language", other=other, address=here(taal=other), sign=shortlist.sign() if page != "lijst" else None)
    frozen.banner()
    faults = problems()
    errors = [problem for problem in faults if problem.severity == "error"]
    if errors:
        show(
            "banner",
            errors=[told(problem, speech) for problem in errors[:3]],
            more=len(errors) - 3,
            anything=bool(catalogue().experiments),
            address=link("methode") + "#data",
        )
    _views(page)


def _views(page: str) -> None:
    """The screens that stand together with this one."""
    speech = words()
    family = next((screen.family for screen in SCREENS if screen.address == page), None)
    if family is None:
        return
    named = [
        {
            "name": shortlist.named(speech) if screen.address == "lijst" else speech.say(nl=screen.nl, en=screen.en),
            "address": link(screen.address),
            "here": screen.address == page,
        }
        for screen in SCREENS
        if screen.family == family
    ]
    names: dict[str, tuple[str, str]] = {
        "": ("Beelden van gereedheid", "Views of readiness"),
        "lessen": ("Wegen naar lessen", "Ways to lessons"),
        "agenda": ("Voor wie presenteert", "For who presents"),
    }
    nl, en = names[family]
    show("views", family=family or "overzicht", name=speech.say(nl=nl, en=en), views=named)


def _below(page: str) -> None:
    if page == "presenteren" or on_paper():
        return
    current = catalogue()
    show(
        "foot",
        edition=current.edition.id if current.edition else "",
        version=current.fingerprint[:12],
        problems=len(problems()),
        method=link("methode"),
        paper=here(beeld="afdruk"),
    )
