"""What a hop between two records means: where the one stands from the other, and both ways of saying it.

A relation is read from the middle of the trail: `ahead` says what the named records are for the one that names them,
`back` what the naming records are for the one that is named.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal, NamedTuple

from lessons.words import Words

Side = Literal["before", "after", "about", "under", "beside"]
"""Where a record stands from the one in the middle: what it rests on, what follows, what it belongs to, what belongs to
it, and what stands next to it."""
SIDES: tuple[Side, ...] = ("before", "after", "beside", "about", "under")
OPPOSITE: Mapping[Side, Side] = {
    "before": "after", "after": "before", "about": "under", "under": "about", "beside": "beside",
}  # fmt: skip
Both = tuple[str, str]
"""The same words in Dutch and in English."""


class Name(NamedTuple):
    """The words for a kind of record: "dit obstakel" and "het", one and more of them."""

    this: Both
    it: str
    nl: Both
    en: Both


NAMES: Mapping[str, Name] = {
    "obstacle": Name(("dit obstakel", "this obstacle"), "het", ("obstakel", "obstakels"), ("obstacle", "obstacles")),
    "conclusion": Name(("deze conclusie", "this conclusion"), "die", ("conclusie", "conclusies"), ("conclusion", "conclusions")),
    "lesson": Name(("deze les", "this lesson"), "die", ("les", "lessen"), ("lesson", "lessons")),
    "experiment": Name(("dit experiment", "this experiment"), "het", ("experiment", "experimenten"), ("experiment", "experiments")),
    "concept": Name(("dit concept", "this concept"), "het", ("concept", "concepten"), ("concept", "concepts")),
    "session": Name(("deze sessie", "this session"), "die", ("sessie", "sessies"), ("session", "sessions")),
    "judgement": Name(("dit oordeel", "this judgement"), "het", ("oordeel", "oordelen"), ("judgement", "judgements")),
    "cell": Name(("deze cel", "this cell"), "die", ("cel van gereedheid", "cellen van gereedheid"), ("cell of readiness", "cells of readiness")),
    "target": Name(("dit eigen doel", "this own target"), "het", ("eigen doel", "eigen doelen"), ("own target", "own targets")),
    "organisation": Name(("deze organisatie", "this organisation"), "die", ("organisatie", "organisaties"), ("organisation", "organisations")),
    "dimension": Name(("deze dimensie", "this dimension"), "die", ("dimensie", "dimensies"), ("dimension", "dimensions")),
    "theme": Name(("dit thema", "this theme"), "het", ("thema", "thema's"), ("theme", "themes")),
    "purpose": Name(("deze opgave", "this purpose"), "die", ("opgave", "opgaven"), ("purpose", "purposes")),
    "statement": Name(("dit feit", "this fact"), "het", ("feit", "feiten"), ("fact", "facts")),
    "criterion": Name(("deze eis", "this criterion"), "die", ("eis van het netwerk", "eisen van het netwerk"), ("criterion of the network", "criteria of the network")),
    "group": Name(("deze soort partner", "this kind of partner"), "die", ("soort partner", "soorten partners"), ("kind of partner", "kinds of partner")),
    "figure": Name(("dit cijfer", "this figure"), "het", ("cijfer", "cijfers"), ("figure", "figures")),
    "programme": Name(("dit programma", "this programme"), "het", ("programma", "programma's"), ("programme", "programmes")),
    "source": Name(("deze bron", "this source"), "die", ("bron", "bronnen"), ("source", "sources")),
}  # fmt: skip
"""Every kind of record, in the order in which they are read."""


class Relation(NamedTuple):
    """One way in which a record names another. `side`: where the named one stands. `why`: for what we derive, how.

    `from_kinds` and `to_kinds`: of which kinds this is said; empty for every kind.
    """

    name: str
    side: Side
    ahead: Both
    back: Both
    from_kinds: tuple[str, ...] = ()
    to_kinds: tuple[str, ...] = ()
    why: Both | None = None


def _same(nl: str, en: str) -> tuple[Both, Both]:
    return (nl, en), (nl, en)


# fmt: off
STATED: tuple[Relation, ...] = (
    Relation("based_on", "before", ("Hier komt deze conclusie uit", "This conclusion comes from here"),
             ("Wat men hieruit concludeerde", "What was concluded from this")),
    Relation("follows_from", "before", ("Hieruit volgt deze les", "This lesson follows from here"),
             ("Wat hieruit te leren is", "What can be learned from this")),
    Relation("supports", "beside", *_same("Wijst dezelfde kant op", "Points the same way")),
    Relation("contradicts", "beside", *_same("Wijst de andere kant op", "Points the other way")),
    Relation("sources", "before", ("Hier staat het", "It is told here"), ("Rust op deze bron", "Rests on this source")),
    Relation("evidence", "before", ("Het bewijs onder dit oordeel", "The evidence under this judgement"),
             ("Gebruikt deze bron als bewijs", "Uses this source as evidence")),
    Relation("used_by", "before", ("Hier staat wie de les gebruikte", "Here it says who used the lesson"),
             ("Het gebruik staat in deze bron", "The use is told in this source"), to_kinds=("source",)),
    Relation("used_by", "about", ("Hier is de les gebruikt", "The lesson was used here"),
             ("Deze les is hier gebruikt", "This lesson was used here")),
    Relation("dimension", "after", ("Over deze cel gaat het oordeel", "The judgement is about this cell"),
             ("Zo is hier geoordeeld", "This is how it was judged"), ("judgement",)),
    Relation("dimension", "about", ("Hier geldt het eigen doel", "The own target holds here"),
             ("Wat men hier zelf wil", "What they want here themselves"), ("target",)),
    Relation("dimension", "about", ("Bij deze dimensie hoort de cel", "The cell belongs to this dimension"),
             ("Hoe het hier per organisatie staat", "How each organisation stands here"), ("cell",)),
    Relation("dimension", "about", ("Hier speelt dit", "This is where it happened"),
             ("Dit speelt hier", "This happened here"), to_kinds=("cell",)),
    Relation("dimension", "about", ("Hier gaat dit over", "This is what it is about"), ("Gaat hierover", "Is about this")),
    Relation("themes", "about", ("Hier gaat de les over", "The lesson is about this"), ("Gaat over dit thema", "Is on this theme")),
    Relation("organisation", "about", ("Van deze organisatie is de cel", "The cell is of this organisation"),
             ("Hoe het hier per dimensie staat", "How it stands here on each dimension"), ("cell",)),
    Relation("organisation", "about", ("Hier was het experiment", "The experiment was here"),
             ("Dit experiment was hier", "This experiment was here"), ("experiment",)),
    Relation("organisation", "about", ("Hier gaat het cijfer over", "The figure is about this"),
             ("Cijfers hierover", "Figures on this")),
    Relation("organisations", "about", ("Hier gaat de les over", "The lesson is about this organisation"),
             ("Lessen over deze organisatie", "Lessons about this organisation")),
    Relation("part_of", "about", ("Is hier een deel van", "Is a part of this"), ("Is een deel hiervan", "Is a part of this one")),
    Relation("obstacles", "under", ("Wat overal in de weg stond", "What stood in the way everywhere"),
             ("Geldt voor het hele programma", "Holds for the whole programme"), ("programme",)),
    Relation("conclusions", "under", ("Wat men over het geheel concludeerde", "What was concluded on the whole"),
             ("Geldt voor het hele programma", "Holds for the whole programme"), ("programme",)),
    Relation("lessons", "under", ("Wat over het geheel te leren is", "What can be learned on the whole"),
             ("Geldt voor het hele programma", "Holds for the whole programme"), ("programme",)),
    Relation("obstacles", "after", ("Wat in de weg stond", "What stood in the way"),
             ("Hier kwam men het tegen", "This is where they ran into it")),
    Relation("conclusions", "after", ("Wat men concludeerde", "What was concluded"),
             ("Hier is het geconcludeerd", "This is where it was concluded")),
    Relation("lessons", "before", ("Lessen die hierbij helpen", "Lessons that help with this"),
             ("Kan met deze les verder", "Can go on with this lesson"), ("concept",)),
    Relation("lessons", "after", ("Wat men leerde", "What was learned"), ("Hier is het geleerd", "This is where it was learned")),
    Relation("judgements", "after", ("Wat dit zegt over hoe klaar men was", "What this says on how ready they were"),
             ("Hier komt het oordeel vandaan", "The judgement comes from here"), to_kinds=("judgement",)),
    Relation("judgements", "after", ("Over deze cellen zegt het experiment iets", "The experiment says something on these cells"),
             ("Dit experiment zegt hier iets over", "This experiment says something on this")),
    Relation("purpose", "about", ("Hiervoor was het bedoeld", "This is what it was for"),
             ("Was hiervoor bedoeld", "Was meant for this")),
    Relation("related", "beside", *_same("Lijkt hierop of hangt ermee samen", "Is like this one or hangs together with it")),
    Relation("team", "about", ("Zat in het team", "Was in the team"), ("Zat in het team hiervan", "Was in the team of this")),
    Relation("session", "before", ("Hier is het bedacht", "It was thought up here"), ("Hier bedacht", "Thought up here")),
    Relation("dimensions", "about", ("Hier vraagt het iets", "It asks something here"), ("Vraagt hier iets", "Asks something here")),
    Relation("could_try", "about", ("Kan het proberen", "Could try it"), ("Kan hier geprobeerd worden", "Could be tried here")),
    Relation("later", "after", ("Wat er later over bekend werd", "What became known later"),
             ("Het gaat over dit concept", "It is about this concept")),
    Relation("ratings", "about", ("Hieraan te toetsen", "To be tested by this"),
             ("Hieraan te toetsen", "To be tested by this"), to_kinds=("criterion",)),
    Relation("ratings", "about", *_same("Hier beoordeeld", "Rated here")),
    Relation("groups", "under", ("Met wie men wil werken", "With whom they want to work"),
             ("Noemt deze partners", "Names these partners"), ("programme",)),
    Relation("groups", "about", ("Wie erbij waren", "Who were there"), ("Deze partners waren erbij", "These partners were there")),
    Relation("results", "after", ("Wat de sessie opleverde", "What the session gave"), ("Komt uit deze sessie", "Comes from this session")),
    Relation("criteria", "under", ("Eisen van het netwerk", "Criteria of the network"),
             ("Stelde deze eis", "Set this criterion"), ("programme",)),
    Relation("criteria", "about", ("Aan deze eisen moet het voldoen", "It must meet these criteria"),
             ("Vraagt hierom", "Asks for this")),
    Relation("statements", "under", ("Wat de bronnen erover zeggen", "What the sources say on it"),
             ("Hoort bij dit programma", "Belongs to this programme")),
    Relation("figures", "under", ("De cijfers van de opdracht", "The figures of the assignment"),
             ("Hoort bij dit programma", "Belongs to this programme")),
    Relation("commissioner", "about", ("Gaf de opdracht", "Gave the assignment"),
             ("Kreeg hier de opdracht", "Got its assignment here")),
    Relation("contacts", "about", ("Hier zit een contactpersoon", "A contact person is here"),
             ("Heeft hier een contactpersoon", "Has a contact person here")),
    Relation("gates", "about", ("De voorwaarden", "The conditions"), ("Stelt hier een voorwaarde", "Sets a condition here")),
)
"""What the data state, the first that fits."""

DERIVED: tuple[Relation, ...] = (
    Relation("through", "before", ("Hier begon het mee", "This is where it began"),
             ("Wat hier later uit volgt", "What follows from this later on"),
             why=("Er zit een stap tussen.", "There is a step in between.")),
    Relation("place", "about", ("De organisatie en het thema van deze les", "The organisation and the theme of this lesson"),
             ("Lessen bij deze organisatie over dit thema", "Lessons with this organisation on this theme"),
             why=("De les hoort bij deze organisatie en bij dit thema.", "The lesson belongs to this organisation and to this theme.")),
    Relation("could", "about", ("Hier is eerst naar te vragen", "This is what to ask about first"),
             ("Kan hier geprobeerd worden", "Could be tried here"),
             why=("Deze organisatie kan het proberen, en deze dimensie doet ertoe.", "This organisation could try it, and this dimension matters.")),
    Relation("taught", "before", ("Het concept noemt een les van hier", "The concept names a lesson from here"),
             ("Noemt een les van hier", "Names a lesson from here"),
             why=("Het concept noemt een les van dit experiment.", "The concept names a lesson of this experiment.")),
    Relation("met", "beside", ("Elders beschreven, en hier ook genoemd", "Described elsewhere, and named here as well"),
             ("Noemt dit obstakel ook", "Names this obstacle as well"),
             why=("Een conclusie of les van dit experiment noemt dit obstakel.", "A conclusion or lesson of this experiment names this obstacle.")),
    Relation("helped", "beside", ("Noemt iets waarop een les bij het concept rust", "Names something that a lesson with the concept rests on"),
             ("Noemt een les die rust op iets van hier", "Names a lesson that rests on something from here"),
             why=("Het concept noemt een les. Die rust op iets wat dit experiment ook noemt.", "The concept names a lesson. It rests on something that this experiment names as well.")),
    Relation("judged", "before", ("Het bewijs onder de oordelen", "The evidence under the judgements"),
             ("Hier rust een oordeel op deze bron", "A judgement here rests on this source"),
             why=("Een oordeel over deze cel noemt deze bron.", "A judgement on this cell names this source.")),
    Relation("learned", "about", ("Hier is het geleerd", "This is where it was learned"), ("Hier geleerd", "Learned here"),
             why=("Het experiment was bij deze organisatie.", "The experiment was at this organisation.")),
    Relation("same", "beside", *_same("Hetzelfde onderwerp", "The same subject"),
             why=("Thema en dimensie gaan over hetzelfde.", "Theme and dimension are about the same.")),
)
"""What follows from what the data state."""
# fmt: on


@cache
def relation(name: str, from_kind: str, to_kind: str) -> Relation:
    """The relation of that name between two kinds; KeyError when nobody worded it."""
    for found in (*STATED, *DERIVED):
        fits = from_kind in (found.from_kinds or (from_kind,)) and to_kind in (found.to_kinds or (to_kind,))
        if found.name == name and fits:
            return found
    raise KeyError(f"{from_kind} {name} {to_kind}")


def side_words(side: Side, words: Words) -> str:
    """The heading above the records on that side."""
    return words.say(**_pair(_SIDES[side]))


def relation_words(found: Relation, ahead: bool, words: Words) -> str:
    """What the records are for the one in the middle."""
    return words.say(**_pair(found.ahead if ahead else found.back))


def why_words(found: Relation, words: Words) -> str:
    """How we derived it; nothing for what the data state."""
    return words.say(**_pair(found.why)) if found.why else ""


_SIDES: Mapping[Side, Both] = {
    "before": ("Waar dit op rust", "What this rests on"),
    "after": ("Wat erop volgt", "What comes after"),
    "beside": ("Wat ernaast staat", "What stands beside it"),
    "about": ("Waar dit bij hoort", "What this belongs to"),
    "under": ("Wat hierbij hoort", "What belongs to this"),
}


def _pair(both: Both) -> dict[str, str]:
    return dict(zip(("nl", "en"), both, strict=True))
