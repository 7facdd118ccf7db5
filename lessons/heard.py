"""What a room said in a session, question by question, as far as it may be told (method 10): for summary, slides and files.

A question is told once it was shown to the room, or once the session is closed: before that it is blind. Of each round
only its tally is here, so that no group under `FEWEST` stands alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from lessons.ballots import OTHER, Question
from lessons.ratings import FEWEST
from lessons.room import Asked, Said, Session, Vote
from lessons.tallies import REST, Distribution, LessonsTally, LevelTally, RateTally, Tally, let_through, tally
from lessons.words import Words

Votes = Callable[[str, int], Sequence[Vote]]
"""The votes of a question and a round: `sessions.Sessions.votes` of one session."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One question and what the room said to it: a tally per round (one or two), or the words let through."""

    question: Question
    rounds: tuple[Tally, ...] = ()
    words: tuple[Said, ...] = ()

    @property
    def last(self) -> Tally | None:
        """The round that counts: the second where there was one."""
        return self.rounds[-1] if self.rounds else None


def heard(session: Session, votes: Votes, words: Sequence[Said]) -> tuple[Heard, ...]:
    """Every question that may be told, in the order of the session; those that nobody answered left out."""
    found = (_heard(asked, session.closed, votes, words) for asked in session.asked)
    return tuple(item for item in found if item and (item.words or any(round_.n for round_ in item.rounds)))


def _heard(asked: Asked, closed: bool, votes: Votes, words: Sequence[Said]) -> Heard | None:
    question = asked.question
    if question.kind == "words":
        return Heard(question, words=let_through(one for one in words if one.question == question.id))
    told = [number for number, phases in _TOLD.items() if asked.phase in phases or (closed and asked.phase != "waiting")]
    rounds = [tally(question, votes(question.id, number)) for number in told]
    return Heard(question, tuple(round_ for place, round_ in enumerate(rounds) if round_.n or not place)) if told else None


_TOLD = {1: ("revealed", "second", "compared"), 2: ("compared",)}
"""The phases in which what was voted in a round is no longer blind."""


# --- in words -----------------------------------------------------------------------------------------------------------


def role_word(role: str, speech: Words) -> str:
    """The name of a role; of groups too small to stand alone together."""
    say = speech.say
    names = {
        "director": say(nl="directeur", en="director"),
        "line-manager": say(nl="leidinggevende", en="line manager"),
        "hr": say(nl="personeelszaken (HR)", en="HR"),
        "lead": say(nl="trekker", en="lead"),
        "coach": say(nl="coach", en="coach"),
        "target-group": say(nl="doelgroep", en="target group"),
        OTHER: say(nl="anders", en="other"),
        REST: say(nl="kleine groepen samen", en="small groups together"),
    }
    return names.get(role, role)


def round_word(number: int, speech: Words) -> str:
    """eerste ronde, tweede ronde."""
    return speech.say(nl="eerste ronde", en="first round") if number == 1 else speech.say(nl="tweede ronde", en="second round")


def lines(item: Heard, speech: Words) -> Iterator[str]:
    """What the room said to one question, a sentence per round; the words let through, those with most support first."""
    for number, round_ in enumerate(item.rounds, 1):
        name = f"{speech.opening(round_word(number, speech))}: " if len(item.rounds) > 1 else ""
        yield speech.opening(f"{name}{tally_line(round_, speech)}")
    for one in item.words:
        backed = speech.count(one.support, nl=("keer gesteund", "keer gesteund"), en=("supporter", "supporters"))
        yield f"{one.text} ({backed})"


def tally_line(found: Tally, speech: Words) -> str:
    """ "9 stemmen: niveau 1: 4, niveau 2: 5. Verdeeld."; only that there were votes where they are too few to show."""
    number = speech.count(found.n, nl=("stem", "stemmen"), en=("vote", "votes"))
    if found.few:
        few = speech.say(nl="te weinig om te tonen (minder dan {n})", en="too few to show (fewer than {n})", n=FEWEST)
        return f"{number}, {few}."
    if isinstance(found, LevelTally):
        assert found.seen is not None
        return f"{number}: {level_line(found.seen, speech)}"
    if isinstance(found, RateTally):
        return f"{number}. {_rate_line(found, speech)}"
    return f"{number}. {_lessons_line(found, speech)}"


def level_line(seen: Distribution, speech: Words) -> str:
    """The distribution in words, with the median only where the method allows it, and whether the room is divided."""
    say = speech.say
    level = say(nl="niveau", en="level")
    told = [f"{level} {place}: {speech.number(count)}" for place, count in enumerate(seen.counts) if count]
    told += [say(nl="weet ik niet: {n}", en="do not know: {n}", n=seen.unknown)] if seen.unknown else []
    divided = say(nl="Verdeeld.", en="Divided.") if seen.divided else ""
    middle = say(nl="Mediaan: niveau {n}.", en="Median: level {n}.", n=seen.median) if seen.median is not None else ""
    return speech.join([f"{', '.join(told)}.", middle, divided])


def _rate_line(found: RateTally, speech: Words) -> str:
    labels = {option.id: speech.text(option.label) for option in found.question.options}
    told = []
    for rated in found.rated:
        if rated.votes:
            yes, partly, no = (speech.number(n) for n in (rated.votes.yes, rated.votes.partly, rated.votes.no))
            told.append(
                speech.say(
                    nl=f"{labels[rated.criterion]}: ja {yes}, deels {partly}, nee {no}",
                    en=f"{labels[rated.criterion]}: yes {yes}, partly {partly}, no {no}",
                )
            )
    divided = speech.say(nl="Verdeeld.", en="Divided.") if found.divided else ""
    return speech.join([f"{'; '.join(told)}.", divided])


def _lessons_line(found: LessonsTally, speech: Words) -> str:
    """The lesson chosen by most; with another one that as many chose, both."""
    labels = {option.id: speech.text(option.label) for option in found.question.options}
    most = found.chosen[0].n
    first = [labels.get(one.lesson, one.lesson) for one in found.chosen if one.n == most][:2]
    return speech.say(nl="Het vaakst gekozen ({n}): {what}", en="Chosen most ({n}): {what}", n=most, what=" / ".join(first))
