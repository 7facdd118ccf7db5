"""The words for one thing of the method: a level, a state, a confidence, a judge, a date; `findings` makes the sentences.

Labels come from the edition, so that the screen says what the data says.
"""

from __future__ import annotations

from datetime import timedelta

from lessons.comparison import Step
from lessons.readiness import Answer, AsOf, Cell, Dated, Outcome, Readiness, Support, Why
from lessons.records import Confidence, Judge, Meaning
from lessons.words import Words


def outcome_word(outcome: Outcome, words: Words) -> str:
    """klaar, nog niet, nog niet te zeggen."""
    labels = {
        "ready": words.say(nl="klaar", en="ready"),
        "not_yet": words.say(nl="nog niet", en="not yet"),
        "cannot_say": words.say(nl="nog niet te zeggen", en="cannot say yet"),
    }
    return labels[outcome]


def answer_word(answer: Answer, words: Words) -> str:
    """gehaald, nog niet gehaald, nog te vragen: how a condition stands."""
    labels = {
        "met": words.say(nl="gehaald", en="met"),
        "below": words.say(nl="nog niet gehaald", en="not met yet"),
        "open": words.say(nl="nog te vragen", en="still to ask"),
    }
    return labels[answer]


def why_word(readiness: Readiness, why: Why, words: Words) -> str:
    """Why a condition is open, as the edition names it: unknown, never asked, mixed, out of date, government-wide."""
    return label(readiness.edition.states, why, words)


def dimension_word(readiness: Readiness, dimension: str, words: Words) -> str:
    """The short name of a dimension inside a sentence: no capital, unless it is all capitals."""
    text = words.text({item.id: item.short for item in readiness.edition.dimensions}[dimension])
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def organisation_word(readiness: Readiness, organisation: str, words: Words) -> str:
    """The short name of an organisation."""
    return words.text(readiness.catalogue.organisations[organisation].short)


def moment_words(choice: AsOf, words: Words) -> str:
    """A date to look from with its name: "december 2014, de Doetanks van 2014"."""
    name = f", {words.text(choice.label)}" if choice.label else ""
    today = words.say(nl=", vandaag", en=", today") if choice.kind == "today" else ""
    return words.date(choice.date) + name + today


def confidence_word(readiness: Readiness, confidence: Confidence, words: Words) -> str:
    """laag, midden, hoog, as the edition names them."""
    return label(readiness.edition.confidence, confidence, words)


def confidence_why(readiness: Readiness, cell: Cell, words: Words) -> str:
    """How the confidence of a cell was derived, step by step."""
    say, support = words.say, cell.support
    if support is None:
        return say(
            nl="Er is geen niveau. Daarom is er ook geen vertrouwen te geven.",
            en="There is no level, so there is no confidence to give.",
        )
    result = say(nl="Vertrouwen: {c}.", en="Confidence: {c}.", c=confidence_word(readiness, support.confidence, words))
    lowered = say(nl="Het oordeel is verouderd: een stap lager.", en="The judgement is out of date: one step lower.")
    also = say(nl="Het oordeel is ook verouderd.", en="The judgement is out of date as well.")
    old = "" if not support.stale else lowered if support.fresh != "low" else also
    if support.grade is None:
        told = say(
            nl="De bron zegt dit over alle organisaties samen. Dat beslist niet over deze ene.",
            en="The source says this of all organisations together. That does not decide about this one.",
        )
        return words.join([result, told, old])
    return words.join([result, _rests_on(readiness, support, words), old])


def _rests_on(readiness: Readiness, support: Support, words: Words) -> str:
    grade = label(readiness.edition.grades, support.grade or "", words)
    sources = words.count(support.sources, nl=("bron", "bronnen"), en=("source", "sources"), spelled=True)
    best = words.say(nl=f"Het beste bewijs: {grade}, uit {sources}.", en=f"The best evidence: {grade}, from {sources}.")
    agreement = {
        "one-voice": words.say(nl="Eén stem oordeelde zo.", en="One voice judged this."),
        "agreed": words.say(nl="Men is het eens.", en="People agree."),
        "divided": words.say(
            nl="Men is het niet eens: dan blijft het laag.", en="People do not agree: then it stays low."
        ),
    }[support.agreement]
    return words.join([best, agreement])


def level_words(readiness: Readiness, level: int, words: Words) -> str:
    """ "niveau 0, niet geregeld"."""
    return words.say(
        nl="niveau {n}, {label}",
        en="level {n}, {label}",
        n=level,
        label=words.text(readiness.edition.levels[level].label),
    )


def state_words(readiness: Readiness, cell: Cell | Step, words: Words) -> str:
    """The level or the state, with its marks: "niveau 1 tot 2, gemengd, verouderd"."""
    state = label(readiness.edition.states, cell.state, words)
    if cell.low is not None and cell.high is not None:
        ends = words.say(nl="niveau {a} tot {b}", en="level {a} to {b}", a=cell.low, b=cell.high)
        state = level_words(readiness, cell.low, words) if cell.low == cell.high else f"{ends}, {state}"
    held = {"collective": cell.collective, "stale": cell.stale} if isinstance(cell, Cell) else {}
    marks = [label(readiness.edition.states, mark, words) for mark, holds in held.items() if holds]
    return ", ".join([state, *marks])


def cell_words(readiness: Readiness, cell: Cell, words: Words) -> str:
    """The full name of a cell: "Belastingdienst, Regie: niveau 0, niet geregeld, vertrouwen laag"."""
    short = words.text({item.id: item.short for item in readiness.edition.dimensions}[cell.dimension])
    line = f"{organisation_word(readiness, cell.organisation, words)}, {short}: {state_words(readiness, cell, words)}"
    if cell.confidence is None:
        return line
    sure = confidence_word(readiness, cell.confidence, words)
    return words.say(nl=f"{line}, vertrouwen {sure}", en=f"{line}, confidence {sure}")


def judge_words(judge: Judge, words: Words) -> str:
    """Who judged and from where: "de trekker, over de eigen organisatie"."""
    say = words.say
    roles = {
        "lead": say(nl="de trekker", en="the lead"),
        "coach": say(nl="een coach", en="a coach"),
        "commissioner": say(nl="de opdrachtgever", en="the commissioner"),
        "director": say(nl="een directeur", en="a director"),
        "hr": say(nl="iemand van personeelszaken", en="somebody from HR"),
        "line-manager": say(nl="een leidinggevende", en="a line manager"),
        "participant": say(nl="een deelnemer", en="a participant"),
        "target-group": say(nl="iemand met een arbeidsbeperking", en="somebody with a work disability"),
        "editor": say(nl="een redacteur", en="an editor"),
        "room": say(nl="de zaal", en="the room"),
        "other": say(nl="iemand anders", en="somebody else"),
    }
    kinds = {
        "self": say(nl="over de eigen organisatie", en="about their own organisation"),
        "peer": say(nl="als collega van elders", en="as a colleague from elsewhere"),
        "mixed": say(nl="van binnen en van buiten de organisatie", en="from inside and outside the organisation"),
        "coach": say(nl="als begeleider van het experiment", en="as coach of the experiment"),
        "external": say(nl="van buiten", en="from outside"),
        "editor": say(nl="uit openbare bronnen", en="from public sources"),
    }
    return f"{roles[judge.role]}, {kinds[judge.kind]}"


def history_words(readiness: Readiness, dated: Dated, words: Words) -> str:
    """One judgement of the history: "december 2014: niveau 2, geprobeerd (de trekker, over de eigen organisatie)"."""
    said = dated.judgement
    state = label(readiness.edition.states, said.state or "", words)
    if said.level is not None:
        state = level_words(readiness, said.level, words)
    if said.low is not None and said.high is not None:
        ends = words.say(nl="niveau {a} tot {b}", en="level {a} to {b}", a=said.low, b=said.high)
        state = f"{ends}, {state}"
    return f"{words.dated(said.date)}: {state} ({judge_words(said.by, words)})"


def step_words(readiness: Readiness, step: Step, words: Words) -> str:
    """One step through time with its movement in words: "december 2016: niveau 1, benoemd; lager dan daarvoor"."""
    moved = {
        "first": "",
        "up": words.say(nl="; hoger dan daarvoor", en="; higher than before"),
        "down": words.say(nl="; lager dan daarvoor", en="; lower than before"),
        "same": words.say(nl="; gelijk gebleven", en="; the same as before"),
        "unknown": words.say(nl="; niet te vergelijken met daarvoor", en="; cannot be compared with before"),
    }[step.movement]
    when = words.date(step.reasons[0].judgement.date)
    return f"{when}: {state_words(readiness, step, words)}{moved}{_lapse(step, words)}"


def _lapse(step: Step, words: Words) -> str:
    """From when on a level or range was out of date, before anything newer was known."""
    if not step.lapses or step.low is None:
        return ""
    since = words.date(step.until + timedelta(days=1))
    return words.say(nl="; verouderd sinds {d}", en="; out of date since {d}", d=since)


def label(meanings: tuple[Meaning, ...], key: str, words: Words) -> str:
    """The label of a word of the method; its id when the edition does not have it."""
    return next((words.text(item.label) for item in meanings if item.id == key), key)
