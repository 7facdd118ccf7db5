"""The deck in the page: all slides at once, one in sight, what it is about always told; the coach's window; paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from pathlib import Path

import pytest

from lessons.agenda import Item
from lessons.ballots import questions
from lessons.demo import write
from lessons.room import Plan
from lessons.sessions import Sessions
from lessons.store import Store
from tests.other_data import showing
from tests.pages import open_page, text_of
from ui import limits
from ui.data import catalogue


def page(**keys: str | Sequence[str]) -> str:
    return text_of(open_page("presenteren", **keys))


def sections(text: str) -> list[str]:
    return re.findall(
        r'<section class="slide[^>]*>.*?(?=<section class="slide|</div>\s*(?:<div class="cues|<p class="hidden" role))',
        text,
        re.DOTALL,
    )


def in_sight(text: str) -> list[int]:
    """The slides that are not hidden, from 1."""
    heads = re.findall(r'<section class="slide[^>]*>', text)
    return [place for place, head in enumerate(heads, 1) if " hidden" not in head]


def words_of(text: str) -> str:
    return unescape(re.sub(r"<[^>]+>", " ", text))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_all_slides_are_in_the_page_and_one_is_in_sight(language: str) -> None:
    text = page(taal=language, dia="5", stap="2")
    assert in_sight(text) == [5]
    assert len(re.findall("<h1", text)) == 1
    assert len(re.findall('data-turn="', text)) == len(sections(text)) > 15
    assert len(re.findall(r'class="slide-row[^"]* opened"', sections(text)[4])) == 2
    about = "Klaar voor" if language == "nl" else "Ready for"
    assert f"{about}: een eerste plaatsing" in text or f"{about}: a first placement" in text


@pytest.mark.parametrize("odd", ["0", "-3", "999", "x", "²", "", "1e9", "9" * 400, "<b>"])
def test_an_odd_number_shows_the_nearest_slide(odd: str) -> None:
    text = page(dia=odd, stap=odd)
    total = len(sections(text))
    assert in_sight(text) in ([1], [total])


def test_what_the_deck_is_about_is_always_told() -> None:
    text = page(opgave="learn-in-house", peildatum="2014-12", organisatie=["ienm", "ind"], thema="work", dia="3")
    bar = words_of(re.findall(r'<nav class="dl deck.*?</nav>', text, re.DOTALL)[0])
    for said in ("leren in huis", "december 2014", "I&M", "IND", "Echt en passend werk"):
        assert said in bar
    assert 'href="/agenda?' in text
    assert 'href="/sessie?' in text


def test_hidden_names_are_nowhere_to_be_read() -> None:
    text = words_of(page(namen="verborgen", organisatie=["ienm", "ind"], rol="coach"))
    names = {one.short.nl for one in catalogue().organisations.values() if one.kind != "sector"}
    assert [name for name in names if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)] == []
    assert "Organisatie A" in text


def test_the_agenda_of_the_address_is_followed_and_an_empty_one_says_so() -> None:
    text = page(agenda="next,question,no-such-thing")
    assert [head for head in re.findall(r"<h2[^>]*>(.*?)</h2>", text) if "maandag" in head]
    assert len(sections(text)) == 2
    assert "Deze agenda heeft geen dia" in page(agenda="leeg")


def test_the_window_of_the_coach_has_what_to_say_with_every_slide() -> None:
    text = page(rol="coach", dia="2")
    cues = re.findall(r'<section class="cue" data-for="(\d+)"[^>]*>', text)
    assert len(cues) == len(re.findall(r'<section class="slide', text))
    assert in_sight(text) == [2, 3]
    assert "data-clock" in text


def test_on_paper_every_slide_and_every_step_is_there() -> None:
    text = page(beeld="afdruk", dia="3")
    assert in_sight(text) == list(range(1, len(sections(text)) + 1))
    assert len(re.findall("slide-step opened", text)) == len(re.findall("slide-step", text)) > 10
    assert "<nav" not in text


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sessions:
    """A store of sessions of this test."""
    sessions = Sessions(Store(f"sqlite:///{tmp_path / 'rooms.db'}"))
    monkeypatch.setattr(limits, "rooms", lambda: sessions)
    return sessions


def test_the_questions_of_a_session_have_a_place_for_what_the_room_says(room: Sessions) -> None:
    items = (Item("level", "room"), Item("words", "idea"))
    plan = Plan("first-placement", "2023-12", (), (), "level:room,words:idea", "", "")
    session, _ = room.open("Zaal", "nl", plan, questions(items, catalogue()))
    text = page(agenda="question,level:room,words:idea,level:work", sessie=session.code.lower())
    live = [(name, session.code) for name in ("begin", "q1", "q2")]
    assert re.findall(r'data-live="(\w+)" data-code="(\w+)"', text) == live
    assert len(sections(text)) == 4
    assert "Doe mee" in sections(text)[0]
    without = page(agenda="level:room", sessie="BCDFGH")
    assert "data-live" not in without
    assert "Deze sessie is er niet" in without
    assert "Steek" in without


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_session_goes_along_as_long_as_it_is_there_and_is_live_as_long_as_it_is_open(
    room: Sessions, language: str
) -> None:
    """Once it is deleted no page of the coach leads to it any more; once it is closed nobody goes back to the live one."""
    plan = Plan("first-placement", "2023-12", (), (), "level:room", "", "")
    session, _ = room.open("Zaal", "nl", plan, questions((Item("level", "room"),), catalogue()))
    asked = {"agenda": "level:room", "sessie": session.code, "taal": language}
    back = {"nl": "Terug naar de live sessie", "en": "Back to the live session"}[language]
    steps = ((room.of_id, True, True), (room.close, False, True), (room.delete, False, False))
    for step, live, there in steps:
        step(session.id)
        pages = {name: text_of(open_page(name, **asked)) for name in ("agenda", "presenteren", "sessie", "meenemen")}
        assert (back in pages["agenda"]) == live
        found = [name for name, text in pages.items() if re.search(f'href="[^"]*sessie={session.code}', text)]
        assert found == (list(pages) if there else [])
        assert bool(re.search('href="/sessie[^"]*"[^>]* id="stop"', pages["presenteren"])) == there
        assert ("data-gone" in pages["presenteren"]) != there
    assert back not in text_of(open_page("agenda", sessie="ZZZ999", taal=language))


def test_the_way_in_is_on_the_first_slide_only_while_a_session_is_open(room: Sessions) -> None:
    """Not on paper, not without a session, and not after it."""
    plan = Plan("first-placement", "2023-12", (), (), "level:room", "", "")
    session, _ = room.open("Zaal", "nl", plan, questions((Item("level", "room"),), catalogue()))
    asked = {"agenda": "question,level:room", "sessie": session.code}
    assert 'data-live="begin"' in sections(page(**asked, rol="coach"))[0]
    assert 'data-live="begin"' not in page(**asked, beeld="afdruk") + page(agenda="question,level:room")
    room.close(session.id)
    assert len(sections(page(**asked))) == 2
    assert 'data-live="begin"' not in page(**asked)


def test_a_deck_of_very_many_stays_light(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "many", 60, 40, 1)
    with showing(tmp_path / "many", monkeypatch):
        text = page(dia="4")
    assert len(text.encode()) < 200_000


@pytest.mark.parametrize("language", ["nl", "en"])
def test_where_names_are_hidden_no_text_title_or_link_in_the_page_tells_one(language: str) -> None:
    """A browser shows the address under a hand: buttons go where links would. Only the coach's own prompts lead by a link."""
    asked = {"namen": "verborgen", "organisatie": ["ienm", "dji"], "naam": "Dag van DJI", "taal": language}
    text = page(**asked)
    letter = {"nl": "Organisatie", "en": "Organisation"}[language]
    assert re.search(rf"<h1[^>]*>[^<]*{letter} [AB]</h1>", text)
    assert not re.findall(r"<a [^>]*href", text)
    seen = text.casefold()
    ids = [one.id for one in catalogue().organisations.values() if one.kind != "sector"]
    assert [one for one in ids if re.search(rf"\b{one}\b", seen)] == []
    assert len(re.findall('data-turn="', text)) == len(sections(text))
    assert re.findall(r'data-way="([^"]*)"', text) == ["coach", "paper", "agenda", "session", "stop"]
    other = {"nl": "another organisation", "en": "andere organisatie"}[language]
    assert other not in seen + page(**asked, rol="coach").casefold()


def test_a_session_that_hides_names_hides_them_in_every_address_of_its_deck(room: Sessions) -> None:
    plan = Plan("first-placement", "2023-12", (), (), "matrix,level:room", "", "", names_hidden=True)
    session, _ = room.open("Dag van DJI", "nl", plan, questions((Item("level", "room"),), catalogue()))
    text = words_of(page(agenda="matrix,level:room", sessie=session.code))
    assert "DJI" not in text
    assert "Dag van Organisatie" in text
