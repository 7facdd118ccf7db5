"""From one organisation to what can be done: the questions to it, and those it can be held against."""

from __future__ import annotations

from lessons.group import groups
from lessons.readiness import Readiness
from lessons.records import Organisation
from ui.choices import link
from ui.group import GROUPINGS
from ui.html import show
from ui.language import words


def onward(seen: Readiness, organisation: Organisation) -> None:
    """The links, each with the name of the organisation."""
    say, name = words().say, words().text(organisation.short)
    asked = link("vragen", per="organisatie", organisatie=organisation.id)
    ways = [(say(nl=f"Wat nog aan {name} te vragen is", en=f"What is still to ask {name}"), asked)]
    near = next((key for key, grouping in GROUPINGS.items() if grouping in groups(seen, organisation.id)), None)
    if near:
        beside = link("vergelijken", organisatie=organisation.id, tegen=near)
        ways.append((say(nl=f"{name} tegen een groep", en=f"{name} against a group"), beside))
    show("onward", ways=[{"name": name, "address": address} for name, address in ways])
