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
from lessons.flow import flow_frame
from lessons.readiness import Readiness
from lessons.readiness_tables import readiness_frame, step_frame
from lessons.tables import tables
from lessons.words import Words
from tests import sample
from tests.test_export import read_csv

NL = Words("nl")
HOSTILE = '<b>vet</b><br>regel<a href="javascript:window.PWNED=1">x</a> Kosten $5 en $10 %{x}'
CHARTS = {"comparison": "readiness", "steps": "steps", "jobs": "series", "flow": "flow"}


def readiness(day: date = date(2014, 12, 31), **more: Any) -> pd.DataFrame:
    return readiness_frame(Readiness(sample.catalogue(**more), day), "nl")


def steps(*judgements: dict[str, Any], day: date = date(2021, 1, 1)) -> pd.DataFrame:
    found = sample.experiment(judgements=list(judgements))
    return step_frame(Readiness(sample.catalogue(experiments={"house-first": found}), day), ["house"], "nl")


def point(year: str, **more: Any) -> dict[str, Any]:
    return {"series": "jobs", "title": "Banen", "unit": "baan", "measures": "maat", "kind": "line", "part": "", "organisation": "",
            "date": year, "day": pd.Timestamp(int(year), 12, 31), "year": int(year), "point_kind": "", "target": pd.NA, "realised": pd.NA,
            "percent": pd.NA, "status": "official", "note": "", "sources": "press-2020"} | more  # fmt: skip


def series(*points: dict[str, Any]) -> pd.DataFrame:
    return columns.frame("series", [tuple(item.values()) for item in points])


def every_drawing(dark: bool = False) -> list[Drawing]:
    made = tables(sample.catalogue(), "nl")
    return [
        charts.comparison(readiness(), NL, dark=dark),
        charts.steps(steps(sample.judgement("hiring", "2014-12", level=2)), NL, dark=dark),
        charts.jobs(made.series, NL, dark=dark),
        charts.flow(flow_frame(made, "house-first"), NL, dark=dark),
    ]


def traces(drawing: Drawing, kind: str = "scatter") -> list[dict[str, Any]]:
    return [trace for trace in json.loads(drawing.figure.to_json())["data"] if trace["type"] == kind]


def lines(drawing: Drawing) -> list[dict[str, Any]]:
    return [trace for trace in traces(drawing) if trace["mode"] == "lines"]


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_empty_frame_gives_an_empty_picture_that_says_so(name: str, language: Any) -> None:
    drawn = getattr(charts, name)(columns.frame(CHARTS[name], []), Words(language))
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
    found = marks(charts.comparison(readiness(), NL))
    assert {x for x, _ in found["Barn nl: 0 van 3 beoordeeld"]} == {-2.0}
    house = found["House nl: 2 van 3 beoordeeld"]
    assert (2.0, "diamond") in house
    assert [symbol for x, symbol in house if x < 0] == ["diamond-open"]


def test_a_stale_level_stays_on_the_scale_as_an_open_mark_with_the_word() -> None:
    drawn = charts.comparison(readiness(date(2019, 1, 1)), NL)
    house = marks(drawn)["House nl: 2 van 3 beoordeeld"]
    assert (2.0, "diamond-open") in house
    assert " verouderd" in traces(drawn)[-1]["text"]


def test_the_states_are_told_apart_by_place_and_the_ticks_name_them() -> None:
    layout = json.loads(charts.comparison(readiness(), NL).figure.to_json())["layout"]
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
    table = charts.comparison(frame, NL).table
    assert table["Organisatie"].tolist() == frame["organisation_label"].tolist()
    assert table["Niveau"].tolist() == ["", "", "", "1 tot 2", "", "2"]
    assert table["Toestand"].tolist()[4] == "onbekend"


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
    drawn = charts.comparison(readiness(judgements=later), NL)
    assert drawn.title == "Op twee van de 3 dimensies is het niveau van Barn nl en House nl bekend en niet verouderd."


def test_with_nothing_known_by_both_the_finding_says_so() -> None:
    assert (
        charts.comparison(readiness(), NL).title
        == "Op geen van de 3 dimensies is het niveau van Barn nl en House nl bekend en niet verouderd."
    )


def test_at_most_four_organisations_are_drawn() -> None:
    organisations = {
        name: sample.r.Organisation.model_validate(
            {"id": name, "name": name, "short": name, "kind": "ministry", "sources": [sample.SEED]}
        )
        for name in ("house", "one", "two", "three", "four")
    }
    drawn = charts.comparison(readiness(organisations=organisations, judgements={}), NL)
    assert drawn.table["Organisatie"].nunique() == 4
    assert len(marks(drawn)) == 4


# --- steps ---------------------------------------------------------------------------------------------------------


def test_a_line_breaks_where_a_judgement_went_stale() -> None:
    drawn = charts.steps(
        steps(sample.judgement("hiring", "2014-12", level=2), sample.judgement("hiring", "2020", level=1)), NL
    )
    assert lines(drawn)[0]["y"] == pytest.approx([None, 0.3, 0.3, None, 0.15, 0.15])
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
        steps(sample.judgement("hiring", "2014-12", level=2), sample.judgement("hiring", "2016", level=3)), NL
    )
    assert lines(drawn)[0]["y"] == pytest.approx([None, 0.3, 0.3, 0.45, 0.45])
    assert "hoger op hiring nl" in drawn.title


def test_an_unknown_has_no_line_and_an_open_mark() -> None:
    drawn = charts.steps(steps(sample.judgement("hiring", "2014-12", state="unknown")), NL)
    assert lines(drawn)[0]["y"] == [None]
    mark = traces(drawn)[-1]
    assert mark["marker"]["symbol"] == ["circle-open"]
    assert mark["text"] == ["?"]
    assert "nog geen twee oordelen" in drawn.title


def test_the_table_of_steps_has_a_row_per_date() -> None:
    frame = steps(sample.judgement("hiring", "2014-12", level=2), sample.judgement("hiring", "2020", level=1))
    table = charts.steps(frame, NL).table
    assert table[["Datum", "Niveau", "Beweging"]].to_numpy().tolist() == [["2014-12", "2", ""], ["2020", "1", "lager"]]


# --- jobs ----------------------------------------------------------------------------------------------------------


def test_a_missing_year_is_a_gap_and_is_named() -> None:
    drawn = charts.jobs(series(point("2015", realised=1), point("2016", realised=2), point("2019", realised=3)), NL)
    assert lines(drawn)[0]["y"] == [1, 2, None, 3]
    assert "geen cijfer: 2017 en 2018" in drawn.alt


def test_series_parts_and_measures_never_share_a_line_or_a_panel() -> None:
    rows = series(
        point("2015", part="market", realised=5, target=9),
        point("2015", part="government", realised=3),
        point("2015", series="other", title="Anders", realised=7),
        point("2016", series="other", title="Anders", percent=61.0),
    )
    drawn = charts.jobs(rows, NL)
    panels = {(trace["yaxis"], tuple(value for value in trace["y"] if value is not None)) for trace in lines(drawn)}
    assert panels == {("y", (5,)), ("y", (9,)), ("y2", (3,)), ("y3", (7,)), ("y4", (61,))}


def test_the_panels_do_not_overlap_and_begin_at_zero() -> None:
    rows = series(*(point("2015", part=part, realised=5) for part in ("market", "government", "total")))
    layout = json.loads(charts.jobs(rows, NL).figure.to_json())["layout"]
    domains = [layout[axis]["domain"] for axis in ("yaxis", "yaxis2", "yaxis3")]
    assert all(upper[0] > lower[1] for upper, lower in pairwise(domains))
    assert all(layout[axis]["range"][0] == 0 for axis in ("yaxis", "yaxis2", "yaxis3"))


def test_single_statements_are_not_drawn() -> None:
    drawn = charts.jobs(series(point("2015", kind="statements", realised=1)), NL)
    assert drawn.table.empty
    assert not drawn.figure.data


def test_a_target_and_an_indication_have_a_sign_of_their_own() -> None:
    drawn = charts.jobs(
        series(point("2015", realised=1, target=2), point("2016", realised=1, target=2, status="indicative")), NL
    )
    symbols = {tuple(trace["marker"]["symbol"]) for trace in traces(drawn) if "markers" in trace["mode"]}
    assert symbols == {("diamond", "diamond-open"), ("circle", "circle-open")}


def test_an_indication_is_not_told_as_a_count() -> None:
    assert (
        charts.jobs(series(point("2024", realised=1000, status="indicative")), NL).title
        == "2024: ongeveer 1.000 banen."
    )


def test_the_table_of_jobs_keeps_the_rows_of_the_frame() -> None:
    rows = series(point("2015", realised=1250, target=2000), point("2016", percent=61.0))
    drawn = charts.jobs(rows, NL)
    assert drawn.table["Gerealiseerd"].tolist()[0] == 1250
    assert drawn.table["Gerealiseerd"].isna().tolist() == [False, True]
    assert drawn.table["Percentage van het doel"].tolist()[1] == 61.0
    assert drawn.title == "2015: 1.250 van de 2.000 banen."


# --- flow ----------------------------------------------------------------------------------------------------------


def test_the_flow_runs_from_obstacle_over_conclusion_to_lesson() -> None:
    drawn = charts.flow(flow_frame(tables(sample.catalogue(), "nl"), "house-first"), NL)
    [sankey] = traces(drawn, "sankey")
    hops = {
        (sankey["node"]["label"][a], sankey["node"]["label"][b])
        for a, b in zip(sankey["link"]["source"], sankey["link"]["target"], strict=True)
    }
    assert hops == {("no-place nl", "too-few nl"), ("too-few nl", "Vraag eerst nl"), ("no-place nl", "Vraag eerst nl")}
    assert drawn.title == "Eén obstakel, één conclusie en één les, en wat waaruit volgt."
    assert len(drawn.table) == 3


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
        charts.comparison(readiness_frame(seen, "nl"), NL),
        charts.steps(step_frame(seen, ["house"], "nl"), NL),
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
