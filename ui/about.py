"""What stands beside the rows of every download and on every print: purpose, date, edition, version, filters, sources."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from weakref import WeakKeyDictionary

import pandas as pd

from lessons import findings
from lessons.export import Beside
from lessons.readiness import Readiness
from lessons.records import Source
from lessons.words import Words
from ui import lineup
from ui.choices import pinned
from ui.data import catalogue
from ui.language import words

LICENCE = "CC BY 4.0"
LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"
NAMED = 12
"""So many organisations are named; of more it is said how many they are."""


class About(dict[str, str]):
    """Facts in order, name -> value; `seen` is the readiness that they are about, for the sources behind its cells."""

    seen: Readiness | None = None


def about(seen: Readiness, purpose: str | None = None) -> About:
    """What stands in a download beside the rows: which organisations, what-if, purpose where it matters, date, edition, version."""
    speech = words()
    say = speech.say
    supposed = supposed_words(seen, speech)
    facts = {
        say(nl="Organisaties", en="Organisations"): organisations_words(seen, speech),
        say(nl="Wat als", en="What if"): supposed,
        say(nl="Opgave", en="Purpose"): speech.text(seen.purpose(purpose).label) if purpose else "",
        say(nl="Peildatum", en="As of"): speech.date(seen.as_of),
        say(nl="Editie", en="Edition"): seen.edition.id,
        say(nl="Gegevens", en="Data"): version(),
    }
    found = About({name: value for name, value in facts.items() if value})
    found.seen = seen
    return found


def version() -> str:
    """The version of the data: the first signs of its content hash."""
    return catalogue().fingerprint[:12]


def organisations_words(seen: Readiness, speech: Words) -> str:
    """Which organisations it is about: the filters in words, the names where they are few, else that it is all of them."""
    narrowed = len(seen.organisations) < len(seen.whole.organisations)
    if narrowed and seen.organisations == lineup.narrow(seen.whole).organisations:
        return lineup.told(seen)
    number = len(seen.organisations)
    counted = speech.count(number, nl=("organisatie", "organisaties"), en=("organisation", "organisations"))
    if narrowed and 0 < number <= NAMED:
        return speech.list(findings.organisation_word(seen, item.id, speech) for item in seen.organisations)
    if narrowed or number < 2:
        return counted
    return speech.say(nl=f"alle {counted}", en=f"all {counted}")


def supposed_words(seen: Readiness, speech: Words) -> str:
    """The what-if, whole: "werk op niveau 2 bij I&M; ..."; empty where nothing is supposed."""
    who: dict[tuple[str, int], list[str]] = {}
    for organisation, dimension, level in seen.supposed:
        if (organisation, dimension) in seen.cells:
            who.setdefault((dimension, level), []).append(findings.organisation_word(seen, organisation, speech))
    told = [_supposed(seen, *what, names, speech) for what, names in who.items()]
    mark = speech.say(nl="dit is verondersteld, niet gemeten", en="this is supposed, not measured")
    return f"{'; '.join(told)} ({mark})" if told else ""


def _supposed(seen: Readiness, dimension: str, level: int, names: list[str], speech: Words) -> str:
    number = speech.count(len(names), nl=("organisatie", "organisaties"), en=("organisation", "organisations"))
    who = speech.list(names) if len(names) <= NAMED else number
    what = findings.dimension_word(seen, dimension, speech)
    return speech.say(nl=f"{what} op niveau {level} bij {who}", en=f"{what} at level {level} at {who}")


def stated(about: Mapping[str, str], title: str) -> dict[str, str]:
    """The facts with what every file and print states: its title first; edition, version, licence and link."""
    speech = words()
    say, edition = speech.say, catalogue().edition
    name = say(nl="Doetank-lessen", en="Doetank lessons")
    always = {
        say(nl="Editie", en="Edition"): edition.id if edition else "",
        say(nl="Gegevens", en="Data"): version(),
        say(nl="Licentie", en="Licence"): f"{LICENCE}, {LICENCE_ADDRESS}",
        say(nl="Link", en="Link"): pinned(),
    }
    facts = {say(nl="Titel", en="Title"): f"{name}: {title}", **about}
    return facts | {key: value for key, value in always.items() if value and key not in facts}


# --- the sources -----------------------------------------------------------------------------------------------------


def sources_behind(frame: pd.DataFrame, about: Mapping[str, str]) -> list[str]:
    """The ids of the sources behind exactly these rows, each once: those the rows name, else those of their organisations."""
    for column in ("sources", "source"):
        if column in frame:
            return _once(reference for cell in frame[column] for reference in str(cell).split())
    seen = about.seen if isinstance(about, About) else None
    if seen is None:
        return []
    shown = set(frame["organisation"]) if "organisation" in frame else None
    return evidence_of(seen, shown)


def evidence_of(seen: Readiness, organisations: Collection[str] | None = None, *, past: bool = False) -> list[str]:
    """The ids of the sources behind the cells of these organisations; of all without them; of earlier judgements too."""
    asked = (None if organisations is None else frozenset(organisations)), past
    known = _EVIDENCE.setdefault(seen, {})
    if asked not in known:
        known[asked] = _evidence(seen, *asked)
    return list(known[asked])


_EVIDENCE: WeakKeyDictionary[Readiness, dict[tuple[frozenset[str] | None, bool], list[str]]] = WeakKeyDictionary()
"""What a readiness rests on, as long as there is that readiness: several parts of a page ask it."""


def _evidence(seen: Readiness, organisations: frozenset[str] | None, past: bool) -> list[str]:
    cells = (cell for cell in seen.cells.values() if organisations is None or cell.organisation in organisations)
    judgements = (dated.judgement for cell in cells for dated in (cell.history if past else cell.current))
    return _once(item.source for judgement in judgements for item in judgement.evidence)


def _once(references: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(reference.partition("#")[0] for reference in references))


def source_lines(ids: Iterable[str], sources: Mapping[str, Source], speech: Words) -> Beside:
    """A line per source for a file: its title with publisher and date, and its address on the web."""
    kind = speech.say(nl="Bron", en="Source")
    return [(kind, *source_words(sources[name], speech)) for name in ids if name in sources]


def source_words(source: Source, speech: Words) -> tuple[str, str]:
    """Title, publisher and date in one line, and the address; said so where no address is known."""
    parts = (source.title, source.publisher, speech.dated(source.date) if source.date else "")
    nowhere = speech.say(nl="geen adres bekend", en="no address known")
    return ", ".join(part for part in parts if part), source.url or nowhere
