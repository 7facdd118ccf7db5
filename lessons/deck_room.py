"""The slides that put something to the room: the concepts, and the questions with their options."""

from __future__ import annotations

from collections.abc import Iterator

from lessons import ratings
from lessons.agenda import Item
from lessons.ballots import MOST, Question, questions
from lessons.deck_material import Material
from lessons.deck_parts import Lead, Point, Slide, Table
from lessons.fixed_words import label
from lessons.records import Concept

CONCEPTS = 4
TESTS = 4


def concepts(item: Item, of: Material) -> Iterator[Slide]:
    """What is known of the concepts on each criterion, and then of each what to test."""
    found = [one for one in of.catalogue.concepts.values() if of.on_theme(one.dimensions)]
    if not found:
        return
    yield _known(item, found[: 2 * CONCEPTS], of)
    yield from (_to_test(item, concept, of) for concept in found[:CONCEPTS])


def _kick(of: Material) -> str:
    return of.words.say(nl="Concepten voor echt werk", en="Concepts for real work")


def _known(item: Item, found: list[Concept], of: Material) -> Slide:
    say, criteria = of.words.say, of.catalogue.programme.criteria if of.catalogue.programme else ()
    head = (say(nl="Concept", en="Concept"), *(of.words.text(one.label) for one in criteria))
    rows = [(of.words.text(one.title), *(_standing(one, criterion.id, of) for criterion in criteria)) for one in found]
    return Slide(
        "table",
        item,
        _kick(of),
        say(nl="Welk concept zou u willen testen?", en="Which concept would you want to test?"),
        (Table(say(nl="Concepten en eisen", en="Concepts and criteria"), head, tuple(rows)),),
        sources=of.sources(source for one in found for source in one.sources),
        prompts=(
            say(
                nl="‘Onbekend’ is geen ‘nee’: niemand heeft het nog beoordeeld.",
                en="‘Unknown’ is not ‘no’: nobody has rated it yet.",
            ),
            *(of.words.text(one.label) + ": " + of.words.text(one.meaning) for one in criteria),
        ),
    )


def _standing(concept: Concept, criterion: str, of: Material) -> str:
    state = ratings.standing(concept, criterion, of.catalogue.sessions).state
    return of.words.opening(label("rating", state, of.words))


def _to_test(item: Item, concept: Concept, of: Material) -> Slide:
    text = of.words.text
    return Slide(
        "points",
        item,
        _kick(of),
        text(concept.title),
        (
            Lead(text(concept.work)),
            *(Point(text(one), step=place) for place, one in enumerate(concept.to_test[:TESTS], 1)),
        ),
        sources=of.sources(concept.sources),
        prompts=tuple(
            one
            for one in (
                text(concept.where),
                text(concept.state_note),
                of.words.say(nl="Vraag: wie wil dit testen, en waar?", en="Ask: who wants to test this, and where?"),
            )
            if one
        ),
    )


# --- what the room is asked ---------------------------------------------------------------------------------------------


def asked(item: Item, of: Material) -> Iterator[Slide]:
    """The question with its options. In a session as it stood when that opened; outside one by a show of hands."""
    found = _question(item, of)
    if found is None:
        return
    live = of.choice.asked is not None
    yield Slide(
        "ask",
        item,
        " · ".join((of.words.say(nl="Vraag aan de zaal", en="Question to the room"), _about(found, of))),
        of.words.text(found.title),
        (
            *((Lead(of.words.text(found.lead)),) if found.lead else ()),
            *(_option(found, place, of) for place in range(len(found.options))),
            Lead(_how(found, live, of), asks=True),
        ),
        question=found if live else None,
        prompts=_prompts(found, live, of),
    )


def _question(item: Item, of: Material) -> Question | None:
    known = of.choice.asked if of.choice.asked is not None else questions([item], of.catalogue)
    return next((one for one in known if one.item == str(item)), None)


def _about(question: Question, of: Material) -> str:
    if question.kind == "level":
        who = (
            of.organisation(question.about)
            if question.about
            else of.words.say(nl="uw organisatie", en="your organisation")
        )
        return f"{of.words.opening(of.dimension(question.subject))} · {who}"
    if question.kind == "lessons":
        return of.words.opening(of.dimension(question.subject))
    if question.kind == "rate":
        return of.words.say(nl="Concept", en="Concept")
    return of.words.say(nl="In eigen woorden", en="In your own words")


def _option(question: Question, place: int, of: Material) -> Point:
    option = question.options[place]
    sign = option.id if option.id.isdecimal() else "?" if option.id == "unknown" else f"{place + 1}"
    return Point(of.words.text(option.label), label=sign if question.kind != "rate" else "")


def _how(question: Question, live: bool, of: Material) -> str:
    """How to answer: on the phone in a session, by hand without one."""
    say = of.words.say
    if live:
        return say(nl="Antwoord op uw telefoon.", en="Answer on your phone.")
    told = {
        "level": say(
            nl="Ik noem elk niveau. Steek één keer uw hand op.", en="I name each level. Raise your hand once."
        ),
        "lessons": say(
            nl=f"Ik noem elke les. Steek ten hoogste {of.words.spelled(MOST)} keer uw hand op.",
            en=f"I name each lesson. Raise your hand {of.words.spelled(MOST)} times at most.",
        ),
        "rate": say(
            nl="Steek per eis uw hand op: ja, deels, nee of weet niet.",
            en="Raise your hand for each criterion: yes, partly, no or do not know.",
        ),
        "words": say(nl="Schrijf het op en lees het voor.", en="Write it down and read it out."),
    }
    return told[question.kind]


def _prompts(question: Question, live: bool, of: Material) -> tuple[str, ...]:
    say = of.words.say
    first = (
        say(nl="Laat eerst stemmen, toon dan pas, en praat daarna.", en="Let people vote first, then show, then talk.")
        if live
        else say(
            nl="Tel de handen hardop. Schrijf ook ‘weet ik niet’ op.",
            en="Count hands aloud. Write down ‘do not know’ too.",
        )
    )
    second = {
        "level": say(
            nl="Vraag aan wie anders koos: wat ziet u dat wij niet zien?",
            en="Ask who chose differently: what do you see that we do not?",
        ),
        "lessons": say(
            nl="Vraag: waarom deze les, en wanneer begint u?", en="Ask: why this lesson, and when do you start?"
        ),
        "rate": say(nl="Vraag: wat zou van ‘nee’ een ‘ja’ maken?", en="Ask: what would turn a ‘no’ into a ‘yes’?"),
        "words": say(nl="Vraag om een voorbeeld van vorige week.", en="Ask for an example of last week."),
    }[question.kind]
    return first, second
