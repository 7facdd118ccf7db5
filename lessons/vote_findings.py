"""What one round says, in one sentence above its table, and what the signs of the table mean.

A sentence tells no more than the table under it: the counts come from `tallies`, that keeps small groups together.
"""

from __future__ import annotations

from lessons.ratings import FEWEST, majority
from lessons.tallies import SEVERAL, LessonsTally, LevelTally, RateTally, Tally
from lessons.vote_words import at_organisations, withheld
from lessons.words import Words


def finding(found: Tally, speech: Words) -> str:
    """What a round says, in one sentence that tells no more than its table; "" where nothing is shown."""
    if found.few:
        return ""
    if isinstance(found, LevelTally):
        return _levels_say(found, speech)
    return _lessons_say(found, speech) if isinstance(found, LessonsTally) else _ratings_say(found, speech)


def _levels_say(found: LevelTally, speech: Words) -> str:
    assert found.seen is not None
    seen, say = found.seen, speech.say
    if seen.known < FEWEST:
        return say(nl="Minder dan drie mensen noemden een niveau.", en="Fewer than three people named a level.")
    if not seen.one:
        return _own_say(found, speech)
    ends = {"a": seen.low, "b": seen.high}
    if seen.divided:
        return say(nl="De zaal is verdeeld, van {a} tot {b}.", en="The room is divided, from {a} to {b}.", **ends)
    if seen.low != seen.high:
        told = say(
            nl="De antwoorden liggen dicht bij elkaar: {a} en {b}.", en="The answers are close: {a} and {b}.", **ends
        )
    else:
        told = say(nl="De zaal is het eens: {a}.", en="The room agrees: {a}.", **ends)
    return f"{told} {_unknowing(seen.unknown, speech)}".strip()


def _unknowing(number: int, speech: Words) -> str:
    """Who named no level does not agree with anybody."""
    if not number:
        return ""
    people = speech.count(number, nl=("mens weet", "mensen weten"), en=("person does", "people do"))
    return speech.say(nl=f"{people} het niet.", en=f"{people} not know.")


def _own_say(found: LevelTally, speech: Words) -> str:
    """Everybody spoke of their own organisation: levels that differ between them are no disagreement."""
    assert found.seen is not None
    told = at_organisations(found, speech)
    if told:
        return f"{speech.opening(told)}."
    return speech.say(
        nl="Niveaus van {a} tot {b}, van verschillende organisaties."
        if found.seen.low != found.seen.high
        else "Alle genoemde niveaus zijn {a}, bij verschillende organisaties.",
        en="Levels from {a} to {b}, of different organisations."
        if found.seen.low != found.seen.high
        else "All levels named are {a}, at different organisations.",
        a=found.seen.low,
        b=found.seen.high,
    )


def _lessons_say(found: LessonsTally, speech: Words) -> str:
    most = found.chosen[0].n
    equal, all_ = sum(one.n == most for one in found.chosen), speech.number(found.n)
    if equal > 1:
        return speech.say(
            nl="De bovenste {k} lessen zijn even vaak gekozen: elk door {n} van {all}.",
            en="The top {k} lessons were chosen equally often: each by {n} of {all}.",
            k=speech.spelled(equal),
            n=speech.number(most),
            all=all_,
        )
    return speech.say(
        nl="De bovenste les koos men het vaakst: {n} van {all}.",
        en="The top lesson was chosen most: {n} of {all}.",
        n=speech.number(most),
        all=all_,
    )


def _ratings_say(found: RateTally, speech: Words) -> str:
    shown = [one for one in found.rated if one.room != "few"]
    number, total, say = sum(one.room == "divided" for one in shown), len(shown), speech.say
    if not shown:
        return say(nl="Minder dan drie mensen hadden een mening.", en="Fewer than three people had an opinion.")
    criteria = speech.count(total, nl=("eis", "eisen"), en=("criterion", "criteria"), spelled=True)
    most = _most_say(found, speech)
    if not number:
        return most
    if number == total:
        return say(nl=f"De zaal is verdeeld over {criteria}.", en=f"The room is divided on {criteria}.")
    divided = say(
        nl=f"De zaal is verdeeld over {speech.spelled(number)} van {criteria}.",
        en=f"The room is divided on {speech.spelled(number)} of {criteria}.",
    )
    return speech.join([most, divided])


def _most_say(found: RateTally, speech: Words) -> str:
    """ "De meeste mensen zeggen: haalbaar ja, schaalbaar nee.": per criterion on which the room agrees."""
    labels = {option.id: speech.text(option.label) for option in found.question.options}
    answers = {"yes": ("ja", "yes"), "partly": ("deels", "partly"), "no": ("nee", "no")}
    told, whole = [], True
    for one in found.rated:
        answer = majority(one.votes) if one.votes else None
        if one.votes and answer:
            nl, en = answers[answer]
            label = labels.get(one.criterion, one.criterion)
            told.append(f"{label[:1].lower()}{label[1:]} {speech.say(nl=nl, en=en)}")
            whole = whole and 2 * getattr(one.votes, answer) > found.n
    names = ", ".join(told)
    if whole:
        return speech.say(nl="De meeste mensen zeggen: {told}.", en="Most people say: {told}.", told=names)
    return speech.say(
        nl="De meeste mensen met een mening zeggen: {told}.", en="Most people with an opinion say: {told}.", told=names
    )


# --- what the signs mean -------------------------------------------------------------------------------------------------


def notes(found: LevelTally, speech: Words) -> list[str]:
    """What holds for this result on a level, a sentence each."""
    groups = [found.seen, *(group.seen for group in (*found.roles, *found.organisations))]
    told = [share(speech), divided_means(speech) if may_be_divided(found) else "", together(speech)]
    told.append(middle(speech) if any(seen is not None and seen.median is not None for seen in groups) else "")
    told.append(withheld(speech) if found.withheld else "")
    return [sentence for sentence in told if sentence]


def may_be_divided(found: LevelTally) -> bool:
    """Whether a group that speaks of one organisation is shown: only such a group can be divided."""
    own = any(group.name not in SEVERAL for group in found.organisations)
    return own or (found.seen is not None and found.seen.one)


def share(speech: Words) -> str:
    """What a bar says, the same in every row and in both rounds."""
    return speech.say(nl="De balk is het deel van de groep.", en="The bar is the share of the group.")


def divided_means(speech: Words) -> str:
    """What is called divided on a level."""
    return speech.say(nl="Verdeeld: twee niveaus of meer uit elkaar.", en="Divided: two levels or more apart.")


def together(speech: Words) -> str:
    """Small groups do not stand alone."""
    return speech.say(nl="Groepen van minder dan drie staan samen.", en="Groups of fewer than three stand together.")


def middle(speech: Words) -> str:
    """What the middle is, and when there is one."""
    return speech.say(
        nl="Het midden is de middelste stem, als vijf of meer mensen een niveau kozen.",
        en="The middle is the middle vote, when five or more people chose a level.",
    )
