"""The outcome of a session: what votes may be called, whose they are, and a file that always passes the check."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons import folder as disk
from lessons import outcome
from lessons.agenda import items
from lessons.ballots import LEVELS, RATINGS, ROLES, Answer, questions
from lessons.catalogue import folded, load, of_files
from lessons.demo import SHIPPED
from lessons.polled import Results
from lessons.proposed import level
from lessons.records import Judgement, Proposal
from lessons.room import Said, Vote
from lessons.tallies import distribution
from tests import voted
from tests.builders import BASE
from tests.strategies import FIXED
from tests.voted import CONCEPT, LESSONS, OWN, ROOM, results, votes, words

SMALL = voted.small()
FILES = list(disk.files(BASE))


def made(first: dict[str, list[Vote]], second: dict[str, list[Vote]] | None = None, **more: Any) -> Proposal:
    return outcome.proposal(results(SMALL, first, second, **more), SMALL)


def only(found: Proposal) -> Judgement:
    """The one judgement that is proposed."""
    (said,) = found.judgements
    (judgement,) = said.judgements
    return judgement


# --- what votes may be called -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answers", "called"),
    [
        ("", None),
        ("22", None),
        ("22?", None),
        ("???????22", None),
        ("???", ("unknown", None, None, "agreed")),
        ("222", (2, None, None, "agreed")),
        ("2222????", (2, None, None, "agreed")),
        ("122", ("mixed", 1, 2, "agreed")),
        ("1122", ("mixed", 1, 2, "agreed")),
        ("11222", (2, None, None, "agreed")),
        ("111222", (1, None, None, "agreed")),
        ("022222222", ("mixed", 0, 2, "divided")),
        ("000004", ("mixed", 0, 4, "divided")),
        ("01234", ("mixed", 0, 4, "divided")),
    ],
)
def test_what_a_distribution_may_be_called(answers: str, called: tuple[Any, ...] | None) -> None:
    """Fewer than three who know say nothing; next to each other is a middle or a range; two apart stays divided."""
    found = level(distribution(votes([LEVELS[-1] if sign == "?" else sign for sign in answers])))
    if called is None:
        assert found is None
        return
    assert found is not None
    answer = found.get("level", found.get("state"))
    assert (answer, found.get("low"), found.get("high"), found["agreement"]) == called


def test_the_last_round_counts_and_the_first_stays_in_the_reason() -> None:
    judgement = only(made({ROOM: votes("0123")}, {ROOM: votes("333")}))
    assert (judgement.level, judgement.agreement) == (3, "agreed")
    assert "niveau 0: 1" in judgement.reason.nl
    assert "First round, before the talk" in judgement.reason.say("en")


def test_a_second_round_of_two_does_not_take_the_place_of_the_first() -> None:
    assert only(made({ROOM: votes("1111")}, {ROOM: votes("33")})).level == 1


@pytest.mark.parametrize("still", [{"closed": False, "closed_at": None}, {}], ids=["open", "closed"])
def test_a_round_that_was_not_shown_is_no_part_of_it(still: dict[str, Any]) -> None:
    """A proposal holds what the room saw, and closing shows nothing; the first round counts where that was shown."""
    assert not made({ROOM: votes("1111")}, phase="first", **still).judgements
    assert only(made({ROOM: votes("1111")}, {ROOM: votes("333")}, phase="second", **still)).level == 1


def test_people_of_the_organisation_and_from_elsewhere_are_evidence_of_their_own() -> None:
    """Two of its own people who said so before the talk are two accounts (e2); people from elsewhere are e1."""
    found = only(made({ROOM: votes("2222") + votes("111", "min-demo", start=4)}))
    assert [(item.grade, item.scope, item.kind) for item in found.evidence] == [("e2", "organisation", "account"), ("e1", "organisation", "account")]  # fmt: skip
    assert [item.note and item.note.nl.split(",")[0] for item in found.evidence] == ["Mensen van de organisatie zelf", "Mensen van elders"]  # fmt: skip
    assert (found.level, found.by.kind) == (2, "mixed")
    lower = only(made({ROOM: votes("222") + votes("1111", "min-demo", start=3)}))
    assert (lower.level, [item.grade for item in lower.evidence]) == (1, ["e1", "e1"])


def test_who_only_said_so_after_the_talk_is_no_account_of_their_own() -> None:
    assert only(made({ROOM: votes("0001")}, {ROOM: votes("3333")})).evidence[0].grade == "e1"
    assert only(made({ROOM: votes("0331")}, {ROOM: votes("3333")})).evidence[0].grade == "e2"
    elsewhere = only(made({ROOM: votes("3333", "min-demo")}))
    assert (elsewhere.evidence[0].grade, elsewhere.by.kind) == ("e1", "peer")


@pytest.mark.parametrize("own", [1, 2])
def test_a_small_side_never_stands_alone_nor_by_what_is_left(own: int) -> None:
    """One or two people of the organisation itself: one item for all votes together."""
    found = only(made({ROOM: votes("4" * own) + votes("3333", "min-demo", start=own)}))
    (item,) = found.evidence
    assert item.note is not None
    assert item.note.nl.startswith("Alle stemmen samen")
    assert item.grade == "e1"


def test_everybody_on_their_own_gives_a_judgement_where_three_answered() -> None:
    """Not of who belongs to none, nor of a smaller group; what is not there is told."""
    small = votes("11", "min-demo", start=3) + votes("1", "other", start=5)
    found = made({OWN: votes("222") + small})
    assert [said.id for said in found.judgements] == ["dienst-demo"]
    assert only(found).by.kind == "self"
    assert any("Not every organisation" in line.say("en") for line in found.session.open)


def test_a_side_that_the_roles_would_tell_apart_does_not_stand_alone() -> None:
    """Three directors of its own and one from elsewhere: beside the four directors of the room that one is known."""
    room = votes("222", role="director") + votes("3", "min-demo", "director", 3) + votes("333", "min-demo", "hr", 4)
    (item,) = only(made({ROOM: room})).evidence
    assert item.note is not None
    assert item.note.nl.startswith("Alle stemmen samen")


def test_an_organisation_whose_level_would_tell_what_two_others_said_has_none() -> None:
    """Three of one and two of another: what the room said less the three is what the two said."""
    found = made({OWN: votes("222") + votes("11", "min-demo", start=3)})
    assert not found.judgements
    told = " ".join(line.say("en") for line in found.session.open)
    assert "would show what a few people said" in told
    assert "Too few people" not in told


def test_a_question_on_a_named_organisation_asks_it_by_its_name() -> None:
    """ "With us" would be wrong for who works elsewhere, and on paper nobody would know of whom it was asked."""
    catalogue = load(SHIPPED).catalogue
    (asked,) = questions(items("level:ienm.room", catalogue), catalogue)
    assert asked.title.nl == "Welk niveau heeft I&M bij ruimte in formatie en geld?"


def test_unknown_to_all_is_unknown_and_never_a_level() -> None:
    found = only(made({ROOM: votes(["unknown"] * 4)}))
    assert (found.state, found.level, found.low, found.evidence[0].grade) == ("unknown", None, None, "e1")


# --- concepts, lessons, words --------------------------------------------------------------------------------------------


def rated(*answers: str) -> list[Vote]:
    return votes([{"feasible": answer} for answer in answers])


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        (("yes", "yes", "no"), "yes"),
        (("yes", "no", "partly"), "unknown"),
        (("unknown", "unknown", "unknown"), "unknown"),
        (("yes", "yes"), None),
        (("yes", "yes", "unknown"), None),
    ],
)
def test_a_concept_keeps_its_votes_and_a_divided_room_no_state(answers: tuple[str, ...], state: str | None) -> None:
    found = made({CONCEPT: rated(*answers)}).ratings
    if state is None:
        assert not found
        return
    rating = found[0].ratings[0]
    assert (rating.state, rating.session) == (state, made({}).id)
    assert rating.votes is not None
    assert [rating.votes.yes, rating.votes.no, rating.votes.unknown] == [answers.count(word) for word in ("yes", "no", "unknown")]  # fmt: skip


def test_which_lessons_the_room_chose_stands_in_the_record_of_the_session() -> None:
    offered = [option.id for option in voted.session(SMALL).of(LESSONS).question.options]
    found = made({LESSONS: votes([[offered[0]], [offered[0]], [offered[0]]])})
    (result,) = found.session.results
    assert result.note is not None
    assert result.note.nl == f"{offered[0]}: 3"
    assert not made({LESSONS: votes([[offered[0]], [offered[0]]])}).session.results


def test_only_words_that_were_let_through_and_an_organisation_that_points_at_nobody() -> None:
    said = [
        words("Wel"),
        words("Nog niet", "waiting"),
        words("Nooit", "refused"),
        words("Idee", question=voted.IDEA, support=4),
    ]
    few = made({ROOM: votes("22")}, said=said)
    assert [(lesson.text.nl, lesson.kind) for lesson in few.lessons] == [("Idee", "idea"), ("Wel", "obstacle")]
    assert {lesson.organisations for lesson in few.lessons} == {()}
    assert few.lessons[0].note is not None
    assert "supported by 4 people" in few.lessons[0].note.say("en")
    many = made({ROOM: votes("222")}, said=said)
    assert {lesson.organisations for lesson in many.lessons} == {("dienst-demo",)}


def test_english_words_are_not_put_into_a_mouth_in_dutch() -> None:
    """The Dutch text gives them in quotes and says so; Dutch words wait for their English; whatever the session speaks."""
    for language in ("nl", "en"):
        (lesson,) = made({}, said=[words("We need desks", language="en")], language=language).lessons
        assert (lesson.text.en, lesson.text.nl) == ("We need desks", "\u201cWe need desks\u201d (gezegd in het Engels)")
        (lesson,) = made({}, said=[words("Er is geen bureau")], language=language).lessons
        assert (lesson.text.nl, lesson.text.en) == ("Er is geen bureau", None)


# --- the file ------------------------------------------------------------------------------------------------------------


ANSWERS: dict[str, st.SearchStrategy[Answer]] = {
    ROOM: st.sampled_from(LEVELS),
    OWN: st.sampled_from(LEVELS),
    LESSONS: st.lists(st.sampled_from([o.id for o in voted.session(SMALL).of(LESSONS).question.options]), min_size=1, max_size=3, unique=True),
    CONCEPT: st.dictionaries(st.sampled_from([o.id for o in voted.session(SMALL).of(CONCEPT).question.options]), st.sampled_from(RATINGS), min_size=1),
}  # fmt: skip
HOSTILE = st.sampled_from(
    [
        "- a: [b",
        "<script>alert(1)</script>",
        "#nee",
        "'",
        '"\\',
        "null",
        "~",
        "\u202eomgekeerd",
        "\x00\x07bel",
        "\ud800",
        "{{x}}",
        "&a *a",
        "\u2028",
        "=1+1",
    ]
)
TEXTS = st.one_of(HOSTILE, st.text(max_size=60), st.text(min_size=400, max_size=500))


@st.composite
def rooms(draw: st.DrawFn) -> Results:
    """Any room: nobody, one voter, an organisation that is none, both languages, any words."""
    people = draw(st.lists(st.tuples(st.sampled_from(ROLES), st.sampled_from(["dienst-demo", "min-demo", "other", "gone"])), max_size=9))  # fmt: skip
    held = {
        (question, number): tuple(
            Vote(f"v{place}", role, organisation, draw(answer), 1)
            for place, (role, organisation) in enumerate(people)
            if draw(st.booleans())
        )
        for question, answer in ANSWERS.items()
        for number in (1, 2)
    }
    said = tuple(
        Said(f"{place:012}", draw(st.sampled_from([voted.OBSTACLE, voted.IDEA])), text, "shown", place, *(people[:1] or [("hr", "other")])[0], language=draw(st.sampled_from(["nl", "en"])))
        for place, text in enumerate(draw(st.lists(TEXTS, max_size=4)))
    )  # fmt: skip
    language = draw(st.sampled_from(["nl", "en"]))
    phase = draw(st.sampled_from(["waiting", "first", "revealed", "second", "compared"]))
    session = voted.session(SMALL, phase, title=draw(TEXTS), language=language)
    return Results(session, held, said, len(people))


@FIXED
@given(rooms())
def test_any_room_gives_a_file_that_passes_the_check_and_reads_back_the_same(room: Results) -> None:
    """No errors beside the data; the record that is read is the one that was made; and it counts as one folded in."""
    made = outcome.proposal(room, SMALL)
    written = outcome.text(made)
    loaded = of_files(BASE, [*FILES, disk.Found(outcome.name(made), "", written.encode("utf-8"))])
    assert not [str(problem) for problem in loaded.problems if problem.severity == "error"]
    assert loaded.catalogue.outcomes[made.id] == made
    beside = folded(SMALL, [made])
    for shelf in ("sources", "sessions", "lessons", "judgements", "concepts"):
        assert getattr(loaded.catalogue, shelf) == getattr(beside, shelf), shelf


@FIXED
@given(rooms(), st.randoms(use_true_random=False))
def test_the_order_of_votes_changes_nothing(room: Results, chance: Any) -> None:
    turned = {place: tuple(chance.sample(found, len(found))) for place, found in room.votes.items()}
    assert outcome.text(outcome.proposal(voted.also(room, votes=turned), SMALL)) == outcome.text(
        outcome.proposal(room, SMALL)
    )


def test_what_the_catalogue_no_longer_has_is_not_proposed(tmp_path: Path) -> None:
    """A concept or organisation that went away since: the rest is still a good file."""
    room = results(SMALL, {ROOM: votes("222"), CONCEPT: rated("yes", "yes", "yes")})
    gone = voted.load(tmp_path).catalogue
    found = outcome.proposal(room, gone)
    assert (found.judgements, found.ratings) == ((), ())
