"""Before and after: what an outcome would change in verdicts, cells and ratings, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given

from lessons import outcome, preview_words
from lessons.catalogue import Catalogue, folded
from lessons.preview import preview
from lessons.readiness import Readiness
from lessons.records import Proposal
from lessons.words import LANGUAGES, Words
from tests import voted
from tests.strategies import FIXED
from tests.test_outcome import rooms
from tests.voted import CONCEPT, ROOM, results, votes

SMALL = voted.small()
NL = Words("nl")


def proposed(answers: str, ratings: str = "", catalogue: Catalogue = SMALL) -> Proposal:
    """A room that said so of room at dienst-demo, and so of the concept (y, p, n)."""
    found = [{"feasible": {"y": "yes", "p": "partly", "n": "no"}[sign]} for sign in ratings]
    return outcome.proposal(results(catalogue, {ROOM: votes(answers), CONCEPT: votes(found)}), catalogue)


def test_a_level_below_a_condition_turns_what_could_not_be_said_into_not_yet() -> None:
    """With the condition that makes it so; what it does not decide stays, and says so."""
    found = preview(SMALL, proposed("0000"))
    (cell,) = found.cells
    assert (cell.changed, cell.after.level) == (True, 0)
    first = next(item for item in found.verdicts if item.after.purpose == "first-placement")
    assert (first.before.outcome, first.after.outcome, first.after.below) == ("cannot_say", "not_yet", ("room",))
    told = "\n".join(preview_words.lines(found, NL))
    assert "nog niet te zeggen" in told
    assert "want ruimte is niveau 0" in told
    assert {item.after.organisation for item in found.verdicts} == {"dienst-demo"}


def test_a_divided_room_leaves_the_verdict_open() -> None:
    found = preview(SMALL, proposed("0044"))
    assert found.cells[0].after.divided
    assert all(item.after.outcome == item.before.outcome for item in found.verdicts)
    assert "de zaal is verdeeld" in "\n".join(preview_words.lines(found, NL))


def test_a_room_without_votes_changes_nothing() -> None:
    """And says so, in both languages."""
    found = preview(SMALL, proposed(""))
    assert not found.changes
    for language in LANGUAGES:
        (line,) = preview_words.lines(found, Words(language))
        assert line.endswith(".")


def test_a_rating_is_told_before_and_after() -> None:
    (change,) = preview(SMALL, proposed("", "yyy")).ratings
    assert (change.before.state, change.after.state, change.changed) == ("unknown", "yes", True)
    (divided,) = preview(SMALL, proposed("", "ypn")).ratings
    assert not divided.changed


def test_what_was_accepted_already_changes_nothing_more() -> None:
    made = proposed("0000", "yyy")
    found = preview(folded(SMALL, [made]), made)
    assert (found.accepted, found.changes) == (True, False)


def test_without_a_method_only_the_ratings_are_told() -> None:
    made = proposed("0000", "yyy")
    found = preview(replace(SMALL, edition=None), made)
    assert (found.verdicts, found.cells, len(found.ratings)) == ((), (), 1)
    assert preview_words.verdicts(found, NL) == preview_words.cells(found, NL) == []


@FIXED
@given(rooms())
def test_it_says_what_the_whole_catalogue_would_say(room: voted.Results) -> None:
    """The same verdicts as with everything worked out anew; no other organisation changes."""
    made = outcome.proposal(room, SMALL)
    found = preview(SMALL, made)
    was, now = Readiness(SMALL, found.as_of), Readiness(folded(SMALL, [made]), found.as_of)
    for item in found.verdicts:
        place = item.after.organisation, item.after.purpose
        assert (item.before, item.after.gates) == (was.verdict(*place), now.verdict(*place).gates)
    told = {item.after.organisation for item in found.verdicts}
    for organisation in was.organisations:
        if organisation.id not in told:
            assert was.row(organisation.id) == now.row(organisation.id)


def test_it_is_seen_from_the_day_of_the_session() -> None:
    assert preview(SMALL, proposed("2222")).as_of == date(2026, 11, 18)


@pytest.mark.parametrize("accepted", [False, True])
def test_where_the_usual_date_does_not_show_it_the_date_that_does_is_told(accepted: bool) -> None:
    """The overview looks from the date at which most holds; a session is mostly later. Of that date itself nothing is told."""
    found = replace(preview(SMALL, proposed("0000")), accepted=accepted)
    assert found.usual is not None
    before = replace(found, usual=replace(found.usual, day=found.as_of - timedelta(days=1), date="2014-11"))
    for speech, told in ((NL, "vanaf november 2014"), (Words("en"), "from November 2014")):
        *_, last = preview_words.lines(before, speech)
        assert told in last
        assert speech.date(found.as_of) in last
    assert not preview_words.where(replace(found, usual=replace(found.usual, day=found.as_of)), NL)
    assert not preview_words.where(replace(before, cells=()), NL)
