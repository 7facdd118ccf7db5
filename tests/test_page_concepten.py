"""The page with concepts: what is unknown is shown as unknown, and the title is true for other data too."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from pathlib import Path

import pandas as pd
import pytest

from lessons.catalogue import load
from lessons.fields import last_day
from lessons.readiness import Readiness
from tests.other_data import replaced, showing
from tests.pages import open_page, text_of
from ui import concepts
from ui.data import catalogue


def title(page: str) -> str:
    found = re.search(r"<h1>(.*?)</h1>", page, re.DOTALL)
    assert found
    return re.sub(r"<[^>]+>", "", found[1])


@pytest.mark.parametrize(
    ("language", "heading", "heard"),
    [
        ("nl", "Vier concepten voor echt werk. Geen ervan is hier beoordeeld op de drie eisen.", ["betaalbaar", "nergens uitgelegd", "Te testen", "30 oktober 2014"]),
        ("en", "Four concepts for real work. None of them is rated here on the three criteria.", ["affordable", "explained nowhere", "To test", "30 October 2014"]),
    ],
)  # fmt: skip
def test_the_page_says_how_many_ideas_are_rated(language: str, heading: str, heard: list[str]) -> None:
    page = text_of(open_page("concepten", taal=language))
    assert title(page) == heading
    assert page.count("<h1") == 1
    assert [word for word in heard if word not in page] == []


def cards(page: str) -> dict[str, str]:
    """The id of every card, and its classes."""
    found = re.findall(r'<article class="([^"]*)" id="([^"]*)"', page)
    return {name.removeprefix("concept-"): classes for classes, name in found}


def test_every_idea_has_a_row_with_every_criterion_and_a_card() -> None:
    page = text_of(open_page("concepten"))
    rows = re.findall(r"<tr><th scope=\"row\">.*?</tr>", page, re.DOTALL)
    assert [row.count('class="rating unknown"') for row in rows] == [3, 3, 3, 3]
    assert list(cards(page)) == ["bicycles", "catering", "hosting", "upholstery"]


def test_the_address_marks_one_idea() -> None:
    marked = cards(text_of(open_page("concepten", concept="hosting")))
    assert [name for name, classes in marked.items() if "marked" in classes] == ["hosting"]


@pytest.mark.parametrize("unknown", ["nothing", "<script>alert(1)</script>", "' or 1=1", "../../etc/passwd"])
def test_an_unknown_idea_is_said_and_all_ideas_stay(unknown: str) -> None:
    page = text_of(open_page("concepten", concept=unknown))
    assert "Dit concept staat niet in de gegevens" in page
    assert "<script" not in page
    assert len(cards(page)) == 4


def test_an_idea_leads_to_its_session_its_lessons_and_its_paragraphs() -> None:
    addresses = set(re.findall(r'href="([^"]*)"', text_of(open_page("concepten")).replace("&amp;", "&")))
    assert "/netwerk#sessie-2014-10-30" in addresses
    assert "/lessen?les=programme/test-one-concept" in addresses
    assert "/methode?bron=seed-network&alinea=26" in addresses


def test_a_rating_changes_the_title_and_the_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with showing(tmp_path / "data", monkeypatch) as data:
        replaced(
            data / "concepts" / "hosting.yaml",
            "criterion: feasible\n    state: unknown",
            "criterion: feasible\n    state: yes",
        )
        page = text_of(open_page("concepten"))
    assert title(page) == "Vier concepten voor echt werk. Eén is hier beoordeeld op een of meer van de drie eisen."
    assert "rating yes" in page
    assert "Onbekend betekent niet nee." in page
    assert "Geen enkele bron beoordeelt" not in page


def test_the_meetings_the_ideas_come_from_stand_in_order_of_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with showing(tmp_path / "data", monkeypatch) as data:
        replaced(data / "concepts" / "bicycles.yaml", 'session: "2014-10-30"', 'session: "2014-12-02"')
        page = text_of(open_page("concepten"))
    assert "het overleg van 30 oktober 2014 en 2 december 2014" in page


def test_while_nothing_is_rated_the_table_says_that_no_source_does() -> None:
    assert "Onbekend betekent niet nee. Geen enkele bron beoordeelt" in text_of(open_page("concepten"))


def test_without_ideas_the_page_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with showing(tmp_path / "data", monkeypatch) as data:
        for file in (data / "concepts").iterdir():
            file.unlink()
        page = text_of(open_page("concepten"))
    assert title(page) == "Er zijn nog geen concepten."


def test_the_later_news_of_an_idea_stands_apart() -> None:
    page = text_of(open_page("concepten"))
    later = [told.text.nl for concept in catalogue().concepts.values() for told in concept.later]
    assert later
    assert [told for told in later if told not in page] == []


# --- ratings of a session -----------------------------------------------------------------------------------------------

FIRST = "ratings:\n"
VOTED = """  - criterion: feasible
    state: {state}
    reason: {{nl: "Reden van {session}.", en: "Reason of {session}."}}
    session: "{session}"
{more}"""
VOTES = "    votes: {yes: 9, partly: 3, no: 2, unknown: 1}\n"


def rated(data: Path, *lines: str) -> None:
    """The concept `hosting` with these ratings before the others."""
    replaced(data / "concepts" / "hosting.yaml", FIRST, FIRST + "".join(lines))


def row_of(page: str, concept: str) -> str:
    rows = re.findall(r'<tr><th scope="row">.*?</tr>', page, re.DOTALL)
    return next(row for row in rows if f"concept={concept}" in row)


@pytest.mark.parametrize(
    ("language", "room", "who"),
    [
        ("nl", "9 ja, 3 deels, 2 nee: verdeeld. 1 zonder mening.", "Eerste sessie: vier concepten"),
        ("en", "9 yes, 3 partly, 2 no: divided. 1 without an opinion.", "First session: four concepts"),
    ],
)
def test_a_divided_room_is_told_as_it_was_with_who_rated_when(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, room: str, who: str
) -> None:
    with showing(tmp_path / "data", monkeypatch) as data:
        rated(data, VOTED.format(state="yes", session="2014-10-30", more=VOTES))
        page = text_of(open_page("concepten", taal=language))
    row = row_of(page, "hosting")
    assert room in row
    assert who in row
    assert "#sessie-2014-10-30" in row
    assert "2014" in row
    assert "%" not in re.sub(r"<[^>]+>", " ", page)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("nl", "Te weinig antwoorden om verdeeld of eens te noemen."),
        ("en", "Too few answers to call divided or agreed."),
    ],
)
def test_of_fewer_than_three_answers_only_that_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, told: str
) -> None:
    """Two people in a room would know of each other what they found, and everybody else of both."""
    with showing(tmp_path / "data", monkeypatch) as data:
        rated(data, VOTED.format(state="yes", session="2014-10-30", more="    votes: {yes: 1, no: 1, unknown: 7}\n"))
        page = text_of(open_page("concepten", taal=language))
    assert f'<p class="small">{told}</p>' in row_of(page, "hosting")
    assert not re.search(r"\b(1 (ja|nee|yes|no)|7 (zonder|without))\b", re.sub(r"<[^>]+>", " ", page))


def test_a_room_that_did_not_know_is_no_room_of_few(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Unknown is an answer: six people who say so are told, and tell of nobody what they found."""
    with showing(tmp_path / "data", monkeypatch) as data:
        rated(data, VOTED.format(state="unknown", session="2014-10-30", more="    votes: {unknown: 6}\n"))
        page = text_of(open_page("concepten", taal="nl"))
    assert '<p class="small">Niemand wist het: 6 mensen.</p>' in row_of(page, "hosting")


def test_a_later_session_that_cannot_say_leaves_the_earlier_answer_in_sight(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with showing(tmp_path / "data", monkeypatch) as data:
        one, other = (
            VOTED.format(state=state, session=session, more="")
            for state, session in (("unknown", "2014-12-02"), ("partly", "2014-10-30"))
        )
        rated(data, one, other)
        page = text_of(open_page("concepten"))
    assert 'class="rating unknown"' in row_of(page, "hosting").split("Schaalbaar")[0]
    assert "Eerder: deels." in row_of(page, "hosting")
    card = page.split('id="concept-hosting"')[1].split("</article>")[0]
    assert card.index("Reden van 2014-12-02.") < card.index("Reden van 2014-10-30.")


def lines_to_paste(page: str, concept: str) -> str:
    found = re.search(r"<pre[^>]*>(.*?)</pre>", page.split(f'id="concept-{concept}"')[1], re.DOTALL)
    assert found
    return unescape(found[1]) + "\n"


def test_the_lines_to_paste_are_what_the_data_ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pasted as they are, the check says what is still to be filled in; filled in, the files are right."""
    with showing(tmp_path / "data", monkeypatch) as data:
        pasted = lines_to_paste(text_of(open_page("concepten")), "hosting")
        day = date.today().isoformat()
        replaced(data / "concepts" / "hosting.yaml", FIRST, FIRST + pasted)
        told = {(one.code, one.severity) for one in load(data).problems}
        assert {("missing-value", "error")} <= told
        text = (data / "sessions" / "2014-12-02.yaml").read_text(encoding="utf-8")
        (data / "sessions" / f"{day}.yaml").write_text(text.replace('id: "2014-12-02"', f'id: "{day}"'), "utf-8")
        filled = pasted.replace("yes: 0", "yes: 7").replace("state: unknown", "state: yes").replace('"..."', '"Zo."')
        replaced(data / "concepts" / "hosting.yaml", pasted, filled)
        found = load(data)
    assert [problem for problem in found.problems if problem.severity == "error"] == []
    votes = [rating.votes for rating in found.catalogue.concepts["hosting"].ratings if rating.votes]
    assert [given.yes for given in votes] == [7, 7, 7]


def test_every_unknown_rating_says_what_a_session_decides_and_an_answer_no_longer_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with showing(tmp_path / "data", monkeypatch) as data:
        rated(data, VOTED.format(state="yes", session="2014-10-30", more=""))
        page = text_of(open_page("concepten"))
    asked = re.findall(r"criterion: (\w+)", lines_to_paste(page, "hosting"))
    assert asked == ["scalable", "affordable"]
    assert re.findall(r"criterion: (\w+)", lines_to_paste(page, "bicycles")) == ["feasible", "scalable", "affordable"]
    assert "Spreek eerst af wat dit woord betekent." in page


# --- where to try ---------------------------------------------------------------------------------------------------------


def card(page: str, concept: str) -> str:
    return unescape(page.split(f'id="concept-{concept}"')[1].split("</article>")[0])


def test_where_no_source_names_a_place_the_card_says_what_to_ask_first() -> None:
    """Each condition the concept touches, with of how many organisations it is known; nobody is called fit."""
    held = catalogue()
    ready = Readiness(held, last_day("2023-12"))
    page = card(text_of(open_page("concepten", peildatum="2023-12")), "bicycles")
    assert "Geen bron noemt een plek." in page
    for dimension in ("room", "work", "guidance"):
        answers = [
            reading.answer
            for verdict in ready.verdicts("first-placement")
            for reading in verdict.gates
            if reading.dimension == dimension
        ]
        known = len(answers) - answers.count("open")
        assert f"Bekend bij {known or 'geen'} van de {len(answers)} organisaties" in page
    assert "geen voorwaarde van deze opgave" in page
    assert "Dit is geen advies over een organisatie." in page
    assert "geschikt" not in page


def test_an_earlier_date_knows_less() -> None:
    page = card(text_of(open_page("concepten", peildatum="2014-12")), "bicycles")
    assert "Bekend bij geen van de 9 organisaties." in page
    assert "Van geen organisatie is bekend dat elke voorwaarde hierboven gehaald is." in page


def test_a_place_that_a_source_names_is_a_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with showing(tmp_path / "data", monkeypatch) as data:
        replaced(data / "concepts" / "hosting.yaml", "could_try: []", "could_try: [szw]")
        page = card(text_of(open_page("concepten")), "hosting")
    assert 'href="/organisatie?organisatie=szw"' in page
    assert "Geen bron noemt een plek." not in page


def test_without_a_judged_organisation_there_is_nothing_to_ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with showing(tmp_path / "data", monkeypatch) as data:
        file = data / "organisations.yaml"
        text = re.sub(r"(?m)^    judged: .*\n", "", file.read_text("utf-8"))
        file.write_text(re.sub(r"(?m)^    kind: ", "    judged: false\n    kind: ", text), "utf-8")
        page = text_of(open_page("concepten"))
    assert "Vraag eerst naar" not in page
    assert "Geen bron noemt een plek." in page


# --- side by side -----------------------------------------------------------------------------------------------------------


def heads(page: str) -> list[str]:
    section = page.split('<h2 id="naast">')[1].split("</thead>")[0]
    return re.findall(r'<th scope="col"><a class="go" href="[^"]*concept=([\w-]+)', section)


def test_two_to_four_concepts_stand_side_by_side_and_one_does_not() -> None:
    assert '<h2 id="naast">' not in text_of(open_page("concepten", naast="hosting"))
    page = text_of(open_page("concepten", naast=["hosting", "bicycles", "nothing", "<b>"]))
    assert heads(page) == ["bicycles", "hosting"]
    sides = page.split('<h2 id="naast">')[1].split("</section>")[0]
    held = catalogue().concepts
    texts = [text.nl for key in ("hosting", "bicycles") for text in (held[key].work, *held[key].to_test)]
    assert [text for text in texts if text not in unescape(sides)] == []
    assert held["catering"].work.nl not in unescape(sides)


def test_a_concept_goes_beside_the_others_and_away_again_by_its_link() -> None:
    page = unescape(text_of(open_page("concepten", naast=["bicycles", "hosting"])))
    assert 'href="/concepten?naast=bicycles&naast=hosting&naast=catering"' in row_of(page, "catering")
    assert 'href="/concepten?naast=bicycles"' in row_of(page, "hosting")


def more_concepts(data: Path, number: int) -> None:
    text = (data / "concepts" / "hosting.yaml").read_text("utf-8")
    for place in range(number):
        (data / "concepts" / f"more-{place}.yaml").write_text(text.replace("id: hosting", f"id: more-{place}"), "utf-8")


def test_twenty_concepts_stay_readable_each_folded_but_the_one_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with showing(tmp_path / "data", monkeypatch) as data:
        more_concepts(data, 16)
        page = text_of(open_page("concepten", concept="more-3", naast=[f"more-{place}" for place in range(6)]))
    assert title(page).startswith("20 concepten")
    assert len(cards(page)) == 20
    assert page.count("Alles over dit concept") == 20
    assert len(re.findall(r"<details open><summary>Alles over dit concept", page)) == 1
    assert len(heads(page)) == 4


# --- to take along ------------------------------------------------------------------------------------------------------------


def test_a_card_leads_to_its_trail_and_tells_how_strong_each_lesson_is() -> None:
    page = card(text_of(open_page("concepten")), "hosting")
    assert 'href="/spoor?van=concept:hosting"' in page.replace("%3A", ":")
    lessons = re.findall(r'<a class="go" href="/lessen\?les=[^"]*">[^<]*</a> <span class="small">\(([^)]*)\)', page)
    assert len(lessons) == len(catalogue().concepts["hosting"].lessons)
    assert set(lessons) <= {"zwak", "redelijk", "sterk", "sterkte niet bepaald"}


def test_every_rating_leaves_as_a_file_earlier_ones_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[pd.DataFrame] = []
    monkeypatch.setattr(concepts, "take_away", lambda frame, about, name: given.append(frame))
    with showing(tmp_path / "data", monkeypatch) as data:
        rated(data, VOTED.format(state="yes", session="2014-10-30", more=VOTES))
        open_page("concepten")
    rows = given[-1][given[-1]["concept"] == "hosting"]
    assert rows["rating"].tolist() == ["yes", "unknown", "unknown", "unknown"]
    assert rows["current"].tolist() == [True, False, True, True]
    assert rows["room"].tolist()[0] == "divided"
    assert rows["concept_label"].tolist()[0] == "Hulp bij secretariaat en ontvangst"
