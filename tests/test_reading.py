"""Bytes in, values with places out; whatever the bytes are."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from builders import BASE, small_catalogue, write

from lessons import reading
from lessons.catalogue import Catalogue, load
from lessons.fields import Plain
from lessons.folder import FOLDERS, LISTS
from lessons.problems import Problem
from lessons.reading import read, written
from lessons.records import Experiment
from lessons.shape import shape

MUTANTS = 2_000
REACHED = {
    *("yaml-syntax", "unknown-field", "missing-english", "duplicate-id"),
    *("dangling-reference", "left-out-reference", "circular-reference"),
}
BROKEN = bytes([0, 7, 9, 10, 13, 0x22, 0x27, 0x2D, 0x3A, 0x5B, 0x7B, 0x80, 0xC3, 0xEF, 0xFF]) + b"&*!%@`#|>?"


def only(text: str) -> Problem:
    """The one problem of a text."""
    (problem,) = read(text.encode(), "x.yaml").problems
    return problem


def test_scalars_keep_what_they_were() -> None:
    """Unquoted is Plain, quoted is text, empty and null are None; nothing becomes a number, date or yes/no."""
    value = read(b"a: no\nb: 'no'\nc:\nd: null\ne: 1.10\nf: 2014-01-15\ng: [on, 0123]\nh: 'null'\n", "x.yaml").value
    assert value == {
        "a": "no",
        "b": "no",
        "c": None,
        "d": None,
        "e": "1.10",
        "f": "2014-01-15",
        "g": ["on", "0123"],
        "h": "null",
    }
    assert isinstance(value["a"], Plain)
    assert type(value["b"]) is str


def test_every_value_and_key_has_its_place() -> None:
    """Lines and columns count from 1; an empty value stands at its key or its dash."""
    document = read(b"a:\n  - b: x\n    c:\n  -\n", "x.yaml")
    assert document.place(("a",)) == (2, 3)
    assert document.place(("a", 0, "b")) == (2, 8)
    assert document.place(("a", 0, "b"), key=True) == (2, 5)
    assert document.place(("a", 0, "c")) == (3, 5)
    assert document.place(("a", 1)) == (4, 3)
    assert document.place(("a", 7, "zzz")) == (2, 3)
    assert written(("a", 0, "b")) == "a[0].b"


def test_only_the_line_ends_of_an_editor_end_a_line() -> None:
    """U+2028, U+2029 and NEL are letters of the text."""
    document = read('a: "x\u2028\u2029\x85y"\nb: z\n'.encode(), "x.yaml")
    assert document.value == {"a": "x\u2028\u2029\x85y", "b": "z"}
    assert document.place(("b",)) == (2, 4)


def test_a_pair_of_escapes_is_one_character_only_between_double_quotes() -> None:
    """What JSON writes for an emoji is read; the same letters elsewhere stay as typed, and places do not move."""
    document = read(rb"""a: {b: "\ud83d\ude00", c: '\ud83d\ude00', d: \ud83d\ude00, e: "\\ud83d\\ude00"}""", "x.yaml")
    pair = r"\ud83d\ude00"
    assert document.value == {"a": {"b": "\U0001f600", "c": pair, "d": pair, "e": pair}}
    assert document.place(("a", "c")) == (1, 27)


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    """Some editors write one."""
    document = read(b"\xef\xbb\xbfid: x\n", "x.yaml")
    assert (document.value, document.problems) == ({"id": "x"}, [])


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "hint"),
    [
        ("a: 1\n\tb: 2\n", "yaml-syntax", 2, 1, "use spaces, not tabs"),
        ("a: 1\n---\nb: 2\n", "yaml-syntax", 2, 1, "one document per file"),
        ("a: *x\n", "yaml-alias", 1, 4, "not allowed"),
        ("a: `x`\n", "yaml-syntax", 1, 4, "quote values that start with @ or `"),
        ("a: {b: 1\nc: 2\n", "yaml-syntax", 1, 4, "close it with }"),
        ("a: * b\n", "yaml-syntax", 1, 4, "quote the value"),
        ('a: "\\x07"\n', "control-character", 1, 4, "remove it"),
        ("a: b\nc\n", "yaml-syntax", 2, 1, "write 'key: value'"),
        ("# only a remark\n", "empty-file", 1, 1, "fill it"),
        ("a: b: c\n", "yaml-syntax", 1, 5, 'a: "b: c"'),
    ],
)  # fmt: skip
def test_a_fault_has_its_place_and_the_way_out(text: str, code: str, line: int, column: int, hint: str) -> None:
    """The faults people make, beyond those of bad_input."""
    problem = only(text)
    assert (problem.code, problem.line, problem.column) == (code, line, column)
    assert hint in problem.hint


def test_without_the_fast_parser_the_answers_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where PyYAML comes without libyaml its own parser is used: slower, with the same values and the same faults."""
    files = [path.read_bytes() for path in sorted(BASE.parent.glob("*/experiments/*.yaml")) if "dos-" not in str(path)]
    fast = [read(raw, "x.yaml") for raw in files]
    monkeypatch.setattr(reading, "_Loader", yaml.SafeLoader)
    assert len(files) > 100
    for raw, before in zip(files, fast, strict=True):
        slow = read(raw, "x.yaml")
        places = [(one.code, one.line, one.column) for one in slow.problems]
        assert places == [(one.code, one.line, one.column) for one in before.problems]
        assert places or slow.value == before.value


def test_limits() -> None:
    """A file of more than 1 MB is not read; a list file may be longer than a list in a record."""
    assert read(b"a" * 1_000_001, "x.yaml").problems[0].code == "file-too-large"
    long = ("a: [" + "x," * 201 + "]").encode()
    assert [problem.code for problem in read(long, "x.yaml").problems] == ["too-many-items"]
    assert read(long, "x.yaml", long_lists=True).problems == []
    keys = "".join(f"k{number}: x\n" for number in range(201)).encode()
    assert [problem.code for problem in read(keys, "x.yaml").problems] == ["too-many-items"]


@pytest.mark.parametrize("text", ["a: " + "{" * 900_000, "? " * 400_000, "a: " + "[" * 900_000, "a: {" + "[" * 900_000])
def test_reading_stops_at_the_limit_wherever_the_depth_is(text: str) -> None:
    """Also inside what cannot be a key: a hundred thousand brackets are one short answer."""
    document = read(text.encode(), "x.yaml")
    assert document.value is None
    assert 1 <= len(document.problems) <= 2


def test_at_most_a_hundred_problems_of_one_file_are_told() -> None:
    """And the rest is counted."""
    text = "id: x\nobstacles:\n" + "".join(f"  - {{z{number}: 1}}\n" for number in range(150))
    _, problems = shape(read(text.encode(), "x.yaml"), Experiment)
    assert len(problems) == 101
    assert any(problem.code == "more-problems" for problem in problems)


def test_a_message_is_one_line_whatever_the_file_holds() -> None:
    """Line ends and direction controls in a key or value are written out."""
    _, problems = shape(read(b'"a\\nb\\u202e": 1\nstatus: "x\\ny"\n', "x.yaml"), Experiment)
    assert problems
    assert all(str(problem).isprintable() for problem in problems)


def mutants(seed: int) -> Iterator[tuple[str, bytes]]:
    """Damaged copies of good files, by name: bytes flipped or cut, words exchanged, parts doubled, lines moved."""
    chance = random.Random(seed)
    originals = {str(path.relative_to(BASE)): path.read_bytes() for path in sorted(BASE.rglob("*.yaml"))}
    for _ in range(MUTANTS):
        name = chance.choice(list(originals))
        raw = bytearray(originals[name])
        damage = chance.choice([_damage, _exchange])
        for _ in range(chance.randint(1, 4)):
            damage(raw, chance)
        yield name, bytes(raw)


def _damage(raw: bytearray, chance: random.Random) -> None:
    at, to = sorted(chance.randrange(len(raw) + 1) for _ in range(2))
    way = chance.randrange(6)
    if way == 0 and raw:
        raw[min(at, len(raw) - 1)] ^= 1 << chance.randrange(8)
    elif way == 1:
        del raw[at : min(to, at + 40)]
    elif way == 2:
        raw[at:at] = bytes([chance.choice(BROKEN)])
    elif way == 3:
        del raw[to:]
    elif way == 4:
        raw[at:at] = raw[at : at + chance.randint(1, 200)]
    else:
        lines = bytes(raw).split(b"\n")
        chance.shuffle(lines)
        raw[:] = b"\n".join(lines)


def _exchange(raw: bytearray, chance: random.Random) -> None:
    """Another value of the file in the place of one: still YAML, and often wrong in what it says."""
    values = list(re.finditer(rb"(?<=[:,] )[a-z0-9-]+|(?<=\[)[a-z0-9-]+", raw))
    if values:
        found, other = chance.choice(values), chance.choice(values)
        raw[found.start() : found.end()] = other[0]


def kind(file: str) -> str:
    """The folder, or the stem of a file at the top; the small catalogue has one file of each kind."""
    return file.split("/")[0].removesuffix(".yaml")


def held(catalogue: Catalogue) -> set[str]:
    """The kinds of file that the catalogue holds something of."""
    shelves = {"readiness": catalogue.edition, "programme": catalogue.programme, **vars(catalogue)}
    return {name for name in (*LISTS, *FOLDERS) if shelves[name]}


def test_no_damage_raises_and_every_answer_is_bounded(tmp_path: Path) -> None:
    """2,000 mutants, each in its place among good files, the same each time: held or told, with places inside."""
    folder = small_catalogue(tmp_path)
    good = {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*.yaml"))}
    codes: set[str] = set()
    for name, raw in mutants(seed=5):
        write(folder, name, raw)
        loaded = load(folder)
        write(folder, name, good[name])
        wrong = {kind(problem.file) for problem in loaded.problems if problem.severity == "error"}
        assert held(loaded.catalogue) | wrong == {*LISTS, *FOLDERS}
        assert len(loaded.problems) <= 101 + len(good)
        for problem in loaded.problems:
            content = (good | {name: raw})[problem.file]
            assert 1 <= problem.line <= content.count(b"\n") + content.count(b"\r") + 2
            assert problem.column >= 1
            assert len(str(problem)) < 2_000
            codes.add(problem.code)
    assert codes >= REACHED, "the mutants no longer reach every step of loading"
