"""The kinds of value a field of a record can have.

What comes in is what `reading` makes of YAML: `Plain` for an unquoted scalar, `str` for a quoted one, `None` for
an empty one, `dict` and `list`. Plain Python values (tests, the demo generator) are accepted as well.
A wrong value raises `PydanticCustomError`, whose type is the stable code of the problem and whose context may
hold a `hint`.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from datetime import date
from functools import lru_cache
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, GetJsonSchemaHandler, WithJsonSchema, model_validator
from pydantic_core import CoreSchema, PydanticCustomError

from lessons.problems import one_line

Day = date
LONGEST_TEXT = 2_000
_ID = re.compile(r"[a-z0-9-]{1,64}")
_REFERENCE = re.compile(r"[a-z0-9-]{1,64}(/[a-z0-9-]{1,64})?")
_SOURCE = re.compile(r"[a-z0-9-]{1,64}(#p[1-9][0-9]{0,3})?")
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
_WRITTEN = "[0-9]{4}(-[0-9]{2}){0,2}"
_INVISIBLE = re.compile(r"[\s\u200b\u200c\u200d\u2060\ufeff]*")


class Plain(str):
    """An unquoted scalar: only this may become a number."""

    __slots__ = ()


class Record(BaseModel):
    """Frozen, and unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=False)


def wrong(code: str, message: str, hint: str = "") -> PydanticCustomError:
    """The error that becomes a problem with this code."""
    return PydanticCustomError(code, "{found}", {"found": message, "hint": hint})


def _text(value: Any) -> str:
    if value is None:
        raise wrong("missing-value", "the text is empty", "write the text, or remove the line")
    if isinstance(value, bool) or not isinstance(value, str):
        raise wrong("wrong-type", f"found {describe(value)}", "write a text")
    if _INVISIBLE.fullmatch(value):
        raise wrong("missing-value", "the text is empty or has only invisible characters", "write the text")
    if len(value) > LONGEST_TEXT:
        raise wrong("text-too-long", f"{len(value)} characters", f"the limit is {LONGEST_TEXT}")
    return str(value)


def describe(value: Any) -> str:
    """What was found, in words, short enough for a message."""
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list | tuple):
        return "a list"
    if value is None:
        return "nothing"
    text = one_line(str(value)[:120])
    return f"'{text if len(text) <= 60 else text[:57] + '...'}'"


def is_id(text: str) -> bool:
    """Whether this may be an id, and so the name of a file."""
    return bool(_ID.fullmatch(text))


def as_id(name: str) -> str:
    """The id nearest to a name: "RWS first" is `rws-first`; empty when nothing of it may stand in an id."""
    plain = unicodedata.normalize("NFKD", name[:256]).casefold()
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return re.sub("[^a-z0-9]+", "-", bare).strip("-")[:64]


def _id(value: Any) -> str:
    text = _text(value)
    if not is_id(text):
        raise wrong("bad-id", f"found {describe(text)}", "an id has only a-z, 0-9 and '-', at most 64 characters")
    return text


def _reference(value: Any) -> str:
    text = _text(value)
    if not _REFERENCE.fullmatch(text):
        raise wrong("bad-id", f"found {describe(text)}", "write an id, or file-id/id")
    return text


def _source(value: Any) -> str:
    text = _text(value)
    if not _SOURCE.fullmatch(text):
        raise wrong("bad-id", f"found {describe(text)}", "write the id of a source, or source#p13 for a paragraph")
    return text


def _whole(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, Plain) and re.fullmatch(r"-?[0-9]{1,12}", value):
        return int(value)
    if isinstance(value, Plain) and re.fullmatch(r"-?[0-9]+", value):
        raise wrong("out-of-range", f"a number of {len(value)} digits", "write a smaller whole number")
    if isinstance(value, str) and re.fullmatch(r"-?[0-9]+", value):
        raise wrong("wrong-type", f"found {describe(value)} in quotes", "remove the quotes")
    raise wrong("wrong-type", f"found {describe(value)}", "write a whole number")


def _level(value: Any) -> int:
    try:
        number = _whole(value)
    except PydanticCustomError as error:
        hint = (
            "remove the quotes"
            if "quotes" in str((error.context or {}).get("hint"))
            else "write a whole number from 0 to 4"
        )
        raise wrong(error.type, str((error.context or {}).get("found")), hint) from None
    if not 0 <= number <= 4:
        raise wrong("out-of-range", f"found {number}", "the scale is 0 to 4")
    return number


def _flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, Plain) and value in ("true", "false"):
        return value == "true"
    raise wrong("wrong-type", f"found {describe(value)}", "write true or false")


def _number(value: Any) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, Plain) and re.fullmatch(r"-?[0-9]{1,12}(\.[0-9]{1,6})?", value):
        return float(value)
    raise wrong("wrong-type", f"found {describe(value)}", "write a number, with a point for decimals")


def _date(value: Any) -> str:
    text = value.isoformat() if isinstance(value, date) else _text(value)
    match = _DATE.fullmatch(text)
    if not match:
        timed = re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]", text)
        hint = (
            "only a date, without a time" if timed else "write year-month-day, e.g. 2014-03-01, or year-month, or year"
        )
        raise wrong("bad-date", f"found {describe(text)}", hint)
    year, month, day = (int(part) if part else None for part in match.groups())
    if not year or not 1900 <= year <= 2100:
        raise wrong("bad-date", f"found {describe(text)}", "the year is from 1900 to 2100")
    if month is not None and not 1 <= month <= 12:
        raise wrong("bad-date", f"found {describe(text)}", f"month {month} does not exist; write year-month-day")
    if month and day is not None and not 1 <= day <= calendar.monthrange(year, month)[1]:
        raise wrong("bad-date", f"found {describe(text)}", f"day {day} does not exist in that month")
    return text


Id = Annotated[str, BeforeValidator(_id), WithJsonSchema({"type": "string", "pattern": f"^{_ID.pattern}$"})]
Reference = Annotated[
    str, BeforeValidator(_reference), WithJsonSchema({"type": "string", "pattern": f"^{_REFERENCE.pattern}$"})
]
"""An id in the same file, or `file-id/id` in another one."""
SourceRef = Annotated[
    str, BeforeValidator(_source), WithJsonSchema({"type": "string", "pattern": f"^{_SOURCE.pattern}$"})
]
"""A source, or a paragraph of one: `seed-network#p13`."""
Line = Annotated[
    str, BeforeValidator(_text), WithJsonSchema({"type": ["string", "number", "boolean"], "maxLength": LONGEST_TEXT})
]
"""Text in one language: names, addresses, titles of sources."""
Level = Annotated[int, BeforeValidator(_level), WithJsonSchema({"type": "integer", "minimum": 0, "maximum": 4})]
"""Ordinal, 0 to 4; no arithmetic (method 3)."""
Whole = Annotated[int, BeforeValidator(_whole)]
Number = Annotated[float, BeforeValidator(_number)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Date = Annotated[
    str, BeforeValidator(_date), WithJsonSchema({"type": ["string", "integer"], "pattern": f"^{_WRITTEN}$"})
]
"""A day, a month or a year, as written: `2014-10-30`, `2014-10`, `2014`."""


class TwoTongues(Record):
    """A text in Dutch and, unless it is still to be written, in English."""

    nl: Line
    en: Line | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_string(cls, value: Any) -> Any:
        if isinstance(value, dict | TwoTongues):
            return value
        return {"nl": _text(value)}

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """The mapping, or the short way to write it."""
        return {"anyOf": [{"type": ["string", "number", "boolean"]}, handler(core)]}

    def say(self, language: str) -> str:
        """The text in `language` ("nl" or "en"); Dutch where the English is missing."""
        return self.en if language == "en" and self.en else self.nl


Text = TwoTongues


class When(Record):
    """A date with its precision; `inferred` when no source prints it in full."""

    date: Date
    inferred: Flag = False
    note: Text | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_string(cls, value: Any) -> Any:
        if isinstance(value, dict | When):
            return value
        return {"date": _date(value)}

    @property
    def last(self) -> Day:
        """The last day it can mean: a judgement counts from then on, so no look back uses it too early."""
        return last_day(self.date)


def is_date(text: str) -> bool:
    """Whether this may stand in a field of kind `Date`."""
    try:
        return bool(_date(text))
    except PydanticCustomError:
        return False


def first_day(text: str) -> date:
    """The first day of a day, month or year written as `Date`."""
    year, month, day = (*map(int, text.split("-")), 1, 1)[:3]
    return date(year, month, day)


@lru_cache(maxsize=4_096)
def last_day(text: str) -> date:
    """The last day of a day, month or year written as `Date`."""
    parts = [int(part) for part in text.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return date(year, month, parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1])


def latest_day(*written: str) -> date | None:
    """The latest of the last days that these dates can mean; None where none is written ("")."""
    return max((last_day(text) for text in written if text), default=None)


def _bracketed(value: Any) -> Any:
    """A text with commas where a list belongs gets the list to write as its hint."""
    if isinstance(value, str):
        words = [word.strip() for word in value.split(",")]
        raise wrong("wrong-type", f"found the text {describe(value)}", f"write a list: [{', '.join(words)}]"[:120])
    if value is None:
        raise wrong("missing-value", "the list is empty", "write [] for an empty list")
    if isinstance(value, dict):
        raise wrong("wrong-type", "found a mapping", "write a list, each item with '- ' in front")
    return value


AsList = BeforeValidator(_bracketed)
