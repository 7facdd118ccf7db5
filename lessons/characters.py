"""Characters that the YAML parser would change, kept as they are typed.

The parser takes NEL, LS and PS for line ends, which would shift the count; and it does not know the pair of escapes
that JSON writes for an emoji. Both get stand-ins of the same width while the text is parsed.
"""

from __future__ import annotations

import re

_SEPARATORS = "\x85\u2028\u2029"
_PAIR = re.compile(r"(?<!\\)((?:\\\\)*)(\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})")


def safe(text: str) -> tuple[str, dict[str, str]]:
    """The text with stand-ins, and what each of them stands for."""
    restore: dict[str, str] = {}
    free = (chr(code) for code in range(0xE000, 0xF8FF) if chr(code) not in text)
    for sign in _SEPARATORS:
        if sign in text:
            stand_in = next(free)
            restore[stand_in] = sign
            text = text.replace(sign, stand_in)
    if "\\u" in text and _PAIR.search(text):
        filler = next(free)
        restore[filler] = ""
        text = _PAIR.sub(lambda found: found[1] + _joined(found[2]) + filler * 11, text)
    return text, restore


def _joined(pair: str) -> str:
    high, low = int(pair[2:6], 16), int(pair[8:12], 16)
    return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))


def restored(value: str, restore: dict[str, str], quoted: bool) -> str:
    """The value without stand-ins; only in double quotes is an escape an escape."""
    for stand_in, sign in restore.items():
        if stand_in in value and not sign and not quoted:
            value = re.sub(f"(.){stand_in * 11}", lambda found: _pair(found[1]), value)
        value = value.replace(stand_in, sign)
    return value


def _pair(character: str) -> str:
    return "".join(f"\\u{part.hex()}" for part in _halves(character))


def _halves(character: str) -> tuple[bytes, bytes]:
    both = character.encode("utf-16-be")
    return both[:2], both[2:]
