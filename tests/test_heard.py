"""What a room said is told as far as the coach showed it: a round that was never shown stays untold for ever, everywhere."""

from __future__ import annotations

import pytest
from sqlalchemy import and_, delete, or_

from lessons import outcome
from lessons.polled import Results
from lessons.store import VOTES
from tests.downloads import visited
from tests.pages import open_page, text_of
from tests.test_page_meenemen import of_kind, words_of
from tests.test_room_screen import Room, call
from ui import steering
from ui.data import catalogue
from ui.rooms import rooms

AGENDA = (
    "level:belastingdienst.room,level:ienm.room,level:belastingdienst.work,lessons:work,rate:bicycles,words:obstacle"
)
NEVER_SHOWN = {"q2": 2, "q3": 1, "q4": 1, "q5": 1}
"""The rounds that were open when the session closed."""


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> Room:
    """A closed session: one question was shown twice, one in its first round only, three never; all voted in every round."""
    room = Room.opened(agenda=AGENDA)
    monkeypatch.setattr(steering, "secret", lambda: room.key)
    room.to("q1", "compared").to("q2", "second", shift=1)
    for question in ("q3", "q4", "q5"):
        rooms().move(room.session.id, question, "first")
        voted(room, question)
    rooms().close(room.session.id)
    return room


def voted(room: Room, question: str) -> None:
    """Everybody gives an answer that nobody gave before."""
    asked = rooms().of_id(room.session.id).of(question).question
    names = [option.id for option in asked.options]
    answers = {"level": "4", "lessons": names[:1], "rate": dict.fromkeys(names, "yes")}
    for one in range(room.people):
        rooms().vote(room.session.id, question, f"voter{one}", answers[asked.kind], 1, 1)


def told(room: Room) -> dict[str, str]:
    """All that anybody can read of a session: on the desk, the wall and a telephone, in the handouts and in the outcome."""
    session = rooms().of_id(room.session.id)
    page, files = visited("meenemen", sessie=session.code)
    found = {"desk": text_of(open_page("sessie", uitkomst="open")), "sheet": text_of(page)}
    found |= {kind: words_of(of_kind(files, kind, "nl"), kind) for kind in ("pdf", "pptx", "xlsx")}
    found |= {f"wall {asked.question.id}": room.part(asked.question.id).text for asked in session.asked}
    found["phone"] = call("/meedoen", query=f"code={session.code}").text
    return found | {"outcome": outcome.text(outcome.proposal(Results.of(rooms(), session), catalogue()))}


def test_a_vote_in_a_round_that_was_never_shown_changes_nothing_anywhere(closed: Room) -> None:
    """What is told with these votes is told to the letter without them."""
    before = told(closed)
    never = [and_(VOTES.c.question == question, VOTES.c.round == round_) for question, round_ in NEVER_SHOWN.items()]
    with rooms().store.writing() as connection:
        taken = connection.execute(delete(VOTES).where(VOTES.c.session == closed.session.id, or_(*never)))
    assert taken.rowcount == len(NEVER_SHOWN) * closed.people
    after = told(closed)
    assert [place for place in before if before[place] != after[place]] == []


def test_what_was_shown_counts_also_where_the_second_round_was_still_blind(closed: Room) -> None:
    """The first round of that question is told, on the sheet and in a proposed judgement; of the others there is none."""
    results = Results.of(rooms(), rooms().of_id(closed.session.id))
    assert {one.question.id: one.round for one in results.polled} == {"q1": 2, "q2": 1}
    made = outcome.proposal(results, catalogue())
    judged = {(said.id, one.dimension) for said in made.judgements for one in said.judgements}
    assert judged == {("belastingdienst", "room"), ("ienm", "room")}
    assert not made.ratings
    sheet = text_of(visited("meenemen", sessie=closed.session.code)[0])
    assert sheet.count("6 stemmen: niveau 0: 1, niveau 1: 2") == 1, "the first round of the second question"
    desk = text_of(open_page("sessie"))
    assert desk.count("<summary>Wat de zaal zei") == 2


def test_a_session_that_was_never_shown_anything_leaves_no_judgement(monkeypatch: pytest.MonkeyPatch) -> None:
    room = Room.opened(agenda=AGENDA).to("q1", "first")
    monkeypatch.setattr(steering, "secret", lambda: room.key)
    rooms().close(room.session.id)
    assert "<table" not in text_of(open_page("sessie"))
    assert not Results.of(rooms(), rooms().of_id(room.session.id)).voters
