"""The summary on one page: the finding, how sure, what is missing, what to ask, a small matrix, lessons, what the room said.

Plain values (`summary_parts`) in the words of one language, cut so that they fit on a page of A4. The screen, the print
and the PDF show these same values. No mean, no rank; never a summary without how many are judged (method 7).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from lessons import findings
from lessons.cells import Cell
from lessons.comparison import who_could_help
from lessons.deck_names import Names
from lessons.heard import Heard, lines
from lessons.readiness import OUTCOMES, GateReading, Readiness, Verdict
from lessons.squares import SIGNS, VERDICTS, digit
from lessons.summary_parts import Condition, Count, Lesson, Mark, Matrix, Question, Row, Stated, Summary, Told
from lessons.themed import Themed
from lessons.words import Words

ROWS = 9
"""So many organisations stand in the matrix of the page at most."""
CONDITIONS, ASKED, LESSONS, HEARD = 5, 3, 3, 3
"""So many conditions, questions, lessons and questions to the room."""
NAMED = 3
"""Of so many organisations the names are told."""
WORKS = 3
"""From this level on it works: there a room can go and look."""
STALE, COLLECTIVE = "†", "‡"


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
    of = _Of(seen, purpose, names, speech)
    finding = findings.headline(seen, purpose, speech)
    conditions = list(_conditions(of)) if seen.organisations else []
    made = Summary(
        language=speech.language,
        finding=(finding.before, finding.emphasis, finding.after),
        sure=findings.sure_line(seen, purpose, speech) if seen.organisations else "",
        coverage=coverage(seen, speech),
        counts=_counts(of),
        conditions=tuple(conditions[:CONDITIONS]),
        more_conditions=_more_conditions(len(conditions) - CONDITIONS, speech),
        questions=tuple(_questions(of)),
        matrix=_matrix(of) if seen.organisations else None,
        lessons=tuple(_lessons(of, on, themes)),
        steps=tuple(_steps(of)),
        room=tuple(_told(item, of) for item in room[:HEARD]),
        more_room=_more_room(len(room) - HEARD, speech),
        stated=stated,
    )
    return names.over(made) if names else made


def cut(text: str, most: int) -> str:
    """The text on one line, cut off at a word where it is longer than a page can bear."""
    plain = " ".join(text.split())
    if len(plain) <= most:
        return plain
    whole = plain[: most - 1]
    at_word = whole if plain[most - 1] == " " else whole.rpartition(" ")[0]
    return (at_word if len(at_word) > most // 2 else whole).rstrip(" ,;:.") + "…"


@dataclass(frozen=True, slots=True)
class _Of:
    """What the page is made of. A name is hidden before a text is cut: half a name tells it too."""

    seen: Readiness
    purpose: str
    names: Names | None
    speech: Words

    def cut(self, text: str, most: int) -> str:
        return cut(self.names.hide(text) if self.names else text, most)

    def name(self, organisation: str, most: int = 32) -> str:
        """The short name of an organisation, or its letter."""
        if self.names:
            return self.names.of(organisation)
        return cut(findings.organisation_word(self.seen, organisation, self.speech), most)

    def dimension(self, dimension: str) -> str:
        return findings.dimension_word(self.seen, dimension, self.speech)

    def verdicts(self) -> Sequence[Verdict]:
        """By name, or by letter: the method knows no other order (method 7)."""
        found = {verdict.organisation: verdict for verdict in self.seen.verdicts(self.purpose, self.speech.language)}
        return [found[item] for item in by_letter(self.names, list(found))]


def by_letter(names: Names | None, organisations: Sequence[str]) -> Sequence[str]:
    """In the order of their letters where names are hidden: that of their names would tell who they are."""
    return organisations if names is None else sorted(organisations, key=lambda item: letter_order(names, item))


def letter_order(names: Names, organisation: str) -> tuple[int, str]:
    """A to Z, then AA; one without a letter last."""
    letter = names.letters.get(organisation)
    return (len(letter), letter) if letter else (9, organisation)


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


def _counts(of: _Of) -> tuple[Count, ...]:
    found = Counter(verdict.outcome for verdict in of.seen.verdicts(of.purpose))
    return tuple(
        Count(VERDICTS[item], findings.outcome_word(item, of.speech), of.speech.number(found[item]))
        for item in OUTCOMES
    )


# --- conditions and questions -------------------------------------------------------------------------------------------


def _conditions(of: _Of) -> Iterator[Condition]:
    """The conditions, those missing at most organisations first, then those open at most, then as the purpose has them."""
    gates, verdicts = of.seen.purpose(of.purpose).gates, of.verdicts()
    read = [[verdict.gates[place] for verdict in verdicts] for place in range(len(gates))]
    found = [{answer: _at(readings, answer) for answer in ("below", "open", "met")} for readings in read]
    order = sorted(
        range(len(gates)), key=lambda place: (-len(found[place]["below"]), -len(found[place]["open"]), place)
    )
    for place in order:
        yield Condition(
            name=of.speech.opening(of.dimension(gates[place].dimension)),
            minimum=of.speech.say(nl="niveau", en="level") + f"\N{NO-BREAK SPACE}{gates[place].minimum}",
            missing=of.speech.number(len(found[place]["below"])),
            open=of.speech.number(len(found[place]["open"])),
            met=of.speech.number(len(found[place]["met"])),
            who=_few(of, found[place]["below"]),
        )


def _at(readings: Sequence[GateReading], answer: str) -> list[str]:
    return [reading.cell.organisation for reading in readings if reading.answer == answer]


def _few(of: _Of, organisations: Sequence[str]) -> str:
    """Names where they are few, else nothing: the number says it."""
    return of.speech.list(of.name(item, 24) for item in organisations) if len(organisations) <= NAMED else ""


def _more_conditions(number: int, speech: Words) -> str:
    if number < 1:
        return ""
    more = speech.count(number, nl=("voorwaarde", "voorwaarden"), en=("condition", "conditions"))
    return speech.say(nl=f"Nog {more}: zie de link.", en=f"{more} more: see the link.")


def _questions(of: _Of) -> Iterator[Question]:
    asked = {item.id: of.speech.text(item.question) for item in of.seen.edition.dimensions}
    for question in of.seen.ask_first(of.purpose)[:ASKED]:
        who = [of.name(item, 30) for item in by_letter(of.names, question.open_for)]
        yield Question(of.cut(asked[question.dimension], 150), of.speech.few(who, most=3))


# --- the matrix ---------------------------------------------------------------------------------------------------------


def _matrix(of: _Of) -> Matrix:
    """The first organisations in their order."""
    verdicts = of.verdicts()
    shown = verdicts[:ROWS]
    cells = [cell for verdict in shown for cell in of.seen.row(verdict.organisation)]
    return Matrix(
        heads=tuple(of.cut(of.speech.text(item.short), 16) for item in of.seen.edition.dimensions),
        rows=tuple(_row(of, verdict) for verdict in shown),
        rest=_rest(len(shown), len(verdicts), of.speech),
        key=tuple(_key(of.seen, cells, of.speech)),
    )


def _row(of: _Of, verdict: Verdict) -> Row:
    known, total = of.seen.coverage(verdict.organisation)
    return Row(
        name=of.name(verdict.organisation),
        sign=VERDICTS[verdict.outcome],
        outcome=findings.outcome_word(verdict.outcome, of.speech),
        covered=f"{known}/{total}",
        marks=tuple(mark(of.seen, cell, of.speech) for cell in of.seen.row(verdict.organisation)),
    )


def mark(seen: Readiness, cell: Cell, speech: Words) -> Mark:
    """A cell in as few signs as can be: "2", "1–2", "?"; a dagger where it is out of date, a double one where it is said
    of all organisations together."""
    sign = digit(cell) + STALE * cell.stale + COLLECTIVE * cell.collective
    return Mark(sign, -1 if cell.level is None else cell.level, findings.cell_words(seen, cell, speech))


def _rest(shown: int, total: int, speech: Words) -> str:
    if shown == total:
        return ""
    of = speech.count(total, nl=("organisatie", "organisaties"), en=("organisation", "organisations"))
    return speech.say(
        nl="De eerste {k} van {of}, op naam. Kies organisaties om andere te zien; de telling hierboven is van alle.",
        en="The first {k} of {of}, by name. Choose organisations to see others; the counts above are of all.",
        k=shown,
        of=of,
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


def _lessons(of: _Of, on: On, themes: Sequence[str]) -> Iterator[Lesson]:
    """The strongest of each theme in turn, each lesson once; themes are those asked, else those open or missing first."""
    labels = {item.id: of.speech.text(item.label) for item in getattr(of.seen.catalogue, "themes", {}).values()}
    found: dict[str, Lesson] = {}
    for turn in range(LESSONS):
        for theme in list(themes) or _first(of):
            for one in on(theme).first(turn + 1)[turn:]:
                made = Lesson(of.cut(labels.get(theme, theme), 40), of.cut(one.text, 190), of.cut(one.ask, 120))
                found.setdefault(one.id, made)
    yield from list(found.values())[:LESSONS]


def _first(of: _Of) -> list[str]:
    """The dimensions to ask about first, then those that are missing, then the others that count."""
    asked = [question.dimension for question in of.seen.ask_first(of.purpose)]
    below = [dimension for verdict in of.verdicts() for dimension in verdict.below]
    gates = [gate.dimension for gate in of.seen.purpose(of.purpose).gates]
    return list(dict.fromkeys([*asked, *below, *gates]))[:LESSONS]


def _steps(of: _Of) -> Iterator[str]:
    """Ask or do first; where to go and look; who does what, and when."""
    say, first = of.speech.say, _first(of)
    if not of.seen.organisations:
        return
    yield of.cut(findings.first_step(of.seen, of.purpose, of.speech).emphasis, 120)
    offers = [offer for offer in who_could_help(of.seen, of.purpose) if offer.dimension in first]
    works = [cell for offer in offers for cell in offer.helpers if cell.low is not None and cell.low >= WORKS]
    for cell in works[:1]:
        who, what = of.name(cell.organisation, 40), of.dimension(cell.dimension)
        yield say(nl=f"Ga kijken bij {who}: daar werkt {what}.", en=f"Go and look at {who}: {what} works there.")
    yield say(nl="Spreek af wie wat vraagt, en wanneer.", en="Agree who asks what, and when.")


def _told(item: Heard, of: _Of) -> Told:
    found = list(lines(item, of.speech))
    return Told(of.cut(of.speech.text(item.question.title), 110), tuple(of.cut(line, 150) for line in found[:2]))


def _more_room(number: int, speech: Words) -> str:
    if number < 1:
        return ""
    more = speech.count(number, nl=("vraag", "vragen"), en=("question", "questions"))
    return speech.say(nl=f"Nog {more}: zie het bestand met resultaten.", en=f"{more} more: see the file with results.")
