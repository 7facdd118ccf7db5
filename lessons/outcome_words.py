"""The texts of an outcome in both languages at once, and words of people made fit for a file."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from typing import Literal

from lessons import vote_words
from lessons.fields import LONGEST_TEXT, Text
from lessons.heard import counted, round_word, seen_words, tally_line
from lessons.ratings import room
from lessons.records import Votes
from lessons.tallies import Distribution, Group, LessonsTally, LevelTally
from lessons.words import Words

_LONGEST_QUOTE = 160
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_UNSEEN = ("Cc", "Cs", "Cn", "Co")


def both(make: Callable[[Words], str]) -> Text:
    """The text in both languages, no longer than a text may be."""
    return Text(nl=_clipped(make(Words("nl")), LONGEST_TEXT), en=_clipped(make(Words("en")), LONGEST_TEXT))


def plain(words: str) -> str:
    """Words on one line, without what no file may hold: control signs, half characters, signs that turn the direction."""
    kept = (sign for sign in words if sign not in _TURNS and unicodedata.category(sign) not in _UNSEEN)
    return " ".join("".join(" " if sign.isspace() else sign for sign in kept).split())


def is_empty(words: str) -> bool:
    """Whether there is nothing to see in them."""
    return not any(unicodedata.category(sign)[0] in "LNPS" for sign in words)


def spoken(words: str, language: Literal["nl", "en"]) -> Text:
    """Words of people, as they said them. What was said in English is not put into anyone's mouth in Dutch: the Dutch
    text gives the English words and says that they are."""
    if language == "nl":
        return Text(nl=words)
    return Text(nl=f"\u201c{words}\u201d (gezegd in het Engels)", en=words)


def quoted(title: str) -> str:
    """A title or a lesson inside a sentence, cut where it is long."""
    return _clipped(title, _LONGEST_QUOTE)


def _clipped(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}\u2026"


def level_reason(
    title: Callable[[Words], str], number: int, seen: LevelTally, first: LevelTally | None
) -> Callable[[Words], str]:
    """Why a level is proposed: what was asked, what the room said, per role, and before it talked."""

    def make(speech: Words) -> str:
        asked = speech.say(nl=f"Vraag aan de zaal: {title(speech)}", en=f"Asked in the room: {title(speech)}")
        told = f"{round_word(number, speech)}: {tally_line(seen, speech)}"
        return speech.join([asked, told, roles_line(seen.roles, speech), _blind(first, speech)])

    return make


def _blind(first: LevelTally | None, speech: Words) -> str:
    if first is None or first.few:
        return ""
    told = tally_line(first, speech)
    return speech.say(nl=f"Eerste ronde, voor het gesprek: {told}", en=f"First round, before the talk: {told}")


def roles_line(groups: Iterable[Group], speech: Words) -> str:
    """The distribution per role; nothing where all have one role."""
    told = [f"{vote_words.role_word(group.name, speech)}: {counted(group.seen, speech)}." for group in groups]
    return speech.join(told) if len(told) > 1 else ""


def side_line(side: Literal["own", "elsewhere", "all"], seen: Distribution, speech: Words) -> str:
    """Who speaks, and what they said."""
    who = {
        "own": speech.say(nl="Mensen van de organisatie zelf", en="People of the organisation itself"),
        "elsewhere": speech.say(nl="Mensen van elders", en="People from elsewhere"),
        "all": speech.say(nl="Alle stemmen samen", en="All votes together"),
    }[side]
    number = vote_words.votes(seen.n, speech)
    return f"{who}, {number}: {counted(seen, speech)}; {seen_words(seen, speech)}."


def everybody_line(found: LevelTally, speech: Words) -> str:
    """What all said together where each spoke of their own organisation."""
    return speech.say(
        nl="{title} Ieder antwoordde voor de eigen organisatie. {told}",
        en="{title} Everybody answered for their own organisation. {told}",
        title=quoted(speech.text(found.question.title)),
        told=tally_line(found, speech),
    )


def votes_line(votes: Votes, speech: Words) -> str:
    """ "Ja 6, deels 3, nee 1, geen mening 2. Verdeeld." """
    say = speech.say
    told = [
        say(nl="ja {n}", en="yes {n}", n=votes.yes),
        say(nl="deels {n}", en="partly {n}", n=votes.partly),
        say(nl="nee {n}", en="no {n}", n=votes.no),
        *([say(nl="geen mening {n}", en="no opinion {n}", n=votes.unknown)] if votes.unknown else []),
    ]
    divided = say(nl="De zaal is verdeeld.", en="The room is divided.") if room(votes) == "divided" else ""
    return speech.join([f"{speech.opening(', '.join(told))}.", divided])


def ranking_line(found: LessonsTally, speech: Words) -> str:
    """Every lesson that somebody chose, with how many did and how many put it first."""
    labels = {option.id: quoted(speech.text(option.label)) for option in found.question.options}
    number = speech.count(found.n, nl=("mens koos", "mensen kozen"), en=("person chose", "people chose"))
    told = [
        speech.say(
            nl="{n}, {first} als eerste: {text}",
            en="{n}, {first} first: {text}",
            n=vote_words.times(one.n, speech),
            first=vote_words.times(one.places[0], speech),
            text=labels[one.lesson],
        )
        for one in found.chosen
        if one.n
    ]
    return f"{speech.text(found.question.title)} {number}. {' · '.join(told)}"
