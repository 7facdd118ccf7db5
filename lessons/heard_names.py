"""What a room said where names of organisations are hidden: letters in what was asked, what could be chosen, and in words."""

from __future__ import annotations

from dataclasses import replace

from lessons.ballots import Option
from lessons.deck_names import Names
from lessons.heard import Heard


def hidden(item: Heard, names: Names) -> Heard:
    """The same with letters for names. Ids stay, because answers and groups are found by them: they are not for the screen."""
    question = replace(
        item.question,
        title=names.over(item.question.title),
        options=tuple(_option(option, names) for option in item.question.options),
    )
    rounds = tuple(replace(found, question=question) for found in item.rounds)
    words = tuple(replace(one, text=names.typed(one.text)) for one in item.words)
    return replace(item, question=question, rounds=rounds, words=words)


def _option(option: Option, names: Names) -> Option:
    return replace(option, label=names.over(option.label), about=names.over(option.about))
