"""What all tests share: the same examples on every machine, no clock that fails a slow one, no writing at home."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

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
