"""The commands, as a shell or a pipeline sees them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from builders import base_text, small_catalogue

from lessons import schema
from lessons.__main__ import main

HOME = Path(__file__).parent.parent
BAD = {"experiments/doetank-rijk.yaml": base_text().replace("level: 3", "level: 9")}


def test_text_is_one_problem_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """file:line:column: code: message, the summary apart, and 1 for errors."""
    assert main(["check", str(small_catalogue(tmp_path, BAD))]) == 1
    output = capsys.readouterr()
    lines = output.out.splitlines()
    assert lines[1].startswith("experiments/doetank-rijk.yaml:33:12: out-of-range: judgements[0].level: found 9")
    assert all(re.match(r"[^:]+:\d+:\d+: [a-z-]+: ", line) for line in lines)
    assert output.err.startswith("1 error, 2 warnings; 0 experiments, ")


def test_json_has_exactly_the_agreed_keys(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A list of objects, also when it is empty."""
    main(["check", str(small_catalogue(tmp_path / "bad", BAD)), "--format", "json"])
    rows = json.loads(capsys.readouterr().out)
    assert len(rows) == 3
    keys = {"code", "file", "line", "column", "path", "message", "hint", "severity"}
    assert all(set(row) == keys for row in rows)
    assert main(["check", "--format", "json", str(small_catalogue(tmp_path / "good"))]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_github_gets_annotations(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One workflow command per problem, with its file, line and column."""
    main(["check", str(small_catalogue(tmp_path, BAD)), "--format", "github"])
    assert "::error file=experiments/doetank-rijk.yaml,line=33,col=12::out-of-range: " in capsys.readouterr().out


def test_warnings_alone_are_no_failure(tmp_path: Path) -> None:
    """0 without errors."""
    text = base_text().replace("related: []", "related: [later]")
    assert main(["check", str(small_catalogue(tmp_path, {"experiments/doetank-rijk.yaml": text}))]) == 0


def test_wrong_use_is_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that is not there, an unknown command, an unknown format."""
    assert main(["check", str(tmp_path / "nowhere")]) == 2
    for arguments in (["chek"], ["check", "--format", "xml"], []):
        with pytest.raises(SystemExit) as stop:
            main(arguments)
        assert stop.value.code == 2
    assert capsys.readouterr().out == ""


def test_the_folder_can_come_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """LESSONS_DATA names another folder than the shipped one."""
    monkeypatch.setenv("LESSONS_DATA", str(small_catalogue(tmp_path, BAD)))
    assert main(["check"]) == 1


def test_the_shipped_data_has_no_error_and_no_warning(capsys: pytest.CaptureFixture[str]) -> None:
    """What is in the repository passes its own check."""
    assert main(["check", str(HOME / "data")]) == 0
    assert capsys.readouterr().out == ""


def test_show_prints_what_may_be_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Per purpose every judged organisation with its verdict, conditions met and what to ask, in both languages."""
    folder = str(small_catalogue(tmp_path))
    assert main(["show", folder, "--language", "en"]) == 0
    output = capsys.readouterr().out
    assert "As of: " in output
    assert re.search(r"VB +cannot say yet +; 1 of 3 conditions met; 1 of 9 judged; ask about: backing, room", output)
    main(["show", folder])
    assert "nog niet te zeggen" in capsys.readouterr().out


def test_show_says_it_when_the_method_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No traceback: a sentence, and 1."""
    assert main(["show", str(small_catalogue(tmp_path, {"readiness.yaml": "["}))]) == 1
    assert "readiness.yaml" in capsys.readouterr().out


def test_show_says_that_files_are_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """1 is never without a word: how many errors, and the command that tells them."""
    folder = small_catalogue(tmp_path, BAD)
    assert main(["show", str(folder)]) == 1
    assert capsys.readouterr().err == f"1 error in the data; see python -m lessons check {folder}\n"


@pytest.mark.parametrize("command", ["show", "check"])
def test_a_reader_that_stops_early_is_no_fault(tmp_path: Path, command: str) -> None:
    """`| head`: no traceback."""
    reader, writer = os.pipe()
    os.close(reader)
    arguments = [sys.executable, "-m", "lessons", command, str(small_catalogue(tmp_path, BAD))]
    ended = subprocess.run(arguments, cwd=HOME, stdout=writer, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writer)
    assert ended.returncode == 141
    assert "BrokenPipe" not in ended.stderr


def test_the_schemas_in_docs_are_those_of_the_records() -> None:
    """After a change of a record: python -m lessons schema."""
    kept = {path.name: path.read_text(encoding="utf-8") for path in (HOME / "docs" / "schema").glob("*.json")}
    assert kept == schema.schemas()


def test_the_schema_command_writes_them(tmp_path: Path) -> None:
    """Into the folder that is named."""
    assert main(["schema", str(tmp_path / "schema")]) == 0
    assert {path.name for path in (tmp_path / "schema").iterdir()} == set(schema.schemas())


def test_the_format_page_names_every_field_and_every_code() -> None:
    """Who adds a field or a code writes it down."""
    page = (HOME / "docs" / "format.md").read_text(encoding="utf-8")
    for name, text in schema.schemas().items():
        content = json.loads(text)
        for record in [content, *content.get("$defs", {}).values()]:
            for field in record.get("properties", {}):
                assert re.search(rf"`{field}:?`|{{.*\b{field}:", page), (name, field)
    cases = json.loads((HOME / "tests" / "bad_input" / "manifest.json").read_text(encoding="utf-8"))["cases"]
    for code in {case["code"] for case in cases if "code" in case}:
        assert f"`{code}`" in page, code
