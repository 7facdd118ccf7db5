"""What every file says of itself: which rows, from which date, of which version, on which sources, under which licence."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from streamlit.testing.v1 import AppTest

from lessons.columns import COLUMNS
from lessons.meanings import MEANINGS
from tests.downloads import about_csv, files, part, read_csv, read_xlsx
from tests.other_data import replaced, showing

Keys = dict[str, str | list[str]]
PAGES: tuple[tuple[str, Keys], ...] = (
    ("", {}),
    ("", {"soort": "ministry", "opgave": "scale-up"}),
    ("voorwaarden", {}),
    ("vragen", {}),
    ("verloop", {}),
    ("verloop", {"sinds": "2014-12", "peildatum": "2022-12"}),
    ("organisatie", {"organisatie": "ienm"}),
    ("vergelijken", {"organisatie": ["ienm", "belastingdienst"]}),
    ("experimenten", {"experiment": "ienm-candidate-first"}),
    ("lessen", {"thema": ["work"]}),
    ("netwerk", {}),
)


def facts(raw: bytes) -> dict[str, str]:
    """Every fact above the rows of a CSV by its name."""
    return {line[0]: line[1] for line in about_csv(raw) if line[0] not in ("Bron", "Source", "Kolom", "Column")}


def sources(raw: bytes) -> list[list[str]]:
    return [line[1:] for line in about_csv(raw) if line[0] in ("Bron", "Source")]


@pytest.mark.parametrize(("address", "keys"), PAGES)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_file_says_what_it_is(address: str, keys: Keys, language: str) -> None:
    """Title, edition, version, licence and link, in the language of the reader; both files of a kind say the same."""
    found = files(address, taal=language, **keys)
    assert found
    wanted = {
        "nl": ("Titel", "Editie", "Gegevens", "Licentie", "Link"),
        "en": ("Title", "Edition", "Data", "Licence", "Link"),
    }
    for name, raw in found.items():
        told = facts(raw) if name.endswith("csv") else dict(line[:2] for line in read_xlsx(raw, sheet=2))
        for key in wanted[language]:
            assert told[key], f"{name}: {key}"
        assert "CC BY 4.0" in told[wanted[language][3]]
        assert told["Link"].partition("?")[0] == f"/{address}"
        assert "versie=" in told["Link"]
        assert "beeld=" not in told["Link"]
    for name in (name for name in found if name.endswith("csv")):
        other = read_xlsx(found[name.replace(".csv", ".xlsx")], sheet=2)
        assert [" ".join(" ".join(line).split()) for line in other] == [
            " ".join(line) for line in about_csv(found[name])
        ]


def test_the_organisations_are_told_as_the_filter_tells_them() -> None:
    """All of them; those of the filter; those that were chosen to compare."""
    assert facts(files()["vakken.csv"])["Organisaties"] == "alle 9 organisaties"
    assert "ministerie" in facts(files(soort="ministry")["vakken.csv"])["Organisaties"]
    compared = files("vergelijken", organisatie=["ienm", "belastingdienst"])["vergelijking.csv"]
    assert facts(compared)["Organisaties"] == "Belastingdienst en I&M"


def _rows_of_one() -> None:
    """A page with the rows of one organisation beside facts about all."""
    from datetime import date

    from ui import overview
    from ui.about import about
    from ui.data import readiness
    from ui.figures import take_away

    seen = readiness(date(2014, 12, 31))
    take_away(overview.frame(seen, ["ienm"]), about(seen), "one")
    take_away(overview.frame(seen), about(seen), "all")


def test_fewer_rows_are_told_as_fewer_organisations() -> None:
    """Whoever asks for the file: it says which organisations its own rows are about."""
    made: dict[str, Any] = {}
    with patch("streamlit.download_button", lambda _label, data, *, file_name, **_: made.update({file_name: data})):
        AppTest.from_function(_rows_of_one).run(timeout=60)
    assert facts(made["one.csv"]())["Organisaties"] == "I&M"
    assert facts(made["all.csv"]())["Organisaties"] == "alle 9 organisaties"


def test_a_filter_of_another_page_is_not_told_of_other_rows() -> None:
    """`soort` chooses nothing on the page of one organisation, so its files are not about that kind."""
    found = files("organisatie", organisatie="ienm", soort="agency")
    assert {facts(raw)["Organisaties"] for name, raw in found.items() if name.endswith("csv")} == {"I&M"}


def test_the_filters_of_the_lessons_are_told_and_so_is_that_there_are_none() -> None:
    assert facts(files("lessen")["lessen.csv"])["Filters"] == "geen"
    told = facts(files("lessen", thema="work", zoek="jobcoach")["lessen.csv"])
    assert "Filters" not in told
    assert "jobcoach" in " ".join(told.values())


@pytest.mark.parametrize(("language", "mark", "words"), [
    ("nl", "Wat als", "passend werk op niveau 3 bij I&M (dit is verondersteld, niet gemeten)"),
    ("en", "What if", "suitable work at level 3 at I&M (this is supposed, not measured)"),
])  # fmt: skip
def test_a_what_if_never_leaves_without_its_mark(language: str, mark: str, words: str) -> None:
    """In each file, and in its name; and nowhere where nothing is supposed."""
    found = files("voorwaarden", stel="ienm.work.3", taal=language)
    assert found
    for name, raw in found.items():
        told = facts(raw) if name.endswith("csv") else dict(line[:2] for line in read_xlsx(raw, sheet=2))
        assert told[mark] == words
    assert not [
        raw for name, raw in files("voorwaarden", taal=language).items() if name.endswith("csv") and mark in facts(raw)
    ]


def test_a_what_if_for_everybody_is_told_in_one_line() -> None:
    told = facts(next(iter(files("voorwaarden", stel="coordination.3", opgave="scale-up").values())))
    assert told["Wat als"].startswith("regie op niveau 3 bij ")
    assert told["Wat als"].count("niveau") == 1


def test_the_sources_are_those_behind_exactly_these_rows() -> None:
    """Fewer rows, fewer sources; each that a row names is there, with its address."""
    every, some = files()["vakken.csv"], files(soort="ministry")["vakken.csv"]
    named = {name.partition("#")[0] for ids in read_csv(some)["sources"] for name in ids.split()}
    assert len(sources(some)) == len(named) < len(sources(every))
    assert all(address.startswith("http") for _, address in sources(some))


def test_the_verdicts_rest_on_the_sources_of_their_organisations() -> None:
    """Their rows name no source themselves."""
    found = files(soort="ministry")
    assert sources(found["conclusies.csv"]) == sources(found["vakken.csv"])


def test_every_column_of_a_file_is_explained() -> None:
    """All frames that pages offer keep the names of their columns; each name has a meaning in both languages."""
    offered = (
        "readiness",
        "verdicts",
        "conditions",
        "open_questions",
        "aims",
        "changes",
        "turns",
        "lessons",
        "problems",
    )
    assert {column for name in offered for column in COLUMNS[name]} <= set(MEANINGS)
    lines = [line for line in about_csv(files()["vakken.csv"]) if line[0] == "Kolom"]
    assert [line[1] for line in lines] == list(read_csv(files()["vakken.csv"]).columns)


@pytest.mark.parametrize(("address", "keys"), PAGES)
def test_no_file_of_any_page_has_a_column_that_is_not_explained(address: str, keys: Keys) -> None:
    """Columns with a name of ours; tables of pictures have names that a reader reads."""
    ours = {column for columns in COLUMNS.values() for column in columns}
    for name, raw in files(address, **keys).items():
        if name.endswith("csv"):
            told = {line[1] for line in about_csv(raw) if line[0] == "Kolom"}
            assert ours.intersection(read_csv(raw).columns) <= told, name


@pytest.mark.parametrize(("address", "keys"), [item for item in PAGES if item[0] not in ("experimenten", "netwerk")])
def test_every_file_names_at_least_one_source(address: str, keys: Keys) -> None:
    """Whatever is told in it: cells, verdicts, conditions, questions, counts, changes, lessons."""
    for name, raw in files(address, **keys).items():
        if name.endswith("csv"):
            assert sources(raw), name


def test_the_files_of_what_changed_are_about_their_own_organisations_and_sources() -> None:
    """The verdicts that turned rest on the conditions that turned them, not on everything."""
    found = files("verloop", sinds="2014-12", peildatum="2022-12")
    turns, changed = found["andere-conclusies.csv"], found["wijzigingen.csv"]
    rows = read_csv(turns)
    assert {"before", "after", "through", "sources"} <= set(rows.columns)
    named = {name.partition("#")[0] for ids in rows["sources"] for name in ids.split()}
    assert len(sources(turns)) == len(named) > 0
    assert set(facts(turns)["Organisaties"].replace(" en ", ", ").split(", ")) == set(rows["organisation_label"])
    assert facts(turns)["Veranderd sinds"] == facts(changed)["Veranderd sinds"] == "31 december 2014"


HOSTILE = '=HYPERLINK("https://evil.example/","x") <img src=x onerror=alert(1)> ;=1+1 # _y_'


@pytest.mark.parametrize("place", ["organisation", "purpose", "source"])
def test_a_hostile_name_is_no_formula_in_what_stands_beside_the_rows(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts: dict[str, tuple[str, str]] = {
        "organisation": ("organisations.yaml", "I&M"),
        "purpose": ("readiness.yaml", "een eerste plaatsing"),
        "source": ("sources.yaml", "De start van een netwerk (DGOBR)"),
    }
    with showing(tmp_path / "data", monkeypatch) as folder:
        file, text = texts[place]
        replaced(folder / file, f'"{text}"', "'" + HOSTILE.replace("'", "''") + "'")
        found = files("voorwaarden", stel="ienm.work.3")
    for name, raw in found.items():
        told: list[Any] = about_csv(raw) if name.endswith("csv") else read_xlsx(raw, sheet=2)
        assert any("evil.example" in cell for line in told for cell in line)
        if name.endswith("csv"):
            assert not [cell for line in told for cell in line if cell.startswith(("=", "+", "@"))]
        else:
            assert not re.search(rb"<f[ >]", part(raw, "xl/worksheets/sheet2.xml"))
