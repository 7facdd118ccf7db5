"""What is new: what came into the collection or changed since a day, per kind and newest first, and how to follow it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from lessons import news_words
from lessons.fields import first_day, is_date
from lessons.headlines import Finding
from lessons.news import NEWS_KINDS, News, themes_of
from lessons.use import months_later
from lessons.words import Language, Words
from ui.about import version
from ui.choices import MOST, PAGE, from_address, here, how_many, link, on_paper, one_of_many
from ui.data import catalogue, kept, pin, version_shown
from ui.feeds import address as feed_address
from ui.figures import take_away
from ui.html import show
from ui.labels import label
from ui.language import language, words
from ui.lesson_keys import SINCE
from ui.parts import session_place
from ui.versions import Version

QUARTER = 3
"""The page looks back so many months, unless the address names a day."""
YEARS = 8
"""Of so many years the first day is offered."""
PLURALS: Mapping[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "lesson": (("Nieuwe lessen", "New lessons"), ("lessen", "lessons")),
    "experiment": (("Nieuwe experimenten", "New experiments"), ("experimenten", "experiments")),
    "concept": (("Nieuwe concepten", "New concepts"), ("concepten", "concepts")),
    "session": (("Nieuwe sessies", "New sessions"), ("sessies", "sessions")),
}
_PAGES = {"lesson": "meer", "experiment": "experimenten", "concept": "concepten", "session": "sessies"}


class Looked(NamedTuple):
    """What is looked at: from which day, why that one ("" when the address names it), and what is new since."""

    news: News
    since: date
    why: str
    rows: pd.DataFrame

    @property
    def last(self) -> date | None:
        """The last day on which anything came in or changed."""
        return next(iter(self.news.days), None)

    @property
    def at_once(self) -> bool:
        """Whether all there is came in on one day, which is among what is new."""
        return len(self.news.days) == 1 and self.news.days[0] >= self.since and len(self.rows) > PAGE


def today() -> date:
    """The day that news and the use of lessons are seen from: now, whatever `peildatum` says, because both are about the
    collection and not about readiness. In a frozen view the day that its version was first seen."""
    pinned = pin()
    known = kept(pinned.version) if pinned else None
    return known.since if known else date.today()


def looked() -> Looked:
    """What is new since the day that was chosen (address: `nieuw`)."""
    version, spoken = version_shown(), language()
    news = news_of(version, spoken)
    usual, why = _usual(news)
    since = first_day(from_address(SINCE, list(_offered(news, usual)), usual.isoformat()))
    rows = version.once("news since", (spoken, since), lambda: news.since(since))
    return Looked(news, since, why if since == usual else "", rows)


def news_of(version: Version, spoken: Language) -> News:
    """What came in and when, of one version of the data in one language: made once."""
    return version.once("news", spoken, lambda: News(version.frames(spoken)))


# --- the day to look from ---------------------------------------------------------------------------------------------


def _usual(news: News) -> tuple[date, str]:
    """A quarter back from now; where nothing is new since then, a quarter back from the last thing that came in."""
    say, now = words().say, today()
    quarter = months_later(now, -QUARTER)
    if not news.days or news.days[0] >= quarter:
        return quarter, say(nl="Deze pagina kijkt drie maanden terug.", en="This page looks back three months.")
    told = say(
        nl="In de laatste drie maanden kwam er niets bij. Daarom kijkt deze pagina verder terug.",
        en="Nothing came in during the last three months, so this page looks further back.",
    )
    return months_later(news.days[0], -QUARTER), told


def _quick(news: News) -> dict[date, str]:
    """A week, a month, a quarter and a year back, and everything: the first day -> its name."""
    say, now = words().say, today()
    found = {
        now - timedelta(days=7): say(nl="laatste week", en="last week"),
        months_later(now, -1): say(nl="laatste maand", en="last month"),
        months_later(now, -QUARTER): say(nl="laatste drie maanden", en="last three months"),
        date(now.year, 1, 1): say(nl="dit jaar", en="this year"),
    }
    oldest = news.days[-1] if news.days else now
    return found | ({oldest: say(nl="alles", en="everything")} if oldest < min(found) else {})


def _offered(news: News, usual: date) -> dict[str, str]:
    """The days to choose from, the latest first: as the address writes it -> name on the screen."""
    speech, quick = words(), _quick(news)
    years = sorted({day.year for day in news.days}, reverse=True)[:YEARS]
    named = dict.fromkeys([usual, *(date(year, 1, 1) for year in years)], "") | quick
    names = {
        day.isoformat(): speech.date(day) + (f", {name}" if name else "")
        for day, name in sorted(named.items(), reverse=True)
    }
    asked = st.query_params.get(SINCE, "")
    if is_date(asked) and asked not in names:
        names[asked] = speech.date(asked)
    return names


def _ways(seen: Looked) -> list[dict[str, Any]]:
    """The quick ways to another day, each with how much is new since then."""
    speech = words()
    return [
        {
            "name": speech.opening(name),
            "count": speech.count(seen.news.counted(day).records, nl=("stuk", "stukken"), en=("item", "items")),
            "address": here(nieuw=day.isoformat(), **dict.fromkeys([*_PAGES.values(), "veranderd"])),
            "here": day == seen.since,
        }
        for day, name in _quick(seen.news).items()
    ]


# --- what is new --------------------------------------------------------------------------------------------------------


def headline(seen: Looked, used: str) -> None:
    """How much is new since then, what else changed, and the quick ways to another day. `used`: what was done with it."""
    speech = words()
    since = seen.since.isoformat()
    show(
        "news_head",
        finding=_finding(seen, speech),
        lead=speech.join([_lead(seen, speech), used]),
        under=speech.join([seen.why, news_words.undated_words(seen.news.undated, speech)]),
        ways=_ways(seen),
        last=here(nieuw=seen.last.isoformat()) if seen.last and not len(seen.rows) else "",
        last_day=speech.date(seen.last) if seen.last else "",
        judgements=f"{link('verloop', sinds=since, peildatum=today().isoformat())}#veranderd",
        atom=feed_address("atom", _following(seen), speech.language),
        json=feed_address("json", _following(seen), speech.language),
    )


def another_day(seen: Looked) -> None:
    """Any other day to look from than the quick ones, folded away."""
    if on_paper():
        return
    say, (usual, _) = words().say, _usual(seen.news)
    with st.expander(say(nl="Andere datum", en="Another date"), key="another-day"):
        one_of_many(SINCE, say(nl="Nieuw sinds", en="New since"), _offered(seen.news, usual), usual.isoformat())


def _following(seen: Looked) -> Mapping[str, Sequence[str]]:
    """Who follows wants all that comes, from the day that the address names if it does."""
    return {} if seen.why else {SINCE: [seen.since.isoformat()]}


def _finding(seen: Looked, speech: Words) -> Finding:
    if seen.at_once:
        return news_words.one_day_finding(seen.news.days[0], speech)
    return news_words.news_finding(seen.rows, seen.since, speech)


def _lead(seen: Looked, speech: Words) -> str:
    if seen.at_once:
        held = news_words.counted_words(seen.rows, speech)
        return speech.say(
            nl=f"Dat zijn {held}. Daarom staat hier per thema hoeveel lessen er zijn, en niet alles onder elkaar.",
            en=f"That is {held}. So you see how many lessons each theme has, and not all of them in one list.",
        )
    if not len(seen.rows):
        return news_words.last_words(seen.last, speech)
    return news_words.also_words(seen.rows, speech)


def themes(seen: Looked) -> None:
    """The themes of the lessons that are new or changed, each with the way to them."""
    found, speech, since = themes_of(seen.rows), words(), seen.since.isoformat()
    if not found:
        return
    show(
        "news_themes",
        themes=[
            {
                "name": speech.text(theme.label),
                "count": found[theme.id],
                "address": link("lessen", nieuw=since, thema=theme.id),
            }
            for theme in catalogue().themes.values()
            if theme.id in found
        ],
        every=link("lessen", nieuw=since),
        number=int((seen.rows["kind"] == "lesson").sum()),
    )


def listing(seen: Looked) -> None:
    """What came in per kind, then what changed, the newest first; and all of it as a file."""
    new, changed = seen.rows[seen.rows["moment"] == "added"], seen.rows[seen.rows["moment"] == "changed"]
    say = words().say
    for kind in NEWS_KINDS:
        (nl, en), _ = PLURALS[kind]
        rows = new[new["kind"] == kind]
        if len(rows) and not (seen.at_once and kind == "lesson"):
            _list(say(nl=nl, en=en), f"nieuw-{kind}", rows, _PAGES[kind])
    if len(changed):
        _list(say(nl="Veranderd", en="Changed"), "veranderd", changed, "veranderd")
    if len(seen.rows):
        take_away(
            seen.rows,
            _about(seen),
            say(nl="nieuw", en="new"),
            key="news",
            what=say(nl="wat nieuw is", en="what is new"),
        )


def _list(name: str, anchor: str, rows: pd.DataFrame, key: str) -> None:
    speech, limit = words(), how_many(key)
    show(
        "news_list",
        name=name,
        anchor=anchor,
        number=speech.number(len(rows)),
        items=[_item(row, speech) for row in rows.head(limit).to_dict("records")],
        more=here(**{key: str(limit + PAGE)}) if limit < min(len(rows), MOST) else "",
        left=max(0, len(rows) - limit),
    )


def _item(row: Mapping[Any, Any], speech: Words) -> dict[str, Any]:
    held = catalogue()
    who = [held.organisations[name] for name in row["organisations"].split() if name in held.organisations]
    names = [held.themes[name] for name in row["themes"].split() if name in held.themes]
    return {
        "date": speech.date(row["date"]),
        "kind": _kind(row, speech),
        "text": row["text"],
        "address": address(row["kind"], row["id"]),
        "who": speech.few([speech.text(organisation.short) for organisation in who]),
        "themes": speech.list(speech.text(theme.label) for theme in names),
    }


def _kind(row: Mapping[Any, Any], speech: Words) -> str:
    """What it is: a lesson from a public source may be an advice, a result, an opinion."""
    lesson = catalogue().lessons.get(row["id"]) if row["kind"] == "lesson" else None
    names = {
        "experiment": ("experiment", "experiment"),
        "concept": ("concept", "concept"),
        "session": ("sessie", "session"),
    }
    nl, en = names.get(row["kind"], ("les", "lesson"))
    return label("lesson", lesson.kind, speech) if lesson else speech.say(nl=nl, en=en)


def address(kind: str, key: str) -> str:
    """Where a lesson, experiment, concept or session stands."""
    match kind:
        case "lesson":
            return link("lessen", les=key)
        case "experiment":
            return link("experimenten", experiment=key)
        case "concept":
            return link("concepten", concept=key)
    return f"{link('netwerk')}#{session_place(key)}"


def _about(seen: Looked) -> dict[str, str]:
    """What a file of the news is: since when, how much, and of which data."""
    speech = words()
    say = speech.say
    return {
        say(nl="Nieuw sinds", en="New since"): speech.date(seen.since),
        say(nl="Gezien op", en="Seen on"): speech.date(today()),
        say(nl="Aantal", en="Number"): speech.number(len(seen.rows)),
        say(nl="Gegevens", en="Data"): version(),
    }
