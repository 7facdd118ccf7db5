"""What a reference names is of one catalogue, also when the catalogue changes while a page is made."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import base_text, small_catalogue

from lessons.catalogue import load
from ui import parts

EXPERIMENT = "experiments/doetank-rijk.yaml"


def test_parts_kept_for_a_catalogue_are_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A change between two looks of one page never puts the newer parts under the older fingerprint."""
    old = load(small_catalogue(tmp_path / "old")).catalogue
    new = load(small_catalogue(tmp_path / "new", {EXPERIMENT: base_text().replace("Start small", "Other")})).catalogue
    looks = iter([old])
    monkeypatch.setattr(parts, "catalogue", lambda: next(looks, new))
    parts.parts_of("doetank-rijk")
    monkeypatch.setattr(parts, "catalogue", lambda: old)
    assert parts.parts_of("doetank-rijk")["c1"].text.en == "Start small"
