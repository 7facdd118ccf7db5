"""The databases of the tests: a file of SQLite, and a real PostgreSQL server that lives as long as the run.

The server listens on a socket in a folder of its own and on no port. PostgreSQL refuses to run as root; then its own
user runs it. `tools/postgres` finds its programs.
"""

from __future__ import annotations

import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg

KINDS = ("sqlite", "postgresql")
PATIENCE = 30.0
_ROOT = Path(__file__).resolve().parent.parent
_OWN = ("-c", "listen_addresses=", "-c", "max_connections=120", "-c", "logging_collector=off")


def _with_its_maker() -> None:
    """PostgreSQL ends when the tests do, also when they are killed."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGINT)


class Postgres:
    """A server in `folder`. `database()` gives the address of a new, empty database."""

    def __init__(self, folder: Path, programs: Path) -> None:
        self.folder, self.programs = folder, programs
        self._names = (f"room{number}" for number in count(1))
        self._user: dict[str, Any] = {}
        if os.geteuid() == 0:
            owner = pwd.getpwnam("postgres")
            self._user = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}
            os.chown(folder, owner.pw_uid, owner.pw_gid)

    def make(self) -> None:
        """A fresh cluster on the disk."""
        made = self._begin("initdb", "-D", "data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync").wait()
        assert made == 0, (self.folder / "log").read_text(encoding="utf-8")

    def start(self) -> None:
        """Run it, and wait until it answers."""
        self.process = self._begin("postgres", "-D", "data", "-k", str(self.folder), *_OWN, preexec_fn=_with_its_maker)
        ends = time.monotonic() + PATIENCE
        while True:
            try:
                self.tell("SELECT 1")
            except psycopg.OperationalError:
                running = self.process.poll() is None and time.monotonic() < ends
                assert running, (self.folder / "log").read_text(encoding="utf-8")
                time.sleep(0.02)
            else:
                return

    def _begin(self, program: str, *arguments: str, **more: Any) -> subprocess.Popen[bytes]:
        with (self.folder / "log").open("ab") as log:
            return subprocess.Popen(
                [str(self.programs / program), *arguments],
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                **self._user,
                **more,
            )

    def crash(self) -> None:
        """End it at once, as by a cable pulled out: nothing is finished or put away (`pg_ctl stop -m immediate`)."""
        self._end(signal.SIGQUIT)

    def stop(self) -> None:
        """End it in order."""
        self._end(signal.SIGINT)

    def _end(self, how: signal.Signals) -> None:
        with suppress(ProcessLookupError):
            self.process.send_signal(how)
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def tell(self, statement: str) -> None:
        """Do this, outside any transaction."""
        where = f"host={self.folder} user=postgres dbname=postgres connect_timeout=5"
        with psycopg.connect(where, autocommit=True) as connection:
            connection.execute(statement.encode())

    def database(self) -> str:
        """The address of a new, empty database."""
        name = next(self._names)
        self.tell(f"CREATE DATABASE {name}")
        return f"postgresql://postgres@/{name}?host={quote(str(self.folder), safe='')}"


@contextmanager
def postgres_running() -> Iterator[Postgres]:
    """A server of its own for as long as the block lasts; nothing of it stays."""
    found = subprocess.run([str(_ROOT / "tools" / "postgres")], capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr
    folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))  # the path of a socket may have about 100 signs
    server = Postgres(folder, Path(found.stdout.strip()))
    try:
        server.make()
        server.start()
        yield server
    finally:
        if hasattr(server, "process"):
            server.crash()
        shutil.rmtree(folder, ignore_errors=True)
