"""Bytes of a file -> text, or the reason why they are no text."""

from __future__ import annotations

import re
from itertools import islice

from lessons.problems import Problem

LARGEST_FILE = 1_000_000
_BREAK = re.compile(r"\r\n|\r|\n")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
_WIDE = re.compile("[\u00a0\u2000-\u200b\u202f\u3000]")
_WIDE_INDENT = re.compile(
    "(?:^|(?<=[\r\n]))[ \t]*(?P<wide>[\u00a0\u2000-\u200b\u202f\u3000])[ \t\u00a0\u2000-\u200b\u202f\u3000]*(?:- |[\\w-]+:(?=\\s|$))"
)
_MOST_REPORTED = 20
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


def decode(raw: bytes, file: str) -> tuple[str, list[Problem]]:
    """The text without its byte order mark, and what is wrong with it; the text is "" if it cannot be read on."""
    if len(raw) > LARGEST_FILE:
        message, hint = (
            f"the file is larger than {LARGEST_FILE:,} bytes",
            "split it, or remove what does not belong in it",
        )
        return "", [Problem(file, 1, 1, "file-too-large", "", message, hint)]
    if raw.startswith(_WIDE_MARKS) or raw[1:8:2] in (b"\0\0\0\0", b"\0\0\0"):
        return "", [Problem(file, 1, 1, "not-utf8", "", "the file is UTF-16 or UTF-32", "save the file as UTF-8")]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return "", [_undecodable(raw, error, file)]
    text = text.removeprefix("\ufeff")
    problems = [*_damage(text, file), *_wide_indents(text, file)]
    return ("" if problems else text), problems


def line_and_column(text: str, position: int) -> tuple[int, int]:
    """Where `position` is, both from 1; only CR, LF and CRLF end a line, as in an editor."""
    line, start = 1, 0
    for found in _BREAK.finditer(text, 0, position):
        line, start = line + 1, found.end()
    return line, position - start + 1


def _undecodable(raw: bytes, error: UnicodeDecodeError, file: str) -> Problem:
    before = raw[: error.start].decode("utf-8").removeprefix("\ufeff")
    line, column = line_and_column(before, len(before))
    if error.reason == "unexpected end of data":
        message, hint = "the file ends in the middle of a character", "is it complete?"
    else:
        message, hint = f"byte 0x{raw[error.start]:02X} is not UTF-8", "save the file as UTF-8"
    return Problem(file, line, column, "not-utf8", "", message, hint)


def _damage(text: str, file: str) -> list[Problem]:
    """Control characters; a tail of NUL bytes is one problem."""
    whole = text.rstrip("\0")
    problems = []
    for found in islice(_CONTROL.finditer(whole), _MOST_REPORTED):
        name = f"U+{ord(found[0]):04X}"
        message, hint = f"control character {name}", f"remove control character {name}"
        problems.append(Problem(file, *line_and_column(text, found.start()), "control-character", "", message, hint))
    if len(whole) < len(text):
        message = f"the file is damaged: {len(text) - len(whole)} NUL bytes at the end"
        problems.append(
            Problem(file, *line_and_column(text, len(whole)), "control-character", "", message, "restore it")
        )
    return problems


def _wide_indents(text: str, file: str) -> list[Problem]:
    if not _WIDE.search(text):
        return []
    message, hint = "the line starts with non-breaking spaces", "use ordinary spaces"
    return [
        Problem(file, *line_and_column(text, found.start("wide")), "yaml-nbsp", "", message, hint)
        for found in islice(_WIDE_INDENT.finditer(text), _MOST_REPORTED)
    ]
