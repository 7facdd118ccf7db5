"""The summary on one page: the finding, how sure, what is missing, what to ask, a small matrix, lessons, what the room said.

Plain values in the words of one language, cut so that they fit on a page of A4. The screen, the print and the PDF show
these same values. No mean, no rank; never a summary without how many are judged (method 7).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from lessons import findings
from lessons.cells import Cell
from lessons.comparison import who_could_help
from lessons.deck_names import Names
from lessons.heard import Heard, lines
from lessons.readiness import OUTCOMES, GateReading, Readiness, Verdict
from lessons.squares import SIGNS, VERDICTS, digit
from lessons.themed import Themed
from lessons.words import Language, Words

ROWS = 9
"""So many organisations stand in the matrix of the page at most."""
CONDITIONS, ASKED, LESSONS, HEARD = 5, 3, 3, 3
"""So many conditions, questions, lessons and questions to the room."""
NAMED = 3
"""Of so many organisations the names are told."""
WORKS = 3
"""From this level on it works: there a room can go and look."""
STALE, COLLECTIVE = "†", "‡"


@dataclass(frozen=True, slots=True)
class Count:
    """How many organisations have one outcome."""

    sign: str
    name: str
    number: str


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of the purpose: the level it asks, at how many it is missing, open and met; `who` misses it, if few."""

    name: str
    minimum: str
    missing: str
    open: str
    met: str
    who: str


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask, and of whom."""

    text: str
    who: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A cell of the matrix: its sign, how dark it is (-1 where there is no level), and the whole in words."""

    sign: str
    level: int
    full: str


@dataclass(frozen=True, slots=True)
class Row:
    """One organisation in the matrix."""

    name: str
    sign: str
    outcome: str
    covered: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Organisations x dimensions, at most `ROWS` of them; `rest` says what is not on the page."""

    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    rest: str
    key: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson with its theme, and the question to take home."""

    theme: str
    text: str
    ask: str


@dataclass(frozen=True, slots=True)
class Told:
    """What the room said to one question."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stated:
    """What the page is about, in words: its own title, the facts that every print states, where it comes from."""

    title: str
    day: str
    facts: tuple[tuple[str, str], ...]
    sources: tuple[str, ...]
    link: str


@dataclass(frozen=True, slots=True)
class Summary:
    """All that stands on the page."""

    language: Language
    finding: tuple[str, str, str]
    first: str
    sure: str
    coverage: str
    counts: tuple[Count, ...]
    conditions: tuple[Condition, ...]
    more_conditions: str
    questions: tuple[Question, ...]
    matrix: Matrix | None
    lessons: tuple[Lesson, ...]
    steps: tuple[str, ...]
    room: tuple[Told, ...]
    more_room: str
    stated: Stated

    def as_json(self) -> dict[str, Any]:
        """Lists, strings and numbers only."""
        return asdict(self)


On = Callable[[str], Themed]
"""The lessons of a theme."""


def summary(
    seen: Readiness,
    purpose: str,
    on: On,
    stated: Stated,
    speech: Words,
    themes: Sequence[str] = (),
    room: Sequence[Heard] = (),
    names: Names | None = None,
) -> Summary:
    """The page about these organisations and this purpose. `themes`: those to give lessons of; else what is open or missing.

    `names`: the letters that organisations go by where their names are hidden; then they stand in the order of those.
    """
    made = _summary(seen, purpose, on, stated, speech, themes, room, names)
    return names.over(made) if names else made


def _summary(
    seen: Readiness,
    purpose: str,
    on: On,
    stated: Stated,
    speech: Words,
    themes: Sequence[str],
    room: Sequence[Heard],
    names: Names | None,
) -> Summary:
    finding = findings.headline(seen, purpose, speech)
    every = list(_conditions(seen, purpose, names, speech))
    return Summary(
        language=speech.language,
        finding=(finding.before, finding.emphasis, finding.after),
        first=cut(str(findings.first_step(seen, purpose, speech)), 220),
        sure=findings.sure_line(seen, purpose, speech) if seen.organisations else "",
        coverage=coverage(seen, speech),
        counts=_counts(seen, purpose, speech),
        conditions=tuple(every[:CONDITIONS]),
        more_conditions=_more_conditions(len(every) - CONDITIONS, speech),
        questions=tuple(_questions(seen, purpose, names, speech)),
        matrix=_matrix(seen, _verdicts(seen, purpose, names, speech), names, speech),
        lessons=tuple(_lessons(seen, purpose, on, themes, speech)),
        steps=tuple(_steps(seen, purpose, speech)),
        room=tuple(_told(item, speech) for item in room[:HEARD]),
        more_room=_more_room(len(room) - HEARD, speech),
        stated=stated,
    )


def cut(text: str, most: int) -> str:
    """The text on one line, cut off at a word where it is longer than a page can bear."""
    plain = " ".join(text.split())
    if len(plain) <= most:
        return plain
    whole = plain[: most - 1]
    at_word = whole.rpartition(" ")[0]
    return (at_word if len(at_word) > most // 2 else whole).rstrip(" ,;:.") + "…"


def _organisations(number: int, speech: Words) -> str:
    return speech.count(number, nl=("organisatie", "organisaties"), en=("organisation", "organisations"))


def coverage(seen: Readiness, speech: Words) -> str:
    """How many cells carry a level or a range, and how many of those are out of date."""
    judged = sum(seen.coverage(item.id)[0] for item in seen.organisations)
    old = sum(cell.known and cell.stale for cell in seen.cells.values())
    told = speech.say(
        nl="{k} van {n} vakken beoordeeld",
        en="{k} of {n} cells judged",
        k=speech.number(judged),
        n=speech.number(len(seen.organisations) * len(seen.dimensions)),
    )
    return told + (speech.say(nl=", {n} verouderd", en=", {n} out of date", n=speech.number(old)) if old else "") + "."


def _counts(seen: Readiness, purpose: str, speech: Words) -> tuple[Count, ...]:
    found = Counter(verdict.outcome for verdict in seen.verdicts(purpose))
    return tuple(
        Count(VERDICTS[item], findings.outcome_word(item, speech), speech.number(found[item])) for item in OUTCOMES
    )


# --- conditions and questions -------------------------------------------------------------------------------------------


def _conditions(seen: Readiness, purpose: str, names: Names | None, speech: Words) -> Iterator[Condition]:
    """The conditions, those missing at most organisations first, then those open at most, then as the purpose has them."""
    gates = seen.purpose(purpose).gates
    read = [
        [verdict.gates[place] for verdict in seen.verdicts(purpose, speech.language)] for place in range(len(gates))
    ]
    found = [{answer: _at(readings, answer) for answer in ("below", "open", "met")} for readings in read]
    order = sorted(
        range(len(gates)), key=lambda place: (-len(found[place]["below"]), -len(found[place]["open"]), place)
    )
    for place in order if seen.organisations else ():
        yield Condition(
            name=speech.opening(findings.dimension_word(seen, gates[place].dimension, speech)),
            minimum=speech.say(
                nl="niveau\N{NO-BREAK SPACE}{n}", en="level\N{NO-BREAK SPACE}{n}", n=gates[place].minimum
            ),
            missing=speech.number(len(found[place]["below"])),
            open=speech.number(len(found[place]["open"])),
            met=speech.number(len(found[place]["met"])),
            who=_who(seen, by_letter(names, found[place]["below"]), speech),
        )


def _at(readings: Sequence[GateReading], answer: str) -> list[str]:
    return [reading.cell.organisation for reading in readings if reading.answer == answer]


def _who(seen: Readiness, organisations: Sequence[str], speech: Words) -> str:
    """Names where they are few, else nothing: the number says it."""
    names = [cut(findings.organisation_word(seen, item, speech), 24) for item in organisations]
    return speech.list(names) if len(names) <= NAMED else ""


def _more_conditions(number: int, speech: Words) -> str:
    if number < 1:
        return ""
    more = speech.count(number, nl=("voorwaarde", "voorwaarden"), en=("condition", "conditions"))
    return speech.say(nl=f"Nog {more}: zie de link.", en=f"{more} more: see the link.")


def _questions(seen: Readiness, purpose: str, names: Names | None, speech: Words) -> Iterator[Question]:
    asked = {item.id: speech.text(item.question) for item in seen.edition.dimensions}
    for question in seen.ask_first(purpose)[:ASKED]:
        names = [
            cut(findings.organisation_word(seen, item, speech), 30) for item in by_letter(names, question.open_for)
        ]
        yield Question(cut(asked[question.dimension], 150), cut(speech.few(names, most=3), 110))


# --- the matrix ---------------------------------------------------------------------------------------------------------


def _verdicts(seen: Readiness, purpose: str, names: Names | None, speech: Words) -> Sequence[Verdict]:
    """By name, or by letter: the method knows no other order (method 7)."""
    found = seen.verdicts(purpose, speech.language)
    if names is None:
        return found
    return sorted(found, key=lambda verdict: letter_order(names, verdict.organisation))


def letter_order(names: Names, organisation: str) -> tuple[int, str]:
    """A to Z, then AA; one without a letter last."""
    letter = names.letters.get(organisation)
    return (len(letter), letter) if letter else (9, organisation)


def by_letter(names: Names | None, organisations: Sequence[str]) -> Sequence[str]:
    """In the order of their letters where names are hidden: that of their names would tell who they are."""
    return organisations if names is None else sorted(organisations, key=lambda item: letter_order(names, item))


def _matrix(seen: Readiness, verdicts: Sequence[Verdict], names: Names | None, speech: Words) -> Matrix | None:
    """The first organisations in that order."""
    if not verdicts:
        return None
    shown = verdicts[:ROWS]
    cells = [cell for verdict in shown for cell in seen.row(verdict.organisation)]
    return Matrix(
        heads=tuple(cut(speech.text(item.short), 16) for item in seen.edition.dimensions),
        rows=tuple(_row(seen, verdict, names, speech) for verdict in shown),
        rest=_rest(len(shown), len(verdicts), speech),
        key=tuple(_key(seen, cells, speech)),
    )


def _row(seen: Readiness, verdict: Verdict, names: Names | None, speech: Words) -> Row:
    known, total = seen.coverage(verdict.organisation)
    name = names.of(verdict.organisation) if names else findings.organisation_word(seen, verdict.organisation, speech)
    return Row(
        name=cut(name, 32),
        sign=VERDICTS[verdict.outcome],
        outcome=findings.outcome_word(verdict.outcome, speech),
        covered=f"{known}/{total}",
        marks=tuple(mark(seen, cell, speech) for cell in seen.row(verdict.organisation)),
    )


def mark(seen: Readiness, cell: Cell, speech: Words) -> Mark:
    """A cell in as few signs as can be: "2", "1–2", "?"; a dagger where it is out of date, a double one where it is said
    of all organisations together."""
    sign = digit(cell) + STALE * cell.stale + COLLECTIVE * cell.collective
    return Mark(sign, -1 if cell.level is None else cell.level, findings.cell_words(seen, cell, speech))


def _rest(shown: int, total: int, speech: Words) -> str:
    if shown == total:
        return ""
    return speech.say(
        nl="De eerste {k} van {of}, op naam. Kies organisaties om andere te zien; de telling hierboven is van alle.",
        en="The first {k} of {of}, by name. Choose organisations to see others; the counts above are of all.",
        k=shown,
        of=_organisations(total, speech),
    )


def _key(seen: Readiness, cells: Sequence[Cell], speech: Words) -> Iterator[tuple[str, str]]:
    """Every level, and each state and mark that stands in these cells, in the words of the edition."""
    named: dict[str, str] = {item.id: speech.text(item.label) for item in seen.edition.states}
    yield from ((level.id, speech.text(level.label)) for level in seen.edition.levels)
    states = {cell.state for cell in cells}
    signs = {"mixed": "1–2", **SIGNS, "stale": STALE, "collective": COLLECTIVE}
    held = states | {"stale" for cell in cells if cell.stale} | {"collective" for cell in cells if cell.collective}
    yield from ((sign, named.get(state, state)) for state, sign in signs.items() if state in held)


# --- lessons, steps, the room -------------------------------------------------------------------------------------------


def _lessons(seen: Readiness, purpose: str, on: On, themes: Sequence[str], speech: Words) -> Iterator[Lesson]:
    """The strongest of each theme in turn, each lesson once; themes are those asked, else those open or missing first."""
    named = {item.id: speech.text(item.label) for item in getattr(seen.catalogue, "themes", {}).values()}
    wanted = list(themes) or _first(seen, purpose)
    found: dict[str, Lesson] = {}
    for turn in range(LESSONS):
        for theme in wanted:
            for one in on(theme).first(turn + 1)[turn:]:
                found.setdefault(
                    one.id, Lesson(cut(named.get(theme, theme), 40), cut(one.text, 190), cut(one.ask, 120))
                )
    yield from list(found.values())[:LESSONS]


def _first(seen: Readiness, purpose: str) -> list[str]:
    """The dimensions to ask about first, then those that are missing."""
    asked = [question.dimension for question in seen.ask_first(purpose)]
    below = [dimension for verdict in seen.verdicts(purpose) for dimension in verdict.below]
    gates = [gate.dimension for gate in seen.purpose(purpose).gates]
    return list(dict.fromkeys([*asked, *below, *gates]))[:LESSONS]


def _steps(seen: Readiness, purpose: str, speech: Words) -> Iterator[str]:
    """Ask or do first; where to go and look; who does what, and when."""
    say = speech.say
    if not seen.organisations:
        return
    yield cut(findings.first_step(seen, purpose, speech).emphasis, 120)
    first = _first(seen, purpose)
    for offer in who_could_help(seen, purpose):
        works = [cell for cell in offer.helpers if cell.low is not None and cell.low >= WORKS]
        if works and offer.dimension in first:
            who = cut(findings.organisation_word(seen, works[0].organisation, speech), 40)
            what = findings.dimension_word(seen, offer.dimension, speech)
            yield say(nl=f"Ga kijken bij {who}: daar werkt {what}.", en=f"Go and look at {who}: {what} works there.")
            break
    yield say(nl="Spreek af wie wat vraagt, en wanneer.", en="Agree who asks what, and when.")


def _told(item: Heard, speech: Words) -> Told:
    found = list(lines(item, speech))
    return Told(cut(speech.text(item.question.title), 110), tuple(cut(line, 150) for line in found[:2]))


def _more_room(number: int, speech: Words) -> str:
    if number < 1:
        return ""
    more = speech.count(number, nl=("vraag", "vragen"), en=("question", "questions"))
    return speech.say(nl=f"Nog {more}: zie het bestand met resultaten.", en=f"{more} more: see the file with results.")
