"""My list: the address decides what is on it, in its order; whatever it says, the page stands and tells what is not there."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from tests.downloads import about_csv, files, read_csv, rows_xlsx
from tests.other_data import replaced, showing
from tests.pages import ADDRESSES, open_page, text_of
from tests.test_frozen import Data
from tests.test_page_experimenten import HOSTILE, plain
from ui.data import catalogue
from ui.shelf import keeper
from ui.shortlist import LONGEST, MOST, READ, tidied_list

FIRST, SECOND, THIRD = "bd-jobcoach", "ienm-candidate-first/agree-who-decides", "binnenwerk-growth"
THREE = f"{FIRST},{SECOND},{THIRD}"

_ids = st.text("abc-9", min_size=1, max_size=64)
references = st.one_of(_ids, st.tuples(_ids, _ids).map("/".join))
"""What may name a lesson."""


def shown(app: AppTest) -> list[str]:
    """The lessons on the page, by the id in the link of each."""
    found = re.findall(r'class="go top quiet" href="([^"]*)"', text_of(app))
    return [parse_qs(urlsplit(unescape(address)).query)["les"][0] for address in found]


def address(app: AppTest, *, act: str = "", keep: str = "") -> list[str]:
    """The list that a link of the page asks for."""
    kind = f'data-keep="{keep}"' + (f' data-act="{act}"' if act else " data-said")
    found = re.search(rf'href="([^"]*)" {kind}', text_of(app))
    assert found, kind
    lists = parse_qs(urlsplit(unescape(found[1])).query).get("lijst", [""])
    return lists[0].split(",") if lists[0] else []


def every_lesson() -> list[str]:
    current = catalogue()
    own = [f"{story.id}/{lesson.id}" for story in current.experiments.values() for lesson in story.lessons]
    return [*own, *current.lessons]


@pytest.mark.parametrize(
    ("language", "heard"),
    [
        ("nl", ["3 lessen op uw lijst", "Uit 5 bronnen, over 3 organisaties.", "Vraag voor uw organisatie", "Hoe sterk", "Zet hoger", "Zet lager", "Haal weg", "Kopieer de link", "Vastgezette link", "Mail de link", "helemaal gelezen"]),
        ("en", ["3 lessons on your list", "From 5 sources, about 3 organisations.", "Question for your organisation", "How strong", "Move up", "Move down", "Take off", "Copy the link", "Frozen link", "Mail the link", "read in full"]),
    ],
)  # fmt: skip
def test_the_page_speaks_both_languages(language: str, heard: list[str]) -> None:
    app = open_page("lijst", taal=language, lijst=THREE)
    text = plain(text_of(app))
    assert [words for words in heard if words not in text] == []
    assert text_of(app).count("<h1") == 1


def test_the_lessons_stand_in_the_order_of_the_address_each_once() -> None:
    assert shown(open_page("lijst", lijst=THREE)) == [FIRST, SECOND, THIRD]
    assert shown(open_page("lijst", lijst=f"{THIRD}, {FIRST},,{SECOND},{THIRD}")) == [THIRD, FIRST, SECOND]


def test_every_lesson_of_the_catalogue_can_be_kept() -> None:
    every = every_lesson()
    for start in range(0, len(every), MOST):
        some = every[start : start + MOST]
        assert shown(open_page("lijst", lijst=",".join(some))) == some


def test_up_and_down_change_two_neighbours_and_off_takes_one_away() -> None:
    app = open_page("lijst", lijst=THREE)
    assert address(app, keep=SECOND, act="up") == [SECOND, FIRST, THIRD]
    assert address(app, keep=SECOND, act="down") == [FIRST, THIRD, SECOND]
    assert address(app, keep=SECOND) == [FIRST, THIRD]
    text = text_of(app)
    assert f'data-keep="{FIRST}" data-act="up"' not in text
    assert f'data-keep="{THIRD}" data-act="down"' not in text


def test_what_goes_up_and_then_down_is_where_it_was() -> None:
    up = address(open_page("lijst", lijst=THREE), keep=THIRD, act="up")
    assert address(open_page("lijst", lijst=",".join(up)), keep=THIRD, act="down") == [FIRST, SECOND, THIRD]


def test_the_button_on_a_card_keeps_its_lesson_at_the_end_and_lets_go_of_it_again() -> None:
    app = open_page("lessen", les=THIRD, lijst=f"{FIRST},{SECOND}")
    assert address(app, keep=THIRD) == [FIRST, SECOND, THIRD]
    assert address(open_page("lessen", les=THIRD, lijst=THREE), keep=THIRD) == [FIRST, SECOND]


def test_by_theme_each_lesson_stands_once_under_one_of_its_own_themes() -> None:
    every = every_lesson()[:MOST]
    app = open_page("lijst", lijst=",".join(every), indeling="thema")
    assert sorted(shown(app)) == sorted(every)
    parts = re.split(r"<h2>", text_of(app).partition('class="dl shortlist"')[2].partition("</section>")[0])[1:]
    assert len(parts) > 1
    for part in parts:
        theme = part.partition(" <span")[0]
        own = re.findall(r"<dt>Thema(?:'|&#39;)s</dt><dd>(.*?)</dd>", part)
        assert own
        assert all(theme in themes for themes in own)
        assert "data-act" not in part


# --- what is not there, and too much ----------------------------------------------------------------------------------


def test_a_lesson_that_is_gone_is_told_and_stays_in_the_address_until_the_reader_lets_go() -> None:
    app = open_page("lijst", lijst=f"{FIRST},taken-away,{SECOND}")
    text = plain(text_of(app))
    assert "2 lessen op uw lijst" in text
    assert "1 les van deze lijst is er niet meer: taken-away" in text
    assert address(app, keep=FIRST) == [SECOND, "taken-away"]
    assert address(app, keep="weg") == [FIRST, SECOND]


def test_many_that_are_gone_are_counted() -> None:
    text = plain(text_of(open_page("lijst", lijst=",".join(f"gone-{n}" for n in range(12)))))
    assert "12 lessen van deze lijst zijn er niet meer: gone-0 , gone-1" in text
    assert "en nog 7" in text
    assert "Uw lijst is nog leeg" in text


def test_what_is_no_lesson_is_not_on_the_list() -> None:
    """An obstacle of an experiment, an organisation, an experiment itself."""
    obstacle = catalogue().experiments["ienm-candidate-first"].obstacles[0].id
    app = open_page("lijst", lijst=f"ienm-candidate-first/{obstacle},ienm,ienm-candidate-first,{FIRST}")
    assert shown(app) == [FIRST]
    assert "3 lessen van deze lijst zijn er niet meer" in plain(text_of(app))


@pytest.mark.parametrize("asked", [*HOSTILE, ",", ",,,,", "a/b/c/d", "/", "%", "\x00", " " * 300, "x," * 5000])
def test_strange_lists_are_dropped_or_told(asked: str) -> None:
    app = open_page("lijst", lijst=f"{FIRST},{asked}")
    text = text_of(app)
    assert "1 les op uw lijst" in text
    assert "<script" not in text
    for page in ("lessen", ""):
        assert "Mijn lijst (1)" in text_of(open_page(page, lijst=f"{FIRST},{asked}"))


def test_a_list_holds_forty_and_says_what_does_not_fit() -> None:
    every = every_lesson()
    app = open_page("lijst", lijst=",".join(every[: MOST + 3]))
    assert shown(app) == every[:MOST]
    assert f"Dit adres noemt er 3 meer" in plain(text_of(app))  # noqa: F541
    full = open_page("lessen", les=every[-1], lijst=",".join(every[:MOST]))
    assert "Uw lijst is vol (40 lessen)" in plain(text_of(full))
    assert f'data-keep="{every[-1]}"' not in text_of(full)


def test_no_more_than_a_hundred_ids_are_read() -> None:
    away = ",".join(f"gone-{n}" for n in range(READ))
    app = open_page("lijst", lijst=f"{away},{FIRST}")
    assert shown(app) == []
    assert "er passen 100 namen van lessen in. Wat erna kwam, is eraf gehaald: 1." in plain(text_of(app))


JUNK = ["x" * 60_000, "X," * 30_000, ",".join(f"junk {n}" for n in range(6_000)), "a/b/c," * 9_000, "<b>" * 20_000]


@pytest.mark.parametrize("junk", JUNK, ids=["one word", "capitals", "many", "slashes", "marks"])
def test_junk_in_the_list_is_cut_on_arrival_and_told_and_no_link_copies_it(junk: str) -> None:
    for page in ("lijst", "lessen"):
        app = open_page(page, lijst=f"{FIRST},{junk}")
        assert app.query_params["lijst"] in (FIRST, [FIRST])
        assert max(map(len, re.findall(r'href="([^"]*)"', text_of(app)))) < 1_000
    told = plain(text_of(open_page("lijst", lijst=f"{FIRST},{junk}")))
    assert "iets dat geen naam van een les kan zijn. Dat is eraf gehaald." in told
    assert "lijst" not in open_page("lijst", lijst=junk).query_params


@given(st.text(max_size=400) | st.lists(references, max_size=120).map(",".join) | st.text("a,/ ", max_size=400))
def test_a_tidied_list_is_short_holds_only_names_in_their_order_and_stays_what_it_is(written: str) -> None:
    tidied, cut = tidied_list(written)
    held = [name for name in tidied.split(",") if name]
    parts = [part.strip() for part in written.split(",")]
    assert len(tidied) <= LONGEST
    assert len(held) == len(set(held)) <= READ
    assert held == sorted(held, key=parts.index)
    assert all(re.fullmatch("[a-z0-9-]{1,64}(/[a-z0-9-]{1,64})?", name) for name in held)
    assert len(held) + cut.strange + cut.over == len({part for part in parts if part})
    assert tidied_list(tidied) == (tidied, (0, 0))


def test_a_full_list_of_the_longest_names_fits_in_an_address_and_one_of_these_data_in_a_mail() -> None:
    """What docs/adr/0031 says of its length."""
    longest = [f"{n:064}/{n:064}" for n in range(MOST)]
    assert len(",".join(longest)) == 5_199
    assert tidied_list(",".join(longest)) == (",".join(longest), (0, 0))
    assert len(",".join(sorted(every_lesson(), key=len)[-MOST:])) < 2_000


def test_ids_that_make_the_address_too_long_are_cut_and_counted() -> None:
    long = [f"{n:064}/{n:064}" for n in range(60)]
    tidied, cut = tidied_list(",".join([FIRST, *long, SECOND]))
    held = tidied.split(",")
    assert held == [FIRST, *long][: len(held)]
    assert LONGEST - 130 < len(tidied) <= LONGEST
    assert cut == (0, 62 - len(held))


def test_a_list_that_was_cut_is_told_as_long_as_it_stands() -> None:
    app = open_page("lijst", lijst=f"{FIRST},<b>")
    app.run()
    assert "Dat is eraf gehaald" in text_of(app)
    app.query_params["lijst"] = THREE
    app.run()
    assert "Dat is eraf gehaald" not in text_of(app)


def test_two_lists_in_one_address_are_one() -> None:
    assert shown(open_page("lijst", lijst=[FIRST, f"{SECOND},{FIRST}"])) == [FIRST, SECOND]


# --- nothing gets lost on the way ---------------------------------------------------------------------------------------


def test_what_did_not_fit_stays_in_the_address_and_comes_on_the_list_when_there_is_room() -> None:
    every = every_lesson()[: MOST + 3]
    app = open_page("lijst", lijst=",".join(every))
    down = address(app, keep=every[0], act="down")
    assert down == [every[1], every[0], *every[2:]]
    off = address(app, keep=every[0])
    assert off == every[1:]
    assert shown(open_page("lijst", lijst=",".join(off))) == every[1 : MOST + 1]


def test_what_was_just_taken_off_is_put_back_without_losing_another() -> None:
    every = every_lesson()[: MOST + 2]
    app = open_page("lijst", lijst=",".join(every))
    app.query_params["lijst"] = ",".join(address(app, keep=every[5]))
    app.run()
    assert address(app, keep="terug") == every


def test_keeping_a_lesson_elsewhere_keeps_what_is_gone_and_letting_go_of_that_keeps_the_rest() -> None:
    gone = ["gone-1", "gone-2/three"]
    app = open_page("lessen", les=THIRD, lijst=",".join([gone[0], FIRST, gone[1]]))
    assert address(app, keep=THIRD) == [FIRST, THIRD, *gone]
    every = every_lesson()[: MOST + 2]
    app = open_page("lijst", lijst=",".join([*every, *gone]))
    assert address(app, keep="weg") == every


def test_when_what_is_gone_takes_the_room_the_button_says_that_the_list_is_full() -> None:
    away = ",".join(f"gone-{n}" for n in range(READ))
    app = open_page("lessen", les=THIRD, lijst=away)
    assert "Uw lijst is vol" in plain(text_of(app))
    assert f'data-keep="{THIRD}"' not in text_of(app)


def test_all_that_was_found_comes_behind_the_list_and_what_is_gone_stays() -> None:
    app = open_page("lessen", thema="coordination", lijst=f"gone-1,{FIRST}")
    found = re.search(r'<a class="go all" href="([^"]*)"', text_of(app))
    assert found
    new = parse_qs(urlsplit(unescape(found[1])).query)["lijst"][0].split(",")
    assert new[0] == FIRST
    assert new[-1] == "gone-1"
    assert len(new) > 3


@pytest.mark.parametrize(("fewer", "said"), [(1, "Op uw lijst passen er nog 1."), (0, "Uw lijst is vol.")])
def test_when_not_all_that_was_found_fits_the_page_says_how_many_do(fewer: int, said: str) -> None:
    found = re.findall(r'data-keep="([^"]*)"', text_of(open_page("lessen", thema="coordination")))
    mine = [name for name in every_lesson() if name not in found][: MOST - fewer]
    assert said in text_of(open_page("lessen", thema="coordination", lijst=",".join(mine)))


@pytest.mark.parametrize(
    ("written", "said"), [("2026", "2026"), ("2026-11", "november 2026"), ("2025", "22 november 2026")]
)
def test_the_last_change_is_the_last_day_that_a_date_can_mean(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: str, said: str
) -> None:
    """A year is later than a day in it, and earlier than a day in the next."""
    with showing(tmp_path / "data", monkeypatch) as folder:
        file = folder / "lessons" / f"{FIRST}.yaml"
        text = re.sub(r"^changed:.*\n", "", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
        file.write_text(f'{text.rstrip()}\nchanged: "{written}"\n', encoding="utf-8")
        words = plain(text_of(open_page("lijst", lijst=FIRST, beeld="afdruk")))
    assert re.search(rf"Bijgewerkt tot en met ?:? {said}", words)


# --- empty, on every page, other data ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "heard"), [("nl", "Uw lijst is nog leeg"), ("en", "Your list is still empty")])
def test_an_empty_list_tells_how_to_begin(language: str, heard: str) -> None:
    app = open_page("lijst", taal=language)
    text = text_of(app)
    assert heard in text
    doors = re.findall(r'href="/lessen\?[^"]*thema=([\w-]+)', text)
    assert set(doors) <= set(catalogue().themes)
    assert len(doors) > 3
    assert not app.get("download_button")


def test_without_any_lesson_the_page_still_opens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with showing(tmp_path / "data", monkeypatch) as folder:
        for part in ("lessons", "experiments", "concepts"):
            for file in (folder / part).iterdir():
                file.unlink()
        (folder / "programme.yaml").unlink()
        text = plain(text_of(open_page("lijst", lijst=THREE)))
    assert "Er zijn nog geen lessen" in text
    assert "3 lessen van deze lijst zijn er niet meer" in text


def test_without_the_method_the_list_is_still_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with showing(tmp_path / "data", monkeypatch) as folder:
        (folder / "readiness.yaml").write_text("id: [", encoding="utf-8")
        assert shown(open_page("lijst", lijst=THREE)) == [FIRST, SECOND, THIRD]
        assert "Lessen om mee te nemen" in text_of(open_page("lijst", lijst=THREE, beeld="afdruk"))


@pytest.mark.parametrize("page", [page for page in ADDRESSES if page not in ("lijst", "presenteren")])
def test_every_page_shows_the_way_to_a_list_that_holds_something(page: str) -> None:
    assert "kept-sign" not in text_of(open_page(page))
    text = text_of(open_page(page, lijst=THREE))
    assert f'class="go kept-sign" href="/lijst?lijst={THREE}">Mijn lijst (3)</a>' in text
    assert "kept-sign" not in text_of(open_page(page, lijst=THREE, beeld="afdruk"))


def test_slides_do_not_show_it() -> None:
    assert "kept-sign" not in text_of(open_page("presenteren", lijst=THREE))


# --- take it home -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("number", [1, 3, MOST])
def test_the_files_hold_the_lessons_of_the_screen_in_their_order(language: str, number: int) -> None:
    wanted = every_lesson()[:number]
    found = files("lijst", taal=language, lijst=",".join(wanted))
    named = {name.rpartition(".")[2]: raw for name, raw in found.items()}
    assert set(named) == {"csv", "xlsx", "md"}
    rows = read_csv(named["csv"])
    assert list(rows["id"]) == [row["id"] for row in rows_xlsx(named["xlsx"])] == wanted
    text = named["md"].decode("utf-8")
    items = re.findall(r"^\d+\. \*\*(.*)\*\*$", text, re.MULTILINE)
    assert [item.replace("\\", "") for item in items] == [" ".join(line.split()) for line in rows["text"]]
    told = {line[0]: line[1] for line in about_csv(named["csv"]) if len(line) == 2}
    for name, value in told.items():
        assert value.split(",")[0].split("?")[0] in text.replace("\\", ""), name


def test_on_paper_it_is_a_sheet_of_its_own() -> None:
    """A line to write on at each, and at the foot what the head of other prints says."""
    text = text_of(open_page("lijst", lijst=THREE, beeld="afdruk"))
    assert "paper-head" not in text
    assert "paper-sources" not in text
    assert text.count("<h1") == 1
    assert text.count('class="line"') >= 3
    words = plain(text)
    for heard in ("Wie kan bij ons ja zeggen tegen een plek?", "Hoe sterk: redelijk", "alinea 13", "CC BY 4.0", "Editie: gereedheid/1", catalogue().fingerprint[:12], "1 helemaal gelezen, 4 alleen het begin gelezen"):  # fmt: skip
        assert heard in words.replace(" :", ":"), heard
    assert f"versie={catalogue().fingerprint[:12]}" in text


def test_a_frozen_link_shows_the_texts_as_they_were(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also a lesson that was taken away since; without it the page tells that it is gone."""
    monkeypatch.setenv("LESSONS_ARCHIVE", str(tmp_path / "versions"))
    keeper.cache_clear()
    lost = "agency-jobs-fell"
    with showing(tmp_path / "data", monkeypatch) as folder:
        data = Data(folder, monkeypatch)
        page = text_of(open_page("lijst", lijst=f"{lost},{FIRST}"))
        frozen = re.search(r'id="lijst-vast" value="([^"]*)"', page)
        assert frozen
        keys = {key: value[0] for key, value in parse_qs(urlsplit(unescape(frozen[1])).query).items()}
        keeper().wait()
        text = catalogue().lessons[FIRST].text.nl
        replaced(folder / "lessons" / f"{FIRST}.yaml", text, "Heel iets anders.")
        (folder / "lessons" / f"{lost}.yaml").unlink()
        data.move()
        now = open_page("lijst", lijst=f"{lost},{FIRST}")
        assert shown(now) == [FIRST]
        assert "Heel iets anders." in text_of(now)
        assert f"1 les van deze lijst is er niet meer: {lost}" in plain(text_of(now))
        then = open_page("lijst", **keys)
        assert shown(then) == [lost, FIRST]
        assert text in unescape(text_of(then))
        assert "Heel iets anders." not in text_of(then)
        keeper().wait()
    keeper.cache_clear()
