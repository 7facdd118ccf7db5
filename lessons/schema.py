"""JSON Schemas of the data files, for editors that help while typing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from lessons.agenda_file import Agenda
from lessons.fields import Record
from lessons.folder import FOLDERS, LISTS

_NAMES = {kind: kind for kind in LISTS} | {
    "concepts": "concept",
    "experiments": "experiment",
    "judgements": "judgements",
    "lessons": "lesson",
    "outcomes": "outcome",
    "sessions": "session",
    "targets": "targets",
}


def schemas() -> dict[str, str]:
    """File name -> JSON Schema (draft 2020-12), one per kind of file, and one of the agenda that a coach keeps."""
    models: dict[str, type[Record]] = {_NAMES[kind]: model for kind, model in (LISTS | FOLDERS).items()}
    models["agenda"] = Agenda
    return {f"{name}.json": _written(model) for name, model in sorted(models.items())}


def write(folder: Path) -> int:
    """Write every schema into `folder`; how many."""
    folder.mkdir(parents=True, exist_ok=True)
    found = schemas()
    for name, text in found.items():
        (folder / name).write_text(text, encoding="utf-8")
    return len(found)


def _written(model: type[Record]) -> str:
    content: dict[str, Any] = {"$schema": GenerateJsonSchema.schema_dialect, **model.model_json_schema()}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
