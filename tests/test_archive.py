"""The archive of versions: what is kept comes back whole, anything else is not kept, and it never grows without end."""

from __future__ import annotations

import os
import shutil
import threading
import time
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from lessons import archive as archives
from lessons.archive import Archive
from lessons.catalogue import Catalogue, Shelf, load
from lessons.differences import changed, differences
from lessons.readiness import Readiness
from lessons.readiness_tables import readiness_frame
from lessons.tables import tables
from tests.other_data import replaced
from ui.shelf import SHIPPED, Keeper, versions_folder

LESSON = "lessons/agency-jobs-fell.yaml"
DAY = date(2023, 12, 31)


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    return load(SHIPPED).catalogue


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "data"))


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "versions")


def packed(archive: Archive, version: str, members: list[tuple[str, bytes]]) -> Path:
    """A version as somebody else might have put it there."""
    archive.folder.mkdir(exist_ok=True)
    path = archive.folder / f"{version}.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, raw in members:
            file.writestr(name, raw)
    return path


def members(path: Path) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(path) as file:
        return [(name, file.read(name)) for name in file.namelist()]


# --- there and back -------------------------------------------------------------------------------------------------


def test_a_version_comes_back_as_it_was(archive: Archive, shipped: Catalogue) -> None:
    """The same fingerprint, the same frames, the same readiness."""
    assert archive.keep(shipped)
    back = archive.open(shipped.fingerprint)
    assert back is not None
    assert back.fingerprint == shipped.fingerprint
    assert dict(back.files) == dict(shipped.files)
    assert changed(shipped, back) == ()
    assert tables(back, "nl").lessons.equals(tables(shipped, "nl").lessons)
    one, other = (readiness_frame(Readiness(item, DAY), "en") for item in (shipped, back))
    assert one.equals(other)


def test_a_version_comes_back_after_the_data_moved_on(archive: Archive, data: Path) -> None:
    before = load(data).catalogue
    assert archive.keep(before)
    replaced(data / LESSON, "secondment fell", "temporary desks fell")
    after = load(data).catalogue
    back = archive.open(before.fingerprint)
    assert back is not None
    assert back.fingerprint == before.fingerprint != after.fingerprint
    assert "secondment fell" in back.lessons["agency-jobs-fell"].text.say("en")


def test_the_same_version_is_the_same_bytes(tmp_path: Path, data: Path) -> None:
    """Whoever writes it, when, and whatever the times of the files are."""
    one, other = Archive(tmp_path / "one"), Archive(tmp_path / "other")
    assert one.keep(load(SHIPPED).catalogue)
    for path in data.rglob("*.yaml"):
        os.utime(path, (1, 1))
    assert other.keep(load(data).catalogue)
    assert [kept.path.read_bytes() for kept in one.versions()] == [kept.path.read_bytes() for kept in other.versions()]


def test_a_version_is_found_by_the_first_signs_of_its_hash(archive: Archive, shipped: Catalogue) -> None:
    assert archive.find(shipped.fingerprint[:12]) is None
    archive.keep(shipped)
    found = archive.find(shipped.fingerprint[:12])
    assert found is not None
    assert found.fingerprint == shipped.fingerprint
    assert found.since == date.today()


def test_two_versions_that_begin_alike_are_neither_found(archive: Archive) -> None:
    for last in "01":
        packed(archive, "a" * 63 + last, [])
    assert archive.find("a" * 12) is None
    assert archive.find("a" * 63 + "1") is not None


def test_a_file_that_is_broken_now_is_taken_from_the_version_before(archive: Archive, data: Path) -> None:
    """What is held is the last good version of a file; its bytes are no longer in the folder."""
    clock = [0.0]
    shelf = Shelf(data, clock=lambda: clock[0])
    assert archive.keep(shelf.look().catalogue)
    (data / LESSON).write_text("x: [", encoding="utf-8")
    replaced(data / "organisations.yaml", "organisations:", "organisations:  # again")
    clock[0] += 1_000
    held = shelf.look().catalogue
    assert "agency-jobs-fell" in held.lessons
    assert archive.keep(held)
    back = archive.open(held.fingerprint)
    assert back is not None
    assert "agency-jobs-fell" in back.lessons


def test_a_version_whose_files_are_gone_is_not_kept(archive: Archive, data: Path) -> None:
    held = load(data).catalogue
    replaced(data / LESSON, "secondment fell", "temporary desks fell")
    assert not archive.keep(held)
    assert list(archive.folder.iterdir()) == []


# --- what is not what its name says -----------------------------------------------------------------------------------


def other_text(found: list[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    return [(name, raw.replace(b"secondment fell", b"secondment rose")) for name, raw in found]


def one_less(found: list[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    return [pair for pair in found if pair[0] != LESSON]


def one_more(name: str, raw: bytes = b"x: 1\n") -> Callable[[list[tuple[str, bytes]]], list[tuple[str, bytes]]]:
    return lambda found: [*found, (name, raw)]


@pytest.mark.parametrize(
    "change",
    [
        other_text,
        one_less,
        one_more("lessons/one-more.yaml"),
        one_more("../outside.yaml"),
        one_more("lessons/../../outside.yaml"),
        one_more("/etc/outside.yaml"),
        one_more("lessons\\outside.yaml"),
        one_more("C:outside.yaml"),
        one_more("lessons/"),
        one_more("README.md"),
        one_more("lessons/huge.yaml", b"#" * 1_000_001),
    ],
)
def test_a_version_that_was_changed_does_not_open(
    archive: Archive,
    shipped: Catalogue,
    change: Callable[[list[tuple[str, bytes]]], list[tuple[str, bytes]]],
    tmp_path: Path,
) -> None:
    """A text, a file less or more, a name that leads elsewhere, a member without end: it counts as not kept."""
    archive.keep(shipped)
    path = archive.folder / f"{shipped.fingerprint}.zip"
    packed(archive, shipped.fingerprint, change(members(path)))
    assert archive.open(shipped.fingerprint) is None
    assert not list(tmp_path.rglob("outside*"))


def test_a_version_that_unpacks_to_too_much_does_not_open(
    archive: Archive, shipped: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.keep(shipped)
    monkeypatch.setattr(archives, "LARGEST", 1_000)
    assert archive.open(shipped.fingerprint) is None


@pytest.mark.parametrize("raw", [b"", b"PK", b"no zip at all", b"PK\x03\x04" + b"\0" * 200])
def test_a_file_that_is_no_version_does_not_open(archive: Archive, shipped: Catalogue, raw: bytes) -> None:
    archive.keep(shipped)
    path = archive.folder / f"{shipped.fingerprint}.zip"
    whole = path.read_bytes()
    for damaged in (raw, whole[: len(whole) // 2], whole[:1_000] + b"\0" * 500 + whole[1_500:]):
        path.write_bytes(damaged)
        assert archive.open(shipped.fingerprint) is None


def test_a_link_is_not_followed(archive: Archive, shipped: Catalogue, tmp_path: Path) -> None:
    archive.keep(shipped)
    path = archive.folder / f"{shipped.fingerprint}.zip"
    path.rename(tmp_path / "elsewhere.zip")
    path.symlink_to(tmp_path / "elsewhere.zip")
    assert archive.open(shipped.fingerprint) is None
    assert archive.find(shipped.fingerprint) is None


def test_what_else_lies_there_is_left_alone(archive: Archive, shipped: Catalogue) -> None:
    archive.folder.mkdir()
    for name in ("notes.txt", "x.zip", f"{'b' * 63}.zip"):
        (archive.folder / name).write_text("mine", encoding="utf-8")
    (archive.folder / f"{'c' * 64}.zip").mkdir()
    archive.most = 0
    assert archive.keep(shipped)
    assert sorted(path.name for path in archive.folder.iterdir() if not path.name.startswith(shipped.fingerprint)) == (
        sorted(["notes.txt", "x.zip", f"{'b' * 63}.zip", f"{'c' * 64}.zip"])
    )


# --- never without end, never a failure ---------------------------------------------------------------------------------


def versions_of(data: Path, archive: Archive, number: int) -> list[str]:
    """So many versions of the data, each kept, an hour apart."""
    kept = []
    for place in range(number):
        with (data / LESSON).open("a", encoding="utf-8") as file:
            file.write(f"# {place}\n")
        held = load(data).catalogue
        assert archive.keep(held)
        kept.append(held.fingerprint)
        when = time.time() - 3_600 * (number - place)
        os.utime(archive.folder / f"{held.fingerprint}.zip", (when, when))
    return kept


def test_only_so_many_versions_stay_and_the_one_looked_at_last_is_among_them(archive: Archive, data: Path) -> None:
    first = versions_of(data, archive, 4)
    assert archive.open(first[0]) is not None
    archive.most = 3
    last = versions_of(data, archive, 1)
    assert {kept.fingerprint for kept in archive.versions()} == {first[0], first[3], last[0]}


def test_only_so_many_bytes_stay(archive: Archive, data: Path) -> None:
    versions_of(data, archive, 3)
    size = max(kept.size for kept in archive.versions())
    archive.most_bytes = 2 * size + size // 2
    last = versions_of(data, archive, 1)
    assert len(archive.versions()) == 2
    assert archive.find(last[0]) is not None


def test_a_version_that_is_too_large_by_itself_is_not_kept(tmp_path: Path, shipped: Catalogue) -> None:
    archive = Archive(tmp_path / "versions", most_bytes=50_000)
    assert not archive.keep(shipped)
    assert archive.versions() == []


def test_what_a_stopped_process_left_is_cleared_later(archive: Archive, shipped: Catalogue) -> None:
    archive.folder.mkdir()
    old, fresh = archive.folder / ".old.part", archive.folder / ".fresh.part"
    for path in (old, fresh):
        path.write_bytes(b"half")
    os.utime(old, (1, 1))
    archive.keep(shipped)
    assert not old.exists()
    assert fresh.exists()


def test_many_writers_at_once_leave_one_whole_version(archive: Archive, shipped: Catalogue) -> None:
    together = threading.Barrier(8)
    kept: list[bool] = []

    def keep() -> None:
        together.wait()
        kept.append(Archive(archive.folder).keep(shipped))

    writers = [threading.Thread(target=keep) for _ in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert kept == [True] * 8
    assert [path.name for path in archive.folder.iterdir()] == [f"{shipped.fingerprint}.zip"]
    assert archive.open(shipped.fingerprint) is not None


def test_a_folder_that_cannot_be_made_keeps_nothing(tmp_path: Path, shipped: Catalogue) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    archive = Archive(tmp_path / "file" / "versions")
    assert not archive.keep(shipped)
    assert archive.versions() == []
    assert archive.find(shipped.fingerprint) is None
    assert archive.open(shipped.fingerprint) is None


def test_a_full_disk_keeps_nothing_and_leaves_nothing(
    archive: Archive, shipped: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(archives.os, "fsync", full)
    assert not archive.keep(shipped)
    assert list(archive.folder.iterdir()) == []


def test_the_keeper_keeps_each_version_once_and_tells(archive: Archive, shipped: Catalogue) -> None:
    keeper = Keeper(archive)
    assert not keeper.kept(shipped.fingerprint)
    keeper.keep(shipped)
    assert keeper.kept(shipped.fingerprint)
    first = archive.versions()[0].path.stat()
    keeper.keep(shipped)
    keeper.wait()
    assert archive.versions()[0].path.stat().st_ino == first.st_ino


def test_a_version_that_went_from_the_archive_is_told_so_and_kept_again_after_a_while(
    archive: Archive, shipped: Catalogue
) -> None:
    clock = [0.0]
    keeper = Keeper(archive, again=60, clock=lambda: clock[0])
    keeper.keep(shipped)
    keeper.wait()
    archive.versions()[0].path.unlink()
    assert not keeper.kept(shipped.fingerprint)
    keeper.keep(shipped)
    keeper.wait()
    assert archive.versions() == []
    clock[0] = 61
    keeper.keep(shipped)
    assert keeper.kept(shipped.fingerprint)


def test_keeping_that_failed_is_tried_again_after_a_while(tmp_path: Path, shipped: Catalogue) -> None:
    """A disk that was full has room again."""
    clock, way = [0.0], tmp_path / "file"
    way.touch()
    keeper = Keeper(Archive(way / "versions"), again=60, clock=lambda: clock[0])
    keeper.keep(shipped)
    assert not keeper.kept(shipped.fingerprint)
    way.unlink()
    keeper.keep(shipped)
    assert not keeper.kept(shipped.fingerprint)
    clock[0] = 61
    keeper.keep(shipped)
    assert keeper.kept(shipped.fingerprint)


def test_who_asks_for_one_version_waits_for_no_other(archive: Archive, shipped: Catalogue) -> None:
    keeper, begun, go = Keeper(archive), threading.Event(), threading.Event()
    keep = archive.keep

    def slow(catalogue: Catalogue) -> bool:
        begun.set()
        return go.wait(30) and keep(catalogue)

    archive.keep = slow  # type: ignore[method-assign]
    keeper.keep(shipped)
    assert begun.wait(30)
    keeper.wait("0" * 12 if not shipped.fingerprint.startswith("0" * 12) else "1" * 12)
    assert archive.versions() == []
    go.set()
    keeper.wait(shipped.fingerprint[:12])
    assert len(archive.versions()) == 1


# --- where -----------------------------------------------------------------------------------------------------------


def test_versions_lie_in_the_state_of_this_user_a_folder_per_catalogue(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("LESSONS_ARCHIVE")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setenv("LESSONS_DATA", str(tmp_path / "one"))
    one = versions_folder()
    monkeypatch.setenv("LESSONS_DATA", str(tmp_path / "two"))
    assert one.parent == versions_folder().parent == tmp_path / "doetank-lessen" / "versions"
    assert one != versions_folder()
    monkeypatch.setenv("XDG_STATE_HOME", "not/absolute")
    assert versions_folder().is_absolute()
    assert not versions_folder().is_relative_to(SHIPPED.parent)
    monkeypatch.setenv("LESSONS_ARCHIVE", str(tmp_path / "three"))
    assert versions_folder() == tmp_path / "three"


# --- what differs ------------------------------------------------------------------------------------------------------


def test_two_versions_differ_in_what_was_changed(data: Path) -> None:
    before = load(data).catalogue
    judged = next(item for item in before.judgements.values() if any(said.level == 2 for said in item.judgements))
    file = data / "judgements" / f"{judged.id}.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("level: 2", "level: 1"), encoding="utf-8")
    (data / LESSON).unlink()
    after = load(data).catalogue
    then, now = Readiness(before, DAY), Readiness(after, DAY)
    found = differences(then, now, "first-placement")
    assert found is not None
    assert {pair.now.organisation for pair in found.cells} == {judged.id}
    assert all((pair.then.level, pair.now.level) == (2, 1) for pair in found.cells)
    assert [(item.kind, item.added, item.changed, item.removed) for item in changed(before, after)] == [
        ("judgements", 0, 1, 0),
        ("lessons", 0, 0, 1),
    ]
    assert differences(then, Readiness(before, DAY), "first-placement") is not None
    back = differences(now, then, "first-placement")
    assert back is not None
    assert [(turn.now, turn.then) for turn in back.turned] == [(turn.then, turn.now) for turn in found.turned]


def test_a_version_does_not_differ_from_itself(shipped: Catalogue) -> None:
    seen = Readiness(shipped, DAY)
    found = differences(seen, seen, "scale-up")
    assert found is not None
    assert (found.turned, found.cells, found.came, found.left) == ((), (), (), ())


def test_levels_of_two_editions_are_not_compared(data: Path, shipped: Catalogue) -> None:
    replaced(data / "readiness.yaml", 'id: "gereedheid/1"', 'id: "gereedheid/2"')
    other = load(data).catalogue
    assert differences(Readiness(shipped, DAY), Readiness(other, DAY), "scale-up") is None
    assert [item.kind for item in changed(shipped, other)] == ["edition"]
