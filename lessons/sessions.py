"""Live sessions: who steers, who votes, what was voted and said. Every vote is kept the moment it is acknowledged.

A session is steered with a secret key and joined with a code. People vote blind in round 1; after the coach shows what
the room said they talk, and may vote again in round 2 (method 10). No name, address or account is kept: a voter is a
random id that only the browser knows, a role and an organisation.
"""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import Any, Literal

from sqlalchemy import Connection, Select, and_, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError

from lessons.ballots import LONGEST_WORDS, ROLES, Question, RefusedError
from lessons.room import (
    MAY,
    ROUND,
    Asked,
    ClosedError,
    Phase,
    Plan,
    Pulse,
    Said,
    Session,
    UnknownError,
    Vote,
    hashed,
    tidy,
)
from lessons.store import ASKED, SESSIONS, SUPPORT, VOTERS, VOTES, WORDS, Store

ALPHABET = "23456789BCDFGHJKMNPQRSTVWXYZ"
"""The signs of a join code: none that looks like another, and no vowels, so that no word comes out."""
CODE = 6
HOURS, DAYS = 12, 30
"""So many hours people can join, and so many days a session is kept, unless the settings say otherwise."""


class Sessions:
    """All sessions of one database. Methods raise StoreError when it does not answer."""

    def __init__(self, store: Store, clock: Callable[[], float] = time.time) -> None:
        self.store, self.clock = store, clock

    # --- the coach ------------------------------------------------------------------------------------------------------

    def open(
        self,
        title: str,
        language: Literal["nl", "en"],
        plan: Plan,
        questions: Sequence[Question],
        hours: float = HOURS,
        days: float = DAYS,
    ) -> tuple[Session, str]:
        """A new session, and its secret key, which is told this once and not kept."""
        key, now = secrets.token_urlsafe(24), self.clock()
        row = {
            "id": secrets.token_hex(8),
            "key_hash": hashed(key),
            "title": title,
            "language": language,
            "plan": json.dumps(asdict(plan)),
            "state": "open",
            "current": "",
            "opened_at": now,
            "joins_until": now + hours * 3_600,
            "kept_until": now + days * 86_400,
        }
        for _ in range(20):
            code = "".join(secrets.choice(ALPHABET) for _ in range(CODE))
            try:
                self._insert({**row, "code": code}, questions)
            except IntegrityError:
                continue
            return self.of_code(code), key
        raise UnknownError("no free code")

    def _insert(self, row: Mapping[str, Any], questions: Sequence[Question]) -> None:
        with self.store.writing() as connection:
            if connection.execute(select(SESSIONS.c.id).where(SESSIONS.c.code == row["code"])).first():
                raise IntegrityError("code", None, Exception("taken"))
            connection.execute(insert(SESSIONS).values(**row))
            for place, question in enumerate(questions):
                kept = {"id": question.id, "place": place, "asked": json.dumps(question.as_json()), "phase": "waiting"}
                connection.execute(insert(ASKED).values(session=row["id"], **kept))

    def of_code(self, code: str) -> Session:
        """The session with this join code, however typed. Raises UnknownError."""
        return self._session(select(SESSIONS).where(SESSIONS.c.code == tidy(code)))

    def of_key(self, key: str) -> Session:
        """The session that this secret steers. Raises UnknownError."""
        return self._session(select(SESSIONS).where(SESSIONS.c.key_hash == hashed(key)))

    def of_id(self, session: str) -> Session:
        """The session with this id. Raises UnknownError."""
        return self._session(select(SESSIONS).where(SESSIONS.c.id == session))

    def _session(self, found: Select[Any]) -> Session:
        with self.store.reading() as connection:
            row = connection.execute(found).mappings().first()
            if row is None or row["kept_until"] < self.clock():
                raise UnknownError("session")
            asked = connection.execute(
                select(ASKED).where(ASKED.c.session == row["id"]).order_by(ASKED.c.place)
            ).mappings()
            questions = tuple(Asked(Question.of_json(json.loads(one["asked"])), one["phase"]) for one in asked)
        plan = json.loads(row["plan"])
        lists = {name: tuple(plan[name]) for name in ("organisations", "themes")}
        kept = {name: row[name] for name in Session.__dataclass_fields__ if name in row}
        return Session(
            **{**kept, "plan": Plan(**{**plan, **lists}), "closed": row["state"] == "closed", "asked": questions}
        )

    def show(self, session: str, question: str) -> None:
        """Let the room look at this question ("" for none). Raises ClosedError, UnknownError."""
        with self.store.writing() as connection:
            self._open(connection, session)
            if question:
                self._phase(connection, session, question)
            connection.execute(update(SESSIONS).where(SESSIONS.c.id == session).values(current=question))

    def move(self, session: str, question: str, phase: Phase) -> bool:
        """Take a question to this phase and let the room look at it. A second press of the same button changes nothing.

        Raises ClosedError, UnknownError; RefusedError where the phase may not follow.
        """
        with self.store.writing() as connection:
            self._open(connection, session)
            now = self._phase(connection, session, question)
            connection.execute(update(SESSIONS).where(SESSIONS.c.id == session).values(current=question))
            if now == phase:
                return False
            if phase not in MAY[now]:
                raise RefusedError(f"{phase} does not follow {now}")
            place = and_(ASKED.c.session == session, ASKED.c.id == question)
            connection.execute(update(ASKED).where(place).values(phase=phase))
            return True

    def let_through(self, session: str, words: str, shown: bool) -> None:
        """Show words of a participant to the room, or not. Raises UnknownError."""
        with self.store.writing() as connection:
            place = and_(WORDS.c.session == session, WORDS.c.id == words)
            done = connection.execute(update(WORDS).where(place).values(state="shown" if shown else "refused"))
            if not done.rowcount:
                raise UnknownError(words)

    def close(self, session: str) -> None:
        """End it: from now on nobody votes. What was said stays until it expires."""
        with self.store.writing() as connection:
            place = and_(SESSIONS.c.id == session, SESSIONS.c.state == "open")
            connection.execute(update(SESSIONS).where(place).values(state="closed", closed_at=self.clock()))

    def delete(self, session: str) -> None:
        """Take it away with everything in it, for good."""
        with self.store.writing() as connection:
            _forget(connection, [session])

    def purge(self) -> int:
        """Take away the sessions that are kept no longer; how many."""
        with self.store.writing() as connection:
            old = list(connection.execute(select(SESSIONS.c.id).where(SESSIONS.c.kept_until < self.clock())).scalars())
            _forget(connection, old)
            return len(old)

    # --- the participants -----------------------------------------------------------------------------------------------

    def join(self, session: str, voter: str, role: str, organisation: str) -> None:
        """Somebody comes in, or says again who they are. `voter`: the secret of their browser.

        Raises ClosedError; RefusedError for a role that is none.
        """
        if role not in ROLES:
            raise RefusedError("no such role")
        row = {"session": session, "id": hashed(voter), "role": role, "organisation": organisation}
        with self.store.writing() as connection:
            self._open(connection, session, joining=True)
            put = self._upsert()(VOTERS).values(**row, joined_at=self.clock())
            said = {"role": put.excluded.role, "organisation": put.excluded.organisation}
            connection.execute(put.on_conflict_do_update(index_elements=["session", "id"], set_=said))

    def joined(self, session: str, voter: str) -> tuple[str, str] | None:
        """The role and organisation of somebody who came in."""
        place = and_(VOTERS.c.session == session, VOTERS.c.id == hashed(voter))
        with self.store.reading() as connection:
            row = connection.execute(select(VOTERS.c.role, VOTERS.c.organisation).where(place)).first()
        return (row[0], row[1]) if row else None

    def vote(self, session: str, question: str, voter: str, given: object, seq: int, round_: int) -> Vote:
        """Keep a vote; what is kept after it: of two votes of one voter the one with the higher `seq` stays.

        `round_`: the round the voter saw; a late vote of round 1 never counts in round 2.
        Raises ClosedError, UnknownError, RefusedError.
        """
        own = hashed(voter)
        with self.store.writing() as connection:
            asked = self._votable(connection, session, question, own, round_)
            answer = json.dumps(asked.answer(given))
            row = {"session": session, "question": question, "round": round_, "voter": own}
            put = self._upsert()(VOTES).values(**row, answer=answer, seq=seq, at=self.clock())
            said = {"answer": put.excluded.answer, "seq": put.excluded.seq, "at": put.excluded.at}
            keys = ["session", "question", "round", "voter"]
            newer = put.excluded.seq > VOTES.c.seq
            connection.execute(put.on_conflict_do_update(index_elements=keys, set_=said, where=newer))
            return _votes(connection, session, question, round_, own)[0]

    def _votable(self, connection: Connection, session: str, question: str, voter: str, round_: int) -> Question:
        self._open(connection, session)
        place = and_(VOTERS.c.session == session, VOTERS.c.id == voter)
        if not connection.execute(select(VOTERS.c.id).where(place)).first():
            raise UnknownError("voter")
        phase = self._phase(connection, session, question)
        if ROUND.get(phase) != round_:
            raise ClosedError(question)
        place = and_(ASKED.c.session == session, ASKED.c.id == question)
        return Question.of_json(json.loads(connection.execute(select(ASKED.c.asked).where(place)).scalar_one()))

    def answer_of(self, session: str, question: str, voter: str, round_: int) -> Vote | None:
        """What this voter answered."""
        with self.store.reading() as connection:
            return next(iter(_votes(connection, session, question, round_, hashed(voter))), None)

    def add_words(self, session: str, question: str, voter: str, text: str, once: str) -> None:
        """Keep words of a participant until the coach lets them through. The same `once` twice is one time.

        Raises ClosedError, UnknownError, RefusedError.
        """
        found = " ".join(text.split())
        if not found or len(found) > LONGEST_WORDS or not 8 <= len(once) <= 64:
            raise RefusedError("no words, or too many")
        own = hashed(voter)
        with self.store.writing() as connection:
            asked = self._votable(connection, session, question, own, 1)
            if asked.kind != "words":
                raise RefusedError("this question asks no words")
            row = {"session": session, "id": hashed(voter + once)[:32], "question": question, "voter": own}
            put = self._upsert()(WORDS).values(**row, text=found, state="waiting", at=self.clock())
            connection.execute(put.on_conflict_do_nothing())

    def support(self, session: str, words: str, voter: str, given: bool, seq: int) -> None:
        """Support words that the room can see, or no longer. Raises ClosedError, UnknownError."""
        own = hashed(voter)
        with self.store.writing() as connection:
            self._open(connection, session)
            place = and_(WORDS.c.session == session, WORDS.c.id == words, WORDS.c.state == "shown")
            there = connection.execute(select(WORDS.c.id).where(place)).first()
            voter_there = and_(VOTERS.c.session == session, VOTERS.c.id == own)
            if not there or not connection.execute(select(VOTERS.c.id).where(voter_there)).first():
                raise UnknownError(words)
            row = {"session": session, "words": words, "voter": own, "given": given, "seq": seq}
            put = self._upsert()(SUPPORT).values(**row)
            said = {"given": put.excluded.given, "seq": put.excluded.seq}
            newer = put.excluded.seq > SUPPORT.c.seq
            keys = ["session", "words", "voter"]
            connection.execute(put.on_conflict_do_update(index_elements=keys, set_=said, where=newer))

    # --- what was said --------------------------------------------------------------------------------------------------

    def votes(self, session: str, question: str, round_: int) -> list[Vote]:
        """Every vote of a round, one per voter."""
        with self.store.reading() as connection:
            return _votes(connection, session, question, round_)

    def words(self, session: str, question: str = "", voter: str = "") -> list[Said]:
        """The words of a question (of all without one), the oldest first, with how many support them."""
        own = hashed(voter) if voter else ""
        counted = func.coalesce(func.sum(SUPPORT.c.given.cast(VOTES.c.round.type)), 0)
        me = func.coalesce(func.sum(SUPPORT.c.given.cast(VOTES.c.round.type)).filter(SUPPORT.c.voter == own), 0)
        same = and_(SUPPORT.c.session == WORDS.c.session, SUPPORT.c.words == WORDS.c.id)
        who = and_(VOTERS.c.session == WORDS.c.session, VOTERS.c.id == WORDS.c.voter)
        named = (WORDS.c.id, WORDS.c.question, WORDS.c.text, WORDS.c.state, VOTERS.c.role, VOTERS.c.organisation)
        asked = (
            select(*named, WORDS.c.voter, WORDS.c.at, counted.label("support"), me.label("me"))
            .select_from(WORDS.outerjoin(SUPPORT, same).join(VOTERS, who))
            .where(WORDS.c.session == session, *([WORDS.c.question == question] if question else []))
            .group_by(*named, WORDS.c.voter, WORDS.c.at)
            .order_by(WORDS.c.at, WORDS.c.id)
        )
        with self.store.reading() as connection:
            rows = connection.execute(asked).mappings().all()
        return [
            Said(
                **{name.name: row[name.name] for name in named},
                support=int(row["support"]),
                mine=row["voter"] == own,
                supported=bool(row["me"]),
            )
            for row in rows
        ]

    def pulse(self, session: str) -> Pulse:
        """How far the room is. Raises UnknownError."""
        with self.store.reading() as connection:
            found = select(SESSIONS.c.state, SESSIONS.c.current).where(SESSIONS.c.id == session)
            row = connection.execute(found).first()
            if row is None:
                raise UnknownError(session)
            state, current = row
            joined = _number(connection, select(func.count()).where(VOTERS.c.session == session))
            phase: Phase = self._phase(connection, session, current) if current else "waiting"
            round_ = {"first": 1, "revealed": 1, "second": 2, "compared": 2}.get(phase, 0)
            cast = and_(VOTES.c.session == session, VOTES.c.question == current, VOTES.c.round == round_)
            answered = _number(connection, select(func.count()).where(cast))
            said = and_(WORDS.c.session == session, WORDS.c.question == current)
            shown = _number(connection, select(func.count()).where(said, WORDS.c.state == "shown"))
            waiting = _number(connection, select(func.count()).where(said))
            backed = and_(SUPPORT.c.session == session, SUPPORT.c.given)
            supported = _number(connection, select(func.count()).where(backed))
        return Pulse(state == "closed", current, phase, joined, answered, shown * 100_000 + waiting, supported)

    # --- shared ---------------------------------------------------------------------------------------------------------

    def _open(self, connection: Connection, session: str, joining: bool = False) -> None:
        found = select(SESSIONS.c.state, SESSIONS.c.joins_until, SESSIONS.c.kept_until).where(SESSIONS.c.id == session)
        row = connection.execute(found).first()
        if row is None or row.kept_until < self.clock():
            raise UnknownError(session)
        if row.state != "open" or (joining and row.joins_until < self.clock()):
            raise ClosedError(session)

    def _phase(self, connection: Connection, session: str, question: str) -> Phase:
        place = and_(ASKED.c.session == session, ASKED.c.id == question)
        found: Phase | None = connection.execute(select(ASKED.c.phase).where(place)).scalar()
        if found is None:
            raise UnknownError(question)
        return found

    def _upsert(self) -> Callable[[Any], Any]:
        return postgresql.insert if self.store.engine.dialect.name == "postgresql" else sqlite.insert


def _number(connection: Connection, asked: Select[Any]) -> int:
    return int(connection.execute(asked).scalar_one())


def _votes(connection: Connection, session: str, question: str, round_: int, voter: str = "") -> list[Vote]:
    who = and_(VOTERS.c.session == VOTES.c.session, VOTERS.c.id == VOTES.c.voter)
    asked = (
        select(VOTES.c.voter, VOTERS.c.role, VOTERS.c.organisation, VOTES.c.answer, VOTES.c.seq)
        .select_from(VOTES.join(VOTERS, who))
        .where(VOTES.c.session == session, VOTES.c.question == question, VOTES.c.round == round_)
        .where(*([VOTES.c.voter == voter] if voter else []))
        .order_by(VOTES.c.voter)
    )
    return [
        Vote(row.voter, row.role, row.organisation, json.loads(row.answer), row.seq)
        for row in connection.execute(asked)
    ]


def _forget(connection: Connection, sessions: Sequence[str]) -> None:
    for table in (SUPPORT, WORDS, VOTES, VOTERS, ASKED):
        connection.execute(delete(table).where(table.c.session.in_(sessions)))
    connection.execute(delete(SESSIONS).where(SESSIONS.c.id.in_(sessions)))
