"""What fits on a slide of 1920 by 1080 with letters of 24 px or more: longer texts go on to a next slide, never smaller.

The sizes follow those of the style sheet (ui/look/deck.css); a test measures every slide in a browser.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from math import ceil

from lessons.deck_parts import Count, Figure, Lead, Matrix, Part, Point, Row, Side, Slide, Table
from lessons.words import Words

ROOM = 825
"""So many pixels are there under the kick and above the sources."""
SHORT_TITLE = 64
"""A title of at most so many signs stands in the large letter."""
LONGEST_TITLE = 190
PIECE = 420
"""A text of more signs is cut where a sentence ends, or a word."""
PIECES = 2
"""Of one text so many pieces are shown; what comes after is left to the page it stands on."""
BESIDE, CELL = 330, 90
"""So many signs of a text stand beside another one, and in a cell of a table."""
CUT = " …"
"""Behind a text that was cut off."""
_SENTENCE = re.compile(r"(?<=[.!?:;])\s+")


def fitted(slide: Slide, again: str, words: Words) -> tuple[Slide, ...]:
    """The slide, or a few after each other where it holds too much. `again`: the title of those that follow."""
    whole, again = _titled(slide), shortened(again, SHORT_TITLE)
    atoms = [atom for part in whole.parts for atom in _atoms(part)]
    heaps = list(_heaps(atoms, ROOM - _title(whole.title), ROOM - _title(again)))
    following = words.say(nl="vervolg", en="continued")
    made = [replace(whole, parts=_stepped(heaps[0], base=1) if heaps else ())]
    for heap in heaps[1:]:
        kick = f"{slide.kick} · {following}"
        made.append(replace(whole, kick=kick, title=again, mark="", parts=_stepped(heap), question=None))
    return tuple(replace(one, more=any(map(_is_cut, one.parts))) for one in made)


def shortened(text: str, longest: int) -> str:
    """The text, or its first words with a sign that there are more."""
    if len(text) <= longest:
        return text
    return next(_by_words(text, longest - 2)).rstrip(".,;: ") + CUT


def _is_cut(part: Part) -> bool:
    if isinstance(part, Table):
        return any(cell.endswith(CUT) for row in part.rows for cell in row)
    return isinstance(part, Lead | Row | Point | Side) and part.text.endswith(CUT)


def _titled(slide: Slide) -> Slide:
    """A title that is too long says its first sentences; the rest stands under it."""
    if len(slide.title) <= LONGEST_TITLE:
        return slide
    first, *rest = _pieces(slide.title, LONGEST_TITLE)
    return replace(slide, title=first, parts=(Lead(" ".join(rest)), *slide.parts))


def _pieces(text: str, longest: int = PIECE) -> list[str]:
    """The text in pieces of at most so many signs: whole sentences where that can be, else words."""
    found = [""]
    for sentence in _SENTENCE.split(" ".join(text.split())):
        for bit in [sentence] if len(sentence) <= longest else _by_words(sentence, longest):
            if found[-1] and len(found[-1]) + len(bit) >= longest:
                found.append(bit)
            else:
                found[-1] = f"{found[-1]} {bit}".strip()
    return found


def _by_words(text: str, longest: int) -> Iterator[str]:
    line = ""
    for word in text.split():
        for bit in (word[place : place + longest] for place in range(0, len(word), longest)):
            if line and len(line) + len(bit) >= longest:
                yield line
                line = bit
            else:
                line = f"{line} {bit}".strip()
    yield line


def _atoms(part: Part) -> Iterator[Part]:
    """The part, in pieces where its text is long; the last says that there is more."""
    if isinstance(part, Side):
        yield replace(part, text=shortened(part.text, BESIDE))
    elif isinstance(part, Table):
        yield replace(part, rows=tuple(tuple(shortened(cell, CELL) for cell in row) for row in part.rows))
    elif isinstance(part, Lead | Row | Point):
        pieces = _pieces(part.text)
        shown = pieces[:PIECES]
        if len(pieces) > PIECES:
            shown[-1] = shown[-1].rstrip(".") + CUT
        for place, text in enumerate(shown):
            yield replace(part, text=text, label="" if place and not isinstance(part, Row) else part.label)
    else:
        yield part


def _heaps(atoms: Iterable[Part], first: int, other: int) -> Iterator[list[Part]]:
    """The parts as far as they fit, slide by slide; two sides stay together."""
    heap: list[Part] = []
    left = first
    for group in _groups(atoms):
        height = max(map(_height, group))
        if heap and height > left:
            yield heap
            heap, left = [], other
        heap += group
        left -= height
    if heap:
        yield heap


def _groups(atoms: Iterable[Part]) -> Iterator[list[Part]]:
    """What stands beside each other: sides two by two, figures and counts in one row; the rest alone."""
    beside: list[Part] = []
    for atom in atoms:
        together = isinstance(atom, Side | Figure | Count)
        if beside and not (together and type(atom) is type(beside[0]) and len(beside) < 4):
            yield beside
            beside = []
        if together:
            beside.append(atom)
        else:
            yield [atom]
    if beside:
        yield beside


def _stepped(heap: list[Part], base: int = 0) -> tuple[Part, ...]:
    """The steps of one slide without gaps; what comes first on a slide that goes on is there at once."""
    steps = sorted({part.step for part in heap})
    places = {step: place for place, step in enumerate(steps, min(base, steps[0]) if steps else 0)}
    return tuple(replace(part, step=places[part.step]) for part in heap)


def _lines(text: str, signs: int) -> int:
    return max(1, ceil(len(text) / signs))


def _title(text: str) -> int:
    return 50 + (84 * _lines(text, 30) if len(text) <= SHORT_TITLE else 64 * _lines(text, 45))


def _height(part: Part) -> int:
    """How high a part is at most, in pixels."""
    match part:
        case Lead():
            return 26 + 60 * _lines(f"{part.label} {part.text}", 68)
        case Row():
            return 32 + max(47 * _lines(part.text, 68), 48 * _lines(part.label, 17))
        case Point() if part.small:
            return 8 + 40 * _lines(part.text, 114)
        case Point() if part.label:
            return 16 + 48 * _lines(part.text, 88)
        case Point():
            return 20 + 55 * _lines(part.text, 76) + (44 * _lines(part.under, 92) if part.under else 0)
        case Side():
            return 140 + 55 * _lines(part.text, 34)
        case Figure():
            return 120 + 40 * _lines(f"{part.label} {part.source}", 26)
        case Count():
            return 190
        case Table():
            return 90 + 74 * sum(max(_lines(cell, 80 // len(row)) for cell in row) for row in part.rows)
        case Matrix():
            return 0
