"""New and used: what came in since a day, what was done with it, and what waits, in both languages."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pandas as pd
import pytest
from builders import base_text, small_catalogue
from streamlit.testing.v1 import AppTest

from lessons.catalogue import Catalogue, load
from lessons.news import News
from lessons.readiness import Readiness
from lessons.tables import tables
from lessons.use import unused
from tests.other_data import showing
from tests.pages import open_page, text_of
from ui import shelf
from ui.lesson_keys import choice
from ui.shortlist import MOST
from ui.use_log import use_lines
from ui.versions import versions

NOW = date(2026, 11, 22)
LESSON = "lessons/taken-eerst.yaml"


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    seen_on(NOW, monkeypatch)


def seen_on(day: date, patch: pytest.MonkeyPatch) -> None:
    for module in ("ui.news", "ui.use_log"):
        patch.setattr(f"{module}.today", lambda: day)


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Two lessons without dates, on the site."""
    with showing(small_catalogue(tmp_path), monkeypatch) as folder:
        yield folder


def said(app: AppTest) -> str:
    """The page without its tags."""
    plain = html.unescape(re.sub(r"<[^>]+>", " ", text_of(app)))
    return re.sub(r"\s+([.,;:)])", r"\1", re.sub(r"\s+", " ", plain)).replace("( ", "(")


def title(app: AppTest) -> str:
    (found,) = re.findall(r"<h1>(.*?)</h1>", text_of(app))
    return html.unescape(re.sub(r"<[^>]+>", "", found)).replace("\N{NO-BREAK SPACE}", " ")


def items(app: AppTest, anchor: str) -> list[str]:
    """The addresses of the items of one list."""
    section = re.search(rf'aria-labelledby="{anchor}".*?</section>', text_of(app), re.DOTALL)
    lines = re.findall(r"<li>.*?</li>", section[0]) if section else []
    return [html.unescape(found) for line in lines for found in re.findall(r'href="(.*?)"', line)]


def with_dates(folder: Path, added: str, changed: str = "") -> None:
    more = f"added: {added}\n" + (f"changed: {changed}\n" if changed else "")
    (folder / LESSON).write_text(base_text(LESSON) + more, encoding="utf-8")


# --- what is new ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "headline", "nobody"),
    [
        (
            "nl",
            "Deze hele verzameling kwam op één dag binnen: 22 november 2026.",
            "Nog van geen enkele les is genoteerd",
        ),
        (
            "en",
            "This whole collection came in on one day: 22 November 2026.",
            "No use of any lesson has been noted yet.",
        ),
    ],
)
def test_a_collection_of_one_day_is_told_per_theme(language: str, headline: str, nobody: str) -> None:
    """The shipped data: no list of everything, but a count per theme that the page of lessons confirms."""
    app = open_page("nieuw", taal=language)
    assert title(app) == headline
    assert nobody in said(app)
    assert items(app, "nieuw-lesson") == []
    catalogue = shelf.shelf().look().catalogue
    finder = versions().of(catalogue).finder("nl")
    counted = dict(re.findall(r'href="([^"]*thema=[^"]*)">[^<]*</a> <span class="small">\((\d+) ', text_of(app)))
    assert len(counted) == len(catalogue.themes)
    for address, number in counted.items():
        assert len(finder.keep(choice(finder, parse_qs(urlsplit(html.unescape(address)).query)))) == int(number)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("day", ["2026-06-01", "2026", "2025-03", "2023-01-01"])
def test_the_title_the_lists_and_the_frame_say_the_same(thirty: Readiness, language: str, day: str) -> None:
    app = open_page("nieuw", taal=language, nieuw=day)
    start = date(*(*map(int, day.split("-")), 1, 1)[:3])
    assert isinstance(thirty.catalogue, Catalogue)
    rows = News(tables(thirty.catalogue, "nl")).since(start)
    new = rows[rows["moment"] == "added"]
    for kind in ("lesson", "experiment", "concept", "session"):
        own = new[new["kind"] == kind]
        assert len(items(app, f"nieuw-{kind}")) == min(len(own), 24)
        if len(own):
            assert f"({len(own)})" in said(app)
    number = int((new["kind"] == "lesson").sum())
    assert number > 5
    assert str(number) in title(app)
    assert all(len(re.findall(r"<h1>", text_of(other))) == 1 for other in (app,))


def test_more_is_shown_when_asked_and_everything_is_in_the_files(thirty: Readiness) -> None:
    app = open_page("nieuw", nieuw="2023-01-01")
    more = next(
        address for address in re.findall(r'class="go more" href="(.*?)"', text_of(app)) if "meer=48" in address
    )
    assert "nieuw=2023-01-01" in more
    assert len(items(open_page("nieuw", nieuw="2023-01-01", meer="48"), "nieuw-lesson")) == 48
    labels = [button.label for button in app.get("download_button")]
    assert "Download wat nieuw is als CSV" in labels
    assert len(labels) == 6


def test_without_a_day_the_page_looks_back_three_months(thirty: Readiness) -> None:
    app = open_page("nieuw")
    assert title(app).startswith("Sinds 22 augustus 2026 ")
    assert "Deze pagina kijkt drie maanden terug." in said(app)
    assert title(open_page("nieuw", nieuw="gisteren")) == title(open_page("nieuw", nieuw="2026-08-22")) == title(app)


def test_after_a_quiet_time_the_page_looks_back_from_the_last_thing(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_dates(small, "2024-05-31")
    seen_on(date(2024, 8, 31), monkeypatch)
    assert title(open_page("nieuw")).startswith("Sinds 31 mei 2024 is er 1 les bij gekomen")
    seen_on(date(2024, 9, 1), monkeypatch)
    app = open_page("nieuw", taal="en")
    assert title(app).startswith("Since 29 February 2024, 1 lesson has come in")
    assert "Nothing came in during the last three months" in said(app)


def test_nothing_new_says_when_the_last_thing_came_in(small: Path) -> None:
    with_dates(small, "2024-05-31", "2025-01-02")
    app = open_page("nieuw", nieuw="2025-01-03")
    assert title(app) == "Sinds 3 januari 2025 is er niets nieuws."
    assert "Het laatste kwam erbij of veranderde op 2 januari 2025." in said(app)
    assert 'href="/nieuw?nieuw=2025-01-02"' in text_of(app)
    changed = open_page("nieuw", nieuw="2025-01-02", taal="en")
    assert len(items(changed, "veranderd")) == 1
    assert "Changed: 1 lesson." in said(changed)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("nl", "Van niets in deze verzameling is bekend wanneer het erbij kwam."),
        ("en", "Of nothing in this collection"),
    ],
)
def test_without_dates_nothing_is_new_and_the_page_says_why(small: Path, language: str, told: str) -> None:
    app = open_page("nieuw", taal=language)
    assert told in said(app)
    assert items(app, "nieuw-lesson") == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_empty_folder_has_a_page_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    (tmp_path / "empty").mkdir()
    with showing(tmp_path / "empty", monkeypatch):
        app = open_page("nieuw", taal=language)
        assert len(re.findall("<h1>", text_of(app))) == 1


@pytest.mark.parametrize(("language", "name"), [("nl", "Andere datum"), ("en", "Another date")])
def test_the_day_is_asked_once_in_sight_and_any_other_day_is_folded_away(language: str, name: str) -> None:
    app = open_page("nieuw", taal=language)
    (folded,) = [fold for fold in app.expander if fold.label == name]
    assert [box.key for box in folded.selectbox] == ["nieuw"]
    assert not folded.proto.expanded
    assert [box.key for box in app.selectbox] == ["nieuw"]
    assert len(open_page("nieuw", taal=language, beeld="afdruk").selectbox) == 0


def test_the_ways_to_another_day_count_what_is_new_since(thirty: Readiness) -> None:
    assert isinstance(thirty.catalogue, Catalogue)
    news = News(tables(thirty.catalogue, "nl"))
    found = re.findall(
        r'chip" href="/nieuw\?nieuw=([0-9-]+)"[^>]*>.*?<b>\(([0-9.]+) stuk(?:ken)?\)</b>', text_of(open_page("nieuw"))
    )
    assert [day for day, _ in found] == [
        "2026-11-15",
        "2026-10-22",
        "2026-08-22",
        "2026-01-01",
        news.days[-1].isoformat(),
    ]
    for day, number in found:
        assert len(news.since(date.fromisoformat(day))) == int(number.replace(".", ""))


def test_the_page_leads_to_the_feeds_and_to_new_judgements(thirty: Readiness) -> None:
    """Without a chosen day the feed follows everything; with one it begins there."""
    text = html.unescape(text_of(open_page("nieuw", taal="en")))
    assert 'href="/lessen.atom?taal=en" type="application/atom+xml"' in text
    assert 'href="/lessen.json?taal=en"' in text
    assert 'href="/verloop?taal=en&sinds=2026-08-22&peildatum=2026-11-22#veranderd"' in text
    chosen = html.unescape(text_of(open_page("nieuw", nieuw="2026-01-01")))
    assert 'href="/lessen.atom?nieuw=2026-01-01&taal=nl"' in chosen


# --- what was done with it, and what waits --------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_use_is_told_the_latest_first(thirty: Readiness, language: str) -> None:
    assert isinstance(thirty.catalogue, Catalogue)
    uses = tables(thirty.catalogue, "nl").lesson_use
    app = open_page("nieuw", taal=language, gebruikt="192")
    table = re.search(r'<table class="rows stack uses">.*?</table>', text_of(app), re.DOTALL)
    assert table
    named = re.findall(r'class="go" href="[^"]*les=([^"&]*)"', table[0])
    assert named == list(uses["lesson"])
    assert len(named) > 5
    since = int((uses["day"] >= pd.Timestamp("2026-08-22")).sum())
    assert ("Gebruik is" in said(app) or "Use was noted" in said(app)) is bool(since)


def test_a_few_uses_are_shown_and_the_rest_when_asked(small: Path) -> None:
    """Ten uses: eight, and all of them with `gebruikt`."""
    use = "  - {{organisation: min-demo, date: 2026-01-{:02}, decision: {{nl: Iets, en: Thing}}}}\n"
    lines = "".join(use.format(day) for day in range(1, 11))
    (small / LESSON).write_text(f"{base_text(LESSON)}used_by:\n{lines}", encoding="utf-8")
    few, every = said(open_page("nieuw")), said(open_page("nieuw", gebruikt="24"))
    assert (few.count("januari 2026"), every.count("januari 2026")) == (8, 10)
    assert "Meer gebruik tonen (nog 2)" in few
    assert few.index("10 januari 2026") < few.index("9 januari 2026")


def test_a_lesson_is_listed_from_the_very_day_and_until_somebody_uses_it(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The day before: from which day on. On the day: listed, whatever the as-of date says. Used: gone."""
    with_dates(small, "2025-03-10")
    for day, listed in ((9, 0), (10, 1)):
        seen_on(date(2026, 3, day), monkeypatch)
        for keys in ({}, {"peildatum": "2014-12"}, {"peildatum": "2031-01-01"}):
            app = open_page("nieuw", **keys)
            assert bool(items(app, "wacht")) is bool(listed)
            assert ("sinds 10 maart 2025" in said(app)) is bool(listed)
            assert ("De eerste komt hier op 10 maart 2026." in said(app)) is not bool(listed)
    used = "used_by:\n  - {organisation: min-demo, date: 2026-01, decision: {nl: Iets, en: Thing}}\n"
    (small / LESSON).write_text(f"{base_text(LESSON)}added: 2025-03-10\n{used}", encoding="utf-8")
    shelf.shelf.cache_clear()
    app = open_page("nieuw", taal="en")
    assert "since 10 March 2025" not in said(app)
    assert "Thing" in said(app)


def test_what_waits_is_told_oldest_first_with_a_way_to_a_session(thirty: Readiness) -> None:
    assert isinstance(thirty.catalogue, Catalogue)
    wait = unused(tables(thirty.catalogue, "nl"), NOW).waiting
    app = open_page("nieuw", taal="en")
    listed = [address for address in items(app, "wacht") if "les=" in address]
    assert [parse_qs(urlsplit(address).query)["les"][0] for address in listed] == list(wait["id"].head(8))
    own_list = next(address for address in items(app, "wacht") if address.startswith("/lijst"))
    assert parse_qs(urlsplit(own_list).query)["lijst"] == [",".join(wait["id"].head(8))]
    assert f"{len(wait)} of these have stood here for 12 months or longer." in said(app)


@pytest.mark.parametrize(("room", "heard"), [(3, "Er passen er nog 3 op."), (0, "Uw lijst is vol.")])
def test_as_many_of_what_waits_as_fit_come_on_the_list_and_what_is_gone_stays(
    thirty: Readiness, room: int, heard: str
) -> None:
    assert isinstance(thirty.catalogue, Catalogue)
    frames = tables(thirty.catalogue, "nl")
    wait = list(unused(frames, NOW).waiting["id"].head(8))
    mine = [name for name in frames.lessons["id"] if name not in wait][: MOST - room]
    app = open_page("nieuw", lijst=",".join(["gone-1", *mine]))
    assert heard in said(app)
    homes = [address for address in items(app, "wacht") if address.startswith("/lijst")]
    wanted = [",".join([*mine, *wait[:room], "gone-1"])] if room else []
    assert [parse_qs(urlsplit(address).query)["lijst"][0] for address in homes] == wanted


def test_the_lines_to_paste_note_a_use(small: Path) -> None:
    """Pasted under a lesson as they stand on the page they load, without a word of the check."""
    app = open_page("nieuw")
    (lines,) = re.findall(r"<textarea[^>]*>(.*?)</textarea>", text_of(app), re.DOTALL)
    (small / LESSON).write_text(f"{base_text(LESSON)}{html.unescape(lines)}\n", encoding="utf-8")
    loaded = load(small)
    assert not loaded.problems
    (use,) = loaded.catalogue.lessons["taken-eerst"].used_by
    assert (use.organisation, use.date.date) == ("min-demo", NOW.isoformat())
    assert html.unescape(lines) == use_lines("min-demo", NOW)


def test_a_frozen_view_is_seen_from_the_day_its_version_was_first_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its link keeps its word: a lesson that begins to wait later does not appear in it."""
    monkeypatch.undo()
    open_page("nieuw")
    fingerprint = shelf.shelf().look().catalogue.fingerprint
    shelf.keeper().wait(fingerprint)
    kept = shelf.keeper().archive.find(fingerprint)
    assert kept
    app = open_page("nieuw", versie=fingerprint[:12], taal="en")
    assert f"Seen on {kept.since.day} {kept.since:%B} {kept.since.year}." in said(app)
