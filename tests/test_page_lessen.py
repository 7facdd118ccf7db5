"""The page with lessons: the address holds the choice, the cards match it, and nothing found has a way out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from lessons.choice import Finder
from lessons.readiness import Readiness
from lessons.tables import tables
from tests import sample
from tests.other_data import replaced, showing
from tests.pages import open_page, text_of
from tests.test_page_experimenten import HOSTILE, plain
from ui import lesson_keys
from ui.data import catalogue, finder, frames

LESSON = "ienm-candidate-first/agree-who-decides"


def number(app: AppTest) -> int:
    """How many lessons the page says there are."""
    found = re.search(r"<h[12]>\s*(\d+|Geen|No) les", text_of(app))
    assert found
    return int(found[1]) if found[1].isdecimal() else 0


def chips(app: AppTest) -> dict[tuple[str, str], str]:
    """What was chosen, as (filter, value), with the address without it."""
    found = re.findall(
        r'<a class="go chip" href="([^"]*)"><span class="hidden">(?:Haal weg|Take away): </span><span class="soft">(.*?)</span> (.*?) <span class="sign"',
        text_of(app),
    )
    return {(unescape(name), unescape(value)): unescape(address) for address, name, value in found}


def asked(address: str) -> dict[str, list[str]]:
    """The keys of an address."""
    return parse_qs(urlsplit(address).query)


def cards(app: AppTest) -> list[str]:
    return re.findall(r"<article.*?</article>", text_of(app), flags=re.DOTALL)


@pytest.mark.parametrize(
    ("language", "heard"),
    [
        ("nl", ["lessen, van", "Vraag voor uw organisatie", "Wijst dezelfde kant op", "Hoe sterk", "Toon meer lessen", "Wat u kunt doen", "Wat anderen zagen"]),
        ("en", ["lessons, from", "Question for your organisation", "Points the same way", "How strong", "Show more lessons", "What you can do", "What others saw"]),
    ],
)  # fmt: skip
def test_the_page_speaks_both_languages(language: str, heard: list[str]) -> None:
    app = open_page("lessen", taal=language)
    text = plain(text_of(app))
    assert [words for words in heard if words not in text] == []
    assert text_of(app).count("<h1") == 1


def test_one_page_of_cards_and_a_way_to_more() -> None:
    assert len(cards(open_page("lessen"))) == 24
    assert len(cards(open_page("lessen", meer="48"))) == 48


@pytest.mark.parametrize("asked", ["-1", "0", "1e309", "²", "99999999999999999999", "x"])
def test_a_strange_number_of_cards_is_still_a_page(asked: str) -> None:
    assert 24 <= len(cards(open_page("lessen", meer=asked))) <= 192


def test_any_of_two_themes_gives_more_than_both_at_once() -> None:
    one, other = number(open_page("lessen", thema="work")), number(open_page("lessen", thema="hiring"))
    either = number(open_page("lessen", thema=["work", "hiring"]))
    both = number(open_page("lessen", thema=["work", "hiring"], hoe="alle"))
    assert either == one + other - both
    assert 0 < both < either


def test_every_card_of_a_theme_has_that_theme() -> None:
    app = open_page("lessen", thema="coordination")
    assert len(cards(app)) == number(app) > 0
    assert all("thema=coordination" in card for card in cards(app))


def test_the_doetanks_and_what_came_later_are_all_there_is() -> None:
    everything = number(open_page("lessen"))
    seeds, later = number(open_page("lessen", herkomst="seed")), number(open_page("lessen", herkomst="later"))
    assert seeds + later == everything
    assert 0 < seeds < later


SOURCE = "seed-network"


def test_every_card_of_a_source_names_that_source() -> None:
    app = open_page("lessen", bron=SOURCE)
    assert 0 < len(cards(app)) == number(app)
    assert all(f"bron={SOURCE}" in card for card in cards(app))
    assert ("Bron", catalogue().sources[SOURCE].title) in chips(app)


def offered(key: str, **keys: str) -> dict[str, int]:
    """What a folded list offers, with its counts."""
    box = next(box for box in open_page("lessen", meerfilters="open", **keys).multiselect if box.key == key)
    return numbered(box.options)


def numbered(options: Iterable[str]) -> dict[str, int]:
    """ "Regie (7)" -> 7."""
    split = (option.replace("\\", "").rpartition(" (") for option in options)
    return {name: int(count.rstrip(")")) for name, _, count in split}


def test_the_choice_of_a_source_gives_as_many_as_it_says() -> None:
    title = catalogue().sources[SOURCE].title
    assert offered("bron", thema="work")[title] == number(open_page("lessen", thema="work", bron=SOURCE))


@pytest.mark.parametrize("key", ["bron", "organisatie", "jaar"])
def test_a_list_offers_every_value_with_a_lesson_also_where_the_other_filters_leave_none(key: str) -> None:
    every = offered(key)
    assert 0 not in every.values()
    seeds = offered(key, herkomst="seed", thema="work")
    assert seeds.keys() == every.keys()
    assert 0 in seeds.values()


@pytest.mark.parametrize("key", ["soort", "sterkte", "voor", "van", "herkomst"])
def test_a_short_filter_offers_every_value_there_is(key: str) -> None:
    """Also one that no lesson has."""
    facet = next(name for name, held in lesson_keys.FACET_KEYS.items() if held == key)
    assert len(values(open_page("lessen", meerfilters="open"), key)) == len(finder().facets[facet].values)


def test_page_and_widget_take_the_same_values_of_a_long_address(thirty: Readiness) -> None:
    """However many an address names: the first twenty, on the page, in the list and in the feed."""
    every = list(thirty.catalogue.organisations)
    assert len(every) > lesson_keys.MOST_CHOSEN
    app = open_page("lessen", organisatie=every, meerfilters="open")
    (box,) = (box for box in app.multiselect if box.key == "organisatie")
    names = {name: thirty.catalogue.organisations[name].short.nl for name in box.value}
    assert [value for _, value in chips(app)] == [names[name] for name in every if name in names]
    assert len(box.value) == lesson_keys.MOST_CHOSEN


def test_of_two_thousand_values_twenty_count() -> None:
    """A link of a chip holds every other choice: the page would grow with the square of what an address names."""
    many = [f"o{number}" for number in range(2_000)]
    one = sample.catalogue().organisations["house"]
    organisations = {name: one.model_copy(update={"id": name}) for name in many}
    ready = Finder(tables(sample.catalogue(organisations=organisations), "nl"))
    chosen = lesson_keys.choice(ready, {"organisatie": many[::-1]})
    assert chosen.organisation == tuple(many[:20])


def test_another_choice_begins_at_the_first_page_of_the_list() -> None:
    app = open_page("lessen", meer="48", elders="24", zoek="werk")
    pills = next(group for group in app.get("button_group") if group.key == "thema")
    pills.set_value(["work"]).run()
    assert "meer" not in app.query_params
    assert "elders" not in app.query_params
    assert parse_qs(urlencode(app.query_params, doseq=True))["thema"] == ["work"]
    assert len(cards(app)) <= 24


def test_nothing_found_can_let_go_of_the_source() -> None:
    text = plain(text_of(open_page("lessen", bron=SOURCE, zoek="zzzz", thema="work")))
    assert "Niets gevonden" in text
    later = plain(text_of(open_page("lessen", bron=SOURCE, herkomst="later")))
    assert "Haal de bron weg" in later


def test_a_count_beside_a_theme_is_what_choosing_it_gives() -> None:
    app = open_page("lessen", herkomst="seed")
    pills = next(group for group in app.get("button_group") if group.key == "thema")
    assert numbered(pills.options)["Regie"] == number(open_page("lessen", herkomst="seed", thema="coordination"))


def test_search_ignores_capitals_and_finds_only_what_is_there() -> None:
    app = open_page("lessen", zoek="JOBCOACH")
    assert 0 < number(app) < 20
    assert all("jobcoach" in card.casefold() for card in cards(app))


def test_nothing_found_names_the_filter_to_drop_and_how_much_it_helps() -> None:
    app = open_page("lessen", thema="work", zoek="zzzz")
    text = plain(text_of(app))
    assert number(app) == 0
    assert "Niets gevonden" in text
    assert f"Haal het zoekwoord weg : {number(open_page('lessen', thema='work'))} lessen" in text
    assert not app.get("download_button")


def test_when_no_single_filter_helps_two_are_named() -> None:
    text = plain(text_of(open_page("lessen", thema="scaling", organisatie="ienm", zoek="zzzz")))
    assert "en het zoekwoord weg" in text


def test_a_lesson_in_the_address_stands_first_with_its_trail() -> None:
    app = open_page("lessen", les=LESSON)
    text = text_of(app)
    first = text.split("</h1>")[0]
    assert "Spreek vóór het zoeken met een directeur af" in first
    assert "experiment=ienm-candidate-first#deel-no-placement" in text
    assert "experiment=ienm-candidate-first#deel-help-was-not-enough" in text
    assert text.count("<h1") == 1


def test_a_public_lesson_shows_both_sides_and_where_it_was_read() -> None:
    text = plain(text_of(open_page("lessen", les="binnenwerk-growth", taal="en")))
    assert "Points the same way" in text
    assert "Points the other way" in text
    assert "Ministries have fairly little work" in text
    assert "(only the opening read)" in text


@pytest.mark.parametrize("asked", HOSTILE)
def test_strange_values_are_dropped_or_told(asked: str) -> None:
    app = open_page(
        "lessen",
        les=asked,
        thema=asked,
        hoe=asked,
        organisatie=asked,
        soort=asked,
        herkomst=asked,
        bron=asked,
        meer=asked,
    )
    text = text_of(app)
    assert "Deze les staat niet in de gegevens" in text
    assert "<script" not in text
    assert number(app) == number(open_page("lessen"))


@pytest.mark.parametrize("asked", HOSTILE)
def test_any_search_word_is_only_searched_for(asked: str) -> None:
    app = open_page("lessen", zoek=asked)
    assert number(app) >= 0
    assert "<script" not in text_of(app)


def test_without_any_lesson_the_page_still_opens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with showing(tmp_path / "data", monkeypatch) as folder:
        for part in ("lessons", "experiments", "concepts"):
            for file in (folder / part).iterdir():
                file.unlink()
        (folder / "programme.yaml").unlink()
        app = open_page("lessen")
    assert number(app) == 0
    assert not cards(app)


def test_without_the_method_lessons_are_still_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with showing(tmp_path / "data", monkeypatch) as folder:
        (folder / "readiness.yaml").write_text("id: [", encoding="utf-8")
        one = open_page("lessen", les="binnenwerk-growth")
        app = open_page("lessen")
    assert "Binnenwerk groeide" in text_of(one)
    assert number(app) > 0


# --- the filters, what was chosen, and the way home -----------------------------------------------------------------------


PILLS = {"soort": "advice", "sterkte": "strong", "voor": "hr", "van": "agency", "herkomst": "later"}
LISTS = {"organisatie": "ienm", "jaar": "2014"}


def values(app: AppTest, key: str) -> dict[str, int]:
    """The values of a filter with their counts."""
    groups = (*app.get("button_group"), *app.multiselect)
    return numbered(next(group for group in groups if group.key == key).options)


@pytest.mark.parametrize("key", [*PILLS, *LISTS])
def test_a_filter_offers_each_value_with_what_choosing_it_gives(key: str) -> None:
    """Given the other filters; also those that give nothing."""
    app = open_page("lessen", meerfilters="open", thema="hiring")
    told = values(app, key)
    value = (PILLS | LISTS)[key]
    chosen = open_page("lessen", thema="hiring", **{key: value})
    assert number(chosen) in told.values()
    ((_, name),) = [pair for pair in chips(chosen) if pair[0] != "Thema"]
    assert told[name] == number(chosen)


def test_values_that_give_nothing_are_shown_as_zero() -> None:
    app = open_page("lessen", meerfilters="open", thema="hiring", sterkte="strong")
    assert 0 in values(app, "soort").values()
    assert len(values(app, "thema")) == len(catalogue().themes)


def test_the_name_of_the_folded_filters_tells_how_many_are_in_use() -> None:
    def name(**keys: str) -> str:
        return next(button.label for button in open_page("lessen", **keys).button if button.key == "meerfilters")

    assert name() == "Meer filters"
    assert name(thema="work", zoek="werk") == "Meer filters"
    assert name(jaar="2014", van="agency", taal="en").replace("\\", "") == "More filters (2 in use)"


def test_folded_filters_are_made_only_when_they_are_open() -> None:
    assert not open_page("lessen", jaar="2014").multiselect
    assert len(open_page("lessen", meerfilters="open").multiselect) == 3


def test_each_chip_takes_just_that_one_away() -> None:
    keys = {
        "thema": ["work", "hiring"],
        "hoe": "alle",
        "voor": ["hr"],
        "zoek": "baan",
        "nieuw": "2026-01",
        "orde": "datum",
    }
    found = chips(open_page("lessen", **keys))
    assert [name for name, _ in found] == ["Thema", "Thema", "Voor wie", "Nieuw sinds", "Zoekwoord", "Gaat over"]
    whole = asked(
        "?"
        + "&".join(
            f"{key}={value}" for key, held in keys.items() for value in ([held] if isinstance(held, str) else held)
        )
    )
    left = [asked(address) for address in found.values()]
    assert left[0] == whole | {"thema": ["hiring"]}
    assert left[1] == whole | {"thema": ["work"]}
    for place, key in ((2, "voor"), (3, "nieuw"), (4, "zoek"), (5, "hoe")):
        assert left[place] == {name: value for name, value in whole.items() if name != key}


def test_without_a_choice_there_is_nothing_to_take_away() -> None:
    assert not chips(open_page("lessen"))
    assert "Wis alle filters" not in text_of(open_page("lessen", orde="datum"))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_order_tells_what_it_means_and_that_it_ranks_no_organisation(language: str) -> None:
    meanings = set()
    for order in ("best", "sterkte", "datum", "zomaar"):
        for search in ("", {"nl": "werk", "en": "work"}[language]):
            text = text_of(open_page("lessen", orde=order, zoek=search, taal=language))
            (meaning,) = re.findall(r'order-meaning"><p class="small">(.*?)</p>', text)
            assert {"nl": "zegt niets over organisaties", "en": "says nothing about organisations"}[language] in meaning
            meanings.add(meaning)
    assert len(meanings) == 4


def test_the_newest_stand_first_when_that_is_asked() -> None:
    text = text_of(open_page("lessen", orde="datum", thema="work"))
    years = [int(year) for year in re.findall(r"· (\d{4})</p>", text)]
    assert len(years) > 8
    assert years == sorted(years, reverse=True)


def home(app: AppTest) -> list[str] | None:
    """The lessons that the way home puts on the list, in order; None when there is no such way."""
    found = re.search(r'<a class="go all" href="([^"]*)"', text_of(app))
    return asked(unescape(found[1]))["lijst"][0].split(",") if found else None


def test_the_way_home_adds_what_was_found_to_what_was_kept_in_the_order_of_the_house() -> None:
    kept = "binnenwerk-growth,ienm-candidate-first/agree-who-decides"
    ids = home(open_page("lessen", thema="coordination"))
    assert ids
    assert len(ids) == number(open_page("lessen", thema="coordination"))
    later = home(open_page("lessen", thema="coordination", lijst=kept, orde="datum"))
    assert later == [*kept.split(","), *(name for name in ids if name not in kept)]
    assert home(open_page("lessen", thema="coordination", lijst=",".join(ids))) is None


def test_there_is_no_way_home_for_more_than_a_list_holds_or_for_nothing() -> None:
    assert home(open_page("lessen")) is None
    assert "Op uw lijst passen" not in text_of(open_page("lessen")), "nobody asked to put 77 lessons on a list"
    assert home(open_page("lessen", zoek="zzzz")) is None
    full = ",".join(list(catalogue().lessons)[:40])
    other = open_page("lessen", herkomst="seed", lijst=full)
    assert number(other) > 0
    assert home(other) is None


@pytest.mark.parametrize(
    ("keys", "nl", "en"),
    [
        ({"thema": ["work"]}, " over echt en passend werk", " on real, suitable work"),
        ({"thema": ["work", "hiring"]}, " over echt en passend werk of werving", " on real, suitable work or "),
        ({"thema": ["work", "hiring"], "hoe": "alle"}, " over echt en passend werk én werving", " and "),
        ({"thema": ["work", "hiring", "room"]}, ", van ", ", from "),
        ({"thema": ["work"], "jaar": "2014"}, ", van ", ", from "),
        ({"thema": ["work"], "zoek": "werk"}, ", van ", ", from "),
    ],
)
def test_the_title_names_the_themes_where_only_one_or_two_were_chosen(keys: dict[str, Any], nl: str, en: str) -> None:
    for language, told in (("nl", nl), ("en", en)):
        text = text_of(open_page("lessen", taal=language, **keys))
        title = re.search("<h1>(.*?)</h1>", text)
        assert title
        assert told in unescape(title[1])


def test_what_stands_for_all_organisations_is_not_counted_as_one() -> None:
    """As on the map of lessons: the same number in the same words."""
    with_lessons = set(frames().lesson_organisation["organisation"])
    alone = {name for name in with_lessons if catalogue().organisations[name].kind != "sector"}
    assert alone < with_lessons
    assert f"lessen, van {len(alone)} organisaties</h1>" in text_of(open_page("lessen"))


def test_where_nothing_is_found_no_bar_tells_it_again() -> None:
    text = text_of(open_page("lessen", zoek="zzzz"))
    assert "found-bar" not in text
    assert "<h2>Niets gevonden</h2>" in text


def test_of_what_else_is_found_three_kinds_are_named_and_how_many_more() -> None:
    told = re.search('href="#elders">(.*?)</a>', text_of(open_page("lessen", zoek="werk")))
    assert told
    assert len(re.findall(r"\d+", unescape(told[1]))) == 4
    assert re.search(r" en nog \d+$", told[1])


def test_the_feed_of_a_choice_is_named_with_the_same_keys() -> None:
    text = text_of(open_page("lessen", thema=["work", "hiring"], hoe="alle", orde="datum", taal="en"))
    (atom,) = (unescape(found) for found in re.findall(r'href="(/lessen\.atom[^"]*)"', text))
    (json,) = (unescape(found) for found in re.findall(r'href="(/lessen\.json[^"]*)"', text))
    wanted = {"thema": ["work", "hiring"], "hoe": ["alle"], "orde": ["datum"], "taal": ["en"]}
    assert asked(atom) == asked(json) == wanted


def test_a_download_tells_every_filter_and_the_order() -> None:
    app = open_page("lessen", jaar="2014", voor="hr", sterkte="none", orde="sterkte", beeld="afdruk")
    told = plain(text_of(app))
    for said in ("Jaar 2014", "Voor wie HR", "Sterkte Niet bepaald", "Volgorde Sterkste eerst"):
        assert said in told


@pytest.mark.parametrize("key", [*PILLS, *LISTS, "bron", "nieuw", "orde", "hoe", "meerfilters"])
def test_a_value_that_cannot_be_meant_changes_nothing(key: str) -> None:
    assert number(open_page("lessen", **{key: ["<b>", "x" * 300]})) == number(open_page("lessen"))


# --- search -----------------------------------------------------------------------------------------------------------


def elsewhere(app: AppTest) -> list[str]:
    """The addresses of what was found beside the lessons."""
    section = text_of(app).partition('aria-labelledby="elders"')[2]
    return [unescape(found) for found in re.findall(r'class="go top" href="([^"]+)"', section)]


def test_a_word_finds_the_words_that_belong_to_it_and_marks_them_where_they_stand() -> None:
    found = cards(open_page("lessen", zoek="begeleider"))
    marked = {word.casefold() for card in found for word in re.findall("<mark>(.*?)</mark>", card)}
    assert {"begeleiding", "begeleiden"} <= marked
    assert "beleid" not in marked
    assert all("<mark>" in card for card in found)


def test_without_a_search_nothing_is_marked() -> None:
    text = text_of(open_page("lessen", thema="guidance"))
    assert "<mark>" not in text
    assert "Ook gevonden" not in text


def test_what_is_marked_is_escaped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with showing(tmp_path / "data", monkeypatch) as folder:
        file = folder / "lessons" / "bd-jobcoach.yaml"
        found = re.search(r'nl: "(.*?jobcoach.*?)"', file.read_text(encoding="utf-8"))
        assert found
        replaced(file, found[1], "De <b>jobcoach</b> & <script>werk</script>")
        text = text_of(open_page("lessen", zoek="jobcoach werk"))
    assert "De &lt;b&gt;<mark>jobcoach</mark>&lt;/b&gt; &amp; &lt;script&gt;<mark>werk</mark>&lt;/script&gt;" in text
    assert "<script" not in text


def test_the_best_match_stands_first() -> None:
    """A lesson with the word itself in its text comes before one that has it in a compound or in a note."""
    titles = [re.findall("<h2>.*?</h2>", card, re.DOTALL)[0] for card in cards(open_page("lessen", zoek="werk"))]
    whole = [">werk</mark>" in title.casefold() for title in titles]
    assert whole[0]
    assert sorted(whole, reverse=True)[:3] == whole[:3]


@pytest.mark.parametrize(("language", "told"), [("nl", "Bedoelde u:"), ("en", "Did you mean:")])
def test_a_slip_offers_what_was_meant_as_a_link_with_what_it_finds(language: str, told: str) -> None:
    typed = {"nl": "begeliding", "en": "guidnace"}[language]
    app = open_page("lessen", zoek=typed, taal=language, elders="48")
    text = text_of(app)
    assert told in text
    link = re.search(r'<li><a class="go" href="([^"]*zoek=(\w+)[^"]*)">\2</a> [^<]*?: \D*(\d+) ', text)
    assert link
    assert "elders" not in link[1]
    meant = open_page("lessen", zoek=link[2], taal=language, elders="192")
    assert number(meant) + len(elsewhere(meant)) == int(link[3])


def test_a_word_that_looks_like_nothing_gets_no_suggestion() -> None:
    assert "Bedoelde u" not in text_of(open_page("lessen", zoek="zzzz"))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_else_is_found_is_told_and_all_of_it_can_be_shown(language: str) -> None:
    asked = {"nl": "werk", "en": "work"}[language]
    few = open_page("lessen", zoek=asked, taal=language)
    told = re.search('href="#elders">(.*?)</a>', text_of(few))
    assert told
    assert len(elsewhere(few)) == 8
    assert "elders=24" in text_of(few)
    every = open_page("lessen", zoek=asked, taal=language, elders="192")
    assert len(elsewhere(every)) == sum(int(number) for number in re.findall(r"\d+", unescape(told[1]))) > 24
    assert "elders=216" not in text_of(every)


def test_what_else_is_found_does_not_depend_on_the_other_filters() -> None:
    app = open_page("lessen", zoek="draagvlak", thema="scaling")
    assert number(app) == 0
    assert elsewhere(app)
    assert "Niets gevonden" in text_of(app)
    assert "Haal de thema" in text_of(app)


def test_each_link_to_what_else_is_found_leads_to_its_place() -> None:
    """Every kind of record: its page opens and has the place that the link names."""
    links = {
        link
        for word in ("de", "werk", "belastingdienst")
        for link in elsewhere(open_page("lessen", zoek=word, elders="192"))
    }
    pages: dict[str, set[str]] = {}
    for link in links:
        pages.setdefault(link.partition("#")[0], set()).add(urlsplit(link).fragment)
    many = sorted(page for page in pages if "bron=" in page or "cel=" in page)
    assert {page.partition("?")[0] for page in pages} == {
        "/netwerk", "/experimenten", "/concepten", "/methode", "/organisatie", "/lessen",
    }  # fmt: skip
    for page in (*(pages.keys() - set(many)), *many[::25]):
        keys = {key: values[-1] for key, values in parse_qs(urlsplit(page).query).items()}
        text = text_of(open_page(urlsplit(page).path.strip("/"), **keys))
        assert [place for place in pages[page] if place and f'id="{place}"' not in text] == [], page
        assert "niet in de gegevens" not in text


@pytest.mark.parametrize("asked", ["-1", "0", "x", "9" * 30])
def test_a_strange_number_of_what_else_is_found_is_still_a_page(asked: str) -> None:
    assert elsewhere(open_page("lessen", zoek="werk", elders=asked))


def test_a_word_of_this_site_leads_to_its_meaning() -> None:
    """A reader who searches for a word that only the site uses finds what it means, in the list of words."""
    assert "/netwerk#woord-peildatum" in text_of(open_page("lessen", zoek="peildatum"))


@pytest.mark.parametrize(
    ("language", "search", "told"),
    [
        ("nl", "funding", "Bedoelde u ook: geld"),
        ("nl", "coordinatie", "Bedoelde u ook: regie"),
        ("nl", "boss", "leidinggevende"),
        ("en", "geld", "Did you also mean: "),
    ],
)
def test_a_search_with_few_lessons_proposes_words_that_find_some_and_searches_for_none_of_them(
    language: str, search: str, told: str
) -> None:
    app = open_page("lessen", zoek=search, taal=language)
    text = text_of(app)
    assert number(app) == 0
    assert told in plain(text)
    links = re.findall(r'<a class="go target" href="([^"]*)">[^<]*</a> [(](\d+) les', text)
    assert 0 < len(links) <= 3
    address, times = links[0]
    assert number(open_page("lessen", **asked(unescape(address)))) == int(times)


def test_a_word_that_may_be_meant_counts_what_it_finds_beside_the_other_choices() -> None:
    """A search that finds enough proposes nothing; nor does one whose words find nothing here."""
    assert "Bedoelde u ook" not in text_of(open_page("lessen", zoek="geld"))
    assert "Bedoelde u ook" not in text_of(open_page("lessen", zoek="fietsenmaker"))
    text = plain(text_of(open_page("lessen", zoek="funding", thema="room")))
    here = number(open_page("lessen", zoek="geld", thema="room"))
    assert f"geld ({here} lessen)" in text
