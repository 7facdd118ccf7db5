"""Where a series of jobs stands against its target, in words."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from lessons import columns
from lessons.jobs_captions import standing
from lessons.words import Words

NL, EN = Words("nl"), Words("en")


def point(date: str, **more: Any) -> dict[str, Any]:
    """One point; its day is the last that the date can mean."""
    day = pd.Timestamp({4: f"{date}-12-31", 7: f"{date}-28"}.get(len(date), date))
    base: dict[str, Any] = {"series": "jobs", "title": "Banen", "unit": "baan", "measures": "maat", "kind": "line"}
    base |= {"part": "", "organisation": "", "date": date, "day": day, "year": day.year, "point_kind": ""}
    base |= {"target": None, "realised": None, "percent": None, "status": "official", "note": "", "sources": "x"}
    return base | more


def rows(*points: dict[str, Any]) -> pd.DataFrame:
    return columns.frame("series", [tuple(item[name] for name in columns.COLUMNS["series"]) for item in points])


@pytest.mark.parametrize(
    ("points", "nl", "en"),
    [
        (
            [point("2022-12-31", realised=9, target=9), point("2023-12-31", realised=11_634, target=25_000)],
            "11.634 van de 25.000 eind 2023: 13.366 te weinig.",
            "11,634 of 25,000 at the end of 2023: 13,366 too few.",
        ),
        (
            [point("2023", realised=12, target=10, status="derived")],
            "12 van de 10 in 2023: 2 meer dan het doel (door ons berekend).",
            "12 of 10 in 2023: 2 above the target (worked out by us).",
        ),
        ([point("2023", realised=10, target=10)], "10 van de 10 in 2023: precies het doel.", "10 of 10 in 2023: exactly the target."),
        (
            [
                point("2022-12-31", realised=3749, target=5144),
                point("2023-09-30", realised=4386, percent=77, status="indicative"),
                point("2024-12-31", percent=85),
            ],
            "3.749 van de 5.144 eind 2022: 1.395 te weinig. Ongeveer 4.386 op 30 september 2023, zonder doel voor dat moment. 85% van het doel eind 2024, zonder aantal.",
            "3,749 of 5,144 at the end of 2022: 1,395 too few. About 4,386 on 30 September 2023, without a target for that moment. 85% of the target at the end of 2024, without a count.",
        ),
        (
            [point("2024-06", realised=1000, status="indicative")],
            "Ongeveer 1.000 in juni 2024. Een doel met een jaar is niet gevonden.",
            "About 1,000 in June 2024. No target with a year was found.",
        ),
        (
            [point("2016", realised=3, target=4), point("2026", target=50)],
            "3 van de 4 in 2016: 1 te weinig. Een doel van 50 in 2026, zonder telling.",
            "3 of 4 in 2016: 1 too few. A target of 50 in 2026, without a count.",
        ),
        ([point("2026", target=50)], "Een doel van 50 in 2026, zonder telling.", "A target of 50 in 2026, without a count."),
        ([], "Geen cijfer gevonden.", "No figure was found."),
    ],
)  # fmt: skip
def test_the_newest_count_stands_beside_its_own_target(points: list[dict[str, Any]], nl: str, en: str) -> None:
    """Never beside the target of another date; what is known since comes after it, with what is missing."""
    assert standing(rows(*points), NL) == [("", nl)]
    assert standing(rows(*points), EN) == [("", en)]


def test_parts_of_a_series_are_told_apart_and_never_added() -> None:
    found = standing(
        rows(
            point("2023", part="market", realised=7, target=8), point("2023", part="government", realised=3, target=9)
        ),
        NL,
    )
    assert found == [("Markt", "7 van de 8 in 2023: 1 te weinig."), ("Overheid", "3 van de 9 in 2023: 6 te weinig.")]
