"""The page of the trail: every hop of the shipped data can be walked both ways, and the flow leads to every step."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from lessons.around import Record, leads
from lessons.catalogue import Catalogue, load
from lessons.hop_words import DERIVED, NAMES, SIDES, STATED, side_words
from lessons.readiness import Readiness
from lessons.tables import tables
from lessons.trail import identified
from lessons.words import LANGUAGES, Words
from tests.other_data import replaced, showing
from tests.pages import open_page, text_of
from ui.shelf import SHIPPED

IENM = "ienm-candidate-first"
HOSTILE = [
    "<script>window.PWNED=1</script>",
    "obstacle:",
    ":",
    "obstacle:../../etc/passwd",
    "wrong:programme",
    "‮txt",
    "a" * 5000,
]


@cache
def shipped() -> Catalogue:
    return load(SHIPPED).catalogue


@pytest.fixture(scope="module")
def walker() -> AppTest:
    """A visitor on the page of the trail, who walks on from record to record."""
    return open_page("spoor")


def page_of(walker: AppTest, record: Record, language: str = "nl") -> str:
    walker.query_params["van"] = ":".join(record)
    walker.query_params["taal"] = language
    walker.query_params["meer"] = "192"
    walker.run()
    assert not walker.exception
    return text_of(walker)


def links_in(text: str, page: str = "spoor", key: str = "van") -> set[str]:
    """The values of a key in the links to a page."""
    found = (urlsplit(html.unescape(address)) for address in re.findall(r'href="([^"]*)"', text))
    return {value for link in found if link.path == f"/{page}" for value in parse_qs(link.query).get(key, [])}


def hops_of(catalogue: Catalogue) -> set[tuple[Record, Record]]:
    """Every two records with a hop between them, stated or derived, both ways."""
    links = tables(catalogue, "nl").links
    columns = (links[name].astype("str") for name in ("from_kind", "from_id", "to_kind", "to_id"))
    found = {((a, b), (c, d)) for a, b, c, d in zip(*columns, strict=True)}
    found |= {((lead.from_kind, lead.from_id), (lead.to_kind, lead.to_id)) for lead in leads(catalogue)}
    return found | {(end, start) for start, end in found}


def heading(text: str) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", text, re.DOTALL)
    return html.unescape(found.group(1)) if found else ""


def words_of(text: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", text)))


# --- the walk ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_hop_of_the_shipped_data_is_walked_both_ways(walker: AppTest, language: str) -> None:
    """Each record has its own page, and links to exactly the records that a hop leads to, from either end."""
    expected: dict[str, set[str]] = {":".join(record): set() for record in identified(shipped())}
    for start, end in hops_of(shipped()):
        expected[":".join(start)].add(":".join(end))
    wrong, headings = {}, {}
    for name, wanted in expected.items():
        kind, _, key = name.partition(":")
        text = page_of(walker, (kind, key), language)
        headings[name] = heading(text)
        around = links_in(text.split('class="dl around"')[-1].split('class="foot')[0]) - {name}
        if around != wanted | links_via(text):
            wrong[name] = around ^ wanted
    assert wrong == {}
    assert [name for name, said in headings.items() if not said or name.partition(":")[2] == said] == []


def links_via(text: str) -> set[str]:
    """The records that a derived hop leads over; each is itself a record that the walk comes to."""
    return set().union(*(links_in(line) for line in re.findall(r'<p class="small via">.*?</p>', text)))


def some_of_every_kind(most: int) -> Iterator[Record]:
    for kind in NAMES:
        yield from sorted(record for record in identified(shipped()) if record[0] == kind)[:most]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_record_of_every_kind_says_how_it_hangs_together(walker: AppTest, language: str) -> None:
    for record in some_of_every_kind(2):
        text = page_of(walker, record, language)
        lead = re.search(r'<p class="lead">(.*?)</p>', text)
        assert lead, record
        assert lead.group(1).endswith("."), record
        assert text.count("<h1") == 1
        assert "None" not in words_of(text)
        assert "_" not in re.sub(r"<[^>]*>", "", text), record


def test_a_record_of_every_kind_stands_on_a_page_that_shows_it(walker: AppTest) -> None:
    """The second link leads to the page where the record stands, and its text is there."""
    for record in some_of_every_kind(1):
        text = page_of(walker, record)
        middle = text.split('class="middle"')[1].split("</section>")[0]
        address = urlsplit(html.unescape(re.findall(r'href="([^"]*)"', middle)[-1]))
        keys = {key: values[-1] for key, values in parse_qs(address.query).items() if key != "taal"}
        there = text_of(open_page(address.path.strip("/"), **keys))
        assert not address.fragment or f'id="{address.fragment}"' in there, record
        shown = (
            heading(text).split(":")[0].split(", ")[-1]
            if record[0] in ("cell", "judgement", "target")
            else heading(text)
        )
        assert shown.partition(": ")[0] in words_of(there), record


def test_every_record_is_reached_from_a_beginning(walker: AppTest) -> None:
    """From the flow, a visitor comes to every record that hangs on anything, by links alone."""
    near: dict[str, set[str]] = {}
    for start, end in hops_of(shipped()):
        near.setdefault(":".join(start), set()).add(":".join(end))
    seen = links_in(text_of(open_page("spoor")))
    ahead = list(seen)
    while ahead:
        new = near[ahead.pop()] - seen
        seen |= new
        ahead += new
    assert set(near) == seen


# --- one record ----------------------------------------------------------------------------------------------------------


def test_an_obstacle_tells_both_ways_and_derived_hops_say_so(walker: AppTest) -> None:
    text = words_of(page_of(walker, ("obstacle", f"{IENM}/no-placement")))
    assert "Op dit obstakel volgen" in text
    assert "Waar dit op rust" in text
    assert "Wat erop volgt" in text
    assert text.index("Waar dit op rust") < text.index("Wat erop volgt")
    cell = words_of(page_of(walker, ("cell", "ienm/hiring")))
    assert "volgt uit Een oordeel over deze cel noemt deze bron." in cell
    assert "Via oordeel: " in cell


def test_a_source_leads_to_the_paragraph_that_is_meant(walker: AppTest) -> None:
    text = page_of(walker, ("source", "seed-network"))
    assert "12" in links_in(text, "methode", "alinea")
    assert "seed-network" in links_in(text, "methode", "bron")


def test_a_long_list_is_paged() -> None:
    first = text_of(open_page("spoor", van="source:seed-network"))
    more = text_of(open_page("spoor", van="source:seed-network", meer="48"))
    assert links_in(first) < links_in(more)
    assert "meer=48" in first


def test_what_nothing_follows_from_is_the_next_question(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with showing(tmp_path / "data", monkeypatch) as folder:
        file = folder / "experiments" / f"{IENM}.yaml"
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub(r"(based_on|follows_from): \[.*?\]", r"\1: []", text), encoding="utf-8")
        one = words_of(text_of(open_page("spoor", van=f"obstacle:{IENM}/no-placement")))
        every = words_of(text_of(open_page("spoor")))
    assert "Hieruit volgt nog geen conclusie of les. Dat is de volgende vraag" in one
    assert "Uit één obstakel volgt nog geen les." in every
    assert "Hieruit volgt nog geen les. Wat leren we hiervan?" in every


@pytest.mark.parametrize("asked", HOSTILE)
@pytest.mark.parametrize(
    ("language", "said"), [("nl", "Dit staat niet in de gegevens:"), ("en", "This is not in the data:")]
)
def test_an_unknown_record_is_told_plainly_above_the_ways_in(asked: str, language: str, said: str) -> None:
    text = text_of(open_page("spoor", van=asked, taal=language))
    assert said in text
    assert "<script" not in text
    assert links_in(text)


def test_texts_of_the_data_stay_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with showing(tmp_path / "data", monkeypatch) as folder:
        said = "De kandidaat kreeg geen plek, ook niet met hulp van meerdere afdelingen."
        replaced(folder / "experiments" / f"{IENM}.yaml", said, "<svg onload=alert(1)> {{7*7}} _x_")
        texts = [text_of(open_page("spoor", van=f"obstacle:{IENM}/no-placement")), text_of(open_page("spoor"))]
    for text in texts:
        assert "<svg" not in text
        assert "&lt;svg onload=alert(1)&gt; {{7*7}} _x_" in text


CAUSES = re.compile(r"leid(t|en|de|den)? (er |niet )?(tot|toe)\b|\b(lead|leads|led) to\b")


def test_no_hop_is_told_as_a_cause(walker: AppTest) -> None:
    """The data say which record names which, and no more."""
    said = [words for found in (*STATED, *DERIVED) for words in (*found.ahead, *found.back, *(found.why or ()))]
    said += [side_words(side, Words(spoken)) for side in SIDES for spoken in LANGUAGES]
    assert [words for words in said if CAUSES.search(words)] == []
    for record in some_of_every_kind(1):
        for language in LANGUAGES:
            lead = re.search(r'<p class="lead">(.*?)</p>', page_of(walker, record, language))
            assert lead
            assert not CAUSES.search(lead.group(1)), record


# --- the flow ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_flow_of_everything_leads_to_every_obstacle_conclusion_and_own_lesson(language: str) -> None:
    app = open_page("spoor", taal=language)
    parts = {
        f"{kind}:{key}"
        for kind, key in identified(shipped())
        if kind in ("obstacle", "conclusion") or (kind == "lesson" and "/" in key)
    }
    assert parts <= links_in(text_of(app))
    assert text_of(app).count("<h1") == 1


def test_a_theme_or_an_experiment_makes_the_flow_smaller() -> None:
    whole = links_in(text_of(open_page("spoor")))
    theme = links_in(text_of(open_page("spoor", thema="hiring")))
    experiment = links_in(text_of(open_page("spoor", experiment=IENM)))
    assert theme < whole
    assert experiment < whole
    assert f"obstacle:{IENM}/no-placement" in theme & experiment


def test_thirty_organisations_have_their_trails_too(thirty: Readiness) -> None:
    text = text_of(open_page("spoor"))
    assert links_in(text)
    assert links_in(text, key="thema")
    for organisation in thirty.organisations[:3]:
        cell = text_of(open_page("spoor", van=f"cell:{organisation.id}/work"))
        assert f"organisation:{organisation.id}" in links_in(cell)


def test_without_anything_the_page_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with showing(tmp_path / "data", monkeypatch) as folder:
        for kind in ("experiments", "lessons", "concepts"):
            for file in (folder / kind).iterdir():
                file.unlink()
        (folder / "programme.yaml").unlink()
        text = words_of(text_of(open_page("spoor")))
    assert "Hier is nog geen spoor" in text
    assert "Hier staan nog geen obstakels." in text


# --- the ways in ---------------------------------------------------------------------------------------------------------


def test_a_story_a_source_and_a_cell_lead_to_the_trail() -> None:
    story = links_in(text_of(open_page("experimenten", experiment=IENM)))
    assert {f"obstacle:{IENM}/no-placement", "obstacle:programme/low-urgency"} <= story
    assert "source:seed-network" in links_in(text_of(open_page("methode", bron="seed-network")))
    drawer = links_in(text_of(open_page("organisatie", organisatie="ienm", cel="ienm.hiring")))
    assert {"cell:ienm/hiring", f"experiment:{IENM}"} <= drawer
