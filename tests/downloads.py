"""What a visitor of a page can take home: `files("lessen", thema="work")` gives every file by its name, as bytes."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from functools import partial
from typing import Any
from unittest.mock import patch
from xml.etree import ElementTree

import pandas as pd
import streamlit as st
from streamlit.testing.v1 import AppTest

from tests.pages import open_page

NAMESPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def files(address: str = "", **keys: str | Sequence[str]) -> dict[str, bytes]:
    """File name -> bytes, for every download button of the page."""
    return visited(address, **keys)[1]


def visited(address: str = "", **keys: str | Sequence[str]) -> tuple[AppTest, dict[str, bytes]]:
    """The page, and its files made after the page has run, as a click does."""
    buttons: dict[str, partial[bytes]] = {}

    def button(_label: str, data: partial[bytes], *, file_name: str, **_: Any) -> None:
        if st.session_state["page"] == address:
            assert file_name not in buttons or buttons[file_name].args == data.args, f"two files named {file_name}"
            buttons[file_name] = data

    with patch("streamlit.download_button", button):
        app = open_page(address, **keys)
    return app, {name: make() for name, make in buttons.items()}


def read_csv(raw: bytes) -> pd.DataFrame:
    return pd.read_csv(io.BytesIO(raw), comment="#", encoding="utf-8-sig", keep_default_na=False, dtype=str)


def about_csv(raw: bytes) -> list[list[str]]:
    """The lines above the rows, without their `#`."""
    lines = csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""))
    return [line[1:] for line in lines if line and line[0] == "#"]


def part(raw: bytes, name: str) -> bytes:
    """One file inside an XLSX."""
    with zipfile.ZipFile(io.BytesIO(raw)) as book:
        return book.read(name)


def read_xlsx(raw: bytes, sheet: int = 1) -> list[list[str]]:
    """The texts of a sheet, row by row; a number as it is kept, a cell without a value as nothing."""
    with zipfile.ZipFile(io.BytesIO(raw)) as book:
        shared = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
        texts = ["".join(part.text or "" for part in item.iter(f"{NAMESPACE}t")) for item in shared]
        rows = ElementTree.fromstring(book.read(f"xl/worksheets/sheet{sheet}.xml")).iter(f"{NAMESPACE}row")
        return [[_shown(cell, texts) for cell in row.iter(f"{NAMESPACE}c")] for row in rows]


def rows_xlsx(raw: bytes) -> list[dict[str, str]]:
    """The rows of the first sheet by the names of its columns, "" where a cell is empty."""
    with zipfile.ZipFile(io.BytesIO(raw)) as book:
        shared = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
        texts = ["".join(part.text or "" for part in item.iter(f"{NAMESPACE}t")) for item in shared]
        found = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml")).iter(f"{NAMESPACE}row")
        placed = [{_column(cell): _shown(cell, texts) for cell in row.iter(f"{NAMESPACE}c")} for row in found]
    head, *rows = placed
    return [{name: row.get(place, "") for place, name in head.items()} for row in rows]


def _column(cell: ElementTree.Element) -> str:
    return str(cell.get("r")).rstrip("0123456789")


def _shown(cell: ElementTree.Element, texts: list[str]) -> str:
    value = cell.findtext(f"{NAMESPACE}v") or ""
    if cell.get("t") == "b":
        return str(value == "1")
    return texts[int(value)].replace("_x000D_", "\r") if cell.get("t") == "s" else value
