"""Names of organisations that a deck hides: everywhere the same letter, also in the middle of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

from lessons.agenda import stand_ins
from lessons.catalogue import Catalogue
from lessons.records import Organisation
from lessons.words import Words

_T = TypeVar("_T")
_KEPT = frozenset({"kind", "item", "id", "look", "outcome", "subject", "about", "step"})
"""Fields that hold no words for the screen."""
_ABBREVIATION = re.compile(r"^(?P<name>.+?)\s*\((?P<short>[^()]+)\)$")
_TOO_COMMON = 3
"""A name with fewer signs than this is replaced only where it is written in capitals: it may be an ordinary word."""


@dataclass(frozen=True, eq=False)
class Names:
    """What the organisations of a catalogue are called in a deck that hides them: the looked at ones by a letter.

    `lettered`: those that are looked at, without it all judged ones; they have the letters that every page gives them
    (`agenda.stand_ins`).
    """

    catalogue: Catalogue
    words: Words
    lettered: tuple[str, ...] = ()

    @cached_property
    def letters(self) -> Mapping[str, str]:
        """Organisation -> letter: "A", "B", after "Z" "AA"."""
        judged = (item.id for item in self.catalogue.organisations.values() if item.judged)
        return stand_ins(self.lettered or judged)

    def of(self, organisation: str) -> str:
        """ "Organisatie C"; "een andere organisatie" for one that is not looked at."""
        letter = self.letters.get(organisation)
        if letter is None:
            return unnamed(self.words)
        return self.words.say(nl=f"Organisatie {letter}", en=f"Organisation {letter}")

    def hide(self, text: str) -> str:
        """The text with every known name of an organisation replaced; an article before it goes too."""
        return self._known.sub(self._instead, text) if self._spelled else text

    def typed(self, text: str) -> str:
        """As `hide`, of what people wrote themselves: names of three signs or more also in other capitals."""
        return self._typed.sub(self._instead, text) if self._spelled else text

    def mask(self, title: str) -> str:
        """The title of a source, which has one language whatever the reader speaks: for each name its letter, or dots."""
        return self._known.sub(self._masked, title) if self._spelled else title

    def _masked(self, found: re.Match[str]) -> str:
        return self.letters.get(self._named(found), "…")

    def _instead(self, found: re.Match[str]) -> str:
        name = self.of(self._named(found))
        opens = not found.start() or found.string[: found.start()].rstrip().endswith((".", "?", "!", ":", "·"))
        return self.words.opening(name) if opens else name

    def _named(self, found: re.Match[str]) -> str:
        """The organisation whose name was found, also in other capitals."""
        name = found["name"]
        return self._spelled.get(name) or self._without_case.get(name.casefold(), "")

    def over(self, value: _T) -> _T:
        """The same value with the names hidden in every text in it."""
        hidden: _T = _over(value, self)
        return hidden

    @cached_property
    def _spelled(self) -> Mapping[str, str]:
        """Every way in which a name is written -> the organisation; the longest name first."""
        found = {
            spelling: item.id
            for item in self.catalogue.organisations.values()
            if item.kind != "sector"
            for spelling in _spellings(item)
        }
        return dict(sorted(found.items(), key=lambda pair: -len(pair[0])))

    @cached_property
    def _known(self) -> re.Pattern[str]:
        return _pattern(map(re.escape, self._spelled))

    @cached_property
    def _typed(self) -> re.Pattern[str]:
        names = ((name, re.escape(name)) for name in self._spelled)
        return _pattern(found if len(name) < _TOO_COMMON else f"(?i:{found})" for name, found in names)

    @cached_property
    def _without_case(self) -> Mapping[str, str]:
        return {name.casefold(): organisation for name, organisation in self._spelled.items()}


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    """One of these names as whole words, with the article before it."""
    known = "|".join(names)
    return re.compile(rf"(?:\b(?:[Dd]e|[Hh]et|[Tt]he)\s+)?(?<!\w)(?P<name>{known})(?!\w)")


def unnamed(words: Words) -> str:
    """An organisation that has neither a name here nor a letter."""
    return words.say(nl="een andere organisatie", en="another organisation")


def _spellings(organisation: Organisation) -> Iterator[str]:
    """The name, the short name, the abbreviation between brackets, the name without it; of what it became too."""
    texts = [organisation.name, organisation.short]
    texts += [organisation.successor.name] if organisation.successor else []
    for written in (text.say(language) for text in texts for language in ("nl", "en")):
        found = _ABBREVIATION.match(written)
        for name in (written, *(found.group("name", "short") if found else ())):
            if len(name) >= _TOO_COMMON or name.isupper():
                yield name


def _over(value: Any, names: Names) -> Any:
    if isinstance(value, str):
        return names.hide(value)
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return tuple(_over(item, names) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        told = [field.name for field in fields(value) if field.name not in _KEPT]
        return replace(value, **{name: _over(getattr(value, name), names) for name in told})
    return value
