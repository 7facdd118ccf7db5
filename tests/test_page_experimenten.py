"""The page with experiments: the finding for any number of them, and the story of one with its trail both ways."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lessons.words import Words
from tests.other_data import replaced, showing
from tests.pages import open_page, text_of
from ui.experiments import finding

IENM, TAX = "ienm-candidate-first", "belastingdienst-colleagues"
ONE = Words("nl").opening("één")
HOSTILE = [
    "<script>window.PWNED=1</script>",
    "__proto__",
    "../../etc/passwd",
    "{{7*7}}",
    "'; DROP TABLE",
    "‮txt",
    "a" * 5000,
]


def plain(html: str) -> str:
    """The words a visitor sees, without the markup."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


# --- the list ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl", "Twee experimenten. Geen van beide leidde tot een plaatsing."),
        ("en", "Two experiments. Neither led to a placement."),
    ],
)
def test_the_list_says_what_came_of_all_and_shows_each(language: str, said: str) -> None:
    text = text_of(open_page("experimenten", taal=language))
    assert f"{said}</h1>" in text
    assert text.count("<article") == 2
    assert f"experiment={IENM}" in text
    assert f"experiment={TAX}" in text


def test_the_list_names_what_comes_back_in_more_than_one() -> None:
    text = plain(text_of(open_page("experimenten")))
    assert "Wat in meer dan één experiment terugkomt" in text
    assert "De urgentie was nog niet hoog" in text


@pytest.mark.parametrize(
    ("outcomes", "nl", "en"),
    [
        ([], "Er staan nog geen experimenten in de gegevens.", "There are no experiments in the data yet."),
        (["not-placed"], f"{ONE} experiment. Het leidde niet tot een plaatsing.", "One experiment. It did not lead to a placement."),
        (["too-early"], f"{ONE} experiment. Voor een plaatsing was het nog te vroeg.", "One experiment. It was still too early for a placement."),
        (["placed"], f"{ONE} experiment. Het leidde tot een plaatsing.", "One experiment. It led to a placement."),
        ([""], f"{ONE} experiment. De uitkomst is nog niet bekend.", "One experiment. The outcome is not known yet."),
        (["placed", "partly-placed"], "Twee experimenten. Allebei leidden tot een plaatsing.", "Two experiments. Both led to a placement."),
        (["placed", "stopped", "too-early"], f"Drie experimenten. {ONE} daarvan leidde tot een plaatsing.", "Three experiments. One of them led to a placement."),
        (["placed"] * 3, "Drie experimenten. Allemaal leidden tot een plaatsing.", "Three experiments. All of them led to a placement."),
        (
            ["stopped", "too-early", "running"],
            "Drie experimenten. Geen daarvan leidde tot nu toe tot een plaatsing. Van één is de uitkomst nog niet bekend.",
            "Three experiments. None of them led to a placement so far. Of one the outcome is not known yet.",
        ),
        (["not-placed"] * 1250, "1.250 experimenten. Geen daarvan leidde tot een plaatsing.", "1,250 experiments. None of them led to a placement."),
    ],
)  # fmt: skip
def test_the_finding_is_true_for_every_number(outcomes: list[str], nl: str, en: str) -> None:
    assert finding(outcomes, Words("nl")) == nl
    assert finding(outcomes, Words("en")) == en


@pytest.mark.parametrize("asked", HOSTILE)
def test_an_unknown_experiment_is_told_plainly_above_the_list(asked: str) -> None:
    text = text_of(open_page("experimenten", experiment=asked))
    assert "Dit experiment staat niet in de gegevens" in text
    assert "<script" not in text
    assert text.count("<article") == 2


# --- the story ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "heard"),
    [
        ("nl", ["De vraag", "Wat is geprobeerd", "Wat eruit kwam", "Niet geplaatst", "Van obstakel naar les", "Wat de bronnen niet vertellen", "Waarom de kandidaat geen plek kreeg.", "Waarschijnlijk ergens in 2014 tot waarschijnlijk december 2014", "Beginnen bij de kandidaat", "Een eerste plaatsing", "Helemaal gelezen"]),
        ("en", ["The question", "What was tried", "What came of it", "Not placed", "From obstacle to lesson", "What the sources do not tell", "Why the candidate did not get a place.", "Probably some time in 2014 to probably December 2014", "Starting from the candidate", "A first placement", "Read in full"]),
    ],
)  # fmt: skip
def test_the_story_tells_everything_in_both_languages(language: str, heard: list[str]) -> None:
    text = plain(text_of(open_page("experimenten", experiment=IENM, taal=language)))
    assert [words for words in heard if words not in text] == []


@pytest.mark.parametrize("experiment", [IENM, TAX])
def test_every_number_in_the_trail_leads_to_a_place_on_the_page(experiment: str) -> None:
    text = text_of(open_page("experimenten", experiment=experiment))
    places, ids = set(re.findall(r'href="#([^"]+)"', text)), re.findall(r' id="([^"]+)"', text)
    assert places
    assert places <= set(ids)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("experiment", [IENM, TAX])
def test_no_two_links_of_one_list_have_the_same_name(experiment: str) -> None:
    text = text_of(open_page("experimenten", experiment=experiment))
    lists = [re.findall(r'<a class="chip[^>]*>([^<]+)<', item) for item in re.findall(r"<dd>.*?</dd>", text, re.DOTALL)]
    assert any(len(names) > 1 for names in lists)
    assert [names for names in lists if len(names) != len(set(names))] == []


def test_the_trail_goes_both_ways_and_takes_in_what_all_organisations_share() -> None:
    text = text_of(open_page("experimenten", experiment=IENM))
    obstacle = text.split('id="deel-no-placement"')[1].split("</li>")[0]
    lesson = text.split('id="deel-agree-who-decides"')[1].split("</li>")[0]
    assert 'href="#deel-help-was-not-enough"' in obstacle
    assert 'href="#deel-no-placement"' in lesson
    assert "les=ienm-candidate-first/agree-who-decides" in lesson
    assert "/netwerk#deel-low-urgency" in text


def test_judgements_lead_to_their_cell_and_facts_to_their_paragraph() -> None:
    text = text_of(open_page("experimenten", experiment=TAX)).replace("&amp;", "&")
    assert "organisatie=belastingdienst&cel=belastingdienst.coordination" in text
    assert "/methode?bron=seed-network&alinea=12" in text


def test_the_story_has_one_first_heading_and_the_way_back() -> None:
    text = text_of(open_page("experimenten", experiment=TAX))
    assert text.count("<h1") == 1
    assert 'href="/experimenten"' in text


# --- other data ---------------------------------------------------------------------------------------------------------


def test_without_the_method_the_story_is_still_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with showing(tmp_path / "data", monkeypatch) as folder:
        (folder / "readiness.yaml").write_text("id: [", encoding="utf-8")
        text = plain(text_of(open_page("experimenten", experiment=IENM)))
    assert "Van obstakel naar les" in text
    assert "Wat de bronnen niet vertellen" in text


def test_without_the_programme_the_trail_has_its_own_steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with showing(tmp_path / "data", monkeypatch) as folder:
        (folder / "programme.yaml").write_text("id: [", encoding="utf-8")
        text = text_of(open_page("experimenten", experiment=IENM))
    assert 'id="deel-help-was-not-enough"' in text
    assert 'id="gedeeld-G1"' not in text


def test_texts_of_the_data_stay_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with showing(tmp_path / "data", monkeypatch) as folder:
        file = folder / "experiments" / f"{IENM}.yaml"
        replaced(
            file,
            "De kandidaat kreeg geen plek. Waarom niet, staat er niet.",
            "<svg onload=alert(1)> {{7*7}} _x_ :material/x:",
        )
        story, overview = text_of(open_page("experimenten", experiment=IENM)), text_of(open_page("experimenten"))
    for text in (story, overview):
        assert "<svg" not in text
        assert "&lt;svg onload=alert(1)&gt; {{7*7}} _x_ :material/x:" in text


def test_no_experiments_at_all_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with showing(tmp_path / "data", monkeypatch) as folder:
        for file in (folder / "experiments").iterdir():
            file.unlink()
        text = text_of(open_page("experimenten"))
    assert "Er staan nog geen experimenten in de gegevens." in text
