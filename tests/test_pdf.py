"""The sheet as a PDF: one page of A4, tagged, letter for letter; no text in it is ever read as markup."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from lessons import agenda
from lessons.catalogue import load
from lessons.pdf import drawable, pdf
from lessons.summary_parts import Lesson, Question, Summary
from lessons.words import LANGUAGES, Language, Words
from tests.rooms import said
from tests.test_summary import made
from ui.shelf import SHIPPED

HOSTILE = [
    "#set page(width: 1pt)",
    '#read("/etc/passwd") $x^2$ @bron <label> `code` *vet* _schuin_ = kop - lijst + 1. // weg /* weg */',
    "\\u{41} \\# ~ -- --- ... ' \" [ ] { } ( ) & | ^ % ; : !",
    "#{ while true { } } #panic()",
    "https://evil.example/ www.evil.example",
    "Łódź, São Tomé, ĳsbeer, Ærø, ½ × 3 ≥ 1 → 2 € 5",
]


def read(raw: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(raw))


def signs(raw: bytes) -> str:
    """What the page says, without spaces and what a line that was broken has in it."""
    found = read(raw).pages[0].extract_text()
    return "".join(found.split()).replace("\u200b", "").replace("\u00ad", "")


@pytest.fixture(scope="module")
def usual() -> Summary:
    return made(load(SHIPPED).catalogue)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", ["shipped", "0", "300"])
def test_it_is_one_page_that_says_what_the_summary_says(
    size: str, language: Language, worlds: Mapping[str, Path]
) -> None:
    """With a room that said much as well, and for the purpose with most conditions."""
    catalogue = load(worlds[size]).catalogue
    room = said(agenda.items("level:room,level:work,lessons:work", catalogue), catalogue)
    found = made(catalogue, language, "scale-up", room=room)
    raw = pdf(found, Words(language))
    pages = read(raw).pages
    assert [(round(page.mediabox.width), round(page.mediabox.height)) for page in pages] == [(595, 842)]
    told = signs(raw)
    for text in ("".join(found.finding), found.coverage, *(one.text for one in found.lessons), found.stated.link):
        assert "".join(text.split()).replace("-", "") in told.replace("-", "")
    for row in found.matrix.rows if found.matrix else ():
        assert "".join(row.name.split()) in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_tagged_with_its_language_and_its_title(usual: Summary, language: Language) -> None:
    """PDF/UA-1: who hears the page gets headings, tables with heads, and lists; the letters are in the file."""
    reader = read(pdf(replace(usual, language=language), Words(language)))
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert str(root["/Lang"])[:2] == language
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata
    assert reader.metadata.title == "Een titel"
    assert not reader.metadata.author
    assert b"pdfuaid" in root["/Metadata"].get_data()
    kinds = list(tags(root["/StructTreeRoot"]))
    assert kinds.count("/H1") == 1
    assert kinds.count("/H2") >= 5
    assert {"/Table", "/THead", "/TH", "/TD", "/L", "/LI", "/P"} <= set(kinds)


def tags(node: Any) -> list[str]:
    """The kinds of all parts of the structure, in reading order."""
    held = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(held, list):
        return [kind for item in held for kind in tags(item)]
    if not isinstance(held, dict):
        return []
    return [*([str(held["/S"])] if "/S" in held else []), *tags(held.get("/K", []))]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_is_only_ever_a_text(usual: Summary, text: str) -> None:
    held = replace(
        usual,
        questions=(Question(text, text),),
        lessons=(Lesson(text, text, text),),
        steps=(text,),
        stated=replace(usual.stated, title=text, facts=((text, text),), sources=(text,)),
    )
    raw = pdf(held, Words("nl"))
    assert "".join(text.split()) in signs(raw)
    assert read(raw).metadata.title == text  # type: ignore[union-attr]
    assert len(read(raw).pages) == 1


@pytest.mark.parametrize("text", ["x" * 2_000, "woord " * 330, "😀" * 50, "a\u0000b\ud800c", "שלום", "مرحبا", "中文"])
def test_whatever_people_write_gives_one_page_without_holes(usual: Summary, text: str) -> None:
    """A PDF/UA may not have a sign that no letter draws: those are boxes."""
    held = replace(
        usual, steps=(text[:190],), stated=replace(usual.stated, title=text[:80], facts=(("Titel", text[:300]),))
    )
    assert len(read(pdf(held, Words("nl"))).pages) == 1


def test_what_no_letter_draws_is_a_box_and_all_else_stays() -> None:
    every = "".join(chr(point) for point in range(0x20, 0x250) if chr(point).isprintable())
    assert drawable(every) == every
    assert drawable("a😀b\x07") == "a□b□"


def test_the_same_summary_gives_the_same_bytes(usual: Summary) -> None:
    assert pdf(usual, Words("nl")) == pdf(usual, Words("nl"))
