"""The words and the rows around the picture of a trail: the finding as title, where to look, and the table."""

from __future__ import annotations

from typing import Any

import pandas as pd

from lessons.drawing import named, renamed, rows_of
from lessons.flow import Flow
from lessons.words import Words

Frame = pd.DataFrame


def kind_names(words: Words) -> dict[str, str]:
    """The steps of the trail by their kind, in words."""
    say = words.say
    return {
        "obstacle": say(nl="Obstakel", en="Obstacle"),
        "conclusion": say(nl="Conclusie", en="Conclusion"),
        "lesson": say(nl="Les", en="Lesson"),
    }


def table(rows: Frame, words: Words) -> Frame:
    """One row per hop, or per step that nothing follows from."""
    say, kinds = words.say, kind_names(words)
    told = rows.assign(from_kind=named(rows["from_kind"], kinds), to_kind=named(rows["to_kind"], kinds))
    return renamed(told, {
        "from_kind": say(nl="Van", en="From"),
        "from_text": say(nl="Tekst", en="Text"),
        "to_kind": say(nl="Naar", en="To"),
        "to_text": say(nl="Wat eruit volgt", en="What follows"),
    })  # fmt: skip


def title(hops: Frame, words: Words) -> str:
    """From how many obstacles, own and shared, how many lessons follow; and which obstacles lead to no lesson.

    Own and shared are told apart where all that follows stands in one file.
    """
    say = words.say
    files = {end.partition("/")[0] for end in hops["to_id"]}
    origin = files.pop() if len(files) == 1 else ""
    after: dict[str, list[str]] = {}
    for hop in rows_of(hops):
        after.setdefault(hop.from_id, []).append(hop.to_id)
    lessons = set(hops.loc[hops["to_kind"] == "lesson", "to_id"])
    reached = {start: _reach(start, after) & lessons for start in hops.loc[hops["from_kind"] == "obstacle", "from_id"]}
    fruitful = [start for start, found in reached.items() if found]
    count = len(set().union(*reached.values()))
    told = words.count(count, nl=("les", "lessen"), en=("lesson", "lessons"), spelled=True)
    follow = say(nl="volgt" if count == 1 else "volgen", en="follows" if count == 1 else "follow")
    origins = _obstacles(fruitful, origin, words)
    found = say(nl=f"Uit {origins} {follow} {told}", en=f"From {origins} {follow} {told}") if fruitful else ""
    dry = [start for start in reached if start not in fruitful]
    apart = _obstacles(dry, origin, words)
    only = (
        say(nl=f"uit {apart} volgt hier alleen een conclusie", en=f"from {apart} only a conclusion follows here")
        if dry
        else ""
    )
    return words.opening("; ".join(item for item in (found, only, _bare(lessons, reached, words)) if item)) + "."


def _reach(start: str, after: dict[str, list[str]]) -> set[str]:
    found: set[str] = set()
    ahead = [start]
    while ahead:
        new = [item for item in after.get(ahead.pop(), []) if item not in found]
        found.update(new)
        ahead += new
    return found


def _obstacles(ids: list[str], origin: str, words: Words) -> str:
    """ "één obstakel", "één eigen obstakel en drie gedeelde obstakels"."""
    own = sum(item.startswith(f"{origin}/") for item in ids) if origin else len(ids)
    shared = len(ids) - own
    mine = ("eigen obstakel", "eigen obstakels") if shared else ("obstakel", "obstakels")
    ours = ("own obstacle", "own obstacles") if shared else ("obstacle", "obstacles")
    told = [
        words.count(own, nl=mine, en=ours, spelled=True) if own else "",
        words.count(shared, nl=("gedeeld obstakel", "gedeelde obstakels"), en=("shared obstacle", "shared obstacles"), spelled=True)
        if shared else "",
    ]  # fmt: skip
    return words.list(item for item in told if item)


def _bare(lessons: set[str], reached: dict[str, set[str]], words: Words) -> str:
    """The lessons that follow from a conclusion with no obstacle before it."""
    bare = len(lessons.difference(*reached.values()))
    if not bare:
        return ""
    told = words.count(bare, nl=("les", "lessen"), en=("lesson", "lessons"), spelled=True)
    follow = words.say(nl="volgt" if bare == 1 else "volgen", en="follows" if bare == 1 else "follow")
    return words.say(
        nl=f"{told} {follow} uit een conclusie zonder obstakel",
        en=f"{told} {follow} from a conclusion without an obstacle",
    )


def subtitle(rows: Frame, words: Words) -> str:
    """Where to look, and how many steps stand in the table only."""
    alone = len(set(rows.loc[rows["to_id"] == "", "from_id"]))
    count = words.count(alone, nl=("stap", "stappen"), en=("step", "steps"), spelled=True)
    return words.join([
        words.say(nl="Links de obstakels, dan de conclusies, rechts de lessen.", en="Obstacles on the left, then conclusions, lessons on the right."),
        words.say(nl="Los daarvan in de tabel: {n}.", en="Apart from these, in the table: {n}.", n=count) if alone else "",
    ])  # fmt: skip


# --- many steps at once: bands between topics --------------------------------------------------------------------------


def column_names(words: Words) -> dict[str, str]:
    """The columns of the picture, from left to right."""
    say = words.say
    return {
        "obstacle": say(nl="Obstakels", en="Obstacles"),
        "conclusion": say(nl="Conclusies", en="Conclusions"),
        "lesson": say(nl="Lessen", en="Lessons"),
    }


def no_topic(words: Words) -> str:
    """The name of a step without a dimension or theme."""
    return words.say(nl="Geen dimensie", en="No dimension")


def band_words(row: Any, words: Words) -> str:
    """One band: "Obstakel, Regie → Les, Begeleiding: 12 stappen"."""
    kinds, none = kind_names(words), no_topic(words)
    start, end = f"{kinds[row.from_kind]}, {row.from_label or none}", f"{kinds[row.to_kind]}, {row.to_label or none}"
    return f"{start} → {end}: {_hops(int(row.hops), words)}"


def _hops(number: int, words: Words) -> str:
    return words.count(number, nl=("stap", "stappen"), en=("step", "steps"))


def band_table(rows: Frame, words: Words) -> Frame:
    """One row per band, the widest first."""
    say, kinds, none = words.say, kind_names(words), no_topic(words)
    ordered = rows.sort_values("hops", ascending=False, kind="stable")
    told = ordered.assign(
        from_kind=named(ordered["from_kind"], kinds), to_kind=named(ordered["to_kind"], kinds),
        from_label=ordered["from_label"].replace("", none), to_label=ordered["to_label"].replace("", none),
    )  # fmt: skip
    return renamed(told, {
        "from_kind": say(nl="Van", en="From"),
        "from_label": say(nl="Dimensie of thema", en="Dimension or theme"),
        "to_kind": say(nl="Naar", en="To"),
        "to_label": say(nl="Dimensie of thema van wat volgt", en="Dimension or theme of what follows"),
        "hops": say(nl="Aantal stappen", en="Number of steps"),
    })  # fmt: skip


def band_title(flow: Flow, rows: Frame, words: Words) -> str:
    """From how many obstacles lessons follow, and between which topics most steps run."""
    fruit, barren = len(flow.fruit), len(flow.barren)
    origins = words.count(fruit, nl=("obstakel", "obstakels"), en=("obstacle", "obstacles"))
    some = words.say(nl="Uit {n} van {m}", en="from {n} of {m}", n=words.number(fruit - barren), m=origins)
    if not barren:
        some = words.say(nl="Uit elk van de {m}", en="from each of the {m}", m=origins)
    found = words.say(nl="{s} volgt minstens één les", en="At least one lesson follows {s}", s=some)
    if rows.empty:
        return f"{found}."
    widest = rows.sort_values("hops", ascending=False, kind="stable").iloc[0]
    return words.say(
        nl="{found}; de meeste stappen ({n}) lopen van {a} naar {b}.", en="{found}; most steps ({n}) run from {a} to {b}.",
        found=found, n=words.number(int(widest["hops"])), a=_end(widest, "from", words), b=_end(widest, "to", words),
    )  # fmt: skip


def _end(row: Any, end: str, words: Words) -> str:
    """ "obstakels bij Regie"."""
    kind = column_names(words)[str(row[f"{end}_kind"])].lower()
    label = row[f"{end}_label"] or no_topic(words).lower()
    return words.say(nl=f"{kind} bij {label}", en=f"{kind} on {label}")


def band_subtitle(flow: Flow, words: Words) -> str:
    """What the width counts, and what has no place in the picture."""
    inside = sum(flow.steps[start].kind == flow.steps[end].kind for start, end in flow.hops)
    return words.join([
        words.say(
            nl="Hoe breder een band, hoe meer stappen van een obstakel of conclusie naar wat eruit volgt. Een getal telt de stappen.",
            en="The wider a band, the more steps from an obstacle or conclusion to what follows from it. A number counts the steps.",
        ),
        words.say(nl="Een les met twee thema's telt bij elk thema mee.", en="A lesson with two themes counts with each theme."),
        words.say(
            nl="Niet getekend: {n} tussen conclusies of lessen onderling.", en="Not drawn: {n} among conclusions or lessons.", n=_hops(inside, words)
        ) if inside else "",
    ])  # fmt: skip
