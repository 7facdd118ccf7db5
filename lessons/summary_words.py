"""The words around what the summary on one page tells: the screen, the print and the PDF say the same."""

from __future__ import annotations

from lessons.summary_parts import Summary
from lessons.words import Words


def labels(speech: Words) -> dict[str, str]:
    """The names of its parts."""
    say = speech.say
    return {
        "sure": say(nl="Hoe zeker", en="How sure"),
        "conditions": say(nl="Voorwaarden: wat eerst ontbreekt", en="Conditions: what is missing first"),
        "condition": say(nl="Voorwaarde", en="Condition"),
        "missing": say(nl="ontbreekt", en="missing"),
        "missing_at": say(nl="ontbreekt bij", en="missing at"),
        "open": say(nl="te vragen", en="to ask"),
        "met": say(nl="gehaald", en="met"),
        "questions": say(nl="Vraag dit eerst", en="Ask this first"),
        "unknown_at": say(nl="Nog niet bekend bij", en="Not known yet for"),
        "matrix": say(nl="Het beeld", en="The picture"),
        "organisation": say(nl="Organisatie", en="Organisation"),
        "verdict": say(nl="Klaar?", en="Ready?"),
        "known": say(nl="Bekend", en="Known"),
        "lessons": say(nl="Lessen om mee te beginnen", en="Lessons to begin with"),
        "ask": say(nl="Vraag", en="Question"),
        "steps": say(nl="Volgende stappen", en="Next steps"),
        "who": say(nl="Wie, en wanneer:", en="Who, and when:"),
        "room": say(nl="Wat de zaal zei", en="What the room said"),
        "sources": say(nl="Bronnen", en="Sources"),
        "link": say(nl="Link", en="Link"),
    }


def notes(summary: Summary, speech: Words) -> dict[str, list[str]]:
    """What stands under a part: that there is more, or that there is nothing."""
    say = speech.say
    nobody = say(nl="Er is nog geen organisatie om te beoordelen.", en="There is no organisation to judge yet.")
    answered = say(nl="Voor deze opgave staat geen vraag meer open.", en="No question is open for this purpose.")
    unlearned = say(nl="Over deze thema's zijn nog geen lessen.", en="There are no lessons on these themes yet.")
    return {
        "conditions": [summary.more_conditions or (nobody if not summary.conditions else "")],
        "questions": [answered if not summary.questions and summary.conditions else ""],
        "lessons": [unlearned if not summary.lessons else ""],
        "room": [summary.more_room],
    }
