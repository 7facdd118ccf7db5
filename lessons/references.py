"""Whether what the files say of each other holds: ids, references, circles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches

from lessons.circles import Circles
from lessons.claims import brought, taken
from lessons.entries import Entry, forget
from lessons.fields import as_id, is_id
from lessons.links import Link
from lessons.problems import Problem, did_you_mean
from lessons.records import Edition, Facts, Organisation, Organisations, Programme, Proposal, Sources, Themes

_HOME = {"dimensions": "readiness", "purposes": "readiness", "criteria": "programme", "groups": "programme"}
_NAMES = {
    "organisations": "an organisation",
    "purposes": "a purpose",
    "dimensions": "a dimension",
    "themes": "a theme",
    "criteria": "a criterion",
    "groups": "a group",
    "concepts": "a concept",
    "sessions": "a session",
    "experiments": "an experiment",
    "sources": "a source",
    "parts": "an obstacle, conclusion or lesson",
}
_ONE_RECORD = ("concepts", "experiments", "judgements", "lessons", "outcomes", "sessions", "targets")
_WITH_PARTS = ("concepts", "experiments", "programme", "sessions")


@dataclass(frozen=True, slots=True)
class Checked:
    """The entries that can be used, and every problem of every entry."""

    usable: tuple[Entry, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """What can be named: ids per kind, ids per file, paragraphs; and what was left out."""

    ids: dict[str, set[str]]
    parts: dict[str, set[str]]
    paragraphs: dict[str, set[str]]
    left_out: set[tuple[str, str]]
    named: dict[str, str]
    """The id of an organisation by its names and short names, written as an id."""


@dataclass(slots=True)
class _Pass:
    """What was found at the last look: it stays true of an entry that is the same, while the same can be named."""

    known: _Known | None = None
    dangling: dict[str, tuple[Entry, list[Problem]]] = field(default_factory=dict)
    circles: Circles = field(default_factory=Circles)


@dataclass(frozen=True, slots=True)
class Memory:
    """What is kept from one check of a folder to the next: of both times that references are looked at."""

    first: _Pass = field(default_factory=_Pass)
    second: _Pass = field(default_factory=_Pass)


def check(current: list[Entry], kept: list[Entry], memory: Memory | None = None) -> Checked:
    """Check the files as they are; for one with an error its `kept` version is used, if that still holds.

    `memory` is of the last check of the same folder: what cannot have changed since is not looked at again.
    """
    memory = memory or Memory()
    last = {entry.file: entry for entry in kept}
    claimed = taken(current)
    problems = {
        entry.file: [*entry.problems, *_identity(entry, current), *claimed.get(entry.file, ())] for entry in current
    }
    broken = {file for file, found in problems.items() if _wrong(found)}
    first = _linked(current, broken, last, memory.first)
    fallen = {file for file, found in first.items() if _wrong(found)} - broken
    second = _linked(current, broken | fallen, last, memory.second) if fallen else first
    for entry in current:
        problems[entry.file] += (first if entry.file in fallen else second).get(entry.file, [])
    broken |= fallen
    usable = [entry for entry in current if entry.file not in broken]
    stand_ins = _stand_ins(current, broken, last)
    claimed = taken([*usable, *stand_ins])
    forget()
    held = (*usable, *(entry for entry in stand_ins if entry.file not in claimed))
    return Checked(held, tuple(problem for found in problems.values() for problem in found))


def _wrong(problems: Iterable[Problem]) -> bool:
    return any(problem.severity == "error" for problem in problems)


def _stand_ins(current: list[Entry], broken: set[str], last: dict[str, Entry]) -> list[Entry]:
    """The last good versions of broken or vanished files."""
    files = {entry.file for entry in current}
    return [entry for file, entry in last.items() if file in broken or file not in files]


def _linked(current: list[Entry], broken: set[str], last: dict[str, Entry], before: _Pass) -> dict[str, list[Problem]]:
    """The problems of the references of every entry that can be read."""
    stand_ins = _stand_ins(current, broken, last)
    usable = [entry for entry in current if entry.file not in broken]
    files = {entry.file for entry in stand_ins}
    out = {(entry.kind, entry.stem) for entry in current if entry.file in broken and entry.file not in files}
    known = _known([*usable, *stand_ins], out)
    same = before.dangling if known == before.known else {}
    before.known, before.dangling = known, {entry.file: _unchanged(entry, same, known) for entry in usable}
    found = {file: problems.copy() for file, (_, problems) in before.dangling.items()}
    for problem in before.circles.of(usable):
        found[problem.file].append(problem)
    return found


def _unchanged(
    entry: Entry, same: dict[str, tuple[Entry, list[Problem]]], known: _Known
) -> tuple[Entry, list[Problem]]:
    """The entry with what it names and is not there; as it was found where nothing of it can be another."""
    held = same.get(entry.file)
    return held if held and held[0] is entry else (entry, _dangling(entry, known))


def _identity(entry: Entry, current: list[Entry]) -> list[Problem]:
    """The id of a file is its name, and no other file has it."""
    if entry.kind not in _ONE_RECORD or not entry.sound:
        return []
    own = str(getattr(entry.record, "id", ""))
    if own == entry.stem:
        return []
    other = next((other for other in current if _same_id(entry, other, own)), None)
    if other:
        line, _ = other.place(("id",))
        message = f"{other.file}:{line} already uses this id"
        return [entry.problem(("id",), "duplicate-id", message, "choose another id")]
    message = f"the id '{own}' differs from the file name"
    rename = f"rename the file to {own}.yaml"
    hint = f"write 'id: {entry.stem}', or {rename}" if is_id(entry.stem) else rename
    return [entry.problem(("id",), "id-differs-from-file", message, hint)]


def _same_id(entry: Entry, other: Entry, own: str) -> bool:
    """Whether the other file has this id with more right: it is named so, or comes first."""
    if other.kind != entry.kind or other.file == entry.file or getattr(other.record, "id", None) != own:
        return False
    return other.stem == own or other.file < entry.file


def _known(entries: list[Entry], left_out: set[tuple[str, str]]) -> _Known:
    ids: dict[str, set[str]] = {}
    inside: dict[str, set[str]] = defaultdict(set)
    paragraphs: dict[str, set[str]] = defaultdict(set)
    more: list[Proposal] = []
    for kind in _ONE_RECORD:
        ids[kind] = {entry.stem for entry in entries if entry.kind == kind}
    for entry in entries:
        if entry.kind in _WITH_PARTS:
            inside[entry.stem] |= {part.id for part in entry.parts}
        if isinstance(entry.record, Proposal):
            more.append(entry.record)
        ids |= _listed(entry)
        if isinstance(entry.record, Facts):
            for fact in entry.record.facts:
                paragraphs[fact.source.partition("#")[0]].add(fact.source)
    for outcome in more:
        inside[outcome.session.id] |= {result.id for result in outcome.session.results}
        for kind, found in brought(outcome).items():
            if kind in ids:
                ids[kind] |= found
    lists = (entry.record.organisations for entry in entries if isinstance(entry.record, Organisations))
    named = {as_id(name): item.id for items in lists for item in items for name in _names(item)}
    return _Known(ids, inside, paragraphs, left_out, named)


def _names(organisation: Organisation) -> Iterator[str]:
    for text in (organisation.name, organisation.short):
        yield from (text.say("nl"), text.say("en"))


def _listed(entry: Entry) -> dict[str, set[str]]:
    """The ids that a list file declares."""
    match entry.record:
        case Organisations(organisations=items):
            return {"organisations": {item.id for item in items}}
        case Themes(themes=items):
            return {"themes": {item.id for item in items}}
        case Sources(sources=items):
            return {"sources": {item.id for item in items}}
        case Programme(criteria=criteria, groups=groups):
            return {"criteria": {item.id for item in criteria}, "groups": {item.id for item in groups}}
        case Edition(dimensions=dimensions, purposes=purposes):
            return {"dimensions": {item.id for item in dimensions}, "purposes": {item.id for item in purposes}}
    return {}


def _dangling(entry: Entry, known: _Known) -> list[Problem]:
    problems = []
    reported: set[tuple[str, str]] = set()
    for link in entry.links:
        away = _left_out(entry, link, known)
        if away and away not in reported:
            reported.add(away)
            message = f"'{link.value}' is in a file that is left out"
            problems.append(
                entry.problem(
                    link.path, "left-out-reference", message, f"repair {away[0]}/{away[1]}.yaml", warning=True
                )
            )
        elif not away and (found := _unresolved(entry, link, known)):
            problems.append(_of_an_outcome(entry, link, known) or found)
    return problems


def _of_an_outcome(entry: Entry, link: Link, known: _Known) -> Problem | None:
    """A warning where the outcome of a session was left out that probably has it: what is in one begins with its id."""
    outcomes = (stem for kind, stem in known.left_out if kind == "outcomes" and link.value.startswith(stem))
    if (stem := next(outcomes, None)) is None or link.target not in ("sessions", "sources", "parts"):
        return None
    message = f"'{link.value}' may be in a file that is left out"
    return entry.problem(link.path, "left-out-reference", message, f"repair outcomes/{stem}.yaml", warning=True)


def _left_out(entry: Entry, link: Link, known: _Known) -> tuple[str, str] | None:
    """The file, as kind and stem, that holds the target and was left out."""
    if link.target == "parts":
        stem, slash, _ = link.value.partition("/")
        kinds = _WITH_PARTS if slash else ("lessons",)
        own = not slash and (stem in known.parts.get(entry.stem, ()) or any(part.id == stem for part in entry.parts))
        return None if own else next(((kind, stem) for kind in kinds if (kind, stem) in known.left_out), None)
    return (link.target, link.value) if (link.target, link.value) in known.left_out else None


def _unresolved(entry: Entry, link: Link, known: _Known) -> Problem | None:
    if link.target == "parts":
        return _part(entry, link, known)
    if _itself(entry, link):
        return _self(entry, link)
    accepted = known.ids.get(link.target)
    name, sharp, _ = link.value.partition("#")
    if accepted is None:
        return None
    if name not in accepted:
        meant = _meant(name, known) if link.target == "organisations" else ""
        hint = meant or did_you_mean(name, accepted) or f"add it to {_HOME.get(link.target, link.target)}"
        message = f"'{name}' is not {_NAMES[link.target]}"
        return entry.problem(link.path, "dangling-reference", message, hint, warning=link.field == "related")
    if sharp and name in known.paragraphs and link.value not in known.paragraphs[name]:
        hint = did_you_mean(link.value, known.paragraphs[name]) or "add the fact to facts.yaml first"
        return entry.problem(link.path, "dangling-reference", f"no fact stands at '{link.value}'", hint)
    return None


def _meant(name: str, known: _Known) -> str:
    """The organisation that is called so, or nearly so; "" when no name or id is near."""
    names = known.named | {word: word for word in known.ids["organisations"]}
    near = get_close_matches(as_id(name), names, n=1, cutoff=0.6)
    return f"did you mean '{names[near[0]]}'?" if near else ""


def _itself(entry: Entry, link: Link) -> bool:
    return link.field == "related" and link.value == entry.stem


def _self(entry: Entry, link: Link) -> Problem:
    return entry.problem(link.path, "self-reference", f"'{link.value}' refers to itself", "remove it", warning=True)


def _part(entry: Entry, link: Link, known: _Known) -> Problem | None:
    stem, slash, part = link.value.partition("/")
    own = {part.id for part in entry.parts} if entry.kind != "outcomes" else set()
    if entry.owner(link.path) == link.value or (entry.kind == "lessons" and link.value == entry.stem):
        return _self(entry, link)
    if not slash:
        if stem in own or stem in known.ids["lessons"]:
            return None
        message = f"no obstacle, conclusion or lesson '{stem}' here"
        return entry.problem(link.path, "dangling-reference", message, _there(stem, own | known.ids["lessons"], own))
    if stem not in known.parts:
        hint = did_you_mean(stem, known.parts) or "write file-id/id"
        return entry.problem(link.path, "dangling-reference", f"no file '{stem}' with parts", hint)
    if part in known.parts[stem]:
        return None
    hint = _there(part, known.parts[stem], known.parts[stem])
    return entry.problem(link.path, "dangling-reference", f"no '{part}' in '{stem}'", hint)


def _there(name: str, accepted: set[str], near: set[str]) -> str:
    hint = did_you_mean(name, accepted)
    if hint.startswith("did you mean"):
        return hint
    return "there is: " + ", ".join(sorted(near)[:12]) if near else "write file-id/id for a part of another file"
