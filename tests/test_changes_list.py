"""The list of what changed on the page of the trend: each change once, with its reason and the way to its cell."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from lessons.catalogue import Catalogue, load
from lessons.changes import changes, turned
from lessons.readiness import Readiness
from tests.downloads import files
from tests.pages import open_page, text_of

SHIPPED = load(Path(__file__).parent.parent / "data").catalogue
SINCE, DAY = date(2013, 12, 31), date(2023, 12, 31)


def between(catalogue: Catalogue = SHIPPED) -> tuple[Readiness, Readiness]:
    return Readiness(catalogue, SINCE), Readiness(catalogue, DAY)


def listed(**keys: str) -> str:
    """The section with the list, from December 2013 to December 2023 unless asked otherwise."""
    text = text_of(open_page("verloop", **({"peildatum": "2023-12", "sinds": "2013-12"} | keys)))
    return re.findall(r'<section class="dl changes".*?</section>', text, re.DOTALL)[0]


def rows(section: str) -> list[str]:
    return re.findall(r"<tr><th scope=\"row\">.*?</tr>", section, re.DOTALL)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_change_is_told_once_with_the_way_to_its_cell(language: str) -> None:
    section = listed(taal=language, wijzigingen="192")
    told = re.findall(r"cel=([a-z0-9-]+\.[a-z]+)", " ".join(rows(section)))
    expected = [f"{item.organisation}.{item.dimension}" for item in changes(*between())]
    assert sorted(told) == sorted(expected)
    assert len(set(told)) == len(told)


def test_each_new_judgement_comes_with_its_reason() -> None:
    section = unescape(listed(wijzigingen="192"))
    for item in changes(*between()):
        if item.day:
            assert " ".join(item.after.current[0].judgement.reason.nl.split()) in " ".join(section.split())


def test_the_verdicts_that_turned_are_named() -> None:
    section = listed(opgave="first-placement")
    turns = turned(*between(), "first-placement")
    assert turns
    assert section.count("was nog niet te zeggen") == len(turns)
    for turn in turns:
        assert f"organisatie={turn.organisation}" in section


def test_a_long_list_comes_in_parts_and_says_how_many_are_left() -> None:
    total = len(changes(*between()))
    first = listed()
    assert len(rows(first)) == 24 < total
    assert f"nog {total - 24}" in first
    assert "wijzigingen=48" in first
    assert len(rows(listed(wijzigingen="48"))) == min(48, total)


@pytest.mark.parametrize("dimension", [one.id for one in between()[1].edition.dimensions])
def test_the_list_follows_the_chosen_dimension_and_tells_how_many_others_there_are(dimension: str) -> None:
    every = changes(*between())
    here = [item for item in every if item.dimension == dimension]
    app = open_page("verloop", peildatum="2023-12", sinds="2013-12", dimensie=dimension)
    section = re.findall(r'<section class="dl changes".*?</section>', text_of(app), re.DOTALL)[0]
    told = re.findall(r"cel=([a-z0-9-]+\.[a-z]+)", " ".join(rows(section)))
    assert {name.partition(".")[2] for name in told} <= {dimension}
    assert len(told) == min(len(here), 24)
    others = len(every) - len(here)
    assert f", en {others} bij de andere dimensies." in section
    assert 'sinds=2013-12#veranderd">Toon alle dimensies</a>' in section
    assert "Toon alle dimensies" not in listed()


def test_the_file_of_one_dimension_holds_that_one_and_says_so() -> None:
    found = files("verloop", peildatum="2023-12", sinds="2013-12", dimensie="room")
    lines = found["wijzigingen-room.csv"].decode("utf-8-sig").splitlines()
    here = [item for item in changes(*between()) if item.dimension == "room"]
    held = [line for line in lines if not line.startswith("#")][1:]
    assert sum("room" in line for line in held) == len(held) == len(here) > 0
    assert '#,"Dimensie","ruimte"' in lines


def test_a_dimension_in_which_nothing_changed_says_so_and_leads_to_the_others() -> None:
    section = listed(sinds="2021-12", dimensie="learning")
    assert rows(section) == []
    others = len(changes(Readiness(SHIPPED, date(2021, 12, 31)), between()[1]))
    assert f"Geen vakken veranderden bij proberen, en {others} bij de andere dimensies." in section
    assert "Toon alle dimensies" in section


def test_nothing_changed_says_so_and_offers_no_file() -> None:
    app = open_page("verloop", peildatum="2013-12", sinds="2012-12")
    text = text_of(app)
    assert "Niets: er is geen nieuw oordeel, en niets raakte verouderd." in text
    assert "Elk vak dat veranderde" not in text
    assert not [button for button in app.get("download_button") if "wijzigingen" in button.proto.label]


def test_all_changes_can_be_taken_along() -> None:
    labels = [button.proto.label for button in open_page("verloop", peildatum="2023-12").get("download_button")]
    assert {"Download wijzigingen als CSV", "Download wijzigingen als XLSX"} <= set(labels)
