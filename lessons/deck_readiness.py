"""The slides on readiness: the question, the assignment, the finding in words, the matrix, what is not known, the next step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lessons import findings
from lessons.agenda import Item
from lessons.cells import Cell
from lessons.comparison import who_could_help
from lessons.deck_material import Material
from lessons.deck_parts import Count, Figure, Lead, Line, Matrix, Point, Sign, Slide, Square
from lessons.readiness import Question, Verdict
from lessons.records import Lesson
from lessons.squares import SIGNS, VERDICTS, digit, look

ROWS = 9
"""Organisations on one slide with the matrix: what stays readable from the back of the room."""
MATRICES = 3
"""So many slides the matrix takes at most."""
WORKS = 3


def question(item: Item, of: Material) -> Iterator[Slide]:
    """How ready for what, and the question that the programme began with."""
    say, goal, programme = of.words.say, of.goal, of.catalogue.programme
    meaning = of.words.text(of.seen.purpose(of.purpose).meaning)
    asked = of.words.text(programme.question) if programme else ""
    yield Slide(
        "statement",
        item,
        say(nl="De vraag", en="The question"),
        say(nl=f"Hoe klaar is onze organisatie voor {goal}?", en=f"How ready is our organisation for {goal}?"),
        tuple(Lead(text) for text in (asked, meaning) if text),
        mark=goal,
        prompts=(
            say(nl=f"Zeg wat ‘{goal}’ hier betekent: {meaning}", en=f"Say what ‘{goal}’ means here: {meaning}"),
            say(
                nl="Vraag: wie heeft dit al eens van dichtbij meegemaakt?",
                en="Ask: who has seen this from close by?",
            ),
        ),
    )


def assignment(item: Item, of: Material) -> Iterator[Slide]:
    """What was asked, by whom, and how many places."""
    programme, say = of.catalogue.programme, of.words.say
    if programme is None:
        return
    figures = [
        Figure(
            ("± " if figure.approximate else "") + of.words.number(figure.value),
            of.words.text(figure.label) + (f" ({of.words.date(figure.year)})" if figure.year else ""),
            of.source(figure.sources),
        )
        for figure in programme.figures
    ]
    notes = [of.words.text(figure.note) for figure in programme.figures if figure.note]
    yield Slide(
        "figures",
        item,
        say(nl="De opdracht", en="The assignment"),
        of.words.text(programme.title),
        (*figures, Lead(of.words.text(programme.commissioner.route), step=1)),
        sources=of.sources(programme.commissioner.sources),
        prompts=(
            *notes[:2],
            say(nl="Vraag: wie gaf bij ons de opdracht?", en="Ask: who gave the assignment here?"),
        ),
    )


def readiness(item: Item, of: Material) -> Iterator[Slide]:
    """The finding in one sentence, with the three counts, how much is judged, and what to ask first."""
    seen, words = of.seen, of.words
    title, lead = (make(seen, of.purpose, words) for make in (findings.headline, findings.lead))
    verdicts = seen.verdicts(of.purpose)
    counts = [
        Count(outcome, sign, findings.outcome_word(outcome, words), sum(one.outcome == outcome for one in verdicts))
        for outcome, sign in VERDICTS.items()
    ]
    yield Slide(
        "finding",
        item,
        words.say(nl="Hoe klaar zijn we?", en="How ready are we?"),
        f"{title.before}{title.emphasis}{title.after}",
        (
            *counts,
            Lead(findings.judged_line(seen, words)),
            Lead(f"{lead.before}{lead.after}".strip(), label=lead.emphasis, step=1),
        ),
        mark=title.emphasis,
        prompts=tuple(
            text
            for text in (
                findings.open_line(seen, of.purpose, words),
                findings.missing_line(seen, of.purpose, words),
                words.say(
                    nl="Vraag: herkent u dit beeld? Wat mist u?", en="Ask: do you recognise this? What is missing?"
                ),
            )
            if seen.organisations
        ),
    )


# --- the matrix -----------------------------------------------------------------------------------------------------


def matrix(item: Item, of: Material) -> Iterator[Slide]:
    """What is known of each organisation, so many rows a slide."""
    verdicts, words = _shown(of), of.words
    parts = _parts(verdicts)
    kick = words.say(nl="Het beeld", en="The picture")
    for place, part in enumerate(parts, 1):
        yield Slide(
            "matrix",
            item,
            kick + (f" {place}/{len(parts)}" if len(parts) > 1 else ""),
            findings.judged_line(of.seen, words) + _of_how_many(len(verdicts), of),
            (Matrix(kick, _dimensions(of), tuple(_line(verdict, of) for verdict in part), _legend(of)),),
            prompts=(
                words.say(
                    nl="Een ? is gevraagd en niet bekend. Een – is nog nooit gevraagd. Geen van beide is een nul.",
                    en="A ? was asked and is not known. A – was never asked. Neither is a zero.",
                ),
                words.say(
                    nl="Vraag: waar weet u meer dan hier staat?", en="Ask: where do you know more than is shown here?"
                ),
            ),
        )


def _dimensions(of: Material) -> tuple[str, ...]:
    return tuple(of.words.text(dimension.short) for dimension in of.seen.edition.dimensions)


def _shown(of: Material) -> Sequence[Verdict]:
    """All organisations while a room can follow them; of very many only those whose experiment is told."""
    order = of.in_order(item.organisation for item in of.seen.verdicts(of.purpose, of.words.language))
    found = [of.seen.verdict(name, of.purpose) for name in order]
    if len(found) <= ROWS * MATRICES:
        return found
    subjects = {item.subject for item in of.choice.agenda or () if item.kind == "experiment"}
    told = {known.organisation for name, known in of.catalogue.experiments.items() if name in subjects}
    return [verdict for verdict in found if verdict.organisation in told][: ROWS * MATRICES] or found[:ROWS]


def _of_how_many(shown: int, of: Material) -> str:
    total = len(of.seen.organisations)
    if shown == total:
        return ""
    k, n = of.words.number(shown), of.words.number(total)
    return of.words.say(nl=f" Hier staan {k} van de {n} organisaties.", en=f" Here are {k} of the {n} organisations.")


def _parts(verdicts: Sequence[Verdict]) -> list[Sequence[Verdict]]:
    number = max(1, -(-len(verdicts) // ROWS))
    size = -(-len(verdicts) // number)
    return [verdicts[first : first + size] for first in range(0, len(verdicts), size)] if size else []


def _line(verdict: Verdict, of: Material) -> Line:
    squares = (
        Square(name, look(cell), digit(cell), _in_words(cell, of))
        for name, cell in zip(_dimensions(of), of.seen.row(verdict.organisation), strict=True)
    )
    return Line(
        of.organisation(verdict.organisation),
        verdict.outcome,
        VERDICTS[verdict.outcome],
        findings.outcome_word(verdict.outcome, of.words),
        tuple(squares),
    )


def _in_words(cell: Cell, of: Material) -> str:
    """ "niveau 2, geprobeerd, vertrouwen laag"; its row and its column say of whom and of what."""
    state = findings.state_words(of.seen, cell, of.words)
    if cell.confidence is None:
        return state
    sure = findings.confidence_word(of.seen, cell.confidence, of.words)
    return of.words.say(nl=f"{state}, vertrouwen {sure}", en=f"{state}, confidence {sure}")


def _legend(of: Material) -> tuple[Sign, ...]:
    """Every look a cell can have: the levels and the states, in the words of the edition."""
    signs = {"mixed": "1–2", "stale": "2", "collective": "1", **SIGNS}
    looks = {"mixed": "mixed lo1 hi2", "stale": "l2 stale", "collective": "l1 collective"}
    edition, text = of.seen.edition, of.words.text
    levels = [Sign(f"l{item.id}", item.id, text(item.label)) for item in edition.levels]
    return (
        *levels,
        *(Sign(looks.get(one.id, one.id), signs.get(one.id, ""), text(one.label)) for one in edition.states),
    )


# --- what we do not know, and what to do ---------------------------------------------------------------------------


def unknown(item: Item, of: Material) -> Iterator[Slide]:
    """The agenda: what to ask, the best question first, and of whom it is not known."""
    say = of.words.say
    questions = [asked for asked in of.seen.ask_first(of.purpose) if of.on_theme([asked.dimension])]
    wording = {one.id: of.words.text(one.question) for one in of.seen.edition.dimensions}
    points = [Point(wording[one.dimension], _of_whom(one, of), number=place) for place, one in enumerate(questions, 1)]
    none = say(nl="Hierover staat geen vraag meer open.", en="No question about this is open.")
    settling = [of.dimension(asked.dimension) for asked in questions if asked.settles]
    yield Slide(
        "points",
        item,
        say(nl="De agenda", en="The agenda"),
        say(nl="Wat we nog niet weten", en="What we do not know yet"),
        tuple(points) or (Lead(none),),
        mark=say(nl="niet weten", en="do not know"),
        prompts=tuple(
            text
            for text in (
                say(
                    nl=f"Een antwoord over {of.words.list(settling)} geeft ergens meteen uitsluitsel.",
                    en=f"An answer about {of.words.list(settling)} decides it somewhere at once.",
                )
                if settling
                else "",
                say(
                    nl="Vraag: wie in deze zaal kan dit beantwoorden, en wanneer?",
                    en="Ask: who in this room can answer this, and when?",
                )
                if questions
                else "",
            )
            if text
        ),
    )


def _of_whom(asked: Question, of: Material) -> str:
    who = of.some(asked.open_for)
    return of.words.say(nl=f"Nog niet bekend bij {who}", en=f"Not known yet for {who}")


def next_steps(item: Item, of: Material) -> Iterator[Slide]:
    """What to do on Monday: what to ask first, where to go and look, which lesson to try."""
    say = of.words.say
    asked = [one.dimension for one in of.seen.ask_first(of.purpose) if of.on_theme([one.dimension])][:1]
    steps = [
        text
        for dimension in asked
        for text in (
            say(nl=f"Vraag eerst naar {of.dimension(dimension)}.", en=f"Ask about {of.dimension(dimension)} first."),
            *_working(dimension, of),
            *_lesson(dimension, of),
        )
    ]
    steps.append(say(nl="Spreek af wie wat vraagt, en wanneer.", en="Agree who asks what, and when."))
    yield Slide(
        "points",
        item,
        say(nl="Volgende stap", en="Next step"),
        say(nl="Wat doen we maandag?", en="What do we do on Monday?"),
        tuple(Point(text, step=place) for place, text in enumerate(steps)),
        mark=say(nl="maandag", en="Monday"),
        prompts=(
            say(
                nl="Vraag: wat doet u zelf, en wie vertelt u dat?",
                en="Ask: what do you do yourself, and whom do you tell?",
            ),
            say(
                nl="Schrijf elke afspraak op met een rol en een datum.",
                en="Write down each agreement with a role and a date.",
            ),
        ),
    )


def _working(dimension: str, of: Material) -> Iterator[str]:
    """Where a room can go and look: an organisation where it works (level 3), not one that tried it once."""
    what = of.dimension(dimension)
    for offer in who_could_help(of.seen, of.purpose):
        helpers = [cell.organisation for cell in offer.helpers if cell.low is not None and cell.low >= WORKS]
        if offer.dimension == dimension and helpers:
            helper = of.organisation(of.in_order(helpers)[0])
            yield of.words.say(
                nl=f"Ga kijken bij {helper}: daar werkt {what}.", en=f"Go and look at {helper}: {what} works there."
            )


def _lesson(dimension: str, of: Material) -> Iterator[str]:
    """One lesson to try: of the Doetanks and the programme, else the strongest from elsewhere."""
    for lesson in own_lessons(of):
        if dimension in lesson.themes:
            text = of.words.text(lesson.text)
            yield of.words.say(nl=f"Probeer deze les: {text}", en=f"Try this lesson: {text}")
            return


def own_lessons(of: Material) -> Iterator[Lesson]:
    """The lessons of the programme, then those of the experiments of the chosen organisations."""
    if of.catalogue.programme:
        yield from of.catalogue.programme.lessons
    for experiment in of.catalogue.experiments.values():
        if of.told_of(experiment.organisation):
            yield from experiment.lessons
