"""What all tests share: the same examples on every machine, no clock that fails a slow one, no writing at home."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from lessons import demo
from lessons.readiness import Readiness, default_as_of
from tests.other_data import showing
from ui.shelf import shelf

settings.register_profile(
    "house", deadline=None, derandomize=True, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("house")


@pytest.fixture(autouse=True, scope="session")
def _versions_elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Versions of the data are kept in a folder of this run, also by the servers that tests start."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LESSONS_ARCHIVE", str(tmp_path_factory.mktemp("versions")))
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
