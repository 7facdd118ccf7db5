"""A version is made ready before anyone sees it; visitors touch no disk; what fails there harms nobody."""

from __future__ import annotations

import logging
import shutil
import threading
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import pytest

from lessons.catalogue import Loaded, Shelf, load
from lessons.tables import Tables
from ui import warm
from ui.language import LANGUAGES
from ui.mentions import mentions_of
from ui.shelf import SHIPPED
from ui.versions import Version, Versions, versions

PATIENCE = 30.0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The shipped data, to change at will."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "data"))


@pytest.fixture(autouse=True)
def _nothing_in_memory() -> Iterator[None]:
    versions().clear()
    yield
    versions().clear()


def renamed(folder: Path) -> None:
    """A change of one file, written so that no look meets a half one."""
    file = folder / "themes.yaml"
    fresh = file.with_suffix(".new")
    fresh.write_text(file.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
    fresh.replace(file)


class Prepared:
    """Remembers what it was given to prepare, and lets a test wait for it."""

    def __init__(self) -> None:
        self.given: list[Loaded] = []
        self.called = threading.Semaphore(0)

    def __call__(self, loaded: Loaded) -> None:
        self.given.append(loaded)
        self.called.release()

    def wait(self) -> None:
        assert self.called.acquire(timeout=PATIENCE)


def test_everything_that_pages_share_is_made_in_both_languages(folder: Path) -> None:
    loaded = load(folder)
    warm.make_ready(loaded)
    version = versions().of(loaded.catalogue)
    wanted = {name for name, made in vars(Tables).items() if isinstance(made, cached_property)}
    for language in LANGUAGES:
        assert wanted <= vars(version.frames(language)).keys()
        finder = version.finder(language)
        assert version._finders[language] is finder
        for kept in (finder, finder.index, *finder.facets.values()):
            lazy = {name for name, made in vars(type(kept)).items() if isinstance(made, cached_property)}
            assert lazy
            assert lazy <= vars(kept).keys(), "the first search waits for nothing"
    assert version._seen


def test_what_pages_keep_is_there_before_a_visitor_asks(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is asked for afterwards is not made again: a version without frames still has it."""
    loaded = load(folder)
    warm.make_ready(loaded)
    version = versions().of(loaded.catalogue)
    monkeypatch.setattr(Version, "frames", None)
    for shared in warm.OF_VERSIONS:
        assert shared(version) is not None
    for language in LANGUAGES:
        for spoken in warm.OF_LANGUAGES:
            assert spoken(version, language) is not None
    with pytest.raises(TypeError):
        mentions_of(Version(loaded.catalogue))


def test_a_version_that_cannot_be_made_ready_is_logged_and_shown_all_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_version: Version, _language: str) -> None:
        raise RuntimeError("no room")

    monkeypatch.setattr(Version, "make_ready", broken)
    shelf = Shelf(folder)
    with caplog.at_level(logging.ERROR, "doetank"):
        loaded = shelf.refresh(warm.make_ready)
    assert "was not made ready" in caplog.text
    assert shelf.look() is loaded
    assert versions().of(loaded.catalogue).finder("nl").lessons is not None


def test_a_change_is_made_ready_before_anyone_sees_it(folder: Path) -> None:
    shelf, seen = Shelf(folder, every=float("inf")), list[Loaded]()
    before = shelf.look()
    renamed(folder)
    after = shelf.refresh(lambda _changed: seen.append(shelf.look()))
    assert seen == [before], "meanwhile the version before is shown"
    assert shelf.look() is after is not before
    shelf.refresh(lambda _changed: seen.append(before))
    assert len(seen) == 1, "what did not change is not made ready again"


def test_the_watch_makes_ready_what_lies_there_and_what_comes(folder: Path) -> None:
    shelf, prepared = Shelf(folder, every=0.01, full=0), Prepared()
    watch = warm.Watch(shelf, prepared)
    watch.begin()
    try:
        prepared.wait()
        before = shelf.look()
        assert prepared.given == [before]
        renamed(folder)
        prepared.wait()
        assert prepared.given[1].catalogue.fingerprint != before.catalogue.fingerprint
    finally:
        watch.end()


def test_while_it_is_watched_a_visitor_looks_at_no_disk_and_afterwards_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = Shelf(folder, every=0)
    shelf.look()
    watch = warm.Watch(shelf, Prepared())
    watch._ended.set()
    watch.begin()
    watch._thread.join(PATIENCE)
    looked: list[Path] = []
    monkeypatch.setattr("lessons.folder.signature", looked.append)
    shelf.look()
    assert looked == []
    watch.end()
    shelf.look()
    assert looked == [folder]


def test_a_folder_that_fails_once_is_looked_at_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    shelf, prepared = Shelf(folder, every=0.01, full=0), Prepared()
    shelf.look()
    real, failed = shelf.refresh, threading.Event()

    def sometimes(prepare: Prepared) -> Loaded:
        if not failed.is_set():
            failed.set()
            raise OSError("the disk is away")
        return real(prepare)

    monkeypatch.setattr(shelf, "refresh", sometimes)
    watch = warm.Watch(shelf, prepared)
    with caplog.at_level(logging.ERROR, "doetank"):
        watch.begin()
        try:
            prepared.wait()
            assert failed.wait(PATIENCE)
            renamed(folder)
            prepared.wait()
        finally:
            watch.end()
    assert "could not be looked at" in caplog.text


def test_a_page_asked_for_while_a_version_is_made_ready_gets_the_same_frames(folder: Path) -> None:
    held, loaded = Versions(), load(folder)
    version = held.of(loaded.catalogue)
    making = threading.Thread(target=version.make_ready, args=("nl",))
    making.start()
    asked = version.finder("nl")
    making.join(PATIENCE)
    assert version.finder("nl") is asked
    assert asked.lessons is version.frames("nl").lessons


def test_a_first_look_that_fails_does_not_end_the_watch(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    """What comes afterwards is still made ready, and the log tells what failed."""
    shelf, prepared, calls = Shelf(folder, every=0.01, full=0), Prepared(), list[Loaded]()

    def once_broken(loaded: Loaded) -> None:
        calls.append(loaded)
        if len(calls) == 1:
            prepared.called.release()
            raise RuntimeError("no room")
        prepared(loaded)

    watch = warm.Watch(shelf, once_broken)
    with caplog.at_level(logging.ERROR, "doetank"):
        watch.begin()
        try:
            prepared.wait()
            renamed(folder)
            prepared.wait()
        finally:
            watch.end()
    assert prepared.given[0] is calls[1]
    assert "could not be looked at" in caplog.text
