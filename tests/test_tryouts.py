"""Where a concept could be tried: an invitation to ask, which says no more of an organisation than the method does."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from lessons.readiness import Readiness
from lessons.records import Concept
from lessons.tryouts import Tryout, tryout
from tests.strategies import FIXED, NINE, Case, case, crowded_cases, evidence, judgement

END_2014 = date(2014, 12, 31)
SURE = [evidence("e2")]


def touching(*dimensions: str) -> Concept:
    return Concept.model_validate(
        {"id": "fietsen", "title": "a", "work": "b", "session": "s", "state": "idea", "where": "c", "to_test": [],
         "ratings": [], "dimensions": list(dimensions), "sources": ["s"]}
    )  # fmt: skip


def of(built: Case, *dimensions: str, purpose: str = "first-placement") -> Tryout:
    return tryout(Readiness(built.build(), END_2014), touching(*dimensions), purpose)


THREE = case(
    {
        "able": [judgement("work", 2, evidence=SURE), judgement("room", 3, evidence=SURE)],
        "barred": [judgement("work", 4, evidence=SURE), judgement("room", 1, evidence=SURE)],
        "silent": [judgement("work", 2, evidence=SURE)],
    }
)


def test_each_organisation_gets_one_of_three_answers_on_the_conditions_the_concept_touches() -> None:
    found = of(THREE, "work", "room", "learning")
    outcomes = {verdict.organisation: verdict.outcome for verdict in found.verdicts}
    assert outcomes == {"able": "ready", "barred": "not_yet", "silent": "cannot_say"}
    assert found.elsewhere == ("learning",)


def test_what_is_open_for_most_organisations_is_asked_first() -> None:
    found = of(THREE, "work", "room")
    assert [(item.dimension, item.known, item.open) for item in found.asked] == [
        ("room", 2, ("silent",)),
        ("work", 3, ()),
    ]


def test_a_concept_that_touches_no_condition_says_nothing_of_anybody() -> None:
    """Never ready on nothing."""
    assert of(THREE, "learning", "network").verdicts == ()
    assert of(THREE).verdicts == ()


@FIXED
@given(
    crowded_cases(), st.sets(st.sampled_from(NINE)), st.sampled_from(["learn-in-house", "first-placement", "scale-up"])
)
def test_nothing_is_said_here_that_the_whole_verdict_denies(made: Case, dimensions: set[str], purpose: str) -> None:
    """Ready for the purpose is ready here; below here is not yet there; the answers add up to all organisations."""
    ready = Readiness(made.build(), END_2014)
    if purpose not in {item.id for item in ready.edition.purposes}:
        return
    found = tryout(ready, touching(*dimensions), purpose)
    for part in found.verdicts:
        whole = ready.verdict(part.organisation, purpose)
        assert part.outcome == "ready" or whole.outcome != "ready"
        assert part.outcome != "not_yet" or whole.outcome == "not_yet"
    for item in found.asked:
        assert len(item.met) + len(item.below) + len(item.open) == len(ready.organisations)
