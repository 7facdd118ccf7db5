"""One run of a page shows one version of the data; nothing of one version is shown as another; few stay in memory."""

from __future__ import annotations

import gc
import html
import re
import threading
import weakref
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from lessons.archive import Archive
from lessons.around import Around
from lessons.catalogue import Catalogue, Loaded, load
from lessons.flow import Flow
from lessons.memory import freeze
from lessons.news import News
from lessons.obstacle_choice import ObstacleFinder
from lessons.obstacles import Answering
from lessons.readiness import Readiness
from lessons.spread import Spread
from lessons.tables import Tables
from tests.other_data import showing
from tests.pages import ADDRESSES, open_page, text_of
from ui import conditions, data, matrix
from ui.mentions import Mentions
from ui.shelf import SHIPPED, keeper
from ui.versions import AGAIN, Versions, versions

DAY = date(2023, 12, 31)
SHIPPED_NOW = load(SHIPPED).catalogue
LESSON = "lessons/agency-jobs-fell.yaml"


def lowered(folder: Path) -> None:
    """Who stood at level 2 stands at level 1, nobody wants anything else, and a lesson is gone."""
    for file in (folder / "judgements").glob("*.yaml"):
        file.write_text(file.read_text("utf-8").replace("level: 2", "level: 1"), "utf-8")
    (folder / LESSON).unlink()


class Moving:
    """A shelf on which the data move after so many looks."""

    def __init__(self, before: Loaded, after: Loaded, looks: int) -> None:
        self.before, self.after, self.left = before, after, looks

    def look(self) -> Loaded:
        self.left -= 1
        return self.before if self.left >= 0 else self.after


@pytest.fixture
def moves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Loaded, Loaded]]:
    """The data before and after somebody changed them."""
    monkeypatch.setenv("LESSONS_ARCHIVE", str(tmp_path / "versions"))
    keeper.cache_clear()
    with showing(tmp_path / "data", monkeypatch) as folder:
        before = load(folder)
        lowered(folder)
        yield before, load(folder)
        keeper().wait()
    keeper.cache_clear()
    as_new()


def as_new() -> None:
    """A server that just began: nothing is kept in memory."""
    st.cache_resource.clear()
    versions().clear()


def shown(page: str, **keys: str) -> str:
    return text_of(open_page(page, taal="en", **keys))


# --- one run, one version ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", ADDRESSES)
def test_when_the_data_move_during_a_run_nothing_of_the_old_is_shown_later(
    page: str, moves: tuple[Loaded, Loaded], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whenever they move: the run itself is of one version, and the next one is as on a server that knows no other."""
    truth = []
    for loaded in moves:
        as_new()
        monkeypatch.setattr(data, "shelf", lambda loaded=loaded: Moving(loaded, loaded, 0))
        truth.append(text_of(open_page(page, taal="en").run()))
    for looks in (1, 2, 5, 20):
        as_new()
        moving = Moving(*moves, 1_000)
        monkeypatch.setattr(data, "shelf", lambda moving=moving: moving)
        app = open_page(page, taal="en")
        moving.left = looks
        assert text_of(app.run()) in truth, looks
        moving.left = 0
        assert text_of(app.run()) == truth[1], looks


def part(name: str, seen: object) -> None:
    """One part of a page, by itself, about this readiness."""
    import streamlit as st

    from lessons.readiness import Readiness
    from lessons.supposing import what_if
    from ui import conditions, matrix, progress, questions

    assert isinstance(seen, Readiness)
    st.query_params["taal"] = "en"
    if name == "matrix":
        matrix.matrix(seen, "first-placement")
    elif name == "conditions":
        conditions.table(what_if(seen, "first-placement", []), "first-placement")
    elif name == "questions":
        questions.questions(questions.report(seen, "first-placement"))
    elif name == "past":
        progress.outcomes(seen, "first-placement")


@pytest.mark.parametrize("name", ["matrix", "conditions", "questions", "past"])
def test_what_is_kept_of_a_readiness_is_kept_under_its_own_version(
    name: str, moves: tuple[Loaded, Loaded], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the data moved on since it was made, outside of any run of the site."""
    before, after = (Readiness(loaded.catalogue, DAY) for loaded in moves)
    monkeypatch.setattr(data, "shelf", lambda: Moving(*moves, 0))

    def told(seen: Readiness) -> str:
        app = AppTest.from_function(part, args=(name, seen), default_timeout=60).run()
        assert not app.exception
        return text_of(app)

    as_new()
    truth = told(after)
    as_new()
    first = told(before)
    assert told(after) == truth
    assert told(before) == first


def test_outside_a_run_every_look_is_a_new_one(moves: tuple[Loaded, Loaded], monkeypatch: pytest.MonkeyPatch) -> None:
    moving = Moving(*moves, 1)
    monkeypatch.setattr(data, "shelf", lambda: moving)
    assert data.present() is moves[0]
    with data.settled():
        assert data.present() is moves[1]
        moving.after = moves[0]
        with data.settled():
            assert data.present() is moves[1]
        assert data.present() is moves[1]
    assert data.present() is moves[0]


@pytest.mark.parametrize(("page", "module"), [("", matrix), ("voorwaarden", conditions)])
def test_a_key_that_nobody_knows_makes_no_rows_anew_and_goes_along_in_no_row(
    page: str, module: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_new()
    made: list[str] = []
    monkeypatch.setattr(module, "_filled", counted(module._filled, made))
    keys = {"opgave": "scale-up", "orde": "work", "onder": "szw"}
    first = rows(shown(page, **keys))
    again = rows(shown(page, **keys, x="1", y="2"))
    assert len(made) == 1
    assert again == first
    assert "x=1" not in first
    addresses = [parse_qs(urlsplit(html.unescape(found)).query) for found in re.findall(r'href="([^"]*)"', first)]
    cells = [keys for keys in addresses if "cel" in keys]
    assert cells
    assert all((asked["opgave"], asked["orde"]) == (["scale-up"], ["work"]) for asked in cells)


def counted(make: Callable[..., Any], made: list[str]) -> Callable[..., Any]:
    def count(*args: Any) -> Any:
        made.append("")
        return make(*args)

    return count


def rows(page: str) -> str:
    """The table of a page."""
    found = re.search(r'<table class="matrix.*?</table>', page, re.DOTALL)
    assert found is not None
    return found[0]


# --- few versions stay ------------------------------------------------------------------------------------------------


def many_versions(folder: Path, number: int) -> list[str]:
    """So many versions in the archive, oldest first."""
    kept = []
    for place in range(number):
        with (folder / LESSON).open("a", encoding="utf-8") as file:
            file.write(f"# {place}\n")
        held = load(folder).catalogue
        assert keeper().archive.keep(held)
        kept.append(held.fingerprint)
    return kept


@pytest.fixture
def archived(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[list[str], list[Any]]]:
    """Versions that are kept, beside the one of now; and every catalogue that is opened from them, weakly."""
    monkeypatch.setenv("LESSONS_ARCHIVE", str(tmp_path / "versions"))
    keeper.cache_clear()
    opened: list[Any] = []
    before = Archive.open

    def watched(archive: Archive, version: str) -> Catalogue | None:
        found = before(archive, version)
        opened.append(weakref.ref(found) if found else None)
        return found

    monkeypatch.setattr(Archive, "open", watched)
    with showing(tmp_path / "data", monkeypatch) as folder:
        kept = many_versions(folder, 6)
        (folder / LESSON).unlink()
        as_new()
        yield kept, opened
        keeper().wait()
    keeper.cache_clear()
    as_new()


PAGES = ("", "voorwaarden", "vragen", "verloop", "organisatie", "lessen", "methode")
LOOKS: tuple[tuple[str, dict[str, str]], ...] = (
    ("spoor", {}), ("spoor", {"thema": "hiring"}), ("spoor", {"experiment": "ienm-candidate-first"}),
    ("spoor", {"van": "obstacle:programme/low-urgency"}), ("obstakels", {}), ("witte-vlekken", {}),
    ("witte-vlekken", {"vak": "ienm.hiring"}), ("nieuw", {}), ("lijst", {"lijst": "programme/careless-guidance"}),
    ("experimenten", {}), ("concepten", {}), ("netwerk", {}), ("methode", {"bron": "seed-network"}),
    ("lessen", {"les": "programme/careless-guidance"}), ("vergelijken", {"met": "ienm"}),
)  # fmt: skip
"""Pages that keep flows, trails, maps and what names what."""
HELD = (Tables, Around, Flow, Spread, News, Answering, Mentions, ObstacleFinder)
"""What is made of a whole version."""


def test_however_many_versions_are_opened_few_stay_in_memory(archived: tuple[list[str], list[Any]]) -> None:
    """On every page that keeps what it made: two versions at most, beside the one of now."""
    kept, opened = archived
    for version in kept:
        for page in PAGES:
            assert "Frozen view" in shown(page, versie=version[:12])
        gc.collect()
        assert len([ref for ref in opened if ref()]) <= 2
    assert len(opened) == len(kept)


def test_versions_of_the_past_go_when_the_data_move_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody pins anything; the data just move, again and again."""
    alive: list[Any] = []
    with showing(tmp_path / "data", monkeypatch) as folder:
        for place in range(6):
            with (folder / LESSON).open("a", encoding="utf-8") as file:
                file.write(f"# {place}\n")
            loaded = load(folder)
            alive.append(weakref.ref(loaded.catalogue))
            monkeypatch.setattr(data, "shelf", lambda loaded=loaded: Moving(loaded, loaded, 0))
            for page in PAGES:
                shown(page)
    monkeypatch.undo()
    del loaded
    keeper().wait()
    gc.collect()
    assert len([ref for ref in alive if ref()]) <= 3


def test_when_a_version_goes_all_that_was_made_of_it_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Flows, trails, maps and frames are held by their version alone: once it is let go of, none of them is left."""
    as_new()
    gc.collect()
    before = made_of_versions()
    with showing(tmp_path / "data", monkeypatch) as folder:
        for place in range(2):
            with (folder / LESSON).open("a", encoding="utf-8") as file:
                file.write(f"# {place}\n")
            loaded = load(folder)
            monkeypatch.setattr(data, "shelf", lambda loaded=loaded: Moving(loaded, loaded, 0))
            for page, keys in LOOKS:
                shown(page, **keys)
    assert {type(found) for found in made_of_versions()} == set(HELD)
    monkeypatch.undo()
    del loaded
    keeper().wait()
    versions().clear()
    gc.collect()
    assert len(made_of_versions()) <= len(before)


def made_of_versions() -> list[object]:
    """All of it that is in memory."""
    return [found for found in gc.get_objects() if isinstance(found, HELD)]


def test_what_is_passed_over_by_collections_is_not_passed_over_for_ever() -> None:
    """A version in a ring of garbage goes when the next one is read."""
    ring: list[Any] = [load(SHIPPED).catalogue]
    ring.append(ring)
    held = weakref.ref(ring[0])
    freeze()
    del ring
    freeze()
    assert held() is None


# --- opening ----------------------------------------------------------------------------------------------------------


def small(name: str) -> Catalogue:
    """The shipped catalogue under another fingerprint."""
    return replace(SHIPPED_NOW, fingerprint=name)


def test_visitors_who_open_one_version_at_once_open_it_once() -> None:
    held, together, catalogue = Versions(), threading.Barrier(6), small("a")
    calls: list[str] = []

    def open_(version: str) -> Catalogue:
        calls.append(version)
        return catalogue

    def visit() -> None:
        together.wait()
        held.opened("a", open_)

    visitors = [threading.Thread(target=visit) for _ in range(6)]
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join()
    assert calls == ["a"]


def test_a_version_that_could_not_be_opened_is_tried_again_after_a_while() -> None:
    clock, catalogue = [0.0], small("a")
    held = Versions(clock=lambda: clock[0])
    assert held.opened("a", lambda _: None) is None
    assert held.opened("a", lambda _: catalogue) is None
    clock[0] += AGAIN
    opened = held.opened("a", lambda _: catalogue)
    assert opened is not None
    assert opened.catalogue is catalogue


def test_the_version_looked_at_longest_ago_goes_first() -> None:
    held = Versions(most=2)
    first, second, third = (small(name) for name in "abc")
    one, _ = held.of(first), held.of(second)
    assert held.of(first) is one
    held.of(third)
    assert held.of(first) is one
    assert held.opened("b", lambda _: None) is None
