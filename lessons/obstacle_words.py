"""The obstacles in words: how many stand open, where they come back, and of how many no deed is known."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from lessons.findings import Finding
from lessons.obstacles import Answers, State, Tried
from lessons.words import Words


def finding(obstacles: pd.DataFrame, subjects: int, narrowed: bool, words: Words) -> Finding:
    """How many stand open as far as the sources tell, and in how many dimensions more than one organisation has one."""
    total = len(obstacles)
    if not total:
        return _nothing(narrowed, words)
    still = int((obstacles["obstacle_state"] == "open").sum())
    chosen_nl, chosen_en = (" in deze keuze", " in this choice") if narrowed else ("", "")
    rest = _subjects(subjects, words)
    if total == 1:
        state_nl, state_en = (
            ("staat |open|", "stands |open|") if still else ("staat |niet als open|", "does |not stand open|")
        )
        return Finding.said(
            words,
            nl=f"Het ene obstakel{chosen_nl} {state_nl} in de bron.",
            en=f"The one obstacle{chosen_en} {state_en} in its source.",
        )
    some = words.spelled(still)
    verb_nl, verb_en = ("staat", "stands") if still == 1 else ("staan", "stand")
    total_words = words.number(total)
    return Finding.said(
        words,
        nl=f"Van de {total_words} obstakels{chosen_nl} {verb_nl} er |{some} open|, voor zover de bronnen zeggen.{rest}",
        en=f"Of the {total_words} obstacles{chosen_en} |{some} {verb_en} open|, as far as the sources tell.{rest}",
    )


def _nothing(narrowed: bool, words: Words) -> Finding:
    if narrowed:
        return Finding.said(words, nl="Deze keuze laat |geen obstakel| over.", en="This choice leaves |no obstacle|.")
    return Finding.said(
        words, nl="Er staan |nog geen obstakels| in de gegevens.", en="There are |no obstacles| in the data yet."
    )


def _subjects(number: int, words: Words) -> str:
    if not number:
        return ""
    some = words.count(number, nl=("thema", "thema's"), en=("theme", "themes"), spelled=True)
    return words.say(
        nl=f" Bij {some} komen ze van meer dan één organisatie.",
        en=f" On {some} they come from more than one organisation.",
    )


def untried_words(number: int, words: Words) -> str:
    """Of how many no deed is known."""
    if not number:
        return ""
    some = words.spelled(number)
    return words.say(
        nl=f"Bij {some} daarvan staat in deze verzameling niet wat is geprobeerd.",
        en=f"For {some} of them this collection does not tell what was tried.",
    )


def state_words(words: Words) -> Mapping[State, str]:
    """open, kleiner gemaakt, weggenomen, stand onbekend, niet gevolgd."""
    say = words.say
    return {
        "open": say(nl="open", en="open"),
        "reduced": say(nl="kleiner gemaakt", en="reduced"),
        "removed": say(nl="weggenomen", en="removed"),
        "unknown": say(nl="stand onbekend", en="state unknown"),
        "not_followed": say(nl="niet gevolgd", en="not followed"),
    }


def tried_words(words: Words) -> Mapping[Tried, str]:
    """What is known to be tried, in a few words: for a filter and a heading."""
    say = words.say
    return {
        "tried": say(nl="hier iets geprobeerd", en="something tried here"),
        "later": say(nl="hier iets gedaan, later of onbekend wanneer", en="something done here, later or unknown when"),
        "elsewhere": say(nl="elders iets geprobeerd", en="something tried elsewhere"),
        "advised": say(nl="alleen een conclusie, les of advies", en="a conclusion, lesson or advice only"),
        "nothing": say(nl="niets over bekend", en="nothing known about it"),
    }


def tried_line(answers: Answers, words: Words) -> str:
    """What is known, as a sentence; "" where a deed here is known and stands on the card."""
    say = words.say
    if answers.experiment and not answers.done:
        return say(
            nl="Het experiment probeerde iets. Of dat tegen dit obstakel was, zegt de bron niet altijd.",
            en="The experiment tried something. Whether that was against this obstacle, the source does not always tell.",
        )
    return {
        "tried": "",
        "later": say(
            nl="Deze organisatie deed hier iets mee: later, of onbekend wanneer.",
            en="This organisation did something about it: later, or unknown when.",
        ),
        "elsewhere": say(
            nl="In deze verzameling is alleen van elders een poging bekend.",
            en="This collection knows of an attempt from elsewhere only.",
        ),
        "advised": say(
            nl="Er is alleen een conclusie, les of advies. Of iemand die uitvoerde, zeggen de bronnen niet.",
            en="There is only a conclusion, lesson or advice. Whether anyone acted on it, the sources do not tell.",
        ),
        "nothing": say(
            nl="In deze verzameling staat geen poging hiertegen. Weet u er een?",
            en="This collection has no attempt against this. Do you know one?",
        ),
    }[answers.tried]
