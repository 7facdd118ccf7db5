"""From votes to a proposed judgement or rating (method, "From votes to a proposed judgement"). Nothing here is averaged.

`level` says what a distribution may be called; `judgements` and `ratings` make the records, each with what it rests on.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Literal, NamedTuple

from lessons.groups import gathered, isolates
from lessons.outcome_words import both, level_reason, quoted, side_line, votes_line
from lessons.polled import Polled
from lessons.ratings import FEWEST, majority
from lessons.records import Evidence, Judgement, Rating, Votes
from lessons.room import Vote
from lessons.tallies import Distribution, Group, LevelTally, distribution
from lessons.tallies import level as tallied
from lessons.tallies import rate as rated
from lessons.words import Words

Side = Literal["own", "elsewhere", "all"]
_KINDS: Mapping[frozenset[bool], str] = {
    frozenset([True]): "self",
    frozenset([False]): "peer",
    frozenset([True, False]): "mixed",
}


class About(NamedTuple):
    """What a record of a session needs to say where it comes from: the id of its source, and its day."""

    source: str
    day: str


def level(seen: Distribution) -> dict[str, Any] | None:
    """What a distribution may be called: a level, a range or `unknown`; None where too few know to say anything.

    One level: that one. Two next to each other: the lower of the two in the middle where five know, else the range.
    Further apart the room is divided, and the range goes from the lowest to the highest that anybody named.
    """
    if seen.known < FEWEST:
        return {"state": "unknown", "agreement": "agreed"} if not seen.known and seen.n >= FEWEST else None
    assert seen.low is not None
    assert seen.high is not None
    if seen.low == seen.high:
        return {"level": seen.low, "agreement": "agreed"}
    if not seen.divided and seen.median is not None:
        return {"level": seen.median, "agreement": "agreed"}
    return {"state": "mixed", "low": seen.low, "high": seen.high, "agreement": "divided" if seen.divided else "agreed"}


def judgements(polled: Polled, about: About, judged: Collection[str]) -> Iterator[tuple[str, Judgement]]:
    """Per organisation what the room may be said to find of it; nothing for who is not `judged`, or was too few.

    Where everybody spoke of their own: the organisations that the tally shows. A level of another one would tell, with
    what the whole room said beside it, what fewer than `FEWEST` people answered.
    """
    if polled.question.about:
        if polled.question.about in judged and (found := _of_the_room(polled, about)):
            yield polled.question.about, found
        return
    for group in tallied(polled.question, polled.votes).organisations:
        if group.name in judged and (own := _of_its_own(polled, about, group)):
            yield group.name, own


def _of_the_room(polled: Polled, about: About) -> Judgement | None:
    """What everybody said of one organisation."""
    seen = tallied(polled.question, polled.votes)
    answer = level(seen.seen) if seen.seen else None
    if answer is None:
        return None
    first = tallied(polled.question, polled.first) if polled.round > 1 else None
    kind = _KINDS[frozenset(vote.organisation == polled.question.about for vote in polled.votes)]
    reason = level_reason(_title(polled), polled.round, seen, first)
    sides = _sides(polled, seen)
    rests_on = [_evidence(about, side, votes, answer, polled) for side, votes in sides]
    return _judgement(polled, about, answer, kind, reason, rests_on)


def _sides(polled: Polled, seen: LevelTally) -> Sequence[tuple[Side, Sequence[Vote]]]:
    """The people of the organisation itself and those from elsewhere; together where one of the two is too small to
    stand alone, or could be told apart by laying the roles beside it."""
    names = ["own" if vote.organisation == polled.question.about else "elsewhere" for vote in polled.votes]
    by_side = {name: places for name, places in gathered(names, ("own", "elsewhere")).items() if name}
    whole = sum(map(len, by_side.values())) == len(names)
    by_role = gathered([vote.role for vote in polled.votes])
    if not whole or (len(by_side) > 1 and isolates(by_role, by_side)):
        return [("all", polled.votes)]
    return [
        ("own" if name == "own" else "elsewhere", [polled.votes[i] for i in places]) for name, places in by_side.items()
    ]


def _evidence(about: About, side: Side, votes: Sequence[Vote], answer: Mapping[str, Any], polled: Polled) -> Evidence:
    seen = distribution(votes)
    own = {vote.voter for vote in votes} if side == "own" else set()
    note = both(lambda speech: side_line(side, seen, speech))
    return _item(about, _grade([vote for vote in polled.first if vote.voter in own], answer), note)


def _grade(blind: Sequence[Vote], answer: Mapping[str, Any]) -> str:
    """e2 where two people of the organisation said so before the room talked: two accounts that knew nothing of each
    other (method 5). People from elsewhere are one view from outside, e1."""
    low, high = answer.get("level", answer.get("low")), answer.get("level", answer.get("high"))
    if low is None or high is None:
        return "e1"
    backing = [vote for vote in blind if vote.answer in {str(level) for level in range(low, high + 1)}]
    return "e2" if len(backing) >= 2 else "e1"


def _of_its_own(polled: Polled, about: About, group: Group) -> Judgement | None:
    """What the people of one organisation said of it, where everybody spoke of their own."""
    answer = level(group.seen)
    if answer is None:
        return None
    line = partial(side_line, "own", group.seen)

    def reason(speech: Words) -> str:
        asked = speech.say(
            nl="Vraag aan de zaal, voor de eigen organisatie: {title}",
            en="Asked in the room, each of their own organisation: {title}",
            title=_title(polled)(speech),
        )
        return speech.join([asked, line(speech)])

    blind = [vote for vote in polled.first if vote.organisation == group.name]
    return _judgement(polled, about, answer, "self", reason, [_item(about, _grade(blind, answer), both(line))])


def _item(about: About, grade: str, note: Any) -> Evidence:
    known = {"source": about.source, "kind": "account", "role": "room", "date": about.day, "grade": grade}
    return Evidence.model_validate({**known, "scope": "organisation", "note": note})


def _judgement(
    polled: Polled,
    about: About,
    answer: Mapping[str, Any],
    kind: str,
    reason: Callable[[Words], str],
    rests_on: Sequence[Evidence],
) -> Judgement:
    by = {"role": "room", "kind": kind}
    known = {"dimension": polled.question.subject, "date": about.day, "by": by, "reason": both(reason)}
    return Judgement.model_validate({**known, **answer, "evidence": rests_on})


def _title(polled: Polled) -> Callable[[Words], str]:
    return lambda speech: quoted(speech.text(polled.question.title))


def ratings(polled: Polled, about: About, session: str, criteria: Collection[str]) -> Iterator[Rating]:
    """What the room found of a concept, per criterion that is known. A divided room has no state of its own: its votes
    stay, and the state is unknown until an editor says otherwise."""
    before = (
        {item.criterion: item.votes for item in rated(polled.question, polled.first).rated} if polled.round > 1 else {}
    )
    for item in rated(polled.question, polled.votes).rated:
        votes = item.votes or _nobody_knew(polled, item.criterion)
        if votes and item.criterion in criteria:
            reason = both(_votes_reason(polled, votes, before.get(item.criterion)))
            known = {"criterion": item.criterion, "state": majority(votes) or "unknown", "reason": reason}
            more = {"session": session, "date": about.day, "votes": votes, "sources": [about.source]}
            yield Rating.model_validate({**known, **more})


def _nobody_knew(polled: Polled, criterion: str) -> Votes | None:
    """The votes where everybody who said anything had no opinion."""
    said = [vote.answer.get(criterion) for vote in polled.votes if isinstance(vote.answer, dict)]
    given = [answer for answer in said if answer]
    return Votes(unknown=len(given)) if len(given) >= FEWEST and set(given) == {"unknown"} else None


def _votes_reason(polled: Polled, votes: Votes, before: Votes | None) -> Callable[[Words], str]:
    def make(speech: Words) -> str:
        told = votes_line(votes, speech)
        first = votes_line(before, speech) if before else ""
        blind = speech.say(nl=f"Eerste ronde, voor het gesprek: {first}", en=f"First round, before the talk: {first}")
        return speech.join([quoted(speech.text(polled.question.title)), told, blind if first else ""])

    return make
