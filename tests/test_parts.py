"""What a reference names, in one catalogue also while it changes, and the place of it on a page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from builders import base_text, small_catalogue

from lessons import links, trail
from lessons.catalogue import load
from tests.other_data import replaced, showing
from tests.pages import open_page, text_of
from ui import parts

DATA = Path(__file__).parent.parent / "data"
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


def test_what_a_reference_may_name_is_what_the_check_accepts() -> None:
    """The pages and the check of the data decide alike, for every kind of file that has parts."""
    held = load(DATA).catalogue
    assert held.programme
    for record in [held.programme, *held.experiments.values(), *held.sessions.values(), *held.concepts.values()]:
        accepted = {part.id for part in links.parts(record) if isinstance(part.record, links.SHARED)}
        assert set(trail.parts(record)) == accepted


def test_a_part_or_concept_with_the_name_of_a_section_has_a_place_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with showing(tmp_path / "data", monkeypatch) as data:
        concept = data / "concepts" / "hosting.yaml"
        replaced(concept, "id: hosting\n", "id: eisen\n")
        concept.rename(concept.with_name("eisen.yaml"))
        concepts = text_of(open_page("concepten", concept="eisen"))
        programme = data / "programme.yaml"
        programme.write_text(programme.read_text("utf-8").replace("low-urgency", "tijdlijn"), "utf-8")
        network = text_of(open_page("netwerk"))
    for page in (concepts, network):
        anchors = re.findall(r'\sid="([^"]+)"', page)
        assert len(anchors) == len(set(anchors))
    assert "concept marked" in concepts
