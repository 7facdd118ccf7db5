"""Lessons as a feed for programs: the same entries as Atom (RFC 4287) and as JSON. docs/feed.md tells what stands in both.

Nothing here depends on the day of asking: the same entries give the same bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5
from xml.etree import ElementTree as Tree

from lessons.fields import last_day, latest_day
from lessons.words import Language

ATOM = "http://www.w3.org/2005/Atom"
_OURS: UUID = uuid5(NAMESPACE_URL, "urn:doetank-lessen")
_UNKNOWN = "1970-01-01"
"""The day of a feed without any date: Atom asks for one."""
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Signs that XML 1.0 has no way to write."""


@dataclass(frozen=True)
class Entry:
    """A lesson in a feed. `told`: everything about it as plain text; `item`: the same for the JSON, by name.

    `added` and `changed` are dates as written, "" where no source has them.
    """

    id: str
    title: str
    summary: str
    told: str
    address: str
    added: str
    changed: str
    themes: Mapping[str, str]
    item: Mapping[str, Any]

    @property
    def moment(self) -> str:
        """The last day on which it came in or changed, as `2026-11-22`; "" where none is known."""
        day = latest_day(self.added, self.changed)
        return day.isoformat() if day else ""


@dataclass(frozen=True)
class Head:
    """What a feed says of itself. `key`: all that decides which lessons it holds; `newest`: the day of its newest record.

    `address` is its own, `page` the same choice for people, `following` the next part ("" where this is the last).
    """

    key: str
    title: str
    subtitle: str
    author: str
    rights: str
    licence: str
    language: Language
    newest: str
    address: str
    page: str
    following: str = ""
    facts: Mapping[str, Any] | None = None


def lasting(name: str) -> str:
    """An identity that is the same on every server and for ever, whatever its address: `urn:uuid:...`."""
    return uuid5(_OURS, name).urn


def atom(head: Head, entries: Sequence[Entry]) -> bytes:
    """The feed as Atom 1.0. Every entry has a moment: Atom asks when each last changed."""
    feed = Tree.Element("feed", {"xmlns": ATOM, "xml:lang": head.language})
    _text(feed, "id", lasting(f"feed/{head.language}/{head.key}"))
    _text(feed, "title", head.title, type="text")
    _text(feed, "subtitle", head.subtitle, type="text")
    _text(feed, "updated", _moment(max((entry.moment for entry in entries), default=head.newest or _UNKNOWN)))
    _text(Tree.SubElement(feed, "author"), "name", head.author)
    _text(feed, "rights", head.rights, type="text")
    Tree.SubElement(feed, "link", {"rel": "license", "href": head.licence})
    Tree.SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": head.address})
    _page(feed, head.page, head.language)
    for entry in entries:
        _entry(Tree.SubElement(feed, "entry"), entry, head.language)
    Tree.indent(feed, "")
    whole: bytes = Tree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return whole + b"\n"


def _entry(into: Tree.Element, entry: Entry, language: Language) -> None:
    _text(into, "id", lasting(f"lesson/{entry.id}"))
    _text(into, "title", entry.title, type="text")
    _text(into, "updated", _moment(entry.moment))
    if entry.added:
        _text(into, "published", _moment(last_day(entry.added).isoformat()))
    _page(into, entry.address, language)
    for theme, name in entry.themes.items():
        Tree.SubElement(into, "category", {"term": _written(theme), "label": _written(name)})
    _text(into, "summary", entry.summary, type="text")
    _text(into, "content", entry.told, type="text")


def _page(into: Tree.Element, address: str, language: Language) -> None:
    Tree.SubElement(into, "link", {"rel": "alternate", "type": "text/html", "hreflang": language, "href": address})


def _text(into: Tree.Element, name: str, text: str, **attributes: str) -> None:
    Tree.SubElement(into, name, attributes).text = _written(text)


def _written(text: str) -> str:
    """The text as XML can hold it: a sign that it cannot write is replaced."""
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def json_text(head: Head, entries: Iterable[Entry]) -> bytes:
    """The feed as JSON: what it says of itself, and an object per lesson."""
    lessons = [{**entry.item, "address": entry.address} for entry in entries]
    told = {
        "title": head.title,
        **(head.facts or {}),
        "newest": head.newest,
        "language": head.language,
        "rights": head.rights,
        "licence": head.licence,
        "address": head.address,
        "page": head.page,
        "next": head.following or None,
        "lessons": lessons,
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")
