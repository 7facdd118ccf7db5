"""What a visitor sees when a page fails."""

from __future__ import annotations

import logging
import re

import pytest
from streamlit.testing.v1 import AppTest


def failing() -> None:
    import streamlit as st

    from ui.guard import guard

    with guard():
        st.title("Before")
        raise ValueError("/secret/place is broken")


def stopping() -> None:
    import streamlit as st

    from ui.guard import guard

    with guard():
        st.title("Before")
        st.stop()


@pytest.mark.parametrize(("language", "words"), [("nl", "Hier ging iets mis."), ("en", "Something went wrong here.")])
def test_a_failing_page_says_so_plainly_and_the_log_has_the_rest(
    language: str, words: str, caplog: pytest.LogCaptureFixture
) -> None:
    page = AppTest.from_function(failing)
    page.query_params["taal"] = language
    with caplog.at_level(logging.ERROR, "doetank"):
        page.run()
    shown = page.error[0].value
    number = re.search(r"\b[0-9a-f]{8}\b", shown)
    assert shown.startswith(words)
    assert "secret" not in shown
    assert "ValueError" not in shown
    assert not page.exception
    assert page.title[0].value == "Before"
    assert number is not None
    assert number.group() in caplog.text
    assert "/secret/place is broken" in caplog.text


def test_stopping_a_page_is_no_failure(caplog: pytest.LogCaptureFixture) -> None:
    page = AppTest.from_function(stopping).run()
    assert not page.error
    assert not [record for record in caplog.records if record.name == "doetank"]
