"""A document -> a record, or the problems that keep it from being one."""

from __future__ import annotations

import re
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from lessons.fields import Record, as_id, describe, is_id
from lessons.problems import Problem, did_you_mean
from lessons.reading import Document, Path

R = TypeVar("R", bound=Record)

_MOST_PROBLEMS = 100
_MOST_LOOKED_AT = 400
_DUTCH = {
    "titel": "title", "naam": "name", "organisatie": "organisation", "organisaties": "organisations", "doel": "purpose",
    "opgave": "purpose", "aanpak": "route", "stand": "status", "periode": "period", "begin": "start", "einde": "end",
    "eind": "end", "vraag": "question", "geprobeerd": "tried", "uitkomst": "outcome", "resultaat": "outcome",
    "samenvatting": "summary", "tijdlijn": "timeline", "obstakels": "obstacles", "belemmeringen": "obstacles",
    "conclusies": "conclusions", "lessen": "lessons", "oordelen": "judgements", "oordeel": "judgements",
    "onbekend": "unknown", "verwant": "related", "bron": "source", "bronnen": "sources", "tekst": "text",
    "thema": "themes", "themas": "themes", "dimensie": "dimension", "niveau": "level", "datum": "date", "door": "by",
    "reden": "reason", "bewijs": "evidence", "rol": "role", "soort": "kind", "jaar": "year", "plaats": "place",
    "groepen": "groups", "werk": "work", "bijeenkomst": "session", "toelichting": "note", "gevolg": "follows_from",
    "spreekt_tegen": "contradicts", "steunt": "supports", "doelgroep": "audience", "voorwaarden": "conditions",
}  # fmt: skip


def shape(document: Document, model: type[R]) -> tuple[R | None, list[Problem]]:
    """The record, or None; and every problem of the document as a `model`."""
    if document.value is None:
        return None, document.problems
    record, problems, untold = None, [], 0
    try:
        record = model.model_validate(document.value)
    except ValidationError as error:
        problems = _problems(document, model, error.errors(include_url=False)[:_MOST_LOOKED_AT])
        untold = max(error.error_count() - _MOST_LOOKED_AT, 0)
    except (ArithmeticError, LookupError, RecursionError, TypeError, ValueError) as error:
        message = f"cannot be checked ({type(error).__name__})"
        problems = [document.problem((), "wrong-type", message, "compare it with a file that works")]
    every = sorted({*document.problems, *problems})
    if len(every) > _MOST_PROBLEMS:
        message = f"and {len(every) - _MOST_PROBLEMS + untold} more problems"
        every = [*every[:_MOST_PROBLEMS], document.problem((), "more-problems", message, "solve these first")]
    clean = not any(problem.severity == "error" for problem in every)
    return (record if clean else None), every


def _problems(document: Document, model: type[BaseModel], errors: list[ErrorDetails]) -> list[Problem]:
    errors = [error for error in errors if not _within(document.refused, error["loc"])]
    missing: dict[Path, list[str]] = {}
    renamed: set[Path] = set()
    problems = []
    for error in errors:
        if error["type"] == "missing":
            missing.setdefault(error["loc"][:-1], []).append(str(error["loc"][-1]))
            continue
        if error["type"] == "extra_forbidden":
            meant = _meant(str(error["loc"][-1]), _fields(model, error["loc"][:-1]))
            renamed.add((*error["loc"][:-1], meant))
        problems.append(_problem(document, model, error))
    for path, names in missing.items():
        left = [name for name in names if (*path, name) not in renamed]
        if left:
            problems.append(_missing(document, path, left))
    return problems


def _within(refused: set[Path], path: Path) -> bool:
    return bool(refused) and any(path[:length] in refused for length in range(len(path) + 1))


def _problem(document: Document, model: type[BaseModel], error: ErrorDetails) -> Problem:
    path, kind = _known(document, error["loc"]), error["type"]
    context = error.get("ctx") or {}
    if kind == "extra_forbidden":
        return _unknown(document, path, _fields(model, path[:-1]))
    if error["input"] is None and path and isinstance(path[-1], int):
        return document.problem(path, "missing-value", "empty item", "remove the '-'")
    if kind == "literal_error":
        return _literal(document, path, error["input"], re.findall(r"'([^']*)'", str(context.get("expected", ""))))
    if kind in ("too_short", "too_long"):
        least, most = context.get("min_length"), context.get("max_length")
        wanted = (
            f"write {least}"
            if least == most
            else f"write at least {least}"
            if kind == "too_short"
            else f"write at most {most}"
        )
        count = len(error["input"]) if isinstance(error["input"], list | tuple) else "none"
        return document.problem(
            path, "too-few-items" if kind == "too_short" else "too-many-items", f"found {count}", wanted
        )
    if "found" in context:
        return document.problem(
            path, kind, str(context["found"]), _hint(path, error["input"], str(context.get("hint", "")))
        )
    return _misshapen(document, path, error, _fields(model, error["loc"]))


def _known(document: Document, path: Path) -> Path:
    """The part of `path` that stands in the file: a bare text is read as its Dutch."""
    value: Any = document.value
    for length, part in enumerate(path):
        inside = (
            part in value
            if isinstance(value, dict)
            else isinstance(value, list) and isinstance(part, int) and part < len(value)
        )
        if not inside:
            return path[:length]
        value = value[part]
    return path


def _hint(path: Path, value: Any, hint: str) -> str:
    if path and isinstance(path[-1], int) and isinstance(value, list):
        return f"{next((part for part in reversed(path) if isinstance(part, str)), 'this')} is a list of words"
    return hint


def _literal(document: Document, path: Path, value: Any, accepted: list[str]) -> Problem:
    if value is None:
        return document.problem(path, "missing-value", "the value is empty", did_you_mean("", accepted))
    if not isinstance(value, str):
        return document.problem(path, "wrong-type", f"found {describe(value)}", did_you_mean("", accepted))
    hint = did_you_mean(value, accepted)
    if hint.startswith("did you mean"):
        hint += " accepted: " + ", ".join(sorted(accepted))
    return document.problem(path, "unknown-value", f"{describe(value)} is not accepted here", hint)


def _unknown(document: Document, path: Path, fields: list[str]) -> Problem:
    name = str(path[-1]) if path else ""
    meant = _meant(name, fields)
    hint = f"did you mean '{meant}'?" if meant else "fields here: " + ", ".join(fields)
    return document.problem(path, "unknown-field", f"unknown field {describe(name)}", hint, key=True)


def _meant(name: str, fields: list[str]) -> str:
    """The field that was probably meant: in Dutch, in capitals, or misspelt; "" if none is near."""
    plain = name.casefold().replace("-", "_").replace(" ", "_")
    for word in (plain, _DUTCH.get(plain, ""), plain + "s", plain.removesuffix("s")):
        if word in fields:
            return word
    found = re.search(r"'(.*)'", did_you_mean(plain[:64], fields))
    return found[1] if found else ""


def _missing(document: Document, path: Path, names: list[str]) -> Problem:
    if len(names) == 1:
        stem = document.file.rsplit("/", 1)[-1].removesuffix(".yaml")
        meant = stem if is_id(stem) else as_id(stem) or "..."
        rename = "" if stem == meant else f", and rename the file to {meant}.yaml"
        suggestion = f" (the file name suggests '{meant}'){rename}"
        hint = f"add '{names[0]}: ...'" + (suggestion if names[0] == "id" and not path else "")
        return document.problem(path, "missing-field", f"'{names[0]}' is missing", hint)
    listed = ", ".join(f"'{name}'" for name in names[:-1]) + f" and '{names[-1]}'"
    return document.problem(
        path, "missing-field", f"{listed} are missing", "is the file complete?" if not path else "add them"
    )


def _misshapen(document: Document, path: Path, error: ErrorDetails, fields: list[str]) -> Problem:
    if error["input"] is None:
        return document.problem(path, "missing-value", "the value is empty", "fill it, or remove the line")
    hint = "write 'key: value' lines with: " + ", ".join(fields[:12]) if fields else "compare it with a file that works"
    return document.problem(path, "wrong-type", f"found {describe(error['input'])}", hint)


def _fields(model: type[BaseModel], path: Path) -> list[str]:
    """The fields that the record at `path` can have."""
    inside: type[BaseModel] | None = model
    for part in path:
        if isinstance(part, str) and inside is not None:
            found = inside.model_fields.get(part)
            inside = record_in(found.annotation) if found else None
    return sorted(inside.model_fields) if inside else []


def record_in(annotation: Any) -> type[BaseModel] | None:
    """The record inside `X | None`, `tuple[X, ...]` or `Annotated[X, ...]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (record_in(part) for part in get_args(annotation))
    return next((part for part in found if part), None)
