"""The deck: from the live data, one slide at a time, the slide in the address."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from lessons.demo import write
from tests.other_data import showing
from tests.pages import open_page, text_of
from ui.data import catalogue


def total(text: str) -> int:
    found = re.search(r"(\d+) / (\d+)", text)
    assert found
    return int(found.group(2))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_slide_can_be_shown(language: str) -> None:
    app = open_page("presenteren", taal=language)
    for number in range(1, total(text_of(app)) + 1):
        app.query_params["dia"] = str(number)
        app.run()
        assert not app.exception
        assert text_of(app).count("<h1>") == 1
        assert f">{number} / " in text_of(app)


def test_the_first_slide_has_no_previous_and_the_last_no_next() -> None:
    first = open_page("presenteren")
    assert 'id="previous"' not in text_of(first)
    assert 'id="following"' in text_of(first)
    last = open_page("presenteren", dia=str(total(text_of(first))))
    assert 'id="previous"' in text_of(last)
    assert 'id="following"' not in text_of(last)


@pytest.mark.parametrize("odd", ["0", "-3", "999", "x", "²", "", "1e9", "9" * 400])
def test_an_odd_number_shows_the_nearest_slide(odd: str) -> None:
    app = open_page("presenteren", dia=odd)
    assert not app.exception
    assert re.search(r">\d+ / \d+<", text_of(app))


def test_the_deck_speaks_of_the_chosen_purpose_and_date() -> None:
    text = text_of(open_page("presenteren", opgave="learn-in-house", peildatum="2014-12", dia="3"))
    assert "leren in huis" in text
    assert "december 2014" in text


def test_each_experiment_has_its_story() -> None:
    app = open_page("presenteren")
    overview = re.findall(r"<details>.*?</details>", text_of(app), re.DOTALL)[0]
    questions = [item.question.nl for item in catalogue().experiments.values()]
    assert len(questions) == 2
    assert [question for question in questions if question not in unescape(overview)] == []
    assert len(re.findall(r"<li>", overview)) == total(text_of(app))


def test_a_deck_of_very_many_stays_a_deck(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sixty organisations and forty experiments: the newest few are told, and a room can see the end."""
    write(tmp_path / "many", 60, 40, 1)
    with showing(tmp_path / "many", monkeypatch):
        text = text_of(open_page("presenteren", dia="4"))
    assert total(text) <= 30


def test_the_address_chooses_which_experiments_are_told() -> None:
    both, one = open_page("presenteren"), open_page("presenteren", experiment="ienm-candidate-first")
    assert total(text_of(one)) < total(text_of(both))
    assert "Belastingdienst" not in re.findall(r"<details>.*?</details>", text_of(one), re.DOTALL)[0]
