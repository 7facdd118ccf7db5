"""What an invented room said, for the tests of files: `said(asked, catalogue)` gives an answer to each question."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle

from lessons.agenda import Item, items
from lessons.ballots import LEVELS, RATINGS, Answer, Question, questions
from lessons.catalogue import Catalogue, load
from lessons.heard import Heard
from lessons.room import Phase, Plan, Said, Vote
from lessons.tallies import tally
from ui.rooms import rooms
from ui.shelf import SHIPPED

ROLES = ("director", "hr", "lead", "target-group")


def answer(question: Question, number: int) -> Answer:
    """An answer that the question offers, another one for another number."""
    if question.kind == "level":
        return LEVELS[number % len(LEVELS)]
    if question.kind == "lessons":
        names = [option.id for option in question.options]
        return [names[number % len(names)]] if names else []
    return {option.id: RATINGS[number % len(RATINGS)] for option in question.options}


def votes(question: Question, people: int, shift: int = 0) -> list[Vote]:
    """So many votes, of the roles in turn."""
    roles = cycle(ROLES)
    return [Vote(str(n), next(roles), "ienm", answer(question, n * 7 // 3 + shift), 1) for n in range(people)]


def said(
    asked: Sequence[Item], catalogue: Catalogue, people: int = 15, texts: Sequence[str] = ("Een idee.",)
) -> list[Heard]:
    """Two rounds of votes for each question, and the words let through."""
    return [heard_one(question, people, texts) for question in questions(asked, catalogue)]


def heard_one(question: Question, people: int = 15, texts: Sequence[str] = ("Een idee.",)) -> Heard:
    if question.kind == "words":
        found = [Said(f"w{n}", question.id, text, "shown", n, "hr", "ienm") for n, text in enumerate(texts)]
        return Heard(question, words=tuple(found))
    return Heard(question, tuple(tally(question, votes(question, people, shift)) for shift in (0, 1)))


def session_with_results(agenda: str = "level:belastingdienst.room,level:guidance,lessons:work,level:hiring") -> str:
    """The join code of a session on the shipped data in which 24 people voted twice on every question."""
    current = load(SHIPPED).catalogue
    asked = questions(items(agenda, current), current)
    plan = Plan("first-placement", "2023-12", (), (), agenda, current.fingerprint, "e")
    session, _ = rooms().open("Dag van het netwerk", "nl", plan, asked)
    for vote in votes(asked[0], 24):
        rooms().join(session.id, f"voter-{vote.voter}", vote.role, vote.organisation)
    for question in asked:
        phases: tuple[tuple[Phase, Phase], ...] = (("first", "revealed"), ("second", "compared"))
        for round_, (opens, shows) in enumerate(phases, 1):
            rooms().move(session.id, question.id, opens)
            for vote in votes(question, 24, round_):
                rooms().vote(session.id, question.id, f"voter-{vote.voter}", vote.answer, round_, round_)
            rooms().move(session.id, question.id, shows)
    return session.code
