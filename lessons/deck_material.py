"""What the slides are made from: the data as they are looked at, and what the coach chose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from lessons import findings
from lessons.agenda import Item
from lessons.ballots import Question
from lessons.catalogue import Catalogue
from lessons.deck_names import Names
from lessons.readiness import Readiness
from lessons.words import Words

LONGEST_SOURCE = 72


@dataclass(frozen=True, slots=True)
class Choice:
    """What a deck shows. `agenda`: None for the usual one. `organisations`, `themes`: empty for all.

    `hidden`: organisations are called by a letter. `asked`: the questions of a running session, which stay as they
    were when it opened; None outside a session.
    """

    agenda: tuple[Item, ...] | None = None
    organisations: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    hidden: bool = False
    asked: tuple[Question, ...] | None = None


@dataclass(frozen=True, eq=False)
class Material:
    """The readiness of the chosen organisations, for a purpose, in the words of one language."""

    seen: Readiness
    purpose: str
    choice: Choice
    words: Words

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue, whole."""
        assert isinstance(self.seen.catalogue, Catalogue)
        return self.seen.catalogue

    @cached_property
    def names(self) -> Names:
        """The letters of the organisations."""
        return Names(self.catalogue, self.words, tuple(item.id for item in self.seen.organisations))

    @property
    def goal(self) -> str:
        """The purpose inside a sentence: "een eerste plaatsing"."""
        return self.words.text(self.seen.purpose(self.purpose).label)

    def organisation(self, organisation: str) -> str:
        """What it is called in this deck; its id where the catalogue does not have it."""
        if self.choice.hidden:
            return self.names.of(organisation)
        found = self.catalogue.organisations.get(organisation)
        return self.words.text(found.short) if found else organisation

    def in_order(self, organisations: Iterable[str]) -> tuple[str, ...]:
        """Alphabetical; where names are hidden by letter, so that the order does not tell them."""
        given = tuple(organisations)
        if not self.choice.hidden:
            return given
        letters = self.names.letters
        return tuple(
            sorted(given, key=lambda item: (item not in letters, len(letters.get(item, "")), letters.get(item, "")))
        )

    def some(self, organisations: Iterable[str], most: int = 4) -> str:
        """A list of them that stays readable."""
        return self.words.few([self.organisation(item) for item in self.in_order(organisations)], most)

    def dimension(self, dimension: str) -> str:
        """The short name of a dimension inside a sentence; of a theme that is none, its label."""
        if dimension in self.seen.dimensions:
            return findings.dimension_word(self.seen, dimension, self.words)
        theme = self.catalogue.themes.get(dimension)
        return self.words.text(theme.label).lower() if theme else dimension

    def on_theme(self, themes: Iterable[str]) -> bool:
        """Whether it is about one of the chosen themes."""
        return not self.choice.themes or bool(set(self.choice.themes) & set(themes))

    def told_of(self, organisation: str) -> bool:
        """Whether it is one of the chosen organisations."""
        return not self.choice.organisations or organisation in self.choice.organisations

    def sources(self, references: Iterable[str], most: int = 2) -> tuple[str, ...]:
        """The titles of the sources, each once, short, with their year; of many the first few and how many more."""
        found = list(dict.fromkeys(reference.partition("#")[0] for reference in references))
        titles = [self._source(name) for name in found if name in self.catalogue.sources]
        rest = len(titles) - most
        more = self.words.say(nl=f"en nog {rest}", en=f"and {rest} more") if rest > 0 else ""
        return (*titles[:most], *([more] if more else []))

    def _source(self, name: str) -> str:
        source = self.catalogue.sources[name]
        whole = self.names.mask(source.title) if self.choice.hidden else source.title
        title = whole if len(whole) <= LONGEST_SOURCE else whole[:LONGEST_SOURCE].rpartition(" ")[0].rstrip(" (") + " …"
        year = source.date.date[:4] if source.date else ""
        return f"{title} ({year})" if year and year not in title else title

    def source(self, references: Sequence[str]) -> str:
        """The first source alone."""
        return next(iter(self.sources(references[:1])), "")

    def resting_on(self, references: Iterable[str]) -> str:
        """ "Bron: ...", for the coach."""
        found = "; ".join(self.sources(references, 3))
        return self.words.say(nl=f"Bron: {found}.", en=f"Source: {found}.") if found else ""
