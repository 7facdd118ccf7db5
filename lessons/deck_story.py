"""The slides on what was tried: an experiment as a story, and the obstacles one at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from lessons.agenda import Item
from lessons.deck_material import Material
from lessons.deck_parts import Row, Slide
from lessons.fixed_words import label
from lessons.records import Conclusion, Experiment, Lesson, Obstacle

OBSTACLES, CHOSEN = 4, 8
"""So many obstacles are told, and so many where themes are chosen."""
UNKNOWN = 2


def experiment(item: Item, of: Material) -> Iterator[Slide]:
    """The question, what was tried, what came of it, what is not known, and a question to the room: one after another."""
    told = of.catalogue.experiments.get(item.subject)
    if told is None:
        return
    say, text = of.words.say, of.words.text
    lesson = next((one for one in told.lessons if one.ask), None)
    outcome = text(told.outcome.summary) if told.outcome else say(nl="Nog geen uitkomst.", en="No outcome yet.")
    if told.outcome and told.outcome.retry_when:
        again = say(nl="Opnieuw proberen:", en="Try again:")
        outcome = of.words.join([outcome, again, text(told.outcome.retry_when)])
    rows = [
        Row(say(nl="Geprobeerd", en="Tried"), text(told.tried), step=1),
        Row(say(nl="Uitkomst", en="Outcome"), outcome, step=2),
        Row(say(nl="Niet bekend", en="Not known"), " ".join(text(one) for one in told.unknown[:UNKNOWN]), step=3),
        Row(say(nl="Vraag aan u", en="Question for you"), text(lesson.ask) if lesson else "", asks=True, step=4),
    ]
    yield Slide(
        "story",
        item,
        " · ".join((say(nl="Experiment", en="Experiment"), of.organisation(told.organisation), _year(told, of))),
        text(told.question),
        tuple(row for row in rows if row.text),
        sources=of.sources(told.sources),
        prompts=_story_prompts(told, lesson, of),
    )


def _year(told: Experiment, of: Material) -> str:
    when = told.period.end or told.period.start
    if when is None:
        return of.words.say(nl="jaar onbekend", en="year unknown")
    return of.words.probably(when.date[:4], when.inferred)


def _story_prompts(told: Experiment, lesson: Lesson | None, of: Material) -> tuple[str, ...]:
    say, text = of.words.say, of.words.text
    more = len(told.unknown) - UNKNOWN
    found = (
        say(nl=f"De les erbij: {text(lesson.text)}", en=f"The lesson with it: {text(lesson.text)}") if lesson else "",
        say(nl=f"Pas op: {text(lesson.conditions)}", en=f"Note: {text(lesson.conditions)}")
        if lesson and lesson.conditions
        else "",
        say(nl=f"Ook niet bekend: {text(told.unknown[UNKNOWN])}", en=f"Not known either: {text(told.unknown[UNKNOWN])}")
        if more > 0
        else "",
        of.resting_on(told.sources),
    )
    return tuple(one for one in found if one)


# --- what stood in the way --------------------------------------------------------------------------------------------


class Met(NamedTuple):
    """An obstacle with the file it stands in, and the conclusions and lessons beside it there. `key`: of no other."""

    key: str
    obstacle: Obstacle
    organisation: str
    conclusions: tuple[Conclusion, ...]
    lessons: tuple[Lesson, ...]

    @property
    def names(self) -> frozenset[str]:
        """How it is named by what rests on it."""
        return frozenset({self.obstacle.id, f"programme/{self.obstacle.id}"})


def obstacles(item: Item, of: Material) -> Iterator[Slide]:
    """What stood in the way, one at a time, what was concluded and learned from it; a bounded number."""
    told = _told(of)
    for place, met in enumerate(told, 1):
        obstacle, words = met.obstacle, of.words
        who = (
            of.organisation(met.organisation)
            if met.organisation
            else words.say(nl="hele programma", en="whole programme")
        )
        kick = words.say(nl=f"Obstakel {place} van {len(told)}", en=f"Obstacle {place} of {len(told)}")
        yield Slide(
            "story",
            item,
            f"{kick} · {words.opening(of.dimension(obstacle.dimension))} · {who}",
            words.text(obstacle.text),
            tuple(_after(met, of)),
            sources=of.sources(obstacle.sources),
            prompts=_obstacle_prompts(met, of),
        )


def _after(met: Met, of: Material) -> Iterator[Row]:
    """How it stands, what follows from it, and the question to the room."""
    say, text = of.words.say, of.words.text
    state = label("obstacle", met.obstacle.state, of.words)
    yield Row(say(nl="Hoe staat het?", en="How is it now?"), of.words.opening(f"{state}."))
    concluded = next((one for one in met.conclusions if met.names & set(one.based_on)), None)
    named = met.names | ({concluded.id, f"programme/{concluded.id}"} if concluded else set())
    lesson = next((one for one in met.lessons if named & set(one.follows_from)), None)
    if concluded:
        yield Row(say(nl="Dat betekent", en="That means"), text(concluded.text), step=1)
    if lesson:
        yield Row(say(nl="De les", en="The lesson"), text(lesson.text), step=2)
    asked = (
        text(lesson.ask)
        if lesson and lesson.ask
        else say(
            nl="Herkent u dit? Wie heeft hier al iets op gevonden?",
            en="Do you recognise this? Who has found an answer to it?",
        )
    )
    yield Row(say(nl="Vraag aan u", en="Question for you"), asked, asks=True, step=3)


def _obstacle_prompts(met: Met, of: Material) -> tuple[str, ...]:
    say, note = of.words.say, of.words.text(met.obstacle.note)
    whole = say(
        nl="Dit is gezegd van alle organisaties samen, niet van één.",
        en="This was said of all organisations together, not of one.",
    )
    found = (whole if met.obstacle.scope == "collective" else "", note, of.resting_on(met.obstacle.sources))
    return tuple(one for one in found if one)


def _told(of: Material) -> list[Met]:
    """Those of the first sources before the others; of each dimension one before a second one, in the order of the gates."""
    found = [met for met in _all(of) if of.on_theme([met.obstacle.dimension]) and met.obstacle.kind == "obstacle"]
    gates = [gate.dimension for gate in of.seen.purpose(of.purpose).gates]
    order = [*gates, *(name for name in of.seen.dimensions if name not in gates)]
    found.sort(key=lambda met: (not _of_seed(met.obstacle, of), order.index(met.obstacle.dimension)))
    times: Counter[str] = Counter()
    turns: dict[str, int] = {}
    for met in found:
        times[met.obstacle.dimension] += 1
        turns[met.key] = times[met.obstacle.dimension]
    found.sort(key=lambda met: (not _of_seed(met.obstacle, of), turns[met.key]))
    return found[: CHOSEN if of.choice.themes else OBSTACLES]


def _of_seed(obstacle: Obstacle, of: Material) -> bool:
    sources = (of.catalogue.sources.get(reference.partition("#")[0]) for reference in obstacle.sources)
    return any(source.kind == "seed" for source in sources if source)


def _all(of: Material) -> Iterator[Met]:
    """The obstacles of the experiments of the chosen organisations, and those of the programme."""
    programme = of.catalogue.programme
    for told in of.catalogue.experiments.values():
        if of.told_of(told.organisation):
            yield from (
                Met(f"{told.id}/{one.id}", one, told.organisation, told.conclusions, told.lessons)
                for one in told.obstacles
            )
    if programme:
        yield from (
            Met(f"programme/{one.id}", one, "", programme.conclusions, programme.lessons) for one in programme.obstacles
        )
