"""The database of sessions: where it is, its tables, and one connection for one whole transaction.

SQLite by default (WAL, every write begins as a write and waits its turn); PostgreSQL where `DATABASE_URL` names one.
All SQL stands here, in `session_rows`, `sessions` and `migrations`. Why so: docs/adr/0041-store-of-sessions.md.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from functools import cache, cached_property
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import (
    URL,
    BigInteger,
    Boolean,
    Column,
    Connection,
    Dialect,
    Engine,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    create_engine,
    event,
    inspect,
    make_url,
    select,
    update,
)
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool, QueuePool

from lessons import sqlite_file
from lessons.line import Line
from lessons.migrations import STEPS

WAIT, KNOCK = 30, 5
"""So many seconds a statement or a writer waits for those before it, and a connection for a server that is silent."""


class _Fit(TypeDecorator[str]):
    """Text as every database takes it: PostgreSQL refuses the sign 0, and neither takes half a sign."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return value and value.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")


class _FitText(_Fit):
    impl = Text
    cache_ok = True


META = MetaData()
SESSIONS = Table(
    "sessions",
    META,
    Column("id", _Fit(32), primary_key=True),
    Column("code", _Fit(16), nullable=False, unique=True),
    Column("key_hash", _Fit(64), nullable=False, unique=True),
    Column("title", _FitText, nullable=False),
    Column("language", _Fit(2), nullable=False),
    Column("plan", _FitText, nullable=False),
    Column("state", _Fit(16), nullable=False),
    Column("current", _Fit(32), nullable=False),
    Column("opened_at", Float, nullable=False),
    Column("closed_at", Float),
    Column("joins_until", Float, nullable=False),
    Column("kept_until", Float, nullable=False),
    Column("ended", _FitText, nullable=False, server_default=""),
    Index("sessions_by_end", "kept_until"),
)


def _of_session() -> Column[str]:
    return Column("session", _Fit(32), ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True)


ASKED = Table(
    "questions",
    META,
    _of_session(),
    Column("id", _Fit(32), primary_key=True),
    Column("place", Integer, nullable=False),
    Column("asked", _FitText, nullable=False),
    Column("phase", _Fit(16), nullable=False),
)
VOTERS = Table(
    "voters",
    META,
    _of_session(),
    Column("id", _Fit(64), primary_key=True),
    Column("role", _Fit(32), nullable=False),
    Column("organisation", _Fit(64), nullable=False),
    Column("joined_at", Float, nullable=False),
)
VOTES = Table(
    "votes",
    META,
    _of_session(),
    Column("question", _Fit(32), primary_key=True),
    Column("round", Integer, primary_key=True),
    Column("voter", _Fit(64), primary_key=True),
    Column("answer", _FitText, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("at", Float, nullable=False),
    Column("role", _Fit(32), nullable=False, server_default="other"),
    Column("organisation", _Fit(64), nullable=False, server_default="other"),
)
WORDS = Table(
    "words",
    META,
    _of_session(),
    Column("id", _Fit(64), primary_key=True),
    Column("question", _Fit(32), nullable=False),
    Column("voter", _Fit(64), nullable=False),
    Column("text", _FitText, nullable=False),
    Column("state", _Fit(16), nullable=False),
    Column("at", Float, nullable=False),
    Column("decided_at", Float),
    Column("role", _Fit(32), nullable=False, server_default="other"),
    Column("organisation", _Fit(64), nullable=False, server_default="other"),
    Column("language", _Fit(2), nullable=False, server_default="nl"),
    Index("words_of_question", "session", "question"),
)
SUPPORT = Table(
    "support",
    META,
    _of_session(),
    Column("words", _Fit(64), primary_key=True),
    Column("voter", _Fit(64), primary_key=True),
    Column("given", Boolean, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("at", Float, nullable=False, server_default="0"),
)
SCHEMA = Table("schema", META, Column("version", Integer, nullable=False))


class StoreError(Exception):
    """The database did not take or give what was asked. The message is for a log: no visitor sees it, and it holds no
    password and nothing that people said."""


def address() -> str:
    """Where the sessions are kept: `DATABASE_URL`, else a SQLite file in `LESSONS_STATE` (default `.state/`)."""
    named = os.environ.get("DATABASE_URL", "").strip()
    if named:
        return named
    folder = Path(os.environ.get("LESSONS_STATE", "").strip() or Path(__file__).resolve().parent.parent / ".state")
    return f"sqlite:///{quote(str(folder.expanduser() / 'sessions.sqlite'))}"


def _read(written: str) -> URL:
    """The address with the driver we have: a hosting platform writes `postgres://`. Raises StoreError."""
    try:
        url = make_url(written.strip())
        backend = url.get_backend_name()
    except (SQLAlchemyError, ValueError):
        raise StoreError("this is not the address of a database") from None
    if backend in ("postgres", "postgresql"):
        return url.set(drivername="postgresql+psycopg")
    file = url.database or ":memory:"
    if backend != "sqlite":
        raise StoreError(f"{backend} is not a database for sessions; use postgresql or sqlite")
    if file == ":memory:" or file.startswith("file:"):
        raise StoreError("sessions need a file: write sqlite:////folder/sessions.sqlite")
    return URL.create("sqlite", database=str(Path(file).absolute()))


class Store:
    """One database. `reading` and `writing` give a connection for one whole transaction; both raise StoreError.

    Nothing happens before the first of them: a wrong address is told there, and every time.
    """

    def __init__(self, url: str) -> None:
        self.written = url
        self._known: object = None
        self._line = Line()
        self._preparing = threading.Lock()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent look."""
        with _told(), self._ready().connect() as connection:
            if not self.file:
                connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self, begins: bool = False) -> Iterator[Connection]:
        """All of it is kept when the block ends, or nothing of it. `begins`: also where there is no database yet."""
        turn = self._line.turn(WAIT) if self.file else nullcontext()
        with (
            _told(),
            turn,
            self._ready(begins).connect().execution_options(writes=True) as connection,
            connection.begin(),
        ):
            yield connection

    @cached_property
    def file(self) -> Path | None:
        """The file of SQLite; none with PostgreSQL."""
        url = _read(self.written)
        return Path(str(url.database)) if url.drivername == "sqlite" else None

    @cached_property
    def place(self) -> str:
        """Where it is, for a log: without user and password."""
        url = _read(self.written)
        return f"postgresql {url.host or ''}/{url.database or ''}" if self.file is None else f"sqlite {self.file}"

    @cached_property
    def engine(self) -> Engine:
        url = _read(self.written)
        return _postgresql(url) if self.file is None else _sqlite(self.file)

    def _ready(self, begins: bool = False) -> Engine:
        """With its tables as they are now, also when the file was put away or back while we run.

        A file that was never there holds nothing, and asking makes none. One that was there and is gone is an error: its
        sessions are somewhere else, and who was told that they never were would throw away what they hold.
        """
        here = self._identity()
        if here is None and not begins:
            if self._known is None:
                return _nothing()
            raise StoreError(f"gone: {self.place}")
        if self._known is None or self._known != here:
            self._prepare(begins)
        return self.engine

    def _prepare(self, begins: bool) -> None:
        """Its tables as they are now; by one at a time: a driver that gets to know a server is not ready for others."""
        with self._preparing:
            here = self._identity()
            if self._known is not None and self._known == here:
                return
            self.engine.dispose()
            if begins and self.file:
                sqlite_file.begin(self.file)
            _upgrade(self.engine, begins or self._known is None)
            self._known = self._identity()

    def _identity(self) -> object:
        if self.file is None:
            return True
        with suppress(OSError):
            found = self.file.stat()
            return found.st_dev, found.st_ino
        return None

    def wipe(self) -> None:
        """What was taken away does not stay behind in the journal of SQLite either."""
        with suppress(SQLAlchemyError, OSError):
            if self.file is not None:
                with self._line.turn(WAIT), self.engine.connect().execution_options(bare=True) as connection:
                    connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Let go of every connection; there may have been none."""
        if "engine" in self.__dict__:
            self.engine.dispose()


@contextmanager
def _told() -> Iterator[None]:
    """Its first line only, and not what it came from: further lines quote what people said."""
    try:
        yield
    except (SQLAlchemyError, OSError) as error:
        cause = getattr(error, "orig", None) or error
        first = (str(cause).strip().splitlines() or [""])[0]
        raise StoreError(f"{type(cause).__name__}: {first}") from None


def _postgresql(url: URL) -> Engine:
    """The address may set each of these itself, in its query."""
    usual = {
        "connect_timeout": KNOCK,
        "keepalives_idle": 10,
        "keepalives_interval": 5,
        "keepalives_count": 3,
        "tcp_user_timeout": WAIT * 1_000,
        "application_name": "lessons",
    }
    engine = create_engine(
        url,
        connect_args={name: value for name, value in usual.items() if name not in url.query}
        | {"prepare_threshold": None},
        pool_size=10,
        max_overflow=20,
        pool_timeout=WAIT,
        pool_pre_ping=True,
        hide_parameters=True,
    )

    @event.listens_for(engine, "connect")
    def _set(connection: Any, _record: object) -> None:
        connection.autocommit = True
        connection.execute(f"SET statement_timeout = {WAIT * 1_000}")
        connection.execute(f"SET idle_in_transaction_session_timeout = {2 * WAIT * 1_000}")
        connection.autocommit = False

    return engine


@cache
def _nothing() -> Engine:
    """An empty database, a new one for every connection."""
    engine = create_engine("sqlite://", poolclass=NullPool, hide_parameters=True)

    @event.listens_for(engine, "connect")
    def _made(connection: Any, _record: object) -> None:
        for statement in chain(*STEPS):
            connection.execute(statement)

    return engine


def _sqlite(file: Path) -> Engine:
    """Connecting makes no file: one that went a moment ago does not come back empty."""
    engine = create_engine(
        URL.create("sqlite", database=f"file:{quote(str(file))}", query={"mode": "rw", "uri": "true"}),
        poolclass=QueuePool,
        pool_size=5,
        max_overflow=45,
        pool_timeout=WAIT,
        connect_args={"timeout": WAIT, "isolation_level": None, "check_same_thread": False},
        hide_parameters=True,
    )

    @event.listens_for(engine, "connect")
    def _set(connection: Any, _record: object) -> None:
        sqlite_file.keep_journal(connection, engine.dialect.loaded_dbapi.OperationalError, WAIT)
        for pragma in ("synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        if not options.get("bare"):
            connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writes") else "BEGIN")

    return engine


# --- what an older database lacks ---------------------------------------------------------------------------------------


def _version(connection: Connection) -> int:
    """How many steps this database has taken. Raises StoreError for one that a newer program made."""
    if not inspect(connection).has_table("schema"):
        return 0
    version = int(connection.execute(select(SCHEMA.c.version)).scalar_one())
    if version > len(STEPS):
        raise StoreError(f"the database is of version {version}, newer than this program knows ({len(STEPS)})")
    return version


def _upgrade(engine: Engine, begins: bool) -> None:
    """Take the steps that this database has not taken, in one transaction, one program at a time.

    Raises StoreError for an empty one where none `begins`: it stands in the place of the one we knew.
    """
    with engine.connect() as connection, connection.begin():
        version = _version(connection)
    if version == len(STEPS):
        return
    if not version and not begins:
        raise StoreError("the database was replaced by an empty one")
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(20141030)")
        missing = STEPS[_version(connection) :]
        for step in missing:
            for statement in step:
                connection.exec_driver_sql(statement)
        if missing:
            connection.execute(update(SCHEMA).values(version=len(STEPS)))
