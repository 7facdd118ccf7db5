"""A list of lessons as Markdown: every text stays a text, and the facts stand beside it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.handout import Item, Origin, escaped, markdown
from lessons.words import Words

ABOUT = {"Titel": "Doetank-lessen: Lessen om mee te nemen", "Licentie": "CC BY 4.0, https://example.org/by", "Link": "http://h/lijst?lijst=a,b/c&taal=nl"}  # fmt: skip
HOSTILE = [
    "# een kop",
    "- een punt",
    "+ een punt",
    "1. een nummer",
    "2) een nummer",
    "=== een streep",
    "> een citaat",
    "[een link](http://evil.example)",
    "![beeld](http://evil.example/x.png)",
    "<script>window.PWNED=1</script>",
    "<b>vet</b> & &lt;i&gt;",
    "http://evil.example en www.evil.example",
    "**vet** _schuin_ `code` ~~weg~~ | cel |",
    "regel een\n\n# regel twee\r\n- drie",
    "$x^2$ a@b.nl \\",
    "\ud800 half",
]


def item(text: str = "Een les", **other: object) -> Item:
    return Item(
        **{
            "id": "een",
            "text": text,
            "kind": "Advies",
            "who": "IND",
            "year": "2014",
            "conditions": "",
            "ask": "Wie doet dit?",
            "strength": "Sterk",
            "themes": ("Werk",),
            "sources": (Origin("Een bron, 2014", "helemaal gelezen"),),
            **other,
        }  # type: ignore[arg-type]
    )


def read(text: str) -> str:
    """What a reader of Markdown sees of a text in which every sign stands for itself."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_never_becomes_markup(text: str) -> None:
    """On one line, no sign left that Markdown reads, and nothing to open a heading, a list or a link with."""
    safe = escaped(text)
    assert "\n" not in safe
    assert not re.search(r"(?<!\\)(?:\\\\)*[`*_{}\[\]<>#|~&@$^!]", safe)
    assert not re.match(r"[-+=]|\d+[.)]|\s", safe)
    assert not re.search(r"(?<!\\)://|www(?=\.)", safe)


@given(st.text())
def test_no_word_of_a_text_is_lost(text: str) -> None:
    assert read(escaped(text)) == " ".join(text.encode("utf-8", "replace").decode("utf-8").split())


def test_an_ordinary_sentence_stays_readable() -> None:
    sentence = "Vraag I&M, in 2014 (al eerder): wie doet dit? 50% zegt: 'ja'."
    assert escaped(sentence) == sentence.replace("&", r"\&")


@pytest.mark.parametrize("hostile", HOSTILE)
def test_whatever_the_texts_say_the_lines_are_those_of_the_list(hostile: str) -> None:
    """As many headings, numbers and lines as for plain texts."""
    plain = markdown([item(), item()], ABOUT, [("Bron", "Titel", "adres")], Words("nl"))
    other = item(hostile, ask=hostile, who=hostile, conditions="", sources=(Origin(hostile, hostile),))
    found = markdown([other, other], ABOUT, [("Bron", hostile, "adres")], Words("nl"))

    def shape(text: str) -> list[str]:
        return [re.match(r" *(#+ |\d+\. \*\*|- )?", line)[0] for line in text.splitlines()]  # type: ignore[index]

    assert shape(found) == shape(plain)


@pytest.mark.parametrize(("language", "heard"), [("nl", "Vraag voor thuis: Wie doet dit?"), ("en", "Question to take home: Wie doet dit?")])  # fmt: skip
def test_facts_sources_and_lessons_are_told(language: str, heard: str) -> None:
    text = markdown([item(), item("Twee")], ABOUT, [("Bron", "Titel", "https://example.org/x_y")], Words(language))  # type: ignore[arg-type]
    assert text.startswith("# Doetank-lessen: Lessen om mee te nemen\n")
    assert re.findall(r"^(\d+)\. \*\*(.*)\*\*$", text, re.MULTILINE) == [("1", "Een les"), ("2", "Twee")]
    assert text.count(heard) == 2
    assert "Een bron, 2014 (helemaal gelezen)" in text
    assert "- Licentie: CC BY 4.0, <https://example.org/by>" in text
    assert "- Link: <http://h/lijst?lijst=a,b/c&taal=nl>" in text
    assert "- Titel, <https://example.org/x_y>" in text


def test_what_no_source_tells_is_left_out() -> None:
    bare = item(kind="", who="", year="", ask="", strength="", themes=(), sources=())
    lines = markdown([bare], ABOUT, [], Words("nl")).splitlines()
    assert [line for line in lines if line.startswith("   -")] == []
    assert "## Bronnen" not in lines
