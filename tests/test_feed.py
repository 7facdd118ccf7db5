"""The lessons for programs: what stands in the Atom feed and in the JSON, and how the server answers who asks for them."""

from __future__ import annotations

import json
import re
from datetime import datetime
from email.utils import parsedate_to_datetime
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree as Tree

import pytest
from builders import base_text, small_catalogue
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.types import ASGIApp

from lessons.catalogue import Catalogue, load
from lessons.columns import COLUMNS
from lessons.feed import ATOM, Entry, Head, atom, json_text, lasting
from lessons.fields import last_day
from lessons.tables import tables
from lessons.words import Language
from tests.other_data import replaced, showing
from tests.pages import open_page, text_of
from tests.test_door import Answer, ask
from ui import lesson_keys
from ui.door import Headers, Origins, security_headers
from ui.feeds import MOST, USUAL, Form, address, answer, home
from ui.routes import ROUTES
from ui.shelf import SHIPPED
from ui.versions import versions

HOME = "https://lessen.example"
HERE = {"atom": f"{{{ATOM}}}"}
SCHEMA = Path(__file__).parent.parent / "docs" / "lessons-feed.schema.json"
UUID = re.compile(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
XML = "{http://www.w3.org/XML/1998/namespace}"


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    return load(SHIPPED).catalogue


@pytest.fixture(scope="module")
def many(thirty_folder: Path) -> Catalogue:
    """Thirty invented organisations: with dates, changes and uses."""
    return load(thirty_folder).catalogue


def asked(query: str) -> dict[str, list[str]]:
    return parse_qs(query, keep_blank_values=True)


def feed_of(catalogue: Catalogue, query: str = "", at: str = HOME) -> Tree.Element:
    return Tree.fromstring(answer("atom", catalogue, asked(query), at).body)


def json_of(catalogue: Catalogue, query: str = "", at: str = HOME) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(answer("json", catalogue, asked(query), at).body)
    return told


def named(parent: Tree.Element, name: str) -> list[Tree.Element]:
    return parent.findall(f"{{{ATOM}}}{name}")


def text_in(parent: Tree.Element, name: str) -> str:
    (found,) = named(parent, name)
    return found.text or ""


def ids(told: dict[str, Any]) -> list[str]:
    return [lesson["id"] for lesson in told["lessons"]]


def valid(feed: Tree.Element) -> None:
    """What RFC 4287 asks of a feed and of each entry."""
    assert feed.tag == f"{{{ATOM}}}feed"
    assert feed.get(f"{XML}lang") in ("nl", "en")
    for part in (feed, *named(feed, "entry")):
        assert UUID.fullmatch(text_in(part, "id"))
        assert text_in(part, "title").strip()
        assert MOMENT.fullmatch(text_in(part, "updated"))
        datetime.fromisoformat(text_in(part, "updated"))
        assert len([link for link in named(part, "link") if link.get("rel") == "alternate"]) == 1
        assert all(link.get("href") for link in named(part, "link"))
    assert [text_in(author, "name").strip() != "" for author in named(feed, "author")] == [True]
    assert [link.get("rel") for link in named(feed, "link")] == ["license", "self", "alternate"]
    for entry in named(feed, "entry"):
        for name in ("summary", "content"):
            (found,) = named(entry, name)
            assert found.get("type") == "text"
            assert not list(found)
        assert all(category.get("term") for category in named(entry, "category"))
    known = [text_in(part, "id") for part in (feed, *named(feed, "entry"))]
    assert len(set(known)) == len(known)


# --- Atom ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("query", ["", "taal=en", "thema=work&hoe=alle", "zoek=zzzzqqq", "aantal=200&orde=sterkte"])
def test_the_feed_is_what_atom_asks(shipped: Catalogue, many: Catalogue, query: str) -> None:
    valid(feed_of(shipped, query))
    valid(feed_of(many, query))


def test_nothing_there_is_a_feed_too(tmp_path: Path) -> None:
    """An empty folder: no entry, and no date that anybody could know."""
    feed = feed_of(load(tmp_path).catalogue)
    valid(feed)
    assert not named(feed, "entry")
    assert text_in(feed, "updated") == "1970-01-01T00:00:00Z"


def test_the_id_of_a_lesson_hangs_on_nothing_but_the_lesson(many: Catalogue) -> None:
    """Another host, choice, order or language: the same id. The feed itself has another one per choice and language."""
    first = feed_of(many, "aantal=200")
    others = [
        feed_of(many, "aantal=200", ""),
        feed_of(many, "aantal=200&taal=en"),
        feed_of(many, "thema=work&aantal=200"),
    ]

    def entries(feed: Tree.Element) -> dict[str, str]:
        links = ((text_in(entry, "id"), named(entry, "link")[0].get("href", "")) for entry in named(feed, "entry"))
        return {asked(urlsplit(href).query)["les"][0]: key for key, href in links}

    known = entries(first)
    assert all(known[lesson] == key for other in others for lesson, key in entries(other).items())
    assert all(key == lasting(f"lesson/{lesson}") for lesson, key in known.items())
    same, english, narrowed = (text_in(other, "id") for other in others)
    assert same == text_in(first, "id")
    assert len({same, english, narrowed}) == 3


def test_an_entry_tells_when_it_came_in_and_when_it_last_changed(tmp_path: Path) -> None:
    """`added` is when it was published; the later of the two is when it was updated; a month is its last day."""
    text = base_text("lessons/taken-eerst.yaml")
    changed = f"{text}added: 2024-02\nchanged: 2025-03-04\n"
    feed = feed_of(load(small_catalogue(tmp_path, {"lessons/taken-eerst.yaml": changed})).catalogue)
    (entry,) = named(feed, "entry")
    assert text_in(entry, "published") == "2024-02-29T00:00:00Z"
    assert text_in(entry, "updated") == text_in(feed, "updated") == "2025-03-04T00:00:00Z"


def test_a_lesson_without_a_date_stands_in_the_json_only(tmp_path: Path) -> None:
    """Atom asks when it last changed and nobody knows; the feed tells how many there are."""
    catalogue = load(small_catalogue(tmp_path)).catalogue
    feed, told = feed_of(catalogue), json_of(catalogue)
    assert not named(feed, "entry")
    assert len(told["lessons"]) == told["total"] == told["undated"] == 2
    assert "Twee lessen hebben geen datum." in text_in(feed, "subtitle")
    assert "Two lessons have no date." in text_in(feed_of(catalogue, "taal=en"), "subtitle")
    valid(feed)


def test_the_newest_come_first_unless_another_order_is_asked(many: Catalogue) -> None:
    moments = [text_in(entry, "updated") for entry in named(feed_of(many, "aantal=200"), "entry")]
    assert len(moments) > 50
    assert moments == sorted(moments, reverse=True)
    assert len(set(moments)) > 10
    strongest = [lesson["strength"] for lesson in json_of(many, "orde=sterkte&aantal=200")["lessons"]]
    known = [strength for strength in strongest if strength]
    assert known == sorted(known, key=["strong", "medium", "weak"].index)
    assert len(set(known)) > 1


TEXTS = st.text(st.characters(codec="utf-8"), max_size=60)


@given(TEXTS, TEXTS)
def test_every_text_survives_or_is_replaced_where_xml_has_no_way_to_write_it(title: str, told: str) -> None:
    """Tags, quotes, ends of sections and control signs: the feed parses, and says what was written."""
    entry = Entry("a", title, told, told, f"{HOME}/lessen?les=a", "2026-11-22", "", {"work": title}, {})
    head = Head("", told, "", "", "", HOME, "nl", "2026-11-22", HOME, HOME)
    (read,) = named(Tree.fromstring(atom(head, [entry])), "entry")
    legal = re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\N{REPLACEMENT CHARACTER}", title)
    assert text_in(read, "title") == re.sub("\r\n?", "\n", legal)
    assert json.loads(json_text(head, [entry]))["title"] == told


# --- what is asked --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "query",
    [
        "", "thema=work", "thema=work&thema=hiring", "thema=work&thema=hiring&hoe=alle", "organisatie=rws", "van=ministry",
        "voor=hr&voor=coach", "soort=advice", "sterkte=none", "sterkte=strong&jaar=2019", "jaar=2014", "bron=seed-network",
        "herkomst=seed", "zoek=begeleiding", "nieuw=2026", "nieuw=2027", "orde=datum", "thema=work&zoek=vacature&orde=best",
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_key_means_what_it_means_on_the_page(shipped: Catalogue, query: str, language: Language) -> None:
    finder = versions().of(shipped).finder(language)
    told = json_of(shipped, f"{query}&taal={language}&aantal=200")
    wanted = list(finder.keep(lesson_keys.choice(finder, asked(query)))["id"])
    assert sorted(ids(told)) == sorted(wanted)
    assert told["total"] == len(wanted)
    page = asked(urlsplit(told["page"]).query)
    assert lesson_keys.choice(finder, page) == lesson_keys.choice(finder, asked(query))


@pytest.mark.parametrize(
    "bad",
    [
        "thema=zzz", "hoe=misschien", "nieuw=2026-13-40", "nieuw=gisteren", "orde=leuk", "aantal=0", "aantal=-3", "aantal=abc",
        "aantal=", "aantal=9999999", "taal=fy", "vanaf=0", "vanaf=x", "onbekend=1", "sterkte=heel", "zoek=", "zoek=%20",
    ],
)  # fmt: skip
@pytest.mark.parametrize("form", ["atom", "json"])
def test_what_means_nothing_is_left_out(shipped: Catalogue, bad: str, form: Form) -> None:
    """The answer is the one without it, to the letter."""
    assert answer(form, shipped, asked(bad), HOME).body == answer(form, shipped, {}, HOME).body


@pytest.mark.parametrize(
    ("query", "same"),
    [
        ("thema=work&hoe=alle", "thema=work"),
        ("thema=work&thema=zzz&hoe=alle", "thema=work"),
        ("hoe=alle", ""),
        ("zoek=%20werk%20%20plek%20", "zoek=werk+plek"),
        ("thema=hiring&thema=work", "thema=work&thema=hiring"),
    ],
)
@pytest.mark.parametrize("form", ["atom", "json"])
def test_the_same_choice_in_other_words_is_the_same_feed(shipped: Catalogue, query: str, same: str, form: Form) -> None:
    """To the letter, its id too: a reader of feeds follows one."""
    assert answer(form, shipped, asked(query), HOME).body == answer(form, shipped, asked(same), HOME).body


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_feed_tells_the_choice_in_the_words_of_the_page(shipped: Catalogue, language: Language) -> None:
    query = {"thema": ["work", "hiring"], "hoe": ["alle"], "soort": ["advice"], "sterkte": ["none"], "jaar": ["none"],
             "voor": ["none"], "van": ["none"], "herkomst": ["seed"], "bron": ["seed-network"], "nieuw": ["2026"],
             "zoek": ["werk"], "organisatie": ["ienm"]}  # fmt: skip
    told = json.loads(answer("json", shipped, query | {"taal": [language]}, HOME).body)["choice"]
    page = unescape(text_of(open_page("lessen", taal=language, **query)))
    chips: dict[str, list[str]] = {}
    for name, value in re.findall(r'<span class="soft">(.*?)</span> (.*?) <span class="sign"', page)[:-1]:
        chips.setdefault(name, []).append(value)
    both = {"nl": " én ", "en": " and "}[language]
    assert told == {name: both.join(values) for name, values in chips.items()}
    assert len(told) == 11


def test_how_many_lessons_an_answer_holds(many: Catalogue) -> None:
    assert len(json_of(many)["lessons"]) == len(named(feed_of(many), "entry")) == USUAL
    assert len(json_of(many, "aantal=7")["lessons"]) == 7
    told = json_of(many, "aantal=999999")
    assert len(told["lessons"]) == min(MOST, told["total"])


def test_the_parts_of_the_json_make_the_whole_each_lesson_once(many: Catalogue) -> None:
    """Following `next` from the first part gives every lesson, in one order."""
    told = json_of(many, "aantal=20&zoek=les")
    found, total = ids(told), told["total"]
    while told["next"]:
        query = urlsplit(told["next"]).query
        told = json_of(many, query)
        assert told["from"] == len(found) + 1
        found += ids(told)
    assert total > 60
    assert len(found) == len(set(found)) == total
    assert json_of(many, "vanaf=999999")["lessons"] == []


@pytest.mark.parametrize("form", ["atom", "json"])
def test_its_own_address_asks_for_the_same(many: Catalogue, form: Form) -> None:
    query = "thema=work&hoe=alle&zoek=les+%26+%3Cmeer%3E&orde=sterkte&taal=en&aantal=7"
    made = answer(form, many, asked(query), HOME)
    told = made.body.decode()
    own = json.loads(told)["address"] if form == "json" else re.search(r'rel="self".*?href="(.*?)"', told)[1]  # type: ignore[index]
    assert own.startswith(f"{HOME}/lessen.{form}?")
    assert answer(form, many, asked(urlsplit(own.replace("&amp;", "&")).query), HOME).body == made.body


def test_the_address_of_a_feed_keeps_what_chooses_lessons_and_nothing_else() -> None:
    keys = {"thema": ["work", "hiring"], "zoek": ["a b"], "meer": ["48"], "lijst": ["x"], "nieuw": [""]}
    assert address("atom", keys, "en") == "/lessen.atom?thema=work&thema=hiring&zoek=a+b&taal=en"


# --- JSON -----------------------------------------------------------------------------------------------------------------


def fits(value: Any, shape: dict[str, Any], every: dict[str, Any], place: str = "") -> None:
    """The part of JSON Schema that the document of the shape uses; and no field that it does not tell of."""
    if "$ref" in shape:
        shape = every["$defs"][shape["$ref"].rpartition("/")[2]]
    kinds: dict[str, type] = {
        "object": dict,
        "array": list,
        "string": str,
        "integer": int,
        "boolean": bool,
        "null": type(None),
    }
    wanted = shape.get("type", [])
    names = [wanted] if isinstance(wanted, str) else wanted
    assert not names or isinstance(value, tuple(kinds[name] for name in names)), place
    assert "enum" not in shape or value in shape["enum"], (place, value)
    if isinstance(value, str) and "pattern" in shape:
        assert re.search(shape["pattern"], value), (place, value)
    if isinstance(value, dict) and "properties" in shape:
        assert set(value) == set(shape["required"]) == set(shape["properties"]), place
        for name, held in value.items():
            fits(held, shape["properties"][name], every, f"{place}.{name}")
    for number, item in enumerate(value if isinstance(value, list) else []):
        fits(item, shape["items"], every, f"{place}[{number}]")


@pytest.mark.parametrize("query", ["aantal=200", "aantal=200&taal=en", "zoek=zzzqqq"])
def test_the_json_has_the_shape_that_is_written_down(shipped: Catalogue, many: Catalogue, query: str) -> None:
    shape = json.loads(SCHEMA.read_text(encoding="utf-8"))
    for catalogue in (shipped, many):
        fits(json_of(catalogue, query), shape, shape)


def test_the_shape_knows_every_word_of_the_records() -> None:
    """A kind, strength or basis that the records get must be written down too."""
    told = json.loads(SCHEMA.read_text(encoding="utf-8"))["$defs"]["lesson"]["properties"]
    for name in ("kind", "strength", "basis"):
        dtype: Any = COLUMNS["lessons"][name]
        assert {word for word in told[name]["enum"] if word} == set(dtype.categories)


def test_a_lesson_says_all_that_the_frame_says(many: Catalogue) -> None:
    """Text, kind, year, dates and uses of each lesson are those of the frame, and its sources have their titles."""
    frames = tables(many, "en")
    rows = frames.lessons.set_index("id")
    told = json_of(many, "taal=en&aantal=200")
    used = 0
    for lesson in told["lessons"]:
        row = rows.loc[lesson["id"]]
        assert (lesson["text"], lesson["kind"], lesson["added"] or "") == (row["text"], row["kind"], row["added"])
        assert [theme["id"] for theme in lesson["themes"]] == row["themes"].split()
        assert len(lesson["used_by"]) == row["uses"]
        assert {source["id"] for source in lesson["sources"]} == {
            name.partition("#")[0] for name in row["sources"].split()
        }
        assert all(source["title"] == many.sources[source["id"]].title for source in lesson["sources"])
        used += len(lesson["used_by"])
    assert used > 5


def test_a_year_that_no_source_prints_is_marked_and_told_as_probable(shipped: Catalogue) -> None:
    """`ienm-candidate-first` says that its end is inferred; so does the source that the programme's lessons rest on."""
    told = {lesson["id"]: lesson for lesson in json_of(shipped, "aantal=200")["lessons"]}
    marked = {name: (lesson["year"], lesson["year_inferred"]) for name, lesson in told.items()}
    assert marked["ienm-candidate-first/agree-who-decides"] == (2014, True)
    assert marked["programme/test-one-concept"] == (2014, True)
    assert marked["bd-jobcoach"] == (2021, True)
    assert marked["bd-reorganisation"] == (2016, False)
    assert marked["talk-in-team"] == (None, False)
    public = {name: lesson.year for name, lesson in shipped.lessons.items()}
    assert all(told[name]["year_inferred"] == bool(when and when.inferred) for name, when in public.items())


# --- the host -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("scheme", "host", "before"),
    [
        ("http", "lessen.example:8501", "http://lessen.example:8501"),
        ("https", "lessen.example", "https://lessen.example"),
        ("http", "[::1]:8501", "http://[::1]:8501"),
        ("ws", "lessen.example", "http://lessen.example"),
        ("http", "", ""),
        ("http", 'evil"><script', ""),
        ("http", "evil.example/path", ""),
        ("http", "user@evil.example", ""),
        ("http", "a" * 300, ""),
        ("http", "a[:]]::b", ""),
        ("http", "a:", ""),
        ("http", "a:123456", ""),
        ("http", "a..b", ""),
        ("http", "-a", ""),
        ("http", "::1", ""),
        ("http", "[::1", ""),
        ("http", "10.0.0.7:8501", "http://10.0.0.7:8501"),
    ],
)
def test_only_a_host_that_is_one_stands_before_the_addresses(
    scheme: str, host: str, before: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LESSONS_ORIGINS", raising=False)
    assert home(scheme, host) == before


@pytest.mark.parametrize(
    ("origins", "host", "before"),
    [
        ("https://een.example, http://twee.example:8080", "EEN.example", "https://een.example"),
        ("https://een.example, http://twee.example:8080", "twee.example:8080", "http://twee.example:8080"),
        ("https://een.example, http://twee.example:8080", "evil.example", "https://een.example"),
        ("https://een.example", "10.0.0.7:8501", "https://een.example"),
        ("https://een.example", "", "https://een.example"),
        ("https://een.example", 'evil"><script', "https://een.example"),
        ('javascript:alert(1), https://x"y, https://een.example', "evil.example", "https://een.example"),
        ("een.example", "evil.example", ""),
    ],
)
def test_where_origins_are_named_no_other_host_stands_before_the_addresses(
    origins: str, host: str, before: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cache could keep what somebody with another `Host` was told. It is answered all the same."""
    monkeypatch.setenv("LESSONS_ORIGINS", origins)
    assert home("http", host) == before


def test_without_a_host_the_addresses_are_of_this_server(shipped: Catalogue) -> None:
    feed = feed_of(shipped, "", "")
    valid(feed)
    assert all(
        link.get("href", "").startswith("/lessen") for entry in named(feed, "entry") for link in named(entry, "link")
    )


# --- the server -----------------------------------------------------------------------------------------------------------

FORMS = ("/lessen.atom", "/lessen.json")


@pytest.fixture(scope="module")
def app() -> ASGIApp:
    return Starlette(routes=ROUTES, middleware=[Middleware(Headers), Middleware(Origins)])


def read(found: Answer, path: str) -> Any:
    """The body as what it says it is."""
    return Tree.fromstring(found.body) if path.endswith("atom") else json.loads(found.body)


@pytest.mark.parametrize(
    ("path", "kind"), [("/lessen.atom", "application/atom+xml; charset=utf-8"), ("/lessen.json", "application/json")]
)
def test_an_answer_says_what_it_is_and_how_long_it_may_be_kept(app: ASGIApp, path: str, kind: str) -> None:
    found = ask(app, path)
    read(found, path)
    assert found.code == 200
    assert found.headers["content-type"] == kind
    assert found.headers["cache-control"] == "max-age=300"
    assert re.fullmatch(r'W/"[0-9a-f]{32}"', found.headers["etag"])
    assert parsedate_to_datetime(found.headers["last-modified"]).date() == last_day("2026-11-22")
    assert "access-control-allow-origin" not in found.headers
    assert {name: found.headers[name] for name in security_headers("lessen.example")} == security_headers(
        "lessen.example"
    )
    assert b"http://lessen.example/lessen?" in found.body


@pytest.mark.parametrize("path", FORMS)
def test_who_has_it_already_is_told_so(app: ASGIApp, path: str) -> None:
    """By its tag, weak or not, among others, or `*`; another tag gets the whole."""
    tag = ask(app, path).headers["etag"]
    for header in (tag, tag.removeprefix("W/"), f'"other", {tag}', "*"):
        found = ask(app, path, if_none_match=header)
        assert (found.code, found.body, found.headers["etag"]) == (304, b"", tag)
    assert ask(app, path, if_none_match='"other"').code == 200
    assert ask(app, path, query="thema=work", if_none_match=tag).code == 200


def test_the_tag_changes_with_the_data(app: ASGIApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    query = "taal=en&aantal=200"
    before = ask(app, "/lessen.atom", query=query)
    with showing(tmp_path / "data", monkeypatch) as folder:
        replaced(folder / "lessons" / "agency-jobs-fell.yaml", "secondment fell", "temporary desks fell")
        after = ask(app, "/lessen.atom", query=query, if_none_match=before.headers["etag"])
    assert after.code == 200
    assert (b"temporary desks fell" in before.body, b"temporary desks fell" in after.body) == (False, True)
    assert after.headers["etag"] != before.headers["etag"]


@pytest.mark.parametrize("path", FORMS)
def test_only_reading_is_possible(app: ASGIApp, path: str) -> None:
    whole, head = ask(app, path), ask(app, path, method="HEAD")
    assert (head.code, head.headers["content-length"]) == (200, str(len(whole.body)))
    assert [ask(app, path, method=method).code for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS")] == [405] * 5
    assert ask(app, path, origin="https://elders.example").code == 403


@pytest.mark.parametrize("path", FORMS)
@pytest.mark.parametrize(
    "query",
    [
        "zoek=%00%07%1b", "zoek=%ff%fe", "zoek=%zz%", "%", "&&&===", "zoek=]]%3E%3C/content%3E", "thema=%3Cscript%3E", "zoek=\"'<>&",
        "zoek=" + "a" * 40_000, "zoek=" + "a+" * 15_000, "&".join(f"bron={number}" for number in range(5_000)),
        "&".join(["zoek=x"] * 5_000), "nieuw=%D9%A2%D9%A0%D9%A2%D9%A6", "aantal=%D9%A1", "vanaf=" + "9" * 400, "zoek=%F0%9F%98%80",
        "zoek=" + "%22" * 199, "nieuw=0000-00-00", "taal=en&taal=nl&taal=", "zoek=%ED%A0%80",
    ],
    ids=lambda query: query[:20],
)  # fmt: skip
def test_whatever_is_asked_there_is_an_answer(app: ASGIApp, path: str, query: str) -> None:
    """Long, broken and hostile addresses: 200, and what comes can be read."""
    found = ask(app, path, query=query)
    assert found.code == 200
    read(found, path)
    assert len(found.body) < 500_000


def test_a_day_still_to_come_is_never_told_in_a_header(tmp_path: Path) -> None:
    """A record that is dated ahead: HTTP forbids a Last-Modified after now."""
    text = base_text("lessons/taken-eerst.yaml") + "added: 2099-01-01\n"
    catalogue = load(small_catalogue(tmp_path, {"lessons/taken-eerst.yaml": text})).catalogue
    made = answer("atom", catalogue, {}, HOME)
    assert parsedate_to_datetime(made.modified).year < 2099
    assert b"2099-01-01T00:00:00Z" in made.body
