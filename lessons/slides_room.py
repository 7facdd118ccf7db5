"""What a room said, as parts of slides: per question a chart of all, and a chart and a table per role."""

from __future__ import annotations

from collections.abc import Iterator

from lessons import vote_words
from lessons.deck_parts import Point, Table
from lessons.heard import Heard, round_word, seen_words, tally_line
from lessons.slides_layout import Bars, Drawn
from lessons.tallies import Distribution, LessonsTally, LevelTally, RateTally, Tally
from lessons.words import Words

LESSONS, WORDS = 5, 5
"""So many lessons and words of participants stand on slides: those that most people chose or support."""


def drawn(item: Heard, words: Words) -> Iterator[Drawn]:
    """The parts that show what the room said to one question; a sentence where it may not be shown."""
    shown = [found for found in item.rounds if not found.few]
    if item.rounds and not shown:
        yield Point(tally_line(item.rounds[-1], words))
    if shown:
        yield _chart(item, shown, words)
        yield from _beside(shown[-1], words)
    yield from (_said(one.text, one.support, words) for one in item.words[:WORDS])


def _said(text: str, support: int, words: Words) -> Point:
    return Point(
        text, under=words.say(nl=f"{support} keer gesteund", en=f"supported {support} times") if support else ""
    )


def _names(item: Heard, shown: list[Tally], words: Words) -> list[str]:
    """The names of the series: the rounds, or what is counted where there is one."""
    rounds = [round_word(item.rounds.index(found) + 1, words) for found in shown]
    return rounds if len(rounds) > 1 else [words.say(nl="Stemmen", en="Votes")]


def _chart(item: Heard, shown: list[Tally], words: Words) -> Bars:
    """All who voted: the rounds side by side; the answers of a rating in the last round."""
    caption = " · ".join([words.text(item.question.title), *(vote_words.votes(found.n, words) for found in shown[-1:])])
    told = " ".join(tally_line(found, words) for found in shown)
    last = shown[-1]
    if isinstance(last, RateTally):
        return _rated(last, caption, told, words)
    if isinstance(last, LessonsTally):
        return _chosen(last, caption, told, words)
    levels = [found.seen for found in shown if isinstance(found, LevelTally) and found.seen]
    values = [_numbers(seen) for seen in levels]
    return Bars(caption, level_names(words), tuple(zip(_names(item, shown, words), values, strict=True)), told)


def _chosen(found: LessonsTally, caption: str, told: str, words: Words) -> Bars:
    """The lessons chosen by most, in the last round."""
    labels = {option.id: words.text(option.label) for option in found.question.options}
    first = found.chosen[:LESSONS]
    names = tuple(_short(labels.get(one.lesson, one.lesson)) for one in first)
    return Bars(caption, names, ((words.say(nl="Gekozen", en="Chosen"), tuple(one.n for one in first)),), told)


def _short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def level_names(words: Words) -> tuple[str, ...]:
    """The answers to a question on a level."""
    level = words.say(nl="niveau", en="level")
    return (*(f"{level} {place}" for place in range(5)), words.say(nl="weet ik niet", en="do not know"))


def _numbers(seen: Distribution) -> tuple[int, ...]:
    return (*seen.counts, seen.unknown)


def _rated(found: RateTally, caption: str, told: str, words: Words) -> Bars:
    labels = {option.id: words.text(option.label) for option in found.question.options}
    held = [(labels[rated.criterion], rated.votes) for rated in found.rated if rated.votes]
    names = [
        ("yes", words.say(nl="ja", en="yes")),
        ("partly", words.say(nl="deels", en="partly")),
        ("no", words.say(nl="nee", en="no")),
        ("unknown", words.say(nl="weet ik niet", en="do not know")),
    ]
    series = tuple((name, tuple(int(getattr(votes, field)) for _, votes in held)) for field, name in names)
    return Bars(caption, tuple(label for label, _ in held), series, told, stacked=True)


def _beside(found: Tally, words: Words) -> Iterator[Drawn]:
    """Per role, as a chart and as a table with the same numbers; of levels only, and of roles that may be shown."""
    if not isinstance(found, LevelTally) or not found.roles:
        return
    caption = words.say(nl="Per rol", en="Per role")
    groups = [(vote_words.role_word(group.name, words), group.seen) for group in found.roles]
    told = "; ".join(f"{name}: {seen_words(seen, words)}" for name, seen in groups)
    yield Bars(caption, level_names(words), tuple((name, _numbers(seen)) for name, seen in groups), told, stacked=True)
    rows = [(name, *(words.number(number) for number in _numbers(seen))) for name, seen in groups]
    yield Table(caption, (words.say(nl="Rol", en="Role"), *level_names(words)), tuple(rows))
