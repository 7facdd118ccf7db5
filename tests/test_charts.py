"""The pictures: what is drawn is what the table holds, unknown is never a level, and a gap stays a gap."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise
from typing import Any

import pandas as pd
import pytest

from lessons import charts, columns, export
from lessons.drawing import DARK, LIGHT, Drawing, safe, wrapped
from lessons.fields import When
from lessons.flow import flow_frame, plan
from lessons.lineup import in_order
from lessons.readiness import Readiness
from lessons.readiness_tables import readiness_frame, step_frame
from lessons.tables import tables
from lessons.words import Words
from tests import sample
from tests.test_export import read_csv
from ui.labels import known, label

NL, EN = Words("nl"), Words("en")
EDITION = sample.edition()
TITLES = {"press-2020": "De krant"}
HOSTILE = '<b>vet</b><br>regel<a href="javascript:window.PWNED=1">x</a> Kosten $5 en $10 %{x}'
CHARTS = {"comparison": "readiness", "steps": "steps", "jobs": "series", "flow": "flow"}


def readiness(day: date = date(2014, 12, 31), **more: Any) -> pd.DataFrame:
    return readiness_frame(Readiness(sample.catalogue(**more), day), "nl")


def steps(*judgements: dict[str, Any], day: date = date(2021, 1, 1)) -> pd.DataFrame:
    found = sample.experiment(judgements=list(judgements))
    return step_frame(Readiness(sample.catalogue(experiments={"house-first": found}), day), ["house"], "nl")


def point(year: str, **more: Any) -> dict[str, Any]:
    last = When(date=year).last
    return {"series": "jobs", "title": "Banen", "unit": "baan", "measures": "maat", "kind": "line", "part": "", "organisation": "",
            "date": year, "day": pd.Timestamp(last), "year": last.year, "point_kind": "", "target": pd.NA, "realised": pd.NA,
            "percent": pd.NA, "status": "official", "note": "", "sources": "press-2020"} | more  # fmt: skip


def series(*points: dict[str, Any]) -> pd.DataFrame:
    return columns.frame("series", [tuple(item.values()) for item in points])


def every_drawing(dark: bool = False) -> list[Drawing]:
    made = tables(sample.catalogue(), "nl")
    return [
        charts.comparison(readiness(), EDITION, NL, dark=dark),
        charts.steps(steps(sample.judgement("hiring", "2014-12", level=2)), EDITION, NL, dark=dark),
        charts.jobs(made.series, TITLES, NL, dark=dark),
        charts.flow(flow_frame(made, "house-first"), NL, dark=dark),
    ]


def traces(drawing: Drawing, kind: str = "scatter") -> list[dict[str, Any]]:
    return [trace for trace in json.loads(drawing.figure.to_json())["data"] if trace["type"] == kind]


def lines(drawing: Drawing) -> list[dict[str, Any]]:
    return [trace for trace in traces(drawing) if trace["mode"] == "lines"]


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_empty_frame_gives_an_empty_picture_that_says_so(name: str, language: Any) -> None:
    more = {"comparison": [EDITION], "steps": [EDITION], "jobs": [TITLES], "flow": []}[name]
    drawn = getattr(charts, name)(columns.frame(CHARTS[name], []), *more, Words(language))
    assert drawn.table.empty
    assert len(drawn.table.columns) > 3
    assert drawn.title
    assert not drawn.figure.data


def test_every_drawing_is_whole() -> None:
    for drawn in every_drawing():
        assert drawn.title.endswith(".")
        assert drawn.title in drawn.alt
        assert drawn.sources
        assert drawn.file_name.isascii()
        layout = json.loads(drawn.figure.to_json())["layout"]
        assert layout["font"]["size"] >= 14
        assert layout["height"] > 100


def test_the_table_goes_into_the_file_row_by_row() -> None:
    """Picture, table and download share their rows: method of the house, one chosen frame."""
    for drawn in every_drawing():
        back = read_csv(export.csv(drawn.table, {"Titel": drawn.title}))
        assert back.shape == drawn.table.shape
        first = drawn.table.columns[0]
        assert back[first].tolist() == drawn.table[first].tolist()


def test_light_and_dark_differ_in_colour_only() -> None:
    for light, dark in zip(every_drawing(), every_drawing(dark=True), strict=True):
        a, b = light.figure.to_json(), dark.figure.to_json()
        assert LIGHT.text in a
        assert LIGHT.text not in b
        assert DARK.text in b
        assert light.alt == dark.alt


def test_no_ground_of_its_own_and_no_tool_bar_of_colour_scales() -> None:
    for drawn in every_drawing():
        layout = json.loads(drawn.figure.to_json())["layout"]
        assert layout["paper_bgcolor"] == layout["plot_bgcolor"] == "rgba(0,0,0,0)"
        assert layout["dragmode"] is False


# --- comparison ----------------------------------------------------------------------------------------------------


def marks(drawing: Drawing) -> dict[str, list[tuple[float, str]]]:
    """Per organisation the place and symbol of each mark."""
    found = [trace for trace in traces(drawing) if "markers" in trace["mode"]]
    return {trace["name"]: list(zip(trace["x"], trace["marker"]["symbol"], strict=True)) for trace in found}


def test_what_is_not_a_level_is_an_open_mark_off_the_scale() -> None:
    found = marks(charts.comparison(readiness(), EDITION, NL))
    assert {x for x, _ in found["Barn nl: 0 van 3 beoordeeld"]} == {-2.0}
    house = found["House nl: 2 van 3 beoordeeld"]
    assert (2.0, "diamond") in house
    assert [symbol for x, symbol in house if x < 0] == ["diamond-open"]


def test_a_stale_level_stays_on_the_scale_as_an_open_mark_with_the_word_in_hover_and_table() -> None:
    drawn = charts.comparison(readiness(date(2019, 1, 1)), EDITION, NL)
    house = marks(drawn)["House nl: 2 van 3 beoordeeld"]
    assert (2.0, "diamond-open") in house
    told = " ".join(text for trace in traces(drawn) for text in trace.get("hovertext") or [])
    assert "niveau 2, 2 nl, stale nl" in told.replace("<br>", " ")
    assert drawn.table["Telt niet mee"].tolist()[3:] == ["stale nl"] * 3
    assert not any(trace.get("text") for trace in traces(drawn))


def bands(drawing: Drawing) -> list[tuple[float, float]]:
    shapes = json.loads(drawing.figure.to_json())["layout"]["shapes"]
    return [(shape["x0"], shape["x1"]) for shape in shapes if shape["type"] == "rect"]


def test_a_band_spans_only_the_levels_that_count() -> None:
    """A stale level, or one said of all organisations together, decides nothing (method 4, 5)."""
    frame = readiness()
    frame["low"], frame["high"] = frame["low"].fillna(1), frame["high"].fillna(3)
    counted = frame.assign(stale=False, collective=False)
    assert len(bands(charts.comparison(counted, EDITION, NL))) == 3
    barn = counted["organisation"] == "barn"
    for mark in ("stale", "collective"):
        assert bands(charts.comparison(counted.assign(**{mark: barn}), EDITION, NL)) == []


def test_the_states_are_told_apart_by_place_and_the_ticks_name_them() -> None:
    layout = json.loads(charts.comparison(readiness(), EDITION, NL).figure.to_json())["layout"]
    assert dict(zip(layout["xaxis"]["tickvals"], layout["xaxis"]["ticktext"], strict=True)) == {
        -1: "?",
        -2: "–",
        0: "0",
        1: "1",
        2: "2",
        3: "3",
        4: "4",
    }


def test_the_comparison_table_has_every_row_and_never_a_level_for_an_unknown() -> None:
    frame = readiness()
    table = charts.comparison(frame, EDITION, NL).table
    assert table["Organisatie"].tolist() == frame["organisation_label"].tolist()
    assert table["Niveau"].tolist() == ["", "", "", "1 tot 2", "", "2"]
    assert table["In woorden"].tolist()[3:] == ["mixed nl", "unknown nl", "2 nl"]
    assert not {"Toestand", "Onderwerp"} & set(table)


def test_the_finding_says_on_how_much_both_are_known_and_counts_no_leads() -> None:
    later = {
        "barn": sample.r.Judgements.model_validate(
            {
                "id": "barn",
                "judgements": [
                    sample.judgement("hiring", "2014", level=4),
                    sample.judgement("urgency", "2014", level=1),
                ],
            }
        )
    }
    drawn = charts.comparison(readiness(judgements=later), EDITION, NL)
    assert drawn.title == "Op twee van de drie dimensies hebben Barn nl en House nl allebei een geldig niveau."


def test_with_nothing_known_by_both_the_finding_says_so() -> None:
    assert (
        charts.comparison(readiness(), EDITION, NL).title
        == "Op geen enkele dimensie hebben Barn nl en House nl allebei een geldig niveau."
    )


def test_organisations_are_drawn_in_the_order_of_the_rows_and_none_in_the_colour_of_a_question() -> None:
    """The marks follow the order of the columns beside the picture; orange is for what to ask first."""
    rows = readiness()
    for order in (["barn", "house"], ["house", "barn"]):
        drawn = charts.comparison(in_order(rows, order), EDITION, NL)
        names = [trace.name for trace in drawn.figure.data if trace.name]
        assert [name.partition(" nl")[0].lower() for name in names] == order
    assert not {"#b45309", "#8a3f05", "#f0a860"} & {*LIGHT.series, *DARK.series}


def test_at_most_four_organisations_are_drawn() -> None:
    organisations = {
        name: sample.r.Organisation.model_validate(
            {"id": name, "name": name, "short": name, "kind": "ministry", "sources": [sample.SEED]}
        )
        for name in ("house", "one", "two", "three", "four")
    }
    drawn = charts.comparison(readiness(organisations=organisations, judgements={}), EDITION, NL)
    assert drawn.table["Organisatie"].nunique() == 4
    assert len(marks(drawn)) == 4


# --- steps ---------------------------------------------------------------------------------------------------------


def test_a_line_breaks_where_a_judgement_went_stale() -> None:
    drawn = charts.steps(
        steps(sample.judgement("hiring", "2014-12", level=2), sample.judgement("hiring", "2020", level=1)), EDITION, NL
    )
    assert lines(drawn)[0]["y"] == pytest.approx([None, 0.43, 0.43, None, 0.29, 0.29])
    assert [str(day)[:10] if day else None for day in lines(drawn)[0]["x"]] == [
        None,
        "2014-12-31",
        "2017-12-31",
        None,
        "2020-12-31",
        "2021-01-01",
    ]
    assert "lager op hiring nl" in drawn.title


def test_a_line_goes_on_where_the_next_judgement_follows_in_time() -> None:
    drawn = charts.steps(
        steps(sample.judgement("hiring", "2014-12", level=2), sample.judgement("hiring", "2016", level=3)), EDITION, NL
    )
    assert lines(drawn)[0]["y"] == pytest.approx([None, 0.43, 0.43, 0.57, 0.57])
    assert "hoger op hiring nl" in drawn.title


def test_an_unknown_has_no_line_and_an_open_mark() -> None:
    drawn = charts.steps(steps(sample.judgement("hiring", "2014-12", state="unknown")), EDITION, NL)
    assert lines(drawn)[0]["y"] == [None]
    mark = traces(drawn)[-1]
    assert mark["marker"]["symbol"] == ["circle-open"]
    assert mark["text"] == ["?"]
    assert "nog geen twee oordelen" in drawn.title


def test_the_foot_of_a_lane_stands_free_of_the_line_under_it() -> None:
    """A level 0 or a "?" never sits on the line of the next dimension."""
    drawn = charts.steps(
        steps(sample.judgement("hiring", "2014-12", level=0), sample.judgement("work", "2014-12", state="unknown")),
        EDITION,
        NL,
    )
    under = {shape["y0"] for shape in json.loads(drawn.figure.to_json())["layout"]["shapes"]}
    assert all(min(abs(y - line) for line in under) > 0.1 for y in traces(drawn)[-1]["y"])


@pytest.mark.parametrize("last", ["2015", "2017", "2024", "2033"])
def test_at_most_three_years_are_written_so_that_they_fit_on_a_phone(last: str) -> None:
    drawn = charts.steps(
        steps(sample.judgement("hiring", "2014-12", level=2), day=date(int(last), 12, 31)), EDITION, NL
    )
    several = charts.jobs(series(point("2014", realised=1), point(last, realised=2)), TITLES, NL)
    for picture in (drawn, several):
        axis = json.loads(picture.figure.to_json())["layout"]["xaxis"]
        assert 1 <= len(axis["ticktext"]) <= 3
        assert len(axis["minor"]["tickvals"]) >= len(axis["ticktext"])


def test_the_table_of_steps_has_a_row_per_date() -> None:
    frame = steps(sample.judgement("hiring", "2014-12", level=2), sample.judgement("hiring", "2020", level=1))
    table = charts.steps(frame, EDITION, NL).table
    assert table[["Datum", "Niveau", "Beweging"]].to_numpy().tolist() == [["2014-12", "2", ""], ["2020", "1", "lager"]]


# --- jobs ----------------------------------------------------------------------------------------------------------


def test_a_missing_year_is_a_gap_and_is_named() -> None:
    drawn = charts.jobs(
        series(point("2015", realised=1), point("2016", realised=2), point("2019", realised=3)), TITLES, NL
    )
    assert lines(drawn)[0]["y"] == [1, 2, None, 3]
    assert "geen cijfer: 2017 en 2018" in drawn.alt


def test_series_parts_and_measures_never_share_a_line_or_a_panel() -> None:
    rows = series(
        point("2015", part="market", realised=5, target=9),
        point("2015", part="government", realised=3),
        point("2015", series="other", title="Anders", realised=7),
        point("2016", series="other", title="Anders", percent=61.0),
    )
    drawn = charts.jobs(rows, TITLES, NL)
    panels = {(trace["yaxis"], tuple(value for value in trace["y"] if value is not None)) for trace in lines(drawn)}
    assert panels == {("y", (5,)), ("y", (9,)), ("y2", (3,)), ("y3", (7,)), ("y4", (61,))}


def test_the_panels_do_not_overlap_and_begin_at_zero() -> None:
    rows = series(*(point("2015", part=part, realised=5) for part in ("market", "government", "total")))
    layout = json.loads(charts.jobs(rows, TITLES, NL).figure.to_json())["layout"]
    domains = [layout[axis]["domain"] for axis in ("yaxis", "yaxis2", "yaxis3")]
    assert all(upper[0] > lower[1] for upper, lower in pairwise(domains))
    assert all(layout[axis]["range"][0] == 0 for axis in ("yaxis", "yaxis2", "yaxis3"))


def test_single_statements_are_not_drawn() -> None:
    drawn = charts.jobs(series(point("2015", kind="statements", realised=1)), TITLES, NL)
    assert drawn.table.empty
    assert not drawn.figure.data


def test_a_target_and_an_indication_have_a_sign_of_their_own() -> None:
    drawn = charts.jobs(
        series(point("2015", realised=1, target=2), point("2016", realised=1, target=2, status="indicative")),
        TITLES,
        NL,
    )
    symbols = {tuple(trace["marker"]["symbol"]) for trace in traces(drawn) if "markers" in trace["mode"]}
    assert symbols == {("diamond", "diamond-open"), ("circle", "circle-open")}


def test_an_indication_is_not_told_as_a_count() -> None:
    assert (
        charts.jobs(series(point("2024", realised=1000, status="indicative")), TITLES, NL).title
        == "Banen: ongeveer 1.000 in 2024."
    )


def test_the_table_of_jobs_keeps_the_rows_of_the_frame() -> None:
    rows = series(point("2015", realised=1250, target=2000), point("2016", percent=61.0))
    drawn = charts.jobs(rows, TITLES, NL)
    assert drawn.table["Gerealiseerd"].tolist()[0] == 1250
    assert drawn.table["Gerealiseerd"].isna().tolist() == [False, True]
    assert drawn.table["Percentage van het doel"].tolist()[1] == 61.0
    assert drawn.table["Bronnen"].tolist() == ["De krant", "De krant"]


@pytest.mark.parametrize(
    ("points", "nl", "en"),
    [
        (
            [point("2022-12-31", realised=3749, target=5144), point("2023-09-30", realised=4386, status="indicative"), point("2024-12-31", percent=85.0)],
            "Banen: ongeveer 4.386 op 30 september 2023; het doel eind 2022 was 5.144; eind 2024 was 85% van het doel gehaald.",
            "Banen: about 4,386 on 30 September 2023; the target at the end of 2022 was 5,144; at the end of 2024 85% of the target was reached.",
        ),
        (
            [point("2017-11", realised=159), point("2024-06", realised=1000)],
            "Banen: 1.000 in juni 2024, tegen 159 in november 2017.",
            "Banen: 1,000 in June 2024, against 159 in November 2017.",
        ),
        (
            [point("2023", part="market", realised=7, target=8), point("2023", part="government", realised=3, target=3)],
            "In 2023 is het doel niet gehaald: markt 7 van de 8. In 2023 is het doel gehaald: overheid 3 van de 3.",
            "In 2023 the target was not met: market 7 of 8. In 2023 the target was met: government 3 of 3.",
        ),
        (
            [point("2015", realised=1250, target=2000), point("2016", percent=61.0)],
            "In 2015 is het doel niet gehaald: 1.250 van de 2.000. Banen: in 2016 was 61% van het doel gehaald.",
            "In 2015 the target was not met: 1,250 of 2,000. Banen: in 2016 61% of the target was reached.",
        ),
        ([point("2016", target=5)], "Banen: het doel in 2016 was 5.", "Banen: the target in 2016 was 5."),
        ([point("2016", percent=61.0)], "Banen: in 2016 was 61% van het doel gehaald.", "Banen: in 2016 61% of the target was reached."),
    ],
)  # fmt: skip
def test_the_title_tells_what_came_of_the_target(points: list[dict[str, Any]], nl: str, en: str) -> None:
    rows = series(*points)
    assert (charts.jobs(rows, TITLES, NL).title, charts.jobs(rows, TITLES, EN).title) == (nl, en)


def test_the_last_values_stand_beside_the_plot_and_never_on_each_other() -> None:
    drawn = charts.jobs(series(point("2014", target=100), point("2015", realised=99)), TITLES, NL)
    notes = json.loads(drawn.figure.to_json())["layout"]["annotations"]
    target, realised = (next(note for note in notes if word in note["text"]) for word in ("doel", "gehaald"))
    assert (target["x"], target["xref"], target["xanchor"]) == (1, "paper", "left")
    assert "(2014)" in target["text"]
    assert "(2015)" not in realised["text"]
    assert target["yshift"] - realised["yshift"] > 50


def test_the_words_for_a_kind_of_figure_are_those_of_the_pages() -> None:
    points = [point("2015", realised=1, status=status) for status in known("point")]
    for words in (NL, EN):
        table = charts.jobs(series(*points), TITLES, words).table
        assert table.iloc[:, 7].tolist() == [label("point", status, words) for status in known("point")]


# --- flow ----------------------------------------------------------------------------------------------------------


def hop(start: str, end: str) -> tuple[str, str, str, str, str, str, str]:
    kinds = {"o": "obstacle", "c": "conclusion", "l": "lesson"}
    texts = (f"stap {name.rpartition('/')[2]}" for name in (start, end))
    (a, b), (first, second) = (kinds[name.rpartition("/")[2][0]] for name in (start, end)), texts
    return a, start, first, b, end, second, "press-2020"


def trail(*hops: tuple[str, str]) -> pd.DataFrame:
    return columns.frame("flow", [hop(f"own/{a}" if "/" not in a else a, f"own/{b}") for a, b in hops])


def joined(drawing: Drawing) -> set[tuple[str, str]]:
    """Per line the texts of the cards at its two ends."""
    notes = json.loads(drawing.figure.to_json())["layout"]["annotations"]
    cards = {(note["x"], round(note["y"], 3)): note["text"] for note in notes}
    ends = [[(line["x"][i], round(line["y"][i], 3)) for i in (0, -1)] for line in lines(drawing)]
    return {(cards[start], cards[end]) for start, end in ends}


def test_the_flow_runs_from_obstacle_over_conclusion_to_lesson() -> None:
    drawn = charts.flow(flow_frame(tables(sample.catalogue(), "nl"), "house-first"), NL)
    assert joined(drawn) == {
        ("no-place nl", "too-few nl"),
        ("too-few nl", "Vraag eerst nl"),
        ("no-place nl", "Vraag eerst nl"),
    }
    assert len(drawn.table) == 3


def test_a_line_that_passes_the_conclusions_touches_none_of_them() -> None:
    """Else it seems to come from a conclusion that it has nothing to do with."""
    cards, routes, _ = plan(trail(("o1", "l1"), ("o1", "c1"), ("c1", "l1"), ("o2", "l2"), ("o2", "c2"), ("c2", "l2")))
    middle = [(card.y - card.height / 2, card.y + card.height / 2) for card in cards if card.column == 1]
    passing = [line for line in routes if line[-1][0] - line[0][0] == 2]
    assert len(passing) == 2
    for line in passing:
        heights = {y for x, y in line if 0.35 < x < 1.65}
        assert len(heights) == 1
        assert all(y < top or y > bottom for y in heights for top, bottom in middle)


def test_cards_of_a_column_never_overlap() -> None:
    cards, _, height = plan(trail(*((f"o{n}", "c1") for n in range(6)), ("c1", "l1")))
    for place in range(3):
        found = sorted((card for card in cards if card.column == place), key=lambda card: card.y)
        edges = [edge for card in found for edge in (card.y - card.height / 2, card.y + card.height / 2)]
        assert edges == sorted(edges)
        assert edges[0] >= 0
        assert edges[-1] <= height


@pytest.mark.parametrize(
    ("hops", "nl", "en"),
    [
        ([("o1", "c1"), ("c1", "l1"), ("o1", "l2")], "Uit één obstakel volgen twee lessen.", "From one obstacle follow two lessons."),
        (
            [("o1", "l1"), ("programme/o2", "l1"), ("programme/o3", "c1"), ("programme/o4", "c1")],
            "Uit één eigen obstakel en één gedeeld obstakel volgt één les; uit twee gedeelde obstakels volgt hier alleen een conclusie.",
            "From one own obstacle and one shared obstacle follows one lesson; from two shared obstacles only a conclusion follows here.",
        ),
        ([("c1", "l1")], "Eén les volgt uit een conclusie zonder obstakel.", "One lesson follows from a conclusion without an obstacle."),
        ([("o1", "c1")], "Uit één obstakel volgt hier alleen een conclusie.", "From one obstacle only a conclusion follows here."),
    ],
)  # fmt: skip
def test_the_title_of_the_flow_is_what_follows_from_what(hops: list[tuple[str, str]], nl: str, en: str) -> None:
    assert (charts.flow(trail(*hops), NL).title, charts.flow(trail(*hops), EN).title) == (nl, en)


def test_a_step_without_a_hop_stands_in_the_table_only() -> None:
    alone = sample.experiment(obstacles=[sample.obstacle("no-place"), sample.obstacle("alone")])
    frame = flow_frame(tables(sample.catalogue(experiments={"house-first": alone}), "nl"), "house-first")
    drawn = charts.flow(frame, NL)
    assert "alone nl" in drawn.table["Tekst"].tolist()
    assert "alone nl" not in drawn.figure.to_json()
    assert "Los daarvan in de tabel: één stap." in drawn.subtitle


def test_the_rows_of_the_flow_are_as_defined() -> None:
    frame = flow_frame(tables(sample.catalogue(), "nl"), "house-first")
    assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == {
        name: str(dtype) for name, dtype in columns.COLUMNS["flow"].items()
    }


def test_an_origin_without_a_trail_gives_an_empty_picture() -> None:
    assert not charts.flow(flow_frame(tables(sample.catalogue(), "nl"), "nowhere"), NL).figure.data


# --- text in a picture ---------------------------------------------------------------------------------------------


def test_text_of_the_catalogue_is_never_read_as_mark_up() -> None:
    """Plotly reads tags, links and formulas in labels."""
    hostile = sample.experiment(
        obstacles=[sample.obstacle("no-place", text=HOSTILE)],
        judgements=[sample.judgement("hiring", "2014-12", level=2, reason=HOSTILE)],
    )
    catalogue = sample.catalogue(experiments={"house-first": hostile})
    seen = Readiness(catalogue, date(2014, 12, 31))
    drawings = [
        charts.flow(flow_frame(tables(catalogue, "nl"), "house-first"), NL),
        charts.comparison(readiness_frame(seen, "nl"), EDITION, NL),
        charts.steps(step_frame(seen, ["house"], "nl"), EDITION, NL),
    ]
    for drawn in drawings:
        text = drawn.figure.to_json().replace("\\u003c", "<").replace("\\u003e", ">")
        assert "&lt;b&gt;vet" in text
        assert "<a href" not in text
        assert "<b>vet" not in text
        assert "$5" not in text
        assert "hovertemplate" not in text


def test_labels_are_wrapped_and_a_long_word_is_cut() -> None:
    assert max(map(len, wrapped("Arbeidsongeschiktheid" * 20).split("<br>"))) <= 36
    assert wrapped("") == " "
    assert safe("a < b & $c$") == "a &lt; b &amp; &#36;c&#36;"
