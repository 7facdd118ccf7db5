"""Live sessions: who steers, who votes, what was voted and said. Every vote is kept the moment it is acknowledged.

A session is steered with a secret key and joined with a code. People vote blind in round 1; after the coach shows what
the room said they talk, and may vote again in round 2 (method 10). No name, address or account is kept: a voter is a
random id that only the browser knows, a role and an organisation.
"""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict

from sqlalchemy import and_, func, or_, select, update
from sqlalchemy.sql.elements import ColumnElement

from lessons import session_rows as rows
from lessons.ballots import LONGEST_WORDS, OTHER, ROLES, Question, RefusedError
from lessons.fields import is_id
from lessons.room import (
    BlindError,
    ClosedError,
    Overview,
    Phase,
    Plan,
    Pulse,
    Said,
    Session,
    UnknownError,
    Vote,
    hashed,
    plain,
    tidy,
)
from lessons.store import ASKED, SESSIONS, SUPPORT, VOTERS, VOTES, WORDS, Store, StoreError
from lessons.words import Language

ALPHABET = "23456789BCDFGHJKMNPQRSTVWXYZ"
"""The signs of a join code: none that looks like another, and no vowels, so that no word comes out."""
CODE = 6
HOURS, DAYS = 12, 30
"""So many hours people can join, and so many days a session is kept, unless the settings say otherwise."""
LONGEST_TITLE, MOST_VOTERS, MOST_WORDS = 200, 1_000, 20
"""So long a title is at most; so many people take part in a session, and say something about one question."""
LARGEST_SEQ = 2**53 - 1
"""The largest whole number that a browser counts with."""


class Sessions:
    """All sessions of one database. Methods raise StoreError when it does not answer.

    A session past `kept_until` is as if it never was, also before it is purged.
    """

    def __init__(self, store: Store, clock: Callable[[], float] = time.time) -> None:
        self.store, self.clock = store, clock

    # --- the coach ------------------------------------------------------------------------------------------------------

    def open(
        self,
        title: str,
        language: Language,
        plan: Plan,
        questions: Sequence[Question],
        hours: float = HOURS,
        days: float = DAYS,
    ) -> tuple[Session, str]:
        """A new session, and its secret key, which is told this once and not kept."""
        key, now = secrets.token_urlsafe(24), self.clock()
        ends = now + days * 86_400
        row = {
            "id": secrets.token_hex(8),
            "key_hash": hashed(key),
            "title": plain(title)[:LONGEST_TITLE],
            "language": language,
            "plan": json.dumps(asdict(plan)),
            "state": "open",
            "current": "",
            "opened_at": now,
            "joins_until": min(now + hours * 3_600, ends),
            "kept_until": ends,
        }
        for _ in range(20):
            code = "".join(secrets.choice(ALPHABET) for _ in range(CODE))
            with self.store.writing(begins=True) as connection:
                if rows.add(connection, {**row, "code": code}, questions):
                    return rows.session_of(connection, SESSIONS.c.id == row["id"], now), key
        raise StoreError("no free code")

    def of_code(self, code: str) -> Session:
        """The session with this join code, however typed. Raises UnknownError."""
        return self._session(SESSIONS.c.code == tidy(code))

    def of_key(self, key: str) -> Session:
        """The session that this secret steers. Raises UnknownError."""
        return self._session(SESSIONS.c.key_hash == hashed(key))

    def of_id(self, session: str) -> Session:
        """The session with this id. Raises UnknownError."""
        return self._session(SESSIONS.c.id == session)

    def _session(self, place: ColumnElement[bool]) -> Session:
        with self.store.reading() as connection:
            return rows.session_of(connection, place, self.clock())

    def show(self, session: str, question: str) -> None:
        """Let the room look at this question ("" for none). Raises ClosedError, UnknownError."""
        with self.store.writing() as connection:
            rows.is_open(rows.held(connection, session, self.clock(), alone=True))
            if question:
                rows.asked_of(connection, session, question)
            connection.execute(update(SESSIONS).where(SESSIONS.c.id == session).values(current=question))

    def move(self, session: str, question: str, phase: Phase, saw: Phase | None = None) -> bool:
        """Take a question to this phase and let the room look at it; whether that is a step further.

        `saw`: the phase in which the question was seen by who asks this. Where it is in another one by now, nothing changes.
        Raises ClosedError, UnknownError; RefusedError where the phase may not follow.
        """
        with self.store.writing() as connection:
            rows.is_open(rows.held(connection, session, self.clock(), alone=True))
            asked = rows.asked_of(connection, session, question)
            if saw is not None and saw != asked.phase:
                return False
            if phase != asked.phase and phase not in asked.may:
                raise RefusedError(f"{phase} does not follow {asked.phase}")
            connection.execute(update(SESSIONS).where(SESSIONS.c.id == session).values(current=question))
            place = and_(ASKED.c.session == session, ASKED.c.id == question)
            connection.execute(update(ASKED).where(place).values(phase=phase))
            return phase != asked.phase

    def let_through(self, session: str, words: str, shown: bool) -> None:
        """Show words of a participant to the room, or not; also after the end. Raises UnknownError."""
        with self.store.writing() as connection:
            rows.held(connection, session, self.clock(), alone=True)
            place = and_(WORDS.c.session == session, WORDS.c.id == words)
            state = {"state": "shown" if shown else "refused", "decided_at": self.clock()}
            if not connection.execute(update(WORDS).where(place).values(**state)).rowcount:
                raise UnknownError("words")

    def close(self, session: str) -> None:
        """End it: from now on nobody votes. What was said stays until it expires; what was not shown stays blind."""
        with self.store.writing() as connection:
            place = and_(SESSIONS.c.id == session, SESSIONS.c.state == "open")
            connection.execute(update(SESSIONS).where(place).values(state="closed", closed_at=self.clock()))

    def let_go(self, key: str, cookie: str) -> None:
        """From now on this cookie with this key steers nothing; the key itself still does, and other cookies with it."""
        own = hashed(cookie)
        place = and_(SESSIONS.c.key_hash == hashed(key), SESSIONS.c.ended.not_like(f"%{own}%"))
        with self.store.writing() as connection:
            connection.execute(update(SESSIONS).where(place).values(ended=SESSIONS.c.ended + f" {own}"))

    def delete(self, session: str) -> bool:
        """Take it away with everything in it, for good; whether there was one."""
        return bool(self._forgotten(SESSIONS.c.id == session))

    def purge(self) -> int:
        """Take away the sessions that are kept no longer; how many."""
        return self._forgotten(SESSIONS.c.kept_until < self.clock())

    def _forgotten(self, place: ColumnElement[bool]) -> int:
        with self.store.writing() as connection:
            count = rows.forget(connection, place)
        if count:
            self.store.wipe()
        return count

    def overview(self) -> list[Overview]:
        """All sessions that are kept, the newest first, for who looks after the server."""
        with self.store.reading() as connection:
            return rows.overview(connection, self.clock())

    # --- the participants -----------------------------------------------------------------------------------------------

    def join(self, session: str, voter: str, role: str, organisation: str) -> None:
        """Somebody comes in, or says again who they are: that counts for what they say from then on, and changes no vote.
        `voter`: the secret of their browser.

        `organisation`: an id of the catalogue, or OTHER; the catalogue itself is not known here. Raises UnknownError;
        ClosedError, also ("full") where the room is full; RefusedError for a role or organisation that is none.
        """
        if role not in ROLES or not (organisation == OTHER or is_id(organisation)) or not voter:
            raise RefusedError("no such role or organisation")
        own, now = hashed(voter), self.clock()
        row = {"session": session, "id": own, "role": role, "organisation": organisation, "joined_at": now}
        others = select(func.count()).where(VOTERS.c.session == session, VOTERS.c.id != own)
        with self.store.writing() as connection:
            found = rows.is_open(rows.held(connection, session, now))
            if found.joins_until < now:
                raise ClosedError("session")
            if connection.execute(others).scalar_one() >= MOST_VOTERS:
                raise ClosedError("full")
            put = rows.put(connection, VOTERS).values(**row)
            said = {name: put.excluded[name] for name in ("role", "organisation", "joined_at")}
            differs = or_(*(VOTERS.c[name] != put.excluded[name] for name in ("role", "organisation")))
            connection.execute(put.on_conflict_do_update(index_elements=["session", "id"], set_=said, where=differs))

    def joined(self, session: str, voter: str) -> tuple[str, str] | None:
        """The role and organisation of somebody who came in."""
        place = and_(VOTERS.c.session == session, VOTERS.c.id == hashed(voter), rows.kept(session, self.clock()))
        with self.store.reading() as connection:
            row = connection.execute(select(VOTERS.c.role, VOTERS.c.organisation).where(place)).first()
        return (row[0], row[1]) if row else None

    def vote(self, session: str, question: str, voter: str, given: object, seq: int, round_: int) -> Vote:
        """Keep a vote; what is kept after it: of two votes of one voter the one with the higher `seq` stays.

        `round_`: the round the voter saw; a late vote of round 1 never counts in round 2.
        Raises ClosedError, UnknownError, RefusedError.
        """
        own, now, seq = hashed(voter), self.clock(), _counted(seq)
        row = {"session": session, "question": question, "round": round_, "voter": own}
        with self.store.writing() as connection:
            rows.is_open(rows.held(connection, session, now))
            found = rows.ballot(connection, session, question, own, round_)
            answer = found.question.answer(given)
            who = {"role": found.role, "organisation": found.organisation}
            new = {**row, **who, "answer": json.dumps(answer), "seq": seq, "at": now}
            if rows.newest(connection, VOTES, list(row), new):
                return Vote(own, **who, answer=answer, seq=seq)
            return rows.votes_of(connection, and_(*(VOTES.c[name] == value for name, value in row.items())))[0]

    def answer_of(self, session: str, question: str, voter: str, round_: int) -> Vote | None:
        """What this voter answered."""
        place = _round(session, question, round_)
        with self.store.reading() as connection:
            found = and_(place, VOTES.c.voter == hashed(voter), rows.kept(session, self.clock()))
            return next(iter(rows.votes_of(connection, found)), None)

    def add_words(
        self, session: str, question: str, voter: str, text: str, once: str, language: Language | None = None
    ) -> None:
        """Keep words of a participant until the coach lets them through. The same `once` twice is one time.

        `language`: the one they are written in; without it that of the session.
        Raises ClosedError, UnknownError, RefusedError.
        """
        said, own, now = plain(text), hashed(voter), self.clock()
        if not said or len(said) > LONGEST_WORDS or not 8 <= len(once) <= 64:
            raise RefusedError("no words, or too many")
        name = hashed(f"{question} {once} {voter}")[:32]
        earlier = and_(
            WORDS.c.session == session, WORDS.c.question == question, WORDS.c.voter == own, WORDS.c.id != name
        )
        row = {"session": session, "id": name, "question": question, "voter": own, "text": said, "state": "waiting"}
        with self.store.writing() as connection:
            open_ = rows.is_open(rows.held(connection, session, now))
            found = rows.ballot(connection, session, question, own, 1)
            if found.question.kind != "words":
                raise RefusedError("this question asks no words")
            if connection.execute(select(func.count()).where(earlier)).scalar_one() >= MOST_WORDS:
                raise RefusedError("too many words of one voter")
            who = {"role": found.role, "organisation": found.organisation}
            new = {**row, **who, "at": now, "language": language or open_.language}
            connection.execute(rows.put(connection, WORDS).values(**new).on_conflict_do_nothing())

    def support(self, session: str, words: str, voter: str, given: bool, seq: int) -> None:
        """Support words of somebody else that the room can see, or no longer.

        Raises ClosedError, UnknownError; RefusedError for words of one's own.
        """
        own, now, seq = hashed(voter), self.clock(), _counted(seq)
        row = {"session": session, "words": words, "voter": own}
        there = select(WORDS.c.voter).where(WORDS.c.session == session, WORDS.c.id == words, WORDS.c.state == "shown")
        came = select(VOTERS.c.id).where(VOTERS.c.session == session, VOTERS.c.id == own)
        with self.store.writing() as connection:
            rows.is_open(rows.held(connection, session, now))
            author = connection.execute(there).scalar()
            if author is None or not connection.execute(came).first():
                raise UnknownError("words")
            if author == own:
                raise RefusedError("these words are their own")
            new = {**row, "given": bool(given), "seq": seq, "at": now}
            rows.newest(connection, SUPPORT, list(row), new)

    # --- what was said --------------------------------------------------------------------------------------------------

    def votes(self, session: str, question: str, round_: int) -> list[Vote]:
        """Every vote of a round, one per voter.

        Raises UnknownError; BlindError for a round that the coach did not show, also once the session is closed.
        """
        with self.store.reading() as connection:
            found = rows.session_of(connection, SESSIONS.c.id == session, self.clock())
            if round_ > found.of(question).told:
                raise BlindError(question)
            return rows.votes_of(connection, _round(session, question, round_))

    def answered(self, session: str, question: str, round_: int) -> int:
        """How many voted in a round: all that is told of it while people still vote."""
        place = and_(_round(session, question, round_), rows.kept(session, self.clock()))
        with self.store.reading() as connection:
            return int(connection.execute(select(func.count()).select_from(VOTES).where(place)).scalar_one())

    def words(self, session: str, question: str = "", voter: str = "") -> list[Said]:
        """The words of a question (of all without one), the oldest first, with how many support them.

        These are for the coach: also those that wait or were refused. What a participant may see is `heard`.
        """
        place = and_(WORDS.c.session == session, rows.kept(session, self.clock()))
        if question:
            place = and_(place, WORDS.c.question == question)
        with self.store.reading() as connection:
            return rows.words_of(connection, place, hashed(voter) if voter else "")

    def heard(self, session: str, question: str = "", voter: str = "") -> list[Said]:
        """The words that this participant may see: those let through, and their own."""
        return [said for said in self.words(session, question, voter) if said.state == "shown" or said.mine]

    def pulse(self, session: str) -> Pulse:
        """How far the room is. Raises UnknownError."""
        with self.store.reading() as connection:
            return rows.pulse_of(connection, session, self.clock())


def _counted(seq: int) -> int:
    """Raises RefusedError for what no browser counts."""
    if type(seq) is not int or not 0 <= seq <= LARGEST_SEQ:
        raise RefusedError("no such seq")
    return seq


def _round(session: str, question: str, round_: int) -> ColumnElement[bool]:
    """The votes of a round; none where there is no such round."""
    place = and_(VOTES.c.session == session, VOTES.c.question == question)
    return and_(place, VOTES.c.round == (round_ if round_ in (1, 2) else 0))
