"""The file with slides, read back: native texts, tables and charts, each with its alt text; nothing is lost or runs over."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE

from lessons import agenda, deck
from lessons.catalogue import Catalogue, load
from lessons.deck_parts import Figure, Lead, Point, Side, Slide, Table, said
from lessons.heard import Heard
from lessons.readiness import Readiness, default_as_of
from lessons.slides_file import Cover, slides_file
from lessons.words import LANGUAGES, Language, Words
from tests.rooms import said as said_in_room
from tests.test_pdf import HOSTILE
from ui.shelf import SHIPPED

FOOT = "een eerste plaatsing · 31 december 2023 · alle 9 organisaties · gereedheid/1"
COVER = Cover(
    "Een titel",
    "Gemaakt vandaag.",
    (("Opgave", "x"), ("Editie", "y")),
    FOOT,
    "http://127.0.0.1/presenteren?a=1",
    "Open",
)
ASKED = "level:belastingdienst.room,lessons:work,rate:{concept},words:idea"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
LETTER = 0.5
"""How wide a letter of Arial is at most on average, in ems; measured over all texts of the catalogue (0.45, at most 0.485)."""


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    return load(SHIPPED).catalogue


def asked(catalogue: Catalogue) -> tuple[agenda.Item, ...]:
    return agenda.items(ASKED.format(concept=next(iter(catalogue.concepts))), catalogue)


def told(catalogue: Catalogue, language: Language, *, hidden: bool = False) -> tuple[Slide, ...]:
    seen = Readiness(catalogue, default_as_of(catalogue).day)
    items = (*deck.usual(catalogue, deck.Choice()), *(asked(catalogue) if catalogue.concepts else ()))
    return deck.slides(seen, "first-placement", deck.Choice(items, hidden=hidden), Words(language))


def opened(slides: Sequence[Slide], language: Language = "nl", room: Mapping[str, Heard] | None = None) -> Any:
    return Presentation(io.BytesIO(slides_file(slides, COVER, Words(language), room)))


def room_of(catalogue: Catalogue) -> dict[str, Heard]:
    return {
        one.question.item: one for one in said_in_room(asked(catalogue), catalogue, texts=["Een idee.", "Nog een."])
    }


def shown(sheet: Any) -> str:
    """Every text of a slide, of tables too."""
    found = [shape.text_frame.text for shape in sheet.shapes if shape.has_text_frame]
    found += [cell.text for shape in sheet.shapes if shape.has_table for row in shape.table.rows for cell in row.cells]
    return "\n".join(found)


def spoken(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_slide_is_in_it_letter_for_letter(shipped: Catalogue, language: Language) -> None:
    """Titles in the outline, parts on the slides, prompts in the notes; what was chosen and the link on each."""
    slides = told(shipped, language)
    made = opened(slides, language)
    titles = [sheet.shapes.title.text_frame.text for sheet in made.slides]
    assert list(dict.fromkeys(titles)) == list(dict.fromkeys(["Een titel", *(slide.title for slide in slides)]))
    text = spoken("\n".join(map(shown, made.slides)))
    notes = spoken("\n".join(sheet.notes_slide.notes_text_frame.text for sheet in made.slides))
    for slide in slides:
        for part in slide.parts:
            if isinstance(part, Lead | Point | Table):
                assert all(spoken(line) in text for line in said(part).split("; ")) or spoken(part.text) in text  # type: ignore[union-attr]
        assert all(spoken(prompt) in notes for prompt in slide.prompts)
        assert all(source in text and source in notes for source in slide.sources)
    for sheet in made.slides:
        assert FOOT in shown(sheet)
        assert COVER.link in sheet.notes_slide.notes_text_frame.text
        assert COVER.link in [rel.target_ref for rel in sheet.part.rels.values() if rel.is_external]
    assert made.core_properties.title == "Een titel"
    assert made.core_properties.language == {"nl": "nl-NL", "en": "en-GB"}[language]
    assert not made.core_properties.author


def test_pictures_and_tables_are_native_and_told_to_who_does_not_see_them(shipped: Catalogue) -> None:
    made = opened(told(shipped, "nl"), room=room_of(shipped))
    frames = [shape for sheet in made.slides for shape in sheet.shapes if shape.has_chart or shape.has_table]
    assert sum(shape.has_chart for shape in frames) >= 5
    assert all(len(shape.element.xpath(".//p:cNvPr/@descr")[0]) > 20 for shape in frames)
    assert not [shape for sheet in made.slides for shape in sheet.shapes if shape.shape_type == 13], "no pictures"
    for shape in frames:
        if shape.has_table:
            assert shape.table.first_row
        else:
            assert shape.chart.plots[0].has_data_labels
            assert "3D" not in str(shape.chart.chart_type)


def test_the_numbers_of_charts_are_those_that_were_counted_and_those_of_the_table(shipped: Catalogue) -> None:
    slides = told(shipped, "nl")
    made = opened(slides, room=room_of(shipped))
    charts = [(sheet, shape.chart) for sheet in made.slides for shape in sheet.shapes if shape.has_chart]
    counts = [part for slide in slides for part in slide.parts if type(part).__name__ == "Count"]
    first = charts[0][1].plots[0]
    assert [part.number for part in counts] == [int(value) for value in first.series[0].values]  # type: ignore[union-attr]
    level = room_of(shipped)["level:belastingdienst.room"].rounds
    whole, roles = charts[1][1].plots[0], charts[2][1].plots[0]
    assert [[int(value) for value in series.values] for series in whole.series] == [
        [*one.seen.counts, one.seen.unknown]
        for one in level  # type: ignore[union-attr]
    ]
    rows = rows_of(made, "Per rol, tweede ronde")
    assert rows[0][1:7] == list(roles.categories)
    assert {row[0]: [int(value) for value in row[1:7]] for row in rows[1:]} == {
        series.name: [int(value) for value in series.values] for series in roles.series
    }
    assert [sum(column) for column in zip(*(series.values for series in roles.series), strict=True)] == list(
        whole.series[1].values
    )


def rows_of(made: Any, name: str) -> list[list[str]]:
    (table,) = (
        shape.table for sheet in made.slides for shape in sheet.shapes if shape.has_table and shape.name == name
    )
    return [[cell.text for cell in row.cells] for row in table.rows]


def charts_of(made: Any) -> list[Any]:
    return [shape.chart for sheet in made.slides for shape in sheet.shapes if shape.has_chart]


def test_whether_a_room_is_divided_its_middle_and_its_round_stand_on_the_slides(shipped: Catalogue) -> None:
    """Not in the alt text alone: a line per round, two columns beside the roles, the round above every chart."""
    item = "level:belastingdienst.room"
    (one,) = said_in_room(agenda.items(item, shipped), shipped, people=40)
    made = opened([slide for slide in told(shipped, "nl") if str(slide.item) == item], room={item: one})
    text = "\n".join(map(shown, made.slides))
    for name, found in zip(("Eerste ronde", "Tweede ronde"), one.rounds, strict=True):
        assert f"{name}: 40 stemmen; verdeeld: niveau 0 tot 4; middelste stem: {found.seen.median}." in text  # type: ignore[union-attr]
    head, *rows = rows_of(made, "Per rol, tweede ronde")
    assert [head[0], *head[-2:]] == ["Rol, tweede ronde", "Verdeeld?", "Midden"]
    groups = one.rounds[1].roles  # type: ignore[union-attr]
    assert [row[-1] for row in rows] == [str(group.seen.median) for group in groups]
    assert [row[-2].startswith("≠ verdeeld, ") for row in rows] == [group.seen.divided for group in groups]
    headings = [chart.chart_title.text_frame.text for chart in charts_of(made)]
    assert headings == ["Links de eerste ronde, rechts de tweede", "Per rol, tweede ronde"]
    assert charts_of(made)[0].chart_type == XL_CHART_TYPE.COLUMN_CLUSTERED, "its legend has the order of the bars"


def test_two_rounds_that_are_the_same_are_two_rounds(shipped: Catalogue) -> None:
    item = "level:belastingdienst.room"
    (one,) = said_in_room(agenda.items(item, shipped), shipped)
    same = Heard(one.question, (one.rounds[0], one.rounds[0]))
    made = opened([slide for slide in told(shipped, "nl") if str(slide.item) == item], room={item: same})
    assert [series.name for series in charts_of(made)[0].plots[0].series] == ["Eerste ronde", "Tweede ronde"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_rating_stands_in_a_table_too_and_lessons_are_named_at_length(shipped: Catalogue, language: Language) -> None:
    """The answers differ by more than a shade; of a lesson its bar says 110 signs, and the line above that there are more."""
    room = room_of(shipped)
    made = opened(told(shipped, language), language, room)
    rating = next(one for one in room.values() if one.question.kind == "rate").rounds[1]
    name = {"nl": "Per eis, tweede ronde", "en": "Per criterion, second round"}[language]
    assert [[int(cell) for cell in row[1:5]] for row in rows_of(made, name)[1:]] == [
        [one.votes.yes, one.votes.partly, one.votes.no, one.votes.unknown]
        for one in rating.rated  # type: ignore[union-attr]
    ]
    lessons = room["lessons:work"].rounds[1]
    labels = {option.id: Words(language).text(option.label) for option in lessons.question.options}
    (chart,) = (
        one
        for one in charts_of(made)
        if max(map(len, one.plots[0].categories)) > 60 and len(one.plots[0].categories) == 5
    )
    for found, label in zip(lessons.chosen, chart.plots[0].categories, strict=False):  # type: ignore[union-attr]
        assert label == labels[found.lesson] or (label.endswith("…") and len(label) > 90)
    told_ = {"nl": "De 5 lessen die het vaakst gekozen zijn, van 6.", "en": "The 5 lessons chosen most, of 6."}
    assert told_[language] in "\n".join(map(shown, made.slides))


def test_a_room_too_small_to_show_has_no_chart(shipped: Catalogue) -> None:
    few = {one.question.item: one for one in said_in_room(asked(shipped), shipped, people=2)}
    made = opened([slide for slide in told(shipped, "nl") if slide.kind == "ask"], room=few)
    assert not [shape for sheet in made.slides for shape in sheet.shapes if shape.has_chart]
    assert "Minder dan 3 stemmen" in "\n".join(map(shown, made.slides))


@pytest.mark.parametrize("size", ["shipped", "0", "1", "30"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_runs_over_and_letters_are_large(size: str, language: Language, worlds: Mapping[str, Path]) -> None:
    """Texts of 18 points or more, but for what the slide is about; every frame holds its text and lies on the slide."""
    catalogue = load(worlds[size]).catalogue
    room = room_of(catalogue) if catalogue.concepts else {}
    for sheet in opened(told(catalogue, language), language, room).slides:
        for shape in sheet.shapes:
            assert shape.left >= 0
            assert shape.top + shape.height <= 540 * 12_700
            assert shape.left + shape.width <= 960 * 12_700
            if shape.has_table:
                rows_hold(shape.table, small=len(shape.table.columns) > 9)
            if shape.has_text_frame:
                small = shape.name in ("Voet", "Legenda")
                sizes = [run.font.size.pt for line in shape.text_frame.paragraphs for run in line.runs]
                assert min(sizes) >= (12 if small else 18), shape.name
                assert height(shape.text_frame, shape.width.pt) <= shape.height.pt + 1, (
                    shape.name,
                    shape.text_frame.text,
                )


def rows_hold(table: Any, small: bool) -> None:
    """Each row is as high as its texts need. The heads of the matrix, names and verdicts may be smaller;
    heads and verdicts are known words, measured to fit: "? nog niet te zeggen" is 109 points wide."""
    for place, row in enumerate(table.rows):
        for column, cell in enumerate(row.cells):
            sizes = [run.font.size.pt for line in cell.text_frame.paragraphs for run in line.runs] or [18]
            assert sizes[0] >= (12 if small and (not place or column < 2) else 18)
            room = table.columns[column].width.pt - cell.margin_left.pt - cell.margin_right.pt
            words = 1 if small and (not place or column == 1) else -(-len(cell.text) * sizes[0] * LETTER // room)
            assert words * sizes[0] * 1.2 + 7.2 <= row.height.pt + 1, cell.text


def height(frame: Any, wide: float) -> float:
    """How high the text is at most."""
    total = 0.0
    for place, paragraph in enumerate(frame.paragraphs):
        for line in paragraph.text.split("\v"):
            size = max((run.font.size.pt for run in paragraph.runs), default=18)
            size = min(run.font.size.pt for run in paragraph.runs) if line != paragraph.text.split("\v")[0] else size
            total += -(-len(line) * size * LETTER // (wide - 22 * (paragraph.level or 0))) * size * 1.2
        last = place == len(frame.paragraphs) - 1
        total += 0 if last or paragraph.space_after is None else paragraph.space_after.pt
    return total


@pytest.mark.parametrize("text", [*HOSTILE, "😀 עברית العربية", "x" * 400, "a\x00b\x1f\ud800c", "=1+1", "<b>&amp;</b>"])
def test_a_text_is_only_ever_a_text(shipped: Catalogue, text: str) -> None:
    (slide, *_) = told(shipped, "nl")
    odd = Slide(
        "points",
        slide.item,
        text,
        text,
        (
            Lead(text, label=text),
            Point(text, under=text),
            Side(text, text, text),
            Figure(text, text, text),
            Table(text, (text,), ((text,),)),
        ),
        sources=(text,),
        prompts=(text,),
    )
    raw = slides_file([odd], Cover(text, text, ((text, text),), text, COVER.link, text), Words("nl"))
    safe = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]", "\ufffd", text)
    assert "\n".join(map(shown, Presentation(io.BytesIO(raw)).slides)).count(safe) >= 11, (
        "each part has it twice or more"
    )


def test_the_file_is_whole(shipped: Catalogue) -> None:
    """Every part is well formed and has its kind, and every relation leads to a part: no reader has to repair it."""
    raw = slides_file(told(shipped, "nl"), COVER, Words("nl"), room_of(shipped))
    with zipfile.ZipFile(io.BytesIO(raw)) as book:
        assert book.testzip() is None
        names = book.namelist()
        assert len(names) == len(set(names))
        kinds = ElementTree.fromstring(book.read("[Content_Types].xml"))
        named = {item.get("PartName") for item in kinds} | {item.get("Extension") for item in kinds}
        for name in names:
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(book.read(name))
            if name.startswith("ppt/slides/slide"):
                numbers = re.findall(rb'<p:cNvPr id="(\d+)"', book.read(name))
                assert len(numbers) == len(set(numbers)), name
            assert f"/{name}" in named or name.rpartition(".")[2] in named, name
        for name in names:
            if name.endswith(".rels"):
                base = Path(name).parent.parent
                for found in ElementTree.fromstring(book.read(name)):
                    if found.get("TargetMode") != "External":
                        target = str(found.get("Target"))
                        whole = target[1:] if target.startswith("/") else str((Path("/") / base / target).resolve())[1:]
                        assert whole in names, (name, target)


def test_hidden_names_are_nowhere_in_the_file(shipped: Catalogue) -> None:
    """Not in texts, notes, alt texts or in the workbooks behind the charts."""
    raw = slides_file(told(shipped, "nl", hidden=True), COVER, Words("nl"))
    with zipfile.ZipFile(io.BytesIO(raw)) as book:
        text = " ".join(book.read(name).decode("utf-8", "ignore") for name in book.namelist() if name.endswith(".xml"))
    bare = " ".join(
        ElementTree.fromstring(f"<a>{found}</a>").text or "" for found in re.findall(r"<a:t>([^<]*)</a:t>", text)
    )
    for organisation in shipped.organisations.values():
        if organisation.judged:
            assert not re.search(rf"(?<!\w){re.escape(organisation.short.nl)}(?!\w)", bare), organisation.id


def test_once_the_room_answered_no_slide_only_asks_for_an_answer(shipped: Catalogue) -> None:
    """A question without options has its answers on its first slide, with its prompts; before that it stands alone."""
    item = "words:idea"
    slides = [slide for slide in told(shipped, "nl") if str(slide.item) == item]
    _, before = opened(slides).slides
    (_, *after) = opened(slides, room={item: room_of(shipped)[item]}).slides
    assert len(after) == 1
    assert "Een idee." in shown(after[0])
    assert "vervolg" not in shown(after[0])
    assert slides[0].prompts[0] in after[0].notes_slide.notes_text_frame.text
    assert slides[0].title == before.shapes.title.text_frame.text == after[0].shapes.title.text_frame.text
