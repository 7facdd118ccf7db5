"""What the loader says of a mistake, in Dutch. The loader writes English; here stands each of its sentences with its Dutch.

A sentence has holes for its parts: `{n}` a number, `{what}` what was found, any other name a word or a list of words.
The parts are read back from the English sentence, so there is one place for both languages and the command line stays
English. A sentence that is not here has no Dutch; a test holds this table against the modules that read a file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial

_OF_A_FILE: Mapping[str, str] = {
    # what was found, of any kind
    "found {what}": "hier staat {what}",
    "found {what} in quotes": "{what} staat tussen aanhalingstekens",
    "found the text {what}": "hier staat de tekst {what}",
    "found {n}": "gevonden: {n}",
    "found none": "gevonden: geen",
    "{what} is not accepted here": "{what} kan hier niet",
    "the value is empty": "de waarde is leeg",
    "the text is empty": "de tekst is leeg",
    "the text is empty or has only invisible characters": "de tekst is leeg of heeft alleen onzichtbare tekens",
    "the list is empty": "de lijst is leeg",
    "empty item": "leeg onderdeel",
    "{n} characters": "{n} tekens",
    "{n} bytes": "{n} bytes",
    "a number of {n} digits": "een getal van {n} cijfers",
    "unknown field {what}": "onbekend veld {what}",
    "'{name}' is missing": "'{name}' ontbreekt",
    "{names} and '{name}' are missing": "{names} en '{name}' ontbreken",
    "cannot be checked ({kind})": "niet te controleren ({kind})",
    "and {n} more problems": "en nog {n} meldingen",
    # what is accepted
    "did you mean '{word}'?": "bedoelde u '{word}'?",
    "did you mean '{word}'? accepted: {words}": "bedoelde u '{word}'? Mogelijk zijn: {words}",
    "accepted: {words}": "mogelijk zijn: {words}",
    "fields here: {words}": "velden die hier kunnen: {words}",
    "add '{name}: ...'": "voeg toe: '{name}: ...'",
    "add '{name}: ...' (the file name suggests '{id}')": "voeg toe: '{name}: ...' (de naam van het bestand wijst op '{id}')",
    "add '{name}: ...' (the file name suggests '{id}'), and rename the file to {file}": (
        "voeg toe: '{name}: ...' (de naam van het bestand wijst op '{id}'), en noem het bestand {file}"
    ),
    "add them": "voeg ze toe",
    "is the file complete?": "is het bestand volledig?",
    "is it complete?": "is het volledig?",
    "fill it, or remove the line": "vul het in, of haal de regel weg",
    "fill it, or remove it": "vul het in, of haal het weg",
    "fill in the value": "vul de waarde in",
    "remove the '-'": "haal het '-' weg",
    "remove the quotes": "haal de aanhalingstekens weg",
    "remove one of the two": "haal een van de twee weg",
    "solve these first": "los deze eerst op",
    "compare it with a file that works": "vergelijk het met een bestand dat werkt",
    "start from a copy of a file that works": "begin met een kopie van een bestand dat werkt",
    "write 'key: value' lines with: {words}": "schrijf regels als 'naam: waarde', met: {words}",
    "{name} is a list of words": "{name} is een lijst van woorden",
    "write {n}": "schrijf er {n}",
    "write at least {n}": "schrijf er ten minste {n}",
    "write at most {n}": "schrijf er ten hoogste {n}",
    "write a text": "schrijf een tekst",
    "write the text": "schrijf de tekst",
    "write the text, or remove the line": "schrijf de tekst, of haal de regel weg",
    "write a whole number": "schrijf een heel getal",
    "write a smaller whole number": "schrijf een kleiner heel getal",
    "write a whole number from 0 to 4": "schrijf een heel getal van 0 tot en met 4",
    "the scale is 0 to 4": "de schaal loopt van 0 tot en met 4",
    "write a number, with a point for decimals": "schrijf een getal, met een punt voor decimalen",
    "write true or false": "schrijf true of false",
    "write a list: [{words}": "schrijf een lijst: [{words}",
    "write [] for an empty list": "schrijf [] voor een lege lijst",
    "write a list, each item with '- ' in front": "schrijf een lijst, met '- ' voor elk onderdeel",
    "an id has only a-z, 0-9 and '-', at most 64 characters": "een id heeft alleen a-z, 0-9 en '-', ten hoogste 64 tekens",
    "write an id, or file-id/id": "schrijf een id, of bestand-id/id",
    "write the id of a source, or source#p13 for a paragraph": "schrijf de id van een bron, of bron#p13 voor een alinea",
    "only a date, without a time": "alleen een datum, zonder tijd",
    "write year-month-day, e.g. 2014-03-01, or year-month, or year": (
        "schrijf jaar-maand-dag, zoals 2014-03-01, of jaar-maand, of jaar"
    ),
    "the year is from 1900 to 2100": "het jaar ligt tussen 1900 en 2100",
    "month {n} does not exist; write year-month-day": "maand {n} bestaat niet; schrijf jaar-maand-dag",
    "day {n} does not exist in that month": "dag {n} bestaat niet in die maand",
    "the limit is {n}": "de grens is {n}",
    "the limit is {n} levels": "de grens is {n} lagen",
    # what the parser of YAML says in words of its own
    "words after a closing quote": "woorden na een aanhalingsteken dat sluit",
    "put quotes around the whole value, or none": "zet aanhalingstekens om de hele waarde, of laat ze weg",
    "did not find expected key": "hier hoort de naam van een veld",
    "did not find expected '-' indicator": "hier hoort een '-' van de lijst",
    "did not find expected node content": "hier hoort een waarde",
    "did not find expected comment or line break": "na | of > hoort een nieuwe regel",
    "did not find expected <document start>": "hier staat iets na het einde van het document",
    "did not find expected hexdecimal number": "hier hoort een code van cijfers en letters a tot en met f",
    "block sequence entries are not allowed in this context": "hier kan geen lijst met '-' beginnen",
    "found unexpected end of stream": "het bestand houdt te vroeg op",
    "found an indentation indicator equal to 0": "na | of > kan geen 0 staan",
    "found duplicate %YAML directive": "%YAML staat er twee keer",
    "found incompatible YAML document": "dit is een andere versie van YAML",
    "found unknown directive name": "een regel met % en een onbekend woord",
    # an agenda
    "found version {n}": "hier staat versie {n}",
    "this app knows version {n}": "deze app kent versie {n}",
    "write the minutes, 1 to {n}": "schrijf het aantal minuten, 1 tot en met {n}",
    "{what} is not in these data and is left out": "{what} is er niet in deze gegevens en is weggelaten",
    "{what} is no item in these data and is left out": "{what} is geen onderdeel in deze gegevens en is weggelaten",
    "{what} stands there twice": "{what} staat er twee keer",
    "{what} is one too many": "{what} is er een te veel",
    "the first counts": "de eerste telt",
    "more than {n}: the first count": "meer dan {n}: de eerste tellen",
    "leave the list out for all of them": "laat de lijst weg voor allemaal",
    "write {word} by itself": "schrijf alleen {word}",
    "write {word} and a name, such as {example}": "schrijf {word} met een naam, zoals {example}",
    # the bytes of a file
    "the file is larger than {number} bytes": "het bestand is groter dan {number} bytes",
    "split it, or remove what does not belong in it": "splits het, of haal weg wat er niet in hoort",
    "the file is UTF-16 or UTF-32": "het bestand is UTF-16 of UTF-32",
    "save the file as UTF-8": "bewaar het bestand als UTF-8",
    "save the file as plain UTF-8 text": "bewaar het bestand als gewone UTF-8-tekst",
    "the file ends in the middle of a character": "het bestand stopt midden in een teken",
    "byte {byte} is not UTF-8": "byte {byte} is geen UTF-8",
    "control character {sign}": "stuurteken {sign}",
    "remove control character {sign}": "haal stuurteken {sign} weg",
    "the file is damaged: {n} NUL bytes at the end": "het bestand is beschadigd: {n} lege bytes aan het einde",
    "restore it": "zet een goede kopie terug",
    "the line starts with non-breaking spaces": "de regel begint met vaste spaties",
    "use ordinary spaces": "gebruik gewone spaties",
    "the file cannot be read ({kind})": "het bestand is niet te lezen ({kind})",
    "the file is empty": "het bestand is leeg",
    "contains control character {sign}": "heeft stuurteken {sign}",
    "contains text direction control {sign}": "heeft een onzichtbaar teken voor de leesrichting: {sign}",
    "remove it if the text does not need it": "haal het weg als de tekst het niet nodig heeft",
    "{sign} is half a character": "{sign} is een half teken",
    "an escape that is no character": "een code die geen teken is",
    "remove it, or write the character itself": "haal het weg, of schrijf het teken zelf",
    "write the character itself": "schrijf het teken zelf",
    "curly quotes are kept as text": "gekrulde aanhalingstekens blijven staan als tekst",
    "did you mean straight quotes?": "bedoelde u rechte aanhalingstekens?",
    # the form of a file
    "this is not YAML but an HTML page": "dit is geen YAML maar een HTML-pagina",
    "save the YAML file itself": "bewaar het YAML-bestand zelf",
    "found a list": "hier staat een lijst",
    "remove the '- ' in front: the file starts with 'key: value' lines": (
        "haal de '- ' aan het begin weg: het bestand begint met regels als 'naam: waarde'"
    ),
    "found a single text": "hier staat één tekst",
    "expected 'key: value' lines": "schrijf regels als 'naam: waarde'",
    "a second document": "een tweede document",
    "one document per file: remove the line '---'": "één document per bestand: haal de regel '---' weg",
    "nesting deeper than {n}": "meer dan {n} lagen in elkaar",
    "{what} was already given on line {n}": "{what} stond al op regel {n}",
    "merge key <<": "samenvoegen met <<",
    "anchors, aliases and << are not allowed": "ankers, verwijzingen en << kunnen hier niet",
    "anchors and aliases (& and *) are not allowed": "ankers en verwijzingen (& en *) kunnen hier niet",
    "alias *{name}": "verwijzing *{name}",
    "anchor &{name}": "anker &{name}",
    "a YAML tag": "een YAML-label",
    "a tag that cannot be read": "een label dat niet te lezen is",
    "tags ({sign}...) are not allowed; quote a value that starts with !": (
        "labels ({sign}...) kunnen hier niet; zet een waarde die met ! begint tussen aanhalingstekens"
    ),
    "quote a value that starts with !": "zet een waarde die met ! begint tussen aanhalingstekens",
    "a template placeholder was left in the file": "een plek uit een sjabloon is niet ingevuld",
    "a list or mapping as a key": "een lijst of velden als naam van een veld",
    "a key is one word": "de naam van een veld is één woord",
    "more than {n} {name}": "meer dan {n} in {name}",
    # what a parser complains of
    "a comma or bracket without a value": "een komma of haakje zonder waarde",
    "remove it, or write the value": "haal het weg, of schrijf de waarde",
    "{sign} has no meaning in double quotes": "{sign} betekent niets tussen dubbele aanhalingstekens",
    "use single quotes, or write {sign}": "gebruik enkele aanhalingstekens, of schrijf {sign}",
    "use single quotes, or write the character itself": "gebruik enkele aanhalingstekens, of schrijf het teken zelf",
    "the quote that opens here is never closed": "het aanhalingsteken dat hier begint, wordt nooit gesloten",
    "the {sign} that opens here is never closed": "de {sign} die hier begint, wordt nooit gesloten",
    "close it with the same quote": "sluit met hetzelfde aanhalingsteken",
    "close it with {sign}, and put a comma between the items": "sluit met {sign}, en zet een komma tussen de onderdelen",
    "{sign} starts a YAML anchor": "met {sign} begint een anker van YAML",
    "{sign} starts a YAML alias": "met {sign} begint een verwijzing van YAML",
    "quote the value": "zet de waarde tussen aanhalingstekens",
    "put the value in quotes": "zet de waarde tussen aanhalingstekens",
    "put the value in quotes: {text}": "zet de waarde tussen aanhalingstekens: {text}",
    "a key without a space after its colon": "een veld zonder spatie na de dubbele punt",
    "write a space after '{name}:'": "schrijf een spatie na '{name}:'",
    "a tab": "een tab",
    "use spaces, not tabs": "gebruik spaties, geen tabs",
    "a value cannot start with {sign}": "een waarde kan niet beginnen met {sign}",
    "quote values that start with {signs}": "zet waarden die beginnen met {signs} tussen aanhalingstekens",
    "a line without a colon": "een regel zonder dubbele punt",
    "write 'key: value', or indent it under its key": "schrijf 'naam: waarde', of laat het inspringen onder zijn veld",
    "align this line with the lines of the same list or mapping": (
        "laat deze regel even ver inspringen als de andere regels van dezelfde lijst of hetzelfde veld"
    ),
    "align with the line above: {n} spaces": "spring even ver in als de regel erboven: inspringing van {n}",
    "indented {n} spaces": "inspringing van {n}",
    "': ' inside a value": "': ' in een waarde",
}
"""Of one file, by the modules that read it."""
_OF_RECORDS: Mapping[str, str] = {
    # what records do not accept
    "a judgement has a level or a state, one of the two": "een oordeel heeft een niveau of een toestand, één van de twee",
    "write level: 0..4, or state: unknown, mixed or not_applicable": (
        "schrijf level: 0..4, of state: unknown, mixed of not_applicable"
    ),
    "low and high belong to state: mixed": "low en high horen bij state: mixed",
    "write both with mixed, and neither without": "schrijf beide bij mixed, en anders geen van beide",
    "low {n} is not below high {m}": "low {n} is niet lager dan high {m}",
    "write the lower level first": "schrijf het laagste niveau eerst",
    "a level without evidence": "een niveau zonder bewijs",
    "add evidence, or write state: unknown": "voeg bewijs toe, of schrijf state: unknown",
    "found {n} people": "hier staan {n} mensen",
    "write how many people found so: 0 or more": "schrijf hoeveel mensen dat vonden: 0 of meer",
    "write how many people found so, or leave votes out": "schrijf hoeveel mensen dat vonden, of laat votes weg",
    "nobody voted": "niemand stemde",
    "level 0 is nothing to reach": "niveau 0 valt niet te bereiken",
    "write a level from 1 to 4": "schrijf een niveau van 1 tot en met 4",
    "until is before the date it was set": "until ligt voor de datum van het doel",
    "write the later date under until": "schrijf de latere datum bij until",
    "found {n} months": "hier staan {n} maanden",
    "write how many months a lesson may wait: 1 to 120": "schrijf hoeveel maanden een les mag wachten: 1 tot en met 120",
    "{names} is not there": "{names} staat er niet",
    "{names} are not there": "{names} staan er niet",
    "write each of: {words}": "schrijf elk van: {words}",
    "write them in this order: {words}": "schrijf ze in deze volgorde: {words}",
    "found {words}": "hier staat {words}",
    # what records name
    "'{name}' is not {thing}": "'{name}' is geen {thing}",
    "add it to {file}": "voeg het toe aan {file}",
    "no fact stands at '{name}'": "er staat geen feit bij '{name}'",
    "add the fact to facts.yaml first": "zet het feit eerst in facts.yaml",
    "no obstacle, conclusion or lesson '{name}' here": "hier is geen obstakel, conclusie of les '{name}'",
    "no file '{name}' with parts": "er is geen bestand '{name}' met onderdelen",
    "no '{name}' in '{file}'": "er is geen '{name}' in '{file}'",
    "there is: {words}": "er is: {words}",
    "write file-id/id": "schrijf bestand-id/id",
    "write file-id/id for a part of another file": "schrijf bestand-id/id voor een onderdeel van een ander bestand",
    "'{name}' is in a file that is left out": "'{name}' staat in een bestand dat niet meedoet",
    "'{name}' may be in a file that is left out": "'{name}' staat misschien in een bestand dat niet meedoet",
    "repair {file}": "herstel {file}",
    "'{name}' refers to itself": "'{name}' verwijst naar zichzelf",
    "remove it": "haal het weg",
    "a circle: {words}": "een kring: {words}",
    "remove one of the steps": "haal een van de stappen weg",
    # what stands there twice
    "{file} already uses this id": "{file} heeft deze id al",
    "choose another id": "kies een andere id",
    "choose another id, also for the file": "kies een andere id, ook voor het bestand",
    "the id '{name}' differs from the file name": "de id '{name}' is niet de naam van het bestand",
    "rename the file to {file}": "noem het bestand {file}",
    "write 'id: {name}', or rename the file to {file}": "schrijf 'id: {name}', of noem het bestand {file}",
    "'{name}' was already used on line {n}": "'{name}' stond al op regel {n}",
    "'{name}' was already used in {file}": "'{name}' stond al in {file}",
    "'{name}' already stands in this list on line {n}": "'{name}' staat al in deze lijst, op regel {n}",
    "session '{session}' already rates '{name}' on line {n}": "sessie '{session}' beoordeelt '{name}' al op regel {n}",
    "a rating without a session already rates '{name}' on line {n}": (
        "een oordeel zonder sessie beoordeelt '{name}' al op regel {n}"
    ),
    "keep one of the two, or write the session or the date that tells them apart": (
        "houd een van de twee, of schrijf de sessie of de datum die ze uit elkaar houdt"
    ),
    "this session already rates '{concept}' on '{name}' on line {n}": (
        "deze sessie beoordeelt '{concept}' op '{name}' al op regel {n}"
    ),
    "this session already rates '{concept}' on '{name}' in {file}": "deze sessie beoordeelt '{concept}' op '{name}' al in {file}",
    "strike out what is in the catalogue already, or choose another id": (
        "haal weg wat al in de catalogus staat, of kies een andere id"
    ),
    # advice
    "'{name}' cannot be a file name on Windows": "'{name}' kan op Windows geen naam van een bestand zijn",
    "the lesson stands under no theme": "de les staat onder geen thema",
    "write the themes it is about": "schrijf over welke thema's het gaat",
    "the English text is missing": "de Engelse tekst ontbreekt",
    "write {nl: ..., en: ...}": "schrijf {nl: ..., en: ...}",
    "the text is only '{text}'": "de tekst is alleen '{text}'",
    "write: {words}": "schrijf: {words}",
    "holds an e-mail address": "bevat een e-mailadres",
    "holds a telephone number": "bevat een telefoonnummer",
    "contact goes by role; remove it": "contact gaat per rol; haal het weg",
    "a person is named": "er staat een naam van een persoon",
    "the role is enough, unless a source prints the name and it serves the reader": (
        "de rol is genoeg, tenzij een bron de naam noemt en de lezer er iets aan heeft"
    ),
    "a completed experiment without {name}": "een afgerond experiment zonder {name}",
    "a stopped experiment without {name}": "een gestopt experiment zonder {name}",
    "write what the sources tell": "schrijf wat de bronnen vertellen",
    "level {n} rests on one person's account": "niveau {n} rust op het verhaal van één persoon",
    "level {n} without evidence of its own": "niveau {n} zonder bewijs van de organisatie zelf",
    "find a second account, a document or a count, or lower the level": (
        "zoek een tweede verhaal, een document of een telling, of verlaag het niveau"
    ),
    "state '{state}', and at least two thirds of those who answered found '{most}'": (
        "state '{state}', en ten minste twee derde van wie antwoordde vond '{most}'"
    ),
    "write {most}, or say in the reason why not": "schrijf {most}, of zeg in de reden waarom niet",
    "changed {date} is before added {day}": "changed {date} ligt voor added {day}",
    "write the later date under changed, or remove it": "schrijf de latere datum bij changed, of haal het weg",
    "a use on {date}, which is still to come": "een gebruik op {date}, en die dag moet nog komen",
    "note a use once it is there": "noteer een gebruik als het er is",
    # the folder
    "the file cannot be read": "het bestand is niet te lezen",
    "the file cannot be read: {reason}": "het bestand is niet te lezen: {reason}",
    "check the link or the rights of the file": "kijk naar de link of de rechten van het bestand",
    "the link leads out of the data folder": "de link leidt buiten de map met gegevens",
    "put the file itself here": "zet het bestand zelf hier",
    "this is not an ordinary file": "dit is geen gewoon bestand",
    "remove or rename it": "haal het weg, of geef het een andere naam",
    "this folder is not read": "deze map wordt niet gelezen",
    "this file is not read": "dit bestand wordt niet gelezen",
    "this is not read": "dit wordt niet gelezen",
    "a file here is named <id>.yaml": "een bestand heet hier <id>.yaml",
    "the file is not there": "het bestand is er niet",
    "restore it, or copy it from another catalogue": "zet het terug, of kopieer het uit een andere catalogus",
}
"""Of records beside each other, and of the folder."""
_FOUND = {"a mapping": "een groep velden", "a list": "een lijst", "nothing": "niets"}
"""What `fields.describe` calls what is no text; a text stands in quotes as it is."""
_THINGS = {
    "an organisation": "organisatie",
    "a purpose": "opgave",
    "a dimension": "dimensie",
    "a theme": "thema",
    "a criterion": "eis",
    "a group": "groep",
    "a concept": "concept",
    "a session": "sessie",
    "an experiment": "experiment",
    "a source": "bron",
    "an obstacle, conclusion or lesson": "obstakel, conclusie of les",
}
"""What a record can name."""
_REASONS = {
    "Permission denied": "geen toestemming",
    "Operation not permitted": "geen toestemming",
    "Input/output error": "fout van de schijf",
    "Too many levels of symbolic links": "de link loopt in een kring",
    "File name too long": "de naam is te lang",
    "Is a directory": "het is een map",
    "Not a directory": "een deel van de weg is geen map",
    "Stale file handle": "de map op het netwerk is er niet meer",
    "Too many open files": "er zijn te veel bestanden open",
    "Too many open files in system": "er zijn te veel bestanden open",
    "Connection timed out": "het netwerk antwoordt niet",
}
"""Why the system opens no file; a reason that is not here stays as the system says it."""
_KINDS = {"n": r"-?\d+", "m": r"-?\d+", "what": "'.*'|" + "|".join(_FOUND), "thing": "|".join(_THINGS)}
_PARTS = {"what": _FOUND, "thing": _THINGS, "reason": _REASONS}
_HOLE = re.compile(r"{(\w+)}")


def _pattern(english: str) -> re.Pattern[str]:
    """What finds the parts of a sentence: each hole by its name."""
    parts = _HOLE.split(english)
    holes = (f"(?P<{name}>{_KINDS.get(name, '.+')})" for name in parts[1::2])
    fixed = map(re.escape, parts[0::2])
    return re.compile("".join(text + hole for text, hole in zip(fixed, [*holes, ""], strict=True)), re.DOTALL)


_SENTENCES = sorted({**_OF_A_FILE, **_OF_RECORDS}.items(), key=lambda pair: -len(_HOLE.sub("", pair[0])))
"""Those that say most of themselves first: "found a list" before "found {what}"."""
_PATTERNS = [(_pattern(english), dutch) for english, dutch in _SENTENCES]


def in_dutch(english: str) -> str | None:
    """The Dutch of a sentence of the loader, its parts as they are; None where it has none."""
    for pattern, dutch in _PATTERNS:
        if found := pattern.fullmatch(english):
            return _HOLE.sub(partial(_part, found), dutch)
    return None


def _part(found: re.Match[str], hole: re.Match[str]) -> str:
    """What stands in the place of a hole: a part of the English sentence, in Dutch where it is no name."""
    name = hole[1]
    part = found[name]
    return _PARTS.get(name, {}).get(part, part)
