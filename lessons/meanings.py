"""What each column of a download holds, in words: the names of columns stay as they are, so that a file can be used again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lessons.export import Beside
from lessons.words import Words

MEANINGS: Mapping[str, tuple[str, str]] = {
    "organisation": ("sleutel van de organisatie", "key of the organisation"),
    "organisation_label": ("korte naam van de organisatie", "short name of the organisation"),
    "organisations": ("sleutels van de organisaties", "keys of the organisations"),
    "dimension": ("sleutel van de dimensie", "key of the dimension"),
    "dimension_label": ("korte naam van de dimensie", "short name of the dimension"),
    "dimensions": ("hoeveel dimensies er zijn", "how many dimensions there are"),
    "purpose": ("sleutel van de opgave", "key of the purpose"),
    "purpose_label": ("naam van de opgave", "name of the purpose"),
    "purposes": ("sleutels van de opgaven", "keys of the purposes"),
    # --- cells
    "state": (
        "level: niveau; mixed: gemengd, het bewijs wijst twee kanten op; unknown: onbekend, wel gevraagd; not_assessed: niet gevraagd; not_applicable: niet van toepassing",
        "level: a level; mixed: the evidence points both ways; unknown: though asked; not_assessed: never asked; not_applicable: does not apply",
    ),
    "level": (
        "niveau 0 tot 4, een volgorde en geen getal om mee te rekenen; leeg: geen niveau",
        "level 0 to 4, an order and no number to calculate with; empty: no level",
    ),
    "low": ("laagste niveau dat kan; leeg: geen niveau", "lowest level that is possible; empty: no level"),
    "high": ("hoogste niveau dat kan; leeg: geen niveau", "highest level that is possible; empty: no level"),
    "stale": ("het oordeel is te oud om te tellen", "the judgement is too old to count"),
    "collective": ("gezegd van alle organisaties samen; telt niet", "said of all organisations together; does not count"),
    "divided": ("wie het weten zijn het niet eens", "those who know do not agree"),
    "confidence": ("vertrouwen, afgeleid van het bewijs: low, medium of high", "confidence, derived from the evidence: low, medium or high"),
    "date": ("datum, zo precies als de bron die geeft", "date, as precise as the source gives it"),
    "day": ("laatste dag van die datum", "last day of that date"),
    "judge": ("rol van wie het oordeel gaf", "role of whoever judged"),
    "reason": ("reden van het oordeel", "reason for the judgement"),
    "sources": ("sleutels van de bronnen, met de alinea", "keys of the sources, with the paragraph"),
    "supposed": (
        "wat als: verondersteld niveau, niet gemeten; leeg: niets verondersteld",
        "what if: supposed level, not measured; empty: nothing supposed",
    ),
    # --- verdicts and conditions
    "outcome": ("ready: klaar; not_yet: nog niet; cannot_say: nog niet te zeggen", "ready; not_yet: not yet; cannot_say: cannot be said yet"),
    "met": ("hoeveel voorwaarden gehaald zijn", "how many conditions are met"),
    "below": ("welke of hoeveel voorwaarden zeker niet gehaald zijn", "which or how many conditions are surely not met"),
    "open": ("hoeveel voorwaarden nog niet te zeggen zijn", "how many conditions cannot be said yet"),
    "conditions": ("de voorwaarden: hoeveel, of welke voor de les gelden", "the conditions: how many, or which the lesson has"),
    "first": ("dimensie om mee te beginnen", "dimension to begin with"),
    "ask": ("wat te vragen: dimensies op volgorde, de vraag zelf, of aan wie", "what to ask: dimensions in order, the question itself, or whom"),
    "judged": ("hoeveel dimensies beoordeeld zijn", "how many dimensions are judged"),
    "minimum": ("niveau dat de voorwaarde vraagt", "level that the condition asks"),
    "answer": ("met: gehaald; below: niet gehaald; open: nog niet te zeggen", "met; below: not met; open: cannot be said yet"),
    "why": ("waar dat antwoord vandaan komt", "where that answer comes from"),
    # --- open questions
    "question": ("de vraag om te stellen", "the question to ask"),
    "needed": ("wat een voldoende antwoord is", "what a sufficient answer is"),
    "now": ("wat nu bekend is", "what is known now"),
    "effect": (
        "settles: beslist; leaves: er blijven vragen over; cannot: een andere voorwaarde is al niet gehaald",
        "settles: decides; leaves: questions remain; cannot: another condition is not met already",
    ),
    "settles": ("hoeveel conclusies dit antwoord beslist", "how many verdicts this answer settles"),
    "left": ("hoeveel vragen er daarna nog zijn", "how many questions remain after it"),
    "gives": ("wat het antwoord oplevert", "what the answer gives"),
    # --- own targets
    "target": ("eigen doel: het niveau, of het aantal banen", "own target: the level, or the number of jobs"),
    "set": ("wanneer het doel is gesteld", "when the target was set"),
    "until": ("tot wanneer het geldt", "until when it holds"),
    "role": ("rol van wie het doel stelde, of de les gebruikte", "role of whoever set the target, or used the lesson"),
    "standing": ("hoe het staat: reached: gehaald; below: niet gehaald; open: nog niet te zeggen", "how it stands: reached; below: not reached; open: cannot be said yet"),
    "late": ("de laatste dag is voorbij en het is niet zeker gehaald", "the last day has passed and it is not surely reached"),
    # --- changes
    "change": ("wat er veranderde", "what changed"),
    "again": ("er was al een niveau, maar dat telde niet; nu telt het", "there was a level already, but it did not count; now it does"),
    "before_state": ("toestand op de eerste datum", "state at the first date"),
    "before_low": ("laagste niveau op de eerste datum", "lowest level at the first date"),
    "before_high": ("hoogste niveau op de eerste datum", "highest level at the first date"),
    "before_stale": ("toen al te oud om te tellen", "too old to count then"),
    "after_state": ("toestand op de peildatum", "state at the as-of date"),
    "after_low": ("laagste niveau op de peildatum", "lowest level at the as-of date"),
    "after_high": ("hoogste niveau op de peildatum", "highest level at the as-of date"),
    "after_stale": ("te oud om te tellen op de peildatum", "too old to count at the as-of date"),
    "before": ("conclusie op de eerste datum: ready, not_yet of cannot_say", "verdict at the first date: ready, not_yet or cannot_say"),
    "after": ("conclusie op de peildatum: ready, not_yet of cannot_say", "verdict at the as-of date: ready, not_yet or cannot_say"),
    "through": ("sleutels van de dimensies die het verschil maakten", "keys of the dimensions that made the difference"),
    # --- lessons
    "id": ("sleutel", "key"),
    "origin": ("sleutel van waar de les vandaan komt", "key of where the lesson comes from"),
    "kind": ("soort", "kind"),
    "strength": ("hoe sterk het bewijs is: weak, medium of strong", "how strong the evidence is: weak, medium or strong"),
    "year": ("jaar", "year"),
    "period": ("seed: de bronnen van 2014; later: daarna", "seed: the sources of 2014; later: after that"),
    "text": ("de les", "the lesson"),
    "themes": ("sleutels van de thema's", "keys of the themes"),
    "audience": ("voor wie", "for whom"),
    "basis": ("hoe het in de bron staat", "how the source has it"),
    "follows_from": ("sleutels van waar het uit volgt", "keys of what it follows from"),
    "supports": ("sleutels van wat het steunt", "keys of what it supports"),
    "contradicts": ("sleutels van wat het tegenspreekt", "keys of what it contradicts"),
    "note": ("opmerking", "remark"),
    # --- what is new, and the use of lessons
    "added": ("dag waarop het in deze verzameling kwam", "day it came into this collection"),
    "changed": ("dag waarop de inhoud het laatst veranderde", "day what it says last changed"),
    "moment": ("added: kwam erbij; changed: veranderde", "added: came in; changed: changed since"),
    "due": ("eerste dag waarop een les zonder gebruik op de lijst staat", "first day on which a lesson without use is listed"),
    "uses": ("hoe vaak gebruik is genoteerd", "how many uses are noted"),
    "lesson": ("sleutel van de les", "key of the lesson"),
    "decision": ("welk besluit de les hielp nemen", "which decision the lesson helped to make"),
    "session": ("sleutel van de sessie", "key of the session"),
    # --- blank spots and obstacles
    "theme": ("sleutel van het thema", "key of the theme"),
    "theme_label": ("naam van het thema of de thema's", "name of the theme or themes"),
    "lessons": ("hoeveel lessen; zegt niets over hoe klaar een organisatie is", "how many lessons; says nothing of how ready an organisation is"),
    "weak": ("hoeveel zwakke lessen", "how many weak lessons"),
    "medium": ("hoeveel redelijke lessen", "how many fair lessons"),
    "strong": ("hoeveel sterke lessen", "how many strong lessons"),
    "not_rated": ("hoeveel lessen waarvan niemand de sterkte woog", "how many lessons of which nobody rated the strength"),
    "strongest": ("sterkte van de sterkste les; none: niet gewogen; leeg: geen les", "strength of the strongest lesson; none: not rated; empty: no lesson"),
    "spot": ("empty: geen les; weak_only: alleen zwakke lessen; found: lessen", "empty: no lesson; weak_only: weak lessons only; found: lessons"),
    "whom": ("rollen van wie het kan weten; leeg: niet bekend", "roles of who may know; empty: not known"),
    "obstacle": ("wat in de weg stond", "what stood in the way"),
    "obstacle_state": (
        "stand volgens de bron; not_followed: van een openbare les houdt niemand dat bij",
        "state as the source has it; not_followed: nobody keeps that of a public lesson",
    ),
    "obstacle_kind": ("obstacle: obstakel; risk: risico", "obstacle or risk"),
    "scope": ("over een organisatie, of over alle samen (collective)", "about an organisation, or about all together (collective)"),
    "same": ("hoeveel andere bronnen hetzelfde zeggen", "how many others say the same"),
    "done": ("hoeveel pogingen van dezelfde organisatie, niet later dan het obstakel", "how many attempts of the same organisation, not later than the obstacle"),
    "later": ("hoeveel pogingen van dezelfde organisatie, later of onbekend wanneer", "how many attempts of the same organisation, later or unknown when"),
    "elsewhere": ("hoeveel pogingen van anderen, of tegen een obstakel dat hetzelfde zegt", "how many attempts of others, or against an obstacle that says the same"),
    "follow": ("hoeveel conclusies en lessen eruit volgen", "how many conclusions and lessons follow from it"),
    "advised": ("hoeveel adviezen erover zijn", "how many pieces of advice there are on it"),
    "tried": (
        "tried: door het experiment of dezelfde organisatie; later: dezelfde organisatie, later; elsewhere: elders; advised: alleen een conclusie, les of advies; nothing: niets bekend",
        "tried: by the experiment or the same organisation; later: the same organisation, later; elsewhere: by others; advised: a conclusion, lesson or advice only; nothing: none known",
    ),
    # --- ratings of a concept
    "concept": ("sleutel van het concept", "key of the concept"),
    "concept_label": ("naam van het concept", "name of the concept"),
    "criterion": ("sleutel van de eis", "key of the criterion"),
    "criterion_label": ("naam van de eis", "name of the criterion"),
    "rating": ("yes: ja; partly: deels; no: nee; unknown: onbekend, en dat is geen nee", "yes, partly, no or unknown; unknown is not no"),
    "yes": ("hoeveel mensen ja kozen; leeg: geen stemmen bekend, of te weinig", "how many people chose yes; empty: no votes known, or too few"),
    "partly": ("hoeveel mensen deels kozen", "how many people chose partly"),
    "no": ("hoeveel mensen nee kozen", "how many people chose no"),
    "no_opinion": ("hoeveel mensen geen mening hadden", "how many people had no opinion"),
    "room": (
        "agreed: twee derde of meer van wie antwoordde koos hetzelfde; divided: verdeeld; few: minder dan drie antwoorden, dan staan er geen aantallen",
        "agreed: two thirds or more of those who answered chose the same; divided; few: fewer than three answers, then no counts are given",
    ),
    "current": ("dit oordeel telt nu; de andere zijn eerder", "this rating counts now; the others are earlier"),
    # --- messages about the data
    "file": ("bestand", "file"),
    "line": ("regel", "line"),
    "column": ("plaats op de regel", "place on the line"),
    "code": ("soort melding", "kind of message"),
    "path": ("plaats in het bestand", "place in the file"),
    "message": ("wat er mis is", "what is wrong"),
    "hint": ("hoe het op te lossen is", "how to solve it"),
    "severity": ("error: wordt niet getoond; warning: wel", "error: is not shown; warning: is shown"),
}  # fmt: skip


def column_lines(columns: Iterable[str], words: Words) -> Beside:
    """A line per column whose name does not explain itself, for a file: the name and what it holds."""
    kind = words.say(nl="Kolom", en="Column")
    known = [(column, MEANINGS[column]) for column in columns if column in MEANINGS]
    return [(kind, column, words.say(nl=nl, en=en)) for column, (nl, en) in known]
