"""`propose` and `check --with`, as a shell sees them."""

from __future__ import annotations

from pathlib import Path

import pytest

from lessons.__main__ import main
from lessons.catalogue import load
from lessons.folder import Found
from lessons.room import Session
from lessons.sessions import Sessions
from tests import voted
from tests.builders import small_catalogue
from tests.voted import OBSTACLE, ROOM


@pytest.fixture
def held(sessions: Sessions, store_url: str, monkeypatch: pytest.MonkeyPatch) -> tuple[Sessions, Session]:
    """A session of the small catalogue in the store that the commands read: five said 0, which was shown, and one had words."""
    monkeypatch.setenv("DATABASE_URL", store_url)
    plan = voted.session(voted.small())
    session, _ = sessions.open("Een zaal", "nl", plan.plan, [asked.question for asked in plan.asked])
    for question in (ROOM, OBSTACLE):
        sessions.move(session.id, question, "first")
    for number in range(5):
        sessions.join(session.id, f"voter{number}", "hr", "dienst-demo")
        sessions.vote(session.id, ROOM, f"voter{number}", "0", 1, 1)
    sessions.add_words(session.id, OBSTACLE, "voter0", "'; rm -rf # {{}}", "once-0001")
    sessions.let_through(session.id, sessions.words(session.id)[0].id, True)
    sessions.move(session.id, ROOM, "revealed")
    sessions.close(session.id)
    return sessions, sessions.of_id(session.id)


def test_it_writes_a_file_that_the_check_passes_and_tells_what_it_would_change(
    held: tuple[Sessions, Session], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """To a folder, under its own name; by code and by id it is the same file; the data stay as they are."""
    folder, (_, session) = small_catalogue(tmp_path), held
    before = load(folder).catalogue.fingerprint
    assert main(["propose", session.code.lower(), str(folder), "--out", str(tmp_path)]) == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert "want ruimte is niveau 0" in told.err
    (written,) = tmp_path.glob("*.yaml")
    assert main(["propose", session.id, str(folder)]) == 0
    assert capsys.readouterr().out == written.read_text(encoding="utf-8")
    assert main(["check", str(folder), "--with", str(written)]) == 0
    assert load(folder).catalogue.fingerprint == before
    accepted = load(folder, [Found(f"outcomes/{written.name}", str(written), written.read_bytes())]).catalogue
    assert written.stem in accepted.outcomes


def test_a_vote_in_a_round_that_was_never_shown_is_no_part_of_what_is_proposed(
    held: tuple[Sessions, Session], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before these votes, with them, and once the session is closed: the same file."""
    folder, (sessions, closed) = small_catalogue(tmp_path), held
    session, _ = sessions.open("Een zaal", "nl", closed.plan, [asked.question for asked in closed.asked])
    for number in range(5):
        sessions.join(session.id, f"voter{number}", "hr", "dienst-demo")
    sessions.move(session.id, ROOM, "first")

    def proposed() -> str:
        assert main(["propose", session.code, str(folder), "--open"]) == 0
        return capsys.readouterr().out

    before = proposed()
    for number in range(5):
        sessions.vote(session.id, ROOM, f"voter{number}", "0", 1, 1)
    assert proposed() == before
    sessions.close(session.id)
    assert proposed() == before
    assert "judgements" not in before


def test_nothing_is_written_over_unless_asked(
    held: tuple[Sessions, Session], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, file, (_, session) = small_catalogue(tmp_path), tmp_path / "mine.yaml", held
    file.write_text("mine", encoding="utf-8")
    assert main(["propose", session.code, str(folder), "--out", str(file)]) == 2
    assert file.read_text(encoding="utf-8") == "mine"
    assert "--force" in capsys.readouterr().err
    assert main(["propose", session.code, str(folder), "--out", str(file), "--force"]) == 0
    assert "rename it to" in capsys.readouterr().err
    assert main(["propose", session.code, str(folder), "--out", str(tmp_path / "no" / "where.yaml")]) == 2


def test_wrong_use_is_two(held: tuple[Sessions, Session], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A session that is not there, one that is still open, a file that cannot be read."""
    folder, (sessions, closed) = small_catalogue(tmp_path), held
    assert main(["propose", "ZZZZZZ", str(folder)]) == 2
    session, _ = sessions.open("Open", "en", closed.plan, [asked.question for asked in closed.asked])
    assert main(["propose", session.code, str(folder)]) == 2
    assert "--open" in capsys.readouterr().err
    assert main(["propose", session.code, str(folder), "--open"]) == 0
    assert main(["check", str(folder), "--with", str(tmp_path / "nothing.yaml")]) == 2


def test_check_tells_what_is_wrong_in_the_file_beside(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """At its place, as if it lay among the outcomes; 1 for an error."""
    folder, file = small_catalogue(tmp_path), tmp_path / "wrong.yaml"
    file.write_text("id: wrong\nmade: soon\n", encoding="utf-8")
    assert main(["check", str(folder), "--with", str(file)]) == 1
    assert "outcomes/wrong.yaml:2:7: bad-date: made" in capsys.readouterr().out


def test_a_store_that_does_not_answer_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    monkeypatch.setenv("DATABASE_URL", "mysql://me:secret@nowhere/x")
    assert main(["propose", "BCD234", str(small_catalogue(tmp_path))]) == 2
    assert "secret" not in capsys.readouterr().err
