"""The words and the rows around the picture of a trail: the finding as title, where to look, and the table."""

from __future__ import annotations

import pandas as pd

from lessons.drawing import named, renamed, rows_of
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
    """From how many obstacles, own and shared, how many lessons follow; and which obstacles lead to no lesson."""
    say = words.say
    origin = hops["to_id"].iloc[0].partition("/")[0]
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
    end = say(nl="leidt" if len(dry) == 1 else "leiden", en="leads" if len(dry) == 1 else "lead")
    apart = _obstacles(dry, origin, words)
    only = say(nl=f"{apart} {end} alleen tot een conclusie", en=f"{apart} {end} to a conclusion only") if dry else ""
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
    own = sum(item.startswith(f"{origin}/") for item in ids)
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
