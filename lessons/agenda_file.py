"""A presentation as a YAML file, out and in again: `docs/agenda.md`.

`agenda: 1`, then title, purpose, as_of, organisations, themes, hide_names, minutes and items. Every mistake is told at its
line and column. What the catalogue does not have is a warning: the rest still counts. Only a file that is no agenda is
left out as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Annotated, NamedTuple

from pydantic import AfterValidator, WithJsonSchema

from lessons.agenda import LONGEST, PATTERN, SLIDES, WORDS, Item, is_known
from lessons.catalogue import Catalogue
from lessons.fields import Date, Flag, Id, Line, Record, Whole, describe, is_id, wrong
from lessons.problems import Problem, did_you_mean
from lessons.reading import Document, Path, read
from lessons.records import Many
from lessons.shape import shape
from lessons.written import Value, yaml_text

VERSION = 1
LONGEST_TITLE, MOST_MINUTES, MOST_ORGANISATIONS = 80, 480, 30
USUAL_MINUTES = 60
NAME = "agenda.yaml"
"""What a text that was pasted is called where it is told what is wrong in it."""
LARGEST = 50_000
"""So many signs of a file are looked at: sixty items with the longest names are a quarter of it."""

_TITLE = {"type": ["string", "number", "boolean"], "maxLength": LONGEST_TITLE}
_MINUTES = {"type": "integer", "minimum": 1, "maximum": MOST_MINUTES}
_ITEM = {"type": "string", "pattern": PATTERN}


def _this_version(number: int) -> int:
    if number != VERSION:
        raise wrong("unknown-value", f"found version {number}", f"this app knows version {VERSION}")
    return number


def _short(title: str) -> str:
    if len(title) > LONGEST_TITLE:
        raise wrong("text-too-long", f"{len(title)} characters", f"the limit is {LONGEST_TITLE}")
    return title


def _some_minutes(number: int) -> int:
    if not 0 < number <= MOST_MINUTES:
        raise wrong("out-of-range", f"found {number}", f"write the minutes, 1 to {MOST_MINUTES}")
    return number


class Agenda(Record):
    """A presentation: what it is for, about whom, and its items in their order. Without `items` it is the usual agenda."""

    agenda: Annotated[Whole, AfterValidator(_this_version), WithJsonSchema({"const": VERSION})]
    title: Annotated[Line, AfterValidator(_short), WithJsonSchema(_TITLE)] | None = None
    purpose: Id | None = None
    as_of: Date | None = None
    organisations: Many[Id] = ()
    themes: Many[Id] = ()
    hide_names: Flag = False
    minutes: Annotated[Whole, AfterValidator(_some_minutes), WithJsonSchema(_MINUTES)] = USUAL_MINUTES
    items: Many[Annotated[Line, WithJsonSchema(_ITEM)]] | None = None


class Opened(NamedTuple):
    """What a file gives: the agenda with only what the catalogue has, or None; and all that is wrong in it."""

    agenda: Agenda | None
    problems: tuple[Problem, ...]


def text(made: Agenda) -> str:
    """The file of a presentation."""
    kept: dict[str, Value] = {name: value for name, value in made.model_dump().items() if value is not None}
    return yaml_text(kept)


def opened(raw: bytes, catalogue: Catalogue, file: str = NAME) -> Opened:
    """The presentation that a file asks for; the usual items where not one of its own is there. Never raises."""
    if len(raw) > LARGEST:
        problem = Problem(file, 1, 1, "file-too-large", "", f"{len(raw)} bytes", f"the limit is {LARGEST}")
        return Opened(None, (problem,))
    document = read(raw, file)
    found, problems = shape(document, Agenda)
    told = tuple(sorted({*problems, *_strange(document, catalogue)}))
    return Opened(_known(found, catalogue) if found else None, told)


def _known(found: Agenda, catalogue: Catalogue) -> Agenda:
    """The agenda with only what is there."""
    held = _held(catalogue)
    items = None
    if found.items is not None:
        named = dict.fromkeys(map(Item.of, found.items))
        items = tuple(str(item) for item in named if is_known(item, catalogue))[:LONGEST] or (None if named else ())
    return found.model_copy(
        update={
            "purpose": found.purpose if found.purpose in held["purpose"] else None,
            "organisations": tuple(_among(found.organisations, held["organisations"]))[:MOST_ORGANISATIONS],
            "themes": tuple(_among(found.themes, held["themes"])),
            "items": items,
        }
    )


def _among(names: Iterable[str], held: Sequence[str]) -> Iterator[str]:
    return (name for name in dict.fromkeys(names) if name in held)


def _held(catalogue: Catalogue) -> Mapping[str, Sequence[str]]:
    """What can stand in each field that names something."""
    edition = catalogue.edition
    return {
        "purpose": [item.id for item in edition.purposes] if edition else [],
        "organisations": [item.id for item in catalogue.organisations.values() if item.judged],
        "themes": list(catalogue.themes),
    }


# --- what is not there ------------------------------------------------------------------------------------------------------


def _strange(document: Document, catalogue: Catalogue) -> Iterator[Problem]:
    """Every name that the catalogue does not have, every item twice, and what is too much, each at its place."""
    held, value = _held(catalogue), document.value or {}
    named = [(path, name, held[field]) for field in held for path, name in _named(field, value.get(field))]
    for path, name, accepted in named:
        if is_id(name) and name not in accepted:
            message = f"{describe(name)} is not in these data and is left out"
            yield document.problem(path, "dangling-reference", message, did_you_mean(name, accepted), warning=True)
    if sum(path[0] == "organisations" for path, _, _ in named) > MOST_ORGANISATIONS:
        message, hint = f"more than {MOST_ORGANISATIONS}: the first count", "leave the list out for all of them"
        yield document.problem(("organisations",), "too-many-items", message, hint, warning=True)
    yield from _strange_items(_named("items", value.get("items")), document, catalogue)


def _named(field: str, value: object) -> list[tuple[Path, str]]:
    """The texts in a field, each with its place."""
    if isinstance(value, str):
        return [((field,), value)] if field == "purpose" else []
    parts = value if isinstance(value, list) else []
    return [((field, place), part) for place, part in enumerate(parts) if isinstance(part, str)]


def _strange_items(named: Sequence[tuple[Path, str]], document: Document, catalogue: Catalogue) -> Iterator[Problem]:
    before: set[Item] = set()
    for path, written in named:
        item, at = Item.of(written), partial(document.problem, path, warning=True)
        if item in before:
            yield at("duplicate-reference", f"{describe(written)} stands there twice", "the first counts")
        elif not is_known(item, catalogue):
            message = f"{describe(written)} is no item in these data and is left out"
            yield at("unknown-value", message, _meant(item, catalogue))
        elif len(before) >= LONGEST:
            yield at("too-many-items", f"{describe(written)} is one too many", f"the limit is {LONGEST}")
        else:
            before.add(item)


def _meant(item: Item, catalogue: Catalogue) -> str:
    """What was probably meant, or what can be written there."""
    subjects = _subjects(catalogue)
    if item.kind not in subjects:
        return did_you_mean(item.kind, subjects)
    accepted = subjects[item.kind]
    if not accepted:
        return f"write {item.kind} by itself" if item.kind in SLIDES else ""
    if item.about and item.dimension in accepted:
        return did_you_mean(item.about, catalogue.organisations)
    hint = did_you_mean(item.dimension or item.subject, accepted)
    return hint or f"write {item.kind} and a name, such as {item.kind}:{accepted[0]}"


def _subjects(catalogue: Catalogue) -> Mapping[str, Sequence[str]]:
    """Kind -> what can stand behind it; nothing for a slide that is always the same."""
    return dict.fromkeys(SLIDES, ()) | {
        "experiment": list(catalogue.experiments),
        "level": [found.id for found in catalogue.edition.dimensions] if catalogue.edition else [],
        "lessons": list(catalogue.themes),
        "rate": list(catalogue.concepts),
        "words": WORDS,
    }
