"""How old a judgement is on the date looked from, and until when it counts (method 4)."""

from __future__ import annotations

from datetime import date

from lessons.cells import Cell, valid_until
from lessons.readiness import Readiness
from lessons.words import Words


def age_words(readiness: Readiness, cell: Cell, words: Words) -> str:
    """ "Op de peildatum is dit 14 maanden oud. Het telt tot en met december 2017."; "" where nothing was judged."""
    if not cell.current:
        return ""
    last = cell.current[0].last
    aged = _aged(_months(last, readiness.as_of), words)
    old = words.say(nl=f"Op de peildatum is dit {aged} oud.", en=f"This is {aged} old on the date looked from.")
    if not cell.known:
        return old
    end = valid_until(last, readiness.edition.valid_months)
    until = words.date(end.isoformat()[: 10 if len(cell.current[0].judgement.date.date) == 10 else 7])
    if cell.stale:
        return words.join(
            [old, words.say(nl=f"Het telde tot en met {until}.", en=f"It counted up to and including {until}.")]
        )
    return words.join(
        [old, words.say(nl=f"Het telt tot en met {until}.", en=f"It counts up to and including {until}.")]
    )


def _months(first: date, last: date) -> int:
    """Whole months from one day to another."""
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)


def _aged(months: int, words: Words) -> str:
    if months < 1:
        return words.say(nl="minder dan een maand", en="less than a month")
    if months < 24:
        return words.count(months, nl=("maand", "maanden"), en=("month", "months"))
    years = words.count(months // 12, nl=("jaar", "jaar"), en=("year", "years"))
    return words.say(nl=f"ruim {years}", en=f"over {years}") if months % 12 else years
