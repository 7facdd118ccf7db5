"""The drawer: what level, why, how sure, what next, for every state that a cell can have; and lessons of who stands higher."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

import pytest

from lessons.aims import aim
from lessons.cells import Cell
from lessons.comparison import higher, steps
from lessons.readiness import Readiness
from tests.pages import open_page, text_of

Pick = Callable[[Cell], bool]


def drawer(cell: Cell | str, language: str = "nl", page: str = "organisatie", **keys: str) -> str:
    """The HTML of the drawer for this cell; "" when it stays closed."""
    place = cell if isinstance(cell, str) else f"{cell.organisation}.{cell.dimension}"
    text = text_of(open_page(page, cel=place, taal=language, **keys))
    return text.partition('<div class="dl drawer">')[2].partition('<div class="dl foot')[0]


def read(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


def one(thirty: Readiness, pick: Pick) -> Cell:
    """The first cell that is so; there must be one."""
    return next(cell for cell in thirty.cells.values() if pick(cell))


STATES: dict[str, tuple[Pick, list[str], list[str]]] = {
    "level": (lambda cell: cell.decides and cell.level == 2, ["Waarom dit niveau", "Wat het een 3 zou maken", "Het telt tot en met"], ["Vraag dit"]),
    "top": (lambda cell: cell.decides and cell.level == 4, ["Dit is het hoogste niveau."], ["zou maken", "Van wie hoger staat"]),
    "mixed": (lambda cell: cell.decides and cell.state == "mixed", ["Laag, ", "Hoog, ", "zeker een", "Vraag dit"], []),
    "unknown": (lambda cell: cell.state == "unknown", ["Wat we weten", "Vraag dit", "De vijf mogelijke antwoorden", "Daarom is er ook geen vertrouwen"], ["Waarom dit niveau", "zou maken"]),
    "not_assessed": (lambda cell: cell.state == "not_assessed", ["Hier is nog nooit naar gevraagd", "Vraag dit"], ["Hoe zeker is dit"]),
    "not_applicable": (lambda cell: cell.state == "not_applicable", ["Niet van toepassing"], ["Vraag dit", "Van wie"]),
    "stale": (lambda cell: cell.known and cell.stale, ["Het telde tot en met", "verouderd", "Vraag dit"], ["Het telt tot", "zeker hoger", "Van wie hoger staat"]),
    "collective": (lambda cell: cell.collective, ["gezegd van alle organisaties samen", "Dat beslist niet over deze ene", "Vraag dit"], ["zeker hoger", "Van wie hoger staat"]),
    "divided": (lambda cell: cell.known and cell.divided, ["dan blijft het laag"], []),
    "reply": (lambda cell: any(dated.judgement.reply for dated in cell.current), ["Antwoord van de organisatie"], []),
}  # fmt: skip


@pytest.mark.parametrize("state", STATES)
def test_the_drawer_says_what_holds_for_the_state_of_a_cell(thirty: Readiness, state: str) -> None:
    pick, there, absent = STATES[state]
    said = read(drawer(one(thirty, pick)))
    assert said
    for words in there:
        assert words in said, words
    for words in absent:
        assert words not in said, words


@pytest.mark.parametrize("state", STATES)
def test_the_drawer_is_whole_in_english(thirty: Readiness, state: str) -> None:
    said = read(drawer(one(thirty, STATES[state][0]), "en"))
    assert "Further" in said
    for dutch in ("Waarom", "Wat nu", "Vraag", "zeker", "peildatum", "Eerder"):
        assert dutch not in said


def test_the_order_is_level_why_how_sure_what_next_and_then_the_rest(thirty: Readiness) -> None:
    def told(cell: Cell) -> bool:
        return cell.decides and cell.level == 1 and len(steps(thirty, cell.organisation, cell.dimension)) > 1

    found = re.findall(r"<h3>([^<]+)</h3>", drawer(one(thirty, told)))
    assert found[:3] == ["Waarom dit niveau?", "Hoe zeker is dit?", "Wat nu?"]
    assert found[-2:] == ["Eerdere oordelen", "Verder"]


def test_each_piece_of_evidence_has_grade_scope_role_date_and_its_source(thirty: Readiness) -> None:
    cell = one(thirty, lambda cell: cell.decides and any(item.role for item in cell.current[0].judgement.evidence))
    said = drawer(cell)
    rows = [item for dated in cell.current for item in dated.judgement.evidence]
    assert said.partition("Hoe zeker")[0].count('<span class="grade">') == len(rows)
    for item in rows:
        assert f"bron={item.source.partition('#')[0]}" in said
        assert item.scope == "collective" or "Over deze organisatie" in said


def test_a_source_with_an_address_of_its_own_has_a_second_link_that_says_it_leaves_the_site() -> None:
    said = drawer("binnenwerk.guidance")
    assert re.search(r'<a href="https://[^"]+" rel="noopener noreferrer" class="outside">naar de bron zelf', said)
    assert "verlaat deze site" in said


def test_a_source_without_an_address_has_one_link(thirty: Readiness) -> None:
    """No source of the invented catalogue is on the web."""
    said = drawer(one(thirty, lambda cell: cell.decides))
    assert "/methode?" in said
    assert 'class="outside"' not in said


def test_a_decline_has_a_shape_a_word_and_its_reason(thirty: Readiness) -> None:
    def fell(cell: Cell) -> bool:
        path = steps(thirty, cell.organisation, cell.dimension)
        return bool(path) and path[-1].movement == "down"

    cell = one(thirty, fell)
    said = read(drawer(cell))
    assert "↓ Lager dan daarvoor" in said
    assert cell.current[0].judgement.reason.nl in said
    assert steps(thirty, cell.organisation, cell.dimension)[-2].reasons[0].judgement.reason.nl in said


def test_the_own_target_is_told_with_its_source(thirty: Readiness) -> None:
    cell = one(thirty, lambda cell: aim(thirty, cell.organisation, cell.dimension) is not None)
    said = drawer(cell)
    assert "zelf wil" in said
    assert "Eigen doel: niveau" in said
    none = one(thirty, lambda cell: aim(thirty, cell.organisation, cell.dimension) is None)
    assert "Eigen doel" not in drawer(none)


def test_lessons_from_higher_come_from_those_who_surely_stand_higher(thirty: Readiness) -> None:
    """At most four organisations with two lessons each, each lesson of that organisation; never from a lower one."""
    shown = 0
    lessons = {
        f"{item.id}/{lesson.id}": {item.organisation}
        for item in thirty.catalogue.experiments.values()
        for lesson in item.lessons
    }
    lessons |= {item.id: set(item.organisations) for item in thirty.catalogue.lessons.values()}  # type: ignore[attr-defined]
    for cell in list(thirty.cells.values())[::23]:
        part = drawer(cell).partition("<h4>")[2].partition("<h3>")[0]
        rows = re.findall(r'<div class="step">(.*?)</div>', part, re.DOTALL)
        assert len(rows) <= 4
        above = {item.organisation for item in higher(thirty, cell)}
        for row in rows:
            teacher = re.search(r"cel=([\w-]+)\.", row)
            assert teacher
            assert teacher[1] in above
            told = [unescape(item) for item in re.findall(r"les=([\w%/-]+)", row)]
            assert 1 <= len(told) <= 2
            assert all(teacher[1] in lessons[item] and cell.organisation not in lessons[item] for item in told)
            shown += 1
    assert shown


def test_the_organisations_own_obstacles_and_lessons_are_named_as_such() -> None:
    said = read(drawer("ienm.hiring", peildatum="2014-12"))
    assert "Wat I&M tegenkwam" in said
    assert "Wat I&M leerde" in said


@pytest.mark.parametrize(
    "place", ["bestaat.niet", "belastingdienst", "belastingdienst.niet", ".", "a.b.c", "uwv.work", ""]
)
def test_a_cell_that_does_not_exist_leaves_the_drawer_closed(place: str) -> None:
    assert drawer(place) == ""


def test_the_what_if_of_a_cell_is_offered_on_the_page_with_conditions_only() -> None:
    assert "Stel een niveau" in read(drawer("dji.backing", page="voorwaarden"))
    assert "Stel een niveau" not in read(drawer("dji.backing"))


def test_a_drawer_never_uses_a_later_judgement() -> None:
    said = read(drawer("belastingdienst.guidance", peildatum="2014-12"))
    assert "2021" not in said
    assert "2023" not in said
