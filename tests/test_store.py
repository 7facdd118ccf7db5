"""The database of sessions: its address, its upgrade from every older version, and that it tells no secret."""

from __future__ import annotations

import logging
import multiprocessing
import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from types import SimpleNamespace
from typing import Any

import psycopg
import pytest
from sqlalchemy import insert, inspect, select, update
from sqlalchemy.types import Boolean

from lessons.__main__ import main
from lessons.migrations import STEPS
from lessons.room import UnknownError
from lessons.sessions import Sessions
from lessons.store import META, SCHEMA, SESSIONS, VOTERS, WAIT, Store, StoreError, address
from tests.databases import Postgres
from tests.small_room import LEVEL, ONE, PLAN, opened
from ui import rooms as house
from ui.shelf import shelf
from ui.warm import HOUR, Watch

OLD = Path(__file__).parent / "old_stores"
PATIENCE = 60.0
_fork = multiprocessing.get_context("fork")


@pytest.fixture(autouse=True)
def _all_closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every store that a test makes lets go of its connections."""
    made, begin = [], Store.__init__

    def noted(store: Store, url: str) -> None:
        begin(store, url)
        made.append(store)

    monkeypatch.setattr(Store, "__init__", noted)
    yield
    for store in made:
        store.close()


# --- the address ----------------------------------------------------------------------------------------------------------


def test_sessions_are_kept_where_the_settings_say(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LESSONS_STATE", f" {tmp_path / 'é 100%41 #1?'} ")
    assert Store(address()).file == tmp_path / "é 100%41 #1?" / "sessions.sqlite"
    opened(Sessions(Store(address())))
    assert (tmp_path / "é 100%41 #1?" / "sessions.sqlite").exists()
    monkeypatch.delenv("LESSONS_STATE")
    assert str(Store(address()).file).endswith("/.state/sessions.sqlite")
    monkeypatch.setenv("DATABASE_URL", " postgres://someone@db.example/rooms ")
    assert Store(address()).place == "postgresql db.example/rooms"


@pytest.mark.parametrize("driver", ["postgres", "postgresql", "postgresql+psycopg", "postgresql+psycopg2"])
def test_an_address_of_postgresql_may_be_written_in_any_of_its_ways(postgres: Postgres, driver: str) -> None:
    """With options of its own as well: here a schema, as where one database serves more programs."""
    url = postgres.database().replace("postgresql", driver)
    with Store(url).writing() as connection:
        connection.exec_driver_sql("CREATE SCHEMA rooms")
    store = Store(f"{url}&options=-c%20search_path%3Drooms&application_name=room&connect_timeout=3")
    opened(Sessions(store))
    assert inspect(store.engine).has_table("votes", schema="rooms")
    assert Sessions(Store(url)).overview() == []


@pytest.mark.parametrize("url", ["sqlite:///{}", "sqlite+pysqlite:///{}", " sqlite:///{} "])
def test_an_address_may_name_a_file(tmp_path: Path, url: str) -> None:
    opened(Sessions(Store(url.format(tmp_path / "a" / "rooms.db"))))
    assert (tmp_path / "a" / "rooms.db").exists()


WRONG = [
    "rooms.db",
    "sqlite://",
    "sqlite:///:memory:",
    "sqlite:///file:rooms?mode=memory&uri=true",
    "mysql://someone:geheim@db.example/rooms",
    "postgres://someone:geheim@db.example:port/rooms",
    "postgres://someone:geheim@127.0.0.1:1/rooms",
    "postgres://someone@127.0.0.1:1/rooms?password=geheim",
    "postgres://someone:geheim@127.0.0.1:1/rooms?nonsense=geheim",
    "://geheim",
]


@pytest.mark.parametrize("url", WRONG)
def test_a_wrong_address_is_told_without_its_password(url: str) -> None:
    """Each time it is used, and not before: the rest of the site works without sessions."""
    store = Store(url)
    for ask in (store.reading, store.writing):
        with pytest.raises(StoreError) as told, ask():
            pass
        assert "geheim" not in f"{told.value!s} {told.value!r}"
        assert told.value.__cause__ is None
        assert told.value.__suppress_context__ or told.value.__context__ is None


def test_an_error_tells_nothing_of_what_people_said(sessions: Sessions) -> None:
    session = opened(sessions, 1)
    with pytest.raises(StoreError) as told, sessions.store.writing() as connection:
        connection.execute(
            insert(VOTERS).values(session="none", id="geheim", role="geheim", organisation="x", joined_at=1)
        )
    assert "geheim" not in str(told.value)
    assert "foreign key" in str(told.value).lower()
    same = {"key_hash": "geheim", "code": session.code, "id": session.id, "title": "geheim"}
    rest: dict[str, Any] = dict.fromkeys(("language", "plan", "state", "current"), "")
    rest |= dict.fromkeys(("opened_at", "joins_until", "kept_until"), 0)
    with pytest.raises(StoreError) as told, sessions.store.writing() as connection:
        connection.execute(insert(SESSIONS).values(**same, **rest))
    assert "geheim" not in str(told.value)
    assert session.code not in str(told.value)


def test_only_who_runs_the_app_can_read_the_file(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'state' / 'sessions.sqlite'}")
    before = os.umask(0)
    try:
        opened(Sessions(store))
    finally:
        os.umask(before)
    assert (tmp_path / "state").stat().st_mode & 0o777 == 0o700
    modes = {file.name: file.stat().st_mode & 0o777 for file in (tmp_path / "state").iterdir()}
    assert modes == dict.fromkeys(("sessions.sqlite", "sessions.sqlite-shm", "sessions.sqlite-wal"), 0o600)


def test_nothing_happens_before_the_first_session(tmp_path: Path) -> None:
    """A server where nobody opens one writes nothing, also when it looks for old ones or is asked for a code."""
    sessions = Sessions(Store(f"sqlite:///{tmp_path / 'state' / 'sessions.sqlite'}"))
    for _ in range(2):
        assert sessions.purge() == len(sessions.overview()) == 0
        for ask in ON_A_SESSION:
            with pytest.raises(UnknownError):
                ask(sessions, "none", "BCD234")
        assert sessions.words("none") == []
        assert sessions.joined("none", "voter0") is None
        assert not sessions.delete("none")
    assert list(tmp_path.iterdir()) == []
    other = opened(Sessions(Store(f"sqlite:///{tmp_path / 'state' / 'sessions.sqlite'}")))
    assert sessions.of_code(other.code) == other, "opened by another process"


ON_A_SESSION: tuple[Callable[[Sessions, str, str], object], ...] = (
    lambda sessions, _, code: sessions.of_code(code),
    lambda sessions, session, _: sessions.pulse(session),
    lambda sessions, session, _: sessions.join(session, "voter0", "lead", "ash"),
    lambda sessions, session, _: sessions.vote(session, "q1", "voter0", "3", 1, 1),
    lambda sessions, session, _: sessions.add_words(session, "q4", "voter0", "Geen tijd", ONE),
    lambda sessions, session, _: sessions.move(session, "q1", "revealed"),
)
"""What a phone or a coach asks of a session that is there, with its id and its code."""


def test_sqlite_waits_writes_through_and_cleans(tmp_path: Path) -> None:
    sessions = Sessions(Store(f"sqlite:///{tmp_path / 'sessions.sqlite'}"))
    opened(sessions)
    with sessions.store.reading() as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in PRAGMAS}
    assert found == PRAGMAS


PRAGMAS = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "busy_timeout": WAIT * 1_000}


def test_what_was_deleted_is_nowhere_in_the_files(tmp_path: Path) -> None:
    sessions = Sessions(Store(f"sqlite:///{tmp_path / 'sessions.sqlite'}"))
    session = opened(sessions, 1, "q4").id
    sessions.add_words(session, "q4", "voter0", "Rumpelstiltskin", ONE)

    def kept() -> bool:
        return any(b"Rumpelstiltskin" in file.read_bytes() for file in tmp_path.iterdir())

    assert kept()
    sessions.delete(session)
    assert not kept()


@pytest.mark.parametrize("left", ["nothing", "an empty file"])
def test_a_file_that_was_put_away_or_back_is_noticed(tmp_path: Path, left: str) -> None:
    """Not one vote goes to a file that is no longer there, and nobody is told that a session never was: a phone that hears
    that drops the vote it holds. Only who opens a session begins a new file."""
    file, away = tmp_path / "sessions.sqlite", tmp_path / "away"
    sessions = Sessions(Store(f"sqlite:///{file}"))
    session = opened(sessions, 1, "q1")
    sessions.store.close()
    away.mkdir()
    for part in tmp_path.glob("sessions.sqlite*"):
        part.rename(away / part.name)
    if left == "an empty file":
        file.touch()
    for ask in ON_A_SESSION * 2:
        with pytest.raises(StoreError):
            ask(sessions, session.id, session.code)
    for tidy in (sessions.overview, sessions.purge):
        with pytest.raises(StoreError):
            tidy()
    assert file.exists() == (left == "an empty file")
    later = opened(sessions)
    assert sessions.of_code(later.code) == later
    sessions.store.close()
    for part in tmp_path.glob("sessions.sqlite*"):
        part.unlink()
    for part in away.iterdir():
        part.rename(tmp_path / part.name)
    assert sessions.vote(session.id, "q1", "voter0", "3", 1, 1).answer == "3"
    assert Sessions(Store(f"sqlite:///{file}")).answered(session.id, "q1", 1) == 1


# --- older and newer databases --------------------------------------------------------------------------------------------


def shape(store: Store) -> dict[str, Any]:
    """Tables with their columns, keys and indexes, as far as both databases tell them alike."""
    with store.reading() as connection:
        found = inspect(connection)
        return {
            table: (
                [(c["name"], _kind(c["type"]), c["nullable"]) for c in found.get_columns(table)],
                found.get_pk_constraint(table)["constrained_columns"],
                [(key["constrained_columns"], key["options"]["ondelete"]) for key in found.get_foreign_keys(table)],
                sorted(key["column_names"] for key in found.get_unique_constraints(table)),
                sorted(
                    (str(index["name"]), index["column_names"])
                    for index in found.get_indexes(table)
                    if not index.get("duplicates_constraint")
                ),
            )
            for table in sorted(found.get_table_names())
        }


def _kind(kind: Any) -> str:
    written = str(kind).replace("DOUBLE PRECISION", "FLOAT")
    return "BOOLEAN" if isinstance(kind, Boolean) else re.sub(r"FLOAT\(\d+\)", "FLOAT", written)


def older(url: str) -> Store:
    """A database as step 1 left it, with a session in it."""
    store = Store(url)
    kind = "postgresql" if store.file is None else "sqlite"
    script = (OLD / f"1.{kind}.sql").read_text(encoding="utf-8")
    if store.file:
        store.file.parent.mkdir(parents=True)
        with sqlite3.connect(store.file) as made:
            made.executescript(script)
        made.close()
    else:
        with psycopg.connect(url) as connection:
            connection.execute(script.encode())
    return store


def test_the_steps_make_what_the_program_asks(store_url: str, tmp_path: Path, postgres: Postgres) -> None:
    """The tables as the code knows them, made at once, are those of all steps one after the other."""
    whole = Store(f"sqlite:///{tmp_path / 'whole.sqlite'}" if "sqlite" in store_url else postgres.database())
    if whole.file:
        whole.file.touch()
    META.create_all(whole.engine)
    with whole.engine.begin() as connection:
        connection.execute(insert(SCHEMA).values(version=len(STEPS)))
    made = Store(store_url)
    with made.writing(begins=True):
        pass
    assert shape(made) == shape(whole)


@pytest.mark.parametrize(("steps", "language"), [(1, "nl"), (2, "en"), (3, "en")])
def test_an_older_database_becomes_one_of_now_with_all_that_is_in_it(
    store_url: str, steps: int, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Words that were there count as the language of their session, as they did."""
    with monkeypatch.context() as before:
        before.setattr("lessons.store.STEPS", STEPS[:steps])
        older(store_url).close()
        with Store(store_url).reading() as connection:
            assert connection.execute(select(SCHEMA.c.version)).scalar() == steps
        with Store(store_url).writing() as connection:
            connection.execute(update(SESSIONS).values(language=language))
    sessions = Sessions(Store(store_url), clock=lambda: 1_795_341_700.0)
    session = sessions.of_key("the-key-of-an-old-coach")
    assert (session.title, session.code, session.current) == ("Een oude sessie", "9C5VGK", "q1")
    assert [asked.phase for asked in session.asked] == ["second", "first"]
    assert {(vote.answer, vote.role, vote.organisation) for vote in sessions.votes(session.id, "q1", 1)} == {
        ("2", "lead", "ash"),
        ("unknown", "director", "oak"),
    }
    assert {
        (said.text, said.state, said.support, said.role, said.organisation, said.language)
        for said in sessions.words(session.id)
    } == {
        ("De procedures duren te lang", "waiting", 0, "lead", "ash", language),
        ("Geen tijd", "shown", 1, "director", "oak", language),
    }
    kept = sessions.vote(session.id, "q1", "voter-one", "4", 1_795_341_600_009, 2)
    assert (kept.answer, kept.role, kept.organisation) == ("4", "lead", "ash")
    shown = next(said.id for said in sessions.words(session.id) if said.state == "shown")
    sessions.support(session.id, shown, "voter-one", True, 1_795_341_600_010)
    assert sessions.pulse(session.id).supported == 2
    with sessions.store.reading() as connection:
        assert connection.execute(select(SCHEMA.c.version)).scalars().all() == [len(STEPS)]


def test_a_database_of_a_newer_program_is_refused_and_left_alone(store_url: str) -> None:
    with Store(store_url).writing(begins=True) as connection:
        connection.execute(update(SCHEMA).values(version=len(STEPS) + 1))
    newer = Sessions(Store(store_url))
    for _ in range(2):
        with pytest.raises(StoreError, match=f"version {len(STEPS) + 1}, newer than this program knows"):
            newer.overview()
    with pytest.raises(StoreError):
        opened(newer)


def test_a_step_that_fails_leaves_the_database_as_it_was(store_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    store = older(store_url)
    monkeypatch.setattr("lessons.store.STEPS", (*STEPS, ("CREATE TABLE late (id INTEGER)", "CREATE NONSENSE")))
    with pytest.raises(StoreError):
        Sessions(store).overview()
    monkeypatch.undo()
    assert not inspect(store.engine).has_table("late")
    assert Sessions(store, clock=lambda: 1_795_341_700.0).of_code("9C5VGK").title == "Een oude sessie"


def _starts(url: str, ready: Any, told: Any) -> None:
    store = Store(url)
    ready.wait(PATIENCE)
    try:
        opened(Sessions(store))
    except StoreError as error:
        told.put(str(error))
    else:
        told.put("opened")
    store.close()


@pytest.mark.parametrize("begins", ["empty", "older"])
def test_servers_that_start_together_upgrade_once(store_url: str, begins: str) -> None:
    if begins == "older":
        older(store_url).close()
    ready, told = _fork.Barrier(4), _fork.Queue()
    servers = [_fork.Process(target=_starts, args=(store_url, ready, told)) for _ in range(4)]
    for server in servers:
        server.start()
    answers = [told.get(timeout=PATIENCE) for _ in servers]
    for server in servers:
        server.join(PATIENCE)
    assert answers == ["opened"] * 4
    found = Sessions(Store(store_url), clock=lambda: 1_795_341_700.0).overview()
    assert len(found) == 4 + (begins == "older")


# --- looking after it -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "hours", "days"),
    [
        ("", 12, 30),
        ("3", 3, 3),
        ("0", 12, 30),
        ("-1", 12, 30),
        ("many", 12, 30),
        ("9999", 168, 365),
        ("9" * 40, 12, 30),
    ],
)
def test_how_long_a_session_is_kept_is_a_setting(
    monkeypatch: pytest.MonkeyPatch, written: str, hours: int, days: int
) -> None:
    for name in ("LESSONS_SESSION_HOURS", "LESSONS_SESSION_DAYS"):
        monkeypatch.setenv(name, written)
    assert (house.hours(), house.days()) == (hours, days)


def test_the_watch_takes_old_sessions_away_at_the_start_and_every_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    purged: list[float] = []
    now = SimpleNamespace(at=0.0, monotonic=lambda: now.at)
    monkeypatch.setattr("ui.warm.time", now)
    watch, last = Watch(shelf(), purge=lambda: purged.append(now.at)), -HOUR
    for at in (0.0, 10.0, 3_599.0, 3_600.0, 3_610.0, 7_300.0):
        now.at = at
        last = watch._purged(last)
    assert purged == [0.0, 3_600.0, 7_300.0]


def test_a_purge_that_cannot_be_done_is_logged_without_a_password(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://someone:geheim@127.0.0.1:1/rooms")
    house.purge()
    assert "old sessions were not taken away" in caplog.text
    assert "geheim" not in caplog.text


def test_the_sessions_of_this_process_are_purged(
    store_url: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("DATABASE_URL", store_url)
    opened(Sessions(Store(store_url), clock=lambda: 1.0))
    kept = opened(house.rooms())
    with caplog.at_level(logging.INFO, "doetank"):
        house.purge()
    assert "1 old sessions taken away" in caplog.text
    assert [one.id for one in house.rooms().overview()] == [kept.id]


def test_the_command_lists_and_takes_away(
    store_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It tells how much there is, and no key and nothing that was said."""
    monkeypatch.setenv("DATABASE_URL", store_url)
    sessions = Sessions(Store(store_url))
    first, key = sessions.open("Een\u202esessie", "nl", PLAN, (LEVEL,))
    sessions.join(first.id, "voter", "lead", "ash")
    second = opened(sessions)
    opened(Sessions(Store(store_url), clock=lambda: 1.0))
    sessions.close(second.id)
    assert main(["sessions"]) == 0
    told = capsys.readouterr()
    assert re.search(rf"{first.code} +{first.id} .* open +1 +1 +0 +0 +Eensessie\n", told.out)
    assert re.search(rf"{second.code} +{second.id} .* closed +4 +0 +0 +0 +Een sessie\n", told.out)
    assert key not in told.out + told.err
    assert "2 sessions" in told.err
    assert main(["sessions", "--delete", first.code.lower()]) == main(["sessions", "--delete", second.id]) == 0
    assert main(["sessions", "--delete", second.id]) == 1
    assert main(["sessions", "--purge"]) == 0
    assert capsys.readouterr().err.endswith("1 session taken away\n")
    assert main(["sessions", "--json"]) == 0
    assert capsys.readouterr().out == "[]\n"


def test_the_command_says_when_the_database_does_not_answer(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://someone:geheim@127.0.0.1:1/rooms")
    assert main(["sessions"]) == 2
    told = capsys.readouterr().err
    assert "cannot be read" in told
    assert "geheim" not in told


# --- many at once, at the start -------------------------------------------------------------------------------------------


def test_many_who_come_at_once_to_a_server_that_just_began_are_all_answered(sessions: Sessions) -> None:
    """As after a restart in the middle of a session: every phone asks before the first answer is there."""
    room = opened(sessions)
    for _ in range(8):
        fresh, start = Sessions(Store(sessions.store.written)), Barrier(16)

        def ask(_: int, fresh: Sessions = fresh, start: Barrier = start) -> str:
            start.wait(PATIENCE)
            return fresh.of_code(room.code).id

        with ThreadPoolExecutor(16) as phones:
            assert set(phones.map(ask, range(16))) == {room.id}
