"""What the loader says of a mistake, in Dutch: every sentence that a file can bring about on the page of the agenda."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import TypeGuard

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons import (
    advice,
    agenda_file,
    claims,
    encoding,
    fields,
    folder,
    links,
    reading,
    records,
    references,
    shape,
    syntax,
)
from lessons.agenda_file import opened
from lessons.catalogue import load
from lessons.problem_words import in_dutch
from lessons.problems import did_you_mean
from lessons.reading import read
from lessons.words import Words
from ui.data import catalogue
from ui.faults import wholly_told

READERS = (agenda_file, encoding, fields, reading, shape, syntax, records, references, links, claims, advice, folder)
"""The modules that look at a file, and at the records of a catalogue beside each other."""
TELLING = {"wrong", "problem", "Problem", "Fault", "refuse", "at"}
NAMED = {"message", "hint", "wanted", "_NO_ALIAS"}
PIECED = {"7 are missing", "7 starts a YAML 7", "close it with 7", "7 7 not there", "'7' is not 7", "'7' was already used 7", "7 already rates '7' on line 7", "this session already rates '7' on '7' 7", "write 'id: 7', or 7", "a 7 experiment without 7", "holds 7"}  # fmt: skip
"""Those that are put together of words of their own: each stands below, whole."""


def texts(node: ast.expr | None) -> Iterator[str]:
    """The texts that an expression can be, with a 7 or a quoted word where something is filled in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        parts = [part.value if isinstance(part, ast.Constant) else _filled(part) for part in node.values]
        yield "".join(map(str, parts))
    elif isinstance(node, ast.IfExp):
        yield from (*texts(node.body), *texts(node.orelse))
    elif isinstance(node, ast.Tuple):
        yield from (text for part in node.elts for text in texts(part))
    elif isinstance(node, ast.Dict):
        yield from (text for part in node.values for text in texts(part))


def _tells(node: ast.AST) -> TypeGuard[ast.Yield | ast.Assign]:
    """Whether this gives a warning, or keeps a message under a name."""
    if isinstance(node, ast.Assign):
        return bool(NAMED & set(ast.unparse(node.targets[0]).strip("()").split(", ")))
    return isinstance(node, ast.Yield) and node.value is not None


def _filled(part: ast.expr) -> str:
    return "'x'" if isinstance(part, ast.FormattedValue) and "describe" in ast.unparse(part) else "7"


def sentences(tree: ast.Module) -> Iterator[str]:
    """What the calls that tell a problem say, and what is put in a name for it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in TELLING:
            yield from (text for part in node.args for text in texts(part))
        elif _tells(node):
            yield from texts(node.value)


@pytest.mark.parametrize("module", READERS, ids=lambda module: module.__name__)
def test_every_sentence_of_the_modules_that_read_a_file_has_its_dutch(module: object) -> None:
    tree = ast.parse(Path(str(getattr(module, "__file__", ""))).read_text(encoding="utf-8"))
    said = {text for text in sentences(tree) if " " in text} - PIECED
    assert said
    assert [text for text in sorted(said) if in_dutch(text) is None] == []


def test_the_parts_of_a_sentence_stay_as_they_are() -> None:
    assert in_dutch("'rom' is no item in these data and is left out") == (
        "'rom' is geen onderdeel in deze gegevens en is weggelaten"
    )
    assert in_dutch(did_you_mean("rom", ["room", "work"])) == "bedoelde u 'room'?"
    assert in_dutch(did_you_mean("zzz", ["room", "work"])) == "mogelijk zijn: room, work"
    assert in_dutch("found a mapping") == "hier staat een groep velden"
    assert in_dutch("'id', 'text' and 'kind' are missing") == "'id', 'text' en 'kind' ontbreken"
    assert in_dutch("& starts a YAML anchor") == "met & begint een anker van YAML"
    assert in_dutch("* starts a YAML alias") == "met * begint een verwijzing van YAML"
    assert in_dutch("close it with ], and put a comma between the items") == (
        "sluit met ], en zet een komma tussen de onderdelen"
    )
    assert in_dutch("close it with the same quote") == "sluit met hetzelfde aanhalingsteken"
    assert in_dutch("'x' is not an organisation") == "'x' is geen organisatie"
    assert in_dutch("'x' is not there") == "'x' staat er niet"
    assert in_dutch("'x', 'y' are not there") == "'x', 'y' staan er niet"
    assert in_dutch("'o1' was already used on line 15") == "'o1' stond al op regel 15"
    assert in_dutch("'o1' was already used in a/b.yaml:3") == "'o1' stond al in a/b.yaml:3"
    assert in_dutch("session 's' already rates 'c' on line 3") == "sessie 's' beoordeelt 'c' al op regel 3"
    assert in_dutch("this session already rates 'a' on 'b' in f:3") == "deze sessie beoordeelt 'a' op 'b' al in f:3"
    assert in_dutch("write 'id: a', or rename the file to b.yaml") == "schrijf 'id: a', of noem het bestand b.yaml"
    assert in_dutch("a stopped experiment without lessons") == "een gestopt experiment zonder lessons"
    assert in_dutch("holds an e-mail address") == "bevat een e-mailadres"
    assert in_dutch("something nobody ever wrote") is None


def test_why_the_system_opens_no_file_is_told_in_dutch_too() -> None:
    """A reason that has no Dutch stays as the system says it: better than none."""
    assert in_dutch("the file cannot be read: Permission denied") == "het bestand is niet te lezen: geen toestemming"
    assert in_dutch("the file cannot be read: Odd thing") == "het bestand is niet te lezen: Odd thing"


def test_words_after_a_closing_quote_are_told_as_that() -> None:
    for text in ('id: "x" y\n', "id: 'x' y\n", 'a:\n  - "x" y\n', 'id: "x" "y"\n', 'id: "x",\n'):
        (problem,) = read(text.encode(), "a.yaml").problems
        assert problem.message == "words after a closing quote"
        assert in_dutch(problem.message) == "woorden na een aanhalingsteken dat sluit"
        assert in_dutch(problem.hint) == "zet aanhalingstekens om de hele waarde, of laat ze weg"


def test_of_the_faulty_files_kept_for_the_loader_no_message_stays_english() -> None:
    """Also what the parser of YAML says in words of its own."""
    folders = [path for path in (Path(__file__).parent / "bad_input").iterdir() if path.is_dir()]
    found = {problem for path in folders for problem in load(path).problems}
    assert len(found) > 100
    assert [problem.message for problem in found if in_dutch(problem.message) is None] == []
    assert [problem.hint for problem in found if problem.hint and in_dutch(problem.hint) is None] == []


BROKEN = (
    "agenda: 2\n", "agenda: 1\ntitel: x\n", "agenda: 1\nminutes: '5'\n", "agenda: 1\nminutes: 999\n", "agenda: 1\nhide_names: ja\n",
    "agenda: 1\nas_of: 2014-13\n", "agenda: 1\nas_of: 2014-01-01 10:00\n", "agenda: 1\nitems: matrix, next\n", "agenda: 1\nitems: {a: b}\n",
    "agenda: 1\nitems: [matrix, matrix, level:rom, level:zzz, experiment, words, bogus, level:dij.work]\n", "agenda: 1\nitems: [[matrix], {a: b}, ]\n", "agenda: 1\nthemes: [wrok, Work]\n",
    "agenda: 1\npurpose: nowhere\n", "agenda: 1\norganisations: [" + ", ".join(f"org-{n}" for n in range(40)) + "]\n", "agenda: 1\ntitle: " + "x" * 90 + "\n",
    "agenda: 1\nagenda: 1\n", "agenda: &a 1\n", "agenda: *a\n", "agenda: !x 1\n", "a\n", "- a\n", "", "{{ x }}\n", "agenda: 1\nitems: [matrix\n", "agenda:1\n", "agenda: 1\n\ttitle: x\n",
    "agenda: 1\ntitle: a: b\n", "agenda: 1\ntitle: \"a\\q\"\n", "agenda: 1\ntitle: 'open\n", "agenda: 1\n title: x\n", "---\nagenda: 1\n---\na: 1\n", "agenda: 1\ntitle: “x”\n", "<html><body>x</body></html>",
    "agenda: 1\ntitle: \"x\" y\n", "agenda: 1\ntitle: 'it's'\n", "agenda: 1\ntitle: ]\n", "agenda: 1\nitems: - a\n", "agenda: 1\nitems:\n - a\n b: c\n", "agenda: 1\ntitle: |x\n b\n", "agenda: 1\n...\nc: d\n x", "agenda: 1\ntitle: \"\\x4\"\n",
    "agenda: 1\ntitle: {a: b}\n", "title: x\n", "agenda:\n", "agenda: 99999999999999999\n", "agenda: 1\ntitle: a\u202eb\n", "agenda: 1\n? [a]\n: b\n", "[" * 40, "agenda: 1\nitems: [" + "a, " * 300 + "]\n",
)  # fmt: skip


@pytest.mark.parametrize("text", BROKEN)
def test_the_page_tells_every_mistake_in_the_language_of_the_page_and_says_what_it_is(text: str) -> None:
    found = opened(text.encode("utf-8"), catalogue()).problems
    assert found
    for problem in found:
        dutch, english = wholly_told(problem, Words("nl")), wholly_told(problem, Words("en"))
        assert (english["message"], english["hint"]) == (problem.message, problem.hint)
        assert dutch["message"], problem
        assert bool(dutch["hint"]) == bool(problem.hint), problem
        assert (dutch["message"], dutch["hint"]) != (problem.message, problem.hint)


@given(st.text(max_size=60) | st.text(alphabet="agend: 1\n[]{}'\"-,&*!%#x\t", max_size=60))
def test_whatever_is_pasted_nothing_english_is_told_on_a_dutch_page(text: str) -> None:
    for problem in opened(text.encode("utf-8", "replace"), catalogue()).problems:
        dutch = wholly_told(problem, Words("nl"))
        assert dutch["message"] in ("", in_dutch(problem.message))
        assert dutch["hint"] in ("", in_dutch(problem.hint))
