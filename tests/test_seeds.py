"""The two texts of 2014 stand in the data: every fact has its place, and no sentence was copied."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import yaml

from lessons.catalogue import Catalogue, load

HERE = Path(__file__).parent
DATA = HERE.parent / "data"
TABLE = HERE.parent / "docs" / "seeds.md"
FACTS = [f"f{number:02}" for number in range(1, 99)]
FROM_THE_TEXTS = ["programme.yaml", "facts.yaml", "organisations.yaml", "themes.yaml"]
FOLDERS_FROM_THE_TEXTS = ["experiments", "concepts", "sessions"]
PLACE = re.compile(r"`(?P<file>data/[\w/.-]+\.yaml): (?P<field>\w+)(?: (?P<item>[\w-]+))?`")


@cache
def catalogue() -> Catalogue:
    return load(DATA).catalogue


@cache
def rows() -> dict[str, str]:
    """The last column of the table per fact: where it stands."""
    cells = [line.strip("| ").split(" | ") for line in TABLE.read_text("utf-8").splitlines() if line.startswith("| f")]
    return {row[0]: row[-1] for row in cells}


def digest(words: list[str]) -> str:
    return sha256(" ".join(words).encode()).hexdigest()[:16]


def runs(text: str) -> Iterator[list[str]]:
    words = re.findall(r"\w+", text.casefold())
    return (words[start : start + 6] for start in range(len(words) - 5))


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from strings(part)


def dutch(value: Any) -> Iterator[str]:
    if isinstance(value, dict) and "nl" in value:
        yield value["nl"]
        return
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from dutch(part)


def files() -> list[Path]:
    listed = [DATA / name for name in FROM_THE_TEXTS]
    return listed + [path for folder in FOLDERS_FROM_THE_TEXTS for path in sorted((DATA / folder).glob("*.yaml"))]


def content(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def field(file: str, name: str) -> Any:
    """The field of the loaded record that a file holds; fails when the record or the field is not there."""
    folder, _, stem = file.removeprefix("data/").removesuffix(".yaml").rpartition("/")
    if folder:
        return getattr(getattr(catalogue(), folder)[stem], name)
    if stem == name:
        return tuple(getattr(catalogue(), name).values())
    return getattr(getattr(catalogue(), stem), name)


def marks(item: Any) -> set[str]:
    """The words by which the table may point at one item of a list."""
    found = {str(getattr(item, name, "")) for name in ("id", "dimension", "role", "organisation")}
    return found | {getattr(getattr(item, "date", None), "date", "")} | ({item} if isinstance(item, str) else set())


def sources_of(item: Any) -> list[str]:
    return [*getattr(item, "sources", ()), *(proof.source for proof in getattr(item, "evidence", ()))]


def test_all_98_facts_are_in_the_data_in_order() -> None:
    assert list(catalogue().facts) == FACTS


def test_all_98_facts_are_in_the_table_with_the_paragraph_of_the_data() -> None:
    assert list(rows()) == FACTS
    text = TABLE.read_text("utf-8")
    assert [fact.id for fact in catalogue().facts.values() if f"| {fact.id} | `{fact.source}` |" not in text] == []


@pytest.mark.parametrize("fact", FACTS)
def test_every_fact_has_a_place_outside_the_list_of_facts(fact: str) -> None:
    places = list(PLACE.finditer(rows()[fact]))
    assert places
    for place in places:
        found = field(place["file"], place["field"])
        assert found, f"{place[0]} is empty"
        if place["item"]:
            items = [item for item in found if place["item"] in marks(item)]
            assert items, f"{place[0]} is not there"


def test_every_place_in_the_table_names_the_paragraph_of_its_fact() -> None:
    """A named item rests on the paragraph of the fact it stands for, where it has sources of its own."""
    wrong = []
    for fact, cell in rows().items():
        paragraph = catalogue().facts[fact].source
        for place in PLACE.finditer(cell):
            items = field(place["file"], place["field"]) if place["item"] else ()
            sources = [source for item in items if place["item"] in marks(item) for source in sources_of(item)]
            if sources and paragraph not in sources:
                wrong.append(f"{fact} {place[0]}: {paragraph} not in {sources}")
    assert wrong == []


def test_no_six_words_in_a_row_of_the_texts_stand_in_the_data() -> None:
    """Facts carry over, sentences do not; the runs that are names are left out of the list of digests."""
    copied = set((HERE / "seed_runs.txt").read_text("ascii").split())
    assert len(copied) > 1_700
    found = {
        f"{path.name}: {' '.join(run)}"
        for path in DATA.rglob("*.yaml")
        for text in strings(content(path))
        for run in runs(text)
        if digest(run) in copied
    }
    assert found == set()


def test_no_six_words_in_a_row_of_the_texts_stand_in_the_table() -> None:
    copied = set((HERE / "seed_runs.txt").read_text("ascii").split())
    assert [
        " ".join(run) for line in TABLE.read_text("utf-8").splitlines() for run in runs(line) if digest(run) in copied
    ] == []


@pytest.mark.parametrize("path", files(), ids=lambda path: path.name)
def test_dutch_sentences_are_short(path: Path) -> None:
    """B1: at most 20 words a sentence, 15 on average."""
    sentences = [s for text in dutch(content(path)) for s in re.split(r"(?<=[.?!])\s+", text)]
    lengths = [len(sentence.split()) for sentence in sentences]
    assert [s for s in sentences if len(s.split()) > 20] == []
    assert sum(lengths) / len(lengths) <= 15


@pytest.mark.parametrize("path", files(), ids=lambda path: path.name)
def test_every_text_has_both_languages(path: Path) -> None:
    assert path.read_text("utf-8").count(" nl: ") == path.read_text("utf-8").count(" en: ") > 0


def test_the_texts_give_9_of_18_cells_a_level_or_a_range_and_none_of_them_more_than_one_account() -> None:
    """Method 12: the first reading; four of the nine rest on sentences about all organisations."""
    cells = [judgement for experiment in catalogue().experiments.values() for judgement in experiment.judgements]
    told = [cell for cell in cells if cell.level is not None or cell.state == "mixed"]
    assert len(told) == 9
    assert len([cell for cell in told if {item.scope for item in cell.evidence} == {"collective"}]) == 4
    assert {item.grade for cell in cells for item in cell.evidence} == {"e1"}
    assert {cell.dimension for cell in cells if cell.state == "unknown"} == {"backing", "guidance", "work"}


def test_what_no_source_says_stays_unknown() -> None:
    """No cause for the missing placement, no time to try again, no ratings for the four concepts."""
    assert {experiment.outcome.retry_when for experiment in catalogue().experiments.values() if experiment.outcome} == {
        None
    }
    assert {rating.state for concept in catalogue().concepts.values() for rating in concept.ratings} == {"unknown"}
    assert {concept.state for concept in catalogue().concepts.values()} == {"unknown"}
    programme = catalogue().programme
    assert programme is not None
    assert [criterion.id for criterion in programme.criteria if not criterion.defined] == ["affordable"]


def test_people_are_named_by_role() -> None:
    """The page of 2014 prints names; the data gives roles."""
    programme = catalogue().programme
    assert programme is not None
    members = [m for experiment in catalogue().experiments.values() for m in experiment.team] + list(programme.contacts)
    assert members
    assert {member.name for member in members} == {None}
