"""The gap report in words and as a frame: sentences made from the questions as they are now."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

import pandas as pd

from lessons.cells import Cell
from lessons.columns import frame
from lessons.findings import Finding
from lessons.gaps import EFFECTS, OpenQuestion, Topic, Use, first_to_one, in_order, whom
from lessons.labels import dimension_word, level_words, organisation_word, why_word
from lessons.readiness import Readiness
from lessons.words import Words

# --- the finding ---------------------------------------------------------------------------------------------------


def headline(readiness: Readiness, found: Sequence[Topic], words: Words) -> Finding:
    """How many questions are open, and what the best one gives; of no organisations and of no questions too.

    One organisation is named.
    """
    number = len(in_order(found))
    if len(readiness.organisations) == 1:
        return _of_one(readiness, found, words)
    if not readiness.organisations:
        return _finding(
            words, nl="Er is |nog geen organisatie| om iets te vragen.", en="There is |no organisation| to ask yet."
        )
    if not found:
        return _finding(words, nl="Er staat |geen vraag open|.", en="|No question is open|.")
    best = len(found[0].that("settles"))
    if best:
        return _settling(readiness, found[0].dimension, best, number, words)
    open_nl, open_en = _standing(number, words)
    if found[0].that("leaves"):
        return _finding(
            words,
            nl=f"{open_nl} |Eén antwoord is nergens genoeg| voor een uitspraak.",
            en=f"{open_en} |One answer is nowhere enough| to decide.",
        )
    return _finding(
        words,
        nl=f"{open_nl} |Geen antwoord verandert nu een uitkomst|.",
        en=f"{open_en} |No answer changes an outcome now|.",
    )


def _of_one(readiness: Readiness, found: Sequence[Topic], words: Words) -> Finding:
    name, number = words.text(readiness.organisations[0].short), len(in_order(found))
    if not found:
        return _finding(words, nl=f"Aan {name} staat |geen vraag open|.", en=f"|No question is open| to {name}.")
    first = first_to_one(found)
    about = dimension_word(readiness, first.dimension, words)
    if first.effect == "settles":
        open_nl, open_en = _standing(number, words) if number > 1 else ("", "")
        return _finding(
            words,
            nl=f"Eén antwoord over {about} geeft |bij {name} meteen uitsluitsel|. {open_nl}".rstrip(),
            en=f"One answer about {about} decides it |at once for {name}|. {open_en}".rstrip(),
        )
    many = words.count(number, nl=("vraag", "vragen"), en=("question", "questions"), spelled=True)
    begin_nl, begin_en = f"Begin met {about}", f"Begin with {about}"
    if first.effect == "cannot":
        begin_nl, begin_en = "Geen antwoord verandert nu de uitkomst", "No answer changes the outcome now"
    return _finding(
        words,
        nl=f"Aan {name} {'staat' if number == 1 else 'staan'} {many} open. |{begin_nl}|.",
        en=f"{words.opening(many)} {'is' if number == 1 else 'are'} open to {name}. |{begin_en}|.",
    )


def _settling(readiness: Readiness, dimension: str, best: int, number: int, words: Words) -> Finding:
    about, held = dimension_word(readiness, dimension, words), _organisations(best, words)
    if number == 1:
        return _finding(
            words,
            nl=f"Er staat nog één vraag open, over {about}. |Het antwoord geeft meteen uitsluitsel|.",
            en=f"One question is still open, about {about}. |The answer decides it at once|.",
        )
    open_nl, open_en = _standing(number, words)
    begin_nl, begin_en = f"Antwoorden over {about} geven", f"Answers about {about} decide it"
    if best == 1:
        begin_nl, begin_en = f"Eén antwoord over {about} geeft", f"One answer about {about} decides it"
    return _finding(
        words,
        nl=f"{begin_nl} |bij {held} meteen uitsluitsel|. {open_nl}",
        en=f"{begin_en} |at once for {held}|. {open_en}",
    )


def _finding(words: Words, *, nl: str, en: str) -> Finding:
    return Finding(*words.say(nl=nl, en=en).split("|"))


def _standing(number: int, words: Words) -> tuple[str, str]:
    many = words.spelled(number)
    if number == 1:
        return "Er staat één vraag open.", "One question is open."
    return f"Er staan {many} vragen open.", f"{words.opening(many)} questions are open."


def _organisations(number: int, words: Words) -> str:
    return words.count(number, nl=("organisatie", "organisaties"), en=("organisation", "organisations"), spelled=True)


def lead(readiness: Readiness, found: Sequence[Topic], purposes: Sequence[str], words: Words) -> str:
    """What the questions are for and where to begin; when nothing is open, what that means."""
    goal = words.list(_goal(readiness, purpose, words) for purpose in purposes)
    if not readiness.organisations:
        return words.say(nl="Voeg eerst een organisatie toe.", en="First add an organisation.")
    if not found:
        return _closed(readiness, purposes, goal, words)
    first = words.say(nl=f"Het gaat om {goal}.", en=f"This is about {goal}.")
    undecided = [question for question in found[0].questions if question.effect != "cannot"]
    alone = len(readiness.organisations) == 1
    if alone and undecided:
        settling = first_to_one(found).effect == "settles"
        more = words.say(
            nl=" Eén antwoord is niet genoeg voor een uitspraak.", en=" One answer is not enough to decide."
        )
        return first if settling else first + more
    if not undecided:
        low = words.say(nl="Een andere voorwaarde ligt", en="Another condition is")
        where = words.say(nl=" al", en=" already") if alone else words.say(nl=" overal al", en=" everywhere")
        rest = words.say(nl=" onder het niveau. Werk daar eerst aan.", en=" below its level. Work on that first.")
        return f"{first} {low}{where}{rest}"
    about, held = dimension_word(readiness, found[0].dimension, words), _organisations(len(undecided), words)
    begin = words.say(
        nl=f"Begin met {about}: die vraag telt bij {held}.", en=f"Begin with {about}: that question counts for {held}."
    )
    return f"{first} {begin}"


def _closed(readiness: Readiness, purposes: Sequence[str], goal: str, words: Words) -> str:
    """Every verdict is decided, by what holds now."""
    outcomes = Counter(item.outcome for purpose in purposes for item in readiness.verdicts(purpose))
    known = words.say(nl=f"Elke voorwaarde voor {goal} is bekend.", en=f"Every condition for {goal} is known.")
    if len(purposes) == 1:
        counts = words.say(
            nl=f"Klaar: {outcomes['ready']}. Nog niet: {outcomes['not_yet']}.",
            en=f"Ready: {outcomes['ready']}. Not yet: {outcomes['not_yet']}.",
        )
        known = f"{known} {counts}"
    return known + words.say(
        nl=f" Oordelen gelden {readiness.edition.valid_months} maanden. Daarna komt de vraag terug.",
        en=f" Judgements hold for {readiness.edition.valid_months} months. After that the question comes back.",
    )


def order_words(by_organisation: bool, alone: bool, words: Words) -> str:
    """The rule of the order, in two short sentences; `alone`: there is one organisation."""
    if by_organisation and alone:
        return words.say(
            nl="Bovenaan staat de vraag die het meest beslist. Onderaan staat wat niets verandert.",
            en="On top stands the question that decides most. Last stands what changes nothing.",
        )
    if by_organisation:
        return words.say(
            nl="Voorop staat de organisatie waar een antwoord het meest beslist. Daarna telt het alfabet.",
            en="First stands the organisation where an answer decides most. Then the alphabet counts.",
        )
    return words.say(
        nl="Bovenaan staat de vraag die het meest beslist. Bij elke vraag staat voorop wie de minste vragen open heeft.",
        en="On top stands the question that decides most. Under each stands first who has the fewest questions open.",
    )


def low_words(words: Words) -> str:
    """What an answer under the level does, which the groups do not say."""
    return words.say(
        nl="Een antwoord onder het niveau beslist altijd meteen: dan is het ‘nog niet’.",
        en="An answer below the level always decides at once: then it is ‘not yet’.",
    )


# --- one question ----------------------------------------------------------------------------------------------------


def why_words(readiness: Readiness, question: OpenQuestion, words: Words) -> str:
    """Why it is open, as the edition names it, with what is known now and of when."""
    cell = question.cell
    when = words.dated(cell.current[0].judgement.date) if cell.current else ""
    held = _known(readiness, cell, words)
    why = words.opening(why_word(readiness, question.why, words))
    if question.why == "not_assessed":
        return f"{why}."
    if question.why == "unknown":
        return words.say(nl=f"{why}, wel gevraagd ({when}).", en=f"{why}, though asked ({when}).")
    if question.why == "not_applicable":
        return words.say(
            nl=f"{why}, is gezegd ({when}). Vraag of dat klopt.",
            en=f"{why}, it was said ({when}). Ask whether that is so.",
        )
    return f"{why}: {held} ({when})."


def _known(readiness: Readiness, cell: Cell, words: Words) -> str:
    """The level or the range, without the marks that the reason names already."""
    if cell.level is not None:
        return level_words(readiness, cell.level, words)
    return words.say(nl="niveau {a} tot {b}", en="level {a} to {b}", a=cell.low, b=cell.high) if cell.known else ""


def effect_words(readiness: Readiness, question: OpenQuestion, words: Words) -> str:
    """What an answer gives; with more than one purpose, for which of them."""
    goals: dict[str, list[str]] = defaultdict(list)
    for use in sorted(question.uses, key=lambda use: (EFFECTS.index(use.effect), use.left)):
        goals[words.opening(_effect(readiness, use, words))].append(_goal(readiness, use.purpose, words))
    if len(question.uses) == 1:
        return f"{next(iter(goals))}."
    return " ".join(f"{effect}: {words.list(named)}." for effect, named in goals.items())


def _effect(readiness: Readiness, use: Use, words: Words) -> str:
    if use.effect == "settles":
        return words.say(nl="meteen uitsluitsel", en="decides it at once")
    if use.effect == "leaves":
        more = words.count(use.left, nl=("vraag", "vragen"), en=("question", "questions"), spelled=True)
        return words.say(nl=f"daarna nog {more}", en=f"{more} left after that")
    low = words.list(dimension_word(readiness, item, words) for item in use.below)
    return words.say(
        nl=f"verandert de uitkomst niet (te laag: {low})", en=f"does not change the outcome (too low: {low})"
    )


def needed_words(readiness: Readiness, question: OpenQuestion, words: Words) -> str:
    """The level needed; with more than one purpose, for each of them."""
    if len(question.uses) == 1:
        return level_words(readiness, question.uses[0].minimum, words)
    return "; ".join(
        f"{_goal(readiness, use.purpose, words)}: {words.say(nl='niveau', en='level')} {use.minimum}"
        for use in question.uses
    )


def _goal(readiness: Readiness, purpose: str, words: Words) -> str:
    return words.text(readiness.purpose(purpose).label)


# --- the questions as a frame ------------------------------------------------------------------------------------------


def question_frame(
    readiness: Readiness, questions: Sequence[OpenQuestion], words: Words, role: Callable[[str], str] = str
) -> pd.DataFrame:
    """One row per organisation and open question, in the order given.

    `minimum`: the lowest level that a purpose asks; `low` and `high` what is known. `settles`: for how many purposes an
    answer decides at once; `left`: how many conditions stay open in the purpose with fewest. `needed`, `now` and `gives`
    say the same in words. `ask`: whom to ask, by role as `role` words it. `date`, `judge` and `sources` are of the latest
    judgement.
    """
    asked = {item.id: words.text(item.question) for item in readiness.edition.dimensions}
    short = {item.id: words.text(item.short) for item in readiness.edition.dimensions}
    roles = whom(readiness.catalogue, readiness.as_of)
    return frame("open_questions", (
        (item.organisation, organisation_word(readiness, item.organisation, words), item.dimension, short[item.dimension],
         asked[item.dimension], *_levels(item), needed_words(readiness, item, words), why_words(readiness, item, words),
         item.effect, *_counts(item), effect_words(readiness, item, words),
         words.list(role(found) for found in roles.get(item.organisation, ())), *_latest(item))
        for item in questions
    ))  # fmt: skip


def _levels(item: OpenQuestion) -> tuple[str, int, str, int | None, int | None]:
    """purposes, minimum, why, low and high."""
    purposes = " ".join(use.purpose for use in item.uses)
    return purposes, min(use.minimum for use in item.uses), item.why, item.cell.low, item.cell.high


def _counts(item: OpenQuestion) -> tuple[int, int, str]:
    """settles, left and below."""
    below = dict.fromkeys(dimension for use in item.uses for dimension in use.below)
    return len(item.uses_that("settles")), min(use.left for use in item.uses), " ".join(below)


def _latest(item: OpenQuestion) -> tuple[str, str | None, str]:
    """date, judge and sources of the latest judgement."""
    if not item.cell.current:
        return "", None, ""
    judgement = item.cell.current[0].judgement
    sources = dict.fromkeys(found.source for dated in item.cell.current for found in dated.judgement.evidence)
    return judgement.date.date, judgement.by.role, " ".join(sources)
