"""What a room said in a session, question by question, as far as it may be told (method 10): for summary, slides and files.

A round is told once it was shown to the room (`room.Asked.told`). One that was not is blind for ever, also once the session
is closed. Of each round only its tally is here, so that no group under `FEWEST` stands alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from lessons import vote_words
from lessons.ballots import Question
from lessons.room import Asked, Said, Session, Vote
from lessons.tallies import Distribution, LessonsTally, LevelTally, RateTally, Tally, let_through, tally, told_beside
from lessons.words import Words

Votes = Callable[[str, int], Sequence[Vote]]
"""The votes of a question and a round: `sessions.Sessions.votes` of one session."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One question and what the room said to it: a tally per round (one or two), or the words let through. `twice`: in
    the second round those are counted who voted in the first too."""

    question: Question
    rounds: tuple[Tally, ...] = ()
    words: tuple[Said, ...] = ()
    twice: bool = False

    @property
    def last(self) -> Tally | None:
        """The round that counts: the second where there was one."""
        return self.rounds[-1] if self.rounds else None


def heard(session: Session, votes: Votes, words: Sequence[Said]) -> tuple[Heard, ...]:
    """Every question that may be told, in the order of the session; those that nobody answered left out."""
    found = (_heard(asked, votes, words) for asked in session.asked)
    return tuple(item for item in found if item and (item.words or any(round_.n for round_ in item.rounds)))


def _heard(asked: Asked, votes: Votes, words: Sequence[Said]) -> Heard | None:
    question = asked.question
    if question.kind == "words":
        return Heard(question, words=let_through(one for one in words if one.question == question.id))
    if not asked.told:
        return None
    first, second = (votes(question.id, number) if number <= asked.told else () for number in (1, 2))
    now = told_beside(question, first, second)
    rounds = (tally(question, first), *([tally(question, now)] if now else []))
    return Heard(question, rounds, twice=bool(now) and len(now) < len(second))


# --- in words -----------------------------------------------------------------------------------------------------------


def round_word(number: int, speech: Words) -> str:
    """Eerste ronde, tweede ronde."""
    first = number == 1
    return speech.say(nl="Eerste ronde" if first else "Tweede ronde", en="First round" if first else "Second round")


def lines(item: Heard, speech: Words) -> Iterator[str]:
    """What the room said to one question, a line per round; the words let through, those with most support first."""
    for number, found in enumerate(item.rounds, 1):
        name = f"{round_word(number, speech)}: " if len(item.rounds) > 1 else ""
        twice = f" {vote_words.who_voted_twice(speech)}" if item.twice and number > 1 else ""
        yield f"{name}{tally_line(found, speech)}{twice}"
    for one in item.words:
        yield f"{one.text} ({vote_words.supported(one.support, speech)})" if one.support else one.text


def tally_line(found: Tally, speech: Words) -> str:
    """ "9 stemmen: niveau 1: 4, niveau 2: 5; dicht bij elkaar: niveau 1 en 2."; no counts where that would tell who."""
    number = vote_words.votes(found.n, speech)
    if found.few:
        return f"{number}. {vote_words.few(speech)}"
    if isinstance(found, LevelTally):
        assert found.seen is not None
        return f"{number}: {counted(found.seen, speech)}; {seen_words(found.seen, speech)}."
    if isinstance(found, RateTally):
        return f"{number}. {_rate_line(found, speech)}"
    return f"{number}. {_lessons_line(found, speech)}"


def counted(seen: Distribution, speech: Words) -> str:
    """ "niveau 1: 4, niveau 2: 5, weet ik niet: 1"; levels that nobody named left out."""
    level, unknown = speech.say(nl="niveau", en="level"), speech.say(nl="weet ik niet", en="do not know")
    told = [f"{level} {place}: {speech.number(count)}" for place, count in enumerate(seen.counts) if count]
    return ", ".join([*told, *([f"{unknown}: {speech.number(seen.unknown)}"] if seen.unknown else [])])


def seen_words(seen: Distribution, speech: Words) -> str:
    """ "verdeeld: niveau 0 tot 3; middelste stem: 2". Of several organisations the levels lie apart: no disagreement."""
    say = speech.say
    if seen.low is None:
        return say(nl="niemand noemde een niveau", en="nobody named a level")
    ends = say(nl="niveau {a} tot {b}", en="level {a} to {b}", a=seen.low, b=seen.high)
    if seen.low == seen.high:
        ends = say(nl="allen niveau {a}", en="all level {a}", a=seen.low)
    elif seen.one:
        how = say(nl="verdeeld", en="divided") if seen.divided else say(nl="dicht bij elkaar", en="close together")
        ends = f"{how}: {ends}"
    middle = say(nl="middelste stem: {n}", en="middle vote: {n}", n=seen.median) if seen.median is not None else ""
    return "; ".join(part for part in (ends, middle) if part)


def _rate_line(found: RateTally, speech: Words) -> str:
    labels = {option.id: speech.text(option.label) for option in found.question.options}
    told = [
        speech.say(
            nl=f"{labels[rated.criterion]}: ja {rated.votes.yes}, deels {rated.votes.partly}, nee {rated.votes.no}",
            en=f"{labels[rated.criterion]}: yes {rated.votes.yes}, partly {rated.votes.partly}, no {rated.votes.no}",
        )
        for rated in found.rated
        if rated.votes
    ]
    divided = f"; {vote_words.room_word('divided', speech)}" if found.divided else ""
    return f"{'; '.join(told)}{divided}."


def _lessons_line(found: LessonsTally, speech: Words) -> str:
    """The lesson chosen by most; with another one that as many chose, both."""
    labels = {option.id: speech.text(option.label) for option in found.question.options}
    most = found.chosen[0].n
    first = [labels.get(one.lesson, one.lesson) for one in found.chosen if one.n == most][:2]
    what = " / ".join(first)
    return speech.say(nl=f"Het vaakst gekozen ({most}): {what}", en=f"Chosen most ({most}): {what}")
