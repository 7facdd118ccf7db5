"""A problem of the data in the visitor's language: where it is, what kind it is, and what the loader says of it.

What has no Dutch yet (`lessons/problem_words.py`) stays English on a Dutch page, and is marked so.
"""

from __future__ import annotations

from collections.abc import Mapping

from lessons.problem_words import in_dutch
from lessons.problems import Problem
from lessons.words import Words

_KINDS: Mapping[str, tuple[str, str]] = {
    "bad-date": ("geen datum", "not a date"),
    "bad-id": ("geen goede id", "not a right id"),
    "bidi-control": ("onzichtbaar teken", "invisible character"),
    "circular-reference": ("verwijst naar zichzelf terug", "leads back to itself"),
    "control-character": ("teken dat niet mag", "character that is not allowed"),
    "dangling-reference": ("verwijst naar iets dat er niet is", "names what is not there"),
    "duplicate-id": ("id staat er twee keer", "id stands there twice"),
    "duplicate-key": ("veld staat er twee keer", "field stands there twice"),
    "duplicate-rating": ("oordeel staat er twee keer", "rating stands there twice"),
    "duplicate-reference": ("verwijzing staat er twee keer", "reference stands there twice"),
    "empty-file": ("leeg bestand", "empty file"),
    "file-too-large": ("bestand is te groot", "file is too large"),
    "future-date": ("datum die nog moet komen", "date that is still to come"),
    "no-theme": ("les zonder thema", "lesson without a theme"),
    "id-differs-from-file": ("id is niet de naam van het bestand", "id is not the name of the file"),
    "left-out-reference": ("verwijst naar een bestand dat niet meedoet", "names a file that is left out"),
    "link-outside": ("leidt buiten de map", "leads out of the folder"),
    "missing-english": ("Engelse tekst ontbreekt", "English text is missing"),
    "missing-evidence": ("niveau zonder bewijs", "level without evidence"),
    "missing-field": ("veld ontbreekt", "field is missing"),
    "missing-file": ("bestand ontbreekt", "file is missing"),
    "missing-value": ("waarde ontbreekt", "value is missing"),
    "more-problems": ("nog meer meldingen in dit bestand", "more messages in this file"),
    "not-a-file": ("geen gewoon bestand", "not an ordinary file"),
    "not-a-mapping": ("geen velden met een naam", "no fields with a name"),
    "not-utf8": ("tekens zijn niet te lezen", "characters cannot be read"),
    "nothing-learned": ("geen obstakels of lessen", "no obstacles or lessons"),
    "out-of-range": ("getal is te klein of te groot", "number is too small or too large"),
    "person-name": ("naam van een persoon", "name of a person"),
    "placeholder-left": ("nog niet ingevuld", "not filled in yet"),
    "private-data": ("telefoonnummer of e-mailadres", "telephone number or e-mail address"),
    "reserved-id": ("id kan geen bestandsnaam zijn", "id cannot be a file name"),
    "self-reference": ("verwijst naar zichzelf", "names itself"),
    "smart-quotes": ("gekrulde aanhalingstekens", "curly quotes"),
    "state-against-votes": ("oordeel past niet bij de stemmen", "rating does not fit the votes"),
    "text-too-long": ("tekst is te lang", "text is too long"),
    "thin-evidence": ("weinig bewijs voor dit niveau", "little evidence for this level"),
    "too-few-items": ("te weinig in de lijst", "too few in the list"),
    "too-many-items": ("te veel in de lijst", "too many in the list"),
    "unknown-field": ("veld bestaat niet", "field does not exist"),
    "unknown-file": ("bestand wordt niet gelezen", "file is not read"),
    "unknown-folder": ("map wordt niet gelezen", "folder is not read"),
    "unknown-value": ("waarde bestaat niet", "value does not exist"),
    "unreadable-file": ("bestand kan niet open", "file cannot be opened"),
    "word-to-avoid": ("woord dat wij niet gebruiken", "word that we do not use"),
    "wrong-order": ("verkeerde volgorde", "wrong order"),
    "wrong-state": ("niveau en toestand kloppen niet samen", "level and state do not go together"),
    "wrong-type": ("verkeerde soort waarde", "wrong kind of value"),
    "yaml-alias": ("niet te lezen: verkorte schrijfwijze", "cannot be read: a shorthand"),
    "yaml-nbsp": ("niet te lezen: verkeerde spaties", "cannot be read: wrong spaces"),
    "yaml-syntax": ("niet te lezen", "cannot be read"),
    "yaml-tag": ("niet te lezen: een uitroepteken", "cannot be read: an exclamation mark"),
    "yaml-too-deep": ("niet te lezen: te veel lagen", "cannot be read: too many layers"),
}


def known() -> frozenset[str]:
    """The codes that have words, so that a test can hold this table against the format."""
    return frozenset(_KINDS)


def told(problem: Problem, words: Words) -> dict[str, str]:
    """A problem for a template: the place and what it is in words, then what the loader says of it.

    `message_lang`, `hint_lang`: "en" where that stayed English on a page in Dutch, else empty.
    """
    say = words.say
    nl, en = _KINDS.get(problem.code, (problem.code, problem.code))
    kinds = {"error": say(nl="fout", en="error"), "warning": say(nl="let op", en="warning")}
    return {
        "place": say(
            nl="{file}, regel {line}, kolom {column}",
            en="{file}, line {line}, column {column}",
            file=problem.file,
            line=problem.line,
            column=problem.column,
        ),
        "what": say(nl=nl, en=en),
        "kind": kinds[problem.severity],
        "code": problem.code,
        "path": problem.path,
        **_said("message", problem.message, words),
        **_said("hint", problem.hint, words),
    }


def _said(name: str, english: str, words: Words) -> dict[str, str]:
    dutch = in_dutch(english) if words.language == "nl" and english else english
    return {name: english if dutch is None else dutch, f"{name}_lang": "en" if dutch is None else ""}


def wholly_told(problem: Problem, words: Words) -> dict[str, str]:
    """The same with nothing of the other language: what has no Dutch is left out; its place and kind say enough."""
    found = told(problem, words)
    left_out = {name: "" for name in ("message", "hint") if found[f"{name}_lang"]}
    return found | left_out
