"""The trail of one experiment as rows to draw: what follows from what, read from obstacle to lesson."""

from __future__ import annotations

import pandas as pd

from lessons.columns import frame
from lessons.drawing import rows_of
from lessons.tables import Tables

KINDS = ("obstacle", "conclusion", "lesson")
FOLLOWS = ("based_on", "follows_from")


def flow_frame(tables: Tables, origin: str) -> pd.DataFrame:
    """One row per hop from an obstacle or conclusion to what follows from it, for one experiment or `programme`.

    What a step rests on in another file comes along. A step of this file without any hop has a row with an empty `to`.
    """
    own = {kind: shelf[shelf["origin"] == origin] for kind, shelf in _shelves(tables).items()}
    links = tables.links[tables.links["relation"].isin(FOLLOWS) & tables.links["to_kind"].isin(KINDS)]
    links = links[links["from_id"].str.startswith(f"{origin}/")]
    text, sources = _by_id(tables, "text"), _by_id(tables, "sources")
    touched = {*links["from_id"], *links["to_id"]}
    hops = [
        (hop.to_kind, hop.to_id, text[hop.to_id], hop.from_kind, hop.from_id, text[hop.from_id], sources[hop.from_id])
        for hop in rows_of(links)
    ]
    alone = [
        (kind, key, text[key], None, "", "", sources[key])
        for kind, parts in own.items()
        for key in parts["id"]
        if key not in touched
    ]
    return frame("flow", [*hops, *alone])


def _shelves(tables: Tables) -> dict[str, pd.DataFrame]:
    return {"obstacle": tables.obstacles, "conclusion": tables.conclusions, "lesson": tables.lessons}


def _by_id(tables: Tables, column: str) -> dict[str, str]:
    shelves = _shelves(tables).values()
    return {key: value for shelf in shelves for key, value in zip(shelf["id"], shelf[column], strict=True)}
