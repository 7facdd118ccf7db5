"""The slides as plain values: made from the live data and the choice, names hidden everywhere, cut and never shrunk."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons import agenda
from lessons.agenda import Item
from lessons.ballots import Said, questions
from lessons.catalogue import Catalogue, load
from lessons.deck import Choice, Lead, Matrix, Point, Row, Side, Slide, slides, usual
from lessons.deck_fit import fitted
from lessons.deck_names import Names
from lessons.readiness import Readiness, default_as_of
from lessons.words import LANGUAGES, Language, Words
from ui.shelf import SHIPPED

CATALOGUE = load(SHIPPED).catalogue
SEEN = Readiness(CATALOGUE, default_as_of(CATALOGUE).day)
ASKED = tuple(map(Item.of, ("level:room", "level:dji.work", "lessons:work", "rate:bicycles", "words:idea")))


def deck(choice: Choice | None = None, language: Language = "nl", seen: Readiness = SEEN) -> tuple[Slide, ...]:
    return slides(seen, "first-placement", choice or Choice(), Words(language))


def told(made: tuple[Slide, ...]) -> str:
    """Everything that a deck says, to the room and to the coach."""
    return "\n".join(line for slide in made for line in (slide.text, *slide.sources, *slide.prompts))


def of_kind(made: tuple[Slide, ...], kind: str) -> list[Slide]:
    return [slide for slide in made if slide.item.kind == kind]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_usual_deck_has_every_kind_of_slide_and_each_says_something(language: Language) -> None:
    made = deck(language=language)
    assert {slide.item.kind for slide in made} == set(agenda.SLIDES)
    assert all(slide.title and slide.text.strip() for slide in made)
    assert all(slide.prompts for slide in made)
    assert not any("{" in line or "None" in line for line in told(made).splitlines())


def test_the_usual_agenda_is_the_one_of_the_page_that_makes_it() -> None:
    by_end = sorted(CATALOGUE.experiments)
    assert usual(CATALOGUE, Choice()) == agenda.usual(CATALOGUE, by_end)
    assert not any(item.asks for item in usual(CATALOGUE, Choice()))


def test_an_agenda_is_followed_in_its_order_and_one_without_items_has_no_slides() -> None:
    items = (Item("next"), Item("experiment", "ienm-candidate-first"), Item("question"))
    assert list(dict.fromkeys(slide.item for slide in deck(Choice(items)))) == list(items)
    assert deck(Choice(())) == ()


def test_an_experiment_opens_step_by_step_from_the_question_to_a_question_to_the_room() -> None:
    experiment = CATALOGUE.experiments["ienm-candidate-first"]
    assert experiment.outcome
    (slide,) = deck(Choice((Item("experiment", experiment.id),)))
    rows = [part for part in slide.parts if isinstance(part, Row)]
    assert slide.title == experiment.question.nl
    assert [row.step for row in rows] == [1, 2, 3, 4]
    assert rows[0].text == experiment.tried.nl
    assert experiment.outcome.summary.nl in rows[1].text
    assert experiment.unknown[0].nl in rows[2].text
    assert rows[3].asks


def test_steps_of_every_slide_have_no_gaps() -> None:
    for slide in deck(Choice((*usual(CATALOGUE, Choice()), *ASKED))):
        assert {part.step for part in slide.parts} | {0} == set(range(slide.steps + 1)), slide.title


def test_a_contradiction_has_two_sides_with_their_texts_and_sources() -> None:
    one, other = CATALOGUE.lessons["not-by-decree"], CATALOGUE.lessons["stick-needed"]
    assert "stick-needed" in one.contradicts
    made = of_kind(deck(Choice((Item("contradictions"),), themes=one.themes)), "contradictions")
    texts = [{part.text for part in slide.parts if isinstance(part, Side)} for slide in made]
    assert texts.count({one.text.nl, other.text.nl}) == 1
    assert all(len([part for part in slide.parts if isinstance(part, Side)]) == 2 for slide in made)


def test_the_agenda_is_what_the_method_says_to_ask_in_its_order() -> None:
    points = [part for slide in deck(Choice((Item("unknown"),))) for part in slide.parts if isinstance(part, Point)]
    wording = {dimension.id: dimension.question.nl for dimension in SEEN.edition.dimensions}
    assert [point.text for point in points] == [wording[one.dimension] for one in SEEN.ask_first("first-placement")]
    assert [point.number for point in points] == list(range(1, len(points) + 1))


def test_themes_choose_the_obstacles_and_organisations_choose_the_rows() -> None:
    made = deck(Choice(organisations=("ienm", "ind"), themes=("hiring",)))
    assert all("Plaatsing" in slide.kick for slide in of_kind(made, "obstacles"))
    assert of_kind(made, "obstacles")
    (matrix,) = [part for slide in made for part in slide.parts if isinstance(part, Matrix)]
    assert [line.name for line in matrix.lines] == ["I&M", "IND"]
    assert [slide.item.subject for slide in of_kind(made, "experiment")] == ["ienm-candidate-first"]


def test_a_deck_without_any_organisation_still_stands() -> None:
    nobody = replace(
        CATALOGUE, organisations={}, experiments={}, judgements={}, lessons={}, concepts={}, programme=None
    )
    made = deck(seen=Readiness(nobody, SEEN.as_of))
    assert {"question", "readiness", "unknown", "next"} <= {slide.item.kind for slide in made}


# --- names ------------------------------------------------------------------------------------------------------------


def spelled(catalogue: Catalogue) -> set[str]:
    """The names as the catalogue writes them, long and short, in both languages; the sector is no organisation."""
    held = [one for one in catalogue.organisations.values() if one.kind != "sector"]
    return {text.say(language) for one in held for text in (one.name, one.short) for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("organisations", [(), ("ienm", "belastingdienst")])
def test_hidden_names_are_nowhere_in_the_deck(language: Language, organisations: tuple[str, ...]) -> None:
    every = Choice((*usual(CATALOGUE, Choice()), *ASKED), organisations, hidden=True)
    text = told(deck(every, language))
    shown = [name for name in spelled(CATALOGUE) if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
    assert shown == []
    open_text = told(deck(replace(every, hidden=False), language))
    assert any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", open_text) for name in spelled(CATALOGUE))


def test_an_organisation_has_the_letter_of_every_page_and_rows_stand_by_letter() -> None:
    letters = agenda.stand_ins(one.id for one in SEEN.organisations)
    made = deck(Choice(hidden=True))
    (matrix,) = [part for slide in made for part in slide.parts if isinstance(part, Matrix)]
    assert [line.name for line in matrix.lines] == [f"Organisatie {letter}" for letter in sorted(letters.values())]
    story = of_kind(made, "experiment")
    assert any(f"Organisatie {letters['ienm']}" in slide.kick for slide in story)


def test_a_name_in_the_middle_of_a_sentence_is_replaced_with_its_article() -> None:
    names = Names(CATALOGUE, Words("nl"))
    letter = names.letters["belastingdienst"]
    assert names.hide("Bij de Belastingdienst lukt het.") == f"Bij Organisatie {letter} lukt het."
    assert names.hide("Wij zien de indeling.") == "Wij zien de indeling."
    assert names.hide("DGOBR wil dit.") == "Een andere organisatie wil dit."


def test_what_somebody_typed_tells_no_name_in_whatever_capitals() -> None:
    """Whole words only, and an abbreviation of two signs as it is written: it may be an ordinary word."""
    names = Names(CATALOGUE, Words("nl"), ("belastingdienst",))
    for typed in ("belastingdienst", "BELASTINGDIENST", "de BelastingDienst"):
        assert names.typed(f"Dag bij {typed}, bz en SZWart") == "Dag bij Organisatie A, bz en SZWart"
    other = "een andere organisatie"
    assert names.typed("Bij BZ en szw, BELASTİNGDİENST") == f"Bij {other} en {other}, {other}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_title_of_a_source_keeps_its_own_language_where_its_names_are_hidden(language: Language) -> None:
    """No English words in a Dutch title in an English deck, nor the other way about: a letter, or dots."""
    names = Names(CATALOGUE, Words(language))
    assert names.mask("Werk bij de Belastingdienst (DGOBR)") == f"Werk bij {names.letters['belastingdienst']} (…)"
    sources = {title for slide in deck(Choice(hidden=True), language) for title in slide.sources}
    assert any("…" in title for title in sources)
    assert not [title for title in sources if re.search("andere organisatie|another organisation", title)]


# --- questions --------------------------------------------------------------------------------------------------------


def test_outside_a_session_a_question_is_voted_on_by_hand() -> None:
    made = deck(Choice(ASKED))
    assert all(slide.question is None for slide in made)
    level = of_kind(made, "level")[0]
    signs = [part.label for part in level.parts if isinstance(part, Point)]
    assert signs == ["0", "1", "2", "3", "4", "?"]
    assert any("hand" in part.text for part in level.parts if isinstance(part, Lead))


def test_in_a_session_a_question_is_the_one_it_was_opened_with_and_stands_once() -> None:
    first, *others = questions(ASKED, CATALOGUE)
    frozen = (replace(first, title=Said("Zoals toen gevraagd", "As it was asked")), *others[:-1])
    made = deck(Choice(ASKED, asked=frozen))
    assert [slide.question.id for slide in made if slide.question] == [one.id for one in frozen]
    assert made[0].title == "Zoals toen gevraagd"
    assert len(made) == len(frozen)


# --- what fits --------------------------------------------------------------------------------------------------------

SENTENCE = st.text("abcdefgh ij", min_size=1, max_size=150).map(lambda text: f"{text.strip() or 'x'}.")
TEXTS = st.lists(SENTENCE, min_size=1, max_size=3).map(" ".join)


@given(TEXTS, st.lists(st.builds(Row, st.just("Label"), TEXTS, step=st.integers(1, 4)), max_size=5), TEXTS)
def test_what_does_not_fit_goes_on_and_no_word_is_lost_or_moved(title: str, rows: list[Row], lead: str) -> None:
    whole = Slide("story", Item("obstacles"), "Kop", title, (Lead(lead), *rows))
    made = fitted(whole, "Verder", Words("nl"))
    parts = [part for slide in made for part in slide.parts]
    said = " ".join([made[0].title, *(part.text for part in parts if isinstance(part, Lead | Row))]).split()
    assert said == " ".join([title, lead, *(row.text for row in rows)]).split()
    assert all(slide.parts for slide in made[1:])
    assert all(slide.parts[0].step == 0 for slide in made[1:])
    assert not any(slide.more for slide in made)


def test_many_points_go_over_slides_and_keep_their_order() -> None:
    points = tuple(Point(f"Punt {place}", number=place) for place in range(1, 31))
    made = fitted(Slide("points", Item("unknown"), "Kop", "Titel", points), "Titel", Words("nl"))
    assert [part for slide in made for part in slide.parts] == list(points)
    assert len(made) > 2
    assert all(5 <= len(slide.parts) <= 11 for slide in made[:-1])
    assert [slide.kick for slide in made] == ["Kop", *["Kop · vervolg"] * (len(made) - 1)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_live_question_has_all_its_options_on_one_slide(language: Language) -> None:
    """Of every theme, dimension and concept, as the wall shows them and the file with slides."""
    items = every_question()
    made = deck(Choice(items, asked=questions(items, CATALOGUE)), language)
    assert len(made) == len(items)
    for slide in made:
        assert slide.question
        wanted = [Words(language).text(option.label) for option in slide.question.options]
        shown = [part.text for part in slide.parts if isinstance(part, Point)]
        assert " ".join(shown) == " ".join(wanted), slide.item


def every_question() -> tuple[Item, ...]:
    """A question of each kind, on every theme, dimension and concept."""
    dimensions = [one.id for one in CATALOGUE.edition.dimensions] if CATALOGUE.edition else []
    written = [f"lessons:{one}" for one in CATALOGUE.themes] + [f"level:{one}" for one in dimensions]
    return agenda.items(",".join([*written, *(f"rate:{one}" for one in CATALOGUE.concepts)]), CATALOGUE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_by_hand_a_question_has_all_its_options_and_how_to_answer_on_one_slide(language: Language) -> None:
    """Nobody raises a hand for a lesson that stands on another slide."""
    items = every_question()
    made = deck(Choice(items), language)
    assert [slide.item for slide in made] == list(items)
    for slide, question in zip(made, questions(items, CATALOGUE), strict=True):
        *points, how = slide.parts
        assert isinstance(how, Lead)
        assert how.asks
        assert " ".join(part.text for part in points if isinstance(part, Point)) == " ".join(
            Words(language).text(option.label) for option in question.options
        )


def test_by_hand_options_that_are_too_long_are_divided_with_how_to_answer_on_each_slide(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (item,) = agenda.items("lessons:work", CATALOGUE)
    (question,) = questions([item], CATALOGUE)
    long = tuple(replace(option, label=Said(f"Les. {'woord ' * 60}", "Lesson")) for option in question.options)
    monkeypatch.setattr("lessons.deck_room.questions", lambda *_: (replace(question, options=long),))
    made = deck(Choice((item,)))
    assert len(made) > 1
    assert len({slide.parts[-1].text for slide in made if isinstance(slide.parts[-1], Lead)}) == 1
    counts = [len([part for part in slide.parts if isinstance(part, Point)]) for slide in made]
    assert min(counts) >= 1
    assert max(counts) - min(counts) <= 1
    points = [part for slide in made for part in slide.parts if isinstance(part, Point)]
    assert [part.label for part in points] == [str(place) for place in range(1, len(long) + 1)]


def test_a_live_question_with_too_much_for_a_slide_says_how_much_is_left() -> None:
    (item,) = agenda.items("lessons:work", CATALOGUE)
    (question,) = questions([item], CATALOGUE)
    long = tuple(replace(option, label=Said(f"Les. {'woord ' * 60}", "Lesson")) for option in question.options)
    (slide,) = deck(Choice((item,), asked=(replace(question, options=long),)))
    last = slide.parts[-1]
    assert isinstance(last, Lead)
    assert last.text == f"En nog {len(long) - len(slide.parts) + 1}: lees ze op uw telefoon."


def test_a_text_without_end_is_cut_and_says_so() -> None:
    endless = "Dit houdt niet op. " * 400
    made = fitted(Slide("statement", Item("next"), "Kop", "Titel", (Lead(endless),)), "Verder", Words("nl"))
    assert made[-1].more
    assert len(made) <= 3
    assert told(made).rstrip().endswith("…")


def test_a_folder_of_very_many_makes_a_deck_of_a_bounded_length(tmp_path: Path) -> None:
    from lessons.demo import write

    write(tmp_path / "many", 60, 40, 1)
    many = load(tmp_path / "many").catalogue
    made = deck(seen=Readiness(many, default_as_of(many).day))
    assert len(made) <= 40
    assert "van de 60 organisaties" in told(tuple(of_kind(made, "matrix")))
