"""What a YAML parser's complaint means for the person who edits the file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol


class Mark(Protocol):
    """A place, both from 0."""

    @property
    def line(self) -> int: ...

    @property
    def column(self) -> int: ...


class Complaint(Protocol):
    """What the parser says: `problem` at `problem_mark`, while doing `context` since `context_mark`."""

    @property
    def context(self) -> str | None: ...

    @property
    def context_mark(self) -> Mark | None: ...

    @property
    def problem(self) -> str | None: ...

    @property
    def problem_mark(self) -> Mark | None: ...


@dataclass(frozen=True)
class Fault:
    """What is wrong, where (from 1), and the way out."""

    line: int
    column: int
    message: str
    hint: str
    code: str = "yaml-syntax"


_NO_SPACE = re.compile(r"\s*(?:- )?(?P<key>[A-Za-z_][\w-]{0,63}):(?=[^\s/])")
_KEY = re.compile(r"(?P<indent> *)(?P<key>[\w~-]+) *$")
_STARTS = {
    "@": "quote values that start with @ or `",
    "`": "quote values that start with @ or `",
    "%": "quote values that start with %",
    "\t": "use spaces, not tabs",
}


def explain(lines: list[str], complaint: Complaint, open_quote: Mark | None = None) -> Fault:
    """The fault behind a parser's complaint; `open_quote` is where the last text over several lines began."""
    context, problem = complaint.context or "", complaint.problem or "not valid YAML"
    at = complaint.problem_mark or complaint.context_mark
    line, column = (at.line, at.column) if at else (0, 0)
    since = complaint.context_mark or at
    start = (since.line, since.column) if since else (0, 0)
    if "quoted scalar" in context:
        return _quoted(lines, problem, (line, column), start)
    if open_quote and start[0] >= open_quote.line:
        return _never_closed('"', (open_quote.line, open_quote.column))
    if "flow" in context and _rest(lines, start)[:1] not in ("[", "{"):
        return Fault(line + 1, column + 1, "a comma or bracket without a value", "remove it, or write the value")
    if "flow" in context:
        return _never_closed("[" if "sequence" in context else "{", start)
    if "anchor" in context or "alias" in context:
        return _anchor(lines, start)
    if "tag" in context:
        return Fault(
            start[0] + 1, start[1] + 1, "a tag that cannot be read", "quote a value that starts with !", "yaml-tag"
        )
    return _by_line(lines, problem, (line, column), start)


def _quoted(lines: list[str], problem: str, at: tuple[int, int], start: tuple[int, int]) -> Fault:
    if "unknown escape" in problem:
        at = at if _rest(lines, at)[:1] == "\\" else (at[0], max(at[1] - 1, 0))
        letter = _rest(lines, at)[1:2]
        message = f"\\{letter} has no meaning in double quotes"
        return Fault(at[0] + 1, at[1] + 1, message, f"use single quotes, or write \\\\{letter}")
    if "Unicode" in problem or "surrogate" in problem:
        half = re.search(r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}", "\n".join(lines[start[0] : at[0] + 1])[start[1] :])
        message = f"{half[0]} is half a character" if half else "an escape that is no character"
        return Fault(start[0] + 1, start[1] + 1, message, "write the character itself", "control-character")
    if "end of stream" in problem or "document indicator" in problem:
        return _never_closed(_rest(lines, start)[:1], start)
    return Fault(at[0] + 1, at[1] + 1, problem, "use single quotes, or write the character itself")


def _never_closed(sign: str, start: tuple[int, int]) -> Fault:
    name = "quote" if sign in ('"', "'", "") else sign
    hint = f"close it with {'the same quote' if name == 'quote' else {'[': ']', '{': '}'}[name]}"
    if name != "quote":
        hint += ", and put a comma between the items"
    return Fault(start[0] + 1, start[1] + 1, f"the {name} that opens here is never closed", hint)


def _anchor(lines: list[str], start: tuple[int, int]) -> Fault:
    sign = _rest(lines, start)[:1] or "&"
    kind = "anchor" if sign == "&" else "alias"
    return Fault(start[0] + 1, start[1] + 1, f"{sign} starts a YAML {kind}", "quote the value")


def _by_line(lines: list[str], problem: str, at: tuple[int, int], start: tuple[int, int]) -> Fault:
    for number in (start[0], at[0], at[0] - 1):
        found = _NO_SPACE.match(lines[number]) if 0 <= number < len(lines) else None
        if found and ": " not in lines[number]:
            hint = f"write a space after '{found['key']}:'"
            return Fault(number + 1, found.start("key") + 1, "a key without a space after its colon", hint)
    if "mapping values are not allowed" in problem:
        return _second_colon(lines, at)
    sign = _rest(lines, at)[:1]
    if "cannot start any token" in problem or sign == "\t":
        hint = _STARTS.get(sign, "put the value in quotes")
        return Fault(at[0] + 1, at[1] + 1, "a tab" if sign == "\t" else f"a value cannot start with {sign}", hint)
    if "could not find expected ':'" in problem:
        return Fault(
            start[0] + 1, start[1] + 1, "a line without a colon", "write 'key: value', or indent it under its key"
        )
    if "end of stream" in problem:
        return Fault(at[0] + 1, at[1] + 1, problem, "is the file complete?")
    if "did not find expected" in problem and _before(lines, at).rstrip()[-1:] in ('"', "'"):
        return Fault(at[0] + 1, at[1] + 1, "words after a closing quote", "put quotes around the whole value, or none")
    return Fault(at[0] + 1, at[1] + 1, problem, "align this line with the lines of the same list or mapping")


def _second_colon(lines: list[str], at: tuple[int, int]) -> Fault:
    """Either a line that is indented too far, or a value that holds ': '."""
    before = _before(lines, at)
    above = next((line for line in reversed(lines[: at[0]]) if line.strip()), "")
    key = _KEY.fullmatch(before)
    indent = len(above) - len(above.lstrip(" -"))
    if key and len(key["indent"]) != indent:
        hint = f"align with the line above: {indent} spaces"
        return Fault(at[0] + 1, len(key["indent"]) + 1, f"indented {len(key['indent'])} spaces", hint)
    name, _, value = lines[at[0]].partition(": ") if at[0] < len(lines) else ("", "", "")
    value = value if len(value) <= 60 else value[:57] + "..."
    hint = f'put the value in quotes: {name.strip()[:60]}: "{value.strip()}"' if value else "put the value in quotes"
    return Fault(at[0] + 1, at[1] + 1, "': ' inside a value", hint)


def _rest(lines: list[str], at: tuple[int, int]) -> str:
    return lines[at[0]][at[1] :] if at[0] < len(lines) else ""


def _before(lines: list[str], at: tuple[int, int]) -> str:
    return lines[at[0]][: at[1]] if at[0] < len(lines) else ""
