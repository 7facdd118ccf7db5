"""Invented experiments, lessons, concepts, sessions, figures and the programme around them, as they will be written."""

from __future__ import annotations

from collections.abc import Iterator

from lessons import demo_texts as texts
from lessons.demo_judgements import tried
from lessons.demo_use import added, used_by
from lessons.demo_world import PARAGRAPHS, Deck, Fields, Place, World, both

SESSIONS = 5
_ROUTES = ("candidate-first", "existing-colleagues", "vacancy-first", "work-first", "other")
_STATUSES = ("completed",) * 6 + ("stopped", "running", "planned")
_ENDS = {
    "completed": ("placed", "placed", "not-placed", "partly-placed", "no-clear-result", "too-early"),
    "stopped": ("stopped",),
    "running": ("running", "too-early"),
}
_AUDIENCE = ("director", "coach", "hr", "line-manager", "lead", "participant")
_BASES = ("stated", "opinion", "inferred")
_CRITERIA = (("haalbaar", "Haalbaar", "Feasible"), ("schaalbaar", "Schaalbaar", "Scalable"),
             ("betaalbaar", "Betaalbaar", "Affordable"))  # fmt: skip
_GROUPS = (("leidinggevenden", "Leidinggevenden", "Line managers", "inside"),
           ("doelgroep", "Mensen met een arbeidsbeperking", "People with a work disability", "both"),
           ("bureaus", "Bureaus die kandidaten kennen", "Agencies that know candidates", "outside"))  # fmt: skip
_LESSON_KINDS = ("obstacle", "practice", "advice", "result", "opinion", "conclusion", "context", "example")
_MARK = ("Verzonnen les {n}: {text}", "Invented lesson {n}: {text}")


def organisations(world: World) -> Iterator[Fields]:
    """All of them are judged; one in fifteen became another one."""
    role = both(("Verzonnen, om het dashboard op uit te proberen.", "Invented, to try the dashboard on."))
    for number, place in enumerate(world.places, 1):
        later = {"name": both((f"{place.name[0]} nieuw", f"{place.name[1]} new")), "since": "2025"}
        yield {
            "id": place.id,
            "kind": place.kind,
            "name": both(place.name),
            "short": both(place.short),
            **({"part_of": place.part_of} if place.part_of else {}),
            **({"successor": later} if number % 15 == 0 else {}),
            "role": role,
            "judged": True,
            "sources": [world.source()],
        }


def sources(world: World) -> Iterator[Fields]:
    """Archive pieces without an address."""
    for number, source in enumerate(world.sources, 1):
        yield {
            "id": source,
            "kind": "archive",
            "title": f"Verzonnen bron {number} / Invented source {number}",
            "publisher": "Verzonnen archief / Invented archive",
            "date": world.when(2013, 2025),
            "read": "full" if source in world.documented else world.chance.choice(["full", "opening", "title"]),
            "note": both(("Deze bron bestaat niet.", "This source does not exist.")),
        }


def facts(world: World) -> Iterator[Fields]:
    """A fact at every paragraph of the documented sources."""
    for source in world.documented:
        for place in range(1, PARAGRAPHS + 1):
            text = ("Verzonnen feit bij alinea {n}.", "Invented fact at paragraph {n}.")
            certain = world.chance.choice(["stated", "ambiguous", "inferred"])
            about = {
                "id": f"{source}-{place:02}",
                "source": f"{source}#p{place}",
                "kind": "voorbeeld",
                "certain": certain,
            }
            yield about | {"text": both(text, n=place)}


# --- experiments --------------------------------------------------------------------------------------------------


def experiments(world: World, count: int, free: dict[str, list[str]]) -> Iterator[Fields]:
    """`count` of them over all organisations; `free`: the dimensions that one may say something about."""
    places = Deck(world.chance, world.places)
    statuses = Deck(world.chance, _STATUSES)
    for number in range(1, count + 1):
        place = places.draw()
        yield _experiment(world, number, place, statuses.draw(), free[place.id])


def _experiment(world: World, number: int, place: Place, status: str, free: list[str]) -> Fields:
    chance = world.chance
    year = 2026 if status in ("planned", "running") else chance.randint(2014, 2025)
    work, work_en = chance.choice(texts.WORK)
    about = chance.sample(world.dimensions, min(2, len(world.dimensions)))
    ended = status in _ENDS
    judged = chance.sample(free, min(len(free), chance.randint(0, 2))) if status == "completed" and year < 2024 else []
    return {
        "id": experiment_id(number),
        "title": both(
            (f"Verzonnen experiment {number}: werk in {work}", f"Invented experiment {number}: work in {work_en}")
        ),
        "organisation": place.id,
        "purpose": chance.choice(world.purposes),
        "route": chance.choice(_ROUTES),
        "status": status,
        **({} if status == "planned" else {"period": _period(year, status, chance.random() < 0.3)}),
        "question": both((f"Kan iemand bij ons aan de slag in {work}?", f"Can somebody start here in {work_en}?")),
        "tried": both(chance.choice(texts.TRIED)),
        **({"outcome": _outcome(world, status)} if ended else {}),
        "team": _team(world, place),
        "timeline": [_moment(world, str(year), ("De proef begint.", "The trial starts."))]
        if status != "planned"
        else [],
        **(_found(world, number, about) if ended else {"obstacles": [], "conclusions": [], "lessons": []}),
        "judgements": [tried(world, dimension, year) for dimension in judged],
        "unknown": [both(chance.choice(texts.OPEN))],
        "related": [experiment_id(number - 1)] if number > 1 and chance.random() < 0.2 else [],
        "added": added(number),
        "sources": world.cited(),
    }


def experiment_id(number: int) -> str:
    """The same for every size of the catalogue."""
    return f"verzonnen-{number:05}"


def _period(year: int, status: str, inferred: bool) -> Fields:
    start: Fields = {"date": str(year), "inferred": True} if inferred else {"date": f"{year}-01"}
    return {"start": start} if status == "running" else {"start": start, "end": f"{year}-11-30"}


def _outcome(world: World, status: str) -> Fields:
    kind = world.chance.choice(_ENDS[status])
    again = both(("Als er een vaste plek is.", "When there is a fixed place."))
    later = {"retry_when": again} if kind in ("not-placed", "too-early", "stopped") else {}
    return {"kind": kind, "summary": both(texts.OUTCOMES[kind]), **later, "sources": world.cited()}


def _team(world: World, place: Place) -> list[Fields]:
    coach = {"role": "coach", "organisation": world.chance.choice(world.places).id, "sources": world.cited(1)}
    return [{"role": "lead", "organisation": place.id, "sources": world.cited(1)}, coach]


def _moment(world: World, day: str, text: texts.Pair) -> Fields:
    return {"date": day, "text": both(text), "sources": world.cited(1)}


def _found(world: World, number: int, about: list[str]) -> Fields:
    """Per dimension an obstacle, a conclusion and a lesson that follow from each other."""
    steps = list(enumerate(about, 1))
    return {
        "obstacles": [_obstacle(world, step, dimension) for step, dimension in steps],
        "conclusions": [_conclusion(world, step, dimension) for step, dimension in steps],
        "lessons": [_lesson(world, f"{number}.{step}", step, dimension) for step, dimension in steps],
    }


def _obstacle(world: World, step: int, dimension: str) -> Fields:
    chance = world.chance
    return {
        "id": f"obstakel-{step}",
        "text": both(chance.choice(texts.OBSTACLES[dimension])),
        "dimension": dimension,
        "state": chance.choice(["open", "open", "reduced", "removed", "unknown"]),
        "kind": "risk" if chance.random() < 0.15 else "obstacle",
        "scope": "collective" if chance.random() < 0.1 else "organisation",
        "basis": chance.choice(_BASES),
        "sources": world.cited(),
    }


def _conclusion(world: World, step: int, dimension: str) -> Fields:
    told = {"id": f"conclusie-{step}", "text": both(texts.CONCLUSIONS[dimension]), "dimension": dimension}
    return told | {"based_on": [f"obstakel-{step}"], "basis": world.chance.choice(_BASES), "sources": world.cited()}


def _lesson(world: World, label: str, step: int, dimension: str) -> Fields:
    chance = world.chance
    nl, en = chance.choice(texts.LESSONS[dimension])
    other = chance.choice(world.themes)
    return {
        "id": f"les-{step}",
        "text": {"nl": _MARK[0].format(n=label, text=nl), "en": _MARK[1].format(n=label, text=en)},
        "themes": list(dict.fromkeys([dimension, other] if chance.random() < 0.4 else [dimension])),
        "audience": sorted(chance.sample(_AUDIENCE, 2)),
        "follows_from": [f"conclusie-{step}"],
        **({"conditions": both(texts.CONDITIONS)} if chance.random() < 0.3 else {}),
        "ask": both(chance.choice(texts.ASKS)),
        "basis": "inferred",
        "sources": world.cited(),
    }


# --- lessons, concepts, sessions ----------------------------------------------------------------------------------


def lessons(world: World, told: list[str]) -> Iterator[Fields]:
    """Public lessons, some of which support or contradict one another or a lesson in `told`."""
    chance = world.chance
    for number in range(1, len(_LESSON_KINDS) + len(world.places) + 1):
        theme = chance.choice(world.themes)
        nl, en = chance.choice(texts.LESSONS[theme])
        named = [place.id for place in chance.sample(world.places, min(len(world.places), chance.randint(0, 2)))]
        other = chance.choice(told) if told and chance.random() < 0.5 else f"verzonnen-les-{number - 1:03}"
        link = {chance.choice(["supports", "supports", "contradicts"]): [other]}
        yield {
            "id": f"verzonnen-les-{number:03}",
            "text": {"nl": _MARK[0].format(n=number, text=nl), "en": _MARK[1].format(n=number, text=en)},
            "kind": _LESSON_KINDS[number % len(_LESSON_KINDS)],
            "organisations": named,
            "year": world.when(2013, 2025),
            "themes": [theme],
            "audience": sorted(chance.sample(_AUDIENCE, 2)),
            "strength": chance.choice(["weak", "medium", "strong"]),
            **(link if number > 1 and chance.random() < 0.5 else {}),
            "added": added(number),
            **(used_by(world, number) if world.places else {}),
            "sources": world.cited(),
        }


def concepts(world: World) -> Iterator[Fields]:
    """Six concepts, in every state."""
    chance = world.chance
    for number, (nl, en) in enumerate(texts.CONCEPTS, 1):
        tests = [place.id for place in chance.sample(world.places, min(len(world.places), 3))]
        yield {
            "id": f"verzonnen-concept-{number}",
            "title": both((f"Verzonnen concept {number}: {nl}", f"Invented concept {number}: {en}")),
            "work": both((f"Een ploeg die voor meer organisaties kan {nl}.", f"A team that can do this for more organisations: {en}.")),
            "session": session_id(1 + number % SESSIONS),
            "state": ("idea", "tried", "works", "unknown")[number % 4],
            "ratings": [*(_rating(world, name) for name, _, _ in _CRITERIA), _voted(number)],
            "added": added(number),
            "could_try": tests,
            "where": both(("Op elke locatie met genoeg van dit werk.", "At every location with enough of this work.")),
            "to_test": [both(("Is er genoeg werk voor een hele week?", "Is there enough work for a whole week?"))],
            "dimensions": sorted(chance.sample(world.dimensions, min(2, len(world.dimensions)))),
            "lessons": ["programme/begin-klein", "verzonnen-les-001"],
            "sources": world.cited(),
        }  # fmt: skip


def _rating(world: World, criterion: str) -> Fields:
    state = world.chance.choice(["unknown", "no", "partly", "yes"])
    return {"criterion": criterion, "state": state, "reason": both(("Zo zei de sessie het.", "The session said so.")),
            "sources": world.cited(1)}  # fmt: skip


def _voted(number: int) -> Fields:
    """What a later session found of the first criterion, with how many people found so."""
    reason = both(
        ("De zaal stemde, zonder elkaars antwoord te zien.", "The room voted without seeing each other's answers.")
    )
    state = ("yes", "partly", "no")[number % 3]
    return {"criterion": _CRITERIA[0][0], "state": state, "reason": reason, "session": session_id(SESSIONS),
            "date": f"{2011 + 3 * SESSIONS}-10", "votes": {"no": 2, "partly": 3, "yes": 2, "unknown": 1, state: 9}}  # fmt: skip


def session_id(number: int) -> str:
    """From 1 up to SESSIONS."""
    return f"verzonnen-sessie-{number}"


def sessions(world: World) -> Iterator[Fields]:
    """One every third year."""
    for number in range(1, SESSIONS + 1):
        people = ("Er kwamen mensen van {n} organisaties.", "People of {n} organisations came.")
        yield {
            "id": session_id(number),
            "title": both(("Verzonnen sessie {n}", "Invented session {n}"), n=number),
            "date": f"{2011 + 3 * number}-10-{number:02}",
            "groups": [name for name, *_ in _GROUPS[: 1 + number % 3]],
            "outcome": both(
                ("De groep koos wat zij eerst wil testen.", "The group chose what it wants to test first.")
            ),
            "results": [{"id": "opkomst", "text": both(people, n=3 + number), "sources": world.cited(1)}],
            "open": [both(("Wie de volgende sessie leidt.", "Who leads the next session."))],
            "added": added(number),
            "sources": world.cited(),
        }


# --- programme and series -----------------------------------------------------------------------------------------


def programme(world: World) -> Fields:
    """The invented assignment, with at least one of everything."""
    first = [place.id for place in world.places[:1]]
    dimension = world.dimensions[0]
    route = ("De verzonnen opdracht begon bij een directeur.", "The invented assignment started with a director.")
    return {
        "id": "verzonnen-programma",
        "title": both(("Verzonnen programma: gegevens om mee te oefenen", "Invented programme: data to practise with")),
        "question": both(("Alles hier is verzonnen. Werkt het dashboard ook met veel organisaties?",
                          "Everything here is invented. Does the dashboard work with many organisations too?")),
        "commissioner": {"organisations": first, "route": both(route), "sources": world.cited(1)},
        "figures": [_figure(world)],
        **{name: [_statement(world, name)] for name in ("law", "aims", "phases", "method")},
        "challenges": [{"id": "uitdaging", "text": both(("Bedenk werk en probeer het uit.", "Think of work and try it out.")),
                        "criteria": [name for name, _, _ in _CRITERIA], "sources": world.cited(1)}],
        "criteria": [_criterion(world, *names) for names in _CRITERIA],
        "groups": [{"id": name, "label": {"nl": nl, "en": en}, "side": side, "sources": world.cited(1)}
                   for name, nl, en, side in _GROUPS],
        "roles": [{"id": "lead", "label": {"nl": "Trekker", "en": "Lead"},
                   "meaning": both(("Leidt het experiment.", "Leads the experiment."))}],
        "contacts": [{"role": "coach", "organisation": place} for place in first],
        "timeline": [_moment(world, "2013", ("Het verzonnen programma begint.", "The invented programme starts."))],
        "obstacles": [_obstacle(world, 1, dimension)],
        "conclusions": [_conclusion(world, 1, dimension)],
        "lessons": [_lesson(world, "P", 1, dimension) | {"id": "begin-klein"}],
        "remarks": [_statement(world, "remarks")],
        "unknown": [both(chosen) for chosen in texts.OPEN],
        "added": added(1),
    }  # fmt: skip


def _statement(world: World, name: str) -> Fields:
    said = (
        "Verzonnen uitspraak, om te zien hoe dit deel eruitziet.",
        "Invented statement, to see what this part looks like.",
    )
    return {"id": f"uitspraak-{name}", "text": both(said), "basis": "stated", "sources": world.cited(1)}


def _figure(world: World) -> Fields:
    label = both(("Verzonnen doel", "Invented target"))
    unit, scope = both(("werkplekken", "work places")), both(("alle voorbeelden samen", "all examples together"))
    return {"id": "doel", "label": label, "value": 1_200, "approximate": True, "unit": unit, "scope": scope,
            "year": "2026", "sources": world.cited(1)}  # fmt: skip


def _criterion(world: World, name: str, nl: str, en: str) -> Fields:
    meaning = both(("Dit is een verzonnen uitleg.", "This is an invented explanation."))
    label = {"nl": nl, "en": en}
    return {"id": name, "label": label, "meaning": meaning, "defined": True, "sources": world.cited(1)}


def series(world: World) -> Iterator[Fields]:
    """A line with a gap, a line that measures something else, and single figures."""
    titles = (("Verzonnen banen", "Invented jobs"), ("Verzonnen werkplekken", "Invented work places"))
    for number, title in enumerate(titles, 1):
        years = [year for year in range(2014, 2026) if year != 2019]
        points = [_point(world, f"{year}-12-31", target=100 * number * place) for place, year in enumerate(years, 1)]
        yield _series(number, title, "line", [point | {"part": "total"} for point in points])
    single = [_point(world, "2024", organisation=place.id) for place in world.places[:150]]
    yield _series(3, ("Verzonnen losse cijfers", "Invented single figures"), "statements", single)


def _series(number: int, title: texts.Pair, kind: str, points: list[Fields]) -> Fields:
    unit = both(("banen", "jobs") if number == 1 else ("werkplekken", "work places"))
    measures = both((f"Verzonnen getallen van soort {number}.", f"Invented numbers of kind {number}."))
    missing = [both(("Het jaar 2019.", "The year 2019."))] if kind == "line" else []
    return {"id": f"verzonnen-reeks-{number}", "title": both(title), "unit": unit, "measures": measures, "kind": kind,
            "points": points, "missing": missing}  # fmt: skip


def _point(world: World, day: str, **more: object) -> Fields:
    status = world.chance.choice(["official", "derived", "indicative", "stated"])
    realised = world.chance.randint(1, 9) if "organisation" in more else world.chance.randint(80, 1_300)
    return {"date": day, **more, "realised": realised, "status": status, "sources": world.cited(1)}
