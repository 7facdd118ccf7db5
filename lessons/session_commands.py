"""The command for who looks after the server: `python -m lessons sessions`: which there are, delete one, purge the old."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import UTC, datetime

from lessons.problems import one_line
from lessons.room import Overview, UnknownError, tidy
from lessons.sessions import Sessions
from lessons.store import Store, StoreError, address

_COLUMNS = ("code", "id", "opened", "kept until", "state", "questions", "people", "votes", "words", "title")


def options(parser: argparse.ArgumentParser) -> None:
    """What can be asked."""
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--delete", metavar="CODE|ID", help="take one away with everything in it, for good")
    what.add_argument("--purge", action="store_true", help="take away those that are kept no longer")
    what.add_argument("--json", action="store_true", help="the list for a program")


def run(options: argparse.Namespace) -> int:
    """0 when done, 1 when there is no such session, 2 when the database does not answer."""
    store = Store(address())
    try:
        return _run(Sessions(store), options)
    except UnknownError:
        print("there is no such session", file=sys.stderr)
        return 1
    except StoreError as error:
        print(f"the sessions cannot be read: {error}", file=sys.stderr)
        return 2


def _run(sessions: Sessions, options: argparse.Namespace) -> int:
    if options.purge:
        print(f"{_count(sessions.purge())} taken away", file=sys.stderr)
        return 0
    if options.delete:
        sessions.delete(_named(sessions, options.delete).id)
        print(f"{_count(1)} taken away", file=sys.stderr)
        return 0
    found = sessions.overview()
    print(_as_json(found) if options.json else _as_table(found))
    print(f"{_count(len(found))} in {sessions.store.place}", file=sys.stderr)
    return 0


def _named(sessions: Sessions, name: str) -> Overview:
    """The session with this id, or with this code as a phone would take it. Raises UnknownError."""
    for one in sessions.overview():
        if name == one.id or tidy(name) == one.code:
            return one
    raise UnknownError("session")


def _count(number: int) -> str:
    return "1 session" if number == 1 else f"{number} sessions"


def _as_json(found: list[Overview]) -> str:
    rows = [dict(zip(_COLUMNS, _row(one), strict=True)) for one in found]
    return json.dumps(rows, ensure_ascii=False, indent=1)


def _as_table(found: list[Overview]) -> str:
    rows = [_COLUMNS, *(tuple(map(str, _row(one))) for one in found)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "\n".join(line.rstrip() for line in lines)


def _row(one: Overview) -> tuple[str | int, ...]:
    days = (_day(one.opened_at), _day(one.kept_until))
    state = "closed" if one.closed else "open"
    return one.code, one.id, *days, state, one.questions, one.joined, one.votes, one.words, one_line(one.title)


def _day(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%d %H:%M")
