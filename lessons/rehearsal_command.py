"""`python -m lessons rehearse [ADDRESS] --voters 40`: a room of invented participants on a server of this machine."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from lessons import rehearsal
from lessons.catalogue import load
from lessons.sessions import Sessions
from lessons.store import Store, StoreError, address


def options(parser: argparse.ArgumentParser) -> None:
    """What it can be told."""
    usual = rehearsal.Plan()
    parser.add_argument(
        "address", nargs="?", default=usual.address, metavar="ADDRESS", help=f"default: {usual.address}"
    )
    parser.add_argument("--voters", type=int, default=usual.voters, metavar="N", help=f"default: {usual.voters}")
    parser.add_argument("--seconds", type=float, default=usual.seconds, metavar="N", help="stop after so many")
    parser.add_argument(
        "--code", default="", help="of a session that a coach opened; without it the coach is played too"
    )
    parser.add_argument("--seed", type=int, default=usual.seed, metavar="N", help="the same seed is the same room")
    parser.add_argument("--minutes", type=int, default=usual.minutes, metavar="N", help="ask what fits in so many")
    parser.add_argument(
        "--thinking", type=float, default=usual.thinking, metavar="N", help="seconds people think at most"
    )


def run(asked: argparse.Namespace, folder: Path) -> int:
    """0 when all that was sent is kept, 1 when not, 2 when there was no rehearsal."""
    names = ("address", "voters", "seconds", "code", "seed", "minutes", "thinking")
    plan = rehearsal.Plan(**{name: getattr(asked, name) for name in names})
    try:
        report = rehearsal.run(plan, Sessions(Store(address())), load(folder).catalogue)
    except (rehearsal.RefusedError, StoreError) as error:
        print(error, file=sys.stderr)
        return 2
    print("\n".join(report.lines()))
    return 0 if report.good else 1
