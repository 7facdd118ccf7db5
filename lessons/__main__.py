"""The commands: `python -m lessons check [DIR]`, `show [DIR]`, `schema`, `demo DIR`, `propose SESSION [DIR]`, `sessions`,
`rehearse [ADDRESS]`."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

from lessons import demo, proposal_command, rehearsal_command, schema, session_commands
from lessons.catalogue import Loaded, load
from lessons.headline import headline
from lessons.problems import Problem, one_line
from lessons.words import Words

_HOME = Path(__file__).resolve().parent.parent
_STOPPED = 141
"""What a shell gives for a command whose reader went away."""


def main(arguments: list[str] | None = None) -> int:
    """0 without errors, 1 with, 2 for wrong use."""
    options = _parser().parse_args(arguments)
    if options.command == "schema":
        folder = Path(options.folder or _HOME / "docs" / "schema")
        print(f"{schema.write(folder)} schemas in {folder}", file=sys.stderr)
        return 0
    if options.command == "demo":
        return _demo(Path(options.folder), options.organisations, options.experiments, options.seed)
    if options.command == "sessions":
        return session_commands.run(options)
    folder = Path(getattr(options, "folder", None) or os.environ.get("LESSONS_DATA") or _HOME / "data")
    if not folder.is_dir():
        print(f"{folder} is not a folder", file=sys.stderr)
        return 2
    if options.command == "propose":
        return proposal_command.run(options, folder)
    if options.command == "rehearse":
        return rehearsal_command.run(options, folder)
    try:
        loaded = load(folder, [proposal_command.beside(Path(file)) for file in getattr(options, "beside", [])])
    except proposal_command.RefusedError as error:
        print(error, file=sys.stderr)
        return 2
    if options.command == "check":
        return _check(loaded, options.format)
    print("\n".join(headline(loaded.catalogue, Words(options.language))))
    return _told(loaded, folder)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m lessons", description="Look at a data folder.")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="say what is wrong in a data folder")
    check.add_argument("--format", choices=["text", "json", "github"], default="text")
    check.add_argument(
        "--with", dest="beside", action="append", default=[], metavar="FILE", help="with this outcome of a session"
    )
    show = commands.add_parser("show", help="print who is ready for what, and what to ask")
    show.add_argument("--language", choices=["nl", "en"], default="nl")
    for command in (check, show):
        command.add_argument("folder", nargs="?", metavar="DIR", help="default: LESSONS_DATA, or the shipped data")
    proposal_command.options(commands.add_parser("propose", help="write what a live session proposes, as a file"))
    session_commands.options(commands.add_parser("sessions", help="list the live sessions, or take them away"))
    rehearsal_command.options(
        commands.add_parser("rehearse", help="fill a live session with invented people, to try it")
    )
    write = commands.add_parser("schema", help="write the JSON Schemas of the data files")
    write.add_argument("folder", nargs="?", metavar="DIR", help="default: docs/schema")
    invent = commands.add_parser("demo", help="write a catalogue of invented organisations, to try things on")
    invent.add_argument("folder", metavar="DIR", help="a folder that does not exist yet, or is empty")
    for name, default in (("organisations", 30), ("experiments", 30), ("seed", 1)):
        invent.add_argument(f"--{name}", type=int, default=default, metavar="N", help=f"default: {default}")
    return parser


def _demo(folder: Path, organisations: int, experiments: int, seed: int) -> int:
    try:
        count = demo.write(folder, organisations, experiments, seed)
    except (demo.RefusedError, OSError) as error:
        reason = f"cannot write in {folder}: {error.strerror}" if isinstance(error, OSError) else str(error)
        print(reason, file=sys.stderr)
        return 2
    print(f"{count} files in {folder}; everything but the method is invented", file=sys.stderr)
    return 0


def _told(loaded: Loaded, folder: Path) -> int:
    """0, or 1 after saying that files with an error are left out and where to read what is wrong."""
    errors = _errors(loaded)
    if not errors:
        return 0
    print(f"{_count(errors, 'error')} in the data; see python -m lessons check {folder}", file=sys.stderr)
    return 1


def _errors(loaded: Loaded) -> int:
    return sum(problem.severity == "error" for problem in loaded.problems)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _check(loaded: Loaded, style: str) -> int:
    if style == "json":
        print(json.dumps([problem.as_row() for problem in loaded.problems], ensure_ascii=False, indent=1))
    else:
        for problem in loaded.problems:
            print(_annotation(problem) if style == "github" else problem)
    errors, catalogue = _errors(loaded), loaded.catalogue
    held = (
        (catalogue.experiments, "experiment"),
        (catalogue.organisations, "organisation"),
        (catalogue.lessons, "public lesson"),
    )
    wrong = f"{_count(errors, 'error')}, {_count(len(loaded.problems) - errors, 'warning')}"
    print(f"{wrong}; {', '.join(_count(len(records), noun) for records, noun in held)}", file=sys.stderr)
    return 1 if errors else 0


def _annotation(problem: Problem) -> str:
    """A line that GitHub shows beside the file."""
    text = f"{problem.code}: {problem.path + ': ' if problem.path else ''}{problem.message}; {problem.hint}"
    place = f"file={_escaped(problem.file, True)},line={problem.line},col={problem.column}"
    return f"::{problem.severity} {place}::{_escaped(one_line(text))}"


def _escaped(text: str, inside: bool = False) -> str:
    signs = {"%": "%25", "\r": "%0D", "\n": "%0A"} | ({":": "%3A", ",": "%2C"} if inside else {})
    return "".join(signs.get(sign, sign) for sign in text)


def _piped() -> int:
    """As `main`; whoever reads it may stop early (`| head`), and the shell is then told so, as by any other command."""
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _STOPPED
    return code


if __name__ == "__main__":
    sys.exit(_piped())
