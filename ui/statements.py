"""What a source says, for a template: the text, how firm it is, the note and the way to the source."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lessons.fields import Text
from lessons.records import Statement
from lessons.words import Words
from ui.citations import citations
from ui.labels import label
from ui.parts import place


def told(statement: Statement, speech: Words) -> dict[str, Any]:
    """One statement: its text, its basis unless a source states it, its note and its sources."""
    return {
        "anchor": place(statement.id),
        "text": speech.text(statement.text),
        "basis": label("basis", statement.basis, speech) if statement.basis != "stated" else "",
        "note": speech.text(statement.note),
        "cited": citations(statement.sources, speech),
    }


def all_told(statements: Iterable[Statement], speech: Words) -> list[dict[str, Any]]:
    """Every statement of a list, in its order."""
    return [told(statement, speech) for statement in statements]


def lines(texts: Iterable[Text], speech: Words) -> list[str]:
    """Each text in the visitor's language."""
    return [speech.text(text) for text in texts]
