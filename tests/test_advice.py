"""Warnings: what is right and could be better."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from builders import base_text, small_catalogue

from lessons import advice
from lessons.catalogue import load

EXPERIMENT = "experiments/doetank-rijk.yaml"


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "column"),
    [
        ("tried: {nl: Een maand meelopen., en: A month beside colleagues.}", "tried: Een maand", "missing-english", 13, 8),
        ("A month beside colleagues.", "Mail a.b@example.org now", "private-data", 13, 38),
        ("A month beside colleagues.", "Bel 06-12345678", "private-data", 13, 38),
        ("Een maand meelopen.", "Bel 070 123 45 67", "private-data", 13, 13),
        ("Een maand meelopen.", "Voor arbeidsgehandicapten.", "word-to-avoid", 13, 13),
        ("A month beside colleagues.", "Help the Disabled", "word-to-avoid", 13, 38),
        ("A month beside colleagues.", "...", "placeholder-left", 13, 34),
        ("grade: e2", "grade: e1", "thin-evidence", 33, 12),
        ("grade: e2", "grade: e3, scope: collective", "thin-evidence", 33, 12),
    ],
)  # fmt: skip
def test_a_warning_is_told_at_its_place_and_keeps_the_file(
    tmp_path: Path, old: str, new: str, code: str, line: int, column: int
) -> None:
    """One warning, the record stays."""
    text = base_text().replace(old, new)
    assert text != base_text()
    loaded = load(small_catalogue(tmp_path, {EXPERIMENT: text}))
    column = text.split("\n")[line - 1].index("en: ") + 5 if column in (34, 38) else column
    assert [(one.code, one.line, one.column, one.severity) for one in loaded.problems] == [
        (code, line, column, "warning")
    ]
    assert loaded.catalogue.experiments


@pytest.mark.parametrize(
    ("name", "old", "new", "path", "code"),
    [
        ("sources.yaml", "publisher: ", "publisher: a.b@example.org of ", "sources[0].publisher", "private-data"),
        ("sources.yaml", "title: ", "title: Bel 06-12345678 voor ", "sources[0].title", "private-data"),
        ("sources.yaml", "read: full", "read: full\n    url: mailto:a.b@example.org", "sources[0].url", "private-data"),
        ("organisations.yaml", "kind: ministry", "kind: ministry\n    years: 070 123 45 67", "organisations[0].years", "private-data"),
        ("facts.yaml", "kind: ", "kind: a.b@example.org ", "facts[0].kind", "private-data"),
        (EXPERIMENT, "related: []", "team: [{role: lead, organisation: min-demo, name: Jan de Verzonnene}]\nrelated: []", "team[0].name", "person-name"),
        (EXPERIMENT, "related: []", "team: [{role: lead, organisation: min-demo, name: bel 06-12345678}]\nrelated: []", "team[0].name", "private-data"),
    ],
)  # fmt: skip
def test_what_tells_of_a_person_is_told_in_every_field(
    tmp_path: Path, name: str, old: str, new: str, path: str, code: str
) -> None:
    """Names, titles, publishers, years and addresses as well as the texts in two languages; the file stays."""
    text = base_text(name)
    assert old in text
    loaded = load(small_catalogue(tmp_path, {name: text.replace(old, new, 1)}))
    assert (path, code, "warning") in {(one.path, one.code, one.severity) for one in loaded.problems}
    assert not [one for one in loaded.problems if one.severity == "error"]


@pytest.mark.parametrize("word", [*advice._WORDS, *(word.upper() for word in advice._WORDS)])
def test_every_word_to_avoid_is_found(tmp_path: Path, word: str) -> None:
    """Also in capitals, and also by the quick look that comes first."""
    files = {EXPERIMENT: base_text().replace("Een maand meelopen.", f"Iets ({word}) hier.")}
    assert [one.code for one in load(small_catalogue(tmp_path, files)).problems] == ["word-to-avoid"]


def test_an_address_on_the_web_is_no_private_data(tmp_path: Path) -> None:
    """Digits in it are no telephone number, and a sign @ no e-mail address."""
    text = base_text("sources.yaml").replace(
        "read: full", "read: full\n    url: https://example.org/@demo?id=0612345678", 1
    )
    assert not load(small_catalogue(tmp_path, {"sources.yaml": text})).problems


def test_a_finished_experiment_should_teach_something(tmp_path: Path) -> None:
    """A running one may be empty."""
    text = base_text()
    empty = text[: text.index("obstacles:")] + "obstacles: []\nconclusions: []\nlessons: []\nsources: [verslag]\n"
    files = {
        EXPERIMENT: empty.replace("running", "completed"),
        "lessons/taken-eerst.yaml": None,
        "concepts/fietsen.yaml": None,
    }
    found = load(small_catalogue(tmp_path, files)).problems
    assert [(one.code, one.path) for one in found] == [("nothing-learned", "obstacles"), ("nothing-learned", "lessons")]


@pytest.mark.parametrize(
    "text",
    ["In 2014 waren er 125.000 banen", "van 2014-10-30 tot 2014-12-02", "0,5 tot 1.234.567.890 euro", "Kamerstuk 34352-165", "de trekker @ BZK"],
)  # fmt: skip
def test_numbers_and_dates_are_no_private_data(tmp_path: Path, text: str) -> None:
    """A warning that cries wolf is read by nobody."""
    files = {EXPERIMENT: base_text().replace("nl: Een maand meelopen.", f'nl: "{text}"')}
    assert not load(small_catalogue(tmp_path, files)).problems


LESSON = "lessons/taken-eerst.yaml"
USE = "used_by:\n  - {{organisation: min-demo, date: {date}, decision: {{nl: Iets, en: Thing}}}}\n"


@pytest.mark.parametrize(
    ("more", "code", "path"),
    [
        ("added: 2026-02-01\nchanged: 2026-01-31\n", "wrong-order", "changed"),
        ("added: 2026-02\nchanged: 2025\n", "wrong-order", "changed"),
        ("added: 2026-02-01\nchanged: 2026-02-01\n", "", ""),
        ("added: 2026-02-10\nchanged: 2026-02\n", "", ""),
        ("changed: 2001-01-01\n", "", ""),
        (USE.format(date="2099"), "future-date", "used_by[0].date"),
        (USE.format(date=f"{date.today() + timedelta(days=2)}"), "future-date", "used_by[0].date"),
        (USE.format(date=f"{date.today()}"), "", ""),
        (USE.format(date=f"{date.today():%Y}"), "", ""),
        ("added: 2026-11-22\n" + USE.format(date="2014"), "", ""),
    ],
)
def test_dates_that_cannot_be_are_told(tmp_path: Path, more: str, code: str, path: str) -> None:
    """A change before it came in, a use that is still to come; a use before it came in may well be. The file stays."""
    loaded = load(small_catalogue(tmp_path, {LESSON: base_text(LESSON) + more}))
    assert [(one.code, one.path, one.severity) for one in loaded.problems] == (
        [(code, path, "warning")] if code else []
    )
    assert loaded.catalogue.lessons


def test_dates_of_a_lesson_inside_an_experiment_are_told_at_their_place(tmp_path: Path) -> None:
    text = base_text().replace("    themes: [", "    added: 2026-02-01\n    changed: 2025-02-01\n    themes: [", 1)
    assert text != base_text()
    (found,) = load(small_catalogue(tmp_path, {EXPERIMENT: text})).problems
    assert (found.code, found.path, found.severity) == ("wrong-order", "lessons[0].changed", "warning")
