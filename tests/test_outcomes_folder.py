"""Accepted outcomes in the data folder: folded in everywhere, told at their place, and gone when they are removed."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from lessons import outcome
from lessons.archive import Archive
from lessons.catalogue import Catalogue, Loaded, Shelf, load
from lessons.readiness import Readiness
from lessons.records import Proposal
from tests import voted
from tests.builders import small_catalogue, write
from tests.other_data import replaced, showing
from tests.pages import open_page, text_of
from tests.voted import CONCEPT, ROOM, results, votes, words
from ui.shelf import SHIPPED

SMALL = voted.small()
ID = "2026-11-18-01234567"
FILE = f"outcomes/{ID}.yaml"


def made(catalogue: Catalogue = SMALL) -> Proposal:
    """A room of six that sees level 1, finds a concept good, and has words."""
    rated = votes([{"feasible": "yes"}] * 6)
    found = results(catalogue, {ROOM: votes("111111"), CONCEPT: rated}, said=[words("Er is geen bureau")])
    return outcome.proposal(found, catalogue)


TEXT = outcome.text(made())


def errors(loaded: Loaded) -> list[tuple[str, str, str]]:
    return [(found.file, found.code, found.path) for found in loaded.problems if found.severity == "error"]


def test_an_outcome_is_folded_in_and_nothing_that_was_there_goes(tmp_path: Path) -> None:
    """Session, source and lesson are new; the judgement and the rating come behind those that were there."""
    folder = small_catalogue(tmp_path)
    before = load(folder).catalogue
    write(folder, FILE, TEXT)
    loaded = load(folder)
    after = loaded.catalogue
    assert not errors(loaded)
    assert set(after.sessions) - set(before.sessions) == {ID}
    assert set(after.sources) - set(before.sources) == {ID}
    (new,) = set(after.lessons) - set(before.lessons)
    assert after.lessons[new].text.nl == "Er is geen bureau"
    was, now = (side.judgements["dienst-demo"].judgements for side in (before, after))
    assert (now[: len(was)], now[-1].level, len(now)) == (was, 1, len(was) + 1)
    old, new_ratings = (side.concepts["fietsen"].ratings for side in (before, after))
    assert (new_ratings[: len(old)], new_ratings[-1].state) == (old, "yes")
    assert after.fingerprint != before.fingerprint
    seen = Readiness(after, date(2026, 12, 1))
    assert seen.cell("dienst-demo", "room").level == 1
    assert len(seen.history("dienst-demo", "room")) == len(Readiness(before, date(2026, 12, 1)).history("dienst-demo", "room")) + 1  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("- id: dienst-demo", "- id: dienst-onbekend", ("dangling-reference", "judgements[0].id")),
        ("- concept: fietsen", "- concept: steps", ("dangling-reference", "ratings[0].concept")),
        ("level: 1", "level: 9", ("out-of-range", "judgements[0].judgements[0].level")),
        ("dimension: room", "dimension: space", ("dangling-reference", "judgements[0].judgements[0].dimension")),
        (f'id: "{ID}"\nmade', 'id: "other"\nmade', ("id-differs-from-file", "id")),
        ('session:\n  id: "' + ID, 'session:\n  id: "2014-10-30', ("duplicate-id", "session.id")),
        ('sources:\n  - id: "' + ID, 'sources:\n  - id: "verslag', ("duplicate-id", "sources[0].id")),
    ],
)
def test_what_is_wrong_is_told_at_its_place_and_leaves_only_the_outcome_out(
    tmp_path: Path, old: str, new: str, problem: tuple[str, str]
) -> None:
    assert old in TEXT
    folder = small_catalogue(tmp_path, {FILE: TEXT.replace(old, new)})
    loaded = load(folder)
    assert (FILE, *problem) in errors(loaded)
    assert {file for file, _, _ in errors(loaded)} == {FILE}
    assert list(loaded.catalogue.outcomes) == ["2014-11-05"]


def test_of_two_outcomes_the_first_has_the_id_and_no_rating_counts_twice(tmp_path: Path) -> None:
    """A copy under another name brings nothing new; what an editor moved to its own file is struck out here."""
    folder = small_catalogue(
        tmp_path, {FILE: TEXT, "outcomes/copy.yaml": TEXT.replace(f'id: "{ID}"\nmade', 'id: "copy"\nmade')}
    )
    loaded = load(folder)
    found = errors(loaded)
    assert {file for file, _, _ in found} == {"outcomes/copy.yaml"}
    assert {code for _, code, _ in found} == {"duplicate-id", "duplicate-rating"}
    assert [rating.session for rating in loaded.catalogue.concepts["fietsen"].ratings].count(ID) == 1
    lesson = made().lessons[0]
    write(folder, "outcomes/copy.yaml", None)
    write(folder, f"lessons/{lesson.id}.yaml", outcome.yaml_text(outcome.written(lesson)))
    assert errors(load(folder)) == [(FILE, "duplicate-id", "lessons[0].id")]


def test_a_broken_outcome_keeps_its_last_good_version_and_a_removed_one_goes(tmp_path: Path) -> None:
    """As every other file of a server that runs."""
    folder = small_catalogue(tmp_path, {FILE: TEXT})
    shelf = Shelf(folder, every=0, full=0)
    good = shelf.look().catalogue
    write(folder, FILE, TEXT[: len(TEXT) // 2])
    broken = shelf.look()
    assert errors(broken)
    assert broken.catalogue.judgements == good.judgements
    assert broken.catalogue.sessions == good.sessions
    write(folder, FILE, None)
    gone = shelf.look()
    assert not gone.problems
    assert ID not in gone.catalogue.sessions
    assert gone.catalogue.judgements == load(small_catalogue(tmp_path / "new")).catalogue.judgements


def test_a_last_good_version_gives_way_to_the_file_that_has_its_id_now(tmp_path: Path) -> None:
    """And the version that is left can be kept and opened again."""
    folder = small_catalogue(tmp_path / "data", {FILE: TEXT})
    shelf = Shelf(folder, every=0, full=0)
    shelf.look()
    session = outcome.yaml_text(
        {"id": ID, "title": "Verslag", "date": "2026-11-18", "outcome": "Kort", "sources": ["verslag"]}
    )
    write(folder, f"sessions/{ID}.yaml", session)
    found = shelf.look().catalogue
    assert found.sessions[ID].title.nl == "Verslag"
    assert ID not in found.outcomes
    archive = Archive(tmp_path / "kept")
    assert archive.keep(found)
    opened = archive.open(found.fingerprint)
    assert opened is not None
    assert opened.judgements == found.judgements


def test_a_version_with_an_outcome_is_kept_and_opens_again(tmp_path: Path) -> None:
    folder = small_catalogue(tmp_path / "data", {FILE: TEXT})
    found = load(folder).catalogue
    archive = Archive(tmp_path / "kept")
    assert archive.keep(found)
    write(folder, FILE, None)
    opened = archive.open(found.fingerprint)
    assert opened is not None
    assert (opened.judgements, opened.sessions, opened.lessons) == (found.judgements, found.sessions, found.lessons)


def test_who_names_something_in_an_outcome_that_is_left_out_gets_a_warning(tmp_path: Path) -> None:
    """One mistake leaves out one file."""
    lesson = made().lessons[0].id
    folder = small_catalogue(tmp_path, {FILE: TEXT})
    path = folder / "lessons" / "taken-eerst.yaml"
    replaced(path, "supports: [doetank-rijk/l1]", f"supports: [doetank-rijk/l1, {lesson}]")
    assert not errors(load(folder))
    write(folder, FILE, TEXT.replace("level: 1", "level: 9"))
    loaded = load(folder)
    assert {file for file, _, _ in errors(loaded)} == {FILE}
    assert any(
        found.code == "left-out-reference" and found.file == "lessons/taken-eerst.yaml" for found in loaded.problems
    )


# --- on the pages ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def accepted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped data with an outcome that was accepted."""
    folder = tmp_path_factory.mktemp("accepted") / "data"
    shutil.copytree(SHIPPED, folder)
    write(folder, FILE, _shipped())
    assert not errors(load(folder))
    return folder


def _shipped() -> str:
    """An outcome on the shipped data: the tax office has room 1, bicycles are feasible, and somebody has no desk."""
    from lessons.agenda import items
    from lessons.ballots import questions
    from lessons.room import Asked

    held = load(SHIPPED).catalogue
    asked = questions(items("level:belastingdienst.room,rate:bicycles,words:obstacle", held), held)
    session = voted.session(
        held, asked=tuple(Asked(question, "compared") for question in asked), title="Zaal in de proef"
    )
    room = results(held, {"q1": votes("1111", "belastingdienst"), "q2": votes([{"feasible": "yes"}] * 4)}, said=[words("Geen bureau vrij", question="q3")])  # fmt: skip
    return outcome.text(outcome.proposal(voted.also(room, session=session), held))


@pytest.mark.parametrize(
    ("address", "keys", "shown"),
    [
        ("lessen", {"zoek": "bureau"}, "Geen bureau vrij"),
        ("nieuw", {"meer": "90"}, "Geen bureau vrij"),
        ("concepten", {"concept": "bicycles"}, "Zaal in de proef"),
        ("netwerk", {}, "Zaal in de proef"),
        ("organisatie", {"organisatie": "belastingdienst", "peildatum": "2026-12-01", "cel": "belastingdienst.room"}, "de zaal"),
        ("spoor", {"van": f"session:{ID}"}, "Zaal in de proef"),
        ("methode", {"bron": ID}, "Zaal in de proef"),
    ],
)  # fmt: skip
def test_the_pages_show_what_came_of_it(accepted: Path, monkeypatch: pytest.MonkeyPatch, address: str, keys: dict[str, str], shown: str) -> None:  # fmt: skip
    """Without a word on outcomes in any of them."""
    with showing(accepted, monkeypatch):
        assert shown in text_of(open_page(address, **keys))
