"""The catalogue to try things on: right by our own check, the same again, and invented on the face of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lessons import demo
from lessons.__main__ import main
from lessons.aims import aims, standing
from lessons.catalogue import Catalogue, load
from lessons.readiness import Readiness, default_as_of

MARKS = {"nl": ("Voorbeeld", "Verzonnen"), "en": ("Example", "Invented")}


def made(folder: Path, organisations: int, experiments: int, seed: int = 1) -> Catalogue:
    """The catalogue of this size, which passes the check without a word."""
    demo.write(folder, organisations, experiments, seed)
    loaded = load(folder)
    assert loaded.problems == ()
    return loaded.catalogue


@pytest.fixture(scope="module")
def thirty(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return made(tmp_path_factory.mktemp("demo") / "thirty", 30, 60)


@pytest.mark.parametrize("organisations", [1, 2, 8, 30, 300])
@pytest.mark.parametrize("experiments", [0, 1, 30])
def test_every_size_passes_the_check_and_is_the_size_asked_for(
    tmp_path: Path, organisations: int, experiments: int
) -> None:
    catalogue = made(tmp_path / "demo", organisations, experiments)
    assert len(catalogue.organisations) == organisations
    assert len(catalogue.experiments) == experiments
    assert all(organisation.judged for organisation in catalogue.organisations.values())


def test_nothing_and_very_much_pass_the_check_too(tmp_path: Path) -> None:
    assert not made(tmp_path / "none", 0, 0).organisations
    assert len(made(tmp_path / "much", 8, 10_000).experiments) == 10_000


def test_the_same_seed_gives_the_same_bytes_and_another_one_does_not(tmp_path: Path) -> None:
    first = list(demo.files(8, 30, 7))
    assert list(demo.files(8, 30, 7)) == first
    assert list(demo.files(8, 30, 8)) != first
    demo.write(tmp_path, 8, 30, 7)
    assert {name: (tmp_path / name).read_bytes() for name, _ in first} == {name: text.encode() for name, text in first}


def test_every_name_and_title_says_that_it_is_invented(thirty: Catalogue) -> None:
    """In both languages; the sources of the method are real, and those alone have an address."""
    assert thirty.programme
    assert thirty.edition
    named = [name for place in thirty.organisations.values() for name in (place.name, place.short)]
    named += [place.successor.name for place in thirty.organisations.values() if place.successor]
    named += [experiment.title for experiment in thirty.experiments.values()]
    named += [lesson.text for experiment in thirty.experiments.values() for lesson in experiment.lessons]
    named += [lesson.text for lesson in (*thirty.lessons.values(), *thirty.programme.lessons)]
    named += [item.title for item in (*thirty.concepts.values(), *thirty.sessions.values(), *thirty.series.values())]
    named += [fact.text for fact in thirty.facts.values()] + [thirty.programme.title]
    for language, marks in MARKS.items():
        assert [text.say(language) for text in named if not text.say(language).startswith(marks)] == []
    of_the_method = {name.split("#")[0] for dimension in thirty.edition.dimensions for name in dimension.sources}
    invented = [source for source in thirty.sources.values() if source.id not in of_the_method]
    assert len(invented) > 50
    for source in invented:
        assert source.kind == "archive"
        assert source.url is None
        assert source.title.startswith("Verzonnen bron")
        assert "Invented source" in source.title


def test_the_folder_says_that_it_is_invented(tmp_path: Path) -> None:
    """Its README, and the first line of every file but those of the method, which are the shipped ones."""
    for name, text in demo.files(2, 3, 1):
        if name in ("readiness.yaml", "themes.yaml"):
            assert text.encode() == (demo.SHIPPED / name).read_bytes()
        else:
            assert "verzonnen" in text.split("\n")[0].lower()
            assert "invented" in text.split("\n")[0].lower()
    assert "--organisations 2 --experiments 3 --seed 1" in dict(demo.files(2, 3, 1))["README.md"]


def test_no_real_organisation_is_named(thirty: Catalogue) -> None:
    shipped = load(demo.SHIPPED).catalogue
    real = {name.say(language) for place in shipped.organisations.values() for name in (place.name, place.short)
            for language in ("nl", "en")}  # fmt: skip
    assert not set(thirty.organisations) & set(shipped.organisations)
    assert not {place.name.nl for place in thirty.organisations.values()} & real


@pytest.mark.parametrize("seed", range(6))
def test_at_thirty_organisations_everything_occurs(tmp_path: Path, seed: int) -> None:
    """Every level and state, stale, collective and divided cells, every verdict, and a decline."""
    catalogue = made(tmp_path / "demo", 30, 30, seed)
    readiness = Readiness(catalogue, default_as_of(catalogue).day)
    assert catalogue.edition
    cells = [
        readiness.cell(place, dimension.id) for place in catalogue.organisations for dimension in catalogue.edition.dimensions
    ]  # fmt: skip
    assert {cell.level for cell in cells} == {None, 0, 1, 2, 3, 4}
    assert {cell.state for cell in cells} == {"level", "mixed", "unknown", "not_assessed", "not_applicable"}
    for state in ("stale", "collective", "divided"):
        assert any(getattr(cell, state) for cell in cells), state
    assert {cell.confidence for cell in cells} == {None, "low", "medium", "high"}
    outcomes = {verdict.outcome for purpose in catalogue.edition.purposes for verdict in readiness.verdicts(purpose.id)}
    assert outcomes == {"ready", "not_yet", "cannot_say"}
    assert any("ging omlaag" in cell.current[0].judgement.reason.nl for cell in cells if cell.current)
    assert any(len(cell.current) > 1 for cell in cells)


def test_the_judgements_go_through_the_years_and_have_every_grade_scope_and_agreement(thirty: Catalogue) -> None:
    told = [item for file in thirty.judgements.values() for item in file.judgements]
    told += [item for experiment in thirty.experiments.values() for item in experiment.judgements]
    evidence = [item for judgement in told for item in judgement.evidence]
    assert {item.grade for item in evidence} == {"e1", "e2", "e3"}
    assert {item.scope for item in evidence} == {"organisation", "collective"}
    assert {item.agreement for item in told} == {"one-voice", "agreed", "divided"}
    assert any(item.reply for item in told)
    years = {item.date.last.year for item in told}
    assert years >= set(range(2013, 2027))
    assert max(item.date.last for item in told) < date(2026, 7, 1)


def test_organisations_belong_to_ministries(thirty: Catalogue) -> None:
    """So that they can be grouped by kind and by what they are part of."""
    kinds = {place.kind for place in thirty.organisations.values()}
    assert kinds == {"ministry", "agency", "directorate"}
    above = {thirty.organisations[place.part_of].kind for place in thirty.organisations.values() if place.part_of}
    assert above == {"ministry"}


def test_some_organisations_have_own_targets_and_others_none(thirty: Catalogue) -> None:
    """Reached, below and open, some past their day, some set anew; even one organisation has some."""
    seen = Readiness(thirty, default_as_of(thirty).day)
    found = [item for place in seen.organisations for item in aims(seen, place.id)]
    assert {standing(seen, place.id) for place in seen.organisations} == {"none", "reached", "below", "open"}
    assert {item.late(seen.as_of) for item in found} == {True, False}
    assert any(item.earlier for item in found)
    assert {bool(item.target.until) for item in found} == {True, False}


def test_the_only_organisation_has_own_targets(tmp_path: Path) -> None:
    assert list(made(tmp_path / "one", 1, 0).targets)


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 2 and a sentence; the same for a file, for numbers that cannot be, and for wrong use."""
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    assert main(["demo", str(tmp_path)]) == 2
    assert "is not an empty folder" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
    assert main(["demo", str(tmp_path / "mine.txt")]) == 2
    for size in (["--organisations", "1000"], ["--experiments", "-1"], ["--organisations", "0"]):
        assert main(["demo", str(tmp_path / "new"), *size]) == 2
        assert not (tmp_path / "new").exists()


def test_a_new_or_empty_folder_is_filled(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 0; what was written can be checked with the command that checks."""
    new = tmp_path / "deep" / "down"
    assert main(["demo", str(new), "--organisations", "2", "--experiments", "1", "--seed", "5"]) == 0
    assert main(["check", str(new)]) == 0
    assert capsys.readouterr().out == ""
    (tmp_path / "empty").mkdir()
    assert main(["demo", str(tmp_path / "empty"), "--organisations", "1", "--experiments", "0"]) == 0


def test_a_folder_that_cannot_be_written_gives_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    assert main(["demo", str(tmp_path / "file" / "below")]) == 2
    assert capsys.readouterr().err.startswith("cannot write in ")
