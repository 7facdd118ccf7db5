"""The words on the screen for the fixed words of the catalogue's fields: one table for the pages and all that leaves the app."""

from __future__ import annotations

from collections.abc import Mapping

from lessons.words import Words

_LABELS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "organisation": {
        "ministry": ("ministerie", "ministry"),
        "agency": ("uitvoering", "agency"),
        "directorate": ("directie", "directorate"),
        "partner": ("partner", "partner"),
        "network": ("netwerk", "network"),
        "sector": ("sector", "sector"),
    },
    "role": {
        "lead": ("trekker", "lead"),
        "coach": ("coach", "coach"),
        "commissioner": ("opdrachtgever", "commissioner"),
        "director": ("directeur", "director"),
        "hr": ("HR", "HR"),
        "line-manager": ("lijnmanager", "line manager"),
        "participant": ("deelnemer", "participant"),
        "target-group": ("iemand uit de doelgroep", "somebody from the target group"),
        "editor": ("redacteur", "editor"),
        "room": ("de zaal", "the room"),
        "other": ("iemand anders", "somebody else"),
    },
    "scope": {
        "organisation": ("over deze organisatie", "about this organisation"),
        "collective": ("gezegd van alle organisaties samen", "said of all organisations together"),
    },
    "agreement": {
        "one-voice": ("één stem", "one voice"),
        "agreed": ("stemmen zijn het eens", "voices agree"),
        "divided": ("verdeeld", "divided"),
    },
    "evidence": {
        "account": ("verhaal", "account"),
        "document": ("document", "document"),
        "count": ("telling", "count"),
        "observation": ("waarneming", "observation"),
    },
    "read": {
        "full": ("helemaal gelezen", "read in full"),
        "opening": ("alleen het begin gelezen", "only the opening read"),
        "title": ("alleen de titel gelezen", "only the title read"),
        "not-read": ("niet gelezen", "not read"),
    },
    "source": {
        "seed": ("bron van 2014", "source of 2014"),
        "parliament": ("parlement", "parliament"),
        "government": ("overheid", "government"),
        "agency": ("uitvoeringsorganisatie", "agency"),
        "press": ("pers", "press"),
        "trade": ("vakblad of branche", "trade"),
        "ngo": ("maatschappelijke organisatie", "civil society"),
        "archive": ("archief", "archive"),
        "research": ("onderzoek", "research"),
        "session": ("sessie", "session"),
    },
    "lesson": {
        "lesson": ("les", "lesson"),
        "obstacle": ("obstakel", "obstacle"),
        "practice": ("praktijk", "practice"),
        "advice": ("advies", "advice"),
        "result": ("resultaat", "result"),
        "opinion": ("mening", "opinion"),
        "conclusion": ("conclusie", "conclusion"),
        "context": ("achtergrond", "context"),
        "example": ("voorbeeld", "example"),
        "idea": ("idee", "idea"),
    },
    "strength": {
        "weak": ("zwak: één stem, of alleen een titel gelezen", "weak: one voice, or only a title was read"),
        "medium": ("redelijk: eigen verhaal of interview", "fair: own account or an interview"),
        "strong": ("sterk: cijfers of een brief aan het parlement", "strong: figures or a letter to parliament"),
    },
    "audience": {
        "director": ("directeur", "director"),
        "coach": ("coach", "coach"),
        "hr": ("HR", "HR"),
        "line-manager": ("lijnmanager", "line manager"),
        "lead": ("trekker", "lead"),
        "participant": ("deelnemer", "participant"),
    },
    "route": {
        "candidate-first": ("beginnen bij de kandidaat", "starting from the candidate"),
        "existing-colleagues": ("leren van collega's die er al werken", "learning from colleagues already there"),
        "vacancy-first": ("beginnen bij de vacature", "starting from the vacancy"),
        "work-first": ("beginnen bij het werk", "starting from the work"),
        "other": ("een andere route", "another route"),
    },
    "status": {
        "planned": ("gepland", "planned"),
        "running": ("loopt", "running"),
        "completed": ("afgerond", "completed"),
        "stopped": ("gestopt", "stopped"),
    },
    "outcome": {
        "placed": ("geplaatst", "placed"),
        "not-placed": ("niet geplaatst", "not placed"),
        "partly-placed": ("deels geplaatst", "partly placed"),
        "no-clear-result": ("geen duidelijk resultaat", "no clear result"),
        "too-early": ("te vroeg", "too early"),
        "stopped": ("gestopt", "stopped"),
        "running": ("loopt nog", "still running"),
    },
    "obstacle": {
        "open": ("open", "open"),
        "reduced": ("kleiner gemaakt", "reduced"),
        "removed": ("weggenomen", "removed"),
        "unknown": ("stand onbekend", "state unknown"),
    },
    "basis": {
        "stated": ("staat in de bron", "stated in the source"),
        "opinion": ("mening van één persoon", "one person's opinion"),
        "inferred": ("onze gevolgtrekking", "our inference"),
    },
    "side": {
        "inside": ("binnen de overheid", "inside government"),
        "outside": ("buiten de overheid", "outside government"),
        "both": ("binnen en buiten", "inside and outside"),
    },
    "concept": {
        "idea": ("idee", "idea"),
        "tried": ("geprobeerd", "tried"),
        "works": ("werkt", "works"),
        "unknown": ("stand onbekend", "state unknown"),
    },
    "rating": {
        "unknown": ("onbekend", "unknown"),
        "no": ("nee", "no"),
        "partly": ("deels", "partly"),
        "yes": ("ja", "yes"),
    },
    "room": {
        "agreed": ("grotendeels eens", "largely agreed"),
        "divided": ("verdeeld", "divided"),
        "few": ("te weinig antwoorden om verdeeld of eens te noemen", "too few answers to call divided or agreed"),
    },
    "point": {
        "official": ("officieel", "official"),
        "derived": ("door ons berekend", "worked out by us"),
        "indicative": ("indicatie", "indicative"),
        "stated": ("genoemd", "stated"),
    },
    "counted": {
        "participants": ("deelnemers", "participants"),
        "jobs": ("banen", "jobs"),
        "places": ("plekken", "places"),
        "people": ("mensen", "people"),
        "job-coaches": ("jobcoaches", "job coaches"),
        "planned": ("gepland", "planned"),
        "target": ("als doel", "as the target"),
    },
}


def label(field: str, word: str, words: Words) -> str:
    """The label of a fixed word (`role`, `lead` -> "trekker"); the word itself if a field grows before this table."""
    nl, en = _LABELS[field].get(word, (word, word))
    return words.say(nl=nl, en=en)


def known(field: str) -> tuple[str, ...]:
    """The fixed words that have a label, so that a test can hold this table against the records."""
    return tuple(_LABELS[field])
