"""Putting a presentation together: every choice and every change is an address, and it leaves and comes back as a file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from lessons import agenda
from lessons.agenda_file import opened
from lessons.agenda_proposal import AFTER, BEFORE, proposal
from lessons.fields import last_day
from lessons.readiness import default_as_of
from lessons.records import Dimension
from tests.downloads import files
from tests.other_data import showing
from tests.pages import open_page, text_of
from tests.walks import Step, unreadable
from ui.data import catalogue, readiness, version_shown
from ui.experiments import newest_first

FIVE = "question,matrix,level:room,words:idea,next"
WALK: tuple[Step, ...] = (
    ("agenda.py", {}),
    ("agenda.py", {"agenda": "leeg", "opgave": "scale-up"}),
    ("agenda.py", {"agenda": f"{FIVE},level:ienm.work,experiment:gone", "over": "ienm", "namen": "verborgen"}),
    ("agenda.py", {"agenda": "matrix", "thema": ["work", "room"], "organisatie": "ienm", "duur": "20"}),
)


def plain(markup: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def keys(address: str) -> dict[str, list[str]]:
    """The keys of an address of a link in a page."""
    return parse_qs(urlsplit(unescape(address)).query)


def asked(app: AppTest, key: str) -> list[str]:
    """The values of a key in the address of the page, one or more."""
    value = app.query_params[key]
    return [value] if isinstance(value, str) else list(value)


def found(text: str, keep: str, act: str = "") -> tuple[str, str]:
    """The agenda that a button leads to, and what is said when it is pressed."""
    acting = f'data-act="{act}"' if act else ""
    pattern = rf'href="([^"]*)" data-keep="{re.escape(keep)}" {acting}[^>]*data-said="([^"]*)"'
    link = re.search(pattern, text)
    assert link, (keep, act)
    return keys(link[1]).get("agenda", [""])[0], unescape(link[2])


def rows(text: str) -> list[str]:
    """The names of the items on the agenda, in their order."""
    return [plain(name) for name in re.findall(r'<span class="what">.*?min</span>(.*?)</span>', text, re.DOTALL)]


def dimensions() -> Sequence[Dimension]:
    edition = catalogue().edition
    assert edition
    return edition.dimensions


def test_it_can_be_read_whatever_the_data_are(world: str) -> None:
    """Nought to three hundred organisations: one h1, nothing unfilled, nothing of the other language."""
    assert unreadable(WALK, "en" if world in ("1", "30") else "nl") == []


def test_it_can_be_read_in_english() -> None:
    assert unreadable(WALK, "en") == []


def test_without_a_choice_it_is_the_usual_agenda_and_begins_in_one_press() -> None:
    text = text_of(open_page("agenda"))
    usual = agenda.usual(catalogue(), newest_first(version_shown()))
    assert len(rows(text)) == len(usual) == 11
    assert 'class="go button first" href="/presenteren">Begin met presenteren</a>' in text
    assert f"Samen ongeveer {agenda.minutes(usual)} minuten." in plain(text)
    assert "Terug naar de gewone agenda" not in text


def test_the_items_stand_in_the_order_of_the_address_with_their_name_in_words() -> None:
    text = text_of(open_page("agenda", agenda=f"{FIVE},level:ienm.work,experiment:ienm-candidate-first,rate:bicycles"))
    assert rows(text) == [
        "De vraag: hoe klaar is onze organisatie?",
        "Het beeld: vakken per organisatie",
        "Vraag aan de zaal: welk niveau heeft Ruimte in uw organisatie?",
        "Vraag aan de zaal: welk idee wilt u proberen?",
        "De volgende stap: wat doen we maandag?",
        "Vraag aan de zaal: welk niveau heeft Passend werk bij I&M?",
        "Experiment: I&M: beginnen bij de kandidaat",
        "Vraag aan de zaal: wat vindt u van het concept “Fietsen beheren en repareren”?",
    ]


def test_up_down_and_off_are_links_that_say_which_row_and_where_it_goes() -> None:
    text = text_of(open_page("agenda", agenda=FIVE))
    up, said = found(text, "level:room", "up")
    assert up == "question,level:room,matrix,words:idea,next"
    assert said == "Vraag aan de zaal: welk niveau heeft Ruimte in uw organisatie?: nu op plaats 2."
    assert found(text, "level:room", "down")[0] == "question,matrix,words:idea,level:room,next"
    assert found(text, "level:room", "drop")[0] == "question,matrix,words:idea,next"
    named = re.findall(r'data-act="(\w+)"[^>]*>.*?<span class="hidden">(.*?)</span>', text)
    assert len({unescape(name) for _, name in named}) == len(named) == 4 + 4 + 5
    ends = [act for act, name in named if "De vraag" in name], [act for act, name in named if "maandag" in name]
    assert ends == (["down", "drop"], ["up", "drop"])


def test_taking_the_last_one_off_gives_an_empty_agenda_and_not_the_usual_one() -> None:
    address, _ = found(text_of(open_page("agenda", agenda="matrix")), "matrix", "drop")
    text = text_of(open_page("agenda", agenda=address))
    assert rows(text) == []
    assert "De agenda is leeg" in text
    assert found(text, "bij matrix")[0] == "matrix"


def test_what_can_be_added_comes_before_the_closing_slide_and_what_is_on_it_is_taken_off() -> None:
    text = text_of(open_page("agenda", agenda=FIVE))
    address, said = found(text, "bij rate:bicycles")
    assert address == "question,matrix,level:room,words:idea,rate:bicycles,next"
    assert said.startswith("Op plaats 5 gezet: Wat vindt u van het concept")
    assert found(text, "bij level:room")[0] == "question,matrix,words:idea,next"
    offered = set(re.findall(r'data-keep="bij ([^"]*)"', text))
    assert {f"level:{one.id}" for one in dimensions()} <= offered
    assert {f"rate:{name}" for name in catalogue().concepts} <= offered
    assert {f"lessons:{name}" for name in catalogue().themes} <= offered
    assert {f"experiment:{name}" for name in catalogue().experiments} <= offered
    assert {"words:obstacle", "words:idea", *(set(agenda.SLIDES) - {"experiment"})} <= offered


def test_a_question_about_one_organisation_comes_after_the_choice_of_which() -> None:
    assert "bij level:bzk.room" not in text_of(open_page("agenda", agenda=FIVE))
    text = text_of(open_page("agenda", agenda=FIVE, over="bzk"))
    assert found(text, "bij level:bzk.room")[0] == "question,matrix,level:room,words:idea,level:bzk.room,next"


def test_experiments_are_those_of_the_chosen_organisations() -> None:
    text = text_of(open_page("agenda", organisatie="ienm"))
    assert set(re.findall(r'data-keep="bij (experiment[^"]*)"', text)) == {"experiment:ienm-candidate-first"}
    assert sum(name.startswith("Experiment:") for name in rows(text)) == 1


def test_a_full_agenda_takes_no_more_but_can_let_go() -> None:
    names = [
        f"level:{item.id}.{one.id}" for item in list(catalogue().organisations.values())[:9] for one in dimensions()
    ]
    text = text_of(open_page("agenda", agenda=",".join(names[: agenda.LONGEST])))
    assert len(rows(text)) == agenda.LONGEST
    assert "De agenda is vol: er passen 60 onderdelen op." in plain(text)
    assert 'data-keep="bij matrix"' not in text
    over = text_of(open_page("agenda", agenda=",".join(names[: agenda.LONGEST + 2])))
    assert len(rows(over)) == agenda.LONGEST
    assert found(over, "weg")[0] == ",".join(names[: agenda.LONGEST])


def test_what_is_not_there_is_told_and_stays_in_every_link_until_it_is_let_go_of() -> None:
    text = text_of(open_page("agenda", agenda="matrix,experiment:gone,next"))
    assert "nu niet op de agenda: experiment:gone" in plain(text)
    assert found(text, "next", "up")[0] == "next,matrix,experiment:gone"
    assert found(text, "weg")[0] == "matrix,next"


def test_a_theme_without_a_lesson_to_do_is_not_offered_and_its_question_stays_and_is_skipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with showing(tmp_path / "data", monkeypatch) as folder:
        for file in [*folder.glob("lessons/*"), *folder.glob("experiments/*"), folder / "programme.yaml"]:
            kept = re.sub(r"(themes: \[.*)urgency, ", r"\1", file.read_text(encoding="utf-8"))
            file.write_text(kept.replace("themes: [urgency]", "themes: [network]"), encoding="utf-8")
        app = open_page("agenda", agenda="matrix,lessons:urgency,next")
        text = text_of(app)
        back = loaded("agenda: 1\nitems: [lessons:urgency, matrix]\n")
    assert asked(back, "agenda") == ["lessons:urgency,matrix"]
    assert "Deze vraag wordt overgeslagen" in plain(text)
    assert "waarvan" not in plain(text)
    assert "Samen ongeveer 7 minuten" in plain(text)
    assert found(text, "lessons:urgency", "drop")[0] == "matrix,next"
    assert 'data-keep="bij lessons:urgency"' not in text
    assert 'data-keep="bij lessons:work"' in text
    assert "Niet over urgentie: daar is nog geen les" in plain(text)


def test_every_link_to_the_pages_of_coaches_holds_the_whole_choice() -> None:
    chosen: dict[str, str | list[str]] = {"agenda": FIVE, "organisatie": ["ienm", "bzk"], "thema": ["work"], "namen": "verborgen", "naam": "Onze dag", "duur": "45"}  # fmt: skip
    text = text_of(open_page("agenda", **chosen))
    links = re.findall(r'href="(/(?:presenteren|sessie|meenemen)\?[^"]*)"', text)
    assert len(links) == 5
    for link in links:
        assert keys(link) == {name: value if isinstance(value, list) else [value] for name, value in chosen.items()}
    assert "<h1>Onze dag</h1>" in text


@pytest.mark.parametrize(("given_time", "said"), [("20", "U heeft er 20. Dat is 2 minuten te lang."), ("30", "er blijven 8 minuten over"), ("0", "U heeft er 60."), ("-5", "U heeft er 60."), ("9999", "U heeft er 60."), ("37", "U heeft er 37.")])  # fmt: skip
def test_the_minutes_are_held_against_those_there_are(given_time: str, said: str) -> None:
    text = plain(text_of(open_page("agenda", agenda=FIVE, duur=given_time)))
    assert "5 onderdelen, waarvan 2 vragen aan de zaal. Samen ongeveer 22 minuten." in text
    assert said in text


# --- the proposal -------------------------------------------------------------------------------------------------------


def test_the_proposal_asks_what_the_data_cannot_answer() -> None:
    text = text_of(open_page("agenda", opgave="scale-up", thema=["network"], duur="90"))
    asked = readiness(default_as_of(catalogue()).day).ask_first("scale-up")
    proposed = found(text, "voorstel")[0].split(",")
    assert [item for item in proposed if item.startswith("level:")] == [f"level:{one.dimension}" for one in asked[:3]]
    assert "lessons:network" in proposed
    assert {"words:obstacle", "words:idea"} <= set(proposed)
    assert [item for item in proposed if item.startswith("rate:")] == ["rate:bicycles", "rate:catering"]


def test_of_one_organisation_the_levels_are_asked_of_that_one() -> None:
    text = text_of(open_page("agenda", organisatie="bzk"))
    levels = [item for item in found(text, "voorstel")[0].split(",") if item.startswith("level:")]
    assert levels
    assert all(item.startswith("level:bzk.") for item in levels)


@given(
    st.integers(1, 480),
    st.sampled_from(["learn-in-house", "first-placement", "scale-up"]),
    st.lists(st.sampled_from(["work", "network", "scaling"]), unique=True),
    st.lists(st.sampled_from(["ienm", "bzk", "rws", "szw"]), unique=True),
    st.sampled_from(["2013", "2014-12", "2026"]),
)
def test_the_proposal_fits_the_minutes_and_more_time_never_asks_less(
    time: int, purpose: str, themes: list[str], organisations: list[str], day: str
) -> None:
    every = readiness(last_day(day))
    seen = every.narrowed(organisations) if organisations else every
    newest = newest_first(version_shown())
    items, more = (proposal(seen, purpose, themes, newest, catalogue(), minutes) for minutes in (time, 480))
    assert agenda.minutes(items) <= max(time, agenda.minutes((*BEFORE, *AFTER)))
    assert set(items) <= set(more)
    assert len(set(items)) == len(items)
    assert agenda.items(agenda.written(items), catalogue()) == items
    assert (items[:3], items[-2:]) == (BEFORE, AFTER)


def test_the_last_change_can_be_undone_also_the_one_that_replaced_all() -> None:
    app = open_page("agenda", agenda=FIVE)
    assert 'data-keep="terug"' not in text_of(app)
    app.query_params["agenda"] = found(text_of(app), "voorstel")[0]
    app.run()
    assert found(text_of(app), "terug")[0] == FIVE
    app.query_params.clear()
    app.run()
    assert len(rows(text_of(app))) == 11
    assert found(text_of(app), "terug")[0].startswith("question,readiness,matrix")


# --- kept, and brought back ---------------------------------------------------------------------------------------------


CHOSEN: dict[str, str | list[str]] = {"agenda": FIVE, "opgave": "scale-up", "peildatum": "2014-12", "organisatie": ["bzk", "ienm"], "thema": ["work"], "namen": "verborgen", "naam": "Wie vragen we? \"Ja: 'nee'\" #1", "duur": "45"}  # fmt: skip


def loaded(text: str) -> AppTest:
    """The page after this text was pasted and loaded."""
    app = open_page("agenda", agenda="matrix", over="bzk")
    app.text_area(key="agenda-file").set_value(text).run()
    app.button(key="agenda-load").click().run()
    assert not app.exception
    return app


def test_what_leaves_as_a_file_comes_back_as_the_same_address() -> None:
    kept = files("agenda", **CHOSEN)
    assert list(kept) == ["wie-vragen-we-ja-nee-1.yaml"]
    app = loaded(next(iter(kept.values())).decode("utf-8"))
    for key, value in CHOSEN.items():
        assert asked(app, key) == (value if isinstance(value, list) else [value]), key
    assert "Geladen: 5 onderdelen." in plain(text_of(app))
    assert len(rows(text_of(app))) == 5


def test_the_usual_agenda_is_kept_with_its_items_as_they_are_now() -> None:
    raw = files("agenda")["agenda.yaml"]
    found_in_it = opened(raw, catalogue())
    assert found_in_it.problems == ()
    assert found_in_it.agenda
    assert found_in_it.agenda.items == tuple(map(str, agenda.usual(catalogue(), newest_first(version_shown()))))


def test_a_file_with_a_name_that_is_not_there_loads_without_it_and_the_page_tells() -> None:
    app = loaded("agenda: 1\nitems: [matrix, level:rom, next]\n")
    assert asked(app, "agenda") == ["matrix,next"]
    text = plain(text_of(app))
    assert "Geladen: 2 onderdelen." in text
    assert "agenda.yaml, regel 2, kolom 17: waarde bestaat niet (let op)" in text
    assert "items[1] : 'level:rom' is geen onderdeel in deze gegevens en is weggelaten; bedoelde u 'room'?" in text
    assert "did you mean" not in text


@pytest.mark.parametrize("text", ["", "items: [matrix", "agenda: 1\nitems: matrix\n", "<b>x</b>"])
def test_a_text_that_is_no_agenda_changes_nothing_and_stays_in_its_field(text: str) -> None:
    app = loaded(text)
    assert asked(app, "agenda") == ["matrix"]
    assert "Niet geladen. De agenda is gebleven zoals hij was." in plain(text_of(app))
    assert app.text_area(key="agenda-file").value == text
    assert "<b>x</b>" not in text_of(app)


def test_a_file_without_items_gives_the_usual_agenda_and_one_with_none_an_empty_one() -> None:
    assert "agenda" not in loaded("agenda: 1\n").query_params
    assert asked(loaded("agenda: 1\nitems: []\n"), "agenda") == ["leeg"]


def test_the_link_is_the_whole_choice_and_the_frozen_one_pins_the_data() -> None:
    text = text_of(open_page("agenda", **CHOSEN, over="bzk"))
    follows, frozen = (re.search(rf'id="agenda-{name}" value="([^"]*)"', text) for name in ("link", "vast"))
    assert follows
    assert frozen
    assert set(keys(follows[1])) == set(CHOSEN)
    assert keys(frozen[1])["versie"] == [catalogue().fingerprint[:12]]


def test_junk_in_the_address_is_cut_on_arrival_and_no_link_copies_it() -> None:
    for junk in (
        "x" * 60_000,
        "matrix," * 9_000,
        ",".join(f"experiment:gone-{n}" for n in range(3_000)),
        "<b>,&" * 9_000,
    ):
        app = open_page("agenda", agenda=f"matrix,{junk}", naam="y" * 9_000, duur="9" * 400)
        assert len("".join(asked(app, "agenda"))) <= agenda.LONGEST_WRITTEN
        assert len(rows(text_of(app))) == 1
        assert max(map(len, re.findall(r'href="([^"]*)"', text_of(app)))) < 8_000


def test_a_title_is_a_text_and_never_markup() -> None:
    text = text_of(open_page("agenda", naam="<b>vet</b> & co"))
    assert "<h1>&lt;b&gt;vet&lt;/b&gt; &amp; co</h1>" in text


def test_without_organisations_there_is_no_choice_of_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with showing(tmp_path / "data", monkeypatch) as folder:
        for name in ("experiments", "judgements", "concepts"):
            for file in (folder / name).iterdir():
                file.unlink()
        (folder / "organisations.yaml").write_text("organisations: []\n", encoding="utf-8")
        app = open_page("agenda")
    assert not app.multiselect
    assert "Begin met presenteren" in text_of(app)


def test_on_paper_it_is_a_sheet_with_what_it_is_for_and_nothing_to_press() -> None:
    app = open_page("agenda", beeld="afdruk", agenda=FIVE, organisatie="ienm", thema="work", opgave="scale-up")
    text = text_of(app)
    assert len(rows(text)) == 5
    for said in ("Thema's Echt en passend werk", "Organisaties I&M", "Opgave opschalen"):
        assert said in plain(text), said
    assert [name for name in ("selectbox", "text_area", "button", "download_button") if app.get(name)] == []
    assert "data-copy" not in text
