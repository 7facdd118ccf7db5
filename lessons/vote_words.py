"""What a room said, in sentences: how many voted, what a distribution says, what changed between two rounds.

Only what `tallies` shows; no sentence tells of fewer than three people.
"""

from __future__ import annotations

from lessons.ballots import OTHER
from lessons.ratings import FEWEST, Room
from lessons.room import Asked
from lessons.tallies import REST, SEVERAL, Difference, Distribution, LevelTally, Moves, Rated, RateTally, Tally
from lessons.words import Words


def role_word(role: str, speech: Words) -> str:
    """The name of a role, or of the roles too small to stand alone."""
    say = speech.say
    names = {
        "director": say(nl="Directeur", en="Director"),
        "line-manager": say(nl="Leidinggevende", en="Line manager"),
        "hr": say(nl="HR", en="HR"),
        "lead": say(nl="Trekker", en="Lead"),
        "coach": say(nl="Coach", en="Coach"),
        "target-group": say(nl="Doelgroep", en="Target group"),
        OTHER: say(nl="Iemand anders", en="Somebody else"),
        REST: say(nl="Andere rollen", en="Other roles"),
    }
    return names.get(role, role)


def phase_word(asked: Asked, speech: Words, closed: bool = False) -> str:
    """How far a question is; in a session that is closed no round is open any more."""
    say = speech.say
    if asked.question.kind == "words" and asked.phase != "waiting":
        return _writing_word(asked, speech, closed)
    if closed and asked.round:
        return say(
            nl="gesloten tijdens ronde {n}, niet getoond", en="closed during round {n}, not shown", n=asked.round
        )
    return {
        "waiting": say(nl="nog niet gevraagd", en="not asked yet"),
        "first": say(nl="eerste ronde open", en="first round open"),
        "revealed": say(nl="uitslag getoond", en="result shown"),
        "second": say(nl="tweede ronde open", en="second round open"),
        "compared": say(nl="verschil getoond", en="difference shown"),
    }[asked.phase]


def _writing_word(asked: Asked, speech: Words, closed: bool) -> str:
    """How far a question for own words is: it has no rounds."""
    if asked.round and closed:
        return speech.say(nl="gesloten tijdens het invullen", en="closed while people were writing")
    if asked.round:
        return speech.say(nl="invullen kan", en="open for words")
    return speech.say(nl="invullen gestopt", en="closed for words")


def voted(n: int, joined: int, speech: Words) -> str:
    """ "23 van 41 stemden"; who voted and is no longer counted as joined makes no odds."""
    return speech.say(
        nl="{n} van {all} stemden" if n != 1 else "{n} van {all} stemde",
        en="{n} of {all} voted",
        n=speech.number(n),
        all=speech.number(max(n, joined)),
    )


def votes(n: int, speech: Words) -> str:
    """ "12 stemmen"."""
    return speech.count(n, nl=("stem", "stemmen"), en=("vote", "votes"))


def few(speech: Words) -> str:
    """What is said in the place of a result that would tell who said what."""
    return speech.say(
        nl="Minder dan {n} stemmen. Dan tonen we geen uitslag: zo blijft een stem van niemand.",
        en="Fewer than {n} votes. Then we show no result: nobody's vote can be recognised.",
        n=FEWEST,
    )


def withheld(speech: Words) -> str:
    """Why there is no table per organisation."""
    return speech.say(
        nl="Per organisatie tonen we niets: naast de rollen kan te zien zijn wie wat zei.",
        en="We show nothing per organisation: beside the roles it could tell who said what.",
    )


def spread_words(seen: Distribution, speech: Words) -> str:
    """ "verdeeld, 0–3": whether a group is divided. Of several organisations the levels lie apart: no disagreement."""
    say, ends = speech.say, {"a": seen.low, "b": seen.high}
    if seen.low is None:
        return say(nl="geen niveau genoemd", en="no level named")
    if seen.known < FEWEST and not seen.divided:
        return say(nl="minder dan drie niveaus genoemd", en="fewer than three levels named")
    if seen.low == seen.high:
        return say(nl="eens, {a}", en="agreed, {a}", **ends) if seen.one else say(nl="alle {a}", en="all {a}", **ends)
    if not seen.one:
        return say(nl="{a}–{b}", en="{a}–{b}", **ends)
    if seen.divided:
        return say(nl="verdeeld, {a}–{b}", en="divided, {a}–{b}", **ends)
    return say(nl="dichtbij, {a}–{b}", en="close, {a}–{b}", **ends)


def rated_word(rated: Rated, speech: Words) -> str:
    """What a room said of one criterion; that nobody knew is an answer too."""
    if rated.votes and rated.room == "few":
        return speech.say(nl="niemand weet het", en="nobody knows")
    return room_word(rated.room, speech)


def room_word(room: Room, speech: Words) -> str:
    """How divided a room is on one criterion."""
    return {
        "agreed": speech.say(nl="de zaal is het grotendeels eens", en="the room mostly agrees"),
        "divided": speech.say(nl="verdeeld", en="divided"),
        "few": speech.say(nl="minder dan drie antwoorden", en="fewer than three answers"),
    }[room]


def times(number: int, speech: Words) -> str:
    """ "1 keer", "2 keer"; in English "once", "2 times"."""
    if number == 1:
        return speech.say(nl="1 keer", en="once")
    return speech.count(number, nl=("keer", "keer"), en=("time", "times"))


def supported(number: int, speech: Words) -> str:
    """ "2 keer gesteund", "supported once"."""
    return speech.say(nl="{n} gesteund", en="supported {n}", n=times(number, speech))


# --- two rounds -----------------------------------------------------------------------------------------------------------


def difference(found: Difference, speech: Words) -> str:
    """What changed between the rounds and whether the room is divided still; and whom it counts, where that is not all."""
    if found.few:
        return speech.say(
            nl="In een van de rondes stemden minder dan drie mensen: het verschil is niet te tonen.",
            en="In one of the rounds fewer than three people voted: the difference cannot be shown.",
        )
    twice = who_voted_twice(speech) if found.twice else ""
    divided = _still(found.before, found.after, speech)
    if found.moves is None:
        return speech.join([f"{speech.opening(divided)}." if divided else "", _unmoved(speech), twice])
    moved = _moved(found.moves, speech)
    told = f"{moved}{speech.say(nl=', en ', en=', and ')}{divided}." if divided else f"{moved}."
    return speech.join([told, twice])


def who_voted_twice(speech: Words) -> str:
    """Whom the second round counts, where it does not count everybody."""
    return speech.say(
        nl="De tweede ronde telt wie ook in de eerste stemde.", en="The second round counts who voted in the first too."
    )


def _unmoved(speech: Words) -> str:
    """Why it is not told how many chose otherwise: with it could be worked out what somebody said who left."""
    return speech.say(
        nl="Hoeveel mensen iets anders kozen, tonen we niet: enkele mensen stemden één keer.",
        en="We do not show how many people chose otherwise: a few people voted once.",
    )


def _moved(moves: Moves, speech: Words) -> str:
    say = speech.say
    if moves.changed is None:
        return say(nl="Minder dan drie mensen kozen iets anders", en="Fewer than three people chose otherwise")
    people = speech.count(moves.changed, nl=("mens", "mensen"), en=("person", "people"))
    told = [
        (moves.up, say(nl="hoger", en="higher")),
        (moves.down, say(nl="lager", en="lower")),
        (moves.turned, say(nl="van of naar weet ik niet", en="from or to do not know")),
    ]
    ways = ", ".join(f"{speech.number(number)} {way}" for number, way in told if number)
    same = say(nl="{n} bleven gelijk", en="{n} stayed the same", n=speech.number(moves.same)) if moves.same else ""
    once = say(nl="{n} stemden één keer", en="{n} voted once", n=speech.number(moves.once)) if moves.once else ""
    beside = "; ".join(part for part in (ways, same, once) if part)
    changed = say(nl=f"{people} kozen iets anders", en=f"{people} chose otherwise")
    return f"{changed} ({beside})" if beside else changed


def _still(before: Tally, after: Tally, speech: Words) -> str:
    """Whether it is divided as it was. Where all speak of their own organisation: at how many organisations."""
    say = speech.say
    if isinstance(before, LevelTally) and isinstance(after, LevelTally) and after.seen and not after.seen.one:
        return _still_own(before, after, speech)
    was, now = _divided(before), _divided(after)
    if was is None or now is None:
        return ""
    return {
        (True, True): say(nl="de zaal is nog steeds verdeeld", en="the room is still divided"),
        (True, False): say(nl="de zaal is niet meer verdeeld", en="the room is no longer divided"),
        (False, True): say(nl="de zaal is nu wel verdeeld", en="the room is divided now"),
        (False, False): say(nl="de zaal was en is niet verdeeld", en="the room was not divided and is not now"),
    }[was, now]


def _still_own(before: Tally, after: LevelTally, speech: Words) -> str:
    """ "bij alle drie organisaties is men nu verdeeld (eerst bij geen)": what was is told where the number of organisations
    is the same."""
    told, was, now = at_organisations(after, speech, still=True), _own(before), _own(after)
    if not told or len(was) != len(now) or sum(was) == sum(now):
        return told
    first = speech.spelled(sum(was)) if sum(was) else speech.say(nl="geen", en="none")
    return f"{told} ({speech.say(nl=f'eerst bij {first}', en=f'at {first} before')})"


def _own(found: Tally) -> list[bool]:
    """For each organisation that is shown whether its people are divided."""
    groups = found.organisations if isinstance(found, LevelTally) else ()
    return [group.seen.divided for group in groups if group.name not in SEVERAL]


def at_organisations(found: LevelTally, speech: Words, still: bool = False) -> str:
    """ "bij zeven van de acht organisaties is men verdeeld"; `still`: "nu verdeeld". "" where none is shown."""
    own, say = _own(found), speech.say
    number, total = sum(own), len(own)
    nl, en = (" nu", " now") if still else ("", "")
    if not total:
        return ""
    if total == 1:
        no, not_ = ("", "") if number else (" niet", " not")
        return say(
            nl=f"bij de ene organisatie met genoeg stemmen is men{nl}{no} verdeeld",
            en=f"people are{not_} divided{en} at the one organisation with enough votes",
        )
    if number == total:
        both = "beide" if total == 2 else f"alle {speech.spelled(total)}"
        each = "both" if total == 2 else f"all {speech.spelled(total)}"
        return say(
            nl=f"bij {both} organisaties is men{nl} verdeeld", en=f"people are divided{en} at {each} organisations"
        )
    some = speech.spelled(number) if number else say(nl="geen", en="none")
    return say(
        nl=f"bij {some} van de {speech.spelled(total)} organisaties is men{nl} verdeeld",
        en=f"people are divided{en} at {some} of the {speech.spelled(total)} organisations",
    )


def _divided(found: Tally) -> bool | None:
    if isinstance(found, LevelTally):
        return found.seen.divided if found.seen else None
    return found.divided if isinstance(found, RateTally) and not found.few else None
