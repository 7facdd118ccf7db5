"""The page of the trend: only what was known by the date, in both languages, for no organisation up to many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml
from streamlit.testing.v1 import AppTest

from lessons.__main__ import main
from tests.other_data import showing
from tests.pages import open_page, text_of

LATER = """id: bzk
judgements:
  - dimension: work
    date: "2024-03-05"
    by: {role: lead, kind: self}
    level: 4
    reason: {nl: "Verzonnen voor een test.", en: "Invented for a test."}
    agreement: agreed
    evidence:
      - {source: seed-network#p13, grade: e2, scope: organisation}
"""


def words_of(app: AppTest) -> str:
    """What the page says, without the version of the data in its links and foot."""
    return re.sub(r"[0-9a-f]{8,12}", "version", text_of(app))


def numbers(app: AppTest) -> list[list[str]]:
    """The rows of the table of verdicts."""
    table = re.search(r'<table class="rows outcomes">.*?</table>', text_of(app), re.DOTALL)
    assert table
    return [re.findall(r'<td class="num">(.*?)</td>', row) for row in table.group().split("<tr>")[2:]]


@pytest.mark.parametrize(
    ("language", "headline"),
    [
        ("nl", "Tussen 2014 en 2023 groeide het aantal organisaties dat klaar is voor"),
        ("en", "Between 2014 and 2023 the number of organisations ready for"),
    ],
)
def test_the_headline_the_years_and_the_picture(language: str, headline: str) -> None:
    app = open_page("verloop", taal=language, peildatum="2023-12")
    text = text_of(app)
    assert headline in text
    assert text.count("<h1>") == 1
    assert len(app.get("plotly_chart")) == 1
    rows = numbers(app)
    assert [len(row) for row in rows] == [10, 10, 10]
    assert {sum(map(int, column)) for column in zip(*rows, strict=True)} == {9}


@pytest.mark.parametrize("keys", [{}, {"dimensie": "work"}], ids=["all", "one dimension"])
def test_a_later_judgement_changes_nothing_on_the_page(
    keys: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With and without a judgement of 2024, the page looked at from 2023 is the same, but for the dates offered."""
    asked = {"peildatum": "2023-06-30", "sinds": "2020", "taal": "nl", **keys}
    with showing(tmp_path / "data", monkeypatch) as folder:
        before = open_page("verloop", **asked)
        (folder / "judgements").mkdir(exist_ok=True)
        held = folder / "judgements" / "bzk.yaml"
        new = yaml.safe_load(LATER)
        if held.exists():
            new["judgements"] = yaml.safe_load(held.read_text(encoding="utf-8"))["judgements"] + new["judgements"]
        held.write_text(yaml.safe_dump(new, allow_unicode=True), encoding="utf-8")
    with showing(tmp_path / "data", monkeypatch):
        after = open_page("verloop", **asked)
        later = open_page("verloop", **{**asked, "peildatum": "2024-12"})
    drawn = [[chart.proto.spec for chart in app.get("plotly_chart")] for app in (before, after)]
    assert drawn[0] == drawn[1]
    assert "Verzonnen voor een test" not in words_of(after)
    assert parts(before) == parts(after)
    assert numbers(later)[0] != numbers(after)[0] or len(numbers(later)[0]) > len(numbers(after)[0])


def parts(app: AppTest) -> list[str]:
    """The page's own HTML, but for the links to other dates and what says which date has most judgements."""
    blocks = [re.sub(r"[0-9a-f]{8,12}", "version", str(block.value)) for block in app.get("html")]
    kept = [block for block in blocks if 'class="dl dates"' not in block]
    return [re.sub(r"De meeste \(.*?\.", "", block) for block in kept]


def test_one_dimension_shows_the_steps_of_each_organisation() -> None:
    app = open_page("verloop", dimensie="guidance", peildatum="2023-12", taal="nl")
    assert "Stap voor stap: begeleiding" in text_of(app)
    assert "met een niveau op Begeleiding" in text_of(app)
    assert len(app.get("plotly_chart")) == 2


@pytest.mark.parametrize("value", ["", "bestaat-niet", "<b>x</b>"])
def test_a_dimension_that_does_not_exist_is_dropped(value: str) -> None:
    app = open_page("verloop", dimensie=value, taal="nl")
    assert app.selectbox(key="dimensie").value == "alle"
    assert len(app.get("plotly_chart")) == 1


def test_the_links_go_to_the_date_before_and_the_date_after() -> None:
    app = open_page("verloop", peildatum="2021-12", dimensie="work", taal="nl")
    nav = re.search(r'<nav class="dl dates".*?</nav>', text_of(app), re.DOTALL)
    assert nav
    before, after = re.findall(r'href="(.*?)"', nav.group())
    assert "peildatum=2020" in before
    assert "dimensie=work" in before
    assert "peildatum" not in after, "the usual date needs no key"


def test_at_the_ends_of_the_line_there_is_no_further_date() -> None:
    first = text_of(open_page("verloop", peildatum="2000", taal="nl"))
    assert "Dit is de eerste datum" in first
    assert "Dit is de laatste datum" in text_of(open_page("verloop", peildatum=date.today().isoformat(), taal="nl"))
    assert "This is the first date" in text_of(open_page("verloop", peildatum="2000", taal="en"))


def test_choosing_organisations_narrows_every_part() -> None:
    app = open_page("verloop", soort="ministry", peildatum="2023-12", taal="nl")
    kept = {sum(map(int, column)) for column in zip(*numbers(app), strict=True)}
    assert len(kept) == 1
    assert kept < {0, 1, 2, 3, 4, 5, 6, 7, 8}


@pytest.fixture(params=[1, 2, 30], ids=lambda size: f"{size} organisations")
def crowd(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    size = int(request.param)
    assert (
        main(["demo", str(tmp_path / "demo"), "--organisations", str(size), "--experiments", "3", "--seed", "7"]) == 0
    )
    with showing(tmp_path / "demo", monkeypatch):
        yield size


@pytest.mark.parametrize("language", ["nl", "en"])
def test_it_is_true_for_few_and_for_many(crowd: int, language: str) -> None:
    app = open_page("verloop", taal=language, dimensie="work")
    assert {sum(map(int, column)) for column in zip(*numbers(app), strict=True)} == {crowd}
    assert text_of(app).count("<h1>") == 1
    if crowd > 12:
        assert ("Dit zijn de eerste 12 op naam" if language == "nl" else "These are the first 12 by name") in text_of(
            app
        )


def test_without_organisations_the_page_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with showing(tmp_path / "data", monkeypatch) as folder:
        (folder / "organisations.yaml").unlink()
        text = text_of(open_page("verloop", taal="nl"))
    assert "Er is nog geen organisatie om te tonen" in text
    assert text.count("<h1>") == 1


# --- one organisation ------------------------------------------------------------------------------------------------


def test_a_decline_stands_in_the_list_with_its_word_its_shape_and_its_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with showing(tmp_path / "data", monkeypatch) as folder:
        earlier = LATER.replace("2024", "2015")
        lower = earlier.partition("judgements:\n")[2].replace("level: 4", "level: 1").replace("2015-03-05", "2016")
        told = lower.replace("Verzonnen voor een test.", "De afdeling sloot.")
        (folder / "judgements").mkdir(exist_ok=True)
        (folder / "judgements" / "bzk.yaml").write_text(earlier + told, encoding="utf-8")
        text = text_of(open_page("organisatie", organisatie="bzk", peildatum="2022-01-01", taal="nl"))
    found = re.search(r'<li class="down">.*?</li>', text, re.DOTALL)
    assert found
    assert "↓" in found.group()
    assert "lager dan daarvoor; verouderd sinds 1 januari 2020" in found.group()
    assert "De afdeling sloot." in found.group()
    assert "5 maart 2015: niveau 4" in text, "the earlier judgement stays"


def test_one_date_gives_a_list_and_its_rows_without_a_picture() -> None:
    app = open_page("organisatie", organisatie="ienm", peildatum="2014-12", taal="nl")
    assert 'class="facts steps"' in text_of(app)
    assert not app.get("plotly_chart")
    assert [button for button in app.get("download_button") if "CSV" in str(button.proto.label)]
