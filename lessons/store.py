"""The database of sessions: where it is, its tables, and how an older one becomes one of now.

SQLite by default (WAL, every write begins as a write, and waits its turn); PostgreSQL where `DATABASE_URL` names one.
All SQL stands here and in `sessions`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    Engine,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    event,
    insert,
    inspect,
    select,
    update,
)
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

WAIT = 30.0
"""So many seconds a writer waits for the one before it."""
META = MetaData()
SESSIONS = Table(
    "sessions",
    META,
    Column("id", String(32), primary_key=True),
    Column("code", String(16), nullable=False, unique=True),
    Column("key_hash", String(64), nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("language", String(2), nullable=False),
    Column("plan", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("current", String(32), nullable=False, default=""),
    Column("opened_at", Float, nullable=False),
    Column("closed_at", Float),
    Column("joins_until", Float, nullable=False),
    Column("kept_until", Float, nullable=False),
)
ASKED = Table(
    "questions",
    META,
    Column("session", ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True),
    Column("id", String(32), primary_key=True),
    Column("place", Integer, nullable=False),
    Column("asked", Text, nullable=False),
    Column("phase", String(16), nullable=False),
)
VOTERS = Table(
    "voters",
    META,
    Column("session", ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True),
    Column("id", String(64), primary_key=True),
    Column("role", String(32), nullable=False),
    Column("organisation", String(64), nullable=False),
    Column("joined_at", Float, nullable=False),
)
VOTES = Table(
    "votes",
    META,
    Column("session", ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True),
    Column("question", String(32), primary_key=True),
    Column("round", Integer, primary_key=True),
    Column("voter", String(64), primary_key=True),
    Column("answer", Text, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("at", Float, nullable=False),
)
WORDS = Table(
    "words",
    META,
    Column("session", ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True),
    Column("id", String(64), primary_key=True),
    Column("question", String(32), nullable=False),
    Column("voter", String(64), nullable=False),
    Column("text", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("at", Float, nullable=False),
    Index("words_of_question", "session", "question"),
)
SUPPORT = Table(
    "support",
    META,
    Column("session", ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True),
    Column("words", String(64), primary_key=True),
    Column("voter", String(64), primary_key=True),
    Column("given", Boolean, nullable=False),
    Column("seq", BigInteger, nullable=False),
)
SCHEMA = Table("schema", META, Column("version", Integer, nullable=False))


class StoreError(Exception):
    """The database did not take or give what was asked; the message is for a log, never for a visitor."""


def address() -> str:
    """Where the sessions are kept: `DATABASE_URL`, else a SQLite file in `LESSONS_STATE` (default `.state/`)."""
    named = os.environ.get("DATABASE_URL", "").strip()
    if named:
        return named
    folder = Path(os.environ.get("LESSONS_STATE", "").strip() or Path(__file__).resolve().parent.parent / ".state")
    return f"sqlite:///{folder.expanduser() / 'sessions.sqlite'}"


def _driven(url: str) -> str:
    """With the driver we have: a hosting platform writes `postgres://`."""
    for name in ("postgres://", "postgresql://"):
        if url.startswith(name):
            return "postgresql+psycopg://" + url.removeprefix(name)
    return url


class Store:
    """One database. `reading` and `writing` give a connection for one whole transaction; both raise StoreError."""

    def __init__(self, url: str) -> None:
        self.engine = _engine(_driven(url))
        self.upgraded = False

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent look."""
        with _told(), self._ready().connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """All of it is kept when the block ends, or nothing of it."""
        with _told(), self._ready().connect().execution_options(writes=True) as connection, connection.begin():
            yield connection

    def _ready(self) -> Engine:
        if not self.upgraded:
            _upgrade(self.engine)
            self.upgraded = True
        return self.engine

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except (SQLAlchemyError, OSError) as error:
        raise StoreError(str(error)) from error


def _engine(url: str) -> Engine:
    if not url.startswith("sqlite"):
        return create_engine(url, pool_size=10, max_overflow=20, pool_pre_ping=True, pool_timeout=WAIT)
    file = url.removeprefix("sqlite:///")
    engine = create_engine(url, poolclass=NullPool, connect_args={"timeout": WAIT, "isolation_level": None})

    @event.listens_for(engine, "do_connect")
    def _folder(*_: object) -> None:
        Path(file).parent.mkdir(parents=True, exist_ok=True, mode=0o700)

    @event.listens_for(engine, "connect")
    def _set(connection: Any, _record: object) -> None:
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


# --- what an older database lacks ---------------------------------------------------------------------------------------


def _first(connection: Connection) -> None:
    META.create_all(connection)


STEPS: tuple[Callable[[Connection], None], ...] = (_first,)
"""Each takes the database from its place in this list to the next; none is ever changed once it was released."""


def _upgrade(engine: Engine) -> None:
    """Take the steps that this database has not taken, in one transaction; a newer database is refused."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(20141030)")
        there = inspect(connection).has_table("schema")
        version = connection.execute(select(SCHEMA.c.version)).scalar_one() if there else 0
        if version > len(STEPS):
            raise StoreError(f"the database is of version {version}, newer than this program knows ({len(STEPS)})")
        for step in STEPS[version:]:
            step(connection)
        if not there:
            connection.execute(insert(SCHEMA).values(version=len(STEPS)))
        elif version < len(STEPS):
            connection.execute(update(SCHEMA).values(version=len(STEPS)))
