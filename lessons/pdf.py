"""The summary as a PDF of one page: tagged for who hears it (PDF/UA-1), with language and title, by typst.

Texts go in as data and are never read as markup. The same summary gives the same bytes. Why typst:
docs/adr/0043-handouts.md.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import typst

from lessons.summary_parts import Summary
from lessons.summary_words import labels, notes
from lessons.words import Words

_TEMPLATE = Path(__file__).parent / "summary.typ"
_FONTS = Path(__file__).parent / "fonts"
_UNDRAWN = re.compile(
    "[^ -~\xa0-\u0377\u037a-\u037f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u0484\u0487-\u04ff\u0531-\u058f"
    "\u0591-\u05c7\u05d0-\u05ea\u05f0-\u05f4\u060c\u061b\u061f\u0621-\u063a\u0640-\u0655\u0660-\u066d\u06cc\u06f0-\u06f9"
    "\u1e00-\u1eff\u2000-\u2040\u2044-\u2052\u2070\u2071\u2074-\u208e\u20a0-\u20c0\u2100-\u211e\u2120\u2122\u2126-\u2151"
    "\u2153-\u2184\u2190-\u23ff\u2460-\u262f\u2713\u2714\u2717\u2718\u2776-\u277f\u2794\u279c\ufb00-\ufb06]"
)
_BOX = "\u25a1"


def pdf(summary: Summary, speech: Words) -> bytes:
    """The page as PDF/UA-1."""
    compiler = typst.Compiler(
        _TEMPLATE, root=_TEMPLATE.parent, font_paths=_fonts(), sys_inputs={"summary": json.dumps(told(summary, speech))}
    )
    made = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=0)
    assert isinstance(made, bytes)
    return made


@cache
def _fonts() -> typst.Fonts:
    """The letters of the house, and those that come with typst; never those of the machine, which differ."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[_FONTS])


def told(summary: Summary, speech: Words) -> dict[str, Any]:
    """What the template is given: the summary, the words around it, and a sentence where a part is empty."""
    held = summary.as_json()
    stated = held.pop("stated")
    drawn = {
        **held,
        "title": stated["title"],
        "description": "".join(summary.finding),
        "facts": [[speech.say(nl="Gemaakt op", en="Made on"), stated["day"]], *stated["facts"]],
        "sources": stated["sources"],
        "labels": labels(speech),
        "notes": notes(summary, speech),
    }
    return {**drawable(drawn), "link": drawable(stated["link"])}


def drawable(value: Any) -> Any:
    """The same with a box for every sign that no letter of ours can draw: a PDF/UA must not have holes."""
    if isinstance(value, str):
        return _UNDRAWN.sub(_BOX, value.encode("utf-8", "replace").decode("utf-8"))
    if isinstance(value, dict):
        return {key: drawable(one) for key, one in value.items()}
    return [drawable(one) for one in value] if isinstance(value, list | tuple) else value
