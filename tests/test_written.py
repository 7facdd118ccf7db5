"""What the app writes as YAML comes back as it was."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from lessons.reading import read
from lessons.written import yaml_text

CURIOUS = ["", " ", "null", "~", "yes", "on", "1", "1.0", "2014-10-30", "- a", "a: b", "#", "&a", "*a", "!x", "'", '"', "\\", "%", "@", "`", "{", "[", "<<", "|", ">", "a\nb", "\x85", "\u2028", "\ufeff", "\x7f", "😀", "e1", "level:room", "level:", "a #b", "\U000e0001"]  # fmt: skip
TEXTS = st.text() | st.sampled_from(CURIOUS)
LEAVES = TEXTS | st.none() | st.booleans() | st.integers(-(10**11), 10**11)
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=5) | st.dictionaries(TEXTS, inner, max_size=5), max_leaves=20
)


def as_read(value: Any) -> Any:
    """What `reading` makes of it: numbers and yes/no as they are written, and the kind of value is for the field."""
    if isinstance(value, dict):
        return {key: as_read(part) for key, part in value.items()}
    if isinstance(value, list):
        return [as_read(part) for part in value]
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, int) else value


@given(st.dictionaries(TEXTS, VALUES, min_size=1, max_size=6))
def test_whatever_is_written_is_read_back(value: dict[str, Any]) -> None:
    found = read(yaml_text(value).encode("utf-8"), "agenda.yaml")
    assert found.value == as_read(value)


@given(VALUES)
def test_any_other_reader_of_yaml_gets_the_very_same_value(value: Any) -> None:
    assert yaml.safe_load(yaml_text(value)) == value


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_is_written_without_an_exponent(number: float) -> None:
    text = yaml_text({"value": number}).strip().removeprefix("value: ")
    assert "e" not in text.lower()
    assert float(text) == number


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_what_is_no_number_is_not_written(number: float) -> None:
    with pytest.raises(ValueError, match="no number"):
        yaml_text([number])


def test_it_reads_as_the_files_of_the_catalogue_do() -> None:
    value: dict[str, Any] = {"id": "a-b", "date": "2014-10-30", "text": {"nl": "Ja, 'nee'", "en": None}, "items": [{"kind": "x", "of": [1]}, "level:room"], "none": []}  # fmt: skip
    assert yaml_text(value) == (
        'id: a-b\ndate: "2014-10-30"\ntext:\n  nl: "Ja, \'nee\'"\n  en: null\n'
        "items:\n  - kind: x\n    of:\n      - 1\n  - level:room\nnone: []\n"
    )
