"""Invented participants of a rehearsal: who they are, what they find, what they say, and how they handle their telephone.

All of it follows from a seed: the same room answers the same way each time. Their words say that they are invented.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from lessons.ballots import MOST, OTHER, ROLES, Answer, Question

_LIKELY = (1, 4, 3, 4, 1, 3, 2)
"""How many of each role a room has, in the order of ROLES."""
_SAID = {
    "obstacle": (
        "(verzonnen) Er is geen geld voor begeleiding.",
        "(verzonnen) De formatie zit vast.",
        "(verzonnen) Het werk is niet op te knippen.",
        "(verzonnen) Niemand is er trekker van.",
        "(verzonnen) Collega's weten niet wat ze kunnen doen.",
    ),
    "idea": (
        "(verzonnen) Begin met één team dat wil.",
        "(verzonnen) Laat kandidaten een dag meelopen.",
        "(verzonnen) Maak van kleine taken samen een baan.",
        "(verzonnen) Vraag de doelgroep zelf wat werkt.",
        "(verzonnen) Zet er een uur in de week begeleiding bij.",
    ),
}


@dataclass(frozen=True, slots=True)
class Voter:
    """One invented participant. `role` is one of ROLES, `organisation` an id of the catalogue or OTHER."""

    number: int
    seed: int
    role: str
    organisation: str

    def chance(self, *about: object) -> Random:
        """The dice of this voter for something; the same each time."""
        return Random("/".join(map(str, (self.seed, self.number, *about))))  # noqa: S311

    def answer(self, question: Question, round_: int) -> Answer:
        """What this voter finds; after the talk (round 2) some come closer to the others."""
        if question.kind == "level":
            return self._level(question, round_)
        if question.kind == "lessons":
            return self._lessons(question, round_)
        return self._rated(question, round_)

    def first_thought(self, question: Question, round_: int) -> Answer | None:
        """What somebody who changes their mind taps first; None for who knows at once."""
        if self.chance(question.id, round_, "doubt").random() > 0.25:
            return None
        return Voter(self.number + 1_000, self.seed, self.role, self.organisation).answer(question, round_)

    def words(self, question: Question) -> str:
        """What they write down; the numbers keep apart who says the same."""
        said = _SAID["idea" if question.subject == "idea" else "obstacle"]
        return f"{self.chance(question.id, 'words').choice(said)} [{self.number}]"

    def does(self, habit: str, share: float, *about: object) -> bool:
        """Whether this voter does something that this share of them does."""
        return self.chance(habit, *about).random() < share

    def _level(self, question: Question, round_: int) -> str:
        middle = Random(f"{self.seed}/{question.id}").randint(1, 3)  # noqa: S311
        own = self.chance(question.id)
        if own.random() < 0.1:
            return "unknown"
        level = max(0, min(4, middle + own.choice((-2, -1, 0, 0, 0, 1, 1))))
        if round_ == 2 and level != middle and self.does("moves", 0.5, question.id):
            level += 1 if level < middle else -1
        return str(level)

    def _lessons(self, question: Question, round_: int) -> list[str]:
        offered = [option.id for option in question.options]
        own = self.chance(question.id, round_ if self.does("moves", 0.3, question.id) else 1)
        return own.sample(offered, own.randint(1, min(MOST, len(offered))))

    def _rated(self, question: Question, round_: int) -> dict[str, str]:
        own = self.chance(question.id, round_ if self.does("moves", 0.3, question.id) else 1)
        return {option.id: own.choice(("yes", "yes", "partly", "no", "unknown")) for option in question.options}


def voters(count: int, seed: int, organisations: Sequence[str]) -> list[Voter]:
    """A room of so many, of these organisations and a few of none of them."""
    dice = Random(seed)  # noqa: S311
    roles = dice.choices(ROLES, _LIKELY, k=count)
    places = dice.choices((*organisations, OTHER), k=count)
    return [Voter(number, seed, *who) for number, who in enumerate(zip(roles, places, strict=True), 1)]
