"""What a search finds: words that belong together meet, others do not; the best first; and it never fails."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from lessons.fields import Text
from lessons.near_words import others, rows
from lessons.records import Targets
from lessons.search import PLAIN, Index, asked
from lessons.spelling import folded, slips, tokens, word, written
from lessons.stems import GROUPS, MOST, compounds, stem
from lessons.tables import tables
from lessons.texts import KINDS, Entry, Field, entries
from lessons.words import Language
from tests import sample
from tests.test_page_experimenten import HOSTILE
from ui.shelf import shelf


def pairs(listed: str) -> list[str]:
    return listed.split()


TOGETHER = pairs("""
    kans/kansen idee/ideeën coördinatie/coördinator coördineren/gecoördineerd begeleiding/begeleider begeleiden/begeleid
    plaatsing/geplaatst plaats/plaatsen werkgever/werkgevers baan/banen organisatie/organisaties taak/taken gesprek/gesprekken
    medewerker/medewerkers directeur/directeuren bedrijf/bedrijven opleiding/opleiden mogelijkheid/mogelijkheden
    jobcoach/jobcoaches werkplek/werkplekken beperking/beperkingen ervaring/ervaren afspraak/afgesproken overheid/overheden
    werving/werven aanpassing/aangepast thema/thema's vacature/vacatures netwerk/netwerken lijnmanager/lijnmanagers
    bezuiniging/bezuinigen obstakel/obstakels
""")
APART = pairs("""
    begeleiding/beleid werk/wereld baan/ban plaats/plaag kans/kanselier begeleider/leider organisatie/orgaan regie/regio
    wet/weten dienst/dienen les/lezen contract/contact groep/groei inkoop/inkomen directeur/directie werkgever/werknemer
    experiment/expert werven/werf
""")
TOGETHER_EN = pairs("""
    chance/chances idea/ideas coordination/coordinator guidance/guides placement/placed employer/employers lesson/lessons
    organisation/organization hiring/hired experience/experienced person/people policy/policies manager/manager's
""")
APART_EN = pairs("""
    experience/experiment employer/employee policy/police organisation/organ guidance/guild work/world minister/ministry
    management/manager person/personnel
""")


def joined(pair: str, language: Language) -> bool:
    one, other = (word(said) for said in pair.split("/"))
    return stem(one, language) == stem(other, language)


def index(*texts: str, language: Language = "nl") -> Index:
    return Index([Entry("lesson", str(n), "", (Field("text", text, True),)) for n, text in enumerate(texts)], language)


def found(index: Index, search: str) -> list[str]:
    return [hit.id for hit in index.find(search).hits]


def shipped(language: Language) -> Index:
    return Index(records(language), language)


def records(language: Language) -> list[Entry]:
    return list(entries(tables(shelf().look().catalogue, language)))


@pytest.fixture(scope="module")
def dutch() -> Index:
    return shipped("nl")


# --- words that belong together ---------------------------------------------------------------------------------------


def test_of_32_dutch_pairs_at_least_30_join() -> None:
    assert len(set(TOGETHER)) == 32
    assert len([pair for pair in TOGETHER if joined(pair, "nl")]) >= 30


def test_no_false_join_in_dutch() -> None:
    assert len(set(APART)) >= 12
    assert [pair for pair in APART if joined(pair, "nl")] == []


def test_english_joins_and_false_joins() -> None:
    assert [pair for pair in TOGETHER_EN if not joined(pair, "en")] == []
    assert [pair for pair in APART_EN if joined(pair, "en")] == []


@pytest.mark.parametrize("pair", TOGETHER)
def test_either_word_of_a_pair_finds_the_other(pair: str) -> None:
    one, other = pair.split("/")
    texts = index(f"Over {one} gesproken", f"Over {other} gesproken", "Iets anders")
    assert sorted(found(texts, one)) == sorted(found(texts, other)) == ["0", "1"]


@pytest.mark.parametrize("pair", APART)
def test_a_word_never_finds_one_that_only_looks_like_it(pair: str) -> None:
    one, other = pair.split("/")
    texts = index(f"Over {one} gesproken", f"Over {other} gesproken")
    assert found(texts, one) == ["0"]
    assert found(texts, other) == ["1"]


def test_our_own_groups_stand_in_the_spelling_that_is_searched_for_and_each_word_in_one_group() -> None:
    for groups in GROUPS.values():
        assert [said for said in groups if word(said) != said] == []
    assert GROUPS["nl"]["begeleiding"] != GROUPS["nl"]["beleid"]
    assert 40 <= len(set(GROUPS["nl"].values())) <= 70


# --- one word or two ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("search", "text"), [("job coach", "Een jobcoach helpt"), ("job coaches", "Een jobcoach helpt"), ("arbeid plaats", "De arbeidsplaats"), ("jobcoach", "Een job coach helpt"), ("kansen", "Kansrijke soorten"), ("kans", "Kansrijke soorten")])  # fmt: skip
def test_a_compound_is_found_as_one_word_and_as_two_and_is_marked(search: str, text: str) -> None:
    texts = index(text, "Iets anders")
    assert found(texts, search) == ["0"]
    assert any(piece.marked for piece in texts.marker(search)(text))
    assert found(texts, f"{search} anders") == []


@pytest.mark.parametrize(("search", "text"), [("over leg", "Het overleg"), ("rijk", "Kansrijke soorten"), ("werk", "Het netwerk"), ("job coach", "Een jobhopper"), ('"job coach"', "De jobcoaches"), ("jobcoach", "Een job zonder coach"), ("jobcoach", "De coach job")])  # fmt: skip
def test_two_words_join_only_when_they_make_a_word_that_is_there(search: str, text: str) -> None:
    assert found(index(text, "Iets anders"), f"{search} ") == []


def test_a_compound_in_two_words_finds_what_it_finds_in_one(dutch: Index) -> None:
    for word_, parted in (("jobcoach", "job coach"), ("werkplekken", "werk plekken"), ("werkgever", "werk gever")):
        one, two = dutch.scores(word_).places, dutch.scores(parted).places
        assert len(one)
        assert set(one) <= set(two)


# --- words that mean nearly the same --------------------------------------------------------------------------------------


def proposed(search: str, language: Language = "nl") -> list[str]:
    return [other.search for other in others(search, language)]


def test_a_word_of_the_other_language_or_one_that_means_the_same_is_proposed() -> None:
    assert proposed("coördinatie")[0] == "regie"
    assert proposed("funding")[0] == "geld"
    assert proposed("mijn boss helpt")[0] == "mijn leidinggevende helpt"
    assert proposed("leidinggevenden", "en")[0] == "manager"
    assert proposed("fietsenmaker") == []
    assert proposed("regie")[0] == "coördinatie"
    assert "barrière" in proposed("obstakels")


def test_the_list_is_short_has_one_word_at_a_time_and_proposes_no_word_to_avoid() -> None:
    words = {one for row in rows() for side in row.proposed.values() for one in side}
    assert [one for one in words if [token.word for token in tokens(one)] != [word(one)]] == []
    assert 30 <= len(rows()) <= 60
    assert "handicap" not in words
    assert proposed("handicap")[0] == "beperking"
    assert all(len(row.proposed["nl"]) and len(row.proposed["en"]) for row in rows())


def test_every_row_of_the_list_but_a_few_leads_to_a_text_of_the_shipped_catalogue(dutch: Index) -> None:
    dead = [
        row.proposed["nl"] for row in rows() if not any(len(dutch.scores(one).places) for one in row.proposed["nl"])
    ]
    assert len(dead) <= 2, dead


def test_nothing_is_looked_for_that_was_not_asked(dutch: Index) -> None:
    assert found(index("Het geld", "De regie"), "funding") == []
    assert dutch.find("coordinatie").hits == ()


# --- what is asked ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "search", ["coordinatie", "COÖRDINATIE", "coo\u0308rdi\u00adnatie", "coördinatie,", "(coördinatie)"]
)
def test_capitals_accents_and_signs_do_not_matter(search: str) -> None:
    assert found(index("Coördinatie helpt", "Regie helpt"), search) == ["0"]


def test_all_words_must_occur_in_one_record() -> None:
    texts = index("echt werk", "echt waar", "werk genoeg")
    assert found(texts, "werk echt") == ["0"]


def test_the_last_word_is_a_beginning_until_it_is_a_word() -> None:
    texts = index("Een kans", "De kanselier", "Een jobcoach helpt")
    assert found(texts, "kans") == ["0"]
    assert found(texts, "kanse") == ["1"]
    assert found(texts, "een jobc") == ["2"]
    assert found(texts, "jobc een") == []


@pytest.mark.parametrize("search", ['"echt werk"', "“echt werk”", '"echt wer', '"ECHT  werk" de'])
def test_words_in_quotes_stand_side_by_side_as_they_are(search: str) -> None:
    texts = index("de echte werken", "Maak er de dag echt werk van", "werk dat echt de norm is")
    assert found(texts, search) == ["1"]


def test_a_phrase_never_runs_from_one_text_into_the_next() -> None:
    entry = Entry("lesson", "a", "", (Field("text", "dat is echt", True), Field("note", "werk genoeg", False)))
    assert Index([entry], "nl").find('"echt werk"').hits == ()
    assert Index([entry], "nl").find("echt werk").hits != ()


def test_a_word_finds_the_compounds_it_begins_or_ends() -> None:
    texts = index("de werkplekken", "een jobcoach", "het netwerk", "overleg", "plekken", "begeleidingsplan")
    assert found(texts, "werk") == ["0"]
    assert set(found(texts, "plek")) == {"0", "4"}
    assert found(texts, "coach") == ["1"]
    assert found(texts, "over") == ["3"], "as a beginning"
    assert found(texts, "begeleiding") == ["5"]
    assert "overleg" not in dict(compounds({"over", "leg", "overleg"}, "nl"))


# --- order ----------------------------------------------------------------------------------------------------------------


def test_visitors_side_by_side_get_the_stem_of_their_own_word() -> None:
    """A stemmer that they shared would give one the word of another; and that answer would stay."""
    words = [
        f"{one}{two}{end}" for one in ("plan", "werk", "taak") for two in range(60) for end in ("ingen", "heden", "s")
    ]
    stem.cache_clear()
    alone = [stem(word, "nl") for word in words]
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for _ in range(5):
            stem.cache_clear()
            with ThreadPoolExecutor(4) as visitors:
                found = list(visitors.map(lambda word: stem(word, "nl"), words))
            assert found == alone
    finally:
        sys.setswitchinterval(before)


def test_what_visitors_search_for_does_not_pile_up() -> None:
    assert stem.cache_info().maxsize == MOST < 100_000


def test_the_word_itself_comes_first_then_its_stem_then_compounds() -> None:
    texts = index("werkplekken", "werken", "werk", "plekken")
    assert found(texts, "werk") == ["2", "1", "0"]


def test_what_a_record_is_counts_more_than_its_notes_and_then_its_weight() -> None:
    def entry(name: str, text: str, note: str, weight: int) -> Entry:
        return Entry("lesson", name, "", (Field("text", text, True), Field("note", note, False)), weight)

    texts = [entry("note", "iets", "regie", 4), entry("weak", "regie", "", 1), entry("strong", "regie", "", 3)]
    hits = Index(texts, "nl").find("regie").hits
    assert [hit.id for hit in hits] == ["strong", "weak", "note"]
    assert [hit.where.name for hit in hits] == ["text", "text", "note"]


def test_stronger_lessons_weigh_more() -> None:
    strengths = {item.id: item.strength for item in shelf().look().catalogue.lessons.values()}
    weights = {entry.id: entry.weight for entry in records("nl") if entry.kind == "lesson"}
    order = {"weak": 1, "medium": 2, "strong": 3}
    assert {weights[name] == order[strength] for name, strength in strengths.items()} == {True}


# --- typed wrongly ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("begeliding", "begeleiding"), ("jobcaoch", "jobcoach"), ("wekrplek", "werkplek"), ("organisatei", "organisatie")],
)
def test_a_slip_is_told_with_what_it_would_find(dutch: Index, typed: str, meant: str) -> None:
    answer = dutch.find(f"de {typed}")
    assert answer.hits == ()
    assert meant in [item.instead for item in answer.meant]
    for item in answer.meant:
        assert item.word == typed
        assert len(dutch.find(item.search, most=1000).hits) == item.times > 0


def test_what_is_meant_goes_in_the_place_of_the_slip_and_leaves_the_rest() -> None:
    (item,) = index("Echt werk, geen begeleiding").find('"echt werk" begeliding geen').meant
    assert item.search == '"echt werk" begeleiding geen'


def test_nothing_is_meant_by_a_word_that_is_found_or_looks_like_nothing(dutch: Index) -> None:
    assert dutch.find("begeleiding").meant == ()
    assert dutch.find("zzzz").meant == ()
    assert dutch.find("qx").meant == ()


def test_most_slips_in_words_of_the_catalogue_are_understood(dutch: Index) -> None:
    chance = random.Random(4)
    words = sorted({word(said) for entry in records("nl") for text in entry.fields for said in written(text.text)})
    tried = chance.sample([said for said in words if len(said) > 6], 60)
    slipped = [(said, said[:3] + said[4] + said[3] + said[5:]) for said in tried if said[3] != said[4]]
    missed = [
        pair for pair in slipped
        if not found(dutch, pair[1]) and pair[0] not in [item.instead for item in dutch.find(pair[1]).meant]
        and not any(joined(f"{pair[0]}/{item.instead}", "nl") for item in dutch.find(pair[1]).meant)
    ]  # fmt: skip
    assert len(missed) <= len(slipped) // 20, missed


@given(st.text("abc", max_size=7), st.text("abc", max_size=7))
def test_slips_are_none_for_the_same_word_and_the_same_both_ways(one: str, other: str) -> None:
    assert slips(one, one, 2) == 0
    assert slips(one, other, 2) == slips(other, one, 2) <= 3
    assert (slips(one, other, 2) == 0) == (one == other)


@pytest.mark.parametrize("typed", ["wekr", "werrk", "wek", "wark"])
def test_a_swap_a_letter_too_many_too_few_or_wrong_is_one_slip(typed: str) -> None:
    assert slips(typed, "werk", 1) == slips("werk", typed, 1) == 1
    assert slips(typed, "wereld", 1) == 2


# --- marks --------------------------------------------------------------------------------------------------------------------


def marked(index: Index, search: str, text: str) -> list[str]:
    return [piece.text for piece in index.marker(search)(text) if piece.marked]


def test_what_was_searched_for_is_marked_as_it_is_written() -> None:
    text = "Coördinatie: de co\u00f6rdinator zoekt echt werk, en werk is er."
    texts = index(text)
    assert marked(texts, "coordinatie", text) == ["Coördinatie", "coördinator"]
    assert marked(texts, '"echt werk"', text) == ["echt", "werk"]
    assert marked(texts, "", text) == []
    assert [piece.text for piece in PLAIN(text)] == [text]


@given(st.text(), st.sampled_from(["werk", "de", '"echt werk"', ""]))
def test_the_pieces_together_are_the_text(text: str, search: str) -> None:
    assert "".join(piece.text for piece in index("de werkplek, echt werk").marker(search)(text)) == text


# --- the whole catalogue ------------------------------------------------------------------------------------------------------


def test_every_kind_of_record_is_there() -> None:
    assert {entry.kind for entry in records("nl")} == set(KINDS) - {"target"}
    texts = {text.text for entry in records("nl") for text in entry.fields}
    now = shelf().look().catalogue
    experiment = now.experiments["ienm-candidate-first"]
    session = next(iter(now.sessions.values()))
    assert now.edition
    for said in (
        *(experiment.title, experiment.question, experiment.tried, experiment.obstacles[0].text),
        *(session.outcome, session.results[0].text, now.edition.dimensions[0].question),
    ):
        assert said.say("nl") in texts
    assert {source.title for source in now.sources.values()} <= texts


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_record_is_found_by_any_word_of_its_texts(language: Language) -> None:
    whole, chance = shipped(language), random.Random(1)
    for place, entry in enumerate(records(language)):
        said = chance.choice([word(item) for item in written(chance.choice(entry.fields).text)])
        assert place in whole.scores(f"{said} ").places, (entry.id, said)


def every_text(value: object) -> Iterator[Text]:
    """Every text of a catalogue, whatever record and field it stands in."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from every_text(getattr(value, name))
    elif isinstance(value, tuple | Mapping):
        for item in value.values() if isinstance(value, Mapping) else value:
            yield from every_text(item)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_text_of_the_catalogue_is_found_by_its_own_rarest_word(language: Language) -> None:
    """Not one exception: also reasons of judgements, moments, roles, notes on a date, words of the method."""
    now = shelf().look().catalogue
    texts = {text.say(language) for name in vars(now) for text in every_text(getattr(now, name))}
    held, whole = records(language), shipped(language)
    places: dict[str, set[int]] = {}
    said: dict[str, set[int]] = {}
    for place, entry in enumerate(held):
        for line in (line for field in entry.fields for line in (field.text, *field.text.split("\n"))):
            places.setdefault(line, set()).add(place)
        for searched in {token.word for field in entry.fields for token in tokens(field.text)}:
            said.setdefault(searched, set()).add(place)
    assert sorted(texts - set(places)) == []
    for text in texts:
        rarest = min((token.word for token in tokens(text)), key=lambda searched: len(said[searched]), default="")
        assert not rarest or places[text] <= set(whole.scores(f"{rarest} ").places), text
    assert len(texts) > 600


def test_an_own_target_is_found_by_its_reason() -> None:
    target = {
        "dimension": "hiring",
        "level": 3,
        "date": "2015",
        "reason": {"nl": "Een kantine"},
        "sources": [sample.SEED],
    }
    own = Targets.model_validate({"id": "house", "targets": [target]})
    hit = Index(entries(tables(sample.catalogue(targets={"house": own}), "nl")), "nl").find("kantine").hits[0]
    assert (hit.kind, hit.id, hit.title) == ("target", "house/1", "House nl, hiring nl")


def test_what_is_left_out_is_counted_all_the_same(dutch: Index) -> None:
    answer = dutch.find("begeleiding", besides="lesson")
    assert answer.counts["lesson"] > 0
    assert "lesson" not in {hit.kind for hit in answer.hits}
    assert len(answer.hits) == sum(answer.counts.values()) - answer.counts["lesson"]


def test_an_empty_catalogue_can_be_searched() -> None:
    nothing = Index(entries(tables(sample.empty(), "nl")), "nl")
    assert nothing.find("werk") == nothing.find("") == nothing.find('"echt werk"')
    assert not nothing.find("werk").hits


# --- what always holds ----------------------------------------------------------------------------------------------------------

WORDS = [
    "werk",
    "werken",
    "werkplek",
    "plek",
    "echt",
    "kans",
    "kansen",
    "coördinatie",
    "jobcoach",
    "coach",
    "de",
    "thema's",
]
texts_of_words = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join), max_size=6)
searches = st.lists(st.sampled_from([*WORDS, "wer", '"echt werk"', '"de', "xyz", "COACH"]), min_size=1, max_size=4)


@given(texts_of_words, searches)
def test_every_hit_has_a_marked_word_for_all_that_was_asked(texts: list[str], search: list[str]) -> None:
    made = index(*texts)
    for hit in made.find(" ".join(search)).hits:
        for number, item in enumerate(asked(" ".join(search))):
            alone = " ".join(f'"{" ".join(part.words)}"' if part.exact else part.words[0] for part in (item,))
            assert marked(made, alone, hit.where.text), (number, alone)


@given(texts_of_words, searches, st.randoms(use_true_random=False))
def test_the_order_of_the_records_changes_nothing(texts: list[str], search: list[str], chance: random.Random) -> None:
    numbered = list(enumerate(texts))
    chance.shuffle(numbered)
    other = index(*(text for _, text in numbered))
    scores = {hit.id: hit.score for hit in index(*texts).find(" ".join(search)).hits}
    assert {str(numbered[int(hit.id)][0]): hit.score for hit in other.find(" ".join(search)).hits} == scores


@given(texts_of_words, searches, st.sampled_from(WORDS))
def test_one_more_word_never_finds_more(texts: list[str], search: list[str], more: str) -> None:
    made = index(*texts)
    assert set(found(made, f"{' '.join(search)} {more}")) <= set(found(made, " ".join(search)))


@pytest.mark.parametrize(
    "search", [*HOSTILE, '"', '""', "“", "\x00", "\ud800", "é" * 300, "a b " * 90, "%s", "{{7*7}}", "' OR 1=1"]
)
def test_any_search_is_answered(dutch: Index, search: str) -> None:
    assert len(dutch.find(search).hits) <= 50


@given(st.text(max_size=80))
def test_any_text_is_searched_and_marked(search: str) -> None:
    made = index("de werkplek", search)
    made.find(search)
    assert "".join(piece.text for piece in made.marker(search)(search)) == search


@given(st.text())
def test_folding_twice_is_folding_once_and_a_word_is_its_own_word(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    said: Iterable[str] = (token.word for token in tokens(text))
    assert all(word(item) == item for item in said)
