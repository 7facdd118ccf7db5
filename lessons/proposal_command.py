"""`python -m lessons propose SESSION`: the outcome of a session as a file, checked and with what it would change.

And `check --with FILE`: a file as if it lay among the outcomes of the data folder.
"""

from __future__ import annotations

import argparse
import sys
from contextlib import closing
from pathlib import Path

from lessons import outcome, preview_words
from lessons.catalogue import Catalogue, load
from lessons.fields import describe
from lessons.folder import Found
from lessons.polled import Results
from lessons.preview import preview
from lessons.problems import Problem
from lessons.records import Proposal
from lessons.room import Session, UnknownError
from lessons.sessions import Sessions
from lessons.store import Store, StoreError, address
from lessons.words import Words


class RefusedError(Exception):
    """Nothing was written; the message says why."""


def options(parser: argparse.ArgumentParser) -> None:
    """What `propose` can be told."""
    parser.add_argument("session", metavar="SESSION", help="the join code of the session, or its id")
    parser.add_argument("folder", nargs="?", metavar="DIR", help="default: LESSONS_DATA, or the shipped data")
    parser.add_argument("--out", metavar="FILE", help="the file or folder to write to; default: the screen")
    parser.add_argument("--open", action="store_true", help="also while the session is open")
    parser.add_argument("--force", action="store_true", help="write over a file that is there")


def run(asked: argparse.Namespace, folder: Path) -> int:
    """0 when it was written and passes the check, 1 when it does not pass, 2 when nothing was written."""
    try:
        results = _results(asked.session, asked.open)
        catalogue = load(folder).catalogue
        made = outcome.proposal(results, catalogue)
        place = _put(asked.out, made.id, outcome.text(made), asked.force)
    except (RefusedError, StoreError, OSError) as error:
        print(str(error) or type(error).__name__, file=sys.stderr)
        return 2
    found = _problems(made, folder, place)
    for problem in found:
        print(problem, file=sys.stderr)
    _told(results.session, made.id, catalogue, outcome.name(made), place)
    print("\n".join(preview_words.lines(preview(catalogue, made), Words(results.session.language))), file=sys.stderr)
    return 1 if any(problem.severity == "error" for problem in found) else 0


def _problems(made: Proposal, folder: Path, place: Path | None) -> list[Problem]:
    """What the check says of it beside the data."""
    name, raw = outcome.name(made), outcome.text(made).encode("utf-8")
    return [problem for problem in load(folder, [Found(name, str(place or ""), raw)]).problems if problem.file == name]


def beside(path: Path) -> Found:
    """A file as if it lay among the outcomes. Raises RefusedError."""
    try:
        return Found(f"outcomes/{path.name}", str(path), path.read_bytes())
    except OSError as error:
        raise RefusedError(f"cannot read {path}: {error.strerror}") from None


def _results(session: str, while_open: bool) -> Results:
    with closing(Store(address())) as store:
        sessions = Sessions(store)
        found = _session(sessions, session, store.place)
        if not found.closed and not while_open:
            raise RefusedError(f"session {found.code} is still open; close it first, or add --open")
        return Results.of(sessions, found)


def _session(sessions: Sessions, named: str, place: str) -> Session:
    """By its id, else by its join code."""
    for look in (sessions.of_id, sessions.of_code):
        try:
            return look(named)
        except UnknownError:
            continue
    raise RefusedError(f"no session {describe(named)} in {place}")


def _put(out: str | None, name: str, text: str, force: bool) -> Path | None:
    """Write it; never over a file unless told so."""
    if out is None:
        sys.stdout.write(text)
        return None
    path = Path(out)
    path = path / f"{name}.yaml" if path.is_dir() else path
    try:
        with path.open("wb" if force else "xb") as file:
            file.write(text.encode("utf-8"))
    except FileExistsError:
        raise RefusedError(f"{path} is there already; add --force to write over it") from None
    except OSError as error:
        raise RefusedError(f"cannot write {path}: {error.strerror}") from None
    return path


def _told(session: Session, name: str, catalogue: Catalogue, file: str, place: Path | None) -> None:
    """Where it is, and what to do with it."""
    where = f"written to {place}" if place else "written to the screen"
    rename = "" if place is None or place.name == f"{name}.yaml" else f"; rename it to {name}.yaml"
    print(f"session {session.code}: {where}{rename}", file=sys.stderr)
    print(f"a proposal: an editor accepts it as {catalogue.folder / file}", file=sys.stderr)
