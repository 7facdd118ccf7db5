"""A lesson for a program: one row of the frame of lessons as an entry of a feed, with names beside its ids."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from lessons import year
from lessons.catalogue import Catalogue
from lessons.feed import Entry
from lessons.fields import latest_day
from lessons.records import Source
from lessons.tables import Tables
from lessons.trail import paragraph
from lessons.words import Words
from ui.labels import label

Row = Mapping[Any, Any]


class Teller:
    """Tells the lessons of one set of frames. `home` stands before every address."""

    def __init__(self, tables: Tables, speech: Words, home: str) -> None:
        self.tables, self.speech, self.home = tables, speech, home

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue that the lessons stand in."""
        return self.tables.catalogue

    @cached_property
    def newest(self) -> str:
        """The last day on which any lesson came in or changed; "" where none is known."""
        lessons = self.tables.lessons
        day = latest_day(*lessons["added"].unique(), *lessons["changed"].unique())
        return day.isoformat() if day else ""

    def entry(self, row: Row) -> Entry:
        """The lesson as an entry of a feed."""
        item = self._item(row)
        return Entry(
            id=item["id"],
            title=item["text"],
            summary=self._summary(row, item),
            told=self._told(item),
            address=f"{self.home}/lessen?{urlencode({'les': item['id'], 'taal': self.speech.language}, safe='/')}",
            added=row["added"],
            changed=row["changed"],
            themes={theme["id"]: theme["name"] for theme in item["themes"]},
            item=item,
        )

    def _item(self, row: Row) -> dict[str, Any]:
        return {
            "id": str(row["id"]),
            "text": row["text"],
            "kind": row["kind"],
            "strength": None if pd.isna(row["strength"]) else row["strength"],
            "basis": None if pd.isna(row["basis"]) else row["basis"],
            "year": None if pd.isna(row["year"]) else int(row["year"]),
            "year_inferred": bool(pd.notna(row["year"])) and year.is_inferred(str(row["id"]), self.catalogue),
            "organisations": [self._organisation(name) for name in row["organisations"].split()],
            "themes": [self._theme(name) for name in row["themes"].split()],
            "audience": row["audience"].split(),
            "conditions": row["conditions"] or None,
            "ask": row["ask"] or None,
            "note": row["note"] or None,
            "supports": row["supports"].split(),
            "contradicts": row["contradicts"].split(),
            "follows_from": row["follows_from"].split(),
            "sources": list(self._sources(row["sources"])),
            "added": row["added"] or None,
            "changed": row["changed"] or None,
            "used_by": list(self._uses(str(row["id"]))) if row["uses"] else [],
        }

    def _organisation(self, name: str) -> dict[str, str]:
        found = self.catalogue.organisations.get(name)
        return {"id": name, "name": self.speech.text(found.short) if found else name}

    def _theme(self, name: str) -> dict[str, str]:
        found = self.catalogue.themes.get(name)
        return {"id": name, "name": self.speech.text(found.label) if found else name}

    def _sources(self, references: str) -> Iterator[dict[str, Any]]:
        """Each source once, with the paragraphs that are meant, in order."""
        places: dict[str, set[int]] = {}
        for reference in references.split():
            source, number = paragraph(reference)
            places.setdefault(source, set()).update([number] if number else [])
        for name, numbers in places.items():
            yield self._source(name, self.catalogue.sources.get(name), sorted(numbers))

    def _source(self, name: str, found: Source | None, numbers: list[int]) -> dict[str, Any]:
        return {
            "id": name,
            "title": found.title if found else name,
            "publisher": found.publisher if found else None,
            "date": found.date.date if found and found.date else None,
            "address": found.url if found else None,
            "read": found.read if found else None,
            "paragraphs": numbers,
        }

    def _uses(self, lesson: str) -> Iterator[dict[str, Any]]:
        uses = self.tables.lesson_use
        for use in uses[uses["lesson"] == lesson].to_dict("records"):
            yield {
                "organisation": self._organisation(use["organisation"]),
                "role": None if pd.isna(use["role"]) else use["role"],
                "date": use["date"],
                "decision": use["decision"],
                "session": use["session"] or None,
            }

    # --- the same in words ------------------------------------------------------------------------------------------

    def _summary(self, row: Row, item: Mapping[str, Any]) -> str:
        """ "Praktijk · RWS · 2019 · sterk: ..."."""
        speech, strength = self.speech, item["strength"]
        why = (
            label("strength", strength, speech) if strength else item["basis"] and label("basis", item["basis"], speech)
        )
        who = speech.few([organisation["name"] for organisation in item["organisations"]])
        when = speech.probably(str(item["year"]), item["year_inferred"]) if item["year"] else ""
        parts = (speech.opening(label("lesson", row["kind"], speech)), who, when, why)
        return " · ".join(str(part) for part in parts if part)

    def _told(self, item: Mapping[str, Any]) -> str:
        """Everything a reader needs, a line per part."""
        say, speech = self.speech.say, self.speech
        lines = [
            ("", item["text"]),
            (say(nl="Let op", en="Note"), item["conditions"]),
            (say(nl="Vraag voor uw organisatie", en="Question for your organisation"), item["ask"]),
            (say(nl="Opmerking", en="Remark"), item["note"]),
            (say(nl="Voor", en="For"), speech.list(label("audience", word, speech) for word in item["audience"])),
            (say(nl="Bron", en="Source"), "; ".join(self._cited(source) for source in item["sources"])),
            (say(nl="Gebruikt door", en="Used by"), "; ".join(self._used(use) for use in item["used_by"])),
        ]
        return "\n".join(f"{name}: {text}" if name else text for name, text in lines if text)

    def _cited(self, source: Mapping[str, Any]) -> str:
        speech = self.speech
        read = f"({label('read', source['read'], speech)})" if source["read"] else ""
        date = speech.date(source["date"]) if source["date"] else ""
        named = ", ".join(part for part in (source["title"], source["publisher"], date) if part)
        return speech.join([named, read, source["address"] or ""])

    def _used(self, use: Mapping[str, Any]) -> str:
        speech = self.speech
        role = f"{label('role', use['role'], speech)}, " if use["role"] else ""
        return f"{role}{use['organisation']['name']}, {speech.date(use['date'])}: {use['decision']}"
