"""What a room said, as parts of slides: per question a chart of all, and a chart and a table per role."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lessons import vote_words
from lessons.deck_parts import Lead, Point, Row, Slide, Table
from lessons.heard import Heard, round_word, seen_words, tally_line
from lessons.slides_layout import Bars, Drawn
from lessons.summary import cut
from lessons.tallies import Distribution, LessonsTally, LevelTally, RateTally, Tally
from lessons.words import Words

LESSONS, WORDS = 5, 5
"""So many lessons and words of participants stand on slides: those that most people chose or support."""
LABEL = 110
"""Of a lesson so many signs stand at its bar, over two lines."""


def answered(slide: Slide) -> Slide:
    """The question without how to answer it: that is past."""
    return replace(slide, parts=tuple(part for part in slide.parts if not (isinstance(part, Lead) and part.asks)))


def drawn(item: Heard, words: Words) -> Iterator[Drawn]:
    """The parts that show what the room said to one question, with its round; a sentence where it may not be shown."""
    rounds = [(round_word(number, words), found) for number, found in enumerate(item.rounds, 1)]
    shown = [(name, found) for name, found in rounds if not found.few]
    for name, found in rounds:
        if found.few or isinstance(found, LevelTally) or found is shown[-1][1]:
            yield Row(name, _line(found, words))
    if item.twice:
        yield Lead(vote_words.who_voted_twice(words))
    if shown:
        yield _chart(item, shown, words)
        yield from _beside(*shown[-1], words)
    yield from (_said(one.text, one.support, words) for one in item.words[:WORDS])
    if len(item.words) > WORDS:
        yield Lead(words.say(nl="En nog {n}.", en="And {n} more.", n=words.number(len(item.words) - WORDS)))


def _line(found: Tally, words: Words) -> str:
    """How many voted and what that says: divided or not, and the middle. The numbers stand in the chart."""
    number = vote_words.votes(found.n, words)
    if found.few:
        return tally_line(found, words)
    if isinstance(found, LevelTally) and found.seen:
        return f"{number}; {seen_words(found.seen, words)}."
    if isinstance(found, LessonsTally) and len(found.chosen) > LESSONS:
        return words.say(
            nl="{votes}. De {n} lessen die het vaakst gekozen zijn, van {all}.",
            en="{votes}. The {n} lessons chosen most, of {all}.",
            votes=number,
            n=words.number(LESSONS),
            all=words.number(len(found.chosen)),
        )
    divided = isinstance(found, RateTally) and found.divided
    return f"{number}; {vote_words.room_word('divided', words)}." if divided else f"{number}."


def _said(text: str, support: int, words: Words) -> Point:
    return Point(text, under=vote_words.supported(support, words) if support else "")


def _chart(item: Heard, shown: list[tuple[str, Tally]], words: Words) -> Bars:
    """All who voted: the rounds side by side; the answers of a rating and the lessons in the last round."""
    caption = f"{words.text(item.question.title)} · {vote_words.votes(shown[-1][1].n, words)}"
    told = " ".join(f"{name}: {tally_line(found, words)}" for name, found in shown)
    name, last = shown[-1]
    if isinstance(last, RateTally):
        return _rated(last, caption, told, _of_round(words.say(nl="Per eis", en="Per criterion"), name), words)
    if isinstance(last, LessonsTally):
        return _chosen(last, caption, told, _of_round(words.say(nl="Gekozen", en="Chosen"), name), words)
    series = [(name, _numbers(found.seen)) for name, found in shown if isinstance(found, LevelTally) and found.seen]
    both = words.say(nl="Links de eerste ronde, rechts de tweede", en="Left the first round, right the second")
    return Bars(caption, level_names(words), tuple(series), told, both if len(series) > 1 else name)


def _of_round(what: str, name: str) -> str:
    """ "Per rol, tweede ronde"."""
    return f"{what}, {name[:1].lower()}{name[1:]}"


def _chosen(found: LessonsTally, caption: str, told: str, heading: str, words: Words) -> Bars:
    """The lessons chosen by most."""
    labels = {option.id: words.text(option.label) for option in found.question.options}
    first = found.chosen[:LESSONS]
    names = tuple(cut(labels.get(one.lesson, one.lesson), LABEL) for one in first)
    series = (words.say(nl="Gekozen", en="Chosen"), tuple(one.n for one in first))
    return Bars(caption, names, (series,), told, heading)


def level_names(words: Words) -> tuple[str, ...]:
    """The answers to a question on a level."""
    level = words.say(nl="niveau", en="level")
    return (*(f"{level} {place}" for place in range(5)), words.say(nl="weet ik niet", en="do not know"))


def _numbers(seen: Distribution) -> tuple[int, ...]:
    return (*seen.counts, seen.unknown)


def _rated(found: RateTally, caption: str, told: str, heading: str, words: Words) -> Bars:
    labels = {option.id: words.text(option.label) for option in found.question.options}
    held = [(labels[rated.criterion], rated.votes) for rated in found.rated if rated.votes]
    series = tuple(
        (name, tuple(int(getattr(votes, field)) for _, votes in held)) for field, name in _ratings(words).items()
    )
    return Bars(caption, tuple(label for label, _ in held), series, told, heading, stacked=True)


def _ratings(words: Words) -> dict[str, str]:
    """The answers to a rating, and their names."""
    return {
        "yes": words.say(nl="ja", en="yes"),
        "partly": words.say(nl="deels", en="partly"),
        "no": words.say(nl="nee", en="no"),
        "unknown": words.say(nl="weet ik niet", en="do not know"),
    }


def _beside(name: str, found: Tally, words: Words) -> Iterator[Drawn]:
    """The same numbers as a table: of a rating per criterion; of levels per role, with a chart of those as well."""
    if isinstance(found, RateTally):
        yield _criteria(name, found, words)
    if not isinstance(found, LevelTally) or not found.roles:
        return
    caption = _of_round(words.say(nl="Per rol", en="Per role"), name)
    groups = [(vote_words.role_word(group.name, words), group.seen) for group in found.roles]
    told = "; ".join(f"{role}: {seen_words(seen, words)}" for role, seen in groups)
    series = tuple((role, _numbers(seen)) for role, seen in groups)
    yield Bars(caption, level_names(words), series, told, caption, stacked=True)
    yield _roles(caption, _of_round(words.say(nl="Rol", en="Role"), name), groups, words)


def _roles(caption: str, first: str, groups: list[tuple[str, Distribution]], words: Words) -> Table:
    """Per role the numbers; whether it is divided where all speak of one organisation; the middle where one has it."""
    columns = {first: [role for role, _ in groups]}
    for place, name in enumerate(level_names(words)):
        columns[name] = [words.number(_numbers(seen)[place]) for _, seen in groups]
    if any(seen.one for _, seen in groups):
        signs = ["≠ " if seen.divided else "" for _, seen in groups]
        told = [vote_words.spread_words(seen, words) for _, seen in groups]
        columns[words.say(nl="Verdeeld?", en="Divided?")] = [sign + one for sign, one in zip(signs, told, strict=True)]
    if any(seen.median is not None for _, seen in groups):
        middles = ["–" if seen.median is None else words.number(seen.median) for _, seen in groups]
        columns[words.say(nl="Midden", en="Middle")] = middles
    return Table(caption, tuple(columns), tuple(zip(*columns.values(), strict=True)))


def _criteria(name: str, found: RateTally, words: Words) -> Table:
    """Per criterion the numbers, and what they say; no numbers where fewer than three gave an answer."""
    labels = {option.id: words.text(option.label) for option in found.question.options}
    rows = []
    for rated in found.rated:
        numbers = (words.number(getattr(rated.votes, one)) if rated.votes else "–" for one in _ratings(words))
        rows.append((labels[rated.criterion], *numbers, vote_words.rated_word(rated, words)))
    caption = _of_round(words.say(nl="Per eis", en="Per criterion"), name)
    says = words.say(nl="Wat dit zegt", en="What this says")
    first = _of_round(words.say(nl="Eis", en="Criterion"), name)
    return Table(caption, (first, *_ratings(words).values(), says), tuple(rows))
