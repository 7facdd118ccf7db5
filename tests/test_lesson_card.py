"""A lesson as a card and on its own page: everything that is known of it, what it is and is not, and the way on and back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from markupsafe import escape as written
from streamlit.testing.v1 import AppTest

from lessons.catalogue import Catalogue
from lessons.fields import Text
from lessons.readiness import Readiness
from lessons.records import Lesson, PublicLesson
from lessons.trail import paragraph, stories
from lessons.words import LANGUAGES, Language, Words
from tests.other_data import replaced, showing
from tests.pages import open_page, text_of
from ui.labels import label
from ui.shelf import shelf

PUBLIC = "binnenwerk-growth"
OWN = "ienm-candidate-first/agree-who-decides"
HOSTILE = "<img src=x onerror=alert(1)> <script>x</script> {{7*7}} _z_ &lt;b&gt; \" '"
USE = '{organisation: ind, role: director, date: "2026-03", decision: {nl: "Wij beginnen.", en: "We begin."}}'
Held = dict[str, Lesson | PublicLesson]


def held(catalogue: Catalogue) -> Held:
    """Every lesson by its reference."""
    own: Held = {f"{story.origin}/{item.id}": item for story in stories(catalogue) for item in story.record.lessons}
    return own | dict(catalogue.lessons)


def shown() -> Catalogue:
    return shelf().look().catalogue


def page(app: AppTest, lesson: str, **keys: str) -> str:
    """The page of this lesson for somebody who is among the lessons already."""
    app.query_params["les"] = lesson
    for key, value in keys.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    return text_of(app)


def part(text: str, name: str) -> str:
    """The section with the heading of this name."""
    return text.partition(f'aria-labelledby="{name}"')[2].partition("</section>")[0]


def side(text: str, other: bool) -> tuple[str, str]:
    """One side of a lesson: what it names itself, and what names it."""
    found = part(text, "voor-en-tegen").split('<p class="side">')[2 if other else 1]
    pieces = re.split('<p class="dir">', found)[1:]
    says = [piece for piece in pieces if not re.match("Deze les (krijgt|wordt)|This lesson is", piece)]
    said = [piece for piece in pieces if piece not in says]
    return "".join(says), "".join(said)


def addresses(html: str) -> list[str]:
    return [unescape(found) for found in re.findall(r'href="([^"]+)"', html)]


def keys_of(address: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(address).query))


# --- everything that is known ------------------------------------------------------------------------------------------


def texts(lesson: Lesson | PublicLesson, language: Language) -> Iterator[str]:
    note = lesson.note if isinstance(lesson, PublicLesson) else None
    found: list[Text | None] = [lesson.text, lesson.conditions, lesson.ask, note]
    for use in lesson.used_by:
        found += [use.decision, use.note]
    yield from (text.say(language) for text in found if text)


def words_of(lesson: Lesson | PublicLesson, catalogue: Catalogue, speech: Words) -> Iterator[str]:
    """What must be there beside its texts: themes, audience, strength or basis, organisations, uses, sources."""
    yield from (catalogue.themes[theme].label.say(speech.language) for theme in lesson.themes)
    yield from (label("audience", word, speech) for word in lesson.audience)
    if isinstance(lesson, PublicLesson):
        yield from label("strength", lesson.strength, speech).capitalize().split(": ")[1:]
        yield from (speech.text(catalogue.organisations[name].short) for name in lesson.organisations)
        yield label("lesson", lesson.kind, speech)
    else:
        yield {"nl": "Sterkte niet bepaald", "en": "Strength not rated"}[speech.language]
    for use in lesson.used_by:
        yield from (speech.text(catalogue.organisations[use.organisation].short), speech.date(use.date))
        yield label("role", use.role, speech) if use.role else ""
    for reference in lesson.sources:
        source = catalogue.sources[paragraph(reference)[0]]
        yield from (source.title, source.publisher, source.url or "")
        yield speech.opening(label("read", source.read, speech))
        yield speech.dated(source.date) if source.date else ""


def not_told(text: str, lesson: Lesson | PublicLesson, catalogue: Catalogue, language: Language) -> list[str]:
    speech = Words(language)
    wanted = (*texts(lesson, language), *words_of(lesson, catalogue, speech))
    return [word for word in wanted if word and str(written(word)) not in text]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_every_lesson_stands_on_its_page(language: Language) -> None:
    catalogue, app = shown(), open_page("lessen", les=OWN, taal=language)
    missing = {name: not_told(page(app, name), lesson, catalogue, language) for name, lesson in held(catalogue).items()}
    assert {name: words for name, words in missing.items() if words} == {}
    assert len(missing) > 70


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_used_a_lesson_stands_on_its_page_and_how_often_on_its_card(thirty: Readiness, language: Language) -> None:
    catalogue = thirty.catalogue
    assert isinstance(catalogue, Catalogue)
    used = {name: lesson for name, lesson in held(catalogue).items() if lesson.used_by}
    app = open_page("lessen", les=next(iter(used)), taal=language)
    never = {"nl": "Nog niet gebruikt, voor zover bekend.", "en": "Not used yet, as far as is known."}[language]
    for name, lesson in list(used.items())[::9]:
        text = page(app, name)
        assert not_told(text, lesson, catalogue, language) == []
        assert part(text, "gebruikt").count("<li>") == len(lesson.used_by)
        assert never not in text
    fresh = next(name for name, lesson in held(catalogue).items() if not lesson.used_by)
    assert never in page(app, fresh)


def test_a_use_is_told_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    more = 'session: "2014-10-30", note: {nl: "Op proef.", en: "On trial."}, sources: ["seed-network#p13"]}'
    with showing(tmp_path / "data", monkeypatch) as folder:
        replaced(folder / "lessons" / f"{PUBLIC}.yaml", "sources:", f"used_by: [{USE[:-1]}, {more}]\nsources:")
        text = part(text_of(open_page("lessen", les=PUBLIC)), "gebruikt")
    wanted = ("Wij beginnen.", "Op proef.", "maart 2026", "directeur", "organisatie=ind", "#sessie-2014-10-30", "(helemaal gelezen)", "alinea=13")  # fmt: skip
    assert [word for word in wanted if word not in text] == []


def test_a_card_says_how_often_a_lesson_was_used_and_nothing_when_it_was_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with showing(tmp_path / "data", monkeypatch) as folder:
        replaced(folder / "lessons" / f"{PUBLIC}.yaml", "sources:", f"used_by: [{USE}]\nsources:")
        text = text_of(open_page("lessen", zoek="Binnenwerk"))
    cards = re.findall("<article.*?</article>", text, re.DOTALL)
    assert [("1 keer gebruikt" in card) for card in cards] == [f'id="les-{PUBLIC}"' in card for card in cards]
    assert "niet gebruikt" not in text


# --- what it is ----------------------------------------------------------------------------------------------------------


def test_what_was_seen_does_not_pretend_to_be_something_to_do() -> None:
    """Then the question is what can be done; a lesson or an advice is itself to do."""
    app = open_page("lessen", les=OWN)
    for name, lesson in held(shown()).items():
        text = page(app, name)
        to_do = not isinstance(lesson, PublicLesson) or lesson.kind == "advice"
        assert ('class="tag do"' in text, 'class="tag seen"' in text) == (to_do, not to_do), name
        assert ("→ Wat u kunt doen: vraag dit in uw organisatie" in text) == (bool(lesson.ask) and not to_do), name
        assert ("nog geen vraag om mee te nemen" in text) == (not lesson.ask), name


def test_every_hop_between_lessons_is_told_from_both_ends() -> None:
    """What one supports or contradicts stands at the other as supported or contradicted; both sides always have a heading."""
    catalogue = shown()
    lessons, app = held(catalogue), open_page("lessen", les=OWN, taal="en")
    pages = {name: page(app, name) for name in lessons}
    assert all(part(text, "voor-en-tegen").count('<p class="side">') == 2 for text in pages.values())
    hops = 0
    for name, lesson in lessons.items():
        for other, named in ((False, lesson.supports), (True, lesson.contradicts)):
            for reference in named:
                whole = reference if reference in lessons else f"{name.rpartition('/')[0]}/{reference}"
                if whole not in lessons:
                    continue
                hops += 1
                assert f"les={whole}" in side(pages[name], other)[0], (name, whole)
                assert f"les={name}" in side(pages[whole], other)[1], (whole, name)
    assert hops > 10


def test_a_side_with_nothing_says_so() -> None:
    text = part(text_of(open_page("lessen", les=OWN)), "voor-en-tegen")
    assert text.count("Geen andere bron in deze verzameling.") == 1
    assert "Deze les krijgt steun van:" in text


def test_the_trail_goes_from_what_stood_in_the_way_to_where_one_can_go_on() -> None:
    text = part(text_of(open_page("lessen", les=OWN)), "spoor")
    places = [
        text.index(word)
        for word in ("#deel-no-placement", "#deel-help-was-not-enough", "Deze les", "experiment=ienm-candidate-first\"", "cel=ienm.", "van=lesson:")
    ]  # fmt: skip
    assert places == sorted(places)


def test_the_cells_of_readiness_say_from_when_they_are_seen() -> None:
    text = part(text_of(open_page("lessen", les=OWN, peildatum="2014-12")), "spoor")
    assert "gezien vanaf 31 december 2014" in text
    assert "verouderd" not in text
    assert "verouderd" in part(text_of(open_page("lessen", les=OWN, peildatum="2023")), "spoor")


def test_a_lesson_of_no_organisation_leads_to_what_its_levels_mean() -> None:
    text = part(text_of(open_page("lessen", les="programme/list-work-left-undone")), "spoor")
    assert "dimensie=work#dimensie-work" in text
    assert "dimensie=" not in part(text_of(open_page("lessen", les=OWN)), "spoor")


def test_the_story_of_an_experiment_says_how_often_its_lessons_were_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with showing(tmp_path / "data", monkeypatch) as folder:
        file = folder / "experiments" / "ienm-candidate-first.yaml"
        replaced(file, "  - id: agree-who-decides\n", f"  - id: agree-who-decides\n    used_by: [{USE}]\n")
        text = text_of(open_page("experimenten", experiment="ienm-candidate-first"))
    assert [keys_of(found)["les"] for found in addresses(text) if found.endswith("#gebruikt")] == [OWN]
    assert "1 keer gebruikt" in text


# --- the way on and back -----------------------------------------------------------------------------------------------


def test_from_one_to_the_next_through_the_whole_choice_and_back_to_its_place() -> None:
    listed = text_of(open_page("lessen", thema="learning", zoek="proef"))
    order = re.findall('<article class="card lesson" id="les-([^"]+)"', listed)
    assert len(order) > 3
    here, walked = order[0], []
    while here:
        text = text_of(open_page("lessen", thema="learning", zoek="proef", les=here))
        walked.append(here)
        assert f"{len(walked)} van {len(order)} in uw keuze" in text
        back = addresses(text.partition('<nav class="turn')[2])[0]
        assert keys_of(back) == {"thema": "learning", "zoek": "proef"}
        assert urlsplit(back).fragment == f"les-{here}"
        onward = re.search(r'href="([^"]+)">Volgende', text)
        keys = keys_of(unescape(onward[1])) if onward else {}
        assert not keys or keys == {"thema": "learning", "zoek": "proef", "les": keys["les"]}
        here = keys.get("les", "")
    assert walked == order


def test_the_way_back_shows_as_many_cards_as_it_takes_to_reach_the_lesson() -> None:
    order = re.findall('<article class="card lesson" id="les-([^"]+)"', text_of(open_page("lessen", meer="96")))
    for place, wanted in ((0, {}), (23, {}), (24, {"meer": "48"}), (len(order) - 1, {"meer": "96"})):
        back = addresses(text_of(open_page("lessen", les=order[place])).partition('<nav class="turn')[2])[0]
        assert keys_of(back) == wanted
        assert f'id="{urlsplit(back).fragment}"' in text_of(open_page("lessen", **wanted))


def test_a_lesson_outside_the_choice_still_has_the_way_back() -> None:
    text = text_of(open_page("lessen", thema="urgency", les=PUBLIC))
    assert "in uw keuze" not in text
    assert addresses(text.partition('<nav class="turn')[2])[0] == "/lessen?thema=urgency"


def test_what_is_near_says_why_and_never_repeats() -> None:
    app = open_page("lessen", les=OWN)
    catalogue = shown()
    lessons = held(catalogue)
    for name in list(lessons)[::5]:
        text = page(app, name)
        near = [keys_of(found)["les"] for found in addresses(part(text, "verder"))]
        assert len(near) == len(set(near)) <= 4
        assert near
        assert not {name, *(keys_of(found).get("les", "") for found in addresses(part(text, "voor-en-tegen")))} & set(
            near
        )
        shared = [set(lessons[other].themes) & set(lessons[name].themes) for other in near]
        told = re.findall('<span class="small">(.*?)</span>', part(text, "verder"))
        for themes, why in zip(shared, told, strict=True):
            assert bool(themes) == why.startswith("Ook over"), why
            assert why


def test_a_name_that_is_gone_offers_those_that_look_like_it() -> None:
    text = text_of(open_page("lessen", les="ienm/agree-who-decided"))
    note = text.partition('role="status"')[2].partition("</section>")[0]
    assert "Deze les staat niet in de gegevens" in note
    assert f"les={OWN}" in note
    assert addresses(note)[-1] == "/lessen"


def test_a_name_like_no_other_offers_all_lessons_only() -> None:
    note = text_of(open_page("lessen", les="nope")).partition('role="status"')[2].partition("</section>")[0]
    assert addresses(note) == ["/lessen"]


# --- a card in a list ------------------------------------------------------------------------------------------------------


def test_a_word_found_in_the_folded_part_of_a_card_unfolds_it() -> None:
    text = text_of(open_page("lessen", zoek='"niet bekend is wat dit"'))
    card = re.findall("<article.*?</article>", text, re.DOTALL)[0]
    assert "<details open>" in card
    assert "<mark>" in card.partition("<details open>")[2]
    assert "<details open>" not in text_of(open_page("lessen"))


def test_the_fold_of_a_card_says_what_it_holds() -> None:
    text = text_of(open_page("lessen", taal="en", meer="96"))
    cards = dict(re.findall(r'<article class="card lesson" id="les-([^"]+)">(.*?)</article>', text, re.DOTALL))
    for name, lesson in held(shown()).items():
        fold = re.findall("<summary>(.*?)<", cards[name])[0]
        assert ("condition" in fold) == bool(lesson.conditions)
        assert ("against" in fold) == ("contradict" in cards[name])


# --- texts that would like to be more than text ------------------------------------------------------------------------------


def test_a_hostile_text_stays_text_in_every_field(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quoted = "'" + HOSTILE.replace("'", "''") + "'"
    both = f"{{nl: {quoted}, en: {quoted}}}"
    record = (
        f"id: hostile\ntext: {both}\nkind: opinion\norganisations: [ind]\nthemes: [work]\nstrength: weak\n"
        f"conditions: {both}\nask: {both}\nnote: {both}\nsupports: [{PUBLIC}]\n"
        f"used_by: [{{organisation: ind, date: '2026-03', decision: {both}, note: {both}}}]\nsources: [binnenwerk-2023]\n"
    )
    with showing(tmp_path / "data", monkeypatch) as folder:
        (folder / "lessons" / "hostile.yaml").write_text(record, encoding="utf-8")
        assert "hostile" in shown().lessons
        pages = [
            text_of(open_page("lessen", les="hostile")),
            text_of(open_page("lessen", organisatie="ind", meer="48")),
            text_of(open_page("lessen", les=PUBLIC)),
        ]
    assert all("<script" not in text and "<img" not in text for text in pages)
    assert [text.count(str(written(HOSTILE))) >= times for text, times in zip(pages, (6, 4, 1), strict=True)] == [
        True
    ] * 3
    assert escape("<script>") in pages[0]


def test_without_the_method_a_lesson_keeps_its_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with showing(tmp_path / "data", monkeypatch) as folder:
        (folder / "readiness.yaml").write_text("id: [", encoding="utf-8")
        text = text_of(open_page("lessen", les=OWN))
    assert "Waar u verder kunt" in text
    assert "cel=" not in part(text, "spoor")


def test_on_paper_a_lesson_states_what_it_is_and_where_it_rests() -> None:
    text = text_of(open_page("lessen", les=OWN, beeld="afdruk"))
    head = text.partition("paper-head")[2].partition("</header>")[0]
    assert "Spreek vóór het zoeken met een directeur af" in head
    assert "paper-sources" in text
