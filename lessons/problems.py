"""What can be wrong in the data, and how it is said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong at one place.

    `file` is relative to the data folder, with forward slashes. `line` and `column` count from 1.
    `path` is the place in the record (`obstacles[0].dimension`), empty for the file as a whole.
    `message` says what was found, `hint` what is accepted and, where it can, "did you mean".
    An error leaves the file out of the catalogue; a warning does not.
    """

    file: str
    line: int
    column: int
    code: str
    path: str
    message: str
    hint: str = ""
    severity: Severity = "error"

    def __str__(self) -> str:
        """`file:line:column: code: message`, one line, as `python -m lessons check` prints it."""
        place = f"{self.path}: " if self.path else ""
        hint = f"; {self.hint}" if self.hint else ""
        return one_line(f"{self.file}:{self.line}:{self.column}: {self.code}: {place}{self.message}{hint}")

    def as_row(self) -> dict[str, str | int]:
        """The problem as a flat mapping, for JSON and for a frame."""
        return asdict(self)


def one_line(text: str) -> str:
    """The text with line ends, control and direction characters written out, so that it stays one readable line."""
    return "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in text)


def did_you_mean(found: str, accepted: Iterable[str]) -> str:
    """A hint with the nearest accepted word, or with all of them when they are few; "" if neither."""
    words = sorted(accepted)
    near = get_close_matches(found[:64].casefold(), words, n=1, cutoff=0.6)
    if near:
        return f"did you mean '{near[0]}'?"
    if 0 < len(words) <= 12:
        return "accepted: " + ", ".join(words)
    return ""
