"""A folder in, a catalogue out: linked, checked, and with what is broken left out."""

from __future__ import annotations

import gc
import os
import threading
from pathlib import Path

import pytest
from builders import base_text, small_catalogue, write

from lessons import folder as disk
from lessons.catalogue import Loaded, Shelf, load
from lessons.reading import Document

EXPERIMENT = "experiments/doetank-rijk.yaml"


def codes(loaded: Loaded) -> list[tuple[str, str, str]]:
    """(file, code, severity) of every problem."""
    return [(problem.file, problem.code, problem.severity) for problem in loaded.problems]


def changed(old: str, new: str, name: str = EXPERIMENT) -> dict[str, str | bytes | None]:
    """The small catalogue with one file in which `old` became `new`."""
    text = base_text(name)
    assert old in text
    return {name: text.replace(old, new, 1)}


def test_a_good_folder_gives_every_record_and_no_problem(tmp_path: Path) -> None:
    """All kinds are there, by id; lists keep the order of their file."""
    loaded = load(small_catalogue(tmp_path))
    catalogue = loaded.catalogue
    assert not loaded.problems
    assert list(catalogue.organisations) == ["min-demo", "dienst-demo", "no"]
    assert list(catalogue.experiments) == ["doetank-rijk"]
    assert catalogue.edition is not None
    assert catalogue.programme is not None
    assert list(catalogue.judgements) == ["dienst-demo"]
    assert [len(part) for part in (catalogue.lessons, catalogue.concepts, catalogue.sessions)] == [1, 1, 2]
    assert [len(part) for part in (catalogue.facts, catalogue.series, catalogue.sources)] == [1, 1, 3]
    assert catalogue.themes["scaling"].label.en == "Scaling"


def test_the_fingerprint_is_the_content(tmp_path: Path) -> None:
    """Equal folders have equal fingerprints; one letter makes another."""
    one, two = small_catalogue(tmp_path / "one"), small_catalogue(tmp_path / "two")
    assert load(one).catalogue.fingerprint == load(two).catalogue.fingerprint
    write(two, EXPERIMENT, base_text().replace("Start small", "Start smaller"))
    assert load(one).catalogue.fingerprint != load(two).catalogue.fingerprint


def test_all_problems_of_all_files_in_one_run(tmp_path: Path) -> None:
    """Nobody has to repair one file to see the next problem."""
    files = changed("route: candidate-first", "route: candidate\nsoort: x") | changed(
        "kind: advice", "kind: tip", "lessons/taken-eerst.yaml"
    )
    loaded = load(small_catalogue(tmp_path, files | {"concepts/b.yaml": "[", "themes.yaml": "themes: []\nx: 1\n"}))
    found = {(file, code) for file, code, severity in codes(loaded) if severity == "error"}
    assert found == {
        (EXPERIMENT, "unknown-value"),
        (EXPERIMENT, "unknown-field"),
        ("lessons/taken-eerst.yaml", "unknown-value"),
        ("concepts/b.yaml", "yaml-syntax"),
        ("themes.yaml", "unknown-field"),
    }


def test_a_list_that_cannot_be_read_makes_no_cascade(tmp_path: Path) -> None:
    """References into it are not checked: one mistake is one problem."""
    for name in ("organisations", "themes", "sources", "readiness", "facts", "programme"):
        folder = small_catalogue(tmp_path / name, {f"{name}.yaml": "x: ["})
        errors = [found for found in codes(load(folder)) if found[2] == "error"]
        assert errors == [(f"{name}.yaml", "yaml-syntax", "error")]


def test_a_reference_to_a_file_that_is_left_out_is_a_warning(tmp_path: Path) -> None:
    """Who refers to a broken file is not thrown out as well."""
    loaded = load(small_catalogue(tmp_path, changed("status: running", "status: busy")))
    assert codes(loaded) == [
        ("concepts/fietsen.yaml", "left-out-reference", "warning"),
        (EXPERIMENT, "unknown-value", "error"),
        ("lessons/taken-eerst.yaml", "left-out-reference", "warning"),
    ]
    assert list(loaded.catalogue.lessons) == ["taken-eerst"]
    assert not loaded.catalogue.experiments


def test_a_file_with_a_dangling_reference_is_left_out_without_cascade(tmp_path: Path) -> None:
    """What refers to it gets a warning, as for any file that is left out."""
    loaded = load(small_catalogue(tmp_path, changed("organisation: min-demo", "organisation: min-dmo")))
    assert [problem.hint for problem in loaded.problems if problem.severity == "error"] == ["did you mean 'min-demo'?"]
    assert not loaded.catalogue.experiments
    assert list(loaded.catalogue.concepts) == ["fietsen"]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (EXPERIMENT, "purpose: first-placement", "purpose: last-placement"),
        (EXPERIMENT, "dimension: work\n    sources", "dimension: werk\n    sources"),
        (EXPERIMENT, '"verslag#p2"', '"verslag#p3"'),
        (EXPERIMENT, "{source: verslag", "{source: verslagen"),
        (EXPERIMENT, "based_on: [o1]", "based_on: [programme/o1]"),
        (EXPERIMENT, "based_on: [o1]", "based_on: [elsewhere/o1]"),
        ("lessons/taken-eerst.yaml", "organisations: [dienst-demo]", "organisations: [dienst]"),
        ("lessons/taken-eerst.yaml", "supports: [doetank-rijk/l1]", "supports: [doetank-rijk/l2]"),
        ("concepts/fietsen.yaml", "session: 2014-10-30", "session: 2014-10-31"),
        ("concepts/fietsen.yaml", "criterion: feasible", "criterion: possible"),
        ("concepts/fietsen.yaml", "could_try: [dienst-demo]", "could_try: [dienst]"),
        ("sessions/2014-10-30.yaml", "groups: [ministries]", "groups: [ministry]"),
        ("judgements/dienst-demo.yaml", "dimension: guidance", "dimension: guide"),
        ("organisations.yaml", "part_of: min-demo", "part_of: min-dmo"),
        ("readiness.yaml", "{dimension: room, minimum: 2}", "{dimension: space, minimum: 2}"),
        ("programme.yaml", "criteria: [feasible]", "criteria: [affordable]"),
        ("programme.yaml", "organisations: [min-demo]", "organisations: [min-x]"),
        ("facts.yaml", '"verslag#p2"', '"verlag#p2"'),
        ("series.yaml", "organisation: min-demo", "organisation: min"),
    ],
)  # fmt: skip
def test_every_kind_of_reference_must_exist(tmp_path: Path, name: str, old: str, new: str) -> None:
    """A dangling one is an error of the file it stands in, at its place, and of no other file."""
    loaded = load(small_catalogue(tmp_path, changed(old, new, name)))
    errors = [problem for problem in loaded.problems if problem.severity == "error"]
    assert {(problem.file, problem.code) for problem in errors} == {(name, "dangling-reference")}
    assert all(problem.line > 1 and problem.hint for problem in errors)


def test_references_reach_into_other_files(tmp_path: Path) -> None:
    """file-id/id names a part; `programme` is a file too; a bare id is a part here or a public lesson."""
    text = base_text().replace("based_on: [o1]", "based_on: [o1, programme/low-urgency]")
    text = text.replace("    follows_from: [o1]", "    follows_from: [c1]\n    supports: [taken-eerst]")
    assert not load(small_catalogue(tmp_path, {EXPERIMENT: text})).problems


def test_circles_are_errors(tmp_path: Path) -> None:
    """An organisation is no part of itself, and a conclusion does not rest on itself by way of another."""
    loop = changed("    kind: ministry", "    kind: ministry\n    part_of: dienst-demo", "organisations.yaml")
    found = [problem for problem in load(small_catalogue(tmp_path / "a", loop)).problems if problem.severity == "error"]
    assert [problem.code for problem in found] == ["circular-reference"]
    assert "min-demo" in found[0].message
    second = "  - {id: c2, text: {nl: Twee, en: Two}, based_on: [c1], sources: [verslag]}\nlessons:"
    text = base_text().replace("based_on: [o1]", "based_on: [c2]").replace("lessons:", second, 1)
    found = [
        problem
        for problem in load(small_catalogue(tmp_path / "b", {EXPERIMENT: text})).problems
        if problem.severity == "error"
    ]
    assert [problem.code for problem in found] == ["circular-reference"]


def test_the_id_is_the_file_name(tmp_path: Path) -> None:
    """Also for judgements, whose id is an organisation."""
    loaded = load(small_catalogue(tmp_path / "a", changed("id: fietsen", "id: fiets", "concepts/fietsen.yaml")))
    assert codes(loaded) == [("concepts/fietsen.yaml", "id-differs-from-file", "error")]
    files = {"judgements/wie.yaml": base_text("judgements/dienst-demo.yaml").replace("id: dienst-demo", "id: wie")}
    assert codes(load(small_catalogue(tmp_path / "b", files))) == [
        ("judgements/wie.yaml", "dangling-reference", "error")
    ]


@pytest.mark.parametrize("stem", ["Fietsen Eerst", "fietsen_eerst"])
def test_a_file_name_that_can_be_no_id_is_to_be_renamed(tmp_path: Path, stem: str) -> None:
    """No hint may lead into the next error: such a name is never offered as an id."""
    text = base_text("concepts/fietsen.yaml")
    for part, id_line in (("a", "id: fietsen-eerst"), ("b", "")):
        folder = small_catalogue(tmp_path / part, {f"concepts/{stem}.yaml": text.replace("id: fietsen", id_line, 1)})
        hints = [problem.hint for problem in load(folder).problems if problem.file == f"concepts/{stem}.yaml"]
        assert len(hints) == 1
        assert "rename the file to fietsen-eerst.yaml" in hints[0]
        assert stem not in hints[0]


@pytest.mark.parametrize(
    ("written", "meant"),
    [("ministerie-van-voorbeelden", "min-demo"), ("vb", "min-demo"), ("examples-agncy", "dienst-demo")],
)
def test_an_organisation_is_also_found_by_what_it_is_called(tmp_path: Path, written: str, meant: str) -> None:
    """Its name and its short name, in both languages, also misspelt."""
    loaded = load(small_catalogue(tmp_path, changed("organisation: min-demo", f"organisation: {written}")))
    errors = [problem.hint for problem in loaded.problems if problem.severity == "error"]
    assert errors == [f"did you mean '{meant}'?"]


def test_ids_are_unique_in_a_list(tmp_path: Path) -> None:
    """Also in the files that are one list."""
    loaded = load(small_catalogue(tmp_path, changed("- id: brief", "- id: verslag", "sources.yaml")))
    assert ("sources.yaml", "duplicate-id", "error") in codes(loaded)


def test_a_reference_that_stands_twice_in_a_list_is_told_at_its_place(tmp_path: Path) -> None:
    """A warning: the second one counts for nothing. Two paragraphs of one source are two references."""
    twice = changed("themes: [work]", "themes: [work, work]", "lessons/taken-eerst.yaml")
    loaded = load(small_catalogue(tmp_path, twice))
    (problem,) = loaded.problems
    assert (problem.code, problem.severity, problem.line, problem.column) == ("duplicate-reference", "warning", 6, 16)
    assert problem.message == "'work' already stands in this list on line 6"
    assert "taken-eerst" in loaded.catalogue.lessons


def test_needed_files_and_strays_are_told(tmp_path: Path) -> None:
    """A missing list is an error; a file that looks like data and is not read is a warning."""
    extra = {"themes.yaml": None, "theme.yaml": "x: 1", "experiments/x.yml": "x: 1", "lesson/x.yaml": "x: 1"}
    assert set(codes(load(small_catalogue(tmp_path, extra)))) == {
        ("themes.yaml", "missing-file", "error"),
        ("theme.yaml", "unknown-file", "warning"),
        ("experiments/x.yml", "unknown-file", "warning"),
        ("lesson", "unknown-folder", "warning"),
    }


def test_only_regular_files_inside_the_folder_are_read(tmp_path: Path) -> None:
    """A link that leads outside or nowhere, a loop, a pipe and a folder: told, never opened, never waited for."""
    folder = small_catalogue(tmp_path)
    (tmp_path / "secret.yaml").write_text("id: secret")
    place = folder / "experiments"
    (place / "outside.yaml").symlink_to(tmp_path / "secret.yaml")
    (place / "nowhere.yaml").symlink_to(place / "gone")
    (place / "loop.yaml").symlink_to(place / "loop.yaml")
    os.mkfifo(place / "pipe.yaml")
    (place / "folder.yaml").mkdir()
    (place / os.fsdecode(b"caf\xe9\n.yaml")).write_bytes(b"id: x")
    loaded = load(folder)
    found = {
        problem.file.removeprefix("experiments/"): problem.code
        for problem in loaded.problems
        if "caf" not in problem.file
    }
    assert found == {
        "outside.yaml": "link-outside",
        "nowhere.yaml": "unreadable-file",
        "loop.yaml": "unreadable-file",
        "pipe.yaml": "not-a-file",
        "folder.yaml": "not-a-file",
    }
    assert all(str(problem).isprintable() for problem in loaded.problems)
    assert list(loaded.catalogue.experiments) == ["doetank-rijk"]


def test_a_link_inside_the_folder_is_read(tmp_path: Path) -> None:
    """Some platforms mount every file as a link."""
    folder = small_catalogue(tmp_path)
    (folder / "..data").mkdir()
    (folder / EXPERIMENT).rename(folder / "..data/e")
    (folder / EXPERIMENT).symlink_to("../..data/e")
    assert not load(folder).problems


def test_a_folder_that_is_not_there_is_no_exception(tmp_path: Path) -> None:
    """Nothing to read, and the needed files are missing."""
    loaded = load(tmp_path / "nowhere")
    assert {problem.code for problem in loaded.problems} == {"missing-file"}
    assert not loaded.catalogue.experiments


# --- the shelf ----------------------------------------------------------------------------------------------------


class Clock:
    """A clock that stands still until it is told."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def eager(folder: Path) -> Shelf:
    """A shelf that looks at the content every time."""
    return Shelf(folder, every=0, full=0)


def test_the_last_good_version_of_a_broken_file_stays(tmp_path: Path) -> None:
    """It is shown, the problem is told, and the repaired file takes its place."""
    folder = small_catalogue(tmp_path)
    shelf = eager(folder)
    shelf.look()
    write(folder, EXPERIMENT, base_text()[:300])
    broken = shelf.look()
    assert broken.catalogue.experiments["doetank-rijk"].lessons[0].id == "l1"
    assert {found[2] for found in codes(broken)} == {"error"}
    write(folder, EXPERIMENT, base_text().replace("id: l1", "id: l9"))
    assert shelf.look().catalogue.experiments["doetank-rijk"].lessons[0].id == "l9"


def test_the_fingerprint_is_of_what_the_catalogue_holds(tmp_path: Path) -> None:
    """Good, broken, other good, the same broken bytes: another text is kept, so it has another fingerprint."""
    folder = small_catalogue(tmp_path)
    shelf = eager(folder)
    held: list[tuple[str, str]] = []
    for content in (base_text(), "broken: [", base_text().replace("Start small", "Start smart"), "broken: ["):
        write(folder, EXPERIMENT, content)
        catalogue = shelf.look().catalogue
        text = catalogue.experiments["doetank-rijk"].conclusions[0].text.en or ""
        held.append((text, catalogue.fingerprint))
    texts, fingerprints = zip(*held, strict=True)
    assert texts == ("Start small", "Start small", "Start smart", "Start smart")
    assert fingerprints[0] == fingerprints[1] != fingerprints[2] == fingerprints[3]


@pytest.mark.parametrize(
    ("name", "content"),
    [("experiments/other.yaml", "["), ("theme.yaml", "x: 1"), (EXPERIMENT, "["), ("organisations.yaml", None)],
)
def test_a_change_that_only_brings_a_problem_is_told(tmp_path: Path, name: str, content: str | None) -> None:
    """What is held is the same, to the letter of its fingerprint; the problem is new."""
    folder = small_catalogue(tmp_path)
    shelf = eager(folder)
    before = shelf.look()
    write(folder, name, content)
    after = shelf.look()
    assert not before.problems
    assert {problem.file for problem in after.problems} == {name}
    assert after.catalogue.fingerprint == before.catalogue.fingerprint
    assert after.catalogue.experiments == before.catalogue.experiments


def test_a_file_that_gains_a_warning_keeps_its_record(tmp_path: Path) -> None:
    """It is the newer text that is held, with the warning beside it."""
    folder = small_catalogue(tmp_path)
    shelf = eager(folder)
    first = shelf.look().catalogue.fingerprint
    write(folder, EXPERIMENT, base_text().replace("{nl: Begin klein, en: Start small}", "Klein"))
    loaded = shelf.look()
    assert codes(loaded) == [(EXPERIMENT, "missing-english", "warning")]
    assert loaded.catalogue.experiments["doetank-rijk"].conclusions[0].text.nl == "Klein"
    assert loaded.catalogue.fingerprint != first


def test_a_list_that_breaks_or_vanishes_stays_as_it_was(tmp_path: Path) -> None:
    """Pages keep their organisations while somebody edits the list."""
    folder = small_catalogue(tmp_path)
    shelf = eager(folder)
    shelf.look()
    for content in ("organisations: [", None):
        write(folder, "organisations.yaml", content)
        loaded = shelf.look()
        assert len(loaded.catalogue.organisations) == 3
        assert [found[2] for found in codes(loaded)] == ["error"]


def test_added_changed_and_removed_files_are_seen_at_the_next_look(tmp_path: Path) -> None:
    """And a folder that did not change gives the same object."""
    folder = small_catalogue(tmp_path)
    shelf = eager(folder)
    first = shelf.look()
    assert shelf.look() is first
    write(folder, "experiments/b.yaml", base_text().replace("id: doetank-rijk", "id: b"))
    assert list(shelf.look().catalogue.experiments) == ["b", "doetank-rijk"]
    write(folder, "experiments/b.yaml", None)
    assert list(shelf.look().catalogue.experiments) == ["doetank-rijk"]


def test_a_change_that_keeps_time_and_size_is_seen(tmp_path: Path) -> None:
    """Content, not clock: after `full` seconds the bytes themselves are compared."""
    folder = small_catalogue(tmp_path)
    clock = Clock()
    shelf = Shelf(folder, every=2, full=60, clock=clock)
    shelf.look()
    about = (folder / EXPERIMENT).stat()
    (folder / EXPERIMENT).write_text(base_text().replace("Start small", "Start smart"), encoding="utf-8")
    os.utime(folder / EXPERIMENT, ns=(about.st_atime_ns, about.st_mtime_ns))
    clock.now += 61
    assert shelf.look().catalogue.experiments["doetank-rijk"].conclusions[0].text.en == "Start smart"


def test_only_the_record_of_a_file_is_kept(tmp_path: Path) -> None:
    """Neither its text nor its plain values stay beside it, however often the shelf looks."""
    folder = small_catalogue(tmp_path)
    shelf = eager(folder)
    shelf.look()
    write(folder, EXPERIMENT, base_text().replace("status: running", "status: busy"))
    shelf.look()
    gc.unfreeze()
    gc.collect()
    assert [kept.file for kept in gc.get_objects() if type(kept) is Document] == []


def test_a_place_is_found_in_a_file_that_was_read_long_ago(tmp_path: Path) -> None:
    """An organisation goes: the experiment that names it did not change, and is told by line and column."""
    folder = small_catalogue(tmp_path)
    shelf = eager(folder)
    shelf.look()
    write(folder, "organisations.yaml", base_text("organisations.yaml").replace("- id: min-demo", "- id: min-new", 1))
    problem = next(problem for problem in shelf.look().problems if problem.file == EXPERIMENT)
    line = base_text().split("\n")[problem.line - 1]
    assert line[problem.column - 1 :].startswith("min-demo")


def test_a_file_that_changes_while_it_is_checked_is_told_as_a_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A place in the newer text would be wrong; the next look has it."""
    folder = small_catalogue(tmp_path, changed("organisation: min-demo", "organisation: min-dmo"))
    monkeypatch.setattr(disk, "again", lambda path: b"id: newer")
    problems = {(one.file, one.line, one.column, one.path) for one in load(folder).problems if one.severity == "error"}
    assert problems == {(EXPERIMENT, 1, 1, "organisation")}


def test_within_the_pause_the_disk_is_not_touched(tmp_path: Path) -> None:
    """A rerun costs nothing: a change is seen only after `every` seconds."""
    folder = small_catalogue(tmp_path)
    clock = Clock()
    shelf = Shelf(folder, every=2, full=60, clock=clock)
    first = shelf.look()
    write(folder, EXPERIMENT, None)
    clock.now += 1
    assert shelf.look() is first
    clock.now += 2
    assert not shelf.look().catalogue.experiments


def test_many_readers_get_one_catalogue(tmp_path: Path) -> None:
    """Visitors who come at once wait for one reading, and all get its result."""
    shelf = eager(small_catalogue(tmp_path))
    found: list[Loaded] = []
    threads = [threading.Thread(target=lambda: found.append(shelf.look())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len({id(loaded) for loaded in found}) == 1
