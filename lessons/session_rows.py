"""What the store of sessions is asked within one transaction: the session, its votes and words, the pulse of the room."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Integer, Row, Select, and_, bindparam, case, delete, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.elements import ColumnElement

from lessons.ballots import Question
from lessons.room import Asked, ClosedError, Overview, Plan, Pulse, Said, Session, UnknownError, Vote, hashed
from lessons.store import ASKED, SESSIONS, SUPPORT, VOTERS, VOTES, WORDS


def put(connection: Connection, table: Any) -> Any:
    """An insert that can say what to do when the row is there."""
    return (postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert)(table)


def newest(connection: Connection, table: Any, keys: Sequence[str], row: Mapping[str, Any]) -> bool:
    """Keep one row for these keys: of two the one with the higher `seq` stays. Whether it is this one."""
    made = put(connection, table).values(**row)
    said = {name: made.excluded[name] for name in row if name not in keys}
    kept = made.on_conflict_do_update(index_elements=keys, set_=said, where=made.excluded.seq > table.c.seq)
    return connection.execute(kept.returning(table.c.seq)).first() is not None


# --- the session --------------------------------------------------------------------------------------------------------


def held(connection: Connection, session: str, now: float, alone: bool = False) -> Row[Any]:
    """The session, kept as it is until this transaction ends: voters hold it together, the coach alone.

    So no vote slips in after the reveal that a coach pressed at that moment. Raises UnknownError. (SQLite writes one at a
    time anyway.)
    """
    found = select(SESSIONS).where(SESSIONS.c.id == session).with_for_update(read=not alone)
    row = connection.execute(found).first()
    if row is None or row.kept_until < now:
        raise UnknownError("session")
    return row


def is_open(row: Row[Any]) -> Row[Any]:
    """Raises ClosedError where the coach ended it."""
    if row.state != "open":
        raise ClosedError("session")
    return row


def kept(session: str, now: float) -> ColumnElement[bool]:
    """Whether this session is still kept: one that is not, is as if it never was."""
    return select(SESSIONS.c.id).where(SESSIONS.c.id == session, SESSIONS.c.kept_until >= now).exists()


def add(connection: Connection, row: Mapping[str, Any], questions: Sequence[Question]) -> bool:
    """Add a session; False, and nothing done, when its code is taken."""
    made = put(connection, SESSIONS).values(**row).on_conflict_do_nothing(index_elements=["code"])
    if not connection.execute(made.returning(SESSIONS.c.id)).first():
        return False
    rows = [
        {"session": row["id"], "id": asked.id, "place": place, "asked": json.dumps(asked.as_json()), "phase": "waiting"}
        for place, asked in enumerate(questions)
    ]
    if rows:
        connection.execute(insert(ASKED), rows)
    return True


def session_of(connection: Connection, place: ColumnElement[bool], now: float) -> Session:
    """The session at this place. Raises UnknownError."""
    row = connection.execute(select(SESSIONS).where(place)).mappings().first()
    if row is None or row["kept_until"] < now:
        raise UnknownError("session")
    found = connection.execute(select(ASKED).where(ASKED.c.session == row["id"]).order_by(ASKED.c.place)).mappings()
    questions = tuple(Asked(Question.of_json(json.loads(one["asked"])), one["phase"]) for one in found)
    plan = Plan.of_json(json.loads(row["plan"]))
    same = {name: row[name] for name in Session.__dataclass_fields__ if name in row}
    return Session(
        **{
            **same,
            "plan": plan,
            "closed": row["state"] == "closed",
            "asked": questions,
            "ended": tuple(row["ended"].split()),
        },
        seal=hashed(f"voters of {row['key_hash']}"),
    )


def asked_of(connection: Connection, session: str, question: str) -> Asked:
    """A question of a session and how far it is. Raises UnknownError."""
    place = and_(ASKED.c.session == session, ASKED.c.id == question)
    row = connection.execute(select(ASKED.c.asked, ASKED.c.phase).where(place)).first()
    if row is None:
        raise UnknownError("question")
    return Asked(Question.of_json(json.loads(row.asked)), row.phase)


class Ballot(NamedTuple):
    """A question as one voter may answer it, and who that is in this round."""

    question: Question
    role: str
    organisation: str


def ballot(connection: Connection, session: str, question: str, voter: str, round_: int) -> Ballot:
    """What this voter may answer now; in the second round as who they were in the first.

    Raises UnknownError; ClosedError where the question takes no votes of that round.
    """
    who = and_(VOTERS.c.session == session, VOTERS.c.id == voter)
    found = connection.execute(select(VOTERS.c.role, VOTERS.c.organisation).where(who)).first()
    if found is None:
        raise UnknownError("voter")
    asked = asked_of(connection, session, question)
    if not asked.round or asked.round != round_:
        raise ClosedError("question")
    earlier = and_(
        VOTES.c.session == session, VOTES.c.question == question, VOTES.c.voter == voter, VOTES.c.round < round_
    )
    before = connection.execute(select(VOTES.c.role, VOTES.c.organisation).where(earlier)).first()
    return Ballot(asked.question, *(before or found))


def forget(connection: Connection, place: ColumnElement[bool]) -> int:
    """Take away the sessions at this place with all that hangs on them; how many."""
    return connection.execute(delete(SESSIONS).where(place)).rowcount


def overview(connection: Connection, now: float) -> list[Overview]:
    """The sessions that are kept, the newest first."""

    def number(table: Any) -> Any:
        return select(func.count()).where(table.c.session == SESSIONS.c.id).scalar_subquery()

    named = [SESSIONS.c[name] for name in ("id", "code", "title", "opened_at", "kept_until")]
    counted = {"questions": ASKED, "joined": VOTERS, "votes": VOTES, "words": WORDS}
    asked = (
        select(
            *named,
            (SESSIONS.c.state == "closed").label("closed"),
            *(number(table).label(name) for name, table in counted.items()),
        )
        .where(SESSIONS.c.kept_until >= now)
        .order_by(SESSIONS.c.opened_at.desc(), SESSIONS.c.id)
    )
    return [Overview(**row) for row in connection.execute(asked).mappings()]


# --- what was said ------------------------------------------------------------------------------------------------------


def votes_of(connection: Connection, place: ColumnElement[bool]) -> list[Vote]:
    """The votes at this place, each with who gave it, as they said it then."""
    asked = select(VOTES).where(place).order_by(VOTES.c.voter)
    return [
        Vote(row.voter, row.role, row.organisation, json.loads(row.answer), row.seq)
        for row in connection.execute(asked)
    ]


def words_of(connection: Connection, place: ColumnElement[bool], own: str) -> list[Said]:
    """The words at this place, the oldest first, with how many support them and as this voter sees them."""
    given = func.coalesce(func.sum(SUPPORT.c.given.cast(Integer)), 0)
    mine = func.coalesce(func.sum(SUPPORT.c.given.cast(Integer)).filter(SUPPORT.c.voter == own), 0)
    same = and_(SUPPORT.c.session == WORDS.c.session, SUPPORT.c.words == WORDS.c.id)
    named = (
        WORDS.c.id,
        WORDS.c.question,
        WORDS.c.text,
        WORDS.c.state,
        WORDS.c.role,
        WORDS.c.organisation,
        WORDS.c.language,
    )
    asked = (
        select(*named, WORDS.c.voter, WORDS.c.at, given.label("support"), mine.label("supported"))
        .select_from(WORDS.outerjoin(SUPPORT, same))
        .where(place)
        .group_by(*named, WORDS.c.voter, WORDS.c.at)
        .order_by(WORDS.c.at, WORDS.c.id)
    )
    return [
        Said(
            **{name.name: row[name.name] for name in named},
            support=int(row["support"]),
            mine=row["voter"] == own,
            supported=bool(row["supported"]),
        )
        for row in connection.execute(asked).mappings()
    ]


_LAST_ROUND = case({"first": 1, "revealed": 1, "second": 2, "compared": 2}, value=ASKED.c.phase, else_=0)
"""The last round that people voted in, or do now."""


def _told(what: ColumnElement[Any], *place: ColumnElement[bool]) -> Any:
    return select(what).where(*place).correlate(SESSIONS, ASKED).scalar_subquery()


def _pulse() -> Select[Any]:
    """Everything in one question to the database; counting hundreds of rows by their key costs less than keeping a count."""
    here, wrote = VOTERS.c.session == SESSIONS.c.id, WORDS.c.session == SESSIONS.c.id
    cast = (VOTES.c.session == SESSIONS.c.id, VOTES.c.question == SESSIONS.c.current, VOTES.c.round == _LAST_ROUND)
    about, backed = WORDS.c.question == SESSIONS.c.current, SUPPORT.c.session == SESSIONS.c.id
    told = {
        "joined": _told(func.count(), here),
        "joined_at": _told(func.max(VOTERS.c.joined_at), here),
        "voted": _told(func.count(), *cast),
        "writers": _told(func.count(WORDS.c.voter.distinct()), wrote, about),
        "said": _told(func.count(), wrote, about),
        "waiting": _told(func.count(), wrote, about, WORDS.c.state == "waiting"),
        "decided_at": _told(func.max(WORDS.c.decided_at), wrote),
        "supported": _told(func.count(), backed, SUPPORT.c.given),
        "supported_at": _told(func.max(SUPPORT.c.at), backed),
    }
    of = SESSIONS.outerjoin(ASKED, and_(ASKED.c.session == SESSIONS.c.id, ASKED.c.id == SESSIONS.c.current))
    state = (SESSIONS.c.state, SESSIONS.c.current, SESSIONS.c.kept_until, ASKED.c.phase)
    columns = (column.label(name) for name, column in told.items())
    return select(*state, *columns).select_from(of).where(SESSIONS.c.id == bindparam("session"))


_PULSE = _pulse()


def pulse_of(connection: Connection, session: str, now: float) -> Pulse:
    """How far the room is. Raises UnknownError."""
    row = connection.execute(_PULSE, {"session": session}).first()
    if row is None or row.kept_until < now:
        raise UnknownError("session")
    return Pulse(
        closed=row.state == "closed",
        current=row.current,
        phase=row.phase or "waiting",
        joined=row.joined,
        answered=row.voted + row.writers,
        said=row.said,
        supported=row.supported,
        waiting=row.waiting,
        changed=max(row.joined_at or 0.0, row.decided_at or 0.0, row.supported_at or 0.0),
    )
