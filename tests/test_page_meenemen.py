"""What can be taken away: the sheet on the page, and files in both languages that say by themselves what they are about."""

from __future__ import annotations

import io
import re
import threading
import zipfile
from collections.abc import Callable
from html import unescape
from typing import Any
from unittest.mock import patch
from urllib.parse import parse_qs, urlsplit

import pytest
from pptx import Presentation
from pypdf import PdfReader

from lessons import agenda
from lessons.ballots import questions
from lessons.room import Plan, Session
from lessons.store import StoreError
from lessons.words import LANGUAGES
from tests.downloads import read_xlsx, visited
from tests.pages import open_page, text_of
from tests.rooms import answer
from ui import takeaway
from ui.data import catalogue
from ui.rooms import rooms

AGENDA = "matrix,level:belastingdienst.room,lessons:work,words:idea,next"
SHEETS = {
    "nl": ["toelichting", "conclusies", "vakken", "vragen", "lessen", "agenda"],
    "en": ["about", "verdicts", "cells", "questions", "lessons", "agenda"],
}


def of_kind(files: dict[str, bytes], kind: str, language: str) -> bytes:
    (name,) = (name for name in files if name.endswith(f"-{language}.{kind}"))
    assert re.fullmatch(r"\d{4}-\d\d-\d\d-[A-Za-z0-9_-]+\.\w+", name)
    return files[name]


def words_of(raw: bytes, kind: str) -> str:
    """What a file says, without spaces."""
    if kind == "pdf":
        found = PdfReader(io.BytesIO(raw)).pages[0].extract_text().replace("\u200b", "").replace("\u00ad", "")
    elif kind == "pptx":
        sheets = Presentation(io.BytesIO(raw)).slides
        texts = [shape.text_frame.text for sheet in sheets for shape in sheet.shapes if shape.has_text_frame]
        found = " ".join([*texts, *(sheet.notes_slide.notes_text_frame.text for sheet in sheets)])
    else:
        found = " ".join(
            cell for number in range(1, 1 + sheets_of(raw)) for row in read_xlsx(raw, number) for cell in row
        )
    return "".join(found.split())


def sheets_of(raw: bytes) -> int:
    with zipfile.ZipFile(io.BytesIO(raw)) as book:
        return sum(name.startswith("xl/worksheets/sheet") for name in book.namelist())


def names_of(raw: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(raw)) as book:
        return re.findall(r'<sheet name="([^"]*)"', book.read("xl/workbook.xml").decode())


@pytest.mark.parametrize("page", LANGUAGES)
def test_each_page_gives_every_file_in_both_languages_and_each_states_what_it_is_about(page: str) -> None:
    """Purpose, date, organisations, themes, edition, version of the data, licence and link: in the words of the file."""
    keys: dict[str, Any] = {
        "opgave": "scale-up",
        "peildatum": "2014-12",
        "thema": ["work"],
        "organisatie": ["ienm", "belastingdienst"],
    }
    _, files = visited("meenemen", taal=page, naam="Onze dag", **keys)
    assert len(files) == 6
    stated = {
        "nl": ["opschalen", "december 2014", "Belastingdienst", "I&M", "Echt en passend werk"],
        "en": ["scaling up", "December 2014", "I&M", "Tax Administration", "Real, suitable work"],
    }
    current = catalogue()
    assert current.edition
    for language in LANGUAGES:
        for kind in ("pdf", "pptx", "xlsx"):
            found = words_of(of_kind(files, kind, language), kind)
            both = [
                "Onze dag",
                current.edition.id,
                current.fingerprint[:12],
                "CC BY 4.0",
                f"taal={language}",
                "organisatie=ienm",
            ]
            for text in [*stated[language], *both]:
                assert "".join(text.split()) in found, (kind, language, text)
        assert names_of(of_kind(files, "xlsx", language)) == SHEETS[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_is_on_the_page_and_alone_on_paper(language: str) -> None:
    text = text_of(open_page("meenemen", taal=language))
    assert text.count("<h1") == 1
    assert [int(level) for level in re.findall(r"<h(\d)", text)][:2] == [1, 2]
    assert 'class="dl sheet' in text
    paper = text_of(open_page("meenemen", taal=language, beeld="afdruk"))
    assert paper.count("<h1") == 1
    assert 'class="dl sheet' in paper
    assert "paper-head" not in paper
    assert catalogue().fingerprint[:12] in paper


def test_nothing_is_made_before_it_is_asked_for() -> None:
    with patch.object(takeaway, "_limited") as made:
        open_page("meenemen")
    made.assert_not_called()


def test_no_more_than_two_files_are_made_at_a_time() -> None:
    busy, most, lock = 0, 0, threading.Lock()
    meet = threading.Barrier(2, timeout=20)

    def slow(_order: object, _version: object) -> bytes:
        nonlocal busy, most
        with lock:
            busy += 1
            most = max(most, busy)
        meet.wait()
        with lock:
            busy -= 1
        return b""

    order: Any = type("Order", (), {"version": catalogue().fingerprint})()
    with patch.object(takeaway, "_pdf", slow):
        visitors = [threading.Thread(target=takeaway._limited, args=("pdf", order)) for _ in range(6)]
        for one in visitors:
            one.start()
        for one in visitors:
            one.join()
    assert most == 2


def test_it_stands_for_any_number_of_organisations(world: str) -> None:
    """The page, its paper and every file; with names hidden as well."""
    _, files = visited("meenemen", opgave="scale-up")
    assert len(PdfReader(io.BytesIO(of_kind(files, "pdf", "nl"))).pages) == 1
    assert len(Presentation(io.BytesIO(of_kind(files, "pptx", "en"))).slides) > 3
    judged = sum(one.judged for one in catalogue().organisations.values())
    for number, rows in ((2, judged), (3, judged * 9)):
        assert len(read_xlsx(of_kind(files, "xlsx", "nl"), number)) == rows + 1
    assert 'class="dl sheet' in text_of(open_page("meenemen", beeld="afdruk", namen="verborgen")), world


def test_hidden_names_are_in_no_file_and_not_on_the_page() -> None:
    looked = ["ienm", "belastingdienst", "szw"]
    title = "Dag van de Belastingdienst"
    app, files = visited("meenemen", namen="verborgen", organisatie=looked, agenda=AGENDA, naam=title)
    assert all("Dag-van-Organisati" in name for name in files), list(files)
    held = [one for one in catalogue().organisations.values() if one.judged]
    sheet = re.findall(r"<article.*?</article>", text_of(app), re.DOTALL)[0]
    told = {"page": unescape(re.sub(r"<[^>]+>", "", sheet))}
    told |= {
        f"{kind} {language}": words_of(of_kind(files, kind, language), kind)
        for kind in ("pdf", "pptx", "xlsx")
        for language in LANGUAGES
    }
    for place, text in told.items():
        for one in held:
            for name in (one.id, one.name.nl, one.short.nl, one.short.say("en")):
                bare = name if place == "page" else "".join(name.split())
                assert len(name) < 4 or bare.casefold() not in text.casefold(), (place, name)
        assert "verborgen" in text or "hidden" in text


# --- with a session -----------------------------------------------------------------------------------------------------

TELLING = "level:belastingdienst.room,level:guidance,lessons:work,lessons:guidance,rate:catering,words:idea,next"
"""Every kind of question; lessons of named organisations; a level of one organisation and one of everybody's own."""


def told_with_names(hidden: bool = True) -> Session:
    """A session about organisations that everybody answered, of two organisations; all of it may be shown."""
    current = catalogue()
    organisations = ("ienm", "belastingdienst", "szw", "ind")
    plan = Plan("scale-up", "2014-12", organisations, ("work",), TELLING, current.fingerprint, "e", hidden)
    asked = questions(agenda.items(TELLING, current), current)
    made, _ = rooms().open("Dag bij belastingdienst BELASTINGDIENST", "nl", plan, asked)
    for number in range(9):
        role, of = (("hr", "ienm"), ("lead", "belastingdienst"), ("coach", "szw"))[number % 3]
        rooms().join(made.id, f"voter-{number}", role, of)
    for question in asked:
        rooms().move(made.id, question.id, "first")
        for number in range(9 if question.kind != "words" else 0):
            rooms().vote(made.id, question.id, f"voter-{number}", answer(question, number), 1, 1)
        if question.kind == "words":
            rooms().add_words(made.id, question.id, "voter-1", "Kijk bij Binnenwerk van SZW.", "once-0001")
            rooms().let_through(made.id, rooms().words(made.id)[0].id, shown=True)
        else:
            rooms().move(made.id, question.id, "revealed")
    return made


def inside(raw: bytes, kind: str) -> str:
    """Every text in every part of a file: charts, the workbooks behind them, names of shapes and notes as well."""
    if kind == "pdf":
        pages = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(raw)).pages)
        return pages.replace("\u200b", "").replace("\u00ad", "")
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        held = {name: parts.read(name) for name in parts.namelist()}
    found = [inside(part, "xlsx") for name, part in held.items() if name.endswith(".xlsx")]
    return "\n".join(
        [*found, *(unescape(part.decode()) for name, part in held.items() if name.endswith((".xml", ".rels")))]
    )


def tells(text: str) -> set[str]:
    """The names and ids of organisations that stand in a text, as whole words."""
    spelled = {
        name
        for one in catalogue().organisations.values()
        if one.kind != "sector"
        for name in (one.id, *(text.say(language) for text in (one.name, one.short) for language in LANGUAGES))
    }
    return {name for name in spelled if re.search(rf"(?<![\w.]){re.escape(name)}(?!\w)", text)}


def test_a_session_that_hides_names_tells_them_in_no_part_of_any_file_and_not_on_paper() -> None:
    """Also where the address forgot that it hides them."""
    session = told_with_names()
    app, files = visited("meenemen", sessie=session.code)
    assert not [name for name in files if "belastingdienst" in name.casefold()], list(files)
    paper = text_of(open_page("meenemen", sessie=session.code, beeld="afdruk", taal="en"))
    articles = {
        place: unescape(re.findall(r"<article.*?</article>", text, re.DOTALL)[0])
        for place, text in (("page", text_of(app)), ("paper", paper))
    }
    texts = {name: inside(raw, name.rpartition(".")[2]) for name, raw in files.items()} | articles
    assert len(texts) == 8
    for place, text in texts.items():
        assert not tells(text), place
        assert "belastingdienst" not in text.casefold(), place
        assert session.code not in text, f"{place}: who reads it must not vote with it"
        assert "Organisati" in text


def test_names_that_are_not_hidden_are_told_everywhere() -> None:
    """So that the test before this one looks where they would stand."""
    _, files = visited("meenemen", sessie=told_with_names(hidden=False).code)
    for name, raw in files.items():
        assert {"Binnenwerk"} < tells(inside(raw, name.rpartition(".")[2])), name


def test_lessons_that_a_room_chose_keep_apart_where_their_ids_are_hidden() -> None:
    _, files = visited("meenemen", sessie=told_with_names().code)
    raw = of_kind(files, "xlsx", "nl")
    found = [row for row in rows(raw, names_of(raw).index("stemmen") + 1) if row["question"] == "q3"]
    assert {row["answer"] for row in found} == set("123456")
    assert sorted(row["answer_label"] for row in found) == sorted({row["answer_label"] for row in found})
    groups = [row["group"] for row in rows(raw, names_of(raw).index("stemmen") + 1) if row["question"] == "q2"]
    letters = [group for group in dict.fromkeys(groups) if group.startswith("organisation:")]
    assert letters == sorted(letters)
    assert set(letters) < {f"organisation:{letter}" for letter in "ABCD"}


def test_the_printed_link_gives_the_same_summary_without_the_session() -> None:
    """The code to vote does not go along; what the session chose does."""
    session = told_with_names(hidden=False)
    link = unescape(
        re.findall(r'class="address".*?href="([^"]*)"', text_of(open_page("meenemen", sessie=session.code)))[0]
    )
    asked = parse_qs(urlsplit(link).query)
    assert "sessie" not in asked
    assert asked["agenda"] == [TELLING]
    assert asked["organisatie"] == ["ienm", "belastingdienst", "szw", "ind"]
    assert asked["thema"] == ["work"]


def test_the_way_to_the_own_session_asks_for_all_of_its_plan() -> None:
    session = told_with_names()
    with patch.object(takeaway.steering, "own_session", return_value=session):
        text = text_of(open_page("meenemen"))
    (address,) = re.findall(r'class="go" href="([^"]*sessie=[^"]*)"', text)
    asked = parse_qs(urlsplit(unescape(address)).query)
    assert asked["sessie"] == [session.code]
    assert asked["namen"] == ["verborgen"]
    assert asked["organisatie"] == ["ienm", "belastingdienst", "szw", "ind"]
    assert (asked["opgave"], asked["peildatum"]) == (["scale-up"], ["2014-12"])


@pytest.fixture
def session() -> Session:
    """A session that nobody voted in yet; its questions are those of the agenda."""
    return seven_people("Dag van het netwerk")


def seven_people(title: str) -> Session:
    current = catalogue()
    plan = Plan("first-placement", "2023-12", (), (), AGENDA, current.fingerprint, "e")
    made, _ = rooms().open(title, "nl", plan, questions(agenda.items(AGENDA, current), current))
    for number in range(7):
        rooms().join(made.id, f"voter-{number}", "hr" if number < 4 else "lead", "ienm")
    return made


def voted(session: Session, answer: Callable[[int], str], round_: int = 1) -> None:
    for number in range(7):
        rooms().vote(session.id, "q1", f"voter-{number}", answer(number), 1 + round_, round_)


def test_what_a_room_said_is_taken_away_after_the_reveal(session: Session) -> None:
    """Blind before; then on the sheet, on slides and in rows, with both rounds where there were two."""
    rooms().move(session.id, "q1", "first")
    voted(session, lambda number: str(number % 3))
    app, files = visited("meenemen", sessie=session.code)
    assert "nog niets getoond" in text_of(app)
    assert "Wat de zaal zei" not in text_of(app)
    assert names_of(of_kind(files, "xlsx", "nl")) == SHEETS["nl"]

    rooms().move(session.id, "q1", "revealed")
    app, files = visited("meenemen", sessie=session.code.lower())
    assert "7 stemmen: niveau 0: 3, niveau 1: 2, niveau 2: 2" in text_of(app)
    for language, line in (("nl", "Dag van het netwerk"), ("en", "Dag van het netwerk")):
        for kind in ("pdf", "pptx", "xlsx"):
            assert "".join(line.split()) in words_of(of_kind(files, kind, language), kind)
    assert "7stemmen:niveau0:3" in words_of(of_kind(files, "pdf", "nl"), "pdf")

    rooms().move(session.id, "q1", "second")
    voted(session, lambda _number: "2", 2)
    rooms().move(session.id, "q1", "compared")
    _, files = visited("meenemen", sessie=session.code)
    for language, caution in (("nl", "begint met = + - of @"), ("en", "begins with = + - or @")):
        told = "".join(caution.split())
        assert told in words_of(of_kind(files, "xlsx", language), "xlsx"), "the workbook says what CSV makes of it"
    raw = of_kind(files, "xlsx", "en")
    votes = rows(raw, names_of(raw).index("votes") + 1)
    assert {row["round"] for row in votes} == {"1", "2"}
    by_group: dict[tuple[str, str], int] = {}
    for row in votes:
        place = row["round"], row["group"]
        by_group[place] = by_group.get(place, 0) + int(row["count"])
    assert by_group["1", "all"] == by_group["2", "all"] == 7
    assert by_group["1", "role:hr"] + by_group["1", "role:lead"] == 7
    assert min(by_group.values()) >= 3
    charts = [
        shape.chart
        for sheet in Presentation(io.BytesIO(of_kind(files, "pptx", "nl"))).slides
        for shape in sheet.shapes
        if shape.has_chart
    ]
    assert [list(series.values) for series in charts[0].plots[0].series] == [[3, 2, 2, 0, 0, 0], [0, 0, 7, 0, 0, 0]]


def test_what_invented_people_said_is_called_so_on_the_sheet_and_in_every_file() -> None:
    session = seven_people("Proefsessie")
    rooms().move(session.id, "q1", "first")
    voted(session, lambda number: str(number % 3))
    rooms().move(session.id, "q1", "revealed")
    app, files = visited("meenemen", sessie=session.code)
    assert "proef met verzonnen deelnemers" in text_of(app)
    for language, line in (("nl", "proefmetverzonnendeelnemers"), ("en", "theparticipantsareinvented")):
        assert [
            kind for kind in ("pdf", "pptx", "xlsx") if line not in words_of(of_kind(files, kind, language), kind)
        ] == []


def rows(raw: bytes, sheet: int) -> list[dict[str, str]]:
    head, *found = read_xlsx(raw, sheet)
    return [dict(zip(head, row, strict=True)) for row in found]


def test_words_are_taken_away_only_when_the_coach_let_them_through(session: Session) -> None:
    rooms().move(session.id, "q3", "first")
    for number, text in enumerate(("=1+1 mag gezien", "mag niet gezien")):
        rooms().add_words(session.id, "q3", f"voter-{number}", text, f"once-{number:04}")
    rooms().let_through(session.id, rooms().words(session.id)[0].id, shown=True)
    _, files = visited("meenemen", sessie=session.code)
    for language in LANGUAGES:
        for kind in ("pdf", "pptx", "xlsx"):
            found = words_of(of_kind(files, kind, language), kind)
            assert "=1+1maggezien" in found
            assert "magnietgezien" not in found
    with zipfile.ZipFile(io.BytesIO(of_kind(files, "xlsx", "nl"))) as book:
        assert not [name for name in book.namelist() if re.search(rb"<f[ >]|<hyperlink", book.read(name))]


@pytest.mark.parametrize("code", ["ZZZZZZ", "x", "<b>", "9" * 300])
def test_a_session_that_is_not_there_is_told_and_the_rest_stays(code: str) -> None:
    app, files = visited("meenemen", sessie=code)
    assert "Deze sessie is er niet" in text_of(app)
    assert len(files) == 6


def test_a_store_that_does_not_answer_costs_only_what_the_room_said() -> None:
    with patch.object(type(rooms()), "of_code", side_effect=StoreError("down")):
        app, files = visited("meenemen", sessie="BCDFGH")
    assert "niet te lezen" in text_of(app)
    assert len(files) == 6
