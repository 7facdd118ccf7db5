"""The obstacles in words: how many stand open, where they come back, and against how many nothing was tried."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from lessons.findings import Finding
from lessons.obstacles import State, Tried
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
        return _split(
            words,
            nl=f"Het ene obstakel{chosen_nl} {state_nl} in de bron.",
            en=f"The one obstacle{chosen_en} {state_en} in its source.",
        )
    some = words.spelled(still)
    verb_nl, verb_en = ("staat", "stands") if still == 1 else ("staan", "stand")
    total_words = words.number(total)
    return _split(
        words,
        nl=f"Van de {total_words} obstakels{chosen_nl} {verb_nl} er |{some} open|, voor zover de bronnen zeggen.{rest}",
        en=f"Of the {total_words} obstacles{chosen_en} |{some} {verb_en} open|, as far as the sources tell.{rest}",
    )


def _nothing(narrowed: bool, words: Words) -> Finding:
    if narrowed:
        return _split(words, nl="Deze keuze laat |geen obstakel| over.", en="This choice leaves |no obstacle|.")
    return _split(
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


def _split(words: Words, *, nl: str, en: str) -> Finding:
    return Finding(*words.say(nl=nl, en=en).split("|"))


def untried_words(number: int, words: Words) -> str:
    """Against how many nothing was tried."""
    if not number:
        return ""
    some = words.spelled(number)
    return words.say(
        nl=f"Tegen {some} daarvan is nog niets geprobeerd, voor zover de bronnen zeggen.",
        en=f"Against {some} of them nothing was tried yet, as far as the sources tell.",
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
    """What was tried, in a few words: for a filter and a heading."""
    say = words.say
    return {
        "tried": say(nl="er is iets geprobeerd", en="something was tried"),
        "elsewhere": say(
            nl="elders iets geprobeerd, tegen hetzelfde", en="something was tried elsewhere, against the same"
        ),
        "advised": say(nl="alleen een les of advies", en="a lesson or advice only"),
        "nothing": say(nl="nog niets geprobeerd", en="nothing tried yet"),
    }


def tried_line(tried: Tried, words: Words) -> str:
    """The same as a sentence, where nothing was tried against an obstacle itself; "" where something was."""
    say = words.say
    return {
        "tried": "",
        "elsewhere": say(
            nl="Hiertegen is hier nog niets geprobeerd, voor zover de bronnen zeggen. Elders wel, tegen hetzelfde.",
            en="Nothing was tried against this here yet, as far as the sources tell. Elsewhere it was, against the same.",
        ),
        "advised": say(
            nl="Er is alleen een conclusie, les of advies. Of iemand die uitvoerde, zeggen de bronnen niet.",
            en="There is only a conclusion, lesson or advice. Whether anyone acted on it, the sources do not tell.",
        ),
        "nothing": say(
            nl="Hiertegen is, voor zover de bronnen zeggen, nog niets geprobeerd. U kunt de eerste zijn.",
            en="Nothing was tried against this yet, as far as the sources tell. You can be the first.",
        ),
    }[tried]
