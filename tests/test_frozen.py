"""The frozen view: a link that pins version, edition and date shows that version, or says plainly that it does not."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from lessons import findings
from lessons.catalogue import Catalogue
from lessons.readiness import Readiness
from lessons.words import LANGUAGES, Language, Words
from tests.other_data import replaced, showing
from tests.pages import ADDRESSES, open_page, text_of
from ui import choices
from ui.shelf import keeper, shelf
from ui.versions import versions

LESSON = "lessons/agency-jobs-fell.yaml"
MOVED = {"nl": "de gegevens zijn sindsdien veranderd", "en": "the data have changed since"}
SAME = {"nl": "Die is nog gelijk aan nu.", "en": "It is still the same as now."}
GONE = {"nl": "Niet het vastgezette beeld.", "en": "Not the frozen view."}
EDITIONS = {"nl": "twee edities", "en": "two editions"}
DAY = date(2023, 12, 31)
UNKNOWN = "0123456789ab"


class Data:
    """The data of the site in a folder of the test, with their archive; `move` makes the site see a change."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.folder, self.now = folder, 0.0
        patch.setattr(shelf(), "clock", lambda: self.now)

    @property
    def catalogue(self) -> Catalogue:
        return shelf().look().catalogue

    def move(self) -> str:
        """The data as they are in the folder by now; gives the version."""
        self.now += 1_000
        return self.catalogue.fingerprint

    def keep(self) -> dict[str, str]:
        """The keys that pin the version of now, which is kept as soon as a page shows it."""
        open_page()
        keeper().wait()
        held = self.catalogue
        assert held.edition is not None
        return {"versie": held.fingerprint[:12], "editie": held.edition.id, "peildatum": "2023-12"}

    def lower(self) -> str:
        """Somebody who stood at level 2 everywhere stands at level 1 now, and a lesson is gone."""
        file = self.folder / "judgements" / "ind.yaml"
        file.write_text(file.read_text(encoding="utf-8").replace("level: 2", "level: 1"), encoding="utf-8")
        (self.folder / LESSON).unlink()
        return self.move()


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Data]:
    monkeypatch.setenv("LESSONS_ARCHIVE", str(tmp_path / "versions"))
    keeper.cache_clear()
    with showing(tmp_path / "data", monkeypatch) as folder:
        yield Data(folder, monkeypatch)
        keeper().wait()
    keeper.cache_clear()


def said(page: str = "", **keys: str) -> str:
    """What a page says, without its markup."""
    return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", text_of(open_page(page, **keys))).split()))


def links(page: str = "", **keys: str) -> dict[str, dict[str, list[str]]]:
    """The links of a page: their text -> the keys of their address."""
    found = re.findall(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', text_of(open_page(page, **keys)), re.DOTALL)
    return {re.sub(r"<[^>]+>", "", name): parse_qs(urlsplit(html.unescape(address)).query) for address, name in found}


def look_of(place: str, **keys: str) -> str:
    """How a cell of the matrix looks: `l2` is level 2."""
    found = re.search(rf'class="go cell (\w+)[^"]*" href="[^"]*cel={place}"', text_of(open_page(**keys)))
    assert found is not None
    return found[1]


def headline(catalogue: Catalogue, language: Language, purpose: str = "first-placement") -> str:
    return str(findings.headline(Readiness(catalogue, DAY), purpose, Words(language)))


# --- the three states ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_link_that_pins_nothing_says_nothing(data: Data, language: Language) -> None:
    told = said(taal=language)
    assert not any(found[language] in told for found in (MOVED, SAME, GONE))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pinned_link_to_the_data_of_now_is_quiet(data: Data, language: Language) -> None:
    keys = data.keep()
    told = said(taal=language, **keys)
    assert SAME[language] in told
    assert keys["versie"] in told
    assert MOVED[language] not in told
    assert "kan deze versie nu niet bewaren" not in told
    assert "cannot keep this version now" not in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_when_the_data_moved_on_the_page_shows_the_pinned_version_and_both_headlines(
    data: Data, language: Language
) -> None:
    keys, before = data.keep(), data.catalogue
    after = data.lower()
    told = said(taal=language, **keys)
    assert MOVED[language] in told
    assert keys["versie"] in told
    assert after[:12] in told
    assert headline(before, language) in told
    assert headline(data.catalogue, language) in told
    speech = Words(language)
    then, now = (Readiness(item, DAY).cells["ind", "urgency"] for item in (before, data.catalogue))
    assert (then.level, now.level) == (2, 1)
    assert look_of("ind.urgency", taal=language, **keys) == "l2"
    assert look_of("ind.urgency", taal=language, peildatum="2023-12") == "l1"
    differs = findings.state_words(Readiness(data.catalogue, DAY), now, speech)
    assert f"{speech.say(nl='nu', en='now')} {differs}" in told


def test_every_page_shows_the_pinned_version(data: Data) -> None:
    """Not only readiness: a lesson that is gone now still stands there, with the banner above it."""
    keys = data.keep()
    data.lower()
    assert "secondment fell" in said("lessen", les="agency-jobs-fell", taal="en", **keys)
    assert "secondment fell" not in said("lessen", les="agency-jobs-fell", taal="en")
    for page in ADDRESSES:
        told = said(page, taal="en", **keys)
        assert "Frozen view" in told, page
        assert keys["versie"] in told, page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("version", ["same", "kept", "gone"])
def test_every_page_opens_with_a_pinned_address(data: Data, language: Language, version: str) -> None:
    keys = data.keep()
    if version == "kept":
        data.lower()
    for page in ADDRESSES:
        open_page(page, taal=language, **({**keys, "versie": UNKNOWN} if version == "gone" else keys))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_version_that_is_not_kept_is_not_passed_off_as_the_one_of_now(data: Data, language: Language) -> None:
    keys = data.keep()
    told = said(taal=language, **{**keys, "versie": UNKNOWN, "editie": "gereedheid/0"})
    assert GONE[language] in told
    for fact in (UNKNOWN, "gereedheid/0", "gereedheid/1", Words(language).date("2023-12"), keys["versie"]):
        assert fact in told, fact
    assert {"nl": "niet te vergelijken", "en": "cannot be compared"}[language] in told
    assert headline(data.catalogue, language) in told


@pytest.mark.parametrize("page", ["presenteren", "lessen"])
def test_a_slide_and_a_page_without_readiness_say_it_too(data: Data, page: str) -> None:
    assert "Niet het vastgezette beeld." in said(page, taal="nl", versie=UNKNOWN)


def test_the_print_form_says_it_too(data: Data) -> None:
    keys = data.keep()
    data.lower()
    assert "Vastgezet beeld: versie" in said(taal="nl", beeld="afdruk", **keys)
    assert "Niet het vastgezette beeld." in said(taal="nl", beeld="afdruk", versie=UNKNOWN)


@pytest.mark.parametrize("language", LANGUAGES)
def test_levels_of_two_editions_stand_beside_each_other_without_a_difference(data: Data, language: Language) -> None:
    keys, before = data.keep(), data.catalogue
    replaced(data.folder / "readiness.yaml", 'id: "gereedheid/1"', 'id: "gereedheid/2"')
    data.lower()
    told = said(taal=language, **keys)
    assert EDITIONS[language] in told
    assert "gereedheid/1" in told
    assert "gereedheid/2" in told
    assert headline(before, language) in told
    assert headline(data.catalogue, language) in told
    assert {"nl": "Andere vakken", "en": "Other cells"}[language] not in told


def test_a_version_without_a_method_is_told_beside_the_other(data: Data) -> None:
    """The method goes away: its last good version stays. A new server has none, and the pinned version still opens."""
    keys, before = data.keep(), data.catalogue
    (data.folder / "readiness.yaml").unlink()
    shelf.cache_clear()
    assert shelf().look().catalogue.edition is None
    told = said(taal="en", **keys)
    assert headline(before, "en") in told
    assert "There is no method to judge with." in told


@pytest.mark.parametrize(
    "keys",
    [
        {"versie": ""},
        {"versie": "zzzzzzzzzzzz"},
        {"versie": "0123456789a"},
        {"versie": "0" * 65},
        {"versie": "../../../etc/passwd"},
        {"versie": "nu"},
        {"versie": "０１２３４５６７８９ａｂ"},
        {"editie": "gereedheid/0"},
    ],
)
def test_what_pins_nothing_is_dropped(data: Data, keys: dict[str, str]) -> None:
    app = open_page(taal="en", **keys)
    told = text_of(app)
    assert not any(found["en"] in told for found in (MOVED, SAME, GONE))
    assert not any("versie=" + keys.get("versie", "-") in address for address in re.findall('href="(/v[^"]*)"', told))


@pytest.mark.parametrize("edition", ["<b>x</b>", "x" * 65, "a b", "\u202e"])
def test_an_edition_that_cannot_be_one_is_dropped(data: Data, edition: str) -> None:
    told = text_of(open_page(taal="en", versie=UNKNOWN, editie=edition))
    assert GONE["en"] in told
    assert "The link also says" not in told


def test_a_changed_version_is_not_opened(data: Data) -> None:
    """By a server that does not have it in memory."""
    keys = data.keep()
    kept = keeper().archive.versions()[0]
    data.lower()
    versions().clear()
    kept.path.write_bytes(kept.path.read_bytes()[:-100])
    assert GONE["en"] in said(taal="en", **keys)


def test_a_server_that_cannot_keep_versions_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("LESSONS_ARCHIVE", str(tmp_path / "file" / "versions"))
    keeper.cache_clear()
    with showing(tmp_path / "data", monkeypatch) as folder:
        data = Data(folder, monkeypatch)
        keys = data.keep()
        assert "cannot keep this version now" in said(taal="en", **keys)
        data.lower()
        assert GONE["en"] in said(taal="en", **keys)
    keeper.cache_clear()


def test_a_frozen_view_says_nothing_of_today(data: Data) -> None:
    """What holds today is counted on the data of today; a frozen view has those of then."""
    keys = data.keep()
    assert "Today:" in said(taal="en", peildatum=keys["peildatum"])
    assert "Today:" not in said(taal="en", **keys)
    data.lower()
    assert "Today:" not in said(taal="en", **keys)


def test_the_two_headlines_say_so_where_the_page_is_about_fewer(data: Data) -> None:
    keys = data.keep()
    data.lower()
    kinds = {item.kind for item in data.catalogue.organisations.values() if item.judged}
    assert "About all organisations" in said(taal="en", soort=min(kinds), **keys)
    for other in ({}, {"soort": "nothing"}):
        assert "About all organisations" not in said(taal="en", **other, **keys)
    assert "About all organisations" not in said("lessen", taal="en", soort="advice", **keys)


# --- the links ------------------------------------------------------------------------------------------------------------


def test_the_colophon_offers_a_link_that_follows_and_one_that_is_fixed(data: Data) -> None:
    found = links(taal="en", opgave="scale-up", onder="x")
    version = data.catalogue.fingerprint[:12]
    assert "versie" not in found["Link to this view"]
    fixed = found["Frozen link"]
    assert fixed["versie"] == [version]
    assert fixed["editie"] == ["gereedheid/1"]
    assert fixed["peildatum"] == ["2023-12"]
    assert fixed["opgave"] == ["scale-up"]


def test_the_fixed_link_of_a_pinned_page_is_the_same_again(data: Data) -> None:
    keys = data.keep()
    data.lower()
    found = links(taal="en", **keys)
    assert {key: found["Frozen link"][key] for key in keys} == {key: [value] for key, value in keys.items()}
    assert "versie" not in found["Link to this view"]


def test_the_date_is_fixed_on_a_page_that_has_no_choice_of_date(data: Data) -> None:
    """So that the way from there to readiness keeps the date at which it was written."""
    app = open_page("lessen", taal="en")
    about = " ".join(str(item.proto) for item in app.get("download_button"))
    assert about
    assert choices.pins(data.catalogue)["peildatum"] == "2023-12"


def test_links_inside_keep_the_pin_until_the_reader_leaves_it(data: Data) -> None:
    keys = data.keep()
    data.lower()
    found = links(taal="en", **keys)
    for name in ("Conditions", "Trend", "Nederlands"):
        assert {key: found[name].get(key) for key in keys} == {key: [value] for key, value in keys.items()}, name
    assert "versie" not in found["Show as it is now"]
    assert found["Show as it is now"]["peildatum"] == [keys["peildatum"]]
    assert "versie" not in links(taal="en", peildatum="2023-12")["Conditions"]


def test_a_change_of_page_by_the_menu_keeps_the_pin_and_leaving_it_holds(data: Data) -> None:
    """The menu clears the address; a link that leaves the pin is not pinned again on the page it leads to."""
    keys = data.keep()
    data.lower()
    app = open_page("", taal="en", **keys)
    app.query_params.clear()
    app.switch_page("lessen.py").run()
    assert {key: app.query_params[key] for key in keys} == keys
    app.query_params.clear()
    app.query_params["versie"] = choices.LEFT
    app.switch_page("methode.py").run()
    assert "editie" not in app.query_params
    assert MOVED["en"] not in text_of(app)
    app.query_params.clear()
    app.switch_page("lessen.py").run()
    assert "versie" not in app.query_params


def test_the_edition_never_comes_from_another_link(data: Data) -> None:
    app = open_page("", taal="en", versie=UNKNOWN, editie="gereedheid/0")
    app.query_params.clear()
    app.query_params["versie"] = "ba9876543210"
    app.switch_page("lessen.py").run()
    assert "gereedheid/0" not in text_of(app)


def test_what_differs_leads_to_the_cell_then_and_now(data: Data) -> None:
    keys = data.keep()
    data.lower()
    found = re.findall(r'href="([^"]*cel=ind[^"]*)"', text_of(open_page("lessen", taal="en", **keys)))
    asked = [parse_qs(urlsplit(html.unescape(address)).query) for address in found]
    assert {tuple(item["versie"]) for item in asked} == {(keys["versie"],), (choices.LEFT,)}


def test_problems_are_about_the_data_of_now(data: Data) -> None:
    keys = data.keep()
    (data.folder / "experiments" / "extra.yaml").write_text("x: [", encoding="utf-8")
    data.lower()
    told = said(taal="en", **keys)
    assert "experiments/extra.yaml" in told
    assert MOVED["en"] in told


def test_a_visitor_never_gets_the_pin_of_another(data: Data) -> None:
    """Parts of pages are kept between visits; a pin is in no link of who has none, and in every one of who has."""
    keys = data.keep()
    for page in ADDRESSES:
        one, other = (
            text_of(open_page(page, **{"taal": "en", "peildatum": "2023-12", **pinned})) for pinned in (keys, {})
        )
        assert not re.findall(r'class="go[^"]*" href="[^"]*versie=', other), page
        loose = [address for address in re.findall(r'class="go[^"]*" href="(/[^"]*)"', one) if "versie=" not in address]
        assert len(loose) <= 1, (page, loose)
