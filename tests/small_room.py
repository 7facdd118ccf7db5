"""A session with one question of each kind, and people in it, for the tests of the store."""

from __future__ import annotations

from lessons.ballots import LEVELS, Option, Question, Said
from lessons.room import Plan, Session
from lessons.sessions import Sessions

PLAN = Plan("first-placement", "2026-11", ("ash", "oak"), ("work",), "level:room", "0" * 64, "doetank/1")
ONE = "once-0001"


def _options(*names: str) -> tuple[Option, ...]:
    return tuple(Option(name, Said(f"{name} nl", f"{name} en")) for name in names)


LEVEL = Question(
    "q1", "level", "room", "ash", Said("Hoeveel ruimte is er?", "How much room is there?"), _options(*LEVELS)
)
LESSONS = Question(
    "q2", "lessons", "work", "", Said("Welke?", "Which?"), _options("ash/one", "ash/two", "oak/one", "far")
)
MEANT = Option("feasible", Said("Haalbaar", "Feasible"), Said("Het kan.", "It can be done."))
RATE = Question("q3", "rate", "bicycles", "", Said("Wat vindt u?", "What of it?"), (MEANT, *_options("affordable")))
WORDS = Question("q4", "words", "obstacle", "", Said("Wat staat in de weg?", "What is in the way?"), ())
QUESTIONS = (LEVEL, LESSONS, RATE, WORDS)


def opened(sessions: Sessions, voters: int = 0, question: str = "") -> Session:
    """A new session in which people may answer this question; so many came in: `voter0`, `voter1` and on."""
    session, _ = sessions.open("Een sessie", "nl", PLAN, QUESTIONS)
    if question:
        sessions.move(session.id, question, "first")
    for number in range(voters):
        sessions.join(session.id, f"voter{number}", "lead", "ash")
    return session
