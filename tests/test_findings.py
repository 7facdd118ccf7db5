"""Sentences made from the readiness: true and grammatical for any number of organisations and any outcome."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given

from lessons import findings
from lessons.catalogue import load
from lessons.comparison import compare, steps
from lessons.readiness import Readiness, default_as_of
from lessons.records import Edition
from lessons.words import LANGUAGES, Language, Words
from tests.strategies import (
    FIXED,
    LOOKS,
    Case,
    at_levels,
    case,
    cases,
    edition,
    evidence,
    judgement,
)

NL, EN = Words("nl"), Words("en")
END_2014 = date(2014, 12, 31)
FIVE = ("backing", "room", "work", "hiring", "guidance")
OUTCOMES = {"ready": dict.fromkeys(FIVE, 2), "not_yet": {"room": 1}, "cannot_say": dict.fromkeys(FIVE[:4], 2)}


def method() -> Edition:
    """The invented gates with the labels of a real edition."""
    labels = {
        "first-placement": {"nl": "een eerste plaatsing", "en": "a first placement"},
        "learn-in-house": {"nl": "leren in huis", "en": "learning in-house"},
        "scale-up": {"nl": "opschalen", "en": "scaling up"},
    }
    confidence = [
        {"id": key, "label": {"nl": nl, "en": en}, "meaning": "?"}
        for key, nl, en in (("low", "laag", "low"), ("medium", "midden", "medium"), ("high", "hoog", "high"))
    ]
    plain = edition(confidence=confidence)
    named = [item.model_dump() | {"label": labels[item.id]} for item in plain.purposes]
    levels = [{"id": str(n), "label": {"nl": f"woord {n}", "en": f"word {n}"}, "meaning": "?"} for n in range(5)]
    return Edition.model_validate(plain.model_dump() | {"purposes": named, "levels": levels})


def among(ready: int = 0, not_yet: int = 0, cannot_say: int = 0) -> Readiness:
    """So many organisations with each outcome for a first placement."""
    counts = {"ready": ready, "not_yet": not_yet, "cannot_say": cannot_say}
    made = {
        f"{outcome.replace('_', '-')}-{number}": at_levels(OUTCOMES[outcome])
        for outcome, count in counts.items()
        for number in range(count)
    }
    return Readiness(case(made, method()).build(), END_2014)


# --- the headline ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("counts", "nl", "en"),
    [
        ((0, 0, 0), "Er is [nog geen organisatie] om te beoordelen.", "There is [no organisation] to judge yet."),
        (
            (0, 0, 1),
            "Van [de enige organisatie] is nog niet te zeggen of deze organisatie klaar is voor een eerste plaatsing.",
            "For [the only organisation] it cannot be said yet whether it is ready for a first placement.",
        ),
        (
            (0, 1, 0),
            "[De enige organisatie] is nog niet klaar voor een eerste plaatsing.",
            "[The only organisation] is not ready for a first placement yet.",
        ),
        (
            (1, 0, 0),
            "[De enige organisatie] is klaar voor een eerste plaatsing.",
            "[The only organisation] is ready for a first placement.",
        ),
        (
            (0, 0, 2),
            "Van [beide organisaties] is nog niet te zeggen of ze klaar zijn voor een eerste plaatsing.",
            "For [both organisations] it cannot be said yet whether they are ready for a first placement.",
        ),
        (
            (0, 2, 0),
            "[Geen van beide organisaties] is al klaar voor een eerste plaatsing.",
            "[Neither organisation] is ready for a first placement yet.",
        ),
        (
            (1, 1, 0),
            "[1 van de 2 organisaties] is nog niet klaar voor een eerste plaatsing.",
            "[1 of the 2 organisations] is not ready for a first placement yet.",
        ),
        (
            (1, 0, 1),
            "Van [1 van de 2 organisaties] is nog niet te zeggen of deze organisatie klaar is voor een eerste plaatsing.",
            "For [1 of the 2 organisations] it cannot be said yet whether it is ready for a first placement.",
        ),
        (
            (1, 1, 3),
            "Van [3 van de 5 organisaties] is nog niet te zeggen of ze klaar zijn voor een eerste plaatsing.",
            "For [3 of the 5 organisations] it cannot be said yet whether they are ready for a first placement.",
        ),
        (
            (0, 8, 0),
            "[Geen van de 8 organisaties] is al klaar voor een eerste plaatsing.",
            "[None of the 8 organisations] is ready for a first placement yet.",
        ),
        (
            (20, 6, 4),
            "[20 van de 30 organisaties] zijn klaar voor een eerste plaatsing.",
            "[20 of the 30 organisations] are ready for a first placement.",
        ),
        (
            (30, 0, 0),
            "[Alle 30 organisaties] zijn klaar voor een eerste plaatsing.",
            "[All 30 organisations] are ready for a first placement.",
        ),
        (
            (100, 120, 80),
            "[120 van de 300 organisaties] zijn nog niet klaar voor een eerste plaatsing.",
            "[120 of the 300 organisations] are not ready for a first placement yet.",
        ),
    ],
)
def test_the_headline_says_the_outcome_of_most(counts: tuple[int, int, int], nl: str, en: str) -> None:
    readiness = among(*counts)
    for words, expected in ((NL, nl), (EN, en)):
        found = findings.headline(readiness, "first-placement", words)
        assert f"{found.before}[{found.emphasis}]{found.after}" == expected
        assert str(found) == expected.replace("[", "").replace("]", "")


def test_of_equal_numbers_the_most_careful_outcome_is_the_headline() -> None:
    assert "nog niet te zeggen" in str(findings.headline(among(1, 1, 1), "first-placement", NL))
    assert "nog niet klaar" in str(findings.headline(among(1, 1, 0), "first-placement", NL))


@FIXED
@given(cases(), LOOKS)
def test_every_sentence_is_whole_whatever_the_catalogue_holds(made: Case, as_of: date) -> None:
    readiness = Readiness(made.build(), as_of)
    for words in (NL, EN):
        said = [findings.as_of_words(readiness, words)]
        for purpose in (item.id for item in readiness.edition.purposes):
            said += [str(findings.headline(readiness, purpose, words)), str(findings.lead(readiness, purpose, words))]
            lines = (findings.confidence_line, findings.sure_line, findings.missing_line, findings.open_line)
            said += [line(readiness, purpose, words) for line in lines]
            said.append(str(findings.first_step(readiness, purpose, words)))
        for cell in readiness.cells.values():
            said.append(findings.confidence_why(readiness, cell, words))
        for one in readiness.organisations:
            for other in readiness.organisations:
                said.append(findings.relation_words(readiness, compare(readiness, one.id, other.id), words))
        for sentence in filter(None, said):
            assert re.fullmatch(r"\S.*[.]", sentence), sentence
            assert not re.search(r"  | [.,;]|\bNone\b(?! of)|[{}]|_", sentence), sentence


def test_braces_and_underscores_in_labels_stay_as_they_are() -> None:
    odd = edition(mark=" {0} {x} _y_")
    made = case({"ash": at_levels({"work": 2})}, odd)
    readiness = Readiness(made.build(), END_2014)
    assert "{0} {x} _y_" in str(findings.headline(readiness, "first-placement", NL))
    assert "{0} {x} _y_" in findings.cell_words(readiness, readiness.cell("ash", "work"), NL)
    assert "{0} {x} _y_" in findings.verdict_line(readiness, readiness.verdict("ash", "first-placement"), EN)


# --- some organisations only -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("counts", "kept", "nl", "en"),
    [
        ((1, 1, 3), 0, "Geen enkele organisatie past bij deze keuze.", "No organisation fits this choice."),
        (
            (0, 0, 3),
            1,
            "Van de enige gekozen organisatie is nog niet te zeggen of deze organisatie klaar is voor een eerste plaatsing.",
            "For the only chosen organisation it cannot be said yet whether it is ready for a first placement.",
        ),
        (
            (0, 3, 0),
            2,
            "Geen van beide gekozen organisaties is al klaar voor een eerste plaatsing.",
            "Neither chosen organisation is ready for a first placement yet.",
        ),
        (
            (3, 0, 0),
            2,
            "Beide gekozen organisaties zijn klaar voor een eerste plaatsing.",
            "Both chosen organisations are ready for a first placement.",
        ),
        (
            (0, 20, 0),
            12,
            "Geen van de 12 gekozen organisaties is al klaar voor een eerste plaatsing.",
            "None of the 12 chosen organisations is ready for a first placement yet.",
        ),
        (
            (30, 0, 0),
            12,
            "Alle 12 gekozen organisaties zijn klaar voor een eerste plaatsing.",
            "All 12 chosen organisations are ready for a first placement.",
        ),
    ],
)
def test_the_headline_says_that_it_is_about_some(counts: tuple[int, int, int], kept: int, nl: str, en: str) -> None:
    whole = among(*counts)
    some = whole.narrowed([item.id for item in whole.organisations[:kept]])
    assert str(findings.headline(some, "first-placement", NL)) == nl
    assert str(findings.headline(some, "first-placement", EN)) == en


def test_of_some_organisations_each_number_is_of_those() -> None:
    """120 not yet and 80 that cannot be said; of those, two and three."""
    whole = among(0, 120, 80)
    names = [item.id for item in whole.organisations]
    some = whole.narrowed([*names[:3], *names[-2:]])
    assert str(findings.headline(some, "first-placement", NL)).startswith("Van 3 van de 5 gekozen organisaties")
    assert findings.missing_line(some, "first-placement", NL) == "Room, bij twee organisaties."
    assert findings.open_line(some, "first-placement", NL) == (
        "11 van de 25 vakken voor deze opgave, bij vijf organisaties. Alles: not assessed."
    )
    assert findings.as_of_words(some, NL) == "Peildatum: december 2014."


def test_all_organisations_chosen_are_all_organisations() -> None:
    whole = among(1, 1, 3)
    same = whole.narrowed([item.id for item in whole.organisations])
    assert findings.headline(same, "first-placement", NL) == findings.headline(whole, "first-placement", NL)


# --- what is missing, and what is open -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("counts", "nl", "en"),
    [
        ((0, 1, 0), "Room, bij één organisatie.", "Room, at one organisation."),
        ((1, 2, 0), "Room, bij twee organisaties.", "Room, at two organisations."),
        ((0, 8, 0), "Room, bij acht organisaties.", "Room, at eight organisations."),
        ((10, 20, 0), "Room, bij 20 organisaties.", "Room, at 20 organisations."),
        ((0, 1, 299), "Room, bij één organisatie.", "Room, at one organisation."),
        (
            (0, 0, 300),
            "Van geen voorwaarde is bekend dat die ontbreekt.",
            "No condition is known to be missing.",
        ),
        ((2, 0, 0), "Niets: alle voorwaarden zijn gehaald.", "Nothing: all conditions are met."),
    ],
)
def test_the_condition_most_often_missing(counts: tuple[int, int, int], nl: str, en: str) -> None:
    assert findings.missing_line(among(*counts), "first-placement", NL) == nl
    assert findings.missing_line(among(*counts), "first-placement", EN) == en


@pytest.mark.parametrize(
    ("below", "nl", "en"),
    [
        (("hiring", "room"), "Room en hiring, elk bij één organisatie.", "Room and hiring, each at one organisation."),
        (
            ("work", "hiring", "room"),
            "Room, work en 1 andere voorwaarde, elk bij één organisatie.",
            "Room, work and 1 other condition, each at one organisation.",
        ),
        (
            FIVE,
            "Backing, room en 3 andere voorwaarden, elk bij één organisatie.",
            "Backing, room and 3 other conditions, each at one organisation.",
        ),
    ],
)
def test_of_equally_missing_conditions_two_are_named(below: tuple[str, ...], nl: str, en: str) -> None:
    readiness = Readiness(case({"ash": at_levels(dict.fromkeys(below, 1))}, method()).build(), END_2014)
    assert findings.missing_line(readiness, "first-placement", NL) == nl
    assert findings.missing_line(readiness, "first-placement", EN) == en


def test_what_is_not_known_is_never_missing() -> None:
    """Unknown is no zero: neither is a range that may meet, an old level or what is said of all."""
    together = judgement("hiring", 0, evidence=[evidence("e1", "collective")])
    said = [judgement("backing", "unknown"), judgement("room", (0, 2)), judgement("work", 0, "2001"), together]
    readiness = Readiness(case({"ash": said}, method()).build(), END_2014)
    assert "Van geen voorwaarde" in findings.missing_line(readiness, "first-placement", NL)
    assert findings.open_line(readiness, "first-placement", NL).startswith("5 van de 5 vakken")


@pytest.mark.parametrize(
    ("counts", "nl", "en"),
    [
        (
            (0, 0, 1),
            "1 van de 5 vakken voor deze opgave, bij één organisatie. Alles: not assessed.",
            "1 of the 5 cells for this purpose, at one organisation. All: not assessed.",
        ),
        (
            (1, 0, 30),
            "30 van de 155 vakken voor deze opgave, bij 30 organisaties. Alles: not assessed.",
            "30 of the 155 cells for this purpose, at 30 organisations. All: not assessed.",
        ),
        (
            (0, 0, 300),
            "300 van de 1.500 vakken voor deze opgave, bij 300 organisaties. Alles: not assessed.",
            "300 of the 1,500 cells for this purpose, at 300 organisations. All: not assessed.",
        ),
        ((2, 0, 0), "Niets: elke voorwaarde heeft een antwoord.", "Nothing: every condition has an answer."),
    ],
)
def test_how_much_is_open_and_why(counts: tuple[int, int, int], nl: str, en: str) -> None:
    assert findings.open_line(among(*counts), "first-placement", NL) == nl
    assert findings.open_line(among(*counts), "first-placement", EN) == en


def test_the_two_main_reasons_are_counted() -> None:
    said = [judgement("backing", "unknown"), judgement("room", (0, 2))]
    readiness = Readiness(case({"ash": said}, method()).build(), END_2014)
    assert findings.open_line(readiness, "first-placement", NL) == (
        "5 van de 5 vakken voor deze opgave, bij één organisatie. Vooral not assessed (3) en mixed (1)."
    )
    two = Readiness(
        case({"ash": [*at_levels(dict.fromkeys(FIVE[:3], 2)), judgement("hiring", "unknown")]}, method()).build(),
        END_2014,
    )
    assert findings.open_line(two, "first-placement", EN).endswith("Not assessed (1) and unknown (1).")


# --- two organisations -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("both", "nl", "en"),
    [
        (0, "Op geen enkele dimensie is van beide een geldig niveau bekend.", "Both have a valid level on no dimension."),
        (1, "Op één dimensie is van beide een geldig niveau bekend.", "Both have a valid level on one dimension."),
        (4, "Op vier dimensies is van beide een geldig niveau bekend.", "Both have a valid level on four dimensions."),
    ],
)  # fmt: skip
def test_too_little_says_how_much_of_both_counts_and_what_is_needed(both: int, nl: str, en: str) -> None:
    """A stale level and one of all organisations together are on the screen, but are not known here."""
    stale = [judgement("network", 2, "2000")]
    collective = [judgement("urgency", 1, evidence=[evidence("e1", "collective")])]
    said = [*at_levels(dict.fromkeys(FIVE[:both], 2)), *stale, *collective]
    made = case({"ash": said, "birch": said}, method())
    readiness = Readiness(made.build(), END_2014)
    found = compare(readiness, "ash", "birch")
    assert (
        findings.relation_words(readiness, found, NL)
        == f"ash en birch zijn nog niet te vergelijken. {nl} Nodig zijn er 5."
    )
    assert findings.relation_words(readiness, found, EN) == f"ash and birch cannot be compared yet. {en} Needed: 5."


# --- the lead --------------------------------------------------------------------------------------------------------


def test_the_lead_says_what_to_ask_and_what_that_settles() -> None:
    found = findings.lead(among(0, 0, 1), "first-placement", NL)
    assert found.emphasis == "Vraag eerst naar guidance."
    assert found.after.startswith(" Dat geeft bij één organisatie meteen uitsluitsel. Vertrouwen: laag, want alles")


def test_the_lead_does_not_promise_more_than_an_answer_gives() -> None:
    readiness = Readiness(case({"ash": [], "birch": []}, method()).build(), END_2014)
    assert str(findings.lead(readiness, "first-placement", NL)) == (
        "Vraag eerst naar backing. Dat staat bij twee organisaties open. Er is daarna nog meer te vragen. "
        "Over deze voorwaarden is nog niets bekend."
    )


def test_the_lead_says_what_to_work_on_when_all_is_decided() -> None:
    assert str(findings.lead(among(1, 2, 0), "first-placement", EN)).startswith(
        "Work on room first. Two organisations wait for that."
    )
    assert str(findings.lead(among(2, 0, 0), "first-placement", NL)).startswith("Alle voorwaarden zijn gehaald.")


def test_the_confidence_line_counts_and_never_averages() -> None:
    told = {"agreement": "agreed", "evidence": [evidence("e2")]}
    made = case({"ash": [judgement("backing", 2), judgement("room", 2, **told), judgement("work", 1)]}, method())
    line = findings.confidence_line(Readiness(made.build(), END_2014), "first-placement", NL)
    assert line == "Vertrouwen: meestal laag, want het meeste rust op één stem."
    made = case({"ash": [judgement("backing", 2), judgement("room", 2, **told)]}, method())
    line = findings.confidence_line(Readiness(made.build(), END_2014), "first-placement", NL)
    assert line == "Vertrouwen: wisselend, laag (1 oordeel) en midden (1)."


def test_two_reasons_are_both_named_when_neither_covers_more_than_half() -> None:
    collective = judgement("work", 1, evidence=[evidence("e1", "collective")])
    made = case({"ash": [judgement("backing", 2), collective]}, method())
    line = findings.confidence_line(Readiness(made.build(), END_2014), "first-placement", EN)
    assert line == ("Confidence: low, because part of it is collective and part of it rests on one voice.")


# --- one organisation, one cell ----------------------------------------------------------------------------------------


def test_the_verdict_line_never_gives_the_outcome_alone() -> None:
    readiness = among(1, 1, 1)
    lines = [findings.verdict_line(readiness, verdict, NL) for verdict in readiness.verdicts("first-placement")]
    assert lines == [
        "4 van de 5 voorwaarden gehaald; vraag eerst: guidance",
        "0 van de 5 voorwaarden gehaald; eerst: room",
        "5 van de 5 voorwaarden gehaald",
    ]


@pytest.mark.parametrize(
    ("said", "as_of", "nl"),
    [
        (0, END_2014, "ash, Work: niveau 0, woord 0, vertrouwen laag"),
        ((1, 2), END_2014, "ash, Work: niveau 1 tot 2, mixed, vertrouwen laag"),
        ("unknown", END_2014, "ash, Work: unknown"),
        ("not_applicable", END_2014, "ash, Work: not applicable"),
        (2, date(2019, 1, 1), "ash, Work: niveau 2, woord 2, stale, vertrouwen laag"),
    ],
)
def test_a_cell_has_a_full_name(said: int | str | tuple[int, int], as_of: date, nl: str) -> None:
    readiness = Readiness(case({"ash": [judgement("work", said)]}, method()).build(), as_of)
    assert findings.cell_words(readiness, readiness.cell("ash", "work"), NL) == nl


def test_why_the_confidence_is_what_it_is() -> None:
    two = [evidence("e3", source="one"), evidence("e3", source="two")]
    made = case(
        {"ash": [judgement("work", 2, evidence=two, agreement="agreed"), judgement("room", "unknown")]}, method()
    )
    readiness = Readiness(made.build(), date(2018, 1, 1))
    assert findings.confidence_why(readiness, readiness.cell("ash", "work"), NL) == (
        "Vertrouwen: midden. Het beste bewijs: e3, uit twee bronnen. Men is het eens. "
        "Het oordeel is verouderd: een stap lager."
    )
    assert "geen niveau" in findings.confidence_why(readiness, readiness.cell("ash", "room"), NL)


def test_a_step_tells_its_movement() -> None:
    made = case({"ash": [judgement("work", 3, "2013"), judgement("work", 1, "2014-12")]}, method())
    readiness = Readiness(made.build(), END_2014)
    first, last = steps(readiness, "ash", "work")
    assert findings.step_words(readiness, first, NL) == "2013: niveau 3, woord 3"
    assert findings.step_words(readiness, last, NL) == "december 2014: niveau 1, woord 1; lager dan daarvoor"
    assert findings.history_words(readiness, last.reasons[0], EN) == (
        "December 2014: level 1, word 1 (the lead, about their own organisation)"
    )


def test_the_date_says_which_and_why() -> None:
    made = case({"ash": [judgement("work", 2), judgement("room", 2)]}, method()).build()
    assert (
        findings.as_of_words(Readiness(made, END_2014), NL)
        == "Peildatum: december 2014. Op deze datum gelden twee oordelen (‘onbekend’ meegeteld). Op geen enkele datum zijn het er meer."
    )
    assert findings.as_of_words(Readiness(made, date(2026, 11, 21)), EN) == (
        "As of 21 November 2026. No judgements hold on this date. Most (2) hold as of December 2014."
    )


# --- the shipped data --------------------------------------------------------------------------------------------------

SHIPPED = load(Path(__file__).parent.parent / "data").catalogue


def test_the_tax_administration_of_2014_in_words() -> None:
    readiness = Readiness(SHIPPED, END_2014)
    line = findings.verdict_line(readiness, readiness.verdict("belastingdienst", "first-placement"), NL)
    assert line == "0 van de 5 voorwaarden gehaald; vraag eerst: draagvlak"
    assert findings.cell_words(readiness, readiness.cell("belastingdienst", "coordination"), NL) == (
        "Belastingdienst, Regie: niveau 0, niet geregeld, vertrouwen laag"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_shipped_data_speaks_in_whole_sentences_from_every_named_date(language: Language) -> None:
    words, views = Words(language), [default_as_of(SHIPPED).day, END_2014, date(2026, 11, 21)]
    for day in views:
        readiness = Readiness(SHIPPED, day)
        for purpose in readiness.edition.purposes:
            said = f"{findings.headline(readiness, purpose.id, words)} {findings.lead(readiness, purpose.id, words)}"
            assert words.text(purpose.label) in said
            assert str(len(readiness.organisations)) in said
