"""A whole catalogue of invented organisations, to try the dashboard on: `python -m lessons demo DIR`.

The method is the shipped one, everything else is invented and says so. The same numbers and seed give the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random

from lessons import demo_records as records
from lessons.catalogue import Catalogue, load
from lessons.demo_judgements import Stories
from lessons.demo_targets import targets
from lessons.demo_texts import README
from lessons.demo_world import Fields, world
from lessons.records import Edition

MOST_ORGANISATIONS = 999
MOST_EXPERIMENTS = 99_999
SHIPPED = Path(__file__).resolve().parent.parent / "data"
_METHOD = ("readiness.yaml", "themes.yaml")
_HEAD = "# Verzonnen, om het dashboard op uit te proberen. / Invented, to try the dashboard on.\n"


class RefusedError(Exception):
    """Nothing was written; the message says why, for a reader."""


def write(folder: Path, organisations: int, experiments: int, seed: int) -> int:
    """Write the catalogue into `folder`, which must be new or empty; how many files. Raises RefusedError."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise RefusedError(f"{folder} is not an empty folder; name one that does not exist yet")
    count = 0
    for name, text in files(organisations, experiments, seed):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
        count += 1
    return count


def files(organisations: int, experiments: int, seed: int) -> Iterator[tuple[str, str]]:
    """Every file as its place in the folder and its text. Raises RefusedError before the first one."""
    _possible(organisations, experiments)
    catalogue = load(SHIPPED).catalogue
    if catalogue.edition is None:
        raise RefusedError(f"the method in {SHIPPED / 'readiness.yaml'} cannot be read; repair it first")
    yield "README.md", README.format(organisations=organisations, experiments=experiments, seed=seed)
    for name in _METHOD:
        yield name, (SHIPPED / name).read_bytes().decode("utf-8")
    yield from _invented(catalogue, catalogue.edition, (organisations, experiments), Random(seed))  # noqa: S311 (the same again, not secret)


def _possible(organisations: int, experiments: int) -> None:
    if not 0 <= organisations <= MOST_ORGANISATIONS:
        raise RefusedError(f"{organisations} organisations: the number is from 0 to {MOST_ORGANISATIONS}")
    if not 0 <= experiments <= MOST_EXPERIMENTS:
        raise RefusedError(f"{experiments} experiments: the number is from 0 to {MOST_EXPERIMENTS}")
    if experiments and not organisations:
        raise RefusedError("experiments need an organisation; ask for at least one")


def _invented(
    catalogue: Catalogue, edition: Edition, size: tuple[int, int], chance: Random
) -> Iterator[tuple[str, str]]:
    """Every file but the method's, each made when it is asked for, always in this order."""
    method = {
        "dimensions": tuple(dimension.id for dimension in edition.dimensions),
        "purposes": tuple(purpose.id for purpose in edition.purposes),
        "themes": tuple(catalogue.themes),
    }
    made = world(chance, *size, method)
    yield _list("organisations", records.organisations(made))
    yield _list("sources", [*_sources_of_the_method(catalogue, edition), *records.sources(made)])
    yield _list("facts", records.facts(made))
    yield "programme.yaml", _HEAD + written(records.programme(made))
    yield _list("series", records.series(made))
    stories, free = Stories(made), {}
    for place in made.places:
        judgements, free[place.id] = stories.tell(place)
        yield _one("judgements", {"id": place.id, "judgements": judgements})
    told = []
    for experiment in records.experiments(made, size[1], free):
        told += [f"{experiment['id']}/{lesson['id']}" for lesson in experiment["lessons"]]
        yield _one("experiments", experiment)
    for folder, found in (
        ("lessons", records.lessons(made, told)),
        ("concepts", records.concepts(made)),
        ("sessions", records.sessions(made)),
        ("targets", targets(made)),
    ):
        yield from (_one(folder, record) for record in found)


def _sources_of_the_method(catalogue: Catalogue, edition: Edition) -> Iterator[Fields]:
    """The real sources that the dimensions rest on, as the shipped catalogue describes them."""
    named = {source.partition("#")[0] for dimension in edition.dimensions for source in dimension.sources}
    for source in catalogue.sources.values():
        if source.id in named:
            yield source.model_dump(exclude_none=True)


# --- as YAML ------------------------------------------------------------------------------------------------------


def _list(name: str, items: Iterable[Fields]) -> tuple[str, str]:
    return f"{name}.yaml", _HEAD + written({name: list(items)})


def _one(folder: str, record: Fields) -> tuple[str, str]:
    return f"{folder}/{record['id']}.yaml", _HEAD + written(record)


def written(record: Fields, depth: int = 0) -> str:
    """The record as block YAML: fields and items on lines of their own; a text as a JSON string, which is YAML too."""
    pad = "  " * depth
    rows = []
    for key, value in record.items():
        if isinstance(value, dict):
            rows.append(f"{pad}{key}:\n{written(value, depth + 1)}")
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            rows.append(f"{pad}{key}:\n" + "".join(_item(item, depth + 1) for item in value))
        else:
            rows.append(f"{pad}{key}: {json.dumps(value, ensure_ascii=False)}\n")
    return "".join(rows)


def _item(item: Fields, depth: int) -> str:
    """The fields of an item, with a dash before the first."""
    return "  " * depth + "- " + written(item, depth + 1)[2 * depth + 2 :]
