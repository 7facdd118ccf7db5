"""Invented judgements through time: every level, state, grade, scope and agreement, with declines and disagreement.

Each organisation has a character, and by that character a fate for each dimension: how its judgements end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lessons import demo_texts as texts
from lessons.demo_world import Deck, Fields, Place, World, both

_FATES: dict[str, dict[str, int]] = {
    "front": {"level": 16, "stale": 1, "unknown": 1},
    "ahead": {"level": 12, "decline": 2, "mixed": 1, "divided": 1, "same-day": 1, "unknown": 1},
    "middle": {"level": 12, "decline": 3, "mixed": 2, "divided": 2, "same-day": 2, "unknown": 3, "stale": 2,
               "collective": 2, "not-applicable": 2, "never": 2},
    "beginner": {"level": 7, "unknown": 4, "never": 3, "collective": 2, "stale": 1, "mixed": 1},
    "unseen": {"never": 8, "unknown": 1},
}  # fmt: skip
"""How often each ending is dealt."""
_LEVELS = {
    "front": (3, 3, 4, 4),
    "ahead": (2, 3, 2, 4),
    "middle": (1, 2, 3, 2),
    "beginner": (0, 1, 0, 2),
    "unseen": (1,),
}
_SETTLED = ("stale", "collective", "not-applicable", "never")
"""Here an experiment adds nothing, or the ending would be another one."""
_JUDGES = (
    ("lead", "self"), ("director", "self"), ("line-manager", "self"), ("hr", "peer"), ("participant", "peer"),
    ("target-group", "peer"), ("coach", "coach"), ("commissioner", "external"), ("other", "external"),
    ("editor", "editor"),
)  # fmt: skip
_KINDS = {"e1": ("account",), "e2": ("document", "account"), "e3": ("count", "observation")}

Answer = int | str | tuple[int, int]


@dataclass
class Stories:
    """Deals every organisation its fates, and tells them as judgements."""

    world: World
    _fates: dict[str, Deck[str]] = field(default_factory=dict)
    _levels: dict[str, Deck[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        chance = self.world.chance
        self._characters = Deck(chance, ["front", "ahead", "middle", "middle", "beginner", "unseen"])
        for name, dealt in _FATES.items():
            self._fates[name] = Deck(chance, [fate for fate, count in dealt.items() for _ in range(count)])
            self._levels[name] = Deck(chance, _LEVELS[name])

    def tell(self, place: Place) -> tuple[list[Fields], list[str]]:
        """The judgements of one organisation, and the dimensions to which its experiments may add some."""
        character = self._characters.draw()
        told: list[Fields] = []
        free: list[str] = []
        for dimension in self.world.dimensions:
            fate = self._fates[character].draw()
            told += _course(self.world, dimension, fate, self._levels[character].draw())
            free += [] if fate in _SETTLED else [dimension]
        return told, free


def tried(world: World, dimension: str, year: int) -> Fields:
    """What an experiment that ended in `year` says of one dimension."""
    answers: list[Answer] = [0, 1, 2, 2, (1, 2), "unknown"]
    return _judgement(world, dimension, world.chance.choice(answers), f"{year}-{world.chance.randint(1, 12):02}")


def _course(world: World, dimension: str, fate: str, level: int) -> Iterator[Fields]:
    """The judgements of one dimension, oldest first."""
    chance = world.chance
    if fate == "never":
        return
    old = fate == "stale"
    earlier: list[Answer] = [0, 1, min(level, 2), "unknown"]
    for _ in range(0 if fate in ("collective", "not-applicable") else chance.randint(0, 2)):
        yield _judgement(world, dimension, chance.choice(earlier), world.day(2013, 2015 if old else 2018))
    day = world.day(2016, 2019) if old else world.day(2024, 2025)
    if fate == "decline":
        yield _judgement(world, dimension, min(level + 1, 4), world.day(2019, 2023))
        day = f"2026-{chance.randint(1, 6):02}"
        yield _judgement(world, dimension, min(level, 3), day, reason=chance.choice(texts.DECLINE))
    elif fate == "same-day":
        yield _judgement(world, dimension, min(level, 3), day)
        yield _judgement(world, dimension, min(level, 3) + 1, day)
    elif fate == "divided":
        yield _judgement(world, dimension, level, day, agreement="divided", reason=chance.choice(texts.DIVIDED))
    elif fate == "collective":
        yield _judgement(world, dimension, min(level, 2), day, collective=True, reason=chance.choice(texts.COLLECTIVE))
    else:
        low = min(level, 3)
        said: dict[str, Answer] = {"mixed": (low, low + 1), "unknown": "unknown", "not-applicable": "not_applicable"}
        yield _judgement(world, dimension, said.get(fate, level), day)


def _judgement(
    world: World,
    dimension: str,
    answer: Answer,
    day: str,
    *,
    agreement: str = "",
    collective: bool = False,
    reason: texts.Pair | None = None,
) -> Fields:
    """One judgement on one day, with a judge, a reason, its evidence, and now and then a reply."""
    chance = world.chance
    role, kind = chance.choice(_JUDGES)
    evidence = [] if isinstance(answer, str) and chance.random() < 0.7 else _evidence(world, answer, day, collective)
    several = len(evidence) > 1 or any(item["grade"] != "e1" for item in evidence)
    told = {
        "dimension": dimension,
        **_answered(answer),
        "date": {"date": day, "inferred": True} if chance.random() < 0.15 else day,
        "by": {"role": role, "kind": kind},
        "reason": both(reason or chance.choice(_reasons(answer))),
        "agreement": agreement or (chance.choice(["agreed", "agreed", "one-voice"]) if several else "one-voice"),
        "evidence": evidence,
    }
    return told | ({"reply": both(chance.choice(texts.REPLIES))} if chance.random() < 0.08 else {})


def _answered(answer: Answer) -> Fields:
    if isinstance(answer, tuple):
        return {"state": "mixed", "low": answer[0], "high": answer[1]}
    return {"state": answer} if isinstance(answer, str) else {"level": answer}


def _reasons(answer: Answer) -> tuple[texts.Pair, ...]:
    if isinstance(answer, int):
        return texts.LEVELS[answer]
    if isinstance(answer, tuple):
        return texts.MIXED
    return texts.APART if answer == "not_applicable" else texts.UNKNOWN


def _evidence(world: World, answer: Answer, day: str, collective: bool) -> list[Fields]:
    """One to three items; a level of 3 or 4 begins with more than one person's account."""
    grades = ["e2", "e3"] if isinstance(answer, int) and answer >= 3 else ["e1", "e1", "e2", "e2", "e3"]
    found = [_item(world, world.chance.choice(grades), day, collective)]
    for _ in range(world.chance.choice([0, 0, 1, 2])):
        wide = collective or world.chance.random() < 0.15
        found.append(_item(world, world.chance.choice(["e1", "e2", "e3"]), day, wide))
    return found


def _item(world: World, grade: str, day: str, collective: bool) -> Fields:
    kind = world.chance.choice(_KINDS[grade])
    role = {"role": world.chance.choice(_JUDGES)[0]} if kind == "account" else {}
    dated = {"date": day} if world.chance.random() < 0.6 else {}
    scope = "collective" if collective else "organisation"
    return {"source": world.source(), "kind": kind, **role, **dated, "grade": grade, "scope": scope}
