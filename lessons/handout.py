"""A list of lessons to take home, as Markdown: the lessons in their order, what they are about, and their sources.

A text of the catalogue is only ever a text in it: every sign that Markdown would read stands for itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lessons.export import Beside
from lessons.words import Words

_SIGNS = re.compile(r"[\\`*_{}\[\]<>#|~&@$^!]")
_OPENING = re.compile(r"[-+=]|\d+(?=[.)])")
_ADDRESS = re.compile(r"https?://[^\s<>\"\\]+")


class Origin(NamedTuple):
    """A source in short, with its year and the paragraph that is meant; and how far it was read, "" where nobody knows."""

    place: str
    read: str


@dataclass(frozen=True, slots=True)
class Item:
    """One lesson of a list, in the words of one language; "" where no source tells."""

    id: str
    text: str
    kind: str
    who: str
    year: str
    conditions: str
    ask: str
    strength: str
    themes: tuple[str, ...]
    sources: tuple[Origin, ...]


def markdown(items: Sequence[Item], about: Mapping[str, str], beside: Beside, speech: Words) -> str:
    """Title, numbered lessons, then the facts about them (the first one is the title) and a line per source."""
    (_, title), *facts = about.items()
    say = speech.say
    lines = [f"# {escaped(title)}", ""]
    for number, item in enumerate(items, 1):
        lines += [*_item(number, item, speech), ""]
    lines += [f"## {say(nl='Over deze lijst', en='About this list')}", ""]
    lines += [f"- {escaped(name)}: {_value(value)}" for name, value in facts]
    if beside:
        lines += ["", f"## {say(nl='Bronnen', en='Sources')}", ""]
        lines += [f"- {', '.join(map(_value, told))}" for _, *told in beside]
    return "\n".join(lines) + "\n"


def _item(number: int, item: Item, speech: Words) -> Iterator[str]:
    """The lesson in bold, and under it what is known of it, a line each."""
    say = speech.say
    where = " · ".join(part for part in (item.kind, item.year, item.who) if part)
    told = (
        (say(nl="Let op", en="Note"), item.conditions),
        (say(nl="Vraag voor thuis", en="Question to take home"), item.ask),
        (say(nl="Soort", en="Kind"), where),
        (say(nl="Hoe sterk", en="How strong"), item.strength),
        (say(nl="Thema's", en="Themes"), ", ".join(item.themes)),
        (say(nl="Bron", en="Source"), "; ".join(map(_origin, item.sources))),
    )
    yield f"{number}. **{escaped(item.text)}**"
    for name, value in told:
        if value:
            yield f"   - {name}: {escaped(value)}"


def _origin(source: Origin) -> str:
    return f"{source.place} ({source.read})" if source.read else source.place


def escaped(text: str) -> str:
    """A text on one line in which no sign has a meaning to Markdown: no heading, list, link, image, markup or table."""
    plain = " ".join(text.encode("utf-8", "replace").decode("utf-8").split())
    safe = _SIGNS.sub(r"\\\g<0>", plain).replace("://", r"\://").replace("www.", r"www\.")
    found = _OPENING.match(safe)
    if not found:
        return safe
    place = found.end() if found[0].isdigit() else 0
    return f"{safe[:place]}\\{safe[place:]}"


def _value(text: str) -> str:
    """A fact: an address on the web as a link, all else as it stands."""
    parts, done = [], 0
    for found in _ADDRESS.finditer(text):
        parts += [escaped(text[done : found.start()]), f"<{found[0]}>"]
        done = found.end()
    parts.append(escaped(text[done:]))
    return " ".join(part for part in parts if part)
