"""The columns of every frame, and what kind each one is: defined here and nowhere else.

Texts are in one language, and empty ("") where there is nothing. Several ids stand in one text with a space between.
Numbers, levels, days and choices are missing (NA) where no source says them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain
from types import MappingProxyType
from typing import Any, Literal, get_args, get_origin

import pandas as pd
from pandas import CategoricalDtype

from lessons import records
from lessons.fields import Record
from lessons.memory import without_gc
from lessons.ratings import ROOMS

Dtype = str | CategoricalDtype
Columns = Mapping[str, Dtype]

TEXT = "str"
FLAG = "bool"
LEVEL = "Int8"
YEAR = "Int16"
COUNT = "Int64"
NUMBER = "Float64"
DAY = "datetime64[us]"


def one_of(*words: str, ordered: bool = False) -> CategoricalDtype:
    """A column that holds one of these words; in order from low to high where they have one."""
    return CategoricalDtype(list(words), ordered=ordered)


def field(record: type[Record], name: str) -> CategoricalDtype:
    """The words a field of a record accepts."""
    annotation = record.model_fields[name].annotation
    options = [annotation] if get_origin(annotation) is Literal else list(get_args(annotation))
    words = chain.from_iterable(get_args(option) for option in options if get_origin(option) is Literal)
    return one_of(*words)


ORIGIN_PROGRAMME, ORIGIN_PUBLIC = "programme", "public"
GRADE = one_of(*get_args(records.Grade), ordered=True)
CONFIDENCE = one_of(*get_args(records.Confidence), ordered=True)
STRENGTH = one_of("weak", "medium", "strong", ordered=True)
READ = one_of("not-read", "title", "opening", "full", ordered=True)
STATE = one_of("level", "mixed", "unknown", "not_assessed", "not_applicable")
OUTCOME = one_of("ready", "not_yet", "cannot_say")
ANSWER = one_of("met", "below", "open")
WHY = one_of("level", "mixed", "unknown", "not_assessed", "stale", "collective", "not_applicable", "supposed")
STANDING = one_of("reached", "below", "open")
TALLIED = one_of("0", "1", "2", "3", "4", "mixed", "stale", "unknown", "not_assessed", "not_applicable")
MOVEMENT = one_of("first", "up", "down", "same", "unknown")
CHANGE = one_of(
    "first", "found", "higher", "lower", "same", "mixed", "unclear", "lost", "asked", "not_applicable", "stale"
)  # fmt: skip
BASIS = one_of(*get_args(records.Basis))
SCOPE = one_of(*get_args(records.Scope))
ROLE = one_of(*get_args(records.Role))
PERIOD = one_of("seed", "later", ordered=True)
LESSON_KIND = one_of("lesson", *get_args(records.PublicLesson.model_fields["kind"].annotation))
STATEMENT_KIND = one_of("law", "aim", "phase", "method", "challenge", "remark", "result", "later")
RECORD_KIND = one_of(
    "experiment", "obstacle", "conclusion", "lesson", "concept", "session", "judgement", "statement",
    "source", "cell", "dimension", "theme", "organisation",
    "programme", "criterion", "group", "figure", "target", "purpose",
)  # fmt: skip

NEWS_KIND = one_of("lesson", "experiment", "concept", "session")
MOMENT = one_of("added", "changed")

COLUMNS: Mapping[str, Columns] = MappingProxyType({
    "organisations": {
        "id": TEXT, "name": TEXT, "short": TEXT, "kind": field(records.Organisation, "kind"), "part_of": TEXT,
        "part_of_note": TEXT, "successor": TEXT, "role": TEXT, "years": TEXT, "judged": FLAG,
        "experiments": COUNT, "judgements": COUNT, "lessons": COUNT, "sources": TEXT,
    },
    "experiments": {
        "id": TEXT, "title": TEXT, "organisation": TEXT, "organisation_label": TEXT, "purpose": TEXT, "purpose_label": TEXT,
        "route": field(records.Experiment, "route"), "status": field(records.Experiment, "status"), "start": TEXT, "end": TEXT,
        "inferred": FLAG, "question": TEXT, "tried": TEXT, "outcome": field(records.Outcome, "kind"), "outcome_text": TEXT,
        "retry_when": TEXT, "obstacles": COUNT, "conclusions": COUNT, "lessons": COUNT, "judgements": COUNT,
        "unknown": TEXT, "related": TEXT, "added": TEXT, "changed": TEXT, "sources": TEXT,
    },
    "obstacles": {
        "id": TEXT, "origin": TEXT, "organisation": TEXT, "text": TEXT, "dimension": TEXT, "dimension_label": TEXT,
        "state": field(records.Obstacle, "state"), "kind": field(records.Obstacle, "kind"), "scope": SCOPE, "basis": BASIS,
        "note": TEXT, "sources": TEXT,
    },
    "conclusions": {
        "id": TEXT, "origin": TEXT, "organisation": TEXT, "text": TEXT, "dimension": TEXT, "dimension_label": TEXT,
        "based_on": TEXT, "basis": BASIS, "note": TEXT, "sources": TEXT,
    },
    "lessons": {
        "id": TEXT, "origin": TEXT, "organisations": TEXT, "kind": LESSON_KIND, "strength": STRENGTH, "year": YEAR,
        "period": PERIOD, "text": TEXT, "ask": TEXT, "conditions": TEXT, "themes": TEXT, "audience": TEXT, "basis": BASIS,
        "follows_from": TEXT, "supports": TEXT, "contradicts": TEXT, "note": TEXT, "added": TEXT, "changed": TEXT,
        "uses": COUNT, "sources": TEXT,
    },
    "lesson_use": {
        "lesson": TEXT, "organisation": TEXT, "organisation_label": TEXT, "role": ROLE, "date": TEXT, "day": DAY,
        "decision": TEXT, "session": TEXT, "note": TEXT, "sources": TEXT,
    },
    "news": {
        "kind": NEWS_KIND, "id": TEXT, "text": TEXT, "organisations": TEXT, "themes": TEXT, "moment": MOMENT, "date": TEXT,
        "day": DAY, "sources": TEXT,
    },
    "unused": {
        "id": TEXT, "text": TEXT, "kind": LESSON_KIND, "organisations": TEXT, "themes": TEXT, "added": TEXT, "due": DAY,
        "sources": TEXT,
    },
    "lesson_theme": {"lesson": TEXT, "theme": TEXT},
    "lesson_organisation": {"lesson": TEXT, "organisation": TEXT},
    "judgements": {
        "id": TEXT, "origin": TEXT, "organisation": TEXT, "organisation_label": TEXT, "dimension": TEXT,
        "dimension_label": TEXT, "state": STATE, "level": LEVEL, "low": LEVEL, "high": LEVEL, "date": TEXT, "day": DAY,
        "inferred": FLAG, "judge": ROLE, "judge_kind": field(records.Judge, "kind"), "reason": TEXT,
        "agreement": one_of(*get_args(records.Agreement)), "grade": GRADE, "evidence": COUNT, "collective": FLAG,
        "reply": TEXT, "sources": TEXT,
    },
    "evidence": {
        "judgement": TEXT, "organisation": TEXT, "dimension": TEXT, "source": TEXT, "paragraph": COUNT, "source_label": TEXT,
        "kind": field(records.Evidence, "kind"), "role": ROLE, "date": TEXT, "grade": GRADE, "scope": SCOPE, "note": TEXT,
    },
    "concepts": {
        "id": TEXT, "title": TEXT, "work": TEXT, "session": TEXT, "state": field(records.Concept, "state"),
        "state_note": TEXT, "could_try": TEXT, "where": TEXT, "to_test": TEXT, "dimensions": TEXT, "lessons": TEXT,
        "added": TEXT, "changed": TEXT, "sources": TEXT,
    },
    "ratings": {
        "concept": TEXT, "criterion": TEXT, "criterion_label": TEXT, "state": field(records.Rating, "state"),
        "reason": TEXT, "session": TEXT, "date": TEXT, "no": COUNT, "partly": COUNT, "yes": COUNT, "no_opinion": COUNT,
        "room": one_of(*ROOMS), "current": FLAG, "sources": TEXT,
    },
    "sessions": {
        "id": TEXT, "title": TEXT, "date": TEXT, "day": DAY, "inferred": FLAG, "place": TEXT, "groups": TEXT,
        "outcome": TEXT, "open": TEXT, "concepts": COUNT, "added": TEXT, "changed": TEXT, "sources": TEXT,
    },
    "sources": {
        "id": TEXT, "kind": field(records.Source, "kind"), "title": TEXT, "publisher": TEXT, "date": TEXT, "day": DAY,
        "date_note": TEXT, "url": TEXT, "read": READ, "note": TEXT, "records": COUNT,
    },
    "facts": {
        "id": TEXT, "source": TEXT, "paragraph": COUNT, "kind": TEXT, "certain": field(records.Fact, "certain"),
        "text": TEXT, "note": TEXT,
    },
    "series": {
        "series": TEXT, "title": TEXT, "unit": TEXT, "measures": TEXT, "kind": field(records.Series, "kind"), "part": TEXT,
        "organisation": TEXT, "date": TEXT, "day": DAY, "year": YEAR, "point_kind": TEXT, "target": COUNT, "realised": COUNT,
        "percent": NUMBER, "status": field(records.Point, "status"), "note": TEXT, "sources": TEXT,
    },
    "timeline": {"origin": TEXT, "date": TEXT, "day": DAY, "inferred": FLAG, "text": TEXT, "sources": TEXT},
    "statements": {
        "id": TEXT, "origin": TEXT, "kind": STATEMENT_KIND, "text": TEXT, "basis": BASIS, "note": TEXT, "sources": TEXT,
    },
    "figures": {
        "id": TEXT, "label": TEXT, "value": COUNT, "approximate": FLAG, "unit": TEXT, "scope": TEXT, "year": TEXT,
        "note": TEXT, "sources": TEXT,
    },
    "criteria": {"id": TEXT, "label": TEXT, "meaning": TEXT, "defined": FLAG, "note": TEXT, "sources": TEXT},
    "groups": {"id": TEXT, "label": TEXT, "side": field(records.Group, "side"), "brings": TEXT, "sources": TEXT},
    "members": {
        "origin": TEXT, "role": ROLE, "organisation": TEXT, "organisation_label": TEXT, "name": TEXT, "note": TEXT,
        "sources": TEXT,
    },
    "themes": {"id": TEXT, "label": TEXT, "about": TEXT, "lessons": COUNT},
    "links": {
        "from_kind": RECORD_KIND, "from_id": TEXT, "to_kind": RECORD_KIND, "to_id": TEXT, "relation": TEXT,
        "paragraph": COUNT,
    },
    "flow": {
        "from_kind": RECORD_KIND, "from_id": TEXT, "from_text": TEXT, "to_kind": RECORD_KIND, "to_id": TEXT, "to_text": TEXT,
        "sources": TEXT,
    },
    "bands": {
        "from_kind": RECORD_KIND, "from_topic": TEXT, "from_label": TEXT, "to_kind": RECORD_KIND, "to_topic": TEXT,
        "to_label": TEXT, "hops": COUNT,
    },
    "facets": {"facet": TEXT, "value": TEXT, "count": COUNT, "total": COUNT, "chosen": FLAG},
    "problems": {
        "file": TEXT, "line": COUNT, "column": COUNT, "code": TEXT, "path": TEXT, "message": TEXT, "hint": TEXT,
        "severity": one_of("warning", "error", ordered=True),
    },
    "readiness": {
        "organisation": TEXT, "organisation_label": TEXT, "dimension": TEXT, "dimension_label": TEXT, "state": STATE,
        "level": LEVEL, "low": LEVEL, "high": LEVEL, "stale": FLAG, "collective": FLAG, "divided": FLAG,
        "confidence": CONFIDENCE, "date": TEXT, "day": DAY, "judge": ROLE, "reason": TEXT, "sources": TEXT,
    },
    "verdicts": {
        "organisation": TEXT, "organisation_label": TEXT, "purpose": TEXT, "purpose_label": TEXT, "outcome": OUTCOME,
        "met": COUNT, "below": COUNT, "open": COUNT, "conditions": COUNT, "first": TEXT, "ask": TEXT,
        "confidence": CONFIDENCE, "judged": COUNT, "dimensions": COUNT, "supposed": TEXT,
    },
    "conditions": {
        "organisation": TEXT, "organisation_label": TEXT, "purpose": TEXT, "dimension": TEXT, "dimension_label": TEXT,
        "minimum": LEVEL, "answer": ANSWER, "why": WHY, "low": LEVEL, "high": LEVEL, "confidence": CONFIDENCE,
        "supposed": LEVEL,
    },
    "aims": {
        "organisation": TEXT, "organisation_label": TEXT, "dimension": TEXT, "dimension_label": TEXT, "target": LEVEL,
        "set": TEXT, "until": TEXT, "role": ROLE, "standing": STANDING, "late": FLAG, "state": STATE, "low": LEVEL,
        "high": LEVEL, "reason": TEXT, "sources": TEXT,
    },
    "steps": {
        "organisation": TEXT, "organisation_label": TEXT, "dimension": TEXT, "dimension_label": TEXT, "state": STATE,
        "low": LEVEL, "high": LEVEL, "date": TEXT, "day": DAY, "until": DAY, "movement": MOVEMENT, "gap": FLAG,
        "lapses": FLAG, "reason": TEXT, "sources": TEXT,
    },
    "against": {
        "organisation": TEXT, "organisation_label": TEXT, "dimension": TEXT, "dimension_label": TEXT, "state": STATE,
        "low": LEVEL, "high": LEVEL, "stale": FLAG, "collective": FLAG, "at_0": COUNT, "at_1": COUNT, "at_2": COUNT,
        "at_3": COUNT, "at_4": COUNT, "between": COUNT, "higher": COUNT, "same": COUNT, "lower": COUNT, "undecided": COUNT,
        "unknown": COUNT, "group": COUNT, "date": TEXT, "day": DAY, "sources": TEXT,
    },
    "tally": {
        "date": TEXT, "day": DAY, "dimension": TEXT, "dimension_label": TEXT, "standing": TALLIED, "count": COUNT,
        "collective": COUNT, "total": COUNT,
    },
    "changes": {
        "organisation": TEXT, "organisation_label": TEXT, "dimension": TEXT, "dimension_label": TEXT, "change": CHANGE,
        "again": FLAG, "before_state": STATE, "before_low": LEVEL, "before_high": LEVEL, "before_stale": FLAG,
        "after_state": STATE, "after_low": LEVEL, "after_high": LEVEL, "after_stale": FLAG, "date": TEXT, "day": DAY,
        "judge": ROLE, "reason": TEXT, "sources": TEXT,
    },
    "turns": {
        "organisation": TEXT, "organisation_label": TEXT, "purpose": TEXT, "purpose_label": TEXT, "before": OUTCOME,
        "after": OUTCOME, "through": TEXT, "sources": TEXT,
    },
    "outcomes": {
        "date": TEXT, "day": DAY, "purpose": TEXT, "purpose_label": TEXT, "outcome": OUTCOME, "count": COUNT,
        "total": COUNT,
    },
    "open_questions": {
        "organisation": TEXT, "organisation_label": TEXT, "dimension": TEXT, "dimension_label": TEXT, "question": TEXT,
        "purposes": TEXT, "minimum": LEVEL, "why": WHY, "low": LEVEL, "high": LEVEL, "needed": TEXT, "now": TEXT,
        "effect": one_of("settles", "leaves", "cannot"), "settles": COUNT, "left": COUNT, "below": TEXT, "gives": TEXT,
        "ask": TEXT, "date": TEXT, "judge": ROLE, "sources": TEXT,
    },
    # --- blank spots and obstacles
    "spread": {
        "organisation": TEXT, "organisation_label": TEXT, "theme": TEXT, "theme_label": TEXT, "lessons": COUNT,
        "weak": COUNT, "medium": COUNT, "strong": COUNT, "not_rated": COUNT, "strongest": one_of("none", "weak", "medium", "strong"),
        "spot": one_of("empty", "weak_only", "found"), "question": TEXT, "whom": TEXT, "sources": TEXT,
    },
    "obstacle_answers": {
        "id": TEXT, "origin": TEXT, "organisations": TEXT, "organisation_label": TEXT, "themes": TEXT, "theme_label": TEXT,
        "obstacle_state": one_of("open", "reduced", "removed", "unknown", "not_followed"),
        "obstacle_kind": field(records.Obstacle, "kind"), "scope": SCOPE, "basis": BASIS, "strength": STRENGTH, "year": YEAR,
        "obstacle": TEXT, "note": TEXT, "same": COUNT, "done": COUNT, "later": COUNT, "elsewhere": COUNT,
        "follow": COUNT, "advised": COUNT, "tried": one_of("tried", "later", "elsewhere", "advised", "nothing"), "sources": TEXT,
    },
})  # fmt: skip
"""Frame -> column -> dtype."""


def frame(name: str, rows: Iterable[tuple[Any, ...]]) -> pd.DataFrame:
    """The frame of this name with these rows, each with a value per column in the order of `COLUMNS`."""
    columns = COLUMNS[name]
    with without_gc():
        by_column = list(zip(*rows, strict=True)) or [()] * len(columns)
        filled = {
            column: _series(values, dtype) for (column, dtype), values in zip(columns.items(), by_column, strict=True)
        }
        return pd.DataFrame(filled)


def _series(values: Iterable[Any], dtype: Dtype) -> pd.Series[Any]:
    if dtype == TEXT:
        return pd.Series([value or "" for value in values], dtype="str")
    return pd.Series(list(values), dtype=dtype)
