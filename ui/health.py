"""The state of the data, how to cite it, and what this dashboard promises about access and privacy."""

from __future__ import annotations

from lessons import __version__
from lessons.tables import problems_frame
from lessons.words import Words
from ui.data import catalogue, problems
from ui.faults import told
from ui.figures import take_away
from ui.html import show
from ui.language import words
from ui.rooms import days


def data_health() -> None:
    """Every problem of the data folder at its place, how many records there are, and which version this is."""
    speech = words()
    found, edition = problems(), catalogue().edition
    show(
        "health",
        problems=[told(problem, speech) for problem in found],
        counts=_counts(speech),
        fingerprint=catalogue().fingerprint[:12],
        edition=edition.id if edition else speech.say(nl="niet leesbaar", en="not readable"),
        version=__version__,
    )
    if found:
        take_away(problems_frame(found), {}, speech.say(nl="meldingen", en="messages"))


def _counts(speech: Words) -> list[dict[str, str]]:
    say, current = speech.say, catalogue()
    parts = {
        say(nl="organisaties", en="organisations"): current.organisations,
        say(nl="experimenten", en="experiments"): current.experiments,
        say(nl="openbare lessen", en="public lessons"): current.lessons,
        say(nl="concepten", en="concepts"): current.concepts,
        say(nl="sessies", en="sessions"): current.sessions,
        say(nl="bronnen", en="sources"): current.sources,
        say(nl="feiten uit de bronnen", en="facts from the sources"): current.facts,
        say(nl="reeksen van cijfers", en="series of figures"): current.series,
    }
    return [{"name": name, "number": speech.number(len(shelf))} for name, shelf in parts.items()]


def colophon() -> None:
    """How to cite, who can use it, what was tested, what is kept of a visit."""
    current = catalogue()
    edition = current.edition
    show(
        "citing",
        citation=_citation(words()),
        fingerprint=current.fingerprint[:12],
        edition=edition.id if edition else "",
        days=days(),
    )


def _citation(speech: Words) -> str:
    """The line to copy: title, version of the data, edition of the method, licence."""
    current = catalogue()
    method = f", {current.edition.id}, {speech.date(current.edition.date)}" if current.edition else ""
    return speech.say(
        nl=f"Doetank-lessen: hoe klaar zijn rijksorganisaties voor echt werk voor mensen met een arbeidsbeperking? Gegevens, versie {current.fingerprint[:12]}{method}. CC BY 4.0.",
        en=f"Doetank lessons: how ready are government organisations for real work for people with a work disability? Data, version {current.fingerprint[:12]}{method}. CC BY 4.0.",
    )
