"""What a phone shows in a session, as values for templates. Of others it shows the result that the wall shows too, and words
that were let through."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lessons import vote_words
from lessons.ballots import LONGEST_WORDS, MOST, OTHER, RATINGS, ROLES, Question
from lessons.room import Asked, Said, Session, Vote
from lessons.sessions import Sessions
from lessons.tallies import let_through
from lessons.words import Words
from ui import clock, joining_results
from ui.room_parts import Seen, kick


def choices(session: Session, seen: Seen) -> dict[str, Any]:
    """The roles and organisations that somebody can come in with: id -> name."""
    named = seen.catalogue.organisations
    offered = [name for name in session.plan.organisations if name in named] or [
        item.id for item in named.values() if item.judged
    ]
    places = sorted(((name, seen.organisation(name)) for name in offered), key=lambda place: place[1].casefold())
    return {
        "roles": [(role, vote_words.role_word(role, seen.speech)) for role in ROLES],
        "organisations": [*places, (OTHER, seen.organisation(OTHER))],
    }


def kept(session: Session, speech: Words) -> dict[str, Any]:
    """How long this session is kept: its last day, and how many days that is after it was opened."""
    return {
        "until": clock.safe_day(session.kept_until, speech),
        "days": round((session.kept_until - session.opened_at) / 86_400),
    }


def part(session: Session, store: Sessions, voter: str, seen: Seen) -> dict[str, Any]:
    """The part of the page that follows the room, for who has come in."""
    asked = None if session.closed else session.now
    found: dict[str, Any] = {"closed": session.closed, "kept": kept(session, seen.speech)["until"], "asked": None}
    found |= {"number": len(session.asked), "language": session.language}
    if asked is None:
        return {**found, "key": "closed" if session.closed else "waiting"}
    return {**found, "key": f"{asked.question.id}-{asked.phase}", "asked": _asked(session, asked, store, voter, seen)}


def _asked(session: Session, asked: Asked, store: Sessions, voter: str, seen: Seen) -> dict[str, Any]:
    """What the question at hand is. One that names an organisation keeps its name: people must know of whom they speak."""
    question = asked.question
    texts = seen.hiding(session.plan.organisations) if session.plan.names_hidden else seen
    asks = seen if question.about else texts
    votes = {
        number: store.answer_of(session.id, question.id, voter, number) if question.kind != "words" else None
        for number in (1, 2)
    }
    now = votes.get(asked.round)
    said = store.heard(session.id, question.id, voter) if question.kind == "words" else []
    return {
        "id": question.id,
        "kind": question.kind,
        "phase": asked.phase,
        "round": asked.round,
        "kick": kick(question, asks),
        "title": asks.text(question.title),
        "lead": asks.text(question.lead),
        "about": seen.organisation(question.about) if question.about else "",
        "options": _options(question, now, texts),
        "seq": now.seq if now else 0,
        "voted": now is not None,
        "result": joining_results.PLACE if joining_results.is_out(asked) else "",
        "first": _told(question, votes[1], texts),
        "second": _told(question, votes[2], texts),
        "most": MOST,
        "words": _words(said, texts),
        "heard": _heard(said, texts),
        "longest": LONGEST_WORDS,
    }


def _options(question: Question, vote: Vote | None, seen: Seen) -> list[dict[str, Any]]:
    """What can be chosen, and what of it is chosen now. `chosen`: true, or for a rating which one; `rank`: 1, 2 or 3."""
    answer = vote.answer if vote else None
    return [
        {
            "id": option.id,
            "label": seen.text(option.label),
            "about": seen.text(option.about),
            "name": _level_name(option.id, seen) if question.kind == "level" else "",
            "chosen": answer.get(option.id, "") if isinstance(answer, Mapping) else answer == option.id,
            "rank": answer.index(option.id) + 1 if isinstance(answer, list) and option.id in answer else 0,
        }
        for option in question.options
    ]


def _level_name(level: str, seen: Seen) -> str:
    edition = seen.catalogue.edition
    found = {item.id: item for item in edition.levels} if edition else {}
    return seen.text(found[level].label) if level in found else ""


def rating_words(speech: Words) -> dict[str, str]:
    """The answers to a criterion, in the order in which they are offered."""
    say = speech.say
    named = {
        "yes": say(nl="Ja", en="Yes"),
        "partly": say(nl="Deels", en="Partly"),
        "no": say(nl="Nee", en="No"),
        "unknown": say(nl="Weet ik niet", en="I do not know"),
    }
    return {rating: named[rating] for rating in RATINGS}


def _told(question: Question, vote: Vote | None, seen: Seen) -> list[str]:
    """One's own answer in words, a line for each part of it; nothing without one."""
    if vote is None:
        return []
    labels = {option.id: seen.text(option.label) for option in question.options}
    if isinstance(vote.answer, list):
        return [f"{place}. {labels[name]}" for place, name in enumerate(vote.answer, 1)]
    if isinstance(vote.answer, Mapping):
        said = {**rating_words(seen.speech), "unknown": seen.speech.say(nl="weet ik niet", en="I do not know")}
        lower = {rating: text if rating == "unknown" else text.lower() for rating, text in said.items()}
        return [f"{labels[name]}: {lower[rating]}" for name, rating in vote.answer.items()]
    name = _level_name(vote.answer, seen)
    return [f"{vote.answer} · {name}. {labels[vote.answer]}" if name else labels[vote.answer]]


def _heard(said: Sequence[Said], seen: Seen) -> dict[str, Any]:
    """How many contributions the room reads, and which of them most people support: the `quote`, where there is one."""
    through, say = let_through(said), seen.speech.say
    if not through:
        return {"told": say(nl="Er staat nog niets in de zaal.", en="Nothing is in the room yet."), "quote": None}
    number = seen.speech.count(
        len(through), nl=("bijdrage", "bijdragen"), en=("contribution", "contributions"), spelled=True
    )
    told = say(nl=f"De zaal leest {number}.", en=f"The room reads {number}.")
    most = [one for one in through if one.support == through[0].support]
    if not most[0].support or len(through) == 1:
        return {"told": told, "quote": None}
    times = vote_words.times(most[0].support, seen.speech)
    if len(most) == 1:
        top = say(nl=f"Het meest gesteund, {times}:", en=f"Supported most, {times}:")
        quote = {"text": seen.quoted(most[0].text, most[0].language), "language": most[0].language}
        return {"told": f"{told} {top}", "quote": quote}
    equal = seen.speech.opening(seen.speech.spelled(len(most)))
    each = say(
        nl=f"{equal} daarvan zijn het meest gesteund: elk {times}.",
        en=f"{equal} of them are supported most: each {times}.",
    )
    return {"told": f"{told} {each}", "quote": None}


def _words(said: Sequence[Said], seen: Seen) -> list[dict[str, Any]]:
    """The words this participant may see: their own first, then the newest that were let through."""
    own, others = [one for one in said if one.mine], [one for one in reversed(said) if not one.mine]
    return [
        {
            "id": one.id,
            "text": one.text if one.mine else seen.quoted(one.text, one.language),
            "language": one.language,
            "mine": one.mine,
            "state": one.state,
            "support": one.support,
            "supported": one.supported,
        }
        for one in (*reversed(own), *others)
    ]
