"""The outcome of a live session as a record and as a file: a proposal, which counts once an editor has put it in the data.

`proposal(results, catalogue)` makes the record, `text(proposal)` the YAML, `name(proposal)` the name of the file. What the
catalogue no longer knows, and what too few people said, is not proposed: the open points of the session tell so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from typing import Any

from pydantic_core import PydanticUndefined

from lessons.catalogue import Catalogue
from lessons.fields import Record, Text, TwoTongues, When
from lessons.groups import gathered
from lessons.outcome_words import both, everybody_line, is_empty, plain, quoted, ranking_line, spoken
from lessons.polled import Polled, Results
from lessons.proposed import About, judgements, ratings
from lessons.ratings import FEWEST
from lessons.records import ConceptRatings, Judgement, Judgements, Proposal, PublicLesson, Session, Source, Statement
from lessons.room import Said
from lessons.tallies import LessonsTally, LevelTally, tally
from lessons.vote_words import role_word
from lessons.words import Words
from lessons.written import Value, yaml_text

MOST_WORDS = 500
"""So many words of people go into one file; those with most support first."""
_HEAD = (
    "# Voorstel uit een sessie. Streep weg wat u niet overneemt, en zet het bestand dan in data/outcomes/.\n"
    "# Proposal from a session. Strike out what you do not accept, then put the file in data/outcomes/.\n"
)


def proposal(results: Results, catalogue: Catalogue) -> Proposal:
    """What the session proposes, for the catalogue as it is now."""
    about = About(results.id, results.day.isoformat())
    said = list(_lessons(results, catalogue, about))
    judged = _judgements(results, catalogue, about)
    rated = _ratings(results, catalogue, about)
    return Proposal(
        id=results.id,
        made=results.closed_on.isoformat(),
        note=both(lambda speech: _note(results, speech)),
        session=_session(results, about, _open(results, catalogue, judged, said)),
        sources=(_source(results, about),),
        judgements=tuple(Judgements(id=name, judgements=tuple(found)) for name, found in sorted(judged.items())),
        lessons=tuple(said),
        ratings=tuple(rated),
    )


def name(found: Proposal) -> str:
    """Where the file lies in a data folder: `outcomes/2026-11-22-7f3a9c21.yaml`."""
    return f"outcomes/{found.id}.yaml"


def text(found: Proposal) -> str:
    """The file: YAML as `reading` reads it, with a remark for the editor on top."""
    return _HEAD + yaml_text(written(found))


def written(value: Any) -> Value:
    """A record as plain values, in the shortest way the format allows; what has its usual value is left out."""
    if isinstance(value, TwoTongues) and value.en is None:
        return value.nl
    if isinstance(value, When) and not value.inferred and value.note is None:
        return value.date
    if isinstance(value, Record):
        usual = {name: about.default for name, about in type(value).model_fields.items()}
        found = ((name, part) for name, part in vars(value).items() if part is not None)
        return {name: written(part) for name, part in found if usual[name] is PydanticUndefined or part != usual[name]}
    return [written(part) for part in value] if isinstance(value, tuple) else value


# --- the parts ----------------------------------------------------------------------------------------------------------


def _source(results: Results, about: About) -> Source:
    return Source(
        id=about.source,
        kind="session",
        title=_title(results),
        publisher="Doetank",
        date=When(date=about.day),
        read="full",
        note=both(
            lambda speech: speech.say(
                nl="De app telde de antwoorden. Een verslag van het gesprek is er niet bij.",
                en="The app counted the answers. A report of the talk is not part of it.",
            )
        ),
    )


def _title(results: Results) -> str:
    title = plain(results.session.title)
    return f"Sessie {about}" if is_empty(title) and (about := results.day.isoformat()) else title


def _session(results: Results, about: About, still_open: Iterable[Text]) -> Session:
    title = _title(results)
    return Session(
        id=results.id,
        title=Text(nl=title, en=title),
        date=When(date=about.day),
        outcome=both(lambda speech: _what_came_of_it(results, speech)),
        results=tuple(_statements(results, about)),
        open=tuple(still_open),
        added=results.closed_on.isoformat(),
        sources=(about.source,),
    )


def _judgements(results: Results, catalogue: Catalogue, about: About) -> dict[str, list[Judgement]]:
    """Per organisation, in the order in which the room was asked."""
    known = {item.id for item in catalogue.edition.dimensions} if catalogue.edition else set()
    judged = {item.id for item in catalogue.organisations.values() if item.judged}
    found: dict[str, list[Judgement]] = {}
    for polled in _of_kind("level", results):
        if polled.question.subject in known:
            for organisation, judgement in judgements(polled, about, judged):
                found.setdefault(organisation, []).append(judgement)
    return found


def _ratings(results: Results, catalogue: Catalogue, about: About) -> Iterator[ConceptRatings]:
    """Per concept, once: the agenda has it once."""
    criteria = {item.id for item in catalogue.programme.criteria} if catalogue.programme else set()
    for polled in _of_kind("rate", results):
        if polled.question.subject in catalogue.concepts:
            found = tuple(ratings(polled, about, results.id, criteria))
            if found:
                yield ConceptRatings(concept=polled.question.subject, ratings=found)


def _of_kind(kind: str, results: Results) -> list[Polled]:
    """Each subject once: an agenda asks it once, and who rates twice is no other room."""
    found = {polled.question.item: polled for polled in results.polled if polled.question.kind == kind}
    return list(found.values())


def _statements(results: Results, about: About) -> Iterator[Statement]:
    """What the room said that is no judgement of an organisation: which lessons it chose, and where all are."""
    for polled in results.polled:
        seen = tally(polled.question, polled.votes)
        if isinstance(seen, LessonsTally) and not seen.few:
            ids = " · ".join(f"{one.lesson}: {one.n}" for one in seen.chosen if one.n)
            yield _statement(polled, about, partial(ranking_line, seen), Text(nl=ids, en=ids))
        if isinstance(seen, LevelTally) and seen.seen and not polled.question.about:
            yield _statement(polled, about, partial(everybody_line, seen))


def _statement(polled: Polled, about: About, line: Callable[[Words], str], note: Text | None = None) -> Statement:
    return Statement(id=polled.question.id, text=both(line), note=note, sources=(about.source,))


def _lessons(results: Results, catalogue: Catalogue, about: About) -> Iterator[PublicLesson]:
    """The words that were let through, with the organisation where so many of it took part that nobody is pointed at."""
    kinds = {asked.question.id: asked.question.subject for asked in results.session.asked}
    sizes = Counter(vote.organisation for vote in results.voters)
    named = {item for item, size in sizes.items() if size >= FEWEST and item in catalogue.organisations}
    for said in results.words[:MOST_WORDS]:
        words = plain(said.text)
        if not is_empty(words):
            yield _lesson(results, said, words, kinds.get(said.question, "obstacle"), named)


def _lesson(results: Results, said: Said, words: str, kind: str, named: Collection[str]) -> PublicLesson:
    known = {"id": f"{results.id}-{said.id[:12]}", "text": spoken(words, said.language), "strength": "weak"}
    more = {
        "kind": "idea" if kind == "idea" else "obstacle",
        "organisations": (said.organisation,) if said.organisation in named else (),
        "year": results.day.isoformat(),
        "themes": results.session.plan.themes if len(results.session.plan.themes) == 1 else (),
        "note": both(lambda speech: _support(said.support, speech)),
        "added": results.closed_on.isoformat(),
        "sources": (results.id,),
    }
    return PublicLesson.model_validate({**known, **more})


# --- in words -----------------------------------------------------------------------------------------------------------


def _support(count: int, speech: Words) -> str:
    number = speech.count(count, nl=("mens steunde", "mensen steunden"), en=("person", "people"))
    if not count:
        return speech.say(
            nl="Woorden van een deelnemer. Niemand drukte op steun.",
            en="Words of a participant. Nobody pressed support.",
        )
    return speech.say(
        nl=f"Woorden van een deelnemer. {number} dit.", en=f"Words of a participant, supported by {number}."
    )


def _note(results: Results, speech: Words) -> str:
    plan = results.session.plan
    if results.session.rehearsal:
        return speech.say(
            nl="Verzonnen. Dit was een proef met verzonnen deelnemers. Neem er niets van over.",
            en="Invented. This was a rehearsal with invented participants. Accept nothing of it.",
        )
    return speech.say(
        nl="Een voorstel. Een redacteur beslist wat ervan blijft. De zaal keek naar versie {version} van de gegevens.",
        en="A proposal. An editor decides what stays. The room looked at version {version} of the data.",
        version=plan.version[:12] or "?",
    )


def _what_came_of_it(results: Results, speech: Words) -> str:
    """How many took part, by role, and how much they answered."""
    voters = results.voters
    here = speech.count(results.joined, nl=("mens deed", "mensen deden"), en=("person", "people"))
    took_part = speech.say(nl=f"{here} mee.", en=f"{here} took part.")
    asked = speech.count(len(results.polled), nl=("vraag", "vragen"), en=("question", "questions"))
    number = speech.count(len(voters), nl=("mens stemde", "mensen stemden"), en=("person", "people"))
    voted = speech.say(nl=f"{number} over {asked}.", en=f"{number} voted on {asked}.") if voters else ""
    written_down = speech.count(len(results.words), nl=("obstakel of idee", "obstakels en ideeën"), en=("obstacle or idea", "obstacles and ideas"))  # fmt: skip
    heard = speech.say(nl=f"De zaal las {written_down}.", en=f"The room read {written_down}.") if results.words else ""
    return speech.join([took_part, voted, _roles(results, speech), heard])


def _roles(results: Results, speech: Words) -> str:
    """Who voted, by role: small groups together, and nothing where all are too few."""
    names = [vote.role for vote in results.voters]
    groups = gathered(names) if len(names) >= FEWEST else {}
    told = [f"{role_word(role, speech)} {len(places)}" for role, places in groups.items()]
    return speech.say(nl=f"Rollen: {', '.join(told)}.", en=f"Roles: {', '.join(told)}.") if told else ""


# --- what is not in it --------------------------------------------------------------------------------------------------


def _open(
    results: Results, catalogue: Catalogue, judged: dict[str, list[Judgement]], said: list[PublicLesson]
) -> Iterator[Text]:
    """What the session leaves to find out, and what is not proposed and why."""
    for polled in results.polled:
        if line := _not_proposed(polled, catalogue, judged):
            yield both(lambda speech, line=line: speech.say(nl=line.nl, en=line.en))  # type: ignore[misc]
    if any(not lesson.themes for lesson in said):
        yield Text(
            nl="Bij welk thema de obstakels en ideeën horen. Dat kiest de redacteur.",
            en="To which theme the obstacles and ideas belong. The editor chooses that.",
        )
    if left := len(results.said) - len(said):
        yield both(lambda speech: _left_out(left, speech))
    yield Text(
        nl="Waar de sessie was, en welke groepen er waren.", en="Where the session was, and which groups were there."
    )


_MISSING = {
    True: Text(
        nl=f"Niet van elke organisatie is er een oordeel: er waren minder dan {FEWEST} antwoorden, of daaruit was te zien wat zo weinig mensen zeiden.",
        en=f"Not every organisation has a judgement: there were fewer than {FEWEST} answers, or they would tell what so few people said.",
    ),
    False: Text(
        nl="Van geen enkele organisatie is er een oordeel: anders was te zien wat enkele mensen zeiden.",
        en="No organisation has a judgement: otherwise it would show what a few people said.",
    ),
}  # fmt: skip
"""Why organisations that people spoke of have no judgement: of some they have, or of none."""


def _not_proposed(polled: Polled, catalogue: Catalogue, judged: dict[str, list[Judgement]]) -> Text | None:
    """Why a question on a level gives no judgement, or not of everybody."""
    question = polled.question
    if question.kind != "level":
        return _too_few(polled) if len(polled.votes) < FEWEST else None
    given = {name for name, found in judged.items() if any(item.dimension == question.subject for item in found)}
    asked = {question.about} if question.about else {vote.organisation for vote in polled.votes}
    if not asked - given:
        return None
    if len(polled.votes) < FEWEST or question.about:
        return _too_few(polled)
    title = Text(nl=quoted(question.title.nl), en=quoted(question.title.en))
    return Text(
        nl=f"{title.nl} {_MISSING[bool(asked & given)].nl}",
        en=f"{title.en} {_MISSING[bool(asked & given)].en}",
    )  # fmt: skip


def _too_few(polled: Polled) -> Text:
    title = polled.question.title
    return Text(
        nl=f"{quoted(title.nl)} Te weinig mensen gaven antwoord om er iets over te zeggen (minder dan {FEWEST}).",
        en=f"{quoted(title.en)} Too few people answered to say anything about it (fewer than {FEWEST}).",
    )


def _left_out(count: int, speech: Words) -> str:
    number = speech.count(count, nl=("bijdrage", "bijdragen"), en=("contribution", "contributions"))
    return speech.say(
        nl=f"{number} in eigen woorden {'staat' if count == 1 else 'staan'} hier niet bij: de coach liet die niet door.",
        en=f"{number} in people's own words {'is' if count == 1 else 'are'} not here: the coach did not let {'it' if count == 1 else 'them'} through.",
    )
