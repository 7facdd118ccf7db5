"""The words of this site and what they mean: those of the product in our own words, the others as a source tells them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lessons.fields import Text
from lessons.records import Programme
from lessons.trail import parts

Pair = tuple[str, str]
"""Dutch, English."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word. `meaning`: what we mean by it; empty where `told` names the statement of the programme that tells it.

    `page`: the address where a reader meets it.
    """

    id: str
    word: Pair
    page: str
    meaning: Pair = ("", "")
    told: str = ""


@dataclass(frozen=True, slots=True)
class Explained:
    """A word with its meaning, and the sources of that; none where it is ours."""

    term: Term
    word: Text
    meaning: Text
    sources: tuple[str, ...] = ()


TERMS = (
    Term("doetank", ("Doetank", "Doetank"), "experimenten", told="what-a-doetank-is"),
    Term("banenafspraak", ("Banenafspraak", "Job agreement"), "netwerk", told="job-agreement"),
    Term("experiment", ("Experiment", "Experiment"), "experimenten", (
        "Eén Doetank in één organisatie: wat men probeerde, wat in de weg stond en wat eruit kwam.",
        "One Doetank in one organisation: what was tried, what stood in the way and what came of it.")),
    Term("obstakel", ("Obstakel", "Obstacle"), "obstakels", (
        "Wat in de weg stond. Een risico kan nog komen.", "What stood in the way. A risk may still come.")),
    Term("les", ("Les", "Lesson"), "lessen", (
        "Iets wat u zelf kunt doen of vragen, met de bron en hoe sterk die is.",
        "Something you can do or ask yourself, with the source and how strong it is.")),
    Term("spoor", ("Spoor", "Trail"), "spoor", (
        "De weg van obstakel naar conclusie, les en concept, en terug naar de bron.",
        "The way from obstacle to conclusion, lesson and concept, and back to the source.")),
    Term("witte-vlek", ("Witte vlek", "Blank spot"), "witte-vlekken", (
        "Een thema waarover een organisatie nog geen les heeft. Dat is een vraag, geen cijfer.",
        "A theme on which an organisation has no lesson yet. That is a question, not a mark.")),
    Term("concept", ("Concept", "Concept"), "concepten", (
        "Een idee voor echt werk. Het moet nog blijken of het in de praktijk lukt.",
        "An idea for real work. Whether it succeeds in practice is still to be seen.")),
    Term("eis", ("Eis", "Criterion"), "concepten", (
        "Wat een concept moet zijn: haalbaar, schaalbaar en betaalbaar. Een sessie zegt ja, deels of nee.",
        "What a concept must be: feasible, scalable and affordable. A session says yes, partly or no.")),
    Term("verdeeld", ("Verdeeld", "Divided"), "concepten", (
        "Minder dan twee derde van wie antwoordde, koos hetzelfde. Het verschil blijft staan.",
        "Fewer than two thirds of those who answered chose the same. The difference is kept.")),
    Term("opgave", ("Opgave", "Purpose"), "voorwaarden", (
        "Waar een organisatie klaar voor wil zijn, zoals een eerste plaatsing.",
        "What an organisation wants to be ready for, such as a first placement.")),
    Term("dimensie", ("Dimensie", "Dimension"), "methode", (
        "Eén van de onderdelen waarop we kijken hoe klaar een organisatie is.",
        "One of the parts on which we look how ready an organisation is.")),
    Term("voorwaarde", ("Voorwaarde", "Condition"), "voorwaarden", (
        "Een dimensie met het laagste niveau dat bij een opgave nodig is.",
        "A dimension with the lowest level that a purpose needs.")),
    Term("niveau", ("Niveau", "Level"), "methode", (
        "Wat er te zien is, van 0 tot 4. Het is een volgorde, geen cijfer om mee te rekenen.",
        "What can be seen, from 0 to 4. It is an order, not a number to calculate with.")),
    Term("oordeel", ("Oordeel", "Judgement"), "methode", (
        "Eén niveau of toestand, van één organisatie, op één dag, door iemand, met bewijs.",
        "One level or state, of one organisation, on one day, by somebody, with evidence.")),
    Term("bewijs", ("Bewijs", "Evidence"), "methode", (
        "Waar een oordeel op rust: een verhaal, een document, een telling of iets dat gezien is.",
        "What a judgement rests on: an account, a document, a count or something that was seen.")),
    Term("vertrouwen", ("Vertrouwen", "Confidence"), "methode", (
        "Hoe zeker een oordeel is: laag, midden of hoog. Het volgt uit het bewijs.",
        "How sure a judgement is: low, medium or high. It follows from the evidence.")),
    Term("peildatum", ("Peildatum", "As-of date"), "", (
        "De dag vanaf waar u kijkt. Wat later kwam, telt dan niet mee.",
        "The day you look from. What came later does not count then.")),
    Term("verouderd", ("Verouderd", "Out of date"), "methode", (
        "Een oordeel dat te oud is om nog te tellen. Het blijft wel leesbaar.",
        "A judgement that is too old to count. It stays readable.")),
    Term("onbekend", ("Onbekend", "Unknown"), "methode", (
        "Iemand vroeg het, en niemand weet het. Onbekend is geen nee en geen 0.",
        "Somebody asked, and nobody knows. Unknown is not no, and not 0.")),
    Term("klaar", ("Klaar", "Ready"), "", (
        "Alle voorwaarden van de opgave zijn gehaald.", "All conditions of the purpose are met.")),
    Term("nog-niet", ("Nog niet", "Not yet"), "", (
        "Zeker één voorwaarde is niet gehaald.", "At least one condition is surely not met.")),
    Term("nog-niet-te-zeggen", ("Nog niet te zeggen", "Cannot say yet"), "", (
        "Er is nog iets te vragen voordat we iets kunnen zeggen.",
        "Something is still to be asked before we can say anything.")),
)  # fmt: skip
"""In the order in which a participant meets them."""


def explained(programme: Programme | None) -> tuple[Explained, ...]:
    """The words with their meaning; one that a source must tell is left out where the data do not tell it."""
    return tuple(_all(programme))


def _all(programme: Programme | None) -> Iterator[Explained]:
    known = parts(programme) if programme else {}
    for term in TERMS:
        word = Text(nl=term.word[0], en=term.word[1])
        if not term.told:
            yield Explained(term, word, Text(nl=term.meaning[0], en=term.meaning[1]))
        elif term.told in known:
            yield Explained(term, word, known[term.told].text, known[term.told].sources)
