"""My list on the screen and on paper: the kept lessons, in their order or by theme; share them, print them, take them home."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any
from urllib.parse import quote

import pandas as pd
import streamlit as st

from lessons.columns import ORIGIN_PROGRAMME
from lessons.fields import last_day
from lessons.handout import Item, Origin, markdown
from lessons.spread import SECTOR
from lessons.words import Words
from ui import paper
from ui.about import stated
from ui.choices import here, link, on_paper, one_of_few, pinned, whole
from ui.citations import Citation, citations
from ui.data import catalogue, frames, problems
from ui.figures import take_away
from ui.html import show
from ui.labels import label
from ui.language import words
from ui.parts import year_word
from ui.shortlist import MOST, READ, Asked, address, asked, cut, keep, number_words

TOLD = 5
"""So many ids that are not there are named; of more it is said how many."""
ROOMY = 4
"""With no more lessons than this, the handout has room to write at each."""
SOURCE = 60
"""A title of a source on the handout is cut off here: the link at its foot leads to the whole of it."""


def rows() -> pd.DataFrame:
    """The kept lessons as rows of the frame of lessons, in the order of the list."""
    lessons = frames().lessons
    places = {name: place for place, name in enumerate(asked().lessons)}
    found = lessons[lessons["id"].isin(list(places))]
    return found.loc[found["id"].map(places).sort_values().index].reset_index(drop=True)


def headline() -> None:
    """How many lessons, of how many sources and organisations; what is not there any more, and what was just taken off."""
    if on_paper() and asked().lessons:
        return
    speech, now = words(), asked()
    gone = [name[:80] for name in now.gone]
    show(
        "shortlist_head",
        number=len(now.lessons),
        under=_origin(rows(), speech),
        gone=gone[:TOLD],
        more_gone=max(0, len(gone) - TOLD),
        number_gone=len(gone),
        known=address((), now.gone),
        over=len(now.over),
        cut=cut(),
        read=READ,
        most=MOST,
        taken=_taken_off(now, speech),
        clear=here(lijst=None, indeling=None),
        paper=here(beeld="afdruk"),
    )


def _origin(found: pd.DataFrame, speech: Words) -> str:
    """ "Uit 3 bronnen, van 2 organisaties."; the organisations left out where no lesson names one."""
    sources = {name.partition("#")[0] for cell in found["sources"] for name in cell.split()}
    held = catalogue().organisations
    named = {name for cell in found["organisations"] for name in cell.split()}
    organisations = {name for name in named if name not in held or held[name].kind != SECTOR}
    counted = [
        speech.say(nl="uit ", en="from ")
        + speech.count(len(sources), nl=("bron", "bronnen"), en=("source", "sources")),
        speech.say(nl="over ", en="about ")
        + speech.count(len(organisations), nl=("organisatie", "organisaties"), en=("organisation", "organisations")),
    ]
    return speech.opening(", ".join(counted[: 2 if organisations else 1])) + "."


def _taken_off(now: Asked, speech: Words) -> dict[str, str] | None:
    """What the visitor just took off this page, with the way to put it back."""
    before: tuple[str, ...] = st.session_state.get("shortlist", ())
    st.session_state["shortlist"] = now.lessons
    lost = [name for name in before if name not in now.lessons]
    if st.session_state.get("arrived") or not lost:
        return None
    what = keep(lost[0]).lesson
    if len(lost) > 1:
        what = speech.say(nl="{n} lessen", en="{n} lessons", n=speech.number(len(lost)))
    said = speech.say(nl="Teruggezet.", en="Put back.")
    return {"what": what, "address": address(before), "said": f"{said} {number_words(len(before), speech)}"}


# --- the lessons ----------------------------------------------------------------------------------------------------------


def items(found: pd.DataFrame, speech: Words) -> list[Item]:
    """The lessons in words, as the page, the handout and the Markdown tell them."""
    return [_item(row, citations(row["sources"].split(), speech), speech) for row in found.to_dict("records")]


def _item(row: dict[Any, Any], cited: Sequence[Citation], speech: Words) -> Item:
    return Item(
        id=row["id"],
        text=row["text"],
        kind=speech.opening(label("lesson", row["kind"], speech)),
        who=_who(row, speech),
        year=year_word(row["id"], row["year"], speech),
        conditions=row["conditions"],
        ask=row["ask"],
        strength=_strength(row, speech),
        themes=tuple(_theme_name(theme, speech) for theme in row["themes"].split()),
        sources=tuple(_in_short(source, speech) for source in cited),
    )


def _who(row: dict[Any, Any], speech: Words) -> str:
    known = (catalogue().organisations.get(name) for name in row["organisations"].split())
    names = [speech.text(organisation.short) for organisation in known if organisation]
    if not names and row["origin"] == ORIGIN_PROGRAMME:
        return speech.say(nl="alle organisaties samen", en="all organisations together")
    return speech.few(names) if names else ""


def _strength(row: dict[Any, Any], speech: Words) -> str:
    """The word for the strength of a public source; else whether a source says it or we inferred it; "" when unknown."""
    if not pd.isna(row["strength"]):
        return speech.opening(label("strength", row["strength"], speech))
    return "" if pd.isna(row["basis"]) else speech.opening(label("basis", row["basis"], speech))


def _theme_name(theme: str, speech: Words) -> str:
    found = catalogue().themes.get(theme)
    return speech.text(found.label) if found else theme


def _in_short(source: Citation, speech: Words) -> Origin:
    """Title, year and paragraph, and how far it was read: "De start van een netwerk, 2014, alinea 3"."""
    title = source.title if len(source.title) <= SOURCE else f"{source.title[: SOURCE - 1].rstrip()}…"
    numbers = [str(place.number) for place in source.places]
    one = len(numbers) == 1
    name = speech.say(nl="alinea" if one else "alinea's", en="paragraph" if one else "paragraphs")
    places = f"{name} {speech.list(numbers)}" if numbers else ""
    return Origin(", ".join(part for part in (title, source.date[-4:], places) if part), source.read)


def listing() -> None:
    """The kept lessons, each with the way up, down and off the list; by theme when asked; doors when there are none."""
    speech, found = words(), rows()
    if not len(found):
        _doors(speech)
        return
    if on_paper():
        _handout(found, speech)
        return
    by_theme = len(found) > 1 and _arrangement(speech) == "thema"
    cards = [_card(place, row, by_theme, speech) for place, row in enumerate(found.to_dict("records"))]
    show("shortlist", groups=_by_theme(found, cards, speech) if by_theme else [{"title": "", "cards": cards}])


def _arrangement(speech: Words) -> str:
    names = {"": speech.say(nl="Mijn volgorde", en="My order"), "thema": speech.say(nl="Per thema", en="By theme")}
    return one_of_few("indeling", speech.say(nl="Volgorde", en="Order"), names, "")


def _card(place: int, row: dict[Any, Any], by_theme: bool, speech: Words) -> dict[str, Any]:
    """A lesson on the screen; `up` and `down` are empty where it cannot go further, and by theme."""
    ids = asked().lessons
    cited = citations(row["sources"].split(), speech)
    return {
        "item": _item(row, cited, speech),
        "number": place + 1,
        "address": link("lessen", les=row["id"]),
        "cited": cited,
        "keep": keep(row["id"]),
        "up": address(_swapped(ids, place - 1)) if place and not by_theme else "",
        "down": address(_swapped(ids, place)) if place < len(ids) - 1 and not by_theme else "",
        "places": [speech.say(nl="Nu op plaats {n}.", en="Now in place {n}.", n=n) for n in (place, place + 2)],
    }


def _swapped(ids: tuple[str, ...], place: int) -> tuple[str, ...]:
    """The list with the lesson at this place and the next one changed about."""
    return (*ids[:place], ids[place + 1], ids[place], *ids[place + 2 :])


def _by_theme(found: pd.DataFrame, cards: Sequence[dict[str, Any]], speech: Words) -> list[dict[str, Any]]:
    """The cards under the theme of each that most of the list shares, so that each stands there once."""
    themes = [cell.split() for cell in found["themes"]]
    shared = Counter(theme for names in themes for theme in names)
    order = {theme: place for place, theme in enumerate(catalogue().themes)}
    first = [max(names, key=lambda theme: (shared[theme], -order.get(theme, 0)), default="") for names in themes]
    none = speech.say(nl="Zonder thema", en="Without a theme")
    return [
        {
            "title": _theme_name(theme, speech) if theme else none,
            "cards": [card for card, own in zip(cards, first, strict=True) if own == theme],
        }
        for theme in sorted(set(first), key=lambda theme: order.get(theme, len(order)))
    ]


def _doors(speech: Words) -> None:
    """The empty list: how to begin, with the themes that have lessons."""
    themes = frames().themes
    doors = [
        {"name": row["label"], "number": int(row["lessons"]), "address": link("lessen", thema=str(row["id"]))}
        for row in themes.to_dict("records")
        if row["lessons"]
    ]
    show("shortlist_empty", doors=doors, every=link("lessen"))


# --- take it home ---------------------------------------------------------------------------------------------------------


def _handout(found: pd.DataFrame, speech: Words) -> None:
    """The list as a sheet of paper that says by itself what it is and where it comes from."""
    paper.by_itself()
    title = speech.say(nl="Lessen om mee te nemen", en="Lessons to take home")
    facts = stated({speech.say(nl="Bijgewerkt tot en met", en="Updated up to"): _updated(speech)}, title)
    address = facts.pop(speech.say(nl="Link", en="Link"))
    facts.pop(speech.say(nl="Titel", en="Title"))
    facts[speech.say(nl="Bronnen", en="Sources")] = _read(found, speech)
    show(
        "handout",
        title=title,
        day=speech.date(date.today()),
        under=_origin(found, speech),
        items=items(found, speech),
        facts=[(name, value) for name, value in facts.items() if value],
        address=address,
        roomy=len(found) <= ROOMY,
        errors=any(problem.severity == "error" for problem in problems()),
    )


def _updated(speech: Words) -> str:
    """The last day on which a lesson of these data came in or changed."""
    lessons = frames().lessons
    last = max(filter(None, [*lessons["added"], *lessons["changed"]]), key=last_day, default="")
    return speech.date(last) if last else ""


def _read(found: pd.DataFrame, speech: Words) -> str:
    """How many of the sources were read how far: "3 helemaal gelezen, 1 alleen de titel gelezen"."""
    ids = dict.fromkeys(name.partition("#")[0] for cell in found["sources"] for name in cell.split())
    read = Counter(catalogue().sources[name].read for name in ids if name in catalogue().sources)
    told = ((how, read[how]) for how in ("full", "opening", "title", "not-read") if read[how])
    return ", ".join(f"{speech.number(number)} {label('read', how, speech)}" for how, number in told)


def share() -> None:
    """The link to this list, to copy and to mail; and the one that keeps showing these very texts."""
    now = asked()
    if not now.lessons or on_paper():
        return
    say = words().say
    follows = whole(versie=None, editie=None, opgave=None, peildatum=None, sinds=None)
    body = say(
        nl="Dag,\n\nDeze lessen over werk voor mensen met een arbeidsbeperking heb ik bewaard:\n{link}\n\nGroet,\n",
        en="Hello,\n\nI kept these lessons on work for people with a work disability:\n{link}\n\nRegards,\n",
        link=follows,
    )
    subject = say(nl="Lessen om mee te nemen", en="Lessons to take home")
    show(
        "shortlist_share",
        link=follows,
        frozen=pinned(),
        mail=f"mailto:?subject={quote(subject)}&body={quote(body.replace(chr(10), chr(13) + chr(10)), safe='/:,')}",
        paper=here(beeld="afdruk"),
    )


def take_home() -> None:
    """Exactly these lessons as a file: for a spreadsheet, for a machine, or as a text with headings."""
    speech, found = words(), rows()
    if not len(found) or on_paper():
        return
    say = speech.say
    about = {
        say(nl="Filters", en="Filters"): say(nl="geen: een eigen lijst", en="none: a list of one's own"),
        say(nl="Aantal lessen", en="Number of lessons"): speech.number(len(found)),
    }
    told = items(found, speech)
    title = say(nl="Lessen om mee te nemen", en="Lessons to take home")
    name = say(nl="mijn-lijst", en="my-list")
    take_away(found, about, name, title=title, markdown=lambda facts, beside: markdown(told, facts, beside, speech))
