"""What was acknowledged stays: fifty writers at once, processes killed in the middle, a full disk, a database that went.

Nothing here sleeps and hopes: every wait ends when what it waits for is there, and every loop is bounded.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import resource
import signal
import socket
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from lessons.room import ClosedError, UnknownError
from lessons.sessions import Sessions
from lessons.store import Store, StoreError
from tests.databases import Postgres, postgres_running
from tests.small_room import opened

WRITERS, VOTES = 50, 20
PATIENCE = 60.0
_fork = multiprocessing.get_context("fork")


def cast(sessions: Sessions, session: str, voter: int, times: int = VOTES) -> int:
    """One voter votes so many times, each on their mind anew; how many were acknowledged as they were sent."""
    kept = 0
    for seq in range(1, times + 1):
        answer = str((voter + seq) % 5)
        vote = sessions.vote(session, "q1", f"voter{voter}", answer, seq, 1)
        kept += (vote.answer, vote.seq) == (answer, seq)
    return kept


def last(sessions: Sessions, session: str) -> dict[int, tuple[str, int]]:
    """What is kept of each voter."""
    found = ((voter, sessions.answer_of(session, "q1", f"voter{voter}", 1)) for voter in range(WRITERS))
    return {voter: (str(vote.answer), vote.seq) for voter, vote in found if vote}


ALL = {voter: (str((voter + VOTES) % 5), VOTES) for voter in range(WRITERS)}


# --- many at once ---------------------------------------------------------------------------------------------------------


def test_fifty_writers_of_one_server_lose_nothing(sessions: Sessions) -> None:
    """A thousand votes, a thousand acknowledged, and of every voter the last is kept."""
    session = opened(sessions, WRITERS, "q1").id
    kept: list[int] = []
    threads = [
        threading.Thread(target=lambda number=number: kept.append(cast(sessions, session, number)))
        for number in range(WRITERS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert sum(kept) == WRITERS * VOTES
    assert last(sessions, session) == ALL
    assert sessions.answered(session, "q1", 1) == WRITERS


def _cast_elsewhere(url: str, session: str, voters: range, told: Any) -> None:
    sessions = Sessions(Store(url))
    told.put(sum(cast(sessions, session, voter) for voter in voters))
    sessions.store.close()


def test_servers_beside_each_other_lose_nothing(sessions: Sessions, store_url: str) -> None:
    """Five processes with ten voters each, on one database."""
    session, told = opened(sessions, WRITERS, "q1").id, _fork.Queue()
    with processes(
        lambda first: _cast_elsewhere(store_url, session, range(first, first + 10), told), range(0, WRITERS, 10)
    ):
        assert sum(told.get(timeout=PATIENCE) for _ in range(5)) == WRITERS * VOTES
    assert last(sessions, session) == ALL


def test_the_same_vote_from_two_tabs_at_once_is_one(sessions: Sessions) -> None:
    session = opened(sessions, 1, "q1").id
    ready, kept = threading.Barrier(8), []

    def tap(seq: int) -> None:
        ready.wait(PATIENCE)
        kept.append(sessions.vote(session, "q1", "voter0", str(seq), seq, 1).seq)

    threads = [threading.Thread(target=tap, args=(number % 4,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert len(kept) == 8
    assert last(sessions, session) == {0: ("3", 3)}


def test_no_vote_slips_in_after_the_reveal(sessions: Sessions) -> None:
    """The coach shows the votes while all are voting: what is shown at that moment is all there ever is."""
    session = opened(sessions, 10, "q1").id
    go, ended = threading.Event(), []

    def vote(voter: int) -> None:
        with suppress(ClosedError):
            for seq in range(1, 400):
                sessions.vote(session, "q1", f"voter{voter}", str(seq % 5), seq, 1)
                go.set()
        ended.append(voter)

    threads = [threading.Thread(target=vote, args=(number,)) for number in range(10)]
    for thread in threads:
        thread.start()
    assert go.wait(PATIENCE)
    sessions.move(session, "q1", "revealed")
    shown = sessions.votes(session, "q1", 1)
    for thread in threads:
        thread.join(PATIENCE)
    assert len(ended) == 10
    assert sessions.votes(session, "q1", 1) == shown


# --- killed ---------------------------------------------------------------------------------------------------------------


@contextmanager
def processes(work: Callable[[int], None], numbers: range) -> Iterator[list[Any]]:
    """Processes that do this, killed when the block ends."""
    made = [_fork.Process(target=work, args=(number,)) for number in numbers]
    for process in made:
        process.start()
    try:
        yield made
    finally:
        for process in made:
            process.kill()
            process.join(PATIENCE)


def _vote_until_killed(url: str, session: str, voter: int, begin: int, pipe: int) -> None:
    """Tells every vote that was acknowledged; goes on through a database that is away for a moment."""
    sessions, seq = Sessions(Store(url)), begin
    while True:
        seq += 1
        try:
            vote = sessions.vote(session, "q1", f"voter{voter}", str(seq % 5), seq, 1)
        except StoreError:
            continue
        os.write(pipe, f"{json.dumps([vote.answer, vote.seq])}\n".encode())


def _acknowledged(pipe: int, until: int) -> list[list[Any]]:
    """Reads until so many votes are told, or the writer is gone."""
    raw = b""
    while raw.count(b"\n") < until and (more := os.read(pipe, 65_536)):
        raw += more
    return [json.loads(line) for line in raw.decode().splitlines() if line]


@contextmanager
def voting(url: str, session: str, voter: int, begin: int) -> Iterator[tuple[Any, int]]:
    """A process that votes, and the end of a pipe on which it tells what was acknowledged."""
    read, write = os.pipe()
    with processes(
        lambda number: _vote_until_killed(url, session, number, begin, write), range(voter, voter + 1)
    ) as made:
        os.close(write)
        yield made[0], read
    os.close(read)


def test_killed_sixty_times_while_voting_no_acknowledged_vote_is_lost(sessions: Sessions, store_url: str) -> None:
    session, chance, seq = opened(sessions, 1, "q1").id, random.Random(5), 0
    for _ in range(60):
        with voting(store_url, session, 0, seq) as (process, pipe):
            told = _acknowledged(pipe, 1)
            time.sleep(chance.random() * 0.03)
            process.kill()
            told += _acknowledged(pipe, 1_000_000)
        kept = sessions.answer_of(session, "q1", "voter0", 1)
        assert kept is not None
        assert kept.seq - told[-1][1] in (0, 1), "the last one may have been kept before it could be told"
        assert kept.answer == str(kept.seq % 5)
        assert kept.seq > seq
        seq = kept.seq
    assert sessions.answered(session, "q1", 1) == 1


def test_a_postgresql_that_crashes_keeps_what_it_acknowledged() -> None:
    """Its cable pulled out three times; the voter goes on by itself, and our own connections are made anew."""
    with postgres_running() as server:
        url = server.database()
        sessions = Sessions(Store(url))
        session = opened(sessions, 1, "q1").id
        with voting(url, session, 0, 0) as (_, pipe):
            for _ in range(3):
                told = _acknowledged(pipe, 5)
                server.crash()
                with pytest.raises(StoreError):
                    sessions.pulse(session)
                server.start()
                kept = sessions.answer_of(session, "q1", "voter0", 1)
                assert kept is not None
                assert kept.seq >= told[-1][1]
        sessions.store.close()


def test_a_connection_that_died_is_replaced(postgres: Postgres) -> None:
    """As when a firewall forgets it or the server is started again: nobody notices."""
    store = Store(postgres.database())
    sessions = Sessions(store)
    session = opened(sessions, 1, "q1").id
    postgres.tell(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'lessons' AND datname LIKE 'room%'"
    )
    assert sessions.vote(session, "q1", "voter0", "3", 1, 1).answer == "3"
    store.close()


# --- no room --------------------------------------------------------------------------------------------------------------


def _fills_the_disk(url: str, session: str, told: Any) -> None:
    """A process that may write no file larger than those there are and a little; then as large as it likes."""
    sessions = Sessions(Store(url))
    file = sessions.store.file
    assert file is not None
    sessions.pulse(session)
    free = resource.getrlimit(resource.RLIMIT_FSIZE)
    journal = file.with_name(f"{file.name}-wal")
    room = max(file.stat().st_size, journal.stat().st_size if journal.exists() else 0) + 100_000
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, free[1]))
    kept, refused = [], 0
    for number in range(300):
        try:
            sessions.add_words(session, "q4", f"voter{number % 40}", f"{number} {'x' * 400}", f"once-{number:04}")
            kept.append(number)
        except StoreError:
            refused += 1
    seen = [said.text for said in sessions.words(session)]
    resource.setrlimit(resource.RLIMIT_FSIZE, free)
    sessions.add_words(session, "q4", "voter0", "Er is weer ruimte", "once-room")
    told.put((kept, refused, len(seen), len(sessions.words(session))))


def test_on_a_full_disk_the_voter_is_told_and_nothing_is_half_kept(tmp_path: Path) -> None:
    """What was acknowledged can still be read, and it works again once there is room."""
    url = f"sqlite:///{tmp_path / 'sessions.sqlite'}"
    sessions = Sessions(Store(url))
    session, told = opened(sessions, 40, "q4").id, _fork.Queue()
    sessions.store.close()
    with processes(lambda _: _fills_the_disk(url, session, told), range(1)):
        kept, refused, seen, after = told.get(timeout=PATIENCE)
    assert kept
    assert refused
    assert (seen, after) == (len(kept), len(kept) + 1)
    found = [int(said.text.split()[0]) for said in sessions.words(session) if said.text[0].isdigit()]
    assert sorted(found) == kept
    with sessions.store.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    sessions.store.close()


# --- not there ------------------------------------------------------------------------------------------------------------


@contextmanager
def silent() -> Iterator[str]:
    """A server that takes the call and never answers."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(8)
        yield f"postgresql://someone@127.0.0.1:{listening.getsockname()[1]}/rooms?connect_timeout=2"


def refused(url: str) -> None:
    """Reading and writing both say so, each in bounded time."""
    sessions = Sessions(Store(url))
    for ask in (lambda: sessions.of_code("BCDFGH"), lambda: opened(sessions)):
        with pytest.raises(StoreError):
            ask()
    sessions.store.close()


def test_a_postgresql_that_is_silent_or_not_there_is_an_error_and_no_wait_without_end(postgres: Postgres) -> None:
    with silent() as url:
        refused(url)
    refused("postgresql://someone@127.0.0.1:1/rooms")
    refused(f"postgresql://postgres@/nosuch?host={postgres.folder}")


def test_a_folder_or_file_that_cannot_be_one_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    (tmp_path / "folder.sqlite").mkdir()
    (tmp_path / "letter.sqlite").write_text("Dear reader, this is no database at all. " * 50)
    for place in (tmp_path / "file" / "state" / "s.sqlite", Path("/proc/none/s.sqlite")):
        sessions = Sessions(Store(f"sqlite:///{place}"))
        with pytest.raises(UnknownError):
            sessions.of_code("BCDFGH")
        with pytest.raises(StoreError):
            opened(sessions)
    for name in ("folder", "letter"):
        refused(f"sqlite:///{tmp_path / name}.sqlite")
    assert (tmp_path / "letter.sqlite").read_text().startswith("Dear reader")


def _as_somebody_else(url: str, session: str, told: Any) -> None:
    if os.geteuid() == 0:
        os.setgid(65_534)
        os.setuid(65_534)
    sessions = Sessions(Store(url))
    try:
        sessions.vote(session, "q1", "voter0", "3", 1, 1)
    except StoreError as error:
        told.put(str(error))
    else:
        told.put("kept")


def test_a_file_that_may_not_be_written_is_an_error() -> None:
    with tempfile.TemporaryDirectory(prefix="lessons") as made:
        folder = Path(made)
        sessions, told = Sessions(Store(f"sqlite:///{folder / 'sessions.sqlite'}")), _fork.Queue()
        session = opened(sessions, 1, "q1").id
        sessions.store.close()
        folder.chmod(0o555)
        for file in folder.iterdir():
            file.chmod(0o444)
        try:
            with processes(
                lambda _: _as_somebody_else(f"sqlite:///{folder / 'sessions.sqlite'}", session, told), range(1)
            ):
                assert "readonly" in told.get(timeout=PATIENCE)
        finally:
            folder.chmod(0o755)


def test_a_writer_that_never_ends_is_waited_for_and_no_longer(
    store_url: str, sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program holds the database: an error after a while, and votes again when it lets go."""
    monkeypatch.setattr("lessons.store.WAIT", 1)
    session = opened(sessions, 1, "q1").id
    impatient, other = Sessions(Store(store_url)), Store(store_url)
    with other.writing() as connection:
        connection.exec_driver_sql("UPDATE sessions SET title = 'held'")
        with pytest.raises(StoreError):
            impatient.vote(session, "q1", "voter0", "3", 1, 1)
    assert impatient.vote(session, "q1", "voter0", "3", 1, 1).answer == "3"
    for store in (impatient.store, other):
        store.close()
