"""What stands beside the rows of every download and print: title, purpose, date, edition, version, filters, sources."""

from __future__ import annotations

from lessons.readiness import Readiness
from ui.data import catalogue
from ui.language import words


def about(seen: Readiness, purpose: str | None = None) -> dict[str, str]:
    """What stands in a download beside the rows: purpose where it matters, date, edition, version."""
    speech = words()
    goal = {speech.say(nl="Opgave", en="Purpose"): speech.text(seen.purpose(purpose).label)} if purpose else {}
    return {
        **goal,
        speech.say(nl="Peildatum", en="As of"): speech.date(seen.as_of),
        speech.say(nl="Editie", en="Edition"): seen.edition.id,
        speech.say(nl="Gegevens", en="Data"): catalogue().fingerprint[:12],
    }
