"""Whatever one file of the data is, every page opens in both languages; and a page shows what the catalogue holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from lessons.folder import FOLDERS, LISTS
from tests.other_data import showing
from tests.pages import open_page, text_of
from ui.shelf import SHIPPED, shelf
from ui.site import SCREENS

FILES = (
    *(f"{name}.yaml" for name in LISTS),
    *(f"{name}/{min(held)}" for name in FOLDERS if (held := [path.name for path in (SHIPPED / name).glob("*.yaml")])),
)
PLAIN: tuple[tuple[str, dict[str, str | list[str]]], ...] = tuple(
    (screen.address, {"taal": language}) for screen in SCREENS for language in ("nl", "en")
)
CLOSER: tuple[tuple[str, dict[str, str | list[str]]], ...] = (
    ("", {"peildatum": "2014-12", "cel": "ienm.work"}),
    ("organisatie", {"organisatie": "ienm", "peildatum": "2014-12"}),
    ("vergelijken", {"organisatie": ["ienm", "belastingdienst"], "peildatum": "2014-12"}),
    ("experimenten", {"experiment": "ienm-candidate-first"}),
    ("lessen", {"les": "ienm-candidate-first/agree-who-decides"}),
    ("methode", {"bron": "seed-network", "alinea": "13"}),
)


def faults() -> list[str]:
    """The pages that do not open, with what they tell."""
    found = []
    for address, keys in (*PLAIN, *CLOSER):
        try:
            open_page(address, **keys)
        except AssertionError as error:
            found.append(f"{address or 'overzicht'} {keys}: {str(error)[:200]}")
    return found


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("content", ["x: [", None], ids=["broken", "deleted"])
def test_every_page_opens(name: str, content: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that cannot be read, or is not there, costs what it holds and nothing else."""
    with showing(tmp_path / "data", monkeypatch) as folder:
        (folder / name).unlink()
        if content:
            (folder / name).write_text(content, encoding="utf-8")
        assert faults() == []


# --- one version on all pages ---------------------------------------------------------------------------------------


LESSON = "lessons/agency-jobs-fell.yaml"


class Waiting:
    """The clock of the shelf: it stands still but for `pass_by`, after which the shelf looks at the content."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.now = 0.0
        patch.setattr(shelf(), "clock", lambda: self.now)

    def pass_by(self) -> None:
        self.now += 1_000


def said(page: str = "", **keys: str) -> str:
    return text_of(open_page(page, taal="en", **keys))


def test_a_page_shows_the_version_that_the_catalogue_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Good, broken, other good, and the same broken bytes again: the newer text stays, on each page that has it."""
    first = (SHIPPED / LESSON).read_text(encoding="utf-8")
    other = first.replace("secondment fell", "temporary desks fell")
    seen = []
    with showing(tmp_path / "data", monkeypatch) as folder:
        clock = Waiting(monkeypatch)
        for content in (first, "x: [", other, "x: ["):
            (folder / LESSON).write_text(content, encoding="utf-8")
            clock.pass_by()
            pages = said("lessen", zoek="10,000"), said("lessen", les="agency-jobs-fell")
            seen += [(LESSON in page, "secondment fell" in page, "temporary desks fell" in page) for page in pages]
    old, new = (True, False), (False, True)
    assert seen[::2] == seen[1::2] == [(False, *old), (True, *old), (False, *new), (True, *new)]


def test_a_problem_alone_reaches_the_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is held stays the same: an error of a new file is told above every page, a warning with the method."""
    with showing(tmp_path / "data", monkeypatch) as folder:
        clock = Waiting(monkeypatch)
        told = []
        for added in (None, "experiments/extra.yaml", "experiments/extra.yml"):
            for extra in (folder / "experiments").glob("extra.*"):
                extra.unlink()
            if added:
                (folder / added).write_text("x: [", encoding="utf-8")
            clock.pass_by()
            told.append(("experiments/extra" in said(), "experiments/extra" in said("methode")))
    assert told == [(False, False), (True, True), (False, True)]
