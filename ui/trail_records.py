"""What a record of any kind is on the trail: its text, what kind it is and of whom, more about it, and where it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from lessons import findings
from lessons.columns import ORIGIN_PROGRAMME
from lessons.fields import Text
from lessons.hop_words import NAMES
from lessons.records import Conclusion, Dimension, Judgement, Lesson, Obstacle, PublicLesson, Purpose
from lessons.words import Words
from ui.choices import as_of_of_address, link
from ui.data import catalogue, readiness
from ui.labels import label
from ui.parts import Found, find, name_word, session_place, who_word


class Told(NamedTuple):
    """One record. `kind`: what it is, with of whom or where; `more`: what else to know; `place`: where it stands."""

    text: str
    kind: str
    place: str
    more: tuple[str, ...] = ()
    dutch: bool = False


def told(kind: str, key: str, speech: Words) -> Told:
    """The record; it must be in the catalogue."""
    return _TOLD[kind](key, speech)


def kind_of(kind: str, speech: Words) -> str:
    """ "Obstakel", to begin a line with."""
    return speech.opening(speech.say(nl=NAMES[kind].nl[0], en=NAMES[kind].en[0]))


def _of(kind: str, whose: str, speech: Words) -> str:
    return " · ".join(item for item in (kind_of(kind, speech), whose) if item)


def _organisation_name(organisation: str, speech: Words) -> str:
    found = catalogue().organisations.get(organisation)
    return speech.text(found.short) if found else organisation


def _lines(*texts: Text | None, speech: Words) -> tuple[str, ...]:
    return tuple(said for text in texts if (said := speech.text(text)))


# --- parts of a story ------------------------------------------------------------------------------------------------


def _part(key: str, speech: Words) -> Told:
    found = find(key)
    if found is None:
        return _challenge(key, speech)
    about = [] if not isinstance(found.record, Obstacle) else [label("obstacle", found.record.state, speech)]
    if isinstance(found.record, Obstacle | Conclusion | Lesson):
        about.append(label("basis", found.record.basis, speech))
    state = (speech.opening("; ".join(about)) + ".",) if about else ()
    texts = [getattr(found.record, name, None) for name in ("conditions", "note")]
    name = name_word(found, speech)
    if isinstance(found.record, PublicLesson):
        name = f"{kind_of('lesson', speech)}, {name[:1].lower()}{name[1:]}"
    kind = f"{name} · {who_word(found, speech)}"
    return Told(
        speech.text(found.record.text),
        kind,
        found.address,
        (*_lines(*texts, speech=speech), *_question(found, speech), *state),
    )


def _question(found: Found, speech: Words) -> tuple[str, ...]:
    """The question of a lesson to take home."""
    ask = speech.text(found.record.ask) if isinstance(found.record, Lesson | PublicLesson) else ""
    return (f"{speech.say(nl='Vraag voor uw organisatie', en='Question for your organisation')}: {ask}",) if ask else ()


def _challenge(key: str, speech: Words) -> Told:
    programme = catalogue().programme
    assert programme is not None
    found = next(item for item in programme.challenges if f"{ORIGIN_PROGRAMME}/{item.id}" == key)
    whole = speech.say(nl="hele programma", en="whole programme")
    return Told(speech.text(found.text), _of("statement", whole, speech), f"{link('netwerk')}#eisen")


def _experiment(key: str, speech: Words) -> Told:
    found = catalogue().experiments[key]
    outcome = found.outcome.summary if found.outcome else None
    whose = _organisation_name(found.organisation, speech)
    more = _lines(found.question, outcome, speech=speech)
    return Told(speech.text(found.title), _of("experiment", whose, speech), link("experimenten", experiment=key), more)


def _concept(key: str, speech: Words) -> Told:
    found = catalogue().concepts[key]
    more = _lines(found.work, found.where, speech=speech)
    state = label("concept", found.state, speech)
    return Told(speech.text(found.title), _of("concept", state, speech), link("concepten", concept=key), more)


def _session(key: str, speech: Words) -> Told:
    found = catalogue().sessions[key]
    place = f"{link('netwerk')}#{session_place(key)}"
    more = _lines(found.outcome, speech=speech)
    return Told(speech.text(found.title), _of("session", speech.dated(found.date), speech), place, more)


# --- readiness --------------------------------------------------------------------------------------------------------


def _dimension_record(dimension: str) -> Dimension:
    edition = catalogue().edition
    assert edition is not None
    return next(item for item in edition.dimensions if item.id == dimension)


def _cell_name(organisation: str, dimension: str, speech: Words) -> str:
    name = speech.text(_dimension_record(dimension).short)
    return f"{_organisation_name(organisation, speech)}, {name}"


def _cell_place(organisation: str, dimension: str, date: str | None = None) -> str:
    keys = {"organisatie": organisation, "cel": f"{organisation}.{dimension}"}
    return link("organisatie", **keys, **({"peildatum": date} if date else {}))


def _cell(key: str, speech: Words) -> Told:
    organisation, _, dimension = key.partition("/")
    seen = readiness(as_of_of_address())
    state = speech.opening(findings.state_words(seen, seen.cell(organisation, dimension), speech))
    line = f"{state} ({speech.say(nl='peildatum', en='as of')} {speech.date(seen.as_of)})."
    more = (line, speech.text(_dimension_record(dimension).question))
    name, place = _cell_name(organisation, dimension, speech), _cell_place(organisation, dimension)
    return Told(name, kind_of("cell", speech), place, more)


def judgement_level(judgement: Judgement, speech: Words) -> str:
    """ "niveau 2", "niveau 1 tot 2", or "geen niveau"."""
    if judgement.level is not None:
        return speech.say(nl="niveau {n}", en="level {n}", n=judgement.level)
    if judgement.low is not None:
        return speech.say(nl="niveau {a} tot {b}", en="level {a} to {b}", a=judgement.low, b=judgement.high)
    return speech.say(nl="geen niveau", en="no level")


def _judgement(key: str, speech: Words) -> Told:
    folder, name, number = key.split("/")
    experiment = catalogue().experiments[name] if folder == "experiments" else None
    organisation = experiment.organisation if experiment else name
    found = (experiment or catalogue().judgements[name]).judgements[int(number) - 1]
    text = f"{_cell_name(organisation, found.dimension, speech)}: {judgement_level(found, speech)}"
    place = _cell_place(organisation, found.dimension, found.date.date)
    by = speech.opening(findings.judge_words(found.by, speech)) + "."
    more = (*_lines(found.reason, found.reply, speech=speech), by)
    return Told(text, _of("judgement", speech.dated(found.date), speech), place, more)


def _target(key: str, speech: Words) -> Told:
    organisation, _, number = key.partition("/")
    found = catalogue().targets[organisation].targets[int(number) - 1]
    level = speech.say(nl="naar niveau {n}", en="to level {n}", n=found.level)
    text = f"{_cell_name(organisation, found.dimension, speech)}: {level}"
    more = _lines(found.reason, speech=speech)
    whose = speech.dated(found.date)
    return Told(text, _of("target", whose, speech), link("organisatie", organisatie=organisation), more)


def _dimension(key: str, speech: Words) -> Told:
    found = _dimension_record(key)
    place = f"{link('methode', dimensie=key)}#dimensie-{key}"
    return Told(speech.text(found.label), kind_of("dimension", speech), place, _lines(found.question, speech=speech))


def _purpose(key: str, speech: Words) -> Told:
    edition = catalogue().edition
    assert edition is not None
    found: Purpose = next(item for item in edition.purposes if item.id == key)
    more = _lines(found.meaning, speech=speech)
    return Told(speech.text(found.label), kind_of("purpose", speech), link("voorwaarden", opgave=key), more)


# --- the lists --------------------------------------------------------------------------------------------------------


def _theme(key: str, speech: Words) -> Told:
    found = catalogue().themes[key]
    more = _lines(found.about, speech=speech)
    return Told(speech.text(found.label), kind_of("theme", speech), link("lessen", thema=key), more)


def _organisation(key: str, speech: Words) -> Told:
    found = catalogue().organisations[key]
    kind = f"{kind_of('organisation', speech)} · {label('organisation', found.kind, speech)}"
    more = _lines(found.role, speech=speech)
    return Told(speech.text(found.name), kind, link("organisatie", organisatie=key), more)


def _source(key: str, speech: Words) -> Told:
    found = catalogue().sources[key]
    date = speech.dated(found.date) if found.date else speech.say(nl="datum onbekend", en="date unknown")
    read = speech.opening(label("read", found.read, speech)) + "."
    kind = _of("source", f"{found.publisher}, {date}", speech)
    more = (read, *_lines(found.note, speech=speech))
    return Told(found.title, kind, link("methode", bron=key), more, dutch=True)


def _programme(key: str, speech: Words) -> Told:
    programme = catalogue().programme
    assert programme is not None
    more = _lines(programme.question, speech=speech)
    return Told(speech.text(programme.title), kind_of(key, speech), link("netwerk"), more)


def _criterion(key: str, speech: Words) -> Told:
    programme = catalogue().programme
    assert programme is not None
    found = next(item for item in programme.criteria if item.id == key)
    more = _lines(found.meaning, found.note, speech=speech)
    return Told(speech.text(found.label), kind_of("criterion", speech), f"{link('netwerk')}#eisen", more)


def _group(key: str, speech: Words) -> Told:
    programme = catalogue().programme
    assert programme is not None
    found = next(item for item in programme.groups if item.id == key)
    kind = _of("group", label("side", found.side, speech), speech)
    return Told(speech.text(found.label), kind, f"{link('netwerk')}#partners", _lines(found.brings, speech=speech))


def _figure(key: str, speech: Words) -> Told:
    origin, _, name = key.partition("/")
    if origin == "series":
        series = catalogue().series[name]
        place, more = f"{link('netwerk')}#banen", _lines(series.measures, speech=speech)
        return Told(speech.text(series.title), kind_of("figure", speech), place, more)
    programme = catalogue().programme
    assert programme is not None
    found = next(item for item in programme.figures if item.id == name)
    text = f"{speech.text(found.label)}: {speech.number(found.value)} {speech.text(found.unit)}"
    more = _lines(found.scope, found.note, speech=speech)
    return Told(text, kind_of("figure", speech), f"{link('netwerk')}#opdracht", more)


_TOLD: Mapping[str, Callable[[str, Words], Told]] = {
    "obstacle": _part, "conclusion": _part, "lesson": _part, "statement": _part, "experiment": _experiment,
    "concept": _concept, "session": _session, "judgement": _judgement, "cell": _cell, "target": _target,
    "organisation": _organisation, "dimension": _dimension, "theme": _theme, "purpose": _purpose,
    "criterion": _criterion, "group": _group, "figure": _figure, "programme": _programme, "source": _source,
}  # fmt: skip
