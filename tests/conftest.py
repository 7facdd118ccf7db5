"""What all tests share: the same examples on every machine, no clock that fails a slow one, no writing at home."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from lessons import demo
from lessons.readiness import Readiness, default_as_of
from lessons.sessions import Sessions
from lessons.store import Store
from tests.databases import KINDS, Postgres, postgres_running
from tests.other_data import showing
from tests.walks import SIZES, WORLDS
from ui.shelf import SHIPPED, shelf

settings.register_profile(
    "house", deadline=None, derandomize=True, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("house")


@pytest.fixture(autouse=True, scope="session")
def _versions_elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Versions of the data and sessions are kept in folders of this run, also by the servers that tests start."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LESSONS_ARCHIVE", str(tmp_path_factory.mktemp("versions")))
        patch.setenv("LESSONS_STATE", str(tmp_path_factory.mktemp("state")))
        patch.delenv("DATABASE_URL", raising=False)
        yield


@pytest.fixture(scope="session")
def thirty_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Thirty invented organisations, in which every state occurs. Read only."""
    made = tmp_path_factory.mktemp("demo") / "thirty"
    demo.write(made, 30, 60, 1)
    return made


@pytest.fixture
def thirty(thirty_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Readiness]:
    """The site on those thirty; the readiness that it shows."""
    with showing(thirty_folder, monkeypatch):
        catalogue = shelf().look().catalogue
        yield Readiness(catalogue, default_as_of(catalogue).day)


@pytest.fixture(scope="session")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The folders to walk through, each written once."""
    folder = tmp_path_factory.mktemp("worlds")
    for size in SIZES:
        demo.write(folder / str(size), size, min(size, 60), seed=7)
    return {"shipped": SHIPPED, **{str(size): folder / str(size) for size in SIZES}}


@pytest.fixture(params=WORLDS)
def world(request: pytest.FixtureRequest, worlds: Mapping[str, Path], monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The site on one of them."""
    with showing(worlds[request.param], monkeypatch):
        yield request.param


# --- the databases of sessions ----------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A real PostgreSQL server; `database()` gives the address of a new, empty database."""
    with postgres_running() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_url(postgres: Postgres) -> str:
    """The address of one database, the same for the whole run."""
    return postgres.database()


@pytest.fixture(params=KINDS)
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a new, empty database: of SQLite, and of PostgreSQL."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'state' / 'sessions.sqlite'}"
    server: Postgres = request.getfixturevalue("postgres")
    return server.database()


@pytest.fixture
def sessions(store_url: str) -> Iterator[Sessions]:
    """The sessions of an empty database of each kind."""
    store = Store(store_url)
    yield Sessions(store)
    store.close()
