"""Which language a visitor reads: found out once in a run of a page, and anew in the next."""

from __future__ import annotations

import pytest

from tests.pages import open_page, text_of
from ui import language as spoken


def test_in_a_run_it_is_found_out_once_and_outside_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def found() -> str:
        asked.append("nl")
        return "nl"

    monkeypatch.setattr(spoken, "_language", found)
    with spoken.one_language():
        assert (spoken.language(), spoken.language()) == ("nl", "nl")
    assert len(asked) == 1
    assert (spoken.language(), spoken.language()) == ("nl", "nl")
    assert len(asked) == 3


def test_a_visitor_who_changes_the_language_gets_the_other_in_the_next_run_and_keeps_it() -> None:
    app = open_page("lessen", taal="en")
    assert "taal=nl" in text_of(app), "the way to the other language"
    app.query_params["taal"] = "nl"
    app.run()
    assert "taal=en" in text_of(app)
    del app.query_params["taal"]
    app.run()
    assert "taal=en" in text_of(app), "the session remembers it"
