"""An agenda as a file: what is written comes back, every mistake is told at its place, and the rest still loads."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons import agenda, agenda_file
from lessons.agenda_file import LARGEST, Agenda, opened, text
from lessons.records import Dimension
from lessons.schema import schemas
from ui.data import catalogue

HOME = Path(__file__).resolve().parent.parent
FIRST = "agenda: 1\n"
ITEMS = ["question", "matrix", "experiment:ienm-candidate-first", "level:room", "level:ienm.work", "lessons:work", "rate:bicycles", "words:idea", "next"]  # fmt: skip


def told(written: str) -> list[str]:
    """Every problem of a text, as a line."""
    return [str(problem) for problem in opened(written.encode("utf-8"), catalogue()).problems]


def loaded(written: str) -> Agenda:
    found = opened(written.encode("utf-8"), catalogue()).agenda
    assert found
    return found


@given(
    st.builds(
        Agenda,
        agenda=st.just(1),
        title=st.none() | st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=80),
        purpose=st.none() | st.sampled_from(["first-placement", "scale-up"]),
        as_of=st.none() | st.sampled_from(["2014", "2014-12", "2023-12-31"]),
        organisations=st.lists(st.sampled_from(["ienm", "bzk", "rws"]), unique=True).map(tuple),
        themes=st.lists(st.sampled_from(["work", "scaling"]), unique=True).map(tuple),
        hide_names=st.booleans(),
        minutes=st.integers(1, 480),
        items=st.none() | st.lists(st.sampled_from(ITEMS), unique=True).map(tuple),
    )
)
def test_what_is_written_is_loaded_again_and_nothing_is_told_of_it(made: Agenda) -> None:
    assert opened(text(made).encode("utf-8"), catalogue()) == (made, ())


def test_the_example_of_the_documentation_loads_as_a_whole() -> None:
    page = (HOME / "docs" / "agenda.md").read_text(encoding="utf-8")
    example = re.search(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert example
    assert told(example[1]) == []
    assert len(loaded(example[1]).items or ()) == 9


def test_the_documentation_names_every_field_and_every_item_with_its_minutes() -> None:
    page = (HOME / "docs" / "agenda.md").read_text(encoding="utf-8")
    assert [field for field in Agenda.model_fields if f"`{field}`" not in page] == []
    for kind, minutes in agenda.MINUTES.items():
        assert re.search(rf"\| `{kind}[:`].*\| {minutes} \|", page), kind


def test_the_schema_allows_the_items_that_there_are_and_no_other_kind() -> None:
    pattern = json.loads(schemas()["agenda.json"])["properties"]["items"]["anyOf"][0]["items"]["pattern"]
    assert all(re.search(pattern, item) for item in ITEMS)
    assert not any(re.search(pattern, item) for item in ("matrx", "level:", "level:a.b.c", "level: room", "Matrix"))


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("items: [matrx]", "2:9: unknown-value: items[0]: 'matrx' is no item in these data and is left out; did you mean 'matrix'?"),
        ("items: [level:rom]", "2:9: unknown-value: items[0]: 'level:rom' is no item in these data and is left out; did you mean 'room'?"),
        ("items: [level:ienn.room]", "2:9: unknown-value: items[0]: 'level:ienn.room' is no item in these data and is left out; did you mean 'ienm'?"),
        ("items: [matrix:room]", "2:9: unknown-value: items[0]: 'matrix:room' is no item in these data and is left out; write matrix by itself"),
        ("items: [words:hope]", "2:9: unknown-value: items[0]: 'words:hope' is no item in these data and is left out; accepted: idea, obstacle"),
        ("items: [matrix, matrix]", "2:17: duplicate-reference: items[1]: 'matrix' stands there twice; the first counts"),
        ("organisations: [ienn]", "2:17: dangling-reference: organisations[0]: 'ienn' is not in these data and is left out; did you mean 'ienm'?"),
        ("themes:\n  - wrok", "3:5: dangling-reference: themes[0]: 'wrok' is not in these data and is left out; did you mean 'work'?"),
        ("purpose: scaleup", "2:10: dangling-reference: purpose: 'scaleup' is not in these data and is left out; did you mean 'scale-up'?"),
    ],
)  # fmt: skip
def test_what_the_data_do_not_have_is_told_and_the_rest_loads(line: str, wanted: str) -> None:
    written = f"{FIRST}{line}\ntitle: Ja\n"
    assert told(written) == [f"agenda.yaml:{wanted}"]
    assert loaded(written).title == "Ja"


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("agenda: 2", "1:9: unknown-value: agenda: found version 2; this app knows version 1"),
        ("items: []", "1:1: missing-field: 'agenda' is missing; add 'agenda: ...'"),
        (f"{FIRST}titel: x", "2:1: unknown-field: titel: unknown field 'titel'; did you mean 'title'?"),
        (f"{FIRST}items: matrix, next", "2:8: wrong-type: items: found the text 'matrix, next'; write a list: [matrix, next]"),
        (f"{FIRST}items:\n  -", "3:3: missing-value: items[0]: empty item; remove the '-'"),
        (f"{FIRST}minutes: 481", "2:10: out-of-range: minutes: found 481; write the minutes, 1 to 480"),
        (f"{FIRST}hide_names: ja", "2:13: wrong-type: hide_names: found 'ja'; write true or false"),
        (f"{FIRST}as_of: gisteren", "2:8: bad-date: as_of: found 'gisteren'; write year-month-day, e.g. 2014-03-01, or year-month, or year"),
        (f"{FIRST}title: {'x' * 81}", "2:8: text-too-long: title: 81 characters; the limit is 80"),
        ("", "1:1: empty-file: the file is empty; fill it, or remove it"),
        ("<html>", "1:1: not-a-mapping: this is not YAML but an HTML page; save the YAML file itself"),
        ("x" * (LARGEST + 1), f"1:1: file-too-large: {LARGEST + 1} bytes; the limit is {LARGEST}"),
    ],
)  # fmt: skip
def test_what_is_no_agenda_is_told_and_not_loaded(written: str, wanted: str) -> None:
    assert told(written) == [f"agenda.yaml:{wanted}"]
    assert opened(written.encode("utf-8"), catalogue()).agenda is None


def test_every_mistake_is_told_at_once_also_where_the_file_does_not_load() -> None:
    found = told("agenda: 2\nminutes: 0\nitems: [matrx, 3, level:rom]\npurpose: x\n")
    assert [line.split(": ")[0].removeprefix("agenda.yaml:") for line in found] == ["1:9", "2:10", "3:9", "3:16", "3:19", "4:10"]  # fmt: skip


def test_more_than_an_agenda_holds_is_told_and_the_first_sixty_load() -> None:
    names = [f"level:{name}.{one.id}" for name in list(catalogue().organisations)[:8] for one in _dimensions()]
    written = f"{FIRST}items: [{', '.join(names)}]\n"
    assert len(loaded(written).items or ()) == agenda.LONGEST
    assert len(told(written)) == len(names) - agenda.LONGEST > 5


def test_an_empty_list_is_an_empty_agenda_and_no_list_the_usual_one() -> None:
    assert loaded(f"{FIRST}items: []\n").items == ()
    assert loaded(FIRST).items is None


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda found: (FIRST + found).encode("utf-8", "replace")))
def test_no_file_whatever_makes_it_fall(raw: bytes) -> None:
    found = opened(raw, catalogue())
    assert found.agenda is not None or any(problem.severity == "error" for problem in found.problems)
    assert agenda_file.NAME in {problem.file for problem in found.problems} or not found.problems


def _dimensions() -> Sequence[Dimension]:
    edition = catalogue().edition
    assert edition
    return edition.dimensions


def test_a_file_of_which_no_item_is_there_gives_the_usual_agenda_and_not_an_empty_one() -> None:
    found = opened(f"{FIRST}items: [matrx, level:rooom]\n".encode(), catalogue())
    assert found.agenda is not None
    assert found.agenda.items is None
    assert len(found.problems) == 2
