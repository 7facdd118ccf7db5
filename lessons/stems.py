"""Which words belong together: our own groups for the words of this field first, then Snowball's rule; and compounds.

Every word here is written as it is searched for (`spelling.word`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache

import snowballstemmer

from lessons.words import Language

_ALGORITHM: Mapping[Language, str] = {"nl": "dutch", "en": "english"}

_TOGETHER: Mapping[Language, str] = {
    "nl": """
        kans kansen
        kansrijk kansrijke kansrijker
        idee ideeen
        coordinatie coordinaties coordinator coordinators coordinatoren coordineren coordineert coordineerde gecoordineerd
        begeleiding begeleidingen begeleider begeleiders begeleiden begeleidt begeleid begeleidde begeleidend begeleidende
        beleid beleids beleidsmatig
        leiding leidinggeven leidinggevend leidinggevende leidinggevenden
        plaats plaatsen plaatst plaatste plaatsing plaatsingen geplaatst geplaatste
        werkgever werkgevers werkgeverschap
        werknemer werknemers
        medewerker medewerkers medewerkster
        baan banen baantje baantjes
        organisatie organisaties organiseren organiseert organiseerde georganiseerd organisator
        directeur directeuren directeurs directrice
        directie directies
        jobcoach jobcoaches jobcoachen jobcoaching
        coach coaches coachen coacht coachte gecoacht coaching
        werving werven werft wierf wierven geworven
        selectie selecties selecteren selecteert geselecteerd
        aanpassing aanpassingen aanpassen aangepast aangepaste aanpast
        afspraak afspraken afspreken afgesproken
        opleiding opleidingen opleiden opgeleid opgeleide
        training trainingen trainen traint getraind trainer trainers
        ervaring ervaringen ervaren ervaart ervoer
        ondersteuning ondersteunen ondersteunt ondersteunde ondersteund ondersteunend
        samenwerking samenwerken samenwerkt samengewerkt
        ontwikkeling ontwikkelingen ontwikkelen ontwikkelt ontwikkeld ontwikkelde
        bezuiniging bezuinigingen bezuinigen bezuinigt bezuinigd
        reorganisatie reorganisaties reorganiseren gereorganiseerd
        aanbesteding aanbestedingen aanbesteden aanbesteed
        inkoop inkopen inkoopt ingekocht inkoper inkopers
        bestuur besturen bestuurder bestuurders bestuurlijk
        belemmering belemmeringen belemmeren belemmert belemmerd
        besluit besluiten besloten beslissing beslissingen beslissen beslist
        gesprek gesprekken
        proef proeven
        experiment experimenten experimenteren experimenteert
        stage stages stagiair stagiairs stagiaire stagiaires
        werkstage werkstages
        kandidaat kandidaten kandidate
        vacature vacatures
        collega collegas collegae
        mens mensen
        persoon personen
        bedrijf bedrijven
        wet wetten wettelijk wettelijke
        quotum quota quotums
        netwerk netwerken
        regie regisseur regisseurs regisseren
        groei groeien groeit groeide gegroeid
        uitvoering uitvoeren uitvoert uitgevoerd uitvoerder uitvoerders
        vraag vragen vraagt vroeg gevraagd
        blijven blijft bleef bleven gebleven
        gesubsidieerd gesubsidieerde subsidie subsidies subsidieren
        """,
    "en": """
        chance chances
        idea ideas
        coordination coordinate coordinates coordinated coordinating coordinator coordinators
        guidance guide guides guided guiding
        policy policies
        place places placed placing placement placements
        employer employers
        employee employees
        employment employ employs employed
        organisation organisations organization organizations organise organised organising organize organized organizing
        experience experiences experienced
        experiment experiments experimented experimenting
        person persons people
        hire hires hired hiring
        ministry ministries
        minister ministers
        director directors
        directorate directorates
        manager managers
        management
        supporter supporters support supports supported supporting
        buy buys bought buying buyer buyers
        procurement procure procured
        find finds found finding
        learn learns learned learnt learning
        """,
}


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NO_PARTS: Mapping[Language, frozenset[str]] = {
    "nl": _set(
        "aan achter alle als anti best bij binnen boven daar den der des deze die dit doen door een eens elk enig er gelijk geen ging haar heel heen "
        "hem hen hier hoe hun iedere ieder iets in ja jij kan krijgen lang langs maar maken mede meer men met mijn na naar net nee "
        "niet nog nu om onder ons ook op over per rond samen sinds te tegen ten terug toe tot tussen uit van vast veel ver vol voor "
        "want waar wat weer wel wie wij zal zeer zelf zich zij zijn zo zonder zou"
    ),
    "en": _set(
        "and any are down ever every for from here how into less many more most much net not now off one other out over per some such "
        "than that the them then there these this ties under upon was well what when where which who will with within without"
    ),
}
"""Words that join to others without a meaning of their own there: "over" says nothing in "overleg"."""

_NO_COMPOUNDS: Mapping[Language, frozenset[str]] = {
    "nl": _set(
        "belangrijk belangrijke belangrijker netwerk netwerken veertien vijftien antwoord antwoorden "
        "kansrijk kansrijke kansrijker"
    ),
    "en": _set("beforehand network networks suitable"),
}
"""Words that only look as if two others stand in them."""

_HOLDS: Mapping[Language, Mapping[str, str]] = {
    "nl": dict.fromkeys(_set("kansrijk kansrijke kansrijker kansarm kansarme kanshebber kanshebbers"), "kans"),
    "en": {},
}
"""Words made of one that counts and an ending that says nothing by itself: "rijk" is not what "kansrijk" is about."""

_PARTS: Mapping[Language, frozenset[str]] = {
    "nl": _set("arbeid baan coach dag groep job kracht markt plan plek proef taak team vorm werk"),
    "en": _set("coach desk force group job market place room work"),
}
"""Words that compounds of this field are made of, known even where no text has them by themselves."""

_LINKS: Mapping[Language, tuple[str, ...]] = {"nl": ("", "s", "e", "en", "n"), "en": ("",)}
_SHORTEST, _SHORTEST_ASKED = 3, 4
MOST = 2**14
"""Of so many words the stem stays known, because visitors may search for any word."""


def _group_of(language: Language) -> dict[str, str]:
    groups = [line.split() for line in _TOGETHER[language].splitlines() if line.strip()]
    return {word: f"={group[0]}" for group in groups for word in group}


GROUPS: Mapping[Language, Mapping[str, str]] = {"nl": _group_of("nl"), "en": _group_of("en")}
"""Our own words -> the name of their group. No rule of Snowball can give such a name, so nothing else joins them."""


@lru_cache(maxsize=MOST)
def stem(word: str, language: Language) -> str:
    """What all words that belong together have in common; only ever compared."""
    return GROUPS[language].get(word) or _ruled(word, language)


def _ruled(word: str, language: Language) -> str:
    """By a stemmer of its own: one keeps the word in itself while it works, and visitors come side by side."""
    stemmed: str = snowballstemmer.stemmer(_ALGORITHM[language]).stemWord(word)
    return stemmed


def compounds(words: Collection[str], language: Language) -> Iterator[tuple[str, str]]:
    """(word, its part) for the words made of two others that are known: "werkplekken" has "werk" and "plekken"."""
    known = set(words) | GROUPS[language].keys() | _PARTS[language]
    for whole in words:
        if part := _HOLDS[language].get(whole):
            yield whole, part
        if len(whole) >= _SHORTEST + _SHORTEST_ASKED and whole not in _NO_COMPOUNDS[language]:
            parts = {part for pair in _pairs(whole, known, language) for part in pair}
            yield from ((whole, part) for part in sorted(parts) if len(part) >= _SHORTEST_ASKED)


def _pairs(whole: str, known: Collection[str], language: Language) -> Iterator[tuple[str, str]]:
    for at in range(_SHORTEST, len(whole) - _SHORTEST + 1):
        last = whole[at:]
        if last in known and last not in _NO_PARTS[language]:
            for link in _LINKS[language]:
                first = whole[: at - len(link)]
                fits = whole.endswith(link + last) and len(first) >= _SHORTEST
                if fits and first in known and first not in _NO_PARTS[language]:
                    yield first, last


def wholes(first: str, last: str, language: Language) -> Iterator[str]:
    """The words that two words side by side make: "job coach" is "jobcoach"; none of a word that joins without meaning."""
    if min(len(first), len(last)) >= _SHORTEST and not _NO_PARTS[language] & {first, last}:
        yield from (first + link + last for link in _LINKS[language])


def halves(whole: str, language: Language) -> Iterator[tuple[str, str]]:
    """The ways to write a word as two: "jobcoach" is "job coach"."""
    for at in range(_SHORTEST, len(whole) - _SHORTEST + 1):
        if not _NO_PARTS[language] & {whole[:at], whole[at:]}:
            yield whole[:at], whole[at:]
