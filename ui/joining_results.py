"""What a phone tells once the wall does: what came out of the question that the room looks at, the same for everybody.

The values are those of the wall (`room_screen.result`), so nothing stands here that is withheld there. It is filled in once
per step of the coach and language, not once per phone: `part` has `PLACE` for it, `filled` puts it there.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from secrets import token_hex

from lessons import vote_findings
from lessons.room import Asked, Session
from lessons.sessions import Sessions
from lessons.words import Words
from ui import room_screen
from ui.html import render_in
from ui.room_parts import seen_by

PLACE = f"~{token_hex(8)}~"
"""Where in a page the result comes: in no text that anybody wrote."""
MOST, SECONDS = 40, 600.0
"""So many results are held at most, and so long."""


class _Held:
    """A text that is made by who first asks for it; others who ask meanwhile wait."""

    def __init__(self, since: float) -> None:
        self.since, self.text = since, ""
        self._lock = threading.Lock()

    def of(self, make: Callable[[], str]) -> str:
        with self._lock:
            self.text = self.text or make()
            return self.text


class Once:
    """Texts by key, each made once; the oldest go first, and none is held longer than `seconds`."""

    def __init__(self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.most, self.seconds, self.clock = most, seconds, clock
        self._held: OrderedDict[tuple[Hashable, ...], _Held] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, key: tuple[Hashable, ...], make: Callable[[], str]) -> str:
        """The text of this key. Who asks while it is being made waits for it, and nobody else does."""
        with self._lock:
            now = self.clock()
            while self._held and now - next(iter(self._held.values())).since >= self.seconds:
                self._held.popitem(last=False)
            found = self._held.setdefault(key, _Held(now))
            while len(self._held) > self.most:
                self._held.popitem(last=False)
        return found.of(make)

    def forget(self, first: Hashable) -> None:
        """Hold no text any more of a key that begins with this."""
        with self._lock:
            for key in [key for key in self._held if key[0] == first]:
                del self._held[key]


RESULTS = Once(MOST, SECONDS)
"""What came out, by session, question, phase, language and version of the data."""


def is_out(asked: Asked) -> bool:
    """Whether the wall shows what came out of this question. Words of people stand in a list of their own."""
    return asked.question.kind != "words" and bool(asked.told) and not asked.round


def filled(page: str, session: Session, store: Sessions, speech: Words) -> str:
    """The page of one phone with what came out, where it has a place for it."""
    asked = session.now
    if asked is None or PLACE not in page:
        return page
    return page.replace(PLACE, _result(session, asked, store, speech))


def _result(session: Session, asked: Asked, store: Sessions, speech: Words) -> str:
    """With letters for names where the session hides them; the catalogue speaks of whom the question names, without either."""
    seen = seen_by(session, speech, session.plan.names_hidden)

    def make() -> str:
        found = room_screen.result(session, asked, store, seen) or {}
        bars = vote_findings.share(speech)
        notes = [note for note in found.get("notes", ()) if note != bars]
        if seen.names and found.get("catalogue"):
            found["catalogue"] = {**found["catalogue"], "name": ""}
        return render_in(speech, "meedoen_uitslag", result=found, notes=notes)

    return RESULTS.of((session.id, asked.question.id, asked.phase, speech.language, seen.catalogue.fingerprint), make)
