"""A small invented catalogue for the tests of frames: two experiments, two organisations, one public lesson."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lessons import records as r
from tests.builders import WORDS

SEED, LATER = "seed-network", "press-2020"


def text(word: str) -> dict[str, str]:
    return {"nl": f"{word} nl", "en": f"{word} en"}


def judgement(dimension: str, date: str, **more: Any) -> dict[str, Any]:
    base: dict[str, Any] = {
        "dimension": dimension,
        "date": date,
        "by": {"role": "lead", "kind": "self"},
        "reason": text("reden"),
    }
    if "level" in more or more.get("state") == "mixed":
        base["evidence"] = [{"source": f"{SEED}#p13", "grade": "e1"}]
    return base | more


def obstacle(name: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "text": text(name), "dimension": "hiring", "sources": [f"{SEED}#p13"]} | more


def conclusion(name: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "text": text(name), "sources": [SEED]} | more


def experiment(**more: Any) -> r.Experiment:
    base = {
        "id": "house-first", "title": text("Proef"), "organisation": "house", "purpose": "first-placement",
        "route": "candidate-first", "status": "completed", "question": text("vraag"), "tried": text("poging"),
        "period": {"end": {"date": "2014-12", "inferred": True}},
        "outcome": {"kind": "not-placed", "summary": text("uitkomst"), "sources": [SEED]},
        "team": [{"role": "lead", "organisation": "house"}],
        "timeline": [{"date": "2014-10", "text": text("start"), "sources": [SEED]}],
        "obstacles": [obstacle("no-place")],
        "conclusions": [conclusion("too-few", based_on=["no-place"], dimension="work")],
        "lessons": [{"id": "ask-first", "text": text("Vraag eerst"), "themes": ["hiring", "work"], "follows_from": ["too-few", "no-place"],
                     "ask": text("Wie?"), "supports": ["pub-one"], "contradicts": ["programme/slow-door"]}],
        "judgements": [judgement("hiring", "2014-12", level=2), judgement("work", "2014-12", state="unknown"),
                       judgement("urgency", "2014-12", state="mixed", low=1, high=2)],
        "unknown": [text("waarom")], "sources": [SEED],
    }  # fmt: skip
    return r.Experiment.model_validate(base | more)


def programme() -> r.Programme:
    statement = {"id": "law-one", "text": text("wet"), "sources": [SEED]}
    return r.Programme.model_validate({
        "id": "echt-werk", "title": text("Programma"), "question": text("vraag"),
        "commissioner": {"organisations": ["house"], "route": text("route"), "sources": [SEED]},
        "figures": [{"id": "places", "label": text("plekken"), "value": 5000, "unit": text("plek"), "scope": text("Rijk"), "sources": [SEED]}],
        "law": [statement], "aims": [], "phases": [], "method": [],
        "challenges": [{"id": "first", "text": text("uitdaging"), "sources": [SEED]}],
        "criteria": [{"id": "feasible", "label": text("haalbaar"), "meaning": text("kan"), "defined": False, "sources": [SEED]}],
        "groups": [{"id": "uwv", "label": text("UWV"), "side": "outside", "sources": [SEED]}],
        "roles": [], "contacts": [{"role": "coach", "organisation": "house"}],
        "timeline": [{"date": "2014", "text": text("jaar"), "sources": [SEED]}],
        "obstacles": [obstacle("slow-door", dimension="urgency")], "conclusions": [],
        "lessons": [{"id": "go-higher", "text": text("Begin hoger"), "themes": ["urgency"], "follows_from": ["slow-door"]}],
        "remarks": [], "unknown": [],
    })  # fmt: skip


def edition() -> r.Edition:
    word = {"label": text("woord"), "meaning": text("betekenis")}
    dimension = {"question": text("vraag"), "why": text("reden"), "levels": [text(f"niveau {n}") for n in range(5)]}
    return r.Edition.model_validate({
        "id": "invented/1", "date": "2014", "valid_months": 36, "jointly_known": 1,
        "dimensions": [dimension | {"id": name, "label": text(name), "short": text(name)} for name in ("urgency", "work", "hiring")],
        **{field: [word | {"id": name, "label": text(name)} for name in names] for field, names in WORDS.items()},
        "purposes": [{"id": "first-placement", "label": text("Eerste"), "meaning": text("m"),
                      "gates": [{"dimension": "work", "minimum": 2}, {"dimension": "hiring", "minimum": 2}]}],
    })  # fmt: skip


def catalogue(**more: Any) -> Any:
    """Everything once; `more` replaces a shelf."""
    organisations = [
        r.Organisation.model_validate(
            {"id": name, "name": text(name.title()), "short": text(name.title()), "kind": "ministry", "sources": [SEED]}
        )
        for name in ("house", "barn")
    ]
    sources = [
        {"id": SEED, "kind": "seed", "title": "Seed", "publisher": "P", "date": "2014-12", "read": "full"},
        {"id": LATER, "kind": "press", "title": "Press", "publisher": "P", "read": "opening"},
    ]
    lesson = {"id": "pub-one", "text": text("Laat zien wat kan"), "kind": "advice", "organisations": ["barn"], "year": "2020",
              "themes": ["work"], "strength": "medium", "added": "2026-01-05", "sources": [LATER],
              "used_by": [{"organisation": "house", "role": "coach", "date": "2026-03", "decision": text("eerst kijken")}]}  # fmt: skip
    concept = {"id": "bicycles", "title": text("Fietsen"), "work": text("werk"), "session": "2014-10-30", "state": "idea",
               "ratings": [{"criterion": "feasible", "state": "unknown", "reason": text("nog niet")}], "where": text("stad"),
               "to_test": [text("a"), text("b")], "lessons": ["house-first/ask-first", "pub-one"], "sources": [SEED]}  # fmt: skip
    session = {"id": "2014-10-30", "title": text("Sessie"), "date": "2014-10-30", "outcome": text("u"), "sources": [SEED],
               "results": [{"id": "four", "text": text("vier"), "sources": [SEED]}]}  # fmt: skip
    series = {"id": "jobs", "title": text("Banen"), "unit": text("baan"), "measures": text("maat"), "kind": "line", "points": [
        {"date": "2015", "target": 10, "realised": 12, "status": "official", "sources": [LATER]},
        {"date": "2017", "percent": 61.0, "status": "stated", "sources": [LATER]}]}  # fmt: skip
    shelves: dict[str, Any] = {
        "edition": edition(),
        "programme": programme(),
        "organisations": _by_id(organisations),
        "themes": _by_id(r.Theme.model_validate({"id": t, "label": text(t), "about": text(t)}) for t in ("urgency", "work", "hiring", "scaling")),
        "sources": _by_id(map(r.Source.model_validate, sources)),
        "facts": _by_id([r.Fact.model_validate({"id": "f01", "source": f"{SEED}#p13", "kind": "k", "certain": "stated", "text": text("feit")})]),
        "experiments": _by_id([experiment()]),
        "lessons": _by_id([r.PublicLesson.model_validate(lesson)]),
        "concepts": _by_id([r.Concept.model_validate(concept)]),
        "sessions": _by_id([r.Session.model_validate(session)]),
        "judgements": _by_id([r.Judgements.model_validate({"id": "barn", "judgements": [judgement("hiring", "2020", level=3, evidence=[
            {"source": LATER, "grade": "e2", "scope": "collective"}, {"source": SEED, "grade": "e1", "scope": "collective"}])]})]),
        "targets": {},
        "series": _by_id([r.Series.model_validate(series)]),
    }  # fmt: skip
    return Shelves(**(shelves | more))


class Shelves(SimpleNamespace):
    """A catalogue as far as the frames and the method read it."""


def empty() -> Any:
    """A catalogue of a folder with nothing in it."""
    shelves = (
        "organisations",
        "themes",
        "sources",
        "facts",
        "experiments",
        "lessons",
        "concepts",
        "sessions",
        "judgements",
        "targets",
        "series",
    )
    return Shelves(edition=None, programme=None, **{shelf: {} for shelf in shelves})


def _by_id(items: Any) -> dict[str, Any]:
    return {item.id: item for item in items}
