"""What a live session is: its plan, its questions and how far each is, a vote, words, and the pulse of the room."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from lessons.ballots import Answer, Question
from lessons.words import Language

Phase = Literal["waiting", "first", "revealed", "second", "compared"]
PHASES: tuple[Phase, ...] = ("waiting", "first", "revealed", "second", "compared")
ROUND: Mapping[Phase, int] = {"first": 1, "second": 2}
TOLD: Mapping[Phase, int] = {"waiting": 0, "first": 0, "revealed": 1, "second": 1, "compared": 2}
"""How many rounds were shown to the room."""
MAY: Mapping[Phase, tuple[Phase, ...]] = {
    "waiting": ("first",),
    "first": ("revealed",),
    "revealed": ("second",),
    "second": ("compared",),
    "compared": (),
}
"""What may follow on a phase: what a room has seen is never blind again."""

REHEARSAL: Mapping[str, str] = {"nl": "Proefsessie", "en": "Rehearsal"}
"""The first word of the title of a session with invented participants, by language; they come into no other."""


class ClosedError(Exception):
    """The session, or this question, takes no votes now."""


class BlindError(Exception):
    """The coach did not show this round to the room: nobody sees what it says, now or later."""


class UnknownError(LookupError):
    """There is no such session, question, voter or words."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a session was opened with: the choice that the deck is made with, and the version of the data.

    `names_hidden`: the screen in the room shows letters for the names of organisations.
    """

    purpose: str
    as_of: str
    organisations: tuple[str, ...]
    themes: tuple[str, ...]
    agenda: str
    version: str
    edition: str
    names_hidden: bool = False

    @classmethod
    def of_json(cls, kept: Mapping[str, Any]) -> Plan:
        """As far as we know it: a newer program kept more, an older one less."""
        known: dict[str, Any] = {name: tuple(kept.get(name, ())) for name in ("organisations", "themes")}
        known |= {name: kept.get(name, "") for name in ("purpose", "as_of", "agenda", "version", "edition")}
        return cls(**known, names_hidden=bool(kept.get("names_hidden", False)))


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a session and how far it is."""

    question: Question
    phase: Phase

    @property
    def round(self) -> int:
        """The round that votes count in now: 1 or 2; 0 while nobody can vote."""
        return ROUND.get(self.phase, 0)

    @property
    def told(self) -> int:
        """How many of its rounds may be told: those that the coach showed. Closing the session shows nothing."""
        return TOLD[self.phase]

    @property
    def blind(self) -> bool:
        """Whether people vote in a round that is not shown, or did so when the session closed."""
        return self.question.kind != "words" and self.round > self.told

    @property
    def may(self) -> tuple[Phase, ...]:
        """The phases that the coach can go to from here. Words are not voted on twice."""
        return () if self.question.kind == "words" and self.phase == "revealed" else MAY[self.phase]


@dataclass(frozen=True, slots=True)
class Session:
    """A session as it is now. Times are seconds since 1970 (UTC)."""

    id: str
    code: str
    title: str
    language: Language
    plan: Plan
    closed: bool
    current: str
    opened_at: float
    closed_at: float | None
    joins_until: float
    kept_until: float
    asked: tuple[Asked, ...]
    seal: str = field(default="", repr=False, compare=False)
    """What the secrets of its voters are signed with: known to the server alone, and to no other session."""
    ended: tuple[str, ...] = field(default=(), repr=False, compare=False)
    """The cookies of its coach that steer no more, as hashes."""

    @property
    def rehearsal(self) -> bool:
        """Whether its title says that it is a rehearsal: the people in it may be invented."""
        return self.title.casefold().startswith(tuple(word.casefold() for word in REHEARSAL.values()))

    def of(self, question: str) -> Asked:
        """The question with this id. Raises UnknownError."""
        found = next((asked for asked in self.asked if asked.question.id == question), None)
        if found is None:
            raise UnknownError(question)
        return found

    @property
    def told(self) -> tuple[tuple[str, int], ...]:
        """Every question and round of it that may be told."""
        return tuple((asked.question.id, round_) for asked in self.asked for round_ in range(1, asked.told + 1))

    @property
    def now(self) -> Asked | None:
        """The question the room looks at."""
        return next((asked for asked in self.asked if asked.question.id == self.current), None)


@dataclass(frozen=True, slots=True)
class Vote:
    """One vote with who gave it, as role and organisation."""

    voter: str
    role: str
    organisation: str
    answer: Answer
    seq: int


@dataclass(frozen=True, slots=True)
class Said:
    """Words of a participant. `state`: waiting until the coach lets them through (shown) or not (refused).

    `mine`, `supported`: as seen by the voter who asked. `language`: the one they were written in.
    """

    id: str
    question: str
    text: str
    state: Literal["waiting", "shown", "refused"]
    support: int
    role: str
    organisation: str
    mine: bool = False
    supported: bool = False
    language: Language = "nl"


@dataclass(frozen=True, slots=True)
class Pulse:
    """What changes while a room votes; cheap to ask again and again. `mark` changes whenever anything of it does.

    Of the question that the room looks at: `answered` people voted in its last round or wrote words; `said` words there
    are, `waiting` of them for the coach. `supported`: how often words are supported. `changed`: when somebody last came
    in, was supported, or had words decided on.
    """

    closed: bool
    current: str
    phase: Phase
    joined: int
    answered: int
    said: int
    supported: int
    waiting: int = 0
    changed: float = 0.0

    @property
    def mark(self) -> str:
        return hashlib.sha256(repr(self).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Overview:
    """A session in a list for who looks after the server: how much it holds, nothing of what was said."""

    id: str
    code: str
    title: str
    opened_at: float
    kept_until: float
    closed: bool
    questions: int
    joined: int
    votes: int
    words: int


def voter_secret(session: Session) -> str:
    """A new secret for the browser of a voter, as a number and its signature: nobody else can make one."""
    number = secrets.token_urlsafe(18)
    return f"{number}.{_signature(session, number)}"


def is_voter_secret(session: Session, told: str) -> bool:
    """Whether this server made it, for this session."""
    number, _, signature = told.partition(".")
    return bool(number) and hmac.compare_digest(hashed(signature), hashed(_signature(session, number)))


def _signature(session: Session, number: str) -> str:
    return hmac.new(session.seal.encode(), number.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()[:32]


def hashed(secret: str) -> str:
    """What is kept of a secret: who reads the database cannot steer or vote with it."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


_DIRECTIONS = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\ufffe\uffff")


def plain(text: str) -> str:
    """What people wrote, as one line: without signs that control, turn the direction of what follows, or are half a sign;
    empty when nothing of it can be seen."""
    spaced = " ".join(text.split())
    kept = "".join(
        sign for sign in spaced if sign not in _DIRECTIONS and unicodedata.category(sign) not in ("Cc", "Cs")
    )
    seen = any(unicodedata.category(sign)[0] not in "CZM" or unicodedata.category(sign) == "Cn" for sign in kept)
    return unicodedata.normalize("NFC", " ".join(kept.split())) if seen else ""


def tidy(code: str) -> str:
    """A code as somebody typed it, as it is kept: "bcd-234" is "BCD234"."""
    return "".join(sign for sign in code.upper()[:32] if sign.isascii() and sign.isalnum())
