"""The text of one file -> values with their places. The only module that knows YAML.

Values come out as `fields` wants them: `Plain` for an unquoted scalar, `str` for a quoted one, `None` for an empty
one or `null`. Nothing is guessed: no number, date or yes/no is made here, and anchors, aliases, tags, merge keys
and duplicate keys are problems.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import yaml

from lessons.characters import restored, safe
from lessons.encoding import decode
from lessons.fields import Plain, describe
from lessons.problems import Problem, one_line
from lessons.syntax import Fault, explain

Path = tuple[str | int, ...]
Place = tuple[int, int]

DEEPEST = 20
LONGEST_LIST = 200
LONGEST_TOP_LIST = 2_000
_MOST_PROBLEMS = 100
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset(["", "~", "null", "Null", "NULL"])
_NO_ALIAS = "anchors and aliases (& and *) are not allowed"
_HTML = re.compile(r"\s*<(!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_CURIOUS = re.compile(
    "[\u202a-\u202e\u2066-\u2069]|\\\\|: +[\u201c-\u201f\u2018-\u201b\u00ab]|- [\u201c-\u201f\u2018-\u201b]"
)
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_CURLY = "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u201b"


@dataclass(slots=True)
class Document:
    """One file as it was read: its value (a mapping, or None if there is none), its problems and its places."""

    file: str
    text: str
    value: dict[str, Any] | None
    problems: list[Problem]
    refused: set[Path] = field(default_factory=set)
    _values: dict[Path, Place] | None = None
    _keys: dict[Path, Place] | None = None

    def place(self, path: Path, key: bool = False) -> Place:
        """Line and column of the value (or of its key) at `path`, or of the nearest part around it."""
        if self._values is None or self._keys is None:
            self._values, self._keys = _places(self)
        if key and path in self._keys:
            return self._keys[path]
        while path not in self._values and path:
            path = path[:-1]
        return self._values.get(path, (1, 1)) if path else (1, 1)

    def problem(
        self, path: Path, code: str, message: str, hint: str = "", *, warning: bool = False, key: bool = False
    ) -> Problem:
        """A problem at the place of `path`."""
        line, column = self.place(path, key)
        return Problem(self.file, line, column, code, written(path), message, hint, "warning" if warning else "error")


def written(path: Path) -> str:
    """`('obstacles', 0, 'dimension')` -> `obstacles[0].dimension`."""
    parts = [f"[{part}]" if isinstance(part, int) else f".{one_line(part[:64])}" for part in path]
    return "".join(parts).removeprefix(".")


def read(raw: bytes, file: str, *, long_lists: bool = False) -> Document:
    """One file -> its document. Never raises for any content; `long_lists` for the files that are one list."""
    text, problems = decode(raw, file)
    document = Document(file, text, None, problems)
    if problems:
        return document
    fault = _not_yaml(text)
    if fault:
        document.problems.append(_problem(file, fault))
        return document
    try:
        _fill(document, LONGEST_TOP_LIST if long_lists else LONGEST_LIST)
    except (ArithmeticError, LookupError, MemoryError, RecursionError, TypeError, ValueError) as error:
        document.value = None
        message = f"the file cannot be read ({type(error).__name__})"
        document.problems.append(
            Problem(file, 1, 1, "yaml-syntax", "", message, "start from a copy of a file that works")
        )
    return document


def placed(raw: bytes, file: str) -> Document:
    """A file that was read before, for the places in it."""
    return Document(file, decode(raw, file)[0], None, [])


def _not_yaml(text: str) -> Fault | None:
    if not text.strip():
        return Fault(1, 1, "the file is empty", "fill it, or remove it", "empty-file")
    if _HTML.match(text):
        return Fault(1, 1, "this is not YAML but an HTML page", "save the YAML file itself", "not-a-mapping")
    return None


def _problem(file: str, fault: Fault) -> Problem:
    return Problem(file, fault.line, fault.column, fault.code, "", fault.message, fault.hint)


def _fill(document: Document, longest: int) -> None:
    """Read the value; a second, slower pass only for what the first one cannot tell."""
    text, restore = safe(document.text)
    builder = _Builder(document.file, text, longest, restore)
    try:
        value = builder.document()
    except _Enough:
        value = None
    except yaml.MarkedYAMLError as error:
        value = None
        builder.problems.append(_problem(document.file, _fault(text, error)))
    except yaml.YAMLError as error:
        value = None
        builder.problems.append(
            Problem(document.file, 1, 1, "yaml-syntax", "", str(error)[:80], "save the file as plain UTF-8 text")
        )
    document.problems.extend(builder.problems[:_MOST_PROBLEMS])
    document.refused = builder.refused
    if isinstance(value, dict):
        document.value = value
        if _CURIOUS.search(document.text):
            document.problems.extend(_odd_texts(document, value))
    elif not document.problems:
        document.problems.append(_problem(document.file, _no_mapping(value)))


def _no_mapping(value: Any) -> Fault:
    if isinstance(value, list):
        return Fault(
            1, 1, "found a list", "remove the '- ' in front: the file starts with 'key: value' lines", "not-a-mapping"
        )
    if value is None:
        return Fault(1, 1, "the file is empty", "fill it, or remove it", "empty-file")
    return Fault(1, 1, "found a single text", "expected 'key: value' lines", "not-a-mapping")


# --- events -> values ---------------------------------------------------------------------------------------------


class _Enough(Exception):
    """No use to read on: too deep, too long, or an alias."""


class _Builder:
    """Builds the value of one document from the parser's events; keeps the places when asked."""

    def __init__(self, file: str, text: str, longest: int, restore: dict[str, str], places: bool = False) -> None:
        self.file, self.text, self.longest, self.restore = file, text, longest, restore
        self.next = _Loader(text).get_event
        self.problems: list[Problem] = []
        self.refused: set[Path] = set()
        self.keeping = places
        self.values: dict[Path, Place] = {}
        self.keys: dict[Path, Place] = {}

    def document(self) -> Any:
        """The value of the only document in the file."""
        self.next()
        if self.next().__class__ is yaml.StreamEndEvent:
            return None
        value = self.value(self.next(), (), 0)
        self.next()
        extra = self.next()
        if extra.__class__ is yaml.DocumentStartEvent:
            self.refuse(
                extra.start_mark, (), "yaml-syntax", "a second document", "one document per file: remove the line '---'"
            )
        return value

    def value(self, event: Any, path: Path, depth: int) -> Any:
        """A scalar, list or mapping; the place is kept under `path`."""
        kind = event.__class__
        if self.keeping:
            self.values[path] = self.place(event, path)
        if kind is yaml.AliasEvent:
            self.alias(event, path)
            return None
        if event.anchor is not None or event.tag is not None:
            self.decorated(event, path)
        if kind is yaml.ScalarEvent:
            return self.scalar(event)
        if depth >= DEEPEST:
            self.refuse(
                event.start_mark,
                path,
                "yaml-too-deep",
                f"nesting deeper than {DEEPEST}",
                f"the limit is {DEEPEST} levels",
            )
            raise _Enough
        return self.mapping(event, path, depth) if kind is yaml.MappingStartEvent else self.sequence(event, path, depth)

    def place(self, event: Any, path: Path) -> Place:
        """Where a value stands; an empty one stands at its key or its dash."""
        mark = event.start_mark
        if event.__class__ is yaml.ScalarEvent and not event.value and not event.style:
            if path in self.keys:
                return self.keys[path]
            return mark.line + 1, max(mark.column, 1)
        return mark.line + 1, mark.column + 1

    def scalar(self, event: Any) -> str | None:
        value: str = event.value
        if self.restore:
            value = restored(value, self.restore, event.style == '"')
        if event.style:
            return value
        return None if value in _NULLS else Plain(value)

    def mapping(self, start: Any, path: Path, depth: int) -> dict[str, Any]:
        result: dict[str, Any] = {}
        marks: dict[str, Any] = {}
        while (key := self.next()).__class__ is not yaml.MappingEndEvent:
            name = self.key(key, start, path)
            event = self.next()
            if name is None:
                self.skip(event)
                continue
            if name in marks:
                message = f"{describe(name)} was already given on line {marks[name].line + 1}"
                self.refuse(key.start_mark, (*path, name), "duplicate-key", message, "remove one of the two")
                self.skip(event)
                continue
            marks[name] = key.start_mark
            if self.keeping:
                self.keys[(*path, name)] = (key.start_mark.line + 1, key.start_mark.column + 1)
            result[name] = self.value(event, (*path, name), depth + 1)
            self.bounded(len(result), LONGEST_LIST, start, path)
        return result

    def key(self, event: Any, start: Any, path: Path) -> str | None:
        """The name of a key as typed; None for what cannot be a key."""
        if event.__class__ is yaml.ScalarEvent:
            name = str(event.value)
            if self.restore:
                name = restored(name, self.restore, event.style == '"')
            if event.anchor is not None or event.tag is not None:
                self.decorated(event, (*path, name))
            if name == "<<" and not event.style:
                self.refuse(
                    event.start_mark,
                    (*path, name),
                    "yaml-alias",
                    "merge key <<",
                    "anchors, aliases and << are not allowed",
                )
                return None
            return name
        if self.text[start.start_mark.index :][:2] == "{{":
            message, hint = "a template placeholder was left in the file", "fill in the value"
            self.refuse(start.start_mark, path, "wrong-type", message, hint)
        elif event.__class__ is yaml.AliasEvent:
            self.alias(event, path)
        else:
            self.refuse(event.start_mark, path, "yaml-syntax", "a list or mapping as a key", "a key is one word")
        self.skip(event)
        return None

    def sequence(self, start: Any, path: Path, depth: int) -> list[Any]:
        result: list[Any] = []
        longest = self.longest if len(path) == 1 else LONGEST_LIST
        while (event := self.next()).__class__ is not yaml.SequenceEndEvent:
            result.append(self.value(event, (*path, len(result)), depth + 1))
            self.bounded(len(result), longest, start, path)
        return result

    def bounded(self, count: int, longest: int, start: Any, path: Path) -> None:
        if count > longest:
            name = path[-1] if path else "keys"
            message = f"more than {longest} {name if isinstance(name, str) else 'items'}"
            self.refuse(start.start_mark, path, "too-many-items", message, f"the limit is {longest}")
            raise _Enough

    def alias(self, event: Any, path: Path) -> None:
        self.refuse(event.start_mark, path, "yaml-alias", f"alias *{event.anchor[:64]}", _NO_ALIAS)

    def decorated(self, event: Any, path: Path) -> None:
        """An anchor or a tag on a node."""
        if event.anchor is not None:
            self.refuse(event.start_mark, path, "yaml-alias", f"anchor &{event.anchor[:64]}", _NO_ALIAS)
        if event.tag is not None:
            shown = "!!" if event.tag.startswith("tag:yaml.org,2002:") else "!"
            hint = f"tags ({shown}...) are not allowed; quote a value that starts with !"
            self.refuse(event.start_mark, path, "yaml-tag", "a YAML tag", hint)

    def skip(self, event: Any) -> None:
        """Read past one node."""
        open_nodes = 0
        while True:
            kind = event.__class__
            open_nodes += kind in (yaml.MappingStartEvent, yaml.SequenceStartEvent)
            open_nodes -= kind in (yaml.MappingEndEvent, yaml.SequenceEndEvent)
            if open_nodes <= 0:
                return
            if open_nodes > DEEPEST:
                raise _Enough
            event = self.next()

    def refuse(self, mark: Any, path: Path, code: str, message: str, hint: str) -> None:
        """Note a problem; what stands at `path` is not checked any further."""
        self.refused.add(path)
        self.problems.append(Problem(self.file, mark.line + 1, mark.column + 1, code, written(path), message, hint))
        if len(self.problems) >= _MOST_PROBLEMS:
            raise _Enough


def _fault(text: str, error: yaml.MarkedYAMLError) -> Fault:
    lines = re.split(r"\r\n|\r|\n", text)
    return explain(lines, error, _open_quote(text, error))


def _open_quote(text: str, error: yaml.MarkedYAMLError) -> Any:
    """Where the quoted text began that ended, over several lines, where the parser got lost."""
    last = None
    try:
        for token in yaml.scan(text, Loader=_Loader):
            if token.__class__ is yaml.ScalarToken and not token.plain and token.style in ("'", '"'):
                last = token
    except yaml.YAMLError:
        pass
    at = error.problem_mark
    if (
        last
        and at
        and last.start_mark.line < last.end_mark.line
        and at.line <= last.end_mark.line + 1
        and at.line >= last.end_mark.line
    ):
        return last.start_mark
    return None


def _places(document: Document) -> tuple[dict[Path, Place], dict[Path, Place]]:
    """The second pass: every value and key with its place."""
    text, restore = safe(document.text)
    builder = _Builder(document.file, text, LONGEST_TOP_LIST, restore, places=True)
    with suppress(_Enough, yaml.YAMLError):
        builder.document()
    return builder.values, builder.keys


def _odd_texts(document: Document, value: Any, path: Path = ()) -> list[Problem]:
    """Texts with characters that mislead the reader or break a page."""
    if isinstance(value, dict):
        return [found for key, part in value.items() for found in _odd_texts(document, part, (*path, key))]
    if isinstance(value, list):
        return [found for index, part in enumerate(value) for found in _odd_texts(document, part, (*path, index))]
    return _odd_text(document, value, path) if isinstance(value, str) else []


def _odd_text(document: Document, value: str, path: Path) -> list[Problem]:
    broken, turned = _CONTROL.search(value), _BIDI.search(value)
    if broken:
        half = "\ud800" <= broken[0] <= "\udfff"
        message = (
            f"\\u{ord(broken[0]):04x} is half a character"
            if half
            else f"contains control character U+{ord(broken[0]):04X}"
        )
        return [document.problem(path, "control-character", message, "remove it, or write the character itself")]
    if turned:
        message = f"contains text direction control U+{ord(turned[0]):04X}"
        return [document.problem(path, "bidi-control", message, "remove it if the text does not need it", warning=True)]
    if isinstance(value, Plain) and value[0] in _CURLY and value[-1] in _CURLY:
        hint = "did you mean straight quotes?"
        return [document.problem(path, "smart-quotes", "curly quotes are kept as text", hint, warning=True)]
    return []
