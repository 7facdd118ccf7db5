"""Plain values -> YAML text, in block style: the way out for what the app writes and `reading` reads again.

`yaml_text({"title": "Ja: nee", "items": ["matrix", "level:room"]})` is
`title: "Ja: nee"`, `items:`, `  - matrix`, `  - level:room`, a line each. Every text is safe: it comes back as it was.
"""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal

Value = None | bool | int | float | str | Mapping[str, "Value"] | Sequence["Value"]
_BARE = re.compile(r"[a-z][a-z0-9]*(?:[-./_:][a-z0-9]+)*")
_MEANS_MORE = frozenset(["true", "false", "yes", "no", "on", "off", "y", "n", "null"])
_HIDDEN = frozenset(["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"])


def yaml_text(value: Value) -> str:
    """The whole text of a file, with a line end behind every line. Raises ValueError for a number without end."""
    return "".join(f"{line}\n" for line in _lines(value))


def _lines(value: Value) -> list[str]:
    if isinstance(value, Mapping) and value:
        return [line for key, part in value.items() for line in _entry(_text(key), part)]
    if isinstance(value, Sequence) and not isinstance(value, str) and value:
        return [line for part in value for line in _indented("- ", _lines(part))]
    return [_scalar(value)]


def _entry(key: str, value: Value) -> list[str]:
    """A key with its value: behind it where that is one word or text, else on the lines below."""
    inside = _lines(value)
    if not value or isinstance(value, str) or not isinstance(value, Mapping | Sequence):
        return [f"{key}: {inside[0]}"]
    return [f"{key}:", *(f"  {line}" for line in inside)]


def _indented(mark: str, lines: Sequence[str]) -> list[str]:
    return [f"{' ' * len(mark) if place else mark}{line}" for place, line in enumerate(lines)]


def _scalar(value: Value) -> str:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, Mapping):
        return "{}"
    if isinstance(value, Sequence):
        return "[]"
    return _number(value) if isinstance(value, float) else json.dumps(value)


def _number(value: float) -> str:
    """Without an exponent, which a field of kind `Number` does not know."""
    if not math.isfinite(value):
        raise ValueError(f"{value} is no number to write down")
    return format(Decimal(repr(value)), "f")


def _text(text: str) -> str:
    """An ordinary id as it is; any other text between double quotes, on one line."""
    if _BARE.fullmatch(text) and text not in _MEANS_MORE:
        return text
    return '"' + "".join(map(_sign, text)) + '"'


def _sign(sign: str) -> str:
    """One sign between double quotes: what cannot be seen, or would end the line, is written as its number."""
    if sign in '"\\':
        return f"\\{sign}"
    if sign == "\n":
        return "\\n"
    if unicodedata.category(sign) not in _HIDDEN:
        return sign
    return f"\\u{ord(sign):04x}" if ord(sign) < 0x10000 else f"\\U{ord(sign):08x}"
